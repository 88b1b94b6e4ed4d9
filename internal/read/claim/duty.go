package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Calls upon somebody without a verb of calling: "إن على الحوثيين أن ينسحبوا", "على المجتمع الدولي وضع حد".

// dutyID names the rule by which "على" before those called upon is an appeal.
const dutyID = "cues/duty"

// dutyOf returns the mention of those on whom "على" at token i lays something, with "أن" or a verbal noun behind them; -1 for another "على".
func (w *work) dutyOf(i int) int {
	if w.d.Cue("upon", i) == 0 || i+2 >= len(w.d.Tokens) {
		return -1
	}
	m := w.d.ActorAt[i+1]
	if m < 0 || w.d.Actors[m].First != i+1 || w.d.Actors[m].Adjective {
		return -1
	}
	k := w.d.Actors[m].End
	for k < len(w.d.Tokens) && w.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	if k >= len(w.d.Tokens) || w.sentOf[k] != w.sentOf[i] || !w.utters(i) {
		return -1
	}
	if w.d.Cue("to-do", k) > 0 {
		return m
	}
	if h, noun := w.nounOfAct(k); noun && !strings.ContainsAny(h.Pro, "وفبلك") {
		return m
	}
	return -1
}

// nounOfAct returns the noun of act at a token.
func (w *work) nounOfAct(i int) (lexicon.Hit, bool) {
	for _, h := range w.d.Hits[i] {
		if h.Noun && (h.Entry.Class == "act" || h.Entry.Class == "light" || h.Entry.Class == "end") {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// utters reports whether a clause of what somebody says begins at token i: behind "إن", a colon, an opening quotation mark.
func (w *work) utters(i int) bool {
	if i == 0 || w.sentOf[i-1] != w.sentOf[i] {
		return true
	}
	t := w.d.Tokens[i-1]
	return w.d.Cue("that", i-1) > 0 || t.Kind == arabic.Quote || t.Norm == ":" || strings.HasPrefix(w.d.Tokens[i].Norm, "و") && t.Kind == arabic.Punct
}

// duty proposes an appeal to the mention m behind "على" at token i.
func (w *work) duty(s, i, m int) {
	e := &lexicon.Entry{ID: dutyID, Class: "act", Type: "appeal", Frame: "to", Lemma: "علي"}
	end := w.d.Actors[m].End
	w.put(lexicon.Hit{First: i, End: end, Entry: e}, "appeal", s, "what is laid on somebody: "+dutyID)
}

// castDuty makes the one whose words they are the agent of a duty and those on whom it lies the target.
func (w *work) castDuty(p *proto) {
	if sp := w.att.At(p.hit.First); len(sp) > 0 {
		p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "says so")
	}
	w.add(p, w.d.ActorAt[p.hit.First+1], tawatur.RoleTarget)
}

// owedFar is how many tokens behind those called upon what they are to do may stand.
const owedFar = 20

// owed reports whether an act is what somebody is told to do: told in the present behind "أن", or by a verbal noun, in the clause behind a
// duty, or in the present behind the "أن" of a verb of calling: "طالب بأن تنسحب القوات".
func (w *work) owed(i int, p *proto) bool {
	if speechActs[p.typ] || len(p.harm) > 0 {
		return false
	}
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		q := w.protos[k]
		if q.typ != "appeal" || p.hit.First-q.hit.End > owedFar {
			continue
		}
		j := w.prevWord(p.hit.First)
		switch {
		case p.hit.Noun:
			return q.hit.Entry.ID == dutyID && p.hit.First < w.contentEnd(q) && (p.gov == nil || p.gov.First > q.hit.First)
		case !p.hit.Present || j < 0:
			return false
		case q.hit.Entry.ID == dutyID:
			return w.d.Cue("to-do", j) > 0
		}
		if before := w.prevWord(j); before >= q.hit.End && w.d.Cue("when-that", before) > 0 {
			return false // "طالب السكان بالإخلاء قبل أن تقصف"
		}
		return q.dropped == "" && w.d.Cue("to-do", j) > 0 && w.mainVerb(q.hit.End, j) < 0
	}
	return false
}
