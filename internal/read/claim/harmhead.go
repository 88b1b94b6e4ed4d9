package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// Harm told by a noun of what befell somebody, with the counted behind it: "مقتل ثلاثة", "إصابتهما".

// headed reads "مقتل/إصابة" with the counted behind it; two heads in a row share it. "سقوط" and a plural alone take their
// kind from the people noun.
func (w *work) headed(sent, i, end int, kind string) (harmExpr, bool) {
	k := i + 1
	if w.killers(i) {
		return harmExpr{}, false
	}
	if w.ofLives(i) && !w.claimed(i) || w.sentenced(i) || w.askedFor(i) || w.sought(i) {
		return harmExpr{}, false
	}
	if w.d.Tokens[i].Norm == "القضاء" {
		if k >= end || w.d.Tokens[k].Norm != "علي" {
			return harmExpr{}, false
		}
		k++
	}
	if w.owned(i) {
		return w.ownedHead(sent, i, kind)
	}
	told, other := kind, ""
	if n := k; n+1 < end && w.d.Tokens[n].Norm == "و" && w.head(n+1) != "" && w.head(n+1) != kind {
		kind, other, k = tawatur.HarmCasualties, w.head(n+1), n+2
	}
	if k < end && strings.HasPrefix(w.d.Tokens[k].Norm, "و") && w.head(k) != "" && w.head(k) != kind {
		kind, other, k = tawatur.HarmCasualties, w.head(k), k+1
	}
	gs, to := w.countedAt(k, end)
	if k+1 < end && len(gs) > 0 && w.rooted(i, gs[0]) && w.lastMen(gs[0].end, end) {
		gs, to = w.countedAt(gs[0].end, end)
	}
	if len(gs) == 0 && w.taking(k, end) {
		if gs, to = w.countedAt(k+1, end); len(gs) > 0 {
			gs[0].min, gs[0].max = nil, nil // "قتل وأسر 20 عنصرا": how many of them died nobody says
		}
	}
	if len(gs) == 0 {
		gs, to = w.everyone(k, end)
	}
	if len(gs) == 0 && strings.HasPrefix(w.d.Tokens[i].Norm, "لل") {
		if gs = w.undergoing(w.undergo(i), i); len(gs) > 0 {
			return harmExpr{sent: sent, first: gs[0].first, end: i + 1, kind: kind, groups: gs}, true
		}
	}
	if len(gs) == 0 || w.generic(gs[0]) || w.ofTheHurt(gs[0], kind) || w.theLast(i, gs[0]) {
		return harmExpr{}, false
	}
	if _, verb := w.harmVerb(i); verb && kind == tawatur.HarmCasualties && (gs[0].who == "same" || w.others(gs[0])) {
		return harmExpr{}, false // "أن جنديا قتل وجرح اثنان آخران"
	}
	if one(gs[0]) && gs[0].end == k+1 && w.others(gs[0]) && strings.HasSuffix(w.d.Tokens[i].Norm, "ات") {
		gs[0].min, gs[0].max = nil, nil // "إصابات أخرى"
	}
	if o := w.ownKind(gs[0]); o != "" {
		if o != tawatur.HarmCaptured && o != tawatur.HarmDisplaced && !(o == tawatur.HarmInjured && kind == tawatur.HarmKilled && !strings.HasSuffix(w.d.Tokens[i].Norm, "سقوط")) {
			kind = o // but of wounds they died: "وفاة عشرة مصابين"
		}
	} else if strings.HasSuffix(w.d.Tokens[i].Norm, "سقوط") {
		return harmExpr{}, false
	}
	e := harmExpr{sent: sent, first: i, end: to, kind: kind, groups: gs}
	e.ofPair(told, other)
	return e, true
}

// theLast reports whether "another" behind a head at i that is said of places too is the last of what is named behind it: "تصفية آخر جيوب
// التنظيم".
func (w *work) theLast(i int, g group) bool {
	k := g.end
	if !w.rooted(i, g) || k >= w.d.Sentences[w.sentOf[i]].End {
		return false
	}
	_, verb := w.finite(k)
	return w.d.Tokens[k].Kind == arabic.Word && !verb && w.d.Cue("preposition", k) == 0 && !strings.HasPrefix(w.d.Tokens[k].Norm, "ب")
}

// rooted reports whether a head at i that is said of places too has "another" or "the last" for its group.
func (w *work) rooted(i int, g group) bool {
	return w.harmWord(i) == tawatur.HarmKilled && w.d.Cue("rooting-out", i) > 0 && w.d.Tokens[g.first].Norm == "اخر" && g.end == g.first+1
}

// lastMen reports whether "the last" before token k is said of people there: "تصفية آخر ثلاثة مسلحين".
func (w *work) lastMen(k, end int) bool {
	gs, _ := w.countedAt(k, end)
	return len(gs) > 0 && !w.generic(gs[0]) && w.d.Cue("preposition", k) == 0
}

// killers reports whether the word at i is the plural of a killer, which but for its last letter is spelled like "his killing": "قتلة أطفال".
func (w *work) killers(i int) bool {
	t := w.d.Tokens[i]
	return t.Marbuta && strings.TrimLeft(t.Norm, "وبلف") == "قتله"
}

