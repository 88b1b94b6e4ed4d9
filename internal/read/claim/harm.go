package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// group is one counted group of people. min and max are nil where the words give no bound.
type group struct {
	who        string
	min, max   *int
	first, end int
	// sub marks a part of the group before ("بينهم طفلان"), others that it is told apart from one before ("خمسة آخرون"), named
	// one person told by a name.
	sub, others, named bool
}

// harmExpr is one expression of harm: "مقتل ثلاثة مدنيين بينهم طفل".
type harmExpr struct {
	sent, first, end int
	kind             string
	groups           []group
	// verb says that a verb tells it, active that the verb is in the active voice with its doer before the counted.
	verb, active bool
	// rising says that a toll is told to have risen to this.
	rising bool
	// joined is the act that did it.
	joined *proto
}

// findHarm reads all expressions of harm in the body.
func (w *work) findHarm() []harmExpr {
	var out []harmExpr
	for n, s := range w.d.Sentences {
		if !readable(s.Kind) {
			continue
		}
		for i := s.First; i < s.End; {
			es := w.harmAt(n, i, s.End)
			if len(es) == 0 || w.insideName(i) {
				i++
				continue
			}
			for _, e := range es {
				if !w.without(e.first, s.First) {
					out = append(out, e)
				}
			}
			i = max(es[len(es)-1].end, i+1)
		}
	}
	w.backSide(out)
	return w.sameGroups(out)
}

// backSide lets the body named behind the last of several counts tell the side of those before: "مقتل أربعة وإصابة ثلاثة
// آخرين من الحوثيين".
func (w *work) backSide(es []harmExpr) {
	for i := len(es) - 2; i >= 0; i-- {
		a, b := &es[i].groups[0], &es[i+1].groups[0]
		end := w.d.Sentences[es[i].sent].End
		if es[i].sent != es[i+1].sent || es[i+1].first-es[i].end > 2 || a.who != "people" {
			continue
		}
		if (b.who == "same" || b.who == "people" || b.who == "fighters") && w.ofArmed(es[i+1].end, end) {
			a.who = "fighters"
			if b.who == "people" {
				b.who = "fighters"
			}
		}
	}
}

// harmAt reads the expressions of harm that begin at token i: one, or two where killed and injured share their words.
func (w *work) harmAt(sent, i, end int) []harmExpr {
	e, ok := w.harmOf(sent, i, end)
	if !ok {
		return nil
	}
	w.least(&e, end)
	if to := w.mixed(e.end, end); to > e.end {
		e.kind = tawatur.HarmCasualties
		e.groups, e.end = w.parts(e.groups, to, end)
		e.end = max(e.end, to)
	}
	if k := e.end; k < end && w.harmWord(k) == "life" {
		e.kind = tawatur.HarmKilled
	}
	if e.kind == tawatur.HarmCasualties && uncounted(e.groups) && w.ownKind(e.groups[0]) == "" {
		return apart(e)
	}
	if to := w.shared(e); to > 0 {
		e.kind, e.end, e.groups[0].max = tawatur.HarmCasualties, to, nil
		return []harmExpr{e}
	}
	if to, kind := w.twin(e.end, end); to > 0 && uncounted(e.groups) && kind != e.kind {
		two := e
		e.groups, to = w.parts(e.groups, to, end)
		two.kind, two.groups = kind, append([]group(nil), e.groups...)
		e.end, two.end = to, to
		return []harmExpr{e, two}
	}
	if two, ok := w.elliptic(e, end); ok {
		return []harmExpr{e, two}
	}
	return append([]harmExpr{e}, w.ofOthers(e, end)...)
}

// ofOthers reads further counts of the same harm behind the body that the first belong to: "4 عناصر من الجيش وشخص مدني",
// "5 عناصر من قوات النظام و3 من حزب الله".
func (w *work) ofOthers(e harmExpr, end int) []harmExpr {
	k := w.pastBody(e.end, end)
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
	return []harmExpr{two}
}

