package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	count "tawatur/arabic/number"
	"tawatur/internal/know/lexicon"
)

// Harm told by a verb, with the counted behind it or before it: "قُتل ثلاثة", "أن مدنيين اثنين قتلا".

// harmVerb returns the verb of harm at token i.
func (w *work) harmVerb(i int) (lexicon.Hit, bool) {
	if i < 0 || i >= len(w.d.Hits) {
		return lexicon.Hit{}, false
	}
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class == "harm" && !h.Noun && !h.Part && !w.nominal(i, h) && !w.theirDead(i, h) && !w.ascends(i, h) && !w.marksVerb(i) {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// marksVerb reports whether a word spelled like "lost" only stands before the verb that it marks as done: "أما القوات فقد اعتقلت".
func (w *work) marksVerb(i int) bool {
	if w.d.Tokens[i].Norm != "فقد" || i+1 >= len(w.d.Hits) {
		return false
	}
	h, verb := w.finite(i + 1)
	return verb && !h.Present
}

// ascends reports whether a verb that says of the dead that they rose is told of nothing in which people die, and so says what it says:
// "ارتقى ضابطان إلى رتبة عميد".
func (w *work) ascends(i int, h lexicon.Hit) bool {
	if w.d.Cue("ascends", i) == 0 || !strings.HasPrefix(h.Entry.ID, "verbs/") {
		return false
	}
	for k := w.d.Sentences[w.sentOf[i]].First; k < i; k++ {
		if w.deedAt(k) {
			return false
		}
	}
	for k := i + 1; k < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[i] && !w.open[k]; k++ {
		if weapon, _ := w.d.Lex.Mean(w.d.Tokens, k); weapon.ID != "" {
			return false // "ارتقى فلان برصاص الجيش"
		}
	}
	return !w.inDeedBehind(i + 1)
}

// activeVerb is the reading of the verb of harm at token i by which its subject does the harm, where it has one: "أصاب" may be a form of
// "أصيب" too.
func (w *work) activeVerb(i int, h lexicon.Hit) lexicon.Hit {
	for _, o := range w.d.Hits[i] {
		if h.Passive && o.Entry.Class == "harm" && o.Entry.Frame == "transitive" && !o.Noun && !o.Part && !o.Passive && strings.Contains(w.d.Tokens[i].Norm, o.Entry.Lemma) {
			return o
		}
	}
	return h
}

// theirDead reports whether a word spelled like a dual verb with an object is a noun with its owner: "قتلاه", "قتلاهم",
// or one of those harmed: "جرحى".
func (w *work) theirDead(i int, h lexicon.Hit) bool {
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Kind != "" && h.Pronoun != "" {
		return true
	}
	return h.Pronoun != "" && strings.HasSuffix(strings.TrimSuffix(w.d.Tokens[i].Norm, h.Pronoun), "لا")
}

// told reads a verb of harm with the counted behind it, or before it ("أن مدنيين اثنين قتلا").
func (w *work) told(sent, i, end int, h lexicon.Hit) (harmExpr, bool) {
	if h.Future || h.Present && strings.TrimLeft(w.before(i), "وف") == "قد" {
		return harmExpr{}, false // "ستقتل القوات ثلاثة", "قد يقتل ثلاثة"
	}
	e := harmExpr{sent: sent, first: i, kind: h.Entry.Type, verb: true}
	if gs, to := w.slainBy(w.activeVerb(i, h), end); len(gs) > 0 {
		if p, ok := w.personAt(to, end); ok && p.Kind == e.kind && !w.startsNumber(to) {
			to++ // "أردت شابين قتيلين"
		}
		e.groups, e.end, e.active = gs, to, true
		return e, true
	}
	if gs, first := w.objectBefore(i, h); len(gs) > 0 {
		e.groups, e.first, e.end, e.active = gs, first, h.End, true
		return e, true
	}
	k, second := w.gap(h.End, end), false
	if n, ok := w.harmVerb(k); ok && n.Entry.Type != e.kind && !w.plural(h.First) {
		if before, ok := w.toldBefore(e, h, end); ok && one(before.groups[0]) && before.groups[0].end == h.First {
			return before, true
		}
		k, second = w.gap(n.End, end), true
	}
	if g, ok := w.oneToldOf(h); ok {
		e.groups, e.end = []group{g}, g.end
		return e, true
	}
	gs, to := w.countedAt(k, end)
	if len(gs) > 0 && w.killerBehind(h, gs[0]) {
		return harmExpr{}, false
	}
	if len(gs) > 0 && !w.generic(gs[0]) && !w.wound(gs[0], e.kind) && !(second && (one(gs[0]) || gs[0].who == "same" || w.others(gs[0]))) {
		e.groups, e.end, e.active = gs, to, w.slayer(i, h, gs[0]) || !second && w.slayers(i, h, gs[0])
		if second {
			e.kind = tawatur.HarmCasualties
		}
		return e, true
	}
	if a := w.activeVerb(i, h); !a.Passive && !a.MayPassive && a.Entry.Frame == "transitive" && !w.plural(i) {
		return harmExpr{}, false // "أصاب بصورة دقيقة"
	}
	return w.toldBefore(e, h, end)
}

// oneToldOf reads the one of those told before of whom a verb of harm tells more: "أصيب خمسة، توفي أحدهم لاحقا".
func (w *work) oneToldOf(h lexicon.Hit) (group, bool) {
	n, k := 1, h.End
	if k >= len(w.d.Tokens) || w.d.Cue("one-of-them", k) == 0 || h.Entry.Type != tawatur.HarmKilled || h.Present {
		return group{}, false
	}
	return group{who: w.countedSide(k, "civilians"), min: &n, max: &n, first: k, end: k + 1}, true
}

// wound reports whether a group is no people but what somebody suffered, in the noun of the verb itself: "أصابهم إصابات بليغة".
func (w *work) wound(g group, kind string) bool {
	return kind == tawatur.HarmInjured && g.min == nil && g.end == g.first+1 && w.head(g.first) == kind
}

// others reports whether a group is told apart from one before: "خمسة آخرين".
func (w *work) others(g group) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.end-1])
	return ok && p.Group == "same"
}

