package web

import (
	"cmp"
	"strconv"

	"tawatur"
)

// claimView is a claim as the pages show it: the words first, then who says them, then how they were read.
type claimView struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	// Gone says that an event names a claim which the record no longer has.
	Gone  bool         `json:"gone,omitempty"`
	Type  term         `json:"type"`
	Quote string       `json:"quote"`
	Span  tawatur.Span `json:"span"`
	// Anchored says that the quotation stands in the report's text exactly where the record says.
	Anchored bool      `json:"anchored"`
	Speakers []speaker `json:"speakers"`
	Outlet   *term     `json:"outlet"`
	// From is whose words the outlet passed on, nil for its own.
	From       *term       `json:"forwarded_from,omitempty"`
	Report     reportRef   `json:"report"`
	Actors     []partyView `json:"actors"`
	Places     []whereView `json:"places"`
	Time       timeView    `json:"time"`
	Harm       []harmView  `json:"harm"`
	Means      []term      `json:"means,omitempty"`
	Services   []term      `json:"services,omitempty"`
	Modality   term        `json:"modality"`
	Background bool        `json:"background,omitempty"`
	Rule       string      `json:"rule"`
	// Sentence says the claim in the language of the page; it is machine-made.
	Sentence string     `json:"sentence"`
	Events   []eventRef `json:"events,omitempty"`
	// Card and Mark are the fragments of the claim's card and of its place in the text; Href leads to the latter.
	Card, Mark, Href string `json:"-"`
	// OutletHref leads to the page of the outlet.
	OutletHref string `json:"-"`
	// Cite is a ready text to cite the sentence by.
	Cite string `json:"-"`
}

// Count is the number of the claim as words are filled with it.
func (v claimView) Count() string { return strconv.Itoa(v.Number) }

// speaker is one link of the chain of those who said a claim, nearest first.
type speaker struct {
	term
	Mention string `json:"mention"`
	Href    string `json:"-"`
}

// partyView is an actor as one claim names it.
type partyView struct {
	term
	Role    term   `json:"role"`
	Mention string `json:"mention"`
	Wording string `json:"wording,omitempty"`
	Href    string `json:"-"`
}

// whereView is a place as one claim names it.
type whereView struct {
	term
	Role    term   `json:"role"`
	Mention string `json:"mention"`
	// kind says how large a place it is: a village or town, a district.
	kind string
}

// reportRef leads to a report.
type reportRef struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Published dayView `json:"published"`
	Href      string  `json:"-"`
	// address is where the outlet published it, "" where that is not known.
	address string
}

// dayView is a publication date with how it is known.
type dayView struct {
	Value string   `json:"value,omitempty"`
	Words string   `json:"words"`
	Basis term     `json:"basis"`
	Why   []string `json:"why,omitempty"`
	// Reasons are the whys in words of the page.
	Reasons []string `json:"-"`
}

func (n namer) published(p tawatur.Published) dayView {
	v := dayView{Words: n.T("report.nodate"), Basis: n.term("basis", cmp.Or(p.Basis, tawatur.BasisUnknown)), Why: p.Why}
	if len(p.Why) > 0 {
		r := n.reasoner(nil)
		for _, why := range p.Why {
			v.Reasons = append(v.Reasons, r.one(why))
		}
	}
	if p.Value != nil && *p.Value != "" {
		v.Value, v.Words = *p.Value, n.dayWords(*p.Value)
	}
	return v
}

func (n namer) reportRef(r tawatur.Report) reportRef {
	return reportRef{r.ID, cmp.Or(r.Title, n.T("report.notitle")), n.published(r.Published), reportPath(r.ID), webAddress(r.URL)}
}

func (n namer) reportOutlet(r tawatur.Report) *term {
	if r.Outlet == nil {
		return nil
	}
	t := n.outlet(r.Outlet.ID, r.Outlet.Name)
	return &t
}

// forwardedFrom names whose words a report passes on, nil where they are its outlet's own.
func (n namer) forwardedFrom(r tawatur.Report) *term {
	if r.Forwarded == nil {
		return nil
	}
	t := term{"", n.T("forward.unnamed")}
	if from := r.Forwarded.From; from != nil {
		t = n.outlet(from.ID, from.Name)
	}
	return &t
}

// claim makes the view of a claim of a report; body is the report's text by code point.
func (n namer) claim(number int, c tawatur.Claim, r tawatur.Report) claimView {
	v := claimView{
		ID: c.ID, Number: number, Type: n.typ(c.Type), Quote: c.Evidence.Text, Span: c.Evidence, Outlet: n.reportOutlet(r), From: n.forwardedFrom(r),
		Report: n.reportRef(r), Time: n.time(c.Time.Start, c.Time.End, c.Time.EDTF, c.Time.Ongoing),
		Means: n.terms("means", c.Means), Services: n.terms("service", c.Services),
		Modality: n.term("modality", cmp.Or(c.Modality, tawatur.Asserted)), Background: c.Background, Rule: c.Rule,
		Card: anchor("card-", c.ID), Mark: anchor("mark-", c.ID),
	}
	v.Href = v.Report.Href + "#" + v.Card
	if words, ok := wordsAt(texts(r), c.Evidence); ok {
		v.Quote, v.Anchored, v.Href = words, true, v.Report.Href+"#"+v.Mark
	}
	if v.Outlet != nil {
		v.OutletHref = n.outletPage(v.Outlet.ID)
	}
	n.parties(&v, c)
	v.Sentence = n.sentence(v)
	return v
}

// placeKind says what a place is by how fine it is, "" where that is not known.
func (n namer) placeKind(precision string) string {
	if precision == "" || precision == tawatur.PrecisionUnknown {
		return ""
	}
	return n.T("placekind." + precision)
}

// parties fills in whom, where and how many a claim names.
func (n namer) parties(v *claimView, c tawatur.Claim) {
	v.Speakers, v.Actors, v.Places, v.Harm = []speaker{}, []partyView{}, []whereView{}, []harmView{}
	for _, s := range c.Sources {
		v.Speakers = append(v.Speakers, speaker{n.actor(s.ID, s.Mention.Text), s.Mention.Text, n.outletPage(s.ID)})
	}
	for _, a := range c.Actors {
		v.Actors = append(v.Actors, partyView{n.actor(a.ID, a.Mention.Text), n.term("role", a.Role), a.Mention.Text, a.Label, n.actorPage(a.ID)})
	}
	for _, p := range c.Places {
		name := term{p.ID, n.pick(cmp.Or(n.at[p.ID].AR, p.Mention.Text), cmp.Or(p.NameEN, n.at[p.ID].EN), p.ID)}
		v.Places = append(v.Places, whereView{name, n.term("place", p.Role), p.Mention.Text, n.placeKind(p.Precision)})
	}
	for _, h := range c.Harm {
		v.Harm = append(v.Harm, harmView{
			Kind: n.term("harm", h.Kind), Who: n.who(h.Who), Min: h.Min, Max: h.Max, Words: n.rangeWords(h.Min, h.Max),
			Mention: h.Mention.Text, Stage: h.Stage,
		})
	}
}
