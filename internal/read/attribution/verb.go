package attribution

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/actors"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// verb reads a reporting verb: its subject behind it, else before it, else the speaker of the sentence before.
func (f *finder) verb(s annotate.Sentence, h lexicon.Hit) {
	if f.tellsNothing(s, h) {
		return
	}
	if f.impersonal(h) {
		f.has = false
		return
	}
	if f.unsaid(s, h) {
		return
	}
	sp, content, ok := f.subjectOf(s, h)
	if !f.reports(s, h, content, sp) || h.Entry.Frame == "from" && !ok {
		return
	}
	called, other := f.calledOn(h), ok && f.otherGender(h, sp)
	if h.Part || ok && (called || other || f.d.ActorAt[sp.First] >= 0 && Charged(f.d, h, f.d.ActorAt[sp.First]) || sp.First > h.First && h.Ours(&f.d.Tokens[h.First]) || f.addressed(h, sp) || sp.First > h.First && h.Number != 's') { // "وطالبوا الحكومة"
		ok = false
	} else if !ok {
		sp, ok = f.ahead(s, h, content)
	}
	opens := called || other && strings.Contains(h.Pro, "و") || f.opens(s, h)
	if !ok && (f.described(s, h) || !opens && !f.joined(s, h)) {
		return
	}
	if !ok && !(h.Part && f.lastAt == f.at && f.last.gender != 0 && f.last.agrees(h)) { // "أكدت مصادر تعرض القاعدة لقصف، مضيفة"
		sp, ok = f.subjectBefore(s, h.First, h.Part)
		ok = ok && !(h.Part && h.Gender == 'm' && h.Number == 's' && f.d.Cue("feminine", sp.First) > 0) // "استهدفت القوات منزلا، لافتا إلى"
	}
	if !ok && !opens {
		return
	}
	explicit := ok
	if !ok {
		if sp, ok = f.goesOn(h); !ok {
			return
		}
	} else if sp.gender = h.Gender; sp.ID != f.last.ID || sp.ID == "" {
		f.close(s, h)
	}
	from, to := f.scope(s, h, sp, content)
	if from == h.First && f.onTopic(s, h) && (sp.ID == "" || f.brings(sp)) && !f.refutes(content, to) {
		from = s.First
	}
	f.byAgency(h, content, from, to)
	f.out = append(f.out, Speech{Speaker: sp, Verb: h.First, Content: content, From: from, To: to, Carried: !explicit})
	f.remember(sp)
}

// tellsNothing reports whether a verb is none of speech after all: it states a purpose or describes, "ليهدد", "التي تهدد", "التي تعتبرها", or is
// a noun.
func (f *finder) tellsNothing(s annotate.Sentence, h lexicon.Hit) bool {
	if speechAct(h) && (strings.Contains(h.Pro, "ل") || h.First > s.First && f.d.Cue("relative", h.First-1) > 0) {
		return true
	}
	if f.called(h) || h.First > s.First && f.d.Cue("follows", h.First) > 0 && f.d.Cue("relative", h.First-1) > 0 {
		return true
	}
	if h.First > s.First && f.d.Cue("regards", h.First) > 0 && f.d.Cue("relative", h.First-1) > 0 {
		return true // "التي تعتبرها أنقرة إرهابية"
	}
	return f.nominal(s, h)
}

// called reports whether a verb is written as "is called", which but for its last letter and what is said behind it is "claims": "وآخر يُدعى
// خالد".
func (f *finder) called(h lexicon.Hit) bool {
	last := f.d.Tokens[h.End-1].End - 1
	if f.d.Cue("claims-or-called", h.First) == 0 || f.d.Runes[last] != 'ى' {
		return false
	}
	for k := h.End; k < len(f.d.Tokens) && k < h.End+farthest; k++ {
		if f.d.Cue("that", k) > 0 {
			return false
		}
		if f.d.Tokens[k].Kind == arabic.Punct {
			break
		}
	}
	return true
}

// subjectOf reads who speaks as the word order tells: behind the verb, or before it where he who is named there is the better known.
// content is the token at which what is said begins, 0 when it is not marked.
func (f *finder) subjectOf(s annotate.Sentence, h lexicon.Hit) (sp Speaker, content int, ok bool) {
	sp, content, ok = f.behind(s, h)
	if m := f.peopleSpeak(s, h); m >= 0 {
		return f.actor(m), content, true
	}
	if k := f.d.SubjectOfHad(h.First); k >= s.First && !h.Part {
		sp, ok = f.ofHad(s, h, k)
		return sp, content, ok
	}
	if ok && h.First > s.First && h.Pro == "" && f.d.ActorAt[sp.First] < 0 && f.d.ActorAt[h.First-1] >= 0 {
		if b, found := f.before(s, h.First); found {
			sp = b // "مسؤول عسكري أفاد الصحيفة": who is known speaks to who is not
		}
	}
	if left, found := f.subjectLeft(s, h); ok && found {
		sp = left
	}
	return sp, content, ok
}

