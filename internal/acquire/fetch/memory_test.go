package fetch

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// remembered opens the memory of a test.
func remembered(t *testing.T, path string, now time.Time) *Memory {
	t.Helper()
	m, err := OpenMemory(path, now)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestRestartsAreNoRuder starts a program again and again, that asks a host for as long as it may each time and is then killed.
func TestRestartsAreNoRuder(t *testing.T) {
	for name, c := range map[string]struct {
		robots string
		status int
		retry  string
		// asked is how often in half an hour pages are asked for, robots how often robots.txt is.
		asked, robotsAsked int
	}{
		"the usual pause":       {"User-agent: *\nAllow: /", 200, "", 360, 1},
		"crawl-delay":           {"User-agent: *\nCrawl-delay: 60", 200, "", 30, 1},
		"Retry-After":           {"User-agent: *\nAllow: /", 503, "600", 3, 1},
		"longer each time":      {"User-agent: *\nAllow: /", 429, "", 5, 1}, // after 1, 2, 4, 8 min
		"not allowed":           {"User-agent: *\nDisallow: /", 200, "", 0, 1},
		"robots.txt out of use": {"", 200, "", 0, 3}, // every ten minutes
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			asked, robotsAsked := 0, 0
			w.host("outlet.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
				switch {
				case r.URL.Path != "/robots.txt":
					asked++
					rw.Header().Set("Retry-After", c.retry)
					rw.WriteHeader(c.status)
				case c.robots == "":
					robotsAsked++
					rw.WriteHeader(500)
				default:
					robotsAsked++
					fmt.Fprint(rw, c.robots)
				}
			})
			path := filepath.Join(t.TempDir(), "hosts.jsonl")
			start := w.clock
			for end := start.Add(30 * time.Minute); w.clock.Before(end); w.clock = w.clock.Add(5 * time.Second) {
				mem := remembered(t, path, w.clock)
				o := w.options()
				o.Manners = NewManners(0).With(mem, w.clock)
				if o.Manners.Begin("outlet.example", w.clock) {
					_, _ = New(o).Get(context.Background(), Request{URL: "http://outlet.example/news"}) // and is killed: neither End nor Close
				}
				mem.file.Close()
			}
			if asked != c.asked || robotsAsked != c.robotsAsked {
				t.Errorf("asked %d times for pages and %d times for robots.txt, want %d and %d", asked, robotsAsked, c.asked, c.robotsAsked)
			}
		})
	}
}

func TestAKilledRequestHasAsked(t *testing.T) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "hosts.jsonl")
	m := NewManners(0).With(remembered(t, path, now), now)
	m.Delay("a.example", 30*time.Second)
	if !m.Begin("a.example", now) {
		t.Fatal("not begun")
	}
	again := NewManners(0).With(remembered(t, path, now), now)
	if at := again.Next("a.example", now); !at.Equal(now.Add(30 * time.Second)) {
		t.Errorf("asked again at %s", at)
	}
}

func TestMemoryOfWhatIsBroken(t *testing.T) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	line := func(host string, free time.Time) string {
		return fmt.Sprintf(`{"host":%q,"free":%q}`+"\n", host, free.Format(time.RFC3339))
	}
	for name, c := range map[string]struct {
		file string
		want map[string]time.Duration
	}{
		"empty":              {"", map[string]time.Duration{"a": 0}},
		"the last holds":     {line("a", now.Add(time.Hour)) + line("a", now.Add(time.Minute)), map[string]time.Duration{"a": time.Minute}},
		"cut off":            {line("a", now.Add(time.Hour)) + `{"host":"a","fr`, map[string]time.Duration{"a": time.Hour}},
		"not ours":           {"\x00\xff\n[1]\n{}\nnull\n" + line("a", now.Add(time.Hour)), map[string]time.Duration{"a": time.Hour}},
		"a clock ahead":      {line("a", now.AddDate(30, 0, 0)), map[string]time.Duration{"a": longestWait}},
		"long ago":           {line("a", now.AddDate(-1, 0, 0)), map[string]time.Duration{"a": 0}},
		"a line without end": {line("a", now.Add(time.Hour)) + strings.Repeat("x", longestNote+1), map[string]time.Duration{"a": time.Hour}},
	} {
		path := filepath.Join(t.TempDir(), "hosts.jsonl")
		if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
			t.Fatal(err)
		}
		m := NewManners(0).With(remembered(t, path, now), now)
		for host, want := range c.want {
			if got := m.Next(host, now).Sub(now); got != want {
				t.Errorf("%s: %s is left alone for %v, want %v", name, host, got, want)
			}
		}
	}
	if _, err := OpenMemory(t.TempDir(), now); err == nil || !strings.Contains(err.Error(), "can be deleted") {
		t.Errorf("a folder is no memory: %v", err)
	}
}

// TestMemoryStaysSmall asks a few hosts for a year.
func TestMemoryStaysSmall(t *testing.T) {
	now := time.Date(2024, 8, 1, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "hosts.jsonl")
	mem := remembered(t, path, now)
	m := NewManners(0).With(mem, now)
	for i := range 100_000 {
		now = now.Add(5 * time.Minute)
		m.Took(fmt.Sprintf("outlet%d.example", i%300), now, now, 200, 0)
	}
	if err := mem.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 2*slack {
		t.Errorf("%v %v", info.Size(), err)
	}
	if mem = remembered(t, path, now.Add(time.Hour)); mem.size != 0 {
		t.Errorf("what is over takes %d bytes", mem.size)
	}
}
