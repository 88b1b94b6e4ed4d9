package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// The side of those counted, where their noun does not tell it: fighters, or people.

// sharesNoun reports whether the bare number of one harm counts the men of the body named behind the next, which "و" joins right to it: "مقتل
// ثلاثة وإصابة اثنين من عناصر الشرطة".
func (w *work) sharesNoun(e, next harmExpr) bool {
	if next.sent != e.sent || next.first > e.end+1 || len(e.groups) != 1 || len(next.groups) == 0 || next.groups[0].who != "fighters" {
		return false
	}
	g, of := e.groups[0], next.groups[0]
	return g.end-g.first == 1 && w.nounless(g) && of.end-of.first > 2 && w.d.NumberAt[of.first] >= 0 && w.d.Tokens[of.first+1].Norm == "من"
}

// sameGroups gives "others" the group of the expression before.
func (w *work) sameGroups(es []harmExpr) []harmExpr {
	last := "civilians"
	for i := range es {
		for k := range es[i].groups {
			g := &es[i].groups[k]
			switch g.who {
			case "same":
				if i == 0 || es[i-1].sent != es[i].sent {
					last = w.countedSide(g.first, last)
				}
				g.who, g.others = last, true
			case "people", "nation":
				if k == 0 && i > 0 && es[i-1].sent == es[i].sent && es[i].first-es[i-1].end < besideFar && last == "fighters" && w.nounless(*g) {
					g.who = last // "مقتل 17 حوثيا وجرح العشرات"
					break
				}
				if k == 0 && i+1 < len(es) && w.sharesNoun(es[i], es[i+1]) {
					g.who = "fighters"
					break
				}
				g.who, g.sideless = "civilians", g.who == "people"
			}
			if g.sub || es[i].more {
				continue // but a part of them, or added to them
			}
			if g.who == "fighters" || g.who == "civilians" {
				last = g.who
			}
			if g.who == "children" || g.who == "women" {
				last = "civilians"
			}
		}
	}
	return es
}

// besideFar is how many words behind a harm another may stand whose people have no noun of their own.
const besideFar = 4

// nounless reports whether a group is told by a number or a word of how many alone: "العشرات", "20".
func (w *work) nounless(g group) bool {
	for k := g.first; k < g.end; k++ {
		if _, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok {
			return false
		}
	}
	return w.d.NumberAt[g.first] >= 0
}

// countedSide is the side of the people counted last before token i in its sentence, other where there are none: "اعتقلت 20 عنصرا وقتلت اثنين آخرين".
func (w *work) countedSide(i int, other string) string {
	for k := i - 1; k > 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && w.d.NumberAt[k-1] >= 0 && p.Group != "same" {
			if p.Group == "fighters" {
				return p.Group
			}
			return "civilians"
		}
	}
	return other
}

// backSide lets the body named behind the last of several counts tell the side of those before: "مقتل أربعة وإصابة ثلاثة
// آخرين من الحوثيين".
func (w *work) backSide(es []harmExpr) {
	for i := len(es) - 2; i >= 0; i-- {
		a, b := &es[i].groups[0], &es[i+1].groups[0]
		end := w.d.Sentences[es[i].sent].End
		if es[i].sent != es[i+1].sent || es[i+1].first-es[i].end > 2 || a.who != "people" {
			continue
		}
		both := uncounted(es[i].groups) && uncounted(es[i+1].groups) && b.who == "fighters" // "قتلى وجرحى من عناصر قسد"
		if both || (b.who == "same" || b.who == "people" || b.who == "fighters") && w.ofArmed(es[i+1].end, end) {
			a.who = "fighters"
			if b.who == "people" {
				b.who = "fighters"
			}
		}
	}
}

// servicemen counts men with the fighters whose noun is part of the name of a body under arms, or has its service behind it: "ثلاثة
// من رجال القوات المسلحة", "رجلي أمن".
func (w *work) servicemen(es []harmExpr) {
	for i := range es {
		for k := range es[i].groups {
			g := &es[i].groups[k]
			if g.who != "civilians" && g.who != "people" || g.end == g.first {
				continue
			}
			m := w.d.ActorAt[g.end-1]
			named := m >= 0 && w.d.Actors[m].First == g.end-1 && w.d.Actors[m].End > g.end && armed(w.d.Actors[m].Kind) && !w.d.Actors[m].Generic && w.d.Cue("men", g.end-1) > 0
			escort := w.harmWord(g.end-1) == "escort" && w.withFighter(g.first)
			if named || escort || w.serviceman(g.end) {
				g.who = "fighters"
			}
		}
	}
}

