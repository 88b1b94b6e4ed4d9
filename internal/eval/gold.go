package eval

import "slices"

// span is a piece of the text in code points, end exclusive.
type span [2]int

func (s span) overlaps(o span) bool { return min(s[1], o[1]) > max(s[0], o[0]) }

func touches(s span, any []span) bool {
	return slices.ContainsFunc(any, s.overlaps)
}

// gold is one report's annotation. Corpus and TextSHA256 are set where it holds offsets only: the file with the text, and
// the hash of the text that was annotated.
type gold struct {
	Report     string      `json:"report"`
	Corpus     string      `json:"corpus,omitempty"`
	TextSHA256 string      `json:"text_sha256,omitempty"`
	Published  string      `json:"published,omitempty"`
	Events     []goldEvent `json:"events"`
}

type goldEvent struct {
	ID            string       `json:"id"`
	Type          string       `json:"type"`
	Cluster       string       `json:"cluster,omitempty"`
	AltTypes      []string     `json:"alt_types,omitempty"`
	Evidence      []string     `json:"evidence,omitempty"`
	EvidenceSpans []span       `json:"evidence_spans,omitempty"`
	Optional      bool         `json:"optional,omitempty"`
	Actors        []goldActor  `json:"actors,omitempty"`
	Places        []goldPlace  `json:"places,omitempty"`
	Time          goldTime     `json:"time"`
	Harm          []goldHarm   `json:"harm,omitempty"`
	Means         []string     `json:"means,omitempty"`
	Services      []string     `json:"services,omitempty"`
	Sources       []goldSource `json:"sources,omitempty"`
	Modality      string       `json:"modality"`
}

// mention is a name in the text: the words, or the exact place where the words stand more than once, or every place where
// the annotation is by offset only.
type mention struct {
	Words string `json:"mention,omitempty"`
	Span  *span  `json:"span,omitempty"`
	Spans []span `json:"spans,omitempty"`
}

type goldActor struct {
	mention
	ID       string `json:"id"`
	Role     string `json:"role"`
	Optional bool   `json:"optional,omitempty"`
}

type goldPlace struct {
	mention
	ID  string   `json:"id,omitempty"`
	Lat *float64 `json:"lat"`
	Lon *float64 `json:"lon"`
	KM  *float64 `json:"km,omitempty"`
}

type goldTime struct {
	mention
	Start   string   `json:"start"`
	End     string   `json:"end"`
	Ongoing bool     `json:"ongoing"`
	Accept  []string `json:"accept,omitempty"`
}

type goldHarm struct {
	Kind string   `json:"kind"`
	Who  string   `json:"who"`
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"`
}

type goldSource struct {
	mention
	ID string `json:"id"`
}
