package article

import (
	"strings"
	"testing"
	"unicode"
)

func FuzzSqueezed(f *testing.F) {
	for _, s := range []string{"", " ", "خبر", " خبر", "خبر ", "خبر  عاجل", "خبر عاجل", "خبر\u00a0عاجل", "a\tb", "a\u2003b", "a\u3000", "\u1680a", "\x85a", "a\u0085b", "a\xc2", "é ü", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := squeezed(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		numbers, in := 0, false
		for _, r := range s {
			is := unicode.IsLetter(r) || unicode.IsDigit(r)
			if is && !in && unicode.IsDigit(r) {
				numbers++
			}
			in = is
		}
		if got := countNumbers(s); got != numbers {
			t.Errorf("%q: %d numbers, want %d", s, got, numbers)
		}
	})
}
