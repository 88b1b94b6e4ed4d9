package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/read/attribution"
)

// Who speaks and who is spoken to: the roles of acts of speech.

// castSpeech reads the speaker and the one spoken to.
func (w *work) castSpeech(p *proto) {
	if p.typ == "threat" && w.d.Cue("pays", p.hit.First) > 0 {
		w.castBlame(p)
		return
	}
	if p.hit.Entry.ID == dutyID {
		w.castDuty(p)
		return
	}
	if w.castCharged(p) || w.castSaid(p) || w.castOwnWords(p) {
		return
	}
	ms := w.inSpeech(p)
	agent, told := w.toldSpeaker(p)
	if !told {
		agent = w.speaker(p, ms)
	}
	if agent < 0 && !told {
		agent = w.ofNation(p, ms)
	}
	if agent >= 0 && w.byName(agent) != agent {
		agent = w.byName(agent)
		w.add(p, agent, tawatur.RoleAgent)
	} else if agent >= 0 {
		w.addSpeakers(p, ms, agent)
	} else if told {
		w.castVoice(p)
	} else {
		w.castUnnamed(p, ms)
	}
	w.castHearers(p, ms, agent)
}

// castCharged gives an accusation in the passive its sides, who stands right behind it accused by whom "من قبل" right behind him or a day names, and reports whether
// it is one: "اتهمت قسد من قبل الحكومة بقصف البلدة", but not "أدان الأردن الهجوم من قبل المستوطنين".
func (w *work) castCharged(p *proto) bool {
	if p.typ != "accusation" || p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || p.hit.Entry.Frame != "transitive" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	if p.hit.Entry.Lemma != "اتهم" && (!p.hit.Passive || p.hit.MayPassive) {
		return false // "أدان الأردن، اليوم، من قبل"
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.gripOf(m) != bare {
		return false
	}
	by := w.d.Actors[m].End
	for by < p.to && (w.d.DateAt[by] >= 0 || w.d.Tokens[by].Norm == "،") {
		by++
	}
	if by >= p.to || w.d.Cue("agent", by) < 2 {
		return false
	}
	if n := w.d.ActorAt[min(by+w.d.Cue("agent", by), len(w.d.Tokens)-1)]; n > m {
		w.add(p, n, tawatur.RoleAgent)
	}
	w.add(p, m, tawatur.RoleTarget)
	return true
}

// castUnnamed finds who says what a verb or noun of speech tells where none of these mentions is its subject: a country, the one before, whoever speaks here.
func (w *work) castUnnamed(p *proto, ms []int) {
	if f, e, ok := w.stateBeside(p); ok {
		p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleAgent, first: f, end: e})
		p.step(tawatur.RoleAgent, w.words(f, e), "a country, beside the verb of what states say")
	} else if w.elided(p, ms) {
		f, e, id := w.speakerBefore(p.hit.First)
		p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleAgent, first: f, end: e, copied: true})
	} else if q := w.speechBefore(p); q != nil && p.hit.Part && speechActs[q.typ] && !q.hit.Noun && !q.hit.Part && !w.saidSince(p, q) {
		for _, r := range w.doersFor(p, q) {
			p.roles = append(p.roles, r)
			p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
		}
	} else if q := w.speechBefore(p); q != nil && p.hit.Noun && strings.Contains(p.hit.Pro, "و") && w.toldByReporter(p) {
		p.roles = append(p.roles, w.doersFor(p, q)...) // "انتشار عناصر قسد ودعوة الأهالي"
	} else if sp := w.att.At(p.hit.First); len(sp) > 0 && !w.toldByReporter(p) && !w.pronounFar(p) && (p.hit.First-p.from < 3 || p.hit.Part || p.hit.Noun) && (!p.hit.Noun || w.ownWord(p)) {
		if i := p.hit.End; p.typ == "support" && !p.hit.Noun && p.hit.Pronoun != "" && i < p.to && w.d.ActorAt[i] >= 0 && w.d.Actors[w.d.ActorAt[i]].First == i {
			w.add(p, w.d.ActorAt[i], tawatur.RoleAgent) // "هذا أمر تدعمه روسيا"
			return
		}
		p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "the speaker goes on")
	} else if q := w.speechBefore(p); q != nil && (p.hit.Part || q.typ == "protest" && p.hit.Number == 'p') && !w.describing(q) {
		p.roles = append(p.roles, w.doersFor(p, q)...)
	} else {
		w.castSpokeOn(p)
	}
}

