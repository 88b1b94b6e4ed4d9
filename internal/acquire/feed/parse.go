package feed

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"tawatur"
)

// Parse reads a feed. contentType is the header of the answer, or empty; address is where the feed was found, against which links
// without a host are read. The error wraps ErrTooLarge, ErrNotFeed or ErrHostile.
func Parse(body []byte, contentType, address string) (Feed, error) {
	f, err := parse(body, contentType, address)
	if err != nil {
		return Feed{}, fmt.Errorf("read feed %s: %w", address, err)
	}
	return f, nil
}

func parse(body []byte, contentType, address string) (Feed, error) {
	text, err := decoded(body, contentType)
	if err != nil {
		return Feed{}, err
	}
	var notes []string
	if text = strings.TrimSpace(text); !strings.HasPrefix(text, "{") {
		if text, err = rooted(text); err != nil {
			return Feed{}, err
		}
		if isSitemap(text) {
			return Feed{}, fmt.Errorf("%w: it is a sitemap", ErrNotFeed)
		}
		if text, notes, err = whole(mended(text), "item", "entry"); err != nil {
			return Feed{}, err
		}
	} else if strings.Count(text, "{") > 8*maxEntries {
		return Feed{}, fmt.Errorf("%w: more objects than %d items have", ErrHostile, maxEntries)
	}
	raw, err := read(text)
	if err != nil {
		return Feed{}, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	if raw.FeedType == FormatJSON && !strings.Contains(raw.FeedVersion, "jsonfeed.org") {
		return Feed{}, fmt.Errorf("%w: it is JSON of another kind", ErrNotFeed)
	}
	f := Feed{Title: plainLine(raw.Title), Language: strings.TrimSpace(raw.Language), Format: raw.FeedType, Notes: notes}
	f.fill(raw, address)
	return f, nil
}

// read gives a text to the library. Whatever makes it panic is a fault of that one feed and must not end the program.
func read(text string) (raw *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the feed cannot be read: %v", r)
		}
	}()
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	p.JSONTranslator = nullsOut{}
	p.KeepOriginalFeed = true
	return p.ParseString(text)
}

// nullsOut takes the nulls out of the lists of a JSON Feed, which the library's own translator does not expect.
type nullsOut struct{ gofeed.DefaultJSONTranslator }

// Translate does what the library does, without the nulls.
func (t nullsOut) Translate(feed any) (*gofeed.Feed, error) {
	if f, ok := feed.(*json.Feed); ok {
		f.Items = slices.DeleteFunc(f.Items, func(it *json.Item) bool { return it == nil })
		f.Authors = withoutNulls(f.Authors)
		for _, it := range f.Items {
			it.Authors = withoutNulls(it.Authors)
		}
	}
	return t.DefaultJSONTranslator.Translate(feed)
}

func withoutNulls(list []*json.Author) []*json.Author {
	return slices.DeleteFunc(list, func(a *json.Author) bool { return a == nil })
}

// fill takes over what the feed says of itself, and its items.
func (f *Feed) fill(raw *gofeed.Feed, address string) {
	at, err := url.Parse(address)
	if err != nil {
		at = &url.URL{}
	}
	f.Home = absolute(at, raw.Link)
	base := at
	if home, err := url.Parse(f.Home); err == nil && f.Format == FormatRSS && home.Host != "" {
		base = home // links of RSS are those of the site
	}
	switch o := raw.OriginalFeed().(type) {
	case *rss.Feed:
		f.Rhythm = rhythmOf(o)
		f.Next = absolute(at, nextOf(o.Extensions))
	case *atom.Feed:
		f.Rhythm.Every = syndicated(o.Extensions)
		for _, l := range o.Links {
			if l.Rel == "next" {
				f.Next = absolute(at, l.Href)
			}
		}
	case *json.Feed:
		f.Next = absolute(at, o.NextURL)
	}
	seen := shelf{byID: map[string]string{}}
	for i, it := range raw.Items {
		if item, ok := seen.put(newItem(it, original(raw.OriginalFeed(), i), base)); ok {
			f.Items = append(f.Items, item)
		}
	}
	f.Notes = append(f.Notes, seen.notes()...)
}

