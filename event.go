package tawatur

import (
	"fmt"
	"strings"
)

// Name is a name in both languages of the pages.
type Name struct {
	AR string `json:"ar"`
	EN string `json:"en"`
}

// EventTime is when an event happened, as far as its claims say. Of what is told as going on no end is known: End is empty then, and
// EDTF is "START/..". An end that is not known of what is over is empty too, with "START/"; one that is worked out has "~" behind it.
type EventTime struct {
	Start   string `json:"start,omitempty"`
	End     string `json:"end,omitempty"`
	EDTF    string `json:"edtf,omitempty"`
	Ongoing bool   `json:"ongoing"`
}

// Check says in which way a time contradicts itself, nil for none.
func (t EventTime) Check() error {
	_, after, interval := strings.Cut(t.EDTF, "/")
	switch open := after == ".."; {
	case t.Ongoing && t.End != "":
		return fmt.Errorf("it goes on and ends on %s", t.End)
	case t.Start != "" && t.End != "" && t.End[:min(10, len(t.End))] < t.Start[:min(10, len(t.Start))]:
		return fmt.Errorf("it ends on %s and starts on %s", t.End, t.Start)
	case open != (t.Ongoing && t.Start != ""):
		return fmt.Errorf("edtf %q, start %q and ongoing %v", t.EDTF, t.Start, t.Ongoing)
	case t.Start != "" && t.End == "" && !interval:
		return fmt.Errorf("edtf %q of no known end", t.EDTF)
	case t.EDTF == "" && t.Start+t.End != "":
		return fmt.Errorf("no edtf of %s..%s", t.Start, t.End)
	}
	return nil
}

// EventPlace is where an event happened, as far as its claims say, with its precision.
type EventPlace struct {
	ID        string  `json:"id"`
	Name      Name    `json:"name"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
	RadiusKM  float64 `json:"radius_km"`
	ADM1      string  `json:"adm1,omitempty"`
	PCode     string  `json:"pcode,omitempty"`
}

// EventActor is an actor in an event with the claims that say so.
type EventActor struct {
	Role   string   `json:"role"`
	ID     string   `json:"id"`
	Claims []string `json:"claims"`
}

// EventHarm is the range of what the claims say for one kind of harm and one group.
type EventHarm struct {
	Kind string   `json:"kind"`
	Who  string   `json:"who"`
	Min  *int     `json:"min"`
	Max  *int     `json:"max"`
	By   []HarmBy `json:"by"`
}

// HarmBy is what one claim says of a harm.
type HarmBy struct {
	Claim string `json:"claim"`
	Min   *int   `json:"min"`
	Max   *int   `json:"max"`
	Words string `json:"words"`
}

// HarmBounds returns the lowest and the highest number that anyone states; the highest is open when someone says "at least"
// more than anyone's highest. Both are nil when nobody states a number.
func HarmBounds(by []HarmBy) (lo, hi *int) {
	least := 0
	for _, b := range by {
		if b.Min != nil {
			least = max(least, *b.Min)
			if lo == nil || *b.Min < *lo {
				lo = b.Min
			}
		}
		if b.Max != nil && (hi == nil || *b.Max > *hi) {
			hi = b.Max
		}
	}
	if hi != nil && least > *hi {
		hi = nil
	}
	return lo, hi
}

// Status is always the triple: how many articles, outlets, and independent origins (a lower bound) tell an event.
type Status struct {
	Articles int `json:"articles"`
	Outlets  int `json:"outlets"`
	// Unnamed is how many of the articles name no outlet.
	Unnamed      int  `json:"unnamed,omitempty"`
	Origins      int  `json:"origins"`
	Corroborated bool `json:"corroborated"`
	Disputed     bool `json:"disputed"`
}

// Origin is one origin of an event with the reports that go back to it, and why they count as one.
type Origin struct {
	Origin  string   `json:"origin"`
	Outlets []string `json:"outlets"`
	Reports []string `json:"reports"`
	Why     string   `json:"why"`
	// Doubt says why nobody can tell whether it is independent of any other, empty where that is known: a report of no known
	// outlet that cites nobody, or people without a name, may have it from anyone. Those without doubt are counted; where all are
	// in doubt they count as one.
	Doubt string `json:"doubt,omitempty"`
}

// Fields that claims of one event can dispute.
const (
	DisputeKilled       = "killed"
	DisputeInjured      = "injured"
	DisputeAgent        = "agent"
	DisputeTarget       = "target"
	DisputePlace        = "place"
	DisputeTime         = "time"
	DisputeType         = "type"
	DisputeOccurrence   = "occurrence"
	DisputeVictimStatus = "victim-status"
)

// Dispute is a field on which the claims of an event differ, with every value and who says it.
type Dispute struct {
	Field  string         `json:"field"`
	Values []DisputeValue `json:"values"`
}

// DisputeValue is one value of a disputed field.
type DisputeValue struct {
	Value  string   `json:"value"`
	Claims []string `json:"claims"`
}

// ClaimRef names a claim inside an event, with what is needed to lay the event out in time: when it was published, by whom it
// was said, and how it stands to the world.
type ClaimRef struct {
	ID     string `json:"id"`
	Report string `json:"report"`
	Outlet string `json:"outlet,omitempty"`
	// Published is the ISO date or date-time of the report, inferred ones included, empty when nobody can tell.
	Published string `json:"published,omitempty"`
	// Speaker is the nearest speaker whom the report cites, empty where the outlet speaks for itself.
	Speaker string `json:"speaker,omitempty"`
	// Modality is empty for what is asserted.
	Modality string `json:"modality,omitempty"`
	// Answers is the claim of the same report whose act this one is told to answer.
	Answers string `json:"answers,omitempty"`
}

// Day returns the ISO day of publication, "" when it is unknown.
func (c ClaimRef) Day() string { return c.Published[:min(10, len(c.Published))] }

// Event is the thing in the world that several claims are about. It is derived: it can be deleted and rebuilt from the
// claims, and comes out the same whatever the order in which the reports arrived.
type Event struct {
	ID       string       `json:"id"`
	Type     string       `json:"type"`
	Title    Name         `json:"title"`
	Time     EventTime    `json:"time"`
	Place    *EventPlace  `json:"place"`
	Places   []EventPlace `json:"places,omitempty"`
	Actors   []EventActor `json:"actors"`
	Harm     []EventHarm  `json:"harm"`
	Status   Status       `json:"status"`
	Origins  []Origin     `json:"origins"`
	Disputes []Dispute    `json:"disputes"`
	Claims   []ClaimRef   `json:"claims"`
	// Recalls are claims of later reports that tell the event as history, beside news of their own. They add no origin, no
	// number and no day: a massacre recalled on its anniversary is not told anew.
	Recalls []ClaimRef `json:"recalls,omitempty"`
	Story   *string    `json:"story,omitempty"`
	// Why holds the reasons for which its claims were linked, for `tawatur explain`.
	Why []string `json:"why,omitempty"`
}
