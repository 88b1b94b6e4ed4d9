package web

import (
	"slices"

	"tawatur"
)

// harmTable is the casualties: a row for each group, a column for each kind, one range a cell and one line an origin.
type harmTable struct {
	Kinds []term
	Rows  []harmRow
	// Sided says that fighters stand by the side whose they are.
	Sided bool
}

type harmRow struct {
	Who term
	// Part says that the group is a part of the civilians above it.
	Part  bool
	Cells []harmCell
}

type harmCell struct {
	Kind  term
	Lines []harmLine
}

type harmLine struct {
	Words, According string
	By               []harmOrigin
}

// harmOrigin is what one origin says of a number, each wording once.
type harmOrigin struct {
	Origin string
	Said   []harmSaid
}

type harmSaid struct {
	Words string
	// Risen says that the words tell a number as higher than one before: the same people counted again.
	Risen bool
	By    []claimNum
}

func harmKinds() []string {
	return []string{tawatur.HarmKilled, tawatur.HarmInjured, tawatur.HarmCasualties, tawatur.HarmMissing, tawatur.HarmCaptured, tawatur.HarmDisplaced}
}

func harmGroups() []string { return []string{"civilians", "children", "women", "men", "fighters"} }

// unstated are the groups of people whose status nobody tells; their row is the last.
func unstated(who string) bool { return who == "" || who == "people" || who == "unknown" }

// table lays the ranges out by group and kind: civilians with their parts, fighters and sides, then people of no stated status.
// Killed, injured, missing and held have a column even where nobody tells of any.
func (n namer) table(harms []harmView, claims []claimView, origins []originView, nums claimNums) harmTable {
	var t harmTable
	if len(harms) == 0 {
		return t
	}
	for _, kind := range harmKinds() {
		told := slices.ContainsFunc(harms, func(h harmView) bool { return h.Kind.ID == kind })
		if told || kind != tawatur.HarmCasualties && kind != tawatur.HarmDisplaced {
			t.Kinds = append(t.Kinds, n.term("harm", kind))
		}
	}
	groups := present(harmGroups(), harms, func(h harmView) term { return h.Who })
	slices.SortStableFunc(groups, func(a, b term) int { return last(a.ID) - last(b.ID) })
	for _, who := range groups {
		row := harmRow{Who: who, Part: who.ID == "children" || who.ID == "women" || who.ID == "men"}
		for _, kind := range t.Kinds {
			row.Cells = append(row.Cells, n.cell(who, kind, harms, claims, origins, nums))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// bySide splits fighters by the side whose they are: of the one body to which a claim tells that it was done, where it tells of one. Others
// stay without a side. It reports whether there was anything to split.
func (n namer) bySide(ev tawatur.Event, harms []harmView, claims []claimView) (out []harmView, sided bool) {
	sides := map[string]term{}
	for _, c := range claims {
		sides[c.ID] = n.struck(c)
	}
	for _, h := range harms {
		of := map[string][]tawatur.HarmBy{}
		var order []string
		for _, by := range h.By {
			id := sides[by.Claim].ID
			if _, known := of[id]; !known && id != "" {
				order = append(order, id)
			}
			of[id] = append(of[id], by)
		}
		if h.Who.ID != "fighters" || len(order) == 0 {
			out = append(out, h)
			continue
		}
		sided = true
		for _, id := range append(order, "") {
			if by := of[id]; len(by) > 0 {
				out = append(out, n.ofSide(ev, h, by, sides[by[0].Claim]))
			}
		}
	}
	return out, sided
}

// ofSide is the part of a range of fighters that some claims tell of a side.
func (n namer) ofSide(ev tawatur.Event, h harmView, by []tawatur.HarmBy, side term) harmView {
	h.By, h.Who = by, term{unsided, n.T("who.fighters.unsided")}
	if side.ID != "" {
		h.Who = term{"fighters " + side.ID, n.T("who.fighters.of", "x", side.Label)}
	}
	h.Min, h.Max = tawatur.HarmBounds(by)
	h.Words, h.Sources = n.rangeWords(h.Min, h.Max), sources(ev, tawatur.EventHarm{By: by})
	return h
}

// struck is the one body to which a claim tells that it was done, none where it names several, or people of no body.
func (n namer) struck(c claimView) (side term) {
	for _, a := range c.Actors {
		if a.Role.ID != tawatur.RoleTarget || a.ID == side.ID {
			continue
		}
		if _, people := n.words["who."+a.ID]; people || a.ID == "" {
			continue
		}
		if side.ID != "" {
			return term{}
		}
		side = a.term
	}
	return side
}

// unsided are the fighters of no side that is told, where others have one.
const unsided = "fighters -"

// last puts behind the others who are of no stated side, and behind these who are of no stated status.
func last(who string) int {
	switch {
	case unstated(who):
		return 2
	case who == unsided:
		return 1
	}
	return 0
}

// present returns the terms that occur, in a fixed order, then in order of appearance.
func present(order []string, harms []harmView, of func(harmView) term) []term {
	var out []term
	seen := map[string]term{}
	for _, h := range harms {
		t := of(h)
		seen[t.ID] = t
		if !slices.Contains(order, t.ID) {
			order = append(order, t.ID)
		}
	}
	for _, id := range order {
		if t, ok := seen[id]; ok {
			out = append(out, t)
		}
	}
	return out
}

func (n namer) cell(who, kind term, harms []harmView, claims []claimView, origins []originView, nums claimNums) harmCell {
	c := harmCell{Kind: kind}
	for _, h := range harms {
		if h.Who.ID != who.ID || h.Kind.ID != kind.ID {
			continue
		}
		line := harmLine{Words: h.Words}
		if h.Sources > 0 {
			line.According = n.N("according", h.Sources)
		}
		for _, o := range origins {
			if said := saidOf(h, o, claims, nums); len(said) > 0 {
				line.By = append(line.By, harmOrigin{o.Label, said})
			}
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

// saidOf gathers the words in which one origin tells a number.
func saidOf(h harmView, o originView, claims []claimView, nums claimNums) []harmSaid {
	var out []harmSaid
	of := claimsOf(o, claims)
	for _, by := range h.By {
		at := slices.IndexFunc(of, func(c claimView) bool { return c.ID == by.Claim })
		if at < 0 {
			continue
		}
		i := slices.IndexFunc(out, func(s harmSaid) bool { return s.Words == by.Words })
		if i < 0 {
			i, out = len(out), append(out, harmSaid{Words: by.Words, Risen: risen(of[at], h.Kind.ID, by.Words)})
		}
		out[i].By = append(out[i].By, nums[by.Claim])
	}
	return out
}

// risen reports whether a claim tells a number as higher than one before.
func risen(c claimView, kind, words string) bool {
	return slices.ContainsFunc(c.Harm, func(h harmView) bool {
		return h.Kind.ID == kind && h.Mention == words && h.Stage == tawatur.StageRisen
	})
}
