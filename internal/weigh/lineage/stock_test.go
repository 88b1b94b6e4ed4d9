package lineage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur/arabic"
)

// stockRate is in how many reports of a corpus a word must stand to be in stock; one report in sampleStep is counted.
const (
	stockRate  = 0.05
	sampleStep = 4
)

var update = flag.Bool("update", false, "write stock.txt anew from the corpora")

// TestStockIsCurrent asks that stock.txt holds the words that the corpora beside the repository often hold;
// go test ./internal/weigh/lineage -run Stock -update writes it.
func TestStockIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	paths, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "data", "corpora", "*.jsonl*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Skip("needs the corpora in ../shared, which are absent")
	}
	stock := map[string]bool{}
	for _, path := range paths {
		for _, w := range commonWords(t, path) {
			stock[w] = true
		}
	}
	want := strings.Join(slices.Sorted(maps.Keys(stock)), "\n") + "\n"
	if *update {
		if err := os.WriteFile("stock.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("stock.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("stock.txt is not what the corpora give: -update writes it")
	}
}

// commonWords lists the words that a corpus's reports often hold.
func commonWords(t *testing.T, path string) []string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	in, reports := map[string]int{}, 0
	for n := 0; lines.Scan(); n++ {
		var text struct{ Text string }
		if n%sampleStep != 0 || json.Unmarshal(lines.Bytes(), &text) != nil || text.Text == "" {
			continue
		}
		reports++
		seen := map[string]bool{}
		for _, tok := range arabic.Tokenize(text.Text) {
			if w := strip(tok.Norm); (tok.Kind == arabic.Word || tok.Kind == arabic.Number) && !seen[w] {
				seen[w] = true
				in[w]++
			}
		}
	}
	var out []string
	for w, n := range in {
		if float64(n) >= stockRate*float64(reports) {
			out = append(out, w)
		}
	}
	return out
}
