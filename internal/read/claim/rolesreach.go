package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// reach returns the token up to which the people behind an act are its own: its clause's end, or before that another act
// that only says when or wherewith ("بعد هجوم ل...", "ردا على قصف ..."), or the comma behind an act that itself only
// says when ("ومع انطلاق الهجوم، ...").
func (w *work) reach(p *proto) int {
	to := p.to
	for _, q := range w.inTokens(p.hit.End+1, to) {
		if q == p || !q.hit.Noun || q.hit.First >= to || p.gov != nil && q.hit.First <= p.gov.First {
			continue
		}
		if j, ok := w.aside(q); ok && j > p.hit.End {
			to = j
		}
	}
	for _, q := range w.inTokens(p.hit.End+1, to) {
		if strikes[p.typ] && q.typ == "armed-clash" && q.hit.Noun && q.hit.First < to {
			to = q.hit.First
		}
	}
	for i := w.d.NextCue("circumstance", p.hit.End, to-1); i < to-1 && (p.hit.Noun || p.gov == nil); i = w.d.NextCue("circumstance", i+1, to-1) {
		if w.bringsIn(i + w.d.Cue("circumstance", i)) {
			to = i
		}
	}
	for _, class := range [...]string{"pretext", "attempt-at", "last-of-them", "missed"} {
		to = w.d.NextCue(class, p.hit.End, to)
	}
	for i := p.hit.End; i < to; i++ {
		if w.toldAnew(i) || len(w.d.Hits[i]) > 0 && w.saysBeside(i) || w.topicOpens(i) {
			to = i
		}
	}
	if p.hit.Noun && p.gov == nil && w.fronted(p) {
		for i := p.hit.End; i < to; i++ {
			if w.d.Tokens[i].Norm == "،" || w.d.Tokens[i].Kind == arabic.Word && w.mainOf(p, i) {
				return i
			}
		}
	}
	return to
}

// topicOpens reports whether a comma at token i stands before a body that is the subject of the verb right behind it: "ردا على دعمها الهجوم، المنظمة
// تعلن معارضتها".
func (w *work) topicOpens(i int) bool {
	if w.d.Tokens[i].Norm != "،" || i+1 >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[i+1]
	if m < 0 || w.d.Actors[m].First != i+1 || strings.HasPrefix(w.d.Tokens[i+1].Norm, "و") || w.d.Actors[m].End >= len(w.d.Tokens) {
		return false
	}
	h, verb := w.finite(w.d.Actors[m].End)
	return verb && h.Present && h.Pro == "" && h.Pronoun == "" && h.Entry.Class == "speech"
}

// toldAnew reports whether a word at token i brings in a verb that tells more exactly what was just told: "إذ استهدفت".
func (w *work) toldAnew(i int) bool {
	n := w.d.Cue("namely-so", i)
	if n == 0 || i+n >= len(w.d.Tokens) {
		return false
	}
	_, verb := w.finite(i + n)
	return verb
}

// saysBeside reports whether a participle of threatening or calling upon stands at token i, with whom it is said to behind it: "متوعدا
// إسرائيل".
func (w *work) saysBeside(i int) bool {
	return w.accusative(i) && slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool {
		return h.Part && h.First == i && (h.Entry.Type == "threat" || h.Entry.Type == "appeal")
	})
}

// aside reports whether a noun of act stands behind words that make it the circumstance of another, and where they begin.
func (w *work) aside(q *proto) (int, bool) {
	if j := w.spanBefore(q); j >= 0 {
		return j, true
	}
	return w.cueBefore("circumstance", q.hit.First)
}

// spanBefore returns the "after" or "before" of a span of time right before an act, from which the span is counted: "بعد ثلاثة أيام على هجوم"; -1 without one. Places
// and people are mostly taken one after the other by one hand: "استعادة القاعدة بعد أيام على تحرير المدينة".
func (w *work) spanBefore(p *proto) int {
	i := p.hit.First
	j := w.prevWord(i)
	if j < 2 || p.typ == "territory-taken" || p.typ == "detention" || w.d.Tokens[j].Norm != "من" && w.d.Tokens[j].Norm != "علي" {
		return -1
	}
	span := false
	for k := j - 1; k >= 0 && k >= j-spanWords && w.sentOf[k] == w.sentOf[i]; k-- {
		if prep := w.d.Tokens[k].Norm; span && (w.d.Cue("after", k) > 0 || prep == "قبل") {
			return k
		}
		span = span || w.d.Cue("elapsed", k) > 0
	}
	return -1
}

