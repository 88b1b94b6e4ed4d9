package claim

import (
	"slices"
	"sort"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// castTribal makes the tribes a party of a clash that an adjective lays to them: "اقتتال عشائري".
func (w *work) castTribal(p *proto) {
	i := p.hit.End
	if p.typ != "armed-clash" || !p.hit.Noun || len(p.roles) > 0 || i >= len(w.d.Tokens) || w.d.Cue("tribal", i) == 0 {
		return
	}
	p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleParty, first: i, end: i + 1})
	p.step(tawatur.RoleParty, w.words(i, i+1), "the adjective of the clash")
}

// castPair makes two groups of people without arms, or tribes that no table has, the parties of a clash between them: "اشتباكات بين عائلتين".
func (w *work) castPair(p *proto) {
	i := w.sidesFrom(p) + 1
	if i == 1 || i >= p.to || len(p.roles) > 0 {
		return
	}
	if n := w.d.Cue("tribes", i); n > 0 {
		p.roles = append(p.roles, role{actor: -1, id: "tribal-fighters", role: tawatur.RoleParty, first: i, end: i + n})
		p.step(tawatur.RoleParty, w.words(i, i+n), "tribes against each other")
		return
	}
	if g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && g.Number == 2 && g.Group == "people" {
		p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleParty, first: i, end: i + 1})
		p.step(tawatur.RoleParty, w.words(i, i+1), "two of them against each other")
	}
}

// castBoth reads "الطرفين" as the two sides that the report set against each other before.
func (w *work) castBoth(p *proto) {
	for i := w.d.NextCue("both", p.from, p.to); i < p.to; i = w.d.NextCue("both", i+1, p.to) {
		if i < p.hit.First-3 || i > p.hit.End+4 {
			continue
		}
		sides, why := w.opposed(p, i)
		if met := w.metBefore(p); p.typ == "meeting" && len(met) > 0 {
			sides, why = met, "those who met before"
		} else if w.d.Cue("office-two", i) > 0 {
			continue
		}
		if len(sides) < 2 {
			w.castUnknownBoth(p, i)
			return
		}
		p.roles = slices.DeleteFunc(p.roles, func(r role) bool { return r.role != tawatur.RoleMediator || hasActor(sides, r.id) })
		for _, r := range sides {
			p.roles = append(p.roles, role{actor: r.actor, id: r.id, role: tawatur.RoleParty, first: r.first, end: r.end})
		}
		p.step(tawatur.RoleParty, w.words(i, i+1), why)
		return
	}
}

// castUnknownBoth makes "the two sides" at token i themselves the party of talks or an agreement that name nobody else, where the report does not tell who they
// are: "استأنف طرفا النزاع المحادثات".
func (w *work) castUnknownBoth(p *proto, i int) {
	if p.typ != "agreement" && p.typ != "meeting" || w.hasRole(p, tawatur.RoleParty) || p.hit.Noun && p.gov == nil {
		return
	}
	if slices.ContainsFunc(w.protos, func(q *proto) bool {
		return q != p && q.hit.First < p.hit.First && q.dropped == "" && len(w.sides(q)) > 1 && w.hasRole(q, tawatur.RoleParty)
	}) {
		return // they are named before, if too far away
	}
	n := w.d.Cue("both", i)
	p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleParty, first: i, end: i + n})
	p.step(tawatur.RoleParty, w.words(i, i+n), "the two sides, whoever they are")
}

// metBefore are the two sides of the talks told last before an act in its sentence or the two before.
func (w *work) metBefore(p *proto) []role {
	for _, q := range slices.Backward(w.inSentences(p.sent-2, p.sent)) {
		if q == p || q.hit.First > p.hit.First || q.dropped != "" || q.typ != "meeting" {
			continue
		}
		if sides := w.sides(q); len(sides) == 2 {
			return copyAs(sides, tawatur.RoleParty)
		}
	}
	return nil
}

