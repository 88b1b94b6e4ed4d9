package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/know/lexicon"
	"tawatur/internal/read/attribution"
)

// locate gives a proposal the places of its clause: the narrowest, each once; where the clause has none, those of the act
// before it in the same sentence.
func (w *work) locate(p *proto) {
	if w.grieved(p) {
		return // the places named with him are where he was born and lived
	}
	from, to := p.from, w.stretch(p)
	ps := w.placesIn(from, to, p)
	ps = w.offGround(p, w.ownPlaces(p, ps))
	for _, h := range p.more {
		f, t := w.clause(h.First)
		if f < from || t > to {
			ps = append(ps, w.placesIn(h.First, t, p)...)
		}
	}
	p.places = w.narrow(w.besides(w.ofItself(p, w.withoutDateline(p, ps)), from))
	if from := w.takenFrom(p); len(from) > 0 && w.onlyHold(p.places, from) {
		p.places = w.narrow(from)
	}
	if len(p.places) == 0 {
		w.resumed(p)
	}
	if len(p.places) == 0 && !speechActs[p.typ] {
		w.there(p)
	}
	if len(p.places) == 0 && !speechActs[p.typ] {
		w.headedBy(p)
	}
	if !speechActs[p.typ] && (len(p.places) == 0 || len(p.places) == 1 && w.broad(w.d.Places[p.places[0]])) {
		w.goesOnThere(p)
	}
	for _, i := range p.places {
		pl := w.d.Places[i]
		p.step("place", w.words(pl.First, pl.End), pl.Why)
	}
}

// goesOnFar is how many clauses behind its own may tell where an act was.
const goesOnFar = 2

// goesOnThere gives the last act of a clause the places that its sentence names as it goes on, where no other act, speaker or
// turn stands between: "شوهدت أرتال تابعة للفصائل، وترفع أعلامها في أطراف سرمدا".
func (w *work) goesOnThere(p *proto) {
	if w.otherAct(p.hit.End, p.to) {
		return
	}
	end := w.d.Sentences[p.sent].End
	from := p.to
	for range goesOnFar {
		if from >= end {
			return
		}
		to := from + 1
		for to < end && !w.open[to] {
			to++
		}
		if w.turns(from) || w.otherAct(from, to) || w.says(from, to) {
			return
		}
		ps := slices.DeleteFunc(w.placesIn(from, to, p), func(k int) bool { return !w.inside(k) })
		if len(ps) > 0 {
			w.takeAhead(p, w.narrow(w.besides(ps, from)))
			return
		}
		from = to
	}
}

// takeAhead gives an act places named behind its clause: an act without any those narrower than a region, one with a wide
// place the narrower ones in it.
func (w *work) takeAhead(p *proto, ps []int) {
	switch first := w.d.Places[ps[0]]; {
	case len(p.places) == 0 && (p.typ == "harm" || rank(first) < rankRegion):
		p.places = ps
	case len(p.places) == 1 && w.allWithin(ps, w.d.Places[p.places[0]]):
		p.places = ps
	}
}

// turns reports whether a clause that opens at a token turns to other news or to what somebody says.
func (w *work) turns(at int) bool {
	if w.d.Cue("that", at) > 0 {
		_, ok := w.cueBefore("believed", at)
		return !ok
	}
	return w.d.Cue("turn", at) > 0 || w.d.Cue("coincide", at) > 0
}

// otherAct reports whether an act that is more than harm is named among the tokens.
func (w *work) otherAct(from, to int) bool {
	return slices.ContainsFunc(w.inTokens(from, to), func(q *proto) bool { return q.dropped == "" && q.typ != "harm" })
}

// says reports whether a finite verb of speech stands among the tokens.
func (w *work) says(from, to int) bool {
	for i := from; i < to; i++ {
		if h, ok := w.finite(i); ok && h.Entry.Class == "speech" {
			return true
		}
	}
	return false
}

// inside reports whether "في" or ب stands before a place, or it goes on a list.
func (w *work) inside(k int) bool {
	i := w.d.Places[k].First
	j := w.prevWord(i)
	return strings.HasPrefix(w.d.Tokens[i].Norm, "ب") && !strings.HasPrefix(w.d.Places[k].Cue, "ب") || j >= 0 && w.d.Tokens[j].Norm == "في" || k > 0 && w.joined(w.d.Places[k-1], w.d.Places[k]) && w.inside(k-1)
}

