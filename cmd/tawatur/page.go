package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"tawatur/internal/acquire"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/letters"
)

type pageCmd struct {
	From     string   `arg:"" name:"page" help:"A saved page, - for standard input, or an address (http, https)."`
	Text     bool     `help:"Print the text alone."`
	Address  string   `placeholder:"URL" help:"Where a saved page was found: links in it that are not whole are read against it."`
	One      bool     `help:"Do not ask for the further parts of a paged article."`
	InText   string   `placeholder:"CSS" help:"Read the text in the elements that this selector finds, as 'text' of a source does."`
	InTitle  string   `placeholder:"CSS" help:"The same for the headline."`
	InDate   string   `placeholder:"CSS" help:"The same for the day of publication."`
	Remove   []string `placeholder:"CSS" help:"Do not look at these elements; may be given again."`
	Contact  string   `placeholder:"ADDR" help:"A page or an e-mail address at which the site can reach you; sent with each request."`
	Loopback bool     `hidden:"" help:"Let this machine be asked: for tests."`
}

// Help is shown below the flags.
func (*pageCmd) Help() string {
	return `Shows what the program takes from a page: title, byline, outlet, day of publication with the reasons and what was turned down, address, text, the entries of a live blog. Menus, teasers ("اقرأ أيضاً: ..."), captions, shares and comments are left out of the text.

The page of an address is asked for as a watch does: no private address is ever asked, robots.txt is obeyed for all but the address that you name, and nothing is kept. The further parts of a paged article are asked for and joined, 20 at most.

Examples:

    tawatur page saved.html --address https://outlet.example/news/17
    tawatur page https://outlet.example/news/17 | jq .published
    tawatur page https://m.outlet.example/news/17 | jq -r .report    # the same as of https://outlet.example/news/17?
    tawatur page --text saved.html | tawatur try --published 2024-08-09 "$(cat)"
    tawatur page saved.html --in-text div.story --remove .promo
`
}

// mostParts is how many parts of a paged article are joined.
const mostParts = 20

// pageView is what is shown of a page.
type pageView struct {
	Address string `json:"address,omitempty"`
	// Report is the id that its report has in a record, or begins with where it has several.
	Report string `json:"report,omitempty"`
	// Parts are the addresses of the further parts whose text is joined; PartsFailed says why the next one is not.
	Parts       []string `json:"parts,omitempty"`
	PartsFailed string   `json:"parts_failed,omitempty"`
	article.Page
}

// Run reads the page and shows it.
func (c *pageCmd) Run(ctx context.Context, s *streams) error {
	v, err := c.view(ctx, s)
	if errors.Is(err, article.ErrNoText) {
		s.say("%s: %v", c.From, err)
		s.failures++
		err = nil
	}
	if err != nil {
		return err
	}
	if c.Text {
		return printText(s.out, v)
	}
	write, flush := s.jsonLines()
	return errors.Join(write(v), flush())
}

// viewOf is what is shown of a page that was found at an address.
func viewOf(address string, p article.Page) pageView {
	return pageView{Address: address, Report: acquire.PageID(address, p.Canonical), Page: p}
}

// printText writes the text, or that of each entry under its time and title.
func printText(w io.Writer, v pageView) error {
	out := bufio.NewWriter(w)
	p := printer{out}
	p.text(v.Page.Text)
	for _, e := range v.Entries {
		when := ""
		if e.Published.Value != nil {
			when = *e.Published.Value
		}
		p.line("")
		p.line("%s", strings.TrimSpace(when+" "+e.Title))
		p.text(e.Text)
	}
	return out.Flush()
}

// text writes a text line by line, without what could steer a terminal.
func (p printer) text(text string) {
	for line := range strings.Lines(text) {
		p.line("%s", strings.TrimRight(line, "\n"))
	}
}

// view reads the page from where it is.
func (c *pageCmd) view(ctx context.Context, s *streams) (pageView, error) {
	if strings.HasPrefix(c.From, "http://") || strings.HasPrefix(c.From, "https://") {
		return c.asked(ctx, s)
	}
	b, err := c.saved(s)
	if err != nil {
		return pageView{}, fmt.Errorf("read page %s: %w", c.From, err)
	}
	p, err := c.read(b, "text/html", c.Address)
	return viewOf(c.Address, p), err
}

// saved returns the bytes of a saved page.
func (c *pageCmd) saved(s *streams) ([]byte, error) {
	var in io.Reader = s.in
	if c.From != "-" {
		f, err := os.Open(c.From)
		if err != nil {
			return nil, errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, 2*article.LongestPage))
}

// read reads a page's bytes.
func (c *pageCmd) read(b []byte, contentType, address string) (article.Page, error) {
	src, err := letters.DecodeWeb(b, contentType)
	if err != nil {
		return article.Page{}, fmt.Errorf("read page %s: %w", c.From, err)
	}
	p, err := article.ReadBy(src, address, article.Selectors{Text: c.InText, Title: c.InTitle, Date: c.InDate, Remove: c.Remove})
	if err != nil && !errors.Is(err, article.ErrNoText) {
		err = fmt.Errorf("read page %s: %w", c.From, err)
	}
	return p, err
}

// asked asks for the page and its further parts.
func (c *pageCmd) asked(ctx context.Context, s *streams) (pageView, error) {
	manners := fetch.NewManners(time.Second)
	get := &fetch.Patient{
		Fetcher: fetch.New(fetch.Options{UserAgent: fetch.Agent(version, c.Contact), Loopback: c.Loopback, Manners: manners}), Manners: manners, Tries: 2, Waiting: s.waiting, Silent: longPause,
	}
	res, err := get.Get(ctx, fetch.Request{URL: c.From, Direct: true})
	if err != nil {
		return pageView{}, err
	}
	p, err := c.read(res.Body, res.Header.Get("Content-Type"), res.URL)
	v := viewOf(res.URL, p)
	seen := []string{res.URL}
	for next := p.Next; err == nil && next != "" && !c.One && len(seen) < mostParts && !slices.Contains(seen, next); {
		seen = append(seen, next)
		next = c.further(ctx, get, &v, next)
	}
	return v, err
}

// further joins one further part, and returns the address of the part behind it.
func (c *pageCmd) further(ctx context.Context, get *fetch.Patient, v *pageView, address string) string {
	res, err := get.Get(ctx, fetch.Request{URL: address})
	if err == nil {
		var part article.Page
		if part, err = c.read(res.Body, res.Header.Get("Content-Type"), res.URL); err == nil {
			v.Parts = append(v.Parts, address)
			v.Page.Text, v.Page.Next = v.Page.Text+"\n\n"+part.Text, part.Next
			return part.Next
		}
	}
	v.PartsFailed = err.Error()
	return ""
}
