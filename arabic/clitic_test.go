package arabic

import (
	"slices"
	"testing"
)

// show writes a reading as "pro+stem+enc".
func show(r Reading) string { return r.Pro + "+" + r.Stem + "+" + r.Enc }

func TestReadingsKeepTheWholeWordFirst(t *testing.T) {
	for _, w := range []string{"والي", "كوباني", "بصيره", "سلوك", "فرات", "لبنان", "كفرنبل", "بانياس", "وائل", "سامر"} {
		w = Fold(w)
		if r := Readings(w)[0]; r.Stem != w || r.Pro != "" {
			t.Errorf("%s is first read as %s", w, show(r))
		}
	}
}

func TestReadings(t *testing.T) {
	for _, c := range []struct {
		word       string
		want, none []string
	}{
		{"وبالقصف", []string{"وب+القصف+"}, nil},
		{"للجيش", []string{"ل+الجيش+"}, nil},
		{"وللجيش", []string{"ول+الجيش+"}, nil},
		{"وسيقصف", []string{"وس+يقصف+"}, nil},
		{"فقصف", []string{"ف+قصف+"}, nil},
		{"كقوات", []string{"ك+قوات+"}, nil},
		{"بل", []string{"+بل+"}, []string{"ب+ل+"}},
		{"قصف", []string{"+قصف+"}, []string{"+قص+ف"}},
	} {
		var got []string
		for _, r := range Readings(Fold(c.word)) {
			got = append(got, show(r))
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no %s in %v", c.word, w, got)
			}
		}
		for _, w := range c.none {
			if slices.Contains(got, w) {
				t.Errorf("%s: has %s", c.word, w)
			}
		}
	}
}

func TestPronounReadings(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"قصفها", "+قصف+ها"}, {"مدينتهم", "+مدينه+هم"}, {"وبقواتهما", "وب+قوات+هما"}, {"منازلنا", "+منازل+نا"},
	} {
		var got []string
		for _, r := range PronounReadings(Fold(c.word)) {
			got = append(got, show(r))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: no %s in %v", c.word, c.want, got)
		}
	}
}

func TestCliticsAgreeWithTheirHost(t *testing.T) {
	for _, c := range []struct {
		pro                 string
		past, present, noun bool
	}{
		{"", true, true, true}, {"و", true, true, true}, {"ف", true, true, true}, {"ب", false, false, true},
		{"ك", false, false, true}, {"ل", false, true, true}, {"س", false, true, false}, {"وس", false, true, false},
		{"وب", false, false, true}, {"فل", false, true, true},
	} {
		if HostPast.Carries(c.pro) != c.past || HostPresent.Carries(c.pro) != c.present || HostNoun.Carries(c.pro) != c.noun {
			t.Errorf("%q: past %v, present %v, noun %v", c.pro, HostPast.Carries(c.pro), HostPresent.Carries(c.pro), HostNoun.Carries(c.pro))
		}
	}
}
