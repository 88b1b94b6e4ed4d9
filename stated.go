package tawatur

// Stated is what a record states of a report, by its hashes, as it was written when the report was taken in: it never changes after that. Of a report that was
// redacted it is the tombstone.
type Stated struct {
	ID string
	// Number is its place in the order in which the record took reports in, from 1. It stays with the tombstone.
	Number int64
	// At is when the record took it in, or when it was redacted: an ISO 8601 date-time in universal time, "" in older records.
	At string
	// SHA256 is the hash of the report (address, outlet, title, text, publication date and how it is known) or of the tombstone, and Claims that of its claims in their
	// order: of the JSON documents as they are kept, each with a line end. Claims is "" where there are none.
	SHA256, Claims string
	// Payloads are the hashes of what it was read from, the earliest capture first; empty where it came as a text.
	Payloads []string
	// Reason is why it was redacted, "" for a report.
	Reason string
	// Otherwise says that what is shown of it, read again by a date that others give it, has another title, outlet, address or text.
	Otherwise bool
}
