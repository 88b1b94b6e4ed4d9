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
	// sub marks a part of the group before ("بينهم طفلان").
	sub bool
}

// harmExpr is one expression of harm: "مقتل ثلاثة مدنيين بينهم طفل".
type harmExpr struct {
	sent, first, end int
	kind             string
	groups           []group
	// verb says that a verb tells it, active that the verb is in the active voice with its doer before the counted.
	verb, active bool
	joined       bool
}

// findHarm reads all expressions of harm in the body.
func (w *work) findHarm() []harmExpr {
	var out []harmExpr
	for n, s := range w.d.Sentences {
		if !readable(s.Kind) {
			continue
		}
		for i := s.First; i < s.End; {
			e, ok := w.harmAt(n, i, s.End)
			if !ok {
				i++
				continue
			}
			if !w.without(e.first, s.First) {
				out = append(out, e)
			}
			i = max(e.end, i+1)
		}
	}
	return w.sameGroups(out)
}

// harmAt reads an expression of harm at token i.
func (w *work) harmAt(sent, i, end int) (harmExpr, bool) {
	if w.d.Tokens[i].Kind == arabic.Word {
		if w.d.Tokens[i].Norm == "حصيله" || w.d.Tokens[i].Norm == "الحصيله" || strings.HasSuffix(w.d.Tokens[i].Norm, "حصيله") {
			if e, ok := w.toll(sent, i, end); ok {
				return e, true
			}
		}
		if kind, pro := w.d.Lex.HarmHead(w.d.Tokens[i].Norm); kind != "" && !strings.Contains(pro, "ك") {
			if e, ok := w.headed(sent, i, end, kind); ok {
				return e, true
			}
		}
		if h, ok := w.harmVerb(i); ok {
			if e, ok := w.told(sent, i, end, h); ok {
				return e, true
			}
		}
	}
	return w.named(sent, i, end)
}

// headed reads "مقتل/إصابة" with the counted behind it. "سقوط" and a plural alone take their kind from the people noun.
func (w *work) headed(sent, i, end int, kind string) (harmExpr, bool) {
	gs, to := w.groups(i+1, end)
	if len(gs) == 0 {
		return harmExpr{}, false
	}
	if k := w.ownKind(gs[0]); k != "" {
		kind = k
	} else if strings.HasSuffix(w.d.Tokens[i].Norm, "سقوط") {
		return harmExpr{}, false
	}
	return harmExpr{sent: sent, first: i, end: to, kind: kind, groups: gs}, true
}

// ownKind returns the harm that a group's own noun says ("قتلى"), or "".
func (w *work) ownKind(g group) string {
	for i := g.first; i < g.end; i++ {
		if p, ok := w.d.Lex.Person(w.d.Tokens[i].Norm); ok && p.Kind != "" && p.Kind != "bodies" {
			return p.Kind
		}
	}
	return ""
}

// harmVerb returns the verb of harm at token i.
func (w *work) harmVerb(i int) (lexicon.Hit, bool) {
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class == "harm" && !h.Noun && !h.Part && !w.nominal(i, h) {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// told reads a verb of harm with the counted behind it, or before it ("أن مدنيين اثنين قتلا").
func (w *work) told(sent, i, end int, h lexicon.Hit) (harmExpr, bool) {
	kind := h.Entry.Type
	e := harmExpr{sent: sent, first: i, kind: kind, verb: true}
	k := h.End
	for k < end && k < h.End+3 && (w.d.Tokens[k].Kind == arabic.Quote || w.d.DateAt[k] >= 0) {
		k++
	}
	if n, ok := w.harmVerb(k); ok && n.Entry.Type != kind {
		e.kind, k = tawatur.HarmCasualties, k+1
	}
	if e.groups, e.end = w.groups(k, end); len(e.groups) > 0 {
		return e, true
	}
	// an active verb with its doer first: "قتلت قوات النظام ثلاثة مدنيين"
	if m := w.d.ActorAt[min(k, end-1)]; m >= 0 && h.Entry.Frame == "transitive" && w.d.Actors[m].Kind != "civilians" {
		if e.groups, e.end = w.groups(w.d.Actors[m].End, end); len(e.groups) > 0 {
			e.active = true
			return e, true
		}
	}
	return w.toldBefore(e, h, end)
}

// toldBefore reads the counted that stands before the verb of harm; two verbs in a row are harm not told apart.
func (w *work) toldBefore(e harmExpr, h lexicon.Hit, end int) (harmExpr, bool) {
	s := w.d.Sentences[e.sent]
	for k := max(s.First, h.First-7); k < h.First; k++ {
		gs, to := w.groups(k, h.First)
		if len(gs) == 0 || to < h.First-1 && w.d.NumberAt[k] < 0 || to < h.First-2 {
			continue
		}
		e.first, e.end, e.groups = k, h.End, gs
		if h.End < end {
			if n, ok := w.harmVerb(h.End); ok && n.Entry.Type != e.kind {
				e.kind, e.end = tawatur.HarmCasualties, n.End
			}
		}
		return e, true
	}
	return harmExpr{}, false
}

// named reads a count whose noun itself says the harm: "3 قتلى", "قتيلان", "سقوط ضحايا".
func (w *work) named(sent, i, end int) (harmExpr, bool) {
	if w.d.NumberAt[i] < 0 || w.d.Numbers[w.d.NumberAt[i]].First != i {
		if w.d.Tokens[i].Kind != arabic.Word {
			return harmExpr{}, false
		}
		p, ok := w.d.Lex.Person(w.d.Tokens[i].Norm)
		if !ok || p.Kind == "" || strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i].Norm, "وبلف"), "ال") || p.Kind == "captured" || p.Kind == "displaced" || p.Number == 1 {
			return harmExpr{}, false
		}
	}
	g, to, ok := w.group(i, end)
	if !ok {
		return harmExpr{}, false
	}
	kind := ""
	for k := i; k < to; k++ {
		if p, ok := w.d.Lex.Person(w.d.Tokens[k].Norm); ok && p.Kind != "" {
			kind = p.Kind
		}
	}
	if kind == "" || kind == "captured" {
		return harmExpr{}, false
	}
	if kind == "bodies" {
		if !w.handed(i, sent) {
			kind = tawatur.HarmKilled
		} else {
			return harmExpr{}, false
		}
	}
	e := harmExpr{sent: sent, first: i, kind: kind, groups: []group{g}}
	e.groups, e.end = w.parts(e.groups, to, end)
	return e, true
}

