package main

import (
	"tawatur"
	"tawatur/internal/desk/export"
	"tawatur/internal/know"
	"tawatur/internal/know/crosswalk"
	"tawatur/internal/pipeline"
)

// exportBook tells the exports what the knowledge files hold.
type exportBook struct {
	base  *know.Base
	table *crosswalk.Table
	links crosswalk.Links
	types []export.Type
}

func newExportBook(base *know.Base) (*exportBook, error) {
	table, err := crosswalk.Load()
	if err != nil {
		return nil, err
	}
	links, err := crosswalk.LoadLinks()
	if err != nil {
		return nil, err
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		return nil, err
	}
	b := &exportBook{base: base, table: table, links: links}
	for _, t := range types {
		b.types = append(b.types, export.Type{ID: t.ID, Name: t.Label, Definition: t.Definition})
	}
	return b, nil
}

// Types returns the event types.
func (b *exportBook) Types() []export.Type { return b.types }

// ActorName returns an actor's neutral name.
func (b *exportBook) ActorName(id string) (tawatur.Name, bool) { return pipeline.ActorName(b.base, id) }

// OutletName returns an outlet's name.
func (b *exportBook) OutletName(id string) (tawatur.Name, bool) {
	return pipeline.OutletName(b.base, id)
}

// Inter returns ACLED's number for an actor's kind.
func (b *exportBook) Inter(id, country string) int {
	return b.table.Inter(id, country, func(id string) (crosswalk.Actor, bool) {
		a := b.base.Actors.ByID(id)
		if a == nil {
			return crosswalk.Actor{}, false
		}
		return crosswalk.Actor{Kind: a.Kind, Country: a.Country, Parent: a.Parent}, true
	})
}

// Coding returns what ACLED and HAPI call an event.
func (b *exportBook) Coding(typ string, s export.Sides) (export.Coding, bool) {
	t, ok := b.table.Type(typ, crosswalk.Sides(s))
	return export.Coding(t), ok
}

// Place returns where a place lies, in the codes of others.
func (b *exportBook) Place(id string) export.Place {
	p := b.base.Gazetteer.ByID(id)
	if p == nil {
		return export.Place{}
	}
	c, _ := b.table.Country(p.Country)
	return export.Place{
		Country: p.Country, Country3: c.ISO3, Numeric: c.Numeric, CountryEN: c.NameEN, Region: c.Region,
		ISO: b.table.Division(p.ADM1), GeoNames: b.links[id].GeoNames, Wikidata: b.links[id].Wikidata,
		ADM1: export.Division{Code: p.ADM1, Name: tawatur.Name{AR: p.ADM1AR, EN: p.ADM1EN}},
		ADM2: b.division(p.ADM2, p.ADM2AR), ADM3: b.division(p.ADM3, p.ADM3AR),
	}
}

// division returns a district or sub-district by its code, in English where the gazetteer has it. Codes that are no P-codes are
// left out: nobody else knows them.
func (b *exportBook) division(code, ar string) export.Division {
	d := export.Division{Name: tawatur.Name{AR: ar}}
	if p := b.base.Gazetteer.ByID(code); p != nil {
		d.Code, d.Name.EN = p.PCode, p.NameEN
	}
	return d
}
