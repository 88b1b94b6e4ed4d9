package date

import "time"

// Published returns the day on which a text says that it came out, where all its words that tie that day to a weekday or
// a date ("yesterday, Wednesday", "today, 9 August") agree and it is another one near the day given; and the first of
// these words. Reports go online a day or some late, and a date without a time of day may be that of another zone.
func Published(es []Expr, a Anchor) (time.Time, Expr, bool) {
	const latest, earliest = 1, -3
	var day time.Time
	var sign Expr
	for _, e := range es {
		d, ok := e.impliedDay(a)
		if !ok {
			continue
		}
		if day.IsZero() {
			day, sign = d, e
		} else if !d.Equal(day) {
			return time.Time{}, Expr{}, false
		}
	}
	days := int(day.Sub(a.today()).Hours() / 24)
	if day.IsZero() || days == 0 || days < earliest || days > latest {
		return time.Time{}, Expr{}, false
	}
	return day, sign, true
}

// impliedDay returns the day of publication that an expression implies: of a weekday the one nearest to the day given,
// which is at most a day too early.
func (e Expr) impliedDay(a Anchor) (time.Time, bool) {
	if !a.Known {
		return time.Time{}, false
	}
	switch v := e.val.(type) {
	case relDay:
		if v.wd < 0 || v.ref || v.n > 0 {
			return time.Time{}, false
		}
		return onOrBefore(a.today().AddDate(0, 0, 1), (v.wd-v.n)%7), true
	case calendar:
		s, ok := v.span(a)
		if !ok || e.today == nil || e.today.ref || v.d == 0 || v.d2 > 0 {
			return time.Time{}, false
		}
		if wd := e.today.wd; wd >= 0 && int(s.from.Weekday()) != wd {
			return time.Time{}, false // weekday and date contradict each other
		}
		return s.from.AddDate(0, 0, -e.today.n), true
	}
	return time.Time{}, false
}
