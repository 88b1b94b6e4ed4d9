package story

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
)

// Those that an event may hang together with are found by an index of places, reports and persons, each entry with the type of the event
// and its days. What is found is then asked of the events themselves; see [builder.tied].

// The families of keys.
const (
	byPlace  = 'p' // a place of the event, a governorate at most
	byArea   = 'w' // what one of its places lies in, a governorate at most
	byReport = 'r'
	byPerson = 'h' // who is held or let go
	byAnswer = 'a' // the claim that one of its claims is told to answer
)

// spell is how many days a short event lasts at most. A long one has an entry for each stretch of days, so that it is found by any.
const (
	spell   = 8
	stretch = 256
)

// always is a time that all days lie in.
const always = 1 << 22

// types numbers the types of the tables from 1, in their order; 0 is any other type. Those that are wide meet others of the same area, not only of
// the same place; those that are personal others of the same person.
type types struct {
	number         map[string]int
	wide, personal map[string]bool
}

func typesOf(r *rules) types {
	t := types{map[string]int{}, map[string]bool{}, map[string]bool{}}
	for _, k := range r.kinds {
		if k.single() {
			continue
		}
		personal := slices.ContainsFunc(k.roles, func(s role) bool { return s.who == "freed" })
		for _, s := range k.roles {
			if t.number[s.typ] == 0 {
				t.number[s.typ] = len(t.number) + 1
			}
			t.wide[s.typ] = t.wide[s.typ] || k.where != "same"
			t.personal[s.typ] = t.personal[s.typ] || personal
		}
	}
	return t
}

// kind is that of the entries of a type's events, short or long.
func (t types) kind(typ int, long bool) shelf.Kind {
	if long {
		return shelf.KindTales + shelf.Kind(2*typ+1)
	}
	return shelf.KindTales + shelf.Kind(2*typ)
}

func key(family byte, id string) uint64 {
	text := make([]byte, 0, 128)
	text = append(append(text, "story\x00"...), family, 0)
	h := fnv.New64a()
	h.Write(append(text, id...)) // a hash takes any text
	return h.Sum64()
}

// idDigits is how many hexadecimal digits follow "e-" in the id of an event.
const idDigits = 12

// itemOf numbers an event in the index, so that its id can be written again. Other ids than those of events, which tests have, get numbers that
// nothing is written from.
func itemOf(id string) shelf.Item {
	if digits, ok := strings.CutPrefix(id, "e-"); ok && len(digits) == idDigits {
		if n, err := strconv.ParseInt(digits, 16, 64); err == nil && idOf(shelf.Item(n)) == id {
			return shelf.Item(n)
		}
	}
	h := fnv.New64a()
	io.WriteString(h, id) // a hash takes any text
	return shelf.Item(h.Sum64()>>2 | 1<<60)
}

// idOf writes the id of the event with a number.
func idOf(i shelf.Item) string { return fmt.Sprintf("e-%0*x", idDigits, int64(i)) }

// entries are what an event is found by.
func (b *builder) entries(f *fact) []shelf.Entry {
	typ := b.types.number[f.ev.Type]
	var out []shelf.Entry
	for _, k := range b.keys(f, typ) {
		e := shelf.Entry{Key: k, Kind: b.types.kind(typ, false), Lo: f.first, Hi: f.last, Item: f.item}
		if f.first == noDay || f.last-f.first <= spell {
			out = append(out, e)
			continue
		}
		e.Kind = b.types.kind(typ, true)
		for ; e.Lo <= f.last; e.Lo += stretch {
			out = append(out, e)
		}
	}
	for id := range f.answered() {
		out = append(out, shelf.Entry{Key: key(byAnswer, id), Kind: shelf.KindTales, Item: f.item})
	}
	return out
}

// answered are the claims that those of a fact are told to answer, each with its report.
func (f *fact) answered() map[string]string {
	var out map[string]string
	for _, c := range f.ev.Claims {
		if c.Answers != "" {
			if out == nil {
				out = map[string]string{}
			}
			out[c.Answers] = c.Report
		}
	}
	return out
}

// keys are those under which an event of a type has its entries. One whose type no table names is only found as what another answers.
func (b *builder) keys(f *fact, typ int) []uint64 {
	var out []uint64
	for id := range f.reports {
		out = append(out, key(byReport, id))
	}
	if typ == 0 {
		return out
	}
	for _, p := range f.places {
		if event.Precise(p, tawatur.PrecisionGovernorate) {
			out = append(out, key(byPlace, p.ID))
		}
	}
	if b.types.wide[f.ev.Type] {
		for _, id := range b.areas(f) {
			out = append(out, key(byArea, id))
		}
	}
	if b.types.personal[f.ev.Type] {
		for _, id := range b.persons(f) {
			out = append(out, key(byPerson, id))
		}
	}
	return out
}

// persons are the named persons to whom something is done.
func (b *builder) persons(f *fact) []string {
	return slices.DeleteFunc(slices.Clone(f.suffers), func(id string) bool { return !b.isPerson(id) })
}

