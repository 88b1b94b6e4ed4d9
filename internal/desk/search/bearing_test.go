package search

import (
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// nested knows a governorate, its district and its town, which have one name.
func nested(kind, name string) (out []Named) {
	for id, note := range map[string]string{"SY07": "محافظة", "SY0700": "منطقة، إدلب", "C3871": "إدلب"} {
		if kind == store.KindPlace && (name == "إدلب" || name == id) {
			out = append(out, Named{Kind: kind, ID: id, Name: tawatur.Name{AR: "إدلب"}, Note: tawatur.Name{AR: note}})
		}
	}
	return out
}

func TestBearing(t *testing.T) {
	for words, want := range map[string][]string{
		"SY07": {"SY07"}, "إدلب": {"C3871", "SY07", "SY0700"}, "إدلب (محافظة)": {"SY07"}, "إدلب (منطقة، إدلب)": {"SY0700"},
		"أتلانتس": nil, "إدلب (أتلانتس)": nil,
	} {
		var got []string
		for _, n := range Bearing(nested, store.KindPlace, words) {
			got = append(got, n.ID)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
	if of := Bearing(nil, store.KindPlace, "إدلب"); of != nil {
		t.Errorf("without names: %v", of)
	}
}