// everyone reads a whole family, or all who were somewhere, counted behind: "مقتل جميع من كانوا فيها وعددهم تسعة أشخاص".
func (w *work) everyone(i, end int) ([]group, int) {
	if i >= end || w.harmWord(i) != "all" {
		return nil, i
	}
	if i+2 < end && w.d.Tokens[i+1].Norm == "افراد" && w.harmWord(i+2) == "kin" {
		return w.parts([]group{{who: "civilians", first: i, end: i + 3}}, i+3, end) // "جرح جميع أفراد العائلة"
	}
	if i+2 < end && w.d.Tokens[i+1].Norm == "افراد" && w.d.Cue("taken-up", i+2) > 0 {
		return []group{{who: "fighters", first: i, end: i + 3}}, i + 3 // "مقتل كل أفراد الدورية"
	}
	for k := i + 1; k < end && k < i+allFar; k++ {
		if w.harmWord(k) == "number" {
			return w.countedAt(k+1, end)
		}
	}
	return nil, i
}

// ofTheHurt reports whether a head of harm only speaks of those known to have suffered it: "إصابات الجرحى".
func (w *work) ofTheHurt(g group, kind string) bool {
	return g.min == nil && w.d.NumberAt[g.first] < 0 && w.ownKind(g) == kind && strings.HasPrefix(w.d.Tokens[g.first].Norm, "ال")
}

// allFar is how many words "جميع من كانوا على متن الطائرة" may have before "وعددهم" counts them.
const allFar = 12

// owned reports whether the head at i carries the pronoun of who was harmed: "مقتله", "إصابتهما".
func (w *work) owned(i int) bool {
	t := w.d.Tokens[i]
	return !w.d.Lex.EndsInMarbuta(&t) && endsInPronoun(t.Norm)
}

// endsInPronoun reports whether a folded word ends as one does with the pronoun of somebody named before. A ta marbuta is folded to the same.
func endsInPronoun(word string) bool {
	return strings.HasSuffix(word, "ه") || strings.HasSuffix(word, "ها") || strings.HasSuffix(word, "هم") || strings.HasSuffix(word, "هما")
}

// ownedHead reads a head whose pronoun stands for those harmed, where it is told as an outcome or in one breath with the act.
func (w *work) ownedHead(sent, i int, kind string) (harmExpr, bool) {
	if !w.outcome(i) && !w.atOnce(i) {
		return harmExpr{}, false
	}
	g, ok := w.pronoun(i)
	return harmExpr{sent: sent, first: i, end: i + 1, kind: kind, groups: []group{g}}, ok
}

// ofLives reports whether the head at i speaks of lives, which only a word of outcome takes: "أودى بحياة", "حصد أرواح".
func (w *work) ofLives(i int) bool {
	return w.d.Tokens[i].Norm == "بحياه" || strings.HasSuffix(w.d.Tokens[i].Norm, "ارواح")
}

// claimed reports whether a word of outcome stands before "بحياة" in its sentence: "أودى القصف بحياة".
func (w *work) claimed(i int) bool {
	for k := i - 1; k >= 0 && w.sentOf[k] == w.sentOf[i] && k > i-15; k-- {
		if w.result(k) || w.harmWord(k) == "takes" && w.d.Cue("hypothetical", k-1) == 0 && !w.negated(k) {
			return true
		}
	}
	return false
}

// outcome reports whether a word of outcome ("أدى إلى") stands within the three tokens before i.
func (w *work) outcome(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if w.result(k) {
			return true
		}
		if w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
	}
	return false
}

// atOnce reports whether a head joined by و follows an act on one person: "قنص جندي ... وإصابته".
func (w *work) atOnce(i int) bool {
	if !strings.HasPrefix(w.d.Tokens[i].Norm, "و") {
		return false
	}
	people := 0
	for k := i - 1; k >= w.d.Sentences[w.sentOf[i]].First && k > i-12; k-- {
		if p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k]); ok {
			if p.Number != 1 || p.Kind != "" {
				return false
			}
			people++
		}
		for _, h := range w.d.Hits[k] {
			if strikes[h.Entry.Type] && (h.Entry.Frame == "transitive" || h.Entry.Frame == "strike") {
				return people == 1
			}
		}
	}
	return false
}

// pronoun reads the one person, the two, or the many told before, for whom a pronoun on the head stands: "ما أدى إلى مقتله", "مقتلهما",
// "مقتلهم". A fighter named just before is one, else the person is a civilian.
func (w *work) pronoun(i int) (group, bool) {
	n := 1
	switch norm := w.d.Tokens[i].Norm; {
	case w.d.Lex.EndsInMarbuta(&w.d.Tokens[i]):
		return group{}, false
	case strings.HasSuffix(norm, "هم"):
		return w.theMany(i)
	case strings.HasSuffix(norm, "هما"):
		n = 2
	case !strings.HasSuffix(norm, "ه") && !strings.HasSuffix(norm, "ها"):
		return group{}, false
	}
	g := group{who: "civilians", min: &n, max: &n, first: i, end: i + 1}
	for k := i - 1; k >= 0 && k > i-25 && w.sentOf[k] == w.sentOf[i]; k-- {
		p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
		single := p.Number == n || n == 2 && p.Number == 0 || k > 0 && w.d.Tokens[k-1].Norm == "احد"
		if ok && single && p.Group != "same" && p.Kind == "" {
			if g.who = p.Group; w.leaderAt(k) {
				g.who = "fighters"
			}
			break
		}
	}
	return g, true
}

// theMany reads "them" of a head at i as the people counted last in its sentence: "استهداف ثلاثة أشخاص ما أدى إلى مقتلهم".
func (w *work) theMany(i int) (group, bool) {
	for k := i - 1; k >= 0 && k > i-25 && w.sentOf[k] == w.sentOf[i]; k-- {
		if !w.startsNumber(k) {
			continue
		}
		g, _, ok := w.group(k, i)
		if !ok || g.kind != "" || g.who == "same" || g.who == "nation" || w.ownKind(g) != "" || w.head(k-1) != "" {
			return group{}, false
		}
		g.first, g.end = i, i+1
		return g, true
	}
	return group{}, false
}
