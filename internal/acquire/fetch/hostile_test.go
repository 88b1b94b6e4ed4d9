package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// TestNobodyInsideIsAsked leads the fetcher to private addresses by every way there is. Nothing may be connected to there.
func TestNobodyInsideIsAsked(t *testing.T) {
	inside := []string{"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fd00:ec2::254", "2002:a00:1::1", "168.63.129.16", "0.0.0.0", "100.64.0.1"}
	for _, ip := range inside {
		t.Run("name "+ip, func(t *testing.T) {
			w := newWorld(t)
			w.dns["outlet.example"] = []string{ip}
			_, err := w.get(w.options(), "http://outlet.example/")
			wantKind(t, err, Refused)
			if len(w.dialled) > 0 {
				t.Errorf("connected to %v", w.dialled)
			}
		})
		t.Run("redirect "+ip, func(t *testing.T) {
			w := newWorld(t)
			to := "http://" + ip + "/latest"
			if strings.Contains(ip, ":") {
				to = "http://[" + ip + "]/latest"
			}
			w.host("outlet.example", "5.5.5.5", redirectTo(to))
			_, err := w.get(w.options(), "http://outlet.example/")
			if e := wantKind(t, err, Refused); e.URL != "http://outlet.example/" || !strings.Contains(e.Error(), "a redirect to") {
				t.Errorf("the error does not say where: %v", e)
			}
			if d := slices.Compact(w.dialled); len(d) != 1 || d[0] != "5.5.5.5:80" {
				t.Errorf("connected to %v", d)
			}
		})
		t.Run("rebinding "+ip, func(t *testing.T) {
			w := newWorld(t)
			w.host("outlet.example", "5.5.5.5", page("ok"))
			w.dns["outlet.example"] = []string{"5.5.5.5", "5.5.5.5", ip}
			f := New(w.options())
			if _, err := f.Get(context.Background(), Request{URL: "http://outlet.example/"}); err != nil {
				t.Fatal(err)
			}
			_, err := f.Get(context.Background(), Request{URL: "http://outlet.example/"})
			wantKind(t, err, Refused)
			if d := slices.Compact(w.dialled); len(d) != 1 || d[0] != "5.5.5.5:80" {
				t.Errorf("connected to %v", d)
			}
		})
	}
}

// TestTheAddressConnectedToIsTheOneLookedAt: a name is resolved once for each connection, and the connection goes to an address and not to a name.
func TestTheAddressConnectedToIsTheOneLookedAt(t *testing.T) {
	w := newWorld(t)
	w.host("outlet.example", "5.5.5.5", page("ok"))
	w.dns["outlet.example"] = []string{"10.0.0.7 5.5.5.5 ::1"}
	if _, err := New(w.options()).Get(context.Background(), Request{URL: "http://outlet.example/", Direct: true}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(w.lookedUp, []string{"outlet.example"}) || !slices.Equal(w.dialled, []string{"5.5.5.5:80"}) {
		t.Errorf("resolved %v, connected to %v", w.lookedUp, w.dialled)
	}
}

// TestTheSystemIsToldOnlyAllowedAddresses: without the hook of the other tests, the address is looked at again where the system connects.
func TestTheSystemIsToldOnlyAllowedAddresses(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	f := New(Options{})
	if conn, err := f.dial(context.Background(), ln.Addr().String()); err == nil {
		conn.Close()
		t.Error("connected to this machine")
	}
	conn, err := New(Options{Loopback: true}).dial(context.Background(), ln.Addr().String())
	if err != nil {
		t.Fatalf("the switch for tests does not work: %v", err)
	}
	conn.Close()
}

func redirectTo(where string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Location", where)
		w.WriteHeader(http.StatusFound)
	}
}

