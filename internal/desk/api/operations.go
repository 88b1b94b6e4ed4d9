package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/desk/view"
	"tawatur/internal/store"
)

// out is an answer with a body.
type out[T any] struct{ Body T }

// operation is an operation of the API in its own words.
type operation struct {
	path, id, tag, summary, description string
	// moves says that ids which are no more lead on to those that are.
	moves bool
}

// get registers an operation.
func get[I, O any](h huma.API, o operation, do func(context.Context, *I) (O, error)) {
	op := huma.Operation{
		OperationID: o.id, Method: http.MethodGet, Path: Base + o.path, Summary: o.summary, Description: o.description, Tags: []string{o.tag},
		Errors: []int{http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}, Responses: map[string]*huma.Response{
			"304": {Description: "The client has the same answer already: If-None-Match names its ETag."},
		},
	}
	if strings.Contains(o.path, "{") {
		op.Errors = append(op.Errors, http.StatusNotFound)
	}
	if o.moves {
		op.Responses["301"] = &huma.Response{Description: "It is now part of another; Location leads there."}
	}
	huma.Register(h, op, func(ctx context.Context, in *I) (*out[O], error) {
		body, err := do(ctx, in)
		if err != nil {
			return nil, err
		}
		return &out[O]{body}, nil
	})
}

// ByID asks for a thing by its id.
type ByID struct {
	ID string `path:"id" maxLength:"400" doc:"Its id; percent-encode what a path cannot hold."`
}

