package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paths are the pages that are looked at: one of each kind, the fullest that the record has.
func paths(t *testing.T) map[string]string {
	t.Helper()
	var stories struct{ Stories []struct{ ID string } }
	twin(t, "/stories.json", &stories)
	var sources struct{ Outlets []struct{ ID string } }
	twin(t, "/sources.json", &sources)
	if len(stories.Stories) == 0 || len(sources.Outlets) == 0 {
		t.Fatal("the record has no stories or no outlets")
	}
	ev := fullest(t)
	return map[string]string{
		"overview": "/", "filtered": "/?type=shelling&status=disputed", "nothing": "/?q=" + url.QueryEscape("لاشيءكهذا"),
		"stories": "/stories", "story": "/stories/" + stories.Stories[0].ID, "changes": "/changes", "missing": "/events/none",
		"report": "/reports/hostile-1", "versus": "/reports/hostile-1?with=hostile-2", "endless": "/reports/hostile-3",
		"search": "/search?q=" + url.QueryEscape("قسد"), "examples": "/search", "api": "/api",
		"map": "/map", "sources": "/sources", "source": "/sources/" + url.PathEscape(sources.Outlets[0].ID),
		"health": "/health", "forward": "/reports/forwarded", "captures": "/reports/captured", "redacted": "/reports/taken-out",
		"event": "/events/" + ev.ID, "place": "/places/" + ev.Place.ID, "actor": "/actors/" + ev.Actors[0].ID,
	}
}

// told is an event as the twin of a list has it.
type told struct {
	ID     string
	Place  *struct{ ID string }
	Actors []struct{ ID string }
	Status struct{ Origins int }
}

// fullest returns the event with the most origins among those that have a place and an actor.
func fullest(t *testing.T) told {
	t.Helper()
	var list struct{ Events []told }
	twin(t, "/index.json", &list)
	var best told
	for _, e := range list.Events {
		if e.Place != nil && len(e.Actors) > 0 && e.Actors[0].ID != "" && e.Status.Origins > best.Status.Origins {
			best = e
		}
	}
	if best.ID == "" {
		t.Fatal("no event has a place and an actor")
	}
	return best
}

// violation is what axe-core says of one rule that a page breaks.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML           string `json:"html"`
		FailureSummary string `json:"failureSummary"`
	} `json:"nodes"`
}

// TestNothingStandsInTheWayOfAReader asks axe-core of every page, in every look, by the rules of WCAG 2.2 A and AA and the
// engine's own best practice.
func TestNothingStandsInTheWayOfAReader(t *testing.T) {
	engine, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is absent: npm ci --prefix internal/desk/browser")
	}
	const ask = `axe.run(document, {resultTypes: ['violations'], runOnly:
		['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations)`
	b := open(t, look{lang: "ar"})
	for _, l := range looks() {
		b.look(l)
		for name, path := range paths(t) {
			if name == "endless" && l.width != phone {
				continue // a million letters take the engine long; the narrow look is the one they could break
			}
			b.visit(path)
			eval[chromedp.Void](b, string(engine)+"; null")
			for _, v := range eval[[]violation](b, ask) {
				t.Errorf("%s %s: %s: %s (%d places, the first: %s: %s)", name, l, v.ID, v.Help, len(v.Nodes),
					cut(v.Nodes[0].HTML), v.Nodes[0].FailureSummary)
			}
		}
	}
}

func cut(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}

// TestNoRequestLeavesTheMachine opens every page with scripts on, waits until it is still, and looks at what it asked for.
func TestNoRequestLeavesTheMachine(t *testing.T) {
	b := open(t, look{lang: "en"})
	for _, path := range paths(t) {
		b.visit(path)
		b.still()
	}
	if found := b.strangers(); len(found) > 0 {
		t.Errorf("asked of others: %q", found)
	}
	if len(b.asked) == 0 {
		t.Error("the tab saw no request at all")
	}
}

// still waits until nothing moves in the page.
func (b *tab) still() {
	b.Helper()
	eval[chromedp.Void](b, `new Promise(done => requestIdleCallback(() => setTimeout(done, 300), {timeout: 5000}))`)
}

