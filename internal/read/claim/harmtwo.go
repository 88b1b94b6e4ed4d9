package claim

import (
	"strings"

	"tawatur"
)

// Two kinds of harm, or the harm of two bodies, that share their words: "بين قتيل وجريح", "عشرة جرحى في صفوف الفصائل وستة في صفوف الجيش".

// apart makes killed and injured of "مقتل وإصابة أعداد منهم": there are both, neither counted.
func apart(e harmExpr) []harmExpr {
	two := e
	e.kind, two.kind = tawatur.HarmKilled, tawatur.HarmInjured
	if e.pair[0] != "" {
		e.kind, two.kind = e.pair[0], e.pair[1]
	}
	two.groups = append([]group(nil), e.groups...)
	return []harmExpr{e, two}
}

// ofPair notes the two kinds of harm that share the words of e where people are missing among them, which are no dead.
func (e *harmExpr) ofPair(a, b string) {
	if e.kind == tawatur.HarmCasualties && (a == tawatur.HarmMissing || b == tawatur.HarmMissing) {
		e.pair = [2]string{a, b}
	}
}

// sameWords reports whether a harm is told by the very words of the one before it: the hurt of "المئات بين قتيل وجريح".
func (w *work) sameWords(i int) bool {
	return i > 0 && w.harms[i-1].sent == w.harms[i].sent && w.harms[i-1].first == w.harms[i].first
}

// mixed returns the token behind "بين قتيل وجريح" at i, or i.
func (w *work) mixed(i, end int) int {
	k := w.pastBody(i, end)
	for k < end && (w.d.Tokens[k].Norm == "ما" || w.d.Tokens[k].Norm == "،" || w.d.Cue("fell", k) > 0) {
		k++ // "تسعة أشخاص سقطوا بين قتيل وجريح"
	}
	if k+2 >= end || !w.pairOpens(k) || w.harm(k+1) == "" || !strings.HasPrefix(w.d.Tokens[k+2].Norm, "و") {
		return i
	}
	if w.harm(k+2) == "" || w.harm(k+2) == w.harm(k+1) {
		return i
	}
	return k + 3
}

// pairOpens reports whether the word that opens "بين قتيل وجريح" stands at token k.
func (w *work) pairOpens(k int) bool {
	return w.d.Tokens[k].Norm == "بين" || w.d.Tokens[k].Norm == "مابين"
}

// pairBefore returns the last word before token end that may open "بين قتيل وجريح", -1 where none does from token first on.
func (w *work) pairBefore(end, first int) int {
	for k := end - 1; k >= first; k-- {
		if w.pairOpens(k) {
			return k
		}
	}
	return -1
}

// between reads a count whose kind "بين قتيل وجريح" tells behind it.
func (w *work) between(sent, i, end int) (harmExpr, bool) {
	gs, to := w.groups(i, end)
	if n := w.d.NumberAt[i]; len(gs) == 0 && n >= 0 && w.d.Numbers[n].First == i {
		v := w.d.Numbers[n]
		gs, to = []group{{who: "people", min: v.Value.Min, max: v.Value.Max, first: i, end: v.End}}, v.End
	}
	if len(gs) == 0 {
		if gs, to = w.crowd(i, end); len(gs) > 0 {
			if gs[0].who = w.fallenSide(to); gs[0].who == "fighters" && w.harmWord(i) == "them" && !w.twoSides(i) {
				gs[0].who = "people"
			}
		}
	}
	if len(gs) == 0 || w.mixed(to, end) == to {
		return harmExpr{}, false
	}
	return harmExpr{sent: sent, first: i, end: to, kind: tawatur.HarmCasualties, groups: gs}, true
}

// twin reads a second noun of harm that shares the count before it: "عشرات القتلى والجرحى".
func (w *work) twin(i, end int) (int, string) {
	if i >= end || !strings.HasPrefix(w.d.Tokens[i].Norm, "وال") {
		return 0, ""
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if !ok || p.Number != 0 || p.Kind != tawatur.HarmInjured && p.Kind != tawatur.HarmKilled && p.Kind != tawatur.HarmMissing {
		return 0, ""
	}
	return i + 1, p.Kind
}

// shared reads "6 شهداء وجرحى": the number may count both kinds or the first only, so that it bounds their sum from below. In the
// singular, "66 قتيلا وجريحا", it counts both.
func (w *work) shared(e harmExpr) int {
	i, g := e.end, e.groups[0]
	if len(e.groups) > 1 || g.min == nil || *g.min < 3 || i >= len(w.d.Tokens) || w.d.NumberAt[i] >= 0 {
		return 0
	}
	n := w.d.Tokens[i].Norm
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if !ok || !strings.HasPrefix(n, "و") || strings.HasPrefix(n, "وال") || w.ownKind(g) == "" {
		return 0
	}
	if p.Kind != tawatur.HarmInjured && p.Kind != tawatur.HarmKilled && p.Kind != tawatur.HarmMissing {
		return 0
	}
	return i + 1
}

// elliptic reads a second count of the same harm in the ranks of another: "عشرة جرحى في صفوف الفصائل وستة في صفوف الجيش".
func (w *work) elliptic(e harmExpr, end int) (harmExpr, bool) {
	k := w.pastRanks(e.end, end)
	if k == e.end || k >= end || w.d.NumberAt[k] < 0 || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return harmExpr{}, false
	}
	m := w.d.Numbers[w.d.NumberAt[k]]
	to := w.pastRanks(m.End, end)
	if m.First != k || to == m.End {
		return harmExpr{}, false
	}
	two := e
	two.groups = []group{{who: w.lastSide(to), min: m.Value.Min, max: m.Value.Max, first: k, end: m.End}}
	two.first, two.end = k, to
	return two, true
}