// takenFrom lists the places from which people are led away: "اعتقلت ستة أشخاص من بلدة الشحيل". A verb or noun of descent
// before it tells only who they are.
func (w *work) takenFrom(p *proto) []int {
	if p.typ != "detention" {
		return nil
	}
	var out []int
	for i := p.hit.End; i < p.to; i++ {
		k := w.d.PlaceAt[i]
		if k >= 0 && w.d.Places[k].First == i && w.originOf(i, p) && w.d.Tokens[i-1].Norm == "من" && (i < 2 || w.d.Cue("origin", i-2) == 0) {
			out = append(out, k)
		}
	}
	return out
}

// onlyHold reports whether each of the places, if there are any, only says in what one of the others lies.
func (w *work) onlyHold(ks, others []int) bool {
	for _, k := range ks {
		if !slices.ContainsFunc(others, func(o int) bool {
			return w.wider(w.d.Places[k], w.d.Places[o]) || w.bearing(w.d.Places[k], w.d.Places[o])
		}) {
			return false
		}
	}
	return true
}

// ownPlaces leaves to an act that shares its clause with others the places that stand by it: "غارات على مدينة إدلب، مع قصف
// على بلدة شنان".
func (w *work) ownPlaces(p *proto, ps []int) []int {
	ps = w.beforeAnswered(p, ps)
	lo, hi := w.neighbours(p)
	var own, after []int
	for _, k := range ps {
		at := w.d.Places[k].First
		if at > p.hit.First && at < hi {
			after = append(after, k)
		}
		if at < lo || at > p.hit.First && at < hi {
			own = append(own, k)
		}
	}
	if len(after) == 0 {
		return ps
	}
	return own
}

// offGround leaves out the places that stand right behind a doer and say where he is at home, where others say where he acted:
// "المقاومة في شبوة نصبت كمينا في وادي خر", "سيطرت المقاومة في الضالع على مثلث العند".
func (w *work) offGround(p *proto, ps []int) []int {
	var out []int
	acted, home := false, false
	for n, k := range ps {
		i := w.d.Places[k].First
		j := w.prevWord(i)
		acted = acted || j >= 0 && w.d.Tokens[j].Norm == "علي"
		if home = w.homeGround(p, k) || home && w.joined(w.d.Places[ps[n-1]], w.d.Places[k]); !home {
			out = append(out, k)
			acted = acted || i > p.hit.First && w.d.Places[ps[0]].First < p.hit.First
		}
	}
	if len(out) == 0 || !acted || slices.ContainsFunc(out, func(k int) bool { return rank(w.d.Places[k]) >= rankGovernorate }) {
		return ps
	}
	return out
}

// homeGround reports whether a place no narrower than a governorate stands behind the doer of an act with only "في" between.
func (w *work) homeGround(p *proto, k int) bool {
	i := w.d.Places[k].First
	j := w.prevWord(i)
	if rank(w.d.Places[k]) < rankGovernorate || j < 1 || w.d.Tokens[j].Norm != "في" || w.prevWord(j) < 0 {
		return false
	}
	m := w.d.ActorAt[w.prevWord(j)]
	return m >= 0 && slices.ContainsFunc(p.roles, func(r role) bool { return r.actor == m && r.role == tawatur.RoleAgent })
}

// beforeAnswered leaves out the places that stand behind an act which p answers: "حاصرت القرية ردا على هجمات في دير الزور".
func (w *work) beforeAnswered(p *proto, ps []int) []int {
	for _, q := range w.inTokens(p.hit.End, p.to) {
		if q.sent == p.sent && violent[q.typ] && w.answers(p.hit.End, q.hit.First) {
			return slices.DeleteFunc(slices.Clone(ps), func(k int) bool { return w.d.Places[k].First > q.hit.First })
		}
	}
	return ps
}

