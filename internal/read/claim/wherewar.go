package claim

import (
	"tawatur"
	"tawatur/internal/know/gazetteer"
)

// Where a toll is placed that is counted over a whole war.

// fillWar gives a toll of a war, and what the war destroyed, the place of the war, where nothing else tells of one: "دمر العدوان مئة مسجد
// خلال ثماني سنوات من العدوان على اليمن", "أعلنت وزارة الصحة في غزة ارتفاع الحصيلة إلى ... منذ بدء الحرب".
func (w *work) fillWar() {
	for _, p := range w.standing() {
		if len(p.places) > 0 || speechActs[p.typ] || p.modality != tawatur.Asserted {
			continue
		}
		k := w.warNamed(p)
		if k < 0 && w.wholeWar(p) {
			k = w.tellersArea(p)
		}
		if k < 0 && w.wholeWar(p) {
			k = w.areaOf()
		}
		if k < 0 {
			continue
		}
		p.places = []int{k}
		r := w.d.Places[k]
		p.step("place", w.words(r.First, r.End), "the place of the war over which it is counted")
	}
}

// warFar is how many words behind that for a war its place may stand: "العدوان الإسرائيلي المستمر على".
const warFar = 4

// warNamed returns the place of the war over which the sentence of p counts, since it began or in the course of its years, or -1.
func (w *work) warNamed(p *proto) int {
	s := w.d.Sentences[p.sent]
	for i := p.hit.End; i < s.End; i++ {
		if w.d.Cue("war-name", i) == 0 || !w.countsOver(p, i) {
			continue
		}
		for j := i + 1; j < min(s.End, i+warFar+1); j++ {
			if t := w.d.Tokens[j].Norm; t != "علي" && t != "في" {
				continue
			}
			if k := w.areaNamed(j+1, j+2); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// areaNamed returns the first place no narrower than a governorate among the tokens, also inside the name of somebody that was read as one
// there ("العدوان على اليمن", "وزارة الصحة في غزة"), or -1.
func (w *work) areaNamed(from, to int) int {
	to = min(to, len(w.d.Tokens))
	for i := from; i < to; i++ {
		if k := w.d.PlaceAt[i]; k >= 0 && w.d.Places[k].First == i && w.d.Places[k].Place != nil && rank(w.d.Places[k]) >= rankGovernorate {
			return k
		}
	}
	if from >= to || w.d.ActorAt[from] < 0 {
		return -1
	}
	g, name := w.r.base.Gazetteer, w.d.Tokens[from:to]
	var in gazetteer.Room
	for _, r := range g.Resolve(name, g.Mentions(name, nil, &in), gazetteer.Context{}, &in) {
		if r.Place != nil && rank(r) >= rankGovernorate {
			r.First, r.End, r.NameFirst, r.Tail = r.First+from, r.End+from, r.NameFirst+from, r.Tail+from
			w.d.Places = append(w.d.Places, r)
			return len(w.d.Places) - 1
		}
	}
	return -1
}

// countsOver reports whether words before the one for a war at token i, behind the act, count since it began or over its years.
func (w *work) countsOver(p *proto, i int) bool {
	const reach = 6
	if _, ok := w.cueBefore("since-onset", i); ok {
		return true
	}
	for j, back := i-1, 0; j >= p.hit.End && back < reach; j, back = j-1, back+1 {
		if w.d.Cue("since-onset", j) > 0 || w.d.Tokens[j].Norm == "منذ" {
			return true
		}
		if w.d.Tokens[j].Norm == "خلال" && (w.wholeWar(p) || p.typ == "property-damage") {
			return true
		}
	}
	return false
}

// tellersArea returns the area no narrower than a governorate that the name of whoever tells p in its sentence holds, or -1: "وزارة الصحة في
// غزة".
func (w *work) tellersArea(p *proto) int {
	s := w.d.Sentences[p.sent]
	for _, sp := range w.att.At(p.hit.First) {
		if sp.First < s.First || sp.End > s.End {
			continue
		}
		if k := w.areaNamed(sp.First, min(sp.End+2, s.End)); k >= 0 {
			return k
		}
	}
	return -1
}
