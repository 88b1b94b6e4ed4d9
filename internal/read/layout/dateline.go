package layout

import (
	"fmt"
	"strconv"
	"sync"
	"time"
	_ "time/tzdata" // zones of stamps must not depend on the machine
	"unicode"

	"tawatur/arabic"
)

// Stamp is the publication stamp of a report as its text prints it.
type Stamp struct {
	// Value is an ISO 8601 date or date-time, with its zone where the stamp names one.
	Value string
	// Start and End are code points of the text.
	Start, End int
	// Why is the reason, for people.
	Why string
}

// Dateline returns the stamp of publication in a page's text. The page's clock, a date above the headline among menus, is
// none. bs are the Blocks of rs.
func Dateline(rs []rune, bs []Block) (Stamp, bool) {
	head, seen := headOf(bs)
	best := Stamp{}
	rank := 0
	for i, b := range bs[:head] {
		if b.Kind == Furniture && b.Why != again || b.End-b.Start > 400 && i > 0 {
			continue
		}
		l := &line{start: b.Start, end: b.End}
		s, ok := readLine(rs, l)
		if !ok || !s.alone && s.label == "" || s.label == "" && !seen.fair(bs, i) {
			continue
		}
		n := 3
		if s.label == "updated" {
			n = 1
		}
		if n > rank {
			rank = n
			best = Stamp{Value: s.value(), Start: s.start, End: s.end, Why: s.why(i > seen.headline)}
		}
	}
	return best, rank > 0
}

// above is what stands over the text: the block of the headline, -1 if there is none.
type above struct{ headline int }

// headOf returns how many blocks can hold a stamp: those before the second paragraph.
func headOf(bs []Block) (int, above) {
	a := above{headline: -1}
	paragraphs := 0
	for i, b := range bs {
		if b.Kind == Headline && a.headline < 0 {
			a.headline = i
		}
		if b.Kind == Body {
			if paragraphs++; paragraphs == 2 {
				return i, a
			}
		}
	}
	return len(bs), a
}

// fair reports whether a bare date at block i is a stamp: behind the headline, or at the very top with no furniture between
// it and the headline.
func (a above) fair(bs []Block, i int) bool {
	if i >= a.headline {
		return true
	}
	for _, b := range bs[:a.headline] {
		if b.Kind == Furniture {
			return false
		}
	}
	return true
}

// stampWords are the words of stamps.tsv.
type stampWords struct {
	months arabic.Dict[int]
	zones  map[string]string
	labels map[string]string
	halves map[string]string
	// beside are words that stand with a date and say nothing else: calendars, "الساعة".
	beside map[string]string
	// joins are words between the parts of a date: "7 من آب", "5th of March".
	joins    map[string]bool
	weekdays map[string]time.Weekday
}

// words reads stamps.tsv once; it is part of the program, so a fault in it is a fault of the build.
var words = sync.OnceValue(func() *stampWords {
	w := &stampWords{zones: map[string]string{}, labels: map[string]string{}, halves: map[string]string{}, beside: map[string]string{}, joins: map[string]bool{}, weekdays: map[string]time.Weekday{}}
	for _, f := range rows("stamps.tsv", 3) {
		key := arabic.Fold(f[1])
		switch f[0] {
		case "month":
			n, err := strconv.Atoi(f[2])
			if err != nil {
				panic(fmt.Sprintf("layout: stamps.tsv: %q: %v", f[1], err))
			}
			w.months.Add(f[1], n)
		case "zone":
			w.zones[key] = f[2]
		case "label":
			w.labels[key] = f[2]
		case "half":
			w.halves[key] = f[2]
		case "beside":
			w.beside[key] = f[2]
		case "join":
			w.joins[key] = true
		case "weekday":
			n, err := strconv.Atoi(f[2])
			if err != nil {
				panic(fmt.Sprintf("layout: stamps.tsv: %q: %v", f[1], err))
			}
			w.weekdays[key] = time.Weekday(n)
			w.beside[key] = f[0]
		}
	}
	return w
})

// reading is a stamp as found in a line.
type reading struct {
	day, month, year  int
	hour, minute      int
	timed             bool
	zone, label, half string
	// offset is the zone in minutes where it is printed as a number, as in GMT+3; hasOffset says that it is.
	offset      int
	hasOffset   bool
	start, end  int
	alone       bool
	first, last int
	// clockAt and clockEnd are the tokens of the hour and behind the minutes.
	clockAt, clockEnd int
}

// readLine finds the first full date of a line with the time and zone around it.
func readLine(rs []rune, l *line) (reading, bool) {
	if all := readings(rs, l, 1); len(all) > 0 {
		return all[0], true
	}
	return reading{}, false
}

