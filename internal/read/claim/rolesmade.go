package claim

import (
	"tawatur"
	"tawatur/internal/know/actors"
)

// Doers whom the verb before a noun of act names: who is made to do it, who says or manages that others are killed.

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

// castSlayer makes the body the doer that announces or manages the killing of its enemy's men, where no other act tells how: "أعلن الجيش
// قتل خمسة من عناصر التنظيم", "تمكنت القوات من قتل".
func (w *work) castSlayer(p *proto) {
	if p.typ != "harm" || w.d.Cue("slaying", p.hit.First) == 0 || p.gov == nil || p.gov.Noun || p.gov.First > p.hit.First || w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	if c := p.gov.Entry.Class; c != "speech" && c != "phase" || !w.armedTarget(p) {
		return
	}
	m := w.subjectOfCarrier(p)
	if m < 0 || w.related(w.idsOf(p, tawatur.RoleTarget), []string{w.d.Actors[m].ID}) {
		return
	}
	w.add(p, m, tawatur.RoleAgent)
}

// subjectOfCarrier returns the body under arms, or the office of a state, right behind the verb that carries a noun of act or right
// before it; -1 without one.
func (w *work) subjectOfCarrier(p *proto) int {
	for _, k := range []int{p.gov.End, w.prevWord(p.gov.First)} {
		if k < 0 || k >= len(w.d.Tokens) || w.d.ActorAt[k] < 0 {
			continue
		}
		m := w.d.ActorAt[k]
		if kind := w.d.Actors[m].Kind; (armed(kind) || kind == "authority" || kind == "government") && w.gripOf(m) == bare {
			return m
		}
	}
	return -1
}
