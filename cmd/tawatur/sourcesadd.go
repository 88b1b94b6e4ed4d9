package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"tawatur"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/scout"
	"tawatur/internal/acquire/source"
	"tawatur/internal/count"
	"tawatur/internal/know/actors"
)

type sourcesAddCmd struct {
	sourcesFlag
	askFlags
	URL      string `arg:"" name:"url" help:"The home page of the outlet, or one of its feeds or sitemaps."`
	ID       string `placeholder:"ID" help:"The id to give it; else that of the outlet in the program's tables, or one made of its host."`
	Name     string `placeholder:"NAME" help:"Its name; else what it calls itself."`
	Language string `placeholder:"TAG" help:"Its language (ar); else what its feeds say."`
	Region   string `placeholder:"CODE" help:"Its country or a part of one (SY, SY-HA)."`
	Sections bool   `help:"Follow the feeds of its sections too."`
	DryRun   bool   `short:"n" name:"dry-run" help:"Only show what would be written."`
}

// Help is shown below the flags.
func (*sourcesAddCmd) Help() string {
	return `Asks for the page, looks for feeds and sitemaps (those it names, the usual places, robots.txt), reads each once, shows what is in them, and writes the outlet at the end of sources.toml. An outlet that is there already is left as it is; a feed of such an outlet is added to it.

Some twenty addresses are asked at most, one after the other; private addresses never, and what robots.txt forbids is not asked. Before you follow an outlet, read its terms of use.

Examples:

    tawatur sources add https://outlet.example
    tawatur sources add outlet.example --name "صوت الوادي" --language ar --region SY
    tawatur sources add https://outlet.example/politics/feed
    tawatur sources add outlet.example --dry-run
`
}

// Run finds the outlet's feeds and writes it.
func (c *sourcesAddCmd) Run(ctx context.Context, s *streams) error {
	address, err := c.address()
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	doc, err := c.open(c.sourceOptions())
	if err != nil {
		return err
	}
	old, there := sourceOf(doc.File(), address)
	if there && (isHome(address) || followed(old, address)) {
		s.say("%s:%d: %s is there already, with %s", c.Sources, old.Line, old.ID, countWords(len(old.Feeds), len(old.Sitemaps)))
		return nil
	}
	found, err := c.look(ctx, s, address)
	writeVisits(s, found)
	if err != nil {
		if errors.Is(err, scout.ErrNothing) {
			return fmt.Errorf("%w; if you know the address of a feed: tawatur sources add FEED", err)
		}
		return err
	}
	if there {
		return c.extend(s, doc, old, found)
	}
	return c.write(s, doc, found)
}

// look looks for what the outlet has. An outlet named without a scheme that does not answer by https is asked by http.
func (c *sourcesAddCmd) look(ctx context.Context, s *streams, address string) (scout.Found, error) {
	v := c.visitor(s)
	found, err := scout.Look(ctx, v.get, address)
	if kind := fetch.KindOf(err); err == nil || strings.Contains(c.URL, "://") || kind != fetch.Connect && kind != fetch.TLS && kind != fetch.BadAnswer {
		return found, err
	}
	plain := "http" + strings.TrimPrefix(address, "https")
	s.say("%v; trying %s, which anyone on the way can read and change", err, plain)
	return scout.Look(ctx, v.get, plain)
}

// address is the URL as an address; one without a scheme is taken for https.
func (c *sourcesAddCmd) address() (string, error) {
	a := strings.TrimSpace(c.URL)
	if !strings.Contains(a, "://") {
		a = "https://" + a
	}
	return a, source.CheckAddress(a, c.sourceOptions())
}

// sourceOf finds the source whose host or feed an address is of.
func sourceOf(f *source.File, address string) (source.Source, bool) {
	for _, s := range f.Sources {
		if followed(s, address) || slices.Contains(s.Hosts, source.HostOf(address)) {
			return s, true
		}
	}
	return source.Source{}, false
}

func followed(s source.Source, address string) bool {
	same := func(a string) bool { return strings.TrimSuffix(a, "/") == strings.TrimSuffix(address, "/") }
	return slices.ContainsFunc(s.Feeds, same) || slices.ContainsFunc(s.Sitemaps, same)
}

// isHome reports whether an address is a host's own page.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// writeVisits shows what was asked for and what it had.
func writeVisits(s *streams, f scout.Found) {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, v := range f.Visits {
		fmt.Fprintf(w, "%s\t%s\t%s\n", v.Kind, oneLine(v.Address), oneLine(visitWords(v)))
	}
	for _, c := range f.Sections {
		fmt.Fprintf(w, "%s\t%s\t%s\n", c.Kind, oneLine(c.Address), oneLine(strings.TrimSpace("of a section, not asked  "+c.Title)))
	}
	_ = w.Flush() // as with every line on standard output, the verb itself fails where that matters
}

// visitWords says what an address had.
func visitWords(v scout.Visit) string {
	if v.Err != nil {
		return "- " + v.Err.Error()
	}
	words := []string{count.Of(v.Items, "item")}
	if len(v.Maps) > 0 {
		words = []string{count.Of(len(v.Maps), "sitemap")}
	}
	if v.Newest != "" {
		words = append(words, "the newest of "+v.Newest)
	}
	if v.Full {
		words = append(words, "with full texts")
	}
	if v.News {
		words = append(words, "of news")
	}
	return strings.Join(append(words, v.Notes...), "; ")
}

