package number

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"tawatur/arabic"
)

// show writes a mention as "min..max kind" with ~ before an approximate one.
func show(m Mention) string {
	b := func(p *int) string {
		if p == nil {
			return "_"
		}
		return strconv.Itoa(*p)
	}
	s := b(m.Value.Min) + ".." + b(m.Value.Max)
	if m.Value.Min != nil && m.Value.Max != nil && *m.Value.Min == *m.Value.Max {
		s = b(m.Value.Min)
	}
	if m.Approx {
		s = "~" + s
	}
	switch m.Value.Kind {
	case Cardinal:
		return s
	case Vague:
		return "vague"
	}
	return s + " " + string(m.Value.Kind)
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"قتل 11 مدنيا", "11"},
		{"٢٥ شخصاً", "25"},
		{"1,250 نازحا", "1250"},
		{"خمسة أشخاص", "5"},
		{"أصيب خمسة وعشرون مدنياً", "25"},
		{"أحد عشر مقاتلاً", "11"},
		{"إحدى عشرة امرأة", "11"},
		{"اثنا عشر", "12"},
		{"اثنتي عشرة", "12"},
		{"اثني عشر ألفا", "12000"},
		{"ثلاثة عشر طفلا", "13"},
		{"ثماني عشرة", "18"},
		{"مئة", "100"},
		{"مائة وعشرة", "110"},
		{"مئتان", "200"},
		{"مئتي عائلة", "200"},
		{"مائتي عائلة", "200"},
		{"ثلاثمئة", "300"},
		{"ثلاثمائة وخمسة وستين", "365"},
		{"ثلاث مئة", "300"},
		{"خمس مائة وثلاثون", "530"},
		{"ألف", "1000"},
		{"ألفا شخص", "2000"},
		{"ألفي شخص", "2000"},
		{"ألف ومئتان", "1200"},
		{"ألف ومئتين وخمسين", "1250"},
		{"ألف و250", "1250"},
		{"11 ألفاً", "11000"},
		{"11 ألفا و300", "11300"},
		{"12345 ألف شخص", "12345"},
		{"1200 ألف نازح", "1200000"},
		{"345 ألف شخص", "345000"},
		{"خمسة آلاف", "5000"},
		{"خمسة آلاف وستمئة وثلاثة", "5603"},
		{"مئة وعشرون ألفاً", "120000"},
		{"مئة ألف", "100000"},
		{"مليون", "1000000"},
		{"مليوني نازح", "2000000"},
		{"1.5 مليون", "1500000"},
		{"1,5 مليون", "1500000"},
		{"3,25 مليون", "3250000"},
		{"مليون ونصف المليون", "1500000"},
		{"نصف مليون", "500000"},
		{"ثلاثة ملايين ومئتي ألف وخمسة", "3200005"},
		{"ما لا يقل عن 5", "5.._"},
		{"ما لا يقل عن خمسة أشخاص", "5.._"},
		{"خمسة أشخاص على الأقل", "5.._"},
		{"5 على الأقل", "5.._"},
		{"اثنان على الأقل", "2.._"},
		{"ثلاثة مدنيين آخرين على الأقل", "3.._"},
		{"خمسة على الأكثر", "_..5"},
		{"أكثر من 30 شخصا", "30.._"},
		{"لأكثر من ألفي عائلة", "2000.._"},
		{"ما يزيد على عشرين", "20.._"},
		{"أقل من 5", "_..5"},
		{"حتى 5", "_..5"},
		{"نحو 30", "~30"},
		{"بنحو ثلاثين", "~30"},
		{"حوالي خمسين", "~50"},
		{"قرابة الألف", "~1000"},
		{"زهاء 40", "~40"},
		{"ما يقارب 12 ألف", "~12000"},
		{"30 شخصا تقريبا", "~30"},
		{"بين 7 و21", "7..21"},
		{"ما بين خمسة وسبعة", "5..7"},
		{"بين خمسة وعشرين شخصا", "5..20"},
		{"بين عشرين وثلاثين", "20..30"},
		{"7 إلى 10", "7..10"},
		{"من 5 إلى 7", "5..7"},
		{"سبعة أو ثمانية", "7..8"},
		{"7-10 أشخاص", "7..10"},
		{"عشرات القتلى", "vague"},
		{"العشرات", "vague"},
		{"عشرات الآلاف من", "vague"},
		{"آلاف النازحين", "vague"},
		{"بآلاف", "vague"},
		{"عدد من المدنيين", "vague"},
		{"عدة أشخاص", "vague"},
		{"بضعة", "vague"},
		{"العديد من", "vague"},
		{"مئات العائلات", "vague"},
		{"بثلاثة صواريخ", "3"},
		{"وخمسة آخرين", "5"},
		{"لأربعة", "4"},
		{"شخص واحد", "1"},
		{"طفلة واحدة", "1"},
		{"القتلى السبعة", "7"},
		{"3 قتلى و7 جرحى", "3 | 7"},
		{"خمسة قتلى وثلاثة جرحى", "5 | 3"},
		{"ثلاثة رجال وامرأتين وطفل واحد على الأقل", "3 | 1.._"},
		{"الأول", "1 ordinal"},
		{"الثانية", "2 ordinal"},
		{"الحادي عشر", "11 ordinal"},
		{"الثاني عشر", "12 ordinal"},
		{"الثالث والعشرين", "23 ordinal"},
		{"للمرة الثالثة", "3 ordinal"},
		{"50%", "50 fraction"},
		{"خمسين بالمئة", "50 fraction"},
		{"20 في المائة", "20 fraction"},
		{"3.5 كيلومتر", "_.._ fraction"},
		{"نصف سكان", "50 fraction"},
		{"بعده", ""},
		{"وأحد الجنود", ""},
		{"إحدى القرى", ""},
		{"إحدى وعشرين قرية", "21"},
		{"سالف الذكر", ""},
		{"عشائر", ""},
		{"أحد المدنيين", ""},
		{"الأحد", ""},
		{"الاثنين", ""},
		{"الثلاثاء", ""},
		{"الأربعاء", ""},
		{"الخميس", ""},
		{"بئر السبع", ""},
		{"لست خائفا", ""},
		{"الـ15", "15"},
		{"اثنين من المدنيين", "2"},
		{"أكثر من عشرة آلاف وخمسمئة", "10500.._"},
		{"تسعمئة وتسعة وتسعون مليونا وتسعمئة وتسعة وتسعون ألفا وتسعمئة وتسعة وتسعون", "999999999"},
	} {
		var got []string
		for _, m := range Find(arabic.Tokenize(c.in)) {
			got = append(got, show(m))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.in, g, c.want)
		}
	}
}

