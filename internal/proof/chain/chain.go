// Package chain reads and writes the log of the proof: a text file with one JSON object a line, each of which carries the SHA-256 of
// the line before it. So no line can be changed, taken out, put in or moved without every later line showing it, and who has
// noted the hash of the last line can tell whether anything before it is otherwise now.
//
// It says nothing about who wrote a line: whoever can write the file can write a whole new one. The hash of the last line is
// what to keep elsewhere, or to have stamped with a time.
//
//	{"at":"2024-08-10T09:00:00Z","file":"2024-08-10-001.warc.gz","kind":"capture","length":1882,"offset":415,…,"seq":2,"sha256":"…"}
//
// The names in a line are in alphabetical order, without spaces: the form of RFC 8785, so that other programs make the same bytes.
package chain

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Kinds of lines.
const (
	KindFile      = "file"      // a file was begun; its first record says by what program
	KindCapture   = "capture"   // an exchange was kept
	KindCopy      = "copy"      // a record of an archive that was taken in was copied
	KindRedaction = "redaction" // the bytes of an earlier line were replaced
	KindReport    = "report"    // a record took a report in: what it states of it
	KindTombstone = "tombstone" // a report was taken out of the record: what stands in its place
	KindTimestamp = "timestamp" // the line before was stamped with a time by somebody else
)

// Start is what the first line carries as the hash of the line before it.
var Start = strings.Repeat("0", 2*sha256.Size)

// maxLine is how long a line may be; ours are some hundred bytes.
const maxLine = 64 << 10

// Line is one line. Hashes are SHA-256 in hexadecimal. It holds no address and no words: those can be redacted, a log cannot. The
// fields stand in the order of their names, which is the order in the log.
type Line struct {
	// At is when what the line tells of was, in universal time.
	At string `json:"at"`
	// Claims is the hash of the claims of a report as the record has them, "" where it has none.
	Claims string `json:"claims,omitempty"`
	// File, Offset and Length are the bytes that the line is about, and SHA256 their hash. Of a report and a tombstone SHA256 is the hash of what stands in the
	// record, and there is no file.
	File string `json:"file,omitempty"`
	// Found says that a capture was in its file, or a report in its record, and not in the log when the proof was opened: the program had been
	// killed between.
	Found bool `json:"found,omitempty"`
	// ID is the hash of the id of a report, and Number its place in the order in which the record took reports in.
	ID     string `json:"id,omitempty"`
	Kind   string `json:"kind"`
	Length int64  `json:"length"`
	Number int64  `json:"number,omitempty"`
	Offset int64  `json:"offset"`
	// Payload is the hash of what the server sent, for a capture, a copy or a report that was read from one.
	Payload string `json:"payload,omitempty"`
	Prev    string `json:"prev"`
	// Reason is the code of a redaction or a tombstone.
	Reason string `json:"reason,omitempty"`
	// Same says that the payload is kept once already and not again here.
	Same bool `json:"same,omitempty"`
	// Seq counts the lines from 1.
	Seq    int64  `json:"seq"`
	SHA256 string `json:"sha256"`
}

// ofRecord reports whether a line is about the record, and so about no bytes of a file.
func (l Line) ofRecord() bool { return l.Kind == KindReport || l.Kind == KindTombstone }

// Encode returns the line as it stands in the log, without its end.
func Encode(l Line) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	var v any = l
	if l.ofRecord() {
		v = struct {
			Line
			Length *int64 `json:"length,omitempty"`
			Offset *int64 `json:"offset,omitempty"`
		}{Line: l} // the outer fields stand for the inner ones, and are empty
	}
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Hash is the hash of a line, without its end.
func Hash(line []byte) string {
	h := sha256.Sum256(line)
	return hex.EncodeToString(h[:])
}

// Break is what is wrong with one line. What stands behind it can still be read.
type Break struct {
	// Line counts the lines of the file from 1.
	Line int64
	Err  error
}

func (b *Break) Error() string { return fmt.Sprintf("line %d: %v", b.Line, b.Err) }

func (b *Break) Unwrap() error { return b.Err }

// Errors of a line.
var (
	ErrCut  = errors.New("it is cut off")
	ErrForm = errors.New("it is not a line of this log")
	ErrSeq  = errors.New("lines are missing, moved or put in here")
	ErrPrev = errors.New("the line before it is not the one that it was written behind")
)

// Reader reads a log line by line and follows the chain.
type Reader struct {
	br   *bufio.Reader
	line int64
	last Line
	head string
	size int64
}

// NewReader reads a log from its beginning.
func NewReader(r io.Reader) *Reader {
	return &Reader{br: bufio.NewReaderSize(r, maxLine), head: Start}
}

// Head is the hash of the line read last, Start before the first.
func (r *Reader) Head() string { return r.head }

// Seq is the number of the line read last, 0 before the first.
func (r *Reader) Seq() int64 { return r.last.Seq }

// Line is how many lines the file has until here, cut ones among them.
func (r *Reader) Line() int64 { return r.line }

// Size is how many bytes the lines read until now have.
func (r *Reader) Size() int64 { return r.size }

// Next returns the next line. A *Break says what is wrong with it, and comes with the line where it has the form of one; io.EOF is the end.
func (r *Reader) Next() (Line, error) {
	raw, err := r.br.ReadSlice('\n')
	if err == io.EOF && len(raw) == 0 {
		return Line{}, io.EOF
	}
	r.line++
	switch {
	case err == io.EOF:
		return Line{}, &Break{r.line, ErrCut}
	case errors.Is(err, bufio.ErrBufferFull):
		return Line{}, &Break{r.line, errors.Join(ErrForm, r.skip())}
	case err != nil:
		return Line{}, err
	}
	r.size += int64(len(raw))
	raw = raw[:len(raw)-1]
	prev, before := r.head, r.last.Seq
	r.head = Hash(raw)
	l, err := decode(raw)
	if err != nil {
		r.last.Seq++
		return Line{}, &Break{r.line, err}
	}
	r.last = l
	switch {
	case l.Seq != before+1:
		return l, &Break{r.line, fmt.Errorf("%w: it is number %d behind number %d", ErrSeq, l.Seq, before)}
	case l.Prev != prev:
		return l, &Break{r.line, ErrPrev}
	}
	return l, nil
}

// skip passes over the rest of a line that is too long to be ours.
func (r *Reader) skip() error {
	for {
		raw, err := r.br.ReadSlice('\n')
		r.size += int64(len(raw))
		if err == nil || err == io.EOF {
			return nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// decode reads a line, which must be in the one form that lines have.
func decode(raw []byte) (Line, error) {
	var l Line
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return l, fmt.Errorf("%w: %w", ErrForm, err)
	}
	again, err := Encode(l)
	if err != nil || !bytes.Equal(again, raw) {
		return l, ErrForm
	}
	return l, nil
}

// Append returns a line that stands behind the one whose hash and number are given, as bytes with its end.
func Append(l Line, head string, seq int64) (Line, []byte, error) {
	l.Seq, l.Prev = seq+1, head
	b, err := Encode(l)
	if err != nil {
		return l, nil, err
	}
	return l, append(b, '\n'), nil
}
