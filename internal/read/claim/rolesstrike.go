package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Who strikes and who is struck: the roles of acts of violence and of what is done to somebody.

// castStrike reads agent and target of an act done by one to another.
func (w *work) castStrike(p *proto) {
	if p.typ == "displacement" && p.hit.Noun {
		w.castFlight(p)
		return
	}
	ms := w.inClause(p.from, w.reach(p))
	struckBy := w.struckWith(p)
	passive := p.hit.Passive && !p.hit.MayPassive || p.hit.Noun && p.hit.Entry.Class == "harm" || w.suffered(p) || p.hit.MayPassive && (w.byDoer(p, ms) || w.fromDoer(p, ms) || struckBy >= 0) || w.vowelledPassive(p) || w.heldThere(p) || w.falls(p)
	own, taken, nation := w.ownStriker(p), w.takenBefore(p), w.nationOf(p)
	unowned, both := w.unowned(p), w.hasBoth(p)
	if taken < 0 {
		taken = w.entrapped(p)
	}
	if taken < 0 {
		taken = w.struckByStrikes(p)
	}
	left := w.leftStriker(p, ms)
	if own || left == taken || left >= 0 && !passive && nation >= 0 && !w.sameBody(nation, left) {
		left = -1 // "ردت الفصائل على الغارات الإسرائيلية"
	}
	if taken >= 0 {
		w.add(p, taken, tawatur.RoleTarget)
	}
	if g := w.laysToOther(p); g >= 0 {
		w.add(p, g, tawatur.RoleAgent)
	}
	if struckBy >= 0 && passive {
		w.add(p, struckBy, tawatur.RoleAgent)
	}
	if left >= 0 && (!passive || w.slew(p, left)) {
		w.addList(p, ms, left, tawatur.RoleAgent)
	} else if left >= 0 {
		w.addList(p, ms, left, tawatur.RoleTarget)
	}
	for k, m := range ms {
		if m == taken || unowned && w.d.Actors[m].First < p.hit.First || both && w.d.Actors[m].First > p.hit.End && w.gripOf(m) == doer {
			continue
		}
		if w.attends(p, m) {
			w.add(p, m, tawatur.RoleSupporter)
			continue
		}
		if w.sender(p, m) {
			w.addList(p, ms[k:], m, tawatur.RoleAgent)
			continue
		}
		w.castBefore(p, ms[k:], passive)
		a := w.d.Actors[m]
		if a.First < p.hit.First && (own || !w.underLight(p, a.First) || w.toldOfAnother(p) || !passive && nation >= 0 && !w.sameBody(nation, m)) || w.listed(ms, k) {
			continue
		}
		if r := w.strikeRole(p, m, passive); r != "" && !(r == tawatur.RoleTarget && a.Kind == "capital" && violent[p.typ]) && !(r == tawatur.RoleAgent && (w.secondOfTwo(m) || a.First < p.hit.First && w.othersLeave(p, m))) {
			w.addList(p, ms[k:], m, r)
		}
	}
}

// othersLeave reports whether a withdrawal is called that of another body under arms than mention m, which only tells of it: "أعلن الجيش انسحاب المسلحين".
func (w *work) othersLeave(p *proto, m int) bool {
	n := w.mentionAt(p.hit.End)
	return p.typ == "withdrawal" && p.hit.Noun && p.hit.Pronoun == "" && n >= 0 && armed(w.d.Actors[n].Kind) && w.d.ActorPro[n] == "" && w.d.Cue("own", p.hit.End) == 0 &&
		w.d.Actors[n].ID != "" && !w.related([]string{w.d.Actors[m].ID}, []string{w.d.Actors[n].ID})
}

// secondOfTwo reports whether mention m is the second of two who agree, talk or fight, and so the subject of no verb: "التفاهم بين أنقرة وموسكو", but not
// "غرفة عمليات مشتركة بين الجيش والفصائل", who act together; nor where both stand against a third: "بين الجيش والمقاومة ضد الغزاة".
func (w *work) secondOfTwo(m int) bool {
	const far = 3
	end := w.d.Actors[m].End
	if end < len(w.d.Tokens) && (w.d.Tokens[end].Norm == "ضد" || end+1 < len(w.d.Tokens) && strings.HasPrefix(w.d.Tokens[end+1].Norm, "مواجه")) {
		return false
	}
	if m == 0 || !w.joinedByAnd(m-1, m) || !w.coordinated(m-1, m) || w.preposed(w.d.Actors[m-1].First) != "بين" {
		return false
	}
	j := w.prevWord(w.prevWord(w.d.Actors[m-1].First))
	for back := 0; j >= 0 && back < far; j, back = w.prevWord(j), back+1 {
		if slices.ContainsFunc(w.d.Hits[j], func(h lexicon.Hit) bool { return h.Noun && betweenTwo[h.Entry.Frame] }) {
			return true
		}
	}
	return false
}

// betweenTwo are the frames of nouns that have their two sides behind "بين".
var betweenTwo = map[string]bool{"clash": true, "meet": true, "deal": true}

// struckByStrikes returns the body that a relative clause describes whose verb has a pronoun for it and a strike for its subject: "الحزب الذي
// استهدفته عشرات الغارات"; -1 without one.
func (w *work) struckByStrikes(p *proto) int {
	if p.hit.Noun || p.hit.Part || p.hit.Passive && !p.hit.MayPassive || p.hit.Pronoun == "" || !strikes[p.typ] {
		return -1
	}
	i := w.pastNumber(p.hit.End)
	if i >= p.to || !slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool {
		return h.Noun && h.Entry.Class == "act" && strikes[h.Entry.Type] && h.Pro == ""
	}) {
		return -1
	}
	j, ok := w.cueBefore("relative", p.hit.First)
	if !ok || j < 1 {
		return -1
	}
	if m := w.d.ActorAt[j-1]; m >= 0 && w.d.Actors[m].End == j {
		return m
	}
	return -1
}

