package article

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// startTag takes a start tag.
func (b *builder) startTag() {
	begin := b.at
	t := b.readTag()
	for again := true; again && !b.lost; {
		again = b.start(t, begin)
	}
}

// start takes a start tag that begins at byte begin; true where it is to be taken again, in another mode.
func (b *builder) start(t tag, begin int) (again bool) {
	switch b.mode {
	case initial, beforeHTML:
		b.quirks = b.quirks || b.mode == initial
		b.mode = beforeHead
		if t.atom == atom.Html {
			b.element(t)
			return false
		}
		b.implied(atom.Html)
		return true
	case beforeHead:
		b.mode = inHead
		switch t.atom {
		case atom.Html:
			b.lost = true
		case atom.Head:
			b.head = b.element(t)
			return false
		}
		b.implied(atom.Head)
		b.head = b.top()
		return true
	case inHead:
		return b.startInHead(t, begin)
	case afterHead:
		return b.startBehindHead(t, begin)
	case inCaption, inTable, inColumns, inTableBody, inRow, inCell:
		return b.startInTable(t, begin)
	case afterBody, afterAfterBody:
		b.mode = inBody
		return true
	}
	b.startInBody(t, begin)
	return false
}

// ofHead adds an element that belongs into a head and reports whether it is one.
func (b *builder) ofHead(t tag, begin int) bool {
	switch t.atom {
	case atom.Base, atom.Basefont, atom.Bgsound, atom.Link, atom.Meta:
		b.empty(t)
	case atom.Noframes, atom.Script, atom.Style, atom.Title:
		b.raw(t, begin)
	default:
		return false
	}
	return true
}

func (b *builder) startInHead(t tag, begin int) (again bool) {
	switch {
	case b.ofHead(t, begin), t.atom == atom.Head:
	case t.atom == atom.Noscript:
		b.raw(t, begin)
	case t.atom == atom.Template || t.atom == atom.Html:
		b.lost = true
	default:
		b.pop()
		b.mode = afterHead
		return true
	}
	return false
}

func (b *builder) startBehindHead(t tag, begin int) (again bool) {
	switch t.atom {
	case atom.Html, atom.Frameset, atom.Template:
		b.lost = true
		return false
	case atom.Head:
		return false
	case atom.Body:
		b.mode = inBody
		b.element(t)
		return false
	}
	b.push(b.head)
	is := b.ofHead(t, begin)
	b.pop()
	if is {
		return false
	}
	b.implied(atom.Body)
	b.mode = inBody
	return true
}

// startInBody takes the start tag of an element of the page's body.
func (b *builder) startInBody(t tag, begin int) {
	if b.ofHead(t, begin) {
		return
	}
	switch t.atom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Search, atom.Section, atom.Summary, atom.Ul, atom.Pre, atom.Listing:
		b.block(t)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.close(buttonScope, atom.P)
		if isHeading(b.top().DataAtom) {
			b.pop()
		}
		b.element(t)
	case atom.Li:
		b.endItem(atom.Li, atom.Li)
		b.block(t)
	case atom.Dd, atom.Dt:
		b.endItem(atom.Dd, atom.Dt)
		b.block(t)
	case atom.Area, atom.Br, atom.Embed, atom.Img, atom.Keygen, atom.Wbr:
		b.reopen()
		b.empty(t)
	case atom.Param, atom.Source, atom.Track:
		b.empty(t)
	case atom.Textarea, atom.Iframe, atom.Noembed, atom.Noscript:
		b.raw(t, begin)
	case atom.A:
		b.endLink()
		b.formattingElement(t)
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		b.formattingElement(t)
	case atom.Caption, atom.Col, atom.Colgroup, atom.Frame, atom.Head, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr:
		// not here
	case atom.Svg:
		b.drawing(begin)
	default:
		b.startRarer(t)
	}
}

