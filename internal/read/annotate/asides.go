package annotate

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// What news puts between commas behind a subject ("قصفت القوات، وسط توتر، القرية", "قصفت القوات، بحسب ناشطين، القرية") says the same behind the
// object. Rules go by what stands beside what, so such an aside is read there: its tokens are moved, each still pointing to its own place in
// the text.

const (
	// longestAside is how many tokens an aside has at most, longestHead those before it in its clause.
	longestAside, longestHead = 14, 10
)

// moveAsides moves the asides of each sentence behind what they part from its verb.
func (a *Annotator) moveAsides(d *Doc) {
	if !d.Says("inserted") {
		return
	}
	for _, s := range d.Sentences {
		for i := d.NextCue("inserted", s.First+2, s.End); i < s.End; {
			next := i + 1
			if to := a.moveAside(d, i, s); to > 0 {
				next = to
			}
			i = d.NextCue("inserted", next, s.End)
		}
	}
}

// moveAside moves the aside that opens at token i, if one does, and returns the token up to which it then stands; -1 without one.
func (a *Annotator) moveAside(d *Doc, i int, s Sentence) int {
	comma := i - 1
	if d.Tokens[comma].Norm != "،" || !d.insertedAt(i) {
		return -1
	}
	end := d.asideEnd(i, s.End)
	if end < 0 {
		return -1
	}
	to := d.tailEnd(end+1, s.End)
	if to < 0 || !a.brokenOff(d, s.First, comma, end+1) || d.Cue("attribution", i) > 0 && a.goesOnNaming(d, end+1, to) {
		return -1
	}
	d.swap(comma, end+1, to)
	return to
}

// insertedAt reports whether the cue at token i opens an aside: not joined by "و" to another, and "كما" only with a verb of saying behind it.
func (d *Doc) insertedAt(i int) bool {
	n := d.Tokens[i].Norm
	if rest, ok := strings.CutPrefix(n, "و"); ok {
		return !d.Lex.IsCue(rest, "inserted")
	}
	if d.Cue("clause", i) == 0 || d.Cue("circumstance", i) > 0 || i+1 >= len(d.Tokens) || d.Cue("turn", i) == 0 {
		return true
	}
	return slices.ContainsFunc(d.Lex.Find(d.Tokens, i+1), func(h lexicon.Hit) bool { return !h.Noun && h.Entry.Class == "speech" && h.Pro == "" })
}

// brokenOff reports whether a comma breaks off a verb with its subject, or a subject from its verb at token next.
func (a *Annotator) brokenOff(d *Doc, first, comma, next int) bool {
	head, ok := d.headOf(comma, first)
	if !ok {
		return false
	}
	if d.finiteAt(head) || head+1 < comma && d.Cue("clause", head) > 0 && d.finiteAt(head+1) {
		return !d.finiteAt(next)
	}
	if head > first && d.Tokens[head-1].Norm == "،" {
		return false
	}
	if d.Cue("own", head) > 0 {
		return d.finiteAt(next) // "قالت الوزارة إن قواتها، رغم المقاومة، سيطرت"
	}
	ms := a.base.Actors.Scan(d.Tokens[head:comma], nil).Mentions
	if len(ms) == 0 || ms[0].First > 1 || strings.HasPrefix(d.Tokens[head].Norm, "و") && a.base.Actors.Proclitics(d.Tokens[head:comma], ms[0]) != "" {
		return false
	}
	told := false
	for k := head + ms[0].End; k < comma; k++ {
		told = told || d.finiteAt(k)
	}
	return told != d.finiteAt(next)
}

// longestName is how many words the name of a man has at most.
const longestName = 4

// goesOnNaming reports whether the words up to token to only go on naming the speaker of an aside: "وفقا للرئيس، فلان الفلاني".
func (a *Annotator) goesOnNaming(d *Doc, from, to int) bool {
	if d.Cue("given-name", from) > 0 {
		return true
	}
	if ms := a.base.Actors.Scan(d.Tokens[from:to], nil).Mentions; len(ms) > 0 && ms[0].First == 0 {
		return ms[0].Kind == "person"
	}
	if a.base.Gazetteer.Names(d.Tokens, from, from+1) || a.base.Gazetteer.Names(d.Tokens, from, to) {
		return false
	}
	for k := from; k < to; k++ {
		if k >= from+longestName || d.Lex.CuesAt(&d.Tokens[k]) != nil || len(d.Lex.Find(d.Tokens, k)) > 0 {
			return false
		}
	}
	return true
}

