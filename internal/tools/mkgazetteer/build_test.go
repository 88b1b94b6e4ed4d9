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
	a, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	b, err := build(geo)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		a, b []byte
	}{{"../../know/gazetteer/data/places.tsv.gz", a.archive, b.archive}, {"../../know/crosswalk/data/links.tsv.gz", a.links, b.links}} {
		if !bytes.Equal(c.a, c.b) {
			t.Errorf("%s: two builds differ", c.path)
		}
		have, err := os.ReadFile(c.path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(c.a, have) {
			t.Errorf("%s is stale (%d places now)", c.path, a.places)
		}
	}
}
