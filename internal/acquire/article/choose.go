package article

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur/internal/read/layout"
)

// region is the stretch of lines from a headline to the end of an article.
type region struct {
	// headline is the line of the title, -1 where it does not stand in the page.
	headline int
	// from is the first line of the container, to the one behind the last.
	from, to int
	// box is the innermost element that holds most of the running text.
	box *html.Node
}

// weigh decides which parts of the page are left out: those that hold no more than half of its running text. In a page for printing
// all parts are named so.
func (s *scan) weigh() {
	all, arab := 0, 0
	for _, l := range s.lines {
		if !l.good() || l.in.neverShown() {
			continue
		}
		all += l.words
		if l.arabic {
			arab += l.words
		}
		for p := l.in; p != nil; p = p.up {
			p.words += l.words
		}
	}
	s.arab = arab*2 >= all
	printed := slices.ContainsFunc(s.parts, func(p *part) bool { return p.view && p.words*2 > all })
	blocks := s.blocksOfText(all)
	for _, p := range s.parts {
		p.out = p.never || p.words*2 <= all && !(printed && p.view) && !s.onlyOfBlock(p, blocks)
	}
}

// blocksOfText are the blocks of names ("right-rail" in "right-rail__main") of which a part holds most of the running text: they say
// nothing of other parts of the block.
func (s *scan) blocksOfText(all int) map[string]bool {
	var out map[string]bool
	for _, p := range s.parts {
		if block, _, ok := p.block(); ok && !p.never && p.words*2 > all {
			if out == nil {
				out = map[string]bool{}
			}
			out[block] = true
		}
	}
	return out
}

// onlyOfBlock reports whether it is but the block of a part's name that speaks against it, and one that holds most of the text.
func (s *scan) onlyOfBlock(p *part, blocks map[string]bool) bool {
	if len(blocks) == 0 {
		return false
	}
	block, element, ok := p.block()
	return ok && blocks[block] && s.marks.named(element)&anyFurniture == 0
}

// block cuts the name of a part that was taken for furniture by it as some style sheets are written: "block__element".
func (p *part) block() (block, element string, ok bool) {
	name, ok := strings.CutPrefix(p.why, partNamed)
	if !ok {
		return "", "", false
	}
	return strings.Cut(name, "__")
}

// neverShown reports whether a line stands in a part that is no article whatever it holds.
func (p *part) neverShown() bool {
	for ; p != nil; p = p.up {
		if p.never {
			return true
		}
	}
	return false
}

// left returns why a line is in no article by the part it stands in, "" if nothing speaks against it.
func (p *part) left() string {
	for ; p != nil; p = p.up {
		if p.out {
			return p.why
		}
	}
	return ""
}

// choose finds the article among the lines.
func (s *scan) choose(title string) (region, bool) {
	s.underLinks(s.headline(title))
	s.teasers()
	head := s.headline(title)
	s.cards(head)
	s.cardsInText(head)
	s.readers(head)
	s.skipped()
	s.mailFeet()
	weights, sum := s.weights((*line).running)
	if loose, all := s.weights((*line).unlinked); sum < fewWords && all > 3*sum {
		weights = loose // tables, lists, verse: a page without sentences
	}
	box := s.besideHeadline(head, s.descend(head, weights), weights)
	if box == nil {
		return region{}, false
	}
	r := region{headline: head, from: -1, box: box}
	for i, l := range s.lines {
		if within(l.at, box) {
			if r.from < 0 {
				r.from = i
			}
			r.to = i + 1
		}
	}
	if r.headline >= r.to || s.mostAbove(r) {
		r.headline = -1
	}
	if r.headline < 0 {
		r.headline = s.headingAbove(r.from)
	}
	return r, r.from >= 0
}

// besideHeadline returns the part of the page that the headline stands in where that has words but no sentences, as a list of names, and
// what has the sentences stands elsewhere; else the box that was found.
func (s *scan) besideHeadline(head int, box *html.Node, weights map[*html.Node]int) *html.Node {
	if head < 0 || box == nil || within(s.lines[head].at, box) {
		return box
	}
	loose, _ := s.weights((*line).unlinked)
	for n := s.lines[head].at.Parent; n != nil && n.DataAtom != atom.Body; n = n.Parent {
		if within(box, n) || weights[n] >= fewWords {
			return box
		}
		if loose[n]-s.lines[head].words >= 2*fewWords {
			return n
		}
	}
	return box
}

