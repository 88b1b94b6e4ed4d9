package claim

import (
	"slices"

	"tawatur"
	"tawatur/internal/know/gazetteer"
)

// tolls makes what a report tells of one event's harm agree: what is first told without a number and then with it is told
// once, a toll that has risen replaces the one before, and what is told of a shooting is not told again of the raid around it.
func (w *work) tolls() {
	lead := w.lead()
	for i, p := range w.protos {
		if p.dropped != "" || len(p.harm) == 0 {
			continue
		}
		if p.harm = w.kept(i, p, lead); len(p.harm) == 0 && p.hit.Entry.Class == "harm" {
			p.drop("its toll is told elsewhere")
		}
	}
}

// kept returns the harm of a proposal that is its own and says something.
func (w *work) kept(i int, p *proto, lead int) []harmExpr {
	var out []harmExpr
	for _, e := range p.harm {
		switch why := w.idle(i, p, e, lead); {
		case why == "":
			out = append(out, w.notDead(i, p, e))
		default:
			p.step("harm", w.words(e.first, e.end), why)
		}
	}
	return out
}

// idle says why an expression of harm adds nothing to its event, "" when it does.
func (w *work) idle(i int, p *proto, e harmExpr, lead int) string {
	vague := uncounted(e.groups)
	for _, q := range w.around(i) {
		if q.dropped != "" {
			continue
		}
		for _, f := range q.harm {
			if f.first == e.first && f.kind == e.kind {
				continue
			}
			switch {
			case q == p && f.sent < e.sent && w.calledAgain(e, f):
				return "the one told before, named again"
			case q == p && f.sent < e.sent && w.asManyAgain(e, f):
				return "as many told before, told again"
			case f.first < e.first && root(q) == root(p) && among(e, f) && w.rescued(e):
				return "those hurt are only brought to safety"
			case vague && vaguer(e, f) && w.toldNext(p, q, lead):
				return "its number is told next"
			case vague && root(q) == root(p) && f.sent < e.sent && w.bareNoun(e) && e.kind == f.kind && vaguer(e, f.asIf(e)):
				return "its number was told before"
			case root(q) == root(p) && f.rising && f.first > e.first && f.kind == e.kind && sameSide(e, f) && fewer(e, f) && !w.longer(f, e):
				return "the toll has risen since"
			case q == p && f.rising && f.sent == e.sent && f.first < e.first && f.kind == e.kind && sameSide(e, f) && fewer(e, f) && w.cameAfter(e):
				return "counted in the toll"
			case p.typ == "raid" && strikes[q.typ] && sameCount(e, f):
				return "told of the " + q.typ + " in it"
			}
		}
	}
	return ""
}

// cameAfter reports whether a harm is told as that after which something came about: "ارتفع عدد القتلى إلى سبعة بعد وفاة طفل".
func (w *work) cameAfter(e harmExpr) bool {
	k := w.prevWord(e.first)
	return k >= 0 && w.after(k)
}

// calledAgain reports whether the one person of e, with the article, is the one told to have suffered the same before: "استشهد شاب ...
// استشهاد الشاب خالد".
func (w *work) calledAgain(e, f harmExpr) bool {
	return e.kind == f.kind && len(e.groups) == 1 && len(f.groups) == 1 && one(e.groups[0]) && one(f.groups[0]) &&
		e.groups[0].who == f.groups[0].who && w.definite(e.groups[0].first) && !w.definite(f.groups[0].first) &&
		!w.anyCue("besides", max(0, e.first-besideReach), e.first)
}

// asManyAgain reports whether e counts the dead or hurt of f once more: the same number of the same side, and one person only where he is
// called by the same words.
func (w *work) asManyAgain(e, f harmExpr) bool {
	a, b := e.groups[0], f.groups[0]
	if !sameCount(e, f) || !sameSide(e, f) || a.others || b.others || w.anyCue("besides", max(0, e.first-besideReach), e.first) {
		return false
	}
	if !one(a) {
		return len(e.groups) <= len(f.groups)
	}
	next := func(g group) string { return w.d.Tokens[min(g.end, len(w.d.Tokens)-1)].Norm }
	return w.definite(a.first) && w.d.Tokens[a.first].Norm == w.d.Tokens[b.first].Norm && next(a) == next(b)
}

// asIf is an expression as it were told behind another.
func (f harmExpr) asIf(e harmExpr) harmExpr {
	f.first, f.sent = max(f.first, e.first), max(f.sent, e.sent)
	return f
}

// rescued reports whether the harmed are the object of an act of aid: "أسعفت الفرق مصابين اثنين".
func (w *work) rescued(e harmExpr) bool {
	return slices.ContainsFunc(w.inTokens(e.first-aidFar, e.first+1), func(p *proto) bool {
		return p.typ == "aid" && p.sent == e.sent && e.first <= p.hit.End+1
	})
}

// aidFar is how many words before those it helps an act of aid may stand.
const aidFar = 3

// among reports whether the hurt of e may be some of those of f.
func among(e, f harmExpr) bool {
	n, m := e.groups[0].min, f.groups[0].min
	return e.kind == tawatur.HarmInjured && f.kind == e.kind && !e.verb && (n == nil || m != nil && *m >= *n)
}

