package claim

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// What the counted are made of: "بينهم طفلان", or a list in apposition.

// parts reads what the counted are made of: "بينهم طفلان", "معظمهم نساء", or a list in apposition.
func (w *work) parts(out []group, i, end int) ([]group, int) {
	k := w.pastWounds(i, end)
	mark := k > i && w.d.Tokens[k-1].Kind != arabic.Word
	from := k
	for k < end && (w.harmWord(k) == "part" || w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "ومن") {
		k++
	}
	among := k > from && w.harmWord(k-1) == "part" || k > from+1 && w.harmWord(k-2) == "part"
	if k >= end || !among && (k > from || out[0].min == nil || k > i && !mark || strings.HasPrefix(w.d.Tokens[k].Norm, "و")) {
		return out, i
	}
	subs, to := w.subgroups(k, end)
	if len(subs) == 0 || !among && !w.apposed(out, subs, w.d.Tokens[k-1].Norm == "(") {
		return out, i
	}
	if !among && len(subs) == 1 && subs[0].who == out[0].who {
		return out, to // "طفل رضيع", "امرأة مسنة": the same person told more closely
	}
	return append(out, subs...), to
}

// pastWounds steps over the marks behind the counted, over "على الأقل", and over what they suffered: "بجروح متفاوتة،".
func (w *work) pastWounds(k, end int) int {
	for k < end {
		switch {
		case strings.Contains("،:(-", w.d.Tokens[k].Norm):
		case w.d.Cue("atleast", k) > 0:
			k += w.d.Cue("atleast", k) - 1
		case w.d.Cue("suffering", k) > 0:
			if k+2 < end && w.d.Tokens[k+1].Marbuta && w.d.Tokens[k+2].Kind == arabic.Punct && w.harmWord(k+1) == "" {
				k++
			}
		default:
			return k
		}
		k++
	}
	return k
}

// subgroups reads the parts themselves: "طفلان وامرأة", "45 طفلا و23 امرأة".
func (w *work) subgroups(k, end int) ([]group, int) {
	var subs []group
	to := k
	for {
		g, t, ok := w.group(k, end)
		if !ok || g.who == "same" || w.ownKind(g) != "" {
			break
		}
		if k, to = w.pastHome(t, end), t; len(subs) == 0 || !w.unit(subs[len(subs)-1], g) {
			g.sub = true
			subs = append(subs, g)
		}
		if k < end && w.d.Tokens[k].Norm == "،" {
			k++
		}
		if k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
			break
		}
		if w.d.Tokens[k].Norm == "و" {
			k++
		}
	}
	return w.mingled(subs), to
}

// apposed reports whether a list without "among them" is what the counted are made of: in brackets it adds up to the
// count, else it does not exceed it and names women and children.
func (w *work) apposed(out, subs []group, bracket bool) bool {
	sum := 0
	for _, g := range subs {
		if g.min == nil {
			return false
		}
		sum += *g.min
	}
	if len(out) > 1 || out[0].min == nil || sum > *out[0].min {
		return false
	}
	if bracket && sum == *out[0].min {
		return true
	}
	return subs[0].who == "women" || subs[0].who == "children"
}

// pastHome steps over what is told of one of a list before the next is named: that he is hurt, and where he is from ("سيدة من
// قلقيلية، وطفل جريح من جنين").
func (w *work) pastHome(k, end int) int {
	at := k
	if p, ok := w.personAt(at, end); ok && p.Number == 1 && p.Kind != "" {
		at++
	}
	if at+1 < end && w.d.Tokens[at].Norm == "من" && w.d.PlaceAt[at+1] >= 0 {
		at = w.d.Places[w.d.PlaceAt[at+1]].End
	}
	if at+1 < end && (w.d.Tokens[at].Norm == "،" || strings.HasPrefix(w.d.Tokens[at].Norm, "و")) {
		return at
	}
	return k
}

// farParts gives the counted of an expression their parts told farther on, up to a token: "قتل أربعة مدنيين في قصف على البلدة،
// بينهم طفل".
func (w *work) farParts(e *harmExpr, to int) {
	if !w.many(e.groups) {
		return
	}
	for k := e.end; k < min(to, e.end+partFar); k++ {
		if w.opensParts(k) {
			if subs, _ := w.subgroups(k+1, to); len(subs) > 0 && noMore(subs, e.groups[0]) {
				e.groups = append(e.groups, subs...)
			}
			return
		}
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Number != 1 || w.result(k) || w.d.Cue("turn", k) > 0 || w.startsNumber(k) && w.d.DateAt[k] < 0 {
			return // of others, it may be
		}
	}
}

// partFar is how many words may stand between the counted and their parts.
const partFar = 25

// many reports whether a list is one group of more than one, of which no parts are told yet.
func (w *work) many(gs []group) bool {
	return len(gs) == 1 && !gs[0].named && (gs[0].min == nil || *gs[0].min > 1)
}

// opensParts reports whether "بينهم" at k, behind a comma or "من", goes on with a count told before.
func (w *work) opensParts(k int) bool {
	if w.harmWord(k) != "part" {
		return false
	}
	before := strings.TrimPrefix(w.d.Tokens[k-1].Norm, "و")
	return before == "،" || before == "(" || before == "من" && w.d.Tokens[k].Norm != "هم"
}

// noMore reports whether the parts are no more than the whole.
func noMore(parts []group, whole group) bool {
	sum := 0
	for _, g := range parts {
		if g.min != nil {
			sum += *g.min
		}
	}
	return whole.min == nil || sum <= *whole.min
}

// personAt is the noun for people at k, before end.
func (w *work) personAt(k, end int) (lexicon.Person, bool) {
	if k >= end {
		return lexicon.Person{}, false
	}
	return w.d.Lex.PersonAt(&w.d.Tokens[k])
}
