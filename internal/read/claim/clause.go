package claim

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/reuse"
)

// clauses marks where clauses open: at cue words, at "that", behind a colon, at a verb joined by و or ف, and at a verb
// straight behind a comma.
func (w *work) clauses() {
	d := w.d
	w.open = reuse.Zeros(w.open, len(d.Tokens)+1)
	w.numberSentences()
	w.lookBack()
	for _, s := range d.Sentences {
		w.open[s.First] = true
		verbs := 0
		for i := s.First; i < s.End; i++ {
			if i > s.First && w.opens(i, verbs > 0) {
				w.open[i], verbs = true, 0
			}
			if _, ok := w.finite(i); ok {
				verbs++
			}
		}
	}
}

// numberSentences gives each token the number of its sentence.
func (w *work) numberSentences() {
	w.sentOf = reuse.Zeros(w.sentOf, len(w.d.Tokens))
	for i := range w.sentOf {
		w.sentOf[i] = -1
	}
	for n, s := range w.d.Sentences {
		for i := s.First; i < s.End; i++ {
			w.sentOf[i] = n
		}
	}
}

// lookBack finds for each token the word before it, and gathers the signs of the cues that end right before it.
func (w *work) lookBack() {
	w.wordBefore = reuse.Zeros(w.wordBefore, len(w.d.Tokens))
	w.verbAt = reuse.Zeros(w.verbAt, len(w.d.Tokens))
	w.signsBefore = w.d.SignsBefore(w.signsBefore)
	word := -1
	for i := range w.d.Tokens {
		if i > 0 && w.sentOf[i] != w.sentOf[i-1] {
			word = -1
		}
		w.wordBefore[i] = word
		if w.d.Tokens[i].Kind != arabic.Quote {
			word = i
		}
	}
}

// clauseOpeners are the signs of the cues with which a clause opens, or a thought that is none. They are never changed.
var clauseOpeners = lexicon.SignsOfAll("thought", "that", "clause", "result", "turn")

// opens reports whether a clause opens at token i; told says that the one before has its verb.
func (w *work) opens(i int, told bool) bool {
	d := w.d
	if d.Tokens[i].Kind != arabic.Word {
		return false
	}
	if d.ActorAt[i] >= 0 && d.Actors[d.ActorAt[i]].First != i || d.PlaceAt[i] >= 0 {
		return false
	}
	cued := d.May(clauseOpeners, i)
	if cued && (d.Cue("thought", i) > 0 || d.Cue("that", i) > 0 && w.guessed(i)) {
		return false
	}
	if told && w.thenVerb(i) || cued && (d.Cue("clause", i) > 0 && !w.afterThat(i) && !w.onHisPart(i) && !w.acrossFrom(i) || d.Cue("that", i) > 0 || w.result(i)) {
		return true
	}
	if d.Tokens[i-1].Norm == ":" || w.alongside(i) || cued && w.whenAct(i) || w.tollOpens(i) {
		return true
	}
	if w.newSubject(i) && (told || d.Tokens[i-1].Norm == "،" || w.headlineSubject(i)) {
		return true
	}
	if n := d.Tokens[i].Norm; told && strings.HasPrefix(n, "و") && d.Cue("negation", i) > 0 && i+1 < len(d.Tokens) {
		if _, verb := w.finite(i + 1); verb {
			return true // "ولم تقصف"
		}
	}
	h, ok := w.finite(i)
	if !ok {
		return false
	}
	if strings.Contains(h.Pro, "ف") && !told && w.topicBefore(i) {
		return false
	}
	if h.Pro == "" && h.Pronoun != "" && h.Entry.Class == "light" {
		return false // "هجوم، في أيلول، شنه التنظيم"
	}
	return strings.ContainsAny(h.Pro, "وفل") || told && (d.Tokens[i-1].Norm == "،" || d.Tokens[i-1].Norm == ",")
}

// pastQuotes returns the token before i, quotation marks aside.
func (w *work) pastQuotes(i int) int {
	for i--; i > 0 && w.d.Tokens[i].Kind == arabic.Quote; i-- {
	}
	return i
}

// thenVerb reports whether "then" stands at token i with a verb right behind that takes no object, whose subject is not what stands before it but
// that of the verb before: "اعتقلت شابين ثم انسحبت".
func (w *work) thenVerb(i int) bool {
	if i+1 >= len(w.d.Tokens) || w.d.Tokens[i].Norm != "ثم" {
		return false
	}
	h, verb := w.finite(i + 1)
	return verb && h.Entry.Class == "act" && h.Entry.Frame == "intransitive"
}