// extend adds to a source what it does not follow yet.
func (c *sourcesAddCmd) extend(s *streams, doc *source.Document, old source.Source, found scout.Found) error {
	feeds, sitemaps := 0, 0
	for _, v := range slices.Concat(found.Feeds, found.Sitemaps) {
		if followed(old, v.Address) {
			continue
		}
		key, n := "feeds", &feeds
		if v.Kind == feed.KindSitemap {
			key, n = "sitemaps", &sitemaps
		}
		if err := doc.Append(old.ID, key, v.Address); err != nil {
			return err
		}
		*n++
	}
	return c.finish(s, doc, fmt.Sprintf("added %s to %s", countWords(feeds, sitemaps), old.ID))
}

// write adds a new source.
func (c *sourcesAddCmd) write(s *streams, doc *source.Document, found scout.Found) error {
	book, err := actors.Load()
	if err != nil {
		return err
	}
	x := c.entry(found)
	c.fromTables(book, &x)
	remarks := c.choose(&x, found)
	if err := doc.Add(x, remarks...); err != nil {
		return err
	}
	return c.finish(s, doc, fmt.Sprintf("added %s %q with %s; tawatur sources try %s shows what they have", x.ID, nameWords(x.Name), countWords(len(x.Feeds), len(x.Sitemaps)), x.ID))
}

// fromTables gives a source the id, name and country under which the program knows the outlet, where the user names no others.
func (c *sourcesAddCmd) fromTables(book *actors.Book, x *source.Source) {
	if o, ok := book.Outlet(x.Homepage); ok && c.ID == "" {
		x.ID = o.ID
	}
	a := book.ByID(x.ID)
	if a == nil || !book.IsOutlet(x.ID) {
		return
	}
	x.Region = cmp.Or(x.Region, a.Country)
	if c.Name == "" {
		x.Name = tawatur.Name{AR: a.NameAR, EN: a.NameEN}
	}
}

// entry is the source as far as its pages tell.
func (c *sourcesAddCmd) entry(found scout.Found) source.Source {
	home := found.Home
	if home == "" {
		home = slices.Concat(found.Feeds, found.Sitemaps)[0].Address
	}
	host := source.HostOf(home)
	x := source.Source{
		ID: cmp.Or(c.ID, idOf(host)), Name: source.NameOf(cmp.Or(c.Name, strings.Join(strings.Fields(found.Name), " "), host)),
		Language: c.Language, Region: c.Region, Homepage: home, Hosts: []string{host},
	}
	if t, err := language.Parse(found.Language); x.Language == "" && err == nil {
		base, _ := t.Base()
		x.Language = base.String()
	}
	return x
}

// idOf makes an id of a host.
func idOf(host string) string {
	id := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, host), "-")
	for strings.Contains(id, "--") {
		id = strings.ReplaceAll(id, "--", "-")
	}
	return strings.Trim(id[:min(len(id), 60)], "-")
}

// choose takes the feeds, and of the sitemaps those of news, or all where there is no feed: a sitemap of everything is long and tells of
// news late. What is left out is named in remarks.
func (c *sourcesAddCmd) choose(x *source.Source, found scout.Found) (remarks []string) {
	for _, v := range found.Feeds {
		x.Feeds = append(x.Feeds, v.Address)
	}
	for _, v := range found.Sections {
		if c.Sections {
			x.Feeds = append(x.Feeds, v.Address)
		} else {
			remarks = append(remarks, strings.TrimSpace("of a section, not followed: "+v.Address+" "+v.Title))
		}
	}
	for _, v := range found.Sitemaps {
		if v.News || len(found.Feeds) == 0 {
			x.Sitemaps = append(x.Sitemaps, v.Address)
		} else {
			remarks = append(remarks, "all pages, not followed: "+v.Address)
		}
	}
	return remarks
}

// finish saves the file, or shows what would be saved.
func (c *sourcesAddCmd) finish(s *streams, doc *source.Document, did string) error {
	if c.DryRun {
		old, err := os.ReadFile(c.Sources)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if _, err := fmt.Fprintf(s.out, "\n%s", strings.TrimPrefix(strings.TrimPrefix(string(doc.Bytes()), string(old)), "\n")); err != nil {
			return err
		}
		s.say("%s is as it was: --dry-run", c.Sources)
		return nil
	}
	if err := c.save(doc); err != nil {
		return err
	}
	s.say("%s: %s", c.Sources, did)
	return nil
}

// countWords counts feeds and sitemaps in words.
func countWords(feeds, sitemaps int) string {
	var out []string
	if feeds > 0 {
		out = append(out, count.Of(feeds, "feed"))
	}
	if sitemaps > 0 {
		out = append(out, count.Of(sitemaps, "sitemap"))
	}
	if len(out) == 0 {
		return "nothing to follow"
	}
	return strings.Join(out, " and ")
}
