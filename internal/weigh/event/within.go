package event

import (
	"slices"

	"tawatur/internal/weigh/shelf"
)

// place notes in what areas the places of groups lie, each area once, in the order of their ids.
func (w *Weaver) place(groups []shelf.Group) {
	if w.Within == nil {
		return
	}
	for i := range groups {
		g := &groups[i]
		g.Within = nil
		for _, p := range g.Event.Places {
			g.Within = append(g.Within, w.Within(p.ID)...)
		}
		if p := g.Event.Place; p != nil {
			g.Within = append(g.Within, w.Within(p.ID)...)
		}
		slices.Sort(g.Within)
		g.Within = slices.Compact(g.Within)
	}
}
