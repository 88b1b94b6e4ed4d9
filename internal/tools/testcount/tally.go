package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is one line of `go test -json`.
type event struct {
	Action, Package, Test, Output, ImportPath, FailedBuild string
}

// tally counts results. The output of a test is kept until its result is known and printed only if it failed.
type tally struct {
	out                     io.Writer
	passed, failed, skipped int
	// pending is the output so far of each test and package under way, by key.
	pending map[string]*strings.Builder
	// skips are the skipped tests with the reasons they gave, in order.
	skips []string
	// failedIn holds the packages in which a test failed: their own failure is not counted again.
	failedIn map[string]bool
}

func newTally(out io.Writer) *tally {
	return &tally{out: out, pending: map[string]*strings.Builder{}, failedIn: map[string]bool{}}
}

// read takes in a whole stream. Lines that are not JSON, such as the compiler's, are passed on.
func (t *tally) read(in io.Reader) error {
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				t.print(string(line))
			} else {
				t.add(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read test output: %w", err)
		}
	}
}

func (e event) key() string { return e.Package + " " + e.Test }

func (t *tally) add(e event) {
	switch e.Action {
	case "output":
		t.keep(e)
	case "build-output":
		t.print(e.Output)
	case "pass":
		t.pass(e)
	case "skip":
		t.skip(e)
	case "fail":
		t.fail(e)
	}
}

func (t *tally) keep(e event) {
	b, ok := t.pending[e.key()]
	if !ok {
		b = &strings.Builder{}
		t.pending[e.key()] = b
	}
	b.WriteString(e.Output)
}

// take returns what was kept for a test and forgets it.
func (t *tally) take(e event) string {
	b, ok := t.pending[e.key()]
	if !ok {
		return ""
	}
	delete(t.pending, e.key())
	return b.String()
}

func (t *tally) pass(e event) {
	t.take(e)
	if e.Test == "" {
		t.print("ok    " + e.Package + "\n")
		return
	}
	t.passed++
}

// skip counts a skipped test. A skipped package is one without tests and counts as nothing.
func (t *tally) skip(e event) {
	said := t.take(e)
	if e.Test == "" {
		return
	}
	t.skipped++
	t.skips = append(t.skips, e.Package+" "+e.Test+": "+reason(said))
}

// fail counts a failed test, or a package that failed without any test failing: a crash, or a broken build.
func (t *tally) fail(e event) {
	said := t.take(e)
	if e.Test == "" && t.failedIn[e.Package] {
		return
	}
	t.failedIn[e.Package] = true
	t.failed++
	t.print("FAIL  " + e.key() + "\n" + said)
}

// reason picks the words of t.Skip out of a test's output.
func reason(output string) string {
	for line := range strings.Lines(output) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			return line
		}
	}
	return "no reason given"
}

func (t *tally) explainSkips() {
	for _, s := range t.skips {
		t.print("skip  " + s + "\n")
	}
}

// print writes to the report; an error of it shows in the last line, which run checks.
func (t *tally) print(s string) { _, _ = io.WriteString(t.out, s) }
