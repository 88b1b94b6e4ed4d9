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
		if m < 0 || w.d.Actors[m].First != k+1 || w.d.ActorPro[m] != "" || !w.warOn(k, m) || !w.tollOfWar(p, k) {
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

// warOn reports whether the war named at token k is one that mention m, behind it, makes on others: an aggression, or a war "على" somebody.
func (w *work) warOn(k, m int) bool {
	if strings.Contains(w.d.Tokens[k].Norm, "عدوان") {
		return true
	}
	end := w.d.Actors[m].End
	return end < len(w.d.Tokens) && w.d.Tokens[end].Norm == "علي"
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
