package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Harm told by a verb whose doer stands between it and the counted, or before it: "قتلت قوات النظام ثلاثة مدنيين".

// slainBy reads the counted behind the doer of an active verb: "قتلت قوات النظام ثلاثة مدنيين", "قتل قناص شابا", "قتلت الغارة طفلا".
func (w *work) slainBy(h lexicon.Hit, end int) ([]group, int) {
	if h.Entry == nil || h.Entry.Frame != "transitive" || h.Passive || h.End >= end {
		return nil, 0
	}
	k := w.gap(h.End, end)
	if k >= end {
		return nil, 0
	}
	to := 0
	if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].Kind != "civilians" {
		to = w.pastFellows(w.shortOfVictim(k, w.d.Actors[m].End))
	} else if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Group == "fighters" || w.d.Cue("suicide", k) > 0 {
		to = k + 1
	} else if e := w.deadly(k); e > k {
		to = e
	} else if g, e, ok := w.group(k, end); ok && g.who == "fighters" {
		return w.slainByCounted(e, end)
	} else if ok {
		return w.slainByOne(k, end)
	}
	to = w.pastAside(to, end)
	for n := to; to > 0 && n < end && n < to+slainFar; n++ {
		t := w.d.Tokens[n]
		if t.Norm == "في" && n+1 < end && w.d.PlaceAt[n+1] >= 0 {
			n = w.d.Places[w.d.PlaceAt[n+1]].End - 1
			continue
		}
		if t.Kind == arabic.Punct || strings.HasPrefix(t.Norm, "و") || w.result(n) || w.d.Cue("because", n) > 0 {
			break
		}
		if gs, e := w.groups(n, end); len(gs) > 0 && !w.ofNationOnly(gs[0]) && (w.object(gs[0]) || n == to && (w.victimOf(k, gs[0]) || w.otherSex(k, gs[0]) || w.someMen(k, gs[0]) || w.someByBody(k, gs[0]))) {
			return gs, e
		}
	}
	return nil, 0
}

// pastFellows returns the token behind the bodies under arms that "و" joins to the doer of a killing, who ends before token to: "قتلت القوات
// والميليشيا ثلاثة مدنيين".
func (w *work) pastFellows(to int) int {
	for {
		m := w.mentionAt(to)
		if m < 0 || !w.withAnd(m) || w.d.Actors[m].Generic || !armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "government" || w.d.Cue("men", to) > 0 {
			break
		}
		to = w.d.Actors[m].End
	}
	return to
}

// shortOfVictim gives back to the verb the one in the accusative whom the mention of its doer took in: "قتل ضابط جنديا", "قتلت مسيرة قياديا
// في التنظيم".
func (w *work) shortOfVictim(k, to int) int {
	for n := k + 1; n < to; n++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[n]); ok && p.Number == 1 && p.Group != "nation" && w.accusative(n) {
			return n
		}
	}
	return to
}

// deadly returns the end of what stands at k and can only be the doer of a killing, with the body whose it is: a weapon, a strike, or who is
// called by what he does ("انتحاري"); k where it is none.
func (w *work) deadly(k int) int {
	to := k
	if _, n := w.weapon(k); n > 0 && w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("because", k) == 0 {
		to = k + n
	} else if w.d.Cue("missile", k) > 0 && !strings.HasPrefix(w.d.Tokens[k].Norm, "ب") || w.harmWord(k) == "doer" || slices.ContainsFunc(w.d.Hits[k], func(h lexicon.Hit) bool { return h.Noun && h.Pro == "" && violent[h.Entry.Type] }) {
		to = k + 1
	}
	if to > k && to < len(w.d.Tokens) && w.d.ActorAt[to] >= 0 && !w.countable(to) {
		return w.d.Actors[w.d.ActorAt[to]].End
	}
	return to
}

// otherSex reports whether a woman or girl is told right behind the one man, the body or the weapon at token k, so that she is no second
// word for it: "قتل قناص طفلة", "قتلت صواريخ النظام طفلة".
func (w *work) otherSex(k int, g group) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if ok && (p.Number != 1 || w.d.Tokens[k].Marbuta) {
		return false
	}
	q, _ := w.d.Lex.PersonAt(&w.d.Tokens[g.first])
	return one(g) && q.Group != "nation" && w.d.Tokens[g.first].Marbuta && !w.definite(g.first) && w.ownKind(g) == "" && w.d.NumberAt[g.first] < 0
}

