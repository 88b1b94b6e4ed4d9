package claim

import (
	"strings"

	"tawatur/arabic"
)

// What a body under arms announces of others, or of what others did to it: "أعلن الجيش استهداف قاعدته", "أكدت الحركة مسؤولية الجيش عن الهجوم".

// announcesOthers reports whether the subject of the verb of saying that carries a noun of violence did not do it: he says who is responsible, names the
// doer behind the noun with the place that doer struck, or speaks of what is his own.
func (w *work) announcesOthers(p *proto) bool {
	if !p.hit.Noun || p.gov == nil || p.gov.Noun || p.gov.Entry.Class != "speech" || p.gov.First > p.hit.First || !violent[p.typ] {
		return false
	}
	if w.laysToOther(p) >= 0 || w.doerAndPlace(p) || w.ownStruck(p) >= 0 {
		return true
	}
	for _, q := range w.inTokens(p.gov.End, p.hit.First) {
		if q.dropped == "" && q.gov != nil && q.gov.First == p.gov.First && w.doerAndPlace(q) {
			return true // "استهداف القوات السعودية مدينة صعدة بعشرين غارة"
		}
	}
	return false
}

// laysToOther returns the body of whose responsibility for p somebody speaks: "أكدت الحركة مسؤولية الجيش عن الهجوم"; -1 without one.
func (w *work) laysToOther(p *proto) int {
	j := w.prevWord(p.hit.First)
	if j < 1 || w.d.Tokens[j].Norm != "عن" && w.d.Tokens[j].Norm != "في" {
		return -1
	}
	m := w.d.ActorAt[j-1]
	if m < 0 || w.d.ActorPro[m] != "" || w.d.Actors[m].First < 1 || w.d.Cue("guilt", w.d.Actors[m].First-1) == 0 {
		return -1
	}
	return m
}

// doerAndPlace reports whether the body right behind the noun of a strike has the place that it struck right behind, with no preposition, and so is its
// doer: "أعلن الحزب قصف القوات الإسرائيلية بلدة الخيام".
func (w *work) doerAndPlace(p *proto) bool {
	if p.hit.End >= len(w.d.Tokens) || !strikes[p.typ] && p.typ != "raid" {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.d.ActorPro[m] != "" || !armed(w.d.Actors[m].Kind) || w.d.Actors[m].Site || w.gripOf(m) != bare {
		return false
	}
	i := w.d.Actors[m].End
	return i < p.to && w.placeOpens(i) && w.d.ActorAt[i] < 0 && w.d.Places[w.d.PlaceAt[i]].Cue != "" && !w.andAt(i) && w.d.Cue("preposition", i) == 0 && w.d.Cue("inside", i) == 0
}

// ownStruck returns the body that announces a strike on a thing of its own, with which the pronoun behind the noun agrees nobody else being named that it may mean:
// "أعلن الجيش استهداف قاعدته"; -1 without one.
func (w *work) ownStruck(p *proto) int {
	i := p.hit.End
	if i >= p.to || !strikes[p.typ] || w.d.Tokens[i].Kind != arabic.Word || !w.d.Lex.OwnedCue("site", &w.d.Tokens[i]) {
		return -1
	}
	m := w.announcedBy(p.hit.First)
	if m < 0 || !armed(w.d.Actors[m].Kind) || w.anyForceBut(p, m) {
		return -1
	}
	if (genderOf(w.d.Tokens[p.gov.First].Norm) == 'f') != strings.HasSuffix(w.d.Tokens[i].Norm, "ها") {
		return -1
	}
	return m
}

// ownerFar is how many sentences back another body may be named that the pronoun of what was struck may mean.
const ownerFar = 2

// anyForceBut reports whether another body under arms than mention m is named before p, in its sentence or one shortly before.
func (w *work) anyForceBut(p *proto, m int) bool {
	for k := w.d.Sentences[max(0, p.sent-ownerFar)].First; k < p.hit.First; k++ {
		if n := w.d.ActorAt[k]; n >= 0 && n != m && armed(w.d.Actors[n].Kind) && !w.sameBody(m, n) {
			return true
		}
	}
	return false
}
