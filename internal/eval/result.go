package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Result is every figure of one scoring. Ratios are between 0 and 1; where there is nothing to divide by they are 0.
type Result struct {
	Reports        int
	MissingReports []string // gold reports for which there was no extraction
	GoldEvents     int      // without the optional ones
	ClaimsCounted  int
	Precision      float64
	Recall         float64
	F1             float64
	EndToEndF1     float64
	Slots          []Slot
	Accuracy       []Accuracy
	Types          []TypeCount
	// PerReport, Misses, Extra, Faults and Lost are printed on demand and not part of the JSON.
	PerReport []ReportCount
	Misses    []Miss
	Extra     []Extra
	Faults    []Fault
	Lost      []Loss
}

// Slot is the score of one slot over the events found.
type Slot struct {
	Name      string  `json:"-"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Gold      int     `json:"gold"`
}

// Accuracy is a share of right decisions among Of.
type Accuracy struct {
	Name  string  `json:"-"`
	Value float64 `json:"value"`
	Of    int     `json:"of"`
}

// TypeCount counts events and claims of one type: gold events, those found, claims, those right.
type TypeCount struct {
	Type   string `json:"-"`
	Gold   int    `json:"gold"`
	Found  int    `json:"found"`
	Claims int    `json:"claims"`
	Right  int    `json:"right"`
}

// ReportCount counts the claims and gold events of one report.
type ReportCount struct {
	Name                       string
	Right, Claims, Found, Gold int
}

// Miss is a gold event to which no claim belongs, with the beginning of its evidence.
type Miss struct{ Report, Event, Type, Evidence string }

// Extra is a claim that belongs to no gold event.
type Extra struct{ Report, Type, Trigger, Evidence, Rule string }

// Options choose what Write adds to the summary.
type Options struct{ Misses, PerReport, Types, Lost bool }

func (r *Result) setTypes(types map[string]*tally) {
	for _, k := range slices.Sorted(maps.Keys(types)) {
		t := types[k]
		r.Types = append(r.Types, TypeCount{Type: k, Gold: t.gold, Found: t.found, Claims: t.claims, Right: t.right})
	}
}

// Write prints the figures for people. The error is that of w.
func (r Result) Write(w io.Writer, o Options) error {
	var b bytes.Buffer
	r.summary(&b)
	if o.PerReport {
		for _, c := range r.PerReport {
			fmt.Fprintf(&b, "  %s: claims right %d/%d, events found %d/%d\n", c.Name, c.Right, c.Claims, c.Found, c.Gold)
		}
	}
	if o.Types {
		for _, t := range r.Types {
			fmt.Fprintf(&b, "  %-22s found %d/%d  right %d/%d\n", t.Type, t.Found, t.Gold, t.Right, t.Claims)
		}
	}
	if o.Misses {
		r.misses(&b)
	}
	if o.Lost {
		r.lost(&b)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (r Result) summary(b *bytes.Buffer) {
	fmt.Fprintf(b, "%d reports, %d gold events, %d claims counted", r.Reports, r.GoldEvents, r.ClaimsCounted)
	if n := len(r.MissingReports); n > 0 {
		fmt.Fprintf(b, "; NO OUTPUT for %d reports", n)
	}
	fmt.Fprintf(b, "\nevents: precision %.3f  recall %.3f  F1 %.3f   end-to-end F1 %.3f\n", r.Precision, r.Recall, r.F1, r.EndToEndF1)
	for _, s := range r.Slots {
		fmt.Fprintf(b, "  %-24s P %.3f  R %.3f  F1 %.3f  (gold %d)\n", s.Name, s.Precision, s.Recall, s.F1, s.Gold)
	}
	for _, a := range r.Accuracy {
		fmt.Fprintf(b, "  %-42s %.3f  (of %d)\n", a.Name, a.Value, a.Of)
	}
}

func (r Result) misses(b *bytes.Buffer) {
	fmt.Fprintln(b, "missed events:")
	for _, m := range r.Misses {
		fmt.Fprintln(b, "  ", m.Report, m.Event, m.Type, m.Evidence)
	}
	fmt.Fprintln(b, "claims that belong to no gold event:")
	for _, x := range r.Extra {
		fmt.Fprintln(b, "  ", x.Report, x.Type, x.Trigger, x.Evidence, x.Rule)
	}
}

// MarshalJSON writes the figures with slots, accuracies and types as objects by name, in the order in which they print.
func (r Result) MarshalJSON() ([]byte, error) {
	missing := r.MissingReports
	if missing == nil {
		missing = []string{}
	}
	return json.Marshal(struct {
		Reports  int               `json:"reports"`
		Missing  []string          `json:"reports_without_output"`
		Gold     int               `json:"gold_events"`
		Claims   int               `json:"claims_counted"`
		P        float64           `json:"precision"`
		R        float64           `json:"recall"`
		F1       float64           `json:"f1"`
		E2E      float64           `json:"end_to_end_f1"`
		Slots    object[Slot]      `json:"slots"`
		Accuracy object[Accuracy]  `json:"accuracy"`
		Types    object[TypeCount] `json:"types"`
	}{r.Reports, missing, r.GoldEvents, r.ClaimsCounted, r.Precision, r.Recall, r.F1, r.EndToEndF1,
		object[Slot]{r.Slots, func(s Slot) string { return s.Name }},
		object[Accuracy]{r.Accuracy, func(a Accuracy) string { return a.Name }},
		object[TypeCount]{r.Types, func(t TypeCount) string { return t.Type }}})
}

// object marshals a list as a JSON object whose keys keep the list's order.
type object[T any] struct {
	list []T
	name func(T) string
}

// MarshalJSON implements json.Marshaler.
func (o object[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range o.list {
		k, err := json.Marshal(o.name(v))
		if err != nil {
			return nil, err
		}
		body, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(k)
		b.WriteByte(':')
		b.Write(body)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
