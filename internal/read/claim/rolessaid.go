package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/attribution"
)

// longestAddressee is how many words may name those spoken to whom no list knows.
const longestAddressee = 7

// castAddressee makes those targets to whom an appeal is made and whom no list knows: "طلبت البلدية من المسؤولين العسكريين المساعدة",
// and those joined to one whom a list knows: "دعا المجتمع الدولي والدول الضامنة إلى".
func (w *work) castAddressee(p *proto) {
	first, end := w.addressee(p)
	if first == end || slices.ContainsFunc(p.roles, func(r role) bool { return r.first < end && first < r.end }) {
		return
	}
	if w.hasRole(p, tawatur.RoleTarget) && !strings.HasPrefix(w.d.Tokens[first].Norm, "و") {
		return
	}
	p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleTarget, first: first, end: end})
	p.step(tawatur.RoleTarget, w.words(first, end), "those spoken to")
}

// addressee returns the words for those spoken to whom no list knows, the object of a verb that always has somebody for one; nothing
// (first equal to end) where there are none.
func (w *work) addressee(p *proto) (first, end int) {
	if p.hit.Noun || !takesPeople(p.hit.Entry) || !w.hasRole(p, tawatur.RoleAgent) {
		return 0, 0
	}
	first = w.addressStart(p)
	if first < 0 || slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleAgent && r.end <= first && strings.TrimPrefix(w.d.Tokens[first].Norm, "ال") == strings.TrimPrefix(w.d.Tokens[r.first].Norm, "ال")
	}) {
		return 0, 0 // "لجان المقاومة ... ودعت اللجان إلى": the speaker, in short
	}
	if m := w.d.ActorAt[first]; m >= 0 && w.d.Actors[m].First == first {
		first = w.d.Actors[m].End
		if first >= p.to || !strings.HasPrefix(w.d.Tokens[first].Norm, "وال") {
			return 0, 0
		}
	}
	end = w.addresseeEnd(p, first)
	if end > first && w.d.Cue("everybody", first) == end-first || w.namedNext(end) || p.hit.Entry.Lemma == "حمل" && !w.chargedNext(p, end) {
		return 0, 0
	}
	return first, end
}

// namedNext reports whether a person whom the lists know is named behind the comma that follows an office from token i on: "رئيس
// الجهاز في النظام، فلان".
func (w *work) namedNext(i int) bool {
	for k := i; k+1 < len(w.d.Tokens) && k < i+6; k++ {
		if m := w.d.ActorAt[k+1]; w.d.Tokens[k].Norm == "،" {
			return m >= 0 && w.d.Actors[m].First == k+1 && w.d.Actors[m].Kind == "person"
		}
	}
	return false
}

// chargedNext reports whether the words for what somebody is charged with begin within two words of token i: "محملا الجهة المنفذة كامل المسؤولية".
func (w *work) chargedNext(p *proto, i int) bool {
	for k := i; k < min(p.to, i+3); k++ {
		if w.completedBy(p.hit.Entry, k) {
			return true
		}
	}
	return false
}

// takesPeople reports whether the object of a verb of speech is always somebody: to appeal and to accuse, but not to condemn.
func takesPeople(e *lexicon.Entry) bool {
	return e.Type == "appeal" && (e.Frame == "transitive" || e.Frame == "to") || e.Lemma == "اتهم" || e.Lemma == "حمل"
}

// addressStart returns the token at which those spoken to may be named: behind the verb or its subject, and behind "من" where it stands;
// -1 without one.
func (w *work) addressStart(p *proto) int {
	i := p.hit.End
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent && r.first >= p.hit.End {
			i = max(i, r.end)
		}
	}
	for i < p.to && (w.d.DateAt[i] >= 0 || w.d.Tokens[i].Norm == "،" || w.d.Tokens[i].Kind == arabic.Quote) {
		i++
	}
	if i+1 < p.to && w.d.Tokens[i].Norm == "من" {
		return i + 1
	}
	if i >= p.to || p.hit.Entry.Lemma == "طلب" {
		return -1 // what is asked for stands right behind the verb
	}
	return i
}

