package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Harm of which only is told that there was some: "خسائر بشرية", "سقط طاقمها بين قتيل وجريح".

// losses reads people lost of whom nobody says how many, nor who of them died: "أنباء عن خسائر بشرية".
func (w *work) losses(sent, i, end int) (harmExpr, bool) {
	n := w.d.Cue("losses", i)
	if n == 0 || i+n > end {
		return harmExpr{}, false
	}
	g := group{who: "people", first: i, end: i + n}
	if w.ofArmed(g.end, end) || w.sufferedBy(i) {
		g.who = "fighters"
	}
	return harmExpr{sent: sent, first: i, end: g.end, kind: tawatur.HarmCasualties, groups: []group{g}}, true
}

// deadOrHurt reads "بين قتيل وجريح" at i where nobody is counted before it: it is told of all who stand there, "سقط طاقمها بين قتيل وجريح".
func (w *work) deadOrHurt(sent, i, end int) (harmExpr, bool) {
	to := w.mixed(i, end)
	if to == i || !w.pairOpens(i) || i == 0 || !w.theseFell(sent, i) {
		return harmExpr{}, false
	}
	g := group{who: w.fallenSide(i), first: i, end: to}
	return harmExpr{sent: sent, first: i, end: to, kind: tawatur.HarmCasualties, groups: []group{g}}, true
}

// fellFar is how many words before "بين قتيل وجريح" the word may stand that tells that they fell.
const fellFar = 5

// theseFell reports whether people are told to have fallen right before token i, all of them, by a definite noun or a crew's: "أوقعوا
// جنود العدو بين".
func (w *work) theseFell(sent, i int) bool {
	for k := i - 1; k >= w.d.Sentences[sent].First && k >= i-fellFar; k-- {
		if w.harmWord(k) == "fall" || w.harmWord(k) == "drop" || w.fellAt(k) {
			return true
		}
		if w.d.NumberAt[k] >= 0 || w.d.Tokens[k].Norm == "،" {
			return false
		}
	}
	return false
}

// fallenSide is the side of those who fell before token i: the crew of a tank or a plane bears arms.
func (w *work) fallenSide(i int) string {
	for k := i - 1; k >= 0 && k >= i-fellFar; k-- {
		if w.harmWord(k) == "crew" {
			return "fighters"
		}
	}
	return w.lastSide(i)
}

// fellAt reports whether the word at k tells that somebody fell, joined to what is before or not: "وسقط", "سقوط".
func (w *work) fellAt(k int) bool {
	for _, r := range w.d.Tokens[k].Readings() {
		word := []arabic.Token{{Norm: r.Bare(), Kind: arabic.Word}}
		if strings.Trim(r.Pro, "وفبل") == "" && (w.d.Lex.Cue("falls", word, 0) > 0 || w.d.Lex.Cue("fell", word, 0) > 0) {
			return true
		}
	}
	return false
}

// untold reports whether an expression of harm leaves open of all its people who of them died: "خسائر بشرية", "جنود العدو بين قتيل وجريح". A
// word for some of them counts dead and hurt: "عدد من الجنود بين قتيل وجريح".
func (w *work) untold(e harmExpr) bool {
	if w.d.Cue("losses", e.first) > 0 {
		return true
	}
	for k := e.first; k < e.end && w.d.NumberAt[e.first] < 0; k++ {
		if w.pairOpens(k) {
			return true
		}
	}
	return false
}
