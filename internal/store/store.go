// Package store is the contract of the evidence record's storage: reports and claims are written once and never changed,
// events are derived and can be made anew at any time. Implementations live below it and all pass the suite in storetest.
//
// Every method takes a context and returns errors that name operation and subject; [ErrNotFound], [ErrVersion] and
// [ErrDamaged] are told apart with errors.Is.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// Errors that callers tell apart.
var (
	// ErrNotFound says that no report, claim or event has the id asked for.
	ErrNotFound = errors.New("not found")
	// ErrCursor says that a page was asked for with a cursor that no page returned.
	ErrCursor = errors.New("the cursor is not one that a page returned")
	// ErrVersion says that the database was written by another version of the program.
	ErrVersion = errors.New("database of another version")
	// ErrRedacted says that a report was redacted; the error is a *RedactedError.
	ErrRedacted = errors.New("redacted")
	// ErrDamaged says that the database fails its own integrity check.
	ErrDamaged = errors.New("database is damaged")
	// ErrReadOnly says that a record cannot be written where it lies.
	ErrReadOnly = errors.New("the record cannot be written where it lies")
)

// RedactedError says that what was asked for was redacted, or that what came was and is not taken in again. It is an ErrRedacted, and an
// ErrNotFound to whom the difference does not matter.
type RedactedError struct{ Tombstone tawatur.Tombstone }

func (e *RedactedError) Error() string {
	return fmt.Sprintf("redacted on %.10s (%s)", e.Tombstone.At, e.Tombstone.Reason)
}

// Is makes it both of the errors that it is.
func (e *RedactedError) Is(target error) bool { return target == ErrRedacted || target == ErrNotFound }

// Entry is a report with its claims as kept: one line of extract.
type Entry = tawatur.Extraction

// Arrival is a report that comes in with its claims, and where its bytes are.
type Arrival struct {
	Entry    Entry
	Captures []tawatur.Capture
}

// Kept says what became of a report that came in: it was added, it was refused, or, with neither, it was kept already.
type Kept struct {
	Added   bool
	Refused *RedactedError
}

// Filter narrows a list of events. The zero value lists all, newest first.
type Filter struct {
	// Query is words that all stand in the event's titles or in the sentences of its claims, in any form of [Test.Forms].
	Query string
	// Terms are all met, beside the query.
	Terms []Term
	// Type, Actor, Place, Outlet are exact ids; Status is one of the Status constants. A place finds what happened in it and in the
	// places that lie in it.
	Type, Actor, Place, Outlet, Status string
	// From and To are ISO days, inclusive. An event is found by any day that it touches; what is told as going on touches those until
	// its last report.
	From, To string
	// Box, where there is one, keeps events whose main place is drawn in it.
	Box *Box
	// Limit is how many at most (0: 50); After is the cursor that the page before returned.
	Limit int
	After string
	// NoTotal leaves out the counting.
	NoTotal bool
}

// Page is one page of events with the cursor of the next, empty at the end.
type Page struct {
	Events []tawatur.Event
	Next   string
	// Total is how many events the filter matches in all, or, with More, at least.
	Total int
	More  bool
}

// ChangeFilter narrows the feed. The zero value lists all.
type ChangeFilter struct {
	// Since is the instant after which changes are listed; Event the id of the only event.
	Since time.Time
	Event string
	// Limit is how many at most (0: 50); After is the cursor that the page before returned.
	Limit int
	After string
}

// ChangePage is one page of the feed with the cursor of the next, empty at the end.
type ChangePage struct {
	Changes []tawatur.Change
	Next    string
}

// Counts is what the store holds.
type Counts struct {
	Reports  int            `json:"reports"`
	Claims   int            `json:"claims"`
	Events   int            `json:"events"`
	Outlets  int            `json:"outlets"`
	Statuses map[string]int `json:"statuses"`
	// Stale says that reports wait to be taken into the events.
	Stale bool `json:"stale"`
}