// neighbours returns the tokens of the acts told before and behind one in its clause.
func (w *work) neighbours(p *proto) (lo, hi int) {
	lo, hi = p.hit.First, len(w.d.Tokens)
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q == p || q.dropped != "" && !w.actBeforeIt(q, p) || q.from != p.from || !shareOut(p.typ, q.typ) {
			continue
		}
		if q.hit.First > p.hit.First {
			hi = min(hi, q.hit.First)
		} else if q.hit.First < p.hit.First {
			lo = min(lo, q.hit.First)
		}
	}
	return lo, hi
}

// actBeforeIt reports whether a definite noun before p names an act again that is not read here, but has places of its own:
// "سبقت الغارة على سرمين غارات على إدلب".
func (w *work) actBeforeIt(q, p *proto) bool {
	return q.hit.Noun && q.hit.Definite && q.hit.First < p.hit.First
}

// shareOut reports whether acts of two types that share a clause have places of their own: two deeds, or two things said.
func shareOut(a, b string) bool {
	return placed[a] && placed[b] || speechActs[a] && speechActs[b] && a != b
}

// stretch returns the end of what a proposal's clause says of places: clauses that add to it without a verb or an act of their
// own go on with it, as in "إضافة إلى بلدتي".
func (w *work) stretch(p *proto) int {
	end, to := w.d.Sentences[p.sent].End, p.to
	for to < end && (w.d.Cue("added", to) > 0 || w.listGoesOn(to)) {
		next := to + 1
		for next < end && !w.open[next] {
			next++
		}
		if w.acts(to, next) {
			break
		}
		to = next
	}
	return to
}

// listGoesOn reports whether a clause opens with a place that و adds to one just before its comma: "مخيم كويت الرحمة، وبلدة
// كفرجنة".
func (w *work) listGoesOn(at int) bool {
	const near = 3
	if w.d.Tokens[at].Norm == "،" {
		at++
	}
	if at >= len(w.d.Tokens) {
		return false
	}
	if k := w.d.PlaceAt[at]; k < 0 || w.d.Places[k].First != at || !w.andAt(at) {
		return false
	}
	for j, back := w.prevWord(at), 0; j >= 0 && back < near; j, back = w.prevWord(j), back+1 {
		if w.d.PlaceAt[j] >= 0 {
			return true
		}
	}
	return false
}

// acts reports whether a word among the tokens may name an act or is a finite verb.
func (w *work) acts(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := w.finite(i); ok {
			return true
		}
		for _, p := range w.inSentences(w.sentOf[i], w.sentOf[i]) {
			if p.hit.First == i {
				return true
			}
		}
	}
	return false
}

// there reads "في المدينة" as the town told last, and "في القريتين", "في المنطقة" as the places of the act before.
func (w *work) there(p *proto) {
	if w.thereAgain(p) {
		return
	}
	answer := w.answerTo(p)
	for i := w.d.NextCue("there", p.from, p.to); i < p.to; i = w.d.NextCue("there", i+1, p.to) {
		if j := w.prevWord(i); j > 0 && (w.d.Tokens[j].Norm == "من" && w.d.Cue("portion", j-1) > 0 || w.d.Cue("part-of", j) > 0) {
			continue // "عدد من القرى", "بعض القرى" are others
		}
		if n := w.d.Tokens[min(i+1, p.to-1)].Norm; strings.HasPrefix(n, "ال") && strings.HasSuffix(n, "يه") {
			continue // so are "القرى الحدودية"
		}
		for _, q := range slices.Backward(w.inSentences(p.sent-3, p.sent)) {
			if q.hit.First < p.hit.First && q.dropped == "" && w.situated(q) && !speechActs[q.typ] && real(q, p) && !w.otherWar(q.sent, p.sent) && (answer == nil || !w.byHandsOf(q, answer)) {
				p.places = q.places
				p.step("place", w.words(i, i+1), "the places of "+q.hit.Entry.ID+" before")
				return
			}
		}
	}
}

// againFar is how many sentences back the place may be named that "المدينة" names again.
const againFar = 4

