package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPagesLookAsTheReaderChose(t *testing.T) {
	h := handler(t, open(t, true))
	w := get(h, http.MethodGet, "/?lang=en&type=shelling")
	for _, want := range []string{`data-theme="device" data-size="normal"`, `content="light dark"`, `href="?lang=en&amp;theme=dark&amp;type=shelling"`,
		`theme=device&amp;type=shelling" aria-current="true">As the device`, `size=larger`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s", want)
		}
	}
	w = get(h, http.MethodGet, "/?type=shelling&theme=dark")
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/?type=shelling" {
		t.Fatalf("status %d to %q", w.Code, to)
	}
	r := httptest.NewRequest(http.MethodGet, "/?type=shelling", nil)
	for _, c := range w.Result().Cookies() {
		r.AddCookie(c)
	}
	w = httptest.NewRecorder()
	h.ServeHTTP(w, r)
	for _, want := range []string{`data-theme="dark" data-size="normal"`, `name="color-scheme" content="dark"`, `aria-current="true">داكن`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("after dark was chosen: no %s", want)
		}
	}
}
