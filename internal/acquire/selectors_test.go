package acquire

import (
	"strings"
	"testing"
	"time"

	"tawatur/internal/acquire/article"
)

func TestPagesAreReadByTheSelectorsOfTheirAddress(t *testing.T) {
	page := "<html><body><h1>خبر</h1><div class=\"a\"><p>" + sentence + "</p></div><div class=\"b\"><p>" + sentence + " وعاد الهدوء بعد الظهر إلى القرية كلها، كما قال أهلها.</p></div></body></html>"
	opt := Options{Selectors: func(address string) article.Selectors {
		if strings.Contains(address, "wadi.example") {
			return article.Selectors{Text: ".a"}
		}
		return article.Selectors{}
	}}
	for address, want := range map[string]bool{"https://wadi.example/1": true, "https://other.example/1": false} {
		items := Captured(address, "text/html; charset=utf-8", []byte(page), time.Time{}, opt)
		if len(items) != 1 || items[0].Err != nil || (items[0].Report.Text == sentence) != want {
			t.Errorf("%s: %+v", address, items)
		}
	}
}
