package web

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"tawatur"
	"tawatur/internal/desk/kept"
	"tawatur/internal/store"
)

// The overview leads with what changed (visits.go), and then with what is disputed, what has come to be corroborated, and what rests on one source.

// Bounds of what the overview leads with: how many events of each, and among how many of the last changes those are looked for that came to be
// corroborated.
const (
	digestShown  = 3
	digestLooked = 300
)

// digest is what the overview leads with, by status.
type digest map[string]digested

type digested struct {
	events []tawatur.Event
	total  int
}

// digestView is one of its lists.
type digestView struct {
	Status term          `json:"status"`
	Total  int           `json:"total"`
	Events []digestEvent `json:"events"`
	Href   string        `json:"-"`
	// None says why the list is empty.
	None string `json:"-"`
}

type digestEvent struct {
	eventRef
	When   string `json:"when"`
	Triple string `json:"triple"`
}

// digestOrder is the order of the lists.
func digestOrder() []string { return []string{"disputed", "corroborated", "single"} }

// gatherDigest gathers the lists. They are kept for a while: everybody's overview begins with them.
func (s *site) gatherDigest(ctx context.Context) (digest, error) {
	d := digest{}
	for _, status := range digestOrder() {
		page, err := s.st.Events(ctx, store.Filter{Status: status, Limit: digestShown})
		if err != nil {
			return nil, err
		}
		d[status] = digested{page.Events, page.Total}
	}
	lately, err := s.corroborated(ctx)
	d["corroborated"] = digested{lately, d["corroborated"].total}
	return d, err
}

// corroborated returns the events that came to be told by independent origins last, by the feed of changes.
func (s *site) corroborated(ctx context.Context) (out []tawatur.Event, err error) {
	page, err := s.st.Changes(ctx, store.ChangeFilter{Limit: digestLooked})
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range page.Changes {
		if seen[c.Event] || !cameToBeTwo(c) || len(out) == digestShown {
			continue
		}
		seen[c.Event] = true
		ev, err := s.st.Event(ctx, c.Event)
		if err != nil { // it has gone since, or become part of another that has its own change
			continue
		}
		if ev.ID == c.Event && ev.Status.Corroborated {
			out = append(out, ev)
		}
	}
	return out, ctx.Err()
}

// cameToBeTwo reports whether by a change an event came to be told by two origins or more.
func cameToBeTwo(c tawatur.Change) bool {
	for _, f := range c.Fields {
		was, _ := strconv.Atoi(f.Was)
		if now, err := strconv.Atoi(f.Now); f.Field == "origins" && err == nil && was < 2 && now >= 2 {
			return true
		}
	}
	return false
}

// lead is what an overview leads with: nothing where it is filtered or goes on, and until that is first gathered.
func (s *site) lead(r *request, n namer, v *indexView) ([]digestView, error) {
	if v.Filter.Active || r.URL.Query().Get("after") != "" || v.Counts.Events == 0 {
		return nil, nil
	}
	d, err := s.digest.Get(r.Context())
	if errors.Is(err, kept.ErrPending) {
		return nil, nil
	}
	return n.lead(d), err
}

// lead says the lists in words.
func (n namer) lead(d digest) []digestView {
	var out []digestView
	for _, status := range digestOrder() {
		of := d[status]
		v := digestView{Status: term{status, n.T("digest." + status)}, Total: of.total, Events: []digestEvent{}, Href: "/?" + url.Values{"status": {status}}.Encode()}
		for _, ev := range of.events {
			v.Events = append(v.Events, digestEvent{n.eventRef(ev.ID, ev.Title, ev.Type),
				n.time(ev.Time.Start, ev.Time.End, ev.Time.EDTF, ev.Time.Ongoing).Words, n.triple(ev.Status)})
		}
		if len(of.events) == 0 {
			v.None = n.T("digest.none." + status)
		}
		out = append(out, v)
	}
	return out
}
