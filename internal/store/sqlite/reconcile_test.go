package sqlite

import (
	"fmt"
	"slices"
	"testing"
)

// TestFamiliesStayTogether makes two events of one, and one of two, among many that only came out otherwise, and asks that each comes
// with all that it has to do with, however few come at once.
func TestFamiliesStayTogether(t *testing.T) {
	f := &families{first: map[uint64]int32{}}
	add := func(id string, made bool, claims ...string) {
		n := f.add(id, made)
		for _, c := range claims {
			f.join(n, "c"+c)
		}
	}
	for i := range 10 {
		add(fmt.Sprint("same", i), false, fmt.Sprint("claim", i))
	}
	add("two-a", false, "x")
	add("two-b", false, "y")
	add("whole", false, "u", "v")
	for i := range 10 {
		add(fmt.Sprint("same", i), true, fmt.Sprint("claim", i))
	}
	add("one", true, "x", "y")
	add("half-u", true, "u")
	add("half-v", true, "v")

	seen := 0
	for part := range f.parts(2) {
		seen += len(part.was) + len(part.made)
		if len(part.was)+len(part.made) > 4 {
			t.Errorf("%v came with %v at once", part.made, part.was)
		}
		for _, all := range [][2][]string{{{"two-a", "two-b"}, {"one"}}, {{"whole"}, {"half-u", "half-v"}}} {
			if slices.Contains(part.was, all[0][0]) && (!slices.Equal(part.was, all[0]) || !slices.Equal(part.made, all[1])) {
				t.Errorf("%v became %v, want %v", part.was, part.made, all)
			}
		}
	}
	if seen != len(f.events) {
		t.Errorf("%d events came, want %d", seen, len(f.events))
	}
}
