package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"

	"tawatur"
)

// statedRows selects the documents of reports above a number, with their claims and where they were read from, and all tombstones.
const statedRows = `SELECT r.seq, r.id, r.taken, r.json, '',
		(SELECT group_concat(json || char(10), '') FROM (SELECT json FROM claims WHERE report = r.id ORDER BY ord)),
		(SELECT group_concat(json ->> '$.sha256') FROM (SELECT json FROM captures WHERE report = r.seq ORDER BY at, file, offset)),
		(SELECT d.json FROM redated d WHERE d.report = r.seq)
	FROM reports r WHERE r.seq > ?
	UNION ALL SELECT seq, id, at, json, json ->> '$.reason', NULL, NULL, NULL FROM tombstones ORDER BY 1`

// Stated yields what the record states of each report: see store.Reader.
func (s *Store) Stated(ctx context.Context, after int64) iter.Seq2[tawatur.Stated, error] {
	return func(yield func(tawatur.Stated, error) bool) {
		rows, err := s.read.QueryContext(ctx, statedRows, after)
		if err != nil {
			yield(tawatur.Stated{}, failed("list reports of", s.path, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			st, err := stated(rows)
			if !yield(st, failed("list reports of", s.path, err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(tawatur.Stated{}, failed("list reports of", s.path, err))
		}
	}
}

// stated reads a row of statedRows.
func stated(rows *sql.Rows) (st tawatur.Stated, err error) {
	var doc string
	var claims, payloads, redated sql.NullString
	if err := rows.Scan(&st.Number, &st.ID, &st.At, &doc, &st.Reason, &claims, &payloads, &redated); err != nil {
		return st, err
	}
	st.SHA256 = hashOf(doc + "\n")
	if claims.Valid {
		st.Claims = hashOf(claims.String)
	}
	for p := range strings.SplitSeq(payloads.String, ",") {
		if p != "" && !slices.Contains(st.Payloads, p) {
			st.Payloads = append(st.Payloads, p)
		}
	}
	if redated.Valid {
		st.Otherwise, err = otherwise(doc, redated.String)
	}
	return st, err
}

// otherwise reports whether a report read again by another date is another in more than its date and what hangs on it.
func otherwise(plain, redated string) (bool, error) {
	var was tawatur.Report
	if err := json.Unmarshal([]byte(plain), &was); err != nil {
		return true, nil //nolint:nilerr // whoever reads the report says so
	}
	e, err := decodeRedated(redated)
	if err != nil {
		return false, err
	}
	e.Report.Published, e.Report.Status = was.Published, was.Status
	now, err := encode(e.Report)
	if err != nil {
		return false, err
	}
	again, err := encode(was)
	return now != again, err
}

// hashOf is the SHA-256 of a document.
func hashOf(doc string) string {
	h := sha256.Sum256([]byte(doc))
	return hex.EncodeToString(h[:])
}

// Newest returns the number of the report that was taken in last: see store.Reader.
func (s *Store) Newest(ctx context.Context) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT max((SELECT coalesce(max(seq), 0) FROM reports), (SELECT coalesce(max(seq), 0) FROM tombstones))").Scan(&n)
	return n, failed("look into", s.path, err)
}

// Flush waits until what was written is on disk: see store.Writer. Transactions wait for the operating system only, which writes out the write-ahead log when it
// likes to; a machine that loses its power loses the last of them.
func (s *Store) Flush(context.Context) error {
	f, err := os.OpenFile(s.path+"-wal", os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) { // all is in the file, which was synced
		return nil
	}
	if err != nil {
		return fmt.Errorf("flush %s: %w", s.path, err)
	}
	return failed("flush", s.path, errors.Join(f.Sync(), f.Close()))
}
