package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tawatur"
)

// term is an id with its name in the language of the page.
type term struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// namer gives names in one language.
type namer struct {
	lang
	s *site
	// at names the places of the events at hand, so that claims need not name them by the words of a report.
	at map[string]tawatur.Name
}

func (s *site) namer(r *request) namer { return namer{lang: r.lang, s: s} }

// near returns the namer that knows the places of some events.
func (n namer) near(events ...tawatur.Event) namer {
	n.at = map[string]tawatur.Name{}
	for _, ev := range events {
		for _, p := range ev.Places {
			n.at[p.ID] = p.Name
		}
		if ev.Place != nil {
			n.at[ev.Place.ID] = ev.Place.Name
		}
	}
	return n
}

func (n namer) typ(id string) term {
	t := n.s.types[id]
	return term{id, n.pick(t.AR, t.EN, id)}
}

// actor names an actor by its id; where there is none, by the words that the report uses.
func (n namer) actor(id, mention string) term {
	name, _ := n.s.opt.ActorName(id)
	return term{id, n.pick(name.AR, name.EN, cmp.Or(id, mention))}
}

// outlet names an outlet by the name that the desk was given, else as the report gives it, else by its id.
func (n namer) outlet(id, given string) term {
	name, _ := n.s.opt.OutletName(id)
	return term{id, n.pick(name.AR, name.EN, cmp.Or(given, id))}
}

func (n namer) term(family, id string) term { return term{id, n.Term(family, id)} }

func (n namer) terms(family string, ids []string) []term {
	var out []term
	for _, id := range ids {
		out = append(out, n.term(family, id))
	}
	return out
}

// who names a group of people: a group of the table, or an actor.
func (n namer) who(id string) term {
	if w, ok := n.words["who."+id]; ok {
		return term{id, w}
	}
	return n.actor(id, "")
}

// origin names an independent origin, which is an actor that is cited or an outlet that speaks for itself.
func (n namer) origin(id string, outlets map[string]string) term {
	if a, ok := n.s.opt.ActorName(id); ok {
		return term{id, n.pick(a.AR, a.EN, id)}
	}
	return n.outlet(id, outlets[id])
}

// placeView is a place with its precision in words.
type placeView struct {
	ID        string       `json:"id"`
	Name      string       `json:"name"`
	Names     tawatur.Name `json:"names"`
	Lat       float64      `json:"lat"`
	Lon       float64      `json:"lon"`
	RadiusKM  float64      `json:"radius_km"`
	Precision term         `json:"precision"`
	ADM1      string       `json:"adm1,omitempty"`
	PCode     string       `json:"pcode,omitempty"`
}

func (n namer) place(p *tawatur.EventPlace) *placeView {
	if p == nil {
		return nil
	}
	return &placeView{
		ID: p.ID, Name: n.pick(p.Name.AR, p.Name.EN, p.ID), Names: p.Name, Lat: p.Lat, Lon: p.Lon, RadiusKM: p.RadiusKM,
		Precision: n.term("precision", cmp.Or(p.Precision, tawatur.PrecisionUnknown)), ADM1: p.ADM1, PCode: p.PCode,
	}
}

// timeView is a time as data and in words.
type timeView struct {
	Start   string `json:"start,omitempty"`
	End     string `json:"end,omitempty"`
	EDTF    string `json:"edtf,omitempty"`
	Ongoing bool   `json:"ongoing"`
	Words   string `json:"words"`
}

func (n namer) time(start, end, edtf string, ongoing bool) timeView {
	return timeView{start, end, edtf, ongoing, n.timeWords(start, end, edtf, ongoing)}
}

// statusView is the triple as numbers and in words, with the chips derived from it.
type statusView struct {
	tawatur.Status
	Triple string `json:"triple"`
	Words  string `json:"words"`
	Chips  []chip `json:"chips"`
}

// chip is one mark of an event's status.
type chip struct {
	Kind  string `json:"kind"`
	Label string `json:"label"`
	// Rule says in words by which rule the mark is set.
	Rule string `json:"rule"`
}

func (n namer) status(ev tawatur.Event, outlets map[string]string) statusView {
	return statusView{Status: ev.Status, Triple: n.triple(ev.Status), Words: n.statusWords(ev.Status, n.backing(ev, outlets)), Chips: n.chips(ev)}
}

