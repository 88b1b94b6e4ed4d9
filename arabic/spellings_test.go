package arabic

import (
	"slices"
	"testing"
)

func TestSpellings(t *testing.T) {
	for _, tc := range []struct {
		typed      string
		has, lacks []string
	}{
		{"قسد", []string{"قسد", "لقسد", "وقسد", "بقسد", "القسد"}, []string{"قسدت", "مقسد"}},
		{"القامشلي", []string{"القامشلي", "قامشلي", "بالقامشلي", "للقامشلي", "وللقامشلي", "لقامشلي"}, []string{"للالقامشلي"}},
		{"مدينه", []string{"المدينه", "مدينتهم", "بمدينتها"}, nil},
		{"قصف", []string{"القصف", "قصفه", "قصفها", "وقصف", "بقصف"}, []string{"سقصف"}},
		{"اللجنه", []string{"للجنه", "لجنه", "اللجنه"}, nil},
		{"لد", []string{"لد"}, []string{"بلد", "ولد"}},
		{"والي", []string{"والي"}, []string{"الي", "ي"}},
		{"ypg", []string{"ypg"}, []string{"وypg"}},
		{"2024", []string{"2024"}, []string{"و2024"}},
	} {
		got := Spellings(tc.typed)
		if got[0] != tc.typed {
			t.Errorf("%s: %s is first", tc.typed, got[0])
		}
		for _, w := range tc.has {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %s is missing", tc.typed, w)
			}
		}
		for _, w := range tc.lacks {
			if slices.Contains(got, w) {
				t.Errorf("%s: %s is none of its spellings", tc.typed, w)
			}
		}
	}
}

func TestAttachedKeepsTheArticleAsTyped(t *testing.T) {
	got := Attached("الجيش")
	if want := []string{"الجيش", "والجيش", "فالجيش", "بالجيش", "للجيش"}; !slices.Equal(got[:5], want) {
		t.Errorf("got %v, want %v first", got, want)
	}
	if slices.Contains(got, "جيش") {
		t.Error("the article is taken off")
	}
}

func TestBeginnings(t *testing.T) {
	got := Beginnings("قامش")
	for _, w := range []string{"قامش", "القامش", "بالقامش", "للقامش", "وقامش"} {
		if !slices.Contains(got, w) {
			t.Errorf("%s is missing of %v", w, got)
		}
	}
}
