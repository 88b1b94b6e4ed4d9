package date

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur/arabic"
)

// goldTime is the time of an annotated event.
type goldTime struct {
	Start, End, Mention *string
	Ongoing             bool
	Accept              []string
}

// shared returns the folder of annotated reports beside the repository, or skips the test.
func shared(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			if g := filepath.Join(dir, "..", "shared", "gold"); exists(g) {
				return g
			}
		}
	}
	t.Skip("no ../shared/gold: the annotated reports are not here")
	return ""
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// TestGold reads each annotated mention of a time alone and compares the days; it prints what differs.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "*", "*.gold.json"))
	right, all := 0, 0
	for _, f := range files {
		var g struct{ Events []struct{ Time goldTime } }
		var doc struct{ Published *string }
		readJSON(t, f, &g)
		readJSON(t, strings.Replace(f, ".gold", "", 1), &doc)
		a, ok := anchor(doc.Published)
		if !ok {
			continue
		}
		for _, e := range g.Events {
			if e.Time.Mention == nil {
				continue
			}
			all++
			if got := days(*e.Time.Mention, a); e.Time.accepts(got, a) {
				right++
			} else {
				t.Logf("%s: %q = %s, want %s %v", filepath.Base(f), *e.Time.Mention, got, str(e.Time.Start)+"/"+str(e.Time.End), e.Time.Accept)
			}
		}
	}
	t.Logf("%d of %d mentions right", right, all)
	if right*100 < all*85 {
		t.Errorf("%d of %d mentions right, want 85 in a hundred", right, all)
	}
}

func anchor(s *string) (Anchor, bool) {
	if s == nil {
		return Anchor{}, false
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, *s); err == nil {
			return Anchor{Pub: at, Known: true}, true
		}
	}
	return Anchor{}, false
}

// days resolves the first expression of a mention to "from/to".
func days(s string, a Anchor) string {
	for _, e := range Find(arabic.Tokenize(s)) {
		if r := e.Resolve(a); r.OK {
			return r.From + "/" + r.To
		}
	}
	return "/"
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// accepts allows the annotated days, what else is defensible, and an open end for what goes on.
func (g goldTime) accepts(got string, a Anchor) bool {
	want := append([]string{str(g.Start) + "/" + str(g.End)}, g.Accept...)
	for _, w := range want {
		if w == got || strings.HasSuffix(got, "/") && w == got+iso(a.today()) {
			return true
		}
	}
	return false
}
