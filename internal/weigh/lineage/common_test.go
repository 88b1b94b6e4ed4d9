package lineage

import (
	"math/rand/v2"
	"testing"
)

// TestCommonIsTheLongestSubsequence holds what bits count against the table that everybody knows, at and around the borders of words of bits.
func TestCommonIsTheLongestSubsequence(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := func(n int) []uint64 {
		out := make([]uint64, n)
		for i := range out {
			out[i] = rng.Uint64N(9)
		}
		return out
	}
	for _, n := range []int{0, 1, 5, 63, 64, 65, 127, 128, 129, 300} {
		for _, m := range []int{0, 1, 7, 64, 200} {
			if a, b := words(m), words(n); common(a, b) != table(a, b) {
				t.Errorf("of %d and %d words: %d, want %d", m, n, common(a, b), table(a, b))
			}
		}
	}
}

func table(a, b []uint64) int {
	rows := make([][]int, len(a)+1)
	rows[0] = make([]int, len(b)+1)
	for i, x := range a {
		rows[i+1] = make([]int, len(b)+1)
		for j, y := range b {
			rows[i+1][j+1] = max(rows[i][j+1], rows[i+1][j])
			if x == y {
				rows[i+1][j+1] = rows[i][j] + 1
			}
		}
	}
	return rows[len(a)][len(b)]
}
