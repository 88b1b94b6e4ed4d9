package claim

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// A list of counted people: "سيدة وطفلتها", "3 مدنيين طفلان وامرأة".

// groups reads a list of counted groups: "سيدة وطفلتها", "3 مدنيين طفلان وامرأة", "12 آخرين بينهم نساء وأطفال".
func (w *work) groups(i, end int) ([]group, int) {
	g, to, ok := w.group(i, end)
	if !ok {
		return nil, i
	}
	out := []group{g}
	for to < end {
		n, t, ok := w.next(to, end)
		if !ok && one(out[len(out)-1]) && w.describedBy(to, end) {
			n, t, ok = w.next(to+1, end)
			ok = ok && one(n)
		}
		if !ok && one(out[len(out)-1]) {
			n, t, ok = w.next(w.pastName(to, end), end)
			ok = ok && one(n) && (w.known(n) || n.others || n.who == "same")
		}
		if !ok && one(out[len(out)-1]) {
			n, t, ok = w.together(w.pastName(w.pastBody(to, end), end), end)
		}
		if !ok && one(out[len(out)-1]) {
			n, t, ok = w.company(w.pastName(w.pastBody(to, end), end), end)
		}
		if !ok {
			n, t, ok = w.nextCounted(to, end)
		}
		if !ok || w.ownKind(n) != w.ownKind(g) && !w.suffersToo(g, n, t, end) {
			break
		}
		if to = t; !w.unit(g, n) {
			out = append(out, n)
		}
	}
	return w.parts(w.mingled(out), to, end)
}

// describedBy reports whether the one word at i, before a further person joined by و, is an adjective of the person before it:
// "رجل مسن وامرأة".
func (w *work) describedBy(i, end int) bool {
	if i+1 >= end || w.d.Tokens[i].Kind != arabic.Word || !strings.HasPrefix(w.d.Tokens[i+1].Norm, "و") {
		return false
	}
	n := w.d.Tokens[i].Norm
	for _, p := range []string{"ال", "و", "ب", "ل", "ف"} {
		if strings.HasPrefix(n, p) {
			return false
		}
	}
	if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].Kind != "civilians" || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 || w.d.NumberAt[i] >= 0 || len(w.d.Hits[i]) > 0 || w.harmWord(i) != "" {
		return false
	}
	for _, c := range []string{"preposition", "because", "clause", "relative", "negation", "that"} {
		if w.d.Cue(c, i) > 0 {
			return false
		}
	}
	return true
}

// countedAt is groups for a place right behind a word of harm, where a number may stand without a noun: "مقتل ثلاثة في
// قصف", "مقتل 5 من ميليشيا".
func (w *work) countedAt(i, end int) ([]group, int) {
	if gs, to := w.groups(i, end); len(gs) > 0 {
		return gs, to
	}
	if gs, to := w.peopleNamed(i, end); len(gs) > 0 {
		return gs, to
	}
	if i = w.pastMarks(i, end); i >= end || w.d.NumberAt[i] < 0 {
		return w.crowd(i, end)
	}
	m := w.d.Numbers[w.d.NumberAt[i]]
	if m.First != i || m.Value.Kind == "fraction" || !w.closes(w.pastRepeat(m, end), end) {
		return w.crowd(i, end)
	}
	if m.Value.Kind == "ordinal" {
		n := 1
		return []group{{who: "same", min: &n, max: &n, first: i, end: m.End}}, m.End
	}
	g := group{who: "people", min: m.Value.Min, max: m.Value.Max, first: i, end: m.End}
	if m.End < end && w.d.Cue("of-them", m.End) > 0 {
		g.who = w.lastSide(i)
		return []group{g}, m.End + 1
	}
	switch {
	case w.ofArmed(m.End, end):
		g.who = "fighters"
	case i > 0 && m.End < end && w.byAct(m.End) && w.head(i-1) != "" && strings.HasPrefix(w.d.Tokens[i-1].Norm, "و"):
		g.who = w.lastSide(i) // "مقتل 18 عنصرا وإصابة 20 بتفجير"
	}
	return w.parts([]group{g}, m.End, end)
}

