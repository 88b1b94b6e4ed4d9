package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tawatur/arabic"
)

// squeezed is a text with single blanks between its words and none at its ends. Most texts of a page are that already, and are returned as they are.
func squeezed(s string) string {
	blank := true // before the first word
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if blank {
				return strings.Join(strings.Fields(s), " ")
			}
			blank = true
			continue
		case c >= '\t' && c <= '\r':
			return strings.Join(strings.Fields(s), " ")
		case c == 0xC2, c >= 0xE1 && c <= 0xE3: // so begin other blanks, and no letter of Arabic
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(r) {
				return strings.Join(strings.Fields(s), " ")
			}
			i += size - 1
		}
		blank = false
	}
	if blank {
		return strings.TrimSuffix(s, " ")
	}
	return s
}

// folds are the folded texts of a page, each thought about once: what a menu says stands in its links, in its lines, and above and below the page.
type folds map[string]string

func (f folds) of(text string) string {
	folded, known := f[text]
	if !known {
		folded = arabic.Fold(text)
		f[text] = folded
	}
	return folded
}
