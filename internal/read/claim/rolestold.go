package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// castTold adds the people of an act who are named outside its own clause or by other words than the act's: who is said to be
// behind it, who helped its doers, whose what was struck is said to be, who was afraid, who was taken before.
func (w *work) castTold(p *proto) {
	w.castWarOf(p)
	if !violent[p.typ] {
		return
	}
	w.castBehind(p)
	if m := w.deedsDoer(p); m >= 0 && !w.hasRole(p, tawatur.RoleAgent) {
		w.add(p, m, tawatur.RoleAgent)
	}
	w.castSelfTold(p)
	w.castSuspected(p)
	w.castThemselves(p)
	w.castBesides(p)
	w.castReported(p)
	w.castHelpers(p)
	w.castAfraid(p)
	w.castFamily(p)
	w.castPeople(p)
	w.castSurvivor(p)
}

// castBehind makes those the doers who are said to be behind an act: "ضلوع قسد في الهجوم", "وقوف التنظيم وراء الاغتيال", and whom
// an accusation before blames: "اتهموا قسد بالوقوف وراء الاغتيال".
func (w *work) castBehind(p *proto) {
	j := w.prevWord(p.hit.First)
	if !p.hit.Noun || j < 1 || w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	switch strings.TrimPrefix(w.d.Tokens[j].Norm, "و") {
	case "في", "وراء", "خلف", "عن":
	default:
		return
	}
	k := w.prevWord(j)
	if k < 0 {
		return
	}
	if m := w.d.ActorAt[k]; m >= 0 {
		if _, ok := w.cueBefore("behind", w.d.Actors[m].First); ok && !w.speaksHere(p, w.d.Actors[m].ID) {
			w.add(p, m, tawatur.RoleAgent)
		}
		return
	}
	if w.d.Cue("behind", k) > 0 {
		w.castAccused(p)
	}
}

// speaksHere reports whether an act is told in the words of the actor with this id, who blames others and not himself.
func (w *work) speaksHere(p *proto, id string) bool {
	said := w.att.At(p.hit.First)
	return len(said) > 0 && w.related([]string{said[0].ID}, []string{id})
}

// partakesIn returns the verb of taking part right before "في" and a noun of act, -1 without one: "وحدات من الشرطة تشارك في تحرير".
func (w *work) partakesIn(p *proto) int {
	j := w.prevWord(p.hit.First)
	if !p.hit.Noun || j < 1 || w.d.Tokens[j].Norm != "في" {
		return -1
	}
	k := w.prevWord(j)
	if k >= 0 && w.d.ActorAt[k] >= 0 {
		k = w.prevWord(w.d.Actors[w.d.ActorAt[k]].First)
	}
	if k < 0 || w.d.Cue("partakes", k) == 0 {
		return -1
	}
	return k
}

// partakes reports whether mention m is who takes part in an act, named behind it: "شارك في اقتحام المخيم أكثر من عشرين آلية
// للاحتلال".
func (w *work) partakes(p *proto, m int) bool {
	if w.partakesIn(p) < 0 {
		return false
	}
	a := w.d.Actors[m]
	g := w.gripOf(m)
	return a.First > p.hit.End && armed(a.Kind) && g != struck && g != area
}

// castSelfTold makes the body under arms that tells of a strike on its enemy the doer, where nobody else is: "أفادت المقاومة باستهداف
// القوات الأميركية", "وأكدت استهداف قوة للاحتلال".
func (w *work) castSelfTold(p *proto) {
	if !p.hit.Noun || !strikes[p.typ] || w.hasRole(p, tawatur.RoleAgent) || w.suffered(p) || !w.armedTarget(p) && !w.saidNext(p) {
		return
	}
	if told := p.gov != nil && p.gov.Entry.Class == "speech" && p.gov.First < p.hit.First; !told && !strings.Contains(p.hit.Pro, "ب") || p.hit.Entry.Frame != "strike" {
		return
	}
	said := w.att.At(p.hit.First)
	if len(said) == 0 || said[0].End > p.hit.First || !w.tellsRight(p, said[0].First, said[0].End) {
		return
	}
	a := w.actorByID(said[0].ID)
	if a == nil || !armed(a.Kind) || w.related(w.idsOf(p, tawatur.RoleTarget), []string{a.ID}) {
		return
	}
	p.roles = append(p.roles, role{actor: -1, id: a.ID, role: tawatur.RoleAgent, first: said[0].First, end: said[0].End, copied: true})
	p.step(tawatur.RoleAgent, w.words(said[0].First, said[0].End), "tells of its own strike")
}

