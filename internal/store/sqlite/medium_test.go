package sqlite

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
)

func TestABareClaimIsAllButItsDerivation(t *testing.T) {
	span := tawatur.Span{Start: 3, End: 12, Text: "قُصفت \"القرية\"\n", In: tawatur.InTitle}
	want := tawatur.Claim{ID: "c", Report: "a", Type: "shelling", Trigger: span, Evidence: span, Actors: []tawatur.ActorRef{{Role: "agent", Mention: span}}, Rule: "r"}
	c := want
	c.Derivation = []tawatur.Step{{What: "w", Words: "x", Why: "y"}}
	doc, err := encode(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []struct {
		decode func(string, *tawatur.Claim) error
		want   tawatur.Claim
	}{{decodeBare, want}, {decodeWhole, c}} {
		got := tawatur.Claim{Report: "a"} // which is no field of the document
		if err := from.decode(doc, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(from.want, got); diff != "" {
			t.Error(diff)
		}
	}
}
