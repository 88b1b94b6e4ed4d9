package claim

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// joinHarm ties each expression of harm to the act that did it, or makes a claim of its own.
func (w *work) joinHarm() {
	for i := range w.harms {
		e := &w.harms[i]
		p, why := w.actOf(e)
		if p != nil && (w.namedBefore(i, p) || p.sent < e.sent && w.tollGoesOn(i)) {
			p, why = w.harms[i-1].joined, "the same toll"
		}
		if p == nil && w.sameWords(i) {
			p, why = w.harms[i-1].joined, "the same words"
		}
		if p == nil {
			p, why = w.actBeside(i)
		}
		if p == nil && (w.natural(i) || w.untold(*e)) {
			continue
		}
		if p == nil {
			p = w.ownAct(e)
			why = "the report ties this harm to no other act"
		}
		p = w.raidWith(p)
		w.causeBehind(p, e)
		e.joined = p
		p.harm = append(p.harm, *e)
		p.step("harm", w.words(e.first, e.end), why)
	}
}

// causeBehind lets what did a harm be told behind the second of two that are told together: "استشهد مدني وأصيب آخرون برصاص الجنود".
func (w *work) causeBehind(p *proto, e *harmExpr) {
	if p.typ != "harm" || p.hit.Entry.Class != "harm" || len(p.harm) == 0 || p.sent != e.sent || w.overTime(e) || w.several(e) {
		return
	}
	if last := p.harm[len(p.harm)-1]; !last.verb || !e.verb || e.first-last.end > pairFar || w.longToll(p) || w.ofHunger(&last) {
		return
	}
	_, to := w.clause(e.end - 1)
	was := p.to
	p.to = max(p.to, to)
	if t := w.harmCause(p, e); t != "" {
		p.typ = t
	} else {
		p.to = was
	}
}

// pairFar is how many words may stand between two harms that are told together.
const pairFar = 6

// namedBefore reports whether the act p is named inside the words of the harm before, which the report ties to another or to none:
// "راح ضحية هذه الهجمات خمسون، وأصيب على إثرها مئة" is one toll.
func (w *work) namedBefore(i int, p *proto) bool {
	if i == 0 || w.harms[i-1].joined == nil || w.harms[i-1].joined == p {
		return false
	}
	e := &w.harms[i-1]
	return p.hit.First > e.first && p.hit.First < e.end
}

// tollGoesOn reports whether a harm goes on with a toll told before it in its sentence, which no act explains: "وأدت هذه الهجمات إلى مقتل
// عشرين، كما أصيب تسعون".
func (w *work) tollGoesOn(i int) bool {
	p := w.sameBreath(i)
	return p != nil && p.typ == "harm" && p.hit.Entry.Class == "harm" && w.harms[i].kind != w.harms[i-1].kind
}

// raidWith returns the raid that arrests are told in one breath with, whose harm is the raid's: "عمليات دهم واعتقال"; else the act itself.
func (w *work) raidWith(p *proto) *proto {
	if p.typ != "detention" || !p.hit.Noun || !strings.Contains(p.hit.Pro, "و") {
		return p
	}
	for _, q := range w.inTokens(p.hit.First-2, p.hit.First) {
		if q.typ == "raid" && q.dropped == "" {
			return q
		}
	}
	return p
}

// natural reports whether a death is told by a word that says nothing of violence ("توفي", "وفاة"), with no act to explain it
// and nobody else harmed in the sentence.
func (w *work) natural(i int) bool {
	e := &w.harms[i]
	soft := false
	for k := e.first; k < e.end; k++ {
		soft = soft || w.harmWord(k) == "killed" && w.softly(k)
	}
	if !soft && !w.softly(w.trigger(e)) {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(w.harms) && w.harms[k].sent == e.sent && !w.softly(w.trigger(&w.harms[k])) {
			return false
		}
	}
	s := w.d.Sentences[e.sent]
	return !w.armedScene(s.First, s.End) && !w.ofHunger(e) && !w.tortured(e) && !w.ofWounds(s.First, s.End)
}

