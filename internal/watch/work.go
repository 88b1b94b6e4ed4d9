package watch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tawatur/internal/count"
	"tawatur/internal/store"
)

// slowAfter is from how long on a host counts as slow.
const slowAfter = 10 * time.Second

// result is what came of a task.
type result struct {
	task
	// feedNow and pageNow are what the record has now.
	feedNow *store.Feed
	pageNow *store.Address
	// added is how many addresses, or reports, are new; hosts are where new addresses may wait.
	added int
	// left is how many items of a feed were left out.
	left  int
	hosts map[string]bool
	took  time.Duration
	why   *Failure
	err   error
}

// start begins a task.
func (w *Watch) start(ctx context.Context, t *task) {
	h, now := t.host, w.opt.Clock.Now()
	if !w.manners.Begin(h.name, now) {
		return
	}
	w.served++
	h.busy, h.served = true, w.served
	w.air++
	if h.slow {
		w.slow++
	}
	w.opt.Meter.InAir(w.air)
	job := result{task: *t}
	if t.feed != nil {
		f := *t.feed
		job.feedNow = &f
		delete(h.unasked, f.URL)
	} else {
		a := *t.page
		job.page = &a
		q := h.queue(a.Again())
		q.front = q.front[1:]
	}
	chance := w.opt.Rand()
	go func() { w.done <- w.do(ctx, job, chance) }()
}

// do asks, and keeps what came of it.
func (w *Watch) do(ctx context.Context, r result, chance float64) result {
	begun := w.opt.Clock.Now()
	if r.feedNow != nil {
		r = w.askFeed(ctx, r, chance)
	} else {
		r = w.askPage(ctx, r, chance)
	}
	r.took = w.opt.Clock.Now().Sub(begun)
	return r
}

func (w *Watch) askFeed(ctx context.Context, r result, chance float64) result {
	f := *r.feedNow
	news, err := w.press.Feed(ctx, f)
	now := w.opt.Clock.Now()
	if err != nil {
		if r.why = failureOf(err); r.why == nil || ctx.Err() != nil {
			r.err = err
			return r
		}
		f = unanswered(f, r.why, now, chance)
		_, r.err = w.st.NoteFeed(context.WithoutCancel(ctx), f, nil)
		r.feedNow = &f
		return r
	}
	r.hosts = map[string]bool{}
	for i := range news.Items {
		it := &news.Items[i]
		it.Source, it.Feed, it.Found, it.Due, it.Status = f.Source, f.URL, now, now, store.AddressWaiting
		r.hosts[it.Host] = true
	}
	r.left = news.Left
	f, r.added, r.err = w.noteNews(context.WithoutCancel(ctx), f, news, now, chance)
	r.feedNow = &f
	return r
}

// noteNews keeps what a feed said. How many of its items are new is known when they are kept, and the feed's state has to say so: those that are new are found first.
func (w *Watch) noteNews(ctx context.Context, f store.Feed, news News, now time.Time, chance float64) (store.Feed, int, error) {
	fresh := 0
	for _, it := range news.Items {
		_, err := w.st.Address(ctx, it.Spellings()...)
		switch {
		case errors.Is(err, store.ErrNotFound):
			fresh++
		case err != nil:
			return f, 0, err
		}
	}
	f = answered(f, news, fresh, now, chance)
	added, err := w.st.NoteFeed(ctx, f, news.Items)
	return f, added, err
}

func (w *Watch) askPage(ctx context.Context, r result, chance float64) result {
	page, err := w.press.Page(ctx, *r.page)
	now := w.opt.Clock.Now()
	var a store.Address
	if err != nil {
		if r.why = failureOf(err); r.why == nil || ctx.Err() != nil {
			r.err = err
			return r
		}
		a = notKept(*r.page, r.why, now, chance)
	} else {
		a = kept(*r.page, page, now)
		r.added = page.New
	}
	r.pageNow = &a
	r.err = w.st.NoteAddress(context.WithoutCancel(ctx), a)
	return r
}

