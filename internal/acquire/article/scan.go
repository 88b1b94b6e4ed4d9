package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur/arabic"
	"tawatur/internal/read/layout"
)

// line is one line of a page as a reader sees it: the text of a block up to the next break.
type line struct {
	text string
	// at is the block that holds it.
	at *html.Node
	// words are its words and numbers, linked those within links, which say links.
	words, linked int
	links         string
	// numbers are those of its words that begin with a digit.
	numbers int
	// arabic and stop: it has Arabic letters, and ends like a sentence.
	arabic, stop bool
	// heading is the rank of the heading it stands in, 0 for none; item says that it is of a list.
	heading int
	item    bool
	// in are the parts of the page around it that are not of an article if they hold little of it; innermost first.
	in *part
	// roles are those of all names around it that concern a line: caption, byline, clock, updated, published, quote.
	roles role
	// folded is the folded text, once it was asked for; folds are those of the page.
	folded  string
	folds   folds
	mark    *layout.Mark
	printed *layout.Printed
	// below says that it is the heading right below the headline.
	below bool
	// why is the reason for which it is left out; empty for a line of the article.
	why string
}

// fold returns the folded text.
func (l *line) fold() string {
	if l.folded == "" {
		l.folded = l.folds.of(l.text)
	}
	return l.folded
}

// foldsTo reports whether the line has the words of a folded text and no others. Lines that are far longer are not folded for that.
func (l *line) foldsTo(folded string) bool {
	const mostSplit = 3 // parts that are counted as words in one that is folded: "3,500"
	if l.words > mostSplit*(strings.Count(folded, " ")+2) {
		return false
	}
	if l.folded == "" {
		return arabic.FoldsTo(l.text, folded)
	}
	return l.folded == folded
}

// alone returns what the line is by its words and shape alone; the zero value where nothing is to say.
func (l *line) alone() layout.Mark {
	if l.mark == nil {
		m, _ := layout.Alone(l.text)
		l.mark = &m
	}
	return *l.mark
}

// date returns the first date that the line prints.
func (l *line) date() (layout.Printed, bool) {
	if l.printed == nil {
		l.printed = &layout.Printed{}
		if strings.ContainsAny(l.text, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") {
			*l.printed, _ = layout.PrintedDate(l.text)
		}
	}
	return *l.printed, l.printed.Value != ""
}

// good reports whether it is running text beyond doubt.
func (l *line) good() bool {
	own := l.words - l.linked - l.numbers
	if l.heading > 0 && (l.heading == 1 || own < 12 || !l.stop) {
		return false // some write their paragraphs as headings
	}
	return l.roles&(roleCaption|roleClock) == 0 && own*2 > l.words-l.numbers && own*3 > l.words && (own >= 12 || l.stop && own >= 5)
}

// mostNumbers is how many numbers stand beside the link of a teaser: a day with its time, the length of a clip.
const mostNumbers = 5

// mostlyLink reports whether a line is a link and hardly anything beside it, but for a time or a number beside one of some words.
func (l *line) mostlyLink() bool {
	if l.linked >= 3 && l.numbers <= mostNumbers {
		return l.linked*10 >= (l.words-l.numbers)*8
	}
	return l.linked*10 >= l.words*8
}

// part is an element that its name, tag or shape gives away as furniture.
type part struct {
	node *html.Node
	why  string
	// up is the next such element around it.
	up *part
	// words are those of the running text within it; out says that it is left out.
	words int
	out   bool
	// caption says that it is furniture for a name of captions alone.
	caption bool
	// never says that it is left out whatever it holds, author that its name is also one of bylines, view that it is furniture for a
	// name of another view of the page alone.
	never, author, view bool
}

