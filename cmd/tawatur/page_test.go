package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// pagedPaper serves an article of three parts, the last of which is not there, and says in robots.txt what it is told to.
func pagedPaper(t *testing.T, robots string) *httptest.Server {
	parts := []string{"قصفت المدفعية قرية النخلة صباح اليوم من مواقعها في التلال الشرقية.", "وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي دون إصابات."}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := 1
		fmt.Sscan(r.URL.Query().Get("page"), &n)
		switch {
		case r.URL.Path == "/robots.txt":
			fmt.Fprint(w, robots)
		case r.URL.Path == "/news/17" && n <= len(parts):
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<h1>قصف على القرية</h1><p>%s</p><a rel="next" href="?page=%d">الصفحة التالية</a>`, parts[n-1], n+1)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	return srv
}

func shownPage(t *testing.T, c pageCmd) pageView {
	t.Helper()
	var out bytes.Buffer
	if err := c.Run(context.Background(), &streams{in: strings.NewReader(""), out: &out, err: &out}); err != nil {
		t.Fatal(err)
	}
	var v pageView
	if err := json.Unmarshal(out.Bytes(), &v); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	return v
}

func TestPartsOfAPageAreJoined(t *testing.T) {
	srv := pagedPaper(t, "")
	v := shownPage(t, pageCmd{From: srv.URL + "/news/17", Loopback: true})
	if len(v.Parts) != 1 || !strings.Contains(v.Page.Text, "من مواقعها") || !strings.Contains(v.Page.Text, "وقال الأهالي") || !strings.Contains(v.PartsFailed, "404") {
		t.Errorf("%+v", v)
	}
	if v = shownPage(t, pageCmd{From: srv.URL + "/news/17", Loopback: true, One: true}); len(v.Parts) != 0 || !strings.HasSuffix(v.Next, "/news/17?page=2") {
		t.Errorf("%+v", v)
	}
}

// A person may name an address that robots.txt keeps programs from; what the program finds there by itself it does not ask for.
func TestPartsHeedRobots(t *testing.T) {
	srv := pagedPaper(t, "User-agent: *\nDisallow: /news/\n")
	v := shownPage(t, pageCmd{From: srv.URL + "/news/17", Loopback: true})
	if len(v.Parts) != 0 || !strings.Contains(v.Page.Text, "من مواقعها") || !strings.Contains(v.PartsFailed, "robots.txt") {
		t.Errorf("%+v", v)
	}
}
