package claim

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// How an actor is held by the words before it: by whom, against whom, whose.

// grip is how an actor mention is held by the words before it.
type grip uint8

const (
	bare      grip = iota // a noun of its own: subject or object
	doer                  // behind "من قبل", "على يد"
	struck                // behind "على", "ضد", "بحق"
	owned                 // behind "مواقع", "نقاط": what belongs to the actor is struck
	backer                // behind "بدعم", "مدعومة من"
	broker                // behind "برعاية"
	together              // behind "مع", "بين"
	toward                // behind "ل", "إلى"
	area                  // behind "مناطق سيطرة": says where, not who
	otherwise             // behind another preposition
)

// gripOf says how the actor mention m is held.
func (w *work) gripOf(m int) grip {
	if g, told := w.gripTold(m); told {
		return g
	}
	a := w.d.Actors[m]
	if w.postedThere(m) || w.describes(a.First) || w.bordering(a.First) || w.leftOver(a.First) {
		return area
	}
	if w.usedBy(m) {
		return owned
	}
	if j, ok := w.cueBefore("held", a.First); ok {
		return w.heldBy(j)
	}
	if w.brokers(m) {
		return broker
	}
	if _, ok := w.cueBefore("agent", w.beforePortion(a.First)); ok && (!(w.post(a.First) && w.d.Cue("site", a.First) > 0) || w.roomOf(m)) {
		return doer
	}
	if w.nearTo(a.First) {
		return area
	}
	if j, ok := w.siteOf(m); ok && w.cameOf(j) {
		return doer
	} else if ok && w.unitOf(j) {
		return w.unitGrip(j)
	} else if ok {
		return w.possessed(j)
	}
	if strings.Contains(w.d.ActorPro[m], "ل") {
		return toward
	}
	if strings.ContainsAny(w.d.ActorPro[m], "بك") {
		return otherwise
	}
	if g := prepGrip(w.preposed(a.First)); g != bare || !w.ruledWith(m) {
		return g
	}
	return area
}

// gripTold returns the grip that words made for it give a mention, before any preposition is asked: "من قبل", "بدعم", "المسمى"; false without them.
func (w *work) gripTold(m int) (grip, bool) {
	a := w.d.Actors[m]
	if j, ok := w.cueBefore("dubbed", a.First); ok && !strings.ContainsAny(w.d.ActorPro[m], "لك") {
		return prepGrip(w.preposed(j)), true
	}
	if _, ok := w.cueBefore("jointly", a.First); ok || w.attributedTo(m) || w.ownsUp(m) || w.instrumental(m) {
		return doer, true
	}
	if j, ok := w.cueBefore("agent", a.First); ok && w.d.Cue("agent", j) > 1 {
		return doer, true // "مصدره مناطق سيطرة", "من قبل"
	}
	if j := w.prevWord(a.First); j >= 0 && w.d.Cue("agent", j) > 1 {
		return doer, true // "مصدره مواقع قوات النظام": the mention begins with the post
	}
	if w.backed(a.First) {
		return backer, true
	}
	if w.weaponListed(m) {
		return area, true
	}
	if j := w.prevWord(a.First); j >= 0 && a.Kind == "government" && strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") && w.d.PlaceAt[j] >= 0 {
		return area, true // "في كل من سوريا والعراق"
	} else if j >= 0 && w.d.Cue("building", j) > 0 && w.d.ActorPro[m] == "" {
		return w.possessed(j), true
	}
	return bare, false
}

// weaponListed reports whether mention m is a weapon of nobody's that "و" joins to one with "ب", by which a strike is told and whom nobody strikes:
// "استهدفت بالمدفعية والطيران الحربي مناطق".
func (w *work) weaponListed(m int) bool {
	a := w.d.Actors[m]
	j := w.prevWord(a.First)
	if a.ID != "" || j < 0 || !strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") || !w.strikesItself(m) {
		return false
	}
	for ; j >= 0 && w.d.Tokens[j].Kind == arabic.Word && w.sentOf[j] == w.sentOf[a.First]; j-- {
		if weapon, _ := w.d.Lex.Mean(w.d.Tokens, j); weapon.ID != "" {
			return strings.HasPrefix(strings.TrimPrefix(w.d.Tokens[j].Norm, "و"), "ب")
		}
		if !w.definiteWord(j) {
			return false
		}
	}
	return false
}

// instrumental reports whether a body that is no weapon stands behind "بواسطة": "تحريرها بواسطة المقاومة", but not "بواسطة الطيران".
func (w *work) instrumental(m int) bool {
	a := w.d.Actors[m]
	if _, ok := w.cueBefore("through", a.First); !ok || !armed(a.Kind) {
		return false
	}
	weapon, _ := w.d.Lex.Mean(w.d.Tokens, a.First)
	return weapon.ID == ""
}

