package proof

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// page is an answer of a server with a text of ours.
func page(text string) []byte {
	body := "<html><body><p>" + text + "</p></body></html>"
	return fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

// exchange is one of our own at a minute of a day.
func exchange(minute int, text string) Exchange {
	return Exchange{
		URL: fmt.Sprintf("https://outlet.example/news/%d", minute), At: time.Date(2024, 8, 10, 9, minute, 0, 0, time.UTC), IP: "192.0.2.7",
		Request: []byte("GET /news HTTP/1.1\r\nHost: outlet.example\r\n\r\n"), Response: page(text),
	}
}

// options are a clock that stands and chance that repeats itself.
func options() Options {
	return Options{Software: "tawatur test", Rand: rand.NewChaCha8([32]byte{1}),
		Now: func() time.Time { return time.Date(2024, 8, 10, 8, 0, 0, 0, time.UTC) }}
}

func opened(t *testing.T, dir string, opt Options) *Keeper {
	t.Helper()
	k, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.Close() }) // closed already where the test does so
	return k
}

func keep(t *testing.T, k *Keeper, ex Exchange) tawatur.Capture {
	t.Helper()
	c, err := k.Keep(ex)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lines reads the log, which must hold together.
func lines(t *testing.T, dir string) []chain.Line {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	var out []chain.Line
	r := chain.NewReader(bytes.NewReader(b))
	for {
		l, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
}

// types lists the kinds of the records of a file.
func types(t *testing.T, name string) (out []string) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := warc.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec.Type)
	}
}

