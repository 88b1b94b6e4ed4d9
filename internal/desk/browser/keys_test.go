package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stop is where the focus is after a press of Tab.
type stop struct {
	// End says that it has left the page.
	End bool `json:"end"`
	// What is the element in short; Wrong is what is wrong with it.
	What  string   `json:"what"`
	Wrong []string `json:"wrong"`
}

// looking is the script that looks at what has the focus: named, to be seen, not covered, with a ring, and behind the last one in the order of reading.
const looking = `(() => {
	const e = document.activeElement
	if (!e || e === document.body || e === document.documentElement) return {end: true, what: '', wrong: []}
	const wrong = []
	const text = n => (n?.innerText ?? n?.textContent ?? '').trim()
	const by = (e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => text(document.getElementById(id))).join('')
	const name = e.getAttribute('aria-label') || by || [...(e.labels ?? [])].map(text).join('') || text(e) || e.title || (e.type === 'submit' && e.value)
	if (!name) wrong.push('it has no name')
	const box = e.getClientRects()[0] ?? e.getBoundingClientRect(), all = e.getBoundingClientRect()
	if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true}) || all.width < 2 || all.height < 2) wrong.push('it is not to be seen')
	else if (all.bottom <= 0 || all.top >= innerHeight || all.right <= 0 || all.left >= innerWidth) wrong.push('it is outside the window')
	else {
		const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1)
		const over = document.elementFromPoint(x, y)
		if (over && over !== e && !e.contains(over) && !over.contains(e) && !e.labels?.[0]?.contains(over)) wrong.push('it is covered by ' + over.outerHTML.slice(0, 60))
	}
	const ring = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'
	// of a thumb no style can be asked
	const thumb = [...document.styleSheets].flatMap(s => [...s.cssRules]).some(r => /focus-visible::-webkit-slider-thumb/.test(r.selectorText) && r.style.boxShadow)
	if (!(ring(getComputedStyle(e)) || e.type === 'range' && thumb)) wrong.push('no ring is around it')
	if (e.tabIndex > 0) wrong.push('it has a place in the order of its own')
	const last = window.lastStop
	if (last && last.e.isConnected && last.e.parentElement === e.parentElement) {
		const was = last.e.getClientRects()[0], rtl = getComputedStyle(e.parentElement).direction === 'rtl'
		const line = was && Math.min(was.bottom, box.bottom) - Math.max(was.top, box.top) > Math.min(was.height, box.height) / 2
		if (line && (rtl ? box.right > was.right + 1 : box.left < was.left - 1)) wrong.push('it stands before ' + text(last.e).slice(0, 30))
		if (was && !line && box.bottom < was.top) wrong.push('it stands above ' + text(last.e).slice(0, 30))
	}
	window.lastStop = {e}
	return {end: false, what: e.tagName.toLowerCase() + (e.className ? '.' + String(e.className).split(' ')[0] : '') + ' ' + String(name).slice(0, 40), wrong}
})()`

// mostStops is how many stops of a page are looked at; longer ones are long lists of the same.
const mostStops = 160

func (b *tab) press(key string) {
	b.Helper()
	b.do(chromedp.KeyEvent(key))
}

// walk goes through a page by Tab, and says what is wrong with where it comes.
func (b *tab) walk(name string) {
	b.Helper()
	wrong := map[string]bool{}
	stops, again := 0, eval[bool](b, `document.querySelector('[autofocus]') !== null`)
	for ; stops < mostStops; stops++ {
		b.press(kb.Tab)
		at := eval[stop](b, looking)
		if at.End && again { // it began in the middle
			again = false
			continue
		}
		if at.End {
			break
		}
		for _, w := range at.Wrong {
			if !wrong[at.What+w] {
				b.Errorf("%s: stop %d, %s: %s", name, stops+1, at.What, w)
			}
			wrong[at.What+w] = true
		}
	}
	total := eval[int](b, `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => e.checkVisibility() && !e.disabled && e.type !== 'hidden').length`)
	if stops < mostStops && stops < total*9/10 || stops == mostStops && total < mostStops/2 {
		b.Errorf("%s: the keyboard comes to %d of %d things that can be used", name, stops, total)
	}
}

// TestEveryPageByKeyboard goes through every page by Tab, in both directions of reading, at a desk and on a phone.
func TestEveryPageByKeyboard(t *testing.T) {
	for _, l := range []look{{lang: "ar"}, {lang: "en", width: phone}} {
		b := open(t, l)
		for name, path := range paths(t) {
			if name == "endless" || name == "filtered" {
				continue // a million letters; the overview again
			}
			b.visit(path)
			b.still()
			b.walk(fmt.Sprintf("%s %s", name, l))
		}
	}
}

