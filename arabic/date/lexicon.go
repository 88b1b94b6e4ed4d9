package date

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"tawatur/arabic"
	"tawatur/arabic/number"
)

//go:embed words.tsv
var wordsTSV string

// entry is a meaning of a phrase: its class and its value, also as a number where it is one.
type entry struct {
	class, value string
	n            int
	opener       opener
	// other is the month that the second name of one means, where it is another.
	other int
}

// opener is a set of the expressions that a phrase can open: a point in time, or one that opens with words of its own. Those for which the
// table has no words may open with any that opens one at all.
type opener uint16

const (
	anyWord opener = 1 << iota
	pointWord
	sinceWord
	gapWord
	agoWord
	upToWord
	fromWord
	severalWord
	latelyWord
)

// newEntry returns the meaning of a phrase.
func newEntry(class, value string) entry {
	e := entry{class: class, value: value}
	e.n, _ = strconv.Atoi(value)
	switch class {
	case "gap":
		e.opener = gapWord
	case "upto":
		e.opener = upToWord
	case "until", "trap":
	case "years", "months":
		e.opener = pointWord | severalWord
	case "lately":
		e.opener = pointWord | latelyWord
	case "cue":
		e.opener = cueOpener(value)
	default:
		e.opener = pointWord
	}
	return e
}

// cueOpener returns what a cue can open: a point in time begins with one of the clock and of what is about so at most.
func cueOpener(value string) opener {
	switch value {
	case "since":
		return sinceWord
	case "ago":
		return agoWord
	case "from", "between":
		return fromWord
	case "clock", "approx":
		return pointWord
	}
	return 0
}

// lex is the table of words, read only once built.
type lex struct {
	words arabic.Dict[entry]
	memo  arabic.Memo[wordFacts]
}

// wordFacts is what is known of a word, whatever stands around it.
type wordFacts struct {
	// phrase says that a phrase of the table may begin with it.
	phrase bool
	streak streakWord
}

// streakWord is a word read as the unit of a streak.
type streakWord struct {
	unit     string
	sure, ok bool
}

// facts returns what is known of a token's word.
func (l *lex) facts(t *arabic.Token) *wordFacts {
	w := t.Form()
	if l.memo.Silent(w) {
		return l.memo.Zero()
	}
	return l.memo.OrZero(w, l.learn)
}

// learn works out the facts of a word, nil for none.
func (l *lex) learn(w *arabic.WordForm) *wordFacts {
	f := &wordFacts{phrase: l.words.Opens(w)}
	f.streak.unit, f.streak.sure, f.streak.ok = streakUnit(w.Text)
	if !f.phrase && !f.streak.ok {
		return nil
	}
	return f
}

var lexicon = sync.OnceValue(func() *lex {
	l := &lex{}
	for _, f := range rows() {
		l.words.Add(f[2], newEntry(f[0], f[1]))
		if f[0] == "part" && !strings.HasPrefix(f[2], "بعد") {
			l.words.Add("ال"+f[2], newEntry(f[0], f[1]))
		}
		if f[0] == "unit" || f[0] == "season" {
			l.words.Add("ال"+f[2], newEntry("the-"+f[0], f[1]))
		}
	}
	return l
})

// rows returns the lines of the table, comments left out.
func rows() [][]string {
	var out [][]string
	for line := range strings.Lines(wordsTSV) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// asked keeps the phrases at the tokens asked for last, because many readers ask for the same ones: that of token i at i
// modulo its length.
type asked [8]struct {
	// next is the token behind the one asked for; 0 when none was.
	next   int
	phrase arabic.Match[entry]
	ok     bool
}

// phrase returns the longest phrase of the table at token i.
func (p parser) phrase(i int) (*arabic.Match[entry], bool) {
	f := &p.asked[i%len(p.asked)]
	if f.next != i+1 {
		f.next = i + 1
		f.phrase, f.ok = p.lex.words.Find(p.ts, i)
	}
	return &f.phrase, f.ok
}

// opener returns the expressions that token i can open: none for most words, and for a preposition no point in time.
func (p parser) opener(i int) opener {
	switch p.ts[i].Kind {
	case arabic.Number:
		return anyWord | pointWord
	case arabic.Word:
	default:
		return 0
	}
	out, f := opener(0), p.lex.facts(&p.ts[i])
	if f.phrase {
		if m, ok := p.phrase(i); ok {
			out |= anyWord
			for _, e := range m.Values {
				out |= e.opener
			}
		}
	}
	if f.streak.ok {
		out |= anyWord
	}
	if out&pointWord == 0 {
		if _, _, _, ok := number.Plain(p.ts, i); ok {
			out |= anyWord | pointWord
		}
	}
	return out
}

// find returns the meaning of the longest phrase at token i among the wanted classes, and its end.
func (p parser) find(i int, want ...string) (entry, int, bool) {
	if i < 0 || i >= len(p.ts) || p.ts[i].Kind != arabic.Word {
		return entry{}, i, false
	}
	m, ok := p.phrase(i)
	if !ok {
		return entry{}, i, false
	}
	for _, w := range want {
		for _, v := range m.Values {
			if v.class == w {
				return v, m.End, true
			}
		}
	}
	return entry{}, i, false
}
