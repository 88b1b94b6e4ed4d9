package web

import (
	"context"
	"fmt"
	"net/url"

	"tawatur"
	"tawatur/internal/store"
)

// placePage is what is told of a place: its events by day, and who is said to have taken or left it.
type placePage struct {
	page    frame
	Place   *placeView    `json:"place"`
	Total   int           `json:"total"`
	Lanes   []stepView    `json:"lanes"`
	Control []controlView `json:"control"`
	More    bool          `json:"more,omitempty"`
	// Kind says what the place is: a village or town, a district.
	Kind  string   `json:"-"`
	Shown string   `json:"-"`
	Map   *drawing `json:"-"`
}

func (v *placePage) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *placePage) Page() *frame { return &v.page }

// controlView is one thing said of the control of a place, in words.
type controlView struct {
	Event    eventRef    `json:"event"`
	What     string      `json:"what"`
	Happened string      `json:"happened"`
	Words    string      `json:"words"`
	Actors   []term      `json:"actors"`
	From     []term      `json:"from,omitempty"`
	Planned  bool        `json:"planned,omitempty"`
	By       []voiceView `json:"by"`
	DeniedBy []voiceView `json:"denied_by"`
}

// voiceView is an origin with its outlets.
type voiceView struct {
	term
	Outlets []term `json:"outlets"`
	Own     bool   `json:"own,omitempty"`
}

// placeEvents is how many events of a place one page shows.
const placeEvents = 500

func (s *site) place(r *request) (view, error) {
	ctx := r.Context()
	p, err := s.st.Events(ctx, store.Filter{Place: r.id, Limit: placeEvents})
	if err == nil && len(p.Events) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("web: place %q: %w", r.id, err)
	}
	steps, stories, err := s.timeline(ctx, p.Events, r.id)
	if err != nil {
		return nil, fmt.Errorf("web: place %q: %w", r.id, err)
	}
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: place %q: %w", r.id, err)
	}
	n := s.namer(r)
	v := &placePage{Place: n.placeOf(p.Events, r.id), Total: p.Total, More: p.Next != "", Shown: fmt.Sprint(placeEvents)}
	v.Kind = n.placeKind(v.Place.Precision.ID)
	v.Lanes = n.steps(steps, stories)
	if v.Map, err = n.drawing("/map.json?"+url.Values{"place": {r.id}}.Encode(), nil); err != nil {
		return nil, err
	}
	v.Control = n.control(s.opt.Teller.Control(p.Events, r.id))
	v.page = frame{template: "place.html", Title: r.lang.T("place.title", "x", visible(v.Place.Name)), JSON: placePath(r.id) + ".json", Stale: counts.Stale,
		Feed: eventsFeedHref(url.Values{"place": {r.id}}, r.lang.code)}
	return v, nil
}

// timeline lists events of a place by day, with the stories that they are steps of.
func (s *site) timeline(ctx context.Context, events []tawatur.Event, place string) ([]tawatur.StoryStep, map[string]tawatur.Story, error) {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	of, err := s.st.StoryOf(ctx, ids...)
	if err != nil {
		return nil, nil, err
	}
	steps := s.opt.Teller.Timeline(events, of, place)
	stories, err := s.storiesIn(ctx, steps)
	return steps, stories, err
}

// placeOf describes a place as the events do that name it.
func (n namer) placeOf(events []tawatur.Event, id string) *placeView {
	for _, e := range events {
		for _, p := range e.Places {
			if p.ID == id {
				return n.place(&p)
			}
		}
		if e.Place != nil && e.Place.ID == id {
			return n.place(e.Place)
		}
	}
	return n.place(&tawatur.EventPlace{ID: id})
}

func (n namer) control(claims []tawatur.ControlClaim) []controlView {
	out := []controlView{}
	for _, c := range claims {
		v := controlView{
			Event: n.eventRef(c.Event, c.Title, c.Type), What: c.What, Planned: c.Planned,
			Happened: n.happened(tawatur.StoryStep{Day: c.Day, Basis: c.Basis}), Actors: n.actorTerms(c.Actors), From: n.actorTerms(c.From),
			By: n.voices(c.By), DeniedBy: n.voices(c.DeniedBy),
		}
		v.Words = n.T("control."+c.What, "x", n.joined(v.Actors))
		if len(v.From) > 0 {
			v.Words += n.T("sep") + n.T("control.from", "x", n.joined(v.From))
		}
		out = append(out, v)
	}
	return out
}

func (n namer) actorTerms(ids []string) []term {
	var out []term
	for _, id := range ids {
		out = append(out, n.actor(id, ""))
	}
	return out
}

// joined writes names with a comma between.
func (n namer) joined(terms []term) string {
	s := ""
	for i, t := range terms {
		if i > 0 {
			s += n.T("sep")
		}
		s += visible(t.Label)
	}
	return s
}

func (n namer) voices(vs []tawatur.ControlVoice) []voiceView {
	out := []voiceView{}
	for _, x := range vs {
		v := voiceView{term: n.origin(x.Origin, nil), Outlets: []term{}, Own: x.Own}
		for _, o := range x.Outlets {
			if o != x.Origin {
				v.Outlets = append(v.Outlets, n.outlet(o, ""))
			}
		}
		out = append(out, v)
	}
	return out
}
