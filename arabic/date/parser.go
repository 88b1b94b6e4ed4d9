package date

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/number"
)

// parser reads the tokens of one text.
type parser struct {
	ts    []arabic.Token
	lex   *lex
	asked *asked
}

func newParser(ts []arabic.Token) parser { return parser{ts, lexicon(), &asked{}} }

// reading is a value with its end and what was read beside it.
type reading struct {
	val   value
	end   int
	grain string
	clock string
	part  string
	since bool
	today *relDay
}

// expr reads the longest expression that begins at token i.
func (p parser) expr(i int) (Expr, bool) {
	can := p.opener(i)
	if can == 0 {
		return Expr{}, false
	}
	for _, e := range [...]struct {
		opener opener
		read   func(parser, int) (reading, bool)
	}{{anyWord, parser.streak}, {sinceWord, parser.since}, {gapWord, parser.gap}, {agoWord, parser.ago}, {upToWord, parser.upTo}, {anyWord, parser.after}, {fromWord, parser.fromTo},
		{severalWord, parser.several}, {latelyWord, parser.lately}, {pointWord, parser.past}, {pointWord, parser.point}} {
		if can&e.opener == 0 {
			continue
		}
		if r, ok := e.read(p, i); ok {
			return p.finish(i, r), true
		}
	}
	return Expr{}, false
}

// finish turns a reading into an expression.
func (p parser) finish(i int, r reading) Expr {
	e := Expr{First: i, End: r.end, Kind: Date, Grain: r.grain, Clock: r.clock, Part: r.part, Since: r.since, val: r.val, today: r.today}
	switch r.val.(type) {
	case nil:
		e.Kind, e.Unresolved = Time, "T"+r.clock
		return e
	case ago:
		e.Kind = Duration
	case streak, between:
		e.Kind = Interval
	}
	if r.since {
		e.Kind = Interval
	}
	e.Unresolved = r.val.String()
	switch {
	case r.clock != "":
		e.Grain, e.Unresolved = "minute", e.Unresolved+"T"+r.clock
	case r.part != "" && r.grain == "day":
		e.Grain, e.Unresolved = "part-of-day", e.Unresolved+"T"+r.part
	}
	return e
}

// is reports whether token i has exactly this folded form.
func (p parser) is(i int, forms ...string) bool {
	if i < 0 || i >= len(p.ts) {
		return false
	}
	for _, f := range forms {
		if p.ts[i].Norm == f {
			return true
		}
	}
	return false
}

// isJoined is is, with و written on the word or not.
func (p parser) isJoined(i int, forms ...string) bool {
	if p.is(i, forms...) {
		return true
	}
	if i < 0 || i >= len(p.ts) || !strings.HasPrefix(p.ts[i].Norm, "و") {
		return false
	}
	return slices.Contains(forms, p.ts[i].Norm[len("و"):])
}

// cue reads a cue word of the given kind.
func (p parser) cue(i int, kind string) (int, bool) {
	e, end, ok := p.find(i, "cue")
	return end, ok && e.value == kind
}

// streak reads "لليوم الرابع على التوالي" and "يومها الثامن".
func (p parser) streak(i int) (reading, bool) {
	if p.ts[i].Kind != arabic.Word {
		return reading{}, false
	}
	u := p.lex.facts(&p.ts[i]).streak
	if !u.ok {
		return reading{}, false
	}
	unit, sure := u.unit, u.sure
	n, end, k, ok := number.Plain(p.ts, i+1)
	tens := ok && n >= 20 && strings.HasPrefix(p.ts[i+1].Norm, "ال") // "the thirtieth" is spelled as "the thirty"
	if !ok || n < 1 || n > 1000 || k == number.Cardinal && p.ts[end-1].Kind != arabic.Number && !tens {
		return reading{}, false
	}
	if e, ok := p.cue(end, "streak"); ok {
		end, sure = e, true
	}
	return reading{val: streak{n, unit}, end: end, grain: unit}, sure
}

