package acquire

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"tawatur/arabic"
	"tawatur/knowledge"
)

// hints are the letters and common words by which languages are told apart, from knowledge/languages.tsv.
type hints struct {
	letters map[rune]string
	words   map[string]map[string]bool
	prefix  map[string][]string
}

// languages reads the hints once; they are part of the program, so a fault in them is a fault of the build.
var languages = sync.OnceValue(func() *hints {
	b, err := knowledge.Files.ReadFile("languages.tsv")
	if err != nil {
		panic(fmt.Sprintf("acquire: languages.tsv: %v", err))
	}
	return parseHints(b)
})

func parseHints(b []byte) *hints {
	h := &hints{letters: map[rune]string{}, words: map[string]map[string]bool{}, prefix: map[string][]string{}}
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 3 || strings.HasPrefix(f[0], "#") {
			continue
		}
		h.add(f[0], f[1], strings.Fields(f[2]))
	}
	return h
}

func (h *hints) add(lang, kind string, values []string) {
	for _, v := range values {
		switch kind {
		case "letter":
			h.letters[[]rune(v)[0]] = lang
		case "word":
			if h.words[lang] == nil {
				h.words[lang] = map[string]bool{}
			}
			h.words[lang][v] = true
		case "prefix":
			h.prefix[lang] = append(h.prefix[lang], v)
		}
	}
}

// letterCount is what the letters of a text say.
type letterCount struct {
	arab, hebrew, latin, all int
	// own counts, for each language, the letters that only it uses.
	own map[string]int
}

func countLetters(text string, h *hints) letterCount {
	c := letterCount{own: map[string]int{}}
	for _, r := range text {
		if r < 'A' || !unicode.IsLetter(r) || r == 'ـ' {
			continue
		}
		c.all++
		switch {
		case arabic.IsLetter(r):
			c.arab++
		case unicode.Is(unicode.Hebrew, r):
			c.hebrew++
		case unicode.Is(unicode.Latin, r):
			c.latin++
		}
		if l := h.letters[r]; l != "" {
			c.own[l]++
		}
	}
	return c
}

// Language tells the language of a text by its letters and commonest words: "ar", "fa", "ckb", "ur", "he", "en", "tr", or
// "und" when it is none of them or there are no letters. A few Persian letters in an Arabic text (العگيدات) leave it
// Arabic, as does a page's Latin furniture.
func Language(text string) string {
	h := languages()
	c := countLetters(text, h)
	switch {
	case c.all == 0:
		return "und"
	case c.arab*10 >= c.all*3:
		return arabicScript(text, c)
	case c.hebrew*2 >= c.all:
		return "he"
	case c.latin*2 >= c.all:
		return latinScript(text, c)
	}
	return "und"
}

// arabicScript tells the languages of the Arabic script apart. Arabic has the article, which the others have not.
func arabicScript(text string, c letterCount) string {
	ar := commonWords(text, "ar")
	best, score := "ar", ar
	for _, l := range []string{"fa", "ckb", "ur"} {
		// an own letter counts as half a word: a text has several letters a word
		if n := commonWords(text, l) + c.own[l]/2; n > score {
			best, score = l, n
		}
	}
	return best
}

func latinScript(text string, c letterCount) string {
	en, tr := commonWords(text, "en"), commonWords(text, "tr")+c.own["tr"]/2
	switch {
	case tr > en:
		return "tr"
	case en > 0:
		return "en"
	}
	return "und"
}

// commonWords counts the words of a text that are common in a language or bear its article.
func commonWords(text, lang string) int {
	h, n := languages(), 0
	notWord := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }
	for w := range strings.FieldsFuncSeq(text, notWord) {
		if h.words[lang][strings.ToLower(w)] || hasPrefix(w, h.prefix[lang]) {
			n++
		}
	}
	return n
}

func hasPrefix(w string, prefixes []string) bool {
	for _, p := range prefixes {
		if len(w) >= len(p)+6 && strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}
