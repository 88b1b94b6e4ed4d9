package event

import (
	"cmp"
	"slices"
)

// Link finds which members tell one event. Every member is in exactly one group; groups come in the order of their
// founding claims. The order of the members given does not matter.
func Link(members []Member, opt Options) []Group { return newLinker(opt).link(members) }

func (k *linker) link(members []Member) []Group {
	ms := slices.Clone(members)
	sortMembers(ms)
	items := k.fold(k.prepare(ms))
	dateReports(items)
	edges := k.edges(items)
	edges = k.dropAmbiguous(items, edges)
	return collect(items, k.clusters(items, edges))
}

// edge is a link between two claims, by their places in the canonical order.
type edge struct {
	i, j  int
	worth int
	why   []string
}

// edges compares the claims that share a block and keeps the pairs with enough evidence, best first.
func (k *linker) edges(items []*item) []edge {
	found := map[[2]int]bool{}
	var out []edge
	newIndex(items, k.Texts).pairs(func(i, j int) {
		if cheaplyApart(items[i], items[j]) || found[[2]int{i, j}] {
			return
		}
		v := k.weigh(items[i], items[j], threshold)
		if v.never || !v.enough {
			return
		}
		found[[2]int{i, j}] = true
		out = append(out, edge{i, j, v.worth, v.why})
	})
	slices.SortFunc(out, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	return out
}

// cheaplyApart turns down most pairs of a block before the costly comparing.
func cheaplyApart(a, b *item) bool {
	return a.rule.family != b.rule.family || a.lo != noDay && b.lo != noDay && matchTimes(a, b).never
}

// ambiguity is how much better one link of an undated claim must be than another that contradicts it.
const ambiguity = 8

// dropAmbiguous takes away the links of claims without any time that fit two contradicting events about equally well:
// such a claim stays alone, since a guess would be no better.
func (k *linker) dropAmbiguous(items []*item, edges []edge) []edge {
	by := map[int][]edge{}
	for _, e := range edges {
		for _, i := range [2]int{e.i, e.j} {
			if _, _, kind := items[i].window(); kind == noWindow {
				by[i] = append(by[i], e)
			}
		}
	}
	lost := map[int]bool{}
	for i, es := range by {
		lost[i] = k.torn(items, i, es)
	}
	return slices.DeleteFunc(edges, func(e edge) bool { return lost[e.i] || lost[e.j] })
}

// torn reports whether the best link of a claim and another about as good lead to claims that are never one event.
func (k *linker) torn(items []*item, i int, es []edge) bool {
	best := items[es[0].i+es[0].j-i]
	for _, e := range es[1:] {
		if es[0].worth-e.worth > ambiguity {
			return false
		}
		other := items[e.i+e.j-i]
		if best.Claim.Report != other.Claim.Report && k.compare(best, other).never {
			return true
		}
	}
	return false
}

// cluster is a group being built: its claims in canonical order.
type cluster struct {
	items []int
	why   []string
	// news is false while all that it holds are recalls.
	news bool
}

// clusters joins claims along the edges, best first, where no two claims of two clusters contradict each other: first those
// that tell news, then each recall to the best event that it fits, then the recalls that are left among themselves. It
// returns the cluster of each item.
func (k *linker) clusters(items []*item, edges []edge) []*cluster {
	j := &joiner{linker: k, items: items, of: make([]*cluster, len(items)), refused: map[[2]*cluster]bool{}}
	for i := range items {
		j.of[i] = &cluster{items: []int{i}, news: !items[i].recall()}
	}
	for _, e := range edges {
		if j.of[e.i].news && j.of[e.j].news {
			j.join(e)
		}
	}
	for _, e := range edges {
		if a, b := j.of[e.i], j.of[e.j]; a.news != b.news {
			j.join(e)
		}
	}
	for _, e := range edges {
		if a, b := j.of[e.i], j.of[e.j]; !a.news && !b.news {
			j.join(e)
		}
	}
	return j.of
}

// joiner is the state of the joining.
type joiner struct {
	*linker
	items   []*item
	of      []*cluster
	refused map[[2]*cluster]bool
}

// join makes one cluster of the two ends of an edge, unless they contradict.
func (j *joiner) join(e edge) {
	a, b := j.of[e.i], j.of[e.j]
	if a == b || j.refused[[2]*cluster{a, b}] || j.refused[[2]*cluster{b, a}] {
		return
	}
	if !j.agree(j.items, a, b) {
		j.refused[[2]*cluster{a, b}] = true
		return
	}
	c := &cluster{items: slices.Concat(a.items, b.items), why: slices.Concat(a.why, b.why), news: a.news || b.news}
	slices.Sort(c.items)
	c.why = append(c.why, e.line(j.items))
	for _, i := range c.items {
		j.of[i] = c
	}
}

// maxChecked bounds the claims of one cluster that are checked against those of another.
const maxChecked = 64

// agree reports whether two clusters can be one: no pair contradicts, and on average the pairs are half as good as a
// link. The second guards against chains in which each resembles the next and the ends are strangers.
func (k *linker) agree(items []*item, a, b *cluster) bool {
	sum, n := 0, 0
	for _, i := range a.items[:min(len(a.items), maxChecked)] {
		for _, j := range b.items[:min(len(b.items), maxChecked)] {
			v := k.compare(items[i], items[j])
			if v.never {
				return false
			}
			sum += v.worth
			n++
		}
	}
	return sum*2 >= threshold*n
}

func (e edge) line(items []*item) string {
	s := items[e.i].Claim.ID + " + " + items[e.j].Claim.ID + ": "
	for n, w := range e.why {
		if n > 0 {
			s += "; "
		}
		s += w
	}
	return s
}

func collect(items []*item, of []*cluster) []Group {
	var out []Group
	done := map[*cluster]bool{}
	for _, c := range of {
		if done[c] {
			continue
		}
		done[c] = true
		out = append(out, c.group(items))
	}
	return out
}
