package scout

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur/internal/acquire/fetch"
)

// site answers from a table; an address that begins with ">" is where one has moved to.
func site(asked *[]string, pages map[string]string) Get {
	return func(_ context.Context, address string, direct bool) (*fetch.Response, error) {
		*asked = append(*asked, fmt.Sprint(address, " ", direct))
		body, ok := pages[address]
		if !ok {
			return nil, errors.New("404")
		}
		res := &fetch.Response{URL: address, Header: http.Header{}, Body: []byte(body)}
		if to, ok := strings.CutPrefix(body, ">"); ok {
			res.URL, res.Moved, res.Body = to, true, []byte(pages[to])
		}
		return res, nil
	}
}

func rss(items ...string) string {
	var b strings.Builder
	for i, it := range items {
		fmt.Fprintf(&b, "<item><link>%s</link><pubDate>2024-08-%02d</pubDate></item>", it, i+1)
	}
	return `<rss version="2.0"><channel><title>صوت الوادي</title><link>https://wadi.example/</link><language>ar</language>` + b.String() + `</channel></rss>`
}

const news = `<urlset xmlns:news="n"><url><loc>https://wadi.example/1</loc><news:news><news:publication_date>2024-08-11</news:publication_date></news:news></url></urlset>`

// words writes what was found for comparison.
func words(f Found) []string {
	out := []string{strings.TrimSpace("home " + f.Home), strings.TrimSpace("name " + f.Name), strings.TrimSpace("language " + f.Language)}
	for _, v := range f.Feeds {
		out = append(out, fmt.Sprint("feed ", v.Address, " ", v.Items, " ", v.Newest))
	}
	for _, c := range f.Sections {
		out = append(out, "section "+c.Address)
	}
	for _, v := range f.Sitemaps {
		out = append(out, fmt.Sprint("sitemap ", v.Address, " ", v.Items, " ", v.News))
	}
	return out
}

func TestLook(t *testing.T) {
	home := `<html lang="ar"><head><meta property="og:site_name" content="الوادي"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/rss.xml">
<link rel="alternate" type="application/rss+xml" href="/category/local/feed"></head><body><p>قالت مصادر محلية إن القصف على القرية توقف صباح اليوم.</body></html>`
	bare := `<html><body><p>قالت مصادر محلية إن القصف على القرية توقف صباح اليوم.</body></html>`
	for name, c := range map[string]struct {
		pages map[string]string
		want  []string
		asked int
	}{
		"what the page names": {map[string]string{"https://wadi.example/": home, "https://wadi.example/feed": rss("/1", "/2"), "https://wadi.example/rss.xml": rss("/1", "/2"),
			"https://wadi.example/robots.txt": "Sitemap: /all.xml\nSitemap: /news.xml", "https://wadi.example/all.xml": "<urlset><url><loc>/x</loc></url></urlset>", "https://wadi.example/news.xml": news},
			[]string{"home https://wadi.example/", "name الوادي", "language ar", "feed https://wadi.example/feed 2 2024-08-02", "section https://wadi.example/category/local/feed",
				"sitemap https://wadi.example/news.xml 1 true", "sitemap https://wadi.example/all.xml 1 false"}, 6},
		"the usual places, and no more once one is good": {map[string]string{"https://wadi.example/": bare, "https://wadi.example/rss": ">https://wadi.example/ar/rss", "https://wadi.example/ar/rss": rss("/1")},
			[]string{"home https://wadi.example/", "name صوت الوادي", "language ar", "feed https://wadi.example/ar/rss 1 2024-08-01"}, 4},
		"only feeds of sections": {map[string]string{"https://wadi.example/": home, "https://wadi.example/category/local/feed": rss("/1")},
			[]string{"home https://wadi.example/", "name الوادي", "language ar", "feed https://wadi.example/category/local/feed 1 2024-08-01"}, 12},
		"a sitemap of news in an index": {map[string]string{"https://wadi.example/": bare, "https://wadi.example/robots.txt": "Sitemap: https://wadi.example/i.xml",
			"https://wadi.example/i.xml": "<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>", "https://wadi.example/news.xml": news},
			[]string{"home https://wadi.example/", "name", "language ar", "sitemap https://wadi.example/i.xml 0 false", "sitemap https://wadi.example/news.xml 1 true"}, 13},
		"a feed":    {map[string]string{"https://wadi.example/": rss("/1")}, []string{"home https://wadi.example/", "name صوت الوادي", "language ar", "feed https://wadi.example/ 1 2024-08-01"}, 1},
		"a sitemap": {map[string]string{"https://wadi.example/": news}, []string{"home https://wadi.example/", "name", "language", "sitemap https://wadi.example/ 1 true"}, 1},
	} {
		var asked []string
		got, err := Look(context.Background(), site(&asked, c.pages), "https://wadi.example/")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, words(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(asked) != c.asked {
			t.Errorf("%s: asked %d times: %q", name, len(asked), asked)
		}
		for _, a := range asked {
			if direct := strings.HasSuffix(a, " true"); direct != (a == "https://wadi.example/ true" || a == "https://wadi.example/robots.txt true") {
				t.Errorf("%s: asked %s", name, a)
			}
		}
	}
}

func TestNothing(t *testing.T) {
	var asked []string
	got, err := Look(context.Background(), site(&asked, map[string]string{"https://wadi.example/": "<html><body>مرحبا</body></html>", "https://wadi.example/rss": "<html>"}), "https://wadi.example/")
	if !errors.Is(err, ErrNothing) || len(got.Visits) == 0 || !slices.ContainsFunc(got.Visits, func(v Visit) bool { return v.Err != nil && strings.Contains(v.Err.Error(), "HTML") }) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := Look(context.Background(), site(&asked, nil), "https://wadi.example/"); err == nil || errors.Is(err, ErrNothing) {
		t.Errorf("a page that is not there: %v", err)
	}
}
