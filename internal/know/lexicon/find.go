package lexicon

import (
	"strings"

	"tawatur/arabic"
)

// reach is how many tokens behind a verb the word that completes a phrase may stand: "أطلقت قوات النظام النار".
const reach = 14

// Find returns the acts and helper verbs that begin at token i: phrases first, then nouns, then verbs.
func (l *Lexicon) Find(ts []arabic.Token, i int) []Hit {
	if ts[i].Kind != arabic.Word {
		return nil
	}
	noun, isNoun := l.noun(ts, i)
	if isNoun && noun.End > i+1 {
		return []Hit{noun}
	}
	hits := l.verb(ts, i)
	if p, ok := l.phrase(ts, i, hits); ok {
		return []Hit{p}
	}
	var out []Hit
	if isNoun {
		out = append(out, noun)
	}
	for _, h := range hits {
		if isNoun && h.Noun && h.Entry.Class == "act" {
			continue
		}
		if h.Entry.Class != "helper" {
			out = append(out, h)
		}
	}
	return out
}

// noun finds a noun of act, with an attached pronoun too ("هجومه", "غاراتها").
func (l *Lexicon) noun(ts []arabic.Token, i int) (Hit, bool) {
	if m, ok := l.nouns.Find(ts, i); ok {
		return Hit{First: i, End: m.End, Entry: m.Values[0], Noun: true, Pro: m.Pro, Definite: strings.Contains(ts[i].Norm, "ال") && defined(ts[i].Norm)}, true
	}
	for _, r := range arabic.PronounReadings(ts[i].Norm) {
		if ts[i].Marbuta || r.Enc == "ي" || r.Enc == "ك" || r.Enc == "نا" {
			continue
		}
		if v := l.nouns.Get(r.Stem); len(v) > 0 {
			return Hit{First: i, End: i + 1, Entry: v[0], Noun: true, Pro: r.Pro, Pronoun: r.Enc, Definite: true}, true
		}
	}
	return Hit{}, false
}

// defined reports whether a folded word carries the article behind its clitics.
func defined(w string) bool {
	for _, r := range arabic.Readings(w) {
		if r.HasArticle() {
			return true
		}
	}
	return false
}

// verbPro are the proclitics a finite verb can carry.
func verbPro(p string) bool { return strings.Trim(p, "وفلس") == "" }

// verb finds the verbs of which the token is a form.
func (l *Lexicon) verb(ts []arabic.Token, i int) []Hit {
	w := ts[i].Norm
	var out []Hit
	for _, r := range arabic.Readings(w) {
		out = l.forms(out, r, i)
		if r.HasArticle() {
			b := r
			b.Stem = r.Bare()
			n := len(out)
			out = l.forms(out, b, i)
			out = keepDefinite(out, n)
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, r := range arabic.PronounReadings(w) {
		if ts[i].Marbuta && r.Enc == "ه" {
			continue
		}
		if out = l.transitive(l.forms(out, r, i)); len(out) > 0 {
			return out
		}
	}
	return out
}

// transitive keeps the hits whose verb can carry an object pronoun.
func (l *Lexicon) transitive(hits []Hit) []Hit {
	out := hits[:0]
	for _, h := range hits {
		if h.Noun || h.Entry.Frame != "on" && h.Entry.Frame != "intransitive" && h.Entry.Frame != "with" {
			out = append(out, h)
		}
	}
	return out
}

// keepDefinite drops from the hits since n those that cannot carry an article and marks the others definite.
func keepDefinite(hits []Hit, n int) []Hit {
	out := hits[:n]
	for _, h := range hits[n:] {
		if h.Noun {
			h.Definite = true
			out = append(out, h)
		}
	}
	return out
}

// forms appends a hit for every form spelled as the reading's stem; readings of one entry that differ in voice only are one.
func (l *Lexicon) forms(out []Hit, r arabic.Reading, i int) []Hit {
	for _, f := range l.verbs[r.Stem] {
		finite := f.Tense == "past" || f.Tense == "present"
		if finite && strings.Contains(r.Pro, "ل") && f.Tense == "past" {
			continue
		}
		if finite && !verbPro(r.Pro) || finite && strings.Contains(r.Pro, "س") && f.Tense == "past" {
			continue
		}
		if !finite && strings.Contains(r.Pro, "س") {
			continue
		}
		if n := same(out, f.entry, f.Tense == "masdar"); n >= 0 {
			if out[n].Passive != f.Passive {
				out[n].Passive, out[n].MayPassive = false, true
			}
			continue
		}
		out = append(out, Hit{First: i, End: i + 1, Entry: f.entry, Noun: f.Tense == "masdar", Part: f.Tense == "active-part" || f.Tense == "passive-part",
			Passive: f.Passive && f.Tense != "masdar", Present: f.Tense == "present", Future: strings.Contains(r.Pro, "س"), Gender: f.Gender, Number: f.Number,
			Pronoun: r.Enc, Pro: r.Pro, Definite: r.Enc != ""})
	}
	return out
}

func same(hits []Hit, e *Entry, noun bool) int {
	for n, h := range hits {
		if h.Entry == e && h.Noun == noun {
			return n
		}
	}
	return -1
}

// phrase finds a verb phrase: a verb of which the completing word stands within reach and before the sentence ends.
func (l *Lexicon) phrase(ts []arabic.Token, i int, hits []Hit) (Hit, bool) {
	for _, h := range hits {
		for _, p := range l.phrases[h.Entry.Lemma] {
			for k := i + 1; k < len(ts) && k <= i+reach; k++ {
				if ts[k].Kind == arabic.Newline || ts[k].Norm == "." {
					break
				}
				if !p.completes(ts[k].Norm) {
					if k > i+1 && len(ts[k].Norm) > 6 && len(l.verbs[ts[k].Norm]) > 0 && !l.verbs[ts[k].Norm][0].isNominal() {
						break
					}
					continue
				}
				out := h
				out.Entry = p.Entry
				if k == i+1 {
					out.End = k + 1
				}
				return out, true
			}
		}
	}
	return Hit{}, false
}

func (f form) isNominal() bool { return f.Tense != "past" && f.Tense != "present" }

// completes reports whether the folded word, behind clitics, completes the phrase.
func (p *Phrase) completes(w string) bool {
	for _, r := range arabic.Readings(w) {
		if p.With[r.Stem] {
			return true
		}
	}
	return false
}
