package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
)

// role is an actor mention (index into Doc.Actors, or -1 with an id of its own) under a role.
type role struct {
	actor      int
	id         string
	role       string
	first, end int
	// copied marks a role taken over from an earlier act.
	copied bool
}

// inClause lists the actor mentions that begin in from..to.
func (w *work) inClause(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i && !w.takesNoPart(m) {
			out = append(out, m)
		}
	}
	return out
}

// mentionAt returns the mention of somebody that begins with token i, -1 where none does.
func (w *work) mentionAt(i int) int {
	if i >= len(w.d.Tokens) || w.d.ActorAt[i] < 0 || w.d.Actors[w.d.ActorAt[i]].First != i {
		return -1
	}
	return w.d.ActorAt[i]
}

// takesNoPart reports whether a mention names nobody who could have a part in an act: a speaker, another name of the body before, a
// front, an accuser, a member or a thing of another body.
func (w *work) takesNoPart(m int) bool {
	return w.ofCapital(m) || w.withinName(m) || w.inmate(m) || w.cited(m) || w.alias(m) || w.renamed(m) || w.front(m) || w.accuses(m) || w.memberOf(m) || w.regarded(m) || w.sharesOwner(m) || w.numbered(m) || w.madeBy(m) || w.namesMan(m) || w.qualifiesDeed(m) || w.underFlag(m)
}

// qualifiesDeed reports whether mention m is no armed man but the adjective of the noun of act before it, in its case: "هجوما مسلحا", "الهجوم الانتحاري".
func (w *work) qualifiesDeed(m int) bool {
	a := w.d.Actors[m]
	j := w.prevWord(a.First)
	if !a.Generic && a.Label == "" || a.End != a.First+1 || j < 0 || w.d.ActorPro[m] != "" || !w.deedAt(j) {
		return false
	}
	if w.definiteWord(j) && w.definiteWord(a.First) && strings.HasSuffix(w.d.Tokens[j].Norm, "ين") && strings.HasSuffix(w.d.Tokens[a.First].Norm, "ين") {
		return true // "التفجيرين الإرهابيين"
	}
	return w.accusative(a.First) && w.accusative(j) || w.d.Cue("suicide", a.First) > 0 && w.definiteWord(j) && w.definiteWord(a.First)
}

// madeBy reports whether mention m only says who made a thing: "المقاتلات الأميركية الصنع", "مسيرة إيرانية الصنع".
func (w *work) madeBy(m int) bool {
	k := w.d.Actors[m].End
	return k < len(w.d.Tokens) && w.d.Cue("made", k) > 0
}

// ofCapital reports whether mention m is the adjective of a capital, which says where something is: "غرب العاصمة العراقية".
func (w *work) ofCapital(m int) bool {
	i := w.d.Actors[m].First
	if m > 0 && w.d.Actors[m-1].End == i && strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return w.ofCapital(m - 1) // "عاصمتي إيران ولبنان"
	}
	return i > 0 && w.d.Actors[m].End == i+1 && w.d.Cue("capital", i-1) > 0
}

// regardedFar is how many words behind "التي تعتبرها" somebody may be named.
const regardedFar = 12

// regarded reports whether mention m only says what the body named before is held to be, or who holds it so: "الوحدات التي تعتبرها أنقرة
// ذراعا لحزب العمال".
func (w *work) regarded(m int) bool {
	i := w.d.Actors[m].First
	for k := i - 1; k > 0 && k > i-regardedFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.d.Cue("regards", k) > 0 {
			_, ok := w.cueBefore("relative", k)
			return ok
		}
		if _, verb := w.finite(k); verb || w.d.Tokens[k].Norm == "،" || w.d.Cue("that", k) > 0 || w.d.Cue("clause", k) > 0 {
			return false
		}
	}
	return false
}

// memberFar is how many words behind "التي تضم" a member may be named.
const memberFar = 14

