package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tawatur"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

// asKnown writes the events as they were known on a day. The reports of then are taken into a record of their own in the temporary
// folder, which costs room there and time, and in memory no more than taking reports in does.
func (c *exportCmd) asKnown(ctx context.Context, s *streams, line pipeline.Line, world event.Options, st store.Reader) error {
	day, err := aDay("--as-known", c.AsKnown)
	if err != nil {
		return err
	}
	until, known, err := c.thenKnown(ctx, st, day)
	if err != nil {
		return err
	}
	return s.past(ctx, func(past store.Store) error {
		if err := line.Until(ctx, st, until, past, world); err != nil {
			return err
		}
		return c.from(ctx, s, past, st, known)
	})
}

// thenKnown returns which reports were known at the end of a day, and says so in words.
func (c *exportCmd) thenKnown(ctx context.Context, st store.Reader, day time.Time) (until func(tawatur.Report) bool, words string, err error) {
	words = "The events are those known at the end of " + c.AsKnown + ", from the reports "
	if !c.Taken {
		return pipeline.PublishedBy(day), words + "published until then.", nil
	}
	taken, err := st.Taken(ctx)
	return pipeline.TakenBy(taken, day), words + "that the record had taken in by then.", err
}

// past makes a record in the temporary folder, for work on it, and takes it away again.
func (s *streams) past(ctx context.Context, work func(store.Store) error) (err error) {
	dir, err := os.MkdirTemp("", "tawatur-past-*")
	if err != nil {
		return fmt.Errorf("a record of the past: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	st, err := sqlite.Open(ctx, filepath.Join(dir, "past.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	return work(st)
}
