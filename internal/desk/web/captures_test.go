package web

import (
	"net/http"
	"strings"
	"testing"

	"tawatur"
)

// TestCaptures: the pages of a report and of its event say when it was captured, in which file, and its hash; hostile names of files are shown
// as text.
func TestCaptures(t *testing.T) {
	st := open(t, true)
	defer st.Close()
	entries, _ := sample(t)
	early := tawatur.Capture{At: "2024-08-07T09:01:00Z", File: "2024-08-07-001.warc.gz", Offset: 1234, Length: 5, SHA256: strings.Repeat("ab", 32), Kept: true}
	late := tawatur.Capture{At: "2024-08-09T09:01:00Z", File: "crawl<b>.warc", Offset: 7}
	if _, err := st.AddEntry(t.Context(), entries[0], early, late); err != nil {
		t.Fatal(err)
	}
	h := handler(t, st)
	for path, has := range map[string][]string{
		"/reports/a%2F1?lang=en":      {"Captured from the web", "2024-08-07-001.warc.gz", "at byte 1234", "kept beside the record", strings.Repeat("ab", 32), "crawl&lt;b&gt;.warc", "in an archive that was taken in"},
		"/reports/a%2F1?lang=ar":      {"التُقط من الشبكة", "محفوظ مع السجل"},
		"/reports/a%2F1.json?lang=en": {`"offset": 1234`, `"kept": true`},
		"/events/e1?lang=en":          {"2024-08-07-001.warc.gz", strings.Repeat("ab", 32), "came as a text"},
		"/events/e1.json?lang=en":     {`"file": "2024-08-07-001.warc.gz"`},
	} {
		w := get(h, http.MethodGet, path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
		for _, s := range has {
			if !strings.Contains(w.Body.String(), s) {
				t.Errorf("%s lacks %q", path, s)
			}
		}
	}
}

func TestFoldCaptures(t *testing.T) {
	for n, want := range [][2]int{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}} {
		cs := make([]captureView, n)
		for i := range cs {
			cs[i].Offset = int64(i)
		}
		f := foldCaptures(cs)
		if len(f.Shown) != want[0] || len(f.Folded) != want[1] || n > 0 && f.Shown[len(f.Shown)-1].Offset != int64(n-1) {
			t.Errorf("%d captures: %+v", n, f)
		}
	}
}