// memberOf reports whether mention m is only told to be part of the body named before: "غرفة العمليات التي تضم هيئة تحرير الشام وفصائل".
func (w *work) memberOf(m int) bool {
	i := w.d.Actors[m].First
	for k := i - 1; k > 0 && k > i-memberFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.d.Tokens[k].Norm == "،" && !strings.HasPrefix(w.d.Tokens[k+1].Norm, "و") || w.d.Cue("that", k) > 0 {
			return false
		}
		if w.d.Cue("comprises", k) == 0 {
			if _, verb := w.finite(k); verb {
				return false
			}
			continue
		}
		rel, ok := w.cueBefore("relative", k)
		if !ok && w.d.Tokens[k-1].Norm == "(" {
			rel, ok = k-1, true
		}
		j := w.prevWord(rel)
		if ok && j >= 0 && w.d.Tokens[j].Norm == "،" {
			j = w.prevWord(j)
		}
		if !ok || j < 0 || w.d.ActorAt[j] < 0 {
			return false
		}
		body := w.d.Actors[w.d.ActorAt[j]]
		return armed(body.Kind) && !body.Site
	}
	return false
}

// cited reports whether a mention only names a speaker: behind "بحسب", or the subject of a reporting verb.
func (w *work) cited(m int) bool {
	a := w.d.Actors[m]
	if a.Kind == "generic-source" || a.Kind == "media" || a.Kind == "monitor" || a.Kind == "media-office" {
		return true
	}
	return w.voice[a.First]&citedBy != 0 || w.ofStatement(a.First) || w.credit(m)
}

// credit reports whether a mention stands in brackets of its own at the end of a sentence, as whose picture it is does.
func (w *work) credit(m int) bool {
	a := w.d.Actors[m]
	s := w.sentOf0(a.First)
	if s < 0 || a.First < 1 || w.d.Tokens[a.First-1].Norm != "(" {
		return false
	}
	return a.End < len(w.d.Tokens) && w.d.Tokens[a.End].Norm == ")" && a.End+1 >= w.d.Sentences[s].End && !w.alias(m)
}

// sharesOwner reports whether soldiers are named with no owner of their own but the one behind what "و" joins to them: "جنود وآليات
// الاحتلال".
func (w *work) sharesOwner(m int) bool {
	a := w.d.Actors[m]
	if a.Kind != "generic" || a.End != a.First+1 || m+1 >= len(w.d.Actors) {
		return false
	}
	b := w.d.Actors[m+1]
	return b.First == a.End && b.End > b.First+1 && !b.Generic && b.ID != "" && armed(b.Kind) && strings.HasPrefix(w.d.Tokens[b.First].Norm, "و") && !strings.HasPrefix(w.d.Tokens[a.First].Norm, "ال")
}

// speaks reports whether a mention is the subject of a reporting verb.
func (w *work) speaks(m int) bool {
	return w.voice[w.d.Actors[m].First]&speakingAs != 0
}

// coordinated reports whether mention b goes on a list that mention a opened: only و, a comma or quotation marks between.
func (w *work) coordinated(a, b int) bool {
	x, y := w.d.Actors[a], w.d.Actors[b]
	if y.First-x.End > 6 {
		return false
	}
	joined := w.withAnd(b)
	from := x.End
	if _, ok := w.cueBefore("beside", y.First); ok && w.d.Cue("beside", from) > 0 {
		return true
	}
	if joined {
		from = w.pastQuality(x.End, y.First)
	}
	for i := from; i < y.First; i++ {
		t := w.d.Tokens[i]
		if w.d.Cue("some-more", i) > 0 {
			joined = true // "المتظاهرون وبعض المسلحين"
			continue
		}
		if t.Kind == arabic.Word && t.Norm != "و" && t.Norm != "او" && w.d.Cue("socalled", i) == 0 {
			return false
		}
		joined = joined || t.Norm == "و" || t.Norm == "او" || t.Norm == "،" || t.Norm == "وما"
	}
	return joined
}

// withAnd reports whether "و" is written together with the first word of mention m, which the name's own letter is not: "استهدفت تركيا وحدات حماية
// الشعب".
func (w *work) withAnd(m int) bool {
	a := w.d.Actors[m]
	return strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") && !w.r.base.Actors.OwnLetter(w.d.Tokens, a)
}

// pastQuality returns the token behind a definite adjective at token i and the place that goes with it: "جماعة الحوثي المسلحة",
// "قوات النظام المتمركزة في كفرنبل"; i where there is none.
func (w *work) pastQuality(i, end int) int {
	if i >= end || !w.definiteWord(i) || w.d.ActorAt[i] >= 0 || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 {
		return i
	}
	k := i + 1
	if k < end && w.d.Cue("preposition", k) > 0 {
		for k++; k < end && w.d.PlaceAt[k] >= 0; k++ {
		}
		return k
	}
	if len(w.d.Hits[i]) > 0 {
		return i
	}
	return k
}

