package attribution

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// The subject behind a verb of speech.

// behind looks for the subject behind the verb, up to "that", a colon or a further verb. content is the token at which
// what is said begins, 0 when it is not marked.
func (f *finder) behind(s annotate.Sentence, h lexicon.Hit) (sp Speaker, content int, ok bool) {
	h.End = f.pastAddressee(h.End)
	if n := f.d.Cue("therein", h.End); n > 0 && h.End+n < s.End && (f.d.ActorAt[h.End+n] >= 0 || f.speakerNoun(h.End+n)) {
		h.End += n // "في وقت قالت فيه الوزارة إن"
	}
	content = f.content(s, h)
	if h.Entry.Frame == "from" {
		if from, prep, found := f.relayed(s, h, content > 0); found {
			if sp, ok = f.subject(s, h, prep); ok && f.d.Tokens[prep].Norm == "عن" { // who learns "من" is the outlet
				f.out = append(f.out, Speech{Speaker: sp, Verb: h.First, From: h.First, To: s.End})
			}
			return from, max(content, from.End), true
		}
	}
	if speechAct(h) && !h.Part && (f.afterSubject(s, h) || f.cutOff(s, h)) {
		return Speaker{}, content, false
	}
	if sp, ok = f.subject(s, h, content); !ok && !h.Part {
		sp, ok = f.recalled(h.End, false)
	}
	if !ok && content == 0 && !strings.ContainsAny(h.Pro, "ل") {
		sp, ok = f.office(s, h)
	}
	return sp, content, ok
}

// pastAddressee returns the token behind "ل" and a short name in quotation marks at token i, to whom it is said: "قال لـ«كذا» مصدر"; i
// without one.
func (f *finder) pastAddressee(i int) int {
	if i+1 < len(f.d.Tokens) && f.d.Tokens[i].Norm == "ل" {
		if e := f.quoted(i + 1); e > 0 && e < len(f.d.Tokens) && !f.isVerb(e) {
			return e
		}
	}
	return i
}

// cutOff reports whether a comma stands right behind the verb of an act of speaking, and none behind a circumstance that it would
// open, so that no subject follows: "ودعا، المجتمع الدولي إلى".
func (f *finder) cutOff(s annotate.Sentence, h lexicon.Hit) bool {
	return h.End+1 < s.End && f.d.Tokens[h.End].Norm == "،" && f.d.DateAt[h.End+1] < 0 && !f.connective(h.End+1)
}

// relayed reads whose words a verb of passing on carries, and the preposition they stand behind: "نقلت الوكالة عن مصدر", and where
// content is marked "علمت الصحيفة من مصدر أن".
func (f *finder) relayed(s annotate.Sentence, h lexicon.Hit, content bool) (sp Speaker, prep int, ok bool) {
	for k := h.End; k+1 < s.End && k < h.End+14; k++ {
		if f.says(k) {
			break
		}
		if t := f.d.Tokens[k].Norm; t != "عن" && (t != "من" || !content) {
			continue
		}
		if c, ok := f.speakerAt(k + 1); ok {
			return f.apposed(c), k, true
		}
		if f.speakerNoun(k + 1) {
			sp, ok := f.phrase(s, k+1, 0)
			return sp, k, ok
		}
		if c, ok := f.recalled(k+1, true); ok {
			return c, k, true
		}
	}
	return Speaker{}, 0, false
}

// subject reads who speaks behind a verb: an actor within reach of it, else, where it is marked what is said, the words
// between the two.
func (f *finder) subject(s annotate.Sentence, h lexicon.Hit, content int) (Speaker, bool) {
	d := f.d
	if e := f.manNamed(h.End + f.d.Cue("honorific", h.End)); e > 0 && speechAct(h) && !h.Part && e < s.End {
		sp := named(h.End, e)
		sp.Kind = "person"
		if f.speakerNoun(e) {
			if office, ok := f.phrase(s, e, 0); ok && office.ID != "" {
				sp = office // "دان فلان، رئيس كذا، القصف"
			}
		}
		return sp, true
	}
	to := min(s.End, h.End+14)
	if content > 0 {
		to = min(to, content)
	}
	for k := h.End; k < to; k++ {
		if k > h.End && f.isVerb(k) {
			break
		}
		c, found := f.speakerAt(k)
		if !found || f.another(c, h) {
			if d.PlaceAt[k] >= 0 && k == h.End {
				break
			}
			continue
		}
		if f.governed(k) == "" && k <= h.End+8 && f.plainGap(h.End, k) {
			return f.bearer(f.apposed(c), content), true
		}
		k = c.End - 1
	}
	if h.Part {
		return Speaker{}, false
	}
	return f.unknown(s, h, content)
}

