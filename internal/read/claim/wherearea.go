package claim

import (
	"tawatur"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/read/layout"
)

// areaFar is how many sentences of the body from the first on may name the area of a report.
const areaFar = 3

// areaMost is the share of the report's settled places that must lie in its area.
const areaMost = 0.9

// fillArea gives deeds without any place the one area in which the whole report plays, where its opening names one: a report
// on "القصف على قطاع غزة" goes on with what is struck without saying where.
func (w *work) fillArea() {
	a := w.areaOf()
	if a < 0 {
		return
	}
	for _, p := range w.standing() {
		if len(p.places) > 0 || !w.awaitsPlace(p) {
			continue
		}
		p.places = []int{a}
		k := w.d.Places[a]
		p.step("place", w.words(k.First, k.End), "the area in which the whole report plays")
	}
}

// awaitsPlace reports whether an act is a deed told as news in a sentence that names no place.
func (w *work) awaitsPlace(p *proto) bool {
	if speechActs[p.typ] || !placed[p.typ] || p.modality != tawatur.Asserted {
		return false
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End; i++ {
		if w.d.PlaceAt[i] >= 0 {
			return false
		}
	}
	return s.Kind == layout.Body
}

// areaOf returns the narrowest area that the opening of the report names and that holds its other places, or -1.
func (w *work) areaOf() int {
	best := -1
	for k := range w.d.Places {
		r := w.d.Places[k]
		if !w.plainArea(r) || !w.opening(r) {
			continue
		}
		if (best < 0 || rank(r) < rank(w.d.Places[best])) && w.holdsReport(r) {
			best = k
		}
	}
	return best
}

// plainArea reports whether a governorate or country is named without a direction or "ريف".
func (w *work) plainArea(r gazetteer.Resolved) bool {
	return r.Place != nil && !r.Countryside && r.Direction == "" &&
		(r.Precision == tawatur.PrecisionGovernorate || r.Precision == tawatur.PrecisionCountry)
}

// opening reports whether a place is named in the first sentences of the body.
func (w *work) opening(r gazetteer.Resolved) bool {
	n := 0
	for _, s := range w.d.Sentences {
		if s.Kind != layout.Body {
			continue
		}
		if n++; n > areaFar {
			return false
		}
		if r.First >= s.First && r.First < s.End {
			return true
		}
	}
	return false
}

// holdsReport reports whether nearly all places of the report lie in a wide one or are it, it is named again and again, and no more than half are narrow:
// a report that says of each deed in which village it was tells none of the whole country.
func (w *work) holdsReport(r gazetteer.Resolved) bool {
	in, narrow, all, named := 0, 0, 0, 0
	for _, o := range w.d.Places {
		if o.Place == nil {
			continue
		}
		all++
		switch {
		case o.Place.ID == r.Place.ID:
			named++
			in++
		case w.lies(o, r):
			in++
		}
		if rank(o) <= rankTown {
			narrow++
		}
	}
	return named > 1 && 3*named >= all && float64(in) >= areaMost*float64(all) && 2*narrow <= all
}
