// Package table reads tables as programs export them (CSV, TSV, what a spreadsheet calls CSV) as a stream: it tells what stands between
// the fields, reads quoted fields with line breaks in them, and holds no more of a row than it is allowed. A row that is broken costs
// no other. It knows nothing of what the columns mean.
//
//	t, err := table.NewReader(f, 1<<20)
//	for row, err := t.Next(); err != io.EOF; row, err = t.Next() {
//		fmt.Println(row.Line, row.Get("Message"), err)
//	}
//
// encoding/csv is not used because it holds a field of any size, and reads to the end of a file after one quotation mark too many.
package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Row is one row below the heading.
type Row struct {
	// Line is the line of the file on which it begins, from 1.
	Line   int
	fields []string
	names  map[string]int
}

// Get returns the field in the column of a name, "" if there is none.
func (r Row) Get(column string) string {
	if i, ok := r.names[column]; ok && i < len(r.fields) {
		return r.fields[i]
	}
	return ""
}

// Fault is an error of one row; the next can be asked for.
type Fault struct {
	Line int
	msg  string
}

// Error says what is wrong with the row; the line is for the caller to name.
func (f *Fault) Error() string { return f.msg }

// maxFaults is how many quotation marks may be left open in a file: each is looked for as far as a row may reach.
const maxFaults = 100

// Reader reads one table.
type Reader struct {
	src  io.Reader
	max  int
	sep  byte
	dec  func([]byte) (string, error)
	cols []string
	// names finds a column; of several that are called alike the first counts.
	names map[string]int
	// buf[at:] was read and not used yet; line is the number of the line that begins there.
	buf    []byte
	at     int
	line   int
	err    error
	faults int
}

// NewReader reads the heading of a table whose rows have at most max bytes; decode turns the bytes of a row into text. The error says
// that there is no heading.
func NewReader(r io.Reader, max int, decode func([]byte) (string, error)) (*Reader, error) {
	t := &Reader{src: r, max: max, line: 1, sep: ',', dec: decode, names: map[string]int{}}
	t.unwrap()
	head := t.peekLine()
	if named, ok := bytes.CutPrefix(bytes.ToLower(head), []byte("sep=")); ok && len(bytes.TrimSpace(named)) <= 1 {
		t.sep = append(bytes.TrimRight(head[len("sep="):], "\r\n"), ',')[0]
		t.skipLine()
	} else {
		t.sep = separator(head)
	}
	row, err := t.Next()
	for err == nil && len(row.fields) == 1 && strings.TrimSpace(row.fields[0]) == "" {
		row, err = t.Next() // blank lines before the heading
	}
	if err == io.EOF {
		return nil, errors.New("the table is empty")
	}
	if err != nil {
		return nil, fmt.Errorf("line %d: the heading cannot be read: %w", t.line, err)
	}
	t.cols = row.fields
	for i, name := range t.cols {
		name = strings.TrimSpace(name)
		t.cols[i] = name
		if _, twice := t.names[name]; !twice {
			t.names[name] = i
		}
	}
	return t, nil
}

// Columns returns the names of the columns.
func (t *Reader) Columns() []string { return t.cols }

// unwrap takes a byte-order mark off, and turns UTF-16, which spreadsheets call Unicode text, into UTF-8.
func (t *Reader) unwrap() {
	t.fill(4)
	b := t.buf[t.at:]
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		t.at += 3
	case bytes.HasPrefix(b, []byte("\xFF\xFE")), bytes.HasPrefix(b, []byte("\xFE\xFF")):
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(b)), t.src)
		t.src = transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		t.buf, t.at = nil, 0
	}
}