// spanWords is how many words a span of time has at most behind the "after" before it: "نحو ثلاثة أيام فقط".
const spanWords = 5

// fronted reports whether an act only says when the rest of its clause happened, told before any verb.
func (w *work) fronted(p *proto) bool {
	j, ok := w.aside(p)
	if !ok {
		j, ok = w.cueBefore("answer", p.hit.First)
	}
	return ok && w.mainVerb(p.from, j) < 0
}

// mainOf reports whether the verb at token i is that of the clause which the definite noun of an act in front of it only dates: "وعقب
// الانفجار فرضت القوات طوقا". Behind an indefinite noun or a relative pronoun a verb describes.
func (w *work) mainOf(p *proto, i int) bool {
	h, verb := w.finite(i)
	return verb && h.Pronoun == "" && p.hit.Definite && h.Pro == "" && w.d.Cue("relative", w.prevWord(i)) == 0
}

// suffered reports whether the subject of the verb that carries an act is struck by it: "تعرضت القرية لقصف", "رد الجيش
// على قصف".
func (w *work) suffered(p *proto) bool {
	if w.trapped(p) {
		return true
	}
	if p.gov == nil {
		return false
	}
	return p.gov.Entry.Class == "undergo" || p.gov.Entry.Frame == "answer" && (p.hit.Entry.Harm != "slay" || p.hit.Definite) && !w.accusative(p.gov.First) && !p.gov.Present && p.gov.First < p.hit.First && w.preposed(p.hit.First) == "علي"
}

// toAnswer reports whether an act is what somebody means to answer, or a killing that he answered, who neither did it nor need have suffered it: "سترد الحركة
// على مجزرة", "ردت الحركة على اغتيال قائدها".
func (w *work) toAnswer(p *proto) bool {
	if !p.hit.Noun || p.gov == nil || p.gov.Entry.Frame != "answer" || p.gov.First >= p.hit.First || w.preposed(p.hit.First) != "علي" {
		return false
	}
	return !p.gov.Noun && p.gov.Present || p.hit.Entry.Harm == "slay" && !p.hit.Definite || w.d.Tokens[p.gov.End].Norm == "من"
}

// trapped reports whether an ambush is what somebody fell into: "وقعت القوة في كمين", "وقوع جنود بكمين".
func (w *work) trapped(p *proto) bool {
	if !p.hit.Noun || p.hit.Entry.Lemma != "كمين" || w.preposed(p.hit.First) != "في" && !strings.Contains(p.hit.Pro, "ب") {
		return false
	}
	for k := p.hit.First - 1; k >= p.from && k > p.hit.First-farSubject; k-- {
		if w.d.Cue("falls", k) > 0 {
			return true
		}
	}
	return false
}

// heldThere reports whether a verb of arrest right behind people without the article tells that they were arrested, since no
// object follows it: "نساء احتجزن في سجون التنظيم".
func (w *work) heldThere(p *proto) bool {
	j, i := p.hit.First-1, p.hit.End
	if p.hit.Noun || p.hit.Part || p.hit.Present || p.hit.Pronoun != "" || p.hit.Pro != "" || p.typ != "detention" || j < p.from || i >= len(w.d.Tokens) {
		return false
	}
	g, ok := w.d.Lex.PersonAt(&w.d.Tokens[j])
	if !ok || g.Group == "same" || strings.HasPrefix(w.d.Tokens[j].Norm, "ال") {
		return false
	}
	return w.d.Cue("preposition", i) > 0 || w.d.DateAt[i] >= 0 || w.d.Tokens[i].Kind == arabic.Punct
}

// describes reports whether token i names the body that the actor right before belongs to: "القوة المشتركة التابعة للتحالف".
func (w *work) describes(i int) bool {
	if w.wingOf(i) || w.commander(i) || w.oneOfTheirs(i) || w.foughtBy(i) {
		return true
	}
	j := w.prevWord(i)
	if j >= 0 && w.d.Tokens[j].Norm == "ل" {
		j = w.prevWord(j)
	}
	if j < 0 || w.d.Cue("link", j) == 0 && w.d.Cue("led", j) == 0 {
		return false
	}
	k := w.prevWord(j)
	if k >= 0 && w.d.Tokens[k].Norm == "،" {
		k = w.prevWord(k)
	}
	return k >= 0 && (w.d.Cue("led", j) > 0 || w.d.ActorAt[k] >= 0)
}