// ofNationOnly reports whether a group is the adjective of a nation, which may be of a thing: "أصابت النيران هدفا إسرائيليا".
func (w *work) ofNationOnly(g group) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first])
	return ok && p.Group == "nation" && p.Number == 1
}

// someMen reports whether a plural in the accusative stands right behind the one man at token k: "جرح مسلح شرطيين".
func (w *work) someMen(k int, g group) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return ok && p.Number == 1 && g.end == g.first+1 && !w.definite(g.first) && strings.HasSuffix(w.d.Tokens[g.first].Norm, "ين") && w.ownKind(g) == ""
}

// someByBody reports whether a plural in the oblique case without the article stands right behind the body under arms at token k, which is no man of
// it and no adjective, so that the verb before has two nouns and is active: "قتلت قوات النظام مدنيين", "قتل مسلحون مزارعين".
func (w *work) someByBody(k int, g group) bool {
	m := w.d.ActorAt[k]
	if m < 0 || !armed(w.d.Actors[m].Kind) && w.d.Actors[m].Kind != "unknown" || g.end != g.first+1 || g.who == "fighters" || w.definite(g.first) || w.ownKind(g) != "" {
		return false
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first])
	n := w.d.Tokens[g.first].Norm
	return ok && p.Group != "nation" && p.Group != "same" && p.Number != 1 && strings.HasSuffix(n, "ين") && !strings.HasPrefix(n, "ل") && !strings.HasPrefix(n, "ب") && w.harmWord(g.first) != "quality"
}

// slainByOne reads the one in the accusative, or the counted, right behind one who is no fighter and whose people: "قتل شاب فلسطيني
// مستوطنا", "جرح فلسطيني ثلاثة مستوطنين".
func (w *work) slainByOne(k, end int) ([]group, int) {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if !ok || p.Number == 0 && !strings.HasSuffix(w.d.Tokens[k].Norm, "ون") || p.Kind != "" || p.Group == "same" || w.accusative(k) {
		return nil, 0
	}
	to := k + 1
	if q, ok := w.personAt(to, end); ok && q.Group == "nation" && !w.accusative(to) {
		to++
	}
	if to >= end || strings.HasPrefix(w.d.Tokens[to].Norm, "و") {
		return nil, 0
	}
	gs, e := w.groups(to, end)
	if len(gs) == 0 || w.ownKind(gs[0]) != "" || w.others(gs[0]) || !w.accusative(to) && !(w.startsNumber(to) && (p.Number == 1 || gs[0].min != nil && *gs[0].min > 2)) {
		return nil, 0
	}
	return gs, e
}

// slainFar is how many words of whose a doer is may stand between him and the counted: "قتلت قوات التحالف بقيادة الولايات المتحدة شابا".
const slainFar = 9

// victimOf reports whether a definite person stands right behind the body under arms at token k, so that the verb before has two nouns
// and is active: "قتلت قسد الشاب خالد".
func (w *work) victimOf(k int, g group) bool {
	m := w.d.ActorAt[k]
	return m >= 0 && armed(w.d.Actors[m].Kind) && w.harmWord(g.first) != "quality" && one(g) && strings.HasPrefix(w.d.Tokens[g.first].Norm, "ال") && w.ownKind(g) == ""
}

