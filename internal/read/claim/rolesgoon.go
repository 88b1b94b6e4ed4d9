package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// inherit gives a verb without a subject its doer: whoever says it of himself, the doer of the act before in its sentence,
// or of the sentences before where the verb opens its own; and an act without a place the place of the act before.
func (w *work) inherit(i int, p *proto) {
	q := w.previous(i, p)
	w.castTheirs(p)
	w.castOwnDeed(p)
	w.castTaken(p)
	w.castFromLand(p)
	if w.arrests(i, p) || w.alikeBefore(i, p) {
		return
	}
	if w.subjectless(p) {
		switch {
		case w.byAccused(p), w.objectOfSpeech(p):
		case (w.unsaid(p) || w.oneOfThem(p.hit.End) || w.firstPerson(p)) && w.ofSpeaker(p), w.bySpeakersMen(p):
		case w.firstPerson(p): // "قصفنا", said by nobody under arms
		case w.takenUpBy(i, p):
		case q != nil && w.doerOf(w.withDoer(i, p)):
			w.sameSubject(p, w.withDoer(i, p))
		case w.subjectGoesOn(p), w.saidOn(p) && w.ofSpeaker(p):
		case w.resumes(p):
			w.sameSubject(p, w.lastDeed(i, p))
		}
	}
	if w.oneSided(p) {
		w.castFought(i, p)
	}
	if q != nil && len(p.places) == 0 && !speechActs[p.typ] && !speechActs[q.typ] && !w.replies(p) && !(w.tollOpens(p.from) && w.wholeWar(p)) {
		p.places = q.places
	}
}

// bySpeakersMen reports whether men or crews named with a pronoun are the subject, and gives the act to the speaker whose they are: "قال
// الدفاع المدني إن فرقه انتشلت".
func (w *work) bySpeakersMen(p *proto) bool {
	if verb := w.verbOf(p); !w.crewBefore(verb) && !w.crewAt(verb+1) {
		return false
	}
	if s := w.att.At(p.hit.First); len(s) > 0 && s[0].ID != "" {
		p.roles = append(p.roles, role{actor: -1, id: s[0].ID, role: tawatur.RoleAgent, first: s[0].First, end: s[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(s[0].First, s[0].End), "the speaker's own men")
	}
	return true
}

// byAccused reports whether a verb stands behind the "بأنه" of an accusation, and gives it to those accused: "اتهم الحوثيون التحالف بأنه
// قصف مستشفى". Whom no table knows is nobody, and not the accuser.
func (w *work) byAccused(p *proto) bool {
	j := w.prevWord(w.verbOf(p))
	if j < 0 || w.d.Cue("that", j) == 0 || !strings.HasPrefix(w.d.Tokens[j].Norm, "بان") || !strings.Contains(w.d.Tokens[j].Norm, "ه") {
		return false
	}
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= j || q.typ != "accusation" {
			continue
		}
		for _, r := range copyAs(q.roles, tawatur.RoleAgent) {
			if has(w.idsOf(q, tawatur.RoleTarget), r.id) && !hasActor(p.roles, r.id) {
				p.roles = append(p.roles, r)
				p.step(tawatur.RoleAgent, w.words(r.first, r.end), "who is accused of it")
			}
		}
		return true
	}
	return false
}

// crewBefore reports whether a crew with the pronoun of its owner stands right before the verb at token i: "فرقه انتشلت".
func (w *work) crewBefore(i int) bool { return w.crewAt(w.prevWord(i)) }

// crewAt reports whether a crew with the pronoun of its owner stands at token i: "أسعفت فرقنا المصابين".
func (w *work) crewAt(i int) bool {
	return i >= 0 && i < len(w.d.Tokens) && w.d.ActorAt[i] < 0 && w.d.Lex.OwnedCue("crew", &w.d.Tokens[i])
}

// oneSided reports whether a verb of fighting names only whom it is with: "واشتبكت مع مسلحي التنظيم".
func (w *work) oneSided(p *proto) bool {
	if p.typ != "armed-clash" || p.hit.Part || len(p.roles) != 1 || p.roles[0].first < p.hit.End {
		return false
	}
	if p.hit.Noun && w.preposed(p.roles[0].first) != "مع" && !(p.hit.Pronoun != "" && w.gripOf(p.roles[0].actor) == toward) {
		return false
	}
	if _, aside := w.aside(p); p.hit.Noun && p.gov == nil {
		return aside || w.amidst(p) || p.hit.Pronoun != ""
	}
	if p.hit.Noun {
		switch p.gov.Entry.Class {
		case "light":
			return !p.gov.Noun && p.gov.End == p.hit.First
		case "occur", "phase", "speech":
			return true // "ودارت اشتباكات مع التنظيم", "أعلنت الفصائل تصديها لقوات الاحتلال"
		}
		return false
	}
	return p.hit.End < len(w.d.Tokens) && w.d.Tokens[p.hit.End].Norm == "مع"
}

// amidst reports whether an act is only told as what went on around another: "وسط اشتباكات".
func (w *work) amidst(p *proto) bool {
	_, ok := w.cueBefore("setting", p.hit.First)
	return ok
}

// castFought makes the subject that goes on the other side of a clash.
func (w *work) castFought(i int, p *proto) {
	before := len(p.roles)
	if (w.unsaid(p) || w.tellsOwn(p)) && w.ofSpeaker(p) {
		p.roles[before].role = tawatur.RoleParty
	} else if q := w.withDoer(i, p); q != nil {
		w.sameSubject(p, q)
	} else if !w.subjectGoesOn(p) && w.resumes(p) {
		w.sameSubject(p, w.lastDeed(i, p))
	}
	foe := []string{p.roles[0].id}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool { return r.copied && w.related(foe, []string{r.id}) }) // nobody fights himself
	for k := before; k < len(p.roles); k++ {
		p.roles[k].role = tawatur.RoleParty
	}
}

