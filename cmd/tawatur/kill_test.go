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

// kills is how often the test kills the program; every second time while it derives the events.
const kills = 50

// TestKilled kills ingest and rebuild at random moments; each run goes on where the one before was killed. In the end every
// report is there once, and the events are those of a record that was never disturbed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("one process after another: nothing for the race detector to see")
	}
	const reports = 1500
	dir := t.TempDir()
	input, db := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "record.db")
	if err := os.WriteFile(input, manyReports(reports), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	tawatur := func(args ...string) *exec.Cmd { return exec.Command(asTawatur(t, dir, self), args...) }
	must := func(args ...string) string {
		out, err := tawatur(args...).Output()
		if err != nil {
			t.Fatalf("%v after the kills: %v", args, err)
		}
		return string(out)
	}
	for i := range kills {
		c := tawatur("ingest", "--db", db, input)
		if _, err := os.Stat(db); err == nil && i%2 == 1 {
			c = tawatur("rebuild", "--db", db)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(100+rand.IntN(500))*time.Millisecond, func() { _ = c.Process.Kill() })
		_ = c.Wait() // killed, or done before
	}
	must("ingest", "--db", db, input)
	countReports(t, db, reports)
	must("rebuild", "--db", db)
	clean := filepath.Join(dir, "clean.db")
	must("ingest", "--db", clean, input)
	must("rebuild", "--db", clean)
	events := must("export", "--db", clean)
	if events == "" {
		t.Fatal("the undisturbed record has no events")
	}
	if must("export", "--db", db) != events {
		t.Error("the events are not those of a record that was never disturbed")
	}
}

// manyReports writes reports of shellings of several villages on several days.
func manyReports(n int) []byte {
	villages := []string{"تل رفعت", "كنصفرة", "معارة النعسان", "كفر تعال", "تل تمر", "عين عيسى", "منبج", "الباب"}
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"r%04d","outlet":"صحيفة %d","text":"قصفت المدفعية التركية %s صباح اليوم وقتل %d مدنيين.","published":"2024-%02d-%02d"}`+"\n",
			i, i%40, villages[i%len(villages)], i%9+3, i%12+1, i%28+1)
	}
	return []byte(b.String())
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
