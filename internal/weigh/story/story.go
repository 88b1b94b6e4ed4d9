// Package story derives the stories of a record from its events: a siege that is imposed, described and lifted, talks that
// lead to a deal, fighting over a place for days, people held and released, a toll that rises.
//
// [Build] is pure: the same events give the same stories, byte for byte, in whatever order they come. What hangs together by
// what is a matter of two tables, kinds.tsv and steps.tsv. An event joins only with evidence (the same place, the same
// parties, no gap in time, words that say so), and one that fits two stories joins neither. [Control] lists who is said to
// have taken or left a place. The package knows no Arabic and no database, and decides nothing about truth.
package story

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"tawatur"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
)

// Build derives the stories of some events, in the order of their ids.
func Build(events []tawatur.Event, opt event.Options) []tawatur.Story {
	m := &shelf.Memory{}
	if err := NewWeaver(m, opt).Settle(nil, events); err != nil {
		panic(err) // the memory has no errors but that of an event it does not hold
	}
	out := []tawatur.Story(nil)
	for _, t := range m.Tales() {
		out = append(out, t.Story)
	}
	return out
}

// joinPasses is how often events are offered to the stories: a person who came in with one meeting draws the next.
const joinPasses = 2

// builder holds the prepared events of a strand and the rules.
type builder struct {
	event.Options
	rules *rules
	types types
	facts []*fact
	// byType holds the facts of each type that have a day, in order of their days, undated the others by report.
	byType, undated map[string][]*fact
	// ofClaim finds the fact that a claim belongs to.
	ofClaim map[string]*fact
}

// newBuilder returns a builder without events.
func newBuilder(opt event.Options) *builder {
	r := mustRules()
	return &builder{Options: opt, rules: r, types: typesOf(r)}
}

// of returns a builder of some facts.
func (b *builder) of(facts []*fact) *builder {
	b = &builder{Options: b.Options, rules: b.rules, types: b.types, facts: facts, byType: map[string][]*fact{}, undated: map[string][]*fact{}, ofClaim: map[string]*fact{}}
	slices.SortFunc(b.facts, compareFacts)
	for _, f := range b.facts {
		f.owned = false
		b.enter(f)
		for _, c := range f.ev.Claims {
			b.ofClaim[c.ID] = f
		}
	}
	return b
}

// factsOf prepares events, in the order of their days and each once.
func factsOf(events []tawatur.Event) []*fact {
	out := make([]*fact, 0, len(events))
	for i := range events {
		out = append(out, newFact(&events[i]))
	}
	slices.SortFunc(out, compareFacts)
	return slices.CompactFunc(out, func(x, y *fact) bool { return x.ev.ID == y.ev.ID })
}

func compareFacts(x, y *fact) int {
	return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.ev.ID, y.ev.ID))
}

// derive makes the stories of a strand.
func (b *builder) derive() []tawatur.Story {
	var out []tawatur.Story
	for _, k := range b.rules.kinds {
		threads := b.found(k)
		for range joinPasses {
			b.join(k, threads)
		}
		for _, t := range threads {
			tellable := t.tellable()
			t.own(tellable)
			if tellable {
				out = append(out, b.tell(t))
			}
		}
	}
	return out
}

// enter puts a fact where threads look for it.
func (b *builder) enter(f *fact) {
	if f.first != noDay {
		b.byType[f.ev.Type] = append(b.byType[f.ev.Type], f)
		return
	}
	for _, id := range sortedIDs(f.reports) {
		b.undated[id] = append(b.undated[id], f)
	}
}

// thread is a story in the making.
type thread struct {
	kind    *kind
	founder *fact
	steps   []*step
	// does and others are the actors of either side, people all who take part in any step.
	does, others, people []string
	places               map[string]tawatur.EventPlace
	reports              map[string]bool
	// from and to are its first and last day.
	from, to int
}

func newThread(k *kind, founder *fact) *thread {
	return &thread{kind: k, founder: founder, places: map[string]tawatur.EventPlace{}, reports: map[string]bool{}, from: noDay, to: noDay}
}

// step is a fact in its role.
type step struct {
	*fact
	rule *role
	why  []string
}

// add puts a fact into a thread. Only founding facts say who the sides are and where it is.
func (t *thread) add(f *fact, r *role, why ...string) {
	t.steps = append(t.steps, &step{f, r, why})
	t.people = union(t.people, f.all)
	for id := range f.reports {
		t.reports[id] = true
	}
	if !r.founds {
		return
	}
	t.others = union(t.others, f.suffers)
	t.does = union(t.does, f.does)
	t.settle(f)
	if f.first != noDay {
		if t.from == noDay || f.first < t.from {
			t.from = f.first
		}
		t.to = max(t.to, f.last)
	}
}

