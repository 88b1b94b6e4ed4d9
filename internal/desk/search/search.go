// Package search reads what people type into a search box and finds it in a record: words as they write them, names for which
// others stand in the texts, phrases, fields.
//
// It knows no names; they come in through [Names], so that قسد also finds what is told of "قوات سوريا الديمقراطية". A query says in
// [Query.Understood] what it was taken for, and in [Query.Problems] what of it was not. It decides no order of merit: lists are
// newest first.
//
//	q := search.Parse(`قسد "قصف مدفعي" مكان:القامشلي -تدريب`, names)
//	r, err := search.Find(ctx, st, q, search.Options{})
//	for _, hit := range r.Events { ... hit.Sentences ... }
package search

import (
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// Named is somebody, some place or some type of event that bears a name.
type Named struct {
	// Kind is one of the store's kinds.
	Kind string       `json:"kind"`
	ID   string       `json:"id"`
	Name tawatur.Name `json:"name"`
	// Note tells it from others of the name: of a place where it lies.
	Note tawatur.Name `json:"note"`
	// Also are further names, as texts write them.
	Also []string `json:"-"`
	// Perhaps says that the name alone does not say who is meant: "التحالف" is another body in each war.
	Perhaps bool `json:"perhaps,omitempty"`
}

// sure returns those who bear a name, and apart from them those for whom it may stand.
func sure(named []Named) (bear, may []Named) {
	for _, n := range named {
		if n.Perhaps {
			may = append(may, n)
		} else {
			bear = append(bear, n)
		}
	}
	return bear, may
}

// Meant returns those who bear a name, or those for whom it may stand where nobody does.
func Meant(named []Named) []Named {
	if bear, _ := sure(named); len(bear) > 0 {
		return bear
	}
	return named
}

// Names returns who and what of a kind ("": any) bears a name, the best known first. An id is a name too.
type Names func(kind, name string) []Named

// Query is what a search is for.
type Query struct {
	// Text is what was typed.
	Text string
	// Events and Reports are what is asked of the record; in reports only words can be looked for, and Partly says that a part of
	// the query is therefore left out there.
	Events  store.Filter
	Reports store.ReportFilter
	Partly  bool
	// Understood says what the query was taken for, part by part; Problems what of it was not understood.
	Understood []Part
	Problems   []Problem
	// Names are those whom some part of the query names.
	Names []Named

	// terms are the terms of words and names, for marking.
	terms []term
}

// Empty says that nothing was asked for.
func (q Query) Empty() bool {
	return len(q.Understood) == 0
}

// In returns a filter of events narrowed by the query: what both take.
func (q Query) In(f store.Filter) store.Filter {
	f.Query, f.Terms = "", slices.Concat(f.Terms, q.Events.Terms)
	f.From, f.To = common(f.From, f.To, q.Events.From, q.Events.To)
	return f
}

// ReportsIn returns a filter of reports narrowed by the query.
func (q Query) ReportsIn(f store.ReportFilter) store.ReportFilter {
	if f.Terms = slices.Concat(f.Terms, q.Reports.Terms); len(f.Outlets) == 0 {
		f.Outlets = q.Reports.Outlets
	}
	f.From, f.To = common(f.From, f.To, q.Reports.From, q.Reports.To)
	return f
}

// common returns the days that two periods have in common; an empty end is open.
func common(from, to, from2, to2 string) (string, string) {
	if to == "" || to2 != "" && to2 < to {
		to = to2
	}
	return max(from, from2), to
}

// Part is a part of a query as it was understood.
type Part struct {
	// Kind is "word", "phrase", "prefix" or the name of a field: one of the store's kinds, "from" or "to".
	Kind string `json:"kind"`
	// Not says that what has it is left out.
	Not bool `json:"not,omitempty"`
	// Words are as they were typed; a day is an ISO day.
	Words string `json:"words"`
	// Names are those whom the words name; what is told of any of them is found too.
	Names []Named `json:"names,omitempty"`
	// Perhaps are those for whom the words may stand: they are offered, and not looked for.
	Perhaps []Named `json:"perhaps,omitempty"`
	// Or says that it is the other choice to the part before.
	Or bool `json:"or,omitempty"`
}

// Kinds of parts that are no fields.
const (
	PartWord   = "word"
	PartPhrase = "phrase"
	PartPrefix = "prefix"
	PartFrom   = "from"
	PartTo     = "to"
)

// Problem is a part of a query that was not understood and is left out.
type Problem struct {
	// Kind says why: see the constants.
	Kind string `json:"kind"`
	// Words are as they were typed; Field names the field.
	Words string `json:"words"`
	Field string `json:"field,omitempty"`
	// Near are those of the record whose names come nearest to one that nobody bears.
	Near []NameHit `json:"near,omitempty"`
}

// Why a part was not understood.
const (
	ProblemField  = "field"  // no such field
	ProblemName   = "name"   // nobody, or no place, of that name is known
	ProblemDay    = "day"    // no day
	ProblemEmpty  = "empty"  // a field without a value, or signs without a word
	ProblemPrefix = "prefix" // a beginning too short to look for
	ProblemQuote  = "quote"  // a quotation mark that is not closed; taken as closed at the end
	ProblemLong   = "long"   // more than can be asked at once
)

// term is a term of a query with what marks it in a text.
type term struct {
	store.Term
	// ids are those that mentions of claims may have, by kind.
	ids map[string][]string
	// words are the tests of words, with the other names of those who are named.
	words []store.Test
	// bounded says that only events are narrowed by it.
	bounded bool
}