// streakUnit reads the unit of a streak; sure when its form alone ("for the day", "its day") tells one.
func streakUnit(w string) (unit string, sure, ok bool) {
	for _, u := range [...][3]string{{"يوم", "day"}, {"ليل", "day"}, {"اسبوع", "week"}, {"شهر", "month"}, {"عام", "year"}, {"سن", "year"}} {
		_, tail, found := strings.Cut(w, u[0])
		if !found || tail != "" && tail != "ه" && tail != "ها" && tail != "ته" && tail != "تها" {
			continue
		}
		if w == "لليله" {
			return u[1], true, true // "for the night": the article is hidden between two lams
		}
		switch strings.TrimSuffix(w, u[0]+tail) {
		case "ال", "وال":
			return u[1], false, true
		case "لل", "ولل":
			return u[1], true, true
		case "", "ل", "ب", "و":
			return u[1], true, strings.HasSuffix(tail, "ها") || tail == "ه" && u[0] != "ليل" && u[0] != "سن"
		}
	}
	return "", false, false
}

// since reads "منذ" with what follows, up to "حتى" if there is one.
func (p parser) since(i int) (reading, bool) {
	k, ok := p.cue(i, "since")
	if !ok || k >= len(p.ts) {
		return reading{}, false
	}
	if r, ok := p.earlyHours(k); ok {
		return r, true
	}
	if r, ok := p.length(k); ok {
		v := r.val.(ago)
		v.since = true
		r.val, r.since = v, v.unit != "hour" && v.unit != "minute"
		return r, true
	}
	r, ok := p.point(k)
	if !ok {
		r, ok = p.plainYear(k)
	}
	if !ok || r.val == nil {
		return reading{}, false
	}
	if w, yes := r.val.(weekDay); yes {
		w.past = true
		r.val = w
	}
	if t, ok := p.until(r.end); ok {
		return reading{val: between{r.val, t.val}, end: t.end, grain: t.grain}, true
	}
	r.since = true
	return r, true
}

// sinceEvent reports whether a date is the day of the event since which something goes on: "since the attack on 20 July".
// The event is named in a few words between "since" and the preposition before the date.
func (p parser) sinceEvent(e Expr) bool {
	const most = 8
	if !p.is(e.First-1, "في", "بتاريخ", "يوم") || e.Kind != Date {
		return false
	}
	for k := e.First - 2; k >= 0 && k >= e.First-most && p.ts[k].Kind == arabic.Word; k-- {
		if end, ok := p.cue(k, "since"); ok {
			return end < e.First-1
		}
	}
	return false
}

// earlyHours reads the "early hours of the morning" behind "since": a part of the publication day.
func (p parser) earlyHours(i int) (reading, bool) {
	if e, end, ok := p.find(i, "part"); ok && strings.HasPrefix(p.ts[i].Norm, "ال") && !p.beforeDay(end) {
		return reading{val: relDay{n: 0, wd: -1}, end: end, grain: "day", part: e.value}, true // "since the morning"
	}
	if !p.is(i, "ساعات", "الساعات", "ساعه") {
		return reading{}, false
	}
	k := i + 1
	if p.is(k, "الاولي") && p.is(k+1, "من") {
		k += 2
	}
	e, end, ok := p.find(k, "part")
	if !ok {
		return reading{}, false
	}
	if p.is(end, "الاولي", "الباكر", "الباكره", "المبكره") {
		end++
	}
	return reading{val: relDay{n: 0, wd: -1}, end: end, grain: "day", part: e.value}, true
}

// until reads a comma, "حتى" or "إلى", and the end of an interval.
func (p parser) until(i int) (reading, bool) {
	if p.is(i, "،", ",") {
		i++
	}
	_, k, ok := p.find(i, "until")
	if !ok || k >= len(p.ts) {
		return reading{}, false
	}
	if p.is(k, "يوم") && p.is(k+1, "نا", "هذا") {
		return reading{val: relDay{n: 0, wd: -1}, end: k + 2, grain: "day"}, true
	}
	r, ok := p.point(k)
	if !ok {
		r, ok = p.plainYear(k)
	}
	return r, ok && r.val != nil
}

// plainYear reads a year in digits that no counted noun follows.
func (p parser) plainYear(k int) (reading, bool) {
	y, ok := p.num(k)
	if _, _, unit := p.find(k+1, "unit"); unit || !ok || y < 1900 || y > 2100 {
		return reading{}, false
	}
	return reading{val: calendar{y: y}, end: k + 1, grain: "year"}, true
}

// ago reads "قبل يومين", "قبل نحو أسبوعين", and what lies before a day or a year: "قبل عام 2011". Before noon is that day.
func (p parser) ago(i int) (reading, bool) {
	k, ok := p.cue(i, "ago")
	if !ok || k >= len(p.ts) {
		return reading{}, false
	}
	if r, ok := p.length(k); ok {
		return r, true
	}
	r, ok := p.point(k)
	if !ok || r.val == nil || r.part == "noon" {
		return r, ok && r.val != nil
	}
	r.val = edge{"before", r.val}
	return r, true
}

