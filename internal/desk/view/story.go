package view

import (
	"context"
	"errors"
	"slices"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// ErrDeriving says that lists are still being derived. It ends by itself.
var ErrDeriving = errors.New("lists are still being derived from all events; ask again in a minute")

// had says of what is not there yet that it is being derived.
func had[T any](v T, err error) (T, error) {
	if errors.Is(err, kept.ErrPending) {
		err = ErrDeriving
	}
	return v, err
}

// storyOf returns which story each of some events is a step of.
func (r *Record) storyOf(ctx context.Context, events []tawatur.Event) (map[string]string, error) {
	if len(events) == 0 {
		return nil, nil
	}
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	return r.StoryOf(ctx, ids...)
}

// StoryFilter narrows a list of stories. The zero value lists all, newest first.
type StoryFilter struct {
	search.StoriesAsked
	// Limit is how many at most (0: 50); After is the cursor that the page before returned.
	Limit int
	After string
}

// Stories is one page of stories with the names in them.
type Stories struct {
	Total int `json:"total"`
	// Readings say for whom the place, the actor and the outlet of the filter were taken.
	Readings []search.Reading `json:"readings,omitempty"`
	Stories  []tawatur.Story  `json:"stories"`
	Names    Names            `json:"names"`
	// Next is the cursor of the page after this one, empty at the end.
	Next string `json:"next,omitempty"`
}

// StoryDoc is one story on its own with the names in it.
type StoryDoc struct {
	tawatur.Story
	Names Names `json:"names"`
}

// StoriesPage returns a page of stories, newest first.
func (r *Record) StoriesPage(ctx context.Context, f StoryFilter) (Stories, error) {
	sf, of, err := search.Stories(ctx, r.Reader, f.StoriesAsked, r.opt.Names)
	if err := understood(of, err); err != nil {
		return Stories{}, err
	}
	sf.Limit, sf.After = f.Limit, f.After
	page, err := r.Reader.Stories(ctx, sf)
	if err != nil {
		return Stories{}, err
	}
	n := r.naming()
	out := Stories{Total: page.Total, Readings: of, Stories: []tawatur.Story{}}
	for _, st := range page.Stories {
		out.Stories = append(out.Stories, n.story(st))
	}
	out.Names, out.Next = n.Names, page.Next
	return out, nil
}

// StoryDoc returns one story. For an id that it had before, it is the story with the id that it has.
func (r *Record) StoryDoc(ctx context.Context, id string) (StoryDoc, error) {
	st, err := r.Story(ctx, id)
	if err != nil {
		return StoryDoc{}, err
	}
	n := r.naming()
	st = n.story(st)
	return StoryDoc{st, n.Names}, nil
}

// story names all that a story mentions and returns it with its lists filled.
func (n *naming) story(st tawatur.Story) tawatur.Story {
	st.Doers, st.Others, st.Disputes, st.Steps = list(st.Doers), list(st.Others), list(st.Disputes), list(st.Steps)
	for _, id := range slices.Concat(st.Doers, st.Others) {
		n.actor(id)
	}
	for _, s := range st.Steps {
		n.typ(s.Type)
	}
	for _, t := range st.Tolls {
		n.actor(t.Who)
		for _, s := range t.Said {
			n.outlet(s.Outlet, "")
			n.actor(s.Speaker)
		}
	}
	return st
}

// Timeline is what is told of a place, by day: when it happened, when it was told; and who is said to have taken or left it.
type Timeline struct {
	Place tawatur.EventPlace  `json:"place"`
	Steps []tawatur.StoryStep `json:"steps"`
	// Control is what is said of who took or left the place; it never says who holds it.
	Control []tawatur.ControlClaim `json:"control"`
	Names   Names                  `json:"names"`
	// Truncated says that only the newest events of the place are in it.
	Truncated bool `json:"truncated,omitempty"`
}

// timelineEvents is how many events of a place a timeline has at most.
const timelineEvents = 1000

// Timeline returns what is told of a place by its id.
func (r *Record) Timeline(ctx context.Context, place string) (Timeline, error) {
	page, err := r.Events(ctx, store.Filter{Place: place, Limit: timelineEvents})
	if err == nil && len(page.Events) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return Timeline{}, err
	}
	out := Timeline{Place: placeOf(page.Events, place), Steps: []tawatur.StoryStep{}, Control: []tawatur.ControlClaim{}, Truncated: page.Next != ""}
	n := r.naming()
	if r.opt.Teller != nil {
		of, err := r.storyOf(ctx, page.Events)
		if err != nil {
			return Timeline{}, err
		}
		out.Steps = list(r.opt.Teller.Timeline(page.Events, of, place))
		out.Control = list(r.opt.Teller.Control(page.Events, place))
	}
	for _, s := range out.Steps {
		n.typ(s.Type)
	}
	for i := range out.Control {
		n.control(&out.Control[i])
	}
	out.Names = n.Names
	return out, nil
}

// control names all that is said of the control of a place, and fills its lists.
func (n *naming) control(c *tawatur.ControlClaim) {
	c.Actors, c.By = list(c.Actors), list(c.By)
	n.typ(c.Type)
	for _, id := range slices.Concat(c.Actors, c.From) {
		n.actor(id)
	}
	for _, v := range slices.Concat(c.By, c.DeniedBy) {
		n.origin(tawatur.Origin{Origin: v.Origin, Outlets: v.Outlets})
	}
}

// placeOf describes a place as the events do that name it.
func placeOf(events []tawatur.Event, id string) tawatur.EventPlace {
	for _, e := range events {
		for _, p := range e.Places {
			if p.ID == id {
				return p
			}
		}
		if e.Place != nil && e.Place.ID == id {
			return *e.Place
		}
	}
	return tawatur.EventPlace{ID: id, Precision: tawatur.PrecisionUnknown}
}
