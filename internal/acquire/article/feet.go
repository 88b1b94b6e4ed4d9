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

// recommended reports whether a link is announced as another article by its own words, "نرشح لك: ...", and so no part of the
// sentence that it stands behind.
func recommended(n *html.Node) bool {
	if n.PrevSibling == nil {
		return false
	}
	text := innerText(n)
	if words := countWords(text); words < 3 || words > 32 {
		return false
	}
	m, ok := layout.Alone(text)
	return ok && m.Kind == layout.Furniture && m.Phrase && m.Announced
}

// linksIn counts the links of a line.
func (s *scan) linksIn(l *line) int {
	if s.anchorsOf == nil {
		s.anchorsOf = map[*line]int{}
		for _, a := range s.anchors {
			if a.at < len(s.lines) {
				s.anchorsOf[s.lines[a.at]]++
			}
		}
	}
	return s.anchorsOf[l]
}

// foot says why a line behind the running text is furniture, "" for one that may be of the article.
func (f *filter) foot(l *line) string {
	switch {
	case l.stop || l.words > 20:
		return ""
	case l.linked >= 3 && l.linked*10 >= l.words*4 && f.scan.linksIn(l) >= 3:
		return "a row of links"
	case credits(l):
		return "credits"
	}
	return ""
}

// credits reports whether a line names who made a drawing or a film, each part with its label: "تصميم: ... | البيانات: ...".
func credits(l *line) bool {
	known := false
	for p := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return strings.ContainsRune(pieceMarks, r) }) {
		label, who, cut := strings.Cut(p, ":")
		if !cut || countWords(label) > 3 || countWords(who) == 0 || strings.IndexFunc(who, unicode.IsDigit) >= 0 {
			return false
		}
		known = known || marks().credits[arabic.Fold(label)]
	}
	return known
}

// mostForeign is how many words a note in another language has behind a text; a translation has more.
const mostForeign = 40

// foreign leaves out one sentence without an Arabic letter behind a text that is Arabic: a note on the series or its supporters.
// Quotations stay.
func (f *filter) foreign() {
	if !f.arab || f.end == 0 {
		return
	}
	last := f.lines[f.end-1]
	if last.arabic || last.roles&roleQuote != 0 || last.words > mostForeign || last.words*3 > f.kept {
		return
	}
	for i := f.end - 2; i >= 0; i-- {
		if l := f.lines[i]; l.why == "" && l.good() {
			if l.arabic {
				last.why = "a note in another language"
				f.bound()
			}
			return
		}
	}
}

// mostInFoot is how many words the foot of a bulletin has, mostFeet how many links out of it are looked at.
const (
	mostInFoot = 90
	mostFeet   = 4
)

// mailFeet leaves out the foot of a bulletin that was sent: the cell or box around a link with which readers unsubscribe.
func (s *scan) mailFeet() {
	seen := 0
	for _, a := range slices.Backward(s.anchors) {
		if a.at >= len(s.lines) || len(a.text) > longestDetail || !s.marks.unsubscribe[s.folds.of(a.text)] {
			continue
		}
		if seen++; seen > mostFeet {
			return
		}
		box := s.lines[a.at].at
		for box.Parent != nil && box.DataAtom != atom.Td && box.DataAtom != atom.Div && box.DataAtom != atom.Section {
			box = box.Parent
		}
		if box.Parent == nil || countWords(innerText(box)) > mostInFoot || slices.ContainsFunc(s.lines, func(l *line) bool { return l.heading == 1 && within(l.at, box) }) {
			continue
		}
		for _, l := range s.lines {
			if within(l.at, box) {
				l.in = &part{node: box, why: "the foot of a bulletin", up: l.in, out: true}
			}
		}
	}
}
