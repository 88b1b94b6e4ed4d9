// Package event links the claims of many reports into the events that they are about, and merges each group into one
// [tawatur.Event] with its ranges, its disputes and its independent origins.
//
// It decides nothing about truth. [Build] and [Merge] are pure: the same claims give the same events, byte for byte, in
// whatever order they come; a [Weaver] brings the same about report by report, at the cost of what each touches. Linking
// compares only claims that share a place, a party or a passage, weighs type, time, place, parties, numbers and words, and joins groups from the best pair
// down, never over a contradiction: two stated days, two far places, agent and target swapped.
// The package knows no Arabic and no database.
package event

import (
	"fmt"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// Geo answers questions about places by their ids.
type Geo interface {
	// Contains reports whether the child lies in the parent, as far as is known.
	Contains(parentID, childID string) bool
	// Place describes a place; false when the id is unknown.
	Place(id string) (tawatur.EventPlace, bool)
}

// Texts compares the evidence of two claims; package lineage has one. It compares those of the reports that it has been told
// of with Know, until Forget takes one from it. Share is how much of the shorter stands in the other (0 to 1), 0 where that is less than asked for, Near whether
// both stand in a passage that the reports have in common. Keys are fingerprints of the words around a claim: claims with none
// in common need not be compared for a passage.
type Texts interface {
	Know(r tawatur.Report)
	Forget(report string)
	Keys(c tawatur.Claim) []uint64
	Share(a, b *tawatur.Claim, least float64) float64
	Near(a, b *tawatur.Claim) bool
}

// Options are what linking and merging need to know of the world. Every field may be nil.
type Options struct {
	Geo   Geo
	Texts Texts
	// PlaceName reduces the words for a place without an id to its name, "" for none: claims that name a village that no
	// list has can then meet on it.
	PlaceName func(mention string) string
	// Within lists the areas that a place lies in, for the index of events by area; nil: none.
	Within func(placeID string) []string
	// City reports whether a place is a great city, of which many acts are told in a day.
	City func(placeID string) bool
	// Stated names what of the rules is not the program's own but stated by the user; empty if nothing is.
	Stated string
	// Owner names whose an outlet is on an ISO day ("" when unknown): a party, a state or a group; outlets of one owner are
	// one origin. Default: the outlet itself.
	Owner func(outletID, day string) string
	// ActorParent names the larger body of an actor, "" for none.
	ActorParent func(id string) string
	// Person reports whether an actor is one named person: a rarer and so stronger match than a body of people.
	Person func(id string) bool
	// GenericSource reports whether a speaker is nobody in particular ("local sources").
	GenericSource func(id string) bool
	// OwnSource reports whether a speaker is the outlet itself, by another word ("our correspondent").
	OwnSource func(id string) bool
	// ActorName and TypeName give the words of titles.
	ActorName, TypeName func(id string) tawatur.Name
}

// group is the claims of one event, founding claim first, and those of later reports that recall it, with the reasons for
// which they were linked.
type group struct {
	members, recalls []*item
	why              []string
}

// Build links the claims of all entries and merges each group. Events come in the order of their ids.
func Build(entries []tawatur.Extraction, opt Options) []tawatur.Event {
	m := &shelf.Memory{}
	w := NewWeaver(m, opt)
	// the memory has no errors but that of a report it does not hold
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	for i, e := range once(entries) {
		m.Put(int64(i), e)
		must(w.Add(int64(i)))
	}
	_, _, err := w.Settle()
	must(err)
	return m.Events()
}

// once returns every report once, with all the claims that any entry has of it.
func once(entries []tawatur.Extraction) []tawatur.Extraction {
	at := map[string]int{}
	var out []tawatur.Extraction
	for _, e := range entries {
		if i, ok := at[e.Report.ID]; ok {
			out[i].Claims = slices.Concat(out[i].Claims, e.Claims)
			continue
		}
		at[e.Report.ID] = len(out)
		out = append(out, e)
	}
	return out
}

// linker holds the options with their defaults and the rules.
type linker struct {
	Options
	rules *rules
	// tells is whether it says why: most pairs are compared for their worth alone.
	tells bool
}

func newLinker(opt Options) *linker { return &linker{opt, mustRules(), true} }

func (k *linker) generic(id string) bool { return k.GenericSource != nil && k.GenericSource(id) }

func (k *linker) ownSource(id string) bool { return k.OwnSource != nil && k.OwnSource(id) }

func (k *linker) city(p tawatur.PlaceRef) bool { return k.City != nil && k.City(p.ID) }

func (k *linker) person(id string) bool { return k.Person != nil && k.Person(id) }

// owner names whose the outlet in whose words a claim is was when it was published, the outlet itself where nobody says.
func (k *linker) owner(m Member) string {
	if k.Owner != nil && m.voice() != "" {
		if o := k.Owner(m.voice(), m.Published[:min(10, len(m.Published))]); o != "" {
			return o
		}
	}
	return m.voice()
}

func (k *linker) parent(id string) string {
	if k.ActorParent == nil {
		return ""
	}
	return k.ActorParent(id)
}

// maxDepth bounds the climb through parents, lest a circle in the data hang the program.
const maxDepth = 6

// above reports whether a is a larger body of b, at any height.
func (k *linker) above(a, b string) bool {
	for range maxDepth {
		b = k.parent(b)
		if b == "" {
			return false
		}
		if a == b {
			return true
		}
	}
	return false
}

// How two actors stand to one another.
const (
	strangers = iota
	siblings  // parts of one larger body
	kin       // one is part of the other
	same
)

func (k *linker) relation(a, b string) int {
	switch {
	case a == b:
		return same
	case k.above(a, b) || k.above(b, a):
		return kin
	}
	if p := k.parent(a); p != "" && p == k.parent(b) {
		return siblings
	}
	return strangers
}

// closest returns the best relation between members of two sets, and the id of the first for which it holds.
func (k *linker) closest(as, bs []string) (best int, id string) {
	for _, a := range as {
		for _, b := range bs {
			if r := k.relation(a, b); r > best {
				best, id = r, a
			}
		}
	}
	return best, id
}

// reason writes a line of an event's Why.
func reason(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// words joins words to a reason, where it is asked for.
func (k *linker) words(ws ...string) string {
	if !k.tells {
		return ""
	}
	return strings.Join(ws, "")
}