// TestNothingMovesUnderTheReader measures the layout shift of every page after it is first drawn, and that none is wider than
// its window.
func TestNothingMovesUnderTheReader(t *testing.T) {
	const watch = `window.shift = 0; window.shifted = []; new PerformanceObserver(l => { for (const e of l.getEntries()) {
			window.shift += e.value
			for (const s of e.sources) window.shifted.push(s.node?.outerHTML?.slice(0, 60) ?? s.node?.nodeName)
		} }).observe({type: 'layout-shift', buffered: true})`
	b := open(t, look{lang: "ar"})
	command(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
	for _, width := range []int64{320, phone, wide} {
		for _, lang := range []string{"ar", "en"} {
			b.look(look{lang: lang, width: width})
			for name, path := range paths(t) {
				b.visit(path)
				b.still()
				got := eval[struct {
					Shift   float64  `json:"shift"`
					Shifted []string `json:"shifted"`
					Over    float64  `json:"over"`
				}](b, `({shift, shifted, over: document.documentElement.scrollWidth - window.innerWidth})`)
				if got.Shift > 0.001 || got.Over > 0 {
					t.Errorf("%s %s at %d: shifts by %.3f, %.0f pixels wider than the window: %q", name, lang, width, got.Shift, got.Over, got.Shifted)
				}
			}
		}
	}
}

// firstPage is what the first page may weigh on its way, without the map, in bytes.
const firstPage = 120 << 10

// TestTheFirstPageIsLight sums what the overview and all that it asks for weigh as they travel, but for what only the map needs:
// its code, its ground and its places.
func TestTheFirstPageIsLight(t *testing.T) {
	b := open(t, look{lang: "ar"})
	b.visit("/")
	b.still()
	b.mu.Lock()
	defer b.mu.Unlock()
	ofMap := regexp.MustCompile(`/(static/(map|basemap)|map\.json)`)
	page, drawn := 0.0, 0.0
	for url, bytes := range b.weights {
		if ofMap.MatchString(url) {
			drawn += bytes
		} else {
			page += bytes
		}
	}
	t.Logf("the first page weighs %.0f bytes, its map %.0f, in %d requests", page, drawn, len(b.asked))
	if page == 0 || page > firstPage {
		t.Errorf("the first page weighs %.0f bytes, want at most %d: %v", page, firstPage, b.weights)
	}
}

// TestHostileReportsAreInertAndVisible opens reports whose texts try to run, to turn the reading order, to be endless.
func TestHostileReportsAreInertAndVisible(t *testing.T) {
	b := open(t, look{lang: "en", width: phone})
	for i, visible := range []string{"<script>window.ran = 1</script>", "U+202E", "كلمة بلا نهاية"} {
		b.visit(fmt.Sprintf("/reports/hostile-%d", i+1))
		got := eval[struct {
			Ran  any    `json:"ran"`
			Text string `json:"text"`
		}](b, `({ran: window.ran ?? null, text: document.querySelector('main').innerText.slice(0, 5000)})`)
		if got.Ran != nil {
			t.Errorf("report %d: its script ran: %v", i+1, got.Ran)
		}
		if !strings.Contains(got.Text, visible) {
			t.Errorf("report %d: %q is not to be seen in %q", i+1, visible, cut(got.Text))
		}
		if strings.ContainsAny(got.Text, "\u202e\u2066") {
			t.Errorf("report %d: its bidi controls reach the page", i+1)
		}
	}
}

// TestEverythingIsReachedWithoutScripts filters by the form, opens an event and follows a number to its sentence, with scripts
// off.
func TestEverythingIsReachedWithoutScripts(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		b := open(t, look{lang: lang, noJS: true})
		b.visit("/")
		b.do(chromedp.SetValue(chromedp.CSS(`select[name="type"]`), "shelling"), chromedp.Submit(chromedp.CSS(`form.filter`)),
			chromedp.WaitVisible(chromedp.CSS(`ol.events a`)))
		if at := b.at(); !strings.Contains(at, "type=shelling") {
			t.Errorf("%s: after filtering at %s", lang, at)
		}
		b.do(chromedp.Click(chromedp.CSS(`ol.events h2 a`)), chromedp.WaitVisible(chromedp.CSS(`article.event`)),
			chromedp.Click(chromedp.CSS(`article.event a.num[href^="#"]`)))
		if at := b.at(); !strings.Contains(at, "#card-") {
			t.Errorf("%s: a number leads to %s", lang, at)
		}
	}
}
