package shelf

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"

	"tawatur"
)

// Medium is where a [Tray] has what it holds from, and puts it back. It is asked for much at once.
type Medium interface {
	// Reports returns reports as events are made of them, by their numbers; of those without claims the id is enough.
	Reports(numbers []int64) (map[int64]tawatur.Extraction, error)

	// Change takes entries away and puts others under their keys; both come in the order of their keys.
	Change(leave, enter []Entry) error
	// Keys returns the entries of each of some keys, in order and once each; any most of them.
	Keys(keys []uint64, most int) ([][]Entry, error)
	// Under returns the entries that any of the asks is for.
	Under(asks []Ask) ([]Entry, error)
	// Counts counts the entries of each key, up to a number.
	Counts(keys []uint64, most int) ([]int, error)

	// Stamp notes which reports have which fingerprints, and which have them no more; both come in order. Holders is that of [Shelf],
	// of fingerprints in order and once each.
	Stamp(made, gone []Imprint) error
	Holders(prints []Print, most int) ([][]int64, error)

	// LinksOf returns the links of items; Retie makes or changes links, and removes others, each in the direction that it has.
	LinksOf(items []Item) ([]Tie, error)
	Retie(made, gone []Tie) error

	// EventsOf returns which events items are in; Members which items are in events.
	EventsOf(items []Item) ([]Place, error)
	Members(events []string) ([]Place, error)
	// Group, At and Replace are those of [Shelf].
	Group(event string) (Group, error)
	At(place, typ string, from, to, most int) ([]Group, error)
	Replace(gone []string, made []Group) error
}

// Imprint is a fingerprint that a report has.
type Imprint struct {
	Print  Print
	Report int64
}

// Tie is a link from an item.
type Tie struct {
	From Item
	Link
}

// Place is an item in an event.
type Place struct {
	Item  Item
	Event string
}

// Tray is a shelf that holds what it was asked for, and what was put on it, until it is put back on its medium: what many
// reports touch is read once and written once. It is not safe for concurrent use.
type Tray struct {
	medium  Medium
	reports map[int64]tawatur.Extraction
	// small has all entries of keys that have few, in order; crowded are keys that have more. Of these slots hold what was asked for.
	small   map[uint64][]Entry
	crowded map[uint64]bool
	slots   map[slotKey]*slot
	counts  map[uint64]count
	// few is how many entries a key has at most of which all are held.
	few int
	// changes are the entries that are to be put under their keys, or taken away, in the order in which that was said; newest is the last
	// of each key.
	changes []change
	newest  map[uint64]int
	// imprints are to be stamped, or effaced, in the order in which that was said; those that are ordered, in the order of prints and once each.
	imprints []imprint
	ordered  bool
	links    map[Item]map[Item]int
	// retied are the links that are other than on the medium, with their worth; untied for those that are no more.
	retied  map[Item]map[Item]int
	eventOf map[Item]string
	members map[string][]Item
	held    int
	// answer is the room of what Near returns.
	answer []Entry
}

// untied is the worth of a link that is no more.
const untied = -1 << 40

// mostHeld is how many things a tray holds before it is cleared; a report counts as so many.
const mostHeld, reportWeight = 1 << 20, 256

// fewEntries is how many entries are few: an ask for all of a key costs less than several for some of them.
const fewEntries = 64

type slotKey struct {
	key  uint64
	kind Kind
}

// slot is what a tray holds of one kind under a key: entries in order, all those that begin in the spans; or, when cut is not 0,
// the first so many of one span that has more.
type slot struct {
	entries []Entry
	spans   []span
	cut     int
}

type span struct{ from, to int }

// change is an entry that is entered, or leaves. Before is the place of the change of the same key before it, 0 for none: there is no change at
// the first place.
type change struct {
	Entry
	in     bool
	before int
}

// imprint is a fingerprint that a report has, or has no more.
type imprint struct {
	Imprint
	has bool
}

// count is how many entries a key has, up to most.
type count struct{ n, most int }

// NewTray returns an empty tray.
func NewTray(m Medium) *Tray {
	t := &Tray{medium: m, few: fewEntries}
	t.Clear()
	return t
}

