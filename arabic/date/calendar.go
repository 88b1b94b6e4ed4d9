package date

import (
	"fmt"
	"strconv"
	"strings"

	"tawatur/arabic"
	"tawatur/arabic/number"
)

// calendar reads a date of the calendar into its slot.
func (p parser) calendar(s *slots, k int) bool {
	if s.cal != nil && !(s.cal.hijri && p.is(k-1, "الموافق")) {
		return false
	}
	for _, f := range [...]func(parser, int) (calendar, int, bool){parser.numeric, parser.dayMonth, parser.bareMonth, parser.year} {
		if c, end, ok := f(p, k); ok {
			s.cal, s.end, s.grain = new(c), end, c.grain()
			return true
		}
	}
	return false
}

// feminineOrdinal reports whether token k counts what stands before it: "the third Friday" is no third day.
func (p parser) feminineOrdinal(k int) bool {
	return p.ordinalAt(k) && (strings.HasSuffix(p.ts[k].Norm, "ه") || p.is(k, "الاولي"))
}

func (v calendar) grain() string {
	switch {
	case v.d > 0 || v.pos == "first-day":
		return "day"
	case v.m != 0:
		return "month"
	case v.pos == "winter" || v.pos == "spring" || v.pos == "summer" || v.pos == "autumn":
		return "season"
	}
	return "year"
}

// num returns the digits of token i.
func (p parser) num(i int) (int, bool) {
	if i < 0 || i >= len(p.ts) || p.ts[i].Kind != arabic.Number || len(p.ts[i].Norm) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(p.ts[i].Norm)
	return n, err == nil
}

// numeric reads 30.08.2023, 2024-08-09, 9/8/2024: the day first, unless only the other order is a date.
func (p parser) numeric(i int) (calendar, int, bool) {
	a, ok1 := p.num(i)
	b, ok2 := p.num(i + 2)
	if !ok1 || !ok2 || !p.is(i+1, "/", ".", "-") {
		return calendar{}, i, false
	}
	c, ok := p.num(i + 4)
	if !ok || p.ts[i+3].Norm != p.ts[i+1].Norm {
		return p.shortNumeric(i, a, b)
	}
	if a > 999 {
		a, c = c, a
	} else if c < 100 && p.is(i+1, "/") && len(p.ts[i+4].Norm) == 2 {
		c += 2000
	}
	if b > 12 && a <= 12 {
		a, b = b, a
	}
	v := calendar{y: c, m: b, d: a, hijri: c > 1300 && c < 1500}
	end := i + 5
	if p.is(end, "ه", "م") {
		end++
	}
	return v, end, valid(v) && c > 1300 && c < 2200
}

// shortNumeric reads 9/8 behind a word that makes it a date.
func (p parser) shortNumeric(i, d, m int) (calendar, int, bool) {
	v := calendar{m: m, d: d}
	_, cued := p.cue(i-1, "in")
	if p.is(i+1, "/") && cued && d <= 12 && m >= 1900 && m <= 2100 {
		return calendar{y: m, m: d}, i + 3, true // 10/2021
	}
	if !p.is(i+1, "/") || !valid(v) {
		return v, i, false
	}
	_, _, day := p.find(i-1, "weekday", "deictic")
	return v, i + 3, cued || day || p.is(i-1, "يوم")
}

// valid reports whether day and month are in range.
func valid(v calendar) bool { return v.d >= 1 && v.d <= 31 && v.m >= 1 && v.m <= 12 }

