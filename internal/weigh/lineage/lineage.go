// Package lineage finds text that reports share, so that six copies of one story count as one origin.
//
// It compares folded words, not letters: a copy that drops a diacritic, a conjunction or an article is still a copy.
// Fingerprints are shingles of six words, thinned by winnowing, so any run of [Window]+[Shingle]-1 common words is seen.
// Titles, places in full and set phrases are as long as a fingerprint and prove nothing: what is shared counts only with words
// that are rare in the press, or at a length that nobody hits twice.
// It says which words are shared and whose publication is earlier; it does not say that anybody stole anything.
//
//	l := lineage.Find(reports)
//	share, first, words := l.Shared("a", "b") // 0.84, "a", "the longest run both have"
package lineage

import (
	"slices"
	"strings"
	"sync"

	"tawatur"
	"tawatur/arabic"
)

// Shingle is the number of words in a fingerprint; Window the number of neighbours of which one is kept.
const (
	Shingle = 6
	Window  = 8
)

// minRun is the shortest run of common words that adds to a shared passage once a fingerprint has matched.
const minRun = 4

// Lineage knows the words of some reports. It is safe for concurrent reading.
type Lineage struct {
	docs map[string]*doc
	// stock is the words of set phrases.
	stock map[uint64]bool
}

type doc struct {
	id, text, when string
	// words are hashes of the folded, stripped words; start and end their offsets in code points.
	words      []uint64
	start, end []int32
	// prints are the fingerprints, in the order of the words that they begin with.
	prints []fingerprint
	// pieces are the words around the claims compared so far.
	pieces struct {
		sync.Mutex
		at map[place]*piece
	}
}

// fingerprint is the hash of a run of words, with the place of the first.
type fingerprint struct {
	at   int32
	hash uint64
}

// Passage is a run of words that two reports share, with its place in both. The words are those of the first.
type Passage struct {
	A, B   tawatur.Span
	Length int // in words
}

// New returns a lineage that knows no report yet.
func New() *Lineage { return &Lineage{docs: map[string]*doc{}, stock: stock()} }

// Find reads the reports and takes their fingerprints. Reports with the same id are taken once.
func Find(reports []tawatur.Report) *Lineage {
	l := New()
	for _, r := range reports {
		l.Know(r)
	}
	return l
}

// Know reads a report, unless one with its id is known already.
func (l *Lineage) Know(r tawatur.Report) {
	if l.docs[r.ID] == nil {
		l.docs[r.ID] = newDoc(&r)
	}
}

// Forget forgets a report.
func (l *Lineage) Forget(report string) { delete(l.docs, report) }

func newDoc(r *tawatur.Report) *doc {
	d := &doc{id: r.ID, text: r.Text}
	if r.Published.Value != nil {
		d.when = *r.Published.Value
	}
	room := len(r.Text)/10 + 4
	d.words, d.start, d.end = make([]uint64, 0, room), make([]int32, 0, room), make([]int32, 0, room)
	arabic.EachWord(r.Text, func(folded []byte, start, end int) {
		d.words = append(d.words, hash(strip(string(folded))))
		d.start = append(d.start, int32(start))
		d.end = append(d.end, int32(end))
	})
	runs := shingles(d.words, Shingle)
	kept := slices.Sorted(slices.Values(winnow(runs, Window)))
	for i, h := range runs { // what is kept at one place is a fingerprint at any
		if _, is := slices.BinarySearch(kept, h); is {
			d.prints = append(d.prints, fingerprint{int32(i), h})
		}
	}
	return d
}

// strip takes one proclitic and the article off a folded word. It is rougher than a reading, and for comparing that is
// enough: both texts are treated alike.
func strip(w string) string {
	for _, p := range [...]string{"و", "ف", "ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) >= 6 {
			w = rest
			break
		}
	}
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) >= 4 {
		return rest
	}
	if rest, ok := strings.CutPrefix(w, "ل"); ok && len(rest) >= 8 {
		return rest
	}
	return w
}

// hash is FNV-1a, the same in every run.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func mix(h, w uint64) uint64 {
	h = (h ^ w) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// shingles returns the hash of every run of k words, by its first word.
func shingles(words []uint64, k int) []uint64 {
	if len(words) < k {
		return nil
	}
	out := make([]uint64, 0, len(words)-k+1)
	for i := 0; i+k <= len(words); i++ {
		out = append(out, shingle(words[i:i+k]))
	}
	return out
}

// shingle returns the hash of a run of words.
func shingle(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h, w)
	}
	return h
}

// winnow keeps the smallest of every w neighbours, so that equal texts keep equal fingerprints wherever they stand.
func winnow(hs []uint64, w int) []uint64 {
	if len(hs) <= w {
		return hs
	}
	var out []uint64
	last := -1
	for i := 0; i+w <= len(hs); i++ {
		m := i
		for j := i + 1; j < i+w; j++ {
			if hs[j] <= hs[m] {
				m = j
			}
		}
		if m != last {
			out = append(out, hs[m])
			last = m
		}
	}
	return out
}