// headingAbove returns the nearest high heading above a line: headlines may be worded otherwise than the title.
func (s *scan) headingAbove(from int) int {
	for i := from - 1; i >= max(0, from-farFromHeadline); i-- {
		if l := s.lines[i]; l.heading > 0 && l.heading <= 2 && l.words >= 3 && l.linked == 0 && l.in.left() == "" {
			return i
		}
	}
	return -1
}

// mostAbove reports whether much of an article stands above what was taken for its headline.
func (s *scan) mostAbove(r region) bool {
	above, all := 0, 0
	for i := max(r.from, 0); i < r.to; i++ {
		if l := s.lines[i]; l.good() && l.in.left() == "" && within(l.at, r.box) {
			all += l.words
			if i < r.headline {
				above += l.words
			}
		}
	}
	return above*3 > all
}

// fewWords is less running text than the shortest news has.
const fewWords = 15

// running and unlinked are the words of a line by which the article is looked for.
func (l *line) running() int {
	if l.good() {
		return l.words
	}
	return 0
}

func (l *line) unlinked() int { return l.words - l.linked }

// weights sums the words of the lines within each element, and within all.
func (s *scan) weights(of func(*line) int) (map[*html.Node]int, int) {
	weights, all := map[*html.Node]int{}, 0
	for _, l := range s.lines {
		w := of(l)
		if w == 0 || l.in.left() != "" {
			continue
		}
		all += w
		for n := l.at; n != nil; n = n.Parent {
			weights[n] += w
		}
	}
	return weights, all
}

// descend goes from the page down to the innermost element that holds nearly all of its running text.
func (s *scan) descend(head int, weights map[*html.Node]int) *html.Node {
	var cur *html.Node
	for n, w := range weights {
		if n.Parent == nil && w > 0 {
			cur = n
		}
	}
	for cur != nil {
		next := s.inner(cur, head, weights)
		if next == nil {
			return cur
		}
		cur = next
	}
	return nil
}

// inner returns the child to go down to, nil to stay.
func (s *scan) inner(cur *html.Node, head int, weights map[*html.Node]int) *html.Node {
	var best *html.Node
	for c := cur.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (best == nil || weights[c] > weights[best]) {
			best = c
		}
	}
	switch {
	case best == nil || weights[best] == 0:
		return nil
	case weights[best]*10 >= weights[cur]*8 && !paragraphOf(best):
		return best
	}
	return s.rival(cur, head, weights)
}

// paragraphOf reports whether an element is a paragraph, in which there is nothing to go down to.
func paragraphOf(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Li, atom.Ul, atom.Ol:
		for d := range n.Descendants() {
			if d.DataAtom == atom.Div || d.DataAtom == atom.Article || d.DataAtom == atom.Table {
				return false
			}
		}
		return true
	case atom.P, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.Span, atom.Font, atom.B, atom.Strong, atom.Em, atom.A:
		return true
	}
	return false
}

// rival tells articles apart that stand below one another, or beside the texts of others: of several children with running
// text it is the one whose name says that it holds the article, or the one with the headline where the others have headlines
// of their own.
func (s *scan) rival(cur *html.Node, head int, weights map[*html.Node]int) *html.Node {
	var heavy []*html.Node
	for c := cur.FirstChild; c != nil; c = c.NextSibling {
		if weights[c]*10 >= weights[cur] && !paragraphOf(c) {
			heavy = append(heavy, c)
		}
	}
	if len(heavy) < 2 {
		if len(heavy) == 1 && s.roles[nameKey(heavy[0])].role&roleContent != 0 && weights[heavy[0]]*10 >= weights[cur]*4 {
			return heavy[0]
		}
		return nil
	}
	for _, c := range heavy {
		if s.roles[nameKey(c)].role&roleContent != 0 && weights[c]*10 >= weights[cur]*4 {
			return c
		}
	}
	first := heavy[0]
	if head < 0 && first.DataAtom != atom.Article && !s.records(first, heavy[1]) {
		return nil // sections with headings of their own
	}
	if head >= 0 {
		for _, c := range heavy {
			if within(s.lines[head].at, c) {
				first = c
			}
		}
		if !within(s.lines[head].at, first) && !s.records(first, heavy[1]) {
			return nil
		}
	}
	rank := s.topHeading(first)
	for _, c := range heavy {
		if c != first && c.Data == first.Data && (head >= 0 && s.nextLoaded(first, c) || rank > 0 && s.topHeading(c) == rank && sameKind(c, first) || s.anotherArticle(c) || s.records(first, c)) {
			return first
		}
		if c != first && head >= 0 && (s.newsList(c) || weights[c] < weights[first] && s.ofSite(c)) {
			return first
		}
	}
	return nil
}