// leftOver reports whether others are only called what is left of the body at token i: "مرتزقته من بقايا داعش".
func (w *work) leftOver(i int) bool {
	j, ok := w.cueBefore("remnant", i)
	return ok && w.preposed(j) == "من"
}

// carriedOutBy reports whether the verb right before token i says that the body there carried something out: "التي نفذتها القوات".
func (w *work) carriedOutBy(i int) bool {
	j := w.prevWord(i)
	if j < 0 {
		return false
	}
	for _, h := range w.d.Hits[j] {
		if !h.Noun && !h.Part && h.Pronoun != "" && h.Entry.Class == "light" {
			return true
		}
	}
	return false
}

// actOfOther reports whether the verb before token i, whose object is a pronoun, tells of another noun of act behind p: "القصف تبعته غارة
// نفذتها الطائرات".
func (w *work) actOfOther(p *proto, i int) bool {
	if !p.hit.Noun {
		return false
	}
	for _, q := range w.inTokens(p.hit.End, i) {
		if q != p && q.hit.Noun && q.hit.End < i && !strings.Contains(q.hit.Pro, "و") {
			return true
		}
	}
	return false
}

// attributedTo reports whether an act is laid to mention m: "هجوم نسبته السلطات إلى حزب العمال".
func (w *work) attributedTo(m int) bool {
	i := w.d.Actors[m].First
	if p := w.preposed(i); p != "الي" && p != "ل" && !strings.Contains(w.d.ActorPro[m], "ل") {
		return false
	}
	for k := i - 1; k >= 0 && k > i-7 && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.d.Cue("laid-to", k) > 0 {
			return true
		}
	}
	return false
}

// bringsIn reports whether a verbal noun that brings in another act stands at token i: "مع قيام ... بقصف".
func (w *work) bringsIn(i int) bool {
	if i >= len(w.d.Hits) {
		return false
	}
	for _, h := range w.d.Hits[i] {
		if h.Noun && (h.Entry.Class == "light" || h.Entry.Class == "phase" || h.Entry.Class == "attempt" || h.Entry.Class == "undergo") {
			return true
		}
	}
	return false
}

// accuses reports whether a mention is the subject of a verb that lays an act to another: "هجوم نسبته السلطات إلى ...".
func (w *work) accuses(m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return j >= 0 && w.d.Cue("laid-to", j) > 0 && w.d.ActorPro[m] == ""
}

// front reports whether a mention read by its head alone is a front and no body: "في جبهة الكسارة".
func (w *work) front(m int) bool {
	a := w.d.Actors[m]
	return a.Pattern && a.ID == "" && strings.TrimPrefix(w.d.Tokens[a.First].Norm, "ب") == "جبهة" && (w.preposed(a.First) == "في" || strings.Contains(w.d.ActorPro[m], "ب"))
}

func (w *work) civil(m int) bool { return w.d.Actors[m].Kind == "civilians" }

// listed reports whether mention k goes on a list whose head is no noun of its own, so that it is held as the head is:
// "بين مناطق قسد والنظام", "قصف لقوات النظام وروسيا".
func (w *work) listed(ms []int, k int) bool {
	for ; k > 0 && w.coordinated(ms[k-1], ms[k]) && w.gripOf(ms[k]) == bare; k-- {
		if w.describes(w.d.Actors[ms[k-1]].First) {
			return false // "الشرطة التابعة لقسد وعناصر المجلس"
		}
		switch w.gripOf(ms[k-1]) {
		case area, toward, otherwise:
			return true
		}
	}
	return false
}

// aboutActor reports whether a relative clause about an actor ("هيئة تحرير الشام التي تسيطر مع ...") stands open between
// from and token i.
func (w *work) aboutActor(from, i int) bool {
	for k := from + 1; k < i; k++ {
		if j := w.prevWord(k); w.d.Cue("relative", k) > 0 && j >= 0 && w.d.ActorAt[j] >= 0 {
			return true
		}
	}
	return false
}