// handed reports whether the bodies are handed over or recovered, which is no new death.
func (w *work) handed(i, sent int) bool {
	for k := max(w.d.Sentences[sent].First, i-4); k < i; k++ {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Type == "prisoner-release" || h.Entry.Type == "aid" {
				return true
			}
		}
	}
	return false
}

// toll reads "ارتفعت حصيلة القتلى إلى 5".
func (w *work) toll(sent, i, end int) (harmExpr, bool) {
	kind := ""
	for k := i + 1; k < end && k < i+10; k++ {
		if p, ok := w.d.Lex.Person(w.d.Tokens[k].Norm); ok && p.Kind != "" && kind == "" {
			kind = p.Kind
		}
		n := w.d.NumberAt[k]
		if n < 0 || kind == "" || !strings.HasSuffix(w.d.Tokens[k-1].Norm, "الي") {
			continue
		}
		g, to, ok := w.group(k, end)
		if !ok {
			v := w.d.Numbers[n].Value
			g, to = group{who: "people", min: v.Min, max: v.Max, first: k, end: w.d.Numbers[n].End}, w.d.Numbers[n].End
		}
		return harmExpr{sent: sent, first: i, end: to, kind: kind, groups: []group{g}}, true
	}
	return harmExpr{}, false
}

// without reports whether the harm is denied right before it: "دون وقوع إصابات".
func (w *work) without(i, from int) bool {
	for k := i - 1; k >= from && k >= i-4; k-- {
		if w.d.Cue("negation", k) > 0 {
			return true
		}
		if w.d.Tokens[k].Norm == "،" {
			return false
		}
	}
	return false
}

// groups reads a list of counted groups: "سيدة وطفلتها", "3 مدنيين طفلان وامرأة", "12 آخرين بينهم نساء وأطفال".
func (w *work) groups(i, end int) ([]group, int) {
	g, to, ok := w.group(i, end)
	if !ok {
		return nil, i
	}
	out := []group{g}
	for to < end {
		n, t, ok := w.next(to, end)
		if !ok || w.ownKind(n) != w.ownKind(g) {
			break
		}
		out, to = append(out, n), t
	}
	return w.parts(out, to, end)
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

// parts reads what the counted are made of: "بينهم طفلان", "معظمهم نساء", or a list in apposition.
func (w *work) parts(out []group, i, end int) ([]group, int) {
	k := i
	for k < end && (w.d.Tokens[k].Norm == "،" || w.d.Tokens[k].Norm == ":" || w.d.Tokens[k].Norm == "(" || w.d.Tokens[k].Norm == "بجروح") {
		k++
	}
	if k >= end {
		return out, i
	}
	among := false
	for k < end {
		switch strings.TrimLeft(w.d.Tokens[k].Norm, "و") {
		case "بينهم", "بينهن", "بينها", "منهم", "هم", "بين":
			among = true
		case "من":
		default:
			goto done
		}
		k++
	}
done:
	if !among && (out[0].min == nil || k != i && w.d.Tokens[i].Norm != ":" && w.d.Tokens[i].Norm != "(" && w.d.Tokens[i].Norm != "،") {
		return out, i
	}
	if k >= end || !among && strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return out, i
	}
	var subs []group
	sum := 0
	for {
		g, t, ok := w.group(k, end)
		if !ok || g.who == "same" {
			break
		}
		g.sub = true
		subs, i, k = append(subs, g), t, t
		if g.min != nil {
			sum += *g.min
		}
		if k < end && w.d.Tokens[k].Norm == "،" {
			k++
		}
		if k < end && strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
			continue
		}
		if k == t {
			break
		}
	}
	if !among && (len(subs) == 0 || out[0].min == nil || sum > *out[0].min || subs[0].who == "civilians" || subs[0].who == "people") {
		return out, out[len(out)-1].end
	}
	return append(out, subs...), i
}

