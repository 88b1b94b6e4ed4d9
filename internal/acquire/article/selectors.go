package article

import (
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"tawatur"
)

// Selectors are CSS selectors for the pages of an outlet that are otherwise not read rightly. Each may be empty; one that finds
// nothing in a page leaves it to the usual reading.
type Selectors struct {
	// Text is where the article stands, Title its headline, Date its day of publication.
	Text, Title, Date string
	// Remove are parts of the page that are not looked at at all.
	Remove []string
}

// chosen are compiled selectors; nil ones find nothing.
type chosen struct{ text, title, date, remove cascadia.SelectorGroup }

// compiled returns an error that names the selector which cannot be read.
func (sel Selectors) compiled() (c chosen, err error) {
	for _, f := range []struct {
		from string
		to   *cascadia.SelectorGroup
	}{{sel.Text, &c.text}, {sel.Title, &c.title}, {sel.Date, &c.date}, {strings.Join(sel.Remove, ", "), &c.remove}} {
		if f.from == "" {
			continue
		}
		if *f.to, err = cascadia.ParseGroup(f.from); err != nil {
			return c, fmt.Errorf("selector %q: %w", f.from, err)
		}
	}
	return c, nil
}

// matches are the elements that a selector finds, without those within others of them.
func matches(root *html.Node, g cascadia.SelectorGroup) []*html.Node {
	if g == nil {
		return nil
	}
	var out []*html.Node
	for _, n := range cascadia.QueryAll(root, g) {
		if len(out) == 0 || !within(n, out[len(out)-1]) {
			out = append(out, n)
		}
	}
	return out
}

// clear takes out of a page what is not to be looked at.
func (c chosen) clear(doc *html.Node) {
	for _, n := range matches(doc, c.remove) {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// headline is the title that the selector finds, else the usual one.
func (c chosen) headline(doc *html.Node, usual string) string {
	for _, n := range matches(doc, c.title) {
		if s := squeezed(valueOf(n)); s != "" {
			return s
		}
	}
	return usual
}

// dates puts what the selector finds before the other dates.
func (c chosen) dates(doc *html.Node, others []dated) []dated {
	for _, n := range matches(doc, c.date) {
		for _, v := range []string{attr(n, "datetime"), attr(n, "content"), dateAttr(n), innerText(n)} {
			if iso, ok := readDate(v); ok {
				return append([]dated{{iso: iso, from: "the selector for the date", rank: rankLinked + 1, basis: tawatur.BasisMetadata}}, others...)
			}
		}
	}
	return others
}

// article is the text that the selector finds, furniture within it left out.
func (c chosen) article(doc *html.Node, s *scan, title string) string {
	var texts []string
	for _, n := range matches(doc, c.text) {
		for _, p := range s.parts { // whatever they look like
			if within(n, p.node) {
				p.out = false
			}
		}
		if t := s.textIn(n, title); t != "" {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, "\n\n")
}
