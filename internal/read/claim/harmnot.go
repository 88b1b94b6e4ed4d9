package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// What speaks of harm and tells none: it is denied, feared, asked for, ruled by a court, looked for, or known to all.

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
		if f, ok := w.finite(k); ok && f.Future && f.Entry.Class == "cause" {
			return true // "كان سيؤدي إلى إصابة كثير من الناس"
		}
		if c := w.d.Cue("devoid", k); c > 0 && (k+c == i || reach == 10 && k+c < i && w.harm(k+c) != "") {
			return true // "بلا قتلى أو جرحى", but not "طائرة بلا طيار قتلت"
		}
		if w.denies(k) || w.feared(k) || w.harmWord(k) == "refuse" && w.d.Cue("that", i-1) > 0 {
			return true
		}
		if n == "،" || w.d.Cue("clause", k) > 0 || w.result(k) && (k == from || !w.denies(k-1)) {
			return false
		}
	}
	return false
}

// unrealFar is how many words before a harm that did not come about it may be said.
const unrealFar = 6

// unrealised reports whether the harm of e did not come about, or is not told to have: it was escaped, may come yet, was aimed at, or is what somebody
// names as his reason: "كاد القصف أن يودي بحياة ثلاثة", "ما قد يؤدي إلى مقتل مدنيين", "بهدف قتل قيادي", "في محاولة لقتله".
func (w *work) unrealised(e *harmExpr, from int) bool {
	if w.aimedAt(e, from) || e.rising && w.expectedToll(e, from) {
		return true
	}
	for k := e.first - 1; k >= from && k >= e.first-unrealFar; k-- {
		switch h := w.harmWord(k); {
		case h == "nearly":
			return !e.verb || w.anyDeed(from, k) // "كاد قناص أن يقتل طفلا" is told, as what might have been
		case h == "perhaps" && k >= e.first-2:
			return true
		case strings.TrimLeft(w.d.Tokens[k].Norm, "وف") == "قد" && k+1 < e.first && w.outcomeToCome(k+1):
			return true
		case w.d.Tokens[k].Kind == arabic.Punct, w.d.Cue("clause", k) > 0, h == "after", w.otherVerb(k):
			return false
		}
	}
	return false
}

// anyDeed reports whether an act of violence is told between two tokens.
func (w *work) anyDeed(from, to int) bool {
	for k := from; k < to; k++ {
		if w.typeAt(k, violent) {
			return true
		}
	}
	return false
}

// otherVerb reports whether a verb of neither harm nor outcome stands at token k.
func (w *work) otherVerb(k int) bool {
	f, ok := w.finite(k)
	return ok && f.Entry.Class != "cause" && f.Entry.Class != "harm"
}

// outcomeToCome reports whether a verb of outcome in the present stands at token k: "قد يؤدي إلى".
func (w *work) outcomeToCome(k int) bool {
	f, ok := w.finite(k)
	return ok && f.Present && f.Entry.Class == "cause" || w.harmWord(k) == "takes"
}

// attemptFar is how many words may name who tried between his attempt and the killing: "حاول مسلحون مجهولون قتل".
const attemptFar = 3

// aimedAt reports whether a harm told by a noun is only what somebody aims at, tries or gives for his reason.
func (w *work) aimedAt(e *harmExpr, from int) bool {
	i := e.first
	if e.verb || i <= from || e.kind != tawatur.HarmKilled || w.head(i) == "" || strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return false
	}
	for k := i - 1; k >= from && k >= i-attemptFar && w.d.Tokens[k].Kind == arabic.Word && !w.result(k); k-- {
		if _, verb := w.finite(k); w.harmWord(k) == "attempt" && (verb || k+1 == i) {
			return true // but not "خلال محاولة تسلل قتل جنديان"
		}
		if n := max(w.d.Cue("planned", k), w.d.Cue("pretext", k)); n > 0 && k+n == i && w.d.Tokens[k].Norm != "حتي" {
			return w.d.Cue("pretext", k) == 0 || !w.struckIn(e) // "بذريعة مقتل جنديين في هجوم للتنظيم"
		}
	}
	return false
}

