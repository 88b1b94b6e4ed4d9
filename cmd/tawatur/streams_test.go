package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"tawatur/internal/acquire"
)

func TestAFilesNameCannotSteerTheTerminal(t *testing.T) {
	var out bytes.Buffer
	s := &streams{err: &out}
	s.fail(acquire.Item{Err: errors.New("a\x1b[31m\nb\u202e.txt: empty")})
	if got := out.String(); strings.ContainsAny(got, "\x1b\u202e") || strings.Count(got, "\n") != 1 || s.failures != 1 {
		t.Errorf("%q, %d failures", got, s.failures)
	}
}

// A read of standard input that would wait for ever ends with the context.
func TestInterruptWhileStandardInputIsSilent(t *testing.T) {
	silent, end := io.Pipe()
	defer end.Close()
	ctx, cancel := context.WithCancel(t.Context())
	s := &streams{in: silent, err: io.Discard}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range s.items(ctx, intake{}) {
		}
	}()
	cancel()
	<-done
}

func TestBoundsClaimNoMoreThanIsKnown(t *testing.T) {
	two, five := 2, 5
	for want, b := range map[string][2]*int{
		"number not stated": {nil, nil}, "at least 2": {&two, nil}, "at most 5": {nil, &five}, "2": {&two, &two}, "2 to 5": {&two, &five},
	} {
		if got := bounds(b[0], b[1]); got != want {
			t.Errorf("bounds = %q, want %q", got, want)
		}
	}
}