// dayMonth reads "7 من آب", "السابع من آب 2024", "الـ15 تشرين الأول", "7-10 آب", "12 من الشهر الجاري".
func (p parser) dayMonth(i int) (calendar, int, bool) {
	d, k, _, ok := number.Plain(p.ts, i)
	if e, end, first := p.find(i, "first"); first {
		d, k, ok = e.n, end, true
	}
	if !ok || d < 1 || d > 31 || p.feminineOrdinal(i) {
		return calendar{}, i, false
	}
	v := calendar{d: d}
	for p.is(k, "-", "–", "الي", "حتي", "وحتي", "و", "/") {
		d2, e, _, ok := number.Plain(p.ts, k+1)
		if !ok || d2 <= max(d, v.d2) || d2 > 31 {
			break
		}
		v.d2, k = d2, e
	}
	of := p.is(k, "من", "في")
	if of || p.is(k, "/") {
		k++
	}
	if p.is(k, "شهر") {
		k++
	}
	if m, end, ok := p.thisMonth(k); ok && (of || p.dayWord(i-1) || p.afterComma(i)) {
		v.m, v.mod = thisMonth, m
		return v, end, true
	}
	if m, end, ok := p.find(k, "mod"); ok && m.value == "this" && (of || p.dayWord(i-1)) {
		v.m, v.mod = thisMonth, m.value // "the 20th of the current"
		return v, end, true
	}
	e, end, ok := p.month(k)
	if !ok {
		return v, i, false
	}
	v.m, v.other, v.hijri = e.n, e.other, e.class == "hijri"
	end = p.tail(&v, end)
	return v, end, true
}

// dayWord reports whether token k announces the number of a day.
func (p parser) dayWord(k int) bool {
	_, _, wd := p.find(k, "weekday")
	return wd || p.is(k, "في", "يوم", "بتاريخ")
}

// afterComma reports whether a comma stands before token i: a number there counts nobody.
func (p parser) afterComma(i int) bool { return p.is(i-1, "،", ",") }

// thisMonth reads "الشهر الجاري", "هذا الشهر" and "الشهر الماضي".
func (p parser) thisMonth(k int) (mod string, end int, ok bool) {
	if p.is(k, "هذا") && p.is(k+1, "الشهر") {
		return "this", k + 2, true
	}
	if !p.is(k, "الشهر") {
		return "", k, false
	}
	e, end, ok := p.find(k+1, "mod")
	return e.value, end, ok
}

// month reads a month's name and its second name behind a slash or in brackets.
func (p parser) month(k int) (entry, int, bool) {
	if k < 0 || k >= len(p.ts) || strings.HasPrefix(p.ts[k].Norm, "و") {
		return entry{}, k, false
	}
	if e, end, ok := p.numberedMonth(k); ok {
		return e, end, true
	}
	return p.monthName(k)
}

// numberedMonth reads "الشهر العاشر" and "شهر 10".
func (p parser) numberedMonth(k int) (entry, int, bool) {
	if !p.is(k, "الشهر", "شهر") {
		return entry{}, k, false
	}
	n, end, kind, ok := number.Plain(p.ts, k+1)
	named := ok && (p.is(k, "الشهر") && kind == number.Ordinal || p.is(k, "شهر") && p.ts[k+1].Kind == arabic.Number)
	if n < 1 || n > 12 || !named || p.is(end, "من", "علي") {
		return entry{}, k, false // "شهر واحد" is a length
	}
	return entry{class: "month", n: n}, end, true
}

// monthName reads a month's name with its second name, also where "and" is written to it.
func (p parser) monthName(k int) (entry, int, bool) {
	e, end, ok := p.find(k, "month", "weak", "hijri")
	if !ok {
		return e, k, false
	}
	if o, oe, ok := p.find(end, "month"); ok && o.n == e.n && e.class != "hijri" {
		end = oe
	}
	for p.is(end, "/", "-", "(", "–", "\\") {
		o, oe, ok := p.find(end+1, "month", "weak")
		if !ok || o.n != e.n && (e.other > 0 || !p.is(end, "/")) {
			break
		}
		if o.n != e.n {
			e.other = o.n
		}
		if end = oe; p.is(end, ")") {
			end++
		}
	}
	return e, end, true
}

