package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Verbs of war whose subject or object shows that no act of war is told.

// byNature reports whether the subject of a verb is an earthquake or a storm, right before or behind it or before its relative
// pronoun: "بعد الزلزال المدمر الذي ضرب المنطقة".
func (w *work) byNature(p *proto) bool {
	const far = 3
	if p.hit.Noun || !naturalActs[p.typ] {
		return false
	}
	if w.nextTo(p, func(i int) bool { return w.d.Cue("nature", i) > 0 }) {
		return true
	}
	j, ok := w.cueBefore("relative", p.hit.First)
	for k := j - 1; ok && k >= 0 && k >= j-far && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("nature", k) > 0 {
			return true
		}
	}
	return false
}

// nextTo reports whether a word of a kind stands right before or right behind the word of an act.
func (w *work) nextTo(p *proto, is func(i int) bool) bool {
	j := w.prevWord(p.hit.First)
	return j >= 0 && is(j) || p.hit.End < len(w.d.Tokens) && is(p.hit.End)
}

// naturalActs are the types of act that nature, want and fear are said to do too.
var naturalActs = map[string]bool{
	"attack": true, "shelling": true, "air-strike": true, "explosion": true, "siege": true, "territory-taken": true, "raid": true, "property-damage": true,
}

// figurative reports whether the subject right behind a verb bears no arms ("حاصر الفقر العائلات"), or what is behind its
// preposition is no ground to take or leave ("سيطرت الفرق على الحريق", "انسحب الوفد من الجلسة").
func (w *work) figurative(p *proto) bool {
	if !p.hit.Noun && naturalActs[p.typ] && len(p.harm)+len(p.means) == 0 && p.hit.End < len(w.d.Tokens) && w.d.Cue("armless", p.hit.End) > 0 {
		return true
	}
	switch p.typ {
	case "attack":
		return w.warOfWords(p)
	case "territory-taken":
		return w.behindPreposition(p, "علي", "mastered")
	case "withdrawal":
		return !w.underArms(p.hit.End) && w.behindPreposition(p, "من", "quit")
	}
	return false
}

// warOfWords reports whether a verb of attack has an unlisted group or a party for its subject and behind that the holder of an office, or of a party the
// government, and neither place nor arms nor victims: "هاجم الحزب الحكومة بسبب القرار".
func (w *work) warOfWords(p *proto) bool {
	if p.hit.Noun || len(p.harm)+len(p.means) > 0 || w.somewhere(p) {
		return false
	}
	party, target := false, -1
	for _, r := range p.roles {
		if r.actor < 0 {
			if r.role == tawatur.RoleAgent {
				return false
			}
			continue // a man by his bare name
		}
		switch a := w.d.Actors[r.actor]; {
		case r.role == tawatur.RoleAgent && a.Kind != "party" && (a.ID != "" || !a.Pattern || w.d.Cue("men", a.First) > 0):
			return false
		case r.role == tawatur.RoleAgent:
			party = a.Kind == "party"
		case target < 0 || a.First < w.d.Actors[target].First:
			target = r.actor
		}
	}
	if target < 0 || !w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	kind := w.d.Actors[target].Kind
	return kind == "official" || party && kind == "government"
}

// underArms reports whether a body or people under arms are named at token i.
func (w *work) underArms(i int) bool {
	if i >= len(w.d.Tokens) {
		return false
	}
	if m := w.d.ActorAt[i]; m >= 0 && armed(w.d.Actors[m].Kind) {
		return true
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Group == "fighters"
}

// behindPreposition reports whether the first such preposition behind an act, within a few words, has a word of the cue right
// behind it.
func (w *work) behindPreposition(p *proto, preposition, cue string) bool {
	const reach = 5
	for k := p.hit.End; k+1 < len(w.d.Tokens) && k < p.hit.End+reach && w.sentOf[k] == p.sent; k++ {
		if w.d.Tokens[k].Norm == preposition {
			return w.d.Cue(cue, k+1) > 0
		}
	}
	return false
}

// ceased reports whether a verb of stopping stopped something, which stands right behind it, and detained nobody: "توقف علاج 50 طفلا", "أوقف بث القنوات".
func (w *work) ceased(p *proto) bool {
	k := p.hit.End
	if p.typ != "detention" || p.hit.Noun || p.hit.Pronoun != "" || k >= len(w.d.Tokens) || p.hit.Entry.Lemma != "اوقف" || w.d.ActorAt[k] >= 0 || w.d.NumberAt[k] >= 0 || w.d.DateAt[k] >= 0 {
		return false
	}
	if _, person := w.d.Lex.PersonAt(&w.d.Tokens[k]); person || w.d.Tokens[k].Kind != arabic.Word || w.d.Cue("preposition", k) > 0 {
		return false
	}
	for n := k + 1; n < len(w.d.Tokens) && n < k+4 && w.d.NumberAt[k+1] < 0; n++ {
		if _, person := w.d.Lex.PersonAt(&w.d.Tokens[n]); person || w.d.NumberAt[n] >= 0 {
			return false // "توقف خفر السواحل 40 مهاجرا"
		}
	}
	return true
}

// whoever reports whether an act is that of anybody who does it, as laws speak: "كل من قبض على شخص دون إذن".
func (w *work) whoever(p *proto) bool {
	k := p.hit.First - 1
	if p.hit.Noun && k-1 != w.d.Sentences[p.sent].First {
		return false // "كل من قصف واشتباك"
	}
	return k > 0 && w.sentOf[k-1] == p.sent && w.d.Tokens[k].Norm == "من" && strings.TrimLeft(w.d.Tokens[k-1].Norm, "وبلف") == "كل"
}
