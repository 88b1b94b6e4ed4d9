package event

import (
	"slices"
	"testing"

	"tawatur"
)

// views builds the events of the first n of some reports, and of all.
func views(n int, reports ...tawatur.Extraction) (before, after []tawatur.Event) {
	return Build(reports[:n], opt()), Build(reports, opt())
}

func TestDiffNamesWhatChangedAndTheClaimsItRestsOn(t *testing.T) {
	before, after := views(1, mk("a", killed(2, 2)), mk("b", killed(5, 5), from("other")), mk("c", on("2024-05-01", "2024-05-01"), published("2024-05-02")))
	got := Diff(before, after)
	if len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	for _, c := range got {
		switch c.Kind {
		case tawatur.ChangeNew:
			if len(c.Claims) != 1 || c.Claims[0].Report != "c" {
				t.Errorf("new: %+v", c)
			}
		case tawatur.ChangeField:
			if !slices.Contains(c.Fields, tawatur.FieldChange{Field: "killed civilians", Was: "2", Now: "2..5"}) || !slices.Contains(c.Fields, tawatur.FieldChange{Field: "origins", Was: "1", Now: "2"}) ||
				!slices.Contains(c.Fields, tawatur.FieldChange{Field: "dispute killed", Was: "", Now: "2 | 5"}) || len(c.Claims) != 1 || c.Claims[0].Report != "b" {
				t.Errorf("changed: %+v", c)
			}
		default:
			t.Errorf("%+v", c)
		}
	}
	if d := Diff(after, after); len(d) != 0 {
		t.Errorf("a view differs from itself: %+v", d)
	}
}

func TestDiffTellsMergedFromGone(t *testing.T) {
	one := Build([]tawatur.Extraction{mk("a"), mk("b")}, opt())
	apart := []tawatur.Event{one[0], {ID: "e-other", Type: "attack", Claims: []tawatur.ClaimRef{{ID: "b/1", Report: "b"}}},
		{ID: "e-gone", Type: "attack", Claims: []tawatur.ClaimRef{{ID: "z/1", Report: "z"}}}}
	kinds := map[string]string{}
	for _, c := range Diff(apart, one) {
		kinds[c.Event] = c.Kind + " " + c.Into
	}
	if kinds["e-other"] != tawatur.ChangeMerged+" "+one[0].ID || kinds["e-gone"] != tawatur.ChangeGone+" " {
		t.Errorf("%v", kinds)
	}
}
