package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// scoresArgs are the sets of eval/scores.txt, seen from the top of the repository; `make scores` writes them with the
// same arguments.
var scoresArgs = evalCmd{
	Gold:    []string{"../shared/gold/seeds", "../shared/gold/dev", "eval/gold/work", "eval/gold/unseen"},
	Corpora: "../shared/data/corpora",
	Types:   true,
}

// TestScoresAreCurrent asks that eval/scores.txt holds the figures of this program, so that a change of the reading shows
// in the same commit what it moved.
func TestScoresAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: nothing for the race detector to see")
	}
	t.Chdir(filepath.Join("..", ".."))
	if _, err := os.Stat(scoresArgs.Corpora); err != nil {
		t.Skipf("needs the press texts in %s, which are absent", scoresArgs.Corpora)
	}
	want, err := os.ReadFile(filepath.Join("eval", "scores.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	s := &streams{in: &bytes.Buffer{}, out: &got, err: &got}
	if err := scoresArgs.Run(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("eval/scores.txt is stale: make scores writes it anew. Now:\n%s", got.String())
	}
}
