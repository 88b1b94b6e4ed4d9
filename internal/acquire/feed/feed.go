// Package feed reads what outlets publish to be followed: RSS, Atom and JSON Feed, sitemaps, the answers of archives'
// CDX servers, and the addresses of such things in a home page.
//
// Everything here is a function of bytes: nothing is fetched, nothing is kept, no clock is read. The bytes are foreign
// and may be hostile, so each function bounds what it reads (see [MaxBytes], [ErrTooLarge]), resolves no external entity
// and expands none. What a feed gets wrong is mended where it is sure what was meant, and told in Notes.
//
//	f, err := feed.Parse(body, "application/rss+xml", "https://outlet.example/feed")
//	for _, it := range f.Items {
//		fmt.Println(it.Published.Day(), it.Title, it.Address)
//	}
package feed

import (
	"errors"
	"time"

	"tawatur"
)

// MaxBytes is the largest feed, sitemap or answer that is read, after unpacking: the limit of the sitemap protocol, and
// some fifty times the largest feed of an outlet that one meets.
const MaxBytes = 50 << 20

// Kinds of errors that callers tell apart.
var (
	// ErrTooLarge is returned for more than MaxBytes, packed or unpacked.
	ErrTooLarge = errors.New("too large: more than 50 MB")
	// ErrNotFeed is returned for what is no feed, sitemap or answer at all, such as a page of HTML.
	ErrNotFeed = errors.New("not a feed")
	// ErrHostile is returned for what is made to exhaust a reader, such as elements nested beyond any sense.
	ErrHostile = errors.New("not read for safety")
)

// Formats of a feed.
const (
	FormatRSS  = "rss"
	FormatAtom = "atom"
	FormatJSON = "json"
)

// Feed is a feed as read.
type Feed struct {
	// Title is the feed's own, Home the address of the site it belongs to, Language a BCP 47 tag as written; each may be empty.
	Title, Home, Language string
	// Format is FormatRSS, FormatAtom or FormatJSON.
	Format string
	// Items are in the order of the feed, each id once.
	Items []Item
	// Rhythm is what the feed says of when it changes.
	Rhythm Rhythm
	// Next is the address of the page of older items, where the feed has pages.
	Next string
	// Notes say, for people, what was odd and what was done about it ("cut off after 12 items").
	Notes []string
}

// Item is one entry of a feed.
type Item struct {
	// Address is the absolute http or https address of the page; empty if the item has none.
	Address string
	// ID tells the item from others of its feed: its guid or id, else its address, else a hash of title and text.
	ID string
	// Title is plain text.
	Title string
	// Published and Updated have their time and zone where given; Basis is tawatur.BasisMetadata, or unknown. A date that cannot be
	// read stands in Why.
	Published, Updated tawatur.Published
	// Text is the full content as plain text, paragraphs apart by an empty line, and HTML the same as markup (empty if the feed
	// gives plain text); both are empty where the feed has only a summary.
	Text, HTML string
	// Summary is plain text.
	Summary string
	// Authors are names as written, without addresses of mail.
	Authors []string
	// Categories are as written.
	Categories []string
}

// Rhythm is what a feed says of when it changes: how long it may be kept before asking again (0: unsaid), and the hours (UTC)
// and days on which nothing new comes.
type Rhythm struct {
	Every     time.Duration
	SkipHours []int
	SkipDays  []time.Weekday
}
