package arabic

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestFoldSelfCensoredSpellings(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"إنقـطاع التيار", "انقطاع التيار"},
		{"قنـاصين", "قناصين"},
		{"إلتـ.ـزام منازلهم", "التزام منازلهم"},
		{"شهـ ـيدان", "شهيدان"},
		{"د١عـش", "داعش"},
		{"قصـ.ـف", "قصف"},
		{"مدينةُ ذيبانَ", "مدينه ذيبان"},
		{"العگيدات", "العكيدات"},
		{"٠٣ سبتمبر ٢٠٢٣", "03 سبتمبر 2023"},
		{"النظام و\"قسد\".", "النظام و قسد"},
		{"1,250 شخصاً", "1250 شخصا"},
		{"انتهى. وقال", "انتهي وقال"},
		{"تعـ.ـدم", "تعدم"},
		{"قـصـف", "قصف"},
		{"م\u200Bدفعية\u200F", "مدفعيه"},
		{"مدفع\u200cية", "مدفعيه"},
		{"گوباني", "كوباني"}, {"پاوە", "باوه"}, {"چیا", "جيا"}, {"ژینا", "زينا"}, {"حلبجەی", "حلبجهي"},
		{"“قسد” و«داعش» و‹النظام› و„الحشد‟", "قسد و داعش و النظام و الحشد"},
		{"مسئول مسؤول شئون لاجئون", "مسوول مسوول شوون لاجيون"},
		{"قصفت ١لاحتلال 1لقوات 1 لقاء ١٢لاحتلال", "قصفت الاحتلال القوات 1 لقاء 12 لاحتلال"},
		{"ڪانت <<قسد>>", "كانت قسد"},
		{"ﻗﺼﻒ ﻻجئين", "قصف لاجيين"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestFoldIsTheTokens: a folded text is that of the words and numbers of its tokens, whatever stands in it.
func TestFoldIsTheTokens(t *testing.T) {
	parts := []rune("اةىئبتشـوًٌ\u200f\u200bﷺﻗgZé12٣۴,.٬*_· \n\"«ق\ufffd世")
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		rs := make([]rune, r.IntN(40))
		for i := range rs {
			rs[i] = parts[r.IntN(len(parts))]
		}
		text := string(rs)
		if r.IntN(50) == 0 {
			text = strings.Repeat(text, 12) // words longer than all words are
		}
		if got, want := Fold(text), foldedTokens(text); got != want {
			t.Fatalf("Fold(%q) = %q, its tokens are %q", text, got, want)
		}
		other := Fold(string(rs[:r.IntN(len(rs)+1)]))
		if got, want := FoldsTo(text, other), Fold(text) == other; got != want || !FoldsTo(text, Fold(text)) {
			t.Fatalf("FoldsTo(%q, %q) is %v", text, other, got)
		}
	}
}

func foldedTokens(s string) string {
	var b strings.Builder
	for _, t := range Tokenize(s) {
		if t.Kind != Word && t.Kind != Number {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Norm)
	}
	return b.String()
}

func TestTokenOffsetsPointIntoTheOriginal(t *testing.T) {
	s := "من إنقـطاع إلتـ.ـزام"
	rs := []rune(s)
	for _, k := range Tokenize(s) {
		if string(rs[k.Start:k.End]) == "" {
			t.Errorf("token %+v is empty in the original", k)
		}
	}
	ts := Tokenize(s)
	if got := string(rs[ts[2].Start:ts[2].End]); got != "إلتـ.ـزام" {
		t.Errorf("third word is %q", got)
	}
}

func TestDictFindsBehindCliticsAndQuotes(t *testing.T) {
	var d Dict[string]
	d.Add("قوات سوريا الديمقراطية", "sdf")
	d.Add("الجيش", "army")
	for _, c := range []struct{ in, want string }{
		{"وقوات سوريا الديمقراطية", "sdf"}, {"لقوات \"سوريا الديمقراطية\"", "sdf"}, {"للجيش", "army"},
	} {
		m, ok := d.Find(Tokenize(c.in), 0)
		if !ok || m.Values[0] != c.want {
			t.Errorf("Find(%q) = %v, %v", c.in, m, ok)
		}
	}
}

// TestEndlessLettersAreNoWord keeps a page of letters without a space from being tried at every seam.
func TestEndlessLettersAreNoWord(t *testing.T) {
	for _, n := range []int{64, 65, 1 << 19} {
		ts := Tokenize("قصف " + strings.Repeat("ل", n) + " قرية")
		if len(ts) != 3 {
			t.Fatalf("%d letters: %d tokens", n, len(ts))
		}
		if word := ts[1].Kind == Word; word != (n <= 64) {
			t.Errorf("%d letters: a word: %v", n, word)
		}
		if ts[1].Start != 4 || ts[1].End != 4+n {
			t.Errorf("%d letters: from %d to %d", n, ts[1].Start, ts[1].End)
		}
	}
}

func TestDigits(t *testing.T) {
	if got := Digits("٢٠٢٤-۰۸-07 آب"); got != "2024-08-07 آب" {
		t.Errorf("Digits: %q", got)
	}
}

// TestEachWordIsTokenize holds the two ways through a text against each other.
func TestEachWordIsTokenize(t *testing.T) {
	for _, s := range []string{
		"قصفت الطائرات ١٢٬٥٠٠ منزل في 3.5 ساعات", "إلتـ.ـزام شهـ ـيدان د١عـش ق.تل", "طائرةاستهدفت مساءًاليوم",
		"قبل " + strings.Repeat("ا", 200) + " بعد", "«قالت» ـ لا-نعم، Café ٣", "ﷲ ﻻ", "",
	} {
		var want, have []Token
		for _, x := range Tokenize(s) {
			if x.Kind == Word || x.Kind == Number {
				want = append(want, Token{Start: x.Start, End: x.End, Norm: x.Norm})
			}
		}
		EachWord(s, func(folded []byte, start, end int) {
			if string(folded) != noWord {
				have = append(have, Token{Start: start, End: end, Norm: string(folded)})
			}
		})
		if !slices.Equal(have, want) {
			t.Errorf("%q: %v, want %v", s, have, want)
		}
	}
}
