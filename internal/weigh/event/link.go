package event

import (
	"math"
	"slices"
	"strings"
)

// edge is a link between two claims, by their places in the canonical order.
type edge struct{ i, j, worth int }

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
	j := &joiner{k, items, make([]*cluster, len(items)), map[[2]*cluster]bool{}, make(map[[2]int]int, len(edges)), nil}
	for _, e := range edges {
		j.worth[[2]int{e.i, e.j}] = e.worth
	}
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
	// worth is that of the edges, by their ends.
	worth map[[2]int]int
	// open is room for the pairs whose words may still count.
	open []edge
}

// join makes one cluster of the two ends of an edge, unless they contradict.
func (j *joiner) join(e edge) {
	a, b := j.of[e.i], j.of[e.j]
	if a == b || j.refused[[2]*cluster{a, b}] || j.refused[[2]*cluster{b, a}] {
		return
	}
	if !j.agree(a, b) {
		j.refused[[2]*cluster{a, b}] = true
		return
	}
	c := &cluster{items: slices.Concat(a.items, b.items), why: slices.Concat(a.why, b.why), news: a.news || b.news}
	slices.Sort(c.items)
	c.why = append(c.why, j.line(e, j.items))
	for _, i := range c.items {
		j.of[i] = c
	}
}

// maxChecked bounds the claims of one cluster that are checked against those of another.
const maxChecked = 64

// agree reports whether two clusters can be one: no pair contradicts, and on average the pairs are half as good as a
// link. The second guards against chains in which each resembles the next and the ends are strangers. Words are compared last, and only as long as
// what they could add can turn the scales.
func (j *joiner) agree(a, b *cluster) bool {
	sum, n := 0, 0
	open := j.open[:0]
	for _, x := range a.items[:min(len(a.items), maxChecked)] {
		for _, y := range b.items[:min(len(b.items), maxChecked)] {
			n++
			if worth, linked := j.worth[[2]int{min(x, y), max(x, y)}]; linked {
				sum += worth
				continue
			}
			v := j.weigh(j.items[x], j.items[y], math.MaxInt)
			if v.never {
				j.open = open
				return false
			}
			if sum += v.worth; j.items[x].Claim.Report != j.items[y].Claim.Report {
				open = append(open, edge{x, y, v.worth})
			}
		}
	}
	for j.open = open; len(open) > 0 && sum*2 < threshold*n && (sum+len(open)*mostTextWorth)*2 >= threshold*n; open = open[1:] {
		sum += j.compare(j.items[open[0].i], j.items[open[0].j]).worth - open[0].worth
	}
	return sum*2 >= threshold*n
}

// line says why the ends of an edge were joined.
func (k *linker) line(e edge, items []*item) string {
	a, b := items[e.i], items[e.j]
	telling := linker{k.Options, k.rules, true}
	return a.Claim.ID + " + " + b.Claim.ID + ": " + strings.Join(telling.weigh(a, b, threshold).why, "; ")
}
