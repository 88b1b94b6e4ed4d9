package mcp

import (
	"cmp"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/desk/view"
)

// Event is an event as a model is told it: short, and never without how well it is attested.
type Event struct {
	ID    string       `json:"id"`
	Type  string       `json:"type"`
	Title tawatur.Name `json:"title"`
	// When is EDTF.
	When     string   `json:"when,omitempty" jsonschema:"when, in EDTF; absent when nobody says"`
	Ongoing  bool     `json:"ongoing,omitempty" jsonschema:"told as going on"`
	Where    *Where   `json:"where,omitempty" jsonschema:"an area, not a point; absent when nobody says"`
	Attested Attested `json:"attested" jsonschema:"how well it is attested; hand it on with the event"`
	Actors   []Actor  `json:"actors,omitempty" jsonschema:"who is said to be in it, and by whom"`
	Harm     []Harm   `json:"harm,omitempty" jsonschema:"people harmed: ranges of what is said; absent is unknown, not none"`
	Disputes []Clash  `json:"disputes,omitempty" jsonschema:"what is told otherwise by others"`
	Story    string   `json:"story,omitempty" jsonschema:"the story that it is a step of; timeline shows it"`
	// Quotations are some of the words that tell it; Claims is how many there are.
	Quotations []Quotation `json:"quotations" jsonschema:"words that tell it, exactly as reported"`
	Claims     int         `json:"claims" jsonschema:"how many claims tell it in all; get_claims has them"`
}

// Where is a place with how fine it is.
type Where struct {
	ID        string       `json:"id"`
	Name      tawatur.Name `json:"name"`
	Precision string       `json:"precision" jsonschema:"how fine the place is that the words name"`
	RadiusKM  float64      `json:"radius_km"`
}

// Attested is the triple with what follows from it.
type Attested struct {
	Articles     int          `json:"articles"`
	Outlets      int          `json:"outlets"`
	Unnamed      int          `json:"unnamed,omitempty" jsonschema:"how many of the articles name no outlet"`
	Origins      int          `json:"origins" jsonschema:"independent origins, at least"`
	Corroborated bool         `json:"corroborated" jsonschema:"told by two origins of which one is no party to it; it does not mean true"`
	Disputed     bool         `json:"disputed"`
	Words        tawatur.Name `json:"words"`
}

// Actor is somebody in an event with those who say so.
type Actor struct {
	Role   string   `json:"role" jsonschema:"agent, target, party, mediator or supporter"`
	ID     string   `json:"id,omitempty"`
	Name   string   `json:"name"`
	SaidBy []string `json:"said_by"`
}

// Harm is a range of people harmed with who says which number.
type Harm struct {
	Kind  string `json:"kind"`
	Who   string `json:"who,omitempty" jsonschema:"the group; absent is not stated"`
	Least *int   `json:"least" jsonschema:"null: no number is stated"`
	Most  *int   `json:"most" jsonschema:"null: the words give no upper bound"`
	Said  []Said `json:"said"`
}

// Said is the words of somebody.
type Said struct {
	Words string `json:"words"`
	By    string `json:"by"`
}

// Clash is a disputed field with every value.
type Clash struct {
	Field  string  `json:"field"`
	Values []Value `json:"values"`
}

// Value is one value of a disputed field.
type Value struct {
	Value  string   `json:"value"`
	SaidBy []string `json:"said_by"`
}

// Quotation is the words of one claim with who says them.
type Quotation struct {
	Words    string `json:"words"`
	SaidBy   string `json:"said_by" jsonschema:"the nearest speaker, the outlet that carries it, and the day of publication"`
	Modality string `json:"modality,omitempty" jsonschema:"denied, planned or hypothetical; absent for what is asserted"`
	Claim    string `json:"claim"`
	Report   string `json:"report"`
}

// Origin is an origin with why its reports count as one.
type Origin struct {
	Name    string   `json:"name"`
	Outlets []string `json:"outlets"`
	Reports int      `json:"reports"`
	Why     string   `json:"why"`
	Doubt   string   `json:"doubt,omitempty" jsonschema:"why it is not counted: nobody can tell whether it is independent of the others"`
}

// teller tells events with names; claims are those of the events, by id.
type teller struct {
	view.Names
	claims map[string]tawatur.Claim
}

// name is a name in English, else in Arabic, else the id.
func name(n tawatur.Name, id string) string { return cmp.Or(n.EN, n.AR, id) }

func (t teller) actor(id string) string { return name(t.Actors[id], id) }

