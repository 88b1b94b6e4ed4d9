package sqlite

import (
	"path/filepath"
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// tablesOfTen makes a record one of schema 10 again, in which what an event is filed under stood in tables.
const tablesOfTen = `
	CREATE TABLE event_actors (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
	CREATE TABLE event_places (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
	CREATE TABLE event_outlets (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
	CREATE TABLE event_claims (event INTEGER NOT NULL, claim TEXT NOT NULL, report TEXT NOT NULL);
	INSERT INTO event_actors SELECT 'هيئة', seq FROM events;
	INSERT INTO event_places SELECT 'p1', seq FROM events;
	INSERT INTO event_outlets SELECT 'o', seq FROM events;
	INSERT INTO event_claims SELECT seq, 'r#1', 'r' FROM events UNION ALL SELECT seq, 'r#2', 'r' FROM events;
	DROP TABLE event_reports;
	ALTER TABLE events DROP COLUMN filed;
	DELETE FROM goose_db_version WHERE version_id = 11;
	PRAGMA user_version = 10`

// TestRecordOfTenIsFiled opens a record of schema 10: its events are filed under what the tables said, so that they can be taken away.
func TestRecordOfTenIsFiled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	s := mustOpen(t, path)
	if _, err := s.AddEntry(t.Context(), store.Entry{Report: tawatur.Report{ID: "r", Text: "قصف"}}); err != nil {
		t.Fatal(err)
	}
	e := tawatur.Event{ID: "e-1", Type: "shelling", Actors: []tawatur.EventActor{{ID: "هيئة"}}, Places: []tawatur.EventPlace{{ID: "p1"}}}
	e.Time.Start, e.Time.End, e.Status.Disputed = "2024-08-09", "2024-08-11", true
	e.Claims = []tawatur.ClaimRef{{ID: "r#1", Report: "r", Outlet: "o"}, {ID: "r#2", Report: "r", Outlet: "o"}}
	if err := storetest.Replace(t.Context(), s, e); err != nil {
		t.Fatal(err)
	}
	want := filedOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	exec(t, path, tablesOfTen)
	s = mustOpen(t, path)
	defer s.Close()
	if got := filedOf(t, s); got != want {
		t.Errorf("filed under %q, want %q", got, want)
	}
	of, err := s.EventsOfReport(t.Context(), "r")
	if err != nil || len(of) != 1 {
		t.Errorf("%d events of the report, %v; want 1", len(of), err)
	}
	if err := s.Derive(t.Context(), func(d store.Derivation) error { return d.Replace([]string{"e-1"}, nil) }); err != nil {
		t.Fatal(err)
	}
	left := 0
	if err := s.read.QueryRow("SELECT count(*) FROM tallies WHERE n != 0 AND kind NOT IN ('reports', 'claims', 'outlets', 'statuses')").Scan(&left); err != nil || left > 0 {
		t.Errorf("%d tallies of no event are left, %v", left, err)
	}
}

// filedOf returns what the only event of a record is filed under.
func filedOf(t *testing.T, s *Store) (words string) {
	t.Helper()
	if err := s.read.QueryRow("SELECT filed FROM events").Scan(&words); err != nil {
		t.Fatal(err)
	}
	return words
}

// TestWhatWasKeptIsAtHand asks for reports that were just kept: they are as in the record, whether they were at hand or not.
func TestWhatWasKeptIsAtHand(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "record.db"))
	defer s.Close()
	for _, r := range []tawatur.Report{{ID: "a", Text: "قصف"}, {ID: "b", Text: "قصف\xff"}, {ID: "a", Text: "قصف آخر"}} {
		e := store.Entry{Report: r, Claims: []tawatur.Claim{{ID: r.ID + "#1", Derivation: []tawatur.Step{{What: "trigger"}}}}}
		if _, err := s.AddEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if at := s.write.hand.reports; len(at) != 2 {
		t.Errorf("%d reports are at hand, want those that JSON writes as they are", len(at))
	}
	numbers := []int64{1, 2, 3}
	err := s.Derive(t.Context(), func(d store.Derivation) error {
		held, err := d.(*derivation).t.Reports(numbers)
		if err != nil {
			return err
		}
		if err := d.Woven(numbers); err != nil {
			return err
		}
		read, err := d.(*derivation).t.Reports(numbers)
		for _, n := range numbers {
			equal(t, held[n], read[n])
		}
		return err
	})
	if at := s.write.hand; err != nil || len(at.reports) > 0 || at.bytes != 0 {
		t.Errorf("%v; %d reports, %d bytes are at hand, want none", err, len(at.reports), at.bytes)
	}
}

func equal(t *testing.T, held, read tawatur.Extraction) {
	t.Helper()
	x, err := encode(held)
	if err != nil {
		t.Fatal(err)
	}
	y, err := encode(read)
	same := slices.EqualFunc(held.Claims, read.Claims, func(a, b tawatur.Claim) bool { return a.Report == b.Report && a.Derivation == nil })
	if err != nil || x != y || !same {
		t.Errorf("at hand %s, in the record %s, %v", x, y, err)
	}
}
