package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
)

// pageSize is how many events a page holds when the filter does not say.
const pageSize = 50

// newest is the order of lists: see number.
const newest = " ORDER BY e.seq DESC"

// Event returns one event, or the one that has now what it was named after.
func (s *Store) Event(ctx context.Context, id string) (tawatur.Event, error) {
	found, err := s.events(ctx, "SELECT e.json FROM events e WHERE e.id = ?", id)
	if err == nil && len(found) == 0 {
		found, err = s.events(ctx, `SELECT e.json FROM names n JOIN items i ON i.item = n.item JOIN events e ON e.id = i.event
			WHERE n.id = ?`, id)
	}
	if err == nil && len(found) == 0 {
		err = s.buried(ctx, ofEvent, id)
	}
	if err != nil {
		return tawatur.Event{}, failed("event", id, err)
	}
	return found[0], nil
}

// EventsOfReport returns the events that the claims of a report belong to, newest first.
func (s *Store) EventsOfReport(ctx context.Context, reportID string) ([]tawatur.Event, error) {
	found, err := s.events(ctx, "SELECT e.json FROM events e WHERE e.seq IN (SELECT event FROM event_reports WHERE report = ?)"+newest, reportID)
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

// matchAll returns the FTS5 expression for all folded words of a query; quoted, they can be no operators. "" when the
// query has no word.
func matchAll(query string) string {
	words := arabic.Words(query)
	for i, w := range words {
		words[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
	}
	return strings.Join(words, " ")
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
