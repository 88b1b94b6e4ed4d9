package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/layout"
)

// Words of acts that tell something else where they stand, and acts that other words than verbs of the lexicon tell.

// figure says why a word of an act tells something else here: a figure of speech, what a state of things amounts to, who owns up; "" where
// it tells its act.
func (w *work) figure(p *proto) string {
	switch {
	case p.typ == "explosion" && p.hit.Entry.Lemma == "انفجر" && !p.hit.Noun && w.bursts(p.hit.End):
		return "a figure of speech: no bomb went off"
	case p.typ == "movement-restriction" && strings.HasPrefix(p.hit.Entry.ID, "phrases/منع") && w.missilesAt(p.hit.End, p.to):
		return "missiles are kept off, not people"
	case p.typ == "accusation" && p.hit.Noun && w.d.Cue("avowal", p.hit.First) > 0 && w.announcedIn(p.from, p.hit.First):
		return "owned up to, not laid to somebody"
	case (p.typ == "threat" || p.typ == "appeal") && p.hit.Noun && w.amounts(p):
		return "what something amounts to, not what somebody says"
	case p.typ == "agreement" && p.hit.Noun && w.fellThrough(p):
		return "an agreement that fell through"
	case p.typ == "appeal" && p.hit.Entry.Lemma == "طالب" && !p.hit.Noun && !p.hit.Present && w.nationAt(p.hit.End, p.to):
		return "a student of a nation"
	case p.typ == "threat" && !p.hit.Noun && p.hit.Present && p.hit.Entry.Lemma == "هدد" && w.indefinite(p.hit.First) && w.d.Cue("pronoun", p.hit.First-1) == 0:
		return "a danger that a thing is, not a threat that somebody makes"
	case p.hit.Noun && !speechActs[p.typ] && !strikes[p.typ] && len(p.harm) == 0 && w.refused(p):
		return "refused or opposed, not done"
	case p.typ == "aid" && p.hit.Noun && w.looted(p):
		return "aid that was taken away"
	case p.typ == "attack" && !p.hit.Noun && p.hit.Entry.Lemma == "استهدف" && w.byPolicy(p):
		return "what a policy or a campaign is aimed at"
	}
	return ""
}

// bursts reports whether a place or the state of things stands at token i, which goes off in no literal sense: "أن تنفجر الضفة الغربية".
func (w *work) bursts(i int) bool {
	return i < len(w.d.Tokens) && (w.d.PlaceAt[i] >= 0 || w.d.Cue("topic", i) > 0)
}

// keptFar is how many words behind a verb of keeping off its object may stand.
const keptFar = 4

// missilesAt reports whether missiles or drones stand right behind a verb, before to: "منعت معظم الصواريخ من الوصول".
func (w *work) missilesAt(i, to int) bool {
	if i < to && w.d.ActorAt[i] >= 0 {
		i = w.d.Actors[w.d.ActorAt[i]].End // who keeps them off
	}
	for k := i; k < to && k < i+keptFar; k++ {
		if w.d.Cue("preposition", k) > 0 {
			return false
		}
		if m, n := w.d.Lex.Mean(w.d.Tokens, k); w.d.Cue("missile", k) > 0 || n > 0 && (m.ID == "drone" || m.ID == "missile" || m.ID == "rocket") {
			return true
		}
	}
	return false
}

// announcedIn reports whether a verb of announcing or adopting stands between two tokens.
func (w *work) announcedIn(from, to int) bool {
	for k := from; k < to; k++ {
		if h, ok := w.finite(k); ok && (h.Entry.Lemma == "اعلن" || h.Entry.Frame == "claim") {
			return true
		}
	}
	return false
}

// amounts reports whether a noun of speech is what a verb before it says that something is: "يشكل الحزب تهديدا لإسرائيل".
func (w *work) amounts(p *proto) bool {
	for k := p.hit.First - 1; k >= p.from; k-- {
		if w.d.Cue("amounts", k) > 0 {
			return true
		}
		if _, ok := w.finite(k); ok || w.d.Cue("that", k) > 0 {
			return false
		}
	}
	return false
}

// fellThrough reports whether a word of collapse stands right before a noun of agreement: "انهارت هدنة".
func (w *work) fellThrough(p *proto) bool {
	_, ok := w.cueBefore("collapsed", p.hit.First)
	return ok
}

// policyFar is how many words before the verb, or its relative pronoun, the noun may stand that is aimed at somebody.
const policyFar = 6

