package lineage

import (
	"slices"
	"sort"

	"tawatur"
)

// Reach is how many words around a claim's evidence still count as its passage.
const Reach = 50

// Shared tells how much of the smaller report's words stand, in runs, in the other (0 to 1), which of the two was
// published first ("" when a date is unknown or both are the same), and the longest run both have, as the smaller
// writes it. Reports that the lineage does not know share nothing.
func (l *Lineage) Shared(a, b string) (share float64, first string, words string) {
	da, db := l.docs[a], l.docs[b]
	if da == nil || db == nil || a == b {
		return 0, "", ""
	}
	small, other := order(da, db)
	runs := l.sharedRuns(small, other)
	if len(runs) == 0 {
		return 0, "", ""
	}
	n, best := 0, runs[0]
	for _, r := range runs {
		n += r.n
		if r.n > best.n {
			best = r
		}
	}
	return float64(n) / float64(len(small.words)), earlier(da, db), small.span(best.a, best.n).Text
}

// Passages lists the runs of words that two reports share, in the order of the first.
func (l *Lineage) Passages(a, b string) []Passage {
	da, db := l.docs[a], l.docs[b]
	if da == nil || db == nil || a == b {
		return nil
	}
	var out []Passage
	for _, r := range l.sharedRuns(da, db) {
		out = append(out, Passage{da.span(r.a, r.n), db.span(r.b, r.n), r.n})
	}
	return out
}

// leastShare is the share of words below which two pieces of evidence merely speak of alike things.
const leastShare = 0.25

// Copied compares the evidence of two claims of different reports. Share is how many of the shorter evidence's words
// stand in the same order in the other (0 to 1; evidence under five words is counted as five); less than a quarter is
// given as 0. Near reports whether both stand within [Reach] words of a passage of ten words or more that the two reports
// have in common.
func (l *Lineage) Copied(a, b tawatur.Claim) (share float64, near bool) {
	if a.Report == b.Report {
		return 0, false
	}
	x, y := l.piece(a), l.piece(b)
	if len(x.words) == 0 || len(y.words) == 0 {
		return 0, false
	}
	n := float64(max(min(len(x.words), len(y.words)), 5))
	if float64(inBoth(x.bag, y.bag)) >= leastShare*n {
		if share = float64(common(x.words, y.words)) / n; share < leastShare {
			share = 0
		}
	}
	return share, inBoth(x.runs, y.runs) > 0 && l.touch(x.around, y.around)
}

// piece is the words of a claim's evidence and those around it; bag is the words again and runs the shingles of those
// around, both sorted: what two pieces have in common shows in them at little cost.
type piece struct{ words, around, bag, runs []uint64 }

// place names a piece of a report.
type place struct {
	report     string
	start, end int
}

// piece returns the words of a claim's evidence; it is empty for an unknown report and for a headline. A claim is compared
// with many others, so its piece is kept.
func (l *Lineage) piece(c tawatur.Claim) *piece {
	key := place{c.Report, c.Evidence.Start, c.Evidence.End}
	if c.Evidence.IsTitle() {
		return &piece{}
	}
	if p, ok := l.pieces.Load(key); ok {
		return p.(*piece)
	}
	p := &piece{}
	if d := l.docs[c.Report]; d != nil {
		f, e := d.within(c.Evidence)
		p.words, p.around = d.words[f:e], d.around(f, e)
		p.bag, p.runs = slices.Sorted(slices.Values(p.words)), shingles(p.around, Shingle)
		slices.Sort(p.runs)
	}
	l.pieces.Store(key, p)
	return p
}

