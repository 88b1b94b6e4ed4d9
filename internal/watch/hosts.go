package watch

import (
	"context"
	"time"

	"tawatur/internal/store"
)

// host is what is to be asked of one host.
type host struct {
	name string
	// feeds are those at this host; unasked are the addresses of those that this run has not asked yet.
	feeds   []*store.Feed
	unasked map[string]bool
	// pages are still to be kept, looks are pages to be looked at again.
	pages, looks queue
	busy         bool
	// slow says that it took long the last time; served is when it had its turn, in turns.
	slow   bool
	served int64
}

// queue is the beginning of those addresses of a host that wait, in the order in which they are due.
type queue struct {
	again bool
	front []store.Address
	// more says that the record has more behind the front; stale that the front is to be read from it again.
	more, stale bool
}

// frontOf is how many addresses of a host are held in memory.
const frontOf = 16

func (w *Watch) host(name string) *host {
	h := w.hosts[name]
	if h == nil {
		h = &host{name: name, unasked: map[string]bool{}, looks: queue{again: true}}
		w.hosts[name] = h
	}
	return h
}

func (h *host) queue(again bool) *queue {
	if again {
		return &h.looks
	}
	return &h.pages
}

// idle says that nothing will ever be due at a host as things stand.
func (h *host) idle() bool {
	return !h.busy && len(h.feeds) == 0 && !h.pages.waits() && !h.looks.waits()
}

func (q *queue) waits() bool { return len(q.front) > 0 || q.more || q.stale }

// fill reads the front of a queue where it has to.
func (w *Watch) fill(ctx context.Context, h *host, q *queue) error {
	if !q.stale && (len(q.front) > 0 || !q.more) {
		return nil
	}
	front, err := w.st.DueAddresses(ctx, h.name, q.again, frontOf)
	if err != nil {
		return err
	}
	now := w.opt.Clock.Now()
	for i, a := range front {
		front[i].Due = dueBy(a.Due, newest(a.Found, a.Asked), now)
	}
	q.front, q.more, q.stale = front, len(front) == frontOf, false
	return nil
}

// aheadOf is by how much a clock may be set back without anything being asked sooner than was meant.
const aheadOf = time.Hour

// dueBy is when something is due of which note was taken at an instant. A clock that was years ahead, and is set right, must not let
// a watch sleep for years: what was noted in what is now the future is due now.
func dueBy(due, noted, now time.Time) time.Time {
	if noted.After(now.Add(aheadOf)) && due.After(now) {
		return now
	}
	return due
}

// task is one thing to ask for: a feed or an address.
type task struct {
	host *host
	feed *store.Feed
	page *store.Address
	due  time.Time
}

// task returns what is to be asked of a host next, due now or later; nil for nothing. Pages come before feeds, since what a feed names
// must not pile up; a feed that has waited for as long as it is left alone goes first all the same, since its items go away. Looks come last.
func (w *Watch) task(ctx context.Context, h *host, now time.Time) (*task, error) {
	for _, q := range []*queue{&h.pages, &h.looks} {
		if err := w.fill(ctx, h, q); err != nil {
			return nil, err
		}
	}
	page, feed, look := h.pages.first(h), w.firstFeed(h, now), h.looks.first(h)
	order := []*task{page, feed, look}
	if feed != nil && now.Sub(feed.due) >= max(feed.feed.Interval, shortest) && !w.opt.Once {
		order = []*task{feed, page, look}
	}
	var first *task
	for _, t := range order {
		if t == nil {
			continue
		}
		if !t.due.After(now) {
			return t, nil
		}
		if first == nil || t.due.Before(first.due) {
			first = t
		}
	}
	return first, nil
}

// first returns the address of a queue that is due first.
func (q *queue) first(h *host) *task {
	if len(q.front) == 0 {
		return nil
	}
	return &task{host: h, page: &q.front[0], due: q.front[0].Due}
}

// firstFeed returns the feed of a host that is due first. A run that asks all once asks each now, but for those that asked to be left alone.
func (w *Watch) firstFeed(h *host, now time.Time) *task {
	var first *task
	for _, f := range h.feeds {
		due := f.Due
		if w.opt.Once {
			if !h.unasked[f.URL] {
				continue
			}
			due = f.NotBefore
			if due.After(now) {
				w.say("%s: %s asked not to be asked before %s; left out", f.Source, f.URL, due.UTC().Format(time.RFC3339))
				delete(h.unasked, f.URL)
				continue
			}
		}
		if first == nil || due.Before(first.due) {
			first = &task{host: h, feed: f, due: due}
		}
	}
	return first
}

// begin begins all that is due and for which there is a worker. It returns when to look again, and whether nothing is due at all.
func (w *Watch) begin(ctx context.Context) (next time.Time, idle bool) {
	for {
		best, soon, idle := w.choose(ctx)
		if w.failed != nil {
			return time.Time{}, true
		}
		if best == nil {
			return w.soonest(ctx, soon), idle
		}
		w.start(ctx, best)
		if w.air == w.opt.Workers {
			return w.soonest(ctx, time.Time{}), false
		}
	}
}

// choose returns what to begin now: of the hosts that may be asked, the one whose turn was longest ago. If there is none, soon is when there may be,
// and idle says that nothing is due, even at hosts that may not be asked yet.
func (w *Watch) choose(ctx context.Context) (best *task, soon time.Time, idle bool) {
	now := w.opt.Clock.Now()
	idle = true
	for name, h := range w.hosts {
		if h.busy {
			continue
		}
		if h.idle() {
			delete(w.hosts, name)
			continue
		}
		t, err := w.task(ctx, h, now)
		if err != nil {
			w.fail(err)
			return nil, soon, true
		}
		if t == nil {
			continue
		}
		idle = idle && t.due.After(now)
		at := newest(t.due, w.manners.Next(name, now))
		switch {
		case h.slow && w.slow >= (w.opt.Workers+1)/2: // slow hosts have half of the workers
		case at.After(now):
			soon = sooner(soon, at)
		case best == nil || h.served < best.host.served:
			best = t
		}
	}
	return best, soon, idle
}

// soonest is when there is something to do by the clock, given when there is something to ask.
func (w *Watch) soonest(ctx context.Context, ask time.Time) time.Time {
	if at := w.weaveAt(); !at.IsZero() {
		if !at.After(w.opt.Clock.Now()) {
			w.weave(ctx)
		} else {
			ask = sooner(ask, at)
		}
	}
	if w.opt.Reload != nil {
		ask = sooner(ask, w.reload)
	}
	return ask
}

func newest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// sooner is the earlier of two instants, of which the zero one is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