// opposed finds the two sides named before token i: the two that its own sentence names, else those of a clash told with
// both, else the bodies under arms that were named last.
func (w *work) opposed(p *proto, i int) ([]role, string) {
	told := w.clashBefore(p)
	if here, lists := w.lastArmed(p.sent, p.sent, i); len(here) == 2 && w.joinedToUnknown(max(here[0].end, here[1].end)) {
		return nil, "" // the sides are the nearer and one that no table knows
	} else if w.twoSided(here, lists) {
		return w.asIn(here, told), "the two sides that the sentence names"
	}
	if len(told) > 1 {
		return told, "the two sides of the clash before"
	}
	since := p.sent
	if since > 0 && w.d.Sentences[since-1].Block == w.d.Sentences[since].Block {
		since--
	}
	last, lists := w.lastArmed(since, p.sent, i)
	if !w.twoSided(last, lists) {
		return nil, "" // those of one list stand on one side
	}
	return last, "the two sides named last"
}

// joinedToUnknown reports whether "و" right at token i joins a word to the body before it that no table knows as one.
func (w *work) joinedToUnknown(i int) bool {
	if i >= len(w.d.Tokens) || w.open[i] || !strings.HasPrefix(w.d.Tokens[i].Norm, "وال") {
		return false
	}
	m := w.d.ActorAt[i]
	return m < 0 || w.d.Actors[m].ID == ""
}

// clashBefore are the sides of the clash told last before an act, or of the strike in its sentence or the one before.
func (w *work) clashBefore(p *proto) []role {
	for _, q := range slices.Backward(w.inSentences(p.sent-6, p.sent)) {
		if q == p || q.hit.First > p.hit.First || q.dropped != "" {
			continue
		}
		sides := w.fighting(q)
		if len(sides) < 2 || !w.against(q) || q.typ != "armed-clash" && (q.sent < p.sent-1 || len(sides) > 2 || !strikes[q.typ] && q.typ != "siege") {
			continue
		}
		return sides
	}
	return nil
}

// twoSided reports whether bodies named in so many lists stand on two sides: those of one list do only behind "بين" and "مع".
func (w *work) twoSided(bodies []role, lists int) bool {
	return lists == 2 || len(bodies) == 2 && slices.ContainsFunc(bodies, func(r role) bool { return w.gripOf(r.actor) == together })
}

// against reports whether an act sets bodies against each other: it has parties, or somebody does it to somebody.
func (w *work) against(q *proto) bool {
	return w.hasRole(q, tawatur.RoleParty) || w.hasRole(q, tawatur.RoleAgent) && w.hasRole(q, tawatur.RoleTarget)
}

// asIn names sides as a clash told before named them, where they are parts of its parties.
func (w *work) asIn(here, told []role) []role {
	out := append([]role(nil), here...)
	for i, r := range out {
		if parent := w.parent(r.id); hasActor(told, parent) && !hasActor(here, parent) {
			out[i].id = parent
		}
	}
	return out
}

// fighting are the sides of an act that may bear arms or rule: each once, no civilians and no persons.
func (w *work) fighting(q *proto) []role {
	var out []role
	for _, r := range w.sides(q) {
		if a := w.actorByID(r.id); a != nil && (armed(a.Kind) || q.typ == "armed-clash" && a.Kind != "person" && a.Kind != "official" || a.Kind == "government" && q.typ != "meeting" || a.Kind == "authority") {
			out = append(out, r)
		}
	}
	return out
}

// lastArmed are the bodies under arms of the last two lists named before token i in the sentences since..sent, and how many lists they are.
func (w *work) lastArmed(since, sent, i int) ([]role, int) {
	var out []role
	lists, from := 0, w.d.Sentences[max(since, 0)].First
	before := sort.Search(len(w.d.Actors), func(m int) bool { return w.d.Actors[m].First >= i })
	for m := before - 1; m >= 0; m-- {
		a := w.d.Actors[m]
		if !armed(a.Kind) || a.ID == "" {
			continue
		}
		if a.First < from || lists == 2 {
			break
		}
		if !hasActor(out, a.ID) {
			out = append(out, role{actor: m, id: a.ID, first: a.First, end: a.End})
			if m == 0 || !w.coordinated(m-1, m) {
				lists++
			}
		}
	}
	return out, lists
}

func hasActor(rs []role, id string) bool {
	for _, r := range rs {
		if r.id == id {
			return true
		}
	}
	return false
}

// withOwned reports whether what belongs to mention m stands behind "مع" or "بين": "اشتباكات مع آليات الاحتلال".
func (w *work) withOwned(m int) bool {
	j, ok := w.siteOf(m)
	if !ok || w.d.Cue("area", j) > 0 {
		return false
	}
	if m > 0 && w.sharesOwner(m-1) {
		j = w.d.Actors[m-1].First // "مع جنود وآليات الاحتلال"
	}
	prep := w.preposed(j)
	return prep == "مع" || prep == "بين"
}

