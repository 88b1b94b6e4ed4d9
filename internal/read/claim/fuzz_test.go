package claim

import (
	"strings"
	"testing"

	"tawatur"
)

// FuzzRead reads any text: it must end, and every span must be where it says.
func FuzzRead(f *testing.F) {
	rd, err := NewReader()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"قصفت قوات النظام قرية الدحلة بريف دير الزور أمس، ما أدى إلى مقتل 3 مدنيين وإصابة ما لا يقل عن خمسة.",
		"وقال المتحدث إن \"القرية محاصرة منذ سبعة أيام\" وأضاف: لا خبز فيها.",
		"نفى المجلس ذلك، ١٠ آب/أغسطس ٢٠٢٤ ( 17:45 )", "قصـ.ـف د١عـش", "بينهم طفلان و و و على على", "\u202eقتل\x00\u0301",
		"قتل 3", ". جرحى و", "عناصر في", "مقتل مليار مليار مليار مليار شخص قبل 9223372036854775807 سنة",
	} {
		f.Add(s, "2024-08-10")
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		text = strings.ToValidUTF8(text, "\uFFFD") // as all reports are that come in
		r := tawatur.Report{ID: "fuzz", Text: text, Title: strings.ToValidUTF8(text[:min(len(text), 40)], "")}
		if published != "" {
			r.Published = tawatur.Published{Value: &published, Basis: tawatur.BasisMetadata}
		}
		e, err := rd.Read(r)
		if err != nil {
			return
		}
		words := map[bool][]rune{false: []rune(e.Report.Text), true: []rune(e.Report.Title)}
		for _, c := range e.Claims {
			if c.Trigger.Start < c.Evidence.Start || c.Trigger.End > c.Evidence.End || c.Trigger.IsTitle() != c.Evidence.IsTitle() {
				t.Errorf("evidence %+v leaves out trigger %+v of %q", c.Evidence, c.Trigger, text)
			}
			for _, s := range []tawatur.Span{c.Evidence, c.Trigger} {
				in := words[s.IsTitle()]
				if s.Start < 0 || s.End > len(in) || s.Start > s.End || string(in[s.Start:s.End]) != s.Text {
					t.Errorf("span %+v of %q", s, string(in))
				}
			}
		}
	})
}

// TestTextsMayEndAnywhere reads sentences as they are cut off in posts: behind each of their words.
func TestTextsMayEndAnywhere(t *testing.T) {
	rd, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range tableTexts() {
		for i, r := range text {
			if r != ' ' {
				continue
			}
			if _, err := rd.Read(tawatur.Report{ID: "cut", Text: text[:i]}); err != nil {
				t.Errorf("%q: %v", text[:i], err)
			}
		}
	}
}

// tableTexts are the texts of all tables of this package's tests.
func tableTexts() []string {
	var out []string
	for _, c := range harmCases {
		out = append(out, c.text)
	}
	for _, c := range roleCases {
		out = append(out, c.text)
	}
	for _, c := range whenCases {
		out = append(out, c.text)
	}
	for _, c := range meansCases {
		out = append(out, c.text)
	}
	return out
}
