package event

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tawatur"
)

// rank orders precisions from the narrowest.
func rank(precision string) int {
	switch precision {
	case tawatur.PrecisionSite:
		return 0
	case tawatur.PrecisionSettlement:
		return 1
	case tawatur.PrecisionSubdistrict:
		return 2
	case tawatur.PrecisionDistrict:
		return 3
	case tawatur.PrecisionGovernorate:
		return 4
	case tawatur.PrecisionRegion:
		return 5
	case tawatur.PrecisionCountry:
		return 6
	}
	return 7
}

// unlisted begins the id under which a place that no list has is compared by its name.
const unlisted = "?"

// onList reports whether a place is one of a list's, which has a point.
func onList(p tawatur.PlaceRef) bool { return !strings.HasPrefix(p.ID, unlisted) }

// places lists where a claim says that it happened. A village that no list has stands under its name.
func (k *linker) places(ps []tawatur.PlaceRef) []tawatur.PlaceRef {
	var out []tawatur.PlaceRef
	for _, p := range ps {
		if p.Role == tawatur.PlaceOrigin {
			continue
		}
		if p.ID == "" && k.PlaceName != nil {
			if name := k.PlaceName(p.Mention.Text); name != "" {
				p.ID, p.Precision, p.Lat, p.Lon = unlisted+name, tawatur.PrecisionSettlement, nil, nil
			}
		}
		if p.ID != "" {
			out = append(out, p)
		}
	}
	return out
}

// narrow reports whether a place is a settlement or a site in one.
func narrow(p tawatur.PlaceRef) bool { return rank(p.Precision) <= 1 }

// locates reports whether a place is a settlement or a site that a list has.
func locates(p tawatur.PlaceRef) bool { return narrow(p) && onList(p) }

// sameWorth is the worth, in tenths, of naming the same place of a rank.
func sameWorth(rank int) int { return [8]int{30, 30, 25, 20, 10, 8, 2, 2}[rank] }

// insideWorth is the worth, in tenths, of naming a place inside one of a rank.
func insideWorth(rank int) int { return [8]int{28, 28, 15, 12, 8, 4, 1, 0}[rank] }

// Distances in kilometres between two narrow places: one spot by two names, one built-up area, neighbours, and certainly elsewhere.
const (
	hereKM      = 1
	nextDoorKM  = 3
	neighbourKM = 8
	elsewhereKM = 25
)

// placeMatch is how the places of two claims agree.
type placeMatch struct {
	worth  int
	narrow bool // on a settlement or site
	wide   bool // only on a larger unit
	apart  bool // certainly different
	beside bool // two villages next to one another
	same   bool // one place, maybe by two names
	next   bool // the same, with land between them
	why    string
}

// matchPlaces compares the places of two claims by their villages, where both name some; silence on either side is no
// evidence.
func (k *linker) matchPlaces(x, y *item) placeMatch {
	as, bs := x.places, y.places
	if len(as) == 0 || len(bs) == 0 {
		return placeMatch{}
	}
	if len(x.villages) > 0 && len(y.villages) > 0 {
		as, bs = x.villages, y.villages
	}
	best := placeMatch{worth: -100}
	apart, crowded := true, x.crowded || y.crowded
	lists := len(x.villages) > 2 || len(y.villages) > 2
	for _, a := range as {
		for _, b := range bs {
			m := k.matchPlace(a, b, crowded)
			if m.beside && lists {
				m = placeMatch{worth: -15}
			}
			apart = apart && m.apart
			if m.worth > best.worth {
				best = m
			}
		}
	}
	best.apart = apart
	return best
}

// villages returns the settlements and sites among places.
func villages(ps []tawatur.PlaceRef) []tawatur.PlaceRef {
	return slices.DeleteFunc(slices.Clone(ps), func(p tawatur.PlaceRef) bool { return !narrow(p) })
}