// readings finds up to most full dates of a line, each with the time, zone and label that stand beside it and not beside another.
func readings(rs []rune, l *line, most int) []reading {
	text := rs[l.start:min(l.end, l.start+400)]
	if !mayDate(text) {
		return nil
	}
	ts := arabic.TokenizeRunes(text)
	var all []reading
	for i := 0; i < len(ts) && len(all) <= most; i++ {
		if r, ok := readDate(ts, i); ok {
			all = append(all, r)
			i = r.last - 1
		}
	}
	from := 0
	for i := range all {
		to := len(ts)
		if i+1 < len(all) {
			to = all[i+1].first
		}
		r := &all[i]
		r.around(ts, from, to)
		from = r.last
		r.start, r.end = l.start+ts[r.first].Start, l.start+ts[r.last-1].End
	}
	return all[:min(len(all), most)]
}

// mayDate reports whether a line has the figures that a date with its year has at least: "5 آب 2024".
func mayDate(text []rune) bool {
	const fewest = len("52024")
	n := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n >= fewest
}

// readDate reads a date with its year that begins at token i, in one of the three orders in which pages print it.
func readDate(ts []arabic.Token, i int) (reading, bool) {
	var p [3]int
	var named [3]bool
	k := i
	for n := range p {
		v, isName, next, ok := datePart(ts, k, n > 0)
		if !ok {
			return reading{}, false
		}
		p[n], named[n], k = v, isName, next
	}
	r := reading{first: i, last: k}
	switch {
	case named[1] && !named[0] && !named[2]:
		r.day, r.month, r.year = p[0], p[1], p[2]
	case named[0] && !named[1] && !named[2]:
		r.month, r.day, r.year = p[0], p[1], p[2]
	case named[2] && !named[0] && !named[1] && p[0] > 1900:
		r.year, r.day, r.month = p[0], p[1], p[2]
	case named[0] || named[1] || named[2]:
		return reading{}, false
	case p[0] > 1900:
		r.year, r.month, r.day = p[0], p[1], p[2]
	default:
		r.day, r.month, r.year = p[0], p[1], p[2]
	}
	if loose := !named[0] && !named[1] && !named[2] && p[0] <= 1900; loose && r.day <= 12 && (r.month > 12 || r.ofAnotherDay(ts)) {
		r.day, r.month = r.month, r.day
	}
	return r, r.valid()
}

