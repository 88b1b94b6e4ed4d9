package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// To whom an appeal, a charge or a threat is addressed, and who is only named in what it says.

// partOfCall reports whether mention m stands in what an appeal or a charge says, and so is not the one to whom it is said: "دعا الرئيس إلى وقف الهجمات
// على القوات". Who is to do what is asked for, right behind its noun, is asked: "طالب بانسحاب القوات", "شدد على ضرورة تحرك المجتمع الدولي".
func (w *work) partOfCall(p *proto, m int) bool {
	charge := p.hit.Entry.Lemma == "اتهم"
	a := w.d.Actors[m]
	if p.typ != "appeal" && !charge || a.First < p.hit.End || w.asked(m) {
		return false
	}
	from := p.hit.End
	for _, r := range p.roles {
		if r.role == tawatur.RoleAgent && r.first >= p.hit.End && r.end <= a.First {
			from = max(from, r.end)
		}
	}
	for k := from; k < a.First; k++ {
		if w.d.Cue("relative", k) > 0 {
			return false // "تتهم الحكومة التي تسيطر بدعم تركي على المدينة القوات"
		}
		if !w.opensSaid(p, k) {
			continue
		}
		reach := 2
		switch {
		case charge:
			reach = 0
		case w.demanded(k, k+1):
			reach = 1
		case w.d.Cue("need", k+1) > 0:
			reach = 3
		}
		if strings.Contains(w.d.ActorPro[m], "ل") {
			reach += 2
		}
		for j := a.First - 1; j > k && j > a.First-sidesFar; j-- {
			if w.d.Tokens[j].Norm == "بين" {
				return false // "حث على استمرار التنسيق بين القوات والحكومة"
			}
		}
		return a.First-k > reach
	}
	return false
}

// asked reports whether what is asked of mention m, or laid to it, stands behind it, past those named beside it, a comma and a date:
// "دعا روسيا وأوكرانيا إلى", "اتهم الجيش، أمس، بقصف".
func (w *work) asked(m int) bool {
	for k := w.d.Actors[m].End; k < len(w.d.Tokens); {
		t := w.d.Tokens[k]
		if n := w.d.ActorAt[k]; n >= 0 && w.d.Actors[n].First == k && strings.HasPrefix(t.Norm, "و") {
			k = w.d.Actors[n].End
			continue
		}
		if t.Norm == "الي" || w.demanded(k, k+1) {
			return true
		}
		if t.Norm != "،" && w.d.DateAt[k] < 0 {
			return false
		}
		k++
	}
	return false
}

// sidesFar is how many words behind "between" both sides may be named.
const sidesFar = 8

// opensSaid reports whether token k opens what an appeal or a charge says: "إلى", "على", "أن", "بـ". Behind "اتهم" and "دعا"
// "على" tells where or how they spoke.
func (w *work) opensSaid(p *proto, k int) bool {
	if k >= len(w.d.Tokens) || w.d.ActorAt[k] >= 0 || w.d.PlaceAt[k] >= 0 || w.d.Cue("manner", k) > 0 {
		return false
	}
	switch w.d.Tokens[k].Norm {
	case "الي":
		return p.hit.Entry.Lemma != "اتهم"
	case "علي":
		return p.hit.Entry.Lemma != "اتهم" && (p.hit.Noun || p.hit.Entry.Frame != "to") // "دعا على هامش القمة روسيا"
	case "ب":
		return true
	}
	return w.d.Cue("that", k) > 0 || w.demanded(k, k+1)
}

// castPronoun gives an appeal, a charge or a threat the one for its target whom a pronoun of its own stands for: "محملا إياها المسؤولية".
func (w *work) castPronoun(p *proto) {
	i := p.hit.End
	if p.hit.Noun || i >= w.d.Sentences[p.sent].End || w.hasRole(p, tawatur.RoleTarget) && p.hit.Entry.Lemma != "اتهم" {
		return
	}
	own, ok := strings.CutPrefix(w.d.Tokens[i].Norm, "ايا")
	if !ok || own == "" || w.d.Tokens[i].Kind != arabic.Word {
		return
	}
	whom := -1
	for k := p.hit.First - 1; k >= w.d.Sentences[p.sent].First; k-- {
		m := w.d.ActorAt[k]
		if own == "هم" && whom < 0 && (m < 0 || !blamable(w.d.Actors[m])) && w.person(k) {
			return // "اعتقلت الشرطة شبانا، متهمة إياهم"
		}
		if m < 0 || w.d.Actors[m].First != k || w.d.Actors[m].Adjective || !blamable(w.d.Actors[m]) || w.related([]string{w.d.Actors[m].ID}, w.idsOf(p, tawatur.RoleAgent)) {
			continue
		}
		if own == "هم" && !w.pluralHead(m) || own != "هم" && (own == "ها") != w.feminine(m) {
			continue
		}
		if whom >= 0 && w.d.Actors[whom].ID != w.d.Actors[m].ID {
			return // either of two
		}
		whom = m
	}
	if whom >= 0 {
		w.add(p, whom, tawatur.RoleTarget)
	}
}

// person reports whether a noun for people stands at token k.
func (w *work) person(k int) bool {
	_, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	return ok
}

// pluralHead reports whether the name of mention m is a plural of people: "الحوثيين".
func (w *work) pluralHead(m int) bool {
	a := w.d.Actors[m]
	n := w.d.Tokens[a.First].Norm
	return a.Kind != "person" && (strings.HasSuffix(n, "ين") || strings.HasSuffix(n, "ون"))
}

// feminine reports whether the name of mention m is taken up by a pronoun of the feminine: a state by its name, a body whose first noun is feminine.
func (w *work) feminine(m int) bool {
	a := w.d.Actors[m]
	return w.d.Cue("feminine", a.First) > 0 || w.d.Tokens[a.First].Marbuta || strings.HasSuffix(w.d.Tokens[a.First].Norm, "ات") || a.Kind == "capital"
}
