package main

import (
	"context"

	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

type rebuildCmd struct{ dbFlag }

// Help is shown below the flags.
func (*rebuildCmd) Help() string {
	return `Events are derived from the reports and claims of the record: they can be rebuilt at any time and come out the same whatever the order in which the reports arrived. The old events stay until the new ones are there.

Example:

    tawatur rebuild --db record.db
`
}

// Run derives the events.
func (c *rebuildCmd) Run(ctx context.Context, s *streams) error {
	n := 0
	err := s.derive(ctx, c.DB, func(line pipeline.Line, world event.Options, st store.Store) (err error) {
		n, err = line.Rebuild(ctx, st, world)
		return err
	})
	if err == nil {
		s.say("%d events", n)
	}
	return err
}