// tail reads the year or the modifier behind a month.
func (p parser) tail(v *calendar, k int) int {
	if m, end, ok := p.find(k, "mod"); ok {
		v.mod, k = m.value, end
	}
	at := k
	if p.is(at, "من", "،", ",", "/", "-") {
		at++
	}
	if p.is(at, "هذا", "هذه") && p.is(at+1, "العام", "السنه") && v.mod == "" {
		v.mod = "this"
		return at + 2
	}
	if p.is(at, "عام", "العام", "سنه", "السنه", "لعام") {
		at++
		if m, end, ok := p.find(at, "mod"); ok && v.mod == "" {
			return p.tailMod(v, m.value, end)
		}
	}
	y, ok := p.num(at)
	switch {
	case ok && y >= 1900 && y <= 2100:
		v.y, k = y, at+1
	case ok && v.hijri && y >= 1300 && y < 1500:
		v.y, k = y, at+1
	default:
		return k
	}
	if p.is(k, "م", "ه") {
		k++
	}
	return k
}

// tailMod keeps "of last year" behind a month; "of this year" adds nothing to the nearest one.
func (p parser) tailMod(v *calendar, mod string, end int) int {
	if mod == "last" {
		v.mod = "year:last"
	}
	return end
}

// bareMonth reads a month without a day where the words around make it one.
func (p parser) bareMonth(i int) (calendar, int, bool) {
	k, sure := i, false
	if _, _, ok := p.numberedMonth(k); !ok && p.is(k, "شهر", "لشهر", "بشهر") {
		k, sure = k+1, true
	}
	e, end, ok := p.month(k)
	if !ok {
		return calendar{}, i, false
	}
	v := calendar{m: e.n, hijri: e.class == "hijri"}
	stop := p.tail(&v, end)
	_, in := p.cue(i-1, "in")
	_, since := p.cue(i-1, "since")
	_, _, pos := p.find(i-1, "pos")
	_, _, to := p.find(i-1, "until")
	cued := in || since || to || p.is(i-1, "من")
	weak := e.class == "weak" && p.is(i-1, "في", "خلال", "منذ") // "in August" where "returned" cannot stand
	sure = sure || pos || weak || v.y > 0 || v.mod != "" || e.class == "month" && (cued || end > k+2)
	return v, stop, sure
}

// namedMonth reads a month's name that needs no more to be one.
func (p parser) namedMonth(i int) (calendar, int, bool) {
	r, ok := p.monthAt(i)
	c, _ := r.val.(calendar)
	return c, r.end, ok
}

// yearNumber reports whether a year in digits stands at token i.
func (p parser) yearNumber(i int) bool {
	y, ok := p.num(i)
	return ok && y >= 1300 && y <= 2100
}

// year reads "عام 2021", "سنة 1445هـ", "صيف 2014", and "في 2019".
func (p parser) year(i int) (calendar, int, bool) {
	v := calendar{}
	k := i
	if c, end, ok := p.lastSeason(i); ok {
		return c, end, true
	}
	sea, end, season := p.find(i, "season")
	cued := season
	if season {
		v.pos, k = sea.value, end
	}
	if p.is(k, "عام", "العام", "سنه", "السنه", "لعام", "بعام", "للعام", "وعام") {
		k, cued = k+1, true
	}
	y, ok := p.num(k)
	if !cued {
		cued = p.is(i-1, "في", "منذ", "حتي", "خلال") && (k+1 >= len(p.ts) || p.ts[k+1].Kind != arabic.Word || p.is(k+1, "و", "حتي", "الي", "ه", "م"))
		ok = ok && y >= 1950
	}
	if !ok || !cued || y < 1300 || y > 2100 || len(p.ts[k].Norm) != 4 {
		return v, i, false
	}
	v.y, v.hijri = y, y < 1500
	if p.is(k+1, "ه", "م") {
		k++
	}
	return v, k + 1, true
}

