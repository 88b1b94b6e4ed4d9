package event

import (
	"strings"
	"testing"

	"tawatur"
)

// TestRefused: what is like an event and not in it is named with what spoke against it, the most alike first.
func TestRefused(t *testing.T) {
	far := func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Places[0].NameEN = "Farther" }
	entries := []tawatur.Extraction{
		mk("a"), mk("b"),
		mk("day", on("2024-03-09", "2024-03-09")),
		mk("place", at("village-9", 36.5, tawatur.PrecisionSettlement), far),
		mk("sides", by("army-b"), against("army-a")),
		mk("maybe", modal(tawatur.Planned)),
		mk("other", typ("prisoner-release"), at("elsewhere", 30, tawatur.PrecisionSettlement)),
	}
	// sides are the other way round only to who is named on both
	entries[0].Claims[0].Actors = append(entries[0].Claims[0].Actors, tawatur.ActorRef{Role: tawatur.RoleTarget, ID: "army-b"})
	entries[4].Claims[0].Actors = []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "army-b"}, {Role: tawatur.RoleTarget, ID: "army-a"}}
	var e tawatur.Event
	all := Build(entries, opt())
	for _, x := range all {
		if strings.Contains(x.Claims[0].Report, "a") && len(x.Claims) == 2 {
			e = x
		}
	}
	if e.ID == "" {
		t.Fatal("the two reports of one shelling make no event")
	}
	want := map[string]string{
		"day": "another day: 2024-03-09, not 2024-03-05", "place": "another place: Farther, not Village",
		"sides": "the sides are the other way round", "maybe": "told as planned, not as asserted",
	}
	got := Refused(e, all, entries, opt())
	for i, r := range got {
		if r.In == "" || r.In == e.ID {
			t.Errorf("%s is said to be in %q", r.Report, r.In)
		}
		if want[r.Report] == "" || !strings.Contains(r.Why, want[r.Report]) {
			t.Errorf("%s: %q, want %q", r.Report, r.Why, want[r.Report])
		}
		if i > 0 && r.Worth > got[i-1].Worth {
			t.Errorf("%s stands below what is less alike", r.Report)
		}
		delete(want, r.Report)
	}
	for report := range want {
		t.Errorf("%s is not named among %+v", report, got)
	}
}

// TestRefusedIsBounded: ten at most are named, and none of the event's own claims.
func TestRefusedIsBounded(t *testing.T) {
	entries := []tawatur.Extraction{mk("a")}
	for _, id := range strings.Fields("b c d e f g h i j k l m n") {
		entries = append(entries, mk(id, on("2024-03-09", "2024-03-09")))
	}
	for _, e := range Build(entries, opt()) {
		got := Refused(e, nil, entries, opt())
		if len(e.Claims) == 1 && len(got) != 10 {
			t.Errorf("%d are named, want ten", len(got))
		}
		for _, r := range got {
			for _, c := range e.Claims {
				if c.ID == r.Claim {
					t.Errorf("%s is in the event", r.Claim)
				}
			}
		}
	}
}
