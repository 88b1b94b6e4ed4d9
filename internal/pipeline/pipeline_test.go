package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// reader claims one thing a report and stumbles over marked texts.
type reader struct{ slow bool }

func (r reader) Read(rep tawatur.Report) (tawatur.Extraction, error) {
	if r.slow {
		time.Sleep(time.Duration(rand.IntN(2)) * time.Millisecond)
	}
	if rep.Status == tawatur.StatusNotArabic {
		return tawatur.Extraction{Report: rep}, nil
	}
	switch rep.Text {
	case "panic":
		var none []int
		_ = none[len(rep.ID)]
	case "error":
		return tawatur.Extraction{}, errors.New("cannot be read")
	}
	return tawatur.Extraction{Report: rep, Claims: []tawatur.Claim{{ID: rep.ID + "#1", Type: "shelling"}}}, nil
}

func item(id, text string) acquire.Item {
	return acquire.Item{Name: id + ".txt", Report: tawatur.Report{ID: id, Text: text, TextSHA256: tawatur.HashText(text)}}
}

func many(n int) []acquire.Item {
	var out []acquire.Item
	for i := range n {
		out = append(out, item(fmt.Sprintf("r%04d", i), fmt.Sprint("نص ", i)))
	}
	return out
}

func TestExtractKeepsTheOrder(t *testing.T) {
	var got []string
	err := Line{Reader: reader{slow: true}, Workers: 7}.Extract(t.Context(), slices.Values(many(300)), func(e tawatur.Extraction) error {
		got = append(got, e.Report.ID)
		return nil
	})
	if err != nil || len(got) != 300 || !slices.IsSorted(got) {
		t.Errorf("%d in order %v, %v", len(got), slices.IsSorted(got), err)
	}
}

func TestOneBadReportDoesNotStopTheOthers(t *testing.T) {
	items := []acquire.Item{item("a", "نص"), item("b", "panic"), {Name: "c.txt", Err: errors.New("c.txt: binary file")}, item("d", "error"), item("e", "نص")}
	var failed, got []string
	l := Line{Reader: reader{}, Fail: func(it acquire.Item) { failed = append(failed, it.Err.Error()) }}
	err := l.Extract(t.Context(), slices.Values(items), func(e tawatur.Extraction) error {
		got = append(got, e.Report.ID)
		return nil
	})
	if err != nil || !slices.Equal(got, []string{"a", "e"}) || len(failed) != 3 {
		t.Fatalf("got %v, failed %q, %v", got, failed, err)
	}
	for i, want := range []string{"read b.txt: panic: runtime error: index out of range", "binary file", "read d.txt: cannot be read"} {
		if !strings.Contains(failed[i], want) || strings.Contains(failed[i], "\n") {
			t.Errorf("failure %q, want one line with %q", failed[i], want)
		}
	}
	if !strings.Contains(failed[0], "pipeline_test.go:") {
		t.Errorf("%q does not say where", failed[0])
	}
}

