package store

import (
	"tawatur"
	"tawatur/arabic"
)

// Kinds of ids that events are filed under.
const (
	KindType   = "type"
	KindActor  = "actor"
	KindPlace  = "place" // a place of the event, or an area that one of its places lies in
	KindOutlet = "outlet"
	KindStatus = "status"
)

// Kinds returns the kinds of ids that events are filed under.
func Kinds() []string { return []string{KindType, KindActor, KindPlace, KindOutlet, KindStatus} }

// Statuses that events are filed under.
const (
	StatusDisputed     = "disputed"
	StatusCorroborated = "corroborated"
	StatusSingle       = "single"
)

// Term is one of the things that are asked for together: it is met where any of its tests is, or, with Not, where none is.
type Term struct {
	Any []Test
	Not bool
}

// Test is a phrase that stands in a text, or an id that an event is filed under.
type Test struct {
	// Words are folded words that follow one another.
	Words []string
	// Exact takes the words as they are, but for what is written onto the first (و ف ب ل ك). Otherwise a single word is also
	// found with the article or without, and before an attached pronoun.
	Exact bool
	// Prefix lets the last word be the beginning of one.
	Prefix bool
	// Kind and ID name what an event is filed under; the words are then empty.
	Kind, ID string
}

// Forms lists the folded words that the first word of a test is looked for as; with a prefix and one word, the beginnings.
func (t Test) Forms() []string {
	switch {
	case len(t.Words) == 0:
		return nil
	case t.Prefix && len(t.Words) == 1:
		return arabic.Beginnings(t.Words[0])
	case t.Exact || len(t.Words) > 1:
		return arabic.Attached(t.Words[0])
	}
	return arabic.Spellings(t.Words[0])
}

// WordsOf returns a term for each word of a text.
func WordsOf(text string) []Term {
	var out []Term
	for _, w := range arabic.Words(text) {
		out = append(out, Term{Any: []Test{{Words: []string{w}}}})
	}
	return out
}

// Tally is how many events are filed under an id.
type Tally struct {
	ID     string `json:"id"`
	Events int    `json:"events"`
}

// ReportFilter narrows a list of reports. Only tests of words count; the zero value lists none.
type ReportFilter struct {
	Terms []Term
	// Outlets are ids of which a report has any; empty is every outlet and none.
	Outlets []string
	// From and To are ISO days of publication, inclusive.
	From, To string
	// Limit is how many at most (0: 50); After is the cursor that the page before returned.
	Limit int
	After string
}

// ReportPage is one page of reports, those first that were taken in last, with the cursor of the next, empty at the end.
type ReportPage struct {
	Reports []tawatur.Report
	Next    string
	// Total is how many reports the filter matches in all; with More they are more than that.
	Total int
	More  bool
}
