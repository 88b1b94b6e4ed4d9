package article

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"tawatur"
	"tawatur/arabic"
	"tawatur/arabic/date"
	"tawatur/internal/acquire/stamp"
	"tawatur/internal/read/layout"
)

// dated is a date that a page gives, with where from. Of two the one of higher rank is believed.
type dated struct {
	iso, from string
	rank      int
	basis     string
	// swapped is the other reading of a date whose day may be its month, empty where there is none.
	swapped string
}

// The ranks of sources.
const (
	rankAddress = iota + 1
	rankPrintedBelow
	rankPrinted
	rankTime
	rankMarked
	rankMeta
	rankLinked
)

// publishedMetas are the meta elements in which pages say their day of publication, the surest first.
func publishedMetas() []string {
	return []string{"article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
		"publisheddate", "published_time", "publish-date", "publishdate", "publish_date", "publication_date", "pubdate", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
		"dcterms.date", "dc.date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate", "date", "dcterms.available"}
}

func modifiedMetas() []string {
	return []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "article:modified", "lastdate"}
}

// datesOf collects what a page says of its day of publication.
func (s *scan) datesOf(main *linked, r region, address string) []dated {
	var out []dated
	add := func(value, from string, rank int, basis string) {
		if iso, ok := readDate(value); ok {
			out = append(out, dated{iso: iso, from: from, rank: rank, basis: basis, swapped: swapped(value, iso)})
		}
	}
	if main != nil {
		add(main.published, "linked data (datePublished)", rankLinked, tawatur.BasisMetadata)
	}
	for _, name := range publishedMetas() {
		for _, v := range s.metas[name] {
			add(v, "meta element "+name, rankMeta, tawatur.BasisMetadata)
		}
	}
	for _, t := range s.times {
		if rank := s.timeRank(t, r); rank > 0 {
			v := t.value
			if _, ok := readDate(v); !ok {
				v = t.printed
			}
			add(v, "mark-up of a date in the page", rank, tawatur.BasisMetadata)
		}
	}
	out = append(out, s.printed(r)...)
	if d := dayInAddress(address); d != "" {
		out = append(out, dated{iso: d, from: "address of the page", rank: rankAddress, basis: tawatur.BasisMetadata})
	}
	if len(out) == 0 {
		out = s.hiddenDates()
	}
	if len(out) == 0 {
		out = s.dateBelow(r)
	}
	if len(out) == 0 {
		out = s.titleDate()
	}
	if len(s.counted) == 1 {
		out = append(out, dated{iso: s.counted[0], from: "data of a script that counts readers", rank: rankAddress, basis: tawatur.BasisMetadata})
	}
	slices.SortStableFunc(out, func(a, b dated) int { return b.rank - a.rank })
	return s.clocked(out, r)
}

// swapped returns the other reading of a date of which day and month cannot be told apart: "3/5/2019" is of May in most countries.
func swapped(value, iso string) string {
	m := looseDay().FindStringSubmatch(arabic.Digits(strings.TrimSpace(value)))
	if m == nil || len(iso) < 10 || iso[5:7] == iso[8:10] || iso[8:10] > "12" {
		return ""
	}
	return iso[:5] + iso[8:10] + "-" + iso[5:7] + iso[10:]
}

