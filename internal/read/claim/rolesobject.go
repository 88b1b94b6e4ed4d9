package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// tollTarget reports whether a noun of its own in the clause of a death or a toll told by itself is among the harmed: named
// with them or right behind the word. Whoever counts them, and where, is not.
func (w *work) tollTarget(p *proto, i int) bool {
	return i >= p.hit.End && i <= p.hit.End+1 || w.amongHarmed(p, i)
}

// ofPerson reports whether a verbal noun has for its object the person right behind it: an arrest, a killing.
func (w *work) ofPerson(p *proto) bool {
	return p.typ == "detention" || p.hit.Entry.Harm == "slay"
}

// objectBehindL reports whether "ل" brings in the object of a verbal noun and not its doer: "استهدافات للقواعد", "توجيه
// ضربات للمسلحين".
func (w *work) objectBehindL(p *proto, m int) bool {
	if !p.hit.Noun || !strings.Contains(w.d.ActorPro[m], "ل") || !strikes[p.typ] {
		return false
	}
	_, site := w.siteOf(m)
	near := w.d.Actors[m].First <= p.hit.End+2
	if (p.hit.Entry.Lemma == "استهداف" || p.hit.Entry.Lemma == "استهدف") && (site || near && (p.hit.Definite || !w.strikesFrom(m))) {
		return true
	}
	if near && p.hit.Pronoun != "" {
		return true // "هجماتها لمواقع النظام": the doer is the pronoun
	}
	if p.hit.Entry.Harm == "slay" || strings.Contains(w.words(p.hit.First, p.hit.End), "تصفية") {
		return true
	}
	return p.gov != nil && p.gov.Entry.Lemma == "وجه" && p.gov.First < p.hit.First
}

