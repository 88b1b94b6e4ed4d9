package pipeline_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
)

// TestIngestHoldsNothing takes pages in and then five times as many: what is held between two reports does not grow with the record. docs/input.md has
// the figures of forty thousand.
func TestIngestHoldsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	const warm, all, bound = 300, 1800, 3 << 20
	st := pipeline.OpenStore(t)
	rd, _ := reader(t)
	line := pipeline.Line{Reader: rd, Now: time.Now}
	done := 0
	ingest := func(until int) uint64 {
		for ; done < until; done++ {
			address := fmt.Sprintf("https://outlet-%d.example/news/%d", done%40, done)
			words := fmt.Sprintf("وقصفت المدفعية محيطها ما أدى إلى مقتل %d مدنيين وإصابة %d.", 2+done%30, 3+done%40)
			items := acquire.Captured(address, "text/html; charset=utf-8", villagePage(address, words), time.Time{}, acquire.Options{})
			if _, err := line.Ingest(t.Context(), slices.Values(items), st); err != nil {
				t.Fatal(err)
			}
		}
		return measured().heap
	}
	before := ingest(warm)
	after := ingest(all)
	runtime.KeepAlive(rd)
	t.Logf("%d kB held after %d pages, %d kB after %d", before>>10, warm, after>>10, all)
	if after > before+bound {
		t.Errorf("the heap grew from %d kB to %d kB", before>>10, after>>10)
	}
}
