package article_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tawatur/arabic"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// expected is what a page of the fixture site says.
type expected struct {
	Address, Title, Outlet, Byline, Published, Modified, Canonical, Next, Text string
	// Without are strings that stand in the page and in no article, Within such as the article must not lack.
	Without, Within []string
	Entries         []struct{ Anchor, Published, Title, Text string }
	// Menu is how many links of a menu are put where the page has "<!--menu-->", so that no file is as heavy as some pages are.
	Menu int
	// Wrong says of a check (title, outlet, byline, published, modified, canonical, next, entries, words, furniture, lacking) what the reader does otherwise.
	Wrong map[string]string
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
	if want.Menu > 0 {
		src = strings.Replace(src, "<!--menu-->", heavyMenu(want.Menu), 1)
	}
	p, err := article.Read(src, want.Address)
	if err != nil {
		t.Fatal(err)
	}
	return want, p
}

// heavyMenu is a menu of so many sections.
func heavyMenu(n int) string {
	var b strings.Builder
	b.WriteString("<ul>")
	for i := range n {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/s/%d/">قسم الأخبار رقم %[1]d</a><ul class="sub-menu"><li><a href="/s/%[1]d/a">محليات</a></li></ul></li>`, i)
	}
	b.WriteString("</ul>")
	return b.String()
}

// TestSite reads every page and asks for the title, the outlet, the byline, the date with its time, and the words.
// What is known to be read wrong is marked in the page's expectations; a mark fails as soon as it is no longer true.
func TestSite(t *testing.T) {
	sum, n, marked := 0.0, 0, 0
	for _, path := range site(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want, p := sitePage(t, path)
			texts, wants := allTexts(want, p)
			f := f1(wants, texts)
			sum, n = sum+f, n+1
			found := faults(want, p, texts, wants)
			for check, fault := range found {
				if want.Wrong[check] == "" {
					t.Errorf("%s: %s", check, fault)
				}
			}
			for check, note := range want.Wrong {
				if found[check] == "" {
					t.Errorf("%s is read right now (marked as wrong: %s): take the mark away", check, note)
				}
			}
			if len(want.Wrong) > 0 {
				marked++
			}
			if f < 0.99 {
				t.Logf("words F1 %.3f:\n%s", f, texts)
			}
			if t.Failed() {
				t.Logf("why %q", p.Published.Why)
			}
		})
	}
	if mean := sum / float64(n); mean < 0.97 {
		t.Errorf("words F1 %.4f in the mean", mean)
	} else {
		t.Logf("words F1 %.4f in the mean of %d pages; %d with something marked as wrong", mean, n, marked)
	}
}

// faults names what was read otherwise than expected: by the check that says so, with the difference.
func faults(want expected, p article.Page, texts, wants string) map[string]string {
	found := map[string]string{}
	for _, c := range []struct {
		check, want, got string
		ask              bool
	}{
		{"title", want.Title, p.Title, true}, {"outlet", want.Outlet, p.Outlet, true}, {"byline", want.Byline, p.Byline, true},
		{"published", want.Published, value(p), true}, {"next", want.Next, p.Next, true},
		{"modified", want.Modified, p.Modified, want.Modified != ""}, {"canonical", want.Canonical, p.Canonical, want.Canonical != ""},
	} {
		if c.ask && c.want != c.got {
			found[c.check] = fmt.Sprintf("%q, want %q", c.got, c.want)
		}
	}
	if wrong := entryFaults(want, p); len(wrong) > 0 {
		found["entries"] = strings.Join(wrong, "; ")
	}
	if f := f1(wants, texts); f < 0.9 {
		found["words"] = fmt.Sprintf("F1 %.3f", f)
	}
	for check, strs := range map[string][]string{
		"furniture": quoted(want.Without, func(w string) bool { return stands(texts, w) && !stands(wants, w) }),
		"lacking":   quoted(want.Within, func(w string) bool { return !stands(texts, w) }),
	} {
		if len(strs) > 0 {
			found[check] = strings.Join(strs, ", ")
		}
	}
	return found
}

// quoted returns those of the strings that ask holds for.
func quoted(strs []string, ask func(string) bool) (out []string) {
	for _, w := range strs {
		if ask(w) {
			out = append(out, strconv.Quote(w))
		}
	}
	return out
}

func entryFaults(want expected, p article.Page) (wrong []string) {
	if len(p.Entries) != len(want.Entries) {
		wrong = append(wrong, fmt.Sprintf("%d, want %d", len(p.Entries), len(want.Entries)))
	}
	for i := range min(len(p.Entries), len(want.Entries)) {
		g, w := p.Entries[i], want.Entries[i]
		if g.Anchor != w.Anchor || g.Published.Value == nil || *g.Published.Value != w.Published || g.Title != w.Title {
			wrong = append(wrong, fmt.Sprintf("entry %d: %q %v %q, want %q %q %q", i, g.Anchor, g.Published, g.Title, w.Anchor, w.Published, w.Title))
		}
	}
	return wrong
}

// allTexts returns the words of a page and the ones expected, those of entries behind those of the page.
func allTexts(want expected, p article.Page) (texts, wants string) {
	texts, wants = p.Text, want.Text
	for _, e := range p.Entries {
		texts += "\n\n" + e.Text
	}
	for _, e := range want.Entries {
		wants += "\n\n" + e.Text
	}
	return texts, wants
}

func value(p article.Page) string {
	if p.Published.Value == nil {
		return ""
	}
	return *p.Published.Value
}

// stands reports whether a text has words in their order.
func stands(text, words string) bool {
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