// ofTheirRanks counts with the fighters the dead whose noun tells no side and which a body under arms is told to have lost: "تكبد الجيش
// قتلى". An officer or two among the dead make nobody else one.
func (w *work) ofTheirRanks(es []harmExpr) {
	for i := range es {
		g := &es[i].groups[0]
		civil := slices.ContainsFunc(es[i].groups[1:], func(part group) bool { return part.who != "fighters" })
		if g.who == "people" && !civil && w.ownKind(*g) != "" && w.sufferedBy(g.first) {
			g.who = "fighters"
		}
	}
}

// withFighter reports whether the one told last before token i in his sentence, whom those harmed there go with, is a fighter: "قتل قيادي
// وثلاثة من مرافقيه".
func (w *work) withFighter(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok {
			return p.Group == "fighters" && p.Number == 1 && !w.killsAnother(k, i)
		}
	}
	return false
}

// killsAnother reports whether the man at k, right behind his verb, has its object before token i and so is none of the harmed: "قتل مسلح رئيس
// البلدية وثلاثة من مرافقيه". An officer may have his body there instead: "قتل قائد الفصيل وثلاثة من مرافقيه".
func (w *work) killsAnother(k, i int) bool {
	if k == 0 || k+1 >= i || w.definite(k) || w.d.Cue("officer-of", k) > 0 || w.d.Cue("preposition", k+1) > 0 {
		return false
	}
	_, verb := w.finite(k - 1)
	return verb && (w.definite(k+1) || k+2 < i && w.definite(k+2))
}

// hurtFar is how many words of a body may stand between victims and the hurt who are told apart from them.
const hurtFar = 8

// besideTheHurt counts victims with the dead where the hurt are told apart from them right behind: "سقوط ضحايا من رجال الأمن وإصابة آخرين".
func (w *work) besideTheHurt(es []harmExpr) {
	for i := range es[:max(len(es)-1, 0)] {
		a, b := &es[i], &es[i+1]
		if a.kind != tawatur.HarmCasualties || b.kind != tawatur.HarmInjured || a.sent != b.sent || b.first == a.first || b.first-a.end > hurtFar || a.verb || b.verb {
			continue
		}
		if w.ownKind(a.groups[0]) == tawatur.HarmCasualties && w.others(b.groups[0]) && !w.opensWithin(a.end, b.first) && w.pairBefore(b.first, a.first) < 0 {
			a.kind = tawatur.HarmKilled
		}
	}
}

// sufferedFar is how many words before the dead the verb may stand that tells who lost them.
const sufferedFar = 10

// sufferedBy reports whether those harmed at token i are the loss of a body under arms, the one subject right behind its verb: "تكبد الجيش
// إصابات".
func (w *work) sufferedBy(i int) bool {
	return w.loserOf(i) >= 0 && (w.mourned(i) || w.lastSide(i) == "fighters")
}

// loserOf returns the body under arms that is told to have suffered the losses at token i, -1 for none.
func (w *work) loserOf(i int) int {
	if k := w.mournerOf(i); k >= 0 {
		return w.d.ActorAt[k+1]
	}
	if m := w.admitterOf(i); m >= 0 {
		return m
	}
	for k := i - 1; k >= 0 && k >= i-sufferedFar && w.sentOf[k] == w.sentOf[i]; k-- {
		if w.harmWord(k) == "suffers" {
			return w.loserAt(k)
		}
		if w.d.Tokens[k].Norm == "،" {
			break
		}
	}
	return -1
}

// admitterOf returns the body under arms that owns up to dead or hurt people told at token i right behind it, with nothing but the noun of the harm
// between: "أقر الجيش بوقوع عشرة قتلى". Where an act is named with them it may be the body's own, and where "من" or fire of its own follows the
// dead are others'; -1 then.
func (w *work) admitterOf(i int) int {
	if i < 3 || w.d.ActorAt[i-2] < 0 || !strings.HasPrefix(w.d.Tokens[i-1].Norm, "ب") {
		return -1
	}
	if h := w.harmWord(i - 1); h != "killed" && h != "injured" && h != "fall" {
		return -1
	}
	m := w.d.ActorAt[i-2]
	a := w.d.Actors[m]
	if a.End != i-1 || a.First == 0 || !armed(a.Kind) || w.harmWord(a.First-1) != "admits" {
		return -1
	}
	for k := i; k < w.d.Sentences[w.sentOf[i]].End; k++ {
		if w.d.Tokens[k].Norm == "من" || w.strikeAt(k, true) || w.armedScene(k, k+1) {
			return -1
		}
	}
	return m
}