// ofWounds reports whether a stretch tells that somebody died of his wounds, and no mishap or illness that he had them from.
func (w *work) ofWounds(from, to int) bool {
	if w.d.NextCue("of-wounds", from, to) >= to {
		return false
	}
	peaceful, war := w.anyCue("accident", from, to) || w.anyCue("unarmed-death", from, to), false
	scene := false
	for i := from; i < to; i++ {
		if w.strikeAt(i, true) {
			return true
		}
		scene = scene || w.d.Lex.Mishap(&w.d.Tokens[i])
		war = war || w.d.Lex.War(&w.d.Tokens[i])
	}
	return !peaceful && (war || !scene)
}

// tortured reports whether those harmed are told to have been tortured: "وفاة شاب تحت التعذيب".
func (w *work) tortured(e *harmExpr) bool {
	s := w.d.Sentences[e.sent]
	for k := max(s.First, e.first-8); k < s.End && k < e.end+12; k++ {
		if w.harmWord(k) == "torture" {
			return true
		}
	}
	return false
}

// softly reports whether the word at k tells a death of any cause.
func (w *work) softly(k int) bool {
	n := w.d.Tokens[k].Norm
	return strings.Contains(n, "توفي") || strings.Contains(n, "توفت") || strings.Contains(n, "وفاه") || strings.Contains(n, "وفات") || n == "موت"
}

// armedScene reports whether a weapon is named in a stretch.
func (w *work) armedScene(from, to int) bool {
	for i := from; i < to; i++ {
		if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.ID != "" {
			return true
		}
	}
	return false
}

// actOf finds the act of a harm: behind it after "جراء", before it in the sentence, or in the sentence before.
func (w *work) actOf(e *harmExpr) (*proto, string) {
	if p := w.findOf(e); p != nil {
		return p, "the finding of the dead"
	}
	if p := w.killing(e); p != nil {
		return p, "the killing itself"
	}
	if p := w.deedThatSlew(e); p != nil {
		return p, "the strike that slew them"
	}
	if e.active || w.several(e) {
		return nil, ""
	}
	if w.ofHunger(e) {
		return nil, ""
	}
	if w.overTime(e) {
		if p := w.clashBehind(e); p != nil {
			return p, "the fighting that cost so many"
		}
		return nil, ""
	}
	if p := w.actWithin(e); p != nil {
		return p, "the act that the toll is of"
	}
	if p := w.actBefore(e); p != nil && w.inIt(e) && !slaughter(p) {
		return p, "the act in which they came to harm"
	}
	if p := w.actBehind(e); p != nil {
		return p, "the act behind the harm"
	}
	if w.announcedApart(e) {
		return nil, ""
	}
	if p := w.actBefore(e); p != nil {
		return p, "the act before the harm"
	}
	if w.reason(e.first, w.d.Sentences[e.sent].First) {
		return nil, "" // what an act was done for, or came after
	}
	if e.verb && w.d.Cue("relative", max(w.prevWord(e.first), 0)) > 0 {
		return nil, "" // "بعد الحملة التي قضت على عشرات المسلحين"
	}
	if p := w.sorties(e); p != nil {
		return p, "the sorties that it is the outcome of"
	}
	if p := w.actEarlier(e); p != nil {
		return p, "the act of the sentence before"
	}
	return nil, ""
}

// findOf returns the act that tells the harm itself, in the same clause: "عثرت الفرق على 134 جثة".
func (w *work) findOf(e *harmExpr) *proto {
	for _, p := range w.inSentences(e.sent, e.sent) {
		if p.typ == "harm" && p.hit.Entry.Class == "act" && p.dropped == "" && p.hit.First < e.first && e.first < p.to && !w.anyAct(p.hit.End, e.first) {
			return p
		}
	}
	return nil
}