// thereAgain gives an act the place that a word like "المدينة", "المعبر" of its clause names again, and reports whether there is one.
func (w *work) thereAgain(p *proto) bool {
	from := w.d.Sentences[max(0, p.sent-againFar)].First
	for i := p.from; i < p.to; i++ {
		if w.d.PlaceAt[i] >= 0 || w.d.ActorAt[i] >= 0 {
			continue
		}
		r, ok := w.r.base.Gazetteer.Again(w.d.Tokens, i, from, w.d.Places[:w.toldPlaces])
		if !ok {
			r, ok = w.townOfSpeaker(p, i)
		}
		if !ok || w.originOf(i, p) || r.First >= p.from && !w.inSpeaker(p, r.First) {
			continue // what the clause names itself was turned down as its place
		}
		w.d.Places = append(w.d.Places, r)
		p.places = []int{len(w.d.Places) - 1}
		p.step("place", w.words(i, i+1), "names "+w.words(r.First, r.End)+" again")
		return true
	}
	return false
}

// inSpeaker reports whether token i stands in the name of whoever tells p: "أفادت تنسيقية لجان المقاومة في مدينة الفاشر بقصف استهدف المدينة".
func (w *work) inSpeaker(p *proto, i int) bool {
	return slices.ContainsFunc(w.att.At(p.hit.First), func(s attribution.Speaker) bool {
		return s.First <= i && (i < s.End || i == s.End+1 && w.d.Cue("inside", s.End) > 0)
	})
}

// townOfSpeaker returns the place that stands in the name of the body that tells p, where "المدينة" at token i can mean it: "قالت تنسيقية لجان
// مقاومة الفاشر إن المدينة قصفت".
func (w *work) townOfSpeaker(p *proto, i int) (gazetteer.Resolved, bool) {
	g := w.r.base.Gazetteer
	if !g.MayBeAgain(w.d.Tokens, i) {
		return gazetteer.Resolved{}, false
	}
	var in gazetteer.Room
	for _, s := range w.att.At(p.hit.First) {
		if s.First >= i || s.End <= s.First+1 || w.d.ActorAt[s.First] < 0 {
			continue
		}
		who, name := w.actorByID(s.ID), w.d.Tokens[s.First:s.End]
		if who == nil {
			continue
		}
		for _, r := range g.Resolve(name, g.Mentions(name, nil, &in), gazetteer.Context{}, &in) {
			if r.Place == nil || r.Place.Country != who.Country {
				continue
			}
			r.First, r.End, r.NameFirst = r.First+s.First, r.End+s.First, r.NameFirst+s.First
			if r, ok := g.Again(w.d.Tokens, i, s.First, []gazetteer.Resolved{r}); ok {
				return r, true
			}
		}
	}
	return gazetteer.Resolved{}, false
}

// situated reports whether an act has a place less wide than a country.
func (w *work) situated(p *proto) bool {
	for _, k := range p.places {
		if rank(w.d.Places[k]) < rankCountry {
			return true
		}
	}
	return false
}

// placesIn lists the places named in from..to that tell where the act was, not where it came from or what it is called by.
func (w *work) placesIn(from, to int, p *proto) []int {
	var out []int
	for i := from; i < to; i++ {
		k := w.d.PlaceAt[i]
		if k < 0 || w.d.Places[k].First != i {
			continue
		}
		if m := w.d.ActorAt[i]; m >= 0 && !w.d.Actors[m].AlsoPlace() {
			continue
		}
		if w.originOf(i, p) {
			w.sendOff(i, p)
			continue
		}
		if w.beforeSaid(i, p) || w.capitalActor(i, p) || w.metonym(i, p) || w.speakersOwn(i, p) || w.ofBody(i) || w.favoured(i, p) || w.held(i, p) || w.ofWar(i, p) || w.broughtTo(i, p) || w.talkedOf(i, p) || w.ofTalks(i, p) || w.ofRiver(i) || w.fellFor(i) {
			continue
		}
		out = append(out, k)
	}
	return out
}

