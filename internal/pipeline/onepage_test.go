package pipeline_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// villagePage is a page that calls an address its own, if that is not empty.
func villagePage(own, words string) []byte {
	link := ""
	if own != "" {
		link = `<link rel="canonical" href="` + own + `">`
	}
	return fmt.Appendf(nil, `<html><head><title>هدوء في القرية</title>%s</head><body><article><h1>هدوء في القرية</h1><p>أفاد مراسل الصحيفة بأن القرية شهدت يوم الجمعة هدوءا حذرا، %s</p></article></body></html>`, link, words)
}

// visit is a page that was found at an address.
type visit struct{ at, own, words string }

// taken takes visits into a record and returns the ids of its reports, in the order in which they came.
func taken(t *testing.T, st *sqlite.Store, visits ...visit) []string {
	t.Helper()
	rd, _ := reader(t)
	line := pipeline.Line{Reader: rd, Now: time.Now}
	for _, v := range visits {
		items := acquire.Captured(v.at, "text/html; charset=utf-8", villagePage(v.own, v.words), time.Time{}, acquire.Options{})
		if _, err := line.Ingest(t.Context(), slices.Values(items), st); err != nil {
			t.Fatal(err)
		}
	}
	var ids []string
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, e.Report.ID)
	}
	return ids
}

// TestOnePageIsOneReport takes pages in under several addresses, each with a text of its own: those of one page are versions of one report.
func TestOnePageIsOneReport(t *testing.T) {
	for name, c := range map[string]struct {
		visits  []visit
		reports int
	}{
		"spellings": {[]visit{{"https://a.example/x", "", "أ."}, {"http://www.a.example/x/", "", "ب."}, {"https://a.example/x?utm_source=y#z", "", "ج."}}, 1},
		"looks that name the page": {[]visit{
			{"https://a.example/x/amp", "https://a.example/x", "أ."}, {"https://m.a.example/x", "https://a.example/x", "ب."}, {"https://a.example/x?print=1", "/x", "ج."}, {"https://a.example/x", "", "د."},
		}, 1},
		"named only later":     {[]visit{{"https://m.a.example/x", "", "أ."}, {"https://m.a.example/x", "https://a.example/x", "ب."}, {"https://a.example/x", "", "ج."}}, 2},
		"looks that name none": {[]visit{{"https://a.example/x/amp", "", "أ."}, {"https://m.a.example/x", "", "ب."}, {"https://a.example/x", "", "ج."}}, 3},
		"two articles":         {[]visit{{"https://a.example/x?id=12", "", "أ."}, {"https://a.example/x?id=13", "", "ب."}}, 2},
		"a site whose pages all name one": {[]visit{
			{"https://a.example/x?id=1200", "/x?id=1200", "أ."}, {"https://a.example/x?id=1300", "/x?id=1200", "ب."}, {"https://a.example/x?id=1400", "/x", "ج."}, {"https://a.example/x?id=1500", "/", "د."},
		}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			ids := taken(t, pipeline.OpenStore(t), c.visits...)
			whole := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return strings.Contains(id, "@") })
			if len(ids) != len(c.visits) || len(whole) != c.reports {
				t.Errorf("%d reports, want %d: %q", len(whole), c.reports, ids)
			}
		})
	}
}

// TestFormerRecords: what a record holds under an id of the form that told www. and a slash at the end apart stays the same report.
func TestFormerRecords(t *testing.T) {
	sum := sha256.Sum256([]byte("www.a.example/x/"))
	former := "a.example-" + hex.EncodeToString(sum[:8])
	st := pipeline.OpenStore(t)
	old := tawatur.Extraction{Report: tawatur.Report{ID: former, Text: "نص قديم", URL: "https://www.a.example/x/"}}
	if _, err := st.AddEntry(context.Background(), store.Entry(old)); err != nil {
		t.Fatal(err)
	}
	ids := taken(t, st, visit{"https://a.example/x", "", "أ."}, visit{"https://www.a.example/x/", "", "ب."}, visit{"https://m.a.example/x", "https://www.a.example/x/", "ج."}, visit{"https://a.example/y", "", "د."})
	of := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !strings.HasPrefix(id, former) })
	if len(ids) != 5 || len(of) != 4 {
		t.Errorf("%q: %d of them are versions of %s, want 4", ids, len(of), former)
	}
}
