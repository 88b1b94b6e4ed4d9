package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// look is how a reader looks at a page.
type look struct {
	lang  string // "ar" or "en"
	dark  bool
	width int64 // of the window, in CSS pixels; 0 is a desk's
	noJS  bool
}

func (l look) String() string {
	theme := "light"
	if l.dark {
		theme = "dark"
	}
	return fmt.Sprintf("%s-%s-%d", l.lang, theme, l.pixels())
}

// phone and wide are the widths at which pages are looked at.
const (
	phone = 390
	wide  = 1280
)

func (l look) pixels() int64 {
	if l.width == 0 {
		return wide
	}
	return l.width
}

// looks are both languages in both themes at both sizes.
func looks() []look {
	var out []look
	for _, lang := range []string{"ar", "en"} {
		for _, dark := range []bool{false, true} {
			for _, width := range []int64{phone, wide} {
				out = append(out, look{lang: lang, dark: dark, width: width})
			}
		}
	}
	return out
}

// tab is one tab of the browser, with cookies of its own, that watches what is asked of the network.
type tab struct {
	*testing.T
	ctx context.Context

	mu sync.Mutex
	// asked are the addresses that pages asked for, by the protocol's id of the request in urls; weights are the bytes that
	// came for each address as they travelled.
	asked   []string
	urls    map[network.RequestID]string
	weights map[string]float64
}

// chromium returns the path of the browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no chromium on this machine: apt-get install chromium")
	return ""
}

// patience is for how long one test may look at pages: a machine may be busy with other things.
const patience = 8 * time.Minute

// open starts a browser for one test. No name but loopback's is resolved in it.
func open(t *testing.T, l look) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("lang", l.lang),
		// The map is drawn by WebGL, which a machine without graphics has in software only.
		chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx, urls: map[network.RequestID]string{}, weights: map[string]float64{}}
	b.must(chromedp.Listen(ctx, b.watch))
	command(b, network.Enable, network.EnableParams{})
	command(b, page.Enable, page.EnableParams{})
	b.look(l)
	return b
}

func (b *tab) watch(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
		b.urls[e.RequestID] = e.Request.URL
	case *network.EventLoadingFinished:
		b.weights[b.urls[e.RequestID]] += e.EncodedDataLength
	}
}

// look makes the tab look at pages in a way.
func (b *tab) look(l look) {
	b.Helper()
	theme := "light"
	if l.dark {
		theme = "dark"
	}
	command(b, emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: l.pixels(), Height: 900, DeviceScaleFactor: 1, Mobile: l.pixels() < 600})
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	command(b, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": l.lang}})
	command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.noJS})
}

// must ends the test at an error.
func (b *tab) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// command sends one command of the protocol.
func command[P, R any](b *tab, cmd cdp.Command[P, R], params P) {
	b.Helper()
	_, err := chromedp.Call(b.ctx, cmd, params)
	b.must(err)
}

// do runs actions; a failing one ends the test.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	b.must(chromedp.Do(b.ctx, actions...))
}

// visit opens a page of the desk by its path.
func (b *tab) visit(path string) {
	b.Helper()
	b.do(chromedp.Navigate(running.base + path))
}

// at returns the address that the tab shows.
func (b *tab) at() string {
	b.Helper()
	address, err := chromedp.Run(b.ctx, chromedp.Location())
	b.must(err)
	return address
}

// eval runs a script in the page, waits for it where it returns a promise, and returns its value.
func eval[T any](b *tab, script string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAsValue, chromedp.EvalAwaitPromise))
	b.must(err)
	return v
}

// strangers returns what was asked of another machine or of another server of this one.
func (b *tab) strangers() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []string
	for _, url := range b.asked {
		own := strings.HasPrefix(url, running.base+"/") || strings.HasPrefix(url, "data:") ||
			strings.HasPrefix(url, "blob:"+running.base+"/") || url == "about:blank"
		if !own {
			out = append(out, url)
		}
	}
	return out
}