// hungerFar is how many words a famine may stand from the deaths that it brought.
const hungerFar = 6

// ofHunger reports whether people are told to have starved: their deaths belong to no act named beside ("ومجاعة أودت بحياة أطفال").
func (w *work) ofHunger(e *harmExpr) bool {
	s := w.d.Sentences[e.sent]
	for k := max(s.First, e.first-hungerFar); k < min(s.End, e.end+hungerFar); k++ {
		if w.harmWord(k) == "hunger" {
			return !w.anyAct(min(k, e.end), max(k, e.first))
		}
	}
	return false
}

// clashBehind returns the fighting of which a long toll is told to be the outcome: "تسببت الاشتباكات منذ الشهر الماضي بمقتل
// مئة". Fighting that goes on is one event, however long it is counted over; strikes over months are many.
func (w *work) clashBehind(e *harmExpr) *proto {
	for _, p := range slices.Backward(w.inSentences(e.sent, e.sent)) {
		if p.hit.First >= e.first || p.typ != "armed-clash" || !w.live(p) || w.intended(p) {
			continue
		}
		if w.causedBy(p, e.first) && !w.otherCause(p.hit.End, e.first) {
			return revive(p)
		}
		return nil
	}
	return nil
}

// causedBy reports whether a verb of outcome has the act p for its subject, right behind it or before: "تسببت الاشتباكات ب",
// "اندلعت اشتباكات وأدت إلى".
func (w *work) causedBy(p *proto, before int) bool {
	from := p.hit.First - 1
	if w.harmWord(from) == "that" {
		from-- // "وخلفت تلك المواجهات"
	}
	for k := max(from, w.d.Sentences[p.sent].First); k < before; k++ {
		if k >= p.hit.First && k < p.hit.End {
			continue
		}
		for _, h := range w.d.Hits[k] {
			if h.Entry.Class == "cause" && !h.Noun {
				return true
			}
		}
	}
	return false
}

// killing returns the act that the head of a harm names as well: "إعدام شابين".
func (w *work) killing(e *harmExpr) *proto {
	for _, p := range w.inTokens(e.first, e.first+1) {
		if p.hit.Entry.Harm == "slay" && w.live(p) && p.hit.Noun {
			return revive(p)
		}
	}
	return nil
}

// sorties returns flights over the front that are told to have cost lives, which makes them strikes: "نفذ الطيران 15 طلعة جوية
// أسفرت عن مقتل 25".
func (w *work) sorties(e *harmExpr) *proto {
	for _, p := range slices.Backward(w.inSentences(e.sent, e.sent)) {
		if p.hit.First >= e.first || p.typ != "deployment" || p.hit.Entry.ID != "nouns/طلعات جوية" || !w.causedBy(p, e.first) {
			continue
		}
		p.typ = "air-strike"
		return revive(p)
	}
	return nil
}

// actWithin finds the act named inside the words of a harm: "حصيلة ضحايا القصف على سرمين إلى 3", "أصيب جراء القصف طفلان".
func (w *work) actWithin(e *harmExpr) *proto {
	for _, p := range w.protos {
		if p.hit.First > e.first && p.hit.First < e.end && w.live(p) && (e.rising || p.hit.Noun && !w.pointed(p)) {
			return revive(p)
		}
	}
	return nil
}

