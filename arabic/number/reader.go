package number

import (
	"strconv"
	"strings"

	"tawatur/arabic"
)

// reader reads the tokens of one text.
type reader struct {
	ts  []arabic.Token
	lex *lex
}

// word is a number word at a token: how it was split and one of its meanings.
type word struct {
	entry
	article bool
	pro     bool
}

// at returns the first meaning of token i among the wanted classes. Proclitics are split only where open says so: the
// first word of a number, never inside it, where the conjunction is handled by joined.
func (r reader) at(i int, open bool, want ...class) (word, bool) {
	if i >= len(r.ts) || r.ts[i].Kind != arabic.Word {
		return word{}, false
	}
	f := r.lex.facts(&r.ts[i])
	if m, ok := first(f.whole, want); ok || !open {
		return m, ok
	}
	return first(f.stems, want)
}

// articled reports whether a meaning survives the article: الاثنين is Monday, الأحد Sunday.
func (l *lex) articled(s string, e entry) bool {
	return e.class != "head" && !(e.class == "unit" && e.value == 2)
}

func has(cs []class, c class) bool {
	for _, x := range cs {
		if x == c {
			return true
		}
	}
	return false
}

// skipArticle steps over the article that stands before digits ("الـ15").
func (r reader) skipArticle(i int) int {
	if i+1 < len(r.ts) && r.ts[i+1].Kind == arabic.Number && r.ts[i].Kind == arabic.Word {
		switch r.ts[i].Norm {
		case "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف":
			return i + 1
		}
	}
	return i
}

// joined reads the conjunction at token i, joint or apart, and returns the below-hundred number behind it.
func (r reader) joined(i int) (n, end int, ok bool) {
	k, cut, ok := r.and(i)
	if !ok {
		return 0, i, false
	}
	return r.small(k, cut)
}

// and reads "و" at token i: it returns the token with the word behind it and whether the و is part of that token.
func (r reader) and(i int) (k int, cut, ok bool) {
	if i >= len(r.ts) || r.ts[i].Kind != arabic.Word {
		return i, false, false
	}
	switch w := r.ts[i].Norm; {
	case w == "و":
		return i + 1, false, i+1 < len(r.ts)
	case strings.HasPrefix(w, "و") && len(w) > 4:
		return i, true, !r.lex.facts(&r.ts[i]).listed || r.eleven(i)
	}
	return i, false, false
}

// eleven reports whether token i is the "and one" of "and eleven", which folds to the word for one.
func (r reader) eleven(i int) bool {
	if _, ok := r.inner(i, true, "head"); !ok {
		return false
	}
	t, ok := r.inner(i+1, false, "ten")
	return ok && !t.article
}

// inner is at for a word inside a number, behind a joint conjunction when cut is set.
func (r reader) inner(i int, cut bool, want ...class) (word, bool) {
	if i >= len(r.ts) || r.ts[i].Kind != arabic.Word {
		return word{}, false
	}
	f := r.lex.facts(&r.ts[i])
	if cut {
		return first(f.cut, want)
	}
	return first(f.whole, want)
}

// opening is at for the first word of a group, or behind a joint conjunction when cut is set.
func (r reader) opening(i int, open, cut bool, want ...class) (word, bool) {
	if cut {
		return r.inner(i, true, want...)
	}
	return r.at(i, open, want...)
}

// small reads 1 to 99 in words, or digits below a hundred, inside a number.
func (r reader) small(i int, cut bool) (n, end int, ok bool) {
	if !cut && i < len(r.ts) && r.ts[i].Kind == arabic.Number {
		n, ok = digits(r.ts[i].Norm)
		return n, i + 1, ok && n > 0 && n < 100
	}
	w, ok := r.inner(i, cut, "unit", "ten", "tens", "head")
	if !ok {
		return 0, i, false
	}
	return r.ones(w, i+1)
}

// ones goes on behind a unit, a ten or tens: the tail of a teen, or the tens behind a conjunction.
func (r reader) ones(w word, i int) (n, end int, ok bool) {
	if w.class == "ten" || w.class == "tens" {
		return w.value, i, true
	}
	if t, ok := r.inner(i, false, "ten"); ok && !t.article {
		return w.value + 10, i + 1, true
	}
	if k, cut, ok := r.and(i); ok {
		if t, ok := r.inner(k, cut, "tens"); ok {
			return w.value + t.value, k + 1, true
		}
	}
	if w.class == "head" || w.value == 1 && (w.article || r.definite(i)) {
		return 0, i, false // "الواحد" does not count; "وأحد الجنود" folds to the word for one
	}
	return w.value, i, true
}

// definite reports whether token i is a word with the article.
func (r reader) definite(i int) bool {
	if i >= len(r.ts) || r.ts[i].Kind != arabic.Word {
		return false
	}
	return strings.HasPrefix(r.ts[i].Norm, "ال") && !r.lex.facts(&r.ts[i]).listed
}

// hundreds reads 1 to 999 at token i; open allows proclitics on its first word.
func (r reader) hundreds(i int, open, cut bool) (n, end int, ok bool) {
	w, ok := r.opening(i, open, cut, "unit", "ten", "tens", "head", "cent", "hundred")
	if !ok {
		return 0, i, false
	}
	n, end = w.value, i+1
	switch {
	case w.class == "unit" && w.value > 2:
		if c, ok := r.inner(end, false, "cent"); !ok || c.article && !w.article {
			return r.ones(w, end)
		}
		n, end = n*100, end+1
	case w.class != "cent" && w.class != "hundred":
		return r.ones(w, end)
	}
	if m, e, ok := r.joined(end); ok {
		return n + m, e, true
	}
	return n, end, true
}

