package store

import (
	"context"

	"tawatur"
)

// Followed is an outlet that the user follows, as the record was last told of it by a list of sources. What the feeds of it are asked is not
// among this: see Feed.
type Followed struct {
	ID   string       `json:"id"`
	Name tawatur.Name `json:"name"`
	// Language is a BCP 47 tag; Region is an ISO 3166-1 country or an ISO 3166-2 subdivision. Either may be empty.
	Language string `json:"language,omitempty"`
	Region   string `json:"region,omitempty"`
	// Hosts are without "www."; a host covers its sub-domains.
	Hosts     []string       `json:"hosts,omitempty"`
	Owners    []StatedOwner  `json:"owners,omitempty"`
	Selectors *PageSelectors `json:"selectors,omitempty"`
}

// StatedOwner says whose an outlet is. Name is the id or name of an actor, or the name of a group. Since and Until are ISO days, inclusive,
// empty for open. Source is where it is stated, Date the ISO day on which that was looked up.
type StatedOwner struct {
	Name   string `json:"name"`
	Since  string `json:"since,omitempty"`
	Until  string `json:"until,omitempty"`
	Source string `json:"source"`
	Date   string `json:"date"`
}

// PageSelectors are the CSS selectors by which the pages of an outlet are read; each may be empty.
type PageSelectors struct {
	Text   string   `json:"text,omitempty"`
	Title  string   `json:"title,omitempty"`
	Date   string   `json:"date,omitempty"`
	Remove []string `json:"remove,omitempty"`
}

// FollowedWriter is the write side of the outlets that the user follows.
type FollowedWriter interface {
	// SetFollowed makes some outlets the followed ones, in one transaction, and returns those that were before. Where they are the same,
	// nothing is written. An outlet without an id, and one that is there twice, are errors, and all stays as it was.
	SetFollowed(ctx context.Context, outlets []Followed) (was []Followed, err error)
}

// FollowedReader is the read side of the outlets that the user follows.
type FollowedReader interface {
	// Followed returns the outlets in the order in which the record was told of them; none when it never was.
	Followed(ctx context.Context) ([]Followed, error)
}
