package verb

import (
	"os"
	"strings"
	"testing"

	"tawatur/arabic"
)

// columns are the features that the words behind "||" in testdata/paradigms.txt must have, in order.
func columns() []Form {
	return []Form{
		{Tense: Past, Person: 3, Gender: 'f', Number: 's'},
		{Tense: Past, Person: 3, Gender: 'm', Number: 'p'},
		{Tense: Past, Person: 1, Gender: 'm', Number: 's'},
		{Tense: Past, Passive: true, Person: 3, Gender: 'm', Number: 's'},
		{Tense: Present, Person: 3, Gender: 'm', Number: 's'},
		{Tense: Present, Person: 3, Gender: 'm', Number: 'p'},
		{Tense: Present, Person: 3, Gender: 'm', Number: 's'},
		{Tense: Present, Passive: true, Person: 3, Gender: 'm', Number: 's'},
		{Tense: ActivePart, Gender: 'f', Number: 's'},
		{Tense: PassivePart, Passive: true, Gender: 'm', Number: 'p'},
	}
}

func TestParadigms(t *testing.T) {
	b, err := os.ReadFile("testdata/paradigms.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		entry, want, _ := strings.Cut(line, "||")
		t.Run(strings.Fields(entry)[0], func(t *testing.T) { checkParadigm(t, entry, want) })
	}
	if n < 40 {
		t.Errorf("%d verbs, want at least 40", n)
	}
}

func checkParadigm(t *testing.T, entry, want string) {
	f := strings.Split(entry, "|")
	e := Entry{Past: strings.TrimSpace(f[0]), Present: strings.TrimSpace(f[1]), Masdar: strings.Fields(f[2])}
	fs, err := Forms(e)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(strings.ReplaceAll(want, "|", " "))
	if len(words) != 11 {
		t.Fatalf("%d columns, want 11", len(words))
	}
	for i, c := range columns() {
		if words[i] == "-" {
			continue
		}
		c.Text = arabic.Fold(words[i])
		if !has(fs, c) {
			t.Errorf("no %+v; has %s", c, texts(fs, c.Tense, c.Passive))
		}
	}
	if m := arabic.Fold(words[10]); m != "" && !strings.Contains(" "+texts(fs, Masdar, false)+" ", " "+m+" ") {
		t.Errorf("no masdar %s; has %s", m, texts(fs, Masdar, false))
	}
}

// TestEveryPatternHasAParadigm holds the tables of forms to all measures and classes of roots.
func TestEveryPatternHasAParadigm(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("testdata/paradigms.txt")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		entry, _, ok := strings.Cut(line, "||")
		if f := strings.Split(entry, "|"); ok && !strings.HasPrefix(line, "#") {
			l, err := tab.recognise(Entry{Past: strings.TrimSpace(f[0]), Present: strings.TrimSpace(f[1]), Masdar: strings.Fields(f[2])})
			if err != nil {
				t.Errorf("%s: %v", entry, err)
			}
			have[l.measure+" "+l.class] = true
		}
	}
	for k := range tab.patterns {
		if !have[k] {
			t.Errorf("no paradigm of measure and class %s", k)
		}
	}
}

func has(fs []Form, f Form) bool {
	for _, g := range fs {
		if g == f {
			return true
		}
	}
	return false
}

// texts lists the spellings of one tense and voice, each once.
func texts(fs []Form, tense string, passive bool) string {
	var out []string
	seen := map[string]bool{}
	for _, f := range fs {
		if f.Tense == tense && f.Passive == passive && !seen[f.Text] {
			seen[f.Text] = true
			out = append(out, f.Text)
		}
	}
	return strings.Join(out, " ")
}

