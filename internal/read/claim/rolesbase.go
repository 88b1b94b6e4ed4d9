package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/read/attribution"
)

// castBases makes the forces of a state a target where a post of theirs is struck whose nationality stands behind its
// name: "استهدفت قاعدة عين الأسد الأميركية", "موقعين إسرائيليين".
func (w *work) castBases(p *proto) {
	if !strikes[p.typ] && !w.barredBy(p) {
		return
	}
	from := p.hit.End
	if w.suffered(p) {
		from = p.from
	} else if p.hit.End > p.hit.First+1 {
		from = p.hit.End - 1 // "تدمير دبابتين": what completes the phrase is struck
	}
	for i, to := from, w.reach(p); i < to; i++ {
		k, id := w.baseAt(i)
		if id == "" || !strikes[p.typ] && !w.accusative(i) || w.notStruck(i) && !(p.typ == "explosion" && w.d.Cue("vehicle", i) > 0 && w.preposed(i) == "في") || has(w.idsOf(p, tawatur.RoleAgent), id) || has(w.idsOf(p, tawatur.RoleTarget), id) {
			continue
		}
		p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleTarget, first: k, end: k + 1})
		p.step(tawatur.RoleTarget, w.words(i, k+1), "whose post it is")
	}
}

// barredBy reports whether an act is told by a verb with its doer by which somebody is kept or taken, so that a column or a patrol in the accusative is whom:
// "منع الأهالي رتلا أميركيا من المرور".
func (w *work) barredBy(p *proto) bool {
	return !p.hit.Noun && !p.hit.Passive && (p.typ == "movement-restriction" || p.typ == "detention") && w.hasRole(p, tawatur.RoleAgent)
}

// castPostBefore makes the forces a target whose post is named before a noun of strike that takes it up by its pronoun, where
// somebody else is marked as the doer: "حريق في ثكنة زرعيت الإسرائيلية بعد استهدافها من قبل المقاومة".
func (w *work) castPostBefore(p *proto) {
	if !p.hit.Noun || p.hit.Pronoun == "" || !strikes[p.typ] || p.hit.End >= len(w.d.Tokens) || w.d.Cue("agent", p.hit.End) == 0 {
		return
	}
	for i := p.hit.First - 1; i >= w.d.Sentences[p.sent].First; i-- {
		if k, id := w.baseAt(i); id != "" {
			if !has(w.idsOf(p, tawatur.RoleAgent), id) {
				p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleTarget, first: k, end: k + 1})
				p.step(tawatur.RoleTarget, w.words(i, k+1), "the post named before")
			}
			return
		}
	}
}

// notStruck reports whether what stands at token i only says where something is: "قرب", "من", "في" before it or before "one of".
func (w *work) notStruck(i int) bool {
	if w.nearTo(i) {
		return true
	}
	switch w.preposed(w.beforePortion(i)) {
	case "", "علي", "ل", "نحو", "باتجاه", "تجاه", "ضد", "الي":
		return false
	}
	return true
}

// farAdjective is how many words may stand between a post and the adjective of its state.
const farAdjective = 5

// baseAt returns the adjective of nationality of the post at token i and the forces it means; "" where there is none.
func (w *work) baseAt(i int) (int, string) {
	if w.d.ActorAt[i] >= 0 || w.shipAt(i) > 0 {
		return 0, ""
	}
	if w.military(i) {
		return i + 2, w.r.base.Actors.NationForces(&w.d.Tokens[i+2])
	}
	if !w.post(i) {
		return 0, ""
	}
	for k := i + 1; k < len(w.d.Tokens) && k <= i+farAdjective && w.sentOf[k] == w.sentOf[i]; k++ {
		t := &w.d.Tokens[k]
		if t.Kind == arabic.Quote {
			continue
		}
		if t.Kind != arabic.Word || w.d.Cue("preposition", k) > 0 || w.d.Cue("capital", k) > 0 || w.d.ActorAt[k] >= 0 || w.open[k] {
			return 0, ""
		}
		if id := w.r.base.Actors.NationForces(t); id != "" && !strings.HasPrefix(t.Norm, "و") {
			return k, id
		}
		if _, verb := w.finite(k); verb && w.d.PlaceAt[k] < 0 {
			return 0, ""
		}
	}
	return 0, ""
}

// military reports whether a thing at token i is called one of forces, with room for a nationality behind: "حافلة عسكرية روسية".
func (w *work) military(i int) bool {
	return i+2 < len(w.d.Tokens) && w.d.Cue("military", i+1) > 0 && w.d.Cue("post", i) == 0 && w.d.ActorAt[i+1] < 0 && w.d.ActorAt[i+2] < 0 && w.sentOf[i+2] == w.sentOf[i] && !w.deedAt(i)
}

// post reports whether a place of forces is named at token i: a base, a camp, a position, one or two.
func (w *work) post(i int) bool {
	if w.d.Cue("post", i) > 0 {
		return true
	}
	rest, ok := strings.CutPrefix(w.d.Tokens[i].Norm, "ل")
	return ok && w.d.Lex.Cue("post", []arabic.Token{{Norm: rest}}, 0) > 0
}

// kindOf returns of what kind a speaker is, be it a group that no list has; "" where nothing tells.
func (w *work) kindOf(s attribution.Speaker) string {
	if a := w.actorByID(s.ID); a != nil {
		return a.Kind
	}
	if m := w.d.ActorAt[s.First]; m >= 0 && s.ID == "" && w.d.Actors[m].First == s.First && w.d.Actors[m].Name != "" {
		return w.d.Actors[m].Kind
	}
	return ""
}
