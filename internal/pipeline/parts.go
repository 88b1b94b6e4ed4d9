package pipeline

import (
	"tawatur"
	"tawatur/internal/read/annotate"
	"tawatur/internal/read/attribution"
	"tawatur/internal/read/claim"
	"tawatur/internal/read/layout"
)

// Kinds of parts of a report's text.
const (
	PartSentence = "sentence" // read for claims
	PartUnread   = "unread"   // stands around the article: menus, captions, bylines, stamps
	PartSpeech   = "speech"   // a word by which somebody is given the word
)

// Part is a stretch of a report's text with what reading took it for, by code points.
type Part struct {
	Start, End int
	Kind       string
}

// Parts says of a report's text which sentences are read, what is left unread as furniture, and which words report speech. It is
// derived and kept nowhere.
func Parts(rd *claim.Reader, r tawatur.Report) []Part {
	if r.Status == tawatur.StatusNotArabic || r.Status == tawatur.StatusEmpty {
		return nil
	}
	d := rd.Annotate(r, r.Published)
	var out []Part
	for _, s := range d.Sentences {
		if s.First < s.End {
			out = append(out, Part{d.Tokens[s.First].Start, d.Tokens[s.End-1].End, kindOf(s)})
		}
	}
	for _, s := range attribution.Find(d).Speeches {
		if s.Verb >= 0 && !s.Carried {
			out = append(out, Part{d.Tokens[s.Verb].Start, d.Tokens[s.Verb].End, PartSpeech})
		}
	}
	return out
}

func kindOf(s annotate.Sentence) string {
	switch s.Kind {
	case layout.Furniture, layout.Caption, layout.Byline, layout.DateLine:
		return PartUnread
	}
	return PartSentence
}
