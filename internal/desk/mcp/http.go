package mcp

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"tawatur/internal/desk/answer"
)

// Handler returns the server over streamable HTTP, at whatever path it is mounted. A request that a browser sends for a page comes
// with the page's origin: it is turned away unless that is this machine or one of origins ("https://desk.example"), so that no page
// that happens to be open can ask. Names that lead to this machine only by a trick of DNS are turned away by the server itself.
func Handler(srv *sdk.Server, origins []string) http.Handler {
	h := sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return srv },
		&sdk.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: 1 << 20})
	return answer.Secured("default-src 'none'; frame-ancestors 'none'", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if o := r.Header.Get("Origin"); o != "" && !ours(o) && !slices.Contains(origins, o) {
			http.Error(w, "this origin may not ask", http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	}))
}

// ours reports whether an origin is of this machine.
func ours(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && Loopback(u.Host)
}

// Loopback reports whether an address with or without a port can only be reached from this machine.
func Loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(trimBrackets(host))
	return err == nil && ip.IsLoopback()
}

func trimBrackets(host string) string {
	if len(host) > 1 && host[0] == '[' && host[len(host)-1] == ']' {
		return host[1 : len(host)-1]
	}
	return host
}