// struckIn reports whether an act in which the harm of e was done stands behind it, up to a mark.
func (w *work) struckIn(e *harmExpr) bool {
	k, end := e.end, w.d.Sentences[e.sent].End
	for k < end && w.d.Tokens[k].Kind != arabic.Punct {
		k++
	}
	return w.anyDeed(e.end, k)
}

// expectedToll reports whether the toll of e is only expected to rise: "من المتوقع ارتفاع عدد القتلى إلى عشرة". It came about where it is told
// as what went before: "ارتفاع متوقع في عدد القتلى بعد وصول الحصيلة إلى عشرة".
func (w *work) expectedToll(e *harmExpr, from int) bool {
	i := e.first
	for k := i; len(e.groups) > 0 && k < e.groups[0].first; k++ {
		if w.harmWord(k) == "after" {
			return false
		}
	}
	for k := i - 1; k >= from && k >= i-attemptFar && w.d.Tokens[k].Kind == arabic.Word; k-- {
		if w.d.Cue("possible", k) > 0 || w.d.Cue("planned", k) > 0 && w.d.Cue("even", k) == 0 || w.d.Cue("hypothetical", k) > 0 && strings.TrimLeft(w.d.Tokens[k].Norm, "وف") != "قد" {
			return true
		}
	}
	return false
}

// gainsaidFar is how many words may stand between a verb of denial and the harm that it denies.
const gainsaidFar = 6

// gainsaid reports whether the harm at i, told by a noun, is itself what somebody denies, with nobody but him before it: "نفت الحركة مقتل قائدها". Who
// denies that he did it, or knows of it, does not deny the harm.
func (w *work) gainsaid(i, from int) bool {
	for k := i - 1; k >= from && k >= i-gainsaidFar; k-- {
		if slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return !h.Noun && h.Entry.Type == "denial" }) {
			return true
		}
		if t := w.d.Tokens[k]; t.Kind != arabic.Word && t.Kind != arabic.Quote || w.d.Cue("preposition", k) > 0 || len(w.d.Hits[k]) > 0 {
			return false
		}
	}
	return false
}

// ofScripture reports whether the one harmed, told by his name alone, bears behind it the wish for those of scripture, so that all of it is long
// past: "استشهاد الإمام علي عليه السلام". Places and brigades are called by such names too.
func (w *work) ofScripture(e *harmExpr, end int) bool {
	g := e.groups[0]
	if len(e.groups) != 1 || !one(g) || w.d.NumberAt[g.first] >= 0 {
		return false
	}
	for k := g.first; k < end && k < max(g.end, e.end)+scriptureFar && w.d.Tokens[k].Kind != arabic.Punct; k++ {
		if w.d.Cue("blessed", k) > 0 {
			return true
		}
		_, man := w.d.Lex.PersonAt(&w.d.Tokens[k])
		if m := w.d.ActorAt[k]; man && !w.definite(k) || w.d.Cue("preposition", k) > 0 || m >= 0 && armed(w.d.Actors[m].Kind) {
			return false
		}
	}
	return false
}

// scriptureFar is how many words of a name may stand before that wish.
const scriptureFar = 4

// beliedFar is how many words behind a harm it may be called untrue.
const beliedFar = 24

// belied reports whether a harm is only what is told somewhere, and called untrue behind it in the same clause: "ما نشر عن مقتل قياديين عار من
// الصحة".
func (w *work) belied(e *harmExpr, end int) bool {
	k := w.prevWord(e.first)
	from := w.d.Sentences[e.sent].First
	if e.verb || k < from || w.d.Cue("tidings", k) == 0 && (w.d.Cue("told-of", k) == 0 || !w.hearsay(k, from)) || w.outcome(e.first) {
		return false
	}
	for k = e.end; k < end && k < e.end+beliedFar; k++ {
		if w.d.Cue("untrue", k) > 0 {
			return w.predicate(k, e.end)
		}
		if w.d.Tokens[k].Norm == "،" || w.d.Cue("that", k) > 0 || w.d.Cue("tidings", k) > 0 || w.d.Cue("told-of", k) > 0 || w.tellsAnew(k) || w.d.Cue("clause", k) > 0 || w.d.Cue("relative", k) > 0 {
			return false
		}
	}
	return false
}

// tellsAnew reports whether a finite verb or the participle of a verb of saying stands at token k.
func (w *work) tellsAnew(k int) bool {
	_, verb := w.finite(k)
	return verb || slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Part && h.Entry.Class == "speech" })
}

