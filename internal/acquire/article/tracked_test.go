package article

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTrackedDates(t *testing.T) {
	for script, want := range map[string][]string{
		`dataLayer=[{"pubDate": "2024-08-10", 'post_date' : '2024-08-11 10:00'}]`: {"2024-08-10", "2024-08-11 10:00"},
		"page_Post_Date\n=\n\"10 آب 2024\"":                                       {"10 آب 2024"},
		`_pubdate:"2024-08-10"; xpubdate:"2024-08-10"`:                            nil,
		`pubdate:"2024-08"`:                              nil,
		`pubdate:"a pubdate:'2024-08-10'`:                {"a pubdate:"},
		"pubdate:\"2024-\n08-10\"":                       nil,
		`modified:"2024-08-10",pubdate:new Date()`:       nil,
		`pubdate:"2024-08-10"postdate:"2024-08-11"`:      {"2024-08-10", "2024-08-11"},
		`a.publishedAt="2024-08-10",b=c?"pubdate":"d:e"`: {"2024-08-10"},
	} {
		if got := trackedDates(script, mostTracked); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", script, got, want)
		}
	}
}

// FuzzTracked compares with the same as a regular expression.
func FuzzTracked(f *testing.F) {
	for _, s := range []string{`{"pubDate": "2024-08-10"}`, "published_at\t=\r'٢٠٢٤-٠٨-١٠';post_date:\"\xff\xff\xff\xff\xff\xff\xff\xff\"", `pubdate:"post_date:'12345678"'pubdate':"`} {
		f.Add(s)
	}
	form := regexp.MustCompile(`(?i)["']?\b(?:date_?published|publish(?:ed)?_?date|published_?at|published_?time|publish_?time|pub_?date|publication_?date|article_?date|post_?date|page_?post_?date)["']?[\t\n\f\r ]*[:=][\t\n\f\r ]*["']([^"'\n]{8,40})["']`)
	f.Fuzz(func(t *testing.T, script string) {
		var want []string
		for _, m := range form.FindAllStringSubmatch(script, mostTracked) {
			want = append(want, m[1])
		}
		if got := trackedDates(script, mostTracked); !slices.Equal(got, want) && !strings.ContainsRune(script, 'ſ') { // which folds into s
			t.Errorf("%q: %q, want %q", script, got, want)
		}
	})
}
