package claim

import (
	"strings"

	"tawatur"
	"tawatur/internal/read/layout"
)

// unspecific are the words that name a strike without saying by what it was struck.
var unspecific = map[string]bool{"مجزره": true, "استهداف": true, "استهدف": true, "هجوم": true, "ضربه": true, "اعتداء": true, "عدوان": true, "قصف": true, "هجمه": true}

// specify lets strikes told elsewhere in the report say what kind of strike an unspecific one was: the one in the same
// sentence, else those with the same doer at the same place, where they are all of one kind.
func (w *work) specify(p *proto) {
	if w.flown(p) {
		p.typ = "air-strike"
		p.step("type", w.words(p.hit.First, p.hit.End), "done by aircraft")
		return
	}
	if w.toldByTool(p) || !w.kindless(p) {
		return
	}
	q := w.subjectStrike(p)
	if q == nil {
		q = w.beside(p)
	}
	if q == nil {
		q = w.oneKind(p)
	}
	if q != nil {
		p.typ = q.typ
		p.step("type", w.words(q.hit.First, q.hit.End), "told to be "+q.typ+" there")
	}
}

// flown reports whether the doer of a strike is named as aircraft: "جددت الطائرات الروسية قصفها".
func (w *work) flown(p *proto) bool {
	if p.typ != "attack" && p.typ != "shelling" || len(p.means) > 0 || w.wards(p) || w.groundToo(p) {
		return false
	}
	for _, r := range p.roles {
		if r.role != tawatur.RoleAgent || r.copied {
			continue
		}
		for i := r.first; i < r.end; i++ {
			if m, _ := w.d.Lex.Mean(w.d.Tokens, i); m.Implies == "air" {
				return true
			}
		}
	}
	return false
}

// kindless reports whether the kind of a strike is not told by its own words.
func (w *work) kindless(p *proto) bool {
	return weaponless(p) && (p.typ == "attack" || p.hit.Noun) && w.spanBefore(p) < 0
}

// weaponless reports whether an attack or shelling does not say by what it was done; a verb of shelling mostly means guns all the same.
func weaponless(p *proto) bool {
	return (p.typ == "attack" || p.typ == "shelling") && unspecific[p.hit.Entry.Lemma] && len(p.means) == 0
}

// slaughter reports whether an act is named by its outcome or aim and not by how it is done.
func slaughter(p *proto) bool {
	switch p.hit.Entry.Lemma {
	case "مجزره", "استهداف", "استهدف":
		return true
	}
	return false
}

// subjectStrike returns the strike that is the subject of a verb of aiming, right behind it: "استهدف القصف مدرسة"; nil without one.
func (w *work) subjectStrike(p *proto) *proto {
	if p.hit.Noun || !slaughter(p) {
		return nil
	}
	for _, q := range w.inTokens(p.hit.End, p.hit.End+1) {
		if q.hit.Noun && strikes[q.typ] && q.typ != "attack" && q.hit.Pro == "" {
			return q
		}
	}
	return nil
}

// beside returns the strike of the same sentence that tells how an attack was done, nil where there are several kinds.
func (w *work) beside(p *proto) *proto {
	if p.typ != "attack" || !slaughter(p) {
		return nil
	}
	var found *proto
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q == p || !w.tells(q, p) {
			continue
		}
		if found != nil && found.typ != q.typ {
			return nil // "غارات جوية وقصف مدفعي": by both
		}
		found = q
	}
	return found
}

// tells reports whether q says of what kind a strike is, and another than p.
func (w *work) tells(q, p *proto) bool {
	if q.typ == "explosion" && len(q.means) == 0 {
		return false
	}
	if w.hasRole(p, tawatur.RoleAgent) && w.hasRole(q, tawatur.RoleAgent) && !w.sameHand(p, q) || q == w.answerTo(p) {
		return false // "قصفت المقاومة المدينة ردا على مجازر الجيش", "ردا على المجازر"
	}
	return (q.dropped == "" || q.again != nil) && strikes[q.typ] && q.typ != "attack" && q.typ != p.typ && q.modality == tawatur.Asserted && !q.background
}

// oneKind returns a strike of the same doer at the same place that tells its kind, nil where they are of several kinds. An
// attack that is no bare naming ("هجوم") may have been on the ground: it asks for the doer to be named in both.
func (w *work) oneKind(p *proto) *proto {
	var found *proto
	for _, q := range w.inSentences(p.sent-farKind, p.sent+farKind) {
		if q == p || !w.tellsKind(q, p) || !w.near(p, q) || !w.oneOccasion(p, q) || w.otherWar(q.sent, p.sent) {
			continue
		}
		if found != nil && found.typ != q.typ {
			return nil
		}
		found = q
	}
	if found == nil || found.typ == p.typ || found.typ == "attack" {
		return nil
	}
	return found
}