// acrossFrom reports whether token i names the second side of those told with "من جهة" before it, and so turns to nothing: "بين الجيش من جهة
// والفصائل من جهة أخرى".
func (w *work) acrossFrom(i int) bool {
	return w.d.Cue("one-side", i) > 0 && w.d.NextCue("one-side", w.d.Sentences[w.sentOf[i]].First, i) < i
}

// whenAct reports whether "في وقت" stands at token i with a verb right behind, and so another clause: "في وقت هاجمت القوات".
func (w *work) whenAct(i int) bool {
	if n := w.d.Cue("turn", i); n < 2 || i+n >= len(w.d.Tokens) {
		return false
	} else if h, ok := w.finite(i + n); ok {
		return h.Pro == ""
	}
	return false
}

// afterThat reports whether "after that" stands at token i between a subject and what its verb has for an object: "وشنت القوات عقب ذلك
// حملة".
func (w *work) afterThat(i int) bool {
	if i+2 >= len(w.d.Tokens) || w.d.Tokens[i+1].Norm != "ذلك" || w.d.Tokens[i-1].Norm == "،" || w.d.Tokens[i+2].Kind != arabic.Word {
		return false
	}
	_, verb := w.finite(i + 2)
	return !verb
}

// onHisPart reports whether "for his part" at token i stands between a verb and its object or between commas behind its subject, and so opens nothing:
// "نفذ الطيران من جهته غارات", "أعلنت الحركة، من جانبها، استهداف الموقع".
func (w *work) onHisPart(i int) bool {
	n := w.d.Cue("for-his-part", i)
	if k := i + n; n == 0 || k+1 >= len(w.d.Tokens) || w.sentOf[k+1] != w.sentOf[i] {
		return false
	}
	k, apart := i+n, w.d.Tokens[i-1].Norm == "،"
	if apart && w.d.Tokens[k].Norm != "،" {
		return false
	} else if apart {
		k++
	}
	_, verb := w.finite(k)
	_, told := w.finite(i - 1)
	return w.d.Tokens[k].Kind != arabic.Punct && !verb && (told || w.afterActor(i) || apart && w.d.ActorAt[max(i-2, 0)] >= 0) && w.d.ActorAt[k] < 0
}

// guessed reports whether the "that" at token i only goes on to say whose something is thought to be: "طائرة يرجح أنها تابعة للتحالف
// استهدفت".
func (w *work) guessed(i int) bool {
	for back := 1; back <= 2 && i >= back; back++ {
		n := w.d.Cue("thought", i-back)
		if n <= back || i-back+n >= len(w.d.Tokens) {
			continue
		}
		_, verb := w.finite(i - back + n)
		return !verb
	}
	return false
}

// topicBefore reports whether the clause before token i only names with "أما" what the verb there is about: "أما في مدينة رفح،
// فقصفت".
func (w *work) topicBefore(i int) bool {
	for i--; i > 0 && !w.open[i]; i-- {
	}
	for i < len(w.d.Tokens) && w.d.Tokens[i].Kind != arabic.Word {
		i++
	}
	return i < len(w.d.Tokens) && strings.TrimPrefix(w.d.Tokens[i].Norm, "و") == "اما"
}

// afterActor reports whether an actor is named right before token i, quotation marks aside.
func (w *work) afterActor(i int) bool {
	return w.d.ActorAt[w.pastQuotes(i)] >= 0
}

// newSubject reports whether "و" at token i brings in another subject with its verb right behind, or behind those joined to it:
// "... وطائرة تركية قصفت", "... والجيش وحلفاؤه يشتبكون".
func (w *work) newSubject(i int) bool {
	m := w.d.ActorAt[i]
	if m < 0 || !strings.HasPrefix(w.d.Tokens[i].Norm, "و") || !strings.Contains(w.d.ActorPro[m], "و") || w.afterActor(i) {
		return false
	}
	for m+1 < len(w.d.Actors) && w.d.Actors[m+1].First == w.d.Actors[m].End && strings.Contains(w.d.ActorPro[m+1], "و") {
		m++
	}
	j := w.d.Actors[m].End
	for j < len(w.d.Tokens) && w.d.Tokens[j].Kind == arabic.Quote {
		j++
	}
	if j >= len(w.d.Tokens) {
		return false
	}
	h, ok := w.finite(j)
	if !ok || h.Present && (h.Entry.Class == "cause" || h.Entry.Class == "occur") {
		return w.d.Tokens[i-1].Norm == "،" && w.presentTense(j)
	}
	return h.Entry.Class == "act" || h.Entry.Class == "light" || h.Entry.Class == "phase" || h.Entry.Class == "speech"
}

