package fetch

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// world is an internet within the test: names, the addresses they resolve to, and what answers there. Nothing is connected to
// outside it, whatever the fetcher tries.
type world struct {
	t    *testing.T
	mu   sync.Mutex
	dns  map[string][]string
	at   map[string]func(net.Conn)
	kept []Exchange
	// dialled are the addresses to which a connection was asked for, looked-up the names that were resolved.
	dialled, lookedUp []string
	clock             time.Time
}

func newWorld(t *testing.T) *world {
	return &world{t: t, dns: map[string][]string{}, at: map[string]func(net.Conn){}, clock: time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)}
}

// LookupNetIP answers from the table. A name with several answers separated by "then" gives one after the other.
func (w *world) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lookedUp = append(w.lookedUp, host)
	answers, ok := w.dns[host]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(answers) > 1 {
		w.dns[host] = answers[1:]
	}
	var out []netip.Addr
	for _, s := range strings.Fields(answers[0]) {
		out = append(out, netip.MustParseAddr(s))
	}
	return out, nil
}

// dial connects within the test only.
func (w *world) dial(_ context.Context, _, address string) (net.Conn, error) {
	w.mu.Lock()
	answer := w.at[address]
	w.dialled = append(w.dialled, address)
	w.mu.Unlock()
	if answer == nil {
		return nil, fmt.Errorf("dial %s: connection refused", address)
	}
	ours, theirs := net.Pipe()
	go func() {
		defer theirs.Close()
		answer(theirs)
	}()
	return patientPipe{ours}, nil
}

// patientPipe takes a deadline after the other side has closed, as TCP does: what was sent can still be read.
type patientPipe struct{ net.Conn }

func (p patientPipe) SetReadDeadline(t time.Time) error {
	if err := p.Conn.SetReadDeadline(t); !errors.Is(err, io.ErrClosedPipe) {
		return err
	}
	return nil
}

func (w *world) keep(e Exchange) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kept = append(w.kept, e)
	return nil
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock
}

func (w *world) options() Options {
	return Options{UserAgent: "tawatur/test", Now: w.now, Resolve: w, Dial: w.dial, Keep: w.keep}
}

// host puts a host on the map that answers requests at port 80, with 404 for robots.txt unless the handler is asked for it.
func (w *world) host(name, ip string, h http.HandlerFunc) {
	w.raw(name, ip, "80", func(c net.Conn) { serveOne(c, h) })
}

// raw puts a host on the map whose answers are written by hand.
func (w *world) raw(name, ip, port string, answer func(net.Conn)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dns[name] = []string{ip}
	w.at[net.JoinHostPort(ip, port)] = answer
}

// serveOne answers one request of a connection by a handler.
func serveOne(c net.Conn, h http.HandlerFunc) {
	r, err := http.ReadRequest(bufio.NewReader(c))
	if err != nil {
		return
	}
	w := httptest.NewRecorder()
	h(w, r)
	res := w.Result()
	res.ContentLength = int64(w.Body.Len())
	res.Write(c)
}

// secure puts a host on the map that answers by TLS under the certificate of httptest, which is for example.com. It returns who vouches for it.
func (w *world) secure(name, ip string, h http.HandlerFunc) *x509.CertPool {
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	config := &tls.Config{Certificates: s.TLS.Certificates}
	w.raw(name, ip, "443", func(c net.Conn) {
		serveOne(tls.Server(c, config), h)
	})
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return pool
}

// script answers a request with these bytes, and then closes.
func script(answer string) func(net.Conn) {
	return func(c net.Conn) {
		if r, err := http.ReadRequest(bufio.NewReader(c)); err == nil && r.URL.Path == "/robots.txt" {
			io.WriteString(c, "HTTP/1.1 404 Not Found\r\n\r\n")
			return
		}
		io.WriteString(c, answer)
	}
}

// get asks with a short patience.
func (w *world) get(o Options, address string) (*Response, error) {
	w.t.Helper()
	return New(o).Get(context.Background(), Request{URL: address})
}

// wantKind fails unless the error is of the kind.
func wantKind(t *testing.T, err error, kind Kind) *Error {
	t.Helper()
	if KindOf(err) != kind {
		t.Fatalf("got %v (%v), want the kind %v", err, KindOf(err), kind)
	}
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("%T is no *Error", err)
	}
	return e
}

func page(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, text)
	}
}
