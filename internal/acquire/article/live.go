package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"tawatur"
	"tawatur/arabic"
)

// mostEntries is how many entries of a live blog are read.
const mostEntries = 1000

// entries returns the entries of a live blog: from its linked data and from the page, which has their text in paragraphs.
// Their lines are no longer of the page's own text.
func (s *scan) entries(all []linked, title, address string) []Entry {
	var out []Entry
	updates := updatesOf(all)
	live := s.live(all, title, address)
	for _, b := range s.entryBoxes(len(updates) > 0 || live, s.headline(title)) {
		if e, ok := s.entry(b); ok {
			out = append(out, e)
		}
	}
	var ids map[string]*html.Node
	if len(updates) > 0 {
		ids = s.byID()
	}
	for _, u := range updates {
		anchor := anchorOf(u)
		i := slices.IndexFunc(out, func(e Entry) bool { return e.Anchor == anchor || e.isOf(u) })
		e := Entry{Anchor: anchor, Title: u.headline, Text: paragraphs(u.body)}
		if iso, ok := readDate(u.published); ok {
			e.Published = tawatur.Published{Value: &iso, Basis: tawatur.BasisMetadata, Why: []string{"linked data of the entry"}}
		}
		switch {
		case e.Published.Value == nil || anchor == "":
		case i >= 0:
			out[i].Published = e.Published
			if out[i].Title == "" {
				out[i].Title = e.Title
			}
		case e.Text != "":
			if box := ids[anchor]; box != nil {
				if text := s.textIn(box, e.Title); countWords(text) >= countWords(e.Text)/2 {
					e.Text = text
				}
			}
			out = append(out, e)
		}
	}
	if len(out) == 0 && live {
		out = s.clockEntries()
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// isOf reports whether an entry of the page is the one that linked data names without its address: same time and same headline.
func (e Entry) isOf(u linked) bool {
	iso, ok := readDate(u.published)
	return ok && !strings.Contains(u.url, "#") && e.Published.Value != nil && *e.Published.Value == iso && arabic.Fold(e.Title) == arabic.Fold(u.headline)
}

// updatesOf returns the entries that linked data names.
func updatesOf(all []linked) []linked {
	for _, l := range all {
		if len(l.updates) > 0 && strings.Contains(l.typ, "LiveBlog") {
			return l.updates
		}
	}
	return nil
}

// anchorOf names an entry by the fragment of its address, or by its time.
func anchorOf(u linked) string {
	if _, fragment, ok := strings.Cut(u.url, "#"); ok && fragment != "" {
		return fragment
	}
	return strings.Map(digitsOnly, u.published)
}

// digitsOnly is for strings.Map.
func digitsOnly(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// entryBox is an element of the page that has a name and a time.
type entryBox struct {
	node   *html.Node
	anchor string
	iso    string
}

// entryBoxes finds elements of one shape that each have a name and a time of day with its date, and together hold most of
// the running text. Without another sign of a live blog only posts of a channel are taken for such, and what has the form of entries
// (see [scan.formed]).
func (s *scan) entryBoxes(live bool, head int) []entryBox {
	groups := map[string][]entryBox{}
	seen := map[*html.Node]bool{}
	for _, t := range s.times {
		iso, ok := readDate(t.value)
		if !ok || len(iso) <= 10 || t.roles&roleUpdated != 0 {
			continue
		}
		node, name, kind := named(t.node)
		if node == nil || seen[node] || t.in.leftAround(node) {
			continue
		}
		seen[node] = true
		class, _, _ := strings.Cut(attr(node, "class"), " ")
		key := node.Data + " " + class + " " + kind
		if len(groups[key]) < mostEntries {
			groups[key] = append(groups[key], entryBox{node, name, iso})
		}
	}
	best := largest(groups, func(g []entryBox) bool { return live || attr(g[0].node, posted) != "" })
	if !live && len(best) < 2 {
		if best = largest(groups, func([]entryBox) bool { return true }); !s.formed(best, head) {
			return nil
		}
	}
	if len(best) < 2 || !distinct(best) {
		return nil
	}
	s.posts = attr(best[0].node, posted) != ""
	return best
}

// largest returns the group with the most boxes of those that ask holds for.
func largest(groups map[string][]entryBox, ask func([]entryBox) bool) (best []entryBox) {
	for _, g := range groups {
		if ask(g) && (len(g) > len(best) || len(g) == len(best) && g[0].anchor < best[0].anchor) {
			best = g
		}
	}
	return best
}

// posted is the attribute that names the posts of a channel.
const posted = "data-post"

// leftAround reports whether a part that is left out stands around a box, and not only in it.
func (p *part) leftAround(box *html.Node) bool {
	for ; p != nil; p = p.up {
		if p.out && !within(p.node, box) {
			return true
		}
	}
	return false
}

// distinct reports whether entries have names of their own and none stands in another.
func distinct(bs []entryBox) bool {
	names := map[string]bool{}
	nodes := map[*html.Node]bool{}
	for _, b := range bs {
		names[b.anchor] = true
		nodes[b.node] = true
	}
	for _, b := range bs {
		for n := b.node.Parent; n != nil; n = n.Parent {
			if nodes[n] {
				return false
			}
		}
	}
	return len(names) == len(bs)
}

// named returns the nearest element around a time that has a name of its own, and the attribute that names it.
func named(n *html.Node) (*html.Node, string, string) {
	for up := 0; n != nil && n.Data != "body" && up < 9; n, up = n.Parent, up+1 {
		for _, key := range []string{posted, "id", "data-entry-id", "data-update-id", "data-post-id", "data-item-id", "data-id", "data-key"} {
			if v := attr(n, key); v != "" && len(v) < 100 && n.Data != "time" && n.Data != "span" && n.Data != "main" {
				return n, v, key
			}
		}
	}
	return nil, "", ""
}

// entry reads one entry; false for one without words.
func (s *scan) entry(b entryBox) (Entry, bool) {
	e := Entry{Anchor: b.anchor, Published: tawatur.Published{Value: &b.iso, Basis: tawatur.BasisMetadata, Why: []string{"mark-up of the entry's time"}}}
	for _, l := range s.lines {
		if l.heading > 0 && l.words >= 2 && e.Title == "" && l.in.left() == "" && within(l.at, b.node) {
			e.Title = l.text
		}
	}
	e.Text = s.textIn(b.node, e.Title)
	return e, e.Text != ""
}

// textIn returns the text in an element under a title, and takes its lines off the page's own text.
func (s *scan) textIn(box *html.Node, title string) string {
	from, to := -1, 0
	for i, l := range s.lines {
		if within(l.at, box) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return ""
	}
	text := joined(s.article(region{headline: from - 1, from: from, to: to, box: box}, title, ""))
	for _, l := range s.lines[from:to] {
		if within(l.at, box) {
			l.in = &part{node: box, why: ownEntry, up: l.in, out: true}
		}
	}
	return text
}

// ownEntry is why the lines of an entry are not of the page's own text.
const ownEntry = "an entry of its own"

// byID returns the elements near the lines by their ids.
func (s *scan) byID() map[string]*html.Node {
	ids := map[string]*html.Node{}
	for _, l := range s.lines {
		for n, up := l.at, 0; n != nil && up < 8; n, up = n.Parent, up+1 {
			if id := attr(n, "id"); id != "" && ids[id] == nil {
				ids[id] = n
			}
		}
	}
	return ids
}

// paragraphs puts a blank line between the lines of a text.
func paragraphs(s string) string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = squeezed(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n\n")
}
