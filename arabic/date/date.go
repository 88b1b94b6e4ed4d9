// Package date reads Arabic dates and times in two stages: [Find] gives what the words say, under-specified where they
// are ("a Wednesday, the last"), and [Expr.Resolve] anchors that to a publication date. It invents nothing: without a
// publication date a relative expression stays unresolved.
//
//	e := date.Find(arabic.Tokenize("فجر الأربعاء الماضي"))[0] // e.Unresolved is "weekday:wed:last"
//	r := e.Resolve(date.Anchor{Pub: pub, Known: true})
package date

import (
	"strings"
	"time"

	"tawatur/arabic"
)

// Anchor is the publication time to which relative expressions are resolved. Ref is the day told before, to which "the
// same day" and "a day after" refer; zero when there is none.
type Anchor struct {
	Pub   time.Time
	Known bool
	Ref   time.Time
}

// Resolved is an expression on the calendar. From and To are ISO days, To is the last day; From is empty where the
// start is not stated and To where the end is open. Grain is the finest unit the words give. OK is false, and the days
// empty, for what cannot be anchored. Vague says that the words only estimate how long ago: "about a month ago".
type Resolved struct {
	From, To string
	EDTF     string
	Grain    string
	Ongoing  bool
	Vague    bool
	OK       bool
}

// Day reports whether the time is one day, or a night between two.
func (r Resolved) Day() bool {
	if !r.OK || r.Ongoing || r.From == "" {
		return false
	}
	from, err := time.Parse(time.DateOnly, r.From)
	return err == nil && (r.To == r.From || r.To == from.AddDate(0, 0, 1).Format(time.DateOnly))
}

// The kinds of expressions.
const (
	Date     = "date"     // a day, month or year
	Time     = "time"     // a time of day with no day
	Interval = "interval" // something with a start, an end or both
	Duration = "duration" // a length of time, before the anchor
)

// Expr is an expression of time in a text. First and End are tokens, End exclusive. Clock is "15:04" where a time of
// day is told, Part is dawn, morning, noon, afternoon, evening, night or midnight.
type Expr struct {
	First, End int
	Kind       string
	Grain      string
	Unresolved string
	Clock      string
	Part       string
	// Since marks "since ...": it goes on at the anchor.
	Since bool
	val   value
	// today is the day word beside a date of the calendar: "today, 9 August".
	today *relDay
}

// Find returns the expressions of a text, in order and without overlap.
func Find(ts []arabic.Token) []Expr {
	p := newParser(ts)
	var out []Expr
	for i := 0; i < len(ts); {
		e, ok := p.expr(i)
		if !ok || e.End <= i {
			i++
			continue
		}
		e.Since = e.Since || p.sinceEvent(e)
		out = append(out, e)
		i = e.End
	}
	return out
}

// Resolve anchors the expression. Absolute dates need no anchor; a day without a year is the nearest one not after
// publication; a weekday is the most recent one, publication day included, because news looks back.
func (e Expr) Resolve(a Anchor) Resolved {
	r := Resolved{Grain: e.Grain, Ongoing: e.Since}
	if e.val == nil {
		return r
	}
	s, ok := e.val.span(a)
	if !ok {
		return r
	}
	r.OK, r.Ongoing = true, e.Since || s.ongoing
	r.From, r.To = iso(s.from), iso(s.to)
	if r.Ongoing {
		r.To = ""
	}
	r.EDTF = edtf(r, s.approx)
	if v, ago := e.val.(ago); ago {
		r.Vague = v.approx && v.unit != "day" && v.unit != "hour" && v.unit != "minute"
	}
	return r
}

// Gap reports whether the expression measures the act named behind it from the one told before: "a day after".
func (e Expr) Gap() bool {
	_, ok := e.val.(gap)
	return ok
}

// Ago returns "since two days" as the day that lies so far back, which it means beside an act that is over; false for
// every other expression.
func (e Expr) Ago() (Expr, bool) {
	v, ok := e.val.(ago)
	if !ok || !e.Since || v.n == 0 {
		return e, false
	}
	v.since = false
	e.val, e.Since = v, false
	return e, true
}

// Coming returns a bare weekday as the one that comes, the day of publication included, which it means beside what is yet to be: "will begin on
// Thursday"; false for every other expression.
func (e Expr) Coming() (Expr, bool) {
	v, ok := e.val.(weekDay)
	if !ok || v.mod != "" || v.to >= 0 {
		return e, false
	}
	v.mod = "coming"
	e.val = v
	return e, true
}

// Ahead reports whether the words themselves put the expression after publication: "tomorrow", "next Friday".
func (e Expr) Ahead() bool {
	v, ok := e.val.(relDay)
	return ok && !v.ref && v.n > 0 || strings.HasSuffix(e.Unresolved, ":next")
}

// Goes reports whether the expression tells of something that goes on: "since Wednesday", "for the fourth day".
func (e Expr) Goes() bool {
	_, row := e.val.(streak)
	return row || e.Since
}

// Alone returns the date of "since the visit in May" without its "since": the day of the visit.
func (e Expr) Alone() Expr {
	e.Since = false
	return e
}

// Refers reports whether the expression counts from a day told before: "the next day", "a day after".
func (e Expr) Refers() bool {
	v, ok := e.val.(relDay)
	return ok && v.ref || e.Gap()
}

// Calendar reports whether the expression is a date of the calendar rather than a day seen from publication.
func (e Expr) Calendar() bool {
	_, ok := e.val.(calendar)
	return ok
}

// iso formats a day, empty for the zero time.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// edtf writes a resolved time in the Extended Date/Time Format.
func edtf(r Resolved, approx bool) string {
	mark := ""
	if approx {
		mark = "~"
	}
	switch {
	case r.From == "" && r.To == "":
		return ""
	case r.From == "":
		return "/" + r.To + mark
	case r.Ongoing:
		return r.From + mark + "/.."
	case r.To == "":
		return r.From + mark + "/"
	case r.Grain == "month" && r.From[:7] == r.To[:7] && r.From[8:] == "01" && r.To[8:] > "27":
		return r.From[:7] + mark
	case r.Grain == "year" && r.From[4:] == "-01-01" && r.To == r.From[:4]+"-12-31":
		return r.From[:4] + mark
	case r.From == r.To:
		return r.From + mark
	}
	return r.From + mark + "/" + r.To + mark
}

// Lasted returns the length of time that "منذ سبعة أيام" measures, as an ISO 8601 duration ("P7D"); "" where an expression
// does not measure how long something goes on.
func (e Expr) Lasted() string {
	if !e.Since {
		return ""
	}
	f := strings.Split(e.Unresolved, ":")
	if len(f) != 3 || f[0] != "ago" || f[1] == "0" {
		return ""
	}
	unit := map[string]string{"day": "D", "week": "W", "month": "M", "year": "Y"}[f[2]]
	if unit == "" {
		return ""
	}
	return "P" + f[1] + unit
}

// Weekday returns the day of the week that an expression names, alone or beside a day word, and false when it names none.
func (e Expr) Weekday() (time.Weekday, bool) {
	switch v := e.val.(type) {
	case weekDay:
		return time.Weekday(v.wd), true
	case relDay:
		return time.Weekday(max(v.wd, 0)), v.wd >= 0
	}
	return 0, false
}
