package sqlite

import (
	"slices"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/storetest"
)

// TestBoxIsTheSameHoweverItIsLookedFor lists a box by its places and by walking down the list, with and without the index.
func TestBoxIsTheSameHoweverItIsLookedFor(t *testing.T) {
	st := mustOpen(t, t.TempDir()+"/record.db")
	defer st.Close()
	var events []tawatur.Event
	for i, day := range []string{"2024-08-01", "2024-08-02", "2024-08-03", "2024-08-04", ""} {
		e := tawatur.Event{ID: "e-" + string(rune('a'+i)), Type: "shelling"}
		e.Time.Start = day
		e.Place = &tawatur.EventPlace{ID: string(rune('p' + i%2)), Lat: 35 + float64(i%2), Lon: 40, Precision: "settlement"}
		events = append(events, e)
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	box := &store.Box{West: 39, South: 34.5, East: 41, North: 35.5}
	for _, f := range []store.Filter{{Box: box}, {Box: box, Type: "shelling"}} {
		for _, rare := range []bool{true, false} {
			q, _, err := asked(f)
			if err != nil {
				t.Fatal(err)
			}
			q.few = rare
			docs, err := st.docs(t.Context(), q, 10)
			var seqs []int64
			for _, d := range docs {
				seqs = append(seqs, d.seq)
			}
			slices.Reverse(seqs)
			if err != nil || len(docs) != 3 || !slices.IsSorted(seqs) {
				t.Errorf("%+v, few %v: %d events in order %v, %v; want 3, newest first", f, rare, len(docs), seqs, err)
			}
		}
	}
}
