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
			break
		}
	}
	return out
}

func letters(s string) int { return len(s) / 2 }
