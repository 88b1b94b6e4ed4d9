package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// victims makes the civilians counted among the harmed a target, and fighters whose side nobody names.
func (w *work) victims(p *proto) {
	w.suffer(p)
	w.castHarmed(p)
	for _, e := range p.harm {
		if e.kind == tawatur.HarmDisplaced && p.typ != "displacement" || w.d.Cue("losses", e.first) > 0 && w.loserOf(e.first) < 0 {
			continue // "خسائر بشرية": whose, nobody says
		}
		for n, g := range e.groups {
			if g.sub {
				continue
			}
			if m := w.manNamed(g); m >= 0 {
				w.addNamed(p, m)
				e.groups[n].who = w.asMan(g.who, m)
				continue
			}
			id, first, end := w.victim(p, e, g)
			if id == "" || has(w.idsOf(p, tawatur.RoleTarget), id) {
				continue
			}
			p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleTarget, first: first, end: end})
			p.step(tawatur.RoleTarget, w.words(first, end), "the harmed")
		}
	}
	w.spareMourner(p)
}

// calledSo reports whether those harmed are named as men of a body: "أربعة جنود أتراك", "جنود الاحتلال". Without it nobody's own men are hurt by him.
func (w *work) calledSo(g group, id string) bool {
	for k := g.first; k <= g.end && k < len(w.d.Tokens); k++ {
		if m := w.d.ActorAt[k]; m >= 0 && w.d.Actors[m].ID == id {
			return true
		}
	}
	return false
}

// victim says who the people of a group are, and where they are named; "" where the words do not say.
func (w *work) victim(p *proto, e harmExpr, g group) (id string, first, end int) {
	if p.typ == "armed-clash" || w.harmWord(g.first) == "them" {
		return "", 0, 0 // who comes to harm in a fight of others is no side of it; a pronoun names nobody
	}
	if g.who == "fighters" {
		if k := w.mournerOf(g.first); k >= 0 && !w.armedTarget(p) {
			m := w.d.Actors[w.d.ActorAt[k+1]]
			return m.ID, m.First, m.End
		}
		if m := w.loserOf(g.first); m >= 0 && w.onlyHarmed(g) && !w.armedTarget(p) {
			return w.d.Actors[m].ID, w.d.Actors[m].First, w.d.Actors[m].End
		}
		if id := w.ownMen(p, g); id != "" && !w.armedTarget(p) {
			return id, g.first, g.end
		}
		if p.again != nil || w.armedTarget(p) || !w.menNamed(g) || w.themselves(p) || w.castAt(p, g.first) {
			return "", 0, 0
		}
		if w.soldiers(g) {
			if id := w.oneArmy(e.sent); id != "" && (w.calledSo(g, id) || !has(w.idsOf(p, tawatur.RoleAgent), id)) {
				return id, g.first, g.end
			}
		}
		return "fighters", g.first, g.end
	}
	if m := w.bodyOf(e, g); m >= 0 {
		return w.d.Actors[m].ID, g.first, w.d.Actors[m].End
	}
	if w.namedHere(p, g) || w.bandNamed(p, g) || w.menOf(e, g) || w.moreOfThem(p, g) {
		return "", 0, 0
	}
	if !w.onlyHarmed(g) {
		return "civilians", g.first, g.end
	}
	for i := g.first; i < e.end+4 && w.sentOf0(i) == e.sent && (i < e.end || w.d.NumberAt[i] < 0) && !w.elsewhereFrom(i, e.end) && !w.toldOut(i, e.end); i++ {
		if m := w.d.ActorAt[i]; m >= 0 && w.d.Actors[m].First == i {
			if !w.civil(m) {
				return "", 0, 0
			}
			return "civilians", i, w.d.Actors[m].End
		}
	}
	if w.inRanks(g.end) || w.armedTarget(p) || g.min == nil && g.max == nil && (w.ranksBefore(g.first) || w.forcesStruck(p)) {
		return "", 0, 0
	}
	return "civilians", g.first, g.end
}

// soldiers reports whether a group is named by ranks of an army, and not of the police.
func (w *work) soldiers(g group) bool {
	ranked := false
	for k := g.first; k < g.end+1 && k < len(w.d.Tokens); k++ {
		if w.d.Cue("police", k) > 0 {
			return false
		}
		ranked = ranked || k < g.end && w.d.Cue("soldier", k) > 0
	}
	return ranked
}

