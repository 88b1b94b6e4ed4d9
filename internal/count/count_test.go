package count

import "testing"

func TestOf(t *testing.T) {
	for _, c := range []struct {
		n          int
		noun, want string
	}{
		{0, "feed", "0 feeds"}, {1, "feed", "1 feed"}, {2, "feed", "2 feeds"},
		{1, "story", "1 story"}, {2, "story", "2 stories"}, {2, "day", "2 days"},
	} {
		if got := Of(c.n, c.noun); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.n, c.noun, got, c.want)
		}
	}
}
