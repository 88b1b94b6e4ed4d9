package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

func testReplace(t *testing.T, st store.Store) {
	full := event("e1", "2024-08-09")
	full.Place = &tawatur.EventPlace{ID: "p1", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}, Lat: 35.1, Lon: 40.4, Precision: "settlement", RadiusKM: 1}
	full.Harm = []tawatur.EventHarm{{Kind: "killed", Who: "civilians", Min: ptr(7), By: []tawatur.HarmBy{{Claim: "a#1", Min: ptr(7), Words: "<سبعة>"}}}}
	full.Story = ptr("s1")
	derive(t, st, full, event("e2", ""))
	got, err := st.Event(t.Context(), "e1")
	same(t, "error", err, nil)
	same(t, "Event", got, full)
	derive(t, st, event("e3", ""))
	same(t, "ids", find(t, st, store.Filter{}), []string{"e3"})
	_, err = st.Event(t.Context(), "e1")
	isNotFound(t, "replaced event", err)
	same(t, "place's events", find(t, st, store.Filter{Place: "p1"}), []string{})
	derive(t, st)
	same(t, "none", find(t, st, store.Filter{Query: "village"}), []string{})
}

func testReplaceAtomic(t *testing.T, st store.Store) {
	derive(t, st, event("e1", ""))
	if err := Replace(t.Context(), st, event("e2", ""), event("e2", "")); err == nil {
		t.Fatal("two events of one id were kept")
	}
	same(t, "ids", find(t, st, store.Filter{}), []string{"e1"})
}

func testOrder(t *testing.T, st store.Store) {
	derive(t, st, event("b", "2024-08-09"), event("d", ""), event("a", "2024-08-10"), event("c", ""), event("a2", "2024-08-09"), event("e", "2023"))
	same(t, "order", find(t, st, store.Filter{}), []string{"a", "a2", "b", "e", "c", "d"})
}

func testPages(t *testing.T, st store.Store) {
	var events []tawatur.Event
	var want []string
	for i := range 23 {
		start := ""
		if i < 17 {
			start = fmt.Sprintf("2024-08-%02d", 30-i/3)
		}
		events = append(events, event(fmt.Sprintf("e%02d", i), start))
		want = append(want, events[i].ID)
	}
	slices.Reverse(events)
	derive(t, st, events...)
	var got []string
	f := store.Filter{Limit: 5}
	for range 10 {
		p, err := st.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "total", p.Total, 23)
		for _, e := range p.Events {
			got = append(got, e.ID)
		}
		if f.After = p.Next; f.After == "" {
			break
		}
	}
	same(t, "all pages", got, want)
	for _, made := range []string{"%%", "xx", "1", "0", "zz.0000"} {
		if _, err := st.Events(t.Context(), store.Filter{After: made}); !errors.Is(err, store.ErrCursor) {
			t.Errorf("a made-up cursor was taken: %q", made)
		}
	}
}

func testFilters(t *testing.T, st store.Store) {
	a, b, c := event("a", ""), event("b", ""), event("c", "")
	a.Type = "siege"
	a.Actors = []tawatur.EventActor{{Role: "agent", ID: "sdf"}, {Role: "target", ID: "sdf"}}
	b.Actors = []tawatur.EventActor{{Role: "agent", ID: "x"}}
	a.Place = &tawatur.EventPlace{ID: "p1"}
	a.Places = []tawatur.EventPlace{{ID: "p1"}, {ID: "p2"}}
	b.Claims = []tawatur.ClaimRef{{ID: "1", Report: "r", Outlet: "sana"}, {ID: "2", Report: "r", Outlet: "sana"}}
	b.Status = tawatur.Status{Articles: 2, Outlets: 2, Origins: 2, Corroborated: true}
	c.Status = tawatur.Status{Articles: 3, Outlets: 3, Origins: 3, Disputed: true}
	derive(t, st, a, b, c)
	for _, tc := range []struct {
		f    store.Filter
		want []string
	}{
		{store.Filter{Type: "siege"}, []string{"a"}},
		{store.Filter{Type: "none"}, []string{}},
		{store.Filter{Actor: "sdf"}, []string{"a"}},
		{store.Filter{Place: "p2"}, []string{"a"}},
		{store.Filter{Place: "p1"}, []string{"a"}},
		{store.Filter{Outlet: "sana"}, []string{"b"}},
		{store.Filter{Status: "corroborated"}, []string{"b"}},
		{store.Filter{Status: "disputed"}, []string{"c"}},
		{store.Filter{Status: "single"}, []string{"a"}},
		{store.Filter{Status: "confirmed"}, []string{}},
		{store.Filter{Actor: "sdf", Outlet: "sana"}, []string{}},
		{store.Filter{Actor: "' OR 1=1 --"}, []string{}},
	} {
		same(t, fmt.Sprintf("%+v", tc.f), find(t, st, tc.f), tc.want)
	}
}

func testPeriod(t *testing.T, st store.Store) {
	siege := event("siege", "2024-08-07")
	siege.Time.End = "2024-08-12"
	goes := event("goes", "2025-01-03")
	goes.Time.Ongoing, goes.Claims = true, []tawatur.ClaimRef{{ID: "c-goes", Report: "r", Published: "2025-01-06T10:00:00Z"}}
	derive(t, st, siege, goes, event("day", "2024-08-09"), event("hour", "2024-08-10T05:00:00+03:00"), event("undated", ""))
	for _, tc := range []struct {
		from, to string
		want     []string
	}{
		{"2024-08-10", "", []string{"goes", "hour", "siege"}},
		{"2025-01-06", "2025-01-08", []string{"goes"}},
		{"2025-01-07", "", []string{}},
		{"", "2024-08-08", []string{"siege"}},
		{"2024-08-10", "2024-08-10", []string{"hour", "siege"}},
		{"2024-08-13", "2024-12-31", []string{}},
		{"", "2024-08-06", []string{}},
		{"2024-01-01", "2024-12-31", []string{"hour", "day", "siege"}},
	} {
		same(t, tc.from+".."+tc.to, find(t, st, store.Filter{From: tc.from, To: tc.to}), tc.want)
	}
}

func testEventsOfReport(t *testing.T, st store.Store) {
	a, b, c := event("a", "2024-08-01"), event("b", "2024-08-02"), event("c", "")
	a.Claims = []tawatur.ClaimRef{{ID: "r1#1", Report: "r1"}, {ID: "r1#2", Report: "r1"}}
	b.Claims = []tawatur.ClaimRef{{ID: "r1#3", Report: "r1"}, {ID: "r2#1", Report: "r2"}}
	c.Claims = []tawatur.ClaimRef{{ID: "r2#2", Report: "r2"}}
	derive(t, st, c, a, b)
	got, err := st.EventsOfReport(t.Context(), "r1")
	same(t, "error", err, nil)
	same(t, "events", got, []tawatur.Event{b, a})
}