// definiteWord reports whether a word with the article stands at token i.
func (w *work) definiteWord(i int) bool {
	n := w.d.Tokens[i].Norm
	return w.d.Tokens[i].Kind == arabic.Word && strings.HasPrefix(n, "ال") && len(n) > 8
}

// cast gives the actors of a proposal's clause their roles.
func (w *work) cast(p *proto) {
	w.castWeapon(p)
	if p.hit.Noun {
		for _, h := range p.more {
			w.castTool(p, h) // its doer first: "استهداف الحوثيين بغارات أمريكية"
		}
	}
	switch {
	case w.castFreeing(p):
	case p.typ == "armed-clash" || p.typ == "meeting" || w.mutual(p) || p.typ == "agreement" || p.typ == "prisoner-release" && p.hit.Noun && p.hit.Entry.Condition != "place":
		w.castMutual(p)
	case p.hit.Entry.Frame == "blame":
		w.castBlame(p)
	case speechActs[p.typ]:
		w.castSpeech(p)
		w.castPronoun(p)
		w.castAddressee(p)
	case p.typ == "mediation" && p.hit.Noun:
		w.castMediation(p)
	default:
		w.castStrike(p)
	}
	for _, h := range p.more {
		if !w.castTool(p, h) {
			w.castMore(p, h.End)
		}
	}
	if k := w.reaching(p); k >= 0 {
		w.castMore(p, k+1)
	}
	w.castBoth(p)
	w.castTribal(p)
	w.castPair(p)
	w.castSame(p)
	w.castNamed(p)
	w.castBeside(p)
	w.castShips(p)
	w.castBases(p)
	w.castHarmed(p)
	w.castOwnDead(p)
	w.castTold(p)
	w.castShown(p)
	w.castDecreed(p)
	w.castMet(p)
	w.castAgreed(p)
	w.castCrowd(p)
	w.castCompelled(p)
	w.castNation(p)
	w.castSelf(p)
	w.castPeers(p)
	w.spareMourner(p)
}

func (w *work) add(p *proto, m int, r string) {
	a := w.d.Actors[m]
	a.ID = w.meant(p, m, r)
	if r == tawatur.RoleTarget && p.typ == "explosion" && w.d.NextCue("suicide", a.First, a.End) < a.End {
		return // "تفجير سيارة مفخخة يقودها انتحاري"
	}
	if p.typ == "displacement" && r == tawatur.RoleAgent && w.fled(p, a.First) || a.Site && (r != tawatur.RoleTarget || !strikes[p.typ]) {
		return
	}
	if (r == tawatur.RoleAgent || r == tawatur.RoleSupporter) && w.harmless(p, m) || r == tawatur.RoleTarget && strikes[p.typ] && w.aided(p, m) {
		return
	}
	for _, o := range p.roles {
		if a.Kind == "person" && o.first <= a.First && a.End <= o.end {
			return // named within the name of another: "المتحدث باسم الحوثيين يحيى سريع"
		}
		if o.actor == m || (o.id == a.ID && a.ID != "" || a.Name != "" && o.actor >= 0 && w.d.Actors[o.actor].Name == a.Name) && (o.role == r || o.role == tawatur.RoleAgent && r == tawatur.RoleTarget) {
			return
		}
	}
	first, end := w.ownName(a)
	p.roles = append(p.roles, role{actor: m, id: a.ID, role: r, first: first, end: end})
	p.step(r, w.words(first, end), "")
}

// harmless reports whether those of mention m do not do what p tells: relief, healers and monitors no violence, the people no shelling from afar, and
// who finds a body killed nobody, unless the words before him say that he did: "عثر على جثة شاب قتل على يد القوات".
func (w *work) harmless(p *proto, m int) bool {
	a := w.d.Actors[m]
	j := w.prevWord(a.First)
	if falls[p.typ] && a.Kind == "civilians" || w.finder(p, m) || j >= 0 && w.d.Cue("make", j) > 0 { // "دبابات من نوع «ميركافا»"
		return true
	}
	if heals := w.d.NextCue("healers", a.First, a.End) < a.End; heals && !armed(a.Kind) && unarmed("aid", p.typ) {
		return true
	}
	return unarmed(a.Kind, p.typ) || (violent[p.typ] || p.typ == "harm") && a.Kind == "civil-group" && w.d.Cue("helpers", a.First) > 0
}

