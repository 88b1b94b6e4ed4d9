package view

import (
	"cmp"
	"context"
	"slices"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// ReportDoc is one report with its text and the claims read in it.
type ReportDoc struct {
	Report tawatur.Report `json:"report"`
	// Claims stand in the order of the text, those of the headline first.
	Claims []Claim `json:"claims"`
	// Events are those that its claims tell or recall.
	Events []EventRef `json:"events"`
	// Captures are where the bytes are that it was read from, earliest first; none for what came as a text.
	Captures []tawatur.Capture `json:"captures,omitempty"`
	Names    Names             `json:"names"`
}

// EventRef names an event.
type EventRef struct {
	ID    string       `json:"id"`
	Type  string       `json:"type"`
	Title tawatur.Name `json:"title"`
	// StatusWords says how many articles, outlets and origins tell it and what is disputed.
	StatusWords tawatur.Name `json:"status_words"`
}

// Ref names the event.
func (e Event) Ref() EventRef { return EventRef{e.ID, e.Type, e.Title, e.StatusWords} }

// Reports is one page of reports, those first that were taken in last.
type Reports struct {
	// Total is how many there are in all; with More there are more than that.
	Total int  `json:"total"`
	More  bool `json:"more,omitempty"`
	// Understood says what the query was taken for; a report has words only, so that other parts of it are left out.
	Understood []search.Part `json:"understood,omitempty"`
	Reports    []ReportHit   `json:"reports"`
	Names      Names         `json:"names"`
	// Next is the cursor of the page after this one, empty at the end.
	Next string `json:"next,omitempty"`
}

// ReportHit is a report with the places of its text for which a search found it.
type ReportHit struct {
	ReportRef
	Sentences []search.Sentence `json:"sentences"`
}

// ReportDoc returns one report.
func (r *Record) ReportDoc(ctx context.Context, id string) (ReportDoc, error) {
	entry, err := r.Report(ctx, id)
	if err != nil {
		return ReportDoc{}, err
	}
	events, err := r.EventsOfReport(ctx, id)
	if err != nil {
		return ReportDoc{}, err
	}
	n, of := r.naming(), eventsByClaim(events)
	entry.Report.Published = published(entry.Report.Published)
	n.report(entry.Report)
	doc := ReportDoc{Report: entry.Report, Claims: []Claim{}, Events: []EventRef{}}
	for _, c := range entry.Claims {
		n.claim(c, entry.Report)
		doc.Claims = append(doc.Claims, claim(c, entry.Report, of[c.ID]))
	}
	slices.SortStableFunc(doc.Claims, inTextOrder)
	for _, e := range events {
		n.typ(e.Type)
		doc.Events = append(doc.Events, EventRef{e.ID, e.Type, e.Title, r.opt.StatusWords(e)})
	}
	captures, err := r.Captures(ctx, id)
	if err != nil {
		return ReportDoc{}, err
	}
	doc.Captures, doc.Names = captures[id], n.Names
	return doc, nil
}

// inTextOrder puts claims of the headline first, then by place in the text.
func inTextOrder(a, b Claim) int {
	body := func(c Claim) int {
		if c.Evidence.IsTitle() {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(body(a), body(b)), cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.ID, b.ID))
}

// ReportsPage returns a page of reports that have the words of a query, which is read as the search box of the pages reads it. A query
// without a word is [NotUnderstood]. The outlets of the filter are names or ids.
func (r *Record) ReportsPage(ctx context.Context, text string, f store.ReportFilter) (Reports, error) {
	q, err := r.query(ctx, text)
	if err != nil {
		return Reports{}, err
	}
	if f.Outlets, err = r.outlets(ctx, f.Outlets); err != nil {
		return Reports{}, err
	}
	if !slices.ContainsFunc(q.Reports.Terms, func(t store.Term) bool { return !t.Not }) {
		return Reports{}, &NotUnderstood{Problems: []search.Problem{{Kind: search.ProblemEmpty, Words: text}}}
	}
	n := r.naming()
	out := Reports{Understood: q.Understood, Reports: []ReportHit{}}
	q.Reports = q.ReportsIn(f)
	found, err := search.Find(ctx, r.Reader, q, search.Options{Events: -1, Reports: f.Limit, ReportsAfter: f.After})
	if err != nil {
		return Reports{}, err
	}
	for _, hit := range found.Reports.Hits {
		rep := tawatur.Report{ID: hit.ID, URL: hit.URL, Outlet: hit.Outlet, Title: hit.Title.Text, Published: hit.Published}
		n.report(rep)
		out.Reports = append(out.Reports, ReportHit{reportRef(rep), marked(hit.Sentences)})
	}
	out.Total, out.More, out.Next, out.Names = found.Reports.Total, found.Reports.More, found.Reports.Next, n.Names
	return out, nil
}
