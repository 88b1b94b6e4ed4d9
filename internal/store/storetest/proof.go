package storetest

import (
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// captured is where the bytes of a report are: the nth record of a file.
func captured(n int64, at string) tawatur.Capture {
	return tawatur.Capture{At: at, URL: "https://outlet.example/<1>?a=1&b=2", File: "2024-08-10-001.warc.gz", Offset: 400 * n, Length: 400, SHA256: tawatur.HashText(at), Kept: true}
}

func testCaptures(t *testing.T, st store.Store) {
	early, late, other := captured(1, "2024-08-10T09:00:00Z"), captured(2, "2024-08-11T09:00:00Z"), captured(3, "2024-08-12T09:00:00Z")
	a, b := entry("a", "قصف", 1), entry("a", "قصف عنيف", 1)
	for _, add := range []struct {
		e     store.Entry
		c     tawatur.Capture
		added bool
	}{{a, late, true}, {a, early, false}, {a, late, false}, {b, other, true}} {
		if added, err := st.AddEntry(t.Context(), add.e, add.c); added != add.added || err != nil {
			t.Fatalf("AddEntry(%s, %s) = %v, %v", add.e.Report.Text, add.c.At, added, err)
		}
	}
	keep(t, st, entry("c", "نص بلا أصل", 0))
	want := map[string][]tawatur.Capture{"a": {early, late}}
	got, err := st.Captures(t.Context(), "a", "c", "none")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Captures(a, c, none)", got, want)
	ids, err := st.Versions(t.Context(), "a")
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	want[ids[1]] = []tawatur.Capture{other}
	if got, err = st.Captures(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "Captures()", got, want)
}