// separator is what most often stands between the fields of a heading, outside quotation marks.
func separator(head []byte) byte {
	best, most := byte(','), 0
	for _, sep := range []byte{'\t', ';', ',', '|'} {
		n, quoted := 0, false
		for _, c := range head {
			switch {
			case c == '"':
				quoted = !quoted
			case c == sep && !quoted:
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// fill reads until n bytes are there or the file ends.
func (t *Reader) fill(n int) {
	if t.at > 0 && t.at >= len(t.buf)/2 {
		t.buf = append(t.buf[:0], t.buf[t.at:]...)
		t.at = 0
	}
	for empty := 0; len(t.buf)-t.at < n && t.err == nil; {
		if len(t.buf) == cap(t.buf) {
			t.buf = append(make([]byte, 0, max(64<<10, 2*cap(t.buf))), t.buf...)
		}
		got, err := t.src.Read(t.buf[len(t.buf):cap(t.buf)])
		t.buf, t.err = t.buf[:len(t.buf)+got], err
		if empty++; got > 0 {
			empty = 0
		} else if empty > 100 && err == nil {
			t.err = io.ErrNoProgress
		}
	}
}

// peekLine returns the line that comes, as far as a row may reach.
func (t *Reader) peekLine() []byte {
	for n := 4096; ; n *= 2 {
		t.fill(min(n, t.max))
		b := t.buf[t.at:]
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			return b[:i+1]
		}
		if t.err != nil || n >= t.max {
			return b
		}
	}
}

// Next returns the next row that is not blank. A *Fault is an error of one row, io.EOF the end; any other error ends the file.
func (t *Reader) Next() (Row, error) {
	for {
		row, blank, err := t.row()
		if err != nil || !blank {
			return row, err
		}
	}
}

func (t *Reader) row() (row Row, blank bool, err error) {
	line := t.line
	for n := 4096; ; n *= 2 {
		t.fill(min(n, t.max))
		window := t.buf[t.at:]
		if len(window) == 0 {
			return Row{}, false, t.end()
		}
		last := t.err == io.EOF && len(window) <= t.max
		ended := t.err != nil || len(window) >= t.max
		window = window[:min(len(window), t.max)]
		cuts, used, whole := cut(window, t.sep, last)
		switch {
		case whole:
			t.take(used)
			row, err := t.decoded(line, window[:used], cuts)
			return row, len(bytes.TrimSpace(window[:used])) == 0, err
		case ended:
			return Row{}, false, t.unfinished(line)
		}
	}
}

// end is the end of the file, or why no more of it can be read.
func (t *Reader) end() error {
	if t.err == io.EOF {
		return io.EOF
	}
	return fmt.Errorf("line %d: reading: %w", t.line, t.err)
}

// unfinished passes over the line on which a row begins that does not end: by a quotation mark that is never closed, or for its length.
func (t *Reader) unfinished(line int) error {
	if t.err != nil && t.err != io.EOF {
		t.at = len(t.buf)
		return t.end()
	}
	if t.faults++; t.faults > maxFaults {
		return fmt.Errorf("line %d: more than %d rows that do not end: given up", line, maxFaults)
	}
	msg := "a quotation mark is opened and never closed"
	if head := t.buf[t.at:]; len(head) >= t.max && bytes.IndexByte(head[:t.max], '\n') < 0 {
		msg = fmt.Sprintf("the row is longer than the limit of %d bytes", t.max)
	}
	t.skipLine()
	return &Fault{line, msg}
}

// skipLine passes over what is left of a line, however long it is.
func (t *Reader) skipLine() {
	for {
		b := t.peekLine()
		t.take(len(b))
		if bytes.HasSuffix(b, []byte("\n")) || len(b) == 0 {
			return
		}
	}
}

// take passes over n bytes.
func (t *Reader) take(n int) {
	t.line += bytes.Count(t.buf[t.at:t.at+n], []byte("\n"))
	t.at += n
}

// span is a field's place in the bytes of a row.
type span struct {
	from, to int
	quoted   bool
}

// cut finds the fields of the row at the beginning of b. whole is false if it may go on behind b; used counts its end of line.
func cut(b []byte, sep byte, last bool) (fields []span, used int, whole bool) {
	for i := 0; ; {
		f, end, ok := field(b, i, sep, last)
		if !ok {
			return nil, 0, false
		}
		fields = append(fields, f)
		if end >= len(b) {
			return fields, len(b), last
		}
		if i = end + 1; b[end] == '\n' {
			return fields, i, true
		}
	}
}

// field finds the field that begins at i, and the separator or line end behind it. A quotation mark opens a field only at its beginning,
// and closes it only at its end: others are part of the text.
func field(b []byte, i int, sep byte, last bool) (f span, end int, ok bool) {
	from := i
	for sep != ' ' && from < len(b) && b[from] == ' ' {
		from++ // before a quotation mark only: see below
	}
	if from < len(b) && b[from] == '"' {
		return quoted(b, from+1, sep, last)
	}
	for end = i; end < len(b) && b[end] != sep && b[end] != '\n'; end++ {
	}
	if end == len(b) && !last {
		return f, 0, false
	}
	to := end
	if to > i && b[to-1] == '\r' {
		to--
	}
	return span{i, to, false}, end, true
}

// quoted finds the end of a quoted field whose text begins at i.
func quoted(b []byte, i int, sep byte, last bool) (f span, end int, ok bool) {
	for at := i; ; {
		n := bytes.IndexByte(b[at:], '"')
		if n < 0 {
			return f, 0, false
		}
		at += n + 1
		switch rest := bytes.TrimLeft(b[at:], " \r"); {
		case len(rest) == 0 && !last:
			return f, 0, false
		case len(rest) == 0:
			return span{i, at - 1, true}, len(b), true
		case rest[0] == sep || rest[0] == '\n':
			return span{i, at - 1, true}, len(b) - len(rest), true
		case b[at] == '"':
			at++
		}
	}
}

// decoded turns the bytes of a row into text as a whole, since a field may be too short to tell its encoding by.
func (t *Reader) decoded(line int, raw []byte, cuts []span) (Row, error) {
	var joined []byte
	for i, c := range cuts {
		if i > 0 {
			joined = append(joined, 0x1F)
		}
		b := bytes.ReplaceAll(raw[c.from:c.to], []byte{0x1F}, []byte(" "))
		if c.quoted {
			b = bytes.ReplaceAll(b, []byte(`""`), []byte(`"`))
		}
		joined = append(joined, b...)
	}
	text, err := t.dec(joined)
	if err != nil {
		return Row{}, &Fault{line, err.Error()}
	}
	row := Row{Line: line, fields: strings.Split(text, "\x1F"), names: t.names}
	if n := len(strings.TrimRight(text, "\x1F ")); t.cols != nil && len(row.fields) > len(t.cols) && strings.Count(text[:n], "\x1F") >= len(t.cols) {
		return Row{}, &Fault{line, fmt.Sprintf("the row has %d fields and the heading %d", len(row.fields), len(t.cols))}
	}
	return row, nil
}