// actedBehind reports whether the verb of an act has its object as a pronoun and its doer right behind: "منزلا قصفته
// طائرات التحالف".
func (w *work) actedBehind(p *proto) bool {
	if p.hit.Noun || p.hit.Pronoun == "" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	return m >= 0 && w.gripOf(m) == bare
}

// meant is whom a mention means in a role: a speaker's own men are his, and nobody strikes men of his own.
func (w *work) meant(p *proto, m int, r string) string {
	a := w.d.Actors[m]
	if w.d.Cue("attackers", a.First) > 0 {
		return w.attacker(a.First, a.ID)
	}
	if w.former(m) {
		return "civilians"
	}
	if r == tawatur.RoleAgent && p.typ != "withdrawal" && a.Kind == "generic" && a.End == a.First+1 && strings.HasPrefix(w.d.Tokens[a.First].Norm, "ال") {
		return w.inHand(p, a)
	}
	if id := w.speaksFor(p, m, r); id != "" {
		return id
	}
	if id := w.accusativeNation(m); id != "" {
		return id
	}
	if id := w.spokenFor(p, m); id != "" && r == tawatur.RoleAgent {
		return id
	}
	if id := w.armysOwn(p, m, r); id != "" {
		return id
	}
	if w.spokenOwn(m) {
		return w.ourOwn(a.First, a.ID)
	}
	if w.d.Cue("ours", a.First) > 0 || r == tawatur.RoleTarget && w.d.Cue("own", a.First) > 0 && has(w.idsOf(p, tawatur.RoleAgent), a.ID) {
		return w.ourOwn(a.First, a.ID)
	}
	return a.ID
}

// spokenFor returns the body under arms for which the person speaks who announces an act of violence, which is its doer: "أعلن الناطق
// باسم كتائب القسام استهداف"; "" for anybody else.
func (w *work) spokenFor(p *proto, m int) string {
	a := w.d.Actors[m]
	if !p.hit.Noun || !violent[p.typ] || a.Kind != "person" && a.Kind != "official" || !w.speaks(m) && (p.gov == nil || p.gov.Entry.Class != "speech") {
		return ""
	}
	who := w.actorByID(a.ID)
	if who == nil {
		return ""
	}
	if b := w.actorByID(who.Parent); b != nil && armed(b.Kind) {
		return b.ID
	}
	return ""
}

// accusativeNation returns the forces of the state whose adjective in the accusative is spelled as its name, behind a post or
// forces in the accusative: "رتلا تركيا", "جنديا روسيا"; "" elsewhere.
func (w *work) accusativeNation(m int) string {
	a := w.d.Actors[m]
	j := a.First - 1
	if a.Kind != "government" || a.End != a.First+1 || j < 0 || !strings.HasSuffix(w.d.Tokens[a.First].Norm, "يا") || !w.accusative(j) {
		return ""
	}
	if k := w.prevWord(j); !w.post(j) && !(k >= 0 && w.accusative(j) && w.post(k)) {
		return ""
	}
	return w.r.base.Actors.ForcesOf(a.ID)
}

// loser is the target of taking a place when the mention stands behind "من": "تحريرها من الحوثيين", "من سيطرة النظام".
func (w *work) loser(m int) string {
	i := w.d.Actors[m].First
	if j, ok := w.siteOf(m); ok {
		i = j
	}
	if j, ok := w.cueBefore("grasp", i); ok {
		i = j
	}
	if w.preposed(i) == "من" || w.preposed(i) == "عن" {
		return tawatur.RoleTarget
	}
	return ""
}

// actedBy reports whether the verb right before token i has its object as a pronoun, so that the noun behind is its doer:
// "هجوم شنته قسد", "عبوة زرعها مجهولون", "شنته اليوم المقاومة", "هجمات يقوم بها المتمردون".
func (w *work) actedBy(i int) bool {
	for k, j := 0, w.prevWord(i); k < 3 && j >= 0; k, j = k+1, w.prevWord(j) {
		for _, h := range w.d.Hits[j] {
			if !h.Noun && !h.Part && h.Pronoun != "" && (h.Entry.Class == "light" || h.Entry.Class == "act") {
				return true
			}
		}
		if w.d.DateAt[j] < 0 {
			return w.carriesIt(j)
		}
	}
	return false
}

