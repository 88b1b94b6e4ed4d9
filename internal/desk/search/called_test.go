package search

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
)

// calling knows a governorate and a town of one name, two villages far apart of another, a town of which nothing is told, and a party.
func calling(kind, name string) (out []Named) {
	for _, n := range []Named{
		{Kind: store.KindPlace, ID: "gov", Name: tawatur.Name{AR: "إدلب", EN: "Idlib"}, Note: tawatur.Name{EN: "governorate", AR: "محافظة"}},
		{Kind: store.KindPlace, ID: "town", Name: tawatur.Name{AR: "إدلب", EN: "Idlib"}},
		{Kind: store.KindPlace, ID: "v1", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}},
		{Kind: store.KindPlace, ID: "v2", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}, Note: tawatur.Name{EN: "Hama"}},
		{Kind: store.KindPlace, ID: "quiet", Name: tawatur.Name{AR: "المالكية", EN: "Malikiyah"}},
		{Kind: store.KindActor, ID: "sdf", Name: tawatur.Name{AR: "قوات سوريا الديمقراطية", EN: "Syrian Democratic Forces"}, Also: []string{"قسد"}},
	} {
		same := func(s string) bool { return s != "" && arabic.Fold(s) == arabic.Fold(name) }
		if kind == n.Kind && (name == n.ID || same(n.Name.AR) || same(n.Name.EN) || slices.ContainsFunc(n.Also, same)) {
			out = append(out, n)
		}
	}
	return out
}

// callable is a record of four events: in the town, elsewhere in its governorate, and in each of the villages.
func callable(t *testing.T) *sqlite.Store {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	at := func(id string, places ...string) tawatur.Event {
		e := tawatur.Event{ID: id, Type: "shelling", Actors: []tawatur.EventActor{{ID: "sdf", Role: tawatur.RoleAgent}}}
		for _, p := range places {
			e.Places = append(e.Places, tawatur.EventPlace{ID: p})
		}
		return e
	}
	if err := storetest.Replace(t.Context(), st, at("e1", "gov", "town"), at("e2", "gov"), at("e3", "v1"), at("e4", "v2"), at("e5", "unlisted")); err != nil {
		t.Fatal(err)
	}
	return st
}

func idsOf(of []NameHit) string {
	var out []string
	for _, n := range of {
		out = append(out, n.ID)
	}
	return strings.Join(out, " ")
}

func TestCalledOnARecord(t *testing.T) {
	st := callable(t)
	for _, x := range []struct {
		kind, words, of, near string
		unknown               bool
	}{
		{store.KindPlace, "إدلب", "gov town", "", false},
		{store.KindPlace, "ادلب", "gov town", "", false},
		{store.KindPlace, "town", "town", "", false},
		{store.KindPlace, "إدلب (محافظة)", "gov", "", false},
		{store.KindPlace, "المالكية", "", "", false}, // known, and nothing is told of it
		{store.KindPlace, "unlisted", "unlisted", "", false},
		{store.KindPlace, "دحلة", "v1 v2", "", false}, // but for the article
		{store.KindPlace, "الدحله", "v1 v2", "", false},
		{store.KindPlace, "إدليب", "", "gov town", true},
		{store.KindPlace, "Idl", "", "gov town", true},
		{store.KindPlace, "Ildib", "", "gov town", true},
		{store.KindPlace, "نومندور", "", "", true},
		{store.KindPlace, "؟؟", "", "", true},
		{store.KindActor, "قسد", "sdf", "", false},
		{store.KindActor, "قسدد", "", "sdf", true},
		{store.KindOutlet, "nobody.example", "", "", true},
	} {
		r, err := Called(t.Context(), st, calling, x.kind, x.words)
		if err != nil || idsOf(r.Of) != x.of || idsOf(r.Near) != x.near || r.Unknown != x.unknown {
			t.Errorf("%s %q: of %q, near %q, unknown %v, want %+v (%v)", x.kind, x.words, idsOf(r.Of), idsOf(r.Near), r.Unknown, x, err)
		}
	}
}

func TestReadTakesAllWhoAreCalledSo(t *testing.T) {
	st := callable(t)
	for place, want := range map[string]int{"إدلب": 2, "town": 1, "الدحلة": 2, "المالكية": 0, "نومندور": 0, "": 5, "unlisted": 1} {
		f, of, err := Read(t.Context(), st, store.Filter{Place: place, Actor: "قسد"}, calling)
		if err != nil {
			t.Fatal(err)
		}
		page, err := st.Events(t.Context(), f)
		if err != nil || page.Total != want {
			t.Errorf("%q: %d events, want %d (%v)", place, page.Total, want, err)
		}
		var nobody *UnknownError
		if errors.As(Unknown(of), &nobody) != (place == "نومندور") {
			t.Errorf("%q: %v", place, Unknown(of))
		}
	}
}

func TestOnePlaceIsTheWidest(t *testing.T) {
	st := callable(t)
	for words, want := range map[string]string{"إدلب": "gov", "Idlib": "gov", "town": "town", "unlisted": "unlisted"} {
		if p, err := OnePlace(t.Context(), st, calling, words); err != nil || p.ID != want {
			t.Errorf("%q: %q, want %q (%v)", words, p.ID, want, err)
		}
	}
	for words, want := range map[string]string{
		"الدحلة": `several are called "الدحلة"; say which by its id: v1 (Dahla, الدحلة; 1 event); v2 (Dahla, الدحلة, Hama; 1 event)`,
		"إدليب":  `no place that is known is called "إدليب"; near it: gov (Idlib, إدلب, governorate; 2 events); town (Idlib, إدلب; 1 event)`,
		"quiet":  `the record tells nothing of the place "quiet"`,
	} {
		if _, err := OnePlace(t.Context(), st, calling, words); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", words, err, want)
		}
	}
}

func TestLettersApart(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"ab", "", 2}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"deir", "dier", 1}, {"قسد", "قصد", 1}} {
		if got := apart([]rune(x.a), []rune(x.b)); got != x.want {
			t.Errorf("%q %q: %d, want %d", x.a, x.b, got, x.want)
		}
	}
}
