package pipeline

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// TestSamplesInAnyOrder derives the events of the bundled samples, taken in forwards and backwards.
func TestSamplesInAnyOrder(t *testing.T) {
	rd, world := readerAndWorld(t)
	items := slices.Collect(acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}))
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	var runs [2][]tawatur.Event
	for i := range runs {
		st := OpenStore(t)
		if _, err := l.Ingest(t.Context(), slices.Values(items), st); err != nil {
			t.Fatal(err)
		}
		done, err := l.Rebuild(t.Context(), st, world)
		if err != nil || done.Made == 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		runs[i] = eventsOf(t, st)
		slices.Reverse(items)
	}
	if d := cmp.Diff(runs[0], runs[1]); d != "" {
		t.Errorf("the order of arrival changed the events:\n%s", d)
	}
}

// eventsOf returns all events and checks that every claim they name is in the record.
func eventsOf(t *testing.T, st *sqlite.Store) []tawatur.Event {
	t.Helper()
	p, err := st.Events(t.Context(), store.Filter{Limit: 10000})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Events {
		for _, ref := range e.Claims {
			if c, _, err := st.Claim(t.Context(), ref.ID); err != nil || c.Report != ref.Report {
				t.Errorf("event %s names claim %s of report %s: %v", e.ID, ref.ID, ref.Report, err)
			}
		}
	}
	return p.Events
}