// pastBody steps over the body that those counted before token k belong to: "من قوات النظام", "في صفوف الفصائل".
func (w *work) pastBody(k, end int) int {
	if to := w.pastRanks(k, end); to > k {
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

// least takes the upper bound away where "على الأقل" stands behind the counted and the body they belong to.
func (w *work) least(e *harmExpr, end int) {
	g := &e.groups[0]
	for n := g.end; n < end && n < g.end+6 && g.min != nil; n++ {
		if w.d.Cue("atleast", n) > 0 {
			g.max = nil
			return
		}
		if w.d.Tokens[n].Kind != arabic.Word || strings.HasPrefix(w.d.Tokens[n].Norm, "و") || w.d.NumberAt[n] >= 0 || w.d.Cue("because", n) > 0 {
			return
		}
	}
}

// apart makes killed and injured of "مقتل وإصابة أعداد منهم": there are both, neither counted.
func apart(e harmExpr) []harmExpr {
	two := e
	e.kind, two.kind = tawatur.HarmKilled, tawatur.HarmInjured
	two.groups = append([]group(nil), e.groups...)
	return []harmExpr{e, two}
}

// insideName reports whether token i is a later word of a body's name: the martyrs of "كتائب شهداء الأقصى".
func (w *work) insideName(i int) bool {
	m := w.d.ActorAt[i]
	return m >= 0 && w.d.Actors[m].First < i && armed(w.d.Actors[m].Kind)
}

// harmWord returns what a word does in the reading of harm: a kind of harm for heads ("مقتل"), or one of the closed
// classes of harmheads.tsv that are no harm (gap, toll, slay, attempt, ward, period, part).
func (w *work) harmWord(i int) string {
	if i < 0 || i >= len(w.d.Tokens) {
		return ""
	}
	kind, pro := w.d.Lex.HarmHeadAt(&w.d.Tokens[i])
	if strings.Contains(pro, "ك") {
		return ""
	}
	return kind
}

// head returns the kind of harm that the word at i heads, or "".
func (w *work) head(i int) string {
	switch k := w.harmWord(i); k {
	case tawatur.HarmKilled, tawatur.HarmInjured, tawatur.HarmMissing:
		return k
	}
	return ""
}

// harmOf tries the ways in which harm is told, the most explicit first.
func (w *work) harmOf(sent, i, end int) (harmExpr, bool) {
	if w.d.Tokens[i].Kind == arabic.Word {
		if w.harmWord(i) == "toll" {
			if e, ok := w.toll(sent, i, end); ok {
				return e, true
			}
		}
		h, verb := w.harmVerb(i)
		if gs, _ := w.slainBy(h, end); verb && len(gs) > 0 {
			return w.told(sent, i, end, h)
		}
		if kind := w.head(i); kind != "" {
			if e, ok := w.headed(sent, i, end, kind); ok {
				return e, true
			}
		}
		if verb {
			if e, ok := w.told(sent, i, end, h); ok {
				return e, true
			}
		}
	}
	if e, ok := w.between(sent, i, end); ok {
		return e, true
	}
	return w.named(sent, i, end)
}

// headed reads "مقتل/إصابة" with the counted behind it; two heads in a row share it. "سقوط" and a plural alone take their
// kind from the people noun.
func (w *work) headed(sent, i, end int, kind string) (harmExpr, bool) {
	k := i + 1
	if w.ofLives(i) && !w.claimed(i) || w.sentenced(i) || w.askedFor(i) {
		return harmExpr{}, false
	}
	if w.d.Tokens[i].Norm == "القضاء" {
		if k >= end || w.d.Tokens[k].Norm != "علي" {
			return harmExpr{}, false
		}
		k++
	}
	if w.owned(i) {
		return w.ownedHead(sent, i, kind)
	}
	if n := k; n+1 < end && w.d.Tokens[n].Norm == "و" && w.head(n+1) != "" && w.head(n+1) != kind {
		kind, k = tawatur.HarmCasualties, n+2
	}
	if k < end && strings.HasPrefix(w.d.Tokens[k].Norm, "و") && w.head(k) != "" && w.head(k) != kind {
		kind, k = tawatur.HarmCasualties, k+1
	}
	gs, to := w.countedAt(k, end)
	if len(gs) == 0 {
		gs, to = w.everyone(k, end)
	}
	if len(gs) == 0 || w.generic(gs[0]) {
		return harmExpr{}, false
	}
	if o := w.ownKind(gs[0]); o != "" {
		if o != tawatur.HarmCaptured && o != tawatur.HarmDisplaced {
			kind = o
		}
	} else if strings.HasSuffix(w.d.Tokens[i].Norm, "سقوط") {
		return harmExpr{}, false
	}
	return harmExpr{sent: sent, first: i, end: to, kind: kind, groups: gs}, true
}

// allFar is how many words "جميع من كانوا على متن الطائرة" may have before "وعددهم" counts them.
const allFar = 12

// everyone reads all who were somewhere, counted behind: "مقتل جميع من كانوا فيها وعددهم تسعة أشخاص".
func (w *work) everyone(i, end int) ([]group, int) {
	if i >= end || w.harmWord(i) != "all" {
		return nil, i
	}
	for k := i + 1; k < end && k < i+allFar; k++ {
		if w.harmWord(k) == "number" {
			return w.countedAt(k+1, end)
		}
	}
	return nil, i
}

// sentenced reports whether a killing at i is only ruled by a court: "حكما بإعدام تسعة".
func (w *work) sentenced(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k >= i-5; k-- {
		if w.harmWord(k) == "verdict" {
			return true
		}
	}
	return false
}

// owned reports whether the head at i carries the pronoun of who was harmed: "مقتله", "إصابتهما".
func (w *work) owned(i int) bool {
	t := w.d.Tokens[i]
	return !t.Marbuta && (strings.HasSuffix(t.Norm, "ه") || strings.HasSuffix(t.Norm, "ها") || strings.HasSuffix(t.Norm, "هم") || strings.HasSuffix(t.Norm, "هما"))
}

// ownedHead reads a head whose pronoun stands for those harmed, where it is told as an outcome or in one breath with the act.
func (w *work) ownedHead(sent, i int, kind string) (harmExpr, bool) {
	if !w.outcome(i) && !w.atOnce(i) {
		return harmExpr{}, false
	}
	g, ok := w.pronoun(i)
	return harmExpr{sent: sent, first: i, end: i + 1, kind: kind, groups: []group{g}}, ok
}

// ofLives reports whether the head at i speaks of lives, which only a word of outcome takes: "أودى بحياة", "حصد أرواح".
func (w *work) ofLives(i int) bool {
	return w.d.Tokens[i].Norm == "بحياه" || strings.HasSuffix(w.d.Tokens[i].Norm, "ارواح")
}

// askedFor reports whether a killing at i is only asked for or threatened with: "طالبت بقتل أسير", "هدد بإعدام الرهائن".
func (w *work) askedFor(i int) bool {
	if n := w.d.Tokens[i].Norm; !strings.HasPrefix(n, "ب") || n == "بحياه" || strings.HasPrefix(n, "بمقتل") {
		return false
	}
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k >= i-8 && !w.result(k); k-- {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Type == "appeal" || h.Entry.Type == "threat" {
				return true
			}
		}
	}
	return false
}

// claimed reports whether a word of outcome stands before "بحياة" in its sentence: "أودى القصف بحياة".
func (w *work) claimed(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k > i-15; k-- {
		if w.result(k) || w.harmWord(k) == "takes" && w.d.Cue("hypothetical", k-1) == 0 && !w.negated(k) {
			return true
		}
	}
	return false
}

// outcome reports whether a word of outcome ("أدى إلى") stands within the three tokens before i.
func (w *work) outcome(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if w.result(k) {
			return true
		}
		if w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
	}
	return false
}