// startRarer takes the start tag of an element that few pages have.
func (b *builder) startRarer(t tag) {
	switch t.atom {
	case atom.Form:
		if b.form == nil {
			b.block(t)
			b.form = b.top()
		}
		return
	case atom.Table:
		b.lost = b.unsure && b.inScope(buttonScope, atom.P) >= 0
		if !b.quirks {
			b.close(buttonScope, atom.P)
		}
		b.element(t)
		b.mode = inTable
		return
	case atom.Hr:
		b.close(buttonScope, atom.P)
		b.lost = b.inScope(defaultScope, atom.Select) >= 0
		b.empty(t)
		return
	case atom.Input:
		b.close(defaultScope, atom.Select)
		b.reopen()
		b.empty(t)
		return
	case atom.Html, atom.Body, atom.Frameset, atom.Template, atom.Plaintext, atom.Nobr, atom.Image, atom.Xmp, atom.Math, atom.Rb, atom.Rtc, atom.Rp, atom.Rt:
		b.lost = true
	case atom.Button:
		b.close(defaultScope, atom.Button)
	case atom.Select:
		if b.close(defaultScope, atom.Select) {
			return
		}
	case atom.Option, atom.Optgroup:
		b.endOption(t.atom)
	}
	b.reopen()
	b.element(t)
	if t.atom == atom.Object || t.atom == atom.Applet || t.atom == atom.Marquee {
		b.formatting = append(b.formatting, nil)
	}
}

// block opens an element that ends a paragraph.
func (b *builder) block(t tag) {
	b.close(buttonScope, atom.P)
	b.element(t)
}

// endItem ends the item of a list before the next one.
func (b *builder) endItem(one, other atom.Atom) {
	for i := len(b.open) - 1; i >= 0; i-- {
		switch a := b.open[i].DataAtom; {
		case a == one, a == other:
			b.open = b.open[:i]
			return
		case a != atom.Address && a != atom.Div && a != atom.P && isSpecial(a):
			return
		}
	}
}

// endOption ends the choice before another.
func (b *builder) endOption(next atom.Atom) {
	switch {
	case b.inScope(defaultScope, atom.Select) >= 0 && next == atom.Option:
		b.impliedEnds(atom.Optgroup)
	case b.inScope(defaultScope, atom.Select) >= 0:
		b.impliedEnds(0)
	case b.top().DataAtom == atom.Option:
		b.pop()
	}
}

// impliedEnds ends the elements whose end tags may be left out, but for one.
func (b *builder) impliedEnds(but atom.Atom) {
	for {
		switch a := b.top().DataAtom; a {
		case atom.Dd, atom.Dt, atom.Li, atom.Optgroup, atom.Option, atom.P, atom.Rb, atom.Rp, atom.Rt, atom.Rtc:
			if a != but {
				b.pop()
				continue
			}
		}
		return
	}
}

// endTag takes an end tag.
func (b *builder) endTag(t tag) {
	for again := true; again && !b.lost; {
		again = b.end(t)
	}
}

func (b *builder) end(t tag) (again bool) {
	early := t.atom == atom.Head || t.atom == atom.Body || t.atom == atom.Html || t.atom == atom.Br
	switch b.mode {
	case initial, beforeHTML, beforeHead:
		b.quirks = b.quirks || b.mode == initial
		b.mode = max(b.mode, beforeHTML)
		b.lost = early
		return false
	case inHead:
		if t.atom == atom.Head {
			b.pop()
			b.mode = afterHead
			return false
		}
		b.lost = early
		return false
	case afterHead:
		b.lost = early && t.atom != atom.Head
		return false
	case afterBody:
		if t.atom == atom.Html {
			b.mode = afterAfterBody
			return false
		}
		b.mode = inBody
		return true
	case afterAfterBody:
		b.mode = inBody
		return true
	case inCaption, inTable, inColumns, inTableBody, inRow, inCell:
		return b.endInTable(t)
	}
	b.endInBody(t)
	return false
}

