package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"tawatur/internal/desk/search"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

type searchCmd struct {
	dbFlag
	Limit int      `short:"n" default:"20" help:"How many events and how many reports at most."`
	JSON  bool     `name:"json" help:"Write JSON Lines: how the query was understood, then events, then reports."`
	Color string   `name:"color" enum:"auto,always,never" default:"auto" help:"Colour what was searched for: auto (on a terminal), always, never."`
	Only  string   `enum:"all,events,reports" default:"all" help:"What to list: all, events, reports."`
	Query []string `arg:"" name:"query" help:"Words, names, phrases in quotation marks, fields. Quote the whole for the shell."`
}

// Help is shown below the flags.
func (*searchCmd) Help() string {
	return `Finds events by their titles, their claims' sentences and what they are filed under, and reports by their headlines and texts. Hamza, ة or ه, ى or ي, diacritics, tatweel, ال and attached letters make no difference. A name finds the other names of the same party or place. Newest first; what was understood stands in the first line.

    قسد                    a name, with the other names of that party
    "«قصف مدفعي»"          these words in this order; "..." does it too
    "قامش*"                words that begin so
    "حصار -تدريب"          the one without the other
    "قسد OR ذيبان"         either
    مكان:القامشلي          there and in its villages; place:
    فاعل: مصدر: نوع: حالة: من: إلى:    actor: outlet: type: status: from: to:

It exits with 1 when nothing is found.

Examples:

    tawatur search --db record.db قسد
    tawatur search --db record.db "مكان:القامشلي نوع:حصار من:2024-08-01"
    tawatur search --db record.db "Qamishli -قصف" --json
`
}

// errNothing says that a search found nothing.
var errNothing = errors.New("nothing found")

// Run searches a record.
func (c *searchCmd) Run(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error { return c.on(ctx, s, st) })
}

// on searches an open record.
func (c *searchCmd) on(ctx context.Context, s *streams, st *sqlite.Store) error {
	q, err := c.read(ctx, s, st)
	if err != nil {
		return err
	}
	opt := search.Options{Events: c.Limit, Reports: c.Limit}
	switch c.Only {
	case "events":
		opt.Reports = -1
	case "reports":
		opt.Events = -1
	}
	found, err := search.Find(ctx, st, q, opt)
	if err != nil {
		return err
	}
	if err := c.write(s, q, found); err != nil {
		return err
	}
	if found.None() {
		return errNothing
	}
	return nil
}

// read reads the query and says what of it was not understood.
func (c *searchCmd) read(ctx context.Context, s *streams, st store.FollowedReader) (search.Query, error) {
	base, err := s.base(ctx, st)
	if err != nil {
		return search.Query{}, err
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		return search.Query{}, err
	}
	q := search.Parse(strings.Join(c.Query, " "), namesOf(base, types))
	for _, p := range q.Problems {
		s.say("%s", problem(p))
	}
	if q.Empty() {
		return q, fmt.Errorf("%w: there is nothing in %q to search for; see tawatur search --help", errUsage, q.Text)
	}
	return q, nil
}

// problem says why a part of a query was not understood.
func problem(p search.Problem) string {
	switch p.Kind {
	case search.ProblemField:
		return fmt.Sprintf("%q is no field, its words are looked for; the fields are place, actor, outlet, type, status, from, to", p.Field)
	case search.ProblemName:
		return fmt.Sprintf("nothing that is known for %s is called %q", p.Field, p.Words)
	case search.ProblemDay:
		return fmt.Sprintf("%q is no day for %s: write 2024-08-09, 2024-08 or 2024", p.Words, p.Field)
	case search.ProblemPrefix:
		return fmt.Sprintf("%q is too short a beginning: give three letters at least", p.Words)
	case search.ProblemQuote:
		return fmt.Sprintf("the quotation mark before %q is not closed; it was taken to close at the end", p.Words)
	case search.ProblemLong:
		return fmt.Sprintf("the query is too long; it was left out from %q on", p.Words)
	}
	return fmt.Sprintf("%q has no word to look for", p.Field+p.Words)
}

// understood says what a part of a query was taken for.
func understood(p search.Part) string {
	words := p.Words
	switch p.Kind {
	case search.PartWord:
	case search.PartPhrase:
		words = "«" + words + "»"
	case search.PartPrefix:
		words += "*"
	default:
		words = p.Kind + ":" + words
	}
	var names []string
	for _, n := range p.Names[:min(len(p.Names), 4)] {
		label := n.Name.AR + " / " + n.Name.EN
		if n.Note.EN != "" {
			label += ", " + n.Note.EN
		}
		names = append(names, label+" ("+n.ID+")")
	}
	if len(p.Names) > len(names) {
		names = append(names, fmt.Sprintf("and %d more", len(p.Names)-len(names)))
	}
	if len(names) > 0 {
		words += " = " + strings.Join(names, "; ")
	}
	if p.Not {
		words = "without " + words
	}
	if p.Or {
		words = "or " + words
	}
	return words
}

