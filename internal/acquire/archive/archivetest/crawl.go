// Package archivetest makes web archives of any length, in the shape of a crawl of the world's news: most pages in other languages,
// and each with far more mark-up than text. Benchmarks, tests of memory and the tool internal/tools/crawl read them from a pipe, so that
// ten gigabytes need no disk. It knows nothing of the program.
//
//	c := archivetest.Crawl{Texts: texts, Arabic: 0.05}
//	n, err := c.Write(w, 10<<30)
package archivetest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"strings"
)

// Text is an article that pages are made around.
type Text struct {
	Title, Body string
	// Day is the ISO day of publication, "" for a page that names none.
	Day string
}

// Crawl is what an archive is made of. Pages are told apart by their number and are otherwise the same in every run.
type Crawl struct {
	// Texts are the Arabic articles, taken in turn.
	Texts []Text
	// Arabic is the share of pages that hold one of them, from 0 to 1; the others are English.
	Arabic float64
	// Weight is about how many bytes of scripts, styles and menus stand around each article (0: 80,000, as pages of the press have).
	Weight int
	// Gzip packs each record by itself, as crawlers do.
	Gzip bool
}

// Wrote counts what an archive holds.
type Wrote struct {
	// Bytes is the length of the archive as it was written, Pages and Arabic count the pages.
	Bytes         int64
	Pages, Arabic int
}

// Write writes whole records until there are at least most bytes.
func (c Crawl) Write(w io.Writer, most int64) (Wrote, error) {
	var done Wrote
	for due := 0.0; done.Bytes < most; done.Pages++ {
		page := c.English(done.Pages)
		if due += c.Arabic; due >= 1 && len(c.Texts) > 0 {
			due--
			page = c.Page(done.Arabic)
			done.Arabic++
		}
		n, err := w.Write(c.record(done.Pages, page))
		done.Bytes += int64(n)
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

// WritePages writes an archive of some pages.
func (c Crawl) WritePages(w io.Writer, pages []string) error {
	for i, page := range pages {
		if _, err := w.Write(c.record(i, page)); err != nil {
			return err
		}
	}
	return nil
}

// Address is where the page of a number was found.
func Address(n int) string { return fmt.Sprintf("https://outlet-%d.example/news/%d", n%40, n) }

// record is the capture of a page, packed if it is to be.
func (c Crawl) record(n int, page string) []byte {
	var b bytes.Buffer
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: example\r\n\r\n"
	fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Target-URI: %s\r\n"+
		"WARC-Date: 2024-09-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n",
		n, Address(n), len(answer)+len(page), answer, page)
	if !c.Gzip {
		return b.Bytes()
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed) // the level is a valid one
	_, _ = z.Write(b.Bytes())                            // a buffer takes anything
	_ = z.Close()
	return packed.Bytes()
}

// Page is the source of an Arabic page around the text of a number.
func (c Crawl) Page(n int) string {
	t := c.Texts[n%len(c.Texts)]
	return c.shell(n, "ar", t, menuWords())
}

// English is the source of a page without Arabic.
func (c Crawl) English(n int) string {
	var body strings.Builder
	for i := range 40 {
		fmt.Fprintf(&body, "On day %d of season %d the council of the town met again, read the minutes, and put off the vote on the road.\n\n", n%365, i)
	}
	return c.shell(n, "en", Text{Title: fmt.Sprintf("The council meets again, part %d", n), Body: body.String(), Day: "2024-08-10"}, []string{
		"Home", "Politics", "Economy", "Culture", "Sport", "Weather", "Letters", "Archive"})
}

// menuWords are the words of the menus and teasers of Arabic pages.
func menuWords() []string {
	return []string{"الرئيسية", "أخبار محلية", "اقتصاد", "ثقافة وفنون", "رياضة", "منوعات", "مقالات الرأي", "صور وفيديو", "اتصل بنا", "من نحن"}
}

// shell is a page of the press around a text: scripts and styles, menus, the article, links to others, a footer.
func (c Crawl) shell(n int, lang string, t Text, menu []string) string {
	weight := c.Weight
	if weight == 0 {
		weight = 80_000
	}
	var b strings.Builder
	b.Grow(weight + 2*len(t.Body))
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><link rel="canonical" href="%s">`, lang, html.EscapeString(t.Title), Address(n))
	if t.Day != "" {
		fmt.Fprintf(&b, `<meta property="article:published_time" content="%sT%02d:%02d:00+03:00">`, t.Day, n%24, n%60)
	}
	filler(&b, "<script>", "var widget%d={slot:%d,lazy:true,refresh:function(){return this.slot+1}};", "</script>", weight/2)
	filler(&b, "<style>", ".card-%d .grid-%d{display:flex;margin:0 auto;padding:4px 8px;color:#123456}", "</style>", weight/6)
	b.WriteString("</head><body><header><nav><ul>")
	links(&b, menu, n, weight/12)
	fmt.Fprintf(&b, "</ul></nav></header><main><article><h1>%s</h1>", html.EscapeString(t.Title))
	for p := range strings.SplitSeq(t.Body, "\n\n") {
		fmt.Fprintf(&b, "<p class=\"body-text\">%s</p>\n", html.EscapeString(p))
	}
	b.WriteString("</article></main><aside><ul>")
	links(&b, menu, n, weight/12)
	b.WriteString("</ul></aside><footer><ul>")
	links(&b, menu, n, weight/24)
	filler(&b, "</ul></footer><script>", "track(%d,%d,'view');", "</script></body></html>", weight/8)
	return b.String()
}

// links writes links to other pages, about so many bytes of them.
func links(b *strings.Builder, words []string, n, most int) {
	for i, from := 0, b.Len(); b.Len()-from < most; i++ {
		fmt.Fprintf(b, `<li class="item item-%d"><a href="/section/%d" title="%s"><span>%s</span></a></li>`, i, n+i, words[i%len(words)], words[i%len(words)])
	}
}

// filler writes what browsers run and nobody reads.
func filler(b *strings.Builder, open, form, end string, most int) {
	b.WriteString(open)
	for i, from := 0, b.Len(); b.Len()-from < most; i++ {
		fmt.Fprintf(b, form, i, i)
	}
	b.WriteString(end)
}
