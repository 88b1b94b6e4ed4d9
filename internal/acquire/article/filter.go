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

// filter judges the lines of a region by their form and place and says of each that it leaves out why.
type filter struct {
	lines []*line
	// title and outlet are folded.
	title, outlet string
	// start is the first line of running text, end the one behind the last.
	start, end int
	// body is the first line below a summary that stands in an element of its own, start where there is none.
	body int
	// arab says that the page's running text is Arabic.
	arab bool
	// kept counts the words of running text that stay.
	kept int
	// scan is the page, main the innermost element around headline and text, nil where there is no headline.
	scan *scan
	main *html.Node
}

// article returns the lines of the article, in order.
func (s *scan) article(r region, title, outlet string) []*line {
	f := &filter{title: s.folds.of(title), outlet: s.folds.of(outlet), start: -1, arab: s.arab, scan: s}
	if r.headline >= 0 {
		f.main = common(s.lines[r.headline].at, r.box)
	}
	description := s.folds.of(plain(s.meta1("description", "og:description", "twitter:description")))
	for i := max(0, r.headline+1); i < r.to; i++ {
		l := s.lines[i]
		if i < r.from && description != "" && l.words >= leastSummary && l.foldsTo(description) {
			l.roles |= roleStandfirst
		}
		if i == r.headline+1 && l.heading > 1 && l.words >= 4 && l.linked == 0 {
			l.below = true
		}
		if i >= r.from && within(l.at, r.box) || i < r.from && r.headline >= 0 && (l.good() || l.standfirst() || s.factsAround(l) != nil) {
			f.lines = append(f.lines, l)
		}
	}
	f.judge()
	var out []*line
	for _, l := range f.lines {
		if l.why == "" {
			out = append(out, l)
		}
	}
	return out
}

// leastSummary is how many words a summary has at least, leastNamed one that is named so.
const (
	leastSummary = 8
	leastNamed   = 5
)

// standfirst reports whether a heading, or a line of a part that is so named, is the summary between headline and text.
func (l *line) standfirst() bool {
	return (l.heading > 1 || l.roles&roleStandfirst != 0) && (l.words >= leastSummary || l.below || l.roles&roleStandfirst != 0 && l.words >= leastNamed) && l.linked == 0
}

// judge sets the reasons, first those that a line has by itself.
func (f *filter) judge() {
	for _, l := range f.lines {
		l.why = f.alone(l)
	}
	f.bound()
	f.sections()
	f.bound()
	f.foreign()
	f.edges()
	f.labels()
	f.tables()
	f.repeats()
}

// bound finds the running text.
func (f *filter) bound() {
	f.start, f.end = len(f.lines), 0
	f.body, f.kept = -1, 0
	for i, l := range f.lines {
		if l.why == "" && l.good() {
			if f.body < 0 && f.end > 0 {
				if f.body = f.start; l.at.Parent != f.lines[f.start].at.Parent && l.at.Parent != f.lines[f.start].at {
					f.body = i
				}
			}
			f.start = min(f.start, i)
			f.end = i + 1
			f.kept += l.words
		}
	}
}

// alone says why a line is none of the article's by itself, "" if it may be.
func (f *filter) alone(l *line) string {
	switch {
	case l.in.left() != "":
		return l.in.left()
	case l.roles&roleCaption != 0 && l.words < 80:
		return "a caption"
	case l.words < 40 && f.title != "" && l.foldsTo(f.title):
		return headlineAgain
	case l.linked > 0 && l.mostlyLink() && (!(l.words >= 25 && l.stop) || inCard(l.at)):
		return "a link"
	case l.linked >= 2 && l.words-l.linked <= 3 && strings.ContainsAny(l.text, ":|"):
		return "a label and a link"
	case l.linked > 0 && f.linkAndDate(l):
		return "a link"
	case bareAddress(l):
		return "an address"
	case strings.IndexFunc(l.text, unicode.IsLetter) < 0 && !l.item:
		return "without words"
	case tagged(l.text):
		return "hash tags"
	}
	if l.words > 60 {
		return ""
	}
	if l.isAge() {
		return "how long ago something was"
	}
	if f.arab && invites(l) {
		return "an invitation of the outlet"
	}
	if l.words > 40 {
		return ""
	}
	m := l.alone()
	if !f.arab && !m.Phrase {
		return "" // the shapes of lines are those of Arabic pages
	}
	if f.byPhrase(l, m) {
		return m.Why
	}
	return ""
}

