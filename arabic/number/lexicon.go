package number

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"tawatur/arabic"
)

//go:embed words.tsv
var wordsTSV string

//go:embed phrases.tsv
var phrasesTSV string

// class is the first column of the tables.
type class string

// entry is a meaning of a word.
type entry struct {
	class class
	value int
}

// lex holds the two tables; it is read only once built.
type lex struct {
	words   map[string][]entry
	phrases arabic.Dict[class]
	// first holds every word that can open a number phrase, without clitics: the fast way out for all others.
	first  map[string]bool
	notPro map[string]bool
	memo   arabic.Memo[wordFacts]
}

var lexicon = sync.OnceValue(func() *lex {
	l := &lex{words: map[string][]entry{}, first: map[string]bool{}, notPro: map[string]bool{}}
	for _, f := range rows(wordsTSV) {
		n, err := strconv.Atoi(f[1])
		if err != nil {
			continue // the package's test reads every row and fails on this
		}
		for _, w := range arabic.Words(f[2]) {
			l.addWord(w, entry{class(f[0]), n})
		}
	}
	for _, f := range rows(phrasesTSV) {
		w := arabic.Words(f[1])
		if f[0] == "notpro" {
			l.notPro[w[0]] = true
			continue
		}
		l.phrases.AddWords(w, class(f[0]))
		l.first[w[0]] = true
	}
	return l
})

// rows returns the fields of a table's lines, comments and blank lines left out.
func rows(tsv string) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}

// addWord enters a word once for each class and value: folding makes some forms of a row equal.
func (l *lex) addWord(w string, e entry) {
	for _, o := range l.words[w] {
		if o == e {
			return
		}
	}
	l.words[w] = append(l.words[w], e)
	l.first[w] = true
	l.first["ال"+w] = true
}

// opens reports whether a folded word, behind proclitics, can open a number phrase.
func (l *lex) opens(w string) bool {
	if w == "ال" || l.first[w] {
		return true
	}
	if l.notPro[w] {
		return false
	}
	for _, s := range stems(w) {
		if l.first[s] {
			return true
		}
	}
	return false
}

// stems returns the word without the proclitics that numbers take. The future marker is not among them: "سالف".
func stems(w string) []string {
	var out []string
	for _, p := range [...]string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"} {
		rest, ok := strings.CutPrefix(w, p)
		if !ok || len(rest) < 4 {
			continue
		}
		if strings.HasSuffix(p, "ل") && strings.HasPrefix(rest, "ل") {
			out = append(out, "ا"+rest)
			continue
		}
		out = append(out, rest)
	}
	return out
}

// find returns the class of the longest phrase at token i among the wanted ones, and its end.
func (l *lex) find(ts []arabic.Token, i int, want ...class) (class, int) {
	if i >= len(ts) {
		return "", i
	}
	m, ok := l.phrases.Find(ts, i)
	if !ok {
		return "", i
	}
	for _, v := range m.Values {
		for _, w := range want {
			if v == w {
				return v, m.End
			}
		}
	}
	return "", i
}

// after returns the modifier behind a number at token i.
func (l *lex) after(ts []arabic.Token, i int) (class, int) {
	return l.find(ts, i, "after-ge", "after-le", "after-approx")
}

// trapEnd returns the end of a phrase at token i that only looks like a number, or i.
func (l *lex) trapEnd(ts []arabic.Token, i int) int {
	if c, end := l.find(ts, i, "not"); c != "" {
		return end
	}
	return i
}