// looseDay finds the form of a date that begins with its day or its month.
var looseDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}`)
})

// titleDate is the date behind the title of a page that says no other.
func (s *scan) titleDate() []dated {
	all := layout.PrintedDates(s.title)
	if len(all) == 0 || undated(plain(s.title)) == plain(s.title) {
		return nil
	}
	return []dated{{iso: all[len(all)-1].Value, from: "title of the page", rank: rankPrintedBelow, basis: tawatur.BasisDateline}}
}

// hiddenDates are dates that a page has for machines only and calls "updated", as microformats do with the day of publication; where
// the page says nothing else they are what there is.
func (s *scan) hiddenDates() []dated {
	for _, l := range s.lines {
		if l.roles&roleUpdated == 0 || l.words > 8 || l.linked > 0 || l.in == nil || l.in.why != "not shown" {
			continue
		}
		if iso, ok := readDate(l.text); ok {
			return []dated{{iso: iso, from: "hidden date of the page, marked as updated; no other date", rank: rankPrintedBelow, basis: tawatur.BasisMetadata}}
		}
	}
	return nil
}

// dateBelow is the day that is printed right below the text of a page that says no other, as posts have it.
func (s *scan) dateBelow(r region) []dated {
	if r.to == 0 {
		return nil
	}
	for _, l := range s.lines[min(r.to, len(s.lines)):min(r.to+mostBelow, len(s.lines))] {
		if why := l.in.left(); l.linked > 0 || l.roles&roleClock != 0 || why != "" && why != "in <footer>" {
			continue
		}
		if p, ok := l.date(); ok && l.words <= 12 && p.Label != "updated" && !s.ticks(l) && l.roles&roleUpdated == 0 {
			return []dated{{iso: p.Value, from: fmt.Sprintf("date printed below the text, no other (%s)", l.text), rank: rankPrintedBelow, basis: tawatur.BasisDateline}}
		}
	}
	return nil
}

// mostBelow is how many lines behind a text its date may stand.
const mostBelow = 4

// clocked adds the time of day that is printed near the headline in a line of its own, where the date that is believed has none.
func (s *scan) clocked(out []dated, r region) []dated {
	if len(out) == 0 || len(out[0].iso) > 10 || r.headline < 0 {
		return out
	}
	for i := r.headline + 1; i < len(s.lines) && s.nearHeadline(i, r); i++ {
		l := s.lines[i]
		if l.good() {
			break
		}
		if l.numbers == 0 || l.words > 8 || l.linked > 0 || l.roles&(roleUpdated|roleClock) != 0 || l.in.left() != "" || s.ticks(l) {
			continue
		}
		if p, ok := layout.PrintedClock(l.text, out[0].iso); ok && p.Label != "updated" && s.labelBefore(i) != "updated" {
			return append(out, dated{iso: p.Value, from: fmt.Sprintf("time of day printed near the headline (%s)", l.text), rank: rankAddress, basis: tawatur.BasisDateline})
		}
	}
	return out
}

// timeRank says how far a date in the mark-up is believed to be that of publication; 0 for one of something else.
func (s *scan) timeRank(t timed, r region) int {
	switch {
	case t.roles&rolePublished != 0 && t.roles&roleUpdated == 0 && s.onlyMarked(t):
		return rankMarked
	case t.at < len(s.lines) && s.lines[t.at].in.left() == ownEntry, t.in.left() != "" && !(t.in.authors() && s.aboveText(t.at, r)), t.linked && !s.aboveText(t.at, r):
		return 0
	case t.roles&rolePublished != 0 && t.roles&roleUpdated == 0:
		return rankMarked
	case t.roles&roleUpdated != 0 || labelOf(t.printed) == "updated" || s.labelBefore(t.at) == "updated":
		return 0
	case !s.nearHeadline(t.at, r):
		return 0
	case s.inText(t.at, r):
		return rankPrintedBelow
	}
	return rankTime
}

// onlyMarked reports whether no other date of the page is marked as that of publication: then it is the article's even in a
// part that otherwise would be left out, where some themes put it.
func (s *scan) onlyMarked(t timed) bool {
	for _, o := range s.times {
		if o.node != t.node && o.roles&rolePublished != 0 && o.roles&roleUpdated == 0 {
			return false
		}
	}
	return true
}

// labelOf returns what the words around a printed date call it.
func labelOf(text string) string {
	p, ok := layout.PrintedDate(text)
	if !ok {
		return ""
	}
	return p.Label
}

// labelBefore returns what the line before line i calls a date: "آخر تحديث" in an element of its own.
func (s *scan) labelBefore(i int) string {
	if i < 1 || i > len(s.lines) || s.lines[i-1].words > 4 {
		return ""
	}
	return labelOf(s.lines[i-1].text + " 1/1/2020")
}

// aboveText reports whether line i stands between the headline and the running text: dates of teasers are linked, but there
// are none.
func (s *scan) aboveText(i int, r region) bool {
	if r.from < 0 || i < max(r.headline, 0) {
		return false
	}
	for _, l := range s.lines[max(r.headline, 0):min(i, len(s.lines))] {
		if l.good() {
			return false
		}
	}
	return true
}

// inText reports whether more than a summary stands between the headline and line i.
func (s *scan) inText(i int, r region) bool {
	n := 0
	for k := r.headline; r.headline >= 0 && k < min(i, len(s.lines)); k++ {
		if l := s.lines[k]; l.good() && l.in.left() == "" {
			n++
		}
	}
	return n >= 2
}

// farFromHeadline is how many lines below a headline a date still is its.
const farFromHeadline = 14

// nearHeadline reports whether line i is where pages print their date: behind the headline and before the text is over, or
// right above it in the same box.
func (s *scan) nearHeadline(i int, r region) bool {
	if i >= len(s.lines) {
		return false
	}
	head := r.headline
	if head < 0 {
		head = r.from
	}
	if head < 0 {
		return i < farFromHeadline
	}
	if i >= head {
		return i-head <= farFromHeadline
	}
	box := s.lines[head].at.Parent
	if box != nil && box.Data == "header" && box.Parent != nil {
		box = box.Parent
	}
	return box != nil && box.Data != "body" && within(s.lines[i].at, box)
}

// printed reads the dates that stand near the headline as people read them.
func (s *scan) printed(r region) []dated {
	var out []dated
	from := max(0, r.headline-6)
	for i := from; i < len(s.lines) && i < max(r.to+6, farFromHeadline); i++ {
		l := s.lines[i]
		if l.words > 24 || i == r.headline || l.linked*2 > l.words && !s.linkedDate(i, r) || !l.mayPrintDate() && !(l.in.authors() && s.aboveText(i, r)) {
			continue
		}
		if s.ticks(l) {
			continue
		}
		found := printedDates(l)
		if len(found) == 0 {
			found = s.pieceDates(i, r)
		}
		for _, d := range found {
			out = append(out, s.printedAs(d, i, r)...)
		}
	}
	return out
}

// linkedDate reports whether line i is a date between headline and text that is a link, as to the news of that day.
func (s *scan) linkedDate(i int, r region) bool {
	l := s.lines[i]
	if l.words > 8 || i <= r.headline || !s.aboveText(i, r) {
		return false
	}
	p, ok := l.date()
	return ok && p.Alone
}

// printedAs says what a date that line i prints is to the page: nothing or one source.
func (s *scan) printedAs(d labelled, i int, r region) []dated {
	l := s.lines[i]
	near := s.nearHeadline(i, r)
	found := dated{iso: d.iso, basis: tawatur.BasisDateline, swapped: swapped(d.text, d.iso)}
	switch {
	case d.label == "updated", l.roles&roleUpdated != 0 && d.label == "", d.label == "" && s.labelBefore(i) == "updated":
		return nil
	case near && i > r.headline && d.label == "" && s.inText(i, r):
		found.from, found.rank = fmt.Sprintf("date printed in the text (%s)", l.text), rankPrintedBelow
	case near && (i >= r.headline || d.label != ""):
		found.from, found.rank = fmt.Sprintf("date printed near the headline (%s)", l.text), rankPrinted
	case near, d.label == "published":
		found.from, found.rank = fmt.Sprintf("date printed in the page (%s)", l.text), rankPrintedBelow
	default:
		return nil
	}
	return []dated{found}
}

// mayPrintDate reports whether a line is not in a part whose dates are others': a labelled one is the page's though it stands
// among the details of a picture.
func (l *line) mayPrintDate() bool {
	if why := l.in.left(); why == "" || why == "not shown" {
		return true
	}
	if l.linked > 0 || !l.in.captions() {
		return false
	}
	p, ok := l.date()
	return ok && p.Label != ""
}

// authors reports whether a part is left out for no other reason than a name that is also one of bylines: "author-bio" may hold the
// byline and the date.
func (p *part) authors() bool {
	for ; p != nil; p = p.up {
		if p.out && !p.author {
			return false
		}
	}
	return true
}

// captions reports whether a part is left out for no other reason than a name of captions.
func (p *part) captions() bool {
	for ; p != nil; p = p.up {
		if p.out && !p.caption {
			return false
		}
	}
	return true
}

// labelled is a date as a line prints it, with what the line calls it.
type labelled struct{ iso, label, text string }

// printedDates reads a line that is a date, or labels and dates.
func printedDates(l *line) []labelled {
	if len(l.text) >= len("2006-01-02T15:04Z") && len(l.text) <= len("2006-01-02T15:04:05.000000+00:00") && l.words > 3 {
		if iso, ok := stamp.Parse(l.text); ok && len(iso) > 10 {
			return []labelled{{iso: iso}} // as machines write it
		}
	}
	if p, ok := l.date(); ok && (p.Alone || p.Label != "" && !(l.good() && l.stop)) {
		var out []labelled
		rs := []rune(l.text)
		for _, p := range layout.PrintedDates(l.text) {
			out = append(out, labelled{p.Value, p.Label, string(rs[p.Start:p.End])})
		}
		return out
	}
	if l.words > 10 || l.words < 3 || l.good() || !strings.ContainsAny(l.text, "0123456789٠١٢٣٤٥٦٧٨٩") {
		return nil
	}
	if iso, ok := calendarDay(l.text); ok {
		return []labelled{{iso: iso, label: labelOf(l.text + " 1/1/2020")}}
	}
	return nil
}

// ticks reports whether a script or a name says that a line is the visitor's clock.
func (s *scan) ticks(l *line) bool {
	for n, up := l.at, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		id := attr(n, "id")
		if id == "" {
			continue
		}
		for _, src := range s.scripts {
			if strings.Contains(src, `"`+id+`"`) || strings.Contains(src, "'"+id+"'") || strings.Contains(src, "#"+id+`"`) || strings.Contains(src, "#"+id+"'") {
				return true
			}
		}
	}
	return false
}

