package event

import (
	"math"
	"slices"
)

// block names a set of claims worth comparing: those of one family that share a cell of the map, a party or a passage,
// within a day or a half-month.
type block struct {
	family string
	kind   byte // 'c' cell of the map, 'p' place, 'a' actor, 't' text
	x, y   int
	id     string
	grain  byte // 'd' day, 'm' half-month, 'n' no time at all
	time   int
}

const (
	cellsPerDegree = 4
	// cellMargin in degrees puts a place into the cells next to it too, so that neighbours across a line meet.
	cellMargin = 0.08
	// halfMonth is the coarse bucket of time, in days.
	halfMonth = 16
	// shortSpan is the widest span of days that is entered day by day.
	shortSpan = lookBack + 1
	// maxBuckets bounds how many coarse buckets a claim about years enters.
	maxBuckets = 24
	// fullBlock is the largest block in which all are compared; in a larger one each meets its next neighbours.
	fullBlock, neighbours = 2000, 200
	// commonText is how many claims may share a fingerprint before it is taken for a formula.
	commonText = 100
)

// spaces lists the blocks of a claim without their time.
func (it *item) spaces() []block {
	var out []block
	placed := false
	for _, p := range it.places {
		if narrow(p) && p.Lat != nil && p.Lon != nil {
			out = append(out, it.cells(*p.Lat, *p.Lon)...)
			placed = true
		}
		out = append(out, block{family: it.rule.family, kind: 'p', id: p.ID})
	}
	for _, a := range it.all {
		// a claim with a narrow place still meets those without one through its parties
		out = append(out, block{family: it.rule.family, kind: 'a', id: a, x: boolInt(placed)})
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (it *item) cells(lat, lon float64) []block {
	var out []block
	seen := map[[2]int]bool{}
	for _, dy := range [2]float64{-cellMargin, cellMargin} {
		for _, dx := range [2]float64{-cellMargin, cellMargin} {
			c := [2]int{int(math.Floor((lon + dx) * cellsPerDegree)), int(math.Floor((lat + dy) * cellsPerDegree))}
			if !seen[c] {
				seen[c] = true
				out = append(out, block{family: it.rule.family, kind: 'c', x: c[0], y: c[1]})
			}
		}
	}
	return out
}

// index puts claims into blocks: short spans by day, all by half-month, those without any time apart.
type index struct {
	days map[block][]int
	// wide holds the claims without a short span, every all claims, by half-month or under 'n'.
	wide, every map[block][]int
	texts       map[uint64][]int
}

func newIndex(items []*item, texts Texts) *index {
	x := &index{map[block][]int{}, map[block][]int{}, map[block][]int{}, map[uint64][]int{}}
	for i, it := range items {
		lo, hi, kind := it.window()
		for _, b := range it.spaces() {
			x.enter(i, b, lo, hi, kind, it.lasting)
		}
		if texts != nil {
			for _, h := range it.keys(texts) {
				x.texts[h] = append(x.texts[h], i)
			}
		}
	}
	return x
}

// keys lists the fingerprints of all tellings once each.
func (it *item) keys(texts Texts) []uint64 {
	var out []uint64
	for _, m := range it.tells {
		out = append(out, texts.Keys(m.Claim)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (x *index) enter(i int, b block, lo, hi, kind int, lasting bool) {
	b.grain = 'n'
	x.every[b] = append(x.every[b], i)
	if kind == noWindow {
		x.wide[b] = append(x.wide[b], i)
		return
	}
	short := hi-lo < shortSpan && !lasting
	if short {
		b.grain = 'd'
		for b.time = lo; b.time <= hi; b.time++ {
			x.days[b] = append(x.days[b], i)
		}
	}
	b.grain = 'm'
	if lasting {
		hi += lastingGap
	}
	first, last := floorDiv(lo, halfMonth), floorDiv(hi, halfMonth)
	for b.time = max(first, last-maxBuckets); b.time <= last; b.time++ {
		x.every[b] = append(x.every[b], i)
		if !short {
			x.wide[b] = append(x.wide[b], i)
		}
	}
}

func floorDiv(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

// pairs calls f for every two claims that share a block; some pairs come more than once.
func (x *index) pairs(f func(i, j int)) {
	for b, is := range x.days {
		if b.kind != 'a' {
			within(is, f)
			continue
		}
		b.x = 0
		across(x.days[b], is, f)
	}
	for b, is := range x.wide {
		across(is, x.every[b], f)
		if b.kind == 'a' {
			b.x = 1 - b.x
			across(is, x.every[b], f)
		}
	}
	for _, is := range x.texts {
		if len(is) <= commonText {
			within(is, f)
		}
	}
}

// within pairs the members of one block, which are in canonical order.
func within(is []int, f func(i, j int)) {
	for n, i := range is {
		rest := is[n+1:]
		if len(is) > fullBlock && len(rest) > neighbours {
			rest = rest[:neighbours]
		}
		for _, j := range rest {
			if i != j {
				f(i, j)
			}
		}
	}
}

// across pairs the members of one list with those of another.
func across(as, bs []int, f func(i, j int)) {
	if len(as) > fullBlock || len(bs) > 4*fullBlock {
		as, bs = as[:min(len(as), neighbours)], bs[:min(len(bs), 4*fullBlock)]
	}
	for _, i := range as {
		for _, j := range bs {
			if i != j {
				f(min(i, j), max(i, j))
			}
		}
	}
}
