package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// bearers knows two places of one name, an actor by two names, and nobody else.
func bearers(kind, name string) (out []search.Named) {
	for _, n := range []search.Named{
		{Kind: store.KindPlace, ID: "p1", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}, Note: tawatur.Name{AR: "دير الزور", EN: "Deir ez-Zor"}},
		{Kind: store.KindPlace, ID: "p2", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}, Note: tawatur.Name{AR: "حماة", EN: "Hama"}},
		{Kind: store.KindActor, ID: "council", Name: tawatur.Name{AR: "المجلس العسكري", EN: "Military Council"}},
	} {
		if (kind == "" || kind == n.Kind) && (name == n.ID || name == n.Name.AR || name == n.Name.EN) {
			out = append(out, n)
		}
	}
	return out
}

// TestFilterTakesNames writes names into the fields of the overview: the list, the map, the histogram and the export take them alike, and
// where a name is that of several the page says so and leads to each.
func TestFilterTakesNames(t *testing.T) {
	st := open(t, true)
	err := storetest.Replace(t.Context(), st, placed("e1", "p1", "settlement", 35, 40), placed("e2", "p2", "settlement", 33, 36), placed("e3", "p3", "settlement", 34, 38))
	if err != nil {
		t.Fatal(err)
	}
	opt := options()
	opt.Names = bearers
	h, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	for place, want := range map[string]int{"p1": 1, "Dahla": 2, "الدحلة": 2, "الدحلة (حماة)": 1, "Atlantis": 0, "p3": 1, "": 3} {
		for _, path := range []string{"/index.json", "/map.json"} {
			var got struct{ Total int }
			body := get(h, http.MethodGet, path+"?"+url.Values{"place": {place}}.Encode()).Body.Bytes()
			if err := json.Unmarshal(body, &got); err != nil || got.Total != want {
				t.Errorf("%s at %q: %d events, want %d (%v)", path, place, got.Total, want, err)
			}
		}
	}
	check(t, get(h, http.MethodGet, "/?lang=en&place=Dahla").Body.String(),
		[]string{"Several places are called “Dahla”", `/?lang=en&amp;place=p1"><bdi>Dahla (Deir ez-Zor)</bdi></a> <small>(1 event)`, `/?lang=en&amp;place=p2"`,
			`name="place" value="Dahla"`, `<option value="Dahla (Hama)">`}, nil)
	check(t, get(h, http.MethodGet, "/?lang=en&place=Atlantis").Body.String(), []string{"No place that is known is called “Atlantis”"}, nil)
	check(t, get(h, http.MethodGet, "/?lang=en&place=p1").Body.String(), []string{`name="place" value="Dahla (Deir ez-Zor)"`}, []string{"Several places"})
	check(t, get(h, http.MethodGet, "/?lang=en&place=p3").Body.String(), []string{`name="place" value="p3"`}, []string{"No place that is known"})
}
