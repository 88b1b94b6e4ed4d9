package pipeline

import (
	"iter"
	"sync"
)

// ordered applies do to the items in n goroutines and yields the results in the order of the items. At most 2n items are
// under way, so that a slow consumer holds the producer back. When the consumer leaves, no further item is taken and
// those under way are waited for.
func ordered[T, U any](items iter.Seq[T], n int, do func(T) U) iter.Seq[U] {
	type job struct {
		item T
		slot chan U
	}
	return func(yield func(U) bool) {
		jobs, slots, quit := make(chan job), make(chan chan U, n), make(chan struct{})
		var wg sync.WaitGroup
		defer wg.Wait()
		defer close(quit)
		for range n {
			wg.Go(func() {
				for j := range jobs {
					j.slot <- do(j.item)
				}
			})
		}
		wg.Go(func() {
			defer close(slots)
			defer close(jobs)
			for item := range items {
				j := job{item, make(chan U, 1)}
				select {
				case slots <- j.slot:
				case <-quit:
					return
				}
				jobs <- j // a worker is free sooner or later: slots are buffered
			}
		})
		for slot := range slots {
			if !yield(<-slot) {
				return
			}
		}
	}
}
