package main

import (
	"context"
	"fmt"
	"slices"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
)

// mostKin is how many reports one is held against.
const mostKin = 200

// report says what a report tells, in which events, and how it hangs together with the other reports of those events: which words
// they share, who had them first, and whether they are independent.
func (c *explainCmd) report(ctx context.Context, s *streams, p printer, st store.Reader, e store.Entry) error {
	p.report(e.Report)
	events, err := st.EventsOfReport(ctx, e.Report.ID)
	if err != nil {
		return err
	}
	others, err := beside(ctx, st, e.Report.ID, events)
	if err != nil {
		return err
	}
	p.field("tells", fmt.Sprintf("%d claims of %d events", len(e.Claims), len(events)))
	for _, ev := range events {
		p.line("%s  %s: %s / %s", ev.ID, ev.Type, ev.Title.EN, ev.Title.AR)
	}
	if len(others) == 0 {
		p.line("no other report tells of these events")
		return nil
	}
	_, world, err := s.deriver()
	if err != nil {
		return err
	}
	for _, k := range pipeline.Kin(e, others, world) {
		p.kinship(e.Report, k)
	}
	return nil
}

// beside returns the other reports of some events, at most mostKin of them.
func beside(ctx context.Context, st store.Reader, report string, events []tawatur.Event) ([]tawatur.Extraction, error) {
	var ids []string
	for _, ev := range events {
		for _, ref := range slices.Concat(ev.Claims, ev.Recalls) {
			if ref.Report != report && !slices.Contains(ids, ref.Report) && len(ids) < mostKin {
				ids = append(ids, ref.Report)
			}
		}
	}
	out := make([]tawatur.Extraction, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = st.Report(ctx, id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// kinship writes how a report hangs together with another.
func (p printer) kinship(of tawatur.Report, k pipeline.Kinship) {
	outlet := ""
	if k.Report.Outlet != nil {
		outlet = k.Report.Outlet.Name
	}
	p.line("")
	p.line("%s  %s", k.Report.ID, outlet)
	p.field("independent", k.Independent+": "+k.Why)
	if k.Share == 0 {
		p.field("shares", "no passage")
		return
	}
	first := "nobody can tell who had it first"
	switch k.First {
	case of.ID:
		first = "published later"
	case k.Report.ID:
		first = "published first"
	}
	p.field("shares", fmt.Sprintf("%.0f %% of the shorter text; %s", 100*k.Share, first))
	p.field("longest run", k.Words)
}
