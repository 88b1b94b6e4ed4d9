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
	if len(said) == 0 || !w.pronounOf(n, said[0].First) || w.ownCivilians(p) || w.ownHarmed(p, n) {
		return
	}
	s := said[0]
	a := w.actorByID(s.ID)
	if a == nil || !powers(a.Kind) || w.strikesOwner(p, s.ID) {
		return
	}
	own := []string{s.ID}
	if f := w.r.base.Actors.ForcesOf(s.ID); f != "" {
		own = append(own, f)
	}
	if w.otherDoer(p, n, own) {
		return
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

// powers reports whether bodies of this kind do violence: those under arms and who commands them.
func powers(kind string) bool {
	return armed(kind) || kind == "government" || kind == "authority" || kind == "capital"
}

// otherDoer reports whether p has another doer than the bodies own, named before token n, or whether the pronoun at n may speak of another
// body named in the sentence before, or of who did something in one shortly before that: "قصفت إسرائيل بيروت. وقالت إيران إن غارتها".
func (w *work) otherDoer(p *proto, n int, own []string) bool {
	other := func(r role) bool { return r.role == tawatur.RoleAgent && !w.related([]string{r.id}, own) }
	if slices.ContainsFunc(p.roles, func(r role) bool { return other(r) && (r.copied || r.first < n) }) {
		return true
	}
	for k := w.d.Sentences[max(0, p.sent-1)].First; k < w.d.Sentences[p.sent].First; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k && powers(w.d.Actors[m].Kind) && !w.related([]string{w.d.Actors[m].ID}, own) && w.pronounOf(n, k) {
			return true
		}
	}
	return slices.ContainsFunc(w.protos, func(q *proto) bool {
		if q.dropped != "" || q == p || q.sent < p.sent-farDeed || q.hit.First >= n || speechActs[q.typ] {
			return false
		}
		return slices.ContainsFunc(q.roles, func(r role) bool { return other(r) && (r.first < 0 || w.pronounOf(n, r.first)) })
	})
}

// ownCivilians reports whether those whom p reached are people without arms or their homes, of which nobody tells as of a success of his own.
func (w *work) ownCivilians(p *proto) bool {
	if slices.ContainsFunc(p.roles, func(r role) bool {
		a := w.actorByID(r.id)
		return r.role == tawatur.RoleTarget && (r.id == "civilians" || a != nil && a.Kind == "civilians")
	}) {
		return true
	}
	return slices.ContainsFunc(p.harm, func(e harmExpr) bool {
		return slices.ContainsFunc(e.groups, func(g group) bool { return g.who == "civilians" || g.who == "women" || g.who == "children" })
	})
}

// ownHarmed reports whether what stands behind the deed at token n is called the doer's own: "إن ضرباته قتلت ثلاثة من جنوده", "أصاب قوة تابعة له".
func (w *work) ownHarmed(p *proto, n int) bool {
	for k := n + 1; k < p.to && w.sentOf[k] == p.sent; k++ {
		if w.d.Cue("own", k) > 0 || w.d.Lex.OwnedCue("men", &w.d.Tokens[k]) || k > 0 && w.d.Cue("link", k-1) > 0 && pronouns[strings.TrimPrefix(w.d.Tokens[k].Norm, "ل")] {
			return true
		}
	}
	return false
}

// strikesOwner reports whether p strikes in so many words what belongs to the body with this id, which so does not tell of a deed of its own.
func (w *work) strikesOwner(p *proto, id string) bool {
	return slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleTarget && r.actor >= 0 && r.first > p.hit.First && w.d.Cue("own", r.first) == 0 && w.related([]string{r.id}, []string{id})
	})
}
