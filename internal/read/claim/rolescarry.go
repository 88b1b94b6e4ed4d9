package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// castHarmed makes the armed body whose men are counted among the harmed a target, of a clash a side: "مقتل ثلاثة عناصر من قوات النظام".
func (w *work) castHarmed(p *proto) {
	if !violent[p.typ] {
		return
	}
	for _, e := range p.harm {
		for i := e.first; i < e.end+4 && w.sentOf0(i) == e.sent; i++ {
			m := w.d.ActorAt[i]
			if m < 0 || w.d.Actors[m].First != i && i != e.first || !w.harmed(m, e) {
				continue
			}
			n, r := len(p.roles), w.harmedRole(p)
			w.add(p, m, r)
			for m++; w.sharesLoss(m); m++ {
				w.add(p, m, r)
			}
			for ; r == tawatur.RoleParty && n < len(p.roles); n++ {
				p.roles[n].copied = true // a clash told again may have named its sides before
			}
		}
	}
}

// sharesLoss reports whether "و" joins mention m right to the body whose men are counted, so that some of them are its men: "مقتل سبعة من الحوثيين
// وقوات صالح".
func (w *work) sharesLoss(m int) bool {
	if m >= len(w.d.Actors) {
		return false
	}
	a := w.d.Actors[m]
	return a.First == w.d.Actors[m-1].End && w.withAnd(m) && armed(a.Kind) && !a.Generic && a.ID != "" && !w.open[a.First]
}

// castOwnDead makes an army whose own men it announces to be harmed one side of a clash, else a target: "أقر الجيش بمقتل ضابط وجنديين".
// An army calls its own men by their ranks; whose they are else stands beside.
func (w *work) castOwnDead(p *proto) {
	if !violent[p.typ] || len(p.harm) == 0 || w.hasRole(p, tawatur.RoleTarget) || p.typ == "armed-clash" && w.hasRole(p, tawatur.RoleParty) && len(p.roles) > 1 {
		return
	}
	e := p.harm[0]
	if e.rising || !w.calledByRank(e) || w.armedIn(e.first, e.end+2) {
		return
	}
	said := w.att.At(e.first)
	if len(said) == 0 {
		return
	}
	a := w.actorByID(said[0].ID)
	if a == nil {
		return
	}
	id := a.ID
	if a.Kind == "government" || a.Kind == "official" {
		id = w.r.base.Actors.ForcesOf(a.ID)
	} else if a.Kind != "state-forces" {
		return
	}
	if id == "" || hasActor(p.roles, id) || w.sentOf0(said[0].First) != e.sent {
		return
	}
	p.roles = append(p.roles, role{actor: -1, id: id, role: w.harmedRole(p), first: e.groups[0].first, end: e.groups[0].end})
	p.step(w.harmedRole(p), w.words(e.groups[0].first, e.groups[0].end), "the speaker's own men")
}

// calledByRank reports whether those harmed are named as soldiers are by their own army.
func (w *work) calledByRank(e harmExpr) bool {
	for _, g := range e.groups {
		ranked := g.others
		for k := g.first; k < g.end; k++ {
			ranked = ranked || w.d.Cue("servicemen", k) > 0
		}
		if !ranked {
			return false
		}
	}
	return len(e.groups) > 0
}

// armedIn reports whether a body or the adjective of a nation is named in a stretch.
func (w *work) armedIn(from, to int) bool {
	for k := from; k < to && k < len(w.d.Tokens); k++ {
		if m := w.d.ActorAt[k]; m >= 0 && !w.d.Actors[m].Generic && w.d.Actors[m].Kind != "generic" {
			return true
		}
		if w.r.base.Actors.NationForces(&w.d.Tokens[k]) != "" {
			return true
		}
	}
	return false
}

// harmedRole is what the body of those harmed is to an act: one side of a clash, else its target.
func (w *work) harmedRole(p *proto) string {
	if p.typ == "armed-clash" {
		return tawatur.RoleParty
	}
	return tawatur.RoleTarget
}

