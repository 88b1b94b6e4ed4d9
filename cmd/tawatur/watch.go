package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"tawatur/internal/acquire/fetch"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/store"
	"tawatur/internal/watch"
	"tawatur/internal/watch/meter"
)

type watchCmd struct {
	dbFlag
	sourcesFlag
	Once bool `help:"Ask every feed once, keep what waits, bring the events up to date, and end: for cron."`
	steadyFlags
	Events  time.Duration `default:"5m" placeholder:"TIME" help:"How long new reports wait at most before they are taken into the events (${default})."`
	Metrics string        `placeholder:"ADDR" help:"Serve numbers for Prometheus at http://ADDR/metrics, such as localhost:9464."`
	Stamp   string        `name:"timestamp" placeholder:"URL" help:"Have the log of the proof stamped with a time once a day by this authority (RFC 3161); see tawatur stamp. Else timestamp in [proof] of the sources."`
	Verbose bool          `short:"v" help:"Say every request."`
}

// steadyFlags are those of the verbs that ask many servers for a long time.
type steadyFlags struct {
	askFlags
	proofFlags
	Workers int           `default:"16" placeholder:"N" help:"How many requests are under way at once (${default}); a host is asked one at a time."`
	Pause   time.Duration `default:"5s" placeholder:"TIME" help:"The least pause between two requests to a host (${default}); robots.txt and slow hosts make it longer."`
}

// Help is shown below the flags.
func (*watchCmd) Help() string {
	return `Follows the feeds and sitemaps of the sources: each is asked about as often as it publishes (every 2 minutes to 6 hours), each page that it names is fetched once, kept as proof beside the record (FILE.proof), read into claims and taken into the events. Pages are looked at again after 1, 6, 24 and 72 hours: what changed is kept as a further version, what is gone is noted as withdrawn.

robots.txt is obeyed; a host is asked one request at a time, with a pause; no private address is ever asked. Ctrl-C ends in order, a second one at once; the same command goes on from there. sources.toml is read again when it changes (or on SIGHUP); with an error in it the sources stay as they were.

How it goes is on the page /health of ` + "`tawatur serve`" + ` and in ` + "`tawatur sources status`" + `. docs/watch.md has examples for systemd and cron.

Examples:

    tawatur watch --db record.db --contact desk@newsroom.example
    tawatur watch --db record.db --sources sources.toml --once
    tawatur sources status --db record.db
`
}

// Run watches until it is interrupted, or once.
func (c *watchCmd) Run(ctx context.Context, s *streams) (err error) {
	if err := c.check(); err != nil {
		return err
	}
	sources := &sourcesFile{path: c.Sources, opt: c.sourceOptions()}
	list, err := sources.read()
	if err != nil {
		return err
	}
	how, err := c.settings(sources.said())
	if err != nil {
		return err
	}
	c.Stamp = cmp.Or(c.Stamp, how.Timestamp)
	if err := authority(c.Stamp); c.Stamp != "" && err != nil {
		return err
	}
	t, err := c.takeIn(ctx, s, sources.said(), how)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.close()) }()
	opt, err := c.watchOptions(ctx, s, t)
	if err != nil {
		return err
	}
	if c.Metrics != "" {
		m := meter.New(t.st, time.Now)
		opt.Meter = m
		stop, err := serveMetrics(ctx, s, c.Metrics, m.Handler())
		if err != nil {
			return err
		}
		defer stop()
	}
	opt.Sources, opt.Reload = list, sources.reload(func(l *followList) error {
		_, err := t.tell(ctx, s, l)
		return err
	})
	again, stop := onHangup(sources.forget)
	defer stop()
	opt.Again = again
	manners := fetch.NewManners(c.Pause).With(t.hosts, time.Now())
	press := c.press(t, manners)
	press.Outlet, press.Selectors = sources.outlet, sources.selectors
	w, err := watch.New(ctx, t.st, press, manners, opt)
	if err != nil {
		return err
	}
	return c.stamping(ctx, s, t.keeper, func() error { return c.run(ctx, s, w) })
}

