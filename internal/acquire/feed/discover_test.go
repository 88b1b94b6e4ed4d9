package feed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const homePage = `<!doctype html><html dir="rtl"><head><base href="/ar/">
<link rel="alternate" type="application/rss+xml" title="صوت الوادي &raquo; الخلاصة" href="https://wadi.example/ar/feed/">
<link rel="alternate" type="application/rss+xml" title="صوت الوادي &raquo; خلاصة التعليقات" href="https://wadi.example/ar/talk/feed/">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="محليات" href="/category/local/feed/">
<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed">
<link rel="alternate" type="application/json" href="/wp-json/posts/1">
<link rel="alternate" hreflang="en" href="/en/">
<link rel="sitemap" href="map.xml"></head>
<body><a href="rss.xml">RSS</a><a href="http://wadi.example/ar/feed">مرة أخرى</a><a href="/news/1">خبر</a><a href="javascript:feed()">x</a></body></html>`

func TestDiscover(t *testing.T) {
	var got []string
	for _, c := range Discover([]byte(homePage), "https://wadi.example/") {
		if c.Guess {
			break
		}
		got = append(got, strings.TrimSpace(c.Kind+" "+c.Address+" ("+c.Why+") "+c.Title))
	}
	want := []string{
		"feed https://wadi.example/ar/feed/ (named by the page) صوت الوادي » الخلاصة",
		"feed https://wadi.example/ar/rss.xml (linked from the page)",
		"feed https://wadi.example/category/local/feed/ (named by the page) محليات",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	kinds := map[string]int{}
	for _, c := range Discover([]byte("<p>صفحة لا تذكر شيئاً"), "https://wadi.example/ar/") {
		if !c.Guess || c.Section || !strings.HasPrefix(c.Address, "https://wadi.example/") {
			t.Errorf("a guess: %+v", c)
		}
		kinds[c.Kind]++
	}
	if kinds[KindFeed] == 0 || kinds[KindSitemap] == 0 {
		t.Errorf("guesses: %v", kinds)
	}
	if got := Discover([]byte(homePage), "no address"); got != nil {
		t.Errorf("without an address: %v", got)
	}
}

func TestSections(t *testing.T) {
	for address, want := range map[string]bool{
		"https://wadi.example/feed": false, "https://wadi.example/ar/rss.xml": false, "https://wadi.example/?feed=rss2": false, "https://wadi.example/rss/all": false,
		"https://wadi.example/category/local/feed": true, "https://wadi.example/tag/x/rss": true, "https://wadi.example/?feed=rss2&cat=7": true, "https://wadi.example/rss/politics.xml": true,
	} {
		if got := isSection(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(homePage))
	f.Add([]byte(`<base href="//[::1"><link rel=alternate type=application/rss+xml href="%zz">`))
	f.Fuzz(func(t *testing.T, home []byte) {
		cs := Discover(home, "https://wadi.example/")
		if len(cs) > maxCandidates {
			t.Errorf("%d candidates", len(cs))
		}
		for _, c := range cs {
			if !strings.HasPrefix(c.Address, "http") || c.Kind == "" || c.Why == "" {
				t.Errorf("%+v", c)
			}
		}
	})
}