// oneArmy returns the army whose soldiers are meant where nobody says whose they are: the only one of a state that the report names where
// it is about that war; "" where it names more or none.
func (w *work) oneArmy(sent int) string {
	id := ""
	for _, a := range w.d.Actors {
		if a.Kind != "state-forces" || a.ID == "" || a.ID == id || w.otherWar(max(w.sentOf0(a.First), 0), sent) {
			continue
		}
		if id != "" {
			return ""
		}
		id = a.ID
	}
	return id
}

// elsewhereFrom reports whether the words behind the harmed, from token i on, tell how or where they were and not whose they are:
// "شهيد في غارة للجيش", but not "قتلى في صفوف الجيش".
func (w *work) elsewhereFrom(i, end int) bool {
	if i < end {
		return false
	}
	return !w.inRanks(i) && (w.d.Tokens[i].Norm == "في" || w.d.Cue("because", i) > 0)
}

// toldOut reports whether what is said of the harmed is over at token i, behind them: at a comma that no "من" follows, or at a verb.
func (w *work) toldOut(i, end int) bool {
	if i < end {
		return false
	}
	_, verb := w.finite(i)
	_, people := w.d.Lex.PersonAt(&w.d.Tokens[i]) // "وجرحى"
	return verb && !people || w.d.Tokens[i].Norm == "،" && i+1 < len(w.d.Tokens) && w.d.Tokens[i+1].Norm != "من"
}

// castAt reports whether the word at token i names a target already: "عنصر سابق في الجيش الحر".
func (w *work) castAt(p *proto, i int) bool {
	for _, r := range p.roles {
		if r.role == tawatur.RoleTarget && r.first <= i && i < r.end {
			return true
		}
	}
	return false
}

// namedHere reports whether the one person of a group is named with it and a target by that name: "المدعو فلان".
func (w *work) namedHere(p *proto, g group) bool {
	for _, r := range p.roles {
		if r.id == "" && r.role == tawatur.RoleTarget && r.first >= g.first && r.first <= g.end+1 && w.d.Cue("called", r.first-1) > 0 {
			return true
		}
	}
	return false
}

// bandNamed reports whether the people of a group are a target already, by the trade or the band they are named by: "اعتقال مهربين", "مقتل سبعة
// من المستوطنين".
func (w *work) bandNamed(p *proto, g group) bool {
	for _, r := range p.roles {
		if a := w.actorByID(r.id); a != nil && a.Kind == "civil-group" && r.role == tawatur.RoleTarget && r.first >= g.first && r.first <= g.end && w.d.Cue("helpers", r.first) == 0 {
			return true
		}
	}
	return false
}

// menOf reports whether the people of a group are the men of a body under arms named with them: "2 من رجال المقاومة".
func (w *work) menOf(e harmExpr, g group) bool {
	for i := g.first; i <= g.end && i < len(w.d.Tokens); i++ {
		if m := w.d.ActorAt[i]; m >= 0 && (w.d.Actors[m].First < g.end || w.d.Actors[m].First == i) && w.harmed(m, e) && (armed(w.d.Actors[m].Kind) || w.helpers(g)) {
			return true
		}
	}
	return w.helpersOnly(e, g)
}

// helpersOnly reports whether all the people of a group work for the relief body named behind it: "متطوعان في الدفاع المدني".
func (w *work) helpersOnly(e harmExpr, g group) bool {
	if g.end+1 >= len(w.d.Tokens) || !w.helpers(g) {
		return false
	}
	m := w.d.ActorAt[g.end+1]
	return m >= 0 && w.helperOf(m, e)
}

// helpers reports whether no other people than those of a relief body are named in a group.
func (w *work) helpers(g group) bool {
	for i := g.first; i < g.end; i++ {
		if _, person := w.d.Lex.PersonAt(&w.d.Tokens[i]); person && w.d.Cue("helpers", i) == 0 {
			return false
		}
	}
	return true
}

// moreOfThem reports whether a group is only told as others of the armed who were harmed before: "قتل جندي وأصيب آخرون".
func (w *work) moreOfThem(p *proto, g group) bool {
	if !g.others || !w.armedTarget(p) && !(p.typ == "armed-clash" && w.hasRole(p, tawatur.RoleParty)) {
		return false
	}
	for i := g.first; i < g.end; i++ {
		if pr, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && pr.Group != "same" {
			return false
		}
	}
	return true
}