// inCard reports whether a block stands in a link that has a heading or a picture too: the card of another page.
func inCard(n *html.Node) bool {
	for ; n != nil && n.DataAtom != atom.A; n = n.Parent {
	}
	if n == nil {
		return false
	}
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.Img:
			return true
		}
	}
	return false
}

// headlineAgain is why a copy of the headline is left out.
const headlineAgain = "the headline again"

// tagged reports whether a line has nothing but hash tags.
func tagged(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if !strings.HasPrefix(w, "#") {
			return false
		}
	}
	return true
}

// linkAndDate reports whether a line is a link and the date of where it leads.
func (f *filter) linkAndDate(l *line) bool {
	rest, cut := strings.CutPrefix(l.text, strings.TrimSpace(l.links))
	if !cut {
		rest, cut = strings.CutSuffix(l.text, strings.TrimSpace(l.links))
	}
	if !cut || l.words-l.linked > 8 || l.linked < 3 {
		return false
	}
	p, ok := layout.PrintedDate(rest)
	return ok && p.Alone
}

// byPhrase decides whether the words of a line that are those of furniture are meant so: a sentence may have them too.
func (f *filter) byPhrase(l *line, m layout.Mark) bool {
	switch {
	case !m.Phrase:
		return m.Kind == layout.Furniture || m.Kind == layout.Caption
	case m.Kind == layout.Caption:
		return !l.stop
	case m.Kind == layout.Byline:
		return false
	}
	return m.Whole || m.Announced || l.linked > 0 || !l.stop || l.words < 6 || m.Words >= sureWords
}

// invites reports whether a line begins with what outlets ask of readers and names what is theirs: "ادعم صحافتنا".
func invites(l *line) bool {
	begin, _, _ := strings.Cut(l.text, " ")
	first, _, _ := strings.Cut(arabic.Fold(begin), " ")
	if first != "" && !marks().invites[first] {
		return false // as nearly all lines, which need not be folded for that
	}
	words := strings.Fields(l.fold())
	if len(words) < 2 || !marks().invites[words[0]] {
		return false
	}
	return slices.ContainsFunc(words[1:], func(w string) bool { return marks().ours[w] })
}

// sureWords is from how many words on a phrase of furniture is no chance: a sentence that has them is furniture too.
const sureWords = 4

// bareAddress reports whether a line is an address with hardly anything beside it.
func bareAddress(l *line) bool {
	i := strings.Index(l.text, "http://")
	if j := strings.Index(l.text, "https://"); i < 0 {
		i = j
	}
	return i >= 0 && countWords(l.text[:i]) <= 4 && !strings.Contains(strings.TrimSpace(l.text[i:]), " ")
}

// sections leaves out the titles under a heading like "related articles", up to the next running text or the end of the box
// that the heading stands in.
func (f *filter) sections() {
	var under *line // the heading, which stands in line at
	at := 0
	for i, l := range f.lines {
		switch {
		case l.words <= 40 && l.alone().Section && l.why != "", f.furnitureBox(i), l.heading > 0 && l.why == "" && f.opensLinks(i):
			under, at = l, i
			if l.why == "" {
				l.why = "a label of links"
			}
		case under == nil || l.why != "":
		case !within(l.at, under.at.Parent) || l.good() && !f.aside(at):
			under = nil
		case !l.stop || l.good():
			l.why = "listed under " + under.text
		}
	}
}

// furnitureBox reports whether line i is a heading by whose words the box that it opens is furniture: "اشترك في نشرتنا".
func (f *filter) furnitureBox(i int) bool {
	l := f.lines[i]
	return l.heading > 1 && l.why != "" && l.words <= 12 && l.alone().Phrase && l.alone().Kind == layout.Furniture && l.at.Parent.DataAtom != atom.Body && f.aside(i)
}

// opensLinks reports whether the heading in line i opens a box of its own in which a link comes first.
func (f *filter) opensLinks(i int) bool {
	if i+1 >= len(f.lines) || !isLinkReason(f.lines[i+1].why) {
		return false
	}
	box := f.lines[i].at.Parent
	return box.DataAtom != atom.Body && within(f.lines[i+1].at, box) && f.aside(i)
}

