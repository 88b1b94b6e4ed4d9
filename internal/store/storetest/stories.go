package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// tale makes a story at a place in an area, whose steps are "EVENT DAY", with a "+" before what it only answers.
func tale(id, kind, place, area string, steps ...string) shelf.Tale {
	s := tawatur.Story{ID: id, Kind: kind, Doers: []string{}, Others: []string{}, Disputes: []tawatur.StoryDispute{}}
	for _, words := range steps {
		event, day, _ := strings.Cut(words, " ")
		own, context := strings.CutPrefix(event, "+")
		s.Steps = append(s.Steps, tawatur.StoryStep{Event: own, Day: day, Context: context, Basis: tawatur.DayStated})
	}
	s.Places = []tawatur.EventPlace{{ID: place, Name: tawatur.Name{AR: place, EN: place}}}
	return shelf.Tale{Story: s, Within: []string{area}, Former: []shelf.FormerID{{ID: id + "-once", First: true}, {ID: "s-shared", First: kind == tawatur.StorySiege}}}
}

func retell(t *testing.T, st store.Store, gone []string, told ...shelf.Tale) {
	t.Helper()
	derived(t, st, func(d store.Derivation) error { return d.Retell(gone, told) })
}

// stories lists the ids of the stories of a filter, with how many there are in all.
func stories(t *testing.T, st store.Store, f store.StoryFilter) string {
	t.Helper()
	page, err := st.Stories(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, s := range page.Stories {
		ids = append(ids, s.ID)
	}
	return fmt.Sprint(strings.Join(ids, " "), " of ", page.Total)
}

// testStories keeps stories, finds them by all that they are found by, and tells one otherwise.
func testStories(t *testing.T, st store.Store) {
	a := tale("s-a", tawatur.StorySiege, "town", "district", "e1 2024-08-01", "e2 2024-08-20")
	b := tale("s-b", tawatur.StoryFighting, "village", "district", "e3 2024-08-10", "+e1 2024-08-01", "e4 2024-08-11")
	c := tale("s-c", tawatur.StoryToll, "far", "elsewhere", "e5 ", "e4 2024-08-10")
	retell(t, st, nil, a, b, c)
	for _, x := range []struct {
		filter store.StoryFilter
		want   string
	}{
		{store.StoryFilter{}, "s-a s-b s-c of 3"},
		{store.StoryFilter{Limit: 2}, "s-a s-b of 3"},
		{store.StoryFilter{Kind: tawatur.StoryFighting}, "s-b of 1"},
		{store.StoryFilter{Places: []string{"village"}}, "s-b of 1"},
		{store.StoryFilter{Places: []string{"district"}}, " of 0"},
		{store.StoryFilter{Places: []string{"district"}, Inside: true}, "s-a s-b of 2"},
		{store.StoryFilter{Places: []string{"village", "far"}}, "s-b s-c of 2"},
		{store.StoryFilter{From: "2024-08-02", To: "2024-08-09"}, " of 0"}, // of the siege two days are told, neither of these
		{store.StoryFilter{From: "2024-08-11"}, "s-a s-b of 2"},
		{store.StoryFilter{To: "2024-08-01"}, "s-a of 1"},
		{store.StoryFilter{Kind: tawatur.StoryToll, To: "2024-08-10"}, "s-c of 1"},
	} {
		same(t, fmt.Sprintf("Stories %+v", x.filter), stories(t, st, x.filter), x.want)
	}
	first, err := st.Stories(t.Context(), store.StoryFilter{Limit: 1})
	same(t, "cursor", err, nil)
	same(t, "Stories behind a cursor", stories(t, st, store.StoryFilter{Limit: 1, After: first.Next}), "s-b of 3")
	if _, err := st.Stories(t.Context(), store.StoryFilter{After: "no"}); !errors.Is(err, store.ErrCursor) {
		t.Errorf("a cursor that no page returned: %v", err)
	}
	testStoriesFound(t, st, a, b)
	b.Story.Steps = b.Story.Steps[:1]
	b.Former = b.Former[:1]
	retell(t, st, []string{"s-a", "s-b"}, a, b)
	same(t, "one is gone from an event", storyOf(t, st, "e1", "e3", "e4"), map[string]string{"e1": "s-a", "e3": "s-b", "e4": "s-c"})
	same(t, "Stories told otherwise", stories(t, st, store.StoryFilter{}), "s-a s-b s-c of 3")
	testStoriesGone(t, st)
}

// testStorySteps finds stories by what the events of their own steps are filed under.
func testStorySteps(t *testing.T, st store.Store) {
	e1, e2, e3 := event("e1", "2024-08-01"), event("e2", "2024-08-02"), event("e3", "2024-08-03")
	e2.Type, e3.Type = "siege", "talks"
	e2.Actors = []tawatur.EventActor{{ID: "sdf", Role: tawatur.RoleAgent}}
	derive(t, st, e1, e2, e3)
	retell(t, st, nil, tale("s-a", tawatur.StorySiege, "town", "district", "e1 2024-08-01", "e2 2024-08-02"),
		tale("s-b", tawatur.StoryFighting, "village", "district", "e3 2024-08-03", "+e2 2024-08-02"))
	of := func(kind, id string) store.Term { return store.Term{Any: []store.Test{{Kind: kind, ID: id}}} }
	for _, x := range []struct {
		steps []store.Term
		want  string
	}{
		{[]store.Term{of(store.KindType, "siege")}, "s-a of 1"}, // the other only answers it
		{[]store.Term{of(store.KindType, "siege"), of(store.KindActor, "sdf")}, "s-a of 1"},
		{[]store.Term{of(store.KindType, "shelling"), of(store.KindActor, "sdf")}, " of 0"}, // of two steps
		{[]store.Term{{Any: []store.Test{{Kind: store.KindType, ID: "talks"}, {Kind: store.KindActor, ID: "sdf"}}}}, "s-b s-a of 2"},
		{[]store.Term{of("nonsense", "x")}, " of 0"},
		{[]store.Term{of(store.KindOutlet, "nobody")}, " of 0"},
	} {
		same(t, fmt.Sprintf("Stories of steps %+v", x.steps), stories(t, st, store.StoryFilter{Steps: x.steps}), x.want)
	}
}

func storyOf(t *testing.T, st store.Store, events ...string) map[string]string {
	t.Helper()
	of, err := st.StoryOf(t.Context(), events...)
	if err != nil {
		t.Fatal(err)
	}
	return of
}

// testStoriesFound finds stories by their ids, by those that they had, and by their events.
func testStoriesFound(t *testing.T, st store.Store, a, b shelf.Tale) {
	for id, want := range map[string]tawatur.Story{"s-a": a.Story, "s-a-once": a.Story, "s-b-once": b.Story, "s-shared": a.Story} {
		got, err := st.Story(t.Context(), id)
		same(t, "Story "+id, err, nil)
		same(t, "Story "+id, got, want)
	}
	if _, err := st.Story(t.Context(), "s-none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Story of no id: %v", err)
	}
	same(t, "StoryOf all", storyOf(t, st), map[string]string{"e1": "s-a", "e2": "s-a", "e3": "s-b", "e4": "s-b", "e5": "s-c"})
	same(t, "StoryOf", storyOf(t, st, "e4", "none"), map[string]string{"e4": "s-b"})
	of, err := st.StoriesOf(t.Context(), "e1")
	same(t, "StoriesOf", err, nil)
	same(t, "StoriesOf", of, []tawatur.Story{a.Story, b.Story})
	kinds, err := st.StoryKinds(t.Context())
	same(t, "StoryKinds", err, nil)
	same(t, "StoryKinds", kinds, []string{tawatur.StoryFighting, tawatur.StorySiege, tawatur.StoryToll})
	derived(t, st, func(d store.Derivation) error {
		ids, err := d.Telling([]string{"e1", "e2", "none"})
		same(t, "Telling", ids, []string{"s-a", "s-b"})
		return err
	})
}

