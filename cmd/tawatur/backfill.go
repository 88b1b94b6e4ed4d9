package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"tawatur/internal/acquire/backfill"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/source"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/watch"
)

type backfillCmd struct {
	dbFlag
	sourcesFlag
	From     string `required:"" placeholder:"DAY" help:"The first day, YYYY-MM-DD."`
	To       string `placeholder:"DAY" help:"The last day, YYYY-MM-DD (that of --from)."`
	CDX      string `name:"cdx" placeholder:"URL" help:"Ask the index of an archive of the web in place of the sitemaps, such as https://web.archive.org/cdx/search/cdx."`
	Replay   string `placeholder:"URL" help:"Where that archive gives its captures (as a rule known from --cdx)."`
	All      bool   `help:"Every capture of a page, not only the first: to see what changed."`
	Undated  bool   `help:"Take pages of sitemaps that have no date, too."`
	FindOnly bool   `help:"Only find the pages; they wait in the record until the next watch or backfill."`
	steadyFlags
	Verbose bool     `short:"v" help:"Say every request."`
	IDs     []string `arg:"" optional:"" name:"source" help:"Ids of sources; all that are not disabled if none is given."`
}

// Help is shown below the flags.
func (*backfillCmd) Help() string {
	return `Looks for the pages that sources published from one day to another: in their sitemaps (those of sources.toml and of their robots.txt, news sitemaps, indexes, packed ones), by the day of publication, that in the address, or that of the last change; or with --cdx in the index of an archive of the web, by the day of capture. Then fetches each once, as ` + "`tawatur watch`" + ` does: politely, kept as proof, read into claims. A page from an archive keeps its own address and the time of its capture.

At 5 seconds a page a host gives about 700 pages an hour. Safe to repeat and to interrupt: pages that are known are not asked for again, and the same command goes on where it was broken off.

Examples:

    tawatur backfill --db record.db --from 2024-08-01 --to 2024-08-31 outlet-example
    tawatur backfill --db record.db --from 2024-08-09 --find-only
    tawatur backfill --db record.db --from 2019-10-09 --to 2019-10-31 --cdx https://web.archive.org/cdx/search/cdx outlet-example
`
}

// Run finds the pages and keeps them.
func (c *backfillCmd) Run(ctx context.Context, s *streams) (err error) {
	list, said, err := c.chosen()
	if err != nil {
		return err
	}
	how, err := c.settings(said)
	if err != nil {
		return err
	}
	t, err := c.takeIn(ctx, s, said, how)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.close()) }()
	way, err := openWay(c.DB + "-backfill.json")
	if err != nil {
		return err
	}
	manners := fetch.NewManners(c.Pause).With(t.hosts, time.Now())
	f := &backfiller{cmd: c, s: s, st: t.st, way: way, ask: c.patient(s, t.keeper, manners), clean: fetch.New(c.options()).Clean}
	failed, err := f.find(ctx, list)
	if err == nil && !c.FindOnly {
		press := c.press(t, manners)
		press.Outlet, press.Selectors = outletsBy(list), selectorsOf(said.outlets)
		err = c.keepAll(ctx, s, t, press, manners)
	}
	if err != nil {
		return ended(err)
	}
	return way.close(f.jobs, failed)
}

// ended says of an error that the user interrupted.
func ended(err error) error {
	if errors.Is(err, context.Canceled) || fetch.KindOf(err) == fetch.Interrupted {
		return pipeline.ErrInterrupted
	}
	return err
}

// chosen reads the flags and returns the sources, and what the file says of all.
func (c *backfillCmd) chosen() ([]source.Source, *followList, error) {
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	c.To = cmp.Or(c.To, c.From)
	for _, day := range []string{c.From, c.To} {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return nil, nil, fmt.Errorf("%w: %q is no day; write 2024-08-09", errUsage, day)
		}
	}
	if c.From > c.To {
		return nil, nil, fmt.Errorf("%w: --from %s is after --to %s", errUsage, c.From, c.To)
	}
	if err := c.archive(); err != nil {
		return nil, nil, err
	}
	file, err := source.Load(c.Sources, c.sourceOptions())
	if err != nil {
		return nil, nil, err
	}
	if len(c.IDs) == 0 {
		return file.Enabled(), listOf(file), nil
	}
	var out []source.Source
	for _, id := range c.IDs {
		i := slices.IndexFunc(file.Sources, func(s source.Source) bool { return s.ID == id })
		if i < 0 {
			return nil, nil, fmt.Errorf("%w: %s has no source %q; it has %s", errUsage, c.Sources, id, strings.Join(idsOf(file.Sources), ", "))
		}
		out = append(out, file.Sources[i])
	}
	return out, listOf(file), nil
}

