package fetch

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"tawatur/internal/acquire/archive/warc"
)

// TestWhatIsKept: heads byte for byte, content as it was packed, chunks joined.
func TestWhatIsKept(t *testing.T) {
	for name, c := range map[string]struct{ came, kept string }{
		"as it is": {"HTTP/1.1 200 Fine\r\nX-ODD :  y\r\nset-cookie: a=1\r\nContent-Length: 2\r\n\r\nok", ""},
		"bare":     {"HTTP/1.1 200 OK\nA: b\n\nok", ""},
		"chunks": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\nTrailer: z\r\n\r\n",
			"HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nA: b\r\nContent-Length: 2\r\n\r\nok"},
		"chunks and length": {"HTTP/1.1 200 OK\r\nContent-Length: 77\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
			"HTTP/1.1 200 OK\r\nX-Archive-Orig-Content-Length: 77\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nok"},
		"cut short": {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", ""},
	} {
		w := newWorld(t)
		w.raw("outlet.example", "5.5.5.1", "80", script(c.came))
		New(w.options()).Get(context.Background(), Request{URL: "http://outlet.example/", Direct: true})
		want := c.kept
		if want == "" {
			want = c.came
		}
		if string(w.kept[0].Response) != want {
			t.Errorf("%s: kept %q\nwant %q", name, w.kept[0].Response, want)
		}
	}
}

// FuzzAnswer: whatever a server answers, it ends, and what is kept of it is an answer that another reader of HTTP reads to the same content.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nA: b\r\n\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n chunked\r\n \r\n\r\n0\r\n\r\n",
		"HTTP/1.1 103 x\r\n\r\nHTTP/1.0 304\r\n\r\n",
		"HTTP/1.1 301 x\nLocation: //10.0.0.1\n\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, br\r\n\r\n\x1f\x8b\x08",
		"HTTP/1.1 429 x\r\nRetry-After: 1e9\r\n\r\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, answer string) {
		w := newWorld(t)
		w.raw("outlet.example", "5.5.5.1", "80", script(answer))
		o := w.options()
		o.MaxBody, o.MaxRedirects = 1<<16, 1
		res, err := New(o).Get(context.Background(), Request{URL: "http://outlet.example/", ETag: `"x"`, Direct: true})
		if err != nil && KindOf(err) == 0 {
			t.Errorf("%v is of no kind", err)
		}
		for _, k := range w.kept {
			checkKept(t, k)
		}
		if err == nil && !res.NotModified {
			last := w.kept[len(w.kept)-1]
			stored, err := (&warc.Record{Type: "response", Body: bytes.NewReader(last.Response)}).Response()
			if err != nil {
				t.Fatalf("what is kept is not read: %v", err)
			}
			if b, err := stored.Body(1 << 16); err != nil || !bytes.Equal(b, res.Body) {
				t.Errorf("kept %q, read %q: %v", b, res.Body, err)
			}
		}
	})
}

// checkKept reads an answer as any program would.
func checkKept(t *testing.T, k Exchange) {
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(k.Response)), nil)
	if err != nil {
		t.Fatalf("kept is no answer of HTTP: %v: %q", err, k.Response)
	}
	if len(res.TransferEncoding) > 0 {
		t.Errorf("kept in chunks: %q", k.Response)
	}
	if _, err := io.Copy(io.Discard, res.Body); err != nil && k.Truncated == "" {
		t.Errorf("kept as whole, and is not: %v: %q", err, k.Response)
	}
	if !strings.HasPrefix(string(k.Request), "GET /") {
		t.Errorf("asked %q", k.Request)
	}
}
