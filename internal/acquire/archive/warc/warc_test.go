package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"tawatur/internal/acquire/archive/archivetest"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const page = "<html><body><p>قصفت المدفعية قرية النخلة صباح اليوم.</p></body></html>"

// record writes one record as a crawler does.
func record(kind, uri, content string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-08-10T09:00:00Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(content), content)
}

func answer(head, body string) string { return "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body }

// read lists the addresses of the records, and faults as "!" with their words.
func read(t testing.TB, file string) []string {
	t.Helper()
	wr, err := NewReader(strings.NewReader(file))
	if err != nil {
		return []string{"!" + err.Error()}
	}
	var out []string
	for {
		rec, err := wr.Next()
		var f *Fault
		switch {
		case err == io.EOF:
			return out
		case errors.As(err, &f):
			out = append(out, "!"+err.Error())
		case err != nil:
			t.Fatal(err)
		default:
			out = append(out, rec.URI)
		}
	}
}

func TestRecordsOfEveryPacking(t *testing.T) {
	a, b := record("response", "http://a.example/1", "x"), record("response", "http://a.example/2", "y")
	cut := b[:len(b)-5]
	head := fmt.Sprint(len(archivetest.Gzip(a)))
	for name, c := range map[string]struct {
		in   string
		want string
	}{
		"plain":             {a + b, "http://a.example/1 | http://a.example/2"},
		"gzip":              {archivetest.Gzip(a, b), "http://a.example/1 | http://a.example/2"},
		"gzip, one member":  {archivetest.Gzip(a + b), "http://a.example/1 | http://a.example/2"},
		"zstandard":         {archivetest.Zstd(a, b), "http://a.example/1 | http://a.example/2"},
		"cut":               {a + cut, fmt.Sprintf("http://a.example/1 | http://a.example/2 | !at byte %d: %v", len(a), errCut)},
		"cut in the head":   {a + b[:40], fmt.Sprintf("http://a.example/1 | !at byte %d: %v", len(a), errCut)},
		"cut gzip":          {archivetest.Gzip(a, b)[:len(archivetest.Gzip(a))+30], "http://a.example/1 | !at byte " + head + ": " + errCut.Error()},
		"junk between":      {a + "nothing\r\nWARC is a word\r\n" + b, fmt.Sprintf("http://a.example/1 | !at byte %d: no WARC record begins here | http://a.example/2", len(a))},
		"no length":         {"WARC/1.1\r\nWARC-Type: x\r\n\r\n" + b, "!at byte 0: the record has no length (Content-Length is \"\") | http://a.example/2"},
		"nothing":           {"", ""},
		"negative length":   {strings.Replace(a, "Length: 1", "Length: -1", 1) + b, "!at byte 0: the record has no length (Content-Length is \"-1\") | http://a.example/2"},
		"length too large":  {strings.Replace(a, "Length: 1", "Length: 9223372036854775807", 1), "http://a.example/1 | !at byte 0: " + errCut.Error()},
		"an endless line":   {"WARC/1.0\r\n" + strings.Repeat("a", 100_000) + "\r\n" + b, "!at byte 0: a line of more than 65536 bytes in a head | http://a.example/2"},
		"an endless head":   {"WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 2000) + "\r\n" + b, "!at byte 0: more than 1000 lines in a head | http://a.example/2"},
		"line ends of Unix": {strings.ReplaceAll(a+b, "\r\n", "\n"), "http://a.example/1 | http://a.example/2"},
	} {
		if got := strings.Join(read(t, c.in), " | "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestADamagedMemberCostsNoOther(t *testing.T) {
	one := archivetest.Gzip(record("response", "http://a.example/1", strings.Repeat("abcdefgh", 100)+page))
	damaged := []byte(one)
	for i := 40; i < 60; i++ {
		damaged[i] ^= 0xA7
	}
	got := read(t, string(damaged)+archivetest.Gzip(record("response", "http://a.example/2", "y"), record("response", "http://a.example/3", "z")))
	text := strings.Join(got, " | ")
	if !strings.Contains(text, "!at byte 0: the compressed data is damaged") || !strings.HasSuffix(text, "http://a.example/2 | http://a.example/3") {
		t.Error(text)
	}
}

func TestADictionaryIsUsed(t *testing.T) {
	dict := zstdDictionary(t)
	z, err := zstd.NewWriter(nil, zstd.WithEncoderDict(dict))
	if err != nil {
		t.Fatal(err)
	}
	frame := []byte{0x5d, 0x2a, 0x4d, 0x18, byte(len(dict)), byte(len(dict) >> 8), byte(len(dict) >> 16), 0}
	file := append(append(frame, dict...), z.EncodeAll([]byte(record("response", "http://a.example/1", page)), nil)...)
	if got := read(t, string(file)); len(got) != 1 || got[0] != "http://a.example/1" {
		t.Error(got)
	}
	if got := read(t, "\x5d\x2a\x4d\x18\xff\xff\xff\xff"); len(got) != 1 || !strings.Contains(got[0], "larger than the limit") {
		t.Error(got)
	}
}

func zstdDictionary(t *testing.T) []byte {
	t.Helper()
	var samples [][]byte
	for i := range 50 {
		samples = append(samples, []byte(record("response", fmt.Sprintf("http://a.example/%d/%d", i, i*i), strings.Repeat(page, i%3+1))))
	}
	d, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: samples, History: bytes.Join(samples[:20], nil), Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// first opens the answer of a file's first record.
func first(t testing.TB, file string) (*Response, error) {
	t.Helper()
	wr, err := NewReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := wr.Next()
	if err != nil {
		t.Fatal(err)
	}
	return rec.Response()
}

func br(s string) string {
	var b bytes.Buffer
	z := brotli.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func TestBodies(t *testing.T) {
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, page[:10], len(page)-10, page[10:])
	for name, c := range map[string]struct{ head, body, want string }{
		"as it is":                        {"Content-Type: text/html\r\n", page, page},
		"chunked":                         {"Transfer-Encoding: chunked\r\n", chunked, page},
		"chunked by its head only":        {"Transfer-Encoding: chunked\r\n", page, page},
		"gzip":                            {"Content-Encoding: gzip\r\n", archivetest.Gzip(page), page},
		"gzip by its head only":           {"content-encoding: GZIP\r\n", page, page},
		"brotli":                          {"Content-Encoding: br\r\n", br(page), page},
		"zstandard":                       {"Content-Encoding: zstd\r\n", archivetest.Zstd(page), page},
		"gzip in chunks":                  {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(archivetest.Gzip(page)), archivetest.Gzip(page)), page},
		"another encoding":                {"Content-Encoding: compress\r\n", "\x1f\x9d", `! the content-encoding "compress" is not read`},
		"a bomb":                          {"Content-Encoding: gzip\r\n", archivetest.Gzip(strings.Repeat("a", 2<<20)), "! the page is larger than the limit of 1048576 bytes"},
		"a bomb in a bomb":                {"Content-Encoding: gzip, gzip\r\n", archivetest.Gzip(archivetest.Gzip(strings.Repeat("a", 2<<20))), "! the page is larger than the limit of 1048576 bytes"},
		"a head with lines that are none": {"nonsense\r\n folded\r\n: x\r\n", page, page},
	} {
		res, err := first(t, record("response", "http://a.example/", answer(c.head, c.body)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := res.Body(1 << 20)
		got := string(b)
		if err != nil {
			got = "! " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %.200q, want %.200q", name, got, c.want)
		}
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	for _, content := range []string{"", "<html>", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1\r\n\r\n"} {
		if _, err := first(t, record("response", "http://a.example/", content)); err == nil {
			t.Errorf("%q is read as an answer", content)
		}
	}
}

// FuzzReader reads anything as a WARC file: it must end, and a record's answer must stay within its limit.
func FuzzReader(f *testing.F) {
	whole := record("warcinfo", "", "x") + record("response", "http://a.example/", answer("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "4\r\nabcd\r\n0\r\n\r\n"))
	for _, s := range []string{whole, archivetest.Gzip(whole), archivetest.Zstd(whole), whole[:50], archivetest.Gzip(whole)[:50], "WARC/1.0\r\n\r\n", "\x5d\x2a\x4d\x18\x01\x00\x00\x00a"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		wr, err := NewReader(bytes.NewReader(b))
		if err != nil {
			return
		}
		for {
			rec, err := wr.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				continue
			}
			res, err := rec.Response()
			if err != nil {
				continue
			}
			if body, err := res.Body(1 << 16); err == nil && len(body) > 1<<16 {
				t.Fatalf("%d bytes", len(body))
			}
		}
	})
}

// generated is an archive of n bytes and more, made as it is read.
type generated struct {
	member []byte
	left   int
	rest   []byte
}

func (g *generated) Read(p []byte) (int, error) {
	if len(g.rest) == 0 {
		if g.left <= 0 {
			return 0, io.EOF
		}
		g.rest = g.member
		g.left -= len(g.member)
	}
	n := copy(p, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

// BenchmarkFlat reads 200 MB of compressed archive and reports the most memory that was in use.
func BenchmarkFlat(b *testing.B) {
	noise := make([]byte, 40_000)
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	member := []byte(archivetest.Gzip(record("response", "http://a.example/", answer("Content-Type: text/html\r\n", page+string(noise)))))
	const size = 200 << 20
	b.SetBytes(size)
	var most uint64
	for b.Loop() {
		wr, err := NewReader(&generated{member: member, left: size})
		if err != nil {
			b.Fatal(err)
		}
		for n := 0; ; n++ {
			rec, err := wr.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			res, err := rec.Response()
			if err != nil {
				b.Fatal(err)
			}
			if _, err := res.Body(1 << 20); err != nil {
				b.Fatal(err)
			}
			if n%500 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}
	b.ReportMetric(float64(most)/(1<<20), "MB-at-most")
	if most > 64<<20 {
		b.Errorf("%d bytes in use", most)
	}
}
