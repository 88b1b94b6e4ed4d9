package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"tawatur/internal/desk/answer"
)

// policy lets a page load our own files and nothing else, and run no code but that of our own files: texts of the archive are
// hostile input.
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// secured sets the headers that every answer carries.
func secured(next http.Handler) http.Handler { return answer.Secured(policy, next) }

// send writes a whole answer.
func send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	answer.Send(w, r, status, kind, body)
}

// encode writes a view as its data twin.
func encode(v view) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode the data twin: %w", err)
	}
	return b.Bytes(), nil
}
