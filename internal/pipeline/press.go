package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/onepage"
	"tawatur/internal/store"
	"tawatur/internal/watch"
)

// Press is the world outside for package watch: it asks feeds and pages by HTTP, and takes what they say into a record. Line, Store,
// Fetcher and Now are required.
type Press struct {
	Line    Line
	Store   store.Writer
	Fetcher *fetch.Fetcher
	// Now is the clock.
	Now func() time.Time
	// Captures knows where answers are kept; nil where they are not.
	Captures *Captures
	// Outlet returns the outlet of a source, for pages that name none; nil knows none.
	Outlet func(source string) *tawatur.Outlet
	// Selectors gives those for the page of an address; nil knows none.
	Selectors func(address string) article.Selectors
	// Wait waits until the host of an address, which is being asked, may be asked once more: for the further parts of a page. Nil asks
	// for no further parts.
	Wait func(ctx context.Context, address string) error
}

// Bounds of what one answer can make the program do.
const (
	mostItems = 1000
	mostParts = 20
	mostMaps  = 3
	// newsOf is how far back a sitemap is news: news sitemaps list two days.
	newsOf = 3 * 24 * time.Hour
	// smallMap is up to how many pages without dates a sitemap may have to be taken for news.
	smallMap = 100
)

// feedTypes are the media types that are asked for at feeds.
const feedTypes = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// Feed asks a feed or a sitemap: see watch.Press.
func (p *Press) Feed(ctx context.Context, f store.Feed) (watch.News, error) {
	res, err := p.Fetcher.Get(ctx, fetch.Request{URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, Accept: feedTypes})
	if errors.Is(err, store.ErrRedacted) { // the very bytes that were taken away: what they name is known
		return watch.News{Unchanged: true}, nil
	}
	if err != nil {
		return watch.News{}, p.failure(err)
	}
	p.Captures.take(res.URL)
	n := watch.News{Unchanged: res.NotModified, Least: freshFor(res.Header, p.Now()), ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified")}
	if res.Moved {
		n.Moved = res.URL
	}
	if n.Unchanged {
		return n, nil
	}
	if f.Kind == store.KindSitemap {
		n.Items, err = p.pagesOf(ctx, res, true)
	} else {
		err = p.itemsOf(res, &n)
	}
	if err != nil {
		return watch.News{}, err
	}
	n.Items, n.Left = eachOnce(n.Items)
	return n, nil
}

// itemsOf reads the items of a feed.
func (p *Press) itemsOf(res *fetch.Response, n *watch.News) error {
	f, err := feed.Parse(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return &watch.Failure{Kind: "not-a-feed", Err: err}
	}
	n.Says = store.Rhythm(f.Rhythm)
	for _, it := range f.Items {
		it.DoubtFuture(p.Now())
		if a, ok := p.addressOf(it.Address); ok {
			a.Title, a.Published, a.Text = it.Title, it.Published, it.Text
			n.Items = append(n.Items, a)
		}
	}
	return nil
}

// pagesOf reads the pages of a sitemap that are news. Of an index the newest sitemaps are asked for.
func (p *Press) pagesOf(ctx context.Context, res *fetch.Response, index bool) ([]store.Address, error) {
	s, err := feed.ParseSitemap(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return nil, &watch.Failure{Kind: "not-a-sitemap", Err: err}
	}
	since := p.Now().Add(-newsOf).UTC().Format(time.DateOnly)
	var out []store.Address
	for _, pg := range s.Pages {
		day := max(pg.Published.Day(), pg.Changed.Day())
		if day < since && (day != "" || len(s.Pages) > smallMap) {
			continue
		}
		if a, ok := p.addressOf(pg.Address); ok {
			a.Title, a.Published = pg.Title, pg.Published
			out = append(out, a)
		}
	}
	if !index || p.Wait == nil {
		return out, nil
	}
	for _, m := range newestMaps(s.Maps) {
		if err := p.Wait(ctx, m.Address); err != nil {
			return nil, &watch.Failure{Kind: "interrupted", Err: err}
		}
		sub, err := p.Fetcher.Get(ctx, fetch.Request{URL: m.Address, Accept: feedTypes})
		if err != nil {
			return nil, p.failure(err)
		}
		p.Captures.take(sub.URL)
		pages, err := p.pagesOf(ctx, sub, false)
		if err != nil {
			return nil, err
		}
		out = append(out, pages...)
	}
	return out, nil
}

// newestMaps are the sitemaps of an index that changed last. Where it does not say, the newest stand at one of its ends.
func newestMaps(maps []feed.Page) []feed.Page {
	if len(maps) <= mostMaps {
		return maps
	}
	sorted := slices.Clone(maps)
	slices.SortStableFunc(sorted, func(a, b feed.Page) int { return strings.Compare(b.Changed.Day(), a.Changed.Day()) })
	if sorted[0].Changed.Day() == "" {
		return []feed.Page{maps[0], maps[len(maps)-1]}
	}
	return sorted[:mostMaps]
}

// addressOf cleans an address that a feed names, and spells it as usual; false for what is not asked for.
func (p *Press) addressOf(raw string) (store.Address, bool) {
	u, err := p.Fetcher.Clean(raw)
	if err != nil {
		return store.Address{}, false
	}
	return Asked(u), true
}

// Asked is the address of a page as it is asked for, spelt as usual, and known in whichever spelling it came first.
func Asked(u *url.URL) store.Address {
	all := onepage.Spellings(onepage.Usual(u.String()))
	return store.Address{URL: all[0], Also: all[1:], Host: u.Host}
}

// eachOnce leaves out items that come again, and those beyond the bound, which it counts.
func eachOnce(items []store.Address) (once []store.Address, left int) {
	seen := map[string]bool{}
	items = slices.DeleteFunc(items, func(a store.Address) bool {
		key := onepage.Key(a.URL)
		again := seen[key]
		seen[key] = true
		return again
	})
	once = items[:min(len(items), mostItems)]
	return once, len(items) - len(once)
}

// freshFor is how long an answer may still be kept by its own word (RFC 9111, 4.2), 0 where it does not say or is not to be kept.
func freshFor(h http.Header, now time.Time) time.Duration {
	var fresh time.Duration
	stated := false
	for _, part := range strings.Split(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if !stated { // of several the first holds
				fresh, stated = seconds(strings.Trim(value, `"`)), true
			}
		}
	}
	if expires, err := http.ParseTime(h.Get("Expires")); err == nil && !stated {
		at := now
		if date, err := http.ParseTime(h.Get("Date")); err == nil {
			at = date
		}
		fresh = expires.Sub(at)
	}
	return max(fresh-seconds(h.Get("Age")), 0)
}

