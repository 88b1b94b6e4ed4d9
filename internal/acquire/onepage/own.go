package onepage

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Own returns the address that a page found at an address calls its own (canonical), absolute; "" where that is not believed. It is where
// both are of one site, and nothing shows that it is the address of something else: a home page, a section, another part, another article. Where
// the two have nothing in common by which an article is known, or one has more numbers than the other, second, what the page says of itself elsewhere,
// must say the same. at may be empty.
func Own(at, said string, second ...string) string {
	from, err := url.Parse(at)
	if err != nil || said == "" {
		return ""
	}
	u, err := from.Parse(said)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || isHome(u) {
		return ""
	}
	if !chooses(u.Fragment) {
		u.Fragment, u.RawFragment = "", ""
	}
	own := u.String()
	if at == "" || Key(at) == Key(own) {
		return own
	}
	if site(from) != site(u) || chooses(from.Fragment) || chooses(u.Fragment) {
		return ""
	}
	switch compare(from, u) {
	case same:
		return own
	case perhaps:
		if slices.ContainsFunc(second, func(s string) bool {
			v, err := from.Parse(s)
			return s != "" && err == nil && Key(v.String()) == Key(own)
		}) {
			return own
		}
	}
	return ""
}

// isHome reports whether an address is that of a home page.
func isHome(u *url.URL) bool {
	return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && !chooses(u.Fragment)
}

// site is the host without the labels that only say how pages look there.
func site(u *url.URL) string {
	host := oneHost(u.Scheme, u.Host)
	for {
		label, rest, _ := strings.Cut(host, ".")
		if !slices.Contains([]string{"www", "m", "mobile", "mob", "amp", "print", "wap", "touch"}, label) || !strings.Contains(rest, ".") {
			return host
		}
		host = rest
	}
}

// likeness is what two addresses of one site show of their pages.
type likeness int

const (
	other likeness = iota
	perhaps
	same
)

// compare says what the address of a page and the one that it calls its own show.
func compare(at, own *url.URL) likeness {
	if twoParts(at, own) {
		return other
	}
	a, o := marksOf(at), marksOf(own)
	switch {
	case a.bare == o.bare:
		return same
	case o.date != "" && a.date != "" && o.date != a.date, o.language != "" && a.language != "" && o.language != a.language:
		return other
	}
	worded := shares(a.words, o.words)
	otherWords := len(a.words) > 0 && len(o.words) > 0 && !worded
	switch {
	case len(o.numbers) == 0 && len(o.words) == 0: // a section
		return other
	case len(a.numbers) > 0 && len(o.numbers) > 0:
		switch {
		case within(a.numbers, o.numbers) && !otherWords:
			return same
		case within(a.numbers, o.numbers):
			return perhaps // the headline may have changed, or the number be that of a section
		case !within(o.numbers, a.numbers) || otherWords:
			return other
		case worded:
			return same
		}
		return perhaps
	case worded:
		return same
	case otherWords:
		return other
	}
	return perhaps
}

// twoParts reports whether two addresses are of two parts of one article, as far as they say.
func twoParts(a, b *url.URL) bool {
	_, n := Part(a, Marked())
	if _, m := Part(b, Marked()); n != m {
		return true
	}
	wholeA, n := Part(a, Bare())
	wholeB, m := Part(b, Bare())
	return n != m && wholeA == wholeB
}

// Marked finds the number of a part in an address that says that it is one.
var Marked = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:[?&](?:page|p|pg|paged|pagenum|part)=|/(?:page|p)[/-]?)(\d{1,3})(?:&|/?$)`)
})

// Bare finds a number at the end of an address, which may be that of a part or of an article.
var Bare = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[/_-](\d{1,2})/?(\.html?|\.php|\.aspx)?$`)
})

// Part cuts an address by Marked or Bare into that of the article, without the host, and the number of the part, 1 where none is named.
func Part(u *url.URL, mark *regexp.Regexp) (whole string, n int) {
	s := u.EscapedPath()
	if u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	if m := mark.FindStringSubmatchIndex(s); m != nil {
		n, _ = strconv.Atoi(s[m[2]:m[3]])
		s = s[:m[0]] + strings.Trim(s[m[3]:], "/")
	}
	return strings.TrimRight(strings.TrimSuffix(s, "?"), "/&"), max(n, 1)
}

