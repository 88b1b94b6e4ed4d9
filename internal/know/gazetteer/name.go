package gazetteer

import (
	"strings"

	"tawatur/arabic"
)

// shortestName is the least length, in bytes, of a name of one word that tells a village from another: "أبو" and "تل" are
// beginnings of names.
const shortestName = 2 * 4

// NameKey reduces the words with which a text names a place to the name, so that two mentions of a place that no list has
// can be compared: without the words that announce it, what hangs on them and the article. "" when no name is left.
func (g *Gazetteer) NameKey(mention string) string {
	words := arabic.Words(mention)
	for len(words) > 0 && g.announces(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	key, _ := joined(words)
	if len(key) < shortestName {
		return ""
	}
	return key
}

// announces reports whether a folded word is a cue, behind و ف ب ل.
func (g *Gazetteer) announces(word string) bool {
	if g.cues[word] != nil {
		return true
	}
	for _, pro := range []string{"و", "ف", "ب", "ل", "وب", "ول"} {
		if rest, ok := strings.CutPrefix(word, pro); ok && g.cues[rest] != nil {
			return true
		}
	}
	return false
}
