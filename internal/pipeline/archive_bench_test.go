//go:build unix

package pipeline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/html"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/acquire/archive/archivetest"
	"tawatur/internal/acquire/article"
	"tawatur/internal/pipeline"
)

// archivePages is how many pages the speed of reading archives is measured on.
const archivePages = 300

// archived are the texts of which speed is measured, as pages and as an archive of these.
type archived struct {
	*speed
	path  string
	pages []string
	// lines are the texts that come out of the pages, as JSON Lines.
	lines []byte
}

func newArchived(b *testing.B) *archived {
	b.Helper()
	a := &archived{speed: newSpeed(b), path: filepath.Join(b.TempDir(), "crawl.warc.gz")}
	crawl := archivetest.Crawl{Arabic: 1, Gzip: true}
	for _, r := range a.reports[:min(len(a.reports), archivePages)] {
		crawl.Texts = append(crawl.Texts, archivetest.Text{Title: r.Title, Body: r.Text, Day: r.Published.Day()})
	}
	f, err := os.Create(a.path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for i := range crawl.Texts {
		a.pages = append(a.pages, crawl.Page(i))
	}
	if err := crawl.WritePages(f, a.pages); err != nil {
		b.Fatal(err)
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for it := range acquire.Walk(b.Context(), []string{a.path}, nil, acquire.Options{}) {
		if it.Err != nil {
			b.Fatal(it.Err)
		}
		if err := enc.Encode(asInput(it.Report)); err != nil {
			b.Fatal(err)
		}
	}
	a.lines = lines.Bytes()
	return a
}

// spent is the processor time that the program has used: other work on the machine is no part of it.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// extract reads what paths or lines hold into claims, one page after the other, and returns the processor time of that.
func (a *archived) extract(b *testing.B, paths []string, lines []byte) time.Duration {
	b.Helper()
	begun := spent(b)
	line := pipeline.Line{Reader: a.reader.Plain(), Workers: 1}
	items := acquire.Walk(b.Context(), paths, bytes.NewReader(lines), acquire.Options{Closed: true})
	read := 0
	if err := line.Extract(b.Context(), items, func(tawatur.Extraction) error { read++; return nil }); err != nil {
		b.Fatal(err)
	}
	if read != len(a.pages) {
		b.Fatalf("%d reports of %d pages", read, len(a.pages))
	}
	return spent(b) - begun
}

// BenchmarkArchive holds the way from a packed archive to claims against its parts measured by themselves, in one run:
//
//	GOMAXPROCS=1 go test -run '^$' -bench Archive -benchtime 5x ./internal/pipeline
//
// All times are of the processor, with the garbage collector set as `extract` sets it. whole/parts is the time of the way in that of reading the pages plus that of extraction, whole/bare in that of html.Parse alone plus
// that of extraction.
func BenchmarkArchive(b *testing.B) {
	a := newArchived(b)
	defer pipeline.TuneCollector()() // as the command does
	var parse, page, read, whole time.Duration
	a.extract(b, nil, a.lines) // what is learnt of words once is no part of the figures
	timed := func(sum *time.Duration, work func(i int, src string)) {
		begun := spent(b)
		for i, src := range a.pages {
			work(i, src)
		}
		*sum += spent(b) - begun
	}
	b.ResetTimer()
	for range b.N {
		timed(&parse, func(_ int, src string) {
			if _, err := html.Parse(bytes.NewReader([]byte(src))); err != nil {
				b.Fatal(err)
			}
		})
		timed(&page, func(i int, src string) {
			if _, err := article.Read(src, archivetest.Address(i)); err != nil {
				b.Fatal(err)
			}
		})
		read += a.extract(b, nil, a.lines)
		whole += a.extract(b, []string{a.path}, nil)
	}
	each := float64(b.N * len(a.pages))
	for name, d := range map[string]time.Duration{"parse": parse, "pages": page, "extract": read, "whole": whole} {
		b.ReportMetric(float64(d.Microseconds())/each, name+"-µs/page")
	}
	b.ReportMetric(float64(whole)/float64(page+read), "whole/parts")
	b.ReportMetric(float64(whole)/float64(parse+read), "whole/bare")
}
