package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Merchant ships: who strikes or seizes one strikes no army, whatever its name and its flag are.

// castShips makes a merchant ship a target that is struck or seized and that no table knows by its words: "استهدفت سفينة \"نورا\" الإسرائيلية في البحر
// الأحمر".
func (w *work) castShips(p *proto) {
	if !strikes[p.typ] && p.typ != "detention" || p.hit.Part || p.hit.Entry.Frame == "intransitive" || strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return
	}
	from := p.hit.End
	if w.suffered(p) || p.hit.Passive {
		from = p.from
	}
	for i, to := from, w.reach(p); i < to; i++ {
		end := w.shipAt(i)
		if end == 0 || w.notStruck(i) && i > p.hit.End || w.aboard(i) || w.shipStrikes(p, i, end) || has(w.idsOf(p, tawatur.RoleTarget), merchantShip) {
			continue
		}
		p.roles = append(p.roles, role{actor: -1, id: merchantShip, role: tawatur.RoleTarget, first: i, end: end})
		p.step(tawatur.RoleTarget, w.words(i, end), "a merchant ship")
		return
	}
}

// aboard reports whether the ship at token i is only where somebody or something is: "على متن السفينة".
func (w *work) aboard(i int) bool {
	j := w.prevWord(i)
	return j >= 0 && w.d.Cue("aboard", j) > 0
}

// shipStrikes reports whether the ship named from token i to end stands as the subject right behind an active verb that agrees with it, for what is struck comes
// behind: "قصفت السفن ساحل المدينة", "استهدفت سفن في البحر مواقع".
func (w *work) shipStrikes(p *proto, i, end int) bool {
	if i != p.hit.End || p.hit.Noun || p.hit.Passive || p.hit.Pronoun != "" || p.hit.Gender == 'm' || w.subjectBefore(p) {
		return false
	}
	for k := end; k < p.to; k++ {
		switch {
		case w.d.Cue("inside", k) > 0 && w.d.Cue("preposition", k) == 0, strings.HasPrefix(w.d.Tokens[k].Norm, "و"):
			return false // "سفينة غرب المدينة", "سفينة ومدمرة"
		case w.d.Cue("preposition", k) > 0:
			for k++; k+1 < p.to && w.withinPlace(k, k+1); k++ {
			}
		case w.d.PlaceAt[k] >= 0, w.d.ActorAt[k] >= 0 && !w.d.Actors[w.d.ActorAt[k]].Adjective, w.d.Cue("site", k) > 0, w.objectAfter(k) && !strings.HasPrefix(w.d.Tokens[k].Norm, "ل") && !strings.HasPrefix(w.d.Tokens[k].Norm, "ب"):
			return !w.nearTo(k) && w.preposed(k) == ""
		case w.d.Tokens[k].Kind != arabic.Word, w.d.Cue("flag", k) > 0:
			return false
		}
	}
	return false
}

// subjectBefore reports whether whoever does what the verb of p tells stands before it, by name or as a pronoun: "إنها استهدفت".
func (w *work) subjectBefore(p *proto) bool {
	if j := w.prevWord(p.hit.First); j >= 0 && strings.HasSuffix(w.d.Tokens[j].Norm, "نها") {
		return true
	}
	return slices.ContainsFunc(p.roles, func(r role) bool { return r.role == tawatur.RoleAgent && !r.copied && r.first < p.hit.First })
}

// withinPlace reports whether tokens i and k are of one place's name.
func (w *work) withinPlace(i, k int) bool {
	return w.d.PlaceAt[i] >= 0 && w.d.PlaceAt[i] == w.d.PlaceAt[k]
}

// merchantShip is the id of a merchant ship.
const merchantShip = "merchant-ship"

// shipName is how many words the name of a ship has at most between its quotation marks.
const shipName = 5

// shipAt returns the token behind the merchant ship named at token i, with its name in quotation marks and the adjective of its state; 0 where there is none, or
// it is one of war or a navy's, or nothing says which.
func (w *work) shipAt(i int) int {
	n := w.d.Cue("ship", i)
	if n == 0 || w.d.ActorAt[i] >= 0 || w.d.Cue("warship", i) > 0 {
		return 0
	}
	if m := w.d.ActorAt[min(i+n, len(w.d.Tokens)-1)]; m >= 0 && !w.d.Actors[m].Adjective {
		return 0 // "سفن الاحتلال"
	}
	end := w.pastQuoted(i + n)
	for k := end; k < len(w.d.Tokens) && k < end+3 && w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("preposition", k) == 0; k++ {
		if w.r.base.Actors.NationForces(&w.d.Tokens[k]) != "" {
			end = k + 1 // "سفينة نفطية أميركية"
			break
		}
	}
	if end == i+n && !strings.HasPrefix(w.d.Tokens[i].Norm, "ال") && !strings.HasPrefix(w.d.Tokens[end-1].Norm, "ال") {
		return 0 // "سفينة": whose and of what kind, nobody says
	}
	for k := i + n; k < len(w.d.Tokens) && k < end+3 && w.sentOf[k] == w.sentOf[i] && !w.open[k]; k++ {
		if m := w.d.ActorAt[k]; w.d.Cue("of-war", k) > 0 || m >= 0 && !w.d.Actors[m].Adjective && w.d.ActorPro[m] != "" {
			return 0
		}
	}
	return end
}

// pastQuoted steps over a name in quotation marks at token i.
func (w *work) pastQuoted(i int) int {
	if i >= len(w.d.Tokens) || w.d.Tokens[i].Kind != arabic.Quote {
		return i
	}
	for k := i + 1; k < len(w.d.Tokens) && k <= i+1+shipName; k++ {
		if w.d.Tokens[k].Kind == arabic.Quote {
			return k + 1
		}
	}
	return i
}

// underFlag reports whether only the flag of mention m is told of: "سفينة ترفع علم ليبيريا", "أرتال ترفع أعلام الحركة".
func (w *work) underFlag(m int) bool {
	_, ok := w.cueBefore("flag", w.d.Actors[m].First)
	return ok
}
