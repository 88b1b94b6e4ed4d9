package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/arabic/date"
)

// time gives a proposal the time that its own words tell: that of its clause, of the clauses of its harm, of what stands
// around it in its sentence; last an expression of its clause that names no day ("days ago"), which keeps it from taking
// the day of another act.
func (w *work) time(p *proto) {
	find := []func(*proto) int{w.measured, w.clauseDate, w.moreDate, w.harmDate, w.longAgo, w.sentenceDate, w.laterDate, w.onset, w.unresolved}
	switch {
	case w.grieved(p):
		return // the day is that of the mourning, or of his birth
	case speechActs[p.typ]:
		find = []func(*proto) int{w.speechDate}
	case p.typ == "harm" && w.cumulative(p):
		find = []func(*proto) int{w.tollDate, w.onset}
	}
	for _, f := range find {
		if k := f(p); k >= 0 {
			if w.notYet(p, k) {
				return
			}
			w.dateBy(p, k)
			e := w.d.Dates[k]
			p.step("time", w.words(e.First, e.End), e.Unresolved)
			return
		}
	}
	if placed[p.typ] {
		w.warBegan(p)
	}
}

// dateBy gives a proposal the time of an expression. What only estimates how long ago something was names no day.
func (w *work) dateBy(p *proto, k int) {
	p.date = k
	e := w.d.Dates[k]
	if back, ok := e.Ago(); ok && w.over(p) {
		e = back
	} else if next, ok := e.Coming(); ok && w.awaited(p, e.First) {
		e = next
	} else if e.Calendar() && w.sinceIt(p, e) {
		e = e.Alone()
	}
	p.told = e.Resolve(w.d.Anchor)
	p.told.OK = p.told.OK && !p.told.Vague
	if p.typ == "harm" && p.told.OK && !e.Since && e.Calendar() && w.fromOnset(e.First) {
		p.told.To, p.told.Ongoing, p.told.EDTF = "", true, p.told.From+"/.."
	}
}

// notYet reports whether an expression of the time to come is none of an act's: what is said or done has no such day, and one that stands behind
// another act is that one's. An act without violence that has it is planned: "إضراب شامل غدا".
func (w *work) notYet(p *proto, k int) bool {
	e := w.d.Dates[k]
	if p.modality != tawatur.Asserted || !e.Ahead() {
		return false
	}
	verb := w.carrier(p)
	done := !verb.Noun && !verb.Present && !verb.Future && verb.Entry.Class != "speech"
	if done || speechActs[p.typ] || violent[p.typ] && p.typ != "protest" || p.hit.End <= e.First && w.nextAct(p.hit.End, e.First) < e.First {
		return true
	}
	w.setMood(p, tawatur.Planned, e.First, "on a day to come")
	return false
}

// awaited reports whether the weekday at token i is one to come: behind a verb of the future that tells an act that is planned ("سيبدأ التبادل
// الخميس"), or that to which it was put off ("تأجيل التبادل إلى الجمعة").
func (w *work) awaited(p *proto, i int) bool {
	if p.modality != tawatur.Planned {
		return false
	}
	for k := i - 1; k >= p.from && w.sentOf[k] == p.sent; k-- {
		if h, verb := w.finite(k); verb && h.Future {
			return true
		}
		if w.d.Cue("postponed", k) > 0 {
			return w.before(i) == "الي"
		}
	}
	return false
}

// onsetFar is how many words "منذ" may stand before the date of the beginning that it names.
const onsetFar = 7

// fromOnset reports whether the date at token i is that of a beginning since which a toll is counted: "منذ بداية الأزمة منتصف آذار 2011".
func (w *work) fromOnset(i int) bool {
	for k := i - 1; k >= 0 && k >= i-onsetFar && w.sentOf[k] == w.sentOf[i] && w.d.Tokens[k].Norm != "،"; k-- {
		if w.d.Tokens[k].Norm == "منذ" || w.d.Tokens[k].Norm == "ومنذ" {
			return w.d.Cue("onset", k+1) > 0 || w.harmWord(k+1) == "period"
		}
	}
	return false
}

