package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/view"
	"tawatur/internal/store"
)

// How much an answer holds: models pay for each word.
const (
	usualLimit  = 10
	mostEvents  = 25
	mostListed  = 200
	mostClaims  = 50
	quotesFound = 2  // of each event that a search finds
	quotesShown = 30 // of one event
	claimsRead  = 60 // of each event
)

// SearchEventsIn is what search_events is asked.
type SearchEventsIn struct {
	Query  string `json:"query,omitempty" jsonschema:"words and names in Arabic or English, «phrases», beginnings*, -without"`
	Type   string `json:"type,omitempty" jsonschema:"an event type's id; the resource tawatur://codebook lists them"`
	Place  string `json:"place,omitempty" jsonschema:"a place by id or name, as القامشلي; what happened in its villages counts"`
	Actor  string `json:"actor,omitempty" jsonschema:"an actor by id or name, as قسد"`
	Outlet string `json:"outlet,omitempty" jsonschema:"an outlet by id or name; list_sources lists them"`
	Status string `json:"status,omitempty" jsonschema:"corroborated, disputed or single"`
	From   string `json:"from,omitempty" jsonschema:"the first day, as 2024-08-07"`
	To     string `json:"to,omitempty" jsonschema:"the last day, as 2024-08-07"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many at most, 1 to 25; 10 unless told"`
	After  string `json:"after,omitempty" jsonschema:"the next of the answer before"`
}

// EventsOut is what search_events answers.
type EventsOut struct {
	Note  string `json:"note"`
	Total int    `json:"total"`
	More  bool   `json:"more,omitempty" jsonschema:"there are more than total"`
	// Readings say for whom the names in the filter were taken.
	Readings []search.Reading `json:"readings,omitempty" jsonschema:"for whom place, actor and outlet were taken, with the events of each in the whole record; several: any of them, ask again with an id for one"`
	Events   []Event          `json:"events"`
	Next     string           `json:"next,omitempty" jsonschema:"pass it as after for the events behind these"`
}

func (s *service) searchEvents(ctx context.Context, in SearchEventsIn) (EventsOut, error) {
	f, err := s.filter(in)
	if err != nil {
		return EventsOut{}, err
	}
	page, err := s.rec.EventsPage(ctx, f)
	if err != nil {
		return EventsOut{}, s.failure("search_events", in.Query, err)
	}
	out := EventsOut{Note: Note, Total: page.Total, More: page.More, Readings: page.Readings, Events: []Event{}, Next: page.Next}
	claims, err := s.claimsOf(ctx, page.Events...)
	if err != nil {
		return EventsOut{}, s.failure("search_events", in.Query, err)
	}
	for _, e := range page.Events {
		out.Events = append(out.Events, teller{page.Names, claims}.event(e, quotesFound))
	}
	return out, nil
}

// filter reads what is asked. What cannot be meant is an error that says what is allowed.
func (s *service) filter(in SearchEventsIn) (f store.Filter, err error) {
	if in.Status != "" && !slices.Contains([]string{store.StatusCorroborated, store.StatusDisputed, store.StatusSingle}, in.Status) {
		return f, fmt.Errorf("status %q: want corroborated, disputed or single", in.Status)
	}
	if types := s.rec.Types(); in.Type != "" && !slices.ContainsFunc(types, func(t view.EventType) bool { return t.ID == in.Type }) {
		var ids []string
		for _, t := range types {
			ids = append(ids, t.ID)
		}
		return f, fmt.Errorf("type %q: want one of %s", in.Type, strings.Join(ids, ", "))
	}
	if err := days(in.From, in.To); err != nil {
		return f, err
	}
	return store.Filter{
		Query: in.Query, Type: in.Type, Place: in.Place, Actor: in.Actor, Outlet: in.Outlet, Status: in.Status, From: in.From, To: in.To,
		Limit: within(in.Limit, mostEvents), After: in.After,
	}, nil
}

// within returns a limit that is not too large, the usual one for none.
func within(limit, most int) int {
	if limit <= 0 {
		return usualLimit
	}
	return min(limit, most)
}

