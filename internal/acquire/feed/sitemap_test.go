package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const urlset = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://wadi.example/17 </loc><lastmod>2024-08-11</lastmod><image:image><image:loc>https://wadi.example/a.jpg</image:loc><image:title>صورة</image:title></image:image>
<news:news><news:publication><news:name>صوت الوادي</news:name><news:language>ar</news:language></news:publication><news:publication_date>2024-08-11T10:30:00+03:00</news:publication_date><news:title>قصف &amp; غارات</news:title></news:news></url>
<url><loc>/18?a=1&amp;b=2</loc></url><url><loc>https://wadi.example/17</loc></url><url><loc>ftp://wadi.example/x</loc></url></urlset>`

// pageLines writes pages for comparison.
func pageLines(ps []Page) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s\n", p.Address, p.Changed.Day(), deref(p.Published.Value), p.Title, p.Language, p.Outlet)
	}
	return b.String()
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestSitemaps(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(urlset)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	const pages = "https://wadi.example/17|2024-08-11|2024-08-11T10:30:00+03:00|قصف & غارات|ar|صوت الوادي\nhttps://wadi.example/18?a=1&b=2|||||\n"
	for name, c := range map[string]struct{ body, pages, maps, notes string }{
		"news":    {urlset, pages, "", "entries without an address that can be asked for: 1"},
		"packed":  {packed.String(), pages, "", "entries without an address that can be asked for: 1"},
		"cut off": {urlset[:strings.Index(urlset, "<url><loc>https")], pages, "", "cut off after 2 entries (XML syntax error on line 4: unexpected EOF)"},
		"index": {`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/s1.xml.gz</loc><lastmod>2024-08-11T00:00:00Z</lastmod></sitemap></sitemapindex>`,
			"", "https://wadi.example/s1.xml.gz|2024-08-11||||\n", ""},
		"text":  {"\uFEFFhttps://wadi.example/1\r\n\r\nhttps://wadi.example/2\r\nnothing\r\nhttps://wadi.example/1\r\n", "https://wadi.example/1|||||\nhttps://wadi.example/2|||||\n", "", "lines that are no address: 1"},
		"feed":  {rssOf(item17), "https://wadi.example/17|||قصف على الدحلة||صوت الوادي\n", "", "it is a feed"},
		"empty": {`<urlset></urlset>`, "", "", ""},
	} {
		s, err := ParseSitemap([]byte(c.body), "", "https://wadi.example/sitemap.xml")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff([]string{c.pages, c.maps, c.notes}, []string{pageLines(s.Pages), pageLines(s.Maps), strings.Join(s.Notes, "; ")}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if _, err := ParseSitemap([]byte("<html><body>404</body></html>"), "", ""); !errors.Is(err, ErrNotFeed) {
		t.Errorf("a page: %v", err)
	}
	if _, err := Parse([]byte(urlset), "", home); !errors.Is(err, ErrNotFeed) || !strings.Contains(err.Error(), "sitemap") {
		t.Errorf("a sitemap as a feed: %v", err)
	}
}

func TestRobotsSitemaps(t *testing.T) {
	got := RobotsSitemaps([]byte("\uFEFFUser-agent: *\nDisallow: /x\nsitemap : https://wadi.example/s.xml # ours\r\nSitemap: /news.xml\nSitemap: /news.xml\nSitemap: data:x\n"), "https://wadi.example/robots.txt")
	if diff := cmp.Diff([]string{"https://wadi.example/s.xml", "https://wadi.example/news.xml"}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzParseSitemap(f *testing.F) {
	for _, s := range []string{urlset, "https://wadi.example/1\n", "<sitemapindex><sitemap><loc>/a", rssOf(item17), "<urlset><url><loc><loc>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s, err := ParseSitemap(body, "", "https://wadi.example/sitemap.xml")
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, p := range append(s.Pages, s.Maps...) {
			if !strings.HasPrefix(p.Address, "http") || seen[p.Address] && len(s.Notes) == 0 {
				t.Errorf("address %q", p.Address)
			}
			seen[p.Address] = true
		}
	})
}
