package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/actors"
)

// role is an actor mention (index into Doc.Actors, or -1 with an id of its own) under a role.
type role struct {
	actor      int
	id         string
	role       string
	first, end int
	// copied marks a role taken over from an earlier act.
	copied bool
}

// grip is how an actor mention is held by the words before it.
type grip uint8

const (
	bare      grip = iota // a noun of its own: subject or object
	doer                  // behind "من قبل", "على يد"
	struck                // behind "على", "ضد", "بحق"
	owned                 // behind "مواقع", "نقاط": what belongs to the actor is struck
	backer                // behind "بدعم", "مدعومة من"
	broker                // behind "برعاية"
	together              // behind "مع", "بين"
	toward                // behind "ل", "إلى"
	area                  // behind "مناطق سيطرة": says where, not who
	otherwise             // behind another preposition
)

// gripOf says how the actor mention m is held.
func (w *work) gripOf(m int) grip {
	a := w.d.Actors[m]
	if j, ok := w.cueBefore("dubbed", a.First); ok && !strings.ContainsAny(w.d.ActorPro[m], "لك") {
		return prepGrip(w.preposed(j))
	}
	if _, ok := w.cueBefore("jointly", a.First); ok || w.attributedTo(m) || w.ownsUp(m) {
		return doer
	}
	if j, ok := w.cueBefore("agent", a.First); ok && w.d.Cue("agent", j) > 1 {
		return doer // "مصدره مناطق سيطرة", "من قبل"
	}
	if w.backed(a.First) {
		return backer
	}
	if j := w.prevWord(a.First); j >= 0 && a.Kind == "government" && strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") && w.d.PlaceAt[j] >= 0 {
		return area // "في كل من سوريا والعراق"
	} else if j >= 0 && w.d.Cue("building", j) > 0 && w.d.ActorPro[m] == "" {
		return w.possessed(j)
	}
	if w.describes(a.First) || w.bordering(a.First) || w.leftOver(a.First) {
		return area
	}
	if w.usedBy(m) {
		return owned
	}
	if j, ok := w.cueBefore("held", a.First); ok {
		return w.heldBy(j)
	}
	if _, ok := w.cueBefore("mediator", a.First); ok {
		return broker
	}
	if _, ok := w.cueBefore("agent", a.First); ok && !(w.post(a.First) && w.d.Cue("site", a.First) > 0) {
		return doer
	}
	if _, ok := w.cueBefore("around", a.First); ok {
		return area
	}
	if j, ok := w.siteOf(m); ok && w.unitOf(j) {
		return w.unitGrip(j)
	} else if ok {
		return w.possessed(j)
	}
	if strings.Contains(w.d.ActorPro[m], "ل") {
		return toward
	}
	if strings.ContainsAny(w.d.ActorPro[m], "بك") {
		return otherwise
	}
	if g := prepGrip(w.preposed(a.First)); g != bare || !w.ruledWith(m) {
		return g
	}
	return area
}

// ruledWith reports whether "و" joins mention m right to one that only says where, so that it says no more: "في مناطق سيطرة قسد والجيش
// الوطني".
func (w *work) ruledWith(m int) bool {
	a := w.d.Actors[m]
	return m > 0 && w.d.Actors[m-1].End == a.First && strings.HasPrefix(w.d.Tokens[a.First].Norm, "و") && !w.open[a.First] && w.gripOf(m-1) == area && w.inArea(m-1)
}

// backed reports whether a backer's mark stands before token i, with a few words between: "بدعم مباشر من X".
func (w *work) backed(i int) bool {
	for k := 0; k < 4; k++ {
		if _, ok := w.cueBefore("backer", i); ok {
			return true
		}
		j, ok := w.cueBefore("backing", i)
		if !ok {
			return false
		}
		i = j
	}
	return false
}

// siteOf returns the first of the words before or at the head of mention m that make it a thing the actor owns.
func (w *work) siteOf(m int) (int, bool) {
	a := w.d.Actors[m]
	i, ok := a.First, false
	if w.d.Cue("site", i) > 0 && !w.roomOf(m) {
		ok = true
	}
	for k := 0; k < 5; k++ {
		p := w.prevWord(i)
		switch {
		case p >= 0 && w.d.Cue("site", p) > 0:
			i, ok = p, true
			continue
		case p > 0 && w.d.Cue("site", p-1) == 2:
			i, ok = p-1, true
			continue
		case p >= 0 && k == 0 && (w.d.Tokens[p].Norm == "ل" || w.d.Tokens[p].Norm == "وا"):
			i = p
			continue
		}
		break
	}
	if !ok {
		if j, found := w.cueBefore("possession", a.First); found {
			return j, true
		}
	}
	return i, ok
}

// roomOf reports whether a mention is a body whose very name begins with a word for a place: "غرفة عمليات الفتح المبين".
func (w *work) roomOf(m int) bool {
	a := w.actorByID(w.d.Actors[m].ID)
	return a != nil && armed(a.Kind) && strings.HasPrefix(arabic.Fold(a.NameAR), w.d.Tokens[w.d.Actors[m].First].Norm+" ")
}

// possessed says how what belongs to an actor is held: behind "على" or bare it is struck, behind "من" or "في" it says where.
func (w *work) possessed(j int) grip {
	k := w.prevWord(j)
	if k >= 0 && w.d.Tokens[k].Norm == "،" {
		k = w.prevWord(k)
	}
	if k >= 0 && w.d.Cue("link", j) > 0 && (w.d.PlaceAt[k] >= 0 || w.landAt(k)) {
		return area // "مدينة البوكمال الخاضعة لقوات النظام"
	} else if k >= 0 && w.d.Cue("subject-to", j) > 0 && w.ofLand(k) {
		return area // "قرى خاضعة لسيطرة قسد"
	}
	if _, ok := w.cueBefore("around", j); ok {
		return area
	}
	prep := w.preposed(j)
	if prep == "" {
		prep = w.cliticPrep(j)
	}
	switch prep {
	case "", "علي", "ضد", "بحق", "ل", "نحو", "باتجاه", "عن":
		return owned
	}
	return area
}

