package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
)

// body returns a page that must be there.
func body(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	w := get(h, http.MethodGet, path)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: %d", path, w.Code)
	}
	return w.Body.String()
}

func TestASourceIsToldByWhomItCitesAndWhatOnlyItTells(t *testing.T) {
	h := handler(t, open(t, true))
	if got := body(t, h, "/sources?lang=en"); !strings.Contains(got, `href="/sources/nahr"`) {
		t.Error("the list of sources does not lead to an outlet")
	}
	var v struct {
		Outlet        term
		Total, Looked int
		Alone         int
		Wording       []struct {
			Words string
			Of    term
			Count int
		}
	}
	if err := json.Unmarshal([]byte(body(t, h, "/sources/jisr.json")), &v); err != nil {
		t.Fatal(err)
	}
	if v.Total != 1 || v.Looked != 1 || v.Alone != 0 {
		t.Errorf("total %d, looked at %d, alone %d", v.Total, v.Looked, v.Alone)
	}
	if len(v.Wording) != 1 || v.Wording[0].Words != "ميليشيا المجلس" || v.Wording[0].Of.ID != "council" || v.Wording[0].Count != 1 {
		t.Errorf("wording: %+v", v.Wording)
	}
	if _, wording, _ := strings.Cut(body(t, h, "/sources/jisr?lang=en"), `class="worded"`); strings.Contains(wording, "jisr</bdi>, 1 claim") || !strings.Contains(wording, "1 claim") {
		t.Errorf("the page of an outlet says of each name that the outlet uses it: %.300q", wording)
	}
	if w := get(h, http.MethodGet, "/sources/none"); w.Code != http.StatusNotFound {
		t.Errorf("an outlet that is not there: %d", w.Code)
	}
}

func TestAnActorIsToldByItsRolesAndNames(t *testing.T) {
	h := handler(t, open(t, true))
	got := body(t, h, "/actors/council?lang=en")
	for _, want := range []string{"ميليشيا المجلس", "/events/e1", "It is no judgement"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page of an actor lacks %q", want)
		}
	}
	if strings.Contains(got, "of Military Council") {
		t.Error("the page of an actor says of each name that it is the actor's")
	}
	if w := get(h, http.MethodGet, "/actors/none"); w.Code != http.StatusNotFound {
		t.Errorf("an actor that is not there: %d", w.Code)
	}
}

func TestAVisitEndsAfterAPause(t *testing.T) {
	start := time.Date(2024, 8, 10, 12, 0, 0, 0, time.UTC)
	cookie := ""
	for _, step := range []struct {
		after time.Duration
		want  time.Time
	}{
		{0, time.Time{}},                                         // the first visit
		{10 * time.Minute, time.Time{}},                          // the same one
		{5 * time.Hour, start.Add(10 * time.Minute)},             // another
		{5*time.Hour + time.Minute, start.Add(10 * time.Minute)}, // which lasts
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil)
		if cookie != "" {
			r.Header.Set("Cookie", cookie)
		}
		if got := visited(w, r, start.Add(step.after)); !got.Equal(step.want) {
			t.Errorf("after %v: the visit before ended at %v, want %v", step.after, got, step.want)
		}
		c := w.Result().Cookies()[0]
		cookie = c.Name + "=" + c.Value
	}
	for _, forged := range []string{"visits=x", "visits=99999999999-99999999999", "visits=-1--1"} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Cookie", forged)
		if got := visited(w, r, start); !got.IsZero() {
			t.Errorf("%s: %v", forged, got)
		}
	}
}

func TestNamesLeadToTheirPages(t *testing.T) {
	h := handler(t, open(t, true))
	for path, wants := range map[string][]string{
		"/events/e1":     {"/actors/council", "/sources/jisr", "/sources/nahr"},
		"/reports/b":     {"/sources/jisr", "/actors/council"},
		"/reports/a%2F1": {"/sources/nahr"},
	} {
		page := body(t, h, path)
		for _, want := range wants {
			if !strings.Contains(page, `href="`+want+`"`) {
				t.Errorf("%s does not lead to %s", path, want)
			}
		}
		for _, m := range regexp.MustCompile(`href="(/(?:sources|actors)/[^"]+)"`).FindAllStringSubmatch(page, -1) {
			body(t, h, m[1])
		}
	}
	// one that the desk knows has a page though no event names it
	if page := body(t, h, "/actors/local-sources?lang=en"); !strings.Contains(page, "No event of the record names it") {
		t.Error("the page of an actor without events does not say so")
	}
}
