package acquire

import (
	"fmt"
	"slices"
	"strings"
)

// trackers are parameters by which senders of links learn who followed them; they choose no page. Those that begin with "utm_" are, too.
var trackers = []string{"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid"}

// Usual is the usual spelling of the address of a page: one page that is named in several ways has one address. What stands outside ASCII is
// escaped, escapes are in capitals (RFC 3986, 6.2.2.1), and parameters that only say by which link somebody came are left out. Whatever may
// choose another page stays: a slash at the end, the order of parameters, the host.
func Usual(address string) string {
	rest, fragment, marked := strings.Cut(address, "#")
	path, query, asked := strings.Cut(rest, "?")
	out := usualEscapes(path)
	if asked {
		kept := slices.DeleteFunc(strings.Split(query, "&"), tracks)
		if q := strings.Join(kept, "&"); q != "" {
			out += "?" + usualEscapes(q)
		}
	}
	if marked {
		out += "#" + fragment
	}
	return out
}

// tracks reports whether a parameter is one of trackers.
func tracks(parameter string) bool {
	name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
	return strings.HasPrefix(name, "utm_") || slices.Contains(trackers, name)
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
