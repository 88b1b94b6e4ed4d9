package feed

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"

	"tawatur"
)

// Sitemap is a list of pages, or of further sitemaps, or of both.
type Sitemap struct {
	// Pages are in the order of the sitemap, each address once.
	Pages []Page
	// Maps are the sitemaps that an index names, each with when it changed where that is told.
	Maps []Page
	// Notes say, for people, what was odd and what was done about it.
	Notes []string
}

// Page is one entry of a sitemap. Title, Language, Outlet and Published are those of the news extension, else empty or unknown.
type Page struct {
	// Address is absolute, http or https.
	Address                 string
	Changed, Published      tawatur.Published
	Title, Language, Outlet string
}

// ParseSitemap reads a sitemap or an index of sitemaps: the XML of the sitemap protocol with the extension for news, a list of addresses
// as text, or a feed in place of a sitemap; each may be packed with gzip. contentType and address are as for [Parse]; so are the errors.
func ParseSitemap(body []byte, contentType, address string) (Sitemap, error) {
	s, err := parseSitemap(body, contentType, address)
	if err != nil {
		return Sitemap{}, fmt.Errorf("read sitemap %s: %w", address, err)
	}
	return s, nil
}

func parseSitemap(body []byte, contentType, address string) (Sitemap, error) {
	text, err := decoded(body, contentType)
	if err != nil {
		return Sitemap{}, err
	}
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	if s, ok := listed(text, base); ok {
		return s, nil
	}
	text, err = rooted(text)
	if err != nil {
		return Sitemap{}, err
	}
	if !isSitemap(text) {
		return fromFeed(body, contentType, address)
	}
	text, notes, err := whole(mended(text), "url", "sitemap")
	if err != nil {
		return Sitemap{}, err
	}
	r := mapReader{base: base, out: Sitemap{Notes: notes}, seen: map[string]bool{}}
	return r.out, r.read(text)
}

// isSitemap reports whether a root element is of the sitemap protocol.
func isSitemap(text string) bool {
	name := strings.ToLower(local(rawName(text[:min(len(text), 64)], "")))
	return name == "urlset" || name == "sitemapindex"
}

// listed reads a sitemap that is a list of addresses; ok is false if the first line is none.
func listed(text string, base *url.URL) (s Sitemap, ok bool) {
	seen := map[string]bool{}
	odd := 0
	sc := bufio.NewScanner(strings.NewReader(strings.TrimSpace(text)))
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := strings.TrimSpace(sc.Text())
		address := ""
		if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			address = absolute(base, line)
		}
		switch {
		case address == "" && len(s.Pages) == 0:
			return Sitemap{}, false
		case address == "" && line != "":
			odd++
		case address != "" && !seen[address]:
			seen[address] = true
			s.Pages = append(s.Pages, Page{Address: address, Changed: dateOf(""), Published: dateOf("")})
		}
		if len(s.Pages) == maxEntries {
			s.Notes = append(s.Notes, errEnough.Error())
			break
		}
	}
	if odd > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("lines that are no address: %d", odd))
	}
	return s, len(s.Pages) > 0
}

// fromFeed reads a feed in place of a sitemap.
func fromFeed(body []byte, contentType, address string) (Sitemap, error) {
	f, err := parse(body, contentType, address)
	if err != nil {
		return Sitemap{}, err
	}
	s := Sitemap{Notes: append(f.Notes, "it is a feed")}
	for _, it := range f.Items {
		if it.Address != "" {
			s.Pages = append(s.Pages, Page{Address: it.Address, Title: it.Title, Published: it.Published, Changed: it.Updated, Language: f.Language, Outlet: f.Title})
		}
	}
	return s, nil
}

// mapReader collects the entries of a sitemap in XML.
type mapReader struct {
	base *url.URL
	out  Sitemap
	seen map[string]bool

	path  []string
	text  strings.Builder
	entry map[string]string
	odd   int
}

// read goes through a document that is whole.
func (r *mapReader) read(doc string) error {
	d := xml.NewDecoder(strings.NewReader(doc))
	d.Strict = false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotFeed, err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			r.path = append(r.path, strings.ToLower(t.Name.Local))
			r.text.Reset()
			if len(r.path) == 2 {
				r.entry = map[string]string{}
			}
		case xml.CharData:
			r.text.Write(t)
		case xml.EndElement:
			r.end()
		}
		if len(r.path) == 0 && r.entry != nil {
			break
		}
	}
	if r.odd > 0 {
		r.out.Notes = append(r.out.Notes, fmt.Sprintf("entries without an address that can be asked for: %d", r.odd))
	}
	return nil
}

// end takes the text of an element under the names of it and what it stands in, and the entry when it is complete.
func (r *mapReader) end() {
	n := len(r.path)
	if n == 0 {
		return
	}
	name := r.path[n-1]
	r.path = r.path[:n-1]
	if n == 2 {
		r.take(name)
	} else if n > 2 {
		key := name
		if n > 3 {
			key = r.path[n-2] + "/" + name
		}
		if s := strings.TrimSpace(r.text.String()); s != "" && r.entry[key] == "" {
			r.entry[key] = s
		}
	}
	r.text.Reset()
}

func (r *mapReader) take(kind string) {
	if kind != "url" && kind != "sitemap" {
		return
	}
	e := r.entry
	p := Page{
		Address: absolute(r.base, e["loc"]), Changed: dateOf(e["lastmod"]), Published: dateOf(e["news/publication_date"]),
		Title: plainLine(e["news/title"]), Language: e["publication/language"], Outlet: plainLine(e["publication/name"]),
	}
	switch {
	case p.Address == "":
		r.odd++
	case r.seen[p.Address]:
	case kind == "url":
		r.seen[p.Address] = true
		r.out.Pages = append(r.out.Pages, p)
	default:
		r.seen[p.Address] = true
		r.out.Maps = append(r.out.Maps, p)
	}
}

// RobotsSitemaps returns the sitemaps that a robots.txt names; address is that of the robots.txt.
func RobotsSitemaps(robots []byte, address string) []string {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	var out []string
	for line := range strings.Lines(strings.ToValidUTF8(string(robots[:min(len(robots), maxProlog)]), "")) {
		line, _, _ = strings.Cut(line, " #")
		key, value, ok := strings.Cut(strings.TrimPrefix(line, "\uFEFF"), ":")
		if ok && strings.EqualFold(strings.TrimSpace(key), "sitemap") {
			out = appendNew(out, absolute(base, value))
		}
	}
	return out
}
