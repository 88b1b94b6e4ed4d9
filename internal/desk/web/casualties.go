package web

import (
	"slices"

	"tawatur"
)

// harmTable is the casualties: a row for each group, a column for each kind, one range a cell and one line an origin.
type harmTable struct {
	Kinds []term
	Rows  []harmRow
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

func last(who string) int {
	if unstated(who) {
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