// aided reports whether mention m is whom a strike is told to help, by words for that between its word and him: "غارات لدعم القوات", "لإسناد تلك
// القوات". Nobody helps whom he strikes; a thing that is there to help ("قصف مركزا لإنقاذ المدنيين") helps by no strike.
func (w *work) aided(p *proto, m int) bool {
	i := w.d.Actors[m].First
	if i < p.hit.End {
		return false
	}
	j, ok := w.cueBefore("helping", i)
	if !ok && i > 0 && w.d.Cue("this", i-1) > 0 {
		j, ok = w.cueBefore("helping", i-1)
	}
	return ok && j >= p.hit.End && !w.helpfulThing(p, j)
}

// helpfulThing reports whether an indefinite noun that is no actor, place or day stands right before "ل" with a word for help at token j, and is the object of the
// act's verb or behind a preposition of its noun, or in the accusative when that is not.
func (w *work) helpfulThing(p *proto, j int) bool {
	k := j - 1
	if k < p.hit.End || w.d.Tokens[k].Kind != arabic.Word || !strings.HasPrefix(w.d.Tokens[j].Norm, "ل") || w.d.ActorAt[k] >= 0 || w.d.PlaceAt[k] >= 0 || w.d.DateAt[k] >= 0 {
		return false
	}
	thing := w.d.Tokens[k].Norm
	if strings.HasPrefix(thing, "ال") || strings.HasPrefix(thing, "ب") || len(arabic.PronounReadings(thing)) > 0 && !w.d.Tokens[k].Marbuta {
		return false
	}
	alone := strings.HasSuffix(thing, "ا") && !strings.HasSuffix(w.d.Tokens[p.hit.First].Norm, "ا")
	return !p.hit.Noun || alone || w.d.NextCue("preposition", p.hit.End, j) < j
}

// finder reports whether mention m is who finds a body, right behind the verb or before it, and no doer behind "على يد" or a verb of killing.
func (w *work) finder(p *proto, m int) bool {
	if p.typ != "harm" || p.hit.Entry.Frame != "transitive" {
		return false
	}
	a := w.d.Actors[m]
	return a.First <= p.hit.End || !w.killerOf(p, m)
}

// killerOf reports whether mention m is told to have killed whose body was found: the subject right behind a verb of it, or the doer behind one in the
// passive: "شاب قتله التنظيم", "شبان قتلوا على يد القوات".
func (w *work) killerOf(p *proto, m int) bool {
	i := w.d.Actors[m].First
	for k := i - 1; k >= p.hit.End; k-- {
		if h, verb := w.finite(k); verb {
			kills := h.Entry.Class == "harm" || violent[h.Entry.Type]
			return kills && (w.gripOf(m) == doer || k == i-1 && !h.Passive)
		}
	}
	return false
}

// fled reports whether people fled from another act, whose actor stands at i: "نزحت العائلات جراء الاشتباكات بين ...".
func (w *work) fled(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Class == "act" && h.Noun && h.Entry.Type != p.typ {
				return true
			}
		}
	}
	return false
}

// ownName is where a body is named: a speaker's "مقاتلينا", "مجاهديها" stand for the name under which he speaks.
func (w *work) ownName(a actors.Mention) (first, end int) {
	if a.End == a.First+1 && (w.d.Cue("ours", a.First) > 0 || w.d.Cue("own", a.First) > 0) {
		for _, s := range w.att.At(a.First) {
			if s.ID != "" && s.ID == a.ID && s.End > s.First {
				return s.First, s.End
			}
		}
	}
	return a.First, a.End
}

func (w *work) hasRole(p *proto, r string) bool {
	for _, o := range p.roles {
		if o.role == r {
			return true
		}
	}
	return false
}

