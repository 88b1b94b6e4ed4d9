package arabic

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind is the kind of a token.
type Kind uint8

// The kinds of tokens. Quote covers quotation marks and brackets, which dictionaries look through.
const (
	Word Kind = iota
	Number
	Punct
	Quote
	Newline
)

// Token is a word, a number in digits, a mark or a line end. Start and End are offsets in code points of the text.
type Token struct {
	Start, End int
	// Norm is the folded form; for a mark, the mark itself, a comma, semicolon or question mark as Arabic has it. It is not changed in a token that [Tokenize] made.
	Norm string
	Kind Kind
	// Marbuta says that a word is written with a final ta marbuta, which cannot be an attached pronoun.
	Marbuta bool
	// form is the folded word as it is kept for all texts; nil in a token that was made by hand.
	form *WordForm
}

// Form returns the folded word of a token.
func (t *Token) Form() *WordForm {
	if t.form != nil {
		return t.form
	}
	return FormOf(t.Norm)
}

// Readings lists the splits of a token's word. The result is shared and must not be changed.
func (t *Token) Readings() []Reading { return t.Form().readings }

// Tokenize splits a text into tokens. White space other than line ends separates and is not returned.
func Tokenize(s string) []Token { return TokenizeRunes([]rune(s)) }

// TokenizeRunes is Tokenize for a text already in code points.
func TokenizeRunes(rs []rune) []Token { return AppendTokens(nil, rs) }

// AppendTokens appends to out what TokenizeRunes returns.
func AppendTokens(out []Token, rs []rune) []Token {
	out = slices.Grow(out, len(rs)/4+4)
	for i := 0; i < len(rs); {
		r := rs[i]
		switch {
		case r == ' ':
			i++
		case plain(r) || r == 'ا':
			t := word(rs, i)
			out = append(out, t)
			i = t.End
		case r == '\n':
			out = append(out, mark(r, i, Newline))
			i++
		case isDigit(r) && !alefDigit(rs, i):
			t := number(rs, i)
			out = append(out, t)
			i = t.End
		case isDigit(r):
			t := word(rs, i)
			out = append(out, t)
			i = t.End
		case unicode.IsSpace(r) || isMark(r) || r == 'ـ':
			i++
		case IsLetter(r) || unicode.IsLetter(r):
			t := word(rs, i)
			out = append(out, t)
			i = t.End
		case isQuote(r):
			out = append(out, mark(r, i, Quote))
			i++
		default:
			out = append(out, mark(arabicMark(r), i, Punct))
			i++
		}
	}
	return out
}

// arabicMark returns the Arabic mark for one of Latin script that stands for it: a keyboard without the first has the second.
func arabicMark(r rune) rune {
	switch r {
	case ',':
		return '،'
	case ';':
		return '؛'
	case '?':
		return '؟'
	}
	return r
}

// EachWord calls a function with the words and numbers of a text that [Tokenize] finds, in order: how they are folded, which is good until
// the next, and where they stand. No word is looked up for it. One that is longer than words are comes as "…".
func EachWord(s string, do func(folded []byte, start, end int)) {
	rs := []rune(s)
	b := make([]byte, 0, longestWord)
	for i := 0; i < len(rs); {
		r, start := rs[i], i
		switch {
		case isDigit(r) && !alefDigit(rs, i):
			b, i = foldedNumber(b[:0], rs, i)
		case unicode.IsSpace(r) || isMark(r) || r == 'ـ':
			i++
			continue
		case isDigit(r) || IsLetter(r) || unicode.IsLetter(r):
			if b, i = foldedWord(b[:0], rs, i); len(b) > longestWord {
				b = append(b[:0], noWord...)
			}
		default:
			i++
			continue
		}
		do(b, start, i)
	}
}

// mark is a token of one character.
func mark(r rune, i int, k Kind) Token {
	var room [utf8.UTFMax]byte
	f := forms.keep(utf8.AppendRune(room[:0], r))
	return Token{Start: i, End: i + 1, Norm: f.Text, Kind: k, form: f}
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '„', '‟', '«', '»', '‘', '’', '‹', '›', '(', ')', '[', ']', '{', '}', '`', '´', '＂', '″', '<', '>', '《', '》':
		return true
	}
	return false
}

// number reads digits with thousands separators: 1,250,000 and 29.313 are one token, 3.5, 11:30 and 2024.08.09 are not.
func number(rs []rune, i int) Token {
	var room [16]byte
	b, end := foldedNumber(room[:0], rs, i)
	if len(b) > keptDigits {
		return Token{Start: i, End: end, Norm: string(b), Kind: Number}
	}
	f := forms.keep(b)
	return Token{Start: i, End: end, Norm: f.Text, Kind: Number, form: f}
}

