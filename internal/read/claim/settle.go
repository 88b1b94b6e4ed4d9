package claim

import (
	"strings"

	"tawatur"
	"tawatur/internal/read/layout"
)

// settle fills in every proposal and turns down what is no claim.
func (w *work) settle() {
	for _, p := range w.protos {
		if p.dropped != "" {
			continue
		}
		w.cast(p)
		w.locate(p)
		w.time(p)
		w.arm(p)
		w.mood(p)
	}
	for i, p := range w.protos {
		if p.dropped == "" {
			w.besiege(i, p)
			w.massacre(i, p)
			w.repeat(i, p)
			w.inherit(i, p)
			w.newsDay(i, p)
			w.displaced(p)
			w.victims(p)
			w.weed(i, p)
		}
	}
	for _, p := range w.protos {
		if p.dropped == "" {
			w.since(p)
		}
	}
	w.headlines()
	w.sameEvents()
}

// arm reads the weapons of a proposal and lets them tell what an unspecific strike was.
func (w *work) arm(p *proto) {
	w.meansIn(p, p.from, p.to)
	for _, h := range p.more {
		f, t := w.clause(h.First)
		w.meansIn(p, f, t)
	}
	if p.typ == "service-disruption" {
		w.services(p)
		p.means = nil
		return
	}
	if !violent[p.typ] && p.typ != "deployment" {
		p.means = nil
	}
	if p.typ != "attack" && p.typ != "shelling" {
		return
	}
	was := p.typ
	for _, m := range p.means {
		switch m {
		case "drone", "aircraft", "helicopter", "barrel-bomb":
			p.typ = "air-strike"
		case "mortar", "artillery", "rocket", "missile", "tank":
			if p.typ == "attack" && p.hit.Entry.Frame != "strike" || p.typ == "attack" && p.hit.Entry.Lemma == "استهداف" {
				p.typ = "shelling"
			}
		case "ied", "mine", "vehicle-bomb":
			if p.typ == "attack" && !w.hasRole(p, tawatur.RoleAgent) || p.typ == "attack" && p.hit.Entry.Lemma == "استهدف" {
				p.typ = "explosion"
			}
		}
	}
	if p.typ != was {
		p.step("type", strings.Join(p.means, " "), was+" told to be "+p.typ+" by its weapon")
	}
}

