package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tawatur/arabic"
)

// Lengths, in words, by which lines are judged.
const (
	// longLine is a line that no title reaches.
	longLine = 20
	// sentenceWords is the shortest line that counts as a paragraph when it ends like a sentence.
	sentenceWords = 6
	// askWords is the same for a line that ends in a question or an exclamation mark.
	askWords = 12
	// subWords is the longest heading between paragraphs that is taken for one where other signs are missing.
	subWords = 9
	// titleWords is the shortest line that is taken for a title and not for a label.
	titleWords = 4
	// captionWords is the longest line that a day and a credit at its end make a picture's caption.
	captionWords = 45
)

// line is one line with what can be seen of it.
type line struct {
	start, end int
	ts         []arabic.Token
	// padded is the folded words with a blank before, between and behind, once it was asked for.
	padded string
	words  int
	// signs has the signs of the words, which tell most patterns that they are not met.
	signs uint64
	// letters are Arabic letters, latin others.
	letters, latin, digits int
	// stop: ends like a sentence; asks: with a question or an exclamation, as titles do too; cut: ends in an ellipsis; colon: announces what follows.
	stop, asks, cut, colon bool
	// bullet: begins with "•"; dash: with another mark of a list; joined: with a conjunction, as sentences do.
	bullet, dash, joined bool
	// credit: ends in brackets with a few words, as a picture's caption ends in its source; dated: with a year before them.
	credit, dated bool
	// section: a heading under which links follow. stamp: nothing but a date.
	section, stamp bool
	// twice: a title that was seen above already.
	twice bool
	kind  Kind
	why   string
}

// newLine measures rs[start:end], of which ts are the tokens; false for a blank line.
func newLine(rs []rune, ts []arabic.Token, start, end int) (line, bool) {
	for start < end && blank(rs[start]) {
		start++
	}
	for end > start && blank(rs[end-1]) {
		end--
	}
	if start == end {
		return line{}, false
	}
	l := line{start: start, end: end, ts: ts}
	l.countWords()
	l.measure(rs[start:end])
	return l, true
}

// foldedLine measures a text, which is rs, by its folded words; nearly all need no tokens for that. It is false for a blank one.
func foldedLine(text string, rs []rune) (line, bool) {
	const ligatures = 0xEF // so begin those that stand for several words, or for none
	if strings.IndexByte(text, ligatures) >= 0 {
		return newLine(rs, arabic.TokenizeRunes(rs), 0, len(rs))
	}
	l := line{end: len(rs), padded: " "}
	for l.start < l.end && blank(rs[l.start]) {
		l.start++
	}
	for l.end > l.start && blank(rs[l.end-1]) {
		l.end--
	}
	if l.start == l.end {
		return line{}, false
	}
	if folded := arabic.Fold(text); folded != "" {
		l.padded = " " + folded + " "
		for w := range strings.SplitSeq(folded, " ") {
			l.words++
			l.signs |= arabic.Sign(w)
		}
	}
	l.measure(rs[l.start:l.end])
	return l, true
}

// measure looks at what a line is made of, how it ends and how it begins.
func (l *line) measure(text []rune) {
	for _, r := range text {
		switch {
		case r == ' ':
		case arabic.IsLetter(r):
			l.letters++
		case unicode.IsLetter(r):
			l.latin++
		case unicode.IsDigit(r):
			l.digits++
		}
	}
	l.ending(text)
	l.beginning(text)
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r == 0xFEFF
}

// countWords counts words and numbers. A ligature may stand for several words.
func (l *line) countWords() {
	for i := range l.ts {
		t := &l.ts[i]
		if t.Kind != arabic.Word && t.Kind != arabic.Number {
			continue
		}
		if strings.IndexByte(t.Norm, ' ') < 0 {
			l.words++
			l.signs |= arabic.Sign(t.Norm)
		} else {
			l.words += len(strings.Fields(t.Norm))
			l.signs |= signs(t.Norm)
		}
	}
}

// fold returns the folded words with a blank between.
func (l *line) fold() string {
	p := l.pad()
	return p[1:max(1, len(p)-1)]
}

// pad returns the folded words with a blank before, between and behind.
func (l *line) pad() string {
	if l.padded == "" {
		var b strings.Builder
		b.Grow(2 * (l.end - l.start + 1))
		for i := range l.ts {
			if l.ts[i].Kind == arabic.Word || l.ts[i].Kind == arabic.Number {
				b.WriteByte(' ')
				b.WriteString(l.ts[i].Norm)
			}
		}
		b.WriteByte(' ')
		l.padded = b.String()
	}
	return l.padded
}

