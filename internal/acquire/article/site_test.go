package article_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawatur/arabic"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// expected is what a page of the fixture site says.
type expected struct {
	Address, Title, Outlet, Byline, Published, Modified, Canonical, Next, Text string
	// Without are strings that stand in the page and in no article.
	Without []string
	Entries []struct{ Anchor, Published, Title, Text string }
}

// site returns the pages of the fixture site, all written for it.
func site(t testing.TB) []string {
	t.Helper()
	pages, err := filepath.Glob("testdata/site/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	return pages
}

func sitePage(t *testing.T, path string) (expected, article.Page) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src, err := letters.DecodeWeb(raw, "text/html")
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	b, err := os.ReadFile(strings.TrimSuffix(path, ".html") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	p, err := article.Read(src, want.Address)
	if err != nil {
		t.Fatal(err)
	}
	return want, p
}

// TestSite reads every page and asks for the title, the outlet, the byline, the date with its time, and the words.
func TestSite(t *testing.T) {
	sum, n := 0.0, 0
	for _, path := range site(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want, p := sitePage(t, path)
			for _, c := range [][3]string{
				{"title", want.Title, p.Title}, {"outlet", want.Outlet, p.Outlet}, {"byline", want.Byline, p.Byline},
				{"published", want.Published, value(p)}, {"next", want.Next, p.Next},
			} {
				if c[1] != c[2] {
					t.Errorf("%s: %q, want %q", c[0], c[2], c[1])
				}
			}
			if want.Modified != "" && p.Modified != want.Modified {
				t.Errorf("modified %q, want %q", p.Modified, want.Modified)
			}
			if want.Canonical != "" && p.Canonical != want.Canonical {
				t.Errorf("canonical %q, want %q", p.Canonical, want.Canonical)
			}
			texts, wants := p.Text, want.Text
			if len(p.Entries) != len(want.Entries) {
				t.Errorf("%d entries, want %d", len(p.Entries), len(want.Entries))
			}
			for i := range min(len(p.Entries), len(want.Entries)) {
				g, w := p.Entries[i], want.Entries[i]
				if g.Anchor != w.Anchor || g.Published.Value == nil || *g.Published.Value != w.Published || g.Title != w.Title {
					t.Errorf("entry %d: %q %v %q, want %q %q %q", i, g.Anchor, g.Published, g.Title, w.Anchor, w.Published, w.Title)
				}
				texts, wants = texts+"\n\n"+g.Text, wants+"\n\n"+w.Text
			}
			f := f1(wants, texts)
			sum, n = sum+f, n+1
			if f < 0.9 {
				t.Errorf("words F1 %.3f", f)
			}
			if f < 0.99 {
				t.Logf("words F1 %.3f:\n%s", f, texts)
			}
			for _, w := range want.Without {
				if found(texts, w) && !found(wants, w) {
					t.Errorf("%q stands in the text:\n%s", w, texts)
				}
			}
			if t.Failed() {
				t.Logf("why %q", p.Published.Why)
			}
		})
	}
	if mean := sum / float64(n); mean < 0.97 {
		t.Errorf("words F1 %.4f in the mean", mean)
	} else {
		t.Logf("words F1 %.4f in the mean of %d pages", mean, n)
	}
}

func value(p article.Page) string {
	if p.Published.Value == nil {
		return ""
	}
	return *p.Published.Value
}

// found reports whether a text has words in their order.
func found(text, words string) bool {
	return strings.Contains(" "+arabic.Fold(text)+" ", " "+arabic.Fold(words)+" ") || strings.Contains(text, words)
}

// f1 compares two texts as bags of words.
func f1(want, got string) float64 {
	left := map[string]int{}
	ws, gs := arabic.Words(want), arabic.Words(got)
	for _, w := range ws {
		left[w]++
	}
	same := 0
	for _, w := range gs {
		if left[w] > 0 {
			left[w]--
			same++
		}
	}
	if len(ws)+len(gs) == 0 {
		return 1
	}
	return 2 * float64(same) / float64(len(ws)+len(gs))
}
