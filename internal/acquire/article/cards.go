package article

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostInAge is how many words it takes to say how long ago something was.
const mostInAge = 5

// isAge reports whether a line says how long ago something was and nothing else: "منذ 3 ساعات", "قبل يوم واحد".
func (l *line) isAge() bool {
	if l.words < 2 || l.words > mostInAge {
		return false
	}
	text := strings.TrimSpace(l.text)
	first, _, _ := strings.Cut(text, " ")
	last := text[strings.LastIndexByte(text, ' ')+1:]
	if ages := marks().ages; !ages[l.folds.of(first)] && !ages[l.folds.of(last)] {
		return false // as nearly all lines, which need not be folded for that
	}
	said, counted := false, false
	for w := range strings.FieldsSeq(l.fold()) {
		switch {
		case marks().ages[w]:
			said = true
		case marks().spans[w]:
			counted = true
		case letters(w) > 0:
			return false
		}
	}
	return said && counted
}

// dayOf reports whether a line is the day or the age of what it stands beside, and nothing else.
func (l *line) dayOf() bool {
	if l.words > 10 || l.stop {
		return false
	}
	if l.isAge() {
		return true
	}
	if l.numbers+l.linked == 0 {
		return false
	}
	p, ok := l.date()
	return ok && p.Alone
}

// card is a box that may be the teaser of another page: with a title and a day of its own.
type card struct {
	// lines are its lines, good the words of its running text, before those between the headline and it.
	lines, good, before int
	// titled says that it begins with a title, dated that a day stands behind that.
	titled, dated bool
}

// Sizes of a card: its lines, and how many elements there are between it and its day or its words.
const (
	mostInCard   = 5
	deepestCards = 6
)

// cards leaves out the boxes of other news that a script makes links of: two or more of one class beside one another below the text, each
// with a title, a day, and perhaps some words.
func (s *scan) cards(head int) {
	boxes := map[*html.Node]*card{}
	dated := map[*html.Node]bool{}
	for i, l := range s.lines {
		if i <= head || l.in.left() != "" || !l.dayOf() {
			continue
		}
		for n := range around(l.at, deepestCards) {
			if attr(n, "class") != "" {
				boxes[n], dated[n] = &card{}, true
			}
		}
	}
	for n := range boxes {
		if siblingsAlike(n, dated) < 2 {
			delete(boxes, n)
		}
	}
	if len(boxes) == 0 {
		return
	}
	s.fillCards(boxes, head)
	out := map[*html.Node]bool{}
	for n, c := range boxes {
		if c.titled && c.dated && c.lines <= mostInCard && c.good <= mostTeaser && c.before >= fewWords {
			out[n] = true
		}
	}
	for n := range out {
		if siblingsAlike(n, out) < 2 {
			delete(out, n)
		}
	}
	s.leaveOut(out)
}

// fillCards counts what is in boxes, in one pass over the lines.
func (s *scan) fillCards(boxes map[*html.Node]*card, head int) {
	before := 0
	for i, l := range s.lines {
		for n := range around(l.at, deepestCards) {
			if c := boxes[n]; c != nil {
				c.add(l, before)
			}
		}
		if i > head && l.good() && l.in.left() == "" {
			before += l.words
		}
	}
}

// add counts a line of the card, of whose page so many words of running text stand before it.
func (c *card) add(l *line, before int) {
	if c.lines++; c.lines == 1 {
		c.before, c.titled = before, l.words >= 3 && l.words <= 25 && !l.dayOf()
		return
	}
	c.dated = c.dated || l.dayOf()
	if l.good() {
		c.good += l.words
	}
}

// around yields an element and those around it, so many at most and none that is the page's body or main part.
func around(n *html.Node, most int) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for up := 0; n != nil && n.Parent != nil && up < most && n.DataAtom != atom.Body && n.DataAtom != atom.Main; n, up = n.Parent, up+1 {
			if !yield(n) {
				return
			}
		}
	}
}

// cardsInText leaves out articles within the article that begin with a heading which leads to another page and have no more words than a
// teaser, as editors put them between paragraphs, and rows of cells that stand below links to other pages.
func (s *scan) cardsInText(head int) {
	boxes, rows := map[*html.Node]bool{}, map[*html.Node]bool{}
	opened := map[*html.Node]bool{}
	for i, l := range s.lines {
		linked := l.linked == l.words && l.words >= 3
		for n := l.at; n != nil && n.DataAtom != atom.Body; n = n.Parent {
			if n.DataAtom == atom.Article && !opened[n] && i > head && linked && l.heading > 1 {
				boxes[n] = true
			}
			if n.DataAtom == atom.Article {
				opened[n] = true
			}
		}
		if row := rowOf(l.at); linked && row != nil && i > head {
			rows[row] = true
		}
	}
	for row := range rows {
		if below := nextElement(row); below == nil || !s.linksAbove(row, below) {
			delete(rows, row)
		} else {
			boxes[row], boxes[below] = true, true
		}
	}
	if len(boxes) > 0 {
		s.leaveOut(boxes)
	}
}

// rowOf returns the row that a line of a table stands in, nil for other lines.
func rowOf(n *html.Node) *html.Node {
	if n.DataAtom == atom.Td {
		n = n.Parent
	}
	if n == nil || n.DataAtom != atom.Tr {
		return nil
	}
	return n
}

// linksAbove reports whether all cells of a row, two or more, are links to other pages, and those of the row below it are as many and no links.
func (s *scan) linksAbove(row, below *html.Node) bool {
	cells := 0
	for c, b := firstElement(row), firstElement(below); c != nil || b != nil; c, b = nextElement(c), nextElement(b) {
		if c == nil || b == nil || c.DataAtom != atom.Td || b.DataAtom != atom.Td || !isLink(c) || isLink(b) {
			return false
		}
		cells++
	}
	return cells >= 2
}

// isLink reports whether an element holds one link and nothing else.
func isLink(n *html.Node) bool {
	a := firstElement(n)
	return a != nil && a.DataAtom == atom.A && nextElement(a) == nil && innerText(a) == innerText(n)
}

func firstElement(n *html.Node) *html.Node {
	for n = n.FirstChild; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}
