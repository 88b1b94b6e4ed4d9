package web

import (
	"cmp"
	"net/url"
	"slices"

	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// downView leads through the hierarchy of places: from the world to countries, governorates, districts, sub-districts, and their towns and villages.
type downView struct {
	// Above are the areas that the place of the filter lies in, the widest first; All lifts the filter of places, empty where there is none.
	Above []namedLink
	All   string
	Here  string
	// Below are the places right below it of which the record tells, those of most events first; More is how many are not listed.
	Below []namedLink
	More  int
}

// mostBelow is how many places right below another are listed.
const mostBelow = 40

// down leads from the place of a filter up and down, from nowhere to the countries; nil where nobody knows of a hierarchy, and for a name of places
// that lie apart.
func (n namer) down(at string, of []search.Reading, ch choices, list string, q url.Values) *downView {
	opt := n.s.opt
	if opt.Below == nil || opt.Names == nil {
		return nil
	}
	v := &downView{}
	if at != "" {
		place, ok := n.widest(of)
		if !ok {
			return nil
		}
		at, v.Here = place.ID, n.labelled(place)
		all := url.Values{}
		for k, x := range q {
			if k != store.KindPlace && k != "after" {
				all[k] = x
			}
		}
		v.All = list + "?" + all.Encode()
		for _, id := range opt.Above(at) {
			v.Above = append(v.Above, n.placeLink(id, ch.told[id], list, q))
		}
	}
	for _, id := range opt.Below(at) {
		if ch.told[id] > 0 {
			v.Below = append(v.Below, n.placeLink(id, ch.told[id], list, q))
		}
	}
	slices.SortStableFunc(v.Below, func(a, b namedLink) int { return cmp.Compare(b.events, a.events) })
	if more := len(v.Below) - mostBelow; more > 0 {
		v.Below, v.More = v.Below[:mostBelow], more
	}
	return v
}

// placeLink narrows or widens a list to a place.
func (n namer) placeLink(id string, events int, list string, q url.Values) namedLink {
	p := search.Named{Kind: store.KindPlace, ID: id}
	known := n.s.opt.Names(store.KindPlace, id)
	if i := slices.IndexFunc(known, func(b search.Named) bool { return b.ID == id }); i >= 0 {
		p = known[i]
	}
	return namedLink{Label: n.pick(p.Name.AR, p.Name.EN, id), Told: n.N("total", events), Href: only(list, q, p), events: events}
}

// widest is the place that the words of a filter name; of several, that in which all the others lie.
func (n namer) widest(of []search.Reading) (search.Named, bool) {
	for _, r := range of {
		if r.Kind != store.KindPlace {
			continue
		}
		if i := n.holder(r.Of); i >= 0 {
			return r.Of[i].Named, true
		}
	}
	return search.Named{}, false
}

// holder is the number of the place in which all others of some lie, -1 for none.
func (n namer) holder(of []search.NameHit) int {
	return slices.IndexFunc(of, func(h search.NameHit) bool {
		return !slices.ContainsFunc(of, func(o search.NameHit) bool { return o.ID != h.ID && !n.lies(o.Named, h.Named) })
	})
}

// lies reports whether a place lies in another by the hierarchy.
func (n namer) lies(in, area search.Named) bool {
	return n.s.opt.Above != nil && in.Kind == store.KindPlace && area.Kind == store.KindPlace && slices.Contains(n.s.opt.Above(in.ID), area.ID)
}
