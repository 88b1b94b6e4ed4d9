package event

import (
	"cmp"
	"slices"

	"tawatur"
)

// mergePlaces returns the narrowest place on which most claims agree, and every place named. A claim agrees on a place
// when it names it or one inside it.
func (k *linker) mergePlaces(items []*item) (*tawatur.EventPlace, []tawatur.EventPlace) {
	refs := map[string]tawatur.PlaceRef{}
	var order []string
	named := map[string]int{}
	placed := 0
	for _, it := range items {
		placed += boolInt(len(it.places) > 0)
		seen := []string{}
		for _, p := range it.places {
			if _, ok := refs[p.ID]; !ok {
				refs[p.ID] = p
				order = append(order, p.ID)
			}
			seen = add(seen, p.ID)
		}
		for _, id := range seen {
			named[id]++
		}
	}
	if len(order) == 0 {
		return nil, nil
	}
	var all []tawatur.EventPlace
	for _, id := range slices.Sorted(slices.Values(order)) {
		all = append(all, k.describe(refs[id]))
	}
	best := k.describe(refs[k.agreed(order, refs, named, items, placed)])
	return &best, all
}

// agreed picks the place. A claim that names only a region does not gainsay one that names a village in it: so the
// village that more than half of those who name any village name is the place. Where they name many, it is the unit in which
// a majority of all placed claims lies, the narrowest, the most named, the first told.
func (k *linker) agreed(order []string, refs map[string]tawatur.PlaceRef, named map[string]int, items []*item, placed int) string {
	at := func(id string) int { return slices.Index(order, id) }
	if v := mostNamedVillage(order, refs, named); v != "" && named[v]*2 > villagers(items) {
		return v
	}
	inside := map[string]int{}
	for _, id := range order {
		for _, it := range items {
			inside[id] += boolInt(slices.ContainsFunc(it.places, func(p tawatur.PlaceRef) bool { return p.ID == id || k.contains(id, p.ID) }))
		}
	}
	minority := func(id string) int { return boolInt(inside[id]*2 <= placed) }
	return slices.MinFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(minority(a), minority(b)), cmp.Compare(rank(refs[a].Precision), rank(refs[b].Precision)),
			cmp.Compare(named[b], named[a]), cmp.Compare(at(a), at(b)))
	})
}

// mostNamedVillage returns the settlement or site that most claims name, the first told of equals; "" for none.
func mostNamedVillage(order []string, refs map[string]tawatur.PlaceRef, named map[string]int) string {
	best := ""
	for _, id := range order {
		if narrow(refs[id]) && (best == "" || named[id] > named[best]) {
			best = id
		}
	}
	return best
}

// villagers counts the claims that name a settlement or a site.
func villagers(items []*item) int {
	n := 0
	for _, it := range items {
		n += boolInt(slices.ContainsFunc(it.places, narrow))
	}
	return n
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
