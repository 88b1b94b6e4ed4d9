package chain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// written is a log of some lines.
func written(tb testing.TB, n int) []byte {
	tb.Helper()
	var out []byte
	head := Start
	for i := range n {
		l := Line{At: "2024-08-10T09:00:00Z", File: "f", Kind: KindCapture, Length: 1, Offset: int64(i), SHA256: Start}
		if i == n-1 {
			l = Line{At: "2024-08-10T09:00:00Z", Claims: Start, ID: Start, Kind: KindReport, Number: 1, SHA256: Start}
		}
		_, b, err := Append(l, head, int64(i))
		if err != nil {
			tb.Fatal(err)
		}
		out, head = append(out, b...), Hash(b[:len(b)-1])
	}
	return out
}

// read returns what is said of a log: "3" for three lines that hold together, else each break.
func read(log []byte) string {
	r := NewReader(bytes.NewReader(log))
	var said []string
	for {
		_, err := r.Next()
		switch {
		case err == io.EOF:
			return strings.Join(append(said, fmt.Sprint(r.Line())), "; ")
		case err != nil:
			said = append(said, err.Error())
		}
	}
}

func TestReader(t *testing.T) {
	log := string(written(t, 3))
	lines := strings.SplitAfter(log, "\n")
	for _, c := range []struct{ name, log, want string }{
		{"whole", log, "3"},
		{"empty", "", "0"},
		{"cut", log[:len(log)-9], "line 3: it is cut off; 3"},
		{"no end", log[:len(log)-1], "line 3: it is cut off; 3"},
		{"a line gone", lines[0] + lines[2], "line 2: lines are missing, moved or put in here: it is number 3 behind number 1; 2"},
		{"changed", lines[0] + strings.Replace(lines[1], "09:00", "08:00", 1) + lines[2], "line 3: the line before it is not the one that it was written behind; 3"},
		{"no JSON", lines[0] + "{\n", "line 2: it is not a line of this log: unexpected EOF; 2"},
		{"another name", strings.Replace(lines[0], `"at"`, `"as"`, 1), `line 1: it is not a line of this log: json: unknown field "as"; 1`},
		{"another order", strings.Replace(lines[0], `"at":"2024-08-10T09:00:00Z",`, "", 1), "line 1: it is not a line of this log; 1"},
		{"a report with bytes of a file", lines[0] + lines[1] + strings.Replace(lines[2], `"number"`, `"length":1,"number"`, 1), "line 3: it is not a line of this log; 3"},
		{"endless", strings.Repeat("x", 3*maxLine) + "\n" + lines[1], "line 1: it is not a line of this log; line 2: lines are missing"},
	} {
		if got := read([]byte(c.log)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzReader reads whatever comes; what it takes for whole is what is written of the same lines.
func FuzzReader(f *testing.F) {
	f.Add(written(f, 3))
	f.Add([]byte("{}\n"))
	f.Add([]byte("\n\n"))
	f.Fuzz(func(t *testing.T, log []byte) {
		r := NewReader(bytes.NewReader(log))
		var again []byte
		head, seq := Start, int64(0)
		for {
			l, err := r.Next()
			var b *Break
			switch {
			case err == io.EOF:
				if !bytes.Equal(again, log) {
					t.Errorf("%q is read as %q", log, again)
				}
				return
			case errors.As(err, &b):
				return
			case err != nil:
				t.Fatal(err)
			}
			l, line, err := Append(l, head, seq)
			if err != nil {
				t.Fatal(err)
			}
			again, head, seq = append(again, line...), Hash(line[:len(line)-1]), l.Seq
		}
	})
}
