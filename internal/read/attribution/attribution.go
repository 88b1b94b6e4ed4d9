// Package attribution finds who says each piece of a report: the speaker of a reporting verb, of "بحسب" and "نقلاً عن",
// and the speaker before who goes on with "وأضاف". A piece without a speaker is the outlet's own voice.
//
// A reporting verb gives its speaker what stands behind it, to the end of the sentence or until somebody else is given the
// word ("فيما قال ..."); an attribution behind a clause ("بحسب المرصد") gives the speaker that clause; a quotation left open
// goes on until it is closed. Nested speakers are kept, nearest first. A speaker need not be known to the tables: in
// "قال مدير المستشفى إن" the words behind the verb are the speaker.
package attribution

import (
	"slices"
	"sort"
	"strings"

	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// Speaker is somebody cited, with the tokens First to End that name them here, and those from Named to NamedEnd that introduced
// them, so that "المصدر" or a family name and the full name it stands for are one. ID is "" when the actors' tables know them not.
type Speaker struct {
	ID, Kind        string
	First, End      int
	Named, NamedEnd int
	// gender is 'm' or 'f' as the verb had it by which they were named, 0 when none told.
	gender byte
}

// Speech is a stretch of tokens, From to To (exclusive), that a speaker says. Verb is the reporting verb's token, -1 for
// an attribution by preposition. Content is the token that marks what is said ("أن", a colon), 0 when nothing does. Carried
// says that the speaker was named in an earlier sentence.
type Speech struct {
	Speaker  Speaker
	Verb     int
	Content  int
	From, To int
	Carried  bool
}

// Attribution is who says what in a document.
type Attribution struct {
	Speeches []Speech
	// ends is, for each speech, the farthest end of it and those before; starts the first beginning of it and those behind. By
	// them the speeches around a token are found without looking at all.
	ends, starts []int
}

func newAttribution(list []Speech) Attribution {
	a := Attribution{list, make([]int, len(list)), make([]int, len(list))}
	for i, s := range list {
		a.ends[i] = s.To
		if i > 0 {
			a.ends[i] = max(s.To, a.ends[i-1])
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		a.starts[i] = list[i].From
		if i+1 < len(list) {
			a.starts[i] = min(list[i].From, a.starts[i+1])
		}
	}
	return a
}

// Before returns the speeches up to the last that begins before token tok; some of them may begin later.
func (a Attribution) Before(tok int) []Speech { return a.Speeches[:sort.SearchInts(a.starts, tok)] }

// At returns the speakers of a token, nearest first, each once.
func (a Attribution) At(tok int) []Speaker {
	var out []Speaker
	for i := len(a.Before(tok+1)) - 1; i >= 0 && a.ends[i] > tok; i-- {
		s := a.Speeches[i]
		if tok < s.From || tok >= s.To || has(out, s.Speaker) {
			continue
		}
		out = append(out, s.Speaker)
	}
	return out
}

// ToldAt returns the speaker whose words begin with token tok: "قال فلان إن القصف ...".
func (a Attribution) ToldAt(tok int) (Speaker, bool) {
	for _, s := range a.Speeches[sort.SearchInts(a.ends, tok+1):] {
		if s.Content > 0 && s.Content < tok && tok <= s.Content+2 && tok < s.To {
			return s.Speaker, true
		}
	}
	return Speaker{}, false
}

// Of returns what the speaker of a verb of saying says by it.
func (a Attribution) Of(verb int) (Speech, bool) {
	list := a.Before(verb + 1)
	for n := len(list) - 1; n >= 0 && a.ends[n] > verb; n-- {
		if list[n].Verb == verb {
			return list[n], true
		}
	}
	return Speech{}, false
}

func has(list []Speaker, s Speaker) bool {
	for _, o := range list {
		if o.ID == s.ID && (s.ID != "" || o.Named == s.Named) {
			return true
		}
	}
	return false
}

// finder walks the sentences with the last speaker in mind.
type finder struct {
	d   *annotate.Doc
	out []Speech
	// last is the speaker of the speech before, if has, and lastAt the sentence in which he spoke.
	last   Speaker
	has    bool
	lastAt int
	// at is the sentence being read.
	at int
}

// Find reads the speakers of a document.
func Find(d *annotate.Doc) Attribution {
	f := &finder{d: d}
	posts := f.posts()
	for n, s := range d.Sentences {
		for len(posts) > 0 && posts[0].to <= s.First {
			posts = posts[1:]
		}
		f.at = n
		if len(posts) > 0 && posts[0].holds(s) {
			f.posted(s, posts[0])
			continue
		}
		f.sentence(s)
	}
	return newAttribution(f.out)
}

// posted reads a sentence of an embedded post: its author says it, and who spoke before goes on behind the post.
func (f *finder) posted(s annotate.Sentence, p post) {
	f.out = append(f.out, Speech{Speaker: p.author, Verb: -1, From: s.First, To: s.End})
	last, has, at := f.last, f.has, f.lastAt
	f.sentence(s)
	f.last, f.has, f.lastAt = last, has, at+1
}

// attributes are the signs of the cues at which words are laid to somebody without a verb. They are never changed.
var attributes = lexicon.SignsOfAll("attribution", "inside", "or-says")

func (f *finder) sentence(s annotate.Sentence) {
	told := len(f.out)
	f.headline(s)
	for i := s.First; i < s.End; i++ {
		if len(f.d.Hits[i]) == 0 && !f.d.May(attributes, i) {
			continue
		}
		if n := f.d.Cue("attribution", i); n > 0 {
			i = f.preposition(s, i, i+n) - 1
			continue
		}
		if k := f.published(s, i); k > 0 {
			told := len(f.out)
			next := f.clauseOf(s, i, k, func() (Speaker, bool) { return f.object(s, k) })
			f.aroundSpoken(s, told)
			i = next - 1
			continue
		}
		if h, ok := f.reporting(i); ok {
			f.verb(s, h)
		} else if h, ok := f.announcing(i); ok {
			f.announcement(s, h)
		} else if h, ok := f.makesClear(s, i); ok {
			f.verb(s, h)
		}
	}
	if len(f.out) == told {
		f.addsOn(s, told)
	}
}

// addsOn lets those who speak to the end of the sentence before go on in one that only adds to it and names nobody: "قال المرصد إن القصف أصاب
// السوق. كما قصفت القوات الجسر". told is how many speeches there were before the sentence.
func (f *finder) addsOn(s annotate.Sentence, told int) {
	k := s.First + f.d.Cue("likewise", s.First)
	if k > s.First && k < s.End && f.d.Tokens[k].Norm == "،" {
		k++
	}
	if k == s.First || k+1 >= s.End || f.at == 0 || !f.isVerb(k) {
		return
	}
	_, says := f.reporting(k)
	if says && f.maySpeak(k+1) && f.d.Cue("called-on", k+1) == 0 && !f.spokenOf(k+1) && !f.oblique(k+1) {
		return // "كما دعا الأمين العام إلى"
	}
	before, on := f.d.Sentences[f.at-1], len(f.out)
	for _, o := range f.out[max(0, told-nestedMost):told] {
		behind := o.Verb < 0 && !o.Carried && o.Speaker.First > before.First+nestedMost // "قصفت القوات السوق، بحسب المرصد"
		if o.From < before.First || o.From >= before.End || o.To < before.End || o.To > s.First || behind {
			continue
		}
		if !says && (!f.brings(o.Speaker) || !f.tellsNews(o)) {
			f.out = f.out[:on]
			return
		}
		f.out = append(f.out, Speech{Speaker: o.Speaker, Verb: -1, From: s.First, To: s.End, Carried: true})
		f.lastAt = f.at
	}
}

// brings reports whether a speaker is one that brings news, whose next sentence may be more of it: those who watch, save or report, and sources. What
// stands behind the words of a party is as often the outlet's own.
func (f *finder) brings(sp Speaker) bool {
	switch sp.Kind {
	case "monitor", "aid", "media", "generic-source":
		return true
	case "":
		return f.noun("voice", sp.First)
	}
	return false
}

// tellsNews reports whether an act or harm is told in a speech, that more can be added to.
func (f *finder) tellsNews(o Speech) bool {
	for k := max(o.Content, o.From); k < o.To; k++ {
		if _, harm := f.harm(k); harm || slices.ContainsFunc(f.d.Hits[k], func(h lexicon.Hit) bool { return h.Entry.Class == "act" && !spoken(h) }) {
			return true
		}
	}
	return o.Carried
}

// maySpeak reports whether the word at token k may name who speaks: a definite noun, a noun for speakers, a known name.
func (f *finder) maySpeak(k int) bool {
	return f.heads(k) && (strings.HasPrefix(f.d.Tokens[k].Norm, "ال") || f.d.ActorAt[k] >= 0 || f.speakerNoun(k))
}

// nestedMost is how many speeches around one token are looked at.
const nestedMost = 4

// aroundSpoken puts the speech last added, the told-th, before those of the sentence whose verbs it holds: who gives out a statement passes on what
// another said in it.
func (f *finder) aroundSpoken(s annotate.Sentence, told int) {
	if len(f.out) == told {
		return
	}
	k := told
	for k > 0 && f.out[k-1].Verb >= s.First {
		k--
	}
	last := f.out[told]
	copy(f.out[k+1:], f.out[k:told])
	f.out[k] = last
}

// makesClear reads a preposition that is spelled like a verb of saying as this verb where it opens a sentence before a speaker, with what he says
// marked: "وبين المراسل أن", "كما بين المصدر أن".
func (f *finder) makesClear(s annotate.Sentence, i int) (lexicon.Hit, bool) {
	if f.d.Cue("or-says", i) == 0 || i+1 >= s.End || i > s.First && (i > s.First+1 || f.d.Cue("added", s.First) == 0) {
		return lexicon.Hit{}, false
	}
	if _, known := f.speakerAt(i + 1); !known && !f.speakerNoun(i+1) {
		return lexicon.Hit{}, false
	}
	h := lexicon.Hit{First: i, End: i + 1, Entry: &lexicon.Entry{ID: "cues/or-says", Class: "speech", Frame: "say", Condition: "said"}, Gender: 'm', Number: 's', Pro: "و"}
	for k := h.End; k < s.End && k < h.End+farthest; k++ {
		if f.d.Cue("that", k) > 0 {
			return h, !strings.HasPrefix(f.d.Tokens[k].Norm, "و")
		}
		if k > h.End && (f.d.Tokens[k].Norm == "،" || f.d.Tokens[k].Norm == "من" || strings.HasPrefix(f.d.Tokens[k].Norm, "و")) {
			break // "بين الجيش والفصائل", "بين السكان من يعتقد أن"
		}
	}
	return lexicon.Hit{}, false
}

// reporting returns the reading of a word as a verb of saying, of one speaker rather than many: "نقل" and not "we say".
func (f *finder) reporting(i int) (out lexicon.Hit, ok bool) {
	for _, h := range f.d.Hits[i] {
		if (h.Entry.Class == "speech" || h.Entry.Frame == "say" || speechAct(h)) && !h.Noun && (!ok || out.Number != 's' && h.Number == 's') {
			out, ok = h, true
		}
	}
	return out, ok
}

// announcing returns the reading of a word as a verbal noun of saying: "بعد إعلان الجيش مقتل".
func (f *finder) announcing(i int) (lexicon.Hit, bool) {
	for _, h := range f.d.Hits[i] {
		if h.Entry.Class == "speech" && h.Noun && h.Pronoun == "" && !h.Definite {
			return h, true
		}
	}
	return lexicon.Hit{}, false
}

// announcement gives what stands behind a verbal noun of saying to the actor right behind it.
func (f *finder) announcement(s annotate.Sentence, h lexicon.Hit) {
	m := -1
	if h.End < s.End {
		m = f.d.ActorAt[h.End]
	}
	if m < 0 || f.d.Actors[m].First != h.End || f.governed(h.End) != "" {
		return
	}
	f.out = append(f.out, Speech{Speaker: f.actor(m), Verb: h.First, From: h.First, To: f.turn(s, f.d.Actors[m].End)})
}

// speechAct reports whether a verb is an act of speaking to or about others, whose subject speaks on in what follows; the subject of a verb of blame is spoken of.
func speechAct(h lexicon.Hit) bool {
	return h.Entry.Addresses() && h.Entry.Frame != "blame" && !h.Part
}

// remember makes a speaker the one that "وأضاف" goes on with.
func (f *finder) remember(sp Speaker) { f.last, f.has, f.lastAt = sp, true, f.at }

// longestSilence is how many sentences a speaker may be silent and still go on without being named again.
const longestSilence = 4

// carries reports whether there is a speaker who may go on.
func (f *finder) carries() bool { return f.has && f.at-f.lastAt <= longestSilence }
