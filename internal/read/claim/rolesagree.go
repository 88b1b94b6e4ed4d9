package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Who the subject of a verb is, by what the verb itself says: its number, its person, the noun that stands right behind it.

// objectNear is how many words behind a verb its object may begin.
const objectNear = 3

// saidInVerb reports whether the subject of a verb of act is in its own ending, so that the noun at token i close behind it is its object:
// a verb in front of its subject stands in the singular. "وأسروا عناصر من قسد", but not "أعدموا على أيدي التنظيم".
func (w *work) saidInVerb(p *proto, i int) bool {
	h := p.hit
	if strings.HasSuffix(w.d.Tokens[h.First].Norm, "نا") && !w.firstPerson(p) {
		return false // "قصفنا الجيش": it may be what the army did to us
	}
	if h.Noun || h.Part || h.Passive || h.Number != 'p' && h.Number != 'd' && !w.firstPerson(p) || h.Pronoun != "" && !w.firstPerson(p) || i < h.End || i > h.End+objectNear || w.vowelledPassive(p) {
		return false
	}
	for k := h.End; k < i; k++ {
		if w.d.Cue("preposition", k) > 0 && w.d.Tokens[k].Norm != "من" || w.d.Tokens[k].Kind != arabic.Word {
			return false
		}
	}
	return true
}

// carriesOut reports whether mention m stands right behind the finite verb that carries a noun of act, whose subject it so is, though it is
// somebody's thing: "قامت زوارق الاحتلال بقصف الشاطئ", "شنت مسيرات النظام غارات".
func (w *work) carriesOut(p *proto, m int) bool {
	g := p.gov
	if w.launchedBy(p, m) {
		return true
	}
	return p.hit.Noun && g != nil && !g.Noun && !g.Part && !g.Passive && g.First < p.hit.First && g.Entry.Class == "light" && w.d.Actors[m].First == g.End && w.d.Cue("gunned", g.End) > 0
}

// launchedBy reports whether vehicles are the subject right behind the verb of a relative clause that tells who did the act: "هجوم نفذته آليات الجيش".
func (w *work) launchedBy(p *proto, m int) bool {
	g, a := p.gov, w.d.Actors[m]
	return p.hit.Noun && g != nil && !g.Noun && !g.Passive && g.Entry.Class == "light" && g.First >= p.hit.End && g.Pronoun != "" && a.First == g.End && w.d.Cue("gunned", g.End) > 0
}

// subjectNamed reports whether the subject of a verb that takes no object stands right behind it, whoever that is: "انسحبت كافة القوات".
func (w *work) subjectNamed(p *proto) bool {
	i := w.verbOf(p) + 1
	if p.hit.Entry.Frame != "intransitive" || i+1 >= len(w.d.Tokens) || w.open[i] || !w.nounAt(i) {
		return false
	}
	return w.definiteWord(i) || !w.accusative(i) && w.nounAt(i+1) && w.definiteWord(i+1)
}

// nounAt reports whether a word stands at token i that is neither a preposition nor a day, a place or a number.
func (w *work) nounAt(i int) bool {
	t := w.d.Tokens[i]
	return t.Kind == arabic.Word && w.d.Cue("preposition", i) == 0 && w.d.DateAt[i] < 0 && w.d.PlaceAt[i] < 0 && w.d.NumberAt[i] < 0 && w.d.Cue("also", i) == 0 && w.d.Cue("aside", i) == 0 && !strings.HasPrefix(t.Norm, "ب")
}

// describesForces reports whether the verb of an act tells of forces that no table knows, by a relative pronoun: "القوات التي هاجمت".
func (w *work) describesForces(p *proto) bool {
	verb := w.verbOf(p)
	j, ok := w.cueBefore("relative", verb)
	if !ok || w.whoDid(verb) >= 0 {
		return false
	}
	k := w.prevWord(j)
	return k >= 0 && w.d.ActorAt[k] < 0 && w.d.Cue("taken-up", k) > 0
}

// carriedOutIt reports whether the verb of carrying out right before token i takes up by "به" the noun of p, behind a relative pronoun: "القصف
// الذي قامت به القوات".
func (w *work) carriedOutIt(p *proto, i int) bool {
	j := w.prevWord(i)
	if j < 2 || !p.hit.Noun || !w.carriesIt(j) {
		return false
	}
	rel, ok := w.cueBefore("relative", j-1)
	return ok && rel >= p.hit.End && rel <= p.hit.End+2
}

// doneAside reports whether a doer marked at token i did what a relative clause tells of another noun behind an act that has its doer:
// "صعد الجيش قصفه بعد الهزائم التي تلقاها على يد الفصائل".
func (w *work) doneAside(p *proto, i int) bool {
	if !w.hasRole(p, tawatur.RoleAgent) || p.hit.Passive || w.suffered(p) {
		return false
	}
	for k := p.hit.End + 1; k < i; k++ {
		if w.d.Cue("relative", k) > 0 && w.d.Tokens[k].Norm != "ما" && !w.describedTo(p.hit.End, k) {
			return w.nounAt(w.prevWord(k))
		}
	}
	return false
}

