package layout

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tawatur/arabic"
)

// shared finds the annotated press texts that lie beside the repository and not in it.
func shared(t *testing.T) string {
	t.Helper()
	for dir, _ := filepath.Abs("."); ; dir = filepath.Dir(dir) {
		p := filepath.Join(dir, "..", "shared")
		if st, err := os.Stat(p); err == nil && st.IsDir() {
			return p
		}
		if dir == filepath.Dir(dir) {
			t.Skip("../shared is absent: press texts not tested")
		}
	}
}

func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func TestSharedGoldEvidenceLiesInTheText(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "gold", "*", "*.gold.json"))
	for _, f := range files {
		var gold struct {
			Events []struct {
				ID       string
				Optional bool
				Evidence []string
			}
		}
		var rep struct{ Text string }
		readJSON(t, f, &gold)
		readJSON(t, strings.TrimSuffix(f, ".gold.json")+".json", &rep)
		rs := []rune(rep.Text)
		bs := Blocks(rs)
		for _, e := range gold.Events {
			for _, ev := range e.Evidence {
				if k := kindOf(rs, bs, ev); k == Furniture || k == Byline || k == DateLine || k == Caption {
					t.Errorf("%s event %s optional=%v: %s: %s", filepath.Base(f), e.ID, e.Optional, k, ev)
				}
			}
		}
	}
}

// kindOf returns the kind of the block in which a piece of evidence begins, the best one if it stands twice.
func kindOf(rs []rune, bs []Block, ev string) Kind {
	found := Kind("")
	ev, _, _ = strings.Cut(ev, "\n")
	for _, b := range bs {
		if b.Why == again {
			continue // its words are judged where the headline is kept
		}
		if strings.Contains(string(rs[b.Start:b.End]), ev) && (found == "" || b.Kind == Body || b.Kind == Headline) {
			found = b.Kind
		}
	}
	return found
}

func TestSharedSeedsDatelines(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "seeds")
	for name, want := range map[string]string{
		"seed000": "2023-09-03T08:17:00Z", "seed001": "", "seed002": "", "seed003": "2024-08-09T16:02:00+03:00", "seed004": "",
	} {
		var rep struct{ Text string }
		readJSON(t, filepath.Join(dir, name+".json"), &rep)
		rs := []rune(rep.Text)
		if s, ok := Dateline(rs, Blocks(rs)); s.Value != want || ok != (want != "") {
			t.Errorf("%s: %+v, want %q", name, s, want)
		}
	}
}

// TestSharedCorporaKeepTheirSentences reads the corpora and fails if a line that ends like a sentence and has the length of
// one is lost, unless a phrase says that it is furniture.
func TestSharedCorporaKeepTheirSentences(t *testing.T) {
	dir := filepath.Join(shared(t), "data", "corpora")
	for _, name := range []string{"syria_reports.jsonl", "deir_ezzor_reports.jsonl"} {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Skip("corpora are absent")
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 16<<20)
		for sc.Scan() {
			var rep struct{ ID, Text string }
			if err := json.Unmarshal(sc.Bytes(), &rep); err != nil {
				t.Fatal(err)
			}
			lost(t, rep.ID, []rune(rep.Text))
		}
	}
}

func lost(t *testing.T, id string, rs []rune) {
	t.Helper()
	for _, b := range Blocks(rs) {
		text := string(rs[b.Start:b.End])
		l, _ := newLine(rs[b.Start:b.End], arabic.TokenizeRunes(rs[b.Start:b.End]), 0, b.End-b.Start)
		phrase := strings.HasPrefix(b.Why, "starts ") || strings.HasPrefix(b.Why, "contains ")
		if l.paragraph() && b.Kind != Body && b.Kind != Headline && !phrase && b.Why != again {
			t.Errorf("%s: %s (%s): %s", id, b.Kind, b.Why, text)
		}
	}
}
