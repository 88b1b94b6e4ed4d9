package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// The people of an act that is harm by itself: those detained, those slain.

// suffer adds the people of a detention, and the people slain by an act that kills its object.
func (w *work) suffer(p *proto) {
	if p.modality != tawatur.Asserted || p.hit.Part {
		return
	}
	kind := ""
	switch k := p.hit.Entry.Harm; {
	case p.typ == "detention":
		kind = tawatur.HarmCaptured
	case k == "slay" && !w.attempted(p) && !w.sentenced(p.hit.First) && !w.askedFor(p.hit.First):
		kind = tawatur.HarmKilled
	}
	if kind == "" || slices.ContainsFunc(p.harm, func(e harmExpr) bool { return e.kind == kind || kind == tawatur.HarmKilled }) {
		return
	}
	e := harmExpr{sent: p.sent, first: p.hit.First, kind: kind}
	if w.tally(p) {
		e.groups, e.end = w.headcount(p)
	} else if gs, first := w.objectBefore(p.hit.First, p.hit); len(gs) > 0 {
		e.groups, e.first, e.end = gs, first, p.hit.End
	} else if gs := w.undergoing(p.gov, p.hit.First); len(gs) > 0 && p.hit.Noun {
		e.groups, e.first, e.end = gs, gs[0].first, p.hit.End
	} else {
		e.groups, e.end = w.objects(p)
	}
	if len(e.groups) == 0 && !w.tally(p) {
		e.groups, e.end = w.captives(p)
	}
	if len(e.groups) > 0 {
		w.farParts(&e, w.d.Sentences[p.sent].End)
		p.harm = append(p.harm, w.sameGroups([]harmExpr{e})...)
		p.step("harm", w.words(e.groups[0].first, e.end), "the people of the act itself")
	}
}

// attempted reports whether the sentence says that a killing failed or was only tried.
func (w *work) attempted(p *proto) bool {
	s := w.d.Sentences[p.sent]
	for k := s.First; k < s.End; k++ {
		if w.harmWord(k) == "attempt" {
			return true
		}
	}
	return false
}

// objects reads the people that an act is done to: the first counted behind it and its doer, within its clause.
func (w *work) objects(p *proto) ([]group, int) {
	end := w.d.Sentences[p.sent].End
	active, doerTold := !p.hit.Noun && !p.hit.Passive, false
	for k := p.hit.End; k < end && k < p.hit.End+14; {
		if m := w.d.ActorAt[k]; m >= 0 && k == p.hit.End {
			if o := w.folkObject(p, m); o > k {
				k, doerTold = o, true // "احتجز الأهالي عناصر"
			}
		}
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].Kind != "civilians" && w.d.Actors[m].End > k && !w.countable(k) {
			k, doerTold = w.d.Actors[m].End, true
			continue
		}
		if to := w.pastInsertion(k); to > k && doerTold {
			k = to
			continue
		}
		if to := w.pastDay(k); to > k {
			k = to
			continue
		}
		if active && doerTold && w.countedPast(k, end) {
			k++
			continue
		}
		if d := w.d.DateAt[k]; d >= 0 && w.d.Dates[d].End > k {
			k = w.d.Dates[d].End // "فجر الرابع من آب" is no fourth man
			continue
		}
		if w.result(k) || w.d.Tokens[k].Norm == "،" && w.d.DateAt[k-1] < 0 && k+1 < end && w.d.DateAt[k+1] < 0 || w.harmWord(k) == "part" {
			break
		}
		if f, ok := w.finite(k); ok && f.Entry != p.hit.Entry && w.harmWord(k) != "gap" {
			break
		}
		if w.d.Tokens[k].Norm == "(" {
			break // who somebody named was
		}
		gs, to := w.groups(k, end)
		if len(gs) == 0 {
			k++
			continue
		}
		if w.ofTheThing(gs[0], p) || w.nthTime(gs[0]) || k > p.hit.First && w.d.Tokens[k-1].Norm == "في" {
			k = to
			continue
		}
		if w.others(gs[0]) && strings.HasPrefix(w.d.Tokens[k-1].Norm, "عدد") {
			gs[0].min, gs[0].max = nil, nil
		}
		doer := active && gs[0].who == "fighters" && gs[0].min == nil && !(doerTold && w.d.NumberAt[gs[0].first] >= 0) // "اعتقلت قسد عددا من الضباط"
		if !doer {
			if w.generic(gs[0]) || k > p.hit.End && w.harmOwner(k) {
				return nil, k
			}
			return gs, to
		}
		k = to
	}
	return nil, 0
}

