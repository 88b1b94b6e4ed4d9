package pipeline

import (
	"cmp"
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

// BenchmarkAddReport compares, in one run, what a report costs that comes into a small record and into large ones, to be kept and taken
// into the events, its reading left out. The same reports are added to both by turns, so that whatever else the machine does
// weighs on both alike. TAWATUR_CLAIMS says how large the records are, the smallest first; TAWATUR_RECORD names a file in which the large
// record stays, for another run to go on from:
//
//	TAWATUR_CLAIMS=10000,1000000 go test -run - -bench AddReport -benchtime 1x -timeout 3h ./internal/pipeline
//
// The record holds the reports of a corpus of the press over and over, each time as of later years and in other letters, so that a
// large record is a longer war and not a denser one.
func BenchmarkAddReport(b *testing.B) {
	sizes := []int{10_000, 50_000}
	if env := os.Getenv("TAWATUR_CLAIMS"); env != "" {
		sizes = nil
		for s := range strings.SplitSeq(env, ",") {
			n, err := strconv.Atoi(s)
			if err != nil {
				b.Fatalf("TAWATUR_CLAIMS: %v", err)
			}
			sizes = append(sizes, n)
		}
	}
	war, more, world, read := extractedWar(b)
	b.ReportMetric(read.Seconds()*1000, "ms-to-read-a-report")
	file := cmp.Or(os.Getenv("TAWATUR_RECORD"), filepath.Join(b.TempDir(), "large.db"))
	small, large := openRecord(b, filepath.Join(b.TempDir(), "small.db"), world), openRecord(b, file, world)
	defer large.Close()
	small.grow(b, war, sizes[0])
	if err := small.Close(); err != nil {
		b.Fatal(err)
	}
	for _, size := range sizes[1:] {
		together, n := large.grow(b, war, size)
		few := small.copied(b, fmt.Sprint(size))
		var cost [2]time.Duration
		for i, e := range more {
			for j, r := range []*record{few, large} {
				cost[j] += r.keep(b, later(e, i%r.copies, fmt.Sprint(time.Now().UnixNano(), "-")))
			}
		}
		had := [2]int{few.claims(b), large.claims(b)}
		if err := few.Close(); err != nil {
			b.Fatal(err)
		}
		each := func(j int) float64 { return cost[j].Seconds() * 1000 / float64(len(more)) }
		b.ReportMetric(each(1)/each(0), fmt.Sprintf("times-at-%d", size))
		fmt.Fprintf(os.Stderr, "one report at a time: %.2f ms in a record of %d claims, %.2f ms in one of %d, %.2f times as much; the last %d together %.2f ms each; %d MB of memory at most\n",
			each(0), had[0], each(1), had[1], each(1)/each(0), n, together.Seconds()*1000/float64(max(n, 1)), mostMemory(b)>>20)
	}
}

// record is a record that holds a corpus so many times.
type record struct {
	*sqlite.Store
	path   string
	world  event.Options
	copies int
}

func openRecord(b *testing.B, path string, world event.Options) *record {
	b.Helper()
	st, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	return &record{st, path, world, 0}
}

// copied opens a copy of a closed record.
func (r *record) copied(b *testing.B, name string) *record {
	b.Helper()
	data, err := os.ReadFile(r.path)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), name+".db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	c := openRecord(b, path, r.world)
	c.copies = r.copies
	return c
}

func (r *record) claims(b *testing.B) int {
	b.Helper()
	n, err := r.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return n.Claims
}

// grow adds the corpus again, until there are so many claims, and returns what that cost for how many reports.
func (r *record) grow(b *testing.B, war []tawatur.Extraction, claims int) (cost time.Duration, reports int) {
	b.Helper()
	for ; ; r.copies++ {
		first := later(war[0], r.copies, "").Report
		if there, err := r.HasReport(b.Context(), first.ID, first.TextSHA256); err != nil {
			b.Fatal(err)
		} else if there {
			continue
		}
		if r.claims(b) >= claims {
			return cost, reports
		}
		var es []tawatur.Extraction
		for _, e := range war {
			es = append(es, later(e, r.copies, ""))
		}
		cost += r.keep(b, es...)
		reports += len(es)
	}
}

// keep keeps reports and takes them into the events, and returns what that cost.
func (r *record) keep(b *testing.B, es ...tawatur.Extraction) time.Duration {
	b.Helper()
	begun := processorTime(b)
	for _, e := range es {
		if added, err := r.AddEntry(b.Context(), e); err != nil || !added {
			b.Fatalf("report %q: added %v, %v", e.Report.ID, added, err)
		}
	}
	if _, err := (Line{}).Weave(b.Context(), r.Store, r.world); err != nil {
		b.Fatal(err)
	}
	return processorTime(b) - begun
}

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

// otherLetters puts other letters for those of a text, n times otherwise, so that words keep their places and lengths and no
// two copies have words in common.
func otherLetters(text string, n int) string {
	const first, count = 'ب', 'غ' - 'ب' + 1
	by := rune(1 + n/count) // the letters are as many as a prime number: so far from one another they come to all places
	return strings.Map(func(r rune) rune {
		if r < first || r >= first+count {
			return r
		}
		return first + ((r-first)*by+rune(n%count))%count
	}, text)
}
