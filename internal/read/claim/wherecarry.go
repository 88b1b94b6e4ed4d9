package claim

import (
	"slices"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/read/layout"
)

// carryFar is how many sentences back the place of an occasion may have been named.
const carryFar = 2

// carryPlaces gives an act whose sentence names no place the place of the act told just before, as long as it is the same
// occasion: no other place, heading or turn of the report stands between.
func (w *work) carryPlaces() {
	for i, p := range w.protos {
		if p.dropped == "" {
			w.meetThere(i, p)
		}
		if p.dropped != "" || len(p.places) > 0 {
			continue
		}
		if q := w.coupledBehind(i, p); q != nil {
			p.places = q.places
			p.step("place", w.words(q.hit.First, q.hit.End), "shares the places of the act joined to it")
			continue
		}
		if w.ledIn(p) || w.toldBehind(p) || !w.staysPut(p) {
			continue
		}
		if q := w.sceneOf(i, p); q != nil {
			p.places = q.places
			p.step("place", w.words(q.hit.First, q.hit.End), "the place of the act before goes on")
		}
	}
}

// coupledBehind returns the noun of act that و joins to p and that names where both were: "اشتباكات وقطع للطرقات في الباب"; nil
// without one. What a retelling leaves out its first telling may have got so.
func (w *work) coupledBehind(i int, p *proto) *proto {
	if p.again != nil && len(p.again.places) > 0 {
		return p.again
	}
	if !p.hit.Noun || i+1 == len(w.protos) {
		return nil
	}
	q := w.protos[i+1]
	if q.dropped != "" || q.sent != p.sent || q.hit.Pro != "و" || q.from > p.to || !placed[p.typ] || !placed[q.typ] || !w.situated(q) {
		return nil
	}
	return q
}

// toldFar is how many clauses before its own may tell where an act was.
const toldFar = 3

// toldBehind gives a deed the places that its sentence names before it, where no act, speaker or turn stands between: "أصيبت
// حاوية في مخيم النصيرات، الأمر الذي أدى إلى مقتل شخص". It reports whether there are any.
func (w *work) toldBehind(p *proto) bool {
	if !placed[p.typ] || w.replies(p) || w.wholeWar(p) || w.otherAct(p.from, p.hit.First) {
		return false
	}
	s := w.d.Sentences[p.sent]
	for n, to := 0, p.from; to > s.First && n < toldFar && !w.turns(to); n++ {
		from := to - 1
		for from > s.First && !w.open[from] {
			from--
		}
		if w.otherAct(from, to) || w.says(from, to) {
			return false
		}
		ps := slices.DeleteFunc(w.placesIn(from, to, p), func(k int) bool { return !w.inside(k) || rank(w.d.Places[k]) > rankGovernorate })
		if len(ps) > 0 {
			p.places = w.narrow(w.besides(ps, from))
			p.step("place", w.words(w.d.Places[ps[0]].First, w.d.Places[ps[0]].End), "where its sentence began")
			return true
		}
		to = from
	}
	return false
}

// seat reports whether place k is a capital, where more is told than happens: "وفي باريس، قالت الوزيرة إن جنديا قتل".
func (w *work) seat(k int) bool {
	p := w.d.Places[k].Place
	return p != nil && p.Type == "capital"
}

// ledIn gives a deed the place with which its sentence begins before it says who tells, and reports whether there is one: "وفي ولاية كذا،
// أعلنت السلطات مقتل ثمانية في انفجار".
func (w *work) ledIn(p *proto) bool {
	if !placed[p.typ] || w.wholeWar(p) {
		return false
	}
	s := w.d.Sentences[p.sent]
	v := s.First
	for v < p.hit.First && (w.d.PlaceAt[v] >= 0 || w.d.Tokens[v].Kind != arabic.Word || v == s.First) {
		v++
	}
	if h, ok := w.finite(v); !ok || v == p.hit.First || h.Entry.Class != "speech" {
		return false
	}
	for i := v; i < p.hit.First; i++ {
		if w.d.PlaceAt[i] >= 0 && w.d.ActorAt[i] < 0 {
			return false
		}
	}
	ps := w.placesIn(s.First, v, p)
	if len(ps) == 0 || !w.inside(ps[0]) && w.d.Tokens[s.First].Norm != "وفي" || w.seat(ps[0]) {
		return false
	}
	p.places = w.narrow(w.besides(ps, s.First))
	p.step("place", w.words(s.First, v), "with which its sentence begins")
	return true
}

