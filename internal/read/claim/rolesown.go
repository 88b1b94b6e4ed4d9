package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Who only tells of a loss of his own, and who stands in the words of an act without any part in it.

// spareMourner takes a body for no doer where a noun tells of the killing of a man of its own: "أعلنت الحركة اغتيال القائد فلان", "رد الحزب على
// اغتياله القائد". It tells of it, or answers it. Nor is who only has news of an act its doer: "أكدت خبر اغتيال".
func (w *work) spareMourner(p *proto) {
	if !p.hit.Noun || !violent[p.typ] {
		return
	}
	told := p.gov != nil && p.gov.Entry.Class == "speech" && p.gov.First < p.hit.First
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleAgent && r.id != "" && ((told || p.hit.Entry.Harm == "slay") && w.lostOwn(p, r) || told && r.end <= p.hit.First && p.hit.Pronoun == "" && w.newsBetween(r.end, p.hit.First))
	})
}

// lostOwn reports whether a target of p is a person of the body r.
func (w *work) lostOwn(p *proto, r role) bool {
	return slices.ContainsFunc(p.roles, func(o role) bool {
		a := w.actorByID(o.id)
		return o.role == tawatur.RoleTarget && a != nil && a.Kind == "person" && o.id != r.id && w.related([]string{r.id}, []string{w.parent(o.id), o.id})
	})
}

// newsBetween reports whether a word for news stands in from..to, so that what is behind it was only told: "أكدت خبر اغتيال".
func (w *work) newsBetween(from, to int) bool { return w.d.NextCue("tidings", from, to) < to }

// withinName reports whether mention m is but a part of a place's name, or stands in the history that an act is measured by: "الضاحية الجنوبية
// لبيروت", "أسوأ هجوم في تاريخ الصومال".
func (w *work) withinName(m int) bool {
	a := w.d.Actors[m]
	if a.Kind != "government" && !a.Capital {
		return false
	}
	if k := w.d.PlaceAt[a.First]; k >= 0 && w.d.Places[k].First < a.First && a.End <= w.d.Places[k].End {
		return true
	}
	j := w.prevWord(a.First)
	return j >= 0 && w.d.Cue("annals", j) > 0
}

// inmateFar is how many words behind a prison those may be named whom it holds.
const inmateFar = 7

// inmate reports whether mention m is only told to sit in a prison: "سجن يحتجز الآلاف من مقاتلي التنظيم". Where the clause of the prison has ended, somebody
// acts again: "سجن يضم معتقلين، وقصفه الجيش".
func (w *work) inmate(m int) bool {
	i := w.d.Actors[m].First
	if w.d.ActorPro[m] != "" || w.backed(i) {
		return false
	}
	for k := i - 1; k > 0 && k > i-inmateFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.d.Cue("confines", k) == 0 {
			if w.endsInmates(k) {
				return false
			}
			continue
		}
		for j, n := k-1, 0; j >= 0 && n < inmateFar && w.sentOf[j] == w.sentOf[i]; j, n = j-1, n+1 {
			if w.d.Cue("prison", j) > 0 {
				return true
			}
			if _, verb := w.finite(j); verb {
				return false
			}
		}
	}
	return false
}

// endsInmates reports whether at token k more begins than the count of those whom a prison holds: a mark, a verb, an act, a preposition other than "من".
func (w *work) endsInmates(k int) bool {
	t := w.d.Tokens[k]
	_, verb := w.finite(k)
	return verb || t.Kind != arabic.Word && t.Kind != arabic.Number || w.deedAt(k) || w.d.Cue("preposition", k) > 0 && t.Norm != "من"
}

// announcedHere returns the body right behind the noun "إعلان" that carries the act p or is its word: "مع إعلان الجيش استعادة السيطرة". It does what it
// announces of itself, whoever stands before; -1 without one. Who announces dead, or an act whose doer is named behind it, may tell of his own loss.
func (w *work) announcedHere(p *proto) int {
	g := p.gov
	if p.hit.Noun && w.d.Cue("declaration", p.hit.First) > 0 {
		g = &p.hit
	}
	if g == nil || !g.Noun || g.First > p.hit.First || w.d.Cue("declaration", g.First) == 0 || g.First+1 >= len(w.d.Tokens) {
		return -1
	}
	m := w.d.ActorAt[g.First+1]
	if m < 0 || w.d.Actors[m].First != g.First+1 || w.d.ActorPro[m] != "" || !armed(w.d.Actors[m].Kind) || w.d.Actors[m].Generic {
		return -1
	}
	if g.First != p.hit.First && (p.hit.First != w.d.Actors[m].End || p.hit.Entry.Class == "harm" || p.hit.Entry.Harm == "slay" || w.doneBehind(p)) {
		return -1
	}
	return m
}

