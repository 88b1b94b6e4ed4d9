package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxURL bounds an address in bytes; servers refuse longer ones.
const maxURL = 8 << 10

// Clean returns an address as it is asked for: with the host in ASCII and lower case, what stands outside ASCII escaped,
// without the fragment and without the scheme's own port. It is an error if nobody may ask for it, whatever its host
// resolves to: other schemes than http and https, names and passwords in it, names of private networks, numbers that are
// an address in disguise ("0x7f.1"), and addresses that are not of the public internet.
func Clean(raw string) (*url.URL, error) { return clean(raw, false) }

// Clean is the function Clean with what the options allow. Its errors are of type *Error.
func (f *Fetcher) Clean(raw string) (*url.URL, error) { return f.clean(raw) }

func clean(raw string, loopback bool) (*url.URL, error) {
	raw = strings.TrimSpace(raw)
	tooLong := fmt.Errorf("the address is longer than %d bytes", maxURL)
	if len(raw) > maxURL {
		return nil, tooLong
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("not an address: %w", errors.Unwrap(err))
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme == "" && u.Host == "":
		return nil, errors.New("not a whole address; it begins with https:// or http://")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("only http and https are asked, not %q", u.Scheme)
	case u.User != nil:
		return nil, errors.New("an address with a name or password in it is not asked for")
	case u.Opaque != "" || u.Host == "":
		return nil, errors.New("the address names no host")
	}
	if u.Host, err = cleanHost(u, loopback); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery, u.ForceQuery = escape(u.RawQuery), false
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawPath = escape(u.EscapedPath())
	if u.Path, err = url.PathUnescape(u.RawPath); err != nil {
		return nil, fmt.Errorf("not an address: %w", err)
	}
	if len(u.String()) > maxURL { // escaped
		return nil, tooLong
	}
	return u, nil
}

// escape writes bytes that may not stand in a request as %XX; what is escaped already stays as it is.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// cleanHost returns the host with its port if that is not the scheme's own.
func cleanHost(u *url.URL, loopback bool) (string, error) {
	host, err := hostName(u.Hostname(), loopback)
	if err != nil {
		return "", err
	}
	if port := u.Port(); port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return "", fmt.Errorf("%q is no port", port)
		}
		if port = strconv.FormatUint(n, 10); port != schemePort(u.Scheme) {
			return net.JoinHostPort(host, port), nil
		}
	}
	if strings.Contains(host, ":") {
		return "[" + host + "]", nil
	}
	return host, nil
}

func schemePort(scheme string) string {
	if scheme == "https" {
		return "443"
	}
	return "80"
}

// hostName returns a name in ASCII, or an address in its usual spelling.
func hostName(host string, loopback bool) (string, error) {
	if strings.Contains(host, ":") {
		return literal(host, loopback)
	}
	name, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil {
		name = strings.ToLower(strings.TrimSuffix(host, ".")) // IDNA forbids my_paper.example, DNS knows it
	}
	name = strings.TrimSuffix(name, ".")
	if !isName(name) {
		return "", fmt.Errorf("%q is no name of a host", host)
	}
	if endsInNumber(name) {
		return literal(name, loopback)
	}
	if why := privateName(name); why != "" && !(loopback && isLocalhost(name)) {
		return "", fmt.Errorf("the host %q is %s", name, why)
	}
	return name, nil
}

// isName reports whether DNS can be asked for a name.
func isName(s string) bool {
	odd := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' }
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || len(part) > 63 || strings.ContainsFunc(part, odd) {
			return false
		}
	}
	return len(s) <= 253
}

// endsInNumber reports whether a resolver may take the name for an address: its last part is a number, decimal or hexadecimal.
func endsInNumber(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	if last != "" && strings.Trim(last, "0123456789") == "" {
		return true
	}
	hex, ok := strings.CutPrefix(last, "0x")
	return ok && strings.Trim(hex, "0123456789abcdef") == ""
}

