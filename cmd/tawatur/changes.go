package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

type changesCmd struct {
	dbFlag
	Since string `placeholder:"TIME" help:"Only what changed after a day (2024-08-07), an instant (2024-08-07T12:00:00Z) or a while ago (36h)."`
	Event string `placeholder:"ID" help:"Only the changes of one event."`
	Limit int    `default:"50" help:"How many at most; 0 for all."`
	JSON  bool   `name:"json" help:"Write the changes as JSON Lines."`
}

// Help is shown below the flags.
func (*changesCmd) Help() string {
	return `The feed of the record: what changed in the events, when, because of which claims, and whether news changed it or other rules (a new version of the program or of its knowledge). Newest first. To hold two days against each other, whenever the reports came in, see diff.

Examples:

    tawatur changes --db record.db --since 24h
    tawatur changes --db record.db --event e-0123456789ab --json
`
}

// Run lists the feed.
func (c *changesCmd) Run(ctx context.Context, s *streams) (err error) {
	f := store.ChangeFilter{Event: c.Event, Limit: 500}
	if f.Since, err = since(c.Since, time.Now()); err != nil {
		return err
	}
	st, err := sqlite.OpenToRead(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := warnStale(ctx, s, st); err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	write, flush := s.jsonLines()
	p, left := printer{out}, c.Limit
	for {
		if left > 0 {
			f.Limit = min(f.Limit, left)
		}
		page, err := st.Changes(ctx, f)
		if err != nil {
			return err
		}
		for _, ch := range page.Changes {
			if !c.JSON {
				p.line("%s  %s", ch.At.UTC().Format(time.DateTime), ch.Cause)
				p.change(ch)
				continue
			}
			if err := write(ch); err != nil {
				return err
			}
		}
		left -= len(page.Changes)
		if f.After = page.Next; f.After == "" || c.Limit > 0 && left <= 0 {
			return errors.Join(out.Flush(), flush())
		}
	}
}

// since reads a day, an instant, or how long ago.
func since(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, fmt.Errorf("%w: --since %q is neither a day such as 2024-08-07, nor an instant, nor a while such as 36h", errUsage, text)
}
