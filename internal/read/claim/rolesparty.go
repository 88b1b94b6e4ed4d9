package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// castMutual makes everybody between "بين" and "مع" a party, with backers and brokers apart.
func (w *work) castMutual(p *proto) {
	ms := w.inClause(p.from, w.nextSame(p))
	between := w.sidesFrom(p)
	for k, m := range ms {
		a := w.d.Actors[m]
		switch g := w.gripOf(m); {
		case g == broker && a.First > p.hit.First && !strikes[p.typ] && p.typ != "armed-clash":
			w.add(p, m, tawatur.RoleMediator)
		case p.typ == "agreement" && p.hit.Definite && strings.Contains(p.hit.Pro, "ب") && w.unfought(p) && !(p.hit.End < len(w.d.Tokens) && w.d.Tokens[p.hit.End].Norm == "بين"): // "رحب بالاتفاق"
		case g == doer && p.typ == "prisoner-release" && a.First > p.hit.End && w.heldBefore(p.hit.End, a.First): // "الصحفي المختطف من قبل الجماعة"
		case w.warded(p, m):
			w.add(p, m, tawatur.RoleParty)
		case a.First < between || w.ofOtherAct(p, m) || w.standsOutside(p, m):
		case g == bare && a.First > p.hit.End && k > 0 && w.d.Actors[ms[k-1]].End == a.First && w.withAnd(m) && w.ofOtherAct(p, ms[k-1]): // "بعد لقاء الرئيسين التركي والروسي"
		case a.Generic && a.First >= p.hit.First && a.End <= p.hit.End: // "نزاع عشائري مسلح": an adjective of the clash
		case p.typ == "armed-clash" && a.Kind == "person" && g == bare && a.First < p.hit.First && !w.underLight(p, a.First):
		case g == otherwise && w.preposed(a.First) == "في", a.First > p.hit.First && armed(a.Kind) && w.ofTheHarmed(p, m):
		case g == bare && a.Generic && w.amongHarmed(p, a.First):
		case g == doer && p.typ == "armed-clash" && armed(a.Kind) && a.First < p.hit.First && len(p.harm) > 0:
			w.add(p, m, tawatur.RoleParty)
		case w.betweenTwo(p, m):
			w.add(p, m, tawatur.RoleParty)
		case a.Kind == "civilians" || a.Kind == "capital" && !w.signs(p, m) || w.speaks(m):
		case g == backer:
			w.add(p, m, tawatur.RoleSupporter)
		case g == broker || p.typ == "agreement" && w.hosts(a.First):
			w.add(p, m, tawatur.RoleMediator)
		case (g == owned || g == area) && p.typ == "armed-clash" && w.withOwned(m):
			w.add(p, m, tawatur.RoleParty)
		case w.provided(p, a.First):
		case p.typ == "meeting" && g == bare && k > 0 && w.taken(p, ms[k-1]) && w.coordinated(ms[k-1], m):
			w.add(p, m, tawatur.RoleParty) // "ممثلون عن قسد والنظام"
		case g == area || g == owned && p.typ != "meeting" || w.listed(ms, k) && g == bare || w.aboutActor(p.hit.End, a.First):
		case g == bare && w.strays(p, ms, k):
		case a.First < p.hit.First && g != bare && g != together:
		default:
			w.add(p, m, tawatur.RoleParty)
		}
	}
	w.castBetween(p)
	w.castHost(p)
}

// warded reports whether mention m does what a clash is told to have warded off: "تصدت الفصائل لمحاولة تسلل قوات النظام", "لعدوان إسرائيلي".
func (w *work) warded(p *proto, m int) bool {
	if p.typ != "armed-clash" || p.hit.Entry.Frame != "to" {
		return false
	}
	for k := w.d.Actors[m].First - 1; k >= p.hit.End && (w.deedAt(k) || w.d.Cue("attempt", k) > 0); k-- {
		if strings.HasPrefix(w.d.Tokens[k].Norm, "ل") {
			return true
		}
	}
	return false
}

