package arabic

import (
	"strings"
	"unicode/utf8"
)

// Splitter parts words that lost the space between them, as stripped markup leaves them: "خلالاستهداف", "مراسلالمحطة". A word
// that is known is never parted. Behind a letter that only ends words ("غزةوهو") the seam is sure; elsewhere both parts must
// be known, or the second carry the article.
type Splitter struct {
	// known says whether a folded word without clitics is one; word whether a word, behind clitics, is; name whether it is
	// a name of a place, of which there are so many that a first part is not known by them.
	known      func(stem string) bool
	word, name func(*WordForm) bool
	memo, bold Memo[int]
}

// NewSplitter returns a splitter that goes by the words and names known to these functions.
func NewSplitter(known func(stem string) bool, word, name func(*WordForm) bool) *Splitter {
	return &Splitter{known: known, word: word, name: name}
}

// whole reports whether a word is one.
func (s *Splitter) whole(w *WordForm) bool { return s.word(w) || s.name(w) }

// Lengths in letters.
const (
	minGlued = 7 // of a word that may be two
	minSure  = 5 // of a word with a letter inside that only ends words
	minFirst = 4 // of its first part, without clitics and article
	minShort = 3 // of its first part before a known word with the article
	minLong  = 5 // of a short first part with its article
	minLast  = 5 // of its last part
	minVerb  = 4 // of a known last part behind a long first one
	minWhole = 6 // of a first part that a short last part follows, and of a last part that is known with its pronoun: "استهدافها"
	minNoun  = 4 // behind the article of a last part that is not known
)

// seams are short words that may stand at the end of glued ones, although other words end like them.
var seams = map[string]bool{
	"علي": true, "الي": true, "بعد": true, "قبل": true, "بين": true, "خلال": true, "منذ": true, "عبر": true, "حتي": true,
	"ضمن": true, "نحو": true, "لدي": true, "قرب": true, "امس": true, "اثر": true, "فوق": true, "شنت": true, "عقب": true, "حيث": true, "التي": true, "الذي": true, "لكن": true, "قصف": true, "مقتل": true,
}

// prepositions are words of two letters that stand glued behind a long first part: "المستشفياتفي".
var prepositions = map[string]bool{"في": true, "من": true, "عن": true, "مع": true, "ضد": true}

// openers are the prepositions and particles that stand glued before a known word of some length: "عناستهداف".
var openers = map[string]bool{"عن": true, "من": true, "في": true, "مع": true}

// wasOnes are the forms of "was" that stand glued before a word: "وكانتانفجارات", "وكانتجهات".
var wasOnes = map[string]bool{"كان": true, "كانت": true, "وكان": true, "وكانت": true}

// pronouns are the relative pronouns that stand glued before a known word: "الذياستهدف".
var pronouns = map[string]bool{"الذي": true, "التي": true}

// Split returns the tokens with glued words parted, and an "and" that was parted from its word joined to it. Each part points at its own
// letters.
func (s *Splitter) Split(ts []Token, rs []rune) []Token {
	var out []Token
	kept, glued := 0, 0
	for i := range ts {
		if i < kept {
			continue
		}
		parts := s.parts(ts[i], rs)
		end := i + 1
		if parts != nil || touches(ts, i) {
			glued++
		}
		switch {
		case looseAnd(ts, i):
			t := joinAnd(ts, i)
			if parts, end = s.parts(t, rs), i+2; parts == nil {
				parts = []Token{t}
			}
		case i+2 < len(ts) && ts[i+1].Kind == Punct && ts[i].Kind == Word:
			if joined, last := s.dotted(ts, i); joined != nil {
				parts, end = joined, last
			}
		}
		if len(parts) == 0 {
			continue
		}
		out = append(append(out, ts[kept:i]...), parts...)
		kept = end
	}
	if kept == 0 {
		return ts
	}
	if out = append(out, ts[kept:]...); glued >= minOnPage {
		out = s.onPage(out, rs)
	}
	return out
}

// looseAnd reports whether an "and" stands alone at token i, with nothing but blanks before the word that it belongs to: "الشهداء و الجرحى".
func looseAnd(ts []Token, i int) bool {
	if ts[i].Norm != "و" || i+1 == len(ts) || ts[i+1].Kind != Word {
		return false
	}
	first, _ := utf8.DecodeRuneInString(ts[i+1].Norm)
	return IsLetter(first) && letters(ts[i+1].Norm) >= 2
}