func TestRedirects(t *testing.T) {
	w := newWorld(t)
	w.host("a.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
		code, to := http.StatusFound, ""
		switch p := r.URL.Path; {
		case p == "/one":
			code, to = http.StatusMovedPermanently, "two?x=1"
		case p == "/two":
			code, to = http.StatusPermanentRedirect, "//b.example/خبر"
		case p == "/temporary":
			to = "/one"
		case p == "/loop":
			to = "http://b.example/back"
		case strings.HasPrefix(p, "/deep"):
			to = p + "x"
		case p == "/nowhere":
		case p == "/file":
			to = "file:///etc/passwd"
		case p == "/user":
			to = "http://u:p@b.example/"
		case p == "/port":
			to = "http://b.example:22/"
		default:
			code = http.StatusNotFound
		}
		rw.Header().Set("Location", to)
		rw.WriteHeader(code)
	})
	w.host("b.example", "5.5.5.2", func(rw http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/back":
			redirectTo("http://a.example/loop")(rw, r)
		default:
			page("ok")(rw, r)
		}
	})
	res, err := w.get(w.options(), "http://a.example/one")
	if err != nil || res.URL != "http://b.example/%D8%AE%D8%A8%D8%B1" || !res.Moved || string(res.Body) != "ok" || res.IP != "5.5.5.2" {
		t.Errorf("got %+v, %v", res, err)
	}
	if res, err := w.get(w.options(), "http://a.example/temporary"); err != nil || res.Moved {
		t.Errorf("a temporary redirect is taken for a move: %+v, %v", res, err)
	}
	for path, kind := range map[string]Kind{"/loop": Redirect, "/deep": Redirect, "/nowhere": Redirect, "/file": Refused, "/user": Refused, "/port": Refused} {
		_, err := w.get(w.options(), "http://a.example"+path)
		if e := wantKind(t, err, kind); e.Again() {
			t.Errorf("%s: %v is said to be worth another try", path, err)
		}
	}
}

func TestRedirectsDoNotGiveUpTLS(t *testing.T) {
	w := newWorld(t)
	pool := w.secure("example.com", "5.5.5.1", redirectTo("http://b.example/"))
	w.host("b.example", "5.5.5.2", page("ok"))
	o := w.options()
	o.RootCAs = pool
	_, err := w.get(o, "https://example.com/")
	if e := wantKind(t, err, Redirect); !strings.Contains(e.Error(), "https") {
		t.Error(e)
	}
}

func TestCertificatesAreLookedAt(t *testing.T) {
	w := newWorld(t)
	pool := w.secure("example.com", "5.5.5.1", page("ok"))
	w.secure("outlet.example", "5.5.5.2", page("ok"))
	_, err := w.get(w.options(), "https://example.com/")
	wantKind(t, err, TLS)
	o := w.options()
	o.RootCAs = pool
	_, err = w.get(o, "https://outlet.example/")
	wantKind(t, err, TLS)
	res, err := w.get(o, "https://example.com/")
	if err != nil || string(res.Body) != "ok" {
		t.Fatalf("%+v %v", res, err)
	}
	if k := w.kept[len(w.kept)-1]; len(k.Certificate) != 64 {
		t.Errorf("the certificate is kept as %q", k.Certificate)
	}
}

// simulated runs a test in simulated time, and lets the servers in it see that nobody listens any more.
func simulated(t *testing.T, test func(*testing.T)) {
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(2 * time.Hour)
		test(t)
	})
}

