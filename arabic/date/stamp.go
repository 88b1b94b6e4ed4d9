package date

import (
	"fmt"
	"time"
	_ "time/tzdata" // the program runs on machines without a zone database

	"tawatur/arabic"
)

// ReadStamp returns the first full date-time of a text, as a dateline writes it ("الثلاثاء ٠٥ سبتمبر ٢٠٢٣ - ٠٩:٤٢ بتوقيت
// غرينتش"), in RFC 3339 with the offset of the place named; without a place it has no offset. A text with full dates but
// no time of day gives the first such day. first and end are its tokens, end exclusive.
func ReadStamp(ts []arabic.Token) (iso string, first, end int, ok bool) {
	for _, e := range Find(ts) {
		c, full := e.val.(calendar)
		if !full || c.y == 0 || c.m <= 0 || c.d == 0 || c.d2 > 0 {
			continue
		}
		s, valid := c.span(Anchor{})
		if !valid {
			continue
		}
		if e.Clock != "" {
			text, stop := zoned(ts, s.from, e)
			return text, e.First, stop, true
		}
		if !ok {
			iso, first, end, ok = s.from.Format(time.DateOnly), e.First, e.End, true
		}
	}
	return iso, first, end, ok
}

// zoned writes day and clock with the zone named in the few words behind.
func zoned(ts []arabic.Token, d time.Time, e Expr) (string, int) {
	var h, m int
	if _, err := fmt.Sscanf(e.Clock, "%d:%d", &h, &m); err != nil {
		return d.Format(time.DateOnly), e.End
	}
	t := d.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
	p := newParser(ts)
	for k := e.End; k < len(ts) && k < e.End+4 && ts[k].Kind != arabic.Newline; k++ {
		z, end, ok := p.find(k, "zone")
		if !ok {
			continue
		}
		loc, err := time.LoadLocation(z.value)
		if err != nil {
			break // an unknown zone leaves the time without one; the test of the table loads them all
		}
		y, mo, da := t.Date()
		return time.Date(y, mo, da, h, m, 0, 0, loc).Format(time.RFC3339), end
	}
	return t.Format("2006-01-02T15:04:05"), e.End
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
