package claim

import (
	"strings"

	"tawatur"
)

// captives reads the people of a detention whom no count names: the one a pronoun stands for ("شخص اعتقلته القوات", "جرى
// اعتقاله"), a band of people behind the act ("اعتقال مهربين"), or many of a body under arms ("أسر أعداد كبيرة منهم").
func (w *work) captives(p *proto) ([]group, int) {
	if p.typ != "detention" {
		return nil, 0
	}
	if g, ok := w.band(p); ok {
		return []group{g}, g.end
	}
	if g, ok := w.someOf(p); ok {
		return []group{g}, g.end
	}
	if g, ok := w.theOne(p); ok {
		return []group{g}, max(g.end, p.hit.End)
	}
	return nil, 0
}

// band returns the people who stand behind an act in an indefinite plural that names their trade.
func (w *work) band(p *proto) (group, bool) {
	for k := p.hit.End; k < p.to && k < p.hit.End+6; k++ {
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k {
			continue
		}
		a, n := w.d.Actors[m], w.d.Tokens[k].Norm
		if a.Kind == "civil-group" && a.End == k+1 && !strings.HasPrefix(n, "ال") && (strings.HasSuffix(n, "ين") || strings.HasSuffix(n, "ون")) {
			return group{who: "civilians", first: k, end: a.End}, true
		}
	}
	return group{}, false
}

// someOf reads many of a body under arms behind an act, which makes that body its target.
func (w *work) someOf(p *proto) (group, bool) {
	for k := p.hit.End; k < p.to && k < p.hit.End+6; k++ {
		if w.d.Cue("many-of", k) == 0 && w.d.Cue("dozens", k) == 0 {
			continue
		}
		for n := k + 1; n <= k+2 && n < p.to; n++ {
			m := -1
			switch w.d.Tokens[n].Norm {
			case "منهم":
				m = w.armedBefore(p.hit.First)
			case "من":
				m = w.d.ActorAt[min(n+1, len(w.d.ActorAt)-1)]
			}
			if m >= 0 && armed(w.d.Actors[m].Kind) {
				w.add(p, m, tawatur.RoleTarget)
				return group{who: "fighters", first: k, end: n + 1}, true
			}
		}
	}
	return group{}, false
}

// armedBefore returns the body under arms named last before token i in its sentence, or -1.
func (w *work) armedBefore(i int) int {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		if m := w.d.ActorAt[k]; m >= 0 && armed(w.d.Actors[m].Kind) {
			return m
		}
	}
	return -1
}

// antecedentFar is how many words before its pronoun a person may be named.
const antecedentFar = 20

// theOne returns the one person, named before in the sentence, for whom the pronoun on a detention stands.
func (w *work) theOne(p *proto) (group, bool) {
	fem := p.hit.Pronoun == "ها"
	if p.hit.Pronoun != "ه" && !fem {
		return group{}, false
	}
	for k := p.hit.First - 1; k >= 0 && k > p.hit.First-antecedentFar && w.sentOf[k] == p.sent; k-- {
		one, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		if !ok || one.Number != 1 || one.Group == "same" || one.Kind != "" || one.Group == "nation" && w.definite(k) || strings.HasPrefix(w.d.Tokens[k].Norm, "وال") || fem != (one.Group == "women") {
			continue
		}
		n := 1
		return group{who: one.Group, min: &n, max: &n, first: k, end: k + 1}, true
	}
	return group{}, false
}

// freesPeople reports whether a verb of liberating has people right behind it that are counted, and so frees them: "تحرير 32 شابا".
func (w *work) freesPeople(p *proto) bool {
	if p.typ != "territory-taken" || p.hit.Entry.Frame != "transitive" || p.hit.Entry.Condition != "place" || p.hit.Pronoun != "" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	k := p.hit.End
	if m := w.d.ActorAt[k]; m >= 0 && !p.hit.Noun && w.d.Actors[m].First == k && w.d.Actors[m].Kind != "civilians" && w.d.NumberAt[k] < 0 {
		k = w.d.Actors[m].End // its subject
	}
	gs, _ := w.groups(k, w.d.Sentences[p.sent].End)
	return len(gs) > 0 && !w.siteBehind(p) && gs[0].min != nil && gs[0].who != "fighters"
}
