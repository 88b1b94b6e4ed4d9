// Package lexicon loads the words by which acts, harm and speech are told: verbs with their generated forms, nouns,
// verb phrases, nouns for people, weapons, services, and the small closed classes of cue words.
//
// The entries are data (knowledge/*.tsv); this package only folds, conjugates and indexes them. It does not decide what
// a sentence says: that is the work of internal/read.
package lexicon

import (
	"fmt"
	"io/fs"
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/verb"
)

// Entry is an act, a helper verb or a speech verb of the lexicon.
type Entry struct {
	// ID names the entry in rules: "verbs/قصف".
	ID string
	// Class is act, light, occur, undergo, cause, harm, speech, end, phase, attempt or support.
	Class string
	// Type is the event type, or for harm the kind; "" when the class has none.
	Type string
	// Frame says how roles are found: transitive, on, with, to, say, strike, clash, meet, deal, siege, move, ...
	Frame string
	// Condition is what else must be there, from the note column: "place", "people", "forces", "actor", "done", "".
	Condition string
	// Lemma is the verb or noun, folded.
	Lemma string
	// Harm is what the lemma does in the reading of harm, by harmheads.tsv: "slay", "ward", ...; "" for nothing.
	Harm string
}

// Addresses reports whether an entry is an act of speaking to or about others: an appeal, an accusation, a denial or a threat.
func (e *Entry) Addresses() bool {
	switch e.Type {
	case "appeal", "accusation", "denial", "threat":
		return e.Class == "act"
	}
	return false
}

// Hit is an entry found at a token.
type Hit struct {
	First, End int
	Entry      *Entry
	// Noun says that the word is a noun (or verbal noun); Part that it is an active participle.
	Noun, Part bool
	// Passive says that the form is passive; MayPassive that it is spelled like both voices.
	Passive, MayPassive bool
	// Present and Future are the tense of a verb; the past is neither.
	Present, Future bool
	Gender, Number  byte
	// Pronoun is the attached pronoun behind the form, Pro the proclitics before it.
	Pronoun, Pro string
	// Definite says that a noun carries the article or a pronoun.
	Definite bool
}

// Ours reports whether the hit, which begins at token t, is a verb in the first person plural: "ونطالب", "ندين".
func (h Hit) Ours(t *arabic.Token) bool {
	return h.Present && !h.Noun && !h.Part && strings.HasPrefix(strings.TrimLeft(t.Norm, "وفس"), "ن")
}

// Person is a noun for people in counts of harm.
type Person struct {
	// Group is civilians, children, women, fighters, people or same.
	Group string
	// Kind is the harm the noun itself says ("قتيل": killed), or "".
	Kind string
	// Number is 1, 2, or 0 for many.
	Number int
}

// Mean is a weapon or method with what it makes of an unspecific strike (air, ground, blast) or when it counts (move, fire).
type Mean struct{ ID, Implies string }

// Phrase is a verb that makes an act together with a word behind it.
type Phrase struct {
	Entry *Entry
	With  map[string]bool
	// towards are the words of which one stands behind the verb of a phrase that is read behind its object alone.
	towards map[string]bool
	// signs has the signs of the words in With, so that most others are told without looking them up.
	signs uint64
}

// Lexicon is the index over all entries. It is read-only after Load.
type Lexicon struct {
	verbs   map[string][]form
	nouns   arabic.Dict[*Entry]
	phrases map[string][]*Phrase
	// conjugated are the verbs, folded, whose forms are in verbs.
	conjugated map[string]bool
	people     map[string]Person
	// noPeople are words spelled like a form of a noun for people.
	noPeople map[string]bool
	// constructs are plurals of people that stand before a name or pronoun only.
	constructs map[string]bool
	harmHeads  map[string]string
	// marbutaHeads are those of harmHeads that end in a ta marbuta, folded.
	marbutaHeads map[string]bool
	means        arabic.Dict[Mean]
	services     arabic.Dict[string]
	cues         map[string]*arabic.Dict[string]
	// cueOpeners are the classes of which a cue begins with a word, completing the words that complete some phrase.
	cueOpeners map[string][]cueClass
	completing map[string]bool
	scenes     scenes
	memo       arabic.Memo[wordFacts]
	cueMemo    arabic.Memo[Cues]
	ownedMemo  arabic.Memo[ownedCues]
}

type form struct {
	entry *Entry
	verb.Form
}

