package claim

import (
	"slices"
	"strings"
	"unicode"

	"tawatur"
	"tawatur/arabic"
	count "tawatur/arabic/number"
	"tawatur/internal/know/lexicon"
)

// One counted group: a number with its noun, a dual, a single person, a plural without a number.

// group reads one counted group at token i: a number with its noun, a dual, a singular, or a plural without a number.
func (w *work) group(i, end int) (group, int, bool) {
	d := w.d
	i = w.pastMarks(i, end)
	if i >= end {
		return group{}, i, false
	}
	if n := d.NumberAt[i]; n >= 0 && d.Numbers[n].First == i {
		return w.countedGroup(i, end)
	}
	if d.Tokens[i].Kind != arabic.Word {
		return group{}, i, false
	}
	if g, to, ok := w.oneOf(i, end); ok {
		return g, to, ok
	}
	if g, to, ok := w.eachOf(i, end); ok {
		return g, to, ok
	}
	return w.plainGroup(i, end)
}

// countedGroup reads a number with the noun behind it.
func (w *work) countedGroup(i, end int) (group, int, bool) {
	d := w.d
	m := d.Numbers[d.NumberAt[i]]
	if m.Value.Kind == "fraction" {
		return group{}, i, false
	}
	from := w.pastRepeat(m, end)
	for k := from; k < end && k < from+3; k++ {
		t := d.Tokens[k].Norm
		if strings.HasPrefix(t, "وال") {
			break // "ارتفع عدد القتلى إلى 30 والجرحى إلى 60"
		}
		if t == "من" || d.Cue("choice-of", k) > 0 || d.Tokens[k].Kind == arabic.Quote || d.NumberAt[k] >= 0 || w.slash(k) {
			continue
		}
		p, ok := d.Lex.PersonAt(&d.Tokens[k])
		if kind, pro := d.Lex.HarmHeadAt(&d.Tokens[k]); !ok && k == m.End && pro == "" && d.Tokens[k].Marbuta && kind == tawatur.HarmInjured {
			return group{who: "people", kind: tawatur.HarmInjured, min: m.Value.Min, max: m.Value.Max, first: i, end: k + 1}, k + 1, true
		}
		if !ok && k == m.End && w.caseOf(k, end) {
			return group{who: "people", kind: w.head(k + 1), min: m.Value.Min, max: m.Value.Max, first: i, end: k + 2}, k + 2, true
		}
		if !ok {
			return w.ofForce(m, i, k)
		}
		g := group{who: p.Group, min: m.Value.Min, max: m.Value.Max, first: i, end: k + 1}
		if w.harmWord(k) == "kin" && (k == i || w.d.Tokens[k-1].Norm != "من") {
			g.min, g.max = nil, nil // so many families, people unknown
		}
		if to := w.kin(k+1, end); to > k+1 {
			g.who, g.end = civil(g.who), to
		}
		return w.refine(g, end)
	}
	return group{}, i, false
}

// plainGroup reads a group by its noun alone, with "اثنين" behind it.
func (w *work) plainGroup(i, end int) (group, int, bool) {
	d := w.d
	p, ok := d.Lex.PersonAt(&d.Tokens[i])
	if !ok || d.Cue("building", i) > 0 || w.taking(i, end) || p.Number == 1 && w.opensBody(i) {
		return group{}, i, false // "أصيبت مدرسة": a school, though a teacher is spelled so too; "اعتقل لواء الصحراء": no brigadier
	}
	if p.Group == "nation" && p.Number == 1 && (strings.HasPrefix(strings.TrimLeft(d.Tokens[i].Norm, "وبل"), "ال") || w.country(i)) {
		return group{}, i, false
	}
	g := group{who: p.Group, first: i, end: i + 1}
	if n := w.numberOf(p, i); n > 0 && !w.everyOne(i) {
		g.min, g.max = &n, &n
	}
	if q, ok := w.personAt(i+1, end); ok && p.Group == "same" && p.Number == 1 && q.Number == 1 && q.Kind == "" {
		g.who, g.end = q.Group, i+2 // "والآخر عنصر في قوات"
		return g, g.end, true
	}
	if p.Number == 0 && i+1 < end && (d.Tokens[i+1].Kind == arabic.Quote || d.Tokens[i+1].Norm == "(") {
		if n, to := w.names(i+2, end, false); n > 1 && to < end && (d.Tokens[to].Kind == arabic.Quote || d.Tokens[to].Norm == ")") {
			g.min, g.max, g.end = &n, &n, to+1
			return g, g.end, true
		}
	}
	if w.harmWord(i) == "kin" {
		return w.family(g, end)
	}
	if i+1 < end && w.startsNumber(i+1) && strings.HasPrefix(d.Tokens[i+1].Norm, "ال") {
		if v := d.Numbers[d.NumberAt[i+1]]; v.Value.Kind == "cardinal" {
			g.min, g.max, g.end = v.Value.Min, v.Value.Max, v.End
		}
	}
	if i+1 < end {
		if n := d.NumberAt[i+1]; n >= 0 && d.Numbers[n].First == i+1 && !w.andOneOf(i+1) && atMostTwo(d.Numbers[n].Value) && d.Tokens[i+1].Kind == arabic.Word {
			g.min, g.max = d.Numbers[n].Value.Min, d.Numbers[n].Value.Max
			g.end = d.Numbers[n].End
		}
	}
	return w.refine(w.titled(g, end), end)
}

