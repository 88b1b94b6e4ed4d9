package claim

import (
	"cmp"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/layout"
)

// weed turns down what is no claim: the content of an appeal or a threat, and a bare noun that says nothing of its own.
func (w *work) weed(i int, p *proto) {
	if why := w.notMeant(p); why != "" {
		p.drop(why)
		return
	}
	if w.weedContent(i, p) {
		return
	}
	if w.brokered(p) {
		p.drop("names a broker")
		return
	}
	if w.owed(i, p) {
		p.drop("what somebody is told to do")
		return
	}
	if why := cmp.Or(w.unfit(p), w.detail(i, p)); why != "" {
		p.drop(why)
		return
	}
	if q := w.soundedBy(p); q != nil {
		w.heard(p, q)
		return
	}
	switch {
	case w.tally(p) && len(p.harm) == 0:
		p.drop("a count without its number")
	case w.harmAgain(i, p):
		p.drop("the harm told before, named again")
	case p.hit.Noun && len(p.harm) == 0 && !predicates[p.hit.Entry.ID]:
		w.weedNoun(i, p)
	}
}

// notMeant says why a noun of act means no act that was done; "" where it does.
func (w *work) notMeant(p *proto) string {
	switch {
	case !p.hit.Noun:
	case p.modality != tawatur.Asserted && !w.toldDenied(p) && (p.gov == nil || p.gov.Noun && p.gov.Entry.Class == "phase") && (violent[p.typ] || p.typ == "territory-taken"):
		return "only possible or intended"
	case p.typ == "meeting" && w.interview(p):
		return "an interview"
	case p.typ == "support" && strings.Contains(p.hit.Pro, "ل"):
		return "a purpose"
	}
	return ""
}

// toldDenied reports whether somebody denies an act that he or another is told to have done, so that the denial tells of it: "نفت قسد الأنباء عن قصف قواتها".
func (w *work) toldDenied(p *proto) bool {
	return p.modality == tawatur.Denied && w.hasRole(p, tawatur.RoleAgent) && w.deniedBy(p) != nil
}

// weedContent decides on a noun of act in the content of an appeal, a threat or an agreement; false where it stands in none.
func (w *work) weedContent(i int, p *proto) bool {
	if !p.hit.Noun || len(p.harm) > 0 && p.typ != "detention" || speechActs[p.typ] && p.typ != "support" && !w.urged(p) || w.lightVerb(p.gov) && !w.sharesVerb(i, p) && !w.carriesSpeech(i, p) {
		return false
	}
	q := w.inContent(i, p)
	switch {
	case q == nil:
		return false
	case q.typ == "agreement" && (p.typ == "prisoner-release" || p.typ == "siege-lifted" || p.typ == "withdrawal"):
		p.modality = tawatur.Planned
		p.step("modality", "", "agreed to be done")
		w.castProvided(p, q)
	case w.deniedByName(q, p):
		return false
	default:
		p.drop("named inside " + q.typ + " (" + q.hit.Entry.ID + "), not told")
	}
	return true
}

// carriesSpeech reports whether the light verb of p carries the noun of a speech act before it, whose content p so is: "قامت الوزارة بإدانة الهجوم".
func (w *work) carriesSpeech(i int, p *proto) bool {
	return slices.ContainsFunc(w.protos[:i], func(q *proto) bool {
		return q.sent == p.sent && q.hit.Noun && q.typ == "accusation" && q.gov != nil && q.gov.First == p.gov.First && q.hit.First < p.hit.First
	})
}

// lightVerb reports whether a word is a light verb or its participle, and not its verbal noun spelled like it: "شنت غارات", "مكثفة غاراتها", but not "حذر من
// شن غارات".
func (w *work) lightVerb(h *lexicon.Hit) bool {
	if h == nil || h.Noun || h.Entry.Class != "light" {
		return false
	}
	j := w.prevWord(h.First)
	if j >= 0 && w.d.Cue("prospect", j) > 0 {
		return false // "من مغبة شن هجوم"
	}
	if _, ok := w.finite(h.First); ok || h.Part && !strings.ContainsAny(h.Pro, "بلك") {
		return true
	}
	return j >= 0 && w.d.Cue("content-of", j) == 0 && !strings.Contains(h.Pro, "ب") // "بعد شن إسرائيل غارات", "الرد على شن"
}

