package pipeline

import (
	"iter"
	"slices"
	"testing"
	"time"
)

// TestGathering gathers numbers that weigh what they are.
func TestGathering(t *testing.T) {
	numbers := func(yield func(int) bool) {
		for i := range 100 {
			if !yield(i) {
				return
			}
		}
	}
	g := gathering[int]{most: 7, heaviest: 150, patience: time.Hour, weigh: func(i int) int { return i }}
	var all []int
	for some := range g.of(numbers) {
		weight := 0
		for _, i := range some {
			weight += i
		}
		if last := some[len(some)-1]; len(some) > 7 || weight-last >= 150 {
			t.Errorf("%v were taken together", some)
		}
		all = append(all, some...)
	}
	if !slices.Equal(all, slices.Collect(iter.Seq[int](numbers))) {
		t.Errorf("%v", all)
	}
}

// TestGatheringIsLeft ends the sequence when nobody takes what it yields.
func TestGatheringIsLeft(t *testing.T) {
	ended := false
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
		ended = true
	}
	g := gathering[int]{most: 3, heaviest: 100, weigh: func(int) int { return 1 }}
	for range g.of(endless) {
		break
	}
	if !ended {
		t.Error("the sequence goes on")
	}
}

// TestGatheringWaitsForNobody hands over what is there while more may come.
func TestGatheringWaitsForNobody(t *testing.T) {
	more := make(chan bool)
	slow := func(yield func(int) bool) {
		if yield(1) && <-more {
			yield(2)
		}
	}
	g := gathering[int]{most: 10, heaviest: 10, patience: time.Millisecond, weigh: func(int) int { return 1 }}
	var got [][]int
	for some := range g.of(slow) {
		if got = append(got, some); len(got) == 1 {
			more <- true
		}
	}
	if len(got) != 2 {
		t.Errorf("%v", got)
	}
}