// original is the i-th item in the words of its own format.
func original(feed any, i int) any {
	switch o := feed.(type) {
	case *rss.Feed:
		return o.Items[i]
	case *atom.Feed:
		return o.Entries[i]
	case *json.Feed:
		return o.Items[i]
	}
	return nil
}

// shelf keeps each item once: an item that comes again under its id and address is the same, and one that shares only the id
// of another is told by its address.
type shelf struct {
	byID             map[string]string
	again, sharedIDs int
}

func (s *shelf) put(it Item) (Item, bool) {
	address, there := s.byID[it.ID]
	if there && address != it.Address && it.Address != "" {
		s.sharedIDs++
		it.ID = it.Address
		_, there = s.byID[it.ID]
	}
	if there {
		s.again++
		return it, false
	}
	s.byID[it.ID] = it.Address
	return it, true
}

func (s *shelf) notes() []string {
	var out []string
	if s.again > 0 {
		out = append(out, fmt.Sprintf("items that stand there twice: %d", s.again))
	}
	if s.sharedIDs > 0 {
		out = append(out, fmt.Sprintf("items with the id of another, told by their addresses: %d", s.sharedIDs))
	}
	return out
}

func newItem(raw *gofeed.Item, original any, base *url.URL) Item {
	it := Item{
		Title: plainLine(cmp.Or(raw.Title, media(raw.Extensions, "title"))), Summary: plain(cmp.Or(raw.Description, media(raw.Extensions, "description"))),
		Published: dateOf(raw.Published), Updated: dateOf(raw.Updated),
		HTML: strings.TrimSpace(raw.Content), Text: plain(raw.Content),
	}
	links := append([]string{first(raw.Extensions, "feedburner", "origLink"), raw.Link}, raw.Links...)
	switch o := original.(type) {
	case *rss.Item:
		if o.GUID != nil && !strings.EqualFold(o.GUID.IsPermalink, "false") && strings.Contains(o.GUID.Value, "://") {
			links = append(links, o.GUID.Value)
		}
	case *atom.Entry:
		if o.Published == "" && it.Published.Value != nil {
			it.Published.Why = []string{"the feed gives only when it was last changed"}
		}
	case *json.Item:
		if o.ContentHTML == "" {
			it.HTML, it.Text = "", strings.TrimSpace(o.ContentText)
		}
	}
	for _, l := range links {
		if it.Address == "" {
			it.Address = absolute(base, l)
		}
	}
	it.ID = cmp.Or(strings.TrimSpace(raw.GUID), it.Address)
	if it.ID == "" {
		it.ID = tawatur.HashText(it.Title + "\n" + it.Text + "\n" + it.Summary)
	}
	for _, p := range raw.Authors {
		if p != nil {
			it.Authors = appendNew(it.Authors, plainLine(p.Name))
		}
	}
	for _, c := range raw.Categories {
		it.Categories = appendNew(it.Categories, plainLine(c))
	}
	return it
}

// appendNew adds what is neither empty nor there.
func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// first is the text of the first element of an extension.
func first(e ext.Extensions, prefix, name string) string {
	for _, x := range e[prefix][name] {
		if s := strings.TrimSpace(x.Value); s != "" {
			return s
		}
	}
	return ""
}

// media is a text of the media extension, which feeds of videos have in place of their own.
func media(e ext.Extensions, name string) string {
	if s := first(e, "media", name); s != "" {
		return s
	}
	for _, g := range e["media"]["group"] {
		for _, c := range g.Children[name] {
			if s := strings.TrimSpace(c.Value); s != "" {
				return s
			}
		}
	}
	return ""
}

// nextOf is the address of the next page of a feed in RSS, which borrows the link of Atom.
func nextOf(e ext.Extensions) string {
	for _, l := range e["atom"]["link"] {
		if l.Attrs["rel"] == "next" {
			return l.Attrs["href"]
		}
	}
	return ""
}

// absolute makes an address of a link as written; "" where it is none of http or https.
func absolute(base *url.URL, link string) string {
	link = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, strings.TrimSpace(link))
	if link == "" {
		return ""
	}
	u, err := base.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