// pupil reports whether "طالبا" is a pupil and no verb or participle, for neither somebody nor what is asked for stands behind it: "قتل طالبا في البلدة", but "طالبا
// من الإدارة", "طالبا وقف القصف", "طالبا إسرائيل".
func (w *work) pupil(p *proto) bool {
	i := p.hit.End
	if w.d.Tokens[p.hit.First].Norm != "طالبا" || i >= len(w.d.Tokens) {
		return false
	}
	next := &w.d.Tokens[i]
	if next.Kind != arabic.Word || strings.HasPrefix(next.Norm, "و") && w.d.Cue("stopped", i) == 0 || w.d.Cue("negation", i) > 0 {
		return true
	}
	return w.d.Cue("preposition", i) > 0 && !strings.HasPrefix(next.Norm, "من") && next.Norm != "الي"
}

// warnsOnPaper reports whether it is a paper that warns, by the verb and not by a threat: "حذرت تقارير دولية من مجاعة". What a body under arms
// writes threatens: "حذرت بيانات للجيش سكان المدينة".
func (w *work) warnsOnPaper(p *proto) bool {
	return p.typ == "threat" && p.hit.Entry.Lemma == "حذر" && slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleAgent && r.first < r.end && w.d.Cue("paper", r.first) > 0 && !w.anyForce(r.first, min(r.end+1, len(w.d.Tokens)))
	})
}

// unfit says what an act lacks to be one, or why its verb tells something else; "" for nothing.
func (w *work) unfit(p *proto) string {
	switch {
	case w.byNature(p):
		return "nature did it"
	case w.ceased(p):
		return "something stopped, nobody was taken"
	case w.whoever(p):
		return "whoever does it, nobody in particular"
	case w.figurative(p):
		return "a figure of speech: its subject or object is nothing that a war has"
	case w.heldToAnswer(p), w.blamesHimself(p):
		return "says only who those are that a thing is laid to"
	case w.behindThing(p):
		return "stands behind a thing, not a deed"
	case p.typ == "deployment" && !p.hit.Noun && !p.hit.Part && p.hit.Pronoun != "" && p.hit.First > p.from && w.deedAt(p.hit.First-1):
		return "says who did the deed right before: an ambush is laid"
	case w.pupil(p):
		return "a man, no verb"
	case w.warnsOnPaper(p):
		return "a report or a study warns, which threatens nobody"
	case w.demandOf(p) != nil:
		return "what a protest demands"
	case speechActs[p.typ] && (!w.hasRole(p, tawatur.RoleAgent) && !w.saysUnnamed(p) && !w.givenUnnamed(p) || p.hit.Noun && p.gov == nil && len(p.roles) < 2 && !predicates[p.hit.Entry.ID]):
		return "nobody is named who says it"
	case p.typ == "threat" && !p.hit.Noun && (w.d.Cue("peril", p.hit.End) > 0 || w.d.Cue("peril", p.hit.End+1) > 0):
		return "a danger, not a threat that somebody makes"
	}
	if why := w.figure(p); why != "" {
		return why
	}
	if why := w.unspoken(p); why != "" {
		return why
	}
	if w.otherSense(p) {
		return "another word, spelled like this act"
	}
	if w.unmade(p) {
		return "called for, planned or spoken of, not done"
	}
	return w.undone(p)
}

