package lexicon

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// wordFacts is what the lexicon knows of a word, whatever stands around it. It is worked out when the word is first met.
type wordFacts struct {
	// verbs are the readings as forms of a verb; with is the same for a spelling with a ta marbuta, which is no pronoun.
	verbs, withMarbuta []verbReading
	// nouns are the nouns of act that begin with it.
	nouns arabic.Opening[*Entry]
	// pronounNoun is the noun of act that the word is with an attached pronoun.
	pronounNoun *Hit
	person      Person
	isPerson    bool
	// withPronoun says that the noun for people carries a pronoun: "سائقه".
	withPronoun bool
	// harmKind is the kind of harm that the word heads behind harmPro, or "".
	harmKind, harmPro string
	// marbutaHead says that the head ends in a ta marbuta, so that a ه in its place is one too: "his injury" is written with a ت.
	marbutaHead bool
	// scene is "war", "mishap" or "".
	scene string
	// finite says that it is spelled like a finite verb; completes that it may complete a verb phrase.
	finite, completes bool
}

// cueClass is a class of cues with its words.
type cueClass struct {
	name  string
	words *arabic.Dict[string]
}

// cueWord is a class of which a cue begins with some word.
type cueWord struct {
	name  string
	signs Signs
	cues  arabic.Opening[string]
	// further has the signs of the words with which a cue of the class goes on; length is how many tokens it is where none of them follows.
	further uint64
	length  int
}

// Cues are the classes of which a cue begins with some word.
type Cues struct {
	signs Signs
	list  []cueWord
	// further has the signs of the words with which a cue goes on, and alone is what is found where none of them stands behind the word.
	further uint64
	alone   Found
}

// Found are the cues that begin at one token of a text, one at most of each class. Most words begin cues of more classes than are found there,
// since what goes on with several words is seldom meant.
type Found struct {
	signs Signs
	list  []FoundCue
}

// FoundCue is a class of which a cue is found, and how many tokens it is.
type FoundCue struct {
	signs  Signs
	class  string
	length int
}

// Signs is a set of classes of cues that may seem to have others too, so that most questions for another class are answered at
// once: Hint is so short that it is compiled into its callers, and what it lets through Has tells nearly always.
type Signs [2]uint64

// Hint reports whether a class may be in the set.
func (s *Signs) Hint(class string) bool { return s[0]&classSign(class) != 0 }

// Has reports the same and is seldom wrong.
func (s *Signs) Has(class string) bool { return s.Hint(class) && s[1]&otherSign(class) != 0 }

// May is Has for a class whose signs are known.
func (s *Signs) May(class Signs) bool { return s[0]&class[0] != 0 && s[1]&class[1] != 0 }

// Add adds the classes of another set.
func (s *Signs) Add(o *Signs) {
	s[0] |= o[0]
	s[1] |= o[1]
}

// classSign is one bit that stands for a class of cues, and for a few others.
func classSign(name string) uint64 {
	return 1 << ((uint(name[len(name)-1]) + uint(name[len(name)/2])*5 + uint(len(name))*9) % 64)
}

// otherSign is another such bit: few classes share both.
func otherSign(name string) uint64 {
	return 1 << ((uint(name[len(name)/3])*3 + uint(name[len(name)-1]) + uint(name[2*len(name)/3])*13 + uint(len(name))*5) % 64)
}

// SignsOf returns the signs of one class.
func SignsOf(name string) Signs { return Signs{classSign(name), otherSign(name)} }

// SignsOfAll returns the signs of several classes.
func SignsOfAll(names ...string) Signs {
	var out Signs
	for _, name := range names {
		own := SignsOf(name)
		out.Add(&own)
	}
	return out
}

// verbReading is a hit whose place is still to be filled in, with the phrases that its verb may make.
type verbReading struct {
	hit     Hit
	phrases []*Phrase
}