// ownWord reports whether a noun of speech is what whoever speaks does himself: by a pronoun, as the object of his verb of saying, or as his judgement.
// "وجدد مطالبته الحكومة", "أعرب عن إدانة القصف", "قال إنها جريمة حرب", and not "قال إن الاتهامات باطلة".
func (w *work) ownWord(p *proto) bool {
	keeps := w.anyCue("keeps-on", max(p.from, p.hit.First-3), p.hit.First) || p.gov != nil && w.d.Cue("that-he", max(p.gov.First-1, 0)) > 0
	for _, s := range slices.Backward(w.att.Before(p.hit.First)) {
		if s.To > p.hit.First && s.From < p.hit.First {
			return keeps || p.hit.Pronoun != "" || p.hit.Entry.ID == judgementID || s.Verb >= 0 && (s.Content == 0 || s.Content > p.hit.First)
		}
	}
	return false
}

// judgementID is the entry of nouns by which a speaker judges what somebody does.
const judgementID = "nouns/المسؤولية عن"

// castSpokeOn gives a verb of speaking that "و" joins to another, which tells no act, the subject right behind that verb: "أعربت الأمم المتحدة عن
// قلقها ودعت الأطراف إلى".
func (w *work) castSpokeOn(p *proto) {
	if p.hit.Noun || p.hit.Part || p.hit.Passive || !strings.Contains(p.hit.Pro, "و") || w.vowelledPassive(p) || p.hit.Ours(&w.d.Tokens[p.hit.First]) {
		return
	}
	for k := p.hit.First - 1; k >= w.d.Sentences[p.sent].First; k-- {
		if _, verb := w.finite(k); !verb && k != w.d.Sentences[p.sent].First {
			continue
		}
		m := w.d.ActorAt[k+1]
		if m >= 0 && w.d.Actors[m].First == k+1 && w.gripOf(m) == bare && !w.civil(m) && !w.cited(m) && w.d.Actors[m].ID != "" && w.fits(p, k+1) && w.d.Actors[m].End <= p.hit.First {
			w.add(p, m, tawatur.RoleAgent)
		}
		return
	}
}

// castHearers adds those of the mentions to whom it is said, other than who says it.
func (w *work) castHearers(p *proto, ms []int, agent int) {
	near, far := w.addressee(p)
	for k, m := range ms {
		a := w.d.Actors[m]
		if m == agent || a.First < p.hit.First || w.taken(p, m) || w.withinRole(p, a.First) || w.voice[a.First]&citedBy != 0 {
			continue
		}
		if near < far && a.First > far+1 {
			return // who is nearer is spoken to
		}
		if w.addressed(p, m) {
			w.addList(p, ms[k:], m, tawatur.RoleTarget)
			return
		}
	}
}

// pronounFar reports whether a noun of speech with a pronoun stands behind no verb, so that the speaker may tell of what another said:
// "أكاذيب الاحتلال واتهاماته للمقاومة", but "وجدد مطالبته الحكومة".
func (w *work) pronounFar(p *proto) bool {
	return p.hit.Noun && p.hit.Pronoun != "" && !w.finiteBefore(p.hit.First)
}

// addSpeakers adds who speaks and those joined to him; behind a verb that takes an object a mere comma joins none: "يتهم الجيش
// الوطني، قسد وخلايا التنظيم بـ".
func (w *work) addSpeakers(p *proto, ms []int, agent int) {
	if p.hit.Entry.Frame == "transitive" && agent+1 < len(w.d.Actors) && !w.joinedByAnd(agent, agent+1) {
		w.add(p, agent, tawatur.RoleAgent)
		return
	}
	w.addList(p, ms, agent, tawatur.RoleAgent)
}

// speechBefore returns the act before in the same sentence, whose subject a participle shares.
func (w *work) speechBefore(p *proto) *proto {
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First < p.hit.First && q.dropped == "" && (w.hasRole(q, tawatur.RoleAgent) || q.typ == "protest") {
			return q
		}
	}
	return nil
}