// provided reports whether token i stands in what an agreement provides, and not among those who agree: "اتفاق يقضي بخروج المقاتلين".
func (w *work) provided(p *proto, i int) bool {
	return p.typ == "agreement" && i > p.hit.End && w.anyCue("provides", p.hit.End, i)
}

// signs reports whether the capital of a mention stands for its government as a side of an agreement: the subject right behind a verb in the
// feminine, which capitals want, or behind "بين" and "مع", or what "و" joins to such a side. "أبرمت أنقرة وموسكو مذكرة تفاهم".
func (w *work) signs(p *proto, m int) bool {
	if p.typ != "agreement" && p.typ != "prisoner-release" {
		return false
	}
	i := w.d.Actors[m].First
	if m > 0 && w.d.Actors[m-1].End == i && strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return w.taken(p, m-1)
	}
	switch w.gripOf(m) {
	case together:
		return !p.hit.Noun || !p.hit.Definite || p.gov != nil
	case bare:
		h, verb := w.finite(i - 1)
		return verb && h.Gender == 'f' && !h.Passive && i-1 == w.verbOf(p)
	}
	return false
}

// castHost makes the subject named before a noun of talks with a pronoun a side of them, whom the pronoun means: "أكد الرئيس خلال استقباله
// الوزير", "وأكد الوزير خلال اتصال مع نظيره".
func (w *work) castHost(p *proto) {
	if p.typ != "meeting" || !p.hit.Noun || len(p.roles) != 1 || p.roles[0].actor < 0 {
		return
	}
	if _, aside := w.aside(p); w.d.Cue("hosted", p.hit.First) == 0 && !(aside && (w.gripOf(p.roles[0].actor) == together || p.roles[0].first > p.hit.End && w.withSomebody(p))) {
		return
	}
	for i := p.hit.First - 1; i >= w.d.Sentences[p.sent].First; i-- {
		m := w.d.ActorAt[i]
		if m < 0 || w.d.Actors[m].First != i || w.gripOf(m) != bare || w.civil(m) || !(i == w.d.Sentences[p.sent].First || w.finiteBefore(i)) {
			continue
		}
		w.add(p, w.byName(m), tawatur.RoleParty)
		return
	}
}

// standsOutside reports whether mention m is named near a mutual act and is no side of it: a side of something told nearer, part of
// what is told of another noun, a country on the way, or who stands before a noun that no verb carries.
func (w *work) standsOutside(p *proto, m int) bool {
	i := w.d.Actors[m].First
	if i < p.hit.First {
		return w.unfought(p) && !w.harmedSide(p, m)
	}
	return w.sideOfNearer(p, i) || w.ofOtherNoun(p, i) || w.onTheWay(m)
}

// unfought reports whether a noun of a mutual act is named with no verb that carries it and no "مع" that opens its other side, so that
// nobody before takes part: the fighting as a reason or a setting, a truce that is spoken of, a council's session.
func (w *work) unfought(p *proto) bool {
	if !p.hit.Noun || p.gov != nil || w.withSomebody(p) {
		return false
	}
	_, cause := w.cueBefore("because", p.hit.First)
	_, aside := w.aside(p)
	switch p.typ {
	case "armed-clash":
		return p.hit.Definite || cause
	case "meeting":
		return aside
	}
	return true
}

// harmedSide reports whether mention m names men under arms whom a clash harmed, who so had a part in it.
func (w *work) harmedSide(p *proto, m int) bool {
	a := w.d.Actors[m]
	return p.typ == "armed-clash" && armed(a.Kind) && w.amongHarmed(p, a.First)
}

// withFar is how many words behind a noun of act "مع" may stand that opens its other side.
const withFar = 5

// withSomebody reports whether a noun of act has one of its sides behind "مع" or "ضد", so that the other is the subject before it:
// "سيطرت المقاومة على المطار بعد معارك عنيفة مع الحوثيين".
func (w *work) withSomebody(p *proto) bool {
	for k := p.hit.End; k < p.to && k < p.hit.End+withFar; k++ {
		switch w.d.Tokens[k].Norm {
		case "مع", "ضد":
			return true
		case "بين", "،":
			return false // "رحب بالاتفاق، متعهدا بالعمل مع فرنسا"
		}
	}
	return false
}