// archive checks the addresses of the archive.
func (c *backfillCmd) archive() error {
	if c.CDX == "" {
		if c.Replay != "" || c.All {
			return fmt.Errorf("%w: --replay and --all are of an archive: give --cdx too", errUsage)
		}
		return nil
	}
	c.Replay = cmp.Or(c.Replay, backfill.ReplayOf(c.CDX))
	f := fetch.New(c.options())
	for _, a := range []*string{&c.CDX, &c.Replay} {
		u, err := f.Clean(*a)
		if err != nil {
			return fmt.Errorf("%w: %w", errUsage, err)
		}
		*a = u.String()
	}
	return nil
}

// patient asks for sitemaps and indexes, which may be large and slow.
func (c *backfillCmd) patient(s *streams, keeper *proof.Keeper, manners *fetch.Manners) *fetch.Patient {
	opt := c.asking(keeper, &pipeline.Captures{}, manners)
	opt.FirstByteTime, opt.WholeTime = 3*time.Minute, 15*time.Minute
	return &fetch.Patient{Fetcher: fetch.New(opt), Manners: manners, Waiting: s.waiting}
}

// backfiller finds the pages of sources and queues them.
type backfiller struct {
	cmd *backfillCmd
	s   *streams
	st  *sqlite.Store
	way *way
	ask backfill.Asker
	// clean is that of the fetcher.
	clean func(raw string) (*url.URL, error)

	mu   sync.Mutex
	jobs []string
	// found counts for the progress.
	found int
}

// find walks all sources, several at a time: they are different hosts as a rule, and where they are not, manners let one wait. It returns how many
// sitemaps or answers could not be read.
func (f *backfiller) find(ctx context.Context, list []source.Source) (failed int, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	update, end := f.s.progress("pages found")
	tallies := make([]backfill.Tally, len(list))
	added := make([]int, len(list))
	room := make(chan struct{}, max(1, f.cmd.Workers))
	var all sync.WaitGroup
	for i, src := range list {
		all.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			w := f.walk(src, &added[i], update)
			tally, err := f.run(ctx, w)
			if tallies[i] = tally; err != nil {
				cancel(err)
			}
		})
	}
	all.Wait()
	end()
	if err := context.Cause(ctx); err != nil {
		return 0, err
	}
	for i, src := range list {
		f.s.say("%s: %s", src.ID, f.cmd.words(tallies[i], added[i]))
		failed += tallies[i].Failed
	}
	f.s.failures += failed
	return failed, nil
}

// run walks one source.
func (f *backfiller) run(ctx context.Context, w *backfill.Walk) (backfill.Tally, error) {
	if ctx.Err() != nil {
		return backfill.Tally{}, ctx.Err()
	}
	if f.cmd.CDX != "" {
		return w.Archive(ctx, backfill.Archive{Index: f.cmd.CDX, Replay: f.cmd.Replay})
	}
	return w.Sitemaps(ctx)
}

// walk prepares the walk of one source, which goes on where one of the same was broken off.
func (f *backfiller) walk(src source.Source, added *int, update func(int)) *backfill.Walk {
	c := f.cmd
	job := strings.Join([]string{src.ID, c.From, c.To, c.CDX, fmt.Sprint(c.All, c.Undated)}, " ")
	f.mu.Lock()
	f.jobs = append(f.jobs, job)
	f.mu.Unlock()
	return &backfill.Walk{
		Ask: f.ask, Days: backfill.Days{From: c.From, To: c.To}, Undated: c.Undated, All: c.All,
		Outlet: placed(src),
		State:  f.way.state(job),
		Save:   func(st backfill.State) error { return f.way.save(job, st) },
		Say:    func(m string) { f.s.say("%s", m) },
		Found: func(ctx context.Context, pages []backfill.Page) error {
			n, err := f.queue(ctx, src.ID, pages)
			f.mu.Lock()
			defer f.mu.Unlock()
			*added += n
			if f.found += len(pages); update != nil {
				update(f.found)
			}
			return err
		},
	}
}

// placed is whose pages are looked for, and where: a source that names no home page is where its sitemaps and feeds are.
func placed(src source.Source) backfill.Outlet {
	out := backfill.Outlet{ID: src.ID, Homepage: src.Homepage, Hosts: src.Hosts, Sitemaps: src.Sitemaps}
	for _, a := range slices.Concat(src.Sitemaps, src.Feeds) {
		if src.Homepage == "" && out.Homepage == "" {
			out.Homepage = a
		}
		if h := source.HostOf(a); len(src.Hosts) == 0 && !slices.Contains(out.Hosts, h) {
			out.Hosts = append(out.Hosts, h)
		}
	}
	return out
}

