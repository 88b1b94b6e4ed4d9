package claim

import (
	"strings"

	"tawatur/arabic"
)

// What a body under arms announces of others, or of what others did to it: "أعلن الجيش استهداف قاعدته", "أكدت الحركة مسؤولية الجيش عن الهجوم".

// announcesOthers reports whether the subject of the verb of saying that carries a noun of violence did not do it: he says who is responsible, names the
// doer behind the noun with the place that doer struck, or speaks of what is his own.
func (w *work) announcesOthers(p *proto) bool {
	return w.laysToOther(p) >= 0 || w.announcedAct(p) && (w.doerAndPlace(p) || w.ownStruck(p) >= 0)
}

// announcedAct reports whether p is a noun of violence that a verb of saying before it carries.
func (w *work) announcedAct(p *proto) bool {
	return p.hit.Noun && p.gov != nil && !p.gov.Noun && p.gov.Entry.Class == "speech" && p.gov.First < p.hit.First && violent[p.typ]
}

// laysToOther returns the body of whose responsibility for p somebody speaks: "أكدت الحركة مسؤولية الجيش عن الهجوم"; -1 without one, and where
// he speaks of his own men.
func (w *work) laysToOther(p *proto) int {
	if !w.announcedAct(p) {
		return -1
	}
	j := w.prevWord(p.hit.First)
	if j < 1 || w.d.Tokens[j].Norm != "عن" && w.d.Tokens[j].Norm != "في" {
		return -1
	}
	m := w.d.ActorAt[j-1]
	if m < 0 || w.d.ActorPro[m] != "" || w.d.Actors[m].First < 1 || w.d.Cue("guilt", w.d.Actors[m].First-1) == 0 {
		return -1
	}
	if w.d.Cue("own", w.d.Actors[m].First) > 0 {
		return -1 // "مسؤولية مقاتليها عن الهجوم"
	}
	return m
}

// doerAndPlace reports whether the body right behind the noun of a shelling or a raid has the town that it struck right behind, with no preposition and no means,
// and so is its doer: "أعلن الحزب قصف القوات الإسرائيلية بلدة الخيام". Men are struck near what is named so: "قصف جنود العدو محيط الموقع".
func (w *work) doerAndPlace(p *proto) bool {
	m := w.mentionAt(p.hit.End)
	if m < 0 || p.typ != "shelling" && p.typ != "raid" || w.d.ActorPro[m] != "" || !armed(w.d.Actors[m].Kind) || w.d.Actors[m].Site || w.gripOf(m) != bare {
		return false
	}
	i := w.d.Actors[m].End
	if w.d.Cue("men", p.hit.End) > 0 || w.d.Cue("possession", p.hit.End) > 0 || i >= p.to || w.d.Cue("township", i) == 0 || !w.placeOpens(i) || w.d.ActorAt[i] >= 0 {
		return false
	}
	for k := w.d.Places[w.d.PlaceAt[i]].End; k < p.to; k++ {
		if strings.HasPrefix(w.d.Tokens[k].Norm, "ب") {
			return false // "قصف القوات الإسرائيلية مدينة كذا بالصواريخ": either may have used them
		}
	}
	return true
}

// ownStruck returns the body that opens a report by announcing a strike on a thing of its own, with which the pronoun behind the noun agrees, nobody being named
// before: "أعلن الجيش استهداف قاعدته"; -1 without one. Farther on, the pronoun means whoever was spoken of.
func (w *work) ownStruck(p *proto) int {
	i := p.hit.End
	if p.sent != 0 || i >= p.to || !strikes[p.typ] || w.d.Tokens[i].Kind != arabic.Word || !w.d.Lex.OwnedCue("site", &w.d.Tokens[i]) {
		return -1
	}
	m := w.announcedBy(p.hit.First)
	if m < 0 || !armed(w.d.Actors[m].Kind) {
		return -1
	}
	end := "ه"
	if genderOf(w.d.Tokens[p.gov.First].Norm) == 'f' {
		end = "ها"
	}
	if !strings.HasSuffix(w.d.Tokens[i].Norm, end) {
		return -1
	}
	return m
}