func (b *builder) endInBody(t tag) {
	switch t.atom {
	case atom.Body, atom.Html:
		if b.inScope(defaultScope, atom.Body) >= 0 {
			b.mode = afterBody
			if t.atom == atom.Html {
				b.mode = afterAfterBody
			}
		}
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Button, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Pre, atom.Search, atom.Section, atom.Select, atom.Summary, atom.Ul,
		atom.Dd, atom.Dt:
		b.close(defaultScope, t.atom)
	case atom.P:
		if !b.close(buttonScope, atom.P) {
			b.empty(t)
		}
	case atom.Li:
		b.close(listScope, atom.Li)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.close(defaultScope, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
	case atom.Form:
		b.endForm()
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		b.endFormatting(t.atom)
	case atom.Applet, atom.Marquee, atom.Object:
		if b.close(defaultScope, t.atom) {
			b.forget()
		}
	case atom.Br:
		b.lost = true
	case atom.Template:
		// none is open
	default:
		b.endOther(t)
	}
}

// endOther ends an element that has no rules of its own.
func (b *builder) endOther(t tag) {
	for i := len(b.open) - 1; i >= 0; i-- {
		n := b.open[i]
		if n.DataAtom == t.atom && n.Data == t.name {
			b.open = b.open[:i]
			return
		}
		if isSpecial(n.DataAtom) {
			return
		}
	}
}

func (b *builder) endForm() {
	form := b.form
	b.form = nil
	i := b.inScope(defaultScope, atom.Form)
	if form == nil || i < 0 || b.open[i] != form {
		return
	}
	b.impliedEnds(0)
	b.open = removed(b.open, form)
}

// removed is a list of nodes without the last such one.
func removed(nodes []*html.Node, n *html.Node) []*html.Node {
	if i := lastIndex(nodes, n); i >= 0 {
		return slices.Delete(nodes, i, i+1)
	}
	return nodes
}

func lastIndex(nodes []*html.Node, n *html.Node) int {
	for i := len(nodes) - 1; i >= 0; i-- {
		if nodes[i] == n {
			return i
		}
	}
	return -1
}

// formattingElement opens an element that is opened again where it is closed by others.
func (b *builder) formattingElement(t tag) {
	b.reopen()
	n := b.element(t)
	slices.SortFunc(n.Attr, func(x, y html.Attribute) int { return cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.Val, y.Val)) })
	const mostAlike = 3
	alike := 0
	for i := len(b.formatting) - 1; i >= 0 && b.formatting[i] != nil; i-- {
		if o := b.formatting[i]; o.DataAtom == n.DataAtom && slices.Equal(o.Attr, n.Attr) {
			if alike++; alike >= mostAlike {
				b.formatting = slices.Delete(b.formatting, i, i+1)
			}
		}
	}
	b.formatting = append(b.formatting, n)
	b.lost = b.lost || len(b.formatting) > mostFormatting
}

// reopen opens again what formats the text here and was closed by others.
func (b *builder) reopen() {
	i := len(b.formatting)
	for i > 0 && b.formatting[i-1] != nil && lastIndex(b.open, b.formatting[i-1]) < 0 {
		i--
	}
	for ; i < len(b.formatting); i++ {
		n := b.formatting[i]
		b.formatting[i] = b.element(tag{name: n.Data, atom: n.DataAtom, attr: slices.Clone(n.Attr)})
	}
}

// forget ends the formatting within a cell or an object.
func (b *builder) forget() {
	i := len(b.formatting) - 1
	for i > 0 && b.formatting[i] != nil {
		i--
	}
	b.formatting = b.formatting[:max(i, 0)]
}

// endLink ends the link before another.
func (b *builder) endLink() {
	for i := len(b.formatting) - 1; i >= 0 && b.formatting[i] != nil; i-- {
		if n := b.formatting[i]; n.DataAtom == atom.A {
			b.endFormatting(atom.A)
			b.open, b.formatting = removed(b.open, n), removed(b.formatting, n)
			return
		}
	}
}

// endFormatting ends a formatting element. One that a block stands in which is open still is left to html.Parse.
func (b *builder) endFormatting(a atom.Atom) {
	if top := b.top(); top.DataAtom == a && lastIndex(b.formatting, top) < 0 {
		b.pop()
		return
	}
	i := len(b.formatting) - 1
	for i >= 0 && b.formatting[i] != nil && b.formatting[i].DataAtom != a {
		i--
	}
	if i < 0 || b.formatting[i] == nil {
		b.endOther(tag{name: a.String(), atom: a})
		return
	}
	n := b.formatting[i]
	at := lastIndex(b.open, n)
	switch {
	case at < 0:
		b.formatting = slices.Delete(b.formatting, i, i+1)
	case b.inScope(defaultScope, a) < 0:
	case slices.ContainsFunc(b.open[at:], func(o *html.Node) bool { return isSpecial(o.DataAtom) }):
		b.lost = true
	default:
		b.open = b.open[:at]
		b.formatting = slices.Delete(b.formatting, i, i+1)
	}
}

