package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
	"tawatur/internal/know/lexicon"
)

// strikes are the types that an unspecific attack may turn out to be.
var strikes = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true}

// violent are the types that harm is joined to.
var violent = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "armed-clash": true, "raid": true, "detention": true, "harm": true, "protest": true, "property-damage": true}

// speechActs are the types whose agent is a speaker.
var speechActs = map[string]bool{"appeal": true, "accusation": true, "threat": true, "support": true, "denial": true}

// propose opens a proposal for each word of a sentence that names an act.
func (w *work) propose(s int) {
	sent := w.d.Sentences[s]
	vow := w.d.NextCue("vow", sent.First, sent.End)
	for i := sent.First; i < sent.End; i++ {
		if vow < i {
			vow = w.d.NextCue("vow", i, sent.End)
		}
		if i == vow {
			n := w.d.Cue("vow", i)
			w.vow(s, i, n)
			i += n - 1
			continue
		}
		if len(w.d.Hits[i]) == 0 && w.d.Cue("upon", i) == 0 {
			continue
		}
		if n := w.shadow(i); n > 0 {
			i += n - 1
			continue
		}
		if m := w.dutyOf(i); m >= 0 {
			w.duty(s, i, m)
			i = w.d.Actors[m].End - 1
			continue
		}
		h, ok := w.pick(i)
		if !ok {
			continue
		}
		if w.extends(s, h) || w.completes(s, h) {
			continue
		}
		p := w.put(h, h.Entry.Type, s, "entry "+h.Entry.ID)
		w.govern(p)
		w.check(p)
		i = h.End - 1
	}
}

// shadow returns how many tokens from i only look like an act and hide the words inside: "شديدة الانفجار"; 0 for none.
func (w *work) shadow(i int) int {
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class == "shadow" {
			return h.End - h.First
		}
	}
	return 0
}

// vow proposes a threat at a future verb of confrontation.
func (w *work) vow(s, i, n int) {
	e := &lexicon.Entry{ID: "cues/vow", Class: "act", Type: "threat", Frame: "transitive", Lemma: w.d.Tokens[i].Norm}
	w.put(lexicon.Hit{First: i, End: i + n, Entry: e, Future: true}, "threat", s, "a future act of confrontation: cues/vow")
}

// put proposes an act of this type, told by a word of sentence s in its clause.
func (w *work) put(h lexicon.Hit, typ string, s int, why string) *proto {
	p := w.newProto(h, typ, s)
	p.from, p.to = w.clause(h.First)
	p.step("trigger", w.words(h.First, h.End), why)
	w.protos = append(w.protos, p)
	return p
}

// pick chooses the act among the readings of a word: a noun where only a noun can stand, else the verb.
func (w *work) pick(i int) (lexicon.Hit, bool) {
	var best lexicon.Hit
	found := false
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class != "act" || isWrong(h) {
			continue
		}
		if !h.Noun && !h.Part && h.Entry.Condition != lexicon.Fired && w.nominal(i, h) {
			h.Noun = true
		}
		if h.Part && (!w.participle(h) || w.nounAnnounced(h)) {
			continue
		}
		if !found || best.Noun && !h.Noun && !strings.ContainsAny(h.Pro, "بلك") && !w.accusative(i) || !best.Noun && h.Noun && w.accusative(i) {
			best, found = h, true
		}
	}
	return best, found
}

// accusative reports whether token i ends as an indefinite noun in the accusative does ("قصفا"), which spells a dual verb
// as well and far less often.
func (w *work) accusative(i int) bool { return strings.HasSuffix(w.d.Tokens[i].Norm, "ا") }

// participle reports whether an active participle is used as a verb: indefinite accusative or with ة ("مستهدفا", "مطالبة").
func (w *work) participle(h lexicon.Hit) bool {
	t := w.d.Tokens[h.First].Norm
	if h.Definite || strings.HasPrefix(t, "ال") || strings.ContainsAny(h.Pro, "بلك") || h.Entry.Type == "service-disruption" && h.Entry.Lemma == "خرج" {
		return false // a station that is "خارجة عن الخدمة" need not have stopped just now
	}
	if w.masdarToo(h) || strings.HasSuffix(t, "ين") && w.indefinite(h.First) || h.First > 0 && w.d.Tokens[h.First-1].Kind == arabic.Number {
		return false // "أشخاص متهمين", "24 متهما"
	}
	return strings.HasSuffix(t, "ا") || strings.HasSuffix(t, "ه") || strings.HasSuffix(t, "ين") || strings.HasSuffix(t, "تين")
}

