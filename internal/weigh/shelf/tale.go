package shelf

import (
	"cmp"
	"slices"

	"tawatur"
)

// Tale is a story with what it is found by.
type Tale struct {
	Story tawatur.Story
	// Within are the areas that its places lie in.
	Within []string
	// Former are the ids that it may have had, its own among them; with First those that speak of its kind, which lead to it before they
	// lead to another.
	Former []FormerID
}

// FormerID is an id that a story may have had.
type FormerID struct {
	ID    string
	First bool
}

// Tales keeps stories beside the events, with an index of the events that they are made of.
type Tales interface {
	// Bring, Enter, Leave, Near and Group are those of [Shelf].
	Bring(w Wants) error
	Enter(es []Entry) error
	Leave(es []Entry) error
	Near(key uint64, ranges []Range) ([]Entry, error)
	Group(event string) (Group, error)

	// Telling returns the ids of the stories in which any of some events stands, each once.
	Telling(events []string) ([]string, error)
	// Retell takes stories away and puts others in their stead. An id may be in both.
	Retell(gone []string, told []Tale) error
}

// Telling returns the stories in which any of some events stands.
func (m *Memory) Telling(events []string) ([]string, error) {
	var out []string
	for _, id := range events {
		for story := range m.telling[id] {
			out = append(out, story)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Retell takes stories away and puts others in their stead.
func (m *Memory) Retell(gone []string, told []Tale) error {
	if m.tales == nil {
		m.tales, m.telling = map[string]Tale{}, map[string]map[string]bool{}
	}
	for _, id := range gone {
		for _, s := range m.tales[id].Story.Steps {
			delete(m.telling[s.Event], id)
		}
		delete(m.tales, id)
	}
	for _, t := range told {
		m.tales[t.Story.ID] = t
		for _, s := range t.Story.Steps {
			if m.telling[s.Event] == nil {
				m.telling[s.Event] = map[string]bool{}
			}
			m.telling[s.Event][t.Story.ID] = true
		}
	}
	return nil
}

// Called returns the id of the story that an id, of now or of before, leads to, "" for none.
func (m *Memory) Called(id string) string {
	if _, now := m.tales[id]; now {
		return id
	}
	any := ""
	for _, t := range m.Tales() {
		for _, f := range t.Former {
			switch {
			case f.ID != id:
			case f.First:
				return t.Story.ID
			case any == "":
				any = t.Story.ID
			}
		}
	}
	return any
}

// Tales returns all stories in the order of their ids.
func (m *Memory) Tales() []Tale {
	out := make([]Tale, 0, len(m.tales))
	for _, t := range m.tales {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b Tale) int { return cmp.Compare(a.Story.ID, b.Story.ID) })
	return out
}
