// Package source reads, checks and edits sources.toml, the file in which a user lists the outlets to follow.
//
// The file belongs to the user: it is edited as text, so comments, order and spacing stay. The package keeps no
// state of a source (when it was last asked, what failed: that is in the record) and reads no network.
//
//	f, err := source.Load("sources.toml", source.Options{})
//	if err != nil {
//		return err // each line begins with "sources.toml:LINE: "
//	}
//	for _, s := range f.Sources {
//		fmt.Println(s.ID, s.Feeds)
//	}
package source

import (
	"time"

	"tawatur"
)

// File is a sources.toml as read.
type File struct {
	Path    string
	Sources []Source
	Proof   Proof
}

// Source is one outlet that is followed.
type Source struct {
	// ID is the id of the outlet, as in knowledge/outlets.tsv if it stands there: small letters, digits and hyphens.
	ID string
	// Name has at least one of its languages.
	Name tawatur.Name
	// Language is a BCP 47 tag ("ar"); Region is an ISO 3166-1 country or ISO 3166-2 subdivision ("SY", "SY-HA"). Either may be empty.
	Language, Region string
	// Homepage is an address. Hosts are those whose pages are this outlet's, without "www.", that of Homepage first; a host covers
	// its sub-domains.
	Homepage string
	Hosts    []string
	Owners   []Owner
	// Feeds and Sitemaps are addresses.
	Feeds, Sitemaps []string
	Selectors       Selectors
	// Every is the fixed time between two visits; 0 lets the program go by how often the source publishes.
	Every time.Duration
	// Disabled keeps the source in the file and out of the watch.
	Disabled bool
	// Line is where the entry begins in the file.
	Line int
}

// Owner says whose an outlet is. It is stated with its source, never supposed: outlets of one owner count as one origin.
type Owner struct {
	// Name is the id of an actor of knowledge/actors.tsv where the owner is a party or a state, else a name of a group.
	Name string
	// Since and Until are the ISO days for which this is known to hold; empty is open.
	Since, Until string
	// Source is where it is stated; Date is the ISO day on which that was looked up.
	Source, Date string
}

// Selectors are CSS selectors for pages that the article reader gets wrong; all are optional.
type Selectors struct {
	Text, Title, Date string
	Remove            []string
}

// Enabled returns the sources that are not disabled.
func (f *File) Enabled() []Source {
	var out []Source
	for _, s := range f.Sources {
		if !s.Disabled {
			out = append(out, s)
		}
	}
	return out
}
