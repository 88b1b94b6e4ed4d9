package date

import (
	"fmt"
	"strings"
	"time"

	"github.com/hablullah/go-hijri"
)

// span is a stretch of days on the calendar; a zero end is open.
type span struct {
	from, to time.Time
	ongoing  bool
	approx   bool
}

// value is what the words of an expression say.
type value interface {
	span(Anchor) (span, bool)
	String() string
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// today is the publication day in the publisher's own zone.
func (a Anchor) today() time.Time {
	y, m, d := a.Pub.Date()
	return day(y, int(m), d)
}

func one(t time.Time) span { return span{from: t, to: t} }

var weekdayNames = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// relDay is a day counted from publication, "yesterday", or with ref from the day told before, "the next day"; wd is a
// weekday named beside it, or -1.
type relDay struct {
	n, wd int
	ref   bool
}

func (v relDay) String() string {
	if v.ref {
		return fmt.Sprintf("ref:%+d", v.n)
	}
	return fmt.Sprintf("day:%+d", v.n)
}

// span trusts the weekday over the count: a report put online a day late still says "yesterday, Friday".
func (v relDay) span(a Anchor) (span, bool) {
	if v.ref {
		return one(a.Ref.AddDate(0, 0, v.n)), !a.Ref.IsZero()
	}
	t := a.today().AddDate(0, 0, v.n)
	switch {
	case v.wd >= 0 && v.n > 0:
		t = onOrBefore(a.today().AddDate(0, 0, 6), v.wd)
	case v.wd >= 0:
		t = onOrBefore(t.AddDate(0, 0, 1), v.wd)
	}
	return one(t), a.Known
}

// onOrBefore returns the latest day on or before t that is the given weekday.
func onOrBefore(t time.Time, wd int) time.Time {
	return t.AddDate(0, 0, -((int(t.Weekday()) - wd + 7) % 7))
}

// weekDay is a weekday; to is a second one of a pair ("the night of Tuesday to Wednesday"), or -1.
type weekDay struct {
	wd, to int
	mod    string
	late   bool // a clock before dawn in the night of a pair: the second day
	past   bool // it began something: never the day after publication
}

func (v weekDay) String() string {
	s := "weekday:" + weekdayNames[v.wd]
	if v.to >= 0 {
		s += "-" + weekdayNames[v.to]
	}
	return strings.TrimSuffix(s+":"+v.mod, ":")
}

func (v weekDay) span(a Anchor) (span, bool) {
	t := a.today()
	if v.to >= 0 {
		end := onOrBefore(a.newsDay(true), v.to)
		if v.late {
			return one(end), a.Known
		}
		return span{from: onOrBefore(end, v.wd), to: end}, a.Known
	}
	switch v.mod {
	case "last":
		t = onOrBefore(t.AddDate(0, 0, -1), v.wd)
	case "before-last":
		t = onOrBefore(t.AddDate(0, 0, -8), v.wd)
	case "next":
		t = onOrBefore(t.AddDate(0, 0, 7), v.wd)
	case "coming":
		t = onOrBefore(t.AddDate(0, 0, 6), v.wd)
	case "week:last":
		t = onOrBefore(weekStart(t).AddDate(0, 0, -1), v.wd)
	default:
		t = onOrBefore(a.newsDay(!v.past), v.wd)
	}
	return one(t), a.Known
}

// newsDay returns the latest day that a bare weekday of the news can mean: that of publication or, where this is given
// without a time of day or late in the evening of Greenwich, the next: it may be another day where the report was written. Six days back a report says "last Thursday".
func (a Anchor) newsDay(next bool) time.Time {
	h, m, sec := a.Pub.Clock()
	_, offset := a.Pub.Zone()
	if dayOnly := h+m+sec == 0; next && (dayOnly || offset == 0 && h >= 21) {
		return a.today().AddDate(0, 0, 1)
	}
	return a.today()
}

// weekStart returns the Sunday with which the week of t begins: Friday and Saturday end it in most Arab countries.
func weekStart(t time.Time) time.Time { return onOrBefore(t, int(time.Sunday)) }

// calendar is a date of the calendar with parts left open: y 0 is no year, d 0 the whole month, m 0 the whole year,
// m thisMonth is the month that mod names. d2 is the last day of "from 7 to 10 August", other the month that the second name of one is by mistake:
// "2 تشرين الأول/ نوفمبر".
type calendar struct {
	y, m, d, d2, other int
	hijri              bool
	mod, pos           string
}

const thisMonth = -1

func (v calendar) String() string {
	s := "XXXX"
	if v.y > 0 {
		s = fmt.Sprintf("%04d", v.y)
	}
	switch {
	case v.m > 0:
		s += fmt.Sprintf("-%02d", v.m)
	case v.m == thisMonth:
		s += "-month"
	}
	if v.d > 0 {
		s += fmt.Sprintf("-%02d", v.d)
	}
	if v.hijri {
		s += ":hijri"
	}
	for _, x := range [...]string{v.pos, v.mod} {
		if x != "" {
			s += ":" + x
		}
	}
	return "date:" + s
}

func (v calendar) span(a Anchor) (span, bool) {
	if v.y == 0 && !a.Known {
		return span{}, false
	}
	switch {
	case v.hijri:
		return v.hijriSpan(a)
	case v.m == thisMonth:
		v = v.monthOf(a.today())
	case v.m == 0:
		return v.yearSpan(a), true
	case v.y == 0:
		v = v.meant(a.today())
	}
	return v.monthSpan(a)
}

// meant fills in the year, and of two months that contradict takes the one that lies nearest before publication.
func (v calendar) meant(t time.Time) calendar {
	o := v
	v.y, o.m = v.nearest(t), v.other
	if o.y = o.nearest(t); o.m == 0 || v.d == 0 {
		return v
	}
	first, second := day(v.y, v.m, v.d), day(o.y, o.m, o.d)
	if tomorrow := t.AddDate(0, 0, 1); first.After(tomorrow) || !second.After(tomorrow) && second.After(first) {
		return o
	}
	return v
}

// shift returns how many periods the modifier moves away from the present one.
func shift(mod string) int { return map[string]int{"last": -1, "next": 1, "before-last": -2}[mod] }

// monthOf fills in year and month from publication: "the 12th of this month".
func (v calendar) monthOf(t time.Time) calendar {
	f := day(t.Year(), int(t.Month())+shift(v.mod), 1)
	v.y, v.m = f.Year(), int(f.Month())
	return v
}

// nearest returns the year that puts the date nearest before publication, or after it for "next".
func (v calendar) nearest(t time.Time) int {
	y := t.Year()
	first := day(y, v.m, max(v.d, 1))
	switch {
	case v.mod == "next" && first.Before(t):
		return y + 1
	case v.mod == "next", v.mod == "this":
		return y
	case v.mod == "year:last":
		return y - 1
	case first.After(t.AddDate(0, 0, 1)), v.mod == "last" && v.d == 0 && v.m == int(t.Month()):
		return y - 1
	}
	return y
}

func (v calendar) monthSpan(a Anchor) (span, bool) {
	if v.d > 0 {
		s := span{from: day(v.y, v.m, v.d), to: day(v.y, v.m, max(v.d, v.d2))}
		return s, int(s.from.Month()) == v.m
	}
	s := monthPart(span{from: day(v.y, v.m, 1), to: day(v.y, v.m+1, 0)}, v.pos)
	return clip(s, a, v.mod), true
}

// monthPart cuts a month down to the part named: a third, a half, a week.
func monthPart(s span, pos string) span {
	days := func(from, to int) span {
		return span{from: s.from.AddDate(0, 0, from-1), to: s.from.AddDate(0, 0, to-1)}
	}
	switch pos {
	case "start":
		return days(1, 10)
	case "mid":
		return days(11, 20)
	case "end", "last-ten":
		return span{from: s.from.AddDate(0, 0, 20), to: s.to}
	case "half1":
		return days(1, 15)
	case "half2":
		return span{from: s.from.AddDate(0, 0, 15), to: s.to}
	case "week1":
		return days(1, 7)
	case "week2":
		return days(8, 14)
	case "week3":
		return days(15, 21)
	case "week4":
		return days(22, 28)
	case "last-week":
		return span{from: s.to.AddDate(0, 0, -6), to: s.to}
	}
	return s
}

// clip ends the present period at publication: "this month" is not over.
func clip(s span, a Anchor, mod string) span {
	if mod == "this" && a.Known && s.to.After(a.today()) && !s.from.After(a.today()) {
		s.to = a.today()
	}
	return s
}

func (v calendar) yearSpan(a Anchor) span {
	y := v.y
	if y == 0 {
		y = a.today().Year() + shift(v.mod)
	}
	if v.pos == "first-day" {
		return one(day(y, 1, 1))
	}
	ms, ok := yearParts[v.pos]
	if !ok {
		ms = [2]int{1, 12}
	}
	if v.mod == "nearest" && !day(y, ms[1]+1, 0).Before(a.today()) {
		y-- // "last summer" is that of this year once it is over
	}
	return clip(span{from: day(y, ms[0], 1), to: day(y, ms[1]+1, 0)}, a, v.mod)
}

// yearParts gives the first and last month of the parts of a year.
var yearParts = map[string][2]int{
	"start": {1, 3}, "mid": {5, 8}, "end": {10, 12}, "winter": {1, 2}, "spring": {3, 5}, "summer": {6, 8}, "autumn": {9, 11},
	"half1": {1, 6}, "half2": {7, 12}, "quarter1": {1, 3}, "quarter2": {4, 6}, "quarter3": {7, 9}, "quarter4": {10, 12},
}

// The years of the Umm al-Qura tables, the last with its end: 1937 to 2076. Others are not converted.
const firstHijri, lastHijri = 1356, 1499

// hijriSpan converts by the Umm al-Qura calendar; without a year it takes the nearest past one.
func (v calendar) hijriSpan(a Anchor) (span, bool) {
	y := v.y
	if y == 0 {
		h, err := hijri.CreateUmmAlQuraDate(a.Pub)
		if err != nil {
			return span{}, false
		}
		y = int(h.Year)
		if v.m > int(h.Month) || v.m == int(h.Month) && v.d > int(h.Day) {
			y--
		}
	}
	switch {
	case y < firstHijri || y > lastHijri:
		return span{}, false
	case v.m <= 0:
		return span{from: fromHijri(y, 1, 1), to: fromHijri(y+1, 1, 1).AddDate(0, 0, -1)}, true
	case v.d == 0:
		ny, nm := y, v.m+1
		if nm > 12 {
			ny, nm = y+1, 1
		}
		return monthPart(span{from: fromHijri(y, v.m, 1), to: fromHijri(ny, nm, 1).AddDate(0, 0, -1)}, v.pos), true
	}
	return one(fromHijri(y, v.m, v.d)), true
}

func fromHijri(y, m, d int) time.Time {
	t := hijri.UmmAlQuraDate{Year: int64(y), Month: int64(m), Day: int64(d)}.ToGregorian()
	return day(t.Year(), int(t.Month()), t.Day())
}

// week is a week counted from the present one.
type week struct{ mod, pos string }

func (v week) String() string {
	return strings.TrimSuffix("week:"+v.mod+":"+v.pos, ":")
}

func (v week) span(a Anchor) (span, bool) {
	f := weekStart(a.today()).AddDate(0, 0, 7*shift(v.mod))
	s := span{from: f, to: f.AddDate(0, 0, 6)}
	switch v.pos {
	case "start":
		s.to = f.AddDate(0, 0, 2)
	case "mid":
		s.from, s.to = f.AddDate(0, 0, 2), f.AddDate(0, 0, 4)
	case "end":
		s.from = f.AddDate(0, 0, 4)
	}
	mod := v.mod
	if mod == "" {
		mod = "this"
	}
	return clip(s, a, mod), a.Known
}

// ago is a length of time before publication; n 0 is an unstated number ("days ago"). With past set it is the whole
// stretch up to publication ("in the past three days").
type ago struct {
	n      int
	unit   string
	approx bool
	past   bool
	since  bool
}

func (v ago) String() string {
	s := "ago"
	if v.past {
		s = "past"
	}
	return fmt.Sprintf("%s:%d:%s", s, v.n, v.unit)
}

// back returns the day n units before t.
func back(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "hour":
		return t.AddDate(0, 0, -(n / 24))
	case "day":
		return t.AddDate(0, 0, -n)
	case "week":
		return t.AddDate(0, 0, -7*n)
	case "month":
		return t.AddDate(0, -n, 0)
	case "year":
		return t.AddDate(-n, 0, 0)
	}
	return t
}

