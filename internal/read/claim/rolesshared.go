package claim

import (
	"slices"

	"tawatur"
	"tawatur/arabic"
)

// byTheSame are the acts that, told by a bare noun as the circumstance of another, are of the same hand: who arrests after a raid raided.
var byTheSame = map[string]bool{"raid": true, "detention": true, "siege": true, "movement-restriction": true}

// shareSubject gives a noun of act that only says when or in the course of what another was done the doer of that other: "اعتقلت القوات شابا
// بعد اقتحام المخيم".
func (w *work) shareSubject(i int, p *proto) {
	if w.addedDeed(i, p) || w.causedDeed(i, p) {
		return
	}
	if !byTheSame[p.typ] || !p.hit.Noun || p.hit.Definite || p.hit.Pronoun != "" || w.hasRole(p, tawatur.RoleAgent) || w.hasRole(p, tawatur.RoleParty) {
		return
	}
	q := w.withDoer(i, p)
	if q == nil || !w.circumstanceOf(p, q) || w.armedBetween(q.hit.End, p.hit.First, q) {
		return
	}
	for _, r := range append(w.doersFor(p, q), w.raiders(p, q)...) {
		if a := w.actorByID(r.id); a != nil && armed(a.Kind) {
			p.roles = append(p.roles, r)
			p.step(tawatur.RoleAgent, w.words(r.first, r.end), "who did what it is the circumstance of")
		}
	}
}

// deedsOfMen are acts that are done with hands, and that who struck or raided does besides.
var deedsOfMen = map[string]bool{"raid": true, "detention": true, "property-damage": true, "siege": true, "movement-restriction": true}

// addedDeed gives a noun of act that "besides" adds to what its sentence told before the doer of that: "داهمت القوات منازل، إضافة إلى اقتحام بلدة".
func (w *work) addedDeed(i int, p *proto) bool {
	_, besides := w.cueBefore("besides", p.hit.First)
	if !besides || !p.hit.Noun || p.hit.Definite || p.hit.Pronoun != "" || !deedsOfMen[p.typ] && (!strikes[p.typ] || p.typ == "explosion") || w.hasRole(p, tawatur.RoleAgent) || w.suffered(p) {
		return false
	}
	q := w.withDoer(i, p)
	if q == nil || !deedsOfMen[q.typ] && !strikes[q.typ] || q.modality != p.modality || w.armedBetween(q.hit.End, p.hit.First, q) || strikes[p.typ] && !w.hasRole(p, tawatur.RoleTarget) && w.atHome(p, q) {
		return false
	}
	w.sameSubject(p, q)
	return w.hasRole(p, tawatur.RoleAgent)
}

// atHome reports whether p was in the country of a doer of q, where his foe strikes: "شنت إسرائيل غارات على بلدات لبنانية، فضلا عن إطلاق صواريخ على حيفا".
func (w *work) atHome(p, q *proto) bool {
	return slices.ContainsFunc(q.roles, func(r role) bool {
		a := w.actorByID(r.id)
		return r.role == tawatur.RoleAgent && a != nil && a.Country != "" && slices.ContainsFunc(p.places, func(k int) bool {
			at := w.d.Places[k].Place
			return at != nil && at.Country == a.Country
		})
	})
}

// causedDeed gives what a strike or a raid is told to have led to, and is done by somebody, to who struck: "شن التنظيم هجوما أسفر عن اختطاف مدنيين",
// "قصفت القوات المحطة ما أدى إلى انقطاع الكهرباء".
func (w *work) causedDeed(i int, p *proto) bool {
	if !p.hit.Noun || !deedsOfMen[p.typ] && p.typ != "service-disruption" || p.gov != nil && p.gov.Entry.Class == "speech" || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	q := w.withDoer(i, p)
	if q == nil || !strikes[q.typ] && q.typ != "raid" || q.modality != p.modality || !w.ledTo(q, p) || w.armedBetween(q.hit.End, p.hit.First, q) {
		return false
	}
	w.sameSubject(p, q)
	return w.hasRole(p, tawatur.RoleAgent)
}

// ledTo reports whether a word of outcome brings in the noun of p that belongs to act q, which stands before it, with no other verb between.
func (w *work) ledTo(q, p *proto) bool {
	for k := p.hit.First - 1; k >= w.d.Sentences[p.sent].First && k >= q.hit.First-2; k-- {
		if w.result(k) {
			return true
		}
		if _, verb := w.finite(k); verb || w.d.Cue("that", k) > 0 || w.d.Cue("clause", k) > 0 {
			return false
		}
	}
	return false
}

