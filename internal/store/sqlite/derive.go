package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// Derive opens what is derived in one transaction: see store.Writer.
func (s *Store) Derive(ctx context.Context, do func(store.Derivation) error) error {
	err := s.transact(ctx, func(tx *sql.Tx) error {
		d := &derivation{ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}}
		return errors.Join(do(d), d.close())
	})
	return failed("derive events in", s.path, err)
}

// derivation is what is derived, in a transaction. Its statements are prepared once.
type derivation struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func (d *derivation) close() error {
	var errs []error
	for _, st := range d.prepared {
		errs = append(errs, st.Close())
	}
	return errors.Join(errs...)
}

func (d *derivation) stmt(query string) (*sql.Stmt, error) {
	if st := d.prepared[query]; st != nil {
		return st, nil
	}
	st, err := d.tx.PrepareContext(d.ctx, query)
	if err == nil {
		d.prepared[query] = st
	}
	return st, err
}

func (d *derivation) exec(query string, args ...any) error {
	st, err := d.stmt(query)
	if err == nil {
		_, err = st.ExecContext(d.ctx, args...)
	}
	return err
}

// one scans the only row of a query; dest stays as it is when there is none.
func (d *derivation) one(query string, args []any, dest ...any) error {
	st, err := d.stmt(query)
	if err != nil {
		return err
	}
	if err := st.QueryRowContext(d.ctx, args...).Scan(dest...); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return nil
}

// column reads a query of one column.
func column[T any](d *derivation, query string, args ...any) ([]T, error) {
	return scan(d, query, args, func(rows *sql.Rows) (v T, err error) { return v, rows.Scan(&v) })
}