// completes reports whether a noun only completes a phrase already read in its clause: the siege of "رفعت قسد الحصار".
func (w *work) completes(s int, h lexicon.Hit) bool {
	for k := len(w.protos) - 1; k >= 0 && w.protos[k].sent == s; k-- {
		q := w.protos[k]
		if !strings.HasPrefix(q.hit.Entry.ID, "phrases/") || !h.Noun || h.First > q.hit.First+14 || h.First >= q.to {
			continue
		}
		if w.completion(q.hit.Entry, h.First) || w.endsPhrase(q, h) {
			return true
		}
	}
	return false
}

// endsPhrase reports whether a noun of several words ends with the word that makes the phrase of the verb q, of the same act: "نفذت حملة اعتقالات". What is
// announced is told by its noun.
func (w *work) endsPhrase(q *proto, h lexicon.Hit) bool {
	if h.End == h.First+1 || q.hit.Noun || h.Entry.Type != q.typ || !w.completion(q.hit.Entry, h.End-1) {
		return false
	}
	return !slices.ContainsFunc(w.d.Hits[q.hit.First], func(o lexicon.Hit) bool { return o.Entry.Class == "speech" })
}

// extends joins a word that goes on with a strike named before in the sentence: "غارات ... استهدفت نازحين", "مستهدفا مقار".
func (w *work) extends(s int, h lexicon.Hit) bool {
	if h.Entry.Condition == lexicon.Fired {
		if p := w.lastStrike(s, h.First); p != nil && w.wordsBetween(p.hit.End, h.First) <= firedFar {
			return true
		}
	}
	if !strikes[h.Entry.Type] || h.Noun {
		return false
	}
	if w.ofNothing(s, h) {
		return true
	}
	p := w.lastStrike(s, h.First)
	if p == nil || strings.Contains(h.Pro, "و") && !h.Part {
		return false
	}
	from, _ := w.clause(h.First)
	own := p.hit.First >= from || w.d.Cue("clause", from) == 0 && w.d.Cue("that", from) == 0 && !w.newSubject(from)
	if !h.Part && p.hit.Entry.Condition == lexicon.Fired && own && w.wordsBetween(p.hit.End, h.First) <= firedOn && w.d.Cue("clause", h.First-1) == 0 {
		p.more = append(p.more, h) // "قذيفة أطلقها مسلحون استهدفت سيارة"
		return true
	}
	relative := !h.Part && p.hit.Noun && h.Entry.Lemma == "استهدف" && own && !w.mainBehind(p, h)
	if !h.Part && !relative {
		return false
	}
	p.more = append(p.more, h)
	return true
}

// firedFar is how many words behind a strike what it was done with may be told to have been fired: "سقطت قذائف أطلقت من".
const firedFar = 4

// firedOn is how many words behind what was fired the verb may stand that tells what it struck.
const firedOn = 12

// mainBehind reports whether verb h leads the sentence that strike p only opens as a circumstance: behind a comma and with its
// subject right behind it, "ردا على قصف البلدة، استهدف مقاتلو الحركة موقعا".
func (w *work) mainBehind(p *proto, h lexicon.Hit) bool {
	j := w.prevWord(h.First)
	if j < 0 || w.d.Tokens[j].Norm != "،" || h.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[h.End]
	if m < 0 || w.d.Actors[m].First != h.End || w.d.ActorPro[m] != "" {
		return false
	}
	_, after := w.cueBefore("circumstance", p.hit.First)
	_, answer := w.cueBefore("answer", p.hit.First)
	return after || answer
}

// ofNothing reports whether a verb stands in the relative clause of a noun of strike that was turned down: "آثار القصف
// الذي استهدف السوق".
func (w *work) ofNothing(s int, h lexicon.Hit) bool {
	j, ok := w.cueBefore("relative", h.First)
	if !ok || len(w.protos) == 0 {
		return false
	}
	p := w.protos[len(w.protos)-1]
	return p.sent == s && p.dropped != "" && p.hit.Noun && j-p.hit.End < 3
}

func (w *work) lastStrike(s, before int) *proto {
	for k := len(w.protos) - 1; k >= 0 && w.protos[k].sent == s; k-- {
		if p := w.protos[k]; p.dropped == "" && (strikes[p.typ] || p.typ == "raid" && p.hit.Noun || w.campaign(p, before)) && before-p.hit.First < 45 {
			return p
		}
	}
	return nil
}

