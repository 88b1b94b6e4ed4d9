package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tawatur/internal/desk/kept"
	"tawatur/internal/desk/web/ui"
	"tawatur/internal/store"
)

// emptyStore is a record without anything, that nothing outside a bubble of time works for. What a filter offers is gathered from it for as
// long as it is not let go.
type emptyStore struct {
	store.Store
	let chan struct{}
}

func (s emptyStore) Events(_ context.Context, f store.Filter) (store.Page, error) {
	if f.Limit == choiceEvents {
		<-s.let
	}
	return store.Page{}, nil
}

func (emptyStore) Counts(context.Context) (store.Counts, error) { return store.Counts{}, nil }

// eventsIn lists the names of server-sent events.
func eventsIn(body string) []string {
	var out []string
	for l := range strings.Lines(body) {
		if name, ok := strings.CutPrefix(l, "event: "); ok {
			out = append(out, strings.TrimSpace(name))
		}
	}
	return out
}

// waiting is a site that gathers what its filter offers, in a bubble of time.
func waiting(t *testing.T, ending chan struct{}) (h http.Handler, let func()) {
	t.Helper()
	opt := options()
	st := emptyStore{let: make(chan struct{})}
	opt.Now, opt.Ending = time.Now, ending
	h, err := newHandler(st, opt, ui.UI{})
	if err != nil {
		t.Fatal(err)
	}
	return h, func() { close(st.let) }
}

// TestNobodyWaitsForSuggestions asks what fields offer while it is still being gathered: those that take names do without.
func TestNobodyWaitsForSuggestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		let := make(chan struct{})
		s := &site{choices: kept.New(func(context.Context) (choices, error) { <-let; return choices{}, nil }, kept.Options{})}
		if _, err := s.offered(t.Context()); !errors.Is(err, kept.ErrPending) {
			t.Errorf("drop-downs cannot do without: %v", err)
		}
		s.opt.Names = bearers
		if _, err := s.offered(t.Context()); err != nil {
			t.Error(err)
		}
		close(let)
	})
}

func TestAPageThatWaitsSaysSoAndGoesOnByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, let := waiting(t, nil)
		w := get(h, http.MethodGet, "/?lang=en")
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Refresh") == "" ||
			!strings.Contains(w.Body.String(), `data-progress="/progress?lang=en">At work for 2 seconds.`) {
			t.Errorf("status %d, %v, %s", w.Code, w.Header(), w.Body)
		}
		w = get(h, http.MethodGet, "/index.json")
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Refresh") != "" {
			t.Errorf("the twin: status %d, %v", w.Code, w.Header())
		}
		time.AfterFunc(7*time.Second, let)
		w = get(h, http.MethodGet, "/progress?lang=ar")
		if got := eventsIn(w.Body.String()); !slices.Equal(got, []string{"working", "working", "working", "ready"}) ||
			w.Header().Get("Content-Type") != "text/event-stream" || !strings.Contains(w.Body.String(), "data: العمل جارٍ منذ ثانيتين.\n\n") {
			t.Errorf("%v: %s", w.Header(), w.Body)
		}
		if got := eventsIn(get(h, http.MethodGet, "/progress").Body.String()); !slices.Equal(got, []string{"ready"}) {
			t.Errorf("when it is ready: %q", got)
		}
	})
}

func TestNothingToWaitForIsReady(t *testing.T) {
	if got := eventsIn(get(handler(t, open(t, true)), http.MethodGet, "/progress").Body.String()); !slices.Equal(got, []string{"ready"}) {
		t.Errorf("events %q", got)
	}
}

func TestListeningEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ending := make(chan struct{})
		h, let := waiting(t, ending)
		defer let()
		get(h, http.MethodGet, "/")
		w := get(h, http.MethodGet, "/progress") // nothing becomes ready: the answer ends all the same, and the browser asks again
		if got := eventsIn(w.Body.String()); len(got) == 0 || slices.Contains(got, "ready") {
			t.Errorf("events %q", got)
		}
		done := make(chan int, mostListeners)
		for range mostListeners {
			go func() { done <- get(h, http.MethodGet, "/progress").Code }()
		}
		synctest.Wait()
		if w = get(h, http.MethodGet, "/progress"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("one listener too many: status %d", w.Code)
		}
		close(ending)
		for range mostListeners {
			if code := <-done; code != http.StatusOK {
				t.Errorf("a listener got %d", code)
			}
		}
	})
}