// scan reads the rows of a query.
func scan[T any](d *derivation, query string, args []any, row func(*sql.Rows) (T, error)) ([]T, error) {
	st, err := d.stmt(query)
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(d.ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := row(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// Rules returns of which rules the events are.
func (d *derivation) Rules() (rules string, err error) {
	return rules, d.one("SELECT rules FROM derivation", nil, &rules)
}

// Clear takes away all that is derived, and notes by which rules it will be made anew. It checks the whole file first: what is
// made anew from a damaged record would be worth nothing, and the check costs little beside it.
func (d *derivation) Clear(rules string) error {
	if err := quickCheck(d.ctx, d.tx); err != nil {
		return err
	}
	for _, q := range []string{
		"INSERT OR IGNORE INTO former (id, json) SELECT id, json FROM events",
		"DELETE FROM keys", "DELETE FROM links", "DELETE FROM items", "DELETE FROM redated",
		"DELETE FROM events", "DELETE FROM event_claims", "DELETE FROM event_actors", "DELETE FROM event_places",
		"DELETE FROM event_outlets", "DELETE FROM event_days", "INSERT INTO events_fts (events_fts) VALUES ('delete-all')",
		"UPDATE reports SET woven = -1 WHERE woven = 1",
	} {
		if err := d.exec(q); err != nil {
			return err
		}
	}
	return d.exec("UPDATE derivation SET rules = ?", rules)
}

// Waiting returns the numbers of reports that are not in the events, in the order of their publication: those that were
// before Clear first, and apart.
func (d *derivation) Waiting(most int) (reports []int64, again bool, err error) {
	// "woven < 1" is what lets the index of those that wait be used
	const query = "SELECT seq FROM reports WHERE woven < 1 AND woven = ? ORDER BY published, seq LIMIT ?"
	if reports, err = column[int64](d, query, -1, most); err != nil || len(reports) > 0 {
		return reports, true, err
	}
	reports, err = column[int64](d, query, 0, most)
	return reports, false, err
}

// Reconcile returns the events as they were before Clear that did not come out the same, and those that are otherwise now or
// were not there, and forgets the former.
func (d *derivation) Reconcile() (was, made []tawatur.Event, err error) {
	there := false
	if err := d.one("SELECT EXISTS (SELECT 1 FROM former)", nil, &there); err != nil || !there {
		return nil, nil, err
	}
	if was, err = d.decoded("SELECT f.json FROM former f LEFT JOIN events e ON e.id = f.id WHERE e.json IS NOT f.json"); err != nil {
		return nil, nil, err
	}
	if made, err = d.decoded("SELECT e.json FROM events e LEFT JOIN former f ON f.id = e.id WHERE e.json IS NOT f.json"); err != nil {
		return nil, nil, err
	}
	return was, made, d.exec("DELETE FROM former")
}

func (d *derivation) decoded(query string) ([]tawatur.Event, error) {
	return scan(d, query, nil, func(rows *sql.Rows) (e tawatur.Event, err error) {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return e, err
		}
		return e, json.Unmarshal([]byte(doc), &e)
	})
}

// Record puts changes into the feed.
func (d *derivation) Record(changes []tawatur.Change) error {
	for _, c := range changes {
		doc, err := encode(c)
		if err != nil {
			return err
		}
		if err := d.exec("INSERT INTO changes (at, event, json) VALUES (?, ?, ?)", stamp(*c.At), c.Event, doc); err != nil {
			return err
		}
	}
	return nil
}

// Woven notes that a report is in the events.
func (d *derivation) Woven(report int64) error {
	return d.exec("UPDATE reports SET woven = 1 WHERE seq = ?", report)
}

// Redate keeps a report as it reads by a date that others give it; nil for as it was.
func (d *derivation) Redate(report int64, e *tawatur.Extraction) error {
	if e == nil {
		return d.exec("DELETE FROM redated WHERE report = ?", report)
	}
	doc, err := encode(e)
	if err != nil {
		return err
	}
	return d.exec("INSERT OR REPLACE INTO redated (report, json) VALUES (?, ?)", report, doc)
}

// Plain returns a report as it is in the record.
func (d *derivation) Plain(report int64) (tawatur.Extraction, error) {
	var e tawatur.Extraction
	var doc string
	if err := d.one("SELECT json FROM reports WHERE seq = ?", []any{report}, &doc); err != nil {
		return e, err
	}
	if doc == "" {
		return e, fmt.Errorf("report number %d: %w", report, store.ErrNotFound)
	}
	if err := json.Unmarshal([]byte(doc), &e.Report); err != nil {
		return e, fmt.Errorf("report number %d: %w", report, err)
	}
	claims, err := column[string](d, "SELECT json FROM claims WHERE report = ? ORDER BY ord", e.Report.ID)
	if err != nil {
		return e, err
	}
	e.Claims = make([]tawatur.Claim, len(claims))
	for i, c := range claims {
		e.Claims[i].Report = e.Report.ID
		if err := json.Unmarshal([]byte(c), &e.Claims[i]); err != nil {
			return e, fmt.Errorf("claim of report %q: %w", e.Report.ID, err)
		}
	}
	return e, nil
}

// Entry returns a report as events are made of it.
func (d *derivation) Entry(report int64) (tawatur.Extraction, error) {
	var doc string
	if err := d.one("SELECT json FROM redated WHERE report = ?", []any{report}, &doc); err != nil || doc == "" {
		if err != nil {
			return tawatur.Extraction{}, err
		}
		return d.Plain(report)
	}
	return decodeRedated(doc)
}

func decodeRedated(doc string) (e tawatur.Extraction, err error) {
	if err := json.Unmarshal([]byte(doc), &e); err != nil {
		return e, fmt.Errorf("redated report: %w", err)
	}
	for i := range e.Claims {
		e.Claims[i].Report = e.Report.ID
	}
	return e, nil
}

// Enter puts entries under their keys.
func (d *derivation) Enter(es []shelf.Entry) error {
	for _, e := range es {
		if err := d.exec("INSERT OR IGNORE INTO keys (key, kind, lo, item, hi) VALUES (?, ?, ?, ?, ?)",
			int64(e.Key), e.Kind, e.Lo, e.Item, e.Hi); err != nil {
			return err
		}
	}
	return nil
}

// Leave takes entries away.
func (d *derivation) Leave(es []shelf.Entry) error {
	for _, e := range es {
		if err := d.exec("DELETE FROM keys WHERE key = ? AND kind = ? AND lo = ? AND item = ?", int64(e.Key), e.Kind, e.Lo, e.Item); err != nil {
			return err
		}
	}
	return nil
}

// Near returns the entries of a key in any of the ranges.
func (d *derivation) Near(key uint64, ranges []shelf.Range) ([]shelf.Entry, error) {
	const one = "SELECT * FROM (SELECT kind, lo, hi, item FROM keys WHERE key = ? AND kind = ? AND lo BETWEEN ? AND ? LIMIT ?)"
	args := make([]any, 0, 5*len(ranges))
	for _, r := range ranges {
		args = append(args, int64(key), r.Kind, r.From, r.To, cmp.Or(r.Most, -1))
	}
	return scan(d, strings.Repeat(one+" UNION ALL ", len(ranges)-1)+one, args, func(rows *sql.Rows) (shelf.Entry, error) {
		e := shelf.Entry{Key: key}
		return e, rows.Scan(&e.Kind, &e.Lo, &e.Hi, &e.Item)
	})
}

// Count counts the entries of a key.
func (d *derivation) Count(key uint64, most int) (n int, err error) {
	return n, d.one("SELECT count(*) FROM (SELECT 1 FROM keys WHERE key = ? LIMIT ?)", []any{int64(key), most}, &n)
}

// Links returns the links of an item.
func (d *derivation) Links(i shelf.Item) ([]shelf.Link, error) {
	return scan(d, "SELECT b, worth FROM links WHERE a = ?", []any{i}, func(rows *sql.Rows) (l shelf.Link, err error) {
		return l, rows.Scan(&l.Other, &l.Worth)
	})
}

// Link makes or changes a link.
func (d *derivation) Link(a, b shelf.Item, worth int) error {
	return d.exec("INSERT OR REPLACE INTO links (a, b, worth) VALUES (?1, ?2, ?3), (?2, ?1, ?3)", a, b, worth)
}

// Unlink removes a link.
func (d *derivation) Unlink(a, b shelf.Item) error {
	return d.exec("DELETE FROM links WHERE a = ?1 AND b = ?2 OR a = ?2 AND b = ?1", a, b)
}

// EventOf returns the id of the event that an item is in.
func (d *derivation) EventOf(i shelf.Item) (id string, err error) {
	return id, d.one("SELECT event FROM items WHERE item = ?", []any{i}, &id)
}

// Items returns the items of an event.
func (d *derivation) Items(event string) ([]shelf.Item, error) {
	return column[shelf.Item](d, "SELECT item FROM items WHERE event = ?", event)
}

// Group returns an event, without its items.
func (d *derivation) Group(event string) (g shelf.Group, err error) {
	var doc string
	if err := d.one("SELECT json, day FROM events WHERE id = ?", []any{event}, &doc, &g.Day); err != nil {
		return g, err
	}
	if doc == "" {
		return g, fmt.Errorf("event %q: %w", event, store.ErrNotFound)
	}
	return g, json.Unmarshal([]byte(doc), &g.Event)
}

// At returns the events of a type that name a place and have a day between two.
func (d *derivation) At(place, typ string, from, to, most int) ([]shelf.Group, error) {
	const query = `SELECT e.json, e.day FROM event_days d JOIN events e ON e.seq = d.event
		WHERE d.place = ? AND d.type = ? AND d.day BETWEEN ? AND ? LIMIT ?`
	return scan(d, query, []any{place, typ, from, to, most}, func(rows *sql.Rows) (g shelf.Group, err error) {
		var doc string
		if err := rows.Scan(&doc, &g.Day); err != nil {
			return g, err
		}
		return g, json.Unmarshal([]byte(doc), &g.Event)
	})
}

// Replace takes events away and puts groups in their stead.
func (d *derivation) Replace(gone []string, made []shelf.Group) error {
	for _, id := range gone {
		if err := d.remove(id); err != nil {
			return fmt.Errorf("event %q: %w", id, err)
		}
	}
	for i := range made {
		if err := d.insert(&made[i]); err != nil {
			return fmt.Errorf("event %q: %w", made[i].Event.ID, err)
		}
	}
	return nil
}

func (d *derivation) remove(id string) error {
	var seq int64
	if err := d.one("SELECT seq FROM events WHERE id = ?", []any{id}, &seq); err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM events_fts WHERE rowid = ?", "DELETE FROM event_claims WHERE event = ?", "DELETE FROM event_actors WHERE event = ?",
		"DELETE FROM event_places WHERE event = ?", "DELETE FROM event_outlets WHERE event = ?",
		"DELETE FROM event_days WHERE event = ?", "DELETE FROM events WHERE seq = ?",
	} {
		if err := d.exec(q, seq); err != nil {
			return err
		}
	}
	return d.exec("DELETE FROM items WHERE event = ?", id)
}

func (d *derivation) insert(g *shelf.Group) error {
	e := &g.Event
	doc, err := encode(e)
	if err != nil {
		return err
	}
	first, last := days(e.Time)
	st, err := d.stmt(`INSERT INTO events
		(id, type, start, first_day, last_day, origins, corroborated, disputed, day, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	res, err := st.ExecContext(d.ctx, e.ID, e.Type, e.Time.Start, first, last, e.Status.Origins, e.Status.Corroborated, e.Status.Disputed, g.Day, doc)
	if err != nil {
		return err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return err
	}
	if err := d.exec("INSERT INTO events_fts (rowid, title) VALUES (?, ?)", seq, arabic.Fold(e.Title.AR+" \n "+e.Title.EN)); err != nil {
		return err
	}
	for _, c := range slices.Concat(e.Claims, e.Recalls) {
		if err := d.exec("INSERT INTO event_claims (event, claim, report) VALUES (?, ?, ?)", seq, c.ID, c.Report); err != nil {
			return err
		}
	}
	for _, i := range g.Items {
		if err := d.exec("INSERT OR REPLACE INTO items (item, event) VALUES (?, ?)", i, e.ID); err != nil {
			return err
		}
	}
	if err := d.exec("INSERT OR REPLACE INTO names (id, item) VALUES (?, ?)", e.ID, g.Founding); err != nil {
		return err
	}
	if g.Day != shelf.NoDay {
		for _, p := range e.Places {
			if err := d.exec("INSERT OR IGNORE INTO event_days (place, type, day, event) VALUES (?, ?, ?, ?)", p.ID, e.Type, g.Day, seq); err != nil {
				return err
			}
		}
	}
	return d.insertKeys(seq, e)
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
func (d *derivation) insertKeys(seq int64, e *tawatur.Event) error {
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
			if err := d.exec("INSERT OR IGNORE INTO "+table+" (id, event) VALUES (?, ?)", id, seq); err != nil {
				return err
			}
		}
	}
	return nil
}
