package main

import (
	"bytes"
	"os"
	"testing"
)

// TestSameInputSameBytes builds the archive twice and compares it with the committed one.
func TestSameInputSameBytes(t *testing.T) {
	const geo = "../../../../shared/data/geo"
	if _, err := os.Stat(geo); err != nil {
		t.Skip("NOTICE: the lists of places are absent; import not tested")
	}
	a, n, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two builds differ")
	}
	have, err := os.ReadFile("../../know/gazetteer/data/places.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, have) {
		t.Errorf("the committed archive is stale (%d places now)", n)
	}
}
