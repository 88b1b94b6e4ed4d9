package audit

import (
	"context"
	"iter"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/proof"
	"tawatur/internal/store"
)

// busyRecord is a record into which a watch keeps a page whenever it is checked.
type busyRecord struct {
	Record
	t      *testing.T
	keeper *proof.Keeper
	kept   map[string][]tawatur.Capture
}

func (r *busyRecord) keep(id string) {
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	c, err := r.keeper.Keep(proof.Exchange{URL: "https://outlet.example/" + id, At: time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC), Response: []byte(head + id)})
	if err != nil {
		r.t.Fatal(err)
	}
	r.kept[id] = []tawatur.Capture{c}
}

func (r *busyRecord) Captures(context.Context, ...string) (map[string][]tawatur.Capture, error) {
	out := map[string][]tawatur.Capture{}
	for id, c := range r.kept {
		out[id] = c
	}
	return out, nil
}

func (r *busyRecord) Check(context.Context) error {
	r.keep("later")
	return nil
}

func (r *busyRecord) Entries(context.Context) iter.Seq2[store.Entry, error] {
	return func(func(store.Entry, error) bool) {}
}

func (r *busyRecord) Stated(context.Context, int64) iter.Seq2[tawatur.Stated, error] {
	return func(func(tawatur.Stated, error) bool) {}
}

func (r *busyRecord) Unswept(context.Context) (bool, error) { return false, nil }

func (r *busyRecord) Tombstones(context.Context) ([]tawatur.Tombstone, error) { return nil, nil }

func TestARecordThatIsWrittenToIsWhole(t *testing.T) {
	dir := t.TempDir()
	k, err := proof.Open(dir, proof.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	rec := &busyRecord{t: t, keeper: k, kept: map[string][]tawatur.Capture{}}
	rec.keep("first")
	a, err := Run(t.Context(), rec, dir, Options{})
	if err != nil || !a.Whole {
		t.Errorf("%+v, %v", a.Problems, err)
	}
	rec.kept["nowhere"] = []tawatur.Capture{{File: "2024-08-10-001.warc.gz", Offset: 7, Kept: true}}
	a, err = Run(t.Context(), rec, dir, Options{})
	if err != nil || len(a.Problems) != 1 || !strings.Contains(a.Problems[0].String(), "nowhere") {
		t.Errorf("%+v, %v", a.Problems, err)
	}
}
