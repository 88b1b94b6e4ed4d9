package attribution

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// preposition reads "بحسب X" at i, its object from j: X says the clause. It returns the token to read on at.
func (f *finder) preposition(s annotate.Sentence, i, j int) int {
	if j >= s.End {
		return j
	}
	if h, ok := f.reporting(j); ok {
		return f.clauseOf(s, i, h.End, func() (Speaker, bool) { return f.teller(s, h) })
	}
	return f.clauseOf(s, i, j, func() (Speaker, bool) { return f.object(s, j) })
}

// clauseOf gives the clause around an attribution at i to the speaker that read finds, and returns the token behind.
func (f *finder) clauseOf(s annotate.Sentence, i, next int, read func() (Speaker, bool)) int {
	sp, ok := read()
	if !ok {
		return next
	}
	end := max(sp.End, next)
	to := f.until(s, i, end)
	if to == s.End {
		to = f.quoteEnd(s, end)
	}
	from := f.reach(s, i)
	if sp.First < i && end < s.End && f.d.Tokens[end].Norm == "،" && f.afterComma(s, i) {
		from = i // "ردا، بحسب قولها، على": only what follows
	}
	f.out = append(f.out, Speech{Speaker: sp, Verb: -1, From: from, To: to})
	f.remember(sp)
	return end
}

// published returns the token behind the words at token i that lead from a clause to whoever gave out the statement in which it is told: "في بيان
// نشرته [الوزارة]"; -1 without them.
func (f *finder) published(s annotate.Sentence, i int) int {
	if f.d.Cue("inside", i) == 0 || f.d.Cue("statement", i+1) == 0 {
		return -1
	}
	for k := i + 2; k < s.End && k < i+5; k++ {
		n := f.d.Cue("given-out", k)
		if n == 0 {
			continue
		}
		if k += n; k < s.End && f.d.Tokens[k].Norm == "عن" {
			k++
		}
		if k >= s.End {
			return -1
		}
		if _, known := f.speakerAt(k); known || f.speakerNoun(k) {
			return k
		}
		return -1
	}
	return -1
}

// teller reads the subject of the verb in "بحسب ما ذكر فلان", behind a pronoun that stands for what is said too: "بحسب ما أفاد به فلان".
func (f *finder) teller(s annotate.Sentence, h lexicon.Hit) (Speaker, bool) {
	h.End += f.d.Cue("resumed", h.End)
	if sp, _, ok := f.behind(s, h); ok {
		return sp, true
	}
	if sp, ok := f.object(s, h.End); ok {
		return sp, true
	}
	return f.phrase(s, h.End, 0)
}

// object reads whom an attribution names: an actor within a few words, a noun that names a speaker ("مسؤولين محليين"), or
// the speaker before ("بحسب قوله").
func (f *finder) object(s annotate.Sentence, j int) (Speaker, bool) {
	if j >= s.End {
		return Speaker{}, false
	}
	if f.noun("hiswords", j) || f.bareStatement(j) {
		if sp, ok := f.subjectBefore(s, j, true); ok {
			return sp, true
		}
		return f.last, f.carries()
	}

	if sp, ok := f.speakerAt(j); ok {
		return f.apposed(sp), true
	}
	if sp, ok := f.recalled(j, true); ok {
		return sp, true
	}
	if sp, ok := f.author(s, j); ok {
		return sp, true
	}
	if f.speakerNoun(j) || f.quoted(j) > 0 {
		if sp, ok := f.phrase(s, j, 0); ok {
			return sp, true
		}
	}
	for k := j; k+1 < s.End && k < j+6 && (f.leads(k) || k > j && f.qualifies(k)); k++ {
		if sp, ok := f.speakerAt(k + 1); ok {
			return f.apposed(sp), true
		}
	}
	return Speaker{}, false
}

