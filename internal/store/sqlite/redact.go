package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// The keys under which what was redacted is known: its text and the words of it, its id where no version of it is taken in, and its claims.
func textKey(hash string) string  { return "text " + hash }
func wordsKey(text string) string { return "words " + tawatur.HashText(arabic.Fold(text)) }
func alwaysKey(id string) string  { return "always " + firstVersion(id) }
func claimKey(id string) string   { return "claim " + id }

// refused returns an error where a report was redacted.
func (t *transaction) refused(r tawatur.Report) error {
	var some bool
	if err := t.one("SELECT EXISTS (SELECT 1 FROM tombstones)", nil, &some); err != nil || !some {
		return err
	}
	for _, key := range []string{textKey(r.TextSHA256), wordsKey(r.Text), alwaysKey(r.ID)} {
		var doc string
		if err := t.one("SELECT json FROM redacted JOIN tombstones USING (seq) WHERE key = ?", []any{key}, &doc); err != nil {
			return err
		}
		if doc != "" {
			return redactedError(doc)
		}
	}
	return nil
}

// redactedError makes the error of a tombstone as it is kept.
func redactedError(doc string) error {
	e := &store.RedactedError{}
	if err := json.Unmarshal([]byte(doc), &e.Tombstone); err != nil {
		return err
	}
	return e
}

// buried returns the error of what was redacted where that is why it is not found, else store.ErrNotFound.
func (s *Store) buried(ctx context.Context, where string, arg any) error {
	var doc string
	err := s.read.QueryRowContext(ctx, "SELECT json FROM tombstones WHERE "+where, arg).Scan(&doc)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return store.ErrNotFound
	case err != nil:
		return err
	}
	return redactedError(doc)
}

// Where the tombstone is of a report, of a claim, and of the report that an event was named after.
const (
	ofReport = "id = ?"
	ofClaim  = "seq = (SELECT seq FROM redacted WHERE key = ?)"
)

var ofEvent = fmt.Sprintf("seq = (SELECT item >> %d FROM names WHERE id = ?)", shelf.ClaimBits)

// Tombstones returns what remains of the reports that were redacted, in the order in which they were.
func (s *Store) Tombstones(ctx context.Context) ([]tawatur.Tombstone, error) {
	out, err := query(ctx, s, "SELECT json FROM tombstones ORDER BY at, id", nil, fromJSON[tawatur.Tombstone])
	return out, failed("list what was redacted in", s.path, err)
}

// SameText returns the ids of the reports with a text, in order.
func (s *Store) SameText(ctx context.Context, textSHA256 string) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM reports WHERE text_hash = ? ORDER BY id", textSHA256)
	if err != nil {
		return nil, failed("list reports of", s.path, err)
	}
	ids, err := scanIDs(rows)
	return ids, failed("list reports of", s.path, err)
}

// Number returns the number of a report, 0 for one that is not kept.
func (d *derivation) Number(id string) (n int64, err error) {
	return n, d.t.one("SELECT seq FROM reports WHERE id = ?", []any{id}, &n)
}

// Bury takes a report out of the record: see store.Derivation.
func (d *derivation) Bury(report int64, tomb tawatur.Tombstone) error {
	e, err := d.Plain(report)
	if err != nil {
		return err
	}
	d.Forget(report)
	d.t.hand.drop(report)
	tomb.ID, tomb.TextSHA256 = e.Report.ID, e.Report.TextSHA256
	if err := d.t.entomb(report, tomb, e); err != nil {
		return err
	}
	if err := d.t.conceal(e.Report.ID); err != nil {
		return err
	}
	return d.t.erase(report, e)
}

