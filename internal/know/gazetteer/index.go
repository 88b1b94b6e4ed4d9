package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

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

// index finds spellings by their key. The keys are sorted, so that those which begin like the words of a text so far lie
// together: a longer name is looked for among them alone.
type index struct {
	keys []string
	// first gives for each key its first entry; the last element ends the last key. The entries of a key are in order of the
	// prominence of their places.
	first []int32
	flat  []entry
	// forks are the crowded stretches that words have asked for so far, by the beginning that their keys share.
	forks sync.Map
}

// span is a stretch of keys, end exclusive.
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
func (w *words) stripTitle(words []string, p *Place) ([]string, bool) {
	if len(words) < 2 || !w.village[words[0]] && (!w.division[words[0]] || !p.isArea() || p.Type == typeCountry || p.Type == typeRegion) {
		return words, false
	}
	return words[1:], true
}

// plainName takes off what lists add to a village's name to tell it from others, "عرب حسن صغير", "الزيدية رأس العين"; nil where
// nothing is added. It is entered without an exact form, so that only a cue makes a place of it.
func (w *words) plainName(words []string, p *Place) []string {
	if len(words) < 2 || !p.isSettlement() || strings.HasSuffix(p.Type, "seat") {
		return nil
	}
	n := len(words)
	if w.sibling[words[n-1]] {
		return long(words[:n-1])
	}
	for _, area := range []string{p.ADM1AR, p.ADM2AR, p.ADM3AR} {
		if a := arabic.Words(area); len(a) > 0 && len(a) < n && slices.Equal(words[n-len(a):], a) {
			return long(words[:n-len(a)])
		}
	}
	return nil
}

// long returns the words of a name that is long enough to be told from a common word, else nil.
func long(words []string) []string {
	const letters = 5
	if len(words) == 1 && utf8.RuneCountInString(keyWord(words[0])) < letters {
		return nil
	}
	return words
}

// townKeys returns the keys of the names of seats: "جرابلس" is the town, not the village that is told from it as the lower.
func townKeys(places []Place) map[string]bool {
	out := map[string]bool{}
	for i := range places {
		if p := &places[i]; strings.HasSuffix(p.Type, "seat") || p.Type == typeCapital {
			k, _ := joined(arabic.Words(p.NameAR))
			out[k] = true
		}
	}
	return out
}

// buildIndex enters every spelling of every place. Neither a common word nor the name of a town is a village's plain name.
func (g *Gazetteer) buildIndex() *index {
	all := g.entries()
	slices.SortFunc(all, func(a, b keyed) int {
		if c := strings.Compare(a.key, b.key); c != 0 || a.e.place == b.e.place {
			return c
		}
		return cmpRank(&g.places[b.e.place], &g.places[a.e.place])
	})
	x := &index{keys: make([]string, 0, len(all)), first: make([]int32, 0, len(all)), flat: make([]entry, len(all))}
	for i, k := range all {
		x.flat[i] = k.e
		if i == 0 || k.key != all[i-1].key {
			x.keys, x.first = append(x.keys, k.key), append(x.first, int32(i))
		}
	}
	x.first = append(x.first, int32(len(all)))
	return x
}

// keyed is an entry with the key that it is entered under.
type keyed struct {
	key string
	e   entry
}

// entries returns the spellings of all places, in their order.
func (g *Gazetteer) entries() []keyed {
	all := make([]keyed, 0, len(g.places)*5/4)
	add := func(i int, words []string, whole bool) {
		if len(words) == 0 || len(words) > maxNameWords {
			return
		}
		k, e := joined(words)
		all = append(all, keyed{k, entry{int32(i), e, whole}})
	}
	towns := townKeys(g.places)
	for i := range g.places {
		p := &g.places[i]
		for n := -1; n < len(p.Alts); n++ {
			name := p.NameAR
			if n >= 0 {
				name = p.Alts[n]
			}
			words := arabic.Words(name)
			short, ok := g.words.stripTitle(words, p)
			if ok {
				add(i, short, false)
			}
			if !ok || p.isArea() {
				add(i, words, true)
			}
			if plain := g.words.plainName(words, p); plain != nil && (len(plain) > 1 || !g.common(plain[0])) {
				if k, _ := joined(plain); !towns[k] {
					all = append(all, keyed{k, entry{place: int32(i)}})
				}
			}
		}
	}
	return all
}

