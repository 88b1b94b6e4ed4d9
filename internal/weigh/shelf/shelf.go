// Package shelf is the contract of what the making of events keeps between one report and the next: an index of what claims
// are about, the links between claims, and which claims make which event. All of it is derived from reports and claims; it is
// kept so that a report costs the neighbourhood that it touches and not the whole record.
//
// [Memory] keeps it in memory, for batches and views; the store keeps it beside the events, and a [Tray] between the two fetches
// and puts back much at once.
package shelf

import (
	"slices"
	"time"

	"tawatur"
)

// Item names what is linked: a claim, with its retellings in its report. Report numbers and the places of claims in their
// reports make it up; see [NewItem].
type Item int64

// ClaimBits is how many bits of an item are the place of its claim in its report.
const ClaimBits = 24

// NewItem names the claim at place ord of the report with a number.
func NewItem(report int64, ord int) Item { return Item(report<<ClaimBits | int64(ord)) }

// Report is the number of an item's report.
func (i Item) Report() int64 { return int64(i) >> ClaimBits }

// Kind tells entries of one key apart. Those from KindOther on are for others than the making of events.
type Kind uint8

// KindOther is the first kind that the making of events does not use.
const KindOther Kind = 32

// KindTales is the first kind by which the making of stories tells entries apart; those before it are of events and their dates.
const KindTales Kind = 40

// Entry is an item under a key, for the days from Lo to Hi (numbers since 1970).
type Entry struct {
	Key    uint64
	Kind   Kind
	Lo, Hi int
	Item   Item
}

// Range asks for the entries of a kind that begin between two days, inclusive; for any Most of them when that is not 0.
type Range struct {
	Kind     Kind
	From, To int
	Most     int
}

// Print is a fingerprint of a report's words, of [PrintBits] bits.
type Print uint64

// PrintBits are the bits of a fingerprint: so many that with the number of its report it makes one number of a table.
const PrintBits = 38

// NewPrint makes a fingerprint of a hash.
func NewPrint(hash uint64) Print { return Print(hash >> (64 - PrintBits)) }

// Ask is a range of the entries of a key.
type Ask struct {
	Key uint64
	Range
}

// Wants is what is going to be asked for: reports, entries, the counts of keys up to most, the links of items, and the events that
// items are in with all their items.
type Wants struct {
	Reports []int64
	Under   []Ask
	Counts  []uint64
	Most    int
	Links   []Item
	Events  []Item
}

// Link is how well an item fits another.
type Link struct {
	Other Item
	Worth int
}

// NoDay stands for a day that nobody tells; AnyDay, before all others, for one that is sure to be, though nobody tells it.
const (
	NoDay  = -1 << 30
	AnyDay = NoDay + 1
)

// Day returns the number of an ISO day, or of that of a date-time, since 1970; NoDay when s is none.
func Day(s string) int {
	if len(s) < len(time.DateOnly) {
		return NoDay
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	if err != nil {
		return NoDay
	}
	return int(t.Unix() / 86400)
}

// ISODay writes the number of a day as an ISO day, "" for NoDay.
func ISODay(day int) string {
	if day == NoDay {
		return ""
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

// Group is an event with the items that make it. Founding is the one that it is named after. Day is when it begins or ends
// something that lasts, as a number since 1970; NoDay for what does neither. Within are the ids of the areas that its places lie
// in, for those who look for what happened in an area; it is not kept for the making of events.
type Group struct {
	Event    tawatur.Event
	Items    []Item
	Founding Item
	Day      int
	Within   []string
	// Evidence is that of its claims, each once, where it is at hand: a medium that is given none looks it up.
	Evidence []string
}

// Bare returns a report without the derivations of its claims: of those no event is made, and they are long.
func Bare(e tawatur.Extraction) tawatur.Extraction {
	e.Claims = slices.Clone(e.Claims)
	for i := range e.Claims {
		e.Claims[i].Derivation = nil
	}
	return e
}

// Shelf keeps entries, links and groups. Errors are those of the medium: the memory has none.
type Shelf interface {
	// Bring says what is going to be asked for, so that it can be fetched at once. It changes no answer.
	Bring(w Wants) error

	// Entry returns a report, by its number, as events are made of it: see [Bare]. Of one without claims it may be the id alone.
	Entry(report int64) (tawatur.Extraction, error)

	// Enter and Leave put entries under their keys and take them away.
	Enter(es []Entry) error
	Leave(es []Entry) error
	// Near returns the entries of a key in any of the ranges, in no particular order. They may be changed, and are good until it is asked again.
	Near(key uint64, ranges []Range) ([]Entry, error)
	// Count counts the entries of a key, up to a number.
	Count(key uint64, most int) (int, error)

	// Imprint notes that a report has fingerprints, Efface that it has them no more.
	Imprint(report int64, prints []Print) error
	Efface(report int64, prints []Print) error
	// Holders returns for each of some fingerprints the reports that have it, in order; any most of them.
	Holders(prints []Print, most int) ([][]int64, error)

	// Links returns the links of an item; Link makes or changes one in both directions, and Unlink removes it.
	Links(i Item) ([]Link, error)
	Link(a, b Item, worth int) error
	Unlink(a, b Item) error

	// EventOf returns the id of the event that an item is in, "" for none; Items those in an event.
	EventOf(i Item) (string, error)
	Items(event string) ([]Item, error)
	// Group returns an event on the shelf, without its items.
	Group(event string) (Group, error)
	// At returns the events of a type that name a place and have a day between two, inclusive, without their items; any most of
	// them.
	At(place, typ string, from, to, most int) ([]Group, error)
	// Replace takes events away and puts groups in their stead. An id may be in both.
	Replace(gone []string, made []Group) error
}
