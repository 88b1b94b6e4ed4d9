// Package warc reads WARC files (ISO 28500, versions 1.0 and 1.1) as a stream: plain, compressed record by record with
// gzip, or with Zstandard and its dictionary. It holds one record's head and a buffer, however large the file; what a
// record holds is read by the caller, or passed over. [Pack] makes records, one by one. It knows nothing of pages and reports, and
// opens no file.
//
//	wr, err := warc.NewReader(f)
//	for err == nil {
//		var rec *warc.Record
//		if rec, err = wr.Next(); err == nil && rec.Type == "response" {
//			fmt.Println(rec.Offset, rec.URI)
//		}
//	}
//
// A record that cannot be read is a [*Fault], after which the next one is looked for: one bad record costs no other.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// bufferSize is also the length that no line of a head may have.
const bufferSize = 64 << 10

// maxHead is how many lines the head of a record or of an answer may have.
const maxHead = 1000

// magic is what every record begins with.
const magic = "WARC/1."

// Record is one record. Its content is Body, which ends where the record does and is good until the next call of Next.
type Record struct {
	// Offset is the byte at which the record begins, or the compressed member that holds it.
	Offset int64
	// Type is "response", "revisit", "request", "warcinfo", "resource" and so on; URI is the address, Date when it was
	// captured, both as written. ContentType is what Body holds.
	Type, URI, Date, ContentType string
	// Segment is the number of a piece of a record that was split over several, "" of a whole one.
	Segment string
	Body    io.Reader

	head fields
	// raw is the head as it stood, with the blank line behind it; good until the next call of Next.
	raw []byte
	// size is the length of Body, 0 where it is not known; br reads it where its reader lends one.
	size int64
	br   *bufio.Reader
}

// Field returns a field of the record's head by its name, "" where it has none.
func (rec *Record) Field(name string) string { return rec.head.get(strings.ToLower(name)) }