// byDeed reports whether "ب" brings in an act at token i, which behind the verb of the clause would be how its own act was done: "إثر مقتل ضابط
// بقصف الفصائل".
func (d *Doc) byDeed(i int) bool {
	return slices.ContainsFunc(d.Lex.Find(d.Tokens, i), func(h lexicon.Hit) bool {
		return h.Noun && h.Entry.Class == "act" && strings.Contains(h.Pro, "ب")
	})
}

// asideEnd returns the comma that closes the aside which opens at token i; -1 where none does, more than words stand in it, or how an act was done.
func (d *Doc) asideEnd(i, end int) int {
	for k := i + 1; k < end && k < i+longestAside; k++ {
		switch t := &d.Tokens[k]; {
		case t.Norm == "،":
			return k
		case t.Kind == arabic.Punct, t.Kind == arabic.Newline, t.Kind == arabic.Number, d.Cue("that", k) > 0, d.byDeed(k):
			return -1
		}
	}
	return -1
}

// headOf returns where the clause begins that the comma of an aside breaks off, and whether its words may be those of a verb and its subject.
func (d *Doc) headOf(comma, first int) (int, bool) {
	head, quotes := comma, 0
	for ; head > first; head-- {
		t := &d.Tokens[head-1]
		if t.Kind == arabic.Punct || t.Kind == arabic.Newline || d.Cue("that", head-1) > 0 {
			break
		}
		if t.Kind == arabic.Quote {
			quotes++
		}
	}
	return head, head < comma && comma-head <= longestHead && quotes%2 == 0
}

// tailEnd returns where the words end that an aside parts from their verb, and which begin at token i; -1 where another clause begins there,
// or one that describes follows, which would then describe the aside.
func (d *Doc) tailEnd(i, end int) int {
	if i >= end || d.Tokens[i].Kind == arabic.Punct || d.breaksOff(i) || strings.HasPrefix(d.Tokens[i].Norm, "و") && d.finiteAt(i) || d.Cue("among", i) > 0 && d.Cue("between-them", i)+d.Cue("between-them", i+1) > 0 {
		return -1
	}
	quotes := 0
	for k := i; ; k++ {
		if k < end && d.Tokens[k].Kind == arabic.Quote {
			quotes++
		}
		if k == end || d.Tokens[k].Kind == arabic.Punct || k > i && d.breaksOff(k) {
			if quotes%2 == 1 || k < end && (d.Tokens[k].Norm == ":" || d.describes(k)) {
				return -1
			}
			return k
		}
	}
}

// describes reports whether a relative clause opens at token i, and none that tells what came of it.
func (d *Doc) describes(i int) bool {
	return d.Cue("relative", i) > 0 && d.Cue("result", i) == 0 && d.Tokens[i].Norm != "ما"
}

// breaksOff reports whether a clause of its own opens at token i.
func (d *Doc) breaksOff(i int) bool {
	return d.Cue("clause", i) > 0 || d.Cue("turn", i) > 0 || d.Cue("result", i) > 0 || d.Cue("that", i) > 0 || d.Cue("relative", i) > 0 || d.Cue("inserted", i) > 0
}

// finiteAt reports whether a finite verb that the lexicon knows stands at a token, and no preposition before it.
func (d *Doc) finiteAt(i int) bool {
	if i >= len(d.Tokens) || i > 0 && d.Cue("preposition", i-1) > 0 {
		return false
	}
	return slices.ContainsFunc(d.Lex.Find(d.Tokens, i), func(h lexicon.Hit) bool { return !h.Noun && !h.Part && !h.Definite })
}

// swap puts the tokens from..mid behind those from mid to end.
func (d *Doc) swap(from, mid, end int) {
	d.moved = true
	rotate(d.Tokens[from:end], mid-from)
	rotate(d.bytes[from:end], mid-from)
	for from > 0 && d.Tokens[from-1].Kind != arabic.Punct && d.Tokens[from-1].Kind != arabic.Newline {
		from-- // to the words before that cues may go on from
	}
	d.findCues(from, end)
}

// rotate puts the first n of a row behind the others.
func rotate[T any](row []T, n int) {
	slices.Reverse(row[:n])
	slices.Reverse(row[n:])
	slices.Reverse(row)
}
