package claim

import (
	"strings"

	"tawatur"
)

// Those whom an act takes up by the pronoun of its verb or its noun, and who are named before it in the sentence.

// takenUpFar is how many words before its pronoun somebody may be named whom an act is done to.
const takenUpFar = 25

// castTakenUp makes those a target whom the pronoun of an act stands for, where nothing else says whom: the target of the act before of the same doer, or the
// people taken: "أوقف الأهالي دورية أميركية ومنعوها من الدخول", "أطلقوا سراح الرعاة بعد اعتقالهم".
func (w *work) castTakenUp(p *proto) {
	if p.hit.Pronoun == "" || p.dropped != "" || p.modality != tawatur.Asserted || w.hasRole(p, tawatur.RoleTarget) || w.objectAt(p.hit.End) {
		return
	}
	if !p.hit.Noun && (strings.Contains(p.hit.Pro, "و") || strings.Contains(p.hit.Pro, "ف")) && hinders[p.typ] {
		w.sameTarget(p)
	}
	if p.typ == "detention" && !w.hasRole(p, tawatur.RoleTarget) && strings.HasPrefix(p.hit.Pronoun, "هم") {
		w.thoseTaken(p)
	}
}

// sameTarget gives p the one target of the act right before it in the sentence, where both have the same doer and its pronoun agrees.
func (w *work) sameTarget(p *proto) {
	var q *proto
	for _, o := range w.inSentences(p.sent, p.sent) {
		if o.hit.First < p.hit.First && o.dropped == "" {
			q = o
		}
	}
	if q == nil || speechActs[q.typ] || q.modality != tawatur.Asserted || p.hit.First > q.hit.First+takenUpFar {
		return
	}
	targets := w.idsOf(q, tawatur.RoleTarget)
	agents := w.idsOf(p, tawatur.RoleAgent)
	if len(targets) != 1 || len(agents) == 0 || has(agents, targets[0]) {
		return
	}
	for _, id := range w.idsOf(q, tawatur.RoleAgent) {
		if !has(agents, id) {
			return
		}
	}
	for _, r := range q.roles {
		if r.role == tawatur.RoleTarget && w.agreesWith(p.hit.Pronoun, r) {
			r.copied = true
			p.roles = append(p.roles, r)
			p.step(tawatur.RoleTarget, w.words(r.first, r.end), "taken up by a pronoun")
		}
	}
}

// agreesWith reports whether a pronoun can stand for whoever has this role: one man, people, or a thing in the feminine.
func (w *work) agreesWith(pronoun string, r role) bool {
	one, person := w.d.Lex.PersonAt(&w.d.Tokens[r.first])
	fem := w.d.Tokens[r.first].Marbuta || w.d.Cue("feminine", r.first) > 0
	many := r.id == "civilians" && !(person && one.Number == 1)
	switch pronoun {
	case "ه":
		return !fem && !many
	case "ها":
		return fem && !many
	case "هم", "هما":
		return many || person && one.Number != 1
	}
	return false
}

// thoseTaken makes the people named last before the pronoun of an arrest a target: "مئتي أسير تم احتجازهم". Where a body is named nearer that is not who
// took them, it may be meant, and nobody is.
func (w *work) thoseTaken(p *proto) {
	for k := p.hit.First - 1; k >= w.d.Sentences[p.sent].First && k > p.hit.First-takenUpFar; k-- {
		if m := w.d.ActorAt[k]; m >= 0 {
			switch a := w.d.Actors[m]; {
			case w.civil(m):
				w.add(p, m, tawatur.RoleTarget)
				return
			case armed(a.Kind) && !has(w.idsOf(p, tawatur.RoleAgent), a.ID):
				return
			}
			continue
		}
		one, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		if !ok || one.Number == 1 && w.d.NumberAt[max(k-1, 0)] < 0 || one.Group == "same" || one.Group == "nation" && w.definite(k) {
			continue
		}
		if one.Group != "fighters" {
			p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: k, end: k + 1})
			p.step(tawatur.RoleTarget, w.words(k, k+1), "taken up by a pronoun")
		}
		return
	}
}
