package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serve answers on loopback; robots.txt is not there unless the handler has one.
func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func TestGetReadsWhatWasKept(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			w.WriteHeader(304)
			return
		}
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<p>أفاد مراسلنا بسقوط قذائف على البلدة</p>")
		z.Flush()
		w.(http.Flusher).Flush()
		z.Close()
	})
	var kept []Exchange
	f := New(Options{UserAgent: Agent("1", "https://desk.example/bot"), Loopback: true, Keep: func(e Exchange) error { kept = append(kept, e); return nil }})
	res, err := f.Get(context.Background(), Request{URL: s.URL + "/خبر?س=1"})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(res.Body), "قذائف") || res.Status != 200 {
		t.Errorf("got %d %q", res.Status, res.Body)
	}
	if len(kept) != 2 || !kept[0].Robots || kept[1].Robots {
		t.Fatalf("kept %d exchanges: %+v", len(kept), kept)
	}
	if got := string(kept[1].Response); !strings.Contains(got, "X-Archive-Orig-Transfer-Encoding: chunked\r\n") || !strings.Contains(got, "\r\nContent-Length: ") {
		t.Errorf("kept as\n%.300q", got)
	}
	if got := string(kept[1].Request); !strings.HasPrefix(got, "GET /%D8%AE%D8%A8%D8%B1?%D8%B3=1 HTTP/1.1\r\n") || !strings.Contains(got, "User-Agent: tawatur/1 (+https://desk.example/bot)\r\n") {
		t.Errorf("asked\n%s", got)
	}
	res, err = f.Get(context.Background(), Request{URL: s.URL + "/", ETag: `"a"`})
	if err != nil || !res.NotModified {
		t.Errorf("not modified: %v %v", res, err)
	}
}