// marks are those things in an address by which an article is known.
type marks struct {
	// bare is the address without what only says how the page looks.
	bare string
	// numbers are those that are of no day, words whole titles; date is a day, language a code at the beginning.
	numbers, words []string
	date, language string
}

// dates finds a day or a month in a path.
var dates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[/_=-])((?:19|20)\d\d[/_-](?:0?[1-9]|1[0-2])(?:[/_-](?:0?[1-9]|[12]\d|3[01]))?|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:[/_&.-]|$)`)
})

// digits finds numbers.
var digits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+`) })

// marksOf finds the marks of an address.
func marksOf(u *url.URL) marks {
	segments := slices.DeleteFunc(strings.Split(strings.ToLower(u.Path), "/"), func(s string) bool { return s == "" })
	segments = withoutLook(segments)
	_, query, _ := strings.Cut(Usual("?"+u.RawQuery), "?")
	values := slices.DeleteFunc(strings.Split(strings.ToLower(query), "&"), func(p string) bool { return p == "" || isLook(p) })
	slices.Sort(values)
	m := marks{bare: strings.Join(segments, "/") + "?" + strings.Join(values, "&")}
	if len(segments) > 0 && len(segments[0]) == 2 && segments[0] >= "aa" && segments[0] <= "zz" {
		m.language = segments[0]
	}
	path := strings.Join(segments, "/")
	if at := dates().FindStringSubmatchIndex(path); at != nil {
		m.date = strings.Join(digits().FindAllString(path[at[2]:at[3]], -1), "")
		path = path[:at[2]] + path[at[3]:]
	}
	for _, s := range strings.Split(path, "/") {
		m.add(s)
	}
	for _, v := range values {
		if _, v, ok := strings.Cut(v, "="); ok {
			if plain, err := url.QueryUnescape(v); err == nil {
				v = plain
			}
			m.add(v)
		}
	}
	return m
}

// Of what length numbers and titles tell an article.
const (
	longNumber = 3
	titleWords = 3
	titleRunes = 15
)

// add takes in what a segment of a path or the value of a parameter says.
func (m *marks) add(s string) {
	if dot := strings.LastIndexByte(s, '.'); dot > 0 && len(s)-dot <= 6 {
		s = s[:dot]
	}
	for _, n := range digits().FindAllString(s, -1) {
		if year := len(n) == 4 && (n[:2] == "19" || n[:2] == "20"); n == s || len(n) >= longNumber && !year {
			m.numbers = append(m.numbers, strings.TrimLeft(n, "0"))
		}
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-_+ ", r) })
	words = slices.DeleteFunc(words, func(w string) bool { // the number of the article beside its title
		return len(w) >= longNumber && strings.Trim(w, "0123456789") == ""
	})
	if title := strings.Join(words, "-"); len(words) >= titleWords || utf8.RuneCountInString(title) >= titleRunes {
		m.words = append(m.words, title)
	}
}

// withoutLook takes out the segments at the ends of a path that only say how the page looks, or that it is that of its folder.
func withoutLook(segments []string) []string {
	looks := []string{"amp", "print", "printable", "mobile", "m", "amp.html", "index.html", "index.htm", "index.php", "index.aspx"}
	for len(segments) > 0 && slices.Contains(looks[:5], segments[0]) {
		segments = segments[1:]
	}
	for len(segments) > 0 && slices.Contains(looks, segments[len(segments)-1]) {
		segments = segments[:len(segments)-1]
	}
	if n := len(segments); n > 0 {
		last := segments[n-1]
		if stem, ok := strings.CutSuffix(last, ".amp.html"); ok {
			last = stem + ".html"
		}
		segments = append(slices.Clone(segments[:n-1]), strings.TrimSuffix(last, ".amp"))
	}
	return segments
}

// isLook reports whether a parameter only says how the page looks.
func isLook(parameter string) bool {
	name, value, _ := strings.Cut(parameter, "=")
	switch name {
	case "amp", "print", "printable", "mobile", "m":
		return slices.Contains([]string{"", "0", "1", "true", "yes", "on"}, value)
	case "view", "mode", "format", "output", "outputtype", "type":
		return slices.Contains([]string{"amp", "print", "printable", "mobile"}, value)
	}
	return false
}

// within reports whether all of some strings are among others.
func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// shares reports whether two lists have a string in common.
func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
