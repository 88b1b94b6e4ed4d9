package feed

// Kinds of a Candidate.
const (
	KindFeed    = "feed"
	KindSitemap = "sitemap"
)

// Candidate is an address at which a feed or a sitemap may be found; only a fetch can tell.
type Candidate struct {
	Address string
	// Kind is KindFeed or KindSitemap.
	Kind  string
	Title string
	// Why says where the address stands: "named by the page", "usual path", "robots.txt".
	Why string
	// Section marks the feed of one category, tag or author beside that of the whole outlet.
	Section bool
	// Guess marks an address that the page does not name.
	Guess bool
}