// addList adds mention m and those joined to it.
func (w *work) addList(p *proto, ms []int, m int, r string) {
	if r == tawatur.RoleAgent && w.harmless(p, m) {
		return
	}
	w.add(p, m, r)
	last := m
	for _, n := range w.listFrom(ms, m) {
		if w.d.Actors[n].Kind == "capital" && violent[p.typ] {
			return
		}
		if g := w.gripOf(n); g != bare && g != area && r == tawatur.RoleAgent || g == area && w.gripOf(m) != area && r == tawatur.RoleAgent || r == tawatur.RoleSupporter && !w.joinedByAnd(last, n) {
			return
		}
		w.add(p, n, r)
		last = n
	}
}

// listFrom returns those of the mentions that go on the list which m opens. A list ends with the one that "و" joins: "اتهمت تركيا والجيش
// الوطني، قسد" names two who accuse.
func (w *work) listFrom(ms []int, m int) []int {
	var out []int
	last, end := m, 0
	for _, n := range ms {
		if w.d.Actors[n].First <= w.d.Actors[last].First {
			continue
		}
		joins := w.joinedByAnd(last, n)
		if !w.coordinated(last, n) || !joins && end > 0 {
			break
		}
		out, last = append(out, n), n
		if joins || w.bareName(n) {
			end = len(out)
		}
	}
	return out[:end]
}

// nameWords is how many words a man's name has at most.
const nameWords = 4

// bareName reports whether mention n is the bare name of a man, as stands behind his office: "رئيس المكتب السياسي للحركة، فلان".
func (w *work) bareName(n int) bool {
	a := w.d.Actors[n]
	return a.Kind == "person" && a.End-a.First <= nameWords
}

// castMore reads the targets of a stretch that goes on with the act: "مستهدفا مقار قسد".
func (w *work) castMore(p *proto, from int) {
	_, to := w.clause(from - 1)
	ms := w.inClause(from, to)
	if len(ms) > 0 && w.subjectAt(p, from, ms[0]) {
		w.addList(p, ms, ms[0], tawatur.RoleAgent)
		ms = ms[1:]
	}
	for _, m := range ms {
		if w.aboutNoun(from, w.d.Actors[m].First) || w.d.Actors[m].Adjective {
			continue
		}
		switch w.gripOf(m) {
		case bare, owned, struck:
			w.add(p, m, tawatur.RoleTarget)
		case doer:
			w.add(p, m, tawatur.RoleAgent)
		case backer:
			w.add(p, m, tawatur.RoleSupporter)
		}
	}
}

// subjectAt reports whether mention m is the subject of the verb right before token from, which tells an act more exactly: "بقصف مدفعي، إذ
// استهدفت روسيا", or goes on with one told before it by its means: "وبهجوم مماثل استهدفت القوات".
func (w *work) subjectAt(p *proto, from, m int) bool {
	a := w.d.Actors[m]
	if a.First != from || w.gripOf(m) != bare || a.Site {
		return false
	}
	h, verb := w.finite(from - 1)
	_, so := w.cueBefore("namely-so", from-1)
	return verb && h.Pronoun == "" && (so || w.inDeed(p, from, m) && w.suits(h, from) || strings.Contains(p.hit.Pro, "ب") && p.gov == nil && w.mainVerb(p.from, p.hit.First) < 0 && w.suits(h, from))
}

// deedObject is how many words behind its subject the object of a verb may stand.
const deedObject = 8

// inDeed reports whether an act that "في" brings in opens its clause and a comma parts it from its verb, with an object behind mention m, which so is the
// subject: "في هجوم هو الأعنف، استهدفت الحركة معسكرا".
func (w *work) inDeed(p *proto, from, m int) bool {
	if !p.hit.Noun || p.gov != nil || w.preposed(p.hit.First) != "في" || from < 2 || w.d.Tokens[from-2].Norm != "،" || w.mainVerb(p.from, p.hit.First) >= 0 {
		return false
	}
	for n := w.d.Actors[m].End; n < len(w.d.Tokens) && n < w.d.Actors[m].End+deedObject && w.sentOf[n] == p.sent && w.d.Tokens[n].Norm != "،"; n++ {
		if (w.accusative(n) && w.d.DateAt[n] < 0 || w.d.Cue("site", n) > 0 || w.placeOpens(n)) && w.d.Cue("preposition", n-1) == 0 {
			return true
		}
	}
	return false
}

func (w *work) actorByID(id string) *actors.Actor { return w.r.base.Actors.ByID(id) }