// undone says why an act was not done, or lasts, or has nobody who could do it; "" for one that was.
func (w *work) undone(p *proto) string {
	switch {
	case w.completedFar(p):
		return "the word that makes the phrase stands in what is said"
	case w.onlyPreposes(p):
		return "a preposition, no verb"
	case w.timeless(p):
		return "told in the present of no place, day or number"
	case p.gov != nil && p.gov.Entry.Class == "attempt" && wanted[p.typ]:
		return "only tried"
	case p.hit.Entry.Condition == "done" && p.hit.Present && p.gov == nil && (p.modality == tawatur.Asserted || p.modality == tawatur.Denied) && w.d.Sentences[p.sent].Kind == layout.Body:
		return "a state that lasts, not an act"
	case (p.hit.Entry.Condition == "force" || p.hit.Entry.Condition == "force in a place") && !w.hasRole(p, tawatur.RoleAgent) && !(p.typ == "agreement" && w.hasRole(p, tawatur.RoleParty)) && !w.takenArmed(p) && !w.bareForce(p):
		return "no force is its subject"
	case p.typ == "meeting" && !p.hit.Noun && len(p.roles) == 0 && !w.saysUnnamed(p):
		return "no party is named"
	}
	return ""
}

// heldToAnswer reports whether "responsible for" with the article only describes people ("الضباط المسؤولين عن الموقع", "توعد المسؤولين عن
// الهجوم"): it blames somebody behind his name and a pronoun, "فلان هو المسؤول عن".
func (w *work) heldToAnswer(p *proto) bool {
	if p.hit.Entry.Frame != "blame" || p.wrongOf > 0 || !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[p.hit.First].Norm, "وبلك"), "ال") && !strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "لل") {
		return false
	}
	j := w.prevWord(p.hit.First)
	return j < 0 || w.d.Cue("pronoun", j) == 0
}

// demandOf returns the protest of which a verb of demanding only says what it was for: "تظاهرة في الحي طالبت برفع الحظر"; nil for another act.
func (w *work) demandOf(p *proto) *proto {
	if p.typ != "appeal" && p.typ != "accusation" || p.hit.Noun || p.hit.Pro != "" || p.hit.Entry.Frame == "to" {
		return nil
	}
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= p.hit.First {
			continue
		}
		if q.typ == "protest" && q.hit.Noun && !q.hit.Definite && !w.comma(q.hit.End, p.hit.First) && w.mainVerb(q.hit.End, p.hit.First) < 0 && w.suits(p.hit, q.hit.First) {
			return q
		}
		return nil
	}
	return nil
}

// demands reports whether the verb of demanding behind a protest says what it was for.
func (w *work) demands(p *proto) bool {
	return p.typ == "protest" && slices.ContainsFunc(w.inTokens(p.hit.End, w.d.Sentences[p.sent].End), func(q *proto) bool { return w.demandOf(q) == p })
}

// detail says of which strike an act without harm is but a detail; "" where it is none.
func (w *work) detail(i int, p *proto) string {
	switch {
	case len(p.harm) > 0:
	case p.hit.Noun && w.strikeOfVerb(p):
		return "by what those were struck whom the verb before it names"
	case p.hit.Noun && w.subjectOfStrike(p):
		return "the subject of the verb before it, told by it"
	case p.typ == "property-damage" && w.outcome(p.hit.First) && w.strikeBefore(i, p):
		return "what a strike destroyed, a detail of it"
	case p.typ == "explosion" && p.hit.Noun && len(p.means) == 0 && p.gov == nil && w.broughtAbout(p) && w.strikeBefore(i, p):
		return "the blast of a strike, a detail of it"
	}
	return ""
}

// strikeOfVerb reports whether a noun of strike with "ب" only says by what, and so by whom, those were struck of whom the verb before it tells.
func (w *work) strikeOfVerb(p *proto) bool {
	return strings.HasPrefix(p.hit.Pro, "ب") && slices.ContainsFunc(w.inTokens(max(p.from, p.hit.First-struckFar), p.hit.First), func(q *proto) bool {
		m := w.struckWith(q)
		return m >= 0 && q.dropped == "" && w.d.Actors[m].First == p.hit.End
	})
}

