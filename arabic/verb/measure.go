package verb

import (
	"errors"
	"strings"

	"tawatur/arabic"
)

// errShape says that a lemma has the letters of no measure.
var errShape = errors.New("not the past of a verb of a known measure")

// lemma is a verb recognised: its measure, the class of its root, its radicals.
type lemma struct {
	measure, class string
	// root are the radicals 1 to 4 at index 0 to 3; the weak ones of hollow and defective roots are empty.
	root [4]string
	// cluster is P of the patterns, for measure VIII.
	cluster string
	// vowel is the present's vowel of a weak root of measure I: damma, kasra or fatha.
	vowel rune
	// dropsWaw says that the first radical falls in the present: وصل, يصل.
	dropsWaw bool
	// pastFinal is the spelling of a weak end of the past, as in endings.tsv: دعا, نفى, لقي.
	pastFinal string
	// passiveOnly says that the lemma was given in the passive: توفي.
	passiveOnly bool
}

// bare returns the letters of a word: marks dropped, hamza on any seat as ء, آ as ءا; إ, which no past begins with, is a
// hamza put on a joining alef.
func bare(word string) []rune {
	var out []rune
	for _, r := range strings.TrimSpace(word) {
		switch r {
		case 'أ', 'ؤ', 'ئ', 'ء':
			out = append(out, 'ء')
		case 'آ':
			out = append(out, 'ء', 'ا')
		case 'إ', 'ٱ':
			out = append(out, 'ا')
		case 'ـ':
		default:
			if arabic.IsLetter(r) {
				out = append(out, r)
			} else if r == ' ' {
				return nil
			}
		}
	}
	return out
}

// shaddaAt returns the index of the letter that carries a shadda, -1 for none.
func shaddaAt(word string) int {
	i := strings.IndexRune(word, shadda)
	if i < 0 {
		return -1
	}
	return len(bare(word[:i])) - 1
}

// recognise finds measure, class and radicals from the shape of the past, helped by what else the entry says.
func (t *tables) recognise(e Entry) (lemma, error) {
	w := bare(e.Past)
	x, listed := t.lemmas[string(w)]
	present := bare(e.Present)
	if len(present) == 0 && listed {
		present = bare(x.present)
	}
	var l lemma
	switch len(w) {
	case 2:
		l = lemma{measure: "I", class: "doubled"}
		l.radicals(w)
	case 3:
		l = three(e, w, x)
	case 4:
		l = four(w, x.measure, present)
	case 5:
		l = five(w, x.measure)
	case 6:
		l = six(w)
	}
	if l.measure == "" {
		return lemma{}, errShape
	}
	l.finish(w, present, x.class)
	return l, nil
}

// radicals sets the roots in order.
func (l *lemma) radicals(rs []rune) {
	for i, r := range rs {
		if i < len(l.root) {
			l.root[i] = string(r)
		}
	}
}

// weak sets class and radicals of a stem of three letters: 1ا3 hollow, 12ى defective, else sound. middle says whether an
// alef in the middle makes it hollow.
func (l *lemma) weak(rs []rune, middle bool) {
	l.radicals(rs)
	l.class = "sound"
	switch {
	case rs[1] == 'ا' && middle:
		l.class = "hollow"
		l.root[1] = ""
	case isFinalWeak(rs[2]):
		l.class = "defective"
		l.root[2] = ""
	}
}

func isFinalWeak(r rune) bool { return r == 'ى' || r == 'ا' || r == 'ي' }

// finish decides what depends on the present.
func (l *lemma) finish(w, present []rune, class string) {
	l.pastFinal = "maqsura"
	if l.measure != "I" {
		// A derived measure whose past ends in ya is a passive: توفي.
		l.passiveOnly = l.passiveOnly || l.class == "defective" && w[len(w)-1] == 'ي'
		return
	}
	if class == "seen" {
		l.class, l.root[2] = class, ""
	}
	l.pastFinal = pastFinal(w[len(w)-1])
	l.dropsWaw = l.root[0] == "و" && l.class != "doubled" && l.class != "hollow" && !(len(present) > 1 && present[1] == 'و')
	switch l.class {
	case "sound":
		l.vowel = soundVowel(l.root)
	case "hollow":
		l.vowel = hollowVowel(present)
	case "defective":
		l.vowel = finalVowel(w, present)
	}
}

func pastFinal(last rune) string {
	switch last {
	case 'ا':
		return "alef"
	case 'ي':
		return "ya"
	}
	return "maqsura"
}

// soundVowel is a where the second or third radical is a hamza (يسأل, يبدأ); elsewhere it does not show.
func soundVowel(root [4]string) rune {
	if root[1] == "ء" || root[2] == "ء" {
		return fatha
	}
	return damma
}

// hollowVowel reads the vowel of يقول, يسير or ينال; without a present it is u, the commonest.
func hollowVowel(present []rune) rune {
	if len(present) >= 4 {
		switch present[2] {
		case 'ي':
			return kasra
		case 'ا':
			return fatha
		}
	}
	return damma
}

// finalVowel reads the vowel of يدعو, ينفي or يلقى, or derives it: دعا has u, نفى has i, لقي has a.
func finalVowel(w, present []rune) rune {
	last := w[len(w)-1]
	if len(present) > 0 {
		switch present[len(present)-1] {
		case 'و':
			return damma
		case 'ي':
			return kasra
		case 'ى':
			return fatha
		}
	}
	switch last {
	case 'ا':
		return damma
	case 'ي':
		return fatha
	}
	return kasra
}

// fill puts radicals and vowels into a stem of patterns.tsv.
func (l *lemma) fill(stem string) string {
	var b strings.Builder
	for _, r := range stem {
		switch r {
		case '1', '2', '3', '4':
			b.WriteString(l.root[r-'1'])
		case 'P':
			b.WriteString(l.cluster)
		case 'U', 'V', 'm':
			b.WriteRune(l.vowel)
		case 'M':
			b.WriteString(longVowel(l.vowel))
		case 'L', 'N':
			b.WriteString(participleVowel(l.vowel, r == 'L'))
		case 'p':
			b.WriteRune(pastVowel(l.vowel))
		default:
			b.WriteRune(r)
		}
	}
	return l.softened(b.String())
}

// softened turns a first radical و after i to ya (إيقاف, استيلاء), and a ي after u to waw (يوقظ).
func (l *lemma) softened(s string) string {
	s = strings.Replace(s, "ءِو", "ءِي", 1)
	s = strings.Replace(s, "تِو", "تِي", 1)
	if l.measure == "IV" && l.root[0] == "ي" {
		s = strings.Replace(s, "ُي", "ُو", 1)
	}
	return s
}

func longVowel(v rune) string {
	switch v {
	case kasra:
		return "ِي"
	case fatha:
		return "َا"
	}
	return "ُو"
}

// participleVowel is that of مزور and مبيع, of مدعو and منفي.
func participleVowel(v rune, final bool) string {
	if v == kasra || v == fatha && final {
		return "ِي"
	}
	return "ُو"
}

// pastVowel is that of قلت and of خفت.
func pastVowel(v rune) rune {
	if v == damma {
		return damma
	}
	return kasra
}

// removeRadical takes the first radical out of a stem.
func removeRadical(stem string) string { return strings.Replace(stem, "1", "", 1) }
