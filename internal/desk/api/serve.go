package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"tawatur/internal/desk/answer"
)

const (
	jsonKind    = "application/json"
	problemKind = "application/problem+json"
)

// held keeps an answer until it is whole, so that it can be tagged and compressed.
type held struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader notes the status.
func (h *held) WriteHeader(status int) { h.status = status }

// Write keeps the bytes.
func (h *held) Write(p []byte) (int, error) { return h.body.Write(p) }

// whole sends each answer whole.
func whole(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := &held{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(h, r)
		answer.Send(w, r, h.status, w.Header().Get("Content-Type"), h.body.Bytes())
	})
}

// shared lets scripts of some web sites read answers, and answers what a browser asks before.
func shared(origins []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Add("Vary", "Origin")
		if from := r.Header.Get("Origin"); from != "" && slices.Contains(origins, from) {
			h.Set("Access-Control-Allow-Origin", from)
			h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		if r.Method == http.MethodOptions {
			h.Set("Allow", methods)
			if h.Get("Access-Control-Allow-Origin") != "" {
				h.Set("Access-Control-Allow-Methods", methods)
				h.Set("Access-Control-Allow-Headers", "If-None-Match")
			}
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// methods are those that the API has.
const methods = "GET, HEAD, OPTIONS"

// nowhere answers what no operation does.
func nowhere(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", methods)
		refuse(w, r, http.StatusMethodNotAllowed, "the API only reads: use GET or HEAD")
		return
	}
	refuse(w, r, http.StatusNotFound, "nothing is under this path; "+Base+"/openapi.json lists what there is")
}

// refuse writes a problem where no operation is reached.
func refuse(w http.ResponseWriter, _ *http.Request, status int, detail string) {
	body, err := json.Marshal(&huma.ErrorModel{Title: http.StatusText(status), Status: status, Detail: detail})
	if err != nil { // two texts and a number are always JSON
		body = []byte("{}")
	}
	w.Header().Set("Content-Type", problemKind)
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // the client has gone: there is nobody left to tell
}