// struckMan reports whether a mention behind an act names single men as its object: right behind the verbal noun ("قنص جندي
// إسرائيلي"), or behind a verb in the accusative ("قنص جنديا").
func (w *work) struckMan(p *proto, m int) bool {
	i := w.d.Actors[m].First
	if w.d.Cue("men", i) == 0 || i > p.hit.End+2 {
		return false
	}
	if p.hit.Noun {
		return i == p.hit.End && w.d.Cue("single-man", i) > 0
	}
	t := strings.TrimRight(w.d.Tokens[i].Norm, "ه")
	return (strings.HasSuffix(t, "يا") || strings.HasSuffix(t, "را") || strings.HasSuffix(t, "لا") || strings.HasSuffix(t, "طا")) || strings.HasSuffix(t, "يين")
}

// blownUp reports whether a bomb goes off at mention m, or at what is its own: "تفجير عبوة بجنود الاحتلال", "انفجرت عبوة
// بسيارة ضابط في الجيش".
func (w *work) blownUp(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "explosion" || a.First < p.hit.End || a.First > p.hit.End+8 || !armed(a.Kind) {
		return false
	}
	for k := p.hit.End; k < a.First; k++ {
		if w.deedAt(k) {
			return false // "انفجارات جراء هجوم بمسيرة تركية"
		}
	}
	if strings.Contains(w.d.ActorPro[m], "ب") || w.insidePost(m) {
		return true
	}
	if j := w.prevWord(a.First); j >= 0 && (w.d.Tokens[j].Norm == "ب" || w.d.Tokens[j].Norm == "في" && w.d.Cue("vehicle", a.First) > 0) {
		return true
	}
	for k := a.First; k > p.hit.End && k > a.First-4; k-- {
		if w.cliticPrep(k) == "ب" {
			return true
		}
	}
	return false
}

// insidePost reports whether mention m is whose post or store is named with it in which something went off: "انفجار داخل مقر للحركة".
func (w *work) insidePost(m int) bool {
	j, ok := w.siteOf(m)
	if !ok || w.d.Cue("home", j) > 0 || w.inArea(m) {
		return false
	}
	in := w.preposed(j)
	return in == "في" || in == "داخل"
}

// onlyHarmed reports whether the noun of a group says what befell people and not who they are: "قتلى", "إصابات".
func (w *work) onlyHarmed(g group) bool {
	if g.named {
		return false
	}
	for i := g.first; i < g.end; i++ {
		if w.d.Tokens[i].Kind != arabic.Word {
			continue
		}
		if pr, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && (pr.Kind == "" || pr.Kind == "-") {
			return false
		}
	}
	return true
}

// menNamed reports whether the group is named by a noun for fighters of its own.
func (w *work) menNamed(g group) bool {
	for i := g.first; i < g.end; i++ {
		if pr, ok := w.d.Lex.PersonAt(&w.d.Tokens[i]); ok && pr.Group == "fighters" && w.d.Cue("kin", i+1) == 0 && w.d.Cue("kin", i+2) == 0 {
			return true
		}
	}
	return false
}

// ranksBefore reports whether those harmed at token i are told to be of somebody's ranks by a pronoun before: "أوقعت في صفوفها قتلى".
func (w *work) ranksBefore(i int) bool {
	_, ok := w.cueBefore("their-ranks", i)
	return ok
}

// forcesStruck reports whether what an act strikes is called military, whoever it belongs to: "استهدفت سيارة عسكرية".
func (w *work) forcesStruck(p *proto) bool {
	for i := p.hit.End; i < p.to && i < p.hit.End+farSubject; i++ {
		if w.d.Cue("military", i) > 0 && w.d.ActorAt[i] < 0 && strikes[p.typ] {
			return true
		}
	}
	return false
}

// inRanks reports whether "في صفوف" stands at token i.
func (w *work) inRanks(i int) bool { return i < len(w.d.Tokens) && w.d.Cue("ranks", i) > 0 }

// armedTarget reports whether a body under arms or unnamed fighters are a target already.
func (w *work) armedTarget(p *proto) bool {
	for _, r := range p.roles {
		if r.role != tawatur.RoleTarget {
			continue
		}
		if a := w.actorByID(r.id); a == nil || a.Kind != "civilians" {
			return true
		}
	}
	return false
}