// all is the stretch of all keys.
func (x *index) all() span { return span{0, int32(len(x.keys))} }

// narrow returns those keys of a stretch that go on with part behind their first at bytes, which they share.
func (x *index) narrow(s span, at int, part string) span {
	keys := x.keys[s.start:s.end]
	from := sort.Search(len(keys), func(i int) bool { return keys[i][at:] >= part })
	n := sort.Search(len(keys)-from, func(i int) bool { return !strings.HasPrefix(keys[from+i][at:], part) })
	return span{s.start + int32(from), s.start + int32(from+n)}
}

// crowded is the least number of keys for which it pays to know their next letters beforehand.
const crowded = 32

// letterPair is two letters of a key.
type letterPair [4]byte

// pairSet is a set of letter pairs, which may seem to have others too. An empty one says nothing.
type pairSet []uint64

// bit returns the place of a pair in the set.
func (s pairSet) bit(p letterPair) (element int, mask uint64) {
	letters := uint32(p[0]&1)<<13 | uint32(p[1]&63)<<7 | uint32(p[2]&1)<<6 | uint32(p[3]&63)
	n := int(letters*2654435761>>16) % (64 * len(s))
	return n / 64, 1 << (n % 64)
}

// mayHave reports whether the key of a folded word may begin with a pair of the set. It asks for no more than the word's
// letters, because it is asked for nearly every word of a text.
func (s pairSet) mayHave(word string) bool {
	if len(word) > len("ال")+4 && strings.HasPrefix(word, "ال") {
		word = word[len("ال"):] // as keyWord does
	}
	if len(s) == 0 || len(word) < len(letterPair{}) || strings.Contains(word[:min(len(word), len(letterPair{})+1)], "ء") {
		return true
	}
	element, mask := s.bit(letterPair([]byte(word[:len(letterPair{})])))
	return s[element]&mask != 0
}

// pairs returns the letter pairs with which a stretch of keys goes on behind the beginning that they share.
func (x *index) pairs(s span, begin string) pairSet {
	size := 1
	if s.end-s.start >= crowded {
		size = crowdedPairs
	}
	out := make(pairSet, size)
	for _, key := range x.keys[s.start:s.end] {
		if rest := key[len(begin):]; len(rest) >= len(letterPair{}) {
			element, mask := out.bit(letterPair([]byte(rest[:len(letterPair{})])))
			out[element] |= mask
		}
	}
	return out
}

// crowdedPairs is the size of the set for a crowded stretch: as many bits as there are pairs of the alphabet.
const crowdedPairs = 24

// fork divides a crowded stretch of keys, which share their beginning, by the two letters that follow; nil where it is not
// crowded. It is kept for all words that read the same.
func (x *index) fork(s span, begin string) map[letterPair]span {
	if s.end-s.start < crowded {
		return nil
	}
	if known, ok := x.forks.Load(begin); ok {
		return known.(map[letterPair]span)
	}
	out := map[letterPair]span{}
	for i := s.start; i < s.end; i++ {
		rest := x.keys[i][len(begin):]
		if len(rest) < len(letterPair{}) {
			continue
		}
		pair := letterPair([]byte(rest[:len(letterPair{})]))
		part, ok := out[pair]
		if !ok {
			part.start = i
		}
		part.end = i + 1
		out[pair] = part
	}
	x.forks.Store(begin, out)
	return out
}

// entries returns the entries of the key of this length in a stretch of keys that share so much.
func (x *index) entries(s span, length int) []entry {
	if s.start == s.end || len(x.keys[s.start]) != length {
		return nil
	}
	return x.flat[x.first[s.start]:x.first[s.start+1]]
}
