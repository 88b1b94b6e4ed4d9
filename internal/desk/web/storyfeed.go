package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// The feed of a list of stories: an entry for each of the newest, which changes when what is told of one of its events does.

// storiesFeed serves the newest stories of a filtered list to feed readers.
func (s *site) storiesFeed(w http.ResponseWriter, r *http.Request) {
	s.sendFeed(w, r, s.feedOfStories)
}

// ofStories is a query without what is not of the filter of stories.
func ofStories(q url.Values) url.Values {
	out := url.Values{}
	for _, k := range []string{"kind", "place", "actor", "outlet", "from", "to"} {
		if v := strings.TrimSpace(q.Get(k)); v != "" {
			out.Set(k, v)
		}
	}
	return out
}

// storiesFeedHref is the address of the feed of the list of stories that a query asks for.
func storiesFeedHref(q url.Values, code string) string {
	to := ofStories(q)
	to.Set("lang", code)
	return "/stories.atom?" + to.Encode()
}

func (s *site) feedOfStories(r *request) (atomFeed, error) {
	ctx, q := r.Context(), ofStories(r.URL.Query())
	f, err := readStoryFilter(q)
	if err != nil {
		return atomFeed{}, err
	}
	sought, _, err := search.Stories(ctx, s.st, f.asked(), s.opt.Names)
	if err != nil {
		return atomFeed{}, fmt.Errorf("web: feed of stories: %w", err)
	}
	sought.Limit, sought.NoTotal = feedEntries, true
	page, err := s.st.Stories(ctx, sought)
	if err != nil {
		return atomFeed{}, fmt.Errorf("web: feed of stories: %w", err)
	}
	n, title := s.namer(r), r.lang.T("stories.title")
	if said := n.filterWords(store.Filter{Place: f.Place, Actor: f.Actor, Outlet: f.Outlet, From: f.From, To: f.To}); said != "" {
		title += " (" + said + ")"
	}
	feed := newFeed(r, urn("stories", q.Encode()), visible(title), storiesFeedHref(q, r.lang.code), "/stories?"+q.Encode())
	for _, st := range page.Stories {
		at, err := s.storyTold(ctx, st)
		if err != nil {
			return atomFeed{}, fmt.Errorf("web: feed of stories: %w", err)
		}
		e := n.storyEntry(st, origin(r), at)
		feed.Updated = max(feed.Updated, e.Updated)
		feed.Entries = append(feed.Entries, e)
	}
	slices.SortStableFunc(feed.Entries, func(a, b atomEntry) int { return strings.Compare(b.Updated, a.Updated) })
	return feed, nil
}

// storyTold finds when what is told of the events of a story last changed, as far as the record kept that.
func (s *site) storyTold(ctx context.Context, st tawatur.Story) (last time.Time, err error) {
	for _, step := range st.Steps {
		page, err := s.st.Changes(ctx, store.ChangeFilter{Event: step.Event, Limit: 1})
		if err != nil {
			return last, err
		}
		for _, c := range page.Changes {
			if c.At != nil && c.At.After(last) {
				last = *c.At
			}
		}
	}
	return last, nil
}

// storyEntry makes the entry of a story.
func (n namer) storyEntry(st tawatur.Story, base string, at time.Time) atomEntry {
	row := n.storyRow(st)
	where := n.T("place.unknown")
	if row.Place != nil {
		where = row.Place.Name
	}
	lines := []string{row.Triple, row.Time.Words, where, row.State.Label, n.N("total", row.Steps)}
	return atomEntry{
		ID: urn("story", st.ID), Title: visible(row.Title), Updated: rfc3339(at), Links: []atomLink{{"alternate", "text/html", base + row.Href}},
		Categories: []atomTerm{{row.Kind.ID, row.Kind.Label}}, Summary: visible(strings.Join(lines, "\n")),
	}
}