// actBeside finds the act of a harm told in the same breath: "others" share the act of those before them, and harm told
// before another's act shares it ("لقي خمسة مصرعهم وأصيب ستة، بينما قتل اثنان في المعارك").
func (w *work) actBeside(i int) (*proto, string) {
	e := &w.harms[i]
	if !e.active && w.coupled(i) {
		return w.harms[i-1].joined, "told together with the harm before"
	}
	if w.announcedApart(e) {
		return nil, ""
	}
	if !e.active && w.tollGoesOn(i) {
		return w.harms[i-1].joined, "the same toll"
	}
	if e.active || w.overTime(e) || w.several(e) {
		return nil, ""
	}
	if e.groups[0].others && i > 0 && w.harms[i-1].joined != nil && w.harms[i-1].sent >= e.sent-1 {
		return w.harms[i-1].joined, "told apart from the harm before"
	}
	if p := w.sameBreath(i); p != nil {
		return p, "told in one breath with the harm before"
	}
	for k := i + 1; k < len(w.harms) && w.harms[k].sent == e.sent && !w.ownWeapon(e); k++ { // "قتلت سيدة برصاص مجهولين، كما قتل طفل بقنبلة"
		if w.harms[k].active || w.untold(w.harms[k]) || w.anyAct(e.end, w.harms[k].first) {
			break
		}
		if p := w.actBehind(&w.harms[k]); p != nil {
			return p, "the act behind the harm told next"
		}
	}
	return nil, ""
}

// coupled reports whether a harm is joined by و right to the one before, the count of which belongs to an act: "بمقتل 420 شخصا
// وإصابة 3700".
func (w *work) coupled(i int) bool {
	if i == 0 || w.harms[i-1].joined == nil || w.harms[i-1].sent != w.harms[i].sent {
		return false
	}
	if w.harms[i].more {
		return true
	}
	k := w.harms[i-1].end
	for k < w.harms[i].first && w.d.Tokens[k].Kind != arabic.Word {
		k++
	}
	if k+1 == w.harms[i].first && w.d.Tokens[k].Norm == "و" {
		return w.harms[i].kind != w.harms[i-1].kind
	}
	return k == w.harms[i].first && w.harms[i].kind != w.harms[i-1].kind && strings.HasPrefix(w.d.Tokens[k].Norm, "و")
}

// sameBreath returns the act of the harm before in the sentence when this one goes on with it: no act between, and neither
// place nor day nor weapon of its own ("ما أدى إلى مقتل خمسة، فيما أصيب ثلاثة").
func (w *work) sameBreath(i int) *proto {
	if i == 0 || w.harms[i-1].sent != w.harms[i].sent || w.harms[i-1].joined == nil {
		return nil
	}
	e := &w.harms[i]
	_, to := w.clause(e.end - 1)
	if w.anyAct(w.harms[i-1].end, to) || w.ownScene(w.harms[i-1].end, to) {
		return nil
	}
	return w.harms[i-1].joined
}

// intended reports whether a noun of act is only prepared or feared: "للتحضير لهجوم". It does no harm.
func (w *work) intended(p *proto) bool {
	for i := p.hit.First - 1; p.hit.Noun && i >= max(0, p.hit.First-2); i-- {
		if w.d.Cue("planned", i) > 0 || w.d.Cue("hypothetical", i) > 0 && !w.already(i) {
			return true
		}
	}
	return false
}

// already reports whether "قد" at token k says of what follows that it is done, as before a verb of the past: "وقد أدى القصف إلى".
func (w *work) already(k int) bool {
	if strings.TrimLeft(w.d.Tokens[k].Norm, "وف") != "قد" || k+1 >= len(w.d.Tokens) {
		return false
	}
	f, ok := w.finite(k + 1)
	return ok && !f.Present
}

// wreckage reports whether a destruction is only the outcome of a strike told before it, which did the harm as well: "أدى القصف لتهدم جدار
// أصيب على إثره فتى".
func (w *work) wreckage(p *proto) bool {
	if p.typ != "property-damage" {
		return false
	}
	for i := p.hit.First - 1; i >= 0 && i > p.hit.First-6 && w.sentOf[i] == p.sent; i-- {
		if w.result(i) {
			return w.anyAct(w.d.Sentences[p.sent].First, p.hit.First)
		}
	}
	return false
}

// anyAct reports whether a violent act is told between two tokens.
func (w *work) anyAct(from, to int) bool {
	for _, p := range w.inTokens(from, to) {
		if w.live(p) {
			return true
		}
	}
	return false
}

