package lexicon

import "tawatur/arabic"

// Knows reports whether the lexicon has a folded word without clitics: a form of a verb, a noun of act, a cue, people, harm,
// or what completes a phrase.
func (l *Lexicon) Knows(stem string) bool {
	_, person := l.people[stem]
	return person || len(l.verbs[stem]) > 0 || l.harmHeads[stem] != "" || l.completing[stem] || len(l.cueOpeners[stem]) > 0 ||
		l.scenes.words[stem] != "" || len(l.nouns.Get(stem)) > 0
}

// Has reports whether the lexicon has a word, behind clitics and before a pronoun.
func (l *Lexicon) Has(w *arabic.WordForm) bool {
	return l.memo.Of(w, l.learn) != nil || l.nouns.Opens(w) || l.means.Opens(w) || l.services.Opens(w) || l.cuesOf(w) != nil
}