// run runs a watch and says how it went. To be interrupted is the usual end of one that is not run once.
func (c *watchCmd) run(ctx context.Context, s *streams, w *watch.Watch) error {
	how := "Ctrl-C ends in order, and the same command goes on from there"
	if c.Once {
		how = "All are asked once"
	}
	s.say("%s. %s", w.Begun(), how)
	err := w.Run(ctx)
	sum := w.Sum()
	s.say("asked %s (%d failed), %s; %s changed, %d withdrawn", count.Of(sum.Feeds, "feed"), sum.FeedsFailed, keptWords(sum),
		count.Of(sum.Changed, "page"), sum.Withdrawn)
	switch {
	case errors.Is(err, context.Canceled) && c.Once:
		return pipeline.ErrInterrupted
	case errors.Is(err, context.Canceled):
		return nil
	case c.Once:
		s.failures += sum.FeedsFailed + sum.PagesFailed
	}
	return err
}

// keptWords says how many pages were kept.
func keptWords(sum watch.Sum) string {
	added := fmt.Sprintf("%d new reports or versions", sum.New)
	if sum.New == 1 {
		added = "1 new report or version"
	}
	return fmt.Sprintf("kept %s (%d given up) with %s", count.Of(sum.Pages, "page"), sum.PagesFailed, added)
}

// watchOptions are those that do not hang on the sources.
func (c *watchCmd) watchOptions(ctx context.Context, s *streams, t *takingIn) (watch.Options, error) {
	counts, err := t.st.Counts(ctx)
	if err != nil {
		return watch.Options{}, err
	}
	opt := watch.Options{
		Once: c.Once, Workers: c.Workers, Weave: t.weave, WeaveEvery: c.Events, Stale: counts.Stale || t.otherwise,
		Rand: rand.Float64, Say: func(m string) { s.say("%s", m) },
	}
	if c.Verbose {
		opt.Detail = opt.Say
	}
	return opt, nil
}

// check refuses a pause that is none.
func (c *steadyFlags) check() error {
	if c.Pause < time.Second && !c.Loopback {
		return fmt.Errorf("%w: --pause %v: at least 1s, out of politeness", errUsage, c.Pause)
	}
	return nil
}

// asking is how addresses are asked for; answers are kept before they are read, and captures is told where.
func (c *steadyFlags) asking(keeper *proof.Keeper, captures *pipeline.Captures, manners *fetch.Manners) fetch.Options {
	opt := c.askFlags.options()
	opt.Manners = manners
	opt.Keep = func(ex fetch.Exchange) error {
		at, err := keeper.Keep(proof.Exchange{URL: ex.URL, At: ex.At, IP: ex.IP, Request: ex.Request, Response: ex.Response,
			Truncated: ex.Truncated, Certificate: ex.Certificate})
		if err == nil && ex.Status == 200 && !ex.Robots {
			captures.Note(ex.URL, at)
		}
		if errors.Is(err, proof.ErrRedacted) { // as the record says it
			err = fmt.Errorf("%w: %w", store.ErrRedacted, err)
		}
		return err
	}
	return opt
}

// press is the world outside.
func (c *steadyFlags) press(t *takingIn, manners *fetch.Manners) *pipeline.Press {
	captures := &pipeline.Captures{}
	return &pipeline.Press{
		Line: t.line, Store: t.ledger.Writer(t.st), Fetcher: fetch.New(c.asking(t.keeper, captures, manners)), Now: time.Now, Captures: captures,
		Wait: func(ctx context.Context, address string) error {
			timer := time.NewTimer(time.Until(manners.Next(fetch.HostOf(address), time.Now())))
			defer timer.Stop()
			select {
			case <-timer.C:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		},
	}
}

// serveMetrics serves numbers until it is stopped.
func serveMetrics(ctx context.Context, s *streams, addr string, h http.Handler) (stop func(), err error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", h)
	srv := &http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10}
	s.say("numbers for Prometheus are on http://%s/metrics", l.Addr())
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			s.complain(fmt.Errorf("metrics: %w", err))
		}
	}()
	return func() { _ = srv.Close() }, nil // nobody is served any more, whatever it says
}

// onHangup runs do whenever the program is told to read its settings again, and then says so; stop ends that.
func onHangup(do func()) (again <-chan struct{}, stop func()) {
	hangup, done, told := make(chan os.Signal, 1), make(chan struct{}), make(chan struct{}, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-hangup:
				do()
				select {
				case told <- struct{}{}:
				default: // it is about to be read
				}
			case <-done:
				return
			}
		}
	}()
	return told, func() {
		signal.Stop(hangup)
		close(done)
	}
}
