package eval

import (
	"math"
	"testing"

	"tawatur"
)

func TestBCubed(t *testing.T) {
	refs := func(ids ...string) (out []tawatur.ClaimRef) {
		for _, id := range ids {
			out = append(out, tawatur.ClaimRef{ID: id})
		}
		return out
	}
	clusters := map[string]string{"a": "x", "b": "x", "c": "y"}
	for _, c := range []struct {
		events            []tawatur.Event
		precision, recall float64
	}{
		{[]tawatur.Event{{ID: "1", Claims: refs("a", "b")}, {ID: "2", Claims: refs("c")}}, 1, 1},
		{[]tawatur.Event{{ID: "1", Claims: refs("a")}, {ID: "2", Claims: refs("b")}}, 1, 2.0 / 3},
		{[]tawatur.Event{{ID: "1", Claims: refs("a", "c"), Recalls: refs("b")}}, 5.0 / 9, 1},
	} {
		p, r, _ := BCubed(c.events, clusters)
		if math.Abs(p-c.precision) > 1e-9 || math.Abs(r-c.recall) > 1e-9 {
			t.Errorf("%+v: %.3f, %.3f; want %.3f, %.3f", c.events, p, r, c.precision, c.recall)
		}
	}
}