// peopleSpeak returns the people right behind a verb of speaking about others whose object stands right behind them: "اتهم الأهالي قسد"; -1
// for others, of whom the one noun behind may be the object.
func (f *finder) peopleSpeak(s annotate.Sentence, h lexicon.Hit) int {
	if !speechAct(h) || h.Entry.Frame != "transitive" || h.Part || h.Passive || h.Number != 's' || h.End >= s.End {
		return -1
	}
	m := f.d.ActorAt[h.End]
	if m < 0 || m+1 >= len(f.d.Actors) || f.d.Actors[m].First != h.End || f.d.Actors[m].Kind != "civilians" || f.d.ActorPro[m] != "" || !strings.HasPrefix(f.d.Tokens[h.End].Norm, "ال") {
		return -1
	}
	next := f.d.Actors[m].End
	if next < s.End && (f.d.DateAt[next] >= 0 || f.d.Cue("between", next) > 0) {
		next++
	}
	if b := f.d.Actors[m+1]; b.First != next || f.d.ActorPro[m+1] != "" || b.Adjective || b.Kind == "civilians" || strings.HasPrefix(f.d.Tokens[b.First].Norm, "و") {
		return -1
	}
	return m
}

// ofHad reads the subject from token k on of a verb behind "قد": "وكان مسؤول في الإقليم قد طالب تركيا".
func (f *finder) ofHad(s annotate.Sentence, h lexicon.Hit, k int) (Speaker, bool) {
	if m := f.d.ActorAt[f.pastQuotes(k)]; m >= 0 && f.d.Actors[m].Kind != "civilians" && f.d.Actors[m].Kind != "unknown" && f.pastQuotes(f.d.Actors[m].End) == h.First-1 {
		return f.actor(m), true
	}
	if !f.speakerNoun(k) {
		return Speaker{}, false
	}
	sp, ok := f.phrase(s, k, h.First-1)
	return f.held(sp, h.First-1), ok
}

// joined reports whether the verb of an act of speaking is joined to another verb of its sentence, whose subject it shares: "ويواصل
// فلان ضغطه، وهدد بالحرب".
func (f *finder) joined(s annotate.Sentence, h lexicon.Hit) bool {
	return speechAct(h) && !h.Part && strings.Contains(h.Pro, "و") && h.First > s.First+2 && (!h.Present || f.afterComma(s, h.First))
}

// unsaid reports whether the subject of a verb of speaking to others is the pronoun of "that" before it, so that who speaks goes on and
// the one noun behind is spoken to: "أضاف أنه اتهم واشنطن".
func (f *finder) unsaid(s annotate.Sentence, h lexicon.Hit) bool {
	if !speechAct(h) || h.Entry.Frame != "transitive" || h.Part || h.Pro != "" || h.First <= s.First || f.d.Cue("that", h.First-1) == 0 || h.End >= s.End {
		return false
	}
	that := f.d.Tokens[h.First-1].Norm
	if !strings.HasSuffix(that, "نه") && !strings.HasSuffix(that, "نها") && !strings.HasSuffix(that, "نهم") {
		return false
	}
	m := f.d.ActorAt[h.End]
	return m >= 0 && (m+1 >= len(f.d.Actors) || f.d.Actors[m+1].First > f.d.Actors[m].End || f.governed(f.d.Actors[m+1].First) != "")
}

// ahead reads a speaker in front of the verb: its subject, unless the verb is joined by و, else the words at the head of the
// sentence.
func (f *finder) ahead(s annotate.Sentence, h lexicon.Hit, content int) (sp Speaker, ok bool) {
	if !strings.ContainsAny(h.Pro, "وف") {
		sp, ok = f.before(s, h.First)
	}
	if !ok && (content > 0 || h.Entry.Class == "speech" && f.afterComma(s, h.First)) {
		sp, ok = f.leading(s, h)
	}
	if !ok {
		sp, ok = f.topic(s, h.First)
	}
	return sp, ok
}

// described reports whether a verb without a speaker tells what a thing shows or is held to be: "ما يشير إلى أن", "ويعتبر هذا".
func (f *finder) described(s annotate.Sentence, h lexicon.Hit) bool {
	if h.Part {
		return false
	}
	if h.First > s.First && f.d.Cue("relative", h.First-1) > 0 {
		return true
	}
	return h.End+1 < s.End && f.d.Cue("again", h.End) > 0 && f.anaphor(h.End+1) == 0
}

