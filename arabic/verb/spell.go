package verb

import "strings"

const (
	fatha  = 'َ'
	damma  = 'ُ'
	kasra  = 'ِ'
	shadda = 'ّ'
)

func isVowel(r rune) bool { return r == fatha || r == damma || r == kasra }

func lastRune(s string) rune {
	rs := []rune(s)
	if len(rs) == 0 {
		return 0
	}
	return rs[len(rs)-1]
}

// finalOf tells which endings of endings.tsv a stem takes.
func finalOf(stem string) string {
	switch lastRune(stem) {
	case kasra:
		return "ya"
	case fatha:
		return "maqsura"
	case damma:
		return "waw"
	}
	return "sound"
}

// join puts an ending behind a stem: the ending's vowel replaces the stem's, and a consonant that meets itself is written
// once (كنّا, أثبتّ).
func join(stem, end string) string {
	s, e := []rune(stem), []rune(end)
	if len(s) == 0 || len(e) == 0 {
		return stem + end
	}
	switch last := s[len(s)-1]; {
	case isVowel(last) && isVowel(e[0]):
		s = s[:len(s)-1]
	case last == e[0] && last != 'و' && last != 'ي':
		e = e[1:]
	}
	return string(s) + string(e)
}

// spell writes a vocalised word whose hamzas are all ء in the usual ways, the commonest first. Short vowels stay; folding
// drops them.
func spell(word string) []string {
	for _, r := range [][2]string{{"ءَء", "ءَا"}, {"ءُء", "ءُو"}, {"ءِء", "ءِي"}} {
		if rest, ok := strings.CutPrefix(word, r[0]); ok && !isVowel(firstRune(rest)) {
			word = r[1] + rest
		}
	}
	rs := []rune(word)
	outs := []string{""}
	for i := 0; i < len(rs); i++ {
		seats, skip := string(rs[i]), 0
		if rs[i] == 'ء' {
			seats, skip = seat(rs, i)
		}
		var next []string
		for _, s := range seats {
			for _, o := range outs {
				next = append(next, o+string(s))
			}
		}
		outs = next
		i += skip
	}
	return outs
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// seat returns the letters on which the hamza at i may sit, and how many characters behind it are written with it: those
// of a long a, which madda joins.
func seat(rs []rune, i int) (string, int) {
	own := rune(0)
	if i+1 < len(rs) && isVowel(rs[i+1]) {
		own = rs[i+1]
	}
	madda := 0
	if own == fatha && i+2 < len(rs) && rs[i+2] == 'ا' {
		madda = 2
	}
	if i == 0 {
		return "ا", madda
	}
	before, long := vowelBefore(rs, i)
	if i == len(rs)-1 {
		return finalSeat(before, long), 0
	}
	if own == damma && i+2 < len(rs) && rs[i+2] == 'و' && before != kasra {
		return seatsBeforeU(before, long), 0
	}
	if long && before == fatha || long && before == damma {
		return longSeat(own), 0
	}
	switch {
	case before == kasra || own == kasra:
		return "ئ", 0
	case before == damma || own == damma:
		return "ؤ", 0
	}
	return "ا", madda
}

func finalSeat(before rune, long bool) string {
	switch {
	case long || before == 0:
		return "ء"
	case before == kasra:
		return "ئ"
	case before == damma:
		return "ؤ"
	}
	return "أ"
}

// longSeat is the seat behind a long a or u.
func longSeat(own rune) string {
	switch own {
	case kasra:
		return "ئ"
	case damma:
		return "ؤ"
	}
	return "ء"
}

// seatsBeforeU lists how people write hamza before a long u: بدؤوا and بدأوا, جاؤوا and جاءوا, مسؤول and مسئول.
func seatsBeforeU(before rune, long bool) string {
	switch {
	case long:
		return "ؤء"
	case before == fatha:
		return "ؤأ"
	case before == 0:
		return "ؤئ"
	}
	return "ؤ"
}

// vowelBefore returns the vowel before i, and whether it is long; 0 for none. A ya counts as i even without vowel (هيئة).
func vowelBefore(rs []rune, i int) (rune, bool) {
	switch p := rs[i-1]; {
	case isVowel(p):
		return p, false
	case p == 'ا':
		return fatha, true
	case p == 'ي':
		return kasra, true
	case p == 'و' && i > 1 && rs[i-2] == damma:
		return damma, true
	}
	return 0, false
}