// scan is what one pass over a page finds.
type scan struct {
	lines []*line
	// metas are the contents of meta elements by their lower-case name.
	metas map[string][]string
	// data are the scripts of linked data.
	data []string
	// scripts are the other scripts that ask for the time of day, in which clocks are looked for.
	scripts []string
	// counted are dates of publication that short scripts name.
	counted []string
	// states are scripts of data from which a script would build the page.
	states []state
	title  string
	lang   string
	// canonical and next are the addresses of link elements.
	canonical, next string
	anchors         []anchor
	times           []timed
	items           []microdatum
	parts           []*part
	// anchorsOf are how many links lines have, once it was asked for.
	anchorsOf map[*line]int
	// arab says that the running text is Arabic.
	arab bool
	// posts says that the entries are posts of a channel, liveBlog that the mark-up calls the page a live blog.
	posts, liveBlog bool

	marks *namedMarks
	folds folds
	roles map[string]namedRole
	// rows are the rows of tables, and whether they are of data.
	rows map[*html.Node]bool
	// facts are tables and lists, and whether they are of facts.
	facts map[*html.Node]bool
	text  gathered
	links gathered
	// room is where the next lines are made.
	room []line
	// state of the walk
	box           *html.Node
	link          bool
	words, linked int
	heading       int
	item          bool
	in            *part
	around        role
	// typed says that line ends in the source are shown.
	typed bool
}

// namedRole is what an element's names say, kept since names come again.
type namedRole struct {
	role role
	name string
}

// anchor is a link, at the place of a line.
type anchor struct {
	href, rel, text string
	at              int
	node            *html.Node
	// heading says that it stands in a heading.
	heading bool
}

// timed is a date in the mark-up of the body, before line at.
type timed struct {
	node           *html.Node
	value, printed string
	roles          role
	at             int
	in             *part
	// linked says that it stands in a link, as the dates of teasers do.
	linked bool
}

// microdatum is a property of the body's mark-up.
type microdatum struct {
	name, value string
	in          *part
	// scope is the article that it is said of, nil where the mark-up has none; meta says that it stands in a meta element.
	scope *html.Node
	meta  bool
}

// scanned reads the parsed page.
func scanned(doc *html.Node) *scan {
	const few = 64 // of most pages no fewer
	s := &scan{metas: map[string][]string{}, lines: make([]*line, 0, few), anchors: make([]anchor, 0, few), marks: marks(), folds: folds{}, roles: make(map[string]namedRole, few), rows: map[*html.Node]bool{}, facts: map[*html.Node]bool{}, box: doc}
	s.walk(doc)
	s.flush()
	return s
}

func (s *scan) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if s.typed && strings.Contains(n.Data, "\n") {
			s.typedLines(n.Data)
			return
		}
		s.add(n.Data)
		return
	case html.ElementNode:
		s.element(n)
		return
	}
	s.children(n)
}

func (s *scan) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c)
	}
}

// element reads one element; what is not shown has no text but may have data.
func (s *scan) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		s.script(n)
		return
	case atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Select, atom.Textarea, atom.Object, atom.Audio, atom.Video, atom.Map, atom.Datalist:
		return
	case atom.Title:
		if s.title == "" {
			s.title = innerText(n)
		}
		return
	case atom.Meta:
		s.meta(n)
		return
	case atom.Link:
		s.linkTo(n)
		return
	case atom.Br, atom.Hr:
		s.flush()
		return
	case atom.A:
		if noteMark(n) {
			return
		}
		if recommended(n) {
			s.flush()
			s.shown(n)
			s.flush()
			return
		}
	case atom.Html:
		s.lang = attr(n, "lang")
	}
	s.shown(n)
}

// noteMark reports whether a link leads to a note of the same page or back from it, and has no words: "[1]", "↩".
func noteMark(n *html.Node) bool {
	if !strings.HasPrefix(attr(n, "href"), "#") || n.FirstChild == nil {
		return false
	}
	text := innerText(n)
	return text != "" && len(text) <= 12 && letters(text) == 0
}

// shown reads an element whose text is shown.
func (s *scan) shown(n *html.Node) {
	saved := s.state()
	cell := (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && s.dataRow(n.Parent)
	pair := s.pairOf(n) != nil
	block := isBlock(n.DataAtom) && !cell && !pair || strings.HasPrefix(n.Data, "amp-") || n.DataAtom == atom.Button || n.DataAtom == atom.Span && strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "display:block")
	if block || pair && n.DataAtom == atom.Dt {
		s.flush()
	}
	if block || pair {
		s.box = n
	}
	if !block && beside(n) {
		s.add(" ")
	}
	s.enter(n)
	s.typed = s.typed || showsLineEnds(n)
	s.children(n)
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th || pair {
		s.add(" ")
	}
	if block || pair && n.DataAtom == atom.Dd || s.in != saved.in || s.around != saved.around || s.heading != saved.heading {
		s.flush()
	}
	s.restore(saved)
}

