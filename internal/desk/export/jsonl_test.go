package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tawatur"
)

func TestJSONLWritesEveryEventOnce(t *testing.T) {
	var events []tawatur.Event
	for i := range 1003 {
		events = append(events, tawatur.Event{ID: fmt.Sprintf("e-%04d", i), Title: tawatur.Name{AR: "قصف <و> \u200fحصار"}})
	}
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := JSONL(w, events); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSpace(a.String()), "\n")
	if len(lines) != len(events) || a.String() != b.String() {
		t.Fatalf("%d lines for %d events, or not the same twice", len(lines), len(events))
	}
	for i, line := range lines {
		var e tawatur.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil || e.ID != events[i].ID || !strings.Contains(line, "<و>") {
			t.Fatalf("line %d: %s, %v", i, line, err)
		}
	}
}
