package fetch

import (
	"sync"
	"time"
)

// The defaults of Manners.
const (
	// usualPause is what crawlers of archives leave between two requests to a newspaper.
	usualPause = 5 * time.Second
	// longestDelay bounds the crawl-delay of a robots.txt and the pause that a slow server is left.
	longestDelay = 2 * time.Minute
	// longestWait bounds what a server may ask for by Retry-After.
	longestWait = 24 * time.Hour
	// firstWait is what is left after a 429 or 503 that says nothing; it doubles up to lastWait.
	firstWait, lastWait = time.Minute, time.Hour
)

// Manners says when a host may be asked again: one request at a time, a pause after each, and longer where the host asks
// for it or is slow. It waits for nothing and reads no clock, so that whoever schedules requests can ask it. It may be used by
// several goroutines. A host goes by the name that HostOf returns.
//
//	m := fetch.NewManners(0)
//	f := fetch.New(fetch.Options{Manners: m}) // tells m how each request went
//	if host := fetch.HostOf(address); m.Begin(host, now) {
//		res, err := f.Get(ctx, fetch.Request{URL: address})
//		m.End(host)
//	} else {
//		wait(m.Next(host, now))
//	}
type Manners struct {
	pause time.Duration
	mu    sync.Mutex
	hosts map[string]*host
	// memory keeps what outlives the program, nil for nothing.
	memory *Memory
}

// host is what is known of one host.
type host struct {
	// busy says that a request is under way, free when the next may begin.
	busy  bool
	free  time.Time
	delay time.Duration
	// waits counts the answers in a row that asked us to slow down.
	waits int
}

// HostOf returns the name by which Manners knows the host of an address, "" of what is no address.
func HostOf(address string) string {
	u, err := clean(address, true)
	if err != nil {
		return ""
	}
	return u.Host
}

// NewManners leaves at least pause between requests to one host; 0 is the usual one of 5 s.
func NewManners(pause time.Duration) *Manners {
	if pause == 0 {
		pause = usualPause
	}
	return &Manners{pause: pause, hosts: map[string]*host{}}
}

// With makes m go by a memory from now on, of what hosts asked before and of what they ask. It returns m.
func (m *Manners) With(memory *Memory, now time.Time) *Manners {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.memory = memory; memory == nil {
		return m
	}
	memory.mu.Lock()
	defer memory.mu.Unlock()
	for name, n := range memory.hosts {
		h := m.of(name)
		h.free, h.waits = later(h.free, n.Free), n.Waits
		if most := now.Add(longestWait); h.free.After(most) { // by a clock that was ahead
			h.free = most
		}
	}
	return m
}

// Next returns when a host may be asked, now if at once. Of a host with a request under way it is a guess: ask again after it.
func (m *Manners) Next(name string, now time.Time) time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.hosts[name]
	switch {
	case h == nil:
		return now
	case h.busy:
		return later(h.free, now.Add(m.between(h)))
	}
	return later(h.free, now)
}

// Begin takes a host for one request, until End. It reports whether it was time and nobody had it; if not, it is not taken.
func (m *Manners) Begin(name string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.of(name)
	if h.busy || now.Before(h.free) {
		return false
	}
	h.busy = true
	m.memory.noteHost(name, now.Add(m.between(h)), h.waits, now) // who is killed meanwhile has asked
	return true
}

// End gives back a host taken by Begin.
func (m *Manners) End(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.of(name).busy = false
}

// Took says that a host was asked from start to end and answered with a status (0: not at all) and Retry-After (0: none). A Fetcher
// says so of each of its exchanges, also of those with hosts to which a redirect led.
func (m *Manners) Took(name string, start, end time.Time, status int, retryAfter time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.of(name)
	wait := max(m.between(h), min(end.Sub(start), longestDelay))
	switch {
	case status == 429 || status == 503:
		wait = max(wait, h.slowDown(retryAfter))
	case status != 0:
		h.waits = 0
	}
	h.free = later(h.free, end.Add(wait))
	m.memory.noteHost(name, h.free, h.waits, end)
	m.forget(end)
}

// slowDown is what a host is left in peace for that says it is asked too often: as long as it says, or longer each time.
func (h *host) slowDown(retryAfter time.Duration) time.Duration {
	h.waits = min(h.waits+1, 10)
	if retryAfter > 0 {
		return min(retryAfter, longestWait)
	}
	return min(firstWait<<(h.waits-1), lastWait)
}

// Delay sets the crawl-delay of a host's robots.txt, of which no more than two minutes are heeded; 0 is none.
func (m *Manners) Delay(name string, d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.of(name).delay = min(d, longestDelay)
}

// between is the pause after a request to a host.
func (m *Manners) between(h *host) time.Duration { return max(m.pause, h.delay) }

func (m *Manners) of(name string) *host {
	h := m.hosts[name]
	if h == nil {
		h = &host{}
		m.hosts[name] = h
	}
	return h
}

// maxHosts bounds how many hosts are remembered.
const maxHosts = 10_000

// forget drops hosts that may be asked anyway, once there are too many.
func (m *Manners) forget(now time.Time) {
	if len(m.hosts) <= maxHosts {
		return
	}
	for name, h := range m.hosts {
		if !h.busy && h.free.Before(now) {
			delete(m.hosts, name)
		}
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