// TestFullTables compares whole tables, so that a form too many shows as well.
func TestFullTables(t *testing.T) {
	for _, c := range []struct {
		past, tense string
		passive     bool
		want        string
	}{
		{"قصف", Past, false, "قصف قصفت قصفا قصفتا قصفوا قصفن قصفنا"},
		{"قصف", Present, false, "يقصف تقصف اقصف نقصف يقصفان يقصفا تقصفان تقصفا يقصفون يقصفوا يقصفن"},
		{"دعا", Past, false, "دعا دعت دعوا دعتا دعون دعوت دعونا"},
		{"دعا", Present, false, "يدعو يدع تدعو تدع ادعو ادع ندعو ندع يدعوان يدعوا تدعوان تدعوا يدعون"},
		{"شن", Past, false, "شن شنت شنا شنتا شنوا شنن شننت شننا"},
		{"كان", Past, false, "كان كانت كانا كانتا كانوا كن كنت كنا"},
		{"لقي", Past, false, "لقي لقيت لقيا لقيتا لقوا لقين لقينا"},
		{"بدأ", Past, false, "بدا بدات بداتا بدووا بداوا بدان بدانا"},
		{"توفي", Past, false, ""},
	} {
		fs, err := Forms(Entry{Past: c.past})
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(fs, c.tense, c.passive); got != c.want {
			t.Errorf("%s %s: %s\nwant %s", c.past, c.tense, got, c.want)
		}
	}
}

func TestMeasureIsDecided(t *testing.T) {
	for _, c := range []struct {
		e    Entry
		want string
	}{
		{Entry{Past: "قتل"}, "I"}, {Entry{Past: "قتّل"}, "II"}, {Entry{Past: "قتل", Masdar: []string{"تقتيل"}}, "II"},
		{Entry{Past: "قدم"}, "II"}, {Entry{Past: "قدم", Masdar: []string{"قدوم"}}, "I"},
		{Entry{Past: "هدد"}, "II"}, {Entry{Past: "طوق"}, "II"}, {Entry{Past: "أعدّ"}, "IV"}, {Entry{Past: "أخذ"}, "I"},
		{Entry{Past: "أبن", Present: "يؤبن"}, "II"}, {Entry{Past: "أخفّ", Present: "يخف"}, "IV"},
		{Entry{Past: "استقر"}, "X"}, {Entry{Past: "استند"}, "VIII"}, {Entry{Past: "احتوى"}, "VIII"},
		{Entry{Past: "آخذ", Present: "يؤاخذ"}, "III"}, {Entry{Past: "آمن"}, "IV"}, {Entry{Past: "إنفجر"}, "VII"},
		{Entry{Past: "تساءل"}, "VI"}, {Entry{Past: "تآمر"}, "VI"}, {Entry{Past: "احمر"}, "IX"}, {Entry{Past: "ترجم"}, "QI"},
	} {
		tab, err := loadTables()
		if err != nil {
			t.Fatal(err)
		}
		l, err := tab.recognise(c.e)
		if err != nil || l.measure != c.want {
			t.Errorf("%+v is measure %s (%v), want %s", c.e, l.measure, err, c.want)
		}
	}
}

func TestRefusesWhatIsNoPast(t *testing.T) {
	for _, s := range []string{"", "ق", "kill", "قوات سوريا", "مستشفيات", "برتقال", "سيارة"} {
		if _, err := Forms(Entry{Past: s}); err == nil {
			t.Errorf("Forms(%q) gave no error", s)
		} else if !strings.Contains(err.Error(), "verb: conjugate") {
			t.Errorf("Forms(%q): error %q does not name operation and subject", s, err)
		}
	}
}

// TestDataIsSane reads every listed lemma, so that a bad line of the data shows here.
func TestDataIsSane(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for k, x := range tab.lemmas {
		l, err := tab.recognise(Entry{Past: k})
		if err != nil || l.measure != x.measure || x.class != "" && l.class != x.class {
			t.Errorf("%s: listed as %+v, read as %s %s, %v", k, x, l.measure, l.class, err)
			continue
		}
		fs, err := Forms(Entry{Past: k})
		if err != nil || len(fs) < 30 {
			t.Errorf("%s: %d forms, %v", k, len(fs), err)
		}
		for _, f := range fs {
			if f.Text != arabic.Fold(f.Text) || strings.ContainsAny(f.Text, "1234PUVLMNmp ") {
				t.Errorf("%s: form %q", k, f.Text)
			}
		}
	}
}