// govern finds the verb that carries a noun of act in its clause: the light verb "شن", the occurrence "اندلعت", ...
func (w *work) govern(p *proto) {
	if _, aim := w.cueBefore("planned", p.hit.First); !p.hit.Noun || aim {
		return
	}
	for i, n := p.hit.End, 0; i < p.to && n < 4; i++ {
		if w.d.DateAt[i] >= 0 || w.d.Tokens[i].Norm == "،" {
			continue
		}
		n++
		for _, h := range w.d.Hits[i] {
			if h.Entry.Class == "light" && h.Pronoun != "" && !h.Noun {
				g := h
				p.gov = &g
				p.step("verb", w.words(i, i+1), "relative clause with "+h.Entry.ID)
				return
			}
		}
	}
	if _, answer := w.cueBefore("answer", p.hit.First); answer && strings.HasPrefix(p.hit.Entry.ID, "harmheads/") {
		return // "نظم السكان مظاهرة احتجاجا على قتل شاب"
	}
	for i := p.hit.First - 1; i >= p.from; i-- {
		for _, h := range w.d.Hits[i] {
			if w.carries(p, h, i) {
				g := w.occurs(p, h)
				p.gov = &g
				p.step("verb", w.words(i, i+1), "carried by "+h.Entry.ID)
				return
			}
		}
		if n := w.d.Cue("returns", i); n > 0 && w.returnsTo(p, i) {
			p.gov = &lexicon.Hit{First: i, End: i + n, Entry: &lexicon.Entry{ID: "cues/returns", Class: "light", Frame: "to"}, Number: 's', Gender: genderOf(w.d.Tokens[i].Norm)}
			p.step("verb", w.words(i, i+n), "what somebody does again")
			return
		}
		if n := w.d.Cue("intend", i); n > 0 && p.hit.First-i < 9 {
			p.gov = &lexicon.Hit{First: i, End: i + n, Entry: &lexicon.Entry{ID: "cues/intend", Class: "intend", Frame: "transitive"}}
			p.step("verb", w.words(i, i+n), "the object of an intention")
			return
		}
	}
}

// returnsTo reports whether the noun of p stands with "ل" behind the subject of a verb of returning at token i, a body under arms: "عادت
// الطائرات لقصف المدينة", and the verb so only says that it is done again.
func (w *work) returnsTo(p *proto, i int) bool {
	m := w.d.ActorAt[i+1]
	if m < 0 || w.d.Actors[m].First != i+1 {
		if j := w.prevWord(i); j >= 0 {
			m = w.d.ActorAt[j]
		}
	}
	return m >= 0 && armed(w.d.Actors[m].Kind) && strings.HasPrefix(p.hit.Pro, "ل") && p.hit.First <= max(w.d.Actors[m].End, i+1)+1
}

// genderOf is the gender of a verb of the past or present by its letters.
func genderOf(verb string) byte {
	if strings.HasSuffix(verb, "ت") || strings.HasPrefix(verb, "ت") {
		return 'f'
	}
	return 'm'
}

// endFar is how many words behind a verb of ending the act may stand that it ends.
const endFar = 8

// wordsBetween counts the words between two tokens, all marks left out.
func (w *work) wordsBetween(from, to int) int {
	n := 0
	for i := from + 1; i < to; i++ {
		if w.d.Tokens[i].Kind == arabic.Word {
			n++
		}
	}
	return n
}

// anyCue reports whether a word of a class stands between two tokens.
func (w *work) anyCue(class string, from, to int) bool {
	for i := from; i < to; i++ {
		if w.d.Cue(class, i) > 0 {
			return true
		}
	}
	return false
}

// carries reports whether the word at i, read as h, carries the noun of act p.
func (w *work) carries(p *proto, h lexicon.Hit, i int) bool {
	if h.Noun && h.Definite && h.Pronoun == "" {
		return false // "مواقع التواصل"
	}
	if h.Noun && w.anyCue("relative", i+1, p.hit.First) {
		return false // "إعادة إعمار المدينة التي دمرت في معارك": another's clause
	}
	switch h.Entry.Class {
	case "light", "occur", "undergo", "phase", "attempt":
		return true
	case "end":
		return w.wordsBetween(i, p.hit.First) < endFar && !w.anyCue("because", i+1, p.hit.First)
	}
	return (h.Entry.Lemma == "اعلن" || h.Entry.Lemma == "اكد" || h.Entry.Frame == "claim") && w.d.Cue("that", i+1) == 0 && !w.blastOfOthers(p, i)
}

