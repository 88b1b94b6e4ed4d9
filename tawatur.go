// Package tawatur holds the nouns of the evidence record: what a report is, what a claim is, what an event is.
//
// A [Report] is one text as one outlet published it. A [Claim] is one assertion of one report, tied to the exact words
// that carry it; it is what somebody said, never a verdict. An [Event] is the thing in the world that several claims are
// about, derived from them and rebuilt at will. The package does no input or output and imports nothing of the program.
//
// The JSON form of Extraction is the contract `extract.schema.json`, that of Event is `events.schema.json`.
package tawatur

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// In says which text of a report a span points into.
const (
	InText  = "text"
	InTitle = "title"
)

// Span is a piece of a report's text: offsets in Unicode code points, end exclusive, and the exact words.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	// In is InText or InTitle; empty means InText.
	In string `json:"in,omitempty"`
}

// IsTitle reports whether the span points into the headline field and not the body.
func (s Span) IsTitle() bool { return s.In == InTitle }

// The bases of a publication date, from the surest to none.
const (
	BasisMetadata = "metadata" // given by the feed or the page's markup
	BasisDateline = "dateline" // read in the text
	BasisInferred = "inferred" // from weekdays and dated reports on the same events
	BasisUnknown  = "unknown"
)

// Published is a publication date with how it is known. Value is an ISO 8601 date or date-time, empty when unknown.
type Published struct {
	Value *string  `json:"value"`
	Basis string   `json:"basis"`
	Why   []string `json:"why,omitempty"`
}

// Day returns the ISO day of the publication date, or "" when it is unknown.
func (p Published) Day() string {
	if p.Value == nil || len(*p.Value) < 10 {
		return ""
	}
	return (*p.Value)[:10]
}

// Outlet is who published a report.
type Outlet struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Statuses a report ends in; every report that came in has exactly one.
const (
	StatusRead      = "read"       // claims, perhaps none, were extracted
	StatusNotArabic = "not-arabic" // another language: kept, not read
	StatusEmpty     = "empty"      // no words in it
)

// Report is one text as one outlet published it. Text is never altered.
type Report struct {
	ID         string    `json:"id"`
	URL        string    `json:"url,omitempty"`
	Outlet     *Outlet   `json:"outlet,omitempty"`
	Title      string    `json:"title,omitempty"`
	Text       string    `json:"text"`
	TextSHA256 string    `json:"text_sha256"`
	Language   string    `json:"language,omitempty"`
	Published  Published `json:"published"`
	// Edited is when its publisher says to have changed the text last, an ISO 8601 date-time; empty where nothing says so.
	Edited string `json:"edited,omitempty"`
	// Forwarded is set where the outlet passed on what another published.
	Forwarded *Forward `json:"forwarded,omitempty"`
	Status    string   `json:"status,omitempty"`
}

