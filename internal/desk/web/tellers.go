package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/store"
)

// tellerEvents is how many of its newest events the page of an outlet or of an actor is made from.
const tellerEvents = 500

// sourcesView lists the outlets of a record.
type sourcesView struct {
	page   frame
	Counts store.Counts `json:"counts"`
	// Unread are the reports that were kept but hold nothing that could be read, by why.
	Unread  []countView `json:"unread"`
	Outlets []countView `json:"outlets"`
}

func (v *sourcesView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *sourcesView) Page() *frame { return &v.page }

// countView is something that has a name with how often it is.
type countView struct {
	term
	Count int    `json:"count"`
	Href  string `json:"-"`
}

// sources is the page of all outlets: which were read, and how much of what they tell made events. There is no score.
func (s *site) sources(r *request) (view, error) {
	ctx, n := r.Context(), s.namer(r)
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: sources: %w", err)
	}
	tallies, err := s.st.Tallies(ctx, store.KindOutlet, 0)
	if err != nil {
		return nil, fmt.Errorf("web: sources: %w", err)
	}
	v := &sourcesView{Counts: counts, Outlets: []countView{}, Unread: n.unread(counts)}
	for _, t := range tallies {
		v.Outlets = append(v.Outlets, countView{n.outlet(t.ID, ""), t.Events, sourcePath(t.ID)})
	}
	v.page = frame{template: "sources.html", Title: r.lang.T("sources.title"), JSON: "/sources.json", Stale: counts.Stale}
	return v, nil
}

func (n namer) unread(c store.Counts) []countView {
	out := []countView{}
	for status, reports := range c.Statuses {
		if status != tawatur.StatusRead && reports > 0 {
			out = append(out, countView{n.term("rstatus", status), reports, ""})
		}
	}
	slices.SortFunc(out, func(a, b countView) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// sourceView is what a record shows of one outlet: whom it cites, who cites it, its wording, and what only it tells.
type sourceView struct {
	page   frame
	Outlet term `json:"outlet"`
	Total  int  `json:"total"`
	// Looked is how many of its newest events all below is counted in; Alone is how many of them nobody else tells.
	Looked  int         `json:"looked"`
	Alone   int         `json:"alone"`
	Cites   []countView `json:"cites"`
	CitedBy []countView `json:"cited_by"`
	Wording []labelView `json:"wording"`
	Events  []eventRow  `json:"events"`
}

func (v *sourceView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *sourceView) Page() *frame { return &v.page }

// labelView is a loaded name with whom it is said of, how often, and by whom.
type labelView struct {
	Words string `json:"words"`
	Of    term   `json:"of"`
	By    term   `json:"by"`
	Count int    `json:"count"`
	Href  string `json:"-"`
}

func (s *site) source(r *request) (view, error) {
	ctx, n := r.Context(), s.namer(r)
	p, err := s.st.Events(ctx, store.Filter{Outlet: r.id, Limit: tellerEvents})
	if err == nil && len(p.Events) == 0 && n.outletPage(r.id) == "" {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("web: source %q: %w", r.id, err)
	}
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: source %q: %w", r.id, err)
	}
	v := &sourceView{Outlet: n.outlet(r.id, ""), Total: p.Total, Looked: len(p.Events), Alone: alone(p.Events)}
	v.Cites, v.CitedBy = n.citations(p.Events, r.id)
	if v.Wording, err = n.wording(ctx, p.Events, func(c tawatur.ClaimRef, _ tawatur.ActorRef) bool { return c.Outlet == r.id }); err != nil {
		return nil, fmt.Errorf("web: source %q: %w", r.id, err)
	}
	v.Events = n.newest(p.Events)
	v.page = frame{template: "source.html", Title: visible(v.Outlet.Label), JSON: sourcePath(r.id) + ".json", Stale: counts.Stale,
		Feed: eventsFeedHref(url.Values{"outlet": {r.id}}, r.lang.code)}
	return v, nil
}

// alone counts the events that one outlet alone tells.
func alone(events []tawatur.Event) int {
	n := 0
	for _, ev := range events {
		if ev.Status.Outlets == 1 {
			n++
		}
	}
	return n
}

// citations counts in how many events an outlet cites somebody, and in how many another outlet cites it.
func (n namer) citations(events []tawatur.Event, outlet string) (cites, citedBy []countView) {
	to, from := map[string]int{}, map[string]int{}
	for _, ev := range events {
		cited, citing := map[string]bool{}, map[string]bool{}
		for _, c := range ev.Claims {
			if c.Outlet == outlet && c.Speaker != "" && c.Speaker != outlet {
				cited[c.Speaker] = true
			}
			if c.Speaker == outlet && c.Outlet != "" && c.Outlet != outlet {
				citing[c.Outlet] = true
			}
		}
		add(to, cited)
		add(from, citing)
	}
	by := func(id string) countView { return countView{n.outlet(id, ""), from[id], sourcePath(id)} }
	return counted(to, func(id string) countView { return countView{n.origin(id, nil), to[id], ""} }), counted(from, by)
}

func add(to map[string]int, ids map[string]bool) {
	for id := range ids {
		to[id]++
	}
}

// counted lists what was counted, the most first.
func counted(of map[string]int, make func(id string) countView) []countView {
	out := []countView{}
	for id := range of {
		out = append(out, make(id))
	}
	slices.SortFunc(out, func(a, b countView) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.ID, b.ID)) })
	return out
}

