package sqlite

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// Changes returns a page of the feed, newest first.
func (s *Store) Changes(ctx context.Context, f store.ChangeFilter) (store.ChangePage, error) {
	page, err := s.changes(ctx, f)
	return page, failed("list changes of", s.path, err)
}

func (s *Store) changes(ctx context.Context, f store.ChangeFilter) (page store.ChangePage, err error) {
	var w where
	w.addIf(f.Event, "event = ?")
	if !f.Since.IsZero() {
		w.add("at > ?", stamp(f.Since))
	}
	if f.After != "" {
		last, err := rowOf(listChanges, f.After)
		if err != nil {
			return page, err
		}
		w.add("seq < ?", last)
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	rows, err := s.read.QueryContext(ctx, "SELECT seq, json FROM changes"+w.String()+" ORDER BY seq DESC LIMIT ?", append(w.args, limit+1)...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	var seq, last int64
	for rows.Next() {
		var doc string
		if err := rows.Scan(&seq, &doc); err != nil {
			return page, err
		}
		if len(page.Changes) == limit {
			page.Next = cursorOf(listChanges, last)
			break
		}
		last = seq
		var c tawatur.Change
		if err := json.Unmarshal([]byte(doc), &c); err != nil {
			return page, err
		}
		page.Changes = append(page.Changes, c)
	}
	return page, rows.Err()
}

// takenAtOnce is how many ids one query names: SQLite bounds its parameters.
const takenAtOnce = 500

// Taken returns when the record took some reports in, or all when none is named.
func (s *Store) Taken(ctx context.Context, ids ...string) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	if len(ids) == 0 {
		return out, s.taken(ctx, out, "taken != ''")
	}
	for some := range slices.Chunk(ids, takenAtOnce) {
		in := "taken != '' AND id IN " + marks(len(some))
		if err := s.taken(ctx, out, in, list(some)...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// taken adds the times of the reports that a condition selects.
func (s *Store) taken(ctx context.Context, out map[string]time.Time, where string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, "SELECT id, taken FROM reports WHERE "+where, args...)
	if err != nil {
		return failed("list reports of", s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, taken string
		if err := rows.Scan(&id, &taken); err != nil {
			return failed("list reports of", s.path, err)
		}
		if out[id], err = time.Parse(time.RFC3339, taken); err != nil {
			return failed("time of report", id, err)
		}
	}
	return failed("list reports of", s.path, rows.Err())
}

// Versions returns the ids of all versions of a report in the order in which they were taken in.
func (s *Store) Versions(ctx context.Context, id string) ([]string, error) {
	first := firstVersion(id)
	// the ids of versions stand together in the index of ids: "@" comes just before "A"
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM reports WHERE id = ?1 OR id >= ?1 || '@' AND id < ?1 || 'A' ORDER BY seq", first)
	if err != nil {
		return nil, failed("list versions of", id, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, failed("list versions of", id, err)
		}
		if firstVersion(v) == first {
			out = append(out, v)
		}
	}
	return out, failed("list versions of", id, rows.Err())
}

// firstVersion returns the id under which the first version of a report is kept.
func firstVersion(id string) string {
	at := len(id) - len("@") - versionHash
	if at > 0 && id[at] == '@' && strings.Trim(id[at+1:], "0123456789abcdef") == "" {
		return id[:at]
	}
	return id
}
