package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// ownedBy says what the mention m is to act p when it only says whose another noun is: the nationality of an act or a
// weapon ("غارة إسرائيلية", "برصاص إسرائيلي"), or the doer of an act that p came of ("من جراء قصف الجيش"). The second
// result is false for a mention that stands for itself.
func (w *work) ownedBy(p *proto, m int) (string, bool) {
	a := w.d.Actors[m]
	noun := w.prevWord(a.First)
	if a.Adjective {
		noun = a.Noun
	} else if !w.outcomeOnly(p) || w.d.ActorPro[m] != "" {
		return "", false
	}
	switch {
	case noun < 0 || a.Adjective && speechActs[p.typ]:
		return "", false
	case noun >= p.hit.First && noun < p.hit.End:
		return tawatur.RoleAgent, a.Adjective && p.hit.Entry.Class != "harm"
	case noun == p.hit.End && strikes[p.typ] && w.deedAt(noun):
		return tawatur.RoleAgent, true // "استهداف غارة إسرائيلية المخيم"
	case p.typ == "property-damage" && !p.hit.Noun && noun == p.hit.End && w.deedAt(noun):
		return tawatur.RoleAgent, true // "دمرت غارات التحالف المخازن"
	case w.outcomeOnly(p) && w.deedAt(noun):
		return tawatur.RoleAgent, a.Adjective && p.hit.Entry.Class == "harm" || w.broughtBy(noun)
	case w.broughtBy(noun):
		return tawatur.RoleAgent, a.Adjective && !w.deedAt(noun)
	case a.Adjective && noun > p.hit.End+2 && p.hit.Noun && !w.deedAt(noun):
		return "", true // "منطقة العمليات التركية"
	case a.Adjective && w.deedAt(noun) && (noun > p.hit.End+2 || p.hit.Noun && noun > p.hit.First) && !w.carriedBy(p, noun):
		return "", true
	}
	return "", false
}

// outcomeOnly reports whether p tells what came of an act, whose doer is its own: a toll, a service that stops, ruins.
func (w *work) outcomeOnly(p *proto) bool {
	return p.hit.Entry.Class == "harm" || p.typ == "service-disruption" || p.typ == "property-damage"
}

// deedAt reports whether a noun of act, or of doings without a type of their own ("عمليات"), stands at token i.
func (w *work) deedAt(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Noun && h.Entry.Class == "act" {
			return true
		}
	}
	return w.d.Cue("deed", i) > 0 || w.harmWord(i) == "deed"
}

// broughtBy reports whether the noun at token i is what something came of: behind "جراء" and the like, or with "ب".
func (w *work) broughtBy(i int) bool {
	if strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i].Norm, "و"), "ب") {
		return true
	}
	_, ok := w.cueBefore("cause", i)
	for k := i - 1; !ok && strings.HasPrefix(w.d.Tokens[i].Norm, "و") && k > i-5 && k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		ok = w.d.Cue("cause", k) > 0 // "جراء القصف وغارات التحالف"
	}
	return ok
}

// carriedBy reports whether the noun at token i is the act of p told by the verb that carries both: "شن غارات ... وقصفا".
func (w *work) carriedBy(p *proto, i int) bool {
	return strings.HasPrefix(w.d.Tokens[i].Norm, "و") && w.d.ActorAt[i] < 0 && i-p.hit.End < 4
}

// tollTarget reports whether a noun of its own in the clause of a death or a toll told by itself is among the harmed: named
// with them or right behind the word. Whoever counts them, and where, is not.
func (w *work) tollTarget(p *proto, i int) bool {
	return i >= p.hit.End && i <= p.hit.End+1 || w.amongHarmed(p, i)
}

// nationOf returns the mention that is the nationality of the noun of act of p, or -1.
func (w *work) nationOf(p *proto) int {
	for i := p.hit.End; p.hit.Noun && i < p.to && i < p.hit.End+5; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].Adjective && w.d.Actors[m].Noun >= p.hit.First && w.d.Actors[m].Noun < p.hit.End {
			return m
		}
	}
	return -1
}

