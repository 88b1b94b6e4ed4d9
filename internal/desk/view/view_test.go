package view_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/view"
	"tawatur/internal/desk/view/viewtest"
	"tawatur/internal/store"
)

func TestRecord(t *testing.T) {
	rec := viewtest.Record(t)
	t.Run("claims point at their words", func(t *testing.T) { testTargets(t, rec) })
	t.Run("claims of an event", func(t *testing.T) { testClaimsOf(t, rec) })
	t.Run("lists", func(t *testing.T) { testLists(t, rec) })
	t.Run("stories", func(t *testing.T) { testStories(t, rec) })
	t.Run("as known on a day", func(t *testing.T) { testKnown(t, rec) })
	t.Run("names", func(t *testing.T) { testNames(t, rec) })
	t.Run("reports of those of one name", func(t *testing.T) { testReportsOf(t, rec) })
}

func allEvents(t *testing.T, rec *view.Record) []view.Event {
	t.Helper()
	page, err := rec.EventsPage(t.Context(), store.Filter{Limit: 500})
	if err != nil || len(page.Events) < 10 {
		t.Fatalf("%d events, %v", len(page.Events), err)
	}
	return page.Events
}

// testTargets finds every claim's words by its selectors, as a reader of the API would.
func testTargets(t *testing.T, rec *view.Record) {
	seen := 0
	for e, err := range rec.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := rec.ReportDoc(t.Context(), e.Report.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Claims) != len(e.Claims) {
			t.Errorf("report %s: %d of %d claims", e.Report.ID, len(doc.Claims), len(e.Claims))
		}
		for _, c := range doc.Claims {
			seen++
			testTarget(t, doc.Report, c)
		}
	}
	if seen < 30 {
		t.Errorf("only %d claims", seen)
	}
}

func testTarget(t *testing.T, r tawatur.Report, c view.Claim) {
	t.Helper()
	text := r.Text
	if c.Target.In == tawatur.InTitle {
		text = r.Title
	}
	if c.Target.SHA256 != tawatur.HashText(text) || c.Target.Source != r.ID || !c.Target.Anchored || len(c.Target.Selector) != 2 {
		t.Fatalf("claim %s: target %+v", c.ID, c.Target)
	}
	quote, pos := c.Target.Selector[0], c.Target.Selector[1]
	if got := string([]rune(text)[*pos.Start:*pos.End]); got != *quote.Exact || got != c.Evidence.Text {
		t.Errorf("claim %s: %q at its place, %q quoted", c.ID, got, *quote.Exact)
	}
	if !strings.Contains(text, *quote.Prefix+*quote.Exact+*quote.Suffix) {
		t.Errorf("claim %s: not so in the text: %q %q %q", c.ID, *quote.Prefix, *quote.Exact, *quote.Suffix)
	}
}

func testClaimsOf(t *testing.T, rec *view.Record) {
	for _, e := range allEvents(t, rec) {
		doc, err := rec.ClaimsOf(t.Context(), e.ID)
		if err != nil || len(doc.Claims) != len(e.Claims) || len(doc.Recalls) != len(e.Recalls) || len(doc.Missing) != 0 {
			t.Errorf("event %s: %d claims of %d, %v", e.ID, len(doc.Claims), len(e.Claims), err)
		}
		for _, c := range doc.Claims {
			one, err := rec.ClaimDoc(t.Context(), c.ID)
			if err != nil || !slices.Contains(one.Events, e.ID) || one.Report.ID != c.Report.ID {
				t.Errorf("claim %s: of events %v, want %s; %v", c.ID, one.Events, e.ID, err)
			}
		}
	}
}

func testLists(t *testing.T, rec *view.Record) {
	for what, of := range map[string]func(view.Event) []string{
		view.Outlets: func(e view.Event) (ids []string) {
			for _, c := range e.Claims {
				ids = append(ids, c.Outlet)
			}
			return ids
		},
		view.Actors: func(e view.Event) (ids []string) {
			for _, a := range e.Actors {
				ids = append(ids, a.ID)
			}
			return ids
		},
		view.Places: func(e view.Event) (ids []string) {
			for _, p := range e.Places {
				ids = append(ids, p.ID)
			}
			return ids
		},
	} {
		want := map[string]int{}
		for _, e := range allEvents(t, rec) {
			ids := of(e)
			slices.Sort(ids)
			for _, id := range slices.Compact(ids) {
				want[id]++
			}
		}
		delete(want, "")
		got, after := map[string]int{}, ""
		for first := true; first || after != ""; first = false {
			page, err := rec.List(t.Context(), what, 3, after)
			if err != nil || page.Total != len(want) {
				t.Fatalf("%s: total %d, want %d, %v", what, page.Total, len(want), err)
			}
			for _, l := range page.Items {
				got[l.ID] += l.Events
			}
			after = page.Next
		}
		for id, n := range want {
			if got[id] != n {
				t.Errorf("%s: %s in %d events, want %d", what, id, got[id], n)
			}
		}
		if _, err := rec.List(t.Context(), what, 3, "bm9uZQ"); !errors.Is(err, store.ErrCursor) {
			t.Errorf("%s: a cursor that no page returned: %v", what, err)
		}
	}
}

