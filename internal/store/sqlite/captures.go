package sqlite

import (
	"context"
	"encoding/json"
	"slices"

	"tawatur"
)

// addCaptures notes where the bytes of a report are.
func (t *transaction) addCaptures(id string, cs []tawatur.Capture) error {
	for _, c := range cs {
		doc, err := encode(c)
		if err != nil {
			return err
		}
		if err := t.exec("INSERT OR IGNORE INTO captures (report, at, file, offset, json) SELECT seq, ?, ?, ?, ? FROM reports WHERE id = ?",
			c.At, c.File, c.Offset, doc, id); err != nil {
			return err
		}
	}
	return nil
}

// Captures returns where the bytes of reports are: see store.Reader.
func (s *Store) Captures(ctx context.Context, ids ...string) (map[string][]tawatur.Capture, error) {
	out := map[string][]tawatur.Capture{}
	if len(ids) == 0 {
		return out, s.captures(ctx, out, "")
	}
	for some := range slices.Chunk(ids, takenAtOnce) {
		if err := s.captures(ctx, out, " WHERE r.id IN "+marks(len(some)), list(some)...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// captures adds the captures of the reports that a condition selects.
func (s *Store) captures(ctx context.Context, out map[string][]tawatur.Capture, where string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, "SELECT r.id, c.json FROM reports r CROSS JOIN captures c ON c.report = r.seq"+where+
		" ORDER BY r.seq, c.at, c.file, c.offset", args...)
	if err != nil {
		return failed("list captures of", s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, doc string
		if err := rows.Scan(&id, &doc); err != nil {
			return failed("list captures of", s.path, err)
		}
		var c tawatur.Capture
		if err := json.Unmarshal([]byte(doc), &c); err != nil {
			return failed("capture of report", id, err)
		}
		out[id] = append(out[id], c)
	}
	return failed("list captures of", s.path, rows.Err())
}
