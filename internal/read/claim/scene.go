package claim

import (
	"tawatur/arabic"
	"tawatur/internal/know/gazetteer"
)

// scene says what kind of report a text is: how many of its words are of war, and whether it plays where there is one.
type scene struct {
	// words is how many words the text has, war how many of them name forces, arms or fighting.
	words, war int
	// theatre says that a place within a country at war is named.
	theatre bool
	// talks says that the sides of a war are named, and what such sides talk of.
	talks bool
}

// A report is of war when it has two words of war, a short one one, and so many in a thousand words or simply many. A line
// or two can do without: nobody reports them but for what they say.
const (
	warWords    = 2
	warDensity  = 5
	warAnyway   = 5
	lineOrTwo   = 30
	shortReport = 60
	// warThick is the density at which a report is about nothing else.
	warThick = 40
)

// ofWar reports whether the words of the text are those of war.
func (s scene) ofWar() bool {
	switch {
	case s.words < lineOrTwo:
		return true
	case s.words < shortReport:
		return s.war > 0
	}
	return s.war >= warAnyway || s.war >= warWords && s.war*1000 >= s.words*warDensity
}

// thick reports whether the text is about war and nothing else.
func (s scene) thick() bool { return s.war > 0 && s.war*1000 >= s.words*warThick }

// peaceful reports whether nothing in a text that is long enough to tell has to do with war: no arms, no place, no talks.
func (s scene) peaceful() bool { return !s.ofWar() && !s.theatre && !s.talks }

// look weighs the words of the report.
func (w *work) look() scene {
	var s scene
	for i := range w.d.Tokens {
		if t := &w.d.Tokens[i]; t.Kind == arabic.Word {
			s.words++
			if w.d.Lex.War(t) {
				s.war++
			}
		}
	}
	for _, m := range w.d.Actors {
		if military(m.Kind) {
			s.war++
		}
	}
	s.talks = !s.ofWar() && w.d.NextCue("at-issue", 0, len(w.d.Tokens)) < len(w.d.Tokens) && w.belligerents()
	for i := range w.d.Places {
		s.theatre = s.theatre || w.atWar(i)
	}
	return s
}

// belligerents reports whether the report names somebody who fights in a war.
func (w *work) belligerents() bool {
	var states []string
	for _, m := range w.d.Actors {
		if m.ID != "" && military(m.Kind) {
			return true
		}
		if a := w.actorByID(m.ID); a != nil && a.Country != "" {
			states = append(states, a.Country)
		}
	}
	for i := range w.d.Places {
		if p := w.d.Places[i].Place; p != nil {
			states = append(states, p.Country)
		}
	}
	for i := w.d.NextCue("warring", 0, len(w.d.Tokens)-1); i < len(w.d.Tokens)-1; i = w.d.NextCue("warring", i+1, len(w.d.Tokens)-1) {
		if a := w.actorByID(w.r.base.Actors.NationForces(&w.d.Tokens[i+1])); a != nil {
			states = append(states, a.Country) // "الأطراف السودانية"
		}
	}
	for i, a := range states {
		if w.d.Lex.Theatre(a) {
			return true
		}
		for _, b := range states[:i] {
			if w.d.Lex.Foes(a, b) {
				return true
			}
		}
	}
	return false
}

// quiet are the types of what is said and settled in a war, of which a report may tell with hardly a word of arms.
var quiet = map[string]bool{"agreement": true, "meeting": true, "mediation": true, "appeal": true, "accusation": true, "denial": true, "threat": true, "prisoner-release": true}

// atIssue reports whether what is said or settled is of a war whose sides the report names, by what its sentence says it is about: fire, prisoners,
// a siege, those who fight. "دعت الوزارة الأطراف السودانية إلى حماية المدنيين".
func (w *work) atIssue(p *proto) bool {
	if !w.scene.talks || !quiet[p.typ] || len(p.roles) == 0 {
		return false
	}
	s := w.d.Sentences[p.sent]
	return w.d.NextCue("at-issue", s.First, s.End) < s.End
}

// military says which kinds of actors are forces of a war, which policemen are not.
func military(kind string) bool { return armed(kind) && kind != "security-force" && kind != "unknown" }

// atWar reports whether a place lies within a country at war.
func (w *work) atWar(place int) bool {
	p := w.d.Places[place].Place
	return within(p) && w.d.Lex.Theatre(p.Country)
}

// within reports whether a place is settled and narrower than a country.
func within(p *gazetteer.Place) bool { return p != nil && p.Type != "country" }

// loose are the types whose words are common in peace too: attacks on a goal, battles of words, a lead that is taken.
var loose = map[string]bool{"attack": true, "armed-clash": true, "territory-taken": true, "raid": true, "property-damage": true, "explosion": true, "detention": true}

// pacify turns down what belongs to no war: the attack on a goal, the price that takes the lead, the robber who is arrested.
func (w *work) pacify(p *proto) {
	switch {
	case p.typ == "harm" && w.accident(p):
		p.drop("an accident in a report of war")
	case w.scene.thick():
		return
	case !w.scene.ofWar() && !(w.scene.theatre && w.placedAtWar(p)) && !w.atIssue(p):
		p.drop("the report is not of war")
	case loose[p.typ] && !w.armedWords(p) && !w.somewhere(p):
		p.drop("nothing beside it is of war: no force, weapon, victim or place")
	case (p.typ == "harm" || p.typ == "explosion" || p.typ == "attack" && w.ofNature(p)) && w.mishap(p):
		p.drop("an accident")
	}
}

// armedWords reports whether the sentence of an act has victims of it, a weapon, a force or another word of war.
func (w *work) armedWords(p *proto) bool {
	if len(p.harm) > 0 || len(p.means) > 0 {
		return true
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && armed(w.d.Actors[m].Kind) || w.d.Lex.War(&w.d.Tokens[i]) {
			return true
		}
	}
	return false
}

// somewhere reports whether a place is told for an act, other than a country.
func (w *work) somewhere(p *proto) bool {
	for _, i := range p.places {
		if p := w.d.Places[i].Place; p == nil || within(p) {
			return true
		}
	}
	return false
}

// placedAtWar reports whether an act is told of a place in a country at war, or of a sea, which lies in none.
func (w *work) placedAtWar(p *proto) bool {
	for _, i := range p.places {
		if place := w.d.Places[i].Place; w.atWar(i) || place != nil && place.Type == "sea" {
			return true
		}
	}
	return false
}

// accident reports whether the clause of harm names an accident or an illness beyond doubt, and no word of war: reports of war tell of
// those too.
func (w *work) accident(p *proto) bool {
	if w.d.NextCue("accident", p.from, p.to) >= p.to {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if w.d.Lex.War(&w.d.Tokens[i]) {
			return false
		}
	}
	return true
}

// ofNature reports whether what strikes is no one's arms: "زلزال يضرب", "ضربت عاصفة".
func (w *work) ofNature(p *proto) bool {
	return !p.hit.Noun && w.nextTo(p, func(i int) bool { return w.d.Lex.Mishap(&w.d.Tokens[i]) })
}

// mishap reports whether the sentence tells of an accident or an illness and of no war.
func (w *work) mishap(p *proto) bool {
	s := w.d.Sentences[p.sent]
	found := false
	for i := s.First; i < s.End; i++ {
		if w.d.Lex.War(&w.d.Tokens[i]) {
			return false
		}
		found = found || w.d.Lex.Mishap(&w.d.Tokens[i])
	}
	return found
}