// gap reads "بعد يوم من", "قبل يومين على": how far the act behind it lies from the act before it.
func (p parser) gap(i int) (reading, bool) {
	e, k, ok := p.find(i, "gap")
	if !ok {
		return reading{}, false
	}
	r, ok := p.length(k)
	if !ok || !p.is(r.end, "من", "علي", "عن") || p.is(r.end+1, "الان", "اليوم") {
		return reading{}, false
	}
	v := r.val.(ago)
	return reading{val: gap{e.n * v.n, v.unit}, end: r.end, grain: "day"}, true
}

// upTo reads an end with no start: "حتى يوم الخميس".
func (p parser) upTo(i int) (reading, bool) {
	if _, _, ok := p.find(i, "upto"); !ok {
		return reading{}, false
	}
	r, ok := p.until(i)
	if !ok {
		return reading{}, false
	}
	r.val = edge{"upto", r.val}
	return r, true
}

// after reads "بعد عام 2011", "بعد 7 تشرين الأول": a start with no end.
func (p parser) after(i int) (reading, bool) {
	if !p.is(i, "بعد", "وبعد") || i+1 >= len(p.ts) {
		return reading{}, false
	}
	r, ok := p.point(i + 1)
	if c, yes := r.val.(calendar); !ok || !yes || c.pos == "first-day" || r.part != "" || r.clock != "" {
		return reading{}, false
	}
	r.val = edge{"after", r.val}
	return r, true
}

// several reads "عامي 2019 و2020" and "شهري نيسان وأيار".
func (p parser) several(i int) (reading, bool) {
	if _, k, ok := p.find(i, "years"); ok {
		return p.joined(k, p.plainYear)
	}
	if _, k, ok := p.find(i, "months"); ok {
		return p.joined(k, p.monthAt)
	}
	return reading{}, false
}

// joined reads two of a kind with "and" or a dash between them.
func (p parser) joined(i int, read func(int) (reading, bool)) (reading, bool) {
	f, ok := read(i)
	if !ok || f.end >= len(p.ts) {
		return reading{}, false
	}
	k := f.end
	if p.is(k, "و", "-", "–", "حتي", "الي") {
		k++
	} else if !strings.HasPrefix(p.ts[k].Norm, "و") {
		return reading{}, false
	}
	t, ok := read(k)
	if !ok {
		return reading{}, false
	}
	return reading{val: between{f.val, t.val}, end: t.end, grain: t.grain}, true
}

// monthAt reads a month's name, also with "and" written to it.
func (p parser) monthAt(k int) (reading, bool) {
	e, end, ok := p.monthName(k)
	if !ok {
		return reading{}, false
	}
	v := calendar{m: e.n, hijri: e.class == "hijri"}
	end = p.tail(&v, end)
	return reading{val: v, end: end, grain: "month"}, true
}

// length reads a length of time: "يومين", "نحو شهر", "7 أيام", "سبعة أيام", "أيام".
func (p parser) length(i int) (reading, bool) {
	v := ago{}
	if k, ok := p.cue(i, "approx"); ok {
		i, v.approx = k, true
	}
	n, k, kind, counted := number.Plain(p.ts, i)
	if counted && kind == number.Cardinal {
		i = k
	} else if _, k, few := p.find(i, "few"); few {
		i = k
	}
	u, end, ok := p.find(i, "unit")
	if !ok && v.approx {
		u, end, ok = p.find(i, "the-unit")
	}
	if !ok {
		return reading{}, false
	}
	v.unit, v.n = p.unit(i, u, n, counted && kind == number.Cardinal)
	if v.n > 1000 || v.n == 1 && u.value == "year" && p.yearNumber(end) {
		return reading{}, false
	}
	if p.is(end, "واحد", "واحده") {
		end++
	}
	if p.is(end, "تقريبا") {
		v.approx, end = true, end+1
	}
	return reading{val: v, end: end, grain: v.unit}, !p.startsDay(end)
}

// startsDay reports whether a weekday or date stands at i, so that a "يوم" before it is no length of time.
func (p parser) startsDay(i int) bool {
	if !p.is(i-1, "يوم", "شهر", "ليله") {
		return false
	}
	_, _, ok := p.find(i, "weekday", "deictic", "month", "weak", "hijri")
	return ok || i < len(p.ts) && p.ts[i].Kind == arabic.Number
}