// strikesFrom reports whether what is struck is named behind mention m, by "على" or "طال": "استهداف لقوات النظام على المدينة".
func (w *work) strikesFrom(m int) bool {
	for i := w.d.Actors[m].End; i < len(w.d.Tokens) && i < w.d.Actors[m].End+4 && w.sentOf[i] == w.sentOf[w.d.Actors[m].First]; i++ {
		if h, verb := w.finite(i); verb && (h.Entry.Frame == "place" || strikes[h.Entry.Type]) {
			return true // "استهداف لقوات النظام طال البلدة"
		}
		if w.d.Tokens[i].Norm == "علي" || w.d.Cue("site", i) > 0 {
			return true
		}
	}
	return false
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

// hadObject is how many words behind a verb in a past before the past its object may stand.
const hadObject = 4

// objectOfHad reports whether the mention at token i is the object of a verb whose subject stands before "قد": "وكان مسلحون قد هاجموا
// قوات النظام".
func (w *work) objectOfHad(p *proto, i int) bool {
	if p.hit.Noun || p.hit.Passive || i < p.hit.End || i > p.hit.End+hadObject || p.hit.Entry.Frame == "intransitive" || !violent[p.typ] {
		return false
	}
	return w.d.SubjectOfHad(p.hit.First) >= 0
}

// pastInserted returns the token behind a quotation mark that closes at token i and behind a day between commas: "استهداف الجيش، أمس،
// لبلدة".
func (w *work) pastInserted(i int) int {
	for i < len(w.d.Tokens) && w.d.Tokens[i].Kind == arabic.Quote {
		i++
	}
	if k := w.pastAsides(i); k > i+1 && k < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[i] {
		return k
	}
	return i
}

// ownedObject reports whether the noun at token i, right behind the one genitive of a verbal noun, is somebody's by its pronoun, and so
// the object: "استهداف إسرائيل سفارتها".
func (w *work) ownedObject(i int) bool {
	if i >= len(w.d.Tokens) || w.d.Tokens[i].Kind != arabic.Word || len(w.d.Hits[i]) > 0 || w.d.ActorAt[i] >= 0 || w.d.DateAt[i] >= 0 {
		return false
	}
	for _, r := range arabic.PronounReadings(w.d.Tokens[i].Norm) {
		if r.Pro == "" && (r.Enc == "ها" || r.Enc == "هم") && len(r.Stem) >= ownedLetters*2 && w.d.Cue("thing", i) == 0 {
			return true
		}
		if r.Pro == "" && r.Enc != "" && !w.d.Tokens[i].Marbuta && w.ownable(r.Stem) {
			return true
		}
	}
	return false
}

// ownable reports whether a word without its pronoun is a home, a car or such: "منزله", "سيارته".
func (w *work) ownable(stem string) bool {
	if strings.HasPrefix(stem, "و") {
		return false
	}
	if bare, ok := strings.CutSuffix(stem, "ت"); ok {
		stem = bare + "ه"
	}
	return w.d.Lex.IsCue(stem, "home", "possession", "building")
}

// ownedLetters is how many letters a noun has at least that is read with a pronoun behind it: "سفارتها", but not "بها".
const ownedLetters = 4

// accusativeOf reports whether the noun at token i stands in the accusative before whose it is, so that it is an object: "برجا
// للاحتلال", "آلية إسرائيلية" is none by its letters.
func (w *work) accusativeOf(i int) bool {
	if i+1 >= len(w.d.Tokens) || !w.accusative(i) || w.d.DateAt[i] >= 0 || w.d.ActorAt[i] >= 0 {
		return false
	}
	m := w.d.ActorAt[i+1]
	return m >= 0 && w.d.Actors[m].First == i+1 && strings.Contains(w.d.ActorPro[m], "ل")
}

// toolWords is how many words a weapon named between a doer and what he strikes may have.
const toolWords = 5

// objectBehindTool reports whether a weapon with "ب" stands at token i, behind the one genitive of a verbal noun, and an indefinite
// object behind it, or one with "ل", so that the genitive is the doer: "استهداف المقاومة بالصواريخ الموجهة برجا", "بمسيرة لمستشفى".
func (w *work) objectBehindTool(p *proto, i int) bool {
	if i >= p.to || !strings.HasPrefix(w.d.Tokens[i].Norm, "ب") {
		return false
	}
	if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.ID == "" {
		return false
	}
	for k := i + 1; k < p.to && k < i+toolWords && w.d.Cue("preposition", k) == 0 && w.d.Tokens[k].Kind == arabic.Word; k++ {
		if w.accusative(k) && w.d.DateAt[k] < 0 || k > i+1 && w.objectAfter(k) && len(w.d.Hits[k]) == 0 {
			return true
		}
	}
	return false
}

// onNearer reports whether "على" before token i belongs to the name of a war behind the act: "دمر التحالف مساجد خلال سنوات من العدوان
// على اليمن".
func (w *work) onNearer(p *proto, i int) bool {
	j := w.prevWord(i)
	if j <= p.hit.End || w.d.Tokens[j].Norm != "علي" {
		return false
	}
	k := w.prevWord(j)
	return k >= p.hit.End && w.d.Cue("war-name", k) > 0
}

// oblique reports whether the first word of a mention ends as no subject can, and a table knows the ending that one has: "المسؤولين".
func (w *work) oblique(m int) bool {
	t := w.d.Tokens[w.d.Actors[m].First].Norm
	stem, ok := strings.CutSuffix(strings.TrimPrefix(t, "ال"), "ين")
	return ok && len(stem) > 4 && w.r.base.Actors.Knows(stem+"ون")
}

// reachedBy reports whether a noun of strike has a verb of reaching behind it whose object stands at token i: "الهجوم طال دورية أميركية".
func (w *work) reachedBy(p *proto, i int) bool {
	k := w.prevWord(i)
	if k < p.hit.End || k > p.hit.End+1 || !strikes[p.typ] {
		return false
	}
	h, ok := w.finite(k)
	return ok && h.Entry.Frame == "place" && h.Pronoun == ""
}

// farReach is how many words behind a noun of strike the verb may stand that tells whom it reached.
const farReach = 20

// reaching returns the verb of reaching behind a noun of strike that opens a clause of its own, the strike its subject: "نفذ الجيش غارات
// على المدينة، طالت مواقع للفصائل"; -1 without one.
func (w *work) reaching(p *proto) int {
	if !p.hit.Noun || !strikes[p.typ] {
		return -1
	}
	for k := p.hit.End; k < p.hit.End+farReach && k < len(w.d.Tokens) && w.sentOf[k] == p.sent; k++ {
		if k > p.hit.End && len(w.inTokens(k, k+1)) > 0 {
			return -1
		}
		h, ok := w.finite(k)
		if ok && h.Entry.Frame == "place" && h.Pro == "" && h.Pronoun == "" && w.open[k] {
			return k
		}
		if w.open[k] {
			return -1
		}
	}
	return -1
}

// ofTheHarmed reports whether mention m is the body whose men an act harmed: "أدى القصف إلى مقتل عنصر من قوات النظام".
func (w *work) ofTheHarmed(p *proto, m int) bool {
	for _, e := range p.harm {
		if e.sent == p.sent && !e.rising && w.d.Actors[m].First >= e.first && w.harmed(m, e) {
			return true
		}
	}
	return false
}

// otherGender reports whether a man is named behind a verb of violence in the feminine, so that he is its object: "استهدفت فلانا".
func (w *work) otherGender(p *proto, m int) bool {
	a := w.d.Actors[m]
	return !p.hit.Noun && !p.hit.Part && !p.hit.Passive && violent[p.typ] && a.Kind == "person" && a.First == p.hit.End && p.hit.Gender == 'f' && p.hit.Number == 's' && w.d.ActorPro[m] == ""
}

// ownStriker reports whether a noun of strike has its doer right behind it and what he strikes behind "ل", so that nobody before is the
// doer: "انتقاما منها على قصف الطيران التركي لمواقعها", "نفى السفير استهداف طائرات إسرائيلية مقرا".
func (w *work) ownStriker(p *proto) bool {
	if !p.hit.Noun || !strikes[p.typ] || p.hit.Pronoun != "" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || w.civil(m) || w.d.ActorPro[m] != "" {
		return false
	}
	end := w.d.Actors[m].End
	if end >= p.to || !armed(w.d.Actors[m].Kind) && !w.ownedObject(end) {
		return false
	}
	return strings.HasPrefix(w.d.Tokens[end].Norm, "ل") && w.objectAfter(end) || w.ownedObject(end) || w.strikesItself(m) && w.accusative(end) && w.d.DateAt[end] < 0
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
	if p.hit.Noun && p.typ != "detention" && !w.killsOne(p) || j < p.hit.End || w.d.Tokens[j].Norm != "من" || i > p.hit.End+6 || !armed(w.d.Actors[m].Kind) {
		return false
	}
	man := j - 1
	if one, ok := w.d.Lex.PersonAt(&w.d.Tokens[man]); ok && one.Group == "same" && man > p.hit.End {
		man-- // "قنص عنصر آخر من القوات"
	}
	return man >= p.hit.End && man <= p.hit.End+2 && (w.accusative(man) || w.d.NumberAt[man] >= 0 || w.d.Cue("men", man) > 0) && w.d.DateAt[man] < 0
}

// killsOne reports whether a verbal noun of a verb that takes an object has one man for it: "قنص عنصر".
func (w *work) killsOne(p *proto) bool {
	if p.hit.Entry.Frame != "transitive" || p.hit.Pronoun != "" || p.typ != "attack" || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	one, ok := w.d.Lex.PersonAt(&w.d.Tokens[p.hit.End])
	return ok && one.Group == "fighters" && one.Number > 0
}

// ownerStruck reports whether mention m with "ل" is whose the indefinite noun is that "على" or "ضد" right before it brings in as struck: "هجوم على
// وحدة للجيش".
func (w *work) ownerStruck(p *proto, m int) bool {
	thing := w.prevWord(w.d.Actors[m].First)
	if !p.hit.Noun || !armed(w.d.Actors[m].Kind) || thing <= p.hit.End || w.d.ActorAt[thing] >= 0 || w.d.PlaceAt[thing] >= 0 || w.d.DateAt[thing] >= 0 || strings.HasPrefix(w.d.Tokens[thing].Norm, "ال") {
		return false
	}
	on := w.prevWord(thing)
	return on >= 0 && (w.d.Tokens[on].Norm == "علي" || w.d.Tokens[on].Norm == "ضد")
}

// apart reports whether a preposition or a comma parts what is named behind "ل" at token i from the noun of act: "إطلاق نار
// قرب محطة للشرطة".
func (w *work) apart(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		if w.d.ActorAt[k] >= 0 {
			continue
		}
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

// shotDown reports whether mention m, right behind a verb that is an act with certain words behind it, is named with one of them, so
// that it is the object: "أسقطت المقاومة طائرة إسرائيلية" told as "أسقطت طائرة إسرائيلية".
func (w *work) shotDown(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/") || p.hit.Passive || !strikes[p.typ] || !armed(a.Kind) || a.First > p.hit.End+5 {
		return false
	}
	for k := a.First; k < a.End; k++ {
		if w.completion(p.hit.Entry, k) {
			return true
		}
	}
	return false
}

// afterRelative reports whether a mention stands right behind a verb whose subject is the relative pronoun before it, so that
// it is the object: "الصواريخ التي تستهدف إسرائيل".
func (w *work) afterRelative(p *proto, i int) bool {
	if p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || !strikes[p.typ] || i != p.hit.End {
		return false
	}
	if w.afterDeed(p) {
		return true
	}
	if m := w.d.ActorAt[i]; i != p.hit.End || m >= 0 && w.numberedOwn(w.d.Actors[m].End) {
		return false
	}
	j, ok := w.cueBefore("relative", p.hit.First)
	return ok && w.d.Tokens[j].Norm != "ما"
}

// numberedOwn reports whether a number of those stands at token i who belong to the one that a relative clause describes, so that the noun before it is the
// subject: "المنظمة التي استهدف الجيش سبعة من عمالها".
func (w *work) numberedOwn(i int) bool {
	if i >= len(w.d.Tokens) || w.d.NumberAt[i] < 0 {
		return false
	}
	k := w.d.Numbers[w.d.NumberAt[i]].End
	return k+1 < len(w.d.Tokens) && w.d.Tokens[k].Norm == "من" && w.ownedObject(k+1)
}

// afterDeed reports whether the subject of a verb is the noun of doings right before it: "عمليات استهدفت قواتها".
func (w *work) afterDeed(p *proto) bool {
	k := w.prevWord(p.hit.First)
	if p.hit.Noun || !strikes[p.typ] || k < 0 {
		return false
	}
	if w.d.Tokens[k].Norm == "،" && w.deedGoesOn(p, k) {
		return true
	}
	return w.deedAt(k) && !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") && w.d.ActorAt[k] < 0 || w.incidentBefore(k) || w.deedsDoer(p) >= 0
}

// incidentBefore reports whether the words up to token k are a noun for incidents without the article, with its adjectives: "حوادث إرهابية
// متعددة". The verb behind it describes them.
func (w *work) incidentBefore(k int) bool {
	for n := k; n >= 0 && n >= k-2; n-- {
		t := w.d.Tokens[n]
		if t.Kind != arabic.Word || strings.HasPrefix(t.Norm, "ال") || w.d.ActorAt[n] >= 0 || w.d.PlaceAt[n] >= 0 {
			return false
		}
		if w.d.Cue("incident", n) > 0 {
			return true
		}
	}
	return false
}

// deedFar is how many words before the verb by which it is said who did it the noun of a deed may stand.
const deedFar = 3

// deedsDoer returns who did the deed that a verb joined by "و" goes on with, and whose subject the deed is: "عملية نفذتها الحركة
// واستهدفت الشرطة"; -1 for another verb.
func (w *work) deedsDoer(p *proto) int {
	if p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || !strings.Contains(p.hit.Pro, "و") || p.hit.First == 0 {
		return -1
	}
	m := w.d.ActorAt[p.hit.First-1]
	if m < 0 || !w.actedBy(w.d.Actors[m].First) {
		return -1
	}
	verb := w.prevWord(w.d.Actors[m].First)
	for k := verb - 1; k >= w.d.Sentences[p.sent].First && k >= verb-deedFar && w.d.Tokens[k].Kind == arabic.Word; k-- {
		if w.deedAt(k) {
			if w.fits(p, k) {
				return m
			}
			return -1
		}
	}
	return -1
}

// struckByDeed reports whether a noun of strike that can have no genitive, definite or with an adjective, is the subject of a verb of strike or
// reaching, so that the mention at token i right behind it is the object: "استهدفت الغارات المتمردين", "طال قصف مدفعي قوات النظام". Both the verb and
// its subject may be proposals.
func (w *work) struckByDeed(p *proto, i int) bool {
	deed := p.hit.End
	if p.hit.Noun {
		if p.hit.First == 0 || p.hit.Pro != "" || !w.strikeAt(p.hit.First-1, false) && !w.reachesAt(p.hit.First-1) {
			return false
		}
		deed = p.hit.First
	}
	return i > deed && i == w.deedClosed(deed)
}

// reachesAt reports whether a verb of reaching stands at token i without a pronoun: "طال", "أصاب".
func (w *work) reachesAt(i int) bool {
	h, verb := w.finite(i)
	return verb && h.Entry.Frame == "place" && h.Pronoun == ""
}

// deedClosed returns the token behind the noun of strike at token i and its adjective, where it has the article or the adjective is
// one of its own phrase, so that whoever follows is no genitive of it; -1 for another.
func (w *work) deedClosed(i int) int {
	if i >= len(w.d.Hits) {
		return -1
	}
	end := -1
	for _, h := range w.d.Hits[i] {
		if !h.Noun || h.Entry.Class != "act" || !strikes[h.Entry.Type] || h.Pronoun != "" {
			continue
		}
		if strings.HasPrefix(w.d.Tokens[i].Norm, "ال") || h.End == i+2 && w.qualifies(i+1) {
			end = max(end, h.End)
		}
	}
	return end
}

// qualifies reports whether token i is an adjective of a strike by its ending: "مدفعي", "صاروخية", "جوية".
func (w *work) qualifies(i int) bool {
	n := strings.TrimSuffix(w.d.Tokens[i].Norm, "ه")
	return strings.HasSuffix(n, "ي") && w.d.Cue("preposition", i) == 0 && w.d.ActorAt[i] < 0
}

// deedBehind reports whether an indefinite noun of strike stands right behind a verb of strike or reaching, whose subject it is, so that nobody before
// is and whom "ل" brings in behind it did it: "استهدف قصف لقوات النظام مدرستين". A strike like the one before is of the same doer.
func (w *work) deedBehind(p *proto) bool {
	i := w.pastNumber(p.hit.End)
	if p.hit.Noun || p.hit.Part || p.hit.Passive || p.hit.Pronoun != "" || !strikes[p.typ] || i >= p.to || i+1 < p.to && (w.d.Cue("alike", i+1) > 0 || w.d.Cue("alike", i+2) > 0) {
		return false
	}
	return slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool {
		return h.Noun && h.Entry.Class == "act" && strikes[h.Entry.Type] && h.Pro == "" && !h.Definite && h.Entry.Lemma != "كمين"
	})
}