// facts returns what is known of a word.
func (l *Lexicon) facts(w *arabic.WordForm) *wordFacts {
	if l.memo.Silent(w) {
		return l.memo.Zero()
	}
	return l.memo.OrZero(w, l.learn)
}

// cuesOf lists the classes of which a cue begins with a word; nil for none.
func (l *Lexicon) cuesOf(w *arabic.WordForm) *Cues {
	out, alone := &Cues{}, []arabic.Token{{Norm: w.Text}}
	for _, r := range w.Readings() {
		for _, c := range l.cueOpeners[r.Stem] {
			if slices.ContainsFunc(out.list, func(o cueWord) bool { return o.name == c.name }) {
				continue
			}
			cues := c.words.Opening(w)
			own := cueWord{name: c.name, signs: SignsOf(c.name), cues: cues, further: cues.Further()}
			own.length = own.lengthAt(alone, 0)
			out.list = append(out.list, own)
			out.signs.Add(&own.signs)
			out.further |= own.further
		}
	}
	if out.list == nil {
		return nil
	}
	out.alone, _ = out.find(alone, 0, 0, nil)
	return out
}

// FindAll finds the cues at token i, the token that these cues begin with. It appends to room what depends on the words behind, and returns room.
func (c *Cues) FindAll(ts []arabic.Token, i int, room []FoundCue) (Found, []FoundCue) {
	if c == nil {
		return Found{}, room
	}
	if c.further == 0 {
		return c.alone, room
	}
	next := arabic.SignBehind(ts, i)
	if c.further&next == 0 {
		return c.alone, room
	}
	return c.find(ts, i, next, room)
}

// find is FindAll where cues may go on with the word behind, whose sign is next.
func (c *Cues) find(ts []arabic.Token, i int, next uint64, room []FoundCue) (Found, []FoundCue) {
	out, from := Found{}, len(room)
	for k := range c.list {
		w := &c.list[k]
		n := w.length
		if w.further&next != 0 {
			n = w.lengthAt(ts, i)
		}
		if n > 0 {
			room = append(room, FoundCue{w.signs, w.name, n})
			out.signs.Add(&w.signs)
		}
	}
	out.list = room[from:len(room):len(room)]
	return out, room
}

// Hint reports whether a cue of the class may be among them: the same as whether Length is not 0, but for a few classes. It is compiled into
// its callers.
func (f *Found) Hint(class string) bool { return f.signs.Hint(class) }

// May is Hint for a class whose signs are known, and is seldom wrong.
func (f *Found) May(class Signs) bool { return f.signs.May(class) }

// Signs returns the signs of the classes found.
func (f *Found) Signs() *Signs { return &f.signs }

// All calls yield for each cue found, with the sign of its class and how many tokens it is.
func (f *Found) All(yield func(class *Signs, length int) bool) {
	for k := range f.list {
		if !yield(&f.list[k].signs, f.list[k].length) {
			return
		}
	}
}

// Length returns how many tokens the cue of the class is, 0 where none is found.
func (f *Found) Length(class string) int {
	other := otherSign(class)
	if f.signs[1]&other == 0 {
		return 0
	}
	for k := range f.list {
		if c := &f.list[k]; c.signs[1] == other && c.class == class {
			return c.length
		}
	}
	return 0
}