// objectBehindL reports whether "ل" brings in the object of a verbal noun and not its doer: "استهدافات للقواعد", "توجيه
// ضربات للمسلحين".
func (w *work) objectBehindL(p *proto, m int) bool {
	if !p.hit.Noun || !strings.Contains(w.d.ActorPro[m], "ل") || !strikes[p.typ] {
		return false
	}
	if _, site := w.siteOf(m); site && p.hit.Entry.Lemma == "استهداف" {
		return true
	}
	if k, _ := w.d.Lex.HarmHead(p.hit.Entry.Lemma); k == "slay" || strings.Contains(w.words(p.hit.First, p.hit.End), "تصفية") {
		return true
	}
	return p.gov != nil && p.gov.Entry.Lemma == "وجه" && p.gov.First < p.hit.First
}

// objectAfter reports whether the noun at token i, right behind the one genitive of a verbal noun, is the object, so that
// the genitive is the doer: "استهداف الاحتلال أحد المنازل", "استهداف قسد لسيارتهم".
func (w *work) objectAfter(i int) bool {
	t := w.d.Tokens[i]
	if t.Kind != arabic.Word || w.d.DateAt[i] >= 0 || w.d.Cue("preposition", i) > 0 {
		return false
	}
	if w.d.Cue("portion", i) > 0 || w.d.Cue("home", i) > 0 || w.d.Cue("thing", i) > 0 || w.d.NumberAt[i] >= 0 {
		return true
	}
	rest, behindL := strings.CutPrefix(t.Norm, "ل")
	return behindL && len(rest) > 4 && !strings.HasPrefix(rest, "ليوم") && !strings.HasPrefix(rest, "لمر")
}

// sameBody reports whether two mentions name one body, or one part of the other.
func (w *work) sameBody(m, n int) bool {
	return w.related([]string{w.d.Actors[m].ID}, []string{w.d.Actors[n].ID})
}

// onlyTells reports whether a body of this kind, as the subject of the verb of saying that carries an act, tells it of others.
func (w *work) onlyTells(p *proto, kind string) bool {
	return p.hit.Noun && p.gov != nil && p.gov.Entry.Class == "speech" && (kind == "aid" || kind == "civil-group") && p.typ == "service-disruption"
}

// sends reports whether a noun of forces on the move is named with the body they belong to: "رتل عسكري تابع لقسد",
// "تعزيزات للجيش".
func (w *work) sends(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "deployment" || a.First > p.hit.End+5 {
		return false
	}
	if a.First < p.hit.End {
		return a.First >= p.hit.First && a.End > p.hit.End
	}
	owned := strings.Contains(w.d.ActorPro[m], "ل")
	for i := p.hit.End; i < a.First; i++ {
		t := w.d.Tokens[i]
		linked := t.Norm == "ل" || t.Norm == "لـ" || w.d.Cue("link", i) > 0
		owned = owned || linked
		if t.Kind == arabic.Punct || !linked && (w.d.Cue("preposition", i) > 0 || w.d.PlaceAt[i] >= 0 || w.d.ActorAt[i] >= 0) {
			return false
		}
	}
	return owned
}

// manned reports whether a post acts, as the subject right behind a verb of what posts do: "اعتقل حاجز لقوات النظام شابا".
func (w *work) manned(p *proto, m int) bool {
	return !p.hit.Noun && w.d.Actors[m].First == p.hit.End && (p.typ == "detention" || p.typ == "raid" || p.typ == "movement-restriction")
}

// vowelledPassive reports whether a verb of the past is written with the vowel of the passive: "اُستهدفت", "قُصفت".
func (w *work) vowelledPassive(p *proto) bool {
	if p.hit.Noun || p.hit.Part || p.hit.Present {
		return false
	}
	for n, r := range []rune(strings.TrimLeft(w.words(p.hit.First, p.hit.First+1), "وف")) {
		if r == '\u064f' && n < 5 {
			return true
		}
	}
	return false
}

// former reports whether a mention names a man who once belonged to a body: "قيادي سابق في الجيش الحر".
func (w *work) former(m int) bool {
	a := w.d.Actors[m]
	if w.d.Cue("men", a.First) == 0 {
		return false
	}
	for i := a.First + 1; i <= a.End && i < len(w.d.Tokens); i++ {
		if strings.HasPrefix(w.d.Tokens[i].Norm, "سابق") && w.d.Tokens[i].Norm != "سابقا" {
			return true
		}
	}
	return false
}