// sinceIt reports whether an act is the one since which something goes on: "منذ الهجوم في 20 تموز".
func (w *work) sinceIt(p *proto, e date.Expr) bool {
	if !e.Since || p.hit.First > e.First {
		return false
	}
	for i := p.hit.First - 1; i >= 0 && i >= p.hit.First-3 && w.sentOf[i] == p.sent; i-- {
		if w.d.Tokens[i].Norm == "منذ" || w.d.Tokens[i].Norm == "ومنذ" {
			return true
		}
	}
	return false
}

// over reports whether an act is told as done: beside "قصفت" the words "منذ يومين" mean two days ago, beside "تقصف" that it
// goes on since.
func (w *work) over(p *proto) bool {
	verb := p.hit
	if p.gov != nil {
		verb = *p.gov
	}
	return !verb.Noun && !verb.Present && !verb.Future && verb.Entry.Class != "phase" && !enduring[p.typ] && !w.goingOn(p)
}

// enduring are the states that last once they have begun, and tolls, which are counted over a time.
var enduring = map[string]bool{"siege": true, "service-disruption": true, "movement-restriction": true, "displacement": true, "deployment": true, "harm": true}

// measured returns the expression that measures an act from another one: "بعد يوم من مقتل ...".
func (w *work) measured(p *proto) int {
	const far = 25
	first := p.hit.First
	if p.gov != nil {
		first = min(first, p.gov.First)
	}
	for i := first - 1; i >= 0 && i >= first-far && w.sentOf[i] == p.sent; i-- {
		if k := w.d.DateAt[i]; k >= 0 && w.d.Dates[k].Gap() {
			return k
		}
		for _, h := range w.d.Hits[i] {
			if h.Entry.Class == "act" && !speechActs[h.Entry.Type] {
				return -1
			}
		}
	}
	return -1
}

// clauseDate returns the date of a proposal's clause; of an act behind "after", only one that stands behind it.
func (w *work) clauseDate(p *proto) int {
	from := p.from
	if w.behindAfter(p) {
		from = p.hit.End
	} else if w.announced(p) {
		if k := w.nearest(p, p.hit.End, w.nextAct(p.hit.End, p.to), p.hit.First); k >= 0 {
			return k
		}
	}
	return w.nearest(p, from, p.to, p.hit.First)
}

// announced reports whether a noun of act is the object of a verb of saying: the day before it is that of the words, and
// one behind it its own ("أعلن أمس مقتل جنود خلال الأيام الماضية").
func (w *work) announced(p *proto) bool {
	for i := p.from; i < p.hit.First && p.hit.Noun; i++ {
		for _, h := range w.d.Hits[i] {
			if h.Entry.Class == "speech" {
				return true
			}
		}
	}
	return false
}

// moreDate returns the date of the further stretches of an act.
func (w *work) moreDate(p *proto) int {
	for _, h := range p.more {
		f, t := w.clause(h.First)
		if k := w.nearest(p, f, t, h.First); k >= 0 {
			return k
		}
	}
	return -1
}

// harmDate returns the date of the clauses in which an act's harm is counted.
func (w *work) harmDate(p *proto) int {
	for _, e := range p.harm {
		if e.sent != p.sent {
			continue
		}
		f, t := w.clause(e.end - 1)
		if k := w.nearest(p, f, t, e.first); k >= 0 {
			return k
		}
	}
	return -1
}

// sentenceDate returns the day told before an act in its sentence: "أعلنت الوزارة، السبت، أن الجيش استهدف". It is not that
// of an act that is only intended, nor of one behind "after".
func (w *work) sentenceDate(p *proto) int {
	if p.modality == tawatur.Planned || p.modality == tawatur.Hypothetical || w.purpose(p) || w.behindAfter(p) {
		return -1
	}
	first := w.d.Sentences[p.sent].First
	end := p.from
	if w.addedElsewhere(p) {
		end = w.firstAct(first, end)
	}
	for i := end - 1; i >= first; i-- {
		k := w.dateAt(p, i)
		if k < 0 || !w.usable(k) || w.dayOfWords(p, i) {
			continue
		}
		// a toll is counted over a time, an act has its day, unless a longer time stands right before it
		e := w.d.Dates[k]
		if p.typ == "harm" || e.Resolve(w.d.Anchor).Day() || !e.Goes() && w.nextAct(e.End, p.from) == p.from {
			return k
		}
	}
	return -1
}