// goesOn returns the speaker who goes on with a verb that names none: the last one, or where the verb has the other gender the
// nearest before who has this one.
func (f *finder) goesOn(h lexicon.Hit) (Speaker, bool) {
	if f.d.Cue("therein", h.End) > 0 {
		return Speaker{}, false // "أصدر فلان بيانا أكد فيه"
	}
	if !f.carries() || f.last.agrees(h) {
		return f.last, f.carries()
	}
	since := f.d.Sentences[max(0, f.at-longestSilence)].First
	for n := len(f.out) - 1; n >= 0 && f.out[n].From >= since; n-- {
		if sp := f.out[n].Speaker; sp.gender != 0 && sp.agrees(h) {
			return sp, true
		}
	}
	return f.last, !speechAct(h)
}

// agrees reports whether a speaker may be the subject of a verb by its gender, which says nothing of many.
func (s Speaker) agrees(h lexicon.Hit) bool {
	return s.gender == 0 || s.gender == h.Gender || h.Number != 's'
}

// nominal reports whether a word spelled like a verb stands where only a noun can, behind a preposition or a word of cause:
// "عن إدانتها", "بسبب رصد".
func (f *finder) nominal(s annotate.Sentence, h lexicon.Hit) bool {
	k := h.First - 1
	return !h.Part && k >= s.First && h.Pro == "" && (f.d.Cue("preposition", k) > 0 && f.d.Cue("contrast", k) == 0 || f.d.Cue("because", k) > 0)
}

// byAgency makes the agency that somebody speaks to the one that passes his words on.
func (f *finder) byAgency(h lexicon.Hit, content, from, to int) {
	for k := h.End; k < content; k++ {
		if sp, ok := f.told(k); ok {
			f.out = append(f.out, Speech{Speaker: sp, Verb: h.First, From: from, To: to})
			return
		}
	}
}

// impersonal reports whether nobody in particular speaks: "يذكر أن", "يشار إلى أن", "وأفيد بأن".
func (f *finder) impersonal(h lexicon.Hit) bool {
	return !h.Part && (h.Passive || f.d.Cue("impersonal", h.First) > 0)
}

// scope returns what a speaker says: what stands behind the verb to the end of the sentence or of its quotation, and where
// the verb stands behind what is said, the clause before it.
func (f *finder) scope(s annotate.Sentence, h lexicon.Hit, sp Speaker, content int) (from, to int) {
	if content == 0 && sp.First > h.First && h.First > s.First+3 && f.lastWords(s, sp.End) && !speechAct(h) {
		if from = f.reach(s, h.First); f.tellsAct(from, h.First) || f.hasVerb(from, h.First) {
			return from, max(sp.End, h.End)
		}
	}
	if content == 0 && !h.Part {
		return h.First, f.untilRelative(h, max(sp.End, h.End), f.turn(s, max(sp.End, h.End)))
	}
	return h.First, f.quoteEnd(s, content)
}

// onTopic reports whether the sentence opens with an act that its speaker turns to, right before his verb: "وحول قصف البلدة، قال المحافظ إن". What
// others are told to have said or promised there is no word of his.
func (f *finder) onTopic(s annotate.Sentence, h lexicon.Hit) bool {
	if f.d.Cue("turns-to", s.First) == 0 || h.Part || h.Entry.Class != "speech" || strings.Contains(h.Pro, "و") || !f.afterComma(s, h.First) {
		return false
	}
	described := false
	for k := s.First; k < h.First; k++ {
		described = described || f.d.Cue("relative", k) > 0
		if !described && f.isVerb(k) && !f.hasActNoun(k) || slices.ContainsFunc(f.d.Hits[k], spoken) {
			return false
		}
	}
	return len(f.out) == 0 || f.out[len(f.out)-1].From < s.First
}

// refutes reports whether what is said from its mark at token content denies something: "قال الوزير إن قواته لا تستهدف".
func (f *finder) refutes(content, to int) bool {
	for k := content; k > 0 && k < to && k <= content+refuteReach; k++ {
		if f.d.Cue("negation", k) > 0 {
			return true
		}
	}
	return false
}

// refuteReach is within how many words behind "that" its clause is negated.
const refuteReach = 4

// spoken reports whether a word names what is done by speaking: "الاتهامات", "الدعم".
func spoken(h lexicon.Hit) bool {
	return h.Entry.Class == "speech" || h.Entry.Addresses() || h.Entry.Type == "support"
}

