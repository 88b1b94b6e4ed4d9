package attribution

import (
	"sort"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/read/annotate"
)

// named returns a speaker called by the tokens first to end and not before.
func named(first, end int) Speaker {
	return Speaker{First: first, End: end, Named: first, NamedEnd: end}
}

// at returns a speaker as he is called by the tokens first to end.
func (s Speaker) at(first, end int) Speaker {
	s.First, s.End = first, end
	return s
}

// upTo returns a speaker whose name goes on to token end.
func (s Speaker) upTo(end int) Speaker {
	if s.Named == s.First {
		s.NamedEnd = max(s.NamedEnd, end)
	}
	return s.at(s.First, end)
}

// known gives a speaker named in short the identity and the introduction of the one whose fuller name has all his words: "وقال
// الفلاني".
func (f *finder) known(sp Speaker) Speaker {
	if f.words(sp) == 1 && f.d.Cue("speaker", sp.First) > 0 {
		return sp // "منظمة" alone is no name
	}
	for n := len(f.out) - 1; n >= 0 && sp.ID == ""; n-- {
		o := f.out[n].Speaker
		if o.Named != sp.First && f.words(o) > f.words(sp) && f.within(sp, o) {
			return o.at(sp.First, sp.End)
		}
	}
	return f.inShort(sp)
}

// inShort gives a speaker called by one definite noun the identity and the words of the nearest one before whose fuller name begins with it:
// "وأضافت الشركة" behind "قالت شركة كذا".
func (f *finder) inShort(sp Speaker) Speaker {
	bare, ok := strings.CutPrefix(f.d.Tokens[sp.First].Norm, "ال")
	if sp.ID != "" || !ok || f.words(sp) != 1 || sp.End != sp.First+1 {
		return sp
	}
	for n := len(f.out) - 1; n >= 0; n-- {
		if o := f.out[n].Speaker; f.words(o) > 1 && f.d.Tokens[o.Named].Norm == bare {
			return o.at(o.Named, o.NamedEnd)
		}
	}
	return sp
}

// words counts the words that introduced a speaker.
func (f *finder) words(sp Speaker) int {
	n := 0
	for i := sp.Named; i < sp.NamedEnd; i++ {
		if f.d.Tokens[i].Kind == arabic.Word {
			n++
		}
	}
	return n
}

// within reports whether every word of speaker a is one of b's.
func (f *finder) within(a, b Speaker) bool {
	for i := a.First; i < a.End; i++ {
		found := f.d.Tokens[i].Kind != arabic.Word
		for k := b.Named; k < b.NamedEnd && !found; k++ {
			found = f.d.Tokens[k].Norm == f.d.Tokens[i].Norm
		}
		if !found {
			return false
		}
	}
	return true
}

// shortestName is the fewest bytes of a word that may recall a name.
const shortestName = 8

// recalled reads a name that is part of an earlier speaker's: "وفقا للفلاني". The first word of it, which may be a common noun,
// counts only where heads says so.
func (f *finder) recalled(k int, heads bool) (Speaker, bool) {
	if k >= len(f.d.Tokens) || f.d.Tokens[k].Kind != arabic.Word || f.d.ActorAt[k] >= 0 || f.speakerNoun(k) || f.noun("press", k) {
		return Speaker{}, false
	}
	for n := len(f.out) - 1; n >= 0; n-- {
		o := f.out[n].Speaker
		if o.ID != "" && o.Kind != "person" {
			continue
		}
		from := o.Named
		if !heads {
			from++
		}
		for i := from; i < o.NamedEnd; i++ {
			if i != k && f.d.Tokens[i].Kind == arabic.Word && f.sameName(i, k) {
				return o.at(k, k+1), true
			}
		}
	}
	return f.introduced(k)
}

// sameName reports whether tokens i and k are one word but for proclitics and the article.
func (f *finder) sameName(i, k int) bool {
	for _, r := range f.d.Tokens[k].Readings() {
		for _, q := range f.d.Tokens[i].Readings() {
			if b := r.Bare(); len(b) >= shortestName && b == q.Bare() && strings.Trim(q.Pro, "ول") == "" {
				return true
			}
		}
	}
	return false
}