// notDead leaves of the dead those whom another telling of the event, which has as many dead besides, tells to be hurt: "قتلت طفلتان وأصيب
// أربعة ... مقتل طفلتين وأربعة آخرين".
func (w *work) notDead(i int, p *proto, e harmExpr) harmExpr {
	if e.kind != tawatur.HarmKilled || len(e.groups) < 2 || !e.groups[1].others || e.groups[1].sub || e.groups[0].min == nil || e.groups[1].min == nil {
		return e
	}
	dead, hurt := false, false
	for _, q := range w.around(i) {
		if q == p || q.dropped != "" || root(q) != root(p) && !w.alike(p, q) {
			continue
		}
		for _, f := range q.harm {
			n := f.groups[0].min
			dead = dead || f.kind == tawatur.HarmKilled && len(f.groups) == 1 && n != nil && *n == *e.groups[0].min
			hurt = hurt || f.kind == tawatur.HarmInjured && n != nil && *n == *e.groups[1].min
		}
	}
	if dead && hurt {
		p.step("harm", w.words(e.groups[1].first, e.groups[1].end), "told elsewhere to be hurt")
		e.groups = append([]group{e.groups[0]}, e.groups[2:]...)
	}
	return e
}

// alike reports whether two acts of one type, told close to one another, may be one by their days and places.
func (w *work) alike(p, q *proto) bool {
	if d := p.sent - q.sent; p.typ != q.typ || d > takenUp || d < -takenUp || otherDay(p, q) {
		return false
	}
	return w.samePlace(p, q) || w.placesMeet(p, q) || w.placesNear(p, q)
}

// bareNoun reports whether an expression names the harmed by a plural alone, with no word of how many: "سقوط شهداء".
func (w *work) bareNoun(e harmExpr) bool {
	g := e.groups[0]
	return !g.others && w.d.NumberAt[g.first] < 0
}

// toldNext reports whether q tells the event of p with its number: the same event, one that a definite noun takes up soon
// after, or one of the same people of which the opening of the report only says in sum that there was harm.
func (w *work) toldNext(p, q *proto, lead int) bool {
	if root(q) == root(p) {
		return true
	}
	if p.typ != q.typ || p.modality != q.modality || otherDay(p, q) {
		return false
	}
	return q.again != nil && q.sent-p.sent <= takenUp && w.meets(p, q) || p.sent == lead && w.meets(p, q)
}

// takenUp is how many sentences on a definite noun may take up an act whose harm was told without a number.
const takenUp = 2

// meets reports whether two acts share somebody who did or suffered them and nothing told of their doers and places speaks
// against their being one.
func (w *work) meets(p, q *proto) bool {
	if len(p.places) > 0 && len(q.places) > 0 && !w.samePlace(p, q) && !w.placesMeet(p, q) && !w.placesNear(p, q) {
		return false
	}
	a, b := w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)
	if len(a) > 0 && len(b) > 0 {
		return w.related(a, b)
	}
	return w.shareAny(p, q)
}

// shareAny reports whether somebody takes part in both acts, in whatever role; people at large do not count.
func (w *work) shareAny(p, q *proto) bool {
	for _, a := range p.roles {
		for _, b := range q.roles {
			if a.id != "" && a.id == b.id && a.id != "civilians" {
				return true
			}
		}
	}
	return false
}

// nearby is how many kilometres two places may be apart that a report may use for one.
const nearby = 15

// placesNear reports whether a place of one act lies close to one of the other.
func (w *work) placesNear(p, q *proto) bool {
	for _, i := range p.places {
		for _, j := range q.places {
			a, b := w.d.Places[i].Place, w.d.Places[j].Place
			if a != nil && b != nil && gazetteer.Distance(a, b) < nearby {
				return true
			}
		}
	}
	return false
}

// longer reports whether f is counted over a length of time, as a war's toll is, and e is not.
func (w *work) longer(f, e harmExpr) bool { return w.overTime(&f) && !w.overTime(&e) }

// fewer reports whether e counts fewer people than f.
func fewer(e, f harmExpr) bool {
	a, b := e.groups[0].min, f.groups[0].min
	return a != nil && b != nil && *a < *b
}

// vaguer reports whether e tells no number where f soon after tells one of the same harm.
func vaguer(e, f harmExpr) bool {
	if f.first < e.first || f.sent > e.sent+4 || e.groups[0].who == "women" || e.groups[0].who == "children" {
		return false
	}
	if !sameSide(e, f) || !unbounded(e.groups) || unbounded(f.groups) || !holdsParts(f.groups, e.groups) {
		return false
	}
	if e.kind == tawatur.HarmCaptured && (e.sent == f.sent || one(f.groups[0])) {
		return false // two detentions: one man arrested is not the number of those arrested elsewhere
	}
	return e.kind == f.kind || e.kind == tawatur.HarmCasualties && (f.kind == tawatur.HarmKilled || f.kind == tawatur.HarmInjured)
}

// unbounded reports whether no number is told of any group of a list but its parts.
func unbounded(gs []group) bool {
	for _, g := range gs {
		if !g.sub && (g.min != nil || g.max != nil) {
			return false
		}
	}
	return true
}

// holdsParts reports whether a list has a group for each part of another.
func holdsParts(gs, parts []group) bool {
	for _, p := range parts {
		if p.sub && !slices.ContainsFunc(gs, func(g group) bool { return g.who == p.who }) {
			return false
		}
	}
	return true
}

// sameSide reports whether two expressions count people of the same side, or one does not say of which.
func sameSide(e, f harmExpr) bool {
	if len(e.groups) > 0 && e.groups[0].sideless {
		return len(f.groups) > 0
	}
	return len(e.groups) > 0 && len(f.groups) > 0 && (e.groups[0].who == "fighters") == (f.groups[0].who == "fighters")
}

// sameCount reports whether two expressions tell the same number harmed in the same way.
func sameCount(e, f harmExpr) bool {
	if e.kind != f.kind || len(e.groups) == 0 || len(f.groups) == 0 {
		return false
	}
	a, b := e.groups[0], f.groups[0]
	return a.min != nil && b.min != nil && *a.min == *b.min && (a.max == nil) == (b.max == nil)
}
