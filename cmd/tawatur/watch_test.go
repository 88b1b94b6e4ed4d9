package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// paper is a newspaper on this machine: a feed, and pages of our own writing.
type paper struct {
	*httptest.Server
	mu sync.Mutex
	// pages is how many there are; edited have another text, gone are no more; robots is what robots.txt says.
	pages  int
	edited map[int]bool
	gone   map[int]bool
	robots string
	asked  map[string]int
}

func newPaper(t *testing.T, pages int) *paper {
	p := &paper{pages: pages, edited: map[int]bool{}, gone: map[int]bool{}, asked: map[string]int{}}
	p.Server = httptest.NewServer(http.HandlerFunc(p.serve))
	t.Cleanup(p.Close)
	return p
}

func (p *paper) serve(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[r.URL.Path]++
	n := 0
	switch {
	case r.URL.Path == "/robots.txt" && p.robots != "":
		fmt.Fprint(w, p.robots)
	case r.URL.Path == "/rss":
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة الوادي</title>`)
		for i := p.pages; i > 0; i-- {
			fmt.Fprintf(w, "<item><title>خبر %d</title><link>%s/news/%d</link><pubDate>Fri, 09 Aug 2024 %02d:00:00 +0300</pubDate><content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>",
				i, p.URL, i, i%24, p.text(i))
		}
		fmt.Fprint(w, "</channel></rss>")
	case scanned(r.URL.Path, &n) && n >= 1 && n <= p.pages && !p.gone[n]:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="ar"><head><title>خبر %d</title></head><body><article><h1>خبر %d</h1><p>%s</p></article></body></html>`, n, n, p.text(n))
	default:
		http.NotFound(w, r)
	}
}

func scanned(path string, n *int) bool {
	_, err := fmt.Sscanf(path, "/news/%d", n)
	return err == nil
}

func (p *paper) text(n int) string {
	killed := n%7 + 3
	if p.edited[n] {
		killed += 10
	}
	return fmt.Sprintf("قصفت المدفعية التركية قرية تل رفعت في ريف حلب صباح اليوم وقتل %d مدنيين بينهم أطفال، بحسب ما أفاد مصدر محلي للصحيفة في الخبر رقم %d.", killed, n)
}

func (p *paper) with(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f()
}

// watchDesk is a folder with sources and a record, and the program to watch them.
type watchDesk struct {
	*testing.T
	dir, db, sources, program string
}

func newWatchDesk(t *testing.T, papers ...*paper) *watchDesk {
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d := &watchDesk{t, dir, filepath.Join(dir, "record.db"), filepath.Join(dir, "sources.toml"), asTawatur(t, dir, self)}
	var b strings.Builder
	for i, p := range papers {
		fmt.Fprintf(&b, "[[source]]\nid = \"wadi-%d\"\nname = { ar = \"صحيفة الوادي\", en = \"Valley Paper %d\" }\nfeeds = [\"%s/rss\"]\n", i, i, p.URL)
	}
	if err := os.WriteFile(d.sources, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *watchDesk) command(args ...string) *exec.Cmd {
	return exec.Command(d.program, append([]string{"watch", "--db", d.db, "--sources", d.sources, "--loopback", "--pause", "1ms"}, args...)...)
}

// once watches once and returns what was said.
func (d *watchDesk) once(code int, args ...string) string {
	d.Helper()
	return d.ends(code, d.command(append(args, "--once")...))
}

// ends runs a command to its end and returns what was said.
func (d *watchDesk) ends(code int, c *exec.Cmd) string {
	d.Helper()
	var said bytes.Buffer
	c.Stderr = &said
	err := c.Run()
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		d.Fatal(err)
	}
	if got != code {
		d.Errorf("exit code %d, want %d:\n%s", got, code, &said)
	}
	return said.String()
}

// open opens the record for looking into it.
func (d *watchDesk) open(look func(st *sqlite.Store)) {
	d.Helper()
	st, err := sqlite.OpenExisting(d.Context(), d.db)
	if err != nil {
		d.Fatal(err)
	}
	defer st.Close()
	look(st)
}

// each calls with each report of the record.
func (d *watchDesk) each(do func(r tawatur.Report)) {
	d.Helper()
	d.open(func(st *sqlite.Store) {
		for e, err := range st.Entries(d.Context()) {
			if err != nil {
				d.Fatal(err)
			}
			do(e.Report)
		}
	})
}

func says(t *testing.T, said string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q in\n%s", want, said)
		}
	}
}

