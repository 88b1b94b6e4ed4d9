package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Who is struck, and who only stands where the struck stand: people who act, the object of a verb whose subject is a deed, those whom a
// verb takes up by its pronoun, doers of what a relative clause tells.

// deedBack is how many words before a comma the noun of the deed may stand that is the subject of the verb behind it.
const deedBack = 7

// deedGoesOn reports whether the verb behind the comma at token k tells whom the deed or the weapon before the comma struck, since the one
// noun behind the verb has no object behind it and so is the object: "نفذت عمليات قنص، استهدفت جنود الاحتلال في المدينة".
func (w *work) deedGoesOn(p *proto, k int) bool {
	if p.hit.Part || p.hit.Passive || p.hit.Present || p.hit.Pronoun != "" || p.hit.Pro != "" || p.hit.Gender != 'f' || p.hit.End >= len(w.d.Tokens) {
		return false
	}
	m := w.d.ActorAt[p.hit.End]
	if m < 0 || w.d.Actors[m].First != p.hit.End || !w.lastNoun(p, w.d.Actors[m].End) {
		return false
	}
	for j := k - 1; j >= w.d.Sentences[p.sent].First && j >= k-deedBack; j-- {
		if weapon, _ := w.d.Lex.Mean(w.d.Tokens, j); !strings.HasPrefix(w.d.Tokens[j].Norm, "ال") && (w.deedAt(j) || weapon.ID != "" && !strings.HasPrefix(w.d.Tokens[j].Norm, "ب")) {
			return w.preposed(j) == "" || w.deedAt(j-1)
		}
		if _, verb := w.finite(j); verb || w.d.Tokens[j].Norm == "،" {
			return false
		}
	}
	return false
}

// lastNoun reports whether no noun stands at token i or behind it in the clause of p that could be an object.
func (w *work) lastNoun(p *proto, i int) bool {
	for n := i; n < p.to; n++ {
		t := w.d.Tokens[n]
		if m := w.d.ActorAt[n]; m >= 0 && w.d.Actors[m].First == n && w.gripOf(m) == bare {
			return false
		}
		switch {
		case n == i && t.Kind == arabic.Word && w.d.Cue("preposition", n) == 0 && w.d.DateAt[n] < 0 && !strings.HasPrefix(t.Norm, "ب"):
			return false
		case n > i && (w.d.Cue("site", n) > 0 || w.accusative(n) && w.d.DateAt[n] < 0) && w.d.Cue("preposition", n-1) == 0:
			return false
		}
	}
	return true
}

// goesAbout is how many words behind its subject the act may stand that a verb of doing carries: "قام الأهالي بإحراق مقر".
const goesAbout = 16

// peopleAct reports whether people unarmed do what is told, as the subject right behind the verb that carries it ("قام الأهالي بإحراق مقر") or, in
// the nominative, behind the verb of the act with its object behind them: "هاجم المتظاهرون آليات للجيش".
func (w *work) peopleAct(p *proto, m int) bool {
	a := w.d.Actors[m]
	if g := p.gov; p.hit.Noun {
		return g != nil && !g.Noun && !g.Part && !g.Passive && g.Entry.Class == "light" && g.Pronoun == "" && a.First == g.End && p.hit.First > a.First && p.hit.First < a.First+goesAbout && strings.ContainsAny(p.hit.Pro, "بو") && p.typ != "protest"
	}
	if w.folkActs(p, m) {
		return true
	}
	if p.hit.Part || p.hit.Passive || p.hit.Pronoun != "" || p.hit.Entry.Class == "harm" || a.First != p.hit.End {
		return false
	}
	end, nominative := a.End, false
	for k := a.First; k < p.to && k < a.End+2; k++ {
		n := w.d.Tokens[k].Norm
		if k >= a.End && (!strings.HasSuffix(n, "ون") || w.d.ActorAt[k] >= 0) {
			break
		}
		nominative = nominative || strings.HasSuffix(n, "ون") && len(n) > 8
		end = max(end, k+1)
	}
	return nominative && end < p.to && (w.d.ActorAt[end] >= 0 || w.objectAfter(end) || w.d.Cue("site", end) > 0 || w.accusative(end)) && w.d.Cue("preposition", end) == 0 && !strings.HasPrefix(w.d.Tokens[end].Norm, "ب")
}

