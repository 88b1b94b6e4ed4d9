package claim

import "tawatur"

// tolls makes what a report tells of one event's harm agree: what is first told without a number and then with it is told
// once, a toll that has risen replaces the one before, and what is told of a shooting is not told again of the raid around it.
func (w *work) tolls() {
	for i, p := range w.protos {
		if p.dropped == "" {
			p.harm = w.kept(i, p)
		}
	}
}

// kept returns the harm of a proposal that is its own and says something.
func (w *work) kept(i int, p *proto) []harmExpr {
	var out []harmExpr
	for _, e := range p.harm {
		switch why := w.idle(i, p, e); {
		case why == "":
			out = append(out, e)
		default:
			p.step("harm", w.words(e.first, e.end), why)
		}
	}
	return out
}

// idle says why an expression of harm adds nothing to its event, "" when it does.
func (w *work) idle(i int, p *proto, e harmExpr) string {
	for _, q := range w.around(i) {
		if q.dropped != "" {
			continue
		}
		for _, f := range q.harm {
			if f.first == e.first && f.kind == e.kind {
				continue
			}
			switch {
			case root(q) == root(p) && vaguer(e, f):
				return "its number is told next"
			case root(q) == root(p) && f.rising && f.first > e.first && f.kind == e.kind && sameSide(e, f) && fewer(e, f):
				return "the toll has risen since"
			case p.typ == "raid" && strikes[q.typ] && sameCount(e, f):
				return "told of the " + q.typ + " in it"
			}
		}
	}
	return ""
}

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
	if !sameSide(e, f) || !unbounded(e.groups) || unbounded(f.groups) || e.kind == tawatur.HarmCaptured && one(f.groups[0]) {
		return false // one man arrested is not the number of those arrested elsewhere
	}
	return e.kind == f.kind || e.kind == tawatur.HarmCasualties && (f.kind == tawatur.HarmKilled || f.kind == tawatur.HarmInjured)
}

// unbounded reports whether no number is told of any group of a list.
func unbounded(gs []group) bool {
	for _, g := range gs {
		if g.min != nil || g.max != nil {
			return false
		}
	}
	return true
}

// sameSide reports whether two expressions count people of the same side.
func sameSide(e, f harmExpr) bool {
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
