package pipeline

import (
	"fmt"

	"tawatur"
	"tawatur/internal/weigh/pubdate"
)

// date gives undated reports the dates that the other reports imply, in place, and reads them again: their relative
// times ("yesterday") resolve now. common are the keys that tell nothing though few of these reports have them.
func (l Line) date(es []tawatur.Extraction, common map[pubdate.Key]bool) error {
	inferred := pubdate.Infer(es, common)
	for i := range es {
		p, ok := inferred[es[i].Report.ID]
		if !ok || es[i].Report.Published.Value != nil {
			continue
		}
		r := es[i].Report
		r.Published = p
		again, err := readSafely(l.Reader, r)
		if err != nil {
			return fmt.Errorf("read report %q again with its inferred date: %w", r.ID, err)
		}
		es[i] = tawatur.Extraction{Report: r, Claims: redate(es[i].Claims, again.Claims)}
	}
	return nil
}

// redate returns the claims as they were read again. A claim keeps its id, and one that is not found again stays as it
// was: events refer to the claims that the record holds.
func redate(old, again []tawatur.Claim) []tawatur.Claim {
	type key struct {
		typ     string
		trigger tawatur.Span
		nth     int
	}
	next := func(seen map[key]int, c tawatur.Claim) key {
		k := key{c.Type, c.Trigger, 0}
		k.nth, seen[k] = seen[k], seen[k]+1
		return k
	}
	found, seen := map[key]tawatur.Claim{}, map[key]int{}
	for _, c := range again {
		found[next(seen, c)] = c
	}
	out, seen := make([]tawatur.Claim, len(old)), map[key]int{}
	for i, c := range old {
		out[i] = c
		if n, ok := found[next(seen, c)]; ok {
			n.ID, n.Report = c.ID, c.Report
			out[i] = n
		}
	}
	return out
}
