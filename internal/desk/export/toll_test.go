package export

import (
	"fmt"
	"testing"

	"tawatur"
)

// said writes a range for messages: "2..3", "2..", "?" for dead without a number, "" for none told.
func said(t toll) string {
	if !t.said {
		return ""
	}
	if t.low == nil && t.high == nil {
		return "?"
	}
	return cellText(number(t.low)) + ".." + cellText(number(t.high))
}

func TestKilled(t *testing.T) {
	harm := func(kind, who string, min, max *int) tawatur.EventHarm {
		return tawatur.EventHarm{Kind: kind, Who: who, Min: min, Max: max}
	}
	whoDisputed := []tawatur.Dispute{{Field: tawatur.DisputeVictimStatus}}
	for i, c := range []struct {
		event tawatur.Event
		want  string
	}{
		{tawatur.Event{}, ""},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("injured", "civilians", num(3), num(3))}}, ""},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", nil, nil)}}, "?"},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(2), nil)}}, "2.."},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(3), num(3)), harm("killed", "children", num(1), num(1))}}, "3..3"},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "children", num(2), num(2)), harm("killed", "women", num(1), num(1))}}, "2..3"},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", nil, nil), harm("killed", "children", num(2), num(2))}}, "2.."},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(1), num(1)), harm("killed", "children", num(2), num(2))}}, "2.."},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(3), num(5)), harm("killed", "fighters", num(2), num(2))}}, "5..7"},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(3), num(3)), harm("killed", "fighters", num(3), num(3))}, Disputes: whoDisputed}, "3..6"},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(3), num(3)), harm("casualties", "civilians", num(9), num(9))}}, "3.."},
		{tawatur.Event{Harm: []tawatur.EventHarm{harm("killed", "civilians", num(0), num(0))}}, "0..0"},
	} {
		if got := said(killed(c.event)); got != c.want {
			t.Errorf("%d: %s, want %s", i, got, c.want)
		}
	}
}

func TestInert(t *testing.T) {
	for _, c := range []struct{ in, kind, want string }{
		{"=1+1", kindText, "'=1+1"}, {"@SUM(A1)", kindText, "'@SUM(A1)"}, {"-5", kindText, "'-5"}, {"+9", kindList, "'+9"}, {"\t=1", kindText, "'\t=1"},
		{"-5.5", kindNumber, "-5.5"}, {"2024-08-07", kindDate, "2024-08-07"}, {"قصف = حصار", kindText, "قصف = حصار"}, {"", kindText, ""},
	} {
		if got := inert(c.in, c.kind); got != c.want {
			t.Errorf("%q as %s: %q, want %q", c.in, c.kind, got, c.want)
		}
	}
}

func TestAnAreaIsClosedAndAnticlockwise(t *testing.T) {
	for _, c := range [][3]float64{{35.1, 40.4, 3}, {-33.9, 18.4, 80}, {0, 179.9, 200}, {89.9, 0, 400}, {35, 40, 0}} {
		ring := area(c[0], c[1], c[2]).Coordinates[0]
		twice := 0.0
		for i := range len(ring) - 1 {
			twice += ring[i][0]*ring[i+1][1] - ring[i+1][0]*ring[i][1]
		}
		if ring[0] != ring[len(ring)-1] || twice <= 0 {
			t.Errorf("%v: closed %v, twice its area %f", c, ring[0] == ring[len(ring)-1], twice)
		}
		for _, p := range ring {
			if p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
				t.Errorf("%v: %v is off the globe", c, p)
			}
		}
	}
}

func TestSpansOfDays(t *testing.T) {
	for _, c := range []struct{ start, end, want string }{
		{"", "", "0 false"}, {"2024-08-07", "2024-08-07", "1 true"}, {"2024-08-07T10:00:00Z", "2024-08-08", "2 true"}, {"2024-02-01", "2024-03-01", "30 true"}, {"2024-08-07", "", "1048576 true"}, {"", "2024-08-07", "1 true"},
	} {
		days, known := span(tawatur.Event{Time: tawatur.EventTime{Start: c.start, End: c.end}})
		if got := fmt.Sprint(days, known); got != c.want {
			t.Errorf("%q to %q: %s, want %s", c.start, c.end, got, c.want)
		}
	}
}

func TestALongTableGoesOnInAFurtherSheet(t *testing.T) {
	b, err := newBook(&Exporter{})
	if err != nil {
		t.Fatal(err)
	}
	b.limit = 3
	s := b.table(Table{Name: "claims", Columns: []Column{{"n", kindInteger, "", ""}}})
	for i := range 5 {
		if err := s.row([]any{i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"claims": 3, "claims 2": 3, "claims 3": 2} {
		if rows, err := b.f.GetRows(name); len(rows) != want || err != nil {
			t.Errorf("%s: %d rows, want %d, %v", name, len(rows), want, err)
		}
	}
	if err := b.f.Close(); err != nil {
		t.Error(err)
	}
}