// harmed reports whether mention m is the body that the counted belong to: named with them, or behind "من", "في صفوف".
func (w *work) harmed(m int, e harmExpr) bool {
	a := w.d.Actors[m]
	if w.helperOf(m, e) {
		return true
	}
	if !armed(a.Kind) || a.Kind == "unknown" || w.gripOf(m) == doer {
		return false
	}
	if w.d.Cue("men", a.First) > 0 || a.End > a.First+1 && w.d.Cue("men", a.First+1) > 0 {
		return a.First <= e.end || a.First == e.end+1 && w.d.Cue("ranks", e.end) > 0
	}
	for _, g := range e.groups {
		if g.first == a.First && g.end < a.End {
			return true // "قتل مسؤول بارز في التنظيم": named with his body
		}
	}
	j := w.prevWord(a.First)
	if j < e.first {
		return false
	}
	if _, ok := w.cueBefore("ranks", a.First); ok {
		return true
	}
	if w.d.Tokens[j].Norm == "في" && j <= e.end+1 {
		return w.officeIn(j, a.End) // "مقتل مسؤول بارز في التنظيم"
	}
	if w.d.Cue("link", j) > 0 || w.d.Tokens[j].Norm == "ل" {
		return w.menNear(j, e.first)
	}
	return w.d.Tokens[j].Norm == "من" && j > e.first && (w.menBefore(j) || w.d.NumberAt[j-1] >= 0)
}

// helperOf reports whether mention m is the relief body that those counted work for: "متطوع من الخوذ البيضاء", "مسعفان في الهلال
// الأحمر".
func (w *work) helperOf(m int, e harmExpr) bool {
	a := w.d.Actors[m]
	if a.Kind != "civil-group" && a.Kind != "aid" || a.First > e.end+2 {
		return false
	}
	if w.d.Cue("helpers", a.First) > 0 {
		return a.First >= e.first && a.First < e.end
	}
	j := w.prevWord(a.First)
	if _, ranks := w.cueBefore("ranks", a.First); ranks {
		return j >= e.first
	}
	return j > e.first && (w.d.Tokens[j].Norm == "من" || w.d.Tokens[j].Norm == "في") && w.d.Cue("helpers", j-1) > 0
}

// menNear reports whether a word for fighters stands within the few words before token i: "العناصر التابعين ل".
func (w *work) menNear(i, from int) bool {
	for k := i; k >= from && k > i-4; k-- {
		if w.menBefore(k) {
			return true
		}
	}
	return false
}

// menBefore reports whether a word for fighters stands right before token i.
func (w *work) menBefore(i int) bool {
	j := w.prevWord(i)
	if j < 0 || w.d.Tokens[j].Kind != arabic.Word {
		return false
	}
	g, ok := w.d.Lex.PersonAt(&w.d.Tokens[j])
	return ok && (g.Group == "fighters" || g.Kind != "" && g.Kind != "-") || w.d.Cue("men", j) > 0
}

// castSame gives a clash that names nobody the two sides of the strike told just before in its sentence.
func (w *work) castSame(p *proto) {
	if p.typ != "armed-clash" || len(p.roles) > 0 || w.sidesFrom(p) > 0 {
		return
	}
	for _, q := range slices.Backward(w.inSentences(p.sent, p.sent)) {
		if q.hit.First >= p.hit.First || q.dropped != "" || !strikes[q.typ] && !((q.typ == "armed-clash" || q.typ == "raid" || q.typ == "detention") && w.withThem(p)) {
			continue
		}
		if sides := w.sides(q); len(sides) == 2 {
			p.roles = copyAs(sides, tawatur.RoleParty)
			p.step(tawatur.RoleParty, w.words(p.hit.First, p.hit.End), "the two sides of "+q.hit.Entry.ID)
		}
		return
	}
}

// withThem reports whether a clash is told to be with those named before: "وتخوض معها اشتباكات".
func (w *work) withThem(p *proto) bool {
	for i := max(p.from, p.hit.First-3); i < p.to && i < p.hit.End+3; i++ {
		if n := w.d.Tokens[i].Norm; n == "معها" || n == "معهم" || n == "معه" {
			return true
		}
	}
	return false
}

// sides are the roles of an act's two sides: agents, targets and parties that carry arms, each once.
func (w *work) sides(q *proto) []role {
	var out []role
	seen := map[string]bool{}
	for _, r := range q.roles {
		if r.role != tawatur.RoleAgent && r.role != tawatur.RoleTarget && r.role != tawatur.RoleParty || r.id == "" || seen[r.id] || r.id == "civilians" {
			continue
		}
		seen[r.id] = true
		out = append(out, r)
	}
	return out
}

