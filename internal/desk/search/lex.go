package search

import (
	"strings"
	"unicode"
)

// piece is a piece of a query as it is typed: a word or a phrase, with the field before it and what excludes it.
type piece struct {
	field, text      string
	quoted, not      bool
	prefix, unclosed bool
	// colon says that a field's name stands before it, known or not.
	colon bool
	// or says that it is another choice than the one before.
	or bool
}

// closers gives the mark that closes each opening one.
var closers = map[rune]rune{'"': '"', '«': '»', '“': '”', '„': '“', '”': '”', '»': '«'}

// pieces parts a query at blanks, outside of quotation marks.
func pieces(text string) []piece {
	var out []piece
	rs := []rune(text)
	or := false
	for i := 0; i < len(rs); {
		if unicode.IsSpace(rs[i]) || invisible(rs[i]) {
			i++
			continue
		}
		p, next := onePiece(rs, i)
		i = next
		if p.text == "|" || p.text == "OR" && !p.quoted {
			or = len(out) > 0
			continue
		}
		p.or, or = or, false
		out = append(out, p)
	}
	return out
}

// invisible reports whether a rune is a mark of direction, which keyboards and copied texts leave in a query.
func invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0x061C
}

// onePiece reads the piece that begins at i.
func onePiece(rs []rune, i int) (p piece, next int) {
	if (rs[i] == '-' || rs[i] == '−' || rs[i] == '–') && i+1 < len(rs) && !unicode.IsSpace(rs[i+1]) {
		p.not = true
		i++
	}
	var b strings.Builder
	for i < len(rs) && !unicode.IsSpace(rs[i]) {
		r := rs[i]
		switch closer, opens := closers[r]; {
		case opens && b.Len() == 0:
			p.quoted = true
			p.text, i, p.unclosed = quotation(rs, i+1, closer)
			if i < len(rs) && rs[i] == '*' {
				p.prefix = true
				i++
			}
			return p, i
		case (r == ':' || r == '：') && !p.colon && b.Len() > 0 && letters(b.String()):
			p.colon, p.field = true, b.String()
			b.Reset()
		case !invisible(r):
			b.WriteRune(r)
		}
		i++
	}
	p.text = b.String()
	if s := strings.TrimRight(p.text, "*"); s != p.text && p.text != "" {
		p.text, p.prefix = s, true
	}
	return p, i
}

// quotation reads up to the closing mark.
func quotation(rs []rune, i int, closer rune) (text string, next int, unclosed bool) {
	var b strings.Builder
	for ; i < len(rs); i++ {
		if rs[i] == closer {
			return b.String(), i + 1, false
		}
		if !invisible(rs[i]) {
			b.WriteRune(rs[i])
		}
	}
	return b.String(), i, true
}

// letters reports whether a text can be a field's name.
func letters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && !unicode.IsMark(r) }) < 0
}
