// Package told is what the read side asks of who derives, for a page, what hangs together over time: the timeline of a place, and who is said to have
// taken or left it. Stories themselves are kept in the record; see store.StoryReader. It derives nothing.
//
//	steps := teller.Timeline(events, storyOf, place)
package told

import "tawatur"

// Teller derives what hangs together over time from events. Its answers say who says what, as the events do.
type Teller interface {
	// Timeline lists the events at a place by day, each with the story that it is a step of, by the event's id.
	Timeline(events []tawatur.Event, storyOf map[string]string, placeID string) []tawatur.StoryStep
	// Control lists who is said to have taken or left a place.
	Control(events []tawatur.Event, placeID string) []tawatur.ControlClaim
}
