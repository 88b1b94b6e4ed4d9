package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tawatur"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// actors lists the ids of an event's actors of one role.
func actors(e tawatur.Event, role string) []string {
	var out []string
	for _, a := range e.Actors {
		if a.Role == role && a.ID != "" && !slices.Contains(out, a.ID) {
			out = append(out, a.ID)
		}
	}
	return out
}

// names returns the neutral English names of actors.
func (x *Exporter) names(ids []string) []string {
	var out []string
	for _, id := range ids {
		n, _ := x.Book.ActorName(id)
		out = append(out, cmp.Or(n.EN, id))
	}
	return out
}

// outlets lists the outlets of an event's claims, by name.
func (x *Exporter) outlets(e tawatur.Event) []string {
	seen := map[string]bool{}
	for _, o := range e.Origins {
		for _, id := range o.Outlets {
			seen[id] = true
		}
	}
	var out []string
	for _, id := range sortedKeys(seen) {
		n, _ := x.Book.OutletName(id)
		out = append(out, cmp.Or(n.EN, id))
	}
	return out
}

// originIDs lists the origins of an event.
func originIDs(e tawatur.Event) []string {
	var out []string
	for _, o := range e.Origins {
		out = append(out, o.Origin)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// toldAs says how the claims of an event stand to the world: "asserted" when one of them asserts it, else what they say instead.
func toldAs(e tawatur.Event) string {
	var other []string
	for _, c := range e.Claims {
		if c.Modality == "" || c.Modality == tawatur.Asserted {
			return tawatur.Asserted
		}
		other = append(other, c.Modality)
	}
	slices.Sort(other)
	return strings.Join(slices.Compact(other), "|")
}

// happened reports whether some claim asserts an event; forms that count events have no room for others.
func happened(e tawatur.Event) bool { return toldAs(e) == tawatur.Asserted || len(e.Claims) == 0 }

// sides returns who stands on either side of an event: agents against targets, or the first party against the others. Supporters
// stand by the first side. Where nobody is named as the target and civilians were harmed, they are.
func sides(e tawatur.Event) (first, second []string) {
	first, second = actors(e, tawatur.RoleAgent), actors(e, tawatur.RoleTarget)
	parties := actors(e, tawatur.RoleParty)
	if len(first) == 0 && len(second) == 0 && len(parties) > 0 {
		first, second = parties[:1], parties[1:]
	}
	if len(second) == 0 && civiliansHarmed(e) {
		second = []string{whoCivilians}
	}
	return slices.Concat(first, actors(e, tawatur.RoleSupporter)), second
}

// civiliansHarmed reports whether somebody tells of civilians among the dead, injured or captured of an event.
func civiliansHarmed(e tawatur.Event) bool {
	return slices.ContainsFunc(e.Harm, func(h tawatur.EventHarm) bool {
		return h.Kind != tawatur.HarmDisplaced && (h.Who == whoCivilians || isPart(h.Who))
	})
}

// place returns the codes of where an event was, empty where nobody tells.
func (x *Exporter) place(e tawatur.Event) Place {
	if e.Place == nil {
		return Place{}
	}
	return x.Book.Place(e.Place.ID)
}

// coordinates returns the middle of an event's place, nil where nobody tells one.
func coordinates(e tawatur.Event) (lat, lon any) {
	if e.Place == nil {
		return nil, nil
	}
	return degrees(e.Place.Lat), degrees(e.Place.Lon)
}

// degrees rounds to five places, about a metre.
func degrees(v float64) float64 {
	const places = 1e5
	if v < 0 {
		return -degrees(-v)
	}
	return float64(int64(v*places+0.5)) / places
}

// code returns an inter code as text, "" for none.
func code(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
