package storetest

import (
	"maps"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// at returns an event at a place that is drawn at a point.
func at(id, start, place string, lat, lon float64) tawatur.Event {
	e := event(id, start)
	e.Place = &tawatur.EventPlace{ID: place, Name: tawatur.Name{AR: place}, Lat: lat, Lon: lon, Precision: "settlement", RadiusKM: 1}
	return e
}

// spots are the counts of places by id, "" for none.
func spots(t *testing.T, st store.Store, f store.Filter) map[string]int {
	t.Helper()
	found, err := st.Places(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for i, s := range found {
		if out[s.ID()] = s.Events; i > 0 && s.Events > found[i-1].Events {
			t.Errorf("%d events at %q stand after %d", s.Events, s.ID(), found[i-1].Events)
		}
	}
	return out
}

func daysOf(t *testing.T, st store.Store, f store.Filter) []store.Day {
	t.Helper()
	found, err := st.Days(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func testSpots(t *testing.T, st store.Store) {
	siege := at("e3", "2024-08-09", "north", 36.5, 40.5)
	siege.Type = "siege"
	side := at("e4", "2024-08-10", "south", 34.5, 40.5)
	side.Places = []tawatur.EventPlace{{ID: "north"}}
	derive(t, st, at("e1", "2024-08-09", "north", 36.5, 40.5), at("e2", "2024-08-11", "south", 34.5, 40.5), siege, side, event("e5", "2024-08-11"), event("e6", ""))
	same(t, "places", spots(t, st, store.Filter{}), map[string]int{"north": 2, "south": 2, "": 2})
	same(t, "places of a type", spots(t, st, store.Filter{Type: "siege"}), map[string]int{"north": 1})
	same(t, "places of a period", spots(t, st, store.Filter{From: "2024-08-10", To: "2024-08-11"}), map[string]int{"south": 2, "": 1})
	same(t, "main places of what touches a place", spots(t, st, store.Filter{Place: "north"}), map[string]int{"north": 2, "south": 1})
	box := &store.Box{West: 40, South: 34, East: 41, North: 35}
	same(t, "places in a box", spots(t, st, store.Filter{Box: box}), map[string]int{"south": 2})
	same(t, "events in a box", find(t, st, store.Filter{Box: box}), []string{"e2", "e4"})
	same(t, "events of a day in a box", find(t, st, store.Filter{Box: box, To: "2024-08-10"}), []string{"e4"})
	same(t, "nothing in a box", find(t, st, store.Filter{Box: &store.Box{West: 1, South: 1, East: 2, North: 2}}), []string{})
	same(t, "days", daysOf(t, st, store.Filter{}), []store.Day{{Day: "", Events: 1}, {Day: "2024-08-09", Events: 2}, {Day: "2024-08-10", Events: 1}, {Day: "2024-08-11", Events: 2}})
	same(t, "days of a place", daysOf(t, st, store.Filter{Place: "south"}), []store.Day{{Day: "2024-08-10", Events: 1}, {Day: "2024-08-11", Events: 1}})
	derive(t, st, at("e1", "2024-08-09", "north", 36.6, 40.6))
	changed := map[string]int{"north": 1}
	for end := time.Now().Add(longestLag); !maps.Equal(spots(t, st, store.Filter{}), changed) && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	same(t, "places after a change", spots(t, st, store.Filter{}), changed)
	moved, err := st.Places(t.Context(), store.Filter{})
	same(t, "error", err, nil)
	same(t, "where it is drawn", moved[0].Place.Lat, 36.6)
}

// longestLag is how long a count may be out of date that took long to make, on a busy machine too.
const longestLag = 2 * time.Minute
