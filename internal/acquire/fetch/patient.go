package fetch

import (
	"context"
	"errors"
	"time"
)

// Patient asks politely for one thing after the other: it waits until a host may be asked, and asks again, some times, what may
// succeed later. It is for work that follows one thread; who has many hosts to ask schedules by Manners.
type Patient struct {
	// Fetcher asks; it tells Manners how that went.
	Fetcher *Fetcher
	Manners *Manners
	// Now and Sleep are the clock; nil is the system's.
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Tries is how often in all a request is made (0: 3); between them pass half a minute, then two, then eight.
	Tries int
	// Waiting, if not nil, is told how long a request waits if that is Silent (0: a minute) or more, and why if something failed.
	Waiting func(url string, d time.Duration, why error)
	Silent  time.Duration
}

// firstAgain is how long passes before the second try.
const firstAgain = 30 * time.Second

// Get asks for an address when its host may be asked. Its errors are those of Fetcher.Get.
func (p *Patient) Get(ctx context.Context, req Request) (*Response, error) {
	tries := p.Tries
	if tries <= 0 {
		tries = 3
	}
	var last error
	for n, again := 0, firstAgain; ; n, again = n+1, 4*again {
		if n > 0 {
			if err := p.sleep(ctx, req.URL, again/4, last); err != nil {
				return nil, err
			}
		}
		res, err := p.once(ctx, req, last)
		var e *Error
		if err == nil || !errors.As(err, &e) || !e.Again() || e.Kind == Interrupted || e.Kind == NotKept || n+1 >= tries {
			return res, err
		}
		last = err
	}
}

// once waits for the host's turn and asks.
func (p *Patient) once(ctx context.Context, req Request, why error) (*Response, error) {
	host := HostOf(req.URL)
	for !p.Manners.Begin(host, p.now()) {
		if err := p.sleep(ctx, req.URL, p.Manners.Next(host, p.now()).Sub(p.now()), why); err != nil {
			return nil, err
		}
	}
	defer p.Manners.End(host)
	return p.Fetcher.Get(ctx, req)
}

func (p *Patient) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}

// sleep lets some time pass.
func (p *Patient) sleep(ctx context.Context, url string, d time.Duration, why error) error {
	silent := p.Silent
	if silent == 0 {
		silent = time.Minute
	}
	if p.Waiting != nil && d >= silent {
		p.Waiting(url, d, why)
	}
	var err error
	if p.Sleep != nil {
		err = p.Sleep(ctx, d)
	} else {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
		case <-ctx.Done():
			err = ctx.Err()
		}
	}
	if err != nil {
		return &Error{Op: "get", URL: url, Kind: Interrupted, Err: err}
	}
	return nil
}
