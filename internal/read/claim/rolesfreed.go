package claim

import (
	"slices"
	"strings"

	"tawatur"
)

// Who was set free, and who was brought out of a war.

// pronouns are those that stand for people, as they are written to a word.
var pronouns = map[string]bool{"ه": true, "ها": true, "هم": true, "هما": true, "هن": true}

// freedFar is how many words behind an act of release those may be named who are freed.
const freedFar = 6

// castFreed makes those a target who are set free and whom no table knows: people, a man by his name or his office behind "عن" and "سراح"
// ("أفرجت عن الصحفي فلان"), and by their pronoun those told as detained before ("ثم أفرجت عنه").
func (w *work) castFreed(p *proto) {
	if p.typ != "prisoner-release" || p.dropped != "" || w.hasRole(p, tawatur.RoleTarget) || w.hasRole(p, tawatur.RoleParty) {
		return
	}
	for k := p.hit.First; k < len(w.d.Tokens) && k < p.hit.End+freedFar && w.sentOf[k] == p.sent; k++ {
		n := w.d.Tokens[k].Norm
		rest, found := strings.CutPrefix(n, "عن")
		if !found {
			rest, found = strings.CutPrefix(n, "سراح")
		}
		if !found {
			rest, found = strings.CutPrefix(n, "سبيل")
		}
		if found && pronouns[rest] {
			w.castFreedBefore(p, rest)
			return
		}
		if !found || rest != "" {
			continue
		}
		if first, end, id := w.freedAt(k + 1); end > 0 {
			p.roles = append(p.roles, role{actor: -1, id: id, role: tawatur.RoleTarget, first: first, end: end})
			p.step(tawatur.RoleTarget, w.words(first, end), "who is set free")
		}
		return
	}
}

// castMoved makes those a target who are brought out of a country, whom no table knows: "إجلاء رعاياها".
func (w *work) castMoved(p *proto) {
	if p.typ != "displacement" || w.hasRole(p, tawatur.RoleTarget) {
		return
	}
	for k := p.hit.First; k < len(w.d.Tokens) && k < p.hit.End+freedFar && w.sentOf[k] == p.sent && !(k > p.hit.End && w.open[k]); k++ {
		if n := w.d.Cue("evacuee", k); n > 0 {
			p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: k, end: k + n})
			p.step(tawatur.RoleTarget, w.words(k, k+n), "who is brought out")
			return
		}
	}
}

// freedAt reads the people named at token k, or a man by his name or office.
func (w *work) freedAt(k int) (first, end int, id string) {
	if k >= len(w.d.Tokens) {
		return 0, 0, ""
	}
	if end := w.nameAt(k); end > 0 {
		return k, end, ""
	}
	if gs, _ := w.groups(k, w.d.Sentences[w.sentOf[k]].End); len(gs) > 0 && gs[0].who != "fighters" && gs[0].who != "same" && gs[0].kind != "killed" {
		return gs[0].first, gs[0].end, "civilians"
	}
	if end, id := w.holderAt(k); end > 0 && id != "fighters" {
		return k, end, id
	}
	return 0, 0, ""
}

// castFreedAgain makes those a target who were told as detained last before a release, in its sentence or the one before.
func (w *work) castFreedAgain(p *proto) {
	for _, q := range slices.Backward(w.inSentences(max(0, p.sent-1), p.sent)) {
		if q.hit.First >= p.hit.First || q.dropped != "" || q.typ != "detention" {
			continue
		}
		for _, r := range q.roles {
			if r.role == tawatur.RoleTarget {
				r.copied = true
				p.roles = append(p.roles, r)
				p.step(tawatur.RoleTarget, w.words(r.first, r.end), "who was detained before")
			}
		}
		return
	}
}

