package web

import "tawatur"

// threadGrid is a story day by day: a column for each thread, fighting, sieges, statements, talks and deals, as far as it has steps of it.
type threadGrid struct {
	Threads []term      `json:"threads"`
	Days    []threadDay `json:"days"`
}

// threadDay is one day, or one time as far as it is known, with the steps of each thread.
type threadDay struct {
	Happened string       `json:"happened"`
	Basis    string       `json:"basis"`
	Cells    [][]stepView `json:"-"`
}

// leastSteps is from how many steps on a story is laid out by threads; shorter ones are seen at once in their lanes.
const leastSteps = 3

// threadOf names the thread of a type of event.
func threadOf(typ string) string {
	switch typ {
	case "siege", "siege-lifted", "movement-restriction", "service-disruption", "displacement", "aid":
		return "siege"
	case "appeal", "accusation", "threat", "support", "denial", "protest", "leadership-change":
		return "statements"
	case "meeting", "mediation", "agreement", "prisoner-release":
		return "talks"
	}
	return "fighting"
}

// threads lays the lanes of a story out by day and thread, in the order of the lanes; nothing for a story of few steps.
func (n namer) threads(lanes []stepView) *threadGrid {
	if len(lanes) < leastSteps {
		return nil
	}
	g, column := &threadGrid{}, map[string]int{}
	for _, id := range []string{"fighting", "siege", "statements", "talks"} {
		for _, l := range lanes {
			if threadOf(l.Event.Type.ID) == id {
				column[id] = len(g.Threads)
				g.Threads = append(g.Threads, n.term("thread", id))
				break
			}
		}
	}
	for _, l := range lanes {
		if last := len(g.Days) - 1; last < 0 || g.Days[last].Happened != l.Happened || l.Basis == tawatur.DayUnknown && g.Days[last].Basis != l.Basis {
			g.Days = append(g.Days, threadDay{l.Happened, l.Basis, make([][]stepView, len(g.Threads))})
		}
		cells := g.Days[len(g.Days)-1].Cells
		at := column[threadOf(l.Event.Type.ID)]
		cells[at] = append(cells[at], l)
	}
	return g
}
