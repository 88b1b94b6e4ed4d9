package attribution

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
	"tawatur/internal/read/annotate"
)

// speakerAt reads an actor, or a word that stands for the speaker before, at a token.
func (f *finder) speakerAt(i int) (Speaker, bool) {
	if m := f.d.ActorAt[i]; m >= 0 && f.d.Actors[m].First == i {
		a := f.d.Actors[m]
		if a.Kind == "civilians" || a.Kind == "unknown" {
			return Speaker{}, false
		}
		if f.has && a.Generic && f.anaphor(i) > 0 {
			return f.again(i, a.End), true
		}
		return f.actor(m), true
	}
	if n := f.anaphor(i); n > 0 && f.has {
		return f.again(i, i+n), true
	}
	return Speaker{}, false
}

// anaphor returns the length of a word at token i that stands for the speaker before, 0 where more words make it a name of its own:
// "المتحدث باسم", "القناة «الأولى»".
func (f *finder) anaphor(i int) int {
	n := f.d.Cue("anaphor", i)
	if k := f.pastQuotes(i + n); n > 0 && k < len(f.d.Tokens) && (f.d.Tokens[k].Kind == arabic.Number || f.d.Tokens[k].Norm == "ال") {
		return 0 // "القناة الـ«12»"
	}
	for k := i + n; n > 0 && k < len(f.d.Tokens) && k < i+n+2; k++ {
		switch {
		case k == i+n && f.qualified(i, k) && !slices.ContainsFunc(f.out, func(o Speech) bool { return f.sameHead(o.Speaker.Named, i) }):
			return 0 // "الهيئة المستقلة لحقوق الإنسان", "المسؤول الأمني", and none named so before
		case f.d.Cue("behalf", k) > 0 || k == i+n && f.noun("press", i) && f.quoted(k) > 0:
			return 0
		case !strings.HasPrefix(f.d.Tokens[k].Norm, "ال"):
			return n
		}
	}
	return n
}

// qualified reports whether the definite noun at token i has an adjective at token k that makes a name of it, and no object; "المنظمة الحقوقية" is no name.
func (f *finder) qualified(i, k int) bool {
	t := f.d.Tokens
	return f.d.ActorAt[k] < 0 && f.d.Cue("preposition", k) == 0 && (nisba(t[k]) && t[i].Norm != "المنظمه" || strings.HasPrefix(t[k].Norm, "ال") && t[k].Marbuta == t[i].Marbuta && k+1 < len(t) && strings.HasPrefix(t[k+1].Norm, "ل"))
}

// again is the speaker for whom the tokens first..end stand: the nearest before whose name begins with the same noun ("الصحيفة" for
// "صحيفة كذا"), else the last.
func (f *finder) again(first, end int) Speaker {
	since := 0
	if f.noun("statement", first) {
		since = f.d.Sentences[max(0, f.at-longestSilence)].First // "البيان": there are many
	}
	for n := len(f.out) - 1; n >= 0 && f.out[n].From >= since; n-- {
		if sp := f.out[n].Speaker; sp.Named != first && f.sameHead(sp.Named, first) {
			return sp.at(first, end)
		}
	}
	return f.last.at(first, end)
}

// sameHead reports whether token k is the noun of token i with the article.
func (f *finder) sameHead(i, k int) bool {
	name := f.d.Tokens[i].Norm
	for _, r := range f.d.Tokens[k].Readings() {
		if bare, ok := strings.CutPrefix(r.Stem, "ال"); ok && bare == name {
			return true
		}
	}
	return false
}

// actor makes a speaker of a mention.
func (f *finder) actor(m int) Speaker {
	a := f.d.Actors[m]
	sp := named(a.First, a.End)
	sp.ID, sp.Kind = a.ID, a.Kind
	if actors.Armed(a.Kind) && f.d.Cue("sites", a.First) > 0 {
		sp.ID, sp.Kind = "", "media" // "مواقع فلسطينية" that say something are no positions
	}
	return sp
}

// longestName is how many tokens the words for a speaker may have that no table knows.
const longestName = 9