// showsLineEnds reports whether an element shows the line ends of its source, by its kind or its style.
func showsLineEnds(n *html.Node) bool {
	if n.DataAtom == atom.Pre {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "style" && strings.Contains(a.Val, "white-space") && strings.Contains(strings.ReplaceAll(a.Val[:min(len(a.Val), longestName)], " ", ""), "white-space:pre") ||
			a.Key == "class" && len(a.Val) >= len("whitespace-pre") && strings.Contains(a.Val[:min(len(a.Val), longestName)], "whitespace-pre") {
			return true
		}
	}
	return false
}

// typedLines takes in a text whose line ends are shown: paragraphs have a blank line between, and where there is none each line is one.
func (s *scan) typedLines(text string) {
	blank := false
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		blank = blank || i > 0 && i < len(lines)-1 && strings.TrimSpace(l) == ""
	}
	for i, l := range lines {
		if i > 0 && (!blank || strings.TrimSpace(l) == "") {
			s.flush()
		}
		s.add(l)
		s.add(" ")
	}
}

// beside reports whether an element of a line stands right behind another, outside paragraphs, and one of them has a name of its own:
// "<span class=date>5 آذار</span><span class=time>4:47</span>" are apart on the screen.
func beside(n *html.Node) bool {
	p := n.PrevSibling
	if p == nil || p.Type != html.ElementNode || p.FirstChild == nil || n.Parent.DataAtom == atom.P {
		return false
	}
	return len(attr(n, "class")) > 2 || len(attr(p, "class")) > 2 || isClock(innerText(p))
}

// dataRow is the function dataRow, asked once for each row.
func (s *scan) dataRow(row *html.Node) bool {
	is, known := s.rows[row]
	if !known {
		is = dataRow(row)
		s.rows[row] = is
	}
	return is
}

// longestRow is how many bytes the cells of a row of data have together at most.
const longestRow = 300

// dataRow reports whether a row of a table has short cells and stands among such rows: then it is read as one line, since a
// figure says nothing without what it counts. Other tables lay out the page.
func dataRow(row *html.Node) bool {
	if row == nil || row.DataAtom != atom.Tr || len(innerText(row)) > longestRow {
		return false
	}
	cells := func(r *html.Node) (n int) {
		for c := range r.ChildNodes() {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				n++
			}
		}
		return n
	}
	for d := range row.Descendants() {
		if d.DataAtom == atom.Table || d.DataAtom == atom.Div || d.DataAtom == atom.Ul {
			return false
		}
	}
	n := cells(row)
	beside := func(o *html.Node) bool { return o != nil && o.DataAtom == atom.Tr && cells(o) == n }
	return n >= 2 && (beside(nextElement(row)) || beside(previousElement(row)) || beside(firstBelow(row)))
}

