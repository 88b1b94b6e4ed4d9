package feed

import "tawatur"

// Sitemap is a list of pages, or of further sitemaps, or of both.
type Sitemap struct {
	Pages []Page
	// Maps are the sitemaps that an index names, each with when it changed where that is told.
	Maps  []Page
	Notes []string
}

// Page is one entry of a sitemap. Title, Language, Outlet and Published are those of the news extension, else empty.
type Page struct {
	Address                 string
	Changed, Published      tawatur.Published
	Title, Language, Outlet string
}
