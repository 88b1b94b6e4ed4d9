package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"tawatur/internal/desk/answer"
	"tawatur/internal/desk/web/ui"
)

func unsqueeze(t *testing.T, body []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// built is a front end as npm might have made it.
func builtUI() ui.UI {
	return ui.UI{
		Script: "app-1.js", FontStyle: "font-2.css", Font: "font-3.woff2", Licences: "licenses.txt",
		Files: map[string]ui.File{
			"app-1.js": {Gzip: answer.Zip([]byte("let page = 1"), gzip.BestSpeed)}, "font-2.css": {Gzip: answer.Zip([]byte("@font-face{}"), gzip.BestSpeed)},
			"font-3.woff2": {Plain: []byte("wOF2")}, "licenses.txt": {Gzip: answer.Zip([]byte("thanks"), gzip.BestSpeed)},
		},
	}
}

func TestAssetsAreKeptForEverUnderTheirHash(t *testing.T) {
	a, err := staticAssets(builtUI())
	if err != nil {
		t.Fatal(err)
	}
	h := secured((&site{assets: a}).routes())
	for path, want := range map[string]string{
		"/static/app-1.js": "text/javascript", a.href("app-1.js"): "text/javascript", a.href("font-3.woff2"): "font/woff2",
		a.href("style.css"): "text/css", a.href("icon.svg"): "image/svg+xml",
	} {
		w := get(h, http.MethodGet, path)
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), want) {
			t.Errorf("GET %s: status %d, %s", path, w.Code, w.Header().Get("Content-Type"))
		}
		if c := w.Header().Get("Cache-Control"); !strings.Contains(c, "immutable") {
			t.Errorf("GET %s: Cache-Control %q", path, c)
		}
	}
	for _, path := range []string{"/static/style.css", "/static/style.css?v=0", "/static/licenses.txt"} {
		if c := get(h, http.MethodGet, path).Header().Get("Cache-Control"); c != "no-cache" {
			t.Errorf("GET %s: Cache-Control %q, but the next version has the same address", path, c)
		}
	}
}

func TestAnswersAreCompressed(t *testing.T) {
	a, err := staticAssets(builtUI())
	if err != nil {
		t.Fatal(err)
	}
	h := secured((&site{assets: a}).routes())
	for path, plain := range map[string]bool{"/static/app-1.js": false, "/static/style.css": false, "/static/font-3.woff2": true} {
		whole := get(h, http.MethodGet, path)
		small := get(h, http.MethodGet, path, "Accept-Encoding", "br, gzip;q=0.8")
		if enc := small.Header().Get("Content-Encoding"); (enc == "") != plain {
			t.Errorf("GET %s: Content-Encoding %q", path, enc)
		} else if enc == "gzip" && unsqueeze(t, small.Body.Bytes()) != whole.Body.String() {
			t.Errorf("GET %s: compressed it is another file", path)
		}
		if !strings.Contains(small.Header().Get("Vary"), "Accept-Encoding") {
			t.Errorf("GET %s: Vary %q", path, small.Header().Get("Vary"))
		}
	}
	page := handler(t, open(t, true))
	plain, small := get(page, http.MethodGet, "/events/e1"), get(page, http.MethodGet, "/events/e1", "Accept-Encoding", "gzip")
	if small.Body.Len() >= plain.Body.Len()/2 || unsqueeze(t, small.Body.Bytes()) != plain.Body.String() {
		t.Errorf("the page has %d bytes, compressed %d", plain.Body.Len(), small.Body.Len())
	}
}

// TestPolicyLetsNothingInButOurFiles holds the policy to what the scripts and the map need.
func TestPolicyLetsNothingInButOurFiles(t *testing.T) {
	h := handler(t, open(t, true))
	for _, path := range []string{"/", "/events/e1", "/nowhere", "/index.json", "/static/style.css"} {
		csp := get(h, http.MethodGet, path).Header().Get("Content-Security-Policy")
		for part := range strings.SplitSeq(csp, "; ") {
			name, from, _ := strings.Cut(part, " ")
			if from != "'self'" && from != "'none'" {
				t.Errorf("GET %s: %s lets in %q", path, name, from)
			}
		}
		check(t, csp, []string{"default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'", "base-uri 'none'"}, nil)
	}
}
