package watch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// press is a world without a network: hosts with feeds and pages, each request takes a while.
type press struct {
	mu    sync.Mutex
	takes map[string]time.Duration // by host
	items map[string][]string      // of feeds, by address
	fails map[string]error         // by address
	asked []string
	at    map[string][]time.Time // by host
	kept  map[string]int         // pages, by address
	most  int                    // at once
	now   int
}

func newPress() *press {
	return &press{takes: map[string]time.Duration{}, items: map[string][]string{}, fails: map[string]error{}, at: map[string][]time.Time{}, kept: map[string]int{}}
}

func hostOf(address string) string {
	return strings.Split(strings.TrimPrefix(address, "https://"), "/")[0]
}

func (p *press) ask(ctx context.Context, address string) error {
	host := hostOf(address)
	p.mu.Lock()
	p.asked, p.at[host] = append(p.asked, address), append(p.at[host], time.Now())
	p.now++
	p.most = max(p.most, p.now)
	takes, err := p.takes[host], p.fails[address]
	p.mu.Unlock()
	select {
	case <-time.After(takes + time.Millisecond):
	case <-ctx.Done():
		err = &Failure{Kind: "interrupted", Err: ctx.Err()}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now--
	return err
}

func (p *press) Feed(ctx context.Context, f store.Feed) (News, error) {
	if err := p.ask(ctx, f.URL); err != nil {
		return News{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var n News
	for _, u := range p.items[f.URL] {
		n.Items = append(n.Items, store.Address{URL: u, Host: hostOf(u)})
	}
	return n, nil
}

func (p *press) Page(ctx context.Context, a store.Address) (Page, error) {
	if err := p.ask(ctx, a.URL); err != nil {
		return Page{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept[a.URL]++
	if p.kept[a.URL] > 1 {
		return Page{Unchanged: true}, nil
	}
	return Page{Report: "report-" + a.URL, New: 1}, nil
}

// publish lets a feed name n more pages.
func (p *press) publish(feed string, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for range n {
		p.items[feed] = append(p.items[feed], fmt.Sprintf("https://%s/%d", hostOf(feed), len(p.items[feed])))
	}
}

func (p *press) do(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f()
}

// manners leave some time between requests.
type manners struct {
	mu    sync.Mutex
	pause time.Duration
	free  map[string]time.Time
}

func (m *manners) Next(host string, now time.Time) time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return newest(m.free[host], now)
}

func (m *manners) Begin(host string, now time.Time) bool { return !m.Next(host, now).After(now) }

func (m *manners) End(host string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.free[host] = time.Now().Add(m.pause)
}

func source(host string) Source {
	return Source{ID: host, Feeds: []store.Feed{{URL: "https://" + host + "/rss", Source: host, Host: host, Kind: store.KindFeed}}}
}

// bench is a watch in a bubble of time that passes when nothing is under way.
type bench struct {
	*testing.T
	st    *sqlite.Store
	press *press
	said  []string
	opt   Options
}

func inBubble(t *testing.T, test func(b *bench)) {
	path := filepath.Join(t.TempDir(), "record.db")
	synctest.Test(t, func(t *testing.T) {
		st, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		b := &bench{T: t, st: st, press: newPress()}
		b.opt.Say = func(s string) { b.said = append(b.said, s) }
		test(b)
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
}

// watch runs a watch for some time, or with Once until it ends.
func (b *bench) watch(long time.Duration) Sum {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), long)
	defer cancel()
	w, err := New(ctx, b.st, b.press, &manners{pause: 5 * time.Second, free: map[string]time.Time{}}, b.opt)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Run(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		b.Fatal(err)
	}
	return w.Sum()
}

func (b *bench) polite() {
	b.Helper()
	for host, at := range b.press.at {
		for i := 1; i < len(at); i++ {
			if d := at[i].Sub(at[i-1]); d < 5*time.Second {
				b.Errorf("%s was asked after %v", host, d)
			}
		}
	}
}

func (b *bench) onceEach(want int) {
	b.Helper()
	n := 0
	for _, as := range b.press.items {
		for _, a := range as {
			got, err := b.st.Address(b.Context(), a)
			if err != nil || got.Status != store.AddressDone || got.Report == "" {
				b.Errorf("%s: %+v, %v", a, got, err)
			}
			n++
		}
	}
	if n != want {
		b.Errorf("%d pages, want %d", n, want)
	}
}

func TestOnce(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Once, b.opt.Sources = true, []Source{source("a.example"), source("b.example")}
		wove := 0
		b.opt.Weave = func(context.Context) (string, error) { wove++; return "woven", nil }
		b.press.publish("https://a.example/rss", 40)
		b.press.publish("https://b.example/rss", 3)
		if sum := b.watch(time.Hour); sum != (Sum{Feeds: 2, Pages: 43, New: 43}) {
			t.Errorf("%+v", sum)
		}
		b.onceEach(43)
		b.polite()
		if wove != 1 {
			t.Errorf("woven %d times", wove)
		}
		if sum := b.watch(time.Hour); sum.Feeds != 2 || sum.New != 0 {
			t.Errorf("again at once: %+v", sum)
		}
	})
}

// TestAsOftenAsItPublishes watches for a day: a busy feed is asked often, a quiet one seldom, and no page is lost.
func TestAsOftenAsItPublishes(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources = []Source{source("busy.example"), source("quiet.example")}
		ends := time.Now().Add(24 * time.Hour)
		go func() {
			for i := 0; time.Now().Before(ends.Add(-time.Hour)); i++ {
				b.press.publish("https://busy.example/rss", 1)
				if i%60 == 0 {
					b.press.publish("https://quiet.example/rss", 1)
				}
				time.Sleep(10 * time.Minute)
			}
		}()
		b.watch(24 * time.Hour)
		b.onceEach(138 + 3)
		b.polite()
		asked := map[string]int{}
		for _, a := range b.press.asked {
			asked[a]++
		}
		busy, quiet := asked["https://busy.example/rss"], asked["https://quiet.example/rss"]
		if busy < 100 || quiet > 48 || quiet < 4 {
			t.Errorf("the busy feed was asked %d times in a day, the quiet one %d times", busy, quiet)
		}
		if n := asked["https://busy.example/0"]; n != 3 { // to be kept, and after 1 and 6 hours
			t.Errorf("the first page was asked for %d times", n)
		}
	})
}

