package lineage

import (
	_ "embed"
	"strings"
	"sync"
)

// stockFile lists the words that one report in twenty holds, in some corpus of the press: those of which titles, places
// written in full and set phrases are made. They are as [newDoc] compares them, folded and stripped, a line each. A test
// holds it against the corpora, and writes it anew with -update.
//
//go:embed stock.txt
var stockFile string

// stock returns the hashes of the words in stock.
var stock = sync.OnceValue(func() map[uint64]bool {
	out := map[uint64]bool{}
	for _, w := range strings.Fields(stockFile) {
		out[hash(w)] = true
	}
	return out
})

// When words in common are a passage: a place named in full or a title of office is as long as a fingerprint and proves
// nothing, but nobody writes twenty words as another did, nor ten with three that are rare.
const (
	passageWords = 10
	passageRare  = 3
	longRun      = 20
)

// passage reports whether runs of words are more than set phrases.
func (l *Lineage) passage(words []uint64, runs []run) bool {
	total, longest := 0, 0
	rare := map[uint64]bool{}
	for _, r := range runs {
		total, longest = total+r.n, max(longest, r.n)
		for _, w := range words[r.a : r.a+r.n] {
			if !l.stock[w] {
				rare[w] = true
			}
		}
	}
	return longest >= longRun || longest >= Shingle && total >= passageWords && len(rare) >= passageRare
}
