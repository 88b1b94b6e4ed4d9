package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"tawatur"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/scout"
	"tawatur/internal/acquire/source"
	"tawatur/internal/know/actors"
)

func TestASourceIsNamedByTheTablesOrByItself(t *testing.T) {
	book, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	one := []scout.Visit{{Candidate: feed.Candidate{Address: "https://feeds.example/x"}}}
	for name, c := range map[string]struct {
		cmd   sourcesAddCmd
		found scout.Found
		want  source.Source
	}{
		"a known outlet": {sourcesAddCmd{}, scout.Found{Home: "https://www.shaam.org/", Name: "x", Language: "ar-SY"},
			source.Source{ID: "shaam-network", Name: tawatur.Name{AR: "شبكة شام", EN: "Shaam News Network"}, Language: "ar", Region: "SY", Homepage: "https://www.shaam.org/", Hosts: []string{"shaam.org"}}},
		"a known outlet, named otherwise": {sourcesAddCmd{ID: "mine", Name: "لي", Region: "LB"}, scout.Found{Home: "https://www.shaam.org/"},
			source.Source{ID: "mine", Name: tawatur.Name{AR: "لي"}, Region: "LB", Homepage: "https://www.shaam.org/", Hosts: []string{"shaam.org"}}},
		"another": {sourcesAddCmd{}, scout.Found{Home: "https://news.wadi-voice.example:8443/ar/", Name: " Wadi\n Voice ", Language: "??"},
			source.Source{ID: "news-wadi-voice-example", Name: tawatur.Name{EN: "Wadi Voice"}, Homepage: "https://news.wadi-voice.example:8443/ar/", Hosts: []string{"news.wadi-voice.example"}}},
		"a feed that names no home": {sourcesAddCmd{}, scout.Found{Feeds: one},
			source.Source{ID: "feeds-example", Name: tawatur.Name{EN: "feeds.example"}, Homepage: "https://feeds.example/x", Hosts: []string{"feeds.example"}}},
	} {
		got := c.cmd.entry(c.found)
		c.cmd.fromTables(book, &got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// doSite FOLDER NAME serves the files of a folder on this machine until the script ends, and sets a variable to its address. A folder's own
// page is its index.html. In the files, $BASE stands for the address.
func doSite(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	var srv *httptest.Server
	srv = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(dir, filepath.FromSlash(r.URL.Path))
		if strings.HasSuffix(r.URL.Path, "/") {
			name = filepath.Join(name, "index.html")
		}
		data, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if filepath.Ext(name) == ".html" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		_, _ = w.Write([]byte(strings.ReplaceAll(string(data), "$BASE", srv.URL))) // the client sees it
	}))
	ts.Defer(srv.Close)
	ts.Setenv(args[1], srv.URL)
}