// inBoth counts the members that two sorted lists have in common.
func inBoth(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			i, j, n = i+1, j+1, n+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// Keys returns the fingerprints that stand around a claim's evidence. Claims of two reports stand in one passage of some
// length only if they have a key in common.
func (l *Lineage) Keys(c tawatur.Claim) []uint64 {
	d := l.docs[c.Report]
	if d == nil || c.Evidence.IsTitle() {
		return nil
	}
	f, e := d.within(c.Evidence)
	var out []uint64
	for _, h := range shingles(d.around(f, e), Shingle) {
		if d.has(h) {
			out = append(out, h)
		}
	}
	return out
}

// order puts the report with fewer words first, equal ones by id.
func order(a, b *doc) (small, other *doc) {
	if len(a.words) > len(b.words) || len(a.words) == len(b.words) && a.id > b.id {
		return b, a
	}
	return a, b
}

// earlier returns the id of the report published first. Stamps with different zones are compared by their day alone.
func earlier(a, b *doc) string {
	if len(a.when) < 10 || len(b.when) < 10 {
		return ""
	}
	x, y := a.when, b.when
	if zone(x) != zone(y) {
		x, y = x[:10], y[:10]
	}
	switch {
	case x < y:
		return a.id
	case y < x:
		return b.id
	}
	return ""
}

// zone returns what follows the seconds of a date-time, "day" for a date.
func zone(s string) string {
	if len(s) < 19 {
		return "day"
	}
	return s[19:]
}

// span returns n words from word i as a span of the text.
func (d *doc) span(i, n int) tawatur.Span {
	s, e := int(d.start[i]), int(d.end[i+n-1])
	return tawatur.Span{Start: s, End: e, Text: string([]rune(d.text)[s:e])}
}

// within returns the words that a span covers, end exclusive.
func (d *doc) within(s tawatur.Span) (first, end int) {
	first = sort.Search(len(d.words), func(i int) bool { return int(d.end[i]) > s.Start })
	end = sort.Search(len(d.words), func(i int) bool { return int(d.start[i]) >= s.End })
	return first, max(first, end)
}

// around returns the words from Reach before to Reach behind.
func (d *doc) around(first, end int) []uint64 {
	return d.words[max(0, first-Reach):min(len(d.words), end+Reach)]
}

// touch reports whether two pieces have a passage in common.
func (l *Lineage) touch(a, b []uint64) bool { return l.passage(a, cover(a, b)) }

// common returns the length of the longest common subsequence.
func common(a, b []uint64) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diag := 0
		for j, y := range b {
			up := row[j+1]
			switch {
			case x == y:
				row[j+1] = diag + 1
			case row[j] > up:
				row[j+1] = row[j]
			}
			diag = up
		}
	}
	return row[len(b)]
}

// run is n words from word a of one report that equal those from word b of another.
type run struct{ a, b, n int }

// sharedRuns finds the runs that two reports share. A run shorter than a fingerprint counts only near a longer one, and
// the runs near one another only where they are a passage, so that names and set phrases alone make none.
func (l *Lineage) sharedRuns(a, b *doc) []run {
	return l.passages(a.words, cover(a.words, b.words))
}

// cover takes from a, left to right, the longest runs that stand in b.
func cover(a, b []uint64) []run {
	at := map[uint64][]int{}
	for i, h := range shingles(b, minRun) {
		at[h] = append(at[h], i)
	}
	hs := shingles(a, minRun)
	var out []run
	for i := 0; i < len(hs); {
		best := run{a: i}
		for _, j := range at[hs[i]] {
			if n := extent(a[i:], b[j:]); n > best.n {
				best = run{i, j, n}
			}
		}
		if best.n < minRun {
			i++
			continue
		}
		out = append(out, best)
		i += best.n
	}
	return out
}

func extent(a, b []uint64) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// passages keeps the runs within Reach words, in both texts, of a run as long as a fingerprint with which they make a
// passage.
func (l *Lineage) passages(words []uint64, rs []run) []run {
	keep := make([]bool, len(rs))
	for _, long := range rs {
		if long.n < Shingle {
			continue
		}
		var near []run
		var at []int
		for i, r := range rs {
			if apart(r.a, long.a) <= Reach && apart(r.b, long.b) <= Reach {
				near, at = append(near, r), append(at, i)
			}
		}
		if l.passage(words, near) {
			for _, i := range at {
				keep[i] = true
			}
		}
	}
	var out []run
	for i, r := range rs {
		if keep[i] {
			out = append(out, r)
		}
	}
	return out
}

func apart(i, j int) int { return max(i-j, j-i) }