// manNamed returns the token behind the name of a man whom no table has, who is named at token k by two words at least: "محمد العلي"; 0 without one.
func (f *finder) manNamed(k int) int {
	if !f.ofName(k) || f.d.Cue("given-name", k) == 0 || strings.HasPrefix(f.d.Tokens[k].Norm, "و") {
		return 0
	}
	end := k + 1
	for end < k+manWords && f.ofName(end) && (f.d.Cue("given-name", end) > 0 && !strings.HasPrefix(f.d.Tokens[end].Norm, "و") || f.surname(end)) {
		end++
	}
	if end == k+1 || f.d.Tokens[k].Norm == "علي" {
		return 0 // "على"
	}
	return end
}

// manWords is how many words the name of a man may have.
const manWords = 6

// ofName reports whether token k may be of a man's name: a word that is no act, place, date or known name.
func (f *finder) ofName(k int) bool {
	d := f.d
	return k < len(d.Tokens) && d.Tokens[k].Kind == arabic.Word && d.ActorAt[k] < 0 && d.PlaceAt[k] < 0 && d.DateAt[k] < 0 && d.NumberAt[k] < 0 && d.Cue("preposition", k) == 0 && !slices.ContainsFunc(d.Hits[k], func(h lexicon.Hit) bool { return h.Noun })
}

// surname reports whether a word with the article that names no people stands at token k, or one that a name goes on with: "العلي", "بن".
func (f *finder) surname(k int) bool {
	n := f.d.Tokens[k].Norm
	if n == "بن" || n == "ابو" || n == "عبد" || n == "ال" {
		return true
	}
	_, people := f.d.Lex.PersonAt(&f.d.Tokens[k])
	return strings.HasPrefix(n, "ال") && (!people || f.d.Tokens[k-1].Norm == "ال") && f.d.Cue("conduct", k) == 0 && f.d.Cue("all-of", k) == 0
}

// another reports whether a word for a speaker before, read by verb h, is a body where he is a man: "وقالت المؤسسة".
func (f *finder) another(sp Speaker, h lexicon.Hit) bool {
	return sp.First != sp.Named && !sp.agrees(h) && sp.gender == 'm' && (sp.ID == "" || sp.Kind == "person") && f.d.Tokens[sp.First].Marbuta
}

// unknown reads a speaker that no table knows, behind a verb of saying with what is said marked.
func (f *finder) unknown(s annotate.Sentence, h lexicon.Hit, content int) (Speaker, bool) {
	if content == 0 || h.Ours(&f.d.Tokens[h.First]) {
		return Speaker{}, false // "ندعو": the speaker before, in the first person
	}
	if speechAct(h) && h.End < s.End && f.oblique(h.End) {
		return Speaker{}, false
	}
	k := h.End
	for k < content {
		if a, ok := f.told(k); ok {
			k = a.End
		} else if m := f.spokenTo(k); m >= 0 {
			k = f.pastQuotes(f.d.Actors[m].End)
		} else if k > h.End && nisba(f.d.Tokens[k]) && (f.d.Tokens[k-1].Kind == arabic.Quote || f.d.ActorAt[k-1] >= 0) {
			k++ // "في مقابلة مع صحيفة «كذا» الألمانية"
		} else if k > h.End && f.d.Cue("statement", k) > 0 && f.d.Cue("preposition", k-1) > 0 {
			k++
		} else if f.d.DateAt[k] >= 0 || f.d.Tokens[k].Norm == "،" || f.press(k) || f.ofDate(k) {
			k++
		} else if n := f.manner(k); n > 0 {
			k += n
		} else if e := f.quotedPlace(k); e > 0 {
			k = e
		} else if n := f.d.Cue("between", k); n > 0 && (!f.speakerNoun(k) || f.d.Cue("statement", k-1) > 0) {
			k += n
		} else {
			break
		}
	}
	if k >= content || h.Entry.Condition != "" && !f.speakerNoun(k) {
		return Speaker{}, false
	}
	upTo := content
	if speechAct(h) {
		upTo = 0 // "دعا فلان أعضاء المجلس إلى تحمل مسؤوليتهم، مؤكدا أن"
	}
	sp, ok := f.phrase(s, k, upTo)
	if !ok || sp.End > content {
		return sp, false
	}
	if speechAct(h) && f.d.Tokens[sp.End].Norm != "،" {
		if m := f.personIn(sp.First, sp.End); m >= 0 && sp.ID == "" {
			sp.ID, sp.Kind = f.d.Actors[m].ID, "person"
		}
		return sp, true
	}
	if out := f.bearer(sp, content); out.End > sp.End {
		return out, true
	}
	return f.held(sp, content), true
}