// Writer is the write side. Every method is one transaction: done whole or not at all.
type Writer interface {
	// AddEntry keeps a report with its claims. A report whose id and text are already kept is left as it is and added is
	// false. The same id with another text is kept as a further version under id "ID@HASH8". Captures of it are noted, each once, of a
	// report that is kept already too. A text that was redacted is refused as ErrRedacted, under whatever id and however its words are
	// spelt; so is any text under an id that was redacted for always.
	AddEntry(ctx context.Context, e Entry, captures ...tawatur.Capture) (added bool, err error)
	// AddEntries is AddEntry for reports that come in together, in their order: all of them or, on an error, none. What is refused is no
	// error here, and keeps none of the others back. A writer around another, such as one that logs, may fail when all are kept: then it returns what
	// became of them beside its error.
	AddEntries(ctx context.Context, in []Arrival) ([]Kept, error)
	// HasReport reports whether this id with this text hash is kept, so that reading it again can be skipped.
	HasReport(ctx context.Context, id, textSHA256 string) (bool, error)
	// KnownAs returns the first of some ids under which a report is kept, or was until it was redacted; "" where there is none.
	KnownAs(ctx context.Context, ids []string) (string, error)
	// Derive opens what is derived for change, in one transaction. Others see what was until it is done.
	Derive(ctx context.Context, do func(Derivation) error) error
	// Sweep overwrites in the files of the store what was taken away from it: after a redaction no byte of a text is left. It takes as
	// long as copying the record does. While others read the record it fails, and can be repeated.
	Sweep(ctx context.Context) error
	// Flush waits until all that was written is on disk, so that it is still there when the machine loses its power.
	Flush(ctx context.Context) error
	WatchWriter
	FollowedWriter
}

// Waiting is reports that are not in the events, by their numbers and in the order of their publication.
type Waiting struct {
	// Telling have claims; Silent, which came out between them, have none, so that nothing is made of them.
	Telling, Silent []int64
	// Again says that they were in the events before all was made anew, More that there may be others.
	Again, More bool
}

// All lists the reports that wait, those with claims first.
func (w Waiting) All() []int64 { return slices.Concat(w.Telling, w.Silent) }

// Derivation is what is derived from reports and claims, open for change: the shelf on which events are made, which reports are
// in them, and the dates that reports without one have from others.
type Derivation interface {
	shelf.Shelf
	shelf.Tales
	Telling
	// Moment is a number that is one more than that of the derivation of this store before it where nobody took a report away, or changed what is
	// derived, between the two: what was read then is as it was.
	Moment() int64
	// Rules returns of which rules all is that is derived, "" for none; Clear takes it away, lets all reports wait, and notes
	// by which rules it will be made anew, unless there is something to take away and the record turns out to be damaged. Ids that events had keep leading to where their claims are.
	Rules() (string, error)
	Clear(rules string) error
	// Waiting returns reports that are not in the events, most of them with claims at most: those that were before Clear first, and apart.
	// Woven notes that reports are in.
	Waiting(most int) (Waiting, error)
	Woven(reports []int64) error
	// Reconcile calls each with the events as they were before Clear that did not come out the same, and those that are otherwise now
	// or were not there, some at a time, those that have claims in common together; then it forgets how they were. Record puts changes into the feed; each has a time.
	Reconcile(each func(was, made []tawatur.Event) error) error
	Record(changes []tawatur.Change) error
	// Plain returns a report as it is in the record. Redate lets Entry, Reader.Report and Reader.Entries return it as it reads by
	// a date that others give it, nil for as it is in the record.
	Plain(report int64) (Entry, error)
	Redate(report int64, e *Entry) error
	// Number returns the number of a report by its id, 0 for one that is not kept. Bury takes a report that is in no event any more out of
	// the record, with its claims, its captures and what the feed tells of the events that it was in, and keeps the tombstone with
	// its id and the hash of its text. No other report gets its number.
	Number(id string) (int64, error)
	Bury(report int64, tomb tawatur.Tombstone) error
}

