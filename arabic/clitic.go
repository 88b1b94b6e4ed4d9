package arabic

import "strings"

// Reading is one way to split a folded word: proclitics, stem (with its article, if any), attached pronoun.
type Reading struct {
	// Pro are the proclitics before the stem: "", "و", "ب", "ول", ...
	Pro string
	// Stem is the word without clitics; the article stays: "الجيش" of "للجيش".
	Stem string
	// Enc is the attached pronoun behind the stem, or "".
	Enc string
}

// Bare returns the stem without the article.
func (r Reading) Bare() string {
	if len(r.Stem) > len("ال")+2 && strings.HasPrefix(r.Stem, "ال") {
		return r.Stem[len("ال"):]
	}
	return r.Stem
}

// HasArticle reports whether the stem carries the article.
func (r Reading) HasArticle() bool {
	return strings.HasPrefix(r.Stem, "ال") && len(r.Stem) > len("ال")+2
}

// proclitics, each a compatible sequence: conjunction, then preposition or future marker.
var proclitics = []string{"و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس", "ا"}

// Host is a kind of word that clitics attach to.
type Host uint8

// The kinds of words that carry different proclitics.
const (
	HostPast Host = iota
	HostPresent
	HostNoun
)

// hosts says which words each proclitic may stand before: conjunctions before all, prepositions before nouns, ل before a
// present too ("ليقصف"), the س of the future before a present alone.
var hosts = map[rune][3]bool{
	'و': {HostPast: true, HostPresent: true, HostNoun: true},
	'ف': {HostPast: true, HostPresent: true, HostNoun: true},
	'ب': {HostNoun: true},
	'ك': {HostNoun: true},
	'ل': {HostPresent: true, HostNoun: true},
	'س': {HostPresent: true},
}

// Carries reports whether a word of this kind may carry the proclitics.
func (h Host) Carries(pro string) bool {
	for _, r := range pro {
		if !hosts[r][h] {
			return false
		}
	}
	return true
}

// enclitics are the attached pronouns, longest first.
var enclitics = []string{"هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك"}

// minStem is the shortest stem, in letters, that is left after proclitics are split off.
const minStem = 2

// Readings lists the splits of a folded word, the whole word first, then those with proclitics only. A dictionary that
// knows the whole word ("والي", "كوباني") thereby keeps it whole.
func Readings(w string) []Reading {
	out := make([]Reading, 0, 4)
	out = append(out, Reading{Stem: w})
	for _, p := range proclitics {
		rest, ok := strings.CutPrefix(w, p)
		if !ok || p == "ا" || letters(rest) < minStem {
			continue
		}
		// لل is the preposition with the article, whose alef is not written.
		if strings.HasSuffix(p, "ل") && strings.HasPrefix(rest, "ل") && letters(rest) > minStem {
			out = append(out, Reading{Pro: p, Stem: "ا" + rest})
		}
		out = append(out, Reading{Pro: p, Stem: rest})
	}
	return out
}

// PronounReadings lists the splits of a folded word that end in an attached pronoun, for each split of its proclitics.
// A feminine ending that turned into ت before the pronoun is given back: "مدينتهم" reads "مدينه"+"هم" too.
func PronounReadings(w string) []Reading {
	var out []Reading
	for _, r := range Readings(w) {
		for _, e := range enclitics {
			s, ok := strings.CutSuffix(r.Stem, e)
			if !ok || letters(s) < 2 {
				continue
			}
			out = append(out, Reading{Pro: r.Pro, Stem: s, Enc: e})
			if t, ok := strings.CutSuffix(s, "ت"); ok && letters(t) >= 2 {
				out = append(out, Reading{Pro: r.Pro, Stem: t + "ه", Enc: e})
			}
			if strings.HasSuffix(s, "و") && letters(s) >= 3 {
				out = append(out, Reading{Pro: r.Pro, Stem: s + "ا", Enc: e}) // "قتلوه" of "قتلوا"
			}
			break
		}
	}
	return out
}

func letters(s string) int { return len(s) / 2 }
