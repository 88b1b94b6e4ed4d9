package story

import (
	"cmp"
	"slices"

	"tawatur"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
)

// Weaver keeps the stories of a record up to date as its events change: what hangs together with those that went and those that came is derived
// anew, and nothing else. The stories are those that [Build] makes of the same events, byte for byte.
type Weaver struct {
	b     *builder
	shelf shelf.Tales
	// facts are those in use, by their numbers.
	facts map[shelf.Item]*fact
	// told are the events of which Tell told.
	told map[shelf.Item]bool
	// asks and only are room for what is asked for.
	asks []shelf.Ask
	only [1]shelf.Range
}

// NewWeaver returns a weaver of the stories on a shelf.
func NewWeaver(s shelf.Tales, opt event.Options) *Weaver {
	return &Weaver{b: newBuilder(opt), shelf: s, facts: map[shelf.Item]*fact{}}
}

// On lets the weaver go on with a shelf that has what the one had with which it worked until now.
func (w *Weaver) On(s shelf.Tales) { w.shelf = s }

// maxFacts is how many events are kept at hand between two settlings.
const maxFacts = 4000

// Settle brings the stories up to date after some events were taken away and others put in their stead. An event that only came out otherwise
// is in both. The shelf has the events as they are now.
func (w *Weaver) Settle(was, made []tawatur.Event) error {
	if len(w.facts) > maxFacts {
		clear(w.facts)
	}
	old, now := factsOf(was), factsOf(made)
	start, err := w.left(old)
	if err != nil {
		return err
	}
	ids := make([]string, 0, len(was))
	for _, f := range old {
		ids = append(ids, f.ev.ID)
		delete(w.facts, f.item)
		if err := w.shelf.Leave(w.b.entries(f)); err != nil {
			return err
		}
	}
	for _, f := range now {
		w.facts[f.item] = f
		if err := w.shelf.Enter(w.b.entries(f)); err != nil {
			return err
		}
	}
	return w.retell(ids, append(now, start...))
}

// Enter makes events known to those that look for what they hang together with, and tells nothing of them yet.
func (w *Weaver) Enter(events []tawatur.Event) error {
	for _, f := range factsOf(events) {
		if err := w.shelf.Enter(w.b.entries(f)); err != nil {
			return err
		}
	}
	return nil
}

// Tell derives the stories of the strands that some events are in, of those that this weaver told before not again. All events of the record are
// known.
func (w *Weaver) Tell(events []tawatur.Event) error {
	if w.told == nil {
		w.told = map[shelf.Item]bool{}
	}
	if len(w.facts) > maxFacts {
		clear(w.facts)
	}
	return w.retell(nil, slices.DeleteFunc(factsOf(events), func(f *fact) bool { return w.told[f.item] }))
}

// left returns those that hung together with facts that are no more, as far as they are as they were.
func (w *Weaver) left(old []*fact) ([]*fact, error) {
	gone := map[shelf.Item]bool{}
	for _, f := range old {
		gone[f.item] = true
	}
	out := map[shelf.Item]*fact{}
	err := w.each(old, func(f *fact, near []shelf.Item) error {
		for _, i := range near {
			if gone[i] || out[i] != nil {
				continue
			}
			g, err := w.fact(i)
			if err != nil {
				return err
			}
			if w.b.tied(f, g) {
				out[i] = g
			}
		}
		return nil
	})
	return values(out), err
}

func values(facts map[shelf.Item]*fact) []*fact {
	out := make([]*fact, 0, len(facts))
	for _, f := range facts {
		out = append(out, f)
	}
	slices.SortFunc(out, compareFacts)
	return out
}

// retell derives the stories of the strands that some facts are in, in place of those in which any event of the strands, or of some others, stood.
func (w *Weaver) retell(ids []string, start []*fact) error {
	strands, err := w.strands(start)
	if err != nil {
		return err
	}
	var told []shelf.Tale
	for _, c := range strands {
		for _, f := range c {
			ids = append(ids, f.ev.ID)
			if w.told != nil {
				w.told[f.item] = true
			}
		}
		told = append(told, w.tales(c)...)
	}
	slices.Sort(ids)
	before, err := w.shelf.Telling(slices.Compact(ids))
	if err != nil || len(before)+len(told) == 0 {
		return err
	}
	slices.SortFunc(told, func(a, b shelf.Tale) int { return cmp.Compare(a.Story.ID, b.Story.ID) })
	return w.shelf.Retell(before, told)
}