// landAt reports whether a state is named at token k, or by its last word there.
func (w *work) landAt(k int) bool {
	m := w.d.ActorAt[k]
	return m >= 0 && (w.d.Actors[m].Kind == "government" || w.d.Actors[m].Kind == "capital")
}

// landFar is how many words before "الخاضعة لسيطرة" the places may stand that it is said of.
const landFar = 8

// ofLand reports whether the words up to token k name settlements or places, and no post nearer: what is said to be held by somebody.
func (w *work) ofLand(k int) bool {
	for i := k; i > k-landFar && i >= 0 && w.sentOf[i] == w.sentOf[k]; i-- {
		switch {
		case w.d.Cue("settlements", i) > 0 || w.d.PlaceAt[i] >= 0:
			return true
		case w.d.Cue("site", i) > 0:
			return false
		}
	}
	return false
}

// cliticPrep returns the preposition written on token j ("بمواقع", "لنقاط").
func (w *work) cliticPrep(j int) string {
	t := strings.TrimLeft(w.d.Tokens[j].Norm, "و")
	for _, p := range []string{"ب", "ل"} {
		rest, ok := strings.CutPrefix(t, p)
		one := []arabic.Token{{Norm: rest}}
		if ok && len(rest) > 4 && (w.d.Lex.Cue("site", one, 0) > 0 || w.d.Lex.Cue("possession", one, 0) > 0) {
			return p
		}
	}
	return ""
}

// preposed returns the preposition before token i, looking through quotation marks and through "some of", "two of".
func (w *work) preposed(i int) string {
	j := w.prevWord(i)
	if j > 0 && w.d.Tokens[j].Norm == "من" {
		if n := w.d.NumberAt[j-1]; n >= 0 {
			return w.preposed(w.d.Numbers[n].First)
		}
		if w.d.Cue("portion", j-1) > 0 {
			return w.preposed(j - 1)
		}
	}
	if j >= 0 && w.d.Cue("preposition", j) > 0 && !w.opensFire(j) {
		if n := strings.TrimPrefix(w.d.Tokens[j].Norm, "و"); n == "في" {
			return n
		}
		return strings.TrimLeft(w.d.Tokens[j].Norm, "وف")
	}
	if j >= 0 && w.d.Tokens[j].Norm == "ل" || j >= 0 && w.d.Tokens[j].Norm == "لـ" {
		return "ل"
	}
	if j >= 0 && w.d.Tokens[j].Norm == "ب" {
		return "ب"
	}
	return ""
}

// opensFire reports whether a verb stands at token i that is spelled like a preposition with its conjunction: "فتحت".
func (w *work) opensFire(i int) bool {
	_, verb := w.finite(i)
	return verb
}

func prepGrip(p string) grip {
	switch p {
	case "":
		return bare
	case "علي", "ضد", "بحق", "تجاه":
		return struck
	case "مع", "بين":
		return together
	case "الي", "ل", "نحو":
		return toward
	}
	return otherwise
}

// inClause lists the actor mentions that begin in from..to.
func (w *work) inClause(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i && !w.cited(m) && !w.alias(m) && !w.renamed(m) && !w.front(m) && !w.accuses(m) {
			out = append(out, m)
		}
	}
	return out
}

// cited reports whether a mention only names a speaker: behind "بحسب", or the subject of a reporting verb.
func (w *work) cited(m int) bool {
	a := w.d.Actors[m]
	if a.Kind == "generic-source" || a.Kind == "media" || a.Kind == "monitor" || a.Kind == "media-office" {
		return true
	}
	return w.voice[a.First]&citedBy != 0 || w.ofStatement(a.First) || w.credit(m)
}

// credit reports whether a mention stands in brackets of its own at the end of a sentence, as whose picture it is does.
func (w *work) credit(m int) bool {
	a := w.d.Actors[m]
	s := w.sentOf0(a.First)
	if s < 0 || a.First < 1 || w.d.Tokens[a.First-1].Norm != "(" {
		return false
	}
	return a.End < len(w.d.Tokens) && w.d.Tokens[a.End].Norm == ")" && a.End+1 >= w.d.Sentences[s].End && !w.alias(m)
}

// speaks reports whether a mention is the subject of a reporting verb.
func (w *work) speaks(m int) bool {
	return w.voice[w.d.Actors[m].First]&speakingAs != 0
}

// coordinated reports whether mention b goes on a list that mention a opened: only و, a comma or quotation marks between.
func (w *work) coordinated(a, b int) bool {
	x, y := w.d.Actors[a], w.d.Actors[b]
	if y.First-x.End > 6 {
		return false
	}
	joined := strings.HasPrefix(w.d.Tokens[y.First].Norm, "و")
	from := x.End
	if joined {
		from = w.pastQuality(x.End, y.First)
	}
	for i := from; i < y.First; i++ {
		t := w.d.Tokens[i]
		if t.Kind == arabic.Word && t.Norm != "و" && w.d.Cue("socalled", i) == 0 {
			return false
		}
		joined = joined || t.Norm == "و" || t.Norm == "،" || t.Norm == "وما"
	}
	return joined
}

