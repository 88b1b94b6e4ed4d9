package table

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

func plain(b []byte) (string, error) {
	if !utf8.Valid(b) {
		return "", errors.New("invalid UTF-8")
	}
	return string(b), nil
}

// read lists rows as "LINE a/b", faults as "!LINE words", and the error of the whole as "!! words".
func read(r io.Reader, max int) string {
	t, err := NewReader(r, max, plain)
	if err != nil {
		return "!! " + err.Error()
	}
	var out []string
	for {
		row, err := t.Next()
		var bad *Fault
		switch {
		case err == io.EOF:
			return strings.Join(out, " | ")
		case errors.As(err, &bad):
			out = append(out, fmt.Sprintf("!%d %v", bad.Line, err))
		case err != nil:
			return strings.Join(append(out, "!! "+err.Error()), " | ")
		default:
			out = append(out, fmt.Sprintf("%d %s/%s", row.Line, row.Get("a"), row.Get("b")))
		}
	}
}

func TestRows(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("a\tb\r\nقصف\tليلا\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ in, want string }{
		"commas":               {"a,b\n1,2\n3,4", "2 1/2 | 3 3/4"},
		"semicolons":           {"a;b\n1,5;2\n", "2 1,5/2"},
		"tabs and CRLF":        {"a\tb\r\n1\t2\r\n\r\n3\t4\r\n", "2 1/2 | 4 3/4"},
		"bars":                 {"a|b\n1|2\n", "2 1/2"},
		"sep=":                 {"sep=;\r\na;b\r\n1;2", "3 1/2"},
		"byte-order mark":      {"\uFEFFa,b\n1,2\n", "2 1/2"},
		"UTF-16":               {utf16, "2 قصف/ليلا"},
		"quotes":               {"a,b\n\"1,\"\"x\"\"\n2\", \"3\" \n4,5\n", "2 1,\"x\"\n2/3 | 4 4/5"},
		"quotes within":        {"a,b\nقال \"لا\",2\n\"قال \"لا\" ومضى\",3\n", "2 قال \"لا\"/2 | 3 قال \"لا\" ومضى/3"},
		"an open quote":        {"a,b\n\"1,2\n3,4\n", "!2 a quotation mark is opened and never closed | 3 3/4"},
		"an open quote at end": {"a,b\n1,2\n\"3,4", "2 1/2 | !3 a quotation mark is opened and never closed"},
		"too few, too many":    {"a,b\n1\n1,2,3\n1,2,,\n", "2 1/ | !3 the row has 3 fields and the heading 2 | 4 1/2"},
		"one column twice":     {"a,a,b\n1,2,3\n", "2 1/3"},
		"a quoted heading":     {"\"a\",\"b\"\n1,2\n", "2 1/2"},
		"too long":             {"a,b\n1," + strings.Repeat("x", 9000) + "\n3,4\n", "!2 the row is longer than the limit of 4096 bytes | 3 3/4"},
		"bad bytes":            {"a,b\n1,\xff\n3,4\n", "!2 invalid UTF-8 | 3 3/4"},
		"empty":                {"", "!! the table is empty"},
		"heading only":         {"a,b\n", ""},
	} {
		for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in))} {
			if got := read(r, 4096); got != c.want {
				t.Errorf("%s:\n got %.300q\nwant %.300q", name, got, c.want)
			}
		}
	}
}

func TestReadingFails(t *testing.T) {
	if got := read(io.MultiReader(strings.NewReader("a,b\n1,2\n3"), iotest.ErrReader(errors.New("torn"))), 4096); got != "2 1/2 | !! line 3: reading: torn" {
		t.Error(got)
	}
}

func TestOpenQuotesAreGivenUp(t *testing.T) {
	got := read(strings.NewReader("a,b\n"+strings.Repeat("\"x,1\n", 500)), 4096)
	if !strings.HasSuffix(got, "given up") {
		t.Errorf("%.200q", got)
	}
}

// FuzzRead reads anything as a table: it must end, and every row begins behind the one before.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "sep=;\na;b\n\"1\"\"\n\";2", "\uFEFFa\tb\r\n\"x", "\xff\xfea\x00,\x00b\x00\n\x00", "a|b\n\"|\n\"|\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := NewReader(strings.NewReader(string(b)), 1<<10, plain)
		if err != nil {
			return
		}
		for line := 0; ; {
			row, err := r.Next()
			var bad *Fault
			if err != nil && !errors.As(err, &bad) {
				return
			}
			at := row.Line
			if bad != nil {
				at = bad.Line
			}
			if at <= line {
				t.Fatalf("row of line %d behind one of line %d", at, line)
			}
			line = at
			row.Get("a")
		}
	})
}