// tellsKind reports whether the words of q say what kind of strike it was; "قصف" does for an attack only. What blew up
// behind a strike says nothing of it.
func (w *work) tellsKind(q, p *proto) bool {
	if !p.hit.Noun && q.hit.Entry == p.hit.Entry {
		return false // two targets, each with its own weapon
	}
	if q.dropped != "" || !strikes[q.typ] || q.typ == "explosion" || q.background || !w.inBody(q) {
		return false
	}
	return !w.kindless(q) || p.typ == "attack" && q.typ == "shelling"
}

// near reports whether q stands close enough to p to be about the same: within two sentences, and farther for a definite
// noun and for what only a strike from afar is called.
func (w *work) near(p, q *proto) bool {
	d := p.sent - q.sent
	return d >= -2 && d <= 2 || p.hit.Noun && p.hit.Entry.Lemma != "هجوم" && p.hit.Entry.Lemma != "اعتداء" && d >= -farKind && d <= farKind
}

// farKind is how many sentences away a strike may stand that tells what kind another was.
const farKind = 8

// oneOccasion reports whether the doers of two strikes are named and related, their places agree and their days do not differ. Two
// strikes told without a place, the later one not as the one known, are two of many.
func (w *work) oneOccasion(p, q *proto) bool {
	if slaughter(p) && len(p.places) == 0 && len(q.places) == 0 && !p.hit.Definite && p.sent != q.sent {
		return false
	}
	if !w.related(w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)) || len(q.places) > 0 && !w.samePlace(p, q) && !w.placesMeet(p, q) {
		return false
	}
	d, e := w.when(p), w.when(q)
	return d.Start == "" || e.Start == "" || strings.HasPrefix(d.Start, e.Start) || strings.HasPrefix(e.Start, d.Start)
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
	if w.answerTo(p) != nil && (len(p.places) > 0 || w.hasRole(p, tawatur.RoleTarget)) {
		return // "ردا على المجازر بحق المدنيين" names other acts than those told before, "ردا على القصف" may not
	}
	if q := w.retold(i, p); q != nil {
		w.takeOver(p, q)
	}
}

// retold returns the act that a definite noun tells again: the nearest one of its type within four sentences, else one of
// its family; a noun that points back ("هذا الهجوم") or stands bare may look farther.
func (w *work) retold(i int, p *proto) *proto {
	if w.bringsOutcome(p) {
		if q := w.antecedent(i, p, 0, func(q *proto) bool { return strikes[q.typ] && w.retells(p, q) }); q != nil {
			return q
		}
	}
	if q := w.antecedent(i, p, 4, func(q *proto) bool { return q.typ == p.typ }); q != nil {
		return q
	}
	own := w.hasRole(p, tawatur.RoleAgent) && !allCopied(p)
	if own && !w.pointed(p) {
		return w.sameHandBefore(i, p)
	}
	kin := func(q *proto) bool { return family(q.typ) == family(p.typ) && w.retells(p, q) }
	if q := w.antecedent(i, p, 4, kin); q != nil {
		return q
	}
	if w.pointed(p) || len(p.places) == 0 {
		return w.antecedent(i, p, 1<<30, kin)
	}
	return nil
}

// bringsOutcome reports whether a definite strike is the subject of a verb of outcome right before it, so that it is the one told just
// before: "تعرضت البلدة لقصف، وأدى الهجوم إلى".
func (w *work) bringsOutcome(p *proto) bool {
	k := p.hit.First - 1
	if !strikes[p.typ] || !p.hit.Definite || k < p.from {
		return false
	}
	for _, h := range w.d.Hits[k] {
		if h.Entry.Class == "cause" && !h.Noun && !h.Part {
			return true
		}
	}
	return false
}

// sameHandBefore returns the strike that a definite noun with a doer of its own tells again, where it says nothing of the kind and
// the doers are related: "الاعتداء الأميركي" behind "شنت القوات الأميركية غارات".
func (w *work) sameHandBefore(i int, p *proto) *proto {
	if p.typ != "attack" || !p.hit.Definite || !unspecific[p.hit.Entry.Lemma] || len(p.means) > 0 {
		return nil
	}
	hands := w.idsOf(p, tawatur.RoleAgent)
	return w.antecedent(i, p, 4, func(q *proto) bool {
		return strikes[q.typ] && w.retells(p, q) && w.related(hands, w.idsOf(q, tawatur.RoleAgent))
	})
}