// pastQuality returns the token behind a definite adjective at token i and the place that goes with it: "جماعة الحوثي المسلحة",
// "قوات النظام المتمركزة في كفرنبل"; i where there is none.
func (w *work) pastQuality(i, end int) int {
	if i >= end || !w.definiteWord(i) || w.d.ActorAt[i] >= 0 || w.d.PlaceAt[i] >= 0 || w.d.DateAt[i] >= 0 {
		return i
	}
	k := i + 1
	if k < end && w.d.Cue("preposition", k) > 0 {
		for k++; k < end && w.d.PlaceAt[k] >= 0; k++ {
		}
		return k
	}
	if len(w.d.Hits[i]) > 0 {
		return i
	}
	return k
}

// definiteWord reports whether a word with the article stands at token i.
func (w *work) definiteWord(i int) bool {
	n := w.d.Tokens[i].Norm
	return w.d.Tokens[i].Kind == arabic.Word && strings.HasPrefix(n, "ال") && len(n) > 8
}

// cast gives the actors of a proposal's clause their roles.
func (w *work) cast(p *proto) {
	switch {
	case p.typ == "armed-clash" || p.typ == "meeting" || w.mutual(p) || p.typ == "agreement" || p.typ == "prisoner-release" && p.hit.Noun:
		w.castMutual(p)
	case p.hit.Entry.Frame == "blame":
		w.castBlame(p)
	case speechActs[p.typ]:
		w.castSpeech(p)
		w.castAddressee(p)
	case p.typ == "mediation" && p.hit.Noun:
		w.castMediation(p)
	default:
		w.castStrike(p)
	}
	for _, h := range p.more {
		w.castMore(p, h.End)
	}
	if k := w.reaching(p); k >= 0 {
		w.castMore(p, k+1)
	}
	w.castBoth(p)
	w.castTribal(p)
	w.castPair(p)
	w.castSame(p)
	w.castNamed(p)
	w.castBases(p)
	w.castHarmed(p)
	w.castTold(p)
	w.castShown(p)
	w.castDecreed(p)
	w.castMet(p)
	w.castAgreed(p)
	w.castCrowd(p)
}

func (w *work) add(p *proto, m int, r string) {
	a := w.d.Actors[m]
	a.ID = w.meant(p, m, r)
	if p.typ == "displacement" && r == tawatur.RoleAgent && w.fled(p, a.First) || a.Site && (r != tawatur.RoleTarget || !strikes[p.typ]) {
		return
	}
	for _, o := range p.roles {
		if a.Kind == "person" && o.first <= a.First && a.End <= o.end {
			return // named within the name of another: "المتحدث باسم الحوثيين يحيى سريع"
		}
		if o.actor == m || o.id == a.ID && a.ID != "" && (o.role == r || o.role == tawatur.RoleAgent && r == tawatur.RoleTarget) {
			return
		}
	}
	first, end := w.ownName(a)
	p.roles = append(p.roles, role{actor: m, id: a.ID, role: r, first: first, end: end})
	p.step(r, w.words(first, end), "")
}

// fled reports whether people fled from another act, whose actor stands at i: "نزحت العائلات جراء الاشتباكات بين ...".
func (w *work) fled(p *proto, i int) bool {
	for k := p.hit.End; k < i; k++ {
		for _, h := range w.d.Hits[k] {
			if h.Entry.Class == "act" && h.Noun && h.Entry.Type != p.typ {
				return true
			}
		}
	}
	return false
}

// ownName is where a body is named: a speaker's "مقاتلينا", "مجاهديها" stand for the name under which he speaks.
func (w *work) ownName(a actors.Mention) (first, end int) {
	if a.End == a.First+1 && (w.d.Cue("ours", a.First) > 0 || w.d.Cue("own", a.First) > 0) {
		for _, s := range w.att.At(a.First) {
			if s.ID != "" && s.ID == a.ID && s.End > s.First {
				return s.First, s.End
			}
		}
	}
	return a.First, a.End
}

func (w *work) hasRole(p *proto, r string) bool {
	for _, o := range p.roles {
		if o.role == r {
			return true
		}
	}
	return false
}

// castStrike reads agent and target of an act done by one to another.
func (w *work) castStrike(p *proto) {
	if p.typ == "displacement" && p.hit.Noun {
		w.castFlight(p)
		return
	}
	ms := w.inClause(p.from, w.reach(p))
	passive := p.hit.Passive && !p.hit.MayPassive || p.hit.Noun && p.hit.Entry.Class == "harm" || w.suffered(p) || p.hit.MayPassive && (w.byDoer(ms, p.hit.End) || w.fromDoer(p, ms)) || w.vowelledPassive(p) || w.heldThere(p) || w.falls(p)
	left := w.leftSubject(p, ms)
	if w.actedBehind(p) || w.ownedBehind(p) || w.takerBehind(p) || w.subjectBehind(p) || p.hit.Noun && w.backed(p.hit.First) || p.hit.Entry.Class == "harm" && p.hit.Noun && !w.suffered(p) {
		left = -1
	}
	if left >= 0 && (w.verbFirst(p, left) || w.ownStriker(p)) {
		left = -1
	}
	nation := w.nationOf(p)
	if nation >= 0 && left >= 0 && !passive && !w.sameBody(nation, left) {
		left = -1 // "ردت الفصائل على الغارات الإسرائيلية"
	}
	if left >= 0 && (!passive || w.slew(p, left)) {
		w.addList(p, ms, left, tawatur.RoleAgent)
	} else if left >= 0 {
		w.addList(p, ms, left, tawatur.RoleTarget)
	}
	for k := 0; k < len(ms); k++ {
		m := ms[k]
		a := w.d.Actors[m]
		if w.sender(p, m) {
			w.addList(p, ms[k:], m, tawatur.RoleAgent)
			continue
		}
		if a.First < p.hit.First && w.gripOf(m) == backer {
			w.add(p, m, tawatur.RoleSupporter)
		}
		if p.hit.Entry.Class == "harm" && a.First < p.hit.First && w.gripOf(m) == doer {
			w.addList(p, ms[k:], m, tawatur.RoleAgent) // "أدت قذائف مصدرها قوات النظام إلى مقتل طفل"
		}
		if !p.hit.Noun && !passive && strikes[p.typ] && a.End == p.hit.First && w.gripOf(m) == doer {
			w.add(p, m, tawatur.RoleAgent) // "شهيد بنيران مسيرات إسرائيلية استهدفت"
		}
		if p.typ == "harm" && a.First < p.hit.First && w.preposed(a.First) == "بين" {
			w.addList(p, ms[k:], m, tawatur.RoleParty) // "تسببت الحرب بين الجيش وقوات الدعم السريع في مقتل"
		}
		if a.First < p.hit.First && (!w.underLight(p, a.First) || w.toldOfAnother(p) || !passive && nation >= 0 && !w.sameBody(nation, m)) || w.listed(ms, k) {
			continue
		}
		if r := w.strikeRole(p, m, passive); r != "" && !(r == tawatur.RoleTarget && a.Kind == "capital" && violent[p.typ]) {
			w.addList(p, ms[k:], m, r)
		}
	}
}

