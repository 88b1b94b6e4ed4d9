package claim

import (
	"slices"

	"tawatur/arabic"
)

// Whether two sentences of a report belong to one war. A digest tells of several, one behind the other, and what the one leaves unsaid
// is not told by the other.

// worlds says of which country each sentence of a report speaks, and which countries the report brings together: those named in one sentence.
type worlds struct {
	// countries are those named, by their ISO 3166 codes.
	countries []string
	// joined leads from each country to another one of its world, or to itself.
	joined []int
	// of is a country that each sentence tells of, -1 where it tells of none: one whose forces keep to its own war, if it names any.
	of []int
}

// otherWar reports whether two sentences tell of wars that nothing in the report brings together: each names countries, none of
// which is ever named with one of the other's, nor known to fight there.
func (w *work) otherWar(a, b int) bool {
	if a == b {
		return false
	}
	if w.worlds == nil {
		w.worlds = w.discern()
	}
	x, y := w.worlds.of[a], w.worlds.of[b]
	return x >= 0 && y >= 0 && w.worlds.root(x) != w.worlds.root(y) && !w.fightsIn(x, y) && !w.fightsIn(y, x) && !w.foes(x, y)
}

// foes reports whether a country of the world of one named has fought one of the world of another: what both tell is one war.
func (w *work) foes(x, y int) bool {
	o := w.worlds
	for k, a := range o.countries {
		for n, b := range o.countries {
			if o.root(k) == o.root(x) && o.root(n) == o.root(y) && w.d.Lex.Foes(a, b) {
				return true
			}
		}
	}
	return false
}

// fightsIn reports whether the forces of one country named are known to fight in a country of the world of another.
func (w *work) fightsIn(x, y int) bool {
	o := w.worlds
	for k, c := range o.countries {
		if o.root(k) == o.root(y) && w.r.base.Actors.FightsIn(o.countries[x], c) {
			return true
		}
	}
	return false
}

// otherMatter reports whether a sentence tells of something else than one before it: of another war, or because words between turn to another
// matter.
func (w *work) otherMatter(before, s int) bool {
	if w.otherWar(before, s) {
		return true
	}
	for n := before + 1; n <= s; n++ {
		i := w.d.Sentences[n].First
		if w.d.Cue("preposition", i) > 0 && w.d.Cue("another-matter", i) == 0 {
			i++ // "وفي سياق آخر"
		}
		if i < w.d.Sentences[n].End && w.d.Cue("another-matter", i) > 0 && !w.tollRisesAt(i+w.d.Cue("another-matter", i)) {
			return true
		}
	}
	return false
}

// tollRisesAt reports whether a toll told before rises at token i, whatever the words before it turn to: "ومن جهة أخرى ارتفعت حصيلة القتلى".
func (w *work) tollRisesAt(i int) bool {
	if i < len(w.d.Tokens) && w.d.Tokens[i].Norm == "،" {
		i++
	}
	return i+1 < len(w.d.Tokens) && w.d.Cue("rises", i) > 0 && w.harmWord(i+1) == "toll"
}

// discern finds the worlds of a report.
func (w *work) discern() *worlds {
	o := &worlds{of: make([]int, len(w.d.Sentences))}
	for s := range o.of {
		o.of[s] = -1
		for i := w.d.Sentences[s].First; i < w.d.Sentences[s].End; i++ {
			if w.d.ActorAt[i] < 0 && w.d.PlaceAt[i] < 0 {
				continue
			}
			for _, c := range w.countriesAt(i) {
				k := o.enter(c)
				if first := o.of[s]; first >= 0 {
					o.joined[o.root(k)] = o.root(first)
				}
				if o.of[s] < 0 || w.r.base.Actors.FightsAbroad(o.countries[o.of[s]]) {
					o.of[s] = k
				}
			}
		}
	}
	for _, p := range w.protos {
		if w.goesBack(p) {
			o.of[p.sent] = -1
		}
	}
	return o
}

// goesBack reports whether an act is only named, as one that the report has told: "قتلوا في القصف".
func (w *work) goesBack(p *proto) bool {
	if !p.hit.Noun || !strikes[p.typ] || !w.definiteWord(p.hit.First) {
		return false
	}
	end := w.d.Sentences[p.sent].End
	return p.hit.End >= end || w.d.Tokens[p.hit.End].Kind == arabic.Punct
}

// enter returns where a country stands among those named.
func (o *worlds) enter(code string) int {
	k := slices.Index(o.countries, code)
	if k < 0 {
		k = len(o.countries)
		o.countries, o.joined = append(o.countries, code), append(o.joined, k)
	}
	return k
}

// root returns what stands for the world of a country.
func (o *worlds) root(k int) int {
	for o.joined[k] != k {
		k = o.joined[k]
	}
	return k
}

// countriesAt returns the countries of the place and the body whose names begin at token i. A short form that means another body in each
// war says nothing of the war, nor does who only tells of it without arms of his own: "وقالت قطر إن عشرين قتلوا".
func (w *work) countriesAt(i int) []string {
	m := w.d.ActorAt[i]
	if m >= 0 && (w.speaks(m) || w.cited(m)) && !armed(w.d.Actors[m].Kind) {
		return nil
	}
	var out []string
	if k := w.d.PlaceAt[i]; k >= 0 && w.d.Places[k].First == i && w.d.Places[k].Place != nil && w.d.Places[k].Place.Country != "" && !w.spokenIn(k) {
		out = append(out, w.d.Places[k].Place.Country)
	}
	if m < 0 || w.d.Actors[m].First != i || w.d.Actors[m].ID == "" || w.d.Actors[m].Short() {
		return out
	}
	if a := w.actorByID(w.d.Actors[m].ID); a != nil && a.Country != "" && a.Kind != "media" {
		out = append(out, a.Country)
	}
	return out
}

// spokenIn reports whether place k is where somebody says what follows: "قال الوزير في أربيل إن".
func (w *work) spokenIn(k int) bool {
	p := w.d.Places[k]
	j := w.prevWord(w.prevWord(p.First))
	return j >= 0 && w.d.ActorAt[j] >= 0 && w.speaks(w.d.ActorAt[j]) && p.End < len(w.d.Tokens) && w.d.Cue("that", p.End) > 0
}
