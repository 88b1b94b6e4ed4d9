package gazetteer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawatur/arabic"
)

// goldPlace is a place of an annotated report.
type goldPlace struct {
	Mention string   `json:"mention"`
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
	KM      float64  `json:"km"`
}

// shared returns the folder of shared material above the module, or skips the test.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		p := filepath.Join(append([]string{dir, "..", "shared"}, parts...)...)
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	t.Skip("NOTICE: shared material is absent; not measured")
	return ""
}

// readJSON decodes a file.
func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, v); err != nil {
		t.Fatal(path, err)
	}
}

// goldPlaces returns the places of a gold file, each mention once.
func goldPlaces(t *testing.T, path string) map[string]goldPlace {
	var gold struct {
		Events []struct {
			Places []goldPlace `json:"places"`
		} `json:"events"`
	}
	readJSON(t, path, &gold)
	out := map[string]goldPlace{}
	for _, e := range gold.Events {
		for _, p := range e.Places {
			out[p.Mention] = p
		}
	}
	return out
}

// TestGoldPlaces measures on annotated reports: how many of their places are found, and how many are put where they lie.
func TestGoldPlaces(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t, "gold"), "*", "*.gold.json"))
	g := mustLoad(t)
	var want, found, points, right int
	for _, f := range files {
		var rep struct{ Text string }
		readJSON(t, strings.Replace(f, ".gold.json", ".json", 1), &rep)
		ts := arabic.Tokenize(rep.Text)
		var in Room
		rs := g.Resolve(ts, g.Mentions(ts, nil, &in), Context{}, &in)
		gold := goldPlaces(t, f)
		if os.Getenv("GAZ") != "" {
			printExtra(t, filepath.Base(f), rep.Text, ts, rs, gold)
		}
		for mention, p := range gold {
			want++
			hit := overlapping(rep.Text, ts, rs, mention)
			if len(hit) == 0 {
				t.Logf("%s: not found: %s", filepath.Base(f), mention)
				continue
			}
			found++
			if p.Lat == nil {
				continue
			}
			points++
			if within(hit, p) {
				right++
			} else {
				t.Logf("%s: wrong: %s: %s %+v", filepath.Base(f), mention, hit[0].Why, hit[0].Place)
			}
		}
	}
	t.Logf("found %d of %d, right %d of %d points", found, want, right, points)
	if float64(found) < 0.90*float64(want) || float64(right) < 0.95*float64(points) {
		t.Errorf("below the floor of 0.90 found and 0.95 right")
	}
}

// overlapping returns the resolved mentions that share a token with an occurrence of the words.
func overlapping(text string, ts []arabic.Token, rs []Resolved, words string) []Resolved {
	var out []Resolved
	for at := 0; ; {
		k := strings.Index(text[at:], words)
		if k < 0 {
			return out
		}
		start := len([]rune(text[:at+k]))
		end := start + len([]rune(words))
		for _, r := range rs {
			if ts[r.First].Start < end && start < ts[r.Tail-1].End {
				out = append(out, r)
			}
		}
		at += k + len(words)
	}
}

// within reports whether a mention lies where gold says.
func within(hit []Resolved, p goldPlace) bool {
	for _, r := range hit {
		if r.Place != nil && Distance(r.Place, &Place{Lat: *p.Lat, Lon: *p.Lon}) <= p.KM {
			return true
		}
	}
	return false
}

// printExtra logs the mentions that gold has nowhere.
func printExtra(t *testing.T, name, text string, ts []arabic.Token, rs []Resolved, gold map[string]goldPlace) {
	runes := []rune(text)
	for _, r := range rs {
		known := false
		words := string(runes[ts[r.First].Start:ts[r.Tail-1].End])
		for m := range gold {
			known = known || strings.Contains(m, words) || strings.Contains(words, m)
		}
		if !known {
			id := "-"
			if r.Place != nil {
				id = describe(r.Place)
			}
			t.Logf("%s: extra [%s] %s | %s", name, words, id, r.Why)
		}
	}
}

func mustLoad(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
