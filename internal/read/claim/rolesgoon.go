package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// inherit gives a verb without a subject its doer: whoever says it of himself, the doer of the act before in its sentence,
// or of the sentence before where the verb opens its own; and an act without a place the place of the act before.
func (w *work) inherit(i int, p *proto) {
	q := w.previous(i, p)
	w.castTheirs(p)
	if w.arrests(i, p) {
		return
	}
	if w.subjectless(p) {
		switch {
		case w.unsaid(p) && w.ofSpeaker(p):
		case q != nil:
			w.sameSubject(p, q)
		case w.resumes(p):
			w.sameSubject(p, w.lastDeed(i, p))
		}
	}
	if q != nil && len(p.places) == 0 && !speechActs[p.typ] && !speechActs[q.typ] && p.typ != "deployment" {
		p.places = q.places
	}
}

// subjectless reports whether an act is told by a verb that wants a doer and has none.
func (w *work) subjectless(p *proto) bool {
	if _, aside := w.aside(p); aside && p.hit.Noun {
		return false
	}
	finite := !p.hit.Noun && !p.hit.Passive || p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase")
	return finite && !speechActs[p.typ] && !mutualTypes[p.typ] && p.hit.Entry.Frame != "intransitive" && !w.hasRole(p, tawatur.RoleAgent) && !w.hasRole(p, tawatur.RoleParty)
}

// mutualTypes are the acts whose people are parties.
var mutualTypes = map[string]bool{"armed-clash": true, "meeting": true, "agreement": true}

// sameSubject takes over the doers of an act told before.
func (w *work) sameSubject(p, q *proto) {
	if q == nil {
		return
	}
	for _, r := range w.doersFor(p, q) {
		p.roles = append(p.roles, r)
		p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
	}
}

// doersFor returns the doers of an act told before as roles that p may take over; none where one of them is whom p strikes.
func (w *work) doersFor(p, q *proto) []role {
	targets := w.idsOf(p, tawatur.RoleTarget)
	var out []role
	for _, r := range q.roles {
		if r.role != tawatur.RoleAgent {
			continue
		}
		if r.id != "" && violent[p.typ] && has(targets, r.id) {
			return nil
		}
		r.copied = true
		out = append(out, r)
	}
	return out
}

// ofSpeaker makes the speaker the doer of what he says he did: "أعلنت المقاومة أنها استهدفت".
func (w *work) ofSpeaker(p *proto) bool {
	speakers := w.att.At(p.hit.First)
	if len(speakers) == 0 {
		return false
	}
	s := speakers[0]
	a := w.actorByID(s.ID)
	if a == nil || !(armed(a.Kind) || a.Kind == "government" || a.Kind == "authority") {
		return false
	}
	p.roles = append(p.roles, role{actor: -1, id: s.ID, role: tawatur.RoleAgent, first: s.First, end: s.End, copied: true})
	p.step(tawatur.RoleAgent, w.words(s.First, s.End), "the speaker tells it of himself")
	return true
}

// resumes reports whether a verb opens its sentence and its object follows at once, so that the subject of the sentence
// before goes on: "كما استهدفت مواقع ...".
func (w *work) resumes(p *proto) bool {
	verb := p.hit.First
	if p.gov != nil && p.gov.First < verb {
		verb = p.gov.First
	}
	first := w.d.Sentences[p.sent].First
	if p.hit.Part || verb == first && !strings.HasPrefix(w.d.Tokens[verb].Norm, "و") {
		return false
	}
	for i := first; i < verb; i++ {
		if w.d.Cue("clause", i) == 0 {
			return false
		}
	}
	n := verb + 1
	if n >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[n]
	return w.d.Cue("preposition", n) > 0 || w.d.Cue("between", n) > 0 || w.d.Cue("site", n) > 0 || w.d.PlaceAt[n] >= 0 || strings.HasPrefix(w.d.Tokens[n].Norm, "ب") && w.d.NumberAt[n] < 0 || m >= 0 && (w.gripOf(m) == owned || w.struckMan(p, m))
}