// manOf reports whether mention m is the body that the man belongs to who is the object of a verb: "استهدفت قياديا من تنظيم
// داعش", "اعتقلت اثنين من عناصر التنظيم".
func (w *work) manOf(p *proto, m int) bool {
	i := w.d.Actors[m].First
	j := w.prevWord(i)
	if p.hit.Noun && p.typ != "detention" || j < p.hit.End || w.d.Tokens[j].Norm != "من" || i > p.hit.End+6 || !armed(w.d.Actors[m].Kind) {
		return false
	}
	man := j - 1
	return man >= p.hit.End && man <= p.hit.End+2 && (w.accusative(man) || w.d.NumberAt[man] >= 0 || w.d.Cue("men", man) > 0) && w.d.DateAt[man] < 0
}

// unarmed reports whether bodies of a kind do no violence: relief and the United Nations none, civil groups none from afar.
func unarmed(kind, typ string) bool {
	switch kind {
	case "aid", "intergovernmental", "monitor", "media":
		return violent[typ]
	case "civil-group":
		return typ == "shelling" || typ == "air-strike"
	}
	return false
}

// apart reports whether a preposition or a comma parts what is named behind "ل" at token i from the noun of act: "إطلاق نار
// قرب محطة للشرطة".
func (w *work) apart(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		if w.d.Tokens[k].Norm == "،" {
			return true
		}
		if n := w.d.Tokens[k].Norm; w.d.Cue("preposition", k) > 0 && n != "من" && n != "علي" && n != "الي" {
			return true
		}
	}
	return false
}

// inPhrase reports whether a mention begins within the phrase of an act, whose object it is: "إسقاط طائرة مسيرة للاحتلال".
func (w *work) inPhrase(p *proto, m int) bool {
	i := w.d.Actors[m].First
	return p.typ == "attack" && i > p.hit.First && i < p.hit.End
}

// afterRelative reports whether a mention stands right behind a verb whose subject is the relative pronoun before it, so that
// it is the object: "الصواريخ التي تستهدف إسرائيل".
func (w *work) afterRelative(p *proto, i int) bool {
	if p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || i != p.hit.End || !strikes[p.typ] {
		return false
	}
	if w.afterDeed(p) {
		return true
	}
	j, ok := w.cueBefore("relative", p.hit.First)
	return ok && w.d.Tokens[j].Norm != "ما"
}

// afterDeed reports whether the subject of a verb is the noun of doings right before it: "عمليات استهدفت قواتها".
func (w *work) afterDeed(p *proto) bool {
	k := w.prevWord(p.hit.First)
	return !p.hit.Noun && strikes[p.typ] && k >= 0 && w.deedAt(k) && !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") && w.d.ActorAt[k] < 0
}

// struckByDeed reports whether a definite noun of strike is the subject of a verb, so that the mention at token i right behind it
// is the object: "استهدفت الغارات المتمردين". Both the verb and its subject are proposals.
func (w *work) struckByDeed(p *proto, i int) bool {
	deed := p.hit.End
	if p.hit.Noun {
		if p.hit.First == 0 || !w.strikeAt(p.hit.First-1, false) {
			return false
		}
		deed = p.hit.First
	}
	return i == deed+1 && deed < len(w.d.Tokens) && strings.HasPrefix(w.d.Tokens[deed].Norm, "ال") && w.strikeAt(deed, true)
}

// farSubject is how many words behind its verb a subject may stand.
const farSubject = 9

// slew reports whether the noun right before a verb of killing is its subject, those killed being named behind it: "إسرائيل
// قتلت أكثر من ألف مدني".
func (w *work) slew(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.hit.Entry.Class != "harm" || p.hit.Noun || a.End != p.hit.First || w.d.Cue("men", a.First) > 0 {
		return false
	}
	if !armed(a.Kind) && a.Kind != "government" && a.Kind != "capital" {
		return false
	}
	for _, e := range p.harm {
		if len(e.groups) > 0 && e.groups[0].first > p.hit.First {
			return true
		}
	}
	return false
}

// subjectBehind reports whether the light verb that carries a noun of act has its subject right behind it, so that nobody
// before is: "تقوم المقاتلات بقصف".
func (w *work) subjectBehind(p *proto) bool {
	if !p.hit.Noun || p.gov == nil || p.gov.Noun || p.gov.First >= p.hit.First || p.gov.Entry.Class != "light" || p.gov.End >= p.hit.First {
		return false
	}
	m := w.d.ActorAt[p.gov.End]
	return m >= 0 && w.d.Actors[m].First == p.gov.End && w.gripOf(m) == bare
}

// ofOtherVerb reports whether a doer marked at token i did what another verb behind the act tells: "تحركات فسوف يتم التصدي لها
// من قبل التحالف".
func (w *work) ofOtherVerb(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		if w.d.Cue("done", k) == 0 || p.gov != nil && p.gov.First == k {
			continue
		}
		if _, describes := w.cueBefore("relative", k); !describes {
			return true
		}
	}
	return false
}