// postedThere reports whether mention m only says among whose forces a place lies: "ضمن مناطق انتشار القوات الكردية".
func (w *work) postedThere(m int) bool {
	j, ok := w.cueBefore("posted", w.d.Actors[m].First)
	return ok && w.preposed(j) != "" && prepGrip(w.preposed(j)) == otherwise
}

// ruledWith reports whether "و" joins mention m right to one that only says where, so that it says no more: "في مناطق سيطرة قسد والجيش
// الوطني".
func (w *work) ruledWith(m int) bool {
	a := w.d.Actors[m]
	return m > 0 && w.d.Actors[m-1].End == a.First && strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") && !w.open[a.First] && w.gripOf(m-1) == area && (w.inArea(m-1) || w.postedThere(m-1))
}

// backed reports whether a backer's mark stands before token i, with a few words between: "بدعم مباشر من X".
func (w *work) backed(i int) bool {
	for k := 0; k < 4; k++ {
		if _, ok := w.cueBefore("backer", i); ok {
			return true
		}
		j, ok := w.cueBefore("backing", i)
		if !ok {
			return false
		}
		i = j
	}
	return false
}

// nearTo reports whether what is named at token i, or one of which it is, only says near what something was: "بالقرب من إحدى القواعد".
func (w *work) nearTo(i int) bool {
	_, near := w.cueBefore("around", i)
	if j := w.beforePortion(i); !near && j != i {
		_, near = w.cueBefore("around", j)
	}
	return near
}

// beforePortion returns the token of the "one of" before token i, "إحدى القواعد", or i itself where there is none.
func (w *work) beforePortion(i int) int {
	if j := w.prevWord(i); j >= 0 && (w.d.Cue("portion", j) > 0 || w.d.Cue("thing", j) > 0) {
		return j
	}
	return i
}

// cameOf reports whether posts named at token j are what a strike came from: "قصف مصدره مواقع تمركز قوات النظام".
func (w *work) cameOf(j int) bool {
	k := w.prevWord(j)
	return k >= 0 && w.d.Cue("agent", k) > 0 && strings.HasPrefix(w.d.Tokens[k].Norm, "مصدر")
}

// siteOf returns the first of the words before or at the head of mention m that make it a thing the actor owns.
func (w *work) siteOf(m int) (int, bool) {
	a := w.d.Actors[m]
	i, ok := a.First, false
	if w.d.Cue("site", i) > 0 && !w.roomOf(m) {
		ok = true
	}
	for k := 0; k < 5; k++ {
		p := w.prevWord(i)
		switch {
		case p >= 0 && w.d.Cue("site", p) > 0 && !w.ofBodyBefore(m, p):
			i, ok = p, true
			continue
		case p > 0 && w.d.Cue("site", p-1) == 2:
			i, ok = p-1, true
			continue
		case p >= 0 && k == 0 && (w.d.Tokens[p].Norm == "ل" || w.d.Tokens[p].Norm == "وا"):
			i = p
			continue
		}
		break
	}
	if !ok {
		if j, found := w.cueBefore("possession", a.First); found {
			return j, true
		}
	}
	return i, ok
}

// ofBodyBefore reports whether the word at token p only ends the name of the body to which "و" joins mention m, as "القاعدة" does: "تنظيم القاعدة
// وداعش".
func (w *work) ofBodyBefore(m, p int) bool {
	n := w.d.ActorAt[p]
	return n >= 0 && n != m && w.d.Actors[n].ID != "" && w.d.Actors[n].First < p && w.d.Actors[n].End == p+1 && !w.d.Actors[n].Site && strings.HasPrefix(w.d.Tokens[w.d.Actors[m].First].Norm, "و")
}

// roomOf reports whether a mention is a body whose very name begins with a word for a place: "غرفة عمليات الفتح المبين", "قيادة شرطة ديالى".
func (w *work) roomOf(m int) bool {
	at := w.d.Actors[m]
	if at.Pattern && at.Whole {
		return true
	}
	a := w.actorByID(at.ID)
	if a == nil || !armed(a.Kind) {
		return false
	}
	first := w.d.Tokens[at.First].Norm
	if strings.HasPrefix(arabic.Fold(a.NameAR), first+" ") {
		return true
	}
	name := strings.TrimPrefix(arabic.Fold(w.words(at.First, at.End)), w.d.ActorPro[m])
	if a.Kind == "state-forces" {
		return false // of an army further names are bases and centres: "مركز المصالحة الروسي"
	}
	return at.End > at.First+1 && slices.ContainsFunc(a.Also, func(n string) bool { return arabic.FoldsTo(n, name) })
}