// by says who says a claim: the nearest speaker, through which outlet, when.
func (t teller) by(c tawatur.ClaimRef) string {
	var parts []string
	if c.Speaker != "" {
		parts = append(parts, t.actor(c.Speaker))
	} else if claim := t.claims[c.ID]; len(claim.Sources) > 0 { // somebody whom the knowledge files do not know
		parts = append(parts, "«"+claim.Sources[0].Mention.Text+"»")
	}
	switch outlet := name(t.Outlets[c.Outlet], c.Outlet); {
	case outlet != "" && len(parts) > 0:
		parts = append(parts, "via "+outlet)
	case outlet != "":
		parts = append(parts, outlet)
	}
	if len(parts) == 0 {
		parts = append(parts, "report "+c.Report)
	}
	return strings.Join(append(parts, cmp.Or(c.Day(), "day of publication unknown")), ", ")
}

// voices says who says some claims, each voice once.
func (t teller) voices(e tawatur.Event, claims []string) []string {
	out := []string{}
	for _, ref := range e.Claims {
		if by := t.by(ref); slices.Contains(claims, ref.ID) && !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}

// event tells an event with so many quotations at most.
func (t teller) event(e view.Event, most int) Event {
	out := Event{
		ID: e.ID, Type: e.Type, Title: e.Title, When: cmp.Or(e.Time.EDTF, e.Time.Start), Ongoing: e.Time.Ongoing,
		Attested: attested(e),
		Claims:   len(e.Claims), Quotations: []Quotation{},
	}
	if e.Place != nil {
		out.Where = &Where{e.Place.ID, e.Place.Name, e.Place.Precision, e.Place.RadiusKM}
	}
	if e.Story != nil {
		out.Story = *e.Story
	}
	for _, a := range e.Actors {
		out.Actors = append(out.Actors, Actor{a.Role, a.ID, cmp.Or(t.actor(a.ID), "unnamed"), t.voices(e.Event, a.Claims)})
	}
	for _, h := range e.Harm {
		out.Harm = append(out.Harm, t.harm(e.Event, h))
	}
	for _, d := range e.Disputes {
		out.Disputes = append(out.Disputes, t.dispute(e.Event, d))
	}
	for _, ref := range quotable(e, most) {
		if c, ok := t.claims[ref.ID]; ok {
			out.Quotations = append(out.Quotations, Quotation{c.Evidence.Text, t.by(ref), ref.Modality, ref.ID, ref.Report})
		}
	}
	return out
}

// quotable returns the claims of an event that are quoted: those for which a search found it, else the first.
func quotable(e view.Event, most int) []tawatur.ClaimRef {
	rank := func(c tawatur.ClaimRef) int {
		for i, s := range e.Sentences {
			if s.Claim == c.ID {
				return i
			}
		}
		return len(e.Sentences)
	}
	refs := slices.Clone(e.Claims)
	slices.SortStableFunc(refs, func(a, b tawatur.ClaimRef) int { return cmp.Compare(rank(a), rank(b)) })
	return refs[:min(len(refs), most)]
}

func (t teller) harm(e tawatur.Event, h tawatur.EventHarm) Harm {
	out := Harm{Kind: h.Kind, Who: t.actor(h.Who), Least: h.Min, Most: h.Max, Said: []Said{}}
	for _, by := range h.By {
		out.Said = append(out.Said, Said{by.Words, strings.Join(t.voices(e, []string{by.Claim}), "")})
	}
	return out
}

// dispute tells every value of a disputed field; actors and types among them are named.
func (t teller) dispute(e tawatur.Event, d tawatur.Dispute) Clash {
	out := Clash{Field: d.Field}
	for _, v := range d.Values {
		words := v.Value
		switch d.Field {
		case tawatur.DisputeAgent, tawatur.DisputeTarget:
			var names []string
			for _, id := range strings.Fields(v.Value) {
				names = append(names, t.actor(id))
			}
			words = strings.Join(names, ", ")
		case tawatur.DisputeType:
			words = name(t.Types[v.Value], v.Value)
		}
		out.Values = append(out.Values, Value{words, t.voices(e, v.Claims)})
	}
	return out
}

func (t teller) origins(e tawatur.Event) []Origin {
	out := []Origin{}
	for _, o := range e.Origins {
		v := Origin{Name: cmp.Or(t.Actors[o.Origin].EN, name(t.Outlets[o.Origin], o.Origin)), Outlets: []string{}, Reports: len(o.Reports), Why: o.Why, Doubt: o.Doubt}
		for _, id := range o.Outlets {
			v.Outlets = append(v.Outlets, name(t.Outlets[id], id))
		}
		out = append(out, v)
	}
	return out
}

// Step is a step of a timeline with how well its event is attested.
type Step struct {
	tawatur.StoryStep
	Attested Attested `json:"attested"`
}

// attested says how well an event is attested.
func attested(e view.Event) Attested {
	return Attested{e.Status.Articles, e.Status.Outlets, e.Status.Unnamed, e.Status.Origins, e.Status.Corroborated, e.Status.Disputed, e.StatusWords}
}
