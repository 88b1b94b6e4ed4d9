package web

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// knownView says of which past day a view of an event is, and on which days what was known of it changed.
type knownView struct {
	Day string `json:"day"`
	// Told says that a report published by then tells the event; First is the day of the first that does.
	Told  bool       `json:"told"`
	First string     `json:"first,omitempty"`
	Days  []knownDay `json:"days"`
	// Later says that what is known changed after the day.
	Later  bool   `json:"later"`
	Banner string `json:"-"`
	Now    string `json:"-"`
}

// day returns the day of a view, "" of today's.
func (v *knownView) day() string {
	if v == nil {
		return ""
	}
	return v.Day
}

// knownDay is a day on which what is known of an event changed.
type knownDay struct {
	Day    string      `json:"day"`
	Words  string      `json:"-"`
	Href   string      `json:"-"`
	Shown  bool        `json:"shown,omitempty"`
	Fields []fieldView `json:"fields"`
}

// pastView offers the views of past days: the days on which reports of the event came out.
type pastView struct {
	Path, Day string
	Days      []knownDay
}

func knownPath(event, day string) string {
	return eventPath(event) + "?" + url.Values{"known": {day}}.Encode()
}

// known returns the event as it was known at the end of the day that a request asks for, nil and the event as it is where it asks
// for none.
func (s *site) known(r *request, ev tawatur.Event) (*knownView, tawatur.Event, error) {
	day := strings.TrimSpace(r.URL.Query().Get("known"))
	if day == "" {
		return nil, ev, nil
	}
	if err := days(day); err != nil {
		return nil, ev, err
	}
	if s.opt.History == nil {
		return nil, ev, fmt.Errorf("web: views of past days: %w", store.ErrNotFound)
	}
	history, err := s.opt.History(r.Context(), ev)
	if err != nil {
		return nil, ev, err
	}
	places, err := s.placesOf(r.Context())
	if err != nil {
		return nil, ev, err
	}
	n := s.namer(r)
	places.Places = slices.Concat(ev.Places, places.Places)
	v := &knownView{Day: day, Days: []knownDay{}, Now: eventPath(ev.ID)}
	at := -1
	for i, k := range history {
		if k.Day <= day {
			at = i
		}
		v.Days = append(v.Days, knownDay{Day: k.Day, Words: n.dayWords(k.Day), Href: knownPath(ev.ID, k.Day), Fields: n.change(k.Change, places).Fields})
	}
	v.Told, v.Later = at >= 0, at+1 < len(history)
	if len(history) > 0 {
		v.First = history[0].Day
	}
	v.Banner = n.banner(v)
	if !v.Told {
		return v, ev, nil
	}
	v.Days[at].Shown = true
	past := history[at].Event
	past.ID = ev.ID
	return v, past, nil
}

// banner says what a view of a past day is.
func (n namer) banner(v *knownView) string {
	d := n.dayWords(v.Day)
	switch {
	case !v.Told && v.First == "":
		return n.T("known.undated", "d", d)
	case !v.Told:
		return n.T("known.before", "d", d, "a", n.dayWords(v.First))
	case v.Later:
		return n.T("known.later", "d", d)
	}
	return n.T("known.same", "d", d)
}

// past lists the days on which reports of an event came out; nil where no view of a past day can be made.
func (s *site) past(r *request, ev tawatur.Event, known *knownView) *pastView {
	if s.opt.History == nil {
		return nil
	}
	v := &pastView{Path: eventPath(ev.ID), Day: known.day()}
	if known != nil {
		return v
	}
	published := map[string]bool{}
	for _, ref := range slices.Concat(ev.Claims, ev.Recalls) {
		published[ref.Day()] = true
	}
	delete(published, "")
	for _, d := range slices.Sorted(maps.Keys(published)) {
		v.Days = append(v.Days, knownDay{Day: d, Words: r.lang.dayWords(d), Href: knownPath(ev.ID, d)})
	}
	return v
}

// unheardView is an event on a day by which no report had told it: nothing of it is shown but when the first did.
type unheardView struct {
	page  frame
	ID    string     `json:"id"`
	Known *knownView `json:"known"`
	Past  *pastView  `json:"-"`
}

func (v *unheardView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *unheardView) Page() *frame { return &v.page }

func (s *site) unheard(r *request, ev tawatur.Event, known *knownView) view {
	v := &unheardView{ID: ev.ID, Known: known, Past: s.past(r, ev, known)}
	v.page = frame{template: "unheard.html", Title: r.lang.T("known.unheard"), JSON: eventPath(ev.ID) + ".json"}
	return v
}