// firstBelow returns the first row of the body of a table below a row of its head.
func firstBelow(row *html.Node) *html.Node {
	if row.Parent == nil || row.Parent.DataAtom != atom.Thead {
		return nil
	}
	body := nextElement(row.Parent)
	if body == nil {
		return nil
	}
	for c := body.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

func previousElement(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

// context is the part of a walk's state that an element changes for what is in it.
type context struct {
	box     *html.Node
	link    bool
	heading int
	item    bool
	in      *part
	around  role
	typed   bool
}

func (s *scan) state() context {
	return context{s.box, s.link, s.heading, s.item, s.in, s.around, s.typed}
}

func (s *scan) restore(c context) {
	s.box, s.link, s.heading, s.item, s.in, s.around, s.typed = c.box, c.link, c.heading, c.item, c.in, c.around, c.typed
}

// enter takes in what an element says of all that is in it.
func (s *scan) enter(n *html.Node) {
	key := nameKey(n)
	named, ok := s.roles[key]
	if !ok {
		named.role, named.name = s.marks.roles(n)
		s.roles[key] = named
	}
	if r := named.role &^ (roleFurniture | roleContent | roleCaption | roleClock | roleRecord | roleNever | roleView); r != 0 && (r == roleQuote || len(innerText(n)) <= longestDetail || r == roleStandfirst && len(innerText(n)) < longestInner) {
		s.flush() // names of parts of a line: "author", "date"
		s.around |= r
	}
	if why := furniture(n, named); why != "" {
		s.flush()
		s.in = &part{node: n, why: why, up: s.in, caption: named.role&(roleFurniture|roleClock) == 0 && named.role&roleCaption != 0,
			never: named.role&roleNever != 0, author: s.detailsOf(n, named), view: why == partNamed+named.name && named.role&anyFurniture == roleView}
		s.parts = append(s.parts, s.in)
	}
	s.properties(n)
	switch n.DataAtom {
	case atom.A:
		s.link = true
		if len(s.anchors) < mostAnchors {
			s.anchors = append(s.anchors, anchor{href: attr(n, "href"), rel: attr(n, "rel"), text: innerText(n), at: len(s.lines), node: n, heading: s.heading > 0})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.heading = int(n.Data[1] - '0')
	case atom.Font:
		if large(n) {
			s.flush()
			s.heading = 2
		}
	case atom.Li:
		s.item = true
	case atom.Figcaption, atom.Caption:
		s.around |= roleCaption
	case atom.Blockquote, atom.Q:
		s.around |= roleQuote
	}
}

// large reports whether an element sets a few words in the letters of a headline, as pages did before there were styles.
func large(n *html.Node) bool {
	size := attr(n, "size")
	if size != "5" && size != "6" && size != "7" && size != "+3" && size != "+4" {
		return false
	}
	text := innerText(n)
	words := countWords(text)
	return words >= 3 && words <= 25 && !endsSentence(text)
}

// detailsOf reports whether an element that looks like furniture may hold byline and date: one named after its author, or the foot that
// some systems put between the headline of an article and its text.
func (s *scan) detailsOf(n *html.Node, named namedRole) bool {
	if n.DataAtom == atom.Footer {
		return n.Parent != nil && n.Parent.DataAtom == atom.Article || strings.Contains(attr(n, "class"), "meta")
	}
	return named.role&roleByline != 0 && !strings.Contains(attr(n, "class"), "hidden")
}

// longestDetail is how many bytes a byline or a date has at most; what is longer and named after them is the article with all
// its details.
const longestDetail = 300

// mostAnchors is how many links of a page are looked at.
const mostAnchors = 5000

// custom reports whether an element is one that the page makes itself, whose name says what it is as a class does: <app-related>.
func custom(n *html.Node) bool {
	return n.DataAtom == 0 && strings.IndexByte(n.Data, '-') > 0
}

// nameKey is what the names of an element are kept under.
func nameKey(n *html.Node) string {
	key, named := "", false
	if custom(n) {
		key, named = n.Data, true
	}
	for _, a := range n.Attr {
		switch {
		case a.Key != "class" && a.Key != "id" && a.Key != "data-component" && a.Key != "data-testid" && a.Key != "aria-labelledby":
		case named:
			key += " " + a.Val
		default:
			key, named = a.Val, true
		}
	}
	return key
}

// partNamed is why a part is furniture by its name.
const partNamed = "in a part named "

// anyFurniture are the roles of what is none of the article's.
const anyFurniture = roleFurniture | roleCaption | roleClock | roleView

// furniture says why an element is probably none of the article's; "" if nothing speaks for it.
func furniture(n *html.Node, named namedRole) string {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.H1, atom.Head:
		return ""
	case atom.Footer:
		if n.Parent != nil && n.Parent.DataAtom == atom.Blockquote {
			return "" // whose words they are
		}
		return "in <footer>"
	case atom.Nav, atom.Aside, atom.Form, atom.Button, atom.Dialog, atom.Menu, atom.Marquee, atom.Label, atom.Details:
		return "in <" + n.Data + ">"
	case atom.Figure:
		if pictured(n) {
			return "in <figure>"
		}
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val[:min(len(a.Val), longestName)], " ", ""), "display:none"):
			return "not shown"
		case a.Key == "role" && (a.Val == "navigation" || a.Val == "complementary" || a.Val == "contentinfo" || a.Val == "search" || a.Val == "dialog" || a.Val == "banner" && n.DataAtom != atom.Header):
			return "in a part with the role of " + a.Val
		}
	}
	switch n.Data {
	case "amp-sidebar", "amp-ad", "amp-list", "amp-social-share", "amp-consent", "amp-user-notification", "amp-next-page", "amp-embed", "amp-lightbox", "amp-sticky-ad":
		return "in <" + n.Data + ">"
	}
	if named.role&anyFurniture != 0 && named.role&roleContent == 0 {
		return partNamed + named.name
	}
	if asksReader(n) {
		return "a box between paragraphs that asks for something"
	}
	if n.DataAtom == atom.Div && named.role == 0 && besidePicture(n) {
		return "beside a picture"
	}
	return ""
}

