package proof

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/proof/chain"
)

// sample makes a proof of two files with a page that comes twice and one that was redacted, and returns its captures.
func sample(t *testing.T, dir string) []tawatur.Capture {
	t.Helper()
	k := opened(t, dir, options())
	defer k.Close()
	out := []tawatur.Capture{
		keep(t, k, exchange(1, "قصفت المدفعية قرية النخلة")), keep(t, k, exchange(2, "اعتُقل رجل من أهالي البلدة واسمه معروف لدينا")),
		keep(t, k, exchange(3, "قصفت المدفعية قرية النخلة")),
	}
	next := exchange(4, "دخلت قافلة إغاثة البلدة")
	next.At = next.At.AddDate(0, 0, 1)
	out = append(out, keep(t, k, next))
	if err := k.Redact(tawatur.RedactSafety, out[1]); err != nil {
		t.Fatal(err)
	}
	return out
}

func checked(t *testing.T, dir string, opt CheckOptions) *Findings {
	t.Helper()
	f, err := Check(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCheckWhole(t *testing.T) {
	dir := t.TempDir()
	cs := sample(t, dir)
	f := checked(t, dir, CheckOptions{})
	if len(f.Problems) > 0 || f.Captures != 3 || f.Lines != 7 || len(f.Redacted) != 1 || f.Redacted[0].Reason != tawatur.RedactSafety {
		t.Errorf("%+v", f)
	}
	for i, want := range []string{StateWhole, StateRedacted, StateWhole, StateWhole} {
		if got := f.State(cs[i]); got != want {
			t.Errorf("capture %d is %s, want %s", i, got, want)
		}
	}
	other := cs[0]
	other.SHA256 = chain.Hash([]byte("another"))
	if got := f.State(other); got != StateUnknown {
		t.Errorf("a capture with another hash is %s", got)
	}
	if _, err := Check(filepath.Join(dir, "none"), CheckOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no proof: %v", err)
	}
}

// TestEveryByte flips a bit of every byte of the proof: each is found, in its file.
func TestEveryByte(t *testing.T) {
	dir := t.TempDir()
	sample(t, dir)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		step := 1
		if d.Name() != logName {
			step = 7 // every bit is under one hash
		}
		for i := 0; i < len(whole); i += step {
			b := bytes.Clone(whole)
			b[i] ^= 1 << (i % 7)
			if err := os.WriteFile(path, b, 0o644); err != nil {
				return err
			}
			f := checked(t, dir, CheckOptions{})
			if len(f.Problems) == 0 {
				t.Errorf("%s: byte %d of %d, %q for %q: nothing is found", d.Name(), i, len(whole), b[i], whole[i])
			} else if !strings.Contains(f.Problems[0].File, d.Name()) && d.Name() != logName {
				t.Errorf("%s: byte %d: %s", d.Name(), i, f.Problems[0])
			}
		}
		return os.WriteFile(path, whole, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTampered(t *testing.T) {
	name := filepath.Join(archiveDir, "2024-08-10-001.warc.gz")
	edit := func(do func([]string) []string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			p := filepath.Join(dir, logName)
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			ls := do(strings.SplitAfter(strings.TrimSuffix(string(b), "\n"), "\n"))
			if err := os.WriteFile(p, []byte(strings.TrimSuffix(strings.Join(ls, ""), "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name string
		do   func(t *testing.T, dir string)
		want string
	}{
		{"a file deleted", func(t *testing.T, dir string) { remove(t, filepath.Join(dir, name)) }, "2024-08-10-001.warc.gz: the file cannot be read"},
		{"the log deleted", func(t *testing.T, dir string) { remove(t, filepath.Join(dir, logName)) }, "the log is gone"},
		{"a line deleted", edit(func(ls []string) []string { return slices.Delete(ls, 2, 3) }), "log.jsonl line 3: lines are missing"},
		{"the first line deleted", edit(func(ls []string) []string { return ls[1:] }), "log.jsonl line 1: lines are missing"},
		{"the last line deleted", edit(func(ls []string) []string { return ls[:len(ls)-1] }), "not the bytes of the capture of line 3"},
		{"lines in another order", edit(func(ls []string) []string { ls[1], ls[2] = ls[2], ls[1]; return ls }), "log.jsonl line 2: lines are missing, moved"},
		{"a line twice", edit(func(ls []string) []string { return slices.Insert(ls, 2, ls[1]) }), "log.jsonl line 3: lines are missing"},
		{"a forged line behind", edit(func(ls []string) []string {
			return append(ls, "\n"+strings.Replace(ls[1], `"seq":2`, `"seq":8`, 1))
		}), "log.jsonl line 8: the line before it is not"},
		{"a line in another form", edit(func(ls []string) []string { ls[1] = strings.Replace(ls[1], ":", ": ", 1); return ls }), "log.jsonl line 2: it is not a line of this log"},
		{"a file cut", func(t *testing.T, dir string) {
			if err := os.Truncate(filepath.Join(dir, name), 700); err != nil {
				t.Fatal(err)
			}
		}, "the file ends before"},
		{"bytes behind a file", func(t *testing.T, dir string) { appendTo(t, filepath.Join(dir, name), "more") }, "4 bytes at byte"},
		{"a file put in", func(t *testing.T, dir string) {
			appendTo(t, filepath.Join(dir, archiveDir, "2024-08-09-001.warc.gz"), "more")
		}, "2024-08-09-001.warc.gz, 4 bytes at byte 0: the log does not tell"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			sample(t, dir)
			c.do(t, dir)
			finds(t, dir, c.want)
		})
	}
}

// finds asks that a check of a proof finds a problem with some words.
func finds(t *testing.T, dir, want string) {
	t.Helper()
	var all []string
	for _, p := range checked(t, dir, CheckOptions{}).Problems {
		all = append(all, p.String())
	}
	if !strings.Contains(strings.Join(all, "\n"), want) {
		t.Errorf("found %q, want %q", all, want)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func appendTo(t *testing.T, path, more string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(more); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestHead: who noted the head can tell a log that was written anew, though it holds together.
func TestHead(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	sample(t, dir)
	head := checked(t, dir, CheckOptions{}).Head
	k := opened(t, dir, options())
	keep(t, k, exchange(9, "خبر آخر"))
	if f := checked(t, dir, CheckOptions{Head: head}); len(f.Problems) > 0 || f.Head == head {
		t.Errorf("a log that went on: %+v", f.Problems)
	}
	k2 := opened(t, other, options())
	keep(t, k2, exchange(1, "نص مزور"))
	if f := checked(t, other, CheckOptions{Head: head}); len(f.Problems) != 1 || !strings.Contains(f.Problems[0].What, head) {
		t.Errorf("another log: %+v", f.Problems)
	}
}

// TestHeadOfNothing: the head of a log that was empty is that of any that was begun since.
func TestHeadOfNothing(t *testing.T) {
	dir := t.TempDir()
	opened(t, dir, options()).Close()
	head := checked(t, dir, CheckOptions{}).Head
	sample(t, dir)
	if f := checked(t, dir, CheckOptions{Head: head}); len(f.Problems) > 0 {
		t.Error(f.Problems)
	}
}

// TestRedact: nothing of the text is left, all other captures are where they were, and what was redacted is not kept again.
func TestRedact(t *testing.T) {
	dir := t.TempDir()
	cs := sample(t, dir)
	raw, err := os.ReadFile(filepath.Join(dir, archiveDir, cs[1].File))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(types(t, filepath.Join(dir, archiveDir, cs[1].File)), " "); got != "warcinfo response request metadata revisit request" {
		t.Errorf("records: %s", got)
	}
	if int64(len(raw)) != cs[2].Offset+cs[2].Length {
		t.Error("the file has another length")
	}
	k := opened(t, dir, options())
	if _, err := k.Keep(exchange(20, "اعتُقل رجل من أهالي البلدة واسمه معروف لدينا")); !errors.Is(err, ErrRedacted) {
		t.Errorf("kept again: %v", err)
	}
	if err := k.Redact(tawatur.RedactSafety, cs[1]); err != nil {
		t.Errorf("redacted again: %v", err)
	}
	if err := k.Redact("because I say so", cs[0]); !errors.Is(err, ErrReason) {
		t.Errorf("another reason: %v", err)
	}
	if err := k.Redact(tawatur.RedactSafety, tawatur.Capture{File: cs[0].File, Offset: 1}); !errors.Is(err, ErrUnknown) {
		t.Errorf("no capture: %v", err)
	}
	if f := checked(t, dir, CheckOptions{}); len(f.Problems) > 0 || f.Lines != 7 {
		t.Errorf("%+v", f)
	}
}

// TestRedactBrokenOff: a redaction that was logged and not done is found, and done when the proof is opened.
func TestRedactBrokenOff(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	c := keep(t, k, exchange(1, "نص يحذف"))
	name := filepath.Join(dir, archiveDir, c.File)
	before, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(k.Redact(tawatur.RedactLegal, c), k.Close(), os.WriteFile(name, before, 0o644)); err != nil {
		t.Fatal(err)
	}
	if f := checked(t, dir, CheckOptions{}); len(f.Problems) != 1 || !strings.Contains(f.Problems[0].What, "still there") {
		t.Errorf("%+v", f.Problems)
	}
	opened(t, dir, options())
	if f := checked(t, dir, CheckOptions{}); len(f.Problems) > 0 || len(f.Redacted) != 1 {
		t.Errorf("%+v", f)
	}
}

// TestReplacement makes replacements of every length from the shortest on.
func TestReplacement(t *testing.T) {
	shortest := memberSize(0)
	lengths := []int64{65_500, 65_535, 65_536, 65_600, 131_070, 131_100, 200_000}
	for n := shortest; n < 1200; n++ {
		lengths = append(lengths, n)
	}
	dir := t.TempDir()
	for _, n := range lengths {
		b, err := replacement(chain.Line{File: "f", At: "2024-09-02T10:00:00Z", Reason: tawatur.RedactLegal, Length: n})
		if err != nil || int64(len(b)) != n {
			t.Fatalf("%d bytes: %d, %v", n, len(b), err)
		}
		name := filepath.Join(dir, "x.warc.gz")
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := types(t, name); len(got) == 0 && n > 320 || len(got) > 1 || len(got) == 1 && got[0] != "metadata" {
			t.Errorf("%d bytes: records %v", n, got)
		}
	}
	if _, err := replacement(chain.Line{Length: shortest - 1}); err == nil {
		t.Error("bytes too few were replaced")
	}
}