// doneBehind reports whether the noun p has its doer behind it: right behind it or its adjectives, marked as doer, as the subject of a verb that describes it.
func (w *work) doneBehind(p *proto) bool {
	plain := true // nothing but adjectives of the noun so far
	for k := p.hit.End; k < p.to; k++ {
		if h, verb := w.finite(k); verb && h.Pronoun != "" {
			return true
		}
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k && !w.civil(m) && (k == p.hit.End || w.gripOf(m) == doer || plain && strings.Contains(w.d.ActorPro[m], "ل")) {
			return true
		}
		plain = plain && (strings.HasSuffix(w.d.Tokens[k].Norm, "ا") || w.definiteWord(k))
	}
	return false
}

// byInAttack reports whether the doer at token i, behind "من قبل", did the violence right before that, of which an act of another kind tells: "أنقذت البحرية
// طاقم سفينة تعرضت لهجوم من قبل الجماعة".
func (w *work) byInAttack(p *proto, i int) bool {
	j, ok := w.cueBefore("agent", i)
	if !ok || violent[p.typ] || w.outcomeOnly(p) || p.typ == "displacement" {
		return false
	}
	k := w.prevWord(j)
	return k >= p.hit.End && slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Noun && h.Entry.Class == "act" && violent[h.Entry.Type] })
}

// topicParted returns the body under arms that "أن" brings in and a comma parts from the verb whose subject it is: "إن الحركة، هاجمت القوات"; -1 without
// one, and where the clause takes the body up again by a pronoun: "إن الحركة، قتلت القوات قادتها".
func (w *work) topicParted(p *proto) int {
	verb := p.hit.First
	if p.hit.Noun || p.hit.Pronoun != "" || p.hit.Passive && !p.hit.MayPassive || verb < 3 || w.d.Tokens[verb-1].Norm != "،" || w.d.ActorAt[verb-2] < 0 {
		return -1
	}
	m := w.d.ActorAt[verb-2]
	a := w.d.Actors[m]
	if a.First < 1 || a.Generic || !armed(a.Kind) || w.d.ActorPro[m] != "" || w.d.Cue("that", a.First-1) == 0 || !w.fits(p, a.First) {
		return -1
	}
	if n := w.d.ActorAt[min(p.hit.End, len(w.d.Tokens)-1)]; n >= 0 && w.fits(p, p.hit.End) && !w.lastNoun(p, w.d.Actors[n].End) {
		return -1
	}
	return m
}

// armysOwn returns the army in whose words somebody else strikes one that is called no more than an army: its own. "قال الجيش الإسرائيلي إنهم شنوا هجمات ضد
// قوات الجيش"; "" for anybody else, where no striker is known, and where another army is named in the sentence or the one before it.
func (w *work) armysOwn(p *proto, m int, r string) string {
	a := w.d.Actors[m]
	if r != tawatur.RoleTarget || !violent[p.typ] || a.Kind != "state-forces" || w.d.Cue("bare-army", a.First) != a.End-a.First {
		return ""
	}
	said, agents := w.att.At(a.First), w.idsOf(p, tawatur.RoleAgent)
	if len(said) == 0 || len(agents) == 0 {
		return ""
	}
	s := w.actorByID(said[0].ID)
	if s == nil || s.Kind != "state-forces" || w.related(agents, []string{s.ID}) {
		return ""
	}
	return s.ID
}

// meanOwnArmy makes the army that is struck the speaker's own once the doer of p is known who was named before it: "شن مسلحون هجوما وقصفوا موقعا للجيش".
func (w *work) meanOwnArmy(p *proto) {
	for n, r := range p.roles {
		if r.role != tawatur.RoleTarget || r.actor < 0 || r.copied {
			continue
		}
		if id := w.armysOwn(p, r.actor, r.role); id != "" {
			p.roles[n].id = id
		}
	}
}
