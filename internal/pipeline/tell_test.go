package pipeline

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
	"tawatur/internal/weigh/story"
)

// storiesOf returns all stories of a record in the order of their ids.
func storiesOf(t *testing.T, st store.Reader) []tawatur.Story {
	t.Helper()
	var out []tawatur.Story
	for f := (store.StoryFilter{Limit: 20}); ; {
		page, err := st.Stories(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page.Stories...)
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	slices.SortFunc(out, func(a, b tawatur.Story) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return out
}

// storiesAreBuilt asks that the stories that a record keeps are those that its events make at once, and that what they may have been called
// leads to them.
func storiesAreBuilt(t *testing.T, st store.Store, events []tawatur.Event, world event.Options) {
	t.Helper()
	made := story.Build(events, world)
	doc, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	var want []tawatur.Story
	if err := json.Unmarshal(doc, &want); err != nil {
		t.Fatal(err)
	}
	got := storiesOf(t, st)
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("stories: those of all events (-), those that are kept (+):\n%s", d)
	}
	if len(got) == 0 {
		t.Error("no stories")
	}
	m := &shelf.Memory{}
	if err := story.NewWeaver(m, world).Settle(nil, events); err != nil {
		t.Fatal(err)
	}
	for _, tale := range m.Tales() {
		for _, f := range tale.Former[:min(20, len(tale.Former))] {
			if s, err := st.Story(t.Context(), f.ID); err != nil || s.ID != m.Called(f.ID) {
				t.Fatalf("%s leads to %q, %v, want %s", f.ID, s.ID, err, m.Called(f.ID))
			}
		}
	}
	own, err := st.StoryOf(t.Context())
	if d := cmp.Diff(tawatur.StoryOf(want), own); d != "" || err != nil {
		t.Errorf("which story an event is a step of: %v\n%s", err, d)
	}
}

// TestStoriesOfARecordOfBefore tells the stories of a record that has events and no stories, once, and takes reports in after that.
func TestStoriesOfARecordOfBefore(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	items := slices.Collect(acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}))
	st := OpenStore(t)
	weave := func(items []acquire.Item) {
		t.Helper()
		if _, err := l.Ingest(t.Context(), slices.Values(items), st); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Weave(t.Context(), st, world); err != nil {
			t.Fatal(err)
		}
	}
	weave(items[:len(items)-3])
	want := storiesOf(t, st)
	if err := st.Derive(t.Context(), func(d store.Derivation) error { return d.Untell("") }); err != nil {
		t.Fatal(err)
	}
	if told, err := Told(t.Context(), st); told || err != nil || len(storiesOf(t, st)) > 0 {
		t.Errorf("stories are there that were taken away: %v, %v", told, err)
	}
	heard := 0
	l.Progress = func(n int) { heard = n }
	if err := l.Tell(t.Context(), st, world); err != nil {
		t.Fatal(err)
	}
	if n := len(eventsOf(t, st)); heard != n {
		t.Errorf("progress came to %d, want the %d events", heard, n)
	}
	if told, err := Told(t.Context(), st); !told || err != nil {
		t.Errorf("told: %v, %v", told, err)
	}
	if d := cmp.Diff(want, storiesOf(t, st)); d != "" {
		t.Errorf("as they were woven (-), told at once (+):\n%s", d)
	}
	weave(items[len(items)-3:])
	storiesAreBuilt(t, st, eventsOf(t, st), world)
}

// TestStoriesWithoutAReport takes reports out of a record: its stories are those of the events that are left.
func TestStoriesWithoutAReport(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	st := OpenStore(t)
	if _, err := l.Ingest(t.Context(), acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}), st); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Weave(t.Context(), st, world); err != nil {
		t.Fatal(err)
	}
	told := storiesOf(t, st)
	if len(told) == 0 {
		t.Fatal("no stories")
	}
	e, err := st.Event(t.Context(), told[0].Steps[0].Event)
	if err != nil {
		t.Fatal(err)
	}
	tomb := tawatur.Tombstone{At: "2024-09-01T00:00:00Z", Reason: tawatur.RedactSafety}
	if _, err := l.Redact(t.Context(), st, world, []string{e.Claims[0].Report}, tomb); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(told, storiesOf(t, st)); d == "" {
		t.Error("nothing changed")
	}
	storiesAreBuilt(t, st, eventsOf(t, st), world)
}
