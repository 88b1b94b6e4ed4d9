package actors

import (
	"strings"
	"unicode/utf8"

	"tawatur/arabic"
)

// glued reads a source and its outlet written as one word, as pages leave them whose markup was stripped:
// "مراسلالميادين", "مصادرالميادينإن". What the word has behind the outlet's name belongs to the next word.
func (b *Book) glued(w string) *Mention {
	for at := strings.Index(w, "ال"); at >= 0; {
		if utf8.RuneCountInString(w[:at]) >= 4 {
			if m := b.gluedAt(w, at); m != nil {
				return m
			}
		}
		next := strings.Index(w[at+1:], "ال")
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return nil
}

// at returns a mention that is known by its word for token i, false for nil.
func (m *Mention) at(i int) (Mention, bool) {
	if m == nil {
		return Mention{}, false
	}
	out := *m
	out.First, out.End = i, i+1
	return out, true
}

// gluedAt reads a word as a source that ends at byte at and an outlet behind it.
func (b *Book) gluedAt(w string, at int) *Mention {
	pair := []arabic.Token{{Norm: w[:at], Kind: arabic.Word}, {Kind: arabic.Word}}
	for end := len(w); end > at+8; end-- {
		if end < len(w) && !utf8.RuneStart(w[end]) {
			continue
		}
		pair[1].Norm = w[at:end]
		m, ok := (&scan{b: b, ts: pair}).phrase(0, 0)
		if ok && m.First == 0 && m.End == 2 && (m.Kind == "generic-source" || m.Kind == "media") {
			return &m
		}
	}
	return nil
}
