package actors

import (
	"slices"
	"time"

	"tawatur/arabic"
	"tawatur/internal/reuse"
)

// Setting is what is known of a text beside the names in it, for forms that mean another body in each war: "المقاومة" in Yemen
// and in Gaza, "القوات المسلحة اليمنية" in one outlet and in another.
type Setting struct {
	// Outlet is the id of who published it, Day when; empty and zero where unknown.
	Outlet string
	Day    time.Time
	// Spots are the places in the text whose country is settled, in its order.
	Spots []Spot
}

// Spot is a place named at a token, with its country (ISO 3166). Within says that it is narrower than the country; Speaks that the country is
// the subject of a verb of speech and so its government: "أدانت سوريا".
type Spot struct {
	At      int
	Country string
	Within  bool
	Speaks  bool
}

// speaking adds to the mentions, which are in the order of the text, the governments of the countries that speak.
func (b *Book) speaking(ms []Mention, spots []Spot) []Mention {
	out := ms
	for _, s := range spots {
		a := b.byID[b.body(s.Country, "government")]
		if !s.Speaks || a == nil {
			continue
		}
		if len(out) == len(ms) {
			out = slices.Clone(ms) // those found before are asked for again
		}
		k, _ := slices.BinarySearchFunc(out, s.At, func(m Mention, at int) int { return m.First - at })
		out = slices.Insert(out, k, Mention{First: s.At, End: s.At + 1, ID: a.ID, Kind: "capital", Capital: true})
	}
	return out
}

// setting is a text's [Setting] with what its own names tell.
type setting struct {
	day   time.Time
	camps map[string]bool
	// home is the country of the outlet, the last resort.
	home string
	// signs speak for countries, in the order of the text; all are the weights of all of them, and sum is their sum.
	signs []sign
	all   []tally
	sum   float64
	// placed says that places of countries are named in the text.
	placed bool
	// close and own are room for sums by country.
	close, own []float64
}

// sign is a name in a text that speaks for a country, one of all.
type sign struct {
	at, country int
	weight      float64
}

// tally is a country that a text speaks of. Played says that a place of it is named.
type tally struct {
	country string
	weight  float64
	played  bool
}

const (
	// An act's place tells the war better than who takes part: Russians and Americans are named everywhere.
	weightSpot    = 1.0
	weightCountry = 0.7
	weightActor   = 0.5
	// weightAdjective is that of "اللبنانية", which stands by the names of many things.
	weightAdjective = 0.3
	// sure is the weight from which on a text is taken to be about a country that a form knows only as one of all.
	sure = 1.5
	// around is how many tokens away a sign counts as near.
	around = 60
	// most is the part of the strongest country's weight that a country must have to be where a text plays.
	most = 1.0 / 3
)

// setIn gathers what tells the wars of a text, in the memory of s.
func (b *Book) setIn(s *setting, ts []arabic.Token, ms []Mention, in Setting) *setting {
	*s = setting{day: in.Day, camps: b.campsOf(in.Outlet, ts), home: b.homes[in.Outlet], signs: s.signs[:0], all: s.all[:0], close: s.close, own: s.own}
	spots := in.Spots
	for i := range ts {
		for ; len(spots) > 0 && spots[0].At <= i; spots = spots[1:] {
			s.spot(spots[0])
		}
		for ; len(ms) > 0 && ms[0].First <= i; ms = ms[1:] {
			if a := b.byID[ms[0].ID]; a != nil && a.Country != "" && a.Kind != "media" && !ms[0].short {
				s.sign(i, a.Country, weightActor)
			}
		}
		if n := b.facts(&ts[i]).nation; n != nil && ts[i].Kind == arabic.Word {
			s.sign(i, n.country, weightAdjective)
		}
	}
	for _, t := range s.all {
		s.sum += t.weight
	}
	return s
}

// spot takes in a place named in the text.
func (s *setting) spot(p Spot) {
	w := weightCountry
	if p.Within {
		w = weightSpot
	}
	s.all[s.sign(p.At, p.Country, w)].played = true
	s.placed = true
}

// sign takes in a name that speaks for a country, and returns which of all that is.
func (s *setting) sign(at int, country string, weight float64) int {
	c := s.indexOf(country)
	if c < 0 {
		c = len(s.all)
		s.all = append(s.all, tally{country: country})
	}
	s.signs = append(s.signs, sign{at, c, weight})
	s.all[c].weight += weight
	return c
}

// indexOf returns which of all a country is, -1 for one that the text does not speak of: it speaks of a few.
func (s *setting) indexOf(country string) int {
	for c := range s.all {
		if s.all[c].country == country {
			return c
		}
	}
	return -1
}

// span is a stretch of tokens.
type span struct{ from, to int }

// near returns the country that a form at token i is about: of those that the form knows, the one that the names in a line, near it
// and in the whole text speak for most. It is "" where they do not tell.
func (s *setting) near(i int, f *form, line span) string {
	if s == nil {
		return ""
	}
	close, sumClose := s.between(&s.close, i-around, i+around+1)
	own, sumOwn := s.between(&s.own, line.from, line.to)
	best, chosen, top := 0.0, "", 0.0
	for c, t := range s.all {
		score := t.weight / s.sum
		if sumClose > 0 {
			score += close[c] / sumClose
		}
		if sumOwn > 0 {
			score += own[c] / sumOwn
		}
		top = max(top, score)
		if s.placed && !t.played {
			continue // no place of it is named: it only takes part
		}
		if (score > best || score == best && t.country < chosen) && (f.any && t.weight >= sure || f.countries[t.country]) {
			best, chosen = score, t.country
		}
	}
	if chosen == "" && len(s.all) == 0 && f.countries[s.home] {
		return s.home
	}
	if best < top*most {
		return ""
	}
	return chosen
}

// between sums up by country what the signs among the tokens speak for, in room, and all of that.
func (s *setting) between(room *[]float64, from, to int) (by []float64, sum float64) {
	by = reuse.Zeros(*room, len(s.all))
	*room = by
	first, _ := slices.BinarySearchFunc(s.signs, from, func(g sign, at int) int { return g.at - at })
	for _, g := range s.signs[first:] {
		if g.at >= to {
			break
		}
		by[g.country] += g.weight
	}
	for _, weight := range by {
		sum += weight
	}
	return by, sum
}

// asMuch reports whether the text speaks of country a about as much as of country b.
func (s *setting) asMuch(a, b string) bool { return s != nil && s.weightOf(a)*4 >= s.weightOf(b) }

// weightOf returns how much the text speaks of a country.
func (s *setting) weightOf(country string) float64 {
	if c := s.indexOf(country); c >= 0 {
		return s.all[c].weight
	}
	return 0
}

// within reports whether the text came out in a period; of a text without a date, periods that go on are said to hold.
func (s *setting) within(p period) bool {
	if s.day.IsZero() {
		return p.to.IsZero()
	}
	return p.holds(s.day)
}

// addAbroad enters a row of actor-abroad.tsv.
func (b *Book) addAbroad(r row) error {
	country, others := r.get("country"), r.list("abroad")
	if country == "" || len(others) == 0 || b.abroad[country] != nil {
		return r.errorf("country %q: a row of its own and a country in which it fights are needed", country)
	}
	b.abroad[country] = others
	return nil
}

// FightsAbroad reports whether the forces of a country, by its ISO 3166 code, fight in the wars of others.
func (b *Book) FightsAbroad(country string) bool { return len(b.abroad[country]) > 0 }

// FightsIn reports whether the forces of a country are known to fight in another.
func (b *Book) FightsIn(country, other string) bool { return slices.Contains(b.abroad[country], other) }