// carriesIt reports whether the pronoun with "ب" at token j is the object of the verb of carrying out before it: "هجمات يقوم بها
// المتمردون", "القصف الذي تقوم به القوات".
func (w *work) carriesIt(j int) bool {
	if j == 0 || w.d.Cue("with-it", j) == 0 {
		return false
	}
	h, verb := w.finite(j - 1)
	return verb && h.Entry.Class == "light"
}

// elsewhere reports whether token i stands in a relative clause that tells something else of a noun behind the act:
// "السيطرة على النقاط التي تقدمت إليها الفرقة الرابعة".
func (w *work) elsewhere(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		if w.d.Cue("relative", k) == 0 || w.d.Tokens[k].Norm == "ما" {
			continue
		}
		return p.gov == nil || p.gov.First < k
	}
	return false
}

// underGov reports whether the verb that carries a noun of act stands between it and token i: "هجوم واسع شنته قسد".
func (w *work) underGov(p *proto, i int) bool {
	return p.gov != nil && p.gov.First < i && (p.gov.First > p.hit.First || p.hit.First > i || i <= p.hit.End+4)
}

// unsaid reports whether the subject of a verb is a pronoun before it: "أعلنت قسد أنها اعتقلت قياديا".
func (w *work) unsaid(p *proto) bool {
	h := p.hit
	if h.Noun && p.gov != nil && !p.gov.Noun && p.gov.First < h.First && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase") {
		h = *p.gov
	}
	if h.Noun || h.Part && h.Entry.Class != "phase" {
		return false
	}
	j := w.prevWord(h.First) // "قالت الحركة إنها مستمرة في القصف"
	if j < 0 || w.d.Cue("that", j) == 0 {
		return false
	}
	switch that := w.d.Tokens[j].Norm; {
	case strings.HasSuffix(that, "نه"):
		return h.Gender != 'f' // "أنه قصفت قوات النظام" has its subject behind
	case strings.HasSuffix(that, "ها"), strings.HasSuffix(that, "هم"):
		return true
	}
	return false
}

// holder is the target of an act on what the mention at token i holds: "تحرير الأراضي التي تسيطر عليها قسد".
func (w *work) holder(p *proto, i int) string {
	if p.typ == "territory-taken" {
		return tawatur.RoleTarget
	}
	if p.typ == "displacement" {
		return "" // "نزحت عائلات من البلدة التي سيطرت عليها القوات"
	}
	for k, j := 0, w.prevWord(i); k < 3 && j >= 0; k, j = k+1, w.prevWord(j) {
		for _, h := range w.d.Hits[j] {
			if h.Entry.Type == "territory-taken" && !h.Noun {
				return tawatur.RoleTarget
			}
		}
	}
	return ""
}

// foughtBefore reports whether a clash of nobody named yet is told before token i in its sentence, whose sides then stand there: "اشتباكات على الحدود
// بين X وY".
func (w *work) foughtBefore(i int) bool {
	for k := i - 1; k >= w.d.Sentences[w.sentOf[i]].First && w.d.ActorAt[k] < 0; k-- {
		if slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Entry.Type == "armed-clash" }) {
			return true
		}
	}
	return false
}

// bordering reports whether token i is a neighbour's name behind "الحدود مع", "الحدود بين", or one that "و" joins to it.
func (w *work) bordering(i int) bool {
	j := w.prevWord(i)
	if j >= 0 && strings.HasPrefix(w.d.Tokens[i].Norm, "و") && w.d.ActorAt[j] >= 0 && w.d.ActorAt[i] != w.d.ActorAt[j] {
		return w.bordering(w.d.Actors[w.d.ActorAt[j]].First)
	}
	land := w.d.ActorAt[i] >= 0 && w.d.Actors[w.d.ActorAt[i]].Kind == "government"
	if j < 0 || w.d.Tokens[j].Norm != "مع" && !(land && w.d.Tokens[j].Norm == "بين" && !w.foughtBefore(j)) {
		return false
	}
	_, ok := w.cueBefore("border", j)
	return ok
}

// heldBy says how whoever holds a thing is held, behind the verb of holding at token j: with the post he runs he is
// struck, a region that he rules only says where.
func (w *work) heldBy(j int) grip {
	for k := j - 1; k >= 0 && k > j-5 && w.sentOf[k] == w.sentOf[j]; k-- {
		if w.d.Cue("site", k) > 0 && w.d.Cue("area", k) == 0 {
			return w.possessed(k)
		}
	}
	return area
}

