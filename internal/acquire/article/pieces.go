package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur/arabic"
)

// mostPieces is how many parts a line of facts has at most, longestFacts how many words.
const (
	mostPieces   = 12
	longestFacts = 40
)

// pieceMarks stand between the parts of a line of facts.
const pieceMarks = "|•·¦"

// factPieces returns the parts of a line between headline and text that says several things of the page, "القسم: أخبار | بتاريخ: 5 آذار
// 2019 | طباعة": what stands in elements of its own, else what stands between marks. Links are left out. Nil for other lines.
func (s *scan) factPieces(i int, r region) []string {
	l := s.lines[i]
	if i <= r.headline || r.headline < 0 || l.words > longestFacts || l.good() || l.stop || !s.nearHeadline(i, r) || !s.aboveText(i, r) || s.ticks(l) {
		return nil
	}
	box := l.at
	for only := onlyChild(box); only != nil; only = onlyChild(only) {
		box = only
	}
	var out []string
	for c := range box.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			out = append(out, strings.FieldsFunc(c.Data, func(r rune) bool { return strings.ContainsRune(pieceMarks, r) })...)
		case c.Type == html.ElementNode && !holdsLink(c):
			out = append(out, innerText(c))
		}
	}
	out = slices.DeleteFunc(out, func(p string) bool { return countWords(p) == 0 || !strings.Contains(l.text, squeezed(p)) })
	if len(out) > mostPieces || len(out) < 2 && l.linked == 0 {
		return nil
	}
	for k := range out {
		out[k] = squeezed(out[k])
	}
	return out
}

// onlyChild returns the element in an element that has nothing else but blanks.
func onlyChild(n *html.Node) (only *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type != html.ElementNode || only != nil:
			return nil
		default:
			only = c
		}
	}
	return only
}

// holdsLink reports whether an element is a link or has one.
func holdsLink(n *html.Node) bool {
	if n.DataAtom == atom.A {
		return true
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// pieceDates reads the dates of such a line.
func (s *scan) pieceDates(i int, r region) (out []labelled) {
	for _, p := range s.factPieces(i, r) {
		l := *s.lines[i]
		l.text, l.words, l.linked, l.numbers = p, countWords(p), 0, countNumbers(p)
		l.folded, l.mark, l.printed = "", nil, nil
		out = append(out, printedDates(&l)...)
	}
	return out
}

// pieceByline returns the name that such a line has behind the label of who wrote the text, "" for none.
func (s *scan) pieceByline(i int, r region) string {
	for _, p := range s.factPieces(i, r) {
		label, name, cut := strings.Cut(p, ":")
		if name = strings.TrimSpace(name); cut && s.marks.labels[arabic.Fold(label)] && countWords(name) > 0 && countWords(name) <= 6 {
			return name
		}
	}
	return ""
}
