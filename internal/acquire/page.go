package acquire

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"tawatur"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/acquire/onepage"
)

// Captured makes the reports of a page that was captured from the web: one, or one for each entry of a live blog. It is the
// only place that does, so that a page has the same id however it came: captures of one address are versions of one report.
// The name of the items is the address; the body must not be changed while they are read. A page that cannot be read is one item with the error; captured is kept among the
// reasons of a page that names no day of publication, which it is not itself.
func Captured(address, contentType string, body []byte, captured time.Time, opt Options) []Item {
	day := ""
	if !captured.IsZero() {
		day = captured.UTC().Format(time.RFC3339)
	}
	return capturedAs(address, address, contentType, body, day, opt.filled())
}

// capturedAs is Captured under the name of an item, with the time as an archive writes it. The body is not changed any more.
func capturedAs(name, address, contentType string, body []byte, captured string, opt Options) []Item {
	src, err := letters.Given(body, contentType)
	if err != nil {
		return []Item{failed(name, err)}
	}
	items, err := pageItems(name, pageID(address), address, src, opt)
	if err != nil && !errors.Is(err, article.ErrNoText) {
		return []Item{failed(name, err)}
	}
	for i := range items {
		if p := &items[i].Report.Published; items[i].Err == nil && p.Value == nil && captured != "" {
			p.Why = append(p.Why, "captured "+captured+"; the page names no date")
		}
	}
	return items
}

// pageItems makes the reports of a page that was found at an address, if that is known. Its id is that of the address that it calls its own, else of the
// one at which it was found, else otherwise. The error is article.ErrNoText, beside an empty report, where it has no words.
func pageItems(name, otherwise, address, src string, opt Options) (items []Item, err error) {
	var by article.Selectors
	if opt.Selectors != nil {
		by = opt.Selectors(address)
	}
	p, err := article.ReadBy(src, address, by)
	if err != nil && !errors.Is(err, article.ErrNoText) {
		return nil, err
	}
	whole := reportOf(p)
	if whole.URL == "" {
		whole.URL = address
	}
	add := func(rep tawatur.Report, suffix string) {
		id, formerly := otherwise, []string(nil)
		if isWeb(whole.URL) {
			id, formerly = pageID(whole.URL), formerIDs(whole.URL, address)
		}
		rep.ID = id + suffix
		it := finished(name, rep, opt)
		it.Next = p.Next
		for _, f := range formerly {
			it.Formerly = append(it.Formerly, f+suffix)
		}
		items = append(items, it)
	}
	if len(p.Entries) == 0 {
		add(whole, "")
		return items, err
	}
	for _, e := range p.Entries {
		rep := whole
		rep.Text, rep.Published = e.Text, e.Published
		if e.Title != "" {
			rep.Title = e.Title
		}
		if whole.URL != "" {
			base, _, _ := strings.Cut(whole.URL, "#")
			rep.URL = base + "#" + e.Anchor
		}
		add(rep, "-"+plainName(e.Anchor))
	}
	return items, nil
}

// reportOf is a page as one report, without an id.
func reportOf(p article.Page) tawatur.Report {
	rep := tawatur.Report{URL: p.Canonical, Title: p.Title, Text: p.Text, Published: p.Published}
	if p.Outlet != "" {
		rep.Outlet = &tawatur.Outlet{Name: p.Outlet}
	}
	return rep
}

// PageID is the id that the report of a page has which was found at an address and calls another its own, which may be empty; "" where neither is one of the web.
func PageID(found, own string) string {
	for _, a := range []string{own, found} {
		if isWeb(a) {
			return pageID(a)
		}
	}
	return ""
}

// pageID is the id of the page of an address: its host, and a hash of what tells it from other pages.
func pageID(address string) string { return idOf(onepage.Key(address)) }

// idOf is an id for what tells a page from others, which begins with its host.
func idOf(key string) string {
	host, _, _ := strings.Cut(key, "/")
	sum := sha256.Sum256([]byte(key))
	return plainName(strings.TrimPrefix(host, "www.")) + "-" + hex.EncodeToString(sum[:8])
}

// formerIDs are the ids that the page of an address, which was found at another, may have in a record: that of where it was found, if it did not call
// the other its own yet, and those by which records were kept while "www." and a slash at the end told two pages apart.
func formerIDs(own, found string) []string {
	id := pageID(own)
	var out []string
	add := func(other string) {
		if other != id && !slices.Contains(out, other) {
			out = append(out, other)
		}
	}
	for _, a := range []string{own, found} {
		key := onepage.Key(a)
		if !isWeb(a) || strings.Contains(key, "#") { // by the part before the mark, all pages of such a site were one
			continue
		}
		add(idOf(key))
		_, rest, _ := strings.Cut(onepage.Usual(a), "://")
		rest, _, _ = strings.Cut(rest, "#")
		host, path, _ := strings.Cut(rest, "/")
		for _, rest := range append(onepage.Forms(strings.ToLower(host)+"/"+path), onepage.Forms(key)...) {
			add(idOf(rest))
		}
	}
	return out
}

// plainName makes a name that can stand in an id: letters, digits, dots and hyphens, and not long.
func plainName(s string) string {
	const longest = 60
	r := []rune(s)
	s = strings.Map(func(r rune) rune {
		if r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, string(r[:min(len(r), longest)]))
	return strings.Trim(s, "-.")
}

func failed(name string, err error) Item {
	return Item{Name: name, Err: fmt.Errorf("acquire %s: %w", name, err)}
}