// cameFrom reports whether "من" behind a noun of act names its doer and not where it came from or was aimed at: no withdrawal has
// one, a country's name is a place, and what is definite between is struck ("قصف المناطق الجنوبية من السعودية").
func (w *work) cameFrom(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ == "withdrawal" || a.Kind == "government" && a.End == a.First+1 && w.d.Tokens[a.First].Norm != "النظام" {
		return false
	}
	for k := p.hit.End; k < a.First; k++ {
		if !p.hit.Definite && strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
			return false
		}
	}
	return true
}

// kinOf reports whether a mention at token i only says whose kin somebody is: "شقيق زعيم التمرد فلان".
func (w *work) kinOf(i int) bool {
	for k, j := 0, w.prevWord(i); k < 3 && j >= 0; k, j = k+1, w.prevWord(j) {
		if w.d.Cue("kin", j) > 0 {
			return true
		}
		if w.d.Tokens[j].Kind != arabic.Word || w.d.Cue("preposition", j) > 0 {
			return false
		}
	}
	return false
}

// announcer reports whether a person or an office stands between the verb of saying that carries an act and the act: who tells it
// neither did it nor suffered it.
func (w *work) announcer(p *proto, m int) bool {
	a := w.d.Actors[m]
	return p.gov != nil && p.gov.Entry.Class == "speech" && violent[p.typ] && w.underLight(p, a.First) && (a.Kind == "person" || a.Kind == "official")
}

// meansSubject returns the body under arms that is the subject of a verb the tables do not know, by whose "ب" an act is told:
// "انتقم الحوثيون من خسائرهم بقصف الأحياء"; -1 without one.
func (w *work) meansSubject(p *proto, ms []int) int {
	if m := w.inStrikeOf(p); m >= 0 {
		return m
	}
	if !p.hit.Noun || p.gov != nil || !strings.Contains(p.hit.Pro, "ب") || !violent[p.typ] || p.hit.Definite {
		return -1
	}
	for _, q := range w.inTokens(p.from, p.hit.First) {
		if q != p && q.dropped == "" {
			return -1
		}
	}
	for k := len(ms) - 1; k >= 0; k-- {
		a := w.d.Actors[ms[k]]
		if a.End <= p.hit.First && armed(a.Kind) && strings.HasSuffix(w.d.Tokens[a.First].Norm, "ون") && w.subject(p, ms[k], p.hit.First) {
			return ms[k]
		}
	}
	return -1
}

// aboutNoun reports whether token i is the doer in a relative clause about a noun behind from: "إحدى المسابح التي يقصدها الأهالي".
func (w *work) aboutNoun(from, i int) bool {
	v := w.prevWord(i)
	if v < from || w.d.Cue("preposition", v) > 0 {
		return false
	}
	_, ok := w.cueBefore("relative", v)
	return ok
}

// ofStatement reports whether token i names whose statement is cited: "بحسب إعلان الدفاع المدني".
func (w *work) ofStatement(i int) bool {
	j := w.prevWord(i)
	if j < 0 || w.d.Cue("statement", j) == 0 && w.d.Tokens[j].Norm != "اعلان" {
		return false
	}
	_, ok := w.cueBefore("attribution", j)
	return ok
}

// verbFirst reports whether a verb has its subject right behind it, which it agrees with, and not the noun left of it that other
// words part from it: "مع تصاعد التوتر بين أنقرة والفصائل، ضربت القوات التركية موقعا".
func (w *work) verbFirst(p *proto, left int) bool {
	if p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || p.hit.End >= len(w.d.Tokens) || w.d.Actors[left].End == p.hit.First {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.civil(m) || w.gripOf(m) != bare || w.struckMan(p, m) {
		return false
	}
	return w.fits(p, p.hit.End) && (w.d.Tokens[p.hit.First-1].Norm == "،" || !w.fits(p, w.d.Actors[left].First) || strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "و") || w.negated(p.hit.First))
}

