package claim

import "tawatur"

// massacre lets the strike told in the same sentence say what kind of attack "مجزرة" or "استهداف" was.
func (w *work) massacre(i int, p *proto) {
	vague := p.typ == "attack" && (p.hit.Entry.Lemma == "مجزره" || p.hit.Entry.Lemma == "استهداف" || p.hit.Entry.Lemma == "استهدف") ||
		p.typ == "shelling" && p.hit.Entry.Lemma == "قصف" && p.hit.Noun
	if !vague || len(p.means) > 0 {
		return
	}
	for _, q := range w.protos {
		if q == p || q.dropped != "" || !strikes[q.typ] || q.typ == "attack" || q.typ == p.typ || q.sent < p.sent-2 || q.sent > p.sent+2 {
			continue
		}
		if q.sent == p.sent && p.typ == "attack" || w.sameHand(p, q) && w.samePlace(p, q) {
			p.typ = q.typ
			p.step("type", w.words(q.hit.First, q.hit.End), "told to be "+q.typ+" beside")
			return
		}
	}
}

// sameHand reports whether both proposals name a doer and it is the same.
func (w *work) sameHand(p, q *proto) bool {
	for _, x := range w.idsOf(p, tawatur.RoleAgent) {
		if has(w.idsOf(q, tawatur.RoleAgent), x) {
			return true
		}
	}
	return false
}

// family groups the types of which one may tell another again.
func family(t string) string {
	if strikes[t] || t == "harm" {
		return "strike"
	}
	return t
}

// repeat joins a definite noun of act ("القصف", "هذا الهجوم") to the act it tells again.
func (w *work) repeat(i int, p *proto) {
	if !p.hit.Noun || speechActs[p.typ] {
		return
	}
	if w.d.Cue("alike", p.hit.End) > 0 || p.hit.Definite && strikes[p.typ] {
		w.sameDoer(i, p)
	}
	if !p.hit.Definite && !w.pointed(p) || len(p.places) > 0 && p.gov != nil && p.gov.Entry.Class == "light" {
		return
	}
	if q := w.antecedent(i, p, func(q *proto) bool { return q.typ == p.typ }); q != nil {
		w.takeOver(p, q)
		return
	}
	if w.hasRole(p, tawatur.RoleAgent) && !allCopied(p) {
		return
	}
	if q := w.antecedent(i, p, func(q *proto) bool { return family(q.typ) == family(p.typ) }); q != nil {
		w.takeOver(p, q)
	}
}

// sameDoer gives "قصفا مماثلا" and a strike that goes on elsewhere ("كما طال القصف بلدات") the doer of the one before.
func (w *work) sameDoer(i int, p *proto) {
	if w.hasRole(p, tawatur.RoleAgent) {
		return
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-3; k-- {
		q := w.protos[k]
		if q.dropped != "" || q.typ != p.typ || !w.hasRole(q, tawatur.RoleAgent) {
			continue
		}
		for _, r := range q.roles {
			if r.role == tawatur.RoleAgent {
				r.copied = true
				p.roles = append(p.roles, r)
			}
		}
		p.step(tawatur.RoleAgent, w.words(p.hit.First, p.hit.End), "the same hand as "+q.hit.Entry.ID+" before")
		return
	}
}

// antecedent finds the nearest act before that fits, within four sentences, and does not contradict p.
func (w *work) antecedent(i int, p *proto, fits func(*proto) bool) *proto {
	for k := i - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.dropped == "" && fits(q) && q.typ != "harm" && q.sent >= p.sent-4 && w.compatible(p, q) {
			return q
		}
	}
	return nil
}

// pointed reports whether "this" stands before the noun.
func (w *work) pointed(p *proto) bool {
	_, ok := w.cueBefore("again", p.hit.First)
	return ok
}

// compatible reports whether p's own places and agents do not contradict q's.
func (w *work) compatible(p, q *proto) bool {
	for _, a := range p.places {
		found := false
		for _, b := range q.places {
			found = found || same(w.d.Places[a], w.d.Places[b]) || w.wider(w.d.Places[a], w.d.Places[b]) || w.wider(w.d.Places[b], w.d.Places[a])
		}
		if !found && len(q.places) > 0 {
			return false
		}
	}
	pa, qa := w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)
	if len(pa) == 0 || len(qa) == 0 {
		return true
	}
	for _, x := range pa {
		if has(qa, x) {
			return true
		}
	}
	return false
}

// takeOver gives a retelling what the first telling said and it leaves out.
func (w *work) takeOver(p, q *proto) {
	p.again = q
	if strikes[p.typ] && strikes[q.typ] && p.typ != q.typ && (p.typ == "attack" || q.typ != "attack") {
		p.typ = q.typ
	}
	if len(p.roles) == 0 || allCopied(p) {
		p.roles = nil
		for _, r := range q.roles {
			r.copied = true
			p.roles = append(p.roles, r)
		}
	}
	if len(p.places) == 0 {
		p.places = q.places
	}
	if p.date < 0 {
		p.date, p.told, p.dayOf = q.date, q.told, q.dayOf
	}
	p.step("again", w.words(p.hit.First, p.hit.End), "tells again what "+q.hit.Entry.ID+" told before")
}

func allCopied(p *proto) bool {
	for _, r := range p.roles {
		if !r.copied {
			return false
		}
	}
	return true
}
