package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/reuse"
)

// Context is what is known of a report before its places are read; codes are ISO 3166 in two letters or empty.
type Context struct {
	// OutletCountry is the country an outlet reports from.
	OutletCountry string
	// Country is the country the report is known to be about; it counts more.
	Country string
	// Parties says how often the report names actors of each country.
	Parties map[string]int
}

// Resolved is a mention with the place it was taken for.
type Resolved struct {
	Mention
	// Place is nil when the text does not settle which place is meant.
	Place *Place
	// Precision is how narrowly the words name it, PrecisionUnknown when Place is nil.
	Precision string
	// Why is the reason for the choice, for people.
	Why string

	// Stretch says that the act was between this place and the next: on the road from one to the other, or in the land between them.
	Stretch bool

	turnedDown []scored
}

// TurnedDown describes the other candidates, each with its weight.
func (r *Resolved) TurnedDown() []string {
	var out []string
	for _, s := range r.turnedDown[:min(len(r.turnedDown), maxTurnedDown)] {
		out = append(out, fmt.Sprintf("%s: %.0f", describe(s.p), s.score))
	}
	return out
}

// Weights of the reasons for a candidate. A parent named beside outweighs any prominence; prominence decides last.
const (
	weightParent     = 100
	weightNearParent = 80
	weightKind       = 30
	// weightVillage is what a place that is no seat has of weightKind behind "مدينة".
	weightVillage  = 20
	weightHeading  = 50
	weightCountry  = 45
	weightNamed    = 30
	weightSpelling = 12
	weightAnchor   = 40
	// lead is how much better than the next candidate elsewhere the best must be.
	lead = 6
	// samePlace is how many kilometres apart two candidates may lie and still be one place.
	samePlace = 10
	// partReach is how many kilometres from the middle of a town its quarters lie at most.
	partReach = 8
	// maxTurnedDown bounds the candidates listed as turned down.
	maxTurnedDown = 4
)

// evidence is what a report says of where it is about.
type evidence struct {
	g    *Gazetteer
	room *Room
	// about gives each country that the report names or whose actors it names, as a share of the one named most.
	about map[string]float64
	// named are the governorates that the report names, with how often.
	named map[string]float64
	// anchors are the places already settled, each once, and near how far from them a candidate lies.
	anchors []*Place
	near    map[*Place]float64
	parents []*Place
	// heads gives for each mention the area that the heading above it names: "الرقة:" and a line of news.
	heads []*Place
	// weighed are the candidates of all mentions, without what is near them, the last mention's first, and from is where those of
	// each begin; scored is room for those of one mention.
	weighed, scored []scored
	from            []int
	// last says that the anchors are known, so that what is chosen now stands.
	last bool
}

// Resolve chooses a place for each mention of one text, in order. Mentions whose cue is too vague to make a place of a
// name that nothing in the report vouches for are left out. What it returns lies in the room given, beside the mentions.
func (g *Gazetteer) Resolve(ts []arabic.Token, ms []Mention, ctx Context, in *Room) []Resolved {
	in.resolved, in.turned = reuse.Zeros(in.resolved, len(ms)), in.turned[:0]
	out, ev := in.resolved, &in.evidence
	ev.begin(g, in, len(ms))
	countries(ev.about, ms, ctx)
	ev.nameAreas(ms)
	headings(ev.heads, ts, ms)
	for i := len(ms) - 1; i >= 0; i-- {
		ev.parents[i] = ev.parentOf(ts, ms, out, i)
		out[i].Mention = ms[i]
		ev.weighAll(&ms[i], i)
		ev.choose(i, &out[i])
	}
	ev.anchor(out)
	for i := range out {
		ev.choose(i, &out[i])
		ev.g.coordinate(ts, out, i)
	}
	for i := len(out) - 1; i >= 0; i-- {
		ev.g.coordinate(ts, out, i)
		if i+1 == len(out) || !out[i].leadsTo(ts, &out[i+1]) {
			ev.partOf(&out[i], ev.parents[i])
		}
		areaIn(ts, out, i)
	}
	ev.stretches(ts, out)
	return slices.DeleteFunc(namedOnce(ts, out), vague)
}