// opensBody reports whether a body under arms is named with the word at token i for its first.
func (w *work) opensBody(i int) bool {
	m := w.d.ActorAt[i]
	return m >= 0 && w.d.Actors[m].First == i && w.d.Actors[m].Whole && w.d.Actors[m].End > i+1
}

// atMostTwo reports whether a number behind a dual only says it again, be it the least: "شخصين اثنين على الأقل".
func atMostTwo(v count.Value) bool {
	return v.Max != nil && *v.Max <= 2 || v.Max == nil && v.Min != nil && *v.Min <= 2
}

// caseOf reports whether so many cases of death or of wounding are counted at k in a sentence that tells a violent act, since those of an
// illness are counted so too: "52 حالة وفاة".
func (w *work) caseOf(k, end int) bool {
	if w.harmWord(k) != "case" || k+1 >= end || w.head(k+1) == "" || w.head(k+1) == tawatur.HarmMissing {
		return false
	}
	s := w.d.Sentences[w.sentOf[k]]
	for i := s.First; i < s.End; i++ {
		if w.typeAt(i, violent) {
			return true
		}
	}
	return false
}

// taking reports whether a word spelled like a noun for people takes those counted behind it captive: "وأسر عدد من الجنود".
func (w *work) taking(i, end int) bool {
	if i+1 >= end || !w.startsNumber(i+1) {
		return false
	}
	return slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return h.Entry.Type == "detention" })
}

// everyOne reports whether the one named at i stands for each of any number: "كل شخص يمر".
func (w *work) everyOne(i int) bool {
	j := w.prevWord(i)
	n := ""
	if j >= 0 {
		n = strings.TrimLeft(w.d.Tokens[j].Norm, "وبل")
	}
	return n == "كل" || n == "اي"
}

// numberOf is how many people the word at i tells, 0 for many.
func (w *work) numberOf(p lexicon.Person, i int) int {
	if p.Number == 0 && w.vowelledDual(i) {
		return 2
	}
	if p.Number == 0 && w.twoBehind(i) || p.Number == 1 && w.dualOf(i) {
		return 2
	}
	return p.Number
}

// twoBehind reports whether "اثنين" stands behind a plural and its adjective, which so are duals: "عسكريين تركيين اثنين".
func (w *work) twoBehind(i int) bool {
	if i+2 >= len(w.d.Tokens) || !strings.HasSuffix(w.d.Tokens[i].Norm, "ين") || !strings.HasSuffix(w.d.Tokens[i+1].Norm, "ين") {
		return false
	}
	n := w.d.NumberAt[i+2]
	return n >= 0 && w.d.Tokens[i+2].Kind == arabic.Word && w.d.NumberAt[i+1] < 0 && w.d.Numbers[n].First == i+2 && atMostTwo(w.d.Numbers[n].Value)
}

// dualOf reports whether what is spelled like one person in the accusative is two, whose service stands right behind them in the genitive: "ضابطا شرطة".
func (w *work) dualOf(i int) bool {
	return w.accusative(i) && i+1 < len(w.d.Tokens) && w.d.Cue("armed-service", i+1) > 0
}

