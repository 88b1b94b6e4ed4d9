package date

import (
	"strings"

	"tawatur/arabic"
)

// slots collects the pieces of one point in time as they follow each other: part of day, clock, day word, weekday, date.
type slots struct {
	part, clock string
	day         *relDay
	wd          *weekDay
	cal         *calendar
	other       value
	grain       string
	end         int
}

// point reads "فجر الأربعاء الماضي", "اليوم الأحد 3 أيلول 2023", "الساعة 03:40 من ليلة الأحد-الاثنين".
func (p parser) point(i int) (reading, bool) {
	if i >= len(p.ts) || p.opener(i)&pointWord == 0 {
		return reading{}, false
	}
	s := &slots{end: i}
	for k := i; k < len(p.ts); {
		if !p.absorb(s, k) {
			next := p.connector(k, k == i)
			if next == k || next >= len(p.ts) || !p.absorb(s, next) {
				break
			}
		}
		k = s.end
	}
	return s.reading(i)
}

// connector steps over what may stand between two pieces, or "day" and the like before the first.
func (p parser) connector(k int, first bool) int {
	switch {
	case p.is(k, "يوم", "نهار", "يومي", "بيوم", "ليوم", "ويوم"):
		return k + 1
	case first:
		return k
	case p.is(k, "من", "في", "(", "-", "–", "|") && p.is(k+1, "يوم", "نهار"):
		return k + 2
	case p.is(k, "من", "في", "(", "|", "الموافق", "-", "–"):
		return k + 1
	case p.is(k, "،", ",") && k+1 < len(p.ts) && p.ts[k+1].Kind == arabic.Number:
		return k + 1
	case p.is(k, "،", ",") && p.is(k-1, "اليوم", "امس"):
		if _, _, ok := p.find(k+1, "weekday"); ok {
			return k + 1
		}
	}
	return k
}

// absorb reads one piece at token k into a free slot.
func (p parser) absorb(s *slots, k int) bool {
	if k >= len(p.ts) || s.other != nil {
		return false
	}
	return p.period(s, k) || p.clockPiece(s, k) || p.deictic(s, k) || p.weekday(s, k) || p.calendar(s, k) || p.partPiece(s, k)
}

// reading joins the slots into one value; a date says more than a weekday, a weekday more than nothing.
func (s *slots) reading(i int) (reading, bool) {
	r := reading{end: s.end, grain: "day", clock: s.clock, part: s.part}
	if s.day != nil && s.wd != nil {
		s.day.wd = s.wd.wd
	}
	switch {
	case s.other != nil:
		r.val, r.grain = s.other, s.grain
	case s.cal != nil:
		r.val, r.grain, r.today = *s.cal, s.grain, s.day
	case s.day != nil:
		r.val = *s.day
	case s.wd != nil:
		s.wd.late = s.wd.to >= 0 && s.clock != "" && s.clock < "12"
		r.val = *s.wd
	default:
		r.grain = "minute"
		return r, s.clock != "" && s.end > i
	}
	return r, true
}

// partPiece reads a part of the day, which counts only beside a day or a clock.
func (p parser) partPiece(s *slots, k int) bool {
	e, end, ok := p.find(k, "part")
	if !ok || s.part != "" {
		return false
	}
	if !s.empty() && !strings.HasSuffix(p.ts[k].Norm, "ا") && !p.is(k, "مساء") && !strings.HasPrefix(p.ts[k].Norm, "ال") && !p.beforeDay(end) {
		return false
	}
	s.part, s.end = e.value, end
	if s.clock != "" {
		s.clock = afternoon(s.clock, e.value)
	}
	return true
}

// beforeDay reports whether a weekday or day word stands at token k, perhaps behind "day".
func (p parser) beforeDay(k int) bool {
	if p.is(k, "يوم") {
		k++
	}
	_, _, ok := p.find(k, "weekday", "deictic")
	return ok
}

