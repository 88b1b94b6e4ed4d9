package web

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// The feed of a list of events: an entry for each event, which changes when what is told of the event does. The feed of changes
// (atom.go) has an entry for each change.

// eventsFeed serves the first page of a filtered list to feed readers.
func (s *site) eventsFeed(w http.ResponseWriter, r *http.Request) {
	s.sendFeed(w, r, s.feedOfEvents)
}

// sendFeed sends a feed, or the page that says why there is none.
func (s *site) sendFeed(w http.ResponseWriter, r *http.Request, make func(*request) (atomFeed, error)) {
	f, err := make(s.newRequest(w, r))
	var body []byte
	if err == nil {
		body, err = xml.MarshalIndent(f, "", " ")
	}
	if err != nil {
		s.page(func(*request) (view, error) { return nil, err })(w, r)
		return
	}
	w.Header().Set("Vary", "Accept-Language, Cookie")
	send(w, r, http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), body...))
}

// newFeed returns a feed without entries: self is its address, page that of the page that it is of. Readers of feeds want whole
// addresses: they are those by which this one came.
func newFeed(r *request, id, title, self, page string) atomFeed {
	l, base := r.lang, origin(r)
	return atomFeed{
		Lang: l.code, ID: id, Title: l.T("site") + l.T("colon") + title, Author: l.T("site"), Updated: rfc3339(time.Time{}),
		Links: []atomLink{{"self", "application/atom+xml", base + self}, {"alternate", "text/html", base + page}},
	}
}

// rfc3339 is an instant as Atom has it. It asks for one even where none is known: then it is the beginning of time.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

// eventsFeedHref is the address of the feed of the list that a query asks for.
func eventsFeedHref(q url.Values, code string) string {
	to := filtered(q)
	to.Set("lang", code)
	return "/events.atom?" + to.Encode()
}

// filtered is a query without what is not of its filter.
func filtered(q url.Values) url.Values {
	out := url.Values{}
	for _, k := range []string{"q", "type", "place", "actor", "outlet", "status", "from", "to", "box"} {
		if v := strings.TrimSpace(q.Get(k)); v != "" {
			out.Set(k, v)
		}
	}
	return out
}

func (s *site) feedOfEvents(r *request) (atomFeed, error) {
	q := filtered(r.URL.Query())
	f, err := readFilter(q)
	if err != nil {
		return atomFeed{}, err
	}
	events, last, err := s.lastChanged(r.Context(), f)
	if err != nil {
		return atomFeed{}, fmt.Errorf("web: feed of events: %w", err)
	}
	n := s.namer(r).near(events...)
	title := r.lang.T("index.title")
	if said := n.filterWords(f); said != "" {
		title += " (" + said + ")"
	}
	feed := newFeed(r, urn("events", q.Encode()), visible(title), eventsFeedHref(q, r.lang.code), "/?"+q.Encode())
	for _, ev := range events {
		e := n.eventEntry(ev, origin(r), last[ev.ID])
		feed.Updated = max(feed.Updated, e.Updated)
		feed.Entries = append(feed.Entries, e)
	}
	return feed, nil
}

// Bounds of a feed: how many entries it has, and from how many of the newest events of its list, and of the last changes, they are
// taken. What changed of an older event of a filtered list is in the feed of changes.
const (
	feedEntries = 50
	feedLooked  = 200
)

