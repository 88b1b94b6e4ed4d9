package claim

import (
	"slices"
	"strconv"

	"tawatur"
	"tawatur/internal/know/gazetteer"
)

// emit turns the proposals that stand into claims, in order of the text.
func (w *work) emit() []tawatur.Claim {
	standing := 0
	for i, p := range w.protos {
		p.id = "p" + strconv.Itoa(i) // replaced by number
		if p.dropped == "" {
			standing++
		}
	}
	out := make([]tawatur.Claim, 0, standing)
	for _, p := range w.protos {
		if p.dropped != "" {
			continue
		}
		c := w.claim(p)
		c.ID = p.id
		if p.first != nil {
			c.SameAs = p.first.id
		}
		if q := w.answered(p); q != nil {
			c.Answers = q.id
		}
		out = append(out, c)
	}
	return out
}

func (w *work) claim(p *proto) tawatur.Claim {
	from, to := w.evidence(p)
	c := tawatur.Claim{
		Type: p.typ, Trigger: w.d.Span(p.hit.First, p.hit.End), Evidence: w.d.Span(from, to),
		Actors: []tawatur.ActorRef{}, Places: []tawatur.PlaceRef{}, Harm: []tawatur.Harm{}, Sources: []tawatur.SourceRef{},
		Time: w.when(p), Means: p.means, Services: p.service, Modality: p.modality, Background: p.background,
		Rule: "frame/" + p.hit.Entry.Frame + "/" + p.hit.Entry.ID, Derivation: p.steps,
	}
	c.Actors = slices.Grow(c.Actors, len(p.roles))
	for _, r := range p.roles {
		c.Actors = append(c.Actors, w.actorRef(r))
	}
	c.Places = w.placeRefs(slices.Grow(c.Places, len(p.places)+len(p.origins)), p.places)
	for _, k := range p.origins {
		from := w.placeRef(w.d.Places[k])
		from.Role = tawatur.PlaceOrigin
		c.Places = append(c.Places, from)
	}
	for _, e := range p.harm {
		for _, h := range w.counts(e) {
			if !hasHarm(c.Harm, h) {
				c.Harm = append(c.Harm, h)
			}
		}
	}
	w.cite(&c, p)
	return c
}

// placeRefs appends the places where an act was; with one end of a stretch comes the other.
func (w *work) placeRefs(to []tawatur.PlaceRef, ks []int) []tawatur.PlaceRef {
	for i, k := range ks {
		if k > 0 && w.d.Places[k-1].Stretch && slices.Contains(ks[:i], k-1) {
			continue
		}
		to = append(to, w.placeRef(w.d.Places[k]))
		if w.d.Places[k].Stretch {
			other := w.placeRef(w.d.Places[k+1])
			to[len(to)-1].Between, other.Between = true, true
			to = append(to, other)
		}
	}
	return to
}

func hasHarm(list []tawatur.Harm, h tawatur.Harm) bool {
	for _, o := range list {
		if o.Kind == h.Kind && o.Who == h.Who && o.Mention == h.Mention {
			return true
		}
	}
	return false
}

func (w *work) actorRef(r role) tawatur.ActorRef {
	a := tawatur.ActorRef{Role: r.role, ID: r.id, Mention: w.d.Span(r.first, r.end)}
	if r.actor >= 0 && w.d.Actors[r.actor].Label != "" {
		a.Label = w.words(w.d.Actors[r.actor].First, w.d.Actors[r.actor].End)
	}
	return a
}

func (w *work) placeRef(k gazetteer.Resolved) tawatur.PlaceRef {
	p := tawatur.PlaceRef{Role: tawatur.PlaceAt, Precision: k.Precision, Mention: w.d.Span(k.First, k.End)}
	if p.Precision == "" {
		p.Precision = tawatur.PrecisionUnknown
	}
	if k.Place != nil {
		lat, lon := k.Place.Lat, k.Place.Lon
		p.ID, p.NameEN, p.Lat, p.Lon = k.Place.ID, k.Place.NameEN, &lat, &lon
	}
	return p
}
