package backfill

import (
	"context"
	"net/url"
	"strings"
	"time"

	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
)

// Archive is where captures are asked for.
type Archive struct {
	// Index is the address of its CDX server, Replay that under which it gives captures.
	Index, Replay string
	// Limit is how many captures an answer may have; 0 is 5000.
	Limit int
}

// ReplayOf returns where an archive gives its captures as a rule, by the address of its index: beside it under /web/ for the Wayback Machine, and in the
// folder of the index for a collection of pywb.
func ReplayOf(index string) string {
	u, err := url.Parse(index)
	if err != nil {
		return ""
	}
	folder, ok := strings.CutSuffix(strings.TrimSuffix(u.Path, "/"), "/cdx")
	if !ok || strings.HasPrefix(u.Path, "/cdx/") {
		folder = "/web"
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: folder + "/"}).String()
}

// usualLimit is how many captures are asked for at once; maxAnswers bounds how often.
const (
	usualLimit = 5000
	maxAnswers = 20_000
)

// Archive walks the captures that an archive has of the outlet's pages. The days are those of the captures, in universal time.
func (w *Walk) Archive(ctx context.Context, a Archive) (Tally, error) {
	w.begin()
	from, err := time.Parse(time.DateOnly, w.From)
	if err != nil {
		return w.State.Tally, err
	}
	to, err := time.Parse(time.DateOnly, w.To)
	if err != nil {
		return w.State.Tally, err
	}
	if a.Limit == 0 {
		a.Limit = usualLimit
	}
	for _, host := range w.Hosts {
		if w.State.Told[host].All {
			continue
		}
		q := feed.Query{Server: a.Index, Site: host, From: from, To: to, Limit: a.Limit}
		if err := w.captures(ctx, a, q); err != nil {
			return w.State.Tally, err
		}
	}
	return w.State.Tally, nil
}

// captures walks all answers about one host. Where one fails the host is left, and the next walk goes on from there.
func (w *Walk) captures(ctx context.Context, a Archive, q feed.Query) error {
	for range maxAnswers {
		told := w.State.Told[q.Site]
		q.Resume = told.Resume
		c, err := w.answer(ctx, q)
		if ends(err) {
			return err
		}
		if err != nil {
			w.say("%s in the archive: %v", q.Site, err)
			w.State.Tally.Failed++
			return nil
		}
		for _, note := range c.Notes {
			w.say("%s in the archive: %s", q.Site, note)
		}
		t := Tally{Maps: 1}
		pages := w.captured(c.Captures, a.Replay, &told.Key, &t)
		told.All = c.Resume == "" || c.Resume == told.Resume
		told.Resume = c.Resume
		w.State.Told[q.Site] = told
		if err := w.keep(ctx, pages, t); err != nil || told.All {
			return err
		}
	}
	return nil
}

// answer asks the index once.
func (w *Walk) answer(ctx context.Context, q feed.Query) (feed.CDX, error) {
	res, err := w.Ask.Get(ctx, fetch.Request{URL: q.Address(), Accept: "application/json, */*;q=0.5", MaxBody: feed.MaxBytes, Direct: true})
	if err != nil {
		return feed.CDX{}, err
	}
	return feed.ParseCDX(res.Body)
}

// captured takes the captures of pages of the days, of each page the first unless all are wanted; last is the page told of last.
func (w *Walk) captured(all []feed.Capture, replay string, last *string, t *Tally) []Page {
	var out []Page
	for _, c := range all {
		day := c.At.UTC().Format(time.DateOnly)
		switch {
		case !w.ours(c.Address):
			t.Elsewhere++
			continue
		case !w.overlap(day, day):
			t.OutOfRange++
			continue
		case c.Status != 0 && c.Status != 200 || c.Type != "" && c.Type != "text/html" || isList(c.Address):
			t.Lists++
			continue
		case c.Key != "" && c.Key == *last && !w.All:
			t.Copies++
			continue
		}
		*last = c.Key
		out = append(out, Page{URL: c.Raw(replay), Via: replay, Original: c.Address, Captured: c.At})
	}
	return out
}

// isList tells a home page, a tag, an author's page, a search and a feed by the address.
func isList(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return true
	}
	q := u.Query()
	if q.Has("s") || q.Has("replytocom") || q.Has("paged") {
		return true
	}
	for part := range strings.SplitSeq(strings.ToLower(u.Path), "/") {
		switch part {
		case "tag", "tags", "category", "author", "authors", "page", "search", "feed", "rss", "comments", "wp-json", "wp-admin", "cdn-cgi":
			return true
		}
	}
	return false
}