// byDoer reports whether one of the mentions behind token i stands behind a mark of the doer, so that the verb is passive.
func (w *work) byDoer(ms []int, i int) bool {
	for _, m := range ms {
		if _, beside := w.cueBefore("jointly", w.d.Actors[m].First); !beside && w.d.Actors[m].First >= i && w.gripOf(m) == doer {
			return true
		}
	}
	return false
}

// underLight reports whether a token stands between the verb that carries the act and the act: "شن X هجوما".
func (w *work) underLight(p *proto, i int) bool {
	return p.gov != nil && i > p.gov.First && i < p.hit.First && !w.timed(p)
}

// strikeRole is the role of a mention at or behind the act.
func (w *work) strikeRole(p *proto, m int, passive bool) string {
	a, g := w.d.Actors[m], w.gripOf(m)
	if p.hit.Entry.Class == "harm" && armed(a.Kind) && w.jailedBy(m) || a.First == p.hit.End && w.takerBehind(p) {
		return tawatur.RoleAgent
	}
	if r, ok := w.ownedBy(p, m); ok {
		return r
	}
	if a.First > p.hit.First && w.thoughtOf(m) {
		return ""
	}
	if w.partakes(p, m) {
		return tawatur.RoleAgent
	}
	if w.witnessed(p, m) || a.First < p.hit.First && w.wentOff(p) {
		return ""
	}
	if a.First >= p.hit.End && w.shotDown(p, m) {
		return tawatur.RoleTarget
	}
	if w.falls(p) && a.First > p.hit.End {
		return w.roleOfFall(p, m)
	}
	if a.First > p.hit.First && a.First < p.hit.End && strings.Contains(w.d.ActorPro[m], "ب") {
		return tawatur.RoleAgent // "هجوم بمسيرة تركية"
	}
	if g == doer && p.hit.Noun && w.prevWord(a.First) == p.hit.End-1 {
		g = bare // "قام بقصف مسلحي التنظيم"
	}
	switch g {
	case doer:
		if w.ofOtherVerb(p, a.First) || w.laidOther(p, m) || p.typ == "deployment" && w.civil(m) || w.ownedBehind(p) && w.strikeBetween(p, a.First) {
			return ""
		}
		return tawatur.RoleAgent
	case backer:
		return tawatur.RoleSupporter
	case broker:
		return tawatur.RoleMediator
	case struck:
		if w.onNearer(p, a.First) {
			return ""
		}
		return w.roleOn(p, m)
	case owned:
		return w.roleOfOwner(p, m)
	case area:
		return w.roleOfRuler(p, m)
	case toward:
		return w.roleTo(p, m)
	case otherwise:
		return w.roleBehind(p, m)
	case bare:
		return w.bareRole(p, m, passive)
	}
	return ""
}

// roleOn is the role of whom "على" and the like introduce: an arrest has none but behind "القبض على".
func (w *work) roleOn(p *proto, m int) string {
	switch {
	case p.typ == "detention" && !strings.Contains(w.words(p.hit.First, w.d.Actors[m].First), "قبض"):
		return ""
	case w.sends(p, m) && !w.hasRole(p, tawatur.RoleAgent):
		return tawatur.RoleAgent
	case p.typ == "deployment" || p.typ == "withdrawal":
		return ""
	}
	return tawatur.RoleTarget
}

// roleOfOwner is the role of whose posts or things an act is about: struck with them, not with a region that he rules; a post
// that acts and forces that are sent are his doing.
func (w *work) roleOfOwner(p *proto, m int) string {
	agent := w.hasRole(p, tawatur.RoleAgent)
	switch {
	case w.manned(p, m), w.sends(p, m) && !agent, w.fires(p, m) && !agent:
		return tawatur.RoleAgent
	case w.inArea(m) && (strikes[p.typ] || p.typ == "protest"):
		return ""
	case p.typ == "deployment" && !agent && w.underLight(p, w.d.Actors[m].First):
		return tawatur.RoleAgent
	case p.typ == "deployment" || p.typ == "withdrawal":
		return ""
	}
	return tawatur.RoleTarget
}

// jailedBy reports whether mention m keeps the prison named with it, where somebody died: "توفي في سجون النظام".
func (w *work) jailedBy(m int) bool {
	i := w.d.Actors[m].First
	_, right := w.cueBefore("prison", i)
	if j := w.prevWord(i); !right && j >= 0 {
		_, right = w.cueBefore("prison", j) // "سجون استخبارات قسد"
	}
	return right || w.d.Cue("prison", i) > 0
}