// leftStriker returns the subject before the word of an act, unless the act has its subject or its doer behind it; -1 without one.
func (w *work) leftStriker(p *proto, ms []int) int {
	if m := w.announcedHere(p); m >= 0 {
		return m
	}
	if m := w.topicParted(p); m >= 0 {
		return m
	}
	left := w.leftSubject(p, ms)
	if left < 0 || w.othersLeave(p, left) || w.ownPostsStruck(p, left) || w.toAnswer(p) || w.actedBehind(p) || w.ownedBehind(p) || w.takerBehind(p) || w.subjectBehind(p) || w.undergoneBehind(p) || p.hit.Noun && w.backed(p.hit.First) || p.hit.Entry.Class == "harm" && p.hit.Noun && !w.suffered(p) || w.verbFirst(p, left) {
		return -1
	}
	return left
}

// castBefore gives the first of these mentions its role where it stands before the word of the act and is no subject of it.
func (w *work) castBefore(p *proto, ms []int, passive bool) {
	m := ms[0]
	a := w.d.Actors[m]
	if a.First >= p.hit.First {
		return
	}
	grip := w.gripOf(m)
	if grip == backer {
		w.add(p, m, tawatur.RoleSupporter)
	}
	if p.hit.Entry.Class == "harm" && (grip == doer || w.bringsHarm(p, m)) {
		w.addList(p, ms, m, tawatur.RoleAgent) // "أدت قذائف مصدرها قوات النظام إلى مقتل طفل"
	}
	if !p.hit.Noun && !passive && strikes[p.typ] && a.End == p.hit.First && grip == doer {
		w.add(p, m, tawatur.RoleAgent) // "شهيد بنيران مسيرات إسرائيلية استهدفت"
	}
	if p.typ == "harm" && w.preposed(a.First) == "بين" {
		w.addList(p, ms, m, tawatur.RoleParty) // "تسببت الحرب بين الجيش وقوات الدعم السريع في مقتل"
	}
}

// byDoer reports whether one of the mentions behind the verb of p stands behind a mark of the doer, so that it is passive.
func (w *work) byDoer(p *proto, ms []int) bool {
	if w.hasBoth(p) {
		return false
	}
	for _, m := range ms {
		if _, beside := w.cueBefore("jointly", w.d.Actors[m].First); !beside && w.d.Actors[m].First >= p.hit.End && w.gripOf(m) == doer && !w.byInAttack(p, w.d.Actors[m].First) {
			return true
		}
	}
	return false
}

// hasBoth reports whether a verb has a body under arms for its subject right before or behind it and what that strikes right behind the two, so that it is
// active whoever "من قبل" names later: "قصفت الطائرات قاعدة العند تمهيدا لاقتحامها من قبل المقاومة".
func (w *work) hasBoth(p *proto) bool {
	k := p.hit.End
	m := w.mentionAt(k)
	if m >= 0 {
		k = w.d.Actors[m].End
	} else if p.hit.First > p.from {
		m = w.d.ActorAt[p.hit.First-1]
	}
	if m < 0 || p.hit.Noun || !armed(w.d.Actors[m].Kind) || w.d.Actors[m].Site || w.gripOf(m) != bare {
		return false
	}
	for k < p.to && (w.d.DateAt[k] >= 0 || w.d.Tokens[k].Norm == "،" || w.d.DateAt[k-1] >= 0 && w.d.PlaceAt[k] < 0 && w.d.ActorAt[k] < 0) {
		k++
	}
	return k < p.to && (w.d.PlaceAt[k] >= 0 || w.d.Cue("site", k) > 0)
}

// underLight reports whether a token stands between the verb that carries the act and the act: "شن X هجوما".
func (w *work) underLight(p *proto, i int) bool {
	return p.gov != nil && i > p.gov.First && i < p.hit.First && !w.timed(p)
}

// strikeRole is the role of a mention at or behind the act.
func (w *work) strikeRole(p *proto, m int, passive bool) string {
	a := w.d.Actors[m]
	if r, ok := w.roleBySlain(p, m); ok {
		return r
	}
	if w.ofBomb(p, m) || w.ofFire(p, m) {
		return tawatur.RoleAgent
	}
	if r := w.asBeside(p, m); r != "" {
		return r
	}
	if p.hit.Entry.Class == "harm" && armed(a.Kind) && w.jailedBy(m) || a.First == p.hit.End && w.takerBehind(p) {
		return tawatur.RoleAgent
	}
	if r, ok := w.ownedBy(p, m); ok {
		return r
	}
	if w.hasRole(p, tawatur.RoleAgent) && w.underLight(p, a.First) && (w.thoughtOf(m) || w.aboutDoer(p, m)) {
		return "" // "نفذ مسلحون ينتمون إلى التنظيم هجوما"
	}
	if a.First > p.hit.First && (w.thoughtOf(m) || w.ofCircumstance(p, m) || w.onlyClaims(p, a.First)) || a.First < p.hit.First && w.toAnswer(p) {
		return ""
	}
	if w.partakes(p, m) {
		return tawatur.RoleAgent
	}
	if w.witnessed(p, m) || w.ofStrikeWith(p, m) {
		return ""
	}
	if a.First >= p.hit.End && w.shotDown(p, m) {
		return tawatur.RoleTarget
	}
	if w.falls(p) && a.First > p.hit.End {
		return w.roleOfFall(p, m)
	}
	if a.First > p.hit.First && strings.Contains(w.d.ActorPro[m], "ب") && (a.First < p.hit.End || a.First == p.hit.End && strikes[p.typ] && p.hit.Noun && !w.suffered(p) && w.strikesItself(m)) {
		return tawatur.RoleAgent // "هجوم بمسيرة تركية", "قصف بطائرة مسيرة للحوثيين"
	}
	return w.roleByGrip(p, m, passive)
}

