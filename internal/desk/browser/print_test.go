package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// paper is how wide a sheet of A4 is between its margins, in CSS pixels.
const paper = 688

// TestPagesArePrinted looks at pages as paper shows them: nothing is wider than the sheet, what only serves on a screen is left out, the
// sources stand side by side, and what is folded on the screen can be read.
func TestPagesArePrinted(t *testing.T) {
	b := open(t, look{lang: "ar", width: paper})
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for name, path := range paths(t) {
		b.visit(path)
		b.still()
		got := eval[struct {
			Over     float64  `json:"over"`
			Shown    []string `json:"shown"`
			Side     string   `json:"side"`
			Cited    bool     `json:"cited"`
			Citeable bool     `json:"citeable"`
		}](b, `(() => {
			const seen = e => e && e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().height > 0
			return {
				over: document.documentElement.scrollWidth - window.innerWidth,
				shown: [...document.querySelectorAll('header nav, form, .mapbox, .exports, .display')].filter(seen).map(e => e.className || e.tagName),
				side: document.querySelector('table.compare tbody tr') ? getComputedStyle(document.querySelector('table.compare tbody tr')).display : 'table-row',
				citeable: !!document.querySelector('.tools .cite'), cited: seen(document.querySelector('.tools .cite')) ?? false,
			}})()`)
		if got.Over > 0 || len(got.Shown) > 0 || got.Side != "table-row" || got.Cited != got.Citeable {
			t.Errorf("%s: %.0f pixels wider than the paper, with %q, rows of sources as %s, citation there %v and seen %v",
				name, got.Over, got.Shown, got.Side, got.Citeable, got.Cited)
		}
	}
}
