package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// predicates are the entries that tell as a predicate, with no verb: what somebody judges ("إن الخبر عار عن الصحة", "إن X مسؤولة
// عن"), what a speaker says must be done ("إنه يجب وقف الحرب"), and what has stopped ("المستشفى خارج الخدمة").
var predicates = map[string]bool{"nouns/غير صحيح": true, "nouns/مسؤول عن": true, "nouns/خارج الخدمة": true, "nouns/مقطوعة عن": true, "nouns/يجب وقف": true}

// toldSpeaker returns the mention of the one who speaks by the verb of a speech act, as the speakers of the report tell; -1 with true for
// one without a mention, and false where they do not tell.
func (w *work) toldSpeaker(p *proto) (int, bool) {
	s, ok := w.att.Of(p.hit.First)
	if !ok || p.hit.Noun || p.hit.Part || w.toldByReporter(p) {
		return -1, false
	}
	if m := w.d.ActorAt[s.Speaker.First]; m >= 0 && !s.Carried && w.d.Actors[m].First == s.Speaker.First && w.d.Actors[m].End == s.Speaker.End {
		return m, true
	}
	return -1, true
}

// castVoice makes the one who speaks by the verb of a speech act its agent, named by the report's words for him.
func (w *work) castVoice(p *proto) {
	s, _ := w.att.Of(p.hit.First)
	p.roles = append(p.roles, role{actor: -1, id: s.Speaker.ID, role: tawatur.RoleAgent, first: s.Speaker.First, end: s.Speaker.End, copied: s.Carried})
	p.step(tawatur.RoleAgent, w.words(s.Speaker.First, s.Speaker.End), "the speaker of the verb")
}

// castSaid reads the people of a speech act told by a noun that another word carries; false where it is none. The subject
// of "وجهت X تهديدات إلى Y" threatens; who says that something is untrue denies it.
func (w *work) castSaid(p *proto) bool {
	switch {
	case !p.hit.Noun:
		return false
	case predicates[p.hit.Entry.ID]:
		return w.castJudged(p)
	case p.typ == "accusation" && p.gov != nil && p.gov.Entry.Lemma == "ارتكب" && p.gov.First < p.hit.First && (!p.gov.Noun || w.d.ActorAt[p.gov.End] >= 0):
		w.castBlame(p) // "ترتكب إسرائيل جرائم حرب"
		return true
	case p.gov != nil && p.gov.Entry.Class == "light" && p.gov.First < p.hit.First:
		return w.castGiven(p)
	}
	return false
}

// castJudged makes the speaker the agent and, of an accusation, the subject of the predicate the one accused.
func (w *work) castJudged(p *proto) bool {
	sp := w.att.At(p.hit.First)
	if len(sp) == 0 || p.typ == "accusation" && !strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "مسؤول") {
		return false
	}
	p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
	p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "says so")
	if p.typ != "accusation" {
		return true
	}
	for k := p.hit.First - 1; k >= p.from; k-- {
		m := w.d.ActorAt[k]
		if m >= 0 && w.d.Actors[m].First == k && k != sp[0].First && w.gripOf(m) == bare {
			w.add(p, m, tawatur.RoleTarget)
			break
		}
	}
	return true
}

// castGiven reads the subject of the verb that carries the noun, between the two or before the verb, and whom the noun is
// addressed to.
func (w *work) castGiven(p *proto) bool {
	ms := w.inSpeech(p)
	agent := -1
	for _, m := range ms {
		a := w.d.Actors[m]
		if a.First > p.gov.First && a.First < p.hit.First && w.gripOf(m) == bare {
			agent = m
			break
		}
	}
	if agent < 0 {
		agent = w.leftSubject(p, ms)
	}
	if agent < 0 {
		return false
	}
	w.addList(p, ms, agent, tawatur.RoleAgent)
	for k, m := range ms {
		if a := w.d.Actors[m]; a.First >= p.hit.End && !w.taken(p, m) && w.addressed(p, m) {
			w.addList(p, ms[k:], m, tawatur.RoleTarget)
			break
		}
	}
	return true
}

// saysUnnamed reports whether a finite verb of speech has a subject that no list knows: a definite noun or people right
// behind it, "طالب أهالي البلدة", "شدد المبعوث".
func (w *work) saysUnnamed(p *proto) bool {
	return !p.hit.Noun && !p.hit.Part && !p.hit.Passive && w.unnamedAt(p.hit.End, p.to)
}

// givenFar is how many words the subject between a verb of giving and its noun of speech may have.
const givenFar = 3

// givenUnnamed reports whether the finite verb that carries a noun of speech has such a subject between the two: "وجه الوزير نداء".
func (w *work) givenUnnamed(p *proto) bool {
	return p.hit.Noun && p.gov != nil && !p.gov.Noun && !p.gov.Passive && p.gov.Entry.Class == "light" && p.gov.Entry.Lemma != "فرض" && p.gov.End < p.hit.First && p.hit.First-p.gov.End <= givenFar && w.unnamedAt(p.gov.End, p.hit.First)
}

// unnamedAt reports whether a definite noun or people that no list knows stand at token i, before to.
func (w *work) unnamedAt(i, to int) bool {
	if i >= to || w.d.Tokens[i].Kind != arabic.Word || w.d.ActorAt[i] >= 0 || w.d.PlaceAt[i] >= 0 {
		return false
	}
	if w.d.Cue("preposition", i) > 0 || w.d.Cue("that", i) > 0 || len(w.d.Hits[i]) > 0 {
		return false
	}
	if g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && g.Group != "same" {
		return true
	}
	return strings.HasPrefix(w.d.Tokens[i].Norm, "ال") && w.d.DateAt[i] < 0 && w.d.NumberAt[i] < 0
}
