package pipeline

import (
	"iter"
	"path/filepath"
	"slices"
	"testing"

	"tawatur/internal/acquire"
	"tawatur/internal/weigh/story"
)

// TestTimesHangTogether asks of every event and story that what goes on has no end, that what is over has one or says that none is
// known, and that the steps of a story lie within it.
func TestTimesHangTogether(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	walk := func(t *testing.T, dir string) iter.Seq[acquire.Item] {
		return acquire.Walk(t.Context(), []string{dir}, nil, acquire.Options{})
	}
	for name, reports := range map[string]func(*testing.T) iter.Seq[acquire.Item]{
		"samples": func(t *testing.T) iter.Seq[acquire.Item] { return walk(t, "../../samples") },
		"seeds":   func(t *testing.T) iter.Seq[acquire.Item] { return walk(t, seedsDir(t)) },
		"syria": func(t *testing.T) iter.Seq[acquire.Item] {
			return slices.Values(corpus(t, filepath.Join(seedsDir(t), "..", "data", "corpora", "syria_reports.jsonl"), 400))
		},
	} {
		t.Run(name, func(t *testing.T) {
			rd, world := readerAndWorld(t)
			st := OpenStore(t)
			l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
			if _, err := l.Ingest(t.Context(), reports(t), st); err != nil {
				t.Fatal(err)
			}
			if _, err := l.Rebuild(t.Context(), st, world); err != nil {
				t.Fatal(err)
			}
			events := eventsOf(t, st)
			for _, e := range events {
				if err := e.Time.Check(); err != nil {
					t.Errorf("event %s (%s): %v", e.ID, e.Type, err)
				}
			}
			for _, s := range story.Build(events, world) {
				if err := s.Check(); err != nil {
					t.Errorf("story %s (%s): %v", s.ID, s.Kind, err)
				}
			}
		})
	}
}
