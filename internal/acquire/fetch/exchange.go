package fetch

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tawatur/internal/acquire/archive/warc"
)

// Exchange is one question and its answer, as they went over the wire.
type Exchange struct {
	URL string
	// At is when the question was sent, by Options.Now; Took how long it was until the answer was there, in real time.
	At   time.Time
	Took time.Duration
	// IP is the address that answered.
	IP string
	// Certificate is the SHA-256 of the server's certificate in hexadecimal, "" without TLS.
	Certificate string
	// Request and Response are messages of HTTP/1.1. Of the answer the head is as it came, byte for byte, and the content is as the
	// server packed it; only where it came in chunks these are joined, and its length stands in the head in their place, with the field
	// that said so under the name X-Archive-Orig-Transfer-Encoding.
	Request, Response []byte
	Status            int
	// Truncated says why the answer is not whole, in the words of WARC-Truncated: "length", "time" or "disconnect"; "" if it is.
	Truncated string
	// Robots says that this was a question for robots.txt and not for a page.
	Robots bool
}

// answer is an Exchange whose head has been read.
type answer struct {
	Exchange
	head       *http.Response
	retryAfter time.Duration
	// cut says why the content is not whole.
	cut *Error
}

// ask makes one exchange and has it kept.
func (f *Fetcher) ask(ctx context.Context, u *url.URL, req Request, robots bool) (*answer, error) {
	a := &answer{Exchange: Exchange{URL: u.String(), At: f.o.Now(), Robots: robots}}
	start := time.Now()
	err := f.exchange(ctx, u, req, a)
	a.Took = time.Since(start)
	if a.head != nil {
		a.Status = a.head.StatusCode
		a.retryAfter = retryAfter(a.head.Header.Get("Retry-After"), f.o.Now())
	}
	if f.o.Manners != nil {
		f.o.Manners.Took(u.Host, a.At, f.o.Now(), a.Status, a.retryAfter)
	}
	switch {
	case err != nil:
		return nil, err
	case a.cut != nil && a.cut.Kind == Interrupted:
		return nil, a.cut // it will be asked for again, whole
	}
	if err := f.o.Keep(a.Exchange); err != nil {
		return nil, &Error{Op: "get", URL: a.URL, Kind: NotKept, Err: fmt.Errorf("keep the answer: %w", err)}
	}
	return a, nil
}

