package claim

import "strings"

// Harm told by who mourns it: a body under arms names its own dead, with titles and names between.

// mournedFar is how many words behind the verb its dead may stand: names are long, and of several men there may be some.
const mournedFar = 45

// mourned reports whether the dead at token i are those whom a body under arms mourns: "زفت المقاومة الشهيد أحمد", "نعت الكتائب أحمد شهيدا".
func (w *work) mourned(i int) bool { return w.mournerOf(i) >= 0 }

// grieved reports whether a claim tells of nothing but those who are mourned.
func (w *work) grieved(p *proto) bool {
	return p.typ == "harm" && p.hit.Entry.Class == "harm" && w.mourned(p.hit.First)
}

// mournerOf returns the verb of mourning, with a body under arms right behind it, of which those called dead at token i are the object, -1
// for none. No other verb and no other actor stands between: who mourns another body's man lost none of his own.
func (w *work) mournerOf(i int) int {
	if !strings.Contains(w.d.Tokens[i].Norm, "شهيد") && !strings.Contains(w.d.Tokens[i].Norm, "شهداء") {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-mournedFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.harmWord(k) == "mourns" {
			m := w.mentionAt(k + 1)
			if m >= 0 && w.d.Actors[m].End <= i && armed(w.d.Actors[m].Kind) && !w.othersBetween(w.d.Actors[m].End, i, w.d.Actors[m].ID) && w.diedArmed(k, i) {
				return k
			}
			return -1
		}
		if _, verb := w.finite(k); verb {
			return -1
		}
	}
	return -1
}

// diedArmed reports whether the mourned, called dead at token i, are told to have borne arms for who mourns them at token k, by a word for such men
// or for what they fell: a body mourns the bystanders of its people too.
func (w *work) diedArmed(k, i int) bool {
	for n := k + 2; n+1 < len(w.d.Tokens) && w.sentOf[n] == w.sentOf[k]; n++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[n]); ok && p.Group == "fighters" && n < i+3 || w.d.Tokens[n].Norm == "طريق" && w.d.Tokens[n+1].Norm == "القدس" {
			return true
		}
	}
	return false
}

// othersBetween reports whether an actor of another id is named from token i to end.
func (w *work) othersBetween(i, end int, id string) bool {
	for ; i < end; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].ID != id && w.d.Actors[m].ID != "" {
			return true
		}
	}
	return false
}

// toldOfMourned reports whether the mourned at token i were called dead before in their sentence: "زفت الشهيد أحمد الذي ارتقى شهيدا".
func (w *work) toldOfMourned(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && w.harmWord(k) != "mourns"; k-- {
		if strings.Contains(w.d.Tokens[k].Norm, "شهيد") {
			return true
		}
	}
	return false
}