// literal returns an address in its usual spelling. Octal, hexadecimal and shortened spellings are refused, since programs differ on what
// they mean.
func literal(host string, loopback bool) (string, error) {
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return "", fmt.Errorf("the host %q is an oddly spelled address", host)
	}
	if why := refused(ip, loopback); why != "" {
		return "", fmt.Errorf("the host %s is %s", host, why)
	}
	return ip.String(), nil
}

func isLocalhost(name string) bool {
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}

// privateName says why a name is not of the public internet, "" if it may be.
func privateName(name string) string {
	if !strings.Contains(name, ".") {
		return "a name of a private network"
	}
	switch last := name[strings.LastIndexByte(name, '.')+1:]; last {
	case "localhost", "local", "internal", "lan", "home", "corp", "intranet", "private", "localdomain", "arpa":
		return "a name of a private network"
	case "onion", "i2p":
		return "of a hidden network, which is not asked through DNS"
	case "alt", "invalid":
		return "a name that no one can have"
	}
	return ""
}

// special are the addresses that are not of the public internet though they may look so, from the registries of special-purpose addresses of
// IANA (RFC 6890) and, for clouds, the address of Azure's own services. Addresses of IPv6 outside 2000::/3 need not be listed.
func special() []struct{ prefix, what string } {
	return []struct{ prefix, what string }{
		{"0.0.0.0/8", "this network itself"},
		{"10.0.0.0/8", "private"},
		{"100.64.0.0/10", "of a provider's shared network"},
		{"127.0.0.0/8", "this machine"},
		{"168.63.129.16/32", "a cloud's own service"},
		{"169.254.0.0/16", "link-local (metadata of clouds)"},
		{"172.16.0.0/12", "private"},
		{"192.0.0.0/24", "for protocols"},
		{"192.0.2.0/24", "for documentation"},
		{"192.31.196.0/24", "for protocols"},
		{"192.52.193.0/24", "for protocols"},
		{"192.88.99.0/24", "a 6to4 relay"},
		{"192.168.0.0/16", "private"},
		{"192.175.48.0/24", "for protocols"},
		{"198.18.0.0/15", "for benchmarks"},
		{"198.51.100.0/24", "for documentation"},
		{"203.0.113.0/24", "for documentation"},
		{"224.0.0.0/4", "multicast"},
		{"240.0.0.0/4", "reserved"},
		{"2001::/23", "for protocols (Teredo, benchmarks)"},
		{"2001:db8::/32", "for documentation"},
		{"2002::/16", "6to4"},
		{"2620:4f:8000::/48", "for protocols"},
		{"3fff::/20", "for documentation"},
	}
}

// refused says why an address is never connected to, "" if it may be.
func refused(ip netip.Addr, loopback bool) string {
	switch {
	case !ip.IsValid():
		return "no address"
	case ip.Zone() != "":
		return "an address with a zone"
	}
	ip = ip.Unmap()
	if loopback && ip.IsLoopback() {
		return ""
	}
	if ip.Is6() {
		return refused6(ip)
	}
	return listed(ip)
}

// refused6 looks at an address of IPv6, and at the one of IPv4 that may be in it.
func refused6(ip netip.Addr) string {
	b := ip.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(ip):
		if why := listed(netip.AddrFrom4([4]byte(b[12:]))); why != "" {
			return "through NAT64 an address that is " + why
		}
		return ""
	case ip == netip.IPv6Loopback():
		return "this machine"
	case ip.IsLinkLocalUnicast():
		return "link-local"
	case ip.IsMulticast():
		return "multicast"
	case ip.IsPrivate():
		return "private"
	case b[0]&0xe0 != 0x20: // outside 2000::/3
		return "not of the public internet"
	case b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe:
		return "ISATAP"
	}
	return listed(ip)
}

func listed(ip netip.Addr) string {
	for _, s := range special() {
		if netip.MustParsePrefix(s.prefix).Contains(ip) {
			return s.what
		}
	}
	return ""
}
