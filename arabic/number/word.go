package number

import (
	"strings"

	"tawatur/arabic"
)

// wordFacts is what the tables know of a word, whatever stands around it.
type wordFacts struct {
	// opens says that it may open a number phrase, listed that the tables have it as it is, phrase that a phrase of theirs may begin with it.
	opens, listed, phrase bool
	// whole are its meanings as it is; stems those behind proclitics, if it can have any; cut those behind a joint conjunction.
	whole, stems, cut []word
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
	f := &wordFacts{opens: l.opens(w.Text), listed: len(l.words[w.Text]) > 0, phrase: l.phrases.Opens(w), whole: l.meanings(nil, w.Text)}
	if !l.notPro[w.Text] {
		for _, s := range stems(w.Text) {
			f.stems = l.meanings(f.stems, s)
		}
		for i := range f.stems {
			f.stems[i].pro = true
		}
	}
	if s, ok := strings.CutPrefix(w.Text, "و"); ok {
		f.cut = l.meanings(nil, s)
	} else {
		f.cut = f.whole
	}
	if !f.opens && !f.listed && !f.phrase && f.whole == nil && f.stems == nil && f.cut == nil {
		return nil
	}
	return f
}

// begins reports whether a number, or a phrase that only looks like one, may begin with a token: with most none does.
func (l *lex) begins(t *arabic.Token) bool {
	if t.Kind != arabic.Word {
		return t.Kind == arabic.Number
	}
	f := l.facts(t)
	return f.opens || f.phrase
}

// meanings appends the meanings of a stem, first without its article and then with it.
func (l *lex) meanings(out []word, s string) []word {
	for _, e := range l.words[s] {
		out = append(out, word{entry: e})
	}
	if s, ok := strings.CutPrefix(s, "ال"); ok {
		for _, e := range l.words[s] {
			if l.articled(s, e) {
				out = append(out, word{entry: e, article: true})
			}
		}
	}
	return out
}

// first returns the first meaning among the wanted classes.
func first(ms []word, want []class) (word, bool) {
	for i := range ms {
		if has(want, ms[i].class) {
			return ms[i], true
		}
	}
	return word{}, false
}
