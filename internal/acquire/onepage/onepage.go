// Package onepage says which addresses are those of one page. It is the only place that does: feeds, sitemaps, archives of the web, saved
// pages and tables all ask it.
//
// What is the same on its face has one [Key]; that a page has a second address, as mobile and printed views have, is believed only
// where the page itself says so and nothing speaks against it: see [Own]. Two articles are never made one by a guess. The package asks for nothing and
// reads no pages.
//
//	onepage.Key("https://www.outlet.example/news/17/?utm_source=rss") == onepage.Key("http://outlet.example/news/17")
//	onepage.Own("https://m.outlet.example/news/17", "https://outlet.example/news/17") // the second
package onepage

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// trackers returns the parameters by which senders of links learn who followed them; they choose no page. Those that begin with one of
// trackerKinds are, too.
func trackers() []string {
	return []string{
		"fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "igsh", "igshid", "gclid", "gbraid", "wbraid", "dclid", "gclsrc", "gad_source", "_ga", "_gl",
		"srsltid", "msclkid", "twclid", "ttclid", "li_fat_id", "ref_src", "ref_url", "__twitter_impression", "yclid", "ysclid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc",
		"_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "_branch_match_id", "at_medium", "at_campaign", "xtor", "wt_zmc", "spm_id_from",
	}
}

// trackerKinds returns how the names of whole families of trackers begin.
func trackerKinds() []string { return []string{"utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_"} }

// Usual is the usual spelling of the address of a page: one page that is named in several ways has one address. What stands outside ASCII is
// escaped, escapes are in capitals (RFC 3986, 6.2.2.1), and parameters that only say by which link somebody came are left out. Whatever may
// choose another page, or cost a redirect, stays: a slash at the end, the order of parameters, the host. So it is asked for.
func Usual(address string) string {
	rest, fragment, marked := strings.Cut(address, "#")
	path, query, asked := strings.Cut(rest, "?")
	out := usualEscapes(path)
	if asked {
		known, kinds := trackers(), trackerKinds()
		kept := slices.DeleteFunc(strings.Split(query, "&"), func(parameter string) bool {
			name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
			return slices.Contains(known, name) || slices.ContainsFunc(kinds, func(k string) bool { return strings.HasPrefix(name, k) })
		})
		if q := strings.Join(kept, "&"); q != "" {
			out += "?" + usualEscapes(q)
		}
	}
	if marked {
		out += "#" + fragment
	}
	return out
}

// usualEscapes escapes what stands outside ASCII, and writes escapes in capitals.
func usualEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteString(strings.ToUpper(s[i : i+3]))
			i += 2
		case c <= ' ' || c >= 0x7f:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// Key is what tells the page of an address from others: the host without "www." and the path with its parameters, in one spelling. The scheme, its port,
// a slash at the end and a fragment tell none apart, but for a fragment by which a script chooses the page ("#!/news/17").
func Key(address string) string {
	scheme, rest, _ := strings.Cut(Usual(address), "://")
	rest, fragment, _ := strings.Cut(rest, "#")
	host, path := split(rest)
	key := oneHost(scheme, host) + "/" + unreserved(path)
	if chooses(fragment) {
		key += "#" + fragment
	}
	return key
}

// Spellings returns the addresses under which the page of an address may be known too: with the other scheme, with "www." or without, with a slash
// at the end or without; the address itself is first. All have its key.
func Spellings(address string) []string {
	out := []string{address}
	scheme, rest, web := strings.Cut(address, "://")
	if !web || scheme != "http" && scheme != "https" {
		return out
	}
	key := Key(address)
	for _, rest := range Forms(rest) {
		for _, scheme := range []string{"https", "http"} {
			if s := scheme + "://" + rest; s != address && Key(s) == key { // the port of one scheme is none of the other's
				out = append(out, s)
			}
		}
	}
	return out
}

// Forms returns an address without its scheme with "www." and without, and with a slash at the end of the path and without.
func Forms(rest string) []string {
	rest, fragment, marked := strings.Cut(rest, "#")
	host, path := split(rest)
	path, query, asked := strings.Cut(path, "?")
	if asked {
		query = "?" + query
	}
	if marked {
		query += "#" + fragment
	}
	host = bare(strings.ToLower(host))
	var out []string
	for _, h := range []string{host, "www." + host} {
		out = append(out, h+"/"+path+query)
		if path != "" {
			out = append(out, h+"/"+path+"/"+query)
		}
	}
	return out
}

// bare takes "www." off a host.
func bare(host string) string {
	for strings.HasPrefix(host, "www.") {
		host = host[len("www."):]
	}
	return host
}

// split cuts an address without scheme and fragment into its host and the rest, which has no slash at its beginning nor at the end of the path.
func split(rest string) (host, path string) {
	at := strings.IndexAny(rest, "/?")
	if at < 0 {
		return rest, ""
	}
	host, path = rest[:at], rest[at:]
	path, query, asked := strings.Cut(path, "?")
	if path = strings.TrimRight(strings.TrimPrefix(path, "/"), "/"); asked {
		path += "?" + query
	}
	return host, path
}

// oneHost is the one spelling of a host.
func oneHost(scheme, host string) string {
	host = strings.ToLower(host)
	switch strings.ToLower(scheme) {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	host = strings.TrimSuffix(host, ".")
	if strings.Contains(host, "%") {
		if name, err := url.PathUnescape(host); err == nil {
			if name, err = idna.Lookup.ToASCII(name); err == nil {
				host = name
			}
		}
	}
	return bare(host)
}

// chooses reports whether a fragment is one by which a script chooses the page.
func chooses(fragment string) bool {
	return strings.HasPrefix(fragment, "!") || strings.HasPrefix(fragment, "/")
}

// unreserved writes letters, digits and "-._~" that need no escape without one (RFC 3986, 6.2.2.2).
func unreserved(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			if c := nibble(s[i+1])<<4 | nibble(s[i+2]); isUnreserved(c) {
				b.WriteByte(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func nibble(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

func isUnreserved(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.IndexByte("-._~", c) >= 0
}
