package view

import (
	"cmp"
	"context"
	"slices"

	"tawatur"
)

// ReportDoc is one report with its text and the claims read in it.
type ReportDoc struct {
	Report tawatur.Report `json:"report"`
	// Claims stand in the order of the text, those of the headline first.
	Claims []Claim `json:"claims"`
	// Events are those that its claims tell or recall.
	Events []EventRef `json:"events"`
	Names  Names      `json:"names"`
}

// EventRef names an event.
type EventRef struct {
	ID    string       `json:"id"`
	Type  string       `json:"type"`
	Title tawatur.Name `json:"title"`
}

// Found is what a search among reports finds, best first.
type Found struct {
	Query   string     `json:"query"`
	Reports []FoundOne `json:"reports"`
	Names   Names      `json:"names"`
}

// FoundOne is a report that a search finds, with the number of claims read in it.
type FoundOne struct {
	ReportRef
	Claims int `json:"claims"`
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
		doc.Events = append(doc.Events, EventRef{e.ID, e.Type, e.Title})
	}
	doc.Names = n.Names
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

// SearchReports returns the reports that have all the words of a query, best first.
func (r *Record) SearchReports(ctx context.Context, query string, limit int) (Found, error) {
	ids, err := r.Search(ctx, query, limit)
	if err != nil {
		return Found{}, err
	}
	n := r.naming()
	out := Found{Query: query, Reports: []FoundOne{}}
	for _, id := range ids {
		entry, err := r.Report(ctx, id)
		if err != nil {
			return Found{}, err
		}
		n.report(entry.Report)
		out.Reports = append(out.Reports, FoundOne{reportRef(entry.Report), len(entry.Claims)})
	}
	out.Names = n.Names
	return out, nil
}
