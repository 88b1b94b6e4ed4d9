package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Acts that a verb before them makes something else than done, over the name of whoever it tells of: refused, given up, decided, told of others.

// straight reports whether nothing but names of bodies, their adjectives and days stands among the tokens, and before the last of them a preposition at
// most: "رفض [الجيش الإسرائيلي أمس] اقتحام", "امتنع [الجيش عن] قصف".
func (w *work) straight(from, to int) bool {
	for k := from; k < to; k++ {
		t := &w.d.Tokens[k]
		switch {
		case w.d.ActorAt[k] >= 0 && w.d.ActorPro[w.d.ActorAt[k]] == "", w.d.DateAt[k] >= 0, t.Kind == arabic.Quote:
		case k == to-1 && t.Norm == "عن":
		case t.Kind == arabic.Word && strings.HasPrefix(t.Norm, "ال") && len(w.d.Hits[k]) == 0 && w.d.PlaceAt[k] < 0:
		default:
			return false
		}
	}
	return true
}

// forgoneFar is how many tokens before a noun of act the verb may stand by which somebody forgoes it.
const forgoneFar = 8

// governedStraight returns the word of a class before a noun of act at token i with nothing but whoever it tells of between; -1 without one, and where
// that word is a noun behind a preposition ("بعد رفض الجيش", "رغم قرار الحكومة") or negated.
func (w *work) governedStraight(i int, class string) int {
	if !w.d.Says(class) {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-forgoneFar && w.sentOf0(k) == w.sentOf0(i); k-- {
		if n := w.d.Cue(class, k); n > 0 {
			if w.straight(k+n, i) && !w.negated(k) {
				return k
			}
			return -1
		}
	}
	return -1
}

// forgoneAt reports whether the noun of act h is what a body refused to do or gave up: "امتنعت القوات عن قصف القرية", "رفض الجيش اقتحام بلدة سرمين".
// Refused is only what a place follows; what another body did, or what harmed somebody, is condemned: "رفضت الحكومة قصف الجيش مدينة رفح".
func (w *work) forgoneAt(h lexicon.Hit) bool {
	i := h.First
	if w.d.Tokens[max(i-1, 0)].Norm == "عن" && w.governedStraight(i, "refrains") >= 0 {
		return true
	}
	k := w.governedStraight(i, "forgoes")
	return k >= 0 && w.anyForce(k, i) && w.strikesPlace(h) && !w.cameTrue(h)
}

// strikesPlace reports whether a noun of act is bare and has the place that it strikes right behind.
func (w *work) strikesPlace(h lexicon.Hit) bool {
	i := h.End
	return !h.Definite && h.Pronoun == "" && i < len(w.d.Tokens) && w.placeOpens(i) && w.d.ActorAt[i] < 0 && !w.andAt(i) && w.d.Cue("preposition", i) == 0
}

// cameTrue reports whether the sentence goes on with harm, an outcome or a verb of the past for the same act, so that what was decided was done: "قرار
// الجيش قصف المدرسة أدى إلى مقتل".
func (w *work) cameTrue(h lexicon.Hit) bool {
	for k := h.End; k < len(w.d.Tokens) && w.sentOf0(k) == w.sentOf0(h.First); k++ {
		if w.d.Cue("answer", k) > 0 {
			return false // "ردا على مقتل"
		}
		if w.head(k) != "" || w.result(k) || w.pastOf(k, h.Entry.Type) {
			return true
		}
	}
	return false
}

// pastOf reports whether token k is a verb of the past for acts of a type in a form that no noun has.
func (w *work) pastOf(k int, typ string) bool {
	past := false
	for _, h := range w.d.Hits[k] {
		if h.Noun || h.Part {
			return false
		}
		past = past || !h.Present && !h.Future && h.Entry.Type == typ
	}
	return past
}

// decidedAt returns the word by which somebody decided on the noun of act h, which was not done yet; -1 without one. The noun of deciding counts only
// with a body that can do the act right behind it, and a place behind the act: "رغم قرار المجلس قصف الجيش المدينة" tells of a strike.
func (w *work) decidedAt(h lexicon.Hit) int {
	if k := w.governedStraight(h.First, "decides"); k >= 0 && !w.cameTrue(h) {
		return k
	}
	k := w.governedStraight(h.First, "decision")
	if k < 0 || !w.strikesPlace(h) || w.cameTrue(h) {
		return -1
	}
	if m := w.d.ActorAt[k+1]; m < 0 || !armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "government" {
		return -1
	}
	return k
}

// asObject reports whether a word at token i that may be a verbal noun is the object of a verb of refusing or deciding over its subject, so that it is
// that noun: "رفض الجيش قصف القرية".
func (w *work) asObject(i int) bool {
	if !w.d.Says("forgoes") && !w.d.Says("refrains") && !w.d.Says("decides") && !w.d.Says("decision") {
		return false
	}
	return slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool {
		return h.Noun && h.Pro == "" && (w.forgoneAt(h) || w.decidedAt(h) >= 0)
	})
}

// forgone reports whether a noun of act is what somebody refused to do or gave up: "رفض الجيش اقتحام بلدة سرمين", "امتنعت القوات عن قصف القرية".
func (w *work) forgone(p *proto) bool {
	return p.hit.Pro == "" && (violent[p.typ] || p.typ == "withdrawal" || p.typ == "deployment") && w.forgoneAt(p.hit)
}

// decided marks a noun of violence or withdrawal that somebody decided on, and so had not done yet.
func (w *work) decided(p *proto) bool {
	if !p.hit.Noun || p.hit.Pro != "" || !violent[p.typ] && p.typ != "withdrawal" && p.typ != "deployment" {
		return false
	}
	k := w.decidedAt(p.hit)
	if k < 0 {
		return false
	}
	w.setMood(p, tawatur.Planned, k, "decided")
	return true
}

// conditional marks an act told by a verb of the past right behind "إن", in a form that no noun has, where what then will be follows in the sentence and no
// harm: "إن قصفت القوات البلدة فسترد". Many write "أن" so: "أعلن الجيش إن قصفت طائراته البلدة".
func (w *work) conditional(p *proto) bool {
	i := p.hit.First
	j := w.prevWord(i)
	if p.hit.Noun || p.hit.Part || p.hit.Present || p.hit.Gender != 'f' || p.hit.Pro != "" || j < 0 || w.words(j, j+1) != "إن" || w.before(j) == "ما" || !w.thenWill(p) {
		return false
	}
	w.setMood(p, tawatur.Hypothetical, j, "a condition")
	return true
}

// thenWill reports whether the sentence says behind p what will be, and neither harm nor a day before.
func (w *work) thenWill(p *proto) bool {
	for k := p.hit.End; k < len(w.d.Tokens) && w.sentOf0(k) == p.sent; k++ {
		switch {
		case w.head(k) != "" || w.result(k) || w.d.DateAt[k] >= 0:
			return false
		case w.d.Cue("then", k) > 0 || slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Future }):
			return true
		}
	}
	return false
}