// phrase reads the words from k as a speaker that the tables do not know: "مدير المستشفى", "ثلاثة خبراء", "فلان الفلاني". They
// end before what is said (content, if it is marked), at a comma, a long quotation or the statement it is said in, and for
// others than sources and officials at a preposition.
func (f *finder) phrase(s annotate.Sentence, k, content int) (Speaker, bool) {
	if k >= s.End || !f.heads(k) {
		return Speaker{}, false
	}
	if e := f.quoted(k); e > 0 {
		return f.known(f.ofBody(named(k, e))), true
	}
	end, over := k+1, f.over(k, content)
	if content == 0 {
		content = s.End
	}
	marked := content < s.End
	for end < content && end < k+longestName && !f.endsName(end, over) && !f.tellsHarm(end) && !f.opensActor(end) && !(over < all && f.opensOther(k, end)) {
		if e := f.manNamed(end); e > 0 && !marked {
			if end = e; f.ofName(e) && e+1 < content && f.d.Tokens[e+1].Norm == "،" {
				end++
			}
			break // "رئيس البلدية محمد العلي بوقف القصف"
		}
		end++
	}
	for end > k+1 && (f.d.Cue("preposition", end-1) > 0 || particle(f.d.Tokens[end-1])) {
		end--
	}
	sp := named(k, end)
	if m := f.d.ActorAt[k]; m >= 0 && f.d.Actors[m].First == k {
		sp.ID, sp.Kind = f.d.Actors[m].ID, f.d.Actors[m].Kind
	}
	return f.known(f.ofBody(sp)), true
}

// particle reports whether a token is a preposition of one letter that a quotation mark parts from its word: "بـ«كذا»".
func particle(t arabic.Token) bool { return t.Norm == "ب" || t.Norm == "ل" }

// opensActor reports whether an actor's name begins at token i behind a noun that no owner can follow, and so is the object of the verb
// whose subject was named: "دعا المحامي العام أهالي المدينة", "اتهمت منظمة حقوقية الجيش".
func (f *finder) opensActor(i int) bool {
	d := f.d
	m := d.ActorAt[i]
	if i < 2 || m < 0 || d.Actors[m].First != i || d.Actors[m].Kind == "person" && d.Cue("speaker", i) == 0 || d.Actors[m].Adjective || strings.IndexAny(d.Tokens[i].Norm, "بلكو") == 0 {
		return false
	}
	if d.Tokens[i-1].Kind == arabic.Quote && f.quotedBefore(i-1) > 0 && strings.HasPrefix(d.Tokens[i].Norm, "ال") {
		return true // "اتهم المتحدث باسم «كذا» الأمم المتحدة"
	}
	if !strings.HasPrefix(d.Tokens[i-1].Norm, "ال") {
		if d.PlaceAt[i-1] >= 0 && d.Places[d.PlaceAt[i-1]].First > 0 && d.Cue("preposition", d.Places[d.PlaceAt[i-1]].First-1) > 0 {
			return true // "حث المبعوث لدى ليبيا الجيش"
		}
		kind := d.Actors[m].Kind
		return (actors.Armed(kind) || kind == "government" || kind == "authority") && d.Cue("like-adjective", i-1) == 0 && described(d.Tokens[i-2], d.Tokens[i-1])
	}
	return !(d.Actors[m].End == i+1 && nisba(d.Tokens[i])) || manyOf(d.Tokens[i].Norm) && !manyOf(d.Tokens[i-1].Norm) // "انتقد الوزير الإسرائيليين"
}

// described reports whether the word before a name is an adjective that an indefinite noun has, so that neither can own what follows: "منظمة حقوقية".
func described(noun, adjective arabic.Token) bool {
	of := strings.HasSuffix(adjective.Norm, "يه") && noun.Marbuta || strings.HasSuffix(adjective.Norm, "ي") && !noun.Marbuta
	return of && noun.Kind == arabic.Word && len(adjective.Norm) > 8 && !strings.HasPrefix(noun.Norm, "ال")
}

// manyOf reports whether a word ends as a plural of people does in the oblique case.
func manyOf(word string) bool {
	return strings.HasSuffix(word, "يين") || strings.HasSuffix(word, "ين") && !strings.HasSuffix(word, "تين")
}

