package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

func testEmpty(t *testing.T, st store.Store) {
	same(t, "Entries", list(t, st), []string(nil))
	same(t, "Events", find(t, st, store.Filter{}), []string{})
	c, err := st.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Counts", c, store.Counts{Statuses: map[string]int{}})
}

func testRoundTrip(t *testing.T, st store.Store) {
	want := entry("a", "قصفت قسد القرية.\n\u202bنص\u202c \"مقتبس\" <b>&", 2)
	keep(t, st, want)
	got, err := st.Report(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Report", got, want)
}

func testOnce(t *testing.T, st store.Store) {
	e := entry("a", "نص", 1)
	keep(t, st, e)
	again := e
	again.Report.Title = "عنوان آخر"
	again.Claims = nil
	if added, err := st.AddEntry(t.Context(), again); added || err != nil {
		t.Errorf("AddEntry again = %v, %v", added, err)
	}
	got, err := st.Report(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Report", got, e)
	for hash, want := range map[string]bool{e.Report.TextSHA256: true, tawatur.HashText("غيره"): false, "": false} {
		if has, err := st.HasReport(t.Context(), "a", hash); has != want || err != nil {
			t.Errorf("HasReport(a, %q) = %v, %v", hash, has, err)
		}
	}
}

func testBare(t *testing.T, st store.Store) {
	keep(t, st, store.Entry{Report: tawatur.Report{ID: "a"}})
	got, err := st.Report(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "text hash", got.Report.TextSHA256, tawatur.HashText(""))
	same(t, "claims", len(got.Claims), 0)
}

func testNoID(t *testing.T, st store.Store) {
	if added, err := st.AddEntry(t.Context(), store.Entry{Report: tawatur.Report{Text: "نص"}}); added || err == nil {
		t.Errorf("AddEntry = %v, %v; want an error", added, err)
	}
}

func testVersion(t *testing.T, st store.Store) {
	first, second := entry("a", "أول", 1), entry("a", "ثان", 1)
	keep(t, st, first, second)
	id := "a@" + second.Report.TextSHA256[:8]
	same(t, "ids", list(t, st), []string{"a", id})
	got, err := st.Report(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "text", got.Report.Text, "ثان")
	same(t, "report id", got.Report.ID, id)
	same(t, "claim's report", got.Claims[0].Report, id)
	if _, r, err := st.Claim(t.Context(), got.Claims[0].ID); err != nil || r.ID != id {
		t.Errorf("Claim(%s) is in %s, %v", got.Claims[0].ID, r.ID, err)
	}
	same(t, "the caller's claim id", second.Claims[0].ID, "a#1")
	if added, err := st.AddEntry(t.Context(), second); added || err != nil {
		t.Errorf("AddEntry of a kept version = %v, %v", added, err)
	}
	if has, err := st.HasReport(t.Context(), "a", second.Report.TextSHA256); !has || err != nil {
		t.Errorf("HasReport of a version = %v, %v", has, err)
	}
	for _, c := range []struct {
		ids  []string
		want string
	}{{[]string{"none", "a", "b"}, "a"}, {[]string{"none"}, ""}, {nil, ""}} {
		if id, err := st.KnownAs(t.Context(), c.ids); id != c.want || err != nil {
			t.Errorf("KnownAs(%q) = %q, %v, want %q", c.ids, id, err, c.want)
		}
	}
	keep(t, st, entry("a@home", "جار لا نسخة", 1), entry("aa", "آخر", 1))
	for of, want := range map[string][]string{"a": {"a", id}, id: {"a", id}, "a@home": {"a@home"}, "none": nil} {
		got, err := st.Versions(t.Context(), of)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "versions of "+of, got, want)
	}
	taken, err := st.Taken(t.Context(), id, "none")
	if err != nil || len(taken) != 1 || taken[id].IsZero() {
		t.Errorf("Taken(%s, none) = %v, %v", id, taken, err)
	}
}

// testTogether keeps several reports at once: what became of each is told in their order, and what cannot be kept keeps all back.
func testTogether(t *testing.T, st store.Store) {
	keep(t, st, entry("gone", "نص محذوف", 1), entry("there", "نص", 1))
	derive(t, st)
	bury(t, st, "gone", tawatur.Tombstone{Reason: tawatur.RedactSafety})
	at := captured(1, "2024-08-10T09:00:00Z")
	got, err := st.AddEntries(t.Context(), []store.Arrival{
		{Entry: entry("a", "أول", 2)}, {Entry: entry("gone", "نص محذوف", 1)}, {Entry: entry("there", "نص", 1), Captures: []tawatur.Capture{at}},
		{Entry: entry("a", "أول", 2)}, {Entry: entry("a", "غيره", 1)},
	})
	if err != nil || len(got) != 5 || got[1].Refused == nil {
		t.Fatalf("AddEntries = %v, %v", got, err)
	}
	got[1].Refused = nil
	same(t, "AddEntries", got, []store.Kept{{Added: true}, {}, {}, {}, {Added: true}})
	same(t, "Entries", list(t, st), []string{"a", "a@" + tawatur.HashText("غيره")[:8], "there"})
	captures, err := st.Captures(t.Context())
	same(t, "Captures", captures, map[string][]tawatur.Capture{"there": {at}})
	same(t, "error", err, nil)
	bad := entry("d", "رابع", 2)
	bad.Claims[1].ID = bad.Claims[0].ID
	if _, err := st.AddEntries(t.Context(), []store.Arrival{{Entry: entry("c", "ثالث", 1)}, {Entry: bad}}); err == nil {
		t.Error("two claims of one id were kept")
	}
	if none, err := st.AddEntries(t.Context(), nil); len(none) > 0 || err != nil {
		t.Errorf("AddEntries of none = %v, %v", none, err)
	}
	over, end := context.WithCancel(t.Context())
	end()
	if none, err := st.AddEntries(over, nil); len(none) > 0 || err != nil {
		t.Errorf("AddEntries of none when all is over = %v, %v", none, err)
	}
	same(t, "Entries", len(list(t, st)), 3)
}

func testAtomic(t *testing.T, st store.Store) {
	e := entry("a", "نص", 2)
	e.Claims[1].ID = e.Claims[0].ID
	if _, err := st.AddEntry(t.Context(), e); err == nil {
		t.Fatal("two claims of one id were kept")
	}
	same(t, "Entries", list(t, st), []string(nil))
	ids, err := st.Search(t.Context(), "نص", 0)
	same(t, "Search", ids, []string(nil))
	same(t, "error", err, nil)
	keep(t, st, entry("a", "نص", 2))
}

func testEntries(t *testing.T, st store.Store) {
	want := []store.Entry{entry("a", "واحد", 0), entry("b", "اثنان", 3), entry("c", "ثلاثة", 1), entry("d", "أربعة", 0)}
	keep(t, st, want[2], want[0], want[3], want[1])
	var got []store.Entry
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	same(t, "Entries", got, want)
}

func testEntriesBreak(t *testing.T, st store.Store) {
	keep(t, st, entry("a", "واحد", 1), entry("b", "اثنان", 1))
	for range 40 { // more often than there can be connections
		for e, err := range st.Entries(t.Context()) {
			if err != nil || e.Report.ID != "a" {
				t.Fatalf("first entry %s, %v", e.Report.ID, err)
			}
			break
		}
	}
	keep(t, st, entry("c", "ثلاثة", 1))
}

func testClaim(t *testing.T, st store.Store) {
	e := entry("a", "نص", 2)
	keep(t, st, e, entry("b", "غيره", 1))
	c, r, err := st.Claim(t.Context(), "a#2")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "claim", c, e.Claims[1])
	same(t, "report", r, e.Report)
}

