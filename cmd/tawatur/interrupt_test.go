package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestInterruptedExportsLeaveNoTornFile interrupts exports at many moments: there is the whole file or what was there before, and
// nothing beside it but its descriptor.
func TestInterruptedExportsLeaveNoTornFile(t *testing.T) {
	if testing.Short() {
		t.Skip("one process after another: nothing for the race detector to see")
	}
	dir := t.TempDir()
	db := filepath.Join(dir, "r.db")
	s := &streams{out: io.Discard, err: io.Discard}
	in := ingestCmd{dbFlag: dbFlag{DB: db}}
	in.Paths = []string{"../../samples"}
	if err := in.Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	stopped := 0
	for _, format := range []string{"jsonl", "parquet"} {
		for wait := time.Duration(0); wait < 200*time.Millisecond; wait = wait*3 + 5*time.Millisecond {
			out := filepath.Join(t.TempDir(), "out")
			if err := os.WriteFile(out, []byte("before"), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			timer := time.AfterFunc(wait, cancel)
			x := exportCmd{dbFlag: dbFlag{DB: db}, Format: format, Out: out, Force: true}
			err := x.Run(ctx, s)
			timer.Stop()
			cancel()
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", format, err)
			}
			data, readErr := os.ReadFile(out)
			if readErr != nil || (err != nil) != (string(data) == "before") {
				t.Errorf("%s after %v (%v): %d bytes, %v", format, wait, err, len(data), readErr)
			}
			left, globErr := filepath.Glob(filepath.Join(filepath.Dir(out), "*"))
			if globErr != nil || err != nil && len(left) > 1 {
				t.Errorf("%s: left behind: %v, %v", format, left, globErr)
			}
			if err != nil {
				stopped++
			}
		}
	}
	if stopped == 0 {
		t.Error("no export was interrupted")
	}
}