// At is when the record was captured, in universal time as RFC 3339; "" where Date is no time, whatever else stands there.
func (rec *Record) At() string {
	t, err := time.Parse(time.RFC3339, rec.Date)
	if err != nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// Fault says what is wrong with one record. The next one can be asked for.
type Fault struct {
	Offset int64
	// Unpacked says that Offset counts in what the file unpacks to.
	Unpacked bool
	Err      error
}

func (f *Fault) Error() string {
	if f.Unpacked {
		return fmt.Sprintf("at byte %d of what it unpacks to: %v", f.Offset, f.Err)
	}
	return fmt.Sprintf("at byte %d: %v", f.Offset, f.Err)
}

func (f *Fault) Unwrap() error { return f.Err }

// errCut says that a file ends too early; what stood before it has been read.
var errCut = errors.New("the file is cut off in the middle of a record")

// Reader reads the records of one file in their order.
type Reader struct {
	file *file
	in   packed
	br   *bufio.Reader
	// body is what remains of the record before.
	body *body
	// lost says that the next record has to be looked for.
	lost bool
	// content reads the content of one record after the other.
	content *bufio.Reader
	// raw is the head of the record read last.
	raw []byte
}

// NewReader tells by the first bytes how r is compressed.
func NewReader(r io.Reader) (*Reader, error) {
	f := &file{r: r}
	in, err := unpack(f)
	if err != nil {
		return nil, err
	}
	return &Reader{file: f, in: in, br: bufio.NewReaderSize(in, bufferSize), content: bufio.NewReaderSize(nil, bufferSize)}, nil
}

// file is what is read from. When reading it fails, that is its end.
type file struct {
	r   io.Reader
	err error
}

func (f *file) Read(p []byte) (int, error) {
	if f.err != nil {
		return 0, io.EOF
	}
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// Next returns the next record. A *Fault is an error of one record; io.EOF is the end of the file.
func (r *Reader) Next() (*Record, error) {
	if err := r.finish(); err != nil {
		return nil, err
	}
	if err := r.seek(); err != nil {
		return nil, r.fault(err)
	}
	at := r.offset()
	head, err := r.head()
	if err == nil {
		var rec *Record
		if rec, err = r.record(at, head); err == nil {
			return rec, nil
		}
	}
	r.lost = true
	return nil, &Fault{at, r.in.unpacked(), cut(err)}
}

// finish passes over the rest of the record before. What its reader was told already is not told again.
func (r *Reader) finish() error {
	b := r.body
	if b == nil {
		return nil
	}
	r.body = nil
	told := b.err != nil
	if !told {
		_, _ = io.Copy(io.Discard, b) // the error is kept in b
	}
	if b.err == nil {
		return nil
	}
	r.lost = true
	if told {
		return nil
	}
	return &Fault{b.at, r.in.unpacked(), b.err}
}

// seek goes to the beginning of the next record: past blank lines, or as far as a line begins like one when the way is lost.
func (r *Reader) seek() error {
	for start := true; ; {
		b, err := r.br.Peek(len(magic))
		if len(b) == 0 || err != nil && err != io.EOF {
			_, _ = r.br.Discard(len(b)) // the remains of a damaged record
			r.lost = true
			return err
		}
		switch {
		case start && string(b) == magic:
			r.lost = false
			return nil
		case b[0] == '\r' || b[0] == '\n':
			_, _ = r.br.Discard(1) // it was seen
			start = true
		case !r.lost:
			r.lost = true
			return errors.New("no WARC record begins here")
		default:
			line, _ := r.br.ReadSlice('\n') // an error comes again with Peek
			start = bytes.HasSuffix(line, []byte("\n"))
		}
	}
}

// fault wraps what ended the search of a record; the plain end stays io.EOF.
func (r *Reader) fault(err error) error {
	if err == io.EOF {
		return err
	}
	return &Fault{r.offset(), r.in.unpacked(), cut(err)}
}

func (r *Reader) offset() int64 { return r.in.offset(r.br.Buffered()) }

// head reads the lines of a record's head.
func (r *Reader) head() (fields, error) {
	r.raw = r.raw[:0]
	if _, err := readLine(r.br, &r.raw); err != nil {
		return nil, err
	}
	return readFields(r.br, &r.raw)
}

func (r *Reader) record(at int64, head fields) (*Record, error) {
	n, err := strconv.ParseInt(head.get("content-length"), 10, 64)
	if err != nil || n < 0 {
		return nil, fmt.Errorf("the record has no length (Content-Length is %q)", head.get("content-length"))
	}
	r.body = &body{br: r.br, left: n, at: at}
	return &Record{
		Offset: at, Type: strings.ToLower(head.get("warc-type")), URI: strings.Trim(head.get("warc-target-uri"), "<>"),
		Date: head.get("warc-date"), ContentType: head.get("content-type"), Segment: head.get("warc-segment-number"), Body: r.body,
		head: head, raw: r.raw, size: n, br: r.content,
	}, nil
}

// cut says in words that a file has ended where more was promised.
func cut(err error) error {
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return err
}

// body is the content of one record.
type body struct {
	br   *bufio.Reader
	left int64
	at   int64
	err  error
}

func (b *body) Read(p []byte) (int, error) {
	switch {
	case b.err != nil:
		return 0, b.err
	case b.left == 0:
		return 0, io.EOF
	}
	n, err := b.br.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil {
		b.err = cut(err)
		return n, b.err
	}
	return n, nil
}

// fields are the named fields of a head, by their names in small letters; of several the first counts.
type fields map[string]string

func (f fields) get(name string) string { return f[name] }

// readFields reads named fields as far as the blank line behind them. Lines that are no field are passed over: servers write them. raw, if not
// nil, gets the lines as they stand.
func readFields(br *bufio.Reader, raw *[]byte) (fields, error) {
	f, last := fields{}, ""
	for range maxHead {
		line, err := readLine(br, raw)
		if err != nil || line == "" {
			return f, err
		}
		if line[0] == ' ' || line[0] == '\t' {
			f[last] += " " + strings.TrimSpace(line)
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if last = strings.ToLower(strings.TrimSpace(name)); !ok {
			continue
		}
		if _, twice := f[last]; !twice {
			f[last] = strings.TrimSpace(value)
		}
	}
	return nil, fmt.Errorf("more than %d lines in a head", maxHead)
}

// readLine reads a line without its end; raw, if not nil, gets it with it.
func readLine(br *bufio.Reader, raw *[]byte) (string, error) {
	b, err := br.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("a line of more than %d bytes in a head", br.Size())
	}
	if err != nil {
		return "", err
	}
	if raw != nil {
		*raw = append(*raw, b...)
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}