// blastOfOthers reports whether an explosion is what somebody is announced to have died of or is looked into, so that who announces it
// did not set it off: "أعلنت الخلية مقتل سبعة بانفجار عجلة", "أعلنت الوزارة تشكيل لجنة للتحقيق في التفجير".
func (w *work) blastOfOthers(p *proto, i int) bool {
	if p.typ != "explosion" {
		return false
	}
	for k := i + 1; k < p.hit.First; k++ {
		if w.head(k) != "" || w.d.Cue("inquiry", k) > 0 {
			return true
		}
	}
	return false
}

// check turns a proposal down where its words do not make it an act.
func (w *work) check(p *proto) {
	h := p.hit
	if w.freesPeople(p) {
		p.typ = "prisoner-release"
	}
	w.kindOfBlow(p)
	switch {
	case w.notEnded(p):
		p.step("verb", w.words(p.gov.First, p.gov.End), "not ended: it goes on")
	case p.gov != nil && p.gov.Entry.Class == "end" && p.typ == "siege":
		p.typ = "siege-lifted"
	case p.gov != nil && p.gov.Entry.Class == "end" && !strings.Contains(p.hit.Entry.ID, "الحصار"):
		p.drop("the act is ended or stopped, not told: " + p.gov.Entry.ID)
	case h.Noun && strings.Contains(h.Pro, "ك"):
		p.drop("what something is likened to")
	case h.Noun && p.typ == "agreement" && w.under(p):
		p.drop("an agreement that holds, not one that is made")
	case h.Noun && !strikes[p.typ] && w.doneTo(p):
		p.drop("a relative clause describes, it does not tell")
	case w.goal(p):
		p.drop("an aim, not an act")
	case h.Noun && p.typ == "deployment" && w.hit(p):
		p.drop("struck, not deployed")
	case !h.Noun && !strikes[p.typ] && w.described(p):
		p.drop("a relative clause describes, it does not tell")
	case h.Noun && p.typ == "support" && strings.Contains(h.Pro, "ب"):
		p.drop("names a backer")
	case h.Noun && w.anySuch(p):
		p.drop("any such act, none that happened")
	case h.Noun && w.threatened(p):
		p.drop("what is threatened")
	case h.Noun && w.aimed(p):
		p.drop("an aim, not an act")
	case h.Noun && w.stopped(p):
	case h.Noun && w.forgone(p):
		p.drop("refused or given up")
	case h.Noun && w.wake(p):
		p.drop("what the act left behind, not the act")
	case h.Noun && p.typ == "attack" && strings.Contains(h.Pro, "ب") && w.sentenced(h.First):
		p.drop("a judgement, not its execution")
	case h.Noun && w.shunned(p):
		p.drop("told not to have been joined in")
	case h.Noun && w.absent(p):
		p.drop("told not to have happened")
	case w.negated(h.First) || p.gov != nil && p.gov.First < h.First && w.negated(p.gov.First) && w.direct(p):
		p.deny()
	}
	if p.dropped == "" && !w.condition(p) {
		p.drop("the verb asks for " + h.Entry.Condition)
	}
}

// deny takes an act that is negated for denied, or turns down what its negation does not tell.
func (p *proto) deny() {
	switch {
	case speechActs[p.typ]:
		p.drop("negated")
	case p.hit.Noun && p.hit.Definite && p.hit.Pronoun == "":
		p.drop("taken for granted by what is denied")
	default:
		p.modality = tawatur.Denied
		p.step("modality", "", "negated")
	}
}

// under reports whether an agreement is only what something is done under or against.
func (w *work) under(p *proto) bool {
	for k := p.hit.First - 1; k >= p.from && k >= p.hit.First-2; k-- {
		if w.d.Cue("under", k) > 0 {
			return true
		}
	}
	return w.anyCue("breach", p.from, p.hit.First)
}

// doneTo reports whether "تم" behind a relative pronoun carries a noun of act: "الذين تم أسرهم".
func (w *work) doneTo(p *proto) bool {
	j := w.prevWord(p.hit.First)
	if j < 0 {
		return false
	}
	_, ok := w.cueBefore("relative", j)
	return ok && w.d.Cue("done", j) > 0
}

// goal reports whether an act is what a word for an aim names: "هدفها ضرب الاستقرار".
func (w *work) goal(p *proto) bool {
	_, ok := w.cueBefore("goal", p.hit.First)
	return ok
}

