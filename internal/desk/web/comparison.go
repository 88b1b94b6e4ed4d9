package web

import (
	"cmp"
	"slices"
	"strings"

	"tawatur"
)

// comparison sets the origins of an event beside one another: a row for each fact, a column for each independent origin. It is
// where a reader sees who says what, who denies it and who does not speak of it.
type comparison struct {
	Origins []originHead `json:"origins"`
	Facts   []factRow    `json:"facts"`
}

// originHead is the head of a column.
type originHead struct {
	term
	Outlets []term `json:"outlets"`
	// Days says when its reports came out.
	Days string `json:"days"`
	// Beside says that it is no origin of the event: it only denies, plans or supposes it.
	Beside bool `json:"beside,omitempty"`
	// Doubt says in words why it is not counted, "" where it is.
	Doubt string `json:"doubt,omitempty"`
	// Before says that all of them came out before the day of the event: what they do not mention they could not know.
	Before bool `json:"before,omitempty"`
}

// Others says that the outlets are not just the origin itself.
func (h originHead) Others() bool {
	return len(h.Outlets) > 1 || len(h.Outlets) == 1 && h.Outlets[0].Label != h.Label
}

// factRow is one fact with what each origin says of it.
type factRow struct {
	Fact  string `json:"fact"`
	Label string `json:"label"`
	// State is "differ", "same", "fit" (other words, no contradiction) or "one" (one origin says it).
	State term       `json:"state"`
	Cells []factCell `json:"cells"`
}

// factCell is what one origin says of a fact; nothing where it is silent.
type factCell struct {
	Origin string `json:"origin"`
	// Silence says so in words where the origin says nothing.
	Silence string   `json:"silence,omitempty"`
	Says    []saying `json:"says,omitempty"`
}

// saying is one value that an origin gives, with the claims that do.
type saying struct {
	// Mark is the letter that equal values of a row share, "" where all are equal.
	Mark   string     `json:"mark,omitempty"`
	Words  string     `json:"words"`
	Quote  string     `json:"quote,omitempty"`
	Denies bool       `json:"denies,omitempty"`
	Claims []string   `json:"claims"`
	By     []claimNum `json:"-"`
	key    string
	// note tells it from another of its name.
	note string
	// vague says that it is a number that is not stated, which contradicts none.
	vague bool
}

// toldValue is one value that a claim gives for a fact.
type toldValue struct {
	key, words, quote, note string
	denies, vague           bool
}

// fact is a row before it is filled: how to read its values off a claim, and by which disputes it is contested.
type fact struct {
	id, label, field string
	values           func(claimView) []toldValue
}

func (n namer) comparison(ev tawatur.Event, claims []claimView, origins []originView, nums claimNums) comparison {
	c := comparison{Origins: []originHead{}, Facts: []factRow{}}
	var of [][]claimView
	for _, o := range slices.Concat(origins, n.beside(origins, claims)) {
		of = append(of, claimsOf(o, claims))
		c.Origins = append(c.Origins, n.head(ev, o, of[len(of)-1]))
	}
	for _, f := range n.facts(claims) {
		if row, told := n.factRow(ev, f, c.Origins, of, nums); told {
			c.Facts = append(c.Facts, row)
		}
	}
	return c
}

// beside are the columns of those who tell nothing of their own but deny, plan or suppose: the merge counts them as no origin, and
// here they are needed most. Reports of one outlet stand together.
func (n namer) beside(origins []originView, claims []claimView) []originView {
	var out []originView
	for _, c := range claims {
		told := func(o originView) bool {
			return slices.ContainsFunc(o.Reports, func(r reportRef) bool { return r.ID == c.Report.ID })
		}
		if c.Gone || slices.ContainsFunc(origins, told) || slices.ContainsFunc(out, told) {
			continue
		}
		o := originView{term: term{c.Report.ID, n.whoSays(c)}, Reports: []reportRef{c.Report}, Beside: true}
		if c.Outlet != nil {
			o.Outlets = []term{*c.Outlet}
		}
		i := slices.IndexFunc(out, func(x originView) bool { return x.Label == o.Label && c.Outlet != nil })
		if i < 0 {
			out = append(out, o)
		} else {
			out[i].Reports = append(out[i].Reports, c.Report)
		}
	}
	return out
}

