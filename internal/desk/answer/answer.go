// Package answer sends what the desk has made over HTTP: whole, with a tag by which a client sees that it has it already, and
// compressed where the client takes that. It decides nothing about what is in it.
//
//	answer.Send(w, r, http.StatusOK, "application/json", body)
package answer

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
)

// Secured sets the headers that every answer carries; policy is its Content-Security-Policy. Texts of the archive are hostile input.
func Secured(policy string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		// A reader's address bar may hold a search; outlets need not learn it.
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		next.ServeHTTP(w, r)
	})
}

// worth is from how many bytes on an answer is compressed.
const worth = 1024

// File is an answer made beforehand, to be sent to many.
type File struct {
	// Kind is its content type, Tag names its bytes (see [Tag]).
	Kind, Tag string
	// Plain and Gzip return the bytes as they are and compressed; Gzip is nil where that does not help.
	Plain, Gzip func() []byte
}

// Send writes a whole answer, or 304 when the client has the same bytes already. Only a complete answer (200) has a tag.
func Send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	f := File{Kind: kind, Tag: Tag(body), Plain: func() []byte { return body }}
	if len(body) >= worth {
		f.Gzip = func() []byte { return Zip(body, gzip.DefaultCompression) }
	}
	f.Send(w, r, status)
}

// Send writes the file as [Send] does.
func (f File) Send(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h.Set("Content-Type", f.Kind)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	h.Add("Vary", "Accept-Encoding")
	zip := f.Gzip != nil && takesGzip(r.Header.Get("Accept-Encoding"))
	if status == http.StatusOK {
		tag := quoted(f.Tag, zip)
		h.Set("ETag", tag)
		if hasTag(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	read := f.Plain
	if zip {
		h.Set("Content-Encoding", "gzip")
		read = f.Gzip
	}
	body := read()
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client has gone: there is nobody left to tell
	}
}

// Tag names bytes by their hash.
func Tag(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:12])
}

// quoted is a tag as the header has it. Compressed, the bytes are others, and a strong tag says so.
func quoted(tag string, zip bool) string {
	if zip {
		tag += "-gzip"
	}
	return `"` + tag + `"`
}

// hasTag reports whether an If-None-Match header has a tag; the comparison is the weak one that RFC 9110 asks for.
func hasTag(headers []string, tag string) bool {
	for t := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		t = strings.TrimSpace(t)
		if t == "*" || strings.TrimPrefix(t, "W/") == tag {
			return true
		}
	}
	return false
}

// takesGzip reads an Accept-Encoding header.
func takesGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip", "x-gzip", "*":
			weight, given := strings.CutPrefix(strings.TrimSpace(params), "q=")
			q, err := strconv.ParseFloat(weight, 64)
			return !given || err == nil && q > 0
		}
	}
	return false
}

// Zip compresses bytes at a level of package gzip. Writing into memory cannot fail; a level that there is not gives nothing.
func Zip(body []byte, level int) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil
	}
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}