// aboutDoer reports whether mention m only belongs to what a relative clause tells of the doer of a noun in the accusative, between him and it: "شن مسلحون يتبعون
// الفصيل الذي يقوده فلان هجوما".
func (w *work) aboutDoer(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.gov.Entry.Class != "light" || p.gov.Noun || !w.accusative(p.hit.First) || w.gripOf(m) != bare {
		return false
	}
	k := w.d.NextCue("relative", p.gov.End, a.First)
	return k < a.First && k > p.gov.End
}

// roleByGrip returns the role that the words before a mention give it: a preposition, a word that says whose a thing is, none.
func (w *work) roleByGrip(p *proto, m int, passive bool) string {
	a, g := w.d.Actors[m], w.gripOf(m)
	if g == doer && p.hit.Noun && w.prevWord(a.First) == p.hit.End-1 {
		g = bare // "قام بقصف مسلحي التنظيم"
	}
	switch g {
	case doer:
		if w.ofOtherVerb(p, a.First) || w.byInAttack(p, a.First) || w.laidOther(p, m) || w.doneAside(p, a.First) || w.joinsNobody(p, m) || p.typ == "deployment" && w.civil(m) || w.ownedBehind(p) {
			return ""
		}
		return tawatur.RoleAgent
	case backer:
		return tawatur.RoleSupporter
	case broker:
		return tawatur.RoleMediator
	case struck:
		if w.onNearer(p, a.First) {
			return ""
		}
		return w.roleOn(p, m)
	case owned:
		return w.roleOfOwner(p, m)
	case area:
		return w.roleOfRuler(p, m)
	case toward:
		return w.roleTo(p, m)
	case otherwise:
		return w.roleBehind(p, m)
	case bare:
		return w.bareRole(p, m, passive)
	}
	return ""
}

// roleOn is the role of whom "على" and the like introduce: an arrest has none but behind "القبض على".
func (w *work) roleOn(p *proto, m int) string {
	switch {
	case p.typ == "detention" && !strings.Contains(w.words(p.hit.First, w.d.Actors[m].First), "قبض"):
		return ""
	case w.sends(p, m) && !w.hasRole(p, tawatur.RoleAgent):
		return tawatur.RoleAgent
	case p.typ == "deployment" || p.typ == "withdrawal" || w.aimOfDescribed(p, w.d.Actors[m].First):
		return ""
	}
	return tawatur.RoleTarget
}

// aimOfDescribed reports whether token i, behind "على" or "ضد", belongs to what a relative clause tells of a body named behind the act: "هجوم نسب إلى
// المتمردين الذين استأنفوا عملياتهم ضد السلطات".
func (w *work) aimOfDescribed(p *proto, i int) bool {
	if p.gov != nil && p.gov.First > p.hit.End && p.gov.First < i && w.d.Cue("relative", w.prevWord(p.gov.First)) > 0 {
		return false
	}
	for k := p.hit.End + 1; k < i; k++ {
		if w.d.Cue("relative", k) == 0 {
			continue
		}
		j := w.prevWord(k)
		if j >= 0 && w.d.Tokens[j].Norm == "،" {
			j = w.prevWord(j)
		}
		if j >= p.hit.End && w.d.ActorAt[j] >= 0 {
			return true
		}
	}
	return false
}

// roleOfOwner is the role of whose posts or things an act is about: struck with them, not with a region that he rules; a post
// that acts and forces that are sent are his doing.
func (w *work) roleOfOwner(p *proto, m int) string {
	agent := w.hasRole(p, tawatur.RoleAgent)
	switch {
	case w.manned(p, m), w.sends(p, m) && !agent, w.fires(p, m) && !agent, w.carriesOut(p, m):
		return tawatur.RoleAgent
	case w.inArea(m) && (strikes[p.typ] || p.typ == "protest"):
		return ""
	case p.typ == "deployment" && !agent && w.underLight(p, w.d.Actors[m].First):
		return tawatur.RoleAgent
	case p.typ == "deployment" || p.typ == "withdrawal":
		return ""
	}
	return tawatur.RoleTarget
}

// jailedBy reports whether mention m keeps the prison named with it, where somebody died: "توفي في سجون النظام".
func (w *work) jailedBy(m int) bool {
	i := w.d.Actors[m].First
	_, right := w.cueBefore("prison", i)
	if j := w.prevWord(i); !right && j >= 0 {
		_, right = w.cueBefore("prison", j) // "سجون استخبارات قسد"
	}
	return right || w.d.Cue("prison", i) > 0
}

// roleOfRuler is the role of who only says where, or whose unit something is.
func (w *work) roleOfRuler(p *proto, m int) string {
	switch {
	case w.sends(p, m) && !w.hasRole(p, tawatur.RoleAgent), w.firedFrom(p, m):
		return tawatur.RoleAgent
	case w.cameUnder(p, m):
		return tawatur.RoleAgent
	case p.typ == "territory-taken":
		return w.loser(m)
	case w.blownUp(p, m), w.dealtTo(p, m):
		return tawatur.RoleTarget
	}
	return ""
}

