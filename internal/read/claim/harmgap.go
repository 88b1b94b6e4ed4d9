package claim

import (
	"strings"

	"tawatur/arabic"
)

// What may stand between a verb of harm and those it counts: a day, a wound, the act to which they fell.

// gap skips what may stand between a verb of harm and the counted: dates, quotes, "على إثرها", "أيضا".
func (w *work) gap(k, end int) int {
	from := k
	if w.harmWord(k-1) == "victim" {
		k = w.pastActs(k, end)
	}
	for k < end && k < from+10 {
		next := k+1 < end && w.d.DateAt[k+1] >= 0
		switch t := w.d.Tokens[k]; {
		case t.Kind == arabic.Quote, w.d.DateAt[k] >= 0, w.harmWord(k) == "gap":
		case t.Norm == "،" && (next || w.d.DateAt[k-1] >= 0 || k+2 < end && w.d.DateAt[k+2] >= 0):
		case next && w.d.Cue("preposition", k) > 0:
		case t.Norm == "في" && k+1 < end && w.placeOpens(k+1):
			k = w.d.Places[w.d.PlaceAt[k+1]].End - 1 // "قتل في سرمين ثلاثة"
		case t.Norm == "من" && k+2 < end && w.d.Tokens[k+1].Norm == "جانب" && w.d.ActorAt[k+2] >= 0:
			k = w.d.Actors[w.d.ActorAt[k+2]].End - 1
		case k == from && w.harmWord(k) == "part" && strings.HasPrefix(t.Norm, "من"): // "قتل منهم طفل"
		case t.Norm == "علي" && k+1 < end && (w.harmWord(k+1) == "gap" || w.d.Tokens[k+1].Norm == "اثر"):
		case w.d.Cue("because", k) > 0 && k+2 < end && w.harmWord(k+1) == "that":
			if k++; !w.startsNumber(k+1) && strings.HasPrefix(w.d.Tokens[k+1].Norm, "ال") {
				k++ // "جراء هذا القصف", but "جراء ذلك ثلاثة"
			}
		case (w.d.Cue("because", k) > 0 || w.d.Tokens[k].Norm == "في") && k+1 < end && w.actNamed(k+1):
			k = w.pastActs(k+1, end) - 1
		case w.d.Cue("suffering", k) > 0:
			if k+1 < end && w.d.Tokens[k+1].Marbuta && w.d.NumberAt[k+1] < 0 {
				k++ // "بجروح بليغة"
			}
			if k+1 < end && w.d.Tokens[k+1].Norm == "،" {
				k++
			}
		default:
			return k
		}
		k++
	}
	return k
}

// placeOpens reports whether the mention of a place begins at token k.
func (w *work) placeOpens(k int) bool {
	p := w.d.PlaceAt[k]
	return p >= 0 && w.d.Places[p].First == k
}

// pastActs steps over the act to which people fell victim: "ضحية هذه الهجمات", "ضحية القصف المدفعي على البلدة".
func (w *work) pastActs(k, end int) int {
	at := k
	if at < end && w.harmWord(at) == "that" {
		at++
	}
	if at >= end || !w.actNamed(at) {
		return k
	}
	if at++; at < end && w.ofTheAct(at) {
		at++
	}
	for ; at < end && at < k+longAct && w.d.NumberAt[at] < 0 && w.d.Tokens[at].Kind == arabic.Word; at++ {
		if _, ok := w.d.Lex.PersonAt(&w.d.Tokens[at]); ok && (w.d.ActorAt[at] < 0 || w.opensActor(at)) || w.d.Cue("suffering", at) > 0 || w.harmWord(at) == "part" || strings.HasPrefix(w.d.Tokens[at].Norm, "و") {
			break
		}
	}
	return at
}

// ofTheAct reports whether the word at k is an adjective of the definite act before it, though people are called so too: "الهجوم
// الإرهابي".
func (w *work) ofTheAct(k int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if !ok || p.Number != 1 || p.Group != "fighters" || !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return false
	}
	k++ // a man would have his name here, or what he is of
	return k >= len(w.d.Tokens) || w.d.Tokens[k].Kind == arabic.Punct || w.d.Cue("preposition", k) > 0 || w.d.Cue("relative", k) > 0
}

// opensActor reports whether the word at k opens an actor's mention: the man of "زعيم التنظيم", not of "هجوم مسلحي التنظيم".
func (w *work) opensActor(k int) bool {
	m := w.d.ActorAt[k]
	return m >= 0 && w.d.Actors[m].First == k && w.countable(k)
}

// longAct is how many words the naming of an act and its place may have between its victims and their number.
const longAct = 10

// actNamed reports whether the word at k is a violent act named again with the article: "في العملية", "خلال الهجوم".
func (w *work) actNamed(k int) bool {
	if !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return false
	}
	if w.harmWord(k) == "deed" {
		return true
	}
	for _, h := range w.d.Hits[k] {
		if h.Noun && violent[h.Entry.Type] {
			return true
		}
	}
	return false
}
