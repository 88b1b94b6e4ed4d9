package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/read/layout"
)

// Prose that says what somebody does always, or what happens in wars, is no news of an act. News has a place, a day or a count.

// blows are the acts that news tells of some place or day. Fighting, raids, arrests and protests it tells as going on, too.
var blows = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "property-damage": true}

// timeless reports whether a violent act is told in the present with no place, day or count of its own: what is done always, or what an
// opinion says of somebody: "إن الاحتلال يستهدف المدنيين". Flashes tell so what was just done, their subject first: "الجيش يقصف مواقع"; and
// what is done with a weapon of its own, or now, is done once.
func (w *work) timeless(p *proto) bool {
	verb := w.carrier(p)
	if verb.Noun || !verb.Present || !blows[p.typ] || p.modality != tawatur.Asserted {
		return false
	}
	if len(p.places) > 0 || strings.Contains(verb.Pro, "ل") || verb.Entry.Class == "phase" || verb.Entry.Class == "speech" || p.again != nil || w.d.Sentences[p.sent].Kind != layout.Body {
		return false
	}
	from := min(p.from, verb.First)
	if w.d.NextCue("now", from, p.to) < p.to || w.armedOnce(p, from) {
		return false
	}
	return !w.subjectOpens(p.sent, verb.First) && !w.dated(p) && !w.anyIn(from, p.to, w.d.PlaceAt) && !givesNumber(p.harm)
}

// armedOnce reports whether a verb tells that somebody strikes with a weapon, and not that he does so again and again, whoever he is, or might:
// "إن القوات تقصف المنطقة بالمدفعية الثقيلة".
func (w *work) armedOnce(p *proto, from int) bool {
	if len(p.means) == 0 || p.hit.Noun || !w.hasRole(p, tawatur.RoleAgent) || w.d.NextCue("habit", from, p.to) < p.to {
		return false
	}
	j := w.prevWord(p.hit.First)
	return j < 0 || w.d.Tokens[j].Norm != "ان" && w.d.Cue("relative", j) == 0 && w.d.Cue("background", j) == 0
}

// subjectOpens reports whether a sentence, or what it tells behind a colon, a stroke or the mark of a flash, opens with somebody's name before
// the verb at token i: "عاجل | الجيش الإسرائيلي يقصف".
func (w *work) subjectOpens(sent, i int) bool {
	from := w.d.Sentences[sent].First
	for k := from; k < i; k++ {
		if t := w.d.Tokens[k].Norm; t == ":" || t == "|" {
			from = k + 1
		}
	}
	for from < i && (w.d.Tokens[from].Kind != arabic.Word || w.d.Cue("flash", from) > 0) {
		from++
	}
	m := w.d.ActorAt[from]
	if m < 0 || w.d.Actors[m].First != from {
		return false
	}
	for k := w.d.Actors[m].End; k < i; k++ {
		if !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") || w.d.Cue("relative", k) > 0 {
			return false
		}
	}
	return w.d.Actors[m].End <= i
}

// givesNumber reports whether harm is told with a number.
func givesNumber(es []harmExpr) bool {
	return slices.ContainsFunc(es, func(e harmExpr) bool {
		return slices.ContainsFunc(e.groups, func(g group) bool { return g.min != nil || g.max != nil })
	})
}