// lastDeed returns the act told last in the sentence before that has a doer under arms.
func (w *work) lastDeed(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-1; k-- {
		q := w.protos[k]
		if q.dropped == "" && q.sent < p.sent && !speechActs[q.typ] && family(q.typ) == family(p.typ) && w.hasRole(q, tawatur.RoleAgent) {
			return q
		}
	}
	return nil
}

// arrests gives people taken in a raid told just before to those who raided, where nobody else is named.
func (w *work) arrests(i int, p *proto) bool {
	if p.typ != "detention" || w.hasRole(p, tawatur.RoleAgent) || i == 0 {
		return false
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-1; k-- {
		q := w.protos[k]
		if q.dropped != "" || q.typ != "raid" || !w.hasRole(q, tawatur.RoleAgent) {
			continue
		}
		w.sameSubject(p, q)
		if len(p.places) == 0 {
			p.places = q.places
		}
		return true
	}
	return false
}

// castTheirs reads a pronoun for the body named last before the act: the owner of what is struck ("استهداف حاجز لها"), or
// the doer on the noun itself ("مداهمتها المنزل", "هجومهم").
func (w *work) castTheirs(p *proto) {
	if !violent[p.typ] {
		return
	}
	if p.hit.Noun && p.hit.Pronoun != "" && !w.hasRole(p, tawatur.RoleAgent) && !w.suffered(p) && (p.hit.Entry.Frame == "strike" || w.objectAt(p.hit.End)) {
		w.addBefore(p, tawatur.RoleAgent)
	}
	if w.armedTarget(p) {
		return
	}
	site := false
	for i := p.hit.End; i < p.to && i < p.hit.End+7; i++ {
		site = site || w.d.Cue("site", i) > 0
		if site && w.d.Cue("its", i) > 0 || w.ownPost(i) {
			w.addBefore(p, tawatur.RoleTarget)
			return
		}
	}
}

// objectAt reports whether the noun at token i can be the object of a verbal noun that has its subject as a pronoun.
func (w *work) objectAt(i int) bool {
	if i >= len(w.d.Tokens) {
		return false
	}
	if w.d.PlaceAt[i] >= 0 || w.d.Cue("site", i) > 0 || w.d.ActorAt[i] >= 0 && w.d.ActorPro[w.d.ActorAt[i]] == "" {
		return true
	}
	_, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok || strings.HasPrefix(w.d.Tokens[i].Norm, "منزل") || strings.HasPrefix(w.d.Tokens[i].Norm, "منازل")
}

// addBefore adds the body under arms named last before the act in its sentence.
func (w *work) addBefore(p *proto, as string) {
	for m := len(w.d.Actors) - 1; m >= 0; m-- {
		a := w.d.Actors[m]
		if a.First >= p.hit.First || !armed(a.Kind) || a.Kind == "unknown" {
			continue
		}
		if w.sentOf0(a.First) != p.sent {
			return
		}
		if hasActor(p.roles, a.ID) && as == tawatur.RoleTarget {
			continue // nobody strikes posts of his own
		}
		if !hasActor(p.roles, a.ID) {
			w.add(p, m, as)
		}
		return
	}
}

// ownPost reports whether the word at token i is a post with the pronoun of its owner: "مقراتها", "مواقعه".
func (w *work) ownPost(i int) bool {
	for _, r := range arabic.PronounReadings(w.d.Tokens[i].Norm) {
		if w.d.Lex.Cue("post", []arabic.Token{{Norm: r.Stem}}, 0) > 0 {
			return true
		}
	}
	return false
}

// castBlame reads "النظام وإيران مسؤولان عن الهجوم": the speaker blames those before.
func (w *work) castBlame(p *proto) {
	ms := w.inClause(p.from, p.hit.First)
	for k := len(ms) - 1; k >= 0; k-- {
		if w.gripOf(ms[k]) == bare {
			w.addList(p, ms, first(w, ms, k), tawatur.RoleTarget)
			break
		}
	}
	if sp := w.att.At(p.hit.First); len(sp) > 0 {
		p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "the speaker blames")
	}
}
