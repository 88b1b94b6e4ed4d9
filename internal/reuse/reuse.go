// Package reuse empties memory for what comes next, so that a report is read in the memory of one that was read before. It keeps
// nothing: whoever reads holds on to the memory and knows when nothing in it is used any more.
//
//	d.Hits = reuse.Zeros(d.Hits, len(d.Tokens))
package reuse

import "slices"

// Zeros returns n zero values, in the memory of s where that is enough.
func Zeros[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// Map returns a map without entries, in the memory of m where there is any.
func Map[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	clear(m)
	return m
}
