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
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur"
	"tawatur/internal/acquire/stamp"
)

// ErrNoText says that a page has no words.
var ErrNoText = errors.New("no text found in the page")

// Page is what a page says. What it does not say is empty.
type Page struct {
	Title  string `json:"title,omitempty"`
	Byline string `json:"byline,omitempty"`
	// Outlet is the name that the page gives its publisher.
	Outlet string `json:"outlet,omitempty"`
	// Canonical is the address that the page calls its own, absolute, if it is that of an article on the same host; else empty.
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
}

// Read reads the source of a page, which is UTF-8; address is where it was found, "" if that is not known. It never panics,
// and bounds its time and memory on hostile pages. The error is ErrNoText, wrapped, where the page has no words; the rest of
// the page is filled all the same.
func Read(src, address string) (Page, error) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return Page{}, fmt.Errorf("not HTML: %w", err)
	}
	m := metadataOf(doc)
	p := Page{
		Title:     m.first("headline", "og:title", "h1", "title"),
		Outlet:    m.first("og:site_name", "publisher"),
		Canonical: canonical(address, m.first("canonical", "og:url")),
		Published: m.published(),
	}
	if p.Text = mainText(src, doc); p.Text == "" {
		return p, ErrNoText
	}
	return p, nil
}

// canonical makes the address that a page calls its own absolute; "" where it is none of an article on the same host.
func canonical(address, own string) string {
	at, err := url.Parse(address)
	if err != nil || own == "" {
		return ""
	}
	u, err := at.Parse(own)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	if at.Host != "" && !strings.EqualFold(at.Host, u.Host) {
		return ""
	}
	return u.String()
}

// mainText extracts the article. Where nothing can be told apart as the article, it is all the visible text.
func mainText(src string, doc *html.Node) string {
	opt := trafilatura.Options{ExcludeComments: true, EnableFallback: true, HtmlDateMode: trafilatura.Disabled}
	res, err := trafilatura.Extract(strings.NewReader(src), opt)
	if err == nil && res.ContentNode != nil {
		if s := blockText(res.ContentNode); s != "" {
			return s
		}
	}
	return blockText(doc)
}

// metadata are the values of a page's mark-up by name, in order of appearance.
type metadata map[string][]string

func (m metadata) add(name, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		m[name] = append(m[name], value)
	}
}

// first returns the first value under the first of the names that has one.
func (m metadata) first(names ...string) string {
	for _, n := range names {
		if v := m[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// published takes the surest date, and its time of day from a weaker one of the same day if it has none itself.
func (m metadata) published() tawatur.Published {
	var best tawatur.Published
	for _, n := range []string{"datePublished", "article:published_time", "meta-date", "time"} {
		for _, v := range m[n] {
			p := stamp.Of(v)
			switch {
			case p.Value == nil:
				continue
			case best.Value == nil:
				best = p
			case len(*best.Value) == 10 && len(*p.Value) > 10 && p.Day() == best.Day():
				return p
			}
		}
	}
	if best.Value == nil {
		best.Basis = tawatur.BasisUnknown
	}
	return best
}

func metadataOf(doc *html.Node) metadata {
	m := metadata{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Title:
			m.add("title", innerText(n))
		case atom.H1:
			m.add("h1", innerText(n))
		case atom.Time:
			m.add("time", attr(n, "datetime"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.add("canonical", attr(n, "href"))
			}
		case atom.Meta:
			m.addMeta(n)
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") {
				m.addJSONLD(innerText(n))
			}
		}
	}
	return m
}

func (m metadata) addMeta(n *html.Node) {
	name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
	switch name {
	case "og:title", "og:url", "og:site_name", "article:published_time":
		m.add(name, attr(n, "content"))
	case "datepublished", "date", "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued", "parsely-pub-date":
		m.add("meta-date", attr(n, "content"))
	}
}

// addJSONLD takes headline, date and publisher of linked data; what is not valid JSON is passed over, as browsers do.
func (m metadata) addJSONLD(s string) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		m.walkJSONLD(v)
	}
}

func (m metadata) walkJSONLD(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.walkJSONLD(e)
		}
	case map[string]any:
		date, ok := v["datePublished"].(string)
		if !ok {
			m.walkJSONLD(v["@graph"])
			return
		}
		m.add("datePublished", date)
		if s, ok := v["headline"].(string); ok {
			m.add("headline", html.UnescapeString(s))
		}
		if p, ok := v["publisher"].(map[string]any); ok {
			s, _ := p["name"].(string)
			m.add("publisher", s)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// invisible are the elements whose text is not shown, or is never the article.
func invisible(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Button, atom.Select, atom.Nav, atom.Footer:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Br, atom.Tr,
		atom.Table, atom.Section, atom.Article, atom.Blockquote, atom.Header, atom.Aside, atom.Figure, atom.Figcaption, atom.Main,
		atom.Time, atom.Pre, atom.Body:
		return true
	}
	return false
}

// blockText renders the text under a node, one line a block, with a long paragraph that follows itself written once: pages
// with line breaks come out of the extraction twice.
func blockText(n *html.Node) string {
	var lines []string
	var cur strings.Builder
	seen := map[string]bool{}
	flush := func() {
		s := strings.Join(strings.Fields(cur.String()), " ")
		cur.Reset()
		if s == "" || len(s) > 120 && seen[s] {
			return
		}
		seen[s] = true
		lines = append(lines, s)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			cur.WriteString(n.Data)
		}
		if invisible(n.DataAtom) {
			return
		}
		if isBlock(n.DataAtom) {
			flush()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if isBlock(n.DataAtom) {
			flush()
		}
	}
	walk(n)
	flush()
	return strings.Join(lines, "\n\n")
}
