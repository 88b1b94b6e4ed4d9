package export

import (
	"slices"

	"tawatur"
)

// toll is a range of people harmed as the claims of an event state it. A nil bound is one that nobody states; both nil with
// said means that somebody tells of such harm without a number.
type toll struct {
	low, high *int
	said      bool
}

// exact returns the number when all who state one state the same, else nil.
func (t toll) exact() *int {
	if t.low != nil && t.high != nil && *t.low == *t.high {
		return t.low
	}
	return nil
}

// Groups within the civilians.
const (
	whoCivilians = "civilians"
	whoFighters  = "fighters"
)

func isPart(who string) bool { return slices.Contains([]string{"children", "women", "men"}, who) }

// killed returns the range of the dead of an event, all groups together. Groups are added up; children, women and men are
// part of the civilians. Where the claims dispute who the dead were, they may be the same people: the least is then the
// greatest of the groups' least. "Killed and injured" not told apart leaves the most open.
func killed(e tawatur.Event) toll {
	groups := tolls(e, tawatur.HarmKilled)
	if len(groups) == 0 {
		return toll{}
	}
	same := disputed(e, tawatur.DisputeVictimStatus)
	out := toll{said: true, high: new(int)}
	for _, who := range sortedKeys(groups) {
		t := groups[who]
		out.low = atLeast(out.low, t.low, !same)
		out.high = sum(out.high, t.high)
	}
	if slices.ContainsFunc(e.Harm, func(h tawatur.EventHarm) bool { return h.Kind == tawatur.HarmCasualties }) {
		out.high = nil
	}
	return out
}

// tolls returns the ranges of one kind of harm by group, the parts of the civilians within the civilians.
func tolls(e tawatur.Event, kind string) map[string]toll {
	out, parts := map[string]toll{}, toll{high: new(int)}
	for _, h := range e.Harm {
		if h.Kind != kind {
			continue
		}
		t := toll{h.Min, h.Max, true}
		if !isPart(h.Who) {
			out[h.Who] = t
			continue
		}
		parts.said, parts.low, parts.high = true, atLeast(parts.low, t.low, false), sum(parts.high, t.high)
	}
	if !parts.said {
		return out
	}
	whole, told := out[whoCivilians]
	if !told {
		out[whoCivilians] = parts
		return out
	}
	whole.low = atLeast(whole.low, parts.low, false)
	if whole.high != nil && parts.low != nil && *whole.high < *parts.low {
		whole.high = nil // the part is told as more than the whole
	}
	out[whoCivilians] = whole
	return out
}

// all returns the range of one kind of harm, all groups together.
func all(e tawatur.Event, kind string) toll {
	out := toll{high: new(int)}
	groups := tolls(e, kind)
	for _, who := range sortedKeys(groups) {
		out.said = true
		out.low, out.high = atLeast(out.low, groups[who].low, true), sum(out.high, groups[who].high)
	}
	if !out.said {
		return toll{}
	}
	return out
}

// atLeast joins two lower bounds, of which either may be open: their sum, or the greater.
func atLeast(a, b *int, add bool) *int {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	n := max(*a, *b)
	if add {
		n = *a + *b
	}
	return &n
}

// sum adds two upper bounds; one that is open leaves the sum open.
func sum(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

// disputed reports whether the claims of an event differ on a field.
func disputed(e tawatur.Event, field string) bool {
	return slices.ContainsFunc(e.Disputes, func(d tawatur.Dispute) bool { return d.Field == field })
}

// disputedFields lists the fields on which the claims of an event differ.
func disputedFields(e tawatur.Event) []string {
	var out []string
	for _, d := range e.Disputes {
		out = append(out, d.Field)
	}
	return out
}
