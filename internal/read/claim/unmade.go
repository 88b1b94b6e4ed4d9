package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// unmadeTypes are the acts that are called for, planned and talked of more often than done, each with the number of words before its noun within which that shows.
var unmadeTypes = map[string]int{"agreement": 5, "withdrawal": 5, "siege-lifted": 8, "leadership-change": 3, "prisoner-release": 5}

// unmade reports whether a noun of such an act is what somebody calls for, fails in, has a plan for or speaks about, with no verb between that tells it: "مشروع قرار
// لانسحاب القوات", "فشل في التوصل إلى هدنة", "سفن كسر الحصار".
func (w *work) unmade(p *proto) bool {
	far := unmadeTypes[p.typ]
	if far == 0 || !p.hit.Noun || len(p.harm) > 0 || p.modality != tawatur.Asserted {
		return false
	}
	if j := w.prevWord(p.hit.First); p.gov == nil && !w.causingVerb(j) && (p.typ == "siege-lifted" && strings.Contains(p.hit.Pro, "ل") || j >= p.from && w.d.Cue("talking", j) > 0 && (p.hit.Pro == "" || p.hit.Pro == "ل")) {
		return true // "لجنة لكسر الحصار", "مفاوضات وقف إطلاق النار"
	}
	for k, n := p.hit.First-1, 0; k >= p.from && n < far; k-- {
		if p.gov != nil && p.gov.First == k && !p.gov.Noun && p.gov.Entry.Class != "attempt" || w.d.Cue("after", k) > 0 {
			return false
		}
		if w.unmadeBy(p, k) {
			return true
		}
		if _, ok := w.finite(k); ok {
			return false
		}
		if w.d.Tokens[k].Kind == arabic.Word {
			n++
		}
	}
	return false
}

// unmadeBy reports whether the word at token k says that an act behind it is not done, and neither what it is done by ("في إطار مبادرة") nor what has brought it about
// ("أدى الضغط إلى").
func (w *work) unmadeBy(p *proto, k int) bool {
	n := max(w.d.Cue("unmade", k), w.d.Cue("unmade-beside", k))
	beside := n > 0 && w.covers(k, n, p.hit.First)
	if n == 0 || w.d.Cue("unmade", k) == 0 && !beside && !strings.Contains(p.hit.Pro, "ل") {
		return false
	}
	if beside && !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return true // "بخصوص ملف تبادل الأسرى"
	}
	if _, framed := w.cueBefore("framing", k); framed && p.gov != nil && !p.gov.Noun {
		return false
	}
	j := w.prevWord(p.hit.First)
	return j <= k || w.d.Cue("preposition", j) == 0 || !w.causingVerb(w.prevWord(k))
}

// causingVerb reports whether the word at token i is a verb of bringing about or of forcing.
func (w *work) causingVerb(i int) bool {
	if i < 0 {
		return false
	}
	h, ok := w.finite(i)
	return ok && h.Entry.Class == "cause" || w.d.Cue("compels", i) > 0
}

// otherSense reports whether a verb or noun of an act is another word where it stands: "تعين على", "تخلي عن", "انسحاب تداعياتها على", "نهب ثروات".
func (w *work) otherSense(p *proto) bool {
	i := p.hit.End
	if i >= len(w.d.Tokens) {
		return false
	}
	switch {
	case p.typ == "leadership-change" && p.hit.Entry.Lemma == "عين":
		return p.hit.Present && (w.d.Tokens[i].Norm == "علي" || p.hit.Pronoun != "")
	case p.typ == "withdrawal" && p.hit.Entry.Lemma == "اخلي":
		return strings.HasSuffix(w.d.Tokens[p.hit.First].Norm, "تخلي") && w.anyCue("off", i, min(p.to, i+4))
	case p.typ == "withdrawal" && p.hit.Noun:
		return w.d.Cue("spreading", i) > 0
	case p.typ == "property-damage":
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].End < len(w.d.Tokens) {
			i = w.d.Actors[m].End // who did it
		}
		safe := (p.hit.Entry.Lemma == "اتلف" || p.hit.Entry.Lemma == "فجر") && w.d.Cue("ordnance", i) > 0
		return len(p.harm) == 0 && (safe || w.d.Cue("immaterial", i) > 0) && !w.andThing(i)
	case p.typ == "support" && strings.HasPrefix(p.hit.Entry.ID, "phrases/"):
		return w.madeOfName(p)
	}
	return false
}

// andThing reports whether a second thing is joined to the one at token i: "أحلام الأهالي ومنازلهم".
func (w *work) andThing(i int) bool {
	const far = 3
	for k := i + 1; k <= i+far && k < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[i]; k++ {
		t := &w.d.Tokens[k]
		if t.Kind != arabic.Word || !strings.HasPrefix(t.Norm, "و") || len(w.d.Hits[k]) > 0 || w.d.ActorAt[k] >= 0 || w.d.PlaceAt[k] >= 0 {
			continue
		}
		return w.d.Cue("immaterial", k) == 0 && !(strings.HasSuffix(t.Norm, "يه") && strings.HasSuffix(w.d.Tokens[k-1].Norm, "يه")) // "النفطية والزراعية"
	}
	return false
}

// madeOfName reports whether the word that makes a phrase of support stands inside a body's name: "أكد شهود انسحاب قوات الدعم السريع".
func (w *work) madeOfName(p *proto) bool {
	const far = 10
	for k := p.hit.First + 1; k < p.to && k < p.hit.First+far; k++ {
		if w.completedBy(p.hit.Entry, k) {
			m := w.d.ActorAt[k]
			return m >= 0 && w.d.Actors[m].First < k && k+1 < w.d.Actors[m].End
		}
	}
	return false
}