// beforeSaid reports whether the place at token i stands before what somebody demands, threatens or charges, and so tells of something else,
// if the sentence does not open with it: "قصفت بلدة سرمين، متهما الفصائل", but "وفي تونس، دعا الاتحاد"; nor is it that of people who demand
// something there, or visited by who does.
func (w *work) beforeSaid(i int, p *proto) bool {
	if !speechActs[p.typ] || i >= p.hit.First {
		return false
	}
	k := w.d.PlaceAt[i]
	for k > 0 && w.joined(w.d.Places[k-1], w.d.Places[k]) {
		k--
	}
	j := w.prevWord(w.d.Places[k].First)
	led := j >= 0 && (w.d.Tokens[j].Norm == "في" || w.d.Tokens[j].Norm == "وفي") || strings.HasPrefix(w.d.Tokens[w.d.Places[k].First].Norm, "ب")
	if w.demandedAt(w.d.Places[k].First, p) || w.visitFirst(w.d.Places[k].First, p) {
		return false
	}
	return !led || j >= 0 && w.prevWord(j) >= w.d.Sentences[p.sent].First
}

// demandedAt reports whether those who demand something are the people named right before the place at token i, or protest there: "متظاهرون في بغداد
// طالبوا", "خرجت مظاهرة في إعزاز، طالب المشاركون".
func (w *work) demandedAt(i int, p *proto) bool {
	j := w.prevWord(i)
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent && r.actor >= 0 && w.d.Actors[r.actor].Kind == "civilians" && (r.end == i || r.end == j && strings.HasSuffix(w.d.Tokens[j].Norm, "في")) {
			return true
		}
	}
	return slices.ContainsFunc(w.inSentences(p.sent, p.sent), func(q *proto) bool {
		return q.typ == "protest" && q.dropped == "" && q.hit.First < i && (p.hit.Number == 'p' || w.d.NextCue("in-its-course", q.hit.End, p.to) < p.to)
	})
}

// visitFirst reports whether the sentence opens with a visit or talks at the place at token i: "وخلال زيارة إلى مدينة الفاشر، دعا".
func (w *work) visitFirst(i int, p *proto) bool {
	const far = 4
	s := w.d.Sentences[p.sent].First
	return i-s <= far && w.d.Cue("along", s) > 0 && slices.ContainsFunc(w.d.Hits[s+1], func(h lexicon.Hit) bool { return h.Noun && h.Entry.Type == "meeting" })
}

// capitalActor reports whether a capital at token i is an actor of the claim.
func (w *work) capitalActor(i int, p *proto) bool {
	m := w.d.ActorAt[i]
	return m >= 0 && !w.d.Actors[m].Site && w.taken(p, m) && !(w.d.Actors[m].Capital && w.struck(w.prevWord(i), p))
}

// metonym reports whether a capital at token i stands for its government: it is no place unless a preposition of place, that
// of what strikes it, or a word like "مدينة" is before it.
func (w *work) metonym(i int, p *proto) bool {
	m := w.d.ActorAt[i]
	if m < 0 || !w.d.Actors[m].Capital {
		return false
	}
	k := w.d.Places[w.d.PlaceAt[i]]
	if k.NameFirst > k.First || strings.HasPrefix(w.d.Tokens[i].Norm, "ب") && w.d.ActorPro[m] == "ب" || w.asCity(i) || placed[p.typ] && w.besideTown(i) {
		return false
	}
	j := w.prevWord(i)
	if j < 0 {
		return true
	}
	switch t := w.d.Tokens[j].Norm; t {
	case "في", "وفي", "داخل", "قرب", "الي", "نحو", "حول", "وسط":
		return false
	case "علي":
		return !falls[p.typ]
	}
	return !w.struck(j, p)
}

// besideTown reports whether the capital at token i stands in a list with a town or site that is nobody's name, and is no subject of a verb behind it:
// "مطاري حلب ودمشق", not "قصف بلدة الخيام وبيروت تدين".
func (w *work) besideTown(i int) bool {
	k := w.d.PlaceAt[i]
	if end := w.d.Places[k].Tail; end < len(w.d.Tokens) {
		if _, verb := w.finite(end); verb {
			return false
		}
	}
	return rank(w.d.Places[k]) <= rankTown && (w.townsJoined(k-1, k, k-1) || w.townsJoined(k, k+1, k+1))
}

// townsJoined reports whether "and" joins place b to place a, and the one named of them is a town or site that is nobody's name.
func (w *work) townsJoined(a, b, town int) bool {
	return a >= 0 && b < len(w.d.Places) && w.joined(w.d.Places[a], w.d.Places[b]) && rank(w.d.Places[town]) <= rankTown && !w.seat(town) && w.d.ActorAt[w.d.Places[town].First] < 0
}