// begin makes room for what a report of n mentions says.
func (ev *evidence) begin(g *Gazetteer, in *Room, n int) {
	*ev = evidence{g: g, room: in, about: reuse.Map(ev.about), named: reuse.Map(ev.named), near: reuse.Map(ev.near), anchors: ev.anchors[:0],
		parents: reuse.Zeros(ev.parents, n), heads: reuse.Zeros(ev.heads, n), weighed: ev.weighed[:0], scored: ev.scored[:0], from: reuse.Zeros(ev.from, n)}
}

// namedOnce leaves out a capital told as such where its name stands right behind, "العاصمة اليمنية صنعاء", and another name of a place in
// brackets: "رأس العين (سري كانيه)".
func namedOnce(ts []arabic.Token, rs []Resolved) []Resolved {
	for i := range rs[:max(len(rs)-1, 0)] {
		a, b := &rs[i], &rs[i+1]
		if a.Place != nil && a.Place == b.Place && b.First-a.Tail == 1 && ts[a.Tail].Norm == "(" {
			*b = Resolved{Mention: Mention{weak: true}}
			continue
		}
		if a.Place == nil || b.Place == nil || a.Place.Type != typeCapital || b.cue != nil || b.First-a.Tail > 1 || b.First-a.Tail == 1 && ts[a.Tail].Norm != "،" {
			continue
		}
		if b.Place.isSettlement() && Distance(a.Place, b.Place) <= samePlace && strings.Contains(a.spelling, capitalCity) && !strings.HasSuffix(a.spelling, capitalCity) {
			*a = Resolved{Mention: Mention{weak: true}} // vague
		}
	}
	return rs
}

// capitalCity begins the names of capitals that are told as such, folded and without blanks.
const capitalCity = "العاصمه"

// partOf puts a quarter or a site of a town, which no list has or only as a village elsewhere, where its town lies: "حي
// البحار في مدينة درعا".
func (ev *evidence) partOf(r *Resolved, town *Place) {
	if r.cue == nil || !r.cue.part || town == nil {
		return
	}
	if town.Type == typeADM1 {
		if r.Place != nil {
			return
		}
		town = ev.g.seats[town.ID]
	}
	if town != nil && town.isSettlement() && (r.Place == nil || r.outside(town)) {
		r.Place, r.Precision, r.Why = town, tawatur.PrecisionSite, "place/part: of "+town.NameEN+", named beside it"
	}
}

// areaIn puts an area that no list has where the town lies that is named right behind it as the one in which, or on whose side, it is:
// "منطقة كذا في جباليا", "منطقة كذا شرقي مدينة صيدا", "حي كذا وسط قرية كذا".
func areaIn(ts []arabic.Token, out []Resolved, i int) {
	if i+1 == len(out) || !out[i].Unlisted() && !out[i].quarter() {
		return
	}
	r, next := &out[i], &out[i+1]
	if next.Place == nil || next.Place.isArea() || next.Countryside {
		return
	}
	tail := r.Tail
	if tail < next.First && strings.HasPrefix(ts[tail].Norm, "ال") {
		tail++ // "منطقة الدوار [الغربي] في بيت لاهيا"
	}
	in, before := next.First-tail, ts[tail].Norm
	aside := next.Direction != "" && (in == 0 || in == 1 && before != "و")
	if aside || in == 0 && (strings.HasPrefix(ts[next.First].Norm, "ب") || r.quarter() && !conjoined(ts[next.First])) || in == 1 && before == "في" {
		r.Place, r.Precision, r.Why = next.Place, tawatur.PrecisionSite, "place/part: of "+next.Place.NameEN+", named beside it"
	}
}

// quarter reports whether a mention is that of a quarter or a site of a town that was taken for none on the lists.
func (r *Resolved) quarter() bool { return r.Place == nil && r.cue != nil && r.cue.part }

// outside reports whether a quarter was taken for a village too far from a town to be part of it.
func (r *Resolved) outside(town *Place) bool {
	return r.Place.isSettlement() && !r.cue.kinds[r.Place.Type] && r.Place.ID != town.ID && Distance(r.Place, town) > partReach
}