// untilRelative ends what somebody claims before a relative clause, which the outlet adds: "تبنت الحركة الهجوم الذي يأتي بعد".
func (f *finder) untilRelative(h lexicon.Hit, from, to int) int {
	for k := from; h.Entry.Frame == "claim" && k < to; k++ {
		if f.d.Cue("relative", k) > 0 {
			return k
		}
	}
	return to
}

// lastWords reports whether nothing more is told in the sentence from token k, but for a turn to another clause.
func (f *finder) lastWords(s annotate.Sentence, k int) bool {
	for ; k < s.End; k++ {
		switch t := f.d.Tokens[k]; {
		case t.Kind == arabic.Quote || t.Norm == "." || f.d.DateAt[k] >= 0:
		case t.Norm == "،":
			return true
		default:
			return false
		}
	}
	return true
}

// close ends the speeches before a verb that gives the word to somebody else on the same level: joined by و, or behind
// "فيما", "بينما". What is said inside a quotation stays inside it.
func (f *finder) close(s annotate.Sentence, h lexicon.Hit) {
	at := h.First
	joined := strings.ContainsAny(h.Pro, "وف") || f.afterComma(s, h.First)
	for k := h.First - 1; k >= s.First && k >= h.First-4 && !joined; k-- {
		if f.d.Cue("clause", k) > 0 {
			joined, at = true, k
		}
	}
	if !joined {
		return
	}
	for n := range f.out {
		if sp := &f.out[n]; sp.Verb >= 0 && sp.From < at && sp.To > at && !f.inQuote(sp.From, at) {
			sp.To = at
		}
	}
}

// afterComma reports whether token k stands right behind a comma, looking through quotation marks.
func (f *finder) afterComma(s annotate.Sentence, k int) bool {
	for k--; k > s.First && f.d.Tokens[k].Kind == arabic.Quote; k-- {
	}
	return k > s.First && f.d.Tokens[k].Norm == "،"
}

// inQuote reports whether a quotation that opened in from..to is still open at to.
func (f *finder) inQuote(from, to int) bool {
	open := false
	for k := from; k < to; k++ {
		if f.d.Tokens[k].Kind == arabic.Quote && f.mark(k) != 0 {
			open = f.mark(k) == 1 || f.mark(k) == either && !open
		}
	}
	return open
}

const either = 2

// mark tells an opening quotation mark (1) from a closing one (-1); straight marks are either (2), brackets none (0).
func (f *finder) mark(k int) int {
	switch f.d.Runes[f.d.Tokens[k].Start] {
	case '«', '“', '„', '‟':
		return 1
	case '»', '”':
		return -1
	case '"', '\'':
		return either
	}
	return 0
}

// longestQuote is how many sentences a quotation may go on.
const longestQuote = 8

// quoteEnd returns the end of the sentence, or of the quotation that opens in what is said and is not closed in it.
func (f *finder) quoteEnd(s annotate.Sentence, content int) int {
	if content == 0 || !f.inQuote(content, s.End) {
		return s.End
	}
	for n := f.at + 1; n < len(f.d.Sentences) && n <= f.at+longestQuote; n++ {
		t := f.d.Sentences[n]
		for k := t.First; k < t.End; k++ {
			if f.d.Tokens[k].Kind != arabic.Quote {
				continue
			}
			switch f.mark(k) {
			case -1, either:
				return k
			case 1:
				return s.End
			}
		}
	}
	return s.End
}

// reports reports whether a word spelled like a reporting verb is one: not "between", not what forces do with their men,
// not what is denied to have been said, and as a participle only with what is said behind it.
func (f *finder) reports(s annotate.Sentence, h lexicon.Hit, content int, sp Speaker) bool {
	d := f.d
	switch {
	case h.Entry.Condition == "said" && content == 0:
		return false
	case h.Entry.Frame == "claim" && !f.ownsUp(s, h):
		return false
	case h.Entry.Lemma == "نشر" && actors.Armed(sp.Kind) && content == 0:
		return false
	case h.Entry.Frame == "from" && content == 0:
		return false
	case h.First > s.First && d.Cue("negation", h.First-1) > 0 && !speechAct(h):
		return false
	case h.First > s.First+1 && d.Cue("that", h.First-1) > 0 && d.Cue("negation", h.First-2) > 0 && !speechAct(h):
		return false
	case f.deniedWith(s, h):
		return false
	case h.Part && content == 0:
		return h.End < s.End && (d.Cue("preposition", h.End) > 0 && d.Cue("inside", h.End) == 0 || strings.HasPrefix(d.Tokens[h.End].Norm, "ب"))
	}
	return true
}