func (v ago) span(a Anchor) (span, bool) {
	t := a.today()
	small := v.unit == "hour" || v.unit == "minute"
	switch {
	case !a.Known || v.n == 0 && !small && !v.past:
		return span{}, false
	case v.past && v.n == 0 && small:
		return span{from: t.AddDate(0, 0, -1), to: t}, true
	case v.past && v.n == 0:
		return span{to: t}, true
	case v.past:
		return span{from: back(t, v.n, v.unit), to: t, approx: v.approx}, true
	}
	s := one(back(t, v.n, v.unit))
	s.approx = v.approx
	if !v.since {
		s = v.widen(s)
	} else {
		s.ongoing = !small
	}
	return s, true
}

// widen makes "two months ago" the whole month and "two years ago" the whole year: the words are no finer.
func (v ago) widen(s span) span {
	y, m := s.from.Year(), int(s.from.Month())
	switch v.unit {
	case "month":
		s.from, s.to = day(y, m, 1), day(y, m+1, 0)
	case "year":
		s.from, s.to = day(y, 1, 1), day(y, 12, 31)
	}
	return s
}

// streak is "for the n-th day in a row": it began n-1 units before publication and goes on.
type streak struct {
	n    int
	unit string
}

func (v streak) String() string { return fmt.Sprintf("streak:%d:%s", v.n, v.unit) }