// hit reports whether forces on the move are what a strike right before them struck: "استهدفت رتلا عسكريا".
func (w *work) hit(p *proto) bool {
	for k := p.hit.First - 1; k >= p.from && k >= p.hit.First-7; k-- {
		if w.typeAt(k, strikes) {
			return true
		}
		if _, verb := w.finite(k); verb || w.d.Cue("preposition", k) > 0 {
			return false
		}
	}
	return false
}

// described reports whether a verb stands behind a relative pronoun ("المناطق التي تسيطر عليها", "التي كانت تسيطر عليها"), or
// in the present behind an indefinite noun that a pronoun in it takes up: "مواقع تتمركز فيها".
func (w *work) described(p *proto) bool {
	i := p.hit.First
	if j := w.prevWord(i); p.hit.Present && j >= 0 && w.d.Cue("was", j) > 0 {
		i = j
	}
	_, ok := w.cueBefore("relative", i)
	return ok && !w.tellsOfTaken(p) || p.hit.Present && w.takenUp(p.hit.End) && w.indefinite(i)
}

// takenUp reports whether the word at k is a preposition of place with the pronoun of what was named before: "فيها", "ضمنها".
func (w *work) takenUp(k int) bool { return k < len(w.d.Tokens) && w.d.Cue("therein", k) > 0 }

// indefinite reports whether an indefinite noun or its adjective stands right before token i.
func (w *work) indefinite(i int) bool {
	if i == 0 || w.sentOf[i-1] != w.sentOf[i] {
		return false
	}
	t := w.d.Tokens[i-1]
	_, verb := w.finite(i - 1)
	named := w.d.ActorAt[i-1] >= 0 && !w.d.Actors[w.d.ActorAt[i-1]].Generic
	return t.Kind == arabic.Word && !verb && !strings.HasPrefix(t.Norm, "ال") && !named && w.d.PlaceAt[i-1] < 0 && w.d.DateAt[i-1] < 0 &&
		w.d.Cue("clause", i-1) == 0 && w.d.Cue("that", i-1) == 0 && w.d.Cue("preposition", i-1) == 0
}

// stopped turns down a noun of act that only is the object of stopping, preventing or wishing.
func (w *work) stopped(p *proto) bool {
	near := 1
	for k := p.hit.First - 1; near < stopAdjectives && strings.HasPrefix(p.hit.Pro, "ل") && k > p.from && !strings.HasPrefix(w.d.Tokens[k].Norm, "ل") && w.d.Cue("preposition", k) == 0; k-- {
		near++ // "الوقف الفوري لإطلاق النار"
	}
	for i := p.hit.First - 1; i >= p.from && i > p.hit.First-1-max(near, 2); i-- {
		if n := w.stopsAt(i); n > 0 && i+n >= p.hit.First-near && p.typ != "siege-lifted" && p.typ != "agreement" && !w.broughtOff(p, i) {
			p.drop("stopped, prevented or wished for: " + w.words(i, i+n))
			return true
		}
	}
	return false
}

// managedFar is how many tokens may stand between a verb of managing and what was managed.
const managedFar = 6

// broughtOff reports whether the word at token i, behind which acts are wished for, tells what somebody managed to bring about: "تمكنت
// السلطات من تأمين إطلاق سراح المختطفين".
func (w *work) broughtOff(p *proto, i int) bool {
	return !violent[p.typ] && w.d.Cue("secures", i) > 0 && w.anyCue("managed", max(p.from, i-managedFar), i)
}

// stopAdjectives is how many adjectives a word of stopping may have before "ل", and one.
const stopAdjectives = 3

// stopsAt returns how many tokens at i form a word of stopping, with the article too; 0 for none.
func (w *work) stopsAt(i int) int {
	if n := w.d.Cue("stopped", i); n > 0 {
		return n
	}
	if rest, ok := strings.CutPrefix(w.d.Tokens[i].Norm, "ال"); ok && strings.HasPrefix(w.d.Tokens[i+1].Norm, "ال") && w.d.Lex.Cue("stopped", []arabic.Token{{Norm: rest}}, 0) > 0 {
		return 1
	}
	return 0
}

// anySuch reports whether a noun of act stands for any of its kind: "أي هجوم", "كل استهداف".
func (w *work) anySuch(p *proto) bool {
	_, ok := w.cueBefore("any", p.hit.First)
	return ok && !p.hit.Definite && !w.countedAct(p)
}

