package watch

import (
	"context"
	"time"

	"tawatur/internal/count"
)

// weaving is what is known of taking reports into the events.
type weaving struct {
	running bool
	// kept counts the reports that wait, the first of them since an instant.
	kept  int
	since time.Time
	done  chan woven
}

type woven struct {
	words string
	took  time.Duration
	err   error
}

func (v *weaving) add(n int, now time.Time) {
	if v.kept == 0 {
		v.since = now
	}
	v.kept += n
}

// weaveAt is when the reports that wait are to be taken into the events, zero for not as things stand.
func (w *Watch) weaveAt() time.Time {
	v := &w.weaving
	switch {
	case v.running || v.kept == 0 || w.opt.Weave == nil:
		return time.Time{}
	case v.kept >= w.opt.WeaveAfter:
		return v.since
	case w.opt.Once: // at the end
		return time.Time{}
	}
	return v.since.Add(w.opt.WeaveEvery)
}

// weave takes into the events what waits, beside what else goes on.
func (w *Watch) weave(ctx context.Context) {
	w.weaving.kept, w.weaving.running = 0, true
	w.opt.Meter.Weaving(true)
	begun := w.opt.Clock.Now()
	go func() {
		words, err := w.opt.Weave(ctx)
		w.weaving.done <- woven{words, w.opt.Clock.Now().Sub(begun), err}
	}()
}

// wove takes note of the end of it. The reports are kept whatever happened, and the next time takes up what is left.
func (w *Watch) wove(r woven) {
	w.weaving.running = false
	w.opt.Meter.Weaving(false)
	w.opt.Meter.Wove(r.took, r.err)
	switch {
	case r.err == nil:
		w.say("%s new until now; %s", count.Of(w.sum.New, "report"), r.words)
	case w.opt.Once:
		w.fail(r.err)
	default:
		w.say("the events are not up to date: %v; tried again after the next reports", r.err)
	}
}
