package claim

import (
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// A toll that comes to a number: "ارتفعت حصيلة القتلى إلى 5".

// toll reads "ارتفعت حصيلة القتلى إلى 5", "ليرتفع عدد الجرحى إلى 12".
func (w *work) toll(sent, i, end int) (harmExpr, bool) {
	kind, named := "", 0
	for k := i + 1; k < end && k < i+20; k++ {
		if kind == "" {
			kind, named = w.tollKind(k), k
		} else if o := w.tollKind(k); o != "" && o != kind && strings.HasPrefix(w.d.Tokens[k].Norm, "وال") {
			kind = tawatur.HarmCasualties // "عدد القتلى والجرحى"
		}
		n := w.d.NumberAt[k]
		if kind == "" && n >= 0 && w.saysHarm(k, end) {
			break // a list: "الحصيلة كالتالي: 11 شهيدا وستة جرحى"
		}
		if n < 0 || kind == "" || w.d.Numbers[n].First != k || !w.reached(k-1) && !w.exceeds(k) && !w.comesTo(i, k, end) && !w.fromTo(k) {
			continue
		}
		g, to, ok := w.group(k, end)
		if !ok {
			v := w.d.Numbers[n].Value
			g, to = group{who: "people", min: v.Min, max: v.Max, first: k, end: w.d.Numbers[n].End}, w.d.Numbers[n].End
		}
		if w.exceeds(k-1) || w.exceeds(i-1) {
			g.max = nil
		}
		if w.fromTo(k) && w.risen(i, k) {
			g.min = g.max
		}
		if g.who == "people" && kind != tawatur.HarmCasualties && w.deadOf(named+1, end) {
			g.who = "fighters"
		}
		if o := w.ownKind(g); o != "" && o != tawatur.HarmCasualties {
			kind = o
		}
		gs, to := w.parts([]group{g}, to, end)
		if kind == tawatur.HarmCasualties && w.apartFrom(to, end) {
			kind = tawatur.HarmKilled
		}
		return harmExpr{sent: sent, first: i, end: to, kind: kind, groups: gs, rising: true}, true
	}
	return w.tollAhead(sent, i, end)
}

// fromTo reports whether the number at token k is that from which a toll rose and the one to which it did: "من ثلاثة إلى سبعة".
func (w *work) fromTo(k int) bool {
	m := w.d.Numbers[w.d.NumberAt[k]]
	if w.d.Tokens[k].Norm != "من" && (k == 0 || w.d.Tokens[k-1].Norm != "من") || m.Value.Min == nil || m.Value.Max == nil || *m.Value.Min >= *m.Value.Max {
		return false
	}
	for i := m.First; i < m.End; i++ {
		if strings.HasSuffix(w.d.Tokens[i].Norm, "الي") {
			return true
		}
	}
	return false
}

// aheadFar is how many words before a toll its number may stand.
const aheadFar = 16

// tollAhead reads a toll that stands behind the number to which it rose: "ارتفع إلى 20 مواطنا بينهم طفلان عدد الشهداء".
func (w *work) tollAhead(sent, i, end int) (harmExpr, bool) {
	kind := w.kindCounted(i+1, end)
	from := w.d.Sentences[sent].First
	for k := i - 1; kind != "" && k > from && k >= i-aheadFar; k-- {
		if !w.startsNumber(k) || w.d.DateAt[k] >= 0 || !strings.HasSuffix(w.d.Tokens[k-1].Norm, "الي") || k-2 < from || w.d.Cue("rises", k-2) == 0 {
			continue // what rose stands between the verb and the number: another count
		}
		m := w.d.Numbers[w.d.NumberAt[k]]
		g, to, ok := w.group(k, i)
		if !ok {
			g, to = group{who: "people", min: m.Value.Min, max: m.Value.Max, first: k, end: m.End}, m.End
		}
		gs, to := w.parts([]group{g}, to, i)
		if to != i || w.ownKind(g) != "" {
			return harmExpr{}, false // "ارتفع إلى 20 قتيلا عدد الضحايا" is read as it stands
		}
		return harmExpr{sent: sent, first: k, end: i + 2, kind: kind, groups: gs, rising: true}, true
	}
	return harmExpr{}, false
}

// kindCounted returns the kind of harm of those whom a toll counts from token k on, by their noun or by the verb of their relative clause: "تعداد
// العسكريين والمدنيين الذين قتلوا".
func (w *work) kindCounted(k, end int) string {
	if k >= end {
		return ""
	}
	if kind := w.tollKind(k); kind != "" {
		return kind
	}
	for n := k + 1; n+1 < end && n < k+tollFar; n++ {
		if w.d.Cue("relative", n) > 0 {
			if h, ok := w.harmVerb(n + 1); ok {
				return h.Entry.Type
			}
		}
	}
	return ""
}

// tollFar is how many words may stand between the head of a toll and the number that it rose from.
const tollFar = 6

// risenFrom reports whether the people counted at i are those whom a toll counted before it rose: "ارتفعت حصيلة القتلى من 71 قتيلا". They are among those of now. A toll
// that nothing says to have risen comes near to the number, or consists of it: "اقتربت الحصيلة من 40 ألف قتيل".
func (w *work) risenFrom(i, from int) bool {
	if i <= from || w.d.NumberAt[i] < 0 || w.d.Tokens[i-1].Norm != "من" {
		return false
	}
	for k := i - 2; k >= from && k >= i-tollFar; k-- {
		if w.harmWord(k) == "toll" {
			return w.d.Cue("rises", k) > 0 || w.risesBefore(k, from)
		}
		if w.d.Tokens[k].Kind == arabic.Punct {
			return false
		}
	}
	return false
}

// tollOpens reports whether the first toll of its sentence opens at token i with a verb of its own and is counted over a longer time than what
// stands before it: "، ليرتفع عدد القتلى", "وبلغت حصيلة الحرب". Any other goes on with the act before it: "ووصل عدد القتلى في صفوفهم إلى عشرة".
func (w *work) tollOpens(i int) bool {
	if i == 0 || i+1 >= len(w.d.Tokens) || w.harmHeads[i+1] != "toll" || w.harmWord(i+1) != "toll" {
		return false
	}
	n, prev := w.d.Tokens[i].Norm, w.d.Tokens[i-1].Norm
	joined := w.d.Cue("rises", i) > 0 && (strings.HasPrefix(n, "و") || strings.HasPrefix(n, "ل") || strings.HasPrefix(n, "ف"))
	if kind, pro := w.d.Lex.HarmHeadAt(&w.d.Tokens[i]); kind == "reach" || kind == "exceed" {
		joined = pro != ""
	}
	if !joined && (w.d.Cue("rises", i) == 0 || i < 2 || w.d.Tokens[i-2].Norm != "،" || !strings.HasPrefix(prev, "و")) {
		return false // but "، وبذلك يرتفع عدد القتلى"
	}
	if w.d.Cue("rises", i) == 0 && !w.longCounted(i) {
		return false
	}
	for k := w.d.Sentences[w.sentOf[i]].First; k < i; k++ {
		if w.harmWord(k) == "toll" {
			return false // two tolls of one time: "وصل عدد القتلى إلى 40، وبلغ عدد الجرحى 60 منذ بدء الحرب"
		}
	}
	return true
}

// risen reports whether the toll whose head is at i is told to have risen to its number at k: one that lies between two numbers did not.
func (w *work) risen(i, k int) bool {
	from := w.d.Sentences[w.sentOf[i]].First
	return w.risesBefore(k, from) || w.risesBefore(i+1, from)
}

// longCounted reports whether the toll that opens at token i is that of a war or since a day or the beginning of something, up to its own end.
func (w *work) longCounted(i int) bool {
	if w.d.Cue("onset", i+2) > 0 {
		return true // "حصيلة الحرب"
	}
	for k := i + 2; k < w.d.Sentences[w.sentOf[i]].End; k++ {
		if d := w.d.DateAt[k]; d >= 0 && w.d.Dates[d].Since && w.d.Dates[d].Calendar() {
			return true // "منذ السابع من أكتوبر"
		}
		if w.d.Tokens[k].Norm == "منذ" && w.d.Cue("onset", k+1) > 0 {
			return true
		}
	}
	return false
}

// risesBefore reports whether a word for rising stands before token k, no farther than a toll from its number.
func (w *work) risesBefore(k, from int) bool {
	for j := k - 1; j >= from && j >= k-tollFar && w.d.Tokens[j].Kind != arabic.Punct; j-- {
		if w.d.Cue("rises", j) > 0 {
			return true
		}
	}
	return false
}

// joinedBy reports whether "و", with or without a comma, is all that parts what begins at k from what ends at end.
func (w *work) joinedBy(end, k int) bool {
	if end < k && w.d.Tokens[end].Norm == "،" {
		end++
	}
	return end == k && strings.HasPrefix(w.d.Tokens[k].Norm, "و") || end == k-1 && w.d.Tokens[end].Norm == "و"
}

// deadOf reports whether a body under arms is named at k, right behind its dead: "شهداء المقاومة", "القتلى في صفوف الجيش". "شهداء العدوان" are
// those whom it killed.
func (w *work) deadOf(k, end int) bool {
	if k >= end || w.actNamed(k) || w.d.Cue("war-name", k) > 0 {
		return false
	}
	m := w.d.ActorAt[k]
	if m < 0 || !armed(w.d.Actors[m].Kind) {
		return w.ofArmed(k, end)
	}
	inName := w.d.Actors[m].First == k-1 && !strings.HasPrefix(strings.TrimLeft(w.d.Tokens[k-1].Norm, "وبل"), "ال") // "قتلى الجيش", but "القتلى الإسرائيليين" are of a people
	return w.d.Actors[m].First == k || inName || w.ofArmed(k, end)
}

// saysHarm reports whether the people counted from k on are named by what they suffered: "11 شهيدا".
func (w *work) saysHarm(k, end int) bool {
	g, _, ok := w.group(k, end)
	return ok && w.ownKind(g) != ""
}

// comesTo reports whether "بلغ" or "تجاوز" stands before the toll's head at i and the number at k counts people.
func (w *work) comesTo(i, k, end int) bool {
	if !w.exceeds(i-1) && w.harmWord(i-1) != "reach" {
		return false
	}
	_, _, ok := w.group(k, end)
	return ok
}

// reached reports whether the word at k says that a toll comes to the number behind it: "إلى 5", "بلغت 5", "هي 5".
func (w *work) reached(k int) bool {
	return strings.HasSuffix(w.d.Tokens[k].Norm, "الي") || w.harmWord(k) == "reach"
}

// exceeds reports whether the word at k, or the number that it opens, goes beyond what follows: "تجاوز 30".
func (w *work) exceeds(k int) bool { return w.harmWord(k) == "exceed" }

// apartFrom reports whether the injured are told apart behind a toll: "الضحايا إلى 3 ... فضلا عن إصابة 12".
func (w *work) apartFrom(k, end int) bool {
	for ; k < end; k++ {
		if w.harm(k) == tawatur.HarmInjured {
			return true
		}
		if h, ok := w.harmVerb(k); ok && h.Entry.Type == tawatur.HarmInjured {
			return true
		}
	}
	return false
}

// tollKind returns the kind of harm that a toll counts.
func (w *work) tollKind(k int) string {
	p, ok := w.d.Lex.PersonAt(&w.d.Tokens[k])
	if !ok || p.Kind == "bodies" || p.Kind == tawatur.HarmCaptured || p.Kind == tawatur.HarmDisplaced {
		return ""
	}
	return p.Kind
}
