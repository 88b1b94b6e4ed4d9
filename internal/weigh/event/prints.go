package event

import (
	"maps"
	"math"
	"slices"

	"tawatur/internal/weigh/shelf"
)

// prints lists the fingerprints of all tellings, in order and once each.
func (w *Weaver) prints(it *item) []shelf.Print {
	if it.prints == nil {
		it.prints = []shelf.Print{}
		for _, m := range it.tells {
			if w.Texts != nil {
				for _, h := range w.Texts.Keys(*m.Claim) {
					it.prints = append(it.prints, shelf.NewPrint(h))
				}
			}
		}
		slices.Sort(it.prints)
		it.prints = slices.Compact(it.prints)
	}
	return it.prints
}

// printsOf lists the fingerprints by which the items of a report are found.
func (w *Weaver) printsOf(items []*item) []shelf.Print {
	var all []shelf.Print
	for _, it := range items {
		all = append(all, w.prints(it)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (w *Weaver) countPrints(ps []shelf.Print, by int) {
	for _, p := range ps {
		w.printed[p] += by
	}
}

// reconsiderPrints marks the items of reports for linking that have a fingerprint which became a formula or is one no longer. It notes
// who has which: it will be asked for.
func (w *Weaver) reconsiderPrints() error {
	prints := slices.Sorted(maps.Keys(w.printed))
	held, err := w.shelf.Holders(prints, enough(commonPrint, w.printed))
	if err != nil {
		return err
	}
	var formulas []shelf.Print
	for i, p := range prints {
		w.note(p, held[i])
		if crosses(len(held[i]), w.printed[p], commonPrint) {
			formulas = append(formulas, p)
		}
	}
	all, err := w.shelf.Holders(formulas, math.MaxInt)
	if err != nil {
		return err
	}
	for _, reports := range all {
		if err := w.refresh(reports); err != nil {
			return err
		}
	}
	return nil
}

// refresh marks the items of reports for linking.
func (w *Weaver) refresh(reports []int64) error {
	for _, n := range reports {
		s, err := w.sheet(n)
		if err != nil {
			return err
		}
		for _, it := range s.items {
			w.fresh[it.id] = true
		}
	}
	return nil
}

// note keeps which reports have a fingerprint, none where it is a formula or only one has it, who asks.
func (w *Weaver) note(print shelf.Print, reports []int64) {
	if len(reports) == 1 || len(reports) > commonPrint {
		reports = nil
	}
	w.known[print] = reports
}

// learn notes which reports have the fingerprints of some items.
func (w *Weaver) learn(items []*item) error {
	var prints []shelf.Print
	for _, it := range items {
		for _, p := range w.prints(it) {
			if _, known := w.known[p]; !known {
				prints = append(prints, p)
			}
		}
	}
	held, err := w.shelf.Holders(prints, commonPrint+1)
	if err != nil {
		return err
	}
	for i, p := range prints {
		w.note(p, held[i])
	}
	return nil
}

// holders lists the reports not yet in use that have a fingerprint of an item, some more than once. [Weaver.learn] must know them.
func (w *Weaver) holders(it *item) []int64 {
	var out []int64
	for _, p := range w.prints(it) {
		for _, n := range w.known[p] {
			if w.sheets[n] == nil {
				out = append(out, n)
			}
		}
	}
	return out
}

// sharing lists the items of other reports that stand in a passage which has a fingerprint in common with that of an item.
// [Weaver.learn] must know them.
func (w *Weaver) sharing(it *item) ([]shelf.Item, error) {
	var out []shelf.Item
	for _, p := range w.prints(it) {
		for _, n := range w.known[p] {
			if n == it.id.Report() {
				continue
			}
			s, err := w.sheet(n)
			if err != nil {
				return nil, err
			}
			for _, o := range s.items {
				if _, has := slices.BinarySearch(w.prints(o), p); has {
					out = append(out, o.id)
				}
			}
		}
	}
	return out, nil
}
