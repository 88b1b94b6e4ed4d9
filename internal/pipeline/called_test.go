package pipeline

import (
	"slices"
	"testing"

	"tawatur/internal/know"
)

func TestWhoIsCalled(t *testing.T) {
	base, err := know.Load()
	if err != nil {
		t.Fatal(err)
	}
	types, err := EventTypes()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ kind, name, id string }{
		{"", "قسد", "sdf"}, {"", "قوات سوريا الديمقراطيه", "sdf"}, {"actor", "SDF", "sdf"}, {"", "Syrian Democratic Forces", "sdf"},
		{"actor", "YPG", "ypg"}, {"", "القامشلي", "C4564"}, {"", "قامشلي", "C4564"}, {"place", "القامشلي", "SY0802"},
		{"place", "Qamishli", "C4564"}, {"", "qamishli", "SY0802"}, {"place", "Al-Hasakah", "SY08"}, {"place", "Hasaka", "SY08"},
		{"place", "SY08", "SY08"}, {"place", "دير الزور", "SY09"}, {"place", "Deir Ezzor", "SY09"}, {"place", "Aleppo", "SY02"},
		{"place", "Kobani", "C1946"}, {"place", "Kobanî", "C1946"}, {"place", "Palmyra", "C2889"}, {"place", "Khan Younis", "x:khan-yunis"}, {"place", "Khan Sheikhoun", "C3987"},
		{"place", "Douma", "SY0302"}, {"place", "Serekaniye", "C4988"}, {"outlet", "المرصد السوري لحقوق الإنسان", "sohr"}, {"type", "shelling", "shelling"}, {"type", "قصف", "shelling"},
	} {
		got := WhoIsCalled(base, types, tc.kind, tc.name)
		if !slices.ContainsFunc(got, func(c Called) bool { return c.ID == tc.id }) {
			t.Errorf("%s %q: %s is not among %v", tc.kind, tc.name, tc.id, got)
		}
		for _, c := range got {
			if tc.kind != "" && c.Kind != tc.kind {
				t.Errorf("%s %q: a %s", tc.kind, tc.name, c.Kind)
			}
		}
	}
	for _, name := range []string{"", "سوريا الديمقراطية قوات", "؟", "xyzzy"} {
		if got := WhoIsCalled(base, types, "", name); len(got) > 0 {
			t.Errorf("%q: %v", name, got)
		}
	}
}

// TestWhoMayBeCalled offers all for whom a short name may stand, and nobody as surely meant.
func TestWhoMayBeCalled(t *testing.T) {
	base, err := know.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"الجيش الوطني": {"syrian-national-army", "lna", "yemeni-forces"}, "التحالف": {"international-coalition", "arab-coalition-yemen"},
		"SNA": {"syrian-national-army"}, "S.N.A": {"syrian-national-army"}, "الجيش الوطني السوري": nil, "قسد": nil,
	} {
		got := map[string]bool{}
		for _, c := range WhoIsCalled(base, nil, "actor", name) {
			if c.Perhaps {
				got[c.ID] = true
			} else if len(want) > 0 {
				t.Errorf("%q: surely %s", name, c.ID)
			}
		}
		if want == nil && len(got) > 0 {
			t.Errorf("%q: perhaps %v", name, got)
		}
		for _, id := range want {
			if !got[id] {
				t.Errorf("%q: %s is not among %v", name, id, got)
			}
		}
	}
}