// roleOfRuler is the role of who only says where, or whose unit something is.
func (w *work) roleOfRuler(p *proto, m int) string {
	switch {
	case w.sends(p, m) && !w.hasRole(p, tawatur.RoleAgent), w.firedFrom(p, m):
		return tawatur.RoleAgent
	case p.typ == "territory-taken":
		return w.loser(m)
	case w.blownUp(p, m):
		return tawatur.RoleTarget
	}
	return ""
}

// roleTo is the role of a mention behind "ل" or "إلى": the doer of a noun of act, or the one it is aimed at.
func (w *work) roleTo(p *proto, m int) string {
	a, agent := w.d.Actors[m], w.hasRole(p, tawatur.RoleAgent)
	behindL := strings.Contains(w.d.ActorPro[m], "ل") || w.preposed(a.First) == "ل"
	switch {
	case w.sends(p, m) && !agent:
		return tawatur.RoleAgent
	case a.First < p.hit.First && w.suffered(p):
		return tawatur.RoleTarget // "تعرضت مواقع عدة للنظام لضربات"
	case w.objectBehindL(p, m), p.hit.Noun && w.unsaid(p) && strikes[p.typ]:
		return tawatur.RoleTarget
	case w.apart(p, a.First):
		return ""
	case p.hit.Noun && !agent && !w.civil(m) && behindL && a.First <= p.hit.End+4 && !w.ofOtherAct(p, m):
		return tawatur.RoleAgent
	case p.typ == "attack" || p.typ == "support":
		return tawatur.RoleTarget
	}
	return ""
}

// roleBehind is the role of a mention behind another preposition.
func (w *work) roleBehind(p *proto, m int) string {
	a, prep := w.d.Actors[m], w.preposed(w.d.Actors[m].First)
	switch {
	case p.typ == "territory-taken":
		return w.loser(m)
	case w.blownUp(p, m), violent[p.typ] && w.manOf(p, m), p.typ == "prisoner-release" && prep == "عن":
		return tawatur.RoleTarget
	case prep == "من" && (w.passiveBy(p, m) || w.shotOf(p, m)):
		return tawatur.RoleAgent
	case prep == "من" && p.hit.Noun && !w.hasRole(p, tawatur.RoleAgent) && !w.civil(m) && a.First <= p.hit.End+3 && w.cameFrom(p, m):
		return tawatur.RoleAgent
	}
	return ""
}

// bareRole is the role of a noun of its own at or behind the act: its doer, or when it has one or wants none its target.
func (w *work) bareRole(p *proto, m int, passive bool) string {
	a := w.d.Actors[m]
	civil, agent := w.civil(m), w.hasRole(p, tawatur.RoleAgent)
	switch {
	case p.hit.Noun && a.First == p.hit.End && w.d.Cue("own", a.First) > 0 && !agent && !w.suffered(p) && w.objectAt(a.End):
		return tawatur.RoleAgent // "استهداف مجاهديها القوات المتوغلة"
	case p.hit.Noun && p.hit.Pronoun != "" && violent[p.typ] && a.First == p.hit.End && w.d.ActorPro[m] == "":
		return tawatur.RoleTarget // "قنصها جنديا"
	case p.hit.Noun && a.First >= p.hit.End && w.reachedBy(p, a.First):
		return tawatur.RoleTarget
	case violent[p.typ] && w.d.Cue("helpers", a.First) > 0 && !armed(a.Kind) && w.amongHarmed(p, a.First):
		return tawatur.RoleTarget // "مقتل متطوع من الخوذ البيضاء"
	case w.kinOf(a.First), w.announcer(p, m), w.onlyClaims(p, a.First), a.First < p.hit.First && w.tellsHarm(p, m), w.goesOffBy(p, m), w.claimedFrom(p, m):
		return ""
	case a.First > p.hit.First && a.Generic && w.amongHarmed(p, a.First):
		return "" // counted with the harmed
	case p.hit.Noun && a.First > p.hit.End && p.typ != "armed-clash" && w.ofTheHarmed(p, m), w.otherGender(p, m):
		return tawatur.RoleTarget
	case civil && p.hit.Noun && a.First > p.hit.End+4 && len(p.more) == 0:
		return ""
	case a.First < p.hit.First && w.amongHarmed(p, a.First) && !(p.gov != nil && p.gov.Noun && p.gov.End == a.First):
		return tawatur.RoleTarget
	case p.hit.Entry.Class == "harm" && p.hit.Noun && !w.tollTarget(p, a.First):
		return ""
	case !civil && !agent && violent[p.typ] && !w.capable(p, m):
		return ""
	case !agent && violent[p.typ] && a.First >= p.hit.End && w.struckMan(p, m), w.inPhrase(p, m), w.afterRelative(p, a.First), w.struckByDeed(p, a.First):
		return tawatur.RoleTarget
	case !p.hit.Noun && a.First > p.hit.End+farSubject && !w.actedBy(a.First) && !agent && !civil:
		return ""
	case civil && p.typ == "detention" && w.underLight(p, a.First) && a.First == p.gov.End:
		return tawatur.RoleAgent
	case !p.hit.Noun && !civil && a.First > p.hit.End && w.ofMasdar(p, a.First):
		return ""
	case a.First > p.hit.End && w.prevWord(a.First) >= p.hit.End && !civil && (w.possessor(m) || w.fightsBack(p, m)):
		return ""
	case !civil && !agent && p.typ == "territory-taken" && p.hit.Noun && w.carriedOutBy(a.First):
		return tawatur.RoleAgent // "تحرير المدينة في عملية نفذتها القوات"
	case a.First > p.hit.End && w.elsewhere(p, a.First):
		return w.holder(p, a.First)
	case !civil && w.actedBy(a.First):
		if agent || w.actOfOther(p, a.First) {
			return ""
		}
		return tawatur.RoleAgent
	case p.hit.Noun && w.ofPerson(p) && a.First == p.hit.End && (a.Kind == "person" || a.Kind == "official"), !agent && violent[p.typ] && w.accusativeMan(p, m):
		return tawatur.RoleTarget
	case p.hit.Noun && w.suffered(p) && !civil && !agent && a.First >= p.hit.End && a.First <= p.hit.End+2:
		return tawatur.RoleAgent // "تعرضت القرية لقصف تركي"
	case p.typ == "territory-taken" && p.hit.Noun && a.First >= p.hit.End && a.End < len(w.d.Tokens) && w.d.Tokens[a.End].Norm == "من":
		return tawatur.RoleTarget // "طرد الحوثيين من عدن"
	case p.typ == "deployment" || p.typ == "withdrawal":
		if agent || civil || passive {
			return ""
		}
		return tawatur.RoleAgent
	case civil || passive || agent || w.behindMore(p, a.First) || a.First >= p.hit.End && w.objectOnly(p, a.End) && !w.strikesItself(m) || w.unsaid(p) || w.struckPart(p, a.First):
		if a.First > p.hit.End+14 {
			return ""
		}
		return tawatur.RoleTarget
	case p.hit.Noun && a.First > p.hit.End+2 && !w.underGov(p, a.First):
		return ""
	}
	return tawatur.RoleAgent
}

