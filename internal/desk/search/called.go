package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tawatur/arabic"
	"tawatur/internal/count"
	"tawatur/internal/store"
)

// Reading says for whom a name in a filter was taken in a record.
type Reading struct {
	// Kind is one of the store's kinds, Words what was written.
	Kind  string `json:"kind"`
	Words string `json:"words"`
	// Of are those whom the words name and of whom the record tells, those of most events first; what is told of any of them is found.
	Of []NameHit `json:"of"`
	// Unknown says that nobody is called so. Near are those of the record whose names come nearest.
	Unknown bool      `json:"unknown,omitempty"`
	Near    []NameHit `json:"near,omitempty"`
}

// UnknownError says that nobody and nothing of a kind is called so, or that a record tells nothing of whoever is.
type UnknownError struct{ Reading }

// Error names those that come nearest.
func (e *UnknownError) Error() string {
	if !e.Unknown {
		return fmt.Sprintf("the record tells nothing of the %s %q", e.Kind, e.Words)
	}
	said := fmt.Sprintf("no %s that is known is called %q", e.Kind, e.Words)
	if len(e.Near) > 0 {
		said += "; near it: " + Listed(e.Near)
	}
	return said
}

// SeveralError says that a name is that of several where one is wanted.
type SeveralError struct{ Reading }

// Error lists them.
func (e *SeveralError) Error() string {
	return fmt.Sprintf("several are called %q; say which by its id: %s", e.Words, Listed(e.Of))
}

// Listed names some with their ids and events, for programs and terminals.
func Listed(of []NameHit) string {
	var out []string
	for _, n := range of {
		names := cmp.Or(n.Name.EN, n.ID)
		if n.Name.AR != "" && n.Name.AR != n.Name.EN {
			names += ", " + n.Name.AR
		}
		if note := cmp.Or(n.Note.EN, n.Note.AR); note != "" {
			names += ", " + note
		}
		out = append(out, fmt.Sprintf("%s (%s; %s)", n.ID, names, count.Of(n.Events, "event")))
	}
	return strings.Join(out, "; ")
}

// Read reads the place, the actor and the outlet of a filter as people write them: an id is itself, and a name is all who bear it, so that "إدلب" finds what
// happened in the governorate, wherever in it. It returns the filter of ids, and for whom each field was taken. Where nobody is called so and no event is
// filed under the words as an id, the reading is unknown and the filter finds nothing.
func Read(ctx context.Context, st store.Reader, f store.Filter, names Names) (store.Filter, []Reading, error) {
	var out []Reading
	for _, x := range []struct {
		kind  string
		words *string
	}{{store.KindPlace, &f.Place}, {store.KindActor, &f.Actor}, {store.KindOutlet, &f.Outlet}} {
		if *x.words == "" {
			continue
		}
		r, err := Called(ctx, st, names, x.kind, *x.words)
		if err != nil {
			return f, nil, err
		}
		out = append(out, r)
		switch len(r.Of) {
		case 0: // nothing is told of them, under whatever id
		case 1:
			*x.words = r.Of[0].ID
		default:
			*x.words = ""
			f.Terms = append(slices.Clip(f.Terms), store.Term{Any: told(r.Of)})
		}
	}
	return f, out, nil
}

// StoriesAsked is which stories are asked for, as people write it.
type StoriesAsked struct {
	// Kind is an exact id; Place, Actor and Outlet are ids or names.
	Kind, Place, Actor, Outlet string
	// From and To are ISO days, inclusive, that a story is to touch.
	From, To string
}

// Stories is [Read] for stories: those at the places that are named or in what lies in them, of which a step of their own is told of the actor, and
// by the outlet, that are named.
func Stories(ctx context.Context, st store.Reader, asked StoriesAsked, names Names) (f store.StoryFilter, of []Reading, err error) {
	where, at, err := Read(ctx, st, store.Filter{Place: asked.Place}, names)
	if err != nil {
		return f, nil, err
	}
	f.Kind, f.From, f.To, f.Inside = asked.Kind, asked.From, asked.To, true
	for _, r := range at {
		for _, n := range r.Of {
			f.Places = append(f.Places, n.ID)
		}
	}
	if asked.Place != "" && len(f.Places) == 0 {
		f.Places = []string{where.Place}
	}
	who, by, err := Read(ctx, st, store.Filter{Actor: asked.Actor, Outlet: asked.Outlet}, names)
	f.Steps = who.Terms
	for _, one := range []store.Test{{Kind: store.KindActor, ID: who.Actor}, {Kind: store.KindOutlet, ID: who.Outlet}} {
		if one.ID != "" {
			f.Steps = append(f.Steps, store.Term{Any: []store.Test{one}})
		}
	}
	return f, append(at, by...), err
}

