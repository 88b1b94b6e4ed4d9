package event

import (
	"slices"

	"tawatur"
)

// The types that a siege begins and ends with.
const (
	typeSiege  = "siege"
	typeLifted = "siege-lifted"
)

// endSieges notes at every siege the event that lifted it. They stay two events; the siege no longer goes on, and ends
// on the day of the lifting when that is stated. A lifting that fits several sieges ends none,
// nor does one that is only planned: facts holds the ids of events that are not.
func endSieges(events []tawatur.Event, facts map[string]bool, opt Options) {
	k := newLinker(opt)
	sieges := map[string][]*tawatur.Event{}
	for i := range events {
		if events[i].Type == typeSiege && facts[events[i].ID] {
			for _, p := range events[i].Places {
				sieges[p.ID] = append(sieges[p.ID], &events[i])
			}
		}
	}
	for i := range events {
		if l := &events[i]; l.Type == typeLifted && facts[l.ID] && !slices.ContainsFunc(l.Disputes, isOccurrence) {
			if s := k.lifted(l, sieges); s != nil {
				end(s, l)
			}
		}
	}
}

func isOccurrence(d tawatur.Dispute) bool { return d.Field == tawatur.DisputeOccurrence }

// lifted finds the one siege of the same place by the same party that had begun by the day of the lifting.
func (k *linker) lifted(l *tawatur.Event, sieges map[string][]*tawatur.Event) *tawatur.Event {
	var found *tawatur.Event
	for _, p := range l.Places {
		for _, s := range sieges[p.ID] {
			if s == found || !k.sameDoer(s, l) || s.Time.Start != "" && l.Time.Start != "" && l.Time.Start < s.Time.Start {
				continue
			}
			if found != nil && (l.Time.Start == "" || found.Time.Start == s.Time.Start) {
				return nil
			}
			if found == nil || s.Time.Start > found.Time.Start {
				found = s
			}
		}
	}
	return found
}

func (k *linker) sameDoer(a, b *tawatur.Event) bool {
	r, _ := k.closest(mainActors(a.Actors, []string{tawatur.RoleAgent}), mainActors(b.Actors, []string{tawatur.RoleAgent}))
	return r >= kin
}

func end(siege, lifting *tawatur.Event) {
	siege.Why = append(siege.Why, "lifted: "+lifting.ID)
	lifting.Why = append(lifting.Why, "ends the siege: "+siege.ID)
	siege.Time.Ongoing = false
	siege.Time.End = lifting.Time.Start // unknown where the day of the lifting is
	siege.Time.EDTF = edtf(siege.Time)
	if siege.Time.Start != "" && siege.Time.End == "" {
		siege.Time.EDTF = siege.Time.Start + "/" // EDTF: an end that is not known
	}
}