// hearsayFar is how many words may stand between what is told and "عن" behind it.
const hearsayFar = 6

// hearsay reports whether what "عن" at token k tells of is what is told somewhere, and no body's announcement: "ما نشرته الصحيفة عن", "الأنباء
// المتداولة عن", but not "أعلنت الوزارة عن".
func (w *work) hearsay(k, from int) bool {
	for j := k - 1; j >= from && j >= k-hearsayFar; j-- {
		what := strings.TrimLeft(w.d.Tokens[j].Norm, "وف") == "ما"
		if _, verb := w.finite(j + 1); what || w.d.Cue("tidings", j) > 0 {
			return !what || verb
		}
		if _, verb := w.finite(j); w.d.Tokens[j].Kind == arabic.Punct || verb && !(j > from && strings.TrimLeft(w.d.Tokens[j-1].Norm, "وف") == "ما") {
			return false
		}
	}
	return false
}

// predicate reports whether what is said at token k is said of the clause, and not of an indefinite noun right before it behind token from: "رواية غير
// صحيحة".
func (w *work) predicate(k, from int) bool {
	j := k - 1
	return j < from || w.d.Tokens[j].Kind != arabic.Word || w.definite(j) || w.d.PlaceAt[j] >= 0 || w.d.ActorAt[j] >= 0 || w.d.DateAt[j] >= 0
}

// feared reports whether the word at k makes the harm behind it only feared or prevented: "لتفادي وقوع ضحايا".
func (w *work) feared(k int) bool {
	return w.harmWord(k) == "avoid"
}

// foretoldFar is how many words behind the harmed the verb may stand that says they will be.
const foretoldFar = 8

// foretold reports whether those harmed will only be, by the verb behind their noun: "آلاف القتلى سيسقطون".
func (w *work) foretold(e *harmExpr, end int) bool {
	for k := e.end; k < min(end, e.end+foretoldFar) && w.d.Tokens[k].Kind != arabic.Punct; k++ {
		if w.d.Cue("foretold", k) > 0 {
			return true
		}
	}
	return false
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

// insideName reports whether token i is a later word of a body's name: the martyrs of "كتائب شهداء الأقصى".
func (w *work) insideName(i int) bool {
	m := w.d.ActorAt[i]
	return m >= 0 && w.d.Actors[m].First < i && armed(w.d.Actors[m].Kind)
}

// sentenced reports whether a killing at i is only ruled by a court: "حكما بإعدام تسعة".
func (w *work) sentenced(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k >= i-5; k-- {
		if w.d.PlaceAt[k] >= 0 {
			continue // the town of Baquba is no punishment
		}
		switch w.harmWord(k) {
		case "carried":
			return false
		case "verdict":
			return !w.carriedOut(k)
		}
	}
	return false
}

// carriedOut reports whether a verdict at k is told to be carried out: "نفذ التنظيم حكم الإعدام".
func (w *work) carriedOut(k int) bool {
	for n := k - 1; n >= 0 && n > k-12 && w.sentOf[n] == w.sentOf[k]; n-- {
		if w.harmWord(n) == "carried" {
			return true
		}
	}
	return false
}

// askedFor reports whether a killing at i is only asked for or threatened with: "طالبت بقتل أسير", "هدد بإعدام الرهائن".
func (w *work) askedFor(i int) bool {
	to := i > 0 && strings.HasSuffix(w.d.Tokens[i-1].Norm, "الي")
	if n := w.d.Tokens[i].Norm; !to && !strings.HasPrefix(n, "ب") || n == "بحياه" || strings.HasPrefix(n, "بمقتل") && (i == 0 || !w.threatens(i-1, true)) {
		return false
	}
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k >= i-menaceFar && !w.result(k); k-- {
		if _, verb := w.finite(k); verb && strings.HasPrefix(w.d.Tokens[k].Norm, "و") && !w.threatens(k, false) {
			return false // "هدد الأهالي وقام بقتل ثلاثة"
		}
		if w.threatens(k, k < i-8) {
			return true
		}
	}
	return false
}

// menaceFar is how many words behind a verb of threatening what it threatens with may stand.
const menaceFar = 24

// threatens reports whether the word at k, a finite verb if that is asked, threatens with something or, close by, asks for it.
func (w *work) threatens(k int, verb bool) bool {
	return slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool {
		return h.Entry.Type == "threat" && (!verb || !h.Noun) || h.Entry.Type == "appeal" && !verb
	})
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

// generic reports whether a group is a definite plural without a count: "قتل المدنيين" tells no harm of its own.
func (w *work) generic(g group) bool {
	if g.min != nil || g.max != nil || w.d.NumberAt[g.first] >= 0 || w.ownKind(g) != "" {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(w.d.Tokens[g.first].Norm, "وبل"), "ال")
}

// spokenOf reports whether a group is known to all, spoken of and not told: "شهداء الوطن", "ضحايا الحرب".
func (w *work) spokenOf(g group) bool {
	if g.min != nil || g.max != nil || w.d.NumberAt[g.first] >= 0 || g.end >= len(w.d.Tokens) {
		return false
	}
	if g.end-g.first > 1 && w.harmWord(g.first) == "" && one(g) && w.d.Tokens[g.first].Norm == "احد" {
		return true // "ذكرى أحد قتلى الحزب"
	}
	if k := w.prevWord(g.first); k >= 0 && (w.harmWord(k) == "named" || w.d.Tokens[k].Norm == "من" && k > 0 && w.percentage(k-1)) {
		return true
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.end-1]); ok && p.Kind == "" && g.end-g.first > 1 {
		return false // "جرحى من جنود الجيش"
	}
	if w.d.Lex.Mishap(&w.d.Tokens[g.end]) || w.harmWord(g.end) == "that" && g.end+1 < len(w.d.Tokens) && w.actNamed(g.end+1) {
		return true // "ضحايا الحادث", "شهداء هذا الهجوم"
	}
	next := w.d.Tokens[min(w.pastMarks(g.end, len(w.d.Tokens)), len(w.d.Tokens)-1)].Norm
	return (strings.HasPrefix(next, "ال") || w.namesAct(g.end)) && w.d.Cue("preposition", g.end) == 0
}

