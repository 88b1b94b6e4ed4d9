package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// deniedBy returns the denial in whose content an act stands: "نفى أن تكون قواته قصفت".
func (w *work) deniedBy(p *proto) *proto {
	for _, q := range w.inTokens(p.hit.First-24, p.hit.First) {
		if q.typ == "denial" && q.dropped == "" && !q.hit.Noun && q.sent == p.sent && !w.besideDenial(q, p) {
			return q
		}
	}
	return nil
}

// besideDenial reports whether a verb of act is joined by "و" to a denial q whose content no "أن" opens, and so tells what was done besides: "رفضت قسد
// الاتهامات وقصفت البلدة".
func (w *work) besideDenial(q, p *proto) bool {
	for _, h := range w.d.Hits[p.hit.First] {
		if h.Noun {
			return false // "كذبها ... وقصف المشافي"
		}
	}
	return strings.Contains(p.hit.Pro, "و") && !w.anyCue("that", q.hit.End, p.hit.First)
}

// deniedByName reports whether a noun of act is itself what a denial q denies, with nobody but its doer between the two: "نفت قسد
// انسحاب قواتها من البلدة".
func (w *work) deniedByName(q, p *proto) bool {
	if q.typ != "denial" || q.hit.Noun || p.again != nil || p.hit.Pro != "" || p.hit.Definite && p.hit.Pronoun == "" {
		return false
	}
	end := p.hit.First
	if end > 0 && w.d.Cue("concerning", end-1) > 0 {
		end-- // "نفى صحة الأنباء بشأن استهداف"
	}
	for k := q.hit.End; k < end; k++ {
		if w.d.Tokens[k].Kind != arabic.Word && w.d.Tokens[k].Kind != arabic.Quote || w.d.Cue("preposition", k) > 0 || len(w.d.Hits[k]) > 0 {
			return false
		}
	}
	return true
}

// mood marks what is denied, planned, feared or history.
func (w *work) mood(p *proto) {
	if q := w.deniedBy(p); q != nil && !speechActs[p.typ] {
		p.modality = tawatur.Denied
		p.step("modality", w.words(q.hit.First, q.hit.End), "the content of a denial")
		return
	}
	if !speechActs[p.typ] {
		w.intent(p)
	}
	w.history(p)
}

// intent marks an act that is intended, expected, possible or feared, by its own form or by the words that govern it.
func (w *work) intent(p *proto) {
	verb := w.carrier(p)
	if verb.Future {
		w.setMood(p, tawatur.Planned, verb.First, "future form")
		return
	}
	if p.typ == "explosion" && p.gov != nil && p.gov.Entry.Harm == "ward" {
		w.setMood(p, tawatur.Planned, p.gov.First, "warded off before it went off")
		return
	}
	if p.gov != nil && p.gov.Entry.Class == "intend" {
		w.setMood(p, tawatur.Planned, p.gov.First, "the object of an intention")
		return
	}
	if w.moodBefore(p, p.hit.First, p.from, 3) || w.willStart(p) || w.decided(p) || w.conditional(p) || w.ruledOut(p) {
		return
	}
	if verb.First != p.hit.First && w.moodBefore(p, verb.First, min(p.from, verb.First), 3) || p.gov != nil && p.gov.Noun && w.moodBefore(p, p.gov.First, p.from, 5) {
		return
	}
	if w.aimedToo(p) {
		return
	}
	if verb.Present && strings.TrimLeft(w.before(verb.First), "و") == "قد" {
		w.setMood(p, tawatur.Hypothetical, verb.First-1, "possible")
		return
	}
	if that := w.subjunctive(p, verb); that >= 0 {
		from, _ := w.clause(max(that-1, w.d.Sentences[p.sent].First))
		w.moodBefore(p, that, from, 9)
		return
	}
	if p.hit.Noun && (w.possibleBehind(p) || w.willBe(p)) {
		return
	}
}

// ruledOut marks a noun of act that a speaker thinks unlikely, however long he is named: "استبعد الأمين العام للحزب عملية عسكرية".
func (w *work) ruledOut(p *proto) bool {
	if !p.hit.Noun || !w.d.Says("ruled-out") {
		return false
	}
	for k := w.d.Sentences[p.sent].First; k < p.hit.First; k++ {
		if w.d.Cue("ruled-out", k) == 0 {
			continue
		}
		if s, ok := w.att.Of(k); ok && s.Speaker.First > k && s.Speaker.End <= p.hit.First && w.putOff(p, s.Speaker.End-1, p.hit.First) {
			w.setMood(p, tawatur.Hypothetical, k, "thought unlikely")
			return true
		}
	}
	return false
}

