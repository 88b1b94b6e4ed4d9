package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// personal are the acts done to single people whom reports name.
var personal = map[string]bool{"attack": true, "detention": true, "raid": true, "explosion": true}

// castNamed makes a person whom no table knows a target: "اغتال مجهولون المدعو فلان", "داهمت منزل فلان". A name is a given
// name with more of its kind behind it; who is called a civilian by his title is counted with the civilians.
func (w *work) castNamed(p *proto) {
	if !personal[p.typ] {
		return
	}
	from := p.hit.End
	if p.hit.Entry.Class == "harm" && !p.hit.Noun {
		from = p.from // "المدعو فلان قتل برصاص ..."
	}
	for i := from; i < p.to && i < p.hit.End+12; i++ {
		end := w.nameAt(i)
		if end == 0 || !w.namedAsObject(p, i) {
			continue
		}
		p.roles = append(p.roles, role{actor: -1, role: tawatur.RoleTarget, first: i, end: end})
		p.step(tawatur.RoleTarget, w.words(i, end), "a person named as the object")
		return
	}
}

// namedAsObject reports whether a name at token i stands as the object of an act: behind "المدعو", behind a home, or right behind
// the verb or its doer.
func (w *work) namedAsObject(p *proto, i int) bool {
	j := w.prevWord(i)
	if j < 0 {
		return false
	}
	if w.d.Cue("called", j) > 0 || i > p.hit.First && w.d.Cue("home", j) > 0 {
		return true
	}
	return !p.hit.Noun && i > p.hit.First && (j == p.hit.End-1 || w.d.ActorAt[j] >= 0 && w.hasRole(p, tawatur.RoleAgent) && !w.civil(w.d.ActorAt[j]))
}

// nameAt returns the token behind a person's name that begins at token i, or 0.
func (w *work) nameAt(i int) int {
	if w.d.Tokens[i].Kind != arabic.Word || w.d.ActorAt[i] >= 0 || w.d.Cue("given-name", i) == 0 || strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return 0
	}
	if w.d.Cue("preposition", i) > 0 && !strings.HasSuffix(w.words(i, i+1), "ي") {
		return 0
	}
	end := i + 1
	for end < len(w.d.Tokens) && end < i+5 && w.sentOf[end] == w.sentOf[i] && w.nameGoesOn(end) {
		end++
	}
	if end < i+2 {
		return 0
	}
	return end
}

// nameGoesOn reports whether token k can be a later part of a name: another given name, a family name with the article, or
// a link between names.
func (w *work) nameGoesOn(k int) bool {
	t := w.d.Tokens[k]
	ali := w.d.Cue("given-name", k) > 0 && strings.HasSuffix(w.words(k, k+1), "ي") // "علي" and not "على"
	if t.Kind != arabic.Word || w.d.Cue("preposition", k) > 0 && !ali || w.d.DateAt[k] >= 0 {
		return false
	}
	return w.d.Cue("given-name", k) > 0 || strings.HasPrefix(t.Norm, "ال") && len(t.Norm) > 6 && len(w.d.Hits[k]) == 0 || t.Norm == "عبد" || t.Norm == "ابو" || t.Norm == "بن"
}

// guns makes a regime that is called so by that one word its forces where it shells, strikes or fights: "قصف النظام البلدة" tells of its
// army, "قصف النظام السوري" names the government.
func (w *work) guns(p *proto) {
	if p.typ != "shelling" && p.typ != "air-strike" && p.typ != "armed-clash" {
		return
	}
	for k := range p.roles {
		r := &p.roles[k]
		if r.role == tawatur.RoleTarget || r.end != r.first+1 || w.d.Cue("regime", r.first) == 0 {
			continue
		}
		id := w.r.base.Actors.ForcesOf(r.id)
		if id == "" || hasActor(p.roles, id) {
			continue
		}
		r.id = id
		p.step(r.role, w.words(r.first, r.end), "its forces, which fire")
	}
}
