package store

import (
	"context"
	"time"

	"tawatur"
)

// Kinds of feeds.
const (
	KindFeed    = "feed"    // RSS, Atom, JSON Feed
	KindSitemap = "sitemap" // a sitemap of a site
)

// Feed is an address that is asked for news again and again, with how that went. The zero time is never.
type Feed struct {
	URL string `json:"url"`
	// Source is the id of its source in sources.toml, Name its name there, Host whom to be polite to; Kind is KindFeed or KindSitemap.
	Source string       `json:"source"`
	Name   tawatur.Name `json:"name"`
	Host   string       `json:"host"`
	Kind   string       `json:"kind"`
	// Every is how often it is asked where the source says so, 0: as often as it publishes.
	Every time.Duration `json:"every,omitempty"`
	// Dropped says that no source names it any more. It is not asked, and what it named stays.
	Dropped bool `json:"dropped,omitempty"`
	// ETag and LastModified are the conditions that its last answer gave.
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	// Asked, Success and NewItem are when it was last asked, answered well, and had something new.
	Asked   time.Time `json:"asked,omitzero"`
	Success time.Time `json:"success,omitzero"`
	NewItem time.Time `json:"new_item,omitzero"`
	// Says is what it says itself of when it changes, as far as its items do not show otherwise.
	Says Rhythm `json:"says,omitzero"`
	// Rate is how many new items an hour it is estimated to publish; Interval is how long it was left alone last.
	Rate     float64       `json:"rate,omitempty"`
	Interval time.Duration `json:"interval,omitempty"`
	// Due is when it is asked next; before NotBefore it asked us not to be.
	Due       time.Time `json:"due,omitzero"`
	NotBefore time.Time `json:"not_before,omitzero"`
	// Failures counts the failures in a row, the first of them at Failing; Error is the last one, also when all is well since.
	Failures int       `json:"failures,omitempty"`
	Failing  time.Time `json:"failing,omitzero"`
	Error    *Trouble  `json:"error,omitempty"`
	// Resting is since when it is asked only now and then, because it has been gone for long.
	Resting time.Time `json:"resting,omitzero"`
	// Missed is when all that it named was new though it had been asked before: some items may have come and gone in between.
	Missed time.Time `json:"missed,omitzero"`
	// Items is how many it named at its last success; Moved is where it says that it is from now on.
	Items int    `json:"items,omitempty"`
	Moved string `json:"moved,omitempty"`
}

// Rhythm is what a feed says of when it changes: how long it may be kept (0: unsaid), and the hours (UTC) and days on which nothing new comes.
type Rhythm struct {
	Every     time.Duration  `json:"every,omitempty"`
	SkipHours []int          `json:"skip_hours,omitempty"`
	SkipDays  []time.Weekday `json:"skip_days,omitempty"`
}

// IsZero reports whether it says nothing.
func (r Rhythm) IsZero() bool { return r.Every == 0 && len(r.SkipHours)+len(r.SkipDays) == 0 }

// Trouble is what went wrong, when, and of what kind ("timeout", "status", "not-a-feed", …).
type Trouble struct {
	At    time.Time `json:"at"`
	Kind  string    `json:"kind"`
	Words string    `json:"words"`
}

// Statuses of an address.
const (
	AddressWaiting = "waiting" // is still to be asked for
	AddressDone    = "done"    // what it had is kept
	AddressGone    = "gone"    // was not there when it was first asked for
	AddressRefused = "refused" // may not be asked for: robots.txt, a closed door, an unsafe address
	AddressFailed  = "failed"  // gave nothing that could be read, however often it was asked
)

// AddressStatuses returns the statuses of an address.
func AddressStatuses() []string {
	return []string{AddressWaiting, AddressDone, AddressGone, AddressRefused, AddressFailed}
}