// vague reports whether a mention that was not resolved is more likely no place at all.
func vague(r Resolved) bool {
	if r.Place != nil {
		return false
	}
	if r.cue == nil {
		return r.weak || !slices.ContainsFunc(r.Candidates, (*Place).wellKnown)
	}
	return (!r.cue.bare && (!r.cue.named || r.listed || r.cue.facility && len(r.Candidates) > 0) || r.cue.name == townCue && (r.listed || len(r.Candidates) > 0)) && !r.quoted
}

// townCue is the cue of a town, folded.
const townCue = "مدينه"

// anchor takes the places that are settled so far as anchors.
func (ev *evidence) anchor(out []Resolved) {
	seen := reuse.Map(ev.room.before)
	ev.room.before = seen
	for i := range out {
		if p := out[i].Place; p != nil && !p.isArea() && !seen[p] {
			seen[p] = true
			ev.anchors = append(ev.anchors, p)
		}
	}
	ev.last = true
}

// parentOf returns the place named behind mention i as the one it lies in: "قرية X في ريف Y", "بلدات X وZ غربي Y".
func (ev *evidence) parentOf(ts []arabic.Token, ms []Mention, done []Resolved, i int) *Place {
	if i+1 >= len(ms) {
		return nil
	}
	next := &ms[i+1]
	if next.listed && next.First <= ms[i].Tail+1 {
		return ev.parents[i+1]
	}
	if next.First <= ms[i].Tail+1 && done[i+1].Unlisted() && ev.parents[i+1] != nil {
		return ev.parents[i+1] // "حي كذا بمنطقة كذا بمدينة درعا"
	}
	if next.First > ms[i].Tail+ms[i].parentReach() || done[i+1].Place == nil || !parental(next, done[i+1].Place) || breaks(ts[ms[i].Tail:next.First]) {
		if next.cue != nil && next.First <= ms[i].Tail+1 && conjoined(ts[next.First]) {
			return ev.parents[i+1]
		}
		return nil
	}
	if next.cue != nil && conjoined(ts[next.First]) {
		return ev.parents[i+1]
	}
	return done[i+1].Place
}

// parentReach is how many tokens behind a mention the place may be named that holds it. A list of villages may go on before
// with names that no list has: "قريتي حرمل ومحرملة في ريف زركان".
func (m *Mention) parentReach() int {
	if m.cue != nil && m.cue.many && !m.cue.countryside {
		return 5
	}
	return 3
}

// conjoined reports whether a cue is joined by و to what stands before.
func conjoined(t arabic.Token) bool {
	return len(t.Norm) > 4 && t.Norm[:2] == "و" && t.Norm != "وسط" && t.Norm != "وادي"
}

// parental reports whether a mention can say where the one before it lies.
func parental(m *Mention, p *Place) bool {
	return m.Countryside || m.Direction != "" || p.isArea() || p.Type == typeADM1Seat || p.Type == typeADM2Seat ||
		p.Type == typeADM3Seat || m.Cue == "مدينه" || m.Cue == "بلده" || m.Cue == "محيط"
}

// breaks reports whether a sentence ends among the tokens.
func breaks(ts []arabic.Token) bool {
	return slices.ContainsFunc(ts, func(t arabic.Token) bool {
		return t.Kind == arabic.Newline || t.Kind == arabic.Punct && (t.Norm == "." || t.Norm == "؛" || t.Norm == ":")
	})
}

// scored is a candidate with its weight and the heaviest reason.
type scored struct {
	p     *Place
	score float64
	why   reason
	top   float64
	// companied says that the other places of a report can speak for it.
	companied bool
}

// reason is what speaks for a candidate: words, and the place that they are about, which %s stands for.
type reason struct {
	words string
	about *Place
}

func (r reason) String() string {
	if r.about == nil {
		return r.words
	}
	return strings.Replace(r.words, "%s", r.about.NameEN, 1)
}

// add weighs a reason.
func (s *scored) add(w float64, words string) { s.addAbout(w, words, nil) }

// addAbout weighs a reason that is about a place.
func (s *scored) addAbout(w float64, words string, about *Place) {
	s.score += w
	if w > s.top {
		s.top, s.why = w, reason{words, about}
	}
}