// saidNext reports whether a noun of strike is the object of the verb by which a speaker goes on, right behind it: "كما أعلنت قصف
// الموقع".
func (w *work) saidNext(p *proto) bool {
	if p.gov == nil || p.gov.Noun || p.gov.End != p.hit.First || p.hit.Definite || p.hit.Pro != "" {
		return false
	}
	s, ok := w.att.Of(p.gov.First)
	return ok && s.Carried
}

// tellsRight reports whether a strike is told right behind the speaker at first..end, or behind the verb by which he goes on, with
// no harm announced between.
func (w *work) tellsRight(p *proto, first, end int) bool {
	from := end
	if p.gov != nil && p.gov.First < p.hit.First && first < p.gov.First {
		from = p.gov.End
		if p.hit.First > from+1 {
			return false // another subject stands between
		}
	}
	if w.sentOf0(first) == p.sent && p.hit.First-from > selfFar {
		return false
	}
	for k := from; k < p.hit.First; k++ {
		if h := w.harmWord(k); h == "killed" || h == "injured" || h == "missing" {
			return false
		}
	}
	return true
}

// selfFar is how many words before a strike in its sentence its doer may stand who tells of it.
const selfFar = 8

// suspectFar is how many words behind its doers an act may tell of whose they are thought to be.
const suspectFar = 6

// castSuspected adds the body that an act's unknown doers are thought to belong to: "هاجم مسلحون يعتقد أنهم من تنظيم داعش".
func (w *work) castSuspected(p *proto) {
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent {
			if r.end < len(w.d.Tokens) && w.d.Cue("thought", r.end) > 0 {
				w.addThought(p, r.end, tawatur.RoleAgent)
			}
			return
		}
	}
}

// thoughtFar is how many words from a strike the words may stand for whose its weapon is thought to be.
const thoughtFar = 10

// castWeapon makes those the doers whose a strike or its weapon is thought to be, and those its target whose the posts are that it hit:
// "قصفت طائرة يرجح أنها للتحالف", "غارات يعتقد أنها أميركية", "قصف مواقع يعتقد أنها للتنظيم".
func (w *work) castWeapon(p *proto) {
	if !strikes[p.typ] {
		return
	}
	to := min(p.to, p.hit.End+thoughtFar)
	for k := w.d.NextCue("thought", max(p.from, p.hit.First-thoughtFar), to); k < to; k = w.d.NextCue("thought", k+1, to) {
		if r := w.thoughtAs(p, k); r != "" {
			w.addThought(p, k, r)
			return
		}
	}
}

// addThought adds under a role the body under arms, the state or the nation named behind the words at token k for what is thought.
func (w *work) addThought(p *proto, k int, as string) {
	k += w.d.Cue("thought", k)
	if k < len(w.d.Tokens) && w.d.ActorAt[k] < 0 {
		if id := w.r.base.Actors.NationForces(&w.d.Tokens[k]); id != "" {
			p.roles = append(p.roles, role{actor: -1, id: id, role: as, first: k, end: k + 1})
			p.step(as, w.words(k, k+1), "whose it is thought to be")
			return
		}
	}
	for i := k; i < len(w.d.Tokens) && i < k+suspectFar && w.sentOf[i] == p.sent; i++ {
		m := w.d.ActorAt[i]
		if m < 0 {
			continue
		}
		if kind := w.d.Actors[m].Kind; armed(kind) || kind == "government" {
			w.add(p, m, as)
		}
		return
	}
}

