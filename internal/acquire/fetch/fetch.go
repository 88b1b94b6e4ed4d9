// Package fetch asks for one address by HTTP, safely: whatever a feed or a page names, nothing but the public internet is
// ever connected to, and no server can make the program wait, read or unpack without end. It obeys robots.txt, says who it is, keeps no
// cookies, runs nothing, and hands every exchange to be kept before anything is read of it.
//
//	f := fetch.New(fetch.Options{UserAgent: fetch.Agent("0.1", "https://desk.example/bot")})
//	res, err := f.Get(ctx, fetch.Request{URL: "https://outlet.example/feed", ETag: etag})
//	switch {
//	case err != nil && fetch.KindOf(err) == fetch.Robots: // the site does not want it
//	case res.NotModified: // as it was
//	}
//
// It does not wait between requests: [Manners] says when a host may be asked again, and whoever schedules requests heeds it. It does not know what
// an answer means.
package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Token is the name by which robots.txt addresses us.
const Token = "tawatur"

// Agent returns what we say we are: the program, its version and, if it is not empty, an address at which whoever runs it can be
// reached (a page or an e-mail address).
func Agent(version, contact string) string {
	if contact = strings.TrimSpace(contact); contact != "" {
		return fmt.Sprintf("%s/%s (+%s)", Token, version, contact)
	}
	return Token + "/" + version
}

// Options say how a Fetcher asks. The zero value is safe; bounds of 0 are the usual ones.
type Options struct {
	// UserAgent is what we say we are, usually from Agent.
	UserAgent string
	// Now is the clock of records, robots.txt and pauses; nil is time.Now. How long an answer takes is always measured in real time.
	Now func() time.Time
	// Resolve finds the addresses of a host; nil is the system's resolver. What it finds is not trusted.
	Resolve Resolver
	// Dial connects to an address and port that were found to be allowed; nil connects. Tests set it so that nothing leaves the machine.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Loopback lets this machine be asked, at any port. It is for tests.
	Loopback bool
	// Ports may be asked besides 80 and 443.
	Ports []int
	// RootCAs vouch for servers instead of the system's, if not nil.
	RootCAs *x509.CertPool
	// Keep is told of every exchange, also of redirects, errors of servers and robots.txt, before anything is read of it. What cannot
	// be kept is not read: its error ends the request.
	Keep func(Exchange) error
	// Manners, if not nil, is told of every exchange and crawl-delay. It is not asked: who schedules requests does that.
	Manners *Manners
	Bounds
}

// Bounds are what an answer may cost.
type Bounds struct {
	// MaxBody bounds the content in bytes, as it comes and unpacked: 16 MiB. A Request may ask for more.
	MaxBody int
	// MaxHeader bounds the head of an answer: 64 KiB.
	MaxHeader int
	// MaxRedirects is how many redirects are followed: 5.
	MaxRedirects int
	// ConnectTime bounds connecting, for each address of a host, with the handshake of TLS: 10 s.
	ConnectTime time.Duration
	// FirstByteTime bounds the wait for the head of the answer: 30 s.
	FirstByteTime time.Duration
	// WholeTime bounds a Get with all its redirects: 2 minutes.
	WholeTime time.Duration
	// MinRate is how many bytes a second an answer must come at, on average after the first ten seconds: 256.
	MinRate int
}

// orUsual fills in the bounds that are not set.
func (b Bounds) orUsual() Bounds {
	set(&b.MaxBody, 16<<20)
	set(&b.MaxHeader, 64<<10)
	set(&b.MaxRedirects, 5)
	set(&b.ConnectTime, 10*time.Second)
	set(&b.FirstByteTime, 30*time.Second)
	set(&b.WholeTime, 2*time.Minute)
	set(&b.MinRate, 256)
	return b
}

func set[T comparable](v *T, usual T) {
	var none T
	if *v == none {
		*v = usual
	}
}

// Resolver finds the addresses of a host; net.Resolver is one. The network is "ip".
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Fetcher asks for pages. It may be used by several goroutines.
type Fetcher struct {
	o      Options
	robots robots
}

