package article

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur/arabic"
	"tawatur/internal/read/layout"
)

// Sizes of a table of facts: a label has a few words, and a table of more nodes is one of data,
// a block of more parts no few facts.
const (
	longestLabel = 6
	mostInFacts  = 1000
	mostParts    = 100
)

// factTable reports whether a table or a list of definitions has a label and a value in each row, and no link and no field: what
// happened, where, how many were killed. Tables of more columns are not meant.
func (s *scan) factTable(n *html.Node) bool {
	is, known := s.facts[n]
	if !known {
		is = factTable(n)
		s.facts[n] = is
	}
	return is
}

func factTable(n *html.Node) bool {
	var labels, values []string
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; nodes > mostInFacts {
			return false
		}
		switch d.DataAtom {
		case atom.A, atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Img, atom.Table, atom.Dl, atom.P, atom.Ul, atom.H1, atom.H2, atom.H3:
			return false
		case atom.Tr:
			cells := cellsOf(d)
			if len(cells) != 2 {
				return false
			}
			labels, values = append(labels, innerText(cells[0])), append(values, innerText(cells[1]))
		case atom.Dt:
			if !pairBegins(d) {
				return false
			}
			labels, values = append(labels, innerText(d)), append(values, innerText(nextElement(d)))
		}
	}
	isLabel := func(l string) bool { return letters(l) > 1 && countWords(l) <= longestLabel && !endsSentence(l) }
	return len(labels) >= 2 && !slices.ContainsFunc(labels, func(l string) bool { return !isLabel(l) }) && !slices.Contains(values, "")
}

// cellsOf returns the cells of a row.
func cellsOf(row *html.Node) (cells []*html.Node) {
	for c := range row.ChildNodes() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

// pairBegins reports whether a term is followed by one definition.
func pairBegins(dt *html.Node) bool {
	dd := nextElement(dt)
	if dd == nil || dd.DataAtom != atom.Dd {
		return false
	}
	after := nextElement(dd)
	return after == nil || after.DataAtom == atom.Dt
}

// pairOf returns the list of facts that a term or a definition is of, nil for none: the two are read as one line.
func (s *scan) pairOf(n *html.Node) *html.Node {
	if n.DataAtom != atom.Dt && n.DataAtom != atom.Dd {
		return nil
	}
	dl := n.Parent
	if dl != nil && dl.DataAtom == atom.Div {
		dl = dl.Parent
	}
	if dl == nil || dl.DataAtom != atom.Dl || !s.factTable(dl) {
		return nil
	}
	return dl
}

// factsAround returns the table of facts that a line is a row of; nil for none.
func (s *scan) factsAround(l *line) *html.Node {
	if l.linked > 0 || l.words > longestRow {
		return nil
	}
	for n, up := l.at, 0; n != nil && up < 6; n, up = n.Parent, up+1 {
		if n.DataAtom == atom.Table || n.DataAtom == atom.Dl {
			if s.factTable(n) {
				return n
			}
			return nil
		}
	}
	if boldLabel(l) {
		if l.at.DataAtom == atom.P || l.at.DataAtom == atom.Li || l.at.DataAtom == atom.Div && l.at.Parent != nil && onlyLabelled(l) {
			return l.at.Parent
		}
	}
	return nil
}

// onlyLabelled reports whether a block begins with the bold label of a line.
func onlyLabelled(l *line) bool {
	c := l.at.FirstChild
	for c != nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
		c = c.NextSibling
	}
	return c != nil && (c.DataAtom == atom.B || c.DataAtom == atom.Strong)
}

// boldLabel reports whether a line is a label in bold with a colon, and its value: "<b>القتلى:</b> 5".
func boldLabel(l *line) bool {
	label, value, cut := strings.Cut(l.text, ":")
	label = strings.TrimSpace(label)
	if !cut || countWords(label) > longestLabel || letters(label) < 2 || countWords(value) == 0 || l.words > mostAsked {
		return false
	}
	nodes := 0
	for c := range l.at.ChildNodes() {
		if nodes++; nodes > mostParts {
			return false
		}
		if (c.DataAtom == atom.B || c.DataAtom == atom.Strong) && strings.Trim(innerText(c), ": ") == label {
			return true
		}
	}
	return false
}

// tables lets the rows of a table of facts stand or fall together: a row by itself is as short as a label, and the number of the
// wounded is one of them.
func (f *filter) tables() {
	box := f.box()
	for i := 0; i < len(f.lines); {
		table, to := f.scan.factsAround(f.lines[i]), i+1
		for table != nil && to < len(f.lines) && f.scan.factsAround(f.lines[to]) == table {
			to++
		}
		if rows := f.lines[i:to]; table != nil && len(rows) >= 2 {
			f.together(rows, f.inPlace(table, box, i) && ofEvent(rows), i < f.start)
		}
		i = to
	}
}

// together keeps the rows of a table, or leaves all out where most are or it stands above the text.
func (f *filter) together(rows []*line, stand, above bool) {
	if slices.ContainsFunc(rows, func(l *line) bool { return l.in.left() != "" }) {
		return
	}
	out := 0
	for _, l := range rows {
		if l.why != "" {
			out++
		}
	}
	for _, l := range rows {
		switch {
		case stand:
			l.why = ""
		case (above || out*2 > len(rows)) && !l.good() && l.why == "":
			l.why = "a row of a table that is left out"
		}
	}
}

// inPlace reports whether a table that begins in line i stands where the text does: between headline and text in the same part of
// the page, or in the box of the text, nil for none.
func (f *filter) inPlace(table, box *html.Node, i int) bool {
	switch {
	case i >= f.start && i < f.end, box != nil && within(table, box):
		return true
	case i >= f.end && f.end > 0 || f.main == nil:
		return false
	}
	switch f.main.DataAtom {
	case atom.Body:
		return table.Parent == f.main || table == f.main
	case atom.Table, atom.Tbody, atom.Tr:
		return false // columns of the page
	}
	return within(table, f.main)
}

// ofEvent reports whether rows are facts of an event, and neither of the page (date, byline, source) nor figures alone, as those of
// weather, currencies and times of prayer are; figures beside a word of casualties are.
func ofEvent(rows []*line) bool {
	page, bare, toll := 0, 0, false
	for _, l := range rows {
		p, dated := l.date()
		m := l.alone()
		if dated && p.Label != "" || m.Kind == layout.Byline || m.Kind == layout.Furniture && m.Phrase || isSource(l) || credits(l) || marks().labels[arabic.Fold(before(l.text))] {
			page++
		}
		if l.numbers > 0 && l.words-l.numbers <= 3 {
			bare++
		}
		toll = toll || slices.ContainsFunc(strings.FieldsFunc(l.fold(), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return marks().tolls[w] })
	}
	return page*2 < len(rows) && (toll || bare*2 <= len(rows))
}

// before is what stands before a colon.
func before(text string) string {
	label, _, _ := strings.Cut(text, ":")
	return label
}
