package verb

import (
	"fmt"

	"tawatur/arabic"
)

// Tenses of a form.
const (
	Past        = "past"
	Present     = "present"
	Masdar      = "masdar"
	ActivePart  = "active-part"
	PassivePart = "passive-part"
)

// Entry is a verb as a dictionary gives it.
type Entry struct {
	// Past is the third person masculine singular: "قصف", "استهدف", "شن", "نفى". A lemma that exists only in the passive
	// is given in it ("توفي", "أصيب") and makes passive forms only.
	Past string
	// Present is the same person's present where a weak radical or the measure shows in it ("يقول", "يدعو", "يؤكد"); empty
	// means that it is derived.
	Present string
	// Masdar are the verbal nouns, with their broken plurals if wanted ("هجوم", "هجمات"); empty means that the regular
	// one is derived, for measures II to X and quadriliterals.
	Masdar []string
}

// Form is one spelling of a verb with what it says. A spelling that says several things ("قصفت") comes as several forms.
type Form struct {
	// Text is the spelling, folded.
	Text string
	// Tense is Past, Present (indicative, subjunctive and jussive), Masdar, ActivePart or PassivePart.
	Tense   string
	Passive bool
	// Person is 1 or 3, and 0 for participles and verbal nouns.
	Person int
	// Gender is 'm' or 'f'; the first person, which has none, is 'm'.
	Gender byte
	// Number is 's', 'd' or 'p'.
	Number byte
}

// Forms returns the forms of a verb, each once, past before present, active before passive, then the nouns. The error
// says why a lemma is not understood; it is never partly conjugated.
func Forms(e Entry) ([]Form, error) {
	t, err := loadTables()
	if err != nil {
		return nil, fmt.Errorf("verb: load tables: %w", err)
	}
	l, err := t.recognise(e)
	if err != nil {
		return nil, fmt.Errorf("verb: conjugate %q: %w", e.Past, err)
	}
	p, ok := t.patterns[l.measure+" "+l.class]
	if !ok {
		return nil, fmt.Errorf("verb: conjugate %q: no pattern for measure %s, %s", e.Past, l.measure, l.class)
	}
	c := conjugator{t: t, l: l, p: p, seen: map[Form]bool{}}
	c.finite()
	c.participles()
	c.masdars(e.Masdar)
	return c.forms, nil
}

// conjugator collects the forms of one verb.
type conjugator struct {
	t     *tables
	l     lemma
	p     pattern
	forms []Form
	seen  map[Form]bool
}

// add adds a vocalised form in each way of writing its hamzas.
func (c *conjugator) add(text string, f Form) {
	for _, s := range spell(text) {
		c.put(s, f)
	}
}

// put adds a form whose hamzas have their seats already.
func (c *conjugator) put(text string, f Form) {
	f.Text = arabic.Fold(text)
	if f.Text != "" && !c.seen[f] {
		c.seen[f] = true
		c.forms = append(c.forms, f)
	}
}

func (c *conjugator) finite() {
	for _, tense := range []string{Past, Present} {
		if !c.l.passiveOnly {
			c.tense(tense, "", Form{Tense: tense})
		}
		c.tense(tense, "-passive", Form{Tense: tense, Passive: true})
	}
}

// tense adds one tense in one voice; voice is the suffix of the pattern's column.
func (c *conjugator) tense(tense, voice string, f Form) {
	v, ok := c.stem(tense+voice, tense == Present && voice == "")
	if !ok {
		return
	}
	cons, ok := c.stem(tense+voice+"C", tense == Present && voice == "")
	if !ok {
		cons = v
	}
	final := finalOf(v)
	if tense == Past && voice == "" && final == "maqsura" {
		final = c.l.pastFinal
	}
	for _, e := range c.t.endings[tense+" "+final] {
		s := v
		if e.stem == 'C' || e.stem == 'J' && c.l.class == "hollow" {
			s = cons
		}
		c.add(e.prefix+join(s, e.ending), e.mark(f))
	}
}

// stem fills a column of the pattern with the radicals, and false where the pattern has none. The و of وصل is dropped in
// the present (يصل) unless the entry's present keeps it.
func (c *conjugator) stem(column string, dropWaw bool) (string, bool) {
	s := c.p[column]
	if s == "" || s == "-" || s == "=" {
		return "", false
	}
	if dropWaw && c.l.dropsWaw {
		s = removeRadical(s)
	}
	return c.l.fill(s), true
}

func (c *conjugator) participles() {
	if !c.l.passiveOnly {
		c.participle("active", Form{Tense: ActivePart})
	}
	c.participle("passive", Form{Tense: PassivePart, Passive: true})
}

func (c *conjugator) participle(column string, f Form) {
	s, ok := c.stem(column, false)
	if !ok {
		return
	}
	// جاءٍ: two hamzas that meet become one with a weak ending.
	if column == "active" && c.l.measure == "I" && c.l.class == "hollow" && c.l.root[2] == "ء" {
		s = c.l.fill("1َاءِ")
	}
	for _, e := range c.t.endings["part "+finalOf(s)] {
		c.add(join(s, e.ending), e.mark(f))
	}
}