// wording gathers the loaded names that claims of some events use, of those that are asked for.
func (n namer) wording(ctx context.Context, events []tawatur.Event, asked func(tawatur.ClaimRef, tawatur.ActorRef) bool) ([]labelView, error) {
	refs, ids := map[string]tawatur.ClaimRef{}, []string{}
	for _, ev := range events {
		for _, c := range ev.Claims {
			refs[c.ID] = c
			ids = append(ids, c.ID)
		}
	}
	slices.Sort(ids)
	claims, err := n.s.st.Claims(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	type key struct{ words, of, by string }
	found, names := map[key]*labelView{}, newAlike()
	for _, c := range claims {
		for _, a := range c.Actors {
			if a.Label != "" && asked(refs[c.ID], a) {
				names.know(a.ID, a.Label)
			}
		}
	}
	slices.SortFunc(claims, func(a, b tawatur.Claim) int { return strings.Compare(a.ID, b.ID) })
	for _, c := range claims {
		ref := refs[c.ID]
		for _, a := range c.Actors {
			if a.Label == "" || !asked(ref, a) {
				continue
			}
			k := key{names.name(a.ID, a.Label), a.ID, ref.Outlet}
			if found[k] == nil {
				found[k] = &labelView{k.words, n.actor(a.ID, a.Mention.Text), n.outlet(ref.Outlet, ""), 0, reportPath(ref.Report) + "#" + anchor("card-", c.ID)}
			}
			found[k].Count++
		}
	}
	out, total := []labelView{}, map[[2]string]int{}
	for _, w := range found {
		out = append(out, *w)
		total[[2]string{w.Of.ID, w.Words}] += w.Count
	}
	slices.SortFunc(out, func(a, b labelView) int { // who uses one name stands together
		return cmp.Or(total[[2]string{b.Of.ID, b.Words}]-total[[2]string{a.Of.ID, a.Words}], strings.Compare(a.Words, b.Words),
			strings.Compare(a.Of.ID, b.Of.ID), b.Count-a.Count, strings.Compare(a.By.ID, b.By.ID))
	})
	return out, nil
}

// newestShown is how many events the page of an outlet or an actor lists.
const newestShown = 10

func (n namer) newest(events []tawatur.Event) []eventRow {
	out := []eventRow{}
	for _, ev := range events[:min(newestShown, len(events))] {
		out = append(out, n.row(ev, nil))
	}
	return out
}

// actorPage is what a record shows of an actor: in which roles it is told of, and by which names.
type actorPage struct {
	page    frame
	Actor   term         `json:"actor"`
	Names   tawatur.Name `json:"names"`
	Total   int          `json:"total"`
	Looked  int          `json:"looked"`
	Roles   []countView  `json:"roles"`
	Wording []labelView  `json:"wording"`
	Events  []eventRow   `json:"events"`
}

func (v *actorPage) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *actorPage) Page() *frame { return &v.page }

func (s *site) actor(r *request) (view, error) {
	ctx, n := r.Context(), s.namer(r)
	p, err := s.st.Events(ctx, store.Filter{Actor: r.id, Limit: tellerEvents})
	if err == nil && len(p.Events) == 0 && n.actorPage(r.id) == "" {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("web: actor %q: %w", r.id, err)
	}
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: actor %q: %w", r.id, err)
	}
	v := &actorPage{Actor: n.actor(r.id, ""), Total: p.Total, Looked: len(p.Events), Roles: n.roleCounts(p.Events, r.id), Events: n.newest(p.Events)}
	v.Names, _ = s.opt.ActorName(r.id)
	v.Wording, err = n.wording(ctx, p.Events, func(_ tawatur.ClaimRef, a tawatur.ActorRef) bool { return a.ID == r.id })
	if err != nil {
		return nil, fmt.Errorf("web: actor %q: %w", r.id, err)
	}
	v.page = frame{template: "actor.html", Title: visible(v.Actor.Label), JSON: actorPath(r.id) + ".json", Stale: counts.Stale,
		Feed: eventsFeedHref(url.Values{"actor": {r.id}}, r.lang.code)}
	return v, nil
}

// roleCounts counts in how many events an actor is told to be in each role.
func (n namer) roleCounts(events []tawatur.Event, actor string) []countView {
	of := map[string]int{}
	for _, ev := range events {
		in := map[string]bool{}
		for _, a := range ev.Actors {
			if a.ID == actor {
				in[a.Role] = true
			}
		}
		add(of, in)
	}
	return counted(of, func(role string) countView { return countView{n.term("role", role), of[role], ""} })
}

// outletPage is the address of the page of an outlet that the desk knows, whatever the record tells of it; "" for others.
func (n namer) outletPage(id string) string {
	if _, ok := n.s.opt.OutletName(id); !ok || id == "" {
		return ""
	}
	return sourcePath(id)
}

// actorPage is the address of the page of an actor that the desk knows, "" for others.
func (n namer) actorPage(id string) string {
	if _, ok := n.s.opt.ActorName(id); !ok || id == "" {
		return ""
	}
	return actorPath(id)
}

func sourcePath(id string) string { return "/sources/" + url.PathEscape(id) }
func actorPath(id string) string  { return "/actors/" + url.PathEscape(id) }
