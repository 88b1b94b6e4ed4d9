package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// nationOf returns the mention that is the nationality of the noun of act of p, or -1.
func (w *work) nationOf(p *proto) int {
	for i := p.hit.End; p.hit.Noun && i < p.to && i < p.hit.End+5; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].Adjective && w.d.Actors[m].Noun >= p.hit.First && w.d.Actors[m].Noun < p.hit.End {
			return m
		}
	}
	return -1
}

// sameBody reports whether two mentions name one body, or one part of the other.
func (w *work) sameBody(m, n int) bool {
	return w.related([]string{w.d.Actors[m].ID}, []string{w.d.Actors[n].ID})
}

// sends reports whether a noun of forces on the move is named with the body they belong to: "رتل عسكري تابع لقسد",
// "تعزيزات للجيش".
func (w *work) sends(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "deployment" || a.First > w.movedAt(p, a.First)+5 {
		return false
	}
	if a.First < p.hit.End {
		return a.First >= p.hit.First && a.End > p.hit.End
	}
	owned := strings.Contains(w.d.ActorPro[m], "ل")
	for i := w.movedAt(p, a.First); i < a.First; i++ {
		t := w.d.Tokens[i]
		linked := t.Norm == "ل" || t.Norm == "لـ" || w.d.Cue("link", i) > 0
		owned = owned || linked
		if t.Kind == arabic.Punct || !linked && (w.d.Cue("preposition", i) > 0 || w.d.PlaceAt[i] >= 0 || w.d.ActorAt[i] >= 0) {
			return false
		}
	}
	return owned
}

// manned reports whether a post acts, as the subject right behind a verb of what posts do: "اعتقل حاجز لقوات النظام شابا". What moves and fires may be
// the subject of a strike on what is named right behind it: "قصفت بارجة إسرائيلية شاطئ خان يونس".
func (w *work) manned(p *proto, m int) bool {
	if p.hit.Noun && p.typ == "property-damage" && p.gov != nil && w.d.Actors[m].First == p.gov.End && w.d.Cue("gunned", p.gov.End) > 0 {
		return w.underLight(p, p.gov.End) // "قامت جرافة إسرائيلية بتخريب الشوارع"
	}
	if w.d.Actors[m].First != p.hit.End {
		return false
	}
	if p.hit.Noun {
		return p.typ == "movement-restriction" && w.firedBy(p, m) // "منع حاجز قسد عبور السيارات"
	}
	if (strikes[p.typ] || p.typ == "property-damage") && w.d.Cue("gunned", p.hit.End) > 0 {
		return w.gunned(p, w.d.Actors[m].End)
	}
	return p.typ == "detention" || p.typ == "raid" || p.typ == "movement-restriction" || w.firedBy(p, m)
}

// gunned reports whether what fires, named up to token end, has what it fires at right behind it.
func (w *work) gunned(p *proto, end int) bool {
	end = w.pastInserted(w.pastAttendants(w.pastInserted(end)))
	return !p.hit.Passive && end < p.to && !strings.HasPrefix(w.d.Tokens[end].Norm, "و") && (w.objectAfter(end) || w.accusative(end) || w.reachedAround(end) || w.d.Cue("post", end) > 0 && w.d.Cue("preposition", end) == 0)
}

// attendantFar is how many words a clause between commas has at most that tells who goes along.
const attendantFar = 9

// pastAttendants returns the token behind a clause between commas at token i that tells who goes along: "هدمت الجرافات، ترافقها قوة عسكرية، منزلا".
func (w *work) pastAttendants(i int) int {
	if i+2 >= len(w.d.Tokens) || w.d.Tokens[i].Norm != "،" || w.d.Cue("attends", i+1) == 0 {
		return i
	}
	for k := i + 2; k < len(w.d.Tokens) && k < i+2+attendantFar && w.sentOf[k] == w.sentOf[i]; k++ {
		if w.d.Tokens[k].Norm == "،" {
			return k + 1
		}
	}
	return i
}

// attends reports whether mention m only goes along with the doers of an act, told by a verb with their pronoun behind a comma.
func (w *work) attends(p *proto, m int) bool {
	i := w.d.Actors[m].First
	return i-2 >= p.hit.End && w.d.Cue("attends", i-1) > 0 && w.d.Tokens[i-2].Norm == "،"
}

