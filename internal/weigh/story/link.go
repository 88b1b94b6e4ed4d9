package story

import (
	"fmt"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/event"
)

// found makes the threads of a kind from its founding events, day by day: each goes on with the one thread that it continues,
// or begins its own.
func (b *builder) found(k *kind) []*thread {
	var out []*thread
	open := map[string][]*thread{}
	for _, f := range b.facts {
		r := k.founding(f)
		if f.owned || r == nil || !k.founds(f) {
			continue
		}
		t, why := b.continued(k, open, f)
		if t == nil {
			t = newThread(k, f)
			out = append(out, t)
		}
		t.add(f, r, why...)
		for _, key := range k.keys(f) {
			if !slices.Contains(open[key], t) {
				open[key] = append(open[key], t)
			}
		}
	}
	return out
}

// founds reports whether a fact of the right type can found a story of a kind.
func (k *kind) founds(f *fact) bool {
	switch k.id {
	case tawatur.StoryToll:
		return rises(f.ev)
	case tawatur.StorySiege: // a country that is said to be besieged is under sanctions
		return slices.ContainsFunc(f.places, func(p tawatur.EventPlace) bool { return event.Precise(p, tawatur.PrecisionGovernorate) })
	case tawatur.StoryDisplacement:
		return f.stated && !f.coarse() && !f.late()
	case tawatur.StoryFighting, tawatur.StoryBombardment, tawatur.StoryTalks:
		return (f.first == noDay || !f.coarse()) && !f.late()
	}
	return true
}

// founding returns the row by which a fact founds stories of a kind, nil if it does not.
func (k *kind) founding(f *fact) *role {
	for i := range k.roles {
		if r := &k.roles[i]; r.founds && !r.opens && r.fits(f) {
			return r
		}
	}
	return nil
}

// keys names the lists in which a fact looks for the threads that it may continue: where the place must be the same, those of
// its places; else the one list of all.
func (k *kind) keys(f *fact) []string {
	switch {
	case k.who == "never":
		return nil
	case k.where != "same":
		return []string{""}
	}
	var out []string
	for _, p := range f.places {
		if event.Precise(p, tawatur.PrecisionSettlement) {
			out = append(out, p.ID)
		}
	}
	return out
}

// continued returns the one open thread that a fact continues, and why; nil when there is none or more than one.
func (b *builder) continued(k *kind, open map[string][]*thread, f *fact) (found *thread, why []string) {
	if f.first == noDay {
		return nil, nil
	}
	for _, key := range k.keys(f) {
		open[key] = slices.DeleteFunc(open[key], func(t *thread) bool { return t.to+k.gap < f.first })
		for _, t := range open[key] {
			if t == found || t.to == noDay {
				continue
			}
			who, ok := b.who(k.who, t, f)
			if !ok {
				continue
			}
			where, ok := b.where(k.where, t, f)
			if !ok {
				continue
			}
			if found != nil {
				return nil, nil
			}
			found, why = t, reasons(who, where, gapWords(t, f))
		}
	}
	return found, why
}

func gapWords(t *thread, f *fact) string {
	if n := f.first - t.to; n > 0 {
		return fmt.Sprintf("%d days after the last before", n)
	}
	return "while it was going on"
}

func reasons(ws ...string) []string {
	return slices.DeleteFunc(ws, func(w string) bool { return w == "" })
}

// offer is a thread that a fact fits, with the row by which it does.
type offer struct {
	t    *thread
	r    *role
	why  []string
	away int // days outside the thread's span
}

// join offers the other events to the threads of a kind. What fits one is added; what fits several only where one is nearer in
// time than all others by a week.
func (b *builder) join(k *kind, threads []*thread) {
	offers := map[*fact][]offer{}
	for _, t := range threads {
		for i := range k.roles {
			if r := &k.roles[i]; !r.founds && (!r.follows || t.dealt() != noDay) && (!r.during || t.begun()) {
				b.offer(t, r, offers)
			}
		}
	}
	for _, f := range b.facts {
		if o, ok := nearest(offers[f]); ok {
			o.t.add(f, o.r, o.why...)
			f.owned = true
		}
	}
}

