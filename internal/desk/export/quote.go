package export

import (
	"context"
	"io"

	"tawatur"
	"tawatur/internal/desk/view"
)

// quotation is the words of a span with what finds them again in the text they are from.
type quotation struct {
	in, sha256            string
	exact, prefix, suffix any
	start, end            any
	selector              []view.Selector
}

// quoted finds the words of a span in its report. Where they do not stand as the record says, only the words are given.
func quoted(r tawatur.Report, s tawatur.Span) quotation {
	t := view.TargetOf(r, s)
	q := quotation{in: t.In, sha256: t.SHA256, selector: t.Selector}
	for _, at := range t.Selector {
		if at.Start != nil {
			q.start, q.end = *at.Start, *at.End
			continue
		}
		q.exact, q.prefix, q.suffix = words(at.Exact), words(at.Prefix), words(at.Suffix)
	}
	return q
}

// words returns what a pointer points at, nil for nothing.
func words(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// The JSON of a claim as a W3C Web Annotation.
type annotation struct {
	Context    string         `json:"@context"`
	ID         string         `json:"id"`
	Type       string         `json:"type"`
	Motivation string         `json:"motivation"`
	Body       annotationBody `json:"body"`
	Target     target         `json:"target"`
}

type annotationBody struct {
	Type   string        `json:"type"`
	Format string        `json:"format"`
	Event  string        `json:"event"`
	Recall bool          `json:"recall"`
	Claim  tawatur.Claim `json:"claim"`
}

type target struct {
	Source string `json:"source"`
	Report string `json:"report"`
	Outlet string `json:"outlet,omitempty"`
	// Published is the day of the report, Part in which of its texts the words stand, SHA256 the hash of that text.
	Published string          `json:"published,omitempty"`
	Part      string          `json:"part"`
	SHA256    string          `json:"sha256"`
	Language  string          `json:"language,omitempty"`
	Selector  []view.Selector `json:"selector"`
}

// annotate makes a claim an annotation of the words that carry it.
func annotate(r tawatur.Report, m membership, c tawatur.Claim) annotation {
	q := quoted(r, c.Evidence)
	source := r.URL
	if source == "" {
		source = "urn:tawatur:report:" + r.ID
	}
	c.Derivation = nil
	return annotation{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:tawatur:claim:" + c.ID, Type: "Annotation", Motivation: "describing",
		Body:   annotationBody{"Dataset", "application/json", m.event, m.recall, c},
		Target: target{source, r.ID, outletID(r), r.Published.Day(), q.in, q.sha256, r.Language, q.selector},
	}
}

// claimLines is the file of claims as annotations, one line of JSON each.
func claimLines() file {
	return file{"claims", "claims.jsonl", "jsonl", "application/x-ndjson", []Table{claimShape()}, func(ctx context.Context, w io.Writer, x *Exporter) (tally, error) {
		var n tally
		line := lines(w)
		err := x.eachClaim(ctx, func(t telling, m membership, c tawatur.Claim) error {
			n.rows++
			x.progress(n.rows)
			return line(annotate(t.report, m, c))
		})
		return n, err
	}}
}
