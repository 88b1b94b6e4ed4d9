package web

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

func table(t *testing.T) *wordTable {
	t.Helper()
	w, err := readWords(stringFiles)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestEveryKeyOfTheTemplatesHasWords keeps a mistyped key from showing on a page.
func TestEveryKeyOfTheTemplatesHasWords(t *testing.T) {
	w := table(t)
	call := regexp.MustCompile(`\.(T|N) "([^"]+)"`)
	err := fs.WalkDir(templateFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(templateFiles, path)
		if err != nil {
			return err
		}
		for _, m := range call.FindAllStringSubmatch(string(b), -1) {
			key := m[2]
			if m[1] == "N" {
				key += "#other"
			}
			if w.by["ar"][key] == "" {
				t.Errorf("%s: no words for %q", path, key)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBothLanguagesFillTheSameNames(t *testing.T) {
	w := table(t)
	name := regexp.MustCompile(`\{[a-z]+\}`)
	for key, en := range w.by["en"] {
		ar := w.by["ar"][key]
		for _, n := range name.FindAllString(ar, -1) {
			if !strings.Contains(en, n) {
				t.Errorf("%s: Arabic has %s, English has not", key, n)
			}
		}
	}
}

// TestNothingIsEverConfirmed holds the wording to the project's rule.
func TestNothingIsEverConfirmed(t *testing.T) {
	w := table(t)
	for key, en := range w.by["en"] {
		if strings.Contains(strings.ToLower(en), "confirm") {
			t.Errorf("%s: %q", key, en)
		}
		for _, bad := range []string{"مؤكد", "مؤكَّد", "ثبت"} {
			if ar := w.by["ar"][key]; strings.Contains(ar, bad) {
				t.Errorf("%s: %q", key, ar)
			}
		}
	}
}

func TestParseWordsRefuses(t *testing.T) {
	for _, bad := range []string{"a\tb", "a\tb\t", "\tb\tc", "a\tb\tc\na\tb\tc", "a\tb\tc\td"} {
		if err := (&wordTable{by: map[string]map[string]string{"en": {}, "ar": {}}}).add(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestPlurals(t *testing.T) {
	ar := table(t).in("ar")
	for n, want := range map[int]string{
		0: "لا مقالات", 1: "مقالة واحدة", 2: "مقالتان", 3: "3 مقالات", 10: "10 مقالات", 11: "11 مقالة", 99: "99 مقالة",
		100: "100 مقالة", 102: "102 مقالة", 103: "103 مقالات",
	} {
		if got := ar.N("articles", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestRangesInWords(t *testing.T) {
	w := table(t)
	cases := []struct {
		min, max *int
		en, ar   string
	}{
		{nil, nil, "number not stated", "عدد غير مذكور"},
		{num(0), nil, "number not stated", "عدد غير مذكور"},
		{num(11), num(11), "11", "11"},
		{num(2), nil, "at least 2", "2 على الأقل"},
		{nil, num(5), "at most 5", "5 على الأكثر"},
		{num(7), num(21), "7 to 21", "بين 7 و21"},
		{num(0), num(0), "0", "0"},
	}
	for _, c := range cases {
		if en, ar := w.in("en").rangeWords(c.min, c.max), w.in("ar").rangeWords(c.min, c.max); en != c.en || ar != c.ar {
			t.Errorf("%q, %q; want %q, %q", en, ar, c.en, c.ar)
		}
	}
	for value, want := range map[string]string{"7..21": "7 to 21", "2..": "at least 2", "..": "number not stated", "": "number not stated", "11": "11", "dozens": "dozens"} {
		if got := w.in("en").countWords(value); got != want {
			t.Errorf("disputed %q: %q, want %q", value, got, want)
		}
	}
}

func TestTimesInWords(t *testing.T) {
	en := table(t).in("en")
	cases := []struct {
		start, end, edtf string
		ongoing          bool
		want             string
	}{
		{"", "", "", false, "time not reported"},
		{"", "", "", true, "told as going on; beginning not stated"},
		{"2024-08-07", "2024-08-07", "2024-08-07", false, "7 August 2024"},
		{"2024-08-07", "", "2024-08-07/..", true, "since 7 August 2024; told as still going on"},
		{"2024-08-07", "2024-08-07", "", true, "since 7 August 2024; told as still going on"},
		{"2024-08-07", "2024-08-09", "", true, "from 7 August 2024 to 9 August 2024, and told as still going on then"},
		{"", "2024-08-09", "", true, "told as going on on 9 August 2024; beginning not stated"},
		{"2024-08-07", "", "", false, "from 7 August 2024; end not stated"},
		{"", "2024-08-07", "", false, "until 7 August 2024; beginning not stated"},
		{"2024-08-07", "2024-08-09", "2024-08-07/2024-08-09", false, "from 7 August 2024 to 9 August 2024"},
		{"2024-08-01", "2024-08-31", "2024-08-XX", false, "August 2024"},
		{"2024-08-01", "2024-08-31", "2024-08~", false, "about August 2024"},
		{"2024-01-01", "2024-12-31", "2024?", false, "perhaps 2024"},
		{"2024-08-07", "2024-08-07", "2024-08-07~", false, "about 7 August 2024"},
		{"2024-08-07T21:30:00+03:00", "2024-08-07T21:30:00+03:00", "", false, "7 August 2024, 21:30 UTC+03:00"},
		{"2024-08-07T21:30:00Z", "2024-08-07T21:30:00Z", "", false, "7 August 2024, 21:30 UTC"},
		{"soon", "soon", "", false, "soon"},
	}
	for _, c := range cases {
		if got := en.timeWords(c.start, c.end, c.edtf, c.ongoing); got != c.want {
			t.Errorf("%v: %q, want %q", c, got, c.want)
		}
	}
}

func TestStatusInWords(t *testing.T) {
	w := table(t)
	x := backing{name: "X"}
	cases := []struct {
		st     tawatur.Status
		by     backing
		en, ar string
	}{
		{tawatur.Status{}, backing{}, "The origin is not known", "المصدر غير معروف"},
		{tawatur.Status{Articles: 2, Outlets: 1, Origins: 1}, x, "Reported by one source (X)", "بحسب مصدر واحد (X)"},
		{tawatur.Status{Articles: 5, Outlets: 4, Origins: 1}, backing{name: "X", outlets: 4}, "Carried by 4 outlets, all citing X", "نقلته 4 وسائل إعلام عن (X) وحده"},
		{tawatur.Status{Outlets: 2, Origins: 2, Corroborated: true}, x, "Reported by 2 independent sources", "أورده مصدران مستقلان"},
		{tawatur.Status{Outlets: 2, Origins: 2}, backing{name: "X", parties: true}, "Reported by 2 sources, both parties to the fighting", "أورده مصدران، كلاهما طرف في القتال"},
		{tawatur.Status{Outlets: 3, Origins: 3}, x, "Reported by 3 sources, which do not corroborate one another", "أوردته 3 مصادر لا يعضد بعضها بعضًا"},
		{tawatur.Status{Articles: 1, Origins: 1}, backing{name: "X", unsure: 1, all: true}, "Reported by one source (X)", "بحسب مصدر واحد (X)"},
		{
			tawatur.Status{Articles: 3, Origins: 1}, backing{name: "X", unsure: 3, all: true},
			"Told in 3 accounts; whether they are independent of one another is not known", "ورد في 3 روايات لا يُعرف هل يستقل بعضها عن بعض",
		},
		{
			tawatur.Status{Articles: 2, Origins: 1}, backing{name: "X", unsure: 1},
			"Reported by one source (X), and in 1 further account that may not be independent", "بحسب مصدر واحد (X)، وفي رواية أخرى لا يُعرف هل هي مستقلة",
		},
	}
	for _, c := range cases {
		en, ar := w.in("en").statusWords(c.st, c.by), w.in("ar").statusWords(c.st, c.by)
		if en != c.en || ar != c.ar {
			t.Errorf("%+v: %q, %q; want %q, %q", c.st, en, ar, c.en, c.ar)
		}
	}
	one := tawatur.Status{Articles: 5, Outlets: 1, Unnamed: 4, Origins: 1}
	if got, want := w.in("en").triple(one), "5 articles → 1 outlet (4 articles name none) → 1 independent origin"; got != want {
		t.Errorf("triple %q, want %q", got, want)
	}
}

func TestSegmentsOfOverlappingPieces(t *testing.T) {
	text := []rune("أبجدهوزحطي")
	segs := segments(text, []piece{{1, 6, 0, ""}, {4, 8, 1, ""}, {4, 5, 1, markTrigger}, {3, 7, 0, markPlace}, {8, 10, 0, markBare}})
	var got []string
	whole := ""
	for _, s := range segs {
		var bits []string
		for _, b := range s.Bits {
			bits = append(bits, b.Text+classes(b.Kinds))
			whole += b.Text
		}
		got = append(got, strings.Join(bits, "|"))
	}
	if want := []string{"أ", "بج|دw-place", "هw-trigger w-place|وw-place", "زw-place|ح", "طي"}; !slices.Equal(got, want) {
		t.Fatalf("cut as %q, want %q", got, want)
	}
	if !slices.Equal(segs[2].Claims, []int{1, 0}) || !slices.Equal(segs[2].Starts, []int{1}) || segs[4].Kind != markBare || segs[0].Kind != "" {
		t.Errorf("overlap: %+v, %+v", segs[2], segs[4])
	}
	if whole != string(text) {
		t.Error("the text is not whole")
	}
}

// TestUnmarkedText greys what is not read, and nothing that a claim rests on.
func TestUnmarkedText(t *testing.T) {
	text := []rune("0123456789")
	parts := []Part{{0, 3, PartUnread}, {3, 6, PartSentence}, {6, 9, PartSentence}, {4, 5, PartSpeech}, {8, 99, PartUnread}}
	got := unmarked(text, parts, []piece{{7, 8, 0, ""}})
	want := []piece{{7, 8, 0, ""}, {0, 3, 0, markUnread}, {3, 6, 0, markBare}, {4, 5, 0, markSpeech}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestWordsAt(t *testing.T) {
	r := bothTexts{body: []rune("نص قصير"), title: []rune("عنوان")}
	cases := []struct {
		span  tawatur.Span
		words string
		ok    bool
	}{
		{tawatur.Span{Start: 3, End: 7, Text: "قصير"}, "قصير", true},
		{tawatur.Span{Start: 0, End: 5, In: tawatur.InTitle}, "عنوان", true},
		{tawatur.Span{Start: 3, End: 7, Text: "طويل"}, "قصير", false},
		{tawatur.Span{Start: -1, End: 3}, "", false},
		{tawatur.Span{Start: 3, End: 3}, "", false},
		{tawatur.Span{Start: 3, End: 8}, "", false},
	}
	for _, c := range cases {
		if words, ok := wordsAt(r, c.span); words != c.words || ok != c.ok {
			t.Errorf("%+v: %q, %v", c.span, words, ok)
		}
	}
}

func TestAddressesAndAnchors(t *testing.T) {
	for raw, want := range map[string]string{
		"https://a.example/x": "https://a.example/x", "http://a.example": "http://a.example", "javascript:alert(1)": "",
		"data:text/html,x": "", "//a.example": "", "/x": "", "https:": "", "HTTPS://A.example": "HTTPS://A.example",
	} {
		if got := webAddress(raw); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
	if anchor("m-", "a#1") == anchor("m-", "a_231") {
		t.Error("two ids share an anchor")
	}
	if got := visible("a\u202Eb\u200Fc\x07"); got != "a[U+202E]b\u200Fc[U+0007]" {
		t.Errorf("visible: %q", got)
	}
}