// usedBy reports whether mention m uses the thing without the article that is named before: "جسرين يستخدمهما تنظيم داعش".
func (w *work) usedBy(m int) bool {
	a := w.d.Actors[m]
	j, ok := w.cueBefore("uses", a.First)
	if !ok || !armed(a.Kind) || w.post(a.First) {
		return false
	}
	_, relative := w.cueBefore("relative", j)
	return !relative
}

// ourOwn is whom a speaker means by "قواتنا": himself, a media office the body it speaks for; otherwise where nobody speaks.
func (w *work) ourOwn(i int, otherwise string) string {
	for _, s := range w.att.At(i) {
		a := w.actorByID(s.ID)
		if a == nil {
			continue
		}
		if armed(a.Kind) {
			return a.ID
		}
		if b := w.actorByID(a.Parent); b != nil && armed(b.Kind) {
			return b.ID
		}
		if id := w.r.base.Actors.ForcesOf(a.ID); id != "" {
			return id
		}
	}
	return otherwise
}

// capable reports whether a mention can be the doer of violence told by a noun: no official, person or relief body is, unless
// it is named right with the act. A capital right behind the verb that carries it is its government: "شنت واشنطن غارات".
func (w *work) capable(p *proto, m int) bool {
	a := w.d.Actors[m]
	if a.Kind == "capital" && p.gov != nil && !p.gov.Noun && a.First == p.gov.End && p.gov.Entry.Class == "light" {
		return true
	}
	switch a.Kind {
	case "official", "person", "aid", "monitor", "intergovernmental", "party", "political", "capital":
		return !p.hit.Noun || a.First <= p.hit.End+1 && a.First >= p.hit.First || w.actedBy(a.First) || a.Label != "" && w.underLight(p, a.First)
	}
	return true
}

