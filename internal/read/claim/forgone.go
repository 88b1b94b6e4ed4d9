package claim

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/know/lexicon"
)

// Acts that a verb before them makes something else than done, over the name of whoever it tells of: refused, given up, decided, told of others.

// straight reports whether nothing but names of bodies, their adjectives and days stands among the tokens, and before the last of them a preposition at
// most: "رفض [الجيش الإسرائيلي أمس] اقتحام", "امتنع [الجيش عن] قصف".
func (w *work) straight(from, to int) bool {
	for k := from; k < to; k++ {
		t := &w.d.Tokens[k]
		switch {
		case w.d.ActorAt[k] >= 0 && w.d.ActorPro[w.d.ActorAt[k]] == "", w.d.DateAt[k] >= 0, t.Kind == arabic.Quote:
		case k == to-1 && t.Norm == "عن":
		case t.Kind == arabic.Word && strings.HasPrefix(t.Norm, "ال") && len(w.d.Hits[k]) == 0 && w.d.PlaceAt[k] < 0:
		default:
			return false
		}
	}
	return true
}

// forgoneFar is how many tokens before a noun of act the verb may stand by which somebody forgoes it.
const forgoneFar = 8

// governedStraight returns the word of a class before a noun of act at token i with nothing but whoever it tells of between; -1 without one.
func (w *work) governedStraight(i int, class string) int {
	if !w.d.Says(class) {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-forgoneFar && w.sentOf0(k) == w.sentOf0(i); k-- {
		if n := w.d.Cue(class, k); n > 0 {
			if w.straight(k+n, i) {
				return k
			}
			return -1
		}
	}
	return -1
}

// asObject reports whether a word at token i that may be a verbal noun is the object of a verb of refusing or deciding over its subject, so that it is
// that noun: "رفض الجيش قصف القرية".
func (w *work) asObject(i int) bool {
	if !w.d.Says("forgoes") && !w.d.Says("decides") {
		return false
	}
	return slices.ContainsFunc(w.d.Hits[i], func(h lexicon.Hit) bool { return h.Noun && h.Pro == "" }) && (w.governedStraight(i, "forgoes") >= 0 || w.governedStraight(i, "decides") >= 0)
}

// forgone reports whether a noun of act is what somebody refused to do or gave up: "رفض الجيش اقتحام البلدة", "امتنعت القوات عن قصف القرية".
func (w *work) forgone(p *proto) bool {
	if p.hit.Pro != "" || !violent[p.typ] && p.typ != "withdrawal" && p.typ != "deployment" {
		return false
	}
	k := w.governedStraight(p.hit.First, "forgoes")
	return k >= 0 && !w.anyCivil(k, p.hit.First)
}

// anyCivil reports whether people without arms are named among the tokens, who refuse what others do: "رفض الأهالي اعتقال أبنائهم".
func (w *work) anyCivil(from, to int) bool {
	return slices.ContainsFunc(w.inClause(from, to), w.civil)
}

// decided marks a noun of violence or withdrawal that somebody decided on, and so had not done yet.
func (w *work) decided(p *proto) bool {
	if !p.hit.Noun || p.hit.Pro != "" || !violent[p.typ] && p.typ != "withdrawal" && p.typ != "deployment" {
		return false
	}
	k := w.governedStraight(p.hit.First, "decides")
	if k < 0 {
		return false
	}
	w.setMood(p, tawatur.Planned, k, "decided")
	return true
}

// conditional marks an act told by a verb of the past right behind "إن", which only a condition has there: "إن قصفت القوات البلدة فسترد". A form that
// a noun may have is none: "قال إن قتل المدنيين".
func (w *work) conditional(p *proto) bool {
	i := p.hit.First
	j := w.prevWord(i)
	if p.hit.Noun || p.hit.Part || p.hit.Present || p.hit.Gender != 'f' || p.hit.Pro != "" || j < 0 || w.words(j, j+1) != "إن" || w.before(j) == "ما" {
		return false
	}
	w.setMood(p, tawatur.Hypothetical, j, "a condition")
	return true
}
