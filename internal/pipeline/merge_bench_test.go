package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// BenchmarkMerging compares, in one run, what it costs to read the reports of a corpus and to take them into the events, all at once as
// `ingest` does, in processor time. TAWATUR_SPEED names another file than the corpus beside the repository, TAWATUR_REPORTS how many:
//
//	GOMAXPROCS=1 go test -run '^$' -bench Merging ./internal/pipeline
func BenchmarkMerging(b *testing.B) {
	path, n := os.Getenv("TAWATUR_SPEED"), 900
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "corpora", "syria_reports.jsonl")
	}
	if _, err := os.Stat(path); err != nil {
		b.Skip("no ../shared beside the repository: the press texts are not here")
	}
	if env := os.Getenv("TAWATUR_REPORTS"); env != "" {
		var err error
		if n, err = strconv.Atoi(env); err != nil {
			b.Fatalf("TAWATUR_REPORTS: %v", err)
		}
	}
	rd, world := readerAndWorld(b)
	items := corpus(b, path, n)
	var cost [3]time.Duration // of reading, keeping, merging
	for b.Loop() {
		st := openRecord(b, filepath.Join(b.TempDir(), "record.db"), world)
		es := make([]tawatur.Extraction, len(items))
		for stage, work := range [...]func() error{
			func() (err error) {
				for i := range items {
					if es[i], err = rd.Read(items[i].Report); err != nil {
						return err
					}
				}
				return nil
			},
			func() error {
				for some := range slices.Chunk(es, keptAtOnce) {
					in := make([]store.Arrival, len(some))
					for i, e := range some {
						in[i].Entry = complete(e)
					}
					if _, err := st.AddEntries(b.Context(), in); err != nil {
						return err
					}
				}
				return nil
			},
			func() error {
				_, err := Line{Reader: rd}.Weave(b.Context(), st.Store, world)
				return err
			},
		} {
			begun := processorTime(b)
			if err := work(); err != nil {
				b.Fatal(err)
			}
			cost[stage] += processorTime(b) - begun
		}
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
	}
	each := func(d time.Duration) float64 { return d.Seconds() * 1000 / float64(b.N*len(items)) }
	b.ReportMetric(each(cost[0]), "ms-reading")
	b.ReportMetric(each(cost[1]), "ms-keeping")
	b.ReportMetric(each(cost[2]), "ms-merging")
	b.ReportMetric(cost[2].Seconds()/cost[0].Seconds(), "merging/reading")
	b.ReportMetric((cost[1]+cost[2]).Seconds()/cost[0].Seconds(), "keeping+merging/reading")
}