// mostAsked is how many words a box has at most that asks the reader for something, mostInBox how many nodes small boxes have.
const (
	mostAsked = 70
	mostInBox = 300
)

// asksReader reports whether an element is a box between paragraphs with a button or a field: "subscribe", "sign in to go on".
func asksReader(n *html.Node) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section || !besideParagraph(n) {
		return false
	}
	asks, nodes := false, 0
	for d := range n.Descendants() {
		if nodes++; nodes > mostInBox {
			return false
		}
		asks = asks || d.DataAtom == atom.Button || d.DataAtom == atom.Input && attr(d, "type") != "hidden" || d.DataAtom == atom.Form
	}
	return asks && countWords(innerText(n)) <= mostAsked
}

// besideParagraph reports whether an element stands right before or behind a paragraph.
func besideParagraph(n *html.Node) bool {
	p, q := previousElement(n), nextElement(n)
	return p != nil && p.DataAtom == atom.P || q != nil && q.DataAtom == atom.P
}

// besidePicture reports whether a box between paragraphs has a picture and a few words that are no sentence.
func besidePicture(n *html.Node) bool {
	if !besideParagraph(n) {
		return false
	}
	picture, nodes := false, 0
	for d := range n.Descendants() {
		if nodes++; nodes > mostInBox {
			return false
		}
		switch d.DataAtom {
		case atom.Img, atom.Picture:
			picture = true
		case atom.H1, atom.H2, atom.H3, atom.Li, atom.Td, atom.Time:
			return false
		}
	}
	if !picture {
		return false
	}
	text := innerText(n)
	words := countWords(text)
	return words >= 4 && words <= 25 && !endsSentence(text) && !strings.ContainsAny(text, "0123456789٠١٢٣٤٥٦٧٨٩")
}

// pictured reports whether a figure is one of pictures, and not a table or a quotation.
func pictured(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Table || d.DataAtom == atom.Blockquote || d.DataAtom == atom.P && d.Parent == n {
			return false
		}
	}
	return true
}

// add takes a piece of text into the current line.
func (s *scan) add(text string) {
	n := countWords(text)
	if n > 0 {
		s.words += n
		if s.link {
			s.linked += n
			s.links.add(text, " ")
		}
	}
	s.text.add(text, "")
}

// flush ends the current line.
func (s *scan) flush() {
	words, linked := s.words, s.linked
	s.words, s.linked = 0, 0
	if s.text.empty() {
		return
	}
	text := withoutMarks(squeezed(s.text.take()))
	links := s.links.take()
	if text == "" {
		return
	}
	l := s.newLine()
	*l = line{text: text, at: s.box, words: words, linked: min(linked, words), links: links, heading: s.heading, item: s.item, in: s.in, roles: s.around, folds: s.folds}
	l.numbers = min(countNumbers(text), l.words-l.linked)
	l.arabic = strings.IndexFunc(text, arabic.IsLetter) >= 0
	l.stop = endsSentence(text)
	s.lines = append(s.lines, l)
}

