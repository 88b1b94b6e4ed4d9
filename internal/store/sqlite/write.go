package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
)

// encode returns v as JSON with its Arabic and its signs as they are.
func encode(v any) (string, error) { return new(encoder).encode(v) }

// encoder writes documents in the room of those before. The zero value is ready.
type encoder struct {
	room bytes.Buffer
	json *json.Encoder
}

func (e *encoder) encode(v any) (string, error) {
	if e.json == nil {
		e.json = json.NewEncoder(&e.room)
		e.json.SetEscapeHTML(false)
	}
	e.room.Reset()
	if err := e.json.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimRight(e.room.Bytes(), "\n")), nil
}

// AddEntry keeps a report with its claims: see store.Writer. The claims of a further version get its mark behind their
// ids too, because ids are unique in the whole record.
func (s *Store) AddEntry(ctx context.Context, e store.Entry, captures ...tawatur.Capture) (bool, error) {
	kept, err := s.AddEntries(ctx, []store.Arrival{{Entry: e, Captures: captures}})
	switch {
	case err != nil:
		return false, err
	case kept[0].Refused != nil:
		return false, failed("keep report", e.Report.ID, kept[0].Refused)
	}
	return kept[0].Added, nil
}

// AddEntries keeps reports with their claims: see store.Writer.
func (s *Store) AddEntries(ctx context.Context, in []store.Arrival) ([]store.Kept, error) {
	if len(in) == 0 {
		return nil, nil
	}
	out := make([]store.Kept, len(in))
	at := 0 // the one whose error it is; those of the end are the last one's
	err := s.transact(ctx, func(t *transaction) error {
		for i := range in {
			at = i
			var err error
			if out[i], err = t.addEntry(in[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, failed("keep report", in[at].Entry.Report.ID, err)
	}
	return out, nil
}

// addEntry keeps a report, unless it is kept already, and notes where its bytes are.
func (t *transaction) addEntry(a store.Arrival) (out store.Kept, err error) {
	kept, added, err := t.settle(a.Entry)
	if errors.As(err, &out.Refused) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	if out.Added = added; added {
		if err := t.insertEntry(kept); err != nil {
			return out, err
		}
	}
	return out, t.addCaptures(kept.Report.ID, a.Captures)
}

// HasReport reports whether this id with this text is kept, as itself or as a further version.
func (s *Store) HasReport(ctx context.Context, id, textSHA256 string) (bool, error) {
	n := 0
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM reports WHERE id IN (?, ?) AND text_hash = ?",
		id, versionID(id, textSHA256), textSHA256).Scan(&n)
	return n > 0, failed("look for report", id, err)
}

// KnownAs returns the first of some ids that is or was that of a report: see store.Writer.
func (s *Store) KnownAs(ctx context.Context, ids []string) (string, error) {
	asked, err := json.Marshal(ids)
	if err != nil {
		return "", err
	}
	var id string
	err = s.read.QueryRowContext(ctx, `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM reports WHERE id = value)
		OR EXISTS (SELECT 1 FROM tombstones WHERE id = value) ORDER BY key LIMIT 1`, string(asked)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, failed("look for report", strings.Join(ids, ", "), err)
}

// versionID is the id of a further version of a report: ID@HASH8.
func versionID(id, hash string) string { return id + "@" + hash[:min(versionHash, len(hash))] }

// versionHash is how many digits of the hash of a text tell a version.
const versionHash = 8

// settle decides under which id an entry is kept; false says that it is kept already.
func (t *transaction) settle(e store.Entry) (store.Entry, bool, error) {
	if e.Report.ID == "" {
		return e, false, errors.New("the report has no id")
	}
	if e.Report.TextSHA256 == "" {
		e.Report.TextSHA256 = tawatur.HashText(e.Report.Text)
	}
	if err := t.refused(e.Report); err != nil {
		return e, false, err
	}
	hash, err := t.keptHash(e.Report.ID)
	if err != nil || hash == "" {
		return e, err == nil, err
	}
	if hash == e.Report.TextSHA256 {
		return e, false, nil
	}
	e = asVersion(e)
	hash, err = t.keptHash(e.Report.ID)
	return e, hash == "", err
}

// keptHash returns the text hash of the report that is or was kept under id, "" when there is none.
func (t *transaction) keptHash(id string) (hash string, err error) {
	return hash, t.one("SELECT text_hash FROM reports WHERE id = ?1 UNION ALL SELECT json ->> '$.text_sha256' FROM tombstones WHERE id = ?1", []any{id}, &hash)
}

// asVersion returns the entry under its version's ids; the one passed in is left as it is.
func asVersion(e store.Entry) store.Entry {
	hash := e.Report.TextSHA256
	e.Report.ID = versionID(e.Report.ID, hash)
	claims := make([]tawatur.Claim, len(e.Claims))
	for i, c := range e.Claims {
		c.ID = versionID(c.ID, hash)
		claims[i] = c
	}
	e.Claims = claims
	return e
}

func (t *transaction) insertEntry(e store.Entry) error {
	doc, err := t.encode(&e.Report)
	if err != nil {
		return err
	}
	r := e.Report
	if err := t.exec(`INSERT INTO reports (seq, id, text_hash, outlet, status, published, taken, json)
		VALUES (1 + max((SELECT coalesce(max(seq), 0) FROM reports), (SELECT coalesce(max(seq), 0) FROM tombstones)), ?, ?, ?, ?, ?, ?, ?)`,
		r.ID, r.TextSHA256, outletKey(r.Outlet), r.Status, publishedKey(r.Published), stamp(time.Now()), doc); err != nil {
		return err
	}
	var seq int64
	if err := t.one("SELECT last_insert_rowid()", nil, &seq); err != nil {
		return err
	}
	t.tallyReport(e, 1)
	t.texts = append(t.texts, foldedText{seq, arabic.Fold(r.Title), arabic.Fold(r.Text)})
	docs, err := t.insertClaims(r.ID, e.Claims)
	t.kept = append(t.kept, func() { t.hand.hold(seq, e, append(docs, doc)) })
	return err
}

// tallyReport counts a report with its claims, once more or once less.
func (t *transaction) tallyReport(e store.Entry, by int) {
	t.tally(tallyReports, "", by)
	t.tally(tallyClaims, "", by*len(e.Claims))
	if o := outletKey(e.Report.Outlet); o != "" {
		t.tally(tallyOutlets, o, by)
	}
	if e.Report.Status != "" {
		t.tally(tallyStatuses, e.Report.Status, by)
	}
}

// stamp writes an instant so that stamps sort as time does.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// publishedKey is what reports are ordered by, "" for those without a date.
func publishedKey(p tawatur.Published) string {
	if p.Value == nil {
		return ""
	}
	return *p.Value
}

// outletKey is what outlets are counted by: the id, or the name where there is no id.
func outletKey(o *tawatur.Outlet) string {
	switch {
	case o == nil:
		return ""
	case o.ID != "":
		return o.ID
	}
	return o.Name
}

// insertClaims keeps claims and returns them as they are written.
func (t *transaction) insertClaims(report string, claims []tawatur.Claim) (docs []string, err error) {
	rows := make([]any, 0, 5*len(claims))
	for i, c := range claims {
		doc, err := t.encode(&claims[i])
		if err != nil {
			return nil, fmt.Errorf("claim %q: %w", c.ID, err)
		}
		docs = append(docs, doc)
		rows = append(rows, c.ID, report, i, c.Type, doc)
	}
	if err := t.put("INSERT INTO claims (id, report, ord, type, json) VALUES", 5, rows); err != nil {
		return nil, fmt.Errorf("claims of report %q: %w", report, err)
	}
	return docs, nil
}
