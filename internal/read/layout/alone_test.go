package layout

import (
	"slices"
	"testing"
	"time"
	"unicode/utf8"
)

func TestPrintedClock(t *testing.T) {
	for text, want := range map[string]string{
		"الساعة 4:47 مساءً بتوقيت دمشق": "2019-03-05T16:47:00+02:00",
		"16:47":         "2019-03-05T16:47:00",
		"70:00":         "",
		"70:000A":       "",
		"24:00":         "",
		"70:00 ، 16:47": "2019-03-05T16:47:00",
	} {
		p, ok := PrintedClock(text, "2019-03-05")
		if p.Value != want || ok != (want != "") {
			t.Errorf("%q: %+v, want %q", text, p, want)
		}
	}
}

func TestZonesOutOfReachAreNone(t *testing.T) {
	for text, want := range map[string]string{
		"5 مارس 2019 16:47 GMT+3:30":                  "2019-03-05T16:47:00+03:30",
		"5 مارس 2019 16:47 GMT+3:90":                  "2019-03-05T16:47:00Z",
		"5 مارس 2019 16:47 GMT-1:9223372036854775800": "2019-03-05T16:47:00Z",
	} {
		if p, ok := PrintedDate(text); !ok || p.Value != want {
			t.Errorf("%q: %+v, want %q", text, p, want)
		}
	}
}

// FuzzPrinted reads anything as a line that prints dates: each is one of the calendar, and stands in the line.
func FuzzPrinted(f *testing.F) {
	for _, s := range []string{"نُشر 5 آذار 2019، حُدث 6 آذار 2019", "70:000A", "Tue, 03/05/2019 24:00 GMT-12:59", "٢٠٢٤-٠٢-٣٠ 7:5", "7 من آب / أغسطس 2021 16:47:60 +99:99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := PrintedDates(text)
		if p, ok := PrintedClock(text, "2020-02-29"); ok {
			all = append(all, p)
		}
		Alone(text)
		for _, p := range all {
			is := func(layout string) bool { _, err := time.Parse(layout, p.Value); return err == nil }
			if !slices.ContainsFunc([]string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339}, is) {
				t.Errorf("%q is no date", p.Value)
			}
			if p.Start < 0 || p.Start >= p.End || p.End > utf8.RuneCountInString(text) {
				t.Errorf("from %d to %d", p.Start, p.End)
			}
		}
	})
}
