package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// Derive opens what is derived in one transaction: see store.Writer.
func (s *Store) Derive(ctx context.Context, do func(store.Derivation) error) error {
	err := s.transact(ctx, func(t *transaction) error {
		if err := t.passes(); err != nil {
			return err
		}
		d := &derivation{shelf.NewTray(t), t}
		if err := do(d); err != nil {
			return err
		}
		return d.Flush()
	})
	return failed("derive events in", s.path, err)
}

// derivation is what is derived, in a transaction, with a tray of what of it is in use.
type derivation struct {
	*shelf.Tray
	t *transaction
}

// passes notes that a moment passes, and two where somebody else wrote since the last one. Within the program only derivations take reports away or
// change what is derived.
func (t *transaction) passes() error {
	version := t.version
	if err := t.one("PRAGMA data_version", nil, &t.version); err != nil {
		return err
	}
	if t.moment++; t.version != version {
		t.moment++
	}
	return nil
}

// Moment is the number of the derivation: see store.Derivation.
func (d *derivation) Moment() int64 { return d.t.moment }

// Rules returns of which rules the events are.
func (d *derivation) Rules() (rules string, err error) {
	return rules, d.t.one("SELECT rules FROM derivation", nil, &rules)
}

// Clear takes away all that is derived, and notes by which rules it will be made anew. It checks the whole file before it takes anything away: what is
// made anew from a damaged record would be worth nothing, and the check costs little beside it.
func (d *derivation) Clear(rules string) error {
	var derived bool
	if err := d.t.one("SELECT rules <> '' OR EXISTS (SELECT 1 FROM events) FROM derivation", nil, &derived); err != nil {
		return err
	}
	if derived {
		if err := quickCheck(d.t.ctx, d.t.conn); err != nil {
			return err
		}
	}
	d.Tray.Clear()
	d.t.reset()
	for _, q := range []string{
		"INSERT OR IGNORE INTO former (id, json) SELECT id, json FROM events",
		"DELETE FROM keys", "DELETE FROM prints", "DELETE FROM links", "DELETE FROM items", "DELETE FROM redated",
		"DELETE FROM stories", "DELETE FROM story_steps", "DELETE FROM story_places", "DELETE FROM story_former",
		"DELETE FROM events", "DELETE FROM event_reports", "DELETE FROM event_days", "DELETE FROM spots", "DELETE FROM places", "INSERT INTO events_fts (events_fts) VALUES ('delete-all')",
		"DELETE FROM tallies WHERE kind IN ('events', 'type', 'actor', 'place', 'outlet', 'status', 'spot', 'day')",
		"UPDATE reports SET woven = -1 WHERE woven = 1",
	} {
		if err := d.t.exec(q); err != nil {
			return err
		}
	}
	return d.t.exec("UPDATE derivation SET rules = ?", rules)
}

// silentAtOnce is how many reports are passed over for each with claims that is asked for. In a general paper four of five have none.
const silentAtOnce = 16

// Waiting returns reports that are not in the events: see store.Derivation.
func (d *derivation) Waiting(most int) (store.Waiting, error) {
	w, err := d.waiting(-1, most)
	if w.Again = true; err != nil || len(w.Telling)+len(w.Silent) > 0 {
		return w, err
	}
	return d.waiting(0, most)
}

// waiting returns reports that wait in one way.
func (d *derivation) waiting(how, most int) (w store.Waiting, err error) {
	// "woven < 1" is what lets the index of those that wait be used
	st, err := d.t.stmt(`SELECT seq, EXISTS (SELECT 1 FROM claims WHERE report = reports.id) FROM reports
		WHERE woven < 1 AND woven = ? ORDER BY published, seq LIMIT ?`)
	if err != nil {
		return w, err
	}
	all := silentAtOnce * most
	err = each(d.t, st, []any{how, all}, func(rows *sql.Rows) error {
		var n int64
		var tells bool
		if err := rows.Scan(&n, &tells); err != nil {
			return err
		}
		if !tells {
			w.Silent = append(w.Silent, n)
		} else if w.Telling = append(w.Telling, n); len(w.Telling) == most {
			return errFull
		}
		return nil
	})
	w.More = errors.Is(err, errFull) || len(w.Telling)+len(w.Silent) == all
	if errors.Is(err, errFull) {
		err = nil
	}
	return w, err
}

// Record puts changes into the feed.
func (d *derivation) Record(changes []tawatur.Change) error {
	rows := make([]any, 0, 3*len(changes))
	for _, c := range changes {
		doc, err := d.t.encode(&c)
		if err != nil {
			return err
		}
		rows = append(rows, stamp(*c.At), c.Event, doc)
	}
	return d.t.put("INSERT INTO changes (at, event, json) VALUES", 3, rows)
}

// Woven notes that reports are in the events.
func (d *derivation) Woven(reports []int64) error {
	for _, n := range reports {
		d.t.hand.drop(n)
	}
	return d.t.put("WITH a (n) AS (VALUES) UPDATE reports SET woven = 1 WHERE seq IN (SELECT n FROM a)", 1, list(reports))
}

// Redate keeps a report as it reads by a date that others give it; nil for as it was.
func (d *derivation) Redate(report int64, e *tawatur.Extraction) error {
	d.Forget(report)
	if e == nil {
		return d.t.exec("DELETE FROM redated WHERE report = ?", report)
	}
	doc, err := encode(e)
	if err != nil {
		return err
	}
	return d.t.exec("INSERT OR REPLACE INTO redated (report, json) VALUES (?, ?)", report, doc)
}

// Plain returns a report as it is in the record.
func (d *derivation) Plain(report int64) (tawatur.Extraction, error) {
	got, err := d.t.plain([]int64{report}, false)
	if err != nil {
		return tawatur.Extraction{}, err
	}
	return got[report], nil
}
