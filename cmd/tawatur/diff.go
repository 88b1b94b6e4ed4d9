package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

type diffCmd struct {
	dbFlag
	From  string `placeholder:"DAY" help:"The earlier day, as 2024-08-07."`
	To    string `placeholder:"DAY" help:"The later day; without it all that is known."`
	Taken bool   `help:"Views hold the reports that the record had taken in by then, in place of those published by then."`
	Rules bool   `help:"Hold the events of the record against those that this program derives of the same claims: what changed rules changed."`
	JSON  bool   `name:"json" help:"Write the changes as JSON Lines."`
}

// Help is shown below the flags.
func (*diffCmd) Help() string {
	return `A view of a day holds the reports published until its end; days of undated reports are used where other reports imply them. Each change names the claims that it rests on.

Examples:

    tawatur diff --db record.db --from 2024-08-07 --to 2024-08-12
    tawatur diff --db record.db --from 2024-08-07 --json
    tawatur diff --db record.db --from 2024-08-07 --taken
    tawatur diff --db record.db --rules
`
}

// Run compares two views of the record.
func (c *diffCmd) Run(ctx context.Context, s *streams) error {
	from, to, err := c.days()
	if err != nil {
		return err
	}
	var changes []tawatur.Change
	err = s.derived(ctx, c.DB, func(line pipeline.Line, world event.Options, st store.Reader) error {
		entries, err := line.Entries(ctx, st)
		if err != nil {
			return err
		}
		if !c.Rules {
			view, err := viewer(ctx, st, entries, c.Taken, world)
			if err == nil {
				changes = event.Diff(view(from), view(to))
			}
			return err
		}
		before, err := store.AllEvents(ctx, st)
		changes = event.Diff(before, pipeline.Derive(entries, world))
		return err
	})
	if err != nil {
		return err
	}
	return c.write(s, changes)
}

// aDay reads the day that a flag gives.
func aDay(flag, text string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, fmt.Errorf("%w: %s %q is not a day such as 2024-08-07", errUsage, flag, text)
	}
	return day, nil
}

// viewer returns what derives the events as they were known on a day: by publication, or by when the record took reports in.
func viewer(ctx context.Context, st store.Reader, entries []tawatur.Extraction, byTaken bool, world event.Options) (func(time.Time) []tawatur.Event, error) {
	if !byTaken {
		return func(day time.Time) []tawatur.Event { return pipeline.AsOf(entries, day, world) }, nil
	}
	taken, err := st.Taken(ctx)
	return func(day time.Time) []tawatur.Event { return pipeline.AsTaken(entries, taken, day, world) }, err
}

// days reads the flags. Without --to, the year 9999 stands for all that is known.
func (c *diffCmd) days() (from, to time.Time, err error) {
	if c.Rules == (c.From != "") || c.Rules && (c.To != "" || c.Taken) {
		return from, to, fmt.Errorf("%w: say --from DAY, or --rules alone", errUsage)
	}
	to = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, f := range []struct {
		flag, text string
		day        *time.Time
	}{{"--from", c.From, &from}, {"--to", c.To, &to}} {
		if f.text == "" {
			continue
		}
		if *f.day, err = aDay(f.flag, f.text); err != nil {
			return from, to, err
		}
	}
	if to.Before(from) {
		return from, to, fmt.Errorf("%w: --to %s is before --from %s", errUsage, c.To, c.From)
	}
	return from, to, nil
}

// write writes the changes, as lines of JSON or for people.
func (c *diffCmd) write(s *streams, changes []tawatur.Change) error {
	if c.JSON {
		return writeAll(s, changes)
	}
	out := bufio.NewWriter(s.out)
	p := printer{out}
	for _, ch := range changes {
		p.change(ch)
	}
	s.say("%s changed", count.Of(len(changes), "event"))
	return out.Flush()
}

// change writes one change for people.
func (p printer) change(c tawatur.Change) {
	if c.Title == (tawatur.Name{}) { // after a redaction it is not said what an event was
		p.line("%s %s", c.Kind, c.Event)
	} else {
		p.line("%s %s  %s / %s", c.Kind, c.Event, c.Title.EN, c.Title.AR)
	}
	if c.Into != "" {
		p.field("into", c.Into)
	}
	for _, f := range c.Fields {
		if f.Was == "" {
			p.field(f.Field, f.Now)
			continue
		}
		p.field(f.Field, f.Was+" -> "+f.Now)
	}
	var by []string
	for _, ref := range c.Claims {
		by = append(by, ref.ID+" in "+ref.Report)
	}
	p.field("because", strings.Join(by, ", "))
}