// verbLetters is how many letters a verb of the past in the feminine has at least with the pronoun of its object: "رعته".
const verbLetters = 4

// ofUnknownVerb reports whether the word right before token i is by its letters a verb in the feminine with its object as a pronoun, which no
// table has, so that whoever stands at i does what it tells of the noun before: "بإسناد كثيف وفرته طائرات التحالف".
func (w *work) ofUnknownVerb(i int) bool {
	j := w.prevWord(i)
	if j < 1 || i != j+1 || w.d.Tokens[j].Marbuta || len(w.d.Hits[j]) > 0 || w.d.ActorAt[j] >= 0 || w.d.PlaceAt[j] >= 0 || w.d.Cue("kin", j) > 0 {
		return false
	}
	n := w.d.Tokens[j].Norm
	stem, ok := strings.CutSuffix(n, "ته")
	if !ok {
		stem, ok = strings.CutSuffix(n, "تها")
	}
	if !ok || len(stem) < (verbLetters-2)*2 || strings.HasPrefix(n, "ب") || strings.HasPrefix(n, "ل") || strings.HasPrefix(n, "ال") || strings.HasSuffix(stem, "ا") {
		return false
	}
	_, verb := w.finite(j - 1) // of which it is then the object: "استهدفت سيارته طائرة"
	return !verb && w.d.Tokens[j-1].Kind == arabic.Word && w.d.Cue("preposition", j-1) == 0 && !w.deedAt(j-1)
}

// takenBefore returns who is named before a verb of violence that takes them up by its pronoun, and so is struck: "الفصائل التي قصفتها الطائرات",
// "نحو مئة شخص تحتجزهم جماعات"; -1 for any other verb.
func (w *work) takenBefore(p *proto) int {
	if p.hit.Noun || p.hit.Part || p.hit.Passive || p.hit.Pronoun == "" || p.hit.Pro != "" || p.hit.Entry.Class != "act" || !violent[p.typ] || p.hit.First == 0 {
		return -1
	}
	j := p.hit.First - 1
	if m := w.d.ActorAt[j]; m >= 0 && w.civil(m) && w.d.Actors[m].End == j+1 && p.hit.Pronoun == "هم" && !strings.HasPrefix(w.d.Tokens[w.d.Actors[m].First].Norm, "ال") {
		return m
	}
	m := w.whoDid(p.hit.First)
	if m < 0 {
		m = w.ownerFronted(p)
	}
	if m < 0 || !w.actedBehind(p) || w.belongsToAct(m) || w.gripOf(m) == area {
		return -1
	}
	return m
}

// weaponSubject reports whether a weapon of nobody's is the subject right behind the verb of a strike, so that whoever stands at token i right behind it is
// struck: "استهدف الطيران قوات النظام".
func (w *work) weaponSubject(p *proto, i int) bool {
	k := p.hit.End
	if p.hit.Noun || p.hit.Part || p.hit.Passive || p.hit.Pronoun != "" || !strikes[p.typ] || i <= k || w.d.ActorAt[k] >= 0 || !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return false
	}
	weapon, n := w.d.Lex.Mean(w.d.Tokens, k)
	if weapon.Implies != "air" && weapon.Implies != "ground" {
		return false
	}
	for k += n; k < i && w.definiteWord(k); k++ {
	}
	return k == i
}

// trapFar is how many words before an ambush those may be named whom it struck.
const trapFar = 12

// entrapped returns the body under arms that was led into an ambush, named before it: "إيقاع قوة للاحتلال بين قتيل وجريح خلال كمين"; -1 without one.
func (w *work) entrapped(p *proto) int {
	if !p.hit.Noun || p.hit.Entry.Lemma != "كمين" {
		return -1
	}
	for k := p.hit.First - 1; k > w.d.Sentences[p.sent].First && k > p.hit.First-trapFar; k-- {
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k || !armed(w.d.Actors[m].Kind) {
			continue
		}
		if n := w.d.Cue("entraps", k-1); n == 1 {
			return m
		}
	}
	return -1
}

