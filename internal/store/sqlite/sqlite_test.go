package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return mustOpen(t, filepath.Join(t.TempDir(), "record.db")) })
}

func mustOpen(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// record makes a database with some reports in it and returns its path.
func record(t *testing.T, reports int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "record.db")
	s := mustOpen(t, path)
	defer s.Close()
	for i := range reports {
		r := tawatur.Report{ID: string(rune('a' + i)), Text: strings.Repeat("نص التقرير ", 500)}
		if _, err := s.AddEntry(t.Context(), store.Entry{Report: r}); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestReopen(t *testing.T) {
	path := record(t, 3)
	s := mustOpen(t, path)
	defer s.Close()
	if c, err := s.Counts(t.Context()); err != nil || c.Reports != 3 || !c.Stale {
		t.Errorf("Counts = %+v, %v", c, err)
	}
}

func TestPathWithSigns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "سجل 100%#?.db")
	if err := mustOpen(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestTwoProcessesShareAFile(t *testing.T) {
	path := record(t, 1)
	a, b := mustOpen(t, path), mustOpen(t, path)
	defer a.Close()
	defer b.Close()
	for i, s := range []*Store{a, b} {
		if _, err := s.AddEntry(t.Context(), store.Entry{Report: tawatur.Report{ID: string(rune('x' + i))}}); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := a.Counts(t.Context()); err != nil || c.Reports != 3 {
		t.Errorf("Counts = %+v, %v", c, err)
	}
}

func exec(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

// refused checks that Open returns the error with the way out and leaves the file as it is.
func refused(t *testing.T, path string, want error, wayOut string) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path)
	if !errors.Is(err, want) || !strings.Contains(err.Error(), wayOut) || !strings.Contains(err.Error(), path) {
		t.Errorf("Open: %v; want %v with %q and the file's name", err, want, wayOut)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the refused file was changed (%v)", err)
	}
}

func TestNewerSchema(t *testing.T) {
	path := record(t, 1)
	exec(t, path, "PRAGMA user_version = 99")
	refused(t, path, store.ErrVersion, "use the newer tawatur, or ingest the reports into a new file")
}

func TestAnotherProgramsFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	exec(t, path, "CREATE TABLE bookmarks (url TEXT)")
	refused(t, path, store.ErrVersion, "name another file")
}

func TestNotADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("ليس قاعدة بيانات\n", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, path, store.ErrDamaged, "restore a copy, or ingest the reports into a new file")
}

func TestDamagedInTheMiddle(t *testing.T) {
	path := record(t, 9)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data)/2; i++ {
		data[i] = 0xA7
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, path, store.ErrDamaged, "restore a copy")
}

func TestCutShort(t *testing.T) {
	path := record(t, 9)
	if err := os.Truncate(path, 3*4096); err != nil {
		t.Fatal(err)
	}
	refused(t, path, store.ErrDamaged, "restore a copy")
}

// A first run may be killed after the file is made and before its tables are.
func TestBegunAndNotMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	exec(t, path, "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now'))); INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)")
	defer mustOpen(t, path).Close()
}

func TestEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	defer mustOpen(t, path).Close()
}

func TestMissing(t *testing.T) {
	if _, err := OpenExisting(t.Context(), filepath.Join(t.TempDir(), "none.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("OpenExisting: %v", err)
	}
	if _, err := Open(t.Context(), t.TempDir()); err == nil {
		t.Error("a directory was opened")
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "no", "folder", "x.db")); err == nil {
		t.Error("a file in a missing folder was opened")
	}
}

func TestOpenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "x.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
}

