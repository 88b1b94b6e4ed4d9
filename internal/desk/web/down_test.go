package web

import (
	"net/http"
	"net/url"
	"testing"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
	"tawatur/internal/weigh/shelf"
)

// TestPlacesLeadDown goes from everywhere to a country, its district and the town that bears the district's name, and up again; other filters stay.
func TestPlacesLeadDown(t *testing.T) {
	named := []search.Named{
		{Kind: store.KindPlace, ID: "land", Name: tawatur.Name{AR: "البلد", EN: "Land"}},
		{Kind: store.KindPlace, ID: "d1", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}, Note: tawatur.Name{AR: "منطقة", EN: "district"}},
		{Kind: store.KindPlace, ID: "t1", Name: tawatur.Name{AR: "الدحلة", EN: "Dahla"}},
		{Kind: store.KindPlace, ID: "t2", Name: tawatur.Name{AR: "النخلة", EN: "Nakhla"}},
		{Kind: store.KindPlace, ID: "t3", Name: tawatur.Name{AR: "الساقية", EN: "Saqia"}},
	}
	above := map[string][]string{"d1": {"land"}, "t1": {"land", "d1"}, "t2": {"land", "d1"}, "t3": {"land", "d1"}}
	below := map[string][]string{"": {"land"}, "land": {"d1"}, "d1": {"t1", "t2", "t3"}}
	opt := options()
	opt.Above, opt.Below = func(id string) []string { return above[id] }, func(id string) []string { return below[id] }
	opt.Names = func(kind, name string) (out []search.Named) {
		for _, n := range named {
			if kind == n.Kind && (name == n.ID || name == n.Name.AR || name == n.Name.EN) {
				out = append(out, n)
			}
		}
		return out
	}
	st := open(t, true)
	err := st.Derive(t.Context(), func(d store.Derivation) error {
		return d.Replace(nil, []shelf.Group{
			{Event: placed("e8", "t1", "settlement", 35, 40), Within: above["t1"]}, {Event: placed("e9", "t2", "settlement", 35, 40), Within: above["t2"]},
			{Event: placed("e7", "t2", "settlement", 35, 40), Within: above["t2"]},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	h, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	at := func(place string) string {
		return get(h, http.MethodGet, "/?"+url.Values{"lang": {"en"}, "status": {"single"}, "place": {place}}.Encode()).Body.String()
	}
	check(t, at(""), []string{"By place", `<a href="/?lang=en&amp;place=land&amp;status=single"><bdi>Land</bdi></a> <small>3 events</small>`}, []string{"Everywhere"})
	for _, asked := range []string{"d1", "Dahla"} { // the town of the name lies in the district
		check(t, at(asked), []string{`<a href="/?lang=en&amp;status=single">Everywhere</a>`, `place=land&amp;status=single"><bdi>Land</bdi></a>`, "<strong><bdi>Dahla (district)</bdi></strong>",
			`<bdi>Nakhla</bdi></a> <small>2 events</small>`, `<bdi>Dahla</bdi></a> <small>1 event</small>`}, []string{"Saqia"})
	}
	check(t, at("Dahla"), []string{"was taken for Dahla (district), in which the others of that name lie"}, []string{"Several places are called"})
	check(t, at("t2"), []string{"<strong><bdi>Nakhla</bdi></strong>"}, []string{"In it, with"})
}
