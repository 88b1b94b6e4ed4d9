package claim

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// favourReach is how many words before a place the word may stand that says for whose sake an act is done.
const favourReach = 7

// favoured reports whether the place at token i is that for whose sake an act is done or shown: "دعما لغزة", "إسنادا
// للمقاومة في قطاع غزة", "تضامنا مع لبنان".
func (w *work) favoured(i int, p *proto) bool {
	if p.typ == "support" || p.typ == "aid" {
		return false
	}
	for j, back := i-1, 0; j >= p.from && back < favourReach; j, back = j-1, back+1 {
		switch t := w.d.Tokens[j]; {
		case t.Kind == arabic.Newline, t.Norm == "،", t.Norm == "علي", j == p.hit.First:
			return false
		case w.d.Cue("favour", j) > 0:
			return w.joinsFavour(j + 1)
		}
	}
	return false
}

// fellFor reports whether the place at token i is the cause for which somebody is told to have fallen: "شهيدا على طريق القدس".
func (w *work) fellFor(i int) bool {
	m := w.d.Places[w.d.PlaceAt[i]]
	first := m.First
	if w.d.Tokens[first].Norm == "طريق" {
		first++
	}
	if first < 4 || w.d.Tokens[first-1].Norm != "طريق" {
		return false
	}
	j := w.prevWord(first - 1)
	if j < 1 || w.d.Tokens[j].Norm != "علي" && w.d.Tokens[j].Norm != "في" {
		return false
	}
	for back := 0; back < 2 && j > 0; back++ {
		j = w.prevWord(j)
		if j < 0 || strings.HasPrefix(strings.TrimLeft(w.d.Tokens[j].Norm, "ال"), "شهيد") || strings.HasPrefix(w.d.Tokens[j].Norm, "شهداء") {
			return j >= 0
		}
	}
	return false
}

// joinsFavour reports whether the word at token j is "مع" or stands behind ل, as what a favour is shown to does.
func (w *work) joinsFavour(j int) bool {
	t := w.d.Tokens[j]
	return t.Norm == "مع" || strings.HasPrefix(t.Norm, "ل")
}

// held reports whether the place at token i is told of an actor in a relative clause as what it holds or where it is at home:
// "الفصائل التي تسيطر على إدلب".
func (w *work) held(i int, p *proto) bool {
	const reach = 30
	for j, back := i-1, 0; j > p.hit.First && back < reach; j, back = j-1, back+1 {
		switch t := w.d.Tokens[j]; {
		case t.Kind == arabic.Newline, t.Norm == "؛", t.Norm == "،" && w.d.Cue("namely", j+1) == 0:
			return false
		case w.d.Cue("relative", j) > 0:
			return w.d.Cue("holds", j+1) > 0 && w.d.ActorAt[j-1] >= 0 && !w.objectAgain(i, j, p) && !w.whereStruck(p, j+1)
		}
	}
	return false
}

// objectAgain reports whether the place at token i stands with no preposition behind a phrase of place that is complete, in the description that opens at
// token j behind the subject of a verb of striking, and so is the object of that verb: "قصفت القوات التي تنتشر في المنطقة بلدة سرمين".
func (w *work) objectAgain(i, j int, p *proto) bool {
	k := w.d.PlaceAt[i]
	if k < 0 || p.hit.Noun || p.hit.Part || !falls[p.typ] && p.typ != "attack" && p.typ != "raid" && p.typ != "siege" || j < p.hit.End || w.d.Places[k].Cue == "" || w.d.Places[k].Direction != "" || w.andAt(i) || w.inside(k) || w.d.Cue("inside", i) > 0 || w.d.Cue("preposition", i) > 0 {
		return false
	}
	b := i - 1
	if w.d.Tokens[b].Kind != arabic.Word || w.d.Cue("preposition", b) > 0 {
		return false
	}
	return w.d.PlaceAt[b] >= 0 || w.d.DateAt[b] >= 0 || w.takenUp(b) || w.d.ActorAt[b] < 0 && w.definiteWord(b)
}