// sameKind reports whether two elements have no class, or one of their classes in common.
func sameKind(a, b *html.Node) bool {
	ca, cb := strings.Fields(attr(a, "class")), strings.Fields(attr(b, "class"))
	return len(ca)+len(cb) == 0 || slices.ContainsFunc(ca, func(c string) bool { return slices.Contains(cb, c) })
}

// ofSite reports whether an element is opened by a heading that is furniture, as "من نحن" or "الأكثر قراءة".
func (s *scan) ofSite(n *html.Node) bool {
	for _, l := range s.lines {
		if within(l.at, n) {
			return l.heading > 0 && l.words <= 6 && l.alone().Phrase && l.alone().Kind == layout.Furniture
		}
	}
	return false
}

// newsList reports whether an element is a list of short news, each in a box of the same name with its time.
func (s *scan) newsList(n *html.Node) bool {
	boxes, good := map[*html.Node]bool{}, map[*html.Node]int{}
	for _, l := range s.lines {
		if !within(l.at, n) {
			continue
		}
		box := l.at
		for box.Parent != n && box.Parent != nil {
			box = box.Parent
		}
		if l.good() {
			good[box] += l.words
		}
		p, dated := l.date()
		boxes[box] = boxes[box] || l.numbers > 0 && (letters(l.text) <= 3 || beginsWithClock(l.text)) || dated && p.Alone || l.isAge()
	}
	timed := 0
	for box, t := range boxes {
		switch {
		case good[box] > mostTeaser, good[box] > 0 && !t:
			return false
		case good[box] > 0:
			timed++
		}
	}
	return timed >= 2
}

// beginsWithClock reports whether a line begins with a time of day: "22:31 ...".
func beginsWithClock(text string) bool {
	hour, rest, cut := strings.Cut(text, ":")
	if !cut || len(hour) == 0 || len(hour) > 4 || strings.TrimFunc(hour, unicode.IsDigit) != "" {
		return false
	}
	digits := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsDigit))
	return digits == 2 || digits == 4 // of two bytes each
}

// nextLoaded reports whether an element is an article that a script loads below the page's own as one scrolls on: it has the same
// class, begins with a headline, and has an address or a date of its own or is called an article.
func (s *scan) nextLoaded(first, c *html.Node) bool {
	class := attr(first, "class")
	if class == "" || class != attr(c, "class") || !s.openedByHeading(c) {
		return false
	}
	for _, key := range []string{"data-url", "data-href", "data-link", "data-permalink", "data-article-id", "data-post-id", "data-nid"} {
		if a, b := attr(first, key), attr(c, key); a != b && a != "" && b != "" {
			return true
		}
	}
	name, _, _ := strings.Cut(class, " ")
	return s.marks.tokens[strings.ToLower(name)]&roleRecord != 0
}

// openedByHeading reports whether an element begins with a high heading.
func (s *scan) openedByHeading(n *html.Node) bool {
	for _, l := range s.lines {
		if within(l.at, n) {
			return l.heading > 0 && l.heading <= 2 && l.words >= 3
		}
	}
	return false
}

// skipped leaves out the boxes past which a link leads, "تخطى الأكثر قراءة وواصل القراءة", up to its target and the words there.
func (s *scan) skipped() {
	for _, a := range s.anchors {
		id, local := strings.CutPrefix(a.href, "#")
		first, _, _ := strings.Cut(strings.TrimSpace(a.text), " ")
		if !local || id == "" || !s.marks.skips[s.folds.of(first)] {
			continue
		}
		to := slices.IndexFunc(s.lines, func(l *line) bool { return l.words <= 8 && attr(l.at, "id") == id })
		if to <= a.at || to-a.at > mostSkipped || countWords(innerText(s.lines[to].at)) > 8 {
			continue
		}
		for _, l := range s.lines[a.at : to+1] {
			l.in = &part{node: l.at, why: "in a box with a link past it", up: l.in, out: true}
		}
	}
}

