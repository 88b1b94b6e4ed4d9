package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
)

// Men who are named behind the office by which they are counted among the harmed.

// manFar is how many words may stand between an office and the name of who holds it.
const manFar = 12

// manNamed returns the man whom the tables know and whose name stands behind the office by which p counts one killed: "القيادي في حزب الله فؤاد شكر",
// "نائب رئيس المكتب، الشيخ صالح العاروري". Nothing but the body of his office, a title and commas may stand between; behind a deputy the name may be that of
// his chief, unless a comma or a title parts it. -1 without one.
func (w *work) manNamed(g group) int {
	if w.d.Cue("officer-of", g.first) == 0 || g.min == nil || g.max == nil || *g.max != 1 {
		return -1
	}
	for k := g.first; k < len(w.d.Tokens) && k < g.first+manFar && w.sentOf[k] == w.sentOf[g.first]; k++ {
		m := w.d.ActorAt[k]
		if m >= 0 && w.d.Actors[m].Kind == "person" {
			return w.heldBySelf(g.first, m)
		}
		if m >= 0 {
			k = w.d.Actors[m].End - 1
		}
	}
	return -1
}

// heldBySelf returns mention m, a person's, if he is who has the office at token i and not his chief, kin or friend; else -1.
func (w *work) heldBySelf(i, m int) int {
	a := w.d.Actors[m]
	name := w.nameWithin(m)
	if a.ID == "" || w.d.ActorPro[m] != "" || name <= i || !w.partedName(i, name, a.End) {
		return -1
	}
	for k := i + 1; k < name; k++ {
		if b := w.d.ActorAt[k]; b >= 0 && b != m {
			k = w.d.Actors[b].End - 1
		} else if b == m && w.d.Cue("relative", k) == 0 && (w.d.Cue("preposition", k) == 0 || w.d.Tokens[k].Norm == "في") {
			continue // the body of the office
		} else if !w.withinOffice(i, k) {
			return -1
		}
	}
	if w.d.Cue("deputy", i) == 0 {
		return m
	}
	for k := i + 2; k < name; k++ {
		if w.d.Tokens[k].Norm == "،" || w.d.Cue("honorific", k) > 0 {
			return m
		}
	}
	return -1
}

// nameWithin returns the token at which the name begins that ends mention m, behind the words for an office that belong to the mention; -1 where the
// mention ends in no name of his.
func (w *work) nameWithin(m int) int {
	at := w.d.Actors[m]
	a := w.actorByID(at.ID)
	if a == nil {
		return -1
	}
	for k := at.First; k < at.End; k++ {
		if w.d.Tokens[k].Kind != arabic.Word {
			continue
		}
		name := arabic.Fold(w.words(k, at.End))
		called := func(n string) bool {
			return arabic.FoldsTo(n, name) || arabic.FoldsTo(n, strings.TrimPrefix(name, "ل"))
		}
		if called(a.NameAR) || slices.ContainsFunc(a.Also, called) {
			if strings.HasPrefix(name, "ل") && !arabic.FoldsTo(a.NameAR, name) {
				return -1 // "التابع لفلان"
			}
			return k
		}
	}
	return -1
}

// endsBody reports whether the name of a body ends the tokens from..to: "في حزب الله".
func (w *work) endsBody(from, to int) bool {
	for k := from; k < to; k++ {
		if slices.ContainsFunc(w.r.base.Actors.Called(w.words(k, to)), func(a *actors.Actor) bool { return a.Kind != "person" }) {
			return true
		}
	}
	return false
}

// partedName reports whether the words behind the office at token i are closed before the name at tokens first..end, so that it is nobody's genitive:
// "القيادي فؤاد شكر", "قائد الأركان، فلان", but not "قائد حرس فلان". Behind a comma he may not begin a clause of his own.
func (w *work) partedName(i, first, end int) bool {
	switch j := first - 1; {
	case w.d.Tokens[j].Kind != arabic.Word:
		if end < len(w.d.Tokens) {
			_, verb := w.finite(end)
			return !verb
		}
		return true
	case w.d.ActorAt[j] >= 0 && w.d.ActorAt[j] != w.d.ActorAt[first]:
		return true
	case w.endsBody(i+1, first):
		return true // in one mention with the name
	default:
		return w.definiteWord(j) || w.d.Cue("honorific", j) > 0
	}
}

// withinOffice reports whether token k may stand between the office at token i and the name of who holds it: a comma, a bracket, a title, "في", a word with the
// article, or one word of its construct, "قائد لواء". A relative or another preposition begins to tell of somebody else.
func (w *work) withinOffice(i, k int) bool {
	n := w.d.Tokens[k].Norm
	if w.d.Tokens[k].Kind != arabic.Word {
		return strings.Contains("،()«»\"“”", n)
	}
	if n == "في" || w.d.Cue("honorific", k) > 0 {
		return true
	}
	if w.endsOffice(k) || w.d.Cue("relative", k) > 0 || w.d.Cue("preposition", k) > 0 {
		return false
	}
	return w.definiteWord(k) || !w.definiteWord(i) && (w.d.Cue("officer-of", k) > 0 || w.d.Cue("officer-of", k-1) > 0)
}

// endsOffice reports whether the words for an office and its holder end at token k: an act, a verb, a day, a place or another one begins.
func (w *work) endsOffice(k int) bool {
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
