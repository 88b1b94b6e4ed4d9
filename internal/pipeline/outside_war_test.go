package pipeline_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
)

// sections are addresses whose articles are not about war, by the papers' own sections: sport, economy, culture,
// technology. It is the only rule; what the articles say decides nothing.
var sections = regexp.MustCompile(`^http://www\.al-jazirah\.com/2015/\d+/(sp|ec|cu|tw|th|mf|at|sh)\d|` +
	`(alwatan\.com\.sa|3alyoum\.com)/(?i:sports|economy|culture|finance|technology)/`)

// violent are the types that a casualty recorder counts.
var violent = map[string]bool{"armed-clash": true, "shelling": true, "air-strike": true, "explosion": true, "attack": true,
	"territory-taken": true, "detention": true, "raid": true, "harm": true, "siege": true}

// TestPressOutsideWarYieldsAlmostNothing reads articles of sport, economy and culture of the summer of 2015. About half of the
// few violent claims that they give are of the war all the same (a team from a bombed town), as judged by reading forty.
func TestPressOutsideWarYieldsAlmostNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	const most, perThousand = 500, 25
	rd, _ := reader(t)
	claims, all := 0, 0
	line := pipeline.Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	articles := outsideWar(t, most)
	items := func(yield func(acquire.Item) bool) {
		for _, r := range articles {
			if !yield(acquire.Item{Name: r.ID, Report: r}) {
				return
			}
		}
	}
	err := line.Extract(t.Context(), items, func(e tawatur.Extraction) error {
		for _, c := range e.Claims {
			all++
			if violent[c.Type] {
				claims++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles: %d claims, %d violent, %.1f a thousand", len(articles), all, claims, 1000*float64(claims)/float64(len(articles)))
	if claims*1000 > perThousand*len(articles) {
		t.Errorf("%d violent claims in %d articles, want at most %d a thousand", claims, len(articles), perThousand)
	}
}

// outsideWar takes articles of those sections, spread over the corpus.
func outsideWar(t *testing.T, most int) []tawatur.Report {
	t.Helper()
	f, err := os.Open(shared(t, "data/corpora/saudi_press_2015.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []tawatur.Report
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for n := 0; lines.Scan() && len(out) < most; {
		var r struct{ ID, Outlet, URL, Date, Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.Outlet != "arriyadiyah" && r.Outlet != "arreyadi" && !sections.MatchString(r.URL) {
			continue
		}
		if n++; n%5 == 0 {
			out = append(out, tawatur.Report{ID: r.ID, URL: r.URL, Title: r.Title, Text: r.Text,
				Outlet: &tawatur.Outlet{Name: r.Outlet}, Published: tawatur.Published{Value: &r.Date, Basis: tawatur.BasisMetadata}})
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("no articles outside war")
	}
	return out
}