// underLinks leaves out the words under headings that lead to other pages, where all headings of their rank beside one another do.
func (s *scan) underLinks(head int) {
	type rank struct {
		parent *html.Node
		of     int
	}
	linked, own := map[rank]int{}, map[rank]int{}
	for i, l := range s.lines {
		if l.heading == 0 || i == head || l.in.left() != "" {
			continue
		}
		k := rank{l.at.Parent, l.heading}
		if l.linked == l.words && l.words >= 3 {
			linked[k]++
		} else {
			own[k]++
		}
	}
	var under *line
	words := 0
	for _, l := range s.lines {
		k := rank{l.at.Parent, l.heading}
		switch {
		case l.heading > 0 && l.linked == l.words && linked[k] >= 2 && own[k] == 0:
			under, words = l, 0
		case l.heading > 0 || under != nil && (l.at.Parent != under.at.Parent || words+l.words > mostTeaser):
			under = nil
		case under != nil:
			words += l.words
			l.in = &part{node: l.at, why: "under a heading that leads to another page", up: l.in, out: true}
		}
	}
}

// mostSkipped is how many lines a box has past which a link leads; the menus of a page have more.
const mostSkipped = 60

// readers leaves out what readers write: all behind a heading that says so in the box that it opens, or beside it.
func (s *scan) readers(head int) {
	before := 0
	for i := max(0, head); i < len(s.lines); i++ {
		l := s.lines[i]
		if l.good() && l.in.left() == "" {
			before += l.words
		}
		if before < fewWords || l.words > 6 || !s.marks.comments[wordsAlone(l.fold())] {
			continue
		}
		box := s.opened(i)
		for _, o := range s.lines[i:] {
			if within(o.at, box) {
				o.in = &part{node: box, why: "what readers write", up: o.in, out: true}
			}
		}
	}
}

// wordsAlone is a folded text without its numbers: "التعليقات (5)".
func wordsAlone(folded string) string {
	if !strings.ContainsAny(folded, "0123456789") {
		return folded
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(folded), func(w string) bool { return letters(w) == 0 }), " ")
}

// opened returns the element that line i opens: the largest around it that begins with it, if that has more lines, else the one around.
func (s *scan) opened(i int) *html.Node {
	box := s.lines[i].at
	for box.Parent != nil && box.Parent.DataAtom != atom.Body && (i == 0 || !within(s.lines[i-1].at, box.Parent)) {
		box = box.Parent
	}
	if i+1 < len(s.lines) && !within(s.lines[i+1].at, box) && box.Parent != nil {
		return box.Parent
	}
	return box
}

// anotherArticle reports whether an element is an article that begins with a headline of its own, and not a part of one.
func (s *scan) anotherArticle(n *html.Node) bool {
	return n.DataAtom == atom.Article && s.openedByHeading(n)
}

// records reports whether two elements are items of one kind, as the posts of a thread are: their ids have the name of such and
// differ in a number of three digits or more. Modules of a page are numbered too.
func (s *scan) records(a, b *html.Node) bool {
	ia, ib := attr(a, "id"), attr(b, "id")
	name := strings.TrimRight(ia, "0123456789")
	return ia != ib && len(ia)-len(name) >= 3 && name == strings.TrimRight(ib, "0123456789") && attr(a, "class") == attr(b, "class") &&
		s.marks.named(name)&roleRecord != 0
}

// topHeading returns the rank of the highest heading in an element, 0 for none.
func (s *scan) topHeading(n *html.Node) int {
	top := 0
	for _, l := range s.lines {
		if l.heading > 0 && (top == 0 || l.heading < top) && within(l.at, n) {
			top = l.heading
		}
	}
	return top
}

