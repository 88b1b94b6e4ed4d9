package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Men who are named by an office or a trade and whose body no table knows.

// holderFar is how many words behind an act its object may stand, holderWords how many an office may have with the name behind it.
const (
	holderFar   = 12
	holderWords = 9
)

// castHolder makes a man a target whom an act is done to, or whose house or car it strikes, and who is named by his office or his trade:
// "استهدفت عبوة سيارة رئيس البلدية", "خطف مسلحون آمر الكتيبة الثانية".
func (w *work) castHolder(p *proto) {
	if !strikes[p.typ] && p.typ != "detention" && p.typ != "raid" || p.hit.Entry.Class == "harm" {
		return
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+holderFar; i++ {
		end, id := w.holderAt(i)
		if end == 0 || !w.holderStruck(p, i) {
			continue
		}
		if i >= w.reach(p) {
			return
		}
		within := func(r role) bool { return r.first < end && r.end > i }
		_, plain := w.d.Lex.PersonAt(&w.d.Tokens[i])
		if slices.ContainsFunc(p.roles, func(r role) bool {
			return r.role == tawatur.RoleTarget && (within(r) || plain || r.id == id && id != "")
		}) {
			return
		}
		p.roles = slices.DeleteFunc(p.roles, within)
		p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleTarget, first: i, end: end})
		p.step(tawatur.RoleTarget, w.words(i, end), "a man named by his office")
		return
	}
}

// holderAt returns the token behind the office or the trade at token i, with the name of its holder, and who he is as far as that says; 0 where no
// single man is named so.
func (w *work) holderAt(i int) (end int, id string) {
	t := &w.d.Tokens[i]
	if t.Kind != arabic.Word || w.d.ActorAt[i] >= 0 || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 || strings.HasPrefix(t.Norm, "و") {
		return 0, ""
	}
	if n := w.d.Cue("civil-holder", i); n > 0 {
		return w.holderEnd(i + n), "civilians"
	}
	if n := w.d.Cue("holder", i); n > 0 {
		return w.holderEnd(i + n), ""
	}
	one, ok := w.d.Lex.PersonAt(t)
	switch {
	case !ok || one.Number != 1 || one.Kind != "" || one.Group == "same" || one.Group == "nation":
		return 0, ""
	case w.d.Cue("called", i) > 0:
		if end = w.holderEnd(i + 1); end == i+1 {
			end = 0
		}
		return end, ""
	case one.Group == "fighters":
		id = "fighters"
	case one.Group != "people" || w.harmWord(i) == "kin":
		id = "civilians" // "مسؤول" may be anybody's
	}
	if end = w.nameAt(min(i+1, len(w.d.Tokens)-1)); end == 0 {
		end = i + 1
	}
	return end, id
}

// holderEnd returns the token behind what an office is held in and the name of its holder.
func (w *work) holderEnd(i int) int {
	for end := i + holderWords; i < len(w.d.Tokens) && i < end; i++ {
		_, verb := w.finite(i)
		if w.d.Tokens[i].Kind != arabic.Word || verb || w.d.DateAt[i] >= 0 || w.d.Cue("preposition", i) > 0 || w.open[i] || w.deedAt(i) || strings.HasPrefix(w.d.Tokens[i].Norm, "ب") && w.d.PlaceAt[i] < 0 {
			break
		}
	}
	return i
}

// holderStruck reports whether the man named at token i is the object of an act, or of a verb that goes on with it, or who has the house or car that
// is struck.
func (w *work) holderStruck(p *proto, i int) bool {
	j := w.prevWord(i)
	if j < p.hit.First {
		return false
	}
	if home := w.homeAt(j); home && p.typ != "detention" {
		under := w.preposed(j)
		return !w.notStruck(j) || p.typ == "explosion" && (under == "في" || w.d.Cue("beneath", w.prevWord(j)) > 0)
	}
	if _, counted := w.d.Lex.PersonAt(&w.d.Tokens[i]); counted && (p.typ == "detention" || p.hit.Entry.Harm == "slay") {
		return false // told with those detained or slain
	}
	if slices.ContainsFunc(p.more, func(h lexicon.Hit) bool { return !h.Noun && h.End == i }) {
		return true
	}
	if p.typ == "raid" {
		return false
	}
	if p.hit.Noun {
		return i == p.hit.End && w.ofPerson(p) && p.hit.Pronoun == ""
	}
	if p.hit.Passive {
		return i == p.hit.End
	}
	if m := w.d.ActorAt[j]; m >= 0 {
		return slices.ContainsFunc(p.roles, func(r role) bool { return r.actor == m && r.role == tawatur.RoleAgent })
	}
	return j == p.hit.End-1 && p.hit.Pronoun == "" && (p.hit.Gender == 'f' || w.plural(p.hit.First)) && w.hasRole(p, tawatur.RoleAgent)
}

// homeAt reports whether a house or a car of somebody's is named at token j, with a preposition or without.
func (w *work) homeAt(j int) bool {
	if w.d.Cue("home", j) > 0 {
		return true
	}
	for _, prep := range [...]string{"ب", "ل"} {
		rest, ok := strings.CutPrefix(w.d.Tokens[j].Norm, prep)
		if ok && w.d.Lex.Cue("home", []arabic.Token{{Norm: rest, Kind: arabic.Word}}, 0) > 0 {
			return true
		}
	}
	return false
}

// heldFar is how many words may stand between the noun of a strike and the verb that tells who holds the land from which it came.
const heldFar = 6

// castFromLand gives a strike without a doer to those who hold the land from which it came: "قصف صاروخي من المناطق التي تسيطر عليها قسد على المدينة".
func (w *work) castFromLand(p *proto) {
	if !p.hit.Noun || !strikes[p.typ] || w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	end := w.d.Sentences[p.sent].End
	for k := p.hit.End; k < min(p.hit.End+heldFar, end-2); k++ {
		if h, ok := w.finite(k); !ok || h.Entry.Lemma != "سيطر" || !w.comesFrom(k, p.hit.First) {
			continue
		}
		for m := w.d.ActorAt[k+2]; m >= 0 && m < len(w.d.Actors) && w.d.Actors[m].End <= end; m++ {
			a := w.d.Actors[m]
			if a.First != k+2 && !w.coordinated(m-1, m) || !armed(a.Kind) || has(w.idsOf(p, tawatur.RoleTarget), a.ID) {
				return
			}
			p.roles = append(p.roles, role{actor: m, id: a.ID, role: tawatur.RoleAgent, first: a.First, end: a.End})
			p.step(tawatur.RoleAgent, w.words(a.First, a.End), "holds the land from which it came")
		}
		return
	}
}

// comesFrom reports whether "from" and a word for an area stand before the verb at token k, which tells who holds it, and behind token after.
func (w *work) comesFrom(k, after int) bool {
	land := w.prevWord(k)
	if land >= 0 && w.d.Cue("relative", land) > 0 {
		land = w.prevWord(land)
	}
	return land > after && w.d.Cue("area", land) > 0 && w.d.Tokens[land-1].Norm == "من"
}
