package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// How long a robots.txt is good for, and how much of it is read; the numbers are those of RFC 9309.
const (
	robotsAge = 24 * time.Hour
	maxRobots = 500 << 10
	// robotsAgain is when one that could not be read is asked for again; until then the site is left alone.
	robotsAgain = 10 * time.Minute
	// robotsStale is how long an older one is still heeded when it cannot be read anew.
	robotsStale = 30 * 24 * time.Hour
	// maxOrigins and maxRemembered bound how many are remembered, and how many bytes their rules hold together.
	maxOrigins    = 2000
	maxRemembered = 32 << 20
)

// robots remembers what the robots.txt of each site said.
type robots struct {
	mu    sync.Mutex
	sites map[string]*site
	// size is how many bytes their rules hold.
	size int
}

// site is one scheme, host and port.
type site struct {
	mu    sync.Mutex
	rules rules
	// read is when rules were read, until when the site is to be asked again.
	read, until time.Time
	// err is why they could not be read.
	err error
}

// of returns a site, one from before if it is not known, and forgets others if there are too many.
func (r *robots) of(origin string, before func(origin string) *site) *site {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.sites[origin]
	if s != nil {
		return s
	}
	if r.sites == nil || len(r.sites) >= maxOrigins || r.size > maxRemembered {
		r.sites, r.size = map[string]*site{}, 0 // all are read anew in time
	}
	s = before(origin)
	r.size += s.rules.size()
	r.sites[origin] = s
	return s
}

// grown notes how much is remembered.
func (r *robots) grown(by int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.size += by
}

// allowed is an error if the site does not want this page to be asked for, or cannot be asked whether it does.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	now := f.o.Now()
	origin := u.Scheme + "://" + u.Host
	s := f.robots.of(origin, func(origin string) *site { return f.memory().siteOf(origin, now) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if !now.Before(s.until) {
		if err := f.readSite(ctx, u, s); err != nil {
			return err
		}
		f.memory().noteSite(origin, s, now)
	}
	if s.err != nil {
		return s.err
	}
	if f.o.Manners != nil {
		f.o.Manners.Delay(u.Host, s.rules.delay)
	}
	if !s.rules.allows(u) {
		return &Error{Op: "get", URL: u.String(), Kind: Robots, Err: errors.New("the site's robots.txt asks programs to leave this page alone")}
	}
	return nil
}

// memory is what outlives the program, nil for nothing.
func (f *Fetcher) memory() *Memory {
	if f.o.Manners == nil {
		return nil
	}
	return f.o.Manners.memory
}

// readSite asks for robots.txt and notes what it says. Only a request that the caller ended is an error here.
func (f *Fetcher) readSite(ctx context.Context, u *url.URL, s *site) error {
	rules, err := f.askRobots(ctx, u.ResolveReference(&url.URL{Path: "/robots.txt"}))
	now := f.o.Now()
	switch k := KindOf(err); {
	case k == Interrupted || k == NotKept:
		return err
	case err == nil:
		f.robots.grown(rules.size() - s.rules.size())
		s.rules, s.err, s.read, s.until = rules, nil, now, now.Add(robotsAge)
	case !s.read.IsZero() && now.Sub(s.read) < robotsStale:
		s.err, s.until = nil, now.Add(robotsAgain)
	default:
		s.err, s.until = err, now.Add(robotsAgain)
	}
	return nil
}

// askRobots reads a site's robots.txt. A site that has none (4xx) allows all; one that cannot be asked, nothing.
func (f *Fetcher) askRobots(ctx context.Context, u *url.URL) (rules, error) {
	fail := func(err error) (rules, error) {
		var e *Error
		if errors.As(err, &e) {
			e.Op = "robots.txt"
		}
		return rules{}, err
	}
	for seen := []string{u.String()}; ; seen = append(seen, u.String()) {
		a, err := f.ask(ctx, u, Request{Accept: "text/plain, */*;q=0.5", MaxBody: maxRobots}, true)
		if err != nil {
			return fail(err)
		}
		next, err := f.redirect(u, a.head)
		if err == nil && next != nil {
			err = f.mayFollow(u, next, seen)
		}
		switch {
		case err != nil:
			return rules{}, nil // as one that cannot be had: RFC 9309, 2.3.1.2
		case next != nil:
			u = next
			continue
		}
		r, err := f.robotsOf(a)
		if err != nil {
			return fail(err)
		}
		return r, nil
	}
}

// robotsOf reads the answer to a question for robots.txt. Of one that is too large the beginning is heeded.
func (f *Fetcher) robotsOf(a *answer) (rules, error) {
	switch status := a.head.StatusCode; {
	case status == http.StatusTooManyRequests || status >= 500:
		return rules{}, &Error{URL: a.URL, Kind: Status, Status: status, RetryAfter: a.retryAfter, Err: fmt.Errorf("answered with %s, so the site is left alone", statusText(status))}
	case status != http.StatusOK:
		return rules{}, nil
	case a.cut != nil && a.Truncated != "length":
		return rules{}, a.cut
	}
	body, err := a.decoded(8 * maxRobots)
	if err != nil {
		return rules{}, err
	}
	return readRobots(body[:min(len(body), maxRobots)], Token), nil
}
