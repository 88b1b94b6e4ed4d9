package gazetteer

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// Again finds the place that "المدينة" or "المخيم" at token i names again: the last of those told before it, at token from or
// later, that is called by this word or, without a word for what it is, is of a kind that is called so. A governorate that
// is named alone stands for its seat: "في حماة ... وفي المدينة".
func (g *Gazetteer) Again(ts []arabic.Token, i, from int, told []Resolved) (Resolved, bool) {
	c := g.againAt(ts, i)
	if c == nil {
		return Resolved{}, false
	}
	for k := len(told) - 1; k >= 0; k-- {
		switch r := told[k]; {
		case r.First >= i, r.Place == nil && r.Cue == townCue: // more often a part of the town
		case r.First < from:
			return Resolved{}, false
		case g.calledSo(ts, &r, c):
			return r, true
		case r.cue != nil || r.weak || r.Place == nil:
		case r.Place.Type == typeCapital:
			return Resolved{}, false // as often its government
		case g.ofKind(&r, c):
			return r, true
		}
	}
	return Resolved{}, false
}

// MayBeAgain reports whether the word at token i is one that can name a place again: "المدينة", but not "المدينة الصناعية".
func (g *Gazetteer) MayBeAgain(ts []arabic.Token, i int) bool { return g.againAt(ts, i) != nil }

func (g *Gazetteer) againAt(ts []arabic.Token, i int) *cue {
	c := g.facts(&ts[i]).again
	if c != nil && i+1 < len(ts) && g.words.other[ts[i+1].Norm] {
		return nil
	}
	return c
}

// calledSo reports whether the words of a mention have that of the cue: "مدينة دوما", "مطار حماة".
func (g *Gazetteer) calledSo(ts []arabic.Token, r *Resolved, c *cue) bool {
	if r.Countryside || r.Direction != "" && r.cue != nil && r.cue.direction {
		return false
	}
	return slices.ContainsFunc(ts[r.First:r.NameFirst+1], func(t arabic.Token) bool {
		return slices.ContainsFunc(g.facts(&t).cues, func(of cueReading) bool { return of.cue == c && strings.HasSuffix(t.Norm, c.word) })
	})
}

// ofKind reports whether a place that is named without a word for what it is may be called by the cue's, and puts the seat
// of a governorate for it where a town is.
func (g *Gazetteer) ofKind(r *Resolved, c *cue) bool {
	seat := g.seats[r.Place.ADM1]
	if r.Place.Type == typeADM1 && c.kinds[typeADM1Seat] && !c.kinds[typeADM1] && seat != nil && g.spelled(seat, r.spelling) {
		r.Place, r.Precision = seat, seat.Precision
		return true
	}
	return c.kinds[r.Place.Type] && r.Place.Type != typeSite
}
