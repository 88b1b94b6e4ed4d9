package shelf

import (
	"cmp"
	"fmt"
	"slices"

	"tawatur"
)

// Memory is a shelf in memory. The zero value is empty and ready; it is not safe for concurrent use.
type Memory struct {
	reports map[int64]tawatur.Extraction
	under   map[uint64][]Entry
	prints  map[Print][]int64
	links   map[Item]map[Item]int
	eventOf map[Item]string
	groups  map[string]Group
	// at holds the ids of events by place.
	at map[string]map[string]bool
	// tales are the stories, telling the ids of those that an event stands in.
	tales   map[string]Tale
	telling map[string]map[string]bool
}

// Put keeps a report under a number, in place of the one that had it.
func (m *Memory) Put(report int64, e tawatur.Extraction) {
	if m.reports == nil {
		*m = Memory{map[int64]tawatur.Extraction{}, map[uint64][]Entry{}, map[Print][]int64{}, map[Item]map[Item]int{}, map[Item]string{}, map[string]Group{}, map[string]map[string]bool{}, nil, nil}
	}
	m.reports[report] = e
}

// Bring does nothing: all is at hand.
func (m *Memory) Bring(Wants) error { return nil }

// Entry returns a report by its number.
func (m *Memory) Entry(report int64) (tawatur.Extraction, error) {
	e, ok := m.reports[report]
	if !ok {
		return e, fmt.Errorf("no report has the number %d", report)
	}
	return e, nil
}

// inOrder is the order of a key's entries.
func inOrder(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Item, b.Item))
}

// Enter puts entries under their keys.
func (m *Memory) Enter(es []Entry) error {
	if m.under == nil {
		m.under = map[uint64][]Entry{}
	}
	for _, e := range es {
		i, there := slices.BinarySearchFunc(m.under[e.Key], e, inOrder)
		if !there {
			m.under[e.Key] = slices.Insert(m.under[e.Key], i, e)
		}
	}
	return nil
}

// Leave takes entries away.
func (m *Memory) Leave(es []Entry) error {
	for _, e := range es {
		if i, there := slices.BinarySearchFunc(m.under[e.Key], e, inOrder); there {
			m.under[e.Key] = slices.Delete(m.under[e.Key], i, i+1)
		}
	}
	return nil
}

// Near returns the entries of a key in any of the ranges.
func (m *Memory) Near(key uint64, ranges []Range) ([]Entry, error) {
	var out []Entry
	es := m.under[key]
	for _, r := range ranges {
		out = within(out, es, r)
	}
	return out, nil
}

// Count counts the entries of a key.
func (m *Memory) Count(key uint64, most int) (int, error) { return min(most, len(m.under[key])), nil }

// Imprint notes that a report has fingerprints.
func (m *Memory) Imprint(report int64, prints []Print) error {
	for _, p := range prints {
		if i, there := slices.BinarySearch(m.prints[p], report); !there {
			m.prints[p] = slices.Insert(m.prints[p], i, report)
		}
	}
	return nil
}

// Efface notes that a report has fingerprints no more.
func (m *Memory) Efface(report int64, prints []Print) error {
	for _, p := range prints {
		if i, there := slices.BinarySearch(m.prints[p], report); there {
			m.prints[p] = slices.Delete(m.prints[p], i, i+1)
		}
	}
	return nil
}

// Holders returns the reports that have fingerprints.
func (m *Memory) Holders(prints []Print, most int) ([][]int64, error) {
	out := make([][]int64, len(prints))
	for i, p := range prints {
		held := m.prints[p]
		out[i] = slices.Clone(held[:min(most, len(held))])
	}
	return out, nil
}

// Links returns the links of an item.
func (m *Memory) Links(i Item) ([]Link, error) {
	out := make([]Link, 0, len(m.links[i]))
	for o, w := range m.links[i] {
		out = append(out, Link{o, w})
	}
	return out, nil
}

// Link makes or changes a link.
func (m *Memory) Link(a, b Item, worth int) error {
	for _, p := range [2][2]Item{{a, b}, {b, a}} {
		if m.links[p[0]] == nil {
			m.links[p[0]] = map[Item]int{}
		}
		m.links[p[0]][p[1]] = worth
	}
	return nil
}

// Unlink removes a link.
func (m *Memory) Unlink(a, b Item) error {
	delete(m.links[a], b)
	delete(m.links[b], a)
	return nil
}

// EventOf returns the id of the event that an item is in.
func (m *Memory) EventOf(i Item) (string, error) { return m.eventOf[i], nil }

// Items returns the items of an event.
func (m *Memory) Items(event string) ([]Item, error) { return m.groups[event].Items, nil }

// Group returns an event.
func (m *Memory) Group(event string) (Group, error) {
	g, ok := m.groups[event]
	if !ok {
		return g, fmt.Errorf("there is no event %s", event)
	}
	return Group{Event: g.Event, Day: g.Day}, nil
}

// At returns the events of a type that name a place and have a day between two.
func (m *Memory) At(place, typ string, from, to, most int) ([]Group, error) {
	var out []Group
	for id := range m.at[place] {
		if g := m.groups[id]; g.Event.Type == typ && from <= g.Day && g.Day <= to && len(out) < most {
			out = append(out, Group{Event: g.Event, Day: g.Day})
		}
	}
	return out, nil
}

// Replace takes events away and puts groups in their stead.
func (m *Memory) Replace(gone []string, made []Group) error {
	for _, id := range gone {
		g := m.groups[id]
		for _, i := range g.Items {
			if m.eventOf[i] == id {
				delete(m.eventOf, i)
			}
		}
		for _, p := range g.Event.Places {
			delete(m.at[p.ID], id)
		}
		delete(m.groups, id)
	}
	for _, g := range made {
		m.groups[g.Event.ID] = g
		for _, i := range g.Items {
			m.eventOf[i] = g.Event.ID
		}
		if g.Day == NoDay {
			continue
		}
		for _, p := range g.Event.Places {
			if m.at[p.ID] == nil {
				m.at[p.ID] = map[string]bool{}
			}
			m.at[p.ID][g.Event.ID] = true
		}
	}
	return nil
}

// Events returns all events in the order of their ids.
func (m *Memory) Events() []tawatur.Event {
	out := make([]tawatur.Event, 0, len(m.groups))
	for _, g := range m.groups {
		out = append(out, g.Event)
	}
	slices.SortFunc(out, func(a, b tawatur.Event) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