// headlineSubject reports whether the body under arms that "و" joins at token i has a verb of the present right behind, as headlines tell behind a
// clause of nouns: "غارات على رفح والمقاومة تتصدى للقوات". Behind "بين" it may be one of two, behind clashes one of those who fight.
func (w *work) headlineSubject(i int) bool {
	a := w.d.Actors[w.d.ActorAt[i]]
	if a.Generic || !armed(a.Kind) || a.End >= len(w.d.Tokens) {
		return false
	}
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && !w.open[k+1]; k-- {
		if w.d.Cue("relative", k) > 0 || strings.TrimPrefix(w.d.Tokens[k].Norm, "و") == "بين" || slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Entry.Type == "armed-clash" }) {
			return false
		}
	}
	h, verb := w.finite(a.End)
	return verb && h.Present && h.Pro == "" && h.Pronoun == ""
}

// shortVerb is how many bytes a verb of the present has at least.
const shortVerb = 8

// presentTense reports whether a word that no table knows has the look of a verb of the present, as headlines tell: "وسرايا القدس تباغت
// رتلا".
func (w *work) presentTense(i int) bool {
	t := &w.d.Tokens[i]
	if t.Kind != arabic.Word || len(t.Norm) < shortVerb || !strings.HasPrefix(t.Norm, "ت") && !strings.HasPrefix(t.Norm, "ي") {
		return false
	}
	if strings.HasSuffix(t.Norm, "ا") || strings.HasSuffix(t.Norm, "ه") || strings.HasSuffix(t.Norm, "ات") || w.d.Cue("preposition", i) > 0 || w.d.Cue("circumstance", i) > 0 {
		return false
	}
	return w.d.ActorAt[i] < 0 && w.d.PlaceAt[i] < 0 && w.d.DateAt[i] < 0 && w.d.NumberAt[i] < 0 && !slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return h.Noun })
}

// alongside reports whether "مع" at i opens what happened at the same time: "تزامن القصف مع تحليق".
func (w *work) alongside(i int) bool {
	if w.d.Tokens[i].Norm != "مع" {
		return false
	}
	for k := i - 1; k >= 0 && k > i-20 && w.sentOf[k] == w.sentOf[i] && !w.open[k+1]; k-- {
		if w.d.Cue("coincide", k) > 0 {
			return true
		}
	}
	return false
}

// result reports whether token i begins a clause of outcome: "ما أدى إلى", "أسفر عن", "موقعا".
// A noun of the same letters stands behind a preposition: "على وادي كذا".
func (w *work) result(i int) bool {
	return w.d.Cue("result", i) > 0 && !(i > 0 && w.sentOf0(i-1) == w.sentOf0(i) && w.d.Cue("preposition", i-1) > 0)
}

// finite returns the finite verb at token i. Dozens of rules ask for the same one, so it is looked for once.
func (w *work) finite(i int) (lexicon.Hit, bool) {
	hits := w.d.Hits[i]
	if len(hits) == 0 {
		return lexicon.Hit{}, false
	}
	if w.verbAt[i] == unasked {
		w.verbAt[i] = w.verbAmong(i)
	}
	if n := w.verbAt[i]; n > unasked {
		return hits[n-1], true
	}
	return lexicon.Hit{}, false
}

// What stands in work.verbAt where no finite verb is known.
const (
	unasked = 0
	noVerb  = -1
)

// verbAmong returns one more than the index of the finite verb among the hits at token i, or noVerb.
func (w *work) verbAmong(i int) int {
	for n, h := range w.d.Hits[i] {
		if !h.Noun && !h.Part && !w.nominal(i, h) {
			return n + 1
		}
	}
	return noVerb
}

