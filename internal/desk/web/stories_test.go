package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// fable tells of a place, whatever the events.
type fable struct{}

// fabulous is a story of an event.
func fabulous(e tawatur.Event) tawatur.Story {
	return tawatur.Story{
		ID: "s-1", Kind: tawatur.StorySiege, Title: tawatur.Name{AR: "حصار، \u202Eالنخلة", EN: "Siege, <i>al-Nakhla</i>"}, Place: e.Place,
		Places: []tawatur.EventPlace{*e.Place}, Time: tawatur.EventTime{Start: "2024-08-07", End: "2024-08-14", EDTF: "2024-08-07/2024-08-14~"},
		State: "lifted", Articles: 3, Outlets: 2, Origins: 2, Disputes: []tawatur.StoryDispute{{Event: "e1", Field: tawatur.DisputeKilled}},
		Steps: []tawatur.StoryStep{
			{Event: "e0", Type: "shelling", Role: "answered", Basis: tawatur.DayUnknown, Context: true, Title: tawatur.Name{AR: "قصف", EN: "Shelling"}},
			{Event: "e1", Type: "shelling", Role: "opened", Day: "2024-08-07", Basis: tawatur.DayStated, Told: "2024-08-07", ToldLast: "2024-08-08", Title: e.Title, Why: []string{"same side acts: council"}},
			{Event: "e9", Type: "harm", Role: "deal", Day: "2024-08-09", Basis: tawatur.DayBy, Told: "2024-08-09", ToldLast: "2024-08-09", Planned: true},
			{Event: "e8", Type: "harm", Role: "lifted", Day: "2024-08-14", Basis: tawatur.DayAbout},
		},
		Tolls: []tawatur.TollSeries{{Event: "e1", Kind: tawatur.HarmKilled, Who: "civilians", Rises: true, Said: []tawatur.TollSaid{
			{Published: "2024-08-07", Report: "a/1", Speaker: "council", Min: num(2), Max: num(2), Words: "قتيلان"}, {Report: "b", Min: num(5), Max: num(5)}}}},
	}
}

func (fable) Timeline(events []tawatur.Event, storyOf map[string]string, _ string) []tawatur.StoryStep {
	e := events[len(events)-1]
	return []tawatur.StoryStep{{Event: e.ID, Type: e.Type, Story: storyOf[e.ID], Basis: tawatur.DayUnknown}}
}

func (fable) Control([]tawatur.Event, string) []tawatur.ControlClaim {
	return []tawatur.ControlClaim{{
		Event: "e7", Type: "territory-taken", What: tawatur.ControlTaken, Actors: []string{"council"}, From: []string{"local-sources"}, Day: "2024-08-07", Basis: tawatur.DayStated,
		By:       []tawatur.ControlVoice{{Origin: "council", Outlets: []string{"nahr"}, Own: true}},
		DeniedBy: []tawatur.ControlVoice{{Origin: "jisr"}},
	}}
}