// Load reads the lexicon's files. Errors name file and line.
func Load(files fs.FS) (*Lexicon, error) {
	l := &Lexicon{verbs: map[string][]form{}, phrases: map[string][]*Phrase{}, conjugated: map[string]bool{}, people: map[string]Person{}, noPeople: map[string]bool{}, constructs: map[string]bool{},
		harmHeads: map[string]string{}, marbutaHeads: map[string]bool{}, cues: map[string]*arabic.Dict[string]{}, completing: map[string]bool{}, cueOpeners: map[string][]cueClass{}, scenes: scenes{map[string]string{}, map[string]bool{}, map[string]string{}, map[[2]string]bool{}}}
	for _, step := range []struct {
		file string
		min  int
		add  func(cols []string) error
	}{
		{"harmheads.tsv", 2, l.addHarmHead}, // which entries refer to
		{"verbs.tsv", 6, l.addVerb}, {"nouns.tsv", 3, l.addNoun}, {"phrases.tsv", 4, l.addPhrase},
		{"people.tsv", 5, l.addPerson}, {"means.tsv", 3, l.addMean},
		{"services.tsv", 2, l.addService}, {"cues.tsv", 2, l.addCue}, {"scenes.tsv", 2, l.addScene},
	} {
		if err := eachRow(files, step.file, step.min, step.add); err != nil {
			return nil, err
		}
	}
	for name, d := range l.cues {
		for w := range d.Openers {
			l.cueOpeners[w] = append(l.cueOpeners[w], cueClass{name, d})
		}
	}
	return l, nil
}

// eachRow calls add with the columns of every line that is no comment.
func eachRow(files fs.FS, name string, min int, add func([]string) error) error {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("lexicon: %w", err)
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) < min {
			return fmt.Errorf("%s:%d: %d columns, want at least %d", name, n+1, len(cols), min)
		}
		if err := add(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n+1, err)
		}
	}
	return nil
}

// note returns what a part of the note column says behind an opening word; parts are separated by "; ".
func note(cols []string, i int, opening string) string {
	if i < len(cols) {
		for part := range strings.SplitSeq(cols[i], "; ") {
			if said, ok := strings.CutPrefix(part, opening+" "); ok {
				return said
			}
		}
	}
	return ""
}

// condition reads the note "only …" of an act: "only with a place" asks for a place.
func condition(cols []string, i int) string {
	said := note(cols, i, "only")
	if said == "" {
		return ""
	}
	for _, k := range []string{"force in a place", "place, actor", "place", "counted people", "people", "forces", "force", "speaker", "armed agent", "person", "main verb", "done", Fired} {
		if strings.Contains(said, k) {
			return k
		}
	}
	return "said"
}