// dotted reads a word at token i that was parted by dots or the like against filters, all of it without a blank, and returns it with the token behind
// it: "ق.صف", "الا.حتلال". The whole is known: "انتهى.وقال" are two words. Of an abbreviation that is no word the letters are returned, without
// their dots: "أ.ف.ب". Nil where neither stands.
func (s *Splitter) dotted(ts []Token, i int) ([]Token, int) {
	whole, end, initials := ts[i].Norm, i, letters(ts[i].Norm) == 1
	for ; end+2 < len(ts) && end < i+2*maxDots && splits(ts, end+1); end += 2 {
		whole += ts[end+2].Norm
		initials = initials && letters(ts[end+2].Norm) == 1
	}
	if end == i || letters(whole) < minShort {
		return nil, 0
	}
	if form := FormOf(whole); s.word(form) {
		t := ts[end]
		t.Start, t.Norm, t.form = ts[i].Start, form.Text, form
		return []Token{t}, end + 1
	}
	if !initials {
		return nil, 0
	}
	var out []Token
	for k := i; k <= end; k += 2 {
		out = append(out, ts[k])
	}
	return out, end + 1
}

// maxDots is at how many places a word may be parted.
const maxDots = 3

// splits reports whether the mark at token k stands between two words of Arabic letters with no blank around it, and may part one word.
func splits(ts []Token, k int) bool {
	if ts[k].Start != ts[k-1].End || ts[k+1].Kind != Word || ts[k+1].Start != ts[k].End || !strings.Contains(".·•'~…", ts[k].Norm) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(ts[k-1].Norm)
	last, _ := utf8.DecodeRuneInString(ts[k+1].Norm)
	return IsLetter(first) && IsLetter(last)
}

// joinAnd returns the word behind the "and" at token i as it is written with it.
func joinAnd(ts []Token, i int) Token {
	t := ts[i+1]
	t.Start = ts[i].Start
	t.form = forms.keep([]byte(ts[i].Norm + t.Norm))
	t.Norm = t.form.Text
	return t
}

// parts returns the words that stand glued in a token, nil where it is one word.
func (s *Splitter) parts(t Token, rs []rune) []Token {
	var out []Token
	for t.Kind == Word && letters(t.Norm) >= minSure {
		at := s.seam(&t, rs)
		if at == 0 {
			break
		}
		first, last := part(&t, rs, at)
		out, t = append(out, s.orWhole(first, rs)...), last
	}
	if out == nil {
		return nil
	}
	return append(out, t)
}

// orWhole returns the parts of a first part, or itself.
func (s *Splitter) orWhole(t Token, rs []rune) []Token {
	if letters(t.Norm) >= minGlued {
		if at := s.memo.Of(t.Form(), s.cut); at != nil {
			first, last := part(&t, rs, *at)
			return []Token{first, last}
		}
	}
	return []Token{t}
}

// seam returns the bytes of the folded first part of a token, 0 where it is one word.
func (s *Splitter) seam(t *Token, rs []rune) int {
	written := hasSeamLetter(rs[t.Start:t.End])
	if written {
		if at := s.writtenSeam(t, rs); at > 0 {
			return at
		}
	}
	if letters(t.Norm) < minGlued {
		return 0
	}
	if written {
		if at := s.thatInside(t, rs); at > 0 {
			return at
		}
	}
	if at := s.memo.Of(t.Form(), s.cut); at != nil {
		return *at
	}
	return 0
}

// hasSeamLetter reports whether a letter stands in a word, and not at its end, by which the way it is written shows a seam: one that only ends
// words, or an alef with its hamza.
func hasSeamLetter(rs []rune) bool {
	for _, r := range rs[:len(rs)-1] {
		if r == 'ة' || r == 'ى' || r == 'أ' || r == 'إ' {
			return true
		}
	}
	return false
}

// writtenSeam is seam for what such a letter shows.
func (s *Splitter) writtenSeam(t *Token, rs []rune) int {
	if at := sureSeam(t, rs); at > 0 && !s.whole(t.Form()) {
		return at
	}
	if at := s.thatSeam(t, rs); at > 0 {
		return at
	}
	return s.hamzaSeam(t, rs)
}

