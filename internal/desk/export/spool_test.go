package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
	"tawatur/internal/weigh/shelf"
)

// many is a store of events of one claim each, every third of which is a step of a story of its own.
func many(t *testing.T, until int) *Exporter {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	var events []tawatur.Event
	var tales []shelf.Tale
	for i := range until {
		report, claim := fmt.Sprintf("r-%05d", (i*7919)%until), fmt.Sprintf("c-%05d", i)
		e := tawatur.Event{ID: fmt.Sprintf("e-%05d", i), Type: "shelling", Title: tawatur.Name{AR: "قصف <و> \u200fحصار"},
			Time: tawatur.EventTime{Start: fmt.Sprintf("20%02d-01-02", i%25)}, Claims: []tawatur.ClaimRef{{ID: claim, Report: report}}}
		events = append(events, e)
		if i%3 == 0 {
			tales = append(tales, shelf.Tale{Story: tawatur.Story{ID: "s-" + e.ID, Kind: tawatur.StorySiege, Doers: []string{}, Others: []string{},
				Steps: []tawatur.StoryStep{{Event: e.ID, Basis: tawatur.DayStated}}, Disputes: []tawatur.StoryDispute{}}})
		}
		text := fmt.Sprintf("قصفت المدفعية القرية رقم %d.", i)
		entry := store.Entry{Report: tawatur.Report{ID: report, Text: text}, Claims: []tawatur.Claim{{ID: claim, Report: report, Type: "shelling",
			Evidence: storetest.Span(t, text, "قصفت المدفعية"), Trigger: storetest.Span(t, text, "قصفت"), Rule: "r"}}}
		if _, err := st.AddEntry(t.Context(), entry); err != nil {
			t.Fatal(err)
		}
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	if err := st.Derive(t.Context(), func(d store.Derivation) error { return d.Retell(nil, tales) }); err != nil {
		t.Fatal(err)
	}
	return &Exporter{Store: st, Book: testBook{}}
}

// last measures the heap while the last bytes of a file are written: what the writing holds is reachable then.
type last struct {
	after, bytes int
	heap         uint64
}

func (l *last) Write(p []byte) (int, error) {
	if l.bytes += len(p); l.heap == 0 && l.after > 0 && l.bytes >= l.after {
		l.heap = live()
	}
	return len(p), nil
}

func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestWritingHoldsNoRecord writes lines and tables of a record and of one eight times as large: what is held near the end does not grow.
func TestWritingHoldsNoRecord(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	const few, all = 500, 4000
	small, large := many(t, few), many(t, all)
	small.most, large.most = 200, 200
	for _, f := range []struct {
		format, table string
		bound         uint64 // a temporary file takes some kilobytes for its buffers
	}{{"jsonl", "events", 60 << 10}, {"jsonl", "claims", 400 << 10}, {"csv", "claims", 400 << 10}, {"csv", "sources", 400 << 10}, {"geojson", "events", 60 << 10}} {
		var held [2]uint64
		for i, x := range []*Exporter{small, large} {
			count := &last{} // the store is warm afterwards
			if rows, err := x.Write(t.Context(), count, f.format, f.table); err != nil || rows != []int{few, all}[i] {
				t.Fatal(f, rows, err)
			}
			near := &last{after: count.bytes * 99 / 100}
			if _, err := x.Write(t.Context(), near, f.format, f.table); err != nil {
				t.Fatal(f, err)
			}
			held[i] = near.heap
		}
		t.Logf("%v: %d kB held of %d events, %d kB of %d", f, held[0]>>10, few, held[1]>>10, all)
		if held[1] > held[0]+f.bound {
			t.Errorf("%v: %d kB held of %d events, %d kB of %d", f, held[0]>>10, few, held[1]>>10, all)
		}
	}
}

// TestLinesHaveEveryEventOnce asks for stories some events at a time.
func TestLinesHaveEveryEventOnce(t *testing.T) {
	const n = 2*storiedAtOnce + 3
	x := many(t, n)
	seen := map[string]bool{}
	for line := range strings.Lines(string(written(t, x, "jsonl", ""))) {
		var e tawatur.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil || !strings.Contains(line, "<و>") {
			t.Fatalf("%s, %v", line, err)
		}
		var i int
		if _, err := fmt.Sscanf(e.ID, "e-%d", &i); err != nil || seen[e.ID] || (e.Story != nil) != (i%3 == 0) || e.Story != nil && *e.Story != "s-"+e.ID {
			t.Errorf("%s: %v", line, err)
		}
		seen[e.ID] = true
	}
	if len(seen) != n {
		t.Errorf("%d events", len(seen))
	}
}

// TestSpooledAsHeld writes what is about claims with so little memory that it must be spooled, and as ever: the bytes are the same, and no
// temporary file is left.
func TestSpooledAsHeld(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	for name, x := range map[string]*Exporter{"of a store": sample(t, false), "recalls": recalled(t)} {
		for _, f := range [][2]string{{"jsonl", "claims"}, {"csv", "claims"}, {"csv", "sources"}} {
			x.most = 0
			want := written(t, x, f[0], f[1])
			for x.most = 1; x.most < 5; x.most++ {
				if got := written(t, x, f[0], f[1]); !bytes.Equal(got, want) || len(got) == 0 {
					t.Errorf("%s, %s %s, %d held:\n%s\nwant\n%s", name, f[0], f[1], x.most, got, want)
				}
			}
			if _, err := x.Write(t.Context(), broken{}, f[0], f[1]); err == nil {
				t.Errorf("%s: a writer that fails is no error", f)
			}
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// recalled is the sample where one event recalls what another tells.
func recalled(t *testing.T) *Exporter {
	x := sample(t, false)
	events := sampleEvents()
	events[1].Recalls = append(events[1].Recalls, events[0].Claims...)
	if err := storetest.Replace(t.Context(), x.Store.(store.Store), events...); err != nil {
		t.Fatal(err)
	}
	return x
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
