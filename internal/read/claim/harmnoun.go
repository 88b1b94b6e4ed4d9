package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Harm told by a noun of the people harmed alone: "3 قتلى", "قتيلان", "جثث خمسة".

// named reads a count whose noun itself says the harm: "3 قتلى", "قتيلان", "سقوط ضحايا".
func (w *work) named(sent, i, end int) (harmExpr, bool) {
	if n := w.d.NumberAt[i]; (n < 0 || w.d.Numbers[n].First != i) && !w.ofHarmed(i) {
		return harmExpr{}, false
	}
	g, to, ok := w.group(i, end)
	if !ok {
		return harmExpr{}, false
	}
	kind := g.kind
	for k := i; k < to; k++ {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && p.Kind != "" {
			kind = p.Kind
		}
	}
	if k, ok := w.calledDead(g, to, end); ok {
		kind, to = k, to+1
	}
	switch {
	case w.spokenOf(g), w.ofThem(g), w.underRubble(g), w.harmWord(i-1) == "rate", w.d.Cue("possible", to) > 0, uncounted([]group{g}) && w.harmWord(i-1) == "part":
		return harmExpr{}, false
	case kind == "" || kind == tawatur.HarmCaptured || kind == tawatur.HarmDisplaced:
		return harmExpr{}, false
	case kind == tawatur.HarmInjured && w.prevWord(i) >= 0 && w.d.Cue("moved", w.prevWord(i)) > 0 && !w.fromDeed(to):
		return harmExpr{}, false // "إجلاء 99 جريحا"
	case kind == "bodies" && !w.found(i, sent):
		return harmExpr{}, false
	case kind == "bodies":
		return w.bodies(sent, i, g, to, end), true
	}
	if k := w.prevWord(i); k >= 0 && one(g) && g.who == "people" && w.harmWord(k) == "fall" && w.owned(k) {
		g.who = w.lastSide(k) // "أطلقت النار على المهاجم وأردته قتيلا"
	}
	e := harmExpr{sent: sent, first: i, kind: kind, groups: []group{g}}
	e.groups, e.end = w.parts(e.groups, to, end)
	return e, true
}

// calledDead returns the harm that an indefinite plural right behind so many people says of them: "سقط ثلاثة مدنيين قتلى".
func (w *work) calledDead(g group, to, end int) (string, bool) {
	if to >= end || g.min == nil || *g.min < 3 || w.ownKind(g) != "" {
		return "", false
	}
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[to])
	dead := ok && (p.Kind == tawatur.HarmKilled || p.Kind == tawatur.HarmInjured) && p.Number == 0
	return p.Kind, dead && w.d.Tokens[to].Norm != "اصابات" && w.namesHarm(to) && !strings.HasPrefix(w.d.Tokens[to].Norm, "و")
}

// ofHarmed reports whether the word at i is told of people harmed, without a number.
func (w *work) ofHarmed(i int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind != "" && (w.namesHarm(i) || w.oneBody(i) || w.oneVictim(i))
}

// bodies makes the harm of bodies that are found.
func (w *work) bodies(sent, i int, g group, to, end int) harmExpr {
	g, to = w.bodiesOf(g, to, end)
	e := harmExpr{sent: sent, first: i, kind: tawatur.HarmKilled, groups: []group{g}, found: true}
	e.groups, e.end = w.parts(e.groups, to, end)
	return e
}

// bodiesOf lets the people whose bodies are found say how many and who they are: "جثة شخصين", "جثث خمسة مدنيين".
func (w *work) bodiesOf(g group, to, end int) (group, int) {
	k := g.first
	for k < to && !w.body(k) {
		k++
	}
	of, t, ok := w.group(min(k+1, end), end)
	if !ok || of.who == "same" || w.ownKind(of) != "" {
		return g, to
	}
	of.first = g.first
	if of.min == nil && of.max == nil {
		of.min, of.max = g.min, g.max
	}
	return of, t
}