// TestLargeAndDamaged damages a file that is too large to be checked whenever it is opened, where nobody reads: that shows when all
// is made anew, and nothing is taken away.
func TestLargeAndDamaged(t *testing.T) {
	path := record(t, 3)
	exec(t, path, "UPDATE derivation SET rules = 'old'")
	exec(t, path, fmt.Sprintf("CREATE TABLE filler (b BLOB); INSERT INTO filler VALUES (zeroblob(%d))", checkedAtOnce+4096))
	db, err := connect(path, "mode=ro", 1)
	if err != nil {
		t.Fatal(err)
	}
	var page int64
	if err := db.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_master WHERE name = 'reports_waiting'").Scan(&page); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(bytes.Repeat([]byte{0xA7}, 4096), (page-1)*4096); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path)
	defer s.Close()
	if err := s.Derive(t.Context(), func(d store.Derivation) error { return d.Clear("new") }); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Clear: %v, want %v", err, store.ErrDamaged)
	}
	if err := os.Truncate(path, checkedAtOnce+4096); err != nil {
		t.Fatal(err)
	}
	refused(t, path, store.ErrDamaged, "restore a copy")
}

// TestOlderRecordIsNumbered opens a record whose events were made before they were numbered by date: they are found as those made
// since, and are made anew with the next reports.
func TestOlderRecordIsNumbered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	old := mustOpen(t, path)
	r := store.Entry{Report: tawatur.Report{ID: "r", Text: "قصف"}, Claims: []tawatur.Claim{{ID: "r#1", Evidence: tawatur.Span{Text: "قصف على الشحيل"}}}}
	if _, err := old.AddEntry(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	late, early := tawatur.Event{ID: "e-1", Type: "shelling"}, tawatur.Event{ID: "e-2", Type: "shelling"}
	late.Time.Start, early.Time.Start = "2024-08-09", "2024-08-01"
	late.Claims, late.Places = []tawatur.ClaimRef{{ID: "r#1", Report: "r", Outlet: "o"}}, []tawatur.EventPlace{{ID: "p1"}}
	if err := storetest.Replace(t.Context(), old, late, early); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, path, `UPDATE events SET seq = 1 WHERE id = 'e-1'; UPDATE events SET seq = 2 WHERE id = 'e-2';
		INSERT INTO events_fts (events_fts) VALUES ('delete-all'); DELETE FROM tallies WHERE kind NOT IN ('reports', 'claims');
		DELETE FROM event_reports; UPDATE events SET filed = ''; UPDATE derivation SET numbered = 0`)
	s := mustOpen(t, path)
	defer s.Close()
	for _, tc := range []struct {
		f    store.Filter
		want []string
	}{{store.Filter{}, []string{"e-1", "e-2"}}, {store.Filter{Query: "الشحيل"}, []string{"e-1"}}, {store.Filter{Place: "p1", Outlet: "o"}, []string{"e-1"}}} {
		p, err := s.Events(t.Context(), tc.f)
		var ids []string
		for _, e := range p.Events {
			ids = append(ids, e.ID)
		}
		if err != nil || !slices.Equal(ids, tc.want) || p.Total != len(tc.want) {
			t.Errorf("%+v: %v of %d, %v; want %v", tc.f, ids, p.Total, err, tc.want)
		}
	}
}

// TestMoment tells derivations between which nobody took anything away from those between which somebody may have.
func TestMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s, other := mustOpen(t, path), mustOpen(t, path)
	defer s.Close()
	defer other.Close()
	moment := func() (n int64) {
		t.Helper()
		if err := s.Derive(t.Context(), func(d store.Derivation) error { n = d.Moment(); return d.Woven(nil) }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	add := func(to *Store, id string) {
		t.Helper()
		if _, err := to.AddEntry(t.Context(), store.Entry{Report: tawatur.Report{ID: id, Text: id}}); err != nil {
			t.Fatal(err)
		}
	}
	moment()
	before := moment()
	add(s, "a")
	if n := moment(); n != before+1 {
		t.Errorf("moment %d after %d where the store itself kept a report", n, before)
	}
	before = moment()
	add(other, "b")
	if n := moment(); n <= before+1 {
		t.Errorf("moment %d after %d where another wrote", n, before)
	}
	before = moment()
	moment()
	if n := moment(); n != before+2 {
		t.Errorf("moment %d after %d and one between", n, before)
	}
}