func TestWatchOnce(t *testing.T) {
	p := newPaper(t, 5)
	d := newWatchDesk(t, p)
	says(t, d.once(0), "1 source, 1 feed", "kept 5 pages (0 given up) with 5 new reports", "new or changed")
	n := 0
	d.each(func(r tawatur.Report) {
		n++
		if r.Published.Day() != "2024-08-09" || r.Published.Basis != tawatur.BasisMetadata || !strings.Contains(strings.Join(r.Published.Why, " "), p.URL+"/rss") {
			t.Errorf("the feed's date is that of a page without one: %+v", r.Published)
		}
		if r.Outlet == nil || r.Outlet.ID != "wadi-0" || !strings.Contains(r.Text, "تل رفعت") {
			t.Errorf("%+v", r)
		}
	})
	if n != 5 {
		t.Errorf("%d reports", n)
	}
	says(t, d.once(0), "with 0 new reports")
	status := func(args ...string) string {
		t.Helper()
		out, err := exec.Command(d.program, append([]string{"sources", "status", "--db", d.db}, args...)...).Output()
		if err != nil {
			t.Fatalf("sources status: %v", err)
		}
		return string(out)
	}
	says(t, status(), "SOURCE   LAST SUCCESS", "wadi-0", "s ago", "in ", "-")
	says(t, status("--feeds"), p.URL+"/rss", "EVERY")
	says(t, status("--json"), `"id":"wadi-0"`, `"state":"well"`, `"addresses":{"done":5}`)
	for path, n := range p.asked {
		if strings.HasPrefix(path, "/news/") && n != 1 {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
	out, err := exec.Command(d.program, "verify", "--db", d.db).CombinedOutput()
	if err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// TestWatchWithoutPages: robots.txt keeps the pages closed, and the feed has the texts.
func TestWatchWithoutPages(t *testing.T) {
	p := newPaper(t, 3)
	p.robots = "User-agent: *\nDisallow: /news/\n"
	d := newWatchDesk(t, p)
	says(t, d.once(0), "with 3 new reports")
	d.each(func(r tawatur.Report) {
		if !strings.Contains(r.Text, "تل رفعت") || r.Title == "" || r.URL == "" || r.Published.Day() != "2024-08-09" {
			t.Errorf("%+v", r)
		}
	})
	d.open(func(st *sqlite.Store) {
		as, err := st.Addresses(t.Context(), store.AddressFilter{Status: store.AddressDone})
		if err != nil || len(as) != 3 || !strings.Contains(as[0].Reason, "the text is the feed's") || !strings.Contains(as[0].Reason, "robots.txt") {
			t.Errorf("%+v, %v", as, err)
		}
	})
}

// TestWatchLooksAgain changes a page and takes one away; the looks are made due by hand, as an hour is long.
func TestWatchLooksAgain(t *testing.T) {
	p := newPaper(t, 3)
	d := newWatchDesk(t, p)
	d.once(0)
	p.with(func() { p.edited[1], p.gone[2] = true, true })
	d.open(func(st *sqlite.Store) {
		as, err := st.Addresses(t.Context(), store.AddressFilter{})
		if err != nil || len(as) != 3 {
			t.Fatalf("%+v, %v", as, err)
		}
		for _, a := range as {
			a.Due = time.Now().Add(-time.Minute)
			if err := st.NoteAddress(t.Context(), a); err != nil {
				t.Fatal(err)
			}
		}
	})
	says(t, d.once(0), "/news/1 says something else than before", "/news/2 is gone", "1 page changed, 1 withdrawn")
	versions := 0
	d.each(func(r tawatur.Report) {
		if strings.Contains(r.ID, "@") {
			versions++
		}
	})
	if versions != 1 {
		t.Errorf("%d further versions", versions)
	}
}

// TestWatchGoesOn follows, is interrupted, and goes on; the sources are mended while it runs.
func TestWatchGoesOn(t *testing.T) {
	p, late := newPaper(t, 4), newPaper(t, 2)
	d := newWatchDesk(t, p)
	c := d.command("--events", "1ms")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		var b [4096]byte
		for {
			n, err := said.Read(b[:])
			if lines <- string(b[:n]); err != nil {
				return
			}
		}
	}()
	all := ""
	wait := func(words string) {
		t.Helper()
		for !strings.Contains(all, words) {
			select {
			case l, ok := <-lines:
				if all += l; !ok {
					t.Fatalf("ended without saying %q:\n%s", words, all)
				}
			case <-time.After(time.Minute):
				_ = c.Process.Kill()
				t.Fatalf("does not say %q:\n%s", words, all)
			}
		}
	}
	wait("goes on from there")
	again := func(text, want string) {
		t.Helper()
		if err := os.WriteFile(d.sources, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := c.Process.Signal(syscall.SIGHUP); err != nil {
			t.Skip("no SIGHUP here")
		}
		wait(want)
	}
	before, err := os.ReadFile(d.sources)
	if err != nil {
		t.Fatal(err)
	}
	again("[[source]]\nid = 3\n", "the sources stay as they were")
	wait(" new or changed, ")
	owned := string(before) + "[[source.owner]]\nname = \"sdf\"\nsource = \"https://wadi.example/about\"\ndate = 2024-08-01\n"
	again(owned+fmt.Sprintf("[[source]]\nid = \"late\"\nname = \"x\"\nfeeds = [\"%s/rss\"]\n", late.URL), "read again: 2 sources, 2 feeds")
	wait("all were made anew")
	if !strings.Contains(all, "sources.toml: owners changed: events are made anew") {
		t.Errorf("does not say that owners changed:\n%s", all)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	wait("asked ")
	for range lines {
	}
	if err := c.Wait(); err != nil {
		t.Errorf("to be interrupted is the usual end: %v\n%s", err, all)
	}
	d.once(0)
	n := 0
	d.each(func(tawatur.Report) { n++ })
	if n != 6 {
		t.Errorf("%d reports, want 6", n)
	}
}

// TestWatchKilled kills watch --once at random moments; each run goes on where the one before was killed.
func TestWatchKilled(t *testing.T) {
	const papers, pages, kills = 4, 60, 14
	var all []*paper
	for range papers {
		all = append(all, newPaper(t, 5))
	}
	d := newWatchDesk(t, all...)
	killed := 0
	for range kills {
		for _, p := range all {
			p.with(func() { p.pages = min(p.pages+pages/kills+1, pages) })
		}
		c := d.command("--once")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(150+rand.IntN(500))*time.Millisecond, func() { _ = c.Process.Kill() })
		if err := c.Wait(); err != nil && c.ProcessState.ExitCode() == -1 {
			killed++
		}
	}
	if killed < kills/2 {
		t.Errorf("only %d of %d runs were killed before they ended", killed, kills)
	}
	d.once(0)
	says(t, d.once(0), "with 0 new reports")
	texts := map[string]int{}
	d.each(func(r tawatur.Report) { texts[r.Text]++ })
	for text, n := range texts {
		if n != papers {
			t.Errorf("%d reports say %q, want one of each paper", n, text)
		}
	}
	d.open(func(st *sqlite.Store) {
		c, err := st.Counts(t.Context())
		if err != nil || c.Reports != papers*pages || c.Stale {
			t.Errorf("%d reports, want %d: %+v, %v", c.Reports, papers*pages, c, err)
		}
		counts, err := st.AddressCounts(t.Context())
		for source, by := range counts {
			if err != nil || by[store.AddressDone] != pages || len(by) != 1 {
				t.Errorf("%s: %v, %v", source, by, err)
			}
		}
	})
	if out, err := exec.Command(d.program, "verify", "--db", d.db).CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// TestWatchAfterRedaction: what was redacted is not asked for again, and is not taken in from elsewhere; the watch goes on.
func TestWatchAfterRedaction(t *testing.T) {
	p, copier := newPaper(t, 3), newPaper(t, 4) // whose pages have the same texts
	d := newWatchDesk(t, p)
	d.once(0)
	id := ""
	d.each(func(r tawatur.Report) {
		if strings.HasSuffix(r.URL, "/news/1") {
			id = r.ID
		}
	})
	if out, err := exec.Command(d.program, "redact", "--db", d.db, "--reason", "safety", "--yes", id).CombinedOutput(); err != nil {
		t.Fatalf("redact: %v\n%s", err, out)
	}
	says(t, d.once(0), "with 0 new reports")
	if p.asked["/news/1"] != 1 {
		t.Errorf("asked for %d times", p.asked["/news/1"])
	}
	d.open(func(st *sqlite.Store) {
		a, err := st.Address(t.Context(), p.URL+"/news/1")
		if err != nil || a.Status != store.AddressRefused || strings.Contains(a.URL, "news") {
			t.Errorf("%+v, %v", a, err)
		}
	})
	text := fmt.Sprintf("[[source]]\nid = \"copier\"\nname = \"x\"\nfeeds = [\"%s/rss\"]\n", copier.URL)
	if err := os.WriteFile(d.sources, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	says(t, d.once(1), "redacted; given up (refused)", "kept 3 pages (1 given up) with 3 new reports")
}

// TestWatchWithoutItsProof: that the proof of a record is gone is said before a new one is begun.
func TestWatchWithoutItsProof(t *testing.T) {
	d := newWatchDesk(t, newPaper(t, 2))
	d.once(0)
	if said := d.once(0); strings.Contains(said, "is gone") {
		t.Errorf("its proof is there: %s", said)
	}
	if err := os.RemoveAll(d.db + ".proof"); err != nil {
		t.Fatal(err)
	}
	says(t, d.once(0), ".proof is gone, into which reports of the record point")
}