// weaponFar is how many words before the words for what is thought the weapon may stand.
const weaponFar = 4

// thoughtAs is the role of those of whom the words at token k for what is thought are said: the doer behind the noun of p or a weapon
// that strikes, the target behind a post.
func (w *work) thoughtAs(p *proto, k int) string {
	for i := k - 1; i >= p.from && i >= k-weaponFar; i-- {
		if p.hit.Noun && i == p.hit.End-1 {
			return tawatur.RoleAgent
		}
		if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.Implies == "air" || m.Implies == "ground" {
			return tawatur.RoleAgent
		}
		if i >= p.hit.End && w.d.Cue("site", i) > 0 {
			return tawatur.RoleTarget
		}
		if w.d.Cue("preposition", i) > 0 || w.d.ActorAt[i] >= 0 {
			return ""
		}
	}
	return ""
}

// thoughtOf reports whether mention m is only whose somebody is thought to be: "مسلحون يرجح انتماؤهم لتنظيم داعش".
func (w *work) thoughtOf(m int) bool {
	i := w.d.Actors[m].First
	for k := i - 1; k >= 0 && k > i-suspectFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.d.Cue("thought", k) > 0 || k == i-1 && w.d.Cue("belongs", k) > 0 && strings.Contains(w.d.ActorPro[m], "ل") {
			return true
		}
		if w.d.ActorAt[k] >= 0 {
			return false
		}
	}
	return false
}

// castThemselves makes the body whose men came to harm in an act of their own its doer: "قتل خمسة من عناصر التنظيم خلال هجوم شنوه
// على حاجز".
func (w *work) castThemselves(p *proto) {
	if w.hasRole(p, tawatur.RoleAgent) || !w.themselves(p) {
		return
	}
	m := w.armedLeft(p)
	if m < 0 {
		return
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleTarget && (r.actor == m || r.id == w.d.Actors[m].ID)
	})
	w.add(p, m, tawatur.RoleAgent)
}

// themselves reports whether the doers of a noun of strike are a plural pronoun, and so named before it: "هجوم شنوه", "محاولة هجوم
// قاموا بها".
func (w *work) themselves(p *proto) bool {
	if !p.hit.Noun || !strikes[p.typ] {
		return false
	}
	if p.gov != nil && p.gov.First >= p.hit.End {
		return p.gov.Number == 'p' && p.gov.Gender == 'm'
	}
	for i := p.hit.End; i+1 < p.to && i < p.hit.End+3; i++ {
		if h, ok := w.finite(i); ok {
			next := w.d.Tokens[i+1].Norm
			return h.Entry.Class == "light" && h.Number == 'p' && (next == "به" || next == "بها")
		}
	}
	return false
}

// armedLeft returns the body under arms named last before an act in its sentence, -1 without one.
func (w *work) armedLeft(p *proto) int {
	for i := p.hit.First - 1; i >= w.d.Sentences[p.sent].First; i-- {
		if m := w.d.ActorAt[i]; m >= 0 && armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "unknown" {
			return m
		}
	}
	return -1
}

// castBesides goes on with the targets of a strike behind "besides": "قصف نقطة لقسد، إضافة إلى نقطة أخرى للأسايش".
func (w *work) castBesides(p *proto) {
	if !strikes[p.typ] || p.hit.Noun && p.gov == nil {
		return
	}
	s := w.d.Sentences[p.sent]
	i := w.d.NextCue("besides", p.hit.End, s.End)
	if i >= s.End {
		return
	}
	n := w.d.Cue("besides", i)
	if slices.ContainsFunc(w.inTokens(p.hit.End, i+n+2), func(q *proto) bool { return q.dropped == "" }) {
		return
	}
	if w.d.Cue("post", i+n) > 0 {
		if m := w.ownerBehind(i+n, s.End); m >= 0 {
			w.add(p, m, tawatur.RoleTarget)
		}
	}
}