// talksWithin is for how many days from its beginning a siege is what its sides talk of.
const talksWithin = 90

// soon reports whether a fact lies within that time, or has no day.
func (t *thread) soon(f *fact) bool {
	return f.first == noDay || t.from == noDay || f.first-t.from <= talksWithin
}

// begun reports whether a founding event of a thread has a stated beginning or is told to go on.
func (t *thread) begun() bool {
	return slices.ContainsFunc(t.founding(), func(s *step) bool { return s.stated || s.ev.Time.Ongoing })
}

// dealt returns the day of the deal that a thread tells of, noDay for none.
func (t *thread) dealt() int {
	for _, s := range t.steps {
		if s.rule.state == "deal" {
			return s.first
		}
	}
	return noDay
}

// offer looks among the events of a row's type for those that a thread can take.
func (b *builder) offer(t *thread, r *role, offers map[*fact][]offer) {
	for _, f := range b.near(t, r) {
		if f.owned || !r.fits(f) || t.holds(f) || r.follows && f.first <= t.dealt() || r.soon && !t.soon(f) || slices.ContainsFunc(offers[f], func(o offer) bool { return o.t == t }) {
			continue
		}
		who, ok := b.who(r.who, t, f)
		if !ok {
			continue
		}
		if where, ok := b.where(r.where, t, f); ok {
			offers[f] = append(offers[f], offer{t, r, reasons(who, where), away(t, f)})
		}
	}
}

// near returns the events of a row's type in a thread's time, and those without any day that a report tells beside it: of
// themselves they may be of any year.
func (b *builder) near(t *thread, r *role) []*fact {
	var out []*fact
	for _, id := range sortedIDs(t.reports) {
		for _, f := range b.undated[id] {
			if f.ev.Type == r.typ && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	if t.from == noDay {
		return out
	}
	all := b.byType[r.typ]
	at := func(day int) int {
		i, _ := slices.BinarySearchFunc(all, day, func(f *fact, d int) int { return f.first - d })
		return i
	}
	from := at(t.from - r.before)
	return append(out, all[from:max(from, at(t.to+r.after+1))]...)
}

// away is how many days a fact lies outside a thread.
func away(t *thread, f *fact) int {
	if f.first == noDay || t.from == noDay {
		return 0
	}
	return max(0, t.from-f.first, f.first-t.to)
}

// clearlyNearer is by how many days one thread must be nearer than another to be taken.
const clearlyNearer = 7

func nearest(offers []offer) (offer, bool) {
	if len(offers) == 0 {
		return offer{}, false
	}
	best := slices.MinFunc(offers, func(a, b offer) int { return a.away - b.away })
	for _, o := range offers {
		if o.t != best.t && o.away-best.away < clearlyNearer {
			return offer{}, false
		}
	}
	return best, true
}

// who reports whether the people of a fact are those of a thread, by a named condition, with the reason.
func (b *builder) who(cond string, t *thread, f *fact) (string, bool) {
	switch cond {
	case "any":
		return "", true
	case "doer":
		return b.sameDoer(t, f)
	case "undone":
		if names(f.does) {
			return b.sameDoer(t, f)
		}
		id, ok := b.kin(f.suffers, t.others)
		return "done to the same: " + id, ok
	case "nobody":
		if names(f.does) {
			return b.sameDoer(t, f)
		}
		return "nobody else named", true
	case "sides":
		return b.sameSides(t, f, false)
	case "side":
		return b.sameSides(t, f, true)
	case "two":
		return b.twoShared(t, f)
	case "both":
		return b.bothSides(t, f)
	case "either":
		id, ok := b.kin(slices.Concat(t.does, t.others), f.all)
		return "of its parties: " + id, ok
	case "between":
		return b.goBetween(t, f)
	case "freed":
		return b.freed(t, f)
	}
	return "", false
}

func (b *builder) sameDoer(t *thread, f *fact) (string, bool) {
	id, ok := b.kin(f.does, t.does)
	if !ok {
		return "", false
	}
	if _, ok := b.kin(f.suffers, t.others); !ok && names(f.suffers) && names(t.others) {
		return "", false // done to others
	}
	return "same side acts: " + id, true
}

// kin returns the first named actor of as that is one with, or part of, one of bs, or of which one is part.
func (b *builder) kin(as, bs []string) (string, bool) {
	for _, x := range as {
		if !nobody(x) && slices.ContainsFunc(bs, func(y string) bool { return !nobody(y) && b.Related(x, y) }) {
			return x, true
		}
	}
	return "", false
}

// nobody reports whether an actor is nobody in particular.
func nobody(id string) bool {
	switch id {
	case civilians, "gunmen-unknown", "fighters", "soldiers", "security-forces":
		return true
	}
	return false
}

// named leaves out those who are nobody in particular.
func named(ids []string) []string {
	var out []string
	for _, id := range ids {
		if !nobody(id) {
			out = append(out, id)
		}
	}
	return out
}

// names reports whether any of some actors is somebody.
func names(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return !nobody(id) })
}

