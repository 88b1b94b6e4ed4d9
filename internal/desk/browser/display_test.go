package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTheReaderChoosesHowPagesLook chooses the dark theme and the largest text at the foot of a page, with scripts off and on a light
// device, and looks whether other pages keep to it, fit a phone, and can be undone.
func TestTheReaderChoosesHowPagesLook(t *testing.T) {
	const seen = `({
		ground: getComputedStyle(document.body).backgroundColor, size: parseFloat(getComputedStyle(document.documentElement).fontSize),
		over: document.documentElement.scrollWidth - window.innerWidth})`
	type looks struct {
		Ground     string
		Size, Over float64
	}
	b := open(t, look{lang: "ar", width: phone, noJS: true})
	b.visit("/?type=shelling")
	before := eval[looks](b, seen)
	b.do(chromedp.Click(chromedp.CSS(`.display a[href*="theme=dark"]`)), chromedp.WaitVisible(chromedp.CSS(`html[data-theme="dark"]`)),
		chromedp.Click(chromedp.CSS(`.display a[href*="size=larger"]`)), chromedp.WaitVisible(chromedp.CSS(`html[data-size="larger"]`)))
	if at := b.at(); !strings.HasSuffix(at, "/?type=shelling") {
		t.Errorf("after choosing at %s", at)
	}
	for name, path := range paths(t) {
		b.visit(path)
		got := eval[looks](b, seen)
		if got.Ground != "rgb(20, 23, 26)" || got.Size < before.Size*1.3 {
			t.Errorf("%s: the choice does not hold: %+v", name, got)
		}
		if got.Over > 0 {
			t.Errorf("%s: %.0f pixels wider than a phone", name, got.Over)
		}
	}
	b.visit("/api")
	if got := eval[looks](b, seen); got.Ground != "rgb(20, 23, 26)" {
		t.Errorf("the page of the API: %+v", got)
	}
	b.visit("/")
	b.do(chromedp.Click(chromedp.CSS(`.display a[href*="theme=device"]`)), chromedp.WaitVisible(chromedp.CSS(`html[data-theme="device"]`)))
	if got := eval[looks](b, seen); got.Ground != before.Ground {
		t.Errorf("after it was undone: %+v", got)
	}
}
