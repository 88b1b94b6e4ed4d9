package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tawatur/arabic"
)

// callings finds places by their names in Latin letters: as they are written, and by what writers agree on.
type callings struct {
	once            sync.Once
	exact, skeletal map[string][]int32
}

// Called returns the places that bear a name, the best known first. Hamza, articles and blanks make no difference. A name in Latin
// letters finds those that are written so, else those whose letters agree but for vowels: "Qamishli" is "Al-Quamishli".
func (g *Gazetteer) Called(name string) []*Place {
	words := arabic.Words(name)
	if len(words) == 0 {
		return nil
	}
	var found []int32
	if latin(name) {
		found = g.calledInLatin(name)
	} else {
		key, _ := joined(words)
		i := sort.SearchStrings(g.index.keys, key)
		if i < len(g.index.keys) && g.index.keys[i] == key {
			for _, e := range g.index.flat[g.index.first[i]:g.index.first[i+1]] {
				if e.exact != "" && !slices.Contains(found, e.place) {
					found = append(found, e.place)
				}
			}
		}
	}
	out := make([]*Place, len(found))
	for i, n := range found {
		out[i] = &g.places[n]
	}
	slices.SortStableFunc(out, func(a, b *Place) int { return cmpRank(b, a) })
	return out
}

// latin reports whether a name has no Arabic letter.
func latin(name string) bool {
	return strings.IndexFunc(name, arabic.IsLetter) < 0 && strings.IndexFunc(name, unicode.IsLetter) >= 0
}

func (g *Gazetteer) calledInLatin(name string) []int32 {
	g.called.once.Do(func() {
		g.called.exact, g.called.skeletal = map[string][]int32{}, map[string][]int32{}
		for i := range g.places {
			g.callInLatin(int32(i), g.places[i].NameEN)
			for _, alt := range g.places[i].Alts {
				if latin(alt) {
					g.callInLatin(int32(i), alt)
				}
			}
		}
	})
	plain := plainLatin(name)
	found := g.called.exact[plain]
	s := skeleton(plain)
	for _, n := range g.called.skeletal[s] {
		// of those that only sound alike the better known: a seat or an area, or what has the name's own letters
		if p := &g.places[n]; !slices.Contains(found, n) && (p.isArea() || strings.HasSuffix(p.Type, "seat") || p.Type == typeCapital) {
			found = append(slices.Clone(found), n)
		}
	}
	if len(found) == 0 {
		return g.called.skeletal[s]
	}
	return found
}

// callInLatin enters a place under one of its names in Latin letters.
func (g *Gazetteer) callInLatin(place int32, name string) {
	plain := plainLatin(name)
	if plain == "" {
		return
	}
	g.called.exact[plain] = append(g.called.exact[plain], place)
	if s := skeleton(plain); len(s) >= 3 && !slices.Contains(g.called.skeletal[s], place) {
		g.called.skeletal[s] = append(g.called.skeletal[s], place)
	}
}

// articles are how the Arabic article is written before names in Latin letters.
var articles = []string{"al", "el", "ad", "ar", "as", "ash", "at", "ath", "az", "an", "ul"}

// plainLatin takes diacritics, signs, blanks and the article off a name in Latin letters.
func plainLatin(name string) string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFD.String(name)), func(r rune) bool { return r == ' ' || r == '-' })
	var b strings.Builder
	for i, w := range words {
		if i+1 < len(words) && slices.Contains(articles, w) {
			continue
		}
		for _, r := range w {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// skeleton leaves of a plain name what the ways of writing Arabic in Latin letters agree on: consonants, each once, q as k. Vowels
// count in front alone.
func skeleton(plain string) string {
	r := strings.NewReplacer("qu", "k", "q", "k", "c", "k", "gh", "g", "kh", "x", "dh", "d", "dj", "j", "ou", "u")
	var b strings.Builder
	last := rune(0)
	for i, c := range r.Replace(plain) {
		switch {
		case strings.ContainsRune("aeiouy", c) && i > 0, c == 'h' && i > 0 && last != 's' && last != 't':
			last = c
			continue
		case c == last:
			continue
		case strings.ContainsRune("aeiou", c):
			c = 'a'
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}
