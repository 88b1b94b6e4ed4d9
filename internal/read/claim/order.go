package claim

import (
	"sort"

	"tawatur/arabic"
	"tawatur/internal/reuse"
)

// Proposals are kept in order of their triggers, and so in order of their sentences. The functions here find those near a
// place without looking at all, so that the time for a report grows with its length and not with the square of it.

// inSentences returns the proposals of the sentences first to last, last included.
func (w *work) inSentences(first, last int) []*proto {
	from := sort.Search(len(w.protos), func(i int) bool { return w.protos[i].sent >= first })
	to := sort.Search(len(w.protos), func(i int) bool { return w.protos[i].sent > last })
	return w.protos[from:max(from, to)]
}

// inTokens returns the proposals whose triggers begin in from..to, to excluded.
func (w *work) inTokens(from, to int) []*proto {
	first := sort.Search(len(w.protos), func(i int) bool { return w.protos[i].hit.First >= from })
	end := sort.Search(len(w.protos), func(i int) bool { return w.protos[i].hit.First >= to })
	return w.protos[first:max(first, end)]
}

// farthest is how many acts back, or on, an act is compared with others that may be the same event. No report of the press
// tells so many; a text of a million characters does.
const farthest = 400

// around returns the proposals that are compared with the i-th: at most farthest on either side.
func (w *work) around(i int) []*proto {
	return w.protos[max(0, i-farthest):min(len(w.protos), i+farthest)]
}

// speaking says of an actor's mention whether somebody is cited by it.
type speaking uint8

const (
	citedBy    speaking = 1 << iota // behind "بحسب"
	speakingAs                      // as the subject of a reporting verb
)

// voices marks the tokens with which the names of speakers begin.
func (w *work) voices() {
	w.voice = reuse.Zeros(w.voice, len(w.d.Tokens)+1)
	for _, s := range w.att.Speeches {
		i := s.Speaker.First
		for i+1 < s.Speaker.End && w.d.Tokens[i].Kind == arabic.Quote {
			i++
		}
		switch {
		case s.Verb >= 0:
			w.voice[i] |= speakingAs
		case !s.Carried:
			w.voice[i] |= citedBy
		}
	}
}