// tellsOwn reports whether a fight is told right behind the verb by which its own side announces it: "أكدت المقاومة مواصلة الاشتباك مع
// قوات الاحتلال", or with a pronoun, as "تصديها".
func (w *work) tellsOwn(p *proto) bool {
	if !p.hit.Noun || p.gov == nil || p.gov.Entry.Class != "speech" {
		return false
	}
	said := w.att.At(p.hit.First)
	return len(said) > 0 && (p.hit.Pronoun != "" || w.tellsRight(p, said[0].First, said[0].End))
}

// withDoer returns the nearest act before in the sentence of p that tells its doer, or the nearest.
func (w *work) withDoer(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		if q := w.protos[k]; q.dropped == "" && w.doerOf(q) {
			return q
		}
	}
	return w.previous(i, p)
}

// oneOfThem reports whether an ordinal at token i counts acts that the speaker announced: "قيامه بثلاث عمليات، استهدفت
// الأولى".
func (w *work) oneOfThem(i int) bool { return i < len(w.d.Tokens) && w.d.Cue("ordinal", i) > 0 }

// takenUpBy reads a definite noun for forces, right behind the verb, as the doer told last: "اعتقلت الدورية", "انسحبت تلك
// القوات".
func (w *work) takenUpBy(i int, p *proto) bool {
	t := w.pointsTo(p)
	if t < 0 {
		return false
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-3; k-- {
		q := w.protos[k]
		if q.dropped != "" || speechActs[q.typ] {
			continue
		}
		for _, r := range q.roles {
			if a := w.actorByID(r.id); r.role == tawatur.RoleAgent && a != nil && armed(a.Kind) && !has(w.idsOf(p, tawatur.RoleTarget), r.id) {
				p.roles = append(p.roles, role{actor: -1, id: r.id, role: tawatur.RoleAgent, first: t, end: t + 1, copied: true})
				p.step(tawatur.RoleAgent, w.words(t, t+1), "takes up the doer told before")
				return true
			}
		}
	}
	return false
}

// pointsTo returns the definite noun for forces told before that is the subject of p, behind its verb or right before it; -1
// without one.
func (w *work) pointsTo(p *proto) int {
	verb := w.verbOf(p)
	if w.launchedBehind(p) {
		verb = p.gov.First // "هجوم شنته القوات"
	}
	t := verb + 1
	if t < len(w.d.Tokens) && w.d.Cue("again", t) > 0 {
		t++
	}
	for _, k := range []int{t, w.prevWord(verb)} {
		if k < 0 || k >= len(w.d.Tokens) || w.sentOf0(k) != p.sent || w.d.ActorAt[k] >= 0 || w.d.Cue("taken-up", k) == 0 {
			continue
		}
		if _, held := w.cueBefore("preposition", k); !held && (k < verb || !w.qualified(k+1)) {
			return k
		}
	}
	return -1
}

// launchedBehind reports whether the noun p is what the verb of a relative clause behind it tells that somebody launched: "هجوم شنته القوات".
func (w *work) launchedBehind(p *proto) bool {
	return p.hit.Noun && p.gov != nil && !p.gov.Noun && p.gov.First >= p.hit.End && p.gov.Pronoun != "" && p.gov.Entry.Class == "light"
}

// qualified reports whether the word at token i qualifies a definite noun before it, so that it names a body of its own:
// "القوات الخاصة". Behind a noun in the feminine an adjective is feminine too: "حاصرت الدورية المنزل" has its object there.
func (w *work) qualified(i int) bool {
	if i < len(w.d.Tokens) && w.d.Tokens[i-1].Marbuta && !w.d.Tokens[i].Marbuta && !strings.HasSuffix(w.d.Tokens[i].Norm, "ي") {
		return false
	}
	return i < len(w.d.Tokens) && strings.HasPrefix(w.d.Tokens[i].Norm, "ال") && w.d.PlaceAt[i] < 0 && w.d.ActorAt[i] < 0 && w.d.DateAt[i] < 0
}

// verbOf returns the token of the verb that tells an act: its own, or the one that carries its noun.
func (w *work) verbOf(p *proto) int {
	if p.hit.Noun && p.gov != nil && p.gov.First < p.hit.First {
		return p.gov.First
	}
	return p.hit.First
}

// subjectGoesOn gives a verb joined by "و", "ف" or "ثم" the body under arms that is the subject of a verb before in its
// sentence, though that verb tells no act: "أعلنت الكتائب بدء المعركة، فاقتحمت".
func (w *work) subjectGoesOn(p *proto) bool {
	verb, pro := w.verbOf(p), p.hit.Pro
	if verb != p.hit.First {
		pro = p.gov.Pro
	}
	if j := w.prevWord(verb); !strings.ContainsAny(pro, "وف") && !w.during(verb+1) && !w.doneAgain(p, verb) && (j < 0 || w.d.Tokens[j].Norm != "ثم" && w.d.Tokens[j].Norm != "حيث" && !w.meanwhile(p, j)) {
		return false
	}
	for k := verb - 1; k >= w.d.Sentences[p.sent].First; k-- {
		if _, ok := w.finite(k); !ok && !w.opensWithVerb(p, k) && !(w.didElse(k) && armedAt(w, k+1)) {
			continue
		}
		m := w.d.ActorAt[w.pastMark(k+1)]
		if j := w.prevWord(k); (m < 0 || w.civil(m) || w.topicAt(j)) && j >= 0 && w.d.ActorAt[j] >= 0 {
			m = w.d.ActorAt[j] // the subject before its verb
		}
		if m < 0 || !armed(w.d.Actors[m].Kind) || w.gripOf(m) != bare || !w.fits(p, w.d.Actors[m].First) {
			return false
		}
		if has(w.idsOf(p, tawatur.RoleTarget), w.d.Actors[m].ID) {
			return false
		}
		w.add(p, m, tawatur.RoleAgent)
		return true
	}
	return false
}

// opensWithVerb reports whether token k opens the sentence of p and ends as a verb of the past with a feminine subject does,
// which its own verb agrees with, or as one of the present: "دخلت القوات المدينة واشتبكت", "تلاحق الطائرات القادة، حيث استهدفت".
func (w *work) opensWithVerb(p *proto, k int) bool {
	n := w.d.Tokens[k].Norm
	h := p.hit
	if h.Noun && p.gov != nil {
		h = *p.gov
	}
	if w.presentTense(k) && w.topicAt(w.prevWord(k)) {
		return true
	}
	first := k == w.d.Sentences[p.sent].First || w.d.Cue("that", k-1) > 0
	return first && (w.presentTense(k) || h.Gender == 'f' && strings.HasSuffix(n, "ت") && !strings.HasSuffix(n, "ات") && !strings.HasPrefix(n, "ال"))
}

// topicAt reports whether a body under arms ends at token j that opens its clause, as the subject before its verb does: "إن الطائرات تلاحق".
func (w *work) topicAt(j int) bool {
	if j < 0 || w.d.ActorAt[j] < 0 {
		return false
	}
	a := w.d.Actors[w.d.ActorAt[j]]
	return a.End == j+1 && armed(a.Kind) && (w.open[a.First] || a.First > 0 && w.d.Cue("that", a.First-1) > 0)
}

// returnFar is how many words behind a verb of returning the verb may stand by which it is told what is done again.
const returnFar = 6

// doneAgain reports whether the verb at token i stands with "ل" behind a verb of returning: "عاد التنظيم ليعتقل".
func (w *work) doneAgain(p *proto, i int) bool {
	return strings.Contains(p.hit.Pro, "ل") && !p.hit.Noun && w.anyCue("returns", max(i-returnFar, w.d.Sentences[p.sent].First), i)
}

// during reports whether token i says that something was done in the course of what its subject did before: "نفذت القوات عمليات اعتقلت
// خلالها".
func (w *work) during(i int) bool {
	return i < len(w.d.Tokens) && w.d.Cue("in-its-course", i) > 0
}

// fits reports whether the verb of p can have the noun at token i for its subject by its gender.
func (w *work) fits(p *proto, i int) bool {
	h := p.hit
	if h.Noun && p.gov != nil {
		h = *p.gov
	}
	return w.suits(h, i)
}

// suits reports whether a verb can have the noun at token i for its subject by its gender.
func (w *work) suits(h lexicon.Hit, i int) bool {
	n := strings.TrimLeft(w.d.Tokens[i].Norm, "ول")
	fem := w.d.Cue("feminine", i) > 0 || strings.HasSuffix(n, "ه") || strings.HasSuffix(n, "ات")
	switch {
	case h.Number != 's':
		return true
	case h.Gender == 'f':
		return w.d.Cue("masculine", i) == 0
	case h.Gender == 'm':
		return !fem
	}
	return true
}

// subjectless reports whether an act is told by a verb that wants a doer and has none.
func (w *work) subjectless(p *proto) bool {
	if _, aside := w.aside(p); aside && p.hit.Noun && !w.launchedIt(p) && !(w.launchedBehind(p) && w.pointsTo(p) >= 0) || w.afterDeed(p) || w.ownSubject(p) || w.heldThere(p) || w.answeredDeed(p) || w.ofTheAccused(p) || w.subjectNamed(p) && w.pointsTo(p) < 0 || w.describesForces(p) {
		return false
	}
	finite := !p.hit.Noun && !p.hit.Passive && !w.vowelledPassive(p) || p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase" || w.tries(p))
	return finite && !speechActs[p.typ] && !mutualTypes[p.typ] && (p.hit.Entry.Frame != "intransitive" || p.typ == "withdrawal") && !w.hasRole(p, tawatur.RoleAgent) && !w.hasRole(p, tawatur.RoleParty)
}

// answeredDeed reports whether a noun of act is what somebody answers, and so done by his foe: "رد إيران على الاغتيالات".
func (w *work) answeredDeed(p *proto) bool {
	return p.hit.Noun && p.gov != nil && p.gov.Entry.Frame == "answer" && p.gov.First < p.hit.First && w.preposed(p.hit.First) == "علي"
}

// tries reports whether a verb of trying stands right before the noun of an act, its subject not named again: "وحاولت اقتحام البلدة".
func (w *work) tries(p *proto) bool {
	return p.gov.Entry.Class == "attempt" && p.gov.End == p.hit.First && (p.gov.Number == 's' || strings.ContainsAny(p.gov.Pro, "وف"))
}

// launchedIt reports whether the noun of an act is the object of a verb behind it whose subject is not named again: "بعد هجوم شنته
// على القرية".
func (w *work) launchedIt(p *proto) bool {
	return p.gov != nil && !p.gov.Noun && p.gov.First >= p.hit.End && p.gov.Pronoun != "" && p.gov.End < len(w.d.Tokens) && w.d.Cue("preposition", p.gov.End) > 0
}

// mutualTypes are the acts whose people are parties.
var mutualTypes = map[string]bool{"armed-clash": true, "meeting": true, "agreement": true}

// sameSubject takes over the doers of an act told before.
func (w *work) sameSubject(p, q *proto) {
	if q == nil {
		return
	}
	for _, r := range w.doersFor(p, q) {
		p.roles = append(p.roles, r)
		p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
	}
}

// doersFor returns the doers of an act told before as roles that p may take over; none where one of them is whom p strikes.
func (w *work) doersFor(p, q *proto) []role {
	if q.wrongOf > 0 && !speechActs[p.typ] {
		return w.wrongdoers(p, q)
	}
	targets := w.idsOf(p, tawatur.RoleTarget)
	var out []role
	doer := tawatur.RoleAgent
	if q.typ == "accusation" && q.hit.Entry.Frame == "blame" && w.hasRole(q, tawatur.RoleTarget) {
		doer = tawatur.RoleTarget // "إن إيران تقف وراء الهجوم وأطلقت": not who says so
	}
	for _, r := range q.roles {
		if r.role != doer && (doer == tawatur.RoleTarget || !w.fights(q, r) || p.typ == "withdrawal" || strings.Contains(p.hit.Pro, "ل")) {
			continue
		}
		if speechActs[q.typ] && violent[p.typ] && (w.onlySpoke(r) || q.typ == "accusation" && w.behindWhich(p)) {
			return nil // "استنكر فلان العمل الإرهابي الذي استهدف"
		}
		r.role = tawatur.RoleAgent
		if a := w.actorByID(r.id); r.id != "" && violent[p.typ] && (has(targets, r.id) || a != nil && unarmed(a.Kind, p.typ)) {
			return nil
		}
		r.copied = true
		out = append(out, r)
	}
	return out
}

// onlySpoke reports whether role r is a speaker whom no table has and who is no force: he may condemn and demand, but strikes nobody.
func (w *work) onlySpoke(r role) bool {
	return r.id == "" && (r.actor < 0 || !armed(w.d.Actors[r.actor].Kind))
}

// behindWhich reports whether the verb of p describes the noun before it: "الذي استهدف".
func (w *work) behindWhich(p *proto) bool {
	j := w.prevWord(w.verbOf(p))
	return j >= 0 && w.d.Cue("relative", j) > 0
}

// fights reports whether role r is the subject of a verb of fighting: "تتصدى الفصائل لقوات الاحتلال", "تصدى لها المقاومون", "خاضت المقاومة معارك مع".
func (w *work) fights(q *proto, r role) bool {
	if r.role != tawatur.RoleParty || r.actor < 0 || r.copied || q.typ != "armed-clash" || w.gripOf(r.actor) != bare || !armed(w.d.Actors[r.actor].Kind) {
		return false
	}
	if q.hit.Noun && (q.gov == nil || q.gov.Noun || q.gov.Entry.Class != "light") {
		return false
	}
	verb := w.verbOf(q)
	return r.first == verb+1 || r.first == verb+2 && w.d.Cue("its", verb+1) > 0 || r.end == verb || slices.ContainsFunc(q.roles, func(s role) bool {
		return s.first < r.first && s.role == r.role && s.actor >= 0 && w.coordinated(s.actor, r.actor) && w.fights(q, s)
	})
}

// doerOf reports whether an act tells its doer, or the subject of the verb by which it is told.
func (w *work) doerOf(q *proto) bool {
	return slices.ContainsFunc(q.roles, func(r role) bool { return r.role == tawatur.RoleAgent || w.fights(q, r) })
}

// ofSpeaker makes the speaker the doer of what he says he did: "أعلنت المقاومة أنها استهدفت".
func (w *work) ofSpeaker(p *proto) bool {
	speakers := w.att.At(p.hit.First)
	if len(speakers) == 0 {
		return false
	}
	s := speakers[0]
	if len(speakers) > 1 && w.onlyCarries(s.ID) {
		s = speakers[1] // "أفادت الجماعة في بيان نشره موقع إخباري بأنها اقتحمت"
	}
	if kind := w.kindOf(s); !armed(kind) && kind != "government" && kind != "authority" {
		return false
	}
	if w.unsaid(p) && !w.fits(p, s.First) {
		return false // "قالت الوزارة إنه أطلق النار": another, whom the pronoun means
	}
	p.roles = append(p.roles, role{actor: -1, id: s.ID, role: tawatur.RoleAgent, first: s.First, end: s.End, copied: true})
	p.step(tawatur.RoleAgent, w.words(s.First, s.End), "the speaker tells it of himself")
	return true
}

// arrests gives people taken in a raid told just before to those who raided, where nobody else is named.
func (w *work) arrests(i int, p *proto) bool {
	if p.typ != "detention" || w.hasRole(p, tawatur.RoleAgent) || i == 0 {
		return false
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-1; k-- {
		q := w.protos[k]
		if q.dropped != "" || q.typ != "raid" || !w.hasRole(q, tawatur.RoleAgent) {
			continue
		}
		if w.otherMatter(q.sent, p.sent) || w.toldByOther(p, q) {
			return false
		}
		w.sameSubject(p, q)
		if len(p.places) == 0 {
			p.places = q.places
		}
		return true
	}
	return false
}

// toldByOther reports whether a body under arms, who could have done it himself, and no part of act q, is named as telling p in its own sentence: "قال
// جهاز الأمن إنه اعتقل عميلا", behind a raid of others.
func (w *work) toldByOther(p, q *proto) bool {
	if p.hit.Noun || p.sent == q.sent {
		return false
	}
	for _, s := range w.att.At(p.hit.First) {
		a := w.actorByID(s.ID)
		if a != nil && armed(a.Kind) && w.sentOf0(s.First) == p.sent && !w.related([]string{a.ID}, w.idsOf(q, tawatur.RoleAgent)) {
			return true
		}
	}
	return false
}

// alikeBefore gives a strike that is told to be like another ("لغارة مماثلة") or that "كما" adds to it, the doers of the one of its type told last.
func (w *work) alikeBefore(i int, p *proto) bool {
	if !p.hit.Noun || !strikes[p.typ] || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	like, far := false, farDeed
	for k := p.hit.End; k < p.to && k < p.hit.End+3; k++ {
		like = like || strings.HasPrefix(w.d.Tokens[k].Norm, "مماثل")
	}
	if !like && w.addsTo(p) {
		like, far = true, 1
	}
	for k := i - 1; like && k >= 0 && w.protos[k].sent >= p.sent-far; k-- {
		if q := w.protos[k]; q.dropped == "" && q.typ == p.typ && w.hasRole(q, tawatur.RoleAgent) && !w.ownDay(p, q) && !w.otherMatter(q.sent, p.sent) {
			w.sameSubject(p, q)
			return true
		}
	}
	return false
}

// addsTo reports whether the clause of a strike whose doer nobody names opens with a word that adds it to what was told before: "كما أصيب
// طفل بقصف على القرية".
func (w *work) addsTo(p *proto) bool {
	i := p.from
	if w.d.Tokens[i].Norm == "،" {
		i++
	}
	if i >= p.hit.First || w.d.Cue("likewise", i) == 0 || w.hasRole(p, tawatur.RoleParty) {
		return false
	}
	for k := i; k < p.to; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && (armed(w.d.Actors[m].Kind) || w.d.Actors[m].Kind == "government") && !w.cited(m) && !has(w.idsOf(p, tawatur.RoleTarget), w.d.Actors[m].ID) {
			return false
		}
	}
	return true
}

// ownDay reports whether p has a day told for itself, and q another or none: "وقبل شهر تعرضت المدينة لقصف مماثل".
func (w *work) ownDay(p, q *proto) bool {
	return p.date >= 0 && p.dayOf == nil && p.date != q.date && !(p.told.Day() && q.told.Day() && p.told.From == q.told.From)
}

// castTheirs reads a pronoun for the body named last before the act: the owner of what is struck ("استهداف حاجز لها"), or
// the doer on the noun itself ("مداهمتها المنزل", "هجومهم").
func (w *work) castTheirs(p *proto) {
	if p.typ == "withdrawal" && p.hit.Noun && p.hit.Pronoun != "" && !w.hasRole(p, tawatur.RoleAgent) {
		w.withdrew(p)
	}
	if p.typ == "territory-taken" && p.hit.Noun && !w.hasRole(p, tawatur.RoleAgent) {
		w.tookIt(p)
	}
	if !violent[p.typ] {
		return
	}
	if p.hit.Noun && p.hit.Pronoun != "" && !w.hasRole(p, tawatur.RoleAgent) && !w.suffered(p) && !w.subjectUnknown(p) {
		switch {
		case w.aimedAtIt(p):
			w.takeStruck(p)
		case p.hit.Entry.Frame == "strike" || w.objectAt(p.hit.End):
			w.addBefore(p, tawatur.RoleAgent)
		}
	}
	if w.armedTarget(p) {
		return
	}
	w.castPostBefore(p)
	site := false
	for i := p.hit.End; i < p.to && i < p.hit.End+7; i++ {
		site = site || w.d.Cue("site", i) > 0
		if site && w.d.Cue("its", i) > 0 || w.ownPost(i) {
			w.addBefore(p, tawatur.RoleTarget)
			return
		}
	}
}

// withdrew gives a withdrawal told with a pronoun to the doer of the act before in its sentence, else to the body named last: "اعتقلت
// القوات شابا قبل انسحابها".
func (w *work) withdrew(p *proto) {
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First < p.hit.First && q.dropped == "" && !speechActs[q.typ] && w.hasRole(q, tawatur.RoleAgent) {
			w.sameSubject(p, q)
			return
		}
	}
	w.addBefore(p, tawatur.RoleAgent)
}

