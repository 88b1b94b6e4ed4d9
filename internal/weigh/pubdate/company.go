package pubdate

import (
	"cmp"
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
	by map[Key][]known
	// reports counts those that a key has.
	reports map[Key]int
}

type known struct {
	claim  *tawatur.Claim
	report *tawatur.Report
	day    time.Time
}

// Key is a type of event at a place: reports with none in common tell nothing of each other's date.
type Key struct{ Type, Place string }

// Common is how many dated reports make a key tell nothing: where so much happens, any company is chance.
const Common = 500

// lateNews is how long after an event a report still tells it as news; older tellings do not date others.
const lateNews = 7 * 24 * time.Hour

func index(entries []tawatur.Extraction) *dated {
	d := &dated{map[Key][]known{}, map[Key]int{}}
	for i := range entries {
		e := &entries[i]
		seen := map[Key]bool{}
		news(e, func(key Key, k known) {
			d.by[key] = append(d.by[key], k)
			if !seen[key] {
				seen[key] = true
				d.reports[key]++
			}
		})
	}
	return d
}

// news calls f for every claim of a dated report that can date another, under each of its keys.
func news(e *tawatur.Extraction, f func(Key, known)) {
	pub, err := time.Parse(time.DateOnly, e.Report.Published.Day())
	if err != nil || e.Report.Published.Basis == tawatur.BasisInferred {
		return
	}
	for j := range e.Claims {
		c := &e.Claims[j]
		day, ok := oneDay(c)
		if !ok || c.Background || !fact(c) || pub.Before(day) || pub.Sub(day) > lateNews {
			continue
		}
		for _, p := range placeIDs(c) {
			f(Key{c.Type, p}, known{c, &e.Report, day})
		}
	}
}

// Dates lists the keys under which a report can date others, each once.
func Dates(e tawatur.Extraction) []Key {
	var out []Key
	news(&e, func(k Key, _ known) { out = append(out, k) })
	return once(out)
}

// News returns a report with nothing but what it can date others by: its date, and the claims that [Dates] knows it by.
func News(e tawatur.Extraction) tawatur.Extraction {
	out := tawatur.Extraction{Report: tawatur.Report{ID: e.Report.ID, Published: e.Report.Published}}
	var last *tawatur.Claim
	news(&e, func(_ Key, k known) {
		if k.claim != last {
			out.Claims = append(out.Claims, *k.claim)
		}
		last = k.claim
	})
	return out
}

// DatedBy lists the keys under which others can date a report, each once; none when it has a date, or no words that fix the weekday.
func DatedBy(e tawatur.Extraction) []Key {
	if e.Report.Published.Day() != "" {
		return nil
	}
	var out []Key
	eachKey(&e, func(k Key, _ *tawatur.Claim) { out = append(out, k) })
	if len(out) == 0 || len(expressionsOf().signs(e.Report.Text)) == 0 { // most tell nothing by which they could be dated, and words cost more
		return nil
	}
	return once(out)
}

// eachKey calls f for the claims of a report that tell news, under each of their keys.
func eachKey(e *tawatur.Extraction, f func(Key, *tawatur.Claim)) {
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Background || !fact(c) {
			continue
		}
		for _, p := range placeIDs(c) {
			f(Key{c.Type, p}, c)
		}
	}
}

func once(ks []Key) []Key {
	slices.SortFunc(ks, func(a, b Key) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Place, b.Place)) })
	return slices.Compact(ks)
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
func (d *dated) company(e *tawatur.Extraction, common map[Key]bool) []friend {
	found := map[string]friend{}
	eachKey(e, func(key Key, c *tawatur.Claim) {
		if common[key] || d.reports[key] > Common {
			return
		}
		for _, k := range d.by[key] {
			if why, ok := sameEvent(c, k.claim); ok {
				f := friend{k.report.ID, k.report.Published.Day(), c.Type, why, k.day}
				found[f.report+f.kind+why+f.day.String()] = f
			}
		}
	})
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
	places, parties, numbers := common(placeIDs(a), placeIDs(b)), commonParties(a, b), numbersMeet(a, b)
	points := len(places) - 1 + len(parties)
	if numbers != "" {
		points++
	}
	if points < 2 {
		return "", false
	}
	return fmt.Sprintf("same places %v, parties %v, numbers %q", places, parties, numbers), true
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

// commonParties returns the parties that are in the same roles of both claims; civilians are in too many to count.
func commonParties(a, b *tawatur.Claim) []string {
	var out []string
	for i := range a.Actors {
		x := &a.Actors[i]
		if x.ID == "" || x.ID == "civilians" || !slices.ContainsFunc(b.Actors, func(y tawatur.ActorRef) bool { return y.ID == x.ID && y.Role == x.Role }) {
			continue
		}
		if party := x.Role + " " + x.ID; !slices.Contains(out, party) {
			out = append(out, party)
		}
	}
	slices.Sort(out)
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