// ofOthers reads further counts of the same harm behind the body that the first belong to: "4 عناصر من الجيش وشخص مدني",
// "5 عناصر من قوات النظام و3 من حزب الله".
func (w *work) ofOthers(e harmExpr, end int) []harmExpr {
	k := w.pastBody(e.end, end)
	if two, ok := w.addedTo(e, k, end); ok {
		return []harmExpr{two}
	}
	if two, ok := w.alsoLost(e, end); ok {
		return []harmExpr{two}
	}
	if two, ok := w.roseToo(e, end); ok {
		return []harmExpr{two}
	}
	listed := k+1 < end && w.d.Tokens[k].Norm == "،" && w.menCounted(k+1, end)
	if listed || k != e.end && k+1 < end && w.d.Tokens[k].Norm == "،" && w.countedOthers(k+1, end) {
		k++
	}
	if k == e.end || k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") || w.head(k) != "" {
		return nil
	}
	if w.d.Tokens[k].Norm == "و" {
		k++
	}
	gs, to := w.countedAt(k, end)
	if len(gs) == 0 || w.generic(gs[0]) || w.ownKind(gs[0]) != "" || uncounted(gs) {
		return nil
	}
	two := e
	two.groups, two.first, two.end = gs, k, to
	if three, ok := w.addedTo(two, w.pastBody(to, end), end); ok {
		return []harmExpr{two, three}
	}
	if listed {
		return append([]harmExpr{two}, w.ofOthers(two, end)...)
	}
	return []harmExpr{two}
}

// menCounted reports whether "و" and so many men of a body stand at token k, with nothing behind them that may tell something else of them: "و3 من
// قوات النظام".
func (w *work) menCounted(k, end int) bool {
	if !w.joinedNumber(k) {
		return false
	}
	if w.d.Tokens[k].Norm == "و" {
		k++
	}
	of := w.d.Numbers[w.d.NumberAt[k]].End
	gs, to := w.countedAt(k, end)
	if len(gs) == 0 || of >= end || w.d.Tokens[of].Norm != "من" || gs[0].who != "fighters" && gs[0].who != "civilians" {
		return false
	}
	return w.endsCount(w.pastBody(to, end), end)
}

// endsCount reports whether those counted before token k are done with there: the sentence ends, more are counted in the same way or told to be
// harmed, or the act is named. Whatever else stands there may tell another thing of them: "و7 من المدنيين لا يزالون مفقودين".
func (w *work) endsCount(k, end int) bool {
	if k >= end || w.d.Tokens[k].Norm == "." {
		return true
	}
	if w.actNames(k, end) {
		return true
	}
	if w.d.Tokens[k].Norm == "،" {
		k++
	}
	if k+1 >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return false
	}
	return w.menCounted(k, end) || !w.joinedNumber(k) && w.head(k) != ""
}

// actNames reports whether an act of violence is named at token k as what others before it came to harm in.
func (w *work) actNames(k, end int) bool {
	switch w.d.Tokens[k].Norm {
	case "في", "جراء", "اثر":
		return k+1 < end && w.strikeAt(k+1, true)
	}
	return w.byAct(k)
}

// countedOthers reports whether "و" and a number of others stand at token k: "و18 آخرين".
func (w *work) countedOthers(k, end int) bool {
	g, _, ok := w.next(k, end)
	return ok && w.others(g) && g.min != nil && (w.startsNumber(k) || w.startsNumber(k+1))
}

// addedTo reads people who suffered the same and are added to the counted before token k: "مقتل خمسة مدنيين، إضافة إلى ثلاثة
// جنود".
func (w *work) addedTo(e harmExpr, k, end int) (harmExpr, bool) {
	if k < end && w.d.Tokens[k].Norm == "،" {
		k++
	}
	n := w.addingWords(k, end)
	if n == 0 || k+n >= end || w.head(k+n) != "" {
		return harmExpr{}, false
	}
	gs, to := w.groups(k+n, end)
	if len(gs) == 0 || gs[0].min == nil || w.ownKind(gs[0]) != "" {
		return harmExpr{}, false
	}
	if _, verb := w.harmVerb(to); verb {
		return harmExpr{}, false // "إضافة إلى ثلاثة جنود أصيبوا"
	}
	e.groups, e.first, e.end, e.more = gs, k+n, to, true
	return e, true
}