// castAccused makes those the doers of an act whom an accusation told before in its sentence blames.
func (w *work) castAccused(p *proto) {
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.typ != "accusation" || q.hit.First > p.hit.First || q.dropped != "" {
			continue
		}
		for _, r := range q.roles {
			if r.role == tawatur.RoleTarget {
				r.role, r.copied = tawatur.RoleAgent, true
				p.roles = append(p.roles, r)
				p.step(tawatur.RoleAgent, w.words(r.first, r.end), "who is accused of it")
			}
		}
		return
	}
}

// reportedFar is how many words behind an act it may be told whose what it struck is said to be.
const reportedFar = 9

// castReported makes the body a target whose what was struck is said to be: "قصفت مواقع قالت إنها لحزب الله".
func (w *work) castReported(p *proto) {
	if !strikes[p.typ] || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	s := w.d.Sentences[p.sent]
	for i := p.hit.End + 2; i < s.End && i < p.hit.End+reportedFar; i++ {
		if w.d.Cue("that", i) == 0 || !w.ofThings(i) || w.d.Cue("claimed", i-1) == 0 && !w.saidBy(p.hit.End, i) {
			continue
		}
		if m := w.ownerBehind(i+1, s.End); m >= 0 {
			w.add(p, m, w.reportedRole(p, i))
		}
		return
	}
}

// reportedRole is what somebody is to an act whom the words before token i name its owner: its doer where they say it of the act
// itself ("غارات يرجح أنها لطائرات أردنية"), else the owner of what it struck.
func (w *work) reportedRole(p *proto, i int) string {
	for k := p.hit.End; k < i; k++ {
		if !p.hit.Noun || w.d.Cue("preposition", k) > 0 || w.d.PlaceAt[k] >= 0 {
			return tawatur.RoleTarget
		}
	}
	return tawatur.RoleAgent
}

// ofThings reports whether the word for "that" at token i carries a pronoun that things may have: "إنها", "أنه".
func (w *work) ofThings(i int) bool {
	n := w.d.Tokens[i].Norm
	return strings.HasSuffix(n, "نها") || strings.HasSuffix(n, "نه") || strings.HasSuffix(n, "نهما")
}

// saidBy reports whether a verb of claiming stands before token i with its subject behind it: "مواقع قالت وزارة الدفاع إنها".
func (w *work) saidBy(from, i int) bool {
	j := w.prevWord(i)
	if j < from || w.d.ActorAt[j] < 0 {
		return false
	}
	k := w.prevWord(w.d.Actors[w.d.ActorAt[j]].First)
	return k >= from && w.d.Cue("claimed", k) > 0
}

// claimantWords is how many words a verb of claiming may have behind it up to whose its subject is.
const claimantWords = 3

// onlyClaims reports whether the mention at token i is the subject of a verb of claiming behind an act, or whose that is: "مواقع قالت
// وزارة الدفاع إنها", "سيارة قالت شبكات موالية للتنظيم إنها".
func (w *work) onlyClaims(p *proto, i int) bool {
	m := w.d.ActorAt[i]
	end := w.d.Actors[m].End
	for k, j := 0, w.prevWord(i); k < claimantWords && j > p.hit.First && w.d.Tokens[j].Kind == arabic.Word && w.d.Cue("that", j) == 0; k, j = k+1, w.prevWord(j) {
		if w.d.Cue("claimed", j) > 0 {
			return k == 0 || end < len(w.d.Tokens) && w.d.Cue("that", w.pastMark(end)) > 0
		}
	}
	return false
}

// pastMark returns the token behind a closing quotation mark at token i, i where there is none.
func (w *work) pastMark(i int) int {
	if i+1 < len(w.d.Tokens) && w.d.Tokens[i].Kind == arabic.Quote {
		return i + 1
	}
	return i
}