// side reads "بالريف الشمالي" as that of the governorate in the heading above, else of the only one that the report names.
func (ev *evidence) side(i int, r *Resolved) {
	code, why := "", "place/heading: the countryside of the governorate above"
	if h := ev.heads[i]; h != nil {
		code = h.ADM1
	} else if len(ev.named) == 1 {
		for code = range ev.named {
			why = "place/side: the countryside of the only governorate that the report names"
		}
	}
	if p := ev.g.ByID(code); p != nil && p.Type == typeADM1 {
		r.Place, r.Precision, r.Why = p, p.Precision, why
	}
}

// weighAll weighs the candidates of mention i, but for what is near them, which is not known yet.
func (ev *evidence) weighAll(m *Mention, i int) {
	ev.from[i] = len(ev.weighed)
	for _, p := range m.Candidates {
		ev.weighed = append(ev.weighed, ev.weigh(m, p, ev.parents[i]))
	}
}

// candidates returns those of mention i with all that speaks for them, the likeliest first, until it is called again.
func (ev *evidence) candidates(m *Mention, i int) []scored {
	all := append(ev.scored[:0], ev.weighed[ev.from[i]:ev.from[i]+len(m.Candidates)]...)
	for k := range all {
		s := &all[k]
		if s.companied {
			if d, ok := ev.nearest(ev.heart(m, s.p)); ok && d < 60 {
				s.add(weightAnchor*(1-d/60), "place/near: beside the report's other places")
			}
		}
		if h := ev.heads[i]; h != nil && (h != s.p || m.Countryside) && h.ADM1 != "" && h.ADM1 == s.p.ADM1 {
			s.addAbout(weightHeading, "place/heading: below the name of %s", h)
		}
	}
	ev.scored = all
	if len(all) > 1 {
		slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	}
	return all
}

// choose takes the best candidate of mention i, or none when two far apart are equally likely.
func (ev *evidence) choose(i int, r *Resolved) {
	m := &r.Mention
	r.Place, r.Precision, r.Why, r.turnedDown = nil, tawatur.PrecisionUnknown, "", nil
	if m.Nameless() {
		ev.side(i, r)
		return
	}
	if len(m.Candidates) == 0 {
		r.Why = "place/unknown: its cue makes it a place; no list has the name"
		return
	}
	all := ev.candidates(m, i)
	best := &all[0]
	if rival := rivalOf(all); rival != nil {
		r.Why = "place/ambiguous: " + describe(best.p) + " and " + describe(rival) + " are as likely"
		r.turnedDown = ev.kept(all)
		return
	}
	if !ev.vouched(m, best, ev.parents[i]) {
		r.Why = "place/abroad: only a small place of another country has this name"
		r.turnedDown = ev.kept(all)
		return
	}
	r.Place, r.Precision, r.turnedDown = best.p, best.p.Precision, ev.kept(all[1:])
	if ev.last {
		r.Why = cmp.Or(best.why.String(), "place/only: the only place of that name")
	}
	if town := ev.g.townOf(m, best.p, all); town != nil {
		r.Place, r.Precision, r.Why = town, town.Precision, "place/town: outside Syria the name of a governorate and its town means the town"
	}
	if m.site && best.p.isSettlement() {
		r.Precision = tawatur.PrecisionSite
	}
	if m.Countryside && best.p.isSettlement() {
		r.Precision = tawatur.PrecisionSubdistrict
	}
}

// townOf returns the town that the bare name of a governorate, or one announced as that of a town, means outside Syria; nil where there is
// none among the candidates, the likeliest first. Where the lists know the seat it has won before (kindWeight).
func (g *Gazetteer) townOf(m *Mention, p *Place, all []scored) *Place {
	bare := m.cue == nil || m.cue.direction && !m.Countryside || m.cue.kinds[typeADM1Seat] && !m.cue.kinds[typeADM1]
	if p.Type != typeADM1 || p.Country == "SY" || !bare || g.seats[p.ADM1] != nil {
		return nil
	}
	for _, s := range all {
		if s.p.ADM1 == p.ADM1 && s.p.Type == "populated_place" {
			return s.p
		}
	}
	return nil
}