// closes reports whether a bare number is complete at k: what follows is no noun that it could count.
func (w *work) closes(k, end int) bool {
	if k >= end || w.d.Tokens[k].Kind == arabic.Punct {
		return true
	}
	n := w.d.Tokens[k].Norm
	if w.harmWord(k) == "whoever" || w.harmWord(k) == "since" || w.d.Cue("relative", k) > 0 || slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return strings.Contains(h.Pro, "و") }) {
		return true // "إصابة العشرات وتضرر", "إصابة العشرات ممن"
	}
	if _, ok := w.harmVerb(k); ok || w.byAct(k) || strings.HasPrefix(n, "و") && w.head(k) != "" || w.d.Cue("suffering", k) > 0 || w.d.Cue("of-them", k) > 0 {
		return true
	}
	if n == "من" && k+1 < end {
		m := w.d.ActorAt[k+1]
		return m >= 0 && armed(w.d.Actors[m].Kind) || w.d.Cue("both", k+1) > 0 || w.d.Cue("staff", k+1) > 0
	}
	return w.d.Cue("because", k) > 0 || w.d.Cue("ranks", k) > 0 || w.d.DateAt[k] >= 0 || w.harmWord(k) == "part"
}

// byAct reports whether the word at k says with its own "ب" by which act they were harmed: "إصابة 20 بتفجير".
func (w *work) byAct(k int) bool {
	for _, h := range w.d.Hits[k] {
		if h.Noun && h.Entry.Class == "act" && violent[h.Entry.Type] && strings.Contains(h.Pro, "ب") {
			return true
		}
	}
	return false
}

// crowd reads people of whom only a pronoun says who they are, or that they are others: "أعداد كبيرة منهم", "من فيها", "عدد آخر".
func (w *work) crowd(i, end int) ([]group, int) {
	if i < end && (w.harmWord(i) == "crew" || w.harmWord(i) == "them") {
		return []group{{who: w.lastSide(i), first: i, end: i + 1}}, i + 1
	}
	if i+1 >= end {
		return nil, i
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i+1]); ok && p.Group == "same" && w.d.Cue("many-of", i) > 0 {
		return []group{{who: "same", first: i, end: i + 2, others: true}}, i + 2 // "وجرح عدد آخر"
	}
	to := 0
	if w.d.Tokens[i].Norm == "من" && (w.d.Tokens[i+1].Norm == "فيها" || w.d.Tokens[i+1].Norm == "فيه" || w.d.Tokens[i+1].Norm == "بداخلها") {
		to = i + 2
	}
	if w.d.Cue("many-of", i) > 0 {
		for k := i + 1; k < end && k <= i+2; k++ {
			if w.d.Tokens[k].Norm == "منهم" {
				to = k + 1
			}
		}
	}
	if to == 0 {
		return nil, i
	}
	return []group{{who: w.lastSide(i), first: i, end: to}}, to
}

// suffersToo reports whether one or some more, n up to token k, are counted with people g who are called by what befell them and by what they
// are: "7 شهداء عسكريين ومدني واحد". Whose own harm is told behind them suffered that: "قتيلان مدنيان وطفل جريح".
func (w *work) suffersToo(g, n group, k, end int) bool {
	if w.ownKind(g) == "" || w.ownKind(n) != "" || g.min == nil || n.min == nil || g.sideless || g.who == "people" || n.who == "same" || !strings.HasPrefix(w.d.Tokens[g.end].Norm, "و") {
		return false
	}
	if p, ok := w.personAt(k, end); ok && p.Kind != "" {
		return false
	}
	_, verb := w.harmVerb(k)
	return !verb && w.head(n.first) == ""
}

// unit reports whether n is a second word for what a great number counts: "ثمانية آلاف رجل وصبي", "15 ضابطا وجنديا".
func (w *work) unit(g, n group) bool {
	if g.min != nil && n.min == nil && strings.HasPrefix(w.d.Tokens[n.first].Norm, "وال") && g.end-2 > g.first && w.d.Tokens[g.end-2].Norm == "من" {
		return true // "21 من الضباط والجنود"
	}
	if g.min == nil || *g.min < 11 || !one(n) || w.d.NumberAt[n.first] >= 0 || w.known(n) {
		return false
	}
	return *g.min >= 100 || strings.HasSuffix(w.d.Tokens[g.end-1].Norm, "ا") && strings.HasSuffix(w.d.Tokens[n.end-1].Norm, "ا")
}

// next reads a further group joined by و.
func (w *work) next(i, end int) (group, int, bool) {
	k := i
	for k < end && w.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	if k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return group{}, i, false
	}
	if w.d.Tokens[k].Norm == "و" {
		k++
	}
	return w.group(k, end)
}