// reachedAround reports whether token i begins a place with the word for what it is or for what of it is meant, no direction: "قرية العديسة".
func (w *work) reachedAround(i int) bool {
	return w.placeOpens(i) && w.d.Places[w.d.PlaceAt[i]].Cue != "" && w.d.Cue("inside", i) == 0 && w.d.Cue("preposition", i) == 0
}

// firedBy reports whether the object of a verb of firing follows mention m, right behind the verb, so that the mention is its
// subject: "أطلقت زوارق الاحتلال النار".
func (w *work) firedBy(p *proto, m int) bool {
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return false
	}
	i := w.d.Actors[m].End
	for i < p.to && (w.d.Tokens[i].Kind != arabic.Word || w.d.NumberAt[i] >= 0) {
		i++
	}
	if i+2 < p.to && w.d.Tokens[i+1].Norm == "من" {
		weapon, _ := w.d.Lex.Mean(w.d.Tokens, i+2) // "إطلاق كوريا الشمالية دفعة من الصواريخ"
		return weapon.ID != "" || w.completion(p.hit.Entry, i+2)
	}
	return i < p.to && w.completion(p.hit.Entry, i)
}

// completion reports whether the word at token i completes the phrase of an entry.
func (w *work) completion(e *lexicon.Entry, i int) bool {
	return w.optionOf(e, i, func(stem, option string) bool { return stem == option || stem == option+"ا" })
}

// completedBy reports whether the word at token i, with the article or without, completes the phrase of an entry.
func (w *work) completedBy(e *lexicon.Entry, i int) bool {
	return w.optionOf(e, i, func(stem, option string) bool { return stem == option || strings.TrimPrefix(stem, "ال") == option })
}

// optionOf reports whether a stem of the word at token i is, by the measure given, one of the completions of an entry's phrase.
func (w *work) optionOf(e *lexicon.Entry, i int, same func(stem, option string) bool) bool {
	_, options, _ := strings.Cut(e.ID, " ")
	for opt := range strings.SplitSeq(options, "|") {
		option := arabic.Fold(opt)
		for _, r := range w.d.Tokens[i].Readings() {
			if same(r.Stem, option) {
				return true
			}
		}
	}
	return false
}

// fires reports whether vehicles act, as the subject right behind a verb that has its object behind them, a day between at most:
// "قصفت دبابات الجيش مئذنة", "قصفت دبابات تركية أمس مواقع".
func (w *work) fires(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.hit.Noun || p.hit.Part || p.hit.Passive || a.First != p.hit.End {
		return false
	}
	weapon, _ := w.d.Lex.Mean(w.d.Tokens, a.First)
	end := w.pastAsides(a.End)
	return strikes[p.typ] && weapon.ID != "" && end < p.to && w.objectOpens(end) && !(strings.HasPrefix(w.d.Tokens[end].Norm, "و") && w.accusative(end))
}

