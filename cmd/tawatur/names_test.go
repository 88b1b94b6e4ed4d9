package main

import (
	"slices"
	"testing"

	"tawatur/arabic"
	"tawatur/internal/desk/search"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
)

// TestNamesFindEachOther types each of some names of an actor, as words and, where it has several, in quotation marks: each finds
// what is filed under the actor and what has any of the others.
func TestNamesFindEachOther(t *testing.T) {
	base, err := know.Load()
	if err != nil {
		t.Fatal(err)
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		t.Fatal(err)
	}
	for id, names := range map[string][]string{
		"sdf":                     {"قسد", "قوات سوريا الديمقراطية", "قوات سورية الديمقراطيه", "القوات الكردية"},
		"isis":                    {"داعش", "تنظيم الدولة", "تنظيم الدولة الإسلامية", "الدواعش"},
		"hayat-tahrir-al-sham":    {"هتش", "هيئة تحرير الشام", "تحرير الشام", "HTS"},
		"jabhat-al-nusra":         {"النصرة", "جبهة النصرة", "جبهة فتح الشام"},
		"syrian-regime-forces":    {"الجيش السوري", "قوات النظام", "الجيش العربي السوري", "قوات الأسد"},
		"syrian-national-army":    {"الجيش الوطني السوري", "الفصائل الموالية لتركيا"},
		"white-helmets":           {"الخوذ البيضاء", "الدفاع المدني السوري"},
		"international-coalition": {"التحالف الدولي"},
	} {
		for _, typed := range names {
			queries := []string{typed}
			if len(arabic.Words(typed)) > 1 {
				queries = append(queries, "«"+typed+"»")
			}
			for _, q := range queries {
				finds(t, search.Parse(q, namesOf(base, types)), id, names)
			}
		}
	}
}

// finds fails where a query is not for what is filed under an actor, or for what has any of some names of it.
func finds(t *testing.T, q search.Query, id string, names []string) {
	t.Helper()
	if len(q.Events.Terms) != 1 {
		t.Fatalf("%q has %d terms: %s", q.Text, len(q.Events.Terms), q)
	}
	tests := q.Events.Terms[0].Any
	if !slices.ContainsFunc(tests, func(x store.Test) bool { return x.Kind == store.KindActor && x.ID == id }) {
		t.Errorf("%q is not for the actor %s: %s", q.Text, id, q)
	}
	for _, n := range names {
		held := func(x store.Test) bool { return len(x.Words) > 0 && within(arabic.Words(n), x) }
		if !slices.ContainsFunc(tests, held) {
			t.Errorf("%q does not find %q", q.Text, n)
		}
	}
}

// within reports whether the words of a test stand together in some words.
func within(words []string, x store.Test) bool {
	for i := range words {
		if i+len(x.Words) <= len(words) && slices.Contains(x.Forms(), words[i]) && slices.Equal(words[i+1:i+len(x.Words)], x.Words[1:]) {
			return true
		}
	}
	return false
}
