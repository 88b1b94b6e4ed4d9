// Package backfill finds the pages that an outlet published in some days of the past: in its own sitemaps, or in the index of an archive
// of the web. It only finds them; they are asked for by whoever keeps the queue.
//
//	w := backfill.Walk{Ask: patient, Outlet: outlet, Days: backfill.Days{From: "2024-08-01", To: "2024-08-31"}, Found: queue}
//	tally, err := w.Sitemaps(ctx)
//
// What was walked is in [State], which the caller may keep, so that a walk that was broken off goes on where it was. Days are compared as the
// outlet writes them. Nothing here waits, retries or knows the store.
package backfill

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire/fetch"
)

// Asker asks for an address, politely; fetch.Patient is one.
type Asker interface {
	Get(ctx context.Context, req fetch.Request) (*fetch.Response, error)
}

// Outlet is whose pages are looked for.
type Outlet struct {
	ID       string
	Homepage string
	// Hosts are those whose pages are the outlet's, with their sub-domains, without "www.".
	Hosts []string
	// Sitemaps are addresses; those that the site's robots.txt names are walked as well.
	Sitemaps []string
}

// Days are a first and a last day, ISO, both included.
type Days struct{ From, To string }

// overlap reports whether something that happened between two days may have happened in these.
func (d Days) overlap(first, last string) bool { return last >= d.From && first <= d.To }

// Page is a page that was found.
type Page struct {
	// URL is where it is asked for; Via is the sitemap that names it, or where an archive gives its captures.
	URL, Via string
	// Original is the outlet's own address, and Captured the time, if URL is that of an archive's capture.
	Original string
	Captured time.Time
	// Title and Published are what the sitemap says.
	Title     string
	Published tawatur.Published
}

// Tally counts what was found and what was left out.
type Tally struct {
	// Maps were read, sitemaps or answers of an archive; MapsPassed are sitemaps that by their names or dates hold nothing of the days. Failed could not be read.
	Maps, MapsPassed, Failed int
	// Found are pages of the days. OutOfRange are not; Undated have no date at all.
	Found, OutOfRange, Undated int
	// Elsewhere are addresses at hosts that are not the outlet's; Lists are captured home pages, tags and searches; Copies further captures of one page.
	Elsewhere, Lists, Copies int
}

// Plus adds what another walk counted.
func (t Tally) Plus(o Tally) Tally {
	return Tally{
		Maps: t.Maps + o.Maps, MapsPassed: t.MapsPassed + o.MapsPassed, Failed: t.Failed + o.Failed, Found: t.Found + o.Found, OutOfRange: t.OutOfRange + o.OutOfRange,
		Undated: t.Undated + o.Undated, Elsewhere: t.Elsewhere + o.Elsewhere, Lists: t.Lists + o.Lists, Copies: t.Copies + o.Copies,
	}
}

// State is how far a walk has come. The zero value is its beginning.
type State struct {
	// Walked are the sitemaps that have been read, true, and the indexes of them that are read again for what is left, false.
	Walked map[string]bool `json:",omitempty"`
	// Told is how far the archive has told of each host.
	Told  map[string]Told `json:",omitempty"`
	Tally Tally
}

// Told is how far an archive has told of a host.
type Told struct {
	// Resume is where it goes on, Key the page it told of last; All says that it has told all.
	Resume, Key string
	All         bool
}

// Walk looks for the pages of one outlet.
type Walk struct {
	Ask Asker
	Outlet
	Days
	// Undated takes pages without a date as well; All takes every capture of a page and not the first only.
	Undated, All bool
	// Found is told what was found, before State says so. Its error ends the walk.
	Found func(ctx context.Context, pages []Page) error
	// State is where to begin; Save, if not nil, is told how far it has come. Its error ends the walk.
	State State
	Save  func(State) error
	// Say is told what could not be read, one line at a time; nil drops it.
	Say func(string)
}

func (w *Walk) say(format string, args ...any) {
	if w.Say != nil {
		w.Say(w.ID + ": " + fmt.Sprintf(format, args...))
	}
}

// keep hands on what was found and notes how far the walk has come.
func (w *Walk) keep(ctx context.Context, pages []Page, t Tally) error {
	if len(pages) > 0 {
		if err := w.Found(ctx, pages); err != nil {
			return err
		}
	}
	t.Found += len(pages)
	w.State.Tally = w.State.Tally.Plus(t)
	if w.Save == nil {
		return nil
	}
	return w.Save(w.State)
}

// begin makes a State ready to be written to.
func (w *Walk) begin() {
	if w.State.Walked == nil {
		w.State.Walked = map[string]bool{}
	}
	if w.State.Told == nil {
		w.State.Told = map[string]Told{}
	}
}

// ours reports whether an address is of the outlet.
func (w *Walk) ours(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	for _, h := range w.Hosts {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// ends reports whether an error ends the walk: the caller has gone away, or what is asked for cannot be kept.
func ends(err error) bool {
	k := fetch.KindOf(err)
	return k == fetch.Interrupted || k == fetch.NotKept || errors.Is(err, context.Canceled)
}
