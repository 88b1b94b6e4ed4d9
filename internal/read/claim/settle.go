package claim

import (
	"iter"
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// standing yields the proposals that stand when their turn comes; what is turned down on the way is passed over.
func (w *work) standing() iter.Seq2[int, *proto] {
	return func(yield func(int, *proto) bool) {
		for i, p := range w.protos {
			if p.dropped == "" && !yield(i, p) {
				return
			}
		}
	}
}

// settle fills in every proposal and turns down what is no claim.
func (w *work) settle() {
	for _, p := range w.standing() {
		w.cast(p)
		w.locate(p)
		w.arm(p)
		w.mood(p)
		w.time(p)
	}
	for _, p := range w.standing() {
		w.specify(p)
	}
	for _, p := range w.standing() {
		w.guns(p)
	}
	for i, p := range w.standing() {
		w.besiege(i, p)
		w.occasion(i, p)
		w.repeat(i, p)
		w.likeArm(i, p)
		w.inherit(i, p)
		w.shareSubject(i, p)
		w.shareSides(i, p)
		w.meanOwnArmy(p)
		w.castProtest(p)
		w.castRescuers(p)
		w.newsDay(i, p)
		w.displaced(p)
		w.victims(p)
		w.castHolder(p)
		w.castMoved(p)
		w.weed(i, p)
		w.castTakenUp(p)
		w.castFreed(p)
	}
	for _, p := range w.standing() {
		w.pacify(p)
	}
	for _, p := range w.standing() {
		w.since(p)
	}
	for i, p := range w.standing() {
		w.laterDay(i, p)
	}
	w.leadHarm()
	w.tollAgain()
	w.digestDay()
	w.headlines()
	w.sameEvents()
	w.narrowLead()
	w.narrowSame()
	w.carryPlaces()
	w.fillWar()
	w.fillArea()
	w.tolls()
	w.oneArm()
}

// besiege reads the closing of ways as part of the siege told just before by the same hand.
func (w *work) besiege(i int, p *proto) {
	if p.typ != "movement-restriction" {
		return
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-2; k-- {
		if q := w.protos[k]; q.typ == "siege" && q.dropped == "" && w.compatible(p, q) {
			p.typ = "siege"
			p.step("type", "", "a means of the siege told before")
			return
		}
	}
}

func (w *work) idsOf(p *proto, r string) []string {
	return p.ids(nil, r)
}

// ids appends the ids of those in a role to out.
func (p *proto) ids(out []string, r string) []string {
	for i := range p.roles {
		if o := &p.roles[i]; o.role == r {
			out = append(out, o.id)
		}
	}
	return out
}

// samePlace reports whether p names no place, or one that q names.
func (w *work) samePlace(p, q *proto) bool {
	for _, a := range p.places {
		for _, b := range q.places {
			if same(w.d.Places[a], w.d.Places[b]) {
				return true
			}
		}
	}
	return len(p.places) == 0
}

// previous returns the proposal before in the same sentence.
func (w *work) previous(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		if w.protos[k].dropped == "" {
			return w.protos[k]
		}
	}
	return nil
}

// displaced counts the people of a displacement; without a number or a word of its size they are not harm told.
func (w *work) displaced(p *proto) {
	if p.typ != "displacement" || p.modality != tawatur.Asserted {
		return
	}
	e := harmExpr{sent: p.sent, first: p.hit.First, end: p.hit.End, kind: tawatur.HarmDisplaced}
	if gs, to := w.headcount(p); len(gs) > 0 {
		e.groups, e.end = gs, to
	}
	for k := p.hit.End; len(e.groups) == 0 && k < p.to && k < p.hit.End+6; k++ {
		if gs, to := w.groups(k, p.to); len(gs) > 0 && gs[0].who != "same" && (gs[0].min != nil || w.d.NumberAt[gs[0].first] >= 0) {
			e.groups, e.end = gs, to
			break
		}
		if g, ok := w.bareThousands(k, p.to); ok {
			e.groups, e.end = []group{g}, g.end
			break
		}
		if w.d.Cue("en-masse", k) > 0 {
			e.groups = []group{{who: "civilians", first: p.hit.First, end: p.hit.End}}
			break
		}
	}
	if len(e.groups) == 0 {
		e = w.displacedBefore(p, e)
	}
	if len(e.groups) > 0 && e.groups[0].who != "fighters" { // who bears arms and flees is no displaced
		p.harm = append(p.harm, w.sameGroups([]harmExpr{e})...)
	}
}

// lastYear is the number below which one written in digits alone may be a year.
const lastYear = 2100

// bareThousands reads a number of thousands or millions at token k that has no noun behind it, which among those who fled counts people: "نزوح
// ولجوء نحو 15 مليونا، بحسب". What is named behind it would be what it counts.
func (w *work) bareThousands(k, end int) (group, bool) {
	if !w.startsNumber(k) || w.d.DateAt[k] >= 0 {
		return group{}, false
	}
	m := w.d.Numbers[w.d.NumberAt[k]]
	if m.Value.Min == nil || *m.Value.Min < 1000 || m.End > end || m.End == m.First+1 && *m.Value.Min < lastYear {
		return group{}, false
	}
	if b := m.End; b < end && w.d.Tokens[b].Kind == arabic.Word && w.d.Cue("preposition", b) == 0 && w.d.DateAt[b] < 0 && w.d.Cue("that", b) == 0 && w.d.Cue("attribution", b) == 0 && w.d.Cue("result", b) == 0 && !strings.HasPrefix(w.d.Tokens[b].Norm, "و") {
		return group{}, false
	}
	return group{who: "civilians", min: m.Value.Min, max: m.Value.Max, first: k, end: m.End}, true
}

// displacedBefore reads the counted that stand before their verb, who flee and do nothing to others: "أكثر من 300 ألف شخص في البلاد نزحوا".
// Whom another act killed before are only said to have fled once: "قتل 10 مدنيين نزحوا من المدينة".
func (w *work) displacedBefore(p *proto, e harmExpr) harmExpr {
	if p.hit.Noun || p.hit.Part || p.hit.Entry.Frame != "intransitive" {
		return e
	}
	told, ok := w.toldBefore(e, p.hit, p.hit.End)
	if !ok || told.groups[0].min == nil && told.groups[0].max == nil && w.d.NumberAt[told.groups[0].first] < 0 {
		return e
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool { return r.role == tawatur.RoleAgent && told.first <= r.first && r.end <= told.end })
	if w.toldKilled(told.groups[0].first) {
		return e
	}
	told.kind = tawatur.HarmDisplaced
	return told
}

// toldKilled reports whether the people counted at token i are told as the dead of an act.
func (w *work) toldKilled(i int) bool {
	return slices.ContainsFunc(w.protos, func(q *proto) bool {
		return q.dropped == "" && slices.ContainsFunc(q.harm, func(h harmExpr) bool {
			return h.kind == tawatur.HarmKilled && h.first <= i && i < h.end
		})
	})
}

// headcountFar is how many words may stand between "عدد النازحين" and the number that it comes to.
const headcountFar = 14

// tally reports whether a noun of act only counts the people of many: "عدد النازحين".
func (w *work) tally(p *proto) bool { return p.hit.Noun && w.harmWord(p.hit.First) == "toll" }

// headcount reads the number to which a count of people comes: "ارتفع عدد النازحين في البلاد إلى 300 ألف شخص", "حصيلة المعتقلين
// بلغت 40".
func (w *work) headcount(p *proto) ([]group, int) {
	if !w.tally(p) {
		return nil, 0
	}
	before := w.prevWord(p.hit.First)
	comes := before >= 0 && (w.harmWord(before) == "reach" || w.exceeds(before))
	for k := p.hit.End; k < p.to && k < p.hit.End+headcountFar; k++ {
		if !w.startsNumber(k) || w.d.DateAt[k] >= 0 || !comes && !w.reached(k-1) {
			continue
		}
		if gs, to := w.groups(k, p.to); len(gs) > 0 {
			if w.ownKind(gs[0]) == tawatur.HarmKilled {
				return nil, 0 // "عدد الأسرى الذين قتلهم القصف بلغ 50 قتيلا"
			}
			return gs, to
		}
		m := w.d.Numbers[w.d.NumberAt[k]]
		return []group{{who: "civilians", min: m.Value.Min, max: m.Value.Max, first: k, end: m.End}}, m.End
	}
	return nil, 0
}

// evidence sets the tokens that carry a proposal: its clause and its harm, within the sentence.
func (w *work) evidence(p *proto) (int, int) {
	from, to := min(p.from, p.hit.First), max(p.to, p.hit.End)
	for _, h := range p.more {
		_, t := w.clause(h.First)
		to = max(to, t)
	}
	for _, e := range p.harm {
		if e.sent == p.sent {
			from, to = min(from, e.first), max(to, e.end)
		}
	}
	if p.gov != nil {
		from = min(from, p.gov.First)
	}
	return w.trim(from, to)
}

// trim drops conjunctions' marks and commas at the ends.
func (w *work) trim(from, to int) (int, int) {
	for from < to-1 && w.d.Tokens[from].Norm == "،" {
		from++
	}
	return from, to
}
