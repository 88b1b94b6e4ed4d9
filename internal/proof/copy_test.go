package proof

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// foreign is a record as crawlers write it, with a digest that is not ours.
func foreign(t *testing.T, text string) []byte {
	t.Helper()
	b, err := warc.Pack([]warc.Field{{Name: "WARC-Type", Value: "response"}, {Name: "WARC-Target-URI", Value: "https://a.example/1"},
		{Name: "WARC-Date", Value: "2019-05-01T10:00:00.5Z"}, {Name: "WARC-Payload-Digest", Value: "sha1:AAAA"}, {Name: "Content-Type", Value: "application/http"}},
		[]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func foreignCapture(text string) tawatur.Capture {
	return tawatur.Capture{At: "2019-05-01T10:00:00.5Z", URL: "https://a.example/1", File: "crawl.warc.gz", Offset: 77, SHA256: chain.Hash([]byte(text))}
}

// TestCopy: a record of an archive is kept once, byte for byte, is checked, and is redacted as captures are.
func TestCopy(t *testing.T) {
	dir := t.TempDir()
	k, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	const text = "<p>قصف</p>"
	from, rec := foreignCapture(text), foreign(t, text)
	c, added, err := k.Copy(from, rec)
	if err != nil || !added || !c.CopyOf(from) || c.Length != int64(len(rec)) {
		t.Fatalf("%+v %v %v", c, added, err)
	}
	if again, added, err := k.Copy(from, rec); err != nil || added || again != c {
		t.Errorf("again: %+v %v %v", again, added, err)
	}
	if _, _, err := k.Copy(foreignCapture("another"), rec); !errors.Is(err, ErrBroken) {
		t.Errorf("another record: %v", err)
	}
	if _, _, err := k.Copy(from, append(foreign(t, text), foreign(t, "more")...)); err == nil {
		t.Error("two records at once")
	}
	f, err := Check(dir, CheckOptions{})
	if err != nil || len(f.Problems) > 0 || f.Copies != 1 || f.Captures != 0 || f.State(c) != StateWhole {
		t.Errorf("%+v %v %s", f, err, f.State(c))
	}
	a, err := OpenArchive(dir)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := a.Read(c); err != nil || string(b) != string(rec) {
		t.Errorf("%v %q", err, b)
	}
	if err := k.Redact("safety", c); err != nil {
		t.Fatal(err)
	}
	if _, _, err := k.Copy(from, rec); !errors.Is(err, ErrRedacted) {
		t.Errorf("what was redacted was copied again: %v", err)
	}
	if f, err = Check(dir, CheckOptions{}); err != nil || len(f.Problems) > 0 || f.State(c) != StateRedacted {
		t.Errorf("%+v %v", f, err)
	}
}

// TestCopyBrokenOff: a copy that was written and not logged is logged as one when the proof is opened again, and one that is half there goes.
func TestCopyBrokenOff(t *testing.T) {
	dir := t.TempDir()
	k, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"<p>أ</p>", "<p>ب</p>"} {
		if _, _, err := k.Copy(foreignCapture(text), foreign(t, text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(log), "\n")
	if err := os.WriteFile(filepath.Join(dir, logName), []byte(lines[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	names, err := fileNames(dir)
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	st, err := os.Stat(filepath.Join(dir, archiveDir, names[0]))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, archiveDir, names[0]), st.Size()-5); err != nil {
		t.Fatal(err)
	}
	if k, err = Open(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	f, err := Check(dir, CheckOptions{})
	if err != nil || len(f.Problems) > 0 || f.Copies != 1 || f.Found != 1 {
		t.Errorf("%+v %v", f, err)
	}
	if _, added, err := k.Copy(foreignCapture("<p>أ</p>"), foreign(t, "<p>أ</p>")); err != nil || added {
		t.Errorf("copied twice: %v %v", added, err)
	}
	if _, added, err := k.Copy(foreignCapture("<p>ب</p>"), foreign(t, "<p>ب</p>")); err != nil || !added {
		t.Errorf("not copied: %v %v", added, err)
	}
}
