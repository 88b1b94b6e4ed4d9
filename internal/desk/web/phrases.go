package web

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"

	"tawatur"
)

// rangeWords says a count of people in words. Unknown is never 0: a range without bounds, or "0 and more", which says
// nothing, is a number that is not stated.
func (l lang) rangeWords(low, high *int) string {
	switch {
	case high == nil && (low == nil || *low == 0):
		return l.T("range.unknown")
	case low == nil:
		return l.T("range.atmost", "b", strconv.Itoa(*high))
	case high == nil:
		return l.T("range.atleast", "a", strconv.Itoa(*low))
	case *low == *high:
		return l.T("range.exact", "a", strconv.Itoa(*low))
	}
	return l.T("range.between", "a", strconv.Itoa(*low), "b", strconv.Itoa(*high))
}

// dayWords says an ISO date or date-time in words; what is neither is returned as it is.
func (l lang) dayWords(iso string) string {
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return l.ymd(t.Format("2006"), t.Format("01"), strconv.Itoa(t.Day())) + l.T("sep") + strings.TrimSuffix(t.Format("15:04 UTC-07:00"), "+00:00")
	}
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return l.ymd(t.Format("2006"), t.Format("01"), strconv.Itoa(t.Day()))
}

func (l lang) ymd(year, month, day string) string {
	return strings.TrimSpace(day + " " + l.T("month."+month) + " " + year)
}

// span says an interval in words from its two ends, either of which may be empty.
func (l lang) span(start, end string, ongoing bool) string {
	a, b := l.dayWords(start), l.dayWords(end)
	switch {
	case start == "" && end == "" && ongoing:
		return l.T("time.going")
	case start == "" && end == "":
		return l.T("time.unknown")
	case start == "" && ongoing:
		return l.T("time.going.on", "b", b)
	case start == "":
		return l.T("time.until", "b", b)
	case ongoing && (end == "" || start == end):
		return l.T("time.ongoing", "a", a)
	case ongoing:
		return l.T("time.ongoing.to", "a", a, "b", b)
	case start == end:
		return l.T("time.on", "a", a)
	case end == "":
		return l.T("time.from", "a", a)
	}
	return l.T("time.between", "a", a, "b", b)
}

// timeWords says when in words. A coarse EDTF value ("2024-08", "2024-08-XX", "2024", with "~" or "?") is said as coarsely
// as it is, since the days of start and end would pretend to know more.
func (l lang) timeWords(start, end, edtf string, ongoing bool) string {
	if coarse, ok := l.coarse(edtf); ok {
		return coarse
	}
	return l.span(start, end, ongoing)
}

func (l lang) coarse(edtf string) (string, bool) {
	base := strings.TrimRight(edtf, "~?%")
	year, rest, _ := strings.Cut(base, "-")
	month := strings.TrimSuffix(rest, "-XX")
	words := ""
	switch {
	case !isDigits(year, 4):
		return "", false
	case rest == "" || rest == "XX" || rest == "XX-XX":
		words = year
	case isDigits(month, 2) && l.words["month."+month] != "":
		words = l.ymd(year, month, "")
	case base != edtf && l.dayWords(base) != base:
		words = l.dayWords(base)
	default:
		return "", false
	}
	switch suffix := edtf[len(base):]; {
	case strings.Contains(suffix, "~") || strings.Contains(suffix, "%"):
		return l.T("time.about", "a", words), true
	case suffix != "":
		return l.T("time.perhaps", "a", words), true
	}
	return words, true
}

func isDigits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

// backing is what the sentence of a status needs of the origins behind it.
type backing struct {
	// name is the first origin that is counted, and outlets is how many carry it.
	name    string
	outlets int
	// unsure is how many there are of which nobody can tell whether they are independent, all when none is counted.
	unsure int
	all    bool
	// parties says that every origin is itself a party to the event.
	parties bool
}

// statusWords says who reports an event, in the wording that the project keeps to. It never says "confirmed".
func (l lang) statusWords(st tawatur.Status, b backing) string {
	if b.all && b.unsure > 1 {
		return l.N("says.unsure", b.unsure)
	}
	said := l.countedWords(st, b)
	if b.unsure > 0 && !b.all {
		said += l.N("says.more", b.unsure)
	}
	return said
}

func (l lang) countedWords(st tawatur.Status, b backing) string {
	name := cmp.Or(b.name, l.T("notstated"))
	switch {
	case st.Origins == 0:
		return l.T("says.none")
	case st.Origins == 1 && b.outlets > 1:
		return l.N("says.carried", b.outlets, "x", name)
	case st.Origins == 1:
		return l.T("says.one", "x", name)
	case st.Corroborated:
		return l.N("says.independent", st.Origins)
	case b.parties:
		return l.N("says.parties", st.Origins)
	}
	return l.N("says.weak", st.Origins)
}

// triple says how many articles, outlets and independent origins tell an event, in this order, always all three. Articles that name
// no outlet are said beside the outlets.
func (l lang) triple(st tawatur.Status) string {
	outlets := l.N("outlets", st.Outlets)
	if st.Outlets > 0 && st.Unnamed > 0 {
		outlets += l.N("outlets.unnamed", st.Unnamed)
	}
	return l.N("articles", st.Articles) + " " + l.T("arrow") + " " + outlets + " " + l.T("arrow") + " " + l.N("origins", st.Origins)
}

// countValue is a disputed count as the merge writes it: "7", "7..21", "2..", "7-21".
func countValue() *regexp.Regexp { return regexp.MustCompile(`^(\d{0,9})(\.\.|-)(\d{0,9})$`) }

// countWords says a disputed count in words; a value of another form is returned as it is.
func (l lang) countWords(value string) string {
	m := countValue().FindStringSubmatch(value)
	if m == nil {
		if value == "" || value == "null" {
			return l.T("range.unknown")
		}
		return value
	}
	return l.rangeWords(bound(m[1]), bound(m[3]))
}

func bound(s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return nil
	}
	return &n
}
