package pipeline

import (
	"cmp"
	"context"
	"slices"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
)

// Kinship is how a report hangs together with another that tells of some of the same.
type Kinship struct {
	Report tawatur.Report
	// Share is how much of the shorter report's words stand, in runs, in the other (0 to 1); Words is the longest run, First the
	// id of the report that was published first, "" when nobody can tell.
	Share        float64
	First, Words string
	// Independent is whether the two go back to different origins, "yes", "no" or "unknown", and Why says so in words.
	Independent, Why string
}

// Kin holds a report against the others that tell or recall some events, those with most text in common first; nearReports at
// most.
func Kin(ctx context.Context, st store.Reader, e tawatur.Extraction, events []tawatur.Event, opt event.Options) ([]Kinship, error) {
	ids := slices.DeleteFunc(reportsOf(nil, events...), func(id string) bool { return id == e.Report.ID })
	others, err := reports(ctx, st, ids[:min(len(ids), nearReports)])
	if err != nil {
		return nil, err
	}
	l := lineage.New()
	l.Know(e.Report)
	for _, o := range others {
		l.Know(o.Report)
	}
	opt.Texts = l
	mine := event.Members([]tawatur.Extraction{e})
	var out []Kinship
	for _, o := range others {
		k := Kinship{Report: o.Report}
		k.Share, k.First, k.Words = l.Shared(e.Report.ID, o.Report.ID)
		k.Independent, k.Why = event.IndependenceOfReports(mine, event.Members([]tawatur.Extraction{o}), opt)
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b Kinship) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Report.ID, b.Report.ID))
	})
	return out, nil
}