// strays reports whether mention k behind a mutual act is too far from it to be a side: it is neither on the list of one nor
// under a verb that carries the act.
func (w *work) strays(p *proto, ms []int, k int) bool {
	a := w.d.Actors[ms[k]]
	reach := 4
	if !p.hit.Noun {
		reach = 8
	}
	joined := a.Kind == "person" || a.Kind == "official" || strings.HasPrefix(w.d.Tokens[a.First].Norm, "و")
	if joined || a.First <= p.hit.End+reach || w.actedBy(a.First) || w.underGov(p, a.First) {
		return false
	}
	return k == 0 || !w.coordinated(ms[k-1], ms[k]) || !w.taken(p, ms[k-1])
}

// betweenTwo reports whether mention m is one of the two sides of a clash that "بين" opens, which people without arms
// can be, and behind a clause about the first too: "اشتباكات بين أهالي البلدة ومسلحين", "بين قوات الحكومة التي ... ومقاتلين".
func (w *work) betweenTwo(p *proto, m int) bool {
	i := w.d.Actors[m].First
	if p.typ != "armed-clash" || !p.hit.Noun || i < p.hit.End {
		return false
	}
	if w.preposed(i) == "بين" {
		return w.d.Cue("mutual", p.hit.End) == 0 && w.gripOf(m) == together
	}
	if w.secondSide(p, m) {
		return true
	}
	if len(p.roles) != 1 || p.roles[0].role != tawatur.RoleParty || !strings.HasPrefix(w.d.Tokens[i].Norm, "و") || w.gripOf(m) != bare {
		return false
	}
	between := w.prevWord(p.roles[0].first)
	if between < p.hit.End || w.d.Tokens[between].Norm != "بين" || i > p.roles[0].end+14 {
		return false
	}
	k := p.roles[0].end
	return w.civil(m) && w.coordinated(p.roles[0].actor, m) || k < i && w.d.Cue("relative", k) > 0 && armed(w.d.Actors[m].Kind)
}

// secondSide reports whether mention m opens the second side of a clash, behind words that close the first: "بين العشائر من جهة، و"قسد" من
// جهة أخرى".
func (w *work) secondSide(p *proto, m int) bool {
	i := w.d.Actors[m].First
	if !w.hasRole(p, tawatur.RoleParty) || w.gripOf(m) != bare || w.civil(m) {
		return false
	}
	for i > p.hit.End && (w.d.Tokens[i-1].Norm == "و" || w.d.Tokens[i-1].Norm == "،" || w.d.Tokens[i-1].Kind == arabic.Quote) {
		i--
	}
	j, ok := w.cueBefore("one-side", i)
	return ok && j > p.hit.End
}

// sidesFrom returns the token from which the sides of a clash are named, where "بين" opens them right behind its noun; 0
// where it does not.
func (w *work) sidesFrom(p *proto) int {
	for i := p.hit.End; p.typ == "armed-clash" && p.hit.Noun && i < p.to && i < p.hit.End+4; i++ {
		if w.d.Tokens[i].Norm == "بين" {
			return i
		}
		if w.d.ActorAt[i] >= 0 || w.d.Cue("preposition", i) > 0 {
			return 0
		}
	}
	return 0
}

// castBetween makes the doer of the act before in the sentence a side, where a pronoun stands for it or the act: "اشتباكات بينها وبين
// الحوثيين", "شنت غارات وتصدت لها الدفاعات".
func (w *work) castBetween(p *proto) {
	if p.gov != nil && p.gov.Noun && p.gov.Pronoun != "" {
		w.addBefore(p, tawatur.RoleParty)
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+4; i++ {
		if w.d.Cue("between-them", i) == 0 && (p.hit.Entry.Frame != "to" || w.d.Cue("to-it", i) == 0) {
			continue
		}
		for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
			if q.hit.First < p.hit.First && q.dropped == "" && w.hasRole(q, tawatur.RoleAgent) {
				for _, r := range copyAs(w.sides(q), tawatur.RoleParty) {
					if !hasActor(p.roles, r.id) && has(w.idsOf(q, tawatur.RoleAgent), r.id) {
						p.roles = append(p.roles, r)
						p.step(tawatur.RoleParty, w.words(i, i+1), "the doer told before")
					}
				}
				return
			}
		}
	}
}
