// Package attribution finds who says each piece of a report: the speaker of a reporting verb, of "بحسب" and "نقلاً عن",
// and the speaker before who goes on with "وأضاف". A piece without a speaker is the outlet's own voice.
//
// Scope is the sentence: what stands behind a reporting verb is its speaker's, and an attribution behind or before a
// clause ("بحسب المرصد") is the whole sentence's. Nested speakers are kept, nearest first.
package attribution

import (
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/annotate"
)

// Speaker is somebody cited, with the tokens that name them. ID is "" when not known by the actors' tables.
type Speaker struct {
	ID, Kind   string
	First, End int
}

// Speech is a stretch of tokens, From to To (exclusive), that a speaker says. Verb is the reporting verb's token, -1 for
// an attribution by preposition. Carried says that the speaker was named in an earlier sentence.
type Speech struct {
	Speaker  Speaker
	Verb     int
	From, To int
	Carried  bool
}

// Attribution is who says what in a document.
type Attribution struct{ Speeches []Speech }

// At returns the speakers of a token, nearest first, each once.
func (a Attribution) At(tok int) []Speaker {
	var out []Speaker
	for i := len(a.Speeches) - 1; i >= 0; i-- {
		s := a.Speeches[i]
		if tok < s.From || tok >= s.To || has(out, s.Speaker) {
			continue
		}
		out = append(out, s.Speaker)
	}
	return out
}

func has(list []Speaker, s Speaker) bool {
	for _, o := range list {
		if o.ID == s.ID && (s.ID != "" || o.First == s.First) {
			return true
		}
	}
	return false
}

// finder walks the sentences with the last speaker in mind.
type finder struct {
	d    *annotate.Doc
	out  []Speech
	last Speaker
	has  bool
}

// Find reads the speakers of a document.
func Find(d *annotate.Doc) Attribution {
	f := &finder{d: d}
	for _, s := range d.Sentences {
		f.sentence(s)
	}
	return Attribution{f.out}
}

func (f *finder) sentence(s annotate.Sentence) {
	for i := s.First; i < s.End; i++ {
		if n := f.d.Cue("attribution", i); n > 0 {
			f.preposition(s, i, i+n)
			continue
		}
		for _, h := range f.d.Hits[i] {
			if (h.Entry.Class == "speech" || speechAct(h)) && !h.Noun {
				f.verb(s, h)
				break
			}
		}
	}
}

// speechAct reports whether a verb is an act of speaking to or about others, whose subject speaks on in what follows.
func speechAct(h lexicon.Hit) bool {
	switch h.Entry.Type {
	case "appeal", "accusation", "denial", "threat":
		return h.Entry.Class == "act" && !h.Part
	}
	return false
}

// preposition reads "بحسب X" at i: X says the whole sentence.
func (f *finder) preposition(s annotate.Sentence, i, j int) {
	for ; j < s.End && j < i+6 && f.d.Tokens[j].Norm != "،"; j++ {
		sp, ok := f.speakerAt(j)
		if !ok {
			continue
		}
		sp = f.apposed(sp)
		f.out = append(f.out, Speech{Speaker: sp, Verb: -1, From: f.reach(s, i), To: s.End})
		f.remember(sp)
		return
	}
}

// reach returns where an attribution behind its clause begins to count: at the last main clause joined by و, else at the
// sentence's start.
func (f *finder) reach(s annotate.Sentence, i int) int {
	for k := i - 1; k > s.First+2; k-- {
		if f.d.Tokens[k-1].Norm != "،" {
			continue
		}
		for _, h := range f.d.Hits[k] {
			if !h.Noun && !h.Part && strings.HasPrefix(h.Pro, "و") {
				return k
			}
		}
	}
	return s.First
}

func (f *finder) remember(sp Speaker) { f.last, f.has = sp, true }

// speakerAt reads an actor, or a word that stands for the speaker before, at a token.
func (f *finder) speakerAt(i int) (Speaker, bool) {
	if m := f.d.ActorAt[i]; m >= 0 && f.d.Actors[m].First == i {
		a := f.d.Actors[m]
		if a.Kind == "civilians" || a.Kind == "unknown" {
			return Speaker{}, false
		}
		if n := f.d.Cue("anaphor", i); n > 0 && f.has && a.Generic {
			return Speaker{ID: f.last.ID, Kind: f.last.Kind, First: i, End: a.End}, true
		}
		return Speaker{a.ID, a.Kind, a.First, a.End}, true
	}
	if n := f.d.Cue("anaphor", i); n > 0 && f.has {
		return Speaker{ID: f.last.ID, Kind: f.last.Kind, First: i, End: i + n}, true
	}
	return Speaker{}, false
}

