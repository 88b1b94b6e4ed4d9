package claim

import (
	"strings"

	"tawatur/arabic"
)

// favourReach is how many words before a place the word may stand that says for whose sake an act is done.
const favourReach = 7

// favoured reports whether the place at token i is that for whose sake an act is done or shown: "دعما لغزة", "إسنادا
// للمقاومة في قطاع غزة", "تضامنا مع لبنان".
func (w *work) favoured(i int, p *proto) bool {
	if p.typ == "support" || p.typ == "aid" {
		return false
	}
	for j, back := i-1, 0; j >= p.from && back < favourReach; j, back = j-1, back+1 {
		switch t := w.d.Tokens[j]; {
		case t.Kind == arabic.Newline, t.Norm == "،", t.Norm == "علي", j == p.hit.First:
			return false
		case w.d.Cue("favour", j) > 0:
			return w.joinsFavour(j + 1)
		}
	}
	return false
}

// joinsFavour reports whether the word at token j is "مع" or stands behind ل, as what a favour is shown to does.
func (w *work) joinsFavour(j int) bool {
	t := w.d.Tokens[j]
	return t.Norm == "مع" || strings.HasPrefix(t.Norm, "ل")
}

// held reports whether the place at token i is told of an actor in a relative clause as what it holds or where it is at home:
// "الفصائل التي تسيطر على إدلب".
func (w *work) held(i int, p *proto) bool {
	const reach = 30
	for j, back := i-1, 0; j > p.hit.First && back < reach; j, back = j-1, back+1 {
		switch t := w.d.Tokens[j]; {
		case t.Kind == arabic.Newline, t.Norm == "؛", t.Norm == "،" && w.d.Cue("namely", j+1) == 0:
			return false
		case w.d.Cue("relative", j) > 0:
			return w.d.Cue("holds", j+1) > 0 && w.d.ActorAt[j-1] >= 0
		}
	}
	return false
}

// ofWar reports whether the place at token i is that of the war in whose course, or for whose sake, an act is done elsewhere
// or something is said: "في ظل العدوان على غزة", "ردا على الحرب على القطاع".
func (w *work) ofWar(i int, p *proto) bool {
	const reach = 3
	j := w.prevWord(i)
	if j > 0 && w.d.Tokens[j].Norm == "قطاع" {
		j = w.prevWord(j)
	}
	if j <= p.hit.First || w.d.Tokens[j].Norm != "علي" || p.typ == "harm" || enduring[p.typ] {
		return false
	}
	for k, back := w.prevWord(j), 0; k > p.hit.End && back < reach; k, back = w.prevWord(k), back+1 {
		if _, setting := w.cueBefore("setting", k); setting && w.d.Cue("war-name", k) > 0 {
			return true
		}
	}
	return false
}

// ofTalks reports whether the place at token i only names talks or an agreement, of which a deed is told: "قبل محادثات أستانا", "خرقا للاتفاق
// الموقع في موسكو".
func (w *work) ofTalks(i int, p *proto) bool {
	if speechActs[p.typ] || p.typ == "meeting" || p.typ == "agreement" || p.typ == "mediation" {
		return false
	}
	_, named := w.cueBefore("talks", i)
	return named
}

// topicReach is how many words before a place the word may stand that makes it what is talked about.
const topicReach = 4

// talkedOf reports whether the place at token i is only what is talked about: "بحثا الأوضاع في السودان".
func (w *work) talkedOf(i int, p *proto) bool {
	if !speechActs[p.typ] && p.typ != "meeting" {
		return false
	}
	if !w.inside(w.d.PlaceAt[i]) && !strings.HasPrefix(w.d.Tokens[i].Norm, "لل") {
		return false
	}
	for j, back := w.prevWord(i), 0; j > p.from && back < topicReach; j, back = w.prevWord(j), back+1 {
		if w.d.Cue("topic", j) > 0 {
			return true
		}
		if w.d.Tokens[j].Kind != arabic.Word {
			return false
		}
	}
	return false
}

// carryReach is how many words before a place the word may stand that says that people were brought there.
const carryReach = 8

// broughtTo reports whether the place at token i is only where the hurt or dead of an act were brought: "نقلت إلى أحد مشافي منبج".
func (w *work) broughtTo(i int, p *proto) bool {
	if p.typ == "aid" || p.typ == "displacement" || p.typ == "deployment" || p.typ == "detention" {
		return false
	}
	led := false
	for j, back := i, 0; j > p.hit.First && back < carryReach; j, back = j-1, back+1 {
		t := w.d.Tokens[j]
		switch {
		case j < i && (t.Kind == arabic.Newline || t.Norm == "،" || t.Norm == "في" && !led && w.d.Cue("hospital", j-1) == 0):
			return false
		case w.d.Cue("brought", j) > 0:
			return led
		}
		led = led || t.Norm == "الي" || strings.HasPrefix(t.Norm, "ل") || w.d.Cue("hospital", j) > 0
	}
	return false
}

// sideReach is how many words before a place the word may stand that makes it only the other side of where an act was.
const sideReach = 3

// otherSide reports whether the place at token i only bounds where the act was, or is what a road there joins: "قرب الحدود
// مع تركيا", "الطريق الواصل بين منبج والباب".
func (w *work) otherSide(i int) bool {
	for j, back := i-1, 0; j >= 0 && back < sideReach; j, back = j-1, back+1 {
		if w.d.Tokens[j].Kind != arabic.Word || j > 0 && w.d.PlaceAt[j] >= 0 && w.d.Places[w.d.PlaceAt[j]].Cue == "" {
			return false
		}
		if w.d.Cue("beyond", j) > 0 {
			return true
		}
	}
	return false
}

// joinedByRoad reports whether the place at token i is one of those that a road or a junction told of before joins.
func (w *work) joinedByRoad(i, from int) bool {
	for j := i - 1; j >= from; j-- {
		switch k := w.d.PlaceAt[j]; {
		case w.d.Cue("joins", j) > 0:
			return true
		case k < 0 && w.d.Tokens[j].Norm != "بين" && w.d.Tokens[j].Norm != "،" && w.d.Tokens[j].Norm != "و" && w.d.Tokens[j].Kind != arabic.Quote:
			return false
		}
	}
	return false
}

// besides takes out the places that only bound or are joined by another one that remains.
func (w *work) besides(ks []int, from int) []int {
	var out []int
	for _, k := range ks {
		if i := w.d.Places[k].First; !w.otherSide(i) && !w.joinedByRoad(i, from) {
			out = append(out, k)
		}
	}
	if len(out) == 0 {
		return ks
	}
	return out
}
