package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Words of threatening, condemning and supporting by which nobody says anything.

// unspoken says why a word of a speech act is not what somebody says; "" where it may be.
func (w *work) unspoken(p *proto) string {
	switch {
	case p.typ == "accusation" && w.toCondemn(p):
		return "what somebody is to say, not what he says"
	case p.typ == "threat" && p.hit.Entry.Lemma != "حذر" && (p.hit.Noun && w.dangerNamed(p) || !p.hit.Noun && w.dangerTold(p)):
		return "a danger, not a threat that somebody makes"
	case p.typ == "threat" && p.hit.Entry.ID == "cues/vow" && w.vowAsked(p):
		return "what will be is asked or meant, not vowed"
	case p.typ == "support" && p.hit.Entry.ID == "nouns/ضمانات" && p.gov == nil && !w.backingTold(p):
		return "support that is spoken of, not pledged"
	}
	return ""
}

// toCondemn reports whether the verbal noun of a verb of condemning stands behind a preposition, where it is an aim or what somebody is asked for: "دعا إلى إدانة
// الهجوم", "منصة لإدانة روسيا".
func (w *work) toCondemn(p *proto) bool {
	if !p.hit.Noun || !strings.HasPrefix(p.hit.Entry.ID, "verbs/") || p.hit.Pronoun != "" {
		return false
	}
	at := p.hit.First
	if j := w.prevWord(at); !strings.ContainsAny(p.hit.Pro, "لب") {
		if j < 0 || w.d.Tokens[j].Norm != "الي" && w.d.Tokens[j].Norm != "علي" {
			return false
		}
		at = j
	}
	if p.gov == nil || p.gov.First > at {
		return p.gov == nil
	}
	if p.gov.Entry.Lemma == "قام" {
		return false // "قامت الوزارة في بيان بإدانة الهجوم"
	}
	i := p.gov.End
	if i < at && w.d.ActorAt[i] >= 0 {
		i = w.d.Actors[w.d.ActorAt[i]].End
	}
	return i < at
}

// dangerNamed reports whether a noun of threatening is a danger and not what somebody said: one that is faced or posed ("التهديدات التي تواجه البلاد"), or one
// that has neither the one who threatens nor the deed with "ب" behind it, and no verb that carries it.
func (w *work) dangerNamed(p *proto) bool {
	end := min(p.hit.End+4, p.to, len(w.d.Tokens))
	faced := w.anyCue("faced", p.hit.End, end) || end < len(w.d.Tokens) && p.to == end && w.d.Cue("relative", end) > 0 && w.anyCue("faced", end, min(end+3, len(w.d.Tokens)))
	if faced && p.hit.Definite && p.hit.Pronoun == "" {
		return true
	}
	if p.gov != nil && p.gov.Entry.Class != "end" && p.gov.Entry.Class != "intend" && !w.farCarried(p) || p.hit.Pronoun != "" {
		return false
	}
	if faced {
		return true
	}
	for k := p.hit.End; k < end; k++ {
		if t := w.d.Tokens[k].Norm; strings.HasPrefix(t, "ب") && w.d.ActorAt[k] < 0 && w.d.PlaceAt[k] < 0 {
			return false // "التهديد باجتياح البلدة"
		}
	}
	if p.hit.End < end && w.d.Cue("danger-kind", p.hit.End) > 0 {
		return true
	}
	return !w.agentBehind(p)
}

// farCarried reports whether a preposition stands between the verb that carries a noun and the noun, which so is no object or subject of it: "يخوض حربا بما
// يشكله من تهديدات"; right before the noun, where the verb does no more than carry nouns: "وجه من صنعاء تهديدات" threatens.
func (w *work) farCarried(p *proto) bool {
	if k := w.prevWord(p.hit.First); p.gov.Entry.Class == "light" {
		return k >= p.gov.End && (w.d.Cue("preposition", k) > 0 || w.d.Cue("because", k) > 0)
	}
	return p.gov.First < p.hit.First && w.anyCue("preposition", p.gov.End, p.hit.First)
}