// numbered reports whether mention m is only soldiers by whose number a unit named before is told: "قوة خاصة، مكونة من عشرة جنود".
func (w *work) numbered(m int) bool {
	a := w.d.Actors[m]
	if a.Kind != "generic" {
		return false
	}
	j := w.prevWord(a.First)
	if j >= 0 && w.d.NumberAt[j] >= 0 {
		j = w.prevWord(w.d.Numbers[w.d.NumberAt[j]].First)
	}
	if j < 1 {
		return false
	}
	return w.d.Cue("made-of", j) == 1 || w.d.Cue("made-of", j-1) == 2
}

// peopleFar is how many words behind a strike the people may stand whom it struck.
const peopleFar = 4

// castPeople makes people of a nation a target who are named in the plural behind "على" or "ضد" or right behind the verb: "هجمات ضد فلسطينيين".
func (w *work) castPeople(p *proto) {
	if !strikes[p.typ] || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	for i := p.hit.End; i < p.to && i < p.hit.End+peopleFar; i++ {
		g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
		if !ok || g.Group != "nation" || w.d.ActorAt[i] >= 0 || !strings.HasSuffix(w.d.Tokens[i].Norm, "ين") || strings.HasSuffix(w.d.Tokens[i-1].Norm, "ين") {
			continue
		}
		if prepGrip(w.preposed(i)) == struck {
			p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: i, end: i + 1})
			p.step(tawatur.RoleTarget, w.words(i, i+1), "people of a nation")
			return
		}
	}
}

// ownMen returns the doer of an act whose own men are counted among those it was done to, by the pronoun that agrees with the verb: "اعتقلت قسد
// ثلاثة من عناصرها"; "" for others.
func (w *work) ownMen(p *proto, g group) string {
	ids := w.idsOf(p, tawatur.RoleAgent)
	if p.hit.Noun || p.hit.Passive || len(ids) != 1 {
		return ""
	}
	for k := g.first; k <= g.end+1 && k < len(w.d.Tokens); k++ {
		if k == g.end+1 && w.d.Tokens[g.end].Norm != "من" {
			break
		}
		if w.d.Cue("own", k) > 0 && strings.HasSuffix(w.d.Tokens[k].Norm, "ها") == (p.hit.Gender == 'f') && !strings.HasSuffix(w.d.Tokens[k].Norm, "نا") {
			return ids[0]
		}
	}
	return ""
}

// bodyOf returns the body under arms that those counted serve who have a noun of their own, named right behind "من" or "في": "أربعة مستشارين في
// حرس الثورة"; -1 for others.
func (w *work) bodyOf(e harmExpr, g group) int {
	if e.kind != tawatur.HarmKilled && e.kind != tawatur.HarmInjured || g.named || g.sideless || g.end+1 >= len(w.d.Tokens) {
		return -1
	}
	if n := w.d.Tokens[g.end].Norm; n != "من" && n != "في" {
		return -1
	}
	m := w.d.ActorAt[g.end+1]
	if m < 0 || w.d.Actors[m].First != g.end+1 || !armed(w.d.Actors[m].Kind) || w.d.Actors[m].ID == "" || w.d.Actors[m].Site {
		return -1
	}
	for k := g.first; k < g.end; k++ {
		if pr, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && (pr.Group == "children" || pr.Group == "women" || w.d.ActorAt[k] >= 0) {
			return -1
		}
	}
	return m
}

// survivorWords is how many words those may have who survived an attempt on their lives.
const survivorWords = 7