// addresseeEnd returns the token behind the words from i on that name people or a body by a definite noun or an office; i for none.
func (w *work) addresseeEnd(p *proto, i int) int {
	d := w.d
	t := d.Tokens[i].Norm
	if _, people := d.Lex.PersonAt(&d.Tokens[i]); d.Tokens[i].Kind != arabic.Word || !strings.HasPrefix(strings.TrimPrefix(t, "و"), "ال") && d.Cue("speaker", i) == 0 && d.Cue("all-of", i) == 0 && d.Cue("called-on", i) == 0 && !people {
		return i
	}
	if len(d.Hits[i]) > 0 || d.Cue("thither", i) > 0 || d.DateAt[i] >= 0 || d.PlaceAt[i] >= 0 || d.NumberAt[i] >= 0 {
		return i
	}
	end := i
	head := i + max(min(d.Cue("all-of", i), 1), d.Cue("called-on", i)-1) // "جميع القوى"
	for end < p.to && end < i+longestAddressee && (end < head || w.namesOn(end, head)) {
		end++
	}
	if end > i && d.Tokens[end-1].Norm == "ال" {
		end--
	}
	return end
}

// namesOn reports whether token k goes on with a noun phrase that began at token first: no verb, no preposition but before a place.
func (w *work) namesOn(k, first int) bool {
	d := w.d
	if d.Tokens[k].Kind != arabic.Word || d.DateAt[k] >= 0 || d.Cue("that", k) > 0 || d.Cue("clause", k) > 0 || d.Cue("relative", k) > 0 || k > first && len(d.Hits[k]) > 0 {
		return false
	}
	if d.Cue("preposition", k) > 0 {
		return d.Cue("inside", k) > 0 && k+1 < len(d.Tokens) && d.PlaceAt[k+1] >= 0
	}
	if k > first && strings.HasPrefix(d.Tokens[k].Norm, "و") && d.ActorAt[k] >= 0 {
		return false
	}
	if k == first || strings.HasPrefix(d.Tokens[k].Norm, "ال") || d.PlaceAt[k] >= 0 || d.ActorAt[k] >= 0 {
		return true
	}
	return !strings.HasPrefix(d.Tokens[k-1].Norm, "ال") && !strings.HasPrefix(d.Tokens[k-1].Norm, "وال") && !strings.HasPrefix(d.Tokens[k].Norm, "ب")
}

// completedFar reports whether "that" stands between a verb of saying and the word that makes a speech act of it, so that the word is
// part of what is said: "أكد أنه ماض رغم دعم الحكومة". Those called upon may stand behind it: "شدد على أن من الضروري".
func (w *work) completedFar(p *proto) bool {
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/") || p.hit.Entry.Frame != "say" || p.hit.Noun || p.typ == "appeal" {
		return false
	}
	that := false
	for k := p.hit.End; k < w.d.Sentences[p.sent].End && k < p.hit.End+14; k++ {
		if w.d.Cue("that", k) > 0 {
			that = true
		} else if w.completedBy(p.hit.Entry, k) {
			return that
		}
	}
	return false
}

// onlyPreposes reports whether a verb spelled like a preposition has the noun behind it that only the preposition can have: "قبل إبرامهما
// اتفاقا".
func (w *work) onlyPreposes(p *proto) bool {
	k := p.hit.First + 1
	if p.hit.Noun || p.hit.End != k || k >= len(w.d.Tokens) || w.d.Cue("preposition", p.hit.First) == 0 {
		return false
	}
	_, act := w.nounOfAct(k)
	return act || w.d.DateAt[k] >= 0 || w.d.NumberAt[k] >= 0 || w.d.Tokens[k].Norm == "ان"
}

// castDecreed makes the one whom no list knows the doer of what he announces, where nobody else does it: "أعلن رئيس البلدية إغلاق الطريق".
func (w *work) castDecreed(p *proto) {
	if violent[p.typ] || speechActs[p.typ] || !p.hit.Noun || p.gov == nil || p.gov.Noun || p.gov.Entry.Lemma != "اعلن" || w.hasRole(p, tawatur.RoleAgent) || p.typ == "meeting" || p.typ == "agreement" {
		return
	}
	s, ok := w.att.Of(p.gov.First)
	if !ok || s.Carried || s.Speaker.ID != "" || s.Content > 0 && s.Content < p.hit.First {
		return
	}
	p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleAgent, first: s.Speaker.First, end: s.Speaker.End, copied: true})
	p.step(tawatur.RoleAgent, w.words(s.Speaker.First, s.Speaker.End), "who announces it")
}