// TestSlowServers are survived in simulated time.
func TestSlowServers(t *testing.T) {
	drip := func(every time.Duration, before string) func(net.Conn) {
		return func(c net.Conn) {
			b := make([]byte, 4096)
			c.Read(b)
			if bytes.HasPrefix(b, []byte("GET /robots.txt")) {
				io.WriteString(c, "HTTP/1.1 404 x\r\n\r\n")
				return
			}
			io.WriteString(c, before)
			for {
				if _, err := io.WriteString(c, "x"); err != nil {
					return
				}
				time.Sleep(every)
			}
		}
	}
	for name, c := range map[string]struct {
		answer func(net.Conn)
		within time.Duration
		kept   string
	}{
		"says nothing":          {func(c net.Conn) { io.Copy(io.Discard, c) }, 31 * time.Second, ""},
		"head in drips":         {drip(time.Second, "HTTP/1.1 200 OK\r\nX: "), 31 * time.Second, ""},
		"body in drips":         {drip(100*time.Millisecond, "HTTP/1.1 200 OK\r\n\r\n"), 15 * time.Second, "time"},
		"body that stops":       {drip(time.Hour, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), 15 * time.Second, "time"},
		"just fast enough":      {drip(time.Millisecond, "HTTP/1.1 200 OK\r\n\r\n"), 121 * time.Second, "time"},
		"drips within a packed": {drip(100*time.Millisecond, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"), 15 * time.Second, "time"},
	} {
		t.Run(name, func(t *testing.T) {
			simulated(t, func(t *testing.T) {
				w := newWorld(t)
				w.raw("slow.example", "5.5.5.1", "80", c.answer)
				start := time.Now()
				_, err := New(w.options()).Get(context.Background(), Request{URL: "http://slow.example/", Direct: true})
				if e := wantKind(t, err, Timeout); !e.Again() {
					t.Errorf("%v is said not to be worth another try", e)
				}
				if d := time.Since(start); d > c.within {
					t.Errorf("it took %v, want at most %v", d, c.within)
				}
				if c.kept != "" && (len(w.kept) != 1 || w.kept[0].Truncated != c.kept) {
					t.Errorf("kept %+v", w.kept)
				}
			})
		})
	}
}

// TestRedirectsShareTheWholeTime: many slow hops are not longer than one.
func TestRedirectsShareTheWholeTime(t *testing.T) {
	simulated(t, func(t *testing.T) {
		w := newWorld(t)
		n := 0
		w.host("slow.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
			time.Sleep(29 * time.Second)
			n++
			redirectTo(fmt.Sprintf("/%d", n))(rw, r)
		})
		start := time.Now()
		_, err := New(w.options()).Get(context.Background(), Request{URL: "http://slow.example/", Direct: true})
		wantKind(t, err, Timeout)
		if d := time.Since(start); d > 2*time.Minute {
			t.Errorf("it took %v", d)
		}
	})
}

func TestInterrupted(t *testing.T) {
	simulated(t, func(t *testing.T) {
		w := newWorld(t)
		w.raw("slow.example", "5.5.5.1", "80", func(c net.Conn) {
			c.Read(make([]byte, 4096))
			io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\nhalf")
			io.Copy(io.Discard, c)
		})
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(time.Second, cancel)
		_, err := New(w.options()).Get(ctx, Request{URL: "http://slow.example/", Direct: true})
		if e := wantKind(t, err, Interrupted); !e.Again() || !errors.Is(err, context.Canceled) {
			t.Error(e)
		}
		if len(w.kept) != 0 {
			t.Errorf("an answer that was not awaited is kept: %q", w.kept[0].Response)
		}
	})
}

func packed(t *testing.T, encoding string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var in io.WriteCloser
	switch encoding {
	case "gzip":
		in = gzip.NewWriter(&out)
	case "br":
		in = brotli.NewWriterLevel(&out, 5)
	case "zstd":
		in, _ = zstd.NewWriter(&out)
	}
	if _, err := in.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// answerOf is a whole answer with fields and content.
func answerOf(fields string, body []byte) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s", fields, len(body), body)
}

func TestBombs(t *testing.T) {
	zeros := make([]byte, 20<<20)
	twice := packed(t, "gzip", packed(t, "gzip", zeros))
	nested := []byte("x")
	for range 5 {
		nested = packed(t, "gzip", nested)
	}
	for name, c := range map[string]struct {
		answer string
		kind   Kind
	}{
		"gzip":   {answerOf("Content-Encoding: gzip\r\n", packed(t, "gzip", zeros)), TooLarge},
		"brotli": {answerOf("Content-Encoding: br\r\n", packed(t, "br", zeros)), TooLarge},
		"zstd":   {answerOf("Content-Encoding: zstd\r\n", packed(t, "zstd", zeros)), TooLarge},
		"twice":  {answerOf("Content-Encoding: gzip, gzip\r\n", twice), TooLarge},
		"nested": {answerOf("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", nested), BadAnswer},
		"plain":  {answerOf("", zeros), TooLarge},
		"claims": {"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.raw("bomb.example", "5.5.5.1", "80", script(c.answer))
			o := w.options()
			o.MaxBody = 1 << 20
			_, err := w.get(o, "http://bomb.example/")
			wantKind(t, err, c.kind)
			if n := len(w.kept[len(w.kept)-1].Response); n > 1<<20+4096 {
				t.Errorf("%d bytes are kept", n)
			}
		})
	}
}

