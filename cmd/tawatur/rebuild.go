package main

import (
	"context"
	"errors"

	"tawatur/internal/store/sqlite"
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
func (c *rebuildCmd) Run(ctx context.Context, s *streams) (err error) {
	line, world, err := s.deriver()
	if err != nil {
		return err
	}
	st, err := sqlite.OpenExisting(ctx, c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	update, end := s.progress("reports taken up")
	line.Progress = update
	n, err := line.Rebuild(ctx, st, world)
	end()
	if err == nil {
		s.say("%d events", n)
	}
	return err
}
