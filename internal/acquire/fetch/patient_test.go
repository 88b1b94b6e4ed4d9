package fetch

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"
)

func TestPatient(t *testing.T) {
	for name, c := range map[string]struct {
		answers []int
		paths   int
		kind    Kind
		took    time.Duration
	}{
		"the pause":       {[]int{200, 200, 200}, 3, 0, 10 * time.Second},
		"out of order":    {[]int{502, 200}, 1, 0, 30 * time.Second},
		"too often":       {[]int{429, 200}, 1, 0, time.Minute},
		"for good":        {[]int{500, 500, 500, 200}, 1, Status, 150 * time.Second},
		"not there":       {[]int{404, 200}, 1, Status, 0},
		"still too often": {[]int{429, 429, 429}, 1, Status, 3 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			n := 0
			w.host("outlet.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
				rw.WriteHeader(c.answers[n])
				fmt.Fprint(rw, "ok")
				n++
			})
			o := w.options()
			o.Manners = NewManners(0)
			start := w.clock
			p := Patient{Fetcher: New(o), Manners: o.Manners, Now: w.now, Sleep: func(_ context.Context, d time.Duration) error {
				w.clock = w.clock.Add(d)
				return nil
			}}
			var err error
			for i := range c.paths {
				_, err = p.Get(context.Background(), Request{URL: fmt.Sprintf("http://outlet.example/%d", i), Direct: true})
			}
			if KindOf(err) != c.kind || w.clock.Sub(start) != c.took {
				t.Errorf("got %v after %v, want %v after %v", err, w.clock.Sub(start), c.kind, c.took)
			}
		})
	}
}

func TestAPatientOneIsInterrupted(t *testing.T) {
	w := newWorld(t)
	w.host("outlet.example", "5.5.5.1", page("ok"))
	o := w.options()
	o.Manners = NewManners(0)
	o.Manners.Took("outlet.example", w.clock, w.clock, 503, time.Hour)
	ctx, cancel := context.WithCancel(context.Background())
	told := time.Duration(0)
	p := Patient{Fetcher: New(o), Manners: o.Manners, Now: w.now, Waiting: func(_ string, d time.Duration, _ error) { told = d; cancel() }}
	_, err := p.Get(ctx, Request{URL: "http://outlet.example/"})
	wantKind(t, err, Interrupted)
	if told != time.Hour || len(w.dialled) > 0 {
		t.Errorf("told of %v, connected to %v", told, w.dialled)
	}
}