// atOnce reports whether a head joined by و follows an act on one person: "قنص جندي ... وإصابته".
func (w *work) atOnce(i int) bool {
	if !strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return false
	}
	people := 0
	for k := i - 1; k >= w.d.Sentences[w.sentOf[i]].First && k > i-12; k-- {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok {
			if p.Number != 1 || p.Kind != "" {
				return false
			}
			people++
		}
		for _, h := range w.d.Hits[k] {
			if strikes[h.Entry.Type] && (h.Entry.Frame == "transitive" || h.Entry.Frame == "strike") {
				return people == 1
			}
		}
	}
	return false
}

// pronoun reads the one person, or the two, for whom a pronoun on the head stands: "ما أدى إلى مقتله", "مقتلهما". A fighter named just before is
// one, else the person is a civilian.
func (w *work) pronoun(i int) (group, bool) {
	n := 1
	switch norm := w.d.Tokens[i].Norm; {
	case w.d.Tokens[i].Marbuta:
		return group{}, false
	case strings.HasSuffix(norm, "هما"):
		n = 2
	case !strings.HasSuffix(norm, "ه") && !strings.HasSuffix(norm, "ها"):
		return group{}, false
	}
	g := group{who: "civilians", min: &n, max: &n, first: i, end: i + 1}
	for k := i - 1; k >= 0 && k > i-25 && w.sentOf[k] == w.sentOf[i]; k-- {
		p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		single := p.Number == n || n == 2 && p.Number == 0 || k > 0 && w.d.Tokens[k-1].Norm == "احد"
		if ok && single && p.Group != "same" && p.Kind == "" {
			g.who = p.Group
			break
		}
	}
	return g, true
}

