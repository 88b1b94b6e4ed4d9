package web

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

func TestWhomCorrectionsGoTo(t *testing.T) {
	for to, want := range map[string]string{
		"": "", "desk@example.org": "mailto:desk@example.org", "mailto:desk@example.org": "mailto:desk@example.org",
		"https://desk.example/wrong?form=1": "https://desk.example/wrong?form=1",
	} {
		if got, err := Corrections(to); err != nil || got != want {
			t.Errorf("%q: %q, %v", to, got, err)
		}
	}
	for _, to := range []string{"javascript:alert(1)", "desk", "ftp://desk.example", "Desk <desk@example.org>", "https://"} {
		if got, err := Corrections(to); err == nil {
			t.Errorf("%q was taken, for %q", to, got)
		}
	}
}

// TestMistakesCanBeTold follows the link of corrections on the page of an event, a story's and a report's are made by the same template.
func TestMistakesCanBeTold(t *testing.T) {
	st := open(t, true)
	for _, c := range []struct{ to, has string }{
		{"", "Nobody is named here"},
		{"mailto:desk@example.org", `href="mailto:desk@example.org?subject=Correction:%20e1&amp;body=`},
		{"https://desk.example/wrong?form=1", `href="https://desk.example/wrong?form=1&amp;page=`},
	} {
		opt := options()
		opt.Corrections = c.to
		h, err := New(st, opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/events/e1", "/reports/b"} {
			body := get(h, "GET", path, "Accept-Language", "en").Body.String()
			if want := strings.ReplaceAll(c.has, "e1", strings.TrimPrefix(strings.TrimPrefix(path, "/events/"), "/reports/")); !strings.Contains(body, want) {
				t.Errorf("%s, corrections to %q: no %s", path, c.to, want)
			}
			if !strings.Contains(body, "What it should be, and according to whom") {
				t.Errorf("%s: no lines to send", path)
			}
		}
	}
}

// TestEveryPageCanBeCited looks for a text to cite on the pages that have none of their own.
func TestEveryPageCanBeCited(t *testing.T) {
	h := handler(t, open(t, true))
	for _, path := range []string{"/", "/?" + url.Values{"q": {"قصف"}}.Encode(), "/stories", "/sources", "/changes", "/map", "/reports/b", "/search?q=x"} {
		for _, lang := range []string{"ar", "en"} {
			body := html.UnescapeString(get(h, "GET", path, "Accept-Language", lang).Body.String())
			want := map[string]string{"ar": "كما كان في", "en": "As of"}[lang]
			_, cite, ok := strings.Cut(body, `id="cite-page"`)
			if cite, _, _ = strings.Cut(cite, "</textarea>"); !ok || !strings.Contains(cite, want) || !strings.Contains(cite, "http://") {
				t.Errorf("%s in %s: not to be cited: %q", path, lang, cite)
			}
		}
	}
	if body := get(h, "GET", "/events/e1").Body.String(); strings.Contains(body, "cite-page") {
		t.Error("an event has two texts to cite it by")
	}
}
