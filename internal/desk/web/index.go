package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// indexView is the overview: events newest first.
type indexView struct {
	page   frame
	Counts store.Counts `json:"counts"`
	Filter filterView   `json:"filter"`
	Total  int          `json:"total"`
	Events []eventRow   `json:"events"`
	// Next is the cursor of the page after this one, empty at the end.
	Next     string `json:"next,omitempty"`
	NextHref string `json:"-"`
	TopHref  string `json:"-"`
	// Map shows where the events of the filter happened; Table leads to the same as a table.
	Map   *drawing `json:"-"`
	Table string   `json:"-"`
	// Exports are the same events as files.
	Exports []exportLinks `json:"-"`
	// Since is what changed since the visit before this one.
	Since *sinceView `json:"-"`
	// Lead is what the whole list leads with: disputed, newly corroborated, told by one source.
	Lead []digestView `json:"lead,omitempty"`
	// Coverage says which outlets were read and which were not.
	Coverage *coverageView `json:"coverage"`
	// Problems says what of the words was not understood.
	Problems []problemView `json:"problems,omitempty"`
	// Named says whom the names in the filter were taken for.
	Named []namedView `json:"-"`
}

func (v *indexView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *indexView) Page() *frame { return &v.page }

// filterView is the filter as asked for, and the choices that the form offers.
type filterView struct {
	Query  string `json:"q,omitempty"`
	Type   string `json:"type,omitempty"`
	Place  string `json:"place,omitempty"`
	Actor  string `json:"actor,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	Status string `json:"status,omitempty"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Box    string `json:"box,omitempty"`
	Active bool   `json:"-"`
	// Down leads through the hierarchy of places.
	Down    *downView `json:"-"`
	Selects []choice  `json:"-"`
}

// choice is one drop-down of the form.
type choice struct {
	Name, Label, Value string
	Terms              []term
	// Typed says that it is a field to write a name into, and that the terms are suggestions.
	Typed bool
}

// eventRow is an event in a list.
type eventRow struct {
	ID     string      `json:"id"`
	Href   string      `json:"-"`
	Type   term        `json:"type"`
	Title  string      `json:"title"`
	Time   timeView    `json:"time"`
	Place  *placeView  `json:"place"`
	Actors []actorView `json:"actors"`
	Harm   []harmView  `json:"harm"`
	Status statusView  `json:"status"`
}

// sideView is those of one role.
type sideView struct {
	Role   string
	Actors []actorView
}

// Sides puts the actors of a row together by their roles, in the order in which these first come.
func (r eventRow) Sides() []sideView {
	var out []sideView
	for _, a := range r.Actors {
		i := slices.IndexFunc(out, func(s sideView) bool { return s.Role == a.Role })
		if i < 0 {
			i, out = len(out), append(out, sideView{Role: a.Role})
		}
		out[i].Actors = append(out[i].Actors, a)
	}
	return out
}

func (n namer) row(ev tawatur.Event, outlets map[string]string) eventRow {
	return eventRow{
		ID: ev.ID, Href: eventPath(ev.ID), Type: n.typ(ev.Type), Title: n.title(ev),
		Time:  n.time(ev.Time.Start, ev.Time.End, ev.Time.EDTF, ev.Time.Ongoing),
		Place: n.place(ev.Place), Actors: n.actors(ev), Harm: n.harms(ev), Status: n.status(ev, outlets),
	}
}