// Unknown returns the first of some readings that is of nobody as an [UnknownError], nil where all are of somebody.
func Unknown(readings []Reading) error {
	for _, r := range readings {
		if r.Unknown {
			return &UnknownError{r}
		}
	}
	return nil
}

// Called says who of a kind is called by an id, a name, or a name with its note, and has events in a record.
func Called(ctx context.Context, st store.Reader, names Names, kind, words string) (Reading, error) {
	r := Reading{Kind: kind, Words: words}
	bearers := Bearing(names, kind, words)
	if len(bearers) == 0 {
		bearers = []Named{{Kind: kind, ID: words}}
		r.Unknown = true
	}
	var err error
	if r.Of, err = named(ctx, st, bearers); err == nil && r.Unknown && len(r.Of) == 0 {
		r.Of, r.Near, err = nearest(ctx, st, names, kind, words)
	}
	r.Unknown = r.Unknown && len(r.Of) == 0
	return r, err
}

// OnePlace is [Called] where one place is wanted: of several that lie in one another it is the widest, as a town often bears the name of its
// district. Several apart are a [SeveralError], and where none is called so it is an [UnknownError].
func OnePlace(ctx context.Context, st store.Reader, names Names, words string) (NameHit, error) {
	r, err := Called(ctx, st, names, store.KindPlace, words)
	switch {
	case err != nil:
		return NameHit{}, err
	case len(r.Of) == 0:
		return NameHit{}, &UnknownError{r}
	}
	for _, n := range r.Of[1:] {
		both := store.Filter{Place: r.Of[0].ID, Terms: []store.Term{{Any: []store.Test{{Kind: n.Kind, ID: n.ID}}}}, Limit: 1}
		page, err := st.Events(ctx, both)
		if err != nil {
			return NameHit{}, err
		}
		if page.Total < n.Events {
			return NameHit{}, &SeveralError{r}
		}
	}
	return r.Of[0], nil
}

// told are the tests that what is told of any of some meets.
func told(of []NameHit) []store.Test {
	var out []store.Test
	for _, n := range of {
		out = append(out, store.Test{Kind: n.Kind, ID: n.ID})
	}
	return out
}

// Bounds of what is looked through for names that come near, and of how many are said.
const (
	nearAmong = 3000
	nearSaid  = 4
)

// nearest looks through those of whom most is told for names that are written as some words but for what folding takes away (same), and for those that
// come near them.
func nearest(ctx context.Context, st store.Reader, names Names, kind, words string) (same, near []NameHit, err error) {
	of, err := st.Tallies(ctx, kind, nearAmong)
	if err != nil || names == nil {
		return nil, nil, err
	}
	want := spelt(words)
	far := map[string]int{}
	for _, t := range of {
		known := names(kind, t.ID)
		i := slices.IndexFunc(known, func(n Named) bool { return n.ID == t.ID })
		if i < 0 || want == "" {
			continue
		}
		hit := NameHit{Named: known[i], Events: t.Events}
		switch d := farness(want, known[i]); {
		case d == 0:
			same = append(same, hit)
		case d <= max(1, utf8.RuneCountInString(want)/4):
			near, far[hit.ID] = append(near, hit), d
		}
	}
	slices.SortStableFunc(near, func(a, b NameHit) int { return cmp.Compare(far[a.ID], far[b.ID]) })
	return same, near[:min(len(near), nearSaid)], nil
}

// farness is how far the nearest name of somebody is from words: in letters, one where a word of the name begins with them.
func farness(want string, n Named) int {
	least := len(want)
	for _, name := range append([]string{n.Name.AR, n.Name.EN, n.ID}, n.Also...) {
		have := spelt(name)
		d := apart([]rune(want), []rune(have))
		if d > 1 && utf8.RuneCountInString(want) >= leastPrefix && strings.Contains(" "+have, " "+want) {
			d = 1
		}
		if have != "" {
			least = min(least, d)
		}
	}
	return least
}

// spelt is a name without what people write one way or another.
func spelt(name string) string {
	words := arabic.Words(name)
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "ال")
	}
	return strings.Join(words, " ")
}

// apart counts the letters that are left out, put in, other, or the wrong way round.
func apart(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
