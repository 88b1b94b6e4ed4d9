package tawatur

import "time"

// Kinds of change of an event.
const (
	ChangeNew    = "new"    // an event that was not known
	ChangeField  = "field"  // a known event says more, less or other
	ChangeMerged = "merged" // an event has become part of another
	ChangeGone   = "gone"   // none of its claims is in any event
)

// Causes of a change: a report that came in, another program or knowledge that reads the same reports otherwise, or a report that was
// redacted. Of the last it is not said what an event told before.
const (
	CauseNews      = "news"
	CauseRules     = "rules"
	CauseRedaction = "redaction"
)

// Change is one event that differs between two views of the record, and why. In the feed of a record At is when it came to
// differ and Cause what made it; between two views that are merely held against each other both are empty.
type Change struct {
	At    *time.Time `json:"at,omitempty"`
	Cause string     `json:"cause,omitempty"`
	Kind  string     `json:"kind"`
	Event string     `json:"event"`
	Type  string     `json:"type"`
	Title Name       `json:"title"`
	// Into is the event that a merged one became part of.
	Into   string        `json:"into,omitempty"`
	Fields []FieldChange `json:"fields,omitempty"`
	// Claims are those that the later view has and the earlier has not: what the change rests on.
	Claims []ClaimRef `json:"claims,omitempty"`
}

// FieldChange is what an event said and says now, "" for nothing.
type FieldChange struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Now   string `json:"now"`
}

// Known is an event as it was known at the end of a day on which that changed: from the reports published until then.
type Known struct {
	Day   string `json:"day"`
	Event Event  `json:"event"`
	// Change is what differs from the day before.
	Change Change `json:"change"`
}
