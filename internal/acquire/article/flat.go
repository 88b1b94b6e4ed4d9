package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parsed parses a page. One that is nested deeper than the parser allows, which no browser's user would have made, is parsed
// again without its nesting.
func parsed(src string) (*html.Node, error) {
	if doc := ordered(src, longestKept); doc != nil {
		return doc, nil
	}
	doc, err := html.Parse(strings.NewReader(light(src)))
	if err == nil {
		return doc, nil
	}
	return html.Parse(strings.NewReader(flat(src)))
}

// flat returns a page with its blocks made paragraphs beside one another, and nothing within them but links.
func flat(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(raw)
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		name, _ := z.TagName()
		switch a := atom.Lookup(name); {
		case a == atom.Script || a == atom.Style || a == atom.Title || a == atom.Meta || a == atom.Link || a == atom.A || a == atom.Br ||
			a == atom.H1 || a == atom.H2 || a == atom.H3 || a == atom.H4 || a == atom.Textarea || a == atom.Noscript || a == atom.Iframe:
			b.Write(raw)
		case isBlock(a) && kind != html.EndTagToken:
			b.WriteString("<p>")
		}
	}
}
