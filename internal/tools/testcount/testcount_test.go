package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	const (
		pass = `{"Action":"pass","Package":"p","Test":"TestA"}` + "\n"
		skip = `{"Action":"output","Package":"p","Test":"TestB","Output":"=== RUN   TestB\n"}` + "\n" +
			`{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:3: no data here\n"}` + "\n" +
			`{"Action":"skip","Package":"p","Test":"TestB"}` + "\n"
		fail = `{"Action":"output","Package":"p","Test":"TestC","Output":"c_test.go:9: wrong\n"}` + "\n" +
			`{"Action":"fail","Package":"p","Test":"TestC"}` + "\n" + `{"Action":"fail","Package":"p"}` + "\n"
		build = `{"Action":"build-output","ImportPath":"q","Output":"q.go:1: syntax error\n"}` + "\n" +
			`{"Action":"fail","Package":"q","FailedBuild":"q"}` + "\n"
	)
	for _, c := range []struct {
		name, in, last, says string
		strict               bool
		code                 int
	}{
		{"all pass", pass, "1 passed, 0 failed, 0 skipped", "", false, 0},
		{"nothing ran", "", "0 passed, 0 failed, 0 skipped", "", false, 1},
		{"skip is told", pass + skip, "1 passed, 0 failed, 1 skipped", "skip  p TestB: b_test.go:3: no data here", false, 0},
		{"skip counts when strict", pass + skip, "1 passed, 0 failed, 1 skipped", "", true, 1},
		{"failure counts once", pass + fail, "1 passed, 1 failed, 0 skipped", "c_test.go:9: wrong", false, 1},
		{"broken build", pass + build, "1 passed, 1 failed, 0 skipped", "q.go:1: syntax error", false, 1},
		{"not JSON", "go: boom\n" + pass, "1 passed, 0 failed, 0 skipped", "go: boom", false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(strings.NewReader(c.in), &out, &errs, c.strict); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if got := lines[len(lines)-1]; got != c.last {
				t.Errorf("last line %q, want %q", got, c.last)
			}
			if !strings.Contains(out.String(), c.says) {
				t.Errorf("output %q does not say %q", out.String(), c.says)
			}
		})
	}
}
