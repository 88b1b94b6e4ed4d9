package claim

import (
	"strings"

	"tawatur/internal/know/lexicon"
)

// Harm that no act told beside it brought about: it is an act of its own, of the kind that its words tell.

// ownAct makes a claim for harm that no act of the report explains: an attack where a doer or a weapon is named with it,
// else `harm`.
func (w *work) ownAct(e *harmExpr) *proto {
	h := lexicon.Hit{First: w.trigger(e), Entry: &lexicon.Entry{ID: "harmheads/" + e.kind, Class: "harm", Frame: "strike", Type: e.kind}, Noun: !e.verb, Passive: e.verb && !e.active}
	h.End = h.First + 1
	p := w.newProto(h, "harm", e.sent)
	p.from, p.to = w.clause(e.first)
	p.to = max(p.to, e.end)
	if e.active && h.First > e.groups[0].first {
		p.hit.Noun, p.hit.Pronoun = false, w.pronounAt(h.First) // "خمسة مدنيين قتلتهم قوات النظام"
		_, p.to = w.clause(h.First)
	}
	if k := w.mournerOf(e.first); k >= 0 {
		p.from, p.to = min(p.from, k), e.end // what follows is where and when he was born
	}
	p.step("trigger", w.words(h.First, h.End), "harm told by itself")
	w.govern(p)
	if t := w.harmCause(p, e); t != "" && !w.overTime(e) && !w.several(e) {
		p.typ = t
	}
	if p.typ != "harm" && w.slays(p) {
		p.hit.Entry = &lexicon.Entry{ID: h.Entry.ID, Class: "act", Frame: "transitive", Type: "attack"}
	}
	w.insert(p)
	return p
}

// trigger is the token that tells the harm: the verb or head noun.
func (w *work) trigger(e *harmExpr) int {
	for i := e.first; i < e.end; i++ {
		if _, ok := w.harmVerb(i); ok {
			return i
		}
	}
	return e.first
}

// harmCause reads what did the harm from the weapon or the doer in its clause.
func (w *work) harmCause(p *proto, e *harmExpr) string {
	from := p.from
	if w.result(from) && from > w.d.Sentences[p.sent].First {
		from, _ = w.clause(from - 1) // "طائرة مسيرة أسفرت عن مقتل": what did it stands before its outcome
	}
	if w.crashed(from, max(e.end, min(p.to, e.end+crashFar))) {
		return ""
	}
	for i := from; i < p.to; i++ {
		if i > e.end && (w.otherDeed(i) || w.newClause(i)) {
			break
		}
		m, n := w.d.Lex.Mean(w.d.Tokens, i)
		i += max(n-1, 0) // words that are no weapon hide one inside: "إنزال جوي"
		switch m.Implies {
		case "air":
			if !w.covering(p, i) {
				return "air-strike"
			}
		case "ground":
			return "shelling"
		case "blast":
			return "explosion"
		}
		if firearms[m.ID] {
			return "attack"
		}
		if strings.HasPrefix(w.d.Tokens[i].Norm, "ب") && w.d.Cue("missile", i) > 0 && !w.leftLying(i) {
			return "shelling" // "قتل مدني بقذائف قوات النظام"
		}
	}
	if w.unarmed(e) {
		return ""
	}
	if e.active || w.tortured(e) || p.gov != nil && p.gov.Entry.Class == "light" || w.slays(p) {
		return "attack"
	}
	for _, m := range w.inClause(p.from, p.to) {
		if w.gripOf(m) == doer || w.bringsHarm(p, m) {
			return "attack"
		}
	}
	return ""
}

// unarmed reports whether hunger or neglect is told behind a harm as what it came of, so that nobody attacked: "بموت ثلاثة من الجوع".
func (w *work) unarmed(e *harmExpr) bool {
	for i := e.end; i < min(w.d.Sentences[e.sent].End, e.end+hungerFar); i++ {
		if w.d.Cue("neglect", i) > 0 || w.harmWord(i) == "hunger" && (w.d.Tokens[i-1].Norm == "من" || w.d.Tokens[i].Norm == "جوعا" || w.d.Cue("because", i-1) > 0) {
			return true
		}
	}
	return false
}

// leftLying reports whether the shell at token i was left from earlier or somebody played with it, so that nobody fired it then: "بقذيفة من مخلفات
// الحرب", "أثناء لعبهم بقذيفة".
func (w *work) leftLying(i int) bool {
	return w.anyCue("left-over", i+1, min(i+leftFar, len(w.d.Tokens))) || w.anyCue("at-play", max(i-leftFar, 0), i)
}

// leftFar is how many words from a shell it may be told that it was left lying.
const leftFar = 4

// crashFar is how many words behind a harm the crash may be told in which it came about: "قتل ثلاثة جنود في تحطم طائرة".
const crashFar = 6

// crashed reports whether an aircraft is told to have crashed in a stretch, which struck nobody.
func (w *work) crashed(from, to int) bool {
	for i := from; i < to; i++ {
		if w.harmWord(i) != "crash" {
			continue
		}
		if m, _ := w.d.Lex.Mean(w.d.Tokens, min(i+1, len(w.d.Tokens)-1)); m.Implies == "air" {
			return true
		}
		if m, _ := w.d.Lex.Mean(w.d.Tokens, max(i-1, 0)); m.Implies == "air" {
			return true
		}
	}
	return false
}

// slays reports whether the noun of a harm is the deed of somebody who announces or managed it: "أعلن الجيش قتل ستة مسلحين", "تمكنت القوات
// من القضاء على".
func (w *work) slays(p *proto) bool {
	if p.hit.First >= p.from && p.hit.Noun && w.avowed(p) {
		return true // "أعلنت الحركة مسؤوليتها عن مقتل النائب"
	}
	if p.hit.First < p.from || w.d.Cue("slaying", p.hit.First) == 0 {
		return false
	}
	if p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "phase" || w.setAbout(p)) {
		return true
	}
	m := w.announcedBy(p.hit.First)
	return m >= 0 && (armed(w.d.Actors[m].Kind) || w.d.Actors[m].Kind == "government")
}

// otherDeed reports whether a noun of act joined by و stands at i, whose weapons are its own: "مقتل العشرات وتفجير عبوات".
func (w *work) otherDeed(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Noun && h.Entry.Class == "act" && strings.Contains(h.Pro, "و") {
			return true
		}
	}
	return false
}

// insert keeps the proposals in order of their triggers.
func (w *work) insert(p *proto) {
	i := len(w.protos)
	for i > 0 && w.protos[i-1].hit.First > p.hit.First {
		i--
	}
	w.protos = append(w.protos, nil)
	copy(w.protos[i+1:], w.protos[i:])
	w.protos[i] = p
}
