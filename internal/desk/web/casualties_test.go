package web

import (
	"strings"
	"testing"

	"tawatur"
)

// TestFightersStandByTheirSide splits the fighters of an event: two claims tell of those of a side, one of those of another, one of two sides, and
// one names nobody. Civilians are split no further.
func TestFightersStandByTheirSide(t *testing.T) {
	n := namer{lang: table(t).in("en"), s: &site{}}
	party := func(role, id string) partyView {
		return partyView{term: term{id, strings.ToUpper(id)}, Role: term{ID: role}}
	}
	target := func(ids ...string) (out []partyView) {
		for _, id := range ids {
			out = append(out, party(tawatur.RoleTarget, id))
		}
		return append(out, party(tawatur.RoleAgent, "east"))
	}
	claims := []claimView{{ID: "a", Actors: target("north")}, {ID: "b", Actors: target("north", "civilians")}, {ID: "c", Actors: target("south")}, {ID: "d", Actors: target("north", "south")}, {ID: "e"}}
	by := []tawatur.HarmBy{{Claim: "a", Min: num(2), Max: num(2)}, {Claim: "b", Min: num(4), Max: num(4)}, {Claim: "c", Min: num(1)}, {Claim: "d", Min: num(7), Max: num(7)}, {Claim: "e"}}
	ev := tawatur.Event{Origins: []tawatur.Origin{{Reports: []string{"ra"}}, {Reports: []string{"rb"}}},
		Claims: []tawatur.ClaimRef{{ID: "a", Report: "ra"}, {ID: "b", Report: "rb"}, {ID: "c", Report: "rb"}, {ID: "d", Report: "rb"}, {ID: "e", Report: "rb"}}}
	killed := term{ID: tawatur.HarmKilled, Label: "Killed"}
	got, sided := n.bySide(ev, []harmView{{Kind: killed, Who: term{"civilians", "Civilians"}, By: by}, {Kind: killed, Who: term{"fighters", "Fighters"}, By: by}}, claims)
	var said []string
	for _, h := range got {
		said = append(said, h.Who.Label+" "+h.Words)
	}
	want := "Civilians |Fighters: NORTH 2 to 4|Fighters: SOUTH at least 1|Fighters, side not stated 7"
	if s := strings.Join(said, "|"); s != want || !sided || got[1].Sources != 2 || got[2].Sources != 1 {
		t.Errorf("%s (%v, %d, %d), want %s", s, sided, got[1].Sources, got[2].Sources, want)
	}
	rows := n.table(append(got, harmView{Kind: killed, Who: term{"people", "People"}}, harmView{Kind: killed, Who: term{"fighters west", "Fighters: WEST"}}), claims, nil, nil).Rows
	var order []string
	for _, r := range rows {
		order = append(order, r.Who.Label)
	}
	if s := strings.Join(order, "|"); s != "Civilians|Fighters: NORTH|Fighters: SOUTH|Fighters: WEST|Fighters, side not stated|People" {
		t.Errorf("the rows are %s", s)
	}
	if got, sided := n.bySide(ev, []harmView{{Kind: killed, Who: term{"fighters", "Fighters"}, By: by[4:]}}, claims); sided || len(got) != 1 || got[0].Who.Label != "Fighters" {
		t.Errorf("nobody tells of a side: %+v", got)
	}
}
