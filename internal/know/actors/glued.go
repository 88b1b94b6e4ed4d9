package actors

import (
	"strings"
	"unicode/utf8"

	"tawatur/arabic"
)

// glued reads a source and its outlet written as one word, as pages leave them whose markup was stripped:
// "مراسلالميادين", "مصادرالميادينإن". What the word has behind the outlet's name belongs to the next word.
func (s scan) glued(i int) (Mention, bool) {
	w := s.ts[i].Norm
	for at := strings.Index(w, "ال"); at >= 0; {
		if utf8.RuneCountInString(w[:at]) >= 4 {
			if m, ok := s.gluedAt(i, at); ok {
				return m, true
			}
		}
		next := strings.Index(w[at+1:], "ال")
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return Mention{}, false
}

// gluedAt reads the word at i as a source that ends at byte at and an outlet behind it.
func (s scan) gluedAt(i, at int) (Mention, bool) {
	w := s.ts[i].Norm
	pair := []arabic.Token{{Norm: w[:at], Kind: arabic.Word}, {Kind: arabic.Word}}
	for end := len(w); end > at+8; end-- {
		if end < len(w) && !utf8.RuneStart(w[end]) {
			continue
		}
		pair[1].Norm = w[at:end]
		m, ok := scan{b: s.b, ts: pair}.phrase(0, 0)
		if ok && m.First == 0 && m.End == 2 && (m.Kind == "generic-source" || m.Kind == "media") {
			m.First, m.End = i, i+1
			return m, true
		}
	}
	return Mention{}, false
}
