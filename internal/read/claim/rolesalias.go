package claim

import (
	"strings"

	"tawatur/arabic"
)

// Bodies and men that are named beside another body only to say more about it.

// oneOfTheirs reports whether the man named right before is told to be one of the men of the body at token i: "فلان، أحد كبار قادة حزب
// الله".
func (w *work) oneOfTheirs(i int) bool {
	for k, j := 0, w.prevWord(i); k < 3 && j > 0; k, j = k+1, w.prevWord(j) {
		if w.d.Tokens[j].Norm == "احد" {
			c := w.prevWord(j)
			return c > 0 && w.d.Tokens[c].Norm == "،" && w.d.ActorAt[c-1] >= 0
		}
		if w.d.Tokens[j].Kind != arabic.Word {
			return false
		}
	}
	return false
}

// foughtBy reports whether token i only says whom the alliance named right before was made to fight: "التحالف الدولي لمحاربة تنظيم الدولة".
func (w *work) foughtBy(i int) bool {
	j, ok := w.cueBefore("against", i)
	if !ok {
		return false
	}
	k := w.prevWord(j)
	return k >= 0 && w.d.ActorAt[k] >= 0 && w.d.Actors[w.d.ActorAt[k]].Kind == "coalition"
}

// renamed reports whether the body named right behind mention m, with nothing between, is the one meant, and m only a loaded name for it:
// "ضد ميليشيات الاحتلال الأميركي قسد". Behind a verb two bodies side by side are its subject and its object.
func (w *work) renamed(m int) bool {
	a := w.d.Actors[m]
	if a.Label == "" || m+1 >= len(w.d.Actors) || w.d.Actors[m+1].First != a.End || w.d.ActorPro[m+1] != "" || !armed(w.d.Actors[m+1].Kind) || !armed(a.Kind) {
		return false
	}
	switch w.gripOf(m) {
	case struck, owned, together:
		return !strings.HasPrefix(w.d.Tokens[a.End].Norm, "و")
	}
	return false
}

// titleWords is how many words of rank may stand between "بقيادة" and a name.
const titleWords = 4

// commander reports whether token i names who leads the body named right before: "قوات الدعم السريع بقيادة الفريق أول فلان".
func (w *work) commander(i int) bool {
	m := w.d.ActorAt[i]
	if m < 1 || w.d.Actors[m].Kind != "person" && w.d.Actors[m].Kind != "official" {
		return false
	}
	for k := i; k > i-titleWords && k > 0 && w.sentOf[k] == w.sentOf[i] && w.d.Tokens[k].Kind == arabic.Word; k-- {
		if w.d.Cue("command", k) > 0 {
			j := w.prevWord(k)
			return j >= 0 && w.d.ActorAt[j] == m-1
		}
	}
	return false
}

// wingOf reports whether token i names the body whose armed wing the actor before is: "كتائب القسام، الجناح العسكري لحماس".
func (w *work) wingOf(i int) bool {
	j, ok := w.cueBefore("wing", i)
	if !ok {
		return false
	}
	k := w.prevWord(j)
	if k >= 0 && (w.d.Tokens[k].Norm == "،" || w.d.Tokens[k].Norm == "(") {
		k = w.prevWord(k)
	}
	return k >= 0 && w.d.ActorAt[k] >= 0
}

// alias reports whether a mention only gives another name of the one before it, in brackets or behind "المعروف باسم": "هيئة
// تحرير الشام (جبهة النصرة سابقا)".
func (w *work) alias(m int) bool {
	if _, ok := w.cueBefore("known-as", w.d.Actors[m].First); ok {
		return true
	}
	if w.adjective(m) || w.dashed(m) {
		return true
	}
	j := w.d.Actors[m].First - 1
	if m == 0 || j < 1 || w.d.Tokens[j].Norm != "(" {
		return false
	}
	k := w.prevWord(j)
	return k >= 0 && w.d.ActorAt[k] == m-1
}