// countedAct reports whether the noun of act stands for one of those named behind it: "كل هجوم من الهجمات". "أي قصف من القوات" does not.
func (w *work) countedAct(p *proto) bool {
	return p.hit.End+1 < p.to && w.d.Tokens[p.hit.End].Norm == "من" && slices.ContainsFunc(w.d.Hits[p.hit.End+1], func(h lexicon.Hit) bool { return h.Noun && violent[h.Entry.Type] })
}

// aimed reports whether a noun of act is what something is done for: "لتنفيذ هجمات", "لاعتقال المطلوبين".
func (w *work) aimed(p *proto) bool {
	if w.footage(p.hit.First) >= 0 {
		return false // "مشاهد لدك الموقع"
	}
	if p.gov != nil && w.prepared(p) {
		return false
	}
	if p.gov != nil && !(p.typ == "movement-restriction" && strings.HasSuffix(p.hit.Pro, "ل")) {
		return p.gov.Noun && p.gov.Entry.Class == "light" && strings.HasSuffix(p.gov.Pro, "ل") && !w.outcome(p.gov.First)
	}
	return strings.HasSuffix(p.hit.Pro, "ل") && (p.hit.Entry.Frame == "transitive" || p.hit.Entry.Frame == "clash" || p.typ == "support" || p.typ == "movement-restriction") && !p.hit.Definite && !w.outcome(p.hit.First)
}

// prepared reports whether a word of intention stands right before the noun that carries an act: "تستعد لإطلاق قافلة".
func (w *work) prepared(p *proto) bool {
	for i := p.gov.First - 1; i >= p.from && i >= p.gov.First-3; i-- {
		if w.d.Cue("intend", i) > 0 {
			return true
		}
	}
	return false
}

// direct reports whether no relative clause and no circumstance stands between an act's noun and the verb that carries it. What is managed stands
// behind "في" too: "لم تنجح القوات في اقتحام المدينة".
func (w *work) direct(p *proto) bool {
	for k := p.gov.End; k < p.hit.First; k++ {
		if w.d.Cue("relative", k) > 0 || w.d.Cue("because", k) > 0 && !(w.d.Tokens[k].Norm == "في" && p.gov.Entry.Class == "phase" && k == p.hit.First-1) {
			return false
		}
	}
	return true
}

// wake reports whether a noun of act only says of what something is left: "مخلفات القصف", "مكان سقوط الصاروخ".
func (w *work) wake(p *proto) bool {
	_, ok := w.cueBefore("wake", p.hit.First)
	return ok && !strings.ContainsAny(p.hit.Pro, "وبل") && !w.avowed(p)
}

// avowed reports whether somebody owns up to an act: "أعلن التنظيم مسؤوليته عن هجوم", "أعلنت مسؤوليتها عن استهداف".
func (w *work) avowed(p *proto) bool {
	j, ok := w.cueBefore("avowal", p.hit.First)
	return ok && p.gov != nil && !p.gov.Noun && p.gov.First < j && p.gov.Entry.Class == "speech"
}

// shunned reports whether taking part in an act is denied before its noun: "لم تشارك القرى في المظاهرات".
func (w *work) shunned(p *proto) bool {
	for i := p.hit.First - 1; i >= p.from && i > p.hit.First-8; i-- {
		if w.d.Cue("shun", i) > 0 {
			return true
		}
	}
	return false
}

// absent reports whether a noun of act hangs on a negation some nouns before it: "دون ورود معلومات عن اعتقال".
func (w *work) absent(p *proto) bool {
	for i := p.hit.First - 2; i >= p.from && i > p.hit.First-7; i-- {
		if _, ok := w.finite(i + 1); ok || w.d.Tokens[i+1].Kind != arabic.Word {
			return false
		}
		if w.d.Cue("absence", i) > 0 {
			return true
		}
	}
	return false
}

// negated reports whether a negation stands right before token i.
func (w *work) negated(i int) bool {
	if j := w.prevWord(i); j >= 0 && (w.d.Cue("copula", j) > 0 || w.d.Cue("done", j) > 0) {
		i = j // "لم تكن ضربات", "لم يتم اعتقاله"
	}
	_, ok := w.cueBefore("negation", i)
	return ok
}