// staysPut reports whether an act may go on where the one before it was: a deed told as news in a sentence without a place
// or a turn of its own.
func (w *work) staysPut(p *proto) bool {
	if speechActs[p.typ] || !placed[p.typ] || p.background || w.replies(p) || w.wholeWar(p) || p.hit.Noun && w.d.Cue("another", p.hit.End) > 0 {
		return false
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End; i++ {
		if w.d.PlaceAt[i] >= 0 || w.d.Cue("elsewhere", i) > 0 || w.namedInQuotes(i) || i > p.hit.First && i < p.to && w.d.Cue("spread", i) > 0 {
			return false
		}
	}
	return s.Kind == layout.Body
}

// namedInQuotes reports whether "في" at token i has a name of one or two words in quotation marks behind it, which may be a place that
// no list has: "سقط صاروخ في «كذا»".
func (w *work) namedInQuotes(i int) bool {
	d := w.d
	if d.Tokens[i].Norm != "في" || i+3 >= len(d.Tokens) || d.Tokens[i+1].Kind != arabic.Quote || d.Cue("statement", i+2) > 0 || d.ActorAt[i+2] >= 0 {
		return false
	}
	return d.Tokens[i+2].Kind == arabic.Word && (d.Tokens[i+3].Kind == arabic.Quote || i+4 < len(d.Tokens) && d.Tokens[i+4].Kind == arabic.Quote)
}

// replies reports whether an act is done in answer to the one before, and so where that came from: "ردت بقصف".
func (w *work) replies(p *proto) bool { return p.gov != nil && p.gov.Entry.Lemma == "رد" }

// wholeWar reports whether an act is a toll counted over a time, which is not of the place told just before.
func (w *work) wholeWar(p *proto) bool {
	return (p.typ == "harm" || p.typ == "displacement") && slices.ContainsFunc(p.harm, func(e harmExpr) bool { return w.overTime(&e) })
}

// sceneOf returns the nearest act before that has a place, or nil.
func (w *work) sceneOf(i int, p *proto) *proto {
	for k := i - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.sent < p.sent-carryFar || w.d.Sentences[q.sent].Kind != layout.Body {
			return nil
		}
		if q.dropped != "" || !w.situated(q) || speechActs[q.typ] || !real(q, p) {
			continue
		}
		if q.background || len(q.places) > 2 || !w.sameScene(q, p) || w.otherMatter(q.sent, p.sent) {
			return nil
		}
		return q
	}
	return nil
}

// real reports whether the place of q can be that of p: what was done goes on nowhere that something was only planned for.
func real(q, p *proto) bool {
	return q.modality == p.modality || q.modality == tawatur.Asserted || q.modality == tawatur.Denied
}

// sameScene reports whether the sentences between two acts name no place of their own.
func (w *work) sameScene(q, p *proto) bool {
	for s := q.sent + 1; s < p.sent; s++ {
		for i := w.d.Sentences[s].First; i < w.d.Sentences[s].End; i++ {
			if w.d.PlaceAt[i] >= 0 {
				return false
			}
		}
	}
	return true
}

// placed are the deeds that happen somewhere, told in a row by reports.
var placed = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "armed-clash": true, "raid": true,
	"detention": true, "movement-restriction": true, "territory-taken": true, "property-damage": true, "harm": true, "prisoner-release": true, "displacement": true}