// kept is a copy of candidates that are told of after others were weighed; nil for none, and before the last choice.
func (ev *evidence) kept(all []scored) []scored {
	if !ev.last {
		return nil
	}
	n := len(ev.room.turned)
	ev.room.turned = append(ev.room.turned, all[:min(len(all), maxTurnedDown)]...)
	return cut(ev.room.turned, n)
}

// rivalOf returns a candidate elsewhere that is as likely as the first, or nil.
func rivalOf(all []scored) *Place {
	for _, s := range all[1:] {
		if all[0].score-s.score >= lead {
			return nil
		}
		if !s.p.isArea() && !all[0].p.isArea() && Distance(all[0].p, s.p) > samePlace {
			return s.p
		}
	}
	return nil
}

// describe names a place with its id and governorate.
func describe(p *Place) string {
	return p.ID + " (" + p.NameEN + ", " + p.Type + " " + p.ADM1EN + ")"
}

// weigh sums up what speaks for a candidate, but for what is near it.
func (ev *evidence) weigh(m *Mention, p, parent *Place) scored {
	s := scored{p: p}
	s.add(p.rank, "place/prominence: the best known place of that name")
	s.add(weightCountry*ev.countryShare(m, p), "place/country: in a country the report is about")
	s.score += ev.kindWeight(m, p) - yes(!m.cue.used(p.Country), weightNearParent) + yes(ev.g.spelled(p, m.spelling), weightSpelling)
	if parent != nil {
		ev.weighParent(&s, parent)
	}
	if !ev.vouchable(m, p) {
		return s
	}
	if n := ev.named[p.ADM1]; n > 0 && p.ADM1 != "" {
		s.add(weightNamed*n/(n+1), "place/governorate: the report names its governorate")
	}
	s.companied = true
	return s
}

// vouchable reports whether the company of a report can speak for a candidate: not for a village that bears the bare name of a
// country or capital, "فلسطين" or "الرياض".
func (ev *evidence) vouchable(m *Mention, p *Place) bool {
	return m.small() || p.famous() || !slices.ContainsFunc(m.Candidates, func(o *Place) bool {
		return (o.Type == typeCountry || o.Type == typeCapital) && ev.g.spelled(o, m.spelling)
	})
}

// heart is where a candidate lies for those that may be near it: a governorate that is named alone is no farther off than its
// seat, which bears its name.
func (ev *evidence) heart(m *Mention, p *Place) *Place {
	if p.Type != typeADM1 || m.cue != nil {
		return p
	}
	if seat := ev.g.seats[p.ADM1]; seat != nil {
		return seat
	}
	return p
}

// nearest returns the distance to the nearest settled place that is not p itself.
func (ev *evidence) nearest(p *Place) (float64, bool) {
	if len(ev.anchors) == 0 {
		return 0, false
	}
	d, known := ev.near[p]
	if !known {
		d = ev.measure(p)
		ev.near[p] = d
	}
	return d, d >= 0
}

// measure returns the distance to the nearest anchor that is not p itself, -1 when there is none.
func (ev *evidence) measure(p *Place) float64 {
	best, least := -1.0, 0.0
	for _, a := range ev.anchors {
		if a == p || a.NameAR == p.NameAR || best >= 0 && northSouth(a, p) >= best {
			continue
		}
		if h := haversine(a, p); best < 0 || h < least {
			best, least = kilometres(h), h
		}
	}
	return best
}

// weighParent weighs the place named beside a mention.
func (ev *evidence) weighParent(s *scored, parent *Place) {
	p := s.p
	switch {
	case p.ID == parent.ID:
		return
	case ev.g.Contains(parent, p):
		s.addAbout(weightParent, "place/parent: lies in %s, named beside it", parent)
	case parent.ADM1 != "" && parent.ADM1 == p.ADM1 && parent.isArea():
		s.addAbout(weightParent*0.7, "place/parent: lies in the governorate of %s", parent)
	case !parent.isArea():
		d := Distance(parent, p)
		if d < 40 {
			s.addAbout(weightNearParent*(1-d/60), "place/parent: near %s, named beside it", parent)
		} else if parent.ADM1 != p.ADM1 {
			s.score -= weightParent / 2
		}
		if parent.ADM1 != "" && parent.ADM1 == p.ADM1 {
			s.addAbout(weightNearParent/2, "place/parent: in one governorate with %s", parent)
		}
	case parent.Type == typeSea:
	case parent.Type != typeRegion || len(ev.g.regions[parent.ID]) > 0:
		s.score -= weightParent / 2
	}
}

