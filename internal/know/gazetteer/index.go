package gazetteer

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// maxNameWords is the greatest number of words of a name that is looked up.
const maxNameWords = 5

// entry is one spelling of a place in the index.
type entry struct {
	place int32
	// exact is the folded spelling without blanks but with its articles.
	exact string
	// whole marks the place's own spelling, not one with its administrative title taken off.
	whole bool
}

// index finds spellings by their key.
type index struct {
	keys map[string]span
	flat []entry
}

type span struct{ start, end int32 }

// keyWord reduces a folded word to what spellings agree on: no article, no hamza, final alef as ta marbuta.
func keyWord(w string) string {
	if len(w) > len("ال")+4 && strings.HasPrefix(w, "ال") {
		w = w[len("ال"):]
	}
	w = strings.ReplaceAll(w, "ء", "")
	if s, ok := strings.CutSuffix(w, "ا"); ok && len(s) >= 4 {
		w = s + "ه"
	}
	return w
}

// exactWord reduces a folded word like keyWord but keeps its article and ending: "روسيه" is not "روسيا".
func exactWord(w string) string { return strings.ReplaceAll(w, "ء", "") }

// joined returns the key and the exact form of a name's words; blanks are left out, so that "كفر نبل" is "كفرنبل".
func joined(words []string) (key, exact string) {
	if len(words) == 1 {
		return keyWord(words[0]), exactWord(words[0])
	}
	var k, e strings.Builder
	for _, w := range words {
		k.WriteString(keyWord(w))
		e.WriteString(exactWord(w))
	}
	return k.String(), e.String()
}

// stripTitle takes off what lists write before the names of divisions and of villages and texts leave out or write as a
// cue.
func stripTitle(words []string, p *Place) ([]string, bool) {
	if len(words) > 1 && words[0] == "قريه" {
		return words[1:], true
	}
	if len(words) < 2 || !p.isArea() || p.Type == typeCountry || p.Type == typeRegion {
		return words, false
	}
	switch words[0] {
	case "محافظه", "قضاء", "مديريه", "لواء", "مقاطعه", "ولايه", "ناحيه", "مركز", "منطقه":
		return words[1:], true
	}
	return words, false
}

// buildIndex enters every spelling of every place.
func buildIndex(places []Place) index {
	type keyed struct {
		key string
		e   entry
	}
	all := make([]keyed, 0, len(places)*5/4)
	add := func(i int, words []string, whole bool) {
		if len(words) == 0 || len(words) > maxNameWords {
			return
		}
		k, e := joined(words)
		all = append(all, keyed{k, entry{int32(i), e, whole}})
	}
	for i := range places {
		p := &places[i]
		for n := -1; n < len(p.Alts); n++ {
			name := p.NameAR
			if n >= 0 {
				name = p.Alts[n]
			}
			words := arabic.Words(name)
			short, ok := stripTitle(words, p)
			if ok {
				add(i, short, false)
			}
			if !ok || p.isArea() {
				add(i, words, true)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	x := index{keys: make(map[string]span, len(all)), flat: make([]entry, len(all))}
	for i, k := range all {
		x.flat[i] = k.e
		s, ok := x.keys[k.key]
		if !ok {
			s.start = int32(i)
		}
		s.end = int32(i) + 1
		x.keys[k.key] = s
	}
	return x
}

// get returns the entries of a key.
func (x *index) get(key string) []entry {
	s := x.keys[key]
	return x.flat[s.start:s.end]
}
