package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	count "tawatur/arabic/number"
)

// groups reads a list of counted groups: "سيدة وطفلتها", "3 مدنيين طفلان وامرأة", "12 آخرين بينهم نساء وأطفال".
func (w *work) groups(i, end int) ([]group, int) {
	g, to, ok := w.group(i, end)
	if !ok {
		return nil, i
	}
	out := []group{g}
	for to < end {
		n, t, ok := w.next(to, end)
		if !ok && one(out[len(out)-1]) {
			n, t, ok = w.next(w.pastName(to, end), end)
			ok = ok && one(n) && (w.known(n) || n.others)
		}
		if !ok && one(out[len(out)-1]) {
			n, t, ok = w.together(w.pastName(to, end), end)
		}
		if !ok {
			n, t, ok = w.nextCounted(to, end)
		}
		if !ok || w.ownKind(n) != w.ownKind(g) {
			break
		}
		if to = t; !w.unit(g, n) {
			out = append(out, n)
		}
	}
	return w.parts(w.mingled(out), to, end)
}

// unit reports whether n is a second word for what a great number counts: "ثمانية آلاف رجل وصبي", "15 ضابطا وجنديا".
func (w *work) unit(g, n group) bool {
	if g.min == nil || *g.min < 11 || !one(n) || w.d.NumberAt[n.first] >= 0 || w.known(n) {
		return false
	}
	return *g.min >= 100 || strings.HasSuffix(w.d.Tokens[g.end-1].Norm, "ا") && strings.HasSuffix(w.d.Tokens[n.end-1].Norm, "ا")
}

// pastName steps over the name of a person and what stands in brackets behind it: the rest of "السيدة «هناء» (55 عاما)".
func (w *work) pastName(k, end int) int {
	words, open := 0, false
	for ; k < end; k++ {
		t := w.d.Tokens[k]
		switch {
		case t.Norm == "(":
			open = true
		case t.Norm == ")":
			open = false
		case open || t.Kind == arabic.Quote:
		case t.Kind != arabic.Word || strings.HasPrefix(t.Norm, "و") && !w.nameInW(k) || words == 5 || w.d.Cue("preposition", k) > 0 || w.d.Cue("because", k) > 0 || w.result(k):
			return k
		default:
			words++
		}
	}
	return k
}

// nameInW reports whether the word at k is a person's name that begins with و.
func (w *work) nameInW(k int) bool { return w.harmWord(k) == "name" }