// objectOpens reports whether the noun at token i, behind a subject, can be an object: no preposition stands before it or with it.
func (w *work) objectOpens(i int) bool {
	t := w.d.Tokens[i]
	return t.Kind == arabic.Word && !strings.HasPrefix(t.Norm, "ب") && !strings.HasPrefix(t.Norm, "ال") && w.d.Cue("preposition", i) == 0 && w.d.DateAt[i] < 0 && !w.open[i]
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

// unarmed reports whether bodies of a kind do no violence: relief and the United Nations none, merchant ships none, who only tells of it none, civil
// groups none from afar. Relief keeps nobody from his way either, and drives nobody out: it is kept.
func unarmed(kind, typ string) bool {
	switch kind {
	case "aid":
		return violent[typ] || typ == "movement-restriction" || typ == "deployment" || typ == "withdrawal" || typ == "siege" || typ == "displacement"
	case "monitor", "media", "media-office", "generic-source":
		return violent[typ] || typ == "siege" || typ == "displacement"
	case "intergovernmental", "company":
		return violent[typ]
	case "civil-group":
		return typ == "shelling" || typ == "air-strike"
	}
	return false
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

// undergoneBehind reports whether the verb of suffering that carries a noun of act has its subject right behind it, a place or something definite that is
// nobody's by a pronoun, so that nobody before is struck: "قصفت القوات البلدة، وباستمرار تتعرض المنطقة للقصف".
func (w *work) undergoneBehind(p *proto) bool {
	g := p.gov
	if !p.hit.Noun || g == nil || g.Noun || g.Part || g.First >= p.hit.First || g.Entry.Class != "undergo" || g.End >= p.hit.First || w.d.DateAt[g.End] >= 0 {
		return false
	}
	return w.d.PlaceAt[g.End] >= 0 || w.definiteWord(g.End) && w.d.Cue("relative", g.End) == 0
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
	if w.whoseMen(a.First) || p.typ == "withdrawal" || a.Kind == "government" && a.End == a.First+1 && w.d.Tokens[a.First].Norm != "النظام" {
		return false
	}
	for k := p.hit.End; k < a.First; k++ {
		if !p.hit.Definite && strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
			return false
		}
	}
	return true
}

// sentFrom reports whether nothing but weapons and the places struck stands between a noun of strike and the "من" that names its doer:
// "هجمات بالصواريخ الموجهة من قوات النظام", "هجوم على شمال البلاد من النظام وروسيا".
func (w *work) sentFrom(p *proto, m int) bool {
	a := w.d.Actors[m]
	j := w.prevWord(a.First)
	if !strikes[p.typ] || !armed(a.Kind) && w.d.Tokens[a.First].Norm != "النظام" || w.whoseMen(a.First) {
		return false
	}
	for k := p.hit.End; k < j; k++ {
		if weapon, n := w.d.Lex.Mean(w.d.Tokens, k); weapon.ID != "" {
			for k += n - 1; k+1 < j && w.definiteWord(k+1) && w.d.PlaceAt[k+1] < 0; k++ {
			}
			continue
		}
		if w.d.PlaceAt[k] < 0 && w.d.Tokens[k].Norm != "علي" && w.d.Tokens[k].Kind == arabic.Word && !w.strikeAt(k, true) {
			return false
		}
	}
	return true
}

// whoseMen reports whether "من" before token i only says whose men somebody is: "عبر عناصره من تنظيم القاعدة", "الشهداء هم من الكتائب".
func (w *work) whoseMen(i int) bool {
	j := w.prevWord(i)
	if j < 1 || w.d.Tokens[j].Norm != "من" {
		return false
	}
	k := w.prevWord(j)
	return k >= 0 && (w.menBefore(j) || w.d.Cue("own", k) > 0 || w.d.Cue("pronoun", k) > 0)
}

// passiveBy reports whether "من" behind a verb of the passive names its doer, and not whose man or part is struck: "استُهدف المقر
// من الفصائل".
func (w *work) passiveBy(p *proto, m int) bool {
	i := w.d.Actors[m].First
	j := w.prevWord(i)
	if p.hit.Noun || p.hit.Part || !strikes[p.typ] || j <= p.hit.End || w.d.Tokens[j].Norm != "من" || !armed(w.d.Actors[m].Kind) || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	if w.struckBefore(p, j) {
		return p.hit.Passive || p.hit.MayPassive
	}
	return (p.hit.Passive || w.vowelledPassive(p)) && !w.menNear(j, p.hit.End) && w.d.NumberAt[j-1] < 0 && w.d.Cue("portion", j-1) == 0
}

// firedFrom reports whether a strike came from where mention m holds posts: "القصف الذي تعرض له المخيم من مواقع قوات النظام".
func (w *work) firedFrom(p *proto, m int) bool {
	a := w.d.Actors[m]
	j, ok := w.siteOf(m)
	if !ok || !p.hit.Noun || p.typ != "shelling" || !armed(a.Kind) || a.First < p.hit.End || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	k := w.prevWord(j)
	return k >= p.hit.End && w.d.Tokens[k].Norm == "من" && w.d.NumberAt[k-1] < 0 && w.d.Cue("portion", k-1) == 0 && w.d.Cue("part-of", k-1) == 0 && w.d.Cue("over", k-1) == 0
}

// nationBefore returns the nationality of a strike or a weapon named right before the verb of a strike, whose subject that is: "نيران
// مسيرات إسرائيلية استهدفت"; -1 without one.
func (w *work) nationBefore(p *proto) int {
	j := p.hit.First - 1
	if p.hit.Noun || p.hit.Part || p.hit.Passive || !strikes[p.typ] || p.hit.Pro != "" || j < p.from {
		return -1
	}
	if m := w.d.ActorAt[j]; m >= 0 && w.d.Actors[m].Adjective {
		return m
	}
	return -1
}

// falls reports whether a verb tells that a place falls into somebody's hands, so that its subject is who lost it: "سقطت القاعدة
// بيد المقاومة".
func (w *work) falls(p *proto) bool {
	return p.typ == "territory-taken" && p.hit.Entry.Frame == "intransitive"
}

// roleOfFall is the role of a mention behind the fall of a place: into whose hands it falls, or right behind the word who lost it.
func (w *work) roleOfFall(p *proto, m int) string {
	i := w.d.Actors[m].First
	if _, ok := w.cueBefore("hands", i); ok || w.gripOf(m) == doer {
		return tawatur.RoleAgent
	}
	if i <= p.hit.End+1 && !w.civil(m) {
		return tawatur.RoleTarget
	}
	return ""
}

// witnessed reports whether mention m is the state in which an act happened, as the subject of the verb that carries it: "شهدت
// تركيا هجوما".
func (w *work) witnessed(p *proto, m int) bool {
	a := w.d.Actors[m]
	state := a.Kind == "government" || a.Kind == "capital"
	return state && p.hit.Noun && p.gov != nil && p.gov.Entry.Class == "occur" && p.gov.Entry.Frame == "place" && w.underLight(p, a.First) && w.gripOf(m) == bare
}

// struckBefore reports whether the noun that ends before token j is what a verb that may be passive struck: a place, or what an
// actor owns.
func (w *work) struckBefore(p *proto, j int) bool {
	i := j - 1
	if i < p.hit.End || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	if m := w.d.ActorAt[i]; m >= 0 {
		return w.gripOf(m) == owned
	}
	return w.d.PlaceAt[i] >= 0 && w.d.PlaceAt[p.hit.End] == w.d.PlaceAt[i]
}

// fromDoer reports whether "من" names the doer of a verb that may be passive: "استهدف مقر للنظام من الفصائل".
func (w *work) fromDoer(p *proto, ms []int) bool {
	for _, m := range ms {
		if i := w.d.Actors[m].First; i > p.hit.End && w.preposed(i) == "من" && w.passiveBy(p, m) {
			return true
		}
	}
	return false
}

// shotOf reports whether "من" behind a shot or a shell names who fired it: "أصيب بطلق ناري من مجهولين".
func (w *work) shotOf(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !violent[p.typ] || p.typ == "detention" || !armed(a.Kind) || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	for k, j := 0, w.prevWord(w.prevWord(a.First)); k < 2 && j >= p.from; k, j = k+1, w.prevWord(j) {
		if strings.HasPrefix(w.d.Tokens[j].Norm, "ب") && w.d.Cue("shot", j) > 0 {
			return true
		}
	}
	return false
}

// ofCircumstance reports whether mention m belongs to a noun that no table has, by which it is only told when an act was: "قصف المطار خلال
// تسليم الطائرة السعودية".
func (w *work) ofCircumstance(p *proto, m int) bool {
	i := w.d.Actors[m].First
	j := w.prevWord(i)
	if j <= p.hit.End || !p.hit.Noun || w.strikeAt(j, true) || w.d.ActorAt[j] >= 0 || w.d.DateAt[j] >= 0 || w.d.PlaceAt[j] >= 0 || w.d.NumberAt[j] >= 0 || w.d.ActorPro[m] != "" || w.civil(m) {
		return false
	}
	if w.d.Tokens[j].Kind != arabic.Word || strings.HasPrefix(w.d.Tokens[j].Norm, "ال") || w.d.Cue("preposition", j) > 0 {
		return false
	}
	if tool, _ := w.d.Lex.Mean(w.d.Tokens, j); tool.ID != "" {
		return false
	}
	_, aside := w.cueBefore("circumstance", j)
	return aside
}

// goesOffBy reports whether mention m stands behind a verb of what explodes by itself, which nobody does: "انفجرت عبوة بسيارة
// مدير الفريق".
func (w *work) goesOffBy(p *proto, m int) bool {
	i := w.d.Actors[m].First
	return p.typ == "explosion" && !p.hit.Noun && p.hit.Entry.Frame == "intransitive" && i >= p.hit.End && !w.actedBy(i) && !w.civil(m)
}

// claimedFrom reports whether mention m stands in what a protest demands or turns against: "مظاهرة تطالب بإسقاط النظام".
func (w *work) claimedFrom(p *proto, m int) bool {
	i := w.d.Actors[m].First
	return p.typ == "protest" && i >= p.hit.End && (w.demanded(p.hit.End, i) || w.possessor(m))
}

// announcer reports whether a person or an office stands between the verb of saying that carries an act and the act: who tells it
// neither did it nor suffered it.
func (w *work) announcer(p *proto, m int) bool {
	a := w.d.Actors[m]
	if b := w.actorByID(a.ID); b != nil && armed(b.Kind) || w.spokenFor(p, m) != "" {
		return false // "أعلن المتحدث باسم القوات المسلحة استهداف"
	}
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
	return w.fits(p, p.hit.End) && (w.partedAt(p.hit.First) || !w.fits(p, w.d.Actors[left].First) || strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "و") || w.negated(p.hit.First))
}