// opposed lists who stands against whom in a fact: doers and those acted upon, or the parties of something mutual.
func (b *builder) opposed(f *fact) [][2]string {
	if f.isAgainst {
		return f.against
	}
	f.isAgainst = true
	xs, ys := named(f.does), named(f.suffers)
	if len(ys) == 0 { // two who only act are allies
		xs, ys = named(f.parties), named(f.parties)
	}
	for _, x := range xs {
		for _, y := range ys {
			if !b.Related(x, y) {
				f.against = append(f.against, [2]string{x, y})
			}
		}
	}
	return f.against
}

// sameSides reports whether two sides of a founding event of a thread stand against each other in a fact too; with alone it
// is enough that one of them acts and nobody else is acted upon.
func (b *builder) sameSides(t *thread, f *fact, alone bool) (string, bool) {
	for _, s := range t.steps {
		if !s.rule.founds {
			continue
		}
		for _, p := range b.opposed(s.fact) {
			for _, q := range b.opposed(f) {
				if b.Related(p[0], q[0]) && b.Related(p[1], q[1]) || b.Related(p[0], q[1]) && b.Related(p[1], q[0]) {
					return "same sides: " + q[0] + ", " + q[1], true
				}
			}
			if alone && len(f.suffers) == 0 {
				if id, ok := b.kin(f.does, p[:]); ok {
					return "one side acts: " + id, true
				}
			}
		}
	}
	return "", false
}

// twoShared reports whether a fact has two parties, neither part of the other, in common with a founding event of a thread.
func (b *builder) twoShared(t *thread, f *fact) (string, bool) {
	for _, s := range t.steps {
		if !s.rule.founds {
			continue
		}
		var shared []string
		for _, x := range named(f.all) {
			_, in := b.kin([]string{x}, s.all)
			if in && !slices.ContainsFunc(shared, func(y string) bool { return b.Related(x, y) }) {
				shared = append(shared, x)
			}
		}
		if len(shared) >= 2 {
			return "same parties: " + strings.Join(shared, ", "), true
		}
	}
	return "", false
}

func (b *builder) bothSides(t *thread, f *fact) (string, bool) {
	x, one := b.kin(f.all, t.does)
	y, other := b.kin(f.all, t.others)
	return "between its sides: " + x + ", " + y, one && other && !b.Related(x, y)
}

// goBetween reports whether somebody takes part who belongs to neither side and has taken part in a step of both: who mediates at
// one meeting does so at the next.
func (b *builder) goBetween(t *thread, f *fact) (string, bool) {
	for _, id := range named(f.all) {
		if _, own := b.kin([]string{id}, slices.Concat(t.does, t.others)); own {
			continue
		}
		for _, s := range t.steps {
			if _, both := b.bothSides(t, s.fact); both && !s.rule.founds && slices.Contains(s.all, id) {
				return "mediated before: " + id, true
			}
		}
	}
	return "", false
}

func (b *builder) isPerson(id string) bool { return b.Person != nil && b.Person(id) }

// freedWithin is how soon, in days, people without names must be let go to be taken for those who were held.
const freedWithin = 7