// tookIt gives a taking told with a pronoun to the doer of the act before in its sentence, where the pronoun can stand for him and for none whom that act
// was done to: "تقدمت المقاومة بعد سيطرتها على النقطة".
func (w *work) tookIt(p *proto) {
	n := p.hit.End - 1
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= p.hit.First || q.dropped != "" || speechActs[q.typ] || !w.hasRole(q, tawatur.RoleAgent) {
			continue
		}
		for _, r := range q.roles {
			if fits := r.first < n && w.ownedByHead(n, r.first); fits != (r.role == tawatur.RoleAgent) && (fits || r.role == tawatur.RoleAgent) && r.role != tawatur.RoleSupporter {
				return
			}
		}
		w.sameSubject(p, q)
		return
	}
}

// ownedByHead reports whether the pronoun that ends token n can stand for whoever is named from token i, by the gender and number of the head.
func (w *work) ownedByHead(n, i int) bool {
	head, t := w.d.Tokens[i], w.d.Tokens[n].Norm
	many := strings.HasSuffix(head.Norm, "ون") || strings.HasSuffix(head.Norm, "ين") || w.d.Cue("men", i) > 0
	fem := w.d.Cue("feminine", i) > 0 || head.Marbuta || strings.HasSuffix(head.Norm, "ات")
	switch {
	case strings.HasSuffix(t, "هم"):
		return many
	case strings.HasSuffix(t, "ها"):
		return !many && w.d.Cue("masculine", i) == 0
	case strings.HasSuffix(t, "ه") && !w.d.Tokens[n].Marbuta:
		return !many && !fem
	}
	return false
}

