package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Men who are named behind the office by which they are counted among the harmed.

// manFar is how many words may stand between an office and the name of who holds it.
const manFar = 12

// manNamed returns the man whom the tables know and whose name stands behind the office by which p counts one killed: "القيادي في حزب الله فؤاد شكر",
// "نائب رئيس المكتب، الشيخ صالح العاروري". Behind a deputy the name may be that of his chief, unless a comma or a title parts it. -1 without one.
func (w *work) manNamed(g group) int {
	if w.d.Cue("officer-of", g.first) == 0 || g.min == nil || g.max == nil || *g.max != 1 {
		return -1
	}
	if m := w.d.ActorAt[g.first]; m >= 0 && w.d.Actors[m].Kind == "person" {
		return w.heldBySelf(g.first, m)
	}
	for k := g.first + 1; k < len(w.d.Tokens) && k < g.first+manFar && w.sentOf[k] == w.sentOf[g.first]; k++ {
		m := w.d.ActorAt[k]
		if m >= 0 && w.d.Actors[m].Kind == "person" {
			return w.heldBySelf(g.first, m)
		}
		if m >= 0 {
			k = w.d.Actors[m].End - 1
		} else if w.endsOffice(k) {
			return -1
		}
	}
	return -1
}

// heldBySelf returns mention m, a person's, if he is who has the office at token i and not his chief; else -1.
func (w *work) heldBySelf(i, m int) int {
	a := w.d.Actors[m]
	if a.ID == "" || w.d.ActorPro[m] != "" || a.First == i+1 && !w.definiteWord(i) {
		return -1
	}
	if w.d.Cue("deputy", i) == 0 {
		return m
	}
	for k := i + 1; k < a.End; k++ {
		if w.d.Tokens[k].Norm == "،" || w.d.Cue("honorific", k) > 0 {
			return m
		}
	}
	return -1
}

// endsOffice reports whether the words for an office and its holder end at token k: an act, a verb, a day, a place or another one begins.
func (w *work) endsOffice(k int) bool {
	if w.d.Tokens[k].Kind != arabic.Word {
		return w.d.Tokens[k].Norm == "."
	}
	_, verb := w.finite(k)
	return verb || w.deedAt(k) || w.d.PlaceAt[k] >= 0 || w.d.DateAt[k] >= 0 || w.d.NumberAt[k] >= 0 || w.d.Cue("cause", k) > 0 || strings.HasPrefix(w.d.Tokens[k].Norm, "و")
}

// addNamed makes the man of mention m a target of p.
func (w *work) addNamed(p *proto, m int) {
	a := w.d.Actors[m]
	if has(w.idsOf(p, tawatur.RoleTarget), a.ID) || has(w.idsOf(p, tawatur.RoleAgent), a.ID) {
		return
	}
	p.roles = append(p.roles, role{actor: m, id: a.ID, role: tawatur.RoleTarget, first: a.First, end: a.End})
	p.step(tawatur.RoleTarget, w.words(a.First, a.End), "the harmed, by name")
}

// asMan is as whom a man is counted: whoever serves a body under arms is a fighter.
func (w *work) asMan(who string, m int) string {
	if a := w.actorByID(w.d.Actors[m].ID); a != nil && a.Parent != "" {
		if b := w.actorByID(a.Parent); b != nil && armed(b.Kind) {
			return "fighters"
		}
	}
	return who
}
