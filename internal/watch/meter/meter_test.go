package meter

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// measured is a meter with something in each of its numbers, and its record.
func measured(t *testing.T) (*Meter, *sqlite.Store) {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2024, 8, 9, 12, 0, 0, 0, time.UTC)
	f := store.Feed{URL: "https://wadi.example/rss", Source: "wadi", Asked: at, Success: at, NewItem: at, Failures: 1, Error: &store.Trouble{Kind: "dns"}}
	if err := st.SetFeeds(t.Context(), []store.Feed{f}); err != nil {
		t.Fatal(err)
	}
	a := store.Address{URL: "https://wadi.example/1", Source: "wadi", Found: at, Status: store.AddressWaiting}
	if _, err := st.NoteFeed(t.Context(), f, []store.Address{a}); err != nil {
		t.Fatal(err)
	}
	m := New(st, func() time.Time { return at })
	m.Asked("feed", "new", time.Second)
	m.Asked("page", "timeout", time.Minute)
	m.Kept(3)
	m.Wove(time.Second, errors.New("torn"))
	m.InAir(2)
	m.Weaving(true)
	return m, st
}

func read(t *testing.T, h http.Handler) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	b, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(b)
}

func TestNumbers(t *testing.T) {
	m, st := measured(t)
	_, got := read(t, m.Handler())
	for _, want := range []string{
		`tawatur_watch_requests_total{outcome="timeout",what="page"} 1`, `tawatur_watch_request_seconds_sum{what="feed"} 1`,
		`tawatur_watch_reports_total 3`, `tawatur_watch_in_air 2`, `tawatur_watch_weaving 1`, `tawatur_watch_weave_failures_total 1`,
		`tawatur_source_state{source="wadi",state="failing"} 1`, `tawatur_source_state{source="wadi",state="well"} 0`,
		`tawatur_source_last_success_timestamp_seconds{source="wadi"} 1.7232048e+09`, `tawatur_source_failing_feeds{source="wadi"} 1`,
		`tawatur_source_addresses{source="wadi",status="waiting"} 1`, `tawatur_record_reports 0`,
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("not there: %s in\n%s", want, got)
		}
	}
	_, desk := read(t, OfRecord(st, time.Now))
	if strings.Contains(desk, "tawatur_watch_") || !strings.Contains(desk, "tawatur_source_state") {
		t.Errorf("the desk tells of requests that it does not make:\n%s", desk)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if _, broken := read(t, m.Handler()); strings.Contains(broken, "tawatur_source_state{") || !strings.Contains(broken, "tawatur_watch_reports_total 3") {
		t.Errorf("a record that cannot be read:\n%s", broken)
	}
}

// TestEachNumberIsDocumented keeps docs/watch.md whole.
func TestEachNumberIsDocumented(t *testing.T) {
	m, st := measured(t)
	defer st.Close()
	doc, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "watch.md"))
	if err != nil {
		t.Fatal(err)
	}
	families, err := m.registry.Gather()
	if err != nil || len(families) < len(descriptions())+7 {
		t.Fatalf("%d numbers, %v", len(families), err)
	}
	for _, f := range families {
		if !strings.Contains(string(doc), "| `"+f.GetName()+"`") {
			t.Errorf("docs/watch.md does not say what %s is", f.GetName())
		}
	}
}