// subjectUnknown reports whether words that no table knows as an actor are the subject of the verb that carries a noun of act,
// whose pronoun is theirs: "شنت عدة جماعات هجومها".
func (w *work) subjectUnknown(p *proto) bool {
	if p.gov == nil || p.gov.Noun || p.gov.First > p.hit.First || p.gov.Entry.Class != "light" {
		return false
	}
	for i := p.gov.End; i < p.hit.First; i++ {
		if w.d.Tokens[i].Kind != arabic.Word || w.d.Cue("preposition", i) > 0 || w.d.DateAt[i] >= 0 || w.d.Cue("also", i) > 0 || w.d.Cue("circumstance", i) > 0 || w.deedAt(i) {
			return false
		}
	}
	return p.gov.End < p.hit.First
}

// aimedAtIt reports whether the pronoun of a verbal noun of aiming is its object, since a weapon and no object follows: "دمرت الدشمة بعد
// استهدافها بقذائف".
func (w *work) aimedAtIt(p *proto) bool {
	i := p.hit.End
	if p.hit.Entry.Lemma != "استهداف" && p.hit.Entry.Lemma != "استهدف" {
		return false
	}
	if i >= p.to || w.d.Tokens[i].Kind == arabic.Punct {
		return true
	}
	if !strings.HasPrefix(w.d.Tokens[i].Norm, "ب") {
		return false
	}
	m, n := w.d.Lex.Mean(w.d.Tokens, i)
	for k := i + max(n, 1); k < p.to && k < i+toolWords && w.d.Cue("preposition", k) == 0; k++ {
		if w.d.PlaceAt[k] >= 0 || w.d.Cue("site", k) > 0 {
			return false // "استهدافها بالطيران المسير ميناء أسدود"
		}
	}
	return m.ID != "" && !w.objectBehindTool(p, i)
}