// subjectOfStrike reports whether a noun of strike is the subject of the verb of strike right before it, which tells it: "استهدف قصف
// لقوات النظام قرية كذا".
func (w *work) subjectOfStrike(p *proto) bool {
	from := p.hit.First - 1
	for from > 0 && w.d.NumberAt[from] >= 0 {
		from--
	}
	return slices.ContainsFunc(w.inTokens(from, p.hit.First), func(q *proto) bool {
		return q.dropped == "" && q.typ == p.typ && w.deedBehind(q) && (len(q.places) > 0 || len(p.places) == 0) &&
			!slices.ContainsFunc(p.roles, func(r role) bool { return r.id == "" || !has(w.idsOf(q, r.role), r.id) })
	})
}

// weedNoun turns down a noun of act without harm that does not tell that the act happened.
func (w *work) weedNoun(i int, p *proto) {
	if w.recalled(i, p) {
		p.drop("points back to what was told before")
		return
	}
	if w.proposed(p) {
		p.drop("what is proposed, not agreed")
		return
	}
	if w.topic(p) {
		p.drop("talks that are spoken of, not told")
		return
	}
	if w.datesOnly(p) {
		p.drop("the war or its battles, by which something else is dated")
		return
	}
	if w.tallied(p) {
		p.drop("counted over a length of time")
		return
	}
	if (p.hit.Definite || strings.HasPrefix(p.hit.Pro, "ل")) && w.d.Cue("war", p.hit.First) > 0 && (p.gov == nil || p.gov.Entry.Class != "occur" && !(p.gov.Entry.Class == "undergo" && strings.HasPrefix(p.hit.Pro, "ل"))) && !w.oneStrike(p) {
		p.drop("the war, not an act of it")
		return
	}
	own := slices.ContainsFunc(p.roles, func(r role) bool { return !r.copied }) || p.again != nil && w.otherPlace(p, p.again)
	carried := p.gov != nil || !violent[p.typ] && w.outcome(p.hit.First) || len(p.more) > 0 && !p.more[0].Part && !(p.more[0].Noun && p.more[0].Definite) || p.typ == "deployment" && len(p.means) > 0 || w.headlined(p) || w.answers(p.hit.End, p.to) || p.typ == "armed-clash" && w.d.Cue("continual", p.hit.End) > 0 || w.alongsideAt(p) || w.reportedAt(p) || w.besideAt(p) || w.demands(p) || w.passively(p) || w.followed(p) || w.inForce(p) || !w.strikeBefore(i, p) && w.causeAt(p)
	if p.again != nil && !own && !carried {
		p.drop("only names again what was told before")
		return
	}
	if !carried && !own && (len(p.places) == 0 || !w.dated(p) && !p.hit.Definite && !w.ofPlace(p)) {
		p.drop("a noun with no doer, place or day of its own")
	}
	if (p.typ == "meeting" || p.typ == "agreement" && !w.enacted(p) || p.typ == "mediation") && len(p.roles) == 0 {
		p.drop("no party is named")
	}
}

// oneStrike reports whether a verb of the past right behind a word for the war tells what it struck, so that it is a strike of its own, told
// behind "that" or with whose it was: "العدوان الإسرائيلي الذي استهدف البلدة". What struck a whole land or strip, for a year, or goes on, is the war.
func (w *work) oneStrike(p *proto) bool {
	if len(p.more) == 0 || p.more[0].Part || p.more[0].Present || p.told.Ongoing || p.told.OK && p.told.Grain == "year" ||
		w.d.NextCue("continual", p.more[0].End, p.to) < p.to || slices.ContainsFunc(p.places, w.wholeLand) {
		return false
	}
	_, told := w.cueBefore("that", p.hit.First)
	for k := p.hit.End; k < p.more[0].First; k++ {
		if w.d.Tokens[k].Norm == "،" {
			return false
		}
		told = told || w.d.ActorAt[k] >= 0
	}
	return told
}

