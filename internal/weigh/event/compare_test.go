package event

import (
	"hash/fnv"
	"io"
	"math/rand/v2"
	"testing"

	"tawatur"
)

// anyText is a stand-in for lineage in which any two claims have words in common, to whatever degree their ids make up.
type anyText struct{ sameText }

func (anyText) of(a, b *tawatur.Claim) uint64 {
	h := fnv.New64a()
	io.WriteString(h, min(a.ID, b.ID)+" "+max(a.ID, b.ID)) // a hash takes any text
	return h.Sum64() >> 8
}

func (x anyText) Near(a, b *tawatur.Claim) bool { return x.of(a, b)%2 == 0 }

func (x anyText) Share(a, b *tawatur.Claim, least float64) float64 {
	share := [...]float64{0, 0.25, 0.4, 0.45, 0.5, 0.6, 0.75, 0.8}[x.of(a, b)/2%8]
	if share < least {
		return 0
	}
	return share
}

// TestWordsAreLeftOutWhereTheyMakeNoLink compares claims with all their words, and with those that can make a link.
func TestWordsAreLeftOutWhereTheyMakeNoLink(t *testing.T) {
	o := opt()
	o.Texts = anyText{}
	k := newLinker(o)
	linked, pairs := 0, 0
	for seed := range uint64(20) {
		items := k.fold(k.prepare(Members(crowd(rand.New(rand.NewPCG(seed, 3)), 40))))
		for i, a := range items {
			for _, b := range items[:i] {
				whole, short := k.compare(a, b), k.weigh(a, b, threshold)
				pairs++
				if whole.never != short.never || whole.enough != short.enough || whole.enough && whole.worth != short.worth {
					t.Fatalf("%s and %s: %+v with all words, %+v with some", a.Claim.ID, b.Claim.ID, whole, short)
				}
				if whole.enough {
					linked++
				}
			}
		}
	}
	if linked == 0 || linked == pairs {
		t.Errorf("%d of %d pairs are linked: nothing was tried", linked, pairs)
	}
}