// manner returns how many words at token k say how something is said: "بشكل مباشر", "بصورة غير مباشرة".
func (f *finder) manner(k int) int {
	n := f.d.Cue("manner", k)
	if n == 0 {
		return 0
	}
	if f.d.Cue("negation", k+n) > 0 {
		n++
	}
	return n + 1
}

// quotedPlace returns the token behind a name in quotation marks before which a preposition stands at token k: "عبر صفحته [في «كذا»]"; 0
// for others.
func (f *finder) quotedPlace(k int) int {
	if k == 0 || k+1 >= len(f.d.Tokens) || f.d.Cue("inside", k) == 0 || f.d.Cue("statement", k-1) == 0 {
		return 0
	}
	return f.quoted(k + 1)
}

// afterSubject reports whether the clause of a verb begins with something else than a circumstance, so that its subject stands before
// it and the noun behind is its object: "التصعيد يهدد حياة السكان", "ضغوط تطالب الوزارة بوضع حد".
func (f *finder) afterSubject(s annotate.Sentence, h lexicon.Hit) bool {
	if h.Pro != "" {
		return false
	}
	first := f.clauseStart(s, h.First)
	return first < h.First && f.d.Tokens[first].Kind == arabic.Word && f.d.DateAt[first] < 0 && (!f.connective(first) || f.speakerNoun(first))
}

// oblique reports whether token k is a plural of people in the case of an object: "وهدد المواطنين".
func (f *finder) oblique(k int) bool {
	t := f.d.Tokens[k].Norm
	if !strings.HasSuffix(t, "ين") {
		return false
	}
	_, ok := f.d.Lex.PersonAt(&f.d.Tokens[k])
	return ok || f.d.ActorAt[k] >= 0 && f.d.Actors[f.d.ActorAt[k]].Kind == "civilians"
}

// clauseStart returns the first word of the clause in which token k stands, behind the words that link it to others.
func (f *finder) clauseStart(s annotate.Sentence, k int) int {
	first := k
	if q := f.behindQuotes(k); q > s.First && f.d.Tokens[q-1].Norm == ":" {
		return k // "قال المراسل: «نفت الوزارة»"
	}
	for first > s.First && f.d.Tokens[first-1].Norm != "،" && f.d.Cue("that", first-1) == 0 {
		first--
		if n := f.d.Cue("clause", first); n > 0 {
			first += n
			break
		}
	}
	for first < k && f.d.Cue("background", first) > 0 {
		first++
	}
	return first
}

// behindQuotes returns the first of the quotation marks right before token k, k without one.
func (f *finder) behindQuotes(k int) int {
	for k > 0 && f.d.Tokens[k-1].Kind == arabic.Quote {
		k--
	}
	return k
}

// ofDate reports whether the word at k is an adjective of the date before it: "قبل أيام قليلة".
func (f *finder) ofDate(k int) bool {
	return k > 0 && f.d.DateAt[k-1] >= 0 && f.d.Tokens[k].Marbuta && f.d.ActorAt[k] < 0 && !strings.HasPrefix(f.d.Tokens[k].Norm, "ال")
}

