package prefs

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		asked, to string
		want      Prefs
	}{
		{"/?theme=dark", "/", Prefs{"dark", "normal"}},
		{"/events/a%2Fb?q=x&size=larger", "/events/a%2Fb?q=x", Prefs{"device", "larger"}},
		{"/?theme=light&size=large", "/", Prefs{"light", "large"}},
		{"/?theme=pink", "", Prefs{"device", "normal"}},
		{"/?q=theme", "", Prefs{"device", "normal"}},
		{"//evil.example/x?theme=dark", "/evil.example/x", Prefs{"dark", "normal"}},
		{`/\evil.example?theme=dark`, "/%5Cevil.example", Prefs{"dark", "normal"}},
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, c.asked, nil)
		if got := Choose(w, r); got != c.to {
			t.Errorf("%s leads to %q, want %q", c.asked, got, c.to)
		}
		next := httptest.NewRequest(http.MethodGet, "/", nil)
		for _, cookie := range w.Result().Cookies() {
			if !cookie.HttpOnly || cookie.Path != "/" || cookie.SameSite != http.SameSiteLaxMode {
				t.Errorf("%s: cookie %v", c.asked, cookie)
			}
			next.AddCookie(cookie)
		}
		if got := Of(next); got != c.want {
			t.Errorf("%s: then %+v, want %+v", c.asked, got, c.want)
		}
	}
}

func TestWhatHoldsUnlessToldNeedsNoCookie(t *testing.T) {
	w := httptest.NewRecorder()
	Choose(w, httptest.NewRequest(http.MethodGet, "/?theme=device&size=normal", nil))
	cookies := w.Result().Cookies()
	if len(cookies) != 2 || cookies[0].MaxAge >= 0 || cookies[1].MaxAge >= 0 {
		t.Errorf("cookies %v, want two that end", cookies)
	}
}

func TestAForeignCookieChoosesNothing(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.AddCookie(&http.Cookie{Name: Theme, Value: `x"><script>`})
	if got := string(Of(r).Mark([]byte("<!doctype html>\n<html lang=en>"))); got != "<!doctype html>\n<html data-theme=\"device\" data-size=\"normal\" lang=en>" {
		t.Error(got)
	}
}
