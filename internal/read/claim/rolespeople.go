package claim

import (
	"strings"
)

// People without arms who act upon bodies under arms: "منع أهالي القرية رتلا أميركيا من المرور".

// hinders are the types of what people without arms may do to a body whose post or patrol is named behind them.
var hinders = map[string]bool{"attack": true, "detention": true, "movement-restriction": true, "siege": true, "property-damage": true, "raid": true}

// folkFar is how many words may stand between people and whom they act upon: the name of their village, a day.
const folkFar = 5

// folkActs reports whether mention m names people by a word that has one form for all cases, right behind a verb in the masculine whose object is the
// post, the men or the vehicle of a body under arms, so that they are its subject: "هاجم أهالي البلدة حاجزا لقسد", "احتجز الأهالي عناصر من
// القوات". Without such an object they are who it is done to: "ومنع الأهالي من الدخول".
func (w *work) folkActs(p *proto, m int) bool { return w.folkObject(p, m) > 0 }

// folkObject returns the token of whom or what the people of mention m act upon, see [work.folkActs]; 0 where they do not.
func (w *work) folkObject(p *proto, m int) int {
	a := w.d.Actors[m]
	if p.hit.Noun || p.hit.Part || p.hit.Passive || p.hit.Pronoun != "" || p.hit.Entry.Class != "act" || !hinders[p.typ] || p.hit.Gender == 'f' || p.hit.Number == 'p' {
		return 0
	}
	if a.First != p.hit.End || w.d.ActorPro[m] != "" || w.d.Cue("folk", a.First) == 0 || w.d.Cue("forces-do", p.hit.First) > 0 {
		return 0
	}
	from, construct := a.First+1, !strings.HasPrefix(w.d.Tokens[a.First].Norm, "ال")
	if construct && from < p.to && w.armedObject(from) {
		return 0 // "أبناء مقاتلي التنظيم"
	}
	for k := from; k < p.to && k <= a.End+folkFar; k++ {
		if w.d.Cue("preposition", k) > 0 || w.d.Cue("agent", k) > 0 || strings.HasPrefix(w.d.Tokens[k].Norm, "و") || w.d.Tokens[k].Norm == "،" {
			return 0
		}
		if w.armedObject(k) {
			if w.sureObject(p, k) {
				return k
			}
			return 0
		}
	}
	return 0
}

// sureObject reports whether the form of the word at token i makes it the object of a verb in the masculine, whoever else stands behind that: the
// accusative, or a feminine ("حاجزا", "مسلحين", "دورية"). Men in the plural that has one form for all cases are so only where they are held or kept off
// ("احتجز الأهالي عناصر"): who attacks whom in "هاجم الأهالي جنود" nobody can tell.
func (w *work) sureObject(p *proto, i int) bool {
	t := &w.d.Tokens[i]
	switch {
	case w.d.NumberAt[i] >= 0 || w.d.NumberAt[i-1] >= 0:
		return false // "خمسة مسلحين" in any case
	case strings.HasSuffix(t.Norm, "ون"), strings.HasSuffix(t.Norm, "و"), strings.HasSuffix(t.Norm, "ان"):
		return false
	case !w.suits(p.hit, i), w.accusative(i), strings.HasSuffix(t.Norm, "ين"):
		return true
	}
	return p.typ != "attack" && w.d.Cue("men", i) > 0 && w.d.Cue("one-man", i) == 0
}

// armedObject reports whether a body under arms is named at token i, or a post, a vehicle or men whose it is.
func (w *work) armedObject(i int) bool {
	if m := w.d.ActorAt[i]; m >= 0 {
		return w.d.Actors[m].First == i && armed(w.d.Actors[m].Kind) && w.d.ActorPro[m] == ""
	}
	if _, id := w.baseAt(i); id != "" {
		return true
	}
	if strings.HasPrefix(w.d.Tokens[i].Norm, "ال") || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 || w.d.Cue("site", i) == 0 && w.d.Cue("men", i) == 0 && w.d.Cue("portion", i) == 0 {
		return false
	}
	for k := i + 1; k < len(w.d.Tokens) && k <= i+3 && w.sentOf[k] == w.sentOf[i]; k++ {
		if m := w.d.ActorAt[k]; m >= 0 {
			return armed(w.d.Actors[m].Kind)
		}
	}
	return false
}