func testStories(t *testing.T, rec *view.Record) {
	page, err := rec.StoriesPage(t.Context(), view.StoryFilter{StoriesAsked: search.StoriesAsked{Kind: tawatur.StorySiege}})
	if err != nil || len(page.Stories) == 0 || page.Total != len(page.Stories) {
		t.Fatalf("%d sieges, %v", len(page.Stories), err)
	}
	siege := page.Stories[0]
	doc, err := rec.StoryDoc(t.Context(), siege.ID)
	if err != nil || doc.ID != siege.ID || len(doc.Names.Actors) == 0 {
		t.Errorf("story %s: %+v, %v", siege.ID, doc.Names, err)
	}
	own := slices.IndexFunc(siege.Steps, func(s tawatur.StoryStep) bool { return !s.Context })
	step := siege.Steps[own].Event
	if e, err := rec.EventDoc(t.Context(), step); err != nil || e.Story == nil {
		t.Errorf("event %s of %s names no story: %v", step, siege.ID, err)
	}
	line, err := rec.Timeline(t.Context(), siege.Place.ID)
	if err != nil || len(line.Steps) == 0 || line.Place.Name.AR == "" {
		t.Errorf("timeline of %s: %+v, %v", siege.Place.ID, line, err)
	}
	for _, f := range []search.StoriesAsked{{Place: "nowhere"}, {From: "2030-01-01"}, {Kind: "none"}} {
		if page, err := rec.StoriesPage(t.Context(), view.StoryFilter{StoriesAsked: f}); err != nil || page.Total != 0 || page.Stories == nil {
			t.Errorf("%+v: %d stories, %v", f, page.Total, err)
		}
	}
}

func testKnown(t *testing.T, rec *view.Record) {
	for _, e := range allEvents(t, rec) {
		if len(e.Claims) < 2 || e.Claims[0].Published == "" {
			continue
		}
		now, err := rec.EventAsKnown(t.Context(), e.ID, "2030-01-01")
		if err != nil || now.ID != e.ID || now.Known != "2030-01-01" {
			t.Errorf("event %s as known later: %+v, %v", e.ID, now.Event, err)
		}
		var late *view.Unheard
		if _, err := rec.EventAsKnown(t.Context(), e.ID, "2001-01-01"); !errors.As(err, &late) || late.First == "" || !errors.Is(err, store.ErrNotFound) {
			t.Errorf("event %s before anybody told it: %v", e.ID, err)
		}
		return
	}
	t.Error("no event of two dated claims")
}

// testReportsOf asks for the reports of a name that two outlets bear: they are those of both, and not those of all.
func testReportsOf(t *testing.T, rec *view.Record) {
	const word = "القامشلي"
	var outlets []string
	all, err := rec.ReportsPage(t.Context(), word, store.ReportFilter{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Reports {
		if r.Outlet != nil && !slices.Contains(outlets, r.Outlet.ID) {
			outlets = append(outlets, r.Outlet.ID)
		}
	}
	if len(outlets) < 3 {
		t.Fatalf("outlets %q", outlets)
	}
	both := view.New(rec.Reader, view.Options{Names: func(kind, name string) (of []search.Named) {
		for _, id := range outlets[:2] {
			if kind == store.KindOutlet && (name == "جريدة" || name == id) {
				of = append(of, search.Named{Kind: kind, ID: id})
			}
		}
		return of
	}})
	want := 0
	for _, r := range all.Reports {
		if r.Outlet != nil && slices.Contains(outlets[:2], r.Outlet.ID) {
			want++
		}
	}
	got, err := both.ReportsPage(t.Context(), word, store.ReportFilter{Outlets: []string{"جريدة"}})
	if err != nil || got.Total != want || got.Total == all.Total {
		t.Errorf("%d reports of two outlets, want %d of %d (%v)", got.Total, want, all.Total, err)
	}
	var nobody *view.NotUnderstood
	if _, err := both.ReportsPage(t.Context(), word, store.ReportFilter{Outlets: []string{"nobody.example"}}); !errors.As(err, &nobody) {
		t.Errorf("reports of an outlet that nobody knows: %v", err)
	}
}

func testNames(t *testing.T, rec *view.Record) {
	page, err := rec.EventsPage(t.Context(), store.Filter{Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range page.Events {
		if page.Names.Types[e.Type].AR == "" || e.StatusWords.AR == "" {
			t.Errorf("event %s: type %q or its status has no name", e.ID, e.Type)
		}
		for _, a := range e.Actors {
			if n, ok := page.Names.Actors[a.ID]; a.ID != "" && (!ok || n.AR == "" || n.EN == "") {
				t.Errorf("event %s: actor %q has no name", e.ID, a.ID)
			}
		}
	}
}

// slow is a store whose lists of events wait until they are let go.
type slow struct {
	store.Reader
	let chan struct{}
}

func (s slow) Events(ctx context.Context, f store.Filter) (store.Page, error) {
	if f.NoTotal { // as reading all events asks
		<-s.let
	}
	return s.Reader.Events(ctx, f)
}

// TestDerivingDoesNotHoldUp lists events and stories while lists of who and where are still being derived, and has these afterwards.
func TestDerivingDoesNotHoldUp(t *testing.T) {
	st := slow{viewtest.Record(t).Reader, make(chan struct{})}
	rec := view.New(st, view.Options{})
	if _, err := rec.EventsPage(t.Context(), store.Filter{Limit: 1}); err != nil {
		t.Errorf("events: %v", err)
	}
	if c, err := rec.CountAll(t.Context()); err != nil || c.Stories == 0 || c.Events == 0 {
		t.Errorf("counts: %+v, %v", c, err)
	}
	if _, err := rec.List(t.Context(), view.Outlets, 5, ""); !errors.Is(err, view.ErrDeriving) {
		t.Errorf("a list that cannot be had yet: %v", err)
	}
	close(st.let)
	var l view.List
	err := view.ErrDeriving
	for i := 0; i < 1000 && errors.Is(err, view.ErrDeriving); i++ {
		time.Sleep(10 * time.Millisecond)
		l, err = rec.List(t.Context(), view.Outlets, 5, "")
	}
	if err != nil || l.Total == 0 {
		t.Errorf("list: %+v, %v", l, err)
	}
}
