// Package storetest is the contract of package store as a suite of tests that every implementation passes. It knows no
// implementation: each one hands over a function that opens an empty store.
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) store.Store { return openEmpty(t) })
//	}
package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// Run runs the whole contract; open returns an empty store, which the suite closes.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, st store.Store)
	}{
		{"empty", testEmpty},
		{"entry comes back as it was", testRoundTrip},
		{"a report is kept once", testOnce},
		{"a report with nothing but an id is kept", testBare},
		{"a report without an id is refused", testNoID},
		{"another text is a further version", testVersion},
		{"all or nothing", testAtomic},
		{"reports that come in together", testTogether},
		{"entries in order", testEntries},
		{"entries can be left early", testEntriesBreak},
		{"claim with its report", testClaim},
		{"counts", testCounts},
		{"search", testSearch},
		{"events replaced as a whole", testReplace},
		{"a failed replacement changes nothing", testReplaceAtomic},
		{"order of events", testOrder},
		{"pages", testPages},
		{"filters", testFilters},
		{"period", testPeriod},
		{"query", testQuery},
		{"terms", testTerms},
		{"areas", testAreas},
		{"claims by their ids", testClaims},
		{"totals", testTotals},
		{"reports", testReports},
		{"long before", testPeriodPages},
		{"places and days", testSpots},
		{"events of a report", testEventsOfReport},
		{"changes", testChanges},
		{"the shelf", testShelf},
		{"ids lead on", testNames},
		{"reports that wait", testWaiting},
		{"reports read again by another date", testRedate},
		{"what came out otherwise", testReconcile},
		{"captures", testCaptures},
		{"what is stated of reports", testStated},
		{"a report is redacted", testRedact},
		{"what was redacted is refused", testRefused},
		{"the address of what was redacted", testConcealed},
		{"feeds that are watched", testFeeds},
		{"a feed's news and state, both or neither", testFeedAtomic},
		{"addresses that wait", testAddresses},
		{"lists of addresses", testAddressLists},
		{"an address is kept once", testWatchedOnce},
		{"outlets that are followed", testFollowed},
		{"outlets that are followed, all or none", testFollowedAtomic},
		{"stories", testStories},
		{"stories by their steps", testStorySteps},
		{"events in turn", testEventsInTurn},
		{"not found", testNotFound},
		{"side by side", testConcurrent},
		{"cancelled", testCancelled},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t)
			defer func() {
				if err := st.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}()
			c.test(t, st)
		})
	}
}

// Replace makes events the only ones of a store. They are of no report.
func Replace(ctx context.Context, st store.Writer, events ...tawatur.Event) error {
	return st.Derive(ctx, func(d store.Derivation) error {
		if err := d.Clear("test"); err != nil {
			return err
		}
		for {
			waiting, err := d.Waiting(100)
			if err != nil {
				return err
			}
			all := waiting.All()
			if len(all) == 0 {
				break
			}
			if err := d.Woven(all); err != nil {
				return err
			}
		}
		groups := make([]shelf.Group, len(events))
		for i, e := range events {
			groups[i].Event = e
		}
		return d.Replace(nil, groups)
	})
}

func ptr[T any](v T) *T { return &v }

// entry is a report of one outlet with n claims.
func entry(id, text string, n int) store.Entry {
	e := store.Entry{Report: tawatur.Report{
		ID: id, URL: "https://example.org/" + id + "?a=1&b=<2>", Outlet: &tawatur.Outlet{ID: "sample-" + id[:1], Name: "وكالة"},
		Title: "عنوان " + id, Text: text, TextSHA256: tawatur.HashText(text), Language: "ar", Status: tawatur.StatusRead,
		Published: tawatur.Published{Value: ptr("2024-08-09T16:02:00+03:00"), Basis: tawatur.BasisDateline, Why: []string{"dateline"}},
	}}
	for i := range n {
		e.Claims = append(e.Claims, claim(id, i))
	}
	return e
}

func claim(report string, i int) tawatur.Claim {
	s := tawatur.Span{Start: 0, End: 3, Text: "قصف"}
	return tawatur.Claim{
		ID: report + "#" + string(rune('1'+i)), Report: report, Type: "shelling", Trigger: s, Evidence: s,
		Actors:   []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "sdf", Mention: s, Label: "“قسد”"}},
		Places:   []tawatur.PlaceRef{{Role: tawatur.PlaceAt, ID: "p1", Lat: ptr(35.25), Lon: ptr(40.5), Precision: tawatur.PrecisionSettlement, Mention: s}},
		Time:     tawatur.When{Start: "2024-08-09", End: "2024-08-09", EDTF: "2024-08-09", Mention: &s},
		Harm:     []tawatur.Harm{{Kind: tawatur.HarmKilled, Who: "civilians", Min: ptr(2), Mention: s}},
		Modality: tawatur.Asserted, Sources: []tawatur.SourceRef{}, Rule: "frame/shell",
		Derivation: []tawatur.Step{{What: "trigger", Words: "قصف", Why: "noun <shell> & frame"}},
	}
}

func event(id, start string) tawatur.Event {
	return tawatur.Event{
		ID: id, Type: "shelling", Title: tawatur.Name{AR: "قصف على القرية", EN: "Shelling of the village"},
		Time: tawatur.EventTime{Start: start}, Actors: []tawatur.EventActor{}, Harm: []tawatur.EventHarm{},
		Origins: []tawatur.Origin{}, Disputes: []tawatur.Dispute{}, Claims: []tawatur.ClaimRef{},
		Status: tawatur.Status{Articles: 1, Outlets: 1, Origins: 1},
	}
}

// keep adds entries that must all be new.
func keep(t *testing.T, st store.Store, es ...store.Entry) {
	t.Helper()
	for _, e := range es {
		added, err := st.AddEntry(t.Context(), e)
		if err != nil || !added {
			t.Fatalf("AddEntry(%s) = %v, %v", e.Report.ID, added, err)
		}
	}
}

func derive(t *testing.T, st store.Store, events ...tawatur.Event) {
	t.Helper()
	if err := Replace(t.Context(), st, events...); err != nil {
		t.Fatalf("Replace: %v", err)
	}
}

// list returns the ids of all entries.
func list(t *testing.T, st store.Store) []string {
	t.Helper()
	var ids []string
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatalf("Entries: %v", err)
		}
		ids = append(ids, e.Report.ID)
	}
	return ids
}

// find returns the ids of the events of one page.
func find(t *testing.T, st store.Store, f store.Filter) []string {
	t.Helper()
	p, err := st.Events(t.Context(), f)
	if err != nil {
		t.Fatalf("Events(%+v): %v", f, err)
	}
	ids := []string{}
	for _, e := range p.Events {
		ids = append(ids, e.ID)
	}
	return ids
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: want -, got +\n%s", what, d)
	}
}

func isNotFound(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%s: %v, want ErrNotFound", what, err)
	}
}

// Span finds words in a text, to make claims for tests; a test that quotes what is not there is broken.
func Span(t *testing.T, in, words string) tawatur.Span {
	t.Helper()
	before, _, ok := strings.Cut(in, words)
	if !ok {
		t.Fatalf("%q is not in the text", words)
	}
	start := len([]rune(before))
	return tawatur.Span{Start: start, End: start + len([]rune(words)), Text: words}
}