// ofWar reports whether the place at token i is that of the war in whose course, or for whose sake, an act is done elsewhere
// or something is said: "في ظل العدوان على غزة", "ردا على الحرب على القطاع".
func (w *work) ofWar(i int, p *proto) bool {
	const reach = 3
	j := w.prevWord(i)
	if j > 0 && w.d.Tokens[j].Norm == "قطاع" {
		j = w.prevWord(j)
	}
	if j > 0 && w.d.Tokens[j].Norm == "في" && j > p.hit.End && w.d.Cue("war-name", j-1) > 0 && !enduring[p.typ] && p.typ != "harm" {
		_, since := w.cueBefore("since-onset", j-1)
		return since // "القصف منذ اندلاع الحرب في غزة"
	}
	if j <= p.hit.First || w.d.Tokens[j].Norm != "علي" || p.typ == "harm" || enduring[p.typ] {
		return false
	}
	for k, back := w.prevWord(j), 0; k > p.hit.End && back < reach; k, back = w.prevWord(k), back+1 {
		if _, setting := w.cueBefore("setting", k); setting && w.d.Cue("war-name", k) > 0 {
			return true
		}
	}
	return false
}

// ofTalks reports whether the place at token i only names talks or an agreement, of which a deed is told: "قبل محادثات أستانا", "خرقا للاتفاق
// الموقع في موسكو".
func (w *work) ofTalks(i int, p *proto) bool {
	if speechActs[p.typ] || p.typ == "meeting" || p.typ == "agreement" || p.typ == "mediation" {
		return false
	}
	_, named := w.cueBefore("talks", i)
	return named
}

// topicReach is how many words before a place the word may stand that makes it what is talked about.
const topicReach = 4

// talkedOf reports whether the place at token i is only what is talked about: "بحثا الأوضاع في السودان".
func (w *work) talkedOf(i int, p *proto) bool {
	if !speechActs[p.typ] && p.typ != "meeting" {
		return false
	}
	if !w.inside(w.d.PlaceAt[i]) && !strings.HasPrefix(w.d.Tokens[i].Norm, "لل") {
		return false
	}
	for j, back := w.prevWord(i), 0; j > p.from && back < topicReach; j, back = w.prevWord(j), back+1 {
		if w.d.Cue("topic", j) > 0 {
			return true
		}
		if w.d.Tokens[j].Kind != arabic.Word {
			return false
		}
	}
	return false
}

// ofItself leaves out the places that are told of somebody or something in the clause, where others are told of the act: those of
// an office, of whoever was on his way there, and of a place that a relative clause describes.
func (w *work) ofItself(p *proto, ks []int) []int {
	var out []int
	near := len(ks) == 0
	for _, k := range ks {
		if i := w.d.Places[k].First; !w.ofOffice(i) && !w.envoyTo(i, p) && !w.headedTo(i, p) && !w.ofDescribed(i, p) {
			out, near = append(out, k), near || !slices.ContainsFunc(ks, func(o int) bool { return w.lies(w.d.Places[o], w.d.Places[k]) })
		}
	}
	if !near && !(speechActs[p.typ] && slices.ContainsFunc(ks, func(k int) bool { return w.envoyTo(w.d.Places[k].First, p) })) {
		return ks // what is left only says where the others lie
	}
	return out
}

// ofOffice reports whether the place at token i is that of an office named right before it: "وكيل إمارة منطقة الباحة", "محافظ عدن".
func (w *work) ofOffice(i int) bool {
	j := w.prevWord(i)
	return j >= 0 && w.d.Cue("office", j) > 0 && !strings.HasPrefix(w.d.Tokens[i].Norm, "ب")
}

// envoyReach is how many words before a place the word for an envoy may stand whom it describes.
const envoyReach = 7

// envoyTo reports whether the place at token i is that for which an envoy or rapporteur is named: "الموفد الخاص للأمم المتحدة في
// الصومال".
func (w *work) envoyTo(i int, p *proto) bool {
	for j, back := w.prevWord(i), 0; j >= p.from && back < envoyReach; j, back = w.prevWord(j), back+1 {
		if w.d.Tokens[j].Kind != arabic.Word || j == p.hit.First && !speechActs[p.typ] {
			return false
		}
		if w.d.Cue("envoy", j) > 0 {
			return true
		}
		if h, ok := w.finite(j); ok && h.Entry.Class != "" {
			return false
		}
	}
	return false
}

// headedReach is how many words before a place the word may stand that says that somebody was on the way there.
const headedReach = 4

