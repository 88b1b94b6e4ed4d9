package main

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/watch"
)

type sourcesStatusCmd struct {
	dbFlag
	Feeds bool `help:"List each feed, not each source."`
	JSON  bool `name:"json" help:"Write one source a line, with its feeds."`
}

// Help is shown below the flags.
func (*sourcesStatusCmd) Help() string {
	return `Shows how the watch of each source goes, from the record alone; it can be asked while a watch runs. WAITING are pages that are still to be fetched. ERROR is the last one of a feed that fails now; "quiet" is a source without anything new for a week.

Examples:

    tawatur sources status --db record.db
    tawatur sources status --db record.db --feeds
    tawatur sources status --db record.db --json
`
}

// Run lists the sources that are watched.
func (c *sourcesStatusCmd) Run(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error {
		now := time.Now()
		health, err := store.Health(ctx, st, now)
		if err != nil {
			return err
		}
		if len(health) == 0 {
			s.say("no source is watched: tawatur watch --db %s --sources sources.toml begins", c.DB)
		}
		switch {
		case c.JSON:
			return writeAll(s, health)
		case c.Feeds:
			return s.table(feedRows(health, now))
		}
		return s.table(sourceRows(health, now))
	})
}

// table writes rows in columns.
func (s *streams) table(rows [][]string) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 3, ' ', 0)
	for _, r := range rows {
		for i, cell := range r {
			if i > 0 {
				fmt.Fprint(w, "\t") // its errors come out of Flush
			}
			fmt.Fprint(w, oneLine(cell))
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

func sourceRows(health []store.SourceHealth, now time.Time) [][]string {
	rows := [][]string{{"SOURCE", "LAST SUCCESS", "LAST NEW ITEM", "NEXT", "WAITING", "KEPT", "ERROR"}}
	for _, h := range health {
		trouble := "-"
		switch {
		case h.Error != nil:
			trouble = h.Error.Kind
		case h.State == store.StateQuiet:
			trouble = h.State
		}
		if h.State == store.StateResting {
			trouble += ", resting"
		}
		rows = append(rows, []string{
			h.ID, ago(h.Success, now), ago(h.NewItem, now), ahead(h.Due, now),
			fmt.Sprint(h.Addresses[store.AddressWaiting]), fmt.Sprint(h.Addresses[store.AddressDone]), trouble,
		})
	}
	return rows
}

func feedRows(health []store.SourceHealth, now time.Time) [][]string {
	rows := [][]string{{"SOURCE", "FEED", "LAST SUCCESS", "LAST NEW ITEM", "NEXT", "EVERY", "FAILURES", "ERROR"}}
	for _, h := range health {
		for _, f := range h.Feeds {
			every, trouble := "-", "-"
			if f.Interval > 0 {
				every = watch.Roughly(f.Interval)
			}
			if f.Failures > 0 {
				trouble = f.Error.Words
			}
			rows = append(rows, []string{h.ID, f.URL, ago(f.Success, now), ago(f.NewItem, now), ahead(f.Due, now), every, fmt.Sprint(f.Failures), trouble})
		}
	}
	return rows
}

// ago says how long ago something was, ahead how long it is until then.
func ago(at, now time.Time) string {
	if at.IsZero() {
		return "never"
	}
	return watch.Roughly(now.Sub(at)) + " ago"
}

func ahead(at, now time.Time) string {
	if !at.After(now) {
		return "now"
	}
	return "in " + watch.Roughly(at.Sub(now))
}
