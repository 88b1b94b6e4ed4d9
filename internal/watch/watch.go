// Package watch decides what is asked when: the feeds of sources, each as often as it publishes; the pages that they name, each once; and
// pages of the last days again, so that silent changes are seen. It keeps politeness, fairness between hosts, and the state
// of it all in the record, so that a watch that is ended, or killed, goes on where it was.
//
// It knows no HTTP, no HTML and no SQL: a [Press] asks and reads, [Manners] says when a host may be asked, a store keeps, and
// the clock and chance are passed in.
//
//	w, err := watch.New(st, press, manners, watch.Options{Sources: sources})
//	if err != nil { ... }
//	err = w.Run(ctx) // until ctx ends
//
// A single goroutine decides; up to Options.Workers others ask. Nothing waits in a loop: with nothing to do, one timer runs.
package watch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tawatur/internal/count"
	"tawatur/internal/store"
)

// Store is what a watch needs of the record.
type Store interface {
	store.WatchWriter
	store.WatchReader
}

// Press is the world outside. Its errors are of type *Failure; others end the watch, since they say that the record or the proof
// cannot be written. It is used by several goroutines, never by two for one host.
type Press interface {
	// Feed asks a feed, with the conditions that it has.
	Feed(ctx context.Context, f store.Feed) (News, error)
	// Page asks for a page, with the conditions that it has, and keeps what it says; the report is in the record when it returns.
	Page(ctx context.Context, a store.Address) (Page, error)
}

// Manners says when a host may be asked again: a host is taken for one request and given back.
type Manners interface {
	Next(host string, now time.Time) time.Time
	Begin(host string, now time.Time) bool
	End(host string)
}

// Clock is the time. With nothing to do a watch waits for one Timer only.
type Clock interface {
	Now() time.Time
	// Timer returns a channel that gets a value at an instant, and a function that gives up waiting for it.
	Timer(at time.Time) (<-chan time.Time, func())
}

// News is what a feed says.
type News struct {
	// Unchanged says that it is as its conditions describe it; Items is then empty.
	Unchanged bool
	// ETag and LastModified are the conditions for the next time.
	ETag, LastModified string
	// Moved is where it says that it is from now on, "" for where it is.
	Moved string
	// Least is how long the answer says that it is fresh, 0 if it does not say; Says is what the feed itself says of when it changes.
	Least time.Duration
	Says  store.Rhythm
	// Items are the pages that it names, newest first as a rule, with URL, Host, and what the feed says of them.
	Items []store.Address
	// Left is how many more it names, which are too many for one answer and left out.
	Left int
}

// Page is what came of asking for a page.
type Page struct {
	// Unchanged says that it is as its conditions describe it.
	Unchanged          bool
	ETag, LastModified string
	// Report is the id of its report, or of the first of several, without the mark of a version. New says how many reports or
	// versions the record did not have.
	Report string
	New    int
	// Landed is where the address led, by redirects.
	Landed string
	// Reason says what is special, such as that the text is the feed's. Last says that the page is not to be looked at again.
	Reason string
	Last   bool
}

// Class says what a failure means for what comes next.
type Class int

// The classes of failures.
const (
	// Passing may be otherwise the next time.
	Passing Class = iota
	// Slow is a host that asks to be asked less: no fault of the page.
	Slow
	// Gone is what is not there, or no more.
	Gone
	// Refused is what may not be asked for.
	Refused
	// Unreadable is what was answered and cannot be read, this time.
	Unreadable
	// Unfit is what was answered well and is nothing that could be kept: a picture, a film.
	Unfit
)

// Failure is why a Press has no answer.
type Failure struct {
	Class Class
	// Kind is a word by which failures are counted: "timeout", "robots", "not-a-feed".
	Kind string
	// NotBefore is until when the host asks not to be asked; zero if it does not say.
	NotBefore time.Time
	Err       error
}

func (f *Failure) Error() string { return f.Err.Error() }

func (f *Failure) Unwrap() error { return f.Err }

// Source is a source with its feeds, as sources.toml has it.
type Source struct {
	ID    string
	Feeds []store.Feed
}

