package annotate

import (
	"slices"

	"tawatur/arabic/date"
	"tawatur/internal/know/actors"
)

// Names that only look like something else: a day that a group is called after, a capital that is a town alone.

// dropNamesakes takes away the dates that are part of a group's name: "كتائب 17 فبراير".
func (d *Doc) dropNamesakes() {
	n := len(d.Dates)
	d.Dates = slices.DeleteFunc(d.Dates, func(e date.Expr) bool { return d.inName(e.First) && e.End <= d.Actors[d.ActorAt[e.First]].End })
	if len(d.Dates) < n {
		d.DateAt = index(d.DateAt, len(d.Tokens), len(d.Dates), func(i int) (int, int) { return d.Dates[i].First, d.Dates[i].End })
	}
}

// inName reports whether the token is part of the name, behind its head, of a group that no list has.
func (d *Doc) inName(i int) bool {
	m := d.ActorAt[i]
	return m >= 0 && d.Actors[m].First < i && d.Actors[m].Pattern && d.Actors[m].Kind != "media"
}

// cities takes away the capitals that go on a list of places and are none of its actors, "مدن نابلس ورام الله والبيرة", and those where a report
// was written.
func (d *Doc) cities() {
	if !slices.ContainsFunc(d.Actors, d.city) {
		return
	}
	d.Actors = slices.DeleteFunc(slices.Clone(d.Actors), d.city) // a copy: those beside are looked up meanwhile
	d.indexActors()
}

// city reports whether a capital is a town alone: where a report was written, or one of a list of places.
func (d *Doc) city(m actors.Mention) bool {
	if m.Capital && d.Dateline(m.First, m.End) >= 0 {
		return true
	}
	if !m.Capital || !d.place(m.First) {
		return false
	}
	before, behind := d.beside(m.First, -1), d.beside(m.End-1, +1)
	return d.place(before) && (d.place(behind) || d.ends(behind)) && (d.ActorAt[before] < 0 || d.place(behind) && d.ActorAt[behind] < 0)
}
