package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"tawatur"
	"tawatur/arabic"
)

// ReplaceEvents replaces all events in one transaction; afterwards the events are not stale.
func (s *Store) ReplaceEvents(ctx context.Context, events []tawatur.Event) error {
	err := s.transact(ctx, func(tx *sql.Tx) error {
		if err := clearEvents(ctx, tx); err != nil {
			return err
		}
		for i := range events {
			if err := insertEvent(ctx, tx, int64(i+1), &events[i]); err != nil {
				return fmt.Errorf("event %q: %w", events[i].ID, err)
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE derivation SET stale = 0")
		return err
	})
	return failed("replace events in", s.path, err)
}

func clearEvents(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{
		"DELETE FROM events", "DELETE FROM event_claims", "DELETE FROM event_actors", "DELETE FROM event_places",
		"DELETE FROM event_outlets", "INSERT INTO events_fts (events_fts) VALUES ('delete-all')",
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func insertEvent(ctx context.Context, tx *sql.Tx, seq int64, e *tawatur.Event) error {
	doc, err := encode(e)
	if err != nil {
		return err
	}
	first, last := days(e.Time)
	if _, err := tx.ExecContext(ctx, `INSERT INTO events
		(seq, id, type, start, first_day, last_day, origins, corroborated, disputed, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, e.ID, e.Type, e.Time.Start, first, last, e.Status.Origins, e.Status.Corroborated, e.Status.Disputed, doc); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO events_fts (rowid, title) VALUES (?, ?)",
		seq, arabic.Fold(e.Title.AR+" \n "+e.Title.EN)); err != nil {
		return err
	}
	for _, c := range slices.Concat(e.Claims, e.Recalls) {
		if _, err := tx.ExecContext(ctx, "INSERT INTO event_claims (event, claim, report) VALUES (?, ?, ?)", seq, c.ID, c.Report); err != nil {
			return err
		}
	}
	return insertKeys(ctx, tx, seq, e)
}

// days returns the first and last day that an event is known to touch, "" when it has no date.
func days(t tawatur.EventTime) (first, last string) {
	first, last = day(t.Start), day(t.End)
	if first == "" {
		first = last
	}
	if last == "" {
		last = first
	}
	return first, last
}

func day(s string) string { return s[:min(10, len(s))] }

// insertKeys enters the ids that events are filtered by.
func insertKeys(ctx context.Context, tx *sql.Tx, seq int64, e *tawatur.Event) error {
	keys := map[string][]string{}
	for _, a := range e.Actors {
		keys["event_actors"] = append(keys["event_actors"], a.ID)
	}
	for _, p := range e.Places {
		keys["event_places"] = append(keys["event_places"], p.ID)
	}
	if e.Place != nil {
		keys["event_places"] = append(keys["event_places"], e.Place.ID)
	}
	for _, c := range e.Claims {
		keys["event_outlets"] = append(keys["event_outlets"], c.Outlet)
	}
	for table, ids := range keys {
		for _, id := range ids {
			if id == "" {
				continue
			}
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO "+table+" (id, event) VALUES (?, ?)", id, seq); err != nil {
				return err
			}
		}
	}
	return nil
}
