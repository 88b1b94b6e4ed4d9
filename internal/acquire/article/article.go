// Package article reads a page of news: its title, byline, outlet, date with the time of day, address and language, the
// text of the article without what stands around it, the entries of a live blog, and where the next part of a paged article
// is. It knows no network, no ids and no outlet.
//
//	p, err := article.Read(src, "https://outlet.example/news/17")
//	if errors.Is(err, article.ErrNoText) {
//		// a page without words; what else it says of itself is in p
//	}
package article

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"tawatur"
)

// ErrNoText says that a page has no words.
var ErrNoText = errors.New("no text found in the page")

// Page is what a page says. What it does not say is empty.
type Page struct {
	Title  string `json:"title,omitempty"`
	Byline string `json:"byline,omitempty"`
	// Outlet is the name that the page gives its publisher.
	Outlet string `json:"outlet,omitempty"`
	// Canonical is the address that the page calls its own, absolute, if that is believed (see onepage.Own); else empty.
	Canonical string `json:"canonical,omitempty"`
	// Lang is the language that the mark-up names, as it names it.
	Lang string `json:"lang,omitempty"`
	// Published has its time of day and zone where the page gives them; Why says where it is from and what was turned down.
	Published tawatur.Published `json:"published"`
	// Modified is when the page was last changed, in ISO 8601, if it says so. It never stands for the day of publication.
	Modified string `json:"modified,omitempty"`
	// Text is the article, paragraphs with a blank line between. Of a live blog it is what stands outside the entries.
	Text string `json:"text"`
	// Entries are those of a live blog in the order of the page; nil for every other page.
	Entries []Entry `json:"entries,omitempty"`
	// Next is the address of the next part of a paged article, absolute.
	Next string `json:"next,omitempty"`
}

// Entry is one entry of a live blog, with a time of its own.
type Entry struct {
	// Anchor names it within the page; unique there.
	Anchor    string            `json:"anchor"`
	Published tawatur.Published `json:"published"`
	Title     string            `json:"title,omitempty"`
	Text      string            `json:"text"`
	// clock is the line with the time of an entry that prints no day.
	clock string
}

// LongestPage is how many bytes of HTML a page may have; the articles of the press are far below.
const LongestPage = 16 << 20

// Read reads the source of a page, which is UTF-8; address is where it was found, "" if that is not known. It never panics,
// and bounds its time and memory on hostile pages. The error is ErrNoText, wrapped, where the page has no words; the rest of
// the page is filled all the same.
func Read(src, address string) (Page, error) { return ReadBy(src, address, Selectors{}) }

// ReadBy is Read with selectors for what is not read rightly without them. The error may be that of a selector.
func ReadBy(src, address string, by Selectors) (Page, error) {
	sel, err := by.compiled()
	if err != nil {
		return Page{}, err
	}
	if len(src) > LongestPage {
		return Page{}, fmt.Errorf("page of %d bytes is larger than the limit of %d", len(src), LongestPage)
	}
	doc, err := parsed(src)
	if err != nil {
		return Page{}, fmt.Errorf("not HTML: %w", err)
	}
	sel.clear(doc)
	p, err := readTree(doc, address, sel)
	return p.own(), err
}

// own is the page with texts of its own: what a report says must not keep the source of its page in memory.
func (p Page) own() Page {
	for _, s := range []*string{&p.Title, &p.Byline, &p.Outlet, &p.Canonical, &p.Lang, &p.Modified, &p.Text, &p.Next, p.Published.Value} {
		if s != nil {
			*s = strings.Clone(*s)
		}
	}
	for i := range p.Entries {
		e := &p.Entries[i]
		for _, s := range []*string{&e.Anchor, &e.Title, &e.Text, &e.clock, e.Published.Value} {
			if s != nil {
				*s = strings.Clone(*s)
			}
		}
	}
	return p
}

// readTree reads a parsed page.
func readTree(doc *html.Node, address string, sel chosen) (Page, error) {
	s := scanned(doc)
	s.weigh()
	s.settle()
	all := linkedData(s.data)
	main := mainOf(all, s, address)
	p := Page{Lang: s.lang, Title: s.titleOf(main), Outlet: s.outletOf(main), Next: s.nextOf(address)}
	p.Title = sel.headline(doc, p.Title)
	p.Canonical = s.ownAddress(main, address)
	p.Entries = s.entries(all, p.Title, address)
	r, found := s.choose(p.Title)
	p.Byline = s.bylineOf(main, p.Outlet, r)
	if len(p.Entries) > 0 && len(all) == 0 && s.posts {
		p.Outlet, p.Byline = p.Title, "" // the preview of a channel names the platform
		found = false                    // what stands around the posts is of the channel
	}
	p.Modified = s.modified(main, r)
	dates := sel.dates(doc, s.datesOf(main, r, address))
	p.Published = published(dates)
	p.Entries = entryDays(p.Entries, p.Published)
	if p.Text = sel.article(doc, s, p.Title); p.Text == "" && found {
		p.Text = joined(s.article(r, p.Title, p.Outlet))
	}
	if len(p.Entries) > 0 {
		return p, nil
	}
	if sel.text == nil {
		if main != nil {
			p.Text = fuller(p.Text, main.body)
		}
		p = s.stated(p, dates)
	}
	if p.Text == "" && found {
		p.Text = s.onlyHeadline(r)
	}
	if p.Text == "" {
		p.Text = s.visible()
	}
	if p.Text == "" {
		return p, ErrNoText
	}
	return p, nil
}

// fuller returns the article as linked data has it where the page shows hardly anything of it, since a script would write it.
func fuller(shown, body string) string {
	if strings.Contains(body, "<") {
		if doc, err := parsed(body); err == nil {
			body = scanned(doc).visible()
		}
	}
	if n := countWords(body); n < fewWords || countWords(shown)*5 > n*2 {
		return shown
	}
	return paragraphs(body)
}

// onlyHeadline is the text of a flash that only says its headline again.
func (s *scan) onlyHeadline(r region) string {
	for _, l := range s.lines[max(r.from, 0):r.to] {
		if l.why == headlineAgain && l.heading == 0 && l.in.left() == "" {
			return l.text
		}
	}
	return ""
}

// visible is all text that a page shows, where nothing in it can be told apart as the article.
func (s *scan) visible() string {
	var lines []*line
	for _, l := range s.lines {
		if l.in.left() == "" {
			lines = append(lines, l)
		}
	}
	return joined(lines)
}

// joined is the text of lines, with a blank line between.
func joined(lines []*line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(l.text)
	}
	return b.String()
}
