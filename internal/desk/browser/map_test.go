package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// until waits for a condition of the page.
func (b *tab) until(condition string) {
	b.Helper()
	met := eval[bool](b, fmt.Sprintf(`new Promise(done => {
		const end = Date.now() + 30000
		const look = () => { if (%s) done(true); else if (Date.now() > end) done(false); else setTimeout(look, 100) }
		look()
	})`, condition))
	if !met {
		b.Fatalf("at %s: never came: %s", b.at(), condition)
	}
}

// drawn opens a page and waits until its map is drawn; without scripts in the program there is none to look at.
func (b *tab) drawn(path string) {
	b.Helper()
	b.visit(path)
	b.scripted()
	b.until(`document.querySelector('.mapbox.failed') || document.querySelector('[data-drawn=yes]')`)
	if eval[bool](b, `Boolean(document.querySelector('.mapbox.failed'))`) {
		b.Skip("this browser has no WebGL")
	}
}

// scripted skips a test that needs the scripts of the program, seen by whether the page that is open has a map to be drawn, where it was built without them.
func (b *tab) scripted() {
	b.Helper()
	if !eval[bool](b, `Boolean(document.querySelector('[data-map]'))`) {
		b.Skip("the program was built without npm: make build")
	}
}

// listed is how many events the page says that it lists.
func (b *tab) listed() string {
	b.Helper()
	return eval[string](b, `document.querySelector('.counts strong').textContent`)
}

// TestTheListFollowsMapAndBrush moves the handles and the map, goes back, and looks at the list and the address each time.
func TestTheListFollowsMapAndBrush(t *testing.T) {
	b := open(t, look{lang: "en"})
	b.drawn("/")
	b.until(`document.querySelectorAll('#bars rect').length > 1 && !document.querySelector('[data-handle=from]').hidden`)
	all := b.listed()
	eval[chromedp.Void](b, `{ const h = document.querySelector('[data-handle=from]'); h.value = Number(h.max) - 1
		h.dispatchEvent(new Event('input')); h.dispatchEvent(new Event('change')); null }`)
	b.until(`location.search.includes('from=')`)
	b.until(fmt.Sprintf(`document.querySelector('.counts strong').textContent !== %q`, all))
	period := b.listed()
	b.do(chromedp.Click(chromedp.CSS(`.mapbox .buttons button`)))
	b.until(`location.search.includes('box=')`)
	if at := b.at(); !strings.Contains(at, "from=") {
		t.Errorf("moving the map forgot the period: %s", at)
	}
	eval[chromedp.Void](b, `history.back()`)
	b.until(fmt.Sprintf(`!location.search.includes('box=') && document.querySelector('.counts strong').textContent === %q`, period))
	eval[chromedp.Void](b, `history.back()`)
	b.until(fmt.Sprintf(`document.querySelector('.counts strong').textContent === %q && document.querySelector('[name=from]').value === ''`, all))
	if found := b.strangers(); len(found) > 0 {
		t.Errorf("the map asked of others: %q", found)
	}
}

// TestEveryKindOfMapIsDrawn opens the map of an event, of a place and of all, in both languages.
func TestEveryKindOfMapIsDrawn(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		b := open(t, look{lang: lang, width: phone})
		for _, kind := range []string{"event", "place"} {
			if path, ok := paths(t)[kind]; ok {
				b.visit(path)
				eval[chromedp.Void](b, `document.querySelector('[data-map]')?.scrollIntoView(), null`)
				b.until(`!document.querySelector('[data-map]') || document.querySelector('[data-drawn=yes], .mapbox.failed')`)
			}
		}
		b.drawn("/map")
		if n := eval[int](b, `document.querySelectorAll('table.spots tbody tr').length`); n < 3 {
			t.Errorf("%s: the table beside the map has %d rows", lang, n)
		}
	}
}
