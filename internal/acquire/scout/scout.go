// Package scout looks for the feeds and sitemaps of an outlet, starting from an address that a person gives: its home page, or a feed or
// sitemap itself. It asks few addresses, one after the other, and keeps nothing; how they are asked, and how politely, is given to it.
//
//	found, err := scout.Look(ctx, get, "https://outlet.example/")
//	for _, f := range found.Feeds {
//		fmt.Println(f.Address, f.Items, f.Newest)
//	}
package scout

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/letters"
)

// Get asks for an address. direct says that a person named it, so that robots.txt is not asked; what this package finds by itself it
// asks for otherwise.
type Get func(ctx context.Context, address string, direct bool) (*fetch.Response, error)

// ErrNothing is returned where neither a feed nor a sitemap was found.
var ErrNothing = errors.New("no feed and no sitemap found")

// Found is what was found of an outlet.
type Found struct {
	// Home is the address of the home page, Name what the outlet calls itself, Language a BCP 47 tag; each may be empty.
	Home, Name, Language string
	// Feeds and Sitemaps are those that were read and are worth following.
	Feeds, Sitemaps []Visit
	// Sections are feeds of parts of the site, which were not asked for unless there were no others.
	Sections []feed.Candidate
	// Visits are all addresses that were asked for beside the first, in that order.
	Visits []Visit
}

// Visit is an address that was asked for, with what it had.
type Visit struct {
	feed.Candidate
	// Items is how many entries it has, Newest the latest ISO date among them, Full that they come with their whole texts, News that
	// a sitemap is one of news.
	Items      int
	Newest     string
	Full, News bool
	// Maps are the sitemaps that a sitemap names.
	Maps []string
	// Notes are what was odd. Err says why there is nothing.
	Notes []string
	Err   error

	addresses []string
}

// Bounds of what is asked for.
const (
	mostNamed    = 6 // feeds that the page names
	mostSections = 4 // where there are no others
	mostSitemaps = 4
	mostVisits   = 20 // altogether
)

// Look looks for the feeds and sitemaps of an outlet. The error is that of asking for the address, or wraps ErrNothing; Found.Visits
// then says what was tried.
func Look(ctx context.Context, get Get, address string) (Found, error) {
	res, err := get(ctx, address, true)
	if err != nil {
		return Found{}, err
	}
	s := &scout{ctx: ctx, get: get}
	typ := res.Header.Get("Content-Type")
	first := feed.Candidate{Address: address, Kind: feed.KindFeed, Why: "given"}
	if res.Moved {
		first.Address = res.URL
	}
	if f, err := feed.Parse(res.Body, typ, res.URL); err == nil {
		s.found.Home = f.Home
		s.take(ofFeed(first, f), f.Title, f.Language)
		return s.found, nil
	} else if !errors.Is(err, feed.ErrNotFeed) {
		return Found{}, err
	}
	if m, err := feed.ParseSitemap(res.Body, typ, res.URL); err == nil {
		first.Kind = feed.KindSitemap
		s.found.Home = rootOf(res.URL)
		s.take(ofSitemap(first, m), "", "")
		return s.found, nil
	}
	s.found.Home = first.Address
	s.describe(res)
	s.search(feed.Discover(res.Body, res.URL), rootOf(res.URL))
	if len(s.found.Feeds)+len(s.found.Sitemaps) == 0 {
		return s.found, fmt.Errorf("%s: %w", address, ErrNothing)
	}
	return s.found, ctx.Err()
}

// rootOf is the address of the host of a page.
func rootOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/"
}

type scout struct {
	ctx   context.Context
	get   Get
	found Found
}

// describe takes what the home page says of the outlet.
func (s *scout) describe(res *fetch.Response) {
	src, err := letters.DecodeWeb(res.Body, res.Header.Get("Content-Type"))
	if err != nil {
		return
	}
	p, err := article.Read(src, res.URL)
	if err != nil && !errors.Is(err, article.ErrNoText) {
		return
	}
	s.found.Name, s.found.Language = p.Outlet, p.Lang
	if s.found.Language == "" {
		if l := letters.Language(p.Text); l != "und" {
			s.found.Language = l
		}
	}
}

// search asks for the candidates that are worth it.
func (s *scout) search(all []feed.Candidate, root string) {
	pick := func(kind string, section, guess bool) (out []feed.Candidate) {
		for _, c := range all {
			if c.Kind == kind && c.Section == section && c.Guess == guess {
				out = append(out, c)
			}
		}
		return out
	}
	s.visitAll(pick(feed.KindFeed, false, false), mostNamed, false)
	if len(s.found.Feeds) == 0 {
		s.visitAll(pick(feed.KindFeed, false, true), len(all), true)
	}
	if s.found.Sections = pick(feed.KindFeed, true, false); len(s.found.Feeds) == 0 {
		s.visitAll(s.found.Sections, mostSections, false)
		s.found.Sections = s.found.Sections[min(len(s.found.Sections), mostSections):]
	}
	s.visitAll(s.sitemaps(pick(feed.KindSitemap, false, false), root), mostSitemaps, false)
	if len(s.found.Feeds)+len(s.found.Sitemaps) == 0 {
		s.visitAll(pick(feed.KindSitemap, false, true), len(all), true)
	}
	s.newsMaps()
}

