package view

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// around is how many code points before and behind a quotation its selector carries.
const around = 32

// Selector finds words in a text in the manner of the W3C's Web Annotation model: either a TextQuoteSelector, which has exact,
// prefix and suffix, or a TextPositionSelector, which has start and end in code points.
type Selector struct {
	Type   string  `json:"type"`
	Exact  *string `json:"exact,omitempty"`
	Prefix *string `json:"prefix,omitempty"`
	Suffix *string `json:"suffix,omitempty"`
	Start  *int    `json:"start,omitempty"`
	End    *int    `json:"end,omitempty"`
}

// Target is where the words of a claim stand.
type Target struct {
	// Source is the id of the report, In which of its texts: "text" or "title".
	Source string `json:"source"`
	In     string `json:"in"`
	// SHA256 is the hash of that text, by which a reader can tell that it is the same.
	SHA256 string `json:"sha256"`
	// Anchored says that the words stand in the text exactly where the record says; else only the quotation is given.
	Anchored bool       `json:"anchored"`
	Selector []Selector `json:"selector"`
}

// ReportRef names a report with who published it and when.
type ReportRef struct {
	ID        string            `json:"id"`
	URL       string            `json:"url,omitempty"`
	Title     string            `json:"title,omitempty"`
	Outlet    *tawatur.Outlet   `json:"outlet"`
	Published tawatur.Published `json:"published"`
	Language  string            `json:"language,omitempty"`
}

// Claim is a claim as `tawatur extract` writes it, with its report, the place of its words, and the events that rest on it.
type Claim struct {
	tawatur.Claim
	Report ReportRef `json:"report"`
	Target Target    `json:"target"`
	// Events are the ids of the events that it tells, or that it recalls as history.
	Events []string `json:"events"`
}

// ClaimDoc is one claim on its own with the names in it.
type ClaimDoc struct {
	Claim
	Names Names `json:"names"`
}

// Claims are the claims of one event with the names in them.
type Claims struct {
	Event string `json:"event"`
	// StatusWords is that of the event.
	StatusWords tawatur.Name `json:"status_words"`
	Claims      []Claim      `json:"claims"`
	// Recalls tell the event as history beside news of their own; they add no origin, no number and no day.
	Recalls []Claim `json:"recalls"`
	// Missing are claims that the event names and the record no longer has.
	Missing []string `json:"missing,omitempty"`
	Names   Names    `json:"names"`
}

func reportRef(r tawatur.Report) ReportRef {
	return ReportRef{r.ID, r.URL, r.Title, r.Outlet, published(r.Published), r.Language}
}

func published(p tawatur.Published) tawatur.Published {
	p.Basis = cmp.Or(p.Basis, tawatur.BasisUnknown)
	return p
}

// TargetOf says where a span stands in a report.
func TargetOf(r tawatur.Report, s tawatur.Span) Target {
	t := Target{Source: r.ID, In: tawatur.InText, SHA256: r.TextSHA256}
	text := r.Text
	if s.IsTitle() {
		text, t.In, t.SHA256 = r.Title, tawatur.InTitle, tawatur.HashText(r.Title)
	}
	quote := Selector{Type: "TextQuoteSelector", Exact: &s.Text}
	runes := []rune(text)
	if s.Start < 0 || s.Start >= s.End || s.End > len(runes) || string(runes[s.Start:s.End]) != s.Text {
		t.Selector = []Selector{quote}
		return t
	}
	prefix, suffix := string(runes[max(0, s.Start-around):s.Start]), string(runes[s.End:min(len(runes), s.End+around)])
	quote.Prefix, quote.Suffix = &prefix, &suffix
	t.Anchored, t.Selector = true, []Selector{quote, {Type: "TextPositionSelector", Start: &s.Start, End: &s.End}}
	return t
}

// claim makes the view of a claim of a report; events finds those that rest on it.
func claim(c tawatur.Claim, r tawatur.Report, events []string) Claim {
	c.Actors, c.Places, c.Harm, c.Sources = list(c.Actors), list(c.Places), list(c.Harm), list(c.Sources)
	c.Modality = cmp.Or(c.Modality, tawatur.Asserted)
	c.Derivation = nil // explain shows it; it is no part of the contract
	return Claim{c, reportRef(r), TargetOf(r, c.Evidence), list(events)}
}

// eventsByClaim finds for each claim the ids of the events that tell or recall it.
func eventsByClaim(events []tawatur.Event) map[string][]string {
	of := map[string][]string{}
	for _, e := range events {
		for _, c := range slices.Concat(e.Claims, e.Recalls) {
			of[c.ID] = append(of[c.ID], e.ID)
		}
	}
	return of
}

// ClaimDoc returns one claim.
func (r *Record) ClaimDoc(ctx context.Context, id string) (ClaimDoc, error) {
	c, rep, err := r.Claim(ctx, id)
	if err != nil {
		return ClaimDoc{}, err
	}
	events, err := r.EventsOfReport(ctx, rep.ID)
	if err != nil {
		return ClaimDoc{}, err
	}
	n := r.naming()
	n.claim(c, rep)
	return ClaimDoc{claim(c, rep, eventsByClaim(events)[c.ID]), n.Names}, nil
}

// ClaimsOf returns the claims of an event by the publication of their reports, undated last.
func (r *Record) ClaimsOf(ctx context.Context, event string) (Claims, error) {
	e, err := r.Event(ctx, event)
	if err != nil {
		return Claims{}, err
	}
	out := Claims{Event: e.ID, StatusWords: r.opt.StatusWords(e)}
	n, read := r.naming(), map[string]store.Entry{}
	n.event(e)
	if out.Claims, err = r.refs(ctx, e.ID, e.Claims, read, n, &out.Missing); err != nil {
		return Claims{}, err
	}
	if out.Recalls, err = r.refs(ctx, e.ID, e.Recalls, read, n, &out.Missing); err != nil {
		return Claims{}, err
	}
	out.Names = n.Names
	return out, nil
}

// refs reads the claims that an event names; read keeps the reports that were read already.
func (r *Record) refs(ctx context.Context, event string, refs []tawatur.ClaimRef, read map[string]store.Entry, n *naming, missing *[]string) ([]Claim, error) {
	out := []Claim{}
	for _, ref := range refs {
		entry, ok := read[ref.Report]
		if !ok {
			var err error
			if entry, err = r.Report(ctx, ref.Report); err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
			read[ref.Report] = entry
		}
		i := slices.IndexFunc(entry.Claims, func(c tawatur.Claim) bool { return c.ID == ref.ID })
		if i < 0 {
			*missing = append(*missing, ref.ID)
			continue
		}
		n.claim(entry.Claims[i], entry.Report)
		out = append(out, claim(entry.Claims[i], entry.Report, []string{event}))
	}
	slices.SortStableFunc(out, byPublication)
	return out, nil
}

// byPublication orders claims by the day of their reports, undated last, then by their place in the text.
func byPublication(a, b Claim) int {
	day := func(c Claim) string {
		if c.Report.Published.Value == nil {
			return "~"
		}
		return *c.Report.Published.Value
	}
	return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Report.ID, b.Report.ID),
		cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.ID, b.ID))
}
