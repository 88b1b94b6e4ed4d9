package view

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"

	"tawatur"
	"tawatur/internal/store"
)

// What [Record.List] lists.
const (
	Outlets = "outlets"
	Actors  = "actors"
	Places  = "places"
)

// Listed is an outlet, an actor or a place that events of the record name, with how many do.
type Listed struct {
	ID   string       `json:"id"`
	Name tawatur.Name `json:"name"`
	// Events is how many events name it; Alone, of an outlet, how many of these no other outlet tells.
	Events int  `json:"events"`
	Alone  *int `json:"alone,omitempty"`
	// Claims is how many claims in these events are of the outlet, or say that the actor was in it.
	Claims *int `json:"claims,omitempty"`
	// Place is what is known of a place.
	Place *tawatur.EventPlace `json:"place,omitempty"`
}

// List is one page of outlets, actors or places, those of most events first.
type List struct {
	Total int      `json:"total"`
	Items []Listed `json:"items"`
	// Next is the cursor of the page after this one, empty at the end.
	Next string `json:"next,omitempty"`
}

// List returns a page of [Outlets], [Actors] or [Places].
func (r *Record) List(ctx context.Context, what string, limit int, after string) (List, error) {
	lists, err := had(r.lists.Get(ctx))
	if err != nil {
		return List{}, err
	}
	all := lists[what]
	page, next, err := paged(all, limit, after, func(l Listed) string { return fmt.Sprint(l.Events, "\n", l.ID) })
	return List{Total: len(all), Items: list(page), Next: next}, err
}

// Listed returns one of the outlets, actors or places, and false where no event names it.
func (r *Record) Listed(ctx context.Context, what, id string) (Listed, bool, error) {
	lists, err := had(r.lists.Get(ctx))
	if err != nil {
		return Listed{}, false, err
	}
	i := slices.IndexFunc(lists[what], func(l Listed) bool { return l.ID == id })
	if i < 0 {
		return Listed{}, false, nil
	}
	return lists[what][i], true, nil
}

// gathering counts who and where while it walks events.
type gathering struct {
	rec                     *Record
	outlets, actors, places map[string]*Listed
}

// gather lists the outlets, actors and places of all events.
func (r *Record) gather(ctx context.Context) (map[string][]Listed, error) {
	g := gathering{r, map[string]*Listed{}, map[string]*Listed{}, map[string]*Listed{}}
	for e, err := range store.Each(ctx, r.Reader, store.Filter{}) {
		if err != nil {
			return nil, err
		}
		g.tellers(e)
		g.people(e)
		g.where(e)
	}
	return map[string][]Listed{Outlets: ordered(g.outlets), Actors: ordered(g.actors), Places: ordered(g.places)}, nil
}

// tellers counts the outlets of an event.
func (g gathering) tellers(e tawatur.Event) {
	claims := map[string]int{}
	for _, c := range e.Claims {
		if c.Outlet != "" {
			claims[c.Outlet]++
		}
	}
	for id, n := range claims {
		name, ok := g.rec.opt.OutletName(id)
		if !ok {
			name = tawatur.Name{AR: id, EN: id}
		}
		l := counted(g.outlets, id, name)
		l.Events++
		*l.Claims += n
		if l.Alone == nil {
			l.Alone = new(int)
		}
		if len(claims) == 1 {
			*l.Alone++
		}
	}
}

// people counts the actors of an event.
func (g gathering) people(e tawatur.Event) {
	claims := map[string]map[string]bool{}
	for _, a := range e.Actors {
		if a.ID == "" {
			continue
		}
		if claims[a.ID] == nil {
			claims[a.ID] = map[string]bool{}
		}
		for _, c := range a.Claims {
			claims[a.ID][c] = true
		}
	}
	for id, by := range claims {
		name, ok := g.rec.opt.ActorName(id)
		if !ok {
			name = tawatur.Name{AR: id, EN: id}
		}
		l := counted(g.actors, id, name)
		l.Events++
		*l.Claims += len(by)
	}
}

// where counts the places of an event.
func (g gathering) where(e tawatur.Event) {
	at := map[string]tawatur.EventPlace{}
	for _, p := range e.Places {
		at[p.ID] = p
	}
	if e.Place != nil {
		at[e.Place.ID] = *e.Place
	}
	delete(at, "")
	for id, p := range at {
		l := counted(g.places, id, p.Name)
		l.Events++
		l.Claims, l.Place = nil, &p
	}
}

// counted returns the entry of an id, made at its first mention.
func counted(in map[string]*Listed, id string, name tawatur.Name) *Listed {
	if in[id] == nil {
		in[id] = &Listed{ID: id, Name: name, Claims: new(int)}
	}
	return in[id]
}

// ordered puts those of most events first, ties by id.
func ordered(set map[string]*Listed) []Listed {
	out := make([]Listed, 0, len(set))
	for _, id := range slices.Sorted(maps.Keys(set)) {
		out = append(out, *set[id])
	}
	slices.SortStableFunc(out, func(a, b Listed) int { return cmp.Compare(b.Events, a.Events) })
	return out
}

// paged returns the part of a list behind a cursor and the cursor of what follows; key names an element and its place in the order,
// so that a list which changed meanwhile makes the cursor one that no page returned.
func paged[T any](all []T, limit int, after string, key func(T) string) (page []T, next string, err error) {
	if limit <= 0 {
		limit = 50
	}
	if after != "" {
		raw, err := base64.RawURLEncoding.DecodeString(after)
		i := slices.IndexFunc(all, func(v T) bool { return key(v) == string(raw) })
		if err != nil || i < 0 {
			return nil, "", store.ErrCursor
		}
		all = all[i+1:]
	}
	if len(all) <= limit {
		return all, "", nil
	}
	return all[:limit], base64.RawURLEncoding.EncodeToString([]byte(key(all[limit-1]))), nil
}

// Counts are how much a record holds, and which program tells it.
type Counts struct {
	store.Counts
	Stories int    `json:"stories"`
	Version string `json:"version,omitempty"`
}

// CountAll returns how much the record holds.
func (r *Record) CountAll(ctx context.Context) (Counts, error) {
	c, err := r.Counts(ctx)
	if err != nil {
		return Counts{}, err
	}
	stories, err := r.Reader.Stories(ctx, store.StoryFilter{Limit: 1})
	if err != nil {
		return Counts{}, err
	}
	if c.Statuses == nil {
		c.Statuses = map[string]int{}
	}
	return Counts{Counts: c, Stories: stories.Total}, nil
}