// learn works out the facts of a word, nil for none.
func (l *Lexicon) learn(w *arabic.WordForm) *wordFacts {
	owned := arabic.PronounReadings(w.Text)
	f := &wordFacts{verbs: l.verbReadings(w, owned), nouns: l.nouns.Opening(w), pronounNoun: l.pronounNoun(owned)}
	f.withMarbuta = f.verbs
	if len(f.verbs) > 0 && f.verbs[0].hit.Pronoun == "ه" {
		f.withMarbuta = l.verbReadings(w, slices.DeleteFunc(slices.Clone(owned), func(r arabic.Reading) bool { return r.Enc == "ه" }))
	}
	f.person, f.isPerson = l.personOf(w)
	if !f.isPerson {
		f.person, f.isPerson = l.relativeOf(owned)
		f.withPronoun = f.isPerson
	}
	f.harmKind, f.harmPro = l.harmHead(w)
	for _, r := range w.Readings() {
		f.marbutaHead = f.marbutaHead || l.marbutaHeads[r.Stem]
	}
	f.scene = l.sceneOf(w)
	for _, r := range w.Readings() {
		f.completes = f.completes || l.completing[r.Stem]
	}
	own := l.verbs[w.Text]
	f.finite = len(w.Text) > 6 && len(own) > 0 && !own[0].isNominal()
	if f.verbs == nil && f.withMarbuta == nil && f.nouns.Empty() && f.pronounNoun == nil && !f.isPerson && f.harmKind == "" && f.harmPro == "" && f.scene == "" && !f.completes {
		return nil // which a finite verb has not
	}
	return f
}

// pronounNoun finds a noun of act with an attached pronoun ("هجومه", "غاراتها") among the readings of a word with one.
func (l *Lexicon) pronounNoun(owned []arabic.Reading) *Hit {
	for _, r := range owned {
		if r.Enc == "ي" || r.Enc == "ك" || r.Enc == "نا" {
			continue
		}
		if v := l.nouns.Get(r.Stem); len(v) > 0 {
			return &Hit{Entry: v[0], Noun: true, Pro: r.Pro, Pronoun: r.Enc, Definite: true}
		}
	}
	return nil
}

// verbReadings finds the verbs of which the word is a form, by itself or in its readings with a pronoun.
func (l *Lexicon) verbReadings(w *arabic.WordForm, owned []arabic.Reading) []verbReading {
	var out []verbReading
	for _, h := range l.verbHits(w, owned) {
		out = append(out, verbReading{h, l.phrases[h.Entry.Lemma]})
	}
	return out
}