func claimsOf(o originView, claims []claimView) []claimView {
	var out []claimView
	for _, c := range claims {
		if !c.Gone && slices.ContainsFunc(o.Reports, func(r reportRef) bool { return r.ID == c.Report.ID }) {
			out = append(out, c)
		}
	}
	return out
}

// head says of an origin what a column needs.
func (n namer) head(ev tawatur.Event, o originView, claims []claimView) originHead {
	h := originHead{term: o.term, Outlets: o.Outlets, Beside: o.Beside, Doubt: o.Doubt}
	first, last := "", ""
	for _, c := range claims {
		day := c.Report.Published.Value
		day = day[:min(10, len(day))]
		if day != "" && (first == "" || day < first) {
			first = day
		}
		last = max(last, day)
	}
	h.Days = n.T("report.nodate")
	if first != "" {
		h.Days = n.span(first, last, false)
	}
	h.Before = last != "" && ev.Time.Start != "" && last < ev.Time.Start[:min(10, len(ev.Time.Start))]
	return h
}

// facts are the rows of the table, those of harm last.
func (n namer) facts(claims []claimView) []fact {
	out := []fact{
		{"occurrence", n.T("fact.occurrence"), tawatur.DisputeOccurrence, n.occurs},
		{"time", n.T("fact.time"), tawatur.DisputeTime, times},
		{"place", n.T("fact.place"), tawatur.DisputePlace, places},
		{"type", n.T("fact.type"), tawatur.DisputeType, func(c claimView) []toldValue { return []toldValue{{key: c.Type.ID, words: c.Type.Label}} }},
	}
	for _, role := range roles() {
		out = append(out, fact{role, n.Term("role", role), role, func(c claimView) []toldValue { return cast(c, role) }})
	}
	out = append(out, fact{"means", n.T("claim.means"), "", means})
	var harms []harmView
	for _, c := range claims {
		harms = append(harms, c.Harm...)
	}
	for _, kind := range present(harmKinds(), harms, func(h harmView) term { return h.Kind }) {
		for _, who := range present(harmGroups(), harms, func(h harmView) term { return h.Who }) {
			out = append(out, fact{
				kind.ID + " " + who.ID, kind.Label + n.T("colon") + who.Label, kind.ID,
				func(c claimView) []toldValue { return harmed(c, kind.ID, who.ID) },
			})
		}
	}
	return out
}