// opensOther reports whether token i begins what the speaker named from first speaks of: an act, a noun behind a complete name:
// "دان الرئيس العدوان", "نفت مصادر رسمية وجود".
func (f *finder) opensOther(first, i int) bool {
	d := f.d
	word, prev := d.Tokens[i], d.Tokens[i-1]
	switch {
	case d.Cue("all-of", i) > 0 || d.Cue("conduct", i) > 0:
		return true // "طالب الفريق جميع الأطراف", "انتقد رئيس البلدية سلوك الحكومة"
	case word.Kind != arabic.Word:
		return false
	case f.tellsAct(i, i+1) || strings.HasPrefix(prev.Norm, "ال") && f.hasActNoun(i):
		return true
	case d.Cue("called-on", i) > 0 && i > first:
		return true
	case d.ActorAt[i] >= 0 && d.Actors[d.ActorAt[i]].Kind == "person" && d.Actors[d.ActorAt[i]].First == i && !strings.HasPrefix(d.Tokens[first].Norm, "ال") && d.Cue("given-name", first) == 0 && !f.speakerNoun(first):
		return true // "اتهم فلان نتنياهو"
	case strings.HasPrefix(word.Norm, "ال"):
		if strings.HasSuffix(word.Norm, "ات") && strings.HasPrefix(prev.Norm, "ال") && !strings.HasSuffix(prev.Norm, "ات") && !f.familyName(first, i) {
			return true // no adjective of it: "دان المكتب الانتهاكات"
		}
		return !nisba(word) && d.ActorAt[i] < 0 && d.ActorAt[i-1] >= 0
	}
	return !word.Marbuta && prev.Marbuta && i-1 > first && !strings.HasPrefix(prev.Norm, "ال") && d.ActorAt[i-1] < 0
}

// familyName reports whether a word in "ات" stands right behind the office of one who calls on others or tells something, and so is his name:
// "طالب النائب الفريحات الحكومة". Behind a verb of blame it is what he blames.
func (f *finder) familyName(first, i int) bool {
	if first == 0 || i != first+1 || !f.noun("officer-of", first) {
		return false
	}
	h, ok := f.reporting(first - 1)
	return ok && (h.Entry.Type == "appeal" && h.Entry.Frame != "blame" || h.Entry.Class == "speech" && h.Entry.Frame == "say")
}

// tellsHarm reports whether a noun of what befell people stands at token i, behind no preposition: "مقتل", "إصابة".
func (f *finder) tellsHarm(i int) bool {
	kind, pro := f.d.Lex.HarmHeadAt(&f.d.Tokens[i])
	return (kind == tawatur.HarmKilled || kind == tawatur.HarmInjured) && pro == "" && f.d.Cue("preposition", i-1) == 0
}

// hasActNoun reports whether token i is a noun of act, with the article too.
func (f *finder) hasActNoun(i int) bool {
	for _, h := range f.d.Hits[i] {
		if h.Noun && h.Entry.Class == "act" {
			return true
		}
	}
	return false
}

// nisba reports whether a word ends as an adjective of belonging does: "السياسي", "السورية".
func nisba(t arabic.Token) bool {
	return strings.HasPrefix(t.Norm, "ال") && (strings.HasSuffix(t.Norm, "ي") || strings.HasSuffix(t.Norm, "يه") || strings.HasSuffix(t.Norm, "يون") || strings.HasSuffix(t.Norm, "يين"))
}

// ofBody gives the words for a speaker the identity of the body whose voice they are: "مصادر في الدفاع المدني", "مصادر المرصد",
// "وكالة الأنباء الرسمية (سانا)". Nobody but the body answers for them.
func (f *finder) ofBody(sp Speaker) Speaker {
	if sp.ID != "" {
		return sp
	}
	k := sp.First
	switch inside := f.d.Cue("inside", k+1); {
	case f.d.Tokens[k].Kind == arabic.Quote:
		k = f.pastQuotes(k)
	case inside > 0 && f.speakerNoun(k):
		k = f.pastQuotes(k + 1 + inside)
	case f.noun("voice", k):
		k = f.pastQuotes(k + 1)
		if !f.body(k, sp) {
			k = f.bracketed(sp)
		}
	default:
		return sp
	}
	if f.body(k, sp) {
		a := f.d.Actors[f.d.ActorAt[k]]
		sp.ID, sp.Kind = a.ID, a.Kind
	}
	return sp
}