func (v streak) span(a Anchor) (span, bool) {
	return span{from: back(a.today(), v.n-1, v.unit), to: a.today(), ongoing: true}, a.Known
}

// between runs from the start of one value to the end of another.
type between struct{ from, to value }

func (v between) String() string { return v.from.String() + "/" + v.to.String() }

func (v between) span(a Anchor) (span, bool) {
	t, ok := v.to.span(a)
	if !ok {
		return span{}, false
	}
	// the start looks back from the end: "from November to January" crosses the year
	f, ok := v.from.span(a)
	if c, yes := v.from.(calendar); yes && c.y == 0 && c.m > 0 {
		f, ok = c.span(Anchor{Pub: t.from, Known: true})
	}
	s := span{from: f.from, to: t.to, approx: f.approx || t.approx}
	return s, ok && !s.from.After(s.to)
}

// edge is a stretch of which the words name one end: up to a day, before it, or after it.
type edge struct {
	side string // "upto", "before" or "after"
	val  value
}

func (v edge) String() string { return v.side + ":" + v.val.String() }

func (v edge) span(a Anchor) (span, bool) {
	s, ok := v.val.span(a)
	switch v.side {
	case "upto":
		return span{to: s.to}, ok
	case "before":
		return span{to: s.from.AddDate(0, 0, -1)}, ok
	}
	return span{from: s.from}, ok
}

// gap is the distance of the act told behind it from the act told before: "a day after" puts it a day earlier.
type gap struct {
	n    int
	unit string
}

func (v gap) String() string { return fmt.Sprintf("gap:%+d:%s", v.n, v.unit) }

// span gives only days: a distance of months or years names none, and hours may cross midnight.
func (v gap) span(a Anchor) (span, bool) {
	ok := !a.Ref.IsZero() && v.n != 0 && (v.unit == "day" || v.unit == "week")
	return one(back(a.Ref, v.n, v.unit)), ok
}

// decade is ten years, or their beginning, middle or end.
type decade struct {
	y   int
	pos string
}

func (v decade) String() string {
	return strings.TrimSuffix(fmt.Sprintf("decade:%ds:%s", v.y, v.pos), ":")
}

func (v decade) span(Anchor) (span, bool) {
	from, to := v.y, v.y+9
	switch v.pos {
	case "start":
		to = v.y + 3
	case "mid":
		from, to = v.y+3, v.y+6
	case "end":
		from = v.y + 6
	}
	return span{from: day(from, 1, 1), to: day(to, 12, 31)}, true
}