func TestExtractionIsComplete(t *testing.T) {
	settled := item("b", "text")
	settled.Report.Status = tawatur.StatusNotArabic
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	err := Line{Reader: reader{}}.Extract(t.Context(), slices.Values([]acquire.Item{item("a", "نص"), settled}), func(e tawatur.Extraction) error {
		return enc.Encode(e)
	})
	if err != nil || strings.Contains(out.String(), "null,") && !strings.Contains(out.String(), `"value":null`) {
		t.Fatal(err, out.String())
	}
	for _, want := range []string{`"actors":[]`, `"status":"read"`, `"status":"not-arabic"`, `"claims":[]`, `"basis":"unknown"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
}

func TestTooManyToDateAreStreamed(t *testing.T) {
	var notes []string
	n := 0
	l := Line{Reader: reader{}, Note: func(s string) { notes = append(notes, s) }}
	err := l.Extract(t.Context(), slices.Values(many(maxBatch+10)), func(tawatur.Extraction) error { n++; return nil })
	if err != nil || n != maxBatch+10 || len(notes) != 1 {
		t.Errorf("%d, %q, %v", n, notes, err)
	}
}

func TestExtractEndsWithTheFirstErrorOfEmit(t *testing.T) {
	full := errors.New("disk full")
	err := Line{Reader: reader{}}.Extract(t.Context(), slices.Values(many(100)), func(tawatur.Extraction) error { return full })
	if !errors.Is(err, full) {
		t.Error(err)
	}
}

// stopAt ends the context while item n is taken.
func stopAt(items []acquire.Item, n int, cancel func()) iter.Seq[acquire.Item] {
	return func(yield func(acquire.Item) bool) {
		for i, it := range items {
			if i == n {
				cancel()
			}
			if !yield(it) {
				return
			}
		}
	}
}

// OpenStore opens a record of its own for a test, of this package or of the one outside it.
func OpenStore(t *testing.T) *sqlite.Store {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func TestIngestInterruptedAndRepeated(t *testing.T) {
	st, items := OpenStore(t), many(120)
	ctx, cancel := context.WithCancel(t.Context())
	first, err := Line{Reader: reader{slow: true}}.Ingest(ctx, stopAt(items, 60, cancel), st)
	if !errors.Is(err, ErrInterrupted) || first.Added > 60 || first.Failed > 0 {
		t.Fatalf("%+v, %v", first, err)
	}
	second, err := Line{Reader: reader{}}.Ingest(t.Context(), slices.Values(items), st)
	if err != nil || second.Kept != first.Added || second.Added+second.Kept != 120 {
		t.Errorf("%+v then %+v, %v", first, second, err)
	}
	c, err := st.Counts(t.Context())
	if err != nil || c.Reports != 120 || c.Claims != 120 {
		t.Errorf("%+v, %v", c, err)
	}
}

// A report that cannot be kept ends the ingest; those before it are kept.
func TestIngestKeepsWhatCameBefore(t *testing.T) {
	st := OpenStore(t)
	got, err := Line{Reader: reader{}}.Ingest(t.Context(), slices.Values([]acquire.Item{item("a", "نص"), item("", "بلا اسم"), item("b", "غيره")}), st)
	if want := (Tally{Added: 1}); err == nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

func TestIngestTheSameTwiceInOneInput(t *testing.T) {
	st := OpenStore(t)
	items := []acquire.Item{item("a", "نص"), item("a", "نص"), item("a", "غيره")}
	got, err := Line{Reader: reader{}}.Ingest(t.Context(), slices.Values(items), st)
	if want := (Tally{Added: 2, Kept: 1}); err != nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

// A page that comes right behind the one it was before, by another address, is a version of that one.
func TestIngestKnowsTheOneBefore(t *testing.T) {
	st := OpenStore(t)
	again := item("b", "غيره")
	again.Formerly = []string{"a"}
	if got, err := (Line{Reader: reader{}}).Ingest(t.Context(), slices.Values([]acquire.Item{item("a", "نص"), again}), st); err != nil || got.Added != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	var ids []string
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, e.Report.ID)
	}
	if len(ids) != 2 || ids[0] != "a" || !strings.HasPrefix(ids[1], "a@") {
		t.Errorf("kept as %v", ids)
	}
}

// unlogged keeps what it is given, and then fails as a log beside the record does when its disk is full.
type unlogged struct{ store.Writer }

func (u unlogged) AddEntries(ctx context.Context, in []store.Arrival) ([]store.Kept, error) {
	kept, err := u.Writer.AddEntries(ctx, in)
	return kept, errors.Join(err, errors.New("no room for the log"))
}

// What is in the record beside an error of its log is counted once, and the error is told.
func TestIngestTellsThatNothingWasLogged(t *testing.T) {
	got, err := Line{Reader: reader{}}.Ingest(t.Context(), slices.Values(many(3)), unlogged{OpenStore(t)})
	if err == nil || !strings.Contains(err.Error(), "no room") || got.Added == 0 || got.Kept > 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestOrderedLeftEarly(t *testing.T) {
	taken := 0
	items := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
			taken++
		}
	}
	for v := range ordered(items, 3, func(i int) int { return i * i }) {
		if v == 100 {
			break
		}
	}
	if taken > 30 {
		t.Errorf("%d items were taken for 11", taken)
	}
}