// sureSeam returns the bytes of the folded letters up to the first ة or ى of a token that others follow, 0 for none. ى may
// carry a hamza ("طوارىء").
func sureSeam(t *Token, rs []rune) int {
	n := 0
	for i := t.Start; i < t.End; i++ {
		if !IsLetter(rs[i]) {
			continue
		}
		n++
		if n < minShort || rs[i] != 'ة' && rs[i] != 'ى' {
			continue
		}
		rest := 0
		for k := i + 1; k < t.End; k++ {
			if rs[k] == 'ء' && rest == 0 {
				break
			}
			if IsLetter(rs[k]) {
				rest++
			}
		}
		if rest >= 2 && 2*(n+rest) == len(t.Norm) {
			return 2 * n
		}
	}
	return 0
}

// thatSeam returns the bytes of "أن" or "إن", with its pronoun, before what follows it, 0 for none. A shadda makes it sure, else what
// follows must be known; the hamza tells it from verbs: "انكشفت".
func (s *Splitter) thatSeam(t *Token, rs []rune) int {
	if letters(t.Norm) < minSure {
		return 0
	}
	from, first := t.Start, 2*2
	if strings.ContainsRune("بلوفك", rs[from]) {
		from, first = from+1, first+2 // "بأنّحزب"
	}
	if rs[from] != 'أ' && rs[from] != 'إ' || rs[from+1] != 'ن' || s.whole(t.Form()) {
		return 0
	}
	last := t.Norm[first:]
	switch {
	case !isMark(rs[from+2]):
		if letters(t.Norm) < minGlued-1 || from > t.Start && letters(last) < minWhole {
			return 0
		}
		if last == "اكثر" || letters(last) >= minLast && (s.known(last) || strings.HasPrefix(last, "ال") && s.last(last)) {
			return first
		}
		return 0
	case strings.HasPrefix(last, "ه"):
		for _, pro := range []string{"هما", "ها", "هم", "ه"} {
			if rest, ok := strings.CutPrefix(last, pro); ok && letters(rest) >= minShort && (s.last(rest) || s.word(FormOf(rest))) {
				return first + len(pro)
			}
		}
		if letters(last) >= minVerb && s.known(last) { // "لأنّهناك"
			return first
		}
		return 0
	case letters(t.Norm) < minGlued-1 && (strings.HasPrefix(last, "ك") || !s.whole(FormOf(last))):
		return 0
	}
	return first
}

// thatInside returns the bytes of a known word before "أن" or "إن", which may have a preposition and more behind it, 0 for none: "المحطةبأنّ",
// "المراسلإنه". The hamza tells it from the end of a dual.
func (s *Splitter) thatInside(t *Token, rs []rune) int {
	if !strings.Contains(t.Norm[2*minFirst:], "ان") || s.whole(t.Form()) {
		return 0
	}
	n := 0
	for i := t.Start; i+1 < t.End; i++ {
		if !IsLetter(rs[i]) {
			continue
		}
		if n++; n <= minFirst || rs[i] != 'أ' && rs[i] != 'إ' || rs[i+1] != 'ن' || 2*(n+1) > len(t.Norm) ||
			!s.behindThat(t.Norm[2*(n+1):], i+2 < t.End && isMark(rs[i+2])) {
			continue
		}
		before := t.Norm[:2*(n-1)]
		if rest, ok := strings.CutSuffix(before, "ب"); ok && letters(rest) >= minFirst && s.first(rest) != "" {
			return len(rest)
		}
		if s.first(before) != "" {
			return len(before)
		}
	}
	return 0
}

// behindThat reports whether these letters may follow "أن" in one word: none, a pronoun, a known word, and any behind a shadda.
func (s *Splitter) behindThat(rest string, marked bool) bool {
	return marked || rest == "" || rest == "ه" || rest == "ها" || rest == "هم" || letters(rest) >= minVerb && s.last(rest)
}

// cut returns the bytes of a word's first part, nil where it is one word.
func (s *Splitter) cut(w *WordForm) *int {
	if letters(w.Text) < minGlued || len(w.Text) != 2*len([]rune(w.Text)) || s.whole(w) {
		return nil
	}
	best, weight := 0, 0
	for i := 2 * 2; i <= len(w.Text)-2*2; i += 2 {
		if n := s.weigh(w.Text[:i], w.Text[i:]); n >= weight && n > 0 {
			best, weight = i, n
		}
	}
	if weight == 0 {
		return nil
	}
	return &best
}