// takeStruck gives an act the targets of the act before in its sentence.
func (w *work) takeStruck(p *proto) {
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= p.hit.First || q.dropped != "" || !w.hasRole(q, tawatur.RoleTarget) {
			continue
		}
		for _, r := range q.roles {
			if r.role == tawatur.RoleTarget && !hasActor(p.roles, r.id) {
				r.copied = true
				p.roles = append(p.roles, r)
				p.step(r.role, w.words(r.first, r.end), "struck before, named again by a pronoun")
			}
		}
		return
	}
}

// objectAt reports whether the noun at token i can be the object of a verbal noun that has its subject as a pronoun.
func (w *work) objectAt(i int) bool {
	if i >= len(w.d.Tokens) {
		return false
	}
	if w.d.PlaceAt[i] >= 0 || w.d.Cue("site", i) > 0 || w.d.ActorAt[i] >= 0 && w.d.ActorPro[w.d.ActorAt[i]] == "" {
		return true
	}
	_, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok || strings.HasPrefix(w.d.Tokens[i].Norm, "منزل") || strings.HasPrefix(w.d.Tokens[i].Norm, "منازل")
}

// addBefore adds the body under arms named last before the act in its sentence, who only helps another if nobody else is.
func (w *work) addBefore(p *proto, as string) {
	helper := -1
	defer func() {
		if helper >= 0 {
			w.add(p, helper, as)
		}
	}()
	for m := len(w.d.Actors) - 1; m >= 0; m-- {
		a := w.d.Actors[m]
		if a.First >= p.hit.First || !armed(a.Kind) || a.Kind == "unknown" || w.describes(a.First) || as == tawatur.RoleAgent && w.foeAt(m) {
			continue
		}
		if w.sentOf0(a.First) != p.sent {
			return
		}
		if as == tawatur.RoleAgent && helper < 0 && w.gripOf(m) == backer {
			helper = m
			continue
		}
		helper = -1
		if hasActor(p.roles, a.ID) && as == tawatur.RoleTarget {
			continue // nobody strikes posts of his own
		}
		if !hasActor(p.roles, a.ID) {
			w.add(p, m, as)
		}
		return
	}
}

