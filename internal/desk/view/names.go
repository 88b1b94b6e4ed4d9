package view

import (
	"slices"
	"strings"

	"tawatur"
)

// Names are the names in both languages of what an answer mentions by id. An id that has none is not among them.
type Names struct {
	Types   map[string]tawatur.Name `json:"types"`
	Actors  map[string]tawatur.Name `json:"actors"`
	Outlets map[string]tawatur.Name `json:"outlets"`
}

// naming collects names while an answer is made.
type naming struct {
	rec *Record
	Names
}

func (r *Record) naming() *naming {
	return &naming{r, Names{map[string]tawatur.Name{}, map[string]tawatur.Name{}, map[string]tawatur.Name{}}}
}

func (n *naming) typ(id string) {
	if t, ok := n.rec.types[id]; ok {
		n.Types[id] = t.Label
	}
}

func (n *naming) actor(id string) {
	if name, ok := n.rec.opt.ActorName(id); ok && id != "" {
		n.Actors[id] = name
	}
}

// outlet names an outlet; given is the name that its report gives it, "" for none.
func (n *naming) outlet(id, given string) {
	if id == "" {
		return
	}
	name, ok := n.rec.opt.OutletName(id)
	if !ok {
		if given == "" {
			return
		}
		name = tawatur.Name{AR: given, EN: given}
	}
	n.Outlets[id] = name
}

// origin names an origin, which is an actor that is cited or an outlet that speaks for itself.
func (n *naming) origin(o tawatur.Origin) {
	n.actor(o.Origin)
	if _, ok := n.Actors[o.Origin]; !ok {
		n.outlet(o.Origin, "")
	}
	for _, id := range o.Outlets {
		n.outlet(id, "")
	}
}

// event names all that an event mentions.
func (n *naming) event(e tawatur.Event) {
	n.typ(e.Type)
	for _, a := range e.Actors {
		n.actor(a.ID)
	}
	for _, h := range e.Harm {
		n.actor(h.Who)
	}
	for _, o := range e.Origins {
		n.origin(o)
	}
	for _, c := range slices.Concat(e.Claims, e.Recalls) {
		n.outlet(c.Outlet, "")
		n.actor(c.Speaker)
	}
	for _, d := range e.Disputes {
		n.dispute(d)
	}
}

// dispute names the actors and types of disputed values; of actors a value may hold several with a space between.
func (n *naming) dispute(d tawatur.Dispute) {
	for _, v := range d.Values {
		switch d.Field {
		case tawatur.DisputeAgent, tawatur.DisputeTarget:
			for _, id := range strings.Fields(v.Value) {
				n.actor(id)
			}
		case tawatur.DisputeType:
			n.typ(v.Value)
		}
	}
}

// claim names all that a claim mentions.
func (n *naming) claim(c tawatur.Claim, r tawatur.Report) {
	n.typ(c.Type)
	for _, a := range c.Actors {
		n.actor(a.ID)
	}
	for _, h := range c.Harm {
		n.actor(h.Who)
	}
	for _, s := range c.Sources {
		n.actor(s.ID)
	}
	n.report(r)
}

func (n *naming) report(r tawatur.Report) {
	if r.Outlet != nil {
		n.outlet(r.Outlet.ID, r.Outlet.Name)
	}
}