// scope is how far around an element is looked for.
type scope uint8

const (
	defaultScope scope = iota
	listScope
	buttonScope
	tableScope
)

// inScope is the place of the innermost open element of some names in a scope, -1 where there is none.
func (b *builder) inScope(s scope, names ...atom.Atom) int {
	for i := len(b.open) - 1; i >= 0; i-- {
		a := b.open[i].DataAtom
		if slices.Contains(names, a) {
			return i
		}
		switch a {
		case atom.Html, atom.Table, atom.Template:
			return -1
		case atom.Applet, atom.Caption, atom.Td, atom.Th, atom.Marquee, atom.Object, atom.Select:
			if s != tableScope {
				return -1
			}
		case atom.Ol, atom.Ul:
			if s == listScope {
				return -1
			}
		case atom.Button:
			if s == buttonScope {
				return -1
			}
		}
	}
	return -1
}

// close ends the innermost element of some names in a scope, with all in it; false where there is none.
func (b *builder) close(s scope, names ...atom.Atom) bool {
	i := b.inScope(s, names...)
	if i >= 0 {
		b.open = b.open[:i]
	}
	return i >= 0
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isSpecial reports whether an element that can be open has rules of its own.
func isSpecial(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Applet, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Caption, atom.Center, atom.Colgroup, atom.Dd, atom.Details, atom.Dir, atom.Div,
		atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Html,
		atom.Li, atom.Listing, atom.Main, atom.Marquee, atom.Menu, atom.Nav, atom.Object, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Select, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// drawing takes a drawing as html.Parse reads it by itself, where nothing in it can end what is around it.
func (b *builder) drawing(begin int) {
	end := b.drawingEnd(begin)
	if end == 0 {
		b.lost = true
		return
	}
	doc, err := html.Parse(strings.NewReader(b.src[begin:end]))
	if err != nil {
		b.lost = true
		return
	}
	body := doc.FirstChild.LastChild
	svg := body.FirstChild
	if svg == nil || svg.NextSibling != nil || svg.Namespace != "svg" {
		b.lost = true
		return
	}
	b.at = end
	b.reopen()
	body.RemoveChild(svg)
	b.top().AppendChild(svg)
}

// drawingEnd is where the drawing ends whose tag is at byte begin; 0 where it has other than the usual elements, or they are not in order.
func (b *builder) drawingEnd(begin int) int {
	var open []string
	for at := begin; ; {
		i := strings.IndexByte(b.src[at:], '<')
		if i < 0 || len(b.src[at+i:]) < 3 {
			return 0
		}
		at += i
		rest := b.src[at:]
		ends := rest[1] == '/'
		from := 1
		if ends {
			from = 2
		}
		name := tagName(rest[from:])
		n := tagEnd(rest, from+len(name))
		if n == 0 || !drawn(name) || !ends && len(open) > 0 && (name == "svg" || open[len(open)-1] == "title" || open[len(open)-1] == "desc") {
			return 0
		}
		at += n
		switch closed := rest[n-2] == '/'; {
		case ends && (len(open) == 0 || open[len(open)-1] != name):
			return 0
		case ends:
			open = open[:len(open)-1]
		case closed && endsInValue(rest[from+len(name):n-1]):
			return 0 // the stroke is the value's, or for html.Parse the tag's where the attribute is told twice
		case !closed:
			open = append(open, name)
		}
		if len(open) == 0 {
			return at
		}
		if len(open)+len(b.open) > deepestOpen {
			return 0
		}
	}
}

// endsInValue reports whether the last attribute of a tag has a value, of what lies between the tag's name and its ">".
func endsInValue(attrs string) bool {
	last := ""
	for at := 0; at >= 0 && at < len(attrs); {
		if isBlank(attrs[at]) {
			at++
			continue
		}
		last = attrs[at:]
		at = attributeEnd(attrs, at)
	}
	return strings.IndexByte(last, '=') > 0
}

// drawn reports whether an element is one of the usual ones of drawings, none of which ends a drawing.
func drawn(name string) bool {
	switch name {
	case "svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "use", "defs", "symbol", "title", "desc", "stop", "mask", "text", "tspan",
		"linearGradient", "radialGradient", "clipPath", "lineargradient", "radialgradient", "clippath":
		return true
	}
	return false
}
