package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/attribution"
)

// Who stands opposite: brokers between two sides, the counterpart of an office, the sides of what an agreement provides for.

// brokers reports whether mention m stands behind a word for who brings others together, or "و" joins it to one that does: "بوساطة الولايات
// المتحدة والسعودية".
func (w *work) brokers(m int) bool {
	i := w.d.Actors[m].First
	if _, ok := w.cueBefore("mediator", i); ok {
		return true
	}
	return m > 0 && w.d.Actors[m-1].End == i && w.withAnd(m) && w.brokers(m-1)
}

// castPeers gives the counterpart of somebody in office the same office in his own state: "التقى وزير الدفاع التركي نظيره الروسي". Where nobody's
// office is told he stands for his government.
func (w *work) castPeers(p *proto) {
	for i, r := range p.roles {
		if r.actor < 0 || !w.r.base.Actors.IsCounterpart(r.id) {
			continue
		}
		p.roles[i].id = w.r.base.Actors.Counterpart(r.id, w.officesBefore(r.first))
	}
}

// peerFar is how many words before "نظيره" the one in office may be named.
const peerFar = 20

// officesBefore returns the words of the sentence before token i, nearest mention first, in which somebody with an office is named.
func (w *work) officesBefore(i int) []string {
	var out []string
	for k := i - 1; k >= 0 && k > i-peerFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k {
			out = append(out, w.d.Actors[m].ID, w.r.base.Actors.OfficeIn(w.d.Tokens[k:w.d.Actors[m].End]))
		}
	}
	return out
}

// castProvided gives a release that an agreement provides for the sides of the agreement, where it names no doer: "وقعت الحكومة اتفاقا مع المتمردين
// لتبادل الأسرى".
func (w *work) castProvided(p, q *proto) {
	if p.typ != "prisoner-release" || w.hasRole(p, tawatur.RoleParty) || w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	var sides []role
	for _, r := range w.sides(q) {
		if r.role == tawatur.RoleParty {
			sides = append(sides, r)
		}
	}
	if len(sides) > 1 {
		p.roles = append(p.roles, copyAs(sides, tawatur.RoleParty)...)
		p.step(tawatur.RoleParty, "", "those who agreed")
	}
}

// brokered reports whether another act of the sentence has whom "بوساطة" names for its broker, so that the noun tells nothing more.
func (w *work) brokered(p *proto) bool {
	if p.typ != "mediation" || !p.hit.Noun || !strings.Contains(p.hit.Pro, "ب") {
		return false
	}
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q != p && q.dropped == "" && w.hasRole(q, tawatur.RoleMediator) {
			return true
		}
	}
	return false
}

// tellerFar is how many words behind the name of a speaker "إنه" may stand with which he tells of himself.
const tellerFar = 14

// castSelf makes who tells of himself by a pronoun a side of talks, an agreement or a clash, and the one joined to him before a pronoun of two: "قال الرئيس
// إنه أجرى محادثات مع", "قالت الحكومة والحركة إنهما اتفقتا". Two who tell of another act of theirs did it both.
func (w *work) castSelf(p *proto) {
	verb := w.verbOf(p)
	h, ok := w.finite(verb)
	if !ok || h.Passive || speechActs[p.typ] || p.hit.Entry.Lemma == "تم" || !w.ofHimself(verb, h) {
		return
	}
	as := tawatur.RoleAgent
	if p.typ == "meeting" || p.typ == "agreement" || p.typ == "armed-clash" {
		as = tawatur.RoleParty
	}
	if h.Number != 'd' && (as == tawatur.RoleAgent || !w.hasRole(p, as) && p.hit.Entry.Lemma != "زار") {
		return
	}
	said, found := w.teller(verb - 1)
	if !found {
		return
	}
	m := w.d.ActorAt[said.First]
	if h.Number == 'd' && (m < 0 || m+1 >= len(w.d.Actors) || !w.coordinated(m, m+1)) {
		return
	}
	if m < 0 {
		p.roles = append(p.roles, role{actor: -1, id: said.ID, role: as, first: said.First, end: said.End, copied: true})
		p.step(as, w.words(said.First, said.End), "who tells of himself")
		return
	}
	w.add(p, w.byName(m), as)
	for n := m + 1; h.Number == 'd' && n < len(w.d.Actors) && w.d.Actors[n].First < verb && w.coordinated(n-1, n); n++ {
		w.add(p, n, as)
	}
}

// ofHimself reports whether the verb at token i has its subject in the "that" before it: "أنه", which the noun behind a verb in the feminine explains,
// has none.
func (w *work) ofHimself(i int, h lexicon.Hit) bool {
	j := w.prevWord(i)
	if j >= 0 && w.d.Cue("background", j) > 0 {
		j = w.prevWord(j)
	}
	return j >= 0 && w.d.Cue("that-he", j) > 0 && !(h.Gender == 'f' && strings.HasSuffix(w.d.Tokens[j].Norm, "ه"))
}

// teller returns who says what "إنه" at or before token j opens, named before it with no other verb between.
func (w *work) teller(j int) (attribution.Speaker, bool) {
	for _, s := range slices.Backward(w.att.Before(j)) {
		if s.Carried || s.Speaker.End > j || s.Speaker.End < j-tellerFar || w.sentOf[s.Speaker.First] != w.sentOf[j] {
			continue
		}
		for k := s.Speaker.End; k < j; k++ {
			if _, verb := w.finite(k); verb && k != s.Verb {
				return attribution.Speaker{}, false
			}
		}
		return s.Speaker, true
	}
	return attribution.Speaker{}, false
}
