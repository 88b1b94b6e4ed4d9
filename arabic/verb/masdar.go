package verb

import (
	"strings"

	"tawatur/arabic"
)

// masdars adds the verbal nouns given, or the regular one of a derived measure.
func (c *conjugator) masdars(given []string) {
	for _, m := range given {
		c.noun(arabic.Fold(m), strings.HasSuffix(strings.TrimSpace(m), "ة"), c.l.measure != "I")
	}
	if len(given) > 0 {
		return
	}
	s, ok := c.stem("masdar", false)
	if !ok {
		return
	}
	// تهنئة: a last hamza takes the feminine verbal noun of the weak verbs.
	if c.l.measure == "II" && c.l.root[2] == "ء" {
		s = c.l.fill("تَ12ِ3َة")
	}
	if finalOf(s) == "ya" {
		if c.l.passiveOnly {
			return
		}
		// تبنٍّ has no plural that anyone writes.
		for _, e := range []string{"", "ي", "يَا"} {
			c.add(join(s, e), Form{Tense: Masdar, Gender: 'm', Number: 's'})
		}
		return
	}
	for _, text := range spell(s) {
		c.noun(arabic.Fold(text), strings.HasSuffix(text, "ة"), true)
	}
}

// noun adds a verbal noun, folded, with its accusative, dual and, where it is regular, its plural.
func (c *conjugator) noun(text string, feminine, plural bool) {
	f := Form{Tense: Masdar, Gender: 'm', Number: 's'}
	switch {
	case text == "":
		return
	case feminine:
		f.Gender = 'f'
		c.feminineNoun(strings.TrimSuffix(text, "ه"), text, f)
		return
	case strings.HasSuffix(text, "ات") && len(text) > len("ذات"):
		f.Number, f.Gender = 'p', 'f'
		c.put(text, f)
		return
	}
	c.put(text, f)
	if !strings.HasSuffix(text, "اء") && !strings.HasSuffix(text, "ا") {
		c.put(text+"ا", f)
	}
	f.Number = 'd'
	c.put(text+"ان", f)
	c.put(text+"ين", f)
	if plural {
		c.put(text+"ات", Form{Tense: Masdar, Gender: 'f', Number: 'p'})
	}
}

func (c *conjugator) feminineNoun(stem, text string, f Form) {
	c.put(text, f)
	f.Number = 'd'
	for _, e := range []string{"تان", "تين", "تا", "تي"} {
		c.put(stem+e, f)
	}
	f.Number = 'p'
	// A noun in اة turns its alef to ya or waw (مباراة, مباريات); it is better left out than guessed.
	if !strings.HasSuffix(stem, "ا") {
		c.put(stem+"ات", f)
	}
}
