package main

import (
	"context"

	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

type rebuildCmd struct {
	dbFlag
	followFlag
}

// Help is shown below the flags.
func (*rebuildCmd) Help() string {
	return `Events are derived from the reports and claims of the record: they can be rebuilt at any time and come out the same whatever the order in which the reports arrived, and as ingest makes them report by report. The old events stay until the new ones are there.

Example:

    tawatur rebuild --db record.db
`
}

// Run derives the events.
func (c *rebuildCmd) Run(ctx context.Context, s *streams) error {
	l, err := c.list()
	if err != nil {
		return err
	}
	var n store.Counts
	err = s.derive(ctx, c.DB, l, func(line pipeline.Line, world event.Options, st store.Store) (err error) {
		if _, err = line.Rebuild(ctx, st, world); err == nil {
			n, err = st.Counts(ctx)
		}
		return err
	})
	if err == nil {
		s.say("%s", count.Of(n.Events, "event"))
	}
	return err
}
