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

// Spot is a place named at a token, with its country (ISO 3166). Within says that it is narrower than the country.
type Spot struct {
	At      int
	Country string
	Within  bool
}

// setting is a text's [Setting] with what its own names tell.
type setting struct {
	day   time.Time
	camps map[string]bool
	// home is the country of the outlet, the last resort.
	home string
	// signs speak for countries, in the order of the text; all are their sums.
	signs []sign
	all   map[string]float64
	// played are the countries of the places named in the text.
	played map[string]bool
}

// sign is a name in a text that speaks for a country.
type sign struct {
	at      int
	country string
	weight  float64
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
	*s = setting{day: in.Day, camps: b.campsOf(in.Outlet, ts), home: b.homes[in.Outlet], signs: s.signs[:0], all: reuse.Map(s.all), played: reuse.Map(s.played)}
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
	return s
}

// spot takes in a place named in the text.
func (s *setting) spot(p Spot) {
	w := weightCountry
	if p.Within {
		w = weightSpot
	}
	s.sign(p.At, p.Country, w)
	s.played[p.Country] = true
}

// sign takes in a name that speaks for a country.
func (s *setting) sign(at int, country string, weight float64) {
	s.signs = append(s.signs, sign{at, country, weight})
	s.all[country] += weight
}

// span is a stretch of tokens.
type span struct{ from, to int }

// near returns the country that a form at token i is about: of those that the form knows, the one that the names in a line, near it
// and in the whole text speak for most. It is "" where they do not tell.
func (s *setting) near(i int, f *form, line span) string {
	if s == nil {
		return ""
	}
	close := s.between(i-around, i+around+1)
	best, chosen, top := 0.0, "", 0.0
	sumAll, sumClose := sum(s.all), sum(close)
	own := s.between(line.from, line.to)
	sumOwn := sum(own)
	for c, n := range s.all {
		score := n / sumAll
		if sumClose > 0 {
			score += close[c] / sumClose
		}
		if sumOwn > 0 {
			score += own[c] / sumOwn
		}
		top = max(top, score)
		if len(s.played) > 0 && !s.played[c] {
			continue // no place of it is named: it only takes part
		}
		if (f.countries[c] || f.any && n >= sure) && (score > best || score == best && c < chosen) {
			best, chosen = score, c
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

// between sums up what the signs among the tokens speak for.
func (s *setting) between(from, to int) map[string]float64 {
	out := map[string]float64{}
	first, _ := slices.BinarySearchFunc(s.signs, from, func(g sign, at int) int { return g.at - at })
	for _, g := range s.signs[first:] {
		if g.at >= to {
			break
		}
		out[g.country] += g.weight
	}
	return out
}

// asMuch reports whether the text speaks of country a about as much as of country b.
func (s *setting) asMuch(a, b string) bool { return s != nil && s.all[a]*4 >= s.all[b] }

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

func sum(m map[string]float64) float64 {
	total := 0.0
	for _, n := range m {
		total += n
	}
	return total
}