// byPolicy reports whether a verb of targeting stands in the relative clause of a siege, a policy or a campaign, which shoots at nobody:
// "الحصار الذي استهدف سوريا", "سياسة تجويع تستهدف الأطفال".
func (w *work) byPolicy(p *proto) bool {
	i := p.hit.First
	if j, ok := w.cueBefore("relative", i); ok {
		i = j
	} else if !w.indefinite(i) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-policyFar && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("policy", k) > 0 {
			return true
		}
		if _, ok := w.finite(k); ok || w.typeAt(k, strikes) || w.d.Tokens[k].Norm == "،" {
			return false
		}
	}
	return false
}

// typeAt reports whether the word at token i may tell an act of one of these types.
func (w *work) typeAt(i int, types map[string]bool) bool {
	return slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return types[h.Entry.Type] })
}

// urged reports whether a noun of accusing or demanding stands right behind a preposition, so that it may be what somebody is called upon to
// do: "دعا إلى إدانة الهجوم", "حث على مطالبة الحكومة".
func (w *work) urged(p *proto) bool {
	if p.typ != "accusation" && p.typ != "appeal" || p.gov != nil || predicates[p.hit.Entry.ID] {
		return false
	}
	j := w.prevWord(p.hit.First)
	return j >= 0 && (w.d.Tokens[j].Norm == "الي" || w.d.Tokens[j].Norm == "علي") || strings.Contains(p.hit.Pro, "ب")
}

// contentEnd is the token at which what an appeal calls for ends: its clause, and the clause with "أن" in which it is told.
func (w *work) contentEnd(q *proto) int {
	if q.typ != "appeal" || q.to+1 >= len(w.d.Tokens) || w.d.Cue("that", q.to) == 0 || w.sentOf[q.to] != q.sent {
		return q.to
	}
	_, to := w.clause(q.to + 1)
	return max(q.to, to)
}

// passively reports whether "تم" or its like right before a noun tells that the act was done to somebody or something, as a verb in the
// passive does: "تم إلقاء القبض على خلايا عدة", "تم تفجير عبوة". What is no violence is read behind the past alone.
func (w *work) passively(p *proto) bool {
	j := w.prevWord(p.hit.First)
	if j < 0 || w.d.Cue("done", j) == 0 || p.hit.End >= p.to || p.again != nil {
		return false
	}
	if p.typ == "territory-taken" && !w.ofGround(p) {
		return false
	}
	return violent[p.typ] || broughtAbout[p.typ] && !strings.HasPrefix(w.d.Tokens[j].Norm, "ي")
}

// broughtAbout are the types besides violence whose noun behind "تم" tells the act by itself.
var broughtAbout = map[string]bool{"prisoner-release": true, "territory-taken": true, "movement-restriction": true, "displacement": true,
	"service-disruption": true, "withdrawal": true, "deployment": true, "aid": true, "siege-lifted": true}

// ofGround reports whether a place is what was taken, and not only where something was done: "تم تحرير المدينة", but "تم تحرير محضر في المدينة".
func (w *work) ofGround(p *proto) bool {
	for k := p.hit.End; k < p.to && w.d.Tokens[k].Norm != "في"; k++ {
		if w.d.PlaceAt[k] >= 0 {
			return !strings.HasPrefix(w.d.Tokens[k].Norm, "ب")
		}
	}
	return false
}

// stateBeside returns where a country is named right behind a finite verb of speech, or right before it behind "أن", which no list has for
// an actor: a state says it, "اتهمت كوريا الجنوبية".
func (w *work) stateBeside(p *proto) (first, end int, ok bool) {
	if p.hit.Noun || p.hit.Part || p.hit.Passive || p.hit.Pronoun != "" {
		return 0, 0, false
	}
	if i := p.hit.End; i < p.to && w.countryAt(i) {
		return i, w.d.Places[w.d.PlaceAt[i]].End, true
	}
	if j := w.prevWord(p.hit.First); j >= p.from && w.d.PlaceAt[j] >= 0 {
		at := w.d.Places[w.d.PlaceAt[j]].First
		if before := w.prevWord(at); w.countryAt(at) && (before < 0 || w.d.Cue("that", before) > 0) {
			return at, j + 1, true
		}
	}
	return 0, 0, false
}

// countryAt reports whether the name of a country that is no actor begins at token i.
func (w *work) countryAt(i int) bool {
	k := w.d.PlaceAt[i]
	if k < 0 || w.d.ActorAt[i] >= 0 {
		return false
	}
	at := w.d.Places[k]
	return at.First == i && at.Place != nil && at.Place.Type == "country"
}