// givenBy reports whether relief comes "من" the body of mention m, which gives it: "دخلت مساعدات من الأمم المتحدة".
func (w *work) givenBy(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "aid" || a.Kind != "aid" && a.Kind != "intergovernmental" || a.First <= p.hit.First || a.First > p.hit.End+farSubject || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	for k := p.hit.End; k < a.First-1; k++ {
		if _, verb := w.finite(k); verb || w.d.Cue("preposition", k) > 0 || w.d.Cue("because", k) > 0 {
			return false // "مساعدات نهبت من", "بعد ضغوط من"
		}
	}
	return true
}

// cameUnder reports whether a place is told to have come under the hand of mention m, named right behind: "باتت البلدة تحت سيطرة القوات".
func (w *work) cameUnder(p *proto, m int) bool {
	if p.typ != "territory-taken" || p.hit.Noun || w.hasRole(p, tawatur.RoleAgent) || !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return false
	}
	i := w.d.Actors[m].First
	j, ok := w.cueBefore("hands", i)
	return ok && w.completion(p.hit.Entry, i-1) && w.preposed(j) != "من" && w.d.Cue("relative", w.prevWord(j)) == 0
}

// dealtTo reports whether a blow is dealt to what belongs to mention m, which "إلى" brings in: "وجهت ضربة إلى موقع للجيش".
func (w *work) dealtTo(p *proto, m int) bool {
	if !p.hit.Noun || !strikes[p.typ] || p.gov == nil || p.gov.Entry.Lemma != "وجه" || w.inArea(m) {
		return false
	}
	j, ok := w.siteOf(m)
	return ok && j >= p.hit.End && w.preposed(j) == "الي"
}

// roleTo is the role of a mention behind "ل" or "إلى": the doer of a noun of act, or the one it is aimed at.
func (w *work) roleTo(p *proto, m int) string {
	a, agent := w.d.Actors[m], w.hasRole(p, tawatur.RoleAgent)
	behindL := strings.Contains(w.d.ActorPro[m], "ل") || w.preposed(a.First) == "ل"
	switch {
	case w.sends(p, m) && !agent, behindL && w.byDeed(p, m):
		return tawatur.RoleAgent
	case a.First < p.hit.First && w.suffered(p):
		return tawatur.RoleTarget // "تعرضت مواقع عدة للنظام لضربات"
	case w.objectBehindL(p, m), p.hit.Noun && w.unsaid(p) && strikes[p.typ], p.hit.Noun && behindL && a.First == p.hit.End && strikes[p.typ] && a.Kind == "aid":
		return tawatur.RoleTarget
	case behindL && strikes[p.typ] && w.ownerStruck(p, m):
		return tawatur.RoleTarget
	case w.apart(p, a.First), p.typ == "detention" && p.hit.Noun && w.menNear(w.prevWord(a.First)+1, p.hit.End):
		return ""
	case p.hit.Noun && !agent && !w.civil(m) && behindL && a.First <= p.hit.End+4 && !w.ofOtherAct(p, m):
		return tawatur.RoleAgent
	case p.typ == "attack" || p.typ == "support":
		return tawatur.RoleTarget
	}
	return ""
}

// roleBehind is the role of a mention behind another preposition.
func (w *work) roleBehind(p *proto, m int) string {
	a, prep := w.d.Actors[m], w.preposed(w.d.Actors[m].First)
	switch {
	case p.typ == "territory-taken":
		return w.loser(m)
	case w.blownUp(p, m), violent[p.typ] && w.manOf(p, m), p.typ == "prisoner-release" && prep == "عن":
		return tawatur.RoleTarget
	case prep == "من" && (w.passiveBy(p, m) || w.shotOf(p, m) || w.givenBy(p, m)):
		return tawatur.RoleAgent
	case prep == "من" && p.hit.Noun && !w.hasRole(p, tawatur.RoleAgent) && !w.civil(m) && (a.First <= p.hit.End+3 && w.cameFrom(p, m) || w.sentFrom(p, m)):
		return tawatur.RoleAgent
	}
	return ""
}

// bareRole is the role of a noun of its own at or behind the act: its doer, or when it has one or wants none its target.
func (w *work) bareRole(p *proto, m int, passive bool) string {
	agent := w.hasRole(p, tawatur.RoleAgent) || w.firstPerson(p) || w.saidInVerb(p, w.d.Actors[m].First)
	if r, ok := w.bareBeside(p, m, agent); ok {
		return r
	}
	if r, ok := w.bareOfHarmed(p, m); ok {
		return r
	}
	if r, ok := w.bareElsewhere(p, m, agent); ok {
		return r
	}
	if r, ok := w.bareDoer(p, m, agent); ok {
		return r
	}
	return w.bareByPlace(p, m, agent || passive)
}