func TestKeep(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	a := keep(t, k, exchange(1, "قصفت المدفعية قرية النخلة"))
	b := keep(t, k, exchange(2, "دخلت قافلة إغاثة البلدة"))
	again := keep(t, k, exchange(3, "قصفت المدفعية قرية النخلة"))
	if a.At != "2024-08-10T09:01:00Z" || a.File != "2024-08-10-001.warc.gz" || b.Offset != a.Offset+a.Length || !a.Kept || again.SHA256 != a.SHA256 {
		t.Errorf("captures %+v %+v %+v", a, b, again)
	}
	name := filepath.Join(dir, archiveDir, a.File)
	if got := strings.Join(types(t, name), " "); got != "warcinfo response request response request revisit request" {
		t.Errorf("records: %s", got)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ls := lines(t, dir)
	if len(ls) != 4 || ls[0].Kind != chain.KindFile || !ls[3].Same {
		t.Fatalf("log: %+v", ls)
	}
	for _, l := range ls {
		if chain.Hash(raw[l.Offset:l.Offset+l.Length]) != l.SHA256 {
			t.Errorf("line %d does not have the hash of its bytes", l.Seq)
		}
	}
	if head, n := k.Head(); n != 4 || head == ls[3].Prev {
		t.Errorf("head %s of %d lines", head, n)
	}
}

// TestRevisitAfterOpening: what was kept by an earlier run is pointed to, with its own id, address and time.
func TestRevisitAfterOpening(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	first := keep(t, k, exchange(1, "هدوء حذر في المدينة"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	k = opened(t, dir, options())
	c := keep(t, k, exchange(9, "هدوء حذر في المدينة"))
	f, err := os.Open(filepath.Join(dir, archiveDir, c.File))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := warc.NewReader(io.NewSectionReader(f, c.Offset, c.Length))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := r.Next()
	if err != nil || rec.Type != "revisit" || rec.Field("WARC-Refers-To-Date") != first.At || rec.Field("WARC-Refers-To-Target-URI") != first.URL ||
		!strings.HasPrefix(rec.Field("WARC-Refers-To"), "<urn:uuid:") {
		t.Errorf("%+v, %v", rec, err)
	}
}

func TestRotation(t *testing.T) {
	dir := t.TempDir()
	opt := options()
	opt.MaxFile = 1000
	k := opened(t, dir, opt)
	for i := range 5 {
		keep(t, k, exchange(i, fmt.Sprint("خبر رقم ", i)))
	}
	next := exchange(6, "خبر اليوم التالي")
	next.At = next.At.AddDate(0, 0, 1)
	if c := keep(t, k, next); c.File != "2024-08-11-001.warc.gz" {
		t.Errorf("the next day is in %s", c.File)
	}
	late := keep(t, k, exchange(7, "خبر وصل بعد منتصف الليل")) // asked for before midnight
	if late.File != "2024-08-11-001.warc.gz" && late.File != "2024-08-11-002.warc.gz" {
		t.Errorf("a late one is in %s", late.File)
	}
	names, err := fileNames(dir)
	if err != nil || len(names) < 4 {
		t.Fatal(names, err)
	}
	for _, n := range names {
		if got := types(t, filepath.Join(dir, archiveDir, n)); got[0] != "warcinfo" {
			t.Errorf("%s begins with %s", n, got[0])
		}
	}
}

// TestTorn cuts the files of a proof at every byte of its last exchange and opens it: what was answered for stays, and the log
// agrees with the files.
func TestTorn(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	keep(t, k, exchange(1, "قصف على أطراف البلدة"))
	logged, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	last := keep(t, k, exchange(2, "وصول جرحى إلى المستشفى"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	full, err := os.ReadFile(filepath.Join(dir, archiveDir, last.File))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	for cut := int(last.Offset); cut <= len(full); cut += 7 {
		torn(t, last.File, full[:cut], logged, cut)
	}
	torn(t, last.File, full, logged, len(full))
	for cut := len(logged); cut < len(whole); cut += 11 {
		torn(t, last.File, full, whole[:cut], len(full))
	}
}

// torn opens a proof of such files, which keeps the first exchange, and adds to it.
func torn(t *testing.T, name string, archive, log []byte, cut int) {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, archiveDir), 0o755); err != nil {
		t.Fatal(err)
	}
	for n, b := range map[string][]byte{filepath.Join(archiveDir, name): archive, logName: log} {
		if err := os.WriteFile(filepath.Join(dir, n), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	k := opened(t, dir, options())
	c := keep(t, k, exchange(3, "عاد الهدوء"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, archiveDir, name))
	if err != nil {
		t.Fatal(err)
	}
	end := int64(0)
	for _, l := range lines(t, dir) {
		if l.Offset != end || chain.Hash(raw[l.Offset:l.Offset+l.Length]) != l.SHA256 {
			t.Fatalf("cut at %d: line %+v does not fit the file", cut, l)
		}
		end += l.Length
	}
	if end != int64(len(raw)) || c.Offset+c.Length != end {
		t.Fatalf("cut at %d: the file has %d bytes, the log tells of %d", cut, len(raw), end)
	}
	types(t, filepath.Join(dir, archiveDir, name))
}

// TestFound: an exchange that is whole in the file and missing in the log is logged, and not thrown away.
func TestFound(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	keep(t, k, exchange(1, "أول"))
	before, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	c := keep(t, k, exchange(2, "ثان"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, logName), before, 0o644); err != nil {
		t.Fatal(err)
	}
	opened(t, dir, options())
	ls := lines(t, dir)
	if got := ls[len(ls)-1]; !got.Found || got.Payload != c.SHA256 || got.Offset != c.Offset || got.Length != c.Length || got.At != c.At {
		t.Errorf("%+v, kept as %+v", got, c)
	}
}

func TestOneWriter(t *testing.T) {
	dir := t.TempDir()
	opened(t, dir, options())
	if _, err := Open(dir, options()); !errors.Is(err, ErrBusy) {
		t.Errorf("a second one: %v", err)
	}
}

// TestBrokenLog: nothing is added to a log that does not hold together, and nothing is taken from it.
func TestBrokenLog(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	keep(t, k, exchange(1, "أول"))
	keep(t, k, exchange(2, "ثان"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, logName)
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[40] ^= 1
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, options()); !errors.Is(err, ErrBroken) {
		t.Errorf("opened: %v", err)
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, b) {
		t.Error("the log was changed")
	}
}

func TestHostileAddress(t *testing.T) {
	k := opened(t, t.TempDir(), options())
	ex := exchange(1, "نص")
	ex.URL = "https://outlet.example/\r\nWARC-Type: warcinfo"
	if _, err := k.Keep(ex); err == nil {
		t.Error("an address with a line break was kept")
	}
	keep(t, k, exchange(2, "نص")) // and nothing was spoilt
}

func TestPayload(t *testing.T) {
	for _, c := range []struct{ name, message, want string }{
		{"plain", "HTTP/1.1 200 OK\r\nA: b\r\n\r\nabc", "abc"},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "abc"},
		{"chunks promised", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nabc", "abc"},
		{"no body", "HTTP/1.1 304 Not Modified\r\n\r\n", ""},
		{"no head", "abc", ""},
	} {
		if got := string(payload(split([]byte(c.message)))); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestLineForm: the log can be read by others as JSON, its names in order.
func TestLineForm(t *testing.T) {
	b, err := chain.Encode(chain.Line{At: "2024-08-10T09:00:00Z", File: "f", Found: true, Kind: "k", Payload: "p", Prev: "q", Reason: "r", Same: true, Seq: 1, SHA256: "s"})
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	if sorted, err := json.Marshal(v); err != nil || !bytes.Equal(sorted, b) {
		t.Errorf("%s\nin order: %s, %v", b, sorted, err)
	}
}

// TestLostFile: a proof whose files are gone is not written to either, also where it was the only one.
func TestLostFile(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	c := keep(t, k, exchange(1, "أول"))
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	remove(t, filepath.Join(dir, archiveDir, c.File))
	if _, err := Open(dir, options()); !errors.Is(err, ErrBroken) || !strings.Contains(err.Error(), c.File) {
		t.Errorf("opened: %v", err)
	}
}
