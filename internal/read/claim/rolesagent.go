package claim

import (
	"strings"

	"tawatur"
)

// Doers that are told by whose war or bombardment it was.

// castWarOf gives a toll of a war on others, or since it began, to whose war it is called: "ارتفعت حصيلة العدوان الإسرائيلي إلى 300 شهيد".
func (w *work) castWarOf(p *proto) {
	if p.typ != "harm" || len(p.harm) == 0 || w.hasRole(p, tawatur.RoleAgent) || w.hasRole(p, tawatur.RoleParty) {
		return
	}
	s := w.d.Sentences[p.sent]
	for k := w.d.NextCue("war-name", s.First, s.End); k+1 < s.End; k = w.d.NextCue("war-name", k+1, s.End) {
		m := w.d.ActorAt[k+1]
		if m < 0 || w.d.Actors[m].First != k+1 || w.d.ActorPro[m] != "" || !w.tollOfWar(p, k) {
			continue
		}
		if a := w.d.Actors[m]; (armed(a.Kind) || a.Kind == "government") && !has(w.idsOf(p, tawatur.RoleTarget), a.ID) {
			w.add(p, m, tawatur.RoleAgent)
			if w.secondNation(m + 1) {
				w.add(p, m+1, tawatur.RoleAgent) // "العدوان الأميركي السعودي"
			}
			return
		}
	}
}

// tollOfWar reports whether the harm of p is the toll of the war named at token k: of its dead, caused by it, or counted since it began.
func (w *work) tollOfWar(p *proto, k int) bool {
	if _, ok := w.cueBefore("since-onset", k); ok {
		return w.overTime(&p.harm[0]) || p.harm[0].rising || w.tally(p)
	}
	if _, ok := w.cueBefore("cause", k); ok {
		return true
	}
	j := w.prevWord(k)
	if j < 0 {
		return false
	}
	_, people := w.d.Lex.PersonAt(&w.d.Tokens[j])
	return people || w.harmWord(j) == "toll"
}

// saidOn reports whether a verb that "و" joins goes on with what a speaker tells of himself by the verb right behind "that": "أعلنت القوات أنها
// حسنت مواقعها، وقصفت تجمعات".
func (w *work) saidOn(p *proto) bool {
	verb := w.verbOf(p)
	h, ok := w.finite(verb)
	if !ok || !strings.Contains(h.Pro, "و") {
		return false
	}
	for k := verb - 1; k > w.d.Sentences[p.sent].First; k-- {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Cue("own", w.d.Actors[m].First) == 0 && w.gripOf(m) == bare {
			return false
		}
		if that := w.d.Tokens[k].Norm; w.d.Cue("that", k) > 0 {
			if h.Gender == 'f' && strings.HasSuffix(that, "ه") {
				return false
			}
			return (strings.HasSuffix(that, "ها") || strings.HasSuffix(that, "نه") || strings.HasSuffix(that, "هم")) && w.nounAt(k+1) && w.d.ActorAt[k+1] < 0
		}
	}
	return false
}

// ofTheAccused reports whether a noun of act is what those are told to be involved in whom something else is done to: "القبض على متورطين
// بتفجير المحكمة".
func (w *work) ofTheAccused(p *proto) bool {
	if !p.hit.Noun {
		return false
	}
	j := w.prevWord(p.hit.First)
	if j >= 0 && w.d.Cue("deed", j) > 0 {
		j = w.prevWord(j) // "في عملية تفجير"
	}
	if j >= 0 && w.d.Cue("preposition", j) > 0 {
		j = w.prevWord(j)
	}
	return j >= 0 && w.d.Cue("involved", j) > 0
}

// onlyCarries reports whether a speaker with this id, or none, only publishes what others say.
func (w *work) onlyCarries(id string) bool {
	a := w.actorByID(id)
	return a == nil || a.Kind == "media" || a.Kind == "media-office"
}