// retells reports whether the word of p can name q again: a strike told by its kind ("الغارات") is no strike of another
// kind.
func (w *work) retells(p, q *proto) bool {
	if q.typ == "explosion" && p.typ != q.typ && len(q.means) == 0 {
		return false // what blew up behind a strike
	}
	return p.typ == q.typ || !strikes[p.typ] || !strikes[q.typ] || p.typ == "attack" || q.typ == "attack" || unspecific[p.hit.Entry.Lemma] && len(p.means) == 0
}

// sameDoer gives "قصفا مماثلا" and a strike that goes on elsewhere ("كما طال القصف بلدات") the doer of the one before.
func (w *work) sameDoer(i int, p *proto) {
	if w.hasRole(p, tawatur.RoleAgent) || w.hasRole(p, tawatur.RoleParty) || p.hit.Pronoun != "" {
		return
	}
	if _, answered := w.cueBefore("answer", p.hit.First); answered || p.gov != nil && p.gov.Entry.Frame == "answer" {
		return // whoever answers a strike is not who struck: "قصفت قسد أعزاز ردا على القصف على تل رفعت"
	}
	for k := i - 1; k >= 0 && w.protos[k].sent >= p.sent-3; k-- {
		q := w.protos[k]
		if q.dropped != "" || q.typ != p.typ || !w.hasRole(q, tawatur.RoleAgent) || !w.inBody(q) || w.otherWar(q.sent, p.sent) {
			continue
		}
		if w.d.Cue("alike", p.hit.End) > 0 && w.ownDay(p, q) {
			return // "وقبل شهر تعرضت المدينة لقصف مماثل"
		}
		if rs := w.doersFor(p, q); len(rs) > 0 {
			p.roles = append(p.roles, rs...)
			p.step(tawatur.RoleAgent, w.words(p.hit.First, p.hit.End), "the same hand as "+q.hit.Entry.ID+" before")
		}
		return
	}
}

// antecedent finds the nearest act before that fits, within a number of sentences, and does not contradict p. Whoever answers an act did not
// do it: "قصفت الحركة المدينة ردا على المجازر".
func (w *work) antecedent(i int, p *proto, reach int, fits func(*proto) bool) *proto {
	span, answer := w.spanBefore(p), w.answerTo(p)
	for k := i - 1; k >= 0 && p.sent-w.protos[k].sent <= reach; k-- {
		q := w.protos[k]
		if q.sent == p.sent && span >= q.hit.End {
			continue // "يأتي القصف بعد أيام على الهجوم"
		}
		if answer != nil && w.byHandsOf(q, answer) {
			continue
		}
		if q.dropped == "" && fits(q) && q.typ != "harm" && w.inBody(q) && w.compatible(p, q) && !otherDay(p, q) && !w.otherWar(q.sent, p.sent) {
			return q
		}
	}
	return nil
}

// inBody reports whether an act is told in the body and not in a headline.
func (w *work) inBody(p *proto) bool { return w.d.Sentences[p.sent].Kind == layout.Body }

// otherDay reports whether two acts are told of different days.
func otherDay(p, q *proto) bool { return p.told.Day() && q.told.Day() && p.told.From != q.told.From }

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
			found = found || w.agree(a, b)
		}
		if !found && len(q.places) > 0 {
			return false
		}
	}
	if w.turned(p, q) {
		return false
	}
	pa, qa := w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent)
	if len(pa) == 0 || len(qa) == 0 {
		return true
	}
	return w.related(pa, qa)
}

// agree reports whether two places may be one: the same, or one in the other.
func (w *work) agree(a, b int) bool {
	x, y := w.d.Places[a], w.d.Places[b]
	return same(x, y) || w.wider(x, y) || w.wider(y, x)
}

// takeOver gives a retelling what the first telling said and it leaves out.
func (w *work) takeOver(p, q *proto) {
	p.again, q.retold = q, append(q.retold, p)
	if strikes[p.typ] && strikes[q.typ] && p.typ != q.typ && (p.typ == "attack" || q.typ != "attack") && !q.background {
		p.typ = q.typ
	}
	if len(p.roles) == 0 || allCopied(p) {
		p.roles = nil
		for _, r := range q.roles {
			if r.actor < 0 && r.role == tawatur.RoleTarget && len(p.places) > 0 && !w.placesMeet(p, q) {
				continue // who came to harm came to it elsewhere
			}
			r.copied = true
			p.roles = append(p.roles, r)
		}
	} else if !w.hasRole(p, tawatur.RoleAgent) && !w.hasRole(p, tawatur.RoleParty) && !speechActs[p.typ] {
		w.sameSubject(p, q)
	}
	if len(p.places) == 0 {
		p.places = q.places
	}
	if p.date < 0 && !w.goingOn(p) {
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