// plural reports whether a verb carries a dual or plural subject pronoun, so that its subject stands before it.
func (w *work) plural(i int) bool {
	n := w.d.Tokens[i].Norm
	for _, s := range []string{"وا", "ون", "تا", "ان"} {
		if strings.HasSuffix(n, s) {
			return true
		}
	}
	return strings.HasSuffix(n, "ا")
}

// toldBefore reads the counted that stands before the verb of harm and agrees with it; two verbs in a row that both
// refer back are harm not told apart.
func (w *work) toldBefore(e harmExpr, h lexicon.Hit, end int) (harmExpr, bool) {
	if h.Entry.Frame == "transitive" && !h.Passive && !h.MayPassive {
		return harmExpr{}, false // "تصيب": who stands before it does the harm
	}
	s := w.d.Sentences[e.sent]
	for k := max(s.First, h.First-16); k < h.First; k++ {
		if k > s.First && w.d.NumberAt[k-1] >= 0 && w.d.NumberAt[k] != k && !w.startsNumber(k) {
			continue // inside a number, or the noun that it counts
		}
		gs, to := w.groups(k, h.First)
		if len(gs) == 0 {
			gs, to = w.bare(k, h.First)
		}
		gs, to = w.partsOfBody(gs, to, h.First)
		if len(gs) == 0 || w.ownKind(gs[0]) != "" || w.generic(gs[0]) || !w.agrees(gs, h.First) || !w.reaches(k, to, h.First) {
			continue
		}
		if n := w.d.Tokens[h.First].Norm; gs[0].min == nil && gs[0].max == nil && strings.HasSuffix(n, "ا") && !strings.HasSuffix(n, "وا") {
			two := 2
			gs[0].min, gs[0].max = &two, &two // "مدنيين قتلا"
		}
		e.first, e.end, e.groups = k, h.End, gs
		next := w.pastOr(h.End, end)
		if n, ok := w.harmVerb(next); ok && next < end && n.Entry.Type != e.kind && w.plural(next) {
			e.kind, e.end = tawatur.HarmCasualties, n.End
		}
		return e, true
	}
	return harmExpr{}, false
}

// pastOr steps over "أو" at token k.
func (w *work) pastOr(k, end int) int {
	if k < end && w.d.Tokens[k].Norm == "او" {
		return k + 1
	}
	return k
}