func testCounts(t *testing.T, st store.Store) {
	empty := store.Entry{Report: tawatur.Report{ID: "z", Status: tawatur.StatusEmpty}}
	keep(t, st, entry("a", "واحد", 2), entry("a2", "اثنان", 1), entry("b", "ثلاثة", 0), empty)
	counts := func() store.Counts {
		c, err := st.Counts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	want := store.Counts{Reports: 4, Claims: 3, Outlets: 2, Stale: true,
		Statuses: map[string]int{tawatur.StatusRead: 3, tawatur.StatusEmpty: 1}}
	same(t, "before", counts(), want)
	derive(t, st, event("e1", ""))
	want.Events, want.Stale = 1, false
	same(t, "derived", counts(), want)
	if _, err := st.AddEntry(t.Context(), entry("b", "ثلاثة", 0)); err != nil {
		t.Fatal(err)
	}
	same(t, "nothing new", counts(), want)
}

func testSearch(t *testing.T, st store.Store) {
	a, b := entry("a", "قصفت المدفعيّة قرية جديد بكّارة", 0), entry("b", "وصل وفد إلى المدينة", 0)
	b.Report.Title = "قرية جديدة"
	keep(t, st, a, b)
	for query, want := range map[string][]string{
		"المدفعية":        {"a"},
		"الى":             {"b"},
		"قَرْيَة بكاره":   {"a"},
		"قرية":            {"b", "a"}, // a title weighs more
		"قرية المدينة":    {"b"},
		"مدفعي":           nil,
		"":                nil,
		"\" OR * ( NEAR":  nil,
		"AND":             nil,
		"title:قرية":      nil,
		"\u200fالمدفعيّة": {"a"},
	} {
		got, err := st.Search(t.Context(), query, 0)
		same(t, "error of "+query, err, nil)
		same(t, "Search "+query, got, want)
	}
	got, err := st.Search(t.Context(), "قرية", 1)
	same(t, "error", err, nil)
	same(t, "limit", got, []string{"b"})
}

// testConcurrent writes from several sides while others read.
func testConcurrent(t *testing.T, st store.Store) {
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 10 {
				// Every report is offered twice, by two writers.
				id := fmt.Sprintf("r%d-%d", w/2, i)
				if _, err := st.AddEntry(t.Context(), entry(id, "نص "+id, 1)); err != nil {
					t.Errorf("AddEntry: %v", err)
				}
				if _, err := st.Counts(t.Context()); err != nil {
					t.Errorf("Counts: %v", err)
				}
			}
		})
	}
	wg.Wait()
	same(t, "reports", len(list(t, st)), 20)
}

func testCancelled(t *testing.T, st store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := st.AddEntry(ctx, entry("a", "نص", 1)); err == nil {
		t.Error("AddEntry went on after its context ended")
	}
	same(t, "Entries", list(t, st), []string(nil))
}

func testNotFound(t *testing.T, st store.Store) {
	_, err := st.Report(t.Context(), "x")
	isNotFound(t, "Report", err)
	_, _, err = st.Claim(t.Context(), "x")
	isNotFound(t, "Claim", err)
	_, err = st.Event(t.Context(), "x")
	isNotFound(t, "Event", err)
	events, err := st.EventsOfReport(t.Context(), "x")
	same(t, "EventsOfReport", len(events), 0)
	same(t, "error", err, nil)
}