// willStart marks a noun of act that a noun of doing carries right behind a verb of the future: "سيبدأ تنفيذ صفقة التبادل".
func (w *work) willStart(p *proto) bool {
	if !p.hit.Noun || p.gov == nil || !p.gov.Noun || p.gov.First > p.hit.First {
		return false
	}
	for k := p.gov.End; k < p.hit.First; k++ {
		if w.d.Tokens[k].Kind != arabic.Word || w.d.Cue("preposition", k)+w.d.Cue("because", k) > 0 || w.harmWord(k) == "after" {
			return false // "سيبدأ تنفيذ الاتفاق بعد مقتل خمسة"
		}
	}
	k := w.prevWord(p.gov.First)
	if k < 0 {
		return false
	}
	h, verb := w.finite(k)
	if !verb || !h.Future {
		return false
	}
	w.setMood(p, tawatur.Planned, k, "future form")
	return true
}

// aimReach is how many tokens behind a word of intention a second aim may stand.
const aimReach = 10

// aimedToo marks a noun of act joined by "و" to what is intended before it in the clause: "تسعى إلى تهدئة التوتر وإنهاء الحصار". Acts of
// violence are left out: their nouns look like verbs that tell what was done.
func (w *work) aimedToo(p *proto) bool {
	if !p.hit.Noun || violent[p.typ] || p.gov != nil && p.gov.First < p.hit.First || !strings.HasPrefix(w.d.Tokens[p.hit.First].Norm, "و") {
		return false
	}
	for k := p.hit.First - 1; k >= p.from && k >= p.hit.First-aimReach && w.sentOf[k] == p.sent; k-- {
		if w.d.Cue("relative", k) > 0 || w.d.Cue("that", k) > 0 {
			return false
		}
		if n := w.d.Cue("planned", k); n > 0 && w.aims(k+n) {
			w.setMood(p, tawatur.Planned, k, "joined to what is intended")
			return true
		}
	}
	return false
}

// aims reports whether an aim follows at token k: "إلى تهدئة", "لتهدئة".
func (w *work) aims(k int) bool {
	return k < len(w.d.Tokens) && (w.d.Tokens[k].Norm == "الي" || strings.HasPrefix(w.d.Tokens[k].Norm, "ل"))
}

// carrier is the finite verb that tells an act: its own, or the one that carries its noun.
func (w *work) carrier(p *proto) lexicon.Hit {
	if p.hit.Noun && p.gov != nil && !p.gov.Noun {
		return *p.gov
	}
	return p.hit
}

func (w *work) setMood(p *proto, modality string, tok int, why string) {
	p.modality = modality
	p.step("modality", w.words(tok, tok+1), why)
}

// before returns the word before token i, folded; "" at the sentence's start.
func (w *work) before(i int) string {
	if j := w.prevWord(i); j >= 0 {
		return w.d.Tokens[j].Norm
	}
	return ""
}

// moodBefore looks for a word of intention or fear within reach tokens before i, not before from, and sets the mood by it. Farther back, over a name, only
// what governs a clause counts.
func (w *work) moodBefore(p *proto, i, from, reach int) bool {
	for k, far := i-1, 1; k >= from && far <= reach && w.sentOf[k] == p.sent && p.modality == tawatur.Asserted; k-- {
		if !w.lightWord(k) {
			far++
		}
		if k < i-reach && !w.governsOver(p, k, i) {
			continue
		}
		switch {
		case w.d.Cue("planned", k) > 0 && w.d.Cue("even", k) == 0 && !w.untilDone(k):
			w.setMood(p, tawatur.Planned, k, "intended or expected")
		case w.d.Cue("postponed", k) > 0 && w.putOff(p, k, i):
			w.setMood(p, tawatur.Planned, k, "put off")
		case w.d.Cue("ruled-out", k) > 0 && (w.d.Cue("that", i) > 0 || w.putOff(p, k, i)):
			w.setMood(p, tawatur.Hypothetical, k, "thought unlikely")
		case w.d.Cue("hypothetical", k) > 0 && strings.TrimLeft(w.d.Tokens[k].Norm, "وف") != "قد":
			w.setMood(p, tawatur.Hypothetical, k, "possible or feared")
		}
	}
	return p.modality != tawatur.Asserted
}