// queue lets pages wait in the record and returns how many it did not know.
func (f *backfiller) queue(ctx context.Context, id string, pages []backfill.Page) (int, error) {
	now := time.Now().UTC()
	var out []store.Address
	for _, p := range pages {
		known, err := f.kept(ctx, p.Original)
		if err != nil {
			return 0, err
		}
		u, err := f.clean(p.URL)
		if err != nil || known && !f.cmd.All {
			continue
		}
		a := pipeline.Asked(u)
		a.Source, a.Feed, a.Found, a.Due, a.Status, a.Title, a.Published = id, p.Via, now, now, store.AddressWaiting, p.Title, p.Published
		if p.Original != "" {
			a.URL, a.Also, a.Feed = u.String(), nil, pipeline.FromArchive+p.Via
		}
		out = append(out, a)
	}
	return f.st.AddAddresses(ctx, out)
}

// kept reports whether a page is in the record from its own address, so that an archive need not be asked for it.
func (f *backfiller) kept(ctx context.Context, original string) (bool, error) {
	if original == "" {
		return false, nil
	}
	u, err := f.clean(original)
	if err != nil {
		return false, nil
	}
	a, err := f.st.Address(ctx, pipeline.Asked(u).Spellings()...)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil && a.Status == store.AddressDone, err
}

// words says what a walk found.
func (c *backfillCmd) words(t backfill.Tally, added int) string {
	what, left := "sitemaps", []string{}
	if c.CDX != "" {
		what = "answers of the archive"
	}
	for _, l := range []struct {
		n    int
		what string
	}{
		{t.OutOfRange, "of other days"}, {t.Undated, "without a date (--undated takes them)"}, {t.Copies, "further captures (--all takes them)"},
		{t.Lists, "that are no articles"}, {t.Elsewhere, "at other hosts"},
	} {
		if l.n > 0 {
			left = append(left, fmt.Sprintf("%d %s", l.n, l.what))
		}
	}
	out := fmt.Sprintf("%d %s read", t.Maps, what)
	if t.MapsPassed > 0 {
		out += fmt.Sprintf(", %d of other days passed over", t.MapsPassed)
	}
	if t.Failed > 0 {
		out += fmt.Sprintf(", %d failed", t.Failed)
	}
	out += fmt.Sprintf("; %s found, %d new to the record", count.Of(t.Found, "page"), added)
	if len(left) > 0 {
		out += "; left out: " + strings.Join(left, ", ")
	}
	return out
}

// keepAll fetches what waits and takes it into the events.
func (c *backfillCmd) keepAll(ctx context.Context, s *streams, t *takingIn, press watch.Press, manners *fetch.Manners) error {
	st := queueOnly{t.st}
	opt := watch.Options{Once: true, Workers: c.Workers, Weave: t.weave, Stale: t.otherwise, Say: func(m string) { s.say("%s", m) }}
	update, end := s.progress("pages kept")
	opt.Meter = &pageMeter{update: update}
	if c.Verbose {
		opt.Detail = opt.Say
	}
	w, err := watch.New(ctx, st, press, manners, opt)
	if err != nil {
		return err
	}
	err = w.Run(ctx)
	end()
	sum := w.Sum()
	waiting := 0
	if counts, err := st.AddressCounts(context.WithoutCancel(ctx)); err == nil {
		for _, by := range counts {
			waiting += by[store.AddressWaiting]
		}
	}
	s.say("%s; %d wait for another try", keptWords(sum), waiting)
	s.failures += sum.PagesFailed
	return err
}

// queueOnly is a record of which only the pages that wait are asked for: no feeds, no looks at what is kept.
type queueOnly struct{ watch.Store }

func (queueOnly) SetFeeds(context.Context, []store.Feed) error { return nil }
func (queueOnly) Feeds(context.Context) ([]store.Feed, error)  { return nil, nil }
func (q queueOnly) Hosts(ctx context.Context, again bool) ([]store.HostQueue, error) {
	if again {
		return nil, nil
	}
	return q.Store.Hosts(ctx, false)
}

func (q queueOnly) DueAddresses(ctx context.Context, host string, again bool, most int) ([]store.Address, error) {
	if again {
		return nil, nil
	}
	return q.Store.DueAddresses(ctx, host, false, most)
}

// pageMeter shows how many pages were asked for.
type pageMeter struct {
	update func(int)
	n      int
}

func (m *pageMeter) Asked(string, string, time.Duration) {
	if m.n++; m.update != nil {
		m.update(m.n)
	}
}

func (*pageMeter) Kept(int)                  {}
func (*pageMeter) Wove(time.Duration, error) {}
func (*pageMeter) InAir(int)                 {}
func (*pageMeter) Weaving(bool)              {}