// struck reports whether what stands behind token j is the object of a verb that strikes a place: "قصفت إسرائيل دمشق".
func (w *work) struck(j int, p *proto) bool {
	if !falls[p.typ] || j < p.hit.First {
		return false
	}
	if p.hit.Noun {
		h, ok := w.finite(j)
		return ok && h.Entry.Class == "act" // "غارة استهدفت بيروت"
	}
	for j > p.hit.First && strings.HasPrefix(w.d.Tokens[j].Norm, "بال") {
		j = w.prevWord(j) // "قصفت بالصواريخ دمشق"
	}
	m := w.d.ActorAt[j]
	return j == p.hit.End-1 || m >= 0 && w.taken(p, m) && !w.d.Actors[m].Capital
}

// falls are the acts that come down on a place: "غارة على بيروت".
var falls = map[string]bool{"shelling": true, "air-strike": true}

// asCity reports whether the words before the capital at token i call it one: "العاصمة السورية دمشق".
func (w *work) asCity(i int) bool {
	for j, back := w.prevWord(i), 0; j >= 0 && back < 2; j, back = w.prevWord(j), back+1 {
		if strings.HasSuffix(w.d.Tokens[j].Norm, "العاصمه") {
			return true
		}
	}
	return false
}

// ofBody reports whether the place at token i only says whose a body is: "قوات صنعاء", "حكومة طرابلس".
func (w *work) ofBody(i int) bool {
	k := w.d.Places[w.d.PlaceAt[i]]
	j := w.prevWord(i)
	return j >= 0 && k.NameFirst == k.First && w.d.Cue("body", j) > 0 && !strings.HasPrefix(w.d.Tokens[i].Norm, "ب")
}

// speakersOwn reports whether the place at token i belongs to whoever tells the act: "وزارة الصحة في غزة", and of who
// demands or charges, "دعا وفد الحركة إلى القاهرة المجتمع الدولي".
func (w *work) speakersOwn(i int, p *proto) bool {
	for _, s := range w.att.At(p.hit.First) {
		if i >= s.First && (i-s.End <= 1 && i-1 != p.hit.First && (i <= s.End || w.d.Tokens[i-1].Kind != arabic.Word || w.d.Cue("inside", i-1) > 0 || speechActs[p.typ] && w.d.Tokens[i-1].Norm == "الي") && !w.asideCloses(i-1, p) || i-s.End == 2 && strings.HasSuffix(w.d.Tokens[i-1].Norm, "العاصمه")) {
			return true
		}
	}
	return false
}

// asideCloses reports whether token j is the dash that closes an aside between the word of an act and its place: "قصفت القوات - وفق مصادر - بلدة سرمين".
func (w *work) asideCloses(j int, p *proto) bool {
	if j < 0 || w.d.Tokens[j].Kind != arabic.Punct {
		return false
	}
	for k := j - 1; k >= p.hit.End; k-- {
		if w.d.Tokens[k].Norm == w.d.Tokens[j].Norm {
			return true
		}
	}
	return false
}

// launched are the acts that come from somewhere else than where they fall.
var launched = map[string]bool{"shelling": true, "air-strike": true, "attack": true, "deployment": true}

// sendOff keeps the place at token i as the one that an act came from, where the words say so of the act itself.
func (w *work) sendOff(i int, p *proto) {
	k := w.d.PlaceAt[i]
	if !launched[p.typ] || w.d.Places[k].Place == nil || w.among(k, p.origins) {
		return
	}
	for j, back := w.prevWord(i), 0; j >= p.from && back < originReach; j, back = w.prevWord(j), back+1 {
		if w.d.Cue("launched", j) > 0 || w.d.Tokens[j].Norm == "من" && j+1 < i && w.d.Cue("from", j+1) > 0 {
			p.origins = append(p.origins, k)
			p.step("origin", w.words(j, i+1), "where it came from")
			return
		}
	}
}

// among reports whether a place is one of those given.
func (w *work) among(k int, ks []int) bool {
	return slices.ContainsFunc(ks, func(o int) bool { return o == k || same(w.d.Places[o], w.d.Places[k]) })
}

