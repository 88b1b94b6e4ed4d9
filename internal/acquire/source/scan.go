package source

import (
	"strconv"
	"strings"
)

// statement is a header or a key with its value in the text of a TOML file, with the lines it takes.
type statement struct {
	// path is where it stands: "source", "0", "feeds". Tables of a list are numbered from 0.
	path []string
	// header marks "[table]" and "[[list]]".
	header bool
	// first and last are lines, from 1.
	first, last int
	// from and to are the bytes of the value, without the blanks around it and a comment behind it.
	from, to int
}

// scan finds the statements of a text that a TOML parser has accepted; of any other text it finds something, and ends. The
// parser that reads the values tells no lines, and an editor that keeps comments needs them.
func scan(text string) []statement {
	s := scanner{text: text, line: 1, count: map[string]int{}}
	for s.skipBlank(); s.pos < len(s.text); s.skipBlank() {
		before := s.pos
		if s.text[s.pos] == '[' {
			s.header()
		} else {
			s.keyValue()
		}
		if s.pos == before { // no TOML
			s.advance(1)
		}
	}
	return s.out
}

type scanner struct {
	text      string
	pos, line int
	table     []string
	count     map[string]int // tables of each list
	out       []statement
}

// advance goes n bytes on and counts the lines.
func (s *scanner) advance(n int) {
	n = min(n, len(s.text)-s.pos)
	s.line += strings.Count(s.text[s.pos:s.pos+n], "\n")
	s.pos += n
}

// skipBlank goes to the next statement.
func (s *scanner) skipBlank() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.advance(1)
		case '#':
			s.advance(s.toLineEnd())
		default:
			return
		}
	}
}

func (s *scanner) toLineEnd() int {
	if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
		return i
	}
	return len(s.text) - s.pos
}

func (s *scanner) header() {
	first := s.line
	list := strings.HasPrefix(s.text[s.pos:], "[[")
	s.advance(1)
	if list {
		s.advance(1)
	}
	keys := s.keys("]")
	s.advance(s.toLineEnd())
	path := s.numbered(keys, list)
	s.table = path
	s.out = append(s.out, statement{path: path, header: true, first: first, last: first})
}

// numbered puts the number of the table behind each name that is a list.
func (s *scanner) numbered(keys []string, list bool) []string {
	var path []string
	for i, k := range keys {
		path = append(path, k)
		name := strings.Join(path, "\x00")
		if list && i == len(keys)-1 {
			s.count[name]++
		}
		if n := s.count[name]; n > 0 {
			path = append(path, strconv.Itoa(n-1))
		}
	}
	return path
}

func (s *scanner) keyValue() {
	first := s.line
	keys := s.keys("=")
	s.advance(1)
	from, to := s.value()
	path := append(append([]string(nil), s.table...), keys...)
	s.out = append(s.out, statement{path: path, first: first, last: s.line, from: from, to: to})
}

// keys reads a dotted key up to one of the bytes of end, or the end of the line.
func (s *scanner) keys(end string) []string {
	var out []string
	var cur strings.Builder
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		switch {
		case c == '\n' || strings.IndexByte(end, c) >= 0:
			return append(out, cur.String())
		case c == '"' || c == '\'':
			n := stringLen(s.text[s.pos:])
			cur.WriteString(strings.Trim(s.text[s.pos:s.pos+n], string(c)))
			s.advance(n)
			continue
		case c == '.':
			out = append(out, cur.String())
			cur.Reset()
		case c != ' ' && c != '\t' && c != '\r':
			cur.WriteByte(c)
		}
		s.advance(1)
	}
	return append(out, cur.String())
}

// value passes over a value, to the end of the line on which all its brackets are closed, and returns where it begins and ends.
func (s *scanner) value() (from, to int) {
	from, to = -1, s.pos
	depth := 0
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		if c == '\n' && depth <= 0 {
			break
		}
		if from < 0 && c != ' ' && c != '\t' {
			from = s.pos
		}
		n := 1
		switch c {
		case '#':
			s.advance(s.toLineEnd())
			continue
		case '"', '\'':
			n = stringLen(s.text[s.pos:])
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		s.advance(n)
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			to = s.pos
		}
	}
	if from < 0 {
		from = to
	}
	return from, to
}

// stringLen is the length of the string with which a text begins, its quotation marks included.
func stringLen(text string) int {
	quote, long := text[:1], strings.Repeat(text[:1], 3)
	if strings.HasPrefix(text, long) {
		for i := 3; i < len(text); i++ {
			if text[i] == '\\' && quote == `"` {
				i++
			} else if strings.HasPrefix(text[i:], long) {
				for i += 3; i < len(text) && text[i] == quote[0]; i++ { // up to two marks belong to the string
				}
				return i
			}
		}
		return len(text)
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == `"`:
			i++
		case text[i] == quote[0]:
			return i + 1
		case text[i] == '\n':
			return i
		}
	}
	return len(text)
}
