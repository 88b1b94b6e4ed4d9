package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"tawatur"
)

// remembering is a site on which the sample event was told on two days: by one report first, with another number.
func remembering(t *testing.T) http.Handler {
	t.Helper()
	opt := options()
	opt.History = func(_ context.Context, e tawatur.Event) ([]tawatur.Known, error) {
		first := e
		first.ID = "e-once" // founded otherwise then
		first.Claims, first.Disputes, first.Origins = e.Claims[:1], nil, e.Origins[:1]
		first.Status = tawatur.Status{Articles: 1, Outlets: 1, Origins: 1}
		first.Harm = []tawatur.EventHarm{{Kind: tawatur.HarmKilled, Who: "civilians", Min: num(3), Max: num(3), By: e.Harm[0].By[:1]}}
		return []tawatur.Known{
			{Day: "2024-08-07", Event: first, Change: tawatur.Change{Kind: tawatur.ChangeNew, Fields: []tawatur.FieldChange{{Field: "place", Now: "p1"}}}},
			{Day: "2024-08-09", Event: e, Change: tawatur.Change{Kind: tawatur.ChangeField, Fields: []tawatur.FieldChange{{Field: "killed civilians", Was: "3", Now: "2..3"}}}},
		}, nil
	}
	h, err := New(open(t, true), opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAsKnownOnADay(t *testing.T) {
	h := remembering(t)
	for _, c := range []struct {
		path     string
		has, not []string
	}{
		{"/events/e1?lang=en", []string{"As known on another day", `name="known"`}, []string{`class="notice"`}},
		{"/events/e1?lang=en&known=2024-08-08", []string{"as it was known at the end of 8 August 2024. More, or other, was told later", "1 article → 1 outlet",
			"As of 8 August 2024", `href="/events/e1?known=2024-08-09"`, `aria-current="date"`, "2 to 3", `value="2024-08-08"`, `<code dir="ltr">e1</code>`}, []string{"3 articles", "e-once"}},
		{"/events/e1?lang=en&known=2030-01-01", []string{"Nothing that was told later changed it", "3 articles"}, nil},
		{"/events/e1?lang=en&known=2024-08-06", []string{"no report of this event had come out. The first is of 7 August 2024", `href="/events/e1?known=2024-08-07"`}, []string{"3 articles", "&lt;i&gt;al-Nakhla"}},
		{"/events/e1?known=2024-08-06", []string{`dir="rtl"`, "لم يكن قد صدر أي تقرير"}, nil},
		{"/events/e1?known=2024-08-08", []string{"كما كان معروفًا في نهاية 8 آب"}, nil},
	} {
		w := get(h, http.MethodGet, c.path)
		if w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d", c.path, w.Code)
		}
		for _, want := range c.has {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("GET %s: no %q", c.path, want)
			}
		}
		for _, bad := range append(c.not, "ZgotmplZ") {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("GET %s: has %q", c.path, bad)
			}
		}
	}
	if w := get(h, http.MethodGet, "/events/e1?known=yesterday"); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: status %d", w.Code)
	}
	if w := get(handler(t, open(t, true)), http.MethodGet, "/events/e1?known=2024-08-08"); w.Code != http.StatusNotFound {
		t.Errorf("a site without past days: status %d", w.Code)
	}
}

func TestAsKnownTwin(t *testing.T) {
	h := remembering(t)
	for path, want := range map[string][2]bool{ // told by then, told more later
		"/events/e1.json?known=2024-08-06": {false, true}, "/events/e1.json?known=2024-08-07": {true, true}, "/events/e1.json?known=2024-08-09": {true, false},
	} {
		var v struct {
			ID    string
			Known knownView
		}
		w := get(h, http.MethodGet, path)
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
		}
		if v.ID != "e1" || v.Known.Told != want[0] || v.Known.Later != want[1] || v.Known.First != "2024-08-07" || len(v.Known.Days) != 2 {
			t.Errorf("GET %s: %+v", path, v)
		}
	}
}
