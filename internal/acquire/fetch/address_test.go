package fetch

import (
	"net/netip"
	"strings"
	"testing"
)

func TestWhichAddressesAreRefused(t *testing.T) {
	for _, s := range strings.Fields(`
		0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
		168.63.129.16 169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1
		192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
		:: ::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::10.0.0.1 ::7f00:1 ::8.8.8.8
		64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 64:ff9b:1:ffff::1 64:ff9b:2::1
		100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002::1 2002:a00:1:: 2002:808:808::1
		3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 fec0::1 ff02::1 ff0e::1
		2a00:1450::5efe:a00:1 2a00:1450::200:5efe:c0a8:1`) {
		if why := refused(netip.MustParseAddr(s), false); why == "" {
			t.Errorf("%s is allowed", s)
		}
	}
	if why := refused(netip.MustParseAddr("2a00:1450::1").WithZone("eth0"), false); why == "" {
		t.Error("an address with a zone is allowed")
	}
	if why := refused(netip.Addr{}, false); why == "" {
		t.Error("no address at all is allowed")
	}
}

func TestWhichAddressesAreAllowed(t *testing.T) {
	for _, s := range strings.Fields(`
		1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 168.63.129.15 169.253.255.255 169.255.0.1 172.15.255.255
		172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 ::ffff:8.8.8.8 64:ff9b::808:808
		2001:200::1 2001:4860:4860::8888 2003::1 2606:4700::1111 2a00:1450:4001:800::200e`) {
		if why := refused(netip.MustParseAddr(s), false); why != "" {
			t.Errorf("%s is refused as %s", s, why)
		}
	}
}

func TestLoopbackIsForTestsOnly(t *testing.T) {
	for _, s := range []string{"127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"} {
		if why := refused(netip.MustParseAddr(s), true); why != "" {
			t.Errorf("%s is refused though the switch is on: %s", s, why)
		}
	}
	for _, s := range []string{"10.0.0.1", "169.254.169.254", "64:ff9b::7f00:1", "fe80::1"} {
		if refused(netip.MustParseAddr(s), true) == "" {
			t.Errorf("the switch for loopback allows %s", s)
		}
	}
}

func TestClean(t *testing.T) {
	for raw, want := range map[string]string{
		"https://outlet.example":                       "https://outlet.example/",
		" HTTPS://Outlet.Example./a#b ":                "https://outlet.example/a",
		"http://outlet.example:80/":                    "http://outlet.example/",
		"http://outlet.example:080/":                   "http://outlet.example/",
		"https://outlet.example:443/a?b=c":             "https://outlet.example/a?b=c",
		"http://outlet.example:443/":                   "http://outlet.example:443/",
		"http://outlet.example:/":                      "http://outlet.example/",
		"https://outlet.example/خبر عاجل":              "https://outlet.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84",
		"https://outlet.example/%d8%ae?q=درعا و \"x\"": "https://outlet.example/%d8%ae?q=%D8%AF%D8%B1%D8%B9%D8%A7%20%D9%88%20%22x%22",
		"https://outlet.example/a%2Fb":                 "https://outlet.example/a%2Fb",
		"https://outlet.example/?":                     "https://outlet.example/",
		"https://أخبار.example/":                       "https://xn--igbicxr.example/",
		"https://my_paper.example/":                    "https://my_paper.example/",
		"http://8.8.8.8/":                              "http://8.8.8.8/",
		"http://[2606:4700::1111]:443/":                "http://[2606:4700::1111]:443/",
		"http://[2606:4700:0::1111]/":                  "http://[2606:4700::1111]/",
		"http://8。8。8。8/":                              "http://8.8.8.8/",
	} {
		u, err := Clean(raw)
		if err != nil || u.String() != want {
			t.Errorf("Clean(%q) = %v, %v; want %s", raw, u, err, want)
		}
	}
}