func fabled(t *testing.T) http.Handler {
	t.Helper()
	opt := options()
	opt.Teller = fable{}
	st := open(t, true)
	e, err := st.Event(t.Context(), "e1")
	if err != nil {
		t.Fatal(err)
	}
	tale := shelf.Tale{Story: fabulous(e), Former: []shelf.FormerID{{ID: "s-0", First: true}}}
	if err := st.Derive(t.Context(), func(d store.Derivation) error { return d.Retell(nil, []shelf.Tale{tale}) }); err != nil {
		t.Fatal(err)
	}
	h, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestStoryPages(t *testing.T) {
	h := fabled(t)
	for _, c := range []struct {
		name, path string
		has, not   []string
	}{
		{"list", "/stories?lang=en", []string{"1 story", `href="/stories/s-1"`, "said to have been lifted", "3 articles → 2 outlets → 2 independent origins", "4 events"}, []string{"<i>al", "onfirmed"}},
		{"list in Arabic", "/stories", []string{"مسار واحد", "حصار", "[U&#43;202E]"}, []string{"\u202E"}},
		{"list without a match", "/stories?lang=en&kind=talks", []string{"No story matches", "Clear the filters"}, nil},
		{"list by day", "/stories?lang=en&from=2024-08-14&to=2024-08-20&place=p1", []string{"1 story"}, nil},
		{"story", "/stories/s-1?lang=en", []string{"from 7 August 2024 to about 14 August 2024", "by 9 August 2024 (day not stated)", "about 14 August 2024", "day unknown",
			"answered", "of another story", "not told as done", "date of the report not known", "the act is attributed to the same side (Military Council)", "rises from report to report", "Military Council", "lower bound",
			"date not known", "number killed"}, []string{"<i>al", "ZgotmplZ", "\u202E"}},
		{"story in Arabic", "/stories/s-1", []string{`dir="rtl"`, "يومًا بيوم", "في 9 آب (أغسطس) 2024 أو قبله", "جرى الرد عليه", "الفعل منسوب إلى الطرف نفسه (المجلس العسكري)"}, []string{"ZgotmplZ", "same side"}},
		{"event", "/events/e1?lang=en", []string{`href="/stories/s-1"`, "Part of", "opened", `href="/places/p1"`}, nil},
		{"place", "/places/p1?lang=en", []string{"al-Nakhla", "Said to have been taken by Military Council, from Local sources", "the party&#39;s own word", "Denied by", "jisr", "7 August 2024",
			"nothing is known", `href="/stories/s-1"`}, []string{"ZgotmplZ"}},
		{"place in Arabic", "/places/p1", []string{"قيل بسيطرة المجلس العسكري عليه"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := get(h, http.MethodGet, c.path)
			if w.Code != http.StatusOK {
				t.Fatalf("GET %s: status %d: %s", c.path, w.Code, w.Body)
			}
			check(t, w.Body.String(), c.has, c.not)
		})
	}
	for path, status := range map[string]int{"/stories/none": 404, "/places/none": 404, "/stories?from=soon": 400, "/stories/none.json": 404} {
		if w := get(h, http.MethodGet, path); w.Code != status {
			t.Errorf("GET %s: status %d, want %d", path, w.Code, status)
		}
	}
}

func TestStoryTwins(t *testing.T) {
	h := fabled(t)
	for path, keys := range map[string][]string{
		"/stories.json": {"filter", "total", "stories"}, "/stories/s-1.json": {"id", "kind", "lanes", "tolls", "disputes", "origins", "state"},
		"/places/p1.json": {"place", "total", "lanes", "control"}, "/events/e1.json": {"stories"},
	} {
		w := get(h, http.MethodGet, path)
		var v map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
		}
		for _, k := range keys {
			if _, ok := v[k]; !ok {
				t.Errorf("GET %s: no %q in %v", path, k, v)
			}
		}
	}
}

// TestWithoutATeller: pages without one have no stories and do not fail.
func TestWithoutATeller(t *testing.T) {
	h := handler(t, open(t, true))
	for _, path := range []string{"/stories?lang=en", "/places/p1?lang=en", "/events/e1?lang=en"} {
		if w := get(h, http.MethodGet, path); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "ZgotmplZ") {
			t.Errorf("GET %s: status %d", path, w.Code)
		}
	}
}

// TestEveryRoleOfAStoryHasWords: each kind, role and state of the JSON contract has words in both languages.
func TestEveryRoleOfAStoryHasWords(t *testing.T) {
	w := table(t)
	for family, ids := range map[string]string{
		"kind":  "siege fighting bombardment talks detention displacement toll",
		"state": "on lifted deal announced held released captured withdrawn implemented",
		"step": "answered opened described tightened posted talks talks-announced mediation deal deal-announced lifted lifting-announced offensive attack clash strike captured " +
			"withdrawn reinforced displacement announced held implemented released release-announced left toll",
	} {
		for _, id := range strings.Fields(ids) {
			if w.by["ar"][family+"."+id] == "" {
				t.Errorf("no words for %s.%s", family, id)
			}
		}
	}
}

// TestFormerStoryLeadsOn: an id that a story had leads to the page, or the twin, of the story that it is now.
func TestFormerStoryLeadsOn(t *testing.T) {
	h := fabled(t)
	for path, want := range map[string]string{"/stories/s-0": "/stories/s-1", "/stories/s-0.json?lang=en": "/stories/s-1.json?lang=en"} {
		w := get(h, http.MethodGet, path)
		if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
			t.Errorf("GET %s: status %d to %q, want 301 to %q", path, w.Code, got, want)
		}
	}
}
