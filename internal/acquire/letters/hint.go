package letters

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// fewLetters is how many Arabic letters a page may have that is in no language of the Arabic script: links to its other editions.
const fewLetters = 24

// MayBeArabic reports whether the source of a page, in whatever encoding, may hold a text in Arabic script. It costs little beside
// reading the page, and errs to the safe side: only what is plainly in other letters is not.
func MayBeArabic(src []byte) bool {
	if bytes.IndexByte(src, 0) >= 0 { // UTF-16
		return true
	}
	n := 0
	for i := 0; i < len(src); i++ {
		const eight, high = 8, 0x8080808080808080
		if i+eight <= len(src) && binary.LittleEndian.Uint64(src[i:])&high == 0 {
			i += eight - 1 // plain ASCII, as most of a page is
			continue
		}
		c := src[i]
		// two bytes each, U+0600 to U+06FF, or presentation forms of three
		if c >= 0xD8 && c <= 0xDB && i+1 < len(src) && src[i+1]&0xC0 == 0x80 || c == 0xEF && i+1 < len(src) && src[i+1] >= 0xAD && src[i+1] <= 0xBB {
			if n++; n >= fewLetters {
				return true
			}
		}
	}
	return escapes(src) >= fewLetters || !utf8.Valid(src)
}

// escapes counts the characters that mark-up and scripts write by their numbers and that can be Arabic letters: U+0600 to U+06FF are
// 1536 to 1791.
func escapes(src []byte) int {
	n := 0
	for _, s := range []string{"&#15", "&#16", "&#17", "&#x6", "&#X6", "&#x06", `\u06`} {
		n += bytes.Count(src, []byte(s))
	}
	return n
}