// TestSlowHostStarvesNobody has more slow hosts than workers.
func TestSlowHostStarvesNobody(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Workers = 4
		for i := range 8 {
			s := source(fmt.Sprintf("slow%d.example", i))
			b.opt.Sources = append(b.opt.Sources, s)
			b.press.takes[s.ID] = 110 * time.Second
			b.press.publish(s.Feeds[0].URL, 30)
		}
		b.opt.Sources = append(b.opt.Sources, source("huge.example"), source("small.example"))
		b.press.publish("https://huge.example/rss", 500)
		b.press.publish("https://small.example/rss", 5)
		b.watch(20 * time.Minute)
		b.polite()
		done := 0
		for i := range 5 {
			if b.press.kept[fmt.Sprintf("https://small.example/%d", i)] == 1 {
				done++
			}
		}
		huge := 0
		for a := range b.press.kept {
			if hostOf(a) == "huge.example" {
				huge++
			}
		}
		if done != 5 || huge < 60 {
			t.Errorf("in 20 minutes %d of 5 pages of the small host, %d of the huge one", done, huge)
		}
		if b.press.most > 4 {
			t.Errorf("%d requests at once", b.press.most)
		}
	})
}

// TestFeedBeforeABacklog: while thousands of pages wait at a host, its feed is asked all the same.
func TestFeedBeforeABacklog(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources = []Source{source("a.example")}
		b.press.publish("https://a.example/rss", 3000)
		b.watch(3 * time.Hour)
		n := 0
		for _, a := range b.press.asked {
			if a == "https://a.example/rss" {
				n++
			}
		}
		if n < 3 {
			t.Errorf("the feed was asked %d times in 3 hours", n)
		}
	})
}

func TestEndsInOrder(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources, b.opt.Grace = []Source{source("a.example"), source("stuck.example")}, 30*time.Second
		b.press.publish("https://a.example/rss", 50)
		b.press.takes["stuck.example"] = time.Hour
		begun := time.Now()
		b.watch(61 * time.Second)
		if d := time.Since(begun); d != 91*time.Second {
			t.Errorf("ended after %v", d)
		}
		feeds, err := b.st.Feeds(b.Context())
		if err != nil || len(feeds) != 2 || feeds[1].Failures != 0 || !feeds[1].Asked.IsZero() {
			t.Errorf("a request that was broken off is no failure: %+v, %v", feeds, err)
		}
		b.press.takes = nil
		b.watch(time.Hour)
		b.onceEach(50)
	})
}

