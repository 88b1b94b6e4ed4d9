package main

import (
	"bufio"
	"context"
	"errors"

	"tawatur/internal/desk/export"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

type exportCmd struct {
	dbFlag
	Format  string `enum:"jsonl" default:"jsonl" help:"The format: jsonl (events.schema.json)."`
	Stories bool   `help:"Write the stories instead of the events (docs/stories.schema.json)."`
}

// Help is shown below the flags.
func (*exportCmd) Help() string {
	return `Newest events first, one line each. The same record gives the same bytes.

Examples:

    tawatur export --db record.db --format jsonl > events.jsonl
    tawatur export --db record.db --stories > stories.jsonl
`
}

// Run writes the events, or the stories.
func (c *exportCmd) Run(ctx context.Context, s *streams) (err error) {
	if c.Stories {
		return s.tell(ctx, c.DB, func(t told) error {
			out := bufio.NewWriterSize(s.out, 1<<16)
			return errors.Join(export.StoriesJSONL(out, t.Stories(t.events)), out.Flush())
		})
	}
	st, err := sqlite.OpenExisting(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := warnStale(ctx, s, st); err != nil {
		return err
	}
	out := bufio.NewWriterSize(s.out, 1<<16)
	return errors.Join(export.JSONL(ctx, out, st), out.Flush())
}

// warnStale says when reports came in after the events were derived.
func warnStale(ctx context.Context, s *streams, st store.Reader) error {
	n, err := st.Counts(ctx)
	if err == nil && n.Stale {
		s.say("reports came in after the events were derived; tawatur rebuild brings them up to date")
	}
	return err
}