// headline finds the line of the title: a heading or a line that has its words, the last one before the running text that
// stands highest.
func (s *scan) headline(title string) int {
	best, score := -1, 0
	want := s.folds.of(title)
	least, most := countWords(title), countWords(title)*2
	for i, l := range s.lines {
		if l.words > 60 || l.words == 0 || l.heading == 0 && (l.words*3 < least || l.words > most) {
			continue
		}
		if l.in.left() != "" || l.in != nil && strings.HasPrefix(l.in.why, "in <a") {
			continue
		}
		n := 0
		switch same := want != "" && sameTitle(l.fold(), want); {
		case same && l.heading > 0:
			n = 30 - l.heading
		case same && l.linked == 0:
			n = 12
		case same:
			n = 3
		case l.heading == 1 && l.words >= 3 && l.linked == 0:
			n = 10
		}
		if n > score {
			best, score = i, n
		}
	}
	return best
}

// teasers leaves out lists of links to other pages: elements of one name beside one another that each have a title that is
// a link, with or without some words of the article behind it.
func (s *scan) teasers() {
	boxes := map[*html.Node]bool{}
	for _, l := range s.lines {
		if !l.mostlyLink() || l.words < 3 {
			continue
		}
		for n := range around(l.at, 5) {
			boxes[n] = true
		}
	}
	s.covered(boxes)
	out := map[*html.Node]bool{}
	for n := range boxes {
		if alike := siblingsAlike(n, boxes); alike >= 2 && n.DataAtom != atom.P && n.DataAtom != atom.Tr && n.DataAtom != atom.Td {
			out[n] = true
		}
	}
	s.leaveOut(out)
}

// covered adds the boxes over which a script or a style lays a link without words, and that have a title.
func (s *scan) covered(boxes map[*html.Node]bool) {
	titled := map[*html.Node]bool{}
	for _, a := range s.anchors {
		if a.text != "" || a.at == 0 || a.at > len(s.lines) || !leadsAway(a) {
			continue
		}
		titled[a.node.Parent] = true
	}
	if len(titled) == 0 {
		return
	}
	for _, l := range s.lines {
		if l.heading < 2 || l.words < 3 || l.linked > 0 {
			continue
		}
		for n := range around(l.at, 4) {
			if !titled[n] {
				continue
			}
			for b := range around(n, 4) {
				boxes[b] = true
			}
			break
		}
	}
}

// leadsAway reports whether a link without words is one to a page, and no picture in large or place in this page.
func leadsAway(a anchor) bool {
	if a.href == "" || a.href[0] == '#' || strings.HasPrefix(a.href, "javascript:") {
		return false
	}
	for d := range a.node.Descendants() {
		if d.DataAtom == atom.Img || d.DataAtom == atom.Picture {
			return false
		}
	}
	return true
}

// siblingsAlike counts an element and those beside it of the same tag and class that are in the set.
func siblingsAlike(n *html.Node, set map[*html.Node]bool) int {
	count, seen := 0, 0
	for c := n.Parent.FirstChild; c != nil && seen < 200; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		seen++
		if c.DataAtom == n.DataAtom && kindOf(c) == kindOf(n) && set[c] {
			count++
		}
	}
	return count
}

// kindOf is the class of an element without names that have numbers, as each item of a list has one of its own: "post-31".
func kindOf(n *html.Node) string {
	class := attr(n, "class")
	if !strings.ContainsAny(class, "0123456789") {
		return class
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(class), func(w string) bool { return strings.ContainsAny(w, "0123456789") }), " ")
}

// mostTeaser is how many words of running text a teaser has beside its title.
const mostTeaser = 50

// leaveOut marks the lines in boxes that hold little of the page's running text.
func (s *scan) leaveOut(boxes map[*html.Node]bool) {
	words := map[*html.Node]int{}
	all := 0
	in := make([]*html.Node, len(s.lines))
	for i, l := range s.lines {
		for n := l.at; n != nil; n = n.Parent {
			if boxes[n] {
				in[i] = n
				break
			}
		}
		if l.good() && l.in.left() == "" {
			all += l.words
			words[in[i]] += l.words
		}
	}
	for i, l := range s.lines {
		if n := in[i]; n != nil && words[n] <= mostTeaser && words[n]*3 <= all {
			l.in = &part{node: n, why: "in a list of links to other pages", up: l.in, out: true}
		}
	}
}

// within reports whether n is box or in it.
func within(n, box *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == box {
			return true
		}
	}
	return false
}

// common returns the innermost element around both.
func common(a, b *html.Node) *html.Node {
	for n := a; n != nil; n = n.Parent {
		if within(b, n) {
			return n
		}
	}
	return nil
}