// entomb keeps the tombstone, with the keys under which what it stands for is known.
func (t *transaction) entomb(report int64, tomb tawatur.Tombstone, e tawatur.Extraction) error {
	doc, err := encode(tomb)
	if err != nil {
		return err
	}
	if err := t.exec("INSERT INTO tombstones (seq, id, at, swept, json) VALUES (?, ?, ?, 0, ?)", report, tomb.ID, tomb.At, doc); err != nil {
		return err
	}
	var keys []any
	add := func(key string) { keys = append(keys, key, report) }
	if len(arabic.Words(e.Report.Text)) > 0 { // nothing is not redacted
		add(textKey(tomb.TextSHA256))
		add(wordsKey(e.Report.Text))
	}
	if tomb.Always {
		add(alwaysKey(tomb.ID))
	}
	for _, c := range e.Claims {
		add(claimKey(c.ID))
	}
	return t.put("INSERT OR IGNORE INTO redacted (key, seq) VALUES", 2, keys)
}

// erase takes away all rows of a report, and of the feed whatever tells of events that it was in: what they said came from it too.
func (t *transaction) erase(report int64, e tawatur.Extraction) error {
	r := e.Report
	first, last := shelf.NewItem(report, 0), shelf.NewItem(report+1, 0)-1
	mention, err := json.Marshal(r.ID)
	if err != nil {
		return err
	}
	for _, q := range []struct {
		query string
		args  []any
	}{
		{`DELETE FROM changes WHERE event IN (SELECT event FROM changes WHERE instr(json, '"report":' || ?) UNION SELECT id FROM names WHERE item BETWEEN ? AND ?)`,
			[]any{string(mention), first, last}},
		{"INSERT INTO reports_fts (reports_fts, rowid, title, body) VALUES ('delete', ?, ?, ?)", []any{report, arabic.Fold(r.Title), arabic.Fold(r.Text)}},
		{"DELETE FROM captures WHERE report = ?", []any{report}},
		{"DELETE FROM redated WHERE report = ?", []any{report}},
		{"DELETE FROM claims WHERE report = ?", []any{r.ID}},
		{"DELETE FROM reports WHERE seq = ?", []any{report}},
	} {
		if err := t.exec(q.query, q.args...); err != nil {
			return err
		}
	}
	t.tallyReport(e, -1)
	return nil
}

// conceal makes what is watched forget a report: its address is known by its hash only, and not asked for again.
func (t *transaction) conceal(id string) error {
	as, err := scan(t, "SELECT json FROM addresses WHERE report = ?", []any{firstVersion(id)}, fromJSON[store.Address])
	if err != nil {
		return err
	}
	for _, a := range as {
		if err := t.exec("DELETE FROM addresses WHERE url = ?", a.URL); err != nil {
			return err
		}
		t.tally(tallyAddresses, addressTally(a.Source, a.Status), -1)
		if err := t.putAddress(store.Address{
			URL: concealed(a.URL), Source: a.Source, Feed: a.Feed, Found: a.Found, Host: a.Host, Asked: a.Asked, Report: a.Report,
			Status: store.AddressRefused, Reason: "redacted",
		}); err != nil {
			return err
		}
	}
	return nil
}

// concealed is how an address is kept whose words are not to be kept.
func concealed(url string) string { return "sha256:" + tawatur.HashText(url) }

// Sweep overwrites what was taken away: see store.Writer.
func (s *Store) Sweep(ctx context.Context) error {
	return failed("sweep", s.path, s.sweep(ctx))
}

func (s *Store) sweep(ctx context.Context) error {
	// an index of words keeps what was taken out of it until its parts are put together
	if err := s.transact(ctx, func(t *transaction) error {
		return errors.Join(t.exec("INSERT INTO reports_fts (reports_fts) VALUES ('optimize')"), t.exec("INSERT INTO events_fts (events_fts) VALUES ('optimize')"))
	}); err != nil {
		return err
	}
	if _, err := s.write.conn.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	if err := s.transact(ctx, func(t *transaction) error { return t.exec("UPDATE tombstones SET swept = 1 WHERE swept = 0") }); err != nil {
		return err
	}
	var busy, log, moved int
	if err := s.write.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("another process reads the record, so that what was redacted stays in record.db-wal until it ends: end it, and repeat this")
	}
	return nil
}

// Unswept reports whether something was redacted and not yet swept out of the file.
func (s *Store) Unswept(ctx context.Context) (yes bool, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM tombstones WHERE swept = 0)").Scan(&yes)
	return yes, failed("look into", s.path, err)
}