// generic reports whether a group is a definite plural without a count: "قتل المدنيين" tells no harm of its own.
func (w *work) generic(g group) bool {
	if g.min != nil || g.max != nil || w.d.NumberAt[g.first] >= 0 || w.ownKind(g) != "" {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(w.d.Tokens[g.first].Norm, "وبل"), "ال")
}

// known to all: "شهداء الوطن", "ضحايا الحرب" are spoken of, not told.
func (w *work) spokenOf(g group) bool {
	if g.min != nil || g.max != nil || w.d.NumberAt[g.first] >= 0 || g.end >= len(w.d.Tokens) {
		return false
	}
	if k := w.prevWord(g.first); k >= 0 && (w.harmWord(k) == "named" || w.d.Tokens[k].Norm == "من" && k > 0 && w.percentage(k-1)) {
		return true
	}
	next := w.d.Tokens[min(w.pastMarks(g.end, len(w.d.Tokens)), len(w.d.Tokens)-1)].Norm
	return strings.HasPrefix(next, "ال") && w.d.Cue("preposition", g.end) == 0
}

// ofThem reports whether a number counts some of the harmed told already: "ثلاثة من القتلى".
func (w *work) ofThem(g group) bool {
	last := w.d.Tokens[g.end-1].Norm
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.end-1]); ok && p.Kind == "" {
		return false // "11 شهيدا من المدنيين"
	}
	return g.end-g.first > 2 && w.d.Tokens[g.end-2].Norm == "من" && w.d.NumberAt[g.first] >= 0 && strings.HasPrefix(last, "ال") && g.min != nil
}

// percentage reports whether a percentage ends at k: "10% من قتلى الحرب".
func (w *work) percentage(k int) bool {
	n := w.d.NumberAt[k]
	return n >= 0 && w.d.Numbers[n].Value.Kind == "fraction" || w.d.Tokens[k].Norm == "%"
}

// ownKind returns the harm that a group's own noun says ("قتلى"), or "".
func (w *work) ownKind(g group) string {
	for i := g.first; i < g.end; i++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Kind != "" && p.Kind != "bodies" {
			return p.Kind
		}
	}
	return ""
}

// harmVerb returns the verb of harm at token i.
func (w *work) harmVerb(i int) (lexicon.Hit, bool) {
	if i >= len(w.d.Hits) {
		return lexicon.Hit{}, false
	}
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class == "harm" && !h.Noun && !h.Part && !w.nominal(i, h) && !w.theirDead(i, h) {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// theirDead reports whether a word spelled like a dual verb with an object is a noun with its owner: "قتلاه", "قتلاهم".
func (w *work) theirDead(i int, h lexicon.Hit) bool {
	return h.Pronoun != "" && strings.HasSuffix(strings.TrimSuffix(w.d.Tokens[i].Norm, h.Pronoun), "لا")
}

// told reads a verb of harm with the counted behind it, or before it ("أن مدنيين اثنين قتلا").
func (w *work) told(sent, i, end int, h lexicon.Hit) (harmExpr, bool) {
	e := harmExpr{sent: sent, first: i, kind: h.Entry.Type, verb: true}
	if gs, to := w.slainBy(h, end); len(gs) > 0 {
		e.groups, e.end, e.active = gs, to, true
		return e, true
	}
	k, second := w.gap(h.End, end), false
	if n, ok := w.harmVerb(k); ok && n.Entry.Type != e.kind && !w.plural(h.First) {
		if before, ok := w.toldBefore(e, h, end); ok && one(before.groups[0]) && before.groups[0].end == h.First {
			return before, true
		}
		k, second = w.gap(n.End, end), true
	}
	gs, to := w.countedAt(k, end)
	if len(gs) > 0 && !w.generic(gs[0]) && !(second && (one(gs[0]) || gs[0].who == "same" || w.others(gs[0]))) {
		e.groups, e.end, e.active = gs, to, w.slayer(i, h)
		if second {
			e.kind = tawatur.HarmCasualties
		}
		return e, true
	}
	return w.toldBefore(e, h, end)
}

// others reports whether a group is told apart from one before: "خمسة آخرين".
func (w *work) others(g group) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.end-1])
	return ok && p.Group == "same"
}

// one reports whether a group is exactly one person.
func one(g group) bool { return g.min != nil && g.max != nil && *g.max == 1 }

// uncounted reports whether no number is told of a list's first group.
func uncounted(gs []group) bool { return len(gs) > 0 && gs[0].min == nil && gs[0].max == nil }

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