// farDeed is how many words behind "تبنى" the deed may stand that is claimed.
const farDeed = 10

// ownsUp reports whether what is adopted is a deed, and not a view or a law: "تبنت الكتائب الهجوم".
func (f *finder) ownsUp(s annotate.Sentence, h lexicon.Hit) bool {
	for k := h.End; k < s.End && k < h.End+farDeed; k++ {
		if f.hasActNoun(k) || f.noun("deed-claimed", k) {
			return true
		}
	}
	return false
}

// deniedWith reports whether a verb behind "أو" shares the negation of the verb before: "لم تعلق ... أو توضح".
func (f *finder) deniedWith(s annotate.Sentence, h lexicon.Hit) bool {
	if h.First <= s.First || !h.Present || f.d.Tokens[h.First-1].Norm != "او" {
		return false
	}
	for k := h.First - 2; k >= s.First && k > h.First-10 && f.d.Tokens[k].Norm != "،"; k-- {
		if f.d.Cue("negation", k) > 0 {
			return true
		}
	}
	return false
}

// addressed reports whether the one noun behind a verb joined by و is the one spoken to, and the speaker before goes on:
// "وطالبت الولايات المتحدة بالتوقف".
func (f *finder) addressed(h lexicon.Hit, sp Speaker) bool {
	if !speechAct(h) || h.Entry.Frame != "transitive" || !strings.Contains(h.Pro, "و") && !f.chargesToo(h) || !f.has || sp.ID == f.last.ID || len(f.out) == 0 {
		return false
	}
	if f.d.Cue("warns", h.First) > 0 && h.First == f.d.Sentences[f.at].First && sp.Kind != "civilians" && !f.oblique(sp.First) {
		return false // "وحذرت السلطات المحلية من"
	}
	next := sp.End
	if next+1 < len(f.d.Tokens) && f.d.Tokens[next].Norm == "،" {
		next++ // "ولوح فلان، الناطق باسم الحركة، بـ"
	}
	if sp.Kind == "media" || f.noun("voices", sp.First) {
		return false // "وحذرت صحيفة كذا من", "واتهم مندوب مصر": nobody calls on those
	}
	if !f.last.agrees(h) || strings.HasSuffix(f.d.Tokens[sp.First].Norm, "ون") || f.speakerNoun(next) || f.condemned(h, sp.End) || f.objectPastInsertion(h, sp.End) {
		return false
	}
	if h.First-f.out[len(f.out)-1].From > 80 {
		return false
	}
	for k := sp.End; k < len(f.d.Tokens) && k < sp.End+12 && f.d.Tokens[k].Norm != "." && f.d.Cue("preposition", k) == 0; k++ {
		m := f.d.ActorAt[k]
		if m >= 0 && (h.Entry.Lemma == "حمل" || h.Entry.Lemma == "اتهم") && strings.Contains(f.d.ActorPro[m], "و") {
			continue // "وحمل إسرائيل والولايات المتحدة المسؤولية"
		}
		if m >= 0 && f.d.Actors[m].First == k && f.governed(k) == "" {
			return false
		}
	}
	return true
}

// calledFar is within how many words behind those who are called on somebody else would be named.
const calledFar = 7

// calledOn reports whether those right behind a verb of appeal joined by "و" are such as are called on and call on nobody, and the speaker before goes
// on: "وأدان الوزير الهجوم، ودعا المجتمع الدولي إلى".
func (f *finder) calledOn(h lexicon.Hit) bool {
	joined := strings.Contains(h.Pro, "و") || h.First > 0 && f.d.Cue("likewise", h.First-1) > 0
	k := f.pastQuotes(h.End)
	if !speechAct(h) || h.Entry.Type != "appeal" || !joined || k >= len(f.d.Tokens) || f.d.Cue("called-on", k) == 0 && f.d.Cue("all-of", k) == 0 {
		return false
	}
	for i := k + 1; i < len(f.d.Tokens) && i < k+calledFar && f.d.Tokens[i].Kind == arabic.Word && f.d.Cue("preposition", i) == 0; i++ {
		if m := f.d.ActorAt[i]; m >= 0 && f.d.Actors[m].First == i && i >= k+max(f.d.Cue("called-on", k), 2) && !f.d.Actors[m].Adjective && !strings.HasPrefix(f.d.Tokens[i].Norm, "و") && f.governed(i) == "" {
			return false // "وطالبت المنظمات الحقوقية الحكومة بوقف القصف"
		}
	}
	return f.has && len(f.out) > 0 && f.last.agrees(h) && h.First-f.out[len(f.out)-1].From <= 80
}