// didElse reports whether a verb that no table has stands at token j, by its letters: joined by "و" or "ف", of the past and in the feminine.
// The body behind it did that: "استهدفت طائرة موقعا، وفتحت الشرطة تحقيقا".
func (w *work) didElse(j int) bool {
	n := w.d.Tokens[j].Norm
	if len(w.d.Hits[j]) > 0 || w.d.ActorAt[j] >= 0 || w.d.PlaceAt[j] >= 0 || w.d.DateAt[j] >= 0 {
		return false
	}
	rest, joined := strings.CutPrefix(n, "و")
	if !joined {
		rest, joined = strings.CutPrefix(n, "ف")
	}
	return joined && len(rest) >= pastLetters*2 && strings.HasSuffix(rest, "ت") && !strings.HasSuffix(rest, "ات") && !strings.HasPrefix(rest, "ال")
}

// pastLetters is how many letters a verb of the past has at least with the ending of the feminine.
const pastLetters = 4

// usesFor returns the body that is the subject at the head of its clause and uses or sends something for the act: "استخدمت إسرائيل المدفعية
// لقصف البلدة", "من خلال قصف"; -1 without one.
func (w *work) usesFor(p *proto, ms []int) int {
	if !p.hit.Noun || p.gov != nil || !violent[p.typ] || p.hit.Definite || p.hit.Pronoun != "" || len(ms) == 0 {
		return -1
	}
	m := ms[0]
	a := w.d.Actors[m]
	if a.End+1 > p.hit.First || !armed(a.Kind) && a.Kind != "government" || w.gripOf(m) != bare || a.Adjective || !w.heads(p, a.First) {
		return -1
	}
	if len(ms) > 1 && w.d.Actors[ms[1]].First < p.hit.First && !w.coordinated(m, ms[1]) {
		return -1
	}
	for _, q := range w.inTokens(p.from, p.hit.First) {
		if q != p && q.dropped == "" {
			return -1
		}
	}
	if w.anyCue("published", a.End, p.hit.First) {
		return -1 // "تنشر مشاهد لاستهداف"
	}
	if _, by := w.cueBefore("through", p.hit.First); by {
		return m
	}
	if !strings.HasPrefix(p.hit.Pro, "ل") || w.prevWord(p.hit.First) < a.End || w.open[a.End] {
		return -1
	}
	return m
}

// heads reports whether the noun at token i is the subject of its clause by where it stands: at its head, or behind the one word, a verb,
// that does.
func (w *work) heads(p *proto, i int) bool {
	if i == p.from || i == p.from+1 && w.d.Cue("that", p.from) > 0 {
		return true
	}
	j := i - 1
	if j != p.from && !(j == p.from+1 && w.d.Cue("that", p.from) > 0) {
		return false
	}
	_, verb := w.finite(j)
	n := w.d.Tokens[j].Norm
	return verb || w.presentTense(j) || strings.HasSuffix(n, "ت") && !strings.HasSuffix(n, "ات") && !strings.HasPrefix(n, "ال")
}

// firstPerson reports whether a verb of act is in the first person plural of the past, "استهدفنا دبابة", which is spelled as what somebody
// did to us; so a body right behind it with the article, or none, may be its subject: "قصفنا الطيران".
func (w *work) firstPerson(p *proto) bool {
	n := w.d.Tokens[p.hit.First].Norm
	if p.hit.Noun || p.hit.Part || p.hit.Present || !strings.HasSuffix(n, "نا") || strings.HasSuffix(n, "تنا") {
		return false
	}
	i := p.hit.End
	return i < len(w.d.Tokens) && w.sentOf[i] == p.sent && (w.d.ActorAt[i] < 0 && !w.definiteWord(i) || w.d.ActorAt[i] >= 0 && (w.gripOf(w.d.ActorAt[i]) != bare || w.saidOfTheirs(i)))
}

// saidOfTheirs reports whether some of a body's men or a unit of it stand at token i in the words of a body under arms, who so are whom it struck:
// "قالت السرايا: استهدفنا قوة للاحتلال".
func (w *work) saidOfTheirs(i int) bool {
	m := w.d.ActorAt[i]
	if w.d.Actors[m].First != i || w.d.Cue("unit", i) == 0 && w.d.Cue("men", i) == 0 && w.d.Cue("site", i) == 0 {
		return false
	}
	for _, s := range w.att.At(i) {
		if a := w.actorByID(s.ID); a != nil {
			return armed(a.Kind) && !w.related([]string{s.ID}, []string{w.d.Actors[m].ID})
		}
	}
	return false
}

// castNation makes the forces of a state the doer of a deployment whose forces are named by its adjective alone: "وصلت تعزيزات عسكرية
// تركية".
func (w *work) castNation(p *proto) {
	if p.typ != "deployment" || w.hasRole(p, tawatur.RoleAgent) || p.hit.Part || p.hit.Entry.Frame != "move" && !strings.HasPrefix(p.hit.Entry.ID, "phrases/") {
		return
	}
	i := p.hit.End
	for i < p.to && w.d.Cue("military", i) > 0 {
		i++
	}
	if i >= p.to || w.d.ActorAt[i] >= 0 || w.d.PlaceAt[i] >= 0 {
		return
	}
	if id := w.r.base.Actors.NationForces(&w.d.Tokens[i]); id != "" {
		p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleAgent, first: i, end: i + 1})
		p.step(tawatur.RoleAgent, w.words(i, i+1), "whose forces they are")
	}
}
