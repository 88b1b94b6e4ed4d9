package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
)

// Options is how much is wanted. The zero value is a page.
type Options struct {
	// Events and Reports are how many of each at most (0: 20 and 10); negative: none.
	Events, Reports int
	// After and ReportsAfter are the cursors that the page before returned.
	After, ReportsAfter string
}

// Results is what was found, newest first.
type Results struct {
	Events  EventHits  `json:"events"`
	Reports ReportHits `json:"reports"`
	// Names are those whom the query names and of whom the record tells, with how many events.
	Names []NameHit `json:"names"`
}

// None says that nothing was found.
func (r Results) None() bool { return r.Events.Total+r.Reports.Total == 0 }

// EventHits is a page of events.
type EventHits struct {
	Total int        `json:"total"`
	More  bool       `json:"more,omitempty"`
	Next  string     `json:"next,omitempty"`
	Hits  []EventHit `json:"hits"`
}

// EventHit is an event with the sentences for which it was found.
type EventHit struct {
	Event     tawatur.Event `json:"event"`
	Sentences []Sentence    `json:"sentences"`
}

// Sentence is words of a report as it writes them, with the marks of what was searched for. Start and End are where they stand in
// the report's text, or headline; the marks count from the same beginning.
type Sentence struct {
	Report string `json:"report"`
	Outlet string `json:"outlet,omitempty"`
	// Published is an ISO day, empty when nobody can tell.
	Published string `json:"published,omitempty"`
	Claim     string `json:"claim,omitempty"`
	In        string `json:"in"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
	Marks     []Mark `json:"marks"`
	// Cut says that the text goes on before or behind.
	Cut bool `json:"cut,omitempty"`
}

// ReportHits is a page of reports.
type ReportHits struct {
	Total int         `json:"total"`
	More  bool        `json:"more,omitempty"`
	Next  string      `json:"next,omitempty"`
	Hits  []ReportHit `json:"hits"`
}

// ReportHit is a report with what of it was searched for.
type ReportHit struct {
	ID        string            `json:"id"`
	URL       string            `json:"url,omitempty"`
	Outlet    *tawatur.Outlet   `json:"outlet"`
	Published tawatur.Published `json:"published"`
	// Title is its headline with marks; Sentences are from its text.
	Title     Sentence   `json:"title"`
	Sentences []Sentence `json:"sentences"`
}

// NameHit is somebody or some place named, with how many events are filed under it.
type NameHit struct {
	Named
	Events int `json:"events"`
}

// How much of what is found is shown.
const (
	eventsShown    = 20
	reportsShown   = 10
	sentencesShown = 3
	claimsRead     = 60 // of an event
	around         = 14 // words before and behind what was found in a report
	namesShown     = 12
)

// Find looks for a query in a record.
func Find(ctx context.Context, st store.Reader, q Query, opt Options) (r Results, err error) {
	r.Events.Hits, r.Reports.Hits, r.Names = []EventHit{}, []ReportHit{}, []NameHit{}
	if q.Empty() {
		return r, nil
	}
	var wg sync.WaitGroup
	var errs [2]error
	if opt.Events >= 0 {
		wg.Go(func() { r.Events, errs[0] = findEvents(ctx, st, q, opt) })
	}
	if opt.Reports >= 0 {
		wg.Go(func() { r.Reports, errs[1] = findReports(ctx, st, q, opt) })
	}
	wg.Wait()
	if err := cmp.Or(errs[0], errs[1]); err != nil {
		return r, fmt.Errorf("search %q: %w", q.Text, err)
	}
	if r.Names, err = named(ctx, st, q.Names); err != nil {
		return r, fmt.Errorf("search %q: %w", q.Text, err)
	}
	return r, nil
}

func findEvents(ctx context.Context, st store.Reader, q Query, opt Options) (EventHits, error) {
	f := q.Events
	f.Limit, f.After = cmp.Or(opt.Events, eventsShown), opt.After
	page, err := st.Events(ctx, f)
	out := EventHits{Total: page.Total, More: page.More, Next: page.Next, Hits: []EventHit{}}
	if err != nil {
		return out, err
	}
	var ids []string
	for _, e := range page.Events {
		for _, c := range e.Claims[:min(len(e.Claims), claimsRead)] {
			ids = append(ids, c.ID)
		}
	}
	claims, err := st.Claims(ctx, ids)
	if err != nil {
		return out, err
	}
	byID := make(map[string]*tawatur.Claim, len(claims))
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	m := q.marker()
	for _, e := range page.Events {
		out.Hits = append(out.Hits, EventHit{e, q.sentences(e, byID, m)})
	}
	return out, nil
}

// sentences returns the sentences of an event in which most of the query stands, each wording once; one at least, where there is
// any.
func (q Query) sentences(e tawatur.Event, claims map[string]*tawatur.Claim, m marker) []Sentence {
	type weighed struct {
		Sentence
		terms int
	}
	var all []weighed
	seen := map[string]bool{}
	for _, ref := range e.Claims[:min(len(e.Claims), claimsRead)] {
		c := claims[ref.ID]
		if c == nil || seen[arabic.Fold(c.Evidence.Text)] {
			continue
		}
		seen[arabic.Fold(c.Evidence.Text)] = true
		marks := q.inClaim(c, m)
		s := Sentence{
			Report: ref.Report, Outlet: ref.Outlet, Published: ref.Day(), Claim: ref.ID, In: tawatur.InText,
			Start: c.Evidence.Start, End: c.Evidence.End, Text: c.Evidence.Text, Marks: marks,
		}
		if c.Evidence.IsTitle() {
			s.In = tawatur.InTitle
		}
		all = append(all, weighed{s, terms(marks)})
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return b.terms - a.terms })
	out := []Sentence{}
	for _, s := range all[:min(len(all), sentencesShown)] {
		if len(out) == 0 || s.terms > 0 {
			out = append(out, s.Sentence)
		}
	}
	return out
}

// inClaim marks what of a claim's sentence the query is for: its words, and the words by which the claim names those whom the query
// names.
func (q Query) inClaim(c *tawatur.Claim, m marker) []Mark {
	marks := m.marks(arabic.Tokenize(c.Evidence.Text))
	for i := range marks {
		marks[i].Start += c.Evidence.Start
		marks[i].End += c.Evidence.Start
	}
	mention := func(kind, id string, s tawatur.Span) {
		if id == "" || s.In != c.Evidence.In || s.Start < c.Evidence.Start || s.End > c.Evidence.End || s.Start >= s.End {
			return
		}
		for i, t := range q.terms {
			if !t.Not && slices.Contains(t.ids[kind], id) {
				marks = append(marks, Mark{s.Start, s.End, i})
			}
		}
	}
	for _, a := range c.Actors {
		mention(store.KindActor, a.ID, a.Mention)
	}
	for _, s := range c.Sources {
		mention(store.KindActor, s.ID, s.Mention)
	}
	for _, p := range c.Places {
		mention(store.KindPlace, p.ID, p.Mention)
	}
	return tidy(marks)
}

// terms counts the terms that marks meet.
func terms(marks []Mark) int {
	met := map[int]bool{}
	for _, m := range marks {
		met[m.term] = true
	}
	return len(met)
}

func findReports(ctx context.Context, st store.Reader, q Query, opt Options) (ReportHits, error) {
	f := q.Reports
	f.Limit, f.After = cmp.Or(opt.Reports, reportsShown), opt.ReportsAfter
	page, err := st.Reports(ctx, f)
	out := ReportHits{Total: page.Total, More: page.More, Next: page.Next, Hits: []ReportHit{}}
	if err != nil {
		return out, err
	}
	m := q.marker()
	for _, r := range page.Reports {
		out.Hits = append(out.Hits, ReportHit{
			ID: r.ID, URL: r.URL, Outlet: r.Outlet, Published: r.Published,
			Title: Sentence{
				Report: r.ID, In: tawatur.InTitle, End: len([]rune(r.Title)), Text: r.Title, Marks: m.marks(arabic.Tokenize(r.Title)),
			},
			Sentences: m.snippets(r),
		})
	}
	return out, nil
}

// snippets returns the places of a report's text where most of the terms stand together, in the order of the text.
func (m marker) snippets(r tawatur.Report) []Sentence {
	rs := []rune(r.Text)
	ts := arabic.TokenizeRunes(rs)
	marks := m.marks(ts)
	out := []Sentence{}
	met := map[int]bool{}
	for i := 0; i < len(marks) && len(out) < 2; i++ {
		if met[marks[i].term] && (len(out) > 0 || i > 0) {
			continue
		}
		s := window(r.ID, rs, ts, marks[i])
		for _, k := range marks[i:] {
			if k.End <= s.End {
				s.Marks = append(s.Marks, k)
				met[k.term] = true
			}
		}
		if len(out) > 0 && s.Start < out[len(out)-1].End {
			continue
		}
		out = append(out, s)
	}
	return out
}

// window cuts the words around a mark out of a text, within its line.
func window(report string, rs []rune, ts []arabic.Token, at Mark) Sentence {
	first := slices.IndexFunc(ts, func(t arabic.Token) bool { return t.Start >= at.Start })
	from, to := first, first
	for n := 0; from > 0 && ts[from-1].Kind != arabic.Newline && n < around; from-- {
		n++
	}
	for n := 0; to+1 < len(ts) && ts[to+1].Kind != arabic.Newline && (n < around || ts[to].End < at.End); to++ {
		n++
	}
	s := Sentence{Report: report, In: tawatur.InText, Start: ts[from].Start, End: ts[to].End}
	s.Text = string(rs[s.Start:s.End])
	s.Cut = from > 0 && ts[from-1].Kind != arabic.Newline || to+1 < len(ts) && ts[to+1].Kind != arabic.Newline
	return s
}

// named returns those of some named of whom the record tells.
func named(ctx context.Context, st store.Reader, names []Named) ([]NameHit, error) {
	out := []NameHit{}
	for _, n := range names {
		events, err := st.Tally(ctx, n.Kind, n.ID)
		if err != nil {
			return nil, err
		}
		if events > 0 {
			out = append(out, NameHit{n, events})
		}
	}
	slices.SortStableFunc(out, func(a, b NameHit) int { return b.Events - a.Events })
	return out[:min(len(out), namesShown)], nil
}
