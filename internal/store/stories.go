package store

import (
	"context"
	"iter"

	"tawatur"
)

// StoryFilter narrows a list of stories. The zero value lists all, newest first.
type StoryFilter struct {
	// Kind is an exact id. Places are ids of which a story is about any; with Inside a place finds what is told of places that lie in it too.
	Kind   string
	Places []string
	Inside bool
	// Steps are terms that the event of a step of its own meets, all of them one event.
	Steps []Term
	// From and To are ISO days, inclusive, that a story is to touch; see tawatur.TouchDays.
	From, To string
	// Limit is how many at most (0: 50); After is the cursor that the page before returned.
	Limit int
	After string
	// NoTotal leaves out the counting.
	NoTotal bool
}

// StoryPage is one page of stories with the cursor of the next, empty at the end, and how many the filter matches in all.
type StoryPage struct {
	Stories []tawatur.Story
	Next    string
	Total   int
}

// storiesAtOnce is how many stories [EachStory] asks for at once.
const storiesAtOnce = 200

// EachStory yields the stories that a filter asks for, newest first; some hundreds of them are held at a time. Limit and After of the filter
// are not heeded. An error is the last that it yields.
func EachStory(ctx context.Context, st StoryReader, f StoryFilter) iter.Seq2[tawatur.Story, error] {
	f.Limit, f.NoTotal = storiesAtOnce, true
	return paged(func(after string) ([]tawatur.Story, string, error) {
		f.After = after
		page, err := st.Stories(ctx, f)
		return page.Stories, page.Next, err
	})
}

// StoryReader reads the stories that are kept.
type StoryReader interface {
	// TaleRules returns by which rules the stories are told, "" where they were not told yet.
	TaleRules(ctx context.Context) (string, error)
	// Story returns one story; for an id that it may have had before, the one that has it now.
	Story(ctx context.Context, id string) (tawatur.Story, error)
	// Stories returns a page of stories, newest first, ties by id.
	Stories(ctx context.Context, f StoryFilter) (StoryPage, error)
	// StoriesOf returns the stories in which an event stands, the one of which it is a step first; see StoryOf.
	StoriesOf(ctx context.Context, event string) ([]tawatur.Story, error)
	// StoryOf returns the id of the story that each of some events is a step of, of all events when none is named: of several the one of
	// most steps, the first by its id. Those that are in none, or stand in one only as what a step answers, are left out.
	StoryOf(ctx context.Context, events ...string) (map[string]string, error)
	// StoryKinds returns the kinds that stories have, in order.
	StoryKinds(ctx context.Context) ([]string, error)
}

// Telling is what is derived of stories, open for change.
type Telling interface {
	// TaleRules returns by which rules the stories are told, "" where they were not told yet. Untell takes all away, with the entries from
	// shelf.KindTales on, and notes by which rules they will be told.
	TaleRules() (string, error)
	Untell(rules string) error
	// EventsAfter returns events behind a place in the order in which the store has them, so many at most, and the place of the last. The first
	// place is Beginning.
	EventsAfter(place int64, most int) (events []tawatur.Event, last int64, err error)
}

// Beginning is the place before all events.
const Beginning int64 = -1 << 63