// interview reports whether talks are those of somebody with an outlet: "في لقاء مع قناة كذا".
func (w *work) interview(p *proto) bool {
	i := p.hit.End
	for i < p.to && i < p.hit.End+3 && w.d.Tokens[i].Norm != "مع" {
		i++
	}
	for i++; i < p.to && w.d.Tokens[i].Kind == arabic.Quote; i++ {
	}
	return i < p.to && w.d.ActorAt[i] >= 0 && w.d.Actors[w.d.ActorAt[i]].Kind == "media"
}

// castOwnWords reads the people of a speech act told by a noun with a pronoun: whom it means stood before as a subject, and who stands
// behind is spoken of: "حاصرت قسد الحي بعد اتهامها النظام". False where nobody did.
func (w *work) castOwnWords(p *proto) bool {
	if !p.hit.Noun || p.hit.Pronoun == "" || p.typ == "denial" || p.hit.First > 0 && w.d.ActorAt[p.hit.First-1] >= 0 {
		return false
	}
	agent := -1
	for i := p.hit.First - 1; i >= w.d.Sentences[p.sent].First && agent < 0; i-- {
		m := w.d.ActorAt[i]
		if m < 0 || w.d.Actors[m].First != i || w.gripOf(m) != bare || w.civil(m) || w.d.Actors[m].Kind == "generic-source" || w.voice[i]&citedBy != 0 {
			continue
		}
		if i == w.d.Sentences[p.sent].First || w.finiteBefore(i) {
			agent = m
		}
	}
	if agent < 0 {
		return false
	}
	w.add(p, agent, tawatur.RoleAgent)
	for k, m := range w.inSpeech(p) {
		if a := w.d.Actors[m]; a.First >= p.hit.End && m != agent && w.addressed(p, m) {
			w.addList(p, w.inSpeech(p)[k:], m, tawatur.RoleTarget)
			break
		}
	}
	return true
}

// finiteBefore reports whether a finite verb stands right before token i.
func (w *work) finiteBefore(i int) bool {
	j := w.prevWord(i)
	if j < 0 {
		return false
	}
	_, ok := w.finite(j)
	return ok
}

// ofNation returns the mention of those who speak by an adjective of nationality behind the noun of a speech act: "تهديدات تركية"; -1
// without one.
func (w *work) ofNation(p *proto, ms []int) int {
	if !p.hit.Noun || p.typ == "support" {
		return -1
	}
	for _, m := range ms {
		if a := w.d.Actors[m]; a.Adjective && a.Noun == p.hit.First {
			return m
		}
	}
	return -1
}

// castMet reads the one whom no list knows and who stands as the subject of a verb of meeting, by his office or as a person named
// before: "استقبل المستشار فلان", "وفلان التقى".
func (w *work) castMet(p *proto) {
	if p.typ != "meeting" || p.hit.Noun || p.hit.Part || p.hit.Passive || len(p.roles) == 0 {
		return
	}
	i := p.hit.First - 1
	sp, ok := attribution.Speaker{}, false
	if i >= p.from && !w.open[p.hit.First] {
		sp, ok = attribution.Called(w.d, i)
	} else {
		for i = p.hit.End; i < p.to && w.d.DateAt[i] >= 0; i++ {
		}
		if i < p.to && w.d.ActorAt[i] < 0 {
			sp, ok = attribution.Titled(w.d, w.d.Sentences[p.sent], i)
		}
	}
	if !ok || slices.ContainsFunc(p.roles, func(r role) bool { return r.first < sp.End && sp.First < r.end }) {
		return
	}
	p.roles = append(p.roles, role{actor: -1, id: sp.ID, role: tawatur.RoleParty, first: sp.First, end: sp.End})
	p.step(tawatur.RoleParty, w.words(sp.First, sp.End), "the subject, named by office or before")
}

// castAgreed makes those who met in the sentence of an agreement without sides its parties: "التقى فلان قائد القوات، وتم الاتفاق على".
func (w *work) castAgreed(p *proto) {
	if p.typ != "agreement" || w.hasRole(p, tawatur.RoleParty) || w.anyIn(p.hit.End, min(p.to, p.hit.End+4), w.d.ActorAt) {
		return
	}
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.typ != "meeting" || q.hit.First > p.hit.First || q.dropped != "" {
			continue
		}
		if sides := w.sides(q); len(sides) > 1 {
			p.roles = append(p.roles, copyAs(sides, tawatur.RoleParty)...)
			p.step(tawatur.RoleParty, "", "those who met")
		}
		return
	}
}

