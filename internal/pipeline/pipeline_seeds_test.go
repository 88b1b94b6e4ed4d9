package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/acquire"
)

// seedsDir finds the folder of the five press reports beside the repository; they are not ours to copy into it.
func seedsDir(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for up := filepath.Dir(dir); up != dir; dir, up = up, filepath.Dir(up) {
		p := filepath.Join(up, "shared", "seeds")
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	t.Skip("no ../shared beside the repository: the press reports are not here")
	return ""
}

// seedEvents reads the press reports end to end.
func seedEvents(t *testing.T) []tawatur.Event {
	t.Helper()
	dir := seedsDir(t)
	rd, world := readerAndWorld(t)
	st := OpenStore(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	if _, err := l.Ingest(t.Context(), acquire.Walk(t.Context(), []string{dir}, nil, acquire.Options{}), st); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Rebuild(t.Context(), st, world); err != nil {
		t.Fatal(err)
	}
	return eventsOf(t, st)
}

// told lists the reports of an event by the number that their names begin with.
func told(e tawatur.Event) string {
	var out []string
	for _, c := range e.Claims {
		if n, _, _ := strings.Cut(c.Report, "_"); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// has reports whether an event names a place or an actor.
func has(e tawatur.Event, id string) bool {
	return slices.ContainsFunc(e.Places, func(p tawatur.EventPlace) bool { return p.ID == id }) ||
		slices.ContainsFunc(e.Actors, func(a tawatur.EventActor) bool { return a.ID == id })
}

func TestSeedReportsMeetInEvents(t *testing.T) {
	const qamishli, dahlah, sur = "C4564", "C5142", "C5157"
	events := seedEvents(t)
	tests := []struct {
		name, typ, start, reports string
		names                     []string
	}{
		{"shelling of ad-Dahlah", "shelling", "2024-08-09", "001 003", []string{dahlah, "iranian-militias"}},
		{"siege in al-Qamishli", "siege", "2024-08-07", "001 003 004", []string{qamishli, "sdf", "syrian-regime"}},
		{"attack of the tribes", "attack", "2024-08-07", "001 003 004", []string{"tribes-army", "sdf"}},
		{"Kisel in al-Qamishli", "meeting", "2024-08-09", "001 003", []string{qamishli, "sergei-kisel"}},
		{"siege of September 2023", "siege", "2023-08-31", "000", []string{sur, "sdf"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := slices.IndexFunc(events, func(e tawatur.Event) bool {
				return e.Type == tt.typ && e.Time.Start == tt.start && told(e) == tt.reports &&
					!slices.ContainsFunc(tt.names, func(id string) bool { return !has(e, id) })
			})
			if i < 0 {
				t.Errorf("no %s of %s told by %s about %v", tt.typ, tt.start, tt.reports, tt.names)
				logLike(t, events, tt.typ)
				return
			}
		})
	}
}

// logLike shows the events of a type when the one looked for is missing.
func logLike(t *testing.T, events []tawatur.Event, typ string) {
	t.Helper()
	for _, e := range events {
		if e.Type == typ {
			t.Logf("%s %s by %s: %s %v", e.ID, e.Time.EDTF, told(e), e.Title.EN, e.Why)
		}
	}
}
