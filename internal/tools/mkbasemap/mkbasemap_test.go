package main

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

const geo = "../../../../shared/data/geo"

// TestTheCommittedMapIsFresh builds the map twice and compares it with the committed one.
func TestTheCommittedMapIsFresh(t *testing.T) {
	if _, err := os.Stat(geo); err != nil {
		t.Skip("NOTICE: the outlines are absent; import not tested")
	}
	a, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	b, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two builds differ")
	}
	have, err := os.ReadFile("../../desk/web/static/basemap.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, have) {
		t.Error("the committed map is stale: go run ./internal/tools/mkbasemap")
	}
	if len(a) > 600_000 {
		t.Errorf("the map has %d bytes", len(a))
	}
}

// TestTheCommittedMapIsWhole looks at what a page will draw.
func TestTheCommittedMapIsWhole(t *testing.T) {
	data, err := os.ReadFile("../../desk/web/static/basemap.json")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	for name, least := range map[string]int{"adm1": 14, "adm2": 61, "disputed": 10, "borders": 50, "rivers": 50, "land": 1} {
		var shapes []shape
		if err := json.Unmarshal(m[name], &shapes); err != nil || len(shapes) < least {
			t.Errorf("%s: %d shapes, %v; want at least %d", name, len(shapes), err, least)
		}
	}
	if _, drawn := m["adm3"]; drawn {
		t.Error("sub-districts are drawn, whose outlines are approximate")
	}
	var labels [][]any
	if err := json.Unmarshal(m["labels"], &labels); err != nil {
		t.Fatal(err)
	}
	for _, l := range labels {
		if len(l) != 6 || l[2] == "" || l[3] == "" {
			t.Errorf("label %v lacks a name", l)
		}
	}
}

func TestThin(t *testing.T) {
	line := []point{{0, 0}, {10, 1}, {20, 0}, {20, 30}}
	if got, want := thin(line, 2), []point{{0, 0}, {20, 0}, {20, 30}}; !reflect.DeepEqual(got, want) {
		t.Errorf("thin: %v, want %v", got, want)
	}
	if got := thin(line, 0.5); !reflect.DeepEqual(got, line) {
		t.Errorf("thin at half a step: %v", got)
	}
	square := []point{{0, 0}, {0, 100}, {100, 100}, {100, 0}, {0, 0}}
	if got := thinRing(square, 5); !reflect.DeepEqual(got, square) {
		t.Errorf("a square becomes %v", got)
	}
	if got := steps([]point{{5, 6}, {8, 4}}); !reflect.DeepEqual(got, []int{5, 6, 3, -2}) {
		t.Errorf("steps: %v", got)
	}
	if got := middle(square); got != (point{50, 50}) {
		t.Errorf("middle of a square: %v", got)
	}
}

// TestBetween parts two areas that share one side: the side is there once, the outer border is not.
func TestBetween(t *testing.T) {
	west := []point{{0, 0}, {0, 2}, {1, 2}, {1, 1}, {1, 0}, {0, 0}}
	east := []point{{1, 0}, {1, 1}, {1, 2}, {3, 2}, {3, 0}, {1, 0}}
	taken := map[edge]bool{}
	if got, want := between([][]point{west, east}, taken), [][]point{{{1, 2}, {1, 1}, {1, 0}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
	if got := between([][]point{west, east}, taken); got != nil {
		t.Errorf("lines that are drawn already: %v", got)
	}
}
