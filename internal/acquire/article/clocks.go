package article

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/read/layout"
)

// clockEntries finds the entries of a live blog that print a time of day without a day: boxes of one shape beside one another, each
// with one such time and some running text. Their day is told by [scan.entryDays].
func (s *scan) clockEntries() []Entry {
	var out []Entry
	for _, b := range s.clockBoxes() {
		e, ok := s.entry(entryBox{node: b.node})
		if !ok {
			continue
		}
		e.Anchor, e.clock = attr(b.node, "id"), b.anchor
		e.Published = tawatur.Published{Basis: tawatur.BasisUnknown}
		out = append(out, e)
	}
	return anchored(out)
}

// anchored names the entries that have no name in the page after their time, those of the same minute in the order from the end of the
// page: blogs grow at their beginning, and what is there must keep its name.
func anchored(es []Entry) []Entry {
	seen := map[string]int{}
	for i := range slices.Backward(es) {
		if es[i].Anchor != "" {
			continue
		}
		name := "at-" + strings.Map(digitsOnly, arabic.Digits(es[i].clock))
		if seen[name]++; seen[name] > 1 {
			name += fmt.Sprintf("-%d", seen[name])
		}
		es[i].Anchor = name
	}
	return es
}

// clockBoxes returns the boxes of such entries, with the line of the time for a name; nil for less than two.
func (s *scan) clockBoxes() []entryBox {
	var clocks []*line
	under := map[*html.Node]int{}
	for _, l := range s.lines {
		if l.numbers == 0 || l.words > 8 || l.linked > 0 && l.linked < l.words || l.in.left() != "" || !isClock(l.text) || s.ticks(l) {
			continue
		}
		clocks = append(clocks, l)
		for n := l.at; n != nil; n = n.Parent {
			under[n]++
		}
	}
	groups := map[string][]entryBox{}
	var best []entryBox
	for _, l := range clocks[:min(len(clocks), mostEntries)] {
		box := l.at
		for box.Parent != nil && under[box.Parent] == 1 {
			box = box.Parent
		}
		if !s.holdsText(box) {
			continue
		}
		class, _, _ := strings.Cut(attr(box, "class"), " ")
		key := fmt.Sprintf("%s %s %p", box.Data, class, box.Parent)
		groups[key] = append(groups[key], entryBox{node: box, anchor: l.text})
		if len(groups[key]) > len(best) {
			best = groups[key]
		}
	}
	if len(best) < 2 {
		return nil
	}
	return best
}

// holdsText reports whether an element has running text of its own.
func (s *scan) holdsText(box *html.Node) bool {
	return slices.ContainsFunc(s.lines, func(l *line) bool { return l.good() && l.in.left() == "" && within(l.at, box) })
}

// entryDays gives entries that print times alone the day of the page where that is plain: the times run one way only, and none is
// before the page was published. Else their day stays unknown.
func entryDays(es []Entry, page tawatur.Published) []Entry {
	day, why := entryDay(es, page)
	for i := range es {
		e := &es[i]
		if e.clock == "" {
			continue
		}
		p, ok := layout.PrintedClock(e.clock, day)
		if day == "" || !ok {
			e.Published.Why = []string{fmt.Sprintf("the entry prints a time without a day (%s)", e.clock), why}
			continue
		}
		e.Published = tawatur.Published{Value: &p.Value, Basis: tawatur.BasisDateline, Why: []string{fmt.Sprintf("time printed at the entry (%s)", e.clock), why}}
	}
	return es
}

// entryDay returns the day of all entries and why it is theirs; "" and why not where it is not plain.
func entryDay(es []Entry, page tawatur.Published) (day, why string) {
	var clocks []string
	for _, e := range es {
		if p, ok := layout.PrintedClock(e.clock, "2020-01-02"); ok {
			clocks = append(clocks, p.Value[11:16])
		}
	}
	up := slices.IsSorted(clocks)
	down := slices.IsSortedFunc(clocks, func(a, b string) int { return strings.Compare(b, a) })
	switch {
	case len(clocks) == 0:
		return "", ""
	case page.Value == nil:
		return "", "the page gives no day"
	case !up && !down:
		return "", "the times of the entries pass midnight"
	}
	published := *page.Value
	if len(published) < len("2006-01-02T15:04") {
		return published, "the day of the page"
	}
	if t, err := time.Parse(time.RFC3339, published); err == nil && strings.HasSuffix(published, "Z") && t.Hour() >= 20 {
		return "", "the page gives its time in universal time, near midnight"
	}
	if slices.Min(clocks) < published[11:16] && !strings.HasSuffix(published, "Z") {
		return "", "an entry is earlier than the page"
	}
	return published[:10], "the day of the page"
}