// settle takes a founding fact's places into a thread: where the place must be the same, only those that all have in common
// stay, lest a digest of many places lead from one to the other.
func (t *thread) settle(f *fact) {
	if t.kind.where == "same" && f != t.founder {
		for id := range t.places {
			if !slices.ContainsFunc(f.places, func(p tawatur.EventPlace) bool { return p.ID == id }) {
				delete(t.places, id)
			}
		}
		return
	}
	for _, p := range f.places {
		t.places[p.ID] = p
	}
}

func (t *thread) holds(f *fact) bool {
	return slices.ContainsFunc(t.steps, func(s *step) bool { return s.fact == f })
}

// own marks the facts of a story, so that no other story takes them, or lets those of a thread go that became none.
func (t *thread) own(is bool) {
	for _, s := range t.steps {
		s.fact.owned = is
	}
}

// tellable reports whether a thread has the steps and days that a story of its kind needs, and moves at all: two tellings of
// one thing on one day are no story.
func (t *thread) tellable() bool {
	days, moves, weight := map[int]bool{}, map[string]bool{}, 0
	for _, s := range t.steps {
		days[s.first] = true
		moves[s.move(t.kind)] = true
		if s.rule.founds || s.rule.state != "" || t.kind.id == tawatur.StorySiege {
			weight++
		}
		if lasting(s.ev.Type) && s.told != s.toldLast {
			weight, moves["told on"] = weight+1, true
		}
	}
	if t.kind.id == tawatur.StoryToll {
		return true
	}
	return weight >= t.kind.least && len(days) >= t.kind.days && len(moves) > 1 && t.eventful() && t.attested()
}

// moves reports whether a fact may be a story by itself: what lasts and was told on, and a toll that rises.
func (f *fact) moves() bool {
	return lasting(f.ev.Type) && f.told != f.toldLast || rises(f.ev)
}

// attested reports whether talks or a release are told with a day, a deal that talks come to by two reports, and a siege with a day
// or by two reports: what one report says of them is as often its view of what was or may come.
func (t *thread) attested() bool {
	stated := slices.ContainsFunc(t.steps, func(s *step) bool { return s.stated || lasting(s.ev.Type) && s.ev.Time.Ongoing })
	switch t.kind.id {
	case tawatur.StoryTalks: // and a deal by two reports
		return stated && !slices.ContainsFunc(t.steps, func(s *step) bool { return s.rule.state == "deal" && len(s.reports) < 2 })
	case tawatur.StoryDetention:
		return stated
	case tawatur.StorySiege:
		return stated || len(t.reports) > 1
	}
	return true
}

// move names what a step adds to a story: a further role or day. A deal that is told twice with two days is one.
func (s *step) move(k *kind) string {
	if k.id == tawatur.StoryTalks {
		return s.rule.role
	}
	return s.rule.role + " " + shelf.ISODay(s.first)
}

// eventful reports whether something happens in a thread besides strikes: shells that two sides exchange are no fighting over
// a place.
func (t *thread) eventful() bool {
	return t.kind.id != tawatur.StoryFighting || slices.ContainsFunc(t.founding(), func(s *step) bool { return s.rule.role != "strike" })
}

// storyID names a story after its founding event: it stays while the story keeps that event.
func storyID(k, founding string) string {
	h := sha256.Sum256([]byte(k + "\x00" + founding))
	return "s-" + hex.EncodeToString(h[:6])
}

// former lists the ids that a story may have had, its own among them. A story is named after its founding event and that after its founding claim,
// so that a report with earlier news renames it: every claim of every own step may have founded it. Where two stories could have had one id,
// it is that of the story of the kind it speaks of.
func (b *builder) former(s tawatur.Story, byID map[string]*tawatur.Event) []shelf.FormerID {
	events := founders(s, byID)
	slices.Sort(events)
	events = slices.Compact(events)
	var out []shelf.FormerID
	for _, k := range b.rules.kinds {
		for _, e := range events {
			out = append(out, shelf.FormerID{ID: storyID(k.id, e), First: k.id == s.Kind})
		}
	}
	return out
}

// founders lists the ids that the events of a story's own steps have, and those that they would have by each of their claims.
func founders(s tawatur.Story, byID map[string]*tawatur.Event) []string {
	var out []string
	for _, st := range s.Steps {
		if st.Context {
			continue
		}
		out = append(out, st.Event)
		if e := byID[st.Event]; e != nil {
			for _, ref := range slices.Concat(e.Claims, e.Recalls) {
				out = append(out, event.IDBy(ref))
			}
		}
	}
	return out
}