// sideOfNearer reports whether "بين" or "مع" before token i opens the sides of a noun of act named behind p: "زار المدينة منذ بداية
// القتال بين الجيش والدعم السريع". A noun right behind p is one with it: "مفاوضات هدنة بين".
func (w *work) sideOfNearer(p *proto, i int) bool {
	opener := -1
	for k := p.hit.End; k < i; k++ {
		if n := w.d.Tokens[k].Norm; n == "بين" || n == "مع" {
			opener = k
		}
	}
	for k := opener - 1; k > p.hit.End; k-- {
		if w.otherKind(p, k) {
			return true
		}
	}
	return false
}

// otherKind reports whether a noun of an act of another kind than p stands at token k, that و does not join to it.
func (w *work) otherKind(p *proto, k int) bool {
	for _, h := range w.d.Hits[k] {
		if h.Noun && h.Entry.Class == "act" && h.Entry.Type != p.typ && !strings.Contains(h.Pro, "و") && !w.insideOne(p.typ, k) {
			return true
		}
	}
	return false
}

// insideOne reports whether token k stands within a phrase of nouns for an act of a type: "لوقف إطلاق النار".
func (w *work) insideOne(typ string, k int) bool {
	for i := max(k-2, 0); i < k; i++ {
		for _, h := range w.d.Hits[i] {
			if h.End > k && h.Noun && h.Entry.Type == typ {
				return true
			}
		}
	}
	return false
}

// ofOtherNoun reports whether token i stands in a relative clause about a noun behind p and not about p: "لجنة تحقيق في الحادثة التي
// وقعت بين الجيشين".
func (w *work) ofOtherNoun(p *proto, i int) bool {
	for k := i - 1; k > p.hit.End; k-- {
		if w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
		if w.d.Cue("relative", k) > 0 && strings.TrimLeft(w.d.Tokens[k].Norm, "و") != "ما" {
			j := w.prevWord(k)
			return w.d.ActorAt[j] < 0 && !w.describedTo(p.hit.End, k) // of a side that is told of, the other may follow
		}
	}
	return false
}

// describedTo reports whether nothing but adjectives stands from token i up to token k.
func (w *work) describedTo(i, k int) bool {
	for ; i < k; i++ {
		if t := w.d.Tokens[i]; t.Kind != arabic.Word || !strings.HasPrefix(t.Norm, "ال") || w.d.ActorAt[i] >= 0 {
			return false
		}
	}
	return true
}

// onTheWay reports whether a country is named as where somebody comes from or goes: "قادمة من العراق", "في اتجاه تشاد ومصر".
func (w *work) onTheWay(m int) bool {
	a := w.d.Actors[m]
	if a.Kind != "government" && a.Kind != "capital" || a.End != a.First+1 {
		return false
	}
	i := a.First
	for strings.HasPrefix(w.d.Tokens[i].Norm, "و") && w.prevWord(i) >= 0 {
		i = w.prevWord(i)
	}
	return w.directed(i)
}

// directed reports whether the word before token i says whence or whither.
func (w *work) directed(i int) bool {
	j := w.prevWord(i)
	if j < 0 {
		return false
	}
	switch w.d.Tokens[j].Norm {
	case "من", "الي", "نحو", "باتجاه", "اتجاه", "عبر":
		return true
	}
	return false
}

// hosts reports whether whom token i names only helped two others to agree: "وقع الطرفان اتفاقا بالتعاون مع السعودية".
func (w *work) hosts(i int) bool {
	j := i
	for k := 0; k < 3 && j >= 0; k++ {
		if _, ok := w.cueBefore("cooperation", j); ok {
			return true
		}
		j = w.prevWord(j)
		if j >= 0 && w.d.ActorAt[j] >= 0 {
			j = w.d.Actors[w.d.ActorAt[j]].First
		}
	}
	return false
}
