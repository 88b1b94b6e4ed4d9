package sqlite

import (
	"context"
	"encoding/json"
	"strconv"
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
		last, err := strconv.ParseInt(f.After, 10, 64)
		if err != nil {
			return page, store.ErrCursor
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
			page.Next = strconv.FormatInt(last, 10)
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

// Taken returns when the record took each report in.
func (s *Store) Taken(ctx context.Context) (map[string]time.Time, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, taken FROM reports WHERE taken != ''")
	if err != nil {
		return nil, failed("list reports of", s.path, err)
	}
	defer rows.Close()
	out := map[string]time.Time{}
	for rows.Next() {
		var id, taken string
		if err := rows.Scan(&id, &taken); err != nil {
			return nil, failed("list reports of", s.path, err)
		}
		if out[id], err = time.Parse(time.RFC3339, taken); err != nil {
			return nil, failed("time of report", id, err)
		}
	}
	return out, failed("list reports of", s.path, rows.Err())
}