// partedAt reports whether a comma parts the verb at token i from what stands before it, with a word between that says what follows:
// "، ثم أغارت".
func (w *work) partedAt(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch t := w.d.Tokens[k]; {
		case t.Norm == "،":
			return true
		case w.d.Cue("then", k) == 0 && (k == 0 || w.d.Cue("then", k-1) < 2):
			return false
		}
	}
	return false
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
	if a.Kind == "person" && p.hit.Pronoun == "ها" {
		return true // "أعلن فلان توجيه ضرباتها": hers
	}
	for k := a.End; k < p.hit.First; k++ {
		if w.d.Cue("that", k) > 0 {
			return true
		}
	}
	return w.speaks(m) && w.suffered(p)
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

// beforeItsObject reports whether a definite noun at token i stands between the verb of a phrase and the object that makes the phrase, so
// that it is the subject: "فرضت القوى الأمنية طوقا".
func (w *work) beforeItsObject(p *proto, i int) bool {
	if !strings.HasPrefix(p.hit.Entry.ID, "phrases/") || !strings.HasPrefix(w.words(i, i+1), "ال") || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 {
		return false
	}
	for k := i; k < p.to && k < i+4 && w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("preposition", k) == 0; k++ {
		if w.accusative(k) {
			return true
		}
	}
	return false
}

