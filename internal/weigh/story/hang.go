package story

import (
	"slices"

	"tawatur"
)

// Whether two events may hang together is asked of the two alone: whether one could found a thread that the other could continue or
// join. What hangs together by such pairs, from one to the next, is a strand, and stories are derived from each strand apart. So what
// becomes of an event is a matter of its own strand, however large the record.

// tied reports whether two facts may hang together.
func (b *builder) tied(f, g *fact) bool {
	if f.answers(g) || g.answers(f) {
		return true
	}
	return slices.ContainsFunc(b.rules.kinds, func(k *kind) bool { return b.pair(k, f, g) || b.pair(k, g, f) })
}

// answers reports whether a claim of a fact is told to answer the act of one of another's, by the report of both.
func (f *fact) answers(g *fact) bool {
	return slices.ContainsFunc(f.ev.Claims, func(c tawatur.ClaimRef) bool {
		return c.Answers != "" && slices.ContainsFunc(g.ev.Claims, func(d tawatur.ClaimRef) bool { return d.ID == c.Answers && d.Report == c.Report })
	})
}

// pair reports whether a fact could found a thread of a kind that another could continue or join.
func (b *builder) pair(k *kind, founder, f *fact) bool {
	r := k.founding(founder)
	if r == nil || k.single() || !k.founds(founder) {
		return false
	}
	t := founder.alone(k, r)
	if k.who != "never" && t.goesOn(f) && k.founding(f) != nil && k.founds(f) && b.meet(k.who, k.where, t, f) {
		return true
	}
	for i := range k.roles {
		if r := &k.roles[i]; !r.founds && r.fits(f) && t.reaches(r, f) && b.meet(r.who, r.where, t, f) {
			return true
		}
	}
	return false
}

// single reports whether stories of a kind are of one event each.
func (k *kind) single() bool { return k.id == tawatur.StoryToll }

// meet reports whether a fact has the people and the places of a thread. Who mediated before is not to be seen in two events.
func (b *builder) meet(who, where string, t *thread, f *fact) bool {
	if who == "between" {
		who = "any"
	}
	if _, ok := b.who(who, t, f); !ok {
		return false
	}
	_, ok := b.where(where, t, f)
	return ok
}

// goesOn reports whether a fact lies near enough in time for one of it and a thread to continue the other.
func (t *thread) goesOn(f *fact) bool {
	return t.from != noDay && f.first != noDay && f.first <= t.to+t.kind.gap && t.from <= f.last+t.kind.gap
}

// reaches reports whether a fact lies where a row would look for it if the thread went on for as long as it may without news, or is
// told beside it and has no day.
func (t *thread) reaches(r *role, f *fact) bool {
	if f.first == noDay {
		_, beside := t.sharesReport(f)
		return beside
	}
	return t.from != noDay && f.first >= t.from-r.before && f.first <= t.to+r.reach(t.kind)
}

// reach is for how many days after an event of a thread a row may find another.
func (r *role) reach(k *kind) int { return max(r.after, k.gap) }

// alone returns the thread that a fact is by itself.
func (f *fact) alone(k *kind, r *role) *thread {
	if f.threads[k.id] == nil {
		if f.threads == nil {
			f.threads = map[string]*thread{}
		}
		t := newThread(k, f)
		t.add(f, r)
		f.threads[k.id] = t
	}
	return f.threads[k.id]
}