func TestWhichSpellingsAreRefused(t *testing.T) {
	for raw, why := range map[string]string{
		"":                                    "not a whole address",
		"outlet.example/a":                    "not a whole address",
		"//outlet.example/a":                  "only http and https",
		"ftp://outlet.example/":               "only http and https",
		"file:///etc/passwd":                  "only http and https",
		"gopher://outlet.example/":            "only http and https",
		"javascript:alert(1)":                 "only http and https",
		"http:outlet.example":                 "names no host",
		"http:///a":                           "names no host",
		"http://user@outlet.example/":         "name or password",
		"http://user:pass@outlet.example/":    "name or password",
		"http://outlet.example\\@10.0.0.1/":   "not an address",
		"http://outlet.example/\r\nX: y":      "not an address",
		"http://outlet.example:0/":            "no port",
		"http://outlet.example:99999/":        "no port",
		"http://2130706433/":                  "oddly spelled",
		"http://0x7f000001/":                  "oddly spelled",
		"http://0X7F.1/":                      "oddly spelled",
		"http://017700000001/":                "oddly spelled",
		"http://0177.0.0.1/":                  "oddly spelled",
		"http://127.1/":                       "oddly spelled",
		"http://1.2.3.4.5/":                   "oddly spelled",
		"http://outlet.example.0x1/":          "oddly spelled",
		"http://127.0.0.1/":                   "this machine",
		"http://127.0.0.1./":                  "this machine",
		"http://１２７.０.０.１/":                   "this machine",
		"http://①②⑦.0.0.1/":                   "this machine",
		"http://[::1]/":                       "this machine",
		"http://[::ffff:10.0.0.1]/":           "private",
		"http://[::ffff:a00:1]/":              "private",
		"http://[64:ff9b::a00:1]/":            "through NAT64",
		"http://[fe80::1%25eth0]/":            "zone",
		"http://[::1%25lo]/":                  "zone",
		"http://169.254.169.254/latest":       "metadata",
		"http://localhost/":                   "private network",
		"http://a.localhost/":                 "private network",
		"http://intranet/":                    "private network",
		"http://printer.local/":               "private network",
		"http://metadata.google.internal/":    "private network",
		"http://1.0.0.10.in-addr.arpa/":       "private network",
		"http://abcdefghijklmnop.onion/":      "hidden network",
		"http://outlet..example/":             "no name of a host",
		"http://.outlet.example/":             "no name of a host",
		"http://out let.example/":             "not an address",
		"http://outlet.example/%zz":           "not an address",
		"http://" + strings.Repeat("a", 9000): "longer than",
		// short as it is written, and too long as it is asked for
		"http://outlet.example/" + strings.Repeat("خ", 3000): "longer than",
	} {
		u, err := Clean(raw)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("Clean(%.80q) = %v, %v; want an error with %q", raw, u, err, why)
		}
	}
}

// FuzzClean: whatever is let through is a plain address that says the same when it is cleaned again, and names no address of a private network.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"https://outlet.example/خبر?ق=1#x", "http://[::ffff:7f00:1]:80/%2e%2e/", "http://0x7f.1", "HTTP://أخبار.example:8080//a b", "http://a_b.example/%", "http:%2f%2f127.0.0.1", "http://١٢٧.0.0.1/", "http://a.example/" + strings.Repeat("\xdb", 3000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := Clean(raw)
		if err != nil {
			return
		}
		s := u.String()
		if strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f }) >= 0 {
			t.Errorf("Clean(%q) = %q, which cannot stand in a request", raw, s)
		}
		if again, err := Clean(s); err != nil || again.String() != s {
			t.Errorf("Clean(%q) = %q, and that cleaned is %v, %v", raw, s, again, err)
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Fragment != "" {
			t.Errorf("Clean(%q) = %q", raw, s)
		}
		if ip, err := netip.ParseAddr(u.Hostname()); err == nil && refused(ip, false) != "" {
			t.Errorf("Clean(%q) = %q, an address that is refused", raw, s)
		}
	})
}
