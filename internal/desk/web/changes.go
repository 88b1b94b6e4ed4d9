package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/store"
)

// changesView is a page of the feed: what changed in the events, when and why, newest first.
type changesView struct {
	page    frame
	Event   string       `json:"event,omitempty"`
	Since   string       `json:"since,omitempty"`
	Changes []changeView `json:"changes"`
	// Next is the cursor of the page after this one, empty at the end.
	Next     string    `json:"next,omitempty"`
	NextHref string    `json:"-"`
	TopHref  string    `json:"-"`
	About    *eventRef `json:"-"`
}

func (v *changesView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *changesView) Page() *frame { return &v.page }

// changeView is one change of one event with what it rests on.
type changeView struct {
	At     *time.Time  `json:"at,omitempty"`
	When   string      `json:"-"`
	Cause  term        `json:"cause"`
	Kind   term        `json:"kind"`
	Event  eventRef    `json:"event"`
	Into   *eventRef   `json:"into,omitempty"`
	Fields []fieldView `json:"fields"`
	Claims []claimSpot `json:"claims"`
}

// fieldView is what an event said and says now, as data and in words; words are empty for nothing.
type fieldView struct {
	Field    string `json:"field"`
	Label    string `json:"label"`
	Was      string `json:"was"`
	Now      string `json:"now"`
	WasWords string `json:"was_words"`
	NowWords string `json:"now_words"`
}

// claimSpot leads to a claim in its report.
type claimSpot struct {
	ID     string `json:"id"`
	Report string `json:"report"`
	Outlet *term  `json:"outlet,omitempty"`
	Href   string `json:"-"`
}

func (s *site) changes(r *request) (view, error) { return s.changed(r) }

// changed makes the view of a page of the feed, which the Atom feed is made from too.
func (s *site) changed(r *request) (*changesView, error) {
	ctx, q, n := r.Context(), r.URL.Query(), s.namer(r)
	f, err := readChangeFilter(q)
	if err != nil {
		return nil, err
	}
	page, err := s.st.Changes(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("web: changes: %w", err)
	}
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: changes: %w", err)
	}
	places, err := s.placesOf(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: changes: %w", err)
	}
	v := &changesView{Event: f.Event, Since: strings.TrimSpace(q.Get("since")), Next: page.Next, Changes: []changeView{}}
	for _, c := range page.Changes {
		v.Changes = append(v.Changes, n.change(c, places))
	}
	if f.Event != "" {
		about := eventRef{f.Event, f.Event, term{}, eventPath(f.Event)}
		if len(v.Changes) > 0 {
			about = v.Changes[0].Event
		}
		v.About = &about
	}
	v.NextHref, v.TopHref = pageHref("/changes", q, page.Next), topHref("/changes", q)
	v.page = frame{
		template: "changes.html", Title: r.lang.T("changes.title"), JSON: "/changes.json", Stale: counts.Stale, Feed: feedHref(q, r.lang.code),
	}
	return v, nil
}

// feedHref is the address of the Atom feed of a filtered list.
func feedHref(q url.Values, code string) string {
	to := url.Values{"lang": {code}}
	for _, k := range []string{"event", "since"} {
		if v := q.Get(k); v != "" {
			to.Set(k, v)
		}
	}
	return "/changes.atom?" + to.Encode()
}

// readChangeFilter reads the filter from the query string; since is a day or an instant.
func readChangeFilter(q url.Values) (store.ChangeFilter, error) {
	f := store.ChangeFilter{Event: shorten(strings.TrimSpace(q.Get("event")), 300), After: q.Get("after")}
	since := strings.TrimSpace(q.Get("since"))
	if since == "" {
		return f, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, since); err == nil {
			f.Since = t
			return f, nil
		}
	}
	return f, &problem{http.StatusBadRequest, "err.400", "err.400.since", since}
}

// placesOf returns the places of the newest events, by which ids in changes are named where nobody else knows the names of places. They are
// those that the filter offers, and not gathered for each who asks.
func (s *site) placesOf(ctx context.Context) (ev tawatur.Event, err error) {
	if s.opt.Names != nil {
		return ev, nil
	}
	ch, err := s.choices.Get(ctx)
	if errors.Is(err, kept.ErrPending) {
		return ev, nil
	}
	for id, name := range ch.places {
		ev.Places = append(ev.Places, tawatur.EventPlace{ID: id, Name: name})
	}
	return ev, err
}

// change makes the view of a change; places is an event that names all places known here.
func (n namer) change(c tawatur.Change, places tawatur.Event) changeView {
	v := changeView{
		At: c.At, Cause: n.term("cause", c.Cause), Kind: n.term("change", c.Kind),
		Event:  n.eventRef(c.Event, c.Title, c.Type),
		Fields: []fieldView{}, Claims: []claimSpot{},
	}
	if c.At != nil {
		v.When = n.dayWords(c.At.UTC().Truncate(time.Second).Format(time.RFC3339))
	}
	if c.Into != "" {
		v.Into = &eventRef{ID: c.Into, Title: c.Into, Href: eventPath(c.Into)}
	}
	for _, f := range c.Fields {
		v.Fields = append(v.Fields, fieldView{f.Field, n.fieldLabel(f.Field), f.Was, f.Now,
			n.fieldWords(f.Field, f.Was, places), n.fieldWords(f.Field, f.Now, places)})
	}
	for _, ref := range c.Claims {
		spot := claimSpot{ID: ref.ID, Report: ref.Report, Href: reportPath(ref.Report) + "#" + anchor("card-", ref.ID)}
		if ref.Outlet != "" {
			o := n.outlet(ref.Outlet, "")
			spot.Outlet = &o
		}
		v.Claims = append(v.Claims, spot)
	}
	return v
}

// fieldLabel names a field of a change: one word, or a family and what it is about ("actor agent", "killed civilians").
func (n namer) fieldLabel(field string) string {
	family, of, _ := strings.Cut(field, " ")
	switch family {
	case "actor":
		return n.Term("role", of)
	case "dispute":
		return n.T("changes.dispute", "x", n.Term("dispute", of))
	case "type", "time", "place", "articles", "origins":
		return n.T("changes.field." + family)
	}
	return n.Term("harm", family) + " (" + n.who(of).Label + ")"
}

// fieldWords says a value of a field in words, "" for none.
func (n namer) fieldWords(field, value string, places tawatur.Event) string {
	if value == "" {
		return ""
	}
	family, of, _ := strings.Cut(field, " ")
	switch family {
	case "actor":
		return n.actorList(strings.ReplaceAll(value, ",", ""))
	case "dispute":
		var words []string
		for v := range strings.SplitSeq(value, " | ") {
			words = append(words, n.disputed(of, v, places))
		}
		return strings.Join(words, n.T("changes.against"))
	case "type":
		return n.typ(value).Label
	case "time", "place":
		return n.disputed(family, value, places)
	case "articles", "origins":
		return value
	}
	if value == "unknown number" {
		return n.T("range.unknown")
	}
	return n.countWords(value)
}