// aside reports whether the heading in line i opens a box of its own, which holds little of the running text. The lines of a box stand together.
func (f *filter) aside(i int) bool {
	box, words := f.lines[i].at.Parent, 0
	if i > 0 && within(f.lines[i-1].at, box) {
		return false
	}
	for _, l := range f.lines[i:] {
		if !within(l.at, box) {
			break
		}
		if l.why == "" && l.good() {
			words += l.words
		}
	}
	return words <= 2*mostTeaser && words*3 <= f.kept
}

// edges leaves out what is no text above the first and behind the last running text.
func (f *filter) edges() {
	box := f.box()
	for i, l := range f.lines {
		p, dated := layout.Printed{}, false
		if l.why == "" && (i < f.body || i < f.start || i >= f.end) {
			p, dated = l.date()
		}
		switch inside := i >= f.start && i < f.end; {
		case l.why != "":
			continue
		case inside && i < f.body && !l.good() && !l.item && (dated && p.Alone || l.words <= 3 && !l.stop && l.heading == 0):
			l.why = "between summary and text"
			continue
		case inside:
			continue
		}
		switch {
		case dated && (p.Alone || p.Label != "") && l.words <= 20:
			l.why = "a date by itself"
		case !l.stop && l.words <= 12 && dated && i < f.start:
			l.why = "a date by itself"
		case i >= f.end && (f.signed(l) || isSource(l)):
			l.why = "a signature"
		case i >= f.end && f.foot(l) != "":
			l.why = f.foot(l)
		case l.heading > 0 && i >= f.end && f.nothingUntilHeading(i+1):
			l.why = "a heading with no text under it"
		case i < f.start && f.outlet != "" && l.words <= 6 && !l.stop && strings.Contains(" "+l.fold()+" ", " "+f.outlet+" "):
			l.why = "the name of the outlet"
		case i < f.start && l.numbers > 0 && l.words <= 8 && isClock(l.text):
			l.why = "a time or a number by itself"
		case l.numbers > 0 && (letters(l.text) <= 3 && !l.item || i < f.start && letters(l.text) <= 8 && strings.Contains(l.text, ":")):
			l.why = "a time or a number by itself"
		case l.words <= 40 && l.alone().Kind == layout.Byline || l.roles&roleByline != 0 && l.words <= 12:
			l.why = "a byline"
		case l.roles&(roleUpdated|rolePublished) != 0 && l.words <= 12:
			l.why = "a date"
		case box != nil && !within(l.at, box) && !l.stop && !l.standfirst():
			l.why = "outside the box of the text"
		case i < f.start && (l.words <= 3 && !l.item || l.words <= 6 && l.item) && !l.stop && l.heading == 0:
			l.why = "a label above the text"
		}
	}
}

// letters counts the letters of a text.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// isClock reports whether a text is a time of day and hardly anything else.
func isClock(text string) bool {
	_, ok := layout.PrintedClock(text, "2020-01-01")
	return ok
}

// signed reports whether a line behind the text is a signature: initials, names of agencies and of the outlet, with marks between.
func (f *filter) signed(l *line) bool {
	if l.stop && !initials(l.text) || l.words > 14 {
		return false
	}
	pieces := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("()[]/،,–—-+|", r) })
	marks, known := 0, 0
	for _, p := range pieces {
		switch p = strings.TrimSpace(p); {
		case p == "":
		case initials(p), isFurniture(p):
			marks++
		case f.outlet != "" && arabic.Fold(p) == f.outlet, isAgency(p):
			known++
		default:
			return false
		}
	}
	return marks > 0 && (known > 0 || l.words <= 6) || known > 0 && len(pieces) > 1
}

// isFurniture reports whether a text is furniture by its words and says nothing else, as that the text is over: "انتهى".
func isFurniture(text string) bool {
	m, ok := layout.Alone(text)
	return ok && m.Phrase && m.Whole && m.Kind == layout.Furniture
}

// isAgency reports whether a text is the name of an agency and nothing else.
func isAgency(text string) bool {
	return marks().agencies[arabic.Fold(text)]
}

