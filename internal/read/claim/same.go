package claim

import "tawatur"

// ballot counts what speaks for and against two acts of one report being one event.
type ballot struct{ yes, no int }

func (t *ballot) vote(known, equal bool) {
	switch {
	case known && equal:
		t.yes++
	case known:
		t.no++
	}
}

// sameEvents finds for every act the first act of the report that is the same event: told again by a definite noun, or of the
// same type with at least two of doer, target, place and day in common and none against.
func (w *work) sameEvents() {
	var live []*proto
	for _, p := range w.protos {
		if p.dropped != "" {
			continue
		}
		for _, q := range live[max(0, len(live)-farthest):] {
			if w.oneEvent(p, q) {
				p.first = root(q)
				break
			}
		}
		live = append(live, p)
	}
}

// turned reports whether two acts of one kind have the same hands at their two ends: who strikes in the one is struck in the other, as
// blow and answer are told. What a telling only took over from another does not count.
func (w *work) turned(p, q *proto) bool {
	if mutualTypes[p.typ] || speechActs[p.typ] {
		return false
	}
	for _, r := range p.roles {
		if r.copied || r.id == "" || r.id == "civilians" {
			continue
		}
		if r.role == tawatur.RoleAgent && only(q, r.id, tawatur.RoleTarget) || r.role == tawatur.RoleTarget && only(q, r.id, tawatur.RoleAgent) {
			return true
		}
	}
	return false
}

// only reports whether an actor has a role in an act, and not the other of agent and target.
func only(q *proto, id, as string) bool {
	found := false
	for _, r := range q.roles {
		if r.id == id && (r.role == tawatur.RoleAgent || r.role == tawatur.RoleTarget) {
			if r.role != as {
				return false
			}
			found = true
		}
	}
	return found
}

func root(p *proto) *proto {
	if p.first != nil {
		return p.first
	}
	return p
}

// onceTold are the types of which a report seldom tells two: nothing need speak for their being one, if nothing speaks
// against it.
var onceTold = map[string]bool{"siege": true, "siege-lifted": true}

// oneEvent reports whether p and the earlier q tell one event.
func (w *work) oneEvent(p, q *proto) bool {
	if w.otherWar(p.sent, q.sent) || p.modality != q.modality || p.typ != q.typ && !(p.typ == "attack" && p.again == q) {
		return false
	}
	if p.again == q {
		return true
	}
	if w.turned(p, q) {
		return false
	}
	if p.typ == "harm" && w.longToll(p) != w.longToll(q) {
		return false // today's dead, and those of the war
	}
	var t ballot
	var room [6][4]string // a report has hundreds of pairs of acts
	agents, others := p.ids(room[0][:0], tawatur.RoleAgent), q.ids(room[1][:0], tawatur.RoleAgent)
	t.vote(len(agents) > 0 && len(others) > 0, w.related(agents, others))
	parties, also := p.ids(room[2][:0], tawatur.RoleParty), q.ids(room[3][:0], tawatur.RoleParty)
	t.vote(len(parties) > 0 && len(also) > 0, shared(parties, also) > 1)
	if t.no > 0 {
		return false // whatever else may speak for it
	}
	targets, theirs := p.ids(room[4][:0], tawatur.RoleTarget), q.ids(room[5][:0], tawatur.RoleTarget)
	if shared(targets, theirs) > 0 {
		t.yes++
	}
	if speechActs[p.typ] && len(targets) > 0 && len(theirs) > 0 && shared(targets, theirs) == 0 {
		return false
	}
	if speechActs[p.typ] && t.no == 0 && t.yes > 0 {
		return true
	}
	toll := w.sameToll(p, q)
	t.vote(len(p.places) > 0 && len(q.places) > 0, w.placesMeet(p, q) || toll && w.placesNear(p, q))
	if d, e := p.start(), q.start(); d != "" && e != "" {
		t.vote(true, d == e)
	}
	return t.no == 0 && (t.yes >= 2 || onceTold[p.typ] || t.yes == 1 && toll)
}

// longToll reports whether the harm of an act is counted over a length of time.
func (w *work) longToll(p *proto) bool {
	for i := range p.harm {
		if w.overTime(&p.harm[i]) {
			return true
		}
	}
	return false
}

// related reports whether two lists of ids share one, or one is part of the other.
func (w *work) related(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || w.parent(x) == y || w.parent(y) == x {
				return true
			}
		}
	}
	return false
}

func (w *work) parent(id string) string {
	if a := w.actorByID(id); a != nil && a.Parent != "" {
		return a.Parent
	}
	return "\x00" + id
}

func shared(a, b []string) int {
	n := 0
	for _, x := range a {
		if x != "" && has(b, x) {
			n++
		}
	}
	return n
}

// placesMeet reports whether the places of two acts share one, or one lies in the other.
func (w *work) placesMeet(p, q *proto) bool {
	for _, i := range p.places {
		for _, j := range q.places {
			a, b := w.d.Places[i], w.d.Places[j]
			if same(a, b) {
				return true
			}
			if a.Place != nil && b.Place != nil && (w.r.base.Gazetteer.Contains(a.Place, b.Place) || w.r.base.Gazetteer.Contains(b.Place, a.Place)) {
				return true
			}
		}
	}
	return false
}

// since dates the beginning of a siege that goes on in answer to a dated act: not before that day.
func (w *work) since(p *proto) {
	if p.typ != "siege" || p.date >= 0 {
		return
	}
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q != p && q.dropped == "" && violent[q.typ] && q.hit.First > p.hit.First && q.date >= 0 && w.answers(p.hit.End, q.hit.First) {
			p.date, p.told, p.lasting = q.date, q.told, true
			e := w.d.Dates[q.date]
			p.step("time", w.words(e.First, e.End), "goes on in answer to an act of that day: begun then or later")
			return
		}
	}
}

// answers reports whether "ردا على" stands in from..to.
func (w *work) answers(from, to int) bool {
	for i := from; i < to; i++ {
		if w.d.Cue("answer", i) > 0 {
			return true
		}
	}
	return false
}
