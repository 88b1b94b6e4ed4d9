package layout

import (
	"strings"
	"time"

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
	// Words is how many words the phrase has.
	Words int
	// Why is the reason, for people.
	Why string
}

// Alone judges one line of a page by itself, which [Blocks] does with the lines around it; false where nothing is to say.
func Alone(text string) (Mark, bool) {
	rs := []rune(text)
	l, ok := foldedLine(text, rs)
	if !ok {
		return Mark{}, false
	}
	if p := patterns().first(&l); p != nil {
		l.ts = arabic.TokenizeRunes(rs)
		m := Mark{Kind: Kind(p.kind), Section: l.section, Phrase: true, Whole: l.pad() == p.padded, Words: strings.Count(p.padded, " ") - 1, Why: p.why}
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
	if all := printedDates(text, 1); len(all) > 0 {
		return all[0], true
	}
	return Printed{}, false
}

// mostPrinted is how many dates of a line are read: that of publication, the last change, and those dates again in another zone.
const mostPrinted = 4

// PrintedDates reads the full dates of a line in their order, as in "نُشر 5 آذار 2019، حُدث 6 آذار 2019".
func PrintedDates(text string) []Printed { return printedDates(text, mostPrinted) }

func printedDates(text string, most int) []Printed {
	rs := []rune(text)
	var out []Printed
	for _, r := range readings(rs, &line{start: 0, end: len(rs)}, most) {
		out = append(out, Printed{Stamp: Stamp{Value: r.value(), Start: r.start, End: r.end, Why: r.why(true)}, Label: r.label, Alone: r.alone})
	}
	return out
}

// PrintedClock reads the time of day of a line that has hardly anything else to say, as "الساعة 4:47 مساءً بتوقيت دمشق", and puts it
// to a day of the form 2006-01-02: Value is a date-time, with a zone if one is printed.
func PrintedClock(text, day string) (Printed, bool) {
	t, err := time.Parse(time.DateOnly, day)
	rs := []rune(text)
	ts := arabic.TokenizeRunes(rs)
	if err != nil || len(ts) > 14 {
		return Printed{}, false
	}
	for k := range ts {
		if !isClock(ts, k) {
			continue
		}
		r := reading{year: t.Year(), month: int(t.Month()), day: t.Day(), first: k, last: k}
		r.around(ts, 0, len(ts))
		if !r.timed { // "70:00"
			continue
		}
		return Printed{Stamp: Stamp{Value: r.value(), Start: ts[r.first].Start, End: ts[r.last-1].End, Why: "a time of day by itself"}, Label: r.label, Alone: r.alone}, r.alone
	}
	return Printed{}, false
}