func (w *work) meansIn(p *proto, from, to int) {
	for i := from; i < to; i++ {
		m, n := w.d.Lex.Mean(w.d.Tokens, i)
		if m.ID == "" {
			continue
		}
		i += n - 1
		id := m.ID
		if id == "rocket" && has(p.means, "aircraft") {
			id = "missile"
		}
		if !has(p.means, id) {
			p.means = append(p.means, id)
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (w *work) services(p *proto) {
	for i := p.from; i < p.to; i++ {
		if s, n := w.d.Lex.Service(w.d.Tokens, i); n > 0 {
			if !has(p.service, s) {
				p.service = append(p.service, s)
			}
			i += n - 1
		}
	}
}

// deniedBy returns the denial in whose content an act stands: "نفى أن تكون قواته قصفت".
func (w *work) deniedBy(p *proto) *proto {
	for _, q := range w.protos {
		if q.typ == "denial" && q.dropped == "" && !q.hit.Noun && q.sent == p.sent && q.hit.First < p.hit.First && p.hit.First-q.hit.First < 25 {
			return q
		}
	}
	return nil
}

// mood marks what is denied, planned, feared or history.
func (w *work) mood(p *proto) {
	if q := w.deniedBy(p); q != nil && !speechActs[p.typ] {
		p.modality = tawatur.Denied
		p.step("modality", w.words(q.hit.First, q.hit.End), "the content of a denial")
		return
	}
	if p.hit.Future && !speechActs[p.typ] {
		p.modality = tawatur.Planned
		p.step("modality", "", "future form")
	}
	for _, i := range []int{p.hit.First - 1, p.hit.First - 2, p.hit.First - 3} {
		if i < p.from || w.sentOf[i] != p.sent || speechActs[p.typ] || p.modality != tawatur.Asserted {
			break
		}
		if w.d.Cue("planned", i) > 0 {
			p.modality = tawatur.Planned
			p.step("modality", w.words(i, i+1), "intended or expected")
		} else if w.d.Cue("hypothetical", i) > 0 && w.d.Tokens[i].Norm != "قد" {
			p.modality = tawatur.Hypothetical
			p.step("modality", w.words(i, i+1), "possible or feared")
		} else if strings.TrimLeft(w.d.Tokens[i].Norm, "و") == "قد" && i+1 == p.hit.First && p.hit.Present {
			p.modality = tawatur.Hypothetical
		}
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End && i < s.First+3; i++ {
		if w.d.Cue("background", i) > 0 {
			p.background = true
		}
	}
	for i := s.First; i < s.End; i++ {
		if w.d.Cue("habit", i) > 0 {
			p.background = true
			p.step("background", w.words(i, i+1), "habit")
			break
		}
	}
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

func (w *work) idsOf(p *proto, r string) []string {
	var out []string
	for _, o := range p.roles {
		if o.role == r {
			out = append(out, o.id)
		}
	}
	return out
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
		p.date = q.date
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

// inherit gives a verb without a subject the doer of the act before in its sentence, and an act without a place the place
// of the act before in its sentence.
func (w *work) inherit(i int, p *proto) {
	q := w.previous(i, p)
	if q == nil {
		return
	}
	finite := !p.hit.Noun && !p.hit.Passive || p.gov != nil && !p.gov.Noun && (p.gov.Entry.Class == "light" || p.gov.Entry.Class == "phase")
	if finite && !speechActs[p.typ] && p.hit.Entry.Frame != "intransitive" && !w.hasRole(p, tawatur.RoleAgent) && !w.hasRole(p, tawatur.RoleParty) {
		for _, r := range q.roles {
			if r.role == tawatur.RoleAgent {
				r.copied = true
				p.roles = append(p.roles, r)
				p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
			}
		}
	}
	if len(p.places) == 0 && !speechActs[p.typ] && !speechActs[q.typ] && p.typ != "deployment" {
		p.places = q.places
	}
}

// newsDay gives an act told without a day the day of the news: that of the act before it, when that is the day of
// publication or the one before, and this one is told as news and not as history.
func (w *work) newsDay(i int, p *proto) {
	if p.date >= 0 || speechActs[p.typ] || p.background || p.modality != tawatur.Asserted || !w.d.Anchor.Known || !newsTypes[p.typ] || p.hit.Present {
		return
	}
	for k := i - 1; k >= 0; k-- {
		q := w.protos[k]
		if q.dropped != "" || speechActs[q.typ] {
			continue
		}
		if q.sent < p.sent-3 || q.background || q.date < 0 || !w.samePlace(p, q) {
			return
		}
		if r := w.d.Dates[q.date].Resolve(w.d.Anchor); r.OK && !r.Ongoing && r.From == r.To && w.fresh(r.From) {
			p.date = q.date
			p.step("time", w.words(w.d.Dates[q.date].First, w.d.Dates[q.date].End), "the day of the news told just before")
		}
		return
	}
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

// newsTypes are the acts that a report dates once for several sentences.
var newsTypes = map[string]bool{"attack": true, "shelling": true, "air-strike": true, "explosion": true, "armed-clash": true, "raid": true, "detention": true, "deployment": true, "territory-taken": true, "movement-restriction": true}

// fresh reports whether an ISO day is the day of publication or the one before.
func (w *work) fresh(day string) bool {
	pub := w.d.Anchor.Pub
	return day == pub.Format("2006-01-02") || day == pub.AddDate(0, 0, -1).Format("2006-01-02")
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
	for k := p.hit.End; k < p.to && k < p.hit.End+6; k++ {
		if gs, to := w.groups(k, p.to); len(gs) > 0 && (gs[0].min != nil || w.d.NumberAt[gs[0].first] >= 0) {
			e.groups, e.end = gs, to
			break
		}
		if n := w.d.Tokens[k].Norm; n == "واسعه" || n == "كبيره" || n == "جماعي" {
			e.groups = []group{{who: "civilians", first: p.hit.First, end: p.hit.End}}
			break
		}
	}
	if len(e.groups) > 0 {
		p.harm = append(p.harm, w.sameGroups([]harmExpr{e})...)
	}
}

// victims makes the civilians counted among the harmed a target.
func (w *work) victims(p *proto) {
	w.suffer(p)
	for _, e := range p.harm {
		for _, g := range e.groups {
			if g.sub || g.who == "fighters" || e.kind == tawatur.HarmDisplaced {
				continue
			}
			if has(w.idsOf(p, tawatur.RoleTarget), "civilians") {
				return
			}
			p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: g.first, end: g.end})
			p.step(tawatur.RoleTarget, w.words(g.first, g.end), "the harmed")
			return
		}
	}
}

// weed turns down what is no claim: the content of an appeal or a threat, and a bare noun that says nothing of its own.
func (w *work) weed(i int, p *proto) {
	if p.hit.Noun && p.modality != tawatur.Asserted && p.gov == nil && (violent[p.typ] || p.typ == "territory-taken") {
		p.drop("only possible or intended")
		return
	}
	if p.hit.Noun && len(p.harm) == 0 && !speechActs[p.typ] {
		if q := w.inContent(i, p); q != nil && q.typ == "agreement" && (p.typ == "prisoner-release" || p.typ == "siege-lifted" || p.typ == "withdrawal") {
			p.modality = tawatur.Planned
			p.step("modality", "", "agreed to be done")
			return
		} else if q != nil {
			p.drop("named inside " + q.typ + " (" + q.hit.Entry.ID + "), not told")
			return
		}
	}
	if speechActs[p.typ] && (!w.hasRole(p, tawatur.RoleAgent) || p.hit.Noun && p.gov == nil && len(p.roles) < 2) {
		p.drop("nobody is named who says it")
		return
	}
	if !p.hit.Noun || len(p.harm) > 0 {
		return
	}
	own := 0
	for _, r := range p.roles {
		if !r.copied {
			own++
		}
	}
	carried := p.gov != nil || p.typ == "deployment" && len(p.means) > 0
	if p.again != nil && own == 0 && !carried {
		p.drop("only names again what was told before")
		return
	}
	if !carried && own == 0 && (len(p.places) == 0 || p.date < 0 && !p.hit.Definite) {
		p.drop("a noun with no doer, place or day of its own")
	}
	if (p.typ == "meeting" || p.typ == "agreement" || p.typ == "mediation") && len(p.roles) == 0 {
		p.drop("no party is named")
	}
}

// inContent returns the appeal, threat, support, denial or mediation in whose content a noun of act stands.
func (w *work) inContent(i int, p *proto) *proto {
	for k := i - 1; k >= 0 && w.protos[k].sent == p.sent; k-- {
		q := w.protos[k]
		if q.dropped != "" || !(speechActs[q.typ] || q.typ == "mediation" || q.typ == "agreement") {
			continue
		}
		if p.hit.First-q.hit.First < 30 && p.hit.First < q.to {
			return q
		}
	}
	return nil
}

// headlines turns down what only the headline inside the text says when the body tells acts of the same family.
func (w *work) headlines() {
	body := false
	for _, p := range w.protos {
		body = body || p.dropped == "" && w.d.Sentences[p.sent].Kind == layout.Body
	}
	for _, p := range w.protos {
		if p.dropped == "" && body && w.d.Sentences[p.sent].Kind != layout.Body {
			p.drop("the headline; the body tells it")
		}
	}
}

// evidence sets the tokens that carry a proposal: its clause and its harm, within the sentence.
func (w *work) evidence(p *proto) (int, int) {
	from, to := p.from, p.to
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
