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
	aroundView
	Titles   tawatur.Name  `json:"titles"`
	Places   []placeView   `json:"places"`
	Disputes []disputeView `json:"disputes"`
	Origins  []originView  `json:"origins"`
	Claims   []claimView   `json:"claims"`
	// Recalls are the claims of later reports that tell the event as history.
	Recalls []claimView `json:"recalls,omitempty"`
	Why     []string    `json:"why"`
	// Blame is how responsibility is told, Wording the loaded words of the reports, Compared the origins beside one another.
	Blame    []blameView   `json:"responsibility"`
	Wording  []wordingView `json:"wording"`
	Compared comparison    `json:"comparison"`
	Tolls    []tollLine    `json:"tolls"`
	Story    *string       `json:"story,omitempty"`
	// Stories are those that the event stands in, its own first.
	Stories []storyRef `json:"stories,omitempty"`
	AsOf    string     `json:"-"`
	Changed string     `json:"-"`
	// Known says of which past day this is the view, nil for today's.
	Known *knownView `json:"known,omitempty"`
	// Past offers the views of past days.
	Past *pastView `json:"-"`
	// Exports are the event as files.
	Exports []exportLinks `json:"-"`
	Roles   []roleView    `json:"-"`
	// Told are the claims report by report.
	Told []toldView `json:"-"`
	// Chain draws the way of the news; Linked says in words why the claims are one event.
	Chain  chainView  `json:"-"`
	Linked []linkView `json:"-"`
	Table  harmTable  `json:"-"`
	// Map draws where it happened, nil where nobody says.
	Map *drawing `json:"-"`
}

func (v *eventView) frame() *frame { return &v.page }

// Page gives the templates the frame.
func (v *eventView) Page() *frame { return &v.page }

// Disputed returns the versions of a disputed field, nil where nobody disputes it.
func (v *eventView) Disputed(field string) *disputeView {
	for i := range v.Disputes {
		if v.Disputes[i].Field.ID == field {
			return &v.Disputes[i]
		}
	}
	return nil
}

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
	ID     string `json:"claim"`
	Number int    `json:"number"`
	Href   string `json:"-"`
	Report string `json:"-"`
	// Who is who says it: the nearest speaker and the outlet.
	Who string `json:"who"`
}

// originView is an independent origin with its outlets and reports.
type originView struct {
	term
	Outlets []term      `json:"outlets"`
	Reports []reportRef `json:"reports"`
	Why     string      `json:"why"`
	// Doubt says in words why it is not counted, "" where it is.
	Doubt string `json:"doubt,omitempty"`
	// Reasons say in words why its reports count as one.
	Reasons []string `json:"reasons"`
	// Ways are those by which the news came, first speaker first.
	Ways []chainPath `json:"-"`
	// Beside says that it is a voice of the comparison that the merge counts as no origin.
	Beside bool `json:"-"`
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
	v, err := s.eventView(r, ev, known)
	if err != nil {
		return nil, fmt.Errorf("web: event %q: %w", r.id, err)
	}
	v.page = frame{template: "event.html", Title: visible(v.Title), JSON: eventPath(r.id) + ".json", Stale: counts.Stale, Linked: ldClaims(r, v),
		Correct: s.namer(r).correct(v.Title, v.ID, v.Permalink)}
	return v, nil
}