// Reader is the read side. Where a report, a claim of it, or the event that was named after one of them was redacted, the error is ErrRedacted.
type Reader interface {
	// Report returns a report with its claims.
	Report(ctx context.Context, id string) (Entry, error)
	// Claim returns one claim with the report it is in.
	Claim(ctx context.Context, id string) (tawatur.Claim, tawatur.Report, error)
	// Claims returns those claims of some ids that are kept, as the record has them, in no particular order.
	Claims(ctx context.Context, ids []string) ([]tawatur.Claim, error)
	// Entries yields every report with its claims in order of report id.
	Entries(ctx context.Context) iter.Seq2[Entry, error]
	// Event returns one event; for an id that an event had before it became part of another, that other.
	Event(ctx context.Context, id string) (tawatur.Event, error)
	// Events returns a page of events, newest first (undated last), ties by id.
	Events(ctx context.Context, f Filter) (Page, error)
	// EventsOfReport returns the events that the claims of a report belong to.
	EventsOfReport(ctx context.Context, reportID string) ([]tawatur.Event, error)
	// Search returns the ids of reports whose text or title has all the words of a query, folded, best first.
	Search(ctx context.Context, query string, limit int) ([]string, error)
	// Reports returns a page of reports whose headline or text has what a filter asks for, those first that were taken in last.
	Reports(ctx context.Context, f ReportFilter) (ReportPage, error)
	// Tally returns how many events are filed under an id of a kind.
	Tally(ctx context.Context, kind, id string) (int, error)
	// Tallies returns how many events are filed under each id of a kind, the most first: so many of them, or all (0).
	Tallies(ctx context.Context, kind string, most int) ([]Tally, error)
	// Places counts the events of a filter by their main place, the most first, ties by id. Limit and After do not matter.
	Places(ctx context.Context, f Filter) ([]Spot, error)
	// Days counts the events of a filter by the day on which they begin, earliest first. Limit and After do not matter.
	Days(ctx context.Context, f Filter) ([]Day, error)
	// Changes returns a page of the feed, newest first.
	Changes(ctx context.Context, f ChangeFilter) (ChangePage, error)
	// Taken returns when the record took some reports in, by their ids, or all when none is named; reports of older records are
	// not among them.
	Taken(ctx context.Context, ids ...string) (map[string]time.Time, error)
	// Captures returns where the bytes are that some reports were read from, by their ids, or all when none is named: those of a report
	// in the order of their time. Reports that came as texts have none.
	Captures(ctx context.Context, ids ...string) (map[string][]tawatur.Capture, error)
	// Tombstones returns what remains of the reports that were redacted, in the order in which they were; Unswept says whether one of them
	// still waits for Sweep.
	Tombstones(ctx context.Context) ([]tawatur.Tombstone, error)
	Unswept(ctx context.Context) (bool, error)
	// Stated yields what the record states of each report with a number above one, as it was written when the report was taken in, and of each that was
	// redacted, in the order of their numbers; Newest is the highest number given out. All that is yielded is of one moment.
	Stated(ctx context.Context, after int64) iter.Seq2[tawatur.Stated, error]
	Newest(ctx context.Context) (int64, error)
	// SameText returns the ids of the reports whose text has a hash, in order.
	SameText(ctx context.Context, textSHA256 string) ([]string, error)
	// Versions returns the ids of all versions of a report, given that of any, in the order in which they were taken in; none when
	// the report is not kept.
	Versions(ctx context.Context, id string) ([]string, error)
	// Counts returns what the store holds.
	Counts(ctx context.Context) (Counts, error)
	WatchReader
	FollowedReader
	StoryReader
}

// eachAtOnce is how many events [Each] asks for at once.
const eachAtOnce = 500

// Each yields the events that a filter asks for, newest first; some hundreds of them are held at a time. Limit and After of the filter
// are not heeded. An error is the last that it yields.
func Each(ctx context.Context, st Reader, f Filter) iter.Seq2[tawatur.Event, error] {
	f.Limit, f.NoTotal = eachAtOnce, true
	return paged(func(after string) ([]tawatur.Event, string, error) {
		f.After = after
		page, err := st.Events(ctx, f)
		return page.Events, page.Next, err
	})
}

// paged yields what pages hold, one after the other, each time from the beginning. An error is the last that it yields.
func paged[T any](page func(after string) (of []T, next string, err error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for after := ""; ; {
			of, next, err := page(after)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, v := range of {
				if !yield(v, nil) {
					return
				}
			}
			if after = next; after == "" {
				return
			}
		}
	}
}

// AllEvents returns every event of a record, newest first.
func AllEvents(ctx context.Context, st Reader) ([]tawatur.Event, error) {
	var out []tawatur.Event
	for e, err := range Each(ctx, st, Filter{}) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// Store is both sides with its end.
type Store interface {
	Writer
	Reader
	Close() error
}