// dayOfWords reports whether the date at token i is that on which somebody blamed, threatened or asked: what is blamed was
// done before.
func (w *work) dayOfWords(p *proto, i int) bool {
	return slices.ContainsFunc(w.inSentences(p.sent, p.sent), func(q *proto) bool {
		return q != p && q.dropped == "" && speechActs[q.typ] && q.from <= i && i < q.to && q.from != p.from
	})
}

// addedElsewhere reports whether an act is added to those of its sentence ("كما", "كذلك", "فيما") with a place of its own: of
// their day it has only one that stands before them all.
func (w *work) addedElsewhere(p *proto) bool {
	return len(p.places) > 0 && w.d.Cue("added", p.from) > 0
}

// firstAct returns the first token of from..to that opens an act done, not said; to without one.
func (w *work) firstAct(from, to int) int {
	for i := from; i < to; i++ {
		for _, h := range w.d.Hits[i] {
			if h.Entry.Class == "light" || h.Entry.Class == "act" && !speechActs[h.Entry.Type] {
				return i
			}
		}
	}
	return to
}

// purpose reports whether a noun of act stands behind "for": "تحضيرا لمداهمة".
func (w *work) purpose(p *proto) bool {
	return p.hit.Noun && strings.Contains(p.hit.Pro, "ل") && p.gov == nil && p.typ != "harm"
}

// behindAfter reports whether a noun of act stands behind "after", "before" or "in answer to": its day is another, or not told. It is that
// of its harm when this is told first ("قتل ثلاثة بعد قصف"), and clashes last until what they end in ("سيطرت بعد معارك").
func (w *work) behindAfter(p *proto) bool {
	if !p.hit.Noun || p.typ == "armed-clash" || len(p.harm) > 0 && p.harm[0].first < p.hit.First {
		return false
	}
	i := w.prevWord(p.hit.First)
	_, answered := w.cueBefore("answer", p.hit.First)
	if i >= 0 && falls[p.typ] && w.heardBefore(p, i) {
		return false
	}
	return answered || w.replied(p) || i >= 0 && w.d.Cue("after", i) > 0 || w.spanBefore(p) >= 0
}

// heardBefore reports whether only the sound of an act is told before token i in its sentence: "هزت انفجارات المدينة عقب غارات".
func (w *work) heardBefore(p *proto, i int) bool {
	return slices.ContainsFunc(w.inTokens(max(w.d.Sentences[p.sent].First, i-heardFar), i), func(q *proto) bool { return q.typ == "explosion" && q.hit.Noun && len(q.harm) == 0 })
}

// heardFar is how many words before an act its sound may be told.
const heardFar = 12

// replied reports whether an act is the one that another answers: "جاء الرد الفلسطيني على مجزرة".
func (w *work) replied(p *proto) bool {
	const close = 3
	i := w.prevWord(p.hit.First)
	if i < 0 || w.d.Tokens[i].Norm != "علي" {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-close && w.sentOf[j] == p.sent; j-- {
		if w.d.Cue("reply", j) > 0 {
			return true
		}
	}
	return false
}

// laterDate returns the date that follows an act's clause before another act or what somebody says.
func (w *work) laterDate(p *proto) int {
	return w.nearest(p, p.to, w.nextAct(p.to, w.d.Sentences[p.sent].End), p.hit.First)
}

// nextAct returns the first token of from..to at which another act or what somebody says begins; to without one.
func (w *work) nextAct(from, to int) int {
	for from < to && w.d.Cue("that", from) == 0 && !w.another(from) && !w.tollOpens(from) {
		from++
	}
	return from
}

// another reports whether token i opens something else than the harm of an act.
func (w *work) another(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Entry.Class != "harm" && h.Entry.Class != "cause" {
			return true
		}
	}
	return false
}