// condition checks what a verb of the lexicon asks for besides itself.
func (w *work) condition(p *proto) bool {
	d := w.d
	switch p.hit.Entry.Condition {
	case "":
		return true
	case "place":
		return w.anyIn(p.hit.End, min(p.to, p.hit.End+8), d.PlaceAt) || w.possessionNear(p.hit.End, p.to) || w.ofControl(p) || w.siteBehind(p)
	case "place, actor":
		return w.anyIn(p.hit.End, min(p.to, p.hit.End+8), d.PlaceAt) || w.anyIn(p.hit.End, p.to, d.ActorAt)
	case "force", "armed agent":
		return w.anyForce(p.from, p.to) || w.bareForce(p)
	case "force in a place":
		if p.hit.End < p.to && d.Tokens[p.hit.End].Norm == "من" {
			return false // "أرتال دخلت من معبر" took no crossing
		}
		return (w.anyForce(p.from, p.to) || w.bareForce(p)) && w.anyIn(p.hit.End, min(p.to, p.hit.End+8), d.PlaceAt)
	case "forces":
		return w.forcesBehind(p)
	case "counted people":
		return w.countedBehind(p)
	case "people":
		return w.anyIn(p.from, p.to, d.ActorAt)
	case "person":
		return w.anyPerson(p.from, p.to)
	case "speaker":
		return w.anyIn(p.from, p.to, d.ActorAt)
	case "main verb":
		if p.hit.Noun && p.typ == "property-damage" && p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase") && strings.Contains(p.hit.Pro, "ب") {
			return true // "شرعت الجرافات بتدمير منزل"
		}
		return !p.hit.Noun && !p.hit.Part && !w.ofAct(p.hit.First) && w.leads(p) || p.hit.Noun && (strikes[p.typ] && w.announcedBy(p.hit.First) >= 0 || w.passively(p) || w.managed(p))
	}
	return true
}

// ofControl reports whether a verb has control of something for its object: "استعاد الجيش السيطرة على القصر".
func (w *work) ofControl(p *proto) bool {
	for i := p.hit.End; i+1 < p.to && i < p.hit.End+6; i++ {
		if w.d.Tokens[i].Norm == "السيطرة" || w.d.Tokens[i].Norm == "السيطره" {
			return w.d.Tokens[i+1].Norm == "علي"
		}
	}
	return false
}

// ofAct reports whether a word completes the noun of act right before it: "قصف تمركز المسلحين".
func (w *work) ofAct(i int) bool {
	j := w.prevWord(i)
	if j < 0 {
		return false
	}
	for _, h := range w.d.Hits[j] {
		if h.Noun && h.Entry.Class == "act" && !h.Definite {
			return true
		}
	}
	return false
}

// bareForce reports whether an unnamed force is the subject behind a verb: "انتشرت قوات مشتركة".
func (w *work) bareForce(p *proto) bool {
	for i := p.hit.End; i < p.to && i < p.hit.End+3; i++ {
		if w.d.Cue("preposition", i) > 0 {
			return false
		}
		if w.d.Cue("forces", i) > 0 {
			return true
		}
	}
	return false
}

// behindLam reports whether the noun for people at token i is written together with the preposition "ل".
func (w *work) behindLam(i int) bool {
	for _, r := range w.d.Tokens[i].Readings() {
		if _, ok := w.d.Lex.Person(r.Stem); ok && strings.Contains(r.Pro, "ل") {
			return true
		}
	}
	return false
}

