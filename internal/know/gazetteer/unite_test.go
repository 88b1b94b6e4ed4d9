package gazetteer

import (
	"slices"
	"testing"
)

// TestUnite: a town that two lists have is one, with the spellings of both, and both ids lead to it.
func TestUnite(t *testing.T) {
	towns := func(places ...Place) *Gazetteer {
		g := &Gazetteer{byID: map[string]int32{}}
		for i, p := range places {
			p.Type, p.Precision, p.Country = "populated_place", precisionOf("populated_place"), "PS"
			g.places, g.byID[p.ID] = append(g.places, p), int32(i)
		}
		g.unite()
		return g
	}
	first := Place{ID: "wof:1", NameAR: "قرية", Lat: 32, Lon: 35}
	for _, c := range []struct {
		name  string
		other Place
		left  int
		keeps string
	}{
		{"ours", Place{ID: "x:1", NameAR: "قريه", Lat: 32.005, Lon: 35}, 1, "x:1"},
		{"the larger", Place{ID: "wof:2", NameAR: "قرية", Lat: 32.005, Lon: 35, Population: 900}, 1, "wof:2"},
		{"another village of the name", Place{ID: "wof:2", NameAR: "قرية", Lat: 32.05, Lon: 35}, 2, "wof:1"},
		{"a neighbour", Place{ID: "wof:2", NameAR: "بلدة", Lat: 32.005, Lon: 35}, 2, "wof:1"},
	} {
		g := towns(first, c.other)
		if g.Len() != c.left {
			t.Errorf("%s: %d places, want %d", c.name, g.Len(), c.left)
		}
		if got := g.ByID("wof:1"); got == nil || got.ID != c.keeps {
			t.Errorf("%s: wof:1 leads to %+v, want %s", c.name, got, c.keeps)
		}
		if got := g.ByID(c.other.ID); got == nil || got.NameAR != c.other.NameAR && !slices.Contains(got.Alts, c.other.NameAR) {
			t.Errorf("%s: %s leads to %+v, without its spelling", c.name, c.other.ID, got)
		}
	}
	if g := towns(first, Place{ID: "wof:2", NameAR: "قرية", Lat: 32.01, Lon: 35}, Place{ID: "wof:3", NameAR: "قرية", Lat: 32.025, Lon: 35}); g.Len() != 2 {
		t.Errorf("villages in a row are %d places, want 2: one is too far from the first", g.Len())
	}
	listed := func(id string) Place { return Place{ID: id, PCode: id, NameAR: "قرية", Lat: 32, Lon: 35} }
	if g := towns(listed("C1"), listed("C2")); g.Len() != 2 {
		t.Error("two villages of the humanitarian list are one")
	}
}

// TestTownsAreThereOnce: great towns of the neighbouring countries stand on several lists.
func TestTownsAreThereOnce(t *testing.T) {
	g := mustLoad(t)
	for id, want := range map[string]string{"wof:101921387": "x:nablus", "wof:890441591": "x:sidon", "wof:101919687": "x:beit-hanoun"} {
		if p := g.ByID(id); p == nil || p.ID != want {
			t.Errorf("%s is %+v, want %s", id, p, want)
		}
	}
	for _, code := range []string{"SD-DE", "LB-BI", "LY-BU", "LY-NQ", "SD-GK", "YE-AB"} {
		if g.seats[code] == nil {
			t.Errorf("%s has no seat", code)
		}
	}
	if p := g.ByID("C5114"); p == nil || p.PCode != "C5114" || p.ADM3 == "" {
		t.Errorf("C5114 is %+v, without its code or sub-district", p)
	}
}