// kindWeight weighs whether the cue agrees with the type of place. A sea is meant before the governorate that is called by
// it, unless that is announced. Without a cue the name of a Syrian governorate and its
// seat means the governorate, as news of Syria uses it; elsewhere it means the city. Names of districts and sub-districts
// mean their towns.
func (ev *evidence) kindWeight(m *Mention, p *Place) float64 {
	area := p.Type == typeADM1
	small := p.Type == typeADM2 || p.Type == typeADM3
	seat := (p.Type == typeCapital || p.Type == typeADM1Seat) && p.Country != "SY"
	switch {
	case p.Type == typeSea:
		return yes(m.Cue != "محافظه", weightKind)
	case m.cue == nil && small, m.cue != nil && small && !m.cue.kinds[p.Type]:
		return -40
	case m.cueInName():
		return 0
	case m.cue == nil:
		return yes(area, 3) + yes(seat, 2*weightKind)
	case m.cue.direction && !m.Countryside && seat:
		return 2 * weightKind
	case m.Countryside || m.cue.direction || m.Cue == "محافظه":
		return yes(area, weightKind)
	case m.Cue == "منطقه":
		return yes(p.Type == typeRegion || p.Type == typeADM2, weightKind)
	case m.cue.facility && !m.cue.kinds[p.Type]:
		return yes(p.isSettlement(), 5)
	case m.cue.any:
		return yes(area, -weightKind)
	case m.Cue == townCue && p.Type == "populated_place":
		return weightVillage
	case m.cue.kinds[p.Type]:
		return weightKind
	}
	return yes(p.isArea() || p.Type == "abandoned_place", -weightKind)
}

// cueInName reports whether the word for what a place is belongs to its name and so says nothing of it: "تل تمر" is a town.
func (m *Mention) cueInName() bool {
	return m.cue != nil && m.cue.area && !m.listed && m.NameFirst == m.First
}

// yes returns w when b holds.
func yes(b bool, w float64) float64 {
	if b {
		return w
	}
	return 0
}

// coordinate reads a governorate's bare name as its town when it is listed with towns, "في الحسكة والقامشلي", or something lies near it
// that is not named more exactly behind it: "قرب الحسكة", but "قرب الحسكة في قرية تل طويل".
func (g *Gazetteer) coordinate(ts []arabic.Token, out []Resolved, i int) {
	r := &out[i]
	if r.Place == nil || r.Place.Type != typeADM1 || r.cue != nil {
		return
	}
	beside := func(k int) bool {
		return k >= 0 && k < len(out) && out[k].Place != nil && out[k].Place.isSettlement() && !out[k].Countryside
	}
	why := "place/listed: named in one list with towns"
	switch {
	case g.nearby(ts, r.First) && !(beside(i+1) && r.narrowedBy(ts, &out[i+1])):
		why = "place/nearby: what is near it is near the town"
	case !(r.listed && beside(i-1)) && !(i+1 < len(out) && out[i+1].listed && beside(i+1)):
		return
	}
	for _, p := range r.Candidates {
		if p.Type == typeADM1Seat && p.ADM1 == r.Place.ADM1 {
			r.Place, r.Precision, r.Why = p, p.Precision, why
			return
		}
	}
}

// narrowedBy reports whether place b, a word or two behind r, is where inside its governorate something lies.
func (r *Resolved) narrowedBy(ts []arabic.Token, b *Resolved) bool {
	const far = 4
	if b.Place.ADM1 != r.Place.ADM1 || b.First-r.Tail > far || b.First < 1 {
		return false
	}
	return strings.HasPrefix(ts[b.First].Norm, "ب") && !b.begins(ts) || b.First > r.Tail && ts[b.First-1].Norm == "في"
}

// nearby reports whether a word before token i says that something lies near what is named there: "قرب", "بالقرب من".
func (g *Gazetteer) nearby(ts []arabic.Token, i int) bool {
	if i > 1 && ts[i-1].Norm == "من" {
		i--
	}
	return i > 0 && g.words.near[ts[i-1].Norm]
}
