package main

import (
	"context"
	"fmt"

	"tawatur"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
)

// report says what a report tells, in which events, and how it hangs together with the other reports of those events: which words
// they share, who had them first, and whether they are independent.
func (c *explainCmd) report(ctx context.Context, s *streams, p printer, st store.Reader, e store.Entry) error {
	p.report(e.Report)
	events, err := st.EventsOfReport(ctx, e.Report.ID)
	if err != nil {
		return err
	}
	_, world, err := s.deriverOn(ctx, st)
	if err != nil {
		return err
	}
	kin, err := pipeline.Kin(ctx, st, e, events, world)
	if err != nil {
		return err
	}
	p.field("tells", fmt.Sprintf("%s of %s", count.Of(len(e.Claims), "claim"), count.Of(len(events), "event")))
	for _, ev := range events {
		p.line("%s  %s: %s / %s", ev.ID, ev.Type, ev.Title.EN, ev.Title.AR)
	}
	if len(kin) == 0 {
		p.line("no other report tells of these events")
	}
	for _, k := range kin {
		p.kinship(e.Report, k)
	}
	return nil
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