// sitemaps adds those of robots.txt to the named ones; those that sound of news come first.
func (s *scout) sitemaps(named []feed.Candidate, root string) []feed.Candidate {
	address := root + "robots.txt"
	if res, err := s.get(s.ctx, address, true); err == nil {
		named = append(feed.FromRobots(res.Body, address), named...)
	}
	slices.SortStableFunc(named, func(a, b feed.Candidate) int { return cmp.Compare(newsLast(a.Address), newsLast(b.Address)) })
	return named
}

func newsLast(address string) int {
	if strings.Contains(strings.ToLower(address), "news") {
		return 0
	}
	return 1
}

// newsMaps looks into an index for a sitemap of news.
func (s *scout) newsMaps() {
	for _, v := range slices.Clone(s.found.Sitemaps) {
		for _, m := range v.Maps {
			if newsLast(m) == 0 {
				s.visitAll([]feed.Candidate{{Address: m, Kind: feed.KindSitemap, Why: "named by " + v.Address}}, 1, true)
				return
			}
		}
	}
}

// visitAll asks for candidates: so many at most, or until one is good.
func (s *scout) visitAll(cs []feed.Candidate, most int, untilGood bool) {
	for _, c := range cs[:min(len(cs), most)] {
		if s.ctx.Err() != nil || len(s.found.Visits) >= mostVisits || s.visit(c) && untilGood {
			return
		}
	}
}

// visit asks for a candidate and reports whether it is good.
func (s *scout) visit(c feed.Candidate) bool {
	if slices.ContainsFunc(s.found.Visits, func(v Visit) bool { return v.Address == c.Address }) {
		return false
	}
	res, err := s.get(s.ctx, c.Address, false)
	if err != nil {
		s.found.Visits = append(s.found.Visits, Visit{Candidate: c, Err: err})
		return false
	}
	if res.Moved {
		c.Address = res.URL
	}
	typ := res.Header.Get("Content-Type")
	if c.Kind == feed.KindSitemap {
		m, err := feed.ParseSitemap(res.Body, typ, res.URL)
		v := ofSitemap(c, m)
		v.Err = err
		return s.take(v, "", "")
	}
	f, err := feed.Parse(res.Body, typ, res.URL)
	v := ofFeed(c, f)
	v.Err = err
	return s.take(v, f.Title, f.Language)
}

// take notes a visit, and what it found if that is new. It reports whether it is.
func (s *scout) take(v Visit, name, language string) bool {
	known := func(o Visit) bool {
		return o.Err == nil && o.Kind == v.Kind && len(v.addresses) > 0 && slices.Equal(o.addresses, v.addresses)
	}
	switch i := slices.IndexFunc(s.found.Visits, known); {
	case v.Err != nil:
	case i >= 0:
		v.Err = fmt.Errorf("the same as %s", s.found.Visits[i].Address)
	case v.Kind == feed.KindSitemap && v.Items+len(v.Maps) == 0:
		v.Err = errors.New("empty")
	}
	s.found.Visits = append(s.found.Visits, v)
	if v.Err != nil {
		return false
	}
	if v.Kind == feed.KindSitemap {
		s.found.Sitemaps = append(s.found.Sitemaps, v)
		return true
	}
	s.found.Feeds = append(s.found.Feeds, v)
	s.found.Name = cmp.Or(s.found.Name, name)
	s.found.Language = cmp.Or(s.found.Language, language)
	return true
}

func ofFeed(c feed.Candidate, f feed.Feed) Visit {
	v := Visit{Candidate: c, Items: len(f.Items), Notes: f.Notes}
	full := 0
	for _, it := range f.Items {
		v.addresses = append(v.addresses, it.Address)
		v.Newest = newer(v.Newest, it.Published.Value)
		if it.Text != "" && len(it.Text) > len(it.Summary) {
			full++
		}
	}
	v.Full = full > 0 && full*2 >= len(f.Items)
	v.Title = cmp.Or(v.Title, f.Title)
	return v
}

func ofSitemap(c feed.Candidate, m feed.Sitemap) Visit {
	v := Visit{Candidate: c, Items: len(m.Pages), Notes: m.Notes}
	for _, p := range m.Pages {
		v.addresses = append(v.addresses, p.Address)
		v.News = v.News || p.Published.Value != nil
		v.Newest = newer(newer(v.Newest, p.Published.Value), p.Changed.Value)
	}
	for _, p := range m.Maps {
		v.Maps = append(v.Maps, p.Address)
	}
	return v
}

// newer is the later of two ISO dates, as far as their days tell.
func newer(a string, b *string) string {
	if b != nil && *b > a {
		return *b
	}
	return a
}
