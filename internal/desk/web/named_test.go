package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
	"tawatur/internal/weigh/shelf"
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

// naming serves a record to which the names of bearers are known.
func naming(t *testing.T, st store.Store) http.Handler {
	t.Helper()
	opt := options()
	opt.Names = bearers
	h, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestFilterTakesNames writes names into the fields of the overview: the list, the map, the histogram and the export take them alike, and
// where a name is that of several the page says so and leads to each.
func TestFilterTakesNames(t *testing.T) {
	st := open(t, true)
	err := storetest.Replace(t.Context(), st, placed("e1", "p1", "settlement", 35, 40), placed("e2", "p2", "settlement", 33, 36), placed("e3", "p3", "settlement", 34, 38))
	if err != nil {
		t.Fatal(err)
	}
	h := naming(t, st)
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
	check(t, get(h, http.MethodGet, "/?lang=en&place=Dahlaa").Body.String(), []string{"No place that is known is called “Dahlaa”", "Near it in this record",
		`/?lang=en&amp;place=p1"><bdi>Dahla (Deir ez-Zor)</bdi></a> <small>(1 event)`}, nil)
	check(t, get(h, http.MethodGet, "/?lang=en&place=p3").Body.String(), []string{`name="place" value="p3"`}, []string{"No place that is known"})
}

// TestStoriesTakeNames writes names into the fields of the list of stories.
func TestStoriesTakeNames(t *testing.T) {
	st := open(t, true)
	e1, e2 := placed("e1", "p1", "settlement", 35, 40), placed("e2", "p2", "settlement", 33, 36)
	e2.Actors = nil
	if err := storetest.Replace(t.Context(), st, e1, e2); err != nil {
		t.Fatal(err)
	}
	tale := func(id, event, place string) shelf.Tale {
		return shelf.Tale{Story: tawatur.Story{ID: id, Kind: tawatur.StorySiege, Doers: []string{}, Others: []string{}, Disputes: []tawatur.StoryDispute{},
			Places: []tawatur.EventPlace{{ID: place}}, Steps: []tawatur.StoryStep{{Event: event, Basis: tawatur.DayStated}}}}
	}
	err := st.Derive(t.Context(), func(d store.Derivation) error {
		return d.Retell(nil, []shelf.Tale{tale("s-1", "e1", "p1"), tale("s-2", "e2", "p2")})
	})
	if err != nil {
		t.Fatal(err)
	}
	h := naming(t, st)
	for filter, want := range map[string]int{"": 2, "place=p1": 1, "place=الدحلة": 2, "place=Dahla (Hama)": 1, "place=Atlantis": 0, "actor=Military Council": 1,
		"actor=council&place=p2": 0, "outlet=none": 0} {
		q, err := url.ParseQuery(filter)
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Total int }
		if err := json.Unmarshal(get(h, http.MethodGet, "/stories.json?"+q.Encode()).Body.Bytes(), &got); err != nil || got.Total != want {
			t.Errorf("%q: %d stories, want %d (%v)", filter, got.Total, want, err)
		}
	}
	check(t, get(h, http.MethodGet, "/stories?lang=en&place=Dahla&kind=siege").Body.String(),
		[]string{"Several places are called “Dahla”", `href="/stories?kind=siege&amp;lang=en&amp;place=p2"`, `name="actor"`, `name="outlet"`, `<input type="text" name="place" value="Dahla" list="list-place"`}, nil)
}

func TestSidesStandTogether(t *testing.T) {
	actor := func(id, role string) actorView { return actorView{term: term{id, id}, Role: role} }
	row := eventRow{Actors: []actorView{actor("a", "agent"), actor("b", "target"), actor("c", "agent"), actor("d", "mediator")}}
	var got []string
	for _, s := range row.Sides() {
		words := s.Role
		for _, a := range s.Actors {
			words += " " + a.ID
		}
		got = append(got, words)
	}
	if !slices.Equal(got, []string{"agent a c", "target b", "mediator d"}) {
		t.Error(got)
	}
}