// slayer reports whether the doer of a transitive verb of harm stands right before it and opens its clause, and the counted behind it are not
// that body's own dead: "إن روسيا قتلت 12 مدنيا".
func (w *work) slayer(i int, h lexicon.Hit, g group) bool {
	if h.Entry.Frame != "transitive" || h.Pro != "" || w.plural(i) {
		return false
	}
	j := w.prevWord(i)
	for j >= 0 && (w.d.Tokens[j].Norm == "قد" || w.d.Tokens[j].Norm == "فقد") {
		j = w.prevWord(j) // "أما القوات فقد قتلت"
	}
	if j < 0 || w.d.ActorAt[j] < 0 || w.sentOf0(j) != w.sentOf0(i) {
		return false
	}
	m := w.d.ActorAt[j]
	switch k := w.d.Actors[m].Kind; {
	case w.d.Actors[m].Generic || !armed(k) && k != "government" && k != "authority" && k != "state":
		return false
	case w.d.Cue("men", w.d.Actors[m].First) > 0:
		return false
	}
	first := w.d.Actors[m].First
	opens := w.open[first] || first == w.d.Sentences[w.sentOf0(i)].First || w.d.Cue("that", first-1) > 0 || w.d.Cue("had", first-1) > 0 || strings.TrimPrefix(w.d.Tokens[first-1].Norm, "و") == "اما"
	return opens && w.gripOf(m) == bare && !w.ownLoss(m, i, h, g)
}

// ownLoss reports whether those counted behind the verb of harm at token i are the loss of mention m before it, so that the verb is passive: they are
// its men or in the nominative, the verb does not agree with its head, or another's act is told behind.
func (w *work) ownLoss(m, i int, h lexicon.Hit, g group) bool {
	head := w.d.Tokens[w.d.Actors[m].First]
	feminine := head.Marbuta || strings.HasSuffix(head.Norm, "ات")
	if feminine && !h.Present && !strings.HasSuffix(w.d.Tokens[i].Norm, "ت") {
		return true // "حركة الشباب قتل خمسة من عناصرها"
	}
	if first := w.d.Tokens[g.first].Norm; strings.HasSuffix(first, "ان") || strings.HasSuffix(first, "ون") {
		return true // "الجيش قتل عشرون من جنوده"
	}
	return g.first >= h.End && (w.itsMen(m, g) || w.othersDeed(m, g.end))
}

// itsMen reports whether the pronoun of mention m stands on those counted or right behind them: "عشرة من عناصره", "ثلاثة ضباط منه". "ها" behind a
// body whose head is masculine stands for who speaks: "قالت الحركة إن الجيش قتل ثلاثة من عناصرها".
func (w *work) itsMen(m int, g group) bool {
	a := w.d.Actors[m]
	for k := g.first; k < g.end+2 && k < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[a.First]; k++ {
		t := w.d.Tokens[k]
		p, person := w.d.Lex.PersonAt(&t)
		man := t.Norm == "منه" || t.Norm == "له" || t.Norm == "منها" || t.Norm == "لها" || w.d.Cue("own", k) > 0 || person && p.Group == "fighters"
		switch {
		case k >= g.end && !man && t.Norm != "من":
			return false
		case !man || t.Marbuta:
		case strings.HasSuffix(t.Norm, "ها"):
			return w.d.Cue("that", a.First-1) == 0 || w.d.Tokens[a.First].Marbuta || strings.HasSuffix(w.d.Tokens[a.First].Norm, "ات")
		case strings.HasSuffix(t.Norm, "ه"), strings.HasSuffix(t.Norm, "هم"):
			return true
		}
	}
	return false
}

// othersDeed reports whether an act of somebody else than mention m is told behind token i within its clause: "بغارات روسية", "في هجوم لداعش".
func (w *work) othersDeed(m, i int) bool {
	for k := i; k+1 < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[i-1] && !w.open[k]; k++ {
		if o := w.d.ActorAt[k+1]; w.deedAt(k) && o >= 0 && w.d.Actors[o].First == k+1 && w.d.Actors[o].ID != w.d.Actors[m].ID && w.d.ActorAt[k] != m {
			return true
		}
	}
	return false
}

// slayers reports whether many before a verb of harm are its subject and not those harmed, as its plural shows with a counted object or one in the
// accusative right behind it: "إن مسلحين قتلوا رجلا".
func (w *work) slayers(i int, h lexicon.Hit, g group) bool {
	n := w.d.Tokens[i].Norm
	if h.Pro != "" || w.inDeedBehind(g.end) || w.activeVerb(i, h).Entry.Frame != "transitive" || h.Passive && !h.MayPassive || g.first != h.End || !strings.HasSuffix(n, "وا") && !strings.HasSuffix(n, "ون") {
		return false
	}
	if g.end < len(w.d.Tokens) && w.harmWord(g.end) == "part" {
		return false // "إن عشرين جنديا قتلوا ستة منهم في مالي"
	}
	first := w.d.Tokens[g.first].Norm
	return w.startsNumber(g.first) || w.accusative(g.first) || strings.HasSuffix(first, "ين") && !w.definite(g.first)
}