// bareBeside returns the role that the words right beside a mention show, whatever else the sentence tells.
func (w *work) bareBeside(p *proto, m int, agent bool) (string, bool) {
	a, civil := w.d.Actors[m], w.civil(m)
	switch {
	case civil && w.peopleAct(p, m):
		return tawatur.RoleAgent, true
	case !p.hit.Noun && !p.hit.Passive && p.hit.Pronoun != "" && !w.firstPerson(p) && violent[p.typ] && armed(a.Kind) && a.First == p.hit.End && w.d.ActorPro[m] == "":
		return tawatur.RoleAgent, true // "قذائف أطلقتها القوات": its object is in the verb
	case !civil && a.First > p.hit.End && w.ofUnknownVerb(a.First):
		return "", true
	case w.objectOfHad(p, a.First), !civil && w.weaponSubject(p, a.First):
		return tawatur.RoleTarget, true
	case civil && p.typ == "movement-restriction" && !p.hit.Noun && !p.hit.Passive && a.First == p.hit.End && w.firedBy(p, m):
		return tawatur.RoleAgent, true // "قطع محتجون الطريق"
	case p.hit.Noun && a.First == p.hit.End && !civil && (violent[p.typ] || p.typ == "movement-restriction") && w.firedBy(p, m):
		return tawatur.RoleAgent, true // "إطلاق المقاومة، صاروخا"
	case p.hit.Noun && a.First == p.hit.End && w.d.Cue("own", a.First) > 0 && !agent && !w.suffered(p) && w.objectAt(a.End):
		return tawatur.RoleAgent, true // "استهداف مجاهديها القوات المتوغلة"
	case p.hit.Noun && p.hit.Pronoun != "" && violent[p.typ] && a.First == p.hit.End && w.d.ActorPro[m] == "":
		return tawatur.RoleTarget, true // "قنصها جنديا"
	case p.hit.Noun && a.First >= p.hit.End && w.reachedBy(p, a.First):
		return tawatur.RoleTarget, true
	case violent[p.typ] && w.d.Cue("helpers", a.First) > 0 && !armed(a.Kind) && w.amongHarmed(p, a.First):
		return tawatur.RoleTarget, true // "مقتل متطوع من الخوذ البيضاء"
	case a.First >= p.hit.End && violent[p.typ] && w.former(m):
		return tawatur.RoleTarget, true // "استهداف عنصر سابق من التنظيم"
	}
	return "", false
}

// bareOfHarmed returns the role of a mention that belongs to those who came to harm, or to another telling than that of the act.
func (w *work) bareOfHarmed(p *proto, m int) (string, bool) {
	a, civil := w.d.Actors[m], w.civil(m)
	switch {
	case w.kinOf(a.First), w.announcer(p, m), w.onlyClaims(p, a.First), a.First < p.hit.First && w.tellsHarm(p, m), w.goesOffBy(p, m), w.claimedFrom(p, m), w.whoeverBehind(p, m):
		return "", true
	case a.First > p.hit.First && a.Generic && w.amongHarmed(p, a.First):
		return "", true // counted with the harmed
	case p.hit.Noun && a.First > p.hit.End && p.typ != "armed-clash" && w.ofTheHarmed(p, m), w.otherGender(p, m):
		return tawatur.RoleTarget, true
	case civil && p.hit.Noun && a.First > p.hit.End+4 && len(p.more) == 0:
		return "", true
	case a.First < p.hit.First && w.amongHarmed(p, a.First) && !(p.gov != nil && p.gov.Noun && p.gov.End == a.First):
		return tawatur.RoleTarget, true
	case p.hit.Entry.Class == "harm" && p.hit.Noun && !w.tollTarget(p, a.First) && (civil || !w.actedBy(a.First)):
		return "", true
	}
	return "", false
}

// bareElsewhere returns the role of a mention that another word than that of the act governs, or one between the two.
func (w *work) bareElsewhere(p *proto, m int, agent bool) (string, bool) {
	a, civil := w.d.Actors[m], w.civil(m)
	switch {
	case w.struckByDeed(p, a.First), w.keptFromIt(p, m), w.barredFrom(p, m):
		return tawatur.RoleTarget, true
	case !civil && !agent && violent[p.typ] && !w.capable(p, m):
		return "", true
	case !agent && violent[p.typ] && a.First >= p.hit.End && w.struckMan(p, m), w.inPhrase(p, m), w.afterRelative(p, a.First):
		return tawatur.RoleTarget, true
	case !p.hit.Noun && a.First > p.hit.End+farSubject && !w.actedBy(a.First) && !agent && !civil:
		return "", true
	case civil && p.typ == "detention" && w.underLight(p, a.First) && a.First == p.gov.End:
		return tawatur.RoleAgent, true
	case !p.hit.Noun && !civil && a.First > p.hit.End && w.ofMasdar(p, a.First):
		return "", true
	case a.First > p.hit.End && w.prevWord(a.First) >= p.hit.End && !civil && (w.possessor(m) || w.didElse(w.prevWord(a.First))):
		return "", true
	case !civil && !agent && p.typ == "territory-taken" && p.hit.Noun && w.carriedOutBy(a.First):
		return tawatur.RoleAgent, true // "تحرير المدينة في عملية نفذتها القوات"
	case a.First > p.hit.End && w.elsewhere(p, a.First) && !w.carriedOutIt(p, a.First):
		return w.holder(p, a.First), true
	}
	return "", false
}

