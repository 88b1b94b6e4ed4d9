package pipeline_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tawatur/internal/acquire/fetch"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/audit"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/watch"
)

// The soak: so many outlets, watched for so long by a clock that jumps whenever nothing is under way, with one answer in soakErrors
// spoilt in some way. What is published less than soakMargin before the end need not be kept yet.
const (
	soakOutlets = 300
	soakTime    = 2 * time.Hour
	soakErrors  = 20
	soakMargin  = 40 * time.Minute
	soakPause   = 5 * time.Second
)

// jumpingClock stands still while something is under way, and jumps to what is due when nothing is.
type jumpingClock struct {
	mu   sync.Mutex
	now  time.Time
	end  time.Time
	stop func()
	// air counts what is under way; it is told by the watch, which also asks for timers, so that it is never behind.
	air atomic.Int64
	// at are called once, when the clock first reaches their time.
	at []moment
}

type moment struct {
	when time.Time
	do   func()
}

func (c *jumpingClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *jumpingClock) Timer(at time.Time) (<-chan time.Time, func()) {
	if c.air.Load() > 0 {
		return nil, func() {}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if at.After(c.end) {
		c.stop()
		return nil, func() {}
	}
	if at.After(c.now) {
		c.now = at
	}
	for len(c.at) > 0 && !c.at[0].when.After(c.now) {
		c.at[0].do()
		c.at = c.at[1:]
	}
	fired := make(chan time.Time, 1)
	fired <- c.now
	return fired, func() {}
}

// soakMeter tells the clock what is under way.
type soakMeter struct {
	clock   *jumpingClock
	weaving int64
	asked   map[string]int
}

func (m *soakMeter) Asked(what, outcome string, _ time.Duration) { m.asked[what+" "+outcome]++ }
func (m *soakMeter) Kept(int)                                    {}
func (m *soakMeter) Wove(time.Duration, error)                   {}

func (m *soakMeter) InAir(n int) { m.clock.air.Store(int64(n) + m.weaving) }

func (m *soakMeter) Weaving(on bool) {
	was := m.weaving
	if m.weaving = 0; on {
		m.weaving = 1
	}
	m.clock.air.Add(m.weaving - was)
}

// outlets are newspapers on this machine, one host each, that publish as the clock goes on.
type outlets struct {
	clock *jumpingClock
	start time.Time
	mu    sync.Mutex
	rand  *rand.Rand
	n     int64
	// free is when a host may be asked again; after a redirect, what follows belongs to the same turn.
	free     map[string]time.Time
	redirect map[string]bool
	spoilt   map[string]int
	spoils   []string
	rude     []string
}

// every is how long an outlet takes from one item to the next: 5 to 37 minutes.
func (o *outlets) every(host int) time.Duration { return time.Duration(5+host*7%33) * time.Minute }

// published is when an outlet publishes its n-th item; the first five came before the watch began.
func (o *outlets) published(host, n int) time.Time {
	return o.start.Add(time.Duration(host%60)*time.Second + time.Duration(n-5)*o.every(host))
}

// newest is how many items an outlet has published at a time.
func (o *outlets) newest(host int, now time.Time) int {
	n := 0
	for !o.published(host, n).After(now) {
		n++
	}
	return n
}

func (o *outlets) text(host, n int) string {
	villages := []string{"تل رفعت", "كنصفرة", "معارة النعسان", "كفر تعال", "تل تمر", "عين عيسى", "منبج", "الباب", "سلوك", "رأس العين"}
	said := o.published(host, n)
	words := fmt.Sprintf("أفاد مراسل الصحيفة رقم %d بأن قرية %s شهدت يوم %s هدوءا حذرا، وقال أحد السكان إن الخبز وصل إلى %d عائلة.", host, villages[(host+n)%10], said.Format("02/01/2006"), n+2)
	if n == 1 && host%10 == 0 && o.clock.Now().Sub(o.start) > 30*time.Minute { // some are changed silently
		words += " ثم قالت الصحيفة إن العدد أكبر من ذلك."
	}
	return words
}

// edited says whether an item is changed silently.
func edited(host, n int) bool { return n == 1 && host%10 == 0 }

func (o *outlets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := 0
	if _, err := fmt.Sscanf(r.Host, "paper%d.example", &host); err != nil {
		http.Error(w, "no such host", http.StatusBadRequest)
		return
	}
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	spoil, now := o.turn(r, host)
	item := 0
	switch _, err := fmt.Sscanf(r.URL.Path, "/news/%d", &item); {
	case r.URL.Path == "/rss":
		o.answer(w, r, spoil, "application/rss+xml", o.feed(host, now))
	case err == nil && item < o.newest(host, now):
		page := fmt.Sprintf(`<!DOCTYPE html><html lang="ar"><head><title>خبر %d</title><link rel="canonical" href="http://paper%d.example/news/%d"></head><body><article><h1>خبر %d</h1><p>%s</p></article></body></html>`,
			item, host, item, item, o.text(host, item))
		o.answer(w, r, spoil, "text/html; charset=utf-8", page)
	default:
		http.NotFound(w, r)
	}
}

// spoils are the ways in which an answer is spoilt; those that take real time come less often.
func spoils() []string {
	fast := []string{"reset", "500", "503", "429", "truncated", "gzip", "xml", "redirect"}
	return append(slices.Repeat(fast, 3), "timeout", "drip")
}

// turn notes a request, whether it came too soon, and chooses how its answer is spoilt.
func (o *outlets) turn(r *http.Request, host int) (spoil string, now time.Time) {
	now = o.clock.Now()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.n++
	if !o.redirect[r.Host] && now.Before(o.free[r.Host]) {
		o.rude = append(o.rude, fmt.Sprintf("%s asked at %s, free from %s", r.Host, now.Format(time.TimeOnly), o.free[r.Host].Format(time.TimeOnly)))
	}
	o.redirect[r.Host] = false
	o.free[r.Host] = now.Add(soakPause)
	if o.rand.IntN(soakErrors) > 0 || r.URL.RawQuery != "" {
		return "", now
	}
	spoil = o.spoils[o.rand.IntN(len(o.spoils))]
	o.spoilt[spoil]++
	switch spoil {
	case "redirect":
		o.redirect[r.Host] = true
	case "429":
		o.free[r.Host] = now.Add(2 * time.Minute)
	case "503":
		o.free[r.Host] = now.Add(time.Minute) // it does not say; a minute is our own manners
	}
	return spoil, now
}

func (o *outlets) feed(host int, now time.Time) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة</title>`)
	for n := o.newest(host, now) - 1; n >= max(0, o.newest(host, now)-20); n-- {
		fmt.Fprintf(&b, "<item><title>خبر %d</title><link>http://paper%d.example/news/%d</link><pubDate>%s</pubDate></item>", n, host, n, o.published(host, n).Format(time.RFC1123Z))
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// answer answers, well or spoilt.
func (o *outlets) answer(w http.ResponseWriter, r *http.Request, spoil, kind, body string) {
	w.Header().Set("Content-Type", kind)
	switch spoil {
	case "timeout":
		<-r.Context().Done()
	case "reset":
		panic(http.ErrAbortHandler)
	case "500":
		http.Error(w, "broken", http.StatusInternalServerError)
	case "503":
		http.Error(w, "busy", http.StatusServiceUnavailable)
	case "429":
		w.Header().Set("Retry-After", "120")
		http.Error(w, "too often", http.StatusTooManyRequests)
	case "truncated":
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		fmt.Fprint(w, body[:len(body)/2])
	case "gzip":
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		fmt.Fprint(z, body)
		z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed.Bytes()[:packed.Len()/2])
	case "xml":
		w.Header().Set("Content-Type", "application/octet-stream")
		fmt.Fprint(w, "\x00\x01<rss><channel")
	case "redirect":
		http.Redirect(w, r, r.URL.Path+"?again", http.StatusFound)
	case "drip":
		for i := range body {
			if _, err := fmt.Fprint(w, body[i:i+1]); err != nil || r.Context().Err() != nil {
				return
			}
			_ = http.NewResponseController(w).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	default:
		etag := fmt.Sprintf(`"%d"`, len(body))
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, body)
	}
}

// everywhere resolves every name to this machine.
type everywhere struct{}

func (everywhere) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

// footprint is what a run holds at a moment.
type footprint struct {
	heap       uint64
	goroutines int
}

func measured() footprint {
	runtime.GC()
	runtime.GC() // what has finalizers is freed by the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return footprint{m.HeapAlloc, runtime.NumGoroutine()}
}

// TestSoak watches for two hours of the clock: what is published is kept exactly once, no host is asked too soon, and memory does not grow.
func TestSoak(t *testing.T) {
	n, long := soakOutlets, soakTime
	if testing.Short() {
		n, long = 60, 90*time.Minute
	}
	start := time.Date(2024, 8, 9, 6, 0, 0, 0, time.UTC)
	clock := &jumpingClock{now: start, end: start.Add(long)}
	o := &outlets{
		clock: clock, start: start, rand: rand.New(rand.NewPCG(1, 2)), free: map[string]time.Time{},
		redirect: map[string]bool{}, spoilt: map[string]int{}, spoils: spoils(),
	}
	server := httptest.NewUnstartedServer(o)
	server.Config.ErrorLog = nil
	server.Start()
	defer server.Close()
	path := filepath.Join(t.TempDir(), "record.db")
	st, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var third, last footprint
	clock.at = []moment{{start.Add(long / 3), func() { third = measured() }}, {start.Add(long - time.Minute), func() { last = measured() }}}
	begun := time.Now()
	meter := o.watch(t, st, path, server.Listener.Addr().String(), n)
	server.Close() // the last answers are out
	t.Logf("%d outlets, %v in %v: %d requests, asked %v, spoilt %v; heap %d kB after a third, %d kB at the end, goroutines %d and %d",
		n, long, time.Since(begun).Round(time.Millisecond), o.n, meter.asked, o.spoilt, third.heap>>10, last.heap>>10, third.goroutines, last.goroutines)
	for _, r := range o.rude {
		t.Errorf("impolite: %s", r)
	}
	o.kept(t, st, n, clock.end.Add(-soakMargin))
	o.whole(t, st, proof.Dir(path))
	if last.heap > third.heap+third.heap/4+4<<20 {
		t.Errorf("the heap grew from %d kB to %d kB", third.heap>>10, last.heap>>10)
	}
	if last.goroutines > third.goroutines+20 {
		t.Errorf("goroutines grew from %d to %d", third.goroutines, last.goroutines)
	}
}

// watch watches n outlets until the clock ends.
func (o *outlets) watch(t *testing.T, st *sqlite.Store, path, addr string, n int) *soakMeter {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	o.clock.stop = cancel
	keeper, err := proof.Open(proof.Dir(path), proof.Options{Now: o.clock.Now, Sync: func(*os.File) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	defer keeper.Close()
	captures, manners := &pipeline.Captures{}, fetch.NewManners(soakPause)
	rd, world := reader(t)
	line := pipeline.Line{Reader: rd, Now: o.clock.Now}
	press := &pipeline.Press{
		Line: line, Store: st, Now: o.clock.Now, Captures: captures,
		Fetcher: fetch.New(fetch.Options{
			UserAgent: "tawatur/test", Now: o.clock.Now, Loopback: true, Resolve: everywhere{}, Manners: manners,
			Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return (&net.Dialer{}).DialContext(ctx, network, addr)
			},
			Bounds: fetch.Bounds{FirstByteTime: 300 * time.Millisecond, WholeTime: 500 * time.Millisecond},
			Keep: func(ex fetch.Exchange) error {
				at, err := keeper.Keep(proof.Exchange{URL: ex.URL, At: ex.At, IP: ex.IP, Request: ex.Request, Response: ex.Response, Truncated: ex.Truncated})
				if err == nil && ex.Status == 200 && !ex.Robots {
					captures.Note(ex.URL, at)
				}
				return err
			},
		}),
	}
	meter := &soakMeter{clock: o.clock, asked: map[string]int{}}
	chance := rand.New(rand.NewPCG(3, 4))
	opt := watch.Options{
		Clock: o.clock, Rand: chance.Float64, Meter: meter, Grace: time.Second, WeaveEvery: 30 * time.Minute,
		Weave: func(ctx context.Context) (string, error) {
			_, err := line.Weave(ctx, st, world)
			return "woven", err
		},
	}
	for i := range n {
		host := fmt.Sprintf("paper%d.example", i)
		opt.Sources = append(opt.Sources, watch.Source{ID: host, Feeds: []store.Feed{{URL: "http://" + host + "/rss", Source: host, Host: host, Kind: store.KindFeed}}})
	}
	w, err := watch.New(ctx, st, press, manners, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v", err)
	}
	return meter
}

// whole holds the record against its proof: all is sound, and every report has a capture.
func (o *outlets) whole(t *testing.T, st *sqlite.Store, dir string) {
	t.Helper()
	begun := time.Now()
	a, err := audit.Run(t.Context(), st, dir, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !a.Whole {
		t.Errorf("not whole: %+v, %+v", a.Problems, a.Proof.Problems)
	}
	caught, err := st.Captures(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(caught[e.Report.ID]) == 0 {
			t.Errorf("%s has no capture", e.Report.ID)
		}
	}
	t.Logf("%d captures in a log of %d lines, checked in %v", a.Proof.Captures, a.Proof.Lines, time.Since(begun).Round(time.Millisecond))
}

// kept holds the record against what was published until a time.
func (o *outlets) kept(t *testing.T, st *sqlite.Store, n int, until time.Time) {
	t.Helper()
	reports := map[string]int{}
	versions := 0
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(e.Report.ID, "@") {
			versions++
			continue
		}
		reports[e.Report.URL]++
	}
	want, changed := 0, 0
	for host := range n {
		for i := 0; !o.published(host, i).After(until); i++ {
			want++
			if edited(host, i) {
				changed++
			}
			if u := fmt.Sprintf("http://paper%d.example/news/%d", host, i); reports[u] != 1 {
				a, err := st.Address(t.Context(), u)
				t.Errorf("%s, published %s, is kept %d times: %+v, %v", u, o.published(host, i).Format(time.TimeOnly), reports[u], a, err)
			}
		}
	}
	for u, n := range reports {
		if n > 1 {
			t.Errorf("%s is kept %d times", u, n)
		}
	}
	t.Logf("%d published before the margin, %d reports kept; %d pages changed, %d versions", want, len(reports), changed, versions)
	if versions < changed*2/3 || versions > changed {
		t.Errorf("%d pages were changed silently, %d versions are kept", changed, versions)
	}
}