// factRow fills a row; told is false when nobody says anything of the fact.
func (n namer) factRow(ev tawatur.Event, f fact, heads []originHead, of [][]claimView, nums claimNums) (row factRow, told bool) {
	row = factRow{Fact: f.id, Label: f.label}
	for i, h := range heads {
		cell := factCell{Origin: h.Label}
		for _, c := range of[i] {
			for _, v := range f.values(c) {
				cell.add(v, c, nums)
			}
		}
		if len(cell.Says) == 0 {
			cell.Silence = n.T("fact.silent")
			if h.Before {
				cell.Silence = n.T("fact.before")
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	values := row.values()
	row.State = n.term("fact.state", row.state(ev, f.field, len(values)))
	row.tellApart()
	if len(values) > 1 {
		row.letter(values, n.lang)
	}
	return row, len(values) > 0
}

// add puts a value that a claim gives into a cell, with those that give the same.
func (c *factCell) add(v toldValue, of claimView, nums claimNums) {
	i := slices.IndexFunc(c.Says, func(s saying) bool { return s.key == v.key && s.Denies == v.denies })
	if i < 0 {
		i, c.Says = len(c.Says), append(c.Says, saying{Words: v.words, Quote: v.quote, Denies: v.denies, key: v.key, note: v.note, vague: v.vague})
	}
	s := &c.Says[i]
	if !slices.Contains(s.Claims, of.ID) {
		s.Claims, s.By = append(s.Claims, of.ID), append(s.By, nums[of.ID])
	}
}

// values are the different values of a row, those that most origins give first.
func (r factRow) values() []string {
	count := map[string]int{}
	var order []string
	for _, c := range r.Cells {
		for _, s := range c.Says {
			if count[s.value()]++; count[s.value()] == 1 {
				order = append(order, s.value())
			}
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return order
}

// value tells a denial from what is denied.
func (s saying) value() string {
	if s.Denies {
		return "not " + s.key
	}
	return s.key
}

// state says how the origins of a row stand to one another. Whether they contradict one another is the merge's to say.
func (r factRow) state(ev tawatur.Event, field string, values int) string {
	say, firm := 0, map[string]bool{}
	for _, c := range r.Cells {
		if len(c.Says) > 0 {
			say++
		}
		for _, s := range c.Says {
			if !s.vague {
				firm[s.value()] = true
			}
		}
	}
	disputed := slices.ContainsFunc(ev.Disputes, func(d tawatur.Dispute) bool { return d.Field == field && len(firm) > 1 })
	for value := range firm {
		disputed = disputed || firm["not "+value]
	}
	switch {
	case disputed:
		return "differ"
	case say == 1:
		return "one"
	case values == 1:
		return "same"
	}
	return "fit"
}

// tellApart adds how fine a place is to values that bear one name, and the id where that does not tell them apart: a town and the district of its name.
func (r factRow) tellApart() {
	keys := map[string][]string{}
	for _, c := range r.Cells {
		for _, s := range c.Says {
			if s.Words != "" && !slices.Contains(keys[s.Words], s.key) {
				keys[s.Words] = append(keys[s.Words], s.key)
			}
		}
	}
	notes := map[string]string{}
	for _, c := range r.Cells {
		for _, s := range c.Says {
			notes[s.key] = s.note
		}
	}
	for _, c := range r.Cells {
		for i := range c.Says {
			s := &c.Says[i]
			if of := keys[s.Words]; len(of) > 1 {
				s.Words += " (" + apart(s.key, of, notes) + ")"
			}
		}
	}
}

// apart is what tells a value from others of its name: its note, or its id where another has the same note or it has none.
func apart(key string, of []string, notes map[string]string) string {
	for _, other := range of {
		if notes[key] == "" || other != key && notes[other] == notes[key] {
			return key
		}
	}
	return notes[key]
}

// letter marks equal values of a row with the same letter.
func (r factRow) letter(values []string, l lang) {
	letters := strings.Fields(l.T("fact.letters"))
	for _, c := range r.Cells {
		for i := range c.Says {
			if at := slices.Index(values, c.Says[i].value()); at < len(letters) {
				c.Says[i].Mark = letters[at]
			}
		}
	}
}

func (n namer) occurs(c claimView) []toldValue {
	if c.Modality.ID == tawatur.Denied {
		return []toldValue{{denies: true}}
	}
	return []toldValue{{key: c.Modality.ID, words: c.Modality.Label}}
}

func times(c claimView) []toldValue {
	if !c.timed() {
		return nil
	}
	return []toldValue{{key: cmp.Or(c.Time.EDTF, c.Time.Start+"/"+c.Time.End), words: c.Time.Words}}
}

func places(c claimView) []toldValue {
	var out []toldValue
	for _, p := range c.Places {
		v := toldValue{key: cmp.Or(p.ID, p.Mention), words: p.Label, note: p.kind}
		if p.Role.ID != tawatur.PlaceAt {
			v.words = p.Role.Label + " " + p.Label
		}
		out = append(out, v)
	}
	return out
}

// cast are the actors of one role; who denies an act denies that its agent did it.
func cast(c claimView, role string) []toldValue {
	var out []toldValue
	for _, a := range c.Actors {
		if a.Role.ID == role {
			denies := role == tawatur.RoleAgent && c.Modality.ID == tawatur.Denied
			out = append(out, toldValue{key: cmp.Or(a.ID, a.Mention), words: a.Label, denies: denies})
		}
	}
	return out
}

func means(c claimView) []toldValue {
	var out []toldValue
	for _, m := range c.Means {
		out = append(out, toldValue{key: m.ID, words: m.Label})
	}
	return out
}

func harmed(c claimView, kind, who string) []toldValue {
	var out []toldValue
	for _, h := range c.Harm {
		if h.Kind.ID == kind && h.Who.ID == who {
			out = append(out, toldValue{key: h.Words, words: h.Words, quote: h.Mention, vague: h.Min == nil && h.Max == nil})
		}
	}
	return out
}
