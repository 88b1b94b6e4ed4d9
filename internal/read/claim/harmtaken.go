package claim

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// People told before the verb that harmed or took them, whose pronoun it has: "خمسة مدنيين قتلتهم قوات النظام", "الشبان الثلاثة الذين اعتقلتهم".

// takenFar is how many words before such a verb those may be named for whom its pronoun stands.
const takenFar = 12

// objectBefore reads those counted before the verb at token i for whom its pronoun stands, and where they begin. Its doer must stand behind it, and
// it tells what is done: "ثلاثة رهائن سيقتلهم التنظيم" tells of no dead.
func (w *work) objectBefore(i int, h lexicon.Hit) ([]group, int) {
	if h.Present || h.Future || !w.takerAt(h.End) {
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
		return len(gs) == 1 && one(gs[0]) && w.female(gs[0]) == (pronoun == "ها")
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

// groupAt is the group that begins at token k; one of no words where there is none.
func (w *work) groupAt(k, end int) group {
	g, _, ok := w.group(k, end)
	if !ok {
		return group{first: k, end: k}
	}
	return g
}

// undergoing reads the people counted behind a verb of undergoing, before the noun at token i of what befell them: "تعرض ثلاثة شبان للاعتقال".
func (w *work) undergoing(verb *lexicon.Hit, i int) []group {
	if verb == nil || verb.Entry.Class != "undergo" || verb.Noun || verb.Pronoun != "" || verb.End >= i {
		return nil
	}
	gs, to := w.groups(verb.End, i)
	if len(gs) == 0 || w.generic(gs[0]) || !w.opensTaking(to, i, one(gs[0])) {
		return nil
	}
	return gs
}

// undergo returns the verb of undergoing before the noun at token i; nil without one.
func (w *work) undergo(i int) *lexicon.Hit {
	for k := i - 1; k >= 0 && k >= i-takenFar && w.sentOf[k] == w.sentOf[i]; k-- {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Class == "undergo" && !h.Noun {
				return &h
			}
		}
	}
	return nil
}

// setAbout reports whether a body under arms is the subject, right behind it, of the light verb that carries the noun of a killing: "أقدمت القوات على
// قتل ثلاثة", "قام الجيش بقتلهم".
func (w *work) setAbout(p *proto) bool {
	if p.gov == nil || p.gov.Entry.Class != "light" || p.gov.First > p.hit.First || p.gov.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[p.gov.End]
	return m >= 0 && w.d.Actors[m].First == p.gov.End && w.mayKill(m) && w.gripOf(m) == bare
}

// mayKill reports whether mention m is a body under arms, a government or a band, and nobody who heals or only tells.
func (w *work) mayKill(m int) bool {
	k := w.d.Actors[m].Kind
	return armed(k) || k == "government" || k == "civil-group" && w.d.Cue("helpers", w.d.Actors[m].First) == 0
}

// bringsHarm reports whether mention m, under arms, or its fire is the subject right behind the verb of outcome whose harm p tells: "تسببت القوات بمقتل
// ثلاثة", "تسبب رصاص القوات بمقتل طفل".
func (w *work) bringsHarm(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !armed(a.Kind) || a.End > p.hit.First || w.gripOf(m) != bare || w.d.Cue("passing", p.hit.First) > 0 {
		return false
	}
	j := w.prevWord(a.First)
	if fire, _ := w.d.Lex.Mean(w.d.Tokens, max(j, 0)); j > 0 && firearms[fire.ID] {
		j = w.prevWord(j)
	}
	h, verb := lexicon.Hit{}, false
	if j >= 0 {
		h, verb = w.finite(j)
	}
	return verb && h.Entry.Class == "cause" && h.Pronoun == "" && !w.negated(j)
}