// New returns a Fetcher.
func New(o Options) *Fetcher {
	o.Bounds = o.Bounds.orUsual()
	if o.UserAgent == "" {
		o.UserAgent = Token
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Resolve == nil {
		o.Resolve = net.DefaultResolver
	}
	if o.Keep == nil {
		o.Keep = func(Exchange) error { return nil }
	}
	return &Fetcher{o: o}
}

// Request is what is asked for.
type Request struct {
	URL string
	// ETag and LastModified are what the answer before said, as it wrote them: an answer that is still the same is then not sent again.
	ETag, LastModified string
	// Accept is the media types wanted, "" for a page's.
	Accept string
	// MaxBody is a bound for this request instead of that of the Fetcher, 0 for none of its own.
	MaxBody int
	// Direct says that a person names this very address, so that robots.txt, which is for programs that find their way by themselves, is not asked.
	Direct bool
}

// Response is a page, or the news that it has not changed.
type Response struct {
	// URL is the address that answered, behind all redirects.
	URL string
	// Moved says that all redirects on the way were permanent, so that URL is to be asked from now on.
	Moved  bool
	Status int
	Header http.Header
	// Body is the content without its compression.
	Body []byte
	// NotModified says that the page is as ETag or LastModified of the request describe it; Body is then empty.
	NotModified bool
	// At is when it was asked for, by Options.Now; IP is who answered.
	At time.Time
	IP string
}

// errWhole ends a request that takes too long altogether.
var errWhole = errors.New("the answer did not come in time")

// Get asks for an address and follows redirects. Its errors are of type *Error.
func (f *Fetcher) Get(ctx context.Context, req Request) (*Response, error) {
	ctx, stop := context.WithTimeoutCause(ctx, f.o.WholeTime, errWhole)
	defer stop()
	u, err := f.clean(req.URL)
	if err != nil {
		return nil, err
	}
	seen, permanent := []string{u.String()}, true
	for {
		res, next, err := f.step(ctx, u, req)
		if err != nil {
			return nil, err
		}
		if next == nil {
			res.Moved = permanent && len(seen) > 1
			return res, nil
		}
		permanent = permanent && (res.Status == http.StatusMovedPermanently || res.Status == http.StatusPermanentRedirect)
		if err := f.mayFollow(u, next, seen); err != nil {
			return nil, &Error{Op: "get", URL: u.String(), Kind: Redirect, Err: err}
		}
		u, seen = next, append(seen, next.String())
	}
}

// clean is Clean with what the options allow.
func (f *Fetcher) clean(raw string) (*url.URL, error) {
	u, err := clean(raw, f.o.Loopback)
	if err == nil {
		err = f.port(u)
	}
	if err != nil {
		return nil, &Error{Op: "get", URL: raw, Kind: Refused, Err: err}
	}
	return u, nil
}

// port refuses ports at which no newspaper answers: other services of other protocols may.
func (f *Fetcher) port(u *url.URL) error {
	p := u.Port()
	if p == "" || p == "80" || p == "443" || f.o.Loopback {
		return nil
	}
	if slices.ContainsFunc(f.o.Ports, func(n int) bool { return fmt.Sprint(n) == p }) {
		return nil
	}
	return fmt.Errorf("port %s is not asked; 80 and 443 are, and those in the settings", p)
}

// mayFollow refuses redirects that lead nowhere, and those that give up the protection of TLS.
func (f *Fetcher) mayFollow(from, to *url.URL, seen []string) error {
	switch {
	case len(seen) > f.o.MaxRedirects:
		return fmt.Errorf("more than %d redirects", f.o.MaxRedirects)
	case slices.Contains(seen, to.String()):
		return fmt.Errorf("the redirects go round in a circle, to %s", to)
	case from.Scheme == "https" && to.Scheme == "http":
		return fmt.Errorf("a redirect from https to %s, where anyone on the way could change it", to)
	}
	return nil
}

// step asks for one address. It returns the answer, and where that is a redirect the address to go on with.
func (f *Fetcher) step(ctx context.Context, u *url.URL, req Request) (*Response, *url.URL, error) {
	if !req.Direct {
		if err := f.allowed(ctx, u); err != nil {
			return nil, nil, err
		}
	}
	a, err := f.ask(ctx, u, req, false)
	if err != nil {
		return nil, nil, err
	}
	res := &Response{URL: u.String(), Status: a.head.StatusCode, Header: a.head.Header, At: a.At, IP: a.IP}
	if next, err := f.redirect(u, a.head); next != nil || err != nil {
		return res, next, err
	}
	switch {
	case res.Status == http.StatusNotModified && (req.ETag != "" || req.LastModified != ""):
		res.NotModified = true
		return res, nil, nil
	case res.Status != http.StatusOK && res.Status != http.StatusNonAuthoritativeInfo:
		return nil, nil, &Error{Op: "get", URL: res.URL, Kind: Status, Status: res.Status, RetryAfter: a.retryAfter, Err: fmt.Errorf("answered with %s", statusText(res.Status))}
	case a.cut != nil:
		return nil, nil, a.cut
	}
	if res.Body, err = a.decoded(f.maxBody(req)); err != nil {
		return nil, nil, err
	}
	return res, nil, nil
}

func statusText(status int) string {
	if s := http.StatusText(status); s != "" {
		return fmt.Sprintf("%d (%s)", status, s)
	}
	return fmt.Sprint(status)
}

// redirect returns where an answer sends us, nil if it does not.
func (f *Fetcher) redirect(from *url.URL, head *http.Response) (*url.URL, error) {
	switch head.StatusCode {
	case 301, 302, 303, 307, 308:
	default:
		return nil, nil
	}
	where := head.Header.Get("Location")
	to, err := from.Parse(strings.TrimSpace(where))
	if err != nil || where == "" {
		return nil, &Error{Op: "get", URL: from.String(), Kind: Redirect, Err: fmt.Errorf("a redirect to no address: %.200q", where)}
	}
	next, err := f.clean(to.String())
	if err != nil {
		return nil, &Error{Op: "get", URL: from.String(), Kind: Refused, Err: fmt.Errorf("a redirect to %.200s: %w", to, errors.Unwrap(err))}
	}
	return next, nil
}

func (f *Fetcher) maxBody(req Request) int {
	if req.MaxBody > 0 {
		return req.MaxBody
	}
	return f.o.MaxBody
}