// ownSubject reports whether a noun in the nominative stands right behind a verb, which is its subject whoever that is: "يستهدف
// اليمنيون السفن".
func (w *work) ownSubject(p *proto) bool {
	i := w.verbOf(p) + 1
	if i >= len(w.d.Tokens) || w.d.ActorAt[i] >= 0 || w.d.Cue("taken-up", i) > 0 {
		return false
	}
	if w.beforeItsObject(p, i) || w.deedBehind(p) && !w.oneStriker(p) {
		return true
	}
	n := w.d.Tokens[i].Norm
	return strings.HasPrefix(n, "ال") && strings.HasSuffix(n, "ون") && len(n) > 10
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

// toldByReporter reports whether a speech act stands in the words of a reporter, an outlet or a source without a name, who tell of
// appeals and threats and make none.
func (w *work) toldByReporter(p *proto) bool {
	said := w.att.At(p.hit.First)
	if len(said) == 0 {
		return false
	}
	a := w.actorByID(said[0].ID)
	return said[0].ID == "correspondent" || a != nil && (a.Kind == "generic-source" || a.Kind == "media")
}

// movedFar is how many words behind its verb those who move may be named: "وصلت إلى مطار المدينة تعزيزات".
const movedFar = 9

// movedAt returns the token behind the word for those who move, with which a verb of moving makes its phrase, before token i; the one behind the verb
// where it stands right there: "وصلت إلى البلدة تعزيزات لقوات النظام".
func (w *work) movedAt(p *proto, i int) int {
	if p.hit.Noun || !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return p.hit.End
	}
	for k := p.hit.End + 1; k < i && k < p.hit.End+movedFar; k++ {
		if w.completion(p.hit.Entry, k) {
			return k + 1
		}
	}
	return p.hit.End
}
