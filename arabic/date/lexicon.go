package date

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"tawatur/arabic"
)

//go:embed words.tsv
var wordsTSV string

// entry is a meaning of a phrase: its class and its value, also as a number where it is one.
type entry struct {
	class, value string
	n            int
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
	if f := l.memo.Of(t.Form(), l.learn); f != nil {
		return f
	}
	return &unknown
}

// unknown are the facts of a word of which the table knows nothing.
var unknown wordFacts

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
		n, _ := strconv.Atoi(f[1])
		l.words.Add(f[2], entry{f[0], f[1], n})
		if f[0] == "part" && !strings.HasPrefix(f[2], "بعد") {
			l.words.Add("ال"+f[2], entry{f[0], f[1], n})
		}
		if f[0] == "unit" || f[0] == "season" {
			l.words.Add("ال"+f[2], entry{"the-" + f[0], f[1], n})
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

// find returns the meaning of the longest phrase at token i among the wanted classes, and its end.
func (l *lex) find(ts []arabic.Token, i int, want ...string) (entry, int, bool) {
	if i < 0 || i >= len(ts) || ts[i].Kind != arabic.Word {
		return entry{}, i, false
	}
	m, ok := l.words.Find(ts, i)
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