// struckPart reports whether the actor at i is a counted part of a group behind a strike that is the subject of a verb:
// "استهدفت الغارة اثنين من قادة التنظيم". Both the verb and its subject are proposals.
func (w *work) struckPart(p *proto, i int) bool {
	if j := w.prevWord(i); j < 0 || w.d.Tokens[j].Norm != "من" {
		return false
	}
	if p.hit.Noun {
		return strikes[p.typ] && p.hit.First > 0 && w.strikeAt(p.hit.First-1, false)
	}
	return w.strikeAt(p.hit.End, true)
}

// strikeAt reports whether a strike is named at token i, as a noun or as a verb.
func (w *work) strikeAt(i int, noun bool) bool {
	if i >= len(w.d.Hits) {
		return false
	}
	for _, h := range w.d.Hits[i] {
		if h.Noun == noun && h.Entry.Class == "act" && strikes[h.Entry.Type] {
			return true
		}
	}
	return false
}

// objectOnly reports whether the one noun behind a verbal noun of a transitive verb is its object: "استهداف القوات
// الأميركية في المطار", but not "استهداف قوات النظام محيط القرية".
func (w *work) objectOnly(p *proto, end int) bool {
	if !p.hit.Noun || p.hit.Entry.Frame != "transitive" && p.hit.Entry.Lemma != "استهداف" && p.hit.Entry.Type != "detention" {
		return false
	}
	if end > p.hit.End+8 {
		return false
	}
	if w.objectBehindTool(p, end) {
		return false
	}
	for i := end; i < p.to && i < end+3; i++ {
		if w.d.Tokens[i].Kind != arabic.Word {
			continue
		}
		if w.d.Cue("its", i) > 0 || i == end && w.objectAfter(i) || w.accusativeOf(i) {
			return false
		}
		if w.d.Cue("preposition", i) > 0 {
			return !w.aimedFrom(p, i)
		}
		if w.d.PlaceAt[i] >= 0 && w.d.Places[w.d.PlaceAt[i]].First == i || w.d.Cue("site", i) > 0 || w.d.ActorAt[i] >= 0 {
			return false
		}
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && p.Group != "same" {
			return false
		}
	}
	return true
}

// aimedFrom reports whether the preposition at token i brings in what is struck, so that the genitive before it is the doer: "قصف
// قوات النظام على المدينة".
func (w *work) aimedFrom(p *proto, i int) bool {
	return w.d.Tokens[i].Norm == "علي" && p.hit.Entry.Type == "shelling"
}

// leftSubject returns the bare mention before the verb in the clause, nearest first: "قوات النظام قصفت"; -1 when there is none.
func (w *work) leftSubject(p *proto, ms []int) int {
	verb := p.hit.First
	if m := w.meansSubject(p, ms); m >= 0 {
		return m
	}
	if p.hit.Noun {
		if p.gov == nil || p.gov.First > verb || w.timed(p) || p.gov.Noun && w.suffered(p) || p.gov.Entry.Class == "occur" && p.typ != "deployment" {
			return -1
		}
		verb = p.gov.First
	}
	if m := w.whoDid(verb); m >= 0 && !w.civil(m) {
		return m
	}
	if m := w.nationBefore(p); m >= 0 {
		return m
	}
	main := w.mainVerb(p.from, verb)
	for k := len(ms) - 1; k >= 0; k-- {
		if main >= 0 && w.d.Actors[ms[k]].First > main {
			continue
		}
		if w.subject(p, ms[k], verb) {
			return first(w, ms, k)
		}
	}
	for k := range ms {
		if main >= 0 && w.d.Actors[ms[k]].First > main && w.subject(p, ms[k], verb) {
			return ms[k]
		}
	}
	return -1
}

// mainVerb returns the finite verb in from..to, -1 without one.
func (w *work) mainVerb(from, to int) int {
	for i := from; i < to; i++ {
		if _, ok := w.finite(i); ok {
			return i
		}
	}
	return -1
}