// Options say how a watch goes. The zero value of each is usable.
type Options struct {
	// Sources are watched from the beginning. Reload, if not nil, is asked every minute, and at once when a value comes on Again; it
	// returns nil when nothing changed. With an error the sources stay as they are.
	Sources []Source
	Reload  func() ([]Source, error)
	Again   <-chan struct{}
	// Once asks every feed once, then what is due, and ends.
	Once bool
	// Workers is how many requests are under way at once (0: 16).
	Workers int
	// Grace is how long requests under way may take to end once the context has ended (0: 20 s).
	Grace time.Duration
	// Weave takes what is kept into the events and says in words what came of it. It is called when WeaveAfter reports came in (0: 500), or the first of
	// them came WeaveEvery ago (0: 5 min); nil for never. Stale says that some reports wait from before.
	Weave      func(ctx context.Context) (words string, err error)
	WeaveAfter int
	WeaveEvery time.Duration
	Stale      bool
	// Clock is the time (nil: the system's). Rand returns a number from 0 to 1, so that not all is asked at the same instant (nil: always 0.5).
	Clock Clock
	Rand  func() float64
	// Say is told what a user should know, one line at a time; Detail each request. Meter counts. Nil drops them.
	Say    func(string)
	Detail func(string)
	Meter  Meter
}

// Meter counts what a watch does. Its methods are called from one goroutine.
type Meter interface {
	// Asked counts a request: what is "feed", "page" or "look"; outcome "new", "same" or the kind of the failure.
	Asked(what, outcome string, took time.Duration)
	// Kept counts reports that are new in the record.
	Kept(n int)
	// Wove counts a run over the events.
	Wove(took time.Duration, err error)
	// InAir is how many requests are under way; Weaving whether reports are being taken into the events.
	InAir(n int)
	Weaving(on bool)
}

const (
	usualWorkers    = 16
	usualGrace      = 20 * time.Second
	usualWeaveAfter = 500
	usualWeaveEvery = 5 * time.Minute
	reloadEvery     = time.Minute
)

func (o Options) filled() Options {
	if o.Workers <= 0 {
		o.Workers = usualWorkers
	}
	if o.Grace <= 0 {
		o.Grace = usualGrace
	}
	if o.WeaveAfter <= 0 {
		o.WeaveAfter = usualWeaveAfter
	}
	if o.WeaveEvery <= 0 {
		o.WeaveEvery = usualWeaveEvery
	}
	if o.Clock == nil {
		o.Clock = system{}
	}
	if o.Rand == nil {
		o.Rand = func() float64 { return 0.5 }
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	if o.Detail == nil {
		o.Detail = func(string) {}
	}
	if o.Meter == nil {
		o.Meter = unmeasured{}
	}
	return o
}

// system is the machine's clock.
type system struct{}

func (system) Now() time.Time { return time.Now() }

func (system) Timer(at time.Time) (<-chan time.Time, func()) {
	t := time.NewTimer(time.Until(at))
	return t.C, func() { t.Stop() }
}

type unmeasured struct{}

func (unmeasured) Asked(string, string, time.Duration) {}
func (unmeasured) Kept(int)                            {}
func (unmeasured) Wove(time.Duration, error)           {}
func (unmeasured) InAir(int)                           {}
func (unmeasured) Weaving(bool)                        {}

// Watch is a watch of some sources. It is run once.
type Watch struct {
	st      Store
	press   Press
	manners Manners
	opt     Options
	hosts   map[string]*host
	feeds   map[string]*store.Feed
	// done has room for all that is under way. air is how many that is; slow of them are at hosts that took long last.
	done      chan result
	air, slow int
	served    int64
	weaving   weaving
	reload    time.Time
	sum       Sum
	failed    error
}

// Sum is what a run did.
type Sum struct {
	// Feeds were asked, FeedsFailed of them without success; Pages were kept with New reports in them, PagesFailed gave nothing; Changed said something else
	// than before, Withdrawn were there no more.
	Feeds, FeedsFailed, Pages, PagesFailed, New, Changed, Withdrawn int
}

// New prepares a watch and makes its sources those that the record watches.
func New(ctx context.Context, st Store, press Press, manners Manners, opt Options) (*Watch, error) {
	opt = opt.filled()
	w := &Watch{
		st: st, press: press, manners: manners, opt: opt, hosts: map[string]*host{}, feeds: map[string]*store.Feed{},
		done: make(chan result, opt.Workers), weaving: weaving{done: make(chan woven, 1)},
	}
	w.reload = opt.Clock.Now().Add(reloadEvery)
	if opt.Stale {
		w.weaving.kept, w.weaving.since = 1, opt.Clock.Now()
	}
	if err := w.set(ctx, opt.Sources); err != nil {
		return nil, err
	}
	for _, again := range []bool{false, true} {
		hs, err := st.Hosts(ctx, again)
		if err != nil {
			return nil, err
		}
		for _, h := range hs {
			w.host(h.Host).queue(again).stale = true
		}
	}
	return w, nil
}

// set makes some sources those that are watched.
func (w *Watch) set(ctx context.Context, sources []Source) error {
	var all []store.Feed
	for _, s := range sources {
		all = append(all, s.Feeds...)
	}
	if err := w.st.SetFeeds(ctx, all); err != nil {
		return err
	}
	feeds, err := w.st.Feeds(ctx)
	if err != nil {
		return err
	}
	for _, h := range w.hosts {
		h.feeds = nil
	}
	was := w.feeds
	w.feeds = map[string]*store.Feed{}
	for _, f := range feeds {
		if f.Dropped {
			continue
		}
		now := was[f.URL] // one that is being asked stays the same
		if now == nil {
			now = new(store.Feed)
		}
		*now = f
		now.Due = dueBy(f.Due, f.Asked, w.opt.Clock.Now())
		w.feeds[f.URL] = now
		h := w.host(f.Host)
		h.feeds = append(h.feeds, now)
		if was[f.URL] == nil {
			h.unasked[f.URL] = true
		}
	}
	return nil
}

// Sum says what the run did.
func (w *Watch) Sum() Sum { return w.sum }

// Begun says in a line what is watched.
func (w *Watch) Begun() string {
	sources := map[string]bool{}
	first := time.Time{}
	for _, f := range w.feeds {
		sources[f.Source] = true
		if first.IsZero() || f.Due.Before(first) {
			first = f.Due
		}
	}
	if len(w.feeds) == 0 {
		return "no feeds to watch: tawatur sources add https://outlet.example puts those of an outlet into the sources"
	}
	when := "now"
	if d := first.Sub(w.opt.Clock.Now()); d > 0 && !w.opt.Once {
		when = "in " + Roughly(d)
	}
	return fmt.Sprintf("%s, %s; the first is due %s", count.Of(len(sources), "source"), count.Of(len(w.feeds), "feed"), when)
}

// Run watches until the context ends, or with Options.Once until all that is due is done. When the context ends, requests under way may
// end within Options.Grace; the error is then the context's. Every other error says that the watch cannot go on.
func (w *Watch) Run(ctx context.Context) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	for ctx.Err() == nil && w.failed == nil {
		next, idle := w.begin(work)
		if w.opt.Once && idle && w.air == 0 && !w.weaving.running {
			if w.weaving.kept == 0 || w.opt.Weave == nil {
				break
			}
			w.weave(work)
		}
		w.wait(ctx, next)
	}
	return w.end(ctx, cancel)
}

