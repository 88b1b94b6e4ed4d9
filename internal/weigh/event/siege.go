package event

import (
	"fmt"
	"slices"
	"time"

	"tawatur"
)

// The types that a siege begins and ends with.
const (
	typeSiege  = "siege"
	typeLifted = "siege-lifted"
)

// endSieges notes at every siege the event that lifted it. They stay two events; the siege no longer goes on, and ends
// on the day of the lifting when that is stated. A lifting that fits several sieges ends none,
// nor does one that is only planned: facts holds the ids of events that are not. lasted holds for how many days an event had
// gone on when a report told of it, by "EVENT REPORT": where the day of the lifting is not stated, the report that tells of it
// may tell how long the siege had lasted.
func (k *linker) endSieges(events []tawatur.Event, facts map[string]bool, lasted map[string]int) {
	sieges := map[string][]*tawatur.Event{}
	for i := range events {
		if events[i].Type == typeSiege && facts[events[i].ID] {
			for _, p := range events[i].Places {
				sieges[p.ID] = append(sieges[p.ID], &events[i])
			}
		}
	}
	liftings := map[*tawatur.Event][]*tawatur.Event{}
	for i := range events {
		if l := &events[i]; l.Type == typeLifted && facts[l.ID] && !slices.ContainsFunc(l.Disputes, isOccurrence) {
			if s := k.lifted(l, sieges); s != nil {
				liftings[s] = append(liftings[s], l)
			}
		}
	}
	for s, ls := range liftings {
		end(s, ls, lasted)
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

// end ends a siege: on the first day that a report of its lifting states; else so many days after its start as such a
// report says that it had lasted, approximately; else on an unknown day.
func end(siege *tawatur.Event, liftings []*tawatur.Event, lasted map[string]int) {
	stated, estimate, why := "", "", ""
	start := day(siege.Time.Start)
	for _, l := range liftings {
		siege.Why = append(siege.Why, "lifted: "+l.ID)
		l.Why = append(l.Why, "ends the siege: "+siege.ID)
		if l.Time.Start != "" && (stated == "" || l.Time.Start < stated) {
			stated = l.Time.Start
		}
		for _, c := range l.Claims {
			if n := lasted[siege.ID+" "+c.Report]; n > 0 && start != noDay && estimate == "" {
				estimate = time.Unix(int64(start+n)*86400, 0).UTC().Format(time.DateOnly)
				why = reason("ended about %s: report %s, which tells of the lifting, says that it had lasted %d days", estimate, c.Report, n)
			}
		}
	}
	siege.Time.Ongoing = false
	switch {
	case stated != "" || start == noDay:
		siege.Time.End = stated
		siege.Time.EDTF = edtf(siege.Time)
	case estimate != "":
		siege.Time.End = estimate
		siege.Time.EDTF = siege.Time.Start + "/" + estimate + "~"
		siege.Why = append(siege.Why, why)
	default:
		siege.Time.End = ""
		siege.Time.EDTF = siege.Time.Start + "/" // EDTF: an end that is not known
	}
}

// lastedDays returns for how many days an act had gone on when it was told, 0 where the words do not measure it.
func lastedDays(c tawatur.Claim) int {
	var n int
	var unit rune
	if _, err := fmt.Sscanf(c.Time.Lasted, "P%d%c", &n, &unit); err != nil {
		return 0
	}
	return n * map[rune]int{'D': 1, 'W': 7, 'M': 30, 'Y': 365}[unit]
}