// settle takes note of what came of a task.
func (w *Watch) settle(r result) {
	h := r.host
	w.manners.End(h.name)
	w.air--
	if h.slow {
		w.slow--
	}
	h.busy, h.slow = false, r.took >= slowAfter
	w.opt.Meter.InAir(w.air)
	if r.err != nil {
		if r.page != nil {
			h.queue(r.page.Again()).stale = true
		}
		w.fail(r.err)
		return
	}
	w.opt.Meter.Asked(r.what(), r.outcome(), r.took)
	w.opt.Detail(r.detail())
	if r.feed != nil {
		w.settleFeed(r)
	} else {
		w.settlePage(r)
	}
}

func (w *Watch) settleFeed(r result) {
	was, now := *r.feed, *r.feedNow
	now.Source, now.Name, now.Host, now.Kind, now.Every = was.Source, was.Name, was.Host, was.Kind, was.Every // sources may have been read again
	*r.feed = now
	for name := range r.hosts {
		w.host(name).pages.stale = true
	}
	w.sum.Feeds++
	switch {
	case r.why != nil:
		w.sum.FeedsFailed++
		if now.Resting != was.Resting {
			w.say("%s: %s has been gone since %s: it rests, and is asked once a week; take it out of the sources, or mend its address",
				now.Source, now.URL, now.Failing.UTC().Format(time.DateOnly))
		} else if was.Failures == 0 {
			w.say("%s: %v; asked again in %s", now.Source, r.why, Roughly(now.Due.Sub(now.Asked)))
		}
	case was.Failures > 0:
		w.say("%s: %s answers again", now.Source, now.URL)
	case now.Missed != was.Missed:
		w.say("%s: all %d items of %s are new: some may have come and gone before; it is asked sooner", now.Source, now.Items, now.URL)
	}
	if r.left > 0 && now.Items != was.Items {
		w.say("%s: %s names %s more than are taken at once: the first %d are; tawatur backfill finds what sitemaps have of the others",
			now.Source, now.URL, count.Of(r.left, "page"), now.Items)
	}
	if now.Moved != "" && now.Moved != was.Moved {
		w.say("%s: %s has moved for good to %s: put that into the sources", now.Source, now.URL, now.Moved)
	}
}

func (w *Watch) settlePage(r result) {
	was, now := r.page, r.pageNow
	h := r.host
	if !now.Due.IsZero() {
		h.queue(now.Again()).stale = true
	}
	if r.added > 0 {
		w.opt.Meter.Kept(r.added)
		w.sum.New += r.added
		w.weaving.add(r.added, w.opt.Clock.Now())
	}
	switch {
	case r.why == nil && !was.Again():
		w.sum.Pages++
	case r.why != nil && !was.Again() && now.Status != store.AddressWaiting:
		w.sum.PagesFailed++
		w.say("%s: %v; given up (%s)", now.Source, r.why, now.Status)
	case now.Withdrawn != was.Withdrawn:
		w.sum.Withdrawn++
		w.say("%s: %s is gone, of which report %s was kept on %s: withdrawn", now.Source, now.URL, now.Report, now.Kept.UTC().Format(time.DateOnly))
	case now.Returned != was.Returned:
		w.say("%s: %s is there again", now.Source, now.URL)
	}
	if now.Changed != was.Changed {
		w.sum.Changed++
		w.say("%s: %s says something else than before: a further version of report %s", now.Source, now.URL, now.Report)
	}
}

// what says what was asked for, as it is counted.
func (r result) what() string {
	switch {
	case r.feed != nil:
		return "feed"
	case r.page.Again():
		return "look"
	}
	return "page"
}

// outcome says what came of it, as it is counted.
func (r result) outcome() string {
	switch {
	case r.why != nil:
		return r.why.Kind
	case r.added > 0:
		return "new"
	}
	return "same"
}

func (r result) detail() string {
	address := ""
	if r.feed != nil {
		address = r.feedNow.URL
	} else {
		address = r.pageNow.URL
	}
	return fmt.Sprintf("%s %s: %s (%d new)", r.what(), address, r.outcome(), r.added)
}
