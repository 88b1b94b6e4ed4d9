package pipeline

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/weigh/story"
)

// lines writes the steps of a story, one a line: role, day, type, and the place of the event.
func lines(s tawatur.Story, events []tawatur.Event) []string {
	at := map[string]string{}
	for _, e := range events {
		if e.Place != nil {
			at[e.ID] = e.Place.ID
		}
	}
	var out []string
	for _, st := range s.Steps {
		out = append(out, strings.TrimSpace(strings.Join([]string{st.Role, st.Day, st.Basis, st.Type, at[st.Event]}, " ")))
	}
	return out
}

// siegeAt finds the siege of a place that began on a day.
func siegeAt(t *testing.T, stories []tawatur.Story, place, start string) tawatur.Story {
	t.Helper()
	for _, s := range stories {
		if s.Kind == tawatur.StorySiege && s.Time.Start == start &&
			slices.ContainsFunc(s.Places, func(p tawatur.EventPlace) bool { return p.ID == place }) {
			return s
		}
	}
	t.Fatalf("no siege at %s from %s among %d stories", place, start, len(stories))
	return tawatur.Story{}
}

// TestStoryOfTheSeeds: the siege of al-Qamishli and al-Hasakah was opened in answer to the tribes' attack and lifted by the deal
// a week later; that of the year before is another story.
func TestStoryOfTheSeeds(t *testing.T) {
	const qamishli, hasakah, sur = "C4564", "C4360", "C5157"
	events := seedEvents(t)
	_, world := readerAndWorld(t)
	stories := story.Build(events, world)
	s := siegeAt(t, stories, qamishli, "2024-08-07")
	got := lines(s, events)
	for _, want := range []string{
		"answered 2024-08-07 stated attack C5202", "opened 2024-08-07 stated siege " + qamishli, "talks 2024-08-09 stated meeting " + qamishli,
		"deal 2024-08-14 about agreement " + hasakah, "lifted 2024-08-14 about siege-lifted " + hasakah,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no step %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if s.State != "lifted" || s.Time.EDTF != "2024-08-07/2024-08-14~" || s.Origins < 2 || !slices.Contains(s.Doers, "sdf") ||
		!slices.ContainsFunc(s.Places, func(p tawatur.EventPlace) bool { return p.ID == hasakah }) {
		t.Errorf("%s %s, %d origins, by %v", s.State, s.Time.EDTF, s.Origins, s.Doers)
	}
	if n := strings.Count(strings.Join(got, "\n"), "lifted 2024"); n != 1 {
		t.Errorf("lifted %d times", n)
	}
	if slices.Index(got, "answered 2024-08-07 stated attack C5202") > slices.Index(got, "opened 2024-08-07 stated siege "+qamishli) {
		t.Error("the attack that the siege answers stands behind it")
	}
	before := siegeAt(t, stories, sur, "2023-08-31")
	if before.ID == s.ID || before.State == "lifted" {
		t.Errorf("the siege of 2023 is %s, %s", before.ID, before.State)
	}
}

// TestStoryOfTheSamples: the same war in sentences of our own, in any order of the events.
func TestStoryOfTheSamples(t *testing.T) {
	rd, world := readerAndWorld(t)
	st := OpenStore(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	if _, err := l.Ingest(t.Context(), acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}), st); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Rebuild(t.Context(), st, world); err != nil {
		t.Fatal(err)
	}
	events := eventsOf(t, st)
	stories := story.Build(events, world)
	slices.Reverse(events)
	if d := cmp.Diff(stories, story.Build(events, world)); d != "" {
		t.Errorf("the order of events changed the stories:\n%s", d)
	}
	s := siegeAt(t, stories, "C4564", "2024-08-07")
	got := strings.Join(lines(s, events), "\n")
	for _, want := range []string{"answered 2024-08-07 stated attack", "opened 2024-08-07 stated siege", "deal 2024-08-14 by agreement", "lifted 2024-08-14 stated siege-lifted"} {
		if !strings.Contains(got, want) {
			t.Errorf("no step %q in\n%s", want, got)
		}
	}
	of := tawatur.StoryOf(stories)
	if !slices.ContainsFunc(s.Steps, func(x tawatur.StoryStep) bool { return of[x.Event] == s.ID }) {
		t.Error("no step of the siege is its own")
	}
	siegeAt(t, stories, "C5157", "2023-08-31")
	if c := story.Control(events, "C5202", world); len(c) != 3 || c[0].What != tawatur.ControlTaken || c[1].What != tawatur.ControlLeft || c[2].Day != "2024-08-07" {
		t.Errorf("control of Dhiban: %+v", c)
	}
}
