// Package arabic reads the Arabic language and knows nothing of war: letters, words, clitics, dictionaries of phrases.
//
// It never alters a text. [Tokenize] gives words with their offsets in the original and a folded form beside it, in which
// spellings that differ in hamza, alef, ya, ta marbuta, diacritics, tatweel or in dots put in against platform filters
// are one. [Readings] lists the ways to split a word into clitics and stem; [Dict] finds phrases through them.
package arabic

import (
	"strings"
	"unicode"
)

// foldRune returns the folded form of a letter or digit, and false for a mark that carries no letter (diacritic,
// tatweel, zero-width and direction characters).
func foldRune(r rune) (rune, bool) {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ':
		return 'ا', true
	case 'ى', 'ئ', 'ی', 'ې', 'ے':
		return 'ي', true
	case 'ؤ':
		return 'و', true
	case 'ة', 'ھ', 'ە', 'ہ', 'ۀ', 'ۃ':
		return 'ه', true
	case 'ک', 'گ', 'ڭ', 'ڪ', 'ݣ':
		return 'ك', true
	case 'چ':
		return 'ج', true
	case 'پ':
		return 'ب', true
	case 'ڤ':
		return 'ف', true
	case 'ژ':
		return 'ز', true
	case 'ـ':
		return 0, false
	}
	switch {
	case isMark(r):
		return 0, false
	case r >= '٠' && r <= '٩':
		return '0' + r - '٠', true
	case r >= '۰' && r <= '۹':
		return '0' + r - '۰', true
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A', true
	}
	return r, true
}

// isMark reports whether r is a diacritic or an invisible character inside words.
func isMark(r rune) bool {
	switch {
	case r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x065F, r == 0x0670, r >= 0x06D6 && r <= 0x06ED:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r == 0x00AD, r == 0x061C:
		return true
	}
	return false
}

// IsLetter reports whether r is a letter of the Arabic script.
func IsLetter(r rune) bool {
	return r >= 0x0621 && r <= 0x064A && r != 0x0640 || r >= 0x0671 && r <= 0x06D3 || r == 0x06D5 || r >= 0x06EE && r <= 0x06FF && !isDigit(r) || r >= 0xFB50 && r <= 0xFDFB || r >= 0xFE70 && r <= 0xFEFC
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹'
}

// Digits writes Arabic and Persian digits as the digits of ISO dates, and leaves all else as it is.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			r, _ = foldRune(r)
		}
		return r
	}, s)
}

// Fold returns the search form of s: each word as [Tokenize] folds it, other characters dropped, one space between. No word is kept for that:
// most texts are folded to be compared.
func Fold(s string) string {
	var room [256]byte
	return string(fold(room[:0], s, nil))
}

// FoldsTo reports whether the search form of s is folded. It folds no more words than are the same.
func FoldsTo(s, folded string) bool {
	var room [256]byte
	return string(fold(room[:0], s, &folded)) == folded
}

// fold appends the search form of s to b, which is empty; of one that is not that of like, if that is given, it may be but the beginning.
func fold(b []byte, s string, like *string) []byte {
	var runes [128]rune
	rs := runes[:0]
	for _, r := range s {
		rs = append(rs, r)
	}
	same := true // with like, as far as b has come
	for i := 0; i < len(rs) && same; {
		r := rs[i]
		digit := isDigit(r) && !alefDigit(rs, i)
		if !isDigit(r) && (unicode.IsSpace(r) || isMark(r) || r == 'ـ' || !IsLetter(r) && !unicode.IsLetter(r)) {
			i++
			continue
		}
		from := len(b)
		if from > 0 {
			b = append(b, ' ')
		}
		begin := len(b)
		if digit {
			b, i = foldedNumber(b, rs, i)
		} else if b, i = foldedWord(b, rs, i); len(b)-begin > longestWord {
			b = b[:from] // a mark, as Tokenize has it
		}
		same = like == nil || strings.HasPrefix((*like)[min(from, len(*like)):], string(b[from:]))
	}
	return b
}

// Words returns the folded words of s.
func Words(s string) []string { return strings.Fields(Fold(s)) }
