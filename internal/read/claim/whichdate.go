package claim

import (
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/date"
)

// Which of the dates near an act is about it, and which about something else in its clause.

// nearest returns the expression in from..to closest to a token that can date the proposal; -1 without one.
func (w *work) nearest(p *proto, from, to, tok int) int {
	best, dist := -1, 1<<30
	for i := from; i < to; i++ {
		k := w.dateAt(p, i)
		if k < 0 || !w.usable(k) && !w.d.Dates[k].Refers() {
			continue
		}
		gap := i - tok
		if gap < 0 {
			gap = -gap
		}
		if gap < dist {
			best, dist = k, gap
		}
	}
	return best
}

// dateAt returns the expression that begins at token i, if it can be about the proposal; else -1.
func (w *work) dateAt(p *proto, i int) int {
	k := w.d.DateAt[i]
	if k < 0 || w.d.Dates[k].First != i || w.d.Dates[k].Gap() || w.stamped(k) || w.foreign(p, i) {
		return -1
	}
	return k
}

// stamped reports whether a date stands right beside another: a page's list of stamps ("9 أيلول 9 أيلول"), not speech.
func (w *work) stamped(k int) bool {
	e := w.d.Dates[k]
	return w.besideStamp(e, e.First-1) || w.besideStamp(e, e.End)
}

// besideStamp reports whether another date than that of the expression beside it stands at token i: in "منذ ساعات صباح اليوم الجمعة" both are one.
func (w *work) besideStamp(e date.Expr, i int) bool {
	if i < 0 || i >= len(w.d.DateAt) || w.d.DateAt[i] < 0 {
		return false
	}
	o := w.d.Dates[w.d.DateAt[i]]
	return e.Calendar() || o.Calendar() || e.Clock != "" || o.Clock != "" || e.Resolve(w.d.Anchor).From != o.Resolve(w.d.Anchor).From
}

// usable reports whether an expression names a day or a span.
func (w *work) usable(k int) bool {
	r := w.d.Dates[k].Resolve(w.d.Anchor)
	return r.OK && !r.Vague || w.d.Anchor == (date.Anchor{}) && w.d.Dates[k].Kind != date.Time
}

// foreign reports whether the date at token i is about something else than the proposal: the day that names a war, the
// time since which something has been the worst, the year in which a war began ("منذ بدء الحرب عام 2015"), the day of a statement, that of a thing described ("الحملة المستمرة منذ", "التي بدأت في").
func (w *work) foreign(p *proto, i int) bool {
	k := w.d.DateAt[i]
	before := w.prevWord(i)
	if (w.d.Dates[k].Since || w.d.Dates[k].Calendar()) && w.compared(i) || p.typ != "harm" && !violent[p.typ] && !enduring[p.typ] && w.d.Dates[k].Calendar() && w.fromOnset(i) {
		return true
	}
	if before < 0 || before < p.hit.End && before >= p.hit.First {
		return false
	}
	if w.agedAt(before) || w.ofTreaty(p, i) {
		return true
	}
	switch {
	case w.d.Cue("record", before) > 0:
		return !w.d.Dates[k].Resolve(w.d.Anchor).Day()
	case w.d.Cue("given-out", before) > 0:
		return true // "في بيان نشر الخميس"
	case w.d.Cue("lasting", before) > 0:
		return before != p.hit.End
	case w.d.Tokens[i].Norm == "العام" && w.d.Cue("officer-of", before) > 0:
		return true // "الأمين العام السابق"
	case w.d.Dates[k].Calendar() && (w.d.Cue("named-day", before) > 0 || w.d.Cue("named-after", before) > 0):
		return true // "حرب تموز", "شارع 29 أيار"
	}
	return w.avowedOn(p, i) || w.commemorated(p, i) || w.relative(p, i) || w.shown(p, i) || w.d.Dates[k].Goes() && w.continues(p.hit.End, i)
}

// treatyFar is how many words before its date a treaty may be named.
const treatyFar = 16

// ofTreaty reports whether the date at token i is that of a treaty or a law named right before it, and not of an act that breaks it: "خرقا للاتفاق
// الموقع في 5 آذار", "اتفاقيات جنيف لعام 1949".
func (w *work) ofTreaty(p *proto, i int) bool {
	if p.typ == "agreement" || !w.d.Dates[w.d.DateAt[i]].Calendar() {
		return false
	}
	signed := strings.HasPrefix(w.d.Tokens[i].Norm, "لعام") || strings.HasPrefix(w.d.Tokens[i].Norm, "للعام")
	for k := i - 1; k >= 0 && k >= i-treatyFar && k != p.hit.First && w.sentOf[k] == w.sentOf[i]; k-- {
		if signed && w.d.Cue("treaty", k) > 0 {
			return true
		}
		signed = signed || w.d.Cue("signed", k) > 0
	}
	return false
}

// compareFar is how many words a comparison may have before the "since" from which it holds.
const compareFar = 6