// originReach is how many words before a place the word may stand that makes it an origin.
const originReach = 6

// whereStruck reports whether the word at token j, which tells where forces stand, tells it of those that p strikes: "استهداف قوات
// الاحتلال المتمركزة في المحور", "التي تتمركز في المحور".
func (w *work) whereStruck(p *proto, j int) bool {
	k := w.prevWord(j)
	if k >= 0 && w.d.Cue("relative", k) > 0 && w.d.Tokens[j+1].Norm != "علي" {
		k = w.prevWord(k) // "التي تتمركز في"
	} else if !strings.HasPrefix(w.d.Tokens[j].Norm, "الم") {
		return false
	}
	if k < 0 || !strikes[p.typ] || w.d.ActorAt[k] < 0 {
		return false
	}
	return slices.ContainsFunc(p.roles, func(r role) bool { return r.actor == w.d.ActorAt[k] && r.role == tawatur.RoleTarget })
}

// originOf reports whether the place at i is where something came from: "من جهة ريف الحسكة", "انطلاقا من", "المتمركزة في".
func (w *work) originOf(i int, p *proto) bool {
	if p.typ == "displacement" || p.typ == "withdrawal" {
		return false
	}
	origins := w.d.Says("origin")
	for j, back := w.prevWord(i), 0; j >= p.from && back < originReach; j, back = w.prevWord(j), back+1 {
		if origins && w.d.Cue("origin", j) > 0 {
			return !w.whereStruck(p, j) && !w.objectAgain(i, j, p)
		}
		if w.d.Tokens[j].Norm == "من" {
			return w.whence(j, i) && !w.quantified(j)
		}
		if h, ok := w.finite(j); ok && strikes[h.Entry.Type] {
			return false // "قصف مصدره قوات النظام استهدف بلدة كذا"
		}
		if w.d.Tokens[j].Kind != arabic.Word || w.d.Tokens[j].Norm == "علي" || w.d.PlaceAt[j] >= 0 && w.d.Places[w.d.PlaceAt[j]].First == j {
			return false
		}
	}
	return false
}

// whence reports whether "من" at j leads to the place at i, straight or over words like "مناطق سيطرته في".
func (w *work) whence(j, i int) bool {
	for k := j + 1; k < i; k++ {
		if w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("from", k) == 0 && w.d.Tokens[k].Norm != "في" {
			return false
		}
	}
	return true
}

// quantified reports whether "من" at j belongs to a count, a nearness or a part: "عدد من", "بالقرب من", "كل من", "مناطق من ريف
// إدلب", "القسم الشرقي من المدينة".
func (w *work) quantified(j int) bool {
	k := w.prevWord(j)
	if k < 0 || w.d.Cue("part-of", k) > 0 {
		return k >= 0
	}
	if w.d.PlaceAt[j+1] < 0 || w.d.PlaceAt[k] >= 0 {
		return false
	}
	n := w.prevWord(k)
	return w.d.Cue("settlements", k) > 0 || w.d.Cue("section", k) > 0 || n >= 0 && w.d.PlaceAt[n] < 0 && w.d.Cue("section", n) > 0
}

// headedBy gives an act that a colon or dots part from the settlement that opens its sentence, or makes up the one before it, that place, where the word for
// what it is stands with it, so that it is no dateline: "بلدة سرمين: مقتل ثلاثة".
func (w *work) headedBy(p *proto) {
	at := w.d.Sentences[p.sent].First
	if p.sent > 0 && p.from == at && w.d.Sentences[p.sent-1].End >= at-1 {
		at = w.d.Sentences[p.sent-1].First
	}
	k := w.d.PlaceAt[at]
	if k < 0 || w.d.Places[k].First != at || w.d.Places[k].Cue == "" || rank(w.d.Places[k]) > rankSettlement {
		return
	}
	end := w.d.Places[k].End
	for i := end; i < p.from; i++ {
		if t := w.d.Tokens[i]; t.Kind != arabic.Punct || t.Norm == "،" {
			return
		}
	}
	if end < p.from && end <= p.hit.First {
		p.places = []int{k}
		p.step("place", w.words(at, end), "the place over the news")
	}
}