// body reports whether the name of a known body begins at token k of the words for a speaker.
func (f *finder) body(k int, sp Speaker) bool {
	if k >= sp.End || f.d.ActorAt[k] < 0 {
		return false
	}
	a := f.d.Actors[f.d.ActorAt[k]]
	return a.First == k && a.End <= sp.End && !a.Generic && a.Kind != "person" && a.Kind != "civilians" && a.Kind != "unknown"
}

// bracketed returns where the name of a body stands in brackets or quotation marks among the words for a speaker, their end
// for none.
func (f *finder) bracketed(sp Speaker) int {
	for k := sp.First + 2; k < sp.End; k++ {
		if t := f.d.Tokens[k-1]; (t.Kind == arabic.Quote || t.Norm == "(") && f.body(k, sp) {
			return k
		}
	}
	return sp.End
}

// pastQuotes returns the first token from k on that is no quotation mark.
func (f *finder) pastQuotes(k int) int {
	for k < len(f.d.Tokens) && f.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	return k
}

// prepositions says over which prepositions the words for a speaker go on.
type prepositions int

const (
	none   prepositions = iota
	inside              // those of belonging: "مصادر في الجيش"
	all
)

// over tells the prepositions that the words from k go on over: all before what is said, else for sources and officials those of
// belonging.
func (f *finder) over(k, content int) prepositions {
	switch {
	case content > 0:
		return all
	case f.speakerNoun(k):
		return inside
	}
	return none
}

// heads reports whether the words for a speaker may begin at token k: a noun that tells no act and no harm.
func (f *finder) heads(k int) bool {
	d := f.d
	if d.Tokens[k].Kind == arabic.Quote {
		return f.quoted(k) > 0
	}
	if d.Tokens[k].Kind != arabic.Word || d.DateAt[k] >= 0 || d.PlaceAt[k] >= 0 && d.ActorAt[k] < 0 && !f.speakerNoun(k) || f.accusative(k) {
		return false
	}
	if m := d.ActorAt[k]; m >= 0 && strings.ContainsAny(d.ActorPro[m], "بلك") {
		return false
	}
	if (d.Tokens[k].Marbuta && strings.HasPrefix(d.Tokens[k].Norm, "ب") || strings.HasPrefix(d.Tokens[k].Norm, "بال")) && d.ActorAt[k] < 0 {
		return false // "بشدة", "بالوقوف"
	}
	if particle(d.Tokens[k]) {
		return false
	}
	if d.Cue("one-of", k) > 0 && k+1 < len(d.Tokens) && d.Cue("again", k+1) > 0 {
		return false // "تبنى أحد هذه الهجمات تنظيم كذا"
	}
	for _, c := range []string{"preposition", "that", "clause", "relative", "negation", "background", "planned", "anonymity", "conduct"} {
		if d.Cue(c, k) > 0 {
			return false
		}
	}
	if k > 0 && d.Cue("occasion", k-1) > 0 && !strings.HasPrefix(d.Tokens[k].Norm, "ال") {
		return false // "في مؤتمر صحافي"
	}
	if f.speakerNoun(k) {
		return true
	}
	if d.Cue("portion", k) > 0 && k+2 < len(d.Tokens) && d.Tokens[k+1].Norm == "من" && f.hasActNoun(k+2) {
		return false // "يعلن المزيد من الدعم"
	}
	if kind, _ := d.Lex.HarmHeadAt(&d.Tokens[k]); kind != "" {
		return false
	}
	for _, h := range d.Hits[k] {
		if h.Noun && h.Entry.Class == "act" || !h.Noun && !h.Part && h.Entry.Class == "speech" {
			return false
		}
	}
	return true
}

// speakerNoun reports whether token k is a noun that heads the words for a speaker, with the article or behind ل too: "المسؤول
// الأمني", "وفقا لمسؤولين".
func (f *finder) speakerNoun(k int) bool { return f.noun("speaker", k) }