// chargesToo reports whether "كما" stands before a verb that always has whom it charges for its object: "كما اتهم الحزب بتنفيذ الهجوم".
func (f *finder) chargesToo(h lexicon.Hit) bool {
	return h.Entry.Lemma == "اتهم" && h.First > 0 && f.d.Cue("likewise", h.First-1) > 0
}

// Charged reports whether mention m, right behind a word of charging, is the one charged and no speaker, since what is laid to him, or to those joined to him,
// follows at once: "واتهمت إردوغان بالكذب", "اتهام الجيش بارتكاب", "اتهم فيها الحكومة بأنها".
func Charged(d *annotate.Doc, h lexicon.Hit, m int) bool {
	i := d.Actors[m].First
	if h.Pronoun != "" || d.Cue("charging", h.First) == 0 || i < h.End || i > h.End+2 || i > h.End && d.Cue("therein", i-1) == 0 && d.Tokens[i-1].Kind != arabic.Quote {
		return false
	}
	k := d.Actors[m].End
	for k < len(d.Tokens) && (d.Tokens[k].Kind == arabic.Quote || d.Tokens[k].Norm == "،" || d.DateAt[k] >= 0 || d.ActorAt[k] >= 0 && strings.Contains(d.ActorPro[d.ActorAt[k]], "و")) {
		k++
	}
	return k < len(d.Tokens) && strings.HasPrefix(d.Tokens[k].Norm, "ب") && d.PlaceAt[k] < 0 && d.ActorAt[k] < 0 && !asideAt(d, h, k) && (h.Noun || d.Actors[m].Kind != "person" || strings.HasPrefix(d.Tokens[k].Norm, "بال"))
}

// asideAt reports whether the words in "ب" at token k only say how somebody charges, or the one charged stands behind them with the charge: "اتهمت روسيا بشدة",
// "اتهمت إيران ببيان رسمي إسرائيل بقصف".
func asideAt(d *annotate.Doc, h lexicon.Hit, k int) bool {
	for _, c := range []string{"manner", "for-his-part", "past-name", "preposition", "one-of"} {
		if d.Cue(c, k) > 0 {
			return true
		}
	}
	for j := k + 1; !strings.Contains(h.Pro, "و") && len(d.Hits[k]) == 0 && j < len(d.Tokens) && j < k+3; j++ {
		if m := d.ActorAt[j]; m >= 0 && d.Actors[m].First == j && d.ActorPro[m] == "" && d.Actors[m].End < len(d.Tokens) {
			return strings.HasPrefix(d.Tokens[d.Actors[m].End].Norm, "ب")
		}
	}
	return false
}

// insertionWords is how many words may stand between a subject and the comma behind which its object follows.
const insertionWords = 8

// objectPastInsertion reports whether the words from token i on say in what statement something was said, or up to a comma only where or when, and who is
// spoken of stands right behind the comma, so that the noun before was the subject: "وطالبت قطر في بيان بـ", "واتهمت اللجان أمس، القوات بـ", and not
// "واتهمت إسرائيل في بيان بارتكاب".
func (f *finder) objectPastInsertion(h lexicon.Hit, i int) bool {
	if i >= len(f.d.Tokens) || f.d.Cue("preposition", i) == 0 && f.d.DateAt[i] < 0 && f.d.Tokens[i].Norm != "،" {
		return false
	}
	for k := i + 1; k+1 < len(f.d.Tokens) && k <= i+insertionWords; k++ {
		t := f.d.Tokens[k]
		if t.Norm == "." || f.d.Cue("that", k) > 0 || f.mainVerb(k) {
			return false
		}
		if k < i+3 && f.d.Tokens[k-1].Norm == "في" && f.d.Cue("statement", k) > 0 {
			return f.d.Cue("charging", h.First) == 0 && h.Entry.Lemma != "حمل" || f.bareWithin(k+1, 2)
		}
		if t.Norm != "،" {
			continue
		}
		m := f.d.ActorAt[k+1]
		return m >= 0 && f.d.Actors[m].First == k+1 && f.d.Actors[m].Kind != "person" && f.governed(k+1) == "" && f.d.ActorPro[m] == ""
	}
	return false
}

// bareWithin reports whether a name without a particle begins within n words from token k on, before any word in "ب".
func (f *finder) bareWithin(k, n int) bool {
	for j := k; j < len(f.d.Tokens) && j < k+n && !strings.HasPrefix(f.d.Tokens[j].Norm, "ب"); j++ {
		if m := f.d.ActorAt[j]; m >= 0 && f.d.Actors[m].First == j {
			return f.d.ActorPro[m] == ""
		}
	}
	return false
}

