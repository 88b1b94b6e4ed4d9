package claim

import (
	"strings"

	"tawatur"
)

// inherit gives a verb without a subject its doer: whoever says it of himself, the doer of the act before in its sentence,
// or of the sentence before where the verb opens its own; and an act without a place the place of the act before.
func (w *work) inherit(i int, p *proto) {
	q := w.previous(i, p)
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
	finite := !p.hit.Noun && !p.hit.Passive || p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase")
	return finite && !speechActs[p.typ] && p.hit.Entry.Frame != "intransitive" && !w.hasRole(p, tawatur.RoleAgent) && !w.hasRole(p, tawatur.RoleParty)
}

// sameSubject takes over the doers of an act told before.
func (w *work) sameSubject(p, q *proto) {
	if q == nil {
		return
	}
	for _, r := range q.roles {
		if r.role == tawatur.RoleAgent {
			r.copied = true
			p.roles = append(p.roles, r)
			p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
		}
	}
}

// ofSpeaker makes the speaker the doer of what he says he did: "أعلنت المقاومة أنها استهدفت".
func (w *work) ofSpeaker(p *proto) bool {
	for _, s := range w.att.At(p.hit.First) {
		a := w.actorByID(s.ID)
		if a == nil || !(armed(a.Kind) || a.Kind == "government" || a.Kind == "authority") {
			return false
		}
		p.roles = append(p.roles, role{actor: -1, id: s.ID, role: tawatur.RoleAgent, first: s.First, end: s.End, copied: true})
		p.step(tawatur.RoleAgent, w.words(s.First, s.End), "the speaker tells it of himself")
		return true
	}
	return false
}

// resumes reports whether a verb opens its sentence and its object follows at once, so that the subject of the sentence
// before goes on: "كما استهدفت مواقع ...".
func (w *work) resumes(p *proto) bool {
	verb := p.hit.First
	if p.gov != nil && p.gov.First < verb {
		verb = p.gov.First
	}
	first := w.d.Sentences[p.sent].First
	if p.hit.Part || verb > first+1 || verb == first && !strings.HasPrefix(w.d.Tokens[verb].Norm, "و") || verb == first+1 && w.d.Cue("clause", first) == 0 {
		return false
	}
	n := verb + 1
	if n >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[n]
	return w.d.Cue("preposition", n) > 0 || w.d.Cue("between", n) > 0 || w.d.Cue("site", n) > 0 || w.d.PlaceAt[n] >= 0 || strings.HasPrefix(w.d.Tokens[n].Norm, "ب") && w.d.NumberAt[n] < 0 || m >= 0 && w.gripOf(m) == owned
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