// lastSeason reads "الصيف الماضي" and "صيف العام الماضي".
func (p parser) lastSeason(i int) (calendar, int, bool) {
	e, k, ok := p.find(i, "the-season", "season")
	if !ok {
		return calendar{}, i, false
	}
	year := p.is(k, "العام", "السنه")
	if year {
		k++
	}
	m, end, ok := p.find(k, "mod")
	if !ok || e.class == "season" && !year {
		return calendar{}, i, false
	}
	v := calendar{mod: m.value, pos: e.value}
	if !year && m.value == "last" {
		v.mod = "nearest"
	}
	return v, end, true
}

// period reads "الأسبوع الماضي", "مطلع آب", "بداية العام الحالي 2022", "هذا الشهر", "دخول العام الجديد".
func (p parser) period(s *slots, k int) bool {
	if s.wd != nil || s.day != nil || s.cal != nil {
		return false
	}
	pos, at, ok := p.find(k, "pos")
	if !ok {
		at = k
	}
	if p.newYear(s, k) || p.named(s, pos.value, at) || p.decade(s, pos.value, at) {
		return true
	}
	if pos.value == "" {
		return false
	}
	if r, ok := p.plainYear(at); ok && !p.is(k, "اول", "اخر") && (at+1 >= len(p.ts) || p.ts[at+1].Kind != arabic.Word) {
		c := r.val.(calendar)
		c.pos = pos.value
		s.other, s.end, s.grain = c, r.end, r.grain
		return true
	}
	for _, f := range [...]func(parser, int) (calendar, int, bool){parser.bareMonth, parser.year, parser.namedMonth} {
		if c, end, ok := f(p, at); ok {
			c.pos = pos.value
			s.other, s.end, s.grain = c, end, c.grain()
			return true
		}
	}
	return false
}

// decade reads "مطلع السبعينات" and "تسعينيات القرن الماضي", but not the age in "في الأربعينيات من عمره".
func (p parser) decade(s *slots, pos string, k int) bool {
	e, end, ok := p.find(k, "decade")
	if !ok {
		return false
	}
	if p.is(end, "من") && p.is(end+1, "عمره", "عمرها", "عمرهم", "عمرهما", "العمر") {
		return false
	}
	if p.is(end, "القرن") && p.is(end+1, "الماضي", "العشرين", "المنصرم") {
		end += 2
	} else if !strings.HasPrefix(p.ts[k].Norm, "ال") {
		return false
	}
	s.other, s.end, s.grain = decade{e.n, pos}, end, "decade"
	return true
}

// newYear reads the turn of the year, which is its first day.
func (p parser) newYear(s *slots, k int) bool {
	if !p.is(k, "دخول", "بدايه", "حلول", "مطلع") || !p.is(k+1, "العام", "السنه") || !p.is(k+2, "الجديد", "الجديده") {
		return false
	}
	s.other, s.end, s.grain = calendar{pos: "first-day", mod: "this"}, k+3, "day"
	return true
}

// named reads a week, month or year named from publication.
func (p parser) named(s *slots, pos string, k int) bool {
	this := p.is(k, "هذا", "هذه")
	if this {
		k++
	}
	unit := ""
	for _, u := range [...][3]string{{"week", "الاسبوع", "للاسبوع"}, {"month", "الشهر", "للشهر"}, {"year", "العام", "السنه"}} {
		if p.isJoined(k, u[1], u[2]) {
			unit = u[0]
		}
	}
	m, end, ok := p.find(k+1, "mod")
	if unit == "" || !ok && !this && pos == "" || p.is(k+1, "نفسه", "ذاته", "نفسها", "ذاتها", "عينه") {
		return false // "بداية الشهر نفسه": another month, told before
	}
	if !ok {
		m.value, end = "this", k+1
	}
	if p.is(end-1, "الاخير", "الاخيره") && ok {
		s.other, s.end, s.grain = ago{n: 1, unit: unit, past: true}, end, "day"
		return true
	}
	v := calendar{mod: m.value, pos: pos}
	switch unit {
	case "week":
		s.other = week{m.value, pos}
	case "month":
		v.m = thisMonth
		s.other = v
	case "year":
		if y, ok := p.num(end); ok && y > 1900 && y < 2100 {
			v.y, end = y, end+1
		} else if y, ok := p.num(k + 1); ok && y > 1900 {
			return false
		}
		s.other = v
	}
	s.end, s.grain = end, unit
	return true
}