// foldedNumber appends the digits of the number at i to b and returns where it ends.
func foldedNumber(b []byte, rs []rune, i int) ([]byte, int) {
	begin, lead := len(b), 0
	for i < len(rs) && isDigit(rs[i]) {
		f, _ := foldRune(rs[i])
		b = append(b, byte(f))
		i++
		n := len(b) - begin
		if lead == 0 && i < len(rs) && thousands(rs[i]) {
			lead = n
		}
		if lead > 0 && lead <= 3 && b[begin] != '0' && (n-lead)%3 == 0 && i+3 < len(rs) && thousands(rs[i]) && threeDigits(rs, i+1) {
			i++
		}
	}
	return b, i
}

// keptDigits is the length of the longest numbers that are kept as words are.
const keptDigits = 4

// thousands reports whether a mark can part thousands.
func thousands(r rune) bool { return r == ',' || r == '٬' || r == '،' || r == '.' }

// threeDigits reports whether exactly three digits stand at i.
func threeDigits(rs []rune, i int) bool {
	for k := i; k < i+3; k++ {
		if k >= len(rs) || !isDigit(rs[k]) {
			return false
		}
	}
	return i+3 >= len(rs) || !isDigit(rs[i+3])
}

// word reads a word of letters and marks.
func word(rs []rune, i int) Token {
	var room [64]byte
	b, end := foldedWord(room[:0], rs, i)
	return wordToken(b, rs, i, end)
}

// foldedWord appends the folded letters of the word at i to b and returns where it ends, looking through what outlets put inside words against
// platform filters: a tatweel with dots or spaces between two halves (إلتـ.ـزام، شهـ ـيدان), a dot or a digit between letters (د١عـش).
func foldedWord(b []byte, rs []rune, i int) ([]byte, int) {
	start, end := i, i
	for i < len(rs) {
		r := rs[i]
		switch {
		case plain(r):
			f := plainFolds[r-firstPlain]
			if r == 'ئ' && onWaw(rs, i) {
				f = 'و'
			}
			b = append(b, byte(0xC0|f>>6), byte(0x80|f&0x3F))
			i++
			end = i
		case r == 'ا' && (i == start || plain(rs[i-1])): // an alef ends a word behind a mark only
			b = append(b, "ا"...)
			i++
			end = i
		case r == ' ':
			return b, end
		case i > start+2 && endsWord(rs, i):
			return appendFolded(b, r), i + 1
		case r == 'ـ' || isMark(r):
			i++
			if n := hiddenJoin(rs, i, r == 'ـ'); n > 0 {
				i += n
			} else if r != 0x200F && r != 0x200E {
				end = i
			}
		case IsLetter(r) || unicode.IsLetter(r):
			b = appendFolded(b, r)
			i++
			end = i
		case i == start && isDigit(r):
			b = utf8.AppendRune(b, 'ا')
			i++
		case isDigit(r) && i+1 < len(rs) && (IsLetter(rs[i+1]) || rs[i+1] == 'ـ') && IsLetter(rs[i-1]):
			b = utf8.AppendRune(b, 'ا')
			i++
		case (r == '.' || r == '*' || r == '_' || r == '·') && singleDotJoin(rs, i):
			i++
		default:
			return b, end
		}
	}
	return b, end
}

// onWaw reports whether the hamza at i is one that others write on a waw: "مسئول", "شئون". Elsewhere it ends a stem: "لاجئون", "ينشئون".
func onWaw(rs []rune, i int) bool {
	if i == 0 || i+2 >= len(rs) || rs[i+1] != 'و' {
		return false
	}
	switch rs[i-1] {
	case 'س':
		return rs[i+2] == 'ل'
	case 'ش':
		return rs[i+2] == 'ن' && (i == 1 || !IsLetter(rs[i-2]) || strings.ContainsRune("لبوف", rs[i-2]))
	}
	return false
}

// alefDigit reports whether the digit at i stands for the alef of an article against filters: "١لاحتلال". A number has a blank behind it, or a
// short unit.
func alefDigit(rs []rune, i int) bool {
	if rs[i] != '١' && rs[i] != '1' || i+1+leastOfArticle > len(rs) || rs[i+1] != 'ل' || i > 0 && (isDigit(rs[i-1]) || IsLetter(rs[i-1])) {
		return false
	}
	for _, r := range rs[i+1 : i+1+leastOfArticle] {
		if !IsLetter(r) {
			return false
		}
	}
	return true
}