// compared reports whether the "since" at token i only says from when on nothing was like an act: "أول اختراق من نوعه منذ أبريل", "أكبر هجوم في
// المدينة منذ".
func (w *work) compared(i int) bool {
	if w.d.Tokens[i].Norm != "منذ" {
		return w.sinceCompared(i)
	}
	if w.d.Cue("part-of-day", i+1) > 0 {
		return false // "أول هجوم على المدينة منذ مساء أمس"
	}
	for k, n := w.prevWord(i), 0; k >= 0 && n < compareFar && w.d.Tokens[k].Kind == arabic.Word; k, n = w.prevWord(k), n+1 {
		if w.d.Cue("counted-time", k+1) > 0 {
			continue // "في ثالث أيام العيد"
		}
		if w.d.Cue("record", k) > 0 || w.d.Cue("foremost", k) > 0 {
			return true
		}
		if h, verb := w.finite(k); verb && h.Pronoun == "" && (k < 2 || w.d.Cue("foremost", k-2) == 0) {
			return false // "أول هجوم يستهدف المدينة منذ" describes
		}
	}
	return false
}

// sinceFar is how many words may stand between "منذ" and the date of what it names.
const sinceFar = 4

// sinceCompared reports whether the date at token i is that of what a comparison is made since: "للمرة الأولى منذ اندلاع الحرب في عام 2023".
func (w *work) sinceCompared(i int) bool {
	for k, n := w.prevWord(i), 0; k > 0 && n < sinceFar && w.d.Tokens[k].Kind == arabic.Word; k, n = w.prevWord(k), n+1 {
		if w.d.Tokens[k].Norm == "منذ" {
			_, record := w.cueBefore("record", k)
			_, foremost := w.cueBefore("foremost", k)
			return record || foremost
		}
	}
	return false
}

// avowedOn reports whether the date at token i is that on which somebody owned up to the act told behind it: "أعلن التنظيم، الخميس، مسؤوليته عن
// هجوم". The act has a day of its own, or none.
func (w *work) avowedOn(p *proto, i int) bool {
	k := w.d.NextCue("avowal", i, p.hit.First)
	return i < p.hit.First && k < p.hit.First && w.sentOf[i] == p.sent && w.nextAct(i, k) == k
}

// commemorated reports whether the date at token i is the day on which an act of long ago is remembered: "نستذكر اليوم الذكرى المؤلمة حيث
// ارتكبت".
func (w *work) commemorated(p *proto, i int) bool {
	for j := w.d.NextCue("anniversary", i-2, p.hit.First); j < p.hit.First; j = w.d.NextCue("anniversary", j+1, p.hit.First) {
		if w.sentOf[j] == p.sent {
			return true
		}
	}
	return false
}

// continues reports whether something else is told to go on in from..to, so that "for the fourth day" behind is about it:
// "في ظل استمرار العدوان لليوم الرابع".
func (w *work) continues(from, to int) bool {
	return w.d.NextCue("continuing", from, to) < to
}

// shown reports whether the date at token i is that of a film or a paper about the act: "بث أمس شريطا يظهر إعدام ...".
func (w *work) shown(p *proto, i int) bool {
	for j := p.hit.First - 1; i < p.hit.First && j >= p.from && w.d.Cue("that", j) == 0; j-- {
		if w.d.Cue("shows", j) > 0 && (j == 0 || w.d.Cue("attribution", j-1) == 0) {
			return true
		}
	}
	return false
}

// relative reports whether a relative clause, opened behind the act about another noun, holds token i.
func (w *work) relative(p *proto, i int) bool {
	for j := i - 1; j > p.hit.End && w.sentOf[j] == p.sent; j-- {
		if t := w.d.Tokens[j]; t.Norm == "،" || t.Norm == "," || t.Norm == "؛" {
			return false
		}
		if strings.HasPrefix(w.d.Tokens[j].Norm, "ال") && w.d.Cue("relative", j) > 0 {
			return !w.ownVerb(p, j)
		}
	}
	return false
}

// ownVerb reports whether the verb behind a relative pronoun goes on with the act: "غارات ... التي استهدفت".
func (w *work) ownVerb(p *proto, j int) bool {
	for _, h := range p.more {
		if h.First > j && h.First < j+3 {
			return true
		}
	}
	return p.gov != nil && p.gov.First > j
}

// agedAt reports whether "في" at token i stands behind people and before the year of their life: "طفلة في عامها الخامس".
func (w *work) agedAt(i int) bool {
	if w.d.Tokens[i].Norm != "في" || i == 0 {
		return false
	}
	g, ok := w.d.Lex.PersonAt(&w.d.Tokens[i-1])
	year := w.d.Tokens[i+1].Norm
	return ok && g.Number > 0 && strings.HasPrefix(year, "عام") && (strings.HasSuffix(year, "ه") || strings.HasSuffix(year, "ها"))
}
