package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// Report returns a report with its claims.
func (s *Store) Report(ctx context.Context, id string) (store.Entry, error) {
	rows, err := s.read.QueryContext(ctx, entryRows+" WHERE r.id = ? ORDER BY c.ord", id)
	if err != nil {
		return store.Entry{}, failed("report", id, err)
	}
	for e, err := range entries(rows) {
		return e, failed("report", id, err)
	}
	return store.Entry{}, failed("report", id, s.buried(ctx, ofReport, id))
}

// Claim returns one claim with the report it is in.
func (s *Store) Claim(ctx context.Context, id string) (tawatur.Claim, tawatur.Report, error) {
	var report string
	err := s.read.QueryRowContext(ctx, "SELECT report FROM claims WHERE id = ?", id).Scan(&report)
	if errors.Is(err, sql.ErrNoRows) {
		err = s.buried(ctx, ofClaim, claimKey(id))
	}
	if err != nil {
		return tawatur.Claim{}, tawatur.Report{}, failed("claim", id, err)
	}
	e, err := s.Report(ctx, report)
	for _, c := range e.Claims {
		if c.ID == id {
			return c, e.Report, nil
		}
	}
	return tawatur.Claim{}, tawatur.Report{}, failed("claim", id, cmp.Or(err, store.ErrNotFound))
}

// claimsAtOnce is how many claims one query asks for.
const claimsAtOnce = 500

// Claims returns those claims of some ids that are kept.
func (s *Store) Claims(ctx context.Context, ids []string) ([]tawatur.Claim, error) {
	var out []tawatur.Claim
	for part := range slices.Chunk(ids, claimsAtOnce) {
		rows, err := s.read.QueryContext(ctx, "SELECT report, json FROM claims WHERE id IN "+marks(len(part)), list(part)...)
		if err != nil {
			return nil, failed("claims of", s.path, err)
		}
		defer rows.Close()
		for rows.Next() {
			var c tawatur.Claim
			var doc string
			if err := rows.Scan(&c.Report, &doc); err != nil {
				return nil, failed("claims of", s.path, err)
			}
			if err := json.Unmarshal([]byte(doc), &c); err != nil {
				return nil, fmt.Errorf("claim of report %q: %w", c.Report, err)
			}
			out = append(out, c)
		}
		if err := rows.Err(); err != nil {
			return nil, failed("claims of", s.path, err)
		}
	}
	return out, nil
}

// entryRows selects a row for each claim, and one for a report without; only a report's first row carries its text.
const entryRows = `SELECT r.id, CASE WHEN coalesce(c.ord, 0) = 0 THEN r.json END, c.json,
	CASE WHEN coalesce(c.ord, 0) = 0 THEN d.json END
	FROM reports r LEFT JOIN claims c ON c.report = r.id LEFT JOIN redated d ON d.report = r.seq`

// Entries yields every report with its claims in order of report id, as of the moment the loop begins.
func (s *Store) Entries(ctx context.Context) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) {
		rows, err := s.read.QueryContext(ctx, entryRows+" ORDER BY r.id, c.ord")
		if err != nil {
			yield(store.Entry{}, failed("list reports of", s.path, err))
			return
		}
		for e, err := range entries(rows) {
			if !yield(e, failed("list reports of", s.path, err)) || err != nil {
				return
			}
		}
	}
}

// entries folds the rows of entryRows into entries and closes them.
func entries(rows *sql.Rows) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) {
		defer rows.Close()
		var e store.Entry
		begun, whole := false, false
		for rows.Next() {
			var id string
			var report, claim, redated sql.NullString
			if err := rows.Scan(&id, &report, &claim, &redated); err != nil {
				yield(store.Entry{}, err)
				return
			}
			if report.Valid {
				if begun && !yield(e, nil) {
					return
				}
				e, begun, whole = store.Entry{}, true, redated.Valid
			}
			var err error
			switch {
			case redated.Valid:
				e, err = decodeRedated(redated.String)
			case !whole:
				err = fill(&e, id, report, claim)
			}
			if err != nil {
				yield(store.Entry{}, err)
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(store.Entry{}, err)
		} else if begun {
			yield(e, nil)
		}
	}
}

// fill adds one row to its entry.
func fill(e *store.Entry, id string, report, claim sql.NullString) error {
	if report.Valid {
		if err := json.Unmarshal([]byte(report.String), &e.Report); err != nil {
			return fmt.Errorf("report %q: %w", id, err)
		}
	}
	if !claim.Valid {
		return nil
	}
	c := tawatur.Claim{Report: id}
	if err := json.Unmarshal([]byte(claim.String), &c); err != nil {
		return fmt.Errorf("claim of report %q: %w", id, err)
	}
	e.Claims = append(e.Claims, c)
	return nil
}

// Counts returns what the store holds.
func (s *Store) Counts(ctx context.Context) (store.Counts, error) {
	c := store.Counts{Statuses: map[string]int{}}
	err := s.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM reports WHERE woven < 1)").Scan(&c.Stale)
	if err != nil {
		return store.Counts{}, failed("count", s.path, err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT kind, id, n FROM tallies WHERE kind IN ('reports', 'claims', 'events', 'outlets', 'statuses')")
	if err != nil {
		return store.Counts{}, failed("count", s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind, id string
		var n int
		if err := rows.Scan(&kind, &id, &n); err != nil {
			return store.Counts{}, failed("count", s.path, err)
		}
		switch kind {
		case tallyReports:
			c.Reports = n
		case tallyClaims:
			c.Claims = n
		case tallyEvents:
			c.Events = n
		case tallyOutlets:
			if n > 0 {
				c.Outlets++
			}
		case tallyStatuses:
			if n > 0 {
				c.Statuses[id] = n
			}
		}
	}
	return c, failed("count", s.path, rows.Err())
}

// Tally returns how many events are filed under an id.
func (s *Store) Tally(ctx context.Context, kind, id string) (n int, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM tallies WHERE kind = ? AND id = ?", kind, id).Scan(&n)
	return n, failed("count events of", id, err)
}

// Tallies returns under which ids of a kind events are filed: see store.Reader.
func (s *Store) Tallies(ctx context.Context, kind string, most int) ([]store.Tally, error) {
	if most <= 0 {
		most = -1
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id, n FROM tallies WHERE kind = ? AND n > 0 ORDER BY n DESC, id LIMIT ?", kind, most)
	if err != nil {
		return nil, failed("count events by", kind, err)
	}
	defer rows.Close()
	var out []store.Tally
	for rows.Next() {
		var t store.Tally
		if err := rows.Scan(&t.ID, &t.Events); err != nil {
			return nil, failed("count events by", kind, err)
		}
		out = append(out, t)
	}
	return out, failed("count events by", kind, rows.Err())
}
