package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ordered returns the tree of a page whose mark-up is in order, or nearly so, which takes a fraction of the time that html.Parse takes; nil for a page that needs the
// rarer mends of a parser, and for whatever is not sure. The tree is the one that html.Parse makes: a fuzz target holds the two against one another.
//
// Of scripts and styles that nobody reads no more than some first bytes are kept, as [light] does.
//
// It follows "tree construction" in the HTML standard. What is not done here: templates, framesets, ruby, formulas, tables with words between their cells, and
// formatting that ends within a block which it did not begin in.
func ordered(src string, kept int) *html.Node {
	if strings.IndexByte(src, 0) >= 0 {
		return nil
	}
	if strings.IndexByte(src, '\r') >= 0 {
		src, kept = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(dropped(src, kept)), len(src)
	}
	b := &builder{src: src, kept: kept, doc: &html.Node{Type: html.DocumentNode}}
	for b.at < len(src) && !b.lost {
		b.step()
	}
	if b.finish(); b.lost {
		return nil
	}
	return b.doc
}

// finish makes the elements that every page has.
func (b *builder) finish() {
	for b.mode <= afterHead && !b.lost {
		b.start(tag{}, b.at)
	}
}

// mode is how the next token is taken: the "insertion mode".
type mode uint8

const (
	initial mode = iota
	beforeHTML
	beforeHead
	inHead
	afterHead
	inBody
	inCell
	inCaption
	inTable
	inColumns
	inTableBody
	inRow
	afterBody
	afterAfterBody
)

// Sizes beyond which a page is left to html.Parse.
const (
	deepestOpen    = 500
	mostFormatting = 100
	mostAttributes = 100
	mostMended     = 1 << 24 // bytes that are copied for it
)

// builder makes the tree of a page.
type builder struct {
	src string
	// at is how far it has come; lost says that it does not know on.
	at   int
	lost bool
	// kept is how many bytes stay of what nobody reads.
	kept int
	mode mode
	doc  *html.Node
	// open are the elements that are open, formatting those that are opened again where they were closed by others; there nil parts what is within a cell from what
	// is around it.
	open, formatting []*html.Node
	head, form       *html.Node
	// quirks says that a table may stand in a paragraph, unsure that it is not known.
	quirks, unsure bool
	// mended counts the bytes of texts that were copied to put others behind them.
	mended int
	// nodes and attrs are room for the next ones.
	nodes []html.Node
	attrs []html.Attribute
}

// step takes the next token.
func (b *builder) step() {
	rest := b.src[b.at:]
	if !opensMarkup(rest) {
		n := 1
		for n < len(rest) && !opensMarkup(rest[n:]) {
			if i := strings.IndexByte(rest[n+1:], '<'); i >= 0 {
				n += 1 + i
			} else {
				n = len(rest)
			}
		}
		b.at += n
		b.text(html.UnescapeString(rest[:n]))
		return
	}
	switch c := rest[1]; {
	case isASCIILetter(c):
		b.startTag()
	case c == '/' && len(rest) > 2 && isASCIILetter(rest[2]):
		name := tagName(rest[2:])
		end := tagEnd(rest, 2+len(name))
		b.at, b.lost = b.at+end, end == 0
		b.endTag(tagNamed(name))
	case strings.HasPrefix(rest, "<!--"):
		b.comment(rest)
	case c == '?' && strings.IndexByte(rest, '>') > 0:
		end := strings.IndexByte(rest, '>')
		b.at += end + 1
		b.addComment(html.UnescapeString(rest[1:end]))
	case c == '!' && len(rest) > len("<!doctype") && asciiFold(rest[2:len("<!doctype")]) == "doctype" && strings.IndexByte(rest, '>') > 0:
		b.doctype(rest[:strings.IndexByte(rest, '>')+1])
	default:
		b.lost = true
	}
}

// opensMarkup reports whether a text begins with a tag or another mark.
func opensMarkup(s string) bool {
	return len(s) > 1 && s[0] == '<' && (isASCIILetter(s[1]) || s[1] == '/' || s[1] == '!' || s[1] == '?')
}

// doctype takes the declaration of the page's kind.
func (b *builder) doctype(text string) {
	b.at += len(text)
	if b.mode == afterBody {
		b.mode = inBody
	}
	if b.mode != initial {
		return
	}
	b.mode = beforeHTML
	if strings.TrimLeft(text[len("<!doctype"):], htmlBlanks) == "html>" {
		n := b.node(html.DoctypeNode)
		n.Data = "html"
		b.doc.AppendChild(n)
		return
	}
	b.unsure = true
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil || doc.FirstChild.Type != html.DoctypeNode {
		b.lost = true
		return
	}
	n := doc.FirstChild
	doc.RemoveChild(n)
	b.doc.AppendChild(n)
}

