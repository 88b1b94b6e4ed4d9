package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// eventView is an event with everything that is said of it.
type eventView struct {
	page frame
	eventRow
	Titles   tawatur.Name  `json:"titles"`
	Places   []placeView   `json:"places"`
	Disputes []disputeView `json:"disputes"`
	Origins  []originView  `json:"origins"`
	Claims   []claimView   `json:"claims"`
	// Recalls are the claims of later reports that tell the event as history.
	Recalls []claimView `json:"recalls,omitempty"`
	Why     []string    `json:"why"`
	Story   *string     `json:"story,omitempty"`
	// Stories are those that the event stands in, its own first.
	Stories []storyRef `json:"stories,omitempty"`
	AsOf    string     `json:"-"`
	Changed string     `json:"-"`
	// Known says of which past day this is the view, nil for today's.
	Known *knownView `json:"known,omitempty"`
	// Past offers the views of past days.
	Past  *pastView  `json:"-"`
	Roles []roleView `json:"-"`
	Table harmTable  `json:"-"`
}

func (v *eventView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *eventView) Page() *frame { return &v.page }

// disputeView is a field on which claims differ.
type disputeView struct {
	Field  term        `json:"field"`
	Values []valueView `json:"values"`
}

// valueView is one value of a disputed field with who says it.
type valueView struct {
	Value   string     `json:"value"`
	Label   string     `json:"label"`
	Claims  []string   `json:"claims"`
	Numbers []claimNum `json:"-"`
}

// claimNum leads to a claim's card by its number.
type claimNum struct {
	Number int
	Href   string
	// Who is who says it: the nearest speaker, else the outlet.
	Who string
}

// originView is an independent origin with its outlets and reports.
type originView struct {
	term
	Outlets []term      `json:"outlets"`
	Reports []reportRef `json:"reports"`
	Why     string      `json:"why"`
}

// roleView is the actors of one role.
type roleView struct {
	Role   term
	Actors []actorLine
}

type actorLine struct {
	actorView
	Numbers []claimNum
}

// harmTable is the casualties: a row for each group, a column for each kind.
type harmTable struct {
	Kinds []term
	Rows  []harmRow
}

type harmRow struct {
	Who   term
	Cells []harmCell
}

type harmCell struct {
	Kind  term
	Lines []harmLine
}

type harmLine struct {
	Words, According string
	By               []harmSaid
}

type harmSaid struct {
	claimNum
	Words string
}

func (s *site) event(r *request) (view, error) {
	ctx := r.Context()
	ev, err := s.st.Event(ctx, r.id)
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	if ev.ID != r.id {
		return nil, &moved{r.twin(eventPath(ev.ID))}
	}
	known, ev, err := s.known(r, ev)
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	if known != nil && !known.Told {
		return s.unheard(r, ev, known), nil
	}
	counts, err := s.st.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	entries, err := s.entries(ctx, ev)
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	n := s.namer(r)
	v := &eventView{eventRow: n.row(ev, outletNames(entries)), Titles: ev.Title, Why: append([]string{}, ev.Why...), Story: ev.Story}
	v.Known, v.Past = known, s.past(r, ev, known)
	v.AsOf = r.lang.T("event.asof", "d", r.lang.dayWords(cmp.Or(known.day(), s.opt.Now().Format(time.DateOnly))))
	v.Changed = "/changes?" + url.Values{"event": {ev.ID}}.Encode()
	v.Places, v.Claims = n.otherPlaces(ev), n.eventClaims(ev.Claims, entries)
	v.Recalls = n.eventClaims(ev.Recalls, entries)
	n.compare(v, ev, entries)
	if known == nil { // stories are told of events as they are now
		v.Stories, err = n.storiesOf(ctx, ev.ID)
	}
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	if v.Story == nil && len(v.Stories) > 0 && !v.Stories[0].Context {
		v.Story = &v.Stories[0].ID
	}
	v.page = frame{template: "event.html", Title: visible(v.Title), JSON: eventPath(r.id) + ".json", Stale: counts.Stale}
	return v, nil
}

