package web

import (
	"encoding/json"
	"html"
	"net/http"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

// TestAroundAnEvent holds the citation, the kept texts and the caveats of the page against the sample.
func TestAroundAnEvent(t *testing.T) {
	h := handler(t, open(t, true))
	var v struct {
		Archive   []keptText `json:"archive"`
		Citations []citation `json:"citations"`
		Caveats   []string   `json:"caveats"`
	}
	twinOf(t, h, "/events/e1.json?lang=en", &v)
	if len(v.Archive) != 3 || v.Archive[0].Report.ID != "a/1" || v.Archive[0].SHA256 != tawatur.HashText(textA) || v.Archive[0].Taken == "" {
		t.Errorf("kept texts: %+v", v.Archive)
	}
	for i, want := range []string{"3 مقالات ← وسيلتا إعلام", "3 articles → 2 outlets"} {
		if c := v.Citations[i].Text; !strings.Contains(c, want) || !strings.Contains(c, "http://example.com/events/e1") || !strings.Contains(c, "Event e1") && !strings.Contains(c, "الحدث e1") {
			t.Errorf("citation %q lacks %q, the id or the link", c, want)
		}
	}
	for _, want := range []string{"of 1 report is inferred", "of 1 report is not known", "no longer where the record says"} {
		if !slices.ContainsFunc(v.Caveats, func(c string) bool { return strings.Contains(c, want) }) {
			t.Errorf("caveats %q lack %q", v.Caveats, want)
		}
	}
}

// TestCiteASentence offers each sentence with who says it, where it was published and where it is kept.
func TestCiteASentence(t *testing.T) {
	for _, path := range []string{"/events/e1?lang=en", "/reports/a%2F1?lang=en"} {
		body := get(handler(t, open(t, true)), http.MethodGet, path).Body.String()
		body = html.UnescapeString(body)
		check(t, body, []string{"“قذائف سقطت على قرية النخلة ما أدى إلى مقتل ثلاثة مدنيين” — According to Local sources via شبكة النهر (7 August 2024): shelling in",
			"(قذائف على النخلة. https://news.example/a) Tawatur, claim a/1#1: http://example.com/reports/a%2F1#mark-a_2f1_231"}, nil)
	}
}

// TestLinkedData reads the markup for machines of pages with hostile texts: it is JSON and holds nothing that could end it.
func TestLinkedData(t *testing.T) {
	h := handler(t, open(t, true))
	for path, kind := range map[string]string{"/events/e1": "Claim", "/reports/a%2F1": "NewsArticle", "/reports/c": "NewsArticle"} {
		body := get(h, http.MethodGet, path).Body.String()
		_, data, ok := strings.Cut(body, `<script type="application/ld+json">`)
		data, _, end := strings.Cut(data, "</script>")
		var v map[string]any
		if err := json.Unmarshal([]byte(data), &v); err != nil || !ok || !end {
			t.Fatalf("GET %s: %v in %q", path, err, data)
		}
		if graph, ok := v["@graph"].([]any); ok {
			v = graph[0].(map[string]any)
		}
		if v["@type"] != kind || strings.Contains(data, "<") {
			t.Errorf("GET %s: %s", path, html.UnescapeString(data))
		}
	}
}

// TestTollOverTime draws numbers that changed with the days, and none that came out on one day or are all the same.
func TestTollOverTime(t *testing.T) {
	table, err := readWords(stringFiles)
	if err != nil {
		t.Fatal(err)
	}
	n := namer{lang: table.in("en"), s: &site{opt: withDefaults(Options{})}}
	claim := func(report, day string, low, high *int, words string) claimView {
		return claimView{ID: report, Report: reportRef{ID: report, Published: dayView{Value: day}},
			Harm: []harmView{{Kind: term{ID: tawatur.HarmKilled}, Who: term{ID: "civilians"}, Min: low, Max: high, Words: words}}}
	}
	harms := []harmView{{Kind: term{ID: tawatur.HarmKilled}, Who: term{ID: "civilians"}}}
	rising := []claimView{claim("1", "2024-08-07", num(3), num(3), "3"), claim("2", "2024-08-08", num(7), nil, "at least 7"), claim("3", "", nil, nil, "dozens")}
	got := n.tolls(harms, rising, claimNums{"1": {Report: "1"}, "2": {Report: "2"}})
	if len(got) != 1 || len(got[0].Said) != 2 || !got[0].Chart.Marks[1].Open || got[0].Chart.Marks[1].Y >= got[0].Chart.Marks[0].Y {
		t.Errorf("a toll that rises: %+v", got)
	}
	for name, claims := range map[string][]claimView{
		"one day":    {rising[0], claim("2", "2024-08-07", num(7), nil, "7")},
		"one number": {rising[0], claim("2", "2024-08-08", num(3), num(3), "3")},
	} {
		if got := n.tolls(harms, claims, claimNums{}); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
