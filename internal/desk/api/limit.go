package api

import (
	"container/list"
	"math"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// mostClients is how many addresses are remembered; whoever was away longest is forgotten first.
const mostClients = 4096

// limiter gives each client address a bucket of tokens.
type limiter struct {
	rate  rate.Limit
	burst int
	now   func() time.Time

	mu     sync.Mutex
	by     map[netip.Addr]*list.Element
	recent *list.List // of *client, the latest in front
}

type client struct {
	addr   netip.Addr
	bucket *rate.Limiter
}

// newLimiter returns nil, which limits nobody, for a rate of 0.
func newLimiter(perSecond float64, burst int, now func() time.Time) *limiter {
	if perSecond <= 0 {
		return nil
	}
	if burst <= 0 {
		burst = max(1, int(math.Ceil(5*perSecond)))
	}
	return &limiter{rate: rate.Limit(perSecond), burst: burst, now: now, by: map[netip.Addr]*list.Element{}, recent: list.New()}
}

// wait takes a token of an address and returns 0, or how long until there is one.
func (l *limiter) wait(addr netip.Addr) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	e, ok := l.by[addr]
	if !ok {
		if l.recent.Len() >= mostClients {
			oldest := l.recent.Back()
			delete(l.by, l.recent.Remove(oldest).(*client).addr)
		}
		e = l.recent.PushFront(&client{addr, rate.NewLimiter(l.rate, l.burst)})
		l.by[addr] = e
	}
	l.recent.MoveToFront(e)
	now := l.now()
	r := e.Value.(*client).bucket.ReserveN(now, 1)
	d := r.DelayFrom(now)
	if d > 0 {
		r.CancelAt(now)
	}
	return d
}

// limited turns away who asks too often.
func limited(l *limiter, next http.Handler) http.Handler {
	if l == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d := l.wait(clientOf(r.RemoteAddr)); d > 0 {
			seconds := strconv.Itoa(int(math.Ceil(d.Seconds())))
			w.Header().Set("Retry-After", seconds)
			refuse(w, r, http.StatusTooManyRequests, "too many requests from this address; ask again in "+seconds+" s")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// clientOf is the address that a limit is for: of IPv6 the /64 that one client has to itself. Addresses that cannot be read are one.
func clientOf(remote string) netip.Addr {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		return addr
	}
	p, err := addr.Prefix(64)
	if err != nil {
		return addr
	}
	return p.Addr()
}
