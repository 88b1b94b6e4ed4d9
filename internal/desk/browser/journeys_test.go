package browser

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The first ten minutes of those whom the desk is for, in both languages: each test does what one of them would.

// inBoth runs a journey in both languages.
func inBoth(t *testing.T, journey func(b *tab)) {
	for _, lang := range []string{"ar", "en"} {
		t.Run(lang, func(t *testing.T) { journey(open(t, look{lang: lang})) })
	}
}

// TestACasualtyRecorderFollowsANumberToItsSentence opens the event with most origins, sees that copies are one origin, and goes from
// every number of the casualties to the Arabic words that say it.
func TestACasualtyRecorderFollowsANumberToItsSentence(t *testing.T) {
	inBoth(t, func(b *tab) {
		b.visit("/?type=shelling&status=corroborated")
		b.do(chromedp.Click(chromedp.CSS(`ol.events h2 a`)), chromedp.WaitVisible(chromedp.CSS(`article.event`)))
		triple := numbersIn(eval[string](b, `document.querySelector('.triple').textContent`))
		if len(triple) != 3 || triple[0] <= triple[2] {
			b.Errorf("articles, outlets, origins: %v; want fewer origins than articles: a copy is none", triple)
		}
		links := eval[[]string](b, `[...document.querySelectorAll('section[aria-labelledby=h-harm] td a[href^="#"]')].map(a => a.getAttribute('href'))`)
		if len(links) == 0 {
			b.Fatal("no number of the casualties leads to a sentence")
		}
		for _, link := range links {
			said := eval[string](b, `(document.getElementById(`+quoted(link[1:])+`)?.querySelector('blockquote')?.textContent ?? '')`)
			if !arabic.MatchString(said) {
				b.Errorf("%s leads to no Arabic sentence: %q", link, said)
			}
		}
	})
}

var arabic = regexp.MustCompile(`[ء-ي]{3}`)

// numbersIn reads the numbers of a text; "one" and "two" in words are numbers too.
func numbersIn(text string) []int {
	words := map[string]int{"مقالة واحدة": 1, "مقالتان": 2, "وسيلة إعلام واحدة": 1, "وسيلتا إعلام": 2, "مصدر مستقل واحد": 1, "مصدران مستقلان": 2}
	var out []int
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "→", "←"), "←") {
		part = strings.TrimSpace(part)
		n, ok := words[part]
		for _, r := range part {
			if r >= '0' && r <= '9' {
				n, ok = n*10+int(r-'0'), true
			}
		}
		if ok {
			out = append(out, n)
		}
	}
	return out
}

// quoted makes a text a string of JavaScript.
func quoted(s string) string {
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "'", `\'`) + "'"
}

// TestAVerificationDeskFindsTheFullNameAndCites types the short name of a force, reads what was understood, opens an event and takes a
// citation along.
func TestAVerificationDeskFindsTheFullNameAndCites(t *testing.T) {
	inBoth(t, func(b *tab) {
		b.visit("/")
		b.do(chromedp.SetValue(chromedp.CSS(`header input[name=q]`), "قسد"), chromedp.Submit(chromedp.CSS(`header form`)),
			chromedp.WaitVisible(chromedp.CSS(`ul.understood`)))
		page := eval[string](b, `document.querySelector('main').textContent`)
		full := map[bool]string{true: "قوات سوريا الديمقراطية", false: "Syrian Democratic Forces"}[strings.Contains(b.Name(), "/ar")]
		if !strings.Contains(page, full) {
			b.Errorf("searching the short name does not say %q", full)
		}
		b.do(chromedp.Click(chromedp.CSS(`ol.events h3 a`)), chromedp.WaitVisible(chromedp.CSS(`article.event`)))
		id := b.at()[strings.LastIndex(b.at(), "/")+1:]
		id, _, _ = strings.Cut(id, "?")
		cite := eval[string](b, `document.getElementById('cite-en').value`)
		if !strings.Contains(cite, id) || !strings.Contains(cite, "/events/"+id) {
			b.Errorf("the citation names neither the event nor its address: %q", cite)
		}
	})
}

// TestAnInformationOfficerTakesASpreadsheetWithPCodes filters sieges of a place and downloads them as a workbook and as a table.
func TestAnInformationOfficerTakesASpreadsheetWithPCodes(t *testing.T) {
	inBoth(t, func(b *tab) {
		b.visit("/?type=siege")
		b.do(chromedp.WaitVisible(chromedp.CSS(`ol.events`)))
		links := eval[[]string](b, `[...document.querySelectorAll('a[download]')].map(a => a.getAttribute('href'))`)
		book := slices.IndexFunc(links, func(l string) bool { return strings.Contains(l, ".xlsx") })
		table := slices.IndexFunc(links, func(l string) bool { return strings.Contains(l, "/events.csv") })
		if book < 0 || table < 0 {
			b.Fatalf("no workbook or no table to download: %q", links)
		}
		workbook := fetched(b, links[book])
		if _, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook))); err != nil {
			b.Errorf("the workbook is no workbook: %v", err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(fetched(b, links[table]), []byte("\ufeff")))).ReadAll()
		b.must(err)
		code := slices.IndexFunc(rows[0], func(h string) bool { return strings.Contains(h, "pcode") })
		if code < 0 || len(rows) < 2 {
			b.Fatalf("no column of P-codes, or no row: %q", rows[0])
		}
		if !slices.ContainsFunc(rows[1:], func(r []string) bool { return regexp.MustCompile(`^(C\d{4}|SY\d+)`).MatchString(r[code]) }) {
			b.Errorf("no row has a P-code in %q", rows[0][code])
		}
	})
}

// fetched returns what lies at an address of the desk.
func fetched(b *tab, path string) []byte {
	b.Helper()
	answer, err := http.Get(running.base + path)
	b.must(err)
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		b.Fatalf("%s: %s", path, answer.Status)
	}
	body, err := io.ReadAll(answer.Body)
	b.must(err)
	return body
}

// TestAResearcherGetsTheSameTablesTwice writes Parquet tables with their codebook and hashes by one command, twice.
func TestAResearcherGetsTheSameTablesTwice(t *testing.T) {
	var packages [2][]byte
	for i := range packages {
		to := filepath.Join(t.TempDir(), "tables.zip")
		if out, err := exec.Command(running.program, "export", "--db", running.db, "--format", "parquet", "-o", to).CombinedOutput(); err != nil {
			t.Fatalf("export: %v\n%s", err, out)
		}
		var err error
		if packages[i], err = os.ReadFile(to); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packages[0], packages[1]) {
		t.Error("the same record gave two different packages")
	}
	archive, err := zip.NewReader(bytes.NewReader(packages[0]), int64(len(packages[0])))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range archive.File {
		names = append(names, filepath.Base(f.Name))
	}
	for _, want := range []string{"datapackage.json", "events.parquet", "claims.parquet"} {
		if !slices.Contains(names, want) {
			t.Errorf("the package has no %s: %q", want, names)
		}
	}
}