// circumstanceOf reports whether the noun of p only says when or in the course of what the act q before it was done.
func (w *work) circumstanceOf(p, q *proto) bool {
	j, aside := w.aside(p)
	if !aside || q.hit.First > j || p.gov != nil && p.gov.First > q.hit.First {
		return false
	}
	return q.modality == p.modality && !speechActs[q.typ] && (!mutualTypes[q.typ] || q.typ == "armed-clash")
}

// raiders is who raided, where a raid only says when a clash broke out: the one of its sides that is a state's forces. "اندلعت مواجهات بين
// الشبان وقوات الاحتلال عقب اقتحام البلدة".
func (w *work) raiders(p, q *proto) []role {
	if p.typ != "raid" || q.typ != "armed-clash" {
		return nil
	}
	var out []role
	for _, r := range q.roles {
		if a := w.actorByID(r.id); a != nil && a.Kind == "state-forces" {
			r.role, r.copied = tawatur.RoleAgent, true
			out = append(out, r)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// armedBetween reports whether a body under arms with no part in act q is named between two tokens.
func (w *work) armedBetween(from, to int, q *proto) bool {
	for k := from; k < to; k++ {
		if m := w.d.ActorAt[k]; m >= 0 && armed(w.d.Actors[m].Kind) && !hasActor(q.roles, w.d.Actors[m].ID) {
			return true
		}
	}
	return false
}

// shareSides gives a clash whose sides are not named those of the exchange of fire that is told with it: "تجددت الاشتباكات وتبادل القصف بين
// الجيش والدعم السريع".
func (w *work) shareSides(i int, p *proto) {
	if p.typ != "armed-clash" || !p.hit.Noun || len(p.roles) > 0 {
		return
	}
	q := w.following(i, p)
	if q == nil || !strikes[q.typ] || !w.joinedTo(p.hit.End, w.verbOf(q)) {
		return
	}
	w.takeRole(p, q, tawatur.RoleParty, "the sides of what is told with it")
}

// takeRole gives an act those who have a role in another.
func (w *work) takeRole(p, q *proto, name, why string) {
	for _, r := range q.roles {
		if r.role == name {
			r.copied = true
			p.roles = append(p.roles, r)
			p.step(name, w.words(r.first, r.end), why)
		}
	}
}

// following returns the proposal behind p in the same sentence.
func (w *work) following(i int, p *proto) *proto {
	for k := i + 1; k < len(w.protos) && w.protos[k].sent == p.sent; k++ {
		if w.protos[k].dropped == "" {
			return w.protos[k]
		}
	}
	return nil
}

// joinedTo reports whether neither a verb, a body nor a place stands between two nouns of act.
func (w *work) joinedTo(from, to int) bool {
	for k := from; k < to; k++ {
		if _, verb := w.finite(k); verb || w.d.ActorAt[k] >= 0 || w.d.PlaceAt[k] >= 0 || w.d.Tokens[k].Kind == arabic.Punct && w.d.Tokens[k].Norm != "،" {
			return false
		}
	}
	return true
}

// first steps back from ms[k] to the head of its list.
func first(w *work, ms []int, k int) int {
	for k > 0 && w.coordinated(ms[k-1], ms[k]) && (w.gripOf(ms[k-1]) == bare || w.bodyOfUnit(ms[k-1])) && w.civil(ms[k-1]) == w.civil(ms[k]) {
		k--
	}
	return ms[k]
}

// bodyOfUnit reports whether mention m is the body, behind "من", whose unit is named before, with a word for another one between at most: "قوة عسكرية أخرى من الجيش
// الأمريكي ومسلحي التنظيم".
func (w *work) bodyOfUnit(m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	if j < 1 || w.d.Tokens[j].Norm != "من" {
		return false
	}
	k := w.prevWord(j)
	if k > 0 && w.d.Cue("another", k) > 0 {
		k = w.prevWord(k)
	}
	n := -1
	if k >= 0 {
		n = w.d.ActorAt[k]
	}
	return n >= 0 && n != m && w.d.Actors[n].ID == "" && armed(w.d.Actors[n].Kind) && w.d.Actors[n].End == k+1
}

// joinsNobody reports whether mention m only takes part in something in whose course people came to harm, whom it did not harm: "قتل جندي خلال عملية بمشاركة
// التحالف".
func (w *work) joinsNobody(p *proto, m int) bool {
	if p.hit.Entry.Class != "harm" || w.hasRole(p, tawatur.RoleAgent) {
		return false
	}
	_, joint := w.cueBefore("jointly", w.d.Actors[m].First)
	return joint
}
