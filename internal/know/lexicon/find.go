package lexicon

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/verb"
)

// reach is how many tokens behind a verb the word that completes a phrase may stand: "أطلقت قوات النظام النار".
const reach = 14

// harmReach is reach where the word tells a death: "لقي 24 عنصرا من ... مصرعهم".
const harmReach = 24

// nounReach is the same behind a verbal noun: "خروج محطة المياه الرئيسية عن الخدمة".
const nounReach = 10

// Find returns the acts and helper verbs that begin at token i: phrases first, then nouns, then verbs.
func (l *Lexicon) Find(ts []arabic.Token, i int) []Hit { return l.Append(nil, ts, i) }

// Append appends to out what Find returns.
func (l *Lexicon) Append(out []Hit, ts []arabic.Token, i int) []Hit {
	if ts[i].Kind != arabic.Word {
		return out
	}
	facts := l.facts(ts[i].Form())
	name, isNoun := noun(ts, i, facts)
	if isNoun && name.End > i+1 {
		return append(out, name)
	}
	verbs := facts.verbs
	if ts[i].Marbuta {
		verbs = facts.withMarbuta
	}
	if p, ok := l.phrase(ts, i, verbs); ok {
		return append(out, p)
	}
	if isNoun {
		out = append(out, name)
	}
	for n := range verbs {
		v := &verbs[n]
		if isNoun && v.hit.Noun && v.hit.Entry.Class == "act" {
			continue
		}
		if v.hit.Entry.Class != "helper" {
			out = append(out, v.hit.at(i, i+1))
		}
	}
	return out
}

// at returns the hit with its place.
func (h Hit) at(first, end int) Hit {
	h.First, h.End = first, end
	return h
}

// noun finds a noun of act, with an attached pronoun too ("هجومه", "غاراتها").
func noun(ts []arabic.Token, i int, facts *wordFacts) (Hit, bool) {
	if facts.nouns.Empty() && facts.pronounNoun == nil {
		return Hit{}, false
	}
	if m, ok := facts.nouns.Find(ts, i); ok {
		return Hit{First: i, End: m.End, Entry: m.Values[0], Noun: true, Pro: m.Pro, Definite: defined(&ts[i])}, true
	}
	if facts.pronounNoun == nil || ts[i].Marbuta {
		return Hit{}, false
	}
	return facts.pronounNoun.at(i, i+1), true
}

// defined reports whether a word is written with the article behind its clitics.
func defined(t *arabic.Token) bool {
	return strings.Contains(t.Norm, "ال") && slices.ContainsFunc(t.Readings(), arabic.Reading.HasArticle)
}

// host is the kind of word that the form is to clitics.
func (f form) host() arabic.Host {
	switch f.Tense {
	case verb.Past:
		return arabic.HostPast
	case verb.Present:
		return arabic.HostPresent
	}
	return arabic.HostNoun
}

