package story

import (
	"cmp"
	"slices"

	"tawatur"
	"tawatur/internal/weigh/event"
)

// Control lists the events in which a party is said to have taken or left a place or one inside it, in order of their days,
// those without one last. It never says who holds the place.
func Control(events []tawatur.Event, placeID string, opt event.Options) []tawatur.ControlClaim {
	b := newBuilder(opt)
	out := []tawatur.ControlClaim{}
	for _, f := range factsOf(events) {
		what := map[string]string{"territory-taken": tawatur.ControlTaken, "withdrawal": tawatur.ControlLeft}[f.ev.Type]
		place, in := b.inside(f, placeID)
		if what == "" || !in || len(f.does) == 0 || f.modality == tawatur.Hypothetical {
			continue
		}
		out = append(out, b.controlClaim(f, what, place))
	}
	slices.SortStableFunc(out, func(x, y tawatur.ControlClaim) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Day, "~"), cmp.Or(y.Day, "~")), cmp.Compare(cmp.Or(x.Told, "~"), cmp.Or(y.Told, "~")), cmp.Compare(x.Event, y.Event))
	})
	return out
}

// inside returns the place of a fact that is, or lies in, a place.
func (b *builder) inside(f *fact, id string) (tawatur.EventPlace, bool) {
	for _, p := range f.places {
		if p.ID == id || b.Geo != nil && b.Geo.Contains(id, p.ID) {
			return p, true
		}
	}
	return tawatur.EventPlace{}, false
}

func (b *builder) controlClaim(f *fact, what string, place tawatur.EventPlace) tawatur.ControlClaim {
	s := (&step{f, &role{}, nil}).dated()
	c := tawatur.ControlClaim{
		Event: f.ev.ID, Type: f.ev.Type, Title: f.ev.Title, What: what, Place: place, Actors: nonNil(f.does), From: f.suffers,
		Day: s.Day, Basis: s.Basis, Told: s.Told, Planned: f.modality == tawatur.Planned, By: []tawatur.ControlVoice{},
	}
	if f.modality != tawatur.Denied {
		for _, o := range f.ev.Origins {
			v := tawatur.ControlVoice{Origin: o.Origin, Outlets: nonNil(o.Outlets)}
			v.Own = b.ownWord(f, o.Origin, o.Outlets)
			c.By = append(c.By, v)
		}
	}
	for _, ref := range f.ev.Claims {
		if ref.Modality == tawatur.Denied {
			c.DeniedBy = addVoice(c.DeniedBy, b.voiceOf(f, ref))
		}
	}
	return c
}

// voiceOf is who speaks in one claim: the speaker cited, else the outlet, else the report.
func (b *builder) voiceOf(f *fact, ref tawatur.ClaimRef) tawatur.ControlVoice {
	v := tawatur.ControlVoice{Origin: cmp.Or(ref.Speaker, ref.Outlet, ref.Report), Outlets: []string{}}
	if ref.Outlet != "" {
		v.Outlets = []string{ref.Outlet}
	}
	v.Own = b.ownWord(f, v.Origin, v.Outlets)
	return v
}

// ownWord reports whether an origin is the party that is said to have taken or left the place, one of its own, or an outlet of
// its own that speaks for itself.
func (b *builder) ownWord(f *fact, origin string, outlets []string) bool {
	voices := []string{origin}
	if slices.Contains(outlets, origin) {
		voices = append(voices, b.owner(origin, f.told))
	}
	_, ok := b.kin(voices, f.does)
	return ok
}

func addVoice(vs []tawatur.ControlVoice, v tawatur.ControlVoice) []tawatur.ControlVoice {
	for i := range vs {
		if vs[i].Origin == v.Origin {
			vs[i].Outlets = union(vs[i].Outlets, v.Outlets)
			return vs
		}
	}
	return append(vs, v)
}
