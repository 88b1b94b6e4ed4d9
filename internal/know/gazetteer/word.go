package gazetteer

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// wordFacts is what the gazetteer knows of a word, whatever stands around it.
type wordFacts struct {
	// starts are its readings with which names begin.
	starts []nameStart
	// alone says that one of them may be a name by itself that needs no cue.
	alone bool
	// cues are its readings as cues.
	cues []cueReading
	// again is the cue of which it is the word with its article: "المدينة".
	again *cue
	// title says that no name of a place stands behind it; prep that it is a preposition of place.
	title, prep bool
}

// namePart is a word as a part of a name that began before it.
type namePart struct{ key, exact string }

// nameStart is a reading of a word with which names begin.
type nameStart struct {
	pro, stem, key, exact string
	// stop and adjective say of the word alone what they say of a name that is found; never, that alone it is none.
	stop, adjective, never bool
	// unfinished says that it is no name alone, so that a name must go on behind it.
	unfinished bool
	// keys are those that begin with key; next divides them where they are many.
	keys span
	next map[letterPair]span
	// goesOn tells of most words that no key goes on with them.
	goesOn pairSet
}

// judged fills in what the lists say of the word alone.
func (n *nameStart) judged(by *words) *nameStart {
	n.stop, n.adjective, n.never = by.needCue[n.exact], by.needPrep[n.exact], by.never[n.stem]
	return n
}

// among returns the first of the entries of the word alone that has exactly its spelling, -1 where none has.
func (n *nameStart) among(own []entry) int {
	return slices.IndexFunc(own, func(e entry) bool { return e.exact == n.exact })
}

// short reports whether the reading is too short for a name alone.
func (n *nameStart) short() bool { return len(n.stem) < 4 }

// followedBy returns those keys that go on with part behind key.
func (n *nameStart) followedBy(x *index, part string) span {
	keys, at := n.keys, len(n.key)
	if n.next != nil && len(part) >= len(letterPair{}) {
		keys = n.next[letterPair([]byte(part[:len(letterPair{})]))]
	}
	if keys.start == keys.end {
		return span{}
	}
	return x.narrow(keys, at, part)
}

// cueReading is a reading of a word as a cue.
type cueReading struct {
	pro string
	cue *cue
}

// facts returns what is known of a token's word.
func (g *Gazetteer) facts(t *arabic.Token) *wordFacts {
	w := t.Form()
	if g.memo.Silent(w) {
		return g.memo.Zero()
	}
	return g.memo.OrZero(w, g.learn)
}

// learn works out the facts of a word, nil for none.
func (g *Gazetteer) learn(w *arabic.WordForm) *wordFacts {
	f := &wordFacts{prep: g.words.prep[w.Text]}
	for _, r := range w.Readings() {
		f.title = f.title || g.words.before[r.Stem]
		if strings.ContainsAny(r.Pro, "سك") {
			continue
		}
		if c := g.again[r.Stem]; c != nil {
			f.again = c
		}
		if c := g.cues[r.Stem]; c != nil {
			f.cues = append(f.cues, cueReading{r.Pro, c})
		}
		key := keyWord(r.Stem)
		if keys := g.index.narrow(g.index.all(), 0, key); keys.start < keys.end {
			n := nameStart{pro: r.Pro, stem: r.Stem, key: key, exact: exactWord(r.Stem), keys: keys, next: g.index.fork(keys, key), goesOn: g.index.pairs(keys, key)}
			n.judged(&g.words)
			own := g.index.entries(keys, len(key))
			n.unfinished = n.never || n.short() || len(own) == 0
			f.alone = f.alone || !n.unfinished && (!n.stop || n.pro == "" && g.words.home[n.exact]) && n.among(own) >= 0
			f.starts = append(f.starts, n)
		}
	}
	if f.starts == nil && f.cues == nil && f.again == nil && !f.title && !f.prep {
		return nil
	}
	return f
}

// part returns a token's word as a part of a name that began before it.
func (g *Gazetteer) part(t *arabic.Token) *namePart { return g.parts.Of(t.Form(), newPart) }

func newPart(w *arabic.WordForm) *namePart { return &namePart{keyWord(w.Text), exactWord(w.Text)} }

// Has reports whether a name of a place or a word that announces one begins with a word, behind clitics.
func (g *Gazetteer) Has(w *arabic.WordForm) bool {
	f := g.memo.Of(w, g.learn)
	return f != nil && (f.starts != nil || f.cues != nil)
}
