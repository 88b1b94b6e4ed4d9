package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

type explainCmd struct {
	dbFlag
	ID string `arg:"" help:"The id of a claim, of an event or of a report."`
}

// Help is shown below the flags.
func (*explainCmd) Help() string {
	return `For a claim: the report, the words, the rule and each step. For an event: why its claims were linked, which origins are independent and why, what is disputed, every claim, and what was turned down: claims of events at the same places around the same days that are much like it, ten at most and the most alike first, with what spoke against each (another day, another place, sides the other way round). For a report: its events, and how it hangs together with the other reports that tell of them: which words they share, who had them first, whether they are independent.

Examples:

    tawatur explain c-0123456789ab --db record.db
    tawatur explain e-0123456789ab --db record.db
    tawatur explain report-17 --db record.db
`
}

// Run looks the id up among the claims, then among the events, then among the reports.
func (c *explainCmd) Run(ctx context.Context, s *streams) (err error) {
	st, err := sqlite.OpenToRead(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	out := bufio.NewWriter(s.out)
	p := printer{out}
	cl, report, err := st.Claim(ctx, c.ID)
	if err == nil {
		p.report(report)
		p.claim(cl)
		return out.Flush()
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	e, err := st.Event(ctx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		r, err := st.Report(ctx, c.ID)
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("explain: there is no claim, no event and no report %q in %s", c.ID, c.DB)
		}
		if err != nil {
			return err
		}
		return errors.Join(c.report(ctx, s, p, st, r), out.Flush())
	}
	if err != nil {
		return err
	}
	if e.ID != c.ID {
		p.line("%s has become part of %s", c.ID, e.ID)
	}
	_, world, err := s.deriverOn(ctx, st)
	if err != nil {
		return err
	}
	return errors.Join(p.event(ctx, st, e), c.independence(ctx, p, st, e, world), c.refused(ctx, p, st, e, world), out.Flush())
}

// refused names the claims that are like those of an event and were not joined to it, with the events that they are in.
func (c *explainCmd) refused(ctx context.Context, p printer, st store.Reader, e tawatur.Event, world event.Options) error {
	refused, err := pipeline.Refused(ctx, st, e, world)
	if err != nil {
		return err
	}
	if len(refused) > 0 {
		p.line("")
	}
	for _, r := range refused {
		p.line("turned down: %s (%s) of report %s, in %s: %s", r.Claim, r.Type, r.Report, cmp.Or(r.In, "no event"), r.Why)
		p.field("like", r.Fits+": "+strings.Join(r.Common, "; "))
	}
	return nil
}

// independence says of every two origins of an event whether they are known to be independent, and why.
func (c *explainCmd) independence(ctx context.Context, p printer, st store.Reader, e tawatur.Event, world event.Options) error {
	if len(e.Origins) < 2 {
		return nil
	}
	members := map[string]event.Member{}
	for _, ref := range e.Claims {
		cl, r, err := st.Claim(ctx, ref.ID)
		if err != nil {
			return err
		}
		cl.Report = ref.Report
		members[ref.ID] = event.Members([]tawatur.Extraction{{Report: r, Claims: []tawatur.Claim{cl}}})[0]
	}
	p.line("")
	find := func(id string) (event.Member, bool) { m, ok := members[id]; return m, ok }
	for i := range e.Origins {
		for j := range i {
			answer, why := event.IndependenceOf(e, j, i, find, world)
			p.line("independent: %s and %s: %s, %s", e.Origins[j].Origin, e.Origins[i].Origin, answer, why)
		}
	}
	return nil
}

// triple says how many articles, of how many outlets, tell a thing, and how many origins they have at least.
func triple(articles, outlets, unnamed, origins int) string {
	of := fmt.Sprintf("%d outlets", outlets)
	if unnamed > 0 {
		of += fmt.Sprintf(" (%d name none)", unnamed)
	}
	return fmt.Sprintf("%d articles, %s, %d or more independent origins", articles, of, origins)
}

func (p printer) report(r tawatur.Report) {
	p.line("report %s", r.ID)
	if r.Outlet != nil {
		p.field("outlet", strings.TrimSpace(r.Outlet.Name+"  "+r.Outlet.ID))
	}
	if f := r.Forwarded; f != nil {
		from := "somebody whose name is not kept"
		if f.From != nil {
			from = strings.TrimSpace(f.From.Name + "  " + f.From.ID)
		}
		p.field("forwarded from", from)
	}
	p.field("edited", r.Edited)
	p.field("title", r.Title)
	p.field("url", r.URL)
	p.published(r.Published)
}

// event writes an event with every claim; the claims come from the store.
func (p printer) event(ctx context.Context, st store.Reader, e tawatur.Event) error {
	p.line("%s  %s: %s / %s", e.ID, e.Type, e.Title.EN, e.Title.AR)
	p.field("time", when(tawatur.When{Start: e.Time.Start, End: e.Time.End, Ongoing: e.Time.Ongoing}))
	if e.Place != nil {
		p.field("place", fmt.Sprintf("%s %s (%s, within %.0f km)", e.Place.ID, e.Place.Name.EN, e.Place.Precision, e.Place.RadiusKM))
	}
	p.field("told by", triple(e.Status.Articles, e.Status.Outlets, e.Status.Unnamed, e.Status.Origins))
	for _, h := range e.Harm {
		p.field(h.Kind, bounds(h.Min, h.Max)+" "+h.Who)
	}
	for _, o := range e.Origins {
		p.line("  origin %s: %s (reports %s)", o.Origin, o.Why, strings.Join(o.Reports, ", "))
		if o.Doubt != "" {
			p.line("    adds none to the count: %s", o.Doubt)
		}
	}
	for _, d := range e.Disputes {
		for _, v := range d.Values {
			p.line("  disputed %s: %s, say %s", d.Field, v.Value, strings.Join(v.Claims, ", "))
		}
	}
	for _, why := range e.Why {
		p.line("  linked: %s", why)
	}
	for _, ref := range e.Recalls {
		p.line("  recalled later by %s in report %s: adds no origin and no number", ref.ID, ref.Report)
	}
	for _, ref := range e.Claims {
		c, r, err := st.Claim(ctx, ref.ID)
		if err != nil {
			return err
		}
		p.line("")
		p.report(r)
		p.claim(c)
	}
	return nil
}
