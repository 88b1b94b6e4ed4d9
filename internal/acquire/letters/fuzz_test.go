package letters

import (
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	for _, s := range []string{"قصفت المدفعية أطراف القرية صباح اليوم", "\xde\xd5\xdd \xe3\xd1\xe5 \xc7\xe1\xde\xd1\xed\xc9", "\xff\xfeB\x06", "\x06A\x06B\x06C\x06D", "The council met.", "<meta charset=windows-1256>\xe3",
		"\xef\xbb\xbfفي", "\x89PNG\x00"} {
		f.Add([]byte(s), "text/html; charset=iso-8859-6")
	}
}

// FuzzDecode asks that what is decoded is UTF-8, and that a text in Arabic is never taken for one that cannot be.
func FuzzDecode(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		for name, decode := range map[string]func() (string, error){
			"Decode":    func() (string, error) { return Decode(b) },
			"DecodeWeb": func() (string, error) { return DecodeWeb(b, kind) },
		} {
			s, err := decode()
			if err == nil && !utf8.ValidString(s) {
				t.Errorf("%s(%q) = %q: no UTF-8", name, b, s)
			}
		}
		if s, err := Decode(b); err == nil && arabicLetters(s) >= fewLetters && !MayBeArabic(b) {
			t.Errorf("%q is turned down", b)
		}
	})
}

func arabicLetters(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x620 && r <= 0x64A {
			n++
		}
	}
	return n
}

// FuzzLanguage asks that any text has a language, if only an unknown one.
func FuzzLanguage(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, b []byte, _ string) {
		if Language(string(b)) == "" {
			t.Errorf("%q has no language", b)
		}
	})
}
