package layout

import (
	"strings"

	"tawatur/arabic"
)

// Mark is what a line is by its words and shape alone, without the page around it.
type Mark struct {
	Kind Kind
	// Section says that it is a heading under which links to other articles follow.
	Section bool
	// Phrase says that words of furniture.tsv decided, Whole that the line is nothing else; otherwise it is its shape.
	Phrase, Whole bool
	// Announced says that the phrase begins the line, and a colon, a bar or another such mark ends it: "اقرأ أيضاً: ...".
	Announced bool
	// Why is the reason, for people.
	Why string
}

// Alone judges one line of a page by itself, which [Blocks] does with the lines around it; false where nothing is to say.
func Alone(text string) (Mark, bool) {
	rs := []rune(text)
	l, ok := newLine(rs, arabic.TokenizeRunes(rs), 0, len(rs))
	if !ok {
		return Mark{}, false
	}
	if p := patterns().first(&l); p != nil {
		m := Mark{Kind: Kind(p.kind), Section: l.section, Phrase: true, Whole: l.pad() == p.padded, Why: p.why}
		m.Announced = p.match == "starts" && l.announces(strings.Count(p.padded, " ")-1)
		if p.kind == "section" {
			m.Kind = Furniture
		}
		return m, true
	}
	kind, why, ok := l.shape()
	return Mark{Kind: kind, Why: why}, ok
}

// announces reports whether a mark stands behind the first n words.
func (l *line) announces(n int) bool {
	for i := range l.ts {
		switch k := l.ts[i].Kind; {
		case n == 0:
			return k == arabic.Punct && strings.ContainsAny(l.ts[i].Norm, ":|.…-–—/>»")
		case k == arabic.Word || k == arabic.Number:
			n--
		}
	}
	return false
}

// Printed is a date as a line prints it for people.
type Printed struct {
	Stamp
	// Label is "published" or "updated" where the line says so, else empty.
	Label string
	// Alone says that the line has hardly anything else to say.
	Alone bool
}

// PrintedDate reads the first full date of a line.
func PrintedDate(text string) (Printed, bool) {
	rs := []rune(text)
	r, ok := readLine(rs, &line{start: 0, end: len(rs)})
	if !ok {
		return Printed{}, false
	}
	return Printed{Stamp: Stamp{Value: r.value(), Start: r.start, End: r.end, Why: r.why(true)}, Label: r.label, Alone: r.alone}, true
}
