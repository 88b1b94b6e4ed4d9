// Package kept holds a value that costs much to make, such as the stories of a whole record, and makes it anew in the background:
// whoever asks for it gets the one that was made last and waits only where that costs little. It knows nothing of what it holds.
//
//	stories := kept.New(derive, kept.Options{Log: log})
//	t, err := stories.Get(ctx)
//	if errors.Is(err, kept.ErrPending) { ... } // the first is still being made
package kept

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrPending says that the value is being made for the first time and takes longer than anybody should wait.
var ErrPending = errors.New("it is being made for the first time; ask again in a while")

// Options is when a value is made. The zero value works.
type Options struct {
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Age is after how long a value is old (0: a minute). One that took long to make is old after Times as long (0: 20), so that
	// no more than so small a part of the time goes into it.
	Age   time.Duration
	Times int
	// Wait is how long after its making began a value is waited for where there is none (0: two seconds), or where the last one took
	// no longer than that to make.
	Wait time.Duration
	// Failed is told why a value could not be made anew; nil drops it. The former one stays.
	Failed func(error)
}

// Value is a value that is kept. It is safe for concurrent use.
type Value[T any] struct {
	make func(context.Context) (T, error)
	opt  Options

	mu     sync.Mutex
	held   T
	have   bool
	until  time.Time
	took   time.Duration
	err    error
	making chan struct{} // closed when it is made; nil when nobody makes it
	begun  time.Time
}

// New returns a value that is made by a function when it is first asked for. The function is not called twice at once; its
// context is not that of whoever asks.
func New[T any](make func(context.Context) (T, error), opt Options) *Value[T] {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Age == 0 {
		opt.Age = time.Minute
	}
	if opt.Times == 0 {
		opt.Times = 20
	}
	if opt.Wait == 0 {
		opt.Wait = 2 * time.Second
	}
	if opt.Failed == nil {
		opt.Failed = func(error) {}
	}
	return &Value[T]{make: make, opt: opt}
}

// Get returns the value. It is an error of the making, or ErrPending, only where there is none yet.
func (v *Value[T]) Get(ctx context.Context) (T, error) {
	v.mu.Lock()
	if v.have && v.opt.Now().Before(v.until) {
		defer v.mu.Unlock()
		return v.held, nil
	}
	if v.making == nil {
		v.making, v.begun = make(chan struct{}), v.opt.Now()
		go v.remake(context.WithoutCancel(ctx), v.making)
	}
	done, wait := v.making, v.opt.Wait-v.opt.Now().Sub(v.begun)
	if v.have && v.took > v.opt.Wait {
		wait = 0
	}
	v.mu.Unlock()
	v.await(ctx, done, wait)
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case v.have:
		return v.held, nil
	case v.err != nil:
		return v.held, v.err
	case ctx.Err() != nil:
		return v.held, ctx.Err()
	}
	return v.held, ErrPending
}

// First returns a channel that closes when the first making ends, and when that began; nil where nobody asked for the value yet
// and where there is one.
func (v *Value[T]) First() (done <-chan struct{}, begun time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.have || v.making == nil {
		return nil, time.Time{}
	}
	return v.making, v.begun
}

// await waits for the making, not longer than a while.
func (v *Value[T]) await(ctx context.Context, done <-chan struct{}, while time.Duration) {
	if while <= 0 {
		return
	}
	t := time.NewTimer(while)
	defer t.Stop()
	select {
	case <-done:
	case <-ctx.Done():
	case <-t.C:
	}
}

func (v *Value[T]) remake(ctx context.Context, done chan struct{}) {
	held, err := v.make(ctx)
	v.mu.Lock()
	defer v.mu.Unlock()
	now := v.opt.Now()
	if v.err = err; err == nil {
		v.held, v.have = held, true
		v.took = now.Sub(v.begun)
		v.until = now.Add(max(v.opt.Age, time.Duration(v.opt.Times)*v.took))
	} else {
		v.opt.Failed(err)
	}
	v.making = nil
	close(done)
}