// addingWords is how many words at token k add to those counted before: "إضافة إلى", and "إضافة" with "ل" on the word behind it.
func (w *work) addingWords(k, end int) int {
	if n := w.d.Cue("besides", k); n > 0 || k+1 >= end {
		return n
	}
	if n := w.d.Cue("adding", k); n > 0 && k+n < end && strings.HasPrefix(w.d.Tokens[k+n].Norm, "ل") {
		return n
	}
	return 0
}

// alsoLost reads people driven out or taken who are counted in one row with the dead and the hurt: "60 قتيلا و250 جريحا و50 ألف
// نازح".
func (w *work) alsoLost(e harmExpr, end int) (harmExpr, bool) {
	k := e.end
	if k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") || !w.startsNumber(k) && !w.startsNumber(k+1) {
		return harmExpr{}, false
	}
	g, to, ok := w.next(k, end)
	if !ok {
		return harmExpr{}, false
	}
	if e.kind = w.ownKind(g); g.min == nil || e.kind != tawatur.HarmDisplaced && e.kind != tawatur.HarmCaptured {
		return harmExpr{}, false
	}
	e.groups, e.first, e.end, e.more = []group{g}, k, to, true
	return e, true
}

// roseToo reads a second toll that shares the verb of the first: "ارتفعت الحصيلة إلى 30 شهيدا، والإصابات إلى 70".
func (w *work) roseToo(e harmExpr, end int) (harmExpr, bool) {
	k := e.end
	if k < end && w.d.Tokens[k].Norm == "،" {
		k++
	}
	if k+2 >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "وال") || w.d.Tokens[k+1].Norm != "الي" || !w.startsNumber(k+2) {
		return harmExpr{}, false
	}
	kind := w.tollKind(k)
	if kind == "" || kind == e.kind {
		return harmExpr{}, false
	}
	m := w.d.Numbers[w.d.NumberAt[k+2]]
	e.kind, e.groups = kind, []group{{who: "people", min: m.Value.Min, max: m.Value.Max, first: k + 2, end: m.End}}
	e.first, e.end, e.more = k, m.End, true
	return e, true
}

// pastBody steps over the body that those counted before token k belong to: "من قوات النظام", "في صفوف الفصائل".
func (w *work) pastBody(k, end int) int {
	if to := w.pastRanks(k, end); to > k {
		return to
	}
	if to := w.pastForces(k, end); to > k {
		return to
	}
	if k < end && w.d.ActorAt[k] >= 0 {
		if m := w.d.Actors[w.d.ActorAt[k]]; armed(m.Kind) && m.First < k {
			return min(m.End, end)
		}
	}
	if k+1 < end && (w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "في") && w.d.ActorAt[k+1] >= 0 {
		if m := w.d.Actors[w.d.ActorAt[k+1]]; armed(m.Kind) && m.First == k+1 {
			return min(m.End, end)
		}
	}
	return k
}

// pastForces steps over a body that is known from before, behind men of it: "عناصر القوة", "منسوبي القوات الخاصة".
func (w *work) pastForces(k, end int) int {
	if k >= end || k == 0 || w.d.ActorAt[k] >= 0 || !w.definite(k) {
		return k
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k-1]); !ok || p.Group != "fighters" || p.Number != 0 || w.definite(k-1) || strings.HasPrefix(w.d.Tokens[k-1].Norm, "لل") {
		return k
	}
	if k++; k < end && w.definite(k) {
		k++
	}
	return k
}

// definite reports whether the word at k has the article and nothing before it.
func (w *work) definite(k int) bool {
	return strings.HasPrefix(w.d.Tokens[k].Norm, "ال") && w.d.Tokens[k].Norm != "الي" && w.d.Cue("relative", k) == 0
}

// pastRanks steps over "في صفوف" with the body named behind it.
func (w *work) pastRanks(k, end int) int {
	n := w.d.Cue("ranks", k)
	if k >= end || n == 0 || k+n >= end {
		return k
	}
	if m := w.d.ActorAt[k+n]; m >= 0 {
		return min(w.d.Actors[m].End, end)
	}
	return k + n
}

// joinedNumber reports whether a number joined by "و" stands at token k, in one word with it or not: "وخمسة", "و5".
func (w *work) joinedNumber(k int) bool {
	if k+1 >= len(w.d.Tokens) || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return false
	}
	return w.startsNumber(k) || w.d.Tokens[k].Norm == "و" && w.startsNumber(k+1)
}
