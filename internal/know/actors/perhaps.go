package actors

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"tawatur/arabic"
)

// initials finds actors by the first letters of their English names.
type initials struct {
	once sync.Once
	by   map[string][]*Actor
}

// leastInitials is how many letters an abbreviation has: two letters abbreviate anything.
const leastInitials = 3

// MayBeCalled returns the actors that a short name may stand for, in the order of the files, where the name alone does not say which:
// "الجيش الوطني" and "التحالف" are other bodies in each war, and "SNA" abbreviates several names. Whoever bears the name in full
// is found by [Book.Called] and not here.
func (b *Book) MayBeCalled(name string) []*Actor {
	ids := map[string]bool{}
	for _, f := range b.shorts.Get(arabic.Fold(strings.TrimSpace(name))) {
		for _, id := range b.meant(f) {
			ids[id] = true
		}
	}
	var out []*Actor
	for _, a := range b.actors {
		if ids[a.ID] {
			out = append(out, a)
		}
	}
	for _, a := range b.abbreviated(name) {
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	called := b.Called(name)
	return slices.DeleteFunc(out, func(a *Actor) bool { return slices.Contains(called, a) })
}

// meant returns the ids that a short form stands for in any text or war.
func (b *Book) meant(f *form) []string {
	var out []string
	for id := range f.ids {
		out = append(out, id)
	}
	for _, w := range f.wars {
		out = append(out, w.actor)
		if w.own != "" {
			out = append(out, b.body(w.country, w.own))
		}
	}
	return append(out, f.fallback)
}

// abbreviated returns the actors whose English names have some letters for initials: "IRGC".
func (b *Book) abbreviated(name string) []*Actor {
	b.initials.once.Do(func() {
		b.initials.by = map[string][]*Actor{}
		for _, a := range b.actors {
			if k := initialsOf(short.ReplaceAllString(a.NameEN, "")); len(k) >= leastInitials {
				b.initials.by[k] = append(b.initials.by[k], a)
			}
		}
	})
	return b.initials.by[strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(name), ".", ""))]
}

// initialsOf returns the first letters of the words that begin with a capital.
func initialsOf(name string) string {
	var k strings.Builder
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if first := rune(word[0]); unicode.IsUpper(first) {
			k.WriteRune(first)
		}
	}
	return k.String()
}