// wait waits until something is done or due, and takes note of it.
func (w *Watch) wait(ctx context.Context, next time.Time) {
	var timer <-chan time.Time
	stop := func() {}
	if !next.IsZero() {
		timer, stop = w.opt.Clock.Timer(next)
	}
	defer stop()
	select {
	case <-ctx.Done():
	case r := <-w.done:
		stop()
		w.settle(r)
	case r := <-w.weaving.done:
		stop()
		w.wove(r)
	case <-w.opt.Again:
		w.again(ctx)
	case <-timer:
		w.tick(ctx)
	}
}

// tick does what is due by the clock.
func (w *Watch) tick(ctx context.Context) {
	if now := w.opt.Clock.Now(); w.opt.Reload != nil && !now.Before(w.reload) {
		w.reload = now.Add(reloadEvery)
		w.again(ctx)
	}
}

// again reads the sources again.
func (w *Watch) again(ctx context.Context) {
	if w.opt.Reload == nil {
		return
	}
	sources, err := w.opt.Reload()
	if err != nil {
		w.say("the sources stay as they were: %v", err)
		return
	}
	if sources == nil {
		return
	}
	if err := w.set(ctx, sources); err != nil {
		w.fail(err)
		return
	}
	w.weaving.add(1, w.opt.Clock.Now()) // owners may be others
	w.say("the sources were read again: %s", w.Begun())
}

// end lets what is under way end, for a while.
func (w *Watch) end(ctx context.Context, cancel func()) error {
	timer, stop := w.opt.Clock.Timer(w.opt.Clock.Now().Add(w.opt.Grace))
	defer stop()
	if w.air > 0 {
		w.say("ending: %s under way, at most %s more", count.Of(w.air, "request"), Roughly(w.opt.Grace))
	}
	for w.air > 0 || w.weaving.running {
		select {
		case r := <-w.done:
			w.settle(r)
		case r := <-w.weaving.done:
			w.wove(r)
		case <-timer:
			cancel()
			timer = nil
		}
	}
	if w.failed != nil {
		return w.failed
	}
	return ctx.Err()
}

// fail ends the watch with an error, the first of them.
func (w *Watch) fail(err error) {
	if w.failed == nil && !errors.Is(err, context.Canceled) {
		w.failed = err
	}
}

func (w *Watch) say(format string, args ...any) { w.opt.Say(fmt.Sprintf(format, args...)) }
