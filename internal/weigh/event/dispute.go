package event

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tawatur"
)

// disputes lists the fields on which the claims differ, with every value and who says it.
func (k *linker) disputes(items []*item) []tawatur.Dispute {
	out := []tawatur.Dispute{}
	if len(items) < 2 { // nobody gainsays himself
		return out
	}
	told := assertedOnly(items)
	for _, f := range []func() (string, map[string][]string){
		func() (string, map[string][]string) {
			return tawatur.DisputeKilled, tollValues(told, tawatur.HarmKilled)
		},
		func() (string, map[string][]string) {
			return tawatur.DisputeInjured, tollValues(told, tawatur.HarmInjured)
		},
		func() (string, map[string][]string) {
			return tawatur.DisputeAgent, k.actorValues(told, func(it *item) []string { return it.does })
		},
		func() (string, map[string][]string) {
			return tawatur.DisputeTarget, k.actorValues(told, func(it *item) []string { return without(it.suffers, civilians) })
		},
		func() (string, map[string][]string) { return tawatur.DisputePlace, k.placeValues(told) },
		func() (string, map[string][]string) { return tawatur.DisputeTime, timeValues(told) },
		func() (string, map[string][]string) { return tawatur.DisputeType, k.typeValues(told) },
		func() (string, map[string][]string) { return tawatur.DisputeOccurrence, occurrenceValues(items) },
		func() (string, map[string][]string) { return tawatur.DisputeVictimStatus, victimValues(told) },
	} {
		if field, values := f(); len(values) > 1 {
			out = append(out, tawatur.Dispute{Field: field, Values: listed(values)})
		}
	}
	return out
}

func listed(values map[string][]string) []tawatur.DisputeValue {
	var out []tawatur.DisputeValue
	for _, v := range keys(values) {
		out = append(out, tawatur.DisputeValue{Value: v, Claims: values[v]})
	}
	slices.SortStableFunc(out, func(a, b tawatur.DisputeValue) int { return cmp.Compare(len(b.Claims), len(a.Claims)) })
	return out
}

// tollValues returns the counts of a harm if for some group two claims state ranges that exclude each other, and the higher is not
// the lower one risen.
func tollValues(items []*item, kind string) map[string][]string {
	values := map[string][]string{}
	by := map[string]*item{}
	for _, it := range items {
		by[it.Claim.ID] = it
	}
	for _, h := range mergeHarm(items) {
		rose := func(low, high tawatur.HarmBy) bool {
			a, b := by[low.Claim], by[high.Claim]
			return a.at <= b.at && (a.stage(h, low) == tawatur.StageProvisional || b.stage(h, high) == tawatur.StageRisen)
		}
		if h.Kind == kind && exclude(h.By, rose) {
			for _, b := range h.By {
				if b.Min != nil || b.Max != nil {
					v := rangeWords(b.Min, b.Max)
					values[v] = add(values[v], b.Claim)
				}
			}
		}
	}
	return values
}

// stage returns the stage of a count that a claim gives.
func (it *item) stage(of tawatur.EventHarm, by tawatur.HarmBy) string {
	for _, h := range it.Claim.Harm {
		if h.Kind == of.Kind && h.Who == of.Who && h.Mention.Text == by.Words {
			return h.Stage
		}
	}
	return ""
}

// exclude reports whether two claims state ranges with nothing in common, of which the higher is not the lower one risen.
func exclude(by []tawatur.HarmBy, rose func(low, high tawatur.HarmBy) bool) bool {
	for _, a := range by {
		for _, b := range by {
			if a.Claim != b.Claim && a.Max != nil && b.Min != nil && *a.Max < *b.Min && !rose(a, b) {
				return true
			}
		}
	}
	return false
}

// rangeWords writes a count as "11", "7..21", "10.." or "..5", and an open one as "".
func rangeWords(lo, hi *int) string {
	num := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	switch {
	case lo == nil && hi == nil:
		return ""
	case lo != nil && hi != nil && *lo == *hi:
		return num(lo)
	}
	return num(lo) + ".." + num(hi)
}

// actorValues returns who is named if two claims name actors of which none is, or belongs to, one of the other's.
func (k *linker) actorValues(items []*item, of func(*item) []string) map[string][]string {
	values := map[string][]string{}
	differ := false
	for i, a := range items {
		if len(of(a)) == 0 {
			continue
		}
		v := strings.Join(slices.Sorted(slices.Values(of(a))), " ")
		values[v] = add(values[v], a.Claim.ID)
		for _, b := range items[:i] {
			if r, _ := k.closest(of(a), of(b)); len(of(b)) > 0 && r < kin {
				differ = true
			}
		}
	}
	if !differ {
		return nil
	}
	return values
}

// placeValues returns the narrow places if two claims name some and none of them is next to the other's.
func (k *linker) placeValues(items []*item) map[string][]string {
	values := map[string][]string{}
	differ := false
	for i, a := range items {
		for _, p := range a.places {
			if locates(p) {
				values[p.ID] = add(values[p.ID], a.Claim.ID)
			}
		}
		for _, b := range items[:i] {
			if slices.ContainsFunc(a.places, locates) && slices.ContainsFunc(b.places, locates) && k.matchPlaces(a, b).worth < 0 {
				differ = true
			}
		}
	}
	if !differ {
		return nil
	}
	return values
}

// timeValues returns the stated days if two claims state days that exclude each other, or different beginnings of
// something that goes on.
func timeValues(items []*item) map[string][]string {
	values := map[string][]string{}
	differ := false
	for i, a := range items {
		if a.lo == noDay {
			continue
		}
		v := a.Claim.Time.Start
		values[v] = add(values[v], a.Claim.ID)
		for _, b := range items[:i] {
			if b.lo != noDay && (a.lo > max(b.lo, b.hi) || b.lo > max(a.lo, a.hi)) {
				differ = true
			}
		}
	}
	if !differ {
		return nil
	}
	return values
}

// typeValues returns the types if two claims name different particular acts; a general word disputes nothing.
func (k *linker) typeValues(items []*item) map[string][]string {
	values := map[string][]string{}
	for _, it := range items {
		if it.rule.specific == 2 {
			values[it.Claim.Type] = add(values[it.Claim.Type], it.Claim.ID)
		}
	}
	return values
}

func occurrenceValues(items []*item) map[string][]string {
	values := map[string][]string{}
	for _, it := range items {
		m := cmp.Or(it.Claim.Modality, tawatur.Asserted)
		if m == tawatur.Asserted || m == tawatur.Denied {
			values[m] = add(values[m], it.Claim.ID)
		}
	}
	return values
}

// victimValues returns who was killed if some claims tell only of civilians and others only of fighters.
func victimValues(items []*item) map[string][]string {
	const fighters = "fighters"
	values := map[string][]string{}
	for _, it := range items {
		who := []string{}
		for _, h := range it.Claim.Harm {
			if h.Kind == tawatur.HarmKilled && (h.Who == civilians || h.Who == fighters) {
				who = add(who, h.Who)
			}
		}
		if len(who) == 1 {
			values[who[0]] = add(values[who[0]], it.Claim.ID)
		}
	}
	return values
}