// empty reports whether nothing was read yet.
func (s *slots) empty() bool {
	return s.part == "" && s.clock == "" && s.day == nil && s.wd == nil && s.cal == nil
}

// deictic reads "أمس", "اليوم": not "the fourth day", "that day", nor the names of newspapers.
func (p parser) deictic(s *slots, k int) bool {
	if e, end, ok := p.find(k, "anaphor"); ok && s.day == nil && s.cal == nil && s.wd == nil {
		s.day, s.end = &relDay{n: e.n, wd: -1, ref: true}, end
		return true
	}
	e, end, ok := p.find(k, "deictic")
	if !ok || s.day != nil || s.cal != nil || s.wd != nil && (s.end != k || strings.HasPrefix(p.ts[k].Norm, "و")) || p.notToday(s, e, k, end) {
		return false
	}
	s.day, s.end = &relDay{n: e.n, wd: -1}, end
	return true
}

// notToday reports whether the words around "اليوم" make it another day or a name.
func (p parser) notToday(s *slots, e entry, k, end int) bool {
	if e.n != 0 {
		// "tomorrow" as a noun is the future in general, but where the day of the week stands behind it: "مساء غد السبت"
		return e.n == 1 && end == k+1 && p.is(k, "الغد", "غد") && !p.weekdayBehind(end)
	}
	if t, _, ok := p.find(k-1, "trap"); ok && t.value == "today-before" && s.part == "" {
		return true
	}
	if t, _, ok := p.find(end, "trap"); ok && t.value == "today-behind" {
		return true
	}
	return p.ordinalAt(end)
}

// weekdayBehind reports whether a weekday stands at token k, be it in brackets.
func (p parser) weekdayBehind(k int) bool {
	if p.is(k, "(") {
		k++
	}
	_, _, ok := p.find(k, "weekday")
	return ok
}

// weekday reads a weekday with its modifier, or two of a night or an interval.
func (p parser) weekday(s *slots, k int) bool {
	e, end, ok := p.find(k, "weekday")
	if !ok || s.wd != nil || s.cal != nil {
		return false
	}
	if t, _, ok := p.find(k-1, "trap"); ok && t.value == "before" {
		return false
	}
	if p.feminineOrdinal(end) || p.bothOf(k) {
		return false // "the third Friday of the month", "both his companions"
	}
	s.wd, s.end = &weekDay{wd: e.n, to: -1}, end
	if p.pairOf(s, end) {
		return true
	}
	if m, end, ok := p.find(end, "mod"); ok && m.value != "this" {
		s.wd.mod, s.end = m.value, end
	}
	if p.is(s.end, "من") && p.is(s.end+1, "الاسبوع") {
		if m, end, ok := p.find(s.end+2, "mod"); ok && m.value == "last" {
			s.wd.mod, s.end = "week:last", end
		}
	}
	return true
}

// bothOf reports whether "الاثنين" at token k is the number behind the two it counts, whose owner is named by a pronoun: "مرافقيه الاثنين".
func (p parser) bothOf(k int) bool {
	if k == 0 || !p.is(k, "الاثنين", "الاثنان") {
		return false
	}
	n := p.ts[k-1].Norm
	return len(n) > 8 && (strings.HasSuffix(n, "يه") || strings.HasSuffix(n, "يها") || strings.HasSuffix(n, "يهم"))
}

// pairOf reads the second weekday of "الثلاثاء ـ الأربعاء", the next day or, in "يومي", joined by "and".
func (p parser) pairOf(s *slots, k int) bool {
	linked := false
	if p.is(k, "-", "–", "—", "/", "علي", "الي") {
		k, linked = k+1, true
	}
	e, end, ok := p.find(k, "weekday")
	if !ok || e.n == s.wd.wd {
		return false
	}
	and := strings.HasPrefix(p.ts[k].Norm, "و")
	if and && !p.is(s.end-2, "يومي", "ليلتي") || !and && !linked && e.n != (s.wd.wd+1)%7 {
		return false
	}
	s.wd.to, s.end = e.n, end
	return true
}
