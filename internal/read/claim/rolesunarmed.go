package claim

import (
	"slices"
	"strings"

	"tawatur"
)

// Those who do no violence, and so are struck where a verb or noun of it has no other place for them: relief, the United Nations, merchant ships.

// takenArmed reports whether an arrest told by its noun behind "تم" has men of a body under arms for those taken, so that whoever took them was one too:
// "تم أسر عنصرين من القوات".
func (w *work) takenArmed(p *proto) bool {
	if j := w.prevWord(p.hit.First); p.typ != "detention" || !p.hit.Noun || p.hit.Pronoun != "" || j < 0 || w.d.Cue("done", j) == 0 {
		return false
	}
	return slices.ContainsFunc(p.roles, func(r role) bool {
		a := w.actorByID(r.id)
		return r.role == tawatur.RoleTarget && a != nil && armed(a.Kind) && r.id != "fighters"
	})
}

// ownObjectFar is within how many words behind such a body the object of its own verb is looked for.
const ownObjectFar = 3

// keptFromIt reports whether mention m names such a body as the object of p: right behind a verb whose subject is not said again, before the
// noun of a strike that it comes under, or kept from somewhere: "واختطفت فرق الإسعاف", "تعرضت الطواقم الطبية لقصف", "ومنعت طواقم الإسعاف من الوصول".
func (w *work) keptFromIt(p *proto, m int) bool {
	a := w.d.Actors[m]
	if a.Kind != "aid" && a.Kind != "company" && a.Kind != "intergovernmental" || !unarmed(a.Kind, p.typ) || w.d.ActorPro[m] != "" || w.gripOf(m) != bare {
		return false
	}
	if a.First < p.hit.First {
		return p.gov != nil && p.gov.Entry.Class == "undergo" && p.gov.First < a.First
	}
	if a.First != p.hit.End || p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || a.ID == merchantShip && w.shipStrikes(p, a.First, a.End) {
		return false
	}
	for k := a.End; k < p.to; k++ {
		if k < a.End+ownObjectFar && w.definiteWord(k) && w.d.DateAt[k] < 0 && w.d.PlaceAt[k] < 0 && w.d.Cue("preposition", k-1) == 0 {
			return false // "هاجمت الأمم المتحدة الحصار": what it speaks against
		}
		if n := w.d.ActorAt[k]; n >= 0 && w.d.Actors[n].First == k && w.gripOf(n) == bare && w.d.ActorPro[n] == "" {
			return false // "هاجمت الأمم المتحدة إسرائيل"
		}
	}
	return violent[p.typ] || p.typ == "detention"
}

// barredFrom reports whether mention m stands right behind a verb of keeping off and right before what it is kept from, so that the verb has no other
// object: "ومنعت الأمم المتحدة من الوصول إلى المعسكر", "منعت طواقم الإسعاف من دخوله".
func (w *work) barredFrom(p *proto, m int) bool {
	a := w.d.Actors[m]
	if p.typ != "movement-restriction" || p.hit.Noun || p.hit.Part || p.hit.Pronoun != "" || a.First < p.hit.End-1 || a.First > p.hit.End || w.d.ActorPro[m] != "" {
		return false
	}
	return a.End+1 < len(w.d.Tokens) && w.d.Tokens[a.End].Norm == "من" && w.completedBy(p.hit.Entry, a.End+1)
}

// castRescuers takes those out of the doers of aid who only did the strike it answers, and where a verb has none left makes the helpers who speak its
// subject: "قتل مدني بقصف قوات النظام وأسعفت الفرق المصابين", "قال الدفاع المدني إنه أسعف المصابين".
func (w *work) castRescuers(p *proto) {
	if p.typ != "aid" {
		return
	}
	p.roles = slices.DeleteFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleAgent && slices.ContainsFunc(w.protos, func(q *proto) bool {
			return strikes[q.typ] && !w.helpsToo(p, q) && slices.ContainsFunc(q.roles, func(o role) bool { return o.role == r.role && o.first == r.first && o.end == r.end })
		})
	})
	if sp := w.att.At(p.hit.First); len(sp) > 0 && !p.hit.Noun && !w.hasRole(p, tawatur.RoleAgent) && w.d.Cue("that-he", max(p.hit.First-1, 0)) > 0 {
		if a := w.actorByID(sp[0].ID); a != nil && (a.Kind == "civil-group" || a.Kind == "aid") {
			p.roles = append(p.roles, role{actor: -1, id: a.ID, role: tawatur.RoleAgent, first: sp[0].First, end: sp[0].End, copied: true})
			p.step(tawatur.RoleAgent, w.words(sp[0].First, sp[0].End), "the helpers who say so")
		}
	}
}

// helpsToo reports whether "و" joins a verb of helping to that of a strike, with those helped right behind it, so that both have one subject: "قصف الجيش الموقع
// وأسعف المدنيين".
func (w *work) helpsToo(p, q *proto) bool {
	return !p.hit.Noun && !q.hit.Noun && p.sent == q.sent && strings.Contains(p.hit.Pro, "و") && slices.ContainsFunc(p.roles, func(r role) bool {
		return r.role == tawatur.RoleTarget && r.first == p.hit.First+1 && (w.accusative(r.first) || strings.HasSuffix(w.d.Tokens[r.first].Norm, "ين"))
	})
}