// Paging asks for a part of a list.
// It is exported, as the two others, because the definition reads the fields of no other.
type Paging struct {
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"How many at most."`
	After string `query:"after" maxLength:"1000" doc:"The next of the page before; the list goes on behind it."`
}

// Within asks for days.
type Within struct {
	From string `query:"from" format:"date" doc:"The first day (2024-08-07), inclusive."`
	To   string `query:"to" format:"date" doc:"The last day (2024-08-07), inclusive."`
}

type eventsIn struct {
	Query  string `query:"q" maxLength:"300" doc:"What is searched for, in the manner of the search box: words and names in any form, «phrases», beginnings*, -without, fields (مكان:القامشلي). understood says what it was taken for."`
	Type   string `query:"type" maxLength:"100" doc:"An event type by its id; see /api/v1/types."`
	Place  string `query:"place" maxLength:"300" doc:"A place by its id (see /api/v1/places) or name: a district, a governorate or a country finds what happened in its villages. Of a name that several bear, all are taken."`
	Actor  string `query:"actor" maxLength:"300" doc:"An actor by its id (see /api/v1/actors) or one of its names."`
	Outlet string `query:"outlet" maxLength:"300" doc:"An outlet by its id (see /api/v1/sources) or name."`
	Status string `query:"status" enum:"corroborated,disputed,single" doc:"corroborated: told by at least two independent origins of which one is no party to it; disputed: its claims differ in some field; single: told by one origin."`
	Within
	Paging
}

type eventIn struct {
	ByID
	Known string `query:"known" format:"date" doc:"The event as it was known at the end of this day (2024-08-10), from the reports published until then."`
}

// events registers what there is about events.
func (s *service) events(h huma.API) {
	get(h, operation{"/events", "list-events", "events", "Events, newest first",
		"Events without a known day come last. total is how many the filter takes in all.", false},
		func(ctx context.Context, in *eventsIn) (view.Events, error) {
			f, err := s.filter(in)
			if err != nil {
				return view.Events{}, err
			}
			page, err := s.rec.EventsPage(ctx, f)
			if err != nil {
				return page, s.failure(ctx, "events", in.After, err)
			}
			return page, nil
		})
	get(h, operation{"/events/{id}", "get-event", "events", "One event",
		"With known, as it was known on a day; a day by which no report had told it is a problem that says when the first did.", true}, s.event)
	get(h, operation{"/events/{id}/claims", "list-claims-of-event", "claims", "The claims of one event, with their words",
		"By the publication of their reports, undated last. Each has its quotation, who is cited for it, and selectors for the words.", true}, s.claimsOf)
}

// filter reads the filter of a list of events. What cannot be meant is an error and not left out: a list that silently ignores its
// filter would be taken for the answer.
func (s *service) filter(in *eventsIn) (store.Filter, error) {
	if err := s.knownType(in.Type); err != nil {
		return store.Filter{}, err
	}
	return store.Filter{
		Query: in.Query, Type: in.Type, Place: in.Place, Actor: in.Actor, Outlet: in.Outlet, Status: in.Status,
		From: in.From, To: in.To, Limit: in.Limit, After: in.After,
	}, nil
}

func (s *service) knownType(id string) error {
	types := s.rec.Types()
	if id == "" || len(types) == 0 || slices.ContainsFunc(types, func(t view.EventType) bool { return t.ID == id }) {
		return nil
	}
	var ids []string
	for _, t := range types {
		ids = append(ids, t.ID)
	}
	return refused("type", id, "want one of "+strings.Join(ids, ", "))
}

func (s *service) event(ctx context.Context, in *eventIn) (view.EventDoc, error) {
	var doc view.EventDoc
	var err error
	query := ""
	if in.Known == "" {
		doc, err = s.rec.EventDoc(ctx, in.ID)
	} else {
		doc, err = s.rec.EventAsKnown(ctx, in.ID, in.Known)
		query = "?known=" + in.Known
	}
	if err != nil {
		return doc, s.failure(ctx, "event", in.ID, err)
	}
	if doc.ID != in.ID {
		return doc, moved("events", in.ID, doc.ID, query)
	}
	return doc, nil
}

func (s *service) claimsOf(ctx context.Context, in *ByID) (view.Claims, error) {
	doc, err := s.rec.ClaimsOf(ctx, in.ID)
	if err != nil {
		return doc, s.failure(ctx, "event", in.ID, err)
	}
	if doc.Event != in.ID {
		return doc, moved("events", in.ID, doc.Event, "/claims")
	}
	return doc, nil
}

// claims registers what there is about single claims.
func (s *service) claims(h huma.API) {
	get(h, operation{"/claims/{id}", "get-claim", "claims", "One claim with its words",
		"A claim is what one report says; it is never a verdict. Its id holds a # and often a /: percent-encode them (%23, %2F).", false},
		func(ctx context.Context, in *ByID) (view.ClaimDoc, error) {
			doc, err := s.rec.ClaimDoc(ctx, in.ID)
			if err != nil {
				return doc, s.failure(ctx, "claim", in.ID, err)
			}
			return doc, nil
		})
}

type reportsIn struct {
	Query  string `query:"q" required:"true" maxLength:"300" doc:"What is searched for, in the manner of the search box: words and names in any form, «phrases», beginnings*, -without."`
	Outlet string `query:"outlet" maxLength:"300" doc:"An outlet by its id (see /api/v1/sources) or name."`
	From   string `query:"from" format:"date" doc:"The first day of publication (2024-08-07), inclusive."`
	To     string `query:"to" format:"date" doc:"The last day of publication (2024-08-07), inclusive."`
	Paging
}

// reports registers what there is about reports.
func (s *service) reports(h huma.API) {
	get(h, operation{"/reports", "search-reports", "reports", "Reports that have what is searched for, those first that were taken in last",
		"With the places of the text where it stands, without the whole text.", false},
		func(ctx context.Context, in *reportsIn) (view.Reports, error) {
			page, err := s.rec.ReportsPage(ctx, in.Query, store.ReportFilter{Outlets: []string{in.Outlet}, From: in.From, To: in.To, Limit: in.Limit, After: in.After})
			if err != nil {
				return page, s.failure(ctx, "reports", in.After, err)
			}
			return page, nil
		})
	get(h, operation{"/reports/{id}", "get-report", "reports", "One report with its text and claims",
		"The text is as published, never altered; text_sha256 is its hash. Claims stand in the order of the text.", false},
		func(ctx context.Context, in *ByID) (view.ReportDoc, error) {
			doc, err := s.rec.ReportDoc(ctx, in.ID)
			if err != nil {
				return doc, s.failure(ctx, "report", in.ID, err)
			}
			return doc, nil
		})
}

// lists registers the lists of outlets, actors and places.
func (s *service) lists(h huma.API) {
	for path, l := range map[string]struct{ what, summary, description string }{
		"/sources": {view.Outlets, "Outlets that tell events", "alone counts the events that no other outlet tells. There is no score."},
		"/actors":  {view.Actors, "Actors in events", "By neutral ids and names."},
		"/places":  {view.Places, "Places of events", "With their precision and radius: they are areas, no points."},
	} {
		get(h, operation{path, "list-" + path[1:], "who and where", l.summary, "Those of most events first. " + l.description + " Counted at most a minute ago.", false},
			func(ctx context.Context, in *Paging) (view.List, error) {
				page, err := s.rec.List(ctx, l.what, in.Limit, in.After)
				if err != nil {
					return page, s.failure(ctx, l.what, in.After, err)
				}
				return page, nil
			})
	}
	get(h, operation{"/places/{id}/timeline", "get-timeline", "who and where", "What is told of a place, by day",
		"Two lanes: when a thing happened, with how that is known, and when it was told. control is who is said to have taken or left the place, never who holds it.", false},
		func(ctx context.Context, in *ByID) (view.Timeline, error) {
			doc, err := s.rec.Timeline(ctx, in.ID)
			if err != nil {
				return doc, s.failure(ctx, "events at the place", in.ID, err)
			}
			return doc, nil
		})
}

type storiesIn struct {
	Kind   string `query:"kind" enum:"siege,fighting,bombardment,talks,detention,displacement,toll" doc:"The kind of story."`
	Place  string `query:"place" maxLength:"300" doc:"A place by its id (see /api/v1/places) or name; stories about what lies in it count. Of a name that several bear, all are taken."`
	Actor  string `query:"actor" maxLength:"300" doc:"An actor by its id (see /api/v1/actors) or one of its names: stories of which an event is told of it."`
	Outlet string `query:"outlet" maxLength:"300" doc:"An outlet by its id (see /api/v1/sources) or name: stories of which it tells an event."`
	Within
	Paging
}

// stories registers what there is about stories.
func (s *service) stories(h huma.API) {
	get(h, operation{"/stories", "list-stories", "stories", "Stories, newest first", "Events that belong together over time. from and to take the stories that touch these days.", false},
		func(ctx context.Context, in *storiesIn) (view.Stories, error) {
			page, err := s.rec.StoriesPage(ctx, view.StoryFilter{
				StoriesAsked: search.StoriesAsked{Kind: in.Kind, Place: in.Place, Actor: in.Actor, Outlet: in.Outlet, From: in.From, To: in.To},
				Limit:        in.Limit, After: in.After,
			})
			if err != nil {
				return page, s.failure(ctx, "stories", in.After, err)
			}
			return page, nil
		})
	get(h, operation{"/stories/{id}", "get-story", "stories", "One story", "Its steps in order, the tolls that changed from report to report, and what is disputed.", true},
		func(ctx context.Context, in *ByID) (view.StoryDoc, error) {
			doc, err := s.rec.StoryDoc(ctx, in.ID)
			if err != nil {
				return doc, s.failure(ctx, "story", in.ID, err)
			}
			if doc.ID != in.ID {
				return doc, moved("stories", in.ID, doc.ID)
			}
			return doc, nil
		})
}

type changesIn struct {
	Since string `query:"since" maxLength:"40" doc:"A day (2024-08-07) or an instant (2024-08-07T10:00:00Z) after which changes are listed."`
	Event string `query:"event" maxLength:"400" doc:"The id of the only event whose changes are listed."`
	Paging
}

// changes is a page of the feed.
type changes struct {
	Changes []tawatur.Change `json:"changes"`
	Next    string           `json:"next,omitempty"`
}

// kinds are the types of the codebook.
type kinds struct {
	Types []view.EventType `json:"types"`
}

// health says that the record can be read.
type health struct {
	Status string `json:"status"`
	Stale  bool   `json:"stale"`
}

// record registers what there is about the record as a whole.
func (s *service) record(h huma.API) {
	get(h, operation{"/changes", "list-changes", "record", "What changed in the events, newest first",
		"When, and whether news changed it or other rules that read the same reports otherwise. Corrections reach you here: whoever keeps a copy asks for what is since the last time.", false}, s.changes)
	get(h, operation{"/counts", "get-counts", "record", "How much the record holds", "", false},
		func(ctx context.Context, _ *struct{}) (view.Counts, error) {
			c, err := s.rec.CountAll(ctx)
			if err != nil {
				return c, s.failure(ctx, "counts", "", err)
			}
			c.Version = s.opt.Version
			return c, nil
		})
	get(h, operation{"/types", "list-types", "record", "The event types of the codebook", "In its order.", false},
		func(context.Context, *struct{}) (kinds, error) { return kinds{s.rec.Types()}, nil })
	get(h, operation{"/health", "get-health", "record", "Whether the record can be read", "For whoever watches over the server.", false},
		func(ctx context.Context, _ *struct{}) (health, error) {
			c, err := s.rec.Counts(ctx)
			if err != nil {
				return health{}, s.failure(ctx, "health", "", err)
			}
			return health{"ok", c.Stale}, nil
		})
}

func (s *service) changes(ctx context.Context, in *changesIn) (changes, error) {
	f := store.ChangeFilter{Event: in.Event, Limit: in.Limit, After: in.After}
	if in.Since != "" {
		since, err := instant(in.Since)
		if err != nil {
			return changes{}, refused("since", in.Since, "want a day as 2024-08-07 or an instant as 2024-08-07T10:00:00Z")
		}
		f.Since = since
	}
	page, err := s.rec.Changes(ctx, f)
	if err != nil {
		return changes{}, s.failure(ctx, "changes", in.After, err)
	}
	return changes{append([]tawatur.Change{}, page.Changes...), page.Next}, nil
}

// instant reads a day or an instant.
func instant(text string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339, text)
}
