package layout

import (
	"strings"
	"testing"
	"time"

	"tawatur/arabic"
)

// The sentences of the cases; written for them.
const (
	first  = "قصفت المدفعية أطراف القرية صباح اليوم، ما أدى إلى إصابة ثلاثة من سكانها بجروح متفاوتة نقلوا على إثرها إلى المشفى القريب."
	second = "وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي وألحقت بها أضراراً واسعة."
	third  = "وأغلقت المدرسة أبوابها بعد القصف خوفاً على التلاميذ."
	title  = "إصابة ثلاثة من سكان القرية بقصف مدفعي"
)

// kinds renders the kinds of a page's lines by their first letters, furniture as "-".
func kinds(bs []Block) string {
	letter := map[Kind]string{Headline: "H", DateLine: "D", Body: "b", Subheading: "s", Furniture: "-", Caption: "c", Byline: "y"}
	var b strings.Builder
	for _, x := range bs {
		b.WriteString(letter[x.Kind])
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"text alone":             {[]string{first, second}, "bb"},
		"one line":               {[]string{"قصف على القرية صباح اليوم"}, "b"},
		"headline":               {[]string{title, first, second}, "Hbb"},
		"headline twice":         {[]string{title, title, first}, "-Hb"},
		"cut copy":               {[]string{title + " وإغلاق المدرسة", "إصابة ثلاثة من سكان القرية", first}, "H-b"},
		"question for headline":  {[]string{"من قصف القرية صباح اليوم الأحد؟", first, second}, "Hbb"},
		"dateline":               {[]string{title, "الأحد 3 أيلول 2023 - 08:17", first}, "HDb"},
		"clock":                  {[]string{"الرئيسية", "الأحد 24 / نوفمبر / 2024", "Logo", title, first, second}, "---Hbb"},
		"controls":               {[]string{"icon", title, "66", "+A", "حجم الخط", "-A", first}, "-H----b"},
		"byline and caption":     {[]string{title, "حلب - المرصاد", "شارع في القرية (أرشيف المرصاد)", first}, "Hycb"},
		"long caption":           {[]string{title, "رجال من الدفاع المدني يتفقدون منزلا هدمه قصف مدفعي لقوات النظام على أطراف القرية في الريف الغربي- 3 من أيلول 2023 (المرصاد/ فيس بوك)", first, "سوق القرية بعد القصف الذي تعرضت له المنطقة في الصباح الباكر من اليوم نفسه وأسفر عن أضرار، 3 أيلول 2023 (المرصاد)", second}, "Hcbcb"},
		"bullets":                {[]string{"• " + title, "• المدرسة تغلق أبوابها بعد القصف", first, second}, "HHbb"},
		"subheading":             {[]string{first, "إغلاق المدارس", second, third}, "bsbb"},
		"see also inside":        {[]string{first, "اقرأ أيضاً: مقتل خمسة في قصف على بلدة أخرى", second}, "b-b"},
		"subscribe inside":       {[]string{first, "لمتابعة كل جديد اشترك في قناتنا على تلغرام", second}, "b-b"},
		"list of links":          {[]string{first, second, "مواضيع ذات صلة", "مقتل خمسة في قصف على بلدة أخرى", "انفجار في السوق"}, "bb---"},
		"text behind links":      {[]string{first, "مواضيع ذات صلة", "انفجار في السوق القديم", second}, "b--b"},
		"titles at the end":      {[]string{first, second, "مقتل خمسة في قصف على بلدة أخرى", "انفجار في السوق القديم بالمدينة", "افتتاح معرض الكتاب"}, "bb---"},
		"asking titles with -":   {[]string{first, second, "- مقتل خمسة في قصف على بلدة أخرى.. من وراءه؟", "- انفجار في السوق القديم", "- افتتاح معرض الكتاب"}, "bb---"},
		"announced list":         {[]string{first, "وجاءت أسماء المصابين كما يلي:", "سالم العمر", "خالد العمر", "ليلى العمر"}, "bbbbb"},
		"list with figures":      {[]string{first, "- 2 في قصف على القرية", "- 5 في انفجار لغم", "- 1 برصاص قناص"}, "bbbb"},
		"sentences without stop": {[]string{title, first[:len(first)-1], second[:len(second)-1], third[:len(third)-1]}, "Hbbb"},
		"last sentence open":     {[]string{first, second, "وأصيب مدني بقصف على قرية مجاورة في الريف الغربي"}, "bbb"},
		"agency and cartoon":     {[]string{first, second, "المرصاد-وكالات", "كاريكاتير", "غلاء الأسعار", "النشرة الإخبارية", "اشترك في قائمتنا البريدية!"}, "bby----"},
		"embedded post":          {[]string{first, "— المرصاد (@almirsad) July 22, 2022", second}, "b-b"},
	} {
		rs := []rune(strings.Join(c.lines, "\n\n"))
		bs := Blocks(rs)
		if got := kinds(bs); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
			for _, b := range bs {
				t.Logf("  %s (%s): %s", b.Kind, b.Why, string(rs[b.Start:b.End]))
			}
		}
	}
}

func TestBlocksCoverEveryLine(t *testing.T) {
	src := "\n  " + title + " \r\n\n\u200f" + first + "\n \n" + second
	rs := []rune(src)
	var got []string
	for _, b := range Blocks(rs) {
		got = append(got, string(rs[b.Start:b.End]))
		if b.Why == "" {
			t.Errorf("no reason for %q", got[len(got)-1])
		}
	}
	if want := []string{title, first, second}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
	if bs := Blocks(nil); len(bs) != 0 {
		t.Errorf("blocks of nothing: %v", bs)
	}
}