func (l *Lexicon) verbHits(w *arabic.WordForm, owned []arabic.Reading) []Hit {
	var out []Hit
	for _, r := range w.Readings() {
		out = l.forms(out, r)
		if r.HasArticle() {
			b := r
			b.Stem = r.Bare()
			n := len(out)
			out = l.forms(out, b)
			out = keepDefinite(out, n)
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, r := range owned {
		if out = l.transitive(l.forms(out, r)); len(out) > 0 {
			return out
		}
	}
	return out
}

// personOf finds the people noun that a word is.
func (l *Lexicon) personOf(w *arabic.WordForm) (Person, bool) {
	for _, r := range w.Readings() {
		if strings.Contains(r.Pro, "ك") {
			continue // "احتجزوا كرهائن": likened to them, not counted
		}
		if l.noPeople[r.Stem] {
			return Person{}, false
		}
		if p, ok := l.people[r.Stem]; ok {
			return p, true
		}
		if p, ok := l.people[r.Bare()]; ok && !l.constructs[r.Bare()] {
			return p, true
		}
	}
	return Person{}, false
}

// relativeOf reads a noun for people with the pronoun of somebody: "سائقه".
func (l *Lexicon) relativeOf(owned []arabic.Reading) (Person, bool) {
	for _, r := range owned {
		if p, ok := l.people[r.Stem]; ok && r.Enc != "ي" && r.Enc != "ك" {
			p.Kind = ""
			return p, true
		}
	}
	return Person{}, false
}

func (l *Lexicon) harmHead(w *arabic.WordForm) (kind, pro string) {
	for _, r := range w.Readings() {
		if k, ok := l.harmHeads[r.Stem]; ok {
			return k, r.Pro
		}
	}
	return "", ""
}

// Person returns the people noun at a folded word, behind clitics.
func (l *Lexicon) Person(w string) (Person, bool) {
	f := l.facts(arabic.FormOf(w))
	return f.person, f.isPerson
}

// PersonAt is Person for a token, whose word need not be looked up. A ta marbuta is no pronoun: "مقدمة" is none of "مقدم".
func (l *Lexicon) PersonAt(t *arabic.Token) (Person, bool) {
	f := l.facts(t.Form())
	if f.withPronoun && t.Marbuta {
		return Person{}, false
	}
	return f.person, f.isPerson
}

// HarmHeadAt returns the kind of harm that a noun heads ("مقتل": killed) with its proclitics.
func (l *Lexicon) HarmHeadAt(t *arabic.Token) (kind, pro string) {
	f := l.facts(t.Form())
	return f.harmKind, f.harmPro
}

// EndsInMarbuta reports whether a word ends in a ta marbuta, be it written or, in the name of a harm, spelled as ه: "إصابه 3".
func (l *Lexicon) EndsInMarbuta(t *arabic.Token) bool {
	return t.Marbuta || l.facts(t.Form()).marbutaHead
}

// Cue returns how many tokens at i form a cue word of the class, 0 for none.
func (l *Lexicon) Cue(class string, ts []arabic.Token, i int) int {
	if i < 0 || i >= len(ts) {
		return 0
	}
	return l.CuesAt(&ts[i]).Find(class, ts, i)
}

// CuesAt returns the cues that begin with a token, for [Cues.Find]; nil for none.
func (l *Lexicon) CuesAt(t *arabic.Token) *Cues {
	if t.Kind != arabic.Word && t.Kind != arabic.Number {
		return nil
	}
	w := t.Form()
	if l.cueMemo.Silent(w) {
		return nil
	}
	return l.cueMemo.Of(w, l.cuesOf)
}

// IsCue reports whether a folded word is, all by itself, a cue of one of the classes.
func (l *Lexicon) IsCue(word string, classes ...string) bool {
	alone := []arabic.Token{{Norm: word}}
	cues := l.CuesAt(&alone[0])
	return slices.ContainsFunc(classes, func(class string) bool { return cues.Find(class, alone, 0) > 0 })
}

// Find returns how many tokens at i, the token that these cues begin with, form a cue word of the class, 0 for none.
func (c *Cues) Find(class string, ts []arabic.Token, i int) int {
	if c == nil {
		return 0
	}
	own := SignsOf(class)
	if !c.signs.May(own) {
		return 0
	}
	for k := range c.list {
		if c.list[k].signs == own && c.list[k].name == class {
			return c.list[k].lengthAt(ts, i)
		}
	}
	return 0
}

// ownedCues are the classes of which a word is a cue when the pronoun of its owner is taken off it.
type ownedCues []string

// OwnedCue reports whether a token is a cue of the class with the pronoun of its owner: "مقراتها".
func (l *Lexicon) OwnedCue(class string, t *arabic.Token) bool {
	owned := l.ownedMemo.Of(t.Form(), l.ownedCuesOf)
	return owned != nil && slices.Contains(*owned, class)
}

// ownedCuesOf lists the classes of cues that a word belongs to without its pronoun; nil for none.
func (l *Lexicon) ownedCuesOf(w *arabic.WordForm) *ownedCues {
	var out ownedCues
	for _, r := range arabic.PronounReadings(w.Text) {
		stem := []arabic.Token{{Norm: r.Stem}}
		cues := l.CuesAt(&stem[0])
		if cues == nil {
			continue
		}
		for i := range cues.list {
			if cues.list[i].lengthAt(stem, 0) > 0 {
				out = append(out, cues.list[i].name)
			}
		}
	}
	if out == nil {
		return nil
	}
	return &out
}

// lengthAt returns how many tokens at i are one of the cues, 0 for none.
func (c *cueWord) lengthAt(ts []arabic.Token, i int) int {
	m, ok := c.cues.Find(ts, i)
	if !ok || strings.Trim(m.Pro, "وف") != "" {
		return 0
	}
	return m.End - i
}
