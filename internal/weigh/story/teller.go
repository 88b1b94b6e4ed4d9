package story

import (
	"tawatur"
	"tawatur/internal/weigh/event"
)

// Teller derives stories, timelines and control with what it knows of the world; it is what pages and commands are given.
type Teller struct{ World event.Options }

// Stories derives the stories of some events, in the order of their ids.
func (t Teller) Stories(events []tawatur.Event) []tawatur.Story { return Build(events, t.World) }

// Control lists who is said to have taken or left a place or one inside it.
func (t Teller) Control(events []tawatur.Event, placeID string) []tawatur.ControlClaim {
	return Control(events, placeID, t.World)
}

// Timeline lists the events at a place or inside it by day, those without one last, each with the story that it is a step of, by the event's id.
func (t Teller) Timeline(events []tawatur.Event, storyOf map[string]string, placeID string) []tawatur.StoryStep {
	b := newBuilder(t.World)
	out := []tawatur.StoryStep{}
	for _, f := range factsOf(events) {
		if _, in := b.inside(f, placeID); in {
			s := (&step{f, &role{}, nil}).dated()
			s.Story = storyOf[f.ev.ID]
			out = append(out, s)
		}
	}
	sortSteps(out)
	return out
}
