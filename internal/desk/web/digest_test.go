package web

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
)

// TestTheOverviewLeadsWithWhatIsDisputed looks for the three lists in their order, what came to be corroborated last being first in its own.
func TestTheOverviewLeadsWithWhatIsDisputed(t *testing.T) {
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	event := func(id, day string, s tawatur.Status) tawatur.Event {
		return tawatur.Event{ID: id, Type: "shelling", Title: tawatur.Name{AR: "قصف " + id, EN: "Shelling " + id}, Status: s,
			Time: tawatur.EventTime{Start: day, End: day, EDTF: day}, Claims: []tawatur.ClaimRef{{ID: "c-" + id, Report: "r"}}}
	}
	both, one := tawatur.Status{Articles: 2, Outlets: 2, Origins: 2, Corroborated: true}, tawatur.Status{Articles: 1, Outlets: 1, Origins: 1}
	argued := tawatur.Status{Articles: 2, Outlets: 2, Origins: 2, Disputed: true}
	if err := storetest.Replace(t.Context(), st, event("late", "2024-08-01", both), event("early", "2024-08-09", both), event("alone", "2024-08-08", one), event("argued", "2024-08-02", argued)); err != nil {
		t.Fatal(err)
	}
	at := func(day int) *time.Time { d := time.Date(2024, 8, day, 0, 0, 0, 0, time.UTC); return &d }
	origins := func(id string, day int, was, now string) tawatur.Change {
		return tawatur.Change{At: at(day), Cause: tawatur.CauseNews, Kind: tawatur.ChangeField, Event: id, Type: "shelling", Fields: []tawatur.FieldChange{{Field: "origins", Was: was, Now: now}}}
	}
	changes := []tawatur.Change{origins("early", 9, "", "2"), origins("late", 10, "1", "2"), origins("gone", 11, "1", "2"), origins("early", 12, "2", "3"), origins("alone", 13, "2", "1")}
	if err := st.Derive(t.Context(), func(d store.Derivation) error { return d.Record(changes) }); err != nil {
		t.Fatal(err)
	}
	h := handler(t, st)
	body := get(h, http.MethodGet, "/?lang=en").Body.String()
	_, lead, _ := strings.Cut(body, `<div class="lead">`)
	lead, _, _ = strings.Cut(lead, "<search>")
	for _, want := range []string{"Disputed", "/events/argued", "Disputed: 1 event", "Newly corroborated", "/events/late", "/events/early", "Corroborated: 2 events", "One source", "/events/alone"} {
		_, rest, ok := strings.Cut(lead, want)
		if !ok {
			t.Fatalf("%q is not there, or not in its place: %s", want, lead)
		}
		lead = rest
	}
	if body := get(h, http.MethodGet, "/?lang=en&type=shelling").Body.String(); strings.Contains(body, `class="lead"`) {
		t.Error("a filtered list leads with what it was not asked for")
	}
	var v struct {
		Lead []struct {
			Status struct{ ID string }
			Events []struct{ ID string }
		}
	}
	if err := json.Unmarshal(get(h, http.MethodGet, "/index.json").Body.Bytes(), &v); err != nil || len(v.Lead) != 3 || len(v.Lead[1].Events) != 2 {
		t.Errorf("the twin leads with %+v, %v", v.Lead, err)
	}
}
