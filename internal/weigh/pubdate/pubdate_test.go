package pubdate

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"tawatur"
)

func num(n int) *int { return &n }

// shelling is a claim of a shelling of one village with seven dead; day "" leaves it undated.
func shelling(id, day string) tawatur.Claim {
	return tawatur.Claim{ID: id, Type: "shelling", Modality: tawatur.Asserted, Time: tawatur.When{Start: day, End: day},
		Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "army-a"}},
		Places: []tawatur.PlaceRef{{ID: "village-1", Precision: tawatur.PrecisionSettlement}},
		Harm:   []tawatur.Harm{{Kind: tawatur.HarmKilled, Min: num(7), Max: num(7)}}}
}

func entry(id, day, text string, claims ...tawatur.Claim) tawatur.Extraction {
	r := tawatur.Report{ID: id, Text: text, Published: tawatur.Published{Basis: tawatur.BasisUnknown}}
	if day != "" {
		r.Published = tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}
	}
	return tawatur.Extraction{Report: r, Claims: claims}
}

// 2024-08-09 is a Friday.
func TestInfer(t *testing.T) {
	dated := entry("d", "2024-08-09", "قصف القرية فجر اليوم.", shelling("d1", "2024-08-09"))
	for _, c := range []struct{ name, text, want string }{
		{"yesterday, Friday", "قُتل سبعة أشخاص أمس الجمعة في القرية.", "2024-08-10"},
		{"with a comma and the time of day", "قُتل سبعة أشخاص أمس، مساء الجمعة، في القرية.", "2024-08-10"},
		{"today, Friday", "قُتل سبعة أشخاص صباح اليوم الجمعة في القرية.", "2024-08-09"},
		{"the day before yesterday", "قُتل سبعة أشخاص أول أمس الجمعة.", "2024-08-11"},
		{"tomorrow", "قُتل سبعة أشخاص أمس الجمعة، ويجتمع المجلس غداً الأحد.", "2024-08-10"},
		{"no weekday", "قُتل سبعة أشخاص أمس في القرية.", ""},
		{"a weekday alone", "قُتل سبعة أشخاص يوم الجمعة في القرية.", ""},
		{"a page's clock", "الأحد ٢٤ / نوفمبر / ٢٠٢٤ قُتل سبعة أشخاص في القرية.", ""},
		{"two signs that differ", "قُتل سبعة أمس الجمعة. وقال البيان اليوم الخميس إن القصف مستمر.", ""},
		{"a sentence between", "حدث ذلك أمس. الجمعة يوم عطلة.", ""},
	} {
		entries := []tawatur.Extraction{dated, entry("u", "", c.text, shelling("u1", ""))}
		got := Infer(entries, nil)["u"]
		if got.Day() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.Day(), c.want)
		}
		if c.want != "" && (got.Basis != tawatur.BasisInferred || len(got.Why) < 2) {
			t.Errorf("%s: %+v names no reasons", c.name, got)
		}
	}
}

func TestNoCompanyNoDay(t *testing.T) {
	u := entry("u", "", "قُتل سبعة أشخاص أمس الجمعة في القرية.", shelling("u1", ""))
	elsewhere := shelling("d1", "2024-08-09")
	elsewhere.Places[0].ID = "village-2"
	lone := shelling("d1", "2024-08-09")
	lone.Actors, lone.Harm = nil, nil
	for name, entries := range map[string][]tawatur.Extraction{
		"alone":                       {u},
		"another village":             {u, entry("d", "2024-08-09", "نص", elsewhere)},
		"only the place is the same":  {u, entry("d", "2024-08-09", "نص", lone)},
		"companions a month apart":    {u, entry("d", "2024-08-09", "نص", shelling("d1", "2024-08-09")), entry("e", "2024-07-05", "نص", shelling("e1", "2024-07-05"))},
		"companion tells old history": {u, entry("d", "2024-10-09", "نص", shelling("d1", "2024-08-09"))},
	} {
		if got := Infer(entries, nil); len(got) != 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	entries := []tawatur.Extraction{
		entry("d", "2024-08-09", "نص", shelling("d1", "2024-08-09")), entry("e", "2024-08-10", "نص", shelling("e1", "2024-08-09")),
		entry("u", "", "قُتل سبعة أشخاص أمس الجمعة.", shelling("u1", "")), entry("v", "", "اليوم الجمعة", shelling("v1", "")),
	}
	want, _ := json.Marshal(Infer(entries, nil))
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		if got, _ := json.Marshal(Infer(entries, nil)); string(got) != string(want) {
			t.Fatalf("%s, want %s", got, want)
		}
	}
}

func TestExpressionsFileIsRight(t *testing.T) {
	if _, err := parse(expressionsTSV); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"day\tأمس\n", "day\tأمس\tx\n", "hour\tأمس\t1\n"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%q is no row", bad)
		}
	}
}