// wholeLand reports whether place k is a land or a strip of it.
func (w *work) wholeLand(k int) bool {
	r := w.d.Places[k]
	return rank(r) > rankGovernorate || r.NameFirst > r.First && strings.HasSuffix(w.d.Tokens[r.First].Norm, "قطاع")
}

// enacted reports whether a finite verb tells that an agreement without parties begins, is announced or goes on: "دخلت الهدنة حيز التنفيذ".
func (w *work) enacted(p *proto) bool {
	if w.inForce(p) {
		return true
	}
	if p.gov == nil || p.gov.Noun || p.gov.Entry.Class != "occur" && p.gov.Entry.Class != "speech" || strings.Contains(p.hit.Pro, "ل") {
		return false
	}
	return len(p.places) > 0 || w.dated(p)
}

// datesOnly reports whether the war or its battles stand behind "since the beginning of", so that they only date something else.
func (w *work) datesOnly(p *proto) bool {
	if !p.hit.Definite || w.d.Cue("war", p.hit.First) == 0 && w.d.Cue("war-name", p.hit.First) == 0 && w.d.Cue("battles", p.hit.First) == 0 {
		return false
	}
	_, ok := w.cueBefore("since-onset", p.hit.First)
	return ok
}

// otherPlace reports whether p names places of its own behind it, none of which q names: "خلال اقتحامها بلدة قباطية" behind the
// storming of a governorate.
func (w *work) otherPlace(p, q *proto) bool {
	for _, a := range p.places {
		if at := w.d.Places[a].First; at < p.hit.End || at >= p.to {
			return false
		}
		for _, b := range q.places {
			if same(w.d.Places[a], w.d.Places[b]) {
				return false
			}
		}
	}
	return len(p.places) > 0
}

// ofPlace reports whether the noun of a deed done to something has a place right behind it for its object, which makes it
// definite: "إضافة إلى اقتحام بلدة زواتا".
func (w *work) ofPlace(p *proto) bool {
	k := p.hit.End
	return (p.hit.Entry.Frame == "transitive" || p.typ == "raid") && k < p.to && w.d.PlaceAt[k] >= 0 && w.d.Places[w.d.PlaceAt[k]].First == k
}

// alongsideAt reports whether a noun of act with a place stands behind a word of company, so that it is told of the same time:
// "تزامنت الغارات مع قصف صاروخي على بلدة", "بالتزامن مع قصف على بلدة".
func (w *work) alongsideAt(p *proto) bool {
	j := w.prevWord(p.hit.First)
	return j >= 0 && len(p.places) > 0 && !p.hit.Definite && w.d.Tokens[j].Norm == "مع" && (w.open[j] || j > 0 && w.d.Cue("clause", j-1) > 0)
}

// besideReach is how many tokens before a noun of act the word may begin that adds it to what was told.
const besideReach = 3

// besideAt reports whether a strike or a raid with a place behind it is told to be done ("تم استهداف بلدة"), or added to what was told
// ("بالإضافة إلى قصف بلدة").
func (w *work) besideAt(p *proto) bool {
	if p.hit.Definite || !strikes[p.typ] && p.typ != "raid" || !w.placeBehind(p) {
		return false
	}
	if j := w.prevWord(p.hit.First); j >= 0 && w.d.Cue("done", j) > 0 {
		return true
	}
	return w.anyCue("besides", max(p.from, p.hit.First-besideReach), p.hit.First)
}

// causeAt reports whether a strike with what it fell on right behind it is what people were hurt by, whoever they are: "أصيب متعاقد جراء
// قصف على بلدة".
func (w *work) causeAt(p *proto) bool {
	if p.hit.Definite || !strikes[p.typ] || !w.placeBehind(p) || !w.anyHarm(p.from, p.hit.First) {
		return false
	}
	_, ok := w.cueBefore("because", p.hit.First)
	return ok || strings.Contains(p.hit.Pro, "ب")
}