func copyAs(rs []role, as string) []role {
	var out []role
	for _, r := range rs {
		r.role, r.copied = as, true
		out = append(out, r)
	}
	return out
}

// possessor reports whether mention m only completes the noun before it, so that it is no subject: "تحركات قسد".
func (w *work) possessor(m int) bool {
	a := w.d.Actors[m]
	j := w.prevWord(a.First)
	if j < 0 || w.d.Tokens[j].Kind != arabic.Word || w.open[a.First] || w.d.ActorPro[m] != "" {
		return false
	}
	if w.d.ActorAt[j] >= 0 || w.d.PlaceAt[j] >= 0 || w.d.DateAt[j] >= 0 || w.d.NumberAt[j] >= 0 {
		return false
	}
	_, behind := w.cueBefore("deed", a.First)
	return behind
}

// byName goes from an office to the person who is named behind it between commas: "قائد القوات، فلان، إن".
func (w *work) byName(m int) int {
	e := w.d.Actors[m].End
	if m+1 >= len(w.d.Actors) || e >= len(w.d.Tokens) || w.d.Tokens[e].Norm != "،" || w.d.Actors[m+1].First != e+1 {
		return m
	}
	b := w.d.Actors[m+1]
	if b.Kind != "person" || w.d.ActorPro[m+1] != "" || b.End >= len(w.d.Tokens) || w.d.Tokens[b.End].Norm != "،" {
		return m
	}
	return m + 1
}

// unitOf reports whether the words from j ("التابعة ل") only say whose unit the one before is: "فرقة المهام التابعة لقسد".
func (w *work) unitOf(j int) bool {
	if w.d.Cue("link", j) == 0 || w.d.Cue("subject-to", j) > 0 {
		return false // what is under somebody's hand is no unit of his: "اللواء الخاضع لسيطرة"
	}
	for k := j - 1; k > j-8 && k >= 0 && w.sentOf[k] == w.sentOf[j] && !w.open[k+1]; k-- {
		switch {
		case w.d.Cue("site", k) > 0 || w.d.Cue("preposition", k) > 0:
			return false
		case w.unitAt(k):
			if h := w.prevWord(k); h >= 0 && w.d.Cue("site", h) > 0 {
				return false // "مقر اللواء التابع للجيش"
			}
			return w.preposed(k) == "" || w.preposed(k) == "من"
		}
	}
	return false
}

// unitGrip says how the unit is held whose body is named behind the words from j: "غارة لطائرة تتبع للتحالف" is its doing.
func (w *work) unitGrip(j int) grip {
	for k := j - 1; k > j-8 && k >= 0; k-- {
		if !w.unitAt(k) {
			continue
		}
		if w.preposed(k) == "من" || w.d.Cue("unit", k) == 0 {
			return doer
		}
		return bare
	}
	return bare
}

// unitAt reports whether a word for a unit stands at token k, behind "ل" too: "لطائرة".
func (w *work) unitAt(k int) bool {
	if w.d.Cue("unit", k) > 0 {
		return true
	}
	rest, ok := strings.CutPrefix(w.d.Tokens[k].Norm, "ل")
	return ok && len(rest) > 4 && w.d.Lex.Cue("unit", []arabic.Token{{Norm: rest}}, 0) > 0
}

// nextSame returns where another act of the same mutual kind begins in the clause of p, which has parties of its own.
func (w *work) nextSame(p *proto) int {
	for _, q := range w.inTokens(p.hit.End+3, p.to) {
		if q.typ == p.typ && q.dropped == "" && !w.agreedOn(p, q) {
			return q.hit.First
		}
	}
	return p.to
}

// agreedOn reports whether q is the noun of what a verb of agreement tells of: "اتفق الجيش والحركة على هدنة".
func (w *work) agreedOn(p, q *proto) bool {
	if p.typ != "agreement" || p.hit.Noun || !q.hit.Noun {
		return false
	}
	if p.hit.Entry.Frame == "intransitive" {
		return true // "بدأ سريان اتفاق وقف إطلاق النار بين"
	}
	if q.hit.Definite {
		return false
	}
	prep := w.preposed(q.hit.First)
	return prep == "علي" || prep == "الي" || strings.HasPrefix(q.hit.Pro, "ل") // "إلى اتفاق لوقف إطلاق النار"
}