func (s *site) index(r *request) (view, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	ctx, n := r.Context(), s.namer(r)
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	sought, of, err := s.asked(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	events, err := s.st.Events(ctx, sought)
	if err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	ch, err := s.offered(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	v := &indexView{Counts: counts, Total: events.Total, Next: events.Next, Events: []eventRow{}}
	for _, ev := range events.Events {
		v.Events = append(v.Events, n.row(ev, nil))
	}
	v.Filter, v.Exports = n.filter(f, ch), n.exports(r.URL.Query())
	v.Problems = n.problems(search.Parse(f.Query, s.opt.Names))
	v.Named, v.Filter.Down = n.named(of, "/", r.URL.Query()), n.down(f.Place, of, ch, "/", r.URL.Query())
	if v.Coverage, err = s.coverage(ctx, n, counts); err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	if v.Since, err = s.since(r); err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	if v.Lead, err = s.lead(r, n, v); err != nil {
		return nil, fmt.Errorf("web: overview: %w", err)
	}
	v.NextHref, v.TopHref = pageHref("/", r.URL.Query(), events.Next), topHref("/", r.URL.Query())
	if err := s.where(r, n, v); err != nil {
		return nil, err
	}
	v.page = frame{template: "index.html", Title: r.lang.T("index.title"), JSON: "/index.json", Stale: counts.Stale, Feed: eventsFeedHref(r.URL.Query(), r.lang.code)}
	return v, nil
}

// readFilter reads the filter from the query string. What cannot be meant is an error and not left out: a list that
// silently ignores its filter would be taken for the answer.
func readFilter(q url.Values) (store.Filter, error) {
	get := func(k string) string { return shorten(strings.TrimSpace(q.Get(k)), 300) }
	f := store.Filter{
		Query: get("q"), Type: get("type"), Place: get("place"), Actor: get("actor"), Outlet: get("outlet"),
		Status: get("status"), From: get("from"), To: get("to"), After: q.Get("after"),
	}
	if err := days(f.From, f.To); err != nil {
		return f, err
	}
	var err error
	if f.Box, err = readBox(get("box")); err != nil {
		return f, err
	}
	if f.Status != "" && !slices.Contains(statuses(), f.Status) {
		return f, &problem{http.StatusBadRequest, "err.400", "err.400.status", f.Status}
	}
	return f, nil
}

// days returns the problem with the first of some texts that are to be days, or empty.
func days(texts ...string) error {
	for _, day := range texts {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return &problem{http.StatusBadRequest, "err.400", "err.400.day", day}
		}
	}
	return nil
}

func statuses() []string { return []string{"corroborated", "disputed", "single"} }

// pageHref is the next page of the same list at a path, empty at the end.
func pageHref(path string, q url.Values, next string) string {
	if next == "" {
		return ""
	}
	q.Set("after", next)
	return path + "?" + q.Encode()
}

// topHref is the first page of the same list, empty when this is it.
func topHref(path string, q url.Values) string {
	if q.Get("after") == "" {
		return ""
	}
	q.Del("after")
	return path + "?" + q.Encode()
}

func (n namer) filter(f store.Filter, ch choices) filterView {
	v := filterView{
		Query: f.Query, Type: f.Type, Place: f.Place, Actor: f.Actor, Outlet: f.Outlet, Status: f.Status, From: f.From, To: f.To,
		Box: boxText(f.Box),
	}
	v.Active = v.Query+v.Type+v.Place+v.Actor+v.Outlet+v.Status+v.From+v.To+v.Box != ""
	types, status := map[string]term{}, map[string]term{}
	for _, t := range n.s.opt.Types {
		types[t.ID] = n.typ(t.ID)
	}
	for _, id := range statuses() {
		status[id] = n.term("status", id)
	}
	v.Selects = append([]choice{n.choice("type", f.Type, types, n.typ)}, n.whereAndWho(f.Place, f.Actor, f.Outlet, ch)...)
	v.Selects = append(v.Selects, n.choice("status", f.Status, status, func(id string) term { return n.term("status", id) }))
	return v
}

// whereAndWho are the fields of a filter that take a place, a party and an outlet.
func (n namer) whereAndWho(place, actor, outlet string, ch choices) []choice {
	return []choice{
		n.choice("place", place, ch.placeTerms(n), func(id string) term { return term{id, id} }).typed(n, ch),
		n.choice("actor", actor, ch.actorTerms(n), func(id string) term { return n.actor(id, "") }).typed(n, ch),
		n.choice("outlet", outlet, ch.outletTerms(n), func(id string) term { return n.outlet(id, "") }).typed(n, ch),
	}
}

// choice makes a drop-down; a value that the link brought and the list lacks is added, so that sending the form keeps it.
func (n namer) choice(name, value string, set map[string]term, label func(string) term) choice {
	if _, ok := set[value]; !ok && value != "" {
		set[value] = label(value)
	}
	return choice{Name: name, Label: n.T("filter." + name), Value: value, Terms: sorted(set)}
}

// choices are the places, actors and outlets of the newest events, for the drop-downs.
type choices struct {
	places  map[string]tawatur.Name
	actors  map[string]bool
	outlets map[string]bool
	// most are those of a kind that most events are filed under, in that order, by language.
	most map[suggestions][]term
	// told is how many events each place has.
	told map[string]int
}

// choiceEvents is how many events the drop-downs are gathered from.
const choiceEvents = 1000

// offered is what the fields offer. Where that is still being gathered and they take names all the same, nobody waits for what they suggest.
func (s *site) offered(ctx context.Context) (choices, error) {
	ch, err := s.choices.Get(ctx)
	if errors.Is(err, kept.ErrPending) && s.opt.Names != nil {
		return choices{}, nil
	}
	return ch, err
}

// choose gathers the choices.
func (s *site) choose(ctx context.Context) (choices, error) {
	p, err := s.st.Events(ctx, store.Filter{Limit: choiceEvents, NoTotal: true})
	if err != nil {
		return choices{}, err
	}
	ch := gather(p.Events)
	ch.most, ch.told, err = s.most(ctx)
	return ch, err
}

func gather(events []tawatur.Event) choices {
	ch := choices{places: map[string]tawatur.Name{}, actors: map[string]bool{}, outlets: map[string]bool{}}
	for _, ev := range events {
		if ev.Place != nil && ev.Place.ID != "" {
			ch.places[ev.Place.ID] = ev.Place.Name
		}
		for _, a := range ev.Actors {
			ch.actors[a.ID] = true
		}
		for _, c := range ev.Claims {
			ch.outlets[c.Outlet] = true
		}
	}
	delete(ch.actors, "")
	delete(ch.outlets, "")
	return ch
}

func (ch choices) placeTerms(n namer) map[string]term {
	out := map[string]term{}
	for id, name := range ch.places {
		out[id] = term{id, n.pick(name.AR, name.EN, id)}
	}
	return out
}

func (ch choices) actorTerms(n namer) map[string]term {
	out := map[string]term{}
	for id := range ch.actors {
		out[id] = n.actor(id, "")
	}
	return out
}

func (ch choices) outletTerms(n namer) map[string]term {
	out := map[string]term{}
	for id := range ch.outlets {
		out[id] = n.outlet(id, "")
	}
	return out
}