// anyHarm reports whether a word of harm stands between two tokens.
func (w *work) anyHarm(from, to int) bool {
	for i := from; i < to; i++ {
		if w.head(i) != "" || slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return h.Entry.Class == "harm" }) {
			return true
		}
	}
	return false
}

// placeBehind reports whether a place of an act is named behind its noun, in its clause.
func (w *work) placeBehind(p *proto) bool {
	return slices.ContainsFunc(p.places, func(i int) bool { at := w.d.Places[i].First; return at >= p.hit.End && at < p.to })
}

// headlined reports whether a noun of act with a place opens its sentence, as headlines and flashes tell: "انفجار في مدينة …".
func (w *work) headlined(p *proto) bool {
	j := w.prevWord(p.hit.First)
	return (j < 0 || w.d.Tokens[j].Norm == ":") && len(p.places) > 0 && !strings.ContainsAny(p.hit.Pro, "وفبلك") && p.again == nil
}

// harmAgain reports whether harm without an act only names again who was harmed before: "مقتل الطفل".
func (w *work) harmAgain(i int, p *proto) bool {
	if p.hit.Entry.Class != "harm" || p.typ != "harm" {
		return false
	}
	for _, e := range p.harm {
		for _, g := range e.groups {
			if w.d.NumberAt[g.first] >= 0 || !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[g.first].Norm, "وبل"), "ال") {
				return false
			}
		}
	}
	for k := i - 1; k >= 0; k-- {
		if q := w.protos[k]; q.dropped == "" && len(q.harm) > 0 && q.sent < p.sent {
			return true
		}
	}
	return false
}

// proposedFar is how many words before an agreement the proposal of one may stand.
const proposedFar = 8

// proposed reports whether an agreement is what a paper or a proposal named before it is about: "مقترحا جديدا بشأن اتفاق لوقف إطلاق النار".
func (w *work) proposed(p *proto) bool {
	if p.typ != "agreement" || p.hit.Definite {
		return false
	}
	for j, n := w.prevWord(p.hit.First), 0; j >= p.from && n < proposedFar; j, n = w.prevWord(j), n+1 {
		if w.d.Cue("proposal", j) > 0 {
			return true
		}
		if _, ok := w.finite(j); ok {
			return false
		}
	}
	return false
}

// topic reports whether talks or an agreement are only spoken of: a definite noun that no verb carries and that names no
// sides, "استئناف المفاوضات", or talks called by their place, "تعثر مباحثات جدة".
func (w *work) topic(p *proto) bool {
	if _, subject := w.cueBefore("that", p.hit.First); subject || p.typ != "meeting" && p.typ != "agreement" || p.hit.Pronoun != "" || p.gov != nil && !p.gov.Noun {
		return false
	}
	if !p.hit.Definite && (p.hit.End >= p.to || w.d.PlaceAt[p.hit.End] < 0) {
		return false
	}
	for k := p.hit.End; k < p.to && k < p.hit.End+6; k++ {
		switch w.d.Tokens[k].Norm {
		case "بين", "مع":
			return false
		}
	}
	return true
}

// tallied reports whether a noun of act in the plural, carried by no verb, stands in a sentence that counts over a length
// of time: "منذ مطلع العام، تنوعت بين هجمات وعمليات قنص".
func (w *work) tallied(p *proto) bool {
	if p.gov != nil || p.hit.Definite || !strings.HasSuffix(w.d.Tokens[p.hit.First].Norm, "ات") {
		return false
	}
	if j := w.prevWord(p.hit.First); j >= 0 && w.d.NumberAt[j] >= 0 {
		return false
	}
	s := w.d.Sentences[p.sent]
	return w.overTime(&harmExpr{sent: p.sent, first: p.hit.First, end: s.End, groups: []group{{}}})
}

// wanted are the acts that did not take place when they are only tried; an attack that fails was one.
var wanted = map[string]bool{"detention": true, "explosion": true, "territory-taken": true, "prisoner-release": true, "aid": true, "displacement": true, "agreement": true, "siege-lifted": true}

