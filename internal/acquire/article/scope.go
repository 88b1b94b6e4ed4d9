package article

import (
	"strings"

	"golang.org/x/net/html"
)

// scopeOf returns the element of microdata that an element is a property of, if that is an article; else nil.
func scopeOf(n *html.Node) *html.Node {
	for p, up := n.Parent, 0; p != nil && up < 64; p, up = p.Parent, up+1 {
		if hasAttr(p, "itemscope") && strings.Contains(attr(p, "itemtype"), "Article") {
			return p
		}
	}
	return nil
}

// settle leaves out what microdata says of other articles: of several, the page's own is the one with the most running text.
func (s *scan) settle() {
	words := map[*html.Node]int{}
	for _, m := range s.items {
		if m.scope != nil {
			words[m.scope] = 0
		}
	}
	if len(words) < 2 {
		return
	}
	var own *html.Node
	for _, l := range s.lines {
		if !l.good() {
			continue
		}
		for n := l.at; n != nil; n = n.Parent {
			if _, ok := words[n]; ok {
				words[n] += l.words
				if own == nil || words[n] > words[own] {
					own = n
				}
			}
		}
	}
	if own == nil {
		return
	}
	var items []microdatum
	for _, m := range s.items {
		if m.scope == nil || m.scope == own {
			items = append(items, m)
			continue
		}
		if v := s.metas[m.name]; m.meta {
			s.metas[m.name] = without(v, m.value)
		}
	}
	s.items = items
	var times []timed
	for _, t := range s.times {
		if sc := scopeOf(t.node); sc == nil || sc == own {
			times = append(times, t)
		}
	}
	s.times = times
}

// without returns a list without the first element that is v.
func without(list []string, v string) []string {
	for i := range list {
		if list[i] == v {
			return append(append([]string(nil), list[:i]...), list[i+1:]...)
		}
	}
	return list
}
