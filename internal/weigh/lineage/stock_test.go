package lineage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
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

// TestWriteStock writes stock.txt from the corpora beside the repository: TAWATUR_STOCK=1 go test -run WriteStock.
func TestWriteStock(t *testing.T) {
	if os.Getenv("TAWATUR_STOCK") == "" {
		t.Skip("TAWATUR_STOCK is not set: stock.txt stays as it is")
	}
	paths, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "data", "corpora", "*.jsonl*"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no corpora in ../shared")
	}
	stock := map[string]bool{}
	for _, path := range paths {
		for _, w := range commonWords(t, path) {
			stock[w] = true
		}
	}
	var words []string
	for w := range stock {
		words = append(words, w)
	}
	slices.Sort(words)
	if err := os.WriteFile("stock.txt", []byte(strings.Join(words, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
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