// tellsHarm reports whether what a verb of saying announces is somebody's death or wounds, so that its subject, mention m, did not do the act that they came of: "أعلنت القيادة مقتل ثلاثة جنود في هجوم".
func (w *work) tellsHarm(p *proto, m int) bool {
	if !p.hit.Noun || p.gov == nil || p.gov.Entry.Class != "speech" || !violent[p.typ] {
		return false
	}
	told := false
	for k := max(w.d.Actors[m].End, p.gov.End); k < p.hit.First; k++ {
		if h := w.harmWord(k); h == "killed" || h == "injured" || h == "missing" {
			told = true
		}
		if n := w.d.ActorAt[k]; n >= 0 && armed(w.d.Actors[n].Kind) && armed(w.d.Actors[m].Kind) && !w.sameBody(m, n) {
			return false // its enemy's
		}
	}
	return told
}

// saidOfOthers reports whether mention m speaks and the act stands in what he says of others: "أكد ماكرون أن شن هجوم على المدينة".
func (w *work) saidOfOthers(p *proto, m int) bool {
	if !p.hit.Noun || !violent[p.typ] {
		return false
	}
	if w.tellsHarm(p, m) {
		return true
	}
	a := w.d.Actors[m]
	if a.Kind != "person" && a.Kind != "official" {
		return false
	}
	for k := a.End; k < p.hit.First; k++ {
		if w.d.Cue("that", k) > 0 {
			return true
		}
	}
	return w.speaks(m) && w.suffered(p)
}

// accusativeMan reports whether mention m is the body of those who are the object of a verb by their ending: "أسروا عددا من مقاتلي
// الحوثيين".
func (w *work) accusativeMan(p *proto, m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return !p.hit.Noun && j > p.hit.End && w.d.Tokens[j].Norm == "من" && j-1 <= p.hit.End+1 && w.accusative(j-1) && w.d.DateAt[j-1] < 0
}

// inStrikeOf returns the subject right behind the verb of violence in whose course a strike is named: "دمرت طائرات التحالف في
// غارتين معسكرا"; -1 without one.
func (w *work) inStrikeOf(p *proto) int {
	if !p.hit.Noun || p.gov != nil || !strikes[p.typ] || w.preposed(p.hit.First) != "في" || p.hit.Definite {
		return -1
	}
	for k := p.from; k < p.hit.First; k++ {
		h, ok := w.finite(k)
		if !ok || h.Passive || h.Entry.Class != "act" || !violent[h.Entry.Type] || h.Entry.Type == "harm" || k+1 >= p.hit.First {
			continue
		}
		m := w.d.ActorAt[k+1]
		if m >= 0 && w.d.Actors[m].First == k+1 && armed(w.d.Actors[m].Kind) && w.gripOf(m) == bare && w.d.Actors[m].End == w.prevWord(p.hit.First) {
			return m
		}
	}
	return -1
}

// strikesItself reports whether the first word of a mention is a weapon that strikes, and so no object of a strike in doubt:
// "استهداف طائرات الاحتلال".
func (w *work) strikesItself(m int) bool {
	k, _ := w.d.Lex.Mean(w.d.Tokens, w.d.Actors[m].First)
	return k.Implies == "air" || k.Implies == "ground"
}

// ownSubject reports whether a noun in the nominative stands right behind a verb, which is its subject whoever that is: "يستهدف
// اليمنيون السفن".
func (w *work) ownSubject(p *proto) bool {
	i := w.verbOf(p) + 1
	if i >= len(w.d.Tokens) || w.d.ActorAt[i] >= 0 || w.d.Cue("taken-up", i) > 0 {
		return false
	}
	n := w.d.Tokens[i].Norm
	return strings.HasPrefix(n, "ال") && strings.HasSuffix(n, "ون") && len(n) > 10
}

// ofOtherAct reports whether the noun right before mention m, whose it is, tells another act than p: "مواجهات وغارات لطيران التحالف".
func (w *work) ofOtherAct(p *proto, m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return j >= p.hit.End && w.deedAt(j)
}

// laidOther reports whether the act that is laid to mention m is another, named behind p: "غارات بعد تفجير نسبته الحكومة إلى التنظيم".
func (w *work) laidOther(p *proto, m int) bool {
	if !w.attributedTo(m) {
		return false
	}
	for _, q := range w.inTokens(p.hit.End, w.d.Actors[m].First) {
		if q != p && q.hit.Noun && strikes[q.typ] {
			return true
		}
	}
	return false
}

// joinedByAnd reports whether "و" and no mere comma joins mention n to m.
func (w *work) joinedByAnd(m, n int) bool {
	for k := w.d.Actors[m].End; k <= w.d.Actors[n].First; k++ {
		if strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
			return true
		}
	}
	return false
}
