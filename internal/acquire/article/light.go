package article

import (
	"strings"
	"unicode/utf8"
)

// longestKept is how many bytes stay of a script or style of which the rest is dropped: what is said of an element by all text in it is said by no more than that.
const longestKept = longestInner

// light returns a page without the greater part of what is in those scripts, styles and comments that nobody here reads, which is more than half of most pages: the parser need not go
// through it. The tree is the same but for that. It goes through the page as the parser's tokenizer does, and drops nothing from where on the two might differ.
func light(src string) string { return dropped(src, longestKept) }

// dropped is light with what stays of each.
func dropped(src string, kept int) string {
	var parts []string
	k := skimmer{src: src, kept: kept}
	done := 0
	for k.next() {
		if k.from < k.to {
			parts = append(parts, src[done:k.from])
			done = k.to
		}
	}
	if done == 0 {
		return src
	}
	return strings.Join(append(parts, src[done:]), "")
}

// skimmer finds what can be dropped from a page.
type skimmer struct {
	src  string
	kept int
	// at is how far it has gone; from and to are what can be dropped.
	at, from, to int
	// svg and math are how many such elements may be open. There the parser takes tags in a script or style for tags.
	svg, math int
}

// next goes on to what can be dropped; false where there is no more, or no more that is sure.
func (k *skimmer) next() bool {
	for {
		i := strings.IndexByte(k.src[k.at:], '<')
		if i < 0 || k.at+i+1 == len(k.src) {
			return false
		}
		k.at += i
		found, ok := k.mark()
		if found || !ok {
			return ok
		}
	}
}

// mark goes past what begins with "<", and reports whether it can be dropped in part, and whether all is sure until here.
func (k *skimmer) mark() (found, ok bool) {
	rest := k.src[k.at:]
	switch c := rest[1]; {
	case isASCIILetter(c):
		return k.start()
	case strings.HasPrefix(rest, "<!--"):
		return k.comment()
	case c == '/' && len(rest) > 2 && isASCIILetter(rest[2]):
		name := tagName(rest[2:])
		if k.foreign() {
			k.leave(asciiFold(name))
		}
		return false, k.past(tagEnd(rest, 2+len(name)))
	case c == '!' && k.foreign() && strings.HasPrefix(rest, "<!["):
		return false, false
	case c == '/' || c == '!' || c == '?':
		return false, k.past(2 + strings.IndexByte(rest[2:], '>') + 1)
	}
	k.at++
	return false, true
}

// past goes n bytes on; n is no more than 2 where what is gone past does not end.
func (k *skimmer) past(n int) bool {
	k.at += n
	return n > 2
}

func (k *skimmer) foreign() bool { return k.svg > 0 || k.math > 0 }

// leave counts the end of an element.
func (k *skimmer) leave(name string) {
	switch {
	case name == "svg" && k.svg > 0:
		k.svg--
	case name == "math" && k.math > 0:
		k.math--
	}
}

// leastComment is how many bytes of a comment are worth dropping.
const leastComment = 64

// comment goes past a comment that ends in the usual way.
func (k *skimmer) comment() (found, ok bool) {
	k.from = k.at + len("<!--")
	text := k.src[k.from:]
	if strings.HasPrefix(text, ">") || strings.HasPrefix(text, "->") {
		return false, k.past(len("<!--") + strings.IndexByte(text, '>') + 1)
	}
	end := strings.Index(text, "-->")
	if end < 0 || strings.Contains(text[:end], "--!>") {
		return false, false
	}
	k.to = k.from + end
	k.at = k.to + len("-->")
	if end < leastComment {
		k.from = k.to
	}
	return true, true
}

// start goes past a start tag, and what is in the element if that has no tags.
func (k *skimmer) start() (found, ok bool) {
	rest := k.src[k.at:]
	name := tagName(rest[1:])
	n := tagEnd(rest, 1+len(name))
	if !k.past(n) {
		return false, false
	}
	switch name = asciiFold(name); name {
	case "svg":
		k.svg++
	case "math":
		k.math++
	case "plaintext", "frameset":
		return false, false
	case "foreignobject", "annotation-xml", "mi", "mo", "mn", "ms", "mtext", "desc", "template":
		return false, !k.foreign()
	case "script", "style", "title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp":
		return k.raw(name, rest[:n])
	}
	return false, true
}