// possessed says how what belongs to an actor is held: behind "على" or bare it is struck, behind "من" or "في" it says where.
func (w *work) possessed(j int) grip {
	k := w.prevWord(j)
	if k >= 0 && w.d.Tokens[k].Norm == "،" {
		k = w.prevWord(k)
	}
	if k >= 0 && w.d.Cue("link", j) > 0 && w.d.PlaceAt[k] >= 0 {
		return area // "مدينة البوكمال الخاضعة لقوات النظام"
	} else if k >= 0 && w.d.Cue("subject-to", j) > 0 && w.ofLand(k) {
		return area // "قرى خاضعة لسيطرة قسد"
	}
	if _, ok := w.cueBefore("around", j); ok {
		return area
	}
	prep := w.preposed(j)
	if prep == "" {
		prep = w.cliticPrep(j)
	}
	switch prep {
	case "", "علي", "ضد", "بحق", "ل", "نحو", "باتجاه", "عن":
		return owned
	}
	return area
}

// landFar is how many words before "الخاضعة لسيطرة" the places may stand that it is said of.
const landFar = 8

// ofLand reports whether the words up to token k name settlements or places, and no post nearer: what is said to be held by somebody.
func (w *work) ofLand(k int) bool {
	for i := k; i > k-landFar && i >= 0 && w.sentOf[i] == w.sentOf[k]; i-- {
		switch {
		case w.d.Cue("settlements", i) > 0 || w.d.PlaceAt[i] >= 0:
			return true
		case w.d.Cue("site", i) > 0:
			return false
		}
	}
	return false
}

// cliticPrep returns the preposition written on token j ("بمواقع", "لنقاط").
func (w *work) cliticPrep(j int) string {
	t := strings.TrimLeft(w.d.Tokens[j].Norm, "و")
	for _, p := range []string{"ب", "ل"} {
		rest, ok := strings.CutPrefix(t, p)
		one := []arabic.Token{{Norm: rest}}
		if ok && len(rest) > 4 && (w.d.Lex.Cue("site", one, 0) > 0 || w.d.Lex.Cue("possession", one, 0) > 0) {
			return p
		}
	}
	return ""
}

// preposed returns the preposition before token i, looking through quotation marks, through "some of", "two of" and, where it says whom
// something was done to or with, through their number: "القبض على عشرة عناصر من التنظيم".
func (w *work) preposed(i int) string {
	j := w.prevWord(i)
	if j > 0 && w.d.NumberAt[j] >= 0 && w.d.DateAt[j] < 0 {
		before := w.preposed(w.d.Numbers[w.d.NumberAt[j]].First)
		if g := prepGrip(before); g == struck || g == together {
			return before
		}
	}
	if j > 0 && w.d.Tokens[j].Norm == "من" {
		if n := w.d.NumberAt[j-1]; n >= 0 {
			return w.preposed(w.d.Numbers[n].First)
		}
		if w.d.Cue("portion", j-1) > 0 {
			return w.preposed(j - 1)
		}
		if rest, ok := strings.CutPrefix(w.d.Tokens[j-1].Norm, "ل"); ok && w.d.Lex.Cue("portion", []arabic.Token{{Norm: rest, Kind: arabic.Word}}, 0) > 0 {
			return "ل" // "لمجموعة من الجنود"
		}
	}
	if j >= 0 && w.d.Cue("preposition", j) > 0 && !w.opensFire(j) {
		if n := strings.TrimPrefix(w.d.Tokens[j].Norm, "و"); n == "في" {
			return n
		}
		return strings.TrimLeft(w.d.Tokens[j].Norm, "وف")
	}
	if j >= 0 && w.d.Tokens[j].Norm == "ل" || j >= 0 && w.d.Tokens[j].Norm == "لـ" {
		return "ل"
	}
	if j >= 0 && w.d.Tokens[j].Norm == "ب" {
		return "ب"
	}
	return ""
}

// opensFire reports whether a verb stands at token i that is spelled like a preposition with its conjunction: "فتحت".
func (w *work) opensFire(i int) bool {
	_, verb := w.finite(i)
	return verb
}

func prepGrip(p string) grip {
	switch p {
	case "":
		return bare
	case "علي", "ضد", "بحق", "تجاه":
		return struck
	case "مع", "بين":
		return together
	case "الي", "ل", "نحو":
		return toward
	}
	return otherwise
}