// namesAct reports whether the word at k is the noun of a violent act, of which the people before it are the known victims: "شهداء مجزرة
// رفح".
func (w *work) namesAct(k int) bool {
	for _, h := range w.d.Hits[k] {
		if h.Noun && h.Pro == "" && strikes[h.Entry.Type] {
			return true
		}
	}
	return false
}

// rubbleFar is how many words behind the victims the rubble may be named.
const rubbleFar = 8

// fromDeed reports whether an act, or the rubble of one, is named behind token i up to a mark, so that those moved from there were hurt in it: "إخراج
// 12 جريحا من تحت الأنقاض", "علاج 40 جريحا بعد غارة".
func (w *work) fromDeed(i int) bool {
	for k := i; k < len(w.d.Tokens) && w.d.Tokens[k].Kind != arabic.Punct; k++ {
		if w.deedAt(k) || w.harmWord(k) == "rubble" {
			return true
		}
	}
	return false
}

// underRubble reports whether victims are told to lie under the rubble still, which is no new harm: "لا يزال آلاف الضحايا تحت الركام".
func (w *work) underRubble(g group) bool {
	for k := g.end; k < len(w.d.Tokens) && k < g.end+rubbleFar && w.sentOf[k] == w.sentOf[g.first]; k++ {
		if w.harmWord(k) == "rubble" {
			return w.still(g.first-3, k) || g.min == nil && g.max == nil
		}
		if w.d.Tokens[k].Kind == arabic.Punct {
			break
		}
	}
	return false
}

// perTime reports whether words at k make a count one of every day or hour: "15 شهيدا في كل ساعة".
func (w *work) perTime(k, end int) bool {
	if k+1 < end && w.d.Tokens[k].Norm == "في" {
		k++
	}
	return k+1 < end && (w.harmWord(k) == "rate" || w.d.Tokens[k].Norm == "كل" && w.d.DateAt[k] < 0 && w.d.Tokens[k+1].Norm != "من" && !strings.HasPrefix(w.d.Tokens[k+1].Norm, "ال"))
}

// still reports whether "لا يزال" stands in from..to.
func (w *work) still(from, to int) bool {
	for k := max(from, 0); k < to; k++ {
		if w.d.Cue("continual", k) > 0 {
			return true
		}
	}
	return false
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
