package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Kind tells callers what went wrong.
type Kind int

// The kinds of errors. The zero value is of no error.
const (
	_ Kind = iota
	// Refused is an address that is never asked for: not of the public internet, of another scheme, oddly spelled.
	Refused
	// Robots is a page that the site's robots.txt asks us to leave alone.
	Robots
	// DNS is a name without an address.
	DNS
	// Connect is an address at which nobody answers.
	Connect
	// TLS is a server that does not show that it is who it should be.
	TLS
	// Timeout is an answer that took too long, as a whole or by its pace.
	Timeout
	// TooLarge is an answer beyond a bound, as it came or unpacked.
	TooLarge
	// Redirect is a redirect that leads nowhere: a loop, one too many, from https to http.
	Redirect
	// Status is an answer that is neither the page nor "not modified"; the error holds the status.
	Status
	// BadAnswer is an answer that is not HTTP, is cut off or cannot be unpacked.
	BadAnswer
	// NotKept is an answer that Options.Keep could not keep, and which therefore was not read.
	NotKept
	// Interrupted is a request that the caller ended.
	Interrupted
)

var kinds = [...]string{"none", "refused", "robots", "dns", "connect", "tls", "timeout", "too-large", "redirect", "status", "bad-answer", "not-kept", "interrupted"}

// String returns the name under which a kind is recorded and counted, such as "too-large".
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kinds) {
		return fmt.Sprintf("kind(%d)", int(k))
	}
	return kinds[k]
}

// kindNamed is the kind of a name.
func kindNamed(name string) Kind { return Kind(max(slices.Index(kinds[:], name), 0)) }

// Error is what Get returns when there is no page.
type Error struct {
	// Op is what was being done: "get", or "robots.txt" where that of the page's site could not be read.
	Op string
	// URL is the address at which it went wrong, which after a redirect is not the one asked for.
	URL  string
	Kind Kind
	// Status is that of the answer if Kind is Status, else 0.
	Status int
	// RetryAfter is how long the server asks us to wait, 0 if it does not say.
	RetryAfter time.Duration
	Err        error
}

func (e *Error) Error() string { return fmt.Sprintf("%s %s: %v", e.Op, e.URL, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// Again reports whether the same request may succeed later. Of a page that is gone, refused or too large it will not.
func (e *Error) Again() bool {
	switch e.Kind {
	case Refused, Robots, TooLarge, Redirect:
		return false
	case Status:
		return e.Status >= 500 || e.Status == http.StatusRequestTimeout || e.Status == http.StatusTooEarly || e.Status == http.StatusTooManyRequests
	}
	return true
}

// KindOf returns the kind of an error of this package, however wrapped, and the zero Kind of others.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return 0
}

// failure makes an Error of what went wrong at an address. A caller who has gone away is told before anything else.
func failure(ctx context.Context, url string, kind Kind, err error) *Error {
	switch {
	case errors.Is(context.Cause(ctx), errWhole):
		kind, err = Timeout, errWhole
	case ctx.Err() != nil:
		kind, err = Interrupted, ctx.Err()
	case isTimeout(err):
		kind = Timeout
	}
	return &Error{Op: "get", URL: url, Kind: kind, Err: err}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}