func (w *work) live(p *proto) bool {
	return violent[p.typ] && (p.dropped == "" || strings.HasPrefix(p.dropped, "stopped"))
}

// inIt reports whether a pronoun behind the verb of a harm points back to what it was done by: "غارة على منزل، قتل فيها شخص خلال مداهمته".
func (w *work) inIt(e *harmExpr) bool {
	k := w.trigger(e) + 1
	return e.verb && k < len(w.d.Tokens) && w.d.Cue("back-to-it", k) > 0
}

// actBehind finds "جراء قصف", "بغارة" behind the harm in the same sentence.
func (w *work) actBehind(e *harmExpr) *proto {
	for _, p := range w.inTokens(e.end, e.end+23) {
		if p.sent != e.sent || !w.live(p) {
			continue
		}
		if p.gov != nil && p.gov.Entry.Class == "undergo" && p.gov.First > e.end && p.gov.First < p.hit.First && !w.causes(p.gov.First) {
			continue
		}
		if w.ofEarlierHarm(e, p) {
			continue
		}
		if w.wards(p) || !strikes[p.typ] && p.typ != "armed-clash" && w.shot(e.end, p.hit.First) {
			continue
		}
		if w.ownWeapon(e) && (p.typ == "detention" || p.typ == "raid") || p.typ == "detention" && w.newVerb(e.end, p.hit.First) {
			continue
		}
		if byMeans(p) && w.reachesBack(e.end, p.hit.First) || w.becauseOf(e.end, p.hit.First, p.hit.Noun) || w.weaponsAct(e, p) {
			return revive(p)
		}
	}
	return nil
}

// ofEarlierHarm reports whether an act behind a harm is that of another harm between the two, after which this one came about: "مقتل ثلاثة بعد
// يومين من مقتل عشرة في غارة".
func (w *work) ofEarlierHarm(e *harmExpr, p *proto) bool {
	for i := range w.harms {
		f := &w.harms[i]
		if f.sent != e.sent || f.first < e.end || f.end > p.hit.First {
			continue
		}
		for k := e.end; k < f.first; k++ {
			if h := w.harmWord(k); h == "after" || h == "since" {
				return true
			}
		}
	}
	return false
}

// weaponsAct reports whether the weapon that did a harm is the subject of the verb of an act: "قتل شخصان بقذائف مدفعية استهدفت سوقا".
func (w *work) weaponsAct(e *harmExpr, p *proto) bool {
	if p.hit.Noun || p.hit.Passive || p.gov != nil || !violent[p.typ] || strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "و") {
		return false
	}
	for k := p.hit.First - 1; k >= e.end && k >= p.hit.First-weaponWords; k-- {
		if w.d.Tokens[k].Kind != arabic.Word {
			return false
		}
		if (strings.HasPrefix(w.d.Tokens[k].Norm, "ب") || k > e.end && w.d.Cue("cause", k-1) > 0) && w.missile(k) {
			return w.reachesBack(e.end, k)
		}
	}
	return false
}

// weaponWords is how many words may name the weapon before its verb: "بقذائف مدفعية ثقيلة".
const weaponWords = 3

// missile reports whether a weapon that is fired or goes off is named at token k.
func (w *work) missile(k int) bool {
	m, n := w.d.Lex.Mean(w.d.Tokens, k)
	return n > 0 && m.ID != "" && m.Implies != "move" || w.d.Cue("missile", k) > 0
}

// shot reports whether a firearm is named between two tokens: who fell by it was shot, whatever went on around him ("برصاص الجنود
// خلال اقتحامهم البلدة").
func (w *work) shot(from, to int) bool {
	for i := from; i < to; i++ {
		if m, _ := w.d.Lex.Mean(w.d.Tokens, i); firearms[m.ID] {
			return true
		}
	}
	return false
}

// firearms are the weapons by which single people are shot.
var firearms = map[string]bool{"small-arms": true, "sniper": true, "machine-gun": true}