// initials reports whether a text is no more than the initials of those who wrote and edited it: "ع.ر/ م.ل".
func initials(text string) bool {
	run, runs, dots := 0, 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || r == 'ـ':
			if run++; run > 2 {
				return false
			}
			if run == 1 {
				runs++
			}
		case r == '.' || r == '/' || r == '(':
			run = 0
			dots++
		default:
			run = 0
		}
	}
	return dots > 0 || runs > 0 && runs <= 3 && len([]rune(text)) <= 6
}

// isSource reports whether a line names no more than the source: "المصدر: وكالات", "المصدر / وكالات".
func isSource(l *line) bool {
	i := strings.IndexAny(l.text, ":/-")
	return i > 0 && l.words <= 8 && marks().sources[arabic.Fold(l.text[:i])]
}

// box returns the smallest element around the last line of running text that holds another one; nil if there is none.
func (f *filter) box() *html.Node {
	if f.end == 0 {
		return nil
	}
	last := f.lines[f.end-1]
	for n := last.at; n != nil; n = n.Parent {
		for _, l := range f.lines[f.start : f.end-1] {
			if l.why == "" && l.good() && within(l.at, n) {
				return n
			}
		}
	}
	return last.at.Parent
}

// labels leaves out short lines that announce nothing but links: all behind them up to the next line that stays is left out.
func (f *filter) labels() {
	for i := len(f.lines) - 2; i >= 0; i-- {
		l, next := f.lines[i], f.lines[i+1]
		if l.why != "" || l.stop || l.words > 6 || !isLinkReason(next.why) {
			continue
		}
		announces := strings.HasSuffix(l.text, ":") || l.words <= 4
		if announces && (l.heading == 0 || f.nothingUntilHeading(i+1)) {
			l.why = "a label of links"
		}
	}
}

func isLinkReason(why string) bool {
	return why == "a link" || why == "a label of links" || why == "in a list of links to other pages"
}

// nothingUntilHeading reports whether no line stays from i up to the next heading.
func (f *filter) nothingUntilHeading(i int) bool {
	for ; i < len(f.lines) && f.lines[i].heading == 0; i++ {
		if f.lines[i].why == "" {
			return false
		}
	}
	return true
}

// Sizes of the search for repeated lines, beyond which a page is not one of news.
const (
	mostCompared   = 3000
	leastRepeated  = 6
	leastQuoted    = 4
	longestRepeats = 60
)

// repeats leaves out the second of two equal lines, and quotations set apart that only repeat words of a paragraph.
func (f *filter) repeats() {
	if len(f.lines) > mostCompared {
		return
	}
	seen := map[string]bool{}
	for i, l := range f.lines {
		if l.why == "" && l.words >= leastQuoted && l.words < leastRepeated && l.roles&roleQuote != 0 && f.saidElsewhere(i) {
			l.why = setApart
		}
		if l.why == "" && i > 0 && f.whoSaid(l, f.lines[i-1]) {
			l.why = "who said words that are set apart"
		}
		if l.why != "" || l.words < leastRepeated {
			continue
		}
		if seen[l.text] {
			l.why = "the same line again"
			continue
		}
		seen[l.text] = true
		if l.words <= longestRepeats && (l.roles&roleQuote != 0 || l.heading > 0) && f.saidElsewhere(i) {
			l.why = setApart
		}
	}
}

// setApart is why a quotation is left out that only repeats words of a paragraph.
const setApart = "words of a paragraph, set apart"

// whoSaid reports whether a line names who said the quotation before it, which is left out.
func (f *filter) whoSaid(l, quotation *line) bool {
	return quotation.why == setApart && l.roles&roleQuote != 0 && l.words <= longestSayer && !l.stop && common(l.at, quotation.at).DataAtom != atom.Body
}

// longestSayer is how many words it takes to say who said something.
const longestSayer = 8

// saidElsewhere reports whether a paragraph has all words of line i in their order.
func (f *filter) saidElsewhere(i int) bool {
	want := strings.TrimSpace(strings.TrimSuffix(f.lines[i].fold(), arabic.Fold(f.lines[i].links)))
	if want == "" {
		return false
	}
	for j, o := range f.lines {
		if j != i && o.why == "" && o.words > f.lines[i].words && strings.Contains(o.fold(), want) {
			return true
		}
	}
	return false
}
