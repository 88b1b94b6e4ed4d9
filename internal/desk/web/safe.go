package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible replaces characters that could make a text read otherwise than it is written: directional overrides, embeddings
// and isolates, and control characters. The marks U+200E and U+200F stay: they are ordinary in Arabic pages. The stored
// text is not touched and the data twin carries it exactly. Letters without a space in sight may break after so many: a
// browser takes minutes to lay a million of them out as one word.
func visible(s string) string {
	if strings.IndexFunc(s, deceptive) < 0 && len(s) <= endless {
		return s
	}
	var b strings.Builder
	unbroken := 0
	for _, r := range s {
		switch unbroken++; {
		case unicode.IsSpace(r):
			unbroken = 0
		case unbroken > endless:
			b.WriteRune(zeroWidthSpace)
			unbroken = 1
		}
		if deceptive(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// endless is how many characters without white space are more than any word or address.
const (
	endless        = 1000
	zeroWidthSpace = '\u200b'
)

func deceptive(r rune) bool {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == '\n', r == '\t', r == '\r':
		return false
	}
	return r < 0x20 || r >= 0x7F && r < 0xA0
}

// webAddress returns an address that a page may link to, or "" for anything that is not plain http or https.
func webAddress(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return raw
}

// anchor makes an id into a fragment, injectively: what is not a letter, a digit or "-" becomes "_" and its hex code.
func anchor(prefix, id string) string {
	var b strings.Builder
	b.WriteString(prefix)
	for i := range len(id) {
		c := id[i]
		if c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// typeClass is the style class of an event type.
func typeClass(id string) string { return anchor("t-", id) }

func eventPath(id string) string  { return "/events/" + url.PathEscape(id) }
func reportPath(id string) string { return "/reports/" + url.PathEscape(id) }
func storyPath(id string) string  { return "/stories/" + url.PathEscape(id) }
func placePath(id string) string  { return "/places/" + url.PathEscape(id) }

// shorten cuts a text to n code points at most.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// dict makes a map of pairs of name and value, to hand a template more than one thing.
func dict(pairs ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: name %v is no string", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

func kilometres(km float64) string { return strconv.FormatFloat(math.Ceil(km), 'f', 0, 64) }

func templateFuncs() template.FuncMap {
	return template.FuncMap{"vis": visible, "address": address, "class": typeClass, "dict": dict, "km": kilometres, "placePath": placePath, "sourcePath": sourcePath, "actorPath": actorPath, "voices": voices, "oneOfEach": oneOfEach, "foldCaptures": foldCaptures}
}

// address is a web address as people read it: with the letters that it has in percent signs.
func address(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return visible(raw)
	}
	return visible(u.Scheme + "://" + u.Host + readable(u))
}

// readable is the path of an address with its query, Arabic in letters where it is written in percent signs.
func readable(u *url.URL) string {
	out := u.EscapedPath()
	if path := u.Path; utf8.ValidString(path) && !strings.ContainsFunc(path, hard) {
		out = path
	}
	if u.RawQuery == "" {
		return out
	}
	if q, err := url.QueryUnescape(u.RawQuery); err == nil && utf8.ValidString(q) && !strings.ContainsFunc(q, hard) && !strings.ContainsAny(q, "&=") {
		return out + "?" + q
	}
	return out + "?" + u.RawQuery
}

// hard reports whether a letter would not be told from what stands around an address, or steer it.
func hard(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || strings.ContainsRune("<>\"?#%", r)
}
