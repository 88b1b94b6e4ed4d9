package event

import (
	"cmp"
	"maps"
	"slices"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// Weaver keeps the events of a record up to date as reports come in, change or go. [Weaver.Add] and [Weaver.Drop] note what
// is to be done, [Weaver.Settle] does it: it links what is new to what it is near, groups anew the claims that this touches,
// and replaces their events on the shelf. The events are those that [Build] makes of the same reports, byte for byte, in
// whatever order and in however many steps the reports came.
//
// Why the neighbourhood is enough: claims are joined along links, the best first, where nothing contradicts, so what becomes
// of a claim depends on its links, and on what has by then become of the claims at their other ends. A group whose claims and
// links are as they were, and whose neighbouring groups come out as they were, comes out as it was. So [Weaver.regroup] groups what
// is touched together with the groups next to it, and goes on from those that came out otherwise until none does.
type Weaver struct {
	*linker
	shelf shelf.Shelf
	// sheets are the reports in use, by number, items what they tell.
	sheets map[int64]*sheet
	items  map[shelf.Item]*item
	// known are the reports that have a fingerprint, as far as they were asked for since the last change.
	known map[uint64][]shelf.Entry

	// What is to be done: items to be linked, items whose groups are to be made anew, events that are no more, by how much the
	// entries of a key became more, and items that are no more.
	fresh   map[shelf.Item]bool
	touched map[shelf.Item]bool
	gone    map[string]bool
	grown   map[uint64]growth
	dropped map[shelf.Item]bool
}

// growth is by how many entries a key became more, and whether it is a fingerprint.
type growth struct {
	by    int
	print bool
}

// sheet is a report in use.
type sheet struct {
	items  []*item
	prints []shelf.Entry
}

// NewWeaver returns a weaver of what is on a shelf.
func NewWeaver(s shelf.Shelf, opt Options) *Weaver {
	k := newLinker(opt)
	k.tells = false
	w := &Weaver{linker: k, shelf: s, sheets: map[int64]*sheet{}, items: map[shelf.Item]*item{}}
	w.begin()
	return w
}

func (w *Weaver) begin() {
	w.fresh, w.touched = map[shelf.Item]bool{}, map[shelf.Item]bool{}
	w.gone, w.grown, w.dropped = map[string]bool{}, map[uint64]growth{}, map[shelf.Item]bool{}
	w.known = map[uint64][]shelf.Entry{}
	if len(w.sheets) > maxSheets {
		if w.Texts != nil {
			w.Texts.Forget()
		}
		clear(w.sheets)
		clear(w.items)
	}
}

// maxSheets is how many reports are kept at hand between two settlings.
const maxSheets = 4000

// sheet returns a report with its items.
func (w *Weaver) sheet(report int64) (*sheet, error) {
	if s := w.sheets[report]; s != nil {
		return s, nil
	}
	e, err := w.shelf.Entry(report)
	if err != nil {
		return nil, err
	}
	s := &sheet{items: w.itemsOf(report, e)}
	for _, it := range s.items {
		w.items[it.id] = it
	}
	if w.Texts != nil && len(s.items) > 0 {
		w.Texts.Know(e.Report)
		s.prints = w.printsOf(report, s.items)
	}
	w.sheets[report] = s
	return s, nil
}

// printsOf lists the fingerprints by which the items of a report are found.
func (w *Weaver) printsOf(report int64, items []*item) []shelf.Entry {
	var all []uint64
	for _, it := range items {
		all = append(all, w.prints(it)...)
	}
	slices.Sort(all)
	var out []shelf.Entry
	for _, p := range slices.Compact(all) {
		out = append(out, shelf.Entry{Key: p, Kind: kindPrint, Item: shelf.NewItem(report, 0)})
	}
	return out
}

// itemsOf makes the items of a report: one for each occasion that it tells.
func (k *linker) itemsOf(report int64, e tawatur.Extraction) []*item {
	ord := map[string]int{}
	for i, c := range e.Claims {
		ord[c.ID] = i
	}
	items := k.fold(k.prepare(Members([]tawatur.Extraction{e})))
	dateReports(items)
	placeReport(items)
	for _, it := range items {
		it.id = shelf.NewItem(report, ord[it.Claim.ID])
	}
	return items
}

// item returns an item by its name.
func (w *Weaver) item(i shelf.Item) (*item, error) {
	if it := w.items[i]; it != nil {
		return it, nil
	}
	_, err := w.sheet(i.Report())
	return w.items[i], err
}

// Add notes that a report is to be taken in. It must not be in already.
func (w *Weaver) Add(report int64) error {
	s, err := w.sheet(report)
	if err != nil {
		return err
	}
	for _, it := range s.items {
		es := it.index()
		w.count(es, 1)
		w.fresh[it.id] = true
		delete(w.dropped, it.id)
		if err := w.shelf.Enter(es); err != nil {
			return err
		}
	}
	w.count(s.prints, 1)
	return w.shelf.Enter(s.prints)
}

// Drop notes that a report is to be taken out. The shelf must still have it as it was taken in, until Drop returns.
func (w *Weaver) Drop(report int64) error {
	s, err := w.sheet(report)
	if err != nil {
		return err
	}
	for _, it := range s.items {
		if err := w.dropItem(it); err != nil {
			return err
		}
	}
	w.count(s.prints, -1)
	delete(w.sheets, report)
	for _, it := range s.items {
		delete(w.items, it.id)
	}
	return w.shelf.Leave(s.prints)
}

func (w *Weaver) dropItem(it *item) error {
	es := it.index()
	w.count(es, -1)
	links, err := w.shelf.Links(it.id)
	if err != nil {
		return err
	}
	for _, l := range links {
		w.touched[l.Other] = true
		if err := w.shelf.Unlink(it.id, l.Other); err != nil {
			return err
		}
	}
	e, err := w.shelf.EventOf(it.id)
	if err != nil {
		return err
	}
	members, err := w.shelf.Items(e)
	if err != nil {
		return err
	}
	for _, m := range members {
		w.touched[m] = true
	}
	if e != "" {
		w.gone[e] = true
	}
	w.dropped[it.id] = true
	return w.shelf.Leave(es)
}

func (w *Weaver) count(es []shelf.Entry, by int) {
	for _, e := range es {
		w.grown[e.Key] = growth{w.grown[e.Key].by + by, e.Kind == kindPrint}
	}
}

// Settle brings the events up to date. It returns those that were taken away and those that were put in their stead, each in
// the order of their ids; an event that only came out otherwise is in both.
func (w *Weaver) Settle() (was, made []tawatur.Event, err error) {
	if err := w.reconsider(); err != nil {
		return nil, nil, err
	}
	for i := range w.dropped {
		delete(w.touched, i)
		delete(w.fresh, i)
	}
	for items := range slices.Chunk(slices.Sorted(maps.Keys(w.fresh)), linkedAtOnce) {
		if err := w.relinkAll(items); err != nil {
			return nil, nil, err
		}
	}
	groups, err := w.regroup()
	if err != nil {
		return nil, nil, err
	}
	before, err := w.groups(slices.Collect(maps.Keys(w.gone)))
	if err != nil {
		return nil, nil, err
	}
	before, after, err := w.finish(groups, before)
	if err != nil {
		return nil, nil, err
	}
	byID := func(a, b shelf.Group) int { return cmp.Compare(a.Event.ID, b.Event.ID) }
	slices.SortFunc(before, byID)
	slices.SortFunc(after, byID)
	gone := make([]string, len(before))
	for i, g := range before {
		gone[i] = g.Event.ID
		was = append(was, g.Event)
	}
	w.place(after)
	if err := w.shelf.Replace(gone, after); err != nil {
		return nil, nil, err
	}
	for _, g := range after {
		made = append(made, g.Event)
	}
	w.begin()
	return was, made, nil
}

// groups returns events on the shelf by their ids.
func (w *Weaver) groups(ids []string) ([]shelf.Group, error) {
	out := make([]shelf.Group, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = w.shelf.Group(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// reconsider marks the items for linking whose entries meet fewer, or more, than before because a key has become common or
// is so no longer.
func (w *Weaver) reconsider() error {
	if err := w.shelf.Bring(w.grownCounts()); err != nil {
		return err
	}
	for key, grown := range w.grown {
		affected := w.affected
		if grown.print {
			affected = w.affectedCopies
		}
		es, err := affected(key, grown)
		if err != nil {
			return err
		}
		for _, e := range es {
			if err := w.refresh(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// grownCounts asks for what tells whether the keys that became more or less are common: the reports that have a fingerprint, which
// are wanted anyway, and the counts of other keys.
func (w *Weaver) grownCounts() shelf.Wants {
	want := shelf.Wants{}
	for key, g := range w.grown {
		if g.print {
			want.Under = append(want.Under, shelf.Ask{Key: key, Range: g.enough()})
			continue
		}
		want.Counts = append(want.Counts, key)
		want.Most = max(want.Most, g.enough().Most)
	}
	return want
}

// step is by what the numbers of entries that are asked for grow: a medium is to have few questions to answer.
const step = 64

// enough asks for as many entries as tell whether a key is common and was before.
func (g growth) enough() shelf.Range {
	return shelf.Range{Kind: kindPrint, Most: g.most() + (max(g.by, -g.by)/step+1)*step}
}

// most is how many entries a key may have without being common.
func (g growth) most() int {
	if g.print {
		return commonPrint
	}
	return commonKey
}

// affected returns the entries of a key that meet others under it only while it is not common, if it became common or is so no
// longer.
func (w *Weaver) affected(key uint64, g growth) ([]shelf.Entry, error) {
	now, err := w.shelf.Count(key, g.enough().Most)
	if err != nil || !g.crosses(now) {
		return nil, err
	}
	return w.shelf.Near(key, []shelf.Range{{Kind: kindTimeless}, {Kind: kindTimeless + kindPlaced}})
}

// affectedCopies returns the entries of a fingerprint if it became a formula or is one no longer. It notes who has it.
func (w *Weaver) affectedCopies(print uint64, g growth) ([]shelf.Entry, error) {
	es, err := w.shelf.Near(print, []shelf.Range{g.enough()})
	if err != nil {
		return nil, err
	}
	w.note(print, es)
	if !g.crosses(len(es)) {
		return nil, nil
	}
	return w.shelf.Near(print, []shelf.Range{{Kind: kindPrint}})
}

// crosses reports whether a key that has so many entries now is common and was not, or the other way round.
func (g growth) crosses(now int) bool { return (now-g.by > g.most()) != (now > g.most()) }

// refresh marks the items of an entry for linking.
func (w *Weaver) refresh(e shelf.Entry) error {
	if e.Kind != kindPrint {
		w.fresh[e.Item] = true
		return nil
	}
	s, err := w.sheet(e.Item.Report())
	if err != nil {
		return err
	}
	for _, it := range s.items {
		w.fresh[it.id] = true
	}
	return nil
}

// linkedAtOnce is for how many items all that is near them is fetched at once.
const linkedAtOnce = 1000

// relinkAll finds the links of some items.
func (w *Weaver) relinkAll(items []shelf.Item) error {
	near, err := w.near(items)
	if err != nil {
		return err
	}
	for n, i := range items {
		if err := w.relink(i, near[n]); err != nil {
			return err
		}
	}
	return nil
}

// relink links an item to those near it that it fits, and marks what gained or lost a link.
func (w *Weaver) relink(i shelf.Item, near []shelf.Item) error {
	it, err := w.item(i)
	if err != nil {
		return err
	}
	old, err := w.shelf.Links(i)
	if err != nil {
		return err
	}
	had := map[shelf.Item]int{}
	for _, l := range old {
		had[l.Other] = l.Worth
	}
	w.touched[i] = true
	for _, o := range near {
		worth, was := had[o]
		delete(had, o)
		if o < i && w.fresh[o] {
			continue // done when the other was
		}
		other, err := w.item(o)
		if err != nil {
			return err
		}
		v := w.weigh(it, other, threshold)
		linked := !v.never && v.enough
		switch {
		case linked && (!was || worth != v.worth):
			err = w.shelf.Link(i, o, v.worth)
		case !linked && was:
			err = w.shelf.Unlink(i, o)
		default:
			continue
		}
		if err != nil {
			return err
		}
		w.touched[o] = true
	}
	for o := range had {
		w.touched[o] = true
		if err := w.shelf.Unlink(i, o); err != nil {
			return err
		}
	}
	return nil
}

// near lists for each of some items those that share a key with it, in order.
func (w *Weaver) near(items []shelf.Item) ([][]shelf.Item, error) {
	its, err := w.found(items)
	if err != nil {
		return nil, err
	}
	out := make([][]shelf.Item, len(its))
	var reports []int64
	for n, it := range its {
		if out[n], err = w.alike(it); err != nil {
			return nil, err
		}
		for _, o := range out[n] {
			if w.items[o] == nil {
				reports = append(reports, o.Report())
			}
		}
		holders, err := w.holders(it)
		if err != nil {
			return nil, err
		}
		reports = append(reports, holders...)
	}
	if err := w.bring(reports); err != nil {
		return nil, err
	}
	for n, it := range its {
		copies, err := w.sharing(it)
		if err != nil {
			return nil, err
		}
		out[n] = append(out[n], copies...)
		slices.Sort(out[n])
		out[n] = slices.DeleteFunc(slices.Compact(out[n]), func(i shelf.Item) bool { return i == it.id })
	}
	return out, nil
}

// found returns items with all that they are found by fetched.
func (w *Weaver) found(items []shelf.Item) ([]*item, error) {
	var reports []int64
	for _, i := range items {
		reports = append(reports, i.Report())
	}
	if err := w.bring(reports); err != nil {
		return nil, err
	}
	out := make([]*item, len(items))
	first := shelf.Wants{Links: items, Most: commonKey + 1}
	for n, i := range items {
		it, err := w.item(i)
		if err != nil {
			return nil, err
		}
		out[n] = it
		for _, e := range it.index() {
			if timeless(e) {
				first.Counts = append(first.Counts, e.Key)
			}
		}
	}
	if err := w.shelf.Bring(first); err != nil {
		return nil, err
	}
	var then shelf.Wants
	for _, it := range out {
		for _, e := range it.index() {
			if meets, err := w.meets(e); err != nil {
				return nil, err
			} else if !meets {
				continue
			}
			for _, r := range ranges(e) {
				then.Under = append(then.Under, shelf.Ask{Key: e.Key, Range: r})
			}
		}
		for _, p := range w.prints(it) {
			if _, known := w.known[p]; !known {
				then.Under = append(then.Under, shelf.Ask{Key: p, Range: heldBy})
			}
		}
	}
	return out, w.shelf.Bring(then)
}

// bring fetches the reports that are not in use yet.
func (w *Weaver) bring(reports []int64) error {
	return w.shelf.Bring(shelf.Wants{Reports: slices.DeleteFunc(reports, func(n int64) bool { return w.sheets[n] != nil })})
}

// alike lists the items that share a place, a cell or a party with one, some more than once.
func (w *Weaver) alike(it *item) ([]shelf.Item, error) {
	var out []shelf.Item
	for _, e := range it.index() {
		es, err := w.under(e)
		if err != nil {
			return nil, err
		}
		for _, o := range es {
			if meetInTime(e, o) {
				out = append(out, o.Item)
			}
		}
	}
	return out, nil
}

// under returns the entries that an entry meets under its key.
func (w *Weaver) under(e shelf.Entry) ([]shelf.Entry, error) {
	if meets, err := w.meets(e); !meets || err != nil {
		return nil, err
	}
	es, err := w.shelf.Near(e.Key, ranges(e))
	if err != nil || timeless(e) || !slices.ContainsFunc(es, timeless) {
		return es, err
	}
	common, err := w.common(e.Key)
	if common {
		es = slices.DeleteFunc(es, timeless)
	}
	return es, err
}

// meets reports whether an entry meets others under its key: one without time does not where the key is common.
func (w *Weaver) meets(e shelf.Entry) (bool, error) {
	if !timeless(e) {
		return true, nil
	}
	common, err := w.common(e.Key)
	return !common, err
}

// common reports whether so many have a key that a claim without time meets nobody under it.
func (w *Weaver) common(key uint64) (bool, error) {
	n, err := w.shelf.Count(key, commonKey+1)
	return n > commonKey, err
}

func timeless(e shelf.Entry) bool { return e.Kind%kindPlaced == kindTimeless }

// sharing lists the items of other reports that stand in a passage which has a fingerprint in common with that of an item.
func (w *Weaver) sharing(it *item) ([]shelf.Item, error) {
	var out []shelf.Item
	for _, p := range w.prints(it) {
		held, err := w.holding(p)
		if err != nil {
			return nil, err
		}
		for _, h := range held {
			n := h.Item.Report()
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

// holders lists the reports not yet in use that have a fingerprint of an item, some more than once.
func (w *Weaver) holders(it *item) ([]int64, error) {
	var out []int64
	for _, p := range w.prints(it) {
		held, err := w.holding(p)
		if err != nil {
			return nil, err
		}
		for _, h := range held {
			if n := h.Item.Report(); w.sheets[n] == nil {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// prints lists the fingerprints of all tellings, in order and once each.
func (w *Weaver) prints(it *item) []uint64 {
	if it.prints == nil {
		it.prints = []uint64{}
		for _, m := range it.tells {
			if w.Texts != nil {
				it.prints = append(it.prints, w.Texts.Keys(m.Claim)...)
			}
		}
		slices.Sort(it.prints)
		it.prints = slices.Compact(it.prints)
	}
	return it.prints
}

// heldBy asks for the reports that have a fingerprint, or as many as make it a formula.
var heldBy = shelf.Range{Kind: kindPrint, Most: commonPrint + 1}

// holding returns the reports that have a fingerprint, see note.
func (w *Weaver) holding(print uint64) ([]shelf.Entry, error) {
	if es, ok := w.known[print]; ok {
		return es, nil
	}
	es, err := w.shelf.Near(print, []shelf.Range{heldBy})
	if err != nil {
		return nil, err
	}
	return w.note(print, es), nil
}

// note keeps which reports have a fingerprint, none where it is a formula or only one has it, who asks.
func (w *Weaver) note(print uint64, es []shelf.Entry) []shelf.Entry {
	if len(es) == 1 || len(es) > commonPrint {
		es = nil
	}
	w.known[print] = es
	return es
}
