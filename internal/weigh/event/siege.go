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
func endSieges(events []tawatur.Event, facts map[string]bool, lasted map[string]int, opt Options) {
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
				end(s, l, lasted)
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

func end(siege, lifting *tawatur.Event, lasted map[string]int) {
	siege.Why = append(siege.Why, "lifted: "+lifting.ID)
	lifting.Why = append(lifting.Why, "ends the siege: "+siege.ID)
	siege.Time.Ongoing = false
	if siege.Time.End = lifting.Time.Start; siege.Time.End == "" {
		endByLength(siege, lifting, lasted)
		return
	}
	siege.Time.EDTF = edtf(siege.Time)
}

// endByLength ends a siege whose lifting nobody dates: so many days after its start as the report that tells of the
// lifting gives it, approximately; else on an unknown day.
func endByLength(siege, lifting *tawatur.Event, lasted map[string]int) {
	start := day(siege.Time.Start)
	if start == noDay {
		siege.Time.EDTF = edtf(siege.Time)
		return
	}
	siege.Time.EDTF = siege.Time.Start + "/" // EDTF: an end that is not known
	for _, c := range lifting.Claims {
		if n := lasted[siege.ID+" "+c.Report]; n > 0 {
			siege.Time.End = time.Unix(int64(start+n)*86400, 0).UTC().Format(time.DateOnly)
			siege.Time.EDTF = siege.Time.Start + "/" + siege.Time.End + "~"
			siege.Why = append(siege.Why, reason("ended about %s: report %s, which tells of the lifting, says that it had lasted %d days", siege.Time.End, c.Report, n))
			return
		}
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
