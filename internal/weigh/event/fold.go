package event

import (
	"cmp"
	"slices"

	"tawatur"
)

// fold makes one item of the claims that the reader itself tied to one event of one report (Claim.SameAs), so that
// what one sentence leaves open another fills in. A retelling that contradicts its first telling stays apart.
func (k *linker) fold(items []*item) []*item {
	first := map[string]*item{}
	for _, it := range items {
		first[it.Claim.ID] = it
	}
	var out []*item
	var later []*item
	for _, it := range items {
		if it.Claim.SameAs == "" {
			out = append(out, it)
			continue
		}
		later = append(later, it)
	}
	// in the order of the text: what stands nearer to the first telling is the surer retelling
	slices.SortStableFunc(later, func(a, b *item) int { return cmp.Compare(a.Claim.Trigger.Start, b.Claim.Trigger.Start) })
	for _, it := range later {
		head := first[it.Claim.SameAs]
		if head == nil || head.Claim.SameAs != "" || !k.retells(head, it) {
			out = append(out, it)
			continue
		}
		head.absorb(it)
	}
	sortItems(out)
	return out
}

// retells reports whether nothing in a claim forbids that it tells the event of another.
func (k *linker) retells(a, b *item) bool {
	if modalityClass(a.Claim.Modality) != modalityClass(b.Claim.Modality) {
		return false
	}
	if t := matchTimes(a, b); t.never || t.worth < 0 && a.lo == noDay && a.hi == noDay {
		return false // news without a day is not the act of days ago beside it
	}
	_, pair := k.rules.pairs[[2]string{a.Claim.Type, b.Claim.Type}]
	if a.Claim.Type != b.Claim.Type && !pair {
		return false
	}
	// the report names the villages itself, so that a neighbour is another
	p := k.matchPlaces(a, b)
	return p.worth >= 0 && !p.beside && !k.matchTolls(a, b).apart
}

// absorb adds what a retelling says to an item.
func (it *item) absorb(o *item) {
	it.change()
	it.tells = append(it.tells, o)
	it.does, it.suffers = merged(it.does, o.does), merged(it.suffers, o.suffers)
	it.all = merged(it.all, o.all)
	slices.Sort(it.all)
	it.parties = it.parties || o.parties
	it.speakers = merged(it.speakers, o.speakers)
	c := *it.Claim
	c.Means, c.Services = merged(c.Means, o.Claim.Means), merged(c.Services, o.Claim.Services)
	c.Background = c.Background && o.Claim.Background
	it.Claim = &c
	for _, p := range o.places {
		if !slices.ContainsFunc(it.places, func(q tawatur.PlaceRef) bool { return q.ID == p.ID }) {
			it.places = append(slices.Clip(it.places), p)
		}
	}
	it.villages = villages(it.places)
	if it.lo == noDay && it.hi == noDay {
		it.lo, it.hi = o.lo, o.hi
	}
	it.lasting = it.lasting || o.lasting
	it.killed, it.injured = larger(it.killed, o.killed), larger(it.injured, o.injured)
}

func merged(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		out = add(out, x)
	}
	return out
}

// larger returns the higher of two counts: a part is never more than the whole.
func larger(a, b *[2]int) *[2]int {
	if a == nil || b != nil && b[0] > a[0] {
		return b
	}
	return a
}