// farthestName is how many actors back a person is looked for who is called by a part of the name.
const farthestName = 40

// introduced reads token k as part of the name of a person whom the report named in full before, alone or behind an office: "وكشف
// الفلاني" after "وزير الصحة سعدون الفلاني".
func (f *finder) introduced(k int) (Speaker, bool) {
	d := f.d
	if k >= len(d.Tokens) || d.Tokens[k].Kind != arabic.Word || d.ActorAt[k] >= 0 || len(d.Hits[k]) > 0 || f.connective(k) {
		return Speaker{}, false
	}
	end := k + 1
	if len(d.Tokens[k].Norm) < shortestName { // "بن فلان": the word behind decides
		if end++; end > len(d.Tokens) || d.Tokens[k+1].Kind != arabic.Word {
			return Speaker{}, false
		}
	}
	before := sort.Search(len(d.Actors), func(m int) bool { return d.Actors[m].First >= k })
	for m := before - 1; m >= 0 && m >= before-farthestName; m-- {
		a := d.Actors[m]
		switch a.Kind {
		case "person", "official", "government":
			if a.Kind == "person" && f.nameIn(a.First, a.End, k, end) > 0 {
				return f.actor(m).at(k, end), true
			}
			if last := f.nameIn(a.End, f.namedBehind(a.End), k, end); last > 0 {
				sp := Speaker{Kind: "person", Named: a.First, NamedEnd: last}
				return sp.at(k, end), true
			}
		}
	}
	return Speaker{}, false
}

// nameIn returns the token behind the words k..end in the name from first to last, 0 where they are none of it.
func (f *finder) nameIn(first, last, k, end int) int {
	for i := first; i+end-k <= last; i++ {
		if end-k == 2 && f.d.Tokens[i].Norm == f.d.Tokens[k].Norm && f.sameName(i+1, k+1) || end-k == 1 && f.sameName(i, k) {
			return i + end - k
		}
	}
	return 0
}

// longestGiven is how many words a person's name may have behind an office.
const longestGiven = 4

// namedBehind returns the token behind a name that begins at token k, k itself for none.
func (f *finder) namedBehind(k int) int {
	if k < len(f.d.Tokens) && f.d.Tokens[k].Norm == "،" {
		k++
	}
	end := k
	for end < len(f.d.Tokens) && end < k+longestGiven && f.nameWord(end) {
		end++
	}
	return end
}

// nameWord reports whether token k may be a word of a person's name: a word that tells nothing else.
func (f *finder) nameWord(k int) bool {
	d := f.d
	return d.Tokens[k].Kind == arabic.Word && d.ActorAt[k] < 0 && d.DateAt[k] < 0 && len(d.Hits[k]) == 0 && !f.connective(k) && !f.accusative(k)
}

// Called reads token k, and the word before it, as the name of a person whom the report named in full before.
func Called(d *annotate.Doc, k int) (Speaker, bool) {
	f := &finder{d: d}
	return f.shortly(k)
}

// shortly reads the name that ends with token k as part of one told in full before: "الفلاني", "بن فلان".
func (f *finder) shortly(k int) (Speaker, bool) {
	if sp, ok := f.introduced(k); ok || k == 0 {
		return sp, ok && sp.End == k+1
	}
	sp, ok := f.introduced(k - 1)
	return sp, ok && sp.End == k+1
}

// Titled reads the words from token k of a sentence as the office of somebody, with the name behind it.
func Titled(d *annotate.Doc, s annotate.Sentence, k int) (Speaker, bool) {
	f := &finder{d: d}
	if !f.speakerNoun(k) {
		return Speaker{}, false
	}
	return f.phrase(s, k, 0)
}

// connective reports whether token k is a word that joins others and names nobody.
func (f *finder) connective(k int) bool {
	for _, c := range [...]string{"preposition", "that", "clause", "relative", "negation", "background", "between"} {
		if f.d.Cue(c, k) > 0 {
			return true
		}
	}
	return false
}