// gap skips what may stand between a verb of harm and the counted: dates, quotes, "على إثرها", "أيضا".
func (w *work) gap(k, end int) int {
	from := k
	if w.harmWord(k-1) == "victim" {
		k = w.pastActs(k, end)
	}
	for k < end && k < from+10 {
		next := k+1 < end && w.d.DateAt[k+1] >= 0
		switch t := w.d.Tokens[k]; {
		case t.Kind == arabic.Quote, w.d.DateAt[k] >= 0, w.harmWord(k) == "gap":
		case t.Norm == "،" && (next || w.d.DateAt[k-1] >= 0 || k+2 < end && w.d.DateAt[k+2] >= 0):
		case next && w.d.Cue("preposition", k) > 0:
		case t.Norm == "علي" && k+1 < end && (w.harmWord(k+1) == "gap" || w.d.Tokens[k+1].Norm == "اثر"):
		case w.d.Cue("because", k) > 0 && k+2 < end && w.harmWord(k+1) == "that":
			k += 2
		case w.d.Cue("because", k) > 0 && k+1 < end && w.actNamed(k+1):
			k = w.pastActs(k+1, end) - 1
		case w.d.Cue("suffering", k) > 0:
			if k+1 < end && w.d.Tokens[k+1].Marbuta && w.d.NumberAt[k+1] < 0 {
				k++ // "بجروح بليغة"
			}
			if k+1 < end && w.d.Tokens[k+1].Norm == "،" {
				k++
			}
		default:
			return k
		}
		k++
	}
	return k
}

// pastActs steps over the act to which people fell victim: "ضحية هذه الهجمات", "ضحية القصف المدفعي على البلدة".
func (w *work) pastActs(k, end int) int {
	at := k
	if at < end && w.harmWord(at) == "that" {
		at++
	}
	if at >= end || !w.actNamed(at) {
		return k
	}
	for at++; at < end && at < k+longAct && w.d.NumberAt[at] < 0 && w.d.Tokens[at].Kind == arabic.Word; at++ {
		if _, ok := w.d.Lex.PersonAt(&w.d.Tokens[at]); ok && w.d.ActorAt[at] < 0 || w.d.Cue("suffering", at) > 0 || w.harmWord(at) == "part" || strings.HasPrefix(w.d.Tokens[at].Norm, "و") {
			break
		}
	}
	return at
}

// longAct is how many words the naming of an act and its place may have between its victims and their number.
const longAct = 10