func TestEndlessAnswers(t *testing.T) {
	endless := func(before, again string) func(net.Conn) {
		again = strings.Repeat(again, 1000)
		return func(c net.Conn) {
			c.Read(make([]byte, 4096))
			if _, err := io.WriteString(c, before); err != nil {
				return
			}
			for {
				if _, err := io.WriteString(c, again); err != nil {
					return
				}
			}
		}
	}
	for name, c := range map[string]struct {
		answer func(net.Conn)
		kinds  []Kind
	}{
		"body":           {endless("HTTP/1.1 200 OK\r\n\r\n", "x"), []Kind{TooLarge}},
		"chunks":         {endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"), []Kind{TooLarge}},
		"extensions":     {endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\r\nx\r\n"), []Kind{TooLarge, BadAnswer}},
		"chunk size":     {endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"), []Kind{BadAnswer}},
		"trailers":       {endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n"), []Kind{BadAnswer}},
		"fields":         {endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"), []Kind{TooLarge}},
		"one field":      {endless("HTTP/1.1 200 OK\r\nX: ", "y"), []Kind{TooLarge}},
		"first line":     {endless("", "H"), []Kind{TooLarge}},
		"early hints":    {endless("", "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"), []Kind{TooLarge}},
		"small continue": {endless("", "HTTP/1.1 100\r\n\r\n"), []Kind{TooLarge}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.raw("endless.example", "5.5.5.1", "80", c.answer)
			o := w.options()
			o.MaxBody = 1 << 20
			_, err := New(o).Get(context.Background(), Request{URL: "http://endless.example/", Direct: true})
			if !slices.Contains(c.kinds, KindOf(err)) {
				t.Errorf("got %v (%v), want one of %v", err, KindOf(err), c.kinds)
			}
		})
	}
}

func TestBadAnswers(t *testing.T) {
	cut := packed(t, "gzip", []byte(strings.Repeat("نص طويل ", 1000)))
	for name, c := range map[string]struct {
		answer    string
		kind      Kind
		truncated string
	}{
		"nothing":               {"", BadAnswer, ""},
		"half a head":           {"HTTP/1.1 200 OK\r\nX: y", BadAnswer, ""},
		"no HTTP":               {"SSH-2.0-OpenSSH_9.2\r\n\r\n", BadAnswer, ""},
		"HTTP/0.9":              {"<html>\n\nx", BadAnswer, ""},
		"HTTP/2":                {"HTTP/2 200 OK\r\n\r\n", BadAnswer, ""},
		"no status":             {"HTTP/1.1 OK\r\n\r\n", BadAnswer, ""},
		"a status too long":     {"HTTP/1.1 2000 OK\r\n\r\n", BadAnswer, ""},
		"a field without name":  {"HTTP/1.1 200 OK\r\n: x\r\n\r\n", BadAnswer, ""},
		"two lengths":           {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy", BadAnswer, ""},
		"a length of less":      {"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nxy", BadAnswer, ""},
		"short":                 {"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxy", BadAnswer, "disconnect"},
		"cut chunks":            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", BadAnswer, "disconnect"},
		"bad chunks":            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab", BadAnswer, "disconnect"},
		"another coding":        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab", BadAnswer, ""},
		"cut gzip":              {answerOf("Content-Encoding: gzip\r\n", cut[:len(cut)/2]), BadAnswer, ""},
		"damaged gzip":          {answerOf("Content-Encoding: gzip\r\n", append(slices.Clone(cut[:20]), make([]byte, 40)...)), BadAnswer, ""},
		"an unknown encoding":   {answerOf("Content-Encoding: compress\r\n", []byte("xyz")), BadAnswer, ""},
		"switching protocols":   {"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n", Status, ""},
		"unasked not modified":  {"HTTP/1.1 304 Not Modified\r\n\r\n", Status, ""},
		"unasked partial":       {"HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-0/9\r\n\r\nx", Status, ""},
		"nothing, says so":      {"HTTP/1.1 204 No Content\r\n\r\n", Status, ""},
		"a redirect to nowhere": {"HTTP/1.1 301 Moved\r\n\r\n", Redirect, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.raw("bad.example", "5.5.5.1", "80", script(c.answer))
			_, err := w.get(w.options(), "http://bad.example/")
			wantKind(t, err, c.kind)
			if c.truncated != "" && w.kept[len(w.kept)-1].Truncated != c.truncated {
				t.Errorf("kept as %q", w.kept[len(w.kept)-1].Truncated)
			}
		})
	}
}

// TestAnswersThatAreOddButGood: what browsers read is read.
func TestAnswersThatAreOddButGood(t *testing.T) {
	for name, answer := range map[string]string{
		"bare line ends":     "HTTP/1.1 200 OK\nContent-Type: text/html\n\nok",
		"HTTP/1.0":           "HTTP/1.0 200 OK\r\n\r\nok",
		"no reason":          "HTTP/1.1 200\r\n\r\nok",
		"more than it says":  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay then",
		"continue first":     "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nok",
		"chunks and length":  "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
		"mislabelled":        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nok",
		"utf-8 as encoding":  "HTTP/1.1 200 OK\r\nContent-Encoding: UTF-8\r\n\r\nok",
		"deflate":            answerOf("Content-Encoding: deflate\r\n", []byte("\x78\x9c\xcb\xcf\x06\x00\x01\x4b\x00\xdb")),
		"chunks in HTTP/1.0": "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.raw("odd.example", "5.5.5.1", "80", script(answer))
			res, err := w.get(w.options(), "http://odd.example/")
			if err != nil || string(res.Body) != "ok" {
				t.Fatalf("got %+v, %v", res, err)
			}
		})
	}
}

func TestStatusesAndTryingAgain(t *testing.T) {
	for status, again := range map[int]bool{400: false, 401: false, 403: false, 404: false, 408: true, 410: false, 425: true, 429: true, 451: false, 500: true, 502: true, 503: true, 504: true} {
		w := newWorld(t)
		w.raw("outlet.example", "5.5.5.1", "80", script(fmt.Sprintf("HTTP/1.1 %d x\r\nRetry-After: 90\r\nContent-Length: 4\r\n\r\nsaid", status)))
		_, err := w.get(w.options(), "http://outlet.example/")
		e := wantKind(t, err, Status)
		if e.Status != status || e.Again() != again || e.RetryAfter != 90*time.Second {
			t.Errorf("%d: %+v, again %v", status, e, e.Again())
		}
		if k := w.kept[len(w.kept)-1]; k.Status != status || !bytes.HasSuffix(k.Response, []byte("\r\n\r\nsaid")) {
			t.Errorf("%d is kept as %q", status, k.Response)
		}
	}
}

// TestWhatCannotBeKeptIsNotRead also when it is a redirect.
func TestWhatCannotBeKeptIsNotRead(t *testing.T) {
	w := newWorld(t)
	w.host("outlet.example", "5.5.5.1", redirectTo("/on"))
	o := w.options()
	full := errors.New("the disk is full")
	o.Keep = func(e Exchange) error { return full }
	_, err := w.get(o, "http://outlet.example/")
	if e := wantKind(t, err, NotKept); !errors.Is(err, full) || !e.Again() {
		t.Error(err)
	}
	if len(w.dialled) != 1 {
		t.Errorf("it went on to %v", w.dialled)
	}
}

func TestNobodyAnswers(t *testing.T) {
	w := newWorld(t)
	w.dns["gone.example"] = []string{"5.5.5.1 5.5.5.2"}
	w.dns["empty.example"] = []string{""}
	_, err := w.get(w.options(), "http://gone.example/")
	wantKind(t, err, Connect)
	_, err = w.get(w.options(), "http://nobody.example/")
	wantKind(t, err, DNS)
	_, err = w.get(w.options(), "http://empty.example/")
	wantKind(t, err, DNS)
}

// TestTheSecondAddressIsTried when nobody answers at the first.
func TestTheSecondAddressIsTried(t *testing.T) {
	w := newWorld(t)
	w.host("outlet.example", "5.5.5.2", page("ok"))
	w.dns["outlet.example"] = []string{"2a00:1450::1 5.5.5.2"}
	res, err := w.get(w.options(), "http://outlet.example/")
	if err != nil || res.IP != "5.5.5.2" {
		t.Errorf("%+v %v", res, err)
	}
}

func TestPorts(t *testing.T) {
	w := newWorld(t)
	w.raw("outlet.example", "5.5.5.1", "8080", script("HTTP/1.1 200 OK\r\n\r\nok"))
	_, err := w.get(w.options(), "http://outlet.example:8080/")
	wantKind(t, err, Refused)
	o := w.options()
	o.Ports = []int{8080}
	if res, err := w.get(o, "http://outlet.example:8080/"); err != nil || string(res.Body) != "ok" {
		t.Errorf("%+v %v", res, err)
	}
}

// TestNothingOfTheEnvironmentIsUsed: a proxy that the environment names is not asked, no cookie is sent back, no referer.
func TestNothingOfTheEnvironmentIsUsed(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("ALL_PROXY", "socks5://127.0.0.1:1")
	w := newWorld(t)
	w.raw("outlet.example", "5.5.5.1", "80", script("HTTP/1.1 302 Found\r\nSet-Cookie: id=1; Path=/\r\nLocation: http://b.example/\r\n\r\n"))
	w.host("b.example", "5.5.5.2", page("ok"))
	f := New(w.options())
	for range 2 {
		if _, err := f.Get(context.Background(), Request{URL: "http://outlet.example/", ETag: "\"a\"\r\nX-Evil: 1", LastModified: "Thu, 01 Aug 2024 09:00:00 GMT"}); err != nil {
			t.Fatal(err)
		}
	}
	want := "GET / HTTP/1.1\r\nHost: b.example\r\nUser-Agent: tawatur/test\r\nAccept: text/html, application/xhtml+xml;q=0.9, */*;q=0.5\r\n" +
		"Accept-Language: ar, *;q=0.5\r\nAccept-Encoding: gzip, br, zstd\r\nIf-Modified-Since: Thu, 01 Aug 2024 09:00:00 GMT\r\nConnection: close\r\n\r\n"
	if got := string(w.kept[len(w.kept)-1].Request); got != want {
		t.Errorf("asked\n%s\nwant\n%s", got, want)
	}
	if d := slices.Compact(slices.Sorted(slices.Values(w.dialled))); !slices.Equal(d, []string{"5.5.5.1:80", "5.5.5.2:80"}) {
		t.Errorf("connected to %v", d)
	}
}
