package acquire

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tawatur"
)

// errNoText says that a page has no words.
var errNoText = errors.New("no text found in the page")

// page reads an HTML page: its text, and what its mark-up says of title, outlet, address and date.
func page(src string) (tawatur.Report, error) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return tawatur.Report{}, fmt.Errorf("not HTML: %w", err)
	}
	m := metadataOf(doc)
	rep := tawatur.Report{
		URL: m.first("canonical", "og:url"), Title: m.first("headline", "og:title", "h1", "title"),
		Published: m.published(),
	}
	if name := m.first("og:site_name", "publisher"); name != "" {
		rep.Outlet = &tawatur.Outlet{Name: name}
	}
	if rep.Text = mainText(src, doc); rep.Text == "" {
		return rep, errNoText
	}
	return rep, nil
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
			p := publishedOf(v)
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
