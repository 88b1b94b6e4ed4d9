package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/read/layout"
)

// Prose that says what somebody does always, or what happens in wars, is no news of an act. News has a place, a day or a count.

// blows are the acts that news tells of some place or day. Fighting, raids, arrests and protests it tells as going on, too.
var blows = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "property-damage": true}

// timeless reports whether a violent act is told in the present with no place, day or count of its own: what is done always, or what an
// opinion says of somebody: "إن الاحتلال يستهدف المدنيين". Flashes tell so what was just done, their subject first: "الجيش يقصف مواقع".
func (w *work) timeless(p *proto) bool {
	verb := w.carrier(p)
	if verb.Noun || !verb.Present || !blows[p.typ] || p.modality != tawatur.Asserted {
		return false
	}
	if len(p.places) > 0 || strings.Contains(verb.Pro, "ل") || verb.Entry.Class == "phase" || verb.Entry.Class == "speech" || p.again != nil || w.d.Sentences[p.sent].Kind != layout.Body {
		return false
	}
	return !w.subjectOpens(p.sent, verb.First) && !w.dated(p) && !w.namesPlace(min(p.from, verb.First), p.to) && !numbered(p.harm)
}

// subjectOpens reports whether a sentence opens with somebody's name right before the verb at token i.
func (w *work) subjectOpens(sent, i int) bool {
	m := w.d.ActorAt[w.d.Sentences[sent].First]
	return m >= 0 && w.d.Actors[m].First == w.d.Sentences[sent].First && w.d.Actors[m].End == i
}

// namesPlace reports whether a place is named between two tokens.
func (w *work) namesPlace(from, to int) bool {
	return slices.ContainsFunc(w.d.PlaceAt[from:to], func(k int) bool { return k >= 0 })
}

// numbered reports whether harm is told with a number.
func numbered(es []harmExpr) bool {
	return slices.ContainsFunc(es, func(e harmExpr) bool {
		return slices.ContainsFunc(e.groups, func(g group) bool { return g.min != nil || g.max != nil })
	})
}