// dangerTold reports whether the subject of a verb of threatening is a deed or a state of things ("يهدد التصعيد المدنيين"), a participle says who is in danger
// ("باتت حياتهم مهددة"), or a verb of warning tells by what a thing bodes it ("ينذر بكارثة").
func (w *work) dangerTold(p *proto) bool {
	i := p.hit.End
	if i >= len(w.d.Tokens) || p.hit.Entry.ID == "cues/vow" || p.hit.Entry.Lemma != "هدد" && p.hit.Entry.Lemma != "انذر" {
		return false
	}
	content := strings.HasPrefix(w.d.Tokens[i].Norm, "ب") && w.d.Cue("cause", i) == 0 && w.d.ActorAt[i] < 0
	if p.hit.Part {
		return p.hit.Entry.Lemma == "هدد" && !content && w.d.ActorAt[i] < 0 && w.d.Cue("any", i) == 0 && w.d.Tokens[i].Kind == arabic.Word
	}
	if p.hit.Entry.Lemma == "انذر" && content && p.hit.Present {
		return true
	}
	if w.d.Cue("this", i) > 0 && i+1 < len(w.d.Tokens) {
		i++
	}
	if !content && w.menace(i) {
		return true
	}
	for _, r := range p.roles {
		if j := w.prevWord(r.first); r.role == tawatur.RoleAgent && !r.copied && r.end == p.hit.First && (w.d.Cue("menace", r.first) > 0 || j >= p.from && w.d.Cue("menace", j) > 0) {
			return true // "سياسات التنظيم تهدد"
		}
	}
	j := w.prevWord(p.hit.First)
	if j < 0 || !w.menace(j) || w.d.ActorAt[j] >= 0 || content && len(w.d.Hits[i]) > 0 {
		return false
	}
	if k := w.prevWord(j); k >= 0 && (w.d.Cue("preposition", k) > 0 || w.d.Cue("this", k) > 0 && w.d.Cue("preposition", w.prevWord(k)) > 0) {
		return false // "ردا على هذه الاعتداءات هددت"
	}
	return p.hit.Present || !w.agentBehind(p)
}

// agentBehind reports whether who does an act stands right behind its verb or noun.
func (w *work) agentBehind(p *proto) bool {
	return slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleAgent && r.first >= p.hit.End && r.first <= p.hit.End+1
	})
}

// menace reports whether the word at token i names a deed or a state of things, and nobody who could speak.
func (w *work) menace(i int) bool {
	if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i {
		return w.d.Cue("menace", i) > 0
	}
	return w.d.Cue("menace", i) > 0 || w.d.Cue("armless", i) > 0 || w.typeAt(i, strikes) && w.onlyNoun(i)
}

// onlyNoun reports whether the word at token i is read as a noun of act and as no verb.
func (w *work) onlyNoun(i int) bool {
	for _, h := range w.d.Hits[i] {
		if !h.Noun {
			return false
		}
	}
	return len(w.d.Hits[i]) > 0
}

// vowAsked reports whether a verb of the future stands in a relative clause or a question, or tells of hardship that is met: "عما إذا كانت إيران سترد", "الأهداف
// التي سترد عليها", "سيواجه صعوبات".
func (w *work) vowAsked(p *proto) bool {
	const far = 5
	if _, ok := w.cueBefore("relative", p.hit.First); ok || p.hit.End < len(w.d.Tokens) && w.d.Cue("hardship", p.hit.End) > 0 {
		return true
	}
	for k := p.hit.First - 1; k > 0 && k >= p.hit.First-far && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("asks-whether", k) > 0 {
			return true
		}
	}
	return false
}

// backingTold reports whether support that no verb carries goes on ("مستمرة في دعم القوات"), or is the speaker's own, as he says over his name: "أكد الوزير، فلان،
// دعمه".
func (w *work) backingTold(p *proto) bool {
	const far, ownFar = 4, 12
	if w.anyCue("keeps-on", max(p.from, p.hit.First-far), p.hit.First) {
		return true
	}
	for k := p.hit.First - 1; p.hit.Pronoun != "" && k >= 0 && k >= p.hit.First-ownFar && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("that", k)+w.d.Cue("relative", k)+w.d.Cue("cause", k) > 0 {
			return false
		}
		if h, ok := w.finite(k); ok {
			return h.Entry.Class == "speech" || h.Entry.Class == "light"
		}
	}
	return false
}
