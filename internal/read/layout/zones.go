package layout

// head decides on the lines before the first paragraph: one headline at least, and around it bylines, captions, stamps and
// menus.
func (p *page) head() {
	p.bound()
	end := p.first
	if end < 0 {
		p.noParagraph()
		return
	}
	p.markStamps(end)
	main := p.headline(end)
	crowded := p.open(end) > 8
	for i := 0; i < end; i++ {
		l := p.lines[i]
		switch {
		case l.kind != "":
		case l.bullet:
			l.set(Headline, "bullet above the text")
		case byline(p.rs[l.start:l.end], l.words) && l.digits == 0:
			l.set(Byline, "names between dashes")
		case l.credit && (i != main || l.words <= subWords-1 && l.digits == 0):
			l.set(Caption, "ends in a credit")
		case i == main || !crowded && l.words > titleWords:
			l.set(Headline, "title above the text")
		case l.joined && l.words > subWords:
			// a sentence without its full stop
		default:
			l.set(Furniture, "label above the text")
		}
	}
}

// noParagraph handles pages of titles only: the longest line is what there is to read.
func (p *page) noParagraph() {
	p.markStamps(len(p.lines))
	open := p.open(len(p.lines))
	for i, l := range p.lines {
		if l.kind == "" && i == 0 && open > 1 && l.words >= titleWords && !l.stop {
			l.set(Headline, "first line")
		}
	}
}

// open counts the lines before end that have no kind yet.
func (p *page) open(end int) int {
	n := 0
	for _, l := range p.lines[:end] {
		if l.kind == "" {
			n++
		}
	}
	return n
}

// markStamps sets lines that are nothing but a date, up to two lines into the text, and the dates of links below it.
func (p *page) markStamps(end int) {
	for i, l := range p.lines {
		if l.kind != "" || l.digits < 3 || l.words > 14 || l.stop && l.words > 8 {
			continue
		}
		s, ok := readLine(p.rs, l)
		if !ok || !s.alone {
			continue
		}
		l.stamp = true
		if i <= end+2 {
			l.set(DateLine, "a date by itself")
		} else {
			l.set(Furniture, "a date among links")
		}
	}
}

// clock turns a date above the headline into furniture when other furniture stands there: it is the visitor's day.
func (p *page) clock() {
	top := 0
	for top < len(p.lines) && p.lines[top].kind != Headline && p.lines[top].kind != "" {
		top++
	}
	furnished := false
	for _, l := range p.lines[:top] {
		furnished = furnished || l.kind == Furniture && l.why != again
	}
	for _, l := range p.lines[:top] {
		if furnished && top < len(p.lines) && l.kind == DateLine {
			l.kind, l.why = Furniture, "the page's clock: a date among labels above the headline"
		}
	}
}

// headline picks the line of the head that is the title: one already known, else the longest, one before a stamp and
// without a credit being preferred. It returns -1 when there is none to pick.
func (p *page) headline(end int) int {
	best, score := -1, 0
	stamped := -1
	for i := 0; i < end; i++ {
		if p.lines[i].kind == Headline {
			return -1
		}
		if p.lines[i].stamp && stamped < 0 && i > 0 {
			stamped = i
		}
	}
	for i := 0; i < end; i++ {
		l := p.lines[i]
		if l.kind != "" || l.words < 3 {
			continue
		}
		n := 2 * l.words
		if l.credit {
			n /= 3
		}
		if stamped >= 0 && i > stamped {
			n /= 2
		}
		if n > score {
			best, score = i, n
		}
	}
	return best
}

// tail decides on the lines behind the last paragraph: links to other articles, unless they are sentences or a list that
// the text announces.
func (p *page) tail() {
	p.bound()
	if p.last < 0 || p.loose {
		return
	}
	from := p.last + 1
	var open []*line
	for _, l := range p.lines[from:] {
		if l.kind == "" {
			open = append(open, l)
		}
	}
	announced := p.lines[p.last].colon || len(open) > 0 && open[0].colon && open[0].words >= titleWords
	if len(open) < 3 && !p.allLabels(open) || announced || listed(open) {
		return
	}
	for _, l := range open {
		if !l.joined && l.title() {
			l.set(Furniture, "title behind the text")
		}
	}
}

// allLabels reports whether the lines are all cut titles, names or tags.
func (p *page) allLabels(open []*line) bool {
	for _, l := range open {
		if !l.cut && !byline(p.rs[l.start:l.end], l.words) && l.words > 3 {
			return false
		}
	}
	return true
}

// listed reports whether the lines are items of a list with figures or names, which is news and not links: most begin
// with a mark and have digits, or are as short as names.
func listed(open []*line) bool {
	n := 0
	for _, l := range open {
		if l.digits > 0 && (l.dash || l.words <= 8) {
			n++
		}
	}
	return n*2 > len(open)
}

// middle decides on what stands between paragraphs: headings, and runs of links to other articles.
func (p *page) middle() {
	for i := 0; i < len(p.lines); {
		j := i
		for j < len(p.lines) && p.between(p.lines[j]) {
			j++
		}
		if j > i {
			p.run(i, j)
			i = j
			continue
		}
		i++
	}
}

// between reports whether a line without a kind is titled like a heading.
func (p *page) between(l *line) bool {
	if l.kind != "" || l.stop || l.colon || l.joined || l.dash || l.words >= longLine {
		return false
	}
	return l.words <= subWords || !p.loose
}

// run sets the kinds of the headings i to j.
func (p *page) run(i, j int) {
	announced := i > 0 && p.lines[i-1].colon
	links := j-i >= 4 && !p.loose && !announced && !listed(p.lines[i:j])
	for _, l := range p.lines[i:j] {
		switch {
		case announced || p.first < 0:
			l.set(Body, "item of a list")
		case l.words <= titleWords && l.digits == 0 && byline(p.rs[l.start:l.end], l.words):
			l.set(Byline, "names between dashes")
		case links && l.words >= titleWords:
			l.set(Furniture, "one of a run of titles")
		default:
			l.set(Subheading, "title between paragraphs")
		}
	}
}
