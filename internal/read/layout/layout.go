// Package layout tells the parts of a page apart that was saved as text: headline, dateline, body, and the furniture that
// stands around an article and must not be read as news.
//
// [Blocks] gives every line that is not blank a [Kind] with its reason. It goes by position, repetition and shape, and by
// the phrases of knowledge/furniture.tsv; it knows no outlet. In doubt a line is body: a sentence lost is worse than a
// menu kept. [Dateline] reads the stamp of publication, which the clock in a page's header is not. Both are pure.
package layout

import "tawatur/arabic"

// Kind is what a line of a page is.
type Kind string

// The kinds of blocks.
const (
	Headline   Kind = "headline"
	DateLine   Kind = "dateline"
	Body       Kind = "body"
	Subheading Kind = "subheading"
	Furniture  Kind = "furniture"
	Caption    Kind = "caption"
	Byline     Kind = "byline"
)

// Block is one line of a page. Start and End are code points of the text, without the blanks around the line.
type Block struct {
	Start, End int
	Kind       Kind
	// Why is the reason, for people.
	Why string
}

// Blocks returns the lines of a page that are not blank, in order, each with its kind.
func Blocks(rs []rune) []Block { return BlocksOf(rs, arabic.TokenizeRunes(rs)) }

// BlocksOf is Blocks for a page whose tokens are known.
func BlocksOf(rs []rune, ts []arabic.Token) []Block {
	p := newPage(rs, ts)
	p.patterns()
	p.repeats()
	p.sections()
	p.head()
	p.clock()
	p.tail()
	p.middle()
	out := make([]Block, len(p.lines))
	for i, l := range p.lines {
		if l.kind == "" {
			l.set(Body, "text")
		}
		out[i] = Block{Start: l.start, End: l.end, Kind: l.kind, Why: l.why}
	}
	return out
}

// again is the reason of a headline's copy.
const again = "the headline again"

// mostBullets is how far down bullets can be a summary; from there on they are a list of news.
const mostBullets = 8

// page is the lines of a page while their kinds are found; a kind once set is not changed, but for headline repeats.
type page struct {
	rs    []rune
	lines []*line
	// first and last are the first and the last paragraph of running text; -1 when there is none.
	first, last int
	// loose says that the page ends its sentences without a full stop, so that its absence says nothing.
	loose bool
}

func newPage(rs []rune, ts []arabic.Token) *page {
	p := &page{rs: rs, first: -1, last: -1}
	count := 1
	for i := range ts {
		if ts[i].Kind == arabic.Newline {
			count++
		}
	}
	all := make([]line, 0, count)
	p.lines = make([]*line, 0, count)
	for start, t := 0, 0; start <= len(rs); {
		end := start
		for end < len(rs) && rs[end] != '\n' {
			end++
		}
		first := t
		for t < len(ts) && ts[t].Start < end {
			t++
		}
		if l, ok := newLine(rs, ts[first:t], start, end); ok {
			all = append(all, l)
			p.lines = append(p.lines, &all[len(all)-1])
		}
		for t < len(ts) && ts[t].Start <= end {
			t++ // the line end
		}
		start = end + 1
	}
	p.measure()
	return p
}

// measure finds how the page writes its paragraphs.
func (p *page) measure() {
	long, stopped := 0, 0
	for _, l := range p.lines {
		if l.words >= longLine {
			long++
			if l.stop {
				stopped++
			}
		}
	}
	p.loose = long > 0 && stopped*2 < long
}

// bound finds the first and last paragraph among the lines that have no kind yet.
func (p *page) bound() {
	p.first, p.last = -1, -1
	for i, l := range p.lines {
		if l.bullet && p.first < 0 && i < mostBullets {
			continue // a summary, not yet the text
		}
		if l.kind == "" && l.paragraph() || l.kind == Body {
			if p.first < 0 {
				p.first = i
			}
			p.last = i
		}
	}
}

// patterns sets the kinds that words and shape alone decide.
func (p *page) patterns() {
	known := patterns()
	for _, l := range p.lines {
		if kind, why, ok := known.match(l); ok {
			l.set(kind, why)
		} else if kind, why, ok := l.shape(); ok {
			l.set(kind, why)
		}
	}
}

// repeats keeps one of two equal titles in the head of a page, the one nearest to the text; the others are furniture. A short
// one that the long one begins with is its cut copy.
func (p *page) repeats() {
	p.bound()
	for i := 0; i < len(p.lines) && (p.first < 0 || i < p.first); i++ {
		if l := p.lines[i]; l.kind == "" && l.words >= 3 {
			p.repeatOf(i, l)
		}
	}
}

// repeatOf looks for copies of the title at line i in the lines that follow it.
func (p *page) repeatOf(i int, l *line) {
	for _, o := range p.lines[i+1 : min(len(p.lines), i+13)] {
		switch {
		case o.kind != "" || o.stop:
		case o.fold() == l.fold() || o.words >= 4 && len(o.fold()) > len(l.fold()) && cutOf(l.fold(), o.fold()):
			l.set(Furniture, again)
			o.twice = true
			return
		case o.words >= titleWords && cutOf(o.fold(), l.fold()):
			o.set(Furniture, again)
			l.twice = true
		}
	}
	if l.twice {
		l.set(Headline, "stands twice")
	}
}

// sections sets to furniture the titles that follow a heading like "related articles", up to the next paragraph.
func (p *page) sections() {
	open := ""
	for i, l := range p.lines {
		switch {
		case l.section:
			open = "listed under " + quote(p.rs[l.start:l.end])
		case l.kind == "" && (l.paragraph() || p.loose && l.words >= 10):
			open = ""
		case open != "" && l.kind == "" && i > 0 && !l.joined:
			l.set(Furniture, open)
		}
	}
}