// andOneOf reports whether "وأحد" at i goes on with a further person, which is folded like the number one: "زوجها وأحد أطفالها".
func (w *work) andOneOf(i int) bool {
	t := w.d.Tokens[i]
	return t.Norm == "واحد" && t.End-t.Start > 1 && w.d.Runes[t.Start+1] == 'أ'
}

// vowelledDual reports whether the vowel sign before the ين of a word makes it a dual, which is spelled like the plural: "مواطنَين".
func (w *work) vowelledDual(i int) bool {
	t := w.d.Tokens[i]
	raw := w.d.Runes[t.Start:t.End]
	at := len(raw)
	for _, letter := range "ني" {
		for at--; at >= 0 && unicode.Is(unicode.Mn, raw[at]); at-- {
		}
		if at < 0 || raw[at] != letter {
			return false
		}
	}
	for at--; at >= 0 && unicode.Is(unicode.Mn, raw[at]); at-- {
		if raw[at] == fatha {
			return true
		}
	}
	return false
}

// fatha is the sign of the vowel a.
const fatha = '\u064e'

// oneOf reads "أحد وجهاء البلدة": one person of a kind.
func (w *work) oneOf(i, end int) (group, int, bool) {
	t := strings.TrimLeft(w.d.Tokens[i].Norm, "وبل")
	if t != "احد" && t != "احدي" || i+1 >= end || w.d.Tokens[i+1].Kind != arabic.Word && w.d.Tokens[i+1].Kind != arabic.Quote {
		return group{}, i, false
	}
	n, of := 1, i+1
	if w.d.Tokens[of].Kind == arabic.Quote && of+1 < end {
		of++
	}
	g := group{who: "people", min: &n, max: &n, first: i, end: of + 1}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[of]); ok && p.Group != "same" {
		g.who = p.Group
	} else if m := w.d.ActorAt[of]; m >= 0 && armed(w.d.Actors[m].Kind) && !w.branch(of) {
		g.who = "fighters"
	} else {
		return group{}, i, false
	}
	return g, g.end, true
}

// ofForce reads a number of people of an armed actor: "5 من ميليشيا ...", "عدد من قواته".
func (w *work) ofForce(m count.Mention, i, k int) (group, int, bool) {
	a := w.d.ActorAt[k]
	if a < 0 || !armed(w.d.Actors[a].Kind) || w.d.Actors[a].First != k || k == m.End && w.d.Tokens[k-1].Norm != "من" {
		return group{}, i, false
	}
	if w.head(i-1) == "" && w.harmWord(i-1) != "part" {
		if _, ok := w.harmVerb(i - 1); !ok {
			return group{}, i, false
		}
	}
	return group{who: "fighters", min: m.Value.Min, max: m.Value.Max, first: i, end: k + 1}, k + 1, true
}

// pastMarks steps over quotation marks, and over what some write around figures: "/11/", "(5)".
func (w *work) pastMarks(i, end int) int {
	for i < end && (w.d.Tokens[i].Kind == arabic.Quote || w.slash(i) && i+1 < end && w.d.Tokens[i+1].Kind == arabic.Number) {
		i++
	}
	return i
}

// pastRepeat returns the token behind a number in brackets and the words that say it again, as official statements do: "(15) خمسة عشر".
func (w *work) pastRepeat(m count.Mention, end int) int {
	k := m.End
	if k >= end || w.d.Tokens[k].Norm != ")" {
		return k
	}
	if k+1 < end && w.startsNumber(k+1) {
		if n := w.d.Numbers[w.d.NumberAt[k+1]]; n.Value.Min != nil && m.Value.Min != nil && *n.Value.Min == *m.Value.Min {
			return n.End
		}
	}
	return k + 1
}

// slash reports whether a mark that may stand around figures is at i.
func (w *work) slash(i int) bool {
	n := w.d.Tokens[i].Norm
	return n == "/" || n == "(" || n == ")"
}

// country reports whether the word at i names a country, which is spelled like one of its people in the accusative: "بريطانيا".
func (w *work) country(i int) bool {
	if w.d.PlaceAt[i] >= 0 {
		return true
	}
	m := w.d.ActorAt[i]
	return m >= 0 && w.d.Actors[m].Kind == "government" && !w.d.Actors[m].Adjective
}

// branch reports whether a word of one of an armed actor's parts stands at i: "أحد أفرع الأمن" is no person.
func (w *work) branch(i int) bool {
	return w.d.Cue("branch", i) > 0
}