// noun reports whether token k is a noun of a class of cues, with the article or behind ل and ب too.
func (f *finder) noun(class string, k int) bool {
	if k >= len(f.d.Tokens) || f.d.Tokens[k].Kind != arabic.Word {
		return false
	}
	if f.d.Cue(class, k) > 0 {
		return true
	}
	for _, r := range f.d.Tokens[k].Readings() {
		word := []arabic.Token{{Norm: r.Bare(), Kind: arabic.Word}}
		if strings.Trim(r.Pro, "وفلب") == "" && f.d.Lex.Cue(class, word, 0) > 0 {
			return true
		}
	}
	return false
}

// press reports whether token k names journalists or an outlet to whom somebody speaks: "للصحافيين", "لراديو المدينة", "لـ«كذا»".
func (f *finder) press(k int) bool {
	return (strings.HasPrefix(f.d.Tokens[k].Norm, "لل") || strings.HasPrefix(f.d.Tokens[k].Norm, "لال")) && f.noun("press", k) || f.spokenTo(k) >= 0
}

// spokenTo returns the mention of the outlet to whom somebody speaks, named at token k behind ل or, behind a statement, "مع": "لـ(كذا)", "في
// مقابلة مع قناة كذا"; -1 for others.
func (f *finder) spokenTo(k int) int {
	d, open := f.d, f.pastQuotes(k)
	if open >= len(d.Tokens) {
		return -1
	}
	t := d.Tokens[open].Norm
	apart := t == "ل" || (t == "مع" || t == "الي") && open > 1 && (f.statementAt(open-1) || f.statementAt(open-2))
	to := apart || open > 0 && d.Tokens[open-1].Norm == "ل"
	if apart {
		open = f.pastQuotes(open + 1)
	}
	if open >= len(d.Tokens) {
		return -1
	}
	m := d.ActorAt[open]
	if m < 0 || d.Actors[m].First != open || d.Actors[m].Kind != "media" || !to && !strings.Contains(d.ActorPro[m], "ل") {
		return -1
	}
	return m
}

// statementAt reports whether a statement or an occasion for one is named at token k: "مقابلة", "لقاء".
func (f *finder) statementAt(k int) bool {
	return f.d.Cue("statement", k) > 0 || f.d.Cue("occasion", k) > 0
}

// told reports whether a news agency to which somebody speaks is named at token k: "لوكالة الأنباء", "لـ سانا". What is said to an
// agency comes by it.
func (f *finder) told(k int) (Speaker, bool) {
	d := f.d
	if sp, ok := f.toldOutlet(k); ok {
		return sp, true
	}
	if d.Tokens[k].Norm == "ل" {
		k++
	}
	if k >= len(d.Tokens) {
		return Speaker{}, false
	}
	if !f.noun("agency", k) || !strings.HasPrefix(d.Tokens[k].Norm, "ل") && (k == 0 || d.Tokens[k-1].Norm != "ل") {
		return Speaker{}, false
	}
	if m := d.ActorAt[k]; m >= 0 && d.Actors[m].First == k {
		return f.actor(m), true
	}
	end := k + 1
	for end < len(d.Tokens) && end < k+4 && !f.endsName(end, none) {
		end++
	}
	return named(k, end), true
}

// toldOutlet reports whether another outlet than the report's own is spoken to at token k: "لقناة كذا".
func (f *finder) toldOutlet(k int) (Speaker, bool) {
	m := f.spokenTo(k)
	if m < 0 || f.d.Actors[m].ID == f.d.Outlet && f.d.Outlet != "" || f.d.Actors[m].ID == "" && (f.d.Actors[m].Generic || !f.noun("press", f.d.Actors[m].First)) {
		return Speaker{}, false
	}
	return f.actor(m), true
}

// accusative reports whether a word is written with the tanwin of an object or an adverb: "تسجيلاً".
func (f *finder) accusative(k int) bool {
	for i := f.d.Tokens[k].Start; i < f.d.Tokens[k].End; i++ {
		if f.d.Runes[i] == '\u064b' {
			return true
		}
	}
	t := f.d.Tokens[k].End
	return t < len(f.d.Runes) && f.d.Runes[t] == '\u064b'
}

