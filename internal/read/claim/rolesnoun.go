package claim

import (
	"strings"

	"tawatur"
)

// ownedBy says what the mention m is to act p when it only says whose another noun is: the nationality of an act or a
// weapon ("غارة إسرائيلية", "برصاص إسرائيلي"), or the doer of an act that p came of ("من جراء قصف الجيش"). The second
// result is false for a mention that stands for itself.
func (w *work) ownedBy(p *proto, m int) (string, bool) {
	a := w.d.Actors[m]
	noun := w.prevWord(a.First)
	if a.Adjective {
		noun = a.Noun
	} else if !w.outcomeOnly(p) || w.d.ActorPro[m] != "" {
		return "", false
	}
	switch {
	case noun >= p.hit.End && a.Adjective && w.d.Cue("mediator", noun) > 0:
		return tawatur.RoleMediator, true // "بإشراف روسي"
	case noun >= p.hit.End && a.Adjective && w.d.Cue("backer", noun) > 0:
		return tawatur.RoleSupporter, true // "بدعم أميركي"
	case noun < 0 || a.Adjective && speechActs[p.typ]:
		return "", false
	case noun >= p.hit.First && noun < p.hit.End:
		return tawatur.RoleAgent, a.Adjective && p.hit.Entry.Class != "harm"
	case noun == w.pastNumber(p.hit.End) && strikes[p.typ] && w.deedAt(noun):
		return tawatur.RoleAgent, true // "استهداف غارة إسرائيلية المخيم"
	case p.typ == "property-damage" && !p.hit.Noun && noun == p.hit.End && w.deedAt(noun):
		return tawatur.RoleAgent, true // "دمرت غارات التحالف المخازن"
	case w.outcomeOnly(p) && w.deedAt(noun):
		return tawatur.RoleAgent, a.Adjective && p.hit.Entry.Class == "harm" || w.broughtBy(noun)
	case a.Adjective && p.hit.Noun && strikes[p.typ] && noun > p.hit.End && w.strikeAt(noun, true) && w.broughtBy(noun):
		return "", true // "استهداف القوات البلدة بغارات روسية"
	case w.broughtBy(noun):
		return tawatur.RoleAgent, a.Adjective && !w.deedAt(noun)
	case a.Adjective && noun > p.hit.End+2 && p.hit.Noun && !w.deedAt(noun):
		return "", true // "منطقة العمليات التركية"
	case a.Adjective && w.deedAt(noun) && (noun > p.hit.End+2 || p.hit.Noun && noun > p.hit.First) && !w.carriedBy(p, noun):
		return "", true
	}
	return "", false
}

// outcomeOnly reports whether p tells what came of an act, whose doer is its own: a toll, a service that stops, ruins.
func (w *work) outcomeOnly(p *proto) bool {
	return p.hit.Entry.Class == "harm" || p.typ == "service-disruption" || p.typ == "property-damage"
}

// deedAt reports whether a noun of act, or of doings without a type of their own ("عمليات"), stands at token i.
func (w *work) deedAt(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Noun && h.Entry.Class == "act" {
			return true
		}
	}
	return w.d.Cue("deed", i) > 0 || w.harmWord(i) == "deed"
}

// broughtBy reports whether the noun at token i is what something came of: behind "جراء" and the like, or with "ب".
func (w *work) broughtBy(i int) bool {
	if strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i].Norm, "و"), "ب") {
		return true
	}
	_, ok := w.cueBefore("cause", i)
	for k := i - 1; !ok && strings.HasPrefix(w.d.Tokens[i].Norm, "و") && k > i-5 && k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		ok = w.d.Cue("cause", k) > 0 // "جراء القصف وغارات التحالف"
	}
	return ok
}

// carriedBy reports whether the noun at token i is the act of p told by the verb that carries both: "شن غارات ... وقصفا".
func (w *work) carriedBy(p *proto, i int) bool {
	return strings.HasPrefix(w.d.Tokens[i].Norm, "و") && w.d.ActorAt[i] < 0 && i-p.hit.End < 4
}
