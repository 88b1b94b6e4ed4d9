package telegram

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is what one page of an export in HTML is of (messages.html, messages2.html, ...), the form that Telegram Desktop writes unless
// asked for another. It does not say what kind of chat it is of.
type Page struct {
	// Title is the name of the chat.
	Title string
	// Others are the names that stand over messages and are not the chat's own: in a channel there are none.
	Others int
	// Created says that a message of the chat tells that it was made as a channel.
	Created bool
	// Seen counts its service messages.
	Seen Seen
}

// IsPage reports whether the beginning of a file is that of a page of an export.
func IsPage(head []byte) bool {
	return bytes.Contains(head, []byte("<title>Exported Data</title>")) && bytes.Contains(head, []byte("page_wrap"))
}

// LooksLikeChannel reports whether all that the page holds is in the name of the chat. Of a chat with one person who alone wrote that is so
// too.
func (p Page) LooksLikeChannel() bool { return p.Title != "" && p.Others == 0 }

// ReadPage reads one page of an export and returns its posts; Offset is not known of them, nor ChannelID.
func ReadPage(r io.Reader) (Page, []Post, error) {
	doc, err := html.Parse(r)
	if err != nil {
		return Page{}, nil, fmt.Errorf("not HTML: %w", err)
	}
	var page Page
	var posts []Post
	x := &reader{each: func(p Post, _ error) error { posts = append(posts, p); return nil }}
	if head := find(doc, "page_header"); head != nil {
		page.Title = oneLine(find(head, "text"))
	}
	for n := range doc.Descendants() {
		switch {
		case !has(n, "message"):
		case has(n, "service"):
			page.Seen.Service++
			page.Created = page.Created || createdAsChannel(oneLine(n))
		default:
			p := page.post(n)
			if err := x.add(&p); err != nil {
				return page, posts, err
			}
		}
	}
	return page, posts, x.flush()
}

// createdAsChannel reports whether a service message says that a channel was made, in the languages in which the program writes it.
func createdAsChannel(s string) bool {
	return strings.HasPrefix(s, "Channel «") && strings.HasSuffix(s, "created") || strings.HasPrefix(s, "Channel \"") && strings.HasSuffix(s, "created") || s == "Channel created"
}

// post reads one message.
func (page *Page) post(n *html.Node) Post {
	id, _ := strconv.ParseInt(strings.TrimPrefix(attr(n, "id"), "message"), 10, 64) // of an odd one it is 0
	p := Post{Channel: page.Title, ID: id, last: id}
	body := find(n, "body")
	if body == nil {
		return p
	}
	if d := find(body, "date"); d != nil {
		p.stamp = attr(d, "title")
		p.Published = stampOf(p.stamp)
	}
	p.media = find(body, "media_wrap") != nil
	inner := body
	if f := find(body, "forwarded", "body"); f != nil {
		inner, p.Forward = f, forwardOf(f)
	}
	if own := childOf(body, "from_name"); own != nil && oneLine(own) != page.Title {
		page.Others++
	}
	if t := find(inner, "text"); t != nil {
		p.Text = strings.TrimSpace(textUnder(t))
	}
	return p
}

// forwardOf reads whose message was taken over, and when it was written.
func forwardOf(n *html.Node) *Forward {
	f := &Forward{}
	name := childOf(n, "from_name")
	if name == nil {
		return f
	}
	if d := find(name, "date"); d != nil {
		f.Published = stampOf(attr(d, "title"))
		name.RemoveChild(d)
	}
	f.Name = oneLine(name)
	return f
}

// stampOf writes "10.08.2024 03:15:00 UTC+03:00" as ISO 8601; older exports have no zone.
func stampOf(s string) string {
	if t, err := time.Parse("02.01.2006 15:04:05 UTC-07:00", s); err == nil {
		return t.Format(time.RFC3339)
	}
	if t, err := time.Parse("02.01.2006 15:04:05", s); err == nil {
		return t.Format("2006-01-02T15:04:05")
	}
	return ""
}

// find returns the first node below n that has all of the classes, nil for none.
func find(n *html.Node, classes ...string) *html.Node {
	for d := range n.Descendants() {
		if !slices.ContainsFunc(classes, func(c string) bool { return !has(d, c) }) {
			return d
		}
	}
	return nil
}

// childOf returns the child of n that has a class.
func childOf(n *html.Node, class string) *html.Node {
	for c := range n.ChildNodes() {
		if has(c, class) {
			return c
		}
	}
	return nil
}

func has(n *html.Node, class string) bool {
	return n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, "class")), class)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func oneLine(n *html.Node) string {
	if n == nil {
		return ""
	}
	return strings.Join(strings.Fields(textUnder(n)), " ")
}

// textUnder is the text of a message: lines end at <br>, and the line ends of the file are none.
func textUnder(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(strings.Trim(d.Data, "\r\n"))
		case d.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}
