package story

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// tell makes a story of a thread.
func (b *builder) tell(t *thread) tawatur.Story {
	slices.SortFunc(t.steps, compareSteps)
	founding := t.founding()
	s := tawatur.Story{
		ID: storyID(t.kind.id, t.founder.ev.ID), Kind: t.kind.id, Doers: nonNil(t.does), Others: nonNil(t.others),
		Disputes: []tawatur.StoryDispute{},
	}
	s.Place, s.Places = t.whereOf(founding)
	s.Title = b.title(t, s.Place)
	for _, st := range t.steps {
		s.Steps = append(s.Steps, b.step(t, st, st.fact == t.founder))
		for _, d := range st.ev.Disputes {
			s.Disputes = append(s.Disputes, tawatur.StoryDispute{Event: st.ev.ID, Field: d.Field})
		}
		s.Tolls = append(s.Tolls, tolls(st.ev)...)
	}
	b.answered(t, &s)
	s.Time, s.State = timeOf(t, founding), stateOf(t)
	dateByCompany(&s, t)
	sortSteps(s.Steps)
	b.count(t, &s)
	return s
}

func nonNil(ids []string) []string { return append([]string{}, ids...) }

// compareSteps orders steps by day, those without one last, on one day as steps.tsv has their roles.
func compareSteps(x, y *step) int {
	return cmp.Or(cmp.Compare(late(x.first), late(y.first)), cmp.Compare(x.rule.order, y.rule.order), cmp.Compare(x.ev.ID, y.ev.ID))
}

func late(d int) int {
	if d == noDay {
		return -noDay
	}
	return d
}

// founding returns the founding steps, in the order of the steps.
func (t *thread) founding() []*step {
	var out []*step
	for _, s := range t.steps {
		if s.rule.founds {
			out = append(out, s)
		}
	}
	return out
}

// whereOf returns the place of most founding events, the first of equals, and all their places; of what is told of one
// place, only the places that all have in common.
func (t *thread) whereOf(founding []*step) (*tawatur.EventPlace, []tawatur.EventPlace) {
	n := map[string]int{}
	for _, s := range founding {
		for _, p := range s.places {
			n[p.ID]++
		}
		if p := s.ev.Place; p != nil {
			n[p.ID] += 2 // an event's own place counts for more than others that it names
		}
	}
	ids := sortedIDs(t.places)
	if len(ids) == 0 {
		return nil, nil
	}
	best := t.places[slices.MinFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })]
	var out []tawatur.EventPlace
	for _, id := range ids {
		out = append(out, t.places[id])
	}
	return &best, out
}

// title writes what it is, where, and between whom.
func (b *builder) title(t *thread, place *tawatur.EventPlace) tawatur.Name {
	n := t.kind.name
	add := func(sepAR, sepEN string, m tawatur.Name) { n.AR, n.EN = n.AR+sepAR+m.AR, n.EN+sepEN+m.EN }
	if place != nil {
		add("، ", ", ", place.Name)
	}
	sepAR, sepEN := ": ", ": "
	for _, side := range [][]string{b.foremost(t, true), b.foremost(t, false)} {
		for _, id := range side {
			add(sepAR, sepEN, b.name(id))
			sepAR, sepEN = "، ", ", "
		}
		if sepEN == ", " {
			sepAR, sepEN = " – ", " – "
		}
	}
	return n
}

// foremost returns up to two actors of a side, those in most founding events first.
func (b *builder) foremost(t *thread, doers bool) []string {
	n := map[string]int{}
	for _, s := range t.founding() {
		side := s.suffers
		if doers {
			side = s.does
		}
		for _, id := range side {
			n[id]++
		}
	}
	ids := sortedIDs(n)
	if !doers { // who acts on both sides is named once
		ids = slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(t.does, id) })
	}
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(n[y], n[x]) })
	return ids[:min(2, len(ids))]
}

func (b *builder) name(id string) tawatur.Name {
	n := tawatur.Name{}
	if b.ActorName != nil {
		n = b.ActorName(id)
	}
	return tawatur.Name{AR: cmp.Or(n.AR, id), EN: cmp.Or(n.EN, id)}
}

// step describes a step; the first founding one may have a role of its own.
func (b *builder) step(t *thread, s *step, first bool) tawatur.StoryStep {
	out := s.dated()
	out.Why = append([]string{}, s.why...)
	if first {
		out.Why = append(out.Why, "founds the story")
		for _, r := range t.kind.roles {
			if r.opens && r.fits(s.fact) && s.stated {
				out.Role = r.role
			}
		}
	}
	return out
}

// dated describes a step by its event, with its day and how it is known.
func (s *step) dated() tawatur.StoryStep {
	out := tawatur.StoryStep{
		Event: s.ev.ID, Type: s.ev.Type, Title: s.ev.Title, Role: s.rule.role, Told: s.told, ToldLast: s.toldLast, Basis: tawatur.DayUnknown,
		Planned: s.modality == tawatur.Planned || s.modality == tawatur.Hypothetical,
	}
	switch {
	case s.stated:
		out.Day, out.Basis = shelf.ISODay(s.first), tawatur.DayStated
		if s.last > s.first && !lasting(s.ev.Type) {
			out.End = shelf.ISODay(s.last)
		}
	case s.first != noDay:
		out.Day, out.Basis = shelf.ISODay(s.first), tawatur.DayBy
	}
	return out
}

