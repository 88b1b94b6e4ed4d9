package pipeline_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/acquire"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/annotate"
	"tawatur/internal/read/claim"
)

// speedTexts returns the reports on which all speeds are measured, as JSON Lines: the file that TAWATUR_SPEED names, the
// corpus of the press texts where it is there, else the samples.
func speedTexts(b *testing.B) []byte {
	b.Helper()
	for _, path := range []string{os.Getenv("TAWATUR_SPEED"), filepath.Join("..", "..", "..", "shared", "data", "corpora", "syria_reports.jsonl")} {
		if raw, err := os.ReadFile(path); err == nil {
			return raw
		}
	}
	b.Log("the press texts are absent: measured on the samples, over and over")
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	for range 50 {
		for it := range acquire.Walk(b.Context(), []string{filepath.Join("..", "..", "samples")}, nil, acquire.Options{}) {
			if it.Err != nil {
				b.Fatal(it.Err)
			}
			if err := enc.Encode(asInput(it.Report)); err != nil {
				b.Fatal(err)
			}
		}
	}
	return buf.Bytes()
}

// asInput is a report as it is given to the program.
func asInput(r tawatur.Report) any {
	return map[string]any{"id": r.ID, "url": r.URL, "title": r.Title, "text": r.Text, "published": r.Published.Value}
}

// speed is what the stages are measured on.
type speed struct {
	lines   []byte
	reports []tawatur.Report
	bytes   int64
	base    *know.Base
	reader  *claim.Reader
}

func newSpeed(b *testing.B) *speed {
	b.Helper()
	base, err := know.Load()
	if err != nil {
		b.Fatal(err)
	}
	s := &speed{lines: speedTexts(b), base: base, reader: claim.FromBase(base).Plain()}
	for it := range acquire.Walk(b.Context(), nil, bytes.NewReader(s.lines), acquire.Options{}) {
		if it.Err == nil {
			s.reports = append(s.reports, it.Report)
			s.bytes += int64(len(it.Report.Text))
		}
	}
	return s
}

// words is the pass that the others are compared with: fold the letters and split the words, nothing else.
func (s *speed) words() {
	for _, r := range s.reports {
		arabic.Tokenize(r.Text)
	}
}

// whole extracts all reports as `tawatur extract` does, from JSON to JSON without derivations.
func (s *speed) whole(b *testing.B, out io.Writer) {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	line := pipeline.Line{Reader: s.reader}
	items := acquire.Walk(b.Context(), nil, bytes.NewReader(s.lines), acquire.Options{})
	err := line.Extract(b.Context(), items, func(e tawatur.Extraction) error { return enc.Encode(e) })
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkStages measures the stages and the whole on the same texts, in bytes of UTF-8 text a second:
//
//	GOMAXPROCS=1 go test -run '^$' -bench Stages ./internal/pipeline
func BenchmarkStages(b *testing.B) {
	pipeline.LargePages() // as the command does
	s := newSpeed(b)
	defer pipeline.TuneCollector()()
	ann := annotate.New(s.base)
	docs := make([]*annotate.Doc, len(s.reports))
	for i, r := range s.reports { // for stages that are run by themselves
		docs[i] = ann.Open(r.Text)
	}
	var found []tawatur.Extraction
	stage := func(name string, work func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			work(b) // what is learnt of words once is no part of the figures
			b.SetBytes(s.bytes)
			s.measure(b, func() { work(b) })
		})
	}
	stage("words", func(*testing.B) { s.words() })
	stage("intake", func(b *testing.B) {
		for it := range acquire.Walk(b.Context(), nil, bytes.NewReader(s.lines), acquire.Options{}) {
			_ = it
		}
	})
	stage("layout", func(*testing.B) {
		for i, r := range s.reports {
			docs[i] = ann.Open(r.Text)
		}
	})
	stage("layers", func(*testing.B) {
		for i, r := range s.reports {
			d := *docs[i]
			ann.Fill(&d, r.Published, "")
			d.FillActs()
		}
	})
	stage("read", func(b *testing.B) {
		found = found[:0]
		for _, r := range s.reports {
			e, err := s.reader.Read(r)
			if err == nil {
				found = append(found, e)
			}
		}
	})
	stage("write", func(b *testing.B) {
		enc := json.NewEncoder(io.Discard)
		for i := range found {
			if err := enc.Encode(&found[i]); err != nil {
				b.Fatal(err)
			}
		}
	})
	stage("whole", func(b *testing.B) { s.whole(b, io.Discard) })
}

// measure runs work and reports allocations for each report, and how many times the pass over the words it takes.
func (s *speed) measure(b *testing.B, work func()) {
	begun := time.Now()
	s.words()
	words := time.Since(begun)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for range b.N {
		work()
	}
	b.StopTimer()
	runtime.ReadMemStats(&after)
	each := float64(b.N * len(s.reports))
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/each, "allocs/report")
	b.ReportMetric(each/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(words), "x-words")
}
