package claim

import (
	"strings"

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

// accusedFar is how many words behind the verb of accusing the act may stand that somebody is accused of.
const accusedFar = 14

// accused returns who is accused of the act p, and so is its doer: "اتهم الجيش قوات الدعم السريع بشن غارة"; -1 for an act of which nobody is
// accused, or where only one is named and might accuse.
func (w *work) accused(p *proto) int {
	at := p.hit.First
	if p.gov != nil && p.gov.Noun && p.gov.First < at {
		at = p.gov.First
	}
	if !p.hit.Noun || !violent[p.typ] || !strings.HasPrefix(w.d.Tokens[at].Norm, "ب") {
		return -1
	}
	last, others := -1, false
	for k := at - 1; k >= w.d.Sentences[p.sent].First && k > at-accusedFar; k-- {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k && w.gripOf(m) == bare {
			others = others || last >= 0
			if last < 0 {
				last = m
			}
		}
		h, verb := w.finite(k)
		if !verb {
			continue
		}
		if h.Entry.ID != "verbs/اتهم" || h.Passive || last < 0 {
			return -1
		}
		s, told := w.att.Of(k)
		if others || told && s.Speaker.First != w.d.Actors[last].First && !s.Carried {
			return last
		}
		return -1
	}
	return -1
}