// readDate reads a date as machines or as people write it.
func readDate(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if value == "" || len(value) > 120 {
		return "", false
	}
	iso, ok := stamp.Parse(value)
	if !ok {
		iso, ok = stamp.Unix(value)
	}
	if !ok {
		var p layout.Printed
		p, ok = layout.PrintedDate(value)
		iso = p.Value
	}
	if !ok {
		iso, ok = calendarDay(value)
	}
	return iso, ok && iso >= "1990"
}

// calendarDay reads a full date of any calendar, with its time of day: Hijri dates are on pages of the Gulf.
func calendarDay(text string) (string, bool) {
	for _, e := range date.Find(arabic.Tokenize(text)) {
		d := e.Resolve(date.Anchor{})
		if !d.OK || d.Grain != "day" || d.From == "" || d.From != d.To {
			continue
		}
		if e.Clock != "" {
			return d.From + "T" + e.Clock + ":00", true
		}
		return d.From, true
	}
	return "", false
}

// addressDay finds the form of a day in an address.
var addressDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:/|-|$)|[/_=-]((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?:[/_.&?-]|$))`)
})

// dayInAddress returns the day that an address has among its folders, "" for none.
func dayInAddress(address string) string {
	m := addressDay().FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	t, err := time.Parse("2006-1-2", m[1]+m[4]+"-"+m[2]+m[5]+"-"+m[3]+m[6])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// published takes the date of the highest rank, its time of day from another of the same day if it has none itself, and says
// what was turned down.
func published(all []dated) tawatur.Published {
	if len(all) == 0 {
		return tawatur.Published{Basis: tawatur.BasisUnknown}
	}
	best := all[0]
	why := []string{best.from}
	if d, ok := older(all); ok {
		best, why = d, []string{d.from, "the address of the page has the same day"}
	}
	if best.swapped != "" && slices.ContainsFunc(all, func(d dated) bool { return d.swapped == "" && d.iso[:10] == best.swapped[:10] }) {
		best.iso = best.swapped
		why = append(why, "the month before the day, as another date of the page shows")
	}
	for _, d := range all {
		if closer(best.iso, d.iso) {
			why = append(why, "time of day from "+d.from)
			best.iso = d.iso
			break
		}
	}
	for _, d := range all {
		if ofInstant(best.iso, d.iso) {
			why = append(why, "universal time, in the zone of the "+d.from)
			best.iso = d.iso
			break
		}
	}
	for _, d := range all {
		if local, ok := sameInstant(best.iso, d.iso); ok {
			why = append(why, "in the zone of the "+d.from)
			best.iso = local
			break
		}
	}
	said := map[string]bool{}
	for _, d := range all {
		if line := "turned down: " + d.iso + ", " + d.from; apart(best.iso, d.iso) && !said[d.iso[:10]] && len(said) < 4 {
			said[d.iso[:10]] = true
			why = append(why, line)
		}
	}
	return tawatur.Published{Value: &best.iso, Basis: best.basis, Why: why}
}

// older returns the day that a page prints and has in its address, where what is in its mark-up for machines is a later one:
// pages that were moved to another system are dated there by the move.
func older(all []dated) (dated, bool) {
	for _, a := range all {
		if a.rank != rankAddress || !apart(all[0].iso, a.iso) || all[0].iso < a.iso {
			continue
		}
		for _, d := range all {
			if d.rank < rankMeta && d.rank != rankAddress && d.iso[:10] == a.iso {
				return d, true
			}
		}
	}
	return dated{}, false
}

// closer reports whether b says more exactly what a says: the time of the same day, or its zone.
func closer(a, b string) bool {
	switch {
	case len(b) <= 10 || a[:10] != b[:10]:
		return false
	case len(a) == 10, strings.HasPrefix(a[10:], "T00:00:00"):
		return !strings.HasPrefix(b[10:], "T00:00:00")
	}
	return len(a) == 19 && len(b) > 19 && a[:16] == b[:16]
}

// sameInstant returns a time of universal time in the zone of a second one, if both are the same instant: the day there is
// the one that "today" in the page means. A time without a zone is the same if it is some quarters of an hour off, as zones
// are, on another day.
func sameInstant(universal, other string) (string, bool) {
	t, err := time.Parse(time.RFC3339, universal)
	if err != nil || !strings.HasSuffix(universal, "Z") || len(other) <= 10 {
		return "", false
	}
	if o, err := time.Parse(time.RFC3339, other); err == nil {
		same := o.Equal(t) || other[:16] == universal[:16] // the same clock: the time of a place was called universal
		return other, same && !strings.HasSuffix(other, "Z")
	}
	o, err := time.Parse("2006-01-02T15:04:05", other)
	if err != nil || other[:10] == universal[:10] {
		return "", false
	}
	ahead := o.Sub(t.Truncate(time.Minute))
	if ahead%(15*time.Minute) != 0 || ahead < -12*time.Hour || ahead > 14*time.Hour {
		return "", false
	}
	return t.In(time.FixedZone("", int(ahead.Seconds()))).Format(time.RFC3339), true
}

// ofInstant reports whether a time without a zone is the instant of one that has one, if it is taken for universal time, and not the
// time of that zone.
func ofInstant(plain, zoned string) bool {
	t, err := time.Parse("2006-01-02T15:04:05", plain)
	if err != nil || len(zoned) <= 19 || zoned[:16] == plain[:16] {
		return false
	}
	z, err := time.Parse(time.RFC3339, zoned)
	return err == nil && z.Truncate(time.Minute).Equal(t.Truncate(time.Minute))
}

// apart reports whether two dates cannot be the same day in two zones.
func apart(a, b string) bool {
	ta, err1 := time.Parse(time.DateOnly, a[:10])
	tb, err2 := time.Parse(time.DateOnly, b[:10])
	d := ta.Sub(tb).Abs()
	return err1 != nil || err2 != nil || d > 24*time.Hour || d > 0 && len(a) == 10 && len(b) == 10
}

// modified returns when the page says that it was last changed.
func (s *scan) modified(main *linked, r region) string {
	var values []string
	if main != nil {
		values = append(values, main.modified)
	}
	for _, name := range modifiedMetas() {
		values = append(values, s.metas[name]...)
	}
	for _, t := range s.times {
		if t.roles&roleUpdated != 0 && t.in.left() == "" && !t.linked {
			values = append(values, t.value)
		}
	}
	for _, v := range values {
		if iso, ok := readDate(v); ok {
			return iso
		}
	}
	for _, l := range s.lines[max(r.headline, 0):min(len(s.lines), max(r.headline, 0)+farFromHeadline)] {
		if l.words > 20 || l.in.left() != "" {
			continue
		}
		if p, ok := l.date(); ok && p.Label == "updated" {
			return p.Value
		}
	}
	return ""
}