// held goes on from an office to the name behind it, up to what is said: "المحامي العام في حماة، القاضي فلان، إن". A person or
// outlet that the tables know gives the speaker its id.
func (f *finder) held(sp Speaker, content int) Speaker {
	apart := sp.End+1 < len(f.d.Tokens) && f.d.Tokens[sp.End].Norm == "،" && f.connective(sp.End+1)
	for k := sp.End; !apart && k < content && k < sp.End+longestName; k++ {
		t := f.d.Tokens[k]
		if t.Kind == arabic.Word && (f.endsName(k, all) || f.d.Cue("between", k) > 0 || f.opensActor(k)) {
			break
		}
		if t.Norm == "،" && k > sp.End+1 || k+1 == content {
			sp = sp.upTo(k)
			break
		}
	}
	for k := sp.First; k < sp.End && sp.ID == ""; k++ {
		m := f.d.ActorAt[k]
		if m < 0 || f.governed(f.d.Actors[m].First) != "" {
			continue
		}
		if a := f.d.Actors[m]; a.Kind == "person" || a.Kind == "media" {
			sp.ID, sp.Kind = a.ID, a.Kind
		}
	}
	return sp
}

// bearer goes from an office to the one who holds it and is named between commas behind it, whom no table knows: "نائب المتحدث باسم
// الوزارة، فلان، إن". He is not the body that he speaks for.
func (f *finder) bearer(sp Speaker, content int) Speaker {
	if content <= sp.End || sp.Kind == "person" || sp.First != sp.Named || !f.speakerNoun(sp.First) || f.d.Tokens[sp.End].Norm != "،" {
		return sp
	}
	if f.noun("voice", sp.First) || f.connective(sp.End+1) || f.d.PlaceAt[sp.End+1] >= 0 {
		return sp
	}
	out := f.held(sp, content)
	if m := f.personIn(sp.End, out.End); m >= 0 {
		out.ID, out.Kind = f.d.Actors[m].ID, "person"
	} else if out.End > sp.End+2 && sp.Kind != "official" && out.ID == sp.ID {
		out.ID, out.Kind = "", "person"
	}
	return out
}

// personIn returns the mention of a person whom the tables know among the tokens first to end, -1 for none.
func (f *finder) personIn(first, end int) int {
	for k := first; k < end; k++ {
		if m := f.d.ActorAt[k]; m >= 0 && f.d.Actors[m].Kind == "person" && f.governed(f.d.Actors[m].First) == "" {
			return m
		}
	}
	return -1
}

// endsName reports whether the words for a speaker, which go on over some prepositions, end before token k.
func (f *finder) endsName(k int, over prepositions) bool {
	d := f.d
	t := d.Tokens[k]
	if t.Kind == arabic.Newline || t.Kind == arabic.Punct && t.Norm != "-" || d.DateAt[k] >= 0 || f.says(k) {
		return true
	}
	if d.Cue("relative", k) > 0 || d.Cue("clause", k) > 0 || d.Cue("also", k) > 0 || d.Cue("manner", k) > 0 || d.Cue("past-name", k) > 0 || d.Cue("hiswords", k) > 0 || f.leadsOn(k) {
		return true
	}
	if _, ok := f.told(k); ok {
		return true
	}
	if strings.HasPrefix(t.Norm, "بال") && over < all && d.PlaceAt[k] < 0 && d.ActorAt[k] < 0 && !f.speakerNoun(k-1) {
		return true // "طالبت الجهات الدولية بالعمل"
	}
	if t.Norm == "ل" && k+1 < len(d.Tokens) && d.Tokens[k+1].Kind == arabic.Quote {
		return false // "المستشار القانوني لـ«كذا»"
	}
	if d.Cue("preposition", k) > 0 {
		about := d.Cue("concerning", k) > 0 && !f.noun("issued", k-1) && d.Cue("given-out", k-1) == 0 // "كشفت اللجنة عن «كذا»", and not "بيان صادر عن"
		return about || over == none || over == inside && d.Cue("inside", k) == 0 || k+1 < len(d.Tokens) && (d.Cue("statement", k+1) > 0 || f.hasActNoun(k+1))
	}
	if t.Kind == arabic.Quote {
		return f.quoted(k) > 0 && f.spokenTo(k) >= 0 || f.quoted(k) == 0 && k > 0 && f.quotedBefore(k) == 0
	}
	return d.Cue("between", k) > 0 && over == none || f.press(k) || f.isVerb(k)
}