// tales derives the stories of a strand with what they are found by.
func (w *Weaver) tales(strand []*fact) []shelf.Tale {
	if len(strand) == 1 && !strand[0].moves() {
		return nil
	}
	byID := map[string]*tawatur.Event{}
	for _, f := range strand {
		byID[f.ev.ID] = f.ev
	}
	var out []shelf.Tale
	for _, s := range w.b.of(strand).derive() {
		out = append(out, shelf.Tale{Story: s, Within: w.b.within(s), Former: w.b.former(s, byID)})
	}
	return out
}

// within lists the areas that the places of a story lie in.
func (b *builder) within(s tawatur.Story) []string {
	var out []string
	if b.Within == nil {
		return nil
	}
	for _, p := range s.Places {
		out = append(out, b.Within(p.ID)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// strands returns the strands that some facts are in.
func (w *Weaver) strands(start []*fact) ([][]*fact, error) {
	c := strands{map[shelf.Item]shelf.Item{}, map[shelf.Item]*fact{}}
	for next := c.add(start); len(next) > 0; {
		var more []*fact
		err := w.each(next, func(f *fact, near []shelf.Item) error {
			for _, i := range near {
				if c.joined(f.item, i) {
					continue
				}
				g, err := w.fact(i)
				if err != nil {
					return err
				}
				if !w.b.tied(f, g) {
					continue
				}
				more = append(more, c.add([]*fact{g})...)
				c.join(f.item, i)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		next = more
	}
	return c.strands(), nil
}

// strands is facts in strands, each strand under one of its members.
type strands struct {
	head  map[shelf.Item]shelf.Item
	facts map[shelf.Item]*fact
}

// add takes facts in, each as a strand of its own, and returns those that are new.
func (c strands) add(facts []*fact) []*fact {
	var fresh []*fact
	for _, f := range facts {
		i := f.item
		if c.facts[i] == nil {
			c.facts[i], c.head[i] = f, i
			fresh = append(fresh, f)
		}
	}
	return fresh
}

func (c strands) root(i shelf.Item) shelf.Item {
	for c.head[i] != i {
		c.head[i] = c.head[c.head[i]]
		i = c.head[i]
	}
	return i
}

func (c strands) joined(i, j shelf.Item) bool { return c.facts[j] != nil && c.root(i) == c.root(j) }

func (c strands) join(i, j shelf.Item) { c.head[c.root(j)] = c.root(i) }

func (c strands) strands() [][]*fact {
	by := map[shelf.Item][]*fact{}
	for i, f := range c.facts {
		by[c.root(i)] = append(by[c.root(i)], f)
	}
	out := make([][]*fact, 0, len(by))
	for _, strand := range by {
		out = append(out, strand)
	}
	return out
}

// askedAtOnce is of how many facts the neighbours are asked for at once.
const askedAtOnce = 1000

// each calls do with each of some facts and the numbers of those that stand in the index where it could hang together with them, itself not.
func (w *Weaver) each(facts []*fact, do func(f *fact, near []shelf.Item) error) error {
	for some := range slices.Chunk(facts, askedAtOnce) {
		asks, ends := w.asks[:0], make([]int, len(some)+1)
		for i, f := range some {
			asks = w.b.asks(asks, f)
			ends[i+1] = len(asks)
		}
		w.asks = asks
		if err := w.shelf.Bring(shelf.Wants{Under: asks}); err != nil {
			return err
		}
		for i, f := range some {
			near, err := w.near(f, asks[ends[i]:ends[i+1]])
			if err == nil {
				err = do(f, near)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// near returns the numbers of those that answer any of the asks of a fact, in order.
func (w *Weaver) near(f *fact, asks []shelf.Ask) ([]shelf.Item, error) {
	own := f.item
	var out []shelf.Item
	for _, a := range asks {
		w.only[0] = a.Range
		es, err := w.shelf.Near(a.Key, w.only[:])
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			if e.Item != own {
				out = append(out, e.Item)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// fact returns an event of the shelf.
func (w *Weaver) fact(i shelf.Item) (*fact, error) {
	if f := w.facts[i]; f != nil {
		return f, nil
	}
	g, err := w.shelf.Group(idOf(i))
	if err != nil {
		return nil, err
	}
	f := newFact(&g.Event)
	w.facts[i] = f
	return f, nil
}
