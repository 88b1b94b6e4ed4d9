// Command testcount reads the output of `go test -json` on standard input, prints what failed and what was skipped and
// why, and ends with one line "N passed, N failed, N skipped".
//
//	go test -json ./... | go run ./internal/tools/testcount [-strict]
//
// It exits with 1 when a test failed, a package did not build, nothing ran, or, with -strict, when any test was skipped.
// Sub-tests count; a test that has sub-tests counts as well.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	strict := flag.Bool("strict", false, "count a skipped test as a failure")
	flag.Parse()
	os.Exit(run(os.Stdin, os.Stdout, os.Stderr, *strict))
}

// run is main with its streams; it returns the exit code.
func run(in io.Reader, out, errs io.Writer, strict bool) int {
	t := newTally(out)
	if err := t.read(in); err != nil {
		_, _ = fmt.Fprintf(errs, "testcount: %v\n", err)
		return 1
	}
	t.explainSkips()
	if _, err := fmt.Fprintf(out, "%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped); err != nil {
		return 1
	}
	if t.failed > 0 || t.passed == 0 || strict && t.skipped > 0 {
		return 1
	}
	return 0
}