// recalled reports whether a noun of act only points back: "هذا الهجوم", "ويأتي القصف بعد", "آثار القصف", "المسؤولية عن الهجوم".
func (w *work) recalled(i int, p *proto) bool {
	if w.pointed(p) && (p.again != nil || w.toldBeforeHere(i, p)) {
		return true
	}
	if _, ok := w.cueBefore("because", p.hit.First); ok && p.again != nil && p.hit.Definite && p.hit.Pronoun == "" && p.again.typ == p.typ {
		return true
	}
	if _, ok := w.cueBefore("recall", p.hit.First); !ok && w.d.Cue("recall", p.hit.End) == 0 {
		return false
	}
	return p.again != nil || p.hit.Definite && w.toldBeforeHere(i, p)
}

// broughtAbout reports whether a noun of act stands behind a word by which a strike brings it about: "محدثة انفجارات".
func (w *work) broughtAbout(p *proto) bool {
	_, ok := w.cueBefore("brings", p.hit.First)
	return ok || w.outcome(p.hit.First)
}

// soundedBy returns the strike whose sound a blast is told to be, nil without one: "سمع دوي انفجارات ناجمة عن قصف".
func (w *work) soundedBy(p *proto) *proto {
	if p.typ != "explosion" || !p.hit.Noun || len(p.harm) > 0 || len(p.means) > 0 {
		return nil
	}
	for _, q := range w.inTokens(p.hit.End, w.d.Sentences[p.sent].End) {
		if !strikes[q.typ] || q.typ == "explosion" || !q.hit.Noun || q.dropped != "" || q.modality != p.modality {
			continue
		}
		if _, ok := w.cueBefore("sprung", q.hit.First); ok {
			return q
		}
	}
	return nil
}

// heard turns down a blast that is the sound of strike q, which takes over what was struck and where.
func (w *work) heard(p, q *proto) {
	if len(q.places) == 0 {
		q.places = p.places
	}
	for _, m := range w.inClause(p.hit.End, q.hit.First) {
		if _, ok := w.siteOf(m); ok && armed(w.d.Actors[m].Kind) && !w.hasRole(q, tawatur.RoleTarget) {
			w.add(q, m, tawatur.RoleTarget) // "انفجارات في ثكنة تابعة لقسد"
		}
	}
	p.drop("the sound of a strike that is told behind it")
}

// strikeBefore reports whether a strike stands before p in its sentence.
func (w *work) strikeBefore(i int, p *proto) bool {
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		if strikes[w.protos[k].typ] {
			return true
		}
	}
	return false
}

// toldBeforeHere reports whether an act of the family of p is told in the sentences before.
func (w *work) toldBeforeHere(i int, p *proto) bool {
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-4; k-- {
		if q := w.protos[k]; q.dropped == "" && q.sent < p.sent && family(q.typ) == family(p.typ) {
			return true
		}
	}
	return false
}

// inContent returns the appeal, threat, support, denial or mediation in whose content a noun of act stands.
func (w *work) inContent(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		q := w.protos[k]
		if q.dropped != "" && q.typ != "threat" && !w.heldToAnswer(q) && w.demandOf(q) == nil || !(speechActs[q.typ] || q.typ == "mediation" || q.typ == "agreement") {
			continue
		}
		if p.hit.First-q.hit.First < 30 && p.hit.First < w.contentEnd(q) {
			return q
		}
	}
	return nil
}

// headlines turns down what only the headline inside the text says when the body tells acts of the same family.
func (w *work) headlines() {
	body := false
	for _, p := range w.protos {
		body = body || p.dropped == "" && w.d.Sentences[p.sent].Kind == layout.Body
	}
	for _, p := range w.protos {
		if p.dropped == "" && body && w.d.Sentences[p.sent].Kind != layout.Body && !w.newsLine(p.sent) {
			p.drop("the headline; the body tells it")
		}
	}
}
