package pubdate

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"tawatur"
)

// friend is a dated telling of an event that an undated report tells too.
type friend struct {
	report, published, kind, why string
	// day is the event's.
	day time.Time
}

// dated indexes the claims with a known day of reports with a known date, by type and place.
type dated struct {
	by map[[2]string][]known
}

type known struct {
	claim  *tawatur.Claim
	report *tawatur.Report
	day    time.Time
}

// lateNews is how long after an event a report still tells it as news; older tellings do not date others.
const lateNews = 7 * 24 * time.Hour

func index(entries []tawatur.Extraction) *dated {
	d := &dated{map[[2]string][]known{}}
	for i := range entries {
		r := &entries[i].Report
		pub, err := time.Parse(time.DateOnly, r.Published.Day())
		if err != nil || r.Published.Basis == tawatur.BasisInferred {
			continue
		}
		for j := range entries[i].Claims {
			c := &entries[i].Claims[j]
			day, ok := oneDay(c)
			if !ok || c.Background || !fact(c) || pub.Before(day) || pub.Sub(day) > lateNews {
				continue
			}
			for _, p := range placeIDs(c) {
				key := [2]string{c.Type, p}
				d.by[key] = append(d.by[key], known{c, r, day})
			}
		}
	}
	return d
}

// oneDay returns the day of a claim that states exactly one.
func oneDay(c *tawatur.Claim) (time.Time, bool) {
	if len(c.Time.Start) < 10 || len(c.Time.End) >= 10 && c.Time.End[:10] != c.Time.Start[:10] || c.Time.Ongoing {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, c.Time.Start[:10])
	return t, err == nil
}

func fact(c *tawatur.Claim) bool { return c.Modality == tawatur.Asserted || c.Modality == "" }

// placeIDs returns the settlements and sites of a claim: a governorate tells no event from another.
func placeIDs(c *tawatur.Claim) []string {
	var out []string
	for _, p := range c.Places {
		near := p.Precision == tawatur.PrecisionSettlement || p.Precision == tawatur.PrecisionSite
		if near && p.ID != "" && p.Role != tawatur.PlaceOrigin && !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}

// company lists the dated tellings of the events that a report tells, in a fixed order. A telling counts when type and
// place are the same and two more things are: a party, an exact number of dead or hurt, another place.
func (d *dated) company(e *tawatur.Extraction) []friend {
	found := map[string]friend{}
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Background || !fact(c) {
			continue
		}
		for _, p := range placeIDs(c) {
			for _, k := range d.by[[2]string{c.Type, p}] {
				if why, ok := sameEvent(c, k.claim); ok {
					f := friend{k.report.ID, k.report.Published.Day(), c.Type, why, k.day}
					found[f.report+f.kind+why+f.day.String()] = f
				}
			}
		}
	}
	keys := make([]string, 0, len(found))
	for key := range found {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	out := make([]friend, len(keys))
	for i, key := range keys {
		out[i] = found[key]
	}
	return out
}

func sameEvent(a, b *tawatur.Claim) (string, bool) {
	places, parties, numbers := common(placeIDs(a), placeIDs(b)), common(actorIDs(a), actorIDs(b)), numbersMeet(a, b)
	points := len(places) - 1 + len(parties)
	if numbers != "" {
		points++
	}
	return fmt.Sprintf("same places %v, parties %v, numbers %q", places, parties, numbers), points >= 2
}

func common(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return out
}

// actorIDs returns the parties of a claim by role; civilians are in too many to count.
func actorIDs(c *tawatur.Claim) []string {
	var out []string
	for _, a := range c.Actors {
		if id := a.Role + " " + a.ID; a.ID != "" && a.ID != "civilians" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// numbersMeet returns the first kind of harm of which both claims state the same exact number above two.
func numbersMeet(a, b *tawatur.Claim) string {
	for _, x := range a.Harm {
		for _, y := range b.Harm {
			if x.Kind == y.Kind && exact(x) && exact(y) && *x.Min == *y.Min && *x.Min > 2 {
				return fmt.Sprintf("%s %d", x.Kind, *x.Min)
			}
		}
	}
	return ""
}

func exact(h tawatur.Harm) bool { return h.Min != nil && h.Max != nil && *h.Min == *h.Max }
