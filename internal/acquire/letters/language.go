package letters

import (
	"bufio"
	"bytes"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"

	"tawatur/arabic"
	"tawatur/knowledge"
)

// hints are the letters and common words by which languages are told apart, from knowledge/languages.tsv.
type hints struct {
	// names are the languages; elsewhere a language is its place in this list.
	names   []string
	letters map[rune]int
	// words gives for each word the languages in which it is common, as bits.
	words map[string]uint16
	// longest is how many bytes the longest of these words has.
	longest int
	prefix  []articlePrefix
	// classes are those of the runes below 0x800, in which all but a few letters of such texts lie.
	classes [0x800]runeClass
}

// articlePrefix is how words begin that bear a language's article.
type articlePrefix struct {
	text string
	lang int
}

// runeClass is what a rune counts as.
type runeClass uint8

const (
	isLetter runeClass = 1 << iota
	inWord
	isArab
	isHebrew
	isLatin
	isOwn
	// isCapital says that it has a small form that differs.
	isCapital
)

// languages reads the hints once; they are part of the program, so a fault in them is a fault of the build.
var languages = sync.OnceValue(func() *hints {
	b, err := knowledge.Files.ReadFile("languages.tsv")
	if err != nil {
		panic(fmt.Sprintf("acquire: languages.tsv: %v", err))
	}
	return parseHints(b)
})

func parseHints(b []byte) *hints {
	h := &hints{letters: map[rune]int{}, words: map[string]uint16{}}
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 3 || strings.HasPrefix(f[0], "#") {
			continue
		}
		h.add(h.number(f[0]), f[1], strings.Fields(f[2]))
	}
	for r := range h.classes {
		h.classes[r] = h.classify(rune(r))
	}
	return h
}

// number returns the number of a language, which it gives to a new one.
func (h *hints) number(lang string) int {
	n := slices.Index(h.names, lang)
	if n < 0 {
		n = len(h.names)
		h.names = append(h.names, lang)
	}
	return n
}

func (h *hints) add(lang int, kind string, values []string) {
	for _, v := range values {
		switch kind {
		case "letter":
			h.letters[[]rune(v)[0]] = lang
		case "word":
			h.words[v] |= 1 << lang
			h.longest = max(h.longest, len(v))
		case "prefix":
			h.prefix = append(h.prefix, articlePrefix{v, lang})
		}
	}
}

// class returns what a rune counts as.
func (h *hints) class(r rune) runeClass {
	if int(r) < len(h.classes) {
		return h.classes[r]
	}
	return h.classify(r)
}

func (h *hints) classify(r rune) runeClass {
	var c runeClass
	if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
		c |= inWord
	}
	if unicode.ToLower(r) != r {
		c |= isCapital
	}
	if r < 'A' || !unicode.IsLetter(r) || r == 'ـ' {
		return c
	}
	c |= isLetter
	switch {
	case arabic.IsLetter(r):
		c |= isArab
	case unicode.Is(unicode.Hebrew, r):
		c |= isHebrew
	case unicode.Is(unicode.Latin, r):
		c |= isLatin
	}
	if _, own := h.letters[r]; own {
		c |= isOwn
	}
	return c
}

// count is what the letters and words of a text say.
type count struct {
	hints                    *hints
	arab, hebrew, latin, all int
	// own counts, for each language, the letters that only it uses, common the words that are common in it or bear its article.
	own, common [16]int
}

// countText counts the letters and words of a text in one pass.
func countText(text string, h *hints) *count {
	c := &count{hints: h}
	from, kinds := -1, runeClass(0)
	for i, r := range text {
		k := h.class(r)
		if k&inWord == 0 {
			if from >= 0 {
				c.word(text[from:i], kinds)
				from, kinds = -1, 0
			}
			continue
		}
		kinds |= k
		if from < 0 {
			from = i
		}
		if k&isLetter != 0 {
			c.letter(r, k)
		}
	}
	if from >= 0 {
		c.word(text[from:], kinds)
	}
	return c
}

func (c *count) letter(r rune, k runeClass) {
	c.all++
	switch {
	case k&isArab != 0:
		c.arab++
	case k&isHebrew != 0:
		c.hebrew++
	case k&isLatin != 0:
		c.latin++
	}
	if k&isOwn != 0 {
		c.own[c.hints.letters[r]]++
	}
}

// word counts a word; kinds are those of its letters.
func (c *count) word(w string, kinds runeClass) {
	small := w
	if kinds&isCapital != 0 {
		small = strings.ToLower(w)
	}
	langs := uint16(0)
	if len(small) <= c.hints.longest {
		langs = c.hints.words[small]
	}
	for _, p := range c.hints.prefix {
		if len(w) >= len(p.text)+6 && strings.HasPrefix(w, p.text) {
			langs |= 1 << p.lang
		}
	}
	for ; langs != 0; langs &= langs - 1 {
		c.common[bits.TrailingZeros16(langs)]++
	}
}

// words is how much speaks for a language: its common words, and its own letters, of which a text has several a word.
func (c *count) words(lang string) int {
	n := slices.Index(c.hints.names, lang)
	if n < 0 {
		return 0
	}
	return c.common[n] + c.own[n]/2
}

// Language tells the language of a text by its letters and commonest words: "ar", "fa", "ckb", "ur", "he", "en", "tr", or
// "und" when it is none of them or there are no letters. A few Persian letters in an Arabic text (العگيدات) leave it
// Arabic, as does a page's Latin furniture.
func Language(text string) string {
	c := countText(text, languages())
	switch {
	case c.all == 0:
		return "und"
	case c.arab*10 >= c.all*3:
		return c.arabicScript()
	case c.hebrew*2 >= c.all:
		return "he"
	case c.latin*2 >= c.all:
		return c.latinScript()
	}
	return "und"
}

// arabicScript tells the languages of the Arabic script apart. Arabic has the article, which the others have not.
func (c *count) arabicScript() string {
	best, score := "ar", c.words("ar")
	for _, l := range []string{"fa", "ckb", "ur"} {
		if n := c.words(l); n > score {
			best, score = l, n
		}
	}
	return best
}

func (c *count) latinScript() string {
	en, tr := c.words("en"), c.words("tr")
	switch {
	case tr > en:
		return "tr"
	case en > 0:
		return "en"
	}
	return "und"
}
