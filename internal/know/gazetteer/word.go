package gazetteer

import (
	"strings"

	"tawatur/arabic"
)

// wordFacts is what the gazetteer knows of a word, whatever stands around it.
type wordFacts struct {
	// key and exact are the word's part of a name that began before it.
	key, exact string
	// starts are its readings with which names begin.
	starts []nameStart
	// cues are its readings as cues.
	cues []cueReading
	// title says that no name of a place stands behind it; prep that it is a preposition of place.
	title, prep bool
}

// nameStart is a reading of a word with which names begin.
type nameStart struct {
	pro, stem, key, exact string
	// keys are those that begin with key.
	keys span
}

// cueReading is a reading of a word as a cue.
type cueReading struct {
	pro string
	cue *cue
}

// facts returns what is known of a token's word.
func (g *Gazetteer) facts(t *arabic.Token) *wordFacts { return g.memo.Of(t.Form(), g.learn) }

// learn works out the facts of a word.
func (g *Gazetteer) learn(w *arabic.WordForm) *wordFacts {
	f := &wordFacts{key: keyWord(w.Text), exact: exactWord(w.Text), prep: g.words.prep[w.Text]}
	for _, r := range w.Readings() {
		f.title = f.title || g.words.before[r.Stem]
		if strings.ContainsAny(r.Pro, "سك") {
			continue
		}
		if c := g.cues[r.Stem]; c != nil {
			f.cues = append(f.cues, cueReading{r.Pro, c})
		}
		key := keyWord(r.Stem)
		if keys := g.index.narrow(g.index.all(), 0, key); keys.start < keys.end {
			f.starts = append(f.starts, nameStart{r.Pro, r.Stem, key, exactWord(r.Stem), keys})
		}
	}
	return f
}
