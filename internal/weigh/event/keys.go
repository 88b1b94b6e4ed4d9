package event

import (
	"hash/fnv"
	"math"
	"slices"
	"strconv"

	"tawatur/internal/weigh/shelf"
)

// Kinds of entries under a key. An entry of a claim whose party is all that its key tells, though the claim has a narrow
// place, is of the kind + kindPlaced: two such claims meet under their places.
const (
	kindShort    shelf.Kind = iota // by the days that the claim can be about, few
	kindLong                       // likewise, for what lasts or may lie long back
	kindTimeless                   // no days at all
	kindSummary                    // acts summed up over a time, by the day of publication
	kindPlaced
)

const (
	cellsPerDegree = 4
	// cellMargin in degrees puts a place into the cells next to it too, so that neighbours across a line meet.
	cellMargin = 0.08
	// shortSpan is the widest window of a short entry, in days.
	shortSpan = lookBack + 1
	// longestSpan is how far back the window of a long entry reaches from its end, in days.
	longestSpan = 384
	// longReach is how many days may lie between two long entries that meet; what is bounded by its publication may lie
	// freshDays from what is not.
	longReach = 30
	// commonKey is how many claims make a place or a party so common that a claim without time meets nobody under it;
	// commonPrint how many reports make a fingerprint a formula.
	commonKey, commonPrint = 30, 50
)

// index returns what an item is found by, made when it is first asked for.
func (it *item) index() []shelf.Entry {
	if it.entries == nil {
		it.entries = it.keys()
	}
	return it.entries
}

// keys lists what an item is found by: the places, the cells of the map around the narrow ones, and the parties, each of its
// family of types, with the days that it can be about. Each comes once: neighbouring villages lie in the same cells.
func (it *item) keys() []shelf.Entry {
	kind, lo, hi := it.days()
	var out []shelf.Entry
	enter := func(k shelf.Kind, what byte, id string, x, y int) {
		e := shelf.Entry{Key: keyHash(it.rule.family, what, id, x, y), Kind: k, Lo: lo, Hi: hi, Item: it.id}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	placed := false
	for _, p := range it.places {
		if narrow(p) && p.Lat != nil && p.Lon != nil {
			for _, c := range cells(*p.Lat, *p.Lon) {
				enter(kind, 'c', "", c[0], c[1])
			}
			placed = true
		}
		enter(kind, 'p', p.ID, 0, 0)
	}
	if placed {
		kind += kindPlaced
	}
	for _, a := range it.all {
		enter(kind, 'a', a, 0, 0)
	}
	return out
}

// days returns of which kind an item's entries are, and their days.
func (it *item) days() (kind shelf.Kind, lo, hi int) {
	lo, hi, how := it.window()
	switch {
	case it.summary():
		return kindSummary, it.pub, it.pub
	case how == noWindow:
		return kindTimeless, 0, 0
	case it.lasting || hi-lo >= shortSpan:
		return kindLong, max(lo, hi-longestSpan), hi
	}
	return kindShort, lo, hi
}

// ranges adds to a list the entries that an entry meets. Of those without time no more are asked for than make a key common.
func ranges(out []shelf.Range, e shelf.Entry) []shelf.Range {
	placed := e.Kind >= kindPlaced
	add := func(k shelf.Kind, from, to, most int) {
		out = append(out, shelf.Range{Kind: k, From: from, To: to, Most: most})
		if !placed { // an entry that is placed meets only those that are not
			out = append(out, shelf.Range{Kind: k + kindPlaced, From: from, To: to, Most: most})
		}
	}
	switch e.Kind % kindPlaced {
	case kindShort:
		add(kindShort, e.Lo-shortSpan, e.Hi, 0)
		add(kindLong, e.Lo-longestSpan-freshDays, e.Hi+freshDays, 0)
	case kindLong:
		add(kindShort, e.Lo-shortSpan-freshDays, e.Hi+freshDays, 0)
		add(kindLong, e.Lo-longestSpan-longReach, e.Hi+longReach, 0)
	case kindSummary:
		add(kindSummary, e.Lo-freshDays, e.Hi+freshDays, 0)
		return out
	case kindTimeless:
		add(kindShort, noDay, math.MaxInt32, 0)
		add(kindLong, noDay, math.MaxInt32, 0)
	}
	add(kindTimeless, 0, 0, commonKey+1)
	return out
}

// meetInTime reports whether an entry, found in a range of another of the same key, is near it in time.
func meetInTime(a, b shelf.Entry) bool {
	x, y := a.Kind%kindPlaced, b.Kind%kindPlaced
	reach := 0
	switch {
	case x == kindTimeless || y == kindTimeless, x == kindSummary:
		return true
	case x == kindLong && y == kindLong:
		reach = longReach
	case x != y:
		reach = freshDays
	}
	return max(a.Lo-b.Hi, b.Lo-a.Hi) <= reach
}

// cells lists the cells of the map in which a point lies, or to the edge of which it is near.
func cells(lat, lon float64) [][2]int {
	var out [][2]int
	for _, dy := range [2]float64{-cellMargin, cellMargin} {
		for _, dx := range [2]float64{-cellMargin, cellMargin} {
			c := [2]int{int(math.Floor((lon + dx) * cellsPerDegree)), int(math.Floor((lat + dy) * cellsPerDegree))}
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// keyHash names a key, the same in every run.
func keyHash(family string, what byte, id string, x, y int) uint64 {
	text := make([]byte, 0, 64)
	text = append(text, family...)
	text = append(text, 0, what)
	text = append(text, id...)
	text = append(text, 0)
	text = strconv.AppendInt(text, int64(x), 10)
	text = append(text, ',')
	text = strconv.AppendInt(text, int64(y), 10)
	h := fnv.New64a()
	h.Write(text) // a hash takes any text
	return h.Sum64()
}