// ownerBehind returns the body under arms that owns what is named from token i on, before any verb; -1 without one.
func (w *work) ownerBehind(i, end int) int {
	for k := i; k < end && k < i+6; k++ {
		if _, verb := w.finite(k); verb || w.d.Tokens[k].Kind == arabic.Punct {
			return -1
		}
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k {
			continue
		}
		if g := w.gripOf(m); armed(w.d.Actors[m].Kind) && (g == owned || g == toward || g == area) {
			return m
		}
		return -1
	}
	return -1
}

// helperFar is how many words behind the verb of helping the helper may stand.
const helperFar = 14

// castHelpers reads who helped the doers of an act, told by a verb behind it: "نفذت القوات إنزالا وساندتها طائرات التحالف".
func (w *work) castHelpers(p *proto) {
	s := w.d.Sentences[p.sent]
	i := w.d.NextCue("helped", p.hit.End, s.End)
	for _, q := range w.inTokens(p.hit.End, i) {
		if q.dropped == "" && violent[q.typ] && q.typ == p.typ {
			return // the later act's
		}
	}
	for k := i + 1; k < s.End && k < i+helperFar; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].First == k && armed(w.d.Actors[m].Kind) {
			w.add(p, m, tawatur.RoleSupporter)
			return
		}
	}
}

// castAfraid makes the people a target among whom an act spread fear: "ما تسبب بحالة من الهلع لدى المدنيين".
func (w *work) castAfraid(p *proto) {
	s := w.d.Sentences[p.sent]
	i := w.d.NextCue("dread", p.hit.End, s.End)
	if slices.ContainsFunc(w.inTokens(p.hit.End, i), func(q *proto) bool { return q.dropped == "" }) {
		return
	}
	for k := i + 1; k < s.End && k < i+8; k++ {
		m := w.d.ActorAt[k]
		if m >= 0 && w.d.Actors[m].First == k && w.civil(m) {
			if !has(w.idsOf(p, tawatur.RoleTarget), w.d.Actors[m].ID) {
				w.add(p, m, tawatur.RoleTarget)
			}
			return
		}
	}
}

// castFamily makes civilians a target where the home of a family is struck or raided: "قصف منزلا يعود لعائلة فلان".
func (w *work) castFamily(p *proto) {
	if !strikes[p.typ] && p.typ != "raid" || !w.d.Says("household") || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	home := false
	for i := p.hit.End; i < p.to && i < p.hit.End+9; i++ {
		if home && w.d.Cue("family", i) > 0 {
			p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: i, end: i + 1})
			p.step(tawatur.RoleTarget, w.words(i, i+1), "whose home it is")
			return
		}
		home = home || w.d.Cue("household", i) > 0
	}
}

// castTaken gives an act whose verb has a person as its pronoun the people of the act before in its sentence: "أسر التنظيم جنديا ثم
// أعدمه".
func (w *work) castTaken(p *proto) {
	if p.hit.Noun || p.typ != "attack" || !w.onPerson(p) || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= p.hit.First || q.dropped != "" || q.typ != "detention" {
			continue
		}
		w.takeRole(p, q, tawatur.RoleTarget, "who was taken before")
		return
	}
}

// onPerson reports whether a verb of killing has its object as a pronoun: "أعدمه", "قطع رأسه".
func (w *work) onPerson(p *proto) bool {
	if p.hit.Entry.Harm != "slay" && !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return false
	}
	last := p.hit.End - 1
	return p.hit.Pronoun != "" || last > p.hit.First && len(arabic.PronounReadings(w.d.Tokens[last].Norm)) > 0
}

// takenEarlier reports whether mention m was taken by an act told before in the sentence of p, whose pronoun means it, so that it
// is no subject of p.
func (w *work) takenEarlier(p *proto, m int) bool {
	if p.hit.Noun || p.hit.Pronoun == "" || !w.onPerson(p) {
		return false
	}
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q.hit.First < p.hit.First && slices.ContainsFunc(q.roles, func(r role) bool { return r.actor == m && r.role == tawatur.RoleTarget }) {
			return true
		}
	}
	return false
}