// firstWord returns the first folded word, or "".
func (l *line) firstWord() string {
	if l.ts == nil {
		w, _, _ := strings.Cut(l.fold(), " ")
		return w
	}
	for i := range l.ts {
		if l.ts[i].Kind == arabic.Word || l.ts[i].Kind == arabic.Number {
			w, _, _ := strings.Cut(l.ts[i].Norm, " ")
			return w
		}
	}
	return ""
}

func (l *line) set(k Kind, why string) {
	if l.kind == "" {
		l.kind, l.why = k, why
	}
}

// ending looks at the last mark, through closing quotation marks and brackets.
func (l *line) ending(text []rune) {
	i := len(text) - 1
	for i > 0 && strings.ContainsRune("\"”»’')“]", text[i]) {
		i--
	}
	switch text[i] {
	case '.', '۔', '؛':
		l.stop = true
	case '؟', '!', '?':
		l.stop, l.asks = true, true
	case '…':
		l.cut = true
	case ':':
		l.colon = true
	}
	if i >= 2 && text[i] == '.' && text[i-1] == '.' {
		l.stop, l.cut = false, true
	}
	if from := lastBracket(text); from > 0 && !l.stop {
		before := strings.TrimRightFunc(string(text[:from]), unicode.IsSpace)
		last, _ := utf8.DecodeLastRuneInString(before)
		l.credit, l.dated = true, unicode.IsDigit(last)
	}
}

// lastBracket returns where the short brackets begin in which a text ends, 0 for none.
func lastBracket(text []rune) int {
	if text[len(text)-1] != ')' {
		return 0
	}
	for i := len(text) - 2; i > 0 && len(text)-i < 40; i-- {
		if text[i] == '(' {
			return i
		}
	}
	return 0
}

// beginning looks at list marks and conjunctions.
func (l *line) beginning(text []rune) {
	switch text[0] {
	case '•', '●', '▪', '◾', '■':
		l.bullet = true
	case '-', '–', '—', '*', '_', '▫', '>', '»':
		l.dash = true
		// items of a list ask like titles do; only a full stop makes one a sentence
		l.stop = l.stop && text[len(text)-1] == '.'
	}
	w := l.firstWord()
	l.joined = strings.HasPrefix(w, "و") && len(w) > 6 || w == "كما" || w == "فيما" || w == "بينما" || w == "كذلك" || w == "هذا"
}

// paragraph reports whether the line is running text beyond doubt.
func (l *line) paragraph() bool {
	least := sentenceWords
	if l.asks {
		least = askWords
	}
	return l.words >= longLine && !l.dated || l.words >= least && l.stop
}

// title reports whether the line looks like a title, a label or a heading.
func (l *line) title() bool { return !l.paragraph() && !l.stop || l.words < sentenceWords }

// shape tells lines that are no text by what they are made of.
func (l *line) shape() (Kind, string, bool) {
	switch {
	case l.letters+l.latin == 0 && !(l.digits >= 6):
		return Furniture, "no words", true
	case l.letters == 0 && l.words <= 4 && l.digits == 0:
		return Furniture, "foreign label", true
	case l.letters == 0 && l.words <= 12 && strings.Contains(l.fold(), "http"):
		return Furniture, "an address", true
	case l.dated && l.words <= captionWords && l.words >= titleWords:
		return Caption, "ends in a day and a credit", true
	case l.dash && l.tweetSignature():
		return Furniture, "signature of an embedded post", true
	}
	return "", "", false
}

// tweetSignature reports whether a line that begins with a dash is "— name (@handle) date".
func (l *line) tweetSignature() bool {
	return l.words <= 16 && l.digits >= 4 && l.latin >= 6 && !l.stop
}

// byline reports whether the line is pieces of at most three words between dashes or slashes: "حلب - المرصاد".
func byline(text []rune, words int) bool {
	if words < 2 || words > 8 {
		return false
	}
	pieces := strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune("-–ـ/|_", r) })
	if len(pieces) < 2 || len(pieces) > 4 {
		return false
	}
	for _, p := range pieces {
		if n := len(arabic.Words(p)); n == 0 || n > 3 {
			return false
		}
	}
	return true
}

// cutOf reports whether short is long cut off, or the reverse.
func cutOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) && len(a)*4 >= len(b)
}

// quote shows the beginning of a line in a reason.
func quote(rs []rune) string {
	if len(rs) > 30 {
		return string(rs[:30]) + "…"
	}
	return string(rs)
}
