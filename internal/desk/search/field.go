package search

import (
	"slices"
	"strings"

	"tawatur/internal/store"
)

// Field is the place, the actor or the outlet of a filter, as somebody wrote it.
type Field struct {
	// Kind is one of the store's kinds, Words what was written.
	Kind  string
	Words string
	// Names are those whom the words name: what is told of any of them is found. None, where nobody that is known is called so; the
	// words are then an id, or nothing.
	Names []Named
}

// Fields reads the place, the actor and the outlet of a filter as people write them: an id is itself, and a name is all who bear it, so
// that "إدلب" finds what happened in the governorate, wherever in it. A name with the note behind it that tells it from others ("إدلب
// (محافظة)") is that one. It returns the filter of ids, and what each field was taken for.
func Fields(f store.Filter, names Names) (store.Filter, []Field) {
	var out []Field
	for _, x := range []struct {
		kind  string
		words *string
	}{{store.KindPlace, &f.Place}, {store.KindActor, &f.Actor}, {store.KindOutlet, &f.Outlet}} {
		if *x.words == "" {
			continue
		}
		got := Field{Kind: x.kind, Words: *x.words, Names: bearing(names, x.kind, *x.words)}
		out = append(out, got)
		switch len(got.Names) {
		case 0:
		case 1:
			*x.words = got.Names[0].ID
		default:
			*x.words = ""
			f.Terms = append(slices.Clip(f.Terms), store.Term{Any: tests(got.Names)})
		}
	}
	return f, out
}

// bearing returns who of a kind has an id, a name, or a name with its note.
func bearing(names Names, kind, words string) []Named {
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

// tests are those that what is told of any of some named meets.
func tests(named []Named) []store.Test {
	var out []store.Test
	for _, n := range named[:min(len(named), maxBearers)] {
		out = append(out, store.Test{Kind: n.Kind, ID: n.ID})
	}
	return out
}
