// Package told keeps the stories of a record, derived once from all its events for everybody who shows them: pages, API, exports. It
// decides nothing of what a story is, which is the [Teller]'s, and shows none.
//
//	stories := told.Keep(st, teller, kept.Options{})
//	t, err := stories.Get(ctx)
//	first := t.All[t.ByID[id]]
package told

import (
	"context"
	"slices"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/store"
)

// Teller derives what hangs together over time from events. Its answers say who says what, as the events do.
type Teller interface {
	// Stories derives the stories of all events of a record.
	Stories(events []tawatur.Event) []tawatur.Story
	// Former leads from ids that stories may once have had to those that they have.
	Former(events []tawatur.Event, stories []tawatur.Story) map[string]string
	// Timeline lists the events at a place by day, each with the story that it is a step of.
	Timeline(events []tawatur.Event, stories []tawatur.Story, placeID string) []tawatur.StoryStep
	// Control lists who is said to have taken or left a place.
	Control(events []tawatur.Event, placeID string) []tawatur.ControlClaim
}

// Stories is the stories of a record with what finds them.
type Stories struct {
	// All is newest first; ByID finds a story in it, Of those that an event stands in.
	All  []tawatur.Story
	ByID map[string]int
	Of   map[string][]int
	// Former leads from ids that stories had to those that they have.
	Former map[string]string
	// Own finds the id of the story that an event is a step of, of all those that it stands in.
	Own map[string]string
}

// Value is stories that are kept.
type Value = kept.Value[Stories]

// Keep keeps the stories of a record. A teller that is nil tells none.
func Keep(st store.Reader, teller Teller, opt kept.Options) *Value {
	return kept.New(func(ctx context.Context) (Stories, error) {
		if teller == nil {
			return of(nil, nil), nil
		}
		events, err := store.AllEvents(ctx, st)
		if err != nil {
			return Stories{}, err
		}
		all := teller.Stories(events)
		return of(all, teller.Former(events, all)), nil
	}, opt)
}

// of orders stories and makes what finds them.
func of(all []tawatur.Story, former map[string]string) Stories {
	slices.SortFunc(all, tawatur.Newer)
	t := Stories{All: all, ByID: map[string]int{}, Of: map[string][]int{}, Former: former, Own: tawatur.StoryOf(all)}
	for i, st := range all {
		t.ByID[st.ID] = i
		for _, step := range st.Steps {
			t.Of[step.Event] = append(t.Of[step.Event], i)
		}
	}
	return t
}