// apposed goes from people of a body to the body ("نشطاء المرصد") and from an owner to the outlet named right behind it.
// The correspondent of an outlet speaks for himself.
func (f *finder) apposed(sp Speaker) Speaker {
	if sp.Kind == "media" || sp.Kind == "monitor" || sp.ID == "correspondent" || sp.Kind == "person" {
		return sp
	}
	k := sp.End
	for k < len(f.d.Tokens) && f.d.Tokens[k].Kind == arabic.Quote {
		k++
	}
	if k+1 < len(f.d.Tokens) && f.d.Tokens[k].Norm == "،" {
		return f.named(sp, k+1)
	}
	if k >= len(f.d.Tokens) || f.d.ActorAt[k] < 0 || f.d.ActorPro[f.d.ActorAt[k]] != "" {
		return sp
	}
	switch a := f.d.Actors[f.d.ActorAt[k]]; a.Kind {
	case "media", "monitor":
		return Speaker{a.ID, a.Kind, a.First, a.End}
	}
	return sp
}

// named goes from an office to the person named behind it between commas: "قائد القوات، فلان، إن".
func (f *finder) named(sp Speaker, k int) Speaker {
	m := f.d.ActorAt[k]
	if m < 0 || f.d.Actors[m].First != k || f.d.Actors[m].Kind != "person" || f.d.ActorPro[m] != "" {
		return sp
	}
	a := f.d.Actors[m]
	if a.End >= len(f.d.Tokens) || f.d.Tokens[a.End].Norm != "،" {
		return sp
	}
	return Speaker{a.ID, a.Kind, a.First, a.End}
}

// verb reads a reporting verb: its subject behind it, else before it, else the speaker of the sentence before.
func (f *finder) verb(s annotate.Sentence, h lexicon.Hit) {
	sp, content, ok := f.behind(s, h)
	if !f.reports(s, h, content, sp) {
		return
	}
	if h.Part || ok && f.addressed(h, sp) {
		ok = false
	} else if !ok && !strings.ContainsAny(h.Pro, "وف") {
		sp, ok = f.before(s, h.First)
	}
	carried := false
	if !ok {
		if !f.has || !f.opens(s, h) {
			return
		}
		sp, carried = f.last, true
	}
	f.out = append(f.out, Speech{Speaker: sp, Verb: h.First, From: h.First, To: s.End, Carried: carried})
	f.remember(sp)
}

// reports reports whether a word spelled like a reporting verb is one: not "between", not what forces do with their men,
// not what is denied to have been said, and as a participle only with what is said behind it.
func (f *finder) reports(s annotate.Sentence, h lexicon.Hit, content int, sp Speaker) bool {
	d := f.d
	switch {
	case h.Entry.Lemma == "بين" && content == 0:
		return false
	case h.Entry.Lemma == "نشر" && (content == 0 || armed(sp.Kind)):
		return false
	case h.First > s.First && d.Cue("negation", h.First-1) > 0 && !speechAct(h):
		return false
	case h.First > s.First+1 && d.Cue("that", h.First-1) > 0 && d.Cue("negation", h.First-2) > 0 && !speechAct(h):
		return false
	case h.Part && content == 0:
		return h.End < s.End && (d.Cue("preposition", h.End) > 0 || strings.HasPrefix(d.Tokens[h.End].Norm, "ب"))
	}
	return true
}

// armed says which kinds deploy rather than publish.
func armed(kind string) bool {
	return kind == "armed-group" || kind == "state-forces" || kind == "militia" || kind == "security-force"
}

// addressed reports whether the one noun behind a verb joined by و is the one spoken to, and the speaker before goes on:
// "وطالبت الولايات المتحدة بالتوقف".
func (f *finder) addressed(h lexicon.Hit, sp Speaker) bool {
	if !speechAct(h) || h.Entry.Frame != "transitive" || !strings.Contains(h.Pro, "و") || !f.has || sp.ID == f.last.ID || len(f.out) == 0 {
		return false
	}
	if h.First-f.out[len(f.out)-1].From > 80 {
		return false
	}
	for k := sp.End; k < len(f.d.Tokens) && k < sp.End+12 && f.d.Tokens[k].Norm != "."; k++ {
		if m := f.d.ActorAt[k]; m >= 0 && f.d.Actors[m].First == k && f.governed(k) == "" {
			return false
		}
	}
	return true
}

