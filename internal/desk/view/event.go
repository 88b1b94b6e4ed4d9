package view

import (
	"context"
	"errors"
	"slices"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// Event is an event as `tawatur export` writes it, with how well it is attested in words.
type Event struct {
	tawatur.Event
	// StatusWords travels with every event: how many articles, outlets and origins tell it, and what is disputed.
	StatusWords tawatur.Name `json:"status_words"`
	// Sentences are those for which a search found it.
	Sentences []search.Sentence `json:"sentences,omitempty"`
}

// EventDoc is one event on its own with the names in it.
type EventDoc struct {
	Event
	Names Names `json:"names"`
	// Known is the day as of whose end the event is told, "" for now.
	Known string `json:"known,omitempty"`
}

// Events is one page of events with the names in them.
type Events struct {
	// Total is how many there are in all; with More there are more than that.
	Total int  `json:"total"`
	More  bool `json:"more,omitempty"`
	// Understood says what the query was taken for.
	Understood []search.Part `json:"understood,omitempty"`
	// Readings say for whom the place, the actor and the outlet of the filter were taken.
	Readings []search.Reading `json:"readings,omitempty"`
	Events   []Event          `json:"events"`
	Names    Names            `json:"names"`
	// Next is the cursor of the page after this one, empty at the end.
	Next string `json:"next,omitempty"`
}

// EventsPage returns a page of events. The query of the filter is read as the search box of the pages reads it; a part of it that is
// not understood is [NotUnderstood].
func (r *Record) EventsPage(ctx context.Context, f store.Filter) (Events, error) {
	q, err := r.query(ctx, f.Query)
	if err != nil {
		return Events{}, err
	}
	f, of, err := r.fields(ctx, f)
	if err != nil {
		return Events{}, err
	}
	found, err := r.find(ctx, q, f)
	if err != nil {
		return Events{}, err
	}
	events := make([]tawatur.Event, len(found.Hits))
	for i, hit := range found.Hits {
		events[i] = hit.Event
	}
	storyOf, err := r.storyOf(ctx, events)
	if err != nil {
		return Events{}, err
	}
	n := r.naming()
	out := Events{Total: found.Total, More: found.More, Understood: q.Understood, Readings: of, Events: []Event{}, Next: found.Next}
	for _, hit := range found.Hits {
		n.event(hit.Event)
		e := r.event(hit.Event, storyOf)
		e.Sentences = marked(hit.Sentences)
		out.Events = append(out.Events, e)
	}
	out.Names = n.Names
	return out, nil
}

func (r *Record) event(e tawatur.Event, of map[string]string) Event {
	if own, ok := of[e.ID]; ok && e.Story == nil {
		e.Story = &own
	}
	return Event{Event: Filled(e), StatusWords: r.opt.StatusWords(e)}
}

// Filled turns lists that are not there into empty ones, which is what the contract of events has.
func Filled(e tawatur.Event) tawatur.Event {
	e.Actors, e.Harm, e.Origins = slices.Clone(list(e.Actors)), slices.Clone(list(e.Harm)), slices.Clone(list(e.Origins))
	e.Disputes, e.Claims = slices.Clone(list(e.Disputes)), list(e.Claims)
	for i := range e.Disputes {
		e.Disputes[i].Values = list(e.Disputes[i].Values)
	}
	for i := range e.Actors {
		e.Actors[i].Claims = list(e.Actors[i].Claims)
	}
	for i := range e.Harm {
		e.Harm[i].By = list(e.Harm[i].By)
	}
	for i := range e.Origins {
		e.Origins[i].Outlets, e.Origins[i].Reports = list(e.Origins[i].Outlets), list(e.Origins[i].Reports)
	}
	return e
}

// list returns a list, an empty one for none.
func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}

// EventDoc returns one event. For an id that an event had before it became part of another, it is that other.
func (r *Record) EventDoc(ctx context.Context, id string) (EventDoc, error) {
	e, err := r.Event(ctx, id)
	if err != nil {
		return EventDoc{}, err
	}
	of, err := r.storyOf(ctx, []tawatur.Event{e})
	return r.doc(e, of), err
}

func (r *Record) doc(e tawatur.Event, of map[string]string) EventDoc {
	n := r.naming()
	n.event(e)
	return EventDoc{Event: r.event(e, of), Names: n.Names}
}

// Unheard says that no report had told an event by a day. First is the day of the first that did, "" when nobody can tell.
type Unheard struct{ Event, Day, First string }

// Error says when the event was first told.
func (u *Unheard) Error() string {
	first := "and the reports that tell it have no known day"
	if u.First != "" {
		first = "the first report that tells it is of " + u.First
	}
	return "event " + u.Event + ": no report published by " + u.Day + " tells it; " + first
}

// Unwrap makes it a thing that is not found.
func (u *Unheard) Unwrap() error { return store.ErrNotFound }

// ErrNoHistory says that a record offers no views of past days.
var ErrNoHistory = errors.New("this record offers no views of past days")

// EventAsKnown returns an event as it was known at the end of a day, from the reports published until then; [Unheard] where none
// tells it.
func (r *Record) EventAsKnown(ctx context.Context, id, day string) (EventDoc, error) {
	e, err := r.Event(ctx, id)
	if err != nil {
		return EventDoc{}, err
	}
	if r.opt.History == nil {
		return EventDoc{}, ErrNoHistory
	}
	history, err := r.opt.History(ctx, e)
	if err != nil {
		return EventDoc{}, err
	}
	var doc EventDoc
	for _, k := range history {
		if k.Day <= day {
			k.Event.ID = e.ID
			doc = r.doc(k.Event, nil) // stories are told of events as they are now
		}
	}
	if doc.ID == "" {
		late := &Unheard{Event: e.ID, Day: day}
		if len(history) > 0 {
			late.First = history[0].Day
		}
		return EventDoc{}, late
	}
	doc.Known = day
	return doc, nil
}