// ordinalAt reports whether an ordinal stands at token i.
func (p parser) ordinalAt(i int) bool {
	_, _, k, ok := number.Plain(p.ts, i)
	return ok && k == number.Ordinal
}

// clockPiece reads "الساعة 02:30", "الساعة 11 صباحاً", "الساعة الثامنة والنصف", and bare 02:30.
func (p parser) clockPiece(s *slots, k int) bool {
	if s.clock != "" {
		return false
	}
	if h, m, end, ok := p.hourMinute(k); ok {
		s.clock, s.end = clock(h, m), end
		return true
	}
	at, ok := p.cue(k, "clock")
	if !ok && p.is(k, "تمام", "قرابه", "نحو", "عند", "حوالي") {
		at, ok = p.cue(k+1, "clock")
	}
	if !ok {
		return false
	}
	h, m, end, ok := p.hour(at)
	if !ok {
		return false
	}
	s.clock, s.end = clock(h, m), end
	switch {
	case s.part != "":
		s.clock = afternoon(s.clock, s.part)
	case p.is(end, "م"):
		s.clock, s.end = afternoon(s.clock, "evening"), end+1
	case p.is(end, "ص"):
		s.end = end + 1
	}
	return true
}

// hourMinute reads 02:30.
func (p parser) hourMinute(k int) (h, m, end int, ok bool) {
	h, ok1 := p.num(k)
	m, ok2 := p.num(k + 2)
	ok = ok1 && ok2 && p.is(k+1, ":") && h < 25 && m < 60 && len(p.ts[k+2].Norm) == 2
	end = k + 3
	if ok && p.is(end, ":") {
		if s, isNum := p.num(end + 1); isNum && s < 60 {
			end += 2
		}
	}
	return h, m, end, ok
}

// hour reads the hour behind "الساعة" in digits or words, with "and a half" or "and a quarter".
func (p parser) hour(k int) (h, m, end int, ok bool) {
	if h, m, end, ok = p.hourMinute(k); ok {
		return h, m, end, true
	}
	if m, ok := p.num(k + 2); ok && p.is(k+1, ".") && m < 60 && len(p.ts[k+2].Norm) == 2 { // 19.45
		if h, ok := p.num(k); ok && h < 25 {
			return h, m, k + 3, true
		}
	}
	m = 0
	h, end, _, ok = number.Plain(p.ts, k)
	if !ok || h > 24 || h < 0 {
		return 0, 0, k, false
	}
	switch {
	case p.is(end, "والنصف", "ونصف"):
		m, end = 30, end+1
	case p.is(end, "والربع", "وربع"):
		m, end = 15, end+1
	case p.is(end, "والثلث", "وثلث"):
		m, end = 20, end+1
	case p.is(end, "الا") && p.is(end+1, "ربعا", "الربع", "ربع"):
		h, m, end = (h+23)%24, 45, end+2
	}
	return h, m, end, true
}

func clock(h, m int) string { return fmt.Sprintf("%02d:%02d", h%24, m) }

// afternoon turns an hour of the twelve-hour clock to the twenty-four of its part of day.
func afternoon(c, part string) string {
	h, _ := strconv.Atoi(c[:2])
	late := part == "evening" || part == "afternoon" || part == "noon" && h < 4 || part == "night" && h > 5
	switch {
	case late && h < 12:
		h += 12
	case h == 12 && (part == "night" || part == "dawn" || part == "midnight"):
		h = 0
	}
	return fmt.Sprintf("%02d", h) + c[2:]
}