// unit tells how many units of which kind a length has: the dual is two, the bare singular one, the bare plural open.
func (p parser) unit(i int, u entry, n int, counted bool) (string, int) {
	name, dual, _ := strings.Cut(u.value, ":")
	switch {
	case dual == "2" || strings.HasSuffix(u.value, ":2"):
		return name, 2
	case counted:
		return name, n
	case p.isJoined(i, "يوم", "اسبوع", "شهر", "عام", "سنه", "ساعه", "دقيقه", "ليله", "الاسبوع", "الشهر", "العام", "السنه", "الساعه"):
		return name, 1
	}
	return name, 0
}

// lately reads "في الفترة الأخيرة", "الآونة الأخيرة": up to now, from nobody says when.
func (p parser) lately(i int) (reading, bool) {
	_, end, ok := p.find(i, "lately")
	return reading{val: ago{past: true, unit: "day"}, end: end, grain: "day"}, ok
}

// past reads "الساعات الماضية", "الـ24 ساعة الماضية", "الأيام الثلاثة الأخيرة", "اليومين الماضيين".
func (p parser) past(i int) (reading, bool) {
	n, k, kind, counted := number.Plain(p.ts, i)
	counted = counted && kind == number.Cardinal
	if !counted {
		k = i
	}
	u, end, ok := p.find(k, "the-unit", "unit")
	if counted && p.is(k, "الشهر", "الاسبوع", "العام") {
		return reading{}, false // a day of last month, or how many last month
	}
	if !ok || p.isJoined(k, "الاسبوع", "الشهر", "العام", "السنه", "اليوم", "الليله", "الساعه", "يوم", "شهر", "عام", "سنه", "اسبوع") && !counted {
		return reading{}, false
	}
	if !counted {
		if m, e, kd, ok := number.Plain(p.ts, end); ok && kd == number.Cardinal {
			n, end, counted = m, e, true
		}
	}
	if p.is(end, "القليله", "القليلين") {
		end++
	}
	m, end, ok := p.find(end, "mod")
	if !ok || m.value != "last" {
		return reading{}, false
	}
	v := ago{past: true}
	v.unit, v.n = p.unit(k, u, n, counted)
	return reading{val: v, end: end, grain: "day"}, true
}

// fromTo reads "من 30 أيلول وحتى 20 تشرين الأول" and "بين الأربعاء والجمعة".
func (p parser) fromTo(i int) (reading, bool) {
	if k, ok := p.cue(i, "between"); ok {
		return p.pair(k)
	}
	k, ok := p.cue(i, "from")
	if !ok || k >= len(p.ts) {
		return reading{}, false
	}
	f, ok := p.point(k)
	if !ok || f.val == nil {
		return reading{}, false
	}
	t, ok := p.until(f.end)
	if !ok {
		return reading{}, false
	}
	return reading{val: between{f.val, t.val}, end: t.end, grain: t.grain}, true
}

// pair reads two values joined by "and".
func (p parser) pair(i int) (reading, bool) {
	if i >= len(p.ts) {
		return reading{}, false
	}
	if r, ok := p.several(i); ok {
		return r, true
	}
	if r, ok := p.joined(i, p.plainYear); ok && (r.end >= len(p.ts) || p.ts[r.end].Kind != arabic.Word || p.is(r.end, "في", "من", "علي")) {
		return r, true
	}
	f, ok := p.point(i)
	if !ok {
		f, ok = p.monthAt(i)
	}
	if !ok || f.val == nil || f.end >= len(p.ts) {
		return reading{}, false
	}
	if w, yes := f.val.(weekDay); yes && w.to >= 0 {
		return f, true
	}
	k := f.end
	if p.is(k, "،", ",") {
		k++
	}
	if p.is(k, "و") {
		k++
	} else if k >= len(p.ts) || !strings.HasPrefix(p.ts[k].Norm, "و") {
		return reading{}, false
	}
	if k >= len(p.ts) {
		return reading{}, false
	}
	t, ok := p.point(k)
	if !ok {
		t, ok = p.monthAt(k)
	}
	if !ok || t.val == nil {
		return reading{}, false
	}
	return reading{val: between{f.val, t.val}, end: t.end, grain: t.grain}, true
}
