package story

import (
	"cmp"
	"slices"

	"tawatur"
)

// tolls returns the numbers of an event that differ between reports, each as a series by publication.
func tolls(e *tawatur.Event) []tawatur.TollSeries {
	refs := map[string]tawatur.ClaimRef{}
	for _, c := range e.Claims {
		refs[c.ID] = c
	}
	var out []tawatur.TollSeries
	for _, h := range e.Harm {
		s := tawatur.TollSeries{Event: e.ID, Kind: h.Kind, Who: h.Who}
		for _, by := range h.By {
			if c, ok := refs[by.Claim]; ok && (by.Min != nil || by.Max != nil) {
				s.Said = append(s.Said, tawatur.TollSaid{Published: c.Published, Claim: c.ID, Report: c.Report, Outlet: c.Outlet,
					Speaker: c.Speaker, Min: by.Min, Max: by.Max, Words: by.Words})
			}
		}
		slices.SortFunc(s.Said, func(a, b tawatur.TollSaid) int {
			return cmp.Or(cmp.Compare(cmp.Or(a.Published, "~"), cmp.Or(b.Published, "~")), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Claim, b.Claim))
		})
		if s.Rises = climbs(s.Said); s.Rises || differs(s.Said) {
			out = append(out, s)
		}
	}
	return out
}

// climbs reports whether a report states more than all that were published before it held possible. Of several numbers in one
// report the largest counts: the others are of a part, or of another side.
func climbs(said []tawatur.TollSaid) bool {
	var largest []tawatur.TollSaid
	for _, x := range said {
		i := slices.IndexFunc(largest, func(y tawatur.TollSaid) bool { return y.Report == x.Report })
		switch {
		case x.Published == "":
		case i < 0:
			largest = append(largest, x)
		case more(x, largest[i]):
			largest[i] = x
		}
	}
	for _, b := range largest {
		before := 0
		beaten := !slices.ContainsFunc(largest, func(a tawatur.TollSaid) bool {
			if a.Published >= b.Published {
				return false
			}
			before++
			return a.Max == nil || b.Min == nil || *b.Min <= *a.Max
		})
		if before > 0 && beaten {
			return true
		}
	}
	return false
}

// more reports whether a statement reaches higher than another; one without an upper bound reaches highest.
func more(x, y tawatur.TollSaid) bool {
	if x.Max == nil || y.Max == nil {
		return x.Max == nil && y.Max != nil
	}
	return *x.Max > *y.Max
}

func differs(said []tawatur.TollSaid) bool {
	return slices.ContainsFunc(said, func(a tawatur.TollSaid) bool {
		return a.Report != said[0].Report && (!equal(a.Min, said[0].Min) || !equal(a.Max, said[0].Max))
	})
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// rises reports whether a toll of an event climbs from report to report.
func rises(e *tawatur.Event) bool {
	return slices.ContainsFunc(tolls(e), func(s tawatur.TollSeries) bool { return s.Rises })
}
