package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/weigh/event"
)

// BenchmarkAddReport compares, in one run, what a report costs that comes into a record while it is small and when it has grown, to
// be kept and taken into the events, its reading left out. TAWATUR_CLAIMS says at how many claims it is measured:
//
//	TAWATUR_CLAIMS=10000,1000000 go test -run - -bench AddReport -benchtime 1x -timeout 3h ./internal/pipeline
//
// The record holds the reports of a corpus of the press over and over, each time as of later years and in other letters, so that a
// large record is a longer war and not a denser one.
func BenchmarkAddReport(b *testing.B) {
	sizes := os.Getenv("TAWATUR_CLAIMS")
	if sizes == "" {
		sizes = "10000,50000"
	}
	war, more, world, read := extractedWar(b)
	b.ReportMetric(read.Seconds()*1000, "ms-to-read-a-report")
	st, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "record.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	keep := func(es ...tawatur.Extraction) time.Duration {
		begun := processorTime(b)
		for _, e := range es {
			if added, err := st.AddEntry(b.Context(), e); err != nil || !added {
				b.Fatalf("report %q: added %v, %v", e.Report.ID, added, err)
			}
		}
		if _, err := (Line{}).Weave(b.Context(), st, world); err != nil {
			b.Fatal(err)
		}
		return processorTime(b) - begun
	}
	var first time.Duration
	claims, copies := 0, 0
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			b.Fatalf("TAWATUR_CLAIMS: %v", err)
		}
		var whole time.Duration
		reports := 0
		for ; claims < n; copies++ {
			var es []tawatur.Extraction
			for _, e := range war {
				es = append(es, later(e, copies, ""))
				claims += len(e.Claims)
			}
			whole += keep(es...)
			reports += len(es)
		}
		var spent time.Duration
		for round := range rounds {
			for i, e := range more {
				spent += keep(later(e, (i+round*copies/rounds)%copies, fmt.Sprint(size, "-", round, "-")))
			}
		}
		each := spent / time.Duration(rounds*len(more))
		if first == 0 {
			first = each
		}
		b.ReportMetric(each.Seconds()*1000, "ms/report-at-"+size)
		fmt.Fprintf(os.Stderr, "%d claims; the last %d reports kept and taken in together at %.2f ms each, one by one at %.2f ms, %.2f times that at first; %d MB of memory at most\n",
			claims, reports, whole.Seconds()*1000/float64(reports), each.Seconds()*1000, each.Seconds()/first.Seconds(), mostMemory(b)>>20)
	}
}

// rounds is how often the reports to add are added, each time to other years of the war.
const rounds = 4

// mostMemory is how much of the machine's memory the process has had at once, in bytes.
func mostMemory(b *testing.B) int64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Maxrss << 10
}

// processorTime is what the process has used, which other work on the machine does not stretch.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// extractedWar reads a corpus of the press: most of its reports to fill records with, one in twenty to add, and how long the
// reading of one takes.
func extractedWar(b *testing.B) (war, more []tawatur.Extraction, world event.Options, each time.Duration) {
	b.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "data", "corpora", "syria_reports.jsonl")
	if _, err := os.Stat(dir); err != nil {
		b.Skip("no ../shared beside the repository: the press texts are not here")
	}
	rd, world := readerAndWorld(b)
	items := corpus(b, dir, 900)
	begun := processorTime(b)
	for i, it := range items {
		e, err := rd.Read(it.Report)
		if err != nil {
			b.Fatal(err)
		}
		if e.Report.Published.Value == nil {
			continue
		}
		if i%20 == 0 {
			more = append(more, complete(e))
		} else {
			war = append(war, complete(e))
		}
	}
	return war, more, world, (processorTime(b) - begun) / time.Duration(len(items))
}

// later returns a report as if of another time of the war: n times ten years on, with ids and letters of its own.
func later(e tawatur.Extraction, n int, mark string) tawatur.Extraction {
	id := func(s string) string { return fmt.Sprintf("%d-%s%s", n, mark, s) }
	on := func(s string) string {
		if len(s) < 10 {
			return s
		}
		t, err := time.Parse(time.DateOnly, s[:10])
		if err != nil {
			return s
		}
		return t.AddDate(10*n, 0, 0).Format(time.DateOnly) + s[10:]
	}
	e.Report.ID, e.Report.Text = id(e.Report.ID), otherLetters(e.Report.Text, n)
	e.Report.TextSHA256 = tawatur.HashText(e.Report.Text)
	published := on(*e.Report.Published.Value)
	e.Report.Published.Value = &published
	claims := make([]tawatur.Claim, len(e.Claims))
	for i, c := range e.Claims {
		c.ID, c.Report = id(c.ID), e.Report.ID
		if c.SameAs != "" {
			c.SameAs = id(c.SameAs)
		}
		c.Time.Start, c.Time.End = on(c.Time.Start), on(c.Time.End)
		claims[i] = c
	}
	e.Claims = claims
	return e
}

// otherLetters turns the letters of a text round, n places of the alphabet, so that words keep their places and lengths.
func otherLetters(text string, n int) string {
	const first, count = 'ب', 'غ' - 'ب' + 1
	return strings.Map(func(r rune) rune {
		if r < first || r >= first+count {
			return r
		}
		return first + (r-first+rune(n%int(count)))%count
	}, text) + strings.Repeat(" ", n/int(count))
}