// mayEnd reports whether a last part is a word by any of the ways in which weigh takes one. Few letters that end a word are, so it is asked before the
// first part is looked for, which costs more.
func (s *Splitter) mayEnd(last string) bool {
	return prepositions[last] || strings.HasPrefix(last, "ال") || seams[last] || s.known(last) || s.last(last) ||
		letters(last) >= minWhole && strings.HasPrefix(last, "ا") && s.word(FormOf(last))
}

// weigh says how likely two words are that stand glued, 0 for not.
func (s *Splitter) weigh(first, last string) int {
	if !openers[first] && !pronouns[first] && !wasOnes[first] && last != "اكثر" && (letters(first) < minShort || !s.mayEnd(last)) {
		return 0
	}
	stem := s.first(first)
	n, known := letters(stem), s.last(last)
	switch {
	case prepositions[last]:
		if n >= minFirst && letters(first) > minFirst {
			return 1
		}
		return 0
	case openers[first]:
		if letters(last) >= minVerb && first == "في" && s.known(last) || letters(last) >= minLast && (s.known(last) || strings.HasPrefix(last, "ال") && known) ||
			letters(last) > minWhole+1 && strings.HasPrefix(last, "ا") && s.word(FormOf(last)) { // "عناستهدافها", but not "عناقيدها"
			return 2
		}
		return 0
	case wasOnes[first]:
		if strings.HasSuffix(first, "ن") && strings.HasPrefix(last, "ت") {
			return 0 // "كانتجولة" is of "كانت"
		}
		if letters(last) >= minLast && (known || strings.HasPrefix(last, "ال") || s.word(FormOf(last))) || letters(last) >= minVerb && letters(first) > minFirst && !strings.HasPrefix(last, "و") {
			return 2
		}
		return 0
	case last == "اكثر":
		if n >= minShort || first == "ان" {
			return 2
		}
		return 0
	case pronouns[first] && letters(last) >= minVerb:
		if known || s.word(FormOf(last)) {
			return 2
		}
		return 0
	case letters(last) < minShort:
		return 0
	case n < minShort || strings.HasPrefix(last, "ات"): // which ends plurals
		return 0
	case strings.HasPrefix(last, "ال") && letters(last) >= minLast && known:
		return 4
	case n < minFirst && (letters(first) < minLong || letters(last) < minVerb):
		return 0
	case n >= minFirst && strings.HasPrefix(last, "ال") && letters(last) >= minNoun+2:
		return 3
	case seams[last], known && letters(last) >= minLast && s.known(last):
		return 2
	case known && letters(last) >= minLast, n >= minWhole && letters(last) >= minVerb && s.known(last) && !strings.HasSuffix(last, "ات"),
		letters(last) >= minWhole && strings.HasPrefix(last, "ا") && s.word(FormOf(last)):
		return 1
	}
	return 0
}

// first returns the stem of a first part, without "and" and the article, or "" where it is not known.
func (s *Splitter) first(w string) string {
	stems := append(make([]string, 0, 2), w)
	if rest, ok := strings.CutPrefix(w, "و"); ok {
		stems = append(stems, rest)
	}
	for _, stem := range stems {
		r := Reading{Stem: stem}
		if s.known(stem) || r.HasArticle() && s.known(r.Bare()) {
			return r.Bare()
		}
	}
	if letters(w) > minFirst && s.word(FormOf(w)) {
		return w
	}
	return ""
}

// last reports whether a last part is known, behind "and" or a preposition.
func (s *Splitter) last(w string) bool {
	for _, r := range Readings(w) {
		if r.Pro != "" && r.Pro != "و" && r.Pro != "ب" && r.Pro != "ل" {
			continue
		}
		if letters(r.Bare()) >= minShort && (s.known(r.Stem) || r.HasArticle() && s.known(r.Bare())) {
			return true
		}
	}
	return false
}

// part cuts a token behind the first bytes of its folded form.
func part(t *Token, rs []rune, first int) (Token, Token) {
	var room [64]byte
	b := room[:0]
	at := t.Start
	for at < t.End && len(b) < first {
		if IsLetter(rs[at]) {
			b = appendFolded(b, rs[at])
		}
		at++
	}
	end := at
	for at < t.End && (isMark(rs[at]) || rs[at] == 'ـ') {
		at++
	}
	head, tail := wordToken(b, rs, t.Start, end), *t
	rest := FormOf(t.Norm[first:])
	tail.Start, tail.Norm, tail.form = at, rest.Text, rest
	return head, tail
}