// transitive keeps the hits whose verb can carry an object pronoun.
func (l *Lexicon) transitive(hits []Hit) []Hit {
	out := hits[:0]
	for _, h := range hits {
		if h.Noun || h.Entry.Frame != "on" && h.Entry.Frame != "answer" && h.Entry.Frame != "intransitive" && h.Entry.Frame != "with" {
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
func (l *Lexicon) forms(out []Hit, r arabic.Reading) []Hit {
	for _, f := range l.verbs[r.Stem] {
		if !f.host().Carries(r.Pro) || f.refuses(r.Enc) {
			continue
		}
		if n := same(out, f.entry, f.Tense == "masdar"); n >= 0 {
			if out[n].Passive != f.Passive {
				out[n].Passive, out[n].MayPassive = false, true
			}
			continue
		}
		out = append(out, Hit{Entry: f.entry, Noun: f.Tense == "masdar", Part: f.Tense == "active-part" || f.Tense == "passive-part",
			Passive: f.Passive && f.Tense != "masdar", Present: f.Tense == "present", Future: strings.Contains(r.Pro, "س"), Gender: f.Gender, Number: f.Number,
			Pronoun: r.Enc, Pro: r.Pro, Definite: r.Enc != ""})
	}
	return out
}

// refuses reports whether no such form takes the attached pronoun: a verb has "ني" and not "ي" for me, so that "ذكرى" is none (those of harm are left as
// they are: "قتلى" tells harm either way), and one in the passive has no object, so that "يشارك" is not "يشار".
func (f form) refuses(pronoun string) bool {
	finite := f.Tense == verb.Past || f.Tense == verb.Present
	return finite && f.entry.Class != "harm" && (pronoun == "ي" || pronoun != "" && f.Passive)
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
func (l *Lexicon) phrase(ts []arabic.Token, i int, verbs []verbReading) (Hit, bool) {
	for n := range verbs {
		v := &verbs[n]
		for _, p := range v.phrases {
			if p.Entry.Condition == Fired {
				if l.fired(ts, i, p, v.hit) {
					out := v.hit.at(i, i+1)
					out.Entry, out.Passive, out.MayPassive = p.Entry, !v.hit.Noun && v.hit.Pronoun == "", false
					return out, true
				}
				continue
			}
			if k := l.completion(ts, i, p, v.hit.Noun); k > 0 && !(v.hit.Entry.Frame == "mutual" && l.carriesOther(ts, i+1, k)) {
				out := v.hit.at(i, i+1)
				out.Entry = p.Entry
				if k == i+1 {
					out.End = k + 1
				}
				return out, true
			}
			if !v.hit.Noun && !strings.Contains(v.hit.Pro, "و") && (p.Entry.Frame == "intransitive" || p.Entry.Frame == "people" && p.Entry.Type == "displacement") && l.subjectBefore(ts, i, p) {
				out := v.hit.at(i, i+1)
				out.Entry = p.Entry
				return out, true
			}
		}
	}
	return Hit{}, false
}

// subjectReach is how many words before its verb the subject may stand that completes a phrase: "صواريخ من نوع كاتيوشا سقطت".
const subjectReach = 4

// subjectBefore reports whether the word that completes a phrase is its subject and stands before the verb, with what describes it
// between at most: "بقذيفة سقطت على", "صواريخ موجهة سقطت".
func (l *Lexicon) subjectBefore(ts []arabic.Token, i int, p *Phrase) bool {
	for k := i - 1; k >= 0 && k >= i-subjectReach && ts[k].Kind == arabic.Word; k-- {
		f := l.facts(ts[k].Form())
		if f.completes && p.completes(&ts[k]) {
			return true
		}
		if f.finite && k < i-1 {
			return false
		}
	}
	return false
}

// carriesOther reports whether a noun of accusation stands in from..to, which a verb of two sides carries rather than what stands behind it: "تبادل الجيشان الاتهامات بشأن إطلاق النار".
func (l *Lexicon) carriesOther(ts []arabic.Token, from, to int) bool {
	for k := from; k < to; k++ {
		if ts[k].Kind != arabic.Word {
			continue
		}
		if m, ok := l.facts(ts[k].Form()).nouns.Find(ts, k); ok && m.End <= to && m.Values[0].Type == "accusation" {
			return true
		}
	}
	return false
}

// Fired is the condition of phrases that are read in the passive alone, behind what was sent off.
const Fired = "object before"

// farFired is how many words before the verb what was sent off may stand, and farGoal how many behind it where from or where to is said.
const farFired, farGoal = 4, 2

// fired reports whether the verb at token i tells in the passive, or as a noun behind "تم", that what stands before it was sent from or
// to somewhere: "صاروخا أطلق من", "الصواريخ التي أطلقت على", "قذائف تم إطلاقها باتجاه"; or with its pronoun who sent it: "صاروخ أطلقته الجماعة".
func (l *Lexicon) fired(ts []arabic.Token, i int, p *Phrase, h Hit) bool {
	if h.Pro != "" || h.Present || h.Part || h.Noun && h.Pronoun == "" {
		return false
	}
	goal := h.Pronoun != "" && !h.Noun // "صاروخ أطلقه فلان"
	for k := i + 1; k < len(ts) && k <= i+farGoal && ts[k].Kind == arabic.Word; k++ {
		goal = goal || p.towards[ts[k].Norm]
	}
	if !goal {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-farFired && ts[k].Kind == arabic.Word; k-- {
		if l.facts(ts[k].Form()).completes && p.completes(&ts[k]) {
			return true
		}
	}
	return false
}

// completion returns the token that completes the phrase which the verb at token i opens, or 0. A further finite verb
// ends the search, and a word of what only looks like its object completes nothing: "أطلق الجنود قنابل مضيئة".
func (l *Lexicon) completion(ts []arabic.Token, i int, p *Phrase, noun bool) int {
	to := i + reach
	if p.Entry.Class == "harm" {
		to = i + harmReach
	} else if noun {
		to = i + nounReach
	}
	for k := i + 1; k < len(ts) && k <= to; k++ {
		if ts[k].Kind == arabic.Newline || ts[k].Norm == "." {
			return 0
		}
		if ts[k].Kind != arabic.Word {
			continue
		}
		f := l.facts(ts[k].Form())
		if m, ok := f.nouns.Find(ts, k); ok && m.Values[0].Frame == "object" {
			k = m.End - 1
			continue
		}
		if f.completes && p.completes(&ts[k]) && !(p.Entry.Frame == "intransitive" && p.Entry.Type == "shelling" && strings.HasPrefix(strings.TrimPrefix(ts[k].Norm, "و"), "ب")) {
			return k // the subject of "سقط", but "سقط قتلى بقذيفة" has another
		}
		if f.finite && k > i+1 {
			return 0
		}
	}
	return 0
}

func (f form) isNominal() bool { return f.Tense != "past" && f.Tense != "present" }

// completes reports whether a word, behind clitics, completes the phrase.
func (p *Phrase) completes(t *arabic.Token) bool {
	for _, r := range t.Readings() {
		if p.signs&arabic.Sign(r.Stem) != 0 && p.With[r.Stem] {
			return true
		}
	}
	return false
}
