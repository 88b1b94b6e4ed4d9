package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// desk answers as the pages do and counts what it is asked.
func desk(t *testing.T, status int) (*httptest.Server, func() map[string]int) {
	t.Helper()
	var mu sync.Mutex
	asked := map[string]int{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/index.json" {
			fmt.Fprint(w, `{"counts":{"claims":7,"events":3},"events":[{"id":"e-1","title":"قصف، الدحلة","type":{"id":"shelling"},
				"time":{"start":"2024-08-09"},"place":{"id":"C1","name":"الدحلة"},"actors":[{"id":"sdf","label":"قسد"}]}]}`)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		asked[strings.SplitN(r.URL.Path, "/", 3)[1]]++
		w.WriteHeader(status)
	}))
	t.Cleanup(srv.Close)
	return srv, func() map[string]int { mu.Lock(); defer mu.Unlock(); return asked }
}

func set(base string) settings {
	return settings{base: base, rate: 400, length: 500 * time.Millisecond, most: time.Minute, from: "2024-01-01", to: "2024-12-31", seed: 1}
}

func TestEveryKindIsAskedAndTold(t *testing.T) {
	srv, asked := desk(t, http.StatusOK)
	var out strings.Builder
	good, err := run(t.Context(), set(srv.URL), &out)
	if err != nil || !good {
		t.Errorf("good %v, %v", good, err)
	}
	for _, kind := range []string{"overview", "list", "event", "search", "all"} {
		if !strings.Contains(out.String(), "\n"+kind+" ") {
			t.Errorf("%s is not told:\n%s", kind, out.String())
		}
	}
	total := 0
	for _, n := range asked() {
		total += n
	}
	if total != 200 || asked()["events"] == 0 || asked()["search"] == 0 || asked()[""] == 0 {
		t.Errorf("asked %v, want 200 of all kinds", asked())
	}
}

func TestFailuresAreNotGood(t *testing.T) {
	srv, _ := desk(t, http.StatusInternalServerError)
	var out strings.Builder
	good, err := run(t.Context(), set(srv.URL), &out)
	if err != nil || good || !strings.Contains(out.String(), "500 Internal Server Error") {
		t.Errorf("good %v, %v:\n%s", good, err, out.String())
	}
}

func TestPercentiles(t *testing.T) {
	var all []answer
	for i := range 100 {
		all = append(all, answer{took: time.Duration(i+1) * time.Millisecond})
	}
	for p, want := range map[int]string{50: "50 ms", 95: "95 ms", 99: "99 ms", 100: "100 ms"} {
		if got := at(all, p); got != want {
			t.Errorf("p%d = %s, want %s", p, got, want)
		}
	}
}
