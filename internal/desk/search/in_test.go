package search

import (
	"slices"
	"testing"

	"tawatur/internal/store"
)

// TestIn narrows a filter by a query: what both take, whichever of them is the narrower.
func TestIn(t *testing.T) {
	tests := []struct {
		query, from, to, wantFrom, wantTo string
		terms                             int
	}{
		{"", "2024-08-01", "2024-08-20", "2024-08-01", "2024-08-20", 1},
		{"to:2024-08-09", "", "2024-08-20", "", "2024-08-09", 1},
		{"to:2024-08-20", "", "2024-08-09", "", "2024-08-09", 1},
		{"from:2024-08-09", "2024-08-01", "", "2024-08-09", "", 1},
		{"حصار from:2024-08-01", "2024-08-09", "", "2024-08-09", "", 2},
	}
	for _, x := range tests {
		f := store.Filter{Query: x.query, Type: "siege", From: x.from, To: x.to, Terms: []store.Term{{}}}
		got := Parse(x.query, nil).In(f)
		if got.Query != "" || got.Type != "siege" || got.From != x.wantFrom || got.To != x.wantTo || len(got.Terms) != x.terms {
			t.Errorf("%q in %s/%s: %+v", x.query, x.from, x.to, got)
		}
	}
	r := Parse("حصار outlet:sana from:2024-08-01", nil).ReportsIn(store.ReportFilter{Outlets: []string{"enab"}, From: "2024-07-01", Limit: 3})
	if !slices.Equal(r.Outlets, []string{"enab"}) || r.From != "2024-08-01" || r.Limit != 3 || len(r.Terms) != 1 {
		t.Errorf("reports: %+v", r)
	}
}
