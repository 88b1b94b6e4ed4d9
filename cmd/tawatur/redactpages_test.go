package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"tawatur/arabic"
	"tawatur/internal/desk/web"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// unshown DB ID WORDS asks the pages, their twins, the exports and the API of a record for all that they have, following every link, and fails
// where words stand in an answer. The pages of the report must be gone.
func unshown(ts *testscript.TestScript, _ bool, args []string) {
	st, err := sqlite.OpenExisting(context.Background(), ts.MkAbs(args[0]))
	check(ts, err)
	defer func() { check(ts, st.Close()) }()
	h := allOf(ts, st)
	id, words := url.PathEscape(args[1]), args[2]
	for _, path := range []string{"/reports/" + id, "/reports/" + id + ".json", "/api/v1/reports/" + id} {
		if code, _ := answered(h, path); code != http.StatusGone {
			ts.Fatalf("%s: %d", path, code)
		}
	}
	q := url.Values{"q": {"قصف"}}.Encode()
	waiting := []string{"/", "/changes", "/changes.atom", "/events.atom", "/stories", "/search?" + q, "/api/v1/events", "/api/v1/changes", "/api/v1/stories", "/api/v1/reports?" + q}
	seen := map[string]bool{}
	for len(waiting) > 0 && len(seen) < 500 {
		path := waiting[0]
		waiting = waiting[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		_, body := answered(h, path)
		if strings.Contains(body, words) || strings.Contains(arabic.Fold(body), arabic.Fold(words)) {
			ts.Fatalf("%q stands in %s", words, path)
		}
		waiting = append(waiting, linksOf(body)...)
	}
	ts.Logf("%d answers", len(seen))
	if len(seen) < 30 {
		ts.Fatalf("only %d answers were looked at", len(seen))
	}
}

// allOf serves the pages and the API of a record.
func allOf(ts *testscript.TestScript, st store.Store) http.Handler {
	opt, err := webOptions(context.Background(), &streams{err: io.Discard}, st)
	check(ts, err)
	pages, err := web.New(st, opt)
	check(ts, err)
	rec, err := recordOf(st, opt)
	check(ts, err)
	h, err := apiFlags{Rate: 1 << 20}.with(pages, rec, opt)
	check(ts, err)
	return h
}

func answered(h http.Handler, path string) (code int, body string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

// linksOf lists the addresses of this site that a page links.
func linksOf(body string) (out []string) {
	for _, m := range regexp.MustCompile(`href="(/[^"/][^"]*)"`).FindAllStringSubmatch(body, -1) {
		if path := strings.ReplaceAll(m[1], "&amp;", "&"); !strings.Contains(path, "/assets/") {
			path, _, _ = strings.Cut(path, "#")
			out = append(out, path)
		}
	}
	return out
}