// foeAt reports whether mention m is named as whom something is done to, by itself or on a list: "التصعيد ضد النظام وحلفائه".
func (w *work) foeAt(m int) bool {
	for m > 0 && w.coordinated(m-1, m) {
		m--
	}
	switch w.gripOf(m) {
	case struck, owned, area:
		return true
	}
	return false
}

// ownPostsStruck reports whether an attack that no verb of mention m carries is told to be on posts with a pronoun for it, so that it is whom
// the attack was made on: "فرضت الشرطة حظرا بعد هجمات على مراكزها".
func (w *work) ownPostsStruck(p *proto, m int) bool {
	if !p.hit.Noun || !strikes[p.typ] {
		return false
	}
	if p.gov != nil && !p.gov.Noun {
		if _, aside := w.cueBefore("circumstance", p.gov.First); !aside && w.preposed(p.gov.First) == "" {
			return false // its subject made it; but not "بعد شن هجمات"
		}
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+3; i++ {
		if w.ownPost(i) && prepGrip(w.preposed(i)) == struck {
			return w.ownedByHead(i, w.d.Actors[m].First)
		}
	}
	return false
}

// ownPost reports whether the word at token i is a post with the pronoun of its owner: "مقراتها", "مواقعه".
func (w *work) ownPost(i int) bool {
	return w.d.Lex.OwnedCue("post", &w.d.Tokens[i])
}
