package event

import (
	"cmp"
	"maps"
	"slices"

	"tawatur/internal/weigh/shelf"
)

// web is the items and links of a part of the record, read from the shelf as they are asked for.
type web struct {
	*Weaver
	links map[shelf.Item][]shelf.Link
	torn  map[shelf.Item]bool
	// knots are those that were joined before, by their first items.
	knots map[*item]*knot
}

func newWeb(w *Weaver) *web {
	return &web{w, map[shelf.Item][]shelf.Link{}, map[shelf.Item]bool{}, map[*item]*knot{}}
}

// part is what became of a part of the record.
type part []*knot

// knot is items between which there is a way along links, in the order of their claims, with a cluster for each. What becomes of one knot does not
// hang on another.
type knot struct {
	items []*item
	edges []edge
	of    []*cluster
}

// linksOf returns the links of an item that count: those of a claim without any time that fits two contradicting events do
// not.
func (b *web) linksOf(i shelf.Item) ([]shelf.Link, error) {
	if ls, ok := b.links[i]; ok {
		return ls, nil
	}
	torn, err := b.isTorn(i)
	if err != nil {
		return nil, err
	}
	var out []shelf.Link
	if !torn {
		all, err := b.shelf.Links(i)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			torn, err := b.isTorn(l.Other)
			if err != nil {
				return nil, err
			}
			if !torn {
				out = append(out, l)
			}
		}
	}
	b.links[i] = out
	return out, nil
}

// ambiguity is how much better one link of an undated claim must be than another that contradicts it.
const ambiguity = 8

// isTorn reports whether an item has no time at all and its best link and another about as good lead to claims that are never
// one event: such a claim stays alone, since a guess would be no better.
func (b *web) isTorn(i shelf.Item) (bool, error) {
	if t, ok := b.torn[i]; ok {
		return t, nil
	}
	it, err := b.item(i)
	if err != nil {
		return false, err
	}
	torn := false
	if _, _, kind := it.window(); kind == noWindow {
		if torn, err = b.contradicts(it); err != nil {
			return false, err
		}
	}
	b.torn[i] = torn
	return torn, nil
}

// contradicts reports whether the best links of an item contradict each other.
func (b *web) contradicts(it *item) (bool, error) {
	links, err := b.shelf.Links(it.id)
	if err != nil || len(links) < 2 {
		return false, err
	}
	type end struct {
		it    *item
		worth int
	}
	var ends []end
	for _, l := range links {
		o, err := b.item(l.Other)
		if err != nil {
			return false, err
		}
		ends = append(ends, end{o, l.Worth})
	}
	slices.SortFunc(ends, func(x, y end) int { return cmp.Or(cmp.Compare(y.worth, x.worth), inOrder(x.it, y.it)) })
	best := ends[0]
	for _, e := range ends[1:] {
		if best.worth-e.worth > ambiguity {
			return false, nil
		}
		if best.it.Claim.Report != e.it.Claim.Report && b.contradict(best.it, e.it) {
			return true, nil
		}
	}
	return false, nil
}

// regroup groups what is touched anew, with all that this changes.
func (w *Weaver) regroup() ([]made, error) {
	b := newWeb(w)
	if err := b.spread(); err != nil {
		return nil, err
	}
	in, old, err := b.whole(w.touched)
	if err != nil {
		return nil, err
	}
	for {
		around, next, err := b.neighbours(in)
		if err != nil {
			return nil, err
		}
		p, err := b.cluster(in, around)
		if err != nil {
			return nil, err
		}
		changed := p.changed(next)
		if len(changed) == 0 {
			for id := range old {
				w.gone[id] = true
			}
			return p.made(in), nil
		}
		for _, id := range changed {
			old[id] = true
			for _, i := range next[id] {
				in[i] = true
			}
		}
	}
}

// spread marks what an item without time is linked to, where that item is marked or linked to one that is: whether such an item
// is torn depends on all its links, and if it is, all are void.
func (b *web) spread() error {
	if err := b.bring(b.touched); err != nil {
		return err
	}
	var timeless []shelf.Item
	for i := range b.touched {
		links, err := b.shelf.Links(i)
		if err != nil {
			return err
		}
		for _, j := range append(links, shelf.Link{Other: i}) {
			it, err := b.item(j.Other)
			if err != nil {
				return err
			}
			if _, _, kind := it.window(); kind == noWindow {
				timeless = append(timeless, j.Other)
			}
		}
	}
	if err := b.shelf.Bring(shelf.Wants{Links: timeless}); err != nil {
		return err
	}
	for _, i := range timeless {
		b.touched[i] = true
		links, err := b.shelf.Links(i)
		if err != nil {
			return err
		}
		for _, l := range links {
			b.touched[l.Other] = true
		}
	}
	return nil
}

// bring fetches the links of items and what they lead to.
func (b *web) bring(items map[shelf.Item]bool) error {
	here := slices.Collect(maps.Keys(items))
	if err := b.shelf.Bring(shelf.Wants{Links: here, Events: here}); err != nil {
		return err
	}
	var there []shelf.Item
	var reports []int64
	for _, i := range here {
		reports = append(reports, i.Report())
		links, err := b.shelf.Links(i)
		if err != nil {
			return err
		}
		for _, l := range links {
			there = append(there, l.Other)
			reports = append(reports, l.Other.Report())
		}
	}
	if err := b.Weaver.bring(reports); err != nil {
		return err
	}
	return b.shelf.Bring(shelf.Wants{Links: there, Events: there})
}