// seconds reads a number of seconds, 0 for what is none; what does not fit is as much as does (RFC 9111, 1.2.2).
func seconds(s string) time.Duration {
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 31)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0
	}
	return time.Duration(n) * time.Second
}

// Page asks for a page and keeps what it says: see watch.Press.
func (p *Press) Page(ctx context.Context, a store.Address) (watch.Page, error) {
	res, err := p.Fetcher.Get(ctx, fetch.Request{URL: a.URL, ETag: a.ETag, LastModified: a.LastModified})
	if err != nil {
		return p.unanswered(ctx, a, err)
	}
	out := watch.Page{ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified"), Landed: cmp.Or(a.Landed, res.URL)}
	capture := p.Captures.take(res.URL)
	if res.NotModified {
		out.Unchanged = true
		return out, nil
	}
	kind := res.Header.Get("Content-Type")
	if err := noPage(a.URL, res.URL, kind); err != nil {
		return out, err
	}
	address, at, archived, err := captureOf(a, res, out.Landed)
	if err != nil {
		return out, err
	}
	out.Last = archived
	items := acquire.Captured(address, kind, res.Body, at, acquire.Options{Selectors: p.Selectors})
	var also []*tawatur.Capture
	if len(items) == 1 && items[0].Err == nil && p.Wait != nil && !archived {
		items[0], also, out.Reason = p.whole(ctx, items[0], res.URL)
	}
	for i := range items {
		if items[i].Err == nil {
			items[i].Capture = capture
			p.fill(&items[i].Report, a, len(items) == 1)
		}
	}
	if items[0].Report.Status == tawatur.StatusEmpty && a.Text != "" {
		return p.given(ctx, a, &watch.Failure{Err: errors.New("the page has no words")})
	}
	for _, c := range also { // a report that is kept already gets the capture of each part
		it := items[0]
		it.Capture = c
		items = append(items, it)
	}
	return p.keepAll(ctx, items, out)
}

// unanswered is what comes of a page that cannot be had: what the feed says of it, where it is refused or gone, or the failure.
func (p *Press) unanswered(ctx context.Context, a store.Address, err error) (watch.Page, error) {
	why := p.failure(err)
	if f := (*watch.Failure)(nil); errors.As(why, &f) && (f.Class == watch.Refused || f.Class == watch.Gone) && !a.Again() && a.Text != "" {
		return p.given(ctx, a, f)
	}
	return watch.Page{}, why
}

// noPage says why an answer is not the page that was asked for, nil where it can be.
func noPage(asked, got, contentType string) error {
	if toHome(asked, got) {
		return &watch.Failure{Class: watch.Gone, Kind: "sent-home", Err: fmt.Errorf("get %s: it leads to the home page of %s", asked, got)}
	}
	if class, ok := fitness(contentType); !ok {
		return &watch.Failure{Class: class, Kind: "not-a-page", Err: fmt.Errorf("get %s: it is %q and no page", asked, contentType)}
	}
	return nil
}

// FromArchive stands before the address under which an archive gives its captures, in the place of the feed of an address that was found in the
// archive's index. No feed's address begins so: what a feed names is never taken for another's page.
const FromArchive = "archive "

// captureOf returns whose page an answer is, and when it was captured: here and now, or by the archive in which backfill found it, which may lead
// from one of its captures to another, and nowhere else.
func captureOf(a store.Address, res *fetch.Response, landed string) (address string, at time.Time, archived bool, err error) {
	replay, archived := strings.CutPrefix(a.Feed, FromArchive)
	if !archived {
		return landed, res.At, false, nil
	}
	address, at, ok := feed.Captured(replay, res.URL)
	if !ok {
		return "", at, true, &watch.Failure{Class: watch.Unfit, Kind: "not-a-capture", Err: fmt.Errorf("get %s: the archive leads to %s, which is none of its captures", a.URL, res.URL)}
	}
	return address, at, true, nil
}

// toHome reports whether an address that is none of a home page was redirected to one: so sites answer for pages that they took away.
func toHome(asked, got string) bool {
	from, err := url.Parse(asked)
	to, err2 := url.Parse(got)
	return err == nil && err2 == nil && strings.Trim(to.Path, "/") == "" && to.RawQuery == "" && (strings.Trim(from.Path, "/") != "" || from.RawQuery != "")
}

// fitness says whether a media type is that of a page, and if not, whether it can be one the next time: servers in trouble answer with
// types that mean nothing.
func fitness(contentType string) (watch.Class, bool) {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind = strings.ToLower(strings.TrimSpace(kind)); kind {
	case "", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain":
		return 0, true
	case "application/pdf", "application/zip":
		return watch.Unfit, false
	}
	switch family, _, _ := strings.Cut(kind, "/"); family {
	case "image", "audio", "video", "font":
		return watch.Unfit, false
	}
	return watch.Unreadable, false
}

// given makes the report of what the feed says of a page, which cannot be had for a reason.
func (p *Press) given(ctx context.Context, a store.Address, why *watch.Failure) (watch.Page, error) {
	it := acquire.Given(a.URL, a.Title, a.Text, acquire.Options{})
	p.fill(&it.Report, a, true)
	return p.keepAll(ctx, []acquire.Item{it}, watch.Page{Reason: "the text is the feed's: " + why.Error(), Landed: a.URL, Last: true})
}

// fill takes from the feed and from the source what a page does not say. The date is that of a page as a whole.
func (p *Press) fill(r *tawatur.Report, a store.Address, whole bool) {
	if r.Title == "" {
		r.Title = a.Title
	}
	if r.Published.Value == nil && a.Published.Value != nil && whole {
		r.Published.Value, r.Published.Basis = a.Published.Value, tawatur.BasisMetadata
		r.Published.Why = append(r.Published.Why, "the date that the feed "+a.Feed+" gives")
	}
	if r.Outlet == nil && p.Outlet != nil {
		r.Outlet = p.Outlet(a.Source)
	}
}

// whole joins the further parts of a paged article to its first, which is at an address. Where one cannot be had, it is what there is, and the reason says so.
func (p *Press) whole(ctx context.Context, first acquire.Item, at string) (it acquire.Item, also []*tawatur.Capture, reason string) {
	var further []acquire.Item
	seen := []string{at}
	for next := first.Next; next != "" && !slices.Contains(seen, next); {
		if len(seen) == mostParts {
			reason = fmt.Sprintf("of the parts only %d were asked for", mostParts)
			break
		}
		if err := p.Wait(ctx, next); err != nil {
			return first, nil, "ended before all parts were there"
		}
		part, err := p.Fetcher.Get(ctx, fetch.Request{URL: next})
		if err != nil {
			reason = fmt.Sprintf("part %d is missing: %v", len(seen)+1, err)
			break
		}
		if c := p.Captures.take(part.URL); c != nil {
			also = append(also, c)
		}
		items := acquire.Captured(part.URL, part.Header.Get("Content-Type"), part.Body, part.At, acquire.Options{Selectors: p.Selectors})
		further = append(further, items...)
		seen = append(seen, next)
		next = items[0].Next
	}
	if len(further) > 0 {
		first = acquire.Joined(first, further, acquire.Options{})
	}
	return first, also, reason
}

// keepAll keeps the reports of a page with their claims. If none can be read, the page cannot; if all were redacted, it is not asked for again.
func (p *Press) keepAll(ctx context.Context, items []acquire.Item, out watch.Page) (watch.Page, error) {
	ctx = context.WithoutCancel(ctx) // what is fetched is kept
	var bad error
	redacted := false
	for _, it := range items {
		o := p.Line.readNew(ctx, it, p.Store)
		if o.item.Err != nil {
			bad = o.item.Err
			continue
		}
		var t Tally
		if _, err := p.Line.keep(ctx, []outcome{o}, p.Store, &t); err != nil {
			return out, err
		}
		out.New += t.Added
		if redacted = redacted || t.Refused > 0; t.Refused > 0 {
			continue
		}
		if out.Report == "" {
			out.Report = o.item.Report.ID
		}
	}
	switch {
	case out.Report == "" && redacted:
		return out, &watch.Failure{Class: watch.Refused, Kind: "redacted", Err: errors.New("its text was redacted")}
	case out.Report == "" && bad != nil:
		return out, &watch.Failure{Class: watch.Unreadable, Kind: "unreadable", Err: bad}
	}
	return out, nil
}

// failure says what an error of a Fetcher means for a watch. What the disk does not take ends it.
func (p *Press) failure(err error) error {
	var e *fetch.Error
	if !errors.As(err, &e) {
		return err
	}
	p.Captures.take(e.URL)
	f := &watch.Failure{Kind: e.Kind.String(), Err: err}
	if e.RetryAfter > 0 {
		f.NotBefore = p.Now().Add(e.RetryAfter)
	}
	switch e.Kind {
	case fetch.Refused, fetch.Robots:
		f.Class = watch.Refused
	case fetch.TooLarge:
		f.Class = watch.Unfit
	case fetch.Redirect, fetch.BadAnswer:
		f.Class = watch.Unreadable
	case fetch.Status:
		f.Class, f.Kind = classOf(e.Status), "status-"+strconv.Itoa(e.Status)
	case fetch.NotKept:
		f.Class = watch.Unreadable
		if errors.Is(err, store.ErrRedacted) {
			f.Class, f.Kind = watch.Refused, "redacted"
		}
		if disk := (*fs.PathError)(nil); errors.As(err, &disk) {
			return err
		}
	}
	return f
}

// classOf says what a status of HTTP means for a watch.
func classOf(status int) watch.Class {
	switch {
	case status == http.StatusNotFound || status == http.StatusGone || status == http.StatusUnavailableForLegalReasons:
		return watch.Gone
	case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
		return watch.Slow
	case status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooEarly:
		return watch.Passing
	case status >= 400:
		return watch.Refused
	}
	return watch.Unreadable
}

// Captures remembers where answers are kept from when they are until they are read. It is safe for concurrent use; a nil one knows nothing.
type Captures struct {
	mu sync.Mutex
	of map[string]tawatur.Capture
}

// Note notes where the answer of an address is kept.
func (c *Captures) Note(address string, at tawatur.Capture) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[string]tawatur.Capture{}
	}
	c.of[address] = at
}

// take returns where an answer is kept and forgets it.
func (c *Captures) take(address string) *tawatur.Capture {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.of[address]
	delete(c.of, address)
	if !ok {
		return nil
	}
	return &at
}