// governsOver reports whether the word at token k governs an act at token i over a name between: it asks or opens a condition ("إذا كانت قوات النظام قد قصفت"), or lays
// the act on whom "على" names up to its noun ("يجب على قوات النظام قصف"). What is feared or aimed at ends before a verb of the past: "خوفا من تقدم القوات قصفت".
func (w *work) governsOver(p *proto, k, i int) bool {
	if h, verb := w.finite(i); !verb || h.Present || h.Future || w.d.Cue("whether", k) > 0 {
		return true
	}
	if k+2 >= i || w.d.Tokens[k+1].Norm != "علي" || p.hit.Gender == 'f' && !p.hit.Noun {
		return false
	}
	m := w.d.ActorAt[k+2]
	return m >= 0 && w.d.Actors[m].End == i
}

// untilDone reports whether "حتى" at token k has a verb of the past right behind, in a form that no noun has, which tells what came of it and no aim: "ما إن اقتحمت القوات المدينة حتى
// اندلعت اشتباكات".
func (w *work) untilDone(k int) bool {
	if w.d.Tokens[k].Norm != "حتي" || k+1 >= len(w.d.Tokens) {
		return false
	}
	past := false
	for _, h := range w.d.Hits[k+1] {
		if h.Noun || h.Part || h.Present || h.Gender != 'f' && h.Number == 's' {
			return false
		}
		past = true
	}
	return past
}

// lightWord reports whether the word at token k says nothing of its own between a word of intention and an act: a body's name but for its first word,
// "قد", and "كان" behind a word of possibility: "إذا كانت القوات قد قصفت".
func (w *work) lightWord(k int) bool {
	m := w.d.ActorAt[k]
	if m >= 0 && w.d.Actors[m].First != k || w.d.Tokens[k].Norm == "قد" {
		return true
	}
	_, maybe := w.cueBefore("hypothetical", k)
	return maybe && w.d.Cue("had", k) > 0
}

// putOffFar is how many words may stand between a word of putting off, or of ruling out, and what that is: "تأجيل تنفيذ عملية تبادل الأسرى".
const putOffFar = 2

// putOff reports whether what is put off, or ruled out, at token k is the noun of act at token i, and not why it was or what came of it: "تأجل اللقاء بسبب
// قصف".
func (w *work) putOff(p *proto, k, i int) bool {
	if !p.hit.Noun || i-k-1 > putOffFar || w.d.Cue("preposition", i-1) > 0 {
		return false
	}
	for j := k + 1; j < i; j++ {
		if w.d.Tokens[j].Kind != arabic.Word || w.d.Cue("preposition", j)+w.d.Cue("because", j) > 0 {
			return false
		}
	}
	return true
}

// subjunctive returns the "أن" that opens the clause of an act told in the present: its clause is the content of what
// stands before ("من المقرر أن يلتقي"); -1 where it is none.
func (w *work) subjunctive(p *proto, verb lexicon.Hit) int {
	if !verb.Present && !w.harmPresent(p) || verb.First < p.from {
		return -1
	}
	for k := verb.First - 1; k >= p.from && k >= verb.First-2; k-- {
		switch w.d.Tokens[k].Norm {
		case "ان", "بان", "لان", "الا":
			return k
		case "لا", "لم":
			continue
		}
		break
	}
	return -1
}

// harmPresent reports whether harm that is told by itself is told by a verb in the present: "كاد القصف أن يقتل عائلة".
func (w *work) harmPresent(p *proto) bool {
	t := w.d.Tokens[p.hit.First].Norm
	return p.hit.Entry.Class == "harm" && !p.hit.Noun && (strings.HasPrefix(t, "ي") || strings.HasPrefix(t, "ت"))
}

// possibleBehind marks a noun of act that an adjective behind it calls only possible: "هجوم إسرائيلي محتمل".
func (w *work) possibleBehind(p *proto) bool {
	for k := p.hit.End; k < p.to && k < p.hit.End+3; k++ {
		if w.d.Cue("preposition", k) > 0 || w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
		if w.d.Cue("possible", k) > 0 {
			w.setMood(p, tawatur.Hypothetical, k, "only possible")
			return true
		}
	}
	return false
}

// history marks what is told as history or habit.
func (w *work) history(p *proto) {
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End && i < s.First+3; i++ {
		if w.d.Cue("background", i) > 0 {
			p.background = true
		}
	}
	if i := w.d.NextCue("habit", s.First, s.End); i < s.End {
		p.background = true
		p.step("background", w.words(i, i+1), "habit")
	}
}