// leastOfArticle is how many letters follow the alef of an article at least.
const leastOfArticle = 5

// plain reports whether r is one of those letters, most by far, that are nothing else and end no word. Folded they are such
// letters again: two bytes of UTF-8.
func plain(r rune) bool {
	i := uint32(r - firstPlain)
	return i < uint32(len(plainFolds)) && plainFolds[i] != 0
}

const firstPlain, lastPlain = 'ء', 'ي'

// plainFolds are the folded letters from the first of the plain ones to the last, 0 for others between them. It is never changed.
var plainFolds = func() (out [lastPlain - firstPlain + 1]rune) {
	for i := range out {
		if r := firstPlain + rune(i); r != 'ـ' && r != 'ة' && r != 'ا' {
			out[i], _ = foldRune(r)
		}
	}
	return out
}()

// endsWord reports whether the character at i ends a word although a letter follows, as in words glued by stripped markup: a
// ta marbuta ("طائرةاستهدف") or the mark of an indefinite ending, with its alef ("مساءًاليوم"). Near a word's start it is a slip for
// a short vowel ("قٌتل").
func endsWord(rs []rune, i int) bool {
	if i+1 >= len(rs) || !IsLetter(rs[i+1]) {
		return false
	}
	switch rs[i] {
	case 'ة', 0x064C, 0x064D:
		return true
	case 0x064B:
		return rs[i+1] != 'ا' || strings.ContainsRune("ءةىا", rs[i-1])
	case 'ا':
		return rs[i-1] == 0x064B
	}
	return false
}

// longestWord is the length in bytes of the longest folded words: 64 letters, twice what four glued words have in the press.
const longestWord = 128

// noWord stands for what is longer.
const noWord = "…"

// wordToken is the token of a word. Letters beyond every word's length are none: they would be tried at every seam and kept as
// words are. They come out as a mark.
func wordToken(folded []byte, rs []rune, start, end int) Token {
	if len(folded) > longestWord {
		t := mark('…', start, Punct)
		t.End = end
		return t
	}
	f := forms.keep(folded)
	return Token{Start: start, End: end, Norm: f.Text, Kind: Word, Marbuta: marbuta(rs[start:end]), form: f}
}

// marbuta reports whether the last letter of a word is a ta marbuta.
func marbuta(rs []rune) bool {
	for i := len(rs) - 1; i >= 0; i-- {
		if IsLetter(rs[i]) {
			return rs[i] == 'ة'
		}
	}
	return false
}

// hiddenJoin returns how many characters to skip after a tatweel when the word goes on behind dots, a star or spaces
// with another tatweel: the "." of إلتـ.ـزام and the " " of شهـ ـيدان. 0 when the word ends here.
func hiddenJoin(rs []rune, i int, tatweel bool) int {
	if !tatweel {
		return 0
	}
	n := 0
	for i+n < len(rs) && n < 4 && (rs[i+n] == '.' || rs[i+n] == ' ' || rs[i+n] == '*' || rs[i+n] == '_' || rs[i+n] == '-' || rs[i+n] == '،') {
		n++
	}
	if n > 0 && i+n+1 < len(rs) && rs[i+n] == 'ـ' && IsLetter(rs[i+n+1]) {
		return n
	}
	// a dot right between a tatweel and a letter: "قصـ.ف"
	if n == 1 && rs[i] != ' ' && i+n < len(rs) && IsLetter(rs[i+n]) {
		return n
	}
	return 0
}

// singleDotJoin reports whether one dot at i stands inside a word against filters: a letter before, a tatweel or a
// letter straight behind, and the piece before it too short for a sentence's end ("ق.تل", "م.ات").
func singleDotJoin(rs []rune, i int) bool {
	if i == 0 || i+2 >= len(rs) || !IsLetter(rs[i-1]) {
		return false
	}
	if rs[i+1] == 'ـ' && IsLetter(rs[i+2]) {
		return true
	}
	if rs[i] != '*' && rs[i] != '_' {
		return false
	}
	return IsLetter(rs[i+1])
}

// appendFolded appends the folded letter; a presentation form is decomposed first.
func appendFolded(b []byte, r rune) []byte {
	if r >= 0xFB50 && r <= 0xFEFC {
		for _, d := range norm.NFKC.String(string(r)) {
			if f, ok := foldRune(d); ok {
				b = utf8.AppendRune(b, f)
			}
		}
		return b
	}
	if f, ok := foldRune(r); ok {
		b = utf8.AppendRune(b, f)
	}
	return b
}