func (c *searchCmd) write(s *streams, q search.Query, r search.Results) error {
	if c.JSON {
		return c.writeJSON(s, q, r)
	}
	out := bufio.NewWriter(s.out)
	p := finder{printer{out}, c.Color == "always" || c.Color == "auto" && isTerminal(s.out)}
	var parts []string
	for _, u := range q.Understood {
		parts = append(parts, understood(u))
	}
	s.say("searched for: %s", strings.Join(parts, " · "))
	for _, h := range r.Events.Hits {
		p.event(h)
	}
	for _, h := range r.Reports.Hits {
		p.report(h)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if c.Only != "reports" {
		s.say("%s", listed("events", len(r.Events.Hits), r.Events.Total, r.Events.More))
	}
	if c.Only != "events" {
		s.say("%s", listed("reports", len(r.Reports.Hits), r.Reports.Total, r.Reports.More))
	}
	return nil
}

// listed says how many there are, and how many of them are listed.
func listed(what string, shown, total int, more bool) string {
	switch {
	case more:
		return fmt.Sprintf("%s: more than %d, of which %d are listed", what, total, shown)
	case shown < total:
		return fmt.Sprintf("%s: %d, of which %d are listed", what, total, shown)
	}
	return fmt.Sprintf("%s: %d", what, total)
}

// foundLine is a line of the JSON of a search: one of its fields is filled.
type foundLine struct {
	Query  *foundQuery       `json:"query,omitempty"`
	Event  *search.EventHit  `json:"event,omitempty"`
	Report *search.ReportHit `json:"report,omitempty"`
}

type foundQuery struct {
	Text       string           `json:"text"`
	Understood []search.Part    `json:"understood"`
	Problems   []search.Problem `json:"problems"`
	Names      []search.NameHit `json:"names"`
	Events     int              `json:"events"`
	Reports    int              `json:"reports"`
	// More says that there are more than so many events or reports.
	More bool `json:"more,omitempty"`
}

func (c *searchCmd) writeJSON(s *streams, q search.Query, r search.Results) error {
	head := foundQuery{q.Text, q.Understood, q.Problems, r.Names, r.Events.Total, r.Reports.Total, r.Events.More || r.Reports.More}
	if head.Problems == nil {
		head.Problems = []search.Problem{}
	}
	lines := []foundLine{{Query: &head}}
	for i := range r.Events.Hits {
		lines = append(lines, foundLine{Event: &r.Events.Hits[i]})
	}
	for i := range r.Reports.Hits {
		lines = append(lines, foundLine{Report: &r.Reports.Hits[i]})
	}
	return writeAll(s, lines)
}

// finder prints what was found. What comes from the record is made harmless before it is painted.
type finder struct {
	printer
	color bool
}

func (p finder) line(format string, args ...any) { _, _ = fmt.Fprintf(p.w, format+"\n", args...) }

func (p finder) event(h search.EventHit) {
	e := h.Event
	day := e.Time.EDTF
	if day == "" {
		day = "day not stated"
	}
	p.line("%s  %s  %s  %s", p.paint("35", e.ID), oneLine(day), oneLine(e.Type), oneLine(e.Title.AR))
	for _, s := range h.Sentences {
		p.line("    %s: %s", p.paint("32", strings.TrimPrefix(s.Published+" "+s.Outlet, " ")), p.marked(s))
	}
}

func (p finder) report(h search.ReportHit) {
	outlet := ""
	if h.Outlet != nil {
		outlet = "  " + oneLine(h.Outlet.ID)
	}
	day := oneLine(h.Published.Day())
	if day == "" {
		day = "undated"
	}
	p.line("%s  %s%s  %s", p.paint("35", h.ID), day, outlet, p.marked(h.Title))
	for _, s := range h.Sentences {
		p.line("    %s", p.marked(s))
	}
}

// marked writes a sentence on one line with what was searched for in colour.
func (p finder) marked(s search.Sentence) string {
	rs, at := []rune(s.Text), 0
	var b strings.Builder
	for _, m := range s.Marks {
		from, to := min(max(m.Start-s.Start, at), len(rs)), min(m.End-s.Start, len(rs))
		b.WriteString(oneLine(string(rs[at:from])))
		if to > from {
			b.WriteString(p.paint("1;31", string(rs[from:to])))
			at = to
		}
	}
	b.WriteString(oneLine(string(rs[at:])))
	return b.String()
}

// paint writes words in a colour of the terminal, or plainly.
func (p finder) paint(color, words string) string {
	if words = oneLine(words); !p.color {
		return words
	}
	return "\x1b[" + color + "m" + words + "\x1b[0m"
}
