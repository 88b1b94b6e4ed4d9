package fetch

import (
	"context"
	"net/http"
	"testing"
	"time"
)

func TestManners(t *testing.T) {
	t0 := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	sec := func(n float64) time.Time { return t0.Add(time.Duration(n * float64(time.Second))) }
	type took struct {
		start, end float64
		status     int
		retry      time.Duration
	}
	for name, c := range map[string]struct {
		delay time.Duration
		took  []took
		next  float64
	}{
		"never asked":            {0, nil, 0},
		"the usual pause":        {0, []took{{0, 1, 200, 0}}, 6},
		"from the end of it":     {0, []took{{0, 3, 200, 0}}, 8},
		"as long as it was slow": {0, []took{{0, 20, 200, 0}}, 40},
		"not without end":        {0, []took{{0, 1000, 200, 0}}, 1120},
		"crawl-delay":            {30 * time.Second, []took{{0, 1, 200, 0}}, 31},
		"a shorter crawl-delay":  {time.Second, []took{{0, 1, 200, 0}}, 6},
		"a longer one":           {time.Hour, []took{{0, 0, 200, 0}}, 120},
		"errors are answers":     {0, []took{{0, 1, 404, 0}}, 6},
		"no answer":              {0, []took{{0, 1, 0, 0}}, 6},
		"Retry-After":            {0, []took{{0, 0, 429, 300 * time.Second}}, 300},
		"a short Retry-After":    {0, []took{{0, 0, 503, time.Second}}, 5},
		"a Retry-After of weeks": {0, []took{{0, 0, 503, 1000 * time.Hour}}, 86400},
		"Retry-After with 200":   {0, []took{{0, 0, 200, time.Hour}}, 5},
		"too often, unsaid":      {0, []took{{0, 0, 429, 0}}, 60},
		"again too often":        {0, []took{{0, 0, 429, 0}, {60, 60, 503, 0}, {180, 180, 429, 0}}, 180 + 240},
		"never more than hours":  {0, []took{{0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}, {0, 0, 429, 0}}, 3600},
		"forgiven":               {0, []took{{0, 0, 429, 0}, {60, 60, 200, 0}, {100, 100, 429, 0}}, 160},
		"an earlier end":         {0, []took{{0, 0, 503, time.Hour}, {1, 2, 200, 0}}, 3600},
	} {
		m := NewManners(0)
		if c.delay > 0 {
			m.Delay("a.example", c.delay)
		}
		for _, k := range c.took {
			m.Took("a.example", sec(k.start), sec(k.end), k.status, k.retry)
		}
		if got := m.Next("a.example", t0); !got.Equal(sec(c.next)) {
			t.Errorf("%s: next after %v, want %v s", name, got.Sub(t0), c.next)
		}
		if got := m.Next("b.example", t0); !got.Equal(t0) {
			t.Errorf("%s: another host has to wait until %v", name, got)
		}
	}
}

func TestOneRequestAtATime(t *testing.T) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	m := NewManners(time.Second)
	if !m.Begin("a.example", now) {
		t.Fatal("the first is too early")
	}
	if m.Begin("a.example", now.Add(time.Hour)) {
		t.Error("a second request begins while the first is under way")
	}
	if next := m.Next("a.example", now); !next.After(now) {
		t.Error("a host that is being asked may be asked now")
	}
	if !m.Begin("b.example", now) {
		t.Error("another host has to wait")
	}
	m.Took("a.example", now, now, 200, 0)
	m.End("a.example")
	if m.Begin("a.example", now) || !m.Begin("a.example", now.Add(time.Second)) {
		t.Error("the pause is not kept")
	}
}

func TestManyHostsAreForgotten(t *testing.T) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	m := NewManners(0)
	for i := range 3 * maxHosts {
		now = now.Add(time.Second)
		m.Took(time.Duration(i).String(), now, now, 200, 0)
	}
	if len(m.hosts) > maxHosts+1 {
		t.Errorf("%d hosts are remembered", len(m.hosts))
	}
}

// TestAFetcherTellsManners of its exchanges and of crawl-delays.
func TestAFetcherTellsManners(t *testing.T) {
	w := newWorld(t)
	w.host("outlet.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			text("User-agent: *\nCrawl-delay: 40")(rw, r)
		case "/busy":
			rw.Header().Set("Retry-After", "600")
			rw.WriteHeader(503)
		case "/until":
			rw.Header().Set("Retry-After", w.clock.Add(2*time.Hour).Format(http.TimeFormat))
			rw.WriteHeader(429)
		}
	})
	o := w.options()
	o.Manners = NewManners(0)
	f := New(o)
	for path, wait := range map[string]time.Duration{"/": 40 * time.Second, "/busy": 10 * time.Minute, "/until": 2 * time.Hour} {
		*o.Manners = Manners{pause: usualPause, hosts: map[string]*host{}}
		f.Get(context.Background(), Request{URL: "http://outlet.example" + path})
		if got := o.Manners.Next(HostOf("http://OUTLET.example:80/x"), w.clock).Sub(w.clock); got != wait {
			t.Errorf("%s: asked again after %v, want %v", path, got, wait)
		}
	}
}

// FuzzRetryAfter: whatever a server asks for is a wait between none and a day.
func FuzzRetryAfter(f *testing.F) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	for _, s := range []string{"120", "Thu, 01 Aug 2024 10:00:00 GMT", "-1", "99999999999999999999", "", "Sun Nov  6 08:49:37 9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := retryAfter(s, now); d < 0 || d > longestWait {
			t.Errorf("retryAfter(%q) = %v", s, d)
		}
	})
}