// inDeedBehind reports whether an act is told behind token i, within its clause, in which people came to harm: "في هجوم".
func (w *work) inDeedBehind(i int) bool {
	for k := i; k < len(w.d.Tokens) && w.sentOf[k] == w.sentOf[i-1] && !w.open[k]; k++ {
		if w.deedAt(k) {
			return true
		}
	}
	return false
}

// slainByCounted reads the counted right behind a counted doer: "قتل خمسة مسلحين من التنظيم 40 شخصا".
func (w *work) slainByCounted(k, end int) ([]group, int) {
	for n := k; n < end && n < k+6; n++ {
		t := w.d.Tokens[n]
		if t.Kind == arabic.Punct || strings.HasPrefix(t.Norm, "و") && !strings.HasPrefix(t.Norm, "واحد") || w.d.Cue("because", n) > 0 || w.result(n) {
			break // "قتل خمسة مسلحين وثلاثة مدنيين": all of them are the dead
		}
		if gs, e := w.groups(n, end); w.startsNumber(n) || n == k && !w.accusative(n-1) && len(gs) == 1 && one(gs[0]) && w.accusative(n) && w.ownKind(gs[0]) == "" {
			return gs, e
		}
	}
	return nil, 0
}

// pastAside steps over an aside between commas that names a backer: "قتلت قسد، بدعم من التحالف، قياديا".
func (w *work) pastAside(k, end int) int {
	at := k
	for at < end && w.d.Tokens[at].Kind == arabic.Quote {
		at++
	}
	if at+1 >= end || w.d.Tokens[at].Norm != "،" || w.d.Cue("backer", at+1) == 0 && w.d.Cue("suicide", k-1) == 0 {
		return k
	}
	for n := at + 2; n < end && n < at+12; n++ {
		if w.d.Tokens[n].Norm == "،" {
			return n + 1
		}
	}
	return k
}

// object reports whether a group can be the object of the verb by its ending: "شابا", "مدنيين", "ثلاثة مدنيين".
func (w *work) object(g group) bool {
	if g.end <= g.first {
		return false
	}
	last := w.d.Tokens[g.end-1].Norm
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[g.first]); ok && p.Group == "same" {
		return false
	}
	return w.d.NumberAt[g.first] >= 0 && !strings.HasSuffix(last, "ون") || strings.HasSuffix(last, "ا") || g.min != nil && strings.HasSuffix(last, "ين")
}

// roleBySlain is the role of mention m by where it stands to those slain by an active verb: among them it is their target, and one of the
// people before them is no target.
func (w *work) roleBySlain(p *proto, m int) (string, bool) {
	a := w.d.Actors[m]
	for i := range p.harm {
		e := &p.harm[i]
		if !e.active || e.sent != p.sent || a.First < e.first {
			continue
		}
		for _, g := range e.groups {
			switch {
			case g.first <= a.First && a.First < g.end, a.First < g.first && g.first < a.End && a.Kind != "civilians":
				return tawatur.RoleTarget, true
			}
		}
		if a.Kind == "civilians" && a.First < e.groups[0].first {
			return "", true
		}
	}
	return "", false
}

// deedThatSlew returns the act that is itself the doer behind an active verb: "قتلت الغارة أربعة أشخاص".
func (w *work) deedThatSlew(e *harmExpr) *proto {
	if !e.active {
		return nil
	}
	verb := w.trigger(e)
	to := verb + 3
	if e.groups[0].first > verb {
		to = min(e.groups[0].first, to)
	}
	for _, p := range w.inTokens(verb+1, to) {
		if (p.hit.Noun || p.hit.First == verb+1) && p.hit.Pro == "" && strikes[p.typ] && w.live(p) {
			return revive(p)
		}
	}
	return nil
}