// Clear lets go of all that a tray holds, and of what is not put back.
func (t *Tray) Clear() {
	*t = Tray{
		medium: t.medium, few: t.few, reports: map[int64]tawatur.Extraction{},
		small: map[uint64][]Entry{}, crowded: map[uint64]bool{}, slots: map[slotKey]*slot{}, counts: map[uint64]count{},
		changes: make([]change, 1), newest: map[uint64]int{}, links: map[Item]map[Item]int{}, retied: map[Item]map[Item]int{},
		eventOf: map[Item]string{}, members: map[string][]Item{},
	}
}

// Flush puts back what is other than on the medium.
func (t *Tray) Flush() error {
	if err := t.putEntries(); err != nil {
		return err
	}
	if err := t.putPrints(); err != nil {
		return err
	}
	return t.putLinks()
}

// Bring fetches what is going to be asked for.
func (t *Tray) Bring(w Wants) error {
	if t.held > mostHeld {
		if err := t.Flush(); err != nil {
			return err
		}
		t.Clear()
	}
	for _, fetch := range []func(Wants) error{t.bringReports, t.bringEntries, t.bringCounts, t.bringLinks, t.bringEvents} {
		if err := fetch(w); err != nil {
			return err
		}
	}
	return nil
}

// missing returns the members of a list that a map does not have, in order and once each.
func missing[K cmp.Ordered, V any](have map[K]V, wanted []K) []K {
	var out []K
	for _, k := range wanted {
		if _, ok := have[k]; !ok {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Forget lets a report be fetched anew.
func (t *Tray) Forget(report int64) { delete(t.reports, report) }

func (t *Tray) bringReports(w Wants) error {
	numbers := missing(t.reports, w.Reports)
	if len(numbers) == 0 {
		return nil
	}
	got, err := t.medium.Reports(numbers)
	maps.Copy(t.reports, got)
	t.held += reportWeight * len(got)
	return err
}

// Entry returns a report by its number.
func (t *Tray) Entry(report int64) (tawatur.Extraction, error) {
	err := t.bringReports(Wants{Reports: []int64{report}})
	return t.reports[report], err
}

// Enter puts entries under their keys.
func (t *Tray) Enter(es []Entry) error {
	for _, e := range es {
		t.change(e, true)
	}
	return nil
}

// Leave takes entries away.
func (t *Tray) Leave(es []Entry) error {
	for _, e := range es {
		t.change(e, false)
	}
	return nil
}

// change notes that an entry is entered, or leaves, and does so among those that are held.
func (t *Tray) change(e Entry, in bool) {
	t.changes = append(t.changes, change{e, in, t.newest[e.Key]})
	t.newest[e.Key] = len(t.changes) - 1
	if es, small := t.small[e.Key]; small {
		t.small[e.Key] = changed(es, e, in)
		return
	}
	delete(t.counts, e.Key)
	if s := t.slots[slotKey{e.Key, e.Kind}]; in {
		s.enter(e)
	} else {
		s.leave(e)
	}
}

// putEntries puts entries on the medium. What was said last of each holds.
func (t *Tray) putEntries() error {
	if len(t.changes) == 1 {
		return nil
	}
	cs := t.changes[1:]
	byKey := func(a, b Entry) int { return cmp.Or(cmp.Compare(int64(a.Key), int64(b.Key)), inOrder(a, b)) }
	slices.SortStableFunc(cs, func(a, b change) int { return byKey(a.Entry, b.Entry) })
	enter, leave := make([]Entry, 0, len(cs)), []Entry(nil)
	for i, c := range cs {
		switch last := i+1 == len(cs) || byKey(cs[i+1].Entry, c.Entry) != 0; {
		case last && c.in:
			enter = append(enter, c.Entry)
		case last:
			leave = append(leave, c.Entry)
		}
	}
	t.changes = t.changes[:1]
	clear(t.newest)
	return t.medium.Change(leave, enter)
}

// changed returns entries, in order, with another or without it.
func changed(es []Entry, e Entry, in bool) []Entry {
	if in {
		return with(es, e)
	}
	return without(es, e)
}

// unput adds the changes of a key that are not on the medium to its entries; false where there are more than are held of a key.
func (t *Tray) unput(key uint64, es []Entry) ([]Entry, bool) {
	var cs []int
	for i := t.newest[key]; i > 0; i = t.changes[i].before {
		if cs = append(cs, i); len(es)+len(cs) > t.few {
			return nil, false
		}
	}
	for _, i := range slices.Backward(cs) {
		es = changed(es, t.changes[i].Entry, t.changes[i].in)
	}
	return es, true
}

// with and without return entries, in order, with another or without it.
func with(es []Entry, e Entry) []Entry {
	if i, there := slices.BinarySearchFunc(es, e, inOrder); !there {
		es = slices.Insert(es, i, e)
	}
	return es
}

func without(es []Entry, e Entry) []Entry {
	if i, there := slices.BinarySearchFunc(es, e, inOrder); there {
		es = slices.Delete(es, i, i+1)
	}
	return es
}

// bringKeys fetches all entries of the keys that have few, and notes which have more.
func (t *Tray) bringKeys(keys iter.Seq[uint64]) error {
	var wanted []uint64
	for k := range keys {
		if _, small := t.small[k]; !small && !t.crowded[k] {
			wanted = append(wanted, k)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	slices.SortFunc(wanted, func(a, b uint64) int { return cmp.Compare(int64(a), int64(b)) })
	wanted = slices.Compact(wanted)
	got, err := t.medium.Keys(wanted, t.few+1)
	if err != nil {
		return err
	}
	for i, k := range wanted {
		es, few := got[i], len(got[i]) <= t.few
		if few {
			slices.SortFunc(es, inOrder)
			es, few = t.unput(k, es)
		}
		if !few {
			t.crowded[k] = true
			continue
		}
		t.small[k] = es
		t.held += 1 + len(es)
	}
	return nil
}

// enter puts an entry into a slot that holds those of its day.
func (s *slot) enter(e Entry) {
	if s == nil || !s.holds(span{e.Lo, e.Lo}) {
		return
	}
	s.entries = with(s.entries, e)
}

// leave takes an entry out of a slot. One that had only some of those that there are is to be filled anew.
func (s *slot) leave(e Entry) {
	if s == nil {
		return
	}
	if s.cut > 0 {
		*s = slot{}
		return
	}
	s.entries = without(s.entries, e)
}

// holds reports whether a slot has all entries of a span.
func (s *slot) holds(want span) bool {
	i, _ := slices.BinarySearchFunc(s.spans, want.from, func(h span, from int) int { return cmp.Compare(h.to, from) })
	return s.cut == 0 && i < len(s.spans) && s.spans[i].from <= want.from && want.to <= s.spans[i].to
}

// answers reports whether what a slot has is enough for a range.
func (s *slot) answers(r Range) bool {
	return s.holds(span{r.From, r.To}) || s.cut > 0 && r.Most > 0 && r.Most <= s.cut && s.spans[0] == span{r.From, r.To}
}

// gap is how many days between two spans are fetched with them.
const gap = 8

// add notes that a slot has all entries of a span.
func (s *slot) add(got span) {
	s.spans = append(s.spans, got)
	slices.SortFunc(s.spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	s.spans = joined(s.spans)
}

// joined makes one of spans, in order, that leave no day between them.
func joined(spans []span) []span {
	out := spans[:0]
	for _, x := range spans {
		if n := len(out); n > 0 && x.from <= out[n-1].to+1 {
			out[n-1].to = max(out[n-1].to, x.to)
			continue
		}
		out = append(out, x)
	}
	return out
}

func (t *Tray) bringEntries(w Wants) error {
	if len(w.Under) == 0 {
		return nil
	}
	if err := t.bringKeys(func(yield func(uint64) bool) {
		for _, a := range w.Under {
			if !yield(a.Key) {
				return
			}
		}
	}); err != nil {
		return err
	}
	asks := t.lacking(w.Under)
	if len(asks) == 0 {
		return nil
	}
	if err := t.putEntries(); err != nil {
		return err
	}
	got, err := t.medium.Under(asks)
	if err != nil {
		return err
	}
	t.held += len(got) + len(asks)
	n := map[slotKey]int{}
	for _, e := range got {
		k := slotKey{e.Key, e.Kind}
		t.slots[k].entries = append(t.slots[k].entries, e)
		n[k]++
	}
	for k := range n {
		s := t.slots[k]
		slices.SortFunc(s.entries, inOrder)
		s.entries = slices.Compact(s.entries)
	}
	for _, a := range asks {
		k := slotKey{a.Key, a.Kind}
		s := t.slots[k]
		if a.Most > 0 && n[k] >= a.Most {
			s.cut, s.spans = a.Most, []span{{a.From, a.To}}
			continue
		}
		s.add(span{a.From, a.To})
	}
	return nil
}

// lacking returns, in the order of their keys, the asks under crowded keys that what is held does not answer, those for one kind of a key that lie
// near each other as one. An ask for a number of entries is not joined with others: there is one such span of a kind.
func (t *Tray) lacking(asks []Ask) []Ask {
	var out []Ask
	for _, a := range asks {
		if !t.crowded[a.Key] {
			continue
		}
		k := slotKey{a.Key, a.Kind}
		s := t.slots[k]
		if s == nil {
			s = &slot{}
			t.slots[k] = s
		}
		if s.answers(a.Range) {
			continue
		}
		if a.Most > 0 || s.cut > 0 {
			*s = slot{}
		}
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b Ask) int {
		return cmp.Or(cmp.Compare(int64(a.Key), int64(b.Key)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(b.Most, a.Most))
	})
	n := 0
	for _, a := range out {
		if n > 0 && out[n-1].Key == a.Key && out[n-1].Kind == a.Kind {
			last := &out[n-1]
			if a.From <= last.To+gap {
				last.To = max(last.To, a.To)
				if a.Most == 0 || last.Most == 0 {
					last.Most = 0
				}
				continue
			}
		}
		out[n] = a
		n++
	}
	return out[:n]
}

// Near returns the entries of a key in any of the ranges.
func (t *Tray) Near(key uint64, ranges []Range) ([]Entry, error) {
	if _, small := t.small[key]; !small && !t.crowded[key] {
		if err := t.bringKeys(slices.Values([]uint64{key})); err != nil {
			return nil, err
		}
	}
	t.answer = t.answer[:0]
	if es, small := t.small[key]; small {
		for _, r := range ranges {
			t.answer = within(t.answer, es, r)
		}
		return t.answer, nil
	}
	asks := make([]Ask, len(ranges))
	for i, r := range ranges {
		asks[i] = Ask{key, r}
	}
	if err := t.bringEntries(Wants{Under: asks}); err != nil {
		return nil, err
	}
	for _, r := range ranges {
		t.answer = within(t.answer, t.slots[slotKey{key, r.Kind}].entries, r)
	}
	return t.answer, nil
}

// within adds to out those of some entries, in order, that are in a range.
func within(out, es []Entry, r Range) []Entry {
	before := func(e Entry, day int) int { return cmp.Or(cmp.Compare(e.Kind, r.Kind), cmp.Compare(e.Lo, day), 1) }
	from, _ := slices.BinarySearchFunc(es, r.From, before)
	es = es[from:]
	to, _ := slices.BinarySearchFunc(es, r.To+1, before)
	if r.Most > 0 {
		to = min(to, r.Most)
	}
	return append(out, es[:to]...)
}

// Imprint notes that a report has fingerprints.
func (t *Tray) Imprint(report int64, prints []Print) error { return t.imprint(report, prints, true) }

// Efface notes that a report has fingerprints no more.
func (t *Tray) Efface(report int64, prints []Print) error { return t.imprint(report, prints, false) }

func (t *Tray) imprint(report int64, prints []Print, has bool) error {
	for _, p := range prints {
		t.imprints = append(t.imprints, imprint{Imprint{p, report}, has})
	}
	t.ordered = false
	return nil
}

// order puts fingerprints into order. What was said last of a report and a fingerprint holds.
func (t *Tray) order() {
	if t.ordered {
		return
	}
	slices.SortStableFunc(t.imprints, func(a, b imprint) int {
		return cmp.Or(cmp.Compare(a.Print, b.Print), cmp.Compare(a.Report, b.Report))
	})
	n := 0
	for i, p := range t.imprints {
		if i+1 == len(t.imprints) || t.imprints[i+1].Imprint != p.Imprint {
			t.imprints[n] = p
			n++
		}
	}
	t.imprints, t.ordered = t.imprints[:n], true
}

// putPrints puts fingerprints on the medium.
func (t *Tray) putPrints() error {
	if len(t.imprints) == 0 {
		return nil
	}
	t.order()
	made, gone := make([]Imprint, 0, len(t.imprints)), []Imprint(nil)
	for _, p := range t.imprints {
		if p.has {
			made = append(made, p.Imprint)
		} else {
			gone = append(gone, p.Imprint)
		}
	}
	t.imprints = t.imprints[:0]
	return t.medium.Stamp(made, gone)
}

// Holders returns the reports that have fingerprints. They are not held: the making of events asks for each once.
func (t *Tray) Holders(prints []Print, most int) ([][]int64, error) {
	sorted := slices.Compact(slices.Sorted(slices.Values(prints)))
	t.order()
	effaced := 0
	for _, p := range t.imprints {
		if !p.has {
			effaced++
		}
	}
	held, err := t.medium.Holders(sorted, most+min(effaced, math.MaxInt-most))
	if err != nil {
		return nil, err
	}
	t.unstamped(sorted, held, most)
	out := make([][]int64, len(prints))
	for i, p := range prints {
		at, _ := slices.BinarySearch(sorted, p)
		out[i] = held[at]
	}
	return out, nil
}

// unstamped makes of the reports that have each of some fingerprints on the medium those that have it, most of them at most.
func (t *Tray) unstamped(prints []Print, held [][]int64, most int) {
	at := 0
	for i, p := range prints {
		for at < len(t.imprints) && t.imprints[at].Print < p {
			at++
		}
		for ; at < len(t.imprints) && t.imprints[at].Print == p; at++ {
			switch n, there := slices.BinarySearch(held[i], t.imprints[at].Report); {
			case t.imprints[at].has && !there:
				held[i] = slices.Insert(held[i], n, t.imprints[at].Report)
			case !t.imprints[at].has && there:
				held[i] = slices.Delete(held[i], n, n+1)
			}
		}
		held[i] = held[i][:min(len(held[i]), most)]
	}
}

func (t *Tray) bringCounts(w Wants) error {
	if len(w.Counts) == 0 {
		return nil
	}
	if err := t.bringKeys(slices.Values(w.Counts)); err != nil {
		return err
	}
	var keys []uint64
	for _, k := range w.Counts {
		if t.crowded[k] && !t.counts[k].enough(w.Most) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b uint64) int { return cmp.Compare(int64(a), int64(b)) })
	keys = slices.Compact(keys)
	if len(keys) == 0 {
		return nil
	}
	if err := t.putEntries(); err != nil {
		return err
	}
	ns, err := t.medium.Counts(keys, w.Most)
	if err != nil {
		return err
	}
	for i, k := range keys {
		t.counts[k] = count{ns[i], w.Most}
	}
	t.held += len(keys)
	return nil
}

// enough reports whether a count says whether there are so many.
func (c count) enough(most int) bool { return c.most >= most || c.most > c.n }

// Count counts the entries of a key, up to a number.
func (t *Tray) Count(key uint64, most int) (int, error) {
	if err := t.bringCounts(Wants{Counts: []uint64{key}, Most: most}); err != nil {
		return 0, err
	}
	if es, small := t.small[key]; small {
		return min(most, len(es)), nil
	}
	return min(most, t.counts[key].n), nil
}

func (t *Tray) bringLinks(w Wants) error {
	items := missing(t.links, w.Links)
	if len(items) == 0 {
		return nil
	}
	ties, err := t.medium.LinksOf(items)
	if err != nil {
		return err
	}
	for _, i := range items {
		t.links[i] = map[Item]int{}
	}
	for _, tie := range ties {
		t.links[tie.From][tie.Other] = tie.Worth
	}
	for _, i := range items {
		for o, worth := range t.retied[i] {
			if worth == untied {
				delete(t.links[i], o)
			} else {
				t.links[i][o] = worth
			}
		}
	}
	t.held += len(items) + len(ties)
	return nil
}

// Links returns the links of an item.
func (t *Tray) Links(i Item) ([]Link, error) {
	ls, held := t.links[i]
	if !held {
		if err := t.bringLinks(Wants{Links: []Item{i}}); err != nil {
			return nil, err
		}
		ls = t.links[i]
	}
	out := make([]Link, 0, len(ls))
	for o, w := range ls {
		out = append(out, Link{o, w})
	}
	return out, nil
}

// Link makes or changes a link.
func (t *Tray) Link(a, b Item, worth int) error {
	for _, p := range [2][2]Item{{a, b}, {b, a}} {
		t.retie(p[0], p[1], worth)
		if ls, held := t.links[p[0]]; held {
			ls[p[1]] = worth
		}
	}
	return nil
}

// Unlink removes a link.
func (t *Tray) Unlink(a, b Item) error {
	for _, p := range [2][2]Item{{a, b}, {b, a}} {
		t.retie(p[0], p[1], untied)
		delete(t.links[p[0]], p[1])
	}
	return nil
}

func (t *Tray) retie(from, to Item, worth int) {
	if t.retied[from] == nil {
		t.retied[from] = map[Item]int{}
	}
	t.retied[from][to] = worth
}

// putLinks puts links on the medium.
func (t *Tray) putLinks() error {
	if len(t.retied) == 0 {
		return nil
	}
	var made, gone []Tie
	for _, from := range slices.Sorted(maps.Keys(t.retied)) {
		for _, to := range slices.Sorted(maps.Keys(t.retied[from])) {
			tie := Tie{from, Link{to, t.retied[from][to]}}
			if tie.Worth == untied {
				gone = append(gone, tie)
			} else {
				made = append(made, tie)
			}
		}
	}
	clear(t.retied)
	return t.medium.Retie(made, gone)
}

func (t *Tray) bringEvents(w Wants) error {
	items := missing(t.eventOf, w.Events)
	if len(items) == 0 {
		return nil
	}
	in, err := t.medium.EventsOf(items)
	if err != nil {
		return err
	}
	for _, i := range items {
		t.eventOf[i] = ""
	}
	var events []string
	for _, p := range in {
		t.eventOf[p.Item] = p.Event
		events = append(events, p.Event)
	}
	t.held += len(items)
	return t.bringMembers(events)
}

func (t *Tray) bringMembers(events []string) error {
	events = missing(t.members, events)
	if len(events) == 0 {
		return nil
	}
	all, err := t.medium.Members(events)
	if err != nil {
		return err
	}
	for _, e := range events {
		t.members[e] = nil
	}
	for _, p := range all {
		t.members[p.Event] = append(t.members[p.Event], p.Item)
	}
	t.held += len(all)
	return nil
}

// EventOf returns the id of the event that an item is in.
func (t *Tray) EventOf(i Item) (string, error) {
	e, held := t.eventOf[i]
	if held {
		return e, nil
	}
	err := t.bringEvents(Wants{Events: []Item{i}})
	return t.eventOf[i], err
}

// Items returns the items of an event.
func (t *Tray) Items(event string) ([]Item, error) {
	if event == "" {
		return nil, nil
	}
	err := t.bringMembers([]string{event})
	return t.members[event], err
}

// Group returns an event on the medium.
func (t *Tray) Group(event string) (Group, error) { return t.medium.Group(event) }

// At returns events on the medium.
func (t *Tray) At(place, typ string, from, to, most int) ([]Group, error) {
	return t.medium.At(place, typ, from, to, most)
}

// Replace takes events away and puts groups in their stead, on the medium.
func (t *Tray) Replace(gone []string, made []Group) error {
	for _, e := range gone {
		for _, i := range t.members[e] {
			if t.eventOf[i] == e {
				delete(t.eventOf, i)
			}
		}
		delete(t.members, e)
	}
	for _, g := range made {
		t.members[g.Event.ID] = g.Items
		for _, i := range g.Items {
			t.eventOf[i] = g.Event.ID
		}
	}
	return t.medium.Replace(gone, made)
}