// entries reads every report of an event once. A report that is gone is left out; its claims then show as gone.
func (s *site) entries(ctx context.Context, ev tawatur.Event) (map[string]store.Entry, error) {
	ids := map[string]bool{}
	for _, c := range slices.Concat(ev.Claims, ev.Recalls) {
		ids[c.Report] = true
	}
	for _, o := range ev.Origins {
		for _, id := range o.Reports {
			ids[id] = true
		}
	}
	out := map[string]store.Entry{}
	for id := range ids {
		e, err := s.st.Report(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[id] = e
	}
	return out, nil
}

func outletNames(entries map[string]store.Entry) map[string]string {
	out := map[string]string{}
	for _, e := range entries {
		if o := e.Report.Outlet; o != nil {
			out[o.ID] = o.Name
		}
	}
	return out
}

// eventClaims returns claims of an event by publication date of their reports, undated last.
func (n namer) eventClaims(refs []tawatur.ClaimRef, entries map[string]store.Entry) []claimView {
	out := []claimView{}
	for _, ref := range refs {
		e := entries[ref.Report]
		i := slices.IndexFunc(e.Claims, func(c tawatur.Claim) bool { return c.ID == ref.ID })
		if i < 0 {
			out = append(out, claimView{ID: ref.ID, Gone: true, Card: anchor("card-", ref.ID), Report: reportRef{ID: ref.Report}})
			continue
		}
		out = append(out, n.claim(0, e.Claims[i], e.Report))
	}
	slices.SortStableFunc(out, func(a, b claimView) int {
		return cmp.Or(strings.Compare(orLast(a.Report.Published.Value), orLast(b.Report.Published.Value)),
			strings.Compare(a.Report.ID, b.Report.ID), a.Span.Start-b.Span.Start, strings.Compare(a.ID, b.ID))
	})
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

func orLast(date string) string { return cmp.Or(date, "~") }

// otherPlaces are the places of an event beside its own.
func (n namer) otherPlaces(ev tawatur.Event) []placeView {
	out := []placeView{}
	for _, p := range ev.Places {
		if ev.Place == nil || p.ID != ev.Place.ID {
			out = append(out, *n.place(&p))
		}
	}
	return out
}

// compare fills in what sets claims beside one another: roles, casualties, disputes, origins.
func (n namer) compare(v *eventView, ev tawatur.Event, entries map[string]store.Entry) {
	nums := numbers(n, v.Claims)
	v.Roles = n.roles(v.Actors, nums)
	v.Table = n.table(v.Harm, nums)
	v.Disputes, v.Origins = []disputeView{}, []originView{}
	for _, d := range ev.Disputes {
		dv := disputeView{Field: n.term("dispute", d.Field)}
		for _, val := range d.Values {
			label := n.disputed(d.Field, val.Value, ev)
			dv.Values = append(dv.Values, valueView{val.Value, label, val.Claims, nums.of(val.Claims)})
		}
		v.Disputes = append(v.Disputes, dv)
	}
	names := outletNames(entries)
	for _, o := range ev.Origins {
		v.Origins = append(v.Origins, n.originOf(o, names, entries))
	}
}

func (n namer) originOf(o tawatur.Origin, names map[string]string, entries map[string]store.Entry) originView {
	v := originView{term: n.origin(o.Origin, names), Outlets: []term{}, Reports: []reportRef{}, Why: o.Why}
	for _, id := range o.Outlets {
		v.Outlets = append(v.Outlets, n.outlet(id, names[id]))
	}
	for _, id := range o.Reports {
		if e, ok := entries[id]; ok {
			v.Reports = append(v.Reports, n.reportRef(e.Report))
		}
	}
	return v
}

// disputed says a value of a disputed field in words.
func (n namer) disputed(field, value string, ev tawatur.Event) string {
	switch field {
	case tawatur.DisputeKilled, tawatur.DisputeInjured:
		return n.countWords(value)
	case tawatur.DisputeAgent, tawatur.DisputeTarget:
		return n.actorList(value)
	case tawatur.DisputeType:
		return n.typ(value).Label
	case tawatur.DisputeOccurrence:
		return n.Term("modality", value)
	case tawatur.DisputeVictimStatus:
		return n.who(value).Label
	case tawatur.DisputeTime:
		start, end, interval := strings.Cut(value, "/")
		if !interval {
			end = start
		}
		return n.timeWords(start, strings.Trim(end, "."), value, false)
	case tawatur.DisputePlace:
		return n.placeName(value, ev)
	}
	return value
}

// actorList names the actors of a disputed value, which the merge writes as ids with a space between.
func (n namer) actorList(ids string) string {
	var names []string
	for _, id := range strings.Fields(ids) {
		names = append(names, n.actor(id, "").Label)
	}
	return strings.Join(names, n.T("sep"))
}

func (n namer) placeName(id string, ev tawatur.Event) string {
	for _, p := range ev.Places {
		if p.ID == id {
			return n.place(&p).Name
		}
	}
	if ev.Place != nil && ev.Place.ID == id {
		return n.place(ev.Place).Name
	}
	return id
}

// claimNums finds a claim's number by its id.
type claimNums map[string]claimNum

func numbers(n namer, claims []claimView) claimNums {
	out := claimNums{}
	for _, c := range claims {
		who := ""
		switch {
		case len(c.Speakers) > 0:
			who = c.Speakers[0].Label
		case c.Outlet != nil:
			who = c.Outlet.Label
		}
		out[c.ID] = claimNum{c.Number, "#" + c.Card, who}
	}
	return out
}

func (nums claimNums) of(ids []string) []claimNum {
	var out []claimNum
	for _, id := range ids {
		if c, ok := nums[id]; ok {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b claimNum) int { return a.Number - b.Number })
	return out
}

func (n namer) roles(actors []actorView, nums claimNums) []roleView {
	var out []roleView
	known := []string{tawatur.RoleAgent, tawatur.RoleTarget, tawatur.RoleParty, tawatur.RoleMediator, tawatur.RoleSupporter}
	for _, a := range actors {
		if !slices.Contains(known, a.Role) {
			known = append(known, a.Role)
		}
	}
	for _, role := range known {
		rv := roleView{Role: n.term("role", role)}
		for _, a := range actors {
			if a.Role == role {
				rv.Actors = append(rv.Actors, actorLine{a, nums.of(a.Claims)})
			}
		}
		if len(rv.Actors) > 0 {
			out = append(out, rv)
		}
	}
	return out
}

// table lays the ranges out by group and kind, in the fixed orders below, then in order of appearance.
func (n namer) table(harms []harmView, nums claimNums) harmTable {
	kinds := []string{tawatur.HarmKilled, tawatur.HarmInjured, tawatur.HarmCasualties, tawatur.HarmMissing,
		tawatur.HarmCaptured, tawatur.HarmDisplaced}
	groups := []string{"civilians", "children", "women", "men", "fighters"}
	var t harmTable
	t.Kinds = present(kinds, harms, func(h harmView) term { return h.Kind })
	for _, who := range present(groups, harms, func(h harmView) term { return h.Who }) {
		row := harmRow{Who: who}
		for _, kind := range t.Kinds {
			row.Cells = append(row.Cells, n.cell(who, kind, harms, nums))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func present(order []string, harms []harmView, of func(harmView) term) []term {
	var out []term
	seen := map[string]term{}
	for _, h := range harms {
		t := of(h)
		seen[t.ID] = t
		if !slices.Contains(order, t.ID) {
			order = append(order, t.ID)
		}
	}
	for _, id := range order {
		if t, ok := seen[id]; ok {
			out = append(out, t)
		}
	}
	return out
}

func (n namer) cell(who, kind term, harms []harmView, nums claimNums) harmCell {
	c := harmCell{Kind: kind}
	for _, h := range harms {
		if h.Who.ID != who.ID || h.Kind.ID != kind.ID {
			continue
		}
		line := harmLine{Words: h.Words}
		if h.Sources > 0 {
			line.According = n.N("according", h.Sources)
		}
		for _, by := range h.By {
			if num, ok := nums[by.Claim]; ok {
				line.By = append(line.By, harmSaid{num, by.Words})
			}
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}