// backing sums up the origins of an event.
func (n namer) backing(ev tawatur.Event, outlets map[string]string) backing {
	b := backing{unsure: unsure(ev), parties: onlyParties(ev)}
	b.all = b.unsure == len(ev.Origins)
	for _, o := range ev.Origins {
		if o.Doubt == "" || b.all {
			b.name, b.outlets = visible(n.origin(o.Origin, outlets).Label), len(o.Outlets)
			break
		}
	}
	return b
}

// unsure counts the origins of which nobody can tell whether they are independent of the others.
func unsure(ev tawatur.Event) int {
	n := 0
	for _, o := range ev.Origins {
		if o.Doubt != "" {
			n++
		}
	}
	return n
}

// onlyParties reports whether every origin of an event is itself a party to it.
func onlyParties(ev tawatur.Event) bool {
	return len(ev.Origins) > 0 && !slices.ContainsFunc(ev.Origins, func(o tawatur.Origin) bool {
		return o.Doubt == "" && !slices.ContainsFunc(ev.Actors, func(a tawatur.EventActor) bool { return a.ID != "" && a.ID == o.Origin })
	})
}

func (n namer) chips(ev tawatur.Event) []chip {
	kind := "reported"
	switch {
	case ev.Status.Corroborated:
		kind = "corroborated"
	case ev.Status.Origins == 1 && len(ev.Origins) > 1:
		kind = "unsure"
	case ev.Status.Origins == 1:
		kind = "single"
	}
	out := []chip{{kind, n.T("chip." + kind), n.T("chip.rule." + kind)}}
	for _, d := range ev.Disputes {
		out = append(out, chip{"disputed", n.T("chip.disputed", "x", n.Term("dispute", d.Field)), n.T("chip.rule.disputed")})
	}
	if ev.Status.Disputed && len(ev.Disputes) == 0 {
		out = append(out, chip{"disputed", n.T("chip.disputed.any"), n.T("chip.rule.disputed")})
	}
	return out
}

// title is the neutral title of an event, or its type and place where the merge gave none.
func (n namer) title(ev tawatur.Event) string {
	if ev.Title.AR != "" || ev.Title.EN != "" {
		return n.pick(ev.Title.AR, ev.Title.EN, ev.ID)
	}
	t := n.typ(ev.Type).Label
	if p := n.place(ev.Place); p != nil {
		t += n.T("colon") + p.Name
	}
	return t
}

// actorView is an actor of an event with its role and the claims that say so.
type actorView struct {
	term
	Role   string   `json:"role"`
	Claims []string `json:"claims,omitempty"`
}

func (n namer) actors(ev tawatur.Event) []actorView {
	out := []actorView{}
	for _, a := range ev.Actors {
		out = append(out, actorView{n.actor(a.ID, ""), a.Role, a.Claims})
	}
	return out
}

// harmView is one range of people harmed with its words; Sources is how many origins say it.
type harmView struct {
	Kind    term             `json:"kind"`
	Who     term             `json:"who"`
	Min     *int             `json:"min"`
	Max     *int             `json:"max"`
	Words   string           `json:"words"`
	Sources int              `json:"sources"`
	By      []tawatur.HarmBy `json:"by,omitempty"`
	// Mention are the words of one claim, Stage whether they tell a number as risen or as a first one.
	Mention string `json:"mention,omitempty"`
	Stage   string `json:"stage,omitempty"`
}

func (n namer) harms(ev tawatur.Event) []harmView {
	out := []harmView{}
	for _, h := range ev.Harm {
		out = append(out, harmView{
			Kind: n.term("harm", h.Kind), Who: n.who(h.Who), Min: h.Min, Max: h.Max,
			Words: n.rangeWords(h.Min, h.Max), Sources: sources(ev, h), By: h.By,
		})
	}
	return out
}

// sources counts the origins behind a range: claim to report to origin.
func sources(ev tawatur.Event, h tawatur.EventHarm) int {
	reportOf := map[string]string{}
	for _, c := range ev.Claims {
		reportOf[c.ID] = c.Report
	}
	seen := map[int]bool{}
	for _, by := range h.By {
		i := slices.IndexFunc(ev.Origins, func(o tawatur.Origin) bool { return slices.Contains(o.Reports, reportOf[by.Claim]) })
		if i >= 0 {
			seen[i] = true
		}
	}
	return len(seen)
}

// sorted returns the values of a set of terms ordered by label, then id.
func sorted(set map[string]term) []term {
	return slices.SortedFunc(maps.Values(set), func(a, b term) int {
		return cmp.Or(strings.Compare(a.Label, b.Label), strings.Compare(a.ID, b.ID))
	})
}