// refine lets adjectives behind the noun tell the group: "11 قتيلا مدنيا", "شخصين آخرين".
func (w *work) refine(g group, end int) (group, int, bool) {
	g = w.inService(w.rankOf(w.dualKin(g, end), end), end)
	for k := g.end; k < end && k < g.end+2; k++ {
		p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		if !ok || strings.HasPrefix(w.d.Tokens[k].Norm, "و") && w.d.Tokens[k].Norm != "واحد" || p.Kind != "" {
			if w.d.Tokens[k].Norm == "واحد" || w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "واحده" {
				continue
			}
			break
		}
		if p.Group == "same" {
			g.end, g.others = k+1, true
			continue
		}
		if p.Group == "nation" && p.Number != 2 {
			g.end = k + 1
			continue
		}
		if g.who == "people" {
			g.who, g.end = p.Group, k+1
			continue
		}
		break
	}
	if g.who == "people" && (w.ofArmed(g.end, end) || w.leaderAt(g.end-1)) {
		g.who = "fighters"
	}
	if g.who == "fighters" && w.ofUnarmed(g) {
		g.who = "civilians"
	}
	return g, g.end, true
}

// leaderAt reports whether the one named at token k leads the body under arms right behind him, or the one told before by a pronoun:
// "زعيم التنظيم", "زعيمه".
func (w *work) leaderAt(k int) bool {
	if w.harmWord(k) != "leader" {
		return false
	}
	if w.owned(k) {
		return w.lastSide(k) == "fighters"
	}
	if k+1 >= len(w.d.Tokens) || w.definite(k) {
		return false
	}
	m := w.d.ActorAt[k+1]
	return m >= 0 && armed(w.d.Actors[m].Kind) && !w.d.Actors[m].Generic
}

// inService steps over the service under arms that men are of: "رجال شرطة", "ضابط أمن".
func (w *work) inService(g group, end int) group {
	if g.end >= end || w.d.Cue("armed-service", g.end) == 0 || w.d.ActorAt[g.end] >= 0 {
		return g
	}
	if g.who == "fighters" || w.serviceman(g.end) {
		if n := 2; one(g) && g.end == g.first+1 && w.accusative(g.first) {
			g.min, g.max = &n, &n // what owns another noun has lost the ن of its dual: "رجلا شرطة"
		}
		g.who = "fighters"
		g.end++
	}
	return g
}

// dualKin steps over a dual that says how two people are related, and over "هما" which says that there are two: "طفلين شقيقين",
// "مدنيين أحدهما".
func (w *work) dualKin(g group, end int) group {
	if g.end >= end {
		return g
	}
	n := 2
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.end]); ok && p.Number == 2 && p.Kind == "" && g.min != nil && *g.min == 2 && p.Group == "civilians" && g.who != "people" && !strings.HasPrefix(w.d.Tokens[g.end].Norm, "و") {
		g.end++
	} else if g.min == nil && g.max == nil && strings.HasSuffix(w.d.Tokens[g.first].Norm, "ين") && w.twoOfThem(g.end) {
		g.min, g.max = &n, &n
	}
	return g
}

// twoOfThem reports whether a pronoun of two stands at k: "هما", "أحدهما".
func (w *work) twoOfThem(k int) bool {
	n := w.d.Tokens[k].Norm
	return n == "هما" || n == "احدهما" || n == "احداهما" || n == "كلاهما"
}

// rankOf steps over a rank behind a man: "ضابط برتبة عقيد".
func (w *work) rankOf(g group, end int) group {
	if g.end+1 < end && w.d.Cue("of-rank", g.end) > 0 {
		g.end += 2
	}
	return g
}

// titled lets an office named behind "المدعو فلان" tell that he bore arms.
func (w *work) titled(g group, end int) group {
	if strings.TrimLeft(w.d.Tokens[g.first].Norm, "وبل") != "المدعو" {
		return g
	}
	for k := g.end; k < end && k < g.end+12; k++ {
		if w.d.Tokens[k].Norm == "،" || w.result(k) {
			break
		}
		oneOf := strings.HasSuffix(w.d.Tokens[k-1].Norm, "احد")
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Group == "fighters" && (p.Number == 1 || oneOf) {
			g.who = "fighters"
			break
		}
	}
	return g
}