func days(texts ...string) error {
	for _, d := range texts {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return fmt.Errorf("%q is no day; want one as 2024-08-07", d)
		}
	}
	return nil
}

// claimsOf reads the first claims of some events, which say who says what of each.
func (s *service) claimsOf(ctx context.Context, events ...view.Event) (map[string]tawatur.Claim, error) {
	var ids []string
	for _, e := range events {
		for _, ref := range e.Claims[:min(len(e.Claims), claimsRead)] {
			ids = append(ids, ref.ID)
		}
	}
	claims, err := s.rec.Claims(ctx, ids)
	out := map[string]tawatur.Claim{}
	for _, c := range claims {
		out[c.ID] = c
	}
	return out, err
}

// failure says what a model can do about an error. Errors of the record itself are logged and not handed on.
func (s *service) failure(what, id string, err error) error {
	var query *view.NotUnderstood
	var late *view.Unheard
	var gone *store.RedactedError
	var nobody *search.UnknownError
	var several *search.SeveralError
	switch {
	case errors.As(err, &query), errors.As(err, &nobody), errors.As(err, &several), errors.As(err, &late), errors.Is(err, view.ErrNoHistory), errors.Is(err, view.ErrDeriving):
		return err
	case errors.As(err, &gone):
		return fmt.Errorf("%s %q was %w, and is not there any more", what, id, gone)
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("the record has no %s %q; ids come from search_events and search_reports", what, id)
	case errors.Is(err, store.ErrCursor):
		return errors.New("after is not the next of an answer with the same filter; leave it out to begin anew")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	s.log.Error("mcp: answer failed", "what", what, "id", id, "err", err)
	return errors.New("the record could not be read; its keeper finds the reason in the log")
}

// GetEventIn is what get_event is asked.
type GetEventIn struct {
	ID    string `json:"id" jsonschema:"the event's id"`
	Known string `json:"known,omitempty" jsonschema:"a day, as 2024-08-10: the event as it was known at its end"`
}

// EventOut is what get_event answers.
type EventOut struct {
	Note    string   `json:"note"`
	Event   Event    `json:"event"`
	Known   string   `json:"known,omitempty" jsonschema:"the day as of whose end it is told; absent for now"`
	Origins []Origin `json:"origins" jsonschema:"the independent origins, with why reports count as one"`
	Recalls int      `json:"recalls,omitempty" jsonschema:"how many later reports tell it as history; they add no origin"`
}

func (s *service) getEvent(ctx context.Context, in GetEventIn) (EventOut, error) {
	if err := days(in.Known); err != nil {
		return EventOut{}, err
	}
	doc, err := s.rec.EventDoc(ctx, in.ID)
	if err == nil && in.Known != "" {
		doc, err = s.rec.EventAsKnown(ctx, in.ID, in.Known)
	}
	if err != nil {
		return EventOut{}, s.failure("event", in.ID, err)
	}
	claims, err := s.claimsOf(ctx, doc.Event)
	if err != nil {
		return EventOut{}, s.failure("event", in.ID, err)
	}
	t := teller{doc.Names, claims}
	return EventOut{Note, t.event(doc.Event, quotesShown), doc.Known, t.origins(doc.Event.Event), len(doc.Recalls)}, nil
}

// GetClaimsIn is what get_claims is asked: one of the three ids.
type GetClaimsIn struct {
	Event  string `json:"event,omitempty" jsonschema:"an event's id: the claims that tell it"`
	Report string `json:"report,omitempty" jsonschema:"a report's id: the claims read in it"`
	Claim  string `json:"claim,omitempty" jsonschema:"a claim's id: that one"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many at most, 1 to 50; 10 unless told"`
	Skip   int    `json:"skip,omitempty" jsonschema:"how many to leave out first, for more of the same list"`
}

// ClaimsOut is what get_claims answers.
type ClaimsOut struct {
	Note   string          `json:"note"`
	Events []view.EventRef `json:"events" jsonschema:"the events that the claims tell, with how well each is attested"`
	Total  int             `json:"total"`
	Claims []view.Claim    `json:"claims" jsonschema:"start and end are Unicode code points of the report's text, end exclusive"`
	Names  view.Names      `json:"names"`
}

func (s *service) getClaims(ctx context.Context, in GetClaimsIn) (ClaimsOut, error) {
	out := ClaimsOut{Note: Note}
	var all []view.Claim
	given := 0
	for _, id := range []string{in.Event, in.Report, in.Claim} {
		if id != "" {
			given++
		}
	}
	switch {
	case given != 1:
		return out, errors.New("say one of event, report and claim")
	case in.Event != "":
		doc, err := s.rec.ClaimsOf(ctx, in.Event)
		if err != nil {
			return out, s.failure("event", in.Event, err)
		}
		e, err := s.rec.EventDoc(ctx, in.Event)
		if err != nil {
			return out, s.failure("event", in.Event, err)
		}
		all, out.Names, out.Events = append(doc.Claims, doc.Recalls...), doc.Names, []view.EventRef{e.Ref()}
	default:
		doc, err := s.reportOf(ctx, in)
		if err != nil {
			return out, err
		}
		all, out.Names, out.Events = doc.Claims, doc.Names, doc.Events
	}
	out.Total = len(all)
	from := min(max(0, in.Skip), len(all))
	out.Claims = all[from:min(len(all), from+within(in.Limit, mostClaims))]
	return out, nil
}

// reportOf reads the report that is asked for, or of the one in which a claim stands that claim alone with its events.
func (s *service) reportOf(ctx context.Context, in GetClaimsIn) (view.ReportDoc, error) {
	id := in.Report
	if in.Claim != "" {
		_, rep, err := s.rec.Claim(ctx, in.Claim)
		if err != nil {
			return view.ReportDoc{}, s.failure("claim", in.Claim, err)
		}
		id = rep.ID
	}
	doc, err := s.rec.ReportDoc(ctx, id)
	if err != nil {
		return doc, s.failure("report", id, err)
	}
	if in.Claim == "" {
		return doc, nil
	}
	doc.Claims = slices.DeleteFunc(doc.Claims, func(c view.Claim) bool { return c.ID != in.Claim })
	doc.Events = slices.DeleteFunc(doc.Events, func(e view.EventRef) bool {
		return !slices.ContainsFunc(doc.Claims, func(c view.Claim) bool { return slices.Contains(c.Events, e.ID) })
	})
	return doc, nil
}

// ListSourcesIn is what list_sources is asked.
type ListSourcesIn struct {
	Limit int    `json:"limit,omitempty" jsonschema:"how many at most, 1 to 200; 10 unless told"`
	After string `json:"after,omitempty" jsonschema:"the next of the answer before"`
}

// SourcesOut is what list_sources answers.
type SourcesOut struct {
	Note    string        `json:"note"`
	Total   int           `json:"total"`
	Sources []view.Listed `json:"sources" jsonschema:"events: how many it tells; alone: how many of these no other outlet tells"`
	Next    string        `json:"next,omitempty" jsonschema:"pass it as after for the outlets behind these"`
}

func (s *service) listSources(ctx context.Context, in ListSourcesIn) (SourcesOut, error) {
	page, err := s.rec.List(ctx, view.Outlets, within(in.Limit, mostListed), in.After)
	if err != nil {
		return SourcesOut{}, s.failure("outlets", in.After, err)
	}
	return SourcesOut{Note, page.Total, page.Items, page.Next}, nil
}

// TimelineIn is what timeline is asked: a place or a story.
type TimelineIn struct {
	Place string `json:"place,omitempty" jsonschema:"a place by id or name"`
	Story string `json:"story,omitempty" jsonschema:"a story by its id"`
	Limit int    `json:"limit,omitempty" jsonschema:"how many of the newest steps at most, 1 to 200; 10 unless told"`
}

// TimelineOut is what timeline answers.
type TimelineOut struct {
	Note  string       `json:"note"`
	Title tawatur.Name `json:"title"`
	State string       `json:"state,omitempty" jsonschema:"of a story: where the last step left it; absent where nothing is told of an end"`
	// Attested is the triple of a story.
	Attested *Attested              `json:"attested,omitempty"`
	Total    int                    `json:"total" jsonschema:"how many steps there are in all"`
	Steps    []Step                 `json:"steps" jsonschema:"basis says how day is known: stated, about (worked out), by (first told then), unknown; get_event has who says what of a step"`
	Control  []tawatur.ControlClaim `json:"control,omitempty" jsonschema:"who is said to have taken or left the place, by whom, and who denies it"`
	Names    view.Names             `json:"names"`
}

func (s *service) timeline(ctx context.Context, in TimelineIn) (TimelineOut, error) {
	if (in.Place == "") == (in.Story == "") {
		return TimelineOut{}, errors.New("say either place or story")
	}
	out := TimelineOut{Note: Note, Steps: []Step{}}
	var steps []tawatur.StoryStep
	if in.Story != "" {
		doc, err := s.rec.StoryDoc(ctx, in.Story)
		if err != nil {
			return out, s.failure("story", in.Story, err)
		}
		out.Title, out.State, steps, out.Names = doc.Title, doc.State, doc.Steps, doc.Names
		out.Attested = &Attested{Articles: doc.Articles, Outlets: doc.Outlets, Unnamed: doc.Unnamed, Origins: doc.Origins, Disputed: len(doc.Disputes) > 0}
	} else {
		place, err := s.rec.OnePlace(ctx, in.Place)
		if err != nil {
			return out, s.failure("place", in.Place, err)
		}
		doc, err := s.rec.Timeline(ctx, place.ID)
		if err != nil {
			return out, s.failure("place", in.Place, err)
		}
		out.Title, steps, out.Control, out.Names = doc.Place.Name, doc.Steps, doc.Control, doc.Names
	}
	out.Total = len(steps)
	for _, st := range steps[max(0, len(steps)-within(in.Limit, mostListed)):] {
		e, err := s.rec.EventDoc(ctx, st.Event)
		if err != nil {
			return out, s.failure("event", st.Event, err)
		}
		out.Steps = append(out.Steps, Step{st, attested(e.Event)})
	}
	return out, nil
}

// SearchReportsIn is what search_reports is asked.
type SearchReportsIn struct {
	Query  string `json:"query" jsonschema:"words and names in Arabic or English, «phrases», beginnings*, -without"`
	Outlet string `json:"outlet,omitempty" jsonschema:"an outlet by id or name; list_sources lists them"`
	From   string `json:"from,omitempty" jsonschema:"the first day of publication, as 2024-08-07"`
	To     string `json:"to,omitempty" jsonschema:"the last day of publication, as 2024-08-07"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many at most, 1 to 25; 10 unless told"`
	After  string `json:"after,omitempty" jsonschema:"the next of the answer before"`
}

// ReportsOut is what search_reports answers.
type ReportsOut struct {
	Note    string           `json:"note"`
	Total   int              `json:"total"`
	More    bool             `json:"more,omitempty" jsonschema:"there are more than total"`
	Reports []view.ReportHit `json:"reports"`
	Next    string           `json:"next,omitempty" jsonschema:"pass it as after for the reports behind these"`
}

func (s *service) searchReports(ctx context.Context, in SearchReportsIn) (ReportsOut, error) {
	if err := days(in.From, in.To); err != nil {
		return ReportsOut{}, err
	}
	page, err := s.rec.ReportsPage(ctx, in.Query, store.ReportFilter{
		Outlets: []string{in.Outlet}, From: in.From, To: in.To, Limit: within(in.Limit, mostEvents), After: in.After,
	})
	if err != nil {
		return ReportsOut{}, s.failure("reports", in.Query, err)
	}
	return ReportsOut{Note, page.Total, page.More, page.Reports, page.Next}, nil
}
