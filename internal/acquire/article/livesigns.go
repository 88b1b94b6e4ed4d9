package article

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// live reports whether something says that the page is a live blog: its headline, its linked data, its address, or a label at the
// headline.
func (s *scan) live(all []linked, title, address string) bool {
	words := " " + s.folds.of(title) + " " + s.folds.of(s.title) + " "
	said := slices.ContainsFunc(s.marks.live, func(w string) bool { return strings.Contains(words, " "+w+" ") })
	return said || s.liveBlog || slices.ContainsFunc(all, func(l linked) bool { return strings.Contains(l.typ, "LiveBlog") }) ||
		liveAddress(address) || s.liveLabel(s.headline(title))
}

// liveAddress reports whether an address is in a folder of live blogs: "/live/2024/05/18/day-eight", "/liveblog/7".
func liveAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	folders := strings.Split(strings.ToLower(strings.Trim(u.Path, "/")), "/")
	return slices.ContainsFunc(folders[:len(folders)-1], func(f string) bool {
		f = strings.NewReplacer("-", "", "_", "").Replace(f)
		return f == "live" || f == "liveblog" || f == "liveblogs" || f == "livenews" || f == "livecoverage"
	})
}

// mostFromLabel is how many lines are between a headline and a label at it.
const mostFromLabel = 3

// liveLabel reports whether a line at the headline, in the same part of the page, says that the page is live and nothing else.
func (s *scan) liveLabel(head int) bool {
	if head < 0 || s.lines[head].at.Parent == nil {
		return false
	}
	for i := max(0, head-mostFromLabel); i < min(len(s.lines), head+mostFromLabel+1); i++ {
		l := s.lines[i]
		if i != head && l.words <= 4 && l.linked == 0 && l.in.left() == "" && within(l.at, s.lines[head].at.Parent) && (slices.Contains(s.marks.live, l.fold()) || s.marks.liveLabels[l.fold()]) {
			return true
		}
	}
	return false
}

// leastFormed is how many entries show by their form alone that a page is a live blog.
const leastFormed = 3

// formed reports whether boxes that each have a name and a full time are entries by their form: beside one another below the headline,
// none the record of something else (a post of a thread, an article of a list) or led from to another page, and together with most of
// the running text.
func (s *scan) formed(g []entryBox, head int) bool {
	if len(g) < leastFormed || head < 0 {
		return false
	}
	boxes := map[*html.Node]bool{}
	for _, b := range g {
		if b.node.Parent != g[0].node.Parent || s.marks.named(strings.TrimRight(b.anchor, "0123456789"))&(roleRecord|roleFurniture) != 0 {
			return false
		}
		boxes[b.node] = true
	}
	own, all := 0, 0
	for i, l := range s.lines {
		in := inOne(l.at, boxes)
		if in && (i <= head || l.heading > 0 && l.linked == l.words) {
			return false
		}
		if l.good() && l.in.left() == "" {
			all += l.words
			if in {
				own += l.words
			}
		}
	}
	return own*3 > all*2
}

// inOne reports whether n is one of the boxes or in one.
func inOne(n *html.Node, boxes map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if boxes[n] {
			return true
		}
	}
	return false
}
