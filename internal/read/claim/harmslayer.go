package claim

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Harm told by a verb whose doer stands between it and the counted, or before it: "قتلت قوات النظام ثلاثة مدنيين".

// slainBy reads the counted behind the doer of an active verb: "قتلت قوات النظام ثلاثة مدنيين", "قتل مسلحون شابا".
func (w *work) slainBy(h lexicon.Hit, end int) ([]group, int) {
	if h.Entry == nil || h.Entry.Frame != "transitive" || h.Passive || h.End >= end {
		return nil, 0
	}
	k := w.gap(h.End, end)
	if k >= end {
		return nil, 0
	}
	to := 0
	if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].Kind != "civilians" {
		to = w.d.Actors[m].End
	} else if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Group == "fighters" || w.d.Cue("suicide", k) > 0 {
		to = k + 1
	} else if g, e, ok := w.group(k, end); ok && g.who == "fighters" {
		return w.slainByCounted(e, end)
	}
	to = w.pastAside(to, end)
	for n := to; to > 0 && n < end && n < to+slainFar; n++ {
		t := w.d.Tokens[n]
		if t.Norm == "في" && n+1 < end && w.d.PlaceAt[n+1] >= 0 {
			n = w.d.Places[w.d.PlaceAt[n+1]].End - 1
			continue
		}
		if t.Kind == arabic.Punct || strings.HasPrefix(t.Norm, "و") || w.result(n) || w.d.Cue("because", n) > 0 {
			break
		}
		if gs, e := w.groups(n, end); len(gs) > 0 && (w.object(gs[0]) || n == to && w.victimOf(k, gs[0])) {
			return gs, e
		}
	}
	return nil, 0
}

// slainFar is how many words of whose a doer is may stand between him and the counted: "قتلت قوات التحالف بقيادة الولايات المتحدة شابا".
const slainFar = 9

// victimOf reports whether a definite person stands right behind the body under arms at token k, so that the verb before has two nouns
// and is active: "قتلت قسد الشاب خالد".
func (w *work) victimOf(k int, g group) bool {
	m := w.d.ActorAt[k]
	return m >= 0 && armed(w.d.Actors[m].Kind) && one(g) && strings.HasPrefix(w.d.Tokens[g.first].Norm, "ال") && w.ownKind(g) == ""
}

// slayer reports whether the doer of a transitive verb of harm stands right before it and opens its clause: "إن روسيا
// قتلت 12 مدنيا".
func (w *work) slayer(i int, h lexicon.Hit) bool {
	if h.Entry.Frame != "transitive" || h.Pro != "" || w.plural(i) {
		return false
	}
	j := w.prevWord(i)
	if j < 0 || w.d.ActorAt[j] < 0 || w.sentOf0(j) != w.sentOf0(i) {
		return false
	}
	m := w.d.ActorAt[j]
	switch k := w.d.Actors[m].Kind; {
	case w.d.Actors[m].Generic || !armed(k) && k != "government" && k != "authority" && k != "state":
		return false
	case w.d.Cue("men", w.d.Actors[m].First) > 0:
		return false
	}
	first := w.d.Actors[m].First
	opens := w.open[first] || first == w.d.Sentences[w.sentOf0(i)].First || w.d.Cue("that", first-1) > 0
	return opens && w.gripOf(m) == bare
}

// slainByCounted reads the counted right behind a counted doer: "قتل خمسة مسلحين من التنظيم 40 شخصا".
func (w *work) slainByCounted(k, end int) ([]group, int) {
	for n := k; n < end && n < k+6; n++ {
		t := w.d.Tokens[n]
		if t.Kind == arabic.Punct || strings.HasPrefix(t.Norm, "و") && !strings.HasPrefix(t.Norm, "واحد") || w.d.Cue("because", n) > 0 || w.result(n) {
			break // "قتل خمسة مسلحين وثلاثة مدنيين": all of them are the dead
		}
		if w.startsNumber(n) {
			return w.groups(n, end)
		}
	}
	return nil, 0
}

// pastAside steps over an aside between commas that names a backer: "قتلت قسد، بدعم من التحالف، قياديا".
func (w *work) pastAside(k, end int) int {
	at := k
	for at < end && w.d.Tokens[at].Kind == arabic.Quote {
		at++
	}
	if at+1 >= end || w.d.Tokens[at].Norm != "،" || w.d.Cue("backer", at+1) == 0 && w.d.Cue("suicide", k-1) == 0 {
		return k
	}
	for n := at + 2; n < end && n < at+12; n++ {
		if w.d.Tokens[n].Norm == "،" {
			return n + 1
		}
	}
	return k
}

// object reports whether a group can be the object of the verb by its ending: "شابا", "مدنيين", "ثلاثة مدنيين".
func (w *work) object(g group) bool {
	last := w.d.Tokens[g.end-1].Norm
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first]); ok && p.Group == "same" {
		return false
	}
	return w.d.NumberAt[g.first] >= 0 && !strings.HasSuffix(last, "ون") || strings.HasSuffix(last, "ا") || g.min != nil && strings.HasSuffix(last, "ين")
}
