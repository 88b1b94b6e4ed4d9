package feed

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Kinds of a Candidate.
const (
	KindFeed    = "feed"
	KindSitemap = "sitemap"
)

// Candidate is an address at which a feed or a sitemap may be found; only a fetch can tell.
type Candidate struct {
	// Address is absolute, http or https; Title what the page calls it, if anything.
	Address, Title string
	// Kind is KindFeed or KindSitemap.
	Kind string
	// Why says, for people, where the address stands.
	Why string
	// Section marks the feed of one category, tag or author beside that of the whole outlet.
	Section bool
	// Guess marks an address that nothing names.
	Guess bool
}

// maxCandidates bounds what a page may name.
const maxCandidates = 200

// Discover finds where the feeds and sitemaps of an outlet may be: those that its home page names, then the usual places. address is
// that of the page. The best come first: feeds before sitemaps, what is named before what is guessed, feeds of the whole outlet before
// those of its sections. Feeds of comments are left out.
func Discover(home []byte, address string) []Candidate {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		return nil
	}
	text, err := decoded(home, "")
	if err != nil {
		text = ""
	}
	d := &discovery{page: base, base: base}
	d.read(text)
	d.guess()
	slices.SortStableFunc(d.found, func(a, b Candidate) int { return rank(a) - rank(b) })
	return d.found
}

// FromRobots makes candidates of the sitemaps that a robots.txt names; address is that of the robots.txt.
func FromRobots(robots []byte, address string) []Candidate {
	var out []Candidate
	for _, a := range RobotsSitemaps(robots, address) {
		out = append(out, Candidate{Address: a, Kind: KindSitemap, Why: "named by robots.txt"})
	}
	return out
}

func rank(c Candidate) int {
	r := 0
	if c.Kind == KindSitemap {
		r += 4
	}
	if c.Guess {
		r += 2
	}
	if c.Section {
		r++
	}
	return r
}

// discovery collects candidates, each address once.
type discovery struct {
	page, base *url.URL
	found      []Candidate
}

func (d *discovery) add(link string, c Candidate) {
	c.Address = absolute(d.base, link)
	if c.Address == "" || len(d.found) >= maxCandidates || ofComments(c) {
		return
	}
	for _, f := range d.found {
		if sameAddress(f.Address, c.Address) {
			return
		}
	}
	if c.Kind == KindFeed {
		c.Section = isSection(c.Address)
	}
	d.found = append(d.found, c)
}

// sameAddress takes http and https, and a slash at the end, for one.
func sameAddress(a, b string) bool {
	norm := func(s string) string {
		_, s, _ = strings.Cut(s, "://")
		return strings.TrimSuffix(s, "/")
	}
	return norm(a) == norm(b)
}

// read looks at the links of a page.
func (d *discovery) read(text string) {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(1 << 20)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Base:
				if b, err := d.page.Parse(attribute(t, "href")); err == nil && b.Host != "" {
					d.base = b
				}
			case atom.Link:
				d.link(t)
			case atom.A:
				if looksLikeFeed(attribute(t, "href")) {
					d.add(attribute(t, "href"), Candidate{Kind: KindFeed, Why: "linked from the page", Title: plainLine(attribute(t, "title"))})
				}
			}
		}
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// link takes a <link> that names a feed or a sitemap.
func (d *discovery) link(t html.Token) {
	rels := strings.Fields(strings.ToLower(attribute(t, "rel")))
	typ, _, _ := strings.Cut(strings.ToLower(attribute(t, "type")), ";")
	href := attribute(t, "href")
	switch {
	case slices.Contains(rels, "sitemap"):
		d.add(href, Candidate{Kind: KindSitemap, Why: "named by the page"})
	case slices.Contains(rels, "feed"), slices.Contains(rels, "alternate") && feedType(strings.TrimSpace(typ), href):
		d.add(href, Candidate{Kind: KindFeed, Why: "named by the page", Title: plainLine(attribute(t, "title"))})
	}
}

// feedType reports whether a media type is one of feeds. JSON and XML are of much else too.
func feedType(typ, href string) bool {
	switch typ {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml":
		return true
	case "application/json", "text/xml", "application/xml":
		return looksLikeFeed(href) || strings.Contains(href, "feed")
	}
	return false
}

// looksLikeFeed reports whether a link ends as those of feeds do.
func looksLikeFeed(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	p := strings.ToLower(strings.TrimSuffix(u.Path, "/"))
	switch path.Base(p) {
	case "feed", "rss", "atom", "rss2", "rss.xml", "feed.xml", "atom.xml", "rss.php", "feed.json", "index.rdf", "rdf.xml":
		return p != "" && u.Host != "www.rssboard.org"
	}
	return strings.HasSuffix(p, ".rss") || strings.HasSuffix(p, ".atom") || u.Query().Get("format") == "feed" || u.Query().Has("feed")
}

// ofComments reports whether a feed is of what readers write.
func ofComments(c Candidate) bool {
	s := strings.ToLower(c.Title + " " + c.Address)
	if un, err := url.PathUnescape(s); err == nil {
		s = un
	}
	return strings.Contains(s, "comment") || strings.Contains(s, "تعليق")
}

// isSection reports whether a feed's address leads into a part of the site: something besides the words of feeds and a language.
func isSection(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for _, k := range []string{"cat", "tag", "author", "category", "section"} {
		if u.Query().Has(k) {
			return true
		}
	}
	for _, part := range strings.Split(strings.ToLower(u.Path), "/") {
		part = strings.TrimSuffix(strings.TrimSuffix(part, path.Ext(part)), "s")
		switch part {
		case "", "feed", "rs", "rss", "rss2", "atom", "rdf", "index", "xml", "all", "new", "latest", "main", "web", "blog", "export", "default", "home", "site", "public":
		default:
			if len(part) != 2 { // a language
				return true
			}
		}
	}
	return false
}

// guess adds the usual places.
func (d *discovery) guess() {
	d.base = d.page
	root := d.page.Scheme + "://" + d.page.Host
	for _, p := range []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/index.xml", "/?format=feed&type=rss", "/?feed=rss2"} {
		d.add(root+p, Candidate{Kind: KindFeed, Why: "usual place", Guess: true})
	}
	for _, p := range []string{"/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml", "/wp-sitemap.xml", "/sitemap.xml.gz"} {
		d.add(root+p, Candidate{Kind: KindSitemap, Why: "usual place", Guess: true})
	}
}