// pastDay returns the token behind a day between commas that opens at token k, else k: "تعتقل، خلال الساعات الماضية، 22 شابا".
func (w *work) pastDay(k int) int {
	if w.d.Tokens[k].Norm != "،" {
		return k
	}
	i := k + 1
	for i < len(w.d.Tokens) && w.d.Cue("preposition", i) > 0 {
		i++
	}
	if i >= len(w.d.Tokens) || w.d.DateAt[i] < 0 {
		return k
	}
	if to := w.pastAsides(i); w.d.Tokens[to-1].Norm == "،" {
		return to
	}
	return k
}

// countedPast reports whether a comma at token k stands between a doer and those counted behind it, who are not told as dead or hurt: "خطف مسلحون من
// الجماعة، 30 راعيا".
func (w *work) countedPast(k, end int) bool {
	if w.d.Tokens[k].Norm != "،" || !w.afterActor(k) || k+1 >= end || !w.startsNumber(k+1) {
		return false
	}
	gs, to := w.groups(k+1, end)
	return len(gs) > 0 && w.ownKind(gs[0]) == "" && (to >= end || w.d.Tokens[to].Norm != "منهم")
}

// asideFar is how many words between commas may tell where somebody was taken.
const asideFar = 8

// pastInsertion returns the token behind words between commas at token k that open with a preposition or tell of whoever is named before, else k:
// "اعتقلت، عند حواجزها، عددا من", "اعتقلت القوات، المنتشرة في البلدة، شابا".
func (w *work) pastInsertion(k int) int {
	if w.d.Tokens[k].Norm != "،" || k+1 >= len(w.d.Tokens) {
		return k
	}
	relative := w.d.Cue("relative", k+1) > 0
	if !relative && w.d.Cue("preposition", k+1) == 0 && w.d.Cue("nth-time", k+1) == 0 && !(w.afterActor(k) && w.definiteWord(k+1) && w.d.ActorAt[k+1] < 0 && !w.countable(k+1)) {
		return k
	}
	for i := k + 2; i < len(w.d.Tokens) && i <= k+1+asideFar; i++ {
		if w.d.Tokens[i].Norm == "،" {
			return i + 1
		}
		if _, verb := w.finite(i); verb && !relative || w.d.Tokens[i].Kind != arabic.Word && w.d.Tokens[i].Kind != arabic.Quote {
			return k
		}
	}
	return k
}

// nthTime reports whether an ordinal read as one man more only counts the definite noun before it: "للمرة الثالثة".
func (w *work) nthTime(g group) bool {
	j := w.prevWord(g.first)
	if j < 0 || w.d.ActorAt[j] >= 0 || !strings.HasPrefix(w.d.Tokens[g.first].Norm, "ال") {
		return false
	}
	one, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first])
	n := w.d.Tokens[j].Norm
	return (ok && one.Group == "same" || w.d.Cue("ordinal", g.first) > 0) && (strings.HasPrefix(n, "ال") || strings.HasPrefix(n, "لل") || strings.HasPrefix(n, "بال"))
}

// ofTheThing reports whether a word for one of a nation is an adjective of the noun before it: "حملة اعتقالات إسرائيلية", "توقيف حاملة
// نفط إيرانية".
func (w *work) ofTheThing(g group, p *proto) bool {
	one, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first])
	if !ok || one.Group != "nation" || one.Number != 1 {
		return false
	}
	k := w.prevWord(g.first)
	if k < p.hit.End || w.d.ActorAt[k] >= 0 || w.d.PlaceAt[k] >= 0 || w.d.DateAt[k] >= 0 || w.d.NumberAt[k] >= 0 {
		return k >= 0 && k < p.hit.End && w.d.Tokens[g.first].Marbuta && strings.HasSuffix(w.d.Tokens[k].Norm, "ات")
	}
	_, person := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return !person && w.d.Cue("preposition", k) == 0 && w.harmWord(k) == ""
}

// countable reports whether the word at k names one or two people, or a number of them.
func (w *work) countable(k int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return ok && p.Number > 0 || w.d.NumberAt[k] >= 0 || strings.TrimLeft(w.d.Tokens[k].Norm, "وبل") == "احد"
}

// harmOwner reports whether the people at k own or are near what was named before, and are not the object: "منزل شخص".
func (w *work) harmOwner(k int) bool {
	return w.d.Cue("owner", k-1) > 0
}