// mutual reports whether a strike is told to be mutual, so that both sides between "بين" and "و" are its parties.
func (w *work) mutual(p *proto) bool {
	if !strikes[p.typ] || !p.hit.Noun {
		return false
	}
	if p.hit.Entry.Frame == "clash" {
		return true // "قصف متبادل", "تراشق مدفعي"
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+4; i++ {
		if w.d.Cue("mutual", i) > 0 {
			return true
		}
	}
	return w.betweenArmed(p)
}

// betweenArmed reports whether "بين" with two bodies under arms stands right behind a noun of strike: "عمليات قنص بين قوات النظام والفصائل".
func (w *work) betweenArmed(p *proto) bool {
	i := p.hit.End
	if i+1 >= p.to || w.d.Tokens[i].Norm != "بين" {
		return false
	}
	m := w.d.ActorAt[i+1]
	return m >= 0 && m+1 < len(w.d.Actors) && armed(w.d.Actors[m].Kind) && armed(w.d.Actors[m+1].Kind) && w.coordinated(m, m+1)
}

// attacker is who did the attack told last before token i, or where none is told the raid: whom "المجموعات المهاجمة" means.
func (w *work) attacker(i int, otherwise string) string {
	for _, typ := range []string{"attack", "raid"} {
		for k := len(w.protos) - 1; k >= 0; k-- {
			q := w.protos[k]
			if q.hit.First >= i || q.dropped != "" || q.typ != typ {
				continue
			}
			if ids := w.idsOf(q, tawatur.RoleAgent); len(ids) > 0 && ids[0] != "" {
				return ids[0]
			}
		}
	}
	return otherwise
}

// reports reports whether mention m is the subject of a reporting verb before the verb of an act, and so not of the act.
func (w *work) reports(m, verb int) bool {
	i := w.d.Actors[m].First
	for _, s := range w.att.Speeches {
		if s.Verb < 0 || s.Verb >= verb {
			continue
		}
		if s.Speaker.First == i && w.speaks(m) || w.d.Actors[m].Kind == "person" && s.Verb < s.Speaker.First && s.Speaker.First < i && i < s.Speaker.End {
			return true // the man whose office stands before his name: "قال مدير المرصد فلان"
		}
	}
	return false
}

// militaryThings reports whether a mention read as soldiers only says of two things that they are an army's: "حاجزين عسكريين".
func (w *work) militaryThings(m int) bool {
	i := w.d.Actors[m].First
	if w.d.Actors[m].Kind != "generic" || i < 1 || w.d.Cue("military-two", i) == 0 || w.d.ActorAt[i-1] >= 0 {
		return false
	}
	n := w.d.Tokens[i-1].Norm
	_, people := w.d.Lex.PersonAt(&w.d.Tokens[i-1])
	return !people && (strings.HasSuffix(n, "ين") || strings.HasSuffix(n, "ان")) && !strings.HasPrefix(n, "ال") && w.d.NumberAt[i-1] < 0 && w.d.Cue("men", i-1) == 0
}

// adjective reports whether a mention of people unnamed is an adjective of the act before it: "هجوم مسلح", "عصيان مدني".
func (w *work) adjective(m int) bool {
	a := w.d.Actors[m]
	if a.Kind == "unknown" && w.unidentified(a.First) || strings.HasSuffix(w.d.Tokens[a.First].Norm, "مدنيه") && a.Kind == "civilians" && a.End == a.First+1 {
		return true
	}
	if w.militaryThings(m) {
		return true
	}
	if a.Kind != "unknown" && a.Kind != "civilians" || a.End != a.First+1 {
		return false
	}
	j := w.prevWord(a.First)
	if j >= 0 && j == a.First-1 && m > 0 && w.d.ActorAt[j] == m-1 && a.Kind == "unknown" && w.d.ActorPro[m] == "" && !strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") {
		return true // "مستوطنون مسلحون"
	}
	suicide := w.d.Cue("suicide", a.First) > 0
	if j < 0 || !suicide && !strings.HasSuffix(w.d.Tokens[a.First].Norm, "مسلح") && !strings.HasSuffix(w.d.Tokens[a.First].Norm, "مدني") {
		return false
	}
	if weapon, _ := w.d.Lex.Mean(w.d.Tokens, j); suicide && (weapon.ID != "" || strings.HasPrefix(w.d.Tokens[j].Norm, "ال") && strings.HasPrefix(w.d.Tokens[a.First].Norm, "ال")) {
		return true // "طائرة انتحارية", "الخلية الانتحارية"
	}
	for _, h := range w.d.Hits[j] {
		if h.Noun {
			return true
		}
	}
	return false
}

// ownedBehind reports whether a noun of act has its doer behind "ل" right with it ("قصف للاحتلال"), so that nobody before is.
func (w *work) ownedBehind(p *proto) bool {
	i := p.hit.End
	if !p.hit.Noun || i >= len(w.d.Tokens) || !strikes[p.typ] && p.typ != "withdrawal" {
		return false
	}
	if p.typ == "withdrawal" && i+1 < len(w.d.Tokens) && w.d.ActorAt[i] < 0 && w.nounAt(i) {
		i++ // "انسحابا كاملا للاحتلال"
	}
	m := w.d.ActorAt[i]
	return m >= 0 && !w.civil(m) && strings.Contains(w.d.ActorPro[m], "ل") && armed(w.d.Actors[m].Kind)
}

// takerBehind reports whether a noun of taking a place has its doer right behind it and the place behind "على", so that nobody before
// took it: "أنباء عن سيطرة الفصائل على المعبر".
func (w *work) takerBehind(p *proto) bool {
	if !p.hit.Noun || p.typ != "territory-taken" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.d.ActorPro[m] != "" {
		return false
	}
	end := w.d.Actors[m].End
	return end < len(w.d.Tokens) && w.d.Tokens[end].Norm == "علي"
}

// toldOfAnother reports whether who announces an act tells it of another, named behind "ل" right with it: "أعلن الجيش إفشال
// هجوم للحوثيين".
func (w *work) toldOfAnother(p *proto) bool {
	return p.gov != nil && p.gov.Entry.Class == "speech" && p.hit.Entry.Lemma != "استهداف" && w.ownedBehind(p)
}

// inArea reports whether mention m only owns the region that is struck.
func (w *work) inArea(m int) bool {
	j, ok := w.siteOf(m)
	return ok && w.d.Cue("area", j) > 0
}