// exchange connects, asks and reads the answer. An answer whose content is not whole is no error yet: it is kept first.
func (f *Fetcher) exchange(ctx context.Context, u *url.URL, req Request, a *answer) error {
	fail := func(kind Kind, err error) error { return failure(ctx, a.URL, kind, err) }
	conn, err := f.connect(ctx, u, a)
	if err != nil {
		return err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	a.Request = f.message(u, req)
	p := &paced{Conn: conn, until: time.Now().Add(f.o.FirstByteTime)}
	if _, err := p.Write(a.Request); err != nil {
		return fail(Connect, err)
	}
	br := bufio.NewReader(p)
	head, err := f.readHead(br)
	if errors.Is(err, errHeader) {
		return fail(TooLarge, err)
	} else if err != nil {
		return fail(BadAnswer, err)
	}
	if a.head, err = parseHead(head, br); err != nil {
		return fail(BadAnswer, fmt.Errorf("not an answer of HTTP: %w", err))
	}
	p.body(f.o.MinRate)
	f.readBody(ctx, a, head, f.maxBody(req))
	return nil
}

// message writes the question.
func (f *Fetcher) message(u *url.URL, req Request) []byte {
	accept := req.Accept
	if accept == "" {
		accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "GET %s HTTP/1.1\r\n", u.RequestURI())
	for _, field := range [][2]string{
		{"Host", u.Host}, {"User-Agent", f.o.UserAgent}, {"Accept", accept}, {"Accept-Language", "ar, *;q=0.5"}, {"Accept-Encoding", "gzip, br, zstd"},
		{"If-None-Match", req.ETag}, {"If-Modified-Since", req.LastModified}, {"Connection", "close"},
	} {
		if field[1] != "" && isFieldValue(field[1]) {
			fmt.Fprintf(&b, "%s: %s\r\n", field[0], field[1])
		}
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// isFieldValue reports whether a value may stand in a head: what a server once said could end the line and begin another.
func isFieldValue(s string) bool {
	return len(s) <= 4096 && strings.IndexFunc(s, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) < 0
}

// connect finds the host, looks at its addresses, and connects to the first of the allowed ones that answers.
func (f *Fetcher) connect(ctx context.Context, u *url.URL, a *answer) (net.Conn, error) {
	addrs, err := f.addresses(ctx, u, a.URL)
	if err != nil {
		return nil, err
	}
	port := u.Port()
	if port == "" {
		port = schemePort(u.Scheme)
	}
	var first error
	for _, ip := range addrs {
		conn, err := f.connectTo(ctx, u, ip, port, a)
		if err == nil {
			return conn, nil
		}
		if first == nil {
			first = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, first
}

// addresses returns those of a host's addresses that may be connected to.
func (f *Fetcher) addresses(ctx context.Context, u *url.URL, asked string) ([]netip.Addr, error) {
	host := u.Hostname()
	all, err := f.lookup(ctx, host)
	if err != nil {
		return nil, failure(ctx, asked, DNS, err)
	}
	var out []netip.Addr
	why := "without an address"
	for _, ip := range all {
		ip = ip.Unmap()
		if w := refused(ip, f.o.Loopback); w != "" {
			why = fmt.Sprintf("at %s, an address that is %s", ip, w)
		} else if len(out) < maxAddresses {
			out = append(out, ip)
		}
	}
	switch {
	case len(all) == 0:
		return nil, failure(ctx, asked, DNS, fmt.Errorf("the host %s is %s", host, why))
	case len(out) == 0:
		return nil, failure(ctx, asked, Refused, fmt.Errorf("the host %s is %s", host, why))
	}
	return out, nil
}

// maxAddresses bounds how many addresses of a host are tried.
const maxAddresses = 4

func (f *Fetcher) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	ctx, stop := context.WithTimeout(ctx, f.o.ConnectTime)
	defer stop()
	return f.o.Resolve.LookupNetIP(ctx, "ip", host)
}

// connectTo connects to one address, and speaks TLS where that is asked.
func (f *Fetcher) connectTo(ctx context.Context, u *url.URL, ip netip.Addr, port string, a *answer) (net.Conn, error) {
	within, stop := context.WithTimeout(ctx, f.o.ConnectTime)
	defer stop()
	conn, err := f.dial(within, net.JoinHostPort(ip.String(), port))
	if err != nil {
		return nil, failure(ctx, a.URL, Connect, err)
	}
	a.IP, a.Certificate = ip.String(), ""
	if u.Scheme != "https" {
		return conn, nil
	}
	secure := tls.Client(conn, &tls.Config{ServerName: u.Hostname(), RootCAs: f.o.RootCAs, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}})
	if err := secure.HandshakeContext(within); err != nil {
		conn.Close()
		return nil, failure(ctx, a.URL, TLS, err)
	}
	sum := sha256.Sum256(secure.ConnectionState().PeerCertificates[0].Raw)
	a.Certificate = hex.EncodeToString(sum[:])
	return secure, nil
}

// dial connects. The address is looked at once more where the system is told to connect to it.
func (f *Fetcher) dial(ctx context.Context, address string) (net.Conn, error) {
	if f.o.Dial != nil {
		return f.o.Dial(ctx, "tcp", address)
	}
	d := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if why := refused(at.Addr(), f.o.Loopback); why != "" {
			return fmt.Errorf("%s is %s", at.Addr(), why)
		}
		return nil
	}}
	return d.DialContext(ctx, "tcp", address)
}

var (
	errHeader = errors.New("the head of the answer is larger than its bound")
	errSlow   = errors.New("the answer comes too slowly")
)

// readHead reads the head of the answer, byte for byte, and passes over those that only say that it is coming.
func (f *Fetcher) readHead(br *bufio.Reader) ([]byte, error) {
	left := f.o.MaxHeader
	for {
		head, err := readBlock(br, left)
		if err != nil {
			return nil, err
		}
		if left -= len(head); !isInterim(head) {
			return head, nil
		}
	}
}

// isInterim tells 100, 102 and 103 by the first line.
func isInterim(head []byte) bool {
	_, rest, _ := bytes.Cut(head, []byte(" "))
	return bytes.HasPrefix(head, []byte("HTTP/")) && len(rest) > 3 && rest[0] == '1' && !bytes.HasPrefix(rest, []byte("101"))
}

// readBlock reads lines up to an empty one.
func readBlock(br *bufio.Reader, max int) ([]byte, error) {
	var block []byte
	for {
		line, err := br.ReadSlice('\n')
		if len(block)+len(line) > max {
			return nil, errHeader
		}
		block = append(block, line...)
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF:
			return nil, errors.New("it ends in its head")
		case err != nil:
			return nil, err
		}
		if bytes.HasSuffix(block, []byte("\n\r\n")) || bytes.HasSuffix(block, []byte("\n\n")) {
			return block, nil
		}
	}
}