// eventView makes the view of an event, as it is now or as known tells.
func (s *site) eventView(r *request, ev tawatur.Event, known *knownView) (*eventView, error) {
	ctx := r.Context()
	entries, err := s.entries(ctx, ev)
	if err != nil {
		return nil, err
	}
	n := s.namer(r).near(ev)
	v := &eventView{eventRow: n.row(ev, outletNames(entries)), Titles: ev.Title, Why: append([]string{}, ev.Why...), Story: ev.Story}
	v.Known, v.Past = known, s.past(r, ev, known)
	v.AsOf = r.lang.T("event.asof", "d", r.lang.dayWords(cmp.Or(known.day(), s.opt.Now().Format(time.DateOnly))))
	v.Changed = "/changes?" + url.Values{"event": {ev.ID}}.Encode()
	v.Places, v.Claims = n.otherPlaces(ev), n.eventClaims(ev.Claims, entries)
	v.Recalls = n.eventClaims(ev.Recalls, entries)
	if v.Map, err = n.placesDrawn(ev); err != nil {
		return nil, err
	}
	n.cited(r, v.Claims)
	n.compare(v, ev, entries)
	if err := s.around(ctx, r, v, ev, entries); err != nil {
		return nil, err
	}
	if known != nil { // files and stories hold events as they are now
		return v, nil
	}
	v.Exports = n.exports(url.Values{"event": {ev.ID}})
	if v.Stories, err = n.storiesOf(ctx, ev.ID); err != nil {
		return nil, err
	}
	if v.Story == nil && len(v.Stories) > 0 && !v.Stories[0].Context {
		v.Story = &v.Stories[0].ID
	}
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

// eventClaims returns claims of an event by publication date of their reports, undated last; of one report the one that says most first.
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
			strings.Compare(a.Report.ID, b.Report.ID), b.says()-a.says(), a.Span.Start-b.Span.Start, strings.Compare(a.ID, b.ID))
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
	v.Blame, v.Wording = n.blame(ev, v.Claims, nums), wordings(v.Claims, nums)
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
	r := n.reasoner(entries)
	for _, o := range ev.Origins {
		ov := n.originOf(o, names, entries)
		ov.Reasons, ov.Ways = r.say(o.Why), n.paths(ov, v.Claims)
		if o.Doubt != "" {
			ov.Doubt = r.one(o.Doubt)
		}
		v.Origins = append(v.Origins, ov)
	}
	v.Chain, v.Linked = n.chain(v.Origins, v.Claims), r.links(ev.Why, nums)
	v.Told, v.Tolls = byReport(v.Claims), n.tolls(v.Harm, v.Claims, nums)
	harms, sided := n.bySide(ev, v.Harm, v.Claims)
	v.Table = n.table(harms, v.Claims, v.Origins, nums)
	v.Table.Sided = sided
	v.Status.Chips = append(v.Status.Chips, n.claimChips(v.Blame, v.Claims)...)
	v.Compared = n.comparison(ev, v.Claims, v.Origins, nums)
}

func (n namer) originOf(o tawatur.Origin, names map[string]string, entries map[string]store.Entry) originView {
	v := originView{term: n.origin(o.Origin, names), Outlets: []term{}, Reports: []reportRef{}, Why: o.Why}
	if e, ok := entries[o.Origin]; ok { // nobody is cited and the outlet is not known
		v.Label = n.nameOf(n.reportRef(e.Report))
	}
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

// nameOf names a report whose outlet nobody knows: by its headline, else by when it was published.
func (n namer) nameOf(r reportRef) string {
	if day := r.Published.Value; r.Title == n.T("report.notitle") {
		return r.Title + n.T("sep") + cmp.Or(n.dayWords(day[:min(10, len(day))]), r.Published.Words)
	}
	return n.T("origin.report", "x", r.Title)
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
	return n.placeLabel(id, tawatur.Name{})
}

// placeLabel is the name of a place that some event at hand gives, else that which is known of its id.
func (n namer) placeLabel(id string, given tawatur.Name) string {
	if given == (tawatur.Name{}) && n.s.opt.Names != nil {
		for _, p := range n.s.opt.Names(store.KindPlace, id) {
			if p.ID == id {
				given = p.Name
			}
		}
	}
	return n.pick(given.AR, given.EN, id)
}

// claimNums finds a claim's number by its id.
type claimNums map[string]claimNum

func numbers(n namer, claims []claimView) claimNums {
	out := claimNums{}
	for _, c := range claims {
		out[c.ID] = claimNum{c.ID, c.Number, "#" + c.Card, c.Report.ID, n.whoSays(c)}
	}
	return out
}

// whoSays names the nearest speaker of a claim with the outlet, or the outlet that speaks for itself.
func (n namer) whoSays(c claimView) string {
	outlet := n.T("outlet.unknown")
	if c.Outlet != nil {
		outlet = c.Outlet.Label
	}
	if len(c.Speakers) == 0 || c.Speakers[0].Label == outlet {
		return outlet
	}
	return c.Speakers[0].Label + n.T("said.via", "x", outlet)
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
	known := roles()
	for _, a := range actors {
		if !slices.Contains(known, a.Role) {
			known = append(known, a.Role)
		}
	}
	for _, role := range known {
		if role == tawatur.RoleAgent { // they have a place of their own under responsibility
			continue
		}
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
