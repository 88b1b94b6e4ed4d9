package article

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/acquire/onepage"
)

// nextOf returns the address of the next part of a paged article: a link to the same address with the next number, which
// neither the next article nor the next page of a list of articles has.
func (s *scan) nextOf(address string) string {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" {
		return ""
	}
	var links []string
	if s.next != "" {
		links = append(links, s.next)
	}
	for _, a := range s.anchors {
		if strings.Contains(a.rel, "next") || slices.Contains(marks().next, s.folds.of(a.text)) || numbered(a.text) {
			links = append(links, a.href)
		}
	}
	for _, href := range links {
		u, err := at.Parse(strings.TrimSpace(href))
		if err != nil || !strings.EqualFold(u.Host, at.Host) || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		u.Fragment = ""
		if s.follows(at, u) {
			return u.String()
		}
	}
	return ""
}

// follows reports whether an address is that of the part behind another. A bare number is that of a part only where the
// page links to the first part, whose address has none: "/news/72" behind "/news/71" is another article.
func (s *scan) follows(at, next *url.URL) bool {
	if strings.Trim(at.Path, "/")+at.RawQuery == "" {
		return false
	}
	here, n := onepage.Part(at, onepage.Marked())
	if there, m := onepage.Part(next, onepage.Marked()); m > 1 || n > 1 {
		return there == here && m == n+1
	}
	there, m := onepage.Part(next, onepage.Bare())
	if m == 2 && there == here {
		return true
	}
	here, n = onepage.Part(at, onepage.Bare())
	return m > 2 && there == here && m == n+1 && slices.ContainsFunc(s.anchors, func(a anchor) bool {
		u, err := at.Parse(strings.TrimSpace(a.href))
		return err == nil && strings.TrimRight(u.EscapedPath(), "/") == here
	})
}

// longestPartNumber is how many bytes the number of a page has at most.
const longestPartNumber = 8

// numbered reports whether a link's text is the number of a page.
func numbered(s string) bool {
	if s = strings.TrimSpace(s); len(s) > longestPartNumber {
		return false
	}
	n, err := strconv.Atoi(arabic.Digits(s))
	return err == nil && n > 1 && n < 100
}
