package layout

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tawatur/arabic"
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

// TestFoldedLine: a line is measured by its folded words as it is by its tokens.
func TestFoldedLine(t *testing.T) {
	parts := strings.Split("قصف|القرية|كما|وقالت|12|1,250|٣|x|Zé|.|:|…|؟|-| - |•|(|)|(رويترز)|2019|ﷺ|ﹰ|\u200f|\ufeff|\u00a0| |  |ـ|ق.ت|شهـ ـيد|مساءًاليوم|世|\n|http://a.example|"+strings.Repeat("ب", 70), "|")
	r := rand.New(rand.NewPCG(3, 5))
	for range 20_000 {
		text := ""
		for range r.IntN(12) {
			text += parts[r.IntN(len(parts))]
			if r.IntN(3) > 0 {
				text += " "
			}
		}
		rs := []rune(text)
		got, is := foldedLine(text, rs)
		want, was := newLine(rs, arabic.TokenizeRunes(rs), 0, len(rs))
		if was {
			want.pad()
		}
		if got.ts != nil {
			got.pad()
		}
		got.ts, want.ts = nil, nil
		if is != was || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %+v, want %+v", text, got, want)
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