// Address is a page that a feed named, with what became of it. The zero time is never.
type Address struct {
	URL string `json:"url"`
	// Also are other spellings of the URL: where one of these is known, the address is. They are not kept.
	Also []string `json:"-"`
	// Source and Feed say who named it first, and Found when; Host is whom to be polite to.
	Source string    `json:"source"`
	Feed   string    `json:"feed,omitempty"`
	Found  time.Time `json:"found"`
	Host   string    `json:"host"`
	// Title, Published and Text are what the feed says of it. The text is kept until the page is.
	Title     string            `json:"title,omitempty"`
	Published tawatur.Published `json:"published,omitzero"`
	Text      string            `json:"text,omitempty"`
	// Status is one of the Address constants, Reason why it is that, where there is something to say.
	Status string `json:"status"`
	Reason string `json:"reason,omitempty"`
	// Landed is where it led when it was kept, by redirects: what is there is this page, wherever it leads later.
	Landed string `json:"landed,omitempty"`
	// Due is when it is asked for next; zero for not again. Tries counts the failures since it was last answered.
	Due   time.Time `json:"due,omitzero"`
	Tries int       `json:"tries,omitempty"`
	Asked time.Time `json:"asked,omitzero"`
	// Report is the id under which what it had is kept, without the mark of a version; Kept is since when. Looks counts how
	// often it was looked at since, Changed is when it last said something else.
	Report  string    `json:"report,omitempty"`
	Kept    time.Time `json:"kept,omitzero"`
	Looks   int       `json:"looks,omitempty"`
	Changed time.Time `json:"changed,omitzero"`
	// Withdrawn is when it was first found gone after it had been kept, Returned when it was there again after that.
	Withdrawn time.Time `json:"withdrawn,omitzero"`
	Returned  time.Time `json:"returned,omitzero"`
	// ETag and LastModified are the conditions that its last answer gave.
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// Spellings returns the URL and its other spellings.
func (a Address) Spellings() []string { return append([]string{a.URL}, a.Also...) }

// Again reports whether the address has been kept, so that to ask for it is to look for changes.
func (a Address) Again() bool { return a.Status == AddressDone }

// HostQueue is a host at which addresses wait, and when the first of them is due.
type HostQueue struct {
	Host string
	Due  time.Time
}

// AddressFilter narrows a list of addresses. The zero value lists all.
type AddressFilter struct {
	// Source and Status are exact; Withdrawn lists only those that were withdrawn.
	Source, Status string
	Withdrawn      bool
	// Limit is how many at most (0: 50).
	Limit int
}

// WatchWriter is the write side of the state of a watch. Every method is one transaction.
type WatchWriter interface {
	// SetFeeds makes some feeds the ones that are watched. Of one that is known only what sources.toml says is changed (source,
	// name, host, kind, every); one that is not among them is dropped, and comes back as it was when it is named again.
	SetFeeds(ctx context.Context, feeds []Feed) error
	// NoteFeed keeps the new state of a feed, but for what sources.toml says of it, and those of the addresses found that are not known yet, in the order given;
	// it returns how many these are. The state never says that there was news that is not kept, nor the other way round.
	NoteFeed(ctx context.Context, f Feed, found []Address) (added int, err error)
	// AddAddresses keeps those addresses that are not known yet.
	AddAddresses(ctx context.Context, found []Address) (added int, err error)
	// NoteAddress keeps the new state of an address.
	NoteAddress(ctx context.Context, a Address) error
}

// WatchReader is the read side of the state of a watch.
type WatchReader interface {
	// Feeds returns all feeds, ordered by source and address, those dropped too.
	Feeds(ctx context.Context) ([]Feed, error)
	// Hosts returns the hosts at which addresses are due at some time, with when the first is: those that are still to be kept,
	// or, again, those to be looked at for changes.
	Hosts(ctx context.Context, again bool) ([]HostQueue, error)
	// DueAddresses returns the addresses of a host that are due at some time, the earliest first, ties by when they were found: those
	// that are still to be kept, or, again, those to be looked at for changes. Most is how many at most.
	DueAddresses(ctx context.Context, host string, again bool, most int) ([]Address, error)
	// Address returns the state of an address, in the first of some spellings in which it is known. Of one whose report was redacted it is that it is refused;
	// its URL is then a hash.
	Address(ctx context.Context, spellings ...string) (Address, error)
	// AddressesOf returns the addresses at which a report, or another version of it, was found.
	AddressesOf(ctx context.Context, report string) ([]Address, error)
	// Addresses returns the addresses of a filter, those first that were noted last.
	Addresses(ctx context.Context, f AddressFilter) ([]Address, error)
	// AddressCounts returns for each source how many of its addresses have each status.
	AddressCounts(ctx context.Context) (map[string]map[string]int, error)
}