// withoutMarks is a text without the marks of no width at its ends.
func withoutMarks(text string) string {
	const marks = "\u200b\ufeff" // E2 80 8B, EF BB BF
	if text == "" {
		return text
	}
	first, last := text[0], text[len(text)-1]
	if first != marks[0] && first != marks[3] && last != marks[2] && last != marks[5] {
		return text // as nearly all are
	}
	return strings.Trim(text, marks)
}

// newLine returns the room of a line. Lines are made some at a time.
func (s *scan) newLine() *line {
	const atOnce = 32
	if len(s.room) == 0 {
		s.room = make([]line, atOnce)
	}
	l := &s.room[0]
	s.room = s.room[1:]
	return l
}

// gathered is a text that is put together of pieces: most are but one, which is not copied.
type gathered struct {
	one  string
	some []byte
}

func (g *gathered) empty() bool { return g.one == "" && len(g.some) == 0 }

// add appends a piece; between stands before all but the first.
func (g *gathered) add(piece, between string) {
	switch {
	case piece == "" && between == "":
	case g.empty():
		g.one = piece
	case len(g.some) == 0:
		g.some = append(append(append(g.some, g.one...), between...), piece...)
	default:
		g.some = append(append(g.some, between...), piece...)
	}
}

// take returns the text and begins another.
func (g *gathered) take() string {
	text := g.one
	if len(g.some) > 0 {
		text = string(g.some)
	}
	g.one, g.some = "", g.some[:0]
	return text
}

// endsSentence reports whether a text ends in a mark that ends a sentence, through closing quotation marks.
func endsSentence(s string) bool {
	if last, _ := utf8.DecodeLastRuneInString(s); arabic.IsLetter(last) {
		return false // as most lines end
	}
	s = strings.TrimRight(s, "\"”»’')“] \u200f\u200e")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") || strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "۔")
}

// countWords counts runs of letters and digits.
func countWords(s string) int {
	n := 0
	in := false
	for _, r := range s {
		is := r > ' ' && (r < 0x80 && (r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z') || r >= 0x80 && (arabic.IsLetter(r) || unicode.IsLetter(r) || unicode.IsDigit(r) || in && unicode.Is(unicode.Mn, r) || in && r == 'ـ'))
		if is && !in {
			n++
		}
		in = is
	}
	return n
}

// countNumbers counts the words that begin with a digit.
func countNumbers(s string) int {
	if !mayHoldDigits(s) {
		return 0
	}
	n := 0
	in := false
	for _, r := range s {
		letter, digit := false, false
		switch {
		case r < 0x80:
			letter, digit = r|0x20 >= 'a' && r|0x20 <= 'z', r >= '0' && r <= '9'
		case r >= 'ء' && r <= 'ي':
			letter = true
		default:
			letter, digit = unicode.IsLetter(r), unicode.IsDigit(r)
		}
		if digit && !in {
			n++
		}
		in = letter || digit
	}
	return n
}

// mayHoldDigits reports whether a text may have digits, by its bytes; letters of Arabic, blanks and marks of ASCII have none.
func mayHoldDigits(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c >= 0xDC:
			return true
		case (c == 0xD9 || c == 0xDB) && i+1 < len(s) && s[i+1] >= 0xA0: // ٠ is D9 A0, ۰ is DB B0
			return true
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// longestInner is how much text of one element is taken for a name, a title or a date.
const longestInner = 2000

// innerText returns the text in an element, its blanks made single.
func innerText(n *html.Node) string {
	if only := n.FirstChild; only != nil && only == n.LastChild && only.Type == html.TextNode {
		return squeezed(only.Data)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil && b.Len() < longestInner; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return squeezed(b.String())
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Tr, atom.Td, atom.Th,
		atom.Table, atom.Tbody, atom.Section, atom.Article, atom.Blockquote, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Figure,
		atom.Figcaption, atom.Main, atom.Time, atom.Pre, atom.Body, atom.Center, atom.Dl, atom.Dt, atom.Dd, atom.Form, atom.Fieldset,
		atom.Marquee, atom.Address, atom.Details, atom.Summary, atom.Caption, atom.Hgroup, atom.Dialog, atom.Menu:
		return true
	}
	return false
}