// known reports whether a single person is called by a title or as kin of the one before: "والشاب فلان", "وابنها".
func (w *work) known(g group) bool {
	n := strings.TrimPrefix(w.d.Tokens[g.first].Norm, "و")
	return strings.HasPrefix(n, "ال") || strings.HasSuffix(n, "ه") && !w.d.Tokens[g.first].Marbuta || strings.HasSuffix(n, "ها") || strings.HasSuffix(n, "هما")
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
	if i >= end || w.d.NumberAt[i] < 0 {
		return w.crowd(i, end)
	}
	m := w.d.Numbers[w.d.NumberAt[i]]
	if m.First != i || m.Value.Kind == "fraction" || !w.closes(m.End, end) {
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
	if w.ofArmed(m.End, end) {
		g.who = "fighters"
	}
	return w.parts([]group{g}, m.End, end)
}

// crowd reads people of whom only a pronoun says who they are: "أعداد كبيرة منهم", "من فيها".
func (w *work) crowd(i, end int) ([]group, int) {
	if i+1 >= end {
		return nil, i
	}
	to := 0
	if w.d.Tokens[i].Norm == "من" && (w.d.Tokens[i+1].Norm == "فيها" || w.d.Tokens[i+1].Norm == "فيه" || w.d.Tokens[i+1].Norm == "بداخلها") {
		to = i + 2
	}
	if n := w.d.Tokens[i].Norm; n == "اعداد" || n == "عدد" || n == "العشرات" || n == "العديد" {
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

// lastSide returns fighters when the last people or armed group named before i in its sentence is armed.
func (w *work) lastSide(i int) string {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		if m := w.d.ActorAt[k]; m >= 0 {
			if armed(w.d.Actors[m].Kind) {
				return "fighters"
			}
			return "civilians"
		}
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Group == "fighters" {
			return "fighters"
		}
	}
	return "civilians"
}

// closes reports whether a bare number is complete at k: what follows is no noun that it could count.
func (w *work) closes(k, end int) bool {
	if k >= end || w.d.Tokens[k].Kind == arabic.Punct {
		return true
	}
	n := w.d.Tokens[k].Norm
	if _, ok := w.harmVerb(k); ok || strings.HasPrefix(n, "و") && w.head(k) != "" || w.d.Cue("suffering", k) > 0 || w.d.Cue("of-them", k) > 0 {
		return true
	}
	if n == "من" && k+1 < end {
		m := w.d.ActorAt[k+1]
		return m >= 0 && armed(w.d.Actors[m].Kind)
	}
	return w.d.Cue("because", k) > 0 || w.d.DateAt[k] >= 0 || w.harmWord(k) == "part"
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
	if i+2 >= end || w.d.Tokens[i].Norm != "،" || !w.startsNumber(i+1) && !w.startsNumber(i+2) {
		return group{}, i, false
	}
	g, to, ok := w.next(i+1, end)
	if _, verb := w.harmVerb(to); !ok || verb && w.plural(to) {
		return group{}, i, false
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

// parts reads what the counted are made of: "بينهم طفلان", "معظمهم نساء", or a list in apposition.
func (w *work) parts(out []group, i, end int) ([]group, int) {
	k := w.pastWounds(i, end)
	mark := k > i && w.d.Tokens[k-1].Kind != arabic.Word
	from := k
	for k < end && (w.harmWord(k) == "part" || w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "ومن") {
		k++
	}
	among := k > from && w.harmWord(k-1) == "part" || k > from+1 && w.harmWord(k-2) == "part"
	if k >= end || !among && (k > from || out[0].min == nil || k > i && !mark || strings.HasPrefix(w.d.Tokens[k].Norm, "و")) {
		return out, i
	}
	subs, to := w.subgroups(k, end)
	if len(subs) == 0 || !among && !w.apposed(out, subs, w.d.Tokens[k-1].Norm == "(") {
		return out, i
	}
	if !among && len(subs) == 1 && subs[0].who == out[0].who {
		return out, to // "طفل رضيع", "امرأة مسنة": the same person told more closely
	}
	return append(out, subs...), to
}

// pastWounds steps over the marks behind the counted, and over what they suffered: "بجروح متفاوتة،".
func (w *work) pastWounds(k, end int) int {
	for k < end {
		switch {
		case strings.Contains("،:(-", w.d.Tokens[k].Norm):
		case w.d.Cue("suffering", k) > 0:
			if k+2 < end && w.d.Tokens[k+1].Marbuta && w.d.Tokens[k+2].Kind == arabic.Punct && w.harmWord(k+1) == "" {
				k++
			}
		default:
			return k
		}
		k++
	}
	return k
}

// subgroups reads the parts themselves: "طفلان وامرأة", "45 طفلا و23 امرأة".
func (w *work) subgroups(k, end int) ([]group, int) {
	var subs []group
	to := k
	for {
		g, t, ok := w.group(k, end)
		if !ok || g.who == "same" || w.ownKind(g) != "" {
			break
		}
		g.sub = true
		subs, k, to = append(subs, g), t, t
		if k < end && w.d.Tokens[k].Norm == "،" {
			k++
		}
		if k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
			break
		}
		if w.d.Tokens[k].Norm == "و" {
			k++
		}
	}
	return w.mingled(subs), to
}

// apposed reports whether a list without "among them" is what the counted are made of: in brackets it adds up to the
// count, else it does not exceed it and names women and children.
func (w *work) apposed(out, subs []group, bracket bool) bool {
	sum := 0
	for _, g := range subs {
		if g.min == nil {
			return false
		}
		sum += *g.min
	}
	if len(out) > 1 || out[0].min == nil || sum > *out[0].min {
		return false
	}
	if bracket && sum == *out[0].min {
		return true
	}
	return subs[0].who == "women" || subs[0].who == "children"
}

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

// pastMarks steps over quotation marks, and over what some write around figures: "/11/", "(5)".
func (w *work) pastMarks(i, end int) int {
	for i < end && (w.d.Tokens[i].Kind == arabic.Quote || w.slash(i) && i+1 < end && w.d.Tokens[i+1].Kind == arabic.Number) {
		i++
	}
	return i
}

// slash reports whether a mark that may stand around figures is at i.
func (w *work) slash(i int) bool {
	n := w.d.Tokens[i].Norm
	return n == "/" || n == "(" || n == ")"
}

// plainGroup reads a group by its noun alone, with "اثنين" behind it.
func (w *work) plainGroup(i, end int) (group, int, bool) {
	d := w.d
	p, ok := d.Lex.PersonAt(&d.Tokens[i])
	if !ok {
		return group{}, i, false
	}
	if p.Group == "nation" && p.Number == 1 && (strings.HasPrefix(strings.TrimLeft(d.Tokens[i].Norm, "وبل"), "ال") || w.country(i)) {
		return group{}, i, false
	}
	g := group{who: p.Group, first: i, end: i + 1}
	if p.Number > 0 {
		n := p.Number
		g.min, g.max = &n, &n
	}
	if p.Number == 0 && i+1 < end && (d.Tokens[i+1].Kind == arabic.Quote || d.Tokens[i+1].Norm == "(") {
		if n, to := w.names(i+2, end); n > 1 && to < end && (d.Tokens[to].Kind == arabic.Quote || d.Tokens[to].Norm == ")") {
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
		if n := d.NumberAt[i+1]; n >= 0 && d.Numbers[n].First == i+1 && d.Numbers[n].Value.Max != nil && *d.Numbers[n].Value.Max <= 2 && d.Tokens[i+1].Kind == arabic.Word {
			g.min, g.max = d.Numbers[n].Value.Min, d.Numbers[n].Value.Max
			g.end = d.Numbers[n].End
		}
	}
	return w.refine(w.titled(g, end), end)
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
	n := w.d.Tokens[i].Norm
	return strings.HasSuffix(n, "فروع") || strings.HasSuffix(n, "افرع") || strings.HasSuffix(n, "فصائل") || strings.HasSuffix(n, "حواجز") || strings.HasSuffix(n, "مقار")
}

// oneOf reads "أحد وجهاء البلدة": one person of a kind.
func (w *work) oneOf(i, end int) (group, int, bool) {
	t := strings.TrimLeft(w.d.Tokens[i].Norm, "وبل")
	if t != "احد" && t != "احدي" || i+1 >= end || w.d.Tokens[i+1].Kind != arabic.Word {
		return group{}, i, false
	}
	n := 1
	g := group{who: "people", min: &n, max: &n, first: i, end: i + 2}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i+1]); ok && p.Group != "same" {
		g.who = p.Group
	} else if m := w.d.ActorAt[i+1]; m >= 0 && armed(w.d.Actors[m].Kind) && !w.branch(i+1) {
		g.who = "fighters"
	} else {
		return group{}, i, false
	}
	return g, g.end, true
}

// eachOf counts the people of a list of names: "كل من خالد حنيفة وبشار بركات".
func (w *work) eachOf(i, end int) (group, int, bool) {
	if n := strings.TrimPrefix(w.d.Tokens[i].Norm, "و"); n != "كل" && n != "كلا" || i+2 >= end || w.d.Tokens[i+1].Norm != "من" {
		return group{}, i, false
	}
	n, to := w.names(i+2, end)
	if n < 2 {
		return group{}, i, false
	}
	return group{who: "people", min: &n, max: &n, first: i, end: to}, to, true
}

// names counts the names of a list that begins at k: each of a few words, parted by و or a comma, up to a word that goes on
// with the sentence. It returns where the list ends.
func (w *work) names(k, end int) (n, to int) {
	words := 0
	for ; k < end && words < 7; k++ {
		t := w.d.Tokens[k]
		switch {
		case t.Norm == "،" || t.Norm == "و":
			if words == 0 {
				return n, k
			}
			n, words = n+1, 0
			continue
		case t.Norm == "/" || t.Kind == arabic.Number || t.Norm == "عاما" || t.Norm == "سنه":
			continue
		case t.Kind != arabic.Word || w.endsNames(k):
			if words > 0 {
				n++
			}
			return n, k
		case strings.HasPrefix(t.Norm, "و") && !w.nameInW(k) && words > 0:
			n, words = n+1, 0
		}
		words++
	}
	return 0, k
}

// endsNames reports whether the word at k goes on with the sentence behind a list of names.
func (w *work) endsNames(k int) bool {
	if w.d.Cue("preposition", k) > 0 || w.d.Cue("because", k) > 0 || w.d.Cue("clause", k) > 0 || w.d.Cue("that", k) > 0 || w.result(k) || w.head(k) != "" || w.d.DateAt[k] >= 0 {
		return true
	}
	for _, h := range w.d.Hits[k] {
		if h.Entry.Class == "act" || h.Entry.Class == "harm" {
			return true
		}
	}
	return false
}

// family reads a family as so many people as are told, else without a number: "عائلة من خمسة أفراد".
func (w *work) family(g group, end int) (group, int, bool) {
	g.min, g.max = nil, nil
	k := g.end
	for k < end && k < g.end+4 && !w.startsNumber(k) {
		if w.d.Tokens[k].Kind != arabic.Word || w.d.Cue("because", k) > 0 {
			return g, g.end, true
		}
		k++
	}
	if k == g.end || k >= end || w.d.Tokens[k-1].Norm != "من" {
		return g, g.end, true
	}
	if w.d.NumberAt[k] < 0 {
		return g, g.end, true
	}
	if of, to, ok := w.countedGroup(k, end); ok {
		g.min, g.max, g.end = of.min, of.max, to
	}
	return g, g.end, true
}

// countedGroup reads a number with the noun behind it.
func (w *work) countedGroup(i, end int) (group, int, bool) {
	d := w.d
	m := d.Numbers[d.NumberAt[i]]
	if m.Value.Kind == "fraction" {
		return group{}, i, false
	}
	for k := m.End; k < end && k < m.End+3; k++ {
		t := d.Tokens[k].Norm
		if t == "من" || d.Tokens[k].Kind == arabic.Quote || d.NumberAt[k] >= 0 || w.slash(k) {
			continue
		}
		p, ok := d.Lex.Person(t)
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

// kin steps over "من عائلة واحدة": those counted are a family.
func (w *work) kin(k, end int) int {
	at := k
	if at < end && w.d.Tokens[at].Norm == "من" {
		at++
	}
	if at >= end || w.harmWord(at) != "kin" {
		return k
	}
	at++
	if at < end && (strings.HasPrefix(w.d.Tokens[at].Norm, "واحد") || strings.HasPrefix(w.d.Tokens[at].Norm, "الواحد") || strings.HasPrefix(w.d.Tokens[at].Norm, "نفس") || strings.HasPrefix(w.d.Tokens[at].Norm, "ذات")) {
		at++
	}
	return at
}

// civil is the group of family members of whom only "أفراد" is said, a word for soldiers otherwise.
func civil(who string) string {
	if who == "fighters" {
		return "civilians"
	}
	return who
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

// refine lets adjectives behind the noun tell the group: "11 قتيلا مدنيا", "شخصين آخرين".
func (w *work) refine(g group, end int) (group, int, bool) {
	g = w.rankOf(w.dualKin(g, end), end)
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
	if g.who == "people" && w.ofArmed(g.end, end) {
		g.who = "fighters"
	}
	if g.who == "fighters" && w.ofUnarmed(g) {
		g.who = "civilians"
	}
	return g, g.end, true
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
	if g.end+1 < end && w.d.Tokens[g.end].Norm == "برتبه" {
		g.end += 2
	}
	return g
}

// ofUnarmed reports whether men counted in a word for fighters belong to a body that bears no arms: "عناصر الدفاع المدني".
func (w *work) ofUnarmed(g group) bool {
	for k := g.end - 1; k <= g.end && k < len(w.d.Tokens); k++ {
		if m := w.d.ActorAt[k]; m >= 0 {
			kind := w.d.Actors[m].Kind
			return kind == "civil-group" || kind == "media" || kind == "media-office"
		}
	}
	return false
}

// ofArmed reports whether those counted belong to an armed body: "5 قتلى من قوات النظام", "جرحى في صفوف الفصائل".
func (w *work) ofArmed(k, end int) bool {
	k += w.d.Cue("atleast", k)
	if k >= end {
		return false
	}
	n := w.d.Cue("ranks", k)
	if n == 0 && w.d.Tokens[k].Norm == "من" {
		n = 1
	}
	if n == 0 || k+n >= end {
		return false
	}
	if w.d.Cue("men", k+n-1) > 0 {
		return true
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k+n]); ok && p.Group == "fighters" {
		return true
	}
	m := w.d.ActorAt[k+n]
	return m >= 0 && armed(w.d.Actors[m].Kind)
}

// sameGroups gives "others" the group of the expression before.
func (w *work) sameGroups(es []harmExpr) []harmExpr {
	last := "civilians"
	for i := range es {
		for k := range es[i].groups {
			g := &es[i].groups[k]
			switch g.who {
			case "same":
				g.who, g.others = last, true
			case "people", "nation":
				g.who = "civilians"
			}
			if !g.sub && (g.who == "fighters" || g.who == "civilians") {
				last = g.who
			}
			if !g.sub && (g.who == "children" || g.who == "women") {
				last = "civilians"
			}
		}
	}
	return es
}

// counts turns an expression into harms: the total of each side, then its parts.
func (w *work) counts(e harmExpr) []tawatur.Harm {
	out := w.countsOf(e)
	stage := w.stage(e)
	for i := range out {
		out[i].Stage = stage
	}
	return out
}

// stage says whether a count is told as one that has risen, or as one that may: "ارتفعت حصيلة القتلى إلى خمسة", "في حصيلة أولية".
func (w *work) stage(e harmExpr) string {
	s := w.d.Sentences[e.sent]
	for i := s.First; i < s.End; i++ {
		switch {
		case i < e.end && e.rising && w.d.Cue("rises", i) > 0:
			return tawatur.StageRisen
		case w.d.Cue("provisional", i) > 0:
			return tawatur.StageProvisional
		}
	}
	return ""
}

func (w *work) countsOf(e harmExpr) []tawatur.Harm {
	var out []tawatur.Harm
	for _, side := range []string{"civilians", "fighters"} {
		if h, ok := w.total(e, side); ok {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, who := range []string{"women", "children"} {
		if h, ok := w.portion(e, who); ok {
			out = append(out, h)
		}
	}
	return append(out, w.members(e)...)
}

// members returns the counted parts that belong to a body or bear arms: "بينهم 3 من متطوعي الدفاع المدني", "بينهم جنديان".
func (w *work) members(e harmExpr) []tawatur.Harm {
	var out []tawatur.Harm
	for _, g := range e.groups {
		if !g.sub || g.min == nil || g.who == "women" || g.who == "children" {
			continue
		}
		who := w.bodyBehind(g.end)
		if who == "" && g.who == "fighters" && e.groups[0].who != "fighters" {
			who = "fighters"
		}
		if who != "" {
			out = append(out, tawatur.Harm{Kind: e.kind, Who: who, Min: g.min, Max: g.max, Mention: w.d.Span(g.first, g.end)})
		}
	}
	return out
}

// bodyBehind returns the unarmed body to which those counted before token k belong.
func (w *work) bodyBehind(k int) string {
	for n := k; n < len(w.d.Tokens) && n < k+3; n++ {
		if m := w.d.ActorAt[n]; m >= 0 && !armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "civilians" {
			return w.d.Actors[m].ID
		}
		if w.d.Cue("ranks", n) == 0 && w.d.Cue("preposition", n) == 0 {
			break
		}
	}
	return ""
}

// portion sums the women or the children of an expression, be they parts of the counted or counted themselves.
func (w *work) portion(e harmExpr, who string) (tawatur.Harm, bool) {
	h, n := tawatur.Harm{Kind: e.kind, Who: who}, 0
	for i, g := range e.groups {
		if g.who != who || g.sub && w.toldWhole(e.groups[:i], who) {
			continue
		}
		if n++; n == 1 {
			h.Min, h.Max, h.Mention = g.min, g.max, w.d.Span(g.first, g.end)
			continue
		}
		h.Min, h.Max = plus(h.Min, g.min), plus(h.Max, g.max)
	}
	return h, n > 0
}

// toldWhole reports whether one of the groups counts all of a kind, so that its parts add nothing: "طفلان (طفل وطفلة)".
func (w *work) toldWhole(gs []group, who string) bool {
	return slices.ContainsFunc(gs, func(g group) bool { return !g.sub && g.who == who && g.min != nil })
}

// plus adds two bounds; an unknown one makes the sum unknown.
func plus(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

// total sums the groups of one side that are no parts of another.
func (w *work) total(e harmExpr, side string) (tawatur.Harm, bool) {
	h := tawatur.Harm{Kind: e.kind, Who: side}
	lo, hi, known, n := 0, 0, true, 0
	for _, g := range e.groups {
		civil := g.who != "fighters"
		if g.sub || civil != (side == "civilians") {
			continue
		}
		n++
		if n == 1 {
			h.Mention = w.d.Span(g.first, g.end)
		}
		if g.min == nil && g.max == nil {
			known = false
			continue
		}
		if g.min != nil {
			lo += *g.min
		}
		if g.max != nil && hi >= 0 {
			hi += *g.max
		} else {
			hi = -1
		}
	}
	if n == 0 {
		return h, false
	}
	if known {
		if lo > 0 {
			h.Min = &lo
		}
		if hi > 0 {
			h.Max = &hi
		}
	} else if n > 1 && lo > 0 {
		h.Min = &lo
	}
	return h, true
}

// suffer adds the people of a detention, and the people slain by an act that kills its object.
func (w *work) suffer(p *proto) {
	if p.modality != tawatur.Asserted || p.hit.Part {
		return
	}
	kind := ""
	switch k, _ := w.d.Lex.HarmHead(p.hit.Entry.Lemma); {
	case p.typ == "detention":
		kind = tawatur.HarmCaptured
	case k == "slay" && !w.attempted(p) && !w.sentenced(p.hit.First) && !w.askedFor(p.hit.First):
		kind = tawatur.HarmKilled
	}
	if kind == "" || len(p.harm) > 0 {
		return
	}
	e := harmExpr{sent: p.sent, first: p.hit.First, kind: kind}
	if w.tally(p) {
		e.groups, e.end = w.headcount(p)
	} else {
		e.groups, e.end = w.objects(p)
	}
	if len(e.groups) == 0 && !w.tally(p) {
		e.groups, e.end = w.captives(p)
	}
	if len(e.groups) > 0 {
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
	active := !p.hit.Noun && !p.hit.Passive
	for k := p.hit.End; k < end && k < p.hit.End+14; {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].Kind != "civilians" && w.d.Actors[m].End > k && !w.countable(k) {
			k = w.d.Actors[m].End
			continue
		}
		if w.result(k) || k > p.hit.End && w.doneBy(k) || w.d.Tokens[k].Norm == "،" && w.d.DateAt[k-1] < 0 && k+1 < end && w.d.DateAt[k+1] < 0 || w.harmWord(k) == "part" {
			break
		}
		if f, ok := w.finite(k); ok && f.Entry != p.hit.Entry && w.harmWord(k) != "gap" {
			break
		}
		gs, to := w.groups(k, end)
		if len(gs) == 0 {
			k++
			continue
		}
		if w.others(gs[0]) && strings.HasPrefix(w.d.Tokens[k-1].Norm, "عدد") {
			gs[0].min, gs[0].max = nil, nil
		}
		doer := active && gs[0].who == "fighters" && gs[0].min == nil
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

// doneBy reports whether the doer of a passive act follows: "على يد", "من قبل".
func (w *work) doneBy(k int) bool {
	n := w.d.Tokens[k].Norm
	return n == "يد" || n == "ايدي" || n == "قبل" && w.d.Tokens[k-1].Norm == "من"
}

// countable reports whether the word at k names one or two people, or a number of them.
func (w *work) countable(k int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return ok && p.Number > 0 || w.d.NumberAt[k] >= 0 || strings.TrimLeft(w.d.Tokens[k].Norm, "وبل") == "احد"
}

// harmOwner reports whether the people at k own or are near what was named before, and are not the object: "منزل شخص".
func (w *work) harmOwner(k int) bool {
	switch strings.TrimLeft(w.d.Tokens[k-1].Norm, "و") {
	case "منزل", "منازل", "بمنزل", "سياره", "مقر", "قبل", "يد", "مع", "بتهمه", "بحجه", "بعد", "ضد", "الي", "دون":
		return true
	}
	return false
}
