package acquire

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// shared finds the annotated press texts that lie beside the repository and not in it.
func shared(t *testing.T) string {
	t.Helper()
	for dir, _ := filepath.Abs("."); ; dir = filepath.Dir(dir) {
		if p := filepath.Join(dir, "..", "shared"); isDir(p) {
			return p
		}
		if dir == filepath.Dir(dir) {
			t.Skip("../shared is absent: press texts not tested")
		}
	}
}

func isDir(p string) bool {
	st, err := os.Stat(p)
	return err == nil && st.IsDir()
}

func TestSharedReportsAllComeInAsArabic(t *testing.T) {
	dir := shared(t)
	n := 0
	args := []string{filepath.Join(dir, "seeds"), filepath.Join(dir, "gold"), filepath.Join(dir, "data", "corpora", "syria_reports.jsonl")}
	for it := range Walk(context.Background(), args, nil, Options{}) {
		n++
		if it.Err != nil || it.Report.Status != "" {
			t.Errorf("%s: %v status %q language %q", it.Name, it.Err, it.Report.Status, it.Report.Language)
		}
	}
	if n < 900 {
		t.Errorf("only %d reports", n)
	}
}
