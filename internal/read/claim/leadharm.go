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
		if q.dropped != "" || !violent[q.typ] {
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