func TestFailuresPass(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources = []Source{source("a.example")}
		b.press.publish("https://a.example/rss", 4)
		b.press.fails["https://a.example/rss"] = &Failure{Kind: "timeout", Err: errors.New("too slow")}
		b.press.fails["https://a.example/1"] = &Failure{Kind: "status", Err: errors.New("500")}
		b.press.fails["https://a.example/2"] = &Failure{Class: Gone, Kind: "status", Err: errors.New("404")}
		b.press.fails["https://a.example/3"] = &Failure{Class: Refused, Kind: "robots", Err: errors.New("robots.txt")}
		go func() {
			time.Sleep(10 * time.Minute)
			b.press.do(func() { delete(b.press.fails, "https://a.example/rss") })
			time.Sleep(30 * time.Minute)
			b.press.do(func() {
				delete(b.press.fails, "https://a.example/1")
				b.press.fails["https://a.example/0"] = &Failure{Class: Gone, Kind: "status", Err: errors.New("410")}
			})
		}()
		sum := b.watch(2 * time.Hour)
		if sum.Pages != 2 || sum.PagesFailed != 2 || sum.Withdrawn != 1 || sum.FeedsFailed == 0 {
			t.Errorf("%+v", sum)
		}
		for n, want := range map[int]string{0: store.AddressDone, 1: store.AddressDone, 2: store.AddressGone, 3: store.AddressRefused} {
			a, err := b.st.Address(b.Context(), fmt.Sprintf("https://a.example/%d", n))
			if err != nil || a.Status != want {
				t.Errorf("page %d: %+v, %v", n, a, err)
			}
		}
		said := strings.Join(b.said, "\n")
		for _, want := range []string{"too slow; asked again in", "answers again", "withdrawn", "given up (gone)", "given up (refused)"} {
			if !strings.Contains(said, want) {
				t.Errorf("not said: %q in\n%s", want, said)
			}
		}
		b.polite()
	})
}

func TestWhatCannotBeKeptEndsTheWatch(t *testing.T) {
	inBubble(t, func(b *bench) {
		full := errors.New("disk full")
		b.press.fails["https://a.example/rss"] = full
		w, err := New(b.Context(), b.st, b.press, &manners{free: map[string]time.Time{}}, Options{Sources: []Source{source("a.example")}})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(b.Context()); !errors.Is(err, full) {
			t.Errorf("ended with %v", err)
		}
	})
}

func TestSourcesAreReadAgain(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources = []Source{source("a.example")}
		reads := 0
		again := make(chan struct{})
		b.opt.Again = again
		b.opt.Reload = func() ([]Source, error) {
			switch reads++; reads {
			case 1:
				return nil, nil
			case 2:
				return nil, errors.New("line 3: not understood")
			case 3:
				return []Source{source("b.example")}, nil
			}
			return nil, nil
		}
		go func() { time.Sleep(150 * time.Second); again <- struct{}{} }()
		b.press.publish("https://a.example/rss", 1)
		b.press.publish("https://b.example/rss", 1)
		b.watch(10 * time.Hour)
		last := b.press.at["a.example"][len(b.press.at["a.example"])-1]
		if b.press.kept["https://b.example/0"] == 0 || b.press.kept["https://a.example/0"] != 3 {
			t.Errorf("asked: %v; last at the former source: %v", b.press.kept, last)
		}
		if n := strings.Count(strings.Join(b.press.asked, " "), "a.example/rss"); n != 1 {
			t.Errorf("the feed of a source that was taken out was asked %d times", n)
		}
		said := strings.Join(b.said, "\n")
		if !strings.Contains(said, "stay as they were: line 3") || !strings.Contains(said, "read again: 1 source, 1 feed") {
			t.Error(said)
		}
	})
}

func TestEventsInBatches(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources, b.opt.WeaveAfter, b.opt.WeaveEvery = []Source{source("a.example")}, 10, 10*time.Minute
		var at []time.Duration
		begun := time.Now()
		b.opt.Weave = func(context.Context) (string, error) {
			at = append(at, time.Since(begun).Round(time.Minute))
			time.Sleep(time.Second)
			return "woven", nil
		}
		b.press.publish("https://a.example/rss", 23) // one each 5 s: ten after 50 s, ten more after 100 s, three left
		b.watch(30 * time.Minute)
		if want := []time.Duration{time.Minute, 2 * time.Minute, 12 * time.Minute}; !slices.Equal(at, want) {
			t.Errorf("woven after %v, want %v", at, want)
		}
	})
}

// TestClockSetBack: what was asked and found while the clock was years ahead is not left alone for years.
func TestClockSetBack(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.opt.Sources = []Source{source("a.example")}
		b.press.publish("https://a.example/rss", 1)
		b.watch(time.Minute)
		later := time.Now().AddDate(5, 0, 0)
		fs, err := b.st.Feeds(b.Context())
		if err != nil || len(fs) != 1 {
			b.Fatal(fs, err)
		}
		fs[0].Asked, fs[0].Due = later, later.Add(time.Hour)
		waiting := store.Address{URL: "https://a.example/waits", Host: "a.example", Source: "a.example", Found: later, Due: later, Status: store.AddressWaiting}
		if _, err := b.st.NoteFeed(b.Context(), fs[0], []store.Address{waiting}); err != nil {
			b.Fatal(err)
		}
		asked := len(b.press.asked)
		b.watch(time.Minute)
		if got := b.press.asked[asked:]; !slices.Contains(got, "https://a.example/rss") || !slices.Contains(got, waiting.URL) {
			b.Errorf("asked %q", got)
		}
	})
}
