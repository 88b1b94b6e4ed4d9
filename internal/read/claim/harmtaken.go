package claim

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// People told before the verb that harmed or took them, whose pronoun it has: "خمسة مدنيين قتلتهم قوات النظام", "الشبان الثلاثة الذين اعتقلتهم".

// takenFar is how many words before such a verb those may be named for whom its pronoun stands.
const takenFar = 12

// objectBefore reads those counted before the verb at token i for whom its pronoun stands, and where they begin. Its doer must stand behind it.
func (w *work) objectBefore(i int, h lexicon.Hit) ([]group, int) {
	if !w.takerAt(h.End) {
		return nil, i
	}
	return w.meantBefore(i, h)
}

// meantBefore reads those counted before the verb at token i for whom its pronoun stands, whoever its subject is.
func (w *work) meantBefore(i int, h lexicon.Hit) ([]group, int) {
	if h.Noun || h.Part || h.Passive || h.Pronoun == "" || strings.Contains(h.Pro, "و") {
		return nil, i
	}
	for k := max(w.d.Sentences[w.sentOf[i]].First, i-takenFar); k < i; k++ {
		if k > 0 && w.d.NumberAt[k] >= 0 && !w.startsNumber(k) {
			continue
		}
		gs, to := w.groups(k, i)
		if len(gs) == 0 || w.generic(gs[0]) || uncounted(gs) && w.anyDefinite(gs[0]) || !w.standsFor(h.Pronoun, gs) {
			continue
		}
		if w.opensTaking(to, i, one(gs[0])) {
			return gs, k
		}
	}
	return nil, i
}

// takerAt reports whether somebody who can take or kill people is named right at token k, by no preposition.
func (w *work) takerAt(k int) bool {
	if k >= len(w.d.Tokens) || w.d.Cue("preposition", k) > 0 || w.d.PlaceAt[k] >= 0 && w.d.ActorAt[k] < 0 {
		return false
	}
	if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k {
		return w.d.ActorPro[m] == "" && !w.civil(m)
	}
	return w.deadly(k) > k
}

// standsFor reports whether a pronoun of the third person agrees with those counted.
func (w *work) standsFor(pronoun string, gs []group) bool {
	switch pronoun {
	case "هم", "هن":
		return len(gs) > 1 || gs[0].min == nil && gs[0].max == nil && gs[0].end > gs[0].first || gs[0].min != nil && *gs[0].min > 2
	case "هما":
		return len(gs) == 2 && one(gs[0]) && one(gs[1]) || len(gs) == 1 && gs[0].min != nil && *gs[0].min == 2
	case "ه", "ها":
		fem := gs[0].who == "women" || w.d.Tokens[gs[0].end-1].Marbuta
		return len(gs) == 1 && one(gs[0]) && fem == (pronoun == "ها")
	}
	return false
}

// takenName is how many words of a name may stand behind the one who was taken.
const takenName = 5

// opensTaking reports whether nothing stands between those counted, who end at to, and the verb at token i but whose they are and where from, the name
// of one, a relative pronoun and words for time.
func (w *work) opensTaking(to, i int, single bool) bool {
	names := 0
	for k := w.pastBody(to, i); k < i; k++ {
		if n := w.d.Cue("relative", k); n > 0 {
			k, single = k+n-1, false
			continue
		}
		t := w.d.Tokens[k]
		switch {
		case t.Kind == arabic.Quote, t.Norm == "قد", t.Norm == "فقد", w.d.DateAt[k] >= 0, w.d.PlaceAt[k] >= 0, w.d.Cue("was", k) > 0:
		case t.Norm == "من" && w.d.PlaceAt[k+1] >= 0:
		case single && t.Kind == arabic.Word && names < takenName && !w.prepositional(k) && w.d.Cue("preposition", k) == 0 && w.d.Cue("that", k) == 0 && len(w.d.Hits[k]) == 0 && !strings.HasPrefix(t.Norm, "و"):
			names++
		default:
			return false
		}
	}
	return true
}

// pronounAt returns the pronoun on the verb of harm at token i.
func (w *work) pronounAt(i int) string {
	h, _ := w.harmVerb(i)
	return h.Pronoun
}

// tellsOfTaken reports whether an arrest behind a relative pronoun is of several people who are counted before it: "الشبان الثلاثة الذين اعتقلتهم القوات".
func (w *work) tellsOfTaken(p *proto) bool {
	if p.typ != "detention" || p.hit.Present {
		return false
	}
	gs, _ := w.objectBefore(p.hit.First, p.hit)
	return len(gs) > 0 && gs[0].min != nil && *gs[0].min > 1
}

// killerBehind reports whether the one right behind a verb of harm with its object in it is its subject: "شاب قتله شقيقه".
func (w *work) killerBehind(h lexicon.Hit, g group) bool {
	if h.Entry.Frame != "transitive" || g.first != h.End || !one(g) || w.d.NumberAt[g.first] >= 0 || w.accusative(g.first) {
		return false
	}
	gs, _ := w.meantBefore(h.First, h)
	return len(gs) > 0
}

// anyDefinite reports whether a word of a group has the article: "عدد الأسرى".
func (w *work) anyDefinite(g group) bool {
	for k := g.first; k < g.end; k++ {
		if w.definite(k) {
			return true
		}
	}
	return false
}
