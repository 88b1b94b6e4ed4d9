package web

import (
	"context"
	"net/url"
	"slices"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// typedFields are the kinds whose fields of the filter take a name.
func typedFields() []string { return []string{store.KindPlace, store.KindActor, store.KindOutlet} }

// suggested is how many names such a field suggests.
const suggested = 400

// suggestions are those of a kind in a language.
type suggestions struct{ kind, lang string }

// most gathers what the fields suggest, and how many events each place has.
func (s *site) most(ctx context.Context) (map[suggestions][]term, map[string]int, error) {
	out := map[suggestions][]term{}
	if s.opt.Names == nil {
		return out, nil, nil
	}
	told := map[string]int{}
	for _, kind := range typedFields() {
		of, err := s.st.Tallies(ctx, kind, 0)
		if err != nil {
			return nil, nil, err
		}
		if kind == store.KindPlace {
			for _, t := range of {
				told[t.ID] = t.Events
			}
		}
		of = of[:min(len(of), suggested)]
		for _, code := range []string{"ar", "en"} {
			n := namer{lang: s.words.in(code), s: s}
			for _, t := range of {
				// an id of a place is no word that anybody would choose
				if label := n.writable(kind, t.ID); label != t.ID || kind != store.KindPlace {
					out[suggestions{kind, code}] = append(out[suggestions{kind, code}], term{t.ID, label})
				}
			}
		}
	}
	return out, told, nil
}

// namedView says whom a name in the filter was taken for, where it is that of several or of nobody.
type namedView struct {
	Said string
	Of   []namedLink
}

// namedLink narrows the list to one of them.
type namedLink struct {
	Label, Told, Href string

	events int
}

// named says of each name in the filter of a list whom it was taken for, where that is not one.
func (n namer) named(of []search.Reading, list string, q url.Values) []namedView {
	var out []namedView
	for _, r := range of {
		say, hits := "named."+r.Kind, r.Of
		switch {
		case n.s.opt.Names == nil, len(r.Of) == 0 && !r.Unknown, len(r.Of) == 1:
			continue
		case r.Unknown:
			say, hits = "named.none."+r.Kind, r.Near
		}
		v := namedView{Said: n.T(say, "x", visible(shorten(r.Words, 60)))}
		if i := n.holder(hits); !r.Unknown && i >= 0 { // a town often bears the name of its district
			v.Said = n.T("named.holds", "x", visible(shorten(r.Words, 60)), "a", n.labelled(hits[i].Named))
			hits = slices.Delete(slices.Clone(hits), i, i+1)
		}
		if r.Unknown && len(hits) > 0 {
			v.Said += " " + n.T("named.near")
		}
		for _, b := range hits {
			v.Of = append(v.Of, namedLink{Label: n.labelled(b.Named), Told: n.N("total", b.Events), Href: only(list, q, b.Named)})
		}
		out = append(out, v)
	}
	return out
}

// only is the address of the list with one of those whom a name may mean.
func only(list string, q url.Values, b search.Named) string {
	to := url.Values{}
	for k, v := range q {
		to[k] = v
	}
	to.Del("after")
	to.Set(b.Kind, b.ID)
	return list + "?" + to.Encode()
}

// labelled is a name with the note that tells it from others.
func (n namer) labelled(b search.Named) string {
	label := n.pick(b.Name.AR, b.Name.EN, b.ID)
	if note := n.pick(b.Note.AR, b.Note.EN, ""); b.Note != (tawatur.Name{}) && note != "" {
		label += " (" + note + ")"
	}
	return label
}

// typed makes a drop-down a field to write into, which suggests the names of those of whom most is told. What it shows and suggests is
// understood again when the form is sent: where a name is not, the id stands.
func (c choice) typed(n namer, ch choices) choice {
	if n.s.opt.Names == nil {
		return c
	}
	c.Typed, c.Terms = true, ch.most[suggestions{c.Name, n.code}]
	if c.Value != "" && slices.ContainsFunc(n.s.opt.Names(c.Name, c.Value), func(b search.Named) bool { return b.ID == c.Value }) {
		c.Value = n.writable(c.Name, c.Value)
	}
	return c
}

// writable is the shortest that a field takes for one id: its name, its name with the note, or the id.
func (n namer) writable(kind, id string) string {
	known := n.s.opt.Names(kind, id)
	i := slices.IndexFunc(known, func(b search.Named) bool { return b.ID == id })
	if i < 0 {
		return id
	}
	for _, label := range []string{n.pick(known[i].Name.AR, known[i].Name.EN, id), n.labelled(known[i])} {
		if of := search.Bearing(n.s.opt.Names, kind, label); len(of) == 1 && of[0].ID == id {
			return label
		}
	}
	return id
}
