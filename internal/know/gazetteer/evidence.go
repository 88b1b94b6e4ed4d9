package gazetteer

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

const (
	// likely is the share of a country's voice from which on its small places are taken without further reason.
	likely = 0.3
	// barely is the share of a country that is named at all.
	barely = 0.05
	// atHome is the share from which on a name counts without a cue, as in the country the report is about.
	atHome = 0.6
	// farAway is how many kilometres from the place named beside it no place lies of which it is a part.
	farAway = 120
	// byItsTown is how many kilometres from the town beside which it is named a village may lie.
	byItsTown = 40
	// outOfTown is how many kilometres from the report's other places a street or a hospital is no longer looked for.
	outOfTown = 25
	// townOf is how many inhabitants make a town that is known abroad.
	townOf = 50000
)

// unasked is the vote for Syria, where the gazetteer is densest, before a report by an outlet of no known country has said anything.
const unasked = 0.2

// countries gives each country that a report names, by its places or by its actors, as a share of the one named most. The map is empty before.
func countries(votes map[string]float64, ms []Mention, ctx Context) {
	if ctx.OutletCountry != "" {
		votes[ctx.OutletCountry] = 1
	} else {
		votes["SY"] = unasked
	}
	for i := range ms {
		if c, n := vote(&ms[i]); n > 0 {
			votes[c] += n
		}
	}
	for c, n := range ctx.Parties {
		votes[c] += min(float64(n)/4, 3)
	}
	if ctx.Country != "" {
		votes[ctx.Country] += 100
	}
	top := 0.0
	for _, n := range votes {
		top = max(top, n)
	}
	for c := range votes {
		votes[c] /= top
	}
}

// vote returns the country that a mention speaks for and how strongly: a name that is well known for one country's.
func vote(m *Mention) (string, float64) {
	if len(m.Candidates) == 0 || m.weak {
		return "", 0
	}
	first := m.Candidates[0]
	switch {
	case first.Type == typeCountry:
		return first.Country, 0.5
	case m.small() && !m.cue.kinds[first.Type]:
	case first.Type == typeADM1, first.Type == typeADM1Seat, first.Type == typeCapital, first.handWritten() && first.Type != typeRegion && first.Type != typeSea:
		return first.Country, 1
	}
	abroad := func(p *Place) bool { return p.Country != first.Country }
	if first.Country == "" || slices.ContainsFunc(m.Candidates, abroad) {
		return "", 0
	}
	if first.Type == typeRegion {
		return first.Country, 1
	}
	return first.Country, 0.5
}

// nameAreas counts the governorates that the report names, in the countries it is about.
func (ev *evidence) nameAreas(ms []Mention) {
	for _, m := range ms {
		for _, p := range m.Candidates {
			if p.Type != typeADM1 && p.Type != typeADM1Seat {
				continue
			}
			if ev.about[p.Country] >= likely {
				ev.named[p.ADM1]++
			}
			break
		}
	}
}

// headings gives for each mention the governorate whose name and a colon open the line above it or its own, as the parts
// of a digest begin.
func headings(out []*Place, ts []arabic.Token, ms []Mention) {
	var open *Place
	for i := range ms {
		m := &ms[i]
		if len(m.Candidates) > 0 && m.Tail < len(ts) && ts[m.Tail].Norm == ":" && opensLine(ts, m.First) {
			if first := m.Candidates[0]; first.Type == typeADM1 || first.Type == typeADM1Seat || first.Type == typeCapital {
				open = first
			}
		}
		out[i] = open
	}
}

// opensLine reports whether only marks stand between the line's beginning and token i.
func opensLine(ts []arabic.Token, i int) bool {
	for i--; i >= 0 && ts[i].Kind != arabic.Newline; i-- {
		if ts[i].Kind == arabic.Word {
			return false
		}
	}
	return true
}

// countryShare says how far the country of a candidate speaks for it. A village that bears the bare name of a well-known
// place gains nothing: "في القاهرة" is not the hamlet next door.
func (ev *evidence) countryShare(m *Mention, p *Place) float64 {
	if p.Type == typeCountry || p.Country == "" {
		return 1
	}
	if !m.small() && !p.wellKnown() && slices.ContainsFunc(m.Candidates, (*Place).famous) {
		return 0
	}
	return ev.about[p.Country]
}

