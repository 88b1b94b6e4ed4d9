package pipeline_test

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
)

// endless returns a text of at least so many bytes that has neither a full stop nor a line end: the samples, over and over.
func endless(t *testing.T, size int) string {
	t.Helper()
	var all strings.Builder
	for it := range acquire.Walk(t.Context(), []string{filepath.Join("..", "..", "samples")}, nil, acquire.Options{}) {
		if it.Err == nil {
			all.WriteString(strings.NewReplacer(".", " ", "\n", " ").Replace(it.Report.Text) + " ")
		}
	}
	if all.Len() == 0 {
		t.Fatal("no samples")
	}
	return strings.Repeat(all.String(), size/all.Len()+1)
}

// TestWorkGrowsWithLength reads a text and one four times as long. No time is measured: a machine has other things to do. A
// comparison of everything with everything shows in the allocations, which would be sixteen times as many.
func TestWorkGrowsWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	rd, err := claim.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	work := func(text string) (allocs float64, claims int) {
		allocs = testing.AllocsPerRun(1, func() {
			e, err := rd.Read(tawatur.Report{ID: "endless", Text: text})
			if err != nil {
				t.Fatal(err)
			}
			claims = len(e.Claims)
		})
		return allocs, claims
	}
	text := endless(t, 400_000)
	short, few := work(text)
	long, many := work(strings.Repeat(text, 4))
	t.Logf("%d bytes: %.0f allocations, %d claims; four times that: %.0f, %d", len(text), short, few, long, many)
	if few == 0 || many < few || long > 4.5*short {
		t.Errorf("four times the text took %.1f times the allocations, and told %d claims for %d", long/short, many, few)
	}
}

// TestAllocationsOfAReport holds the allocations that a report costs to the hundreds: the figure is of the samples, once
// their words are known.
func TestAllocationsOfAReport(t *testing.T) {
	rd, err := claim.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	var reports []tawatur.Report
	for it := range acquire.Walk(t.Context(), []string{filepath.Join("..", "..", "samples")}, nil, acquire.Options{}) {
		if it.Err != nil {
			t.Fatal(it.Err)
		}
		reports = append(reports, it.Report)
	}
	if len(reports) == 0 {
		t.Fatal("no samples")
	}
	all := testing.AllocsPerRun(3, func() {
		for _, r := range reports {
			if _, err := rd.Plain().Read(r); err != nil {
				t.Fatal(err)
			}
		}
	})
	each := all / float64(len(reports))
	t.Logf("%.0f allocations a report", each)
	if each > 1000 {
		t.Errorf("%.0f allocations a report, want hundreds", each)
	}
}

// TestOrderWithManyWorkers reads reports of very different length with more workers than cores and asks for their order.
func TestOrderWithManyWorkers(t *testing.T) {
	rd, err := claim.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	text := endless(t, 60_000)
	var want []string
	items := func(yield func(acquire.Item) bool) {
		for i := range 60 {
			id := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
			want = append(want, id)
			// every third report is long, so that those behind it are done before
			size := 200 + i%3/2*20_000
			if !yield(acquire.Item{Name: id, Report: tawatur.Report{ID: id, Text: string([]rune(text)[:size])}}) {
				return
			}
		}
	}
	var got []string
	err = pipeline.Line{Reader: rd, Workers: 4 * runtime.NumCPU()}.Extract(t.Context(), items, func(e tawatur.Extraction) error {
		got = append(got, e.Report.ID)
		return nil
	})
	if err != nil || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("order %v, want %v (%v)", got, want, err)
	}
}