// spellings reads the note "never: a|b": forms that are other words far more often.
func spellings(cols []string, i int) map[string]bool {
	out := map[string]bool{}
	for w := range strings.SplitSeq(note(cols, i, "never:"), "|") {
		out[arabic.Fold(w)] = true
	}
	return out
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// setLemma gives an entry its lemma.
func (l *Lexicon) setLemma(e *Entry, lemma string) {
	e.Lemma = arabic.Fold(lemma)
	e.Harm, _ = l.harmHead(arabic.FormOf(e.Lemma))
}

func (l *Lexicon) addVerb(c []string) error {
	e := &Entry{ID: "verbs/" + c[0], Class: c[3], Type: dash(c[4]), Frame: c[5], Condition: condition(c, 6)}
	l.setLemma(e, c[0])
	in := verb.Entry{Past: c[0], Present: dash(c[1])}
	if m := dash(c[2]); m != "" {
		in.Masdar = strings.Split(m, "|")
	}
	forms, err := verb.Forms(in)
	if err != nil {
		return err
	}
	l.conjugated[e.Lemma] = true
	never := spellings(c, 6)
	for _, f := range forms {
		if never[f.Text] || f.Tense == "passive-part" && e.Class != "support" || f.Tense == "masdar" && c[2] == "-" {
			continue
		}
		l.verbs[f.Text] = append(l.verbs[f.Text], form{e, f})
	}
	return nil
}

func (l *Lexicon) addNoun(c []string) error {
	e := &Entry{Class: "act", Type: c[1], Frame: c[2]}
	if c[1] == "-" {
		e.Class, e.Type = "shadow", "" // a phrase that only looks like an act
	}
	for _, f := range strings.Split(c[0], "|") {
		if e.ID == "" {
			e.ID = "nouns/" + f
			l.setLemma(e, f)
		}
		ws := arabic.Words(f)
		l.nouns.AddWords(ws, e)
		if !strings.HasPrefix(ws[0], "ال") {
			with := append([]string{"ال" + ws[0]}, ws[1:]...)
			l.nouns.AddWords(with, e)
		}
	}
	return nil
}

func (l *Lexicon) addPhrase(c []string) error {
	e := &Entry{ID: "phrases/" + c[0] + " " + c[1], Class: "act", Type: c[2], Frame: c[3], Condition: condition(c, 4)}
	l.setLemma(e, c[0])
	if c[2] == "killed" {
		e.Class = "harm"
	}
	p := &Phrase{Entry: e, With: map[string]bool{}}
	if to := note(c, 4, "towards:"); to != "" {
		p.towards = map[string]bool{}
		for w := range strings.SplitSeq(to, "|") {
			p.towards[arabic.Fold(w)] = true
		}
	}
	for w := range strings.SplitSeq(c[1], "|") {
		for _, f := range caseForms(arabic.Fold(w)) {
			p.With[f], l.completing[f] = true, true
			p.signs |= arabic.Sign(f)
		}
	}
	l.phrases[e.Lemma] = append(l.phrases[e.Lemma], p)
	in := verb.Entry{Past: c[0]}
	if m := note(c, 4, "masdar:"); m != "" {
		in.Masdar = strings.Split(m, "|")
	}
	helper := &Entry{ID: e.ID, Class: "helper", Frame: c[3], Lemma: e.Lemma, Harm: e.Harm}
	if l.conjugated[e.Lemma] {
		for _, m := range in.Masdar { // the verb alone is no act as a noun: "إصابة"
			m = arabic.Fold(m)
			l.verbs[m] = append(l.verbs[m], form{helper, verb.Form{Text: m, Tense: "masdar"}})
		}
		return nil
	}
	return l.conjugate(helper, in, spellings(c, 4))
}

// caseForms returns a word that completes a phrase as it may stand there: with the article, and in the accusative.
func caseForms(w string) []string {
	out := []string{w}
	if strings.HasPrefix(w, "ال") || len(w) < len("سيل") {
		return out
	}
	out = append(out, "ال"+w)
	if !strings.HasSuffix(w, "ا") && !strings.HasSuffix(w, "ه") {
		out = append(out, w+"ا")
	}
	return out
}

// conjugate enters the forms of a verb that does nothing by itself, for the phrases that it opens.
func (l *Lexicon) conjugate(helper *Entry, v verb.Entry, never map[string]bool) error {
	forms, err := verb.Forms(v)
	if err != nil {
		return err
	}
	l.conjugated[helper.Lemma] = true
	for _, f := range forms {
		if f.Tense != "passive-part" && !never[f.Text] {
			l.verbs[f.Text] = append(l.verbs[f.Text], form{helper, f})
		}
	}
	return nil
}

func (l *Lexicon) addPerson(c []string) error {
	if c[1] == "*" {
		c = regular(c)
		defer l.addWomen(c)
	}
	kind := dash(c[4])
	// Plurals first: "مدنيين" is spelled like the dual, and an unknown number is the safe reading.
	for _, n := range []int{0, 1, 2} {
		col := c[(n+2)%3]
		for _, w := range strings.Split(col, "|") {
			if other, ok := strings.CutPrefix(w, "!"); ok {
				l.noPeople[arabic.Fold(other)] = true
				continue
			}
			w = arabic.Fold(w)
			if _, taken := l.people[w]; w != "" && !taken {
				l.people[w] = Person{Group: c[3], Kind: kind, Number: n}
			}
		}
	}
	for _, w := range strings.Split(c[0], "|") {
		l.dual(w)
	}
	for _, w := range strings.Split(c[2], "|") {
		l.construct(arabic.Fold(w))
	}
	return nil
}

// regular writes out a row of nouns for a man that take the usual endings: the accusative and the duals, and for "*" first
// among the plurals the sound ones.
func regular(c []string) []string {
	var one, two, many []string
	sound := c[2] == "*" || strings.HasPrefix(c[2], "*|")
	for w := range strings.SplitSeq(c[0], "|") {
		one = append(one, w, w+"ا")
		two = append(two, w+"ين", w+"ان")
		if sound {
			many = append(many, w+"ين", w+"ون")
		}
	}
	if c[2] != "*" {
		many = append(many, strings.TrimPrefix(c[2], "*|"))
	}
	return []string{strings.Join(one, "|"), strings.Join(two, "|"), strings.Join(many, "|"), c[3], c[4], c[0]}
}

// addWomen adds the feminine of a regular row: "ممرضة", "ممرضتان", "ممرضات". A noun that is taken, or told to be another word, is left out.
func (l *Lexicon) addWomen(c []string) {
	group := c[3]
	if group == "civilians" {
		group = "women"
	}
	for w := range strings.SplitSeq(c[5], "|") {
		for n, forms := range [][]string{{w + "ات"}, {w + "ة"}, {w + "تين", w + "تان"}} {
			for _, f := range forms {
				if f = arabic.Fold(f); l.people[f] == (Person{}) && !l.noPeople[f] {
					l.people[f] = Person{Group: group, Kind: dash(c[4]), Number: n}
				}
			}
		}
	}
}

// dual adds the nominative dual of a noun for one person, which is spelled like no plural: "مسعفان", "ضحيتان". A noun with a
// pronoun or in the accusative has none.
func (l *Lexicon) dual(one string) {
	p, ok := l.people[arabic.Fold(one)]
	stem, marbuta := strings.CutSuffix(one, "ة")
	if !ok || p.Number != 1 || len([]rune(one)) < 3 || !marbuta && strings.ContainsAny(one[len(one)-2:], "اهىء") {
		return
	}
	if marbuta {
		stem += "ت"
	}
	two := arabic.Fold(stem + "ان")
	if _, taken := l.people[two]; !taken {
		p.Number = 2
		l.people[two] = p
	}
}

// construct adds the form of a plural before the name of a body or place, or a pronoun: "مقاتلي", "مقاتلو", "موظفيها". It has no article
// ("الدوام المدرسي").
func (l *Lexicon) construct(w string) {
	p := l.people[w]
	stem, ok := strings.CutSuffix(w, "ين")
	if !ok || p.Number != 0 || p.Group != "fighters" && p.Group != "people" && p.Group != "civilians" {
		return
	}
	for _, end := range []string{"ي", "و"} {
		if _, taken := l.people[stem+end]; !taken && !l.noPeople[stem+end] {
			l.people[stem+end] = p
			l.constructs[stem+end] = true
		}
	}
}

func (l *Lexicon) addHarmHead(c []string) error {
	for _, w := range strings.Split(c[0], "|") {
		l.harmHeads[arabic.Fold(w)] = c[1]
		if strings.HasSuffix(w, "ة") {
			l.marbutaHeads[arabic.Fold(w)] = true
		}
	}
	return nil
}

func (l *Lexicon) addMean(c []string) error {
	for _, w := range strings.Split(c[0], "|") {
		for _, v := range withArticle(w) {
			l.means.AddWords(v, Mean{dash(c[1]), dash(c[2])})
		}
	}
	return nil
}

func (l *Lexicon) addService(c []string) error {
	for _, w := range strings.Split(c[0], "|") {
		for _, v := range withArticle(w) {
			l.services.AddWords(v, c[1])
		}
	}
	return nil
}

// withArticle returns a phrase as written and with the article on every word.
func withArticle(phrase string) [][]string {
	ws := arabic.Words(phrase)
	def := make([]string, len(ws))
	for i, w := range ws {
		def[i] = w
		if !strings.HasPrefix(w, "ال") {
			def[i] = "ال" + w
		}
	}
	return [][]string{ws, def}
}

func (l *Lexicon) addCue(c []string) error {
	d := l.cues[c[0]]
	if d == nil {
		d = &arabic.Dict[string]{}
		l.cues[c[0]] = d
	}
	for _, w := range strings.Split(c[1], "|") {
		d.Add(w, w)
	}
	return nil
}

// Mean returns the weapon named at token i with how many tokens name it; a weapon without an id is words that only look like one.
func (l *Lexicon) Mean(ts []arabic.Token, i int) (Mean, int) {
	if m, ok := l.means.Find(ts, i); ok {
		return m.Values[0], m.End - i
	}
	return Mean{}, 0
}

// Service returns the service named at token i with how many tokens name it.
func (l *Lexicon) Service(ts []arabic.Token, i int) (string, int) {
	if m, ok := l.services.Find(ts, i); ok {
		return m.Values[0], m.End - i
	}
	return "", 0
}