// bareDoer returns the role of a mention of which a verb tells what it does, or of those to whom an act is done behind its noun.
func (w *work) bareDoer(p *proto, m int, agent bool) (string, bool) {
	a, civil := w.d.Actors[m], w.civil(m)
	switch {
	case !civil && w.actedBy(a.First):
		if agent || w.actOfOther(p, a.First) {
			return "", true
		}
		return tawatur.RoleAgent, true
	case p.hit.Noun && w.ofPerson(p) && a.First >= p.hit.End && (a.First == p.hit.End && a.Kind == "official" || a.First <= p.hit.End+slainName && a.Kind == "person"), !agent && violent[p.typ] && w.accusativeMan(p, m):
		return tawatur.RoleTarget, true
	case p.hit.Noun && w.suffered(p) && !civil && !agent && a.First >= p.hit.End && a.First <= p.hit.End+2:
		return tawatur.RoleAgent, true // "تعرضت القرية لقصف تركي"
	case p.typ == "territory-taken" && p.hit.Noun && a.First >= p.hit.End && a.End < len(w.d.Tokens) && w.d.Tokens[a.End].Norm == "من":
		return tawatur.RoleTarget, true // "طرد الحوثيين من عدن"
	}
	return "", false
}

// bareByPlace returns the role of a mention by where it stands: the doer, or the target where none is left to do anything; known says that the act
// has its doer or can have none.
func (w *work) bareByPlace(p *proto, m int, known bool) string {
	a, civil := w.d.Actors[m], w.civil(m)
	switch {
	case p.typ == "deployment" || p.typ == "withdrawal":
		if civil || known {
			return ""
		}
		return tawatur.RoleAgent
	case civil || known || w.behindMore(p, a.First) || a.First >= p.hit.End && w.objectOnly(p, a.End) && !w.strikesItself(m) || w.unsaid(p) || w.struckPart(p, a.First):
		if a.First > p.hit.End+14 {
			return ""
		}
		return tawatur.RoleTarget
	case p.hit.Noun && a.First > p.hit.End+2 && !w.underGov(p, a.First):
		return ""
	}
	return tawatur.RoleAgent
}

// slainName is how many words behind the noun of a killing the name may stand of who was killed: "اغتيال القائد الكبير فلان".
const slainName = 2

// struckPart reports whether the actor at i is a counted part of a group behind a strike that is the subject of a verb:
// "استهدفت الغارة اثنين من قادة التنظيم". Both the verb and its subject are proposals.
func (w *work) struckPart(p *proto, i int) bool {
	if j := w.prevWord(i); j < 0 || w.d.Tokens[j].Norm != "من" {
		return false
	}
	if p.hit.Noun {
		return strikes[p.typ] && p.hit.First > 0 && w.strikeAt(p.hit.First-1, false)
	}
	return w.strikeAt(p.hit.End, true)
}

// strikeAt reports whether a strike is named at token i, as a noun or as a verb.
func (w *work) strikeAt(i int, noun bool) bool {
	if i >= len(w.d.Hits) {
		return false
	}
	for _, h := range w.d.Hits[i] {
		if h.Noun == noun && h.Entry.Class == "act" && strikes[h.Entry.Type] {
			return true
		}
	}
	return false
}

// objectOnly reports whether the one noun behind a verbal noun of a transitive verb is its object: "استهداف القوات
// الأميركية في المطار", but not "استهداف قوات النظام محيط القرية".
func (w *work) objectOnly(p *proto, end int) bool {
	if !p.hit.Noun || p.hit.Entry.Frame != "transitive" && p.hit.Entry.Lemma != "استهداف" && p.hit.Entry.Type != "detention" {
		return false
	}
	if end > p.hit.End+8 {
		return false
	}
	if end = w.pastInserted(end); w.objectBehindTool(p, end) {
		return false
	}
	for i := end; i < p.to && i < end+3; i++ {
		if w.d.Tokens[i].Kind != arabic.Word {
			continue
		}
		if w.d.Cue("its", i) > 0 || i == end && (w.objectAfter(i) || w.ownedObject(i)) || w.d.Cue("control", i) > 0 && (i == end || i == end+1 && w.definiteWord(end)) || w.accusativeOf(i) {
			return false
		}
		if w.d.Cue("preposition", i) > 0 {
			return !w.aimedFrom(p, i)
		}
		if w.d.PlaceAt[i] >= 0 && w.d.Places[w.d.PlaceAt[i]].First == i || w.d.Cue("site", i) > 0 || w.d.ActorAt[i] >= 0 {
			return false
		}
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Group != "same" {
			return false
		}
	}
	return true
}

// aimedFrom reports whether the preposition at token i brings in what is struck, so that the genitive before it is the doer: "قصف
// قوات النظام على المدينة", "استهدافات التحالف ضد البلاد".
func (w *work) aimedFrom(p *proto, i int) bool {
	return w.d.Tokens[i].Norm == "علي" && p.hit.Entry.Type == "shelling" || w.d.Tokens[i].Norm == "ضد"
}

// leftSubject returns the bare mention before the verb in the clause, nearest first: "قوات النظام قصفت"; -1 when there is none.
func (w *work) leftSubject(p *proto, ms []int) int {
	verb := p.hit.First
	if m := w.accused(p); m >= 0 {
		return m
	}
	if w.unowned(p) {
		return -1
	}
	if m := w.meansSubject(p, ms); m >= 0 {
		return m
	}
	if m := w.carrierSubject(p); m >= 0 {
		return m
	}
	if m := w.usesFor(p, ms); m >= 0 {
		return m
	}
	if k := w.partakesIn(p); k >= 0 {
		if m := w.d.ActorAt[k+1]; m >= 0 && w.d.Actors[m].First == k+1 && w.gripOf(m) == bare {
			return m
		}
		verb = k
	} else if p.hit.Noun {
		if p.gov == nil || p.gov.First > verb || w.timed(p) || p.gov.Noun && w.suffered(p) || p.gov.Entry.Class == "occur" && p.typ != "deployment" {
			return -1
		}
		verb = p.gov.First
	}
	if m := w.whoDid(verb); m >= 0 && !w.civil(m) {
		return m
	}
	if m := w.nationBefore(p); m >= 0 {
		return m
	}
	if w.ofUnknown(p, verb) {
		return -1
	}
	main := w.mainVerb(p.from, verb)
	for k := len(ms) - 1; k >= 0; k-- {
		if main >= 0 && w.d.Actors[ms[k]].First > main {
			continue
		}
		if w.subject(p, ms[k], verb) {
			return first(w, ms, k)
		}
	}
	for k := range ms {
		if main >= 0 && w.d.Actors[ms[k]].First > main && w.subject(p, ms[k], verb) {
			return ms[k]
		}
	}
	return -1
}

