package claim

import "tawatur/internal/read/layout"

// carryFar is how many sentences back the place of an occasion may have been named.
const carryFar = 2

// carryPlaces gives an act whose sentence names no place the place of the act told just before, as long as it is the same
// occasion: no other place, heading or turn of the report stands between.
func (w *work) carryPlaces() {
	for i, p := range w.protos {
		if p.dropped != "" || len(p.places) > 0 || !w.staysPut(p) {
			continue
		}
		if q := w.sceneOf(i, p); q != nil {
			p.places = q.places
			p.step("place", w.words(q.hit.First, q.hit.End), "the place of the act before goes on")
		}
	}
}

// staysPut reports whether an act may go on where the one before it was: a deed told as news in a sentence without a place
// or a turn of its own.
func (w *work) staysPut(p *proto) bool {
	if speechActs[p.typ] || !placed[p.typ] || p.background {
		return false
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End; i++ {
		if w.d.PlaceAt[i] >= 0 || w.d.Cue("elsewhere", i) > 0 {
			return false
		}
	}
	return s.Kind == layout.Body
}

// sceneOf returns the nearest act before that has a place, or nil.
func (w *work) sceneOf(i int, p *proto) *proto {
	for k := i - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.sent < p.sent-carryFar || w.d.Sentences[q.sent].Kind != layout.Body {
			return nil
		}
		if q.dropped != "" || !w.situated(q) || speechActs[q.typ] {
			continue
		}
		if q.background || len(q.places) > 2 || !w.sameScene(q, p) {
			return nil
		}
		return q
	}
	return nil
}

// sameScene reports whether the sentences between two acts name no place of their own.
func (w *work) sameScene(q, p *proto) bool {
	for s := q.sent + 1; s < p.sent; s++ {
		for i := w.d.Sentences[s].First; i < w.d.Sentences[s].End; i++ {
			if w.d.PlaceAt[i] >= 0 {
				return false
			}
		}
	}
	return true
}

// placed are the deeds that happen somewhere, told in a row by reports.
var placed = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "armed-clash": true, "raid": true,
	"detention": true, "movement-restriction": true, "territory-taken": true, "property-damage": true, "harm": true, "prisoner-release": true, "displacement": true}