// asideWords is how many words an aside between two dashes has at most.
const asideWords = 16

// condemned reports whether the deed that a verb of accusing condemns stands at token i, behind a noun that so is its subject, an aside
// between dashes left out: "وأدان الرئيس الأفغاني - الذي عاد من ألمانيا - الهجوم".
func (f *finder) condemned(h lexicon.Hit, i int) bool {
	if h.Entry.Type != "accusation" || strings.HasPrefix(h.Entry.ID, "phrases/") || i >= len(f.d.Tokens) {
		return false
	}
	if dash(f.d.Tokens[i].Norm) {
		for k := i + 1; k < len(f.d.Tokens) && k < i+asideWords; k++ {
			if dash(f.d.Tokens[k].Norm) {
				i = k + 1
				break
			}
		}
	}
	return i < len(f.d.Tokens) && slices.ContainsFunc(f.d.Hits[i], func(o lexicon.Hit) bool {
		return o.Noun && o.Entry.Class == "act" && !strings.ContainsAny(o.Pro, "بل")
	})
}

func dash(norm string) bool { return norm == "-" || norm == "–" || norm == "—" }

// otherGender reports whether a verb of speaking to somebody has a noun of the other gender behind it, which is then its object:
// "ودعت المجتمع الدولي إلى", "ودعا روسيا إلى".
func (f *finder) otherGender(h lexicon.Hit, sp Speaker) bool {
	if !speechAct(h) || h.Entry.Type == "denial" || h.Number != 's' || h.Passive || sp.First <= h.First {
		return false
	}
	if h.Gender == 'f' {
		return f.d.Cue("masculine", sp.First) > 0
	}
	female := f.d.Cue("feminine", sp.First) > 0 || f.d.Tokens[sp.First].Marbuta || sp.Kind == "capital"
	return h.Gender == 'm' && sp.First == f.pastQuotes(h.End) && sp.ID != "" && sp.Kind != "person" && female
}

// opens reports whether a reporting verb without a subject goes on with the speaker before: at the head of its sentence,
// as a participle ("مؤكدا"), or followed by "that" or a quotation.
func (f *finder) opens(s annotate.Sentence, h lexicon.Hit) bool {
	if h.First-s.First <= 2 && strings.ContainsAny(h.Pro, "وفك") || h.Part || f.announcesNext(s, h) {
		return true
	}
	for k := h.End; k < s.End && k < h.End+3; k++ {
		if f.d.Cue("that", k) > 0 || f.d.Tokens[k].Norm == ":" {
			return true
		}
	}
	return false
}

// announcesNext reports whether a verb stands at the head of its sentence, behind words that only join it to the one before, and an act
// that it announces right behind it, so that it has no subject of its own: "وبالتزامن، أعلنت قصف الموقع".
func (f *finder) announcesNext(s annotate.Sentence, h lexicon.Hit) bool {
	if h.End >= s.End || h.First == s.First || h.Present || f.d.ActorAt[h.End] >= 0 || !slices.ContainsFunc(f.d.Hits[h.End], func(o lexicon.Hit) bool {
		return o.Noun && o.Entry.Class == "act" && !o.Definite && o.Pro == ""
	}) {
		return false
	}
	for k := s.First; k < h.First; k++ {
		n := max(f.d.Cue("clause", k), f.d.Cue("aside", k))
		if n == 0 && f.d.DateAt[k] < 0 && f.d.Tokens[k].Kind == arabic.Word {
			return false
		}
		k += max(n-1, 0)
	}
	return true
}

// harm reports whether a word of harm stands at token k, with what is written before it.
func (f *finder) harm(k int) (pro string, ok bool) {
	kind, pro := f.d.Lex.HarmHeadAt(&f.d.Tokens[k])
	switch kind {
	case "killed", "injured", "missing":
		return pro, true
	}
	return "", false
}

// tellsAct reports whether a bare noun of act or harm stands in from..to.
func (f *finder) tellsAct(from, to int) bool {
	for k := from; k < to && k < len(f.d.Tokens); k++ {
		if pro, ok := f.harm(k); ok && pro == "" {
			return true
		}
		for _, h := range f.d.Hits[k] {
			if h.Noun && h.Entry.Class == "act" && h.Pro == "" {
				return true
			}
		}
	}
	return false
}

