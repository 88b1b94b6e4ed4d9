package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"tawatur/internal/desk/export"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/story"
)

type exportCmd struct {
	dbFlag
	Format  string `enum:"jsonl" default:"jsonl" help:"The format: jsonl (events.schema.json)."`
	AsKnown string `name:"as-known" placeholder:"DAY" help:"The events as they were known at the end of a day: from the reports published until then."`
	Taken   bool   `help:"With --as-known: from the reports that the record had taken in by then."`
	Stories bool   `help:"Write the stories instead of the events (docs/stories.schema.json)."`
}

// Help is shown below the flags.
func (*exportCmd) Help() string {
	return `Newest events first, one line each. The same record gives the same bytes.

Examples:

    tawatur export --db record.db --format jsonl > events.jsonl
    tawatur export --db record.db --as-known 2024-08-10
    tawatur export --db record.db --stories > stories.jsonl
`
}

// Run writes the events, or the stories.
func (c *exportCmd) Run(ctx context.Context, s *streams) error {
	if c.AsKnown != "" || c.Taken {
		return c.asKnown(ctx, s)
	}
	return s.tell(ctx, c.DB, func(t told) error {
		out := bufio.NewWriterSize(s.out, 1<<16)
		if c.Stories {
			return errors.Join(export.StoriesJSONL(out, t.Stories(t.events)), out.Flush())
		}
		return errors.Join(export.JSONL(out, t.Storied(t.events)), out.Flush())
	})
}

// asKnown writes the events as they were known on a day.
func (c *exportCmd) asKnown(ctx context.Context, s *streams) error {
	day, err := time.Parse(time.DateOnly, c.AsKnown)
	if err != nil || c.Stories {
		return fmt.Errorf("%w: say --as-known DAY, as 2024-08-07, without --stories", errUsage)
	}
	return s.derive(ctx, c.DB, func(line pipeline.Line, world event.Options, st store.Store) error {
		entries, err := line.Entries(ctx, st)
		if err != nil {
			return err
		}
		view, err := viewer(ctx, st, entries, c.Taken, world)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(s.out, 1<<16)
		return errors.Join(export.JSONL(out, story.Teller{World: world}.Storied(view(day))), out.Flush())
	})
}

// warnStale says when reports came in after the events were derived.
func warnStale(ctx context.Context, s *streams, st store.Reader) error {
	n, err := st.Counts(ctx)
	if err == nil && n.Stale {
		s.say("reports came in after the events were derived; tawatur rebuild brings them up to date")
	}
	return err
}