// headedTo reports whether the place at token i is only where those struck were going: "أثناء توجهه نحو حقل كونيكو".
func (w *work) headedTo(i int, p *proto) bool {
	from := p.hit.First
	if i < from {
		from = p.from - 1 // "وهم في طريقهم إلى البلدة حين قصفت"
	}
	for j, back := w.prevWord(i), 0; j > from && back < headedReach; j, back = w.prevWord(j), back+1 {
		if w.d.Tokens[j].Kind != arabic.Word || w.d.PlaceAt[j] >= 0 {
			return false
		}
		if w.d.Cue("headed", j) > 0 {
			return true
		}
	}
	return false
}

// ofDescribed reports whether the place at token i is told in a relative clause of the place, or of somebody else, before that: "مدينة زبيد
// التي امتدت أسواقها إلى تعز".
func (w *work) ofDescribed(i int, p *proto) bool {
	const reach = 12
	for j, back := i-1, 0; j > p.hit.First && back < reach; j, back = j-1, back+1 {
		switch t := w.d.Tokens[j]; {
		case t.Kind == arabic.Newline, t.Norm == "،":
			return false
		case w.d.Cue("relative", j) > 0:
			return (w.d.PlaceAt[j-1] >= 0 || w.strangerAt(j-1, p)) && w.d.Cue("lies-in", j+1) == 0 && !w.strikesThere(j, i)
		}
	}
	return false
}

// strangerAt reports whether somebody ends at token j who has no part in p, so that a relative clause behind tells of him alone: "ادعت
// القوات أمام الحكومة التي وصلت إلى البلدة".
func (w *work) strangerAt(j int, p *proto) bool {
	m := w.d.ActorAt[j]
	return m >= 0 && !w.taken(p, m)
}

// strikesThere reports whether a verb that strikes stands among the tokens.
func (w *work) strikesThere(from, to int) bool {
	for j := from; j < to; j++ {
		if h, ok := w.finite(j); ok && strikes[h.Entry.Type] {
			return true
		}
	}
	return false
}

// resumedFar is how many tokens behind a strike its place may be told, after what is said of it between commas.
const resumedFar = 40

// resumed gives the noun of a strike the place that is told behind a remark on it, where its sentence comes back to it with "على"
// or a verb that only says what it reached: "قصف، قالت إنه من جهة كذا، على بلدة كذا", "قصف مصدره كذا، طال بلدة كذا".
func (w *work) resumed(p *proto) {
	if !strikes[p.typ] || p.typ == "explosion" || !p.hit.Noun {
		return
	}
	end := min(w.d.Sentences[p.sent].End, p.hit.End+resumedFar)
	for i := p.hit.End; i+1 < end; i++ {
		if q := w.beginsAt(i); q && i > p.hit.End && w.d.Tokens[i-1].Norm == "،" {
			return
		}
		if w.d.Tokens[i].Norm != "،" || !w.comesBack(i+1) {
			continue
		}
		if w.otherAct(p.hit.End, i) {
			return
		}
		to := i + 2
		for to < end && !w.open[to] && w.d.Tokens[to].Norm != "،" {
			to++
		}
		if ps := w.placesIn(i+1, to, p); len(ps) > 0 {
			p.places = w.narrow(w.besides(ps, i+1))
			p.step("place", w.words(i+1, to), "where the sentence comes back to it")
		}
		return
	}
}

// beginsAt reports whether a main clause joined by و begins at token i.
func (w *work) beginsAt(i int) bool {
	h, ok := w.finite(i)
	return ok && strings.ContainsAny(h.Pro, "وف") || w.d.Cue("turn", i) > 0
}

// comesBack reports whether "على" or a verb that says what an act reached stands at token i.
func (w *work) comesBack(i int) bool {
	if w.d.Tokens[i].Kind == arabic.Quote {
		i++
	}
	if i >= len(w.d.Tokens) {
		return false
	}
	if w.d.Tokens[i].Norm == "علي" {
		return true
	}
	h, ok := w.finite(i)
	return ok && h.Pro == "" && h.Gender == 'm' && (h.Entry.Class == "occur" && h.Entry.Frame == "place" || h.Entry.Lemma == "استهدف")
}

// carryReach is how many words before a place the word may stand that says that people were brought there.
const carryReach = 8

