package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tag is a tag of a page, its name in small letters.
type tag struct {
	name string
	atom atom.Atom
	attr []html.Attribute
}

// tagNamed is the tag of a name, without attributes.
func tagNamed(name string) tag {
	name = asciiFold(name)
	if a := atom.Lookup([]byte(name)); a != 0 {
		return tag{name: a.String(), atom: a}
	}
	return tag{name: name}
}

// readTag reads the start tag here and goes past it.
func (b *builder) readTag() tag {
	const atOnce, ofOne = 256, 16 // a tag with more takes what there is with it
	if cap(b.attrs)-len(b.attrs) < ofOne {
		b.attrs = make([]html.Attribute, 0, atOnce)
	}
	first := len(b.attrs)
	name := tagName(b.src[b.at+1:])
	b.at += 1 + len(name)
	for b.attribute(first) {
	}
	t := tagNamed(name)
	if attrs := b.attrs[first:len(b.attrs):len(b.attrs)]; len(attrs) > 0 {
		t.attr = attrs
	}
	return t
}

// attribute reads the next attribute of a tag, of which the first is in b.attrs at first; false where the tag ends.
func (b *builder) attribute(first int) bool {
	b.skipBlanks()
	if b.lost || b.src[b.at] == '>' {
		b.at++
		return false
	}
	begin := b.at
	for b.at < len(b.src) && !(b.src[b.at] == '=' && b.at > begin || b.src[b.at] == '/' || b.src[b.at] == '>' || isBlank(b.src[b.at])) {
		b.at++
	}
	key := b.src[begin:b.at]
	b.skipBlanks()
	if b.lost {
		return false
	}
	value := ""
	switch b.src[b.at] {
	case '/':
		b.at++
	case '=':
		b.at++
		value = b.value()
	}
	if key = asciiFold(key); key == "" || b.lost || slices.ContainsFunc(b.attrs[first:], func(a html.Attribute) bool { return a.Key == key }) {
		return !b.lost
	}
	b.lost = len(b.attrs)-first >= mostAttributes
	b.attrs = append(b.attrs, html.Attribute{Key: key, Val: attributeText(value)})
	return !b.lost
}

// skipBlanks goes past blanks; where nothing is behind them the tag does not end.
func (b *builder) skipBlanks() {
	for b.at < len(b.src) && isBlank(b.src[b.at]) {
		b.at++
	}
	b.lost = b.lost || b.at >= len(b.src)
}

// value reads the value of an attribute.
func (b *builder) value() string {
	b.skipBlanks()
	if b.lost {
		return ""
	}
	switch c := b.src[b.at]; c {
	case '>':
		return ""
	case '"', '\'':
		end := strings.IndexByte(b.src[b.at+1:], c)
		if end < 0 {
			b.lost = true
			return ""
		}
		begin := b.at + 1
		b.at = begin + end + 1
		return b.src[begin : begin+end]
	}
	begin := b.at
	for b.at < len(b.src) && b.src[b.at] != '>' && !isBlank(b.src[b.at]) {
		b.at++
	}
	b.lost = b.at >= len(b.src)
	return b.src[begin:b.at]
}

// attributeText is the value of an attribute with its references resolved. In "?a=1&copy=2" there is none, as in a text there would be.
func attributeText(value string) string {
	amp := strings.IndexByte(value, '&')
	if amp < 0 {
		return value
	}
	var out strings.Builder
	for ; amp >= 0; amp = strings.IndexByte(value, '&') {
		out.WriteString(value[:amp])
		value = value[amp:]
		n := 1
		for n < len(value) && (isASCIILetter(value[n]) || value[n] >= '0' && value[n] <= '9' || n == 1 && value[n] == '#') {
			n++
		}
		if n < len(value) && value[n] == ';' {
			n++
		}
		out.WriteString(reference(value[:n], value[n:]))
		value = value[n:]
	}
	out.WriteString(value)
	return out.String()
}

// reference is what a reference in an attribute stands for, which is itself where no name is that of all of it.
func reference(ref, behind string) string {
	is := html.UnescapeString(ref)
	last := is[len(is)-1]
	switch {
	case strings.HasPrefix(ref, "&#"), ref == "&semi;":
		return is
	case strings.HasSuffix(ref, ";"):
		if last == ';' {
			return ref
		}
	case strings.HasPrefix(behind, "="), isASCIILetter(last), last >= '0' && last <= '9':
		return ref
	}
	return is
}