// actNamed reports whether the word at k is a violent act named again with the article: "في العملية", "خلال الهجوم".
func (w *work) actNamed(k int) bool {
	if !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return false
	}
	if w.harmWord(k) == "deed" {
		return true
	}
	for _, h := range w.d.Hits[k] {
		if h.Noun && violent[h.Entry.Type] {
			return true
		}
	}
	return false
}

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
	} else if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Group == "fighters" {
		to = k + 1
	} else if g, e, ok := w.group(k, end); ok && g.who == "fighters" {
		return w.slainByCounted(e, end)
	}
	to = w.pastAside(to, end)
	for n := to; to > 0 && n < end && n < to+6; n++ {
		t := w.d.Tokens[n]
		if t.Kind == arabic.Punct || strings.HasPrefix(t.Norm, "و") || w.result(n) || w.d.Cue("because", n) > 0 {
			break
		}
		if gs, e := w.groups(n, end); len(gs) > 0 && w.object(gs[0]) {
			return gs, e
		}
	}
	return nil, 0
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
	if at+1 >= end || w.d.Tokens[at].Norm != "،" || w.d.Cue("backer", at+1) == 0 {
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

// toldBefore reads the counted that stands before the verb of harm and agrees with it; two verbs in a row that both
// refer back are harm not told apart.
func (w *work) toldBefore(e harmExpr, h lexicon.Hit, end int) (harmExpr, bool) {
	s := w.d.Sentences[e.sent]
	for k := max(s.First, h.First-16); k < h.First; k++ {
		if k > s.First && w.d.NumberAt[k-1] >= 0 && w.d.NumberAt[k] != k && !w.startsNumber(k) {
			continue // inside a number, or the noun that it counts
		}
		gs, to := w.groups(k, h.First)
		if len(gs) == 0 {
			gs, to = w.bare(k, h.First)
		}
		if len(gs) == 0 || w.ownKind(gs[0]) != "" || !w.agrees(gs, h.First) || !w.reaches(k, to, h.First) {
			continue
		}
		e.first, e.end, e.groups = k, h.End, gs
		if n, ok := w.harmVerb(h.End); ok && h.End < end && n.Entry.Type != e.kind && w.plural(h.End) {
			e.kind, e.end = tawatur.HarmCasualties, n.End
		}
		return e, true
	}
	return harmExpr{}, false
}

// bare reads a number without a noun that reaches up to its verb: "9 على الأقل قتلوا".
func (w *work) bare(k, verb int) ([]group, int) {
	n := w.d.NumberAt[k]
	if n < 0 || w.d.Numbers[n].First != k || w.d.Numbers[n].End != verb || w.d.Numbers[n].Value.Kind != "cardinal" {
		return nil, k
	}
	v := w.d.Numbers[n].Value
	return []group{{who: "people", min: v.Min, max: v.Max, first: k, end: verb}}, verb
}

// startsNumber reports whether a number begins at k.
func (w *work) startsNumber(k int) bool {
	n := w.d.NumberAt[k]
	return n >= 0 && w.d.Numbers[n].First == k
}

// agrees reports whether a verb behind its subject has its number, and for one person its gender.
func (w *work) agrees(gs []group, verb int) bool {
	if len(gs) == 1 && gs[0].min != nil && *gs[0].min > 10 && gs[0].end == verb && w.d.NumberAt[gs[0].first] >= 0 {
		return true // the counted stands in the singular, and many leave its verb so
	}
	if len(gs) > 1 || !one(gs[0]) {
		return w.plural(verb)
	}
	fem := gs[0].who == "women" || w.d.Tokens[gs[0].end-1].Marbuta
	return !w.plural(verb) && strings.HasSuffix(w.d.Tokens[verb].Norm, "ت") == fem
}

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

// inBrackets reports whether an opening bracket stands between from and k.
func (w *work) inBrackets(k, from int) bool {
	for ; k >= from; k-- {
		if w.d.Tokens[k].Norm == "(" {
			return true
		}
	}
	return false
}

// mixed returns the token behind "بين قتيل وجريح" at i, or i.
func (w *work) mixed(i, end int) int {
	k := i
	for k < end && (w.d.Tokens[k].Norm == "ما" || w.d.Tokens[k].Norm == "،") {
		k++
	}
	if k+2 >= end || w.d.Tokens[k].Norm != "بين" || w.harm(k+1) == "" || !strings.HasPrefix(w.d.Tokens[k+2].Norm, "و") {
		return i
	}
	if w.harm(k+2) == "" || w.harm(k+2) == w.harm(k+1) {
		return i
	}
	return k + 3
}

// harm returns the harm that a noun says, be it of people ("قتيل") or of the act ("مقتل").
func (w *work) harm(i int) string {
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Kind != "" {
		return p.Kind
	}
	if strings.TrimPrefix(w.d.Tokens[i].Norm, "و") == "قتل" {
		return tawatur.HarmKilled
	}
	return w.head(i)
}

// between reads a count whose kind "بين قتيل وجريح" tells behind it.
func (w *work) between(sent, i, end int) (harmExpr, bool) {
	gs, to := w.groups(i, end)
	if n := w.d.NumberAt[i]; len(gs) == 0 && n >= 0 && w.d.Numbers[n].First == i {
		v := w.d.Numbers[n]
		gs, to = []group{{who: "people", min: v.Value.Min, max: v.Value.Max, first: i, end: v.End}}, v.End
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

// shared reads "6 شهداء وجرحى": the number may count both kinds or the first only, so that it bounds their sum from below.
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
	if p.Kind != tawatur.HarmInjured && p.Kind != tawatur.HarmKilled && p.Kind != tawatur.HarmMissing || p.Kind == e.kind {
		return 0
	}
	return i + 1
}

// named reads a count whose noun itself says the harm: "3 قتلى", "قتيلان", "سقوط ضحايا".
func (w *work) named(sent, i, end int) (harmExpr, bool) {
	if n := w.d.NumberAt[i]; (n < 0 || w.d.Numbers[n].First != i) && !w.namesHarm(i) && !w.oneBody(i) && !w.oneVictim(i) {
		return harmExpr{}, false
	}
	g, to, ok := w.group(i, end)
	if !ok {
		return harmExpr{}, false
	}
	kind := ""
	for k := i; k < to; k++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Kind != "" {
			kind = p.Kind
		}
	}
	switch {
	case w.spokenOf(g), w.ofThem(g):
		return harmExpr{}, false
	case kind == "" || kind == tawatur.HarmCaptured || kind == tawatur.HarmDisplaced:
		return harmExpr{}, false
	case kind == "bodies" && !w.found(i, sent):
		return harmExpr{}, false
	case kind == "bodies":
		kind = tawatur.HarmKilled
		g, to = w.bodiesOf(g, to, end)
	}
	e := harmExpr{sent: sent, first: i, kind: kind, groups: []group{g}}
	e.groups, e.end = w.parts(e.groups, to, end)
	return e, true
}

// bodiesOf lets the people whose bodies are found say how many and who they are: "جثة شخصين", "جثث خمسة مدنيين".
func (w *work) bodiesOf(g group, to, end int) (group, int) {
	k := g.first
	for k < to && !w.body(k) {
		k++
	}
	of, t, ok := w.group(min(k+1, end), end)
	if !ok || of.who == "same" || w.ownKind(of) != "" {
		return g, to
	}
	of.first = g.first
	if of.min == nil && of.max == nil {
		of.min, of.max = g.min, g.max
	}
	return of, t
}

// namesHarm reports whether the word at i is an indefinite dual or plural of people harmed. "لإصابات" counts behind a word
// of outcome only: else it is how somebody was hurt.
func (w *work) namesHarm(i int) bool {
	if w.d.Tokens[i].Kind != arabic.Word {
		return false
	}
	norm := w.d.Tokens[i].Norm
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if !ok || p.Kind == "" || p.Number == 1 || strings.HasPrefix(strings.TrimLeft(norm, "وبلف"), "ال") || strings.HasPrefix(strings.TrimPrefix(norm, "و"), "لل") {
		return false
	}
	if strings.HasSuffix(norm, "اصابات") && (norm[:2] == "ل" || norm[:2] == "ب") {
		return w.outcome(i)
	}
	return !w.onTarget(i) && !w.sought(i)
}

// sought reports whether the harmed are only looked for: "البحث عن ضحايا".
func (w *work) sought(i int) bool {
	k := i - 1
	for k > 0 && strings.HasPrefix(w.d.Tokens[k+1].Norm, "و") && k > i-3 {
		k--
	}
	if k < 1 || w.d.Tokens[k].Norm != "عن" {
		return false
	}
	for n := k - 1; n >= 0 && n >= k-6; n-- {
		if w.harmWord(n) == "seek" {
			return true
		}
	}
	return false
}

// oneVictim reports whether a single "قتيل" or "شهيد" at i is told and not spoken of: behind a word of outcome or of
// falling, or counted together with more harm: "قتيل و3 جرحى".
func (w *work) oneVictim(i int) bool {
	norm := w.d.Tokens[i].Norm
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if !ok || p.Number != 1 || p.Kind != tawatur.HarmKilled && p.Kind != tawatur.HarmInjured || strings.HasPrefix(strings.TrimLeft(norm, "ولبف"), "ال") {
		return false
	}
	k := w.prevWord(i)
	if k >= 0 && w.d.Tokens[k].Norm == "بين" || strings.HasSuffix(norm, "ضحيه") {
		return false
	}
	if k >= 0 && (w.harmWord(k) == "fall" || w.head(k) != "" || w.result(k) || k > 0 && w.result(k-1)) {
		return true
	}
	if i+1 >= len(w.d.Tokens) || !strings.HasPrefix(w.d.Tokens[i+1].Norm, "و") {
		return false
	}
	for k := i + 1; k < len(w.d.Tokens) && k < i+5; k++ {
		if q, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && q.Kind != "" && q.Kind != p.Kind && !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[k].Norm, "و"), "ال") {
			return true
		}
	}
	return false
}

