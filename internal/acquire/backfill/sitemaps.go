package backfill

import (
	"context"
	"net/url"
	"regexp"

	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
)

// Bounds of a walk: the largest newspapers have some thousands of sitemaps, in an index of an index.
const (
	maxMaps  = 20_000
	maxDepth = 4
)

// sitemap is one that is still to be read.
type sitemap struct {
	address string
	depth   int
	// guessed says that nobody names it, so that it is no failure if it is not there.
	guessed bool
}

// Sitemaps walks the outlet's sitemaps, those that it is known by and those that its robots.txt names.
func (w *Walk) Sitemaps(ctx context.Context) (Tally, error) {
	w.begin()
	todo, err := w.roots(ctx)
	if err != nil {
		return w.State.Tally, err
	}
	seen := map[string]bool{}
	for n := 0; len(todo) > 0; n++ {
		m := todo[0]
		todo = todo[1:]
		if seen[m.address] || w.State.Walked[m.address] {
			continue
		}
		seen[m.address] = true
		if n == maxMaps {
			w.say("more than %d sitemaps; the others are left out", maxMaps)
			break
		}
		further, err := w.walk(ctx, m)
		if err != nil {
			return w.State.Tally, err
		}
		todo = append(further, todo...)
	}
	return w.State.Tally, nil
}

// roots are the sitemaps with which a walk begins.
func (w *Walk) roots(ctx context.Context) ([]sitemap, error) {
	var out []sitemap
	for _, a := range w.Outlet.Sitemaps {
		out = append(out, sitemap{address: a})
	}
	home, err := url.Parse(w.Homepage)
	if err != nil || home.Host == "" {
		return out, nil
	}
	robots := home.ResolveReference(&url.URL{Path: "/robots.txt"}).String()
	res, err := w.Ask.Get(ctx, fetch.Request{URL: robots, Accept: "text/plain, */*;q=0.5", Direct: true})
	if ends(err) {
		return nil, err
	}
	if err == nil {
		for _, a := range feed.RobotsSitemaps(res.Body, res.URL) {
			out = append(out, sitemap{address: a})
		}
	}
	if len(out) == 0 {
		out = append(out, sitemap{address: home.ResolveReference(&url.URL{Path: "/sitemap.xml"}).String(), guessed: true})
	}
	return out, nil
}

// walk reads one sitemap and returns those that it names. One that names none is noted as walked.
func (w *Walk) walk(ctx context.Context, m sitemap) ([]sitemap, error) {
	res, err := w.Ask.Get(ctx, fetch.Request{URL: m.address, Accept: "application/xml, text/xml;q=0.9, */*;q=0.5", MaxBody: feed.MaxBytes})
	if err != nil {
		return nil, w.failed(m, err)
	}
	s, err := feed.ParseSitemap(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return nil, w.failed(m, err)
	}
	for _, note := range s.Notes {
		w.say("%s: %s", m.address, note)
	}
	t := Tally{Maps: 1}
	var further []sitemap
	for _, p := range s.Maps {
		switch {
		case !w.mayHold(p):
			t.MapsPassed++
		case m.depth >= maxDepth:
			w.say("%s: the sitemaps are nested more than %d deep; those below are left out", m.address, maxDepth)
			t.Failed++
		default:
			further = append(further, sitemap{address: p.Address, depth: m.depth + 1})
		}
	}
	pages := w.choose(s.Pages, m.address, &t)
	_, counted := w.State.Walked[m.address]
	w.State.Walked[m.address] = len(further) == 0
	if counted {
		return further, nil
	}
	return further, w.keep(ctx, pages, t)
}

// failed notes a sitemap that could not be read. It is not walked, so that the next walk tries it again.
func (w *Walk) failed(m sitemap, err error) error {
	if ends(err) {
		return err
	}
	if m.guessed {
		w.say("names no sitemap, neither in the sources nor in robots.txt, and has none at %s", m.address)
	} else {
		w.say("%v", err)
	}
	w.State.Tally.Failed++
	return nil
}

// mayHold reports whether a sitemap that an index names may hold pages of the days: by the days in its name, and by when it last changed.
func (w *Walk) mayHold(p feed.Page) bool {
	if changed := p.Changed.Day(); changed != "" && changed < w.From {
		return false
	}
	first, last := namedDays(p.Address, true)
	return first == "" || w.overlap(first, last)
}

// choose takes the pages of the days from a sitemap.
func (w *Walk) choose(all []feed.Page, via string, t *Tally) []Page {
	var out []Page
	for _, p := range all {
		first, last := published(p)
		switch {
		case !w.ours(p.Address):
			t.Elsewhere++
			continue
		case first == "" && !w.Undated:
			t.Undated++
			continue
		case first != "" && !w.overlap(first, last):
			t.OutOfRange++
			continue
		}
		out = append(out, Page{URL: p.Address, Via: via, Title: p.Title, Published: p.Published})
	}
	return out
}

// published returns the days between which a page was published, "" where nothing tells. A page was published before it changed: where only
// that is told, it is taken for the day, as most pages of news do not change later.
func published(p feed.Page) (first, last string) {
	if d := p.Published.Day(); d != "" {
		return d, d
	}
	changed := p.Changed.Day()
	first, last = namedDays(p.Address, changed == "")
	switch {
	case first == "":
		return changed, changed
	case changed != "" && changed < last:
		last = max(first, changed)
	}
	return first, last
}

// namedDays reads the days in an address: "/2024/08/09/", "/2024/8/", "2024-08-09", "2024_08". Loosely it also takes what may be a
// number: "20240809", "202408" and "2024". It returns the first and the last day, "" for none.
func namedDays(address string, loosely bool) (first, last string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	path := u.Path + "?" + u.RawQuery
	forms := []string{`/(\d{4})/(\d{1,2})(?:/(\d{1,2}))?/`, `(?:^|\D)(\d{4})[_-](\d\d)(?:[_-](\d\d))?(?:\D|$)`}
	if loosely {
		forms = append(forms, `(?:^|\D)(\d{4})(\d\d)(\d\d)?(?:\D|$)`, `(?:^|\D)(\d{4})(?:\D|$)`)
	}
	for _, form := range forms {
		for _, m := range regexp.MustCompile(form).FindAllStringSubmatch(path, -1) {
			if first, last = daysOf(append(m[1:], "", "")); first != "" {
				return first, last
			}
		}
	}
	return "", ""
}

// daysOf returns the days of a year, month and day, of which the last may be missing; "" of numbers that are none.
func daysOf(m []string) (first, last string) {
	year, month, day := m[0], pad(m[1]), pad(m[2])
	if year < "1990" || year > "2100" || month > "12" || day > "31" || month == "00" || day == "00" {
		return "", ""
	}
	switch {
	case month == "":
		return year + "-01-01", year + "-12-31"
	case day == "":
		return year + "-" + month + "-01", year + "-" + month + "-31"
	}
	d := year + "-" + month + "-" + day
	return d, d
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