// byMeans reports whether a preposition on an act, or on the noun that carries it, names it as the means: "بقصف", "بتجدد القصف".
func byMeans(p *proto) bool {
	return strings.Contains(p.hit.Pro, "ب") || p.gov != nil && p.gov.Noun && p.gov.First < p.hit.First && hasClitic(*p.gov, 'ب')
}

// ownWeapon reports whether the weapon that did a harm is named right behind it: "قتلت امرأة برصاص عناصر".
func (w *work) ownWeapon(e *harmExpr) bool {
	if e.end >= len(w.d.Tokens) || w.sentOf0(e.end) != e.sent || !strings.HasPrefix(w.d.Tokens[e.end].Norm, "ب") {
		return false
	}
	m, _ := w.d.Lex.Mean(w.d.Tokens, e.end)
	return m.ID != ""
}

// causes reports whether a word of cause stands right before what is undergone at i: "إثر تعرضهم لإطلاق نار".
func (w *work) causes(i int) bool {
	_, ok := w.cueBefore("because", i)
	return ok
}

// becauseOf reports whether a word of cause between from and to reaches up to the act at to.
func (w *work) becauseOf(from, to int, noun bool) bool {
	for k := to - 1; k >= from; k-- {
		if k > from && w.harmWord(k) == "after" && w.d.Cue("clause", k-1) > 1 {
			return false // "في حين قصفت": another clause, not "when"
		}
		if strings.HasPrefix(w.d.Tokens[k].Norm, "و") && k > from && w.after(k) {
			return false // "وعقب القصف، ...": what came next
		}
		if w.harmWord(k) == "after" && (k+1 == to || w.d.Cue("that", k+1) > 0 && to-k < 6) {
			return !w.parted(from, k)
		}
		if w.breaks(k) || k > from && w.newClause(k) {
			return false
		}
		if noun && w.d.Cue("because", k) > 0 {
			return !w.parted(from, k) && !(w.harmWord(k) == "after" && w.newVerb(from, k))
		}
	}
	return false
}

// newClause reports whether a finite verb right behind a mark opens something else at k: "قتل اثنين في تعز، شنت الطائرات غارات".
func (w *work) newClause(k int) bool {
	_, verb := w.finite(k)
	return verb && w.d.Tokens[k-1].Kind == arabic.Punct && w.d.Tokens[k-1].Norm == "،"
}

// newVerb reports whether a verb joined by و opens something else in from..to: "أصيب فتى، وجددت القوات بعد ساعات قصفها".
func (w *work) newVerb(from, to int) bool {
	for k := from; k < to; k++ {
		if h, ok := w.finite(k); ok && strings.Contains(h.Pro, "و") && h.Entry.Class != "harm" && h.Entry.Class != "cause" {
			return true
		}
	}
	return false
}

// after reports whether the word at k puts what follows in time: "بعد", "عقب", "إثر".
func (w *work) after(k int) bool {
	h := w.harmWord(k)
	return h == "after" || h == "since" || w.d.Cue("because", k) > 0
}

// reachesBack reports whether nothing of its own is told between a harm that ends at from and the act at to.
func (w *work) reachesBack(from, to int) bool {
	for k := to - 1; k >= from; k-- {
		if w.breaks(k) {
			return false
		}
	}
	return true
}

// breaks reports whether an outcome, a clause or a verb joined by و at token k parts a harm from an act behind it.
func (w *work) breaks(k int) bool {
	if w.result(k) || w.d.Cue("clause", k) > w.d.Cue("because", k) {
		return true
	}
	h, ok := w.finite(k)
	return ok && strings.Contains(h.Pro, "و") && h.Entry.Class != "harm"
}

func revive(p *proto) *proto {
	p.dropped = ""
	return p
}

// wards reports whether an act answers an attack and does no harm of its own: "تصدت الدفاعات".
func (w *work) wards(p *proto) bool {
	return p.hit.Entry.Harm == "ward" && p.typ != "air-strike" // "أسقطت الطائرات قنابل"
}

