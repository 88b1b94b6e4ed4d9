package arabic

import "strings"

// Splitter parts words that lost the space between them, as stripped markup leaves them: "خلالاستهداف", "مراسلالمحطة". A word
// that is known is never parted, and both parts must be known, or the second carry the article.
type Splitter struct {
	// known says whether a folded word without clitics is one; whole whether a word, behind clitics, is.
	known func(stem string) bool
	whole func(*WordForm) bool
	memo  Memo[int]
}

// NewSplitter returns a splitter that goes by the words known to these functions.
func NewSplitter(known func(stem string) bool, whole func(*WordForm) bool) *Splitter {
	return &Splitter{known: known, whole: whole}
}

// Lengths in letters.
const (
	minGlued = 7 // of a word that may be two
	minFirst = 4 // of its first part, without clitics and article
	minShort = 3 // of its first part before a known word with the article
	minLast  = 5 // of its last part
	minNoun  = 4 // behind the article of a last part that is not known
)

// seams are short words that may stand at the end of glued ones, although other words end like them.
var seams = map[string]bool{
	"علي": true, "الي": true, "بعد": true, "قبل": true, "بين": true, "خلال": true, "منذ": true, "عبر": true, "حتي": true,
	"ضمن": true, "نحو": true, "لدي": true, "عقب": true, "حيث": true, "التي": true, "الذي": true, "لكن": true, "قصف": true, "مقتل": true,
}

// Split returns the tokens with glued words parted. Each part points at its own letters.
func (s *Splitter) Split(ts []Token, rs []rune) []Token {
	var out []Token
	kept := 0
	for i := range ts {
		if ts[i].Kind != Word || letters(ts[i].Norm) < minGlued {
			continue
		}
		at := s.memo.Of(ts[i].Form(), s.cut)
		if at == nil {
			continue
		}
		first, last := part(&ts[i], rs, *at)
		out = append(append(append(out, ts[kept:i]...), first), last)
		kept = i + 1
	}
	if kept == 0 {
		return ts
	}
	return append(out, ts[kept:]...)
}

// cut returns the bytes of a word's first part, nil where it is one word.
func (s *Splitter) cut(w *WordForm) *int {
	if letters(w.Text) < minGlued || len(w.Text) != 2*len([]rune(w.Text)) || s.whole(w) {
		return nil
	}
	best, weight := 0, 0
	for i := 2 * minShort; i <= len(w.Text)-2*minShort; i += 2 {
		if n := s.weigh(w.Text[:i], w.Text[i:]); n >= weight && n > 0 {
			best, weight = i, n
		}
	}
	if weight == 0 {
		return nil
	}
	return &best
}

// weigh says how likely two words are that stand glued, 0 for not.
func (s *Splitter) weigh(first, last string) int {
	stem := s.first(first)
	n, known := letters(stem), s.last(last)
	switch {
	case n < minShort || strings.HasPrefix(last, "ات"): // which ends plurals
		return 0
	case strings.HasPrefix(last, "ال") && letters(last) >= minLast && known:
		return 4
	case n < minFirst:
		return 0
	case strings.HasPrefix(last, "ال") && letters(last) >= minNoun+2:
		return 3
	case seams[last], known && letters(last) >= minLast && s.known(last):
		return 2
	case known && letters(last) >= minLast:
		return 1
	}
	return 0
}

// first returns the stem of a first part, without "and" and the article, or "" where it is not known.
func (s *Splitter) first(w string) string {
	for _, stem := range []string{w, strings.TrimPrefix(w, "و")} {
		r := Reading{Stem: stem}
		if s.known(stem) || r.HasArticle() && s.known(r.Bare()) {
			return r.Bare()
		}
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
