package claim

import (
	"slices"
	"strings"

	"tawatur"
)

// Deeds that a speaker tells as his own: "قال الجيش إن غاراته استهدفت مواقع".

// castOwnDeed makes a body under arms, or a power, that speaks of its own deed with a pronoun right behind "that" the doer of it: what its deed reaches is no doer
// then, and those killed are not its own men.
func (w *work) castOwnDeed(p *proto) {
	n := w.ownDeed(p)
	if n < 0 {
		return
	}
	said := w.att.At(n)
	if len(said) == 0 || !w.pronounOf(n, said[0].First) || w.ownCivilians(p) {
		return
	}
	s := said[0]
	a := w.actorByID(s.ID)
	if a == nil || !armed(a.Kind) && a.Kind != "government" && a.Kind != "authority" || w.strikesOwner(p, s.ID) {
		return
	}
	own := []string{s.ID}
	if f := w.r.base.Actors.ForcesOf(s.ID); f != "" {
		own = append(own, f)
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool { return r.role == tawatur.RoleTarget && w.related([]string{r.id}, own) })
	for k := range p.roles {
		if r := &p.roles[k]; r.role == tawatur.RoleAgent && !w.related([]string{r.id}, own) && r.first > n {
			r.role = tawatur.RoleTarget // "أن ضرباتها أصابت قوة للجيش"
		}
	}
	if !w.hasRole(p, tawatur.RoleAgent) {
		p.roles = append(p.roles, role{actor: -1, id: s.ID, role: tawatur.RoleAgent, first: s.First, end: s.End, copied: true})
		p.step(tawatur.RoleAgent, w.words(s.First, s.End), "the speaker's own deed")
	}
}

// ofDeedFar is how many words behind a deed that opens what is said the word may stand that tells what came of it: "أن عمليتها أسفرت عن مقتل".
const ofDeedFar = 5

// ownDeed returns the token of the deed with a pronoun, right behind "that", which is p or whose verb or outcome p is; -1 without one.
func (w *work) ownDeed(p *proto) int {
	if !strikes[p.typ] && p.typ != "raid" && p.typ != "harm" {
		return -1
	}
	for n := p.hit.First; n > 0 && n > p.hit.First-ofDeedFar && w.sentOf[n] == p.sent; n-- {
		if w.d.Cue("that", n-1) > 0 {
			if w.deedPronoun(n) != "" && (w.deedOfOne(n) || w.strikeAt(n, true)) {
				return n
			}
			return -1
		}
		if w.d.Tokens[n].Norm == "،" || n < p.hit.First && w.d.ActorAt[n] >= 0 || w.d.Cue("relative", n) > 0 {
			return -1
		}
	}
	return -1
}

// deedPronoun returns the pronoun of a third person that ends the noun at token n.
func (w *work) deedPronoun(n int) string {
	t := w.d.Tokens[n].Norm
	for _, h := range w.d.Hits[n] {
		if h.Noun && pronouns[h.Pronoun] {
			return h.Pronoun
		}
	}
	if !w.deedOfOne(n) {
		return ""
	}
	for _, s := range []string{"ها", "هم", "ه"} {
		if strings.HasSuffix(t, s) {
			return s
		}
	}
	return ""
}

// pronounOf reports whether the pronoun of the noun at token n can stand for the one named at token i.
func (w *work) pronounOf(n, i int) bool {
	head := w.d.Tokens[i]
	many := strings.HasSuffix(head.Norm, "ون") || strings.HasSuffix(head.Norm, "ين")
	fem := w.d.Cue("feminine", i) > 0 || head.Marbuta || strings.HasSuffix(head.Norm, "ات")
	switch w.deedPronoun(n) {
	case "ها":
		return !many && w.d.Cue("masculine", i) == 0
	case "ه":
		return !many && !fem
	case "هم":
		return many
	}
	return false
}

// ownCivilians reports whether those whom p harmed are people without arms, of whom nobody tells as of a success of his own.
func (w *work) ownCivilians(p *proto) bool {
	return slices.ContainsFunc(p.harm, func(e harmExpr) bool {
		return slices.ContainsFunc(e.groups, func(g group) bool { return g.who == "civilians" || g.who == "women" || g.who == "children" })
	})
}

// strikesOwner reports whether p strikes in so many words what belongs to the body with this id, which so does not tell of a deed of its own.
func (w *work) strikesOwner(p *proto, id string) bool {
	return slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleTarget && r.actor >= 0 && r.first > p.hit.First && w.d.Cue("own", r.first) == 0 && w.related([]string{r.id}, []string{id})
	})
}
