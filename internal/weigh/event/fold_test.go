package event

import (
	"testing"

	"tawatur"
)

// retold is a report of one claim and a second telling of the same act, changed as given.
func retold(id string, changes ...change) tawatur.Extraction {
	e := mk(id, killed(8, 8))
	again := mk(id, changes...).Claims[0]
	again.ID, again.SameAs = e.Claims[0].ID+"/2", e.Claims[0].ID
	e.Claims = append(e.Claims, again)
	return e
}

func TestRetellingsAreOneItem(t *testing.T) {
	for _, c := range []struct {
		name   string
		change change
		want   int
	}{
		{"with no place", nowhere, 1},
		{"with nobody", nobody, 1},
		{"on another day", on("2024-03-09", "2024-03-09"), 2},
		{"as a plan", modal(tawatur.Planned), 2},
		{"of a village next door", at("village-2", 35.02, tawatur.PrecisionSettlement), 2},
		{"with the toll of many", killed(90, 90), 2},
	} {
		events := Build([]tawatur.Extraction{retold("a", c.change)}, opt())
		if len(events) != c.want {
			t.Errorf("told again %s: %d events, want %d", c.name, len(events), c.want)
		}
	}
}

// TestNewsIsNoActOfDaysAgo: what a report tells without a day is its news, and not an act of days ago that it tells too.
func TestNewsIsNoActOfDaysAgo(t *testing.T) {
	for day, want := range map[string]int{"2024-03-01": 2, "2024-03-05": 1} {
		e := retold("a", on(day, day))
		e.Claims[0].Time = tawatur.When{}
		if events := Build([]tawatur.Extraction{e}, opt()); len(events) != want {
			t.Errorf("news of 6 March and an act of %s: %d events, want %d", day, len(events), want)
		}
	}
}