// small reports whether the cue of a mention announces a village, a quarter or a site, rather than a town or none.
func (m *Mention) small() bool {
	return m.cue != nil && !m.cue.direction && !m.cue.any && !m.Countryside && m.Cue != "مدينه" && m.Cue != "محافظه"
}

// vouched reports whether enough speaks for a candidate: it is known everywhere, it lies in a country that the report is
// about, or the report names its governorate or a place beside it.
func (ev *evidence) vouched(m *Mention, s *scored, parent *Place) bool {
	share := ev.about[s.p.Country]
	switch {
	case !m.cue.used(s.p.Country), strings.HasSuffix(m.spelling, "البلاد") && share < 1:
		return false
	case parent != nil && !s.p.famous() && ev.astray(s.p, parent):
		return false
	case m.site && !m.cue.kinds[s.p.Type] && s.p.isSettlement() && !s.p.wellKnown():
		d, ok := ev.nearest(s.p)
		return ok && d < outOfTown
	case m.weak && m.cue == nil:
		return share >= atHome
	case s.p.small() && s.p.handWritten():
		return share >= barely && !(s.p.commonName() && ev.remote(s.p) && !ev.held(s.p, parent))
	case s.p.obscure() && ev.remote(s.p) && !ev.held(s.p, parent), parent == nil && ev.lost(s.p):
		return false
	case s.p.handWritten(), s.p.famous(), s.top >= weightNamed && s.top != s.p.rank:
		return true
	}
	return share >= likely || s.p.Country == "" || s.p.wellKnown() && share > 0
}

// small reports whether a place is a site or a quarter, whose name others elsewhere bear too.
func (p *Place) small() bool {
	return p.Precision == tawatur.PrecisionSite || p.Type == "populated_place"
}

// commonName reports whether a place is a quarter or a site of a town, such as bear one name in many towns: "مستشفى الشفاء".
func (p *Place) commonName() bool { return p.Type == "neighbourhood" || p.Type == "site" }

// obscure reports whether a place abroad is one of many of whom nothing but the name is known.
func (p *Place) obscure() bool {
	return p.Country != "SY" && !p.handWritten() && !p.isArea() && !p.wellKnown()
}

// remote reports whether a place lies far from every other place of the report.
func (ev *evidence) remote(p *Place) bool {
	d, ok := ev.nearest(p)
	return ok && d > farAway
}

// held reports whether a place lies in or by the one that is named beside it, less than a country, which says where it is however far away the
// rest of a digest plays: "قرية كذا في الضفة الغربية".
func (ev *evidence) held(p, parent *Place) bool {
	if parent == nil || parent.Type == typeCountry || parent.Type == typeSea {
		return false
	}
	return ev.g.Contains(parent, p) || parent.isSettlement() && parent.Country == p.Country && Distance(p, parent) < byItsTown
}

// lost reports whether a village lies far from every place of a report that names several, and none of its governorate.
func (ev *evidence) lost(p *Place) bool {
	if !p.isSettlement() || p.wellKnown() || len(ev.anchors) < 3 || ev.named[p.ADM1] > 0 {
		return false
	}
	d, ok := ev.nearest(p)
	return ok && d > farAway
}

// astray reports whether a place lies far from the one that is named beside it as holding it.
func (ev *evidence) astray(p, parent *Place) bool {
	if p.isArea() || p.ID == parent.ID || parent.Type == typeCountry || parent.Type == typeRegion || parent.Type == typeSea || ev.g.Contains(parent, p) {
		return false
	}
	return parent.ADM1 != p.ADM1 && Distance(p, parent) > farAway
}

// handWritten reports whether a place is of the hand-written list, whose names are those that news uses.
func (p *Place) handWritten() bool { return len(p.ID) > 2 && p.ID[:2] == "x:" }

// famous reports whether a place is known beyond its country.
func (p *Place) famous() bool {
	switch p.Type {
	case typeCountry, typeCapital, typeADM1, typeADM1Seat:
		return true
	}
	return p.handWritten() && p.Type != "neighbourhood" || p.Population >= 2*townOf
}

// wellKnown reports whether a place is known in its country.
func (p *Place) wellKnown() bool {
	switch p.Type {
	case typeADM2Seat, typeADM3Seat:
		return p.Country == "SY" || p.Type == typeADM2Seat
	}
	return p.famous() || p.Population >= townOf
}