// nominal reports whether a word spelled like a verb stands where only a noun can: behind a preposition or with one.
func (w *work) nominal(i int, h lexicon.Hit) bool {
	if strings.ContainsAny(h.Pro, "بك") || strings.Contains(h.Pro, "ل") && !h.Present || h.Definite && h.Pronoun == "" {
		return true // no past verb takes a preposition: "لمنع"
	}
	if p, person := w.d.Lex.PersonAt(&w.d.Tokens[i]); person && p.Number == 1 && strings.HasPrefix(w.d.Tokens[i].Norm, "ال") {
		return true // "الفتى", which is spelled like a form of "ألفت"
	}
	if w.d.Cue("alike", i+1) > 0 && !w.onlyVerb(i) || w.beforeObject(i, h) || w.carried(i) || w.asAnnounced(i) || w.asObject(i) {
		return true
	}
	if w.hasDoerBehind(i, h) {
		return true
	}
	if i == 0 || w.sentOf0(i-1) != w.sentOf0(i) {
		return false
	}
	if w.struckBy(i, h) || w.saidNoun(i, h) {
		return true
	}
	if w.d.Tokens[i].Norm == "وبين" {
		return true
	}
	if _, ok := w.cueBefore("because", i); ok && !strings.Contains(h.Pro, "و") {
		return true
	}
	if strings.HasSuffix(w.d.Tokens[i-1].Norm, "عمليه") && h.Gender != 'f' && h.Pronoun == "" && h.Pro == "" {
		return true // "بعملية قنص"
	}
	if j, ok := w.cueBefore("stopped", i); ok && w.d.Cue("negation", j) == 0 && h.Gender != 'f' && h.Number == 's' && h.Pronoun == "" && h.Pro == "" && !h.Present {
		return true // "دعت إلى وقف قصف البلدة"
	}
	if w.d.Cue("done", i-1) > 0 && h.Gender != 'f' && h.Number == 's' && h.Pro == "" && !h.Present {
		return true // "جرى أسر عنصرين"
	}
	if w.d.Cue("remnant", i-1) > 0 && h.Gender != 'f' && h.Number == 's' && h.Pronoun == "" && h.Pro == "" {
		return true // "مخلفات قصف"
	}
	return w.d.Cue("preposition", i-1) > 0 || w.d.Cue("any", i-1) > 0 || w.d.Cue("goal", i-1) > 0 || w.construct(i-1)
}

// masdarToo reports whether an act of violence spelled like a participle in the feminine is its verbal noun, behind "تم" or a verb that asks for one: "تمت مهاجمة
// الحاجز", "حاولوا مباغتة القوات".
func (w *work) masdarToo(h lexicon.Hit) bool {
	j := w.prevWord(h.First)
	if j < 0 || !strikes[h.Entry.Type] || !slices.ContainsFunc(w.d.Hits[h.First], func(o lexicon.Hit) bool { return o.Noun && o.Entry == h.Entry }) {
		return false
	}
	return w.d.Cue("done", j) > 0 || w.harmWord(j) == "attempt" || w.carried(h.First)
}

// onlyVerb reports whether a word of harm is spelled like no noun, so that "another" behind it is who was harmed: "وأصيب آخر".
func (w *work) onlyVerb(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Noun || h.Entry.Class != "harm" {
			return false
		}
	}
	return w.harmWord(i) == ""
}

// struckBy reports whether a word spelled like the verb of a strike stands right behind the verb of one, as its subject: "استهدف قصف
// من مواقع النظام البلدة".
func (w *work) struckBy(i int, h lexicon.Hit) bool {
	if h.Noun || h.Part || h.Present || h.Number != 's' || h.Gender == 'f' || h.Pronoun != "" || h.Pro != "" || h.Entry.Lemma == "استهدف" || !strikes[h.Entry.Type] {
		return false
	}
	for _, o := range w.d.Hits[i-1] {
		if !o.Noun && !o.Part && o.Entry.Lemma == "استهدف" {
			return true
		}
	}
	return false
}

// saidNoun reports whether a word spelled like its verb of the past stands right behind the "that" of what is said, which only a noun can:
// "حذرت الوكالة من أن قصف المدارس". "بعد أن قصف" has the verb.
func (w *work) saidNoun(i int, h lexicon.Hit) bool {
	j := i - 1
	if h.Present || h.Number != 's' || h.Gender == 'f' || h.Pronoun != "" || h.Pro != "" || w.d.Cue("that", j) == 0 || j < 1 {
		return false
	}
	if strings.TrimLeft(w.d.Tokens[j].Norm, "وفب") != "ان" || w.d.Cue("circumstance", j-1) > 0 || w.d.Cue("before-verb", j-1) > 0 {
		return false
	}
	return slices.ContainsFunc(w.d.Hits[i], func(o lexicon.Hit) bool { return o.Noun && o.Entry.Type == h.Entry.Type })
}

