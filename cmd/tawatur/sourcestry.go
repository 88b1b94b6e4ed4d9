package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/feed"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/acquire/source"
	"tawatur/internal/count"
)

type sourcesTryCmd struct {
	sourcesFlag
	askFlags
	Items int    `default:"5" placeholder:"N" help:"How many items of each feed to show (${default})."`
	Pages int    `default:"1" placeholder:"N" help:"How many of the newest pages to read (${default})."`
	ID    string `arg:"" help:"The outlet, as sources list shows it."`
}

// Help is shown below the flags.
func (*sourcesTryCmd) Help() string {
	return `Asks each feed and sitemap of an outlet once, shows what is in it, reads the newest page with the selectors of the outlet, and keeps nothing. What cannot be read is named, and the exit code is then 1.

Examples:

    tawatur sources try outlet-example
    tawatur sources try outlet-example --pages 3
`
}

// Run asks and shows.
func (c *sourcesTryCmd) Run(ctx context.Context, s *streams) error {
	f, err := source.Load(c.Sources, c.sourceOptions())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(f.Sources, func(x source.Source) bool { return x.ID == c.ID })
	if i < 0 {
		return fmt.Errorf("%s: %q: %w; tawatur sources list shows which are", c.Sources, c.ID, source.ErrUnknown)
	}
	t := &trial{sourcesTryCmd: c, s: s, v: c.visitor(s), x: f.Sources[i]}
	for _, a := range t.x.Feeds {
		t.ask(ctx, a, t.feed)
	}
	for _, a := range t.x.Sitemaps {
		t.ask(ctx, a, t.sitemap)
	}
	for i, a := range t.pages {
		if i == c.Pages {
			break
		}
		t.ask(ctx, a, t.page)
	}
	return errors.Join(ctx.Err(), t.err)
}

// trial is one run of the verb.
type trial struct {
	*sourcesTryCmd
	s *streams
	v *visitor
	x source.Source
	// pages are addresses in the order in which they were named.
	pages []string
	err   error
}

// print writes a line of the answer, control characters made visible.
func (t *trial) print(format string, args ...any) {
	if _, err := io.WriteString(t.s.out, oneLine(fmt.Sprintf(format, args...))+"\n"); err != nil && t.err == nil {
		t.err = err
	}
}

// ask asks for an address and shows what it has.
func (t *trial) ask(ctx context.Context, address string, show func(string, *fetch.Response) error) {
	res, err := t.v.get(ctx, address, false)
	if err == nil {
		err = show(address, res)
	}
	if err != nil {
		t.s.failures++
		t.s.complain(err)
	}
}

func (t *trial) feed(address string, res *fetch.Response) error {
	f, err := feed.Parse(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return err
	}
	t.print("feed %s: %s%s", address, count.Of(len(f.Items), "item"), rhythmWords(f.Rhythm))
	for _, n := range f.Notes {
		t.print("  note: %s", n)
	}
	now := res.At
	for i := range f.Items {
		it := &f.Items[i]
		it.DoubtFuture(now)
		if it.Address != "" {
			t.pages = append(t.pages, it.Address)
		}
		if i < t.Items {
			t.print("  %s  %s  %s", dateWords(it.Published.Value), it.Title, it.Address)
			for _, w := range it.Published.Why {
				t.print("    %s", w)
			}
		}
	}
	return nil
}

func (t *trial) sitemap(address string, res *fetch.Response) error {
	m, err := feed.ParseSitemap(res.Body, res.Header.Get("Content-Type"), res.URL)
	if err != nil {
		return err
	}
	t.print("sitemap %s: %s, %s", address, count.Of(len(m.Pages), "page"), count.Of(len(m.Maps), "sitemap"))
	for _, n := range m.Notes {
		t.print("  note: %s", n)
	}
	for i, p := range m.Pages {
		if len(t.x.Feeds) == 0 {
			t.pages = append(t.pages, p.Address)
		}
		if i < t.Items {
			t.print("  %s  %s  %s", dateWords(p.Published.Value), p.Title, p.Address)
		}
	}
	return nil
}

// page reads a page as a watch would.
func (t *trial) page(address string, res *fetch.Response) error {
	src, err := letters.DecodeWeb(res.Body, res.Header.Get("Content-Type"))
	if err != nil {
		return fmt.Errorf("read page %s: %w", address, err)
	}
	p, err := article.ReadBy(src, res.URL, article.Selectors(t.x.Selectors))
	if err != nil {
		return fmt.Errorf("read page %s: %w", address, err)
	}
	t.print("page %s", address)
	t.print("  title: %s", p.Title)
	t.print("  published: %s  (%s)", dateWords(p.Published.Value), strings.Join(p.Published.Why, "; "))
	t.print("  text: %d words; it begins:", len(strings.Fields(p.Text)))
	for i, para := range strings.Split(p.Text, "\n\n") {
		if i == 3 {
			t.print("    …")
			break
		}
		t.print("    %s", para)
	}
	return nil
}

// dateWords is a date for a line.
func dateWords(v *string) string {
	if v == nil {
		return "(no date)"
	}
	return *v
}

// rhythmWords says what a feed says of when it changes.
func rhythmWords(r feed.Rhythm) string {
	if r.Every == 0 {
		return ""
	}
	return fmt.Sprintf("; it says that it changes every %v", r.Every)
}
