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

func TestFieldsTakeNamesAndIDs(t *testing.T) {
	for words, want := range map[string][]string{
		"SY07": {"SY07"}, "إدلب": {"C3871", "SY07", "SY0700"}, "إدلب (محافظة)": {"SY07"}, "إدلب (منطقة، إدلب)": {"SY0700"},
		"أتلانتس": nil, "إدلب (أتلانتس)": nil,
	} {
		f, fields := Fields(store.Filter{Place: words, Query: "قصف"}, nested)
		var got []string
		for _, n := range fields[0].Names {
			got = append(got, n.ID)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
		switch len(want) {
		case 0:
			if f.Place != words || len(f.Terms) > 0 {
				t.Errorf("%q: nobody is called so, and the filter is %+v", words, f)
			}
		case 1:
			if f.Place != want[0] || len(f.Terms) > 0 {
				t.Errorf("%q: the filter is %+v", words, f)
			}
		default:
			if f.Place != "" || len(f.Terms) != 1 || len(f.Terms[0].Any) != len(want) {
				t.Errorf("%q: the filter is %+v", words, f)
			}
		}
	}
	if f, fields := Fields(store.Filter{Outlet: "nobody.example", Actor: "x"}, nil); f.Outlet != "nobody.example" || f.Actor != "x" || len(fields) != 2 {
		t.Errorf("without names: %+v, %v", f, fields)
	}
}
