package event

import (
	"cmp"
	"maps"
	"slices"

	"tawatur"
)

// mergePlaces returns the narrowest place on which most reports agree, nil where that is a village that no list has, and every
// listed place named. A report agrees on a place when it names it or one inside it.
func (k *linker) mergePlaces(items []*item) (*tawatur.EventPlace, []tawatur.EventPlace) {
	v := k.poll(items)
	var all []tawatur.EventPlace
	for _, id := range slices.Sorted(slices.Values(v.order)) {
		if onList(v.refs[id]) {
			all = append(all, k.describe(v.refs[id]))
		}
	}
	id := k.agreed(v)
	if id == "" {
		return nil, all
	}
	best := k.describe(v.refs[id])
	if s, ok := k.along(v, id); ok {
		best = s
	}
	return &best, all
}

// along returns the land between a place and another, where at least half of the reports that name a village tell that it was there.
func (k *linker) along(v *votes, place string) (tawatur.EventPlace, bool) {
	for _, id := range slices.Sorted(maps.Keys(v.stretches)) {
		if a, b, _ := tawatur.StretchEnds(id); (a == place || b == place) && v.stretches[id]*2*wholeVote >= v.villagers && k.Geo != nil {
			return k.Geo.Place(id)
		}
	}
	return tawatur.EventPlace{}, false
}

// stretchOf is the id of the land between two villages in which a claim puts its act, "" where it names another village as well.
func stretchOf(it *item) string {
	if len(it.villages) != 2 || !onList(it.villages[0]) || !onList(it.villages[1]) || !it.villages[0].Between || !it.villages[1].Between {
		return ""
	}
	return tawatur.StretchID(it.villages[0].ID, it.villages[1].ID)
}

// wholeVote is the vote of a report for one village; a claim that names several divides it among them.
const wholeVote = 60

// votes is what reports say of where an event was. A report has one vote, however often it tells the event.
type votes struct {
	order []string // the places, in order of first telling
	refs  map[string]tawatur.PlaceRef
	// named is the vote for each place by name, claims how many claims name it, inside how many reports name it or a place within it.
	named, claims, inside map[string]int
	// stretches says how many reports put it between two villages, by the id of the land between them.
	stretches map[string]int
	// villagers is the sum of votes of those who name a village, placed how many reports name any place.
	villagers, placed int
}

// poll counts the votes of all reports.
func (k *linker) poll(items []*item) *votes {
	v := &votes{refs: map[string]tawatur.PlaceRef{}, named: map[string]int{}, claims: map[string]int{}, inside: map[string]int{}, stretches: map[string]int{}}
	by := map[string][]*item{}
	for _, it := range items {
		for _, p := range it.places {
			if _, ok := v.refs[p.ID]; !ok {
				v.refs[p.ID] = p
				v.order = append(v.order, p.ID)
			}
		}
		by[it.Claim.Report] = append(by[it.Claim.Report], it)
	}
	for _, its := range by {
		k.count(v, its)
	}
	return v
}

// count adds the vote of the claims of one report.
func (k *linker) count(v *votes, its []*item) {
	share, between := map[string]int{}, map[string]bool{}
	village := 0
	for _, it := range its {
		if id := stretchOf(it); id != "" {
			between[id] = true
		}
		n := 0
		for _, p := range it.places {
			n += boolInt(narrow(p))
		}
		for _, p := range it.places {
			share[p.ID] = max(share[p.ID], wholeVote/max(n, 1))
			v.claims[p.ID]++
		}
		village = max(village, boolInt(n > 0)*wholeVote)
	}
	for id, s := range share {
		v.named[id] += s
	}
	for id := range between {
		v.stretches[id]++
	}
	for _, id := range v.order {
		v.inside[id] += boolInt(slices.ContainsFunc(its, func(it *item) bool {
			return slices.ContainsFunc(it.places, func(p tawatur.PlaceRef) bool { return p.ID == id || k.contains(id, p.ID) })
		}))
	}
	v.villagers += village
	v.placed += boolInt(len(share) > 0)
}

// agreed picks the place, "" for none. A report that names only a region does not gainsay one that names a village in it: so
// the village for which more than half of the votes for villages are is the place. Where no village has so many, it is the
// unit in which a majority of all placed reports lies, the narrowest, the most named, the first told. Where the village is
// one that no list has, another near it would be a guess: then the place is the larger unit in which a majority lies, if there is one.
func (k *linker) agreed(v *votes) string {
	village := v.mostNamedVillage()
	units := v.order
	switch {
	case village == "":
	case !onList(v.refs[village]):
		units = slices.DeleteFunc(slices.Clone(units), func(id string) bool { return narrow(v.refs[id]) })
	case v.named[village]*2 > v.villagers:
		return village
	default:
		units = slices.DeleteFunc(slices.Clone(units), func(id string) bool { return !onList(v.refs[id]) })
	}
	if len(units) == 0 {
		return ""
	}
	minority := func(id string) int { return boolInt(v.inside[id]*2 <= v.placed) }
	best := slices.MinFunc(units, func(a, b string) int {
		return cmp.Or(cmp.Compare(minority(a), minority(b)), cmp.Compare(rank(v.refs[a].Precision), rank(v.refs[b].Precision)), v.lessNamed(a, b))
	})
	if village != "" && !onList(v.refs[village]) && minority(best) == 1 {
		return ""
	}
	return best
}

// mostNamedVillage returns the settlement or site with most votes, "" for none.
func (v *votes) mostNamedVillage() string {
	villages := slices.DeleteFunc(slices.Clone(v.order), func(id string) bool { return !narrow(v.refs[id]) })
	if len(villages) == 0 {
		return ""
	}
	return slices.MinFunc(villages, v.lessNamed)
}

// lessNamed orders places by their votes; of equals comes first one that no list has, since the other may be the town by which
// it is found, then the one that most claims name, then the first told.
func (v *votes) lessNamed(a, b string) int {
	known := func(id string) int { return boolInt(onList(v.refs[id])) }
	return cmp.Or(cmp.Compare(v.named[b], v.named[a]), cmp.Compare(known(a), known(b)), cmp.Compare(v.claims[b], v.claims[a]),
		cmp.Compare(slices.Index(v.order, a), slices.Index(v.order, b)))
}

func (k *linker) contains(parent, child string) bool {
	return k.Geo != nil && k.Geo.Contains(parent, child)
}

// describe turns a claim's place into an event's, with what the gazetteer knows of it.
func (k *linker) describe(p tawatur.PlaceRef) tawatur.EventPlace {
	if k.Geo != nil {
		if e, ok := k.Geo.Place(p.ID); ok {
			return e
		}
	}
	e := tawatur.EventPlace{ID: p.ID, Name: tawatur.Name{AR: p.Mention.Text, EN: cmp.Or(p.NameEN, p.ID)}, Precision: p.Precision}
	if p.Lat != nil && p.Lon != nil {
		e.Lat, e.Lon = *p.Lat, *p.Lon
	}
	return e
}
