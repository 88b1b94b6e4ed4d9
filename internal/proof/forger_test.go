package proof

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/proof/chain"
	"tawatur/internal/proof/chain/chaintest"
)

// rechained writes the log anew after an edit, so that it hangs together again: what somebody does who knows the program and may write the files.
func rechained(t *testing.T, dir string, edit func([]chain.Line) []chain.Line) {
	t.Helper()
	if err := chaintest.Rewrite(filepath.Join(dir, logName), edit); err != nil {
		t.Fatal(err)
	}
}

// TestForger changes files of a proof as a whole: each is named, though in some the log hangs together.
func TestForger(t *testing.T) {
	const first, second = "2024-08-10-001.warc.gz", "2024-08-11-001.warc.gz"
	at := func(i int, change func(*chain.Line)) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			rechained(t, dir, func(ls []chain.Line) []chain.Line { change(&ls[i]); return ls })
		}
	}
	for name, c := range map[string]struct {
		forge func(t *testing.T, dir string)
		want  string
	}{
		"two files exchanged": {func(t *testing.T, dir string) {
			a, b := filepath.Join(dir, archiveDir, first), filepath.Join(dir, archiveDir, second)
			for _, move := range [][2]string{{a, a + "x"}, {b, a}, {a + "x", b}} {
				if err := os.Rename(move[0], move[1]); err != nil {
					t.Fatal(err)
				}
			}
		}, first + ", 337 bytes at byte 0: not the bytes of the file of line 1"},
		"a file in the middle deleted": {func(t *testing.T, dir string) {
			k := opened(t, dir, options())
			late := exchange(5, "خبر")
			late.At = late.At.AddDate(0, 0, 5)
			keep(t, k, late)
			k.Close()
			remove(t, filepath.Join(dir, archiveDir, second))
		}, second + ": the file cannot be read"},
		"a line before the file":       {at(1, func(l *chain.Line) { l.Offset = -5 }), "log.jsonl line 2: it tells of bytes that no file has"},
		"a line of less than nothing":  {at(1, func(l *chain.Line) { l.Length = -5 }), "log.jsonl line 2: it tells of bytes that no file has"},
		"a line without end":           {at(1, func(l *chain.Line) { l.Length = 1<<63 - 1 }), "log.jsonl line 2: it tells of bytes that no file has"},
		"two lines of the same bytes":  {at(3, func(l *chain.Line) { l.Offset -= 10 }), "log.jsonl line 4: it tells of bytes that another line tells of"},
		"another time":                 {at(1, func(l *chain.Line) { l.At = "2020-01-01T00:00:00Z" }), "log.jsonl line 2: its time or the hash of its payload is not that of the record"},
		"another payload":              {at(1, func(l *chain.Line) { l.Payload = chain.Hash(nil) }), "log.jsonl line 2: its time or the hash"},
		"another kind":                 {at(1, func(l *chain.Line) { l.Kind = chain.KindFile }), "log.jsonl line 2: its time or the hash"},
		"no file of a proof":           {at(1, func(l *chain.Line) { l.File = "../" + first }), "is no name of a file of a proof"},
		"a token that is no file here": {at(1, func(l *chain.Line) { l.Kind, l.File = chain.KindTimestamp, "../../token" }), "no name of a file of the proof"},
		"a capture taken out of the log": {func(t *testing.T, dir string) {
			rechained(t, dir, func(ls []chain.Line) []chain.Line { return slices.Delete(ls, 1, 2) })
		}, "the log does not tell of these bytes"},
		"a redaction taken out of the log": {func(t *testing.T, dir string) {
			rechained(t, dir, func(ls []chain.Line) []chain.Line { return ls[:len(ls)-1] })
		}, "not the bytes of the capture of line 3"},
		"a redaction given another reason": {at(6, func(l *chain.Line) { l.Reason = "other" }), "not the bytes of the capture of line 3"},
		"a report of which two lines tell": {func(t *testing.T, dir string) {
			k := opened(t, dir, options())
			report := tawatur.Stated{ID: "a", Number: 1, SHA256: chain.Hash(nil)}
			if n, err := k.Log(false, report, report); n != 1 || err != nil {
				t.Fatal(n, err)
			}
			k.Close()
			rechained(t, dir, func(ls []chain.Line) []chain.Line { return append(ls, ls[len(ls)-1]) })
		}, "log.jsonl line 9: it tells of a report of which line 8 tells"},
		"a redaction of what is still there": {func(t *testing.T, dir string) {
			rechained(t, dir, func(ls []chain.Line) []chain.Line {
				more := ls[6]
				more.Offset, more.Length = ls[1].Offset, ls[1].Length
				return append(ls, more)
			})
		}, "says that this was redacted, and it is still there"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			sample(t, dir)
			c.forge(t, dir)
			finds(t, dir, c.want)
		})
	}
}

// TestWhatNoCheckFinds holds the documentation to its word: who may write all files can make another proof that is whole in itself. The end cut off at a capture,
// in the log and in the file, and a proof made anew, are told from the old one only by a head that was noted.
func TestWhatNoCheckFinds(t *testing.T) {
	dir := t.TempDir()
	k := opened(t, dir, options())
	for i := range 3 {
		keep(t, k, exchange(i, "خبر"))
	}
	before := checked(t, dir, CheckOptions{})
	k.Close()
	var cut chain.Line
	rechained(t, dir, func(ls []chain.Line) []chain.Line { cut = ls[len(ls)-1]; return ls[:len(ls)-1] })
	if err := os.Truncate(filepath.Join(dir, archiveDir, cut.File), cut.Offset); err != nil {
		t.Fatal(err)
	}
	if f := checked(t, dir, CheckOptions{}); len(f.Problems) > 0 || f.Captures != 2 {
		t.Errorf("the end cut off is found: %v; docs/proof.md says that it cannot be", f.Problems)
	}
	if f := checked(t, dir, CheckOptions{Head: before.Head}); len(f.Problems) != 1 {
		t.Errorf("not found by the head: %v", f.Problems)
	}
}