// testStoriesGone takes all stories away with their entries, and leaves those of others.
func testStoriesGone(t *testing.T, st store.Store) {
	of := shelf.Entry{Key: 7, Kind: shelf.KindTales, Item: 1}
	other := shelf.Entry{Key: 7, Kind: shelf.KindTales - 1, Item: 2}
	derived(t, st, func(d store.Derivation) error {
		return first(func() error { return d.Untell("rules") }, func() error { return d.Enter([]shelf.Entry{of, other}) })
	})
	derived(t, st, func(d store.Derivation) error { return d.Untell("other rules") })
	derived(t, st, func(d store.Derivation) error {
		n, err := d.Count(7, 9)
		same(t, "entries left", n, 1)
		return err
	})
	same(t, "Stories", stories(t, st, store.StoryFilter{}), " of 0")
	if _, err := st.Story(t.Context(), "s-shared"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a former id of a story that is no more: %v", err)
	}
	rules, err := st.TaleRules(t.Context())
	same(t, "TaleRules", err, nil)
	same(t, "TaleRules", rules, "other rules")
}

// testEventsInTurn reads all events, some at a time.
func testEventsInTurn(t *testing.T, st store.Store) {
	derive(t, st, event("e1", "2024-08-09"), event("e2", "2024-08-01"), event("e3", ""))
	derived(t, st, func(d store.Derivation) error {
		var ids []string
		for place := store.Beginning; ; {
			events, last, err := d.EventsAfter(place, 2)
			if err != nil || len(events) == 0 {
				same(t, "EventsAfter", len(ids), 3)
				return err
			}
			for _, e := range events {
				ids = append(ids, e.ID)
			}
			place = last
		}
	})
}