// leadsOn reports whether "إلى" stands at token k before what somebody calls for, and not where he is sent: "دعا فلان إلى وقف النار".
func (f *finder) leadsOn(k int) bool {
	d := f.d
	return d.Tokens[k].Norm == "الي" && k+1 < len(d.Tokens) && d.PlaceAt[k+1] < 0 && d.ActorAt[k+1] < 0 && d.Tokens[k+1].Kind == arabic.Word && !strings.HasPrefix(d.Tokens[k+1].Norm, "ال")
}

// quotedMost is the longest name in quotation marks, in words; what is longer is said.
const quotedMost = 4

// quoted returns the token behind a short quotation that opens at k, or 0.
func (f *finder) quoted(k int) int {
	if f.d.Tokens[k].Kind != arabic.Quote {
		return 0
	}
	for e := k + 1; e < len(f.d.Tokens) && e <= k+quotedMost+1; e++ {
		switch f.d.Tokens[e].Kind {
		case arabic.Quote:
			if e == k+1 {
				return 0
			}
			return e + 1
		case arabic.Number, arabic.Punct:
			if f.d.Tokens[e].Kind == arabic.Punct && f.d.Tokens[e].Norm != "-" {
				return 0
			}
		case arabic.Word:
			if f.isVerb(e) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// quotedBefore returns where the short quotation began that closes at k, or 0.
func (f *finder) quotedBefore(k int) int {
	for b := k - 2; b >= 0 && b >= k-quotedMost-1; b-- {
		if f.quoted(b) == k+1 {
			return b
		}
	}
	return 0
}

// apposed goes from people of a body to the body ("نشطاء المرصد") and from an owner to the outlet named right behind it.
// The correspondent of an outlet speaks for himself.
func (f *finder) apposed(sp Speaker) Speaker {
	if sp.Kind == "media" || sp.Kind == "monitor" || sp.ID == "correspondent" || sp.Kind == "person" {
		return sp
	}
	k := sp.End
	for k < len(f.d.Tokens) && f.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	if k+1 < len(f.d.Tokens) && f.d.Tokens[k].Norm == "،" {
		return f.named(sp, k+1)
	}
	if k >= len(f.d.Tokens) || f.d.ActorAt[k] < 0 || f.d.ActorPro[f.d.ActorAt[k]] != "" {
		return sp
	}
	switch m := f.d.ActorAt[k]; f.d.Actors[m].Kind {
	case "media", "monitor":
		return f.actor(m)
	}
	return sp
}

// named goes from an office to the person named behind it between commas: "قائد القوات، فلان، إن", and from an agency's
// owner to the agency: "وكالة أنباء النظام الرسمية، سانا، بأن".
func (f *finder) named(sp Speaker, k int) Speaker {
	m := f.d.ActorAt[k]
	if m < 0 || f.d.Actors[m].First != k || f.d.ActorPro[m] != "" {
		return sp
	}
	if kind := f.d.Actors[m].Kind; kind != "person" && kind != "media" {
		return sp
	}
	e := f.d.Actors[m].End
	if e >= len(f.d.Tokens) || f.d.Tokens[e].Norm != "،" {
		return sp
	}
	return f.actor(m)
}

// governed returns the preposition before or on token k, "" for a bare noun.
func (f *finder) governed(k int) string {
	d := f.d
	j := k - 1
	for j >= 0 && d.Tokens[j].Kind == arabic.Quote {
		j--
	}
	if j >= 0 && (d.Cue("preposition", j) > 0 && d.Cue("clause", j) == 0 || d.Tokens[j].Norm == "ل" || d.Tokens[j].Norm == "لـ") {
		return d.Tokens[j].Norm
	}
	if m := d.ActorAt[k]; m >= 0 && strings.ContainsAny(d.ActorPro[m], "بلك") {
		return d.ActorPro[m]
	}
	return ""
}