// opens reports whether a reporting verb without a subject goes on with the speaker before: at the head of its sentence,
// as a participle ("مؤكدا"), or followed by "that" or a quotation.
func (f *finder) opens(s annotate.Sentence, h lexicon.Hit) bool {
	if h.First-s.First <= 2 && strings.ContainsAny(h.Pro, "وفك") || h.Part {
		return true
	}
	for k := h.End; k < s.End && k < h.End+3; k++ {
		if f.d.Cue("that", k) > 0 {
			return true
		}
	}
	return false
}

// behind looks for the subject behind the verb, up to "that", a colon or a further verb. content is the token at which
// what is said begins, 0 when it is not marked.
func (f *finder) behind(s annotate.Sentence, h lexicon.Hit) (sp Speaker, content int, ok bool) {
	d := f.d
	var from Speaker
	hasFrom := false
	for k := h.End; k < s.End && k < h.End+14; k++ {
		if d.Cue("that", k) > 0 || d.Tokens[k].Norm == ":" {
			content = k
			break
		}
		if k > h.End && f.isVerb(k) && !ok {
			break
		}
		if ok && f.isVerb(k) {
			break
		}
		c, found := f.speakerAt(k)
		if !found {
			if !ok && d.PlaceAt[k] >= 0 && k == h.End {
				break
			}
			continue
		}
		prep := f.governed(k)
		c = f.apposed(c)
		switch {
		case prep == "عن" && h.Entry.Lemma == "نقل":
			from, hasFrom = c, true
		case prep == "" && !ok && k <= h.End+8 && f.plainGap(h.End, k):
			sp, ok = c, true
		}
		k = c.End - 1
	}
	if hasFrom {
		if ok {
			f.out = append(f.out, Speech{Speaker: sp, Verb: h.First, From: h.First, To: s.End})
		}
		return from, content, true
	}
	return sp, content, ok
}

// plainGap reports whether only what may stand between a verb and its subject is in from..to: dates, places, "في بيان".
func (f *finder) plainGap(from, to int) bool {
	d := f.d
	for i := from; i < to; i++ {
		t := d.Tokens[i]
		if t.Kind != arabic.Word || d.DateAt[i] >= 0 || d.PlaceAt[i] >= 0 || d.ActorAt[i] >= 0 {
			continue
		}
		if n := d.Cue("between", i); n > 0 {
			i += n - 1
			continue
		}
		return false
	}
	return true
}

func (f *finder) isVerb(k int) bool {
	for _, h := range f.d.Hits[k] {
		if !h.Noun && !h.Part {
			return true
		}
	}
	return false
}

// governed returns the preposition before or on token k, "" for a bare noun.
func (f *finder) governed(k int) string {
	d := f.d
	j := k - 1
	for j >= 0 && d.Tokens[j].Kind == arabic.Quote {
		j--
	}
	if j >= 0 && (d.Cue("preposition", j) > 0 || d.Tokens[j].Norm == "ل" || d.Tokens[j].Norm == "لـ") {
		return d.Tokens[j].Norm
	}
	if m := d.ActorAt[k]; m >= 0 && strings.ContainsAny(d.ActorPro[m], "بلك") {
		return d.ActorPro[m]
	}
	return ""
}

// before looks for a subject in front of the verb in the same clause: "قسد أعلنت".
func (f *finder) before(s annotate.Sentence, verb int) (Speaker, bool) {
	d := f.d
	for k := verb - 1; k >= s.First && k >= verb-8; k-- {
		if d.Cue("that", k) > 0 || d.Cue("clause", k) > 0 || f.isVerb(k) || d.Tokens[k].Norm == "،" && k < verb-1 {
			return Speaker{}, false
		}
		m := d.ActorAt[k]
		if m < 0 {
			continue
		}
		a := d.Actors[m]
		if f.governed(a.First) != "" {
			k = a.First // "مصادر خاصة لـ X قالت": the head stands before
			continue
		}
		if a.Kind == "civilians" {
			return Speaker{}, false
		}
		return Speaker{a.ID, a.Kind, a.First, a.End}, true
	}
	return Speaker{}, false
}
