package pipeline

import (
	"iter"
	"sync"
	"time"
)

// gathering makes one of things that come close behind one another, so that they can be worked on together.
type gathering[T any] struct {
	// most are taken together, of heaviest weight in all; one alone may be heavier. None waits longer than patience for those behind it.
	most, heaviest int
	weigh          func(T) int
	patience       time.Duration
}

// gathered is what waits.
type gathered[T any] struct {
	sync.Mutex
	changed *sync.Cond
	waiting []T
	weight  int
	// ripe says that what waits has waited long enough; done that no more comes, left that nobody takes it.
	ripe, done, left bool
}

// of yields what a sequence yields, in its order, some at a time. The sequence goes on while what came before is worked on, until as much waits as
// is taken together. When the consumer leaves it is ended.
func (g gathering[T]) of(seq iter.Seq[T]) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var w gathered[T]
		w.changed = sync.NewCond(&w)
		var ended sync.WaitGroup
		defer ended.Wait()
		defer w.set(&w.left)
		ended.Go(func() {
			defer w.set(&w.done)
			for v := range seq {
				if !g.put(&w, v) {
					return
				}
			}
		})
		for some := g.take(&w); len(some) > 0; some = g.take(&w) {
			if !yield(some) {
				return
			}
		}
	}
}

func (w *gathered[T]) set(what *bool) {
	w.Lock()
	*what = true
	w.changed.Broadcast()
	w.Unlock()
}

// full reports whether no more fits.
func (g gathering[T]) full(w *gathered[T]) bool {
	return len(w.waiting) >= g.most || w.weight >= g.heaviest
}

// put lets something wait once there is room; false when nobody takes it.
func (g gathering[T]) put(w *gathered[T], v T) bool {
	w.Lock()
	defer w.Unlock()
	for g.full(w) && !w.left {
		w.changed.Wait()
	}
	w.waiting, w.weight = append(w.waiting, v), w.weight+g.weigh(v)
	if len(w.waiting) == 1 || g.full(w) {
		w.changed.Broadcast()
	}
	return !w.left
}

// take returns what waits, once it is enough or has waited; none when no more comes.
func (g gathering[T]) take(w *gathered[T]) []T {
	w.Lock()
	defer w.Unlock()
	for len(w.waiting) == 0 && !w.done {
		w.changed.Wait()
	}
	w.ripe = false
	defer time.AfterFunc(g.patience, func() { w.set(&w.ripe) }).Stop()
	for !g.full(w) && !w.ripe && !w.done {
		w.changed.Wait()
	}
	some := w.waiting
	w.waiting, w.weight = nil, 0
	w.changed.Broadcast()
	return some
}