// body reports whether the word at i is of bodies: "جثة", "جثث".
func (w *work) body(i int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind == "bodies"
}

// oneBody reports whether the word at i is a single body: "العثور على جثة".
func (w *work) oneBody(i int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind == "bodies" && p.Number == 1 && !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i].Norm, "ولب"), "ال")
}

// onTarget reports whether the hits at i are on things that were aimed at: "إصابات مباشرة", but not "إصابات مباشرة في صفوف".
func (w *work) onTarget(i int) bool {
	return w.harmWord(i+1) == "hit" && w.d.Cue("ranks", i+2) == 0
}

// found reports whether bodies are said to be found: handed over or moved they tell no new death.
func (w *work) found(i, sent int) bool {
	for k := max(w.d.Sentences[sent].First, i-16); k < i; k++ {
		if w.harmWord(k) == "found" {
			return true
		}
	}
	return false
}

// toll reads "ارتفعت حصيلة القتلى إلى 5", "ليرتفع عدد الجرحى إلى 12".
func (w *work) toll(sent, i, end int) (harmExpr, bool) {
	kind := ""
	for k := i + 1; k < end && k < i+20; k++ {
		if kind == "" {
			kind = w.tollKind(k)
		}
		n := w.d.NumberAt[k]
		if kind == "" && n >= 0 && w.saysHarm(k, end) {
			break // a list: "الحصيلة كالتالي: 11 شهيدا وستة جرحى"
		}
		if n < 0 || kind == "" || w.d.Numbers[n].First != k || !w.reached(k-1) && !w.comesTo(i, k, end) {
			continue
		}
		g, to, ok := w.group(k, end)
		if !ok {
			v := w.d.Numbers[n].Value
			g, to = group{who: "people", min: v.Min, max: v.Max, first: k, end: w.d.Numbers[n].End}, w.d.Numbers[n].End
		}
		if o := w.ownKind(g); o != "" && o != tawatur.HarmCasualties {
			kind = o
		}
		gs, to := w.parts([]group{g}, to, end)
		if kind == tawatur.HarmCasualties && w.apartFrom(to, end) {
			kind = tawatur.HarmKilled
		}
		return harmExpr{sent: sent, first: i, end: to, kind: kind, groups: gs, rising: true}, true
	}
	return harmExpr{}, false
}