// lastChanged returns the events of a list that changed last, with when they did.
func (s *site) lastChanged(ctx context.Context, f store.Filter) ([]tawatur.Event, map[string]time.Time, error) {
	f.NoTotal, f.Limit = true, feedLooked
	sought, _, err := s.asked(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	page, err := s.st.Events(ctx, sought)
	if err != nil {
		return nil, nil, err
	}
	events := page.Events
	if reflect.DeepEqual(f, store.Filter{NoTotal: true, Limit: feedLooked}) {
		if events, err = s.andChanged(ctx, events); err != nil {
			return nil, nil, err
		}
	}
	last, err := s.lastTold(ctx, events)
	slices.SortStableFunc(events, func(a, b tawatur.Event) int { return last[b.ID].Compare(last[a.ID]) })
	return events[:min(feedEntries, len(events))], last, err
}

// andChanged adds to some events those of the last changes, each once.
func (s *site) andChanged(ctx context.Context, events []tawatur.Event) ([]tawatur.Event, error) {
	log, err := s.st.Changes(ctx, store.ChangeFilter{Limit: feedLooked})
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, ev := range events {
		seen[ev.ID] = true
	}
	for _, c := range log.Changes {
		if seen[c.Event] {
			continue
		}
		seen[c.Event] = true
		ev, err := s.st.Event(ctx, c.Event)
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return nil, err
		case !seen[ev.ID] || ev.ID == c.Event:
			seen[ev.ID] = true
			events = append(events, ev)
		}
	}
	return events, nil
}

// filterWords says what a list is narrowed to.
func (n namer) filterWords(f store.Filter) string {
	var said []string
	for _, p := range []struct{ value, words string }{
		{f.Query, "«" + f.Query + "»"}, {f.Type, n.typ(f.Type).Label}, {f.Place, n.pick(n.at[f.Place].AR, n.at[f.Place].EN, f.Place)}, {f.Actor, n.actor(f.Actor, "").Label},
		{f.Outlet, n.outlet(f.Outlet, "").Label}, {f.Status, n.term("status", f.Status).Label}, {f.From, n.T("filter.from") + " " + f.From},
		{f.To, n.T("filter.to") + " " + f.To},
	} {
		if p.value != "" {
			said = append(said, p.words)
		}
	}
	return strings.Join(said, n.T("sep"))
}

// lastTold finds when each event last changed in the record; of a record that kept no feed then, when it took in the last of its
// reports.
func (s *site) lastTold(ctx context.Context, events []tawatur.Event) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	for _, ev := range events {
		page, err := s.st.Changes(ctx, store.ChangeFilter{Event: ev.ID, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(page.Changes) > 0 && page.Changes[0].At != nil {
			out[ev.ID] = *page.Changes[0].At
			continue
		}
		if out[ev.ID], err = s.lastTaken(ctx, ev); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *site) lastTaken(ctx context.Context, ev tawatur.Event) (time.Time, error) {
	var ids []string
	for _, c := range ev.Claims {
		ids = append(ids, c.Report)
	}
	taken, err := s.st.Taken(ctx, ids...)
	var last time.Time
	for _, at := range taken {
		if at.After(last) {
			last = at
		}
	}
	return last, err
}

// eventEntry makes the entry of an event. Its id is that of the event in every feed.
func (n namer) eventEntry(ev tawatur.Event, base string, at time.Time) atomEntry {
	row := n.row(ev, nil)
	e := atomEntry{
		ID: urn("event", ev.ID), Title: visible(row.Title), Updated: rfc3339(at), Links: []atomLink{{"alternate", "text/html", base + row.Href}},
		Categories: []atomTerm{{row.Type.ID, row.Type.Label}}, Summary: visible(n.eventSummary(row)),
	}
	for _, c := range row.Status.Chips {
		e.Categories = append(e.Categories, atomTerm{c.Kind, c.Label})
	}
	return e
}

// eventSummary says in lines how many tell it, when and where it was, and who is said to have come to harm.
func (n namer) eventSummary(row eventRow) string {
	where := n.T("place.unknown")
	if row.Place != nil {
		where = row.Place.Name + " (" + row.Place.Precision.Label + ")"
	}
	lines := []string{row.Status.Triple, row.Status.Words}
	var chips []string
	for _, c := range row.Status.Chips {
		chips = append(chips, c.Label)
	}
	lines = append(lines, strings.Join(chips, n.T("sep")), cmp.Or(row.Time.Words, n.T("unknown")), where)
	for _, h := range row.Harm {
		lines = append(lines, h.Kind.Label+" ("+h.Who.Label+")"+n.T("colon")+h.Words)
	}
	return strings.Join(lines, "\n")
}
