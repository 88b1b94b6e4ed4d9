package actors

import (
	"testing"
	"time"

	"tawatur"
)

func followed(t *testing.T, outlets ...Followed) *Book {
	t.Helper()
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Follow(outlets); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFollowedOutletsAreKnown(t *testing.T) {
	b := followed(t, Followed{ID: "wadi-voice", Name: tawatur.Name{AR: "صوت الوادي", EN: "Voice of the Valley"}, Country: "SY", Hosts: []string{"wadi.example"}},
		Followed{ID: "sana", Name: tawatur.Name{AR: "اسم آخر"}, Hosts: []string{"mirror.example"}})
	for key, want := range map[string]tawatur.Outlet{
		"https://www.wadi.example/17": {ID: "wadi-voice", Name: "صوت الوادي"}, "news.wadi.example": {ID: "wadi-voice", Name: "صوت الوادي"},
		"voice of the valley": {ID: "wadi-voice", Name: "صوت الوادي"}, "صوت الوادي": {ID: "wadi-voice", Name: "صوت الوادي"},
		"https://mirror.example/": {ID: "sana", Name: "سانا"}, "sana.sy": {ID: "sana", Name: "سانا"},
	} {
		if got, ok := b.Outlet(key); !ok || got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
	if a := b.ByID("wadi-voice"); a == nil || a.NameEN != "Voice of the Valley" || a.Kind != "media" || !b.IsOutlet("wadi-voice") {
		t.Errorf("as an actor: %+v", a)
	}
	if b.Stated() != "" {
		t.Error("without owners nothing is stated")
	}
}

func TestFollowedOwners(t *testing.T) {
	b := followed(t,
		Followed{ID: "a", Name: tawatur.Name{EN: "A"}, Owners: []Owned{{Owner: "Wadi Foundation", Until: "2024-06-30"}, {Owner: "sdf", Since: "2024-07-01"}}},
		Followed{ID: "b", Name: tawatur.Name{EN: "B"}, Owners: []Owned{{Owner: "wadi  foundation"}}},
		Followed{ID: "c", Name: tawatur.Name{EN: "C"}, Owners: []Owned{{Owner: "قوات سوريا الديمقراطية"}}},
		Followed{ID: "syria-tv", Name: tawatur.Name{EN: "S"}, Owners: []Owned{{Owner: "wadi foundation", Since: "2024-08-01"}}},
		Followed{ID: "d", Name: tawatur.Name{EN: "D"}, Owners: []Owned{{Owner: "fadaat-media"}}})
	for _, c := range []struct{ outlet, day, want string }{
		{"a", "2024-06-30", "owner:wadi-foundation"}, {"a", "2024-07-01", "sdf"}, {"b", "2024-08-01", "owner:wadi-foundation"}, {"c", "2024-08-01", "sdf"},
		{"syria-tv", "2024-07-31", "fadaat-media"}, {"syria-tv", "2024-08-01", "owner:wadi-foundation"}, {"d", "2024-08-01", "fadaat-media"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Owner(c.outlet, day); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.outlet, c.day, got, c.want)
		}
	}
	if one, other := b.Stated(), followed(t, Followed{ID: "b", Owners: []Owned{{Owner: "sdf"}}}).Stated(); one == "" || one == other {
		t.Errorf("what is stated: %q, %q", one, other)
	}
	if err := b.Follow([]Followed{{ID: "x", Owners: []Owned{{Owner: "y", Since: "yesterday"}}}}); err == nil {
		t.Error("a day that is none is taken")
	}
}