// spell writes 1 to 999,999,999 in the feminine-counting form, for the round trip below.
func spell(n int) string {
	units := strings.Fields("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
	tens := strings.Fields("_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
	hundreds := strings.Fields("_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة")
	var parts []string
	for _, s := range []struct {
		value          int
		one, two, many string
	}{{1_000_000, "مليون", "مليونان", "ملايين"}, {1000, "ألف", "ألفان", "آلاف"}} {
		switch k := n / s.value; {
		case k == 1:
			parts = append(parts, s.one)
		case k == 2:
			parts = append(parts, s.two)
		case k > 2 && k < 11:
			parts = append(parts, spell(k)+" "+s.many)
		case k > 10:
			parts = append(parts, spell(k)+" "+s.one)
		}
		n %= s.value
	}
	if n >= 100 {
		parts = append(parts, hundreds[n/100])
		n %= 100
	}
	switch {
	case n == 0:
	case n <= 10:
		parts = append(parts, units[n])
	case n == 11:
		parts = append(parts, "أحد عشر")
	case n == 12:
		parts = append(parts, "اثنا عشر")
	case n < 20:
		parts = append(parts, units[n-10]+" عشر")
	case n%10 == 0:
		parts = append(parts, tens[n/10])
	default:
		parts = append(parts, units[n%10]+" و"+tens[n/10])
	}
	return strings.Join(parts, " و")
}

func TestReadGivesBackWhatIsSpelled(t *testing.T) {
	for n := 1; n <= 999_999_999; n += 1 + n/17 {
		ts := arabic.Tokenize(spell(n))
		m, ok := Read(ts, 0)
		if !ok || show(m) != strconv.Itoa(n) || m.End != len(ts) {
			t.Errorf("Read(%q) = %s up to %d of %d, want %d", spell(n), show(m), m.End, len(ts), n)
		}
	}
}

func TestTablesAreWellFormed(t *testing.T) {
	for _, f := range rows(wordsTSV) {
		if len(f) != 3 {
			t.Errorf("words.tsv: %q has %d columns, want 3", f, len(f))
		} else if _, err := strconv.Atoi(f[1]); err != nil {
			t.Errorf("words.tsv: %v", err)
		}
	}
	for _, f := range rows(phrasesTSV) {
		if len(f) != 2 || len(arabic.Words(f[1])) == 0 {
			t.Errorf("phrases.tsv: bad row %q", f)
		}
	}
}

func ExampleRead() {
	m, _ := Read(arabic.Tokenize("ما لا يقل عن ثلاثة وعشرين جريحا"), 0)
	fmt.Println(*m.Value.Min, m.Value.Max == nil)
	// Output: 23 true
}
