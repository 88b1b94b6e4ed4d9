package claim

import (
	"strings"

	"tawatur"
	"tawatur/internal/know/lexicon"
)

// foldTools lets a noun of strike with "ب" that says by what those were struck of whom the word of strike before it in its clause tells be that
// strike, whose harm it then is: "استهدفت القوات البلدة بقصف مدفعي، ما أدى إلى مقتل ثلاثة".
func (w *work) foldTools() {
	for i, p := range w.protos {
		if i == 0 || p.dropped != "" || p.gov != nil || !p.hit.Noun || !strikes[p.typ] || p.hit.Pronoun != "" || p.hit.Entry.Class != "act" || p.hit.Entry.Lemma == "استهداف" || !w.behindBy(p) {
			continue
		}
		q := w.protos[i-1]
		if q.dropped != "" || q.from != p.from || q.gov != nil || !takesTool(q) || w.ownedStrike(p) || w.toldApart(q, p) || w.olderStrike(p) || w.othersStrike(q, p) {
			continue
		}
		q.more = append(q.more, p.hit)
		q.step("more", w.words(p.hit.First, p.hit.End), "by what "+q.hit.Entry.ID+" was done")
		p.drop("by what " + q.hit.Entry.ID + " was done")
	}
}

// toldApart reports whether a verb, harm, or somebody who is accused of the strike p or has suffered by it stands between q and p, so that p is another strike:
// "تستهدف الحركة جنودا واستشهاد مدني بغارة", "استهدف الجيش المتهمين بقصف المدينة".
func (w *work) toldApart(q, p *proto) bool {
	_, suffers := w.cueBefore("suffers-by", p.hit.First)
	return suffers || w.ofTheAccused(p) || w.anyHarm(q.hit.End, p.hit.First) || w.mainVerb(q.hit.End, p.hit.First) >= 0
}

// olderStrike reports whether the strike p is told to be of an earlier time: "عائلات منكوبة بقصف سابق".
func (w *work) olderStrike(p *proto) bool {
	k := w.d.NextCue("former", p.hit.End, min(p.to, p.hit.End+ownedFar+1))
	return k < min(p.to, p.hit.End+ownedFar+1)
}

// othersStrike reports whether p is done by somebody other than who does q, or another means than p stands behind q: "قصفت القوات البلدة بالمدفعية ومحيط
// أريحا بغارات روسية".
func (w *work) othersStrike(q, p *proto) bool {
	for k := q.hit.End; k < p.hit.First; k++ {
		if _, n := w.weapon(k); n > 0 && strings.HasPrefix(w.d.Tokens[k].Norm, "ب") {
			return true
		}
	}
	own := w.toolDoer(p.hit, p.to)
	if own < 0 {
		return false
	}
	if on := w.patientAlone(q); q.hit.MayPassive && on >= 0 && w.post(w.d.Actors[on].First) {
		return false // "استهدفت مقرات الحزب بغارة إسرائيلية"
	}
	from := q.from
	if q.hit.Noun {
		from = q.hit.End
	}
	other := false
	for _, m := range w.inClause(from, p.hit.First) {
		if w.sameBody(m, own) {
			return false
		}
		other = other || !w.civil(m) && !(q.hit.Noun && w.rightBefore(m, p))
	}
	return other
}

// rightBefore reports whether nothing that is struck stands between mention m and the strike p, so that m is what p struck: "استهداف الحوثيين بغارات أمريكية".
func (w *work) rightBefore(m int, p *proto) bool {
	end := w.d.Actors[m].End
	return end == p.hit.First || strings.HasPrefix(w.d.Tokens[end].Norm, "ب") && w.d.PlaceAt[end] < 0 && !w.placeOpens(end)
}

// toolDoer returns the mention of who did the strike h: its adjective, or who stands behind a mark of the doer or right behind "من"; -1 without one.
func (w *work) toolDoer(h lexicon.Hit, to int) int {
	for _, m := range w.inClause(h.End, to) {
		a := w.d.Actors[m]
		if a.Adjective && a.Noun >= h.First && a.Noun < h.End || w.gripOf(m) == doer || w.carriedOutBy(a.First) || armed(a.Kind) && w.preposed(a.First) == "من" && a.First <= h.End+ownedFar+1 {
			return m
		}
	}
	return -1
}

// takesTool reports whether q is a verb of aiming or shelling, or the noun of aiming, behind which "ب" brings in what is struck with.
func takesTool(q *proto) bool {
	return (q.typ == "attack" || q.typ == "shelling" || q.typ == "air-strike") && q.hit.Entry.Class == "act" && q.hit.Entry.Condition != lexicon.Fired &&
		unspecific[q.hit.Entry.Lemma] && (!q.hit.Noun && !q.hit.Part || q.hit.Entry.Lemma == "استهداف")
}

// toldByTool lets the strike by which those were struck whom the word of p names say of what kind it was; it reports whether it did.
func (w *work) toldByTool(p *proto) bool {
	for _, h := range p.more {
		if t := h.Entry.Type; w.isTool(p, h) && t != "attack" && (p.typ == "attack" || p.typ == "shelling") {
			p.typ = t
			p.step("type", w.words(h.First, h.End), "told to be "+t+" there")
			return true
		}
	}
	return false
}

// isTool reports whether h, which goes on with p, is a strike that says by what p was done, in its clause.
func (w *work) isTool(p *proto, h lexicon.Hit) bool {
	return h.Noun && h.First >= p.hit.End && h.First < p.to && h.Entry.Lemma != "مجزره"
}

// behindBy reports whether "ب" stands with the noun of p, or with the number or the words for several before it: "بغارتين", "بخمس غارات", "بعدة غارات".
func (w *work) behindBy(p *proto) bool {
	if hasClitic(p.hit, 'ب') {
		return true
	}
	if _, ok := w.cueBefore("with-several", p.hit.First); ok {
		return true
	}
	j := w.prevWord(p.hit.First)
	if j >= 0 && w.d.Tokens[j].Norm == "من" {
		j = w.prevWord(j)
	}
	if j < 0 || w.d.NumberAt[j] < 0 {
		return false
	}
	j = w.d.Numbers[w.d.NumberAt[j]].First
	k := w.prevWord(j)
	return strings.HasPrefix(w.d.Tokens[j].Norm, "ب") || k >= 0 && (w.d.Tokens[k].Norm == "ب" || w.d.Tokens[k].Norm == "بـ")
}

// ownedStrike reports whether a strike has somebody of its own behind it with "ل" or a mark of the doer, who need not be the subject of the verb before.
func (w *work) ownedStrike(p *proto) bool {
	for k := p.hit.End; k < p.to && k <= p.hit.End+ownedFar; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k && strings.Contains(w.d.ActorPro[m], "ل") {
			return true
		}
	}
	return false
}

// ownedFar is how many adjectives a noun of strike may have before whose it is.
const ownedFar = 2

// castTool adds as doer whose strike it was by which those were struck whom a verb without a subject, or a noun, names: "استهدفت سيارة بغارة
// إسرائيلية". It reports whether h is such a strike, in the clause of the act itself.
func (w *work) castTool(p *proto, h lexicon.Hit) bool {
	if !w.isTool(p, h) {
		return false
	}
	if w.hasRole(p, tawatur.RoleAgent) {
		return true
	}
	if m, of := w.toolDoer(h, p.to), w.mentionAt(p.hit.End); m >= 0 && (of < 0 || !w.sameBody(m, of)) {
		w.add(p, m, tawatur.RoleAgent)
	}
	return true
}
