package gazetteer

import (
	"slices"
	"strings"
)

// The names themselves: what the lists have of the words at a token.

// found is a name of the gazetteer in the text.
type found struct {
	end    int
	pro    string
	exact  bool // an entry has exactly this spelling
	stop   bool // it is an ordinary word or a person's name
	first  *Place
	places []entry
	only   bool // only places of exactly this spelling are meant
	// spelling is its exact folded form.
	spelling string
	words    int
	// adjective says that it is also a feminine adjective: "سورية".
	adjective bool
	kin       bool // it begins like a person's name: "أبو عمر"
}

// prominent reports whether the best known place of that name needs no cue.
func (f *found) prominent() bool {
	switch p := f.first; p.Type {
	case typeCountry, typeRegion, typeSea, typeADM1, typeADM1Seat, typeADM2Seat, typeCapital:
		return p.Country == "SY" || p.Type != typeADM2Seat
	case typeADM3Seat:
		return f.words > 1 || p.Country == "SY"
	default:
		return f.words > 1 && p.Country == "SY" && !f.kin || p.Population > 100000 || strings.HasPrefix(p.ID, "x:")
	}
}

// distinct reports whether a name is hardly anything else than a place's: of two words, or long.
func (f *found) distinct() bool { return f.exact && !f.kin && (f.words > 1 || len(f.spelling) >= 2*4) }

// distinctOrKnown reports whether a name is that of a well-known place or hardly anything else than a place's.
func (f *found) distinctOrKnown() bool { return f.distinct() || f.prominent() }

// newsName reports whether a place of the hand-written list, whose names are those that news uses, is spelled exactly like
// the name at token i, though another of that name is better known. Right behind another name it is the rest of that.
func (s *scanner) newsName(i int, f *found) bool {
	if n := len(s.out); n > 0 && s.out[n-1].Tail == i && f.pro == "" {
		return false
	}
	return f.exact && slices.ContainsFunc(f.places, func(e entry) bool {
		return e.exact == f.spelling && s.g.places[e.place].handWritten()
	})
}

// places returns the places of a name, each once, the best known first.
func (s *scanner) places(f *found) []*Place {
	out := s.room.candidates
	n := len(out)
	for _, e := range f.places {
		p := &s.g.places[e.place]
		if f.only && e.exact != f.spelling || len(out) > n && out[len(out)-1] == p {
			continue
		}
		out = append(out, p)
	}
	s.room.candidates = out
	return cut(out, n)
}

// longName looks for a name of two words or more that begins with token i itself.
func (s *scanner) longName(i int) (found, bool) {
	if !s.mayGoOn(i, s.g.facts(&s.ts[i])) {
		return found{}, false
	}
	f, ok := s.name(i, true)
	return f, ok && f.words > 1 && f.exact
}

// name looks for the longest name that begins at token i. loose allows a name whose article differs.
func (s *scanner) name(i int, loose bool) (found, bool) {
	best, ok := found{}, false
	starts := s.g.facts(&s.ts[i]).starts
	for k := range starts {
		f, hit := s.nameFrom(i, &starts[k], loose)
		if hit && (!ok || f.end > best.end || f.end == best.end && f.exact && !best.exact) {
			best, ok = f, true
		}
	}
	return best, ok
}

// run is the first words of a text that may be a name: the keys that begin like them, and the length of what they share.
type run struct {
	keys   span
	length int
}

// nameFrom looks for the longest name that begins with this reading of token i.
func (s *scanner) nameFrom(i int, from *nameStart, loose bool) (found, bool) {
	if from.unfinished && !s.goesOnFrom(i, from) {
		return found{}, false
	}
	var runs [maxNameWords]run
	runs[0] = run{from.keys, len(from.key)}
	n := 1
	for ; n < maxNameWords && s.within(i+n); n++ {
		if n == 1 && !s.goesOnFrom(i, from) {
			break
		}
		last, next := runs[n-1], s.g.part(&s.ts[i+n]).key
		var keys span
		if n == 1 {
			keys = from.followedBy(s.g.index, next)
		} else {
			keys = s.g.index.narrow(last.keys, last.length, next)
		}
		if keys.start == keys.end {
			break
		}
		runs[n] = run{keys, last.length + len(next)}
	}
	for ; n > 0; n-- {
		es := s.g.index.entries(runs[n-1].keys, runs[n-1].length)
		if len(es) == 0 || n == 1 && from.short() || s.never(i, n, from) {
			continue
		}
		if f, ok := s.named(i, n, from, es, loose); ok {
			return f, true
		}
	}
	return found{}, false
}

// goesOnFrom reports whether the word behind token i may be the second one of a name that begins with this reading of it.
func (s *scanner) goesOnFrom(i int, from *nameStart) bool {
	return s.within(i+1) && from.goesOn.mayHave(s.ts[i+1].Norm)
}

// named returns the name of n words from token i on that has these entries.
func (s *scanner) named(i, n int, from *nameStart, es []entry, loose bool) (found, bool) {
	exact := s.spelling(i, n, from)
	own := slices.IndexFunc(es, func(e entry) bool { return e.exact == exact })
	if own < 0 && (!loose || n == 1 && from.pro != "" && from.pro != "و") {
		return found{}, false
	}
	f := found{end: i + n, pro: from.pro, words: n, exact: own >= 0, spelling: exact, stop: from.stop, adjective: from.adjective, places: es}
	if n > 1 {
		f.stop, f.adjective, f.kin = s.g.words.needCue[exact], s.g.words.needPrep[exact], s.g.words.before[from.stem]
	}
	f.only = f.exact && !loose
	f.first = &s.g.places[es[0].place]
	if f.only {
		f.first = &s.g.places[es[own].place]
	}
	return f, true
}

// spelling returns the exact form of the n words from token i on, of which the first is read as from.
func (s *scanner) spelling(i, n int, from *nameStart) string {
	if n == 1 {
		return from.exact
	}
	parts := [maxNameWords]string{from.exact}
	for k := 1; k < n; k++ {
		parts[k] = s.g.part(&s.ts[i+k]).exact
	}
	return strings.Join(parts[:n], "")
}

// never reports whether a word behind the first of n, or the only word, is no part of a name.
func (s *scanner) never(i, n int, from *nameStart) bool {
	if n == 1 {
		return from.never
	}
	for k := i + 1; k < i+n; k++ {
		if s.g.words.never[s.ts[k].Norm] {
			return true
		}
	}
	return false
}