// demanded reports whether a mention at token i belongs to what is demanded and not to who demands: "تطالب بانسحاب القوات".
func (w *work) demanded(from, i int) bool {
	for k := from; k < i; k++ {
		if t := w.d.Tokens[k]; w.d.DateAt[k] < 0 && t.Kind == arabic.Word && strings.HasPrefix(t.Norm, "ب") && len(t.Norm) > 6 {
			return true
		}
	}
	return false
}

// belongsToAct reports whether a mention belongs to a noun of act right before it, and so is no subject of a later verb: "العدوان
// الإسرائيلي".
func (w *work) belongsToAct(m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	if j < 0 || w.d.ActorPro[m] != "" {
		return false
	}
	for _, h := range w.d.Hits[j] {
		if h.Noun && h.Entry.Class == "act" {
			return true
		}
	}
	return false
}

// whoDid returns the actor that the relative pronoun right before a verb stands for, or -1: "دعم التحالف العربي الذي شن غارات".
func (w *work) whoDid(verb int) int {
	j := w.prevWord(verb)
	for j >= 0 && (w.d.Cue("had", j) > 0 || w.d.Tokens[j].Norm == "قد") {
		j = w.prevWord(j) // "القوات التي كانت قد شنت"
	}
	if j < 0 || w.d.Cue("relative", j) == 0 || w.d.Tokens[j].Norm == "ما" {
		return -1
	}
	k := w.prevWord(j)
	if k >= 0 && w.d.Tokens[k].Norm == "،" {
		k = w.prevWord(k)
	}
	if k > 0 && (w.d.ActorAt[k] < 0 || (w.d.Actors[w.d.ActorAt[k]].ID == "" || w.d.Actors[w.d.ActorAt[k]].Kind == "coalition") && w.d.Actors[w.d.ActorAt[k]].First == k) && strings.HasPrefix(w.d.Tokens[k].Norm, "و") && len(arabic.PronounReadings(w.d.Tokens[k].Norm)) > 0 {
		k-- // "قوات الأسد وحلفائه الذين"
	}
	if _, person := w.d.Lex.PersonAt(&w.d.Tokens[max(k, 0)]); k > 0 && w.d.ActorAt[k] < 0 && !person && w.definiteWord(k) && len(w.d.Hits[k]) == 0 {
		k-- // "حركة طالبان المتشددة التي"
	}
	if k < 0 || w.d.ActorAt[k] >= 0 && w.qualifiesDeed(w.d.ActorAt[k]) {
		return -1
	}
	return w.d.ActorAt[k]
}

// amongHarmed reports whether the mention at token i is named with those an act harmed, so that it did not do it.
func (w *work) amongHarmed(p *proto, i int) bool {
	for _, e := range p.harm {
		if e.sent == p.sent && !e.active && i >= e.first && i < e.end+3 {
			return true
		}
	}
	return false
}

// unidentified reports whether "مجهول الهوية" at token i describes the body or man named right before it.
func (w *work) unidentified(i int) bool {
	j := w.prevWord(i)
	if j < 0 || i+1 >= len(w.d.Tokens) || w.d.Tokens[i+1].Norm != "الهويه" || w.d.Tokens[j].Kind != arabic.Word {
		return false
	}
	_, man := w.d.Lex.PersonAt(&w.d.Tokens[j])
	return man || strings.HasPrefix(strings.TrimLeft(w.d.Tokens[j].Norm, "وبل"), "جث")
}

// dashed reports whether a dash joins a body to the one named before, whose part it is: "سرايا القدس - كتيبة جنين".
func (w *work) dashed(m int) bool {
	i := w.d.Actors[m].First
	if m == 0 || i < 2 || w.d.Actors[m-1].End != i-1 || !armed(w.d.Actors[m].Kind) || !armed(w.d.Actors[m-1].Kind) {
		return false
	}
	return w.d.Tokens[i-1].Norm == "-" || w.d.Tokens[i-1].Norm == "–"
}

// spokenOwn reports whether a body is named by a pronoun right behind "that", so that they are the speaker's: "أعلنت أن
// مجاهديها".
func (w *work) spokenOwn(m int) bool {
	i := w.d.Actors[m].First
	j := w.prevWord(i)
	return w.d.Cue("own", i) > 0 && !strings.HasPrefix(w.d.Tokens[i].Norm, "ال") && j >= 0 && w.d.Cue("that", j) > 0 // but not "أن المليشيا"
}