// partsOfBody gives those counted before a verb the parts told behind the body that they belong to: "سبعة عناصر من التنظيم بينهم قياديان
// قتلوا".
func (w *work) partsOfBody(gs []group, to, verb int) ([]group, int) {
	k := w.pastBody(to, verb)
	if !w.many(gs) || k == to || k >= verb || w.harmWord(k) != "part" {
		return gs, to
	}
	return w.parts(gs, k, verb)
}

// bare reads a number without a noun that reaches up to its verb: "9 على الأقل قتلوا".
func (w *work) bare(k, verb int) ([]group, int) {
	n := w.d.NumberAt[k]
	if n >= 0 && w.d.Numbers[n].First == k && w.d.Numbers[n].Value.Kind == "cardinal" {
		if g, to, ok := w.menOfBody(w.d.Numbers[n], k); ok {
			return []group{g}, to
		}
	}
	if n < 0 || w.d.Numbers[n].First != k || w.d.Numbers[n].End != verb || w.d.Numbers[n].Value.Kind != "cardinal" {
		return nil, k
	}
	v := w.d.Numbers[n].Value
	return []group{{who: "people", min: v.Min, max: v.Max, first: k, end: verb}}, verb
}

// menOfBody reads so many of a body under arms, whose verb follows: "سبعة من الميليشيا قتلوا".
func (w *work) menOfBody(m count.Mention, k int) (group, int, bool) {
	if m.End+1 >= len(w.d.Tokens) || w.d.Tokens[m.End].Norm != "من" {
		return group{}, k, false
	}
	a := w.d.ActorAt[m.End+1]
	if a < 0 || w.d.Actors[a].First != m.End+1 || !armed(w.d.Actors[a].Kind) {
		return group{}, k, false
	}
	return group{who: "fighters", min: m.Value.Min, max: m.Value.Max, first: k, end: m.End + 2}, w.d.Actors[a].End, true
}

// agrees reports whether a verb behind its subject has its number, and for one person its gender.
func (w *work) agrees(gs []group, verb int) bool {
	if len(gs) == 1 && gs[0].min != nil && *gs[0].min > 10 && gs[0].end == verb && w.d.NumberAt[gs[0].first] >= 0 {
		return true // the counted stands in the singular, and many leave its verb so
	}
	if len(gs) > 1 || !one(gs[0]) {
		return w.plural(verb)
	}
	return !w.plural(verb) && strings.HasSuffix(w.d.Tokens[verb].Norm, "ت") == w.female(gs[0])
}

// female reports whether the one of a group is a woman, by the word for her.
func (w *work) female(g group) bool { return g.who == "women" || w.d.Tokens[g.end-1].Marbuta }

// reaches reports whether a subject that ends at to goes straight to its verb; one that "أن" opens may carry a clause.
func (w *work) reaches(first, to, verb int) bool {
	opened := false
	for k := max(0, first-2); k < first; k++ {
		switch strings.TrimLeft(w.d.Tokens[k].Norm, "و") {
		case "ان", "بان", "كان", "كانت":
			opened = true
		}
	}
	to = w.pastBody(to, verb) // whose they are: "ثلاثة عناصر من الجيش التركي أصيبوا"
	for k := to; k < verb; k++ {
		if _, ok := w.harmVerb(k); ok || w.head(k) != "" || w.result(k) || k-to > 8 {
			return false
		}
		if n := w.d.Cue("atleast", k); n > 0 {
			k += n - 1
			continue
		}
		t := w.d.Tokens[k]
		if !opened && t.Kind == arabic.Word && t.Norm != "قد" && w.d.DateAt[k] < 0 {
			return false
		}
		if p, ok := w.d.Lex.Person(t.Norm); ok && p.Number != 0 && !w.inBrackets(k, to) {
			return false
		}
	}
	return true
}

// inBrackets reports whether an opening bracket, or a quotation mark that none closes, stands between from and k: "مدنيين اثنين «رجل وزوجته»
// أصيبا".
func (w *work) inBrackets(k, from int) bool {
	quoted := false
	for ; k >= from; k-- {
		if w.d.Tokens[k].Norm == "(" {
			return true
		}
		quoted = quoted != (w.d.Tokens[k].Kind == arabic.Quote)
	}
	return quoted
}
