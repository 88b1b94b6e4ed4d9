package pipeline

import (
	"testing"

	"tawatur"
)

func TestRedateKeepsIdsAndWhatIsNotFoundAgain(t *testing.T) {
	trigger := tawatur.Span{Start: 3, End: 6}
	old := []tawatur.Claim{{ID: "a@1", Type: "shelling", Trigger: trigger}, {ID: "b@1", Type: "shelling", Trigger: trigger}, {ID: "c@1", Type: "siege"}}
	again := []tawatur.Claim{
		{ID: "a", Type: "shelling", Trigger: trigger, Time: tawatur.When{Start: "2024-08-09"}},
		{ID: "b", Type: "shelling", Trigger: trigger, Time: tawatur.When{Start: "2024-08-10"}},
		{ID: "new", Type: "attack"},
	}
	got := redate(old, again)
	want := [][2]string{{"a@1", "2024-08-09"}, {"b@1", "2024-08-10"}, {"c@1", ""}}
	for i, w := range want {
		if len(got) != 3 || got[i].ID != w[0] || got[i].Time.Start != w[1] {
			t.Fatalf("got %+v", got)
		}
	}
}
