package claim

import "tawatur/internal/know/lexicon"

// foldSlaughters lets a massacre that is told to be the outcome of a strike of its sentence be that strike, whose harm it then is:
// "أدى القصف إلى مجزرة راح ضحيتها ثلاثة", "قتل ثلاثة في مجزرة جراء قصف مدفعي". One that a doer commits is told by itself.
func (w *work) foldSlaughters() {
	for _, p := range w.protos {
		if p.dropped != "" || p.hit.Entry.Lemma != "مجزره" || !p.hit.Noun || p.gov != nil && p.gov.Entry.Class == "light" {
			continue
		}
		for _, q := range w.inSentences(p.sent, p.sent) {
			if q != p && q.dropped == "" && strikes[q.typ] && !slaughter(q) && w.cameTo(q, p) {
				q.more = append(q.more, p.hit)
				p.drop("what a strike came to: " + q.hit.Entry.ID)
				break
			}
		}
	}
}

// cameTo reports whether the massacre p is told to be the outcome of the strike q: behind it with a word of outcome between, or
// before it with a word of cause.
func (w *work) cameTo(q, p *proto) bool {
	if q.hit.First > p.hit.First {
		return w.becauseOf(p.hit.End, q.hit.First, q.hit.Noun) || w.bringsAbout(q, p)
	}
	for k := q.hit.First - outcomeReach; k < p.hit.First; k++ {
		if k >= w.d.Sentences[p.sent].First && w.result(k) && p.hit.First-max(k, q.hit.End) < outcomeFar {
			return true
		}
	}
	return false
}

// outcomeReach is how many words before its subject a verb of outcome may stand: "أدى هذا القصف إلى".
const outcomeReach = 2

// outcomeFar is how many words may stand between a strike, or the word of outcome behind it, and what it came to: where it fell.
const outcomeFar = 6

// bringsAbout reports whether a preposition on the noun of a strike behind a massacre names its means: "مجزرة بقصف مدفعي".
func (w *work) bringsAbout(q, p *proto) bool {
	return q.hit.Noun && hasClitic(q.hit, 'ب') && w.reachesBack(p.hit.End, q.hit.First)
}

// hasClitic reports whether a word carries a preposition of one letter.
func hasClitic(h lexicon.Hit, letter rune) bool {
	for _, r := range h.Pro {
		if r == letter {
			return true
		}
	}
	return false
}
