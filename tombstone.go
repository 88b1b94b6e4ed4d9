package tawatur

// Reasons for which a text is redacted.
const (
	RedactSafety  = "safety"            // it puts somebody in danger
	RedactPrivacy = "privacy"           // it tells what is nobody's business
	RedactConsent = "consent"           // who spoke no longer agrees
	RedactLegal   = "legal-request"     // a court or a law asks for it
	RedactError   = "taken-in-by-error" // it should never have been in the record
	RedactOther   = "other"
)

// RedactReasons returns the codes of the reasons for which a text is redacted.
func RedactReasons() []string {
	return []string{RedactSafety, RedactPrivacy, RedactConsent, RedactLegal, RedactError, RedactOther}
}

// Tombstone is what remains of a report that was redacted: that it was there, and why it is no more. Who asked for it is not kept.
type Tombstone struct {
	// ID is that of the report; At is when it was redacted, an ISO 8601 date-time in universal time.
	ID string `json:"id"`
	At string `json:"at"`
	// Reason is one of the codes; Note is what whoever did it had to add.
	Reason string `json:"reason"`
	Note   string `json:"note,omitempty"`
	// Always says that no later version is taken in either.
	Always bool `json:"always,omitempty"`
	// TextSHA256 is the hash of the text that was redacted, by which it is known when it comes again.
	TextSHA256 string `json:"text_sha256"`
}