// group reads one counted group at token i: a number with its noun, a dual, a singular, or a plural without a number.
func (w *work) group(i, end int) (group, int, bool) {
	d := w.d
	for i < end && d.Tokens[i].Kind == arabic.Quote {
		i++
	}
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
	p, ok := d.Lex.Person(d.Tokens[i].Norm)
	if !ok {
		return group{}, i, false
	}
	g := group{who: p.Group, first: i, end: i + 1}
	if p.Number > 0 {
		n := p.Number
		g.min, g.max = &n, &n
	}
	if i+1 < end {
		if n := d.NumberAt[i+1]; n >= 0 && d.Numbers[n].First == i+1 && d.Numbers[n].Value.Max != nil && *d.Numbers[n].Value.Max <= 2 && d.Tokens[i+1].Kind == arabic.Word {
			g.min, g.max = d.Numbers[n].Value.Min, d.Numbers[n].Value.Max
			g.end = d.Numbers[n].End
		}
	}
	return w.refine(g, end)
}

// oneOf reads "أحد وجهاء البلدة": one person of a kind.
func (w *work) oneOf(i, end int) (group, int, bool) {
	t := strings.TrimLeft(w.d.Tokens[i].Norm, "وبل")
	if t != "احد" && t != "احدي" || i+1 >= end || w.d.Tokens[i+1].Kind != arabic.Word {
		return group{}, i, false
	}
	n := 1
	g := group{who: "people", min: &n, max: &n, first: i, end: i + 2}
	if p, ok := w.d.Lex.Person(w.d.Tokens[i+1].Norm); ok && p.Group != "same" {
		g.who = p.Group
	} else if m := w.d.ActorAt[i+1]; m >= 0 && armed(w.d.Actors[m].Kind) {
		g.who = "fighters"
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
		if t == "من" || d.Tokens[k].Kind == arabic.Quote || d.NumberAt[k] >= 0 {
			continue
		}
		p, ok := d.Lex.Person(t)
		if !ok {
			break
		}
		g := group{who: p.Group, min: m.Value.Min, max: m.Value.Max, first: i, end: k + 1}
		return w.refine(g, end)
	}
	return group{}, i, false
}

// refine lets adjectives behind the noun tell the group: "11 قتيلا مدنيا", "شخصين آخرين".
func (w *work) refine(g group, end int) (group, int, bool) {
	for k := g.end; k < end && k < g.end+2; k++ {
		p, ok := w.d.Lex.Person(w.d.Tokens[k].Norm)
		if !ok || strings.HasPrefix(w.d.Tokens[k].Norm, "و") && w.d.Tokens[k].Norm != "واحد" || p.Kind != "" {
			if w.d.Tokens[k].Norm == "واحد" || w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "واحده" {
				continue
			}
			break
		}
		if p.Group == "same" {
			g.end = k + 1
			continue
		}
		if g.who == "people" {
			g.who, g.end = p.Group, k+1
			continue
		}
		break
	}
	return g, g.end, true
}

// sameGroups gives "others" the group of the expression before.
func (w *work) sameGroups(es []harmExpr) []harmExpr {
	last := "civilians"
	for i := range es {
		for k := range es[i].groups {
			g := &es[i].groups[k]
			switch g.who {
			case "same":
				g.who = last
			case "people":
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
	var out []tawatur.Harm
	for _, side := range []string{"civilians", "fighters"} {
		if h, ok := w.total(e, side); ok {
			out = append(out, h)
		}
	}
	for _, who := range []string{"women", "children"} {
		for _, g := range e.groups {
			if g.who == who && (len(out) > 0) {
				out = append(out, tawatur.Harm{Kind: e.kind, Who: who, Min: g.min, Max: g.max, Mention: w.d.Span(g.first, g.end)})
			}
		}
	}
	return out
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