// loserAt returns the body under arms that is the subject of the verb of suffering losses at token k, right behind it or, behind "أن", right
// before it: "أن الجيش تكبد عشرات القتلى"; -1 without one.
func (w *work) loserAt(k int) int {
	if n := w.pastMarks(k+1, len(w.d.Tokens)); n < len(w.d.Tokens) && w.d.ActorAt[n] >= 0 {
		if m := w.d.ActorAt[n]; w.d.Actors[m].First == n && armed(w.d.Actors[m].Kind) {
			return m
		}
	}
	if k == 0 {
		return -1
	}
	if m := w.d.ActorAt[k-1]; m >= 0 && armed(w.d.Actors[m].Kind) && w.d.Actors[m].First > 0 && w.d.Cue("that", w.d.Actors[m].First-1) > 0 {
		return m
	}
	return -1
}

// serviceman reports whether a service under arms stands at token i, right behind "men" or "man".
func (w *work) serviceman(i int) bool {
	return i < len(w.d.Tokens) && w.d.Cue("armed-service", i) > 0 && strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i-1].Norm, "وبل"), "رج")
}

// lastSide returns fighters when the last people or armed group named before i in its sentence is armed.
func (w *work) lastSide(i int) string {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i]; k-- {
		p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		switch m := w.d.ActorAt[k]; {
		case ok && p.Group == "fighters", m >= 0 && armed(w.d.Actors[m].Kind):
			return "fighters"
		case m >= 0:
			return "civilians"
		}
	}
	return "civilians"
}

// twoSides reports whether more than one body, or fighters beside a body, are named before i in its sentence, so that not all of them are whoever
// struck: "استهدف منتظري المساعدات وأوقعهم بين قتيل وجريح".
func (w *work) twoSides(i int) bool {
	sides := 0
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && sides < 2; k-- {
		p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		m := w.d.ActorAt[k]
		if (m < 0 || w.d.Actors[m].First == k) && (m >= 0 && armed(w.d.Actors[m].Kind) || ok && p.Group == "fighters") {
			sides++
		}
	}
	return sides > 1
}

// ofArmed reports whether those counted belong to an armed body: "5 قتلى من قوات النظام", "جرحى في صفوف الفصائل".
func (w *work) ofArmed(k, end int) bool {
	k += w.d.Cue("atleast", k)
	if k+1 < end && w.d.Tokens[k].Norm == "،" && w.d.Tokens[k+1].Norm == "من" {
		k++ // "القتلى والجرحى، من عناصر التنظيم"
	}
	if k >= end {
		return false
	}
	if w.d.Cue("own-ranks", k) > 0 || k+1 < end && w.d.Tokens[k].Kind == arabic.Word && w.d.Cue("own-ranks", k+1) > 0 && !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
		return true // "قتلى في صفوفه", "ثلاثة قتلى جدد في صفوفه"
	}
	n := w.d.Cue("ranks", k)
	if n == 0 && (w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "بين") {
		n = 1
	}
	if n == 0 && w.officeIn(k, end) {
		return true
	}
	if n == 0 || k+n >= end {
		return false
	}
	if w.d.Cue("men", k+n-1) > 0 || w.d.Cue("both", k+n) > 0 {
		return true // "قتلى من الطرفين"
	}
	if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k+n]); ok && p.Group == "fighters" {
		return true
	}
	m := w.d.ActorAt[min(w.pastMarks(k+n, end), end-1)] // some outlets write "جيش" in quotation marks
	return m >= 0 && (armed(w.d.Actors[m].Kind) || w.harmedOf(k, m))
}

// harmedOf reports whether people called by what they suffered are of a government m, and so under its arms: "قتلى من النظام". Of a country
// anybody may be.
func (w *work) harmedOf(k, m int) bool {
	a := w.d.Actors[m]
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k-1])
	return ok && (p.Kind == tawatur.HarmKilled || p.Kind == tawatur.HarmInjured) && a.Kind == "government" && w.d.PlaceAt[a.First] < 0 && strings.HasPrefix(w.d.Tokens[a.First].Norm, "ال")
}

// officeIn reports whether "في" at k, or behind the adjective there, names the body under arms in which somebody holds an office:
// "مسؤول في التنظيم", "عضو بارز في قسد".
func (w *work) officeIn(k, end int) bool {
	if w.d.Tokens[k].Norm != "في" {
		k++
	}
	if k+1 >= end || w.d.Tokens[k].Norm != "في" {
		return false
	}
	for k++; k < end && w.d.Tokens[k].Kind == arabic.Quote; k++ {
	}
	return k < end && w.d.ActorAt[k] >= 0 && armed(w.d.Actors[w.d.ActorAt[k]].Kind)
}

// ofUnarmed reports whether men counted in a word for fighters belong to a body that bears no arms: "عناصر الدفاع المدني".
func (w *work) ofUnarmed(g group) bool {
	for k := g.end - 1; k <= g.end && k < len(w.d.Tokens); k++ {
		if m := w.d.ActorAt[k]; m >= 0 {
			kind := w.d.Actors[m].Kind
			return kind == "civil-group" || kind == "media" || kind == "media-office"
		}
	}
	return false
}