// whole adds to items all that are in one event with any of them, and returns the ids of those events.
func (b *web) whole(items map[shelf.Item]bool) (in map[shelf.Item]bool, events map[string]bool, err error) {
	in, events = map[shelf.Item]bool{}, map[string]bool{}
	if err := b.shelf.Bring(shelf.Wants{Events: slices.Collect(maps.Keys(items))}); err != nil {
		return nil, nil, err
	}
	for i := range items {
		in[i] = true
		id, err := b.shelf.EventOf(i)
		if err != nil {
			return nil, nil, err
		}
		if id == "" || events[id] || b.gone[id] {
			continue
		}
		events[id] = true
		members, err := b.shelf.Items(id)
		if err != nil {
			return nil, nil, err
		}
		for _, m := range members {
			in[m] = true
		}
	}
	return in, events, nil
}

// neighbours returns the items of the events that are linked to a set of items and not in it, and those events.
func (b *web) neighbours(in map[shelf.Item]bool) (around []shelf.Item, events map[string][]shelf.Item, err error) {
	events = map[string][]shelf.Item{}
	if err := b.bring(in); err != nil {
		return nil, nil, err
	}
	for i := range in {
		links, err := b.linksOf(i)
		if err != nil {
			return nil, nil, err
		}
		for _, l := range links {
			if in[l.Other] {
				continue
			}
			id, err := b.shelf.EventOf(l.Other)
			if err != nil {
				return nil, nil, err
			}
			if _, known := events[id]; known {
				continue
			}
			if events[id], err = b.shelf.Items(id); err != nil {
				return nil, nil, err
			}
			around = append(around, events[id]...)
		}
	}
	return around, events, nil
}

// cluster joins items, and those around them, along the links between them.
func (b *web) cluster(in map[shelf.Item]bool, around []shelf.Item) (part, error) {
	items := make([]*item, 0, len(in)+len(around))
	for _, i := range slices.AppendSeq(slices.Clone(around), maps.Keys(in)) {
		it, err := b.item(i)
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	sortItems(items)
	edges, err := b.edges(items)
	if err != nil {
		return nil, err
	}
	p := knots(items, edges)
	for n, k := range p {
		if was := b.knots[k.items[0]]; was != nil && slices.Equal(was.items, k.items) {
			p[n] = was // their links are as they were
			continue
		}
		k.of = b.clusters(k.items, k.edges)
		b.knots[k.items[0]] = k
	}
	return p, nil
}

// edges returns the links between some items, the best first.
func (b *web) edges(items []*item) ([]edge, error) {
	at := make(map[shelf.Item]int, len(items))
	for n, it := range items {
		at[it.id] = n
	}
	var edges []edge
	for n, it := range items {
		links, err := b.linksOf(it.id)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			if m, ok := at[l.Other]; ok && n < m {
				edges = append(edges, edge{n, m, l.Worth})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	return edges, nil
}

// knots parts items into those between which there is a way along edges.
func knots(items []*item, edges []edge) part {
	head := make([]int, len(items))
	for i := range head {
		head[i] = i
	}
	root := func(i int) int {
		for head[i] != i {
			head[i] = head[head[i]]
			i = head[i]
		}
		return i
	}
	for _, e := range edges {
		head[root(e.j)] = root(e.i)
	}
	var p part
	of, place := make(map[int]*knot, len(items)), make([]int, len(items))
	for i, it := range items {
		k := of[root(i)]
		if k == nil {
			k = &knot{}
			of[root(i)] = k
			p = append(p, k)
		}
		place[i] = len(k.items)
		k.items = append(k.items, it)
	}
	for _, e := range edges {
		k := of[root(e.i)]
		k.edges = append(k.edges, edge{place[e.i], place[e.j], e.worth})
	}
	return p
}

// changed returns which events came out otherwise than they were, in no order.
func (p part) changed(events map[string][]shelf.Item) []string {
	of := map[shelf.Item]*cluster{}
	for _, k := range p {
		for n, it := range k.items {
			of[it.id] = k.of[n]
		}
	}
	var out []string
	for id, items := range events {
		c := of[items[0]]
		same := len(c.items) == len(items)
		for _, i := range items {
			same = same && of[i] == c
		}
		if !same {
			out = append(out, id)
		}
	}
	return out
}

// made is a group with its items, and the one of them that tells its founding claim.
type made struct {
	group    group
	items    []shelf.Item
	founding shelf.Item
}

// made returns the groups of a set of items, in the order of their first claims. A group has all its items in the set or none.
func (p part) made(in map[shelf.Item]bool) []made {
	var out []made
	var first []*item
	done := map[*cluster]bool{}
	for _, k := range p {
		for n, c := range k.of {
			if done[c] || !in[k.items[n].id] {
				continue
			}
			done[c] = true
			out, first = append(out, k.made(c)), append(first, k.items[n])
		}
	}
	order := make([]int, len(out))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return inOrder(first[i], first[j]) })
	sorted := make([]made, len(out))
	for n, i := range order {
		sorted[n] = out[i]
	}
	return sorted
}

// made makes a group of a cluster.
func (k *knot) made(c *cluster) made {
	m := made{group: c.group(k.items)}
	for _, i := range c.items {
		it := k.items[i]
		m.items = append(m.items, it.id)
		if slices.Contains(it.tells, m.group.members[0]) {
			m.founding = it.id
		}
	}
	return m
}
