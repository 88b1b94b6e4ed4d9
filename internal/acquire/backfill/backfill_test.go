package backfill

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
)

// site answers from a table, and writes down what it was asked. An answer that begins with "!" is an error of that kind.
type site struct {
	answers map[string]string
	asked   []string
	// before is called before each answer.
	before func(n int)
}

func (s *site) Get(_ context.Context, req fetch.Request) (*fetch.Response, error) {
	if s.before != nil {
		s.before(len(s.asked))
	}
	s.asked = append(s.asked, req.URL)
	body, ok := s.answers[req.URL]
	switch {
	case !ok:
		return nil, &fetch.Error{Op: "get", URL: req.URL, Kind: fetch.Status, Status: 404, Err: errors.New("answered with 404")}
	case body == "!interrupted":
		return nil, &fetch.Error{Op: "get", URL: req.URL, Kind: fetch.Interrupted, Err: context.Canceled}
	case body == "!timeout":
		return nil, &fetch.Error{Op: "get", URL: req.URL, Kind: fetch.Timeout, Err: errors.New("too slow")}
	}
	return &fetch.Response{URL: req.URL, Status: 200, Header: http.Header{}, Body: []byte(body)}, nil
}

// urlset writes a sitemap: each entry an address and, if they are there, lastmod and the date of publication.
func urlset(entries ...string) string {
	var b strings.Builder
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`)
	for _, e := range entries {
		f := append(strings.Fields(e), "-", "-")
		fmt.Fprintf(&b, "<url><loc>%s</loc>", f[0])
		if f[1] != "-" {
			fmt.Fprintf(&b, "<lastmod>%s</lastmod>", f[1])
		}
		if f[2] != "-" {
			fmt.Fprintf(&b, "<news:news><news:title>قصف على البلدة</news:title><news:publication_date>%s</news:publication_date></news:news>", f[2])
		}
		b.WriteString("</url>")
	}
	return b.String() + "</urlset>"
}

func index(entries ...string) string {
	s := urlset(entries...)
	return strings.NewReplacer("urlset", "sitemapindex", "<url>", "<sitemap>", "</url>", "</sitemap>").Replace(s)
}

func walkOf(s *site, found *[]string) *Walk {
	return &Walk{
		Ask: s, Days: Days{From: "2024-08-05", To: "2024-08-10"},
		Outlet: Outlet{ID: "outlet", Homepage: "https://www.outlet.example/", Hosts: []string{"outlet.example"}},
		Found: func(_ context.Context, pages []Page) error {
			for _, p := range pages {
				*found = append(*found, p.URL)
			}
			return nil
		},
	}
}

func TestSitemaps(t *testing.T) {
	s := &site{answers: map[string]string{
		"https://www.outlet.example/robots.txt": "User-agent: *\nSitemap: https://www.outlet.example/index.xml\nSitemap: /more.xml\n",
		"https://www.outlet.example/index.xml": index("https://www.outlet.example/2024-07.xml", "https://www.outlet.example/2024-08.xml", "https://www.outlet.example/old.xml 2024-08-04T23:00:00Z",
			"https://www.outlet.example/new.xml 2024-09-01", "https://www.outlet.example/2019/posts.xml", "https://www.outlet.example/index.xml"),
		"https://www.outlet.example/2024-08.xml": urlset("https://outlet.example/1 - 2024-08-05T01:00:00+03:00", "https://outlet.example/2 - 2024-08-10", "https://outlet.example/3 - 2024-08-11", "https://outlet.example/4 - 2024-08-04T23:59:59Z"),
		"https://www.outlet.example/new.xml":     urlset("https://m.outlet.example/5 2024-08-07", "https://outlet.example/6", "https://else.example/7 2024-08-07", "https://outlet.example/1 2024-08-07", "https://notoutlet.example/1 2024-08-07"),
		"https://www.outlet.example/more.xml":    "https://outlet.example/2024/08/09/8\nhttps://outlet.example/9\n",
	}}
	var found []string
	w := walkOf(s, &found)
	got, err := w.Sitemaps(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"https://outlet.example/1", "https://outlet.example/2", "https://m.outlet.example/5", "https://outlet.example/1", "https://outlet.example/2024/08/09/8"}
	if d := cmp.Diff(want, found); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Tally{Maps: 4, MapsPassed: 3, Found: 5, OutOfRange: 2, Undated: 2, Elsewhere: 2}, got); d != "" {
		t.Error(d)
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(s.asked)))); n != len(s.asked) {
		t.Errorf("something was asked for twice: %v", s.asked)
	}
}

func TestAnOutletWithoutSitemapsIsAskedForOne(t *testing.T) {
	s := &site{answers: map[string]string{"https://www.outlet.example/sitemap.xml": urlset("https://outlet.example/1 2024-08-06")}}
	var found []string
	if got, err := walkOf(s, &found).Sitemaps(context.Background()); err != nil || got.Found != 1 || got.Failed != 0 {
		t.Errorf("%+v %v", got, err)
	}
	s.answers = nil
	var said string
	w := walkOf(s, &found)
	w.Say = func(m string) { said = m }
	if got, err := w.Sitemaps(context.Background()); err != nil || got.Failed != 1 || !strings.Contains(said, "names no sitemap") {
		t.Errorf("%+v %v %q", got, err, said)
	}
}

// TestAWalkGoesOn is broken off before each of its questions; what was kept of it then goes on to the same end.
func TestAWalkGoesOn(t *testing.T) {
	answers := map[string]string{
		"https://www.outlet.example/robots.txt": "Sitemap: https://www.outlet.example/index.xml",
		"https://www.outlet.example/index.xml":  index("https://www.outlet.example/a.xml", "https://www.outlet.example/deep.xml", "https://www.outlet.example/1999.xml"),
		"https://www.outlet.example/deep.xml":   index("https://www.outlet.example/b.xml", "https://www.outlet.example/gone.xml", "https://www.outlet.example/c.xml"),
	}
	for i, name := range []string{"a", "b", "c"} {
		answers["https://www.outlet.example/"+name+".xml"] = urlset(fmt.Sprintf("https://outlet.example/%d 2024-08-06", i), fmt.Sprintf("https://outlet.example/old%d 2020-08-06", i))
	}
	var whole []string
	want, err := walkOf(&site{answers: answers}, &whole).Sitemaps(context.Background())
	if err != nil || want.Found != 3 || want.Failed != 1 {
		t.Fatalf("%+v %v", want, err)
	}
	for stop := range 7 {
		var found []string
		var kept []byte
		s := &site{answers: answers}
		w := walkOf(s, &found)
		w.Save = func(st State) (err error) { kept, err = json.Marshal(st); return err }
		s.before = func(n int) {
			if n == stop {
				w.Ask = &site{answers: map[string]string{"x": ""}, before: func(int) { panic("asked after the end") }}
				panic(errBroken)
			}
		}
		func() {
			defer func() {
				if r := recover(); r != nil && r != errBroken {
					panic(r)
				}
			}()
			w.Sitemaps(context.Background())
		}()
		w = walkOf(&site{answers: answers}, &found)
		if kept != nil {
			if err := json.Unmarshal(kept, &w.State); err != nil {
				t.Fatal(err)
			}
			w.State.Tally.Failed = 0
		}
		got, err := w.Sitemaps(context.Background())
		if err != nil || !slices.Equal(slices.Compact(slices.Sorted(slices.Values(found))), slices.Sorted(slices.Values(whole))) || len(found) != len(whole) {
			t.Errorf("broken off at %d: found %v, %v", stop, found, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("broken off at %d: %s", stop, d)
		}
	}
}

var errBroken = errors.New("broken off")

func TestWhatEndsAWalk(t *testing.T) {
	full := errors.New("the record is full")
	s := &site{answers: map[string]string{
		"https://www.outlet.example/robots.txt": "Sitemap: https://www.outlet.example/a.xml\nSitemap: https://www.outlet.example/b.xml",
		"https://www.outlet.example/a.xml":      "!timeout",
		"https://www.outlet.example/b.xml":      urlset("https://outlet.example/1 2024-08-06"),
	}}
	var found []string
	if got, err := walkOf(s, &found).Sitemaps(context.Background()); err != nil || got.Failed != 1 || got.Found != 1 {
		t.Errorf("a sitemap that fails costs others: %+v %v", got, err)
	}
	s.answers["https://www.outlet.example/a.xml"] = "!interrupted"
	if _, err := walkOf(s, &found).Sitemaps(context.Background()); fetch.KindOf(err) != fetch.Interrupted {
		t.Errorf("interrupted: %v", err)
	}
	w := walkOf(s, &found)
	s.answers["https://www.outlet.example/a.xml"] = urlset("https://outlet.example/1 2024-08-06")
	w.Found = func(context.Context, []Page) error { return full }
	if _, err := w.Sitemaps(context.Background()); !errors.Is(err, full) || len(w.State.Walked) == 2 {
		t.Errorf("what could not be queued: %v, %+v", err, w.State)
	}
}

// TestEndlessSitemaps: an index that names ever new ones below itself ends.
func TestEndlessSitemaps(t *testing.T) {
	n := 0
	s := &site{answers: map[string]string{"https://www.outlet.example/robots.txt": "Sitemap: https://www.outlet.example/m0.xml"}}
	s.before = func(int) {
		s.answers[fmt.Sprintf("https://www.outlet.example/m%d.xml", n)] = index(fmt.Sprintf("https://www.outlet.example/m%d.xml", n+1))
		n++
	}
	var found []string
	got, err := walkOf(s, &found).Sitemaps(context.Background())
	if err != nil || got.Failed != 1 || len(s.asked) > maxDepth+3 {
		t.Errorf("%+v %v, %d asked", got, err, len(s.asked))
	}
}

func TestNamedDays(t *testing.T) {
	for address, want := range map[string][4]string{
		"/2024/08/09/title":             {"2024-08-09", "2024-08-09"},
		"/2024/8/9/title":               {"2024-08-09", "2024-08-09"},
		"/2024/08/title":                {"2024-08-01", "2024-08-31"},
		"/2024/08/12-people":            {"2024-08-01", "2024-08-31"},
		"/news-2024-08-09.html":         {"2024-08-09", "2024-08-09"},
		"/sitemap-2024-08.xml":          {"2024-08-01", "2024-08-31"},
		"/sitemap_2024_08_09.xml":       {"2024-08-09", "2024-08-09"},
		"/sitemap.xml?date=2024-08-09":  {"2024-08-09", "2024-08-09"},
		"/sitemap-202408.xml":           {"", "", "2024-08-01", "2024-08-31"},
		"/sitemap-20240809.xml":         {"", "", "2024-08-09", "2024-08-09"},
		"/sitemap/2024.xml":             {"", "", "2024-01-01", "2024-12-31"},
		"/news/20241399":                {},
		"/news/1234567":                 {},
		"/1889/12/01/":                  {},
		"/2024/13/01/":                  {"", "", "2024-01-01", "2024-12-31"},
		"/خبر/٢٠٢٤/٠٨/٠٩/":              {},
		"/a":                            {},
		"/2024-08-09/and/2020/01/02/a":  {"2020-01-02", "2020-01-02"},
		"/post-sitemap3.xml":            {},
		"/2024/08/09":                   {"2024-08-01", "2024-08-31"},
		"/2024/00/09/2023-01-02-a.html": {"2023-01-02", "2023-01-02"},
	} {
		if want[2] == "" {
			want[2], want[3] = want[0], want[1]
		}
		first, last := namedDays("https://outlet.example"+address, false)
		lf, ll := namedDays("https://outlet.example"+address, true)
		if got := [4]string{first, last, lf, ll}; got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for name, c := range map[string]struct {
		address, changed, published, want string
	}{
		"the day":               {"/a", "2024-09-01", "2024-08-05", "2024-08-05 2024-08-05"},
		"only changed":          {"/a", "2024-09-01", "", "2024-09-01 2024-09-01"},
		"a month in the name":   {"/2024/08/a", "", "", "2024-08-01 2024-08-31"},
		"changed in the month":  {"/2024/08/a", "2024-08-07", "", "2024-08-01 2024-08-07"},
		"changed later":         {"/2024/08/a", "2025-01-07", "", "2024-08-01 2024-08-31"},
		"changed before (odd)":  {"/2024/08/09/a", "2024-08-07", "", "2024-08-09 2024-08-09"},
		"a number that is none": {"/20190102", "2024-08-07", "", "2024-08-07 2024-08-07"},
		"a number alone":        {"/20190102", "", "", "2019-01-02 2019-01-02"},
		"nothing":               {"/a", "", "", " "},
	} {
		p := feed.Page{Address: "https://outlet.example" + c.address, Changed: day(c.changed), Published: day(c.published)}
		first, last := published(p)
		if got := first + " " + last; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func day(s string) tawatur.Published {
	if s == "" {
		return tawatur.Published{}
	}
	return tawatur.Published{Value: &s}
}

// cdx is an index that answers in pages of two.
type cdx struct {
	t      *testing.T
	rows   []string // key time address type status
	asked  []url.Values
	failAt int
}

func (c *cdx) Get(_ context.Context, req fetch.Request) (*fetch.Response, error) {
	u, err := url.Parse(req.URL)
	if err != nil || !req.Direct {
		c.t.Fatalf("asked %+v", req)
	}
	q := u.Query()
	c.asked = append(c.asked, q)
	if len(c.asked) == c.failAt {
		return nil, &fetch.Error{Op: "get", URL: req.URL, Kind: fetch.Timeout, Err: errors.New("too slow")}
	}
	begin := 0
	fmt.Sscan(q.Get("resumeKey"), &begin)
	rows := [][]string{{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"}}
	end := min(begin+2, len(c.rows))
	for _, r := range c.rows[begin:end] {
		f := strings.Fields(r)
		rows = append(rows, []string{f[0], f[1], f[2], f[3], f[4], "D", "10"})
	}
	if end < len(c.rows) {
		rows = append(rows, []string{}, []string{fmt.Sprint(end)})
	}
	b, err := json.Marshal(rows)
	return &fetch.Response{URL: req.URL, Status: 200, Header: http.Header{}, Body: b}, err
}

func TestArchive(t *testing.T) {
	index := &cdx{t: t, rows: []string{
		"k1 20240806010000 https://outlet.example/1 text/html 200",
		"k1 20240807010000 https://outlet.example/1 text/html 200",
		"k1 20240808010000 https://outlet.example/1 text/html 200",
		"k2 20240806000000 http://www.outlet.example/news/2?x=1 text/html 200",
		"k3 20240804235959 https://outlet.example/3 text/html 200",
		"k4 20240806000000 https://outlet.example/4.jpg image/jpeg 200",
		"k5 20240806000000 https://outlet.example/5 text/html 404",
		"k6 20240806000000 https://outlet.example/ text/html 200",
		"k7 20240806000000 https://outlet.example/tag/درعا text/html 200",
		"k8 20240806000000 https://else.example/8 text/html 200",
		"k9 20240806000000 https://outlet.example/9 - -",
	}}
	archive := Archive{Index: "https://archive.example/cdx/search/cdx", Replay: ReplayOf("https://archive.example/cdx/search/cdx")}
	want := []string{
		"https://archive.example/web/20240806010000id_/https://outlet.example/1", "https://archive.example/web/20240806000000id_/http://www.outlet.example/news/2?x=1",
		"https://archive.example/web/20240806000000id_/https://outlet.example/9",
	}
	var found []string
	w := walkOf(nil, &found)
	w.Ask = index
	got, err := w.Archive(context.Background(), archive)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, found); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Tally{Maps: 6, Found: 3, Copies: 2, OutOfRange: 1, Lists: 4, Elsewhere: 1}, got); d != "" {
		t.Error(d)
	}
	q := index.asked[0]
	for key, want := range map[string]string{"from": "20240805", "to": "20240810", "url": "outlet.example", "collapse": "digest", "showResumeKey": "true"} {
		if q.Get(key) != want {
			t.Errorf("asked %s=%s, want %s", key, q.Get(key), want)
		}
	}
	for _, a := range found {
		if original, at, ok := feed.Captured(archive.Replay, a); !ok || !strings.Contains(original, "outlet.example/") || at.IsZero() {
			t.Errorf("%s is of %q at %v", a, original, at)
		}
	}

	t.Run("goes on", func(t *testing.T) {
		for fail := 1; fail <= 6; fail++ {
			var again []string
			w := walkOf(nil, &again)
			w.Ask = &cdx{t: t, rows: index.rows, failAt: fail}
			if first, err := w.Archive(context.Background(), archive); err != nil || first.Failed != 1 {
				t.Fatalf("%+v %v", first, err)
			}
			w.State.Tally.Failed = 0
			second, err := w.Archive(context.Background(), archive)
			if d := cmp.Diff(got, second); err != nil || d != "" || !slices.Equal(again, want) {
				t.Errorf("failed at %d: %v %v %s", fail, err, again, d)
			}
		}
	})
	t.Run("every capture", func(t *testing.T) {
		var all []string
		w := walkOf(nil, &all)
		w.Ask, w.All = &cdx{t: t, rows: index.rows}, true
		if got, err := w.Archive(context.Background(), archive); err != nil || got.Found != 5 || got.Copies != 0 {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestReplayOf(t *testing.T) {
	for index, want := range map[string]string{
		"https://web.archive.org/cdx/search/cdx": "https://web.archive.org/web/",
		"https://pywb.example/press/cdx":         "https://pywb.example/press/",
		"http://pywb.example:8080/press/cdx/":    "http://pywb.example:8080/press/",
		"https://archive.example/cdx":            "https://archive.example/",
		"https://archive.example/index":          "https://archive.example/web/",
	} {
		if got := ReplayOf(index); got != want {
			t.Errorf("ReplayOf(%s) = %s, want %s", index, got, want)
		}
	}
}

// FuzzNamedDays: whatever stands in an address, the days read from it are days, the first not after the last.
func FuzzNamedDays(f *testing.F) {
	for _, s := range []string{"https://outlet.example/2024/8/9/a", "/2024_08-32", "?d=20240809", "http://%", "/9999/99/99/1999/", "/٢٠٢٤/08/09/"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, address string, loosely bool) {
		first, last := namedDays(address, loosely)
		if first > last || len(first) != len(last) || first != "" && (len(first) != 10 || first < "1990-01-01" || last > "2100-12-31") {
			t.Errorf("%q: %q to %q", address, first, last)
		}
	})
}
