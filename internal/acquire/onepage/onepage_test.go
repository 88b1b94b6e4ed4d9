package onepage

import (
	"strings"
	"testing"
)

func TestUsual(t *testing.T) {
	const one = "https://a.example/%D8%AE%D8%A8%D8%B1/7"
	for given, want := range map[string]string{
		"https://a.example/خبر/7":                        one,
		"https://a.example/%d8%ae%d8%a8%d8%b1/7":         one,
		one + "?utm_source=":                             one,
		one + "?utm_source=rss&UTM_Medium=feed&fbclid=1": one,
		one + "?":                        one,
		one + "?id=3&utm_source=rss&p=2": one + "?id=3&p=2",
		one + "?q=خبر":                   one + "?q=%D8%AE%D8%A8%D8%B1",
		one + "?utm_source=x#part-2":     one + "#part-2",
		one + "/":                        one + "/",
		one + "?utm=1":                   one + "?utm=1",
		"https://a.example/100%/x":       "https://a.example/100%/x",
		"https://a.example/a%2fb":        "https://a.example/a%2Fb",
		"":                               "",
	} {
		if got := Usual(given); got != want {
			t.Errorf("%s\n got %s\nwant %s", given, got, want)
		}
		if a, b := Key(given), Key(want); a != b {
			t.Errorf("%s has the key %s, and %s has %s", given, a, want, b)
		}
	}
}

func FuzzUsual(f *testing.F) {
	for _, s := range []string{"https://a.example/خبر?utm_source=x&b=%d8#c", "%%%zz?&&utm_", "?#?#", "a?utm_a&=&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Usual(s)
		if again := Usual(once); again != once {
			t.Errorf("%q: %q, then %q", s, once, again)
		}
		before, _, _ := strings.Cut(once, "#")
		for _, c := range []byte(before) {
			if c <= ' ' || c >= 0x7f {
				t.Errorf("%q: %q", s, once)
			}
		}
	})
}
