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
	// turn counts the settlings, so that it is known what was in use last; most is how many reports are kept at hand between two of them.
	turn, most int
	// known are the reports that have a fingerprint, as far as they were asked for since the last change.
	known map[shelf.Print][]int64
	// ranges and asks are room for what is asked for.
	ranges []shelf.Range
	asks   []shelf.Ask

	// What is to be done: items to be linked, items whose groups are to be made anew, events that are no more, by how many the
	// entries of a key and the reports that have a fingerprint became more, and items that are no more.
	fresh   map[shelf.Item]bool
	touched map[shelf.Item]bool
	gone    map[string]bool
	grown   map[uint64]int
	printed map[shelf.Print]int
	dropped map[shelf.Item]bool
}

// sheet is a report in use.
type sheet struct {
	// report is its id, turn when it was in use last.
	report string
	turn   int
	items  []*item
	prints []shelf.Print
}

// NewWeaver returns a weaver of what is on a shelf.
func NewWeaver(s shelf.Shelf, opt Options) *Weaver {
	k := newLinker(opt)
	k.tells = false
	w := &Weaver{
		linker: k, shelf: s, sheets: map[int64]*sheet{}, items: map[shelf.Item]*item{}, most: maxSheets,
		touched: map[shelf.Item]bool{}, grown: map[uint64]int{}, printed: map[shelf.Print]int{}, known: map[shelf.Print][]int64{},
	}
	w.begin()
	return w
}

// begin forgets what was to be done. What grows to thousands is emptied and not made anew: it will grow so far again.
func (w *Weaver) begin() {
	w.fresh, w.dropped, w.gone = map[shelf.Item]bool{}, map[shelf.Item]bool{}, map[string]bool{}
	clear(w.touched)
	clear(w.grown)
	clear(w.printed)
	clear(w.known)
	w.turn++
	w.tidy()
}

// maxSheets is how many reports are kept at hand between two settlings.
const maxSheets = 4000

// tidy lets go of reports that tell nothing, and, where there are too many, of those that were not in use for longest.
func (w *Weaver) tidy() {
	last := make([]int, 0, len(w.sheets))
	for n, s := range w.sheets {
		if len(s.items) == 0 {
			delete(w.sheets, n)
			continue
		}
		last = append(last, s.turn)
	}
	if len(last) <= w.most {
		return
	}
	slices.Sort(last)
	least := last[len(last)-1-w.most/2]
	for n, s := range w.sheets {
		if s.turn < least {
			w.letGo(n, s)
		}
	}
}

// letGo lets go of a report.
func (w *Weaver) letGo(report int64, s *sheet) {
	delete(w.sheets, report)
	for _, it := range s.items {
		delete(w.items, it.id)
	}
	if w.Texts != nil {
		w.Texts.Forget(s.report)
	}
}

// On lets the weaver go on with a shelf that has what the one had with which it worked until now.
func (w *Weaver) On(s shelf.Shelf) { w.shelf = s }

// sheet returns a report with its items.
func (w *Weaver) sheet(report int64) (*sheet, error) {
	if s := w.sheets[report]; s != nil {
		s.turn = w.turn
		return s, nil
	}
	e, err := w.shelf.Entry(report)
	if err != nil {
		return nil, err
	}
	s := &sheet{report: e.Report.ID, turn: w.turn, items: w.itemsOf(report, e)}
	for _, it := range s.items {
		it.sheet = s
		w.items[it.id] = it
	}
	if w.Texts != nil && len(s.items) > 0 {
		w.Texts.Know(e.Report)
		s.prints = w.printsOf(s.items)
	}
	w.sheets[report] = s
	return s, nil
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
	crowdReport(items)
	for _, it := range items {
		it.id = shelf.NewItem(report, ord[it.Claim.ID])
	}
	return items
}

// item returns an item by its name.
func (w *Weaver) item(i shelf.Item) (*item, error) {
	if it := w.items[i]; it != nil {
		it.sheet.turn = w.turn
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
	w.countPrints(s.prints, 1)
	return w.shelf.Imprint(report, s.prints)
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
	w.countPrints(s.prints, -1)
	w.letGo(report, s)
	return w.shelf.Efface(report, s.prints)
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
		w.grown[e.Key] += by
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

// reconsider marks the items for linking that meet fewer, or more, than before because a key or a fingerprint has become common or
// is so no longer.
func (w *Weaver) reconsider() error {
	if err := w.reconsiderKeys(); err != nil {
		return err
	}
	return w.reconsiderPrints()
}

func (w *Weaver) reconsiderKeys() error {
	most := enough(commonKey, w.grown)
	if err := w.shelf.Bring(shelf.Wants{Counts: slices.Collect(maps.Keys(w.grown)), Most: most}); err != nil {
		return err
	}
	for key, by := range w.grown {
		now, err := w.shelf.Count(key, most)
		if err != nil {
			return err
		}
		if !crosses(now, by, commonKey) {
			continue
		}
		es, err := w.shelf.Near(key, []shelf.Range{{Kind: kindTimeless}, {Kind: kindTimeless + kindPlaced}})
		if err != nil {
			return err
		}
		for _, e := range es {
			w.fresh[e.Item] = true
		}
	}
	return nil
}

// step is by what the numbers of entries that are asked for grow: a medium is to have few questions to answer.
const step = 64

// enough is how many must be asked for to tell which of those that became more or less are common and which were before.
func enough[K comparable](common int, grown map[K]int) int {
	most := 0
	for _, by := range grown {
		most = max(most, by, -by)
	}
	return common + (most/step+1)*step
}

// crosses reports whether what so many have now is common and was not before it became more, or the other way round.
func crosses(now, by, common int) bool { return (now-by > common) != (now > common) }

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
		reports = append(reports, w.holders(it)...)
	}
	if err := w.bring(reports); err != nil {
		return nil, err
	}
	for n, it := range its {
		copies, err := w.sharing(it)
		if err != nil {
			return nil, err
		}
		if len(copies) > 0 {
			out[n] = append(out[n], copies...)
			slices.Sort(out[n])
		}
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
	asks := w.asks[:0]
	for _, it := range out {
		for _, e := range it.index() {
			if meets, err := w.meets(e); err != nil {
				return nil, err
			} else if !meets {
				continue
			}
			w.ranges = ranges(w.ranges[:0], e)
			for _, r := range w.ranges {
				asks = append(asks, shelf.Ask{Key: e.Key, Range: r})
			}
		}
	}
	w.asks = asks
	if err := w.learn(out); err != nil {
		return nil, err
	}
	return out, w.shelf.Bring(shelf.Wants{Under: asks})
}

// bring fetches the reports that are not in use yet.
func (w *Weaver) bring(reports []int64) error {
	return w.shelf.Bring(shelf.Wants{Reports: slices.DeleteFunc(reports, func(n int64) bool { return w.sheets[n] != nil })})
}

// alike lists the items that share a place, a cell or a party with one, in order.
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
	slices.Sort(out)
	return slices.Compact(out), nil
}

// under returns the entries that an entry meets under its key.
func (w *Weaver) under(e shelf.Entry) ([]shelf.Entry, error) {
	if meets, err := w.meets(e); !meets || err != nil {
		return nil, err
	}
	w.ranges = ranges(w.ranges[:0], e)
	es, err := w.shelf.Near(e.Key, w.ranges)
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
