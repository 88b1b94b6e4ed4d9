package claim

import (
	"tawatur"
	"tawatur/internal/know/actors"
)

// Doers whom no name beside the act tells: whose "the soldiers" are, who is made to do it.

// handFar is how many sentences back the body may have acted whose men a report calls "الجنود".
const handFar = 3

// inHand is whom "الجنود" or "المقاتلون" means who do something: the body under arms that did the last thing told before, soldiers an
// army's; their own id where none did.
func (w *work) inHand(p *proto, a actors.Mention) string {
	if j := w.prevWord(a.First); w.qualified(a.End) || j >= 0 && w.d.Tokens[j].Norm == "من" {
		return a.ID // "المقاتلين الجنوبيين", "آلاف من المقاتلين"
	}
	for k := len(w.protos) - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.hit.First >= a.First || q == p || q.dropped != "" || speechActs[q.typ] {
			continue
		}
		if q.sent < p.sent-handFar {
			break
		}
		for _, r := range q.roles {
			b := w.actorByID(r.id)
			if r.role == tawatur.RoleAgent && b != nil && armed(b.Kind) && b.Kind != "unknown" && (b.Kind == "state-forces") == (a.ID == "soldiers") && !has(w.idsOf(p, tawatur.RoleTarget), r.id) {
				return r.id
			}
		}
	}
	return a.ID
}

// compelFar is how many words before a noun of act the verb may stand that makes somebody do it.
const compelFar = 8

// castCompelled makes those the doers of an act who are made to do it: "أجبر المقاومون القوات على الانسحاب".
func (w *work) castCompelled(p *proto) {
	j := w.prevWord(p.hit.First)
	if !p.hit.Noun || p.typ != "withdrawal" || w.hasRole(p, tawatur.RoleAgent) || j < 1 || w.d.Tokens[j].Norm != "علي" && w.d.Tokens[j].Norm != "الي" {
		return
	}
	last := -1
	for k := j - 1; k >= w.d.Sentences[p.sent].First && k > j-compelFar; k-- {
		if m := w.d.ActorAt[k]; m >= 0 && last < 0 && armed(w.d.Actors[m].Kind) {
			last = m
		}
		if w.d.Cue("compels", k) > 0 {
			if i := w.prevWord(k); last < 0 && i >= 0 && armedAt(w, i) {
				last = w.d.ActorAt[i] // "الاحتلال يجبر على الانسحاب"
			}
			if last >= 0 {
				w.add(p, last, tawatur.RoleAgent)
			}
			return
		}
	}
}