// ofAnotherDay reports whether the day of the week before a date is that of the date with day and month swapped: "Tue, 03/05/2019".
func (r *reading) ofAnotherDay(ts []arabic.Token) bool {
	for k := r.first - 1; k >= max(0, r.first-3); k-- {
		if day, ok := words().weekdays[ts[k].Norm]; ok {
			of := func(month, day int) time.Weekday {
				return time.Date(r.year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday()
			}
			return of(r.month, r.day) != day && of(r.day, r.month) == day
		}
	}
	return false
}

func (r *reading) valid() bool {
	t := time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
	return r.year > 1900 && r.year < 2100 && t.Day() == r.day && int(t.Month()) == r.month
}

// datePart reads a number or a month's name, behind at most one mark or "من" when more is true. A month may be followed by
// its second name: "تشرين الثاني / نوفمبر".
func datePart(ts []arabic.Token, k int, more bool) (v int, name bool, next int, ok bool) {
	w := words()
	for more && k < len(ts) && (ts[k].Kind == arabic.Punct && ts[k].Norm != ":" || words().joins[ts[k].Norm]) {
		k++
	}
	if k >= len(ts) {
		return 0, false, k, false
	}
	if ts[k].Kind == arabic.Number {
		n, err := strconv.Atoi(ts[k].Norm)
		return n, false, k + 1, err == nil
	}
	m, found := w.months.Find(ts, k)
	if !found || m.Pro != "" {
		return 0, false, k, false
	}
	v, k = m.Values[0], m.End
	j := k
	for j < len(ts) && (ts[j].Norm == "/" || ts[j].Norm == "-" || ts[j].Norm == "(" || ts[j].Norm == "|") {
		j++
	}
	if j < len(ts) {
		if o, again := w.months.Find(ts, j); again && o.Values[0] == v {
			k = o.End
			if k < len(ts) && ts[k].Norm == ")" {
				k++
			}
		}
	}
	return v, true, k, true
}

// around reads time, zone and label beside the date, among the tokens from and up to which no other date has them, and whether the
// line has anything else to say.
func (r *reading) around(ts []arabic.Token, from, to int) {
	w := words()
	first, last := r.first, r.last
	for k := max(from, first-12); k < to && k < r.last+10; k++ {
		t := ts[k]
		switch {
		case k >= first && k < last:
		case !r.timed && isClock(ts, k):
			r.clock(ts, k)
		case t.Norm == "+" && r.timed && k == r.clockEnd && !r.hasOffset:
			r.zone = "UTC"
			r.shift(ts[:to], k)
		case t.Kind == arabic.Word && k < r.first && k >= first-8 && w.labels[t.Norm] != "":
			r.label = w.labels[t.Norm]
		case t.Kind != arabic.Word || !r.timed:
		case w.halves[t.Norm] != "" && r.half == "" && r.besideClock(ts, k):
			r.half = w.halves[t.Norm]
			r.last = max(r.last, k+1)
		case w.zone(ts, k) != "" && r.zone == "" && k < r.last+3:
			r.zone = w.zone(ts, k)
			r.last = max(r.last, k+1)
			r.shift(ts[:to], k+1)
		}
	}
	if r.timed && r.half == "" && r.clockAt > from {
		r.half = w.longHalf(ts[r.clockAt-1].Norm) // "مساء 4:30"
	}
	outside := 0
	for k, t := range ts {
		if (k < r.first || k >= r.last) && t.Kind == arabic.Word && w.beside[t.Norm] == "" {
			outside++
		}
	}
	most := 3
	if r.label != "" || r.timed {
		most = 6
	}
	r.alone = outside <= most && len(ts) < 40
}

// isClock reports whether a time of day begins at token k: "16:47", and behind "الساعة" also "16.47".
func isClock(ts []arabic.Token, k int) bool {
	if k+2 >= len(ts) || ts[k].Kind != arabic.Number || ts[k+2].Kind != arabic.Number {
		return false
	}
	switch ts[k+1].Norm {
	case ":":
		return true
	case ".", ",":
		return k > 0 && words().beside[ts[k-1].Norm] == "clock" && len(ts[k+2].Norm) == 2
	}
	return false
}

// longHalf returns the half of the day that a whole word names, "" for a letter, which may belong to the year before it.
func (w *stampWords) longHalf(word string) string {
	if len([]rune(word)) < 2 {
		return ""
	}
	return w.halves[word]
}

// besideClock reports whether nothing but marks stands between the clock and token k behind it: "م" behind a year is the calendar.
func (r *reading) besideClock(ts []arabic.Token, k int) bool {
	for j := r.clockEnd; j < k; j++ {
		if ts[j].Kind == arabic.Word && ts[j].Norm != "بعد" || ts[j].Kind == arabic.Number {
			return false
		}
	}
	return k >= r.clockEnd
}

// shift reads the hours that a zone is ahead of universal time: "GMT+3", "غرينتش +03:00".
func (r *reading) shift(ts []arabic.Token, k int) {
	if k+1 >= len(ts) || r.zone != "UTC" || ts[k].Norm != "+" && ts[k].Norm != "-" || ts[k+1].Kind != arabic.Number {
		return
	}
	n, err := strconv.Atoi(ts[k+1].Norm)
	next := k + 2
	minutes := n * 60
	switch {
	case err != nil || len(ts[k+1].Norm) > 4:
		return
	case len(ts[k+1].Norm) == 4: // +0300
		minutes = n/100*60 + n%100
	case k+3 < len(ts) && ts[k+2].Norm == ":" && ts[k+3].Kind == arabic.Number:
		m, err := strconv.Atoi(ts[k+3].Norm)
		if err != nil || m > 59 {
			return
		}
		minutes += m
		next = k + 4
	}
	if minutes > 14*60 {
		return
	}
	if ts[k].Norm == "-" {
		minutes = -minutes
	}
	r.offset, r.hasOffset, r.last = minutes, true, max(r.last, next)
}

// zone returns the zone that the word at token k names, "" for none. Some are zones only behind the word that says so, as
// "بتوقيت غزة": by themselves they are the place of the news.
func (w *stampWords) zone(ts []arabic.Token, k int) string {
	if z := w.zones[ts[k].Norm]; z != "" || k == 0 {
		return z
	}
	return w.zones[ts[k-1].Norm+" "+ts[k].Norm]
}

// clock takes the hour at token k, and widens the stamp to it.
func (r *reading) clock(ts []arabic.Token, k int) {
	h, err1 := strconv.Atoi(ts[k].Norm)
	m, err2 := strconv.Atoi(ts[k+2].Norm)
	if err1 != nil || err2 != nil || h > 23 || m > 59 {
		return
	}
	r.hour, r.minute, r.timed = h, m, true
	r.clockAt, r.clockEnd = k, k+3
	if k+4 < len(ts) && ts[k+3].Norm == ":" && ts[k+4].Kind == arabic.Number && k >= r.last {
		r.clockEnd = k + 5 // seconds
	}
	r.first, r.last = min(r.first, k), max(r.last, k+3)
}

// value is the stamp in ISO 8601; a time whose zone is not printed is given without one.
func (r *reading) value() string {
	if !r.timed {
		return fmt.Sprintf("%04d-%02d-%02d", r.year, r.month, r.day)
	}
	h := r.hour
	switch {
	case r.half == "pm" && h < 12:
		h += 12
	case r.half == "am" && h == 12, r.half == "night" && h == 12:
		h = 0
	case r.half == "night" && h >= 6 && h < 12:
		h += 12
	}
	loc, err := time.LoadLocation(r.zone)
	if r.hasOffset {
		loc = time.FixedZone("", r.offset*60)
	}
	if r.zone == "" || err != nil {
		return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:00", r.year, r.month, r.day, h, r.minute)
	}
	return time.Date(r.year, time.Month(r.month), r.day, h, r.minute, 0, 0, loc).Format(time.RFC3339)
}

func (r *reading) why(below bool) string {
	switch {
	case r.label == "updated":
		return "labelled as the last update; no other stamp"
	case r.label != "":
		return "labelled as published"
	case below:
		return "a date by itself behind the headline"
	}
	return "a date by itself at the top of the text"
}