// broughtTo reports whether the place at token i is only where the hurt or dead of an act were brought: "نقلت إلى أحد مشافي منبج".
func (w *work) broughtTo(i int, p *proto) bool {
	if p.typ == "aid" || p.typ == "displacement" || p.typ == "deployment" || p.typ == "detention" {
		return false
	}
	led, from := false, p.hit.First
	if i < from {
		from = p.from - 1
	}
	for j, back := i, 0; j > from && back < carryReach; j, back = j-1, back+1 {
		t := w.d.Tokens[j]
		switch {
		case j < i && (t.Kind == arabic.Newline || t.Norm == "،" || t.Norm == "في" && !led && w.d.Cue("hospital", j-1) == 0):
			return false
		case w.d.Cue("brought", j) > 0:
			return led
		case strikes[p.typ] && w.d.Cue("arrived", j) > 0:
			return w.d.Cue("hospital", i) > 0
		}
		led = led || t.Norm == "الي" || strings.HasPrefix(t.Norm, "ل") || w.d.Cue("hospital", j) > 0
	}
	return false
}

// sideReach is how many words before a place the word may stand that makes it only the other side of where an act was.
const sideReach = 3

// otherSide reports whether the place at token i only bounds where the act was, or is what a road there joins: "قرب الحدود
// مع تركيا", "الطريق الواصل بين منبج والباب".
func (w *work) otherSide(i int) bool {
	for j, back := i-1, 0; j >= 0 && back < sideReach; j, back = j-1, back+1 {
		if w.d.Tokens[j].Kind != arabic.Word || j > 0 && w.d.PlaceAt[j] >= 0 && w.d.Places[w.d.PlaceAt[j]].Cue == "" {
			return false
		}
		if w.d.Cue("beyond", j) > 0 {
			return true
		}
	}
	return false
}

// joinedByRoad reports whether the place at token i is one of those that a road or a junction told of before joins.
func (w *work) joinedByRoad(i, from int) bool {
	for j := i - 1; j >= from; j-- {
		switch k := w.d.PlaceAt[j]; {
		case w.d.Cue("joins", j) > 0:
			return true
		case k < 0 && w.d.Tokens[j].Norm != "بين" && w.d.Tokens[j].Norm != "و" && w.d.Tokens[j].Kind != arabic.Quote && w.d.Tokens[j].Kind != arabic.Punct:
			return false
		}
	}
	return false
}

// besides takes out the places that only bound or are joined by another one that remains.
func (w *work) besides(ks []int, from int) []int {
	var out []int
	for _, k := range ks {
		if i := w.d.Places[k].First; !w.otherSide(i) && !w.joinedByRoad(i, from) {
			out = append(out, k)
		}
	}
	if len(out) == 0 {
		return ks
	}
	return out
}

// withoutDateline leaves out the place where a report was written, which opens it before a dash or a stroke: a capital always, "لندن - قصفت
// إسرائيل", a town where others are told of the act, "أربيل (رويترز) - قتل مدنيان بقصف في محافظة دهوك".
func (w *work) withoutDateline(p *proto, ks []int) []int {
	if len(ks) == 0 {
		return ks
	}
	town := w.d.Places[ks[0]]
	mark := w.d.Dateline(town.First, town.End)
	n := 0
	for n < len(ks) && w.d.Places[ks[n]].First < mark {
		n++
	}
	headed := mark == town.End && p.hit.Noun && p.hit.First == mark+1 // "خان يونس - قصف مدفعي على شرق المدينة"
	switch {
	case w.seat(ks[0]) || n < len(ks) && !headed:
		return ks[n:]
	case n < len(ks) && w.otherAct(p.hit.End, w.d.Places[ks[n]].First):
		return ks[:n]
	}
	return ks
}

// bankFar is how many tokens behind one of its banks a river may be named.
const bankFar = 8

// ofRiver reports whether the place at token i is a river's name, "نهر دنيبرو", or one of its banks: "الضفة الغربية للنهر" lies in no Palestine.
func (w *work) ofRiver(i int) bool {
	pl := w.d.Places[w.d.PlaceAt[i]]
	if j := w.prevWord(pl.First); j >= 0 && w.d.Cue("river", j) > 0 {
		return true
	}
	if w.d.Cue("bank", i) == 0 {
		return false
	}
	to := min(i+bankFar, w.d.Sentences[w.sentOf[i]].End)
	return w.d.NextCue("river", i, to) < to
}
