package claim

import (
	"strings"

	"tawatur/internal/know/lexicon"
)

// Nouns of act that a verb tells to have taken place.

// followedFar is how many tokens behind a noun of act the verb may stand that tells that it took place.
const followedFar = 8

// followed reports whether a verb of taking place or of reaching stands behind its subject, a noun of strike or clash with its place behind
// the verb: "ثماني غارات بالصواريخ طالت المدينة", "قصفا مماثلا تركز على محيط القرية".
func (w *work) followed(p *proto) bool {
	if !strikes[p.typ] && p.typ != "armed-clash" || p.again != nil {
		return false
	}
	for k := p.hit.End; k < p.hit.End+followedFar && k < len(w.d.Tokens) && w.sentOf[k] == p.sent; k++ {
		if w.d.Tokens[k].Norm == "،" || w.d.Cue("relative", k) > 0 {
			return false
		}
		h, ok := w.finite(k)
		if !ok {
			continue
		}
		return h.Entry.Class == "occur" && h.Pro == "" && h.Pronoun == "" && w.anyIn(k+1, min(p.to, k+followedFar), w.d.PlaceAt)
	}
	return false
}

// occurs returns the reading of the verb h, right before the noun of act p, by which the act takes place and is not done by somebody: "تجدد
// القتال" and not "تجدد القوات هجومها", which are spelled alike.
func (w *work) occurs(p *proto, h lexicon.Hit) lexicon.Hit {
	if h.Entry.Class != "light" || h.End != p.hit.First || h.Pronoun != "" || strings.ContainsAny(p.hit.Pro, "بل") {
		return h
	}
	for _, o := range w.d.Hits[h.First] {
		if o.Entry.Class == "occur" && !o.Noun && !o.Part && !w.nominal(h.First, o) {
			return o
		}
	}
	return h
}

// notEnded reports whether an act is told to go on by a verb of ending that is negated: "لم يتوقف القصف على المدينة".
func (w *work) notEnded(p *proto) bool {
	return p.gov != nil && p.gov.Entry.Class == "end" && p.gov.Entry.Frame == "intransitive" && !p.gov.Noun && p.gov.End == p.hit.First &&
		p.hit.Pro == "" && w.negated(p.gov.First)
}

// kindOfBlow gives a verb of striking the type of the strike that is its subject: "ضرب انفجار المدينة" tells of an explosion.
func (w *work) kindOfBlow(p *proto) {
	if p.hit.Noun || p.hit.Entry.Type != "attack" || p.hit.Entry.Condition != "place, actor" || p.hit.End >= len(w.d.Tokens) {
		return
	}
	for _, h := range w.d.Hits[p.hit.End] {
		if h.Noun && h.Entry.Class == "act" && strikes[h.Entry.Type] {
			p.typ = h.Entry.Type
			p.step("type", w.words(h.First, h.End), "the strike that is its subject")
			return
		}
	}
}

// siteBehind reports whether a verb of taking has a bridge, a post or a quarter for its object, of which no list may know the name, and a
// body under arms takes part: "استعاد الجيش جسر سوبا".
func (w *work) siteBehind(p *proto) bool {
	managed := p.gov != nil && !p.gov.Noun && p.gov.Entry.Class == "phase" // a noun alone tells as often what is planned
	if p.hit.Passive || p.hit.Noun && !managed || !w.anyForce(p.from, p.to) {
		return false
	}
	for k := p.hit.End; k < min(p.to, p.hit.End+siteFar); k++ {
		if w.d.Cue("preposition", k) > 0 {
			return false
		}
		if w.d.Cue("ground", k) > 0 || w.d.Cue("post", k) > 0 || w.d.Cue("settlements", k) > 0 {
			return true
		}
	}
	return false
}

// siteFar is how many tokens behind a verb of taking its object may begin.
const siteFar = 5

// inForceFar is how many tokens behind an agreement the words may stand that say that it came into force.
const inForceFar = 8

// inForce reports whether an agreement is told to have come into force: "دخلت الهدنة حيز التنفيذ".
func (w *work) inForce(p *proto) bool {
	return p.typ == "agreement" && w.anyCue("in-force", p.hit.End, min(p.to, p.hit.End+inForceFar))
}