// office reads a speaker by a noun for speakers behind a verb that has what is said for its object: "أعلن محافظ المدينة وصول
// المساعدات", "صرح ضابط عن مقتل".
func (f *finder) office(s annotate.Sentence, h lexicon.Hit) (Speaker, bool) {
	if h.Part || h.End >= s.End {
		return Speaker{}, false
	}
	if speechAct(h) && (f.speakerNoun(h.End) || f.nominative(h.End)) {
		if f.oblique(h.End) || f.spokenOf(h.End) {
			return Speaker{}, false // "كما دعا المسؤولين إلى"
		}
		return f.phrase(s, h.End, 0)
	}
	if !f.speakerNoun(h.End) && !(f.definite(h.End) && (f.tellsAct(h.End+1, h.End+3) || f.starts(s, h))) {
		return f.titled(s, h.End)
	}
	for k := h.End + 1; k < s.End && k < h.End+farthest; k++ {
		if f.isTold(k) || f.newNoun(k) || f.isVerb(k) {
			sp, ok := f.phrase(s, h.End, k)
			if !ok {
				return sp, false
			}
			return f.held(sp, k), true
		}
	}
	return Speaker{}, false
}

// nominative reports whether token k is a plural of people in the case of a subject: "ودعا المشاركون إلى".
func (f *finder) nominative(k int) bool {
	t := f.d.Tokens[k].Norm
	return strings.HasPrefix(t, "ال") && strings.HasSuffix(t, "ون") && len(t) > 10 && f.d.ActorAt[k] < 0
}

// spokenOf reports whether token k is a plural of a noun for speakers in the case of an object: "المسؤولين", and not "الأمين".
func (f *finder) spokenOf(k int) bool {
	word, many := strings.CutSuffix(strings.TrimPrefix(f.d.Tokens[k].Norm, "ال"), "ين")
	return many && f.d.Lex.Cue("speaker", []arabic.Token{{Norm: word + "ون", Kind: arabic.Word}}, 0) > 0
}

// starts reports whether a verb of saying opens its clause, joined to none, so that a definite noun right behind it is its subject.
func (f *finder) starts(s annotate.Sentence, h lexicon.Hit) bool {
	return h.Pro == "" && !h.Present && h.Entry.Class == "speech" && h.Entry.Condition == "" && (h.Entry.Frame == "say" || h.Entry.Frame == "claim") && !f.afterSubject(s, h)
}

// titled reads a name with its office between commas behind it: "لوح فلان، الناطق باسم الحركة، بوقف".
func (f *finder) titled(s annotate.Sentence, k int) (Speaker, bool) {
	sp, ok := f.phrase(s, k, 0)
	if !ok || sp.End+1 >= s.End || f.d.Tokens[sp.End].Norm != "،" {
		return Speaker{}, false
	}
	if e := f.manNamed(sp.End + 1); e > 0 && e < s.End && f.d.Tokens[e].Norm == "،" {
		sp = sp.upTo(e) // "استنكر نقيب المحامين، محمود العلي، القصف"
		sp.Kind = "person"
		return sp, true
	}
	return sp, f.speakerNoun(sp.End + 1)
}

// newNoun reports whether an indefinite noun stands behind a definite one or a place, so that it is no part of the name before:
// "محافظ المدينة وصول".
func (f *finder) newNoun(k int) bool {
	d := f.d
	if d.Tokens[k].Kind != arabic.Word || d.ActorAt[k] >= 0 || d.PlaceAt[k] >= 0 || d.DateAt[k] >= 0 || d.Cue("preposition", k) > 0 {
		return false
	}
	if t := d.Tokens[k].Norm; strings.HasPrefix(t, "ال") || strings.HasPrefix(t, "ل") {
		return false
	}
	return strings.HasPrefix(d.Tokens[k-1].Norm, "ال") || d.PlaceAt[k-1] >= 0
}

// isTold reports whether token k is an act or a harm that is said to be, bare or behind a preposition that no name has.
func (f *finder) isTold(k int) bool {
	if f.d.Cue("preposition", k) > 0 && f.d.Cue("inside", k) == 0 {
		return true
	}
	return f.tellsAct(k, k+1)
}

// definite reports whether a noun with the article that may head the words for a speaker stands at token k.
func (f *finder) definite(k int) bool {
	return strings.HasPrefix(f.d.Tokens[k].Norm, "ال") && f.heads(k)
}
