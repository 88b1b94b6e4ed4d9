package eval

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Where the end-to-end figure is lost: the events that were found and not read right in everything, with what each slot lacks and
// what it has too much, and what the figure would be if one slot were always right.

// Fault is a gold event that was found and misses something all the same: its slots that are not right.
type Fault struct {
	Miss
	Slots []WrongSlot
}

// WrongSlot is what a slot lacks of gold's fillers and what it has that gold has not, each as it is printed: role, words, id.
type WrongSlot struct {
	Name           string
	Missing, Extra []string
}

func (w WrongSlot) right() bool { return len(w.Missing) == 0 && len(w.Extra) == 0 }

// Loss is what one slot costs: the events in which it is wrong, those in which nothing else is, and the end-to-end F1 if it were
// right in all.
type Loss struct {
	Slot       string
	In, Alone  int
	EndToEndF1 float64
}

// strays names the claims that belong to no gold event, beside the slots.
const strays = "claims of no event"

// setLost sums up the faults by slot, and adds what the claims of no event cost.
func (r *Result) setLost(s *scorer) {
	over := s.all.claims - s.all.right
	for _, slot := range []string{slotActors, slotPlaces, slotDates, slotDeaths} {
		l := Loss{Slot: slot}
		for _, f := range r.Faults {
			if slices.ContainsFunc(f.Slots, func(w WrongSlot) bool { return w.Name == slot }) {
				l.In++
				if len(f.Slots) == 1 {
					l.Alone++
				}
			}
		}
		l.EndToEndF1 = s.endToEnd(s.perfect+l.Alone, over)
		r.Lost = append(r.Lost, l)
	}
	r.Lost = append(r.Lost, Loss{Slot: strays, In: over, Alone: over, EndToEndF1: s.endToEnd(s.perfect, 0)})
}

// filler writes what stands in a slot, what is not known left out.
func filler(role, words, id string) string {
	return strings.Join(slices.DeleteFunc([]string{role, fmt.Sprintf("%q", words), id}, func(s string) bool { return s == "" }), " ")
}

// words returns the words of a mention, where it has only offsets those of the text.
func (r *reader) words(m mention, near []span) string {
	if where := m.spans(r.text, near); m.Words == "" && len(where) > 0 {
		return string(r.runes[where[0][0]:where[0][1]])
	}
	return m.Words
}

func (r Result) lost(b *bytes.Buffer) {
	fmt.Fprintf(b, "end to end: %d events not found, %d found and not all right\n", len(r.Misses), len(r.Faults))
	for _, l := range r.Lost {
		if l.Slot == strays {
			fmt.Fprintf(b, "  %-18s %d; without them F1 %.3f\n", l.Slot, l.In, l.EndToEndF1)
			continue
		}
		fmt.Fprintf(b, "  %-18s wrong in %d, nothing else in %d; were they right F1 %.3f\n", l.Slot, l.In, l.Alone, l.EndToEndF1)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(b, "  ", f.Report, f.Event, f.Type, f.Evidence)
		for _, w := range f.Slots {
			fmt.Fprintf(b, "      %s:%s%s\n", w.Name, listed(" lacks ", w.Missing), listed(" has ", w.Extra))
		}
	}
}

func listed(what string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return what + strings.Join(list, "; ")
}