// countedBehind reports whether the verb has people for its object or subject: "أوقفت الشرطة ثلاثة أشخاص".
func (w *work) countedBehind(p *proto) bool {
	if p.hit.Pronoun == "هم" || p.hit.Pronoun == "ه" && p.hit.End < p.to && w.d.ActorAt[p.hit.End] >= 0 && armed(w.d.Actors[w.d.ActorAt[p.hit.End]].Kind) {
		return true // "أوقفتهم الشرطة"
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+7; i++ {
		if w.d.Cue("preposition", i) > 0 || w.head(i) != "" {
			return false // "أن توقف القوات قتل المدنيين"
		}
		g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
		if adjective := g.Group == "nation" && w.d.ActorAt[i] >= 0; ok && !adjective && g.Group != "same" && w.d.Tokens[i].Kind == arabic.Word {
			return !w.behindLam(i) // "أوقفت السلطات الإسرائيلية التصاريح لموظفي المنظمات" stopped nobody
		}
	}
	return false
}

// leads reports whether a verb that is spelled like its noun ("فتح") stands where a verb leads its clause: at its start,
// behind its subject, a day or a particle.
func (w *work) leads(p *proto) bool {
	i := p.hit.First - 1
	if p.hit.Present || p.hit.Gender == 'f' || p.hit.Number != 's' || i < 0 || w.open[p.hit.First] || w.sentOf[i] != p.sent {
		return true
	}
	d := w.d
	return d.Tokens[i].Kind == arabic.Punct || w.quotedWith(p) || d.ActorAt[i] >= 0 || d.DateAt[i] >= 0 || d.Cue("clause", i) > 0 || d.Cue("relative", i) > 0 ||
		d.Cue("hypothetical", i) > 0
}

// quotedWith reports whether a verb opens what is quoted, with an actor right behind it: "قال المراسل: «استقبل الرئيس الوفد»".
func (w *work) quotedWith(p *proto) bool {
	return w.d.Tokens[w.pastQuotes(p.hit.First)].Norm == ":" && p.hit.End < len(w.d.Tokens) && w.d.ActorAt[p.hit.End] >= 0
}

func (w *work) anyIn(from, to int, at []int) bool {
	for i := from; i < to; i++ {
		if at[i] >= 0 {
			return true
		}
	}
	return false
}

func (w *work) possessionNear(from, to int) bool {
	for i := from; i < to && i < from+8; i++ {
		if w.d.Cue("possession", i) > 0 {
			return true
		}
	}
	return false
}

func (w *work) anyPerson(from, to int) bool {
	for i := from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && (w.d.Actors[m].Kind == "person" || w.d.Actors[m].Kind == "official") {
			return true
		}
	}
	return false
}

// anyForce reports whether a body under arms is named among the tokens.
func (w *work) anyForce(from, to int) bool {
	for i := from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && armed(w.d.Actors[m].Kind) {
			return true
		}
	}
	return false
}

// armed says which kinds of actors bear arms, unknown gunmen among them.
func armed(kind string) bool { return actors.Armed(kind) || kind == "unknown" }

// forcesBehind reports whether the object of a verb of sending is military: "تعزيزات", "قوات", "عناصر", "قناصين".
func (w *work) forcesBehind(p *proto) bool {
	for i := p.hit.End; i < p.to && i < p.hit.End+20; i++ {
		if w.d.Cue("published", i) > 0 {
			return false
		}
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+9; i++ {
		if a := w.d.ActorAt[i]; a >= 0 && (w.d.Actors[a].Kind == "person" || w.d.Actors[a].Kind == "official") {
			i = w.d.Actors[a].End - 1
			continue
		}
		if w.subjectOf(p, i) {
			i = w.d.Actors[w.d.ActorAt[i]].End - 1
			continue
		}
		if w.d.Cue("forces", i) > 0 {
			return true
		}
		if a := w.d.ActorAt[i]; a >= 0 && w.d.Cue("forces", w.d.Actors[a].First) > 0 && i > p.hit.End {
			return true
		}
		for _, h := range w.d.Hits[i] {
			if h.Entry.Type == "deployment" && h.Noun && h.Entry.Frame == "move" {
				return true
			}
		}
		t := w.d.Tokens[i].Norm
		if w.d.Tokens[i].Kind == arabic.Word {
			if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.ID == "sniper" || m.ID == "tank" {
				return true
			}
			if pr, ok := w.d.Lex.Person(t); ok && pr.Group == "fighters" {
				return true
			}
		}
	}
	return false
}

// subjectOf reports whether the actor at token i, right behind a verb, is its subject and not what it sends: "قواته" may be.
func (w *work) subjectOf(p *proto, i int) bool {
	return i == p.hit.End && !p.hit.Noun && !p.hit.Passive && w.d.ActorAt[i] >= 0 && w.d.Cue("own", i) == 0
}

func (w *work) words(first, end int) string { return w.d.Span(first, end).Text }

// threatFar is how many words before a noun of act the word may stand that threatens with it.
const threatFar = 4

// threatened reports whether "ب" makes a noun of act what a noun or participle of threatening speaks of: "تهديداتها بقصف المستشفى", "مهددين
// بالقصف".
func (w *work) threatened(p *proto) bool {
	if !strings.Contains(p.hit.Pro, "ب") {
		return false
	}
	for k := w.prevWord(p.hit.First); k >= p.from && k >= p.hit.First-threatFar; k-- {
		if slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return (h.Noun || h.Part) && h.Entry.Type == "threat" }) {
			return true
		}
		if w.d.ActorAt[k] < 0 {
			return false
		}
	}
	return false
}
