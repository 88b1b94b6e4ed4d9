package told_test

import (
	"path/filepath"
	"testing"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/told"
	"tawatur/internal/store/sqlite"
)

// teller tells of two stories that share an event.
type teller struct{}

func (teller) Stories([]tawatur.Event) []tawatur.Story {
	step := func(event string, context bool) tawatur.StoryStep {
		return tawatur.StoryStep{Event: event, Day: "2024-08-01", Context: context}
	}
	return []tawatur.Story{
		{ID: "s-old", Time: tawatur.EventTime{Start: "2024-07-01"}, Steps: []tawatur.StoryStep{step("e1", false)}},
		{ID: "s-new", Time: tawatur.EventTime{Start: "2024-08-01"}, Steps: []tawatur.StoryStep{step("e2", false), step("e1", true)}},
	}
}

func (teller) Former([]tawatur.Event, []tawatur.Story) map[string]string {
	return map[string]string{"s-before": "s-old"}
}

func (teller) Timeline([]tawatur.Event, []tawatur.Story, string) []tawatur.StoryStep { return nil }

func (teller) Control([]tawatur.Event, string) []tawatur.ControlClaim { return nil }

// TestKeep finds stories by their ids, by those that they had, and by their events.
func TestKeep(t *testing.T) {
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "told.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	got, err := told.Keep(st, teller{}, kept.Options{}).Get(t.Context())
	if err != nil || len(got.All) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	for id, i := range got.ByID {
		if got.All[i].ID != id {
			t.Errorf("%s is found as %s", id, got.All[i].ID)
		}
	}
	if got.Own["e1"] != "s-old" || got.Own["e2"] != "s-new" || len(got.Of["e1"]) != 2 || len(got.Of["e2"]) != 1 || got.Former["s-before"] != "s-old" {
		t.Errorf("%+v", got)
	}
	none, err := told.Keep(st, nil, kept.Options{}).Get(t.Context())
	if err != nil || len(none.All) != 0 || none.ByID == nil {
		t.Errorf("without a teller: %+v, %v", none, err)
	}
}