// pastNumber steps over a number that counts the noun behind it: "استهدفت خمس غارات", but not "قصف بست غارات".
func (w *work) pastNumber(i int) int {
	if i >= len(w.d.Tokens) || w.d.NumberAt[i] < 0 || strings.HasPrefix(w.d.Tokens[i].Norm, "ب") || w.d.Numbers[w.d.NumberAt[i]].First != i {
		return i
	}
	return w.d.Numbers[w.d.NumberAt[i]].End
}

// oneStriker reports whether all strikes told before an act whose doer is told are of one body, so that one more is of the same: "غارة".
func (w *work) oneStriker(p *proto) bool {
	id := ""
	for _, q := range w.protos {
		if q == p {
			break
		}
		for _, r := range q.roles {
			if q.dropped != "" || !strikes[q.typ] || r.role != tawatur.RoleAgent {
				continue
			}
			if id != "" && r.id != id {
				return false
			}
			id = r.id
		}
	}
	return id != ""
}

// byDeed reports whether mention m stands with "ل" behind the noun of strike that is the subject of a verb, no place between: its doer.
func (w *work) byDeed(p *proto, m int) bool {
	a := w.d.Actors[m]
	return w.deedBehind(p) && a.First > p.hit.End && a.First <= p.hit.End+deedFar+1 && armed(a.Kind) && !w.apart(p, a.First) && !w.anyIn(p.hit.End, a.First, w.d.PlaceAt)
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

// aboutNoun reports whether token i is the doer in a relative clause about a noun behind from: "إحدى المسابح التي يقصدها الأهالي".
func (w *work) aboutNoun(from, i int) bool {
	v := w.prevWord(i)
	if v < from || w.d.Cue("preposition", v) > 0 {
		return false
	}
	_, ok := w.cueBefore("relative", v)
	return ok
}

// accusativeMan reports whether mention m is the body of those who are the object of a verb by their ending: "أسروا عددا من مقاتلي
// الحوثيين".
func (w *work) accusativeMan(p *proto, m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return !p.hit.Noun && j > p.hit.End && w.d.Tokens[j].Norm == "من" && j-1 <= p.hit.End+1 && w.accusative(j-1) && w.d.DateAt[j-1] < 0
}

// strikesItself reports whether the first word of a mention is a weapon that strikes, and so no object of a strike in doubt:
// "استهداف طائرات الاحتلال".
func (w *work) strikesItself(m int) bool {
	k, _ := w.d.Lex.Mean(w.d.Tokens, w.d.Actors[m].First)
	return k.Implies == "air" || k.Implies == "ground"
}

// ofMasdar reports whether the mention at token i only completes a verbal noun with a preposition, behind the verb of an act: "توغلت
// القوات لدعم فصائل المعارضة".
func (w *work) ofMasdar(p *proto, i int) bool {
	j := w.prevWord(i)
	if j < p.hit.End || w.d.ActorAt[j] >= 0 {
		return false
	}
	for _, h := range w.d.Hits[j] {
		if h.Noun && h.Pronoun == "" && strings.ContainsAny(h.Pro, "لب") {
			return true
		}
	}
	return false
}

// ofOtherAct reports whether the noun right before mention m, whose it is, tells another act than p: "مواجهات وغارات لطيران التحالف".
func (w *work) ofOtherAct(p *proto, m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return j >= p.hit.End && w.deedAt(j)
}

// joinedByAnd reports whether "و" and no mere comma joins mention n to m.
func (w *work) joinedByAnd(m, n int) bool {
	first := w.d.Actors[n].First
	for k := w.d.Actors[m].End; k <= first; k++ {
		if strings.HasPrefix(w.d.Tokens[k].Norm, "و") && (k < first || w.withAnd(n)) || w.d.Tokens[k].Norm == "او" || w.d.Cue("beside", k) > 0 {
			return true
		}
	}
	return false
}
