package feed

import "time"

// CDX is one answer of a CDX server, such as the Wayback Machine's.
type CDX struct {
	Captures []Capture
	// Resume continues the list where this answer ends; empty at its end.
	Resume string
	Notes  []string
}

// Capture is one capture of a page by an archive. Status and Length are 0 where the answer does not tell.
type Capture struct {
	Key, Address, Type, Digest string
	At                         time.Time
	Status                     int
	Length                     int64
}