// castFreeing gives a noun of release its one doer, and reports whether there is one: "تم الإفراج عن ثلاثة من قبل القوات", "إفراج القوات عن ثلاثة", "قامت
// القوات بالإفراج عنهم". Whoever else is named is freed, receives them or brought it about. An exchange has two sides.
func (w *work) castFreeing(p *proto) bool {
	if p.typ != "prisoner-release" || !p.hit.Noun || w.exchanged(p) {
		return false
	}
	ms := w.inClause(p.from, p.to)
	i := slices.IndexFunc(ms, func(m int) bool { return w.frees(p, m) })
	if i < 0 {
		return false
	}
	w.add(p, ms[i], tawatur.RoleAgent)
	for k, m := range ms {
		switch a := w.d.Actors[m]; {
		case k == i || a.First < p.hit.End || w.civil(m):
		case w.brokers(m):
			w.add(p, m, tawatur.RoleMediator)
		case w.preposed(a.First) == "الي" && (armed(a.Kind) || a.Kind == "government"):
			w.add(p, m, tawatur.RoleParty)
		case w.freedBody(p, m):
			w.add(p, m, tawatur.RoleTarget)
		}
	}
	return true
}

// frees reports whether mention m is the doer of a noun of release. Who held those before, "الصحفي المختطف من قبل الجماعة", "الذي اعتقل من قبل القوات", is not.
func (w *work) frees(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !armed(a.Kind) && a.Kind != "government" && a.Kind != "authority" {
		return false
	}
	switch w.gripOf(m) {
	case doer:
		return a.First > p.hit.First && !w.otherAct(p.hit.End, a.First) && !w.heldBefore(p.hit.End, a.First)
	case bare:
		light := w.underLight(p, a.First) && p.gov.Entry.Class == "light" && a.First == p.gov.End
		return light || a.First == p.hit.End && a.End < p.to && (w.d.Tokens[a.End].Norm == "عن" || w.completion(p.hit.Entry, a.End))
	}
	return false
}

// heldBefore reports whether the tokens from..to say of the freed who had held them: a relative, a verb, or a participle stands there.
func (w *work) heldBefore(from, to int) bool {
	for k := from; k < to; k++ {
		if _, verb := w.finite(k); verb || w.d.Cue("relative", k) > 0 || w.d.Cue("captive", k) > 0 {
			return true
		}
	}
	return false
}

// freedBody reports whether mention m is a body whose men a noun of release tells to be freed: "الإفراج عن عشرة أسرى من الجماعة", "عن عناصر التنظيم". A prison
// of its own is no man.
func (w *work) freedBody(p *proto, m int) bool {
	a := w.d.Actors[m]
	if !armed(a.Kind) || a.Site || w.d.ActorPro[m] != "" {
		return false
	}
	for k := a.First - 1; k >= p.hit.End; k-- {
		switch n := w.d.Tokens[k].Norm; {
		case n == "عن":
			return true
		case n == "من" && k != a.First-1, w.endsInmates(k) && w.d.Tokens[k-1].Norm != "عن" && w.d.NumberAt[k-1] < 0, w.d.Cue("prison", k) > 0, w.d.Cue("captive", k) > 0, w.d.ActorAt[k] >= 0:
			return false
		}
	}
	return false
}

// exchanged reports whether people are set free for others, or by two who agreed on it.
func (w *work) exchanged(p *proto) bool {
	for k := p.from; k < p.to; k++ {
		switch n := w.d.Tokens[k].Norm; {
		case n == "بين", strings.HasSuffix(n, "مقابل"), strings.HasSuffix(n, "تبادل"):
			return true
		case n == "عن" && k > p.hit.End && w.d.ActorAt[k-1] >= 0 && w.withAnd(w.d.ActorAt[k-1]):
			return true // "بالإفراج عن ثلاثة، والجماعة عن مئة"
		}
	}
	return false
}

// castFreedBefore makes those a target for whom the pronoun of a verb of release stands: who are counted right before it, "ثلاثة معتقلين أفرجت عنهم القوات",
// else who were told as detained.
func (w *work) castFreedBefore(p *proto, pronoun string) {
	h := p.hit
	h.Pronoun = pronoun
	gs, _ := w.meantBefore(p.hit.First, h)
	if len(gs) == 0 || gs[0].who == "fighters" || gs[0].who == "same" {
		w.castFreedAgain(p)
		return
	}
	p.roles = append(p.roles, role{actor: -1, id: "civilians", role: tawatur.RoleTarget, first: gs[0].first, end: gs[0].end})
	p.step(tawatur.RoleTarget, w.words(gs[0].first, gs[0].end), "who is set free")
}