// detailReach is how many sentences behind the lead its details may stand.
const detailReach = 2

// narrowLead gives the sentence that opens a report, where it names no more than a countryside or a governorate, the places
// in it that the next telling names: "انفجار في ريف إدلب … في بلدة النيرب".
func (w *work) narrowLead() {
	lead := w.lead()
	for i, p := range w.protos {
		if p.sent > lead+detailReach {
			return
		}
		if root(p).sent != lead || p.dropped != "" || len(p.places) != 1 || !placed[p.typ] || w.series(p) {
			continue
		}
		wide := w.d.Places[p.places[0]]
		if q := w.nextTelling(i, p); q != nil && w.allWithin(q.places, wide) {
			p.places, p.narrowed = q.places, true
			p.step("place", w.words(q.hit.First, q.hit.End), "told more exactly behind")
		}
	}
}

// series reports whether an act is told as many in one: as going on, as one of a number, over some time, or in places more than
// one, of which a telling behind names only some. Such a one is where it says.
func (w *work) series(p *proto) bool {
	if w.goingOn(p) || w.continues(p.from, p.hit.First) || p.modality != tawatur.Asserted || p.background {
		return true
	}
	if w.spreads(w.d.Places[p.places[0]]) {
		return true
	}
	return p.told.OK && !p.told.Day() && p.told.From != p.told.To || w.counted(p)
}

// counted reports whether a number more than one stands right before a noun of act: "ثلاثين غارة".
func (w *work) counted(p *proto) bool {
	j := w.prevWord(p.hit.First)
	return p.hit.Noun && j >= p.from && (w.d.NumberAt[j] >= 0 || w.d.NumberAt[p.hit.First] >= 0)
}

// spreads reports whether the words before a place make it many: "قرى وبلدات في ريف إدلب", "مناطق متفرقة من ريف إدلب".
func (w *work) spreads(r gazetteer.Resolved) bool {
	for i, back := r.NameFirst-1, 0; i >= 0 && back < spreadReach; i, back = i-1, back+1 {
		if w.d.Cue("spread", i) > 0 {
			return true
		}
	}
	return false
}

// spreadReach is how many tokens before a place the word may stand that makes it many.
const spreadReach = 4

// lead returns the first sentence of the body that tells an act, or -1.
func (w *work) lead() int {
	for _, p := range w.protos {
		if p.dropped == "" && w.d.Sentences[p.sent].Kind == layout.Body {
			return p.sent
		}
	}
	return -1
}

// nextTelling returns the next act of the same kind, where it does not contradict and stands near, or nil.
func (w *work) nextTelling(i int, p *proto) *proto {
	for _, q := range w.protos[i+1:] {
		if q.sent > p.sent+detailReach {
			return nil
		}
		if q.dropped != "" || q.typ != p.typ || q.sent == p.sent || q.first == root(p) && w.samePlace(q, p) {
			continue
		}
		d, e := w.when(p).Start, w.when(q).Start
		if q.background || w.addedElsewhere(q) || w.otherMatter(q.sent, p.sent) || d != "" && e != "" && d != e || !w.oneHand(p, q) {
			return nil
		}
		return q
	}
	return nil
}

// oneHand reports whether the doers of two acts, where both are named, are related.
func (w *work) oneHand(p, q *proto) bool {
	a, b := w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)
	return len(a) == 0 || len(b) == 0 || w.related(a, b)
}

// allWithin reports whether the places, one at least, are settlements or sites in a wider one.
func (w *work) allWithin(ks []int, wide gazetteer.Resolved) bool {
	for _, k := range ks {
		b := w.d.Places[k]
		if rank(b) > rankSettlement || wide.Place == nil || rank(wide) <= rankSettlement || same(b, wide) || !w.lies(b, wide) && !w.holds(wide, b) {
			return false
		}
	}
	return len(ks) > 0
}

