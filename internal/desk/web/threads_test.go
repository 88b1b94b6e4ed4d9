package web

import (
	"slices"
	"testing"

	"tawatur"
)

// TestThreads lays steps out by day and thread, and leaves short stories to their lanes.
func TestThreads(t *testing.T) {
	n := namer{lang: lang{code: "en", words: map[string]string{}}}
	step := func(typ, day, basis string) stepView {
		return stepView{Event: eventRef{ID: typ, Type: term{ID: typ}}, Happened: day, Basis: basis}
	}
	lanes := []stepView{step("siege", "7 August", tawatur.DayStated), step("meeting", "7 August", tawatur.DayStated), step("siege", "8 August", tawatur.DayStated),
		step("agreement", "unknown", tawatur.DayUnknown)}
	g := n.threads(lanes)
	var heads []string
	for _, h := range g.Threads {
		heads = append(heads, h.ID)
	}
	if !slices.Equal(heads, []string{"siege", "talks"}) || len(g.Days) != 3 {
		t.Fatalf("threads %v, days %+v", heads, g.Days)
	}
	if c := g.Days[0].Cells; len(c[0]) != 1 || len(c[1]) != 1 || len(g.Days[1].Cells[1]) != 0 || g.Days[2].Cells[1][0].Event.ID != "agreement" {
		t.Errorf("cells %+v", g.Days)
	}
	if n.threads(lanes[:2]) != nil {
		t.Error("a story of two steps is laid out by threads")
	}
}
