package search

import (
	"slices"
	"strings"
)

// Bearing returns who of a kind has an id, a name, or a name with the note behind it that tells it from others ("إدلب (محافظة)"); none where nobody that is known is
// called so.
func Bearing(names Names, kind, words string) []Named {
	if names == nil {
		return nil
	}
	found := Meant(names(kind, words))
	if i := slices.IndexFunc(found, func(n Named) bool { return n.ID == words }); i >= 0 {
		return found[i : i+1]
	}
	name, note, ok := strings.Cut(strings.TrimSuffix(words, ")"), " (")
	if len(found) > 0 || !ok {
		return found
	}
	return slices.DeleteFunc(slices.Clone(names(kind, name)), func(n Named) bool { return n.Note.AR != note && n.Note.EN != note })
}
