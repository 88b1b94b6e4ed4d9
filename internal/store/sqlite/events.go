package sqlite

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
)

// pageSize is how many events a page holds when the filter does not say.
const pageSize = 50

// newest is the order of lists: newest first, undated last, ties by id. "" sorts last in descending order.
const newest = " ORDER BY e.start DESC, e.id"

// Event returns one event, or the one that has now what it was named after.
func (s *Store) Event(ctx context.Context, id string) (tawatur.Event, error) {
	found, err := s.events(ctx, "SELECT e.json FROM events e WHERE e.id = ?", id)
	if err == nil && len(found) == 0 {
		found, err = s.events(ctx, `SELECT e.json FROM names n JOIN items i ON i.item = n.item JOIN events e ON e.id = i.event
			WHERE n.id = ?`, id)
	}
	if err == nil && len(found) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return tawatur.Event{}, failed("event", id, err)
	}
	return found[0], nil
}

// EventsOfReport returns the events that the claims of a report belong to, newest first.
func (s *Store) EventsOfReport(ctx context.Context, reportID string) ([]tawatur.Event, error) {
	found, err := s.events(ctx, "SELECT e.json FROM events e WHERE e.seq IN (SELECT event FROM event_claims WHERE report = ?)"+newest, reportID)
	return found, failed("events of report", reportID, err)
}

// events runs a query whose rows are events as JSON.
func (s *Store) events(ctx context.Context, query string, args ...any) ([]tawatur.Event, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []tawatur.Event
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, err
		}
		var e tawatur.Event
		if err := json.Unmarshal([]byte(doc), &e); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// where collects the conditions of a query with their arguments.
type where struct {
	terms []string
	args  []any
}

func (w *where) add(term string, args ...any) {
	w.terms = append(w.terms, term)
	w.args = append(w.args, args...)
}

// addIf adds an equality unless the value is empty.
func (w *where) addIf(value, term string) {
	if value != "" {
		w.add(term, value)
	}
}

func (w *where) String() string {
	if len(w.terms) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.terms, " AND ")
}

// Events returns a page of events. A query that has no word in it finds nothing.
func (s *Store) Events(ctx context.Context, f store.Filter) (store.Page, error) {
	page, err := s.page(ctx, f)
	if err != nil {
		return store.Page{}, failed("list events of", s.path, err)
	}
	return page, nil
}

func (s *Store) page(ctx context.Context, f store.Filter) (store.Page, error) {
	w := conditions(f)
	var page store.Page
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM events e"+w.String(), w.args...).Scan(&page.Total); err != nil {
		return page, err
	}
	if err := after(&w, f.After); err != nil {
		return page, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	found, err := s.events(ctx, "SELECT e.json FROM events e"+w.String()+newest+" LIMIT ?", append(w.args, limit+1)...)
	if err != nil {
		return page, err
	}
	if len(found) > limit {
		found = found[:limit]
		page.Next = cursor(found[limit-1])
	}
	page.Events = found
	return page, nil
}

// conditions turns a filter into SQL.
func conditions(f store.Filter) where {
	var w where
	w.addIf(f.Type, "e.type = ?")
	w.addIf(f.Actor, "e.seq IN (SELECT event FROM event_actors WHERE id = ?)")
	w.addIf(f.Place, "e.seq IN (SELECT event FROM event_places WHERE id = ?)")
	w.addIf(f.Outlet, "e.seq IN (SELECT event FROM event_outlets WHERE id = ?)")
	w.addIf(f.From, "e.last_day >= ?")
	if f.To != "" {
		w.add("e.first_day <= ? AND e.first_day != ''", f.To)
	}
	switch f.Status {
	case "":
	case "disputed":
		w.add("e.disputed")
	case "corroborated":
		w.add("e.corroborated")
	case "single":
		w.add("e.origins <= 1")
	default: // no event has such a status
		w.add("0")
	}
	if f.Query != "" {
		match(&w, f.Query)
	}
	return w
}

// match asks for the words in the event's titles, or together in one of its reports.
func match(w *where, query string) {
	q := matchAll(query)
	if q == "" {
		w.add("0")
		return
	}
	w.add(`(e.seq IN (SELECT rowid FROM events_fts WHERE events_fts MATCH ?) OR e.seq IN (
		SELECT ec.event FROM event_claims ec JOIN reports r ON r.id = ec.report
		WHERE r.seq IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)))`, q, q)
}

// matchAll returns the FTS5 expression for all folded words of a query; quoted, they can be no operators. "" when the
// query has no word.
func matchAll(query string) string {
	words := arabic.Words(query)
	for i, w := range words {
		words[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
	}
	return strings.Join(words, " ")
}

// cursor names an event's position in the order of lists.
func cursor(e tawatur.Event) string {
	return base64.RawURLEncoding.EncodeToString([]byte(e.Time.Start + "\n" + e.ID))
}

// after adds the condition that events come behind a cursor.
func after(w *where, c string) error {
	if c == "" {
		return nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(c)
	start, id, ok := strings.Cut(string(raw), "\n")
	if err != nil || !ok {
		return store.ErrCursor
	}
	w.add("(e.start < ? OR e.start = ? AND e.id > ?)", start, start, id)
	return nil
}

// Search returns the ids of reports that have all the words of a query, best first; limit <= 0 means 50.
func (s *Store) Search(ctx context.Context, query string, limit int) ([]string, error) {
	q := matchAll(query)
	if q == "" {
		return nil, nil
	}
	if limit <= 0 {
		limit = pageSize
	}
	rows, err := s.read.QueryContext(ctx, `SELECT r.id FROM reports_fts f JOIN reports r ON r.seq = f.rowid
		WHERE reports_fts MATCH ? ORDER BY bm25(reports_fts, 4, 1), r.id LIMIT ?`, q, limit)
	if err != nil {
		return nil, failed("search", query, err)
	}
	ids, err := scanIDs(rows)
	return ids, failed("search", query, err)
}

// scanIDs reads a column of ids and closes the rows.
func scanIDs(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