// castCrowd makes the people who complete the verb of a protest its doers: "توافدت حشود", "احتشد متظاهرون".
func (w *work) castCrowd(p *proto) {
	if p.typ != "protest" || p.hit.Noun || w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		w.castThousands(p)
		return
	}
	i := p.hit.End - 1
	if i <= p.hit.First || w.d.ActorAt[i] >= 0 || strings.HasPrefix(w.d.Tokens[i].Norm, "ب") {
		return
	}
	if _, people := w.d.Lex.PersonAt(&w.d.Tokens[i]); people || w.d.Cue("crowd", i) > 0 {
		p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleAgent, first: i, end: i + 1})
		p.step(tawatur.RoleAgent, w.words(i, i+1), "the crowd that the verb tells of")
	}
}

// countedFar is how many words behind a verb of protest those may be named who are counted.
const countedFar = 4

// castThousands makes those the doers of a protest who are only counted right behind its verb: "تظاهر الآلاف في المدينة".
func (w *work) castThousands(p *proto) {
	i := p.hit.End
	if i >= p.to || p.hit.Part || p.hit.Passive || w.d.Cue("portion", i) == 0 && w.d.NumberAt[i] < 0 {
		return
	}
	for k := i; k < p.to && k < i+countedFar; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].Kind != "capital" && w.d.Actors[m].Kind != "government" {
			return
		}
	}
	p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleAgent, first: i, end: i + 1})
	p.step(tawatur.RoleAgent, w.words(i, i+1), "those who are counted")
}

// castProtest puts right who protests: states and their forces are protested against, put protests down, or are only named beside one
// ("الاحتجاجات المناهضة للنظام"); the people protest, and are no target. Those among them who come to harm are found later.
func (w *work) castProtest(p *proto) {
	if p.typ != "protest" {
		return
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool {
		a := w.actorByID(r.id)
		return a != nil && r.role == tawatur.RoleAgent && power(a.Kind)
	})
	for i := range p.roles {
		if r := &p.roles[i]; w.people(*r) && w.protests(p, *r) {
			r.role = tawatur.RoleAgent
		}
	}
	p.roles = slices.DeleteFunc(p.roles, w.people)
}

// people reports whether a role makes the people a target by a name of theirs.
func (w *work) people(r role) bool {
	return r.role == tawatur.RoleTarget && r.actor >= 0 && w.civil(r.actor)
}

// crowdReach is how many words may stand between a protest and the people who hold it.
const crowdReach = 8

// protests reports whether the people of a role stand where those do who protest: subject of the verb ("احتج أهالي البلدة", "خرج أهالي
// البلدة في مظاهرة", "عشرات من الأهالي") or owners of the noun ("احتجاجات الأهالي", "مظاهرة لأهالي المدينة"), no other act between.
func (w *work) protests(p *proto, r role) bool {
	if r.first >= p.hit.End && (r.first-p.hit.End > crowdReach || w.fled(p, r.first)) || p.hit.First-r.first > crowdReach {
		return false
	}
	switch w.gripOf(r.actor) {
	case bare, doer:
		return true
	case toward:
		return p.hit.Noun && r.first == p.hit.End
	}
	k := w.prevWord(r.first)
	return k >= 0 && w.d.Tokens[k].Norm == "من"
}

// power reports whether bodies of a kind rule or serve those who do.
func power(kind string) bool {
	switch kind {
	case "government", "authority", "state-forces", "security-force", "coalition":
		return true
	}
	return false
}

// objectOfSpeech reports whether a word spelled like a verb stands right behind an accusation or its subject, with nothing that joins it, and so is the noun
// of what is condemned: "أدان الحزب قصف المدينة", "الحزب يدين قصف المدينة".
func (w *work) objectOfSpeech(p *proto) bool {
	if p.hit.Noun || p.hit.Pro != "" || p.gov != nil || w.partedAt(p.hit.First) {
		return false
	}
	return slices.ContainsFunc(w.inSentences(p.sent, p.sent), func(q *proto) bool {
		if q.typ != "accusation" || q.hit.Noun || q.hit.First >= p.hit.First {
			return false
		}
		return q.hit.End == p.hit.First || slices.ContainsFunc(q.roles, func(r role) bool {
			return r.role == tawatur.RoleAgent && r.first >= q.hit.End && r.end == p.hit.First
		})
	})
}