// cardinal reads a whole number in digits or words at token i.
func (r reader) cardinal(i int) (n, end int, ok bool) {
	i = r.skipArticle(i)
	if i >= len(r.ts) {
		return 0, i, false
	}
	if r.ts[i].Kind == arabic.Number {
		n, end, ok = r.figure(i)
	} else {
		n, end, ok = r.group(i, true, false)
	}
	if !ok {
		return 0, i, false
	}
	scale := lowest(n)
	for scale >= 1000 {
		m, e, ok := r.next(end, scale)
		if !ok {
			break
		}
		n, end, scale = n+m, e, lowest(m)
	}
	return n, end, true
}

// lowest returns the scale of a number's last group: 1000 for 11000, 1 for 11.
func lowest(n int) int {
	s := 1
	for n != 0 && n%1000 == 0 {
		n /= 1000
		s *= 1000
	}
	return s
}

// next reads a conjunction and the next group, which must be below the scale of the one before.
func (r reader) next(i, scale int) (n, end int, ok bool) {
	k, cut, ok := r.and(i)
	if !ok {
		return 0, i, false
	}
	if p, ok := r.inner(k, cut, "part"); ok && !p.article {
		return scale * p.value / 100, r.overScale(k + 1), true
	}
	if !cut && k < len(r.ts) && r.ts[k].Kind == arabic.Number {
		n, end, ok = r.figure(k)
	} else {
		n, end, ok = r.group(k, false, cut)
	}
	return n, end, ok && n < scale && n > 0
}

// overScale steps over the scale repeated in "مليون ونصف المليون".
func (r reader) overScale(i int) int {
	if w, ok := r.inner(i, false, "scale"); ok && w.article {
		return i + 1
	}
	return i
}

// group reads a number below a thousand with its scale, or a scale alone.
func (r reader) group(i int, open, cut bool) (n, end int, ok bool) {
	if n, end, ok = r.hundreds(i, open, cut); ok {
		return r.scaled(n, end)
	}
	w, ok := r.opening(i, open, cut, "dual", "scale")
	if !ok {
		return 0, i, false
	}
	return w.value * r.bareDual(i), i + 1, true
}

// bareDual returns 2 where the accusative of one thousand is, standing alone, the dual of a construct ("ألفا شخص").
func (r reader) bareDual(i int) int {
	if strings.HasSuffix(r.ts[i].Norm, "الفا") && !strings.HasPrefix(r.ts[i].Norm, "الال") {
		return 2
	}
	return 1
}

// scaled multiplies by the scale words behind a number, "ألف" and "مليون".
func (r reader) scaled(n, i int) (int, int, bool) {
	for {
		w, ok := r.inner(i, false, "scale", "plural")
		if !ok || w.article || n > 999_999 {
			return n, i, true
		}
		n *= w.value
		i++
	}
}

// figure reads digits with a decimal part and scale words: 11, "11 ألفا", "1.5 مليون".
func (r reader) figure(i int) (n, end int, ok bool) {
	n, ok = digits(r.ts[i].Norm)
	if !ok {
		return 0, i, false
	}
	if k, num, den, dec := r.decimal(i); dec {
		w, scaled := r.inner(k, false, "scale", "plural")
		if !scaled || w.article {
			return 0, i, false
		}
		return n*w.value + w.value/den*num, k + 1, true
	}
	if w, scaled := r.inner(i+1, false, "scale"); scaled && !w.article && w.value == 1000 && writtenOut(n) {
		return n, i + 2, true // "24158 ألف شخص"
	}
	return r.scaled(n, i+1)
}

// writtenOut reports whether digits give thousands to the last unit, so that a thousand behind them is a slip: "1200 ألف" may be meant.
func writtenOut(n int) bool { return n >= 1000 && n%10 != 0 }

// decimal reads the part behind a decimal mark at token i+1: its digits over a power of ten.
func (r reader) decimal(i int) (end, num, den int, ok bool) {
	if i+2 >= len(r.ts) || r.ts[i+2].Kind != arabic.Number || !r.tight(i, i+2) {
		return i, 0, 1, false
	}
	switch r.ts[i+1].Norm {
	case ".", ",", "٫", "،":
	default:
		return i, 0, 1, false
	}
	s := r.ts[i+2].Norm
	if len(s) > 2 || r.sameMark(i+1, i+3) {
		return i, 0, 1, false
	}
	num, _ = strconv.Atoi(s)
	den = 1
	for range s {
		den *= 10
	}
	return i + 3, num, den, true
}

// sameMark reports whether the mark at k repeats the one at i with digits behind, as in a date.
func (r reader) sameMark(i, k int) bool {
	return k+1 < len(r.ts) && r.ts[k].Norm == r.ts[i].Norm && r.ts[k+1].Kind == arabic.Number
}

// tight reports whether no white space stands between tokens i and k.
func (r reader) tight(i, k int) bool {
	for ; i < k; i++ {
		if r.ts[i].End != r.ts[i+1].Start {
			return false
		}
	}
	return true
}

// digits converts a token of digits; what is longer than nine digits is a telephone number or the like.
func digits(s string) (int, bool) {
	if len(s) > 9 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