// narrowSame gives an act that names no more than a countryside or a governorate the places in it that another telling of
// the same event names, as long as no third names others there. An attack may be an offensive on a whole countryside.
func (w *work) narrowSame() {
	groups, lead := map[*proto][]*proto{}, w.lead()+1
	for _, p := range w.protos {
		if p.dropped == "" && placed[p.typ] && p.typ != "attack" {
			groups[root(p)] = append(groups[root(p)], p)
		}
	}
	for _, g := range groups {
		for _, p := range g {
			if len(p.places) != 1 || w.series(p) || w.tollOf(p) || !w.broad(w.d.Places[p.places[0]]) && (p.sent > lead || !w.sketchy(w.d.Places[p.places[0]])) {
				continue
			}
			if q := w.exact(g, p); q != nil {
				p.places, p.narrowed = q.places, true
				p.step("place", w.words(q.hit.First, q.hit.End), "told more exactly by another telling")
			}
		}
	}
}

// tollOf reports whether the act is named for its toll, which is that of all strikes on the place: "ارتفعت حصيلة قصف قوات النظام على درعا".
// "القصف" is one told before.
func (w *work) tollOf(p *proto) bool {
	if p.hit.Definite {
		return false
	}
	for i := p.from; i < p.hit.First; i++ {
		if w.d.Cue("toll", i) > 0 {
			return true
		}
	}
	return false
}

// broad reports whether a place is a countryside or a governorate.
func (w *work) broad(r gazetteer.Resolved) bool {
	return r.Countryside || rank(r) == rankGovernorate
}

// sketchy reports whether a place is told as an opening does, that leaves the village to what follows: a region, if not "مناطق"
// of it.
func (w *work) sketchy(r gazetteer.Resolved) bool {
	return rank(r) == rankRegion && r.Cue != "منطقه"
}

// exact returns the telling in g whose places all lie in the one that p names, nil where there is none or two differ.
func (w *work) exact(g []*proto, p *proto) *proto {
	wide, found := w.d.Places[p.places[0]], (*proto)(nil)
	for _, q := range g {
		if q == p || q.background || q.narrowed || !w.allBelow(q.places, wide) {
			continue
		}
		if found != nil && !w.placesMeet(found, q) {
			return nil
		}
		found = q
	}
	return found
}

// allBelow reports whether the places, one at least, lie in a wider one and are of a lower rank.
func (w *work) allBelow(ks []int, wide gazetteer.Resolved) bool {
	for _, k := range ks {
		b := w.d.Places[k]
		if wide.Place == nil || rank(b) >= rank(wide) || !w.lies(b, wide) && !w.holds(wide, b) {
			return false
		}
	}
	return len(ks) > 0
}

// meetFar is how many sentences back the place of a meeting may have been named.
const meetFar = 4

// meetThere gives a meeting without a place that of the meeting or arrival told before of one who takes part in both:
// "وصل القائد إلى القامشلي. وعقد اجتماعا مع ...".
func (w *work) meetThere(i int, p *proto) {
	if p.typ != "meeting" || len(p.places) > 0 || p.background {
		return
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-meetFar; k-- {
		q := w.protos[k]
		if q.dropped == "" && q.typ == "meeting" && q.modality == p.modality && len(q.places) == 1 && w.situated(q) && w.inBody(q) && w.meetAgain(p, q) && !w.otherMatter(q.sent, p.sent) {
			p.places = q.places
			p.step("place", w.words(q.hit.First, q.hit.End), "where one of them was told to be")
			return
		}
	}
}

// meetAgain reports whether one takes part in both meetings, told on days that do not differ.
func (w *work) meetAgain(p, q *proto) bool {
	d, e := w.when(p).Start, w.when(q).Start
	return !otherDay(p, q) && (d == "" || e == "" || d == e) &&
		shared(w.idsOf(p, tawatur.RoleParty), w.idsOf(q, tawatur.RoleParty)) > 0
}
