package lineage

import (
	"math"
	"math/bits"
	"slices"
	"sort"
	"sync/atomic"

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

// rounding is more than what a product of a share and a number of words is off by.
const rounding = 1e-9

// Share compares the evidence of two claims of different reports: how many of the shorter evidence's words stand in the same
// order in the other (0 to 1; evidence under five words is counted as five); less than a quarter, or than what is asked for, is given as 0.
func (l *Lineage) Share(a, b *tawatur.Claim, least float64) float64 {
	if a.Report == b.Report {
		return 0
	}
	least = max(least, leastShare)
	x, y := l.piece(a), l.piece(b)
	n := max(min(len(x.words), len(y.words)), 5)
	if !x.bag.mayShare(&y.bag, int(math.Ceil(least*float64(n)-rounding))) {
		return 0
	}
	if share := float64(common(x.words, y.words)) / float64(n); share >= least {
		return share
	}
	return 0
}

// Near reports whether the evidence of two claims of different reports stands within [Reach] words of a passage of ten words or
// more that the two reports have in common.
func (l *Lineage) Near(a, b *tawatur.Claim) bool {
	if a.Report == b.Report {
		return false
	}
	x, y := l.piece(a), l.piece(b)
	return len(x.words) > 0 && len(y.words) > 0 && x.runs().meets(y.runs()) && l.passage(x.around, y.runs().cover(x.around))
}

// piece is the words of a claim's evidence and those around it, and what tells at little cost what two pieces can have in common.
type piece struct {
	words, around []uint64
	bag           bag
	net           atomic.Pointer[net]
}

// runs returns the net of the words around, which is made when it is first asked for.
func (p *piece) runs() *net {
	if n := p.net.Load(); n != nil {
		return n
	}
	n := newNet(p.around)
	p.net.Store(n)
	return n
}

// bag is a sketch of some words: a bit for each, and how many have a bit that another has.
type bag struct {
	bits  [4]uint64
	again int
}

func newBag(words []uint64) bag {
	b := bag{again: len(words)}
	for _, w := range words {
		b.bits[w>>6%4] |= 1 << (w % 64)
	}
	for _, x := range b.bits {
		b.again -= bits.OnesCount64(x)
	}
	return b
}

// mayShare reports whether two lists of words can have so many in common. Words in common have bits in common, all but those that
// stand for several words of one list.
func (b *bag) mayShare(o *bag, n int) bool {
	most := min(b.again, o.again)
	for i := range b.bits {
		most += bits.OnesCount64(b.bits[i] & o.bits[i])
	}
	return most >= n
}

// place names a piece of a report.
type place struct{ start, end int }

// piece returns the words of a claim's evidence; it is empty for an unknown report and for a headline. A claim is compared
// with many others, so its piece is kept.
func (l *Lineage) piece(c *tawatur.Claim) *piece {
	d := l.docs[c.Report]
	if d == nil || c.Evidence.IsTitle() {
		return &piece{}
	}
	at := place{c.Evidence.Start, c.Evidence.End}
	d.pieces.Lock()
	defer d.pieces.Unlock()
	p := d.pieces.at[at]
	if p == nil {
		f, e := d.within(c.Evidence)
		p = &piece{words: d.words[f:e], around: d.around(f, e)}
		p.bag = newBag(p.words)
		if d.pieces.at == nil {
			d.pieces.at = map[place]*piece{}
		}
		d.pieces.at[at] = p
	}
	return p
}

// Keys returns the fingerprints that stand around a claim's evidence. Claims of two reports stand in one passage of some
// length only if they have a key in common.
func (l *Lineage) Keys(c tawatur.Claim) []uint64 {
	d := l.docs[c.Report]
	if d == nil || c.Evidence.IsTitle() {
		return nil
	}
	f, e := d.within(c.Evidence)
	from := sort.Search(len(d.prints), func(i int) bool { return int(d.prints[i].at) >= f-Reach })
	var out []uint64
	for _, p := range d.prints[from:] {
		if int(p.at)+Shingle > e+Reach {
			break
		}
		out = append(out, p.hash)
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

// common returns the length of the longest common subsequence. A bit of rows stands for each word of b, unset where one more word is in common
// up to there; so a word of a is held against 64 of b at once.
func common(a, b []uint64) int {
	var few [4]uint64
	rows := few[:0]
	for range (len(b) + 63) / 64 {
		rows = append(rows, math.MaxUint64)
	}
	for _, x := range a {
		carry := uint64(0)
		for i, part := range rows {
			here := uint64(0)
			for j, y := range b[64*i : min(64*i+64, len(b))] {
				if x == y {
					here |= 1 << j
				}
			}
			var sum uint64
			sum, carry = bits.Add64(part, part&here, carry)
			rows[i] = sum | part&^here
		}
	}
	n := 0
	for i, part := range rows {
		n += bits.OnesCount64(^part & (1<<min(64, len(b)-64*i) - 1))
	}
	return n
}

// run is n words from word a of one report that equal those from word b of another.
type run struct{ a, b, n int }

// sharedRuns finds the runs that two reports share. A run shorter than a fingerprint counts only near a longer one, and
// the runs near one another only where they are a passage, so that names and set phrases alone make none.
func (l *Lineage) sharedRuns(a, b *doc) []run {
	return l.passages(a.words, newNet(b.words).cover(a.words))
}

// net finds the runs that other words have in common with some: where each run of [minRun] words begins, by its hash.
type net struct {
	words []uint64
	// at are the runs in order, each as the upper bits of its hash and the place of its first word.
	at []uint64
	// sketch has a bit for each run: most that are not there show in it.
	sketch [64]uint64
}

// placeBits are the bits of a place in a net.
const placeBits = 24

func newNet(words []uint64) *net {
	n := &net{words: words, at: shingles(words, minRun)}
	for i, h := range n.at {
		h >>= placeBits
		n.at[i] = h<<placeBits | uint64(i)
		n.sketch[h>>6%64] |= 1 << (h % 64)
	}
	slices.Sort(n.at)
	return n
}

// may reports whether a run can be in the net.
func (n *net) may(h uint64) bool { return n.sketch[h>>6%64]&(1<<(h%64)) != 0 }

// meets reports whether two nets can have a run in common.
func (n *net) meets(o *net) bool {
	for _, x := range n.at {
		if o.may(x >> placeBits) {
			return true
		}
	}
	return false
}

// cover takes from some words, left to right, the longest runs that are in the net.
func (n *net) cover(words []uint64) []run {
	var out []run
	for i := 0; i+minRun <= len(words); {
		best := run{a: i}
		h := shingle(words[i:i+minRun]) >> placeBits
		if n.may(h) {
			first, _ := slices.BinarySearch(n.at, h<<placeBits)
			for _, x := range n.at[first:] {
				if x>>placeBits != h {
					break
				}
				at := int(x & (1<<placeBits - 1))
				if m := extent(words[i:], n.words[at:]); m > best.n {
					best = run{i, at, m}
				}
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