// nextCounted reads a further number of people behind a comma: "30 طفلا، و12 امرأة". Those whose own verb follows are harmed
// otherwise: "ثلاثة جنود، وخمسة مدنيين أصيبوا".
func (w *work) nextCounted(i, end int) (group, int, bool) {
	if i+2 >= end || w.d.Tokens[i].Norm != "،" {
		return group{}, i, false
	}
	g, to, ok := w.next(i+1, end)
	if !w.startsNumber(i+1) && !w.startsNumber(i+2) && !(ok && g.others && g.min != nil) {
		return group{}, i, false
	}
	if _, verb := w.harmVerb(to); !ok || verb && w.plural(to) {
		return group{}, i, false
	}
	return g, to, true
}

// company reads people counted behind the name and office of one: "القيادي في التنظيم فلان وثلاثة من أفراد عائلته". Those whose own
// verb follows are harmed otherwise.
func (w *work) company(k, end int) (group, int, bool) {
	if k+1 >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return group{}, k, false
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); !w.startsNumber(k) && !w.startsNumber(k+1) && !(ok && p.Number == 2) {
		return group{}, k, false
	}
	g, to, ok := w.next(k, end)
	if _, verb := w.harmVerb(to); !ok || verb || g.min == nil {
		return group{}, k, false
	}
	return g, to, true
}

// together reads people who suffered with the one before: "مع سائقه", "مع عنصر آخر", "مع اثنين من مرافقيه".
func (w *work) together(k, end int) (group, int, bool) {
	if k+1 >= end || w.d.Tokens[k].Norm != "مع" {
		return group{}, k, false
	}
	g, to, ok := w.group(k+1, end)
	if !ok || g.min == nil || !g.others && !w.known(g) && !w.known(group{first: to - 1}) {
		return group{}, k, false
	}
	return g, to, true
}

// pastName steps over the name of a person, his age, and what stands in brackets behind it: the rest of "السيدة «هناء» (55 عاما)".
func (w *work) pastName(k, end int) int {
	words, open := 0, false
	for ; k < end; k++ {
		t := w.d.Tokens[k]
		if to := w.pastYears(k, end); to > k && !open {
			k = to - 1
			continue
		}
		switch {
		case t.Norm == "(":
			open = true
		case t.Norm == ")":
			open = false
		case open || t.Kind == arabic.Quote:
		case t.Kind != arabic.Word || strings.HasPrefix(t.Norm, "و") && !w.nameInW(k) || words == 5 || w.prepositional(k) || w.d.Cue("because", k) > 0 || w.result(k):
			return k
		default:
			words++
		}
	}
	return k
}

// pastYears steps over the age told behind a name, with the comma before it and the one behind which a further person is told: "، 30 عاما"; k
// for none.
func (w *work) pastYears(k, end int) int {
	n := k
	for n < end && n < k+2 && (w.d.Tokens[n].Norm == "،" || w.d.Cue("of-age", n) > 0) {
		n++
	}
	if n >= end || !w.startsNumber(n) {
		return k
	}
	to := w.d.Numbers[w.d.NumberAt[n]].End
	if to >= end || w.harmWord(to) != "aged" && w.d.Cue("years-old", to) == 0 {
		return k
	}
	if to++; to+1 < end && w.d.Tokens[to].Norm == "،" && strings.HasPrefix(w.d.Tokens[to+1].Norm, "و") {
		to++
	}
	return to
}

// nameInW reports whether the word at k is a person's name that begins with و.
func (w *work) nameInW(k int) bool { return w.harmWord(k) == "name" }

// known reports whether a single person is called by a title or as kin of the one before: "والشاب فلان", "وابنها".
func (w *work) known(g group) bool {
	n := strings.TrimPrefix(w.d.Tokens[g.first].Norm, "و")
	return strings.HasPrefix(n, "ال") || strings.HasSuffix(n, "ه") && !w.d.Tokens[g.first].Marbuta || strings.HasSuffix(n, "ها") || strings.HasSuffix(n, "هما")
}

// mingled takes the count away from "7 أطفال ونساء", where it counts both kinds together.
func (w *work) mingled(gs []group) []group {
	if len(gs) != 2 || gs[0].min == nil || gs[0].max != nil && *gs[0].max < 3 || gs[1].min != nil || w.d.NumberAt[gs[1].first] >= 0 {
		return gs
	}
	if gs[1].who != "women" && gs[1].who != "children" || gs[0].who == "fighters" {
		return gs
	}
	sum, a, b := gs[0], gs[0], gs[1]
	sum.who, sum.end = "civilians", gs[1].end
	a.min, a.max, a.sub, b.sub = nil, nil, true, true
	if gs[0].sub {
		return []group{a, b}
	}
	return []group{sum, a, b}
}