// several reports whether the harm is put down to acts of two kinds together, so that it is no single act's: "جراء انفجار
// سيارتين وقصف صاروخي", "أدت هذه الهجمات والانفجارات إلى".
func (w *work) several(e *harmExpr) bool {
	var last *proto
	for _, p := range w.inSentences(e.sent, e.sent) {
		if p.hit.First < e.first-8 || p.hit.First >= e.end+22 || !p.hit.Noun || !strikes[p.typ] {
			continue
		}
		and := strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "و")
		if last != nil && last.typ != p.typ && and && p.hit.First-last.hit.End < 3 && (p.hit.First >= e.end) == (last.hit.First >= e.end) {
			return true
		}
		last = p
	}
	return false
}

// overTime reports whether a toll is counted over a length of time ("منذ مطلع العام", "خلال الشهر الماضي"), so that it
// belongs to no single act. Neither does a toll of a thousand and more.
func (w *work) overTime(e *harmExpr) bool {
	if ofWar(e) {
		return true
	}
	from, to := w.tollsAround(e)
	for k := from; k < to; k++ {
		reach, word := 0, w.d.Tokens[k].Norm
		for strings.HasPrefix(word, "و") {
			word = word[len("و"):]
		}
		switch word {
		case "منذ":
			if w.longSince(k+1) || w.d.Cue("that-time", k+1) > 0 {
				return true
			}
			reach = 4
		case "خلال":
			reach = 2
			if w.anyCue("nth-time", max(w.d.Sentences[e.sent].First, k-3), k) {
				reach = 0 // "للمرة الثالثة خلال أسبوع"
			}
		}
		for n := k + 1; n <= k+reach && n < to; n++ {
			if w.harmWord(n) == "period" || reach == 2 && w.harmWord(n) == "week" && n == k+1 {
				return true
			}
		}
	}
	return false
}

// opensWithin reports whether a clause, or one that says more of a noun, opens between two tokens.
func (w *work) opensWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if w.open[k] || w.d.Cue("relative", k) > 0 {
			return true
		}
	}
	return false
}

// ofWar reports whether so many are counted that no single act did it.
func ofWar(e *harmExpr) bool {
	m := e.groups[0].min
	return m != nil && *m >= 1000
}

// tollFarthest is how many words from a harm the time may be told over which it was counted.
const tollFarthest = 25

// tollsAround is the stretch around a harm in which its time is told: up to a toll with a verb of its own behind it, and from its own on.
func (w *work) tollsAround(e *harmExpr) (from, to int) {
	s := w.d.Sentences[e.sent]
	from, to = max(s.First, e.first-tollFarthest), min(s.End, e.end+tollFarthest)
	for k := e.first; k > from; k-- {
		if w.tollOpens(k) {
			from = k
		}
	}
	for k := e.end; k < to; k++ {
		if w.tollOpens(k) {
			to = k
		}
	}
	for i := range w.harms {
		if f := &w.harms[i]; f.sent == e.sent && f.first >= e.end && f.first < to && ofWar(f) && w.opensWithin(e.end, f.first) {
			to = f.first
		}
	}
	return from, to
}

// longSince reports whether a day named at k lies more than a week before the report.
func (w *work) longSince(k int) bool {
	for n := k; n < k+3 && n < len(w.d.Tokens); n++ {
		if m := w.d.DateAt[n]; m >= 0 && w.d.Anchor.Known {
			r := w.d.Dates[m].Resolve(w.d.Anchor)
			return r.OK && r.From != "" && r.From < w.d.Anchor.Pub.AddDate(0, 0, -7).Format("2006-01-02")
		}
	}
	return false
}

// ownScene reports whether a stretch names a place, a day or a weapon.
func (w *work) ownScene(from, to int) bool {
	for i := from; i < to; i++ {
		if w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 {
			return true
		}
		if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.ID != "" {
			return true
		}
	}
	return false
}