// saysHarm reports whether the people counted from k on are named by what they suffered: "11 شهيدا".
func (w *work) saysHarm(k, end int) bool {
	g, _, ok := w.group(k, end)
	return ok && w.ownKind(g) != ""
}

// comesTo reports whether "بلغ" stands before the toll's head at i and the number at k counts people.
func (w *work) comesTo(i, k, end int) bool {
	if i == 0 || w.harmWord(i-1) != "reach" {
		return false
	}
	_, _, ok := w.group(k, end)
	return ok
}

// reached reports whether the word at k says that a toll comes to the number behind it: "إلى 5", "بلغت 5", "هي 5".
func (w *work) reached(k int) bool {
	return strings.HasSuffix(w.d.Tokens[k].Norm, "الي") || w.harmWord(k) == "reach"
}

// apartFrom reports whether the injured are told apart behind a toll: "الضحايا إلى 3 ... فضلا عن إصابة 12".
func (w *work) apartFrom(k, end int) bool {
	for ; k < end; k++ {
		if w.harm(k) == tawatur.HarmInjured {
			return true
		}
		if h, ok := w.harmVerb(k); ok && h.Entry.Type == tawatur.HarmInjured {
			return true
		}
	}
	return false
}

// tollKind returns the kind of harm that a toll counts.
func (w *work) tollKind(k int) string {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if !ok || p.Kind == "bodies" || p.Kind == tawatur.HarmCaptured || p.Kind == tawatur.HarmDisplaced {
		return ""
	}
	return p.Kind
}

// without reports whether the harm is denied before it in its clause: "دون وقوع إصابات", "دون إيقاع أي قتلى أو جرحى".
func (w *work) without(i, from int) bool {
	reach := 8
	if i < len(w.d.Tokens) && strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		reach = 4
	}
	for k := i - 1; k >= from && k >= i-reach; k-- {
		n := w.d.Tokens[k].Norm
		if n == "اي" || n == "او" {
			reach = 10
		}
		if w.denies(k) || w.feared(k) {
			return true
		}
		if n == "،" || w.d.Cue("clause", k) > 0 || w.result(k) && (k == from || !w.denies(k-1)) {
			return false
		}
	}
	return false
}

// feared reports whether the word at k makes the harm behind it only feared or prevented: "لتفادي وقوع ضحايا".
func (w *work) feared(k int) bool {
	return w.harmWord(k) == "avoid"
}

// denies reports whether the word at k negates what follows; "ما لا يقل عن", "لا يزال" and "غير منفجرة" do not.
func (w *work) denies(k int) bool {
	n := strings.TrimLeft(w.d.Tokens[k].Norm, "و")
	if n == "غير" || w.d.NumberAt[k] >= 0 || w.d.Cue("negation", k) == 0 {
		return false
	}
	next := ""
	if k+1 < len(w.d.Tokens) {
		next = w.d.Tokens[k+1].Norm
	}
	return !strings.HasSuffix(next, "زال") && !strings.HasPrefix(next, "يزال") && next != "يقل" && next != "تقل"
}