// castSurvivor makes an office or a man whom no table knows the target of what he survived or was exposed to: "نجا محافظ عدن من محاولة اغتيال".
func (w *work) castSurvivor(p *proto) {
	g := p.gov
	if !p.hit.Noun || !strikes[p.typ] || g == nil || g.Noun || g.Entry.Class != "undergo" || g.First >= p.hit.First || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	i, end := g.End, 0
	for k := i; k < p.hit.First && k <= i+survivorWords && w.d.Tokens[k].Norm != "،"; k++ {
		if n := w.d.Tokens[k].Norm; n == "من" || n == "ل" || k == p.hit.First-1 {
			end = k
			break
		}
	}
	if end <= i || w.d.Cue("office", i) == 0 {
		return
	}
	for k := i; k < end; k++ {
		if w.d.PlaceAt[k] >= 0 && w.d.Places[w.d.PlaceAt[k]].First == k && w.d.Cue("preposition", k-1) > 0 || w.d.DateAt[k] >= 0 {
			end = k
		}
	}
	p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleTarget, first: i, end: end})
	p.step(tawatur.RoleTarget, w.words(i, end), "who survived")
}

// ownerFronted returns whose the post or the thing is that opens the clause of a verb, which takes it up by its pronoun: "موقع للجيش في البلدة هاجمته الحركة";
// -1 without one, and where a preposition opens it, so that it says where: "على حاجز لقسد".
func (w *work) ownerFronted(p *proto) int {
	if p.typ == "detention" || w.d.Cue("preposition", p.from) > 0 || w.mainVerb(p.from, p.hit.First) >= 0 {
		return -1
	}
	for k := p.from; k < p.hit.First; k++ {
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k {
			continue
		}
		if j, ok := w.siteOf(m); ok && j >= p.from && j <= p.from+1 && w.possessed(j) == owned && !w.inArea(m) {
			return m
		}
		return -1
	}
	return -1
}

// struckFar is how many words behind its verb the strike may be named by which somebody was struck.
const struckFar = 9

// patientFar is within how many words behind a verb the body is named that was struck: "استهدفت دورية تابعة لقسد".
const patientFar = 3

// struckWith returns whose strike it was, behind "ل", by which a verb that may be passive tells that those right behind it were struck: "استهدفت دورية
// لقسد بكمين لقوات النظام"; -1 without one. Where more stands before the strike than the one struck, the verb has a subject of its own: "استهدفت القوات
// مواقع التنظيم بغارات للتحالف".
func (w *work) struckWith(p *proto) int {
	if p.hit.Noun || p.hit.Part || !p.hit.MayPassive || p.hit.Pronoun != "" || !strikes[p.typ] {
		return -1
	}
	on := w.patientAlone(p)
	if on < 0 {
		return -1
	}
	k := w.d.Actors[on].End
	if k+1 >= p.to || !strings.HasPrefix(w.d.Tokens[k].Norm, "ب") || !w.strikeAt(k, true) {
		return -1
	}
	m := w.d.ActorAt[k+1]
	if m < 0 || w.d.Actors[m].First != k+1 || !strings.Contains(w.d.ActorPro[m], "ل") || w.related([]string{w.d.Actors[m].ID}, []string{w.d.Actors[on].ID}) {
		return -1
	}
	a := w.d.Actors[m]
	if end := a.End; (armed(a.Kind) || a.Kind == "government") && (end >= p.to || !w.objectAfter(end) && !w.placeOpens(end) && !w.accusative(end)) {
		return m
	}
	return -1
}

// patientAlone returns the body right behind the verb of p, or whose post or thing stands there; -1 without one.
func (w *work) patientAlone(p *proto) int {
	for k := p.hit.End; k < p.to && k < p.hit.End+patientFar; k++ {
		m := w.d.ActorAt[k]
		if m < 0 || w.d.Actors[m].First != k {
			continue
		}
		if k == p.hit.End && w.gripOf(m) == bare {
			return m
		}
		if j, ok := w.siteOf(m); ok && j == p.hit.End {
			return m
		}
	}
	return -1
}

// ofStrikeWith reports whether the strike with "ب" behind the verb of p is that of mention m, right behind it with "ل", so that the verb tells nothing of it:
// "استهدفت القوات مواقع التنظيم بغارات للتحالف".
func (w *work) ofStrikeWith(p *proto, m int) bool {
	j := w.prevWord(w.d.Actors[m].First)
	return !p.hit.Noun && j >= p.hit.End && strings.Contains(w.d.ActorPro[m], "ل") && strings.HasPrefix(w.d.Tokens[j].Norm, "ب") && w.strikeAt(j, true)
}