// content returns where what is said begins: at "that", a colon or a quotation. 0 when it is not marked.
func (f *finder) content(s annotate.Sentence, h lexicon.Hit) int {
	if h.Entry.Class == "act" && h.Entry.Frame == "say" {
		return f.completed(s, h)
	}
	described := false
	for k := h.End; k < s.End && k < h.End+farthest; k++ {
		if f.says(k) || k > h.End && h.Entry.Condition == "said" && f.shows(s, k) {
			return k
		}
		described = described || f.d.Cue("relative", k) > 0
		if k > h.End && !described && f.isVerb(k) {
			if k = f.aside(s, k); k == 0 {
				return 0
			}
		}
	}
	return 0
}

// shows reports whether pictures are named at token k that show an act: "نشرت الكتائب مشاهد لاستهداف", "تسجيلا يظهر قصف".
func (f *finder) shows(s annotate.Sentence, k int) bool {
	if !f.noun("footage", k) {
		return false
	}
	for i := k + 1; i < s.End && i < k+6; i++ {
		if f.d.Tokens[i].Norm == "،" {
			return false
		}
		for _, h := range f.d.Hits[i] {
			if h.Noun && h.Entry.Class == "act" {
				return true
			}
		}
	}
	return false
}

// longestAside is how many tokens a clause between commas may have that tells more of the speaker.
const longestAside = 10

// aside returns the comma that ends a clause between commas which begins with the verb at k and stands before what is said: "قال
// مصدر لنا، وطلب عدم ذكر اسمه، إن". 0 for other verbs.
func (f *finder) aside(s annotate.Sentence, k int) int {
	if f.d.Tokens[k-1].Norm != "،" {
		return 0
	}
	for e := k + 1; e+1 < s.End && e < k+longestAside; e++ {
		if f.d.Tokens[e].Norm == "،" {
			if f.d.Cue("that", e+1) > 0 {
				return e
			}
			return 0
		}
	}
	return 0
}

// completed returns the word that makes a phrase of a reporting verb: "أكد فلان التزامه".
func (f *finder) completed(s annotate.Sentence, h lexicon.Hit) int {
	words := arabic.Fold(h.Entry.ID)
	for k := h.First + 1; k < s.End && k < h.First+farthest; k++ {
		if f.d.Tokens[k].Kind == arabic.Word && strings.Contains(words, f.d.Tokens[k].Norm) {
			return k
		}
	}
	return 0
}

// says reports whether what is said begins at token k.
func (f *finder) says(k int) bool {
	t := f.d.Tokens[k]
	if t.Kind == arabic.Quote {
		return f.mark(k) > 0 && f.quoted(k) == 0 && f.quotedBefore(k) == 0
	}
	if f.d.Cue("that", k) > 0 {
		return k == 0 || f.d.Cue("clause", k-1) < 2 && f.d.Cue("linked", k-1) == 0 // "بعد أن", "كما أن" say nothing
	}
	return t.Norm == ":" || f.tells(k) || f.gluedThat(k)
}

// gluedThat reads "that" written as one word with the noun behind it, as pages leave them whose markup was stripped: "أنّالجيش".
func (f *finder) gluedThat(k int) bool {
	t := f.d.Tokens[k].Norm
	at := strings.Index(t, "ال")
	return at >= 4 && at <= 6 && f.d.Lex.Cue("that", []arabic.Token{{Norm: t[:at], Kind: arabic.Word}}, 0) > 0
}

// tells reports whether token k is an act or a harm that is told with ب: "أفاد بوقوع هجوم", "بمقتل مدني".
func (f *finder) tells(k int) bool {
	if pro, _ := f.harm(k); pro == "ب" {
		return true
	}
	for _, h := range f.d.Hits[k] {
		if h.Noun && h.Pro == "ب" {
			return true
		}
	}
	return false
}

// plainGap reports whether only what may stand between a verb and its subject is in from..to: dates, places, "في بيان".
func (f *finder) plainGap(from, to int) bool {
	d := f.d
	for i := from; i < to; i++ {
		t := d.Tokens[i]
		if t.Kind != arabic.Word || d.DateAt[i] >= 0 || d.PlaceAt[i] >= 0 || d.ActorAt[i] >= 0 {
			continue
		}
		if n := max(f.manner(i), d.Cue("between", i)); n > 0 {
			i += n - 1
			continue
		}
		return false
	}
	return true
}

func (f *finder) isVerb(k int) bool {
	for _, h := range f.d.Hits[k] {
		if !h.Noun && !h.Part {
			return true
		}
	}
	return false
}

// hasVerb reports whether a finite verb stands in from..to.
func (f *finder) hasVerb(from, to int) bool {
	for k := from; k < to; k++ {
		if f.isVerb(k) {
			return true
		}
	}
	return false
}