// namesHarm reports whether the word at i is an indefinite dual or plural of people harmed. "لإصابات" counts behind a word
// of outcome only: else it is how somebody was hurt.
func (w *work) namesHarm(i int) bool {
	if w.d.Tokens[i].Kind != arabic.Word {
		return false
	}
	norm := w.d.Tokens[i].Norm
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if !ok || p.Kind == "" || p.Number == 1 || strings.HasPrefix(strings.TrimLeft(norm, "وبلف"), "ال") || strings.HasPrefix(strings.TrimPrefix(norm, "و"), "لل") {
		return false
	}
	if strings.HasSuffix(norm, "اصابات") && (norm[:2] == "ل" || norm[:2] == "ب") {
		return w.outcome(i)
	}
	if k := w.prevWord(i); p.Number == 2 && strings.Contains(norm, "اصابت") && (k < 0 || w.harmWord(k) != "fall" && w.head(k) == "" && !w.outcome(i)) {
		return false
	}
	return !w.onTarget(i) && !w.sought(i)
}

// oneVictim reports whether a single "قتيل" or "شهيد" at i is told and not spoken of: behind a word of outcome or of
// falling, or counted together with more harm: "قتيل و3 جرحى".
func (w *work) oneVictim(i int) bool {
	norm := w.d.Tokens[i].Norm
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	if ok && p.Number == 1 && p.Kind == tawatur.HarmKilled && w.mourned(i) {
		return !w.toldOfMourned(i) // "زفت المقاومة الشهيد أحمد", "زفت أحمد شهيدا"
	}
	if !ok || p.Number != 1 || p.Kind != tawatur.HarmKilled && p.Kind != tawatur.HarmInjured || strings.HasPrefix(strings.TrimLeft(norm, "ولبف"), "ال") {
		return false
	}
	k := w.prevWord(i)
	for k >= 0 && w.harmWord(k) == "gap" { // "سقط أيضا شهيد"
		k = w.prevWord(k)
	}
	if k >= 0 && strings.HasSuffix(w.d.Tokens[k].Norm, "بين") || strings.HasSuffix(norm, "ضحيه") {
		return false
	}
	if k >= 0 && (w.harmWord(k) == "fall" || w.harmWord(k) == "drop" && !w.accusative(i) || w.head(k) != "" || w.result(k) || k > 0 && w.result(k-1)) {
		return true
	}
	if i+1 >= len(w.d.Tokens) || !strings.HasPrefix(w.d.Tokens[i+1].Norm, "و") {
		return false
	}
	for k := i + 1; k < len(w.d.Tokens) && k < i+5; k++ {
		if q, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok && q.Kind != "" && q.Kind != p.Kind && (w.d.Tokens[k-1].Norm == "من" || !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[k].Norm, "و"), "ال")) {
			return true
		}
	}
	return false
}

// body reports whether the word at i is of bodies: "جثة", "جثث".
func (w *work) body(i int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind == "bodies"
}

// oneBody reports whether the word at i is a single body: "العثور على جثة".
func (w *work) oneBody(i int) bool {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[i])
	return ok && p.Kind == "bodies" && p.Number == 1 && !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[i].Norm, "ولب"), "ال")
}

// onTarget reports whether the hits at i are on things that were aimed at: "إصابات مباشرة", but not "إصابات مباشرة في صفوف".
func (w *work) onTarget(i int) bool {
	return w.harmWord(i+1) == "hit" && (w.d.Cue("ranks", i+2) == 0 || w.d.PlaceAt[i+2] >= 0)
}

// found reports whether bodies are said to be found: handed over or moved they tell no new death.
func (w *work) found(i, sent int) bool {
	for k := max(w.d.Sentences[sent].First, i-16); k < i; k++ {
		if w.harmWord(k) == "found" {
			return true
		}
	}
	return false
}
