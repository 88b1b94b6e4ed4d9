package tawatur

// Capture is where the bytes are that a report was read from: a record of a WARC file, and when it was captured.
type Capture struct {
	// At is when it was captured, in universal time: an ISO 8601 date-time, "" where the archive does not say.
	At string `json:"at,omitempty"`
	// URL is the address that was asked for.
	URL string `json:"url,omitempty"`
	// File is the name of the WARC file without its folder; Offset is the byte at which the record begins in it. Length is how many
	// bytes the record has there, with the request that belongs to it, or 0 where nobody counted.
	File   string `json:"file"`
	Offset int64  `json:"offset"`
	Length int64  `json:"length,omitempty"`
	// SHA256 is the hash of the payload, that is of what the server sent behind its head, in hexadecimal; "" where it was not
	// computed.
	SHA256 string `json:"sha256,omitempty"`
	// Kept says that the file lies in the proof beside the record. Otherwise it is an archive that was taken in, and its owner has it.
	Kept bool `json:"kept,omitempty"`
}

// CopyOf reports whether this is a copy in the proof of a capture in an archive that was taken in.
func (c Capture) CopyOf(o Capture) bool {
	return c.Kept && !o.Kept && c.SHA256 == o.SHA256 && c.SHA256 != "" && c.At == o.At && c.URL == o.URL
}
