package claim

import "tawatur"

// leadHarm reads the harm with which a report opens as that of the strike told right behind it, where the two tell the same
// dead or hurt at places and on days that agree: "قتل مدني في ريف إدلب. قصفت المدفعية بلدة سرمين، ما أدى إلى مقتل مدني".
func (w *work) leadHarm() {
	lead := w.lead()
	if lead < 0 {
		return
	}
	for _, p := range w.inSentences(lead, lead) {
		if p.typ != "harm" || p.dropped != "" || p.background || p.modality != tawatur.Asserted {
			continue
		}
		if q := w.struckBehind(p); q != nil {
			p.typ, q.again = q.typ, p
			p.step("type", w.words(q.hit.First, q.hit.End), "the harm of the strike told behind")
		}
	}
}

// struckBehind returns the first strike within a few sentences behind a lead that did the harm told there, or nil.
func (w *work) struckBehind(p *proto) *proto {
	for _, q := range w.inSentences(p.sent+1, p.sent+detailReach) {
		if q.dropped != "" || !violent[q.typ] || w.otherWar(q.sent, p.sent) {
			continue
		}
		if !strikes[q.typ] || q.again != nil || !sharesHarm(p, q) || !w.placesMeet(p, q) {
			return nil
		}
		if d, e := w.when(p).Start, w.when(q).Start; d != "" && e != "" && d != e {
			return nil
		}
		return q
	}
	return nil
}

// sharesHarm reports whether two acts tell as many of one kind of harm.
func sharesHarm(p, q *proto) bool {
	for _, a := range p.harm {
		for _, b := range q.harm {
			if a.kind == b.kind && asMany(a, b) {
				return true
			}
		}
	}
	return false
}

// asMany reports whether the people of two expressions of harm are counted, and equal in number.
func asMany(a, b harmExpr) bool {
	x, y := a.groups[0].min, b.groups[0].min
	return x != nil && y != nil && *x == *y
}

// tollAgain reads harm that no act explains, and a strike that does not say how, as the strike told close by that killed and hurt as many:
// "مقتل مستوطن وإصابة أربعة ... أطلق مسلحون النار على سيارة، ما أدى إلى مقتل مستوطن وإصابة أربعة". Fighting that is told to go on around it did not do it
// once more: "في ظل استمرار المعارك، حيث بلغ عدد القتلى 17 إلى جانب 25 جريحا".
func (w *work) tollAgain() {
	for _, p := range w.standing() {
		if len(p.harm) == 0 || p.background || p.modality != tawatur.Asserted || p.again != nil || p.typ != "harm" && p.typ != "armed-clash" && !weaponless(p) {
			continue
		}
		q := w.sameDead(p)
		if q == nil || q.typ == p.typ || p.typ == "shelling" && (weaponless(q) || !tellingToll(p)) {
			continue
		}
		if p.typ == "armed-clash" {
			if q.hit.First < p.hit.First && p.hit.End <= p.harm[0].first && tellingToll(p) {
				p.harm = nil
				p.step("harm", w.words(q.hit.First, q.hit.End), "the dead and hurt of the strike told close by")
			}
			continue
		}
		p.typ = q.typ
		p.step("type", w.words(q.hit.First, q.hit.End), "as many harmed as by the strike told close by")
		if q.hit.First < p.hit.First {
			p.again = q
		} else if q.again == nil {
			q.again = p
		}
	}
}

// sameDead returns the one strike within a few sentences that harmed as many as p and has no other place or day, nil where there are several
// of more than one kind. One kind of harm is little: then both must be told at one place.
func (w *work) sameDead(p *proto) *proto {
	var found *proto
	for _, q := range w.inSentences(p.sent-farTelling, p.sent+farTelling) {
		if q == p || q.dropped != "" || q.background || q.modality != p.modality || !strikes[q.typ] || w.turned(p, q) || w.otherWar(q.sent, p.sent) || otherDay(p, q) || !w.sameToll(p, q) {
			continue
		}
		if at := w.placesMeet(p, q) || w.placesNear(p, q); !at && (len(p.places) > 0 && len(q.places) > 0 || kindsTold(p) < 2) {
			continue
		}
		if found != nil && found.typ != q.typ {
			return nil
		}
		if found == nil {
			found = q
		}
	}
	return found
}

// farTelling is how many sentences away the strike may be told whose harm is told by itself.
const farTelling = 4

// fewDead is the least number that two strikes of one day seldom share.
const fewDead = 3

// manyDead is a number that two strikes told close by do not share by chance.
const manyDead = 10

// tellingToll reports whether who else tells the toll of an act tells that act: it is high, or counted in two kinds.
func tellingToll(p *proto) bool {
	counted := map[string]bool{}
	for i := range p.harm {
		n := headsOf(&p.harm[i])
		if n >= manyDead {
			return true
		}
		if n > 0 {
			counted[p.harm[i].kind] = true
		}
	}
	return len(counted) > 1
}

// sameToll reports whether two acts harmed as many of the same side: of two kinds, or so many of one that it is no accident. A kind that both
// count otherwise speaks against it.
func (w *work) sameToll(p, q *proto) bool {
	kinds, most := 0, 0
	for i := range p.harm {
		for k := range q.harm {
			e, f := &p.harm[i], &q.harm[k]
			if e.kind != f.kind || !sameSide(*e, *f) {
				continue
			}
			a, b := headsOf(e), headsOf(f)
			if a == 0 || b == 0 {
				continue
			}
			if a != b || w.overTime(e) != w.overTime(f) {
				return false
			}
			kinds, most = kinds+1, max(most, a)
		}
	}
	return kinds > 1 || most >= fewDead
}

// headsOf is how many people an expression of harm counts at least, 0 where it tells no number.
func headsOf(e *harmExpr) int {
	n := 0
	for _, g := range e.groups {
		if g.sub {
			continue
		}
		if g.min == nil {
			return 0
		}
		n += *g.min
	}
	return n
}

// kindsTold is how many kinds of harm an act did.
func kindsTold(p *proto) int {
	kinds := map[string]bool{}
	for _, e := range p.harm {
		kinds[e.kind] = true
	}
	return len(kinds)
}