func TestPatternsMeetTheirExamples(t *testing.T) {
	for _, p := range patterns().all {
		switch Kind(p.kind) {
		case Furniture, Caption, Byline, "section":
		default:
			t.Errorf("%q: kind %q", p.text, p.kind)
		}
		rs := []rune(p.example)
		l, ok := newLine(rs, arabic.TokenizeRunes(rs), 0, len(rs))
		if !ok || p.padded == "  " || !p.meets(&l) {
			t.Errorf("%s %s %q does not meet its example %q", p.kind, p.match, p.text, p.example)
		}
	}
}

func TestDateline(t *testing.T) {
	for stamp, want := range map[string]string{
		"الثلاثاء ٠٥ سبتمبر ٢٠٢٣ - ٠٩:٤٢ بتوقيت غرينتش": "2023-09-05T09:42:00Z",
		"2024.08.11 | 15:24 دمشق":                   "2024-08-11T15:24:00+03:00",
		"2021.12.09 | 16:02 دمشق":                   "2021-12-09T16:02:00+02:00",
		"08 أغسطس 2024 - الساعة 11:43 م بتوقيت عدن": "2024-08-08T23:43:00+03:00",
		"08:34 GMT 17.01.2024":                      "2024-01-17T08:34:00Z",
		"10:22 17.01.2024 | عدن":                    "2024-01-17T10:22:00",
		"نشر في 5 آذار 2020":                        "2020-03-05",
		"14/05/2021 11:25":                          "2021-05-14T11:25:00",
		"12:40 بتوقيت القدس":                        "",
		"14 تشرين الثاني 2021":                      "2021-11-14",
		"7 من آب / أغسطس 2021":                      "2021-08-07",
		"22 تشرين الثاني (نوفمبر) 2022":             "2022-11-22",
		"نشر في: 20/12/2022 - 9:05 مساءً":           "2022-12-20T21:05:00",
		"June 9, 2022, 11:36 am":                    "2022-06-09T11:36:00",
		"٤ يناير ٢٠٢٢، الساعة 12:10 ص":              "2022-01-04T00:10:00",
		"5 مارس 2019 - 16:47 (GMT+3)":               "2019-03-05T16:47:00+03:00",
		"5 مارس 2019 16:47 +03:00":                  "2019-03-05T16:47:00+03:00",
		"الثلاثاء 03/05/2019 - 16:47":               "2019-03-05T16:47:00",
		"الجمعة 03/05/2019 - 16:47":                 "2019-05-03T16:47:00",
		"5 آذار 2019 - 11:30 ليلاً":                 "2019-03-05T23:30:00",
		"5 آذار 2019 - 2:30 بعد الظهر":              "2019-03-05T14:30:00",
		"5 آذار 2019 - الساعة 16.47":                "2019-03-05T16:47:00",
		"March 5th, 2019 4:47 pm":                   "2019-03-05T16:47:00",
		"2019 ,05 مارس":                             "2019-03-05",
		"السبت 7 كانون ثاني 2017, 09:05 ص":          "2017-01-07T09:05:00",
		"04:47 - 5/3/2019 م":                        "2019-03-05T04:47:00",
		"2022-01-01":                                "2022-01-01",
		"12/25/2022":                                "2022-12-25",
		"31/02/2022":                                "",
		"13:45":                                     "",
		"أيلول 2022":                                "",
	} {
		rs := []rune(strings.Join([]string{title, stamp, first, second}, "\n"))
		s, ok := Dateline(rs, Blocks(rs))
		if s.Value != want || ok != (want != "") {
			t.Errorf("%q: %+v, want %q", stamp, s, want)
		}
		if ok && !strings.Contains(stamp, string(rs[s.Start:s.End])) {
			t.Errorf("%q: stamp is %q", stamp, string(rs[s.Start:s.End]))
		}
	}
}

func TestZonesAreKnown(t *testing.T) {
	for _, f := range rows("stamps.tsv", 3) {
		if f[0] != "zone" {
			continue
		}
		if _, err := time.LoadLocation(f[2]); err != nil {
			t.Errorf("stamps.tsv: %v", err)
		}
	}
}

func TestDatelineByPlace(t *testing.T) {
	const day = "الأحد 24 نوفمبر 2024"
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"clock among menus":   {[]string{"الرئيسية", day, "Logo", title, first}, ""},
		"date over the title": {[]string{day, title, first}, "2024-11-24"},
		"date in a sentence":  {[]string{title, "وقع الانفجار يوم 24 نوفمبر 2024 في السوق القديم وسط المدينة وأصيب فيه عدة أشخاص بجروح."}, ""},
		"date among links":    {[]string{title, first, second, "مواضيع ذات صلة", "انفجار في السوق", day}, ""},
		"published wins":      {[]string{title, "آخر تحديث: 2024.11.26", "تاريخ النشر: 2024.11.24", first}, "2024-11-24"},
		"update alone":        {[]string{title, "آخر تحديث: 2024.11.26", first}, "2024-11-26"},
	} {
		rs := []rune(strings.Join(c.lines, "\n"))
		if s, ok := Dateline(rs, Blocks(rs)); s.Value != c.want || ok != (c.want != "") {
			t.Errorf("%s: %+v, want %q", name, s, c.want)
		}
	}
}