// subject reports whether mention m can be the doer before a verb: bare, and no civilian where arms are used.
func (w *work) subject(p *proto, m, verb int) bool {
	a := w.d.Actors[m]
	if a.End > verb || w.takenEarlier(p, m) || w.onlyTells(p, a.Kind) || w.saidOfOthers(p, m) || unarmed(a.Kind, p.typ) || a.Kind == "civilians" && (violent[p.typ] || p.typ == "siege" || p.typ == "movement-restriction") && p.typ != "protest" && (p.typ != "detention" || a.End < verb) {
		return false
	}
	if !p.hit.Noun && !speechActs[p.typ] && w.reports(m, verb) || a.Adjective || a.End < verb && w.crewBefore(verb) || w.belongsToAct(m) || w.amongHarmed(p, a.First) {
		return false
	}
	switch w.gripOf(m) {
	case bare:
		return !w.possessor(m)
	case doer:
		_, beside := w.cueBefore("jointly", a.First)
		return !p.hit.Noun && a.End == p.hit.First && !p.hit.Passive && !beside // "بنيران مسيرات إسرائيلية استهدفت"
	case owned:
		return p.hit.Noun && w.suffered(p) && !w.inArea(m) || p.typ == "deployment" && p.hit.Noun || !p.hit.Noun && w.prevWord(p.hit.First) == a.End-1
	}
	return false
}

// first steps back from ms[k] to the head of its list.
func first(w *work, ms []int, k int) int {
	for k > 0 && w.coordinated(ms[k-1], ms[k]) && w.gripOf(ms[k-1]) == bare && w.civil(ms[k-1]) == w.civil(ms[k]) {
		k--
	}
	return ms[k]
}

// addList adds mention m and those joined to it.
func (w *work) addList(p *proto, ms []int, m int, r string) {
	w.add(p, m, r)
	last := m
	for _, n := range ms {
		if w.d.Actors[n].First <= w.d.Actors[last].First {
			continue
		}
		if !w.coordinated(last, n) {
			return
		}
		if w.d.Actors[n].Kind == "capital" && violent[p.typ] {
			return
		}
		if g := w.gripOf(n); g != bare && g != area && r == tawatur.RoleAgent || g == area && w.gripOf(m) != area && r == tawatur.RoleAgent || r == tawatur.RoleSupporter && !w.joinedByAnd(last, n) {
			return
		}
		w.add(p, n, r)
		last = n
	}
}

// castMore reads the targets of a stretch that goes on with the act: "مستهدفا مقار قسد".
func (w *work) castMore(p *proto, from int) {
	_, to := w.clause(from - 1)
	for _, m := range w.inClause(from, to) {
		if w.aboutNoun(from, w.d.Actors[m].First) || w.d.Actors[m].Adjective {
			continue
		}
		switch w.gripOf(m) {
		case bare, owned, struck:
			w.add(p, m, tawatur.RoleTarget)
		case doer:
			w.add(p, m, tawatur.RoleAgent)
		case backer:
			w.add(p, m, tawatur.RoleSupporter)
		}
	}
}

// castSpeech reads the speaker and the one spoken to.
func (w *work) castSpeech(p *proto) {
	if w.castSaid(p) || w.castOwnWords(p) {
		return
	}
	ms := w.inSpeech(p)
	agent, told := w.toldSpeaker(p)
	if !told {
		agent = w.speaker(p, ms)
	}
	if agent < 0 && !told {
		agent = w.ofNation(p, ms)
	}
	if agent >= 0 && w.byName(agent) != agent {
		agent = w.byName(agent)
		w.add(p, agent, tawatur.RoleAgent)
	} else if agent >= 0 {
		w.addSpeakers(p, ms, agent)
	} else if told {
		w.castVoice(p)
	} else if w.elided(p, ms) {
		f, e, id := w.speakerBefore(p.hit.First)
		p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleAgent, first: f, end: e, copied: true})
	} else if q := w.speechBefore(p); q != nil && p.hit.Part && speechActs[q.typ] && !q.hit.Noun && !q.hit.Part && !w.saidSince(p, q) {
		for _, r := range w.doersFor(p, q) {
			p.roles = append(p.roles, r)
			p.step(tawatur.RoleAgent, w.words(r.first, r.end), "the subject goes on")
		}
	} else if q := w.speechBefore(p); q != nil && p.hit.Noun && strings.Contains(p.hit.Pro, "و") && w.toldByReporter(p) {
		p.roles = append(p.roles, w.doersFor(p, q)...) // "انتشار عناصر قسد ودعوة الأهالي"
	} else if sp := w.att.At(p.hit.First); len(sp) > 0 && !w.toldByReporter(p) && (p.hit.First-p.from < 3 || p.hit.Part || p.hit.Noun) {
		p.roles = append(p.roles, role{actor: -1, id: sp[0].ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
		p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "the speaker goes on")
	} else if q := w.speechBefore(p); q != nil && p.hit.Part {
		p.roles = append(p.roles, w.doersFor(p, q)...)
	}
	near, far := w.addressee(p)
	for k, m := range ms {
		a := w.d.Actors[m]
		if m == agent || a.First < p.hit.First || w.taken(p, m) || w.withinRole(p, a.First) || w.voice[a.First]&citedBy != 0 {
			continue
		}
		if near < far && a.First > far+1 {
			return // who is nearer is spoken to
		}
		if w.addressed(p, m) {
			w.addList(p, ms[k:], m, tawatur.RoleTarget)
			return
		}
	}
}

// addSpeakers adds who speaks and those joined to him; behind a verb that takes an object a mere comma joins none: "يتهم الجيش
// الوطني، قسد وخلايا التنظيم بـ".
func (w *work) addSpeakers(p *proto, ms []int, agent int) {
	if p.hit.Entry.Frame == "transitive" && agent+1 < len(w.d.Actors) && !w.joinedByAnd(agent, agent+1) {
		w.add(p, agent, tawatur.RoleAgent)
		return
	}
	w.addList(p, ms, agent, tawatur.RoleAgent)
}