// raw goes past what is in an element that has no tags.
func (k *skimmer) raw(name, tag string) (found, ok bool) {
	text, ok := untilEnd(k.src[k.at:], name)
	switch {
	case !ok, k.foreign() && strings.Contains(text, "<"):
		return false, false
	case name == "script" && hidesEnd(text):
		return false, false
	}
	k.from, k.to = k.at+keptOf(name, tag, text, k.kept), k.at+len(text)
	k.at = k.to
	return !k.foreign() && k.from < k.to, true
}

// keptOf is how many bytes are to stay of what is in an element that has no tags: most, or all of what somebody reads.
func keptOf(name, tag, text string, most int) int {
	kept := min(len(text), most)
	for kept < len(text) && !utf8.RuneStart(text[kept]) {
		kept++
	}
	switch {
	case kept == len(text), name != "style" && name != "script", name == "script" && !unread(tag, text),
		name == "script" && len(text) > longestScript && !unread(tag, text[:kept]): // which a short script is looked at for
		return len(text)
	}
	return kept
}

// untilEnd returns a text up to the end tag of an element that has no tags.
func untilEnd(text, name string) (string, bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], "</")
		if i < 0 {
			return "", false
		}
		at += i + 2
		if rest := text[at:]; len(rest) > len(name) && strings.Contains("> \n\r\t\f/", rest[len(name):len(name)+1]) && asciiFold(rest[:len(name)]) == name {
			return text[:at-2], true
		}
	}
}

// hidesEnd reports whether a script may hide its end in a comment: "<!-- <script> </script>" is not ended.
func hidesEnd(text string) bool {
	_, comment, ok := strings.Cut(text, "<!--")
	return ok && strings.Contains(asciiFold(comment), "<script")
}

// unread reports whether nobody looks at what a script says.
func unread(tag, text string) bool {
	if strings.Contains(tag, "&") || strings.Contains(strings.ToLower(tag), "json") {
		return false
	}
	if len(text) <= longestScript && (strings.Contains(text, "Date(") || len(trackedDates(text, 1)) > 0) {
		return false
	}
	return !holdsState(text)
}

// tagName is the name that a tag begins with.
func tagName(tag string) string {
	for i := range len(tag) {
		if c := tag[i]; c == '>' || c == '/' || isBlank(c) {
			return tag[:i]
		}
	}
	return tag
}

// tagEnd is where a tag ends of which the attributes begin at byte at; 0 where it does not end.
func tagEnd(tag string, at int) int {
	end := strings.IndexByte(tag[at:], '>')
	if end < 0 {
		return 0
	}
	if end += at; !strings.ContainsAny(tag[at:end], `"'`) {
		return end + 1
	}
	for at >= 0 {
		for at < len(tag) && isBlank(tag[at]) {
			at++
		}
		switch {
		case at >= len(tag):
			return 0
		case tag[at] == '>':
			return at + 1
		}
		at = attributeEnd(tag, at)
	}
	return 0
}

// attributeEnd is where the attribute ends that begins at byte at; -1 where it does not end.
func attributeEnd(tag string, at int) int {
	for begin := at; at < len(tag) && !(tag[at] == '=' && at > begin || tag[at] == '/' || tag[at] == '>' || isBlank(tag[at])); {
		at++
	}
	for at < len(tag) && isBlank(tag[at]) {
		at++
	}
	switch {
	case at >= len(tag):
		return -1
	case tag[at] == '/':
		return at + 1
	case tag[at] != '=':
		return at
	}
	for at++; at < len(tag) && isBlank(tag[at]); {
		at++
	}
	switch {
	case at >= len(tag):
		return -1
	case tag[at] == '"' || tag[at] == '\'':
		end := strings.IndexByte(tag[at+1:], tag[at])
		if end < 0 {
			return -1
		}
		return at + 1 + end + 1
	}
	for at < len(tag) && tag[at] != '>' && !isBlank(tag[at]) {
		at++
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// asciiFold is a text with the capital letters of ASCII small.
func asciiFold(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