// areas lists what the places of a fact lie in, a governorate at most.
func (b *builder) areas(f *fact) []string {
	var out []string
	if b.Within == nil || b.Geo == nil {
		return nil
	}
	for _, p := range f.places {
		for _, id := range b.Within(p.ID) {
			if area, ok := b.Geo.Place(id); !ok || event.Precise(area, tawatur.PrecisionGovernorate) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// asking gathers where those may be found that a fact may hang together with.
type asking struct {
	*builder
	f *fact
	// places are the keys by condition of place.
	places map[string][]uint64
	out    []shelf.Ask
}

// asks adds to a list where those may be found that a fact may hang together with, each place once.
func (b *builder) asks(out []shelf.Ask, f *fact) []shelf.Ask {
	a := &asking{b, f, map[string][]uint64{}, out}
	for _, k := range b.rules.kinds {
		if !k.single() {
			a.ofKind(k)
		}
	}
	a.ofAnswers()
	own := a.out[len(out):]
	slices.SortFunc(own, func(x, y shelf.Ask) int {
		return cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	return a.out[:len(out)+len(slices.Compact(own))]
}

// ofAnswers asks for what a fact is told to answer, and for what is told to answer it.
func (a *asking) ofAnswers() {
	for _, c := range a.f.ev.Claims {
		a.out = append(a.out, shelf.Ask{Key: key(byAnswer, c.ID), Range: shelf.Range{Kind: shelf.KindTales}})
	}
	for _, report := range a.f.answered() {
		for typ := range len(a.types.number) + 1 {
			a.askType([]uint64{key(byReport, report)}, typ, -always, always)
			a.undated([]uint64{key(byReport, report)}, typ)
		}
	}
}

// ofKind asks for what a fact may found, continue or join a story of a kind with.
func (a *asking) ofKind(k *kind) {
	founds, dated := k.founding(a.f) != nil && k.founds(a.f), a.f.first != noDay
	for i := range k.roles {
		r := &k.roles[i]
		typ := a.types.number[r.typ]
		switch {
		case r.opens:
		case r.founds:
			if founds && dated && k.who != "never" {
				a.askType(a.at(k.where), typ, a.f.first-k.gap, a.f.last+k.gap)
			}
		default:
			if founds && dated {
				a.askType(a.at(r.where), typ, a.f.first-r.before, a.f.last+r.reach(k))
			}
			if founds {
				a.undated(a.reports(), typ)
			}
			if r.fits(a.f) {
				a.founders(k, r, dated)
			}
		}
	}
}

// founders asks for the events that found what a fact joins by a row.
func (a *asking) founders(k *kind, r *role, dated bool) {
	for i := range k.roles {
		s := &k.roles[i]
		typ := a.types.number[s.typ]
		switch {
		case !s.founds || s.opens:
		case dated:
			a.askType(a.at(r.where), typ, a.f.first-r.reach(k), a.f.last+r.before)
		default:
			a.askType(a.reports(), typ, -always, always)
			a.undated(a.reports(), typ)
		}
	}
}

// askType asks for the events of a type that have any of some days under keys.
func (a *asking) askType(keys []uint64, typ, from, to int) {
	for _, k := range keys {
		a.out = append(a.out, shelf.Ask{Key: k, Range: shelf.Range{Kind: a.types.kind(typ, false), From: from - spell, To: to}},
			shelf.Ask{Key: k, Range: shelf.Range{Kind: a.types.kind(typ, true), From: from - stretch, To: to}})
	}
}

// undated asks for the events of a type that have no day.
func (a *asking) undated(keys []uint64, typ int) {
	for _, k := range keys {
		a.out = append(a.out, shelf.Ask{Key: k, Range: shelf.Range{Kind: a.types.kind(typ, false), From: noDay, To: noDay}})
	}
}

// at are the keys under which those may stand that fulfil a condition of place.
func (a *asking) at(where string) []uint64 {
	keys, had := a.places[where]
	if !had {
		keys = a.keysAt(where)
		a.places[where] = keys
	}
	return keys
}

func (a *asking) keysAt(where string) []uint64 {
	switch where {
	case "same":
		return a.here(tawatur.PrecisionSettlement)
	case "district":
		return a.around(tawatur.PrecisionDistrict)
	case "wide":
		return a.around(tawatur.PrecisionGovernorate)
	case "report", "loose":
		return slices.Concat(a.around(tawatur.PrecisionDistrict), a.reports())
	case "beside":
		return a.reports()
	}
	out := a.reports()
	for _, id := range a.persons(a.f) {
		out = append(out, key(byPerson, id))
	}
	return out
}

func (a *asking) here(widest string) []uint64 {
	var out []uint64
	for _, p := range a.f.places {
		if event.Precise(p, widest) {
			out = append(out, key(byPlace, p.ID))
		}
	}
	return out
}

// around are the keys of the places that are, lie in, or hold one of a fact's.
func (a *asking) around(widest string) []uint64 {
	out := a.here(widest)
	for _, p := range a.f.places {
		if event.Precise(p, widest) {
			out = append(out, key(byArea, p.ID))
		}
	}
	for _, id := range a.areas(a.f) {
		out = append(out, key(byPlace, id))
	}
	return out
}

func (a *asking) reports() []uint64 {
	var out []uint64
	for _, id := range sortedIDs(a.f.reports) {
		out = append(out, key(byReport, id))
	}
	return out
}
