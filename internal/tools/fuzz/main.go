// Command fuzz runs every fuzz target of the tree for some time, several at once, and says how each fared:
//
//	go run ./internal/tools/fuzz -time 60s -jobs 8
//	go run ./internal/tools/fuzz -time 5m -keep 12 ./internal/acquire/...
//
// The targets are those that the test files have, so that none is forgotten. With -keep, inputs that reached something new are put
// beside the tests (testdata/fuzz), the shortest first: later runs, and plain `go test`, begin with them. It exits with 1 when a target
// fails; the input that made it fail is then in testdata/fuzz too.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"sync"
	"time"
)

func main() {
	length := flag.Duration("time", time.Minute, "how long each target is run")
	jobs := flag.Int("jobs", 4*runtime.NumCPU(), "how many targets are run at once, each in one process of one worker")
	keep := flag.Int("keep", 0, "how many inputs to keep beside the tests of each target")
	list := flag.Bool("list", false, "only list the targets")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	patterns := flag.Args()
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	targets, err := find(ctx, patterns)
	if err == nil && !*list {
		err = run(ctx, targets, *length, max(1, *jobs), *keep)
	} else if err == nil {
		for _, t := range targets {
			fmt.Println(t)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(1)
	}
}

// run runs the targets, jobs at once; the error counts those that failed.
func run(ctx context.Context, targets []target, length time.Duration, jobs, keep int) error {
	begun := time.Now()
	var mu sync.Mutex
	var wg sync.WaitGroup
	failed := 0
	room := make(chan bool, jobs)
	for _, t := range targets {
		room <- true
		wg.Go(func() {
			defer func() { <-room }()
			out, err := t.run(ctx, length)
			if err == nil && keep > 0 {
				err = t.keep(ctx, keep)
			}
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed++
				fmt.Printf("FAIL %s: %v\n%s\n", t, err, out)
				return
			}
			fmt.Printf("ok   %s: %s\n", t, lastCount(out))
		})
	}
	wg.Wait()
	fmt.Printf("%d fuzz targets of %s each in %s, %d failed\n", len(targets), length, time.Since(begun).Round(time.Second), failed)
	if failed > 0 || len(targets) == 0 {
		return fmt.Errorf("%d of %d targets failed", failed, len(targets))
	}
	return ctx.Err()
}

// run runs one target in a process of one worker and returns what it wrote.
func (t target) run(ctx context.Context, length time.Duration) (string, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", length.String(), "-fuzzminimizetime", "2s", "-parallel", "1", t.pkg)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	out, err := cmd.CombinedOutput()
	if err != nil && raced(string(out)) {
		err = nil
	}
	return string(out), err
}

// raced reports whether a run failed only because its time was up while an input was tried. Go before 1.27 takes that for a failure
// now and then (go.dev/issue/75804); what really fails is written down.
func raced(out string) bool {
	return strings.Contains(out, "\n    context deadline exceeded\n") && !strings.Contains(out, "Failing input written")
}

// lastCount is the last line in which a run counts what it tried.
func lastCount(out string) string {
	last := "nothing was tried"
	for line := range strings.Lines(out) {
		if i := strings.Index(line, "execs: "); i >= 0 {
			tried, rest, _ := strings.Cut(strings.TrimSpace(line[i:]), " (") // at the end the rate is always 0
			_, found, _ := strings.Cut(rest, "), ")
			last = strings.TrimSuffix(tried+", "+found, ", ")
		}
	}
	return last
}
