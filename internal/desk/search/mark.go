package search

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/store"
)

// Mark is words of a text that a search is for: code points from the text's own beginning, end exclusive.
type Mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
	// term is the number of the term that they meet.
	term int
}

// Marks finds what of a text the words of a query are for. Their offsets are in code points of the text as it is written.
func (q Query) Marks(text string) []Mark {
	return q.marker().marks(arabic.Tokenize(text))
}

// marker is the terms of a query made ready for many texts.
type marker []wanted

// wanted is a test of words, of a term of that number, with the forms that its first word may have.
type wanted struct {
	term  int
	test  store.Test
	first map[string]bool
}

func (q Query) marker() marker {
	var out marker
	for i, t := range q.terms {
		if t.Not {
			continue
		}
		for _, test := range t.words {
			first := map[string]bool{}
			for _, f := range test.Forms() {
				first[f] = true
			}
			out = append(out, wanted{i, test, first})
		}
	}
	return out
}

// marks finds the tests of words among tokens, in their order, none within another.
func (m marker) marks(ts []arabic.Token) []Mark {
	words := make([]arabic.Token, 0, len(ts))
	for _, t := range ts {
		if t.Kind == arabic.Word || t.Kind == arabic.Number {
			words = append(words, t)
		}
	}
	var out []Mark
	for i := range words {
		for _, x := range m {
			if n := x.at(words[i:]); n > 0 {
				out = append(out, Mark{words[i].Start, words[i+n-1].End, x.term})
			}
		}
	}
	return tidy(out)
}

// at returns how many of the words a test is met by from the first on, 0 for none.
func (x wanted) at(words []arabic.Token) int {
	n := len(x.test.Words)
	if n == 0 || n > len(words) {
		return 0
	}
	for i := range n {
		have, last := words[i].Norm, x.test.Prefix && i == n-1
		switch {
		case i == 0 && last:
			if !begins(have, x.first) {
				return 0
			}
		case i == 0:
			if !x.first[have] {
				return 0
			}
		case last && !strings.HasPrefix(have, x.test.Words[i]), !last && have != x.test.Words[i]:
			return 0
		}
	}
	return n
}

// tidy orders marks and leaves out those within others.
func tidy(marks []Mark) []Mark {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := marks[:0]
	for _, m := range marks {
		if len(out) > 0 && m.Start < out[len(out)-1].End {
			continue
		}
		out = append(out, m)
	}
	return out
}

// begins reports whether a word begins in one of some ways.
func begins(word string, ways map[string]bool) bool {
	for w := range ways {
		if strings.HasPrefix(word, w) {
			return true
		}
	}
	return false
}