// unowned reports whether whoever is named before an act is neither its doer nor its target: what was fired is told in the passive
// behind it, or the act is only noticed, told as a fall of shells, or what those are accused of to whom something else is done.
func (w *work) unowned(p *proto) bool {
	return p.hit.Entry.Condition == lexicon.Fired && (p.hit.Passive || p.hit.Noun) || w.noticed(p) || w.ofTheAccused(p) || w.announcesOthers(p) || p.typ == "shelling" && p.hit.Noun && p.hit.Pro == "" && w.d.Cue("falls", p.hit.First) > 0
}

// noticeFar is how many words before a noun of act the word may stand by which somebody noticed it.
const noticeFar = 3

// noticed reports whether a noun of act is what somebody saw or heard of, or stopped on its way: "رصد إطلاق صواريخ", "رصدت عملية إطلاق". What "و" joins
// to it is done by who noticed: "رصد وقصف".
func (w *work) noticed(p *proto) bool {
	if !p.hit.Noun || !strikes[p.typ] {
		return false
	}
	for j, n := w.prevWord(p.hit.First), 0; j >= p.from && n < noticeFar; j, n = w.prevWord(j), n+1 {
		if w.d.Cue("noticed", j) > 0 {
			return n > 0 || !strings.Contains(p.hit.Pro, "و")
		}
	}
	return false
}

// ofUnknown reports whether the relative pronoun right before a verb stands for somebody or something that no table knows, so that
// nobody named before is the subject: "العمل الذي استهدف المسجد", "الجماعة التي شنت هجمات". A weapon is somebody's who is named before,
// and so is what somebody strikes with or a deed of his: "الصواريخ التي دك بها الموقع", "تنفيذ العمليات التي تستهدف".
func (w *work) ofUnknown(p *proto, verb int) bool {
	j := w.prevWord(verb)
	if j < 1 || !violent[p.typ] || w.d.Cue("relative", j) == 0 || !strings.HasPrefix(w.d.Tokens[j].Norm, "ال") || w.whoDid(verb) >= 0 {
		return false
	}
	for k := j - 1; k >= w.d.Sentences[p.sent].First && k > j-antecedentWords && w.d.Tokens[k].Kind == arabic.Word; k-- {
		if m, _ := w.d.Lex.Mean(w.d.Tokens, k); m.ID != "" || k > 0 && w.carrierAt(k-1) || w.deedOfOne(k) {
			return false
		}
	}
	return !(verb+1 < len(w.d.Tokens) && w.d.Cue("with-it", verb+1) > 0)
}

// antecedentWords is how many words the noun may have that a relative pronoun stands for.
const antecedentWords = 4

// carrierSubject returns the one right behind the noun of a verb that carries an act, who does it: "أعلنت الوزارة ارتكاب الاحتلال سبع
// مجازر"; -1 without one.
func (w *work) carrierSubject(p *proto) int {
	if !p.hit.Noun || !violent[p.typ] {
		return -1
	}
	last := p.hit.First - 1
	if w.preposed(p.hit.First) == "علي" {
		last-- // "إقدام القوات على اغتيال"
	}
	for k := last; k > p.from && k >= p.hit.First-carrierFar && w.d.Cue("preposition", k) == 0; k-- {
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k {
			continue
		}
		if w.carrierAt(k-1) && !w.civil(m) && w.d.ActorPro[m] == "" {
			return m
		}
		return -1
	}
	return -1
}

// carrierFar is how many words before a noun of act the subject of the noun that carries it may begin.
const carrierFar = 7

// carrierAt reports whether the noun of a verb that carries an act stands at token k: "تنفيذ", "شن".
func (w *work) carrierAt(k int) bool {
	return slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Noun && h.Entry.Class == "light" })
}

// deedOfOne reports whether a deed is named at token k with the pronoun of who did it: "عمليتها".
func (w *work) deedOfOne(k int) bool {
	return w.d.Lex.OwnedCue("deed", &w.d.Tokens[k])
}

// mainVerb returns the finite verb in from..to, -1 without one.
func (w *work) mainVerb(from, to int) int {
	for i := from; i < to; i++ {
		if _, ok := w.finite(i); ok {
			return i
		}
	}
	return -1
}

