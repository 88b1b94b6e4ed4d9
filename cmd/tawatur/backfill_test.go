package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// kiosk is a newspaper with sitemaps, and an archive of another one's pages.
type kiosk struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
	// slow is how long a page takes.
	slow time.Duration
}

func newKiosk(t *testing.T) *kiosk {
	k := &kiosk{asked: map[string]int{}}
	k.Server = httptest.NewServer(http.HandlerFunc(k.serve))
	t.Cleanup(k.Close)
	return k
}

func (k *kiosk) serve(w http.ResponseWriter, r *http.Request) {
	k.mu.Lock()
	k.asked[r.URL.Path]++
	slow := k.slow
	k.mu.Unlock()
	entry := func(path, lastmod string) string {
		return fmt.Sprintf("<%%[1]s><loc>%s%s</loc><lastmod>%s</lastmod></%%[1]s>", k.URL, path, lastmod)
	}
	switch path := r.URL.Path; {
	case path == "/robots.txt":
		fmt.Fprintf(w, "Sitemap: %s/sitemap.xml\nUser-agent: *\nDisallow: /news/5\n", k.URL)
	case path == "/sitemap.xml":
		fmt.Fprintf(w, "<sitemapindex>"+entry("/2024-08.xml.gz", "2024-09-01")+entry("/2019-01.xml", "2024-09-01")+"</sitemapindex>", "sitemap")
	case path == "/2024-08.xml.gz":
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<urlset>")
		for i := 1; i <= 12; i++ {
			fmt.Fprintf(z, entry(fmt.Sprintf("/news/%d", i), fmt.Sprintf("2024-08-%02dT10:00:00+03:00", i)), "url")
		}
		fmt.Fprint(z, "</urlset>")
		z.Close()
	case strings.HasPrefix(path, "/news/"):
		time.Sleep(slow)
		k.page(w, strings.TrimPrefix(path, "/news/"))
	case path == "/cdx":
		json.NewEncoder(w).Encode([][]string{
			{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"},
			{"example,wadi)/1", "20191009101500", "https://wadi.example/1", "text/html", "200", "A", "9"},
			{"example,wadi)/1", "20191010101500", "https://wadi.example/1", "text/html", "200", "B", "9"},
			{"example,wadi)/2", "20191009111500", "https://wadi.example/2", "text/html", "200", "C", "9"},
			{"example,wadi)/3", "20191009111500", "https://wadi.example/3", "text/html", "200", "D", "9"},
		})
	case path == "/20191009101500id_/https://wadi.example/1":
		k.page(w, "1")
	case path == "/20191009111500id_/https://wadi.example/2": // to the nearest capture
		http.Redirect(w, r, k.URL+"/20191009120000id_/https://wadi.example/2", http.StatusFound)
	case path == "/20191009120000id_/https://wadi.example/2":
		k.page(w, "2")
	case path == "/20191009111500id_/https://wadi.example/3": // out of the archive
		http.Redirect(w, r, k.URL+"/news/3", http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}

func (k *kiosk) page(w http.ResponseWriter, n string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<!DOCTYPE html><html lang="ar"><head><title>خبر %s</title></head><body><article><h1>خبر %s</h1><p>قصفت المدفعية قرية تل رفعت في ريف حلب صباح اليوم وقتل ثلاثة مدنيين بينهم أطفال، بحسب ما أفاد مصدر محلي للصحيفة في الخبر رقم %s.</p></article></body></html>`, n, n, n)
}

// timesAsked returns how often each page was asked for.
func (k *kiosk) timesAsked(prefix string) map[string]int {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := map[string]int{}
	for p, n := range k.asked {
		if strings.HasPrefix(p, prefix) {
			out[p] = n
		}
	}
	return out
}

// newBackfillDesk is a folder with the kiosk as a source.
func newBackfillDesk(t *testing.T, k *kiosk) *watchDesk {
	d := newWatchDesk(t)
	text := fmt.Sprintf("[[source]]\nid = \"kiosk\"\nname = \"كشك\"\nsitemaps = [\"%s/sitemap.xml\"]\n\n[[source]]\nid = \"wadi\"\nname = \"الوادي\"\nhosts = [\"wadi.example\"]\nfeeds = [\"%s/rss\"]\n", k.URL, k.URL)
	if err := os.WriteFile(d.sources, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *watchDesk) backfill(code int, args ...string) string {
	d.Helper()
	return d.ends(code, d.backfilling(args...))
}

func (d *watchDesk) backfilling(args ...string) *exec.Cmd {
	return exec.Command(d.program, append([]string{"backfill", "--db", d.db, "--sources", d.sources, "--loopback", "--pause", "1ms"}, args...)...)
}

func TestBackfill(t *testing.T) {
	k := newKiosk(t)
	d := newBackfillDesk(t, k)
	says(t, d.backfill(0, "--from", "2024-08-03", "--to", "2024-08-08", "--find-only", "kiosk"),
		"kiosk: 2 sitemaps read, 1 of other days passed over; 6 pages found, 6 new to the record; left out: 6 of other days")
	if n := k.timesAsked("/news/"); len(n) != 0 {
		t.Errorf("--find-only asked for %v", n)
	}
	// One of them is closed by robots.txt, which is a failure to be told.
	says(t, d.backfill(1, "--from", "2024-08-03", "--to", "2024-08-08", "kiosk"), "6 pages found, 0 new", "kept 5 pages (1 given up) with 5 new reports", "robots.txt", "new or changed")
	says(t, d.backfill(0, "--from", "2024-08-03", "--to", "2024-08-08", "kiosk"), "0 new", "kept 0 pages")
	says(t, d.backfill(0, "--from", "2024-08-08", "--to", "2024-08-09", "kiosk"), "2 pages found, 1 new", "kept 1 page ")
	for path, n := range k.timesAsked("/news/") {
		if n != 1 || path == "/news/5" {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
	d.each(func(r tawatur.Report) {
		if r.Outlet == nil || r.Outlet.ID != "kiosk" || !strings.HasPrefix(r.URL, k.URL+"/news/") {
			t.Errorf("%+v", r)
		}
	})
	if out, err := exec.Command(d.program, "verify", "--db", d.db).CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
	if _, err := os.Stat(d.db + "-backfill.json"); err == nil {
		t.Error("the note of how far it came is left behind")
	}
}

// TestBackfillFromAnArchive: pages keep their own address and the time of capture; what leads out of the archive is not taken for the outlet's.
func TestBackfillFromAnArchive(t *testing.T) {
	k := newKiosk(t)
	d := newBackfillDesk(t, k)
	said := d.backfill(1, "--from", "2019-10-09", "--to", "2019-10-31", "--cdx", k.URL+"/cdx", "wadi")
	says(t, said, "wadi: 1 answers of the archive read; 3 pages found, 3 new", "1 further captures (--all takes them)", "kept 2 pages (1 given up)", "which is none of its captures")
	reports := map[string]string{}
	d.each(func(r tawatur.Report) { reports[r.URL] = r.ID + " " + strings.Join(r.Published.Why, "; ") })
	if got := slices.Sorted(maps.Keys(reports)); !slices.Equal(got, []string{"https://wadi.example/1", "https://wadi.example/2"}) {
		t.Fatalf("reports of %v", got)
	}
	if r := reports["https://wadi.example/2"]; !strings.HasPrefix(r, "wadi.example-") || !strings.Contains(r, "captured 2019-10-09T12:00:00Z") {
		t.Error(r)
	}
	d.open(func(st *sqlite.Store) {
		as, err := st.Addresses(t.Context(), store.AddressFilter{Status: store.AddressDone})
		if err != nil || len(as) != 2 {
			t.Fatalf("%+v, %v", as, err)
		}
		for _, a := range as {
			if !a.Due.IsZero() {
				t.Errorf("a capture is to be looked at again: %+v", a)
			}
		}
	})
	says(t, d.backfill(0, "--from", "2019-10-09", "--to", "2019-10-31", "--cdx", k.URL+"/cdx", "wadi"), "3 pages found, 0 new")
}

// TestBackfillGoesOn is killed again and again; no page is asked for without need, none is missing.
func TestBackfillGoesOn(t *testing.T) {
	k := newKiosk(t)
	k.slow = 60 * time.Millisecond
	d := newBackfillDesk(t, k)
	args := []string{"--from", "2024-08-01", "--to", "2024-08-12", "kiosk"}
	for i := range 4 {
		c := d.backfilling(args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(500+150*i) * time.Millisecond)
		if i%2 == 0 {
			_ = c.Process.Kill()
		} else {
			_ = c.Process.Signal(os.Interrupt)
		}
		_ = c.Wait()
	}
	_ = d.backfilling(args...).Run() // 1 if the page that may not be asked for is given up only now
	says(t, d.backfill(0, args...), "0 new", "kept 0 pages")
	n := 0
	d.each(func(tawatur.Report) { n++ })
	if n != 11 {
		t.Errorf("%d reports, want 11", n)
	}
	for path, n := range k.timesAsked("/news/") {
		if n > 5 { // each run may be ended between asking and keeping
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
}

func TestBackfillIsUsedWrongly(t *testing.T) {
	k := newKiosk(t)
	d := newBackfillDesk(t, k)
	for want, args := range map[string][]string{
		"missing flags":                 {},
		"is no day":                     {"--from", "2024-8-9"},
		"is after":                      {"--from", "2024-08-09", "--to", "2024-08-08"},
		"it has kiosk, wadi":            {"--from", "2024-08-09", "nobody"},
		"give --cdx too":                {"--from", "2024-08-09", "--all"},
		"only http and https are asked": {"--from", "2024-08-09", "--cdx", "ftp://archive.example/cdx"},
	} {
		says(t, d.backfill(2, args...), want)
	}
	if _, err := os.Stat(d.db); err == nil {
		t.Error("a record was made")
	}
}