// comment takes a comment that ends in the usual way.
func (b *builder) comment(rest string) {
	text := rest[len("<!--"):]
	if strings.HasPrefix(text, ">") || strings.HasPrefix(text, "->") {
		b.at += len("<!--") + strings.IndexByte(text, '>') + 1
		b.addComment("")
		return
	}
	end := strings.Index(text, "-->")
	if end < 0 || strings.Contains(text[:end], "--!>") {
		b.lost = true
		return
	}
	b.at += len("<!--") + end + len("-->")
	b.addComment(html.UnescapeString(text[:end]))
}

func (b *builder) addComment(text string) {
	n := b.node(html.CommentNode)
	n.Data = text
	switch b.mode {
	case initial, beforeHTML, afterAfterBody:
		b.doc.AppendChild(n)
	case afterBody:
		b.open[0].AppendChild(n)
	default:
		b.top().AppendChild(n)
	}
}

// node returns a new node.
func (b *builder) node(kind html.NodeType) *html.Node {
	const atOnce = 64
	if len(b.nodes) == 0 {
		b.nodes = make([]html.Node, atOnce)
	}
	n := &b.nodes[0]
	b.nodes = b.nodes[1:]
	n.Type = kind
	return n
}

// top is the innermost open element.
func (b *builder) top() *html.Node {
	if len(b.open) == 0 {
		return b.doc
	}
	return b.open[len(b.open)-1]
}

// element opens an element.
func (b *builder) element(t tag) *html.Node {
	n := b.node(html.ElementNode)
	n.DataAtom, n.Data, n.Attr = t.atom, t.name, t.attr
	b.top().AppendChild(n)
	b.push(n)
	return n
}

func (b *builder) push(n *html.Node) {
	b.open = append(b.open, n)
	b.lost = b.lost || len(b.open) > deepestOpen
}

func (b *builder) pop() { b.open = b.open[:len(b.open)-1] }

// implied opens an element that has no tag.
func (b *builder) implied(a atom.Atom) { b.element(tag{name: a.String(), atom: a}) }

// empty adds an element that has no end.
func (b *builder) empty(t tag) {
	b.element(t)
	b.pop()
}

// raw adds an element in which there are no tags, with what is in it; its own tag began at byte begin.
func (b *builder) raw(t tag, begin int) {
	tag := b.src[begin:b.at]
	text, ok := untilEnd(b.src[b.at:], t.name)
	end := 0
	if ok {
		rest := b.src[b.at+len(text):]
		end = tagEnd(rest, len("</")+len(t.name))
	}
	if end == 0 || t.atom == atom.Script && hidesEnd(text) {
		b.lost = true
		return
	}
	b.at += len(text) + end
	n := b.element(t)
	switch t.atom {
	case atom.Textarea:
		text = withoutFirstEnd(html.UnescapeString(text))
	case atom.Title:
		text = html.UnescapeString(text)
	case atom.Script, atom.Style:
		text = text[:keptOf(t.name, tag, text, b.kept)]
	}
	if text != "" {
		c := b.node(html.TextNode)
		c.Data = text
		n.AppendChild(c)
	}
	b.pop()
}

// text takes a text.
func (b *builder) text(text string) {
	blank := strings.Trim(text, htmlBlanks) == ""
	switch b.mode {
	case initial, beforeHTML, beforeHead:
		b.lost = !blank
	case inHead, afterHead, inTable, inColumns, inTableBody, inRow:
		b.lost = !blank
		b.addText(text)
	case afterBody, afterAfterBody:
		if !blank {
			b.mode = inBody
		}
		b.bodyText(text)
	default:
		b.bodyText(text)
	}
}

// htmlBlanks are the blanks of HTML.
const htmlBlanks = " \t\r\n\f"

// withoutFirstEnd is a text without the line end that it begins with.
func withoutFirstEnd(text string) string {
	return strings.TrimPrefix(strings.TrimPrefix(text, "\r"), "\n")
}

func (b *builder) bodyText(text string) {
	if n := b.top(); (n.DataAtom == atom.Pre || n.DataAtom == atom.Listing) && n.FirstChild == nil {
		text = withoutFirstEnd(text)
	}
	if text != "" {
		b.reopen()
		b.addText(text)
	}
}

// addText adds a text to the one that it stands behind, or as a node of its own.
func (b *builder) addText(text string) {
	top := b.top()
	if n := top.LastChild; n != nil && n.Type == html.TextNode {
		n.Data += text
		b.mended += len(n.Data)
		b.lost = b.lost || b.mended > mostMended
		return
	}
	n := b.node(html.TextNode)
	n.Data = text
	top.AppendChild(n)
}
