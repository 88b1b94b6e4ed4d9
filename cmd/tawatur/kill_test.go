package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur/internal/store/sqlite"
)

// TestKilledIngest kills ingest at ten moments; each run goes on where the one before was killed, and in the end every
// report is there once.
func TestKilledIngest(t *testing.T) {
	const reports = 3000
	dir := t.TempDir()
	input, db := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "record.db")
	var b strings.Builder
	for i := range reports {
		fmt.Fprintf(&b, `{"id":"r%04d","text":"قصفت المدفعية التركية قرية تل رفعت صباح اليوم وقتل %d مدنيين.","published":"2024-08-09"}`+"\n", i, i%9+3)
	}
	if err := os.WriteFile(input, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ingest := func() *exec.Cmd {
		c := exec.Command(asTawatur(t, dir, self), "ingest", "--db", db, input)
		c.Stderr = os.Stderr
		return c
	}
	for range 10 {
		c := ingest()
		c.Stderr = nil
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(200+rand.IntN(600))*time.Millisecond, func() { _ = c.Process.Kill() })
		_ = c.Wait() // killed, or done before
	}
	if err := ingest().Run(); err != nil {
		t.Fatalf("ingest after the kills: %v", err)
	}
	countReports(t, db, reports)
}

// asTawatur returns a name for the test's own binary under which it runs as the command: see testscript.Main.
func asTawatur(t *testing.T, dir, self string) string {
	t.Helper()
	name := filepath.Join(dir, "tawatur")
	if _, err := os.Lstat(name); err == nil {
		return name
	}
	if err := os.Symlink(self, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	return name
}

func countReports(t *testing.T, db string, want int) {
	t.Helper()
	st, err := sqlite.OpenExisting(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	seen := map[string]bool{}
	claims := 0
	for e, err := range st.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		seen[e.Report.ID] = true
		claims += len(e.Claims)
	}
	c, err := st.Counts(t.Context())
	if err != nil || c.Reports != want || len(seen) != want || c.Claims != claims || claims < want {
		t.Errorf("%d reports under %d ids, %d claims: %+v, %v", c.Reports, len(seen), claims, c, err)
	}
}
