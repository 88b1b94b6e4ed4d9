package pipeline

import (
	"cmp"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
)

// TestUntilIsAsOf takes the samples until each of their days into a record of their own, where the events are those that are made
// in memory of the same reports, with their stories.
func TestUntilIsAsOf(t *testing.T) {
	rd, world := readerAndWorld(t)
	l, st := Line{Reader: rd}, OpenStore(t)
	taken(t, l, st, world, acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}))
	entries, err := l.Entries(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	days := map[string]bool{}
	for _, e := range entries {
		days[e.Report.Published.Day()] = true
	}
	delete(days, "")
	if len(days) < 2 {
		t.Fatal("the samples are of one day")
	}
	byID := func(a, b tawatur.Event) int { return cmp.Compare(a.ID, b.ID) }
	for d := range days {
		day, err := time.Parse(time.DateOnly, d)
		if err != nil {
			t.Fatal(err)
		}
		past := OpenStore(t)
		if err := l.Until(t.Context(), st, PublishedBy(day), past, world); err != nil {
			t.Fatal(err)
		}
		want, got := AsOf(entries, day, world), eventsOf(t, past)
		slices.SortFunc(want, byID)
		slices.SortFunc(got, byID)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("until %s:\n%s", d, diff)
		}
		if told, err := Told(t.Context(), past); !told || err != nil {
			t.Errorf("until %s: no stories told: %v", d, err)
		}
	}
}
