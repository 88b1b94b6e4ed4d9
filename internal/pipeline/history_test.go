package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
)

// TestHistory: an event is followed day by day as it was known, and each day's view is that which all reports of the record until
// then make; a report that says nothing new of it is no day of its history.
func TestHistory(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd}
	st := OpenStore(t)
	var items []acquire.Item
	report := func(id, published, text string) {
		r := tawatur.Report{ID: id, Text: text, TextSHA256: tawatur.HashText(text), Outlet: &tawatur.Outlet{ID: "outlet-" + id}}
		r.Published = tawatur.Published{Value: &published, Basis: tawatur.BasisMetadata}
		items = append(items, acquire.Item{Name: id, Report: r})
	}
	report("c", "2024-08-12", "ارتفعت إلى خمسة مدنيين حصيلة قتلى القصف المدفعي التركي على قرية تل رفعت يوم الخميس 8 آب 2024.")
	report("a", "2024-08-09", "قصفت المدفعية التركية قرية تل رفعت أمس الخميس وقتل ثلاثة مدنيين.")
	report("b", "2024-08-10", "قتل ثلاثة مدنيين في قصف مدفعي تركي على تل رفعت يوم الخميس 8 آب 2024.")
	report("x", "2024-08-11", "زار وزير الخارجية المصري مدينة بغداد.")
	taken(t, l, st, world, slices.Values(items))
	events := eventsOf(t, st)
	at := slices.IndexFunc(events, func(e tawatur.Event) bool { return e.Type == "shelling" })
	if at < 0 {
		t.Fatalf("no shelling among %v", events)
	}
	history, err := History(t.Context(), st, events[at], world)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, k := range history {
		days = append(days, k.Day)
	}
	if d := cmp.Diff([]string{"2024-08-09", "2024-08-10", "2024-08-12"}, days); d != "" {
		t.Fatalf("days:\n%s", d)
	}
	if k := history[0]; k.Change.Kind != tawatur.ChangeNew || k.Event.Status.Articles != 1 {
		t.Errorf("the first day: %+v", k)
	}
	if k := history[1]; k.Change.Kind != tawatur.ChangeField || k.Event.Status.Articles != 2 {
		t.Errorf("the second day: %+v", k.Change)
	}
	last := history[len(history)-1].Event
	if d := cmp.Diff(events[at], last); d != "" {
		t.Errorf("the last view is not what is known now:\n%s", d)
	}
	again, err := History(t.Context(), st, events[at], world)
	if d := cmp.Diff(history, again); d != "" || err != nil {
		t.Errorf("twice asked, two answers: %v\n%s", err, d)
	}
}

// TestHistoryIsAView holds the history of events of the press, which is made of the reports near each, against what all reports until
// then make.
func TestHistoryIsAView(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	path := filepath.Join("..", "..", "..", "shared", "data", "corpora", "syria_reports.jsonl")
	if _, err := os.Stat(path); err != nil {
		t.Skip("no ../shared beside the repository: the press texts are not here")
	}
	const mostViews = 8
	rd, world := readerAndWorld(t)
	l, st := Line{Reader: rd}, OpenStore(t)
	taken(t, l, st, world, slices.Values(corpus(t, path, 250)))
	entries, err := l.Entries(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	views := map[string][]tawatur.Event{}
	for _, e := range eventsOf(t, st) {
		if e.Status.Articles < 3 || len(views) == mostViews {
			continue
		}
		history, err := History(t.Context(), st, e, world)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range history[:max(0, len(history)-1)] {
			if views[k.Day] == nil {
				day, err := time.Parse(time.DateOnly, k.Day)
				if err != nil {
					t.Fatal(err)
				}
				views[k.Day] = AsOf(entries, day, world)
			}
			want, _ := holding(views[k.Day], e)
			want.ID = e.ID
			if d := cmp.Diff(want, k.Event); d != "" {
				t.Errorf("%s on %s: what the reports near it make (+) is not what all make (-):\n%s", e.ID, k.Day, d)
			}
		}
	}
	if len(views) == 0 {
		t.Error("no event was ever known otherwise: there was nothing to go wrong")
	}
}