// hasDoerBehind reports whether forces stand behind "ل" right after a word spelled like the verb of a strike, which would take them
// without it, so that it is the noun: "غارات وقصف لقوات النظام".
func (w *work) hasDoerBehind(i int, h lexicon.Hit) bool {
	if h.Noun || h.Part || h.Present || h.Number != 's' || h.Gender == 'f' || h.Pronoun != "" || !strikes[h.Entry.Type] || i+1 >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[i+1]
	return m >= 0 && w.d.Actors[m].First == i+1 && armed(w.d.Actors[m].Kind) && strings.HasPrefix(w.d.Tokens[i+1].Norm, "ل") && slices.ContainsFunc(w.d.Hits[i], func(o lexicon.Hit) bool { return o.Noun && o.Entry.Type == h.Entry.Type })
}

// beforeObject reports whether a word spelled like its verb has people in the accusative or genitive right behind it, who can be
// no subject, so that it is the noun: "استعادة القاعدة ودحر المتمردين".
func (w *work) beforeObject(i int, h lexicon.Hit) bool {
	if i+1 >= len(w.d.Tokens) || h.Noun || h.Present || h.Number != 's' || h.Gender == 'f' || h.Pronoun != "" || w.d.ActorAt[i+1] < 0 {
		return false
	}
	n := w.d.Tokens[i+1].Norm
	if !strings.HasPrefix(n, "ال") || !strings.HasSuffix(n, "ين") || w.d.Actors[w.d.ActorAt[i+1]].First != i+1 {
		return false
	}
	return strings.Contains(h.Pro, "و") && slices.ContainsFunc(w.d.Hits[i], func(o lexicon.Hit) bool { return o.Noun && o.Entry == h.Entry })
}

// construct reports whether a verbal noun at i asks for another noun: "تنفيذ قصف", "فك أسر".
func (w *work) construct(i int) bool {
	for _, h := range w.d.Hits[i] {
		if h.Noun && !h.Definite {
			switch h.Entry.Class {
			case "light", "end", "attempt":
				return true
			}
		}
	}
	return false
}

// carried reports whether a light verb stands right before token i, so that only its noun can follow: "نفذت قصفا".
func (w *work) carried(i int) bool {
	k := w.prevWord(i)
	if k < 0 || strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return false
	}
	for _, h := range w.d.Hits[k] {
		if h.Entry.Class == "light" && !h.Noun && !h.Part {
			return true
		}
	}
	return false
}

func (w *work) sentOf0(i int) int {
	if i < 0 || i >= len(w.sentOf) {
		return -2
	}
	return w.sentOf[i]
}

// clause returns the bounds of the clause that token i stands in.
func (w *work) clause(i int) (from, to int) {
	s := w.d.Sentences[w.sentOf[i]]
	from, to = i, i+1
	for from > s.First && !w.open[from] {
		from--
	}
	for to < s.End && !w.open[to] {
		to++
	}
	return from, to
}

// prevWord returns the token before i that is no quotation mark, or -1 at the sentence's start.
func (w *work) prevWord(i int) int {
	if uint(i) >= uint(len(w.wordBefore)) {
		return -1
	}
	return w.wordBefore[i]
}

// longestCue is how many words a cue before a name may have: "مصدره مناطق تسيطر عليها بشكل مشترك".
const longestCue = 6

// cueBefore reports whether a cue of the class ends right before token i, looking through quotation marks, and where it begins.
func (w *work) cueBefore(class string, i int) (int, bool) {
	if i < 0 || i >= len(w.signsBefore) || !w.signsBefore[i].Hint(class) || !w.signsBefore[i].Has(class) {
		return 0, false
	}
	for j, back := w.prevWord(i), 0; j >= 0 && back < longestCue; j, back = w.prevWord(j), back+1 {
		if n := w.d.Cue(class, j); n > 0 && w.covers(j, n, i) {
			return j, true
		}
	}
	return 0, false
}

// covers reports whether the n tokens from j reach up to token i, but for quotation marks.
func (w *work) covers(j, n, i int) bool {
	k := j + n
	for k < i && w.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	return k == i
}
