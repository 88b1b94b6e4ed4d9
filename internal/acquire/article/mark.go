package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// script keeps linked data, and of other scripts those that ask for the time of day or hold the page's data.
func (s *scan) script(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	text := n.FirstChild.Data
	s.tracked(text)
	switch {
	case strings.Contains(strings.ToLower(attr(n, "type")), "ld+json"):
		s.data = append(s.data, text)
	case len(s.scripts) < mostScripts && len(text) <= longestScript && strings.Contains(text, "Date("):
		s.scripts = append(s.scripts, text)
	default:
		s.keepState(n, text)
	}
}

// mostScripts and longestScript bound the scripts in which clocks are looked for: a page's own clock is a few lines.
const (
	mostScripts   = 40
	longestScript = 20_000
)

// meta keeps the content of a meta element under each of its names.
func (s *scan) meta(n *html.Node) {
	content := squeezed(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(attr(n, key)); name != "" && len(s.metas[name]) < 20 {
			s.metas[name] = append(s.metas[name], content)
			if key == "itemprop" {
				s.items = append(s.items, microdatum{name: name, value: content, in: s.in, scope: scopeOf(n), meta: true})
			}
		}
	}
}

func (s *scan) linkTo(n *html.Node) {
	switch strings.ToLower(attr(n, "rel")) {
	case "canonical":
		if s.canonical == "" {
			s.canonical = strings.TrimSpace(attr(n, "href"))
		}
	case "next":
		s.next = strings.TrimSpace(attr(n, "href"))
	}
}

// mostDates is how many dates of the body's mark-up are looked at.
const mostDates = 400

// properties reads what an element of the body says as data: microdata, RDFa, and dates in attributes.
func (s *scan) properties(n *html.Node) {
	prop := strings.ToLower(attr(n, "itemprop"))
	if prop == "" {
		prop = strings.ToLower(attr(n, "property"))
	}
	s.vcard(n)
	if n.DataAtom != atom.A && strings.Contains(attr(n, "rel"), "author") && len(s.items) < mostDates {
		s.items = append(s.items, microdatum{name: "author", value: innerText(n), in: s.in, scope: scopeOf(n)})
	}
	s.liveBlog = s.liveBlog || strings.Contains(attr(n, "itemtype"), "LiveBlogPosting")
	date := ""
	roles := s.around
	for _, name := range strings.Fields(prop) {
		switch name {
		case "datepublished", "dc:date", "dc:created", "schema:datepublished", "dateposted", "datecreated":
			roles |= rolePublished
			date = valueOf(n)
			s.dateHere(n, rolePublished)
		case "datemodified", "schema:datemodified", "dc:modified":
			roles |= roleUpdated
			date = valueOf(n)
			s.dateHere(n, roleUpdated)
		case "headline", "author", "name", "publisher", "schema:headline":
			if len(s.items) < mostDates {
				s.items = append(s.items, microdatum{name: strings.TrimPrefix(name, "schema:"), value: valueOf(n), in: s.in, scope: scopeOf(n)})
			}
		}
	}
	if date == "" && n.DataAtom != atom.Ins && n.DataAtom != atom.Del {
		date = attr(n, "datetime")
		if n.Parent != nil && hasAttr(n, "pubdate") {
			roles |= rolePublished
		}
	}
	if date == "" {
		date = dateAttr(n)
	}
	if date == "" && (n.DataAtom == atom.Abbr || n.DataAtom == atom.Span) {
		date = attr(n, "title")
	}
	if n.DataAtom == atom.A && strings.Contains(attr(n, "rel"), "bookmark") && isClock(attr(n, "title")) {
		date = innerText(n) + " " + attr(n, "title") // the day shown, the time in the hint
	}
	if len(s.times) < mostDates && strings.ContainsAny(date, "0123456789٠١٢٣٤٥٦٧٨٩") {
		s.times = append(s.times, timed{node: n, value: strings.TrimSpace(date), printed: innerText(n), roles: roles, at: len(s.lines), in: s.in, linked: s.link})
	}
}

// dateHere says of the lines in an element that its mark-up calls a date what date it is.
func (s *scan) dateHere(n *html.Node, r role) {
	if len(innerText(n)) <= longestDetail {
		s.flush()
		s.around |= r
	}
}

// vcard takes the name of a microformat ("author vcard" around "fn"), which stands below the article; those of commenters are none.
func (s *scan) vcard(n *html.Node) {
	if class := attr(n, "class"); !strings.Contains(class, "fn") || !slices.Contains(strings.Fields(class), "fn") || n.Parent == nil || !strings.Contains(attr(n.Parent, "class"), "author") {
		return
	}
	for p := s.in; p != nil; p = p.up {
		if strings.Contains(strings.ToLower(p.why), "comment") {
			return
		}
	}
	if !strings.Contains(strings.ToLower(attr(n.Parent, "class")), "comment") && len(s.items) < mostDates {
		s.items = append(s.items, microdatum{name: "author", value: innerText(n)})
	}
}

// dateAttr returns an attribute of an element's own making that is named after a date and has one, or the seconds since 1970.
func dateAttr(n *html.Node) string {
	for _, a := range n.Attr {
		if !strings.HasPrefix(a.Key, "data-") || len(a.Val) > 60 || !namedDate(strings.TrimPrefix(a.Key, "data-")) {
			continue
		}
		if _, ok := readDate(a.Val); ok {
			return a.Val
		}
	}
	return ""
}

// namedDate reports whether the name of an attribute is that of a date that may be of publication.
func namedDate(name string) bool {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(name, w) })
	}
	return has("date", "time", "publi", "pub-", "created", "epoch", "seconds", "unix") &&
		!has("update", "modif", "edit", "end", "expir", "start", "now", "current", "today", "server", "timeout", "animat")
}

// valueOf returns the value of a property: its content, its machine-readable form, or its text.
func valueOf(n *html.Node) string {
	for _, key := range []string{"content", "datetime", "title"} {
		if v := attr(n, key); v != "" {
			return v
		}
	}
	if text := innerText(n); text != "" {
		return text
	}
	for d := range n.Descendants() {
		if d.Data == "meta" && attr(d, "itemprop") == "name" {
			return attr(d, "content")
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
