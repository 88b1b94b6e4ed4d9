package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/reuse"
)

// Harm is read in one pass over the words of the body, each way of telling it in a file of its own:
//
//	harmhead    a noun of what befell: "مقتل ثلاثة"
//	harmverb    a verb, its counted behind or before it: "قُتل ثلاثة"; harmslayer where its doer is told; harmgap what stands between
//	harmnoun    the harmed alone: "3 قتلى"
//	harmtoll    a toll that comes to a number: "ارتفعت حصيلة القتلى إلى 5"
//	harmtwo     two kinds of harm, or the harm of two bodies, in the same words
//	harmloss    people lost of whom no more is told: "خسائر بشرية"
//	harmobject  those whom an act is done to: the detained, the slain
//	harmnot     what speaks of harm and tells none
//
// Those counted are read by harmlist (a list), harmgroup (one group), harmparts ("بينهم طفلان"), harmkin (families) and
// harmnames (names); harmside tells fighters from others, harmsum makes the figures of a claim.

// group is one counted group of people. min and max are nil where the words give no bound.
type group struct {
	who        string
	min, max   *int
	first, end int
	// sub marks a part of the group before ("بينهم طفلان"), others that it is told apart from one before ("خمسة آخرون"), named
	// one person told by a name.
	sub, others, named bool
	// kind is the harm that a noun of the act says where it is counted: "383 إصابة".
	kind string
	// sideless says that their noun tells no side: "قتلى", "ضحايا".
	sideless bool
}

// harmExpr is one expression of harm: "مقتل ثلاثة مدنيين بينهم طفل".
type harmExpr struct {
	sent, first, end int
	kind             string
	groups           []group
	// verb says that a verb tells it, active that the verb is in the active voice with its doer before the counted, found that bodies
	// were found.
	verb, active, found bool
	// more says that its people are added to those of the expression before: "إضافة إلى ثلاثة جنود".
	more bool
	// rising says that a toll is told to have risen to this.
	rising bool
	// pair are the two kinds that share its words where they are not killed and hurt: "فقدان وإصابة عدد".
	pair [2]string
	// joined is the act that did it.
	joined *proto
}

