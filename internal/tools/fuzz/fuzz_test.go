package main

import (
	"slices"
	"strings"
	"testing"
)

// TestFind finds the targets of a package whose parser reads what strangers write.
func TestFind(t *testing.T) {
	found, err := find(t.Context(), []string{"tawatur/internal/acquire/archive/warc"})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].name != "FuzzReader" || !strings.HasSuffix(found[0].dir, "warc") {
		t.Errorf("%+v", found)
	}
	if _, err := find(t.Context(), []string{"tawatur/internal/nothing"}); err == nil {
		t.Error("no error for a package that is not there")
	}
}

func TestSpread(t *testing.T) {
	in := map[string][]byte{"a": []byte("1"), "b": []byte("22"), "c": []byte("333"), "d": []byte("4444")}
	for n, want := range map[int][]string{0: nil, 2: {"a", "c"}, 9: {"a", "b", "c", "d"}} {
		if got := spread(in, n); !slices.Equal(got, want) {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestLastCount(t *testing.T) {
	out := "fuzz: elapsed: 0s, execs: 0 (0/sec)\nfuzz: elapsed: 3s, execs: 17 (6/sec), new interesting: 2 (total: 5)\nok\n"
	if got := lastCount(out); got != "execs: 17, new interesting: 2 (total: 5)" {
		t.Error(got)
	}
}

func TestRaced(t *testing.T) {
	ended := "fuzz: elapsed: 1m0s, execs: 40304 (0/sec), new interesting: 4 (total: 18)\n--- FAIL: FuzzRead (60.20s)\n    context deadline exceeded\nFAIL\n"
	for out, want := range map[string]bool{
		ended: true,
		strings.Replace(ended, "FAIL\n", "    Failing input written to testdata/fuzz/FuzzRead/1\nFAIL\n", 1): false,
		"--- FAIL: FuzzRead (3.20s)\n    read_test.go:17: context deadline exceeded in Read\nFAIL\n":         false,
		"panic: runtime error\n": false,
	} {
		if raced(out) != want {
			t.Errorf("raced(%q) = %v", out, !want)
		}
	}
}