// willFar is how many words behind a noun of act the verb may stand that says that it is to come.
const willFar = 12

// willBe marks a noun of act that is the subject of a verb that says that it is to begin: "إن معركة ضد التنظيم ستنطلق قريبا".
func (w *work) willBe(p *proto) bool {
	if j := w.prevWord(p.hit.First); p.gov != nil || j >= p.from && w.d.Cue("that", j) == 0 {
		return false
	}
	for k := p.hit.End; k < p.to && k < p.hit.End+willFar; k++ {
		if w.d.Cue("will-begin", k) > 0 {
			w.setMood(p, tawatur.Planned, k, "told to be going to begin")
			return true
		}
		if _, ok := w.finite(k); ok || w.d.Cue("relative", k) > 0 {
			return false
		}
	}
	return false
}

// newsLineWords is the shortest line without a full stop that may be read as news though it stands where headings do.
const newsLineWords = 7

// newsLine reports whether a line that was taken for a heading between paragraphs is a sentence without its full stop: it is led by a verb
// of the past that tells an act, which no heading is, "اغتال مجهولون شخصا في بلدة".
func (w *work) newsLine(s int) bool {
	sent := w.d.Sentences[s]
	if sent.Kind != layout.Subheading || sent.End-sent.First < newsLineWords {
		return false
	}
	h, ok := w.finite(sent.First)
	return ok && !h.Present && !h.Future && h.Pro == "" && h.Entry.Class == "act" && h.Entry.Condition == "" && !strings.HasPrefix(h.Entry.ID, "phrases/") && w.leadsLine(h)
}

// leadsLine reports whether a verb that is spelled like its noun has people or a body for its subject right behind it.
func (w *work) leadsLine(h lexicon.Hit) bool {
	if h.End >= len(w.d.Tokens) {
		return false
	}
	if w.d.ActorAt[h.End] >= 0 {
		return true
	}
	_, ok := w.d.Lex.PersonAt(&w.d.Tokens[h.End])
	return ok
}

// sharesVerb reports whether the verb that carries a noun of act carries a noun of speech before it, of which that is the content: "وجه نداء
// إلى المسلحين بالانسحاب".
func (w *work) sharesVerb(i int, p *proto) bool {
	q := w.inContent(i, p)
	return q != nil && q.hit.Noun && q.gov != nil && q.gov.First == p.gov.First && strings.Contains(p.hit.Pro, "ب")
}

// campaign reports whether a noun of arrests, with no people between it and the verb at token before, is what that verb goes on with:
// "حملات اعتقال في مناطقها تستهدف الشبان".
func (w *work) campaign(p *proto, before int) bool {
	if p.typ != "detention" || !p.hit.Noun || p.sent != w.sentOf[before] {
		return false
	}
	for k := p.hit.End; k < before; k++ {
		if _, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok || w.d.Tokens[k].Norm == "علي" && k == p.hit.End || w.d.Cue("relative", k) > 0 {
			return false
		}
	}
	return !strings.HasSuffix(p.hit.Entry.ID, "القبض على")
}

// nationAt reports whether the adjective of a nation without the article stands at token i: "طالب تونسي".
func (w *work) nationAt(i, to int) bool {
	if i >= to {
		return false
	}
	if t := w.d.Tokens[i].Norm; strings.HasPrefix(t, "ال") || strings.HasSuffix(t, "ا") || w.d.PlaceAt[i] >= 0 {
		return false // "طالب تركيا بوقف": the country
	}
	g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && g.Group == "nation"
}

// looted reports whether the clause of a noun of aid tells of plunder: "تعرضت شاحنات مساعدات للنهب".
func (w *work) looted(p *proto) bool {
	for _, q := range w.inTokens(p.from, p.to) {
		if q != p && q.typ == "property-damage" && q.dropped == "" {
			return true
		}
	}
	return false
}

// refused reports whether a verb of refusing leads to a noun of act, with nobody but its subject between the two: "رفضت إسرائيل
// الانسحاب", "يعارض الوزير عملية التوغل".
func (w *work) refused(p *proto) bool {
	for k := p.hit.First - 1; k >= p.from; k-- {
		if w.d.Cue("refuses", k) > 0 {
			return p.gov == nil || p.gov.First < k
		}
		if m := w.d.ActorAt[k]; m >= 0 {
			k = w.d.Actors[m].First
			continue
		}
		if w.d.Tokens[k].Kind != arabic.Quote && w.d.Cue("operation", k) == 0 {
			return false
		}
	}
	return false
}