// Forward says that a report was passed on and not written: a forwarded post, or one shared by a button. Its words are those of
// From and not of the outlet that shows them.
type Forward struct {
	// From is who published it first. It is nil where that is not told, or is a person whose name is not kept.
	From *Outlet `json:"from,omitempty"`
	// URL is the address of what was passed on, and Published the ISO 8601 date of it; empty where they are not known.
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

// ForwardedFrom returns the id of the outlet whose words a report passes on, "" where it is the outlet's own or nobody is named.
func (r Report) ForwardedFrom() string {
	if r.Forwarded == nil || r.Forwarded.From == nil {
		return ""
	}
	return r.Forwarded.From.ID
}

// HashText returns the SHA-256 of a text in hexadecimal, as kept in Report.TextSHA256.
func HashText(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// Roles of an actor in a claim.
const (
	RoleAgent     = "agent"
	RoleTarget    = "target"
	RoleParty     = "party"
	RoleMediator  = "mediator"
	RoleSupporter = "supporter"
)

// ActorRef is an actor as a claim names it. ID is empty when the actor is not known to the knowledge files.
type ActorRef struct {
	Role    string `json:"role"`
	ID      string `json:"id,omitempty"`
	Mention Span   `json:"mention"`
	// Label is the loaded wording the report uses ("ميليشيا قسد"), kept as a quotation beside the neutral id.
	Label string `json:"label,omitempty"`
}

// Roles of a place in a claim.
const (
	PlaceAt          = "at"
	PlaceOrigin      = "origin"
	PlaceDestination = "destination"
)

// Precisions of a place, from the narrowest to none.
const (
	PrecisionSite        = "site"
	PrecisionSettlement  = "settlement"
	PrecisionSubdistrict = "subdistrict"
	PrecisionDistrict    = "district"
	PrecisionGovernorate = "governorate"
	PrecisionRegion      = "region"
	PrecisionCountry     = "country"
	PrecisionUnknown     = "unknown"
)

// PlaceRef is a place as a claim names it. ID, Lat and Lon are empty when it is unresolved: never guessed.
type PlaceRef struct {
	Role      string   `json:"role"`
	ID        string   `json:"id,omitempty"`
	NameEN    string   `json:"name_en,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Precision string   `json:"precision"`
	Mention   Span     `json:"mention"`
	// Between says that it was not in the place but between it and the claim's other place so marked: on the road from one to the other.
	Between bool `json:"between,omitempty"`
}

// stretchMark joins the ids of the two ends of a stretch of land.
const stretchMark = "~"

// StretchID returns the id of the land between two places, whichever is named first.
func StretchID(a, b string) string { return min(a, b) + stretchMark + max(a, b) }

// StretchEnds returns the two places between which the land of this id lies, and whether it is one of [StretchID].
func StretchEnds(id string) (a, b string, ok bool) { return strings.Cut(id, stretchMark) }

// When is the time of a claim: ISO days (or date-times), EDTF, and the words. Empty means not stated.
type When struct {
	Start   string `json:"start,omitempty"`
	End     string `json:"end,omitempty"`
	EDTF    string `json:"edtf,omitempty"`
	Ongoing bool   `json:"ongoing,omitempty"`
	Mention *Span  `json:"mention,omitempty"`
	// Lasted is for how long it had gone on when the report told it, an ISO 8601 duration ("P7D"), where the words measure it.
	Lasted string `json:"lasted,omitempty"`
}

// Kinds of harm.
const (
	HarmKilled     = "killed"
	HarmInjured    = "injured"
	HarmMissing    = "missing"
	HarmCaptured   = "captured"
	HarmDisplaced  = "displaced"
	HarmCasualties = "casualties" // killed and injured not told apart
)

// Harm is a count of people harmed as a claim states it. Min and Max are nil where the words give no bound:
// "11" is 11..11, "at least two" is 2..nil, "dozens" is nil..nil. Unknown is never 0.
type Harm struct {
	Kind    string `json:"kind"`
	Who     string `json:"who"`
	Min     *int   `json:"min"`
	Max     *int   `json:"max"`
	Mention Span   `json:"mention"`
	// Stage is "risen" for a count told as higher than one before, "provisional" for one told as a first one, else empty.
	Stage string `json:"stage,omitempty"`
}

// Stages of a count that is not final.
const (
	StageRisen       = "risen"
	StageProvisional = "provisional"
)

// Modalities of a claim.
const (
	Asserted     = "asserted"
	Denied       = "denied"
	Planned      = "planned"
	Hypothetical = "hypothetical"
)

// SourceRef is a speaker whom the report cites for a claim, nearest first.
type SourceRef struct {
	ID      string `json:"id,omitempty"`
	Mention Span   `json:"mention"`
}

// Step is one line of a claim's derivation: what was looked at, and what was decided and why.
type Step struct {
	// What names the step: "trigger", "frame", "agent", "place", "time", "turned-down", ...
	What string `json:"what"`
	// Words are the exact words looked at.
	Words string `json:"words,omitempty"`
	// Why is the rule and the reason, for people.
	Why string `json:"why"`
}

// Claim is one assertion of one report with the exact words that carry it.
type Claim struct {
	ID       string      `json:"id"`
	Report   string      `json:"-"`
	Type     string      `json:"type"`
	Trigger  Span        `json:"trigger"`
	Evidence Span        `json:"evidence"`
	Actors   []ActorRef  `json:"actors"`
	Places   []PlaceRef  `json:"places"`
	Time     When        `json:"time"`
	Harm     []Harm      `json:"harm"`
	Means    []string    `json:"means,omitempty"`
	Services []string    `json:"services,omitempty"`
	Modality string      `json:"modality"`
	Sources  []SourceRef `json:"sources"`
	// SameAs is the id of the first claim of the same report about the same event, empty for that first one.
	SameAs string `json:"same_as,omitempty"`
	// Answers is the id of the claim of the same report whose act this one is told to answer ("ردا على هجوم"), empty where the
	// words tie it to none.
	Answers string `json:"answers,omitempty"`
	// Background marks history or habit that the report tells beside its news.
	Background bool `json:"background,omitempty"`
	// Rule is the rule and knowledge entry that produced the claim, as "frame/ENTRY".
	Rule string `json:"rule"`
	// Derivation is shown by `tawatur try` and `explain`; it is not part of the extract contract.
	Derivation []Step `json:"derivation,omitempty"`
}

// Extraction is a report and the claims found in it: one line of `tawatur extract`.
type Extraction struct {
	Report Report  `json:"report"`
	Claims []Claim `json:"claims"`
}