// mayTellHarm reports whether an expression of harm may begin at token i, by what is known of its word: with most none does.
func (w *work) mayTellHarm(i int) bool {
	if w.harmHeads[i] != "" || len(w.d.Hits[i]) > 0 || w.d.NumberAt[i] >= 0 || i <= w.lastPair || w.d.Cue("losses", i) > 0 {
		return true
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind != ""
}

// findHarm reads all expressions of harm in the body.
func (w *work) findHarm() []harmExpr {
	var out []harmExpr
	for n, s := range w.d.Sentences {
		if !readable(s.Kind) {
			continue
		}
		w.lastPair = w.pairBefore(s.End, s.First)
		old := 0 // where the toll ends that another rose from
		for i := s.First; i < s.End; {
			if !w.mayTellHarm(i) {
				i++
				continue
			}
			es := w.harmAt(n, i, s.End)
			if len(es) == 0 || w.insideName(i) {
				i++
				continue
			}
			for _, e := range es {
				if w.startsNumber(e.first) && w.fromTo(e.first) && w.risesBefore(e.first, s.First) {
					e.groups[0].min = e.groups[0].max
				}
				if w.risenFrom(e.first, s.First) || old > 0 && !e.verb && w.joinedBy(old, e.first) {
					old = e.end // "من 71 قتيلا، و289 جريحا"
					continue
				}
				if w.ofScripture(&e, s.End) || w.belied(&e, s.End) {
					continue
				}
				if !w.without(e.first, s.First) && !w.unrealised(&e, s.First) && (e.verb || !w.gainsaid(e.first, s.First) && !w.perTime(e.end, s.End) && !w.foretold(&e, s.End)) {
					out = append(out, e)
				}
			}
			i = max(es[len(es)-1].end, i+1)
		}
	}
	out = w.wholes(out)
	w.spreadParts(out)
	w.amongTheDead(out)
	w.servicemen(out)
	w.ofTheirRanks(out)
	w.backSide(out)
	w.besideTheHurt(out)
	return w.sameGroups(out)
}

// wholes leaves out what is counted again as a part of the expression before: "20 شهيدا، بينهم 8 شهداء من الأطفال".
func (w *work) wholes(es []harmExpr) []harmExpr {
	out := es[:0]
	for _, e := range es {
		if n := len(out); n > 0 && out[n-1].sent == e.sent && out[n-1].kind == e.kind && e.first-out[n-1].end < partFar && (w.harmWord(e.first-1) == "part" || w.partToo(out[n-1], e) || w.theirWounds(out[n-1], e)) {
			continue
		}
		out = append(out, e)
	}
	return out
}

// partToo reports whether e goes on with the parts of the harm before it: "28 جريحا منهم اثنان بحالة حرجة و11 إصابة متوسطة".
func (w *work) partToo(whole, e harmExpr) bool {
	if e.verb || w.harmWord(whole.end) != "part" || e.groups[0].min == nil || !noMore(e.groups, whole.groups[0]) {
		return false
	}
	for k := whole.end; k < e.first; k++ {
		if _, verb := w.finite(k); verb || w.result(k) || w.head(k) != "" || w.d.Cue("clause", k) > 0 {
			return false
		}
	}
	return w.head(e.first) == ""
}

// theirWounds reports whether e is but the noun of what those before it suffered: "إصابة ستة آخرين إصابات بليغة".
func (w *work) theirWounds(before, e harmExpr) bool {
	return before.end == e.first && len(e.groups) == 1 && w.wound(e.groups[0], e.kind)
}

// spreadParts gives each expression that stands alone in its sentence the parts told farther on.
func (w *work) spreadParts(es []harmExpr) {
	for i := range es {
		if i > 0 && es[i-1].sent == es[i].sent {
			continue // of which of the two, nobody can say
		}
		to := w.d.Sentences[es[i].sent].End
		if i+1 < len(es) && es[i+1].sent == es[i].sent {
			to = es[i+1].first
		}
		w.farParts(&es[i], to)
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
	if w.livesLost(&e, end) {
		e.kind = tawatur.HarmKilled
	}
	if e.kind == tawatur.HarmCasualties && uncounted(e.groups) && w.ownKind(e.groups[0]) == "" && !w.untold(e) {
		return apart(e)
	}
	if to := w.shared(e); to > 0 {
		p, _ := w.d.Lex.PersonAt(&w.d.Tokens[to-1])
		if e.end = to; p.Kind != e.kind { // "40 جريحا ومصابا" are hurt, all of them
			e.kind = tawatur.HarmCasualties
			if p.Number != 1 {
				e.groups[0].max = nil
			}
		}
		return append([]harmExpr{e}, w.ofOthers(e, end)...)
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
	if more := w.ofOthers(e, end); len(more) > 0 {
		return append([]harmExpr{e}, more...)
	}
	return []harmExpr{e}
}

// longestBody is how many words may tell whose man it is who lost his life: "فقد عنصر من قوات الحدود حياته".
const longestBody = 6

// livesLost reports whether those told to be lost lost their lives, which stand behind them and the body they are of.
func (w *work) livesLost(e *harmExpr, end int) bool {
	if k := e.end; k < end && w.harmWord(k) == "life" {
		return true
	}
	if e.kind != tawatur.HarmMissing {
		return false
	}
	for k := e.end; k < end && k <= e.end+longestBody && w.d.Tokens[k].Kind == arabic.Word; k++ {
		if _, verb := w.finite(k); verb {
			return false
		}
		if w.harmWord(k) == "life" {
			return k+1 >= end || w.d.Tokens[k+1].Norm != "او" // "أو أصيبوا": not all of them
		}
	}
	return false
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
		if verb {
			if gs, _ := w.slainBy(w.activeVerb(i, h), end); len(gs) > 0 {
				return w.told(sent, i, end, h)
			}
			if g := w.groupAt(h.End, end); w.object(g) && w.slayer(i, h, g) {
				return w.told(sent, i, end, h) // "الجيش التركي قتل خمسة مدنيين"
			}
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
	if i <= w.lastPair && w.d.Tokens[i].Kind != arabic.Quote {
		if e, ok := w.between(sent, i, end); ok {
			return e, true
		}
		if e, ok := w.deadOrHurt(sent, i, end); ok {
			return e, true
		}
	}
	if e, ok := w.losses(sent, i, end); ok {
		return e, true
	}
	return w.named(sent, i, end)
}

// harmWord returns what a word does in the reading of harm: a kind of harm for heads ("مقتل"), or one of the closed
// classes of harmheads.tsv that are no harm (gap, toll, slay, attempt, ward, period, part).
func (w *work) harmWord(i int) string {
	if uint(i) >= uint(len(w.harmHeads)) || w.harmHeads[i] == "" || w.marksVerb(i) {
		return ""
	}
	return w.harmHeads[i]
}

// findHarmHeads notes what each word does in the reading of harm, which rules ask of the same words again and again. What is likened to harm
// ("كقتلى") does nothing.
func (w *work) findHarmHeads() {
	w.harmHeads = reuse.Zeros(w.harmHeads, len(w.d.Tokens))
	for i := range w.d.Tokens {
		if kind, pro := w.d.Lex.HarmHeadAt(&w.d.Tokens[i]); kind != "" && !strings.Contains(pro, "ك") {
			w.harmHeads[i] = kind
		}
	}
}

// head returns the kind of harm that the word at i heads, or "".
func (w *work) head(i int) string {
	switch k := w.harmWord(i); k {
	case tawatur.HarmKilled, tawatur.HarmInjured, tawatur.HarmMissing:
		return k
	}
	return ""
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

// ownKind returns the harm that a group's own noun says ("قتلى"), or "".
func (w *work) ownKind(g group) string {
	if g.kind != "" {
		return g.kind
	}
	for i := g.first; i < g.end; i++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Kind != "" && p.Kind != "bodies" {
			return p.Kind
		}
	}
	return ""
}

// one reports whether a group is exactly one person.
func one(g group) bool { return g.min != nil && g.max != nil && *g.max == 1 }

// uncounted reports whether no number is told of a list's first group.
func uncounted(gs []group) bool { return len(gs) > 0 && gs[0].min == nil && gs[0].max == nil }

// startsNumber reports whether a number begins at k.
func (w *work) startsNumber(k int) bool {
	if k >= len(w.d.NumberAt) {
		return false
	}
	n := w.d.NumberAt[k]
	return n >= 0 && w.d.Numbers[n].First == k
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
