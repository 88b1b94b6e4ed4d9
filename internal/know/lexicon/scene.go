package lexicon

import (
	"fmt"
	"strings"
	"time"

	"tawatur/arabic"
)

// scenes are the words and countries that tell a report of war from other news.
type scenes struct {
	// words gives for each folded word its class, "war" or "mishap".
	words    map[string]string
	theatres map[string]bool
	// began gives for each country the day on which the war began that its reports count from, in ISO form.
	began map[string]string
	// foes are pairs of countries that have fought each other, each in both orders.
	foes map[[2]string]bool
}

func (l *Lexicon) addScene(c []string) error {
	for w := range strings.SplitSeq(c[1], "|") {
		switch c[0] {
		case "theatre":
			l.scenes.theatres[w] = true
		case "began":
			country, day, ok := strings.Cut(w, " ")
			if _, err := time.Parse(time.DateOnly, day); !ok || err != nil {
				return fmt.Errorf("%q is no country and day", w)
			}
			l.scenes.began[country] = day
		case "foes":
			a, b, ok := strings.Cut(w, " ")
			if !ok {
				return fmt.Errorf("%q is no two countries", w)
			}
			l.scenes.foes[[2]string{a, b}], l.scenes.foes[[2]string{b, a}] = true, true
		default:
			l.scenes.words[arabic.Fold(w)] = c[0]
		}
	}
	return nil
}

// Theatre reports whether a country, by its ISO 3166 code, is at war.
func (l *Lexicon) Theatre(country string) bool { return l.scenes.theatres[country] }

// WarBegan returns the day on which the war of a country began from which its reports count, "" where none is known.
func (l *Lexicon) WarBegan(country string) string { return l.scenes.began[country] }

// Foes reports whether two countries have fought each other.
func (l *Lexicon) Foes(a, b string) bool { return l.scenes.foes[[2]string{a, b}] }

// War reports whether a word is one of arms, fighters or fighting.
func (l *Lexicon) War(t *arabic.Token) bool { return l.facts(t.Form()).scene == "war" }

// Mishap reports whether a word tells of harm that nobody's arms did.
func (l *Lexicon) Mishap(t *arabic.Token) bool { return l.facts(t.Form()).scene == "mishap" }

// sceneOf returns the class of a word, behind clitics and the article, or "".
func (l *Lexicon) sceneOf(w *arabic.WordForm) string {
	for _, r := range w.Readings() {
		if s := l.scenes.words[r.Stem]; s != "" {
			return s
		}
		if s := l.scenes.words[r.Bare()]; s != "" {
			return s
		}
	}
	return ""
}