// saidSince reports whether somebody's words are told by a verb between the act q and p, so that the participle is his.
func (w *work) saidSince(p, q *proto) bool {
	for _, s := range w.att.Before(p.hit.First) {
		if s.Verb > q.hit.First && s.Verb < p.hit.First {
			return true
		}
	}
	return false
}

// inSpeech lists the mentions of a speech act's clause, the content clause too: a target may stand in it.
func (w *work) inSpeech(p *proto) []int {
	to := min(p.to, p.hit.End+16)
	if p.typ == "accusation" || p.typ == "support" {
		s := w.d.Sentences[p.sent]
		to = min(s.End, p.hit.End+24)
		if w.open[p.hit.End] || p.to < to && w.d.Cue("that", p.to) == 0 {
			to = p.to
		}
	}
	var out []int
	for i := p.from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i && w.d.Actors[m].Kind != "generic-source" && !w.qualifiesDeed(m) {
			out = append(out, m)
		}
	}
	return out
}

// withinRole reports whether token i stands within the name of somebody who has a role already: "الناطق باسم القوات المسلحة".
func (w *work) withinRole(p *proto, i int) bool {
	m := w.d.ActorAt[i]
	return slices.ContainsFunc(p.roles, func(r role) bool { return i >= r.first && i < r.end && (r.actor < 0 || w.gripOf(m) != bare) })
}

func (w *work) taken(p *proto, m int) bool {
	for _, o := range p.roles {
		if o.actor == m {
			return true
		}
	}
	return false
}

// speaker returns the mention that speaks: bare, right behind the verb, else before it.
func (w *work) speaker(p *proto, ms []int) int {
	if p.hit.Part || p.hit.Noun && p.hit.Pronoun != "" || !p.hit.Noun && p.hit.Number == 'p' && strings.Contains(p.hit.Pro, "و") {
		return -1 // "مطالبته الحكومة", "وطالبوا الحكومة": its object
	}
	many := !p.hit.Noun && !p.hit.Passive && p.hit.Number == 'p' && !p.hit.Ours(&w.d.Tokens[p.hit.First]) // "ووجهاء البلدة طالبوا الحكومة"
	if !p.hit.Noun && p.from < p.hit.First {
		if left := w.leftSubject(p, ms); left >= 0 {
			return left
		}
	}
	if many || w.elided(p, ms) || w.cutOff(p) || w.unsaid(p) {
		return -1
	}
	if p.hit.Ours(&w.d.Tokens[p.hit.First]) {
		return w.amongUs(p)
	}
	if m := w.plainSpeaker(p); m >= 0 {
		return m
	}
	for _, m := range ms {
		a := w.d.Actors[m]
		if attribution.Charged(w.d, p.hit, m) {
			return -1 // "اتهمت إردوغان بالكذب", "اتهام الجيش بارتكاب"
		}
		if w.prevWord(a.First) == p.hit.End-1 && !p.hit.Noun && !p.hit.Passive && w.wrongGender(p, m) {
			return -1 // "ودعت المجتمع الدولي", "ودعا روسيا": its object
		}
		if !p.hit.Noun && a.First > p.hit.End && w.describesOther(p.hit.End, a.First) {
			return -1 // "دانت المجزرة التي ارتكبتها القوات"
		}
		under := p.hit.Noun && !strings.ContainsAny(p.hit.Pro, "بل") && w.underLight(p, a.First)
		if a.First < p.hit.First && !under || a.First > p.hit.End+5 {
			continue
		}
		if a.First > p.hit.End && w.gripOf(m) == bare && w.saysUnnamed(p) {
			return -1 // "حذر المقرر الأممي السلطات"
		}
		if j := w.prevWord(a.First); !p.hit.Noun && p.typ == "accusation" && j == p.hit.End && w.deedAt(j) {
			return -1 // "قرار يدين هجمات المستوطنين"
		}
		if w.gripOf(m) == bare && a.Kind != "civilians" && !a.Adjective && !(a.First == p.hit.End && w.oblique(m)) && (under || !w.demanded(p.hit.End, a.First)) {
			return m
		}
		if !under {
			return -1
		}
	}
	return -1
}

