package arabic

import "strings"

// attached are the proclitics that a word may stand behind in a text, the word alone first.
var attached = []string{"", "و", "ف", "ب", "ل", "ك", "وب", "ول"}

// owners are the attached pronouns of the third person and of "us": those that news writes onto a noun or a verb.
var owners = []string{"ه", "ها", "هم", "نا"}

// leastAttached is how many letters a word has that clitics are looked for on: "لد" would find "بلد".
const leastAttached = 3

// Attached lists the folded forms in which a folded word stands in texts behind و ف ب ل ك, the word itself first: "الجيش" is also
// "والجيش" and "للجيش". A word in other letters has one form.
func Attached(word string) []string {
	if !searchable(word) {
		return []string{word}
	}
	out := make([]string, 0, len(attached))
	for _, p := range attached {
		out = append(out, behind(p, word))
	}
	return out
}

// Spellings lists the folded forms in which somebody who types a folded word may mean it to stand in texts: with the article and
// without, behind و ف ب ل ك, before an attached pronoun. The word itself is first.
func Spellings(word string) []string {
	bare := Bare(word)
	if !searchable(bare) {
		return []string{word}
	}
	out := append([]string{word}, Attached(bare)...)
	out = append(out, Attached("ال"+bare)...)
	stems := []string{bare}
	if s, ok := strings.CutSuffix(bare, "ه"); ok && letters(s) >= leastAttached {
		stems = append(stems, s+"ت") // "مدينتهم" of "مدينه"
	}
	for _, s := range stems {
		for _, p := range []string{"", "ب"} { // each form costs a look into the index
			for _, o := range owners {
				out = append(out, p+s+o)
			}
		}
	}
	return unique(out)
}

// Beginnings lists the folded forms with which words begin that somebody looks for by their beginning.
func Beginnings(word string) []string {
	bare := Bare(word)
	if !searchable(bare) {
		return []string{word}
	}
	out := []string{word}
	for _, p := range []string{"", "و", "ب", "ل", "ف"} {
		out = append(out, behind(p, bare), behind(p, "ال"+bare))
	}
	return unique(out)
}

// Bare takes the article off a folded word, with what it is attached to: "القامشلي", "بالقامشلي" and "للقامشلي" are "قامشلي".
// Three letters at least are left.
func Bare(word string) string {
	for _, article := range []string{"ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال"} {
		if rest, ok := strings.CutPrefix(word, article); ok && letters(rest) >= leastAttached {
			return rest
		}
	}
	return word
}

// behind writes a proclitic before a word: ل takes the alef off an article.
func behind(pro, word string) string {
	if rest, ok := strings.CutPrefix(word, "ال"); ok && strings.HasSuffix(pro, "ل") && letters(rest) >= 2 {
		if strings.HasPrefix(rest, "ل") {
			return pro + rest // "للجنه" of "اللجنه"
		}
		return pro + "ل" + rest
	}
	return pro + word
}

// searchable reports whether clitics may stand on a word: Arabic letters, and enough of them.
func searchable(word string) bool {
	for _, r := range word {
		if !IsLetter(r) {
			return false
		}
	}
	return letters(word) >= leastAttached
}

// unique leaves each word once, where it is first.
func unique(words []string) []string {
	seen := make(map[string]bool, len(words))
	out := words[:0]
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}