// TestTheSkipLinkSkips presses Tab and Enter on a page: the next Tab is in what the page is about.
func TestTheSkipLinkSkips(t *testing.T) {
	b := open(t, look{lang: "ar"})
	b.visit("/")
	b.scripted()
	for _, path := range []string{"/", "/stories", "/map", "/search"} {
		b.visit(path)
		b.press(kb.Tab)
		first := eval[string](b, `document.activeElement.className`)
		b.press(kb.Enter)
		b.press(kb.Tab)
		if inside := eval[bool](b, `document.querySelector('main').contains(document.activeElement)`); first != "skip" || !inside {
			t.Errorf("%s: first stop %q, and behind it inside the content: %v", path, first, inside)
		}
	}
}

// TestWhatIsFoldedOpensByKey opens and closes by Enter each kind of what is folded.
func TestWhatIsFoldedOpensByKey(t *testing.T) {
	b := open(t, look{lang: "en"})
	for _, name := range []string{"overview", "event", "report"} {
		b.visit(paths(t)[name])
		b.still()
		n := eval[int](b, `(window.folded = [...document.querySelectorAll('summary')].filter(e => e.checkVisibility()).slice(0, 12)).length`)
		if n == 0 {
			t.Errorf("%s: nothing is folded", name)
		}
		for i := range n {
			was := eval[bool](b, fmt.Sprintf(`(folded[%d].focus(), folded[%d].parentElement.open)`, i, i))
			b.press(kb.Enter)
			now := eval[bool](b, fmt.Sprintf(`folded[%d].parentElement.open`, i))
			b.press(kb.Enter)
			again := eval[bool](b, fmt.Sprintf(`folded[%d].parentElement.open`, i))
			if now == was || again != was {
				t.Errorf("%s: %s: open %v, after Enter %v, after another %v", name, eval[string](b, fmt.Sprintf(`folded[%d].outerHTML.slice(0, 80)`, i)), was, now, again)
			}
		}
	}
}

// TestEscapeClosesWhatFloats focuses a claim in a report, whose card then floats over the text, and a chip whose rule is open: Escape takes both away.
func TestEscapeClosesWhatFloats(t *testing.T) {
	b := open(t, look{lang: "ar"})
	b.visit("/")
	b.scripted()
	b.visit(paths(t)["event"])
	b.still()
	if !eval[bool](b, `(window.chip = document.querySelector('details.chip')) !== null`) {
		t.Fatal("the event has no chip")
	}
	eval[chromedp.Void](b, `chip.querySelector('summary').focus(), null`)
	b.press(kb.Enter)
	opened := eval[bool](b, `chip.open`)
	b.press(kb.Escape)
	if !opened || eval[bool](b, `chip.open`) || !eval[bool](b, `chip.contains(document.activeElement)`) {
		t.Errorf("Enter opens the rule of a chip: %v; Escape leaves it open, or takes the focus away", opened)
	}
	b.visit("/reports/hostile-2")
	b.still()
	if !eval[bool](b, `(window.mark = document.querySelector('.run a, .run [tabindex]')) !== null`) {
		t.Fatal("no claim can be focused in the report")
	}
	eval[chromedp.Void](b, `mark.focus(), null`)
	shown := eval[bool](b, `mark.closest('.run').querySelector('.pop')?.checkVisibility() ?? false`)
	b.press(kb.Escape)
	if after := eval[bool](b, `mark.closest('.run').querySelector('.pop')?.checkVisibility() ?? false`); !shown || after {
		t.Errorf("the card of a claim: shown on focus %v, after Escape %v", shown, after)
	}
}

// TestMapAndBrushByKey moves the map and a handle of the brush by keys.
func TestMapAndBrushByKey(t *testing.T) {
	b := open(t, look{lang: "en"})
	b.drawn("/")
	b.until(`!document.querySelector('[data-handle=from]').hidden`)
	eval[chromedp.Void](b, `document.querySelector('[data-handle=from]').focus(), null`)
	before := eval[string](b, `document.activeElement.value`)
	b.press(kb.ArrowRight)
	b.press(kb.ArrowUp)
	if after := eval[string](b, `document.querySelector('[data-handle=from]').value`); after == before {
		t.Errorf("keys leave the handle at %s", after)
	}
	b.until(`location.search.includes('from=')`)
	if !eval[bool](b, `(window.canvas = document.querySelector('canvas.maplibregl-canvas')) && canvas.tabIndex === 0 && Boolean(canvas.getAttribute('aria-label'))`) {
		t.Error("the map cannot be reached by Tab, or has no name")
	}
	if !eval[bool](b, `document.querySelector('main a[href^="/map"]') !== null`) {
		t.Error("no link leads from the map to its table")
	}
}
