package actors

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"tawatur/arabic"
)

// callings finds actors by their whole names.
type callings struct {
	once sync.Once
	by   map[string][]*Actor
}

// short is the short name that an English one carries in brackets: "(YPG)".
var short = regexp.MustCompile(`\(([^)]+)\)`)

// Called returns the actors and outlets that bear a name, in Arabic or English, whole: "قسد", "القوات الكردية", "YPG". Hamza, ta
// marbuta, diacritics and the article in front make no difference.
func (b *Book) Called(name string) []*Actor {
	b.called.once.Do(func() {
		b.called.by = map[string][]*Actor{}
		for _, a := range b.actors {
			names := append([]string{a.NameAR, a.NameEN, a.ID, short.ReplaceAllString(a.NameEN, ""), short.ReplaceAllString(a.NameAR, "")}, a.Also...)
			for _, m := range short.FindAllStringSubmatch(a.NameEN, -1) {
				names = append(names, m[1])
			}
			for _, n := range names {
				if k := calling(n); k != "" && !slices.Contains(b.called.by[k], a) {
					b.called.by[k] = append(b.called.by[k], a)
				}
			}
		}
	})
	found := b.called.by[calling(name)]
	if o, ok := b.outlets[arabic.Fold(name)]; ok && !slices.ContainsFunc(found, func(a *Actor) bool { return a.ID == o.ID }) {
		if a := b.byID[o.ID]; a != nil {
			found = append(slices.Clone(found), a)
		}
	}
	return found
}

// IsOutlet reports whether an id is that of a publisher.
func (b *Book) IsOutlet(id string) bool {
	_, ok := b.outletByID[id]
	return ok
}

// calling is what names that differ in writing alone have in common.
func calling(name string) string {
	words := arabic.Words(name)
	if len(words) == 0 {
		return ""
	}
	if words[0] == "the" && len(words) > 1 {
		words = words[1:]
	}
	words[0] = arabic.Bare(words[0])
	return strings.Join(words, " ")
}
