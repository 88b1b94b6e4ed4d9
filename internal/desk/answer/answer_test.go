package answer

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func send(method string, status int, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Send(w, r, status, "text/plain", []byte(body))
	return w
}

func TestTags(t *testing.T) {
	long := strings.Repeat("النخلة ", 500)
	plain, packed := send(http.MethodGet, 200, long).Header().Get("ETag"), send(http.MethodGet, 200, long, "Accept-Encoding", "gzip").Header().Get("ETag")
	if plain == "" || plain == packed {
		t.Fatalf("the same tag %s for other bytes", plain)
	}
	cases := []struct {
		name    string
		headers []string
		want    int
	}{
		{"none", nil, 200},
		{"its own", []string{"If-None-Match", plain}, 304},
		{"weak", []string{"If-None-Match", "W/" + plain}, 304},
		{"one of several", []string{"If-None-Match", `"other", ` + plain}, 304},
		{"one of several headers", []string{"If-None-Match", `"other"`, "If-None-Match", plain}, 304},
		{"any", []string{"If-None-Match", "*"}, 304},
		{"that of other bytes", []string{"If-None-Match", packed}, 200},
		{"compressed", []string{"If-None-Match", packed, "Accept-Encoding", "br, gzip;q=0.8"}, 304},
		{"broken", []string{"If-None-Match", `"` + "\u202E"}, 200},
	}
	for _, c := range cases {
		if w := send(http.MethodGet, 200, long, c.headers...); w.Code != c.want || w.Code == 304 && w.Body.Len() != 0 {
			t.Errorf("%s: status %d, want %d, %d bytes", c.name, w.Code, c.want, w.Body.Len())
		}
	}
	if tag := send(http.MethodGet, 404, "nothing").Header().Get("ETag"); tag != "" {
		t.Errorf("an error has the tag %s", tag)
	}
}

func TestCompression(t *testing.T) {
	long := strings.Repeat("قذائف على القرية\n", 300)
	for accept, want := range map[string]bool{
		"": false, "gzip": true, "br;q=1, gzip;q=0.2": true, "gzip;q=0": false, "gzip;q=0.000": false, "*": true, "identity": false, "GZIP": true,
	} {
		w := send(http.MethodGet, 200, long, "Accept-Encoding", accept)
		if got := w.Header().Get("Content-Encoding") == "gzip"; got != want {
			t.Errorf("Accept-Encoding %q: compressed %v, want %v", accept, got, want)
		}
		if n := w.Header().Get("Content-Length"); n != strconv.Itoa(w.Body.Len()) {
			t.Errorf("Accept-Encoding %q: length %s of %d bytes", accept, n, w.Body.Len())
		}
		if want {
			z, err := gzip.NewReader(bytes.NewReader(w.Body.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(z); err != nil || string(got) != long {
				t.Errorf("Accept-Encoding %q: other bytes come out, %v", accept, err)
			}
		}
	}
	if w := send(http.MethodGet, 200, "short", "Accept-Encoding", "gzip"); w.Body.String() != "short" {
		t.Error("a short answer is compressed")
	}
	if w := send(http.MethodHead, 200, long, "Accept-Encoding", "gzip"); w.Body.Len() != 0 || w.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD: %d bytes, %v", w.Body.Len(), w.Header())
	}
}