// unresolved returns an expression of a proposal's clause that names no day.
func (w *work) unresolved(p *proto) int {
	for i := p.from; i < p.to; i++ {
		if k := w.dateAt(p, i); k >= 0 && !w.usable(k) && w.d.Dates[k].Kind != date.Time {
			return k
		}
	}
	return -1
}

// longAgo returns an expression right behind an act that names no day ("قبل نحو شهرين"), so that the act has not the day on which
// it is told. The time since which nothing was like it is none.
func (w *work) longAgo(p *proto) int {
	for i, end := p.hit.End, w.nextAct(p.hit.End, p.to); i < end; i++ {
		if w.d.Cue("record", i) > 0 {
			return -1
		}
		if k := w.dateAt(p, i); k >= 0 && !w.usable(k) && w.d.Dates[k].Kind != date.Time {
			return k
		}
	}
	return -1
}

// speechDate returns the day on which something was said: a date beside the verb, not one of what is said.
func (w *work) speechDate(p *proto) int {
	if w.behindAfter(p) {
		return -1
	}
	end := p.hit.End
	for end < p.to && w.d.Cue("that", end) == 0 && !w.another(end) {
		if w.d.Tokens[end].Kind == arabic.Quote {
			next := w.fewQuoted(end)
			if next < 0 {
				break
			}
			end = next
		}
		end++
	}
	k := w.nearest(p, p.from, end, p.hit.First)
	if k >= 0 && !w.d.Dates[k].Resolve(w.d.Anchor).Day() && w.d.Anchor.Known {
		return -1
	}
	return k
}

// fewQuoted returns the mark that closes a quotation of a few words opened at token i ("نددت بأشد العبارات"), -1 without one.
func (w *work) fewQuoted(i int) int {
	const few = 3
	for k := i + 1; k < len(w.d.Tokens) && k <= i+few+1; k++ {
		if w.d.Tokens[k].Kind == arabic.Quote {
			return k
		}
	}
	return -1
}

// dated reports whether a proposal, or at least its sentence, has a time.
func (w *work) dated(p *proto) bool {
	s := w.d.Sentences[p.sent]
	for i := s.First; p.date < 0 && i < s.End; i++ {
		if k := w.d.DateAt[i]; k >= 0 && w.usable(k) {
			return true
		}
	}
	return p.date >= 0
}

// when returns a proposal's time as the claim tells it.
func (w *work) when(p *proto) tawatur.When {
	out := tawatur.When{Mention: p.heading}
	switch {
	case p.date >= 0:
		e := w.d.Dates[p.date]
		sp := w.d.Span(e.First, e.End)
		out.Mention, out.Lasted = &sp, e.Lasted()
	case p.heading == nil:
		return w.untilNow(p)
	}
	r := p.told
	if !r.OK {
		return out
	}
	out.Start, out.End, out.EDTF, out.Ongoing = r.From, r.To, r.EDTF, r.Ongoing
	if p.lasting {
		out.End, out.EDTF, out.Ongoing = "", r.From+"~/..", true
	}
	return out
}

// start is the day on which an act begins by its words, "" where they tell none: what when gives.
func (p *proto) start() string {
	if p.date < 0 && p.heading == nil || !p.told.OK {
		return ""
	}
	return p.told.From
}

// untilNow returns the time of an act without a date: open at both ends where it is told to go on, else unknown.
func (w *work) untilNow(p *proto) tawatur.When {
	if p.modality != tawatur.Asserted || speechActs[p.typ] {
		return tawatur.When{}
	}
	if w.goingOn(p) {
		return tawatur.When{Ongoing: true}
	}
	return tawatur.When{}
}

// goingOn reports whether an act is told to go on: "يواصل قصف", "القتال مستمر".
func (w *work) goingOn(p *proto) bool {
	if k := w.d.NextCue("goes-on", p.from, p.hit.First); k < p.hit.First && (p.hit.Noun || p.hit.Present || !w.anyCue("relative", k+1, p.hit.First)) {
		return true // not of whom it struck: "لا يزال الغموض يلف مصير من استهدفته"
	}
	return p.hit.Noun && p.hit.End < len(w.d.Tokens) && w.d.Cue("continual", p.hit.End) > 0
}
