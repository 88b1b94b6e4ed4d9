package fetch

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// rules are what a robots.txt (RFC 9309) says to one crawler.
type rules struct {
	lines []rule
	// delay is Crawl-delay, which is no part of the standard and often said; 0 is none.
	delay time.Duration
}

// rule is one Allow or Disallow.
type rule struct {
	pattern string
	allow   bool
}

// maxRules bounds how many lines for us are heeded.
const maxRules = 10_000

// readRobots reads the groups that address the product token, or those of "*" if none does. Lines that cannot be read are passed
// over, as the standard asks.
func readRobots(text []byte, token string) rules {
	var ours, all rules
	var groups groups
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	for line := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = bytes.Cut(line, []byte("#"))
		key, value, ok := strings.Cut(string(line), ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			groups.agent(value, token)
			continue
		}
		if groups.line(key); groups.ours {
			ours.add(key, value)
		}
		if groups.all {
			all.add(key, value)
		}
	}
	if groups.seen {
		return ours
	}
	return all
}

// groups follows whom the lines address.
type groups struct {
	// ours and all say that the group being read addresses us, or everyone; seen that one has addressed us.
	ours, all, seen bool
	// inside says that a rule has been read, so that another name begins another group.
	inside bool
}

// agent reads a User-agent line.
func (g *groups) agent(name, token string) {
	if g.inside {
		*g = groups{seen: g.seen}
	}
	if i := strings.IndexFunc(name, notToken); i > 0 {
		name = name[:i] // "tawatur/2.0" addresses us as well
	}
	switch {
	case strings.EqualFold(name, token):
		g.ours, g.seen = true, true
	case name == "*":
		g.all = true
	}
}

// notToken tells what cannot stand in a product token.
func notToken(r rune) bool {
	return r != '-' && r != '_' && r != '*' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

// line notes that the group has begun. Sitemap lines belong to none.
func (g *groups) line(key string) {
	switch key {
	case "allow", "disallow", "crawl-delay":
		g.inside = true
	}
}

// add takes in one line of a group.
func (r *rules) add(key, value string) {
	switch key {
	case "allow", "disallow":
		if value != "" && len(r.lines) < maxRules {
			r.lines = append(r.lines, rule{pattern: plainPath(value), allow: key == "allow"})
		}
	case "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			r.delay = time.Duration(min(s, longestDelay.Seconds()) * float64(time.Second))
		}
	}
}

// allows reports whether a page may be asked for. The longest pattern that fits decides, of equal ones the one that allows.
func (r *rules) allows(u *url.URL) bool {
	path := plainPath(u.RequestURI())
	longest, allow := -1, true
	for _, line := range r.lines {
		n := len(line.pattern)
		if n < longest || n == longest && allow || !fits(line.pattern, path) {
			continue
		}
		longest, allow = n, line.allow
	}
	return allow
}

// plainPath makes two spellings of one path equal: "سوريا" and "%D8%B3%D9%88%D8%B1%D9%8A%D8%A7", "%7e" and "~". What has a meaning of its
// own when it stands bare (/, ?, * and $) stays escaped.
func plainPath(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if v <= ' ' || v == 0x7f || strings.IndexByte("/?#%*$", byte(v)) >= 0 {
					b.WriteString(strings.ToUpper(s[i-2 : i+1]))
					continue
				}
				c = byte(v)
			}
		}
		if c == ' ' {
			b.WriteString("%20") // in a rule it may stand bare, in a request it cannot
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// size is about how many bytes the rules hold.
func (r *rules) size() int {
	n := 0
	for _, line := range r.lines {
		n += len(line.pattern) + 32
	}
	return n
}

// fits matches a pattern at the beginning of a path. An asterisk stands for anything, a dollar sign at the end for the end. It takes
// time in the product of both lengths at worst, never more.
func fits(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	if !whole {
		pattern += "*"
	}
	p, s, star, mark := 0, 0, -1, 0
	for s < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, s
			p++
		case p < len(pattern) && pattern[p] == path[s]:
			p++
			s++
		case star >= 0:
			mark++
			p, s = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