// author reads whose a statement named at token j is: that of the speaker before ("وفقا للصحيفة", "بحسب بيان للوزارة"), or of the body
// that issued it ("وفقا لتقرير صادر عن منظمة كذا").
func (f *finder) author(s annotate.Sentence, j int) (Speaker, bool) {
	if f.has && f.d.ActorAt[j] < 0 && f.standsFor(j) {
		return f.again(j, j+1), true
	}
	if !f.noun("statement", j) || j+1 >= s.End {
		return Speaker{}, false
	}
	if f.has && strings.HasPrefix(f.d.Tokens[j+1].Norm, "لل") && f.standsFor(j+1) {
		return f.again(j, j+2), true
	}
	for k := j + 1; k+1 < s.End && k < j+5 && f.leads(k); k++ {
		if sp, ok := f.speakerAt(k + 1); ok {
			return f.apposed(sp), true
		}
		if f.noun("voice", k+1) {
			return f.phrase(s, k+1, 0)
		}
	}
	return Speaker{}, false
}

// standsFor reports whether token k is one word for a speaker before, behind a preposition written with it too: "للصحيفة".
func (f *finder) standsFor(k int) bool {
	for _, r := range f.d.Tokens[k].Readings() {
		if f.d.Lex.Cue("anaphor", []arabic.Token{{Norm: r.Stem, Kind: arabic.Word}}, 0) > 0 {
			return true
		}
	}
	return false
}

// bareStatement reports whether a statement is named at token k and not whose it is: "وجاء في بيان: ...".
func (f *finder) bareStatement(k int) bool {
	if !f.noun("statement", k) || k+1 >= len(f.d.Tokens) {
		return false
	}
	return f.d.Tokens[k+1].Kind != arabic.Word || f.d.Cue("that", k+1) > 0 || f.isVerb(k+1)
}

// leads reports whether the one named by an attribution may stand behind token k: "بحسب ما جاء في بيان المنظمة".
func (f *finder) leads(k int) bool {
	if f.d.Cue("preposition", k) > 0 {
		return true
	}
	for _, c := range []string{"issued", "statement"} {
		if f.noun(c, k) {
			return true
		}
	}
	return f.d.Tokens[k].Kind == arabic.Quote
}

// qualifies reports whether the word at token k is an adjective of the statement before it, with its owner behind ل: "حصيلة جديدة للمرصد".
func (f *finder) qualifies(k int) bool {
	d := f.d
	return d.Tokens[k].Marbuta && f.leads(k-1) && d.Tokens[k].Kind == arabic.Word && d.ActorAt[k] < 0 && d.PlaceAt[k] < 0 && strings.HasPrefix(d.Tokens[k+1].Norm, "ل")
}

// reach returns where an attribution behind its clause begins to count: at the last main clause joined by و, else at the
// sentence's start.
func (f *finder) reach(s annotate.Sentence, i int) int {
	for k := i - 1; k > s.First+2; k-- {
		if f.d.Tokens[k-1].Norm != "،" {
			continue
		}
		for _, h := range f.d.Hits[k] {
			if !h.Noun && !h.Part && strings.HasPrefix(h.Pro, "و") {
				return k
			}
		}
	}
	return s.First
}

// until returns where an attribution ends that was named in from..end: at the head of a sentence it counts for all of it,
// behind its clause up to the next clause.
func (f *finder) until(s annotate.Sentence, from, end int) int {
	if from-s.First <= 3 {
		return s.End
	}
	return f.turn(s, end)
}

// turn returns the comma behind from at which the sentence turns to another main clause, or its end.
func (f *finder) turn(s annotate.Sentence, from int) int {
	for k := from; k+1 < s.End; k++ {
		if f.d.Tokens[k].Norm == "،" && f.turns(k+1) {
			return k
		}
	}
	return s.End
}

// turns reports whether a new main clause begins at token k: "فيما", "بينما", a verb or a time joined by و.
func (f *finder) turns(k int) bool {
	t := f.d.Tokens[k].Norm
	if f.d.Cue("turn", k) > 0 || strings.HasPrefix(t, "و") && (f.d.Cue("preposition", k) > 0 || f.d.DateAt[k] >= 0) {
		return true
	}
	for _, h := range f.d.Hits[k] {
		if !h.Noun && !h.Part && strings.HasPrefix(h.Pro, "و") {
			return true
		}
	}
	return false
}
