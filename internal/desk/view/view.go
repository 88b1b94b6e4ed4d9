// Package view reads a record for other programs: events, claims, reports, stories and lists of who and where, each with the
// names that it needs in both languages. It is what the API and the MCP server have in common, so that both say the same.
//
// Its shapes are the nouns of package tawatur with what a reader elsewhere lacks beside them; it makes no pages and knows no
// protocol. Names come in through [Options], as the read side knows no knowledge files.
//
//	rec := view.New(st, view.Options{ActorName: names})
//	events, err := rec.Events(ctx, store.Filter{Status: "disputed"})
package view

import (
	"context"
	"time"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/told"
	"tawatur/internal/store"
)

// EventType is a type of the codebook.
type EventType struct {
	ID         string       `json:"id"`
	Label      tawatur.Name `json:"label"`
	Definition string       `json:"definition"`
}

// Options is what is told beside the store. The zero value works: ids stand in for names, and no timelines are told.
type Options struct {
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Types are the event types of the codebook in its order.
	Types []EventType
	// ActorName and OutletName return neutral names; nil or false leaves them to the id.
	ActorName, OutletName func(id string) (tawatur.Name, bool)
	// Names finds who and what is called by a name, for searching; nil: nobody.
	Names search.Names
	// StatusWords says in both languages how many articles, outlets and origins tell an event and what is disputed; nil says
	// nothing.
	StatusWords func(e tawatur.Event) tawatur.Name
	// Teller derives timelines and control; nil tells none.
	Teller told.Teller
	// History derives an event as it was known at the end of each day on which that changed, earliest first; nil offers no views
	// of past days.
	History func(ctx context.Context, e tawatur.Event) ([]tawatur.Known, error)
	// Failed is told why lists could not be derived anew; nil drops it. The former ones stay.
	Failed func(error)
}

// Record is a record with the names to read it by. It is safe for use by several at once.
type Record struct {
	store.Reader
	opt   Options
	types map[string]EventType

	lists *kept.Value[map[string][]Listed]
}

// New returns a record on top of a store.
func New(st store.Reader, opt Options) *Record {
	none := func(string) (tawatur.Name, bool) { return tawatur.Name{}, false }
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.ActorName == nil {
		opt.ActorName = none
	}
	if opt.OutletName == nil {
		opt.OutletName = none
	}
	if opt.StatusWords == nil {
		opt.StatusWords = func(tawatur.Event) tawatur.Name { return tawatur.Name{} }
	}
	r := &Record{Reader: st, opt: opt, types: map[string]EventType{}}
	for _, t := range opt.Types {
		r.types[t.ID] = t
	}
	keep := kept.Options{Now: opt.Now, Failed: opt.Failed}
	r.lists = kept.New(r.gather, keep)
	return r
}

// Types returns the event types of the codebook in its order.
func (r *Record) Types() []EventType { return append([]EventType{}, r.opt.Types...) }