// speechBefore returns the act before in the same sentence, whose subject a participle shares.
func (w *work) speechBefore(p *proto) *proto {
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First < p.hit.First && q.dropped == "" && w.hasRole(q, tawatur.RoleAgent) {
			return q
		}
	}
	return nil
}

// saidSince reports whether somebody's words are told by a verb between the act q and p, so that the participle is his.
func (w *work) saidSince(p, q *proto) bool {
	for _, s := range w.att.Before(p.hit.First) {
		if s.Verb > q.hit.First && s.Verb < p.hit.First {
			return true
		}
	}
	return false
}

// inSpeech lists the mentions of a speech act's clause, the content clause too: a target may stand in it.
func (w *work) inSpeech(p *proto) []int {
	to := min(p.to, p.hit.End+16)
	if p.typ == "accusation" || p.typ == "support" {
		s := w.d.Sentences[p.sent]
		to = min(s.End, p.hit.End+24)
		if w.open[p.hit.End] || p.to < to && w.d.Cue("that", p.to) == 0 {
			to = p.to
		}
	}
	var out []int
	for i := p.from; i < to; i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i && w.d.Actors[m].Kind != "generic-source" {
			out = append(out, m)
		}
	}
	return out
}

// withinRole reports whether token i stands within the name of somebody who has a role already: "الناطق باسم القوات المسلحة".
func (w *work) withinRole(p *proto, i int) bool {
	m := w.d.ActorAt[i]
	return slices.ContainsFunc(p.roles, func(r role) bool { return i >= r.first && i < r.end && (r.actor < 0 || w.gripOf(m) != bare) })
}

func (w *work) taken(p *proto, m int) bool {
	for _, o := range p.roles {
		if o.actor == m {
			return true
		}
	}
	return false
}

// speaker returns the mention that speaks: bare, right behind the verb, else before it.
func (w *work) speaker(p *proto, ms []int) int {
	if p.hit.Part {
		return -1
	}
	if !p.hit.Noun && p.from < p.hit.First {
		if left := w.leftSubject(p, ms); left >= 0 {
			return left
		}
	}
	if w.elided(p, ms) || w.byAnaphor(p) || w.cutOff(p) {
		return -1
	}
	for _, m := range ms {
		a := w.d.Actors[m]
		if a.First == p.hit.End && !p.hit.Noun && !p.hit.Passive && !w.fits(p, a.First) && p.hit.Gender == 'f' {
			return -1 // "ودعت المجتمع الدولي": its object
		}
		under := p.hit.Noun && !strings.ContainsAny(p.hit.Pro, "بل") && w.underLight(p, a.First)
		if a.First < p.hit.First && !under || a.First > p.hit.End+5 {
			continue
		}
		if a.First > p.hit.End && w.gripOf(m) == bare && w.saysUnnamed(p) {
			return -1 // "حذر المقرر الأممي السلطات"
		}
		if w.gripOf(m) == bare && a.Kind != "civilians" && !a.Adjective && !(a.First == p.hit.End && w.oblique(m)) && (under || !w.demanded(p.hit.End, a.First)) {
			return m
		}
		if !under {
			return -1
		}
	}
	return -1
}

// elided reports whether the speaker before goes on unnamed and the one noun behind a transitive verb is the one spoken
// to: "وطالبت الولايات المتحدة بالتوقف".
func (w *work) elided(p *proto, ms []int) bool {
	if p.hit.Noun || p.hit.Part || !strings.Contains(p.hit.Pro, "و") || p.hit.Entry.Frame != "transitive" && !w.cutOff(p) {
		return false
	}
	n := 0
	var only int
	for _, m := range ms {
		if w.d.Actors[m].First > p.hit.First && w.gripOf(m) == bare {
			n, only = n+1, m
		}
	}
	if n != 1 && !(n > 0 && w.cutOff(p)) {
		return false
	}
	for _, s := range slices.Backward(w.att.Before(p.hit.First)) {
		if s.From < p.hit.First && s.Verb != p.hit.First {
			return s.Speaker.ID != w.d.Actors[only].ID && p.hit.First-s.From < 80
		}
	}
	return false
}

// cutOff reports whether a comma stands right behind a verb, which parts it from no subject of its own: "ودعا، المجتمع
// الدولي إلى".
func (w *work) cutOff(p *proto) bool {
	i := p.hit.End
	return p.typ == "appeal" && i < len(w.d.Tokens) && w.d.Tokens[i].Norm == "،"
}

// speakerBefore returns the speaker in force before token i.
func (w *work) speakerBefore(i int) (int, int, string) {
	for _, s := range slices.Backward(w.att.Before(i)) {
		if s.From < i && s.Verb != i {
			return s.Speaker.First, s.Speaker.End, s.Speaker.ID
		}
	}
	return 0, 0, ""
}

// addressed reports whether a mention behind a speech act is the one spoken to or of.
func (w *work) addressed(p *proto, m int) bool {
	g := w.gripOf(m)
	if j := w.prevWord(w.d.Actors[m].First); j > 0 && w.d.Tokens[j-1].Norm == "،" && w.d.Cue("speaker", j) > 0 {
		return false // "حذر فلان، مدير المنظمة، من"
	}
	switch p.typ {
	case "support":
		return g == toward || g == bare || g == owned
	case "denial":
		return false
	}
	return g == bare || g == owned || g == struck || g == toward || g == together && p.typ == "appeal"
}

func (w *work) actorByID(id string) *actors.Actor { return w.r.base.Actors.ByID(id) }