// plainSpeaker returns the mention right behind a verb of speech that is its subject though it is nobody by name, so that whoever follows is spoken
// of: a source, people with the ending of a subject. "اتهم مصدر طبي الجيش", "طالب متظاهرون الحكومة"; -1 without one.
func (w *work) plainSpeaker(p *proto) int {
	if p.hit.Noun || p.hit.Passive || p.hit.Pronoun != "" || p.hit.End >= len(w.d.Tokens) {
		return -1
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.d.ActorPro[m] != "" || !w.fits(p, p.hit.End) {
		return -1
	}
	a := w.d.Actors[m]
	if a.Kind == "generic-source" || a.Kind == "civilians" && strings.HasSuffix(w.d.Tokens[a.First].Norm, "ون") {
		return m
	}
	return -1
}

// wrongGender reports whether mention m, right behind a verb of speech, is of the other gender than the verb, whose speaker was named before.
func (w *work) wrongGender(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.hit.Gender == 'f' {
		return !w.fits(p, a.First)
	}
	return p.hit.Gender == 'm' && p.hit.Number == 's' && len(w.att.Before(p.hit.First)) > 0 && (w.d.Cue("feminine", a.First) > 0 || a.Kind == "capital")
}

// describesOther reports whether a relative pronoun stands in from..to, so that what follows it tells of the noun before and its subject
// is not that of the verb in front.
func (w *work) describesOther(from, to int) bool {
	for k := from; k < to; k++ {
		if w.d.Cue("relative", k) > 0 {
			return true
		}
	}
	return false
}

// describing reports whether an act is told by a verb that takes up the noun before its relative pronoun for its object, so that whoever
// did it is the subject of no other verb: "الهجوم الذي شنته القوات".
func (w *work) describing(q *proto) bool {
	verb := w.verbOf(q)
	if _, ok := w.cueBefore("relative", verb); !ok {
		return false
	}
	h, ok := w.finite(verb)
	return ok && h.Pronoun != ""
}

// amongUs returns the body that says of itself "we" before a verb in the first person: "إننا في اللجنة نطالب"; -1 without one.
func (w *work) amongUs(p *proto) int {
	for i := p.hit.First - 1; i > w.d.Sentences[p.sent].First; i-- {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i {
			if _, ok := w.cueBefore("we-of", i); ok {
				return m
			}
			return -1
		}
	}
	return -1
}

// elided reports whether the speaker before goes on unnamed and the one noun behind a transitive verb is the one spoken
// to: "وطالبت الولايات المتحدة بالتوقف".
func (w *work) elided(p *proto, ms []int) bool {
	goesOn := strings.Contains(p.hit.Pro, "و") || w.charges(p) && p.hit.First > 0 && w.d.Cue("likewise", p.hit.First-1) > 0
	if p.hit.Noun || p.hit.Part || !goesOn {
		return false
	}
	if p.typ == "appeal" && w.d.Cue("called-on", p.hit.End) > 0 && w.mentionAt(p.hit.End) >= 0 && len(w.att.Before(p.hit.First)) > 0 {
		return true // "وأدان الهجوم ودعا المجتمع الدولي إلى"
	}
	if p.hit.Entry.Frame != "transitive" && !w.cutOff(p) {
		return false
	}
	n := 0
	var only int
	for _, m := range ms {
		if w.d.Actors[m].First <= p.hit.First || w.gripOf(m) != bare {
			continue
		}
		if n == 0 || !w.charges(p) || !w.joinedByAnd(only, m) {
			n++
		}
		only = m
	}
	if n != 1 && !(n > 0 && w.cutOff(p)) || w.d.Actors[only].Kind == "media" {
		return false
	}
	for _, s := range slices.Backward(w.att.Before(p.hit.First)) {
		if s.From < p.hit.First && s.Verb != p.hit.First {
			return s.Speaker.ID != w.d.Actors[only].ID && p.hit.First-s.From < 80
		}
	}
	return false
}

// charges reports whether an accusation is told by a verb that always has whom it charges for its object, so that those of one list are no subject:
// "وحمل إسرائيل والولايات المتحدة المسؤولية".
func (w *work) charges(p *proto) bool {
	return p.typ == "accusation" && (p.hit.Entry.Lemma == "حمل" || p.hit.Entry.Lemma == "اتهم")
}

// cutOff reports whether a comma stands right behind a verb, which parts it from no subject of its own: "ودعا، المجتمع
// الدولي إلى".
func (w *work) cutOff(p *proto) bool {
	i := p.hit.End
	return p.typ == "appeal" && i < len(w.d.Tokens) && w.d.Tokens[i].Norm == "،"
}

// speakerBefore returns the speaker in force before token i.
func (w *work) speakerBefore(i int) (int, int, string) {
	for _, s := range slices.Backward(w.att.Before(i)) {
		if s.From < i && s.Verb != i {
			return s.Speaker.First, s.Speaker.End, s.Speaker.ID
		}
	}
	return 0, 0, ""
}

// victimOfIt reports whether mention m was struck by the act that is condemned, which so is laid to somebody else: "أدانت الحكومة
// التفجير الذي استهدف مسجد القوات", "الهجوم على القوات". Where "على" belongs to
// the verb itself it brings in the accused: "ألقت باللوم في الهجمات على الوحدات".
func (w *work) victimOfIt(p *proto, m int) bool {
	i := w.d.Actors[m].First
	deed := -1
	for k := p.hit.End; k < i; k++ {
		if w.strikeAt(k, true) {
			deed = k
		}
		if h, ok := w.finite(k); ok && deed >= 0 && h.Pronoun == "" && (strikes[h.Entry.Type] || h.Entry.Frame == "place") && w.d.Cue("relative", w.prevWord(k)) > 0 {
			return true
		}
	}
	return deed >= 0 && w.gripOf(m) == struck && p.hit.Entry.Frame != "on"
}

// fearedFor reports whether people stand behind "من" in what is warned of, and so are not those who are warned: "حذرت المنظمة من خطر على المدنيين".
func (w *work) fearedFor(p *proto, m int) bool {
	for k := p.hit.End; p.hit.Entry.Lemma == "حذر" && k < w.d.Actors[m].First; k++ {
		if w.d.Tokens[k].Norm == "من" {
			return true
		}
	}
	return false
}

// goesOnSpeaker reports whether mention m only goes on with the name of who speaks, right behind it with "ل" or an adjective of the name between: "استنكرت
// رئاسة الأركان العامة للجيش الاشتباكات".
func (w *work) goesOnSpeaker(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.hit.Noun || !strings.Contains(w.d.ActorPro[m], "ل") {
		return false
	}
	for _, r := range p.roles {
		if r.role != tawatur.RoleAgent || r.first < p.hit.End || r.end > a.First || a.First > r.end+1 {
			continue
		}
		for k := r.first; k < r.end; k++ {
			if strings.HasPrefix(w.d.Tokens[k].Norm, "لل") {
				return false // "القيادة العامة للجيش الأوكراني للجيش الروسي"
			}
		}
		return a.First == r.end || w.definiteWord(r.end) && len(w.d.Hits[r.end]) == 0
	}
	return false
}

// addressed reports whether a mention behind a speech act is the one spoken to or of.
func (w *work) addressed(p *proto, m int) bool {
	g := w.gripOf(m)
	if j := w.prevWord(w.d.Actors[m].First); j > 0 && w.d.Tokens[j-1].Norm == "،" && w.d.Cue("speaker", j) > 0 {
		return false // "حذر فلان، مدير المنظمة، من"
	}
	if w.goesOnSpeaker(p, m) || w.partOfCall(p, m) {
		return false
	}
	switch p.typ {
	case "threat":
		if w.civil(m) && w.fearedFor(p, m) {
			return false
		}
	case "accusation":
		if w.victimOfIt(p, m) || w.civil(m) && p.hit.Entry.Lemma != "حمل" && !strings.Contains(w.words(p.hit.First, p.hit.End), "تهم") && !strings.Contains(w.words(p.hit.First, p.hit.End), "تهام") {
			return false // "أدانت الهجمات التي سببت سقوط مدنيين"
		}
	case "appeal":
		if g == otherwise && p.hit.Entry.Lemma == "طلب" && w.preposed(w.d.Actors[m].First) == "من" {
			return true
		}
	case "support":
		return g == toward || g == bare || g == owned
	case "denial":
		return false
	}
	return g == bare || g == owned || g == struck || g == toward || g == together && p.typ == "appeal" || g == doer && p.typ == "accusation" && (!w.d.Actors[m].Adjective || w.belongsToAct(m)) // "ندد بقصف تركي", and not "بصواريخ أميركية"
}