func (k *linker) matchPlace(a, b tawatur.PlaceRef, crowded bool) placeMatch {
	if rank(a.Precision) > rank(b.Precision) {
		a, b = b, a
	}
	n, r := narrow(a) && narrow(b), rank(b.Precision)
	if a.ID == b.ID {
		return placeMatch{worth: sameWorth(r), narrow: n, wide: !n, same: true, why: k.words("same place ", strings.TrimPrefix(a.ID, unlisted))}
	}
	if onList(a) && onList(b) && k.Geo != nil && (k.Geo.Contains(b.ID, a.ID) || k.Geo.Contains(a.ID, b.ID)) {
		why := k.words(a.ID, " and ", b.ID, ": one lies in the other")
		switch {
		case n && (k.city(a) || k.city(b)):
			return placeMatch{worth: insideWorth(3), wide: true, why: why}
		case crowded && n && km(a, b) >= nextDoorKM:
			return placeMatch{worth: 20, narrow: true, beside: true, next: true, why: why}
		}
		return placeMatch{worth: insideWorth(r), narrow: n, wide: !n, why: why}
	}
	if !onList(a) || !onList(b) {
		return placeMatch{worth: -8 * boolInt(n)} // one may be the other under another name, or lie in it
	}
	d := km(a, b)
	if n {
		return k.matchDistance(a, b, d)
	}
	// a larger unit that is not known to contain the place: near its centre proves nothing, far from it much
	return placeMatch{worth: -15, apart: d > 150 || r <= 4 && k.Geo != nil && rank(a.Precision) == r}
}

func (k *linker) matchDistance(a, b tawatur.PlaceRef, d float64) placeMatch {
	why := k.words(a.ID, " and ", b.ID, " are neighbours")
	switch {
	case d < nextDoorKM:
		return placeMatch{worth: 28, narrow: true, beside: true, same: d < hereKM, why: why}
	case d < neighbourKM:
		return placeMatch{worth: 20, narrow: true, beside: true, next: true, why: why}
	case d > elsewhereKM:
		return placeMatch{worth: -30, apart: true}
	}
	return placeMatch{worth: -15}
}

// km is the distance of two places; one without coordinates is taken as neither near nor far.
func km(a, b tawatur.PlaceRef) float64 {
	if a.Lat == nil || a.Lon == nil || b.Lat == nil || b.Lon == nil {
		return neighbourKM + 1
	}
	const rad, diameter = math.Pi / 180, 12742
	h := 0.5 - math.Cos((*b.Lat-*a.Lat)*rad)/2 +
		math.Cos(*a.Lat*rad)*math.Cos(*b.Lat*rad)*(1-math.Cos((*b.Lon-*a.Lon)*rad))/2
	return diameter * math.Asin(math.Sqrt(h))
}

// aCrowd is how many other acts within crowdKM kilometres of one make a crowd of a report's acts; mostAround bounds how many others on
// either side in the text are looked at.
const aCrowd, crowdKM, mostAround = 3, 10, 200

// crowdReport notes which acts stand in a crowd: their report tells so many of their kind in other villages around that day, doer and
// neighbourhood tell them from one another no more.
func crowdReport(items []*item) {
	inText := slices.Clone(items)
	slices.SortStableFunc(inText, func(a, b *item) int { return cmp.Compare(a.Claim.Trigger.Start, b.Claim.Trigger.Start) })
	for i, it := range inText {
		if it.rule.rule != ruleAct || len(it.villages) == 0 {
			continue
		}
		n := 0
		for _, o := range inText[max(0, i-mostAround):min(len(inText), i+mostAround+1)] {
			if o.rule.family == it.rule.family && !o.Claim.Background && around(it, o) {
				n++
			}
			if it.crowded = n >= aCrowd; it.crowded {
				break
			}
		}
	}
}

// mostListed is how many villages of an act count for a crowd: a longer list names a region.
const mostListed = 8

// around reports whether two acts have villages, none in common, and two of them lie within crowdKM of one another.
func around(a, b *item) bool {
	near := false
	for _, x := range a.villages[:min(len(a.villages), mostListed)] {
		for _, y := range b.villages[:min(len(b.villages), mostListed)] {
			if x.ID == y.ID {
				return false
			}
			near = near || km(x, y) < crowdKM
		}
	}
	return near
}

// placeReport puts the acts that a report tells without a place into the village of its news, where that is but one.
func placeReport(items []*item) {
	var only []tawatur.PlaceRef
	for _, it := range items {
		for _, p := range it.villages {
			if it.Claim.Background || len(only) > 0 && only[0].ID == p.ID {
				continue
			}
			if len(only) > 0 {
				return
			}
			only = []tawatur.PlaceRef{p}
		}
	}
	for _, it := range items {
		if len(it.places) == 0 && it.rule.rule == ruleAct && !it.Claim.Background {
			it.change()
			it.places, it.villages = only, only
		}
	}
}
