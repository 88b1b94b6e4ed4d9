package arabic

import (
	"strings"
	"testing"
)

// testSplitter knows a handful of words.
func testSplitter() *Splitter {
	known := map[string]bool{}
	for _, w := range strings.Fields("خلال استهداف مراسل قال اشتباك اشتباكات بين احتلال مقر قوات استهدف غاره علي مقتل مدينه استقلال") {
		known[w] = true
	}
	has := func(w *WordForm) bool {
		for _, r := range w.Readings() {
			if known[r.Stem] || known[r.Bare()] {
				return true
			}
		}
		return w.Text == "مقربين"
	}
	village := func(w *WordForm) bool { return w.Text == "كفرعويد" || w.Text == "الاست" }
	return NewSplitter(func(s string) bool { return known[s] }, has, village)
}

// parted returns the tokens of a text as a splitter leaves them, and their words between bars.
func parted(s *Splitter, rs []rune) ([]Token, string) {
	ts := s.Split(TokenizeRunes(rs), rs)
	var words []string
	for _, k := range ts {
		words = append(words, k.Norm)
	}
	return ts, strings.Join(words, "|")
}

func TestGluedWordsAreParted(t *testing.T) {
	s := testSplitter()
	for _, c := range []struct{ in, want string }{
		{"خلالاستهداف", "خلال|استهداف"},
		{"عناستهداف", "عن|استهداف"},
		{"مراسلالمحطة", "مراسل|المحطه"},
		{"قالالمراسل", "قال|المراسل"},
		{"اشتباكاتٍبين", "اشتباكات|بين"},
		{"والاشتباكاتبين", "والاشتباكات|بين"},
		{"الاحتلالمقتل", "الاحتلال|مقتل"},
		{"استهدافالمدينة", "استهداف|المدينه"},
		{"طائرةاستهدفت", "طايره|استهدفت"},
		{"شخصاًفي", "شخصا|في"},
		{"مساءًاليوم", "مساء|اليوم"},
		{"مُسيّرةًاستهدف", "مسيره|استهدف"},
		{"خلالُاستهداف", "خلال|استهداف"},
		{"قٌصفت", "قصفت"},
		{"غزةوهو", "غزه|وهو"},
		{"وكانتاشتباكات", "وكانت|اشتباكات"},
		{"وكانتعوائق", "وكانت|عوايق"},
		{"وكانتونات", "وكانتونات"},
		{"كانتقوة", "كانتقوه"},
		{"استهدافأكثر", "استهداف|اكثر"},
		{"أنأكثر", "ان|اكثر"},
		{"المراسلبأنّالغارة", "المراسل|بان|الغاره"},
		{"مراسلإنه", "مراسل|انه"},
		{"المراسلان", "المراسلان"},
		{"مراسلإنساني", "مراسل|انساني"},
		{"مقرإنّ", "مقر|ان"},
		{"استهدافالإعلام", "استهداف|الاعلام"},
		{"بعدمقتلوإصابة", "بعدمقتل|واصابه"},
		{"المقتلإلى", "المقتل|الي"},
		{"عبدالإله", "عبدالاله"},
		{"أوالإتلاف", "او|الاتلاف"},
		{"والإعلاميون", "والاعلاميون"},
		{"اللاإنسانية", "اللاانسانيه"},
		{"بأناشتباكات", "بان|اشتباكات"},
		{"الاشتباكاتضد", "الاشتباكات|ضد"},
		{"مدينةعلىمقتل", "مدينه|علي|مقتل"},
		{"إلىالمحطةفي", "الي|المحطه|في"},
		{"الاشتباكاتفي", "الاشتباكات|في"},
		{"أنّقوات", "ان|قوات"},
		{"بأنّقوات", "بان|قوات"},
		{"بأنّهم", "بانهم"},
		{"إنّكما", "انكما"},
		{"أناستهداف", "ان|استهداف"},
		{"أنّهخلال", "انه|خلال"},
		{"انقوات", "انقوات"},
		{"منمقتل", "منمقتل"},
		{"مناستهداف", "من|استهداف"},
		{"الذياستهدف", "الذي|استهدف"},
		{"الاشتباكاتمقتل", "الاشتباكات|مقتل"},
		{"الاشتباكاتغارة", "الاشتباكات|غاره"},
		{"الطوارىء", "الطواريء"},
		{"ةلا", "هلا"},
		{"الاستبين", "الاستبين"},
		{"المقربين", "المقربين"},
		{"كفرعويد", "كفرعويد"},
		{"استقلالات", "استقلالات"},
		{"الاستهداف", "الاستهداف"},
	} {
		rs := []rune(c.in)
		got, words := parted(s, rs)
		for _, k := range got {
			if Fold(string(rs[k.Start:k.End])) != k.Norm {
				t.Errorf("%s: token %q points at %q", c.in, k.Norm, string(rs[k.Start:k.End]))
			}
		}
		if words != c.want {
			t.Errorf("%s is parted as %s, want %s", c.in, words, c.want)
		}
	}
}

// TestPagesThatGlueAreReadBoldly: what is not sure enough elsewhere is parted where three words are.
func TestPagesThatGlueAreReadBoldly(t *testing.T) {
	s := testSplitter()
	page := "طائرةاستهدفت مدينةعلى غزةوهو "
	for _, c := range []struct{ in, want string }{
		{"كمااستهدف", "كما|استهدف"},
		{"كفرعويدشمالي", "كفرعويد|شمالي"},
		{"اشتباكمقتل", "اشتباك|مقتل"},
		{"الاستهداف", "الاستهداف"},
		{"اشتباكاتها", "اشتباكاتها"},
	} {
		rs := []rune(page + c.in)
		got, words := parted(s, rs)
		if last := got[len(got)-1]; Fold(string(rs[last.Start:last.End])) != last.Norm || !strings.HasSuffix(words, "|"+c.want) {
			t.Errorf("%s is parted as %s, want %s", c.in, words, c.want)
		}
	}
	if _, words := parted(s, []rune("كفرعويدشمالي")); words != "كفرعويدشمالي" {
		t.Errorf("elsewhere a name and a side are parted: %s", words)
	}
}

// TestPartedWordsAreJoined: an "and" with a blank behind it, and words broken against filters, are read as they would be whole.
func TestPartedWordsAreJoined(t *testing.T) {
	s := testSplitter()
	for _, c := range []struct{ in, want string }{
		{"مقتل و استهداف", "مقتل|واستهداف"},
		{"مقتل و  استهداف و", "مقتل|واستهداف|و"},
		{"خمسة و 3", "خمسه|و|3"},
		{"أ و ب", "ا|و|ب"},
		{"و «قوات", "و|«|قوات"},
		{"و خلالاستهداف", "وخلال|استهداف"},
		{"م.قتل وال.احت.لال", "مقتل|والاحتلال"},
		{"قال.مراسل", "قال|.|مراسل"},
		{"أ.ف.ب: قال", "ا|ف|ب|:|قال"},
		{"م. قتل", "م|.|قتل"},
	} {
		if _, words := parted(s, []rune(c.in)); words != c.want {
			t.Errorf("%s is read as %s, want %s", c.in, words, c.want)
		}
	}
}