// sender reports whether mention m stands between a verbal noun and its object, the act: "إدخال قسد تعزيزات".
func (w *work) sender(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "deployment" || !p.hit.Noun || a.End > p.hit.First || w.hasRole(p, tawatur.RoleAgent) || a.Kind == "civilians" {
		return false
	}
	if j := w.prevWord(p.hit.First); j >= a.End {
		return false
	}
	j := w.prevWord(a.First)
	return j >= p.from && w.d.Tokens[j].Kind == arabic.Word && w.d.Cue("preposition", j) == 0 && !armedAt(w, j)
}

func armedAt(w *work, j int) bool {
	m := w.d.ActorAt[j]
	return m >= 0 && armed(w.d.Actors[m].Kind)
}

// castFlight reads a noun of flight: those who flee are the target, and only a marked doer drives them out.
func (w *work) castFlight(p *proto) {
	for _, m := range w.inClause(p.from, p.to) {
		a := w.d.Actors[m]
		g := w.gripOf(m)
		switch {
		case g == doer && a.First > p.hit.First, w.drivesOut(p, m):
			w.add(p, m, tawatur.RoleAgent)
		case a.Kind == "civilians" && (a.First >= p.hit.First && a.First < p.hit.End+5 || a.End <= p.hit.First && g == bare):
			w.add(p, m, tawatur.RoleTarget)
		}
	}
}

// timed reports whether a noun of act only says when the verb before it happened: "نفذت قسد حصارها بعد هجوم للعشائر".
func (w *work) timed(p *proto) bool {
	switch w.preposed(p.hit.First) {
	case "بعد", "قبل", "منذ":
		return true
	}
	_, ok := w.cueBefore("answer", p.hit.First)
	return ok || w.spanBefore(p) >= 0
}

// likewise reports whether a noun of act with "ب" opens its clause and the verb of the act stands behind "alike", so that whoever follows
// is its subject: "وبهجوم مماثل استهدفت القوات سيارة".
func (w *work) likewise(p *proto) bool {
	i := p.hit.End
	return p.hit.Noun && p.gov == nil && strings.Contains(p.hit.Pro, "ب") && p.hit.First == p.from && i+1 < p.to && w.d.Cue("alike", i) > 0 && w.strikeAt(i+1, false)
}

// behindMore reports whether token i stands behind a verb that goes on with a strike named before it, so that its object
// follows: "شنت غارة استهدفت قياديين".
func (w *work) behindMore(p *proto, i int) bool {
	if w.likewise(p) {
		return false
	}
	return slices.ContainsFunc(p.more, func(h lexicon.Hit) bool { return h.End <= i && !h.Noun })
}

// castMediation reads who brings sides together, and the sides behind "بين": "تقود قطر وساطة بين حماس وإسرائيل".
func (w *work) castMediation(p *proto) {
	ms := w.inClause(p.from, p.to)
	for k, m := range ms {
		a := w.d.Actors[m]
		switch g := w.gripOf(m); {
		case w.civil(m) || w.listed(ms, k) || g == bare && a.First < p.hit.First && strings.Contains(p.hit.Pro, "ب"):
		case g == together && a.First > p.hit.First:
			w.addList(p, ms[k:], m, tawatur.RoleParty)
		case g == doer && a.First > p.hit.First || g == broker || g == bare && a.First < p.hit.End+2:
			w.add(p, m, tawatur.RoleAgent)
		case g == otherwise && w.preposed(a.First) == "من" && a.First > p.hit.First:
			w.add(p, m, tawatur.RoleAgent)
		}
	}
}

// drivesOut reports whether mention m, under arms, drives people out: the subject of the light verb that carries the noun of it, or the genitive right behind
// it with its people behind him: "أقدمت القوات على تهجير السكان", "تهجير القوات سكان البلدة".
func (w *work) drivesOut(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !armed(a.Kind) || w.gripOf(m) != bare || !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[p.hit.First].Norm, "وبلا"), "تهجير") {
		return false
	}
	if a.First == p.hit.End {
		n := w.d.ActorAt[min(a.End, len(w.d.Tokens)-1)]
		return a.End < p.to && n >= 0 && w.civil(n) && w.d.ActorPro[n] == ""
	}
	return w.underLight(p, a.First) && p.gov.Entry.Class == "light" && a.First == p.gov.End
}