// answered adds the events that steps of the story are told to answer, and says so at both.
func (b *builder) answered(t *thread, s *tawatur.Story) {
	context := map[*fact]int{}
	for i, st := range t.steps {
		reports := map[*fact][]string{}
		for _, c := range st.ev.Claims {
			if g := b.ofClaim[c.Answers]; g != nil && g != st.fact && c.Answers != "" && !slices.Contains(reports[g], c.Report) {
				reports[g] = append(reports[g], c.Report)
			}
		}
		for _, g := range slices.SortedFunc(maps.Keys(reports), func(x, y *fact) int { return cmp.Compare(x.ev.ID, y.ev.ID) }) {
			by := strings.Join(reports[g], ", ")
			s.Steps[i].Why = append(s.Steps[i].Why, fmt.Sprintf("told to answer %s, by %s", g.ev.ID, by))
			if t.holds(g) {
				continue
			}
			at, ok := context[g]
			if !ok {
				at, context[g] = len(s.Steps), len(s.Steps)
				c := b.step(t, &step{g, &role{role: "answered"}, nil}, false)
				c.Context = true
				s.Steps = append(s.Steps, c)
			}
			s.Steps[at].Why = append(s.Steps[at].Why, fmt.Sprintf("%s is told to answer it, by %s", st.ev.ID, by))
		}
	}
}

// timeOf runs from the first to the last day that its steps state; plans do not lengthen it. A siege runs as long as its own events
// tell, and ends when it is lifted; where nobody tells the day, its own event may say about when, or that the end is not known.
func timeOf(t *thread, founding []*step) tawatur.EventTime {
	var out tawatur.EventTime
	tail, spanned := "", founding
	if t.kind.id != tawatur.StorySiege {
		spanned = slices.Concat(founding, slices.DeleteFunc(slices.Clone(t.steps), func(s *step) bool { return s.modality != tawatur.Asserted }))
	}
	for _, s := range spanned {
		if !s.stated {
			continue
		}
		if d := shelf.ISODay(s.first); out.Start == "" || d < out.Start {
			out.Start = d
		}
		if end := cmp.Or(s.ev.Time.End, shelf.ISODay(s.first)); end >= out.End {
			out.End, tail = end, openEnd(s.ev.Time.EDTF)
		}
	}
	for _, s := range founding {
		out.Ongoing = out.Ongoing || s.stated && s.ev.Time.Ongoing && lasting(s.ev.Type)
	}
	for _, s := range t.steps {
		if s.rule.state == "lifted" {
			out.Ongoing = false
			if s.stated {
				out.End, tail = shelf.ISODay(s.last), ""
			}
		}
	}
	out.EDTF, out.End = interval(out, tail)
	return out
}

// openEnd returns "~" where an event's end is worked out, and "/" where it is not known.
func openEnd(edtf string) string {
	for _, tail := range []string{"~", "/"} {
		if strings.HasSuffix(edtf, tail) {
			return tail
		}
	}
	return ""
}

// interval writes a time as an EDTF interval, and returns its end as far as it is known.
func interval(t tawatur.EventTime, tail string) (edtf, end string) {
	switch {
	case t.Start == "":
		return "", ""
	case t.Ongoing:
		return t.Start + "/..", ""
	case tail == "/":
		return t.Start + "/", ""
	case t.End == t.Start || t.End == "":
		return t.Start, t.End
	}
	return t.Start + "/" + t.End + tail, t.End
}

// stateOf is the state in which the last step that has one leaves the story; talks that go on after a deal do not undo it. That
// something goes on is a state only where it is told so.
func stateOf(t *thread) string {
	state, order := "", 0
	for _, s := range t.steps {
		switch {
		case s.rule.state == "", s.rule.state == "on" && !s.ev.Time.Ongoing, t.kind.id == tawatur.StoryTalks && s.rule.order < order:
		default:
			state, order = s.rule.state, s.rule.order
		}
	}
	return state
}

// dateByCompany gives a lifting without a day the end of the siege that it lifts, where that is worked out, and a deal that
// the same report tells the same day; other undated steps that such a report tells came before.
func dateByCompany(s *tawatur.Story, t *thread) {
	if s.Kind != tawatur.StorySiege || !strings.HasSuffix(s.Time.EDTF, "~") {
		return
	}
	with := map[string]bool{}
	for i, st := range t.steps {
		if st.rule.state == "lifted" && !st.stated && (st.first == noDay || shelf.Day(s.Time.End) <= st.first) {
			s.Steps[i].Day, s.Steps[i].Basis = s.Time.End, tawatur.DayAbout
			s.Steps[i].Why = append(s.Steps[i].Why, "the day on which the siege is worked out to have ended")
			for id := range st.reports {
				with[id] = true
			}
		}
	}
	for i, st := range t.steps {
		if st.first != noDay || s.Steps[i].Day != "" || !meets(st.reports, with) {
			continue
		}
		s.Steps[i].Day, s.Steps[i].Basis = s.Time.End, tawatur.DayBy
		if st.rule.state == "deal" {
			s.Steps[i].Basis = tawatur.DayAbout
		}
		s.Steps[i].Why = append(s.Steps[i].Why, "told by the report that tells of the lifting")
	}
}

func meets(a, b map[string]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}

// sortSteps orders by day, those without one last; on one day what is answered comes first, an ending last.
func sortSteps(steps []tawatur.StoryStep) {
	rank := map[string]int{"answered": -2, "opened": -1, "offensive": -1, "deal": 1, "lifted": 2, "captured": 2, "withdrawn": 2, "released": 2, "implemented": 2}
	slices.SortFunc(steps, func(a, b tawatur.StoryStep) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Day, "~"), cmp.Or(b.Day, "~")), cmp.Compare(rank[a.Role], rank[b.Role]),
			cmp.Compare(cmp.Or(a.Told, "~"), cmp.Or(b.Told, "~")), cmp.Compare(a.Event, b.Event))
	})
}
