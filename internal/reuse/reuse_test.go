package reuse_test

import (
	"slices"
	"testing"

	"tawatur/internal/reuse"
)

func TestWhatIsUsedAgainIsEmpty(t *testing.T) {
	used := []int{1, 2, 3}
	if s := reuse.Zeros(used, 2); !slices.Equal(s, []int{0, 0}) || &s[0] != &used[0] {
		t.Errorf("fewer values are %v, or in other memory", s)
	}
	if s := reuse.Zeros(used, 5); !slices.Equal(s, make([]int, 5)) {
		t.Errorf("more values are %v", s)
	}
	m := map[string]int{"a": 1}
	if again := reuse.Map(m); len(again) > 0 || len(m) > 0 {
		t.Errorf("a map has %v", m)
	}
	reuse.Map[string, int](nil)["a"] = 1 // it can be written to
}
