package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"tawatur/internal/acquire/letters"
)

// decoded makes text of the bytes of an answer: unpacked where they are still packed with gzip, and in UTF-8 whatever the
// declarations say, since those of Arabic feeds are often wrong. Bytes that are no text are left out.
func decoded(body []byte, contentType string) (string, error) {
	body, err := unpacked(body)
	if err != nil {
		return "", err
	}
	s, err := letters.Decode(body)
	if errors.Is(err, letters.ErrBinary) { // stray zero bytes, or no text at all
		body = bytes.ReplaceAll(body, []byte{0}, nil)
		s, err = letters.Decode(body)
	}
	if err == nil {
		return s, nil
	}
	if enc, name := charset.Lookup(declared(body, contentType)); enc != nil && name != "utf-8" && !letters.MostlyUTF8(body[:min(len(body), 1<<16)]) {
		out, err := enc.NewDecoder().Bytes(body)
		return string(out), err
	}
	return strings.ToValidUTF8(string(body), "\uFFFD"), nil
}

// unpacked opens what is packed with gzip.
func unpacked(body []byte) ([]byte, error) {
	if len(body) > MaxBytes {
		return nil, ErrTooLarge
	}
	if !bytes.HasPrefix(body, []byte{0x1F, 0x8B}) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxBytes+1))
	if len(out) > MaxBytes {
		return nil, ErrTooLarge
	}
	if err != nil && len(out) == 0 {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	return out, nil // of a file that is cut off, what there is
}

// encodingDeclaration is where XML names its encoding.
var encodingDeclaration = regexp.MustCompile(`^[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)["']`)

// declared is the encoding that the answer or the XML declaration names.
func declared(body []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	if m := encodingDeclaration.FindSubmatch(body[:min(len(body), 256)]); m != nil {
		return string(m[1])
	}
	return ""
}

// Bounds of a document, far beyond what is met.
const (
	maxDepth    = 256
	maxAttrs    = 256
	maxElements = 4 << 20
	// maxProlog is what may stand before the root element.
	maxProlog = 1 << 20
	// maxEntries is that of the sitemap protocol; feeds have some tens.
	maxEntries = 50_000
	// maxCopied is how many bytes a reader may copy that joins the pieces of a text one by one.
	maxCopied = 1 << 30
)

var (
	rootElement = regexp.MustCompile(`(?i)<(?:[\w.-]+:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>/]`)
	htmlElement = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html[\s>])`)
	charRef     = regexp.MustCompile(`&#([xX][0-9a-fA-F]+|[0-9]+);`)
)

const cdataStart, cdataEnd = "<![CDATA[", "]]>"

// rooted cuts away what stands before the root element: blank lines, warnings of a server, the declaration of an encoding that no
// longer holds, and the document type with whatever entities it declares, which so are never expanded.
func rooted(s string) (string, error) {
	from := 0
	for {
		m := rootElement.FindStringIndex(s[from:max(from, min(len(s), maxProlog))])
		if m == nil {
			return "", notXML(s)
		}
		at := from + m[0]
		if open := strings.LastIndex(s[:at], "<!--"); open >= 0 && !strings.Contains(s[open:at], "-->") {
			from = at + 1
			continue
		}
		if htmlElement.MatchString(s[:at]) {
			return "", notXML(s)
		}
		return s[at:], nil
	}
}

// notXML says what is there in place of a feed.
func notXML(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("%w: the answer is empty", ErrNotFeed)
	case htmlElement.MatchString(s[:min(len(s), maxProlog)]):
		return fmt.Errorf("%w: it is a page of HTML", ErrNotFeed)
	}
	return ErrNotFeed
}

// mended makes XML of what nearly is: characters and references that XML forbids and comments go, a bracket that begins nothing is
// written as an entity. What stands in CDATA keeps its brackets.
func mended(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		plain, rest, found := strings.Cut(s, cdataStart)
		plain = uncommented(plain)
		b.WriteString(charRef.ReplaceAllStringFunc(allowed(bracketed(plain)), allowedRef))
		if !found {
			break
		}
		data, after, closed := strings.Cut(rest, cdataEnd)
		b.WriteString(cdataStart + allowed(data))
		if closed {
			b.WriteString(cdataEnd)
		}
		s = after
	}
	return b.String()
}

// bracketed writes as an entity each "<" that begins neither an element nor anything else of XML.
func bracketed(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if r, _ := utf8.DecodeRuneInString(rest); r == '_' || r == '/' || r == '!' || r == '?' || r|0x20 >= 'a' && r|0x20 <= 'z' {
			b.WriteByte('<')
		} else {
			b.WriteString("&lt;")
		}
		s = rest
	}
}

// uncommented takes comments out; one that is not closed ends the text.
func uncommented(s string) string {
	before, rest, found := strings.Cut(s, "<!--")
	if !found {
		return s
	}
	var b strings.Builder
	for found {
		b.WriteString(before)
		_, after, _ := strings.Cut(rest, "-->")
		before, rest, found = strings.Cut(after, "<!--")
	}
	b.WriteString(before)
	return b.String()
}

// allowed leaves out the characters that XML forbids.
func allowed(s string) string {
	return strings.Map(func(r rune) rune {
		if !xmlChar(r) {
			return -1
		}
		return r
	}, s)
}

func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// allowedRef leaves out a reference to a character that XML forbids.
func allowedRef(ref string) string {
	digits, base := ref[2:len(ref)-1], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	if n, err := strconv.ParseUint(digits, base, 32); err != nil || !xmlChar(rune(min(n, 1<<30))) {
		return ""
	}
	return ref
}