// parseHead reads what the head says; the content then follows from br.
func parseHead(head []byte, br *bufio.Reader) (*http.Response, error) {
	if !bytes.HasPrefix(head, []byte("HTTP/1.")) {
		return nil, fmt.Errorf("it begins with %.20q", head)
	}
	return http.ReadResponse(bufio.NewReader(io.MultiReader(bytes.NewReader(head), br)), &http.Request{Method: http.MethodGet})
}

// readBody reads the content as far as the bound, and writes down the answer.
func (f *Fetcher) readBody(ctx context.Context, a *answer, head []byte, max int) {
	var in io.Reader = a.head.Body
	if a.head.ContentLength > int64(max) {
		in = http.NoBody // it is known to be too large before it comes
	}
	body, err := io.ReadAll(io.LimitReader(in, int64(max)+1))
	switch {
	case len(body) > max || in == http.NoBody:
		body, a.Truncated = body[:min(len(body), max)], "length"
		a.cut = &Error{Op: "get", URL: a.URL, Kind: TooLarge, Err: fmt.Errorf("the answer is larger than the bound of %d bytes", max)}
	case err != nil && (isTimeout(err) || errors.Is(err, errSlow) || ctx.Err() != nil):
		a.Truncated, a.cut = "time", failure(ctx, a.URL, Timeout, err)
	case err != nil:
		a.Truncated, a.cut = "disconnect", failure(ctx, a.URL, BadAnswer, fmt.Errorf("the answer is cut off: %w", err))
	}
	a.Response = append(storedHead(head, len(a.head.TransferEncoding) > 0, len(body)), body...)
}

// storedHead is the head as it came, but for chunks: what is kept has none, and says its length.
func storedHead(head []byte, chunked bool, length int) []byte {
	if !chunked {
		return head
	}
	var b bytes.Buffer
	for line := range bytes.Lines(head) {
		name, _, _ := bytes.Cut(line, []byte(":"))
		switch strings.ToLower(string(bytes.TrimSpace(name))) {
		case "transfer-encoding":
			b.WriteString("X-Archive-Orig-")
		case "content-length":
			b.WriteString("X-Archive-Orig-")
		case "":
			if len(bytes.TrimRight(line, "\r\n")) > 0 {
				break // the white space that goes on with the line before
			}
			fmt.Fprintf(&b, "Content-Length: %d\r\n", length)
		}
		b.Write(line)
	}
	return b.Bytes()
}

// decoded unpacks the content from the message that was kept, so that what is read is what will be read from the archive.
func (a *answer) decoded(max int) ([]byte, error) {
	res, err := (&warc.Record{Type: "response", Body: bytes.NewReader(a.Response)}).Response()
	if err != nil {
		return nil, &Error{Op: "get", URL: a.URL, Kind: BadAnswer, Err: err}
	}
	b, err := res.Body(max)
	switch {
	case errors.Is(err, warc.ErrLarge):
		return nil, &Error{Op: "get", URL: a.URL, Kind: TooLarge, Err: err}
	case err != nil:
		return nil, &Error{Op: "get", URL: a.URL, Kind: BadAnswer, Err: err}
	}
	return b, nil
}

// retryAfter reads how long a server asks us to wait: seconds, or a time. What cannot be read is 0.
func retryAfter(s string, now time.Time) time.Duration {
	s = strings.TrimSpace(s)
	if n, err := strconv.ParseUint(s, 10, 31); err == nil {
		return min(time.Duration(n)*time.Second, longestWait)
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return min(t.Sub(now), longestWait)
	}
	return 0
}

// paced is a connection that must not only go on but come at a pace.
type paced struct {
	net.Conn
	// until bounds the wait for the head; rate is bytes a second of the content, which began at since and of which n came.
	until time.Time
	rate  int
	since time.Time
	n     int
}

// grace is how long the content may come slowly.
const grace = 10 * time.Second

// body says that the head is there.
func (p *paced) body(rate int) { p.rate, p.since = rate, time.Now() }

func (p *paced) Read(b []byte) (int, error) {
	until := p.until
	if !p.since.IsZero() {
		// By then the next byte must be there for the pace to be kept.
		until = p.since.Add(grace + time.Duration(p.n)*time.Second/time.Duration(p.rate))
	}
	if err := p.SetReadDeadline(until); err != nil {
		return 0, err
	}
	n, err := p.Conn.Read(b)
	p.n += n
	if !p.since.IsZero() && isTimeout(err) {
		err = errSlow
	}
	return n, err
}

func (p *paced) Write(b []byte) (int, error) {
	if err := p.SetWriteDeadline(p.until); err != nil {
		return 0, err
	}
	return p.Conn.Write(b)
}