// subject reports whether mention m can be the doer before a verb: bare, and no civilian where arms are used.
func (w *work) subject(p *proto, m, verb int) bool {
	a := w.d.Actors[m]
	if a.End > verb || w.takenEarlier(p, m) || w.saidOfOthers(p, m) || unarmed(a.Kind, p.typ) || a.Kind == "civilians" && (violent[p.typ] || p.typ == "siege" || p.typ == "movement-restriction") && p.typ != "protest" && (p.typ != "detention" || a.End < verb) {
		return false
	}
	if j := w.prevWord(a.First); j >= 0 && w.d.Cue("entraps", j) > 0 {
		return false
	}
	if !p.hit.Noun && !speechActs[p.typ] && w.reports(m, verb) || a.Adjective || a.End < verb && w.crewBefore(verb) || w.belongsToAct(m) || w.amongHarmed(p, a.First) {
		return false
	}
	switch w.gripOf(m) {
	case bare:
		return !w.possessor(m)
	case doer:
		_, beside := w.cueBefore("jointly", a.First)
		return !p.hit.Noun && a.End == p.hit.First && !p.hit.Passive && !beside // "بنيران مسيرات إسرائيلية استهدفت"
	case owned:
		return p.hit.Noun && w.suffered(p) && !w.inArea(m) || p.typ == "deployment" && p.hit.Noun || !p.hit.Noun && w.prevWord(p.hit.First) == a.End-1
	}
	return false
}

// ofBomb reports whether mention m is told to own, or to have left, the mine or the bomb right behind the noun of its blast: "انفجار الألغام التابعة
// للحوثيين", "انفجار لغم من مخلفات التنظيم".
func (w *work) ofBomb(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "explosion" || !p.hit.Noun || !armed(a.Kind) || w.hasRole(p, tawatur.RoleAgent) || w.d.Cue("goes-off", p.hit.First) == 0 {
		return false
	}
	n := w.d.Cue("laid", p.hit.End)
	if n == 0 {
		return false
	}
	owned := false
	for k := p.hit.End + n; k < a.First; k++ {
		switch {
		case w.d.Cue("link", k) > 0, w.d.Cue("left-over", k) > 0:
			owned = true
		case !owned && w.blastAt(k):
			return false // "انفجار لغم بعربة تابعة للجيش"
		case !owned && (w.d.Tokens[k].Kind != arabic.Word || k > p.hit.End+n+1), owned && w.d.Tokens[k].Norm != "ل":
			return false
		}
	}
	return owned
}

// blastAt reports whether the word at k brings in what a blast struck, or where it was, so that whose it is says nothing of the bomb: "في حافلة", "بعربة".
func (w *work) blastAt(k int) bool {
	n := w.d.Tokens[k].Norm
	if w.d.Cue("mine-kind", k) > 0 {
		return false
	}
	return w.d.Cue("preposition", k) > 0 && !(n == "من" && w.d.Cue("left-over", k+1) > 0) || strings.HasPrefix(n, "ب") || strings.HasPrefix(n, "ل")
}

// fireWords is how many words may name what was fired before whose it is: "بشظايا صاروخ موجه روسي".
const fireWords = 4

// ofFire reports whether mention m owns what killed or hurt those told before it: "قتل مدني بقذيفة دبابة إسرائيلية". Behind a verb of striking it may
// be what is struck: "استهدفوا بقذيفة دبابة إسرائيلية".
func (w *work) ofFire(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.hit.Entry.Class != "harm" || !armed(a.Kind) || w.d.ActorPro[m] != "" || len(p.harm) == 0 {
		return false
	}
	fired := false
	for k := a.First - 1; k >= p.harm[0].end && k >= a.First-fireWords && w.d.Tokens[k].Kind == arabic.Word; k-- {
		if _, verb := w.finite(k); verb {
			return false
		}
		fired = fired || w.missile(k) || w.d.Cue("agent", k) > 0
		if strings.HasPrefix(w.d.Tokens[k].Norm, "ب") {
			return fired
		}
	}
	return false
}

// asBeside returns the role of the adjective of nationality that mention m shares its noun with, right before it: "العدوان الأمريكي
// البريطاني".
func (w *work) asBeside(p *proto, m int) string {
	if !w.secondNation(m) {
		return ""
	}
	for _, r := range p.roles {
		if r.actor == m-1 {
			return r.role
		}
	}
	return ""
}

// secondNation reports whether mention m is a second adjective of nationality of the noun that the mention before it belongs to or begins with.
func (w *work) secondNation(m int) bool {
	if m <= 0 || m >= len(w.d.Actors) || !w.d.Actors[m].Adjective {
		return false
	}
	a, b := w.d.Actors[m], w.d.Actors[m-1]
	if w.madeBy(m) || w.namesMan(m) {
		return false
	}
	return a.First > b.First && a.First <= b.End+1 && (a.Noun == b.First || b.Adjective && a.Noun == b.Noun)
}

// namesMan reports whether mention m, an adjective of nationality, stands before the given name of a man, whom an act strikes that its verb tells
// before both: "قصفت القوات الإسرائيلية اللبناني حسن".
func (w *work) namesMan(m int) bool {
	a := w.d.Actors[m]
	return m > 0 && a.Adjective && a.First == w.d.Actors[m-1].End && a.End < len(w.d.Tokens) && w.d.Cue("given-name", a.End) > 0 && w.d.Cue("preposition", a.End) == 0
}

// castBeside gives a second adjective of nationality the role of the first, where nobody gave it one: "الطيران الأمريكي البريطاني شن غارات".
func (w *work) castBeside(p *proto) {
	for _, r := range p.roles {
		if m := r.actor + 1; r.actor >= 0 && w.secondNation(m) && !slices.ContainsFunc(p.roles, func(q role) bool { return q.actor == m }) {
			a := w.d.Actors[m]
			if has(w.idsOf(p, tawatur.RoleAgent), a.ID) {
				continue
			}
			p.roles = append(p.roles, role{actor: m, id: a.ID, role: r.role, first: a.First, end: a.End})
			p.step(r.role, w.words(a.First, a.End), "the second adjective of one noun")
		}
	}
}