// freed reports whether a release is that of the people whom a detention tells of: a named person, or people of the same
// holder at the same place within days, where one report tells both.
func (b *builder) freed(t *thread, f *fact) (string, bool) {
	for _, id := range f.suffers {
		if b.isPerson(id) && slices.Contains(t.others, id) {
			return "same person: " + id, true
		}
	}
	holder, ok := b.kin(f.does, t.does)
	if _, same := b.kin(f.suffers, t.others); !ok || !same && len(f.suffers)+len(t.others) > 0 || away(t, f) > freedWithin {
		return "", false
	}
	_, here := b.samePlace(t, f)
	_, beside := t.sharesReport(f)
	return "same holder and place, told by one report: " + holder, here && beside
}

// where reports whether the places of a fact are those of a thread, by a named condition, with the reason.
func (b *builder) where(cond string, t *thread, f *fact) (string, bool) {
	switch cond {
	case "-":
		return "", true
	case "same":
		return b.samePlace(t, f)
	case "district":
		return b.related(t, f, tawatur.PrecisionDistrict)
	case "wide":
		return b.related(t, f, tawatur.PrecisionGovernorate)
	case "report":
		if len(f.places) > 0 {
			return b.related(t, f, tawatur.PrecisionDistrict)
		}
		return t.sharesReport(f)
	case "beside":
		if b.apart(t, f) {
			return "", false
		}
		return t.sharesReport(f)
	case "loose":
		return b.loose(t, f)
	}
	return "", false
}

// samePlace asks for a village or quarter in common that is the own place of one of the two: what both only name beside others
// is as often the town after which a countryside is called.
func (b *builder) samePlace(t *thread, f *fact) (string, bool) {
	for _, p := range f.places {
		if _, ok := t.places[p.ID]; ok && event.Precise(p, tawatur.PrecisionSettlement) &&
			slices.ContainsFunc(t.steps, func(s *step) bool { return s.meetsAt(f, p.ID) }) {
			return "same place: " + p.ID, true
		}
	}
	return "", false
}

// digestOf is how many places an act names at most; one that names more is a list of acts.
const digestOf = 2

// meetsAt reports whether a place that two facts name is the own place of both, or of one where the other is no list of places.
func (f *fact) meetsAt(g *fact, place string) bool {
	return (f.isAt(place) || g.isAt(place)) && (f.isAt(place) || len(f.places) <= digestOf) && (g.isAt(place) || len(g.places) <= digestOf)
}

// isAt reports whether a place is the fact's own.
func (f *fact) isAt(place string) bool { return f.ev.Place != nil && f.ev.Place.ID == place }

// related asks for places of which one is, or lies in, the other, the wider not wider than a precision.
func (b *builder) related(t *thread, f *fact, widest string) (string, bool) {
	for _, p := range f.places {
		for _, id := range sortedIDs(t.places) {
			q := t.places[id]
			if !event.Precise(p, widest) || !event.Precise(q, widest) {
				continue
			}
			if p.ID == q.ID {
				return "same place: " + p.ID, true
			}
			if b.Geo != nil && (b.Geo.Contains(p.ID, q.ID) || b.Geo.Contains(q.ID, p.ID)) {
				return p.ID + " and " + q.ID + ": one lies in the other", true
			}
		}
	}
	return "", false
}

// apart reports whether both name places and none of them is, or lies in, one of the other's.
func (b *builder) apart(t *thread, f *fact) bool {
	if len(t.places) == 0 || len(f.places) == 0 {
		return false
	}
	_, ok := b.related(t, f, tawatur.PrecisionUnknown)
	return !ok
}

// loose asks that places do not lie apart, and for something in common beside the parties: a place or a report.
func (b *builder) loose(t *thread, f *fact) (string, bool) {
	if b.apart(t, f) {
		return "", false
	}
	for _, has := range []func() (string, bool){
		func() (string, bool) { return b.related(t, f, tawatur.PrecisionDistrict) },
		func() (string, bool) { return t.sharesReport(f) },
	} {
		if why, ok := has(); ok {
			return why, true
		}
	}
	return "", false
}

func (t *thread) sharesReport(f *fact) (string, bool) {
	for _, id := range sortedIDs(f.reports) {
		if t.reports[id] {
			return "told by the same report: " + id, true
		}
	}
	return "", false
}

func sortedIDs[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
