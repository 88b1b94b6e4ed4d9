package acquire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// json reads JSON objects: one a line, one pretty-printed, several of them, or the elements of an array.
func (w *walker) json(path string, r io.Reader) error {
	sp := newSplitter(r, w.opt.MaxLine)
	_, stem := shapeOf(path)
	for n := 0; ; n++ {
		raw, line, err := sp.next()
		if err == io.EOF {
			return w.maybeEmpty(path, n)
		}
		name := fmt.Sprintf("%s:%d", path, line)
		var bad *valueError
		if err != nil {
			if end := w.fail(name, err); end != nil || !errors.As(err, &bad) {
				return end
			}
			continue
		}
		id := fmt.Sprintf("%s:%d", stem, line)
		if n == 0 && !sp.inArray && strings.HasSuffix(strings.TrimSuffix(path, ".gz"), ".json") {
			id = stem
		}
		if end := w.object(name, id, raw); end != nil {
			return end
		}
	}
}

// maybeEmpty says that a source held nothing at all.
func (w *walker) maybeEmpty(path string, n int) error {
	if n > 0 {
		return nil
	}
	return w.fail(path, errors.New("no JSON object in it"))
}

func (w *walker) object(name, id string, raw []byte) error {
	rep, err := parseRecord(raw)
	if err != nil {
		return w.fail(name, err)
	}
	if rep.ID == "" {
		rep.ID = id
	}
	return w.report(name, rep)
}

// valueError is a fault of one value, after which the next one can be read.
type valueError struct{ msg string }

func (e *valueError) Error() string { return e.msg }

// splitter cuts a stream into JSON objects without holding more than max bytes. It finds its feet again at the next
// line that begins with a brace, so that one broken object costs no other.
type splitter struct {
	r   *bufio.Reader
	max int
	// line counts from 1; start of line is true before the first byte of a line.
	line        int
	lineStart   bool
	inArray     bool
	afterBroken bool
	buf         []byte
}

func newSplitter(r io.Reader, max int) *splitter {
	br := bufio.NewReaderSize(r, 64<<10)
	if b, _ := br.Peek(2); len(b) == 2 && (b[0] == 0xFF && b[1] == 0xFE || b[0] == 0xFE && b[1] == 0xFF) {
		dec := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		br = bufio.NewReaderSize(transform.NewReader(br, dec), 64<<10)
	}
	if b, _ := br.Peek(3); bytes.Equal(b, []byte("\xEF\xBB\xBF")) {
		_, _ = br.Discard(3)
	}
	return &splitter{r: br, max: max, line: 1, lineStart: true}
}

// get reads one byte and keeps count of lines.
func (s *splitter) get() (byte, error) {
	b, err := s.r.ReadByte()
	if err != nil {
		return 0, err
	}
	s.lineStart = b == '\n'
	if b == '\n' {
		s.line++
	}
	return b, nil
}

// next returns the next object and the line it begins on. A *valueError is a fault of one value and next can be called
// again; io.EOF is the end; any other error ends the stream.
func (s *splitter) next() (raw []byte, line int, err error) {
	for {
		first := s.lineStart
		b, err := s.get()
		if err != nil {
			return nil, s.line, err
		}
		switch {
		case b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == ',' && s.inArray:
			continue
		case s.afterBroken && !(first && (b == '{' || b == '[')) && (!first || b == '}' || b == ']'):
			s.skipLine(b)
			continue
		case b == '[' && !s.inArray:
			s.inArray, s.afterBroken = true, false
			continue
		case b == ']' && s.inArray:
			s.inArray = false
			continue
		case b == '{':
			line := s.line
			s.afterBroken = false
			raw, err := s.object()
			return raw, line, err
		}
		line := s.line
		s.skipLine(b)
		return nil, line, &valueError{"not a JSON object"}
	}
}

// skipLine drops the rest of the line on which b stood.
func (s *splitter) skipLine(b byte) {
	for b != '\n' {
		var err error
		if b, err = s.get(); err != nil {
			return
		}
	}
}

// object reads an object whose opening brace was read.
func (s *splitter) object() ([]byte, error) {
	s.buf = append(s.buf[:0], '{')
	depth, quoted, escaped := 1, false, false
	for depth > 0 {
		if s.lineStart && s.startsObject() {
			return nil, &valueError{"unfinished JSON object"}
		}
		b, err := s.get()
		if err != nil {
			return nil, unfinished(err)
		}
		if len(s.buf) >= s.max {
			s.skipLine(b)
			s.afterBroken = true
			return nil, &valueError{fmt.Sprintf("line longer than the limit of %d bytes", s.max)}
		}
		s.buf = append(s.buf, b)
		if quoted && !escaped && b != '"' && b != '\\' && b != '\n' {
			s.plain()
			continue
		}
		switch {
		case quoted && b == '\n':
			s.afterBroken = true
			return nil, &valueError{"unfinished JSON string"}
		case escaped:
			escaped = false
		case quoted && b == '\\':
			escaped = true
		case b == '"':
			quoted = !quoted
		case !quoted && (b == '{' || b == '['):
			depth++
		case !quoted && (b == '}' || b == ']'):
			depth--
		}
	}
	return s.buf, nil
}

// plain takes in what goes on in a string, as far as it is at hand, up to what may end it.
func (s *splitter) plain() {
	near, _ := s.r.Peek(min(s.r.Buffered(), s.max-len(s.buf)))
	if n := bytes.IndexAny(near, "\"\\\n"); n >= 0 {
		near = near[:n]
	}
	s.buf = append(s.buf, near...)
	_, _ = s.r.Discard(len(near))
}

// startsObject reports whether the coming line begins, at its very margin, with a brace that opens an object of the top
// level: the one being read was then never closed.
func (s *splitter) startsObject() bool {
	b, err := s.r.Peek(2)
	return err == nil && b[0] == '{' && (b[1] == '"' || b[1] == '\n' || b[1] == ' ')
}

func unfinished(err error) error {
	if err == io.EOF {
		return &valueError{"unfinished JSON object"}
	}
	return fmt.Errorf("reading: %w", reason(err))
}
